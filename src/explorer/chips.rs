//! The names of the article as chips, grouped by type. One toolbar: Tab reaches it once, the arrows
//! walk in it.

use std::rc::Rc;

use siyaq_engine::exploration::EntityType;
use yew::prelude::*;

use super::icon;
use crate::browser::fields::typed;
use crate::browser::focus::focus_nth;
use crate::i18n::{Locale, Message};
use crate::markup::{flip, markup};
use crate::store::{Action, Selection};
use crate::views::chips::{Chip, ChipGroup, moved};
use crate::views::{type_plural, type_slug};

/// From this many entities on there is a box to search them.
const SEARCH_FROM: usize = 21;

/// What [`Chips`] takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChipsProps {
    /// The chips to show.
    pub groups: Rc<Vec<ChipGroup>>,
    /// How many entities there are, shown or not.
    pub total: usize,
    /// The types there are, with how many entities each.
    pub types: Rc<Vec<(EntityType, usize)>>,
    /// The only type shown, where there is one.
    pub only: UseStateHandle<Option<EntityType>>,
    /// What is searched for.
    pub search: UseStateHandle<String>,
    /// Whether a pressed name joins those picked.
    pub joining: UseStateHandle<bool>,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which entity is pressed, or is to join those picked.
    pub on_action: Callback<Action>,
}

/// The panel of names.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps {
        groups,
        total,
        types,
        only,
        search,
        joining,
        locale,
        on_action,
    } = props;
    let toolbar = use_node_ref();
    let stop = use_state_eq(|| 0_usize);
    let count: usize = groups.iter().map(|group| group.chips.len()).sum();
    // The chip that Tab reaches; fewer chips may be left than before.
    let at = (*stop).min(count.saturating_sub(1));
    let on_keydown = {
        let (toolbar, stop, rtl) = (toolbar.clone(), stop.clone(), locale.is_rtl());
        move |event: KeyboardEvent| {
            if let Some(next) = moved(&event.key(), at, count, rtl) {
                event.prevent_default();
                stop.set(next);
                focus_nth(&toolbar, "button", next);
            }
        }
    };
    let on_press = {
        let (stop, on_action, joining) = (stop.clone(), on_action.clone(), **joining);
        Callback::from(move |(position, entity, join)| {
            stop.set(position);
            on_action.emit(match join || joining {
                true => Action::Join(entity),
                false => Action::Toggle(Selection::Entity(entity)),
            });
        })
    };
    let on_input = search.clone();
    let pressed_type = |&(kind, count): &(EntityType, usize)| {
        let (pressed, only) = (**only == Some(kind), only.clone());
        markup(
            *locale,
            "<button type='button' class={} aria-pressed={} title={} onclick={}>\
             {}<span class='unseen'>{}</span><span class='count'>{}</span></button>",
        )
        .text(&["quiet toggle type-", type_slug(kind)].concat())
        .truth(pressed)
        .text(type_plural(kind, *locale))
        .on(move |_: Event| only.set((*only != Some(kind)).then_some(kind)))
        .child(icon(kind))
        .text(type_plural(kind, *locale))
        .number(count)
        .draw()
    };
    let types = match types.len() {
        0 | 1 => Html::default(),
        _ => markup(
            *locale,
            "<div class='chip-types' role='group' aria-label={}>{}</div>",
        )
        .say(Message::CHIPS_TYPES)
        .children(types.iter().map(pressed_type).collect())
        .draw(),
    };
    let search = match *total < SEARCH_FROM {
        true => Html::default(),
        false => markup(
            *locale,
            "<input type='search' class='field' aria-label={} placeholder={} value={} oninput={} />",
        )
        .say(Message::CHIPS_SEARCH)
        .say(Message::CHIPS_SEARCH)
        .text(search)
        .on(move |event: Event| on_input.set(typed(&event)))
        .draw(),
    };
    let mut position = 0;
    let chips = |group: &ChipGroup| {
        let chips = group.chips.iter();
        let chips = chips.map(|chip| {
            entity_chip(
                chip,
                group.kind,
                next(&mut position),
                at,
                *locale,
                &on_press,
            )
        });
        markup(
            *locale,
            "<div class={} role='group' aria-label={}><h3 class='chip-type'>{}{}\
             <span class='count'>{}</span></h3><div class='chip-list'>{}</div></div>",
        )
        .text(&["chip-group type-", type_slug(group.kind)].concat())
        .text(type_plural(group.kind, *locale))
        .child(icon(group.kind))
        .text(type_plural(group.kind, *locale))
        .number(group.chips.len())
        .children(chips.collect())
        .draw()
    };
    let chips = match groups.is_empty() {
        true => markup(*locale, "<p class='nothing'>{}</p>")
            .say(match *total {
                0 => Message::CHIPS_NONE,
                _ => Message::CHIPS_NO_MATCH,
            })
            .draw(),
        false => markup(
            *locale,
            "<div class='toolbar' role='toolbar' aria-labelledby='chips-title' ref={} onkeydown={}>\
             {}</div>",
        )
        .bind(&toolbar)
        .on(on_keydown)
        .children(groups.iter().map(chips).collect())
        .draw(),
    };
    markup(
        *locale,
        "<section class='panel chips' part='panel' aria-labelledby='chips-title'>\
         <header class='panel-head'><h2 id='chips-title'>{}</h2>\
         <button type='button' class='quiet toggle' title={} aria-pressed={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>{}{}{}</section>",
    )
    .say(Message::CHIPS_TITLE)
    .say(Message::CHIPS_TOGETHER_HINT)
    .truth(**joining)
    .on(flip(joining))
    .say(Message::CHIPS_TOGETHER)
    .say(match **joining {
        true => Message::CHIPS_TOGETHER_HINT,
        false => Message::CHIPS_HINT,
    })
    .child(types)
    .child(search)
    .child(chips)
    .draw()
}

/// The number in `counter`, which then goes on by one.
fn next(counter: &mut usize) -> usize {
    *counter += 1;
    *counter - 1
}

/// One name of a type, with its flag or the type's icon: pressed, it lights up everywhere. Tab reaches
/// it where its position is `at`. `on_press` is told its place, the index of its entity, and whether it
/// shall join those picked.
fn entity_chip(
    chip: &Chip,
    kind: EntityType,
    position: usize,
    at: usize,
    locale: Locale,
    on_press: &Callback<(usize, usize, bool)>,
) -> Html {
    let (entity, on_press) = (chip.entity, on_press.clone());
    let class = chip.standing.class().unwrap_or_default();
    let flag = chip.flag.as_ref().map(|flag| {
        markup(locale, "<span class='flag' aria-hidden='true'>{}</span>")
            .text(flag)
            .draw()
    });
    markup(
        locale,
        "<button key={} type='button' class={} part='chip' aria-pressed={} tabindex={} onclick={}>\
         {}{}<bdi lang='ar'>{}</bdi><span class='count' aria-hidden='true'>{}</span>\
         <span class='unseen'>{}</span></button>",
    )
    .number(entity)
    .text(&["chip ", class].concat())
    .truth(chip.standing.is_picked())
    .text(if position == at { "0" } else { "-1" })
    .on(move |event: MouseEvent| {
        let join = event.ctrl_key() || event.meta_key() || event.shift_key();
        on_press.emit((position, entity, join));
    })
    .child(flag.unwrap_or_default())
    .child(icon(kind))
    .text(&chip.name)
    .number(chip.count)
    .owned(locale.mention_count(chip.count as u32))
    .draw()
}
