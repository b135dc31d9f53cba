//! Several entities picked together: the sentences that name them all.

use siyaq_engine::exploration::{Entity, Quote};
use siyaq_engine::list::ToList;

use super::detail::{MOST_LINES, slice};
use super::named_in;
use super::reading::{Paint, painted, places};
use crate::article::Article;

/// The card of several entities.
#[derive(Clone, Debug, PartialEq)]
pub struct TogetherCard {
    /// Their names.
    pub names: Vec<String>,
    /// In how many sentences all of them are named.
    pub count: usize,
    /// The first of these sentences, in the order of the text.
    pub sentences: Vec<Quote>,
}

/// The card of the entities with these indices; `None` for fewer than two.
pub fn card(article: &Article, together: &[usize]) -> Option<TogetherCard> {
    let entities = entities(article, together)?;
    let quote = |&(start, end): &(u32, u32)| Quote {
        start,
        end,
        text: slice(article, start, end),
    };
    let sentences = sentences(article, &entities);
    Some(TogetherCard {
        count: sentences.len(),
        sentences: sentences.iter().take(MOST_LINES).map(quote).list(),
        names: entities.into_iter().map(|e| e.name.clone()).list(),
    })
}

/// The highlights of the entities with these indices, and of the sentences that name all of them;
/// `None` for fewer than two.
pub fn paints(article: &Article, together: &[usize]) -> Option<[Paint; 2]> {
    let entities = entities(article, together)?;
    let mut mentions = entities.iter().copied().flat_map(places);
    let mut sentences = sentences(article, &entities).into_iter();
    Some([
        ("siyaq-picked", painted(article, &mut mentions)),
        ("siyaq-evidence", painted(article, &mut sentences)),
    ])
}

fn entities<'a>(article: &'a Article, together: &[usize]) -> Option<Vec<&'a Entity>> {
    let entities = &article.exploration.entities;
    let named: Vec<_> = together.iter().filter_map(|&i| entities.get(i)).list();
    (named.len() > 1).then_some(named)
}

/// Where the sentences lie that name all the entities.
fn sentences(article: &Article, entities: &[&Entity]) -> Vec<(u32, u32)> {
    let all = article.exploration.sentences.iter();
    all.map(|s| (s.start, s.end))
        .filter(|&sentence| entities.iter().all(|entity| named_in(entity, sentence)))
        .list()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Draft;

    #[test]
    fn the_sentences_with_all_of_them_are_shown() {
        let draft = Draft {
            text: "زار أمير قطر مصر. ورحبت مصر بقطر وليبيا. ودانت ليبيا تشاد.".into(),
            published: String::new(),
        };
        let article = draft.explore(&Default::default()).expect("an article");
        let found = &article.exploration.entities;
        let index = |id: &str| found.iter().position(|e| e.id == id).expect("the entity");
        for (ids, expected) in [
            (&["EGY", "QAT"][..], Some(2)),
            (&["EGY", "QAT", "LBY"], Some(1)),
            (&["EGY", "TCD"], Some(0)),
            (&["EGY"], None),
            (&[], None),
        ] {
            let together: Vec<_> = ids.iter().map(|id| index(id)).collect();
            let card = card(&article, &together);
            assert_eq!(card.map(|c| c.sentences.len()), expected, "{ids:?}");
            let evidence = paints(&article, &together).map(|[_, (_, evidence)]| evidence.len());
            assert_eq!(evidence, expected, "{ids:?}");
        }
        assert_eq!(card(&article, &[0, 99]), None);
    }
}
