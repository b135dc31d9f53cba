//! Fills the slots of a noun: by its nationality, pronoun, genitive and prepositions, or by the verb
//! that governs it.

use super::Relation;
use super::coding::{Arguments, Coder, Following, Subject, codes};
use super::party::{Adjectives, Member, Strength};
use super::slots::Targets;
use super::triggers::{Found, Frame, Operator, Pronoun, Sense, Word, form, slot};
use crate::exploration::{Construction, Plover, Quad, Recognition};
use crate::lexicon::Code;
use crate::list::{ToList, keep};
use crate::text::normalize::holds;

/// Who does what a noun names, and how that was found.
struct Doer {
    members: Vec<Member>,
    score: f32,
    construction: Construction,
}

/// A noun with what its doer and its target are sought with.
struct Noun<'a> {
    token: usize,
    found: &'a Found,
    frame: &'a Frame,
    /// The party right behind it.
    genitive: Option<Following>,
    /// Whether that party is acted upon: `للقاء مسؤولين إيرانيين`.
    purpose: bool,
}

/// Whether a state is named by itself or by its seat.
fn is_seat(member: &Member) -> bool {
    matches!(member.by, Recognition::Name | Recognition::Seat)
}

impl Coder<'_, '_> {
    /// The parties of a noun: those it names together, or its doer and the one acted upon.
    pub(super) fn noun_arguments(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
    ) -> Option<Arguments> {
        // دمشق وحليفتها موسكو: who they are, not what they do
        let kin = frame.sense == Sense::Deed(Plover::Support) && frame.genitive_is_target;
        if kin && frame.symmetric && found.pronoun.is_some() {
            return None;
        }
        // كان في استقباله نظيره: the pronoun is the guest
        let received = frame.reverse && token > 0 && self.document.key(token - 1) == "في";
        if received {
            return self.received(token).filter(|_| found.pronoun.is_none());
        }
        let adjectives = self.parties.adjectives_of(token);
        let after = adjectives.map_or(token, |a| a.end - 1);
        let taking_up = self.taking_up(after);
        let mut following = self.following(taking_up.unwrap_or(after));
        if let Some(verb) = taking_up {
            let mut before = self.following(after);
            let start = |f: &Following| self.parties.all[f.party].tokens.start;
            keep(&mut before, &mut |f| start(f) < verb);
            following = before.into_iter().chain(following).list();
        }
        if self.is_venue(after, frame, &following) {
            following.remove(0);
        }
        if let Some(adjectives) = adjectives
            && adjectives.members.len() > 1
            && frame.symmetric
        {
            return Some(Arguments::together(adjectives.members.clone(), 0.8));
        }
        if let Some(members) = self.between(frame, &following) {
            return Some(Arguments::together(members, 0.9));
        }
        if let Some(arguments) = self.undergone(token, found, frame, &following) {
            return Some(arguments);
        }
        if let Some(members) = self.by_whom(token, found, frame, &following) {
            let backed = self.backed_subject(token, &codes(&members), true);
            return (!backed.is_empty()).then(|| Arguments {
                apart: true,
                ..Arguments::directed(members, backed, 0.6)
            });
        }
        if let Some(arguments) = self.phoned(token, frame, &following) {
            return Some(arguments);
        }
        let genitive = self
            .genitive(after, &following)
            .filter(|_| taking_up.is_none());
        let purpose = genitive.is_some_and(|g| {
            self.is_purpose(token, found, frame, self.parties.all[g.party].tokens.end)
        });
        let noun = Noun {
            token,
            found,
            frame,
            genitive,
            purpose,
        };
        let doer = self.noun_doer(&noun, &mut following)?;
        let exclude = codes(&doer.members);
        let targets = self.noun_targets(&noun, &following, &exclude);
        if targets.members.is_empty() {
            return self.without_targets(&noun, doer, &exclude);
        }
        Some(Arguments {
            construction: doer.construction,
            against: targets.against,
            apart: taking_up.is_some(),
            ..Arguments::directed(doer.members, targets.members, doer.score)
        })
    }

    /// `مفاوضات فيينا`: where they talk.
    fn is_venue(&self, after: usize, frame: &Frame, following: &[Following]) -> bool {
        let with = following
            .get(1)
            .and_then(|f| self.parties.all[f.party].preposition);
        let talks = frame.symmetric && frame.sense == Sense::Deed(Plover::Consult);
        let named = self.genitive(after, following).is_some_and(|genitive| {
            let members = &self.parties.all[genitive.party].members;
            matches!(
                members[..],
                [Member {
                    by: Recognition::Seat,
                    ..
                }]
            )
        });
        talks && named && with != Some(slot::MAA)
    }

