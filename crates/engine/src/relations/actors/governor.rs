//! Finds what governs a party: the preposition before it, or before the nouns that it belongs to.

use std::ops::Range;

use super::Reader;
use super::phrases::TOLD;
use crate::lexicon::Proclitics;
use crate::relations::clauses::Cell;
use crate::relations::contexts;
use crate::relations::party::Strength;
use crate::relations::triggers::{Word, form, slot};
use crate::text::normalize::{holds, is_one_of};

/// What may stand behind words that somebody spoke, and leaves nothing behind itself to be theirs.
pub(in crate::relations) const OWN: &str = "لها له لهم لهما مشترك";

/// What governs a party.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governor {
    pub preposition: Option<u16>,
    pub outer: Option<u16>,
    pub strength: Strength,
}

impl Governor {
    pub const NONE: Self = Self {
        preposition: None,
        outer: None,
        strength: Strength::State,
    };

    /// A state after a preposition.
    pub fn by(slot: u16) -> Self {
        Self {
            preposition: Some(slot),
            ..Self::NONE
        }
    }

    /// With the preposition of the party, or of the noun that it is `owned` by.
    fn with(self, slot: Option<u16>, owned: bool) -> Self {
        match owned {
            true => Self {
                outer: slot,
                ..self
            },
            false => Self {
                preposition: slot,
                ..self
            },
        }
    }
}

