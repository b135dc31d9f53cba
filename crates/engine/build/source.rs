//! The shape of the tables in `data/` that name things; `data/README.md` says what each field
//! means. A field that is not listed here is an error that names its line.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// A table's row: the fields that every row may have, then its own.
macro_rules! row {
    ($(#[$doc:meta])* $row:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)] // some fields are for editors, or for stages that do not read them yet
        pub struct $row {
            pub name: Spanned<String>,
            #[serde(default)]
            pub id: Option<String>,
            #[serde(default)]
            pub also: Vec<String>,
            #[serde(default)]
            pub exact: bool,
            #[serde(default)]
            pub needs: Vec<String>,
            #[serde(default)]
            pub source: Option<String>,
            $(#[serde(default)] pub $field: $type,)*
        }

        impl Row for $row {
            fn base(&self) -> Base<'_> {
                Base {
                    name: &self.name,
                    id: self.id.as_deref(),
                    also: &self.also,
                    exact: self.exact,
                    needs: &self.needs,
                }
            }
        }
    };
}

/// A row of a table that names things.
pub trait Row {
    /// What all rows have in common.
    fn base(&self) -> Base<'_>;
}

/// The fields that every row may have.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    pub name: &'a Spanned<String>,
    pub id: Option<&'a str>,
    pub also: &'a [String],
    pub exact: bool,
    pub needs: &'a [String],
}

row!(
    /// A state; `countries.toml` is keyed by its ISO 3166-1 alpha-3 code.
    Country {
        iso2: Option<String>,
        al: Option<String>,
        demonym: Vec<String>,
        people: Vec<String>,
        capital: Option<String>,
        capital_also: Vec<String>,
        other_capital: Vec<String>,
        seats: Vec<String>,
        official: Vec<String>,
        region: Option<String>,
        status: Option<String>,
        until: Option<i32>,
    }
);
row!(
    /// A region, sea, city.
    Place { country: Option<String>, kind: Option<String>, }
);
row!(
    /// A group of states; `blocs.toml` is keyed by a local code.
    Bloc { members: Vec<String>, demonym: Vec<String>, people: Vec<String>, kind: Option<String>, actor: Option<String>, }
);
row!(
    /// A body.
    Organization {
        demonym: Vec<String>,
        actor: Option<String>,
        stands_for: Option<String>,
        country: Option<String>,
        kind: Option<String>,
    }
);
row!(
    /// A treaty, accord, initiative.
    Agreement { year: Option<i32>, parties: Vec<String>, }
);
row!(
    /// A named event.
    Event { from: Option<i32>, until: Option<i32>, countries: Vec<String>, kind: Option<String>, }
);
row!(
    /// A human being.
    Person {
        short: Vec<String>,
        spell: BTreeMap<String, Vec<String>>,
        country: Option<String>,
        gender: Option<String>,
        roles: Vec<Role>,
        terms: Vec<Vec<String>>,
    }
);
row!(
    /// A people or community.
    Group { country: Option<String>, }
);

/// An office a person held.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub struct Role {
    pub title: String,
    #[serde(default)]
    pub from: Option<i32>,
    #[serde(default)]
    pub until: Option<i32>,
}

/// A title that stands before a name: `رئيس`, `وزير الخارجية`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub struct Title {
    pub m: Spanned<String>,
    #[serde(default)]
    pub f: Option<String>,
    #[serde(default)]
    pub pl: Vec<String>,
    #[serde(default)]
    pub acts_for: Option<String>,
    #[serde(default)]
    pub takes: Vec<String>,
    #[serde(default)]
    pub before_name: bool,
    #[serde(default)]
    pub compound: bool,
}

/// A generic head that makes a name with what follows: `حكومة`, `حزب`, `اتفاقية`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub struct Head {
    pub m: Spanned<String>,
    #[serde(default)]
    pub gender: Option<String>,
    #[serde(default)]
    pub pl: Vec<String>,
    pub makes: String,
    #[serde(default)]
    pub stands_for_state: bool,
}

/// What a ministry is for: `الخارجية`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portfolio {
    pub name: Spanned<String>,
    #[serde(default)]
    pub also: Vec<String>,
}

/// A file that holds one array of rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub place: Vec<Place>,
    #[serde(default)]
    pub organization: Vec<Organization>,
    #[serde(default)]
    pub agreement: Vec<Agreement>,
    #[serde(default)]
    pub event: Vec<Event>,
    #[serde(default)]
    pub person: Vec<Person>,
    #[serde(default)]
    pub group: Vec<Group>,
    #[serde(default)]
    pub title: Vec<Title>,
    #[serde(default)]
    pub portfolio: Vec<Portfolio>,
    #[serde(default)]
    pub head: Vec<Head>,
}
