//! A tiny corpus: training learns it, and gives the same bytes each time.

use siyaq_engine::entities::tagger::Model;
use siyaq_engine::lexicon::Lexicon;
use siyaq_trainer::{Stage, conll, crf, evaluate, sentences};

/// Names of persons after a verb, of bodies after `نادي`, eight of each.
fn corpus() -> String {
    let names = [
        "زيدون",
        "مروج",
        "كنعوش",
        "لبيدان",
        "شمروخ",
        "ردينان",
        "طفيلون",
        "بسيمون",
    ];
    names
        .iter()
        .map(|name| {
            format!(
                "صرح\tO\n{name}\tB-PER\nشاهوب\tI-PER\nمساء\tO\n.\tO\n\n\
                 فاز\tO\nنادي\tB-ORG\n{name}\tI-ORG\nعلى\tO\nضيفه\tO\n.\tO\n\n"
            )
        })
        .collect()
}

#[test]
fn training_learns_and_repeats_itself() {
    let lexicon = Lexicon::default();
    let articles = conll::read(&corpus());
    let mut settings = crf::Settings::default();
    settings.choice.pull = 0.01;
    settings.again.pull = 0.01;
    let learn = || crf::train(&sentences(&articles, &lexicon), &settings).encode();
    let bytes = learn();
    assert_eq!(bytes, learn(), "two runs differ");
    let model = Model::decode(&bytes).expect("a model that was just encoded");
    let score = evaluate(&model, &articles, &lexicon, Stage::Tagger);
    assert!(score.all().f1() > 99.0, "{score:?}");
    let untrained = evaluate(&Model::default(), &articles, &lexicon, Stage::Tagger);
    assert_eq!(untrained.all().found, 0);
}

#[test]
fn a_corpus_reads_as_it_is_written() {
    let corpus = "(د\tO\nب\tO\nأ)\tO\nمجلس\tB-ORG\nالأمن1706\tI-ORG\n\nوبدارفور\tB-LOC\n\n";
    let articles = conll::read(corpus);
    let mut written = Vec::new();
    let named = articles.iter().map(|a| (a, a.names.clone()));
    conll::write(named, &mut written).expect("a vector takes all");
    assert_eq!(String::from_utf8_lossy(&written), corpus);
}

#[test]
fn no_bytes_are_read_beyond_a_model() {
    let bytes = Model::default().encode();
    assert!(Model::decode(&bytes).is_ok());
    for cut in 0..bytes.len() {
        assert!(Model::decode(&bytes[..cut]).is_err(), "cut at {cut}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(Model::decode(&longer).is_err());
    assert!(Model::decode(&[0xFF; 64]).is_err());
}
