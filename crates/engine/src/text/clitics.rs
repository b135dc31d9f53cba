//! The ways in which a word can be taken apart into proclitics and a stem.
//!
//! Arabic writes one-letter conjunctions and prepositions together with the next word: `وبواشنطن`
//! is `و` + `ب` + `واشنطن`. Which letters belong to the word only the lexicon can tell, so
//! [`analyses`] lists every way, the whole word first, and the caller takes the first that it knows.

/// One way to take a word apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis<'k> {
    /// The proclitic letters in their order, of `و ف س ب ل ك`; empty for the whole word.
    pub proclitics: &'k str,
    /// `ال` where the spelling dropped its alef, as `للسعودية` does; else empty. The stem as the
    /// lexicon knows it is `restored` followed by `stem`.
    pub restored: &'static str,
    /// What follows the proclitics.
    pub stem: &'k str,
}

/// Whether a word is one of the prepositions that are written apart.
pub fn is_preposition(key: &str) -> bool {
    matches!(key, "في" | "من" | "الي" | "علي" | "عن" | "مع")
}

impl<'k> Analysis<'k> {
    /// How many characters of the key stand before the mention that the stem names. In `للسعودية`
    /// the mention starts at the second lam, the first letter of its article.
    pub fn skipped(&self) -> usize {
        let letters = self.proclitics.chars().count();
        if self.restored.is_empty() {
            letters
        } else {
            letters - 1
        }
    }

    /// Whether one of the proclitics is a preposition, `ب`, `ل` or `ك`.
    pub fn has_preposition(&self) -> bool {
        self.preposition().is_some()
    }

    /// The preposition among the proclitics.
    pub fn preposition(&self) -> Option<char> {
        self.proclitics
            .chars()
            .find(|c| matches!(c, 'ب' | 'ل' | 'ك'))
    }

    /// The conjunction that the word starts with, `و` or `ف`.
    pub fn conjunction(&self) -> Option<char> {
        self.proclitics
            .chars()
            .next()
            .filter(|c| matches!(c, 'و' | 'ف'))
    }

    /// The whole stem, `restored` included.
    pub fn stem_key(&self) -> std::borrow::Cow<'k, str> {
        if self.restored.is_empty() {
            self.stem.into()
        } else {
            [self.restored, self.stem].concat().into()
        }
    }
}

/// Whether a key starts with a letter that may be a proclitic, so that there is more than one way.
pub(super) fn may_have_proclitics(key: &str) -> bool {
    key.starts_with(['و', 'ف', 'ب', 'ل', 'ك', 'س'])
}

/// Every way to take `key` apart, the whole word first, then fewer letters before more. A stem has
/// two letters at least.
///
/// ```
/// use siyaq_engine::text::clitics::analyses;
/// let stems: Vec<_> = analyses("وللسعوديه").map(|a| a.stem_key().into_owned()).collect();
/// assert_eq!(stems, ["وللسعوديه", "للسعوديه", "لسعوديه", "السعوديه"]);
/// ```
pub fn analyses(key: &str) -> impl Iterator<Item = Analysis<'_>> {
    let whole = Analysis {
        proclitics: "",
        restored: "",
        stem: key,
    };
    let conjunction = usize::from(key.starts_with(['و', 'ف'])) * LETTER;
    let after = &key[conjunction..];
    let particle = if after.starts_with(['ب', 'ل', 'ك', 'س']) {
        LETTER
    } else {
        0
    };
    let cut = move |bytes: usize| Analysis {
        proclitics: &key[..bytes],
        restored: "",
        stem: &key[bytes..],
    };
    let with_conjunction = (conjunction > 0).then(|| cut(conjunction));
    let with_bare_particle = (particle > 0).then(|| cut(particle));
    let with_both = (conjunction > 0 && particle > 0).then(|| cut(conjunction + particle));
    let with_article = after.starts_with("لل").then(|| Analysis {
        proclitics: &key[..conjunction + 2 * LETTER],
        restored: "ال",
        stem: &key[conjunction + 2 * LETTER..],
    });
    [
        Some(whole),
        with_conjunction,
        with_bare_particle.filter(|_| conjunction == 0),
        with_both,
        with_article,
    ]
    .into_iter()
    .flatten()
    .filter(|a| a.proclitics.is_empty() || a.stem.len() > LETTER)
}

/// Bytes of an Arabic letter in UTF-8.
const LETTER: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(key: &str) -> String {
        analyses(key)
            .map(|a| format!("{}+{}", a.proclitics, a.stem_key()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_come_apart() {
        for (key, ways) in [
            ("بغداد", "+بغداد ب+غداد"),
            ("وبغداد", "+وبغداد و+بغداد وب+غداد"),
            ("باسراييل", "+باسراييل ب+اسراييل"),
            ("للشرق", "+للشرق ل+لشرق لل+الشرق"),
            ("ستنضم", "+ستنضم س+تنضم"),
            ("من", "+من"),
            ("وفي", "+وفي و+في"),
            ("nato", "+nato"),
        ] {
            assert_eq!(read(key), ways, "{key}");
        }
    }

    #[test]
    fn a_restored_article_keeps_its_lam() {
        let with_article = analyses("للشرق").last();
        assert_eq!(with_article.map(|a| a.skipped()), Some(1));
    }
}
