//! The only code that speaks to the browser beyond Yew's own event types. It is called; it calls
//! nothing else of ours but plain data.

pub mod dates;
pub mod files;
pub mod flags;
pub mod highlight;
pub mod host;
pub mod link;
pub mod page;
pub mod platform;
