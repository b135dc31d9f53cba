//! Gathers names, nationalities and offices into parties: phrases such as `رئيس الوزراء الإسرائيلي
//! بنيامين نتنياهو` that stand for one state, or lists of them. A phrase keeps the preposition before
//! it, because in Arabic that says what part its party plays.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{Code, Proclitics};
use crate::text::{Document, Span};

use super::clauses::Cell;
use super::naming::{Naming, NamingKind};
use super::triggers::{Pronoun, Word, form, slot};

/// One or several states, named together.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub members: Vec<Member>,
    pub tokens: Range<usize>,
    /// The words, without the clitics before them.
    pub span: Span,
    /// The preposition that governs it, a [`slot`].
    pub preposition: Option<u16>,
    /// The preposition before the noun that it belongs to: ب in `بالهجوم الإسرائيلي`, where the party
    /// itself has none.
    /// [`slot::OBJECT`] where that noun has none either.
    pub outer: Option<u16>,
    pub strength: Strength,
    pub gender: Gender,
    /// To be resolved where the party is used, since it may not be the other party.
    pub anaphor: Option<Anaphor>,
    /// Opens with `و` or `ف`.
    pub conjunction: bool,
    /// Named by an office with its nationality, so that a second nationality may follow.
    office: bool,
}

/// A state and the words that named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub code: Code,
    pub span: Span,
}

impl From<Member> for super::Actor {
    fn from(Member { code, span }: Member) -> Self {
        Self { code, span }
    }
}

/// What a party can be in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Land or waters: only force touches it.
    Land,
    /// Something of a state's: `طائرة هندية` can be acted upon, yet does not act.
    Property,
    /// A people: `الفلسطينيون`.
    People,
    /// The state itself, or one who acts for it.
    State,
}

/// The gender a verb agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Either,
}

/// Words that stand for a party named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anaphor {
    /// قواتها, رئيسها, بلاده
    Owner(Pronoun),
    /// البلدان
    Both,
    /// الأخيرة
    Latter,
}

/// The nationalities that a trigger noun carries: `المحادثات الأميركية الصينية`.
#[derive(Clone, Debug)]
pub(super) struct Adjectives {
    pub token: usize,
    pub members: Vec<Member>,
    pub end: usize,
}

/// The parties of a text in order, and the nationalities that belong to triggers.
#[derive(Debug, Default)]
pub(super) struct Parties {
    pub all: Vec<Party>,
    pub adjectives: Vec<Adjectives>,
}

impl Parties {
    /// Reads the parties and marks their tokens in `cells`.
    pub fn read(document: &Document, namings: &[Naming], cells: &mut [Cell]) -> Self {
        for naming in namings.iter().filter(|n| n.kind == NamingKind::PrivateHead) {
            cells[naming.tokens.clone()]
                .iter_mut()
                .for_each(|cell| cell.private = true);
        }
        for naming in namings.iter().filter(|n| n.kind == NamingKind::Inert) {
            cells[naming.tokens.clone()]
                .iter_mut()
                .for_each(|cell| cell.named = true);
        }
        let mut reader = Reader {
            document,
            namings,
            cells,
            next: 0,
            introduced: HashMap::new(),
            parties: Self::default(),
        };
        for sentence in &document.sentences {
            reader.read_sentence(sentence.tokens.clone());
        }
        reader.parties
    }

    /// The nationalities on the trigger noun at `token`.
    pub fn adjectives_of(&self, token: usize) -> Option<&Adjectives> {
        let at = self.adjectives.partition_point(|a| a.token < token);
        self.adjectives.get(at).filter(|a| a.token == token)
    }
}

/// What governs a party.
#[derive(Clone, Copy, Debug)]
struct Governor {
    preposition: Option<u16>,
    outer: Option<u16>,
    strength: Strength,
}

impl Governor {
    const NONE: Self = Self {
        preposition: None,
        outer: None,
        strength: Strength::State,
    };
}

impl Party {
    /// Whether it is named by an office or body of its state.
    pub fn is_office(&self) -> bool {
        self.office
    }
}

struct Reader<'d, 't, 'c> {
    document: &'d Document<'t>,
    namings: &'d [Naming],
    cells: &'c mut [Cell],
    /// First naming not yet read.
    next: usize,
    /// Persons whose office gave their state.
    introduced: HashMap<usize, Code>,
    parties: Parties,
}

