//! The card of what is picked.

use siyaq_engine::exploration::{Entity, EntityType, Event, Found, Mention, Quote, Relation};
use siyaq_engine::list::{ToList, joined};

use super::graph::tenths;
use super::pair::why;
use super::related::{involves, names, tells};
use super::relations::Polarity;
use super::together::TogetherCard;
use super::{edtf, plover_words, shown_relations, status_words};
use crate::article::Article;
use crate::i18n::Locale;
use crate::store::Selection;

/// Scalar values of context on either side of a mention.
const CONTEXT: u32 = 36;

/// The most lines of one list in a card: more would hold up the page, and nobody reads them there.
pub(super) const MOST_LINES: usize = 100;

/// The card of what is picked.
#[derive(Clone, Debug, PartialEq)]
pub enum Card {
    /// Of an entity.
    Entity(EntityCard),
    /// Of an event.
    Event(EventCard),
    /// Of a relation.
    Relation(RelationCard),
    /// Of several entities together.
    Together(TogetherCard),
}

/// An entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityCard {
    /// The canonical name.
    pub name: String,
    /// The type.
    pub kind: EntityType,
    /// Its names as the text has them, without repeats.
    pub names: Vec<String>,
    /// The name of the country it lies in, belongs to or stands for, where it is not that country.
    pub country: Option<String>,
    /// How it was found, in words, without repeats.
    pub found: Vec<String>,
    /// How often it is named.
    pub count: usize,
    /// Its first mentions.
    pub lines: Vec<Line>,
    /// The events that name it: index, date, label.
    pub events: Vec<Link>,
    /// The relations it has to do with.
    pub relations: Vec<Link>,
}

/// An entry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct EventCard {
    /// A short clause.
    pub label: String,
    /// The date in words.
    pub date: String,
    /// The date for HTML.
    pub datetime: Option<String>,
    /// The sentence.
    pub sentence: Quote,
    /// The entities in it.
    pub entities: Vec<Link>,
    /// The relations that it tells of.
    pub relations: Vec<Link>,
}

/// A relation among countries.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationCard {
    /// Who and whom, in words.
    pub title: String,
    /// What was done, in words.
    pub kind: &'static str,
    /// Cooperation or conflict.
    pub polarity: Polarity,
    /// Whether it happened, in words.
    pub status: &'static str,
    /// When, in words.
    pub date: Option<String>,
    /// Who says so.
    pub said_by: Option<String>,
    /// Why it was found, in a line.
    pub why: String,
    /// The shortest stretch that shows it.
    pub evidence: Quote,
}

/// A mention in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands before, perhaps cut.
    pub before: String,
    /// The mention.
    pub text: String,
    /// What stands after, perhaps cut.
    pub after: String,
    /// First scalar value of the mention.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Something else to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it picks.
    pub selection: Selection,
    /// What it says.
    pub text: String,
}

/// The card of `selection`, `None` where nothing is picked.
pub fn card(article: &Article, selection: Selection, locale: Locale) -> Option<Card> {
    let found = &article.exploration;
    match selection {
        Selection::None | Selection::Pair(_) => None,
        Selection::Entity(i) => found
            .entities
            .get(i)
            .map(|e| Card::Entity(entity_card(article, e, locale))),
        Selection::Event(i) => found
            .events
            .get(i)
            .map(|e| Card::Event(event_card(article, e, locale))),
        Selection::Relation(i) => found
            .relations
            .get(i)
            .map(|r| Card::Relation(relation_card(article, r, locale))),
    }
}

