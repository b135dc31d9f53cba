//! Inflects the lemmas of the triggers into the forms that a newspaper writes, as keys.

use super::triggers::form;

/// Takes a key, in pieces, with the bits of its form.
type Emit<'e> = &'e mut dyn FnMut(&[&str], u16);

/// The third persons and the first plural of a verb, given by its keys in the perfect and the
/// imperfect; `hamza` where the last letter is one (بدأ), which is not weak. [`form::SUFFIXED`] forms
/// occur only before an object pronoun.
pub(super) fn verb_forms(perfect: &str, imperfect: &str, hamza: bool, emit: Emit<'_>) {
    const HE: u16 = form::PERFECT | form::MASCULINE;
    const SHE: u16 = form::PERFECT | form::FEMININE;
    emit(&[perfect], HE);
    // دعا and أجرى lose their last letter before ت and وا.
    let weak = !hamza && perfect.ends_with(['ا', 'ي']);
    let short = if weak { drop_last(perfect) } else { perfect };
    // نسي keeps it: only the alif maqsura does not, which the key no longer tells from ya; a
    // feminine نسيت is therefore listed beside نست.
    emit(&[short, "ت"], SHE);
    emit(&[short, "تا"], SHE | form::DUAL);
    emit(&[short, "وا"], HE | form::PLURAL);
    emit(&[short, "و"], HE | form::PLURAL | form::SUFFIXED);
    if perfect.ends_with('ي') {
        emit(&[short, "ا"], HE | form::SUFFIXED);
        emit(&[perfect, "ت"], SHE);
        emit(&[perfect, "ا"], HE | form::DUAL);
    } else if perfect.ends_with('ا') {
        emit(&[short, "وا"], HE | form::DUAL);
    } else {
        emit(&[perfect, "ا"], HE | form::DUAL);
    }
    let mut letters = imperfect.chars();
    letters.next();
    imperfect_forms(letters.as_str(), emit);
}

fn imperfect_forms(stem: &str, emit: Emit<'_>) {
    const HE: u16 = form::IMPERFECT | form::MASCULINE;
    const SHE: u16 = form::IMPERFECT | form::FEMININE;
    let weak = stem.ends_with(['ي', 'و', 'ا']);
    let short = if weak { drop_last(stem) } else { stem };
    for (prefix, features) in [("ي", HE), ("ت", SHE), ("ن", form::IMPERFECT | form::FIRST)] {
        emit(&[prefix, stem], features);
        if let Some((start, end)) = jussive_stem(stem) {
            emit(&[prefix, start, end], features | form::JUSSIVE);
        }
        if stem.ends_with('ي') {
            // يخشى becomes يخشا before a pronoun.
            emit(&[prefix, short, "ا"], features | form::SUFFIXED);
        }
    }
    emit(&["ي", short, "ون"], HE | form::PLURAL);
    emit(&["ي", short, "وا"], HE | form::PLURAL);
    for (prefix, features) in [("ي", HE), ("ت", SHE)] {
        emit(&[prefix, stem, "ان"], features | form::DUAL);
        emit(&[prefix, stem, "ا"], features | form::DUAL);
    }
}

/// The stem after لم, in two pieces: a weak last letter falls away, and so does a long vowel before it
/// (يزور, يزر).
fn jussive_stem(stem: &str) -> Option<(&str, &str)> {
    if stem.ends_with(['ي', 'و', 'ا']) {
        return Some((drop_last(stem), ""));
    }
    let rest = drop_last(stem);
    let start = drop_last(rest);
    (rest.ends_with(['و', 'ي', 'ا']) && !start.is_empty()).then(|| (start, &stem[rest.len()..]))
}

/// A noun bare and in the accusative, in the dual and the sound plural, and before a pronoun.
pub(super) fn noun_forms(noun: &str, emit: Emit<'_>) {
    emit(&[noun], form::NOUN);
    if let Some(stem) = noun.strip_suffix('ه') {
        emit(&[stem, "ت"], form::NOUN | form::SUFFIXED);
        emit(&[stem, "تين"], form::NOUN);
        emit(&[stem, "تان"], form::NOUN);
        emit(&[stem, "ات"], form::NOUN);
    } else if let Some(stem) = noun.strip_suffix('ء') {
        emit(&[stem, "ي"], form::NOUN | form::SUFFIXED);
        emit(&[stem, "و"], form::NOUN | form::SUFFIXED);
        emit(&[noun, "ات"], form::NOUN);
    } else if !noun.ends_with("ات") && !noun.ends_with('ا') {
        for ending in ["ا", "ين", "ان", "ات"] {
            emit(&[noun, ending], form::NOUN);
        }
    }
}

/// A participle in its genders and numbers, with the ending of the accusative.
pub(super) fn participle_forms(participle: &str, emit: Emit<'_>) {
    for ending in ["", "ا", "ه", "ين", "ون", "ات"] {
        emit(&[participle, ending], form::PARTICIPLE);
    }
}

fn drop_last(word: &str) -> &str {
    let mut chars = word.chars();
    chars.next_back();
    chars.as_str()
}
