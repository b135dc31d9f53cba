//! `docs/accuracy.md`, section by section: what was measured, the figures, and what goes wrong, with
//! the sentences of our own fixtures that show it. A section whose corpus is missing is left as it
//! stands in the committed file.

use std::fmt::Write;
use std::path::Path;

use siyaq_engine::entities::tagger::Model;
use siyaq_engine::lexicon::Lexicon;
use siyaq_trainer::evaluation::Count;
use siyaq_trainer::{Stage, conll, evaluate};

use crate::articles::{Names, PASSAGES, SETS, articles, names, names_of_passages};
use crate::corpora::{
    DemoArticle, passages_with_relations, read, relations_of, relations_where_there_are_none,
};
use crate::passages::{self, CONSTRUCTIONS, Level, NEWS, Passage, SET_ASIDE};
use crate::record::{Row, measures};
use crate::sentences;
use crate::times;

/// The passages of `relations/dev.jsonl` from this one on were set aside when the first rules were
/// written.
const FIRST_SET_ASIDE: usize = 32;

/// A section of the document; the text is `None` where its corpus is missing.
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// All below the heading.
    pub text: Option<String>,
}

impl Section {
    /// The section as it stands in the document.
    pub fn markdown(&self) -> Option<String> {
        let text = self.text.as_ref()?;
        Some(format!("## {}\n\n{}\n", self.title, text.trim_end()))
    }
}

/// What stands before the sections.
pub const HEAD: &str = "\
# Accuracy

`cargo xtask accuracy` writes this file, and `cargo xtask accuracy --check`, which CI runs, fails where it is
not what the command writes. Precision (P), recall (R) and F1 are in percent, over all items of a corpus
together. The corpora beside the repository ship in no form; every sentence printed here was written for Siyaq.

Which figures to believe for an article that nobody has seen: first runs, and what was set aside. The demo
article and `relations/dev.jsonl` were at hand while rules were written, so their figures say that the rules do
what they were written for.
";

/// All sections; those that need the corpora have a text where `shared` holds them.
pub fn sections(shared: Option<&Path>) -> Vec<Section> {
    vec![
        Section {
            title: "Sentences of news",
            text: Some(own_sentences()),
        },
        Section {
            title: "Articles of our own",
            text: Some(own_articles()),
        },
        Section {
            title: "The demo article",
            text: shared.and_then(demo_article),
        },
        Section {
            title: "Names in newspaper articles",
            text: shared.and_then(newspaper_articles),
        },
        Section {
            title: "Names in passages of our own",
            text: Some(own_passages()),
        },
        Section {
            title: "Names in ANERCorp",
            text: shared.and_then(anercorp),
        },
        Section {
            title: "Relations in passages of news",
            text: shared.and_then(news_relations),
        },
        Section {
            title: "Relations where there are none",
            text: shared.and_then(false_relations),
        },
        Section {
            title: "Relations in sentences of our own",
            text: Some(own_relations()),
        },
        Section {
            title: "Times",
            text: Some(own_times()),
        },
        Section {
            title: "What goes wrong",
            text: Some(faults()),
        },
    ]
}

/// A table with a row for each count.
fn table<'a>(rows: impl IntoIterator<Item = (&'a str, Count)>) -> String {
    let mut text = "| | P | R | F1 | found | gold |\n|---|---|---|---|---|---|\n".to_owned();
    for (name, count) in rows {
        let _ = writeln!(
            text,
            "| {name} | {:.1} | {:.1} | {:.1} | {} | {} |",
            count.precision(),
            count.recall(),
            count.f1(),
            count.found,
            count.gold
        );
    }
    text
}

fn sum(counts: impl IntoIterator<Item = Count>) -> Count {
    let mut sum = Count::default();
    counts.into_iter().for_each(|count| sum += count);
    sum
}

fn quiet((silent, all): (usize, usize)) -> String {
    format!("{silent} of {all} passages without a relation stay empty.\n")
}

/// The F1 of the first run of each round of [`sentences::ARTICLES`]: names, times, pairs, pairs with type; and
/// precision and recall of the pairs.
const FIRST_RUNS: [([f64; 4], [f64; 2]); 5] = [
    ([94.6, 91.5, 76.6, 71.5], [97.3, 63.2]),
    ([92.6, 84.8, 65.7, 56.2], [82.1, 54.8]),
    ([90.8, 100.0, 73.0, 57.5], [92.0, 60.5]),
    ([92.2, 69.6, 87.9, 80.5], [96.7, 80.6]),
    ([89.0, 80.0, 57.1, 48.9], [71.4, 47.6]),
];

