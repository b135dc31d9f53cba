//! A host that is itself a Yew app: a counter of clicks on everything inside it, the widget among it.

use yew::prelude::*;

/// An article, the widget, and how often either was clicked.
#[component]
fn Host() -> Html {
    let clicks = use_state(|| 0_u32);
    let count = |clicks: &UseStateHandle<u32>| {
        let clicks = clicks.clone();
        Callback::from(move |_: MouseEvent| clicks.set(*clicks + 1))
    };
    html! {
        <div>
            <button id="own" onclick={count(&clicks)}>{ "العداد" }</button>
            <output>{ *clicks }</output>
            <article>
                <p>{ "زار الرئيس المصري الرياض في مايو 2024، ووقعت مصر اتفاقا مع السعودية." }</p>
            </article>
            <ul>
                <li onclick={count(&clicks)}>{ "عنصر أول" }</li>
                <li onclick={count(&clicks)}>{ "عنصر ثان" }</li>
            </ul>
            <siyaq-explorer loading="eager"></siyaq-explorer>
        </div>
    }
}

fn main() {
    yew::Renderer::<Host>::new().render();
}
