//! The article's text: its paragraphs, where it is marked, and which entity lies at a place.

use siyaq_engine::exploration::{Entity, EntityType, Event, Paragraph, ParagraphKind};
use siyaq_engine::list::{ToList, sort_by_key};

use crate::article::Article;
use crate::store::Selection;

/// A stretch of a paragraph's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// First UTF-16 unit in it.
    pub start: u32,
    /// One past the last UTF-16 unit.
    pub end: u32,
}

/// The paragraphs with their texts.
pub fn paragraphs(article: &Article) -> impl Iterator<Item = (ParagraphKind, &str)> {
    let byte = |scalar| article.offsets.at_scalar(&article.text, scalar).byte as usize;
    let paragraphs = article.exploration.paragraphs.iter();
    paragraphs.map(move |p| {
        let text = article.text.get(byte(p.start)..byte(p.end));
        (p.kind, text.unwrap_or_default())
    })
}

/// The index of the headline among the paragraphs, and its text.
pub fn headline(article: &Article) -> Option<(usize, &str)> {
    let mut paragraphs = paragraphs(article).enumerate();
    let title = paragraphs.find(|(_, (kind, _))| *kind == ParagraphKind::Title);
    title.map(|(index, (_, text))| (index, text))
}

/// The name of a highlight and the stretches it paints.
pub type Paint = (&'static str, Vec<Stretch>);

/// The most mentions that are listed: more would hold up the page.
const MOST_LISTED: usize = 500;

/// A mention as the list of them has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Index of the entity.
    pub entity: usize,
    /// Its type.
    pub kind: EntityType,
    /// The mention's words.
    pub text: String,
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// The first mentions in the order of the text, and how many there are.
pub fn listed(article: &Article) -> (Vec<Listed>, usize) {
    let entities = article.exploration.entities.iter().enumerate();
    let mut mentions: Vec<_> = entities
        .flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.start, i, e.kind, m)))
        .list();
    sort_by_key(&mut mentions, |mention| (mention.0, mention.1));
    let count = mentions.len();
    let first = mentions.into_iter().take(MOST_LISTED);
    let listed = first.map(|(start, entity, kind, m)| Listed {
        entity,
        kind,
        text: m.text.clone(),
        start,
        end: m.end,
    });
    (listed.list(), count)
}

/// The names of the highlights of all mentions: that of the times, and one for each type in the order of
/// the chips.
pub const MENTIONS: [&str; 8] = [
    "siyaq-date",
    "siyaq-country",
    "siyaq-person",
    "siyaq-organization",
    "siyaq-agreement",
    "siyaq-place",
    "siyaq-event",
    "siyaq-group",
];

/// The highlights of all mentions.
pub fn mention_paints(article: &Article) -> Vec<Paint> {
    let found = &article.exploration;
    let mut times = found.times.iter().map(|time| (time.start, time.end));
    // A name within a time lies above it.
    let mut paints = vec![(MENTIONS[0], painted(article, &mut times))];
    for (kind, name) in super::chips::TYPES.into_iter().zip(&MENTIONS[1..]) {
        let of_kind = found.entities.iter().filter(|e| e.kind == kind);
        paints.push((*name, painted(article, &mut of_kind.flat_map(places))));
    }
    paints
}

/// The highlights of what is picked: the mentions of an entity, the sentence of an event, the
/// evidence of a relation.
pub fn selection_paints(article: &Article, selection: Selection) -> [Paint; 2] {
    let found = &article.exploration;
    let entity = match selection {
        Selection::Entity(i) => found.entities.get(i),
        _ => None,
    };
    let evidence = match selection {
        Selection::Event(i) => found.events.get(i).map(|e| (e.start, e.end)),
        Selection::Relation(i) => found
            .relations
            .get(i)
            .map(|r| (r.evidence.start, r.evidence.end)),
        Selection::None | Selection::Entity(_) | Selection::Pair(_) => None,
    };
    let mut mentions = entity.into_iter().flat_map(places);
    [
        ("siyaq-picked", painted(article, &mut mentions)),
        (
            "siyaq-evidence",
            painted(article, &mut evidence.into_iter()),
        ),
    ]
}

/// Where an entity is named, in scalar values.
pub fn places(entity: &Entity) -> impl Iterator<Item = (u32, u32)> {
    entity.mentions.iter().map(|m| (m.start, m.end))
}

/// The parts of the paragraphs that lie in stretches of scalar values.
pub fn painted(article: &Article, places: &mut dyn Iterator<Item = (u32, u32)>) -> Vec<Stretch> {
    let mut all = Vec::new();
    for (start, end) in places {
        all.append(&mut stretches(article, start, end));
    }
    all
}

