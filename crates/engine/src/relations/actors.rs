//! Gathers names, nationalities and offices into parties: phrases such as `رئيس الوزراء الإسرائيلي
//! بنيامين نتنياهو` that stand for one state, or lists of them. A phrase keeps the preposition before
//! it, because in Arabic that says what part its party plays.

mod governor;
mod phrases;

use std::ops::Range;

use crate::exploration::{Quad, Recognition};
use crate::lexicon::Code;
use crate::list::ToList;
use crate::text::Document;
use crate::text::normalize::ends_in_one_of;

use super::clauses::{Cell, is_comma};
use super::naming::{Naming, NamingKind};
use super::party::{Gender, Member, Parties, Party, Strength};
use super::triggers::{Found, Frame, Sense, Word, form, slot};

pub(super) use governor::OWN;

/// Reads the parties and marks their tokens in `cells`.
pub(super) fn parties(document: &Document, namings: &[Naming], cells: &mut [Cell]) -> Parties {
    for naming in namings.iter().filter(|n| n.kind == NamingKind::PrivateHead) {
        cells[naming.tokens.clone()]
            .iter_mut()
            .for_each(|cell| cell.private = true);
    }
    let nobody = |naming: &&Naming| {
        matches!(
            naming.kind,
            NamingKind::Inert | NamingKind::Accord(_) | NamingKind::Person(None, _)
        )
    };
    for naming in namings.iter().filter(nobody) {
        cells[naming.tokens.clone()]
            .iter_mut()
            .for_each(|cell| cell.named = true);
        if naming.kind == NamingKind::Inert {
            cells[naming.tokens.clone()]
                .iter_mut()
                .skip(1)
                .for_each(|cell| cell.inside = true);
        }
    }
    let mut reader = Reader {
        document,
        namings,
        cells,
        next: 0,
        introduced: Vec::new(),
        occupier: None,
        told: Default::default(),
        parties: Parties {
            accords: accords(namings),
            ..Parties::default()
        },
    };
    let is_demonym = |naming: &&Naming| matches!(naming.kind, NamingKind::Demonym(_));
    let mut nationalities = namings.iter().filter(is_demonym);
    // قوات الاحتلال in an article of the West Bank, which nobody else occupies
    let is_palestinian = |naming: &Naming| {
        let code = match naming.kind {
            NamingKind::Country(code) | NamingKind::Town(code) | NamingKind::Demonym(code) => code,
            _ => return false,
        };
        code.as_str() == "PSE"
    };
    reader.occupier = nationalities
        .find_map(|naming| reader.occupier_named(naming.tokens.start))
        .or_else(|| {
            let israel = Code::new("ISR");
            namings.iter().any(is_palestinian).then_some(israel)
        });
    for sentence in &document.sentences {
        reader.read_sentence(sentence.tokens.clone());
    }
    reader.parties
}

