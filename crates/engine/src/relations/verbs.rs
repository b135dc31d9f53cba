//! Fills the slots of a verb: its subject acts, its object or the party after its preposition is acted
//! upon; in the passive the subject is acted upon and `من قبل` names the doer.

use super::coding::{Arguments, Choice, Coder, Following, Subject, codes};
use super::party::{Member, Strength};
use super::slots::Targets;
use super::triggers::{Found, Frame, Pronoun, Sense, Word, form, slot};
use crate::exploration::{Construction, Plover, Quad};
use crate::lexicon::Code;
use crate::list::{ToList, keep, sort_by_key};
use crate::text::normalize::{holds, is_one_of, starts_in, starts_with_one_of};

impl Coder<'_, '_> {
    pub(super) fn verb_arguments(
        &self,
        token: usize,
        (found, frame, bits): Choice,
        subject: Option<Subject>,
    ) -> Option<Arguments> {
        // العلاقات التي تجمع بينهما
        const TIES: &str = "علاق روابط رابط صلات اواصر";
        let ties = |outer: usize| {
            let before = &mut (outer.saturating_sub(5)..outer);
            before.any(|at| self.matches_word(at, TIES).is_some())
        };
        if frame.gathers && self.relative_before(token).is_some_and(ties) {
            return None;
        }
        let mut following = self.following(token);
        if frame.gathers
            && let Some(members) = self.gathered(&following)
        {
            return Some(Arguments::together(members, 0.85));
        }
        if frame.gathers
            && let Some(members) = self.gathered_with(token, &found, &following)
        {
            return Some(Arguments::together(members, 0.8));
        }
        // it takes a person to visit
        let visit = frame.sense == Sense::Deed(Plover::Consult) && !frame.symmetric;
        let least = if visit {
            Strength::People
        } else {
            Strength::Property
        };
        if frame.menace {
            return self.menaced(token, found, frame, subject);
        }
        let subject = subject.filter(|s| s.strength >= least)?;
        // قصف القنصلية الإيرانية
        let struck = frame.sense == Sense::Deed(Plover::Assault) && self.is_embassy(subject.token);
        if struck {
            return None;
        }
        let sources = subject.members.clone();
        let exclude = codes(&sources);
        // قراصنة مدعومون من روسيا are no state
        let mut before = (0..token).rev();
        let near = before.find(|&at| !self.cells[at].mark);
        let own = near.is_some_and(|at| self.cells[at].party == self.cells[subject.token].party);
        if frame.reverse && bits & form::PARTICIPLE != 0 && !own {
            return None;
        }
        if let Some(doer) = self.doer_of_participle(token, frame, bits) {
            let doers = self.members(doer, &exclude);
            return (!doers.is_empty()).then(|| Arguments {
                construction: Construction::Passive,
                ..Arguments::directed(doers, sources, 0.8 - subject.doubt)
            });
        }
        // a subject between commas leaves those behind: دول، بينها مصر والأردن، القصف
        let start = |f: &Following| self.parties.all[f.party].tokens.start;
        let passed = following
            .iter()
            .find(|f| start(f) == subject.token && f.commas > 0)
            .map_or(0, |f| f.commas + 1);
        keep(&mut following, &mut |f| start(f) != subject.token);
        for next in &mut following {
            next.commas = next.commas.saturating_sub(passed);
        }
        if frame.after || frame.judges {
            let targets = match frame.judges {
                true => self.judged(token, (found, frame), &exclude),
                false => self.after_company(token, frame, &following, &exclude),
            };
            return (!targets.is_empty())
                .then(|| Arguments::directed(sources, targets, 0.7 - subject.doubt));
        }
        let links = Links {
            token,
            found: &found,
            frame,
            following: &following,
            exclude: &exclude,
        };
        let mut arguments = self.verb_targets(&links, sources).or_else(|| {
            let struck = self.occupied(frame, self.cells[subject.token].party)?;
            Some(Arguments::directed(subject.members, vec![struck], 0.6))
        })?;
        arguments.score -= subject.doubt;
        if bits & form::PARTICIPLE != 0 {
            arguments.construction = Construction::Participle;
        }
        Some(arguments)
    }

