//! Mounts the page.

fn main() {
    yew::Renderer::<siyaq_page::Page>::new().render();
}
