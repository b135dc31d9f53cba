//! The chips: one per entity, grouped by type, the most salient first.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::EntityType;
use siyaq_engine::text::normalize::name_key;

use super::related::Related;
use super::{Standing, flag};

/// The types in the order of their groups.
pub const TYPES: [EntityType; 7] = [
    EntityType::Country,
    EntityType::Person,
    EntityType::Organization,
    EntityType::Agreement,
    EntityType::Place,
    EntityType::Event,
    EntityType::Group,
];

/// The chips of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct ChipGroup {
    /// The type.
    pub kind: EntityType,
    /// Never empty.
    pub chips: Vec<Chip>,
}

/// One entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Its index among the entities.
    pub entity: usize,
    /// Its canonical name.
    pub name: String,
    /// The flag of a country, as two letters that many systems draw as one.
    pub flag: Option<String>,
    /// How often it is named.
    pub count: usize,
    /// How it stands to what is picked.
    pub standing: Standing,
}

/// The types that the article has, with how many entities each, in the order of their groups.
pub fn types(found: &Exploration) -> Vec<(EntityType, usize)> {
    let count = |kind| found.entities.iter().filter(|e| e.kind == kind).count();
    let counted = TYPES.into_iter().map(|kind| (kind, count(kind)));
    counted.filter(|&(_, count)| count > 0).collect()
}

/// The groups that have a chip whose name, or one of whose mentions, holds `search`; only that of
/// the type `only`, where there is one.
pub fn groups(
    found: &Exploration,
    related: &Related,
    search: &str,
    only: Option<EntityType>,
) -> Vec<ChipGroup> {
    let wanted = name_key(search);
    let matches = |entity: &siyaq_engine::exploration::Entity| {
        wanted.is_empty()
            || name_key(&entity.name).contains(&wanted)
            || entity
                .mentions
                .iter()
                .any(|m| name_key(&m.text).contains(&wanted))
    };
    let chips_of = |kind| {
        found
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == kind && matches(e))
            .map(|(entity, e)| Chip {
                entity,
                name: e.name.clone(),
                flag: (kind == EntityType::Country)
                    .then(|| flag(e.iso3.as_deref()?))
                    .flatten(),
                count: e.mentions.len(),
                standing: related.entities.get(entity).copied().unwrap_or_default(),
            })
            .collect::<Vec<_>>()
    };
    TYPES
        .into_iter()
        .filter(|kind| only.is_none_or(|only| only == *kind))
        .map(|kind| ChipGroup {
            kind,
            chips: chips_of(kind),
        })
        .filter(|group| !group.chips.is_empty())
        .collect()
}

/// The index of the chip that a key moves to among `count` chips, from the one at `from`; `None`
/// for a key that does not move. In right-to-left writing ArrowLeft is next.
pub fn moved(key: &str, from: usize, count: usize, rtl: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let next = if from >= last { 0 } else { from + 1 };
    let previous = if from == 0 { last } else { from - 1 };
    match (key, rtl) {
        ("ArrowLeft", true) | ("ArrowRight", false) | ("ArrowDown", _) => Some(next),
        ("ArrowRight", true) | ("ArrowLeft", false) | ("ArrowUp", _) => Some(previous),
        ("Home", _) => Some(0),
        ("End", _) => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Selection;
    use crate::views::related::related;
    use crate::views::sample;

    #[test]
    fn chips_are_grouped_by_type_and_found_by_any_spelling() {
        let found = sample::article().exploration;
        let related = related(&found, Selection::Entity(1), None);
        for (search, only, expected) in [
            (
                "",
                None,
                "country: مصر 3, قطر* 2, ليبيا 1, تشاد 1; person: محمد علي 1",
            ),
            (
                "  ",
                None,
                "country: مصر 3, قطر* 2, ليبيا 1, تشاد 1; person: محمد علي 1",
            ),
            ("محمَّد", None, "person: محمد علي 1"),
            ("", Some(EntityType::Person), "person: محمد علي 1"),
            ("مصر", Some(EntityType::Person), ""),
            ("سوريا", None, ""),
        ] {
            let groups = groups(&found, &related, search, only);
            let drawn: Vec<String> = groups
                .iter()
                .map(|group| {
                    let chips: Vec<_> = group
                        .chips
                        .iter()
                        .map(|c| {
                            format!(
                                "{}{} {}",
                                c.name,
                                if c.standing.is_picked() { "*" } else { "" },
                                c.count
                            )
                        })
                        .collect();
                    format!(
                        "{}: {}",
                        crate::views::type_slug(group.kind),
                        chips.join(", ")
                    )
                })
                .collect();
            assert_eq!(drawn.join("; "), expected, "{search}");
        }
    }

    #[test]
    fn arrows_walk_in_the_direction_of_the_writing() {
        for (key, from, rtl, expected) in [
            ("ArrowLeft", 0, true, Some(1)),
            ("ArrowRight", 0, true, Some(2)),
            ("ArrowRight", 0, false, Some(1)),
            ("ArrowLeft", 2, true, Some(0)),
            ("ArrowDown", 1, true, Some(2)),
            ("Home", 2, true, Some(0)),
            ("End", 0, false, Some(2)),
            ("a", 0, true, None),
        ] {
            assert_eq!(moved(key, from, 3, rtl), expected, "{key} from {from}");
        }
        assert_eq!(moved("End", 0, 0, true), None);
    }
}