    /// `اعتقلت قوات الاحتلال ثلاثة شبان`: whom the occupying forces strike, where nobody is named.
    pub(super) fn occupied(&self, frame: &Frame, party: Option<usize>) -> Option<Member> {
        let party = &self.parties.all[party?];
        let strikes = matches!(frame.sense, Sense::Deed(Plover::Assault | Plover::Coerce));
        let mut tokens = party.tokens.clone();
        let occupies = tokens.any(|at| self.document.key(at).ends_with("احتلال"));
        let member = party.members.first()?;
        (strikes && occupies && member.code.as_str() == "ISR").then(|| Member {
            code: Code::new("PSE"),
            ..member.again(member.span)
        })
    }

    /// Whom a verb acts upon: those its clause names, else the one that its pronoun, the clause before or the
    /// content of what is said means.
    fn verb_targets(&self, links: &Links, sources: Vec<Member>) -> Option<Arguments> {
        let &Links {
            token,
            found,
            frame,
            ..
        } = links;
        let (targets, score) = self.clause_targets(links);
        if !targets.members.is_empty() {
            return Some(Arguments {
                against: targets.against,
                ..Arguments::directed(sources, targets.members, score)
            });
        }
        if frame.symmetric && sources.len() > 1 {
            return Some(Arguments::together(sources, 0.8));
        }
        let source = sources.first()?.code;
        let directed = |(targets, score)| Arguments::directed(sources, targets, score);
        // وقف إطلاق النار الذي توسط فيه ترامب
        if frame.target == slot::BAYNA {
            let two = self.brought_together(token, links.exclude);
            return (!two.is_empty()).then(|| directed((two, 0.6)));
        }
        // زار روته تالين حيث التقى رئيس الوزراء
        let meets = frame.sense == Sense::Deed(Plover::Consult)
            && frame.symmetric
            && found.pronoun.is_none()
            && self.party_starting_at(token + 1).is_some();
        if let Some(before) = self.subject_before_last(links).filter(|_| meets) {
            return Some(directed((before, 0.6)));
        }
        // قطعت علاقاتها مع قطر، متهمة إياها
        let them = token + 1 < self.cells.len()
            && matches!(self.document.key(token + 1), "اياها" | "اياهم");
        if let Some(before) = self
            .acted_upon_before(token, links.exclude)
            .filter(|_| them)
        {
            return Some(directed((vec![before], 0.7)));
        }
        // وهو ما ترفضه مصر, الأمر الذي ترفضه مصر
        let key = |back: usize| {
            token
                .checked_sub(back)
                .map_or("", |at| self.document.key(at))
        };
        let what = key(1) == "ما" || key(2) == "الامر";
        if found.pronoun.is_some() && what {
            return Some(directed((self.subject_before_last(links)?, 0.55)));
        }
        if let Some(pronoun) = found.pronoun.filter(|_| self.has_pronoun_object(links)) {
            return Some(directed(self.pronoun_targets(links, pronoun)?));
        }
        if let Some(told) = self.targets_told_of(links, source) {
            return Some(directed(told));
        }
        let target = self.answered(token, source).filter(|_| frame.replies)?;
        Some(Arguments {
            construction: Construction::Answer,
            ..directed((vec![target], 0.6))
        })
    }

    /// The ones acted upon that the verb's own clause names, and how sure they are.
    fn clause_targets(&self, links: &Links) -> (Targets, f32) {
        let &Links {
            token,
            found,
            frame,
            following,
            exclude,
        } = links;
        let named = |members| Targets {
            members,
            against: false,
        };
        let taken_up = self
            .object_of_relative(token, found)
            .filter(|_| frame.target & slot::OBJECT != 0)
            .map(|index| self.members(index, exclude))
            .filter(|members| !members.is_empty());
        if let Some(members) = taken_up {
            return (named(members), 0.8);
        }
        // شجبتها أستراليا، حليفة واشنطن: the pronoun is the object
        let takes = found.pronoun.is_some()
            && frame.target & slot::OBJECT != 0
            && self.cells[token].is_plain_verb();
        let governed = |f: &Following| self.parties.all[f.party].preposition.is_some();
        let targets = match takes {
            true => {
                let rest: Vec<_> = following.iter().copied().filter(governed).list();
                self.targets(token, frame, &rest, exclude)
            }
            false => self.targets(token, frame, following, exclude),
        };
        match targets.members.is_empty() {
            true => (named(self.stricken(token, frame, exclude)), 0.8),
            false => (targets, 0.9),
        }
    }

