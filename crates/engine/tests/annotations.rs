//! Names in labelled news: whole articles against `annotations/news*.tsv`, which label them by article and
//! surface form, and passages of our own in `annotations/passages.txt`. The articles are skipped, and that is
//! said, where `../shared` is missing.

use siyaq_accuracy::articles::{Names, PASSAGES, SETS, articles, names, names_of_passages};

/// Mentions that the engine must not fall below, in percent of F1 over exact borders and type: in the sets
/// of articles, and in the passages.
const LEAST: [f64; 2] = [91.3, 94.2];
const LEAST_OF_PASSAGES: [f64; 2] = [93.0, 83.0];

/// F1, printed with what it is made of; with `SIYAQ_SHOW_WRONG` every error too.
fn f1(set: &str, names: &Names) -> f64 {
    let all = names.all();
    println!(
        "{set}: mentions+type P {:.1} R {:.1} F1 {:.1}, {} right of {} found and {} labelled",
        all.precision(),
        all.recall(),
        all.f1(),
        all.hits,
        all.found,
        all.gold
    );
    if std::env::var_os("SIYAQ_SHOW_WRONG").is_some() {
        println!("{}", names.wrong.join("\n"));
    }
    all.f1()
}

#[test]
fn names_of_news_articles_are_found() {
    let Some(articles) = siyaq_accuracy::shared().and_then(|shared| articles(&shared)) else {
        return;
    };
    for (set, least) in SETS.iter().zip(LEAST) {
        let found = f1(set.name, &names(&articles, set.labels));
        assert!(found >= least, "{} below {least}", set.name);
    }
}

#[test]
fn names_of_passages_are_found() {
    for (set, least) in PASSAGES.iter().zip(LEAST_OF_PASSAGES) {
        let found = f1(set.name, &names_of_passages(set));
        assert!(found >= least, "{} below {least}", set.name);
    }
}
