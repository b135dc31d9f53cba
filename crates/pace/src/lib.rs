//! What `cargo xtask bench` times, natively and in WebAssembly alike: the articles that come with the
//! page, each explored by itself, and a text of a megabyte.

use siyaq_engine::entities::{Entities, tagger};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::relations::code_relations;
use siyaq_engine::text::Document;
use siyaq_engine::times::recognise_times;
use siyaq_engine::{Exploration, Options, explore};

/// The articles with the days they appeared, the demo article first.
pub const ARTICLES: [(&str, &str); 3] = [
    (
        include_str!("../../../static/examples/abraham-accords.txt"),
        "2025-11-06",
    ),
    (
        include_str!("../../../static/examples/flood-relief.txt"),
        "2025-08-21",
    ),
    (
        include_str!("../../../static/examples/gulf-railway.txt"),
        "2025-02-13",
    ),
];

/// Explores one of [`ARTICLES`].
pub fn explored((text, published): (&str, &str)) -> Exploration {
    let published = published.parse().ok();
    explore(
        text,
        &Options {
            published,
            ..Options::default()
        },
    )
}

/// The articles over and over, a megabyte or little more.
pub fn megabyte() -> String {
    let all = ARTICLES.map(|(text, _)| text).join("\n");
    all.repeat(1_000_000 / all.len() + 1)
}

/// What was measured.
pub struct Pace {
    /// Milliseconds of the demo article, when nothing was explored before.
    pub first: f64,
    /// Milliseconds of the demo article, the median of many.
    pub warm: f64,
    /// Megabytes a second over the articles one after another, the best of several rounds.
    pub bulk: f64,
    /// Megabytes a second over one long text.
    pub long: f64,
}

/// Measures by a clock of milliseconds. `after` is told when the first article, and when the long text
/// is explored.
pub fn measure(now: impl Fn() -> f64, mut after: impl FnMut(&'static str)) -> Pace {
    let timed = |work: &mut dyn FnMut()| {
        let start = now();
        work();
        now() - start
    };
    let first = timed(&mut || drop(explored(ARTICLES[0])));
    after("article");
    // Clocks of browsers are coarse: ten at a time.
    let mut tens: Vec<f64> = (0..41)
        .map(|_| timed(&mut || (0..10).for_each(|_| drop(explored(ARTICLES[0])))) / 10.0)
        .collect();
    tens.sort_by(f64::total_cmp);
    let rounds = 20;
    let bytes: usize = ARTICLES.iter().map(|(text, _)| text.len()).sum();
    let bulk = (0..15)
        .map(|_| {
            timed(&mut || {
                for _ in 0..rounds {
                    ARTICLES.iter().for_each(|&article| drop(explored(article)));
                }
            })
        })
        .fold(f64::MAX, f64::min);
    let text = megabyte();
    let long = (0..3)
        .map(|_| timed(&mut || drop(explore(&text, &Options::default()))))
        .fold(f64::MAX, f64::min);
    after("megabyte");
    Pace {
        first,
        warm: tens[tens.len() / 2],
        bulk: (rounds * bytes) as f64 / bulk / 1000.0,
        long: text.len() as f64 / long / 1000.0,
    }
}

impl Pace {
    /// The line that `cargo xtask bench` reads.
    pub fn line(&self, target: &str) -> String {
        format!(
            "pace {target} first {:.3} warm {:.4} bulk {:.2} long {:.2}",
            self.first, self.warm, self.bulk, self.long
        )
    }
}

/// What a first article is made of, when nothing was explored before: the tables one after the other, then
/// the article that finds them unpacked, and the same again. Milliseconds, by a clock of such.
pub fn first_stages(now: impl Fn() -> f64) -> Vec<(&'static str, f64)> {
    let mut start = now();
    let mut stages = Vec::new();
    let mut done = |name| {
        let end = now();
        stages.push((name, end - std::mem::replace(&mut start, end)));
    };
    let document = Document::new("كلمة");
    done("letters");
    drop(Lexicon::default().matches(&document));
    done("names");
    drop(recognise_times(&document));
    done("time-words");
    let _ = tagger::Model::built_in();
    done("tagger");
    drop(code_relations(&document, &Entities::default(), &[]));
    done("triggers");
    drop(explored(ARTICLES[0]));
    done("article");
    drop(explored(ARTICLES[0]));
    done("again");
    stages
}

/// The line that `cargo xtask bench` reads.
pub fn stages_line(target: &str, stages: &[(&'static str, f64)]) -> String {
    let words = stages.iter().map(|(name, ms)| format!(" {name} {ms:.3}"));
    format!("stages {target}{}", words.collect::<String>())
}
