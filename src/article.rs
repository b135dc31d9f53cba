//! Turns what a reader gives (typed, pasted, a file's bytes) into an explored [`Article`], or into
//! the [`Problem`] to tell them. What is wrong with a text is decided here, before the engine, which
//! takes any string.

use std::rc::Rc;

use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::text::Offsets;
use siyaq_engine::text::normalize::{is_letter, without_start};
use siyaq_engine::{Exploration, Options, PublicationDate};

/// The most a text may weigh, in bytes of UTF-8.
pub const MAX_BYTES: usize = 5_000_000;

/// What a reader gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The text as given.
    pub text: Rc<str>,
    /// The publication date as typed: empty, or `2025-11-06`.
    pub published: String,
}

/// An article with all that was found in it. Two are equal only when they are the same one.
#[derive(Clone, Debug)]
pub struct Article {
    /// The text that every offset counts in.
    pub text: Rc<str>,
    /// What was found.
    pub exploration: Exploration,
    /// Converts the exploration's offsets.
    pub offsets: Offsets,
    /// What was changed in the text before it was read.
    pub repairs: Repairs,
}

/// What was changed in a text before it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// It holds U+FFFD, put in place of a lone surrogate or of damaged bytes.
    pub replaced: bool,
    /// Controls that turn the writing direction were taken out.
    pub controls: bool,
}

/// Why a draft is not explored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing but white space.
    Empty,
    /// More than [`MAX_BYTES`]; how many it has.
    TooLong(usize),
    /// No Arabic letter.
    NoArabic,
    /// Bytes that are no text.
    NotText,
    /// Text in another encoding.
    NotUtf8,
    /// The browser could not read the file.
    Unreadable,
    /// The publication date as typed.
    BadDate(String),
    /// A link that holds no article.
    BadLink,
    /// What the browser kept for this visit holds none.
    BadKept,
}

impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
            && self.exploration.published == other.exploration.published
    }
}

impl Draft {
    /// Explores the draft, looking for the names of `lexicon`.
    pub fn explore(&self, lexicon: &Lexicon) -> Result<Article, Problem> {
        let published = self.publication_date()?;
        let (text, repairs) = self.readable()?;
        let options = Options {
            published,
            lexicon: lexicon.clone(),
        };
        Ok(Article {
            exploration: siyaq_engine::explore(&text, &options),
            offsets: Offsets::new(&text),
            text,
            repairs,
        })
    }

    /// Says what is wrong with the draft, without exploring it.
    pub fn check(&self) -> Result<(), Problem> {
        self.publication_date()?;
        self.readable().map(drop)
    }

    fn publication_date(&self) -> Result<Option<PublicationDate>, Problem> {
        match self.published.trim() {
            "" => Ok(None),
            date => date
                .parse()
                .map(Some)
                .map_err(|_| Problem::BadDate(date.to_owned())),
        }
    }

    /// The text without direction overrides.
    fn readable(&self) -> Result<(Rc<str>, Repairs), Problem> {
        let given = without_start(&self.text, "\u{feff}");
        if given.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return Err(Problem::Empty);
        }
        if given.len() > MAX_BYTES {
            return Err(Problem::TooLong(given.len()));
        }
        if is_binary(given) {
            return Err(Problem::NotText);
        }
        if !given.chars().any(is_arabic_letter) {
            return Err(Problem::NoArabic);
        }
        let repairs = Repairs {
            replaced: given.chars().any(|c| c == '\u{fffd}'),
            controls: given.contains(turns_direction),
        };
        let text = match repairs.controls || given.contains('\0') {
            true => given
                .chars()
                .filter(|&c| !turns_direction(c) && c != '\0')
                .collect::<String>()
                .into(),
            false if given.len() == self.text.len() => self.text.clone(),
            false => given.into(),
        };
        Ok((text, repairs))
    }
}

/// The text of a file's bytes.
pub fn text_of_file(bytes: &[u8]) -> Result<Rc<str>, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::TooLong(bytes.len()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        // Windows-1256 has no zero bytes; images, archives and UTF-16 do.
        Err(_) if bytes.contains(&0) => Err(Problem::NotText),
        Err(_) => Err(Problem::NotUtf8),
    }
}

/// Embeddings, overrides and isolates; a reader cannot see them, and they can hide what a text says.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Marks that show nothing by themselves.
fn is_invisible(c: char) -> bool {
    turns_direction(c) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

fn is_arabic_letter(c: char) -> bool {
    is_letter(c)
        && matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether one character in a hundred or more is a control that no text has.
fn is_binary(text: &str) -> bool {
    let controls = text
        .chars()
        .filter(|&c| c.is_control() && !c.is_whitespace())
        .count();
    controls > 0 && controls * 100 >= text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str, published: &str) -> Result<(), Problem> {
        Draft {
            text: text.into(),
            published: published.to_owned(),
        }
        .check()
    }

    #[test]
    fn what_is_wrong_is_said() {
        let long = "سلام ".repeat(600_000);
        for (text, date, expected) in [
            ("", "", Problem::Empty),
            (" \n\t\u{feff}", "", Problem::Empty),
            ("no Arabic, 2025", "", Problem::NoArabic),
            ("١٢٣ ، ؟", "", Problem::NoArabic),
            ("\0\u{1}\u{2}سلام", "", Problem::NotText),
            (&long, "", Problem::TooLong(long.len())),
            (
                "سلام",
                "2025-13-01",
                Problem::BadDate("2025-13-01".to_owned()),
            ),
            ("سلام", "أمس", Problem::BadDate("أمس".to_owned())),
        ] {
            assert_eq!(
                checked(text, date),
                Err(expected),
                "{}",
                &text.chars().take(20).collect::<String>()
            );
        }
        assert_eq!(checked("سلام", " 2025-11-06 "), Ok(()));
    }

    #[test]
    fn a_file_is_text_in_utf8() {
        for (bytes, expected) in [
            ("سلام".as_bytes(), Ok("سلام".into())),
            (&[0x89, b'P', b'N', b'G', 0, 0], Err(Problem::NotText)),
            (&[0xff, 0xfe, 0x33, 0x06, 0, 0], Err(Problem::NotText)),
            (&[0xd3, 0xe1, 0xc7, 0xe3], Err(Problem::NotUtf8)),
        ] {
            assert_eq!(text_of_file(bytes), expected);
        }
        let long = vec![b'a'; MAX_BYTES + 1];
        assert_eq!(text_of_file(&long), Err(Problem::TooLong(long.len())));
    }

    #[test]
    fn what_is_hidden_is_taken_out() {
        for (given, text, replaced, controls) in [
            (
                "زار \u{202e}الرئيس\u{202c} مصر",
                "زار الرئيس مصر",
                false,
                true,
            ),
            ("\u{feff}زار الرئيس مصر", "زار الرئيس مصر", false, false),
            ("زار \u{fffd} مصر", "زار \u{fffd} مصر", true, false),
            ("قال\u{200f}: «نعم»", "قال\u{200f}: «نعم»", false, false),
        ] {
            let article = Draft {
                text: given.into(),
                published: String::new(),
            }
            .explore(&Lexicon::default());
            let seen = article.map(|a| (a.text.to_string(), a.repairs));
            assert_eq!(seen, Ok((text.to_owned(), Repairs { replaced, controls })));
        }
    }
}
