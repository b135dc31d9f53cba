//! Finds the one acted upon among the parties that follow a trigger: the first that stands in one of
//! the slots of its frame and belongs to no nearer noun.

use super::Relation;
use super::coding::{Choice, Coder, Following};
use super::party::{Anaphor, Member, Strength};
use super::triggers::{Found, Frame, Sense, Word, form, slot};
use crate::exploration::{Plover, Quad, Recognition};
use crate::lexicon::Code;
use crate::text::Span;

/// The ones acted upon.
#[derive(Clone, Debug, Default)]
pub(super) struct Targets {
    pub members: Vec<Member>,
    /// Stands after `على` or `ضد`, so that even a war is directed.
    pub against: bool,
}

impl Coder<'_, '_> {
    /// The first of the frame's slots that holds a party.
    pub(super) fn targets(
        &self,
        trigger: usize,
        frame: &Frame,
        following: &[Following],
        exclude: &[Code],
    ) -> Targets {
        let fits =
            |next: &&Following| !self.is_told(frame, next) && self.fits(trigger, frame, next);
        // احتجاجا إلى الأمم المتحدة على تصريحات الرئيس: the one complained of, not the one told
        let against = |next: &&Following| {
            frame.sense == Sense::Deed(Plover::Accuse)
                && matches!(
                    self.parties.all[next.party].preposition,
                    Some(slot::ALA | slot::DIDDA)
                )
        };
        let first = following.iter().filter(fits).filter(against);
        first
            .chain(following.iter().filter(fits))
            .map(|next| Targets {
                members: self.members(next.party, exclude),
                against: matches!(
                    self.parties.all[next.party].preposition,
                    Some(slot::ALA | slot::DIDDA)
                ),
            })
            .find(|targets| !targets.members.is_empty())
            .unwrap_or_default()
    }

    /// `مساعدات إلى ضحايا الفيضانات في باكستان`: help for the stricken goes to where they are.
    pub(super) fn stricken(&self, trigger: usize, frame: &Frame, exclude: &[Code]) -> Vec<Member> {
        const REACH: usize = 20;
        const NEAR: usize = 10;
        const STRICKEN: &str = "متضرر متضرري ضحايا منكوب منكوبي مصابي";
        let end = self.document.sentence_of(trigger).tokens.end;
        (trigger + 1..end.min(trigger + REACH))
            .filter(|_| frame.sense == Sense::Deed(Plover::Aid))
            .find(|&at| self.matches_word(at, STRICKEN).is_some())
            .and_then(|at| {
                (at + 1..end.min(at + NEAR))
                    .take_while(|&at| !self.cells[at].mark)
                    .filter_map(|at| self.party_starting_at(at))
                    .map(|party| self.members(party, exclude))
                    .find(|members| !members.is_empty())
            })
            .unwrap_or_default()
    }

    /// `شكوى إلى الأمم المتحدة`: the one told is not blamed.
    fn is_told(&self, frame: &Frame, next: &Following) -> bool {
        let party = &self.parties.all[next.party];
        frame.sense == Sense::Deed(Plover::Accuse)
            && party.preposition == Some(slot::ILA)
            && party.members.iter().all(|m| m.code.as_str() == "UNO")
    }

