//! How fast each stage reads the demo article, how fast all of them together read the articles that
//! come with the page, and that a text of twice the length takes twice as long. `cargo bench -p
//! siyaq-engine` prints times and bytes a second; nothing is gated on them.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use siyaq_engine::entities::{find_entities, tagger};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::relations::code_relations;
use siyaq_engine::text::Document;
use siyaq_engine::timeline::build_timeline;
use siyaq_engine::times::{recognise_times, resolve, term_holders};
use siyaq_engine::{Options, explore};

use siyaq_pace::{ARTICLES, explored, megabyte};

/// Each stage with what the stages before it found.
fn stages(criterion: &mut Criterion) {
    let (text, published) = ARTICLES[0];
    let published = published.parse().ok();
    let lexicon = Lexicon::default();
    let document = Document::new(text);
    let matches = lexicon.matches(&document);
    let entities = find_entities(&document, &lexicon);
    let timexes = recognise_times(&document);
    let holders = term_holders(&entities, &lexicon);
    let times = resolve(&document, timexes.clone(), published, &holders);
    let exploration = explored(ARTICLES[0]);

    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("text", |b| b.iter(|| Document::new(black_box(text))));
    group.bench_function("lexicon", |b| {
        b.iter(|| lexicon.matches(black_box(&document)))
    });
    group.bench_function("tagger", |b| {
        b.iter(|| tagger::tag(black_box(&document), black_box(&matches)))
    });
    group.bench_function("entities, lexicon and tagger among them", |b| {
        b.iter(|| find_entities(black_box(&document), &lexicon))
    });
    group.bench_function("times", |b| {
        b.iter(|| recognise_times(black_box(&document)))
    });
    group.bench_function("times resolved", |b| {
        b.iter_batched(
            || timexes.clone(),
            |timexes| resolve(&document, timexes, published, &holders),
            BatchSize::SmallInput,
        )
    });
    group.bench_function("timeline", |b| {
        b.iter(|| build_timeline(black_box(&document), &entities, &times, published))
    });
    group.bench_function("relations", |b| {
        b.iter(|| code_relations(black_box(&document), &entities, &times))
    });
    group.bench_function("JSON", |b| {
        b.iter(|| serde_json::to_string(black_box(&exploration)))
    });
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole");
    let (demo, _) = ARTICLES[0];
    group.throughput(Throughput::Bytes(demo.len() as u64));
    group.bench_function("the demo article", |b| b.iter(|| explored(ARTICLES[0])));
    let all: usize = ARTICLES.iter().map(|(text, _)| text.len()).sum();
    group.throughput(Throughput::Bytes(all as u64));
    group.bench_function("three articles", |b| {
        b.iter(|| ARTICLES.iter().for_each(|&article| drop(explored(article))))
    });
    group.finish();
}

fn long(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one text of so many bytes");
    group.sample_size(10);
    let whole = megabyte();
    for length in [62_500, 125_000, 250_000, 500_000, 1_000_000] {
        let end = (0..=length).rev().find(|&at| whole.is_char_boundary(at));
        let text = &whole[..end.unwrap_or_default()];
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(length), text, |b, text| {
            b.iter(|| explore(black_box(text), &Options::default()))
        });
    }
    group.finish();
}

criterion_group!(benches, stages, whole, long);
criterion_main!(benches);
