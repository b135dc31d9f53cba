//! What is shown, and the one reducer that changes it. Everything a reader does is an [`Action`];
//! one that changes nothing gives back the same `Rc`, so nothing is drawn again.

use siyaq_engine::list::ToList;
use siyaq_engine::text::normalize::{digits, number};
use std::rc::Rc;

use siyaq_engine::lexicon::Lexicon;

use crate::article::{Article, Draft, Problem};
use crate::i18n::Locale;
use crate::views::reading::told_at;
use crate::views::timeline::Period;

/// What the explorer knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The article, or the way to it.
    pub phase: Phase,
    /// What is picked in the article.
    pub selection: Selection,
    /// What of the article is left out.
    pub filter: Filter,
    /// Entities picked together with that of `selection`; empty where that is no entity.
    pub beside: Vec<usize>,
    /// What to tell the reader about what they last gave.
    pub problem: Option<Problem>,
    /// The language of the interface.
    pub locale: Locale,
    /// The names to look for in an article.
    pub lexicon: Lexicon,
    /// How the panels show the article.
    pub look: Look,
    /// What the reader asked to see in the text.
    pub jump: Jump,
}

/// The article, or the way to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// No article yet.
    #[default]
    Empty,
    /// A long text that is about to be explored; the article before is still shown.
    Parsing {
        /// What is explored next.
        next: Draft,
        /// What is shown meanwhile.
        before: Option<Rc<Article>>,
    },
    /// An explored article.
    Ready(Rc<Article>),
}

/// What is picked in the article. Indices are into the lists of the `Exploration`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    None,
    /// An entity.
    Entity(usize),
    /// An entry of the timeline.
    Event(usize),
    /// A relation among countries.
    Relation(usize),
    /// Two countries with all their relations.
    Pair(usize),
}

/// What of the article is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The days that are left; all where there is none.
    pub period: Option<Period>,
    /// The quad classes whose relations are hidden, by their number.
    pub quads: [bool; 4],
    /// The statuses whose relations are hidden, by their number.
    pub statuses: [bool; 4],
}

/// How the panels show the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What the names are searched for.
    pub search: String,
    /// The number of the only type whose names are shown; all are where there is none.
    pub only: Option<usize>,
    /// The first event of the cluster that is open.
    pub cluster: Option<usize>,
    /// The entity whose chip Tab reaches; the first chip where that has none.
    pub chip: Option<usize>,
    /// The number of the mention in the list of them that Tab reaches.
    pub mention: usize,
    /// The switches that are on, by their number.
    on: [bool; 7],
}

/// What a reader turns on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// The names have no colours in the text.
    Plain,
    /// The mentions are listed above the text.
    Listing,
    /// A day is told by the other calendar than is usual where the reader is.
    Hijri,
    /// The relations are shown as a matrix.
    Matrix,
    /// The relations that are folded away are shown.
    AllRelations,
    /// The names that are folded away are shown.
    AllNames,
    /// A pressed name joins those picked.
    Joining,
}

/// A place in the text that is to be shown and marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Jump {
    /// How many there were, for one may lead to the same place again; the first is number 1.
    pub number: u32,
    /// First scalar value, and one past the last.
    pub place: (u32, u32),
}

impl Look {
    /// Whether a switch is on.
    pub fn is(&self, switch: Switch) -> bool {
        self.on[switch as usize]
    }

    /// How the next article is shown. What was asked of the names of one says nothing about the next.
    fn of_next(&self) -> Self {
        let mut next = Self {
            on: self.on,
            ..Self::default()
        };
        for switch in [Switch::AllNames, Switch::Joining] {
            next.on[switch as usize] = false;
        }
        next
    }
}

impl Selection {
    /// A short text that [`Selection::of_text`] reads; empty for nothing.
    pub fn to_text(self) -> String {
        let (kind, index) = match self {
            Self::None => return String::new(),
            Self::Entity(i) => ("n", i),
            Self::Event(i) => ("e", i),
            Self::Relation(i) => ("r", i),
            Self::Pair(i) => ("p", i),
        };
        [kind, &digits(index as u64)].concat()
    }