    /// Whether a party stands in a slot of the frame.
    fn fits(&self, trigger: usize, frame: &Frame, next: &Following) -> bool {
        let party = &self.parties.all[next.party];
        let visit = frame.sense == Sense::Deed(Plover::Consult) && !frame.symmetric;
        let in_slot = match (party.preposition, party.outer) {
            (None, None) => frame.target & slot::OBJECT != 0 && !party.conjunction && !next.remote,
            (None, Some(outer)) => {
                let own = outer == slot::OBJECT && !next.remote;
                // للتشاور حول الهجوم الإسرائيلي
                let met = frame.symmetric && frame.sense == Sense::Deed(Plover::Consult);
                // أطلقت صواريخ على قواعد إسرائيلية
                let land = frame.sense == Sense::Deed(Plover::Assault)
                    && outer == slot::ALA
                    && (trigger + 1..party.tokens.start)
                        .any(|at| self.cells[at].is(Word::Territory));
                let doer = party
                    .members
                    .iter()
                    .all(|m| m.by == Recognition::Nationality);
                // يساعد الأكراد في التصدي للعمليات التركية
                let others = frame.sense == Sense::Deed(Plover::Aid)
                    && self.has_other_object(trigger, frame, &[]);
                frame.target & outer != 0
                    && !others
                    && !self.is_charge(party.tokens.start - 1, party.tokens.end)
                    && (own || land || !met && self.is_content(trigger, party.tokens.start, doer))
            }
            (Some(slot::BAYNA), Some(outer)) => {
                // توسطت في اتفاق لإعادة العلاقات بين
                frame.target & slot::BAYNA != 0
                    && (frame.target == slot::BAYNA
                        || !self.is_claimed(trigger, party.tokens.start, slot::BAYNA))
                    || frame.target & outer != 0 && !visit && next.commas == 0
            }
            (Some(bit), _) => {
                // غارة على حي بمدينة غزة
                let placed = bit == slot::BA
                    && party.strength == Strength::Land
                    && frame.sense == Sense::Deed(Plover::Assault)
                    && self.parties.adjectives_of(trigger).is_some();
                let bit = if placed { slot::FI } else { bit };
                let verb = self
                    .reading(trigger)
                    .is_some_and(|(_, _, bits)| bits & form::VERB != 0);
                // استقبل وفدا من توغو
                let sent = bit == slot::MIN
                    && frame.target & slot::OBJECT != 0
                    && self.cells[party.tokens.start.saturating_sub(2)].is(Word::Envoy);
                // أسقطت طائرة لأذربيجان: whose it is
                let whose = || {
                    let thing = self.company(trigger, frame);
                    thing
                        .is_some_and(|at| self.cells[at].party.is_none() && at < party.tokens.start)
                };
                // استهدفت روسيا البنية التحتية للطاقة الأوكرانية
                let struck = || {
                    matches!(frame.sense, Sense::Deed(Plover::Assault | Plover::Coerce))
                        && self.has_other_object(trigger, frame, &[])
                };
                if bit == slot::LI && verb && frame.has_object_only() && !whose() && !struck() {
                    return false;
                }
                // استهدفت صواريخ روسية مباني في كييف
                let land = bit == slot::FI
                    && frame.sense == Sense::Deed(Plover::Assault)
                    && frame.target & slot::OBJECT != 0
                    && (trigger + 1..party.tokens.start).take(8).any(|at| {
                        // تستهدف تهدئة الأوضاع في المنطقة
                        let placed = self.cells[at - 1].preposition.is_some();
                        self.cells[at].is(Word::Territory) && !placed
                    });
                // لن تسمح بأي تهديد للصومال
                let refused = frame.sense == Sense::Deed(Plover::Reject) && !frame.denied;
                // سحبت السفينة قبل قمة للاتحاد
                let noun = party.tokens.start - 1;
                let owned = bit == slot::LI
                    && next.remote
                    && noun > trigger
                    && self.reading(noun).is_some_and(|(_, frame, bits)| {
                        bits & form::NOUN != 0 && matches!(frame.sense, Sense::Deed(_))
                    });
                !owned
                    && (land || sent || frame.target & bit != 0)
                    && (refused || sent || !self.is_claimed(trigger, party.tokens.start, bit))
            }
        };
        let enough = match frame.sense {
            Sense::Deed(Plover::Coerce | Plover::Retreat | Plover::Sanction) if !frame.own => {
                Strength::National
            }
            Sense::Deed(Plover::Assault) => Strength::National,
            Sense::Deed(Plover::Aid | Plover::Mobilize) => Strength::Land,
            _ if frame.own || visit || party.preposition == Some(slot::FI) => Strength::Land,
            // تفتتح سفارة بالرباط
            _ if party.preposition == Some(slot::BA) && frame.target & slot::FI != 0 => {
                Strength::Land
            }
            _ => Strength::Property,
        };
        // ندد المجلس، في جلسته اليوم، بالهجوم
        let with_ba = party.preposition.or(party.outer) == Some(slot::BA);
        let counterpart = self.cells[party.tokens.start].is(Word::Counterpart);
        let most = if with_ba || counterpart { 2 } else { 1 };
        // ، وتنتظر المصادقة عليها: a pronoun in the next clause
        let beyond = next.commas > 0
            && !party.office
            && !self.cells[party.tokens.start].is(Word::Homeland)
            && matches!(party.anaphor, Some(Anaphor::Owner(_)));
        // تأييدها حظر مظاهرات: harm done is no support of whom it is done to
        let harmful =
            |(_, frame, _): &Choice| matches!(frame.sense, Sense::Deed(kind) if kind.tone() < -5.0);
        let harmed = frame.sense == Sense::Deed(Plover::Support)
            && party.preposition.is_none()
            && self.reading(trigger + 1).is_some_and(harmful);
        // تنتهك قرار مجلس الأمن
        let forces = match frame.sense {
            Sense::Deed(Plover::Coerce) => true,
            Sense::Deed(Plover::Assault) => party.preposition.is_none(),
            _ => false,
        };
        let coerced = forces && matches!(&party.members[..], [m] if m.code.as_str() == "UNO");
        in_slot && !harmed && !coerced && !beyond && party.strength >= enough && next.commas <= most
    }