impl Reader<'_, '_, '_> {
    /// What governs words with these proclitics that start at `start`.
    pub(super) fn governor_of(
        &self,
        proclitics: Proclitics,
        start: usize,
        sentence: &Range<usize>,
    ) -> Governor {
        // مواقع تابعة لإيران
        let whose = || {
            start > sentence.start + 1
                && holds(self.document.key(start - 1), "تابع")
                && self.cells[start - 2].party.is_none()
        };
        match clitic_slot(proclitics) {
            Some(slot::LI) if whose() => {
                let governor = self.governor(start - 1, sentence);
                Governor {
                    strength: governor.strength.min(Strength::Property),
                    ..governor
                }
            }
            Some(slot) => Governor::by(slot),
            None if proclitics.conjunction.is_some() => Governor::NONE,
            None => self.governor(start, sentence),
        }
    }

    /// What governs the words that start at `start`: the preposition right before them, or before
    /// the nouns that they belong to.
    pub(super) fn governor(&self, start: usize, sentence: &Range<usize>) -> Governor {
        const REACH: usize = 4;
        let mut at = start;
        let mut governor = Governor::NONE;
        let mut owned = false;
        let mut among = false;
        for _ in 0..2 * REACH {
            if at == sentence.start || !among && start - at >= REACH {
                break;
            }
            at -= 1;
            let cell = &self.cells[at];
            if self.is_agent_phrase(at, sentence) {
                return Governor::by(slot::AGENT);
            }
            // دول عدة، بينها مصر: what governs the states governs those named among them
            if cell.is(Word::Among) && !owned {
                among = true;
                at = self.before_among(at, sentence);
                continue;
            }
            if let Some(next) = self.passed_over(at, start, sentence) {
                at = next;
                continue;
            }
            // مسؤولين في ميانمار
            if cell.preposition == Some(slot::FI) && at > sentence.start && self.is_people(at - 1) {
                governor.strength = Strength::National;
                at -= 1;
                continue;
            }
            // في مواجهة روسيا
            let facing = self.document.key(at) == "مواجهه" && at > sentence.start;
            if facing && self.cells[at - 1].preposition == Some(slot::FI) {
                return Governor::by(slot::OTHER);
            }
            if let Some(slot) = cell.preposition {
                return self.under(slot, at, owned, governor, sentence);
            }
            // بـ"دعم بيونغ يانغ"
            if self.document.is_quote(at) {
                continue;
            }
            if cell.mark || cell.party.is_some() || cell.named {
                break;
            }
            if cell.private && !cell.is(Word::National) {
                return Governor {
                    strength: Strength::Land,
                    ..Governor::by(slot::OTHER)
                };
            }
            let attached = self.clitic_preposition(at);
            let trigger = self.is_trigger_noun(at);
            // the party is the noun's own; only what stands before the noun governs it further
            owned |= trigger;
            // في بيان مشترك إيران, في بيان لها إيران
            let apart = |key: &str| key.starts_with("ال") || is_one_of(key, OWN);
            let known = !cell.found.is_empty();
            governor.strength = match governor.strength {
                strength if trigger => strength,
                _ if among && known => break,
                strength if among => strength,
                _ if cell.is(Word::National) => Strength::National,
                _ if cell.is(Word::Territory) => Strength::Land,
                _ if known || apart(self.document.key(at)) => break,
                strength => strength.min(Strength::Property),
            };
            if attached.is_some() {
                return governor.with(attached, owned);
            }
        }
        // an unknown word without a preposition before it may as well be a verb
        match governor.strength {
            _ if owned => Governor::NONE.with(Some(slot::OBJECT), owned),
            Strength::Land | Strength::National => governor,
            _ => Governor::NONE,
        }
    }

    /// The first of the marks and prepositions before `بينها`.
    fn before_among(&self, among: usize, sentence: &Range<usize>) -> usize {
        let small = |at: &usize| self.cells[*at].mark || self.cells[*at].preposition.is_some();
        let before = (sentence.start..among).rev().take_while(small);
        among - before.count()
    }

    /// Where to go on from words that leave the party before them to what stands further: `عدد من`,
    /// `ممثلين عن`, `القائم بأعمال`.
    fn passed_over(&self, at: usize, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let cell = &self.cells[at];
        let key = self.document.key(at);
        let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
        let before_is = |word| before.is_some_and(|before| self.cells[before].is(word));
        // على مسؤولين وشركات روسية
        let joined =
            at + 1 == start && self.is_people(at) && self.document.key(start).starts_with('و');
        let counted = cell.preposition == Some(slot::MIN) && before_is(Word::Each);
        // بين وفدي الكونغو ورواندا
        let sent = cell.is(Word::Envoy) && key == "وفدي";
        let listed = cell.preposition.is_none() && (cell.is(Word::Headed) || cell.is(Word::Each));
        // على جارتها أوكرانيا
        let neighbour = at + 1 == start
            && cell
                .found
                .iter()
                .any(|f| f.is(Word::Latter) && (f.pronoun.is_some() || f.article));
        // اتهم بيان الخارجية السودان
        let told = at + 1 == start && is_one_of(key, TOLD);
        if joined || counted || sent || listed || neighbour || told {
            return Some(at);
        }
        // بين ممثلين عن الحكومة
        let stands_for = cell.preposition == Some(slot::AN)
            && before.is_some_and(|before| {
                let key = self.document.key(before);
                let who = key.strip_prefix("ال").unwrap_or(key);
                ["ممثل", "وفد", "مندوب"]
                    .iter()
                    .any(|stem| who.starts_with(stem))
            });
        let charge = key == "باعمال"
            && before.is_some_and(|before| self.document.key(before).ends_with("قايم"));
        before.filter(|_| stands_for || charge)
    }

    /// Whether the token names people of a state: `مسؤولين`, `مواطنين`.
    fn is_people(&self, at: usize) -> bool {
        self.cells[at].is(Word::Envoy) || self.cells[at].is(Word::National)
    }

    /// What the preposition at `at` makes of the party behind it, or of the noun that has the party for
    /// its own.
    fn under(
        &self,
        slot: u16,
        at: usize,
        owned: bool,
        governor: Governor,
        sentence: &Range<usize>,
    ) -> Governor {
        // رسوم على السلع المستوردة من الصين
        if slot == slot::MIN && self.is_on_goods(at, sentence) {
            return Governor::by(slot::ALA);
        }
        let between = slot == slot::BAYNA && !owned;
        let outer = between.then(|| self.before_between(at, sentence)).flatten();
        Governor { outer, ..governor }.with(Some(slot), owned)
    }

    /// Whether the words before `من` are goods or people on whom something lies.
    fn is_on_goods(&self, from: usize, sentence: &Range<usize>) -> bool {
        const NEAR: usize = 6;
        let economic = contexts::bit(Word::Economic).unwrap_or_default();
        let before = &self.cells[sentence.start.max(from.saturating_sub(NEAR))..from];
        let mut before = before.iter().rev().take_while(|cell| cell.party.is_none());
        let goods = |cell: &Cell| cell.contexts & economic != 0 || cell.is(Word::National);
        before.clone().take(4).any(goods) && before.any(|cell| cell.preposition == Some(slot::ALA))
    }

    /// The preposition that governs `مفاوضات` in `على مفاوضات بين`.
    pub(super) fn before_between(&self, between: usize, sentence: &Range<usize>) -> Option<u16> {
        (sentence.start.max(between.saturating_sub(3))..between)
            .rev()
            .find_map(|at| {
                self.cells[at]
                    .preposition
                    .or_else(|| self.clitic_preposition(at))
            })
    }

    pub(super) fn is_trigger_noun(&self, token: usize) -> bool {
        self.cells[token]
            .found
            .iter()
            .filter_map(|found| found.lemma())
            .any(|(_, bits)| bits & form::NOUN != 0)
    }

    /// The preposition written together with the noun at `token`.
    pub(super) fn clitic_preposition(&self, token: usize) -> Option<u16> {
        let letter = |c| match c {
            'ب' => Some(slot::BA),
            'ل' => Some(slot::LI),
            _ => None,
        };
        let found = &self.cells[token].found;
        if !found.is_empty() {
            return found.iter().find_map(|f| f.preposition).and_then(letter);
        }
        attached_preposition(self.document.key(token))
    }

    /// من قبل, من جانب, على يد, على أيدي
    pub(super) fn is_agent_phrase(&self, last: usize, sentence: &Range<usize>) -> bool {
        matches!(self.document.key(last), "بيد" | "بايدي")
            || last > sentence.start
                && matches!(
                    (self.document.key(last - 1), self.document.key(last)),
                    ("من", "قبل" | "جانب" | "طرف") | ("علي", "يد" | "ايدي")
                )
    }
}

/// The slot of the preposition among the proclitics.
fn clitic_slot(proclitics: Proclitics) -> Option<u16> {
    proclitics.preposition.map(|letter| match letter {
        'ب' => slot::BA,
        'ل' => slot::LI,
        _ => slot::OTHER,
    })
}

/// The preposition that a noun of unknown stem seems to carry: `للسفير`, `بالسفير`, `بانتهاء`. Short
/// words are left alone, since many begin with these letters of their own.
fn attached_preposition(key: &str) -> Option<u16> {
    const SHORTEST: usize = 6;
    let bare = key.strip_prefix('و').unwrap_or(key);
    let letters = bare.chars().count();
    // لوحدة الصومال
    let short = letters + 1 == SHORTEST && bare.starts_with('ل') && bare.ends_with('ه');
    let long = letters >= SHORTEST || short;
    match () {
        () if bare.starts_with("لل") => Some(slot::LI),
        () if bare.starts_with("بال") => Some(slot::BA),
        () if long && bare.starts_with('ب') => Some(slot::BA),
        () if long && bare.starts_with('ل') => Some(slot::LI),
        () => None,
    }
}

/// How many letters of such a noun are clitics.
pub(super) fn attached_letters(key: &str) -> usize {
    1 + usize::from(key.starts_with('و'))
}
