//! Finds who a verb speaks of and who a pronoun means. Arabic puts the subject before or after its
//! verb or leaves it out; order, agreement and the clause before tell which.

use crate::exploration::{Plover, Recognition};
use crate::lexicon::Code;
use crate::text::normalize::{is_one_of, starts_in};

use super::actors::OWN;
use super::clauses::{self, Cell};
use super::coding::{Choice, Coder, Following, Subject, agrees};
use super::contexts;
use super::party::{Gender, Member, Strength};
use super::triggers::{Found, Operator, Pronoun, Sense, Word, form, slot};

impl Coder<'_, '_> {
    /// The subject of the verb at `token`: an antecedent, a pronoun, a party before it or after it.
    pub(super) fn subject_of(&self, token: usize, found: &Found, bits: u16) -> Option<Subject> {
        if bits & form::FIRST != 0 {
            return self.speaker_subject(token);
        }
        if bits & form::PARTICIPLE != 0 {
            // الحكومة المدعومة من إيران
            if found.article && !found.conjunction {
                let index = token.checked_sub(1).and_then(|at| self.cells[at].party)?;
                return self.subject_from(index, token, &[]);
            }
            // أنها مستعدة
            if let Some(pronoun) = self.complementizer_pronoun(token) {
                let owner = self.owner(pronoun, token, &[]);
                return owner.map(|m| self.as_subject(vec![m], token));
            }
            // جماعات مدعومة من إيران
            let noun = |cell: &Cell| {
                let small =
                    cell.party.is_some() || cell.preposition.is_some() || cell.named || cell.time;
                !small && !cell.mark && !cell.is_plain_verb()
            };
            let describes = token > 0
                && noun(&self.cells[token - 1])
                // مؤتمرا مؤيدا; not قال الوزير مؤيدا
                && (!self.document.key(token).ends_with('ا')
                    || self.document.surface(token - 1).ends_with(['ا', 'ً']));
            if describes {
                return None;
            }
            // قالت باكستان إن الهند انتهكت الهدنة، مؤكدة: who speaks goes on, not the one spoken of
            let here = self.document.tokens[token].sentence;
            let told = self.subject.as_ref().is_some_and(|s| {
                let before = &self.cells[s.token.saturating_sub(2)..s.token];
                before.iter().any(|cell| cell.is(Word::Complementizer))
            });
            let speaker = self.speaker.as_ref().filter(|s| told && s.sentence == here);
            return speaker
                .and_then(|_| self.speaker_subject(token))
                .or_else(|| self.dropped_subject(token, bits));
        }
        // وقال: "ناقشت مع نظيري": who speaks may look like a she
        let quoted = token > 1
            && self.document.is_quote(token - 1)
            && self.document.is_mark(token - 2, ':')
            && self.document.key(token).ends_with('ت');
        if quoted && self.party_starting_at(token + 1).is_none() {
            return self.speaker_subject(token);
        }
        if let Some(outer) = self.relative_before(token) {
            // الإقليم الذي تطالب فنزويلا بالسيادة عليه
            let other = match self.document.key(outer) {
                "الذي" => form::FEMININE,
                "التي" => form::MASCULINE,
                _ => 0,
            };
            let other = bits & other != 0;
            if found.pronoun.is_none() && !other && !self.has_resumptive(token) {
                return self
                    .antecedent(outer, bits)
                    .or_else(|| self.strike(outer, token))
                    .or_else(|| self.inanimate(outer, token));
            }
            return self.subject_after(token, bits).or_else(|| {
                self.antecedent(outer, bits)
                    .filter(|_| found.pronoun.is_some() && self.is_complement(token + 1))
            });
        }
        if let Some(pronoun) = self.complementizer_pronoun(token) {
            // ، مؤكدة أنها
            let told = token.checked_sub(2).and_then(|at| self.reading(at));
            let aside = told.is_some_and(|(.., bits)| bits & form::PARTICIPLE != 0);
            return self.speaker_subject(token).filter(|_| aside).or_else(|| {
                let owner = self.owner(pronoun, token, &[])?;
                Some(self.as_subject(vec![owner], token))
            });
        }
        // مما أثار غضب فرنسا: what was done before angers
        let before = |back: usize| token.checked_sub(back);
        let what = before(1).map_or("", |at| self.document.key(at));
        if what == "مما" || what == "ما" && before(2).is_some_and(|at| self.cells[at].mark) {
            let here = self.document.tokens[token].sentence;
            return self.subject.clone().filter(|s| s.sentence == here);
        }
        let topic = !self.cells[token].opens_with_conjunction() || self.after_topic(token);
        if let Some(before) = self.subject_before(token, bits).filter(|_| topic) {
            // what stands apart before a verb yields to what follows it at once
            let after = self
                .subject_after(token, bits)
                .filter(|after| after.token == token + 1 && self.stands_apart(before.token, token));
            return Some(after.unwrap_or(before));
        }
        self.subject_after(token, bits)
            .or_else(|| self.carried_subject(token, bits))
    }

