//! Reads named-entity corpora in two columns, token TAB tag, a blank line between sentences, and
//! joins their tokens into text that the engine reads as it reads any article.
//!
//! The engine parts words from marks and digits, so a token of the corpus (`(د`, `الأمن1706`) may be
//! several tokens of a [`Document`]; [`Article`] keeps which are whose.

use std::io;
use std::ops::Range;

use siyaq_engine::entities::tagger::NameType;
use siyaq_engine::text::Document;

/// Sentences that are read as one article: the corpora have lost the borders between articles, and
/// theirs have about a dozen sentences each.
const ARTICLE: usize = 16;

/// A name in a sequence of tokens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// `PER`, `LOC`, `ORG` or `MISC`.
    pub kind: String,
}

/// Several sentences of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The sentences, a line each.
    pub text: String,
    /// The bytes of each token of the corpus in the text.
    pub tokens: Vec<Range<usize>>,
    /// The first token of every sentence, and one past the last of all.
    pub sentences: Vec<usize>,
    /// The names, by tokens of the corpus.
    pub names: Vec<Name>,
}

/// The articles of a corpus with the fine classes and the tokens of NewsFANE: its proclitics and
/// pronouns, tokens of their own there, are put back to their words, and its classes are told in the
/// types of [`read`].
pub fn read_fine(corpus: &str) -> Vec<Article> {
    const PROCLITICS: [&str; 6] = ["و", "ف", "ب", "ل", "ك", "س"];
    const PRONOUNS: [&str; 7] = ["ه", "ها", "هم", "هما", "هن", "نا", "كم"];
    let mut joined = String::with_capacity(corpus.len());
    // Proclitics that wait for their word, and a word that waits for its pronoun.
    let mut proclitics = String::new();
    let mut word: Option<(String, String)> = None;
    for line in corpus.lines().chain([""]) {
        let (token, tag) = line.split_once('\t').unwrap_or((line.trim(), "O"));
        if let (true, Some((letters, _))) = (PRONOUNS.contains(&token), &mut word) {
            letters.push_str(token);
            continue;
        }
        if let Some((letters, tag)) = word.take() {
            joined.extend([letters.as_str(), "\t", &tag, "\n"]);
        }
        if PROCLITICS.contains(&token) {
            proclitics.push_str(token);
        } else if !token.is_empty() {
            let coarse = tag
                .split_once('-')
                .and_then(|(place, class)| Some(format!("{place}-{}", coarse(class)?)));
            let letters = std::mem::take(&mut proclitics) + token;
            word = Some((letters, coarse.unwrap_or_else(|| "O".to_owned())));
        } else {
            if !proclitics.is_empty() {
                joined.extend([std::mem::take(&mut proclitics).as_str(), "\tO\n"]);
            }
            joined.push('\n');
        }
    }
    read(&joined)
}

/// The type of ANERCorp that a class of NewsFANE falls under; groups of people and buildings have none.
fn coarse(class: &str) -> Option<&'static str> {
    Some(match class {
        "Politician" | "Athlete" | "Artist" | "Other_PER" | "Religious_PER" | "Scientist"
        | "Businessperson" | "Lawyer" | "Police" | "Engineer" => "PER",
        "Nation"
        | "Population-Center"
        | "State-or-Province"
        | "County-or-District"
        | "GPE-Cluster"
        | "Continent"
        | "Land-Region-Natural"
        | "Water-Body"
        | "Land"
        | "Celestial" => "LOC",
        "Sports" | "Non-Governmental" | "Government" | "Media" | "Commercial" | "Educational"
        | "Medical-Science" | "Entertainment" | "Religious_ORG" => "ORG",
        "Book" | "Movie" | "Software" | "Hardware" | "Food" | "Drug" | "Sound" | "Projectile" => {
            "MISC"
        }
        _ => return None,
    })
}

