//! Compiles `data/triggers.toml` into frames, as Rust source, and a packed table of their lemmas, which
//! the engine inflects into the forms that a newspaper writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::fields::Fields;
use crate::mark::trigger;
use crate::normalize::name_key;

/// Reads `data/triggers.toml`; writes the packed table `triggers` and `triggers.rs` into `out`.
pub fn compile(data: &Path, out: &Path) {
    let source = data.join("triggers.toml");
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(&source).expect("data/triggers.toml is there");
    let tables: Tables = toml::from_str(&text).expect("data/triggers.toml is well-formed");
    let mut fields = Fields::default();
    let mut classes = Vec::new();
    for (class, words) in &tables.words {
        fields.note(trigger::CLASS, "");
        classes.push(format!("Word::{class}"));
        for word in words {
            fields.note(trigger::WORD, &name_key(word));
        }
    }
    let mut frames = Vec::new();
    for frame in &tables.frame {
        frames.push(frame.as_rust());
        fields.note(trigger::FRAME, "");
        if !frame.with.is_empty() {
            let with: Vec<_> = frame.with.iter().map(|word| name_key(word)).collect();
            fields.note(trigger::WITH, &with.join(" "));
        }
        for line in &frame.lemmas {
            lemma(&mut fields, line);
        }
    }
    let source = format!(
        "static FRAMES: &[(Sense, u16, u16)] = &[\n{}];\nstatic CLASSES: &[Word] = &[{}];\n",
        frames.concat(),
        classes.join(", "),
    );
    fields.write(out, "triggers");
    fs::write(out.join("triggers.rs"), source).expect("OUT_DIR is writable");
}

/// Adds a line `perfect imperfect | nouns | participles`; each part may be empty.
fn lemma(fields: &mut Fields, line: &str) {
    let mut parts = line.split('|').map(|part| part.split_whitespace());
    let mut verb = parts.next().into_iter().flatten();
    if let (Some(perfect), Some(imperfect)) = (verb.next(), verb.next()) {
        let mark = match perfect.ends_with('أ') {
            true => trigger::PERFECT_IN_HAMZA,
            false => trigger::PERFECT,
        };
        fields.note(mark, &name_key(perfect));
        fields.note(trigger::IMPERFECT, &name_key(imperfect));
    }
    for mark in [trigger::NOUN, trigger::PARTICIPLE] {
        for word in parts.next().into_iter().flatten() {
            fields.note(mark, &name_key(word));
        }
    }
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
    #[serde(default)]
    judges: bool,
    #[serde(default)]
    after: bool,
    #[serde(default)]
    gathers: bool,
    #[serde(default)]
    menace: bool,
    #[serde(default)]
    denied: bool,
    #[serde(default)]
    joint: bool,
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
        let traits = [
            (self.symmetric, "traits::SYMMETRIC"),
            (self.reverse, "traits::REVERSE"),
            (
                self.genitive.as_deref() == Some("target"),
                "traits::GENITIVE_IS_TARGET",
            ),
            (self.own, "traits::OWN"),
            (self.first_person, "traits::FIRST_PERSON"),
            (self.replies, "traits::REPLIES"),
            (self.judges, "traits::JUDGES"),
            (self.after, "traits::AFTER"),
            (self.gathers, "traits::GATHERS"),
            (self.menace, "traits::MENACE"),
            (self.denied, "traits::DENIED"),
            (self.joint, "traits::JOINT"),
        ];
        let traits = traits.into_iter().filter(|(has, _)| *has);
        let traits: Vec<_> = traits.map(|(_, name)| name).collect();
        format!("({sense}, {}, {}),\n", bits(&slots), bits(&traits))
    }
}

/// The constants as one number.
fn bits(constants: &[&str]) -> String {
    match constants {
        [] => "0".to_owned(),
        _ => constants.join(" | "),
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
        "حول" => "slot::NEAR",
        other => panic!("data/triggers.toml: no slot `{other}`"),
    }
}