    /// Whether the party belongs to a noun behind the trigger that it may be the doer of: `رحبت
    /// بموقف الصين`, yet not `دعت إلى مساعدة لبنان`.
    fn is_content(&self, trigger: usize, start: usize, doer: bool) -> bool {
        let blames = self.reading(trigger).is_some_and(|(_, frame, _)| {
            matches!(frame.sense, Sense::Deed(Plover::Accuse | Plover::Support))
        });
        let noun = |&at: &usize| {
            let lemmas = self.cells[at].found.iter().filter_map(Found::lemma);
            lemmas.into_iter().any(|(frame, bits)| {
                bits & form::NOUN != 0 && (blames || matches!(frame.sense, Sense::Deed(_)))
            })
        };
        let mut owners = (trigger + 1..start).filter(noun).peekable();
        // اجتمعتا بوساطة تركية
        let mediates = |at: usize| {
            self.reading(at)
                .is_some_and(|(_, frame, _)| frame.target == slot::BAYNA)
        };
        if (trigger + 1..start).any(mediates) {
            return false;
        }
        let acts = doer
            || self
                .party_starting_at(start)
                .is_some_and(|p| self.has_object(p));
        owners.peek().is_some()
            && (acts
                || owners.all(|at| {
                    self.reading(at)
                        .is_none_or(|(_, frame, _)| !frame.genitive_is_target)
                }))
    }

    /// Whether a noun stands right after an office, as what it does something to: `لاقتحام وزير
    /// إسرائيلي باحات المسجد`.
    fn has_object(&self, party: usize) -> bool {
        let party = &self.parties.all[party];
        let next = &self.cells[party.tokens.end.min(self.cells.len() - 1)];
        party.office
            && !next.mark
            && next.preposition.is_none()
            && (next.found.is_empty() || next.party.is_some())
    }

    /// Whether a nearer noun takes parties with this preposition: `دعا إلى رفع الحصار على لبنان`.
    fn is_claimed(&self, trigger: usize, start: usize, bit: u16) -> bool {
        // أعادت تونس فتح المعبر مع ليبيا: one deed in two words
        let own = self
            .reading(trigger)
            .filter(|(_, _, bits)| bits & form::VERB != 0)
            .map(|(_, frame, _)| frame.sense);
        let next = self
            .party_starting_at(trigger + 1)
            .map_or(trigger + 1, |party| self.parties.all[party].tokens.end);
        let next = (next..start).find(|&at| !self.cells[at].time);
        (trigger + 1..start).any(|at| {
            !self.used[at]
                && self.cells[at].party.is_none()
                && self.reading(at).is_some_and(|(found, frame, bits)| {
                    // فرق إنقاذ إلى: help is sent, not what it is for
                    // بطلب للانضمام إلى
                    let other = matches!(frame.sense, Sense::Deed(kind) if kind != Plover::Aid)
                        && !(frame.joins() && trigger + 3 > at && self.requests(trigger))
                        && (Some(at) != next || own != Some(frame.sense));
                    bits & form::NOUN != 0
                        && !self.qualifies(at, found)
                        && (other
                            || frame.sense == Sense::Deed(Plover::Aid) && !self.sends(trigger))
                        && frame.target & bit != 0
                })
        })
    }

    /// Whether the trigger is itself a demand.
    fn requests(&self, trigger: usize) -> bool {
        let reading = self.reading(trigger);
        reading.is_some_and(|(_, frame, _)| frame.sense == Sense::Deed(Plover::Request))
    }

