use siyaq_engine::text::Document;
use siyaq_engine::times::{recognise_times, resolve};
fn main() {
    for line in std::io::read_to_string(std::io::stdin()).unwrap().lines() {
        let (text, want) = line.split_once('\t').unwrap_or((line, ""));
        let d = Document::new(text);
        let t = resolve(&d, recognise_times(&d), "2025-11-06".parse().ok(), &[]);
        let got: Vec<_> = t
            .iter()
            .map(|t| match t.edtf {
                Some(e) => e.to_string(),
                None => format!("{:?}", t.unresolved.unwrap()),
            })
            .collect();
        let got = got.join(" ");
        let spans: Vec<_> = t.iter().map(|t| d.slice(t.span)).collect();
        println!(
            "{}{text} => {got} {spans:?} want {want}",
            if got == want { "ok   " } else { "FAIL " }
        );
    }
}