/// The parts of the paragraphs that lie in a stretch of scalar values.
pub fn stretches(article: &Article, start: u32, end: u32) -> Vec<Stretch> {
    let paragraphs = &article.exploration.paragraphs;
    let utf16 = |scalar| article.offsets.at_scalar(&article.text, scalar).utf16;
    let first = paragraphs.partition_point(|p| p.end <= start);
    paragraphs[first..]
        .iter()
        .enumerate()
        .take_while(|(_, p)| p.start < end)
        .map(|(i, p)| {
            let origin = utf16(p.start);
            Stretch {
                paragraph: first + i,
                start: utf16(start.max(p.start)) - origin,
                end: utf16(end.min(p.end)) - origin,
            }
        })
        .list()
}

/// What is told at UTF-16 unit `utf16` of a paragraph: the entity of the longest mention, else the
/// first event that has its time there.
pub fn told_at(article: &Article, paragraph: usize, utf16: u32) -> Option<Selection> {
    let found = &article.exploration;
    let Paragraph { start, end, .. } = found.paragraphs.get(paragraph)?;
    let origin = article.offsets.at_scalar(&article.text, *start).utf16;
    let place = article
        .offsets
        .at_utf16(&article.text, origin + utf16)
        .scalar;
    let is_there = |start: u32, stop: u32| (start..stop).contains(&place) && place < *end;
    let (mut entity, mut longest) = (None, 0);
    for (i, e) in found.entities.iter().enumerate() {
        for m in e.mentions.iter().filter(|m| is_there(m.start, m.end)) {
            if m.end - m.start >= longest {
                longest = m.end - m.start;
                entity = Some(Selection::Entity(i));
            }
        }
    }
    let is_dated_there = |event: &Event| {
        let time = event.time.and_then(|time| found.times.get(time as usize));
        time.is_some_and(|time| is_there(time.start, time.end))
    };
    let event = || found.events.iter().position(is_dated_there);
    entity.or_else(|| event().map(Selection::Event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    /// The text of a stretch.
    fn text(article: &Article, stretch: Stretch) -> String {
        let (_, text) = paragraphs(article)
            .nth(stretch.paragraph)
            .expect("a paragraph");
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16_lossy(&units[stretch.start as usize..stretch.end as usize])
    }

    #[test]
    fn what_is_picked_is_painted() {
        let article = sample::article();
        for (selection, expected) in [
            (Selection::None, ["", ""]),
            (Selection::Entity(0), ["مصر|مصر|مصر", ""]),
            (
                Selection::Event(0),
                ["", "أقامت مصر علاقات مع قطر عام 1972."],
            ),
            (Selection::Relation(2), ["", "ودانت ليبيا تشاد"]),
            (Selection::Entity(99), ["", ""]),
        ] {
            let painted = selection_paints(&article, selection).map(|(_, stretches)| {
                let texts: Vec<_> = stretches.into_iter().map(|s| text(&article, s)).collect();
                texts.join("|")
            });
            assert_eq!(painted, expected, "{selection:?}");
        }
    }

    #[test]
    fn every_mention_is_painted_by_its_type() {
        let article = sample::article();
        let counts: Vec<_> = mention_paints(&article)
            .into_iter()
            .filter(|p| !p.1.is_empty())
            .map(|(n, p)| (n, p.len()))
            .collect();
        assert_eq!(
            counts,
            [("siyaq-date", 1), ("siyaq-country", 7), ("siyaq-person", 1)]
        );
    }

    #[test]
    fn a_press_finds_what_is_told_under_it() {
        let article = sample::article();
        let entity = |i| Some(Selection::Entity(i));
        // Paragraph, UTF-16 unit, what is told there.
        for (paragraph, utf16, told) in [
            (1, 6, entity(0)),
            (1, 0, None),
            (1, 24, Some(Selection::Event(0))),
            (2, 4, entity(2)),
            (2, 11, entity(2)),
            (2, 12, None),
            (9, 0, None),
            (1, 999, None),
        ] {
            assert_eq!(
                told_at(&article, paragraph, utf16),
                told,
                "{paragraph}, {utf16}"
            );
        }
    }

    #[test]
    fn mentions_are_listed_in_the_order_of_the_text() {
        let (mentions, count) = listed(&sample::article());
        let texts: Vec<_> = mentions.iter().map(|m| m.text.as_str()).collect();
        let expected = "مصر قطر محمد علي مصر مصر قطر ليبيا تشاد";
        assert_eq!((texts.join(" ").as_str(), count), (expected, 8));
    }

    #[test]
    fn a_stretch_over_two_paragraphs_has_two_parts() {
        let article = sample::article();
        let parts: Vec<_> = stretches(&article, 10, 19)
            .into_iter()
            .map(|s| text(&article, s))
            .collect();
        assert_eq!(parts, ["ياض", "أقامت"]);
    }
}
