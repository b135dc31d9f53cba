//! Lists of what an iterator gives. `collect` is compiled whole for every iterator, and twice its `next`: one for
//! the first item and one for the rest. Most lists here are short and made once for an article or a
//! sentence; what is made for every token is still collected.

/// An iterator that a list can be made of.
pub trait ToList: Iterator + Sized {
    /// What `collect` makes, by less code: only `next` is compiled for each iterator.
    fn list(mut self) -> Vec<Self::Item> {
        list(&mut || self.next())
    }
}

impl<I: Iterator> ToList for I {}

#[cfg_attr(target_family = "wasm", inline(never))]
fn list<T>(next: &mut dyn FnMut() -> Option<T>) -> Vec<T> {
    let mut list = Vec::new();
    while let Some(item) = next() {
        list.push(item);
    }
    list
}
