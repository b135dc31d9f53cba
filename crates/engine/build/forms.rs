//! The forms in which Arabic words of a few regular kinds occur, made from one dictionary form
//! each, as keys: nationality adjectives, titles, heads of names. Grammar: W. Wright, *A Grammar
//! of the Arabic Language*, vol. 1, §§ 249-254 (relative adjectives), 299-305 (dual and sound
//! plural), 313-317 (construct state and suffixes).

use crate::form::{Form, Number, Role};
use crate::normalize::name_key;

/// A key with the features of the form.
pub type Inflected = (String, Form);

/// The forms of a nationality adjective given in the masculine singular, `كازاخستاني`. In a
/// compound every word that is itself such an adjective agrees: `الكورية الجنوبية`.
pub fn nisba(masculine: &str) -> Vec<Inflected> {
    let words: Vec<String> = name_key(masculine).split(' ').map(str::to_owned).collect();
    let mut forms = Vec::new();
    for (ending, feminine, number) in [
        ("", false, Number::Singular),
        ("ا", false, Number::Singular),
        ("ه", true, Number::Singular),
        ("ان", false, Number::Dual),
        ("تان", true, Number::Dual),
        ("تين", true, Number::Dual),
        ("ين", false, Number::Plural),
        ("ون", false, Number::Plural),
        ("ات", true, Number::Plural),
    ] {
        for definite in [false, true] {
            if definite && ending == "ا" {
                continue;
            }
            let form = Form {
                role: Role::Demonym,
                definite,
                feminine,
                number,
                suffix: false,
            };
            let inflected = words.iter().enumerate().map(|(i, word)| {
                let article = if definite { "ال" } else { "" };
                let agrees = word.ends_with('ي') && !(i == 0 && is_frozen(word));
                format!("{article}{word}{}", if agrees { ending } else { "" })
            });
            forms.push((inflected.collect::<Vec<_>>().join(" "), form));
        }
    }
    forms
}

/// First words of compound nationality adjectives that end like one and do not inflect.
fn is_frozen(word: &str) -> bool {
    matches!(word, "سري" | "بابوي")
}

/// The name of a people that no ending makes, `كازاخ`: indefinite, accusative and definite.
pub fn people(plural: &str) -> Vec<Inflected> {
    let key = name_key(plural);
    let form = |definite| Form {
        role: Role::People,
        definite,
        feminine: false,
        number: Number::Plural,
        suffix: false,
    };
    // The article has a plain alef: `ألبان` has none.
    match key.strip_prefix("ال").filter(|_| plural.starts_with("ال")) {
        Some(bare) => vec![(bare.to_owned(), form(false)), (key.clone(), form(true))],
        None => vec![
            (key.clone(), form(false)),
            (format!("{key}ا"), form(false)),
            (format!("ال{key}"), form(true)),
        ],
    }
}

/// The forms of a noun, `رئيس` or `حكومة` or `رئيس الوزراء`: with the article, with a pronoun, dual
/// and plural, each also in the construct state. Of several words the first inflects; where the
/// others are adjectives (`أمين عام`) all take the article.
pub fn noun(
    role: Role,
    singular: &str,
    feminine: bool,
    broken_plurals: &[String],
) -> Vec<Inflected> {
    let key = name_key(singular);
    let (first, rest) = key
        .split_once(' ')
        .map_or((key.as_str(), ""), |(f, r)| (f, r));
    let mut forms = Vec::new();
    let mut add = |word: String, rest: &str, definite: bool, number: Number, suffix: bool| {
        let whole = if rest.is_empty() {
            word
        } else {
            format!("{word} {rest}")
        };
        forms.push((
            whole,
            Form {
                role,
                definite,
                feminine,
                number,
                suffix,
            },
        ));
    };
    let single = rest.is_empty();
    let idafa = rest.starts_with("ال");
    let with_article = |words: &str| {
        words
            .split(' ')
            .map(|w| format!("ال{w}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    // Before a second noun or a pronoun the feminine ending is written as ت.
    let construct = match first.strip_suffix('ه') {
        Some(stem) if feminine || singular.split(' ').next().is_some_and(|w| w.ends_with('ة')) => {
            format!("{stem}ت")
        }
        _ => first.to_owned(),
    };
    add(first.to_owned(), rest, idafa, Number::Singular, false);
    if single {
        add(format!("{first}ا"), rest, false, Number::Singular, false);
        for pronoun in ["ه", "ها", "هم", "نا", "هما"] {
            add(
                format!("{construct}{pronoun}"),
                rest,
                true,
                Number::Singular,
                true,
            );
        }
    }
    if !idafa {
        add(
            format!("ال{first}"),
            &if single {
                String::new()
            } else {
                with_article(rest)
            },
            true,
            Number::Singular,
            false,
        );
    }
    let plurals: Vec<(String, Number)> = if broken_plurals.is_empty() {
        let ending: &[&str] = if construct == first {
            &["ون", "ين", "و"]
        } else {
            &["ات"]
        };
        let stem = if construct == first {
            first
        } else {
            first.strip_suffix('ه').unwrap_or(first)
        };
        ending
            .iter()
            .map(|e| (format!("{stem}{e}"), Number::Plural))
            .collect()
    } else {
        broken_plurals
            .iter()
            .map(|p| (name_key(p), Number::Plural))
            .collect()
    };
    let duals = ["ان", "ين", "ا", "ي"].map(|e| (format!("{construct}{e}"), Number::Dual));
    for (word, number) in plurals.into_iter().chain(duals) {
        // A broken plural of a compound is given whole.
        let (word, rest) = match word.split_once(' ') {
            Some((w, r)) => (w.to_owned(), r.to_owned()),
            None => (word, rest.to_owned()),
        };
        add(word.clone(), &rest, idafa, number, false);
        if !idafa {
            let rest = if rest.is_empty() {
                rest
            } else {
                with_article(&rest)
            };
            add(format!("ال{word}"), &rest, true, number, false);
        }
    }
    forms
}

/// Spellings that newspapers share between two letters; a key with the first also occurs with the
/// second.
pub fn spelling_variants(key: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 7] = [
        ("امريك", "اميرك"),
        ("سوفيت", "سوفيات"),
        ("سوفيت", "سوفييت"),
        ("ديمقراط", "ديموقراط"),
        ("ايرلند", "ارلند"),
        ("اوروب", "اورب"),
        ("انكلي", "انجلي"),
    ];
    let mut variants = vec![key.to_owned()];
    for (usual, other) in PAIRS {
        if key.contains(usual) {
            variants.push(key.replace(usual, other));
        }
    }
    variants.dedup();
    variants
}
