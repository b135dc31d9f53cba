//! Writes an explored article in the formats of other tools: the whole result, structured data for
//! search engines, tables for a spreadsheet, a timeline, annotations. Pure functions of the article,
//! so that the page and the command line give the same files.

mod annotations;
mod csv;
mod json;
mod json_ld;
mod timeline_js;

use siyaq_engine::Exploration;
use siyaq_engine::text::Offsets;

pub use json::to_json;

/// A format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The whole exploration, `siyaq/1`.
    Json,
    /// A schema.org NewsArticle with its `mentions`, as JSON-LD.
    JsonLd,
    /// The events as a table (RFC 4180).
    EventsCsv,
    /// The relations that the page shows, as a table (RFC 4180).
    RelationsCsv,
    /// The events as TimelineJS reads them.
    TimelineJs,
    /// Mentions, times and evidence as W3C Web Annotations.
    Annotations,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Json,
        Self::JsonLd,
        Self::EventsCsv,
        Self::RelationsCsv,
        Self::TimelineJs,
        Self::Annotations,
    ];

    /// The media type of its files (IANA).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::TimelineJs => "application/json",
            Self::JsonLd | Self::Annotations => "application/ld+json",
            Self::EventsCsv | Self::RelationsCsv => "text/csv;charset=utf-8",
        }
    }

    /// A name for its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Json => "siyaq.json",
            Self::JsonLd => "siyaq.jsonld",
            Self::EventsCsv => "siyaq-events.csv",
            Self::RelationsCsv => "siyaq-relations.csv",
            Self::TimelineJs => "siyaq-timelinejs.json",
            Self::Annotations => "siyaq-annotations.jsonld",
        }
    }

    /// What such a file holds of `found`, which was found in `text`.
    pub fn write(self, found: &Exploration, text: &str) -> String {
        match self {
            Self::Json => to_json(found),
            Self::JsonLd => json_ld::news_article(found, text),
            Self::EventsCsv => csv::events(found, text),
            Self::RelationsCsv => csv::relations(found),
            Self::TimelineJs => timeline_js::timeline(found, text),
            Self::Annotations => annotations::page(found, text),
        }
    }
}

/// An article's text, in which stretches are found by scalar values.
struct Source<'a> {
    text: &'a str,
    offsets: Offsets,
}

impl<'a> Source<'a> {
    fn new(text: &'a str) -> Self {
        let offsets = Offsets::new(text);
        Self { text, offsets }
    }

    /// The scalar values from `start` to `end`; empty where the text has none there.
    fn slice(&self, start: u32, end: u32) -> &'a str {
        let byte = |scalar| self.offsets.at_scalar(self.text, scalar).byte as usize;
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }
}
