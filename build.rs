//! Turns `i18n/*.ftl` into a table of texts, a constant of `Message` for each message and a method of
//! `Locale` for it. A message that one language lacks, or that takes other arguments there, stops the
//! build.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

/// The languages: the variant of `Locale`, and its file.
const LANGUAGES: [(&str, &str); 2] = [("Ar", "i18n/ar.ftl"), ("En", "i18n/en.ftl")];

/// The plural forms that a language tells apart, in the order of `Locale::plural`.
const FORMS: [&[&str]; 2] = [
    &["zero", "one", "two", "few", "many", "other"],
    &["one", "other"],
];

/// What a message takes: `true` for a number that picks a plural form, `false` for text.
type Arguments = BTreeMap<String, bool>;

/// Marks in the texts, as `src/i18n.rs` reads them: the forms of a number, and what parts them. An
/// argument is the control character of its number, counted from one.
const FORMS_OPEN: char = '\u{11}';
const NEXT_FORM: char = '\u{12}';
const FORMS_CLOSE: char = '\u{13}';

/// How the names of messages begin that a browser's `Intl` has better words for: they are for tests on a
/// machine without one.
const WITHOUT_INTL: [&str; 3] = ["month-", "date-day", "date-month"];

fn main() {
    let has_intl = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    let catalogues = LANGUAGES.map(|(variant, file)| (variant, catalogue(file)));
    let [(_, first), ..] = &catalogues;
    for (variant, messages) in &catalogues {
        for (id, _) in messages {
            assert!(find(first, id).is_some(), "`{id}` is in {variant} only");
        }
    }
    let mut texts = LANGUAGES.map(|_| String::new());
    let mut lengths = LANGUAGES.map(|_| Vec::new());
    let (mut constants, mut methods) = (String::new(), String::new());
    let is_needed = |id: &str| !has_intl || !WITHOUT_INTL.iter().any(|start| id.starts_with(start));
    let needed: Vec<_> = first.iter().filter(|(id, _)| is_needed(id)).collect();
    for (number, (id, pattern)) in needed.iter().enumerate() {
        let arguments = arguments_of(pattern);
        for (language, (variant, messages)) in catalogues.iter().enumerate() {
            let pattern = find(messages, id)
                .unwrap_or_else(|| panic!("message `{id}` is missing for {variant}"));
            assert_eq!(
                arguments_of(pattern),
                arguments,
                "`{id}` takes other arguments in {variant}"
            );
            let text = text(id, pattern, &arguments, FORMS[language]);
            lengths[language].push(text.len());
            texts[language].push_str(&text);
        }
        let name = id.replace('-', "_");
        let constant = name.to_uppercase();
        let _ = writeln!(
            constants,
            "    /// The message `{id}`.\n    pub const {constant}: Self = Self({number});"
        );
        method(&mut methods, id, &arguments);
    }
    let (count, languages) = (needed.len(), LANGUAGES.len());
    let code = format!(
        "impl Message {{\n{constants}}}\n\nimpl Locale {{\n{methods}}}\n\n\
         /// The texts of each language, one after another.\n\
         const TEXTS: [&str; {languages}] = {texts:?};\n\n\
         /// The bytes of each text.\n\
         const LENGTHS: [[u16; {count}]; {languages}] = {lengths:?};\n"
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("messages.rs"), code).expect("OUT_DIR is writable");
}

/// The messages of one file with their ids.
type Catalogue = Vec<(String, Pattern<String>)>;

fn find<'a>(messages: &'a Catalogue, id: &str) -> Option<&'a Pattern<String>> {
    let found = messages.iter().find(|(other, _)| other == id);
    found.map(|(_, pattern)| pattern)
}

/// Reads a file. What it has in a row gets numbers in a row, so that of messages in the order of an `enum`
/// the one is found by adding.
fn catalogue(file: &str) -> Catalogue {
    println!("cargo::rerun-if-changed={file}");
    let source = fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let resource = parser::parse(source).unwrap_or_else(|(_, e)| panic!("{file}: {e:?}"));
    let mut messages = Vec::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            let pattern = message
                .value
                .unwrap_or_else(|| panic!("{file}: `{id}` is empty"));
            assert!(
                find(&messages, &id).is_none(),
                "{file}: `{id}` is there twice"
            );
            messages.push((id, pattern));
        }
    }
    messages
}

