//! The card of what is picked: everything the article says about it, each with a way into the text.

use siyaq_engine::exploration::Quote;
use yew::prelude::*;

use super::icon;
use crate::i18n::Locale;
use crate::store::{Action, Selection};
use crate::views::detail::{Card, EntityCard, EventCard, Line, Link, RelationCard};
use crate::views::together::TogetherCard;
use crate::views::{type_singular, type_slug};

/// The card of what is picked; nothing where `card` is `None`. `on_select` is told what else to pick,
/// `on_jump` the stretch of the text to show, in scalar values, `on_action` to let go.
pub fn detail(
    card: Option<&Card>,
    locale: Locale,
    on_select: &Callback<Selection>,
    on_jump: &Callback<(u32, u32)>,
    on_action: &Callback<Action>,
) -> Html {
    let Some(card) = card else {
        return Html::default();
    };
    let body = match card {
        Card::Entity(card) => entity(card, locale, on_select, on_jump),
        Card::Event(card) => event(card, locale, on_select, on_jump),
        Card::Relation(card) => relation(card, locale, on_jump),
        Card::Together(card) => together(card, locale, on_jump),
    };
    html! {
        <section class="panel detail" part="panel" aria-label={locale.detail_title()} tabindex="0">
            <button
                type="button"
                class="quiet close"
                aria-label={locale.detail_close()}
                title={locale.detail_close()}
                onclick={on_action.reform(|_| Action::Clear)}
            >
                <span aria-hidden="true">{ "×" }</span>
            </button>
            { body }
        </section>
    }
}

fn entity(
    card: &EntityCard,
    locale: Locale,
    on_select: &Callback<Selection>,
    on_jump: &Callback<(u32, u32)>,
) -> Html {
    html! {
        <>
            <h2 class={["type-", type_slug(card.kind)].concat()}>
                { icon(card.kind) }
                <bdi lang="ar">{ &card.name }</bdi>
            </h2>
            <p class="hint">
                { type_singular(card.kind, locale) }{ " · " }
                { locale.mention_count(card.count as u32) }
            </p>
            <dl>
                if card.names.len() > 1 {
                    <dt>{ locale.detail_names() }</dt>
                    <dd>{ for_bdi(&card.names) }</dd>
                }
                if let Some(country) = &card.country {
                    <dt>{ locale.detail_country() }</dt>
                    <dd><bdi lang="ar">{ country }</bdi></dd>
                }
                <dt>{ locale.detail_found() }</dt>
                <dd>{ for_bdi(&card.found) }</dd>
            </dl>
            <h3>{ locale.detail_mentions() }</h3>
            <ol class="lines">
                for line in card.lines.iter() {
                    <li>{ mention(line, locale, on_jump) }</li>
                }
            </ol>
            if card.lines.len() < card.count {
                <p class="hint">{ locale.detail_more() }</p>
            }
            { links(locale.detail_events(), &card.events, on_select) }
            { links(locale.detail_relations(), &card.relations, on_select) }
        </>
    }
}

fn event(
    card: &EventCard,
    locale: Locale,
    on_select: &Callback<Selection>,
    on_jump: &Callback<(u32, u32)>,
) -> Html {
    html! {
        <>
            <h2><time datetime={card.datetime.clone()}>{ &card.date }</time></h2>
            <p lang="ar" dir="rtl">{ &card.label }</p>
            <h3>{ locale.detail_sentence() }</h3>
            { quote(&card.sentence, locale, on_jump) }
            { links(locale.detail_people(), &card.entities, on_select) }
            { links(locale.detail_relations(), &card.relations, on_select) }
        </>
    }
}

fn relation(card: &RelationCard, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    html! {
        <>
            <h2><bdi>{ &card.title }</bdi></h2>
            <p class={classes!("deed", card.polarity.class())}>{ card.kind }</p>
            <dl>
                <dt>{ locale.detail_status() }</dt>
                <dd>{ card.status }</dd>
                <dt>{ locale.detail_date() }</dt>
                <dd>{ card.date.as_deref().unwrap_or(locale.undated()) }</dd>
                if let Some(said_by) = &card.said_by {
                    <dt>{ locale.detail_said_by() }</dt>
                    <dd><bdi lang="ar">{ said_by }</bdi></dd>
                }
            </dl>
            <p class="hint">{ &card.why }</p>
            <h3>{ locale.detail_evidence() }</h3>
            { quote(&card.evidence, locale, on_jump) }
        </>
    }
}

fn together(card: &TogetherCard, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    html! {
        <>
            <h2><span>{ for_bdi(&card.names) }</span></h2>
            <p class="hint">{ locale.together_count(card.count as u32) }</p>
            <ol class="lines">
                for sentence in card.sentences.iter() {
                    <li>
                        <button
                            type="button"
                            class="line"
                            lang="ar"
                            dir="rtl"
                            title={locale.detail_jump()}
                            onclick={ {
                                let place = (sentence.start, sentence.end);
                                on_jump.reform(move |_| place)
                            } }
                        >
                            { &sentence.text }
                        </button>
                    </li>
                }
            </ol>
        </>
    }
}

fn mention(line: &Line, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let place = (line.start, line.end);
    html! {
        <button
            type="button"
            class="line"
            lang="ar"
            dir="rtl"
            title={locale.detail_jump()}
            onclick={on_jump.reform(move |_| place)}
        >
            { &line.before }<strong>{ &line.text }</strong>{ &line.after }
        </button>
    }
}

fn quote(quote: &Quote, locale: Locale, on_jump: &Callback<(u32, u32)>) -> Html {
    let place = (quote.start, quote.end);
    html! {
        <>
            <blockquote lang="ar" dir="rtl">{ &quote.text }</blockquote>
            <button type="button" class="quiet" onclick={on_jump.reform(move |_| place)}>
                { locale.detail_jump() }
            </button>
        </>
    }
}

fn links(title: &'static str, links: &[Link], on_select: &Callback<Selection>) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ title }</h3>
            <ul class="links">
                for link in links.iter() {
                    <li>
                        <button type="button" class="line" onclick={ {
                            let selection = link.selection;
                            on_select.reform(move |_| selection)
                        } }>
                            <bdi>{ &link.text }</bdi>
                        </button>
                    </li>
                }
            </ul>
        </>
    }
}

/// Texts one after another, none turning the direction of the next.
fn for_bdi(texts: &[String]) -> Html {
    html! {
        for (i, text) in texts.iter().enumerate() {
            if i > 0 {
                { "، " }
            }
            <bdi lang="ar">{ text }</bdi>
        }
    }
}
