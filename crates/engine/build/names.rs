//! Compiles the tables of names in `data/` into what the engine looks names up in: an `fst` from
//! keys to senses, and static arrays of senses and entries. Nothing is built at start-up.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{Display, Write as _};
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::alphabet;
use crate::form::{Form, Role};
use crate::forms::{self, Inflected};
use crate::normalize::name_key;
use crate::source::{Base, Bloc, Country, File};

/// Reads the tables in `data`, writes `names.fst` and `names.rs` into `out`. A mistake in a table
/// ends the build with the file and line.
pub fn compile(data: &Path, out: &Path) {
    let mut compiler = Compiler::default();
    compiler.countries(&Table::read(data, "countries.toml"));
    compiler.blocs(&Table::read(data, "blocs.toml"));
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
    compiler.hint_words(
        &Lines::read(data, "given-names.txt"),
        &Lines::read(data, "stop-words.txt"),
    );
    compiler.write(out);
}

/// A table that was read, with its text to find lines in.
struct Table<T> {
    file: String,
    text: String,
    rows: T,
}

impl<T: DeserializeOwned> Table<T> {
    fn read(data: &Path, file: &str) -> Self {
        let text = read(data, file);
        match toml::from_str(&text) {
            Ok(rows) => Self {
                file: file.to_owned(),
                text,
                rows,
            },
            Err(error) => panic!("data/{file}: {error}"),
        }
    }
}

impl<T> Table<T> {
    /// Ends the build with a mistake and its line.
    fn fail(&self, at: &Spanned<String>, mistake: impl Display) -> ! {
        let line = self.text[..at.span().start].lines().count();
        panic!("data/{}:{line}: «{}»: {mistake}", self.file, at.get_ref())
    }
}

/// A list of words or tab-separated rows, a line each; `#` starts a comment line.
struct Lines {
    file: String,
    lines: Vec<(usize, String)>,
}

impl Lines {
    fn read(data: &Path, file: &str) -> Self {
        let lines = read(data, file)
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line.trim_end().to_owned()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .collect();
        Self {
            file: file.to_owned(),
            lines,
        }
    }
}

fn read(data: &Path, file: &str) -> String {
    let path = data.join(file);
    println!("cargo:rerun-if-changed={}", path.display());
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("data/{file}: {error}"))
}

/// Everything about an entry that the engine keeps, as Rust source.
struct Entry {
    id: String,
    name: String,
    class: String,
    country: Option<String>,
    actor: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Sense {
    entry: u16,
    constraint: u16,
    form: u8,
}

#[derive(Default)]
struct Compiler {
    entries: Vec<Entry>,
    senses: BTreeMap<String, BTreeSet<Sense>>,
    /// As Rust source, in the order of their numbers; 0 is "none".
    constraints: Vec<String>,
    constraint_ids: HashMap<String, u16>,
    terms: Vec<(usize, String, String)>,
    codes: BTreeMap<String, (Option<String>, usize)>,
    /// (class, id) of every entry, to find one given twice.
    ids: BTreeSet<(String, String)>,
    /// (key, country) of every place, to find a city given twice.
    places_by_key: BTreeSet<(String, String)>,
}

impl Compiler {
    fn entry(&mut self, entry: Entry) -> usize {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    fn constraint(&mut self, exact: Option<&str>, needs: &[String]) -> u16 {
        if exact.is_none() && needs.is_empty() {
            return 0;
        }
        let needs: Vec<_> = needs.iter().map(|word| name_key(word)).collect();
        let source = format!("Constraint {{ exact: {exact:?}, needs: &{needs:?} }}");
        let next = self.constraints.len() as u16 + 1;
        *self
            .constraint_ids
            .entry(source.clone())
            .or_insert_with(|| {
                self.constraints.push(source);
                next
            })
    }

    /// Makes `spelling` find the entry.
    fn name(&mut self, entry: usize, spelling: &str, role: Role, base: Base<'_>) {
        let exact = base.exact.then_some(spelling);
        let constraint = self.constraint(exact, base.needs);
        let form = Form { role, ..Form::NAME };
        self.forms(entry, vec![(name_key(spelling), form)], constraint);
    }

    fn forms(&mut self, entry: usize, forms: Vec<Inflected>, constraint: u16) {
        let entry = u16::try_from(entry).expect("fewer than 65,536 entries");
        for (key, form) in forms {
            for key in forms::spelling_variants(&key) {
                let sense = Sense {
                    entry,
                    constraint,
                    form: form.pack(),
                };
                self.senses.entry(key).or_default().insert(sense);
            }
        }
    }

    fn names(&mut self, entry: usize, base: Base<'_>) {
        self.name(entry, base.name.get_ref(), Role::Name, base);
        for also in base.also {
            self.name(entry, also, Role::Name, base);
        }
    }

    fn countries(&mut self, table: &Table<BTreeMap<String, Country>>) {
        for (code, country) in &table.rows {
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                table.fail(
                    &country.name,
                    format_args!("`{code}` is no ISO 3166-1 alpha-3 code"),
                );
            }
            self.country(code, country);
        }
    }

