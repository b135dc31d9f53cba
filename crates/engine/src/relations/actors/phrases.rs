//! Reads the phrases that are more than a name: an office with its state, a nationality on a noun, a
//! word that stands for a party named before.

use std::ops::Range;

use super::Reader;
use super::governor::{Governor, attached_letters};
use crate::exploration::Recognition;
use crate::lexicon::{Code, Proclitics};
use crate::packed::{Index, KeyHash};
use crate::relations::clauses::is_comma;
use crate::relations::naming::{Naming, NamingKind};
use crate::relations::party::{Adjectives, Anaphor, Gender, Member, Party, Strength};
use crate::relations::triggers::{Found, Frame, Pronoun, Sense, Word, slot};
use crate::text::Span;
use crate::text::normalize::{ends_in_one_of, holds, is_one_of, listed, without_start};
use crate::work;

/// The parties told so far by the heads of their names: the first with a head, and the first of another state.
pub(super) struct Told {
    /// How many parties are read.
    read: usize,
    index: Index,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            read: 0,
            index: Index::with_room_for(0),
        }
    }
}

impl Told {
    /// The parties of a head.
    fn of(&self, head: KeyHash) -> [Option<usize>; 2] {
        let mut parties = self.index.values(self.index.find(head));
        [(); 2].map(|()| parties.next().map(|party| party as usize))
    }
}

/// An office as far as its words are read.
struct Office<'n> {
    /// What it opens with.
    head: &'n Naming,
    /// Whether that is a person, not a body.
    person: bool,
    /// Whether a pronoun tells whose it is.
    owned: bool,
    members: Vec<Member>,
    /// The one whose name follows where no state does.
    by_name: Option<Member>,
    /// Two nationalities share it, so that a name behind them tells of neither.
    dual: bool,
    end: usize,
}

impl Office<'_> {
    /// A state that the words up to `last` name.
    fn member(&self, code: Code, last: Span) -> Member {
        Member {
            code,
            span: self.head.span.to(last),
            by: Recognition::Office,
        }
    }
}

