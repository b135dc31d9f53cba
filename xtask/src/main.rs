//! Everything a developer of Siyaq does, by name.
//!
//! `cargo xtask serve` and `cargo xtask test` are all that a fresh machine with Rust needs: each
//! first looks for the tools it uses and installs what is missing.

mod accuracy;
mod bench;
mod browser;
mod colours;
mod deny;
mod fuzz;
mod hosts;
mod pack;
mod page;
mod root;
mod schema;
mod server;
mod sizes;
mod test;
mod tidy;
mod tools;
mod widget;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve           build the page and serve it at http://127.0.0.1:8080
  test            run every test, natively and in a headless browser
  test PART       the same for one part: native, browser, end-to-end, archives or fuzz
  fuzz SECONDS    look so long, for each fuzz target, for texts that break what reads them
  screenshots     take the pictures of docs/screenshots
  first-view      write static/first.html, which is seen until the page stands
  dist            build the page and the widget into dist/ and print their sizes
  dist --check    print the sizes of dist/ as it stands
  bench           compare WebAssembly with native, two cores with one, and Siyaq with others
  tidy            check the rules of the house that no other tool knows
  deny            check the licences, known faults, duplicates and sources of what comes from others
  schema          write docs/exploration.schema.json
  accuracy        measure on every corpus and write docs/accuracy.md
  accuracy --check  say where docs/accuracy.md is not what would be written
  tools           install what the other commands need
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["serve"] => page::serve(),
        ["test"] => test::run(None),
        ["test", part] => test::run(Some(part)),
        ["fuzz", seconds] => fuzz::run_all(seconds),
        ["screenshots"] => test::screenshots(),
        ["first-view"] => test::first_view(),
        ["dist"] => page::dist(),
        ["dist", "--check"] => sizes::check(&page::dist_folder()),
        ["bench"] => bench::run_all(),
        ["tidy"] => tidy::run(),
        ["deny"] => deny::check(),
        ["schema"] => schema::write(),
        ["accuracy"] => accuracy::measure(&[]),
        ["accuracy", "--check"] => accuracy::measure(&["--check"]),
        ["tools"] => tools::ensure(&tools::ALL).map(drop),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