    /// `كان في استقبال أنور الرئيس الإندونيسي`: the guest, then the host.
    fn received(&self, token: usize) -> Option<Arguments> {
        let following = self.following(token);
        let mut open = following
            .iter()
            .filter(|f| self.parties.all[f.party].preposition.is_none())
            .map(|f| self.members(f.party, &[]));
        let (guests, hosts) = (open.next()?, open.next()?);
        Some(Arguments::directed(hosts, guests, 0.8))
    }

    /// Who does what a noun names, the nearest words first; the doer is taken out of `following`.
    fn noun_doer(&self, noun: &Noun, following: &mut Vec<Following>) -> Option<Doer> {
        let &Noun {
            token,
            found,
            frame,
            ..
        } = noun;
        if let Some(own) = self.own_doer(token, found, frame) {
            return Some(own);
        }
        // هجوم القنصلية الإيرانية في دمشق
        let struck = frame.sense == Sense::Deed(Plover::Assault)
            && noun.genitive.is_some_and(|g| {
                let start = self.parties.all[g.party].tokens.start;
                (token + 1..=start).any(|at| self.is_embassy(at))
            });
        // إطلاق صواريخ من لبنان: whence, not by whom
        let launched = frame.sense == Sense::Deed(Plover::Assault)
            && !frame.with.is_empty()
            && following.iter().any(|f| {
                let party = &self.parties.all[f.party];
                party.preposition == Some(slot::MIN)
                    && !party
                        .members
                        .iter()
                        .any(|m| m.by == Recognition::Nationality)
            });
        if struck || launched {
            return self.agent(following);
        }
        if let Some(members) = self.first_doer(noun, following) {
            following.remove(0);
            return Some(Doer {
                members,
                score: 0.85,
                construction: Construction::Noun,
            });
        }
        let governed = |subject: Subject, score| Doer {
            members: subject.members,
            score,
            construction: Construction::GovernedNoun,
        };
        self.agent(following)
            .or_else(|| self.origin(token, frame, following))
            .or_else(|| Some(governed(self.accuser(token, found, frame)?, 0.85)))
            .or_else(|| {
                let subject = self
                    .performer(token)
                    .filter(|_| !self.is_told_of(token, found, frame))
                    .or_else(|| self.shared_talks(token, frame, following))
                    .or_else(|| self.own_talks(token, frame, following))?;
                keep(following, &mut |f| {
                    self.parties.all[f.party].tokens.start != subject.token
                });
                let score = 0.75 - subject.doubt;
                Some(governed(subject, score))
            })
    }

    /// An embassy is struck, and strikes nobody.
    pub(super) fn is_embassy(&self, token: usize) -> bool {
        self.matches_word(token, "سفاره قنصليه").is_some()
    }

    /// The genitive of a noun, where it does what the noun names.
    fn first_doer(&self, noun: &Noun, following: &[Following]) -> Option<Vec<Member>> {
        let genitive = noun.genitive.filter(|_| !noun.purpose)?;
        let party = &self.parties.all[genitive.party];
        // سحب القوات الرواندية من الكونغو
        let own = party.anaphor.is_some()
            || noun.frame.sense == Sense::Deed(Plover::Retreat)
                && party.strength == Strength::State;
        let named = self.company(noun.token, noun.frame);
        let company = named.is_some_and(|at| self.cells[at].party == Some(genitive.party));
        (own || !company)
            .then(|| self.genitive_doer(noun.token, noun.frame, &genitive, following))
            .flatten()
    }

    /// `المسؤولون عن هجمات`, `محادثات بشأن صفقة`, `تحت حماية الشرطة`, `دخول المساعدات`, `وقف العنف`, `الدعم الدولي`: what is spoken of, let in or
    /// comes from many is done by nobody in the clause.
    fn is_told_of(&self, token: usize, found: &Found, frame: &Frame) -> bool {
        const ENTERING: &str = "دخول ادخال وصول مرور عنف";
        const MANY: &str = "دولي عالمي غربي عربي اوروبي شعبي اممي";
        let many = found.article
            && frame.sense != Sense::Deed(Plover::Sanction)
            && token + 1 < self.cells.len()
            && self.matches_word(token + 1, MANY).is_some();
        many || token.checked_sub(1).is_some_and(|before| {
            // أعلنت مسؤوليتها عن الهجوم: she did it
            let owned = before > 0 && self.document.key(before - 1).starts_with("مسووليت");
            // قال ترامب إن الهجوم على دوما, قال في هجوم
            frame.sense == Sense::Deed(Plover::Assault)
                && (found.article || self.cells[before].preposition.is_some())
                && !(frame.symmetric || owned)
                && self.taking_up(token).is_none()
                && !(self.back(token, 5)..token).any(|at| {
                    let light = Sense::Operator(Operator::Light);
                    self.reading(at)
                        .is_some_and(|(_, frame, _)| frame.sense == light)
                })
                || matches!(self.document.key(before), "بشان" | "تحت")
                || [before, token]
                    .iter()
                    .any(|&at| self.matches_word(at, ENTERING).is_some())
        })
    }

