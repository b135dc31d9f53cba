//! Strict entity-level F1 (CoNLL 2003): a name counts where type and both borders are right.

use std::collections::{BTreeMap, HashSet};
use std::ops::AddAssign;

use crate::conll::Name;

/// Counts of one type of name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Found and right.
    pub hits: usize,
    /// Found.
    pub found: usize,
    /// To be found.
    pub gold: usize,
}

impl Count {
    /// In percent.
    pub fn precision(self) -> f64 {
        100.0 * self.hits as f64 / self.found.max(1) as f64
    }

    /// In percent.
    pub fn recall(self) -> f64 {
        100.0 * self.hits as f64 / self.gold.max(1) as f64
    }

    /// In percent.
    pub fn f1(self) -> f64 {
        200.0 * self.hits as f64 / (self.found + self.gold).max(1) as f64
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// Counts by type.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// By tag.
    pub by_kind: BTreeMap<String, Count>,
}

impl Score {
    /// Counts the names of one article.
    pub fn add(&mut self, gold: &[Name], found: &[Name]) {
        let gold: HashSet<&Name> = gold.iter().collect();
        let found: HashSet<&Name> = found.iter().collect();
        for name in &gold {
            self.kind(name).gold += 1;
        }
        for name in &found {
            self.kind(name).found += 1;
            self.kind(name).hits += usize::from(gold.contains(name));
        }
    }

    fn kind(&mut self, name: &Name) -> &mut Count {
        self.by_kind.entry(name.kind.clone()).or_default()
    }

    /// All types together (micro average).
    pub fn all(&self) -> Count {
        let mut sum = Count::default();
        self.by_kind.values().for_each(|&count| sum += count);
        sum
    }

    /// The F1 of one type, in percent.
    pub fn f1(&self, kind: &str) -> f64 {
        self.by_kind.get(kind).copied().unwrap_or_default().f1()
    }
}
