//! Tokens, sentences and paragraphs of one article, found in a single pass over its characters.

use std::ops::Range;

use super::clitics::Analysis;
use super::letters::{self, CharClass, Folded, Table};
use super::normalize::{digit_value, is_hyphen, is_ignorable, push_key};
use super::span::Span;
use super::vocabulary::{Vocabulary, Way};
use crate::exploration::ParagraphKind;
use crate::packed::KeyHash;
use crate::row::Row;
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
    /// Number of its key among the distinct ones of the document.
    word: u32,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters of any script with their marks.
    Word,
    /// Digits, Western or Eastern, with the separators inside: `68,800`, `10،5`.
    Number,
    /// One other visible character, or tatweels that stand for a dash.
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
    pub sentences: Row<Sentence>,
    /// In order, each inside one sentence.
    pub tokens: Row<Token>,
    vocabulary: Vocabulary,
}

impl<'t> Document<'t> {
    /// Reads a text. Any text will do; time and memory are linear in its length.
    pub fn new(text: &'t str) -> Self {
        let mut document = Self {
            text,
            paragraphs: Vec::new(),
            sentences: Row::default(),
            tokens: Vec::with_capacity(text.len() / 8).into(),
            vocabulary: Vocabulary::with_room_for(text.len()),
        };
        document.read_tokens();
        document.mark_headings();
        document
    }

    /// The normalised form of a token; digits are Western.
    pub fn key(&self, token: usize) -> &str {
        let key = self.vocabulary.key(self.token(token).word);
        work::add(key.len());
        key
    }

    /// A token, in the functions that are asked for most.
    fn token(&self, token: usize) -> &Token {
        &self.tokens.as_slice()[token]
    }

