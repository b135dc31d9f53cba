//! The page's state and the one reducer that changes it. Everything a reader does is an [`Action`];
//! one that changes nothing gives back the same `Rc`, so nothing is drawn again.

use std::rc::Rc;

use siyaq_engine::lexicon::Lexicon;
use yew::Reducible;

use crate::article::{Article, Draft, Problem};
use crate::i18n::Locale;
use crate::views::timeline::Period;

/// What the page knows.
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
        [kind, &index.to_string()].concat()
    }

    /// What a text of [`Selection::to_text`] names; nothing for any other.
    pub fn of_text(text: &str) -> Self {
        let Some((kind, Ok(index))) = text.split_at_checked(1).map(|(k, i)| (k, i.parse())) else {
            return Self::None;
        };
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
    /// Picks an entity together with those picked, or lets go of it where it is one of them.
    Join(usize),
    /// Lets go of what is picked.
    Clear,
    /// Leaves out other parts of the article.
    Narrow(Filter),
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
    pub fn picking(self, selection: Selection) -> Self {
        self.after(Action::Select(selection)).unwrap_or(self)
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

    /// The state after `action`, `None` where it is the same.
    fn after(&self, action: Action) -> Option<Self> {
        let refused = |problem| Self {
            problem: Some(problem),
            ..self.clone()
        };
        let ready = |article| Self {
            phase: Phase::Ready(Rc::new(article)),
            ..self.emptied()
        };
        let selecting = |selection| Self {
            selection,
            beside: Vec::new(),
            ..self.clone()
        };
        let next = match action {
            Action::Open(draft) if draft.text.len() < LONG_BYTES => {
                draft.explore(&self.lexicon).map_or_else(refused, ready)
            }
            Action::Open(draft) => match draft.check() {
                Err(problem) => refused(problem),
                Ok(()) => Self {
                    phase: Phase::Parsing {
                        next: draft,
                        before: self.article().cloned(),
                    },
                    problem: None,
                    ..self.clone()
                },
            },
            Action::Parse => match &self.phase {
                Phase::Parsing { next, .. } => {
                    next.explore(&self.lexicon).map_or_else(refused, ready)
                }
                _ => return None,
            },
            Action::Refuse(problem) => refused(problem),
            Action::Toggle(selection) if selection == self.selection => selecting(Selection::None),
            Action::Toggle(selection) | Action::Select(selection) if self.has(selection) => {
                selecting(selection)
            }
            Action::Toggle(_) | Action::Select(_) => return None,
            Action::Join(entity) if self.has(Selection::Entity(entity)) => self.joining(entity),
            Action::Join(_) => return None,
            Action::Clear => selecting(Selection::None),
            Action::Narrow(filter) => Self {
                filter,
                ..self.clone()
            },
            Action::Dismiss => Self {
                problem: None,
                ..self.clone()
            },
            Action::Speak(locale) => Self {
                locale,
                ..self.clone()
            },
        };
        (next != *self).then_some(next)
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

    /// The state in which `entity` has joined the entities picked, or left them.
    fn joining(&self, entity: usize) -> Self {
        let mut picked = self.picked_entities();
        match picked.iter().position(|&other| other == entity) {
            Some(place) => drop(picked.remove(place)),
            None => picked.push(entity),
        }
        let mut picked = picked.into_iter();
        Self {
            selection: picked.next().map_or(Selection::None, Selection::Entity),
            beside: picked.collect(),
            ..self.clone()
        }
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

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.after(action) {
            Some(next) => Rc::new(next),
            None => self,
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
            Action::Narrow(Filter::default()),
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
