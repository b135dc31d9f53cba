//! The form of a name or word that the lexicon matched, in one byte.
//!
//! This file is also compiled into the build script, which packs what the engine unpacks.

/// In what role, and in which grammatical form, a key names an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// What the key is to the entry.
    pub role: Role,
    /// Whether it carries the article, or a pronoun.
    pub definite: bool,
    /// Whether it is feminine.
    pub feminine: bool,
    /// Its number.
    pub number: Number,
    /// Whether it ends in a pronoun, as `رئيسها` does.
    pub suffix: bool,
}

/// What a key is to its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A full name.
    Name,
    /// A name that is enough in a newspaper: `ترمب`.
    Short,
    /// A nationality adjective of a country or body: `كازاخستاني`.
    Demonym,
    /// The name of a country's people: `الكازاخ`.
    People,
    /// A noun: a title, a head of names, a ministry's portfolio.
    Noun,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

impl Form {
    /// A name as such.
    pub const NAME: Form = Form {
        role: Role::Name,
        definite: false,
        feminine: false,
        number: Number::Singular,
        suffix: false,
    };

    /// The form in one byte.
    pub const fn pack(self) -> u8 {
        self.role as u8
            | (self.number as u8) << 3
            | (self.definite as u8) << 5
            | (self.feminine as u8) << 6
            | (self.suffix as u8) << 7
    }

    /// The form that [`Self::pack`] packed.
    pub const fn unpack(byte: u8) -> Self {
        Self {
            role: match byte & 7 {
                0 => Role::Name,
                1 => Role::Short,
                2 => Role::Demonym,
                3 => Role::People,
                _ => Role::Noun,
            },
            number: match byte >> 3 & 3 {
                0 => Number::Singular,
                1 => Number::Dual,
                _ => Number::Plural,
            },
            definite: byte & 1 << 5 != 0,
            feminine: byte & 1 << 6 != 0,
            suffix: byte & 1 << 7 != 0,
        }
    }
}