    /// The subject of the verb before the last in this sentence, where it is another.
    fn subject_before_last(&self, links: &Links) -> Option<Vec<Member>> {
        let here = self.document.tokens[links.token].sentence;
        let before = self.previous.as_ref().filter(|s| s.sentence == here)?;
        let others = self.others(before.members.clone(), links.exclude);
        (!others.is_empty()).then_some(others)
    }

    /// Whether a pronoun on the verb is its object, and no relative clause's noun taken up again.
    fn has_pronoun_object(&self, links: &Links) -> bool {
        let relative = self.relative_before(links.token).is_some();
        let own = self.object_of_relative(links.token, links.found);
        links.frame.target & slot::OBJECT != 0
            && (!relative || own.is_some_and(|at| self.members(at, links.exclude).is_empty()))
    }

    /// Whom the pronoun of a verb means.
    fn pronoun_targets(&self, links: &Links, pronoun: Pronoun) -> Option<(Vec<Member>, f32)> {
        let &Links { token, exclude, .. } = links;
        // a verb after a bare noun describes it: مؤتمرا تستضيفه إيطاليا
        let describes = !self.cells[token].opens_with_conjunction()
            && token > 0
            && self.cells[token - 1].party.is_none()
            && self.cells[token - 1].found.is_empty();
        if describes {
            let own = self.has_own_subject(token, self.reading(token)?.2);
            let target = self.owner(pronoun, token, exclude).filter(|_| !own)?;
            return Some((vec![target], 0.4));
        }
        if self.document.key(token).ends_with("هما") {
            let two = self.last_two(token, exclude);
            if !two.is_empty() {
                return Some((two, 0.6));
            }
        }
        Some((vec![self.owner(pronoun, token, exclude)?], 0.6))
    }

    /// Whom hard or kind words are about where they do not say it: whose deed they mean, whom their content
    /// touches, or whom the words before were about.
    fn targets_told_of(&self, links: &Links, source: Code) -> Option<(Vec<Member>, f32)> {
        let &Links {
            token,
            frame,
            following,
            exclude,
            ..
        } = links;
        let one = |member: Option<Member>, score| Some((vec![member?], score));
        let some = |members: Vec<Member>, score| (!members.is_empty()).then_some((members, score));
        let threatens = frame.sense == Sense::Deed(Plover::Threaten);
        one(self.deed_again(token, frame, exclude), 0.6)
            .or_else(|| Some((self.content_performer(token, frame, exclude)?, 0.7)))
            .or_else(|| some(self.asked(token, frame, exclude)?, 0.7))
            .or_else(|| some(self.content_party(token, frame, following, exclude), 0.6))
            .or_else(|| threatens.then(|| some(self.any_deed_of(token, exclude), 0.7))?)
            .or_else(|| one(self.shared_target(token, frame, source), 0.55))
    }

    /// `طالبت باريس بأن تسحب غانا قواتها`: who is to do what is asked for.
    fn asked(&self, token: usize, frame: &Frame, exclude: &[Code]) -> Option<Vec<Member>> {
        const REACH: usize = 14;
        let end = self.document.sentence_of(token).tokens.end;
        let that = (token + 1..end.min(token + REACH))
            .filter(|_| frame.sense == Sense::Deed(Plover::Request))
            .take_while(|&at| !self.cells[at].mark || self.cells[at].aside)
            .find(|&at| self.cells[at].is(Word::Complementizer))?;
        let party = self.party_starting_at(that + 2)?;
        let does = starts_in(self.document.key(that + 1), "تي");
        does.then(|| self.members(party, exclude))
    }

