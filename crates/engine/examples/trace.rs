//! t
use siyaq_engine::*;
fn main() {
    let mut t = String::new();
    std::io::Read::read_to_string(&mut std::io::stdin(), &mut t).unwrap();
    let d = text::Document::new(&t);
    let e = entities::find_entities(&d, &Default::default());
    print!("{}", relations::trace(&d, &e));
    for r in relations::code_relations(&d, &e, &[]) { println!("{:?}>{:?} {:?} {:?} {}", r.source.code, r.target.code, r.kind, r.status, d.slice(r.evidence)); }
}