    /// What a text of [`Selection::to_text`] names; nothing for any other.
    pub fn of_text(text: &str) -> Self {
        let Some((kind, Some(index))) = text.split_at_checked(1).map(|(k, i)| (k, number(i)))
        else {
            return Self::None;
        };
        let index = index as usize;
        match kind {
            "n" => Self::Entity(index),
            "e" => Self::Event(index),
            "r" => Self::Relation(index),
            "p" => Self::Pair(index),
            _ => Self::None,
        }
    }
}

/// What a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Gives a text to explore.
    Open(Draft),
    /// Goes on with the draft of [`Phase::Parsing`].
    Parse,
    /// Gave something that could not even be read.
    Refuse(Problem),
    /// Picks something, or lets go of it where it is already picked.
    Toggle(Selection),
    /// Picks something, picked or not.
    Select(Selection),
    /// Presses the chip of an entity.
    Press(usize),
    /// Picks an entity together with those picked, or lets go of it where it is one of them.
    Join(usize),
    /// Presses a UTF-16 unit of a paragraph: picks what is told there, or lets go of it.
    PressText(usize, u32),
    /// Goes to a stretch of scalar values in the text.
    Jump(u32, u32),
    /// Picks an entity and goes to one of its mentions.
    Mention(usize, (u32, u32)),
    /// Lets go of what is picked.
    Clear,
    /// Keeps to a period.
    Keep(Option<Period>),
    /// Leaves out, or no more, a quad class or a status of relations: its number, the statuses after the
    /// classes.
    Leave(usize),
    /// Turns a switch on or off.
    Turn(Switch, bool),
    /// Searches the names.
    Search(String),
    /// Keeps to the names of a type, or no more.
    Only(usize),
    /// Opens the cluster of this first event, or closes it.
    Unfold(usize),
    /// Has focused the chip of an entity.
    FocusChip(usize),
    /// Has focused a mention of the list.
    FocusMention(usize),
    /// Hides the message.
    Dismiss,
    /// Changes the language of the interface.
    Speak(Locale),
}

/// From this many bytes on, a text is explored after the page has said so.
pub const LONG_BYTES: usize = 256 * 1024;

impl State {
    /// The state that the page opens with.
    pub fn opening(locale: Locale, draft: &Draft) -> Self {
        let phase = draft
            .explore(&Lexicon::default())
            .map_or(Phase::Empty, |article| Phase::Ready(Rc::new(article)));
        Self {
            phase,
            locale,
            ..Self::default()
        }
    }

    /// The same with `selection` picked, where the article has it.
    pub fn picking(mut self, selection: Selection) -> Self {
        self.pick(selection);
        self
    }

    /// The same without an article.
    pub fn emptied(&self) -> Self {
        Self {
            locale: self.locale,
            lexicon: self.lexicon.clone(),
            ..Self::default()
        }
    }

    /// The article that is shown.
    pub fn article(&self) -> Option<&Rc<Article>> {
        match &self.phase {
            Phase::Empty => None,
            Phase::Parsing { before, .. } => before.as_ref(),
            Phase::Ready(article) => Some(article),
        }
    }