    /// Whom a noun with a doer acts upon, as far as the words behind it or its verb tell.
    fn noun_targets(&self, noun: &Noun, following: &[Following], exclude: &[Code]) -> Targets {
        let &Noun { token, frame, .. } = noun;
        let mut targets = self.targets(token, frame, following, exclude);
        if let Some(genitive) = noun.genitive {
            let none_yet = targets.members.is_empty();
            // لدى لقائه الرئيس الفرنسي, احتجاز مواطنين فرنسيين في طهران
            let object = frame.target & slot::OBJECT != 0
                && following.first().is_some_and(|f| f.party == genitive.party);
            if noun.purpose || none_yet && (frame.genitive_is_target || object) {
                targets.members = self.members(genitive.party, exclude);
            }
        }
        if targets.members.is_empty() {
            targets.members = self.between_verb_and_noun(token, frame, exclude);
        }
        if targets.members.is_empty() {
            targets.members = self.stricken(token, frame, exclude);
        }
        targets
    }

    /// A noun with a doer and nobody acted upon behind it: the one named before, the two who do it together,
    /// or the one who does what was asked for.
    fn without_targets(&self, noun: &Noun, doer: Doer, exclude: &[Code]) -> Option<Arguments> {
        let &Noun { token, frame, .. } = noun;
        let apart = |members, score| Arguments {
            construction: doer.construction,
            apart: true,
            ..Arguments::directed(doer.members.clone(), members, score)
        };
        let before = match noun.found.pronoun.and_then(|_| self.struck_back(token)) {
            Some(_) => Vec::new(),
            None => self.targets_before(token, frame, exclude),
        };
        if !before.is_empty() {
            return Some(apart(before, doer.score - 0.15));
        }
        // تنتج روسيا وأوكرانيا ثلث صادرات القمح: not between them
        let joint = frame.symmetric
            && frame.target & slot::BAYNA != 0
            && doer.members.len() > 1
            && noun.found.pronoun.is_none();
        if joint && frame.sense != Sense::Deed(Plover::Assault) {
            return Some(Arguments::together(doer.members, doer.score));
        }
        let occupied = self.occupied(frame, noun.genitive.map(|g| g.party));
        let backed =
            occupied.map_or_else(|| self.backed_subject(token, exclude, false), |m| vec![m]);
        (!backed.is_empty()).then(|| apart(backed, 0.6))
    }

    /// `ردت بكين باتهام واشنطن`: who acts by an accusation makes it.
    fn accuser(&self, token: usize, found: &Found, frame: &Frame) -> Option<Subject> {
        let here = self.document.tokens[token].sentence;
        let by_it = frame.sense == Sense::Deed(Plover::Accuse)
            && found.preposition == Some('ب')
            && !found.article;
        self.subject.clone().filter(|s| by_it && s.sentence == here)
    }

    /// `اتفقت أنقرة وأثينا في ختام محادثات`: those who act together talk together; `أكد شولتس في اتصال مع
    /// بوتين`: who acts amid talks with somebody talks.
    fn shared_talks(
        &self,
        token: usize,
        frame: &Frame,
        following: &[Following],
    ) -> Option<Subject> {
        let here = self.document.tokens[token].sentence;
        let amid = |at: usize| {
            let preposition = self.cells[at].preposition;
            matches!(preposition, Some(slot::OTHER)) || self.document.key(at) == "ختام"
        };
        let before = token.checked_sub(1)?;
        let met = self.cells[before].preposition == Some(slot::FI)
            || self.cells[before].preposition == Some(slot::OTHER);
        let with = following
            .first()
            .is_some_and(|f| self.parties.all[f.party].preposition == Some(slot::MAA));
        self.subject.clone().filter(|s| {
            (met && with || amid(before) && s.members.len() > 1)
                && frame.symmetric
                && frame.sense == Sense::Deed(Plover::Consult)
                && s.sentence == here
        })
    }

