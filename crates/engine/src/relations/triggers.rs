//! Looks words up among the triggers of `data/triggers.toml`: what a word may do in a sentence is
//! read off its form, clitics, article and pronoun taken away first.

use crate::list::{ToList, sort_by_key};
use std::sync::LazyLock;

use super::inflection::{noun_forms, participle_forms, verb_forms};
use crate::exploration::Plover;
use crate::lexicon::mark::trigger;
use crate::packed::{Field, Index, KeyHash, Letters, packed};
use crate::text::Document;
use crate::text::normalize::holds;

/// Where the one acted upon may stand, as bits of [`Frame::target`].
pub(super) mod slot {
    pub const OBJECT: u16 = 1;
    pub const BA: u16 = 1 << 1;
    pub const LI: u16 = 1 << 2;
    pub const ILA: u16 = 1 << 3;
    pub const ALA: u16 = 1 << 4;
    pub const AN: u16 = 1 << 5;
    pub const MIN: u16 = 1 << 6;
    pub const MAA: u16 = 1 << 7;
    pub const BAYNA: u16 = 1 << 8;
    pub const DIDDA: u16 = 1 << 9;
    pub const FI: u16 = 1 << 10;
    /// `من قبل`, `على يد`: the one who acts in a passive. No frame names it.
    pub const AGENT: u16 = 1 << 11;
    /// Any other preposition: a topic, a time, a circumstance. No frame names it.
    pub const OTHER: u16 = 1 << 12;
    /// `حول`, `قرب`, `قبالة`: a topic to most frames, the place to those that name it.
    pub const NEAR: u16 = 1 << 13;
}

/// What is special about a frame, as bits of its row of the table.
mod traits {
    pub const SYMMETRIC: u16 = 1;
    pub const REVERSE: u16 = 1 << 1;
    pub const GENITIVE_IS_TARGET: u16 = 1 << 2;
    pub const OWN: u16 = 1 << 3;
    pub const FIRST_PERSON: u16 = 1 << 4;
    pub const REPLIES: u16 = 1 << 5;
    pub const JUDGES: u16 = 1 << 6;
    pub const AFTER: u16 = 1 << 7;
    pub const GATHERS: u16 = 1 << 8;
    pub const MENACE: u16 = 1 << 9;
    pub const DENIED: u16 = 1 << 10;
    pub const JOINT: u16 = 1 << 11;
}

/// What the form of a word says, as bits of [`Reading::Form`].
pub(super) mod form {
    pub const PERFECT: u16 = 1;
    pub const IMPERFECT: u16 = 1 << 1;
    pub const MASCULINE: u16 = 1 << 2;
    pub const FEMININE: u16 = 1 << 3;
    pub const DUAL: u16 = 1 << 4;
    pub const PLURAL: u16 = 1 << 5;
    /// First person plural.
    pub const FIRST: u16 = 1 << 6;
    /// Only after لم.
    pub const JUSSIVE: u16 = 1 << 7;
    /// Only before a pronoun.
    pub const SUFFIXED: u16 = 1 << 8;
    pub const NOUN: u16 = 1 << 9;
    pub const PARTICIPLE: u16 = 1 << 10;
    pub const VERB: u16 = PERFECT | IMPERFECT;
}

/// How a group of lemmas ties source and target to the words around; see `data/triggers.toml`.
#[derive(Debug)]
pub(super) struct Frame {
    pub sense: Sense,
    pub target: u16,
    pub symmetric: bool,
    pub reverse: bool,
    pub genitive_is_target: bool,
    /// Words that spaces part; they stand in the packed table.
    pub with: String,
    pub own: bool,
    pub first_person: bool,
    pub replies: bool,
    pub judges: bool,
    pub after: bool,
    pub gathers: bool,
    pub menace: bool,
    pub denied: bool,
    pub joint: bool,
}

impl Frame {
    /// A row of the table.
    fn unpack(&(sense, target, traits): &(Sense, u16, u16)) -> Self {
        let has = |bit: u16| traits & bit != 0;
        Self {
            sense,
            target,
            symmetric: has(traits::SYMMETRIC),
            reverse: has(traits::REVERSE),
            genitive_is_target: has(traits::GENITIVE_IS_TARGET),
            with: String::new(),
            own: has(traits::OWN),
            first_person: has(traits::FIRST_PERSON),
            replies: has(traits::REPLIES),
            judges: has(traits::JUDGES),
            after: has(traits::AFTER),
            gathers: has(traits::GATHERS),
            menace: has(traits::MENACE),
            denied: has(traits::DENIED),
            joint: has(traits::JOINT),
        }
    }