    /// Whether a comma or the like lies between a party and the verb at `token`.
    fn stands_apart(&self, party: usize, token: usize) -> bool {
        let end = self.cells[party]
            .party
            .map_or(party, |index| self.parties.all[index].tokens.end);
        (end..token).any(|at| {
            let cell = &self.cells[at];
            cell.mark && !cell.aside && !self.document.is_quote(at)
        })
    }

    /// The subject of the clause before, unless the verb seems to have one of its own that is no
    /// party: `واعتقلت الشرطة`, `وأعلن حزب الله`.
    fn carried_subject(&self, token: usize, bits: u16) -> Option<Subject> {
        let mut subject = self.dropped_subject(token, bits)?;
        let next = self.cells.get(token + 1)?;
        // ورفضت محكمة في هلسنكي
        let other = bits & form::FEMININE != 0
            && bits & form::PERFECT != 0
            && next.party.is_none()
            && next.found.is_empty()
            && self.document.surface(token + 1).ends_with('ة');
        // مشيرا إلى الرئيس الأميركي يتابع
        let described = token > 0
            && bits & form::IMPERFECT != 0
            && self.cells[token - 1].party.is_some()
            && !self.cells[token].opens_with_conjunction();
        // إن هذه الرسالة ستصل إلى بكين
        let thing = token > 1
            && self.is_plain_noun(token - 1)
            && self.document.key(token - 1).starts_with("ال")
            && matches!(self.document.key(token - 2), "هذا" | "هذه" | "تلك" | "ذلك");
        if thing
            || self.acts_for_nobody(token)
            || other
            || described
            || self.is_done_by_other(token + 1)
        {
            return None;
        }
        if self.has_own_subject(token, bits) {
            subject.doubt += 0.45;
        }
        Some(subject)
    }

    /// Whether a word behind a verb is the subject, and nobody's: `دمر انفجار ميناء بيروت`, `اعتقلت الشرطة صحافيا`.
    fn is_done_by_other(&self, token: usize) -> bool {
        const HOME: &str = "الجيش الشرطه السلطات المحكمه البرلمان القضاء المعارضه";
        const NOBODY: &str = "انفجار انفجارات زلزال حريق اعصار فيضان فيضانات سيول عاصفه وباء مسلحون متظاهرون محتجون مجهولون ملثمون";
        let key = self.document.key(token);
        self.is_below_a_state(token)
            || is_one_of(key, HOME)
            || is_one_of(key.strip_prefix("ال").unwrap_or(key), NOBODY)
    }

    /// `أجرى رئيس إقليم كردستان اتصالا`: whether an office begins that is no state's.
    fn is_below_a_state(&self, token: usize) -> bool {
        const OFFICE: &str = "حاكم محافظ عمده مدير";
        const HEAD: &str = "رييس رييسه";
        const BODY: &str = "اقليم ولايه مقاطعه بلديه حزب شركه نادي اتحاد جامعه هييه منظمه";
        let key = self.document.key(token);
        let next = self.cells.get(token + 1);
        is_one_of(key, OFFICE)
            || is_one_of(key, HEAD)
                && next.is_some_and(|_| is_one_of(self.document.key(token + 1), BODY))
    }

    /// Whether an unknown noun that agrees with the verb at `token` follows it at once.
    pub(super) fn has_own_subject(&self, token: usize, bits: u16) -> bool {
        let Some(next) = self.cells.get(token + 1) else {
            return false;
        };
        let key = self.document.key(token + 1);
        let feminine = key.ends_with('ه') || key.ends_with("ات");
        let agrees =
            bits & form::FEMININE != 0 && feminine || bits & form::MASCULINE != 0 && !feminine;
        let unknown = next.party.is_none()
            && next.found.is_empty()
            && next.preposition.is_none()
            && key.starts_with("ال");
        unknown && agrees
    }