    /// Whether what follows is a step that somebody took before: `رفضت مصر القرار`.
    fn is_step(&self, token: usize) -> bool {
        const STEPS: &str = "خطوه قرار اجراء تصريحات موقف طلب مقترح عرض";
        let end = self.document.sentence_of(token).tokens.end;
        (token + 1..end.min(token + 4))
            .find(|&at| {
                holds(self.document.key(at), "ال") && self.matches_word(at, STEPS).is_some()
            })
            .is_some_and(|at| self.parties.adjectives_of(at).is_none())
    }

    /// `أدانت مصر القصف`: a deed told again without its doer is the last one of its kind.
    fn deed_again(&self, token: usize, frame: &Frame, exclude: &[Code]) -> Option<Member> {
        const REACH: usize = 12;
        const BACK: u32 = 3;
        let answers = matches!(frame.sense, Sense::Deed(Plover::Accuse | Plover::Reject));
        let source = *exclude.first()?;
        if answers && self.is_step(token) {
            return self.answered(token, source);
        }
        let sentence = self.document.sentence_of(token).tokens.end;
        let noun = (token + 1..sentence.min(token + REACH))
            .filter(|_| answers)
            .take_while(|&at| !self.cells[at].is_border())
            .find(|&at| self.is_deed_noun(at))?;
        let (found, told, _) = self.reading(noun)?;
        let here = self.document.tokens[token].sentence.saturating_sub(BACK);
        let from = self.document.sentences.get(here as usize)?.span.start;
        let bare = found.article;
        self.relations
            .iter()
            .rev()
            .filter(|_| bare)
            .take_while(|r| r.evidence.start >= from)
            .find(|r| told.sense == Sense::Deed(r.kind) && !r.symmetric)
            .map(|r| Member::of(&r.source))
            .filter(|m| !exclude.contains(&m.code))
    }

    /// `أشاد بالدعم الذي قدمته أبوظبي`, `رفض مشروعا تقدمت به باريس`: what is praised, blamed or refused is
    /// somebody's, as its clause says.
    fn content_performer(
        &self,
        token: usize,
        frame: &Frame,
        exclude: &[Code],
    ) -> Option<Vec<Member>> {
        const REACH: usize = 4;
        // صوت لصالح مشروع تقدمت به باريس is no vote against her
        let judges = match frame.sense {
            Sense::Deed(Plover::Support | Plover::Accuse) => true,
            Sense::Deed(Plover::Reject) => frame.target & slot::OBJECT != 0,
            _ => false,
        };
        let verb = (token + 1..self.chosen.len().min(token + 24))
            .filter(|&at| self.cells[at].party.is_none())
            .take(REACH)
            .take_while(|&at| judges && !self.cells[at].is_border())
            .find_map(|noun| self.taking_up(noun))?;
        let &(_, _, bits) = self.reading(verb)?;
        let subject = self
            .subject_after(verb, bits)
            .filter(|s| s.token == verb + 1 + usize::from(self.has_resumptive(verb)))?;
        Some(self.others(subject.members, exclude)).filter(|members| !members.is_empty())
    }

    /// `حذر من أن أي رد إسرائيلي سيقابل`, `حذر من أن انتشار القوات التركية يهدد`: whose deed would bring harm.
    fn any_deed_of(&self, token: usize, exclude: &[Code]) -> Vec<Member> {
        const REACH: usize = 14;
        const STEPS: &str = "انتشار نشر بناء وجود قرار خطوه خطوات تحرك تحركات اجراءات";
        let end = self.document.sentence_of(token).tokens.end;
        let somebodys = |at: usize| {
            let deed = self.is_deed_noun(at) || is_one_of(self.document.key(at), STEPS);
            let party = self.party_starting_at(at + 1).filter(|_| deed);
            party.is_some_and(|party| self.parties.all[party].preposition.is_none())
        };
        (token + 1..end.min(token + REACH))
            .find(|&at| self.cells[at - 1].is(Word::Complementizer))
            .filter(|&at| self.document.key(at) == "اي" || somebodys(at))
            .and_then(|at| (at..end.min(at + 4)).find_map(|at| self.cells[at].party))
            .or_else(|| self.threatened(token))
            .map(|index| self.members(index, exclude))
            .unwrap_or_default()
    }

