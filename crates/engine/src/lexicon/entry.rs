//! What the lexicon knows of one name.

use std::borrow::{Borrow, Cow};
use std::fmt;

use super::host::HostEntry;
use super::tables;
use crate::exploration::EntityType;

/// The code of a country (ISO 3166-1 alpha-3, `KAZ`) or of an organisation that acts among
/// countries (`UNO`, `NATO`, `EUU`, `ARL`, `GCC`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 4]);

impl Code {
    /// The code of up to four ASCII letters; what is longer is cut, what is not ASCII becomes `?`.
    pub const fn new(code: &str) -> Self {
        let bytes = code.as_bytes();
        let mut packed = [0; 4];
        let mut i = 0;
        while i < bytes.len() && i < packed.len() {
            packed[i] = if bytes[i].is_ascii() { bytes[i] } else { b'?' };
            i += 1;
        }
        Self(packed)
    }

    /// Whether it is that of an organisation that acts among countries, not of a country.
    pub fn is_body(self) -> bool {
        tables::ACTING_BODIES.contains(&self)
    }

    /// The code as a text of its own.
    pub fn text(self) -> String {
        self.as_str().to_owned()
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&b| b == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name, or a word that helps to find names. Borrows from the built-in tables or from a host's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'l> {
    source: Source<'l>,
    /// What it is.
    pub class: Class,
    /// The country it is, lies in or belongs to.
    pub country: Option<Code>,
    /// The country or organisation it acts for among countries, if it may act.
    pub actor: Option<Code>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source<'l> {
    BuiltIn(u16),
    Host(&'l HostEntry),
}

impl<'l> Entry<'l> {
    pub(super) fn built_in(
        number: u16,
        class: Class,
        country: Option<Code>,
        actor: Option<Code>,
    ) -> Self {
        Self {
            source: Source::BuiltIn(number),
            class,
            country,
            actor,
        }
    }

    pub(super) fn of_host(host: &'l HostEntry, class: Class) -> Self {
        let country = host.country.as_deref().map(Code::new);
        let actor = country.filter(|_| class == Class::Country);
        Self {
            source: Source::Host(host),
            class,
            country,
            actor,
        }
    }

    /// The display form.
    pub fn name(&self) -> Cow<'l, str> {
        match self.source {
            Source::BuiltIn(number) => tables::name(number).into(),
            Source::Host(host) => host.name.as_str().into(),
        }
    }

    /// Stable id: a code, a slug, or the name itself.
    pub fn id(&self) -> Cow<'l, str> {
        match self.source {
            Source::BuiltIn(number) => tables::id(number).map_or_else(|| self.name(), Cow::from),
            Source::Host(host) => host.id.as_deref().map_or_else(|| self.name(), Cow::from),
        }
    }
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A state.
    Country,
    /// A capital: a place that may stand for its state.
    Capital,
    /// Another place, or a group of states by geography.
    Place,
    /// A body.
    Organization,
    /// A treaty, accord, initiative.
    Agreement,
    /// A named event.
    Event,
    /// A human being.
    Person,
    /// A people or community.
    Group,
    /// A title that stands before a name: `رئيس`.
    Title(ActsFor),
    /// What a ministry or minister is for: `الخارجية`.
    Portfolio,
    /// A generic head that makes a name with what follows: `حكومة`, `حزب`.
    Head {
        /// The type of the names it makes.
        makes: EntityType,
        /// Whether with a nationality it acts for the state.
        stands_for_state: bool,
    },
    /// A given name.
    GivenName,
    /// A frequent word that is no part of a person's name.
    StopWord,
}

/// For whom the holder of a title acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActsFor {
    /// A state: `وزير`.
    State,
    /// An organisation: `أمين عام`.
    Organization,
    /// Nobody among countries: `دكتور`.
    Nobody,
}

impl Class {
    /// The type of the entities that entries of this class name; `None` for words that only help.
    pub fn entity_type(self) -> Option<EntityType> {
        match self {
            Self::Country => Some(EntityType::Country),
            Self::Capital | Self::Place => Some(EntityType::Place),
            Self::Organization => Some(EntityType::Organization),
            Self::Agreement => Some(EntityType::Agreement),
            Self::Event => Some(EntityType::Event),
            Self::Person => Some(EntityType::Person),
            Self::Group => Some(EntityType::Group),
            Self::Title(_)
            | Self::Portfolio
            | Self::Head { .. }
            | Self::GivenName
            | Self::StopWord => None,
        }
    }
}