    /// Whether the trigger is itself help given.
    fn sends(&self, trigger: usize) -> bool {
        self.reading(trigger)
            .is_some_and(|(_, frame, _)| frame.sense == Sense::Deed(Plover::Aid))
    }

    /// Whoever last acted upon `code`, in this sentence or the two before.
    pub(super) fn answered(&self, token: usize, code: Code) -> Option<Member> {
        let sentence = self.document.tokens[token].sentence.saturating_sub(2) as usize;
        let from = self.document.sentences.get(sentence)?.span.start;
        self.relations
            .iter()
            .rev()
            .take_while(|r| r.evidence.start >= from)
            .filter(|r| !r.symmetric)
            .find_map(|r| match (r.source.code, r.target.code) {
                (_, target) if target == code => Some(r.source),
                // قالت أرمينيا إن أذربيجان هاجمت موقعا لها. ونفت أذربيجان
                (source, _) if source == code && self.is_charged_by(r, r.target.code) => {
                    Some(r.target)
                }
                _ => None,
            })
            .map(|actor| Member::of(&actor).again(actor.span))
    }

    /// Whether a hard deed is told by the words of the state `code`.
    fn is_charged_by(&self, relation: &Relation, code: Code) -> bool {
        let place = |span: Span| {
            let parties = &self.parties.all;
            parties.get(parties.partition_point(|p| p.span.end < span.end))
        };
        let by = relation.said_by.filter(|_| relation.kind.tone() < 0.0);
        by.and_then(place)
            .is_some_and(|party| party.members.iter().any(|m| m.code == code))
    }

    /// Whether a noun that is no party stands behind the subject as what the verb acts upon: `اتهم بوتين الدول
    /// الغربية بمحاربة روسيا`.
    fn has_other_object(&self, trigger: usize, frame: &Frame, exclude: &[Code]) -> bool {
        let mut at = trigger + 1;
        if let Some(subject) = self.cells.get(at).and_then(|cell| cell.party) {
            let party = &self.parties.all[subject];
            if exclude.is_empty() || party.members.iter().all(|m| exclude.contains(&m.code)) {
                at = party.tokens.end;
            }
        }
        at = self.unquoted(at);
        let Some(cell) = self.cells.get(at) else {
            return false;
        };
        frame.target & slot::OBJECT != 0
            && (cell.private
                || (cell.found.is_empty() || cell.is(Word::Territory))
                    && self.document.key(at).starts_with("ال"))
            && cell.party.is_none()
            && cell.preposition.is_none()
            && !cell.time
    }

    /// Who the content of words against somebody touches: `هددت إيران بوقف تزويد أذربيجان`.
    pub(super) fn content_party(
        &self,
        trigger: usize,
        frame: &Frame,
        following: &[Following],
        exclude: &[Code],
    ) -> Vec<Member> {
        let Sense::Deed(kind) = frame.sense else {
            return Vec::new();
        };
        if kind.quad() != Quad::VerbalConflict
            || frame.first_person
            // صوتت على قرار يدين بيلاروسيا
            || frame.target == slot::DIDDA
            || self.has_other_object(trigger, frame, exclude)
        {
            return Vec::new();
        }
        following
            .iter()
            .filter(|f| f.commas == 0 && !self.is_told(frame, f))
            .filter(|f| {
                let party = &self.parties.all[f.party];
                let claimed = !matches!(kind, Plover::Threaten | Plover::Reject)
                    && party
                        .preposition
                        .is_some_and(|bit| self.is_claimed(trigger, party.tokens.start, bit));
                let helped = matches!(kind, Plover::Request | Plover::Accuse)
                    && party.outer.is_some()
                    && !self.is_content(trigger, party.tokens.start, false);
                let charged =
                    party.preposition == Some(slot::BA) && party.strength > Strength::Land;
                (party.strength >= Strength::People || charged)
                    && !self.is_charge(party.tokens.start - 1, party.tokens.end)
                    && !claimed
                    && !helped
                    && !matches!(
                        party.preposition,
                        Some(slot::FI | slot::OTHER | slot::NEAR | slot::AGENT | slot::MAA)
                    )
            })
            .map(|f| self.members(f.party, exclude))
            .find(|members| !members.is_empty())
            .unwrap_or_default()
    }
}
