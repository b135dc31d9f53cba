//! Small pieces that many panels draw.

use yew::prelude::*;

use crate::browser::platform::walk;
use crate::i18n::{Locale, Message};
use crate::markup::markup;
use crate::store::{Action, State, Switch};

/// Words of the interface.
pub fn words(text: &str) -> Html {
    text.to_owned().into()
}

/// Words of the article.
pub fn arabic(text: &str) -> Html {
    markup(Locale::Ar, "<bdi lang='ar'>{}</bdi>")
        .text(text)
        .draw()
}

/// What a panel says of itself.
pub fn hint(message: Message, locale: Locale) -> Html {
    markup(locale, "<p class='hint'>{}</p>").say(message).draw()
}

/// What a panel says where it has nothing to show.
pub fn nothing(message: Message, locale: Locale) -> Html {
    markup(locale, "<p class='nothing'>{}</p>")
        .say(message)
        .draw()
}

/// A button below a list that unfolds all of it, or folds what is less telling away again. `controls`
/// is the id of the list, `all` what the button says of it, `few` what it says of the rest.
pub fn more_button(
    switch: Switch,
    controls: &str,
    all: String,
    few: Message,
    state: &State,
    tell: &Callback<Action>,
) -> Html {
    let unfolded = state.look.is(switch);
    let button = markup(
        state.locale,
        "<button type='button' class='quiet more' aria-expanded={} aria-controls={} \
         onclick={}>{}</button>",
    )
    .truth(unfolded)
    .text(controls)
    .emit(tell, Action::Turn(switch, !unfolded));
    match unfolded {
        true => button.say(few),
        false => button.owned(all),
    }
    .draw()
}

/// For a list of buttons in which the arrows walk.
pub fn walked(event: &Event) -> Option<Action> {
    walk(event);
    None
}
