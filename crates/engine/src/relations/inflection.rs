//! Inflects the lemmas of the triggers into the forms that a newspaper writes, as keys.

use super::triggers::form;
use crate::packed::KeyHash;

/// Takes a key, as the hash of its first letters and the last of them, with the bits of its form.
type Emit<'e> = &'e mut dyn FnMut(KeyHash, &str, u16);

/// The third persons and the first plural of a verb, given by its keys in the perfect and the
/// imperfect; `hamza` where the last letter is one (بدأ), which is not weak. [`form::SUFFIXED`] forms
/// occur only before an object pronoun.
pub(super) fn verb_forms(perfect: &[char], imperfect: &[char], hamza: bool, emit: Emit<'_>) {
    const HE: u16 = form::PERFECT | form::MASCULINE;
    const SHE: u16 = form::PERFECT | form::FEMININE;
    // دعا and أجرى lose their last letter before ت and وا.
    let weak = !hamza && ends_in(perfect, &['ا', 'ي']);
    let short = if weak { drop_last(perfect) } else { perfect };
    let [whole, short] = [perfect, short].map(|stem| KeyHash::EMPTY.then_all(stem));
    emit(whole, "", HE);
    // نسي keeps it: only the alif maqsura does not, which the key no longer tells from ya; a
    // feminine نسيت is therefore listed beside نست.
    emit(short, "ت", SHE);
    emit(short, "تا", SHE | form::DUAL);
    emit(short, "وا", HE | form::PLURAL);
    emit(short, "و", HE | form::PLURAL | form::SUFFIXED);
    if ends_in(perfect, &['ي']) {
        emit(short, "ا", HE | form::SUFFIXED);
        emit(whole, "ت", SHE);
        emit(whole, "ا", HE | form::DUAL);
    } else if ends_in(perfect, &['ا']) {
        emit(short, "وا", HE | form::DUAL);
    } else {
        emit(whole, "ا", HE | form::DUAL);
    }
    imperfect_forms(imperfect.get(1..).unwrap_or_default(), emit);
}

fn imperfect_forms(stem: &[char], emit: Emit<'_>) {
    const HE: u16 = form::IMPERFECT | form::MASCULINE;
    const SHE: u16 = form::IMPERFECT | form::FEMININE;
    let weak = ends_in(stem, &['ي', 'و', 'ا']);
    let short = if weak { drop_last(stem) } else { stem };
    for (prefix, features) in [('ي', HE), ('ت', SHE), ('ن', form::IMPERFECT | form::FIRST)] {
        let prefix = KeyHash::EMPTY.then_letter(prefix);
        let [whole, short] = [stem, short].map(|stem| prefix.then_all(stem));
        emit(whole, "", features);
        if let Some((start, end)) = jussive_stem(stem) {
            emit(
                prefix.then_all(start).then_all(end),
                "",
                features | form::JUSSIVE,
            );
        }
        if ends_in(stem, &['ي']) {
            // يخشى becomes يخشا before a pronoun.
            emit(short, "ا", features | form::SUFFIXED);
        }
        if features == HE {
            emit(short, "ون", HE | form::PLURAL);
            emit(short, "وا", HE | form::PLURAL);
        }
        if features & form::FIRST == 0 {
            emit(whole, "ان", features | form::DUAL);
            emit(whole, "ا", features | form::DUAL);
        }
    }
}

/// The stem after لم, in two pieces: a weak last letter falls away, and so does a long vowel before it
/// (يزور, يزر).
fn jussive_stem(stem: &[char]) -> Option<(&[char], &[char])> {
    if ends_in(stem, &['ي', 'و', 'ا']) {
        return Some((drop_last(stem), &[]));
    }
    let rest = drop_last(stem);
    let start = drop_last(rest);
    ends_in(rest, &['و', 'ي', 'ا']).then(|| (start, &stem[rest.len()..]))
}

/// A noun bare and in the accusative, in the dual and the sound plural, and before a pronoun.
pub(super) fn noun_forms(noun: &[char], emit: Emit<'_>) {
    let stem = KeyHash::EMPTY.then_all(drop_last(noun));
    let whole = KeyHash::EMPTY.then_all(noun);
    emit(whole, "", form::NOUN);
    if ends_in(noun, &['ه']) {
        emit(stem, "ت", form::NOUN | form::SUFFIXED);
        for ending in ["تين", "تان", "ات"] {
            emit(stem, ending, form::NOUN);
        }
    } else if ends_in(noun, &['ء']) {
        for ending in ["ي", "و"] {
            emit(stem, ending, form::NOUN | form::SUFFIXED);
        }
        emit(whole, "ات", form::NOUN);
    } else if !noun.ends_with(&['ا', 'ت']) && !ends_in(noun, &['ا']) {
        for ending in ["ا", "ين", "ان", "ات"] {
            emit(whole, ending, form::NOUN);
        }
    }
}

/// A participle in its genders and numbers, with the ending of the accusative.
pub(super) fn participle_forms(participle: &[char], emit: Emit<'_>) {
    let whole = KeyHash::EMPTY.then_all(participle);
    for ending in ["", "ا", "ه", "ين", "ون", "ات"] {
        emit(whole, ending, form::PARTICIPLE);
    }
}

fn drop_last(word: &[char]) -> &[char] {
    word.split_last().map_or(word, |(_, rest)| rest)
}

/// Whether a word ends in one of these letters.
fn ends_in(word: &[char], letters: &[char]) -> bool {
    word.last().is_some_and(|last| letters.contains(last))
}
