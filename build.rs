//! Turns `i18n/*.ftl` into one method per message on `Locale`, each a match over the languages. A
//! message that one language lacks, or that takes other arguments there, stops the build.

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

/// What a message takes: `true` for a number that picks a plural form, `false` for text.
type Arguments = BTreeMap<String, bool>;

fn main() {
    let catalogues = LANGUAGES.map(|(variant, file)| (variant, catalogue(file)));
    let mut code = String::from("impl Locale {\n");
    let [(_, first), ..] = &catalogues;
    for (id, pattern) in first {
        let arguments = arguments_of(pattern);
        let per_language: Vec<_> = catalogues
            .iter()
            .map(|(variant, messages)| {
                let pattern = messages
                    .get(id)
                    .unwrap_or_else(|| panic!("message `{id}` is missing for {variant}"));
                assert_eq!(
                    arguments_of(pattern),
                    arguments,
                    "`{id}` takes other arguments in {variant}"
                );
                (*variant, pattern)
            })
            .collect();
        method(&mut code, id, &arguments, &per_language);
    }
    for (variant, messages) in &catalogues[1..] {
        for id in messages.keys() {
            assert!(first.contains_key(id), "`{id}` is in {variant} only");
        }
    }
    code.push_str("}\n");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("messages.rs"), code).expect("OUT_DIR is writable");
}

/// The messages of one file by their id.
fn catalogue(file: &str) -> BTreeMap<String, Pattern<String>> {
    println!("cargo::rerun-if-changed={file}");
    let source = fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let resource = parser::parse(source).unwrap_or_else(|(_, e)| panic!("{file}: {e:?}"));
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            let pattern = message
                .value
                .unwrap_or_else(|| panic!("{file}: `{id}` is empty"));
            assert!(
                messages.insert(id.clone(), pattern).is_none(),
                "{file}: `{id}` is there twice"
            );
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
fn method(
    code: &mut String,
    id: &str,
    arguments: &Arguments,
    patterns: &[(&str, &Pattern<String>)],
) {
    let name = id.replace('-', "_");
    let parameters: String = arguments
        .iter()
        .map(|(name, number)| format!(", {name}: {}", if *number { "u32" } else { "&str" }))
        .collect();
    let result = if arguments.is_empty() {
        "&'static str"
    } else {
        "String"
    };
    let _ = writeln!(code, "    /// The message `{id}`.");
    let _ = writeln!(
        code,
        "    pub fn {name}(self{parameters}) -> {result} {{\n        match self.language() {{"
    );
    for (variant, pattern) in patterns {
        let body = if arguments.is_empty() {
            format!("{:?}", plain(id, pattern))
        } else {
            text(id, pattern, arguments)
        };
        let _ = writeln!(code, "            Language::{variant} => {body},");
    }
    code.push_str("        }\n    }\n");
}

/// The text of a message without arguments.
fn plain(id: &str, pattern: &Pattern<String>) -> String {
    pattern
        .elements
        .iter()
        .map(|e| literal(e).unwrap_or_else(|| panic!("`{id}`: not plain text")))
        .collect()
}

fn literal(element: &PatternElement<String>) -> Option<&str> {
    match element {
        PatternElement::TextElement { value } => Some(value),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => Some(value),
        PatternElement::Placeable { .. } => None,
    }
}

/// An expression of type `String` for a pattern with arguments.
fn text(id: &str, pattern: &Pattern<String>, arguments: &Arguments) -> String {
    let parts: Vec<_> = pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } if arguments[&id.name] => format!("self.number({} as usize).as_str()", id.name),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => id.name.clone(),
            PatternElement::Placeable {
                expression:
                    Expression::Select {
                        selector: InlineExpression::VariableReference { id: number },
                        variants,
                    },
            } => format!("{}.as_str()", plural(id, &number.name, variants, arguments)),
            element => format!(
                "{:?}",
                literal(element).unwrap_or_else(|| panic!("`{id}`: unknown placeable"))
            ),
        })
        .collect();
    format!("[{}].concat()", parts.join(", "))
}

/// An expression that picks a plural form.
fn plural(id: &str, number: &str, variants: &[Variant<String>], arguments: &Arguments) -> String {
    let mut arms = String::new();
    for variant in variants {
        let VariantKey::Identifier { name } = &variant.key else {
            panic!("`{id}`: only plural forms can be picked");
        };
        let form = match name.as_str() {
            "zero" => "Plural::Zero",
            "one" => "Plural::One",
            "two" => "Plural::Two",
            "few" => "Plural::Few",
            "many" => "Plural::Many",
            "other" if variant.default => "_",
            other => panic!("`{id}`: `{other}` is no plural form, or the default is not `other`"),
        };
        let _ = write!(arms, "{form} => {}, ", text(id, &variant.value, arguments));
    }
    format!("match self.plural({number}) {{ {arms} }}")
}