    /// `هددت بأنها ستجعل غانا تدفع الثمن`: whom somebody will do it to.
    fn threatened(&self, token: usize) -> Option<usize> {
        const REACH: usize = 10;
        let end = self.document.sentence_of(token).tokens.end;
        let will = (token + 2..end.min(token + REACH)).find(|&at| {
            let before = &self.cells[at - 1];
            // من عواقب إذا شنت إسرائيل هجوما
            let grave = || {
                let keys = &mut (token..at);
                keys.any(|at| {
                    let key = self.document.key(at);
                    holds(key, "توعد") || holds(key, "عواقب") || starts_with_one_of(key, "ستر سير")
                })
            };
            before.is(Word::Condition) && grave()
                || before.is(Word::Complementizer)
                    && starts_with_one_of(self.document.key(at), "ست سي سن")
        })?;
        let party = self.party_starting_at(will + 1)?;
        self.parties.all[party]
            .preposition
            .is_none()
            .then_some(party)
    }

    /// The states that an object names together: `جمع الرئيسين الفرنسي والروسي`.
    fn gathered(&self, following: &[Following]) -> Option<Vec<Member>> {
        following
            .iter()
            .filter(|f| f.commas == 0 && self.parties.all[f.party].preposition.is_none())
            .map(|f| self.members(f.party, &[]))
            .find(|members| members.len() > 1)
    }

    /// `لقاء جمعه ونظيره`, `لقاء جمعه بنظيره`: the one that the pronoun means, and the other.
    fn gathered_with(
        &self,
        token: usize,
        found: &Found,
        following: &[Following],
    ) -> Option<Vec<Member>> {
        let pronoun = found.pronoun.filter(|&p| p != Pronoun::Their)?;
        let own = self
            .announced(token)
            .or_else(|| self.owner(pronoun, token, &[]))?;
        let joined = self.party_starting_at(token + 1);
        let with = |f: &&Following| {
            let preposition = self.parties.all[f.party].preposition;
            f.commas == 0 && matches!(preposition, Some(slot::BA | slot::MAA))
        };
        let other = joined
            .filter(|&index| self.parties.all[index].conjunction)
            .or_else(|| Some(following.iter().find(with)?.party))?;
        let mut members = self.members(other, &[own.code]);
        members.insert(0, own);
        (members.len() > 1).then_some(members)
    }

    fn others(&self, members: Vec<Member>, exclude: &[Code]) -> Vec<Member> {
        let mut members = members;
        keep(&mut members, &mut |m| !exclude.contains(&m.code));
        members
    }

    /// `قال إن إيران ستدفع الثمن`, `قال إن الموقف الفرنسي يشكل انتهاكا`: what is said of somebody is aimed
    /// at them.
    fn menaced(
        &self,
        token: usize,
        found: Found,
        frame: &Frame,
        subject: Option<Subject>,
    ) -> Option<Arguments> {
        const NEAR: usize = 8;
        let threat = frame.sense == Sense::Deed(Plover::Threaten);
        // روسيا لا تشكل تهديدا, لم تعد تشكل تهديدا
        let denied = !threat && (token.saturating_sub(1)..=token).any(|at| self.after_negator(at));
        let speaker = self
            .speaker_subject(token)
            .filter(|_| !denied && (!threat || found.future_or(self, token)))?;
        let from = self
            .document
            .sentence_of(token)
            .tokens
            .start
            .max(token.saturating_sub(NEAR));
        let members = subject.map(|s| s.members).or_else(|| {
            let party = self.last_party_before(token, from)?;
            let own = self.parties.all[party].preposition.is_none();
            own.then(|| self.members(party, &[]))
        })?;
        let targets = self.others(members, &codes(&speaker.members));
        (!targets.is_empty()).then(|| Arguments::directed(speaker.members, targets, 0.7))
    }

