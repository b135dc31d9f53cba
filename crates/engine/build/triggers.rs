//! Compiles `data/triggers.toml`: every lemma is inflected into the forms a newspaper writes, and an
//! `fst` map leads from the key of a form to its readings. The grammar lives here and runs once, so
//! that the engine only looks words up.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::normalize::name_key;

/// Reads `data/triggers.toml`; writes `triggers.fst` and `triggers.rs` into `out`.
pub fn compile(data: &Path, out: &Path) {
    let source = data.join("triggers.toml");
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(&source).expect("data/triggers.toml is there");
    let tables: Tables = toml::from_str(&text).expect("data/triggers.toml is well-formed");
    let mut lexicon = Lexicon::default();
    let mut frames = String::new();
    for (index, frame) in tables.frame.iter().enumerate() {
        frames.push_str(&frame.as_rust());
        for line in &frame.lemmas {
            lexicon.add_lemma(index, line);
        }
    }
    for (class, words) in &tables.words {
        for word in words {
            lexicon.add(word, format!("Reading::Word(Word::{class})"));
        }
    }
    lexicon.write(&frames, out);
}

#[derive(Deserialize)]
struct Tables {
    words: BTreeMap<String, Vec<String>>,
    frame: Vec<Frame>,
}

/// One `[[frame]]`: how its lemmas, which mean alike, tie source and target to the words around.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    sense: String,
    #[serde(default)]
    target: Vec<String>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    reverse: bool,
    #[serde(default)]
    genitive: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    own: bool,
    #[serde(default)]
    first_person: bool,
    #[serde(default)]
    replies: bool,
    lemmas: Vec<String>,
}

impl Frame {
    fn as_rust(&self) -> String {
        let sense = match self.sense.as_str() {
            effect if effect.chars().any(char::is_lowercase) => {
                format!("Sense::Operator(Operator::{effect})")
            }
            deed => format!("Sense::Deed(Plover::{})", capitalised(deed)),
        };
        let slots: Vec<_> = self.target.iter().map(|slot| slot_constant(slot)).collect();
        let with: Vec<_> = self.with.iter().map(|word| name_key(word)).collect();
        format!(
            "Frame {{ sense: {sense}, target: {}, symmetric: {}, reverse: {}, \
             genitive_is_target: {}, with: &{with:?}, own: {}, first_person: {}, replies: {} }},\n",
            if slots.is_empty() {
                "0".to_owned()
            } else {
                slots.join(" | ")
            },
            self.symmetric,
            self.reverse,
            self.genitive.as_deref() == Some("target"),
            self.own,
            self.first_person,
            self.replies,
        )
    }
}

fn capitalised(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("{first}{}", rest.to_lowercase())
}

/// The slot of the engine's frames that a word of the table stands for.
fn slot_constant(slot: &str) -> &'static str {
    match slot {
        "object" => "slot::OBJECT",
        "ب" => "slot::BA",
        "ل" => "slot::LI",
        "إلى" => "slot::ILA",
        "على" => "slot::ALA",
        "عن" => "slot::AN",
        "من" => "slot::MIN",
        "مع" => "slot::MAA",
        "بين" => "slot::BAYNA",
        "ضد" => "slot::DIDDA",
        "في" => "slot::FI",
        other => panic!("data/triggers.toml: no slot `{other}`"),
    }
}

/// The forms found so far, each with its readings as Rust source.
#[derive(Default)]
struct Lexicon {
    readings: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Adds a line `perfect imperfect | nouns | participles`; each part may be empty.
    fn add_lemma(&mut self, frame: usize, line: &str) {
        let mut parts = line.split('|').map(|part| part.split_whitespace());
        let mut verb = parts.next().into_iter().flatten();
        if let (Some(perfect), Some(imperfect)) = (verb.next(), verb.next()) {
            for (form, features) in verb_forms(
                &name_key(perfect),
                &name_key(imperfect),
                perfect.ends_with('أ'),
            ) {
                self.add_form(frame, &form, features);
            }
        }
        for noun in parts.next().into_iter().flatten() {
            for (form, features) in noun_forms(&name_key(noun)) {
                self.add_form(frame, &form, features);
            }
        }
        for participle in parts.next().into_iter().flatten() {
            for form in participle_forms(&name_key(participle)) {
                self.add_form(frame, &form, "PARTICIPLE");
            }
        }
    }

