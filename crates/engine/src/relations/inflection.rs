//! Inflects the lemmas of the triggers into the forms that a newspaper writes, as keys.

use super::triggers::form;

/// A key with the bits of its form.
type Inflected = (String, u16);

/// The third persons and the first plural of a verb, given by its keys in the perfect and the
/// imperfect; `hamza` where the last letter is one (بدأ), which is not weak. [`form::SUFFIXED`] forms
/// occur only before an object pronoun.
pub(super) fn verb_forms(perfect: &str, imperfect: &str, hamza: bool) -> Vec<Inflected> {
    let mut forms = vec![(perfect.to_owned(), form::PERFECT | form::MASCULINE)];
    // دعا and أجرى lose their last letter before ت and وا.
    let weak = !hamza && perfect.ends_with(['ا', 'ي']);
    let short = if weak {
        drop_last(perfect)
    } else {
        perfect.to_owned()
    };
    // نسي keeps it: only the alif maqsura does not, which the key no longer tells from ya; a
    // feminine نسيت is therefore listed beside نست.
    forms.push((format!("{short}ت"), form::PERFECT | form::FEMININE));
    forms.push((
        format!("{short}تا"),
        form::PERFECT | form::FEMININE | form::DUAL,
    ));
    forms.push((
        format!("{short}وا"),
        form::PERFECT | form::MASCULINE | form::PLURAL,
    ));
    forms.push((
        format!("{short}و"),
        form::PERFECT | form::MASCULINE | form::PLURAL | form::SUFFIXED,
    ));
    if perfect.ends_with('ي') {
        forms.push((
            format!("{short}ا"),
            form::PERFECT | form::MASCULINE | form::SUFFIXED,
        ));
        forms.push((format!("{perfect}ت"), form::PERFECT | form::FEMININE));
        forms.push((
            format!("{perfect}ا"),
            form::PERFECT | form::MASCULINE | form::DUAL,
        ));
    } else if perfect.ends_with('ا') {
        forms.push((
            format!("{short}وا"),
            form::PERFECT | form::MASCULINE | form::DUAL,
        ));
    } else {
        forms.push((
            format!("{perfect}ا"),
            form::PERFECT | form::MASCULINE | form::DUAL,
        ));
    }
    let mut letters = imperfect.chars();
    letters.next();
    forms.extend(imperfect_forms(letters.as_str()));
    forms
}

fn imperfect_forms(stem: &str) -> Vec<Inflected> {
    let weak = stem.ends_with(['ي', 'و', 'ا']);
    let short = if weak {
        drop_last(stem)
    } else {
        stem.to_owned()
    };
    let mut forms = Vec::new();
    for (prefix, features) in [
        ('ي', form::IMPERFECT | form::MASCULINE),
        ('ت', form::IMPERFECT | form::FEMININE),
        ('ن', form::IMPERFECT | form::FIRST),
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
    forms.push((
        format!("ي{short}ون"),
        form::IMPERFECT | form::MASCULINE | form::PLURAL,
    ));
    forms.push((
        format!("ي{short}وا"),
        form::IMPERFECT | form::MASCULINE | form::PLURAL,
    ));
    for (prefix, features) in [
        ('ي', form::IMPERFECT | form::MASCULINE | form::DUAL),
        ('ت', form::IMPERFECT | form::FEMININE | form::DUAL),
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

fn jussive_features(prefix: char) -> u16 {
    match prefix {
        'ي' => form::IMPERFECT | form::MASCULINE | form::JUSSIVE,
        'ت' => form::IMPERFECT | form::FEMININE | form::JUSSIVE,
        _ => form::IMPERFECT | form::FIRST | form::JUSSIVE,
    }
}

fn suffixed_features(prefix: char) -> u16 {
    match prefix {
        'ي' => form::IMPERFECT | form::MASCULINE | form::SUFFIXED,
        'ت' => form::IMPERFECT | form::FEMININE | form::SUFFIXED,
        _ => form::IMPERFECT | form::FIRST | form::SUFFIXED,
    }
}

/// A noun bare and in the accusative, in the dual and the sound plural, and before a pronoun.
pub(super) fn noun_forms(noun: &str) -> Vec<Inflected> {
    let mut forms = vec![(noun.to_owned(), form::NOUN)];
    if let Some(stem) = noun.strip_suffix('ه') {
        forms.push((format!("{stem}ت"), form::NOUN | form::SUFFIXED));
        forms.push((format!("{stem}تين"), form::NOUN));
        forms.push((format!("{stem}تان"), form::NOUN));
        forms.push((format!("{stem}ات"), form::NOUN));
        return forms;
    }
    if let Some(stem) = noun.strip_suffix('ء') {
        forms.push((format!("{stem}ي"), form::NOUN | form::SUFFIXED));
        forms.push((format!("{stem}و"), form::NOUN | form::SUFFIXED));
    } else if !noun.ends_with("ات") && !noun.ends_with('ا') {
        forms.push((format!("{noun}ا"), form::NOUN));
        forms.push((format!("{noun}ين"), form::NOUN));
        forms.push((format!("{noun}ان"), form::NOUN));
        forms.push((format!("{noun}ات"), form::NOUN));
    }
    forms
}

/// A participle in its genders and numbers, with the ending of the accusative.
pub(super) fn participle_forms(participle: &str) -> Vec<Inflected> {
    ["", "ا", "ه", "ين", "ون", "ات"]
        .iter()
        .map(|ending| (format!("{participle}{ending}"), form::PARTICIPLE))
        .collect()
}

fn drop_last(word: &str) -> String {
    let mut chars = word.chars();
    chars.next_back();
    chars.as_str().to_owned()
}
