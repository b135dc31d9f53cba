//! The names of the article as chips, grouped by type. One toolbar: Tab reaches it once, the arrows
//! walk in it. Of many names the less salient ones are folded away until the reader asks for them.

use std::rc::Rc;

use siyaq_engine::exploration::EntityType;
use yew::prelude::*;

use super::element::{more_button, tab_stop, walk};
use super::{Shown, icon};
use crate::article::Article;
use crate::browser::fields::{pressed, typed};
use crate::i18n::{Locale, Message};
use crate::markup::{flip, markup};
use crate::store::{Action, Selection};
use crate::views::chips::{Chip, ChipGroup, MANY, TYPES, counts, groups};
use crate::views::{type_plural, type_slug};

/// What [`Chips`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChipsProps {
    /// The article.
    pub article: Rc<Article>,
    /// How its entities stand to what is picked.
    pub shown: Rc<Shown>,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which entity is pressed, or is to join those picked.
    pub on_action: Callback<Action>,
}

/// The panel of names.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps {
        article,
        shown,
        locale,
        on_action,
    } = props;
    let locale = *locale;
    let search = use_state_eq(String::new);
    // The number of the only type shown; that of none where all are.
    let only = use_state_eq(|| usize::MAX);
    let only_kind = TYPES.get(*only).copied();
    // Whether a pressed name joins those picked.
    let joining = use_state_eq(|| false);
    // Whether the names that are folded away are shown too.
    let unfolded = use_state_eq(|| false);
    let groups = groups(&article.exploration, &shown.picked, &search, only_kind);
    let total = article.exploration.entities.len();
    let onclick = {
        let (only, joins, on_action) = (only.clone(), *joining, on_action.clone());
        move |event: MouseEvent| {
            if let Some(entity) = pressed(&event, "data-entity") {
                let joins = joins || event.ctrl_key() || event.meta_key() || event.shift_key();
                on_action.emit(match joins {
                    true => Action::Join(entity),
                    false => Action::Toggle(Selection::Entity(entity)),
                });
            } else if let Some(kind) = pressed(&event, "data-type") {
                only.set(if kind == *only { usize::MAX } else { kind });
            }
        }
    };
    let chips = use_toolbar(&groups, &unfolded, locale);
    let mut all = groups.iter().flat_map(|group| &group.chips);
    let more = match all.any(|chip| chip.folded) {
        true => {
            let all = locale.chips_all(&locale.number(total));
            more_button(&unfolded, "names", all, Message::CHIPS_FEW, locale)
        }
        false => Html::default(),
    };
    let chips = match groups.is_empty() {
        true => markup(locale, "<p class='nothing'>{}</p>")
            .say(match total {
                0 => Message::CHIPS_NONE,
                _ => Message::CHIPS_NO_MATCH,
            })
            .draw(),
        false => chips,
    };
    markup(
        locale,
        "<section class='panel chips' part='panel' aria-labelledby='chips-title' onclick={}>\
         <header class='panel-head'><h2 id='chips-title'>{}</h2>\
         <button type='button' class='quiet toggle' title={} aria-pressed={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>{}{}{}{}</section>",
    )
    .on(onclick)
    .say(Message::CHIPS_TITLE)
    .say(Message::CHIPS_TOGETHER_HINT)
    .truth(*joining)
    .on(flip(&joining))
    .say(Message::CHIPS_TOGETHER)
    .say(match *joining {
        true => Message::CHIPS_TOGETHER_HINT,
        false => Message::CHIPS_HINT,
    })
    .child(type_buttons(
        counts(&article.exploration),
        only_kind,
        locale,
    ))
    .child(search_box(&search, total, locale))
    .child(chips)
    .child(more)
    .draw()
}

/// The chips in their groups, with the keys that walk over them.
#[hook]
fn use_toolbar(groups: &[ChipGroup], unfolded: &UseStateHandle<bool>, locale: Locale) -> Html {
    let toolbar = use_node_ref();
    // The entity whose chip Tab reaches; the first one where it has none now.
    let stop = use_state_eq(|| usize::MAX);
    let mut chips = groups.iter().flat_map(|group| &group.chips);
    let first = chips.clone().next().map_or(0, |chip| chip.entity);
    let at = match chips.any(|chip| chip.entity == *stop) {
        true => *stop,
        false => first,
    };
    let on_keydown = {
        let toolbar = toolbar.clone();
        move |event: KeyboardEvent| walk(&toolbar, &event, locale.is_rtl())
    };
    // Where the browser finds a word in what is folded away, it is to be seen.
    let on_found = {
        let unfolded = unfolded.clone();
        move |_: Event| unfolded.set(true)
    };
    let group = |group: &ChipGroup| chip_group(group, at, **unfolded, locale);
    markup(
        locale,
        "<div class='toolbar' id='names' role='toolbar' aria-labelledby='chips-title' ref={} \
         onkeydown={} onfocusin={} onbeforematch={}>{}</div>",
    )
    .bind(&toolbar)
    .on(on_keydown)
    .on(tab_stop(&stop, "data-entity"))
    .on(on_found)
    .children(groups.iter().map(group).collect())
    .draw()
}