    pub(super) fn as_subject(&self, members: Vec<Member>, token: usize) -> Subject {
        Subject {
            members,
            strength: Strength::State,
            gender: Gender::Either,
            token,
            sentence: self.document.tokens[token].sentence,
            doubt: 0.0,
        }
    }

    pub(super) fn speaker_subject(&self, token: usize) -> Option<Subject> {
        let speaker = self.speaker.as_ref()?;
        (!speaker.members.is_empty() && speaker.sentence + 2 > self.document.tokens[token].sentence)
            .then(|| self.as_subject(speaker.members.clone(), token))
    }

    /// The relative pronoun right before the verb, auxiliaries and negators between.
    pub(super) fn relative_before(&self, token: usize) -> Option<usize> {
        let start = self.document.sentence_of(token).tokens.start;
        for at in (start..token).rev().take(3) {
            let cell = &self.cells[at];
            if cell.is(Word::Relative) {
                return Some(at);
            }
            let small = [Word::Auxiliary, Word::Negator, Word::Future, Word::Doubt];
            if !small.iter().any(|&word| cell.is(word)) {
                return None;
            }
        }
        None
    }

    /// `يقوم بها`: the verb takes its antecedent up again.
    pub(super) fn has_resumptive(&self, token: usize) -> bool {
        let after = self
            .document
            .tokens
            .get(token + 1)
            .map(|_| self.document.key(token + 1));
        after.is_some_and(|key| {
            is_one_of(key, "بها به عليها عليه اليها اليه فيها فيه معها معه لها له")
        })
    }

    /// The party that a relative clause describes.
    pub(super) fn antecedent(&self, relative: usize, bits: u16) -> Option<Subject> {
        let sentence = self.document.sentence_of(relative).tokens.start;
        let index = self.last_party_before(relative, sentence)?;
        let party = &self.parties.all[index];
        let gap = party.tokens.end..relative;
        // after رئيس مصر التي either noun may be meant
        let agrees =
            (party.office || agrees(party.gender, bits)) && party.strength >= Strength::People;
        // سفيرها بعد الحرائق التي
        let other = self.cells[gap.clone()]
            .iter()
            .any(|cell| cell.preposition.is_some());
        (agrees && !other && gap.len() <= 5)
            .then(|| self.subject_from(index, relative, &[]))
            .flatten()
    }

    /// `القصف الإسرائيلي الذي استهدف دمشق`: whose the blow is that strikes.
    fn strike(&self, relative: usize, verb: usize) -> Option<Subject> {
        let before = self.parties.adjectives_before(relative);
        let own = self.parties.adjectives.get(before.checked_sub(1)?)?;
        let sense = |at: usize| self.reading(at).map(|(_, frame, _)| frame.sense);
        let same = own.end == relative && sense(own.token) == sense(verb);
        same.then(|| self.as_subject(own.members.clone(), verb))
    }

    /// `القرار الذي يفرض`: what the clause describes is no party, but the one who made it acts.
    /// Nobody makes `الحرائق التي اجتاحت`: only arms strike for somebody.
    fn inanimate(&self, relative: usize, verb: usize) -> Option<Subject> {
        const NOUN: usize = 3;
        let before = &self.cells[relative.saturating_sub(NOUN)..relative];
        let arms = contexts::bit(Word::Military).unwrap_or_default();
        let strikes = self
            .reading(verb)
            .is_some_and(|(_, frame, _)| frame.sense == Sense::Deed(Plover::Assault));
        let touches = before.last().is_some_and(|cell| cell.party.is_none())
            && (!strikes || before.iter().any(|cell| cell.contexts & arms != 0));
        let here = self.document.tokens[relative].sentence;
        self.subject
            .clone()
            .filter(|s| touches && s.sentence == here)
    }

    pub(super) fn last_party_before(&self, token: usize, from: usize) -> Option<usize> {
        let count = self.parties.count_before(token);
        count
            .checked_sub(1)
            .filter(|&i| self.parties.all[i].tokens.start >= from)
    }

    pub(super) fn subject_from(
        &self,
        index: usize,
        token: usize,
        exclude: &[Code],
    ) -> Option<Subject> {
        let party = &self.parties.all[index];
        let members = self.members(index, exclude);
        (!members.is_empty()).then(|| Subject {
            members,
            strength: party.strength,
            gender: party.gender,
            token: party.tokens.start,
            sentence: self.document.tokens[token].sentence,
            doubt: 0.0,
        })
    }

