//! How much the built-in lexicon holds, counted in `data/` itself and printed, against the least that it must
//! hold: every state of ISO 3166-1 and those that are gone, blocs with their members, people with a country
//! and terms of office.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use siyaq_engine::{Options, explore};

/// The two-letter codes of ISO 3166-1.
const ISO_3166_1: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS \
    GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV \
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW";

/// States that are no more or whose standing is disputed, and that news names.
const MORE_STATES: [&str; 8] = ["SUN", "YUG", "CSK", "DDR", "PSE", "XKX", "TWN", "ESH"];

fn table(name: &str) -> toml::Table {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let text = fs::read_to_string(data.join(name)).expect("the table is there");
    text.parse().expect("the table is TOML")
}

/// The rows of a table that is an array.
fn rows(file: &str, array: &str) -> Vec<toml::Table> {
    let rows = table(file).remove(array).expect("the array is there");
    rows.try_into().expect("an array of rows")
}

fn has(row: &toml::Table, field: &str) -> bool {
    row.get(field).is_some_and(|value| match value {
        toml::Value::String(text) => !text.is_empty(),
        toml::Value::Array(items) => !items.is_empty(),
        _ => true,
    })
}

#[test]
fn the_lexicon_holds_what_news_names() {
    let cities =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/cities.tsv"))
            .expect("the cities are there");
    let mut cities: BTreeSet<&str> = cities
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect();
    let places = rows("places.toml", "place");
    let text = |place: &toml::Table, field| place.get(field)?.as_str().map(str::to_owned);
    let towns: BTreeSet<String> = places
        .iter()
        .filter(|place| text(place, "kind").as_deref() == Some("city"))
        .filter_map(|place| text(place, "name"))
        .collect();
    cities.extend(towns.iter().map(String::as_str));
    let people = rows("people.toml", "person");
    let in_office = people
        .iter()
        .filter(|person| has(person, "country") && has(person, "terms"))
        .count();
    let counts = [
        ("countries", table("countries.toml").len(), 249 + 12),
        ("blocs", table("blocs.toml").len(), 30),
        (
            "organizations",
            rows("organizations.toml", "organization").len(),
            300,
        ),
        (
            "agreements",
            rows("agreements.toml", "agreement").len(),
            120,
        ),
        ("cities in both files", cities.len(), 1500),
        ("cities in places.toml", towns.len(), 100),
        ("people", people.len(), 600),
        ("people with a country and terms of office", in_office, 600),
        ("titles", rows("titles.toml", "title").len(), 200),
        ("events", rows("events.toml", "event").len(), 150),
        ("groups", rows("groups.toml", "group").len(), 80),
    ];
    let mut few = Vec::new();
    for (what, count, least) in counts {
        println!("{count:>6} {what} (at least {least})");
        if count < least {
            few.push(what);
        }
    }
    assert!(few.is_empty(), "too few {few:?}");
}

#[test]
fn every_state_is_there_and_found_by_its_name() {
    let countries = table("countries.toml");
    let row = |code: &str| countries.get(code).and_then(|row| row.as_table());
    let flags: BTreeSet<&str> = countries
        .values()
        .filter_map(|row| row.get("iso2")?.as_str())
        .collect();
    let missing: Vec<&str> = ISO_3166_1
        .split_whitespace()
        .filter(|code| !flags.contains(code))
        .chain(MORE_STATES.into_iter().filter(|code| row(code).is_none()))
        .collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
    assert!(
        MORE_STATES[..4]
            .iter()
            .all(|code| row(code).is_some_and(|row| has(row, "until"))),
        "a state that is gone says until when"
    );
    let mut lost = Vec::new();
    for (code, row) in &countries {
        let name = row["name"].as_str().expect("a name");
        // A word that is also a country's name needs a word beside it.
        let text = match row.get("needs").and_then(|words| words[0].as_str()) {
            Some(word) => format!("{word} {name}"),
            None => name.to_owned(),
        };
        let found = explore(&text, &Options::default());
        if !found
            .entities
            .iter()
            .any(|e| e.iso3.as_deref() == Some(code))
        {
            lost.push(format!("{code} {text}"));
        }
    }
    assert!(lost.is_empty(), "not found: {lost:?}");
}

#[test]
fn blocs_have_their_members() {
    let countries = table("countries.toml");
    for (code, bloc) in table("blocs.toml") {
        let members = bloc.get("members").and_then(|members| members.as_array());
        assert!(
            members.is_some_and(|members| !members.is_empty()),
            "{code} has no members"
        );
        for member in members.into_iter().flatten().filter_map(|m| m.as_str()) {
            assert!(countries.contains_key(member), "{code}: {member}");
        }
    }
}
