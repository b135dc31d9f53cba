//! The public result: what Siyaq found in an article, as plain data that serialises to the JSON
//! described in `docs/exploration.md`.
//!
//! Every `start` and `end` here counts Unicode scalar values into the article's text, end exclusive,
//! as the W3C TextPositionSelector does. Codes of countries are ISO 3166-1 alpha-3 (`PSE` for
//! Palestine, `SUN` for the Soviet Union); organisations that act among countries are `UNO`, `NATO`,
//! `EUU`, `ARL` and `GCC`.

mod relation;

use serde::Serialize;

pub use relation::{
    Construction, Context, Explanation, PANEL_MARGIN, Pair, Plover, Quad, Recognition, Relation,
    Status,
};

use crate::lexicon::country_facts;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The name and version of the format, the value of [`Exploration::schema`].
pub const SCHEMA: &str = "siyaq/1";

/// All that was found in one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Exploration {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The publication date that relative times were resolved against, `2025-11-06`; `null` where unknown.
    pub published: Option<String>,
    /// The headline, where the text opens with one.
    pub title: Option<Quote>,
    /// The paragraphs in order, the title and headings among them.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    /// The entities, the most salient first.
    pub entities: Vec<Entity>,
    /// The time expressions in the order of the text.
    pub times: Vec<TimeExpression>,
    /// The timeline, oldest first.
    pub events: Vec<Event>,
    /// The relations among countries in the order of their evidence.
    pub relations: Vec<Relation>,
    /// The pairs of countries that have relations, those with the most first.
    pub pairs: Vec<Pair>,
}

impl Exploration {
    /// The name of the country, or of the organisation that acts like one, with this code: as the
    /// article's entities have it, else as the lexicon does, else the code.
    pub fn actor_name(&self, code: &str) -> String {
        let is_country =
            |e: &Entity| e.kind == EntityType::Country && e.iso3.as_deref() == Some(code);
        let entity = self.entities.iter().find(|e| e.id == code || is_country(e));
        entity
            .map(|e| e.name.clone())
            .or_else(|| country_facts(code).map(|facts| facts.name))
            .unwrap_or_else(|| code.to_owned())
    }
}

/// A stretch of the article, with its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Quote {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
    /// The stretch itself.
    pub text: String,
}

/// A paragraph: a line of the article that is not blank.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Paragraph {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
    /// What the paragraph is for.
    pub kind: ParagraphKind,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The headline of the article.
    Title,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Body,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Sentence {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
    /// Index of its paragraph in [`Exploration::paragraphs`].
    pub paragraph: u32,
}

/// A person, country, place and so on, with all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Entity {
    /// Stable within the article; a country's is its code, a lexicon entry's its lexicon id.
    pub id: String,
    /// The canonical name.
    pub name: String,
    /// The type.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The country it is, lies in, belongs to or stands for, where known.
    pub iso3: Option<String>,
    /// From 0 to 1: how much the article is about it (headline, count, spread).
    pub salience: f32,
    /// Where it is named, in the order of the text; never empty.
    pub mentions: Vec<Mention>,
}

/// The type of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being.
    Person,
    /// A state, present or past.
    Country,
    /// A city, region, sea or group of states by geography.
    Place,
    /// A body: government, alliance, agency, party, firm.
    Organization,
    /// A treaty, accord or initiative.
    Agreement,
    /// A named event: war, summit, championship.
    Event,
    /// A people or community.
    Group,
}

/// One place in the text that names an entity. Starts after a clitic, keeps its `ال`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Mention {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
    /// The name as written.
    pub text: String,
    /// How it was found.
    pub found: Found,
}

/// How a mention was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Found {
    /// The lexicon, or the host's own entries, hold this name.
    Lexicon {
        /// The entry's id.
        entry: String,
    },
    /// A pattern of words: a title before a name, a head before a nationality.
    Pattern {
        /// The rule's id.
        rule: String,
    },
    /// The trained tagger takes these words for a name.
    Tagger {
        /// By how much, in nats, it holds each of them for part of a name rather than not; the
        /// least over the words. Above 3 it is rarely wrong.
        margin: f32,
    },
    /// A part of a name that the article gives in full elsewhere.
    ShortName {
        /// The full name.
        of: String,
    },
}

/// A time expression with its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct TimeExpression {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
    /// The expression as written.
    pub text: String,
    /// The value in EDTF (ISO 8601-2), `null` where it could not be resolved.
    pub edtf: Option<String>,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// The part of the day, which EDTF cannot tell: `مساء الثلاثاء`.
    pub part_of_day: Option<PartOfDay>,
    /// Why [`Self::edtf`] is `null`.
    pub unresolved: Option<Unresolved>,
}

/// What kind of time an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// A year, month, day or other stretch, perhaps with a time of day.
    Date,
    /// From one date to another, either perhaps open.
    Interval,
    /// The date of a news agency's dateline.
    Dateline,
    /// The years in which a person lived.
    LifeSpan,
    /// A term of office, derived from the people table.
    Term,
    /// A holiday or commemoration.
    Holiday,
}

/// The calendar an expression is written in. Values are always Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Calendar {
    /// Gregorian.
    Gregorian,
    /// Hijri, Umm al-Qura.
    Hijri,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PartOfDay {
    /// `الفجر`.
    Dawn,
    /// `الصباح`.
    Morning,
    /// `الظهر`.
    Noon,
    /// `العصر`, `بعد الظهر`.
    Afternoon,
    /// `المساء`.
    Evening,
    /// `الليل`.
    Night,
}

/// Why a time expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unresolved {
    /// It is relative to the publication date, which is not known.
    NoPublicationDate,
    /// It is relative to another time that the text does not give.
    NoAntecedent,
    /// It lies outside the years a calendar covers.
    OutOfRange,
}

/// One entry of the timeline: a dated statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Event {
    /// When, in EDTF.
    pub edtf: String,
    /// First scalar value of its sentence.
    pub start: u32,
    /// One past the last scalar value of its sentence.
    pub end: u32,
    /// A short clause taken from the sentence.
    pub label: String,
    /// What kind of entry it is.
    pub kind: EventKind,
    /// How sure its date is.
    pub certainty: Certainty,
    /// Index of the time expression it hangs on in [`Exploration::times`]; `null` for the
    /// publication-day story where the text does not date it.
    pub time: Option<u32>,
    /// Ids of the entities named in the sentence, in the order of the text.
    pub entities: Vec<String>,
}

/// How sure the date of an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// As the text gives it.
    Certain,
    /// The text says about when; the value has a `~`.
    Approximate,
    /// The text guesses; the value has a `?`.
    Uncertain,
    /// Not from the text but from a term of office in the people table.
    Derived,
}

/// What kind of entry of the timeline an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Something the text dates.
    Dated,
    /// The years in which a person lived.
    LifeSpan,
    /// The story of the publication day itself.
    Publication,
}