impl Reader<'_, '_, '_> {
    /// An office or body and all that follows to tell whose: `المبعوث الأميركي للشرق الأوسط ستيف
    /// ويتكوف`, `وزارة الخارجية الباكستانية`, `قواتها`.
    pub(super) fn office(
        &mut self,
        naming: &Naming,
        pronoun: Option<Pronoun>,
        person: bool,
        sentence: &Range<usize>,
    ) -> Option<Party> {
        const REACH: usize = 7;
        let mut office = Office {
            head: naming,
            person,
            owned: pronoun.is_some(),
            members: Vec::new(),
            by_name: None,
            dual: false,
            end: naming.tokens.end,
        };
        let mut at = office.end;
        while at < sentence.end && at < naming.tokens.end + REACH + office.members.len() * 4 {
            let next = match self.naming_from(at).cloned() {
                Some(next) => self.take_naming(&mut office, &next),
                None => self.take_word(&mut office, at),
            };
            let Some(next) = next else { break };
            at = next;
        }
        let Office {
            mut members,
            by_name,
            end,
            ..
        } = office;
        // مساعد قائد الجيش السوداني، الفريق أول ياسر العطا
        if let [member] = members[..]
            && end < sentence.end
            && is_comma(self.document, end)
        {
            let named = (end + 1..sentence.end.min(end + 6))
                .take_while(|&at| !self.cells[at].mark)
                .find_map(|at| match self.naming_from(at)?.kind {
                    NamingKind::Person(None, entity) => Some(entity),
                    _ => None,
                });
            if let Some(entity) = named {
                self.introduce(entity, member.code);
            }
        }
        members.extend(by_name);
        if members.is_empty() && pronoun.is_none() {
            members.extend(self.same_office(naming, person));
        }
        let anaphor = match members.is_empty() {
            true => Some(Anaphor::Owner(pronoun?)),
            false => None,
        };
        let governor = self.governor_of(naming.proclitics, naming.tokens.start, sentence);
        let key = self.document.key(naming.tokens.start);
        // اتهم بيان الخارجية السودان
        let start = naming.tokens.start;
        let told = start > sentence.start && is_one_of(self.document.key(start - 1), TOLD);
        let feminine = key.ends_with('ه') && !key.ends_with("قاده") && !told;
        let party = self.plain(naming.tokens.start..end);
        Some(Party {
            members,
            span: Span {
                start: naming.span.start,
                ..party.span
            },
            preposition: governor.preposition,
            outer: governor.outer,
            gender: match (person, feminine) {
                (_, true) => Gender::Feminine,
                (true, false) => Gender::Masculine,
                (false, false) => Gender::Either,
            },
            anaphor,
            conjunction: naming.proclitics.conjunction.is_some(),
            office: true,
            ..party
        })
    }

    /// `وقال الجيش` after `الجيش الباكستاني`: the state whose office was told with the same word, where no
    /// other state's was.
    fn same_office(&mut self, naming: &Naming, person: bool) -> Option<Member> {
        let Range { start, end } = naming.tokens;
        let head = bare(self.document.key(start))?;
        let alone = self.cells.get(end).is_none_or(|next| {
            next.mark
                || next.time
                || next.preposition.is_some()
                || next.is_plain_verb()
                || next.is_border()
        });
        let acts = person || self.cells[start].is(Word::Rule) || head == "خارجيه";
        if !alone || !acts || end != start + 1 {
            return None;
        }
        let head = KeyHash::of(head);
        // The last party may still grow, those before it stay as they are.
        let last = self.parties.all.len().checked_sub(1)?;
        let code = |party: usize| self.parties.all[party].members[0].code;
        for party in self.told.read..last {
            for head in self.heads(party) {
                let is_new = match self.told.of(head) {
                    [Some(first), None] => code(first) != code(party),
                    [first, _] => first.is_none(),
                };
                if is_new {
                    self.told.index.insert_hash(head, party as u32);
                }
            }
        }
        self.told.read = last;
        let [first, other] = self.told.of(head);
        let here = self.heads(last).contains(&head).then_some(last);
        let first = first.or(here)?;
        let is_one = other.is_none();
        let member = self.parties.all[first].members.first()?;
        is_one.then(|| member.again(naming.span))
    }

    /// The heads, article aside, of a party that its words make one state's office; any word may be a head.
    fn heads(&self, party: usize) -> Vec<KeyHash> {
        const HEAD: usize = 2;
        let party = &self.parties.all[party];
        match &party.members[..] {
            [only]
                if party.tokens.len() > 1
                    && matches!(only.by, Recognition::Office | Recognition::Name) =>
            {
                let heads = party.tokens.clone().take(HEAD).map(|at| {
                    let key = self.document.key(at);
                    KeyHash::of(bare(key).unwrap_or(key))
                });
                heads.collect()
            }
            _ => Vec::new(),
        }
    }

    /// Takes a word that names nobody into an office, or steps over it; the token to go on from.
    fn take_word(&self, office: &mut Office<'_>, at: usize) -> Option<usize> {
        let cell = &self.cells[at];
        // نظيريه المصري سامح شكري، والأردني أيمن الصفدي
        let further = self
            .naming_from(at + 1)
            .filter(|n| n.proclitics.conjunction.is_some());
        let goes_on = is_comma(self.document, at)
            && !office.members.is_empty()
            && matches!(further.map(|n| n.kind), Some(NamingKind::Demonym(_)));
        // المتحدث باسم الكرملين
        let speaks =
            office.person && at == office.head.tokens.end && self.document.key(at) == "باسم";
        if goes_on || speaks {
            return Some(at + 1);
        }
        // حكومة الاحتلال الإسرائيلي, قوات الاحتلال
        if self.is_occupation(at) {
            let here = self.occupier_named(at + 1);
            if here.is_none()
                && let Some(code) = self.occupier
            {
                let span = self.document.tokens[at].span;
                office.members.push(office.member(code, span));
                office.end = at + 1;
            }
            return Some(at + 1);
        }
        // السفير الروسي لدى الأمم المتحدة
        let host = self
            .naming_from(at + 1)
            .filter(|_| self.document.key(at) == "لدي");
        if let Some(host) = host.filter(|_| office.person && !office.members.is_empty()) {
            office.end = host.tokens.end;
            return Some(office.end);
        }
        if let Some((code, seat)) = self.seat_of_rule(office, at) {
            office.members.push(office.member(code, seat.span));
            office.end = seat.tokens.end;
            return Some(office.end);
        }
        let stops = cell.mark
            || cell.preposition.is_some()
            || cell.is_border()
            || cell.is_plain_verb()
            || cell.found.iter().any(|found| found.form().is_some())
            || !office.members.is_empty();
        (!stops).then_some(at + 1)
    }

    /// `السلطات في كييف`: the state whose place follows a body that rules there.
    fn seat_of_rule(&self, office: &Office<'_>, at: usize) -> Option<(Code, &Naming)> {
        // نظيرها من جزر سليمان
        let whence = match self.cells[office.head.tokens.start].is(Word::Counterpart) {
            true => slot::FI | slot::MIN,
            false => slot::FI,
        };
        let within = self.cells[at]
            .preposition
            .is_some_and(|bit| bit & whence != 0)
            && at <= office.end + 1;
        let head = &self.cells[office.head.tokens.start];
        let rules = office.members.is_empty()
            && (head.is(Word::Rule) && !office.owned || head.is(Word::Counterpart));
        let seat = self.naming_from(at + 1).filter(|_| within && rules)?;
        match seat.kind {
            NamingKind::Country(code) | NamingKind::Seat(code) => Some((code, seat)),
            _ => None,
        }
    }

    /// Takes a naming into an office where it tells whose it is or who holds it; the token to go on from.
    fn take_naming(&mut self, office: &mut Office<'_>, next: &Naming) -> Option<usize> {
        let start = next.tokens.start;
        // نظيره opens a party of its own
        if self.cells[start].is(Word::Counterpart) {
            return None;
        }
        let clitics = next.proclitics;
        let bare = clitics.are_none();
        let conjunct = clitics.conjunction.is_some();
        let none_yet = office.members.is_empty();
        let member = |code| office.member(code, next.span);
        match next.kind {
            NamingKind::Country(code)
            | NamingKind::Body(code)
            | NamingKind::Seat(code)
            | NamingKind::Demonym(code)
                if none_yet && (bare || office.end == start && is_head_of(clitics, next.kind)) =>
            {
                office.members = vec![member(code)];
            }
            // وزير المالية الأردني: the last of two nationalities is meant
            NamingKind::Demonym(code)
                if office.members.len() == 1 && office.end == start && bare =>
            {
                office.members = vec![member(code)];
            }
            // الرئيسان الفرنسي والروسي
            NamingKind::Demonym(code) if conjunct && !none_yet => {
                let span = next.span;
                office.members.push(Member {
                    span,
                    ..member(code)
                });
                office.dual = true;
            }
            NamingKind::Person(code, entity) if bare => {
                match (office.members.last(), code) {
                    (Some(member), _) if !office.dual => self.introduce(entity, member.code),
                    (None, Some(code)) => office.by_name = Some(member(code)),
                    _ => {}
                }
                office.end = next.tokens.end;
                return office.by_name.is_none().then_some(office.end);
            }
            NamingKind::Title(_) | NamingKind::Head(_)
                if none_yet && (bare || conjunct && office.person) => {}
            NamingKind::Courtesy | NamingKind::Title(_)
                if bare && !self.opens_another(next, &office.members) => {}
            _ => return None,
        }
        office.end = next.tokens.end;
        Some(office.end)
    }

    /// Whether an office after those of `members` has a nationality of its own: `الخارجية الفرنسية السفير
    /// الإيراني`.
    fn opens_another(&self, office: &Naming, members: &[Member]) -> bool {
        let nationality = self.naming_from(office.tokens.end).map(|n| n.kind);
        let other = |code| members.iter().all(|m| m.code != code);
        let (Some(NamingKind::Demonym(code) | NamingKind::Person(Some(code), _)), false) =
            (nationality, members.is_empty())
        else {
            return false;
        };
        other(code)
    }

    /// A nationality: of a trigger (`التدخل الإيراني`), of a thing (`طائرة هندية`), or of an office
    /// left out (`والباكستاني`).
    pub(super) fn nationality(
        &mut self,
        naming: &Naming,
        code: Code,
        sentence: &Range<usize>,
    ) -> Option<Party> {
        let start = naming.tokens.start;
        let (members, end) = self.nationalities(naming, code);
        let bare = naming.proclitics.are_none();
        let mut head = self.noun_before(start, sentence).filter(|_| bare)?;
        // صادرات الأسلحة الألمانية
        let traded = |&at: &usize| {
            self.is_trigger_noun(at) && ends_in_one_of(self.document.key(at), "صادرات واردات")
        };
        head = head.checked_sub(1).filter(traded).unwrap_or(head);
        let occupier = self.is_occupier(head, end);
        if occupier {
            self.cells[head].found.clear();
        }
        let trigger = self.is_trigger_noun(head);
        let strength = match occupier {
            true => Strength::State,
            false => self.strength_of_thing(head, start, trigger)?,
        };
        let attached = self.clitic_preposition(head);
        let governor = match attached {
            Some(slot) => Governor::by(slot),
            None => self.governor(head, sentence),
        };
        let cell = &self.cells[head];
        let office = cell.is(Word::Pair);
        if trigger {
            let whole = Adjectives {
                token: head,
                members: members.clone(),
                end,
            };
            let at = self.parties.adjectives_before(head);
            self.parties.adjectives.insert(at, whole);
            // the party is the nationality alone; what governs the noun governs it from outside
            let outer = governor.preposition.or(governor.outer);
            return Some(Party {
                members,
                strength,
                outer: outer.or(Some(slot::OBJECT)),
                office,
                ..self.plain(start..end)
            });
        }
        let key = self.document.key(head);
        let skipped = attached.map_or(0, |_| attached_letters(key));
        let party = self.plain(head..end);
        Some(Party {
            members,
            span: Span {
                start: self.document.start_after(head, skipped),
                ..party.span
            },
            preposition: governor.preposition,
            outer: governor.outer,
            strength,
            conjunction: key.starts_with('و') && cell.found.is_empty(),
            office,
            ..party
        })
    }

    fn is_occupation(&self, at: usize) -> bool {
        let key = self.document.key(at);
        ends_in_one_of(key, "الاحتلال للاحتلال")
    }

    /// The state whose nationality at `token` tells who occupies: `الاحتلال الإسرائيلي`.
    pub(super) fn occupier_named(&self, token: usize) -> Option<Code> {
        let before = token.checked_sub(1)?;
        if !self.is_occupation(before) {
            return None;
        }
        work::add(1);
        match self.naming_from(token).map(|n| n.kind) {
            Some(NamingKind::Demonym(code)) => Some(code),
            _ => None,
        }
    }

    /// Whether a noun with a nationality up to token `end` is the power that occupies, `شن الاحتلال الإسرائيلي غارات`,
    /// and not that it does: `الاحتلال الإسرائيلي للجولان`.
    fn is_occupier(&self, noun: usize, end: usize) -> bool {
        if !self.is_occupation(noun) {
            return false;
        }
        let of_a_land = end < self.document.tokens.len() && self.document.key(end).starts_with('ل');
        // اقتحام الاحتلال الإسرائيلي للمخيم
        let does = |(frame, _): (&Frame, u16)| matches!(frame.sense, Sense::Deed(_));
        !of_a_land
            || noun > 0
                && self.cells[noun - 1]
                    .found
                    .iter()
                    .filter_map(Found::lemma)
                    .any(does)
    }

    /// A nationality and those joined to it, with the token after the last.
    fn nationalities(&self, first: &Naming, code: Code) -> (Vec<Member>, usize) {
        let mut members = vec![Member {
            code,
            span: first.span,
            by: Recognition::Nationality,
        }];
        let mut end = first.tokens.end;
        while let Some((member, next)) = self.paired_nationality(end) {
            if members.iter().any(|m| m.code == member.code) {
                break;
            }
            members.push(member);
            end = next;
        }
        (members, end)
    }

    /// What the noun before a nationality can be in a relation; nothing where it acts for nobody.
    fn strength_of_thing(&self, noun: usize, of: usize, trigger: bool) -> Option<Strength> {
        let cell = &self.cells[noun];
        // المخطط المغربي may be a participle, and is a thing; المدعوم إماراتيا is none
        let definite = self.document.has_al(of);
        let word = |found: &Found| found.form().is_none() || !found.article || !definite;
        let known = !trigger
            && cell.found.iter().any(word)
            && !cell.is(Word::Homeland)
            && !cell.is(Word::Answering);
        match () {
            () if cell.private && !trigger && !cell.is(Word::National) => None,
            () if cell.is(Word::Pair) => Some(Strength::State),
            () if cell.is(Word::National) => Some(Strength::National),
            () if cell.is(Word::Envoy) => Some(Strength::State),
            // الزعيم الصيني; not الزعيم الدرزي اللبناني
            () if of == noun + 1 && self.document.key(noun).ends_with("زعيم") => {
                Some(Strength::State)
            }
            () if cell.is(Word::Territory) => Some(Strength::Land),
            () if known => None,
            () => Some(Strength::Property),
        }
    }

    /// A second nationality right after the first: `السعودي - الكويتي`, `الأميركية الصينية`,
    /// `المصرية والسودانية`.
    pub(super) fn paired_nationality(&self, at: usize) -> Option<(Member, usize)> {
        let hyphen = at < self.document.tokens.len()
            && self
                .document
                .surface(at)
                .chars()
                .all(crate::text::normalize::is_hyphen);
        let start = at + usize::from(hyphen);
        let naming = self.naming_from(start)?;
        match naming.kind {
            NamingKind::Demonym(code) if naming.proclitics.preposition.is_none() => Some((
                Member {
                    code,
                    span: naming.span,
                    by: Recognition::Nationality,
                },
                naming.tokens.end,
            )),
            _ => None,
        }
    }

    /// The noun that an adjective at `token` describes; adjectives between them are stepped over.
    pub(super) fn noun_before(&self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let definite = self.document.has_al(token);
        let mut at = token;
        for _ in 0..4 {
            at = at.checked_sub(1).filter(|&at| at >= sentence.start)?;
            // دبابات «أبرامز» الأميركية
            if self.document.is_quote(at) {
                const LONGEST: usize = 6;
                let mut opening = (sentence.start..at).rev().take(LONGEST);
                at = opening.find(|&at| self.document.is_quote(at))?;
                at = at.checked_sub(1).filter(|&at| at >= sentence.start)?;
            }
            let cell = &self.cells[at];
            if cell.mark || cell.preposition.is_some() || cell.party.is_some() {
                return None;
            }
            let key = self.document.key(at);
            let nisba = ends_in_one_of(key, "ي يه يا يين يون");
            let joined = key.strip_prefix('و').filter(|rest| rest.starts_with("ال"));
            let article = joined.unwrap_or(key).starts_with("ال");
            let adjective = nisba && article == definite && cell.found.is_empty();
            let small = cell.found.iter().all(|f| f.form().is_none()) && !cell.found.is_empty();
            let noun_word = cell.private
                || cell.is(Word::Envoy)
                || cell.is(Word::Territory)
                || cell.is(Word::Pair)
                || cell.is(Word::Homeland);
            if small && !noun_word {
                return None;
            }
            if cell.is_plain_verb() && !cell.is(Word::Answering) {
                return None;
            }
            if !adjective {
                return Some(at);
            }
        }
        None
    }

    /// `البلدان`, `بلاده`, `الأخيرة`, `نظيره` without its nationality.
    pub(super) fn anaphor(&self, at: usize, sentence: &Range<usize>) -> Option<Party> {
        let key = self.document.key(at);
        if let Some((pronoun, slot)) = fused(key) {
            // حدودها المتنازع عليها
            const PASSIVE: &str = "المتنازع المتفق المنصوص المتعارف";
            if at > sentence.start && is_one_of(self.document.key(at - 1), PASSIVE) {
                return None;
            }
            return Some(Party {
                preposition: Some(slot),
                anaphor: Some(Anaphor::Owner(pronoun)),
                ..self.plain(at..at + 1)
            });
        }
        self.states_again(at, key, sentence)
            .or_else(|| self.one_again(at, sentence))
    }

    /// A state of these words, of which nothing else is known.
    fn plain(&self, tokens: Range<usize>) -> Party {
        Party {
            members: Vec::new(),
            span: self.document.span_of(tokens.clone()),
            tokens,
            preposition: None,
            outer: None,
            strength: Strength::State,
            gender: Gender::Either,
            anaphor: None,
            conjunction: false,
            office: false,
        }
    }

    /// `المملكة`, `البلاد`, `التكتل`, `الحلف`, `المجلس`, `الدول الثلاث`, `هذه الدول`.
    fn states_again(&self, at: usize, key: &str, sentence: &Range<usize>) -> Option<Party> {
        // What is asked for below ends so.
        if !matches!(
            key.chars().next_back(),
            Some('ل' | 'ن' | 'ف' | 'ه' | 'د' | 'س')
        ) {
            return None;
        }
        let word = without_start(key, "و");
        let bare = word.strip_prefix("ال").or(word.strip_prefix("لل"));
        let kingdom =
            bare.is_some_and(|bare| is_one_of(bare, "مملكه تكتل اتحاد حلف جامعه بلاد مجلس"));
        let states = !kingdom && ends_in_one_of(key, "الدول البلدان الاطراف للدول");
        let three =
            states && at + 1 < sentence.end && self.document.key(at + 1).starts_with("الثلاث");
        let these =
            states && at > sentence.start && is_one_of(self.document.key(at - 1), "هذه تلك");
        let (anaphor, first) = match () {
            () if kingdom => (Anaphor::Kingdom, at),
            () if three => (Anaphor::Three, at),
            () if these => (Anaphor::These, at - 1),
            () => return None,
        };
        let governor = self.governor(first, sentence);
        let preposition = governor
            .preposition
            .or(key.starts_with("لل").then_some(slot::LI));
        // الغزو الأميركي للبلاد, not all that happens in the land
        if key.ends_with("لاد") && !matches!(preposition, Some(slot::ALA | slot::LI)) {
            return None;
        }
        Some(Party {
            preposition,
            outer: governor.outer,
            strength: match governor.preposition {
                Some(slot::FI) => Strength::Land,
                _ => Strength::State,
            },
            gender: match kingdom && key.ends_with('ه') {
                true => Gender::Feminine,
                false => Gender::Either,
            },
            anaphor: Some(anaphor),
            conjunction: key.starts_with('و'),
            ..self.plain(at..at + 1 + usize::from(three))
        })
    }

    /// `البلدان`, `بلاده`, `الأخيرة`, `جارتها`.
    fn one_again(&self, at: usize, sentence: &Range<usize>) -> Option<Party> {
        let (anaphor, found) = self.cells[at].found.iter().find_map(|found| {
            let anaphor = match found.pronoun {
                _ if found.is(Word::Pair) => Anaphor::Both,
                None if found.is(Word::Latter) && found.article => Anaphor::Latter,
                Some(_) if found.is(Word::Latter) => Anaphor::Neighbour,
                Some(pronoun) if found.is(Word::Homeland) => Anaphor::Owner(pronoun),
                _ => return None,
            };
            Some((anaphor, found))
        })?;
        // الجانبين المصري والكويتي: the nationalities will name them
        let next = self.naming_from(at + 1).map(|n| n.kind);
        let named = matches!(next, Some(NamingKind::Demonym(_)));
        // الأسبوع الأخير
        let describes = at > sentence.start && self.document.has_al(at - 1);
        // جارتها أوكرانيا
        let neighbour = holds(self.document.key(at), "جار");
        let apposed = neighbour
            && matches!(anaphor, Anaphor::Neighbour | Anaphor::Latter)
            && matches!(next, Some(NamingKind::Country(_) | NamingKind::Seat(_)));
        if named && anaphor == Anaphor::Both || describes && anaphor == Anaphor::Latter || apposed {
            return None;
        }
        let preposition = match found.preposition {
            Some('ب') => Some(slot::BA),
            Some('ل') => Some(slot::LI),
            Some(_) => Some(slot::OTHER),
            None if self.document.key(at) == "بينهما" => Some(slot::BAYNA),
            None => self.governor(at, sentence).preposition,
        };
        // العديد من البلدان: two would be البلدين
        if preposition.is_some() && self.document.key(at).ends_with("بلدان") {
            return None;
        }
        Some(Party {
            preposition,
            anaphor: Some(anaphor),
            conjunction: found.conjunction,
            ..self.plain(at..at + 1)
        })
    }
}

