//! `siyaq-train TRAIN.conll DEV.conll OUT.bin` trains; `siyaq-train DEV.conll` scores the engine.
use siyaq_trainer::{conll, crf, evaluate, evaluation, found_names, sentences};
fn main() {
    let arg: Vec<String> = std::env::args().collect();
    let opt = |name: &str, default: f64| -> f64 {
        std::env::var(name)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(default)
    };
    let lexicon = Default::default();
    if arg.len() == 2 {
        let dev = conll::read(&std::fs::read_to_string(&arg[1]).expect("dev"));
        let mut score = evaluation::Score::default();
        for article in &dev {
            let found = found_names(article, &lexicon);
            if std::env::var_os("SHOW").is_some() {
                for n in &found {
                    if !article.names.contains(n) {
                        println!(
                            "+ {} {}",
                            n.kind,
                            &article.text[article.tokens[n.tokens.start].start
                                ..article.tokens[n.tokens.end - 1].end]
                        );
                    }
                }
                for n in &article.names {
                    if !found.contains(n) {
                        println!(
                            "- {} {}",
                            n.kind,
                            &article.text[article.tokens[n.tokens.start].start
                                ..article.tokens[n.tokens.end - 1].end]
                        );
                    }
                }
            }
            score.add(&article.names, &found);
        }
        print_score(&score);
        return;
    }
    let train = conll::read(&std::fs::read_to_string(&arg[1]).expect("train"));
    let dev = conll::read(&std::fs::read_to_string(&arg[2]).expect("dev"));
    let d = crf::Settings::default();
    let settings = crf::Settings {
        epochs: opt("EPOCHS", d.epochs as f64) as usize,
        rate: opt("RATE", d.rate.into()) as f32,
        pull: opt("PULL", d.pull.into()) as f32,
        dropout: opt("DROPOUT", d.dropout.into()) as f32,
        least: opt("LEAST", d.least.into()) as u32,
        caution: opt("CAUTION", d.caution.into()) as f32,
        levels: opt("LEVELS", d.levels.into()) as f32,
        seed: opt("SEED", 1.0) as u64,
    };
    let model = crf::train(&sentences(&train, &lexicon), &settings);
    let bytes = model.encode();
    if let Some(out) = arg.get(3) {
        std::fs::write(out, &bytes).expect("out");
    }
    let tr = evaluate(&model, &train[..40], &lexicon);
    print!("bytes {} train {:.1} | ", bytes.len(), tr.all().f1());
    print_score(&evaluate(&model, &dev, &lexicon));
}

fn print_score(score: &evaluation::Score) {
    for (k, c) in &score.by_kind {
        print!("{k} {:.1}/{:.1}={:.1} ", c.precision(), c.recall(), c.f1());
    }
    println!(
        "ALL {:.1}/{:.1}={:.2}",
        score.all().precision(),
        score.all().recall(),
        score.all().f1()
    );
}