fn own_articles() -> String {
    let rounds = sentences::ARTICLES.split(sentences::ROUND).skip(1);
    let rounds: Vec<usize> = rounds.map(|round| sentences::read(round).len()).collect();
    let mut text = format!(
        "{} short articles in the manner of papers and agencies of 2023 to 2026, in rounds (`crates/engine/tests/fixtures/\
         articles.case`). Each round was worded and labelled before the engine first read it, after the rules were mended \
         on the round before. The first runs, F1, and precision and recall of the pairs in brackets:\n\n\
         | round | articles | names | times | pairs | pairs+type |\n|---|---|---|---|---|---|\n",
        rounds.iter().sum::<usize>()
    );
    for (at, (count, (f1, pairs))) in rounds.iter().zip(FIRST_RUNS).enumerate() {
        let [names, times, pair, kind] = f1;
        let [precision, recall] = pairs;
        let _ = writeln!(
            text,
            "| {} | {count} | {names:.1} | {times:.1} | {pair:.1} ({precision:.1}, {recall:.1}) | {kind:.1} |",
            at + 1
        );
    }
    let (rows, silent) = rows_of(sentences::ARTICLES);
    let _ = write!(
        text,
        "\nAll rounds now, names with exact borders and type:\n\n{}\n{}",
        table(rows),
        quiet(silent)
    );
    text
}

fn own_sentences() -> String {
    let (rows, silent) = rows_of(sentences::TABLE);
    format!(
        "{} sentences, worded as papers and agencies word them and labelled before the engine first read them \
         (`crates/engine/tests/fixtures/sentences.case`). On that first run: names 89.5, times 91.7, pairs 87.2, \
         pairs+type 69.8 F1. What was wrong stands below, so later figures are no longer those of unseen text. Names \
         count with exact borders and type.\n\n{}\n{}",
        sentences::read(sentences::TABLE).len(),
        table(rows),
        quiet(silent)
    )
}

/// The counts of a table of labelled texts, and how many of those without a relation stay empty.
fn rows_of(labelled: &'static str) -> (Vec<Row>, (usize, usize)) {
    let tally = sentences::tally(&sentences::read(labelled));
    let relations = passage_rows(&passages::read(labelled));
    let mut rows = vec![("names", sum(tally.names.values().copied()))];
    for kind in sentences::KINDS {
        rows.push((kind, tally.names.get(kind).copied().unwrap_or_default()));
    }
    rows.push(("times with value", tally.times));
    rows.extend(relations.0);
    (rows, relations.1)
}

fn passage_rows(all: &[Passage]) -> (Vec<Row>, (usize, usize)) {
    let names = ["pairs", "pairs+type", "pairs+type+status"];
    let tallies = Level::ALL.map(|level| passages::tally(all, level));
    let rows = names.into_iter().zip(tallies.map(|tally| tally.count));
    (rows.collect(), tallies[0].quiet)
}

fn demo_article(shared: &Path) -> Option<String> {
    let demo = DemoArticle::read(shared)?;
    let rows = measures(&demo.gold, &demo.explored());
    Some(format!(
        "The article that the page opens with, by the measures of `corpora/score.py`.\n\n{}",
        table(rows)
    ))
}

/// All names, then by type.
fn table_of_names(names: &Names) -> String {
    let kinds = names.by_kind.iter();
    let kinds = kinds.map(|(kind, &count)| (kind.as_str(), count));
    table([("all", names.all())].into_iter().chain(kinds))
}

fn newspaper_articles(shared: &Path) -> Option<String> {
    let articles = articles(shared)?;
    let mut text = "Two sets of eight articles of newspapers and agencies, 2000 to 2004, labelled by reading them before \
                    the engine was run on them (`crates/engine/tests/annotations`). The first figure of a set is from \
                    before any error was read; the rules were mended on it since.\n"
        .to_owned();
    for set in &SETS {
        let names = names(&articles, set.labels);
        text += &labelled_set(set.name, set.first, &names);
    }
    Some(text)
}

/// One labelled set: its name, the F1 of its first run in percent, and the table of now.
fn labelled_set(name: &str, first: f64, names: &Names) -> String {
    format!(
        "\n`{name}`, first F1 {first:.1}:\n\n{}",
        table_of_names(names)
    )
}

fn own_passages() -> String {
    let mut text = "Passages of today's news (`crates/engine/tests/annotations`), written and labelled before the engine \
                    first read them. The first figure of a set is that of this run; names were added and rules mended on \
                    it since.\n"
        .to_owned();
    for set in &PASSAGES {
        let names = names_of_passages(set);
        text += &labelled_set(set.name, set.first, &names);
    }
    text
}