    fn country(&mut self, code: &str, country: &Country) {
        let base = country.base();
        let name = base.name.get_ref();
        let tied = |class: &str, id: String, name: &str| Entry {
            id,
            name: name.to_owned(),
            class: class.to_owned(),
            country: Some(code.to_owned()),
            actor: Some(code.to_owned()),
        };
        let entry = self.entry(tied("Class::Country", code.to_owned(), name));
        self.codes
            .insert(code.to_owned(), (country.iso2.clone(), entry));
        for spelling in std::iter::once(name)
            .chain(base.also)
            .chain(&country.official)
        {
            self.name(entry, spelling, Role::Name, base);
            if country.al.as_deref() == Some("either") && !spelling.starts_with("ال") {
                self.name(entry, &format!("ال{spelling}"), Role::Name, base);
            }
        }
        for demonym in &country.demonym {
            self.forms(entry, forms::nisba(demonym), 0);
        }
        for people in &country.people {
            self.forms(entry, forms::people(people), 0);
        }
        if let Some(capital) = &country.capital {
            let place = self.entry(tied("Class::Capital", capital.clone(), capital));
            for spelling in std::iter::once(capital).chain(&country.capital_also) {
                self.places_by_key
                    .insert((name_key(spelling), code.to_owned()));
                self.name(
                    place,
                    spelling,
                    Role::Name,
                    Base {
                        exact: false,
                        needs: &[],
                        ..base
                    },
                );
            }
        }
        for seat in &country.seats {
            if self
                .places_by_key
                .contains(&(name_key(seat), code.to_owned()))
            {
                continue;
            }
            let seat_entry = self.entry(tied("Class::Organization", seat.clone(), seat));
            self.name(
                seat_entry,
                seat,
                Role::Name,
                Base {
                    exact: false,
                    needs: &[],
                    ..base
                },
            );
        }
    }

    fn blocs(&mut self, table: &Table<BTreeMap<String, Bloc>>) {
        for (code, bloc) in &table.rows {
            for member in &bloc.members {
                if !self.codes.contains_key(member) {
                    table.fail(&bloc.name, format_args!("no country `{member}`"));
                }
            }
            let class = match bloc.kind.as_deref() {
                Some("organization") => "Class::Organization",
                Some("place") | None => "Class::Place",
                Some(other) => table.fail(&bloc.name, format_args!("unknown kind `{other}`")),
            };
            let base = bloc.base();
            let entry = self.entry(Entry {
                id: code.clone(),
                name: base.name.get_ref().clone(),
                class: class.to_owned(),
                country: None,
                actor: bloc.actor.clone(),
            });
            self.names(entry, base);
            self.name_actor(bloc.actor.as_ref(), entry);
            bloc.demonym
                .iter()
                .for_each(|d| self.forms(entry, forms::nisba(d), 0));
            bloc.people
                .iter()
                .for_each(|p| self.forms(entry, forms::people(p), 0));
        }
    }

