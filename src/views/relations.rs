//! What the panel of relations shows beside its drawing: the table, the matrix, and what can be left
//! out.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Plover, Quad, Relation, Status};
use siyaq_engine::list::ToList;

use super::related::Related;
use super::{Standing, edtf, flag, kept_relations, shown_relations};
use crate::i18n::Locale;
use crate::store::Filter;

/// PLOVER's classes, in the order of their numbers.
pub const QUADS: [Quad; 4] = [
    Quad::VerbalCooperation,
    Quad::MaterialCooperation,
    Quad::VerbalConflict,
    Quad::MaterialConflict,
];

/// The statuses, in the order of their numbers.
pub const STATUSES: [Status; 4] = [
    Status::Asserted,
    Status::Negated,
    Status::Planned,
    Status::Possible,
];

/// One relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its index among the relations.
    pub relation: usize,
    /// Name of the one who acts.
    pub source: String,
    /// Name of the one acted upon.
    pub target: String,
    /// Whether their order says nothing.
    pub symmetric: bool,
    /// What was done.
    pub kind: Plover,
    /// The word of the article that says so.
    pub trigger: String,
    /// Whether the text says that it happened.
    pub status: Status,
    /// When, in words.
    pub date: Option<String>,
    /// How it stands to what is picked.
    pub standing: Standing,
}

/// Cooperation or conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// PLOVER's two cooperation classes.
    Cooperation,
    /// PLOVER's two conflict classes.
    Conflict,
}

impl Polarity {
    /// The side of a quad class.
    pub fn of(quad: Quad) -> Self {
        match quad {
            Quad::VerbalCooperation | Quad::MaterialCooperation => Self::Cooperation,
            Quad::VerbalConflict | Quad::MaterialConflict => Self::Conflict,
        }
    }

    /// The class that its element wears.
    pub fn class(self) -> &'static str {
        match self {
            Self::Cooperation => "is-cooperation",
            Self::Conflict => "is-conflict",
        }
    }
}

/// A row per relation that `filter` leaves, in the order of the text.
pub fn rows(found: &Exploration, related: &Related, filter: &Filter, locale: Locale) -> Vec<Row> {
    let relations = kept_relations(found, filter).into_iter();
    relations
        .map(|(relation, r)| Row {
            relation,
            source: found.actor_name(&r.source),
            target: found.actor_name(&r.target),
            symmetric: r.symmetric,
            kind: r.kind,
            trigger: r.trigger.text.clone(),
            status: r.status,
            date: r.edtf.as_deref().map(|value| edtf::words(value, locale)),
            standing: related.relations.get(relation).copied().unwrap_or_default(),
        })
        .list()
}

/// How many relations the article has of each class and of each status, left out or not.
pub fn counts(found: &Exploration) -> ([usize; 4], [usize; 4]) {
    let mut counts = ([0; 4], [0; 4]);
    for (_, r) in shown_relations(found) {
        counts.0[r.quad as usize] += 1;
        counts.1[r.status as usize] += 1;
    }
    counts
}

/// Who did how much to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The names of those who act, one per row of `cells`.
    pub sources: Vec<Named>,
    /// The names of those acted upon, one per cell of a row.
    pub targets: Vec<Named>,
    /// `None` where there is nothing between the two.
    pub cells: Vec<Vec<Option<Cell>>>,
}

/// What one country did to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The index of the pair among the pairs.
    pub pair: usize,
    /// Relations of cooperation that the text states.
    pub cooperation: usize,
    /// Relations of conflict that the text states.
    pub conflict: usize,
    /// Relations that it denies, announces or leaves open.
    pub unreal: usize,
}

/// The matrix of the relations that `filter` leaves. A relation without direction stands in both
/// cells of its pair.
pub fn matrix(found: &Exploration, filter: &Filter) -> Matrix {
    let mut deeds: Vec<(&str, &str, usize, &Relation)> = Vec::new();
    for (index, r) in kept_relations(found, filter) {
        deeds.push((&r.source, &r.target, index, r));
        if r.symmetric {
            deeds.push((&r.target, &r.source, index, r));
        }
    }
    let (mut sources, mut targets) = (Vec::new(), Vec::new());
    for (source, target, ..) in &deeds {
        for (codes, code) in [(&mut sources, source), (&mut targets, target)] {
            if !codes.contains(code) {
                codes.push(*code);
            }
        }
    }
    let row = |_: &&str| targets.iter().map(|_| None).list();
    let mut cells: Vec<Vec<Option<Cell>>> = sources.iter().map(row).list();
    for (source, target, index, r) in deeds {
        let place = |codes: &[&str], code| codes.iter().position(|other| *other == code);
        let (Some(row), Some(column)) = (place(&sources, source), place(&targets, target)) else {
            continue;
        };
        let cell = cells[row][column].get_or_insert_with(|| Cell {
            pair: pair_of(found, index).unwrap_or_default(),
            ..Cell::default()
        });
        match (r.status, Polarity::of(r.quad)) {
            (Status::Asserted, Polarity::Cooperation) => cell.cooperation += 1,
            (Status::Asserted, Polarity::Conflict) => cell.conflict += 1,
            _ => cell.unreal += 1,
        }
    }
    let names = |codes: Vec<&str>| codes.into_iter().map(|code| named(found, code)).list();
    Matrix {
        sources: names(sources),
        targets: names(targets),
        cells,
    }
}

