//! The front end: what a reader sees and touches. A text becomes an [`article::Article`], the
//! [`store`] holds it and what is picked, [`views`] says what each panel shows, and [`explorer`]
//! draws that. Only [`browser`] speaks to the browser beyond Yew's own events. `main.rs` is the page and
//! `widget.rs` the widget, each a WebAssembly module of its own with what it uses of this.

pub mod article;
pub mod browser;
pub mod examples;
pub mod explorer;
pub mod i18n;
pub mod markup;
mod page;
pub mod store;
pub mod views;

pub use page::Page;

/// Takes less than half the bytes of the allocator that Rust brings along for WebAssembly.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
