//! The card of what is picked: everything the article says about it, each with a way into the text.

use siyaq_engine::exploration::Quote;
use yew::prelude::*;

use super::element::{arabic, words};
use super::icon;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Action;
use crate::views::detail::{Card, EntityCard, EventCard, Line, Link, RelationCard};
use crate::views::together::TogetherCard;
use crate::views::{type_singular, type_slug};

/// The card of what is picked; nothing where `card` is `None`.
/// let go, `on_jump` the stretch of the text to show, in scalar values.
pub fn detail(
    card: Option<&Card>,
    locale: Locale,
    on_jump: &Callback<(u32, u32)>,
    on_action: &Callback<Action>,
) -> Html {
    let Some(card) = card else {
        return Html::default();
    };
    let body = match card {
        Card::Entity(card) => entity(card, locale, on_jump, on_action),
        Card::Event(card) => event(card, locale, on_jump, on_action),
        Card::Relation(card) => relation(card, locale, on_jump),
        Card::Together(card) => together(card, locale, on_jump),
    };
    markup(
        locale,
        "<section class='panel detail' part='panel' aria-label={} tabindex='0'>\
         <button type='button' class='quiet close' aria-label={} title={} onclick={}>\
         <span aria-hidden='true'>×</span></button>{}</section>",
    )
    .say(Message::DETAIL_TITLE)
    .say(Message::DETAIL_CLOSE)
    .say(Message::DETAIL_CLOSE)
    .emit(on_action, Action::Clear)
    .child(body)
    .draw()
}

fn entity(
    card: &EntityCard,
    locale: Locale,
    on_jump: &Callback<(u32, u32)>,
    on_action: &Callback<Action>,
) -> Html {
    let mut facts = Vec::new();
    if card.names.len() > 1 {
        facts.push(fact(
            locale,
            Message::DETAIL_NAMES,
            names(locale, &card.names),
        ));
    }
    if let Some(country) = &card.country {
        facts.push(fact(locale, Message::DETAIL_COUNTRY, arabic(country)));
    }
    facts.push(fact(
        locale,
        Message::DETAIL_FOUND,
        names(locale, &card.found),
    ));
    let mentions = card.lines.iter().map(|line| mention(line, locale, on_jump));
    let more = match card.lines.len() < card.count {
        true => markup(locale, "<p class='hint'>{}</p>")
            .say(Message::DETAIL_MORE)
            .draw(),
        false => Html::default(),
    };
    markup(
        locale,
        "<h2 class={}>{}{}</h2><p class='hint'>{}{}{}</p><dl>{}</dl>\
         <h3>{}</h3><ol class='lines'>{}</ol>{}{}{}",
    )
    .text(&["type-", type_slug(card.kind)].concat())
    .child(icon(card.kind))
    .child(arabic(&card.name))
    .text(type_singular(card.kind, locale))
    .text(" · ")
    .owned(locale.mention_count(card.count as u32))
    .children(facts)
    .say(Message::DETAIL_MENTIONS)
    .children(mentions.collect())
    .child(more)
    .child(links(
        locale,
        Message::DETAIL_EVENTS,
        &card.events,
        on_action,
    ))
    .child(links(
        locale,
        Message::DETAIL_RELATIONS,
        &card.relations,
        on_action,
    ))
    .draw()
}

fn event(
    card: &EventCard,
    locale: Locale,
    on_jump: &Callback<(u32, u32)>,
    on_action: &Callback<Action>,
) -> Html {
    markup(
        locale,
        "<h2><time datetime={}>{}</time></h2><p lang='ar' dir='rtl'>{}</p><h3>{}</h3>{}{}{}",
    )
    .maybe(card.datetime.as_deref())
    .text(&card.date)
    .text(&card.label)
    .say(Message::DETAIL_SENTENCE)
    .child(quote(&card.sentence, locale, on_jump))
    .child(links(
        locale,
        Message::DETAIL_PEOPLE,
        &card.entities,
        on_action,
    ))
    .child(links(
        locale,
        Message::DETAIL_RELATIONS,
        &card.relations,
        on_action,
    ))
    .draw()
}

