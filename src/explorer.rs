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
use crate::i18n::Locale;
use crate::markup::markup;
use crate::store::{Action, Filter, Selection};
use crate::views::reading::{Stretch, blocks, mention_paints, selection_paints, stretches};
use crate::views::related::{Related, related};
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

/// What the panels show.
struct Shown {
    /// What is related to what is picked, and the entities that are picked.
    picked: Rc<Related>,
    strip: Rc<timeline_views::Strip>,
    relations: Rc<relations::View>,
    card: Option<detail_views::Card>,
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
            picked: picked.into(),
            strip: strip.into(),
            relations: relations.into(),
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
    let search = use_state_eq(String::new);
    let only = use_state_eq(|| None);
    let joining = use_state_eq(|| false);
    let coloured = use_state_eq(|| true);
    // A long text is not written out anew for each thing that is picked.
    let whole = use_memo(article.clone(), |article| {
        let types = chip_views::types(&article.exploration);
        (Rc::new(types), Rc::new(blocks(article)))
    });
    let (types, blocks) = &*whole;
    let shown = use_memo(
        (article.clone(), selection, together.clone(), filter, locale),
        |(article, selection, together, filter, locale)| {
            Shown::of(article, *selection, together, filter, *locale)
        },
    );
    let groups = use_memo(
        (
            article.clone(),
            shown.picked.clone(),
            search.clone(),
            only.clone(),
        ),
        |(article, picked, search, only)| {
            chip_views::groups(&article.exploration, picked, search, **only)
        },
    );

    let text_nodes = use_mut_ref(TextNodes::default);
    let text_is = (root.clone(), host);
    let picked = (selection, together);
    use_painted(text_is, &text_nodes, &article, picked, *coloured);

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
    let title = match panels.text {
        true => title(blocks, article.exploration.published.as_deref(), locale),
        false => Html::default(),
    };
    let timeline = match panels.timeline {
        true => {
            let (strip, on_action) = (shown.strip.clone(), on_action.clone());
            html! { <Timeline {strip} {filter} {locale} {on_action} /> }
        }
        false => Html::default(),
    };
    let chips = match panels.chips {
        true => html! {
            <Chips
                {groups}
                total={article.exploration.entities.len()}
                types={types.clone()}
                {only}
                {search}
                {joining}
                {locale}
                on_action={on_action.clone()}
            />
        },
        false => Html::default(),
    };
    let relations = match panels.relations {
        true => html! {
            <Relations
                view={shown.relations.clone()}
                {filter}
                {selection}
                {locale}
                on_action={on_action.clone()}
                on_jump={on_jump.clone()}
            />
        },
        false => Html::default(),
    };
    let detail = detail(shown.card.as_ref(), locale, &on_jump, &on_action);
    let text = match panels.text {
        true => html! {
            <Reading
                {article}
                blocks={blocks.clone()}
                {coloured}
                {locale}
                {on_jump}
                {on_action}
            />
        },
        false => Html::default(),
    };
    markup(
        locale,
        "<div class={} ref={}>{}{}<div class='side'>{}{}{}</div>{}</div>",
    )
    .text(match are_drawn() {
        true => "explorer has-flags",
        false => "explorer",
    })
    .bind(&root)
    .child(title)
    .child(timeline)
    .child(chips)
    .child(relations)
    .child(detail)
    .child(text)
    .draw()
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