    /// Whom a verb calls by the bad word of its frame: `اعتبرت روسيا أن الخطوة التركية استفزاز`.
    fn judged(
        &self,
        token: usize,
        (found, frame): (Found, &Frame),
        exclude: &[Code],
    ) -> Vec<Member> {
        const BEYOND: usize = 6;
        // الولايات المتحدة التي تعد المانح الرئيسي: is counted as
        let copula =
            found.pronoun.is_none() && is_one_of(self.document.key(token), "تعد يعد وتعد ويعد");
        let company = self.company(token, frame).filter(|_| !copula);
        let Some(word) = company else {
            return Vec::new();
        };
        // الحزب الذي تعتبره أنقرة منظمة إرهابية: who is taken up again is judged
        let taken_up = found.pronoun.is_some() && self.relative_before(token).is_some();
        // ما وصفته بالعدوان الروسي
        let what = token > 0 && self.document.key(token - 1).ends_with("ما");
        let named = found.pronoun.is_none() || what;
        let first = self.parties.count_before(token + 1);
        let sentence = self.document.sentence_of(token).tokens.end;
        self.parties.all[first..]
            .iter()
            .enumerate()
            .take_while(|(_, p)| p.tokens.start < sentence.min(word + BEYOND))
            .filter(|_| named)
            .filter(|(_, p)| {
                // عدوان على سوريا: whom it was done to
                let sufferer = match p.tokens.start > word {
                    true => slot::ALA | slot::LI | slot::DIDDA,
                    false => 0,
                };
                let place = slot::FI | slot::OTHER | slot::NEAR | slot::AGENT | slot::MAA;
                p.preposition
                    .is_none_or(|bit| bit & (place | sufferer) == 0)
            })
            .map(|(at, _)| self.members(first + at, exclude))
            .find(|members| !members.is_empty())
            .or_else(|| {
                // وتعده انتهاكا, واصفة إياها بالعدوان
                let them = found.pronoun.is_some();
                let last = self.relations.last().filter(|_| them && !taken_up)?;
                let here = last.evidence.start >= self.document.sentence_of(token).span.start;
                let same = self.latest().filter(|r| r.trigger == last.trigger);
                let both = exclude
                    .iter()
                    .all(|c| *c != last.source.code && *c != last.target.code);
                let mut others: Vec<Member> = match (exclude.contains(&last.source.code), both) {
                    (true, _) => vec![Member::of(&last.target)],
                    (_, true) if last.symmetric => same
                        .flat_map(|r| [&r.source, &r.target])
                        .map(Member::of)
                        .list(),
                    (_, true) => vec![Member::of(&last.source)],
                    _ => Vec::new(),
                };
                sort_by_key(&mut others, |m| m.code);
                others.dedup_by_key(|m| m.code);
                (here && !others.is_empty()).then_some(others)
            })
            // اعتبرت باكستان هذه الخطوة تهديدا
            .or_else(|| {
                let source = *exclude.first().filter(|_| self.is_step(token))?;
                Some(vec![self.answered(token, source)?])
            })
            .unwrap_or_default()
    }

    /// Whom what follows the word of the frame is about: `أكدت مصر ضرورة انسحاب إسرائيل`.
    fn after_company(
        &self,
        token: usize,
        frame: &Frame,
        following: &[Following],
        exclude: &[Code],
    ) -> Vec<Member> {
        let Some(word) = self.company(token, frame) else {
            return Vec::new();
        };
        let start = |f: &Following| self.parties.all[f.party].tokens.start;
        let first = following.partition_point(|f| start(f) <= word);
        self.content_party(word, frame, &following[first..], exclude)
    }

    /// `اتهمت الهند باكستان وطالبت بالتحقيق`: a verb of hard words without a target goes on with the
    /// last one, or means the pronoun of what it asks for: `طالبت برحيلها`.
    fn shared_target(&self, token: usize, frame: &Frame, source: Code) -> Option<Member> {
        let Sense::Deed(kind) = frame.sense else {
            return None;
        };
        if kind.quad() != Quad::VerbalConflict || frame.first_person {
            return None;
        }
        let from = self.document.sentence_of(token).span.start;
        let last = self.relations.last()?;
        let goes_on = self.cells[token].opens_with_conjunction()
            && last.evidence.start >= from
            && !last.symmetric
            && last.kind.tone() < 0.0;
        let other = match source {
            _ if last.source.code == source => &last.target,
            _ if last.target.code == source => &last.source,
            _ => return None,
        };
        goes_on.then_some(Member::of(other))
    }

