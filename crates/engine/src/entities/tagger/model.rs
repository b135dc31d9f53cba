//! The weights: a row of eight signed bytes, one for each label but `O`, for every feature that
//! training kept.
//!
//! A bitmap says which of the numbers below [`FEATURES`] have a row, and the count of bits before
//! gives the row, so most features are dismissed by one look. [`Scores`] adds the eight weights of
//! a row four at a time.

use super::features::FEATURES;
use super::{LABELS, NameType};

/// Types of names.
const KINDS: usize = NameType::ALL.len();

/// Weights of one feature, by label less one: `O` has none.
pub type Row = [i8; LABELS - 1];

/// A trained tagger.
#[derive(Clone, Debug)]
pub struct Model {
    /// Nats of one unit of weight.
    pub scale: f32,
    /// Weights of a name that ends with a label, by label; nothing for `O`.
    pub closes: [i8; LABELS],
    /// Which features have a row.
    index: Vec<Slots>,
    /// Rows, each byte 128 above its weight.
    rows: Vec<u64>,
}

/// 64 numbers of features.
#[derive(Clone, Copy, Debug, Default)]
struct Slots {
    /// Those that have a row.
    occupied: u64,
    /// Rows of the numbers before them.
    before: u32,
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
            closes: [0; LABELS],
            index: vec![Slots::default(); FEATURES.div_ceil(64) as usize],
            rows: Vec::new(),
        }
    }
}

/// The scores of the labels of a token but `O`, which has none, in units of the model.
///
/// Four labels share a word, 16 bits each. A word is the sum of its scores, each times its power
/// of 2^16, so negative ones borrow from the next and all adds up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    /// Of the labels that start a name, by type.
    starts: u64,
    /// Of the labels that continue one.
    continues: u64,
}

impl Scores {
    pub fn add(&mut self, other: Self) {
        self.starts = self.starts.wrapping_add(other.starts);
        self.continues = self.continues.wrapping_add(other.continues);
    }

    /// Adds the weights of a row.
    fn add_row(&mut self, row: u64) {
        const ALTERNATE: u64 = 0x00FF_00FF_00FF_00FF;
        const BIAS: u64 = 0x0080_0080_0080_0080;
        self.add(Self {
            starts: (row & ALTERNATE).wrapping_sub(BIAS),
            continues: (row >> 8 & ALTERNATE).wrapping_sub(BIAS),
        });
    }

    /// Adds to both labels of a type.
    pub fn raise(&mut self, kind: NameType, by: i16) {
        let by = (i64::from(by) as u64) << (16 * kind as u32);
        self.add(Self {
            starts: by,
            continues: by,
        });
    }

    /// Of the labels that start a name and of those that continue one, by type.
    pub fn by_type(self) -> ([i32; KINDS], [i32; KINDS]) {
        (apart(self.starts), apart(self.continues))
    }
}

/// The four numbers whose sum, each times its power of 2^16, is this.
fn apart(mut sum: u64) -> [i32; KINDS] {
    std::array::from_fn(|_| {
        let lowest = sum as i16;
        sum = sum.wrapping_sub(lowest as u64) >> 16;
        i32::from(lowest)
    })
}

impl Model {
    /// A model of `rows`, by rising feature number.
    pub fn new(
        scale: f32,
        closes: [i8; LABELS],
        rows: impl IntoIterator<Item = (u32, Row)>,
    ) -> Self {
        let mut model = Self {
            scale,
            closes,
            ..Self::default()
        };
        for (feature, row) in rows {
            if let Some(slots) = model.index.get_mut(feature as usize / 64) {
                slots.occupied |= 1 << (feature % 64);
                model
                    .rows
                    .push(u64::from_le_bytes(row.map(|w| w as u8 ^ 0x80)));
            }
        }
        let mut count = 0;
        for slots in &mut model.index {
            slots.before = count;
            count += slots.occupied.count_ones();
        }
        model
    }

    /// Adds what a feature tells to the scores of a token.
    pub(super) fn add(&self, feature: u32, scores: &mut Scores) {
        let bit = feature % 64;
        let Some(slots) = self.index.get(feature as usize / 64) else {
            return;
        };
        if slots.occupied >> bit & 1 != 0 {
            let earlier = (slots.occupied & ((1 << bit) - 1)).count_ones();
            if let Some(&row) = self.rows.get((slots.before + earlier) as usize) {
                scores.add_row(row);
            }
        }
    }

    /// The bytes of the model: scale (`f32`), closes (`i8`), number of rows
    /// (`u32`), then for all rows the gaps between their features (LEB128), masks of the labels
    /// that have a weight, and those weights. Numbers are little-endian. Like stands by like, which
    /// compresses best.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.scale.to_le_bytes().to_vec();
        bytes.extend(self.closes[1..].iter().map(|&close| close as u8));
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
        let rows = self.rows.iter().map(|r| r.to_le_bytes());
        let rows: Vec<Row> = rows.map(|r| r.map(|w| (w ^ 0x80) as i8)).collect();
        bytes.extend(rows.iter().map(|row| {
            let bits = row.iter().enumerate().map(|(i, &w)| u8::from(w != 0) << i);
            bits.sum::<u8>()
        }));
        for row in &rows {
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
        let mut closes = [0; LABELS];
        for close in &mut closes[1..] {
            *close = source.byte()? as i8;
        }
        let count = u32::from_le_bytes(source.array()?) as usize;
        if count > bytes.len() {
            return Err(ModelError);
        }
        let mut features = Vec::with_capacity(count);
        let mut last = 0u32;
        for _ in 0..count {
            last = last.checked_add(source.number()?).ok_or(ModelError)?;
            if last >= FEATURES {
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
            [] => Ok(Self::new(scale, closes, features.into_iter().zip(rows))),
            _ => Err(ModelError),
        }
    }

    /// The features that have rows, rising.
    fn features(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.index).flat_map(|(word, slots)| {
            let bits = slots.occupied;
            (0..64).filter_map(move |bit| (bits >> bit & 1 != 0).then_some(word * 64 + bit))
        })
    }
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
