//! Decides what an ambiguous word is where it stands: verb, noun or participle of which frame.

use super::clauses::{Cell, is_comma};
use super::coding::{Choice, Coder};
use super::contexts;
use super::party::Gender;
use super::triggers::{Found, Frame, Operator, Sense, Word, form};
use crate::exploration::Plover;
use crate::text::clitics::analyses;
use crate::text::normalize::{holds, is_one_of, listed, without_start};

impl Coder<'_, '_> {
    /// What the word at `token` is here: a verb or a noun of the first frame that fits.
    #[inline(never)]
    pub(super) fn reading(&self, token: usize) -> Option<&Choice> {
        self.chosen.get(token)?.as_ref()
    }

    /// Whether a noun is rather the adjective of the one before: `المدينة المحاصرة`.
    fn describes(&self, token: usize) -> bool {
        let defined = |token: usize, start| {
            let key = self.document.key(token);
            key.starts_with(start) && key.ends_with('ه')
        };
        token > 0 && defined(token, "الم") && defined(token - 1, "ال")
    }

    pub(super) fn choose(&self, token: usize) -> Option<Choice> {
        let cell = &self.cells[token];
        if cell.found.is_empty() || cell.party.is_some() || cell.inside {
            return None;
        }
        // ردا على is an answer, not two who answer; رد فعل is none
        let next = || {
            let next = self.cells.get(token + 1);
            next.map(|_| self.document.key(token + 1))
        };
        if cell.preposition.is_some()
            || cell.is(Word::Answering)
                && (self.document.key(token).ends_with('ا')
                    || token > 0 && self.document.key(token - 1) == "اي"
                    || matches!(next(), Some("فعل" | "الفعل")))
        {
            return None;
        }
        let lemma = |found: &Found| {
            let (frame, bits) = found.lemma()?;
            // مبلغ قدره 40 مليونا; تدخلها في شؤون غيرها; قبلها is a time
            let none = bits & form::VERB != 0
                && found.pronoun.is_some()
                && (!frame.takes_pronoun() || self.document.is_number(token + 1) || {
                    let key = self.document.key(token);
                    without_start(key, "وف").starts_with("قبل")
                        || holds(key, "تدخل") && next() == Some("في")
                });
            (!none).then_some((*found, frame, bits))
        };
        let lemmas = || cell.found.iter().filter_map(lemma);
        let forms = lemmas().fold(0, |forms, (_, _, bits)| forms | bits);
        let any_verb = forms & form::VERB != 0;
        let any_noun = forms & form::NOUN != 0;
        let governed = token > 0 && self.cells[token - 1].preposition.is_some();
        let as_verb = any_verb
            && if any_noun {
                self.is_verb_position(token)
            } else {
                !governed
            };
        lemmas().find(|(found, frame, bits)| {
            let verb = bits & form::VERB != 0;
            verb == as_verb
                && (verb || bits & form::PARTICIPLE != 0 || !self.describes(token))
                && (bits & form::JUSSIVE == 0 || self.after_negator(token))
                && !(found.conjunction && self.after_relative(token))
                && (bits & form::PARTICIPLE == 0
                    || !found.article
                    || frame.reverse
                    || self.doer_of_participle(token, frame, *bits).is_some())
                && (!frame.first_person
                    || found.future_or(self, token)
                        && (bits & form::FIRST != 0
                            || self.complementizer_pronoun(token).is_some()))
                && (!frame.denied || self.after_negator(token))
                && !self.is_trade_war(token, frame)
                && !self.is_holding(token, frame)
                && self.has_company(token, frame)
                && !self.is_comment(token, frame)
                // يدعون إلى: they call for it
                && !(frame.sense == Sense::Operator(Operator::Report)
                    && bits & form::PLURAL != 0
                    && next() == Some("الي")
                    && self.document.key(token).ends_with("دعون"))
        })
    }

