//! The weights: a row of eight signed bytes, one for each label but `O`, for every feature that
//! training kept.
//!
//! A feature is a number of [`HASH_BITS`] bits. A bitmap says which numbers have a row, and the
//! count of bits before gives the row, so most features are dismissed by one look.

use std::ops::Range;

use super::features::{Features, HASH_BITS};
use super::{LABELS, viterbi};

/// Weights of one feature, by label less one: `O` has none.
pub type Row = [i8; LABELS - 1];

/// A trained tagger.
#[derive(Clone, Debug)]
pub struct Model {
    /// Nats of one unit of weight.
    pub scale: f32,
    /// Weights of one label after another, by both.
    pub transitions: [[i32; LABELS]; LABELS],
    /// Which features have a row.
    occupied: Vec<u64>,
    /// Rows before each word of `occupied`.
    before: Vec<u32>,
    rows: Vec<Row>,
}

/// The bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are no model of the tagger")]
pub struct ModelError;

impl Default for Model {
    /// A model that finds nothing.
    fn default() -> Self {
        Self {
            scale: 1.0,
            transitions: [[0; LABELS]; LABELS],
            occupied: vec![0; WORDS],
            before: vec![0; WORDS],
            rows: Vec::new(),
        }
    }
}

/// Words of the bitmap.
const WORDS: usize = (1 << HASH_BITS) / 64;

impl Model {
    /// A model of `rows`, by rising feature number.
    pub fn new(
        scale: f32,
        transitions: [[i32; LABELS]; LABELS],
        rows: impl IntoIterator<Item = (u32, Row)>,
    ) -> Self {
        let mut model = Self {
            scale,
            transitions,
            ..Self::default()
        };
        for (feature, row) in rows {
            let feature = feature as usize % (WORDS * 64);
            model.occupied[feature / 64] |= 1 << (feature % 64);
            model.rows.push(row);
        }
        let mut count = 0;
        for (word, before) in model.occupied.iter().zip(&mut model.before) {
            *before = count;
            count += word.count_ones();
        }
        model
    }

    /// The scores of a token's labels.
    pub(super) fn scores(
        &self,
        features: &Features,
        token: usize,
        sentence: Range<usize>,
    ) -> [i32; LABELS] {
        let mut scores = [0; LABELS];
        features.each(token, sentence, |feature| {
            if let Some(row) = self.row(feature) {
                for (score, &weight) in scores[1..].iter_mut().zip(row) {
                    *score += i32::from(weight);
                }
            }
        });
        scores
    }

    fn row(&self, feature: u32) -> Option<&Row> {
        let (word, bit) = (feature as usize / 64, feature % 64);
        let bits = *self.occupied.get(word)?;
        if bits >> bit & 1 == 0 {
            return None;
        }
        let earlier = (bits & ((1 << bit) - 1)).count_ones();
        self.rows.get((self.before[word] + earlier) as usize)
    }

    /// The bytes of the model: scale (`f32`), transitions (`i8`, those that may be), number of rows
    /// (`u32`), then for all rows the gaps between their features (LEB128), masks of the labels
    /// that have a weight, and those weights. Numbers are little-endian. Like stands by like, which
    /// compresses best.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.scale.to_le_bytes().to_vec();
        bytes.extend(possible_transitions().map(|(a, b)| self.transitions[a][b] as i8 as u8));
        bytes.extend((self.rows.len() as u32).to_le_bytes());
        let mut last = 0;
        for feature in self.features() {
            let mut gap = feature - last;
            last = feature;
            while gap >= 0x80 {
                bytes.push(gap as u8 | 0x80);
                gap >>= 7;
            }
            bytes.push(gap as u8);
        }
        bytes.extend(self.rows.iter().map(|row| {
            let bits = row.iter().enumerate().map(|(i, &w)| u8::from(w != 0) << i);
            bits.sum::<u8>()
        }));
        for row in &self.rows {
            bytes.extend(row.iter().filter(|&&w| w != 0).map(|&w| w as u8));
        }
        bytes
    }

    /// The model of bytes that [`Self::encode`] made.
    ///
    /// # Errors
    /// The bytes end early, go on too long, or name a feature beyond the last.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut source = Source(bytes);
        let scale = f32::from_le_bytes(source.array()?);
        let mut transitions = [[0; LABELS]; LABELS];
        for (a, b) in possible_transitions() {
            transitions[a][b] = i32::from(source.byte()? as i8);
        }
        let count = u32::from_le_bytes(source.array()?) as usize;
        if count > bytes.len() {
            return Err(ModelError);
        }
        let mut features = Vec::with_capacity(count);
        let mut last = 0u32;
        for _ in 0..count {
            last = last.checked_add(source.number()?).ok_or(ModelError)?;
            if last >> HASH_BITS != 0 {
                return Err(ModelError);
            }
            features.push(last);
        }
        let masks = source.take(count)?;
        let mut rows = Vec::with_capacity(count);
        for &mask in masks {
            let mut row = Row::default();
            for (label, weight) in row.iter_mut().enumerate() {
                if mask >> label & 1 != 0 {
                    *weight = source.byte()? as i8;
                }
            }
            rows.push(row);
        }
        match source.0 {
            [] => Ok(Self::new(
                scale,
                transitions,
                features.into_iter().zip(rows),
            )),
            _ => Err(ModelError),
        }
    }

    /// The features that have rows, rising.
    fn features(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.occupied).flat_map(|(word, &bits)| {
            (0..64).filter_map(move |bit| (bits >> bit & 1 != 0).then_some(word * 64 + bit))
        })
    }
}

fn possible_transitions() -> impl Iterator<Item = (usize, usize)> {
    (0..LABELS * LABELS)
        .map(|pair| (pair / LABELS, pair % LABELS))
        .filter(|&(before, label)| viterbi::may_follow(before, label))
}

/// Bytes still to be read.
struct Source<'b>(&'b [u8]);

impl<'b> Source<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array(&mut self) -> Result<[u8; 4], ModelError> {
        self.take(4)?.try_into().map_err(|_| ModelError)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        self.take(1)?.first().copied().ok_or(ModelError)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(ModelError)
    }
}
