//! The chips: one per entity, grouped by type, the most salient first.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Entity, EntityType};
use siyaq_engine::list::ToList;
use siyaq_engine::text::normalize::{holds, name_key};

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

/// From this many names on they can be searched, and the less salient ones are folded away.
pub const MANY: usize = 21;

/// So many of the most salient names are never folded away,
const SALIENT: usize = 12;

/// nor are so many of each type.
const OF_EACH_TYPE: usize = 2;

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
    /// Whether it is shown only to a reader who asks for all names.
    pub folded: bool,
}

/// How many entities of each type the article has, in the order of their groups.
pub fn counts(found: &Exploration) -> [usize; 7] {
    TYPES.map(|kind| found.entities.iter().filter(|e| e.kind == kind).count())
}

/// The groups that have a chip whose name, or one of whose mentions, holds `search`; only that of
/// the type `only`, where there is one. What is searched for or picked is not folded away.
pub fn groups(
    found: &Exploration,
    related: &Related,
    search: &str,
    only: Option<EntityType>,
) -> Vec<ChipGroup> {
    let wanted = name_key(search);
    let matches = |entity: &Entity| {
        wanted.is_empty()
            || holds(&name_key(&entity.name), &wanted)
            || entity
                .mentions
                .iter()
                .any(|m| holds(&name_key(&m.text), &wanted))
    };
    let folds = wanted.is_empty() && only.is_none() && found.entities.len() >= MANY;
    let chips_of = |kind| {
        let entities = found.entities.iter().enumerate();
        let of_kind = entities.filter(|(_, e)| e.kind == kind && matches(e));
        let chip = |(place, (entity, e)): (usize, (usize, &Entity))| {
            let standing = related.entities.get(entity).copied().unwrap_or_default();
            let salient = entity < SALIENT || place < OF_EACH_TYPE;
            Chip {
                entity,
                name: e.name.clone(),
                flag: (kind == EntityType::Country)
                    .then(|| flag(e.iso3.as_deref()?))
                    .flatten(),
                count: e.mentions.len(),
                standing,
                folded: folds && !salient && !standing.is_picked(),
            }
        };
        of_kind.enumerate().map(chip).list()
    };
    TYPES
        .into_iter()
        .filter(|kind| only.is_none_or(|only| only == *kind))
        .map(|kind| ChipGroup {
            kind,
            chips: chips_of(kind),
        })
        .filter(|group| !group.chips.is_empty())
        .list()
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
    fn of_many_names_the_salient_ones_the_first_of_a_type_and_the_picked_are_shown() {
        let names = |count: usize| {
            let mut found = sample::article().exploration;
            let country = found.entities[0].clone();
            found.entities = vec![country; count];
            for person in &mut found.entities[15..] {
                person.kind = EntityType::Person;
            }
            found
        };
        let folded = |count, selection, search: &str, only| -> Vec<usize> {
            let found = names(count);
            let related = related(&found, selection, None);
            let groups = groups(&found, &related, search, only);
            let chips = groups.into_iter().flat_map(|group| group.chips);
            let folded = chips.filter(|chip| chip.folded);
            folded.map(|chip| chip.entity).collect()
        };
        let (none, picked) = (Selection::None, Selection::Entity(18));
        let countries = Some(EntityType::Country);
        for (count, selection, search, only, expected) in [
            (MANY - 1, none, "", None, &[][..]),
            (MANY, none, "", None, &[12, 13, 14, 17, 18, 19, 20]),
            (MANY, picked, "", None, &[12, 13, 14, 17, 19, 20]),
            (MANY, none, "مصر", None, &[]),
            (MANY, none, "", countries, &[]),
        ] {
            assert_eq!(
                folded(count, selection, search, only),
                expected,
                "{count} {selection:?} {search} {only:?}"
            );
        }
    }
}