/// The articles of a corpus. A line without a tag has the tag `O`.
pub fn read(corpus: &str) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut article = Article::default();
    article.sentences.push(0);
    let mut tags: Vec<&str> = Vec::new();
    for line in corpus.lines().chain([""]) {
        if line.trim().is_empty() {
            if article.sentences.last() != Some(&article.tokens.len()) {
                article.text.push('\n');
                article.sentences.push(article.tokens.len());
            }
            if article.sentences.len() > ARTICLE {
                articles.push(finish(&mut article, &mut tags));
            }
            continue;
        }
        let (token, tag) = line.split_once('\t').unwrap_or((line, "O"));
        if !article.text.is_empty() && !article.text.ends_with('\n') {
            article.text.push(' ');
        }
        let start = article.text.len();
        article.text.push_str(token);
        article.tokens.push(start..article.text.len());
        tags.push(tag);
    }
    if !article.tokens.is_empty() {
        articles.push(finish(&mut article, &mut tags));
    }
    articles
}

fn finish(article: &mut Article, tags: &mut Vec<&str>) -> Article {
    let mut finished = std::mem::take(article);
    article.sentences.push(0);
    for sentence in finished.sentences.windows(2) {
        finished.names.extend(names(tags, sentence[0]..sentence[1]));
    }
    tags.clear();
    finished
}

/// The names that BIO tags mark. An `I` that continues nothing starts a name, as in CoNLL 2003.
fn names(tags: &[&str], sentence: Range<usize>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for token in sentence.clone() {
        let Some((place, kind)) = tags[token].split_once('-') else {
            continue;
        };
        match names.last_mut() {
            Some(name) if place == "I" && name.tokens.end == token && name.kind == kind => {
                name.tokens.end += 1;
            }
            _ => names.push(Name {
                tokens: token..token + 1,
                kind: kind.to_owned(),
            }),
        }
    }
    names
}

impl Article {
    /// The tokens of the corpus that a stretch of the text touches.
    pub fn tokens_at(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.end <= bytes.start);
        let end = self.tokens.partition_point(|t| t.start < bytes.end);
        first..end.max(first)
    }

    /// The label of every token of the document that was made of [`Self::text`].
    pub fn labels(&self, document: &Document<'_>) -> Vec<usize> {
        let mut labels = vec![0; document.tokens.len()];
        for name in &self.names {
            let Some(kind) = kind_of(&name.kind) else {
                continue;
            };
            let bytes = self.tokens[name.tokens.start].start..self.tokens[name.tokens.end - 1].end;
            let first = document
                .tokens
                .partition_point(|t| (t.span.end as usize) <= bytes.start);
            let end = document
                .tokens
                .partition_point(|t| (t.span.start as usize) < bytes.end);
            for (token, label) in (first..end).zip(&mut labels[first..end]) {
                let continues = token > first
                    && document.tokens[token].sentence == document.tokens[token - 1].sentence;
                *label = kind.first_label() + usize::from(continues);
            }
        }
        labels
    }
}

/// Writes articles in two columns with the names given for each, BIO.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(
    articles: impl IntoIterator<Item = (&'a Article, Vec<Name>)>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for (article, names) in articles {
        let mut tags = vec!["O".to_owned(); article.tokens.len()];
        for name in names {
            for (place, tag) in name.tokens.clone().zip(&mut tags[name.tokens.clone()]) {
                let letter = if place == name.tokens.start { 'B' } else { 'I' };
                *tag = format!("{letter}-{}", name.kind);
            }
        }
        for (token, tag) in tags.iter().enumerate() {
            if token > 0 && article.sentences.contains(&token) {
                writeln!(out)?;
            }
            writeln!(
                out,
                "{}\t{tag}",
                &article.text[article.tokens[token].clone()]
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The tag of a type of name.
pub fn tag_of(kind: NameType) -> &'static str {
    match kind {
        NameType::Person => "PER",
        NameType::Location => "LOC",
        NameType::Organization => "ORG",
        NameType::Miscellaneous => "MISC",
    }
}

fn kind_of(tag: &str) -> Option<NameType> {
    NameType::ALL.into_iter().find(|&kind| tag_of(kind) == tag)
}
