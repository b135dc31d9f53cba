//! One pair of countries: all that passes between them, in the order of time, with what a reader needs
//! to judge it.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Construction, Quad, Quote, Recognition, Relation};
use siyaq_engine::list::ToList;

use super::related::Related;
use super::relations::{Named, Row, named, rows};
use crate::i18n::Locale;
use crate::store::Filter;

/// Two countries and what passes between them.
#[derive(Clone, Debug, PartialEq)]
pub struct PairView {
    /// The two.
    pub names: [Named; 2],
    /// The net tone of what the text states, −10 to 10.
    pub tone: Option<f32>,
    /// Their relations that the filter leaves, in the order of time, the undated last.
    pub deeds: Vec<Deed>,
}

/// A relation with all that a reader needs to judge it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Its row in the table.
    pub row: Row,
    /// Cooperation or conflict, in words or deeds.
    pub quad: Quad,
    /// PLOVER's intensity, −10 to 10.
    pub tone: f32,
    /// Who says so.
    pub said_by: Option<String>,
    /// The words that stand for a country without naming it: the words, the country, and how they
    /// are known.
    pub recognised: Vec<(String, String, &'static str)>,
    /// Why it was found, in a line.
    pub why: String,
    /// The shortest stretch that shows it.
    pub evidence: Quote,
}

/// Why a relation was found, in a line: the word that says so and what it makes of the two.
pub fn why(r: &Relation, source: &str, target: &str, locale: Locale) -> String {
    let trigger = &r.trigger.text;
    let say = match r.explanation.construction {
        Construction::Verb => Locale::why_verb,
        Construction::Passive => Locale::why_passive,
        Construction::Participle => Locale::why_participle,
        Construction::Noun => Locale::why_noun,
        Construction::GovernedNoun => Locale::why_governed_noun,
        Construction::Together => Locale::why_together,
        Construction::Answer => Locale::why_answer,
        Construction::Speech => Locale::why_speech,
        Construction::Joining => Locale::why_joining,
    };
    say(locale, source, target, trigger)
}

/// A net tone in words.
pub fn tone_words(tone: f32, locale: Locale) -> &'static str {
    match tone {
        _ if tone >= 1.0 => locale.tone_warm(),
        _ if tone <= -1.0 => locale.tone_cold(),
        _ => locale.tone_even(),
    }
}

/// One pair; `None` where there is no such pair.
pub fn pair(
    found: &Exploration,
    related: &Related,
    index: usize,
    filter: &Filter,
    locale: Locale,
) -> Option<PairView> {
    let pair = found.pairs.get(index)?;
    let mut rows = rows(found, related, filter, locale);
    let deeds = pair.relations.iter().filter_map(|&relation| {
        let at = rows
            .iter()
            .position(|row| row.relation == relation as usize)?;
        let r = found.relations.get(relation as usize)?;
        Some(deed(rows.swap_remove(at), r, locale))
    });
    Some(PairView {
        names: pair.actors.each_ref().map(|code| named(found, code)),
        tone: pair.tone,
        deeds: deeds.list(),
    })
}

fn deed(row: Row, r: &Relation, locale: Locale) -> Deed {
    let sides = [
        (&r.source_words, &row.source, r.explanation.source),
        (&r.target_words, &row.target, r.explanation.target),
    ];
    let recognised = sides
        .into_iter()
        .filter(|(words, name, how)| *how != Recognition::Name && words.text != **name)
        .map(|(words, name, how)| (words.text.clone(), name.clone(), recognition(how, locale)))
        .list();
    Deed {
        quad: r.quad,
        tone: r.tone,
        said_by: r.said_by.as_ref().map(|quote| quote.text.clone()),
        recognised,
        why: why(r, &row.source, &row.target, locale),
        evidence: r.evidence.clone(),
        row,
    }
}

/// How a country was recognised, in plain words.
fn recognition(how: Recognition, locale: Locale) -> &'static str {
    match how {
        Recognition::Name => locale.by_name(),
        Recognition::Seat => locale.by_seat(),
        Recognition::Place => locale.by_place(),
        Recognition::Office => locale.by_office(),
        Recognition::Person => locale.by_person(),
        Recognition::Nationality => locale.by_nationality(),
        Recognition::People => locale.by_people(),
        Recognition::Anaphor => locale.by_anaphor(),
        Recognition::Member => locale.by_member(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Selection;
    use crate::views::related::related;
    use crate::views::sample;

    #[test]
    fn a_pair_tells_its_relations_in_the_order_of_time() {
        let mut found = sample::article().exploration;
        found.pairs[0].relations = vec![1, 0];
        found.relations[1].source_words.text = "القاهرة".to_owned();
        found.relations[1].explanation.source = Recognition::Seat;
        let related = related(&found, Selection::Pair(0), None);
        let told = |index| pair(&found, &related, index, &Filter::default(), Locale::Ar);
        let view = told(0).expect("a pair");
        let order: Vec<_> = view.deeds.iter().map(|deed| deed.row.relation).collect();
        assert_eq!(order, [1, 0]);
        assert_eq!(
            view.names.each_ref().map(|named| named.name.as_str()),
            ["مصر", "قطر"]
        );
        let seat = Locale::Ar.by_seat();
        assert_eq!(
            view.deeds[0].recognised,
            [("القاهرة".to_owned(), "مصر".to_owned(), seat)]
        );
        assert_eq!(told(9), None);
    }

    #[test]
    fn each_relation_says_why_it_was_found() {
        let mut found = sample::article().exploration;
        let relation = &mut found.relations[0];
        let mut lines = Vec::new();
        for construction in [
            Construction::Verb,
            Construction::Passive,
            Construction::Participle,
            Construction::Noun,
            Construction::GovernedNoun,
            Construction::Together,
            Construction::Answer,
            Construction::Speech,
            Construction::Joining,
        ] {
            relation.explanation.construction = construction;
            let line = why(relation, "مصر", "قطر", Locale::Ar);
            for word in ["مصر", "قطر", &relation.trigger.text] {
                assert!(line.contains(word), "{line}");
            }
            assert!(!lines.contains(&line), "{line}");
            lines.push(line);
        }
    }

    #[test]
    fn a_net_tone_is_told_in_words() {
        let words = |tone| tone_words(tone, Locale::Ar);
        assert_eq!(words(2.5), "يغلب التعاون");
        assert_eq!(words(-6.0), "يغلب الخلاف");
        assert_eq!(words(-0.25), "بين تعاون وخلاف");
    }
}
