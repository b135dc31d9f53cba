//! What the entity stage found, in the terms of this one: which words name a state, a person, a
//! nationality, an office. The rest of the stage sees nothing else of the entities.

use crate::list::{ToList, keep, sort_by_key};
use std::ops::Range;

use crate::entities::{Cue, CueKind, Entities, Mention};
use crate::exploration::EntityType;
use crate::lexicon::{ActsFor, Code, Number, Proclitics, country_facts};
use crate::text::normalize::{ends_in, holds, name_key};
use crate::text::{Document, Span};

use super::clauses::Cell;
use super::triggers::{Pronoun, Sense, Word, form, pronoun_of};

/// Some words of the text that name or mark an actor.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    pub tokens: Range<usize>,
    /// The words without the clitics before them.
    pub span: Span,
    pub proclitics: Proclitics,
    pub kind: NamingKind,
}

/// What a [`Naming`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamingKind {
    /// A state by its name.
    Country(Code),
    /// A capital or seat, which may stand for its state.
    Seat(Code),
    /// A town or region of a state.
    Town(Code),
    /// An organisation that acts among states, or an organ of a state.
    Body(Code),
    /// A people: `الفلسطينيون`.
    People(Code),
    /// A person, by index of the entity, and the state they act for, where known.
    Person(Option<Code>, usize),
    /// An agreement that others may join, with the first of its parties.
    Accord(Code),
    /// A name that acts for nobody: a party, a firm, a sea.
    Inert,
    /// A nationality as an adjective.
    Demonym(Code),
    /// An office that acts for its state: `رئيس`, `مبعوث`.
    Title(Option<Pronoun>),
    /// A body that acts for its state: `حكومة`, `قوات`, `الخارجية`.
    Head(Option<Pronoun>),
    /// A courtesy before a name: `الدكتور`.
    Courtesy,
    /// The head of a name that acts for nobody: `صحيفة`, `حزب`.
    PrivateHead,
    /// A common noun of the lexicon, no actor.
    Common,
}

/// Territories without a people of their own, or with none that acts.
const LANDS: [&str; 5] = ["IOT", "FLK", "SGS", "ATF", "UMI"];

include!(concat!(env!("OUT_DIR"), "/accords.rs"));

/// The first party of the agreement with this name, where others may join it.
fn first_party(name: &str) -> Option<Code> {
    let (_, party) = ACCORDS.iter().find(|(known, _)| *known == name)?;
    Some(Code::new(party))
}