fn relation(card: &RelationCard, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let date = card.date.as_deref().unwrap_or(locale.undated());
    let mut facts = vec![
        fact(locale, Message::DETAIL_STATUS, words(card.status)),
        fact(locale, Message::DETAIL_DATE, words(date)),
    ];
    if let Some(said_by) = &card.said_by {
        facts.push(fact(locale, Message::DETAIL_SAID_BY, arabic(said_by)));
    }
    markup(
        locale,
        "<h2><bdi dir={}>{}</bdi></h2><p class={}>{}</p><dl>{}</dl><p class='hint'>{}</p>\
         <h3>{}</h3>{}",
    )
    .text(locale.direction())
    .text(&card.title)
    .text(&["deed ", card.polarity.class()].concat())
    .text(card.kind)
    .children(facts)
    .text(&card.why)
    .say(Message::DETAIL_EVIDENCE)
    .child(quote(&card.evidence, locale, on_jump))
    .draw()
}

fn together(card: &TogetherCard, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let sentences = card.sentences.iter().map(|sentence| {
        let place = (sentence.start, sentence.end);
        way_in(locale, on_jump, place, ["", "", &sentence.text])
    });
    markup(
        locale,
        "<h2><span>{}</span></h2><p class='hint'>{}</p><ol class='lines'>{}</ol>",
    )
    .child(names(locale, &card.names))
    .owned(locale.together_count(card.count as u32))
    .children(sentences.collect())
    .draw()
}

/// What is said of the thing picked, under a name.
fn fact(locale: Locale, name: Message, what: Html) -> Html {
    markup(locale, "<dt>{}</dt><dd>{}</dd>")
        .say(name)
        .child(what)
        .draw()
}

fn mention(line: &Line, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let place = (line.start, line.end);
    way_in(
        locale,
        on_jump,
        place,
        [&line.before, &line.text, &line.after],
    )
}

/// A line of the article that leads to its place in the text; the middle is what is named.
fn way_in(
    locale: Locale,
    on_jump: &Callback<(u32, u32)>,
    place: (u32, u32),
    [before, named, after]: [&str; 3],
) -> Html {
    let named = match named {
        "" => Html::default(),
        named => markup(locale, "<strong>{}</strong>").text(named).draw(),
    };
    markup(
        locale,
        "<li><button type='button' class='line' lang='ar' dir='rtl' title={} onclick={}>\
         {}{}{}</button></li>",
    )
    .say(Message::DETAIL_JUMP)
    .emit(on_jump, place)
    .text(before)
    .child(named)
    .text(after)
    .draw()
}

fn quote(quote: &Quote, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    markup(
        locale,
        "<blockquote lang='ar' dir='rtl'>{}</blockquote>\
         <button type='button' class='quiet' onclick={}>{}</button>",
    )
    .text(&quote.text)
    .emit(on_jump, (quote.start, quote.end))
    .say(Message::DETAIL_JUMP)
    .draw()
}

fn links(locale: Locale, title: Message, links: &[Link], on_action: &Callback<Action>) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    let link = |link: &Link| {
        markup(
            locale,
            "<li><button type='button' class='line' onclick={}><bdi dir={}>{}</bdi></button></li>",
        )
        .emit(on_action, Action::Select(link.selection))
        .text(locale.direction())
        .text(&link.text)
        .draw()
    };
    markup(locale, "<h3>{}</h3><ul class='links'>{}</ul>")
        .say(title)
        .children(links.iter().map(link).collect())
        .draw()
}

/// Texts one after another, none turning the direction of the next.
fn names(locale: Locale, texts: &[String]) -> Html {
    let mut parts = Vec::new();
    for text in texts {
        if !parts.is_empty() {
            parts.push(words(locale.comma()));
        }
        parts.push(arabic(text));
    }
    parts.into_iter().collect()
}
