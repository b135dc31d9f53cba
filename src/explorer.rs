//! The explorer: an article's text, its names, its timeline and its relations, in panels that show
//! one selection. The same on the page and inside another site.

mod axis;
mod brush;
mod chips;
mod detail;
mod element;
mod icon;
mod reading;
mod relations;
mod timeline;

use std::rc::Rc;

use yew::prelude::*;

pub use element::words;
pub use icon::icon;

use crate::article::Article;
use crate::browser::flags::are_drawn;
use crate::browser::highlight::TextNodes;
use crate::browser::host::Host;
use crate::browser::platform::reveal;
use crate::i18n::Locale;
use crate::markup::markup;
use crate::store::{Action, Filter, Jump, Selection, State, Switch};
use crate::views::reading::{MENTIONS, Stretch, mention_paints, selection_paints, stretches};
use crate::views::related::{Related, related};
use crate::views::{
    detail as detail_views, graph, pair as pair_views, relations as relation_views,
    timeline as timeline_views, together,
};

/// Which panels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The names.
    pub chips: bool,
    /// The timeline.
    pub timeline: bool,
    /// The relations.
    pub relations: bool,
    /// The article's title and text.
    pub text: bool,
}

impl Panels {
    /// Every panel, as the page shows them.
    pub const ALL: Self = Self {
        chips: true,
        timeline: true,
        relations: true,
        text: true,
    };

    /// The panels that a list of words names: `chips timeline relations text`.
    pub fn named(words: &str) -> Self {
        let has = |name| words.split_ascii_whitespace().any(|word| word == name);
        Self {
            chips: has("chips"),
            timeline: has("timeline"),
            relations: has("relations"),
            text: has("text"),
        }
    }
}

/// The explorer of one article after another: what it keeps from one drawing to the next.
#[derive(Default)]
pub struct Explorer {
    root: NodeRef,
    /// What is shown, and what that was made of.
    shown: Option<(Subject, Shown)>,
    text: TextNodes,
    /// Whose text that is, and on whose page.
    written: Option<(Rc<Article>, Option<Host>)>,
    /// Whether its mentions have their colours.
    coloured: bool,
    /// What is painted as picked.
    picked: Option<(Rc<Article>, Selection, Vec<usize>)>,
    jumped: Jump,
}

/// What [`Shown`] is made of.
type Subject = (Rc<Article>, Selection, Vec<usize>, Filter, Locale);

/// What the panels show.
struct Shown {
    /// What is related to what is picked, and the entities that are picked.
    picked: Related,
    strip: timeline_views::Strip,
    relations: relations::View,
    card: Option<detail_views::Card>,
}

impl Shown {
    fn of((article, selection, together, filter, locale): &Subject) -> Self {
        let (selection, locale) = (*selection, *locale);
        let found = &article.exploration;
        let related = related(found, selection, filter.period);
        let pair = match selection {
            Selection::Pair(index) => pair_views::pair(found, &related, index, filter, locale),
            _ => None,
        };
        let relations = relations::View {
            drawing: graph::graph(found, &related, filter, locale.is_rtl()),
            matrix: relation_views::matrix(found, filter),
            rows: relation_views::rows(found, &related, filter, locale),
            counts: relation_views::counts(found),
            pair,
        };
        let strip = timeline_views::strip(found, &related, filter.period, locale);
        let card = match together::card(article, together) {
            Some(card) => Some(detail_views::Card::Together(card)),
            None => detail_views::card(article, selection, locale),
        };
        let mut picked = related;
        picked.pick_entities(together);
        Self {
            picked,
            strip,
            relations,
            card,
        }
    }
}

impl Explorer {
    /// Takes up what is to be drawn; does nothing where that is what was drawn before. `host` holds the article's
    /// text, where it is not ours.
    pub fn prepare(&mut self, state: &State, host: Option<&Host>) {
        let Some(article) = state.article() else {
            self.erase();
            self.shown = None;
            return;
        };
        let whose = Some((article.clone(), host.cloned()));
        if self.written != whose {
            self.erase();
            self.text = match host {
                Some(host) => TextNodes::of(host.clone()),
                None => TextNodes::written(article),
            };
            self.written = whose;
        }
        let subject = (
            article.clone(),
            state.selection,
            state.together(),
            state.filter,
            state.locale,
        );
        if self
            .shown
            .as_ref()
            .is_none_or(|(before, _)| *before != subject)
        {
            let shown = Shown::of(&subject);
            self.shown = Some((subject, shown));
        }
    }

    /// The panels with what was prepared; nothing where there is no article.
    pub fn draw(&self, state: &State, panels: Panels, tell: &Callback<Action>) -> Html {
        let Some(((article, ..), shown)) = &self.shown else {
            return Html::default();
        };
        let locale = state.locale;
        let card = shown.card.as_ref();
        markup(
            locale,
            "<div class={} ref={}>{}{}<div class='side'>{}{}{}</div>{}</div>",
        )
        .text(match are_drawn() {
            true => "explorer has-flags",
            false => "explorer",
        })
        .bind(&self.root)
        .perhaps(panels.text.then(|| reading::title(article, locale)))
        .perhaps(
            panels
                .timeline
                .then(|| timeline::draw(&shown.strip, state, tell)),
        )
        .perhaps(
            panels
                .chips
                .then(|| chips::draw(&article.exploration, &shown.picked, state, tell)),
        )
        .perhaps(
            panels
                .relations
                .then(|| relations::draw(&shown.relations, state, tell)),
        )
        .perhaps(card.map(|card| detail::draw(card, locale, tell)))
        .perhaps(
            panels
                .text
                .then(|| reading::draw(article, self.text.element.clone(), state, tell)),
        )
        .draw()
    }

    /// Keeps the mentions and what is picked painted, and brings what is picked into sight, when all is
    /// drawn.
    pub fn paint(&mut self, state: &State) {
        let Some(article) = state.article() else {
            return;
        };
        let coloured = !state.look.is(Switch::Plain);
        if self.coloured != coloured {
            self.coloured = coloured;
            match coloured {
                true => self.text.paint(&mention_paints(article), 0),
                false => self.text.erase(&MENTIONS),
            }
        }
        let together = state.together();
        let now = Some((article.clone(), state.selection, together));
        if self.picked != now {
            self.text.erase(&["siyaq-jump"]);
            let together = now.as_ref().map_or(&[][..], |now| &now.2);
            let paints = together::paints(article, together)
                .unwrap_or_else(|| selection_paints(article, state.selection));
            // A name stays marked in a sentence that is marked too.
            self.text.paint(&paints[..1], 3);
            self.text.paint(&paints[1..], 2);
            let evidence: Option<&Stretch> = paints[1].1.first();
            evidence.into_iter().for_each(|&e| self.text.scroll_to(e));
            if let (Selection::Event(_), Some(root)) = (state.selection, self.root.cast()) {
                reveal(&root);
            }
            self.picked = now;
        }
        if self.jumped != state.jump {
            self.jumped = state.jump;
            // A jump is marked until something else is picked.
            let (start, end) = state.jump.place;
            if let Some(&stretch) = stretches(article, start, end).first() {
                self.text.paint(&[("siyaq-jump", vec![stretch])], 4);
                self.text.scroll_to(stretch);
            }
        }
    }

    /// Takes away all that is painted.
    pub fn erase(&mut self) {
        if self.written.take().is_some() {
            self.text.erase(&MENTIONS);
            let others = ["siyaq-picked", "siyaq-evidence", "siyaq-jump"];
            self.text.erase(&others);
            (self.coloured, self.picked) = (false, None);
        }
    }
}