struct Reader<'d, 't, 'c> {
    document: &'d Document<'t>,
    namings: &'d [Naming],
    cells: &'c mut [Cell],
    /// First naming not yet read.
    next: usize,
    /// The states that their offices gave to persons, by entity.
    introduced: Vec<Option<Code>>,
    /// The first state that the article names as one that occupies.
    occupier: Option<Code>,
    /// Whose the offices are that are told so far.
    told: phrases::Told,
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
        // وسوريا بشار الأسد وتركيا, مدينة جدة السعودية: the same again
        if let Some(index) = last
            && let list = &mut self.parties.all[index]
            && (list.tokens.end == party.tokens.start
                // في بيروت، لبنان،
                || list.tokens.end + 1 == party.tokens.start
                    && is_comma(self.document, list.tokens.end)
                    && list.strength == Strength::Land)
            && !party.conjunction
            && !party.office
            && party.preposition.is_none()
            && let ([.., last], [same]) = (&list.members[..], &party.members[..])
            && last.code == same.code
        {
            list.tokens.end = end;
            self.cells[party.tokens]
                .iter_mut()
                .for_each(|cell| cell.party = Some(index));
            return end;
        }
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

    /// Notes the state of a person's office, the first that is told.
    fn introduce(&mut self, entity: usize, code: Code) {
        let room = self.introduced.len().max(entity + 1);
        self.introduced.resize(room, None);
        self.introduced[entity].get_or_insert(code);
    }

    /// Whether `party` goes on a list that the party `last` opened: `مصر والأردن`, `أ، ب وج`,
    /// `بين إسرائيل وعدد من الدول، على رأسها الإمارات`.
    fn continues_list(&self, last: usize, party: &Party) -> bool {
        let list = &self.parties.all[last];
        let gap = list.tokens.end..party.tokens.start;
        // في باريس وروما
        let places = list.strength == Strength::Land
            && list
                .members
                .iter()
                .all(|m| matches!(m.by, Recognition::Seat | Recognition::Place));
        let weak = list.strength < Strength::People && !places;
        if list.anaphor.is_some() || party.anaphor.is_some() || weak {
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
        // غارات على لبنان والأمم المتحدة تدعو, روسيا تهاجم كييف وبولندا تستنفر
        let object = list.preposition.is_none()
            && list.tokens.start > 0
            && self.cells[list.tokens.start - 1].is_plain_verb();
        if !between && (object || list.preposition.is_some()) && self.acts(party.tokens.end, object)
        {
            return false;
        }
        let plain_gap = gap.clone().all(|token| {
            let cell = &self.cells[token];
            cell.preposition.is_none() && !cell.mark && !cell.is_plain_verb() && !cell.is_border()
        });
        let comma = gap.len() == 1 && is_comma(self.document, gap.start);
        // الرئيس الأذربيجاني، ورئيس الوزراء الأرميني
        let offices = comma && party.conjunction && list.office && party.office;
        (party.conjunction && plain_gap && gap.len() <= if list.office || between { 5 } else { 1 })
            || offices
            || (comma && self.list_goes_on(party.tokens.end))
    }

    /// After `أ، ب` a list must end in `وج`.
    fn list_goes_on(&self, from: usize) -> bool {
        let mut at = from;
        for _ in 0..12 {
            let comma = at < self.document.tokens.len() && is_comma(self.document, at);
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

    /// Whether the word at `token` is a verb in the imperfect of headlines: one of those who speak, or
    /// `any` in the singular.
    fn acts(&self, token: usize, any: bool) -> bool {
        let said = |(frame, bits): (&Frame, u16)| {
            bits & form::IMPERFECT != 0
                && (any && bits & (form::DUAL | form::PLURAL) == 0
                    || match frame.sense {
                        Sense::Operator(_) => true,
                        Sense::Deed(kind) => {
                            matches!(kind.quad(), Quad::VerbalConflict | Quad::VerbalCooperation)
                        }
                    })
        };
        self.cells.get(token).is_some_and(|cell| {
            cell.is_plain_verb() && cell.found.iter().filter_map(Found::lemma).any(said)
        })
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
                let mut party = self.named(&naming, code, place, sentence);
                // القوات التايلاندية والكمبودية
                if matches!(naming.kind, NamingKind::Body(_))
                    && self.document.key(party.tokens.end - 1).ends_with('ه')
                    && let Some((member, end)) = self.paired_nationality(party.tokens.end)
                {
                    party.members.push(member);
                    party.tokens.end = end;
                    party.span = party.span.to(member.span);
                    party.gender = Gender::Either;
                }
                Some(party)
            }
            Some(NamingKind::Person(code, entity)) => {
                let naming = naming?;
                let known = self.introduced.get(entity).copied().flatten();
                let code = known.or(code)?;
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
                let mut party = self.named(naming.as_ref()?, code, true, sentence);
                // قاعدة العديد الأميركية
                if let Some((member, end)) = self.paired_nationality(party.tokens.end)
                    && self.document.key(end - 1).starts_with("ال")
                {
                    party.members = vec![member];
                    party.tokens.end = end;
                }
                // غزة is spoken of as one
                let place = matches!(party.preposition, Some(slot::FI | slot::OTHER));
                let spoken =
                    naming.is_some_and(|n| self.document.key(n.tokens.start).ends_with("غزه"));
                party.strength = match spoken && !place {
                    true => Strength::Property,
                    false => Strength::Land,
                };
                Some(party)
            }
            Some(
                NamingKind::Inert
                | NamingKind::Accord(_)
                | NamingKind::Courtesy
                | NamingKind::Common,
            ) => None,
            // الحلف is the head of a body's name, too
            Some(NamingKind::PrivateHead) | None => self.anaphor(at, sentence),
        }
    }

    /// A party by name: `إيران`, `على صادرات إيران`.
    fn named(&self, naming: &Naming, code: Code, place: bool, sentence: &Range<usize>) -> Party {
        let mut governor = self.governor_of(naming.proclitics, naming.tokens.start, sentence);
        // تركيا العضو في حلف شمال الأطلسي: it only says what she is
        let before = naming.tokens.start.saturating_sub(2);
        let member = governor.preposition == Some(slot::FI)
            && ends_in_one_of(self.document.key(before), "عضو اعضاء");
        if member {
            governor.preposition = Some(slot::OTHER);
        }
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
                by: recognition(naming.kind),
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
}

/// States whose name a verb takes as masculine, or as either.
const MASCULINE_STATES: [&str; 10] = [
    "LBN", "IRQ", "JOR", "MAR", "SDN", "YEM", "SOM", "VAT", "EUU", "NATO",
];

/// How a party by name was recognised.
fn recognition(kind: NamingKind) -> Recognition {
    match kind {
        NamingKind::Seat(_) => Recognition::Seat,
        NamingKind::Town(_) => Recognition::Place,
        NamingKind::Person(..) => Recognition::Person,
        NamingKind::People(_) => Recognition::People,
        _ => Recognition::Name,
    }
}

/// The agreements that others may join.
fn accords(namings: &[Naming]) -> Vec<(usize, Code)> {
    let accord = |naming: &Naming| match naming.kind {
        NamingKind::Accord(party) => Some((naming.tokens.start, party)),
        _ => None,
    };
    namings.iter().filter_map(accord).list()
}