    fn rows(&mut self, table: &Table<File>) {
        let rows = &table.rows;
        for row in &rows.organization {
            let entry = self.row(
                table,
                row.base(),
                "Class::Organization",
                row.stands_for.as_ref().or(row.country.as_ref()),
                row.actor.as_ref().or(row.stands_for.as_ref()),
            );
            row.demonym
                .iter()
                .for_each(|d| self.forms(entry, forms::nisba(d), 0));
        }
        for row in &rows.person {
            let in_office =
                !row.terms.is_empty() || row.roles.iter().any(|role| is_state_office(&role.title));
            let actor = row.country.as_ref().filter(|_| in_office);
            let entry = self.row(
                table,
                row.base(),
                "Class::Person",
                row.country.as_ref(),
                actor,
            );
            let full: Vec<_> = std::iter::once(row.name.get_ref())
                .chain(&row.also)
                .cloned()
                .collect();
            for (spellings, role) in [(full, Role::Name), (row.short.clone(), Role::Short)] {
                for spelling in respelt(&spellings, &row.spell) {
                    self.name(entry, &spelling, role, row.base());
                }
            }
            for term in &row.terms {
                let (from, until) = match term.as_slice() {
                    [from] => (from.clone(), String::new()),
                    [from, until] => (from.clone(), until.clone()),
                    _ => table.fail(&row.name, "a term is `[from]` or `[from, until]`"),
                };
                self.terms.push((entry, from, until));
            }
        }
        for row in &rows.agreement {
            self.row(table, row.base(), "Class::Agreement", None, None);
        }
        for row in &rows.event {
            self.row(table, row.base(), "Class::Event", None, None);
        }
        for row in &rows.place {
            if let Some(country) = &row.country {
                self.places_by_key
                    .insert((name_key(row.name.get_ref()), country.clone()));
            }
            self.row(
                table,
                row.base(),
                "Class::Place",
                row.country.as_ref(),
                None,
            );
        }
        for row in &rows.group {
            self.row(
                table,
                row.base(),
                "Class::Group",
                row.country.as_ref(),
                None,
            );
        }
        for title in &rows.title {
            let acts_for = match title.acts_for.as_deref() {
                Some("state") => "State",
                Some("organization") => "Organization",
                Some("none") | None => "Nobody",
                Some(other) => table.fail(&title.m, format_args!("unknown `acts_for` «{other}»")),
            };
            let class = format!("Class::Title(ActsFor::{acts_for})");
            let entry = self.noun(&title.m, class, &title.pl);
            if let Some(f) = &title.f {
                self.forms(entry, forms::noun(Role::Noun, f, true, &[]), 0);
            }
        }
        for head in &rows.head {
            let makes = match head.makes.as_str() {
                "organization" => "Organization",
                "agreement" => "Agreement",
                "event" => "Event",
                "place" => "Place",
                "group" => "Group",
                other => table.fail(&head.m, format_args!("cannot make `{other}`")),
            };
            let state = head.stands_for_state;
            let class =
                format!("Class::Head {{ makes: EntityType::{makes}, stands_for_state: {state} }}");
            self.noun(&head.m, class, &head.pl);
        }
        for portfolio in &rows.portfolio {
            let name = portfolio.name.get_ref();
            let entry = self.word(name, "Class::Portfolio".to_owned());
            for name in std::iter::once(name).chain(&portfolio.also) {
                let key = name_key(name);
                let bare = key.strip_prefix("ال").unwrap_or(&key).to_owned();
                let form = Form {
                    role: Role::Noun,
                    ..Form::NAME
                };
                self.forms(entry, vec![(key.clone(), form), (bare, form)], 0);
            }
        }
    }

    fn row<T>(
        &mut self,
        table: &Table<T>,
        base: Base<'_>,
        class: &str,
        country: Option<&String>,
        actor: Option<&String>,
    ) -> usize {
        const ACTING_BODIES: [&str; 5] = ["UNO", "NATO", "EUU", "ARL", "GCC"];
        let name = base.name.get_ref();
        for code in country.iter().chain(&actor) {
            if !self.codes.contains_key(*code) && !ACTING_BODIES.contains(&code.as_str()) {
                table.fail(base.name, format_args!("no country `{code}`"));
            }
        }
        let id = base.id.unwrap_or(name).to_owned();
        if !self.ids.insert((class.to_owned(), id.clone())) {
            table.fail(base.name, format_args!("a second entry `{id}`"));
        }
        let entry = self.entry(Entry {
            id,
            name: name.clone(),
            class: class.to_owned(),
            country: country.cloned(),
            actor: actor.cloned(),
        });
        self.names(entry, base);
        entry
    }

