//! `siyaq-train`: learns the tagger from a corpus and writes it, or scores it.
//!
//! ```text
//! siyaq-train learn TRAIN.conll data/tagger.bin
//! siyaq-train score DEV.conll [data/tagger.bin]
//! siyaq-train cross TRAIN.conll [SECOND.conll]
//! ```
//! `SECOND.conll` is a corpus in the manner of NewsFANE, to see what it would bring; its sentences that
//! share text with those to be scored are left out.
//! `score` prints precision, recall and F1 in percent, of the tagger alone and of the whole entity stage,
//! with the model given, else the built-in one. `cross` scores each fifth of a corpus by a model of the others, to
//! choose settings by.

use std::process::ExitCode;
use std::{env, fs, io};

use siyaq_engine::entities::tagger::{Model, ModelError};
use siyaq_engine::lexicon::Lexicon;
use siyaq_trainer::conll::{self, Article};
use siyaq_trainer::evaluation::Score;
use siyaq_trainer::{Stage, crf, evaluate, found_names, second_sentences, sentences};

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(
        "usage: siyaq-train learn TRAIN.conll MODEL | score DEV.conll [MODEL] \
         | cross TRAIN.conll [SECOND.conll]"
    )]
    Usage,
    #[error("{0}: {1}")]
    File(String, io::Error),
    #[error(transparent)]
    Model(#[from] ModelError),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["learn", corpus, model] => learn(corpus, model),
        ["cross", corpus] => cross(corpus, None),
        ["cross", corpus, second] => cross(corpus, Some(second)),
        ["score", corpus] => score(corpus, None),
        ["score", corpus, model] => score(corpus, Some(model)),
        _ => Err(Failure::Usage),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("siyaq-train: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn learn(corpus: &str, model: &str) -> Result<(), Failure> {
    let sentences = sentences(&read(corpus)?, &Lexicon::default());
    let bytes = crf::train(&sentences, &crf::Settings::default()).encode();
    println!("{} sentences, {} bytes", sentences.len(), bytes.len());
    fs::write(model, bytes).map_err(|error| Failure::File(model.to_owned(), error))
}

fn score(corpus: &str, model: Option<&str>) -> Result<(), Failure> {
    let lexicon = Lexicon::default();
    let articles = read(corpus)?;
    let other = match model {
        Some(file) => {
            let bytes = fs::read(file).map_err(|error| Failure::File(file.to_owned(), error))?;
            Some(Model::decode(&bytes)?)
        }
        None => None,
    };
    let model = other.as_ref().unwrap_or_else(|| Model::built_in());
    for (name, stage) in STAGES {
        print(name, &evaluate(model, &articles, &lexicon, stage));
    }
    Ok(())
}

const STAGES: [(&str, Stage); 2] = [
    ("the tagger", Stage::Tagger),
    ("the engine's mentions", Stage::Mentions),
];

/// Parts of a corpus of which each is scored by a model of the others.
const FOLDS: usize = 5;

fn cross(corpus: &str, second: Option<&str>) -> Result<(), Failure> {
    let lexicon = Lexicon::default();
    let articles = read(corpus)?;
    let second = second
        .map(text_of)
        .transpose()?
        .map(|text| conll::read_fine(&text));
    let mut scores = STAGES.map(|_| Score::default());
    let mut bytes = 0;
    for fold in 0..FOLDS {
        let (from, to) = (
            articles.len() * fold / FOLDS,
            articles.len() * (fold + 1) / FOLDS,
        );
        let others = [&articles[..from], &articles[to..]].concat();
        let held = &articles[from..to];
        let mut sentences = sentences(&others, &lexicon);
        if let Some(second) = &second {
            sentences.extend(second_sentences(second, held, &lexicon));
        }
        let model = crf::train(&sentences, &crf::Settings::default());
        bytes += model.encode().len();
        for (score, (_, stage)) in scores.iter_mut().zip(STAGES) {
            for article in held {
                let found = found_names(&model, article, &lexicon, stage);
                score.add(&article.names, &found);
            }
        }
    }
    println!("{FOLDS} folds, {} bytes on average", bytes / FOLDS);
    for ((name, _), score) in STAGES.into_iter().zip(&scores) {
        print(name, score);
    }
    Ok(())
}

fn read(corpus: &str) -> Result<Vec<Article>, Failure> {
    Ok(conll::read(&text_of(corpus)?))
}

fn text_of(corpus: &str) -> Result<String, Failure> {
    fs::read_to_string(corpus).map_err(|error| Failure::File(corpus.to_owned(), error))
}

fn print(what: &str, score: &Score) {
    println!("{what}");
    let kinds = score
        .by_kind
        .iter()
        .map(|(kind, &count)| (kind.as_str(), count));
    for (kind, count) in kinds.chain([("all", score.all())]) {
        let (p, r, f1) = (count.precision(), count.recall(), count.f1());
        println!(
            "  {kind:<5} P {p:5.1}  R {r:5.1}  F1 {f1:5.1}  ({} names)",
            count.gold
        );
    }
}
