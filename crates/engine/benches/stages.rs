//! How much text a stage reads in a second, over texts of doubling length: a stage that is linear
//! keeps its pace. `cargo bench -p siyaq-engine` prints the table; nothing is gated on time.

use std::hint::black_box;
use std::time::{Duration, Instant};

use siyaq_engine::text::Document;
use siyaq_engine::times::recognise_times;
use siyaq_engine::{Options, explore};

/// Sentences of our own, with and without times.
const SENTENCES: [&str; 6] = [
    "وصل وزير الخارجية إلى العاصمة يوم الثلاثاء الماضي لإجراء محادثات مع نظيره. ",
    "أعلنت الشركة أن إيراداتها بلغت 68,800 دينار في الربع الثالث من 2024. ",
    "وقع البلدان في السادس من تشرين الثاني/نوفمبر عام 1992 اتفاقا للتعاون التجاري. ",
    "قال المتحدث إن اللجنة ستواصل عملها حتى يكتمل التقرير ويعرض على المجلس. ",
    "تراجعت الأسعار قبل ثلاثة أيام ثم عادت إلى الارتفاع مساء أمس. ",
    "يعيش في المدينة عدد كبير من العمال الذين قدموا من القرى المجاورة.\n",
];

fn main() {
    println!(
        "{:>9}  {:>14}  {:>14}",
        "bytes", "times, MB/s", "explore, MB/s"
    );
    let mut length = 10_000;
    while length <= 10_240_000 {
        let text: String = SENTENCES
            .iter()
            .cycle()
            .take(length / 110)
            .copied()
            .collect();
        let document = Document::new(&text);
        let times = pace(text.len(), || {
            drop(black_box(recognise_times(black_box(&document))))
        });
        let whole = pace(text.len(), || {
            drop(black_box(explore(black_box(&text), &Options::default())));
        });
        println!("{:>9}  {times:>14.1}  {whole:>14.1}", text.len());
        length *= 2;
    }
}

/// Megabytes a second of the best of several runs.
fn pace(bytes: usize, mut run: impl FnMut()) -> f64 {
    const LEAST: Duration = Duration::from_millis(300);
    let started = Instant::now();
    let mut best = Duration::MAX;
    while best == Duration::MAX || started.elapsed() < LEAST {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
    }
    bytes as f64 / 1e6 / best.as_secs_f64()
}