    /// Whether a word that may be verb or noun stands where a verb stands.
    pub(super) fn is_verb_position(&self, token: usize) -> bool {
        if self.parties.adjectives_of(token).is_some() {
            return false;
        }
        let start = self.document.sentence_of(token).tokens.start;
        let cell = &self.cells[token];
        // رفض بلاده is a noun with its doer
        if self.cells.get(token + 1).is_some_and(|next| {
            let own = |f: &Found| f.is(Word::Homeland) && f.pronoun.is_some();
            next.found.iter().any(own)
        }) {
            return false;
        }
        let marked = token > start && self.document.key(token - 1).ends_with("قد");
        if let Some(next) = self.party_starting_at(token + 1).filter(|_| !marked) {
            let next = &self.parties.all[next];
            let verb_of = |gender: u16| {
                let mut forms = cell.found.iter().filter_map(Found::form);
                forms.any(|b| b & gender != 0)
            };
            if verb_of(form::MASCULINE)
                && !verb_of(form::FEMININE)
                && next.gender == Gender::Feminine
                && next.preposition.is_none()
            {
                return false;
            }
        }
        // أعلنت الولايات المتحدة، الخميس، فرض عقوبات: what is announced, not a new clause
        let announced = || {
            let apart = |&at: &usize| {
                let cell = &self.cells[at];
                cell.aside || cell.mark || cell.time
            };
            let last = (start..token).rev().take(16).find(|at| !apart(at))?;
            let party = &self.parties.all[self.cells[last].party?];
            let verb = &self.cells[party.tokens.start.checked_sub(1)?];
            let says = |(frame, _): (&Frame, u16)| matches!(frame.sense, Sense::Operator(_));
            Some(verb.is_plain_verb() && verb.found.iter().filter_map(Found::lemma).any(says))
        };
        if token > start && self.cells[token - 1].mark && announced() == Some(true) {
            return false;
        }
        if token == start || cell.opens_with_conjunction() && !self.after_noun(token) {
            return true;
        }
        let before = &self.cells[token - 1];
        // إن قتل الصحفية جريمة; بعد أن قتل
        if before.is(Word::Complementizer) && self.complementizer_pronoun(token).is_none() {
            const PAST: &str = "بعد منذ عقب سبق بمجرد الي";
            let past = token > start + 1
                && is_one_of(without_start(self.document.key(token - 2), "و"), PAST);
            let mut forms = cell.found.iter().filter_map(Found::form);
            return past || forms.any(|bits| bits & form::IMPERFECT != 0);
        }
        before.mark && !self.document.is_quote(token - 1)
            || before.is(Word::Complementizer)
            || before.is(Word::Relative)
            || before.is(Word::Negator)
            || before.is(Word::Future)
            || before.is(Word::Doubt)
            || before.is(Word::Auxiliary)
            || before.is(Word::Subordinator)
            || before.party.is_some_and(|p| {
                let party = &self.parties.all[p];
                // ووقع الجانبان عقدا
                let object = self.is_argument_of_verb(p) && self.document.key(token).ends_with('ا');
                party.preposition.is_none() && party.gender != Gender::Feminine && !object
            })
    }

    /// `إدانة ورفض`: a noun joined to a noun.
    pub(super) fn after_noun(&self, token: usize) -> bool {
        token > 0
            && self.cells[token - 1]
                .found
                .iter()
                .filter_map(Found::form)
                .any(|bits| bits & form::NOUN != 0)
    }

    /// `عقد محادثات`, `مؤتمر عقده`, no contract
    fn is_holding(&self, token: usize, frame: &Frame) -> bool {
        let held = || {
            let key = self.document.key(token);
            key.ends_with("عقده") || key.ends_with("عقد") && self.is_deed_noun(token + 1)
        };
        frame.sense == Sense::Deed(Plover::Support) && frame.symmetric && held()
    }

    /// `علق بايدن، الجمعة، على التهديدات`
    fn is_comment(&self, token: usize, frame: &Frame) -> bool {
        let apart = |cell: &Cell| cell.mark || cell.time || cell.named || cell.party.is_some();
        let next = || (token + 1..self.cells.len()).find(|&at| !apart(&self.cells[at]));
        !frame.with.is_empty()
            && holds(self.document.key(token), "علق")
            && next().is_some_and(|at| self.document.key(at) == "علي")
    }

    /// `الحرب التجارية`
    fn is_trade_war(&self, token: usize, frame: &Frame) -> bool {
        let economic = contexts::bit(Word::Economic).unwrap_or_default();
        let next = self.cells.get(token + 1);
        frame.sense == Sense::Deed(Plover::Assault)
            && frame.symmetric
            && next.is_some_and(|next| next.contexts & economic != 0)
    }

    /// `القرارات التي وردت`: no `و` stands behind `التي`.
    fn after_relative(&self, token: usize) -> bool {
        token > 0 && self.cells[token - 1].is(Word::Relative)
    }

    pub(super) fn after_negator(&self, token: usize) -> bool {
        token > 0 && self.cells[token - 1].is(Word::Negator)
    }

    /// Whether one of the words that the frame asks for follows.
    pub(super) fn has_company(&self, token: usize, frame: &Frame) -> bool {
        frame.with.is_empty() || self.company(token, frame).is_some()
    }

