//! The demo article and the passages of news against their gold annotation, by the measures of
//! `../shared/corpora/score.py`. Skips, and says so, where `../shared` is missing.

use siyaq_accuracy::corpora::{
    DemoArticle, WITHOUT_RELATIONS, passages_with_relations, relations_of,
    relations_where_there_are_none,
};
use siyaq_accuracy::record::{Row, countries, measures};
use siyaq_accuracy::shared;

/// Fails, naming all of them, where measures are below their least F1, in percent.
fn reach(rows: &[Row], least: &[(&str, f64)]) {
    let mut short = Vec::new();
    for (name, count) in rows {
        println!("{name:18} F1 {:.1} ({count:?})", count.f1());
    }
    for (name, least) in least {
        let row = rows.iter().find(|(row, _)| row == name);
        let f1 = row.map_or(0.0, |(_, count)| count.f1());
        if f1 < *least {
            short.push(format!("{name} {f1:.1} < {least}"));
        }
    }
    assert!(short.is_empty(), "below their figures: {short:?}");
}

#[test]
fn the_demo_article_comes_out_right() {
    let Some(demo) = shared().and_then(|shared| DemoArticle::read(&shared)) else {
        return;
    };
    let found = demo.explored();
    assert_eq!(countries(&found), countries(&demo.gold));
    let least = [
        ("mentions+type", 85.0),
        ("times+edtf", 90.0),
        ("events", 90.0),
        ("pairs", 80.0),
        ("pairs+quad", 70.0),
        ("pairs+type", 60.0),
    ];
    reach(&measures(&demo.gold, &found), &least);
}

#[test]
fn articles_without_relations_stay_almost_silent() {
    let Some(shared) = shared() else { return };
    let Some((read, shown)) = relations_where_there_are_none(&shared) else {
        return;
    };
    assert_eq!(read, WITHOUT_RELATIONS.len());
    assert!(
        shown.len() * 3 <= read,
        "{} false relations in {read} articles:\n{}",
        shown.len(),
        shown.join("\n")
    );
}

#[test]
fn the_passages_of_news_reach_their_figures() {
    let Some(passages) = shared().and_then(|shared| passages_with_relations(&shared)) else {
        return;
    };
    let (rows, _) = relations_of(&passages);
    reach(&rows, &[("pairs", 80.0), ("pairs+type", 60.0)]);
    for (name, count) in &rows[..3] {
        assert!(count.precision() >= count.recall(), "{name}: {count:?}");
    }
}
