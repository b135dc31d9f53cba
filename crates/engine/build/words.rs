//! Compiles `data/name-words.toml`, lists of words around names, into sorted arrays of keys.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::normalize::name_key;

/// The lists; `data/name-words.toml` says what each is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    particles: Vec<Spanned<String>>,
    qualifiers: Vec<Spanned<String>>,
    named_by_nouns: Vec<Spanned<String>>,
    club_starts: Vec<Spanned<String>>,
    of_countries: Vec<Spanned<String>>,
    styles: Vec<Spanned<String>>,
    landmarks: Vec<Spanned<String>>,
    sides: Vec<Spanned<String>>,
    not_in_names: Vec<Spanned<String>>,
    honours: Vec<Spanned<String>>,
    provinces: Vec<Spanned<String>>,
    kinds_outside: Vec<Spanned<String>>,
    kinds_outside_one: Vec<Spanned<String>>,
    media_outside: Vec<Spanned<String>>,
    owned_by_bodies: Vec<Spanned<String>>,
    owned_by_places: Vec<Spanned<String>>,
    heads_in_titles: Vec<Spanned<String>>,
    named_by_nations: Vec<Spanned<String>>,
    named_for_persons: Vec<Spanned<String>>,
    bodies_of_nouns: Vec<Spanned<String>>,
    naming_adjectives: Vec<Spanned<String>>,
    open_bodies: Vec<Spanned<String>>,
    ministries: Vec<Spanned<String>>,
    clubs: Vec<Spanned<String>>,
    realms: Vec<Spanned<String>>,
    quarters: Vec<Spanned<String>>,
    fronts: Vec<Spanned<String>>,
    alliances: Vec<Spanned<String>>,
    shortened: Vec<Spanned<String>>,
    named_abroad: Vec<Spanned<String>>,
    named_by_adjectives: Vec<Spanned<String>>,
    purposes: Vec<Spanned<String>>,
    completions: Vec<Spanned<String>>,
    place_starts: Vec<Spanned<String>>,
    events_of_nouns: Vec<Spanned<String>>,
    accords: Vec<Spanned<String>>,
    joined_heads: Vec<Spanned<String>>,
    affairs: Vec<Spanned<String>>,
    words_too: Vec<Spanned<String>>,
    regnal: Vec<Spanned<String>>,
    firm_ends: Vec<Spanned<String>>,
    fields: Vec<Spanned<String>>,
    named_for_one: Vec<Spanned<String>>,
    given_too: Vec<Spanned<String>>,
    titles_too: Vec<Spanned<String>>,
    sites: Vec<Spanned<String>>,
    site_ends: Vec<Spanned<String>>,
    feminine: Vec<Spanned<String>>,
    sports: Vec<Spanned<String>>,
}

/// Reads `data/name-words.toml`, writes `name_words.rs` into `out`. A mistake ends the build with
/// the file and line.
pub fn compile(data: &Path, out: &Path) {
    const FILE: &str = "name-words.toml";
    let path = data.join(FILE);
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("data/{FILE}: {error}"));
    let lists: Lists = toml::from_str(&text).unwrap_or_else(|error| panic!("data/{FILE}: {error}"));
    let mut source = String::new();
    for (name, words) in [
        ("PARTICLES", &lists.particles),
        ("QUALIFIERS", &lists.qualifiers),
        ("NAMED_BY_NOUNS", &lists.named_by_nouns),
        ("CLUB_STARTS", &lists.club_starts),
        ("OF_COUNTRIES", &lists.of_countries),
        ("STYLES", &lists.styles),
        ("LANDMARKS", &lists.landmarks),
        ("SIDES", &lists.sides),
        ("NOT_IN_NAMES", &lists.not_in_names),
        ("HONOURS", &lists.honours),
        ("PROVINCES", &lists.provinces),
        ("KINDS_OUTSIDE", &lists.kinds_outside),
        ("KINDS_OUTSIDE_ONE", &lists.kinds_outside_one),
        ("MEDIA_OUTSIDE", &lists.media_outside),
        ("OWNED_BY_BODIES", &lists.owned_by_bodies),
        ("OWNED_BY_PLACES", &lists.owned_by_places),
        ("HEADS_IN_TITLES", &lists.heads_in_titles),
        ("NAMED_BY_NATIONS", &lists.named_by_nations),
        ("NAMED_FOR_PERSONS", &lists.named_for_persons),
        ("BODIES_OF_NOUNS", &lists.bodies_of_nouns),
        ("NAMING_ADJECTIVES", &lists.naming_adjectives),
        ("OPEN_BODIES", &lists.open_bodies),
        ("MINISTRIES", &lists.ministries),
        ("CLUBS", &lists.clubs),
        ("REALMS", &lists.realms),
        ("QUARTERS", &lists.quarters),
        ("FRONTS", &lists.fronts),
        ("ALLIANCES", &lists.alliances),
        ("SHORTENED", &lists.shortened),
        ("NAMED_ABROAD", &lists.named_abroad),
        ("NAMED_BY_ADJECTIVES", &lists.named_by_adjectives),
        ("PURPOSES", &lists.purposes),
        ("COMPLETIONS", &lists.completions),
        ("PLACE_STARTS", &lists.place_starts),
        ("EVENTS_OF_NOUNS", &lists.events_of_nouns),
        ("ACCORDS", &lists.accords),
        ("JOINED_HEADS", &lists.joined_heads),
        ("AFFAIRS", &lists.affairs),
        ("WORDS_TOO", &lists.words_too),
        ("FIRM_ENDS", &lists.firm_ends),
        ("NAMED_FOR_ONE", &lists.named_for_one),
        ("FIELDS", &lists.fields),
        ("REGNAL", &lists.regnal),
        ("GIVEN_TOO", &lists.given_too),
        ("TITLES_TOO", &lists.titles_too),
        ("FEMININE", &lists.feminine),
        ("SITES", &lists.sites),
        ("SITE_ENDS", &lists.site_ends),
        ("SPORTS", &lists.sports),
    ] {
        let mut keys: BTreeMap<String, &str> = BTreeMap::new();
        for word in words {
            let line = text[..word.span().start].lines().count();
            let key = name_key(word.get_ref());
            if key.is_empty() || key.contains(' ') {
                panic!("data/{FILE}:{line}: «{}» is not one word", word.get_ref());
            }
            if let Some(other) = keys.insert(key, word.get_ref())
                && other == word.get_ref()
            {
                panic!("data/{FILE}:{line}: a second «{}»", word.get_ref());
            }
        }
        let mut keys: Vec<&String> = keys.keys().collect();
        keys.sort_by_key(|key| key.len());
        let lengths: Vec<usize> = keys.iter().map(|key| key.len()).collect();
        let all: String = keys.into_iter().map(String::as_str).collect();
        writeln!(
            source,
            "pub(super) static {name}: List = List {{ keys: {all:?}, lengths: &{lengths:?} }};"
        )
        .expect("a String");
    }
    fs::write(out.join("name_words.rs"), source).expect("OUT_DIR can be written");
}
