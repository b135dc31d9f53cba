//! Finds the time expressions of an article and gives each its value in EDTF.
//!
//! Two steps, so that what the text says and what the publication date adds stay apart:
//! [`recognise_times`] reads the words into underspecified values, [`resolve`] turns these into EDTF
//! relative to the anchor date. The conventions chosen are in `docs/times.md`.

mod calendar;
mod edtf;
mod numbers;
mod recognise;
mod resolve;
mod value;
pub(crate) mod vocabulary;

pub use edtf::{Clock, Edtf, Point, Stretch};
pub use recognise::recognise_times;
pub use resolve::{Term, TermHolder, TimeExpression, resolve, term_holders};
pub use value::Timex;