    /// `قال الرئيس إن المحادثات مع توغو`: who speaks of talks with somebody talks.
    fn own_talks(&self, token: usize, frame: &Frame, following: &[Following]) -> Option<Subject> {
        let first = &self.parties.all[following.first()?.party];
        // لقاء محتمل بالرئيس
        let with = first.preposition == Some(slot::MAA)
            || first.preposition == Some(slot::BA)
                && frame.sense == Sense::Deed(Plover::Consult)
                && first.tokens.start <= token + 2
                && self.document.key(first.tokens.start).starts_with('ب');
        let speaker = self.speaker.as_ref()?;
        let sentence = self.document.sentence_of(token).tokens.start;
        let said = (sentence..token)
            .find(|&at| self.cells[at].is(Word::Complementizer))
            .unwrap_or_else(|| self.document.token_from(speaker.span.end));
        // nobody else is spoken of before
        let [from, to] = [said, token].map(|at| self.parties.count_before(at));
        let between = self.parties.all.get(from..to)?;
        let known = |m: &Member| {
            let two = speaker.members.iter().chain(&first.members);
            two.into_iter().any(|other| other.code == m.code)
        };
        let said = speaker.sentence == self.document.tokens[token].sentence
            && between.iter().flat_map(|p| &p.members).all(known);
        let own = with && said && frame.symmetric && frame.sense != Sense::Deed(Plover::Assault);
        let speaker = self.speaker_subject(token).filter(|_| own)?;
        Some(Subject {
            doubt: 0.15,
            ..speaker
        })
    }

    /// `بطلب من تل أبيب`, `بدعم أميركي`, `بمساعدة مقاتلات أميركية`: whose will or help it is that the subject
    /// acts by; not where a verb takes the noun for its object (`رحب بدعم أميركي`).
    fn by_whom(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
        following: &[Following],
    ) -> Option<Vec<Member>> {
        let Sense::Deed(Plover::Request | Plover::Support | Plover::Aid) = frame.sense else {
            return None;
        };
        let plain = found.preposition == Some('ب') && !found.article && found.pronoun.is_none();
        let adjectives = self.parties.adjectives_of(token).map(|a| a.members.clone());
        let first = following
            .first()
            .map(|f| (f.party, &self.parties.all[f.party]));
        let own = adjectives.or_else(|| {
            let (index, party) = first?;
            let from = party.preposition == Some(slot::MIN);
            let armed =
                party.preposition.is_none() && self.cells[party.tokens.start].is(Word::Envoy);
            (from || armed && party.tokens.start == token + 1).then(|| self.members(index, &[]))
        })?;
        (plain && !own.is_empty()).then_some(own)
    }

    /// `أبلغ بايدن نتنياهو في اتصال هاتفي أن`: who is told something by phone is on the phone.
    fn phoned(&self, token: usize, frame: &Frame, following: &[Following]) -> Option<Arguments> {
        const REACH: usize = 16;
        let phone = frame.symmetric
            && frame.sense == Sense::Deed(Plover::Consult)
            && self.cells.get(token + 1).is_some()
            && holds(self.document.key(token + 1), "هاتفي")
            && self.cells[token.checked_sub(1)?].preposition.is_some();
        let here = self.document.tokens[token].sentence;
        let subject = self.subject.as_ref().filter(|s| s.sentence == here)?;
        let exclude = codes(&subject.members);
        let named = !self
            .targets(token, frame, following, &exclude)
            .members
            .is_empty();
        let verb = (token.saturating_sub(REACH)..token)
            .rev()
            .filter(|_| phone && !named)
            .take_while(|&at| !self.cells[at].is_border() || self.reading(at).is_some())
            .find(|&at| {
                self.reading(at)
                    .is_some_and(|(.., bits)| bits & form::VERB != 0)
            })?;
        let told = self.following(verb).into_iter().find_map(|f| {
            let party = &self.parties.all[f.party];
            let fits = party.tokens.start < token
                && party.strength == Strength::State
                && matches!(party.preposition, None | Some(slot::LI));
            Some(self.members(f.party, &exclude)).filter(|members| fits && !members.is_empty())
        })?;
        Some(Arguments::directed(subject.members.clone(), told, 0.7))
    }

    /// `بين مصر والكويت`
    fn between(&self, frame: &Frame, following: &[Following]) -> Option<Vec<Member>> {
        let mutual = frame.symmetric || frame.sense == Sense::Deed(Plover::Agree);
        following
            .iter()
            .filter(|_| mutual && frame.target & slot::BAYNA != 0)
            .find(|f| !f.remote && self.parties.all[f.party].preposition == Some(slot::BAYNA))
            .map(|f| self.members(f.party, &[]))
            .filter(|members| members.len() > 1)
    }

