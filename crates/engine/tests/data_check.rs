//! What the build says of a mistake in `data/`: the file and the line. The build's own modules run
//! here on a copy of the tables with one row added.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

#[path = "../src/packed/alphabet.rs"]
#[allow(dead_code)]
mod alphabet;
#[path = "../build/fields.rs"]
#[allow(dead_code)]
mod fields;
#[path = "../src/packed/kinds.rs"]
mod kinds;
#[path = "../src/lexicon/mark.rs"]
#[allow(dead_code)]
mod mark;
#[path = "../build/names.rs"]
mod names;
#[path = "../src/text/normalize.rs"]
#[allow(dead_code)]
mod normalize;
#[path = "../build/source.rs"]
#[allow(dead_code)]
mod source;
#[path = "../build/tables.rs"]
#[allow(dead_code)]
mod tables;
#[path = "../build/words.rs"]
mod words;

/// The place in the engine of what the packed tables are made of.
mod packed {
    pub(crate) use crate::{alphabet, kinds};
}

/// What the build says when `row` stands at the end of a table, and the line where it begins.
fn complaint(file: &str, row: &str) -> (String, usize) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("data");
    fs::create_dir_all(&copy).expect("a folder for the copy");
    for entry in fs::read_dir(&data).expect("data is there").flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), copy.join(entry.file_name())).expect("a copy");
        }
    }
    let text = fs::read_to_string(data.join(file)).expect("the table");
    let line = text.lines().count() + 1;
    fs::write(
        copy.join(file),
        format!("{}\n{row}\n", text.trim_end_matches('\n')),
    )
    .expect("a row");
    let compile = || {
        names::compile(&copy, &copy);
        words::compile(&copy, &copy);
    };
    let panic = catch_unwind(AssertUnwindSafe(compile)).expect_err("the build goes on");
    let said = panic.downcast_ref::<String>().cloned().unwrap_or_default();
    (said, line)
}

#[test]
fn a_mistake_is_told_with_its_file_and_line() {
    for (file, row, name_line, told) in [
        (
            "people.toml",
            "[[person]]\nname = \"فلان الفلاني\"\ncountry = \"XYZ\"",
            1,
            "XYZ",
        ),
        (
            "people.toml",
            "[[person]]\nname = \"فلان الفلاني\"\ncuontry = \"EGY\"",
            2,
            "cuontry",
        ),
        (
            "organizations.toml",
            "[[organization]]\nname = \"الناتو\"\nid = \"idf\"",
            1,
            "idf",
        ),
        (
            "heads.toml",
            "[[head]]\nm = \"شيء\"\nmakes = \"thing\"",
            1,
            "thing",
        ),
        ("cities.tsv", "مدينة ما\tXYZ\t5", 0, "XYZ"),
        ("name-words.toml", "others = [\"كلمة\"]", 0, "others"),
    ] {
        let (said, line) = complaint(file, row);
        let line = line + name_line;
        let place = [format!("data/{file}:{line}:"), format!("line {line},")];
        assert!(said.contains(&format!("data/{file}")), "{said}");
        assert!(place.iter().any(|p| said.contains(p)), "{line}: {said}");
        assert!(said.contains(told), "{said}");
    }
}
