//! A line of a batch: whatever it is, a line of JSON comes out that holds an exploration or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use siyaq_cli::batch::output_line;
use siyaq_cli::input::{Line, Lines};

fuzz_target!(|data: &[u8]| {
    for line in Lines::new(data, 64 * 1024) {
        let line = line.expect("bytes in memory can be read");
        let given = match &line {
            Line::Whole(line) => serde_json::from_slice::<Value>(line).ok(),
            Line::TooLong => None,
        };
        let answer = output_line(&line);
        let answer = answer.strip_suffix(b"\n").expect("a line ends");
        assert!(!answer.contains(&b'\n'));
        let answer: Value = serde_json::from_slice(answer).expect("a line of JSON");
        assert_ne!(answer["error"].is_string(), answer["schema"] == "siyaq/1");
        assert_ne!(answer["error"], "the engine failed on this text");
        if let Some(id) = given.as_ref().and_then(|line| line.get("id")) {
            assert_eq!(&answer["id"], id);
        }
    }
});
