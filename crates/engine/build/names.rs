//! Compiles the tables of names in `data/` into fields from which the engine makes the names in every
//! form. A mistake in a table ends the build with the file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use toml::Spanned;

use crate::fields::{self, Fields};
use crate::mark;
use crate::normalize::name_key;
use crate::source::{Base, Bloc, Country, File, Row};
use crate::tables::{Lines, Table};

/// Reads the tables in `data`; writes the table `names`, `terms.bin`, `codes.bin` and `states.txt` into
/// `out`. Of several entries with one name the first that is read is the likeliest.
pub fn compile(data: &Path, out: &Path) {
    let mut compiler = Compiler::default();
    compiler.known.extend(ACTING_BODIES.map(str::to_owned));
    compiler.countries(&Table::read(data, "countries.toml"));
    compiler.blocs(&Table::read(data, "blocs.toml"));
    compiler.read_hints(
        &Lines::read(data, "given-names.txt"),
        &Lines::read(data, "stop-words.txt"),
    );
    for file in [
        "organizations",
        "people",
        "agreements",
        "events",
        "places",
        "groups",
        "titles",
        "heads",
    ] {
        compiler.rows(&Table::read(data, &format!("{file}.toml")));
    }
    compiler.cities(&Lines::read(data, "cities.tsv"));
    compiler.hint_words();
    compiler.fields.write(out, "names");
    for (file, bytes) in [
        ("terms.bin", &compiler.terms[..]),
        ("codes.bin", &compiler.codes),
        ("states.txt", compiler.states.as_bytes()),
    ] {
        fs::write(out.join(file), bytes).expect("OUT_DIR can be written");
    }
}

/// The organisations that act among countries.
const ACTING_BODIES: [&str; 5] = ["UNO", "NATO", "EUU", "ARL", "GCC"];

#[derive(Default)]
struct Compiler {
    fields: Fields,
    /// Terms of office, six bytes each.
    terms: Vec<u8>,
    /// The codes of entries that have another than the one before: the places of all codes in their row.
    codes: Vec<u8>,
    /// The code of each state in a line, with the two letters of its flag where it does not start with them.
    states: String,
    /// All codes so far, the acting bodies' first.
    known: Vec<String>,
    /// The code of the last entry.
    code: String,
    /// (file, id) of every entry, to find one given twice.
    ids: BTreeSet<(String, String)>,
    /// (key, country) of every place, to find a city given twice.
    places_by_key: BTreeSet<(String, String)>,
    /// Given names, by key or, where the flag is set, as they are spelt.
    given_names: BTreeMap<String, bool>,
    /// The keys of those that a person of the tables has.
    borne: BTreeSet<String>,
    /// The keys of stop words.
    stop_words: BTreeSet<String>,
}

impl Compiler {
    /// A new entry with its other names.
    fn entry<T>(&mut self, table: &Table<T>, mark: u8, base: Base<'_>) {
        for name in std::iter::once(base.name.get_ref()).chain(base.also) {
            if let Err(letter) = fields::letters(name) {
                table.fail(
                    base.name,
                    format_args!("«{name}»: the alphabet of names has no `{letter}`"),
                );
            }
        }
        if !base.needs.is_empty() {
            let needs: Vec<_> = base.needs.iter().map(|word| name_key(word)).collect();
            self.fields.note(mark::NEEDS, &needs.join(" "));
        }
        self.exact(base);
        self.fields.shown(mark, base.name.get_ref());
        self.more(mark::ALSO, base, base.also);
    }

    /// More names of the entry.
    fn more(&mut self, mark: u8, base: Base<'_>, names: &[String]) {
        for name in names {
            self.exact(base);
            self.fields.found(mark, name);
        }
    }

    /// The country or acting organisation of the entries that follow; empty where they have none.
    fn code(&mut self, code: &str) {
        if self.code == code {
            return;
        }
        code.clone_into(&mut self.code);
        self.fields.note(mark::CODE, "");
        let place = self.known.iter().position(|known| known == code);
        let mut place = place.map_or(0, |place| place + 1);
        // 255 is added to what follows.
        while let Some(less) = place.checked_sub(255) {
            self.codes.push(255);
            place = less;
        }
        self.codes.push(place as u8);
    }