    /// The party right after a noun, that may be its doer or its object.
    fn genitive(&self, after: usize, following: &[Following]) -> Option<Following> {
        following.first().copied().filter(|f| {
            let party = &self.parties.all[f.party];
            party.preposition.is_none()
                && (party.tokens.start <= after + 1
                    // التنديد بهجوم موسكو
                    || party.tokens.start == after + 2 && !self.is_deed_noun(after + 1))
                && !party.conjunction
                && f.commas == 0
        })
    }

    /// `للقاء مسؤولين إيرانيين`, `لقاء نظيره`: what follows the noun is met, not meeting.
    fn is_purpose(&self, token: usize, found: &Found, frame: &Frame, end: usize) -> bool {
        let counterpart = self
            .cells
            .get(token + 1)
            .is_some_and(|cell| cell.is(Word::Counterpart));
        let for_it = found.preposition == Some('ل') && !found.article;
        let blamed = self.is_charge(token, end) || self.accuser(token, found, frame).is_some();
        let mutual = frame.symmetric && (counterpart || for_it);
        frame.target & slot::OBJECT != 0 && (mutual || blamed)
    }

    /// `رفضت اتهام روسيا بغزوها`: the one between is charged, and charges nobody.
    pub(super) fn is_charge(&self, noun: usize, end: usize) -> bool {
        matches!(self.document.key(noun), "اتهام" | "واتهام")
            && self
                .cells
                .get(end)
                .is_some_and(|_| self.document.key(end).starts_with('ب'))
    }

    /// The nationality or the pronoun of a noun.
    fn own_doer(&self, token: usize, found: &Found, frame: &Frame) -> Option<Doer> {
        // جولة أوروبية: where it leads
        let visit = frame.sense == Sense::Deed(Plover::Consult) && !frame.symmetric;
        let region = |adjectives: &&Adjectives| visit && adjectives.members[0].code.is_body();
        if let Some(adjectives) = self.parties.adjectives_of(token).filter(|a| !region(a)) {
            return Some(Doer {
                members: adjectives.members.clone(),
                score: 0.85,
                construction: Construction::Noun,
            });
        }
        let pronoun = found.pronoun?;
        let members = match (pronoun, &self.subject) {
            // اعترافهما
            (Pronoun::Their, Some(subject))
                if subject.members.len() > 1
                    && subject.sentence == self.document.tokens[token].sentence =>
            {
                subject.members.clone()
            }
            _ => match self
                .listed_before(token)
                .filter(|_| pronoun == Pronoun::Their)
            {
                // إعلان مصر والأردن عن ترحيبهم
                Some(party) => self.members(party, &[]),
                None => vec![
                    self.joined_doer(token, found)
                        .or_else(|| self.announced(token))
                        .or_else(|| self.struck_back(token))
                        .or_else(|| self.owner(pronoun, token, &[]))?,
                ],
            },
        };
        Some(Doer {
            members,
            score: 0.7,
            construction: Construction::Noun,
        })
    }

    /// Who did what the noun before names, where this one is joined to it.
    fn joined_doer(&self, token: usize, found: &Found) -> Option<Member> {
        let last = self.relations.last().filter(|_| found.conjunction)?;
        let sentence = self.document.sentence_of(token).span;
        let of_noun = last.construction == Construction::Noun && !last.symmetric;
        (of_noun && sentence.contains(last.evidence)).then(|| Member::of(&last.source))
    }

    /// The last party before a noun in its sentence, where it is of several states.
    fn listed_before(&self, token: usize) -> Option<usize> {
        let sentence = self.document.sentence_of(token).tokens.start;
        let party = self.last_party_before(token, sentence)?;
        (self.parties.all[party].members.len() > 1).then_some(party)
    }

    /// `عقوبات على كوريا الشمالية بعد إطلاقها صواريخ`: who is struck for a deed did it.
    fn struck_back(&self, token: usize) -> Option<Member> {
        let before = token.checked_sub(1)?;
        let (_, frame, _) = self.reading(token)?;
        // عقوبات على توغو بسبب حربها, على خلفية حربها
        let because = matches!(self.document.key(before), "بسبب" | "خلفيه");
        let after = match self.cells[before].preposition {
            _ if because => true,
            Some(slot::OTHER) => true,
            Some(slot::ALA) => before > 0 && self.cells[before - 1].is(Word::Answering),
            _ => false,
        };
        let hard = |frame: &Frame| matches!(frame.sense, Sense::Deed(kind) if kind.tone() < 0.0);
        let sentence = self.document.sentence_of(token);
        let party = self.last_party_before(token, sentence.tokens.start)?;
        let last = self.relations.last().filter(|r| {
            after
                && sentence.span.contains(r.evidence)
                && !r.symmetric
                && r.kind.tone() < 0.0
                && self.parties.all[party]
                    .members
                    .iter()
                    .any(|m| m.code == r.target.code)
        })?;
        hard(frame).then(|| Member::of(&last.target))
    }

