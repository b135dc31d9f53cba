//! The page's WebAssembly module, which mounts the page when it is started.

use siyaq_page::Page;
use yew::Renderer;

fn main() {
    Renderer::<Page>::new().render();
}