    /// The first and the last day of a term of office, as `2017-01-20`.
    fn term(&mut self, from: &str, until: &str) {
        self.fields.note(mark::TERM, "");
        for day in [from, until] {
            let mut parts = day.split('-').map(|part| part.parse().unwrap_or_default());
            let year: u16 = parts.next().unwrap_or_default();
            let year = year.saturating_sub(1900);
            self.terms
                .push(u8::try_from(year).expect("a year before 2156"));
            for _ in 0..2 {
                self.terms.push(parts.next().unwrap_or_default() as u8);
            }
        }
    }

    fn exact(&mut self, base: Base<'_>) {
        if base.exact {
            self.fields.note(mark::EXACT, "");
        }
    }

    fn inflected(&mut self, mark: u8, words: &[String]) {
        words.iter().for_each(|word| self.fields.found(mark, word));
    }

    fn countries(&mut self, table: &Table<BTreeMap<String, Country>>) {
        for (code, country) in &table.rows {
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                table.fail(
                    &country.name,
                    format_args!("`{code}` is no ISO 3166-1 alpha-3 code"),
                );
            }
            self.known.push(code.clone());
            self.country(table, code, country);
        }
    }

    fn country<T>(&mut self, table: &Table<T>, code: &str, country: &Country) {
        let base = country.base();
        code.clone_into(&mut self.code);
        self.states.push_str(code);
        let flag = country.iso2.as_deref().unwrap_or_default();
        if flag.is_empty() || !code.starts_with(flag) {
            self.states.push(' ');
            self.states.push_str(flag);
        }
        self.states.push('\n');
        self.entry(table, mark::COUNTRY, base);
        self.more(mark::ALSO, base, &country.official);
        if country.al.as_deref() == Some("either") {
            let with_article: Vec<_> = std::iter::once(base.name.get_ref())
                .chain(base.also)
                .chain(&country.official)
                .filter(|name| !name.starts_with("ال"))
                .map(|name| format!("ال{name}"))
                .collect();
            self.more(mark::ALSO, base, &with_article);
        }
        self.inflected(mark::DEMONYM, &country.demonym);
        self.inflected(mark::PEOPLE, &country.people);
        if let Some(capital) = &country.capital {
            for spelling in std::iter::once(capital).chain(&country.capital_also) {
                self.places_by_key
                    .insert((name_key(spelling), code.to_owned()));
            }
            self.fields.shown(mark::CAPITAL, capital);
            self.inflected(mark::ALSO, &country.capital_also);
        }
        for city in &country.other_capital {
            self.places_by_key.insert((name_key(city), code.to_owned()));
        }
        if let [city, spellings @ ..] = &country.other_capital[..] {
            self.fields.shown(mark::CAPITAL, city);
            self.inflected(mark::ALSO, spellings);
        }
        for seat in &country.seats {
            if !self
                .places_by_key
                .contains(&(name_key(seat), code.to_owned()))
            {
                self.fields.shown(mark::ORGAN, seat);
            }
        }
    }

    fn blocs(&mut self, table: &Table<BTreeMap<String, Bloc>>) {
        for (code, bloc) in &table.rows {
            for member in &bloc.members {
                if !self.known.contains(member) {
                    table.fail(&bloc.name, format_args!("no country `{member}`"));
                }
            }
            let mark = match bloc.kind.as_deref() {
                Some("organization") => mark::ORGANIZATION,
                Some("place") | None => mark::PLACE,
                Some(other) => table.fail(&bloc.name, format_args!("unknown kind `{other}`")),
            };
            self.code(bloc.actor.as_deref().unwrap_or_default());
            self.entry(table, mark, bloc.base());
            self.fields.note(mark::ID, code);
            self.inflected(mark::DEMONYM, &bloc.demonym);
            self.inflected(mark::PEOPLE, &bloc.people);
        }
    }

    /// Rows that are each told once, with their codes. Those of one code are together: where it changes
    /// costs the page two bytes.
    fn by_code<'r, R: Row>(
        &mut self,
        table: &Table<File>,
        rows: &'r [R],
        code: impl Fn(&R) -> Option<String>,
    ) -> Vec<(&'r R, String)> {
        let mut placed = Vec::new();
        for row in rows {
            let base = row.base();
            // An editor's id only keeps rows apart; the page pays for no second name.
            let id = base.id.unwrap_or(base.name.get_ref());
            if !self.ids.insert((table.file.clone(), id.to_owned())) {
                table.fail(base.name, format_args!("a second entry `{id}`"));
            }
            let code = code(row).unwrap_or_default();
            let place = self.known.iter().position(|known| *known == code);
            if place.is_none() && !code.is_empty() {
                table.fail(base.name, format_args!("no country `{code}`"));
            }
            placed.push((place, row, code));
        }
        placed.sort_by_key(|&(place, ..)| place);
        placed
            .into_iter()
            .map(|(_, row, code)| (row, code))
            .collect()
    }

    fn rows(&mut self, table: &Table<File>) {
        let rows = &table.rows;
        let organizations = self.by_code(table, &rows.organization, |row| {
            let body = row.actor.as_ref().or(row.stands_for.as_ref());
            body.or(row.country.as_ref()).cloned()
        });
        for (row, code) in organizations {
            let body = row.actor.as_ref();
            if body.is_some_and(|body| !ACTING_BODIES.contains(&body.as_str())) {
                table.fail(&row.name, "`actor` is one of the five acting bodies");
            }
            let mark = match row.stands_for {
                Some(_) => mark::ORGAN,
                None => mark::ORGANIZATION,
            };
            self.row(table, mark, row, &code);
            self.inflected(mark::DEMONYM, &row.demonym);
        }
        let people = self.by_code(table, &rows.person, |row| {
            let body = row.roles.last().and_then(|role| body_of(&role.title));
            body.or(row.country.clone())
        });
        for (row, code) in people {
            let in_office =
                !row.terms.is_empty() || row.roles.iter().any(|role| is_state_office(&role.title));
            let mark = match in_office || ACTING_BODIES.contains(&code.as_str()) {
                true => mark::OFFICIAL,
                false => mark::PERSON,
            };
            self.given_name(row.name.get_ref());
            self.row(table, mark, row, &code);
            self.more(mark::SHORT, row.base(), &row.short);
            for (usual, others) in &row.spell {
                self.fields.note(mark::SPELL, usual);
                for other in others {
                    self.fields.note(mark::OTHERWISE, other);
                }
            }
            for term in &row.terms {
                match term.as_slice() {
                    [from] => self.term(from, ""),
                    [from, until] => self.term(from, until),
                    _ => table.fail(&row.name, "a term is `[from]` or `[from, until]`"),
                }
            }
        }
        for (row, code) in self.by_code(table, &rows.agreement, |_| None) {
            self.row(table, mark::AGREEMENT, row, &code);
        }
        for (row, code) in self.by_code(table, &rows.event, |_| None) {
            self.row(table, mark::EVENT, row, &code);
        }
        for (row, code) in self.by_code(table, &rows.place, |row| row.country.clone()) {
            if let Some(country) = &row.country {
                self.places_by_key
                    .insert((name_key(row.name.get_ref()), country.clone()));
            }
            self.row(table, mark::PLACE, row, &code);
        }
        for (row, code) in self.by_code(table, &rows.group, |row| row.country.clone()) {
            self.row(table, mark::GROUP, row, &code);
        }
        self.code("");
        for title in &rows.title {
            let mark = match title.acts_for.as_deref() {
                Some("state") => mark::TITLE_OF_STATE,
                Some("organization") => mark::TITLE_OF_ORGANIZATION,
                Some("none") | None => mark::TITLE,
                Some(other) => table.fail(&title.m, format_args!("unknown `acts_for` «{other}»")),
            };
            self.noun(mark, &title.m, &title.pl);
            if let Some(f) = &title.f {
                self.fields.found(mark::FEMININE, f);
            }
        }
        for head in &rows.head {
            let mark = match (head.makes.as_str(), head.stands_for_state) {
                ("organization", true) => mark::HEAD_OF_ORGAN,
                ("organization", false) => mark::HEAD_OF_ORGANIZATION,
                ("agreement", false) => mark::HEAD_OF_AGREEMENT,
                ("event", false) => mark::HEAD_OF_EVENT,
                ("place", false) => mark::HEAD_OF_PLACE,
                ("group", false) => mark::HEAD_OF_GROUP,
                (_, true) => table.fail(&head.m, "only an organization stands for a state"),
                (other, _) => table.fail(&head.m, format_args!("cannot make `{other}`")),
            };
            self.noun(mark, &head.m, &head.pl);
        }
        for portfolio in &rows.portfolio {
            self.fields.shown(mark::PORTFOLIO, portfolio.name.get_ref());
            self.inflected(mark::ALSO, &portfolio.also);
        }
    }

    fn row(&mut self, table: &Table<File>, mark: u8, row: &impl Row, code: &str) {
        self.code(code);
        self.entry(table, mark, row.base());
    }

    fn noun(&mut self, mark: u8, m: &Spanned<String>, plurals: &[String]) {
        self.fields.shown(mark, m.get_ref());
        self.inflected(mark::PLURAL, plurals);
    }

    fn cities(&mut self, list: &Lines) {
        for (line, row) in &list.lines {
            let mut fields = row.split('\t');
            let (Some(name), Some(country)) = (fields.next(), fields.next()) else {
                panic!("data/{}:{line}: name, tab, country expected", list.file);
            };
            if !self.known.iter().any(|code| code == country) {
                panic!("data/{}:{line}: no country `{country}`", list.file);
            }
            if let Err(letter) = fields::letters(name) {
                panic!(
                    "data/{}:{line}: the alphabet of names has no `{letter}`",
                    list.file
                );
            }
            if self
                .places_by_key
                .insert((name_key(name), country.to_owned()))
            {
                self.code(country);
                self.fields.shown(mark::PLACE, name);
            }
        }
    }

    /// Reads given names and stop words. What is both is a stop word, but for the final letter that tells
    /// `علي` from `على`.
    fn read_hints(&mut self, given: &Lines, stop: &Lines) {
        let stops: BTreeMap<String, &String> = stop
            .lines
            .iter()
            .map(|(_, word)| (name_key(word), word))
            .collect();
        for (_, name) in &given.lines {
            let key = name_key(name);
            match stops.get(&key) {
                None => self.given_names.insert(key, false),
                Some(word) if word.ends_with('ى') && !name.ends_with('ى') => {
                    self.given_names.insert(name.clone(), true)
                }
                Some(_) => None,
            };
        }
        self.stop_words = stops.into_keys().collect();
    }

    /// Notes a given name that a person's name starts with, which need not be listed again, or that it starts with none.
    fn given_name(&mut self, name: &str) {
        let first = name_key(name);
        let first = first.split(' ').next().unwrap_or_default();
        match self.given_names.get(first) {
            Some(false) => {
                self.borne.insert(first.to_owned());
            }
            _ => self.fields.note(mark::NOT_GIVEN, ""),
        }
    }

    /// The given names that no person of the tables has, and the stop words.
    fn hint_words(&mut self) {
        self.code("");
        self.fields.note(mark::GIVEN_NAMES, "");
        let given = std::mem::take(&mut self.given_names).into_iter();
        let given = given.filter(|(name, _)| !self.borne.contains(name));
        self.fields.words(given.collect());
        self.fields.note(mark::STOP_WORDS, "");
        let stops = std::mem::take(&mut self.stop_words).into_iter();
        self.fields.words(stops.map(|key| (key, false)).collect());
    }
}