    /// `لدى لقائه الرئيس الفرنسي، قال العاهل الأردني`: a pronoun at the head of a sentence means the subject
    /// that comes.
    pub(super) fn announced(&self, token: usize) -> Option<Member> {
        const HEAD: usize = 3;
        let sentence = self.document.sentence_of(token).tokens.clone();
        let heads = token < sentence.start + HEAD
            && token > sentence.start
            && self.cells[sentence.start..token]
                .iter()
                .any(|c| c.preposition.is_some());
        let verb = (token + 1..sentence.end)
            .filter(|&at| heads && self.cells[at - 1].mark)
            .find(|&at| {
                self.reading(at)
                    .is_some_and(|(.., bits)| bits & form::VERB != 0)
            })?;
        let &(_, _, bits) = self.reading(verb)?;
        let subject = self.subject_after(verb, bits)?;
        subject
            .members
            .first()
            .copied()
            .filter(|_| subject.members.len() == 1)
    }

    fn genitive_doer(
        &self,
        token: usize,
        frame: &Frame,
        genitive: &Following,
        following: &[Following],
    ) -> Option<Vec<Member>> {
        let party = &self.parties.all[genitive.party];
        let rest = following.get(1..).unwrap_or_default();
        // مساعدة أوكرانيا لمواجهة العدوان الروسي
        let rest = match rest.first().map(|f| &self.parties.all[f.party]) {
            Some(party) if party.outer.is_some() && frame.sense == Sense::Deed(Plover::Aid) => &[],
            _ => rest,
        };
        // دعم كولومبيا للمعارض: what it is done to follows, whoever that is
        let end = party.tokens.end;
        let other = frame.sense == Sense::Deed(Plover::Support)
            && end < self.cells.len()
            && self.cells[end].party.is_none()
            && self.cells[end]
                .found
                .iter()
                .all(|f| f.preposition == Some('ل'))
            && self.document.key(end).starts_with('ل');
        // قام بزيارة بغداد
        let visited = frame.sense == Sense::Deed(Plover::Consult)
            && frame.target == slot::OBJECT | slot::ILA | slot::LI
            && party.members.iter().all(is_seat);
        let acts = party.strength >= Strength::People
            && (!(frame.genitive_is_target || visited)
                || other
                || !self
                    .targets(token, frame, rest, &codes(&party.members))
                    .members
                    .is_empty());
        acts.then(|| self.members(genitive.party, &[]))
            .filter(|members| !members.is_empty())
    }

    /// `هجوم من الجانب الأفغاني`, `احتجاز فرنسيين في طهران`: whence a blow or a word comes, and where
    /// somebody is held.
    fn origin(&self, token: usize, frame: &Frame, following: &[Following]) -> Option<Doer> {
        let Sense::Deed(kind) = frame.sense else {
            return None;
        };
        let held = matches!(kind, Plover::Coerce | Plover::Sanction)
            && frame.target & (slot::OBJECT | slot::FI) == slot::OBJECT
            && self.genitive(token, following).is_some();
        let comes = (kind.tone() < 0.0 || kind == Plover::Aid) && frame.target & slot::MIN == 0;
        let least = match kind {
            Plover::Aid => Strength::State,
            _ => Strength::Property,
        };
        let origin = following.iter().find(|f| {
            let party = &self.parties.all[f.party];
            match party.preposition {
                Some(slot::MIN) => comes && !f.remote && party.strength >= least,
                Some(slot::FI) => held && party.members.iter().all(is_seat),
                _ => false,
            }
        })?;
        Some(Doer {
            members: self.members(origin.party, &[]),
            score: 0.8,
            construction: Construction::Noun,
        })
        .filter(|doer| !doer.members.is_empty())
    }

