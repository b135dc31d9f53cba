//! A list whose places are looked up by a call. Where a list is asked for its places in hundreds of lines,
//! a check of bounds written out at each of them weighs more in the page than the call takes time.

use std::ops::{Deref, DerefMut, Index, IndexMut};
use std::slice::SliceIndex;

/// A `Vec` but for the code that an index becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T>(Vec<T>);

impl<T> Default for Row<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Row<T> {
    fn from(list: Vec<T>) -> Self {
        Self(list)
    }
}

impl<T> Deref for Row<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for Row<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for Row<T> {
    type Output = I::Output;

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn index(&self, at: I) -> &I::Output {
        &self.0[at]
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for Row<T> {
    fn index_mut(&mut self, at: I) -> &mut I::Output {
        &mut self.0[at]
    }
}

impl<'r, T> IntoIterator for &'r Row<T> {
    type Item = &'r T;
    type IntoIter = std::slice::Iter<'r, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
