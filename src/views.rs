//! What each panel shows, as pure functions of the article and the selection. No DOM here, so all of
//! it is tested natively.

pub mod calendar;
pub mod chips;
pub mod detail;
pub mod edtf;
pub mod graph;
pub mod pair;
pub mod print;
pub mod reading;
pub mod related;
pub mod relations;
#[cfg(test)]
pub mod sample;
pub mod timeline;
pub mod together;

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, EntityType, PANEL_MARGIN, Plover, Relation, Status};
use siyaq_engine::list::ToList;

use crate::i18n::Locale;
use crate::store::Filter;
use siyaq_engine::lexicon::country_facts;

/// How a thing stands to what is picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is picked, or it is related to what is.
    #[default]
    Plain,
    /// It is what is picked.
    Picked,
    /// Something unrelated is picked.
    Dimmed,
}

impl Standing {
    /// Whether it is what is picked.
    pub fn is_picked(self) -> bool {
        self == Self::Picked
    }

    /// How two things stand that are shown as one.
    pub fn together(self, other: Self) -> Self {
        match (self, other) {
            (Self::Picked, _) | (_, Self::Picked) => Self::Picked,
            (Self::Dimmed, Self::Dimmed) => Self::Dimmed,
            _ => Self::Plain,
        }
    }

    /// The class that its element wears.
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Picked => Some("is-picked"),
            Self::Dimmed => Some("is-dimmed"),
        }
    }
}

/// The word for a type's group of chips.
pub fn type_plural(kind: EntityType, locale: Locale) -> &'static str {
    match kind {
        EntityType::Person => locale.type_person(),
        EntityType::Country => locale.type_country(),
        EntityType::Place => locale.type_place(),
        EntityType::Organization => locale.type_organization(),
        EntityType::Agreement => locale.type_agreement(),
        EntityType::Event => locale.type_event(),
        EntityType::Group => locale.type_group(),
    }
}

/// The word for one thing of a type.
pub fn type_singular(kind: EntityType, locale: Locale) -> &'static str {
    match kind {
        EntityType::Person => locale.one_person(),
        EntityType::Country => locale.one_country(),
        EntityType::Place => locale.one_place(),
        EntityType::Organization => locale.one_organization(),
        EntityType::Agreement => locale.one_agreement(),
        EntityType::Event => locale.one_event(),
        EntityType::Group => locale.one_group(),
    }
}

/// A type's name in class names and highlight names.
pub fn type_slug(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "person",
        EntityType::Country => "country",
        EntityType::Place => "place",
        EntityType::Organization => "organization",
        EntityType::Agreement => "agreement",
        EntityType::Event => "event",
        EntityType::Group => "group",
    }
}

/// A PLOVER type in plain words.
pub fn plover_words(kind: Plover, locale: Locale) -> &'static str {
    match kind {
        Plover::Agree => locale.plover_agree(),
        Plover::Consult => locale.plover_consult(),
        Plover::Support => locale.plover_support(),
        Plover::Concede => locale.plover_concede(),
        Plover::Cooperate => locale.plover_cooperate(),
        Plover::Aid => locale.plover_aid(),
        Plover::Retreat => locale.plover_retreat(),
        Plover::Request => locale.plover_request(),
        Plover::Accuse => locale.plover_accuse(),
        Plover::Reject => locale.plover_reject(),
        Plover::Threaten => locale.plover_threaten(),
        Plover::Protest => locale.plover_protest(),
        Plover::Sanction => locale.plover_sanction(),
        Plover::Mobilize => locale.plover_mobilize(),
        Plover::Coerce => locale.plover_coerce(),
        Plover::Assault => locale.plover_assault(),
    }
}

/// A relation's status in plain words.
pub fn status_words(status: Status, locale: Locale) -> &'static str {
    match status {
        Status::Asserted => locale.status_asserted(),
        Status::Negated => locale.status_negated(),
        Status::Planned => locale.status_planned(),
        Status::Possible => locale.status_possible(),
    }
}

/// The relations that the panel shows, with their indices.
pub fn shown_relations(found: &Exploration) -> Vec<(usize, &Relation)> {
    let relations = found.relations.iter().enumerate();
    relations.filter(|(_, r)| r.score >= PANEL_MARGIN).list()
}

/// The relations that the panel shows and `filter` leaves. One that the text does not date lies in a
/// period where an event of its sentence does.
pub fn kept_relations<'a>(found: &'a Exploration, filter: &Filter) -> Vec<(usize, &'a Relation)> {
    let lies = |edtf: &str, period| edtf::extent(edtf).is_some_and(|e| e.meets(period));
    let mut relations = shown_relations(found);
    relations.retain(|(_, r)| {
        let in_period = filter.period.is_none_or(|period| match &r.edtf {
            Some(edtf) => lies(edtf, period),
            None => found
                .events
                .iter()
                .any(|event| related::tells(event, r) && lies(&event.edtf, period)),
        });
        in_period && !filter.quads[r.quad as usize] && !filter.statuses[r.status as usize]
    });
    relations
}

/// The flag of a country, as the two letters that a browser with flags draws as one; `None` for
/// what is no country of ISO 3166.
pub fn flag(code: &str) -> Option<String> {
    let letter = |c: char| char::from_u32(u32::from(c) - u32::from('A') + u32::from('🇦'));
    let iso2 = country_facts(code)?.iso2;
    (!iso2.is_empty()).then(|| iso2.chars().map(letter).collect())?
}

/// Whether the entity is named in a stretch of scalar values.
fn named_in(entity: &Entity, (start, end): (u32, u32)) -> bool {
    // Mentions stand in the order of the text and do not overlap.
    let first = entity.mentions.partition_point(|m| m.end <= start);
    entity.mentions.get(first).is_some_and(|m| m.start < end)
}

/// Whether the half-open stretches share a place.
fn overlap((start, end): (u32, u32), (other_start, other_end): (u32, u32)) -> bool {
    start < other_end && other_start < end
}
