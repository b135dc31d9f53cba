//! The names of the article as chips, grouped by type. One toolbar: Tab reaches it once, the arrows
//! walk in it. Of many names the less salient ones are folded away until the reader asks for them.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::EntityType;
use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::element::{more_button, nothing, walked};
use super::icon;
use crate::browser::platform::{joins, pressed, typed};
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, State, Switch};
use crate::views::chips::{Chip, ChipGroup, MANY, TYPES, counts, groups};
use crate::views::related::Related;
use crate::views::{type_plural, type_slug};

/// The panel of names.
pub fn draw(
    found: &Exploration,
    related: &Related,
    state: &State,
    tell: &Callback<Action>,
) -> Html {
    let (locale, look) = (state.locale, &state.look);
    let only = look.only.and_then(|only| TYPES.get(only)).copied();
    let joining = look.is(Switch::Joining);
    let groups = groups(found, related, &look.search, only);
    let total = found.entities.len();
    let mut all = groups.iter().flat_map(|group| &group.chips);
    let more = all.any(|chip| chip.folded).then(|| {
        let all = locale.chips_all(&locale.number(total));
        more_button(
            Switch::AllNames,
            "names",
            all,
            Message::CHIPS_FEW,
            state,
            tell,
        )
    });
    let chips = match (groups.is_empty(), total) {
        (true, 0) => nothing(Message::CHIPS_NONE, locale),
        (true, _) => nothing(Message::CHIPS_NO_MATCH, locale),
        (false, _) => toolbar(&groups, state, tell),
    };
    markup(
        locale,
        "<section class='panel chips' part='panel' aria-labelledby='chips-title' onclick={}>\
         <header class='panel-head'><h2 id='chips-title'>{}</h2>\
         <button type='button' class='quiet toggle' title={} aria-pressed={} onclick={}>{}</button>\
         <p class='hint'>{}</p></header>{}{}{}{}</section>",
    )
    .hear(tell, chosen)
    .say(Message::CHIPS_TITLE)
    .say(Message::CHIPS_TOGETHER_HINT)
    .truth(joining)
    .emit(tell, Action::Turn(Switch::Joining, !joining))
    .say(Message::CHIPS_TOGETHER)
    .say(match joining {
        true => Message::CHIPS_TOGETHER_HINT,
        false => Message::CHIPS_HINT,
    })
    .perhaps(type_buttons(counts(found), only, locale))
    .perhaps(search_box(total, state, tell))
    .child(chips)
    .perhaps(more)
    .draw()
}

/// What a press in the panel is about.
fn chosen(event: &Event) -> Option<Action> {
    let action = match joins(event) {
        true => Action::Join,
        false => Action::Press,
    };
    let kind = || pressed(event, "data-type").map(Action::Only);
    pressed(event, "data-entity").map(action).or_else(kind)
}

/// The chips in their groups, with the keys that walk over them.
fn toolbar(groups: &[ChipGroup], state: &State, tell: &Callback<Action>) -> Html {
    let mut chips = groups.iter().flat_map(|group| &group.chips);
    let first = chips.clone().next().map_or(0, |chip| chip.entity);
    let stop = state
        .look
        .chip
        .filter(|&stop| chips.any(|chip| chip.entity == stop));
    let group = |group: &ChipGroup| chip_group(group, stop.unwrap_or(first), state);
    markup(
        state.locale,
        "<div class='toolbar' id='names' role='toolbar' aria-labelledby='chips-title' \
         onkeydown={} onfocusin={} onbeforematch={}>{}</div>",
    )
    .hear(tell, walked)
    .hear(tell, |event| {
        pressed(event, "data-entity").map(Action::FocusChip)
    })
    // Where the browser finds a word in what is folded away, it is to be seen.
    .emit(tell, Action::Turn(Switch::AllNames, true))
    .children(groups.iter().map(group).list())
    .draw()
}

/// A button for each type that keeps to it, where there is a choice. Each tells its type's number.
fn type_buttons(counts: [usize; 7], only: Option<EntityType>, locale: Locale) -> Option<Html> {
    let mut buttons = Vec::new();
    for (index, (kind, count)) in TYPES.into_iter().zip(counts).enumerate() {
        if count > 0 {
            let button = markup(
                locale,
                "<button type='button' class='quiet toggle type-{}' aria-pressed={} title={} data-type={}>\
                 {}<span class='unseen'>{}</span><span class='count'>{}</span></button>",
            )
            .text(type_slug(kind))
            .truth(only == Some(kind))
            .text(type_plural(kind, locale))
            .number(index)
            .child(icon(kind))
            .text(type_plural(kind, locale))
            .number(count);
            buttons.push(button.draw());
        }
    }
    (buttons.len() > 1).then(|| {
        markup(
            locale,
            "<div class='chip-types' role='group' aria-label={}>{}</div>",
        )
        .say(Message::CHIPS_TYPES)
        .children(buttons)
        .draw()
    })
}

/// A box to search the names, where they are many.
fn search_box(total: usize, state: &State, tell: &Callback<Action>) -> Option<Html> {
    (total >= MANY).then(|| {
        markup(
            state.locale,
            "<input type='search' class='field' aria-label={} placeholder={} value={} oninput={} />",
        )
        .say(Message::CHIPS_SEARCH)
        .say(Message::CHIPS_SEARCH)
        .text(&state.look.search)
        .hear(tell, |event| Some(Action::Search(typed(event))))
        .draw()
    })
}

/// The names of one type. Those that are folded away are found by the browser's own search.
fn chip_group(group: &ChipGroup, at: usize, state: &State) -> Html {
    let locale = state.locale;
    let unfolded = state.look.is(Switch::AllNames);
    let (rest, shown): (Vec<&Chip>, Vec<&Chip>) =
        (group.chips.iter()).partition(|chip| chip.folded && !unfolded && chip.entity != at);
    let draw = |chips: Vec<&Chip>| -> Vec<Html> {
        let chips = chips.into_iter();
        chips
            .map(|chip| entity_chip(chip, group.kind, at, locale))
            .list()
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
        "<div class='chip-group type-{}' role='group' aria-label={}><h3 class='chip-type'>{}{}\
         <span class='count'>{}</span></h3><div class='chip-list'>{}</div></div>",
    )
    .text(type_slug(group.kind))
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
        "<button key={} type='button' class='chip {}' part='chip' aria-pressed={} tabindex={} \
         data-entity={}>{}{}<bdi lang='ar'>{}</bdi><span class='count' aria-hidden='true'>{}</span>\
         <span class='unseen'>{}</span></button>",
    )
    .number(chip.entity)
    .text(class)
    .truth(chip.standing.is_picked())
    .text(if chip.entity == at { "0" } else { "-1" })
    .number(chip.entity)
    .perhaps(flag)
    .child(icon(kind))
    .text(&chip.name)
    .number(chip.count)
    .owned(locale.mention_count(chip.count as u32))
    .draw()
}