    /// Whether its verbs have an object, which only its nouns put after `ل`: `قصفها لبيروت`.
    pub fn has_object_only(&self) -> bool {
        let kinds = [Plover::Assault, Plover::Coerce, Plover::Accuse];
        self.target & slot::OBJECT != 0 && kinds.iter().any(|&kind| self.sense == Sense::Deed(kind))
    }

    /// Whether its verbs can have a pronoun for their object: `تواصلها` is no talk.
    pub fn takes_pronoun(&self) -> bool {
        self.target & slot::OBJECT != 0
            || !self.with.is_empty()
            || matches!(self.sense, Sense::Operator(_))
    }

    /// Whether it says that somebody joins: support after `إلى` and nowhere else.
    pub fn joins(&self) -> bool {
        self.sense == Sense::Deed(Plover::Support) && self.target == slot::ILA
    }
}

/// What a lemma does: it is a deed, or it bends the deed that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Deed(Plover),
    Operator(Operator),
}

/// The ways to bend a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Light,
    Report,
    Plan,
    Promise,
    Hope,
    Deny,
    Cancel,
    Exclude,
    Undergo,
    Void,
}

/// The small words of `[words]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Negator,
    Future,
    Doubt,
    Intended,
    Coming,
    Complementizer,
    Relative,
    Condition,
    Subordinator,
    According,
    Auxiliary,
    Pair,
    Homeland,
    Latter,
    Counterpart,
    Backing,
    Each,
    Headed,
    Private,
    National,
    Among,
    Victim,
    Answering,
    Rule,
    Envoy,
    Territory,
    Stopping,
    Sport,
    Diplomatic,
    Economic,
    Military,
    Lands,
    Cbrn,
    NaturalResource,
    Migration,
    HumanRights,
    Election,
}

/// One thing that a written word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Word(Word),
    Form { frame: u16, form: u16 },
}

include!(concat!(env!("OUT_DIR"), "/triggers.rs"));

static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
    let mut unpacker = Unpacker {
        letters: Letters::new(),
        triggers: Triggers {
            index: Index::with_room_for(1 << 14),
            frames: FRAMES.iter().map(Frame::unpack).list(),
        },
        classes: 0,
        frames: 0,
        perfect: Default::default(),
    };
    packed!("triggers").each(&mut |field| unpacker.field(field));
    unpacker.triggers
});

/// All frames, and the forms of their lemmas.
struct Triggers {
    index: Index,
    frames: Vec<Frame>,
}

/// Inflects the lemmas of the packed table.
struct Unpacker {
    letters: Letters,
    triggers: Triggers,
    /// How many classes of words, and frames, have begun.
    classes: u16,
    frames: u16,
    /// The key of the last perfect, and whether it ends in a hamza.
    perfect: (Vec<char>, bool),
}

impl Unpacker {
    fn field(&mut self, Field { mark, letters, .. }: Field<'_>) {
        let key = self.letters.key(letters);
        match mark {
            trigger::CLASS => self.classes += 1,
            trigger::WORD => self.triggers.index.insert_letters(
                &mut key.into_iter(),
                u32::from(self.classes.saturating_sub(1)),
            ),
            trigger::FRAME => self.frames += 1,
            trigger::WITH => {
                let number = usize::from(self.frames.saturating_sub(1));
                if let Some(frame) = self.triggers.frames.get_mut(number) {
                    frame.with = key.into_iter().collect();
                }
            }
            trigger::PERFECT => self.perfect = (key, false),
            trigger::PERFECT_IN_HAMZA => self.perfect = (key, true),
            trigger::IMPERFECT => {
                let (perfect, hamza) = std::mem::take(&mut self.perfect);
                verb_forms(&perfect, &key, hamza, &mut self.forms());
            }
            trigger::NOUN => noun_forms(&key, &mut self.forms()),
            _ => participle_forms(&key, &mut self.forms()),
        }
    }

    /// Takes the forms of a lemma.
    fn forms(&mut self) -> impl FnMut(KeyHash, &str, u16) {
        let frame = u32::from(self.frames) << 16;
        move |start: KeyHash, end: &str, form: u16| {
            self.triggers
                .index
                .insert_hash(start.then(end), frame | u32::from(form));
        }
    }
}

