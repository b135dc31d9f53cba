//! The card of what is picked: everything the article says about it, each with a way into the text.

use siyaq_engine::exploration::Quote;
use siyaq_engine::list::ToList;
use yew::prelude::*;

use super::element::{arabic, hint, words};
use super::icon;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::Action;
use crate::views::detail::{Card, EntityCard, EventCard, Line, Link, RelationCard};
use crate::views::together::TogetherCard;
use crate::views::{type_singular, type_slug};

/// The card of what is picked.
pub fn draw(card: &Card, locale: Locale, tell: &Callback<Action>) -> Html {
    let body = match card {
        Card::Entity(card) => entity(card, locale, tell),
        Card::Event(card) => event(card, locale, tell),
        Card::Relation(card) => relation(card, locale, tell),
        Card::Together(card) => together(card, locale, tell),
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
    .emit(tell, Action::Clear)
    .child(body)
    .draw()
}

fn entity(card: &EntityCard, locale: Locale, tell: &Callback<Action>) -> Html {
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
    let mentions = card.lines.iter().map(|line| mention(line, locale, tell));
    let more = card.lines.len() < card.count;
    let more = more.then(|| hint(Message::DETAIL_MORE, locale));
    markup(
        locale,
        "<h2 class='type-{}'>{}{}</h2><p class='hint'>{}{}{}</p><dl>{}</dl>\
         <h3>{}</h3><ol class='lines'>{}</ol>{}{}{}",
    )
    .text(type_slug(card.kind))
    .child(icon(card.kind))
    .child(arabic(&card.name))
    .text(type_singular(card.kind, locale))
    .text(" · ")
    .owned(locale.mention_count(card.count as u32))
    .children(facts)
    .say(Message::DETAIL_MENTIONS)
    .children(mentions.list())
    .perhaps(more)
    .child(links(locale, Message::DETAIL_EVENTS, &card.events, tell))
    .child(links(
        locale,
        Message::DETAIL_RELATIONS,
        &card.relations,
        tell,
    ))
    .draw()
}

fn event(card: &EventCard, locale: Locale, tell: &Callback<Action>) -> Html {
    markup(
        locale,
        "<h2><time datetime={}>{}</time></h2><p lang='ar' dir='rtl'>{}</p><h3>{}</h3>{}{}{}",
    )
    .maybe(card.datetime.as_deref())
    .text(&card.date)
    .text(&card.label)
    .say(Message::DETAIL_SENTENCE)
    .child(quote(&card.sentence, locale, tell))
    .child(links(locale, Message::DETAIL_PEOPLE, &card.entities, tell))
    .child(links(
        locale,
        Message::DETAIL_RELATIONS,
        &card.relations,
        tell,
    ))
    .draw()
}

fn relation(card: &RelationCard, locale: Locale, tell: &Callback<Action>) -> Html {
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
        "<h2><bdi dir={}>{}</bdi></h2><p class='deed {}'>{}</p><dl>{}</dl><p class='hint'>{}</p>\
         <h3>{}</h3>{}",
    )
    .text(locale.direction())
    .text(&card.title)
    .text(card.polarity.class())
    .text(card.kind)
    .children(facts)
    .text(&card.why)
    .say(Message::DETAIL_EVIDENCE)
    .child(quote(&card.evidence, locale, tell))
    .draw()
}

fn together(card: &TogetherCard, locale: Locale, tell: &Callback<Action>) -> Html {
    let sentences = card.sentences.iter().map(|sentence| {
        let place = (sentence.start, sentence.end);
        way_in(locale, tell, place, ["", "", &sentence.text])
    });
    markup(
        locale,
        "<h2><span>{}</span></h2><p class='hint'>{}</p><ol class='lines'>{}</ol>",
    )
    .child(names(locale, &card.names))
    .owned(locale.together_count(card.count as u32))
    .children(sentences.list())
    .draw()
}

/// What is said of the thing picked, under a name.
fn fact(locale: Locale, name: Message, what: Html) -> Html {
    markup(locale, "<dt>{}</dt><dd>{}</dd>")
        .say(name)
        .child(what)
        .draw()
}

fn mention(line: &Line, locale: Locale, tell: &Callback<Action>) -> Html {
    let place = (line.start, line.end);
    way_in(locale, tell, place, [&line.before, &line.text, &line.after])
}

/// A line of the article that leads to its place in the text; the middle is what is named.
fn way_in(
    locale: Locale,
    tell: &Callback<Action>,
    (start, end): (u32, u32),
    [before, named, after]: [&str; 3],
) -> Html {
    let named =
        (!named.is_empty()).then(|| markup(locale, "<strong>{}</strong>").text(named).draw());
    markup(
        locale,
        "<li><button type='button' class='line' lang='ar' dir='rtl' title={} onclick={}>\
         {}{}{}</button></li>",
    )
    .say(Message::DETAIL_JUMP)
    .emit(tell, Action::Jump(start, end))
    .text(before)
    .perhaps(named)
    .text(after)
    .draw()
}

fn quote(quote: &Quote, locale: Locale, tell: &Callback<Action>) -> Html {
    markup(
        locale,
        "<blockquote lang='ar' dir='rtl'>{}</blockquote>\
         <button type='button' class='quiet' onclick={}>{}</button>",
    )
    .text(&quote.text)
    .emit(tell, Action::Jump(quote.start, quote.end))
    .say(Message::DETAIL_JUMP)
    .draw()
}

fn links(locale: Locale, title: Message, links: &[Link], tell: &Callback<Action>) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    let link = |link: &Link| {
        markup(
            locale,
            "<li><button type='button' class='line' onclick={}><bdi dir={}>{}</bdi></button></li>",
        )
        .emit(tell, Action::Select(link.selection))
        .text(locale.direction())
        .text(&link.text)
        .draw()
    };
    markup(locale, "<h3>{}</h3><ul class='links'>{}</ul>")
        .say(title)
        .children(links.iter().map(link).list())
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
