//! The forms in which Arabic words of a few regular kinds occur, made from one dictionary form
//! each, as keys: nationality adjectives, titles, heads of names. Grammar: W. Wright, *A Grammar
//! of the Arabic Language*, vol. 1, §§ 249-254 (relative adjectives), 299-305 (dual and sound
//! plural), 313-317 (construct state and suffixes).

use super::form::{Form, Number, Role};
use crate::packed::KeyHash;

/// Takes a form's key, as the hash of its first letters and the pieces behind them, and its features.
pub(super) type Emit<'e> = &'e mut dyn FnMut(KeyHash, &[&str], Form);

const ARTICLE: &str = "ال";

/// The hashes of a word without and with the article.
fn both(word: &str) -> [KeyHash; 2] {
    ["", ARTICLE].map(|article| KeyHash::of(article).then(word))
}

/// The forms of a nationality adjective given in the masculine singular, `كازاخستاني`. In a
/// compound every word that is itself such an adjective agrees: `الكورية الجنوبية`.
pub(super) fn nisba(masculine: &str, emit: Emit<'_>) {
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
    let words: Vec<(&str, bool)> = masculine
        .split(' ')
        .enumerate()
        .map(|(i, word)| (word, word.ends_with('ي') && !(i == 0 && is_frozen(word))))
        .collect();
    let Some((&(first, first_agrees), others)) = words.split_first() else {
        return;
    };
    let starts = both(first);
    let mut key = Vec::with_capacity(4 * words.len() - 3);
    for (ending, feminine, number) in ENDINGS {
        for (definite, start) in [false, true].into_iter().zip(starts) {
            if definite && ending == "ا" {
                continue;
            }
            key.clear();
            let ending = |agrees: bool| if agrees { ending } else { "" };
            key.push(ending(first_agrees));
            let article = if definite { ARTICLE } else { "" };
            for &(word, agrees) in others {
                key.extend([" ", article, word, ending(agrees)]);
            }
            let form = Form {
                role: Role::Demonym,
                definite,
                feminine,
                number,
                suffix: false,
            };
            emit(start, &key, form);
        }
    }
}

/// First words of compound nationality adjectives that end like one and do not inflect.
fn is_frozen(word: &str) -> bool {
    matches!(word, "سري" | "بابوي")
}

/// The name of a people that no ending makes, `كازاخ`: indefinite, accusative and definite.
pub(super) fn people(plural: &str, emit: Emit<'_>) {
    let [bare, definite] = both(plural);
    emit(bare, &[], people_form(false));
    emit(bare, &["ا"], people_form(false));
    emit(definite, &[], people_form(true));
}

/// The same for a name that is given with the article, `الأكراد`.
pub(super) fn people_with_article(plural: &str, emit: Emit<'_>) {
    let bare = plural.strip_prefix(ARTICLE).unwrap_or(plural);
    emit(KeyHash::of(bare), &[], people_form(false));
    emit(KeyHash::of(plural), &[], people_form(true));
}

fn people_form(definite: bool) -> Form {
    Form {
        role: Role::People,
        definite,
        number: Number::Plural,
        ..Form::NAME
    }
}

/// A noun, `رئيس` or `حكومة` or `رئيس الوزراء`, whose forms are wanted.
pub(super) struct Noun<'k> {
    /// The key of its singular.
    pub singular: &'k str,
    /// Whether its first word ends in `ة`.
    pub ta_marbuta: bool,
    /// Whether it names a woman.
    pub feminine: bool,
    /// The keys of its broken plurals; where there are none it has a sound one.
    pub plurals: &'k [String],
}

impl Noun<'_> {
    /// The forms of the noun: with the article, with a pronoun, dual and plural, each also in the
    /// construct state. Of several words the first inflects; where the others are adjectives (`أمين
    /// عام`) all take the article.
    pub fn forms(&self, emit: Emit<'_>) {
        let (first, rest) = self.singular.split_once(' ').unwrap_or((self.singular, ""));
        // Before a second noun or a pronoun the feminine ending is written as ت.
        let stem = first.strip_suffix('ه').filter(|_| self.ta_marbuta);
        let (base, t) = stem.map_or((first, ""), |stem| (stem, "ت"));
        let (first, base) = (both(first), both(base).map(|base| base.then(t)));
        let mut add = |word: [KeyHash; 2], ending: &str, rest: &str, number| {
            self.both_states(word, ending, rest, number, emit);
        };
        add(first, "", rest, Number::Singular);
        for ending in ["ان", "ين", "ا", "ي"] {
            add(base, ending, rest, Number::Dual);
        }
        for plural in self.plurals {
            // That of a compound is given whole.
            let (word, rest) = plural.split_once(' ').unwrap_or((plural, rest));
            add(both(word), "", rest, Number::Plural);
        }
        if self.plurals.is_empty() {
            match stem {
                Some(stem) => add(both(stem), "ات", rest, Number::Plural),
                None => ["ون", "ين", "و"]
                    .iter()
                    .for_each(|ending| add(first, ending, rest, Number::Plural)),
            }
        }
        if rest.is_empty() {
            emit(first[0], &["ا"], self.form(Number::Singular));
            for pronoun in ["ه", "ها", "هم", "نا", "هما"] {
                let form = Form {
                    definite: true,
                    suffix: true,
                    ..self.form(Number::Singular)
                };
                emit(base[0], &[pronoun], form);
            }
        }
    }

    /// A form, of a word without and with the article and an ending; before a genitive (`رئيس
    /// الوزراء`) it has none and is definite.
    fn both_states(
        &self,
        word: [KeyHash; 2],
        ending: &str,
        rest: &str,
        number: Number,
        emit: Emit<'_>,
    ) {
        let genitive = rest.starts_with("ال");
        let indefinite = self.form(number);
        let definite = Form {
            definite: true,
            ..indefinite
        };
        let mut key = Vec::new();
        for (article, word) in ["", ARTICLE].into_iter().zip(word) {
            // `مركزي` is two centres of something, `المركزي` central.
            let is_construct = genitive || matches!(ending, "ا" | "ي" | "و");
            if is_construct && !article.is_empty() {
                break;
            }
            key.clear();
            if !rest.is_empty() {
                key.push(ending);
                for word in rest.split(' ').filter(|w| !w.is_empty()) {
                    key.extend([" ", article, word]);
                }
            }
            let is_definite = genitive || !article.is_empty();
            let key = if key.is_empty() { &[ending] } else { &key[..] };
            emit(word, key, if is_definite { definite } else { indefinite });
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