    /// `قبرص التي تحتلها تركيا`: the antecedent is the object.
    fn object_of_relative(&self, token: usize, found: &Found) -> Option<usize> {
        found.pronoun?;
        let relative = self.relative_before(token)?;
        let sentence = self.document.sentence_of(relative).tokens.start;
        self.last_party_before(relative, sentence)
            .filter(|&index| self.parties.all[index].tokens.end + 1 >= relative)
    }

    /// `استُدعي السفير السويدي إلى الخارجية العراقية`, `استُهدفت سفينة تركية من قبل إسرائيل`.
    pub(super) fn passive_arguments(&self, token: usize, frame: &Frame) -> Option<Arguments> {
        let following = self.following(token);
        let of = |f: &&Following| self.parties.all[f.party].preposition;
        let least = match frame.sense {
            Sense::Deed(Plover::Coerce | Plover::Retreat) => Strength::National,
            _ => Strength::Property,
        };
        let target = following
            .iter()
            .find(|f| of(f).is_none() && self.parties.all[f.party].strength >= least)?;
        let targets = self.members(target.party, &[]);
        let summons = frame.target & slot::OBJECT != 0 && !frame.own && !frame.with.is_empty();
        let doer = following
            .iter()
            .find(|f| of(f) == Some(slot::AGENT))
            .or_else(|| {
                let place = |f: &&Following| matches!(of(f), Some(slot::ILA | slot::FI));
                following.iter().filter(|_| summons).find(place)
            })?;
        let sources = self.members(doer.party, &codes(&targets));
        (!sources.is_empty() && !targets.is_empty()).then(|| Arguments {
            construction: Construction::Passive,
            ..Arguments::directed(sources, targets, 0.8)
        })
    }

    /// `رواندا المتهمة من كينشاسا`: a participle with its doer behind it is passive.
    pub(super) fn doer_of_participle(
        &self,
        token: usize,
        frame: &Frame,
        bits: u16,
    ) -> Option<usize> {
        let may = bits & form::PARTICIPLE != 0 && frame.target & slot::MIN == 0;
        [(2, slot::MIN), (3, slot::AGENT)]
            .into_iter()
            .filter(|_| may)
            .find_map(|(steps, slot)| {
                let party = self.party_starting_at(token + steps)?;
                (self.parties.all[party].preposition == Some(slot)).then_some(party)
            })
    }

    /// Whether the verb at `token` is written as a passive: a damma inside a perfect (`فُرضت`), or
    /// `ي` where the active has `ى` (`استدعي`).
    pub(super) fn is_passive(&self, token: usize, bits: u16) -> bool {
        const DAMMA: char = '\u{64F}';
        let surface = self.document.surface(token);
        // هجوم قتل فيه جنديان
        let within = self.cells[token].is(Word::Victim)
            && token + 1 < self.cells.len()
            && matches!(self.document.key(token + 1), "فيه" | "فيها" | "خلالها");
        if within {
            return true;
        }
        if bits & form::PERFECT == 0 {
            let next_acts = self
                .party_starting_at(token + 1)
                .is_some_and(|i| self.parties.all[i].strength >= Strength::People);
            return surface.chars().any(|c| c == DAMMA) && !next_acts;
        }
        let inside = surface
            .trim_end_matches(DAMMA)
            .chars()
            .skip(1)
            .any(|c| c == DAMMA);
        let yeh = bits & form::MASCULINE != 0 && surface.ends_with('ي') && self.writes_alif_maqsura;
        inside || yeh
    }
}

/// What the arguments of a verb are sought with.
struct Links<'a> {
    token: usize,
    found: &'a Found,
    frame: &'a Frame,
    following: &'a [Following],
    exclude: &'a [Code],
}
