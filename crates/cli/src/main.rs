//! `siyaq`: explores one article, or a batch of them as JSON lines.

fn main() {}