impl Reading {
    /// What the index holds: frame, from 1, and form, or the number of the words' class.
    fn unpack(packed: u32) -> Option<Self> {
        let (frame, form) = ((packed >> 16) as u16, packed as u16);
        match frame.checked_sub(1) {
            Some(frame) => Some(Self::Form { frame, form }),
            None => CLASSES.get(usize::from(form)).copied().map(Self::Word),
        }
    }
}

/// A pronoun at the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// `ه`
    His,
    /// `ها`
    Her,
    /// `هما`, `هم`
    Their,
    /// `نا`
    Our,
}

/// The pronouns with their letters, the longest first.
const PRONOUNS: [(&str, Pronoun); 6] = [
    ("هما", Pronoun::Their),
    ("هم", Pronoun::Their),
    ("هن", Pronoun::Their),
    ("ها", Pronoun::Her),
    ("نا", Pronoun::Our),
    ("ه", Pronoun::His),
];

/// A word taken apart, with what its stem may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub reading: Reading,
    /// `و` or `ف` stands before it.
    pub conjunction: bool,
    /// The preposition written together with it: `ب`, `ل` or `ك`.
    pub preposition: Option<char>,
    /// `س` stands before it.
    pub future: bool,
    pub article: bool,
    pub pronoun: Option<Pronoun>,
}

/// The pronoun that a word with one ends in.
pub(super) fn pronoun_of(key: &str) -> Option<Pronoun> {
    PRONOUNS
        .iter()
        .find(|(letters, _)| key.ends_with(letters))
        .map(|&(_, pronoun)| pronoun)
}

impl Found {
    /// The frame and the form, where the word is one of a lemma.
    pub fn lemma(&self) -> Option<(&'static Frame, u16)> {
        match self.reading {
            Reading::Form { frame, form } => Some((TRIGGERS.frames.get(usize::from(frame))?, form)),
            Reading::Word(_) => None,
        }
    }

    /// The form, where the word is one of a lemma.
    pub fn form(&self) -> Option<u16> {
        match self.reading {
            Reading::Form { form, .. } => Some(form),
            Reading::Word(_) => None,
        }
    }

    pub fn is(&self, word: Word) -> bool {
        self.reading == Reading::Word(word)
    }
}

/// Everything that a distinct word of a document may be, frames in the order of the table.
pub(super) fn readings(document: &Document, word: usize) -> Vec<Found> {
    let key = document.word_key(word);
    let index = &TRIGGERS.index;
    let mut all = Vec::new();
    // All pronouns end in one of these.
    let may_have_pronoun = matches!(key.chars().next_back(), Some('ه' | 'ا' | 'م' | 'ن'));
    for &way in document.ways(word) {
        let analysis = way.analysis(key);
        let mut add = |stem: KeyHash, article: bool, pronoun| {
            let place = index.find(stem);
            for reading in index.values(place).filter_map(Reading::unpack) {
                let found = Found {
                    reading,
                    conjunction: analysis.conjunction().is_some(),
                    preposition: analysis.preposition(),
                    future: holds(analysis.proclitics, "س"),
                    article,
                    pronoun,
                };
                if found.is_well_formed() {
                    all.push(found);
                }
            }
        };
        add(way.stem, false, None);
        for (letters, pronoun) in PRONOUNS {
            if may_have_pronoun && analysis.stem.ends_with(letters) {
                add(way.stem.without_end(letters), false, Some(pronoun));
            }
        }
        if let Some(bare) = way.bare {
            add(bare, true, None);
        }
    }
    sort_by_key(&mut all, |found| match found.reading {
        Reading::Word(_) => 0,
        Reading::Form { frame, .. } => frame + 1,
    });
    all
}

impl Found {
    /// Whether clitics, article and pronoun can stand at this form.
    fn is_well_formed(&self) -> bool {
        let Reading::Form { form, .. } = self.reading else {
            return !self.future;
        };
        let verb = form & form::VERB != 0;
        let suffixed = form & form::SUFFIXED != 0;
        (!suffixed || self.pronoun.is_some())
            && !(verb
                && (self.article || (form & form::PERFECT != 0 && self.preposition.is_some())))
            && !(verb && matches!(self.preposition, Some('ب' | 'ك')))
            && (!self.future || form & form::IMPERFECT != 0)
    }
}