    /// `أنها ستنضم`
    pub(super) fn complementizer_pronoun(&self, token: usize) -> Option<Pronoun> {
        let mut at = token.checked_sub(1)?;
        // إنه سوف "يعاقب"; not هدد إيران بأنها سوف تندم
        while at > 0 && (self.document.is_quote(at) || self.cells[at].is(Word::Future)) {
            at -= 1;
        }
        let near = at + 1 == token;
        self.cells[at]
            .found
            .iter()
            .find(|f| f.is(Word::Complementizer) && (near || f.preposition.is_none()))?
            .pronoun
    }

    /// `أما بكين فرفضت`
    pub(super) fn after_topic(&self, token: usize) -> bool {
        self.document.key(token).starts_with('ف')
            && token > 0
            && self.cells[token - 1].party.is_some()
    }

    pub(super) fn subject_before(&self, token: usize, bits: u16) -> Option<Subject> {
        const REACH: usize = 8;
        let start = self.document.sentence_of(token).tokens.start;
        let mut at = token;
        let mut commas = 0;
        let mut reach = REACH;
        // وزارة الخارجية الفرنسية، قالت: before a comma only what opens the clause is its subject
        let mut topic = false;
        while at > start && reach > 1 && token - at < 4 * REACH {
            at -= 1;
            let cell = &self.cells[at];
            reach -= usize::from(!cell.aside && !cell.time);
            if let Some(index) = cell.party {
                let party = &self.parties.all[index];
                // غارة إسرائيلية استهدفت
                let described = party.outer.is_some()
                    && party.tokens.end == token
                    && self.is_deed_noun(party.tokens.start - 1);
                let open = party.preposition.is_none()
                    && (party.strength >= Strength::People || described);
                let opens = || {
                    let first = party.tokens.start;
                    first == start
                        || self.cells[first - 1].is_border()
                        || self.document.is_quote(first - 1)
                };
                if open
                    && self.suits(index, token, bits)
                    && !self.is_argument_of_verb(index)
                    && (!topic || opens())
                {
                    return self.subject_from(index, token, &[]);
                }
                party.preposition?;
                at = party.tokens.start;
                continue;
            }
            if cell.aside {
                continue;
            }
            // نتنياهو، الذي يزور أثينا، التقى
            if cell.is(Word::Relative) && commas == 1 && at > start && self.cells[at - 1].mark {
                at -= 1;
                (reach, topic) = (REACH, false);
                continue;
            }
            let mark = cell.mark && !self.document.is_quote(at) && !self.document.is_mark(at, '-');
            commas += u32::from(mark);
            let participle = |(_, _, bits): &Choice| bits & form::PARTICIPLE != 0;
            let trigger = cell.found.iter().any(|f| f.form().is_some())
                && !self.reading(at).is_some_and(participle);
            topic |= mark && at + 1 == token;
            if cell.is_border() || commas > 1 || trigger {
                return None;
            }
        }
        None
    }

    /// Whether the party agrees with the verb at `token`. A person by name alone may be a woman, unless a
    /// woman or a state already acts in the sentence.
    fn suits(&self, index: usize, token: usize, bits: u16) -> bool {
        let party = &self.parties.all[index];
        let by_name = party.members.iter().all(|m| m.by == Recognition::Person);
        let here = self.document.tokens[token].sentence;
        let taken = || {
            self.subject
                .as_ref()
                .is_some_and(|s| s.sentence == here && agrees(s.gender, bits))
        };
        // واشنطن وحلفاؤها جمدوا
        let company = bits & (form::PLURAL | form::DUAL) != 0
            && party.tokens.end < self.cells.len()
            && self.document.key(party.tokens.end).starts_with('و')
            && self.cells[party.tokens.end].found.is_empty();
        agrees(party.gender, bits)
            || company
            || by_name && !party.office && bits & form::FEMININE != 0 && !taken()
    }

    /// Whether the party follows a verb that takes it for its own.
    pub(super) fn is_argument_of_verb(&self, index: usize) -> bool {
        let start = self.parties.all[index].tokens.start;
        start > self.document.sentence_of(start).tokens.start
            && self.cells[start - 1].is_plain_verb()
    }

    pub(super) fn party_starting_at(&self, token: usize) -> Option<usize> {
        let index = self.cells.get(token)?.party?;
        (self.parties.all[index].tokens.start == token).then_some(index)
    }

    /// Whether a name that acts for nobody follows at once: `هاجم حزب الله إسرائيل`.
    fn acts_for_nobody(&self, token: usize) -> bool {
        self.cells
            .get(self.unquoted(token + 1))
            .is_some_and(|next| next.party.is_none() && (next.named || next.private))
    }