/// The acting body that an office is of: who led a state before acts for it no more.
fn body_of(title: &str) -> Option<String> {
    const BODIES: [(&str, &str); 5] = [
        ("الأمم المتحدة", "UNO"),
        ("حلف شمال الأطلسي", "NATO"),
        ("الأوروبي", "EUU"),
        ("جامعة الدول العربية", "ARL"),
        ("مجلس التعاون", "GCC"),
    ];
    let is_of = |&&(name, _): &&(&str, &str)| title.contains(name);
    BODIES.iter().find(is_of).map(|&(_, code)| code.to_owned())
}

/// Whether the holder of an office acts for a state.
fn is_state_office(title: &str) -> bool {
    const OFFICES: [&str; 14] = [
        "رئيس",
        "رئيسة",
        "ملك",
        "ملكة",
        "أمير",
        "سلطان",
        "ولي",
        "وزير",
        "وزيرة",
        "مستشار",
        "مستشارة",
        "مبعوث",
        "مبعوثة",
        "مرشد",
    ];
    let not_a_state = [
        "حزب",
        "حركة",
        "حرب",
        "تنظيم",
        "منظمة",
        "جماعة",
        "شركة",
        "بنك",
        "مجلس إدارة",
        "نادي",
        "اتحاد",
    ];
    let mut words = title.split(' ');
    words.next().is_some_and(|first| OFFICES.contains(&first))
        && !not_a_state.iter().any(|word| title.contains(word))
}