    /// An acting organisation has the name of the first entry that acts as it.
    fn name_actor(&mut self, actor: Option<&String>, entry: usize) {
        if let Some(code) = actor {
            self.codes.entry(code.clone()).or_insert((None, entry));
        }
    }

    fn noun(&mut self, m: &Spanned<String>, class: String, plurals: &[String]) -> usize {
        let entry = self.word(m.get_ref(), class);
        self.forms(
            entry,
            forms::noun(Role::Noun, m.get_ref(), false, plurals),
            0,
        );
        entry
    }

    /// An entry for a word that names nothing by itself.
    fn word(&mut self, name: &str, class: String) -> usize {
        let name = name.to_owned();
        self.entry(Entry {
            id: name.clone(),
            name,
            class,
            country: None,
            actor: None,
        })
    }

    fn cities(&mut self, list: &Lines) {
        for (line, row) in &list.lines {
            let mut fields = row.split('\t');
            let (Some(name), Some(country)) = (fields.next(), fields.next()) else {
                panic!("data/{}:{line}: name, tab, country expected", list.file);
            };
            if !self.codes.contains_key(country) {
                panic!("data/{}:{line}: no country `{country}`", list.file);
            }
            if !self
                .places_by_key
                .insert((name_key(name), country.to_owned()))
            {
                continue;
            }
            let entry = self.entry(Entry {
                id: name.to_owned(),
                name: name.to_owned(),
                class: "Class::Place".to_owned(),
                country: Some(country.to_owned()),
                actor: None,
            });
            self.forms(entry, vec![(name_key(name), Form::NAME)], 0);
        }
    }

    /// Given names and stop words. What is both is a stop word, but for the final letter that tells
    /// `علي` from `على`.
    fn hint_words(&mut self, given: &Lines, stop: &Lines) {
        let stops: BTreeMap<String, &String> = stop
            .lines
            .iter()
            .map(|(_, word)| (name_key(word), word))
            .collect();
        let entry = self.word(&given.file, "Class::GivenName".to_owned());
        for (_, name) in &given.lines {
            let key = name_key(name);
            let constraint = match stops.get(&key) {
                None => 0,
                Some(word) if word.ends_with('ى') && !name.ends_with('ى') => {
                    self.constraint(Some(name), &[])
                }
                Some(_) => continue,
            };
            self.forms(entry, vec![(key, Form::NAME)], constraint);
        }
        let entry = self.word(&stop.file, "Class::StopWord".to_owned());
        for key in stops.into_keys() {
            self.forms(entry, vec![(key, Form::NAME)], 0);
        }
    }

    fn write(&self, out: &Path) {
        let mut flat: Vec<Sense> = Vec::new();
        let mut groups: HashMap<Vec<Sense>, u64> = HashMap::new();
        let mut fst = fst::MapBuilder::memory();
        let coded: BTreeMap<Vec<u8>, _> = self
            .senses
            .iter()
            .map(|(key, senses)| (alphabet::bytes(key).collect(), senses))
            .collect();
        for (key, senses) in coded {
            let senses: Vec<Sense> = senses.iter().copied().collect();
            let value = match senses[..] {
                // Written so that the forms of all entries differ by the same amounts, which lets
                // the transducer share their endings.
                [
                    Sense {
                        entry,
                        constraint: 0,
                        form,
                    },
                ] => u64::from(entry) << 9 | u64::from(form) << 1,
                _ => *groups.entry(senses.clone()).or_insert_with(|| {
                    let first = flat.len() as u64;
                    flat.extend(&senses);
                    first << 9 | (senses.len() as u64) << 1 | 1
                }),
            };
            fst.insert(key, value).expect("keys come in order");
        }
        let fst = fst.into_inner().expect("an fst in memory");
        fs::write(out.join("names.fst"), fst).expect("OUT_DIR can be written");
        fs::write(out.join("names.rs"), self.source(&flat)).expect("OUT_DIR can be written");
    }