/// The index of the pair that holds a relation.
pub fn pair_of(found: &Exploration, relation: usize) -> Option<usize> {
    let holds =
        |pair: &siyaq_engine::exploration::Pair| pair.relations.contains(&(relation as u32));
    found.pairs.iter().position(holds)
}

/// A country by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its flag, which stands before the name where the platform draws flags.
    pub flag: Option<String>,
    /// Its name.
    pub name: String,
}

/// The country, or the organisation that acts like one, with this code.
pub fn named(found: &Exploration, code: &str) -> Named {
    Named {
        flag: flag(code),
        name: found.actor_name(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Selection;
    use crate::views::related::related;
    use crate::views::sample;

    fn words(names: &[Named]) -> String {
        let words = names
            .iter()
            .map(|named| format!("{} {}", named.flag.as_deref().unwrap_or(""), named.name));
        words.collect::<Vec<_>>().join("، ")
    }

    fn ids(found: &Exploration, filter: &Filter) -> Vec<usize> {
        let related = related(found, Selection::None, None);
        let rows = rows(found, &related, filter, Locale::Ar);
        rows.iter().map(|row| row.relation).collect()
    }

    #[test]
    fn doubtful_relations_are_left_out() {
        let mut found = sample::article().exploration;
        found.relations[1].score = 0.2;
        found.relations[2].edtf = Some("2025-11-06".to_owned());
        let related = related(&found, Selection::None, None);
        let rows = rows(&found, &related, &Filter::default(), Locale::Ar);
        let drawn: Vec<_> = rows
            .iter()
            .map(|r| {
                (
                    r.relation,
                    r.source.as_str(),
                    r.target.as_str(),
                    r.date.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            drawn,
            [
                (0, "مصر", "قطر", None),
                (2, "ليبيا", "تشاد", Some("6 نوفمبر 2025"))
            ]
        );
    }

    #[test]
    fn a_filter_leaves_what_it_does_not_hide() {
        let mut found = sample::article().exploration;
        let days = |value| edtf::extent(value).map(|extent| (extent.start, extent.end));
        let hidden = |index: usize| std::array::from_fn(|i| i == index);
        found.relations[1].edtf = Some("2016-05".to_owned());
        for (filter, expected) in [
            (Filter::default(), &[0, 1, 2][..]),
            (
                Filter {
                    quads: hidden(0),
                    ..Filter::default()
                },
                &[2],
            ),
            (
                Filter {
                    statuses: hidden(3),
                    ..Filter::default()
                },
                &[0, 1],
            ),
            (
                Filter {
                    period: days("1970/1980"),
                    ..Filter::default()
                },
                &[0],
            ),
            (
                Filter {
                    period: days("2016-06/2025"),
                    ..Filter::default()
                },
                &[2],
            ),
            (
                Filter {
                    period: days("2016"),
                    statuses: hidden(0),
                    ..Filter::default()
                },
                &[],
            ),
        ] {
            assert_eq!(ids(&found, &filter), expected, "{filter:?}");
        }
        assert_eq!(counts(&found), ([2, 0, 1, 0], [2, 0, 0, 1]));
    }

    #[test]
    fn only_what_is_stated_counts_as_done() {
        let mut found = sample::article().exploration;
        found.relations[1].status = Status::Negated;
        let matrix = matrix(&found, &Filter::default());
        // Rows of cells: cooperation, conflict, what is not stated.
        let drawn: Vec<Vec<_>> = matrix
            .cells
            .iter()
            .map(|row| {
                let cell = |cell: &Option<Cell>| {
                    cell.map_or(String::new(), |c| {
                        format!("{}:{}{}{}", c.pair, c.cooperation, c.conflict, c.unreal)
                    })
                };
                row.iter().map(cell).collect()
            })
            .collect();
        assert_eq!(words(&matrix.sources), "🇪🇬 مصر، 🇶🇦 قطر، 🇱🇾 ليبيا");
        assert_eq!(words(&matrix.targets), "🇶🇦 قطر، 🇪🇬 مصر، 🇹🇩 تشاد");
        assert_eq!(
            drawn,
            [["0:101", "", ""], ["", "0:100", ""], ["", "", "1:001"]]
        );
    }

    #[test]
    fn a_code_has_a_name() {
        let mut found = sample::article().exploration;
        assert_eq!(found.actor_name("EGY"), "مصر");
        found.entities.retain(|e| e.id != "LBY");
        assert_eq!(found.actor_name("LBY"), "ليبيا");
        assert_eq!(found.actor_name("XXX"), "XXX");
        assert_eq!(named(&found, "UNO").flag, None);
    }
}