fn anercorp(shared: &Path) -> Option<String> {
    let dev = read(shared, "ner/anercorp.dev.conll")?;
    let lexicon = Lexicon::default();
    let score = evaluate(
        Model::built_in(),
        &conll::read(&dev),
        &lexicon,
        Stage::Mentions,
    );
    let mut rows = vec![("all", score.all())];
    let kinds = ["PER", "LOC", "ORG", "MISC"];
    let count = |kind: &str| score.by_kind.get(kind).copied().unwrap_or_default();
    rows.extend(kinds.map(|kind| (kind, count(kind))));
    Some(format!(
        "The development part of ANERCorp as `siyaq tag` tags it, strict entity-level F1. Settings of the tagger \
         were chosen on it ([model card](model-card.md)); it was trained on none of it.\n\n{}",
        table(rows)
    ))
}

fn news_relations(shared: &Path) -> Option<String> {
    let all = passages_with_relations(shared)?;
    let (first, last) = all.split_at_checked(FIRST_SET_ASIDE)?;
    let mut text = format!(
        "{} passages of real news with their relations among countries, by the measures of \
         `corpora/relations/score.py`. The last {} were set aside when the first rules were written, and read later.\n",
        all.len(),
        last.len()
    );
    for (name, passages) in [("All", &all[..]), ("The first", first), ("The last", last)] {
        let (rows, silent) = relations_of(passages);
        let _ = write!(
            text,
            "\n{name} {}:\n\n{}\n{}",
            passages.len(),
            table(rows),
            quiet(silent)
        );
    }
    Some(text)
}

fn false_relations(shared: &Path) -> Option<String> {
    let (read, shown) = relations_where_there_are_none(shared)?;
    Some(format!(
        "{read} newspaper articles on sport, business and home affairs, in which nothing happens between states: the \
         panel shows {} relations in them.\n",
        shown.len()
    ))
}

fn own_relations() -> String {
    let mut text = String::new();
    for (what, passages) in [
        (
            "Sentences as agencies write them, labelled before the engine first read them; rules were mended on them \
             since (`relations-news.case`)",
            NEWS,
        ),
        (
            "The same, set aside: nobody has read what is missed in them (`relations-heldout.case`)",
            SET_ASIDE,
        ),
        (
            "One construction a row, with negative twins; a test fails where one comes out wrong (`relations.case`)",
            CONSTRUCTIONS,
        ),
    ] {
        let passages = passages::read(passages);
        let (rows, silent) = passage_rows(&passages);
        let _ = write!(
            text,
            "{what}, {} passages:\n\n{}\n{}\n",
            passages.len(),
            table(rows),
            quiet(silent)
        );
    }
    text
}

fn own_times() -> String {
    let cases = times::read(times::TABLE);
    let tally = times::tally(&cases);
    format!(
        "{} sentences of our own (`crates/engine/tests/times.case`), written together with the rules: they say that \
         the rules hold. How times do in text that nobody wrote rules for, the first table of this file says.\n\n{}",
        cases.len(),
        table([
            ("some overlap", tally.spans),
            ("overlap, same value", tally.values),
            ("exact borders", tally.exact),
        ])
    )
}

/// Every row of our fixtures that comes out wrong, but of those set aside.
fn faults() -> String {
    let mut text = "Every sentence of our fixtures that comes out wrong, and what is wrong in it. Those set aside \
                    are left out, so that they stay unread.\n"
        .to_owned();
    let sentences = sentences::tally(&sentences::read(sentences::TABLE));
    text.push_str("\n### Names and times\n\n");
    let mut last = "";
    for (sentence, sign, words, label) in &sentences.wrong {
        if sentence != last {
            let _ = writeln!(text, "- {sentence}");
            last = sentence;
        }
        let _ = writeln!(text, "  - {sign}: {words} `{label}`");
    }
    for (case, found) in times::tally(&times::read(times::TABLE)).wrong {
        let _ = writeln!(
            text,
            "- {}\n  - expected {}\n  - found {}",
            case.text,
            times::shown(&case.text, &case.gold),
            times::shown(&case.text, &found)
        );
    }
    text.push_str("\n### Relations\n\n");
    let tables = [sentences::TABLE, NEWS];
    for passage in tables.into_iter().flat_map(passages::read) {
        let found = passages::found(&passage);
        let missed = passage.expected.iter().filter(|r| !found.contains(r));
        let wrong = found
            .iter()
            .filter(|r| !passage.expected.contains(r) && !passage.optional.contains(r));
        let lines: Vec<_> = missed
            .map(|r| format!("  - missed: `{r}`\n"))
            .chain(wrong.map(|r| format!("  - wrong: `{r}`\n")))
            .collect();
        if !lines.is_empty() {
            let _ = write!(text, "- {}\n{}", passage.text, lines.concat());
        }
    }
    text
}