/// What a screen reader is told about `selection`.
pub fn spoken_name(article: &Article, selection: Selection, locale: Locale) -> Option<String> {
    let found = &article.exploration;
    let few_words = |text: &str| joined(&text.split_whitespace().take(8).list(), " ");
    match selection {
        Selection::None => None,
        Selection::Entity(i) => found.entities.get(i).map(|e| few_words(&e.name)),
        Selection::Event(i) => found.events.get(i).map(|e| edtf::words(&e.edtf, locale)),
        Selection::Relation(i) => found.relations.get(i).map(|r| pair(article, r, locale)),
        Selection::Pair(i) => found.pairs.get(i).map(|pair| {
            let [a, b] = pair.actors.each_ref().map(|code| found.actor_name(code));
            locale.between(&a, &b)
        }),
    }
}

fn entity_card(article: &Article, entity: &Entity, locale: Locale) -> EntityCard {
    let found = &article.exploration;
    let is_country = entity.kind == EntityType::Country;
    let code = entity.iso3.as_deref().filter(|_| !is_country);
    EntityCard {
        name: entity.name.clone(),
        kind: entity.kind,
        names: distinct(entity.mentions.iter().map(|m| m.text.clone())),
        country: code.map(|code| found.actor_name(code)),
        found: ways(entity, locale),
        count: entity.mentions.len(),
        lines: entity
            .mentions
            .iter()
            .take(MOST_LINES)
            .map(|m| line(article, m))
            .list(),
        events: event_links(article, entity, locale),
        relations: relation_links(article, locale, &|relation| involves(relation, entity)),
    }
}

fn event_card(article: &Article, event: &Event, locale: Locale) -> EventCard {
    let entities = article.exploration.entities.iter().enumerate();
    EventCard {
        label: event.label.clone(),
        date: edtf::words(&event.edtf, locale),
        datetime: edtf::datetime(&event.edtf),
        sentence: Quote {
            start: event.start,
            end: event.end,
            text: slice(article, event.start, event.end),
        },
        entities: entities
            .filter(|(_, e)| names(event, e))
            .map(|(i, e)| Link {
                selection: Selection::Entity(i),
                text: e.name.clone(),
            })
            .list(),
        relations: relation_links(article, locale, &|relation| tells(event, relation)),
    }
}

fn relation_card(article: &Article, relation: &Relation, locale: Locale) -> RelationCard {
    RelationCard {
        title: pair(article, relation, locale),
        kind: plover_words(relation.kind, locale),
        polarity: Polarity::of(relation.quad),
        status: status_words(relation.status, locale),
        date: relation
            .edtf
            .as_deref()
            .map(|value| edtf::words(value, locale)),
        said_by: relation.said_by.as_ref().map(|quote| quote.text.clone()),
        why: why(
            relation,
            &article.exploration.actor_name(&relation.source),
            &article.exploration.actor_name(&relation.target),
            locale,
        ),
        evidence: relation.evidence.clone(),
    }
}

fn event_links(article: &Article, entity: &Entity, locale: Locale) -> Vec<Link> {
    let events = article.exploration.events.iter().enumerate();
    events
        .filter(|(_, event)| names(event, entity))
        .take(MOST_LINES)
        .map(|(i, event)| Link {
            selection: Selection::Event(i),
            text: [&edtf::words(&event.edtf, locale), ": ", &event.label].concat(),
        })
        .list()
}

fn relation_links(
    article: &Article,
    locale: Locale,
    keep: &dyn Fn(&Relation) -> bool,
) -> Vec<Link> {
    let relations = shown_relations(&article.exploration).into_iter();
    relations
        .filter(|(_, relation)| keep(relation))
        .take(MOST_LINES)
        .map(|(i, relation)| Link {
            selection: Selection::Relation(i),
            text: [
                &pair(article, relation, locale),
                ": ",
                plover_words(relation.kind, locale),
            ]
            .concat(),
        })
        .list()
}

fn pair(article: &Article, relation: &Relation, locale: Locale) -> String {
    let name = |code| article.exploration.actor_name(code);
    let (source, target) = (name(&relation.source), name(&relation.target));
    if relation.symmetric {
        locale.between(&source, &target)
    } else {
        locale.from_to(&source, &target)
    }
}