    fn add_form(&mut self, frame: usize, form: &str, features: &str) {
        let form_flags = features
            .split(' ')
            .map(|flag| format!("form::{flag}"))
            .collect::<Vec<_>>()
            .join(" | ");
        self.add(
            form,
            format!("Reading::Form {{ frame: {frame}, form: {form_flags} }}"),
        );
    }

    fn add(&mut self, word: &str, reading: String) {
        let readings = self.readings.entry(name_key(word)).or_default();
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }

    /// Equal lists of readings are written once; the map's values are their numbers.
    fn write(&self, frames: &str, out: &Path) {
        let mut numbers: BTreeMap<&[String], u64> = BTreeMap::new();
        let mut lists = String::new();
        let mut map = fst::MapBuilder::memory();
        for (key, readings) in &self.readings {
            let next = numbers.len() as u64;
            let number = *numbers.entry(readings).or_insert_with(|| {
                let _ = writeln!(lists, "&[{}],", readings.join(", "));
                next
            });
            map.insert(key, number).expect("keys come sorted");
        }
        let bytes = map.into_inner().expect("the map is built in memory");
        fs::write(out.join("triggers.fst"), bytes).expect("OUT_DIR is writable");
        let source = format!(
            "static FRAMES: &[Frame] = &[\n{frames}];\n\
             static READINGS: &[&[Reading]] = &[\n{lists}];\n"
        );
        fs::write(out.join("triggers.rs"), source).expect("OUT_DIR is writable");
    }
}

/// The third persons and the first plural of a verb, given by its keys in the perfect and the
/// imperfect; `hamza` where the last letter is one (بدأ), which is not weak. `SUFFIXED` forms occur only before an object pronoun.
fn verb_forms(perfect: &str, imperfect: &str, hamza: bool) -> Vec<(String, &'static str)> {
    let mut forms = vec![(perfect.to_owned(), "PERFECT MASCULINE")];
    // دعا and أجرى lose their last letter before ت and وا.
    let weak = !hamza && perfect.ends_with(['ا', 'ي']);
    let short = if weak {
        drop_last(perfect)
    } else {
        perfect.to_owned()
    };
    // نسي keeps it: only the alif maqsura does not, which the key no longer tells from ya; a
    // feminine نسيت is therefore listed beside نست.
    forms.push((format!("{short}ت"), "PERFECT FEMININE"));
    forms.push((format!("{short}تا"), "PERFECT FEMININE DUAL"));
    forms.push((format!("{short}وا"), "PERFECT MASCULINE PLURAL"));
    forms.push((format!("{short}و"), "PERFECT MASCULINE PLURAL SUFFIXED"));
    if perfect.ends_with('ي') {
        forms.push((format!("{short}ا"), "PERFECT MASCULINE SUFFIXED"));
        forms.push((format!("{perfect}ت"), "PERFECT FEMININE"));
        forms.push((format!("{perfect}ا"), "PERFECT MASCULINE DUAL"));
    } else if perfect.ends_with('ا') {
        forms.push((format!("{short}وا"), "PERFECT MASCULINE DUAL"));
    } else {
        forms.push((format!("{perfect}ا"), "PERFECT MASCULINE DUAL"));
    }
    let stem: String = imperfect.chars().skip(1).collect();
    forms.extend(imperfect_forms(&stem));
    forms
}

