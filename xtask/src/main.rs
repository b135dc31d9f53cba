//! Everything a developer of Siyaq does, by name.

fn main() {}