    /// The token itself, or the one after it where it is a quotation mark.
    pub(super) fn unquoted(&self, token: usize) -> usize {
        token + usize::from(token < self.cells.len() && self.document.is_quote(token))
    }

    pub(super) fn subject_after(&self, token: usize, bits: u16) -> Option<Subject> {
        // what may be the subject itself lets none stand far behind it
        let farthest = if self.has_own_subject(token, bits) {
            6
        } else {
            9
        };
        if self.acts_for_nobody(token) {
            return None;
        }
        let following = self.following(token);
        // وزار أنقرة الرئيس: what does not agree is the object, and the subject may come after it
        let mut open = following.iter().filter(|f| {
            let party = &self.parties.all[f.party];
            party.preposition.is_none() && party.outer.is_none() && !party.conjunction
        });
        if let (Some(object), Some(late)) = (open.next(), open.next()) {
            let [object, late] = [object.party, late.party].map(|i| &self.parties.all[i]);
            let turned = object.strength == Strength::State
                && object.tokens.start == token + 1
                && !agrees(object.gender, bits)
                && late.gender != Gender::Either
                && agrees(late.gender, bits)
                && late.office;
            if turned {
                let index = self.cells[late.tokens.start].party?;
                return self.subject_from(index, token, &[]);
            }
        }
        let first = following
            .iter()
            .find(|f| self.parties.all[f.party].preposition.is_none())?;
        let party = &self.parties.all[first.party];
        // علقت عضوية مالي
        let object = party.tokens.start == token + 2
            && self.reading(token).is_some_and(|(_, frame, _)| {
                !frame.with.is_empty() && self.company(token, frame) == Some(token + 1)
            });
        let acts = party.strength >= Strength::People
            || party.strength == Strength::Property
                && match self.words_between(token, party.tokens.start) {
                    0 => true,
                    words => words == 1 && self.is_plain_noun(party.tokens.start - 1),
                };
        let fits = acts
            && !object
            && self.suits(first.party, token, bits)
            && first.commas <= 1
            && self.steps(token, party.tokens.start) <= farthest
            && !party.conjunction
            && !first.remote
            && (party.outer.is_none() || party.tokens.start == token + 1);
        if fits {
            self.subject_from(first.party, token, &[])
        } else {
            None
        }
    }

    /// Whether the token is no subject of the verb before it: `الذي هنأه بتوليه`.
    pub(super) fn is_complement(&self, token: usize) -> bool {
        self.cells.get(token).is_some_and(|cell| {
            cell.preposition.is_some() || cell.mark || starts_in(self.document.key(token), "بل")
        })
    }

    /// Where a look back from `token` ends: names, times and asides take no room in its reach.
    pub(super) fn back(&self, token: usize, reach: usize) -> usize {
        const FARTHEST: usize = 40;
        let sentence = self.document.sentence_of(token).tokens.start;
        let start = sentence.max(token.saturating_sub(FARTHEST));
        let bare = |&at: &usize| {
            let cell = &self.cells[at];
            cell.party.is_none() && !cell.named && !cell.time && !cell.aside
        };
        let mut words = (start..token).rev().filter(bare);
        words.nth(reach).map_or(start, |at| at + 1)
    }

    /// How many tokens lie from one to another, what stands aside and times not counted.
    fn steps(&self, from: usize, to: usize) -> usize {
        let counts = |cell: &&Cell| !cell.aside && !cell.time;
        self.cells[from..to].iter().filter(counts).count()
    }

    /// How many words stand between a verb and a party, but for times, asides and other parties with
    /// their prepositions: `حطت في مطار عدن طائرة`.
    fn words_between(&self, verb: usize, party: usize) -> usize {
        let counts = |cell: &&Cell| {
            let apart = cell.aside || cell.time || cell.mark;
            !apart && cell.party.is_none() && cell.preposition.is_none()
        };
        self.cells[verb + 1..party].iter().filter(counts).count()
    }

    /// Whether the token is a noun that means nothing here: `طائرة` in `طائرة مسيرة إيرانية`.
    pub(super) fn is_plain_noun(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        cell.found.is_empty() && cell.preposition.is_none() && !cell.mark && !cell.named
    }

