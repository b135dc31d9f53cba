//! Compiles the tables of names in `data/` into what the engine looks names up in: one front-coded
//! table of keys, and static arrays of senses and entries. Nothing is built at start-up.

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
    /// When it was read: of several entries with one name the first is the likeliest.
    priority: usize,
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
    /// How the name with a key is spelt: as the first entry has it that has it as its name.
    spellings: HashMap<String, String>,
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
        let key = name_key(&entry.name);
        self.spellings
            .entry(key)
            .or_insert_with(|| entry.name.clone());
        self.entries.push(Entry {
            priority: self.entries.len(),
            ..entry
        });
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
            priority: 0,
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
                priority: 0,
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
        let name = base.name.get_ref();
        for code in country.iter().chain(&actor) {
            if !self.codes.contains_key(*code) && !ACTING_BODIES.contains(&code.as_str()) {
                table.fail(base.name, format_args!("no country `{code}`"));
            }
        }
        let id = base.id.unwrap_or(name);
        if !self.ids.insert((class.to_owned(), id.to_owned())) {
            table.fail(base.name, format_args!("a second entry `{id}`"));
        }
        // An editor's id only keeps rows apart; the page pays for no second name.
        let entry = self.entry(Entry {
            id: name.clone(),
            name: name.clone(),
            class: class.to_owned(),
            country: country.cloned(),
            actor: actor.cloned(),
            priority: 0,
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
            priority: 0,
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
                priority: 0,
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

    fn write(mut self, out: &Path) {
        self.sort_entries();
        let mut keys = KeyTable::default();
        let (mut entries, mut forms) = (Vec::new(), Vec::new());
        let mut senses: Vec<Sense> = Vec::new();
        let mut groups: Vec<(usize, usize)> = Vec::new();
        let mut group_ids: HashMap<&BTreeSet<Sense>, usize> = HashMap::new();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for (key, readings) in self.by_bytes() {
            numbers.insert(key, entries.len());
            keys.push(self.spelling(key));
            let only = readings
                .iter()
                .next()
                .filter(|s| readings.len() == 1 && s.constraint == 0);
            let (entry, form) = match only {
                Some(sense) => (usize::from(sense.entry), sense.form),
                None => {
                    let group = *group_ids.entry(readings).or_insert_with(|| {
                        groups.push((senses.len(), readings.len()));
                        senses.extend(self.by_priority(readings));
                        groups.len() - 1
                    });
                    (group, GROUP)
                }
            };
            entries.push(u16::try_from(entry).expect("fewer than 65,536 entries"));
            forms.push(form);
        }
        let file = |name: &str, bytes: &[u8]| {
            fs::write(out.join(name), bytes).expect("OUT_DIR can be written");
        };
        file("names.keys", &keys.bytes);
        file("names.forms", &forms);
        // The high bytes hardly change from key to key: apart they compress to almost nothing.
        file(
            "names.high",
            &entries.iter().map(|e| (e >> 8) as u8).collect::<Vec<_>>(),
        );
        file(
            "names.low",
            &entries.iter().map(|e| *e as u8).collect::<Vec<_>>(),
        );
        let mut source = Source::default();
        source.table("BLOCKS", "u32", &keys.blocks);
        let groups: Vec<String> = groups
            .iter()
            .map(|(first, count)| format!("({first}, {count})"))
            .collect();
        source.table("GROUPS", "(u16, u8)", &groups);
        let sense = |Sense {
                         entry,
                         constraint,
                         form,
                     }: &Sense| {
            format!("Sense {{ entry: {entry}, constraint: {constraint}, form: {form} }}")
        };
        source.table(
            "SENSES",
            "Sense",
            &senses.iter().map(sense).collect::<Vec<_>>(),
        );
        source.table("CONSTRAINTS", "Constraint", &self.constraints);
        self.write_entries(&numbers, &mut source);
        file("names.rs", source.0.as_bytes());
    }

    /// Entries are numbered in the order of their names, so that the numbers in the table of keys
    /// mostly rise. [`Entry::priority`] keeps the order in which they were read.
    fn sort_entries(&mut self) {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_cached_key(|&old| coded(&name_key(&self.entries[old].name)));
        let mut new = vec![0u16; order.len()];
        for (at, &old) in order.iter().enumerate() {
            new[old] = u16::try_from(at).expect("fewer than 65,536 entries");
        }
        for readings in self.senses.values_mut() {
            *readings = readings
                .iter()
                .map(|s| Sense {
                    entry: new[s.entry as usize],
                    ..*s
                })
                .collect();
        }
        self.terms
            .iter_mut()
            .for_each(|term| term.0 = new[term.0] as usize);
        self.codes
            .values_mut()
            .for_each(|code| code.1 = new[code.1] as usize);
        let mut entries: Vec<(u16, Entry)> = new
            .into_iter()
            .zip(std::mem::take(&mut self.entries))
            .collect();
        entries.sort_by_key(|(number, _)| *number);
        self.entries = entries.into_iter().map(|(_, entry)| entry).collect();
    }

    /// The senses of a key, those of the first-read tables first.
    fn by_priority(&self, readings: &BTreeSet<Sense>) -> Vec<Sense> {
        let mut senses: Vec<Sense> = readings.iter().copied().collect();
        senses.sort_by_key(|s| {
            (
                self.entries[s.entry as usize].priority,
                s.constraint,
                s.form,
            )
        });
        senses
    }

    /// The keys in the order of their bytes.
    fn by_bytes(&self) -> Vec<(&str, &BTreeSet<Sense>)> {
        let mut keys: Vec<_> = self
            .senses
            .iter()
            .map(|(key, senses)| (key.as_str(), senses))
            .collect();
        keys.sort_by_cached_key(|(key, _)| coded(key));
        keys
    }

    /// The bytes of a key as its name is spelt.
    fn spelling(&self, key: &str) -> Vec<u8> {
        let spelt = self
            .spellings
            .get(key)
            .map_or_else(|| coded(key), |name| coded(name));
        match spelt.iter().map(|&b| alphabet::fold(b)).eq(coded(key)) {
            true => spelt,
            false => coded(key),
        }
    }

    fn write_entries(&self, numbers: &HashMap<&str, usize>, source: &mut Source) {
        let classes: BTreeSet<&String> = self.entries.iter().map(|e| &e.class).collect();
        let classes: Vec<String> = classes.into_iter().cloned().collect();
        let codes: BTreeSet<&String> = self.entries.iter().flat_map(|e| &e.country).collect();
        let codes: Vec<&String> = codes.into_iter().collect();
        let country = |code: &Option<String>| match code {
            Some(code) => 1 + codes.partition_point(|c| *c < code),
            None => 0,
        };
        let acts_for = |entry: &Entry| match &entry.actor {
            None => 0,
            actor if *actor == entry.country => 1,
            Some(actor) => {
                let body = ACTING_BODIES.iter().position(|body| body == actor);
                2 + body.unwrap_or_else(|| panic!("«{}» acts for `{actor}`", entry.name))
            }
        };
        let (mut packed, mut ids, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for (index, entry) in self.entries.iter().enumerate() {
            let key = name_key(&entry.name);
            let number = numbers.get(key.as_str());
            let class = classes.partition_point(|class| *class < entry.class);
            packed.push(format!(
                "Packed {{ name: {}, country: {}, class: {class}, acts_for: {} }}",
                number.copied().unwrap_or_default(),
                country(&entry.country),
                acts_for(entry)
            ));
            if entry.id != entry.name {
                ids.push(format!("({index}, {:?})", entry.id));
            }
            if number.is_none() || alphabet::decode(&self.spelling(&key)) != entry.name {
                names.push(format!("({index}, {:?})", entry.name));
            }
        }
        source.table("ENTRIES", "Packed", &packed);
        source.table("IDS", "(u16, &str)", &ids);
        source.table("NAMES", "(u16, &str)", &names);
        source.table("CLASSES", "Class", &classes);
        let codes: Vec<String> = codes.iter().map(|c| format!("Code::new({c:?})")).collect();
        source.table("CODES", "Code", &codes);
        let bodies = ACTING_BODIES.map(|body| format!("Code::new({body:?})"));
        source.table("ACTING_BODIES", "Code", &bodies);
        let mut terms: Vec<(usize, String)> = self
            .terms
            .iter()
            .map(|(entry, from, until)| {
                (*entry, format!("({entry}, {}, {})", day(from), day(until)))
            })
            .collect();
        terms.sort_by_key(|(entry, _)| *entry);
        let terms: Vec<String> = terms.into_iter().map(|(_, term)| term).collect();
        source.table("TERMS", "(u16, u32, u32)", &terms);
        let actor = |(code, (iso2, entry)): (&String, &(Option<String>, usize))| {
            format!(
                "(Code::new({code:?}), {:?}, {entry})",
                iso2.as_deref().unwrap_or("")
            )
        };
        source.table(
            "ACTORS",
            "(Code, &str, u16)",
            &self.codes.iter().map(actor).collect::<Vec<_>>(),
        );
    }
}

/// The organisations that act among countries.
const ACTING_BODIES: [&str; 5] = ["UNO", "NATO", "EUU", "ARL", "GCC"];

/// Marks a key with several senses, or one that holds under a constraint; no form packs to it.
const GROUP: u8 = 0xFF;

/// `2017-01-20` as 20170120; a missing month or day is 0.
fn day(date: &str) -> u32 {
    let mut parts = date
        .split('-')
        .map(|part| part.parse::<u32>().unwrap_or_default());
    let mut next = || parts.next().unwrap_or_default();
    next() * 10_000 + next() * 100 + next()
}

fn coded(name: &str) -> Vec<u8> {
    alphabet::bytes(name).collect()
}

/// The table of keys as `lexicon/keys.rs` reads it.
#[derive(Default)]
struct KeyTable {
    bytes: Vec<u8>,
    blocks: Vec<String>,
    count: usize,
    last: Vec<u8>,
}

impl KeyTable {
    /// Names between two that stand whole, the first counted.
    const BLOCK: usize = 16;

    fn push(&mut self, name: Vec<u8>) {
        assert!(!name.contains(&0), "a name holds no zero byte");
        let mut shared = 0;
        if self.count.is_multiple_of(Self::BLOCK) {
            self.blocks.push(self.bytes.len().to_string());
        } else {
            shared = name
                .iter()
                .zip(&self.last)
                .take(255)
                .take_while(|(a, b)| a == b)
                .count();
        }
        self.bytes.push(shared as u8);
        self.bytes.extend(&name[shared..]);
        self.bytes.push(0);
        self.last = name;
        self.count += 1;
    }
}

/// Rust source with static tables.
#[derive(Default)]
struct Source(String);

impl Source {
    fn table(&mut self, name: &str, row: &str, rows: &[String]) {
        let (count, rows) = (rows.len(), rows.join(",\n"));
        writeln!(
            self.0,
            "pub(super) static {name}: [{row}; {count}] = [{rows}];"
        )
        .expect("a String");
    }
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