/// The namings of a document in order, without overlap: mentions, and the cues outside them. A small
/// word of the language is no name, whatever it looks like.
pub(super) fn namings(document: &Document, entities: &Entities, cells: &[Cell]) -> Vec<Naming> {
    let cues_from = |token: usize| {
        let cues = &entities.cues;
        &cues[cues.partition_point(|c| c.tokens.start < token)..]
    };
    // الحرب الروسية على أوكرانيا: a named war is told with its two parties, and no more than a name without
    let waged = |mention: &Mention| {
        let within = cues_from(mention.tokens.start)
            .iter()
            .take_while(|c| c.tokens.end <= mention.tokens.end);
        entities
            .entities
            .get(mention.entity)
            .is_some_and(|e| e.kind == EntityType::Event)
            && is_deed_noun(&cells[mention.tokens.start])
            && within.count() > 1
    };
    let mut all: Vec<Naming> = entities
        .mentions
        .iter()
        .filter(|mention| !waged(mention))
        .map(|mention| of_mention(entities, cells, mention))
        .list();
    // المجلس العسكري الحاكم في مالي: a body that acts for whatever state is told
    for naming in all.iter_mut().filter(|n| n.kind == NamingKind::Inert) {
        let start = naming.tokens.start;
        if let Some(cue) = cues_from(start).first().filter(|c| c.tokens.start == start)
            && let CueKind::Head {
                stands_for_state: true,
                ..
            } = cue.kind
        {
            naming.kind = NamingKind::Head(None);
        }
    }
    // بروكسل is the Union's seat, unless the text speaks of Belgium
    let belgian =
        |n: &Naming| matches!(n.kind, NamingKind::Country(code) if code.as_str() == "BEL");
    if !all.iter().any(belgian) {
        for naming in &mut all {
            if matches!(naming.kind, NamingKind::Seat(code) if code.as_str() == "BEL") {
                naming.kind = NamingKind::Seat(Code::new("EUU"));
            }
        }
    }
    // هجوما روسيا is a Russian attack, 30 دبلوماسيا روسيا are Russians
    for naming in &mut all {
        if let NamingKind::Country(code) = naming.kind
            && naming.tokens.len() == 1
            && naming.proclitics.are_none()
            && document.surface(naming.tokens.start).ends_with("يا")
            && let Some(before) = naming.tokens.start.checked_sub(1)
            && ends_in(document.surface(before), "ا\u{64B}")
            && !document.surface(before).ends_with("ها")
            && (is_deed_noun(&cells[before])
                || cells[before].is(Word::National)
                || before > 0 && document.is_number(before - 1))
        {
            naming.kind = NamingKind::Demonym(code);
        }
    }
    let inside = |cue: &Cue| {
        entities
            .mention_past(cue.tokens.start)
            .is_some_and(|m| m.tokens.start < cue.tokens.end && !waged(m))
    };
    let outside = entities.cues.iter().filter(|cue| !inside(cue));
    outside
        .map(|cue| of_cue(document, cells, cue))
        .onto(&mut all);
    let cut = |naming: &Naming, token: usize| {
        let surface = document.surface(token);
        match naming.kind {
            NamingKind::Person(..) => {
                let preposition = cells[token].preposition.is_some() && !surface.ends_with('ي');
                let deed = is_deed_noun(&cells[token]) && ends_in(surface, "ةا");
                // السفير الفرنسي بقرارها
                let owned = cells[token]
                    .found
                    .iter()
                    .any(|f| f.pronoun.is_some() && f.form().is_some_and(|b| b & form::NOUN != 0));
                preposition || deed || owned
            }
            // المفاوضات are talks, not women who negotiate
            NamingKind::Title(_) => is_deed_noun(&cells[token]),
            _ => false,
        }
    };
    for naming in &mut all {
        if let Some(end) = naming.tokens.clone().find(|&token| cut(naming, token)) {
            naming.tokens.end = end;
        }
    }
    // دبي، الإمارات (CNN)-- تشهد مصر: where it was written does nothing
    keep(&mut all, &mut |naming| {
        !naming.tokens.is_empty() && !entities.is_in_dateline(document, naming.tokens.start)
    });
    // المنسق الأوروبي, الجانب الأوروبي
    let cue_at_end = |token: usize| {
        let next = entities.cues.partition_point(|cue| cue.tokens.end <= token);
        let ends = |cue: &&Cue| cue.tokens.end == token + 1;
        entities.cues.get(next).filter(ends).map(|cue| cue.kind)
    };
    let holds_office = |token: usize| {
        holds(document.key(token), "الجانب")
            || matches!(cue_at_end(token), Some(CueKind::Title(acts_for)) if acts_for != ActsFor::Nobody)
    };
    // وزير الحرب, but الحرب الروسية على جورجيا
    let is_war = |naming: &Naming| {
        let before = naming.tokens.start.checked_sub(1).and_then(cue_at_end);
        matches!(naming.kind, NamingKind::Head(None))
            && naming.tokens.len() == 1
            && document.key(naming.tokens.start).ends_with("حرب")
            && !matches!(before, Some(CueKind::Title(_) | CueKind::Head { .. }))
    };
    keep(&mut all, &mut |naming| {
        let cell = &cells[naming.tokens.start];
        let complementizer = cell.is(Word::Complementizer);
        let small =
            cell.preposition.is_some() && !document.surface(naming.tokens.start).ends_with('ي');
        // العربية and الأوروبية say where, not that the League or the Union acts
        let before = naming.tokens.start.checked_sub(1);
        let deed = before.is_some_and(|at| is_deed_noun(&cells[at]));
        let union = deed || before.is_some_and(holds_office);
        let region = matches!(naming.kind, NamingKind::Demonym(code) if code.as_str() == "ARL" || code.as_str() == "EUU" && !union);
        // مناورات بحرية أميركية: of the sea, no navy
        let quality = deed
            && naming.tokens.len() == 1
            && matches!(naming.kind, NamingKind::Head(None))
            && document.key(naming.tokens.start).ends_with("يه")
            && !document.key(naming.tokens.start).starts_with("ال");
        !region && !quality && !is_war(naming) && !complementizer && !small
    });
    sort_by_key(&mut all, |naming| naming.tokens.start);
    let counterparts: Vec<Naming> = (0..cells.len())
        .filter(|&token| cells[token].is(Word::Counterpart))
        .filter_map(|token| {
            let next = all.partition_point(|n| n.tokens.start < token);
            if let Some(before) = next.checked_sub(1).and_then(|at| all.get_mut(at)) {
                before.tokens.end = before.tokens.end.min(token);
            }
            let known = all.get(next).is_some_and(|n| n.tokens.start == token);
            (!known).then(|| counterpart(document, &cells[token], token))
        })
        .list();
    counterparts.into_iter().onto(&mut all);
    sort_by_key(&mut all, |naming| naming.tokens.start);
    // السلطان هيثم بن طارق
    all.dedup_by(|person, honour| {
        let joins = matches!(honour.kind, NamingKind::Courtesy)
            && matches!(person.kind, NamingKind::Person(..))
            && honour.tokens.end == person.tokens.start
            && person.proclitics.are_none();
        if joins {
            honour.kind = person.kind;
            honour.tokens.end = person.tokens.end;
            honour.span = honour.span.to(person.span);
        }
        joins
    });
    all
}

/// Whether the word may be a noun that says what was done.
fn is_deed_noun(cell: &Cell) -> bool {
    cell.found
        .iter()
        .filter_map(|found| found.lemma())
        .any(|(frame, bits)| bits & form::NOUN != 0 && matches!(frame.sense, Sense::Deed(_)))
}