impl Reader<'_, '_, '_> {
    fn read_sentence(&mut self, tokens: Range<usize>) {
        let mut at = tokens.start;
        let first_party = self.parties.all.len();
        while at < tokens.end {
            while self
                .namings
                .get(self.next)
                .is_some_and(|n| n.tokens.start < at)
            {
                self.next += 1;
            }
            let party = self.party_at(at, &tokens);
            at = match party {
                Some(party) => self.add(party, first_party),
                None => self
                    .naming_at(at)
                    .map_or(at + 1, |n| n.tokens.end.max(at + 1)),
            };
        }
    }

    /// Adds a party, or its members to the list it continues; returns the token after it.
    fn add(&mut self, party: Party, first_party: usize) -> usize {
        let end = party.tokens.end;
        let last = self
            .parties
            .all
            .len()
            .checked_sub(1)
            .filter(|&last| last >= first_party);
        let joined = last.filter(|&last| self.continues_list(last, &party));
        let index = joined.unwrap_or(self.parties.all.len());
        let start = match joined {
            Some(_) => self.parties.all[index].tokens.end,
            None => party.tokens.start,
        };
        self.cells[start..end]
            .iter_mut()
            .for_each(|cell| cell.party = Some(index));
        match joined {
            Some(last) => {
                let list = &mut self.parties.all[last];
                list.members.extend(party.members);
                list.tokens.end = end;
                list.span = list.span.to(party.span);
                list.gender = Gender::Either;
            }
            None => self.parties.all.push(party),
        }
        end
    }

    /// Whether `party` goes on a list that the party `last` opened: `مصر والأردن`, `أ، ب وج`,
    /// `بين إسرائيل وعدد من الدول، على رأسها الإمارات`.
    fn continues_list(&self, last: usize, party: &Party) -> bool {
        let list = &self.parties.all[last];
        let gap = list.tokens.end..party.tokens.start;
        if list.anaphor.is_some() || party.anaphor.is_some() || list.strength < Strength::People {
            return false;
        }
        let between = list.preposition == Some(slot::BAYNA);
        if between && list.members.len() == 1 && party.preposition == Some(slot::BAYNA) {
            return gap.len() <= 3;
        }
        let headed = party.tokens.start > 0 && self.is_list_head(party.tokens.start - 1);
        if headed && between {
            return gap.len() <= 10;
        }
        if party.preposition.is_some() && party.preposition != list.preposition {
            return false;
        }
        let plain_gap = gap.clone().all(|token| {
            let cell = &self.cells[token];
            cell.preposition.is_none() && !cell.mark && !cell.is_plain_verb() && !cell.is_border()
        });
        let comma = gap.len() == 1 && self.document.is_mark(gap.start, '،');
        (party.conjunction && plain_gap && gap.len() <= if list.office || between { 5 } else { 1 })
            || (comma && self.list_goes_on(party.tokens.end))
    }

    /// After `أ، ب` a list must end in `وج`.
    fn list_goes_on(&self, from: usize) -> bool {
        let mut at = from;
        for _ in 0..12 {
            let comma = at < self.document.tokens.len() && self.document.is_mark(at, '،');
            let start = at + usize::from(comma);
            let Some(naming) = self.naming_from(start) else {
                return false;
            };
            if naming.proclitics.conjunction.is_some() {
                return true;
            }
            at = naming.tokens.end;
        }
        false
    }

    fn is_list_head(&self, token: usize) -> bool {
        self.cells[token].is(Word::Headed)
    }

    fn naming_at(&self, token: usize) -> Option<&Naming> {
        self.namings[self.next.min(self.namings.len())..]
            .iter()
            .take_while(|n| n.tokens.start <= token)
            .find(|n| n.tokens.start == token)
    }

    /// The first naming that starts at `token`, wherever the reader stands.
    fn naming_from(&self, token: usize) -> Option<&Naming> {
        let at = self.namings.partition_point(|n| n.tokens.start < token);
        self.namings.get(at).filter(|n| n.tokens.start == token)
    }

    fn party_at(&mut self, at: usize, sentence: &Range<usize>) -> Option<Party> {
        let naming = self.naming_at(at).cloned();
        match naming.as_ref().map(|n| n.kind) {
            Some(NamingKind::Country(code) | NamingKind::Seat(code) | NamingKind::Body(code)) => {
                let naming = naming?;
                let place = matches!(naming.kind, NamingKind::Seat(_));
                Some(self.named(&naming, code, place, sentence))
            }
            Some(NamingKind::Person(code, entity)) => {
                let naming = naming?;
                let known = self.introduced.get(&entity).copied();
                let code = code.or(known)?;
                let mut party = self.named(&naming, code, false, sentence);
                party.gender = Gender::Masculine;
                Some(party)
            }
            Some(NamingKind::Title(pronoun)) => {
                // الرئيسين without a name is a pair spoken of before
                let office = self.office(&naming?, pronoun, true, sentence);
                office.or_else(|| self.anaphor(at, sentence))
            }
            Some(NamingKind::Head(pronoun)) => self.office(&naming?, pronoun, false, sentence),
            Some(NamingKind::Demonym(code)) => self.nationality(&naming?, code, sentence),
            Some(NamingKind::People(code)) => {
                let mut party = self.named(&naming?, code, false, sentence);
                party.strength = party.strength.min(Strength::People);
                party.gender = Gender::Masculine;
                Some(party)
            }
            Some(NamingKind::Town(code)) => {
                let mut party = self.named(&naming?, code, true, sentence);
                party.strength = Strength::Land;
                Some(party)
            }
            Some(
                NamingKind::Inert
                | NamingKind::Courtesy
                | NamingKind::PrivateHead
                | NamingKind::Common,
            ) => None,
            None => self.anaphor(at, sentence),
        }
    }

    /// A party by name: `إيران`, `على صادرات إيران`.
    fn named(&self, naming: &Naming, code: Code, place: bool, sentence: &Range<usize>) -> Party {
        let mut governor = self.governor_of(naming.proclitics, naming.tokens.start, sentence);
        // a seat that is merely the place acts for nobody
        if place && matches!(governor.preposition, Some(slot::FI | slot::BA)) {
            governor.strength = Strength::Land;
        }
        let masculine =
            MASCULINE_STATES.contains(&code.as_str()) || matches!(naming.kind, NamingKind::Body(_));
        Party {
            members: vec![Member {
                code,
                span: naming.span,
            }],
            tokens: naming.tokens.clone(),
            span: naming.span,
            preposition: governor.preposition,
            outer: governor.outer,
            strength: governor.strength,
            gender: if masculine {
                Gender::Either
            } else {
                Gender::Feminine
            },
            anaphor: None,
            conjunction: naming.proclitics.conjunction.is_some(),
            office: false,
        }
    }

    /// What governs words with these proclitics that start at `start`.
    fn governor_of(
        &self,
        proclitics: Proclitics,
        start: usize,
        sentence: &Range<usize>,
    ) -> Governor {
        match clitic_slot(proclitics) {
            Some(slot) => Governor {
                preposition: Some(slot),
                ..Governor::NONE
            },
            None if proclitics.conjunction.is_some() => Governor::NONE,
            None => self.governor(start, sentence),
        }
    }

    /// What governs the words that start at `start`: the preposition right before them, or before
    /// the nouns that they belong to.
    fn governor(&self, start: usize, sentence: &Range<usize>) -> Governor {
        const REACH: usize = 4;
        let mut at = start;
        let mut governor = Governor::NONE;
        let mut owned = false;
        for _ in 0..REACH {
            if at == sentence.start {
                break;
            }
            at -= 1;
            let cell = &self.cells[at];
            if self.is_agent_phrase(at, sentence) {
                return Governor {
                    preposition: Some(slot::AGENT),
                    ..Governor::NONE
                };
            }
            let counted = cell.preposition == Some(slot::MIN)
                && at > sentence.start
                && self.cells[at - 1].is(Word::Each);
            if counted
                || cell.preposition.is_none() && (cell.is(Word::Headed) || cell.is(Word::Each))
            {
                continue;
            }
            if let Some(slot) = cell.preposition {
                if owned {
                    return Governor {
                        outer: Some(slot),
                        ..governor
                    };
                }
                let outer = (slot == slot::BAYNA)
                    .then(|| self.before_between(at, sentence))
                    .flatten();
                return Governor {
                    preposition: Some(slot),
                    outer,
                    ..governor
                };
            }
            if cell.mark || cell.party.is_some() || cell.named {
                break;
            }
            if cell.private {
                return Governor {
                    preposition: Some(slot::OTHER),
                    outer: None,
                    strength: Strength::Land,
                };
            }
            let attached = self.clitic_preposition(at);
            if self.is_trigger_noun(at) {
                // the party is the noun's own; only what stands before the noun governs it further
                owned = true;
                if attached.is_some() {
                    return Governor {
                        outer: attached,
                        ..governor
                    };
                }
                continue;
            }
            let known = !cell.found.is_empty();
            if cell.is(Word::Territory) {
                governor.strength = Strength::Land;
            } else if known || self.document.key(at).starts_with("ال") {
                break;
            } else if governor.strength == Strength::State {
                governor.strength = Strength::Property;
            }
            if let Some(slot) = attached {
                return match owned {
                    true => Governor {
                        outer: Some(slot),
                        ..governor
                    },
                    false => Governor {
                        preposition: Some(slot),
                        ..governor
                    },
                };
            }
        }
        // an unknown word without a preposition before it may as well be a verb
        match governor.strength {
            _ if owned => Governor {
                outer: Some(slot::OBJECT),
                ..Governor::NONE
            },
            Strength::Land => governor,
            _ => Governor::NONE,
        }
    }

    /// The preposition that governs `مفاوضات` in `على مفاوضات بين`.
    fn before_between(&self, between: usize, sentence: &Range<usize>) -> Option<u16> {
        (sentence.start.max(between.saturating_sub(3))..between)
            .rev()
            .find_map(|at| {
                self.cells[at]
                    .preposition
                    .or_else(|| self.clitic_preposition(at))
            })
    }

    fn is_trigger_noun(&self, token: usize) -> bool {
        self.cells[token]
            .found
            .iter()
            .filter_map(|found| found.lemma())
            .any(|(_, bits)| bits & form::NOUN != 0)
    }

    /// The preposition written together with the noun at `token`.
    fn clitic_preposition(&self, token: usize) -> Option<u16> {
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
    fn is_agent_phrase(&self, last: usize, sentence: &Range<usize>) -> bool {
        last > sentence.start
            && matches!(
                (self.document.key(last - 1), self.document.key(last)),
                ("من", "قبل" | "جانب" | "طرف") | ("علي", "يد" | "ايدي")
            )
    }

    /// An office or body and all that follows to tell whose: `المبعوث الأميركي للشرق الأوسط ستيف
    /// ويتكوف`, `وزارة الخارجية الباكستانية`, `قواتها`.
    fn office(
        &mut self,
        naming: &Naming,
        pronoun: Option<Pronoun>,
        person: bool,
        sentence: &Range<usize>,
    ) -> Option<Party> {
        const REACH: usize = 7;
        let prefix = naming.proclitics;
        let mut members: Vec<Member> = Vec::new();
        let mut end = naming.tokens.end;
        let mut at = end;
        let mut by_name = None;
        let mut dual = false;
        while at < sentence.end && at < naming.tokens.end + REACH + members.len() * 4 {
            let Some(next) = self.naming_from(at).cloned() else {
                let cell = &self.cells[at];
                let stops = cell.mark
                    || cell.preposition.is_some()
                    || cell.is_border()
                    || cell.is_plain_verb()
                    || cell.is(Word::Relative)
                    || cell.found.iter().any(|found| found.lemma().is_some())
                    || !members.is_empty();
                if stops {
                    break;
                }
                at += 1;
                continue;
            };
            // نظيره opens a party of its own
            if self.cells[at].is(Word::Counterpart) {
                break;
            }
            let clitics = next.proclitics;
            let conjunct = clitics.conjunction.is_some();
            match next.kind {
                NamingKind::Country(code) | NamingKind::Body(code) | NamingKind::Seat(code)
                    if members.is_empty() && clitics == Proclitics::default() =>
                {
                    members.push(Member {
                        code,
                        span: naming.span.to(next.span),
                    });
                }
                NamingKind::Demonym(code)
                    if members.is_empty() && clitics == Proclitics::default() =>
                {
                    members.push(Member {
                        code,
                        span: naming.span.to(next.span),
                    });
                }
                // وزير المالية الأردني: the last of two nationalities is meant
                NamingKind::Demonym(code)
                    if members.len() == 1 && end == at && clitics == Proclitics::default() =>
                {
                    members = vec![Member {
                        code,
                        span: naming.span.to(next.span),
                    }];
                }
                // الرئيسان الفرنسي والروسي
                NamingKind::Demonym(code)
                    if conjunct
                        && !members.is_empty()
                        && members.iter().all(|m| m.code != code) =>
                {
                    members.push(Member {
                        code,
                        span: next.span,
                    });
                    dual = true;
                }
                NamingKind::Person(code, entity) if clitics == Proclitics::default() => {
                    match (members.last(), code) {
                        (Some(member), _) if !dual => {
                            self.introduced.entry(entity).or_insert(member.code);
                        }
                        (None, Some(code)) => {
                            by_name = Some(Member {
                                code,
                                span: naming.span.to(next.span),
                            });
                        }
                        _ => {}
                    }
                    end = next.tokens.end;
                    at = end;
                    if by_name.is_some() {
                        break;
                    }
                    continue;
                }
                NamingKind::Title(_) | NamingKind::Head(_)
                    if members.is_empty() && clitics == Proclitics::default()
                        || conjunct && person && members.is_empty() => {}
                NamingKind::Courtesy | NamingKind::Title(_) if clitics == Proclitics::default() => {
                }
                _ => break,
            }
            end = next.tokens.end;
            at = end;
        }
        let anaphor = if members.is_empty() && by_name.is_none() {
            Some(Anaphor::Owner(pronoun?))
        } else {
            None
        };
        members.extend(by_name);
        let governor = self.governor_of(prefix, naming.tokens.start, sentence);
        let feminine = self.document.key(naming.tokens.start).ends_with('ه');
        Some(Party {
            members,
            span: Span {
                start: naming.span.start,
                ..self.document.span_of(naming.tokens.start..end)
            },
            tokens: naming.tokens.start..end,
            preposition: governor.preposition,
            outer: governor.outer,
            strength: Strength::State,
            gender: match (person, feminine) {
                (_, true) => Gender::Feminine,
                (true, false) => Gender::Masculine,
                (false, false) => Gender::Either,
            },
            anaphor,
            conjunction: prefix.conjunction.is_some(),
            office: true,
        })
    }

    /// A nationality: of a trigger (`التدخل الإيراني`), of a thing (`طائرة هندية`), or of an office
    /// left out (`والباكستاني`).
    fn nationality(
        &mut self,
        naming: &Naming,
        code: Code,
        sentence: &Range<usize>,
    ) -> Option<Party> {
        let start = naming.tokens.start;
        let mut members = vec![Member {
            code,
            span: naming.span,
        }];
        let mut end = naming.tokens.end;
        while let Some((member, next)) = self.paired_nationality(end) {
            if members.iter().any(|m| m.code == member.code) {
                break;
            }
            members.push(member);
            end = next;
        }
        let bare = naming.proclitics == Proclitics::default();
        let head = self.noun_before(start, sentence).filter(|_| bare)?;
        let cell = &self.cells[head];
        let (trigger, pair) = (self.is_trigger_noun(head), cell.is(Word::Pair));
        if cell.private && !trigger {
            return None;
        }
        let strength = match () {
            () if pair => Strength::State,
            () if cell.is(Word::Territory) => Strength::Land,
            () if trigger || cell.found.is_empty() || cell.is(Word::Homeland) => Strength::Property,
            () => return None,
        };
        let attached = self.clitic_preposition(head);
        let governor = match attached {
            Some(slot) => Governor {
                preposition: Some(slot),
                ..Governor::NONE
            },
            None => self.governor(head, sentence),
        };
        if trigger {
            let whole = Adjectives {
                token: head,
                members: members.clone(),
                end,
            };
            let at = self.parties.adjectives.partition_point(|a| a.token < head);
            self.parties.adjectives.insert(at, whole);
        }
        let first = if trigger { start } else { head };
        let key = self.document.key(first);
        let span = self.document.span_of(first..end);
        let skipped = if first == head && attached.is_some() {
            attached_letters(key)
        } else {
            0
        };
        Some(Party {
            members,
            span: Span {
                start: self.document.start_after(first, skipped),
                ..span
            },
            tokens: first..end,
            preposition: governor.preposition.filter(|_| !trigger),
            outer: if trigger {
                governor
                    .preposition
                    .or(governor.outer)
                    .or(Some(slot::OBJECT))
            } else {
                governor.outer
            },
            strength,
            gender: Gender::Either,
            anaphor: None,
            conjunction: key.starts_with('و') && !trigger && cell.found.is_empty(),
            office: pair,
        })
    }

    /// A second nationality right after the first: `السعودي - الكويتي`, `الأميركية الصينية`,
    /// `المصرية والسودانية`.
    fn paired_nationality(&self, at: usize) -> Option<(Member, usize)> {
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
                },
                naming.tokens.end,
            )),
            _ => None,
        }
    }

    /// The noun that an adjective at `token` describes; adjectives between them are stepped over.
    fn noun_before(&self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let definite = self.document.key(token).starts_with("ال");
        let mut at = token;
        for _ in 0..4 {
            at = at.checked_sub(1).filter(|&at| at >= sentence.start)?;
            let cell = &self.cells[at];
            if cell.mark || cell.preposition.is_some() || cell.party.is_some() {
                return None;
            }
            let key = self.document.key(at);
            let nisba = ["ي", "يه", "يين", "يون"]
                .iter()
                .any(|ending| key.ends_with(ending));
            let adjective = nisba && key.starts_with("ال") == definite && cell.found.is_empty();
            let small = cell.found.iter().all(|f| f.lemma().is_none()) && !cell.found.is_empty();
            let noun_word = cell.private
                || cell.is(Word::Territory)
                || cell.is(Word::Pair)
                || cell.is(Word::Homeland);
            if small && !noun_word {
                return None;
            }
            if cell.is_plain_verb() {
                return None;
            }
            if !adjective {
                return Some(at);
            }
        }
        None
    }

    /// `البلدان`, `بلاده`, `الأخيرة`, `نظيره` without its nationality.
    fn anaphor(&self, at: usize, sentence: &Range<usize>) -> Option<Party> {
        let cell = &self.cells[at];
        let (anaphor, found) = cell.found.iter().find_map(|found| {
            let anaphor = match found.pronoun {
                _ if found.is(Word::Pair) => Anaphor::Both,
                _ if found.is(Word::Latter) => Anaphor::Latter,
                Some(pronoun) if found.is(Word::Homeland) => Anaphor::Owner(pronoun),
                _ => return None,
            };
            Some((anaphor, found))
        })?;
        // الجانبين المصري والكويتي: the nationalities will name them
        let named = matches!(
            self.naming_from(at + 1).map(|n| n.kind),
            Some(NamingKind::Demonym(_))
        );
        if named && anaphor == Anaphor::Both {
            return None;
        }
        let preposition = match found.preposition {
            Some('ب') => Some(slot::BA),
            Some('ل') => Some(slot::LI),
            Some(_) => Some(slot::OTHER),
            None if self.document.key(at) == "بينهما" => Some(slot::BAYNA),
            None => self.governor(at, sentence).preposition,
        };
        let span = self.document.tokens[at].span;
        Some(Party {
            members: Vec::new(),
            tokens: at..at + 1,
            span,
            preposition,
            outer: None,
            strength: Strength::State,
            gender: Gender::Either,
            anaphor: Some(anaphor),
            conjunction: found.conjunction,
            office: false,
        })
    }
}

/// States whose name a verb takes as masculine, or as either.
const MASCULINE_STATES: [&str; 10] = [
    "LBN", "IRQ", "JOR", "MAR", "SDN", "YEM", "SOM", "VAT", "EUU", "NATO",
];

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
    let long = bare.chars().count() >= SHORTEST;
    match () {
        () if bare.starts_with("لل") => Some(slot::LI),
        () if bare.starts_with("بال") => Some(slot::BA),
        () if long && bare.starts_with('ب') => Some(slot::BA),
        () if long && bare.starts_with('ل') => Some(slot::LI),
        () => None,
    }
}

/// How many letters of such a noun are clitics.
fn attached_letters(key: &str) -> usize {
    1 + usize::from(key.starts_with('و'))
}