/// A button for each type that keeps to it, where there is a choice. Each tells its type's number.
fn type_buttons(counts: [usize; 7], only: Option<EntityType>, locale: Locale) -> Html {
    let mut buttons = Vec::new();
    for (index, (kind, count)) in TYPES.into_iter().zip(counts).enumerate() {
        if count > 0 {
            let button = markup(
                locale,
                "<button type='button' class={} aria-pressed={} title={} data-type={}>\
                 {}<span class='unseen'>{}</span><span class='count'>{}</span></button>",
            )
            .text(&["quiet toggle type-", type_slug(kind)].concat())
            .truth(only == Some(kind))
            .text(type_plural(kind, locale))
            .number(index)
            .child(icon(kind))
            .text(type_plural(kind, locale))
            .number(count);
            buttons.push(button.draw());
        }
    }
    if buttons.len() < 2 {
        return Html::default();
    }
    markup(
        locale,
        "<div class='chip-types' role='group' aria-label={}>{}</div>",
    )
    .say(Message::CHIPS_TYPES)
    .children(buttons)
    .draw()
}

/// A box to search the names, where they are many.
fn search_box(search: &UseStateHandle<String>, total: usize, locale: Locale) -> Html {
    if total < MANY {
        return Html::default();
    }
    let on_input = search.clone();
    markup(
        locale,
        "<input type='search' class='field' aria-label={} placeholder={} value={} oninput={} />",
    )
    .say(Message::CHIPS_SEARCH)
    .say(Message::CHIPS_SEARCH)
    .text(search)
    .on(move |event: Event| on_input.set(typed(&event)))
    .draw()
}

/// The names of one type. Those that are folded away are found by the browser's own search.
fn chip_group(group: &ChipGroup, at: usize, unfolded: bool, locale: Locale) -> Html {
    let (rest, shown): (Vec<&Chip>, Vec<&Chip>) =
        (group.chips.iter()).partition(|chip| chip.folded && !unfolded && chip.entity != at);
    let draw = |chips: Vec<&Chip>| -> Vec<Html> {
        let chips = chips.into_iter();
        chips
            .map(|chip| entity_chip(chip, group.kind, at, locale))
            .collect()
    };
    let mut chips = draw(shown);
    if !rest.is_empty() {
        let rest = markup(
            locale,
            "<div key={} class='chip-rest' hidden='until-found'>{}</div>",
        )
        .text("rest")
        .children(draw(rest));
        chips.push(rest.draw());
    }
    markup(
        locale,
        "<div class={} role='group' aria-label={}><h3 class='chip-type'>{}{}\
         <span class='count'>{}</span></h3><div class='chip-list'>{}</div></div>",
    )
    .text(&["chip-group type-", type_slug(group.kind)].concat())
    .text(type_plural(group.kind, locale))
    .child(icon(group.kind))
    .text(type_plural(group.kind, locale))
    .number(group.chips.len())
    .children(chips)
    .draw()
}

/// One name of a type, with its flag or the type's icon: pressed, it lights up everywhere. It tells its
/// entity; Tab reaches it where that is number `at`.
fn entity_chip(chip: &Chip, kind: EntityType, at: usize, locale: Locale) -> Html {
    let class = chip.standing.class().unwrap_or_default();
    let flag = chip.flag.as_ref().map(|flag| {
        markup(locale, "<span class='flag' aria-hidden='true'>{}</span>")
            .text(flag)
            .draw()
    });
    markup(
        locale,
        "<button key={} type='button' class={} part='chip' aria-pressed={} tabindex={} \
         data-entity={}>{}{}<bdi lang='ar'>{}</bdi><span class='count' aria-hidden='true'>{}</span>\
         <span class='unseen'>{}</span></button>",
    )
    .number(chip.entity)
    .text(&["chip ", class].concat())
    .truth(chip.standing.is_picked())
    .text(if chip.entity == at { "0" } else { "-1" })
    .number(chip.entity)
    .child(flag.unwrap_or_default())
    .child(icon(kind))
    .text(&chip.name)
    .number(chip.count)
    .owned(locale.mention_count(chip.count as u32))
    .draw()
}
