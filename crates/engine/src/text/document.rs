//! Tokens, sentences and paragraphs of one article, found in a single pass over its characters.

use std::ops::Range;

use super::normalize::{digit_value, is_ignorable, is_letter, push_key};
use super::span::Span;
use crate::exploration::ParagraphKind;
use crate::work;

/// Number of a token in [`Document::tokens`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub u32);

impl TokenId {
    /// The id as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Index of its sentence in [`Document::sentences`].
    pub sentence: u32,
    /// Where its key lies in the document's buffer of keys.
    key: Span,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters of any script with their marks.
    Word,
    /// Digits, Western or Eastern, with the separators inside: `68,800`, `10،5`.
    Number,
    /// One other visible character.
    Punctuation,
}

/// A sentence: a stretch of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space around, with its full stop.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its paragraph in [`Document::paragraphs`].
    pub paragraph: u32,
}

/// A paragraph: a line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without white space around.
    pub span: Span,
    /// What it is for.
    pub kind: ParagraphKind,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// A text with its paragraphs, sentences and tokens.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The article.
    pub text: &'t str,
    /// In order.
    pub paragraphs: Vec<Paragraph>,
    /// In order, each inside one paragraph.
    pub sentences: Vec<Sentence>,
    /// In order, each inside one sentence.
    pub tokens: Vec<Token>,
    keys: String,
}