    /// Whether a token is a word.
    #[inline(never)]
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.token(token).kind == TokenKind::Word
    }

    /// Whether a token's key opens as words with their article do.
    #[inline(never)]
    pub(crate) fn has_al(&self, token: usize) -> bool {
        self.key(token).starts_with("ال")
    }

    /// The number of a token's key among the distinct ones of the document, which count from 0 to
    /// [`Self::distinct_words`].
    pub(crate) fn word(&self, token: usize) -> usize {
        self.token(token).word as usize
    }

    /// How many distinct keys the document has.
    pub(crate) fn distinct_words(&self) -> usize {
        self.vocabulary.len()
    }

    /// The key of a distinct word.
    pub(crate) fn word_key(&self, word: usize) -> &str {
        let key = self.vocabulary.key(word as u32);
        work::add(key.len());
        key
    }

    /// The hash of a token's key.
    pub(crate) fn hash(&self, token: usize) -> KeyHash {
        self.vocabulary.hash(self.token(token).word)
    }

    /// Whether a word of the document has this key.
    pub(crate) fn has_word(&self, key: KeyHash) -> bool {
        work::add(1);
        self.vocabulary.holds(key)
    }

    /// Every way to take a distinct word apart, the whole word first.
    pub(crate) fn ways(&self, word: usize) -> &[Way] {
        let ways = self.vocabulary.ways(word as u32);
        work::add(ways.len());
        &self.vocabulary.all_ways()[ways]
    }

    /// The numbers of the ways of a distinct word among those of all words.
    pub(crate) fn way_numbers(&self, word: usize) -> Range<usize> {
        self.vocabulary.ways(word as u32)
    }

    /// The ways of all distinct words, one word's after another's.
    pub(crate) fn all_ways(&self) -> &[Way] {
        work::add(self.vocabulary.all_ways().len());
        self.vocabulary.all_ways()
    }

    /// A way to take a token apart, in letters.
    pub(crate) fn analysis(&self, token: usize, way: Way) -> Analysis<'_> {
        way.analysis(self.key(token))
    }

    /// The token as written.
    pub fn surface(&self, token: usize) -> &'t str {
        work::add(1);
        &self.text[self.token(token).span.range()]
    }

    /// The first token that ends behind a byte.
    #[inline(never)]
    pub(crate) fn token_past(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }

    /// The first token that starts at a byte or behind it.
    #[inline(never)]
    pub(crate) fn token_from(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
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
        &self.sentences[self.token(token).sentence as usize]
    }

    /// Whether the token is this one mark.
    pub fn is_mark(&self, token: usize, mark: char) -> bool {
        self.token(token).kind == TokenKind::Punctuation && self.surface(token).starts_with(mark)
    }

    /// Whether the token is a dash of any length.
    pub fn is_dash(&self, token: usize) -> bool {
        self.token(token).kind == TokenKind::Punctuation
            && self
                .surface(token)
                .starts_with(|c| is_hyphen(c) || c == TATWEEL)
    }

    /// Whether there is such a token and it is a number.
    pub fn is_number(&self, token: usize) -> bool {
        let token = self.tokens.get(token);
        token.is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the token opens or closes a quotation.
    pub fn is_quote(&self, token: usize) -> bool {
        self.token(token).kind == TokenKind::Punctuation
            && matches!(
                self.surface(token).chars().next(),
                Some('"' | '«' | '»' | '“' | '”')
            )
    }

    /// The byte where the rest of a word token starts after `skipped` characters of its key.
    pub fn start_after(&self, token: usize, skipped: usize) -> u32 {
        let span = self.token(token).span;
        if skipped == 0 {
            return span.start;
        }
        let (table, surface) = (Table::get(), self.surface(token));
        let (mut left, mut at) = (skipped, 0);
        while let Some(letter) = table.at(surface, at) {
            let next = letter.end(at);
            let rest = &surface[at..next];
            if left == 0 && !rest.starts_with(is_ignorable) {
                return span.start + at as u32;
            }
            let letters = match letter.folded {
                Folded::Letter(_) => 1,
                Folded::Nothing => 0,
                Folded::Other => letters::count_other(rest),
            };
            left = left.saturating_sub(letters);
            at = next;
        }
        span.end
    }

    /// Closes the paragraph of the tokens from `first` on.
    fn end_paragraph(&mut self, first: usize) {
        if self.tokens.len() == first {
            return;
        }
        let first_sentence = self.sentences.len();
        self.part_sentences(first);
        self.paragraphs.push(Paragraph {
            span: self.span_of(first..self.tokens.len()),
            kind: ParagraphKind::Body,
            sentences: first_sentence..self.sentences.len(),
        });
    }

    fn read_tokens(&mut self) {
        let (text, table) = (self.text, Table::get());
        let mut first_token = 0;
        let mut at = 0;
        while let Some(letter) = table.at(text, at) {
            match letter.class {
                CharClass::Space => {
                    if ends_line(&text[at..letter.end(at)]) {
                        self.end_paragraph(first_token);
                        first_token = self.tokens.len();
                    }
                    at = letter.end(at);
                }
                // A tatweel that draws out no word stands for a dash: 1922 ـ 2022.
                CharClass::Sign if text[at..].starts_with(TATWEEL) => {
                    let rest = text[at..].trim_start_matches(TATWEEL);
                    let end = text.len() - rest.len();
                    self.read_token(TokenKind::Punctuation, at..end);
                    at = end;
                }
                CharClass::Invisible | CharClass::Sign => at = letter.end(at),
                CharClass::Letter => at = self.read_word(at, table),
                CharClass::Digit => {
                    let end = at + number_length(&text[at..]);
                    self.read_token(TokenKind::Number, at..end);
                    at = end;
                }
                CharClass::Mark => {
                    let end = letter.end(at);
                    self.read_token(TokenKind::Punctuation, at..end);
                    at = end;
                }
            }
        }
        self.end_paragraph(first_token);
    }

    /// Reads the word that starts at a byte, up to its last visible character; returns its end.
    fn read_word(&mut self, start: usize, table: &Table) -> usize {
        let text = self.text;
        let mut hash = KeyHash::EMPTY;
        let (mut at, mut end) = (start, start);
        while let Some(letter) = table.at(text, at) {
            match letter.class {
                CharClass::Letter | CharClass::Sign => {
                    let next = letter.end(at);
                    hash = match letter.folded {
                        Folded::Letter(folded) => hash.then_letter(folded),
                        Folded::Nothing => hash,
                        Folded::Other => letters::hash_other(hash, &text[at..next]),
                    };
                    at = next;
                    end = next;
                }
                CharClass::Invisible => at = letter.end(at),
                _ => break,
            }
        }
        let word = self.vocabulary.number(hash, |letters| {
            text[start..end].chars().for_each(|c| push_key(c, letters));
        });
        self.add_token(TokenKind::Word, start..end, word);
        end
    }

    fn read_token(&mut self, kind: TokenKind, range: Range<usize>) {
        let mut key = String::new();
        for c in self.text[range.clone()].chars() {
            push_token_key(kind, c, &mut key);
        }
        let hash = KeyHash::of(&key);
        let word = self
            .vocabulary
            .number(hash, |letters| letters.push_str(&key));
        self.add_token(kind, range, word);
    }

    fn add_token(&mut self, kind: TokenKind, range: Range<usize>, word: u32) {
        self.tokens.push(Token {
            span: Span::new(range.start, range.end),
            kind,
            sentence: 0,
            word,
        });
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
        let sentence = Sentence {
            span: self.span_of(tokens.clone()),
            tokens,
            paragraph: self.paragraphs.len() as u32,
        };
        self.sentences.push(sentence);
    }

    /// Whether a sentence may end at this mark.
    fn ends_sentence(&self, token: usize) -> bool {
        if self.token(token).kind != TokenKind::Punctuation {
            return false;
        }
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
        self.token(token).kind == TokenKind::Punctuation
            && matches!(self.surface(token), "»" | "”" | ")" | "]" | "\"")
    }

    /// Whether nothing stands between the token and the one before it.
    pub(crate) fn touches_previous(&self, token: usize) -> bool {
        token > 0 && self.token(token - 1).span.end == self.token(token).span.start
    }

    /// A stop after a single letter, as in `د. محمد` or `أ.ف.ب`, ends no sentence.
    fn is_abbreviation_stop(&self, token: usize) -> bool {
        self.touches_previous(token)
            && self.token(token - 1).kind == TokenKind::Word
            && self.key(token - 1).chars().count() == 1
    }

    fn followed_by_space(&self, token: usize) -> bool {
        let rest = &self.text[self.token(token).span.end as usize..];
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
            let Range { start, end } = self.paragraphs[index].sentences.clone();
            let tokens = self.sentences[start].tokens.start..self.sentences[end - 1].tokens.end;
            let stops = matches!(self.surface(tokens.end - 1), "." | "،" | "؛" | ",");
            // A headline may stop inside: `انتهاء الأزمة.. أول رئيس يزور قطر`, `هل تنجح الهدنة؟ خبراء يجيبون`.
            let (longest, most, kind) = match index {
                0 => (LONGEST_TITLE, 3, ParagraphKind::Title),
                _ => (LONGEST_HEADING, 1, ParagraphKind::Heading),
            };
            if !stops && end - start <= most && tokens.len() <= longest {
                self.paragraphs[index].kind = kind;
            }
        }
    }
}

/// Whether a white space ends its line.
fn ends_line(space: &str) -> bool {
    matches!(space, "\n" | "\r" | "\u{2028}" | "\u{2029}")
}

/// Bytes of the number that `text` starts with: digits, and separators between two digits.
fn number_length(text: &str) -> usize {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        if digit_value(c).is_some() {
            length = at + c.len_utf8();
        } else if !(is_digit_separator(c) && at == length) {
            break;
        }
    }
    length
}

/// It draws a word out.
const TATWEEL: char = 'ـ';

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
            ("1922 ـ 2022", vec!["1922", "ـ", "2022"]),
            ("مايو ــ قال", vec!["مايو", "ــ", "قال"]),
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