fn arguments_of(pattern: &Pattern<String>) -> Arguments {
    let mut found = Arguments::new();
    collect_arguments(pattern, &mut found);
    found
}

fn collect_arguments(pattern: &Pattern<String>, found: &mut Arguments) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                found.entry(id.name.clone()).or_insert(false);
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                if let InlineExpression::VariableReference { id } = selector {
                    found.insert(id.name.clone(), true);
                }
                for variant in variants {
                    collect_arguments(&variant.value, found);
                }
            }
            _ => {}
        }
    }
}

/// Writes the method of one message.
fn method(code: &mut String, id: &str, arguments: &Arguments) {
    let name = id.replace('-', "_");
    let constant = name.to_uppercase();
    let _ = writeln!(code, "    /// The message `{id}`.");
    if arguments.is_empty() {
        let _ = writeln!(
            code,
            "    pub fn {name}(self) -> &'static str {{ self.say(Message::{constant}) }}"
        );
        return;
    }
    let parameters: String = arguments
        .iter()
        .map(|(name, number)| format!(", {name}: {}", if *number { "u32" } else { "&str" }))
        .collect();
    let (numbers, texts): (Vec<_>, Vec<_>) = arguments.iter().partition(|(_, number)| **number);
    let texts: Vec<_> = texts.iter().map(|(name, _)| name.as_str()).collect();
    let number = match numbers[..] {
        [] => "None".to_owned(),
        [(number, _)] => format!("Some({number})"),
        _ => panic!("`{id}` has two numbers"),
    };
    let _ = writeln!(
        code,
        "    pub fn {name}(self{parameters}) -> String {{ \
         self.fill(Message::{constant}, &[{}], {number}) }}",
        texts.join(", ")
    );
}

/// The text of a message with its marks, in a language of these plural forms.
fn text(id: &str, pattern: &Pattern<String>, arguments: &Arguments, forms: &[&str]) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                assert!(
                    !value.contains(char::is_control),
                    "`{id}`: a control character"
                );
                text.push_str(value);
            }
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    text.push_str(value);
                }
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    text.push(mark(&id.name, arguments));
                }
                Expression::Select { variants, .. } => {
                    let forms = forms
                        .iter()
                        .map(|form| plural(id, form, variants, arguments, forms));
                    let forms: Vec<_> = forms.collect();
                    text.push(FORMS_OPEN);
                    text.push_str(&forms.join(&NEXT_FORM.to_string()));
                    text.push(FORMS_CLOSE);
                }
                _ => panic!("`{id}`: unknown placeable"),
            },
        }
    }
    text
}

/// The mark of an argument: texts in the order of their names, then the number.
fn mark(name: &str, arguments: &Arguments) -> char {
    let texts = arguments.iter().filter(|(_, number)| !**number);
    let place = texts.clone().position(|(text, _)| text == name);
    char::from(place.unwrap_or(texts.count()) as u8 + 1)
}

/// The text for one plural form: its own, or that of all others.
fn plural(
    id: &str,
    form: &str,
    variants: &[Variant<String>],
    arguments: &Arguments,
    forms: &[&str],
) -> String {
    let name = |variant: &Variant<String>| match &variant.key {
        VariantKey::Identifier { name } => name.clone(),
        VariantKey::NumberLiteral { .. } => panic!("`{id}`: only plural forms can be picked"),
    };
    for variant in variants {
        let name = name(variant);
        assert!(
            forms.contains(&name.as_str()) && variant.default == (name == "other"),
            "`{id}`: `{name}` is no plural form, or the default is not `other`"
        );
    }
    let variant = variants
        .iter()
        .find(|variant| name(variant) == form)
        .or_else(|| variants.iter().find(|variant| variant.default));
    variant.map_or_else(String::new, |variant| {
        text(id, &variant.value, arguments, forms)
    })
}
