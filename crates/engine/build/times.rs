//! Compiles `data/months.toml`, `numbers.toml`, `time-words.toml` and `holidays.toml` into meanings, as
//! expressions of the engine's `Word`, and a packed table of the phrases that have them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::normalize;
use crate::fields::Fields;
use crate::mark::time;

/// A table of lists, keyed by what the words of a list mean.
type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Months {
    gregorian: Vec<Month>,
    hijri: Vec<Month>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Month {
    number: u8,
    names: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    cardinals: Lists,
    ordinals: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeWords {
    weekdays: Lists,
    units: BTreeMap<String, Lists>,
    directions: Lists,
    determiners: Lists,
    parts: Lists,
    day_parts: Lists,
    seasons: Lists,
    decades: Lists,
    fractions: Lists,
    days: Lists,
    particles: Lists,
    definite: Lists,
    now: Lists,
    terms: Lists,
    zones: Lists,
    around: Lists,
    beginnings: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holidays {
    holiday: Vec<Holiday>,
    historic: Vec<Historic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    names: Vec<String>,
    calendar: String,
    month: u8,
    day: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Historic {
    heads: Vec<String>,
    month: u8,
    day: u8,
    year: i16,
}

/// Writes the tables of `data` into the directory `out` as `times.rs` and the packed table `times`.
///
/// # Panics
/// Where a table is missing or malformed, which ends the build with the reason.
pub fn compile(data: &Path, out: &Path) {
    let mut vocabulary = Vocabulary::default();
    vocabulary.add_months(read(data, "months.toml"));
    vocabulary.add_numbers(read(data, "numbers.toml"));
    vocabulary.add_words(read(data, "time-words.toml"));
    vocabulary.add_holidays(read(data, "holidays.toml"));
    fs::write(out.join("times.rs"), vocabulary.source()).expect("OUT_DIR is writable");
    vocabulary.fields.write(out, "times");
}

fn read<T: for<'de> Deserialize<'de>>(data: &Path, name: &str) -> T {
    let path = data.join(name);
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// All phrases with their meanings.
#[derive(Default)]
struct Vocabulary {
    fields: Fields,
    /// As Rust source, in the order of their phrases.
    meanings: Vec<String>,
    /// Key, whether it must have its `ال`, and meaning of every phrase, to write it once.
    known: BTreeSet<(String, bool, String)>,
    historic: Vec<Historic>,
    beginnings: Lists,
}

impl Vocabulary {
    fn add(&mut self, phrase: &str, word: impl Into<String>) {
        self.add_entry(phrase, false, word.into());
    }

    fn add_definite(&mut self, phrase: &str, word: impl Into<String>) {
        self.add_entry(phrase, true, word.into());
    }

    fn add_entry(&mut self, phrase: &str, definite: bool, word: String) {
        let key = normalize::name_key(phrase);
        assert!(!key.is_empty(), "an empty phrase means {word}");
        if !self.known.insert((key.clone(), definite, word.clone())) {
            return;
        }
        if self.meanings.last() != Some(&word) {
            self.fields.note(time::MEANING, "");
            self.meanings.push(word);
        }
        let mark = match definite {
            true => time::DEFINITE,
            false => time::PHRASE,
        };
        self.fields.note(mark, &key);
    }

    /// Adds lists whose key goes into `{}` of the template, in camel case.
    fn add_lists(&mut self, lists: &Lists, template: &str) {
        for (meaning, phrases) in lists {
            let word = template.replace("{}", &camel_case(meaning));
            phrases.iter().for_each(|p| self.add(p, &*word));
        }
    }

    fn add_months(&mut self, months: Months) {
        for (calendar, months) in [("Month", months.gregorian), ("HijriMonth", months.hijri)] {
            for month in months {
                let number = month.number;
                for (plain, names) in [(true, &month.names), (false, &month.weak)] {
                    let word = format!("Word::{calendar} {{ number: {number}, plain: {plain} }}");
                    names.iter().for_each(|n| self.add(n, &*word));
                }
            }
        }
    }

    fn add_numbers(&mut self, numbers: Numbers) {
        self.add_lists(&numbers.cardinals, "Word::Cardinal({})");
        self.add_lists(&numbers.ordinals, "Word::Ordinal({})");
    }

    fn add_words(&mut self, words: TimeWords) {
        for (day, names) in &words.weekdays {
            let word = format!("Word::Weekday({day})");
            names.iter().for_each(|n| self.add_definite(n, &*word));
        }
        for (unit, forms) in &words.units {
            let template = format!("Word::Unit(Unit::{}, Count::{{}})", camel_case(unit));
            self.add_lists(forms, &template);
        }
        self.add_lists(&words.directions, "Word::Direction(Direction::{})");
        self.add_lists(&words.determiners, "Word::Determiner(Direction::{})");
        self.add_lists(&words.parts, "Word::Part(Part::{})");
        self.add_lists(&words.day_parts, "Word::PartOfDay(PartOfDay::{})");
        self.add_lists(&words.seasons, "Word::Season({})");
        self.add_lists(&words.decades, "Word::Decade({})");
        self.add_lists(&words.fractions, "Word::Fraction({})");
        self.add_lists(&words.days, "Word::Day({})");
        self.add_lists(&words.particles, "Word::{}");
        for (meaning, names) in &words.definite {
            let word = format!("Word::{}", camel_case(meaning));
            names.iter().for_each(|n| self.add_definite(n, &*word));
        }
        for phrases in words.now.values() {
            phrases.iter().for_each(|p| self.add(p, "Word::Now"));
        }
        self.add_lists(&words.terms, "Word::Term(Holder::{})");
        self.add_lists(&words.zones, "Word::Zone(Zone::{})");
        self.add_lists(&words.around, "Word::Around(Around::{})");
        self.beginnings = words.beginnings;
    }

    fn add_holidays(&mut self, holidays: Holidays) {
        for holiday in holidays.holiday {
            let calendar = camel_case(&holiday.calendar);
            let (month, day) = (holiday.month, holiday.day);
            let word = format!(
                "Word::Holiday {{ calendar: Calendar::{calendar}, month: {month}, day: {day} }}"
            );
            holiday.names.iter().for_each(|n| self.add(n, &*word));
        }
        for historic in &holidays.historic {
            for head in &historic.heads {
                self.add(head, "Word::Around(Around::HistoricHeads)");
            }
        }
        self.historic = holidays.historic;
    }

    /// What the packed table does not hold, as Rust source.
    fn source(&self) -> String {
        let meanings = self.meanings.join(", ");
        let mut source = format!("static MEANINGS: &[Word] = &[{meanings}];\n");
        source.push_str("static HISTORIC: &[Historic] = &[\n");
        for h in &self.historic {
            let heads: Vec<_> = h.heads.iter().map(|n| normalize::name_key(n)).collect();
            let (month, day, year) = (h.month, h.day, h.year);
            writeln!(
                source,
                "Historic {{ heads: &{heads:?}, month: {month}, day: {day}, year: {year} }},"
            )
            .expect("a string takes any text");
        }
        source.push_str("];\n");
        for (name, words) in &self.beginnings {
            let keys: Vec<_> = words.iter().map(|w| normalize::name_key(w)).collect();
            let name = name.to_uppercase();
            writeln!(source, "static {name}: &[&str] = &{keys:?};")
                .expect("a string takes any text");
        }
        source
    }
}

/// `before_common_era` as `BeforeCommonEra`; numbers stay as they are.
fn camel_case(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut letters = part.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}
