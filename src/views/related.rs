//! What has to do with what is picked. Everything else is dimmed.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, Event, Relation};

use super::{Standing, named_in, overlap};
use crate::store::Selection;

/// How each entity, event and relation stands to what is picked, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// One per entity.
    pub entities: Vec<Standing>,
    /// One per event.
    pub events: Vec<Standing>,
    /// One per relation.
    pub relations: Vec<Standing>,
}

impl Related {
    /// Shows further entities as picked.
    pub fn pick_entities(&mut self, entities: &[usize]) {
        for &entity in entities {
            if let Some(standing) = self.entities.get_mut(entity) {
                *standing = Standing::Picked;
            }
        }
    }
}

/// How everything in `found` stands to `selection`.
pub fn related(found: &Exploration, selection: Selection) -> Related {
    let near = |near: bool| {
        if near {
            Standing::Plain
        } else {
            Standing::Dimmed
        }
    };
    let (entity, event, relation) = match selection {
        Selection::None => (None, None, None),
        Selection::Entity(i) => (found.entities.get(i), None, None),
        Selection::Event(i) => (None, found.events.get(i), None),
        Selection::Relation(i) => (None, None, found.relations.get(i)),
    };
    let to_entity = |other: &Entity| {
        entity.is_none()
            && event.is_none_or(|e| names(e, other))
            && relation.is_none_or(|r| involves(r, other))
    };
    let to_event = |other: &Event| {
        entity.is_none_or(|e| names(other, e))
            && event.is_none()
            && relation.is_none_or(|r| tells(other, r))
    };
    let to_relation = |other: &Relation| {
        entity.is_none_or(|e| involves(other, e))
            && event.is_none_or(|e| tells(e, other))
            && relation.is_none_or(|r| same_pair(r, other))
    };
    let nothing = selection == Selection::None;
    // Other entities stay bright when one is picked: the chips are how a reader moves on.
    let mut result = Related {
        entities: found
            .entities
            .iter()
            .map(|e| near(nothing || entity.is_some() || to_entity(e)))
            .collect(),
        events: found
            .events
            .iter()
            .map(|e| near(nothing || to_event(e)))
            .collect(),
        relations: found
            .relations
            .iter()
            .map(|r| near(nothing || to_relation(r)))
            .collect(),
    };
    let picked = match selection {
        Selection::None => None,
        Selection::Entity(i) => result.entities.get_mut(i),
        Selection::Event(i) => result.events.get_mut(i),
        Selection::Relation(i) => result.relations.get_mut(i),
    };
    if let Some(picked) = picked {
        *picked = Standing::Picked;
    }
    result
}

/// Whether the event's sentence names the entity.
pub fn names(event: &Event, entity: &Entity) -> bool {
    event.entities.contains(&entity.id) || named_in(entity, (event.start, event.end))
}

/// Whether the relation is one of the entity's country, or its evidence names the entity.
pub fn involves(relation: &Relation, entity: &Entity) -> bool {
    let code = entity.iso3.as_ref().unwrap_or(&entity.id);
    let stands_for = *code == relation.source || *code == relation.target;
    let evidence = (relation.evidence.start, relation.evidence.end);
    stands_for || named_in(entity, evidence)
}

/// Whether the event's sentence holds evidence of the relation.
pub fn tells(event: &Event, relation: &Relation) -> bool {
    overlap(
        (event.start, event.end),
        (relation.evidence.start, relation.evidence.end),
    )
}

fn same_pair(a: &Relation, b: &Relation) -> bool {
    (a.source == b.source && a.target == b.target) || (a.source == b.target && a.target == b.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn one_selection_dims_what_is_unrelated() {
        let found = sample::article().exploration;
        // Entities, events and relations: `.` plain, `#` picked, `-` dimmed.
        for (selection, expected) in [
            (Selection::None, [".....", "...", "..."]),
            (Selection::Entity(0), ["#....", "..-", "..-"]),
            (Selection::Entity(2), ["..#..", "-.-", "-.-"]),
            (Selection::Event(1), ["...--", "-#-", "-.-"]),
            (Selection::Relation(0), ["..---", ".--", "#.-"]),
        ] {
            let related = related(&found, selection);
            let drawn = [&related.entities, &related.events, &related.relations].map(|list| {
                list.iter()
                    .map(|standing| match standing {
                        Standing::Plain => '.',
                        Standing::Picked => '#',
                        Standing::Dimmed => '-',
                    })
                    .collect::<String>()
            });
            assert_eq!(drawn, expected, "{selection:?}");
        }
    }
}