impl<'t> Document<'t> {
    /// Reads a text. Any text will do; time and memory are linear in its length.
    pub fn new(text: &'t str) -> Self {
        let mut document = Self {
            text,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 8),
            keys: String::with_capacity(text.len()),
        };
        let mut start = 0;
        for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
            document.read_paragraph(start, line);
            start += line.len();
        }
        document.mark_headings();
        document
    }

    /// The normalised form of a token; digits are Western.
    pub fn key(&self, token: usize) -> &str {
        let key = &self.keys[self.tokens[token].key.range()];
        work::add(key.len());
        key
    }

    /// The token as written.
    pub fn surface(&self, token: usize) -> &'t str {
        work::add(1);
        &self.text[self.tokens[token].span.range()]
    }

    /// The span of several tokens, not empty.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start]
            .span
            .to(self.tokens[tokens.end - 1].span)
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// The sentence a token stands in.
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        &self.sentences[self.tokens[token].sentence as usize]
    }

    /// Whether the token is this one mark.
    pub fn is_mark(&self, token: usize, mark: char) -> bool {
        self.tokens[token].kind == TokenKind::Punctuation && self.surface(token).starts_with(mark)
    }

    /// The byte where the rest of a word token starts after `skipped` characters of its key.
    pub fn start_after(&self, token: usize, skipped: usize) -> u32 {
        let span = self.tokens[token].span;
        let mut left = skipped;
        let mut piece = String::new();
        for (at, c) in self.surface(token).char_indices() {
            if left == 0 && !is_ignorable(c) {
                return span.start + at as u32;
            }
            piece.clear();
            push_key(c, &mut piece);
            left = left.saturating_sub(piece.chars().count());
        }
        span.end
    }

    fn read_paragraph(&mut self, start: usize, line: &str) {
        let first_token = self.tokens.len();
        let first_sentence = self.sentences.len();
        self.read_tokens(start, line);
        if self.tokens.len() == first_token {
            return;
        }
        self.part_sentences(first_token);
        self.paragraphs.push(Paragraph {
            span: self.span_of(first_token..self.tokens.len()),
            kind: ParagraphKind::Body,
            sentences: first_sentence..self.sentences.len(),
        });
    }

    fn read_tokens(&mut self, start: usize, line: &str) {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let at = line.len() - rest.len();
            let class = CharClass::of(first);
            let (kind, length) = match class {
                CharClass::Space | CharClass::Invisible | CharClass::Sign => {
                    rest = &rest[first.len_utf8()..];
                    continue;
                }
                CharClass::Letter => (TokenKind::Word, word_length(rest)),
                CharClass::Digit => (TokenKind::Number, number_length(rest)),
                CharClass::Mark => (TokenKind::Punctuation, first.len_utf8()),
            };
            let key_start = self.keys.len();
            rest[..length]
                .chars()
                .for_each(|c| push_token_key(kind, c, &mut self.keys));
            self.tokens.push(Token {
                span: Span::new(start + at, start + at + length),
                kind,
                sentence: 0,
                key: Span::new(key_start, self.keys.len()),
            });
            rest = &rest[length..];
        }
    }

    /// Parts the tokens from `first` on into sentences of a paragraph about to be added.
    fn part_sentences(&mut self, first: usize) {
        let mut start = first;
        let mut stop = first;
        for token in first..self.tokens.len() {
            let last = token + 1 == self.tokens.len();
            // A stop may stand before the quotes and brackets that close after it.
            if !(self.is_closing(token) && self.touches_previous(token)) {
                stop = token;
            }
            if last || (self.ends_sentence(stop) && !self.trails_sentence(token + 1)) {
                self.add_sentence(start..token + 1);
                start = token + 1;
            }
        }
    }

    fn add_sentence(&mut self, tokens: Range<usize>) {
        let id = self.sentences.len() as u32;
        self.tokens[tokens.clone()]
            .iter_mut()
            .for_each(|t| t.sentence = id);
        self.sentences.push(Sentence {
            span: self.span_of(tokens.clone()),
            tokens,
            paragraph: self.paragraphs.len() as u32,
        });
    }

    /// Whether a sentence may end at this mark.
    fn ends_sentence(&self, token: usize) -> bool {
        match self.surface(token) {
            "؟" | "?" | "!" | "…" | "۔" => true,
            "." => !self.is_abbreviation_stop(token) && self.followed_by_space(token),
            _ => false,
        }
    }

    /// Closing quotes and brackets, and further stops, belong to the sentence before them.
    fn trails_sentence(&self, token: usize) -> bool {
        self.touches_previous(token)
            && (self.is_closing(token) || matches!(self.surface(token), "." | "!" | "؟" | "?"))
    }

    fn is_closing(&self, token: usize) -> bool {
        matches!(self.surface(token), "»" | "”" | ")" | "]" | "\"")
    }

    fn touches_previous(&self, token: usize) -> bool {
        token > 0 && self.tokens[token - 1].span.end == self.tokens[token].span.start
    }

    /// A stop after a single letter, as in `د. محمد` or `أ.ف.ب`, ends no sentence.
    fn is_abbreviation_stop(&self, token: usize) -> bool {
        self.touches_previous(token)
            && self.tokens[token - 1].kind == TokenKind::Word
            && self.key(token - 1).chars().count() == 1
    }

    fn followed_by_space(&self, token: usize) -> bool {
        let rest = &self.text[self.tokens[token].span.end as usize..];
        rest.chars()
            .next()
            .is_none_or(|c| CharClass::of(c) != CharClass::Digit && !c.is_ascii_alphanumeric())
    }

    /// The headline is a first line that is no sentence; headings are such lines further down.
    fn mark_headings(&mut self) {
        const LONGEST_TITLE: usize = 30;
        const LONGEST_HEADING: usize = 12;
        let last = self.paragraphs.len().saturating_sub(1);
        for index in 0..last {
            let paragraph = &self.paragraphs[index];
            let tokens = self.sentences[paragraph.sentences.start].tokens.clone();
            let stops = matches!(self.surface(tokens.end - 1), "." | "،" | "؛" | ",");
            let (longest, kind) = match index {
                0 => (LONGEST_TITLE, ParagraphKind::Title),
                _ => (LONGEST_HEADING, ParagraphKind::Heading),
            };
            if !stops && paragraph.sentences.len() == 1 && tokens.len() <= longest {
                self.paragraphs[index].kind = kind;
            }
        }
    }
}

/// What a character does to the tokens around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CharClass {
    Space,
    /// Direction marks and joiners: part of a word only between its letters.
    Invisible,
    /// Vowel signs and tatweel: part of the word they follow.
    Sign,
    Letter,
    Digit,
    Mark,
}

impl CharClass {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_whitespace() || c.is_control() => Self::Space,
            '\u{FE00}'..='\u{FE0F}' => Self::Invisible,
            '\u{0640}' => Self::Sign,
            _ if is_ignorable(c) && is_invisible(c) => Self::Invisible,
            _ if is_ignorable(c) => Self::Sign,
            _ if digit_value(c).is_some() => Self::Digit,
            _ if is_letter(c) => Self::Letter,
            _ => Self::Mark,
        }
    }
}

