//! The explorer: an article's text, its names, its timeline and its relations, in panels that show
//! one selection. The same on the page and inside another site.

mod chips;
mod detail;
mod icon;
mod reading;
mod relations;
mod timeline;

use std::rc::Rc;

use yew::prelude::*;

pub use icon::Icon;

use crate::article::Article;
use crate::browser::highlight::{TextNodes, erase};
use crate::browser::keys::use_escape;
use crate::i18n::Locale;
use crate::store::{Action, Selection};
use crate::views::reading::{Stretch, blocks, mention_paints, selection_paints, stretches};
use crate::views::related::related;
use crate::views::{
    chips as chip_views, detail as detail_views, graph, relations as relation_views,
    timeline as timeline_views, together,
};

use chips::Chips;
use detail::Detail;
use reading::{Reading, Title};
use relations::Relations;
use timeline::Timeline;

/// What [`Explorer`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ExplorerProps {
    /// The article to show.
    pub article: Rc<Article>,
    /// What is picked in it.
    pub selection: Selection,
    /// The entities picked together, where they are more than one.
    pub together: Vec<usize>,
    /// The language of the interface.
    pub locale: Locale,
    /// Told what the reader does.
    pub on_action: Callback<Action>,
}

/// Lays out the panels and keeps the text painted.
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    let ExplorerProps {
        article,
        selection,
        together,
        locale,
        on_action,
    } = props.clone();
    let root = use_node_ref();
    let search = use_state_eq(String::new);
    let only = use_state_eq(|| None);
    let joining = use_state_eq(|| false);
    let coloured = use_state_eq(|| true);
    let found = &article.exploration;

    let related = use_memo((article.clone(), selection), |(article, selection)| {
        related(&article.exploration, *selection)
    });
    let groups = use_memo(
        (
            article.clone(),
            selection,
            together.clone(),
            search.clone(),
            only.clone(),
        ),
        |(article, _, together, search, only)| {
            let mut related = (*related).clone();
            related.pick_entities(together);
            chip_views::groups(&article.exploration, &related, search, **only)
        },
    );
    let types = use_memo(article.clone(), |article| {
        chip_views::types(&article.exploration)
    });
    let columns = use_memo((article.clone(), selection, locale), |(article, ..)| {
        timeline_views::columns(&article.exploration, &related, locale)
    });
    let rows = use_memo((article.clone(), selection, locale), |(article, ..)| {
        relation_views::rows(&article.exploration, &related, locale)
    });
    let drawing = use_memo((article.clone(), selection, locale), |(article, ..)| {
        graph::graph(&article.exploration, &related, locale == Locale::Ar)
    });
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
    use_painted(
        &root,
        &text_nodes,
        &article,
        (selection, together),
        *coloured,
    );

    let on_escape = use_callback((), {
        let on_action = on_action.clone();
        move |(), ()| on_action.emit(Action::Clear)
    });
    use_escape(on_escape);
    let on_toggle = use_callback((), {
        let on_action = on_action.clone();
        move |selection, ()| on_action.emit(Action::Toggle(selection))
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
        <div class="explorer" ref={root}>
            <Title blocks={blocks.clone()} published={found.published.clone()} {locale} />
            <Timeline {columns} {locale} on_toggle={on_toggle.clone()} />
            <div class="side">
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
                <Relations {drawing} {rows} {locale} {on_toggle} on_select={on_select.clone()} />
                <Detail {card} {locale} {on_select} {on_jump} on_action={on_action.clone()} />
            </div>
            <Reading {article} {blocks} coloured={*coloured} {locale} {on_colour} {on_action} />
        </div>
    }
}

/// Keeps the mentions and what is picked painted, and brings what is picked into sight.
#[hook]
fn use_painted(
    root: &NodeRef,
    text_nodes: &Rc<std::cell::RefCell<TextNodes>>,
    article: &Rc<Article>,
    picked: (Selection, Vec<usize>),
    coloured: bool,
) {
    let (root, nodes) = (root.clone(), text_nodes.clone());
    use_effect_with((article.clone(), coloured), move |(article, coloured)| {
        if let Some(root) = root.cast() {
            *nodes.borrow_mut() = TextNodes::under(&root);
        }
        let paints = mention_paints(article);
        let names: Vec<_> = paints.iter().map(|(name, _)| *name).collect();
        if *coloured {
            nodes.borrow().paint(&paints, 0);
        }
        move || erase(names)
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
            || erase(["siyaq-picked", "siyaq-evidence", "siyaq-jump"])
        },
    );
}
