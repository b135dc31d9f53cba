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

pub use icon::icon;

use crate::article::Article;
use crate::browser::flags::are_drawn;
use crate::browser::highlight::TextNodes;
use crate::browser::host::Host;
use crate::i18n::Locale;
use crate::store::{Action, Filter, Selection};
use crate::views::reading::{Stretch, blocks, mention_paints, selection_paints, stretches};
use crate::views::related::related;
use crate::views::{
    chips as chip_views, detail as detail_views, graph, pair as pair_views,
    relations as relation_views, timeline as timeline_views, together,
};

use chips::Chips;
use detail::detail;
use reading::{Reading, title};
use relations::Relations;
use timeline::Timeline;

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
    let search = use_state_eq(String::new);
    let only = use_state_eq(|| None);
    let joining = use_state_eq(|| false);
    let coloured = use_state_eq(|| true);
    let found = &article.exploration;

    let period = filter.period;
    let related = use_memo(
        (article.clone(), selection, period),
        |(article, selection, period)| related(&article.exploration, *selection, *period),
    );
    let groups = use_memo(
        (
            article.clone(),
            related.clone(),
            together.clone(),
            search.clone(),
            only.clone(),
        ),
        |(article, related, together, search, only)| {
            let mut related = (**related).clone();
            related.pick_entities(together);
            chip_views::groups(&article.exploration, &related, search, **only)
        },
    );
    let types = use_memo(article.clone(), |article| {
        chip_views::types(&article.exploration)
    });
    let strip = use_memo(
        (article.clone(), related.clone(), period, locale),
        |(article, related, period, locale)| {
            timeline_views::strip(&article.exploration, related, *period, *locale)
        },
    );
    let relations = use_memo(
        (article.clone(), related.clone(), selection, filter, locale),
        |(article, related, selection, filter, locale)| {
            let (found, locale) = (&article.exploration, *locale);
            let pair = |index| pair_views::pair(found, related, index, filter, locale);
            relations::View {
                drawing: graph::graph(found, related, filter, locale.is_rtl()),
                matrix: relation_views::matrix(found, filter),
                rows: relation_views::rows(found, related, filter, locale),
                counts: relation_views::counts(found),
                pair: match *selection {
                    Selection::Pair(index) => pair(index),
                    _ => None,
                },
            }
        },
    );
    let card = use_memo(
        (article.clone(), selection, together.clone(), locale),
        |(article, selection, together, locale)| {
            let together = together::card(article, together);
            together.map_or_else(
                || detail_views::card(article, *selection, *locale),
                |card| Some(detail_views::Card::Together(card)),
            )
        },
    );
    let blocks = use_memo(article.clone(), |article| blocks(article));

    let text_nodes = use_mut_ref(TextNodes::default);
    let text_is = (root.clone(), host);
    let picked = (selection, together);
    use_painted(text_is, &text_nodes, &article, picked, *coloured);

    let on_toggle = use_callback((), {
        let on_action = on_action.clone();
        move |selection, ()| on_action.emit(Action::Toggle(selection))
    });
    let on_period = use_callback(filter, {
        let on_action = on_action.clone();
        move |period, filter| on_action.emit(Action::Narrow(Filter { period, ..*filter }))
    });
    let on_filter = use_callback((), {
        let on_action = on_action.clone();
        move |filter, ()| on_action.emit(Action::Narrow(filter))
    });
    let on_select = use_callback((), {
        let on_action = on_action.clone();
        move |selection, ()| on_action.emit(Action::Select(selection))
    });
    let on_jump = {
        let (article, text_nodes) = (article.clone(), text_nodes.clone());
        Callback::from(move |(start, end): (u32, u32)| {
            if let Some(&stretch) = stretches(&article, start, end).first() {
                text_nodes
                    .borrow()
                    .paint(&[("siyaq-jump", vec![stretch])], 4);
                text_nodes.borrow().scroll_to(stretch);
            }
        })
    };
    let on_colour = use_callback(coloured.clone(), |(), coloured| coloured.set(!**coloured));
    let on_join = use_callback((), {
        let on_action = on_action.clone();
        move |entity, ()| on_action.emit(Action::Join(entity))
    });
    let on_joining = use_callback(joining.clone(), |(), joining| joining.set(!**joining));
    let on_only = use_callback(only.clone(), |kind, only| {
        only.set((**only != Some(kind)).then_some(kind));
    });
    let on_search = use_callback((), {
        let search = search.clone();
        move |text, ()| search.set(text)
    });

    html! {
        <div class={classes!("explorer", are_drawn().then_some("has-flags"))} ref={root}>
            if panels.text {
                { title(&blocks, found.published.as_deref(), locale) }
            }
            if panels.timeline {
                <Timeline
                    {strip}
                    {period}
                    {locale}
                    on_toggle={on_toggle.clone()}
                    on_period={on_period}
                />
            }
            <div class="side">
                if panels.chips {
                    <Chips
                        {groups}
                        total={found.entities.len()}
                        {types}
                        only={*only}
                        joining={*joining}
                        {on_join}
                        {on_joining}
                        {on_only}
                        search={(*search).clone()}
                        {locale}
                        on_toggle={on_toggle.clone()}
                        {on_search}
                    />
                }
                if panels.relations {
                    <Relations
                        view={relations}
                        {filter}
                        {selection}
                        {locale}
                        {on_toggle}
                        on_jump={on_jump.clone()}
                        {on_filter}
                    />
                }
                { detail((*card).as_ref(), locale, &on_select, &on_jump, &on_action) }
            </div>
            if panels.text {
                <Reading {article} {blocks} coloured={*coloured} {locale} {on_jump} {on_colour} {on_action} />
            }
        </div>
    }
}

/// Keeps the mentions and what is picked painted, and brings what is picked into sight.
#[hook]
fn use_painted(
    text_is: (NodeRef, Option<Host>),
    text_nodes: &Rc<std::cell::RefCell<TextNodes>>,
    article: &Rc<Article>,
    picked: (Selection, Vec<usize>),
    coloured: bool,
) {
    let (root, host) = text_is;
    let nodes = text_nodes.clone();
    let painted = (article.clone(), coloured, host);
    use_effect_with(painted, move |(article, coloured, host)| {
        if let Some(host) = host {
            *nodes.borrow_mut() = TextNodes::Host(host.clone());
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
    let nodes = text_nodes.clone();
    use_effect_with(
        (article.clone(), picked),
        move |(article, (selection, together))| {
            let paints = together::paints(article, together)
                .unwrap_or_else(|| selection_paints(article, *selection));
            // A name stays marked in a sentence that is marked too.
            nodes.borrow().paint(&paints[..1], 3);
            nodes.borrow().paint(&paints[1..], 2);
            let evidence: Option<Stretch> = paints[1].1.first().copied();
            if let Some(stretch) = evidence {
                nodes.borrow().scroll_to(stretch);
            }
            move || {
                let names = ["siyaq-picked", "siyaq-evidence", "siyaq-jump"];
                nodes.borrow().erase(&names);
            }
        },
    );
}