    pub(super) fn company(&self, token: usize, frame: &Frame) -> Option<usize> {
        let (reach, most) = match frame.sense {
            _ if frame.judges || frame.after => (19u32, 2),
            // قطر تدعم تركيا في مكافحة الإرهاب
            Sense::Deed(Plover::Accuse) if frame.menace => (5, 1),
            _ => (10, 1),
        };
        let end = self.document.sentence_of(token).tokens.end;
        let mut commas = 0;
        const FARTHEST: usize = 40;
        let mut left = reach;
        let starts = listed(&frame.with).fold(0, |letters, word| letters | initials(word));
        for at in token + 1..end.min(token + FARTHEST) {
            let cell = &self.cells[at];
            // what names somebody, a time or an aside takes no room
            left -= u32::from(cell.party.is_none() && !cell.named && !cell.time && !cell.aside);
            if left == 0 {
                return None;
            }
            let called = frame.judges && self.cells[at].is(Word::Complementizer);
            if self.cells[at].is_border() && !called {
                return None;
            }
            if is_comma(self.document, at) && !cell.aside {
                commas += 1;
                if commas > most {
                    return None;
                }
            }
            // استعادة مواطنيها is no word to one's own people
            let apart = frame.sense == Sense::Operator(Operator::Void)
                && frame.own
                && at > token + 1
                && self.cells[at - 1].party.is_none()
                && self.cells[at - 1].preposition.is_none();
            // مخيم على الحدود مع بولندا: where it lies
            let lies =
                self.document.key(at) == "الحدود" && self.cells[at - 1].preposition.is_some();
            if self.may_start_with(at, starts)
                && let Some(pronoun) = self.matches_word(at, &frame.with)
                && !lies
                && (!frame.own || pronoun || self.is_homeland(at + 1))
                && !apart
                && !(frame.after && self.document.key(at).starts_with('ب'))
            {
                return Some(at);
            }
        }
        None
    }

    /// `سفير بلاده`
    fn is_homeland(&self, token: usize) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| cell.is(Word::Homeland))
    }

    /// Whether the token, clitics and article aside, may start as words with these initials do.
    fn may_start_with(&self, token: usize, letters: u64) -> bool {
        analyses(self.document.key(token)).any(|analysis| {
            let bare = analysis.stem.strip_prefix("ال");
            letters & (initials(analysis.stem) | bare.map_or(0, initials)) != 0
        })
    }

    /// Whether the token is one of `words`, which spaces part, clitics, article, endings and pronouns
    /// aside; and whether it carries a pronoun.
    pub(super) fn matches_word(&self, token: usize, words: &str) -> Option<bool> {
        const ENDINGS: &str = "ا ه ين ان ات تين ي يين يه و تا";
        const PRONOUNS: &str = "ها هم هما ته تها تهم تهما اته اتها يها يهما تيهما تيها تيه";
        let key = self.document.key(token);
        let marbuta = self.document.surface(token).ends_with('ة');
        analyses(key).find_map(|analysis| {
            let stem = analysis.stem_key();
            // إلى has no article
            let bare = stem.strip_prefix("ال").filter(|rest| rest.len() > 2);
            let stem = bare.unwrap_or(&stem);
            listed(words).find_map(|word| {
                // Most words begin otherwise.
                if word.as_bytes().get(1) != stem.as_bytes().get(1) {
                    return None;
                }
                let core = word.strip_suffix('ه').unwrap_or(word);
                let rest = stem.strip_prefix(core)?;
                if rest.is_empty() || is_one_of(rest, ENDINGS) {
                    // سفيره is an own one, طائره is the word itself
                    return Some(rest == "ه" && !word.ends_with('ه') && !marbuta);
                }
                is_one_of(rest, PRONOUNS).then_some(true)
            })
        })
    }

    /// `رفع العقوبات التي فرضتها مصر على لبنان`: where a word finds no parties, the noun beside it may.
    pub(super) fn release(&mut self, token: usize, frame: &Frame) {
        if !frame.menace
            && !frame.with.is_empty()
            && let Some(at) = self.company(token, frame)
        {
            self.used[at] = false;
        }
    }

    pub(super) fn consume(&mut self, token: usize, frame: &Frame) {
        // the charge that is denied stays a charge, the blow that is parried a blow
        let charge = matches!(
            frame.sense,
            Sense::Deed(Plover::Reject) | Sense::Operator(Operator::Undergo | Operator::Light)
        );
        // who is let in joins
        let joins = |at| {
            let reading = self.reading(at);
            reading.is_some_and(|(_, frame, _)| frame.joins())
        };
        if let Some(at) = self.company(token, frame)
            && self.cells[at].party.is_none()
            && !charge
            && !joins(at)
        {
            self.used[at] = true;
        }
    }
}

/// The first two letters of a key as one bit of 64: keys whose bits differ start otherwise.
fn initials(key: &str) -> u64 {
    match key.as_bytes() {
        [_, first, _, second, ..] => 1 << (first.wrapping_add(second.wrapping_mul(5)) & 63),
        _ => 0,
    }
}

impl Found {
    /// Whether the verb speaks of the future.
    pub(super) fn future_or(&self, coder: &Coder, token: usize) -> bool {
        let before = (token.saturating_sub(2)..token).rev();
        let mut before = before.filter(|&at| !coder.document.is_quote(at));
        self.future
            || before
                .next()
                .is_some_and(|at| coder.cells[at].is(Word::Future))
    }
}
