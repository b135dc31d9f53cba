//! The front end: what a reader sees and touches. A text becomes an [`article::Article`], the
//! [`store`] holds it and what is picked, [`views`] says what each panel shows, and the components
//! draw that. Only [`browser`] speaks to the browser beyond Yew's own events.

pub mod article;
pub mod browser;
pub mod examples;
pub mod explorer;
pub mod i18n;
pub mod markup;
mod page;
pub mod store;
pub mod views;
mod widget;

pub use page::Page;
pub use widget::Widget;

/// Mounts the page.
#[wasm_bindgen::prelude::wasm_bindgen(js_name = page)]
pub fn mount_page() {
    yew::Renderer::<Page>::new().render();
}