    /// Who suffers a deed that has a doer but no target after it: the victims named before (`قتل جندي
    /// لبناني في غارة إسرائيلية`), the one who answers it (`ردا على التهديدات الإيرانية`), the place that
    /// help reaches, the parties that somebody brings together (`بوساطة قطرية`).
    fn targets_before(&self, token: usize, frame: &Frame, exclude: &[Code]) -> Vec<Member> {
        const REACH: usize = 14;
        /// How far before a verb its subject begins.
        const NEAR: usize = 4;
        let Sense::Deed(kind) = frame.sense else {
            return Vec::new();
        };
        if frame.target == slot::BAYNA {
            return self.brought_together(token, exclude);
        }
        let start = self.document.sentence_of(token).tokens.start;
        let from = start.max(token.saturating_sub(REACH));
        let preposition = |party: usize| self.parties.all[party].preposition;
        if kind == Plover::Assault {
            let victims = (from..token)
                .rev()
                .find(|&at| self.cells[at].is(Word::Victim));
            let Some(victims) = victims else {
                return Vec::new();
            };
            let hit = self.first_between(victims..token, exclude, &|party| {
                matches!(preposition(party), None | Some(slot::MIN))
            });
            if !hit.is_empty() {
                return hit;
            }
            // 7 فلسطينيين على الأقل قتلوا برصاص
            let before = from.max(victims.saturating_sub(NEAR))..victims;
            return self.first_between(before, exclude, &|party| preposition(party).is_none());
        }
        // وصلت إلى المطار طائرة مساعدات قطرية
        const CARGO: &str = "طايره قافله شحنه سفينه دفعه باخره";
        let cargo = (from..token)
            .rev()
            .take(2)
            .any(|at| self.matches_word(at, CARGO).is_some());
        if kind == Plover::Aid && cargo {
            return self.first_between(from..token, exclude, &|party| {
                matches!(preposition(party), Some(slot::FI | slot::ILA))
            });
        }
        // بعد ضغوط أميركية
        let pressed = matches!(kind, Plover::Request | Plover::Threaten)
            && token > start
            && self.cells[token - 1].preposition == Some(slot::OTHER);
        // رفضت إدانة موسكو: refused to condemn her
        const CONDEMNING: &str = "ادانه تنديد شجب استنكار";
        let said =
            kind.quad() == Quad::VerbalConflict && self.matches_word(token, CONDEMNING).is_none();
        let hard = said || kind.tone() < 0.0;
        let answers = pressed || hard && self.is_answered(from, token, said);
        if !answers {
            return Vec::new();
        }
        let here = self.document.tokens[token].sentence;
        let mut members = match self.subject.as_ref().filter(|s| s.sentence == here) {
            Some(subject) => subject.members.clone(),
            None => self.first_between(from..token, exclude, &|party| {
                self.parties.all[party].strength >= Strength::Property
            }),
        };
        if members.is_empty() {
            members.extend(self.announced(token));
        }
        keep(&mut members, &mut |m| !exclude.contains(&m.code));
        members
    }

    /// The two of the relation told last, where this sentence tells it and a third brought them together.
    pub(super) fn brought_together(&self, token: usize, exclude: &[Code]) -> Vec<Member> {
        let sentence = self.document.sentence_of(token);
        let told =
            |r: &&Relation| sentence.span.contains(r.evidence) && !exclude.contains(&r.source.code);
        let mut members: Vec<Member> = Vec::new();
        for relation in self.latest().filter(told) {
            for actor in [&relation.source, &relation.target] {
                let new = members.iter().all(|m| m.code != actor.code);
                if new && !exclude.contains(&actor.code) {
                    members.push(Member::of(actor));
                }
            }
        }
        members
    }

    /// The states of the first party that starts in `tokens` and fits.
    fn first_between(
        &self,
        tokens: std::ops::Range<usize>,
        exclude: &[Code],
        fits: &dyn Fn(usize) -> bool,
    ) -> Vec<Member> {
        let before = |token| self.parties.count_before(token);
        (before(tokens.start)..before(tokens.end))
            .find(|&party| fits(party))
            .map_or(Vec::new(), |party| self.members(party, exclude))
    }

    /// Whether the noun at `token` is what somebody answers, `ردا على الهجوم`, or, where it was `said`,
    /// denies.
    fn is_answered(&self, from: usize, token: usize, said: bool) -> bool {
        let governor = (from..token).rev().find(|&at| {
            self.cells[at].is(Word::Answering)
                || self.cells[at].party.is_none() && self.reading(at).is_some()
        });
        governor.is_some_and(|at| {
            self.cells[at].is(Word::Answering)
                || said
                    && self.reading(at).is_some_and(|(_, frame, _)| {
                        matches!(
                            frame.sense,
                            Sense::Deed(Plover::Reject) | Sense::Operator(Operator::Deny)
                        )
                    })
        })
    }

    fn agent(&self, following: &[Following]) -> Option<Doer> {
        let agent = following.iter().find(|f| {
            f.commas == 0 && self.parties.all[f.party].preposition == Some(slot::AGENT)
        })?;
        Some(Doer {
            members: self.members(agent.party, &[]),
            score: 0.85,
            construction: Construction::Passive,
        })
        .filter(|doer| !doer.members.is_empty())
    }

