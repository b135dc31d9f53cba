//! The kinds of fields in a packed table, as ranges of their marks: what letters a field has.
//!
//! This file is also compiled into the build script.

/// The first mark of a field with letters.
pub const WHOLE: u8 = 8;
/// The first mark of a field whose letters begin and end as those of the last whole field do.
pub const LIKE_WHOLE: u8 = 40;
/// The first mark of a field that is like the one before, and like which the next is.
pub const LIKE_LAST: u8 = 56;

/// Whether the letters of later fields are like those of a field with this mark.
pub fn is_model(mark: u8) -> bool {
    mark >= WHOLE && !(LIKE_WHOLE..LIKE_LAST).contains(&mark)
}
