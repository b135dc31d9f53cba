//! The forms in which Arabic words of a few regular kinds occur, made from one dictionary form
//! each, as keys: nationality adjectives, titles, heads of names. Grammar: W. Wright, *A Grammar
//! of the Arabic Language*, vol. 1, §§ 249-254 (relative adjectives), 299-305 (dual and sound
//! plural), 313-317 (construct state and suffixes).

use super::form::{Form, Number, Role};
use crate::packed::KeyHash;

/// Takes a form's key and its features; without these, a key that goes on with a space.
pub(super) type Emit<'e> = &'e mut dyn FnMut(KeyHash, Option<Form>);

const ARTICLE: &str = "ال";
/// The same as letters.
pub(super) const ARTICLE_LETTERS: [char; 2] = ['ا', 'ل'];

/// The hashes of a word without and with the article.
fn both(word: &[char]) -> [KeyHash; 2] {
    ["", ARTICLE].map(|article| KeyHash::of(article).then_all(word))
}

/// The words of a name.
fn words(name: &[char]) -> impl Iterator<Item = &[char]> + Clone {
    name.split(|&letter| letter == ' ')
}

/// The forms of a nationality adjective given in the masculine singular, `كازاخستاني`. In a
/// compound every word that is itself such an adjective agrees: `الكورية الجنوبية`.
pub(super) fn nisba(masculine: &[char], emit: Emit<'_>) {
    const ENDINGS: [(&str, bool, Number); 9] = [
        ("", false, Number::Singular),
        ("ا", false, Number::Singular),
        ("ه", true, Number::Singular),
        ("ان", false, Number::Dual),
        ("تان", true, Number::Dual),
        ("تين", true, Number::Dual),
        ("ين", false, Number::Plural),
        ("ون", false, Number::Plural),
        ("ات", true, Number::Plural),
    ];
    let mut words = words(masculine);
    let first = words.next().unwrap_or_default();
    let first_agrees = first.ends_with(&['ي']) && !is_frozen(first);
    let starts = both(first);
    for (ending, feminine, number) in ENDINGS {
        for (definite, start) in [false, true].into_iter().zip(starts) {
            if definite && ending == "ا" {
                continue;
            }
            let ending = |agrees: bool| if agrees { ending } else { "" };
            let article = if definite { ARTICLE } else { "" };
            let mut key = start.then(ending(first_agrees));
            for word in words.clone() {
                emit(key, None);
                let end = ending(word.ends_with(&['ي']));
                key = key.then_space().then(article).then_all(word).then(end);
            }
            let form = Form {
                role: Role::Demonym,
                definite,
                feminine,
                number,
                suffix: false,
            };
            emit(key, Some(form));
        }
    }
}

/// First words of compound nationality adjectives that end like one and do not inflect.
fn is_frozen(word: &[char]) -> bool {
    matches!(word, ['س', 'ر', 'ي'] | ['ب', 'ا', 'ب', 'و', 'ي'])
}

/// The name of a people that no ending makes, `كازاخ`: indefinite, accusative and definite.
pub(super) fn people(plural: &[char], emit: Emit<'_>) {
    let [bare, definite] = both(plural);
    emit(bare, people_form(false));
    emit(bare.then_letter('ا'), people_form(false));
    emit(definite, people_form(true));
}

fn people_form(definite: bool) -> Option<Form> {
    Some(Form {
        role: Role::People,
        definite,
        number: Number::Plural,
        ..Form::NAME
    })
}

/// A noun, `رئيس` or `حكومة` or `رئيس الوزراء`, whose forms are wanted.
pub(super) struct Noun<'k> {
    /// The key of its singular.
    pub singular: &'k [char],
    /// Whether its first word ends in `ة`.
    pub ta_marbuta: bool,
    /// Whether it names a woman.
    pub feminine: bool,
    /// The keys of its broken plurals; where there are none it has a sound one.
    pub plurals: &'k [Vec<char>],
}

impl Noun<'_> {
    /// The forms of the noun: with the article, with a pronoun, dual and plural, each also in the
    /// construct state. Of several words the first inflects; where the others are adjectives (`أمين
    /// عام`) all take the article.
    pub fn forms(&self, emit: Emit<'_>) {
        let (first, rest) = split(self.singular);
        // Before a second noun or a pronoun the feminine ending is written as ت.
        let stem = first.strip_suffix(&['ه']).filter(|_| self.ta_marbuta);
        let stem = stem.map(both);
        let first = both(first);
        let base = stem.map_or(first, |stem| stem.map(|stem| stem.then_letter('ت')));
        let mut add = |word: [KeyHash; 2], ending: &str, rest: &[char], number| {
            self.both_states(word, ending, rest, number, emit);
        };
        add(first, "", rest, Number::Singular);
        for ending in ["ان", "ين", "ا", "ي"] {
            add(base, ending, rest, Number::Dual);
        }
        for plural in self.plurals {
            // That of a compound is given whole.
            let (word, own) = split(plural);
            let rest = if own.is_empty() { rest } else { own };
            add(both(word), "", rest, Number::Plural);
        }
        if self.plurals.is_empty() {
            match stem {
                Some(stem) => add(stem, "ات", rest, Number::Plural),
                None => ["ون", "ين", "و"]
                    .iter()
                    .for_each(|ending| add(first, ending, rest, Number::Plural)),
            }
        }
        if rest.is_empty() {
            emit(first[0].then_letter('ا'), Some(self.form(Number::Singular)));
            for pronoun in ["ه", "ها", "هم", "نا", "هما"] {
                let form = Form {
                    definite: true,
                    suffix: true,
                    ..self.form(Number::Singular)
                };
                emit(base[0].then(pronoun), Some(form));
            }
        }
    }

    /// A form, of a word without and with the article and an ending; before a genitive (`رئيس
    /// الوزراء`) it has none and is definite.
    fn both_states(
        &self,
        word: [KeyHash; 2],
        ending: &str,
        rest: &[char],
        number: Number,
        emit: Emit<'_>,
    ) {
        let genitive = rest.starts_with(&ARTICLE_LETTERS);
        let indefinite = self.form(number);
        let definite = Form {
            definite: true,
            ..indefinite
        };
        for (article, mut key) in ["", ARTICLE].into_iter().zip(word) {
            // `مركزي` is two centres of something, `المركزي` central.
            let is_construct = genitive || matches!(ending, "ا" | "ي" | "و");
            if is_construct && !article.is_empty() {
                break;
            }
            key = key.then(ending);
            for word in words(rest).filter(|word| !word.is_empty()) {
                emit(key, None);
                key = key.then_space().then(article).then_all(word);
            }
            let is_definite = genitive || !article.is_empty();
            emit(key, Some(if is_definite { definite } else { indefinite }));
        }
    }

    fn form(&self, number: Number) -> Form {
        Form {
            role: Role::Noun,
            feminine: self.feminine,
            number,
            ..Form::NAME
        }
    }
}

/// The first word of a name, and what stands behind it.
fn split(name: &[char]) -> (&[char], &[char]) {
    let space = name.iter().position(|&letter| letter == ' ');
    space.map_or((name, &[]), |space| (&name[..space], &name[space + 1..]))
}