    /// `تعرضت كييف لهجوم روسي`, `قوبل القرار الأميركي بانتقادات من المكسيك`: the subject of the verb is
    /// acted upon.
    fn undergone(
        &self,
        token: usize,
        found: &Found,
        frame: &Frame,
        following: &[Following],
    ) -> Option<Arguments> {
        let verb = self.undergoing_verb(token)?;
        let &(ref verb_found, _, bits) = self.reading(verb)?;
        let subject = match bits & form::VERB != 0 {
            true => self
                .subject_of(verb, verb_found, bits)
                .or_else(|| self.property_after(verb))?,
            // بعد تعرض سفارتها لهجوم, بعد تعرضها لهجوم
            false => match verb_found.pronoun {
                Some(pronoun) => {
                    let last = self.last_party_before(verb, 0)?;
                    let owner = self.owner(pronoun, verb, &[])?;
                    let near = self.parties.all[last].members.iter();
                    near.map(|m| m.code).find(|&code| code == owner.code)?;
                    self.as_subject(vec![owner], verb)
                }
                None => self.property_after(verb)?,
            },
        };
        let exclude = codes(&subject.members);
        // شهدت قطر زيارة لرئيس المالديف
        let visit = frame.sense == Sense::Deed(Plover::Consult) && !frame.symmetric;
        let hard = matches!(frame.sense, Sense::Deed(kind) if kind.tone() < 0.0);
        let from = following.iter().filter(|f| {
            let whose = match self.parties.all[f.party].preposition {
                Some(slot::MIN | slot::AGENT) => true,
                // تعرضت لهجوم القوات الروسية, حصلت على دعم واشنطن
                None if self.parties.all[f.party].tokens.start == token + 1 => {
                    matches!(frame.sense, Sense::Deed(Plover::Support | Plover::Aid)) || hard
                }
                preposition => visit && matches!(preposition, None | Some(slot::LI)),
            };
            whose && !f.remote
        });
        let taken_up = || {
            self.taking_up(token)?;
            Some(self.performer(token)?.members)
        };
        // شهدت الدوحة محادثات أميركية: not with her
        let doers = match self
            .own_doer(token, found, frame)
            .filter(|_| !frame.symmetric)
            .map(|doer| doer.members)
            .or_else(taken_up)
        {
            Some(members) => members,
            None => from
                .map(|f| self.members(f.party, &exclude))
                .find(|members| !members.is_empty())?,
        };
        let doers: Vec<Member> = doers
            .into_iter()
            .filter(|m| !exclude.contains(&m.code))
            .list();
        (!doers.is_empty()).then(|| Arguments {
            construction: Construction::GovernedNoun,
            ..Arguments::directed(doers, subject.members, 0.8 - subject.doubt)
        })
    }

    /// The verb of suffering that governs a noun, no other verb between.
    fn undergoing_verb(&self, token: usize) -> Option<usize> {
        const REACH: usize = 8;
        let verb = (self.back(token, REACH)..token)
            .rev()
            .take_while(|&at| !self.cells[at].is_border() || self.reading(at).is_some())
            .find(|&at| {
                self.cells[at].party.is_none()
                    && self.reading(at).is_some_and(|(_, frame, bits)| {
                        bits & form::VERB != 0 || frame.sense == Sense::Operator(Operator::Undergo)
                    })
            })?;
        let (_, frame, _) = self.reading(verb)?;
        (frame.sense == Sense::Operator(Operator::Undergo)).then_some(verb)
    }

    /// A thing of a state right after a verb: `قوبل القرار الأميركي`.
    pub(super) fn property_after(&self, verb: usize) -> Option<Subject> {
        let first = *self.following(verb).first()?;
        let party = &self.parties.all[first.party];
        let near = party.tokens.start <= verb + 2 && party.preposition.is_none();
        near.then(|| self.subject_from(first.party, verb, &[]))
            .flatten()
    }

    /// A target between the light verb and its noun: `أعرب للصين عن قلقه`.
    fn between_verb_and_noun(&self, token: usize, frame: &Frame, exclude: &[Code]) -> Vec<Member> {
        let Some(verb) = self.light_verb_before(token) else {
            return Vec::new();
        };
        let between: Vec<Following> = self
            .following(verb)
            .into_iter()
            .filter(|f| {
                let party = &self.parties.all[f.party];
                party.tokens.start < token && party.preposition.is_some()
            })
            .list();
        self.targets(token, frame, &between, exclude).members
    }
}
