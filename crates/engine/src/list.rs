//! Lists made, kept and sorted by less code than the standard library's, which is compiled anew for every
//! iterator and every closure: `collect` holds an iterator's `next` twice, and a sort is half a kilobyte. Most lists
//! here are short and made once for a sentence or an article; what is made for every token is still
//! collected.

/// An iterator that a list can be made of.
pub trait ToList: Iterator + Sized {
    /// What `collect` makes.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.onto(&mut list);
        list
    }

    /// What `extend` does.
    fn onto(self, list: &mut Vec<Self::Item>) {
        for item in self {
            list.push(item);
        }
    }
}

impl<I: Iterator> ToList for I {}

/// Texts with another between them, as `join` puts them.
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn joined<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut all = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            all.push_str(between);
        }
        all.push_str(text.as_ref());
    }
    all
}

/// What `retain` does.
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn keep<T>(list: &mut Vec<T>, wanted: &mut dyn FnMut(&T) -> bool) {
    list.retain(|item| wanted(item));
}

/// What `sort_by_key` does: items of equal keys stay in order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let mut order = order(list.len(), &|a, b| key(&list[b]) < key(&list[a]));
    settle(&mut order, &mut |a, b| list.swap(a, b));
}

/// The places of the items of a list in the order of the items, of which `after` tells whether one stands after
/// another; none where they are in order, as they mostly are. Stretches that are in order are merged, two and
/// two, until one is left.
fn order(len: usize, after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order = Vec::new();
    loop {
        let at = |place: usize| order.get(place).copied().unwrap_or(place);
        let end_of = |start: usize| {
            let falls = |&next: &usize| after(at(next - 1), at(next));
            (start + 1..len).find(falls).unwrap_or(len)
        };
        if end_of(0) == len {
            return order;
        }
        let mut merged = Vec::new();
        while merged.len() < len {
            let mut first = merged.len();
            let middle = end_of(first);
            let (mut second, end) = (middle, end_of(middle));
            while merged.len() < end {
                let from_second = first == middle || second < end && after(at(first), at(second));
                let next = if from_second { &mut second } else { &mut first };
                merged.push(at(*next));
                *next += 1;
            }
        }
        order = merged;
    }
}

/// Moves to each place the item from the place that `order` has for it, by swaps.
fn settle(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_order() {
        let mut list: Vec<(u32, u32)> = (0..200).map(|n| (n * 7 % 10, n)).list();
        let mut sorted = list.clone();
        sorted.sort_by_key(|item| item.0);
        sort_by_key(&mut list, |item| item.0);
        assert_eq!(list, sorted);
    }
}
