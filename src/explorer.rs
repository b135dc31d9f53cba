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

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

pub use element::words;
pub use icon::icon;

use crate::article::Article;
use crate::browser::flags::are_drawn;
use crate::browser::highlight::TextNodes;
use crate::browser::host::Host;
use crate::i18n::Locale;
use crate::markup::markup;
use crate::store::{Action, Filter, Selection};
use crate::views::reading::{Stretch, blocks, mention_paints, selection_paints, stretches};
use crate::views::related::{Related, related};
use crate::views::{
    detail as detail_views, graph, pair as pair_views, relations as relation_views,
    timeline as timeline_views, together,
};

use chips::Chips;
use detail::detail;
use reading::{Reading, title};
use relations::use_relations;
use timeline::use_timeline;

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

/// What [`Explorer`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ExplorerProps {
    /// The article to show.
    pub article: Rc<Article>,
    /// What is picked in it.
    pub selection: Selection,
    /// The entities picked together, where they are more than one.
    #[prop_or_default]
    pub together: Vec<usize>,
    /// What of it is left out.
    pub filter: Filter,
    /// The language of the interface.
    pub locale: Locale,
    /// Told what the reader does.
    pub on_action: Callback<Action>,
    /// The panels to show.
    #[prop_or(Panels::ALL)]
    pub panels: Panels,
    /// Whose page holds the article's text, where it is not ours.
    #[prop_or_default]
    pub host: Option<Host>,
}

/// What the panels show. Two are equal only when they are the same one: a panel is drawn anew when it is
/// made anew, and to compare all of it would take longer.
#[derive(Debug)]
struct Shown {
    /// What is related to what is picked, and the entities that are picked.
    picked: Related,
    strip: timeline_views::Strip,
    relations: relations::View,
    card: Option<detail_views::Card>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Shown {
    fn of(
        article: &Article,
        selection: Selection,
        together: &[usize],
        filter: &Filter,
        locale: Locale,
    ) -> Self {
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

/// Lays out the panels and keeps the text painted.
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    let ExplorerProps {
        article,
        selection,
        together,
        filter,
        locale,
        on_action,
        panels,
        host,
    } = props.clone();
    let root = use_node_ref();
    let coloured = use_state_eq(|| true);
    // A long text is not written out anew for each thing that is picked.
    let blocks = use_memo(article.clone(), |article| blocks(article));
    let shown = use_memo(
        (article.clone(), selection, together.clone(), filter, locale),
        |(article, selection, together, filter, locale)| {
            Shown::of(article, *selection, together, filter, *locale)
        },
    );
    let text_nodes = use_mut_ref(TextNodes::default);
    let text_is = (root.clone(), host);
    let picked = (selection, together);
    let jumped = use_mut_ref(|| None);
    use_painted(text_is, &text_nodes, &article, picked, *coloured, &jumped);
    let on_jump = jumper(&article, &text_nodes);
    let on_mention = {
        let (on_action, on_jump) = (on_action.clone(), on_jump.clone());
        Callback::from(move |(entity, start, end)| {
            let selection = Selection::Entity(entity);
            on_action.emit(Action::Select(selection));
            *jumped.borrow_mut() = Some(selection);
            on_jump.emit((start, end));
        })
    };
    let timeline = use_timeline(&shown.strip, filter, locale, &on_action);
    let view = &shown.relations;
    let relations = use_relations(view, &filter, selection, locale, &on_action, &on_jump);

    let title = panels.text.then(|| {
        let published = article.exploration.published.as_deref();
        title(&blocks, published, locale)
    });
    let chips = panels.chips.then(|| {
        // What was searched for in one article says nothing about the next.
        let key = article.text.as_ptr() as usize;
        let (article, shown) = (article.clone(), shown.clone());
        html! { <Chips {key} {article} {shown} {locale} on_action={on_action.clone()} /> }
    });
    let detail = detail(shown.card.as_ref(), locale, &on_jump, &on_action);
    let text = panels.text.then(|| {
        html! { <Reading {article} {blocks} {coloured} {locale} {on_mention} {on_action} /> }
    });
    markup(
        locale,
        "<div class={} ref={}>{}{}<div class='side'>{}{}{}</div>{}</div>",
    )
    .text(match are_drawn() {
        true => "explorer has-flags",
        false => "explorer",
    })
    .bind(&root)
    .child(title.unwrap_or_default())
    .child(if panels.timeline {
        timeline
    } else {
        Html::default()
    })
    .child(chips.unwrap_or_default())
    .child(if panels.relations {
        relations
    } else {
        Html::default()
    })
    .child(detail)
    .child(text.unwrap_or_default())
    .draw()
}

/// Shows a stretch of the text, in scalar values, and marks it.
fn jumper(article: &Rc<Article>, text_nodes: &Rc<RefCell<TextNodes>>) -> Callback<(u32, u32)> {
    let (article, text_nodes) = (article.clone(), text_nodes.clone());
    Callback::from(move |(start, end): (u32, u32)| {
        if let Some(&stretch) = stretches(&article, start, end).first() {
            let text_nodes = text_nodes.borrow();
            text_nodes.paint(&[("siyaq-jump", vec![stretch])], 4);
            text_nodes.scroll_to(stretch);
        }
    })
}

/// Keeps the mentions and what is picked painted, and brings what is picked into sight. A jump is marked until
/// something else is picked; `jumped` holds what was picked with it, which is painted after it.
#[hook]
fn use_painted(
    text_is: (NodeRef, Option<Host>),
    text_nodes: &Rc<RefCell<TextNodes>>,
    article: &Rc<Article>,
    picked: (Selection, Vec<usize>),
    coloured: bool,
    jumped: &Rc<RefCell<Option<Selection>>>,
) {
    let (root, host) = text_is;
    let nodes = text_nodes.clone();
    let painted = (article.clone(), coloured, host);
    use_effect_with(painted, move |(article, coloured, host)| {
        if let Some(host) = host {
            *nodes.borrow_mut() = TextNodes::of(host.clone());
        } else if let Some(root) = root.cast() {
            *nodes.borrow_mut() = TextNodes::under(&root);
        }
        let paints = mention_paints(article);
        let names: Vec<_> = paints.iter().map(|(name, _)| *name).collect();
        if *coloured {
            nodes.borrow().paint(&paints, 0);
        }
        move || nodes.borrow().erase(&names)
    });
    let (nodes, jumped) = (text_nodes.clone(), jumped.clone());
    use_effect_with(
        (article.clone(), picked),
        move |(article, (selection, together))| {
            if jumped.take() != Some(*selection) {
                nodes.borrow().erase(&["siyaq-jump"]);
            }
            let paints = together::paints(article, together)
                .unwrap_or_else(|| selection_paints(article, *selection));
            // A name stays marked in a sentence that is marked too.
            nodes.borrow().paint(&paints[..1], 3);
            nodes.borrow().paint(&paints[1..], 2);
            let evidence: Option<Stretch> = paints[1].1.first().copied();
            if let Some(stretch) = evidence {
                nodes.borrow().scroll_to(stretch);
            }
            move || nodes.borrow().erase(&["siyaq-picked", "siyaq-evidence"])
        },
    );
}
