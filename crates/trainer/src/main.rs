//! `siyaq-train TRAIN.conll DEV.conll`
use siyaq_trainer::{conll, crf, evaluate, sentences};
fn main() {
    let arg: Vec<String> = std::env::args().collect();
    let opt = |name: &str, default: f64| -> f64 {
        std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
    };
    let lexicon = Default::default();
    let train = conll::read(&std::fs::read_to_string(&arg[1]).expect("train"));
    let dev = conll::read(&std::fs::read_to_string(&arg[2]).expect("dev"));
    let d = crf::Settings::default();
    let settings = crf::Settings {
        epochs: opt("EPOCHS", d.epochs as f64) as usize,
        rate: opt("RATE", d.rate.into()) as f32,
        decay: opt("DECAY", d.decay.into()) as f32,
        dropout: opt("DROPOUT", d.dropout.into()) as f32,
        least: opt("LEAST", d.least.into()) as u32,
        rows: opt("ROWS", d.rows as f64) as usize,
        caution: opt("CAUTION", 0.0) as f32,
        seed: opt("SEED", 1.0) as u64,
    };
    let t = std::time::Instant::now();
    let s = sentences(&train, &lexicon);
    eprintln!("{} sentences, features {:?}", s.len(), t.elapsed());
    let model = crf::train(&s, &settings);
    eprintln!("trained {:?}", t.elapsed());
    let bytes = model.encode();
    if let Some(out) = arg.get(3) {
        std::fs::write(out, &bytes).expect("out");
    }
    let score = evaluate(&model, &dev, &lexicon);
    let tr = evaluate(&model, &train[..40], &lexicon);
    print!("bytes {} train {:.1} | ", bytes.len(), tr.all().f1());
    for (k, c) in &score.by_kind {
        print!("{k} {:.1}/{:.1}={:.1} ", c.precision(), c.recall(), c.f1());
    }
    println!("ALL {:.1}/{:.1}={:.2}", score.all().precision(), score.all().recall(), score.all().f1());
}
