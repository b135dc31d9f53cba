//! The least that a Yew app can be: what the page's first paint is measured against.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    html! { <p id="hello">{ "أهلا بالعالم" }</p> }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