/// `نظيره`
fn counterpart(document: &Document, cell: &Cell, token: usize) -> Naming {
    let found = cell.found.iter().find(|found| found.is(Word::Counterpart));
    let key = document.key(token);
    let proclitics = Proclitics {
        conjunction: key.chars().next().filter(|c| matches!(c, 'و' | 'ف')),
        preposition: found.and_then(|found| found.preposition),
    };
    Naming {
        tokens: token..token + 1,
        span: document.tokens[token].span,
        proclitics,
        kind: NamingKind::Title(None),
    }
}

fn of_mention(entities: &Entities, cells: &[Cell], mention: &Mention) -> Naming {
    let entity = entities.entities.get(mention.entity);
    let kind = entity.map_or(NamingKind::Inert, |entity| {
        match (entity.kind, entity.actor, entity.iso3) {
            (EntityType::Group, Some(code), _) => NamingKind::People(code),
            (EntityType::Agreement, ..) => match first_party(&entity.id) {
                Some(party) => NamingKind::Accord(party),
                None => NamingKind::Inert,
            },
            (EntityType::Person, actor, _) => NamingKind::Person(actor, mention.entity),
            (EntityType::Country | EntityType::Place, actor, iso3) => {
                of_place(entity.kind, actor, iso3)
            }
            (_, Some(code), _) => NamingKind::Body(code),
            // وزارة الدفاع في البرازيل
            (EntityType::Organization, None, Some(code))
                if cells[mention.tokens.start].is(Word::Rule) =>
            {
                NamingKind::Body(code)
            }
            _ => NamingKind::Inert,
        }
    });
    Naming {
        tokens: mention.tokens.clone(),
        span: mention.span,
        proclitics: mention.proclitics,
        kind,
    }
}

/// A country or another place, what it acts for and where it lies.
fn of_place(kind: EntityType, actor: Option<Code>, iso3: Option<Code>) -> NamingKind {
    match (kind, actor, iso3) {
        // جزر تشاغوس is land that others give and take
        (EntityType::Country, _, Some(code)) if LANDS.contains(&code.as_str()) => {
            NamingKind::Town(code)
        }
        (EntityType::Country, Some(code), _) | (EntityType::Country, None, Some(code)) => {
            NamingKind::Country(code)
        }
        (_, Some(code), _) => NamingKind::Seat(code),
        (_, None, Some(code)) => NamingKind::Town(code),
        _ => NamingKind::Inert,
    }
}

fn of_cue(document: &Document, cells: &[Cell], cue: &Cue) -> Naming {
    let pronoun = cue
        .suffix
        .then(|| pronoun_of(document.key(cue.tokens.end - 1)))
        .flatten();
    let kind = match cue.kind {
        CueKind::Demonym(code) if is_people(document, cue) || is_victim(cells, cue) => {
            NamingKind::People(code)
        }
        CueKind::Demonym(code) if is_country_name(document, cue, code) => NamingKind::Country(code),
        CueKind::Demonym(code) => NamingKind::Demonym(code),
        CueKind::Name(kind, actor, iso3) => of_place(kind, actor, iso3),
        CueKind::Title(ActsFor::Nobody) => NamingKind::Courtesy,
        CueKind::Title(_) => NamingKind::Title(pronoun),
        CueKind::Portfolio => NamingKind::Head(None),
        CueKind::Head {
            stands_for_state: true,
            ..
        } => NamingKind::Head(pronoun),
        CueKind::Head {
            makes: EntityType::Organization,
            ..
        } => NamingKind::PrivateHead,
        CueKind::Head { .. } => NamingKind::Common,
    };
    Naming {
        tokens: cue.tokens.clone(),
        span: cue.span,
        proclitics: cue.proclitics,
        kind,
    }
}

/// `تركيا` is an adjective only after an accusative such as `بيانا`; else it is the country.
fn is_country_name(document: &Document, cue: &Cue, code: Code) -> bool {
    let before = cue
        .tokens
        .start
        .checked_sub(1)
        .map(|token| document.key(token));
    cue.tokens.len() == 1
        && !before.is_some_and(|key| key.ends_with('ا'))
        && country_facts(code.as_str())
            .is_some_and(|facts| name_key(&facts.name) == document.key(cue.tokens.start))
}

/// `استشهد فلسطينيان`
fn is_victim(cells: &[Cell], cue: &Cue) -> bool {
    let before = cue.tokens.start.checked_sub(1);
    !cue.definite && before.is_some_and(|at| cells[at].is(Word::Victim))
}

/// Whether a nationality is a noun in the plural: after a preposition of its own, or after no noun.
fn is_people(document: &Document, cue: &Cue) -> bool {
    let before = cue
        .tokens
        .start
        .checked_sub(1)
        .map(|token| document.key(token));
    // على فلسطينيين
    let ending = document.key(cue.tokens.start).ends_with("يين");
    cue.number == Number::Plural
        && !cue.feminine
        && (cue.definite || ending)
        && (cue.proclitics.preposition.is_some()
            // 7 فلسطينيين
            || cue.tokens.start > 0 && document.is_number(cue.tokens.start - 1)
            || before.is_some_and(|key| matches!(key, "بين" | "ضد" | "مع" | "من" | "علي" | "الي")))
}