fn is_invisible(c: char) -> bool {
    !matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{08FF}')
}

/// Bytes of the word that `text` starts with, up to its last visible character.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        match CharClass::of(c) {
            CharClass::Letter | CharClass::Sign => length = at + c.len_utf8(),
            CharClass::Invisible => {}
            _ => break,
        }
    }
    length
}

/// Bytes of the number that `text` starts with: digits, and separators between two digits.
fn number_length(text: &str) -> usize {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        if digit_value(c).is_some() && at <= length + MAX_SEPARATOR {
            length = at + c.len_utf8();
        } else if !(is_digit_separator(c) && at == length) {
            break;
        }
    }
    length
}

/// Bytes of the longest digit separator.
const MAX_SEPARATOR: usize = 2;

fn is_digit_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '،' | '٫' | '٬')
}

fn push_token_key(kind: TokenKind, c: char, keys: &mut String) {
    match (kind, c) {
        (TokenKind::Number, '٫') => keys.push('.'),
        (TokenKind::Number, '٬' | '،') => keys.push(','),
        _ => push_key(c, keys),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let document = Document::new(text);
        (0..document.tokens.len())
            .map(|t| document.surface(t))
            .collect()
    }

    fn sentences(text: &str) -> Vec<&str> {
        let document = Document::new(text);
        document
            .sentences
            .iter()
            .map(|s| &text[s.span.range()])
            .collect()
    }

    #[test]
    fn tokens_are_words_numbers_and_marks() {
        for (text, expected) in [
            (
                "بـ«اتفاقات إبراهيم»،",
                vec!["بـ", "«", "اتفاقات", "إبراهيم", "»", "،"],
            ),
            (
                "أكثر من 68,800 فلسطينياً.",
                vec!["أكثر", "من", "68,800", "فلسطينياً", "."],
            ),
            ("قاسم-جومارت", vec!["قاسم", "-", "جومارت"]),
            ("١٤٤٧هـ", vec!["١٤٤٧", "هـ"]),
            ("06/11/2025", vec!["06", "/", "11", "/", "2025"]),
            ("قيمته 10،5 مليار", vec!["قيمته", "10،5", "مليار"]),
            ("\u{202B}لبنان\u{202C} 5.", vec!["لبنان", "5", "."]),
            ("", vec![]),
            ("\u{064E}\u{200F} \t", vec![]),
        ] {
            assert_eq!(tokens(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_at_stops_that_are_stops() {
        for (text, expected) in [
            ("جاء. ذهب؟ نعم!", vec!["جاء.", "ذهب؟", "نعم!"]),
            ("قال «نعم.» ثم ذهب.", vec!["قال «نعم.»", "ثم ذهب."]),
            ("قال د. محمد إنه بخير.", vec!["قال د. محمد إنه بخير."]),
            ("بلغ 2.5 مليون. ثم", vec!["بلغ 2.5 مليون.", "ثم"]),
            ("(أ.ف.ب) قالت", vec!["(أ.ف.ب) قالت"]),
            ("سطر أول\nسطر ثان", vec!["سطر أول", "سطر ثان"]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn the_headline_and_headings_are_told_from_text() {
        let document = Document::new("عنوان المقال\n\nجملة أولى.\nعنوان فرعي\nجملة أخيرة");
        let kinds: Vec<_> = document.paragraphs.iter().map(|p| p.kind).collect();
        use ParagraphKind::*;
        assert_eq!(kinds, [Title, Body, Heading, Body]);
    }

    #[test]
    fn a_mention_starts_after_its_clitic_and_its_marks() {
        let document = Document::new("وَلِبنان بـبغداد");
        assert_eq!(
            document.slice(Span {
                start: document.start_after(0, 1),
                ..document.tokens[0].span
            }),
            "لِبنان"
        );
        assert_eq!(
            document.slice(Span {
                start: document.start_after(1, 1),
                ..document.tokens[1].span
            }),
            "بغداد"
        );
    }
}