/// How the mentions were found: by which entry of the lexicon, by which rule, as short for what, and with
/// what margin at best by the tagger.
fn ways(entity: &Entity, locale: Locale) -> Vec<String> {
    let best = entity.mentions.iter().fold(0.0, |best, m| match m.found {
        Found::Tagger { margin } => margin.max(best),
        _ => best,
    });
    distinct(entity.mentions.iter().map(|m| match &m.found {
        Found::Lexicon { entry } => locale.found_lexicon(entry),
        Found::Pattern { rule } => locale.found_pattern(rule),
        Found::ShortName { of } => locale.found_short_name(of),
        Found::Tagger { .. } => locale.found_tagger(&tenths(best)),
    }))
}

fn line(article: &Article, mention: &Mention) -> Line {
    let paragraphs = &article.exploration.paragraphs;
    let home = paragraphs.get(paragraphs.partition_point(|p| p.end <= mention.start));
    let (first, last) = home.map_or((mention.start, mention.end), |p| {
        (p.start, p.end.max(mention.end))
    });
    let from = mention
        .start
        .saturating_sub(CONTEXT)
        .max(first.min(mention.start));
    let to = (mention.end + CONTEXT).min(last);
    let before = slice(article, from, mention.start);
    let after = slice(article, mention.end, to);
    // Cut at a space, so that no word is torn.
    let before = match before.split_once(' ') {
        Some((_, rest)) if from > first => ["…", rest].concat(),
        _ => before,
    };
    let space = after.bytes().rposition(|byte| byte == b' ');
    let whole = after[..space.unwrap_or_default()].trim_end();
    let after = match to < last && !whole.is_empty() {
        true => [whole, "…"].concat(),
        false => after,
    };
    Line {
        before,
        text: mention.text.clone(),
        after,
        start: mention.start,
        end: mention.end,
    }
}

pub(super) fn slice(article: &Article, start: u32, end: u32) -> String {
    let byte = |scalar| article.offsets.at_scalar(&article.text, scalar).byte as usize;
    article
        .text
        .get(byte(start)..byte(end))
        .unwrap_or_default()
        .to_owned()
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn the_card_of_an_entity_gathers_all_about_it() {
        let Some(Card::Entity(card)) = card(&sample::article(), Selection::Entity(0), Locale::Ar)
        else {
            panic!("an entity has a card");
        };
        assert_eq!(card.names, ["مصر"]);
        assert_eq!(card.found, ["من قاموس الأسماء: EGY"]);
        assert_eq!(card.lines.len(), 3);
        let first = &card.lines[0];
        assert_eq!(
            [&first.before, &first.text, &first.after],
            ["أقامت ", "مصر", " علاقات مع قطر عام 1972."]
        );
        assert_eq!((card.events.len(), card.relations.len()), (2, 2));
        assert_eq!(
            card.relations[0].text,
            "مصر وقطر: دعم أو اعتراف أو إقامة علاقات"
        );
    }

    #[test]
    fn the_cards_of_events_and_relations_show_their_words() {
        let article = sample::article();
        let Some(Card::Event(event)) = card(&article, Selection::Event(1), Locale::Ar) else {
            panic!("an event has a card");
        };
        assert_eq!(
            event.sentence.text,
            "زار محمد علي مصر في 2016 ورحبت مصر بقطر."
        );
        assert_eq!(event.entities.len(), 3);
        let Some(Card::Relation(relation)) = card(&article, Selection::Relation(2), Locale::Ar)
        else {
            panic!("a relation has a card");
        };
        assert_eq!(
            [relation.title.as_str(), relation.kind, relation.status],
            ["من ليبيا إلى تشاد", "اتهام أو إدانة", "محتمل"]
        );
        assert_eq!(relation.evidence.text, "ودانت ليبيا تشاد");
        assert_eq!(card(&article, Selection::None, Locale::Ar), None);
        assert_eq!(card(&article, Selection::Event(99), Locale::Ar), None);
    }
}