    fn source(&self, flat: &[Sense]) -> String {
        let mut s = String::new();
        let mut table = |declaration: &str, rows: &[String]| {
            writeln!(
                s,
                "pub(super) static {declaration} = [{}];",
                rows.join(",\n")
            )
            .expect("a String");
        };
        let classes: BTreeSet<&String> = self.entries.iter().map(|e| &e.class).collect();
        let classes: Vec<&String> = classes.into_iter().collect();
        let codes: BTreeSet<&String> = self
            .entries
            .iter()
            .flat_map(|e| e.country.iter().chain(&e.actor))
            .collect();
        let codes: Vec<&String> = codes.into_iter().collect();
        let code = |code: &Option<String>| match code {
            Some(code) => 1 + codes.partition_point(|c| *c < code),
            None => 0,
        };
        let mut start = 0;
        let (mut packed, mut starts, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for (index, entry) in self.entries.iter().enumerate() {
            if index % STRIDE == 0 {
                starts.push(start.to_string());
            }
            start += entry.name.len();
            let name_length = u8::try_from(entry.name.len())
                .unwrap_or_else(|_| panic!("«{}» has more than 255 bytes", entry.name));
            let class = classes.partition_point(|class| **class < entry.class);
            let (country, actor) = (code(&entry.country), code(&entry.actor));
            packed.push(format!("Packed {{ name_length: {name_length}, class: {class}, country: {country}, actor: {actor} }}"));
            if entry.id != entry.name {
                ids.push(format!("({index}, {:?})", entry.id));
            }
        }
        let text: String = self.entries.iter().map(|e| e.name.as_str()).collect();
        table(&format!("ENTRIES: [Packed; {}]", packed.len()), &packed);
        table(&format!("NAME_STARTS: [u32; {}]", starts.len()), &starts);
        table(&format!("IDS: [(u16, &str); {}]", ids.len()), &ids);
        let classes: Vec<String> = classes.into_iter().cloned().collect();
        table(&format!("CLASSES: [Class; {}]", classes.len()), &classes);
        let codes: Vec<String> = codes.iter().map(|c| format!("Code::new({c:?})")).collect();
        table(&format!("CODES: [Code; {}]", codes.len()), &codes);
        let senses: Vec<String> = flat
            .iter()
            .map(
                |Sense {
                     entry,
                     constraint,
                     form,
                 }| {
                    format!("Sense {{ entry: {entry}, constraint: {constraint}, form: {form} }}")
                },
            )
            .collect();
        table(&format!("SENSES: [Sense; {}]", senses.len()), &senses);
        table(
            &format!("CONSTRAINTS: [Constraint; {}]", self.constraints.len()),
            &self.constraints,
        );
        let terms: Vec<String> = self
            .terms
            .iter()
            .map(|(entry, from, until)| format!("({entry}, {from:?}, {until:?})"))
            .collect();
        table(
            &format!("TERMS: [(u16, &str, &str); {}]", terms.len()),
            &terms,
        );
        let actors: Vec<String> = self
            .codes
            .iter()
            .map(|(code, (iso2, entry))| {
                format!(
                    "(Code::new({code:?}), {:?}, {entry})",
                    iso2.as_deref().unwrap_or("")
                )
            })
            .collect();
        table(
            &format!("ACTORS: [(Code, &str, u16); {}]", actors.len()),
            &actors,
        );
        writeln!(s, "pub(super) static TEXT: &str = {text:?};").expect("a String");
        writeln!(s, "pub(super) const STRIDE: usize = {STRIDE};").expect("a String");
        s
    }
}

/// Of how many entries one has its place in the text of all names written down.
const STRIDE: usize = 64;

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

/// Every spelling of every name: each word of `spell` also as its alternatives.
fn respelt(names: &[String], spell: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut all: Vec<String> = names.to_vec();
    for (usual, others) in spell {
        let respelt: Vec<String> = all
            .iter()
            .filter(|name| name.contains(usual.as_str()))
            .flat_map(|name| {
                others
                    .iter()
                    .map(move |other| name.replace(usual.as_str(), other))
            })
            .collect();
        all.extend(respelt);
    }
    all
}
