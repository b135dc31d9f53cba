//! The one WebAssembly module of the page and of the widget. It starts nothing by itself: the page's
//! `start.js` calls `page`, the widget's loader makes a `Widget`.

use siyaq_page as _;

fn main() {}