    /// The subject of the verb before, where the verb has none of its own.
    pub(super) fn dropped_subject(&self, token: usize, bits: u16) -> Option<Subject> {
        let sentence = self.document.tokens[token].sentence;
        let subject = self.subject.as_ref()?;
        let same = subject.sentence == sentence;
        let opens = self.document.sentence_of(token).tokens.start + 2 > token;
        // أمل الرئيس أن تتخذ توغو خطوات، مطالبا: a man, not the state spoken of
        let man = bits & form::PARTICIPLE != 0 && self.document.key(token).ends_with('ا');
        let him = |s: &&Subject| s.sentence == sentence && s.gender != Gender::Feminine;
        if man
            && subject.gender == Gender::Feminine
            && let Some(before) = self.previous.as_ref().filter(him)
        {
            return Some(before.clone());
        }
        ((same || opens && subject.sentence + 1 == sentence) && agrees(subject.gender, bits))
            .then(|| subject.clone())
    }

    /// The parties after a trigger, up to the end of its clause.
    pub(super) fn following(&self, token: usize) -> Vec<Following> {
        const REACH: usize = 28;
        let end = self.document.sentence_of(token).tokens.end;
        let mut found = Vec::new();
        let mut commas = 0;
        let mut skipping = false;
        let mut remote = false;
        let mut at = token + 1;
        while at < end && at < token + REACH {
            let cell = &self.cells[at];
            let own = &self.cells[token];
            if own.aside && !cell.aside && own.is_plain_verb() {
                break;
            }
            // what is said aside is no part of the clause
            if cell.aside && !own.aside && cell.is_plain_verb() {
                let close = (at..end).find(|&at| !self.cells[at].aside);
                at = close.unwrap_or(end);
                continue;
            }
            if let Some(party) = cell.party {
                // يدينان الاقتحام ومصر تطالب: another statement begins
                let own = &self.parties.all[party];
                let verb = self.cells.get(own.tokens.end).filter(|_| own.conjunction);
                if verb.is_some_and(|cell| cell.is_plain_verb() && !cell.opens_with_conjunction()) {
                    break;
                }
                if !skipping {
                    found.push(Following {
                        party,
                        commas: commas + u32::from(cell.aside),
                        remote,
                    });
                }
                at = self.parties.all[party].tokens.end.max(at + 1);
                continue;
            }
            if cell.mark {
                let comma = clauses::is_pause(self.document, at) && !cell.aside;
                let stop = matches!(self.document.surface(at), "؛" | ":" | ".");
                if stop {
                    break;
                }
                // دول، بينها مصر: a list is no new part of the clause
                let among = self
                    .cells
                    .get(at + 1)
                    .is_some_and(|next| next.is(Word::Among));
                if comma && !among {
                    commas += u32::from(!skipping);
                    skipping = false;
                }
            }
            if matches!(self.document.key(at), "وهو" | "وهي") {
                break;
            }
            if cell.is(Word::Relative) {
                // a clause between commas is stepped over
                if self.cells[at - 1].mark {
                    skipping = true;
                    commas = commas.saturating_sub(1);
                } else if at > token + 1 {
                    break;
                }
            } else if !skipping && (cell.is_border() || cell.is_plain_verb()) {
                // اتفاق أبرم مع مصر
                let light = at <= token + 4
                    && found.is_empty()
                    && self.reading(at).is_some_and(|(found, frame, _)| {
                        frame.sense == Sense::Operator(Operator::Light) && !found.conjunction
                    });
                if !light {
                    break;
                }
            }
            let adverbial = matches!(cell.preposition, Some(slot::OTHER | slot::NEAR))
                && self
                    .cells
                    .get(at + 1)
                    .is_some_and(|next| next.party.is_none() && !next.time);
            // اتفاق وقف إطلاق النار بين: a chain of nouns is one
            let chained = at == token + 2 && self.is_deed_noun(token + 1);
            // دعت فرنسا في بيان لها إيران
            let own = || at + 1 < end && is_one_of(self.document.key(at + 1), OWN);
            remote |= !cell.aside
                && !cell.time
                && (adverbial
                    || at > token + 1
                        && self.is_deed_noun(at)
                        && !self.used[at]
                        && !chained
                        && !own());
            at += 1;
        }
        found
    }

    pub(super) fn is_deed_noun(&self, token: usize) -> bool {
        let found = self.cells.get(token).map_or(&[][..], |cell| &cell.found);
        found
            .iter()
            .filter_map(Found::lemma)
            .any(|(frame, bits)| bits & form::NOUN != 0 && matches!(frame.sense, Sense::Deed(_)))
    }
}