/// What a body says by, which stands for it before a verb.
pub(super) const TOLD: &str = "بيان البيان بلاغ ناطق متحدث";

/// A word without its article and what stands before that: `الجيش`, `والجيش`, `للجيش`.
fn bare(key: &str) -> Option<&str> {
    let word = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    listed("ال لل بال").find_map(|article| word.strip_prefix(article))
}

/// `الأمين العام للأمم المتحدة`
fn is_head_of(clitics: Proclitics, kind: NamingKind) -> bool {
    let whose = Proclitics {
        preposition: Some('ل'),
        ..Proclitics::default()
    };
    clitics == whose && matches!(kind, NamingKind::Body(_))
}

/// A preposition with its pronoun, where it may stand for a state acted upon: `ضدها`.
fn fused(key: &str) -> Option<(Pronoun, u16)> {
    if key == "منا" {
        return Some((Pronoun::Our, slot::MIN));
    }
    let (stem, pronoun) = match key.strip_suffix("ها") {
        Some(stem) => (stem, Pronoun::Her),
        None => (key.strip_suffix("نا")?, Pronoun::Our),
    };
    let slot = match stem {
        "ضد" | "تجاه" | "بحق" => slot::DIDDA,
        "علي" => slot::ALA,
        "الي" => slot::ILA,
        "مع" => slot::MAA,
        _ => return None,
    };
    Some((pronoun, slot))
}