fn imperfect_forms(stem: &str) -> Vec<(String, &'static str)> {
    let weak = stem.ends_with(['ي', 'و', 'ا']);
    let short = if weak {
        drop_last(stem)
    } else {
        stem.to_owned()
    };
    let mut forms = Vec::new();
    for (prefix, features) in [
        ('ي', "IMPERFECT MASCULINE"),
        ('ت', "IMPERFECT FEMININE"),
        ('ن', "IMPERFECT FIRST"),
    ] {
        forms.push((format!("{prefix}{stem}"), features));
        if let Some(jussive) = jussive_stem(stem) {
            forms.push((format!("{prefix}{jussive}"), jussive_features(prefix)));
        }
        if stem.ends_with('ي') {
            // يخشى becomes يخشا before a pronoun.
            forms.push((format!("{prefix}{short}ا"), suffixed_features(prefix)));
        }
    }
    forms.push((format!("ي{short}ون"), "IMPERFECT MASCULINE PLURAL"));
    forms.push((format!("ي{short}وا"), "IMPERFECT MASCULINE PLURAL"));
    for (prefix, features) in [
        ('ي', "IMPERFECT MASCULINE DUAL"),
        ('ت', "IMPERFECT FEMININE DUAL"),
    ] {
        forms.push((format!("{prefix}{stem}ان"), features));
        forms.push((format!("{prefix}{stem}ا"), features));
    }
    forms
}

/// The stem after لم: a weak last letter falls away, and so does a long vowel before it (يزور, يزر).
fn jussive_stem(stem: &str) -> Option<String> {
    if stem.ends_with(['ي', 'و', 'ا']) {
        return Some(drop_last(stem));
    }
    let letters: Vec<char> = stem.chars().collect();
    let (&last, rest) = letters.split_last()?;
    let (&vowel, start) = rest.split_last()?;
    (matches!(vowel, 'و' | 'ي' | 'ا') && !start.is_empty())
        .then(|| start.iter().chain([&last]).collect())
}

fn jussive_features(prefix: char) -> &'static str {
    match prefix {
        'ي' => "IMPERFECT MASCULINE JUSSIVE",
        'ت' => "IMPERFECT FEMININE JUSSIVE",
        _ => "IMPERFECT FIRST JUSSIVE",
    }
}

fn suffixed_features(prefix: char) -> &'static str {
    match prefix {
        'ي' => "IMPERFECT MASCULINE SUFFIXED",
        'ت' => "IMPERFECT FEMININE SUFFIXED",
        _ => "IMPERFECT FIRST SUFFIXED",
    }
}

/// A noun bare and in the accusative, in the dual, and as it stands before a pronoun.
fn noun_forms(noun: &str) -> Vec<(String, &'static str)> {
    let mut forms = vec![(noun.to_owned(), "NOUN")];
    if let Some(stem) = noun.strip_suffix('ه') {
        forms.push((format!("{stem}ت"), "NOUN SUFFIXED"));
        forms.push((format!("{stem}تين"), "NOUN"));
        forms.push((format!("{stem}تان"), "NOUN"));
        return forms;
    }
    if let Some(stem) = noun.strip_suffix('ء') {
        forms.push((format!("{stem}ي"), "NOUN SUFFIXED"));
        forms.push((format!("{stem}و"), "NOUN SUFFIXED"));
    } else if !noun.ends_with("ات") && !noun.ends_with('ا') {
        forms.push((format!("{noun}ا"), "NOUN"));
        forms.push((format!("{noun}ين"), "NOUN"));
        forms.push((format!("{noun}ان"), "NOUN"));
    }
    forms
}

/// A participle in its genders and numbers, with the ending of the accusative.
fn participle_forms(participle: &str) -> Vec<String> {
    ["", "ا", "ه", "ين", "ون", "ات"]
        .iter()
        .map(|ending| format!("{participle}{ending}"))
        .collect()
}

fn drop_last(word: &str) -> String {
    let mut chars = word.chars();
    chars.next_back();
    chars.as_str().to_owned()
}
