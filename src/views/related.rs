//! What has to do with what is picked. Everything else is dimmed.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, Event, Relation};
use siyaq_engine::list::ToList;

use super::timeline::Period;
use super::{Standing, edtf, named_in, overlap};
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

/// How everything in `found` stands to `selection`; entities that no event of the `period` names
/// are dimmed.
pub fn related(found: &Exploration, selection: Selection, period: Option<Period>) -> Related {
    let near = |near: bool| {
        if near {
            Standing::Plain
        } else {
            Standing::Dimmed
        }
    };
    let (mut entity, mut event, mut relations) = (None, None, Vec::new());
    match selection {
        Selection::None => {}
        Selection::Entity(i) => entity = found.entities.get(i),
        Selection::Event(i) => event = found.events.get(i),
        Selection::Relation(i) => relations.extend(found.relations.get(i)),
        Selection::Pair(i) => {
            let members = found.pairs.get(i).into_iter().flat_map(|p| &p.relations);
            members
                .filter_map(|&r| found.relations.get(r as usize))
                .onto(&mut relations);
        }
    }
    let any = |holds: &dyn Fn(&Relation) -> bool| {
        relations.is_empty() || relations.iter().any(|r| holds(r))
    };
    let to_entity = |other: &Entity| {
        entity.is_none() && event.is_none_or(|e| names(e, other)) && any(&|r| involves(r, other))
    };
    let to_event = |other: &Event| {
        entity.is_none_or(|e| names(other, e)) && event.is_none() && any(&|r| tells(other, r))
    };
    let to_relation = |other: &Relation| {
        entity.is_none_or(|e| involves(other, e))
            && event.is_none_or(|e| tells(e, other))
            && any(&|r| same_pair(r, other))
    };
    let nothing = selection == Selection::None;
    // Other entities stay bright when one is picked: the chips are how a reader moves on.
    let mut result = Related {
        entities: found
            .entities
            .iter()
            .map(|e| near(nothing || entity.is_some() || to_entity(e)))
            .list(),
        events: found
            .events
            .iter()
            .map(|e| near(nothing || to_event(e)))
            .list(),
        relations: found
            .relations
            .iter()
            .map(|r| near(nothing || to_relation(r)))
            .list(),
    };
    if let Some(period) = period {
        let told: Vec<&Event> = found
            .events
            .iter()
            .filter(|e| edtf::extent(&e.edtf).is_some_and(|extent| extent.meets(period)))
            .list();
        for (entity, standing) in found.entities.iter().zip(&mut result.entities) {
            if !told.iter().any(|event| event.entities.contains(&entity.id)) {
                *standing = Standing::Dimmed;
            }
        }
    }
    let picked = match selection {
        Selection::None | Selection::Pair(_) => None,
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
        let days = |edtf| edtf::extent(edtf).map(|extent| (extent.start, extent.end));
        for (selection, period, expected) in [
            (Selection::None, None, [".....", "...", "..."]),
            (Selection::Entity(0), None, ["#....", "..-", "..-"]),
            (Selection::Entity(2), None, ["..#..", "-.-", "-.-"]),
            (Selection::Event(1), None, ["...--", "-#-", "-.-"]),
            (Selection::Relation(0), None, ["..---", ".--", "#.-"]),
            (Selection::Pair(1), None, ["---..", "--.", "--."]),
            (Selection::None, days("1970/1980"), ["..---", "...", "..."]),
            (Selection::Entity(3), days("2016"), ["...#-", "--.", "--."]),
        ] {
            let related = related(&found, selection, period);
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
