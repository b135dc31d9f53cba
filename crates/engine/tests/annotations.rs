//! Names in eight news articles against `annotations/news.tsv`, which labels them by article and
//! surface form. Skips, and says so, where `../shared` is missing.

use siyaq_accuracy::articles::{LABELS, articles, names};

/// Mentions that the engine must not fall below, in percent of F1 over exact borders and type.
const LEAST_F1: f64 = 87.0;

#[test]
fn names_of_news_articles_are_found() {
    let Some(articles) = siyaq_accuracy::shared().and_then(|shared| articles(&shared)) else {
        return;
    };
    let names = names(&articles, LABELS);
    let all = names.all();
    println!(
        "mentions+type: F1 {:.1}, {} right of {} found and {} labelled",
        all.f1(),
        all.hits,
        all.found,
        all.gold
    );
    if std::env::var_os("SIYAQ_SHOW_WRONG").is_some() {
        println!("{}", names.wrong.join("\n"));
    }
    assert!(all.f1() >= LEAST_F1, "below {LEAST_F1}");
}
