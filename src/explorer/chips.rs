//! The names of the article as chips, grouped by type. One toolbar: Tab reaches it once, the arrows
//! walk in it.

use std::rc::Rc;

use siyaq_engine::exploration::EntityType;
use yew::prelude::*;

use super::icon;
use crate::browser::fields::typed;
use crate::browser::focus::focus_nth;
use crate::i18n::Locale;
use crate::store::Selection;
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
    pub only: Option<EntityType>,
    /// What is searched for.
    pub search: String,
    /// Whether a pressed name joins those picked.
    pub joining: bool,
    /// The language of the interface.
    pub locale: Locale,
    /// Told which entity is pressed.
    pub on_toggle: Callback<Selection>,
    /// Told which entity is to join those picked.
    pub on_join: Callback<usize>,
    /// Told that pressed names shall join, or no more.
    pub on_joining: Callback<()>,
    /// Told which type alone to show; the same again shows all.
    pub on_only: Callback<EntityType>,
    /// Told what is searched for.
    pub on_search: Callback<String>,
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
        on_toggle,
        on_join,
        on_joining,
        on_only,
        on_search,
    } = props;
    let toolbar = use_node_ref();
    let stop = use_state_eq(|| 0_usize);
    let count: usize = groups.iter().map(|group| group.chips.len()).sum();
    // The chip that Tab reaches; fewer chips may be left than before.
    let at = (*stop).min(count.saturating_sub(1));
    let on_keydown = {
        let (toolbar, stop, rtl) = (toolbar.clone(), stop.clone(), locale.is_rtl());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = moved(&event.key(), at, count, rtl) {
                event.prevent_default();
                stop.set(next);
                focus_nth(&toolbar, "button", next);
            }
        })
    };
    let on_press = {
        let (stop, on_toggle, on_join) = (stop.clone(), on_toggle.clone(), on_join.clone());
        let joining = *joining;
        Callback::from(move |(position, entity, join)| {
            stop.set(position);
            if join || joining {
                on_join.emit(entity);
            } else {
                on_toggle.emit(Selection::Entity(entity));
            }
        })
    };
    let on_input = {
        let on_search = on_search.clone();
        Callback::from(move |event: InputEvent| on_search.emit(typed(&event)))
    };
    let mut position = 0;
    html! {
        <section class="panel chips" part="panel" aria-labelledby="chips-title">
            <header class="panel-head">
                <h2 id="chips-title">{ locale.chips_title() }</h2>
                <button
                    type="button"
                    class="quiet toggle"
                    title={locale.chips_together_hint()}
                    aria-pressed={if *joining { "true" } else { "false" }}
                    onclick={on_joining.reform(|_| ())}
                >
                    { locale.chips_together() }
                </button>
                <p class="hint">
                    { if *joining { locale.chips_together_hint() } else { locale.chips_hint() } }
                </p>
            </header>
            if types.len() > 1 {
                <div class="chip-types" role="group" aria-label={locale.chips_types()}>
                    for (kind, count) in types.iter().copied() {
                        <button
                            type="button"
                            class={["quiet toggle type-", type_slug(kind)].concat()}
                            aria-pressed={if *only == Some(kind) { "true" } else { "false" }}
                            title={type_plural(kind, *locale)}
                            onclick={on_only.reform(move |_| kind)}
                        >
                            { icon(kind) }
                            <span class="unseen">{ type_plural(kind, *locale) }</span>
                            <span class="count">{ locale.number(count) }</span>
                        </button>
                    }
                </div>
            }
            if *total >= SEARCH_FROM {
                <input
                    type="search"
                    class="field"
                    aria-label={locale.chips_search()}
                    placeholder={locale.chips_search()}
                    value={search.clone()}
                    oninput={on_input}
                />
            }
            if groups.is_empty() {
                <p class="nothing">
                    { if *total == 0 { locale.chips_none() } else { locale.chips_no_match() } }
                </p>
            } else {
                <div
                    class="toolbar"
                    role="toolbar"
                    aria-labelledby="chips-title"
                    ref={toolbar}
                    onkeydown={on_keydown}
                >
                    for group in groups.iter() {
                        <div
                            class={classes!("chip-group", ["type-", type_slug(group.kind)].concat())}
                            role="group"
                            aria-label={type_plural(group.kind, *locale)}
                        >
                            <h3 class="chip-type">
                                { icon(group.kind) }
                                { type_plural(group.kind, *locale) }
                                <span class="count">{ locale.number(group.chips.len()) }</span>
                            </h3>
                            <div class="chip-list">
                                for chip in group.chips.iter() {
                                    { entity_chip(chip, group.kind, next(&mut position), at, *locale, &on_press) }
                                }
                            </div>
                        </div>
                    }
                </div>
            }
        </section>
    }
}

/// The number in `counter`, which then goes on by one.
fn next(counter: &mut usize) -> usize {
    *counter += 1;
    *counter - 1
}

/// One name of a type, with its flag or the type's icon: pressed, it lights up everywhere. Tab reaches it where its position is `at`. `on_press`
/// is told its place, the index of its entity, and whether it shall join those picked.
fn entity_chip(
    chip: &Chip,
    kind: EntityType,
    position: usize,
    at: usize,
    locale: Locale,
    on_press: &Callback<(usize, usize, bool)>,
) -> Html {
    let entity = chip.entity;
    let onclick = on_press.reform(move |event: MouseEvent| {
        let join = event.ctrl_key() || event.meta_key() || event.shift_key();
        (position, entity, join)
    });
    let pressed = chip.standing.is_picked();
    html! {
        <button
            key={chip.entity}
            type="button"
            class={classes!("chip", chip.standing.class())}
            part="chip"
            aria-pressed={if pressed { "true" } else { "false" }}
            tabindex={if position == at { "0" } else { "-1" }}
            {onclick}
        >
            if let Some(flag) = &chip.flag {
                <span class="flag" aria-hidden="true">{ flag }</span>
            }
            { icon(kind) }
            <bdi lang="ar">{ &chip.name }</bdi>
            <span class="count" aria-hidden="true">{ locale.number(chip.count) }</span>
            <span class="unseen">{ locale.mention_count(chip.count as u32) }</span>
        </button>
    }
}
