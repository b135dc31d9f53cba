//! The table of relations: what the graph is drawn from, and its equal for those who cannot see it.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::{Plover, Quad, Status};

use super::related::Related;
use super::{Standing, edtf, shown_relations};
use crate::i18n::Locale;

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

/// A row per relation that the panel shows, in the order of the text.
pub fn rows(found: &Exploration, related: &Related, locale: Locale) -> Vec<Row> {
    shown_relations(found)
        .map(|(relation, r)| Row {
            relation,
            source: found.actor_name(&r.source),
            target: found.actor_name(&r.target),
            symmetric: r.symmetric,
            kind: r.kind,
            status: r.status,
            date: r.edtf.as_deref().map(|value| edtf::words(value, locale)),
            standing: related.relations.get(relation).copied().unwrap_or_default(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Selection;
    use crate::views::related::related;
    use crate::views::sample;

    #[test]
    fn doubtful_relations_are_left_out() {
        let mut found = sample::article().exploration;
        found.relations[1].score = 0.2;
        found.relations[2].edtf = Some("2025-11-06".to_owned());
        let rows = rows(&found, &related(&found, Selection::None, None), Locale::Ar);
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
    fn a_code_has_a_name() {
        let mut found = sample::article().exploration;
        assert_eq!(found.actor_name("EGY"), "مصر");
        found.entities.retain(|e| e.id != "LBY");
        assert_eq!(found.actor_name("LBY"), "ليبيا");
        assert_eq!(found.actor_name("XXX"), "XXX");
    }
}
