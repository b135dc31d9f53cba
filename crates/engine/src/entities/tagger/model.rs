//! The weights: a row of eight signed bytes, one for each label but `O`, for every feature that
//! training kept.
//!
//! A table gives the row of each of the numbers below [`FEATURES`]; the first row, of those that have none,
//! is of zeros. [`Scores`] adds the eight weights of a row four at a time.

use super::features::{FEATURES, Pair, TEMPLATES, numbers};
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
    /// By feature, the number of its row.
    row_of: Vec<u16>,
    /// Rows, each byte [`BIAS`] above its weight.
    rows: Vec<u64>,
}

/// What is added to a weight so that it is not negative.
const BIAS: i32 = 128;

/// A row of zeros.
const NONE: u64 = 0x8080_8080_8080_8080;

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
            row_of: vec![0; FEATURES as usize],
            rows: vec![NONE],
        }
    }
}

/// The scores of the labels of a token but `O`, which has none, in units of the model.
///
/// Four labels share a word, 16 bits each. Every token has [`TEMPLATES`] features, each of which adds
/// [`BIAS`] to every score, so none falls below 0.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    /// Of the labels that start a name, by type.
    starts: u64,
    /// Of the labels that continue one.
    continues: u64,
}

impl From<u64> for Scores {
    /// Those of a row.
    fn from(row: u64) -> Self {
        const ALTERNATE: u64 = 0x00FF_00FF_00FF_00FF;
        Self {
            starts: row & ALTERNATE,
            continues: row >> 8 & ALTERNATE,
        }
    }
}

impl Scores {
    /// Adds the scores of some features to those of others.
    pub fn add(&mut self, other: impl Into<Self>) {
        let other = other.into();
        self.starts = self.starts.wrapping_add(other.starts);
        self.continues = self.continues.wrapping_add(other.continues);
    }

    /// Adds to both labels of a type.
    pub fn raise(&mut self, kind: NameType, by: u16) {
        let by = u64::from(by) << (16 * kind as u32);
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

/// The four scores of a word.
fn apart(sum: u64) -> [i32; KINDS] {
    let score = |shift: u32| (sum >> shift) as u16 as i32 - BIAS * TEMPLATES as i32;
    [score(0), score(16), score(32), score(48)]
}

impl Model {
    /// A model of `rows`, by rising feature number; of more than 65,535 the rest is left out.
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
        for (number, (feature, row)) in (1..=u16::MAX).zip(rows) {
            if let Some(row_of) = model.row_of.get_mut(feature as usize) {
                *row_of = number;
            }
            let row = u64::from_le_bytes(row.map(|weight| weight as u8));
            model.rows.push(row ^ NONE);
        }
        model
    }

    /// The scores that features give together; the template of the first is given.
    pub(super) fn sum(&self, template: usize, pairs: &[Pair]) -> Scores {
        let (mut scores, mut without) = (Scores::default(), 0);
        for feature in numbers(template, pairs) {
            match self.row_of.get(feature as usize) {
                Some(&row) if row > 0 => {
                    scores.add(self.rows.get(usize::from(row)).copied().unwrap_or(NONE));
                }
                _ => without += 1,
            }
        }
        let Scores { starts, continues } = NONE.into();
        scores.add(Scores {
            starts: without * starts,
            continues: without * continues,
        });
        scores
    }

    /// The bytes of the model: scale (`f32`), closes (`i8`), number of rows
    /// (`u32`), then for all rows the gaps between their features (LEB128), masks of the labels
    /// that have a weight, and those weights. Numbers are little-endian. Like stands by like, which
    /// compresses best.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.scale.to_le_bytes().to_vec();
        bytes.extend(self.closes[1..].iter().map(|&close| close as u8));
        let rows = self.rows[1..].iter();
        let rows: Vec<[u8; 8]> = rows.map(|r| (r ^ NONE).to_le_bytes()).collect();
        bytes.extend((rows.len() as u32).to_le_bytes());
        let mut last = 0;
        for (feature, _) in (0..).zip(&self.row_of).filter(|&(_, &row)| row > 0) {
            let mut gap: u32 = feature - last;
            last = feature;
            while gap >= 0x80 {
                bytes.push(gap as u8 | 0x80);
                gap >>= 7;
            }
            bytes.push(gap as u8);
        }
        bytes.extend(rows.iter().map(|row| {
            let bits = row.iter().enumerate().map(|(i, &w)| u8::from(w != 0) << i);
            bits.sum::<u8>()
        }));
        bytes.extend(rows.iter().flatten().filter(|&&weight| weight != 0));
        bytes
    }

    /// The model of bytes that [`Self::encode`] made.
    ///
    /// # Errors
    /// The bytes end early, go on too long, name a feature beyond the last, or more than 65,535.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut source = Source(bytes);
        let scale = f32::from_le_bytes(source.array()?);
        let mut closes = [0; LABELS];
        for close in &mut closes[1..] {
            *close = source.byte()? as i8;
        }
        let count = u32::from_le_bytes(source.array()?);
        let count = u16::try_from(count).map_err(|_| ModelError)?;
        let mut model = Self {
            scale,
            closes,
            ..Self::default()
        };
        let mut last = 0u32;
        for number in 1..=count {
            last = last.checked_add(source.number()?).ok_or(ModelError)?;
            let row_of = model.row_of.get_mut(last as usize);
            *row_of.ok_or(ModelError)? = number;
        }
        let masks = source.take(count.into())?;
        model.rows.reserve_exact(masks.len());
        for &mask in masks {
            let (mut row, mut mask) = (NONE, mask);
            while mask != 0 {
                row ^= u64::from(source.byte()?) << (8 * mask.trailing_zeros());
                mask &= mask - 1;
            }
            model.rows.push(row);
        }
        match source.0 {
            [] => Ok(model),
            _ => Err(ModelError),
        }
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
        let (&byte, rest) = self.0.split_first().ok_or(ModelError)?;
        self.0 = rest;
        Ok(byte)
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