    /// The state after `action`; the very same where that changes nothing.
    pub fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.act(action);
        if next == *self { self } else { Rc::new(next) }
    }

    fn act(&mut self, action: Action) {
        let look = &mut self.look;
        match action {
            Action::Open(draft) if draft.text.len() < LONG_BYTES => self.read(&draft),
            Action::Open(draft) => match draft.check() {
                Err(problem) => self.problem = Some(problem),
                Ok(()) => {
                    self.problem = None;
                    self.phase = Phase::Parsing {
                        before: self.article().cloned(),
                        next: draft,
                    };
                }
            },
            Action::Parse => {
                if let Phase::Parsing { next, .. } = &self.phase {
                    self.read(&next.clone());
                }
            }
            Action::Refuse(problem) => self.problem = Some(problem),
            Action::Toggle(selection) => self.toggle(selection),
            Action::Select(selection) => self.pick(selection),
            Action::Press(entity) if look.is(Switch::Joining) => self.join(entity),
            Action::Press(entity) => self.toggle(Selection::Entity(entity)),
            Action::Join(entity) => self.join(entity),
            Action::PressText(paragraph, unit) => {
                let article = self.article();
                let told = article.and_then(|article| told_at(article, paragraph, unit));
                told.into_iter()
                    .for_each(|selection| self.toggle(selection));
            }
            Action::Jump(start, end) => self.jump((start, end)),
            Action::Mention(entity, place) => {
                self.pick(Selection::Entity(entity));
                self.jump(place);
            }
            Action::Clear => self.pick(Selection::None),
            Action::Keep(period) => self.filter.period = period,
            Action::Leave(kind) => {
                let Filter {
                    quads, statuses, ..
                } = &mut self.filter;
                let kind = quads.iter_mut().chain(statuses).nth(kind);
                kind.into_iter().for_each(|left_out| *left_out ^= true);
            }
            Action::Turn(switch, on) => look.on[switch as usize] = on,
            Action::Search(words) => look.search = words,
            Action::Only(kind) => look.only = (look.only != Some(kind)).then_some(kind),
            Action::Unfold(first) => look.cluster = (look.cluster != Some(first)).then_some(first),
            Action::FocusChip(entity) => look.chip = Some(entity),
            Action::FocusMention(number) => look.mention = number,
            Action::Dismiss => self.problem = None,
            Action::Speak(locale) => self.locale = locale,
        }
    }

    /// Explores a draft; what was shown stays where that cannot be.
    fn read(&mut self, draft: &Draft) {
        match draft.explore(&self.lexicon) {
            Err(problem) => self.problem = Some(problem),
            Ok(article) => {
                *self = Self {
                    phase: Phase::Ready(Rc::new(article)),
                    look: self.look.of_next(),
                    ..self.emptied()
                }
            }
        }
    }

    /// The entities that are picked, the first one first.
    pub fn picked_entities(&self) -> Vec<usize> {
        match self.selection {
            Selection::Entity(first) => [&[first], self.beside.as_slice()].concat(),
            _ => Vec::new(),
        }
    }

    /// The entities that are picked, where they are more than one.
    pub fn together(&self) -> Vec<usize> {
        match self.beside.is_empty() {
            true => Vec::new(),
            false => self.picked_entities(),
        }
    }

    /// Picks something that the article has.
    fn pick(&mut self, selection: Selection) {
        if self.has(selection) {
            self.selection = selection;
            self.beside.clear();
        }
    }

    fn toggle(&mut self, selection: Selection) {
        self.pick(match selection == self.selection {
            true => Selection::None,
            false => selection,
        });
    }

    /// Has an entity join the entities picked, or leave them.
    fn join(&mut self, entity: usize) {
        if !self.has(Selection::Entity(entity)) {
            return;
        }
        let mut picked = self.picked_entities();
        match picked.iter().position(|&other| other == entity) {
            Some(place) => drop(picked.remove(place)),
            None => picked.push(entity),
        }
        let mut picked = picked.into_iter();
        self.selection = picked.next().map_or(Selection::None, Selection::Entity);
        self.beside = picked.list();
    }

    fn jump(&mut self, place: (u32, u32)) {
        self.jump = Jump {
            number: self.jump.number + 1,
            place,
        };
    }

    /// Whether the article that is shown has what `selection` names.
    fn has(&self, selection: Selection) -> bool {
        let Some(found) = self.article().map(|article| &article.exploration) else {
            return selection == Selection::None;
        };
        match selection {
            Selection::None => true,
            Selection::Entity(i) => i < found.entities.len(),
            Selection::Event(i) => i < found.events.len(),
            Selection::Relation(i) => i < found.relations.len(),
            Selection::Pair(i) => i < found.pairs.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    fn draft(text: &str) -> Draft {
        Draft {
            text: text.into(),
            published: String::new(),
        }
    }

    fn ready() -> State {
        State {
            phase: Phase::Ready(Rc::new(sample::article())),
            ..State::default()
        }
    }

    #[test]
    fn an_action_changes_what_it_names() {
        use Selection::*;
        let picked = |selection| State {
            selection,
            ..ready()
        };
        for (before, action, after) in [
            (None, Action::Toggle(Entity(0)), Entity(0)),
            (Entity(0), Action::Toggle(Entity(0)), None),
            (Entity(0), Action::Select(Entity(0)), Entity(0)),
            (Entity(0), Action::Toggle(Event(1)), Event(1)),
            (Event(1), Action::Clear, None),
            (Event(1), Action::Select(Relation(0)), Relation(0)),
            (None, Action::Select(Entity(99)), None),
        ] {
            let state = Rc::new(picked(before)).reduce(action.clone());
            assert_eq!(state.selection, after, "{before:?} {action:?}");
        }
    }

    #[test]
    fn entities_are_picked_together() {
        let mut state = Rc::new(ready());
        for (action, picked) in [
            (Action::Join(1), &[1][..]),
            (Action::Join(0), &[1, 0]),
            (Action::Join(99), &[1, 0]),
            (Action::Join(2), &[1, 0, 2]),
            (Action::Join(1), &[0, 2]),
            (Action::Toggle(Selection::Entity(3)), &[3]),
            (Action::Join(0), &[3, 0]),
            (Action::Toggle(Selection::Event(0)), &[]),
            (Action::Join(0), &[0]),
            (Action::Join(0), &[]),
        ] {
            state = state.reduce(action.clone());
            assert_eq!(state.picked_entities(), picked, "{action:?}");
        }
    }

    #[test]
    fn a_selection_reads_as_it_is_written() {
        use Selection::*;
        for (text, selection) in [
            ("", None),
            ("n0", Entity(0)),
            ("e12", Event(12)),
            ("r3", Relation(3)),
        ] {
            assert_eq!(Selection::of_text(text), selection);
            assert_eq!(selection.to_text(), text);
        }
        for wrong in ["x1", "n", "n-1", "م1", "n99999999999999999999999"] {
            assert_eq!(Selection::of_text(wrong), None, "{wrong}");
        }
        assert_eq!(ready().picking(Event(1)).selection, Event(1));
        assert_eq!(ready().picking(Event(99)).selection, None);
    }

    #[test]
    fn what_changes_nothing_gives_the_same_state() {
        for action in [
            Action::Clear,
            Action::Dismiss,
            Action::Parse,
            Action::Speak(Locale::Ar),
            Action::Keep(None),
            Action::Leave(99),
            Action::Turn(Switch::Matrix, false),
            Action::Select(Selection::Entity(99)),
            Action::Select(Selection::None),
        ] {
            let before = Rc::new(ready());
            assert!(
                Rc::ptr_eq(&before, &before.clone().reduce(action.clone())),
                "{action:?}"
            );
        }
    }

    #[test]
    fn a_problem_keeps_the_article_and_what_is_picked() {
        let before = Rc::new(State {
            selection: Selection::Entity(1),
            ..ready()
        });
        for action in [
            Action::Open(draft("")),
            Action::Open(draft("no Arabic")),
            Action::Open(draft(&"x".repeat(LONG_BYTES))),
            Action::Refuse(Problem::NotUtf8),
        ] {
            let after = before.clone().reduce(action);
            assert!(after.problem.is_some());
            assert_eq!(
                (&after.phase, after.selection),
                (&before.phase, before.selection)
            );
            let calm = after.reduce(Action::Dismiss);
            assert_eq!(calm, before);
        }
    }

    #[test]
    fn a_long_text_is_announced_before_it_is_read() {
        let before = Rc::new(ready());
        let waiting = before
            .clone()
            .reduce(Action::Open(draft(&"سلام ".repeat(60_000))));
        assert!(matches!(waiting.phase, Phase::Parsing { .. }));
        assert_eq!(waiting.article(), before.article());
        let done = waiting.reduce(Action::Parse);
        assert!(matches!(&done.phase, Phase::Ready(article) if article.text.len() > LONG_BYTES));
    }
}
