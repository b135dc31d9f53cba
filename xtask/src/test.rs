//! Runs every test and adds them up: natively, in a headless browser, and end to end against the
//! built page. A step that fails does not stop the next; the last line counts them all.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail, ensure};

use crate::browser::Driver;
use crate::fuzz;
use crate::hosts;
use crate::page;
use crate::root::{self, command, repository, shown};
use crate::server::{HOST_POLICY, PAGE_POLICY, Server};
use crate::tools::{self, Tool, find, web_command};
use crate::widget;

/// The test target of the front end that drives the built page.
const END_TO_END: &str = "e2e";

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// A part of the run, its name first.
type Step = (&'static str, fn() -> Result<Outcome>);

/// The parts that run tests.
const STEPS: [Step; 5] = [
    ("native", native),
    ("browser", browser),
    ("end-to-end", end_to_end),
    ("archives", archives),
    ("fuzz", fuzz_targets),
];

/// Installs what is missing, runs every test, or those of one part, and closes with
/// `N passed, N failed, N skipped`.
pub fn run(part: Option<&str>) -> Result<()> {
    ensure!(
        part.is_none_or(|part| STEPS.iter().any(|(name, _)| *name == part)),
        "the parts are: native, browser, end-to-end, archives, fuzz"
    );
    let mut total = Counts::default();
    let mut failures = Vec::new();
    let tools: Step = ("tools", || {
        tools::ensure(&tools::ALL).map(|()| Outcome::default())
    });
    let chosen = STEPS
        .into_iter()
        .filter(|(name, _)| part.is_none_or(|part| *name == part));
    for (name, step) in std::iter::once(tools).chain(chosen) {
        eprintln!("== {name}");
        let outcome = step().unwrap_or_else(|error| {
            eprintln!("xtask: {error:#}");
            Outcome::broken(error.to_string())
        });
        total.add(outcome.counts);
        failures.extend(outcome.failure.map(|failure| format!("{name}: {failure}")));
    }
    if total.passed + total.failed == 0 {
        failures.push("no test was run".to_owned());
    }
    for failure in &failures {
        eprintln!("FAILED {failure}");
    }
    println!(
        "{} passed, {} failed, {} skipped",
        total.passed, total.failed, total.skipped
    );
    match failures.len() {
        0 => Ok(()),
        _ => std::process::exit(1),
    }
}

/// What came of one step.
#[derive(Default)]
struct Outcome {
    counts: Counts,
    failure: Option<String>,
}

impl Outcome {
    /// A step that came to its end.
    fn of(counts: Counts) -> Self {
        Self {
            counts,
            failure: None,
        }
    }

    /// So many tests that cannot be run here, and why.
    fn skipped(tests: usize, why: &anyhow::Error) -> Self {
        eprintln!("skipped: {why:#}");
        Self::of(Counts {
            skipped: tests,
            ..Counts::default()
        })
    }

    /// A step that could not run its tests counts as one that failed.
    fn broken(failure: String) -> Self {
        let counts = Counts {
            failed: 1,
            ..Counts::default()
        };
        Self {
            counts,
            failure: Some(failure),
        }
    }
}

/// The tests of every package but the end-to-end ones, with those in the documentation.
fn native() -> Result<Outcome> {
    let mut outcome = counted(command(
        "cargo",
        &[
            "test",
            "--locked",
            "--no-fail-fast",
            "--workspace",
            "--exclude",
            "siyaq",
        ],
    ))?;
    let mut page = command(
        "cargo",
        &["test", "--locked", "--no-fail-fast", "--package", "siyaq"],
    );
    page.args(page_targets()?);
    let page = counted(page)?;
    outcome.counts.add(page.counts);
    outcome.failure = outcome.failure.or(page.failure);
    Ok(outcome)
}

/// The tests of the front end that need a browser's own objects.
fn browser() -> Result<Outcome> {
    let mut tests = web_command(
        "cargo",
        &[
            "test",
            "--locked",
            "--no-fail-fast",
            "--package=siyaq",
            "--target=wasm32-unknown-unknown",
        ],
    )?;
    tests
        .args(page_targets()?)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env(
            "CHROMEDRIVER",
            find("chromedriver").context("there is no chromedriver")?,
        );
    counted(tests)
}

/// The tests that drive the built page through ChromeDriver; only those whose names hold a word
/// of `SIYAQ_ONLY`, where that is set.
fn end_to_end() -> Result<Outcome> {
    drive("", &[])
}

/// Takes the pictures of `docs/screenshots`.
pub fn screenshots() -> Result<()> {
    draw("screenshots", "SIYAQ_SCREENSHOTS", "docs/screenshots")
}

/// Draws the first view anew, as the page does.
pub fn first_view() -> Result<()> {
    draw(
        "first_view_is_what",
        "SIYAQ_FIRST_VIEW",
        "static/first.html",
    )
}

/// Lets the one end-to-end test whose name holds `filter` write what `variable` names.
fn draw(filter: &str, variable: &str, path: &str) -> Result<()> {
    tools::ensure(&tools::ALL)?;
    let drawn = drive(filter, &[(variable, &repository(path))])?;
    ensure!(drawn.counts.passed == 1, "{path} was not drawn");
    Ok(())
}

/// Builds the page and runs the end-to-end tests whose names hold `filter`.
fn drive(filter: &str, variables: &[(&str, &Path)]) -> Result<Outcome> {
    if !test_targets()?.iter().any(|target| target == END_TO_END) {
        bail!("there is no tests/{END_TO_END}.rs");
    }
    let server = Server::bind(&page::build()?, 0, PAGE_POLICY)?;
    let url = format!("http://{}/", server.address()?);
    thread::spawn(move || server.run());
    let hosts = Server::bind(&hosts::build()?, 0, HOST_POLICY)?;
    let hosts_url = format!("http://{}/", hosts.address()?);
    thread::spawn(move || hosts.run());
    let driver = Driver::start()?;
    let only = env::var("SIYAQ_ONLY").unwrap_or_default();
    let mut tests = command(
        "cargo",
        &[
            "test",
            "--locked",
            "--package=siyaq",
            "--test",
            END_TO_END,
            "--",
            "--nocapture",
        ],
    );
    tests
        .args(filter.split_whitespace().chain(only.split_whitespace()))
        .envs(variables.iter().copied())
        .env("SIYAQ_URL", url)
        .env("SIYAQ_HOSTS", hosts_url)
        .env("SIYAQ_PACKAGE", widget::package())
        .env("WEBDRIVER_URL", driver.url())
        .env("AXE_PATH", tools::axe())
        .env("NODE_FOLDER", tools::node_folder())
        .env("LIGHTHOUSE_PATH", tools::lighthouse())
        .env("CHROME_PATH", tools::chromium().unwrap_or_default());
    counted(tests)
}

/// The recipe of `docs/archives.md`, under a Spark of its own. It needs Python and Java, which nobody
/// else here does: where they cannot be had it is skipped.
fn archives() -> Result<Outcome> {
    if let Err(error) = tools::ensure(&[Tool::Spark]) {
        return Ok(Outcome::skipped(1, &error));
    }
    let build = ["build", "--locked", "--release", "--package=siyaq-cli"];
    root::run(&mut command("cargo", &build))?;
    let mut test = command(
        &tools::spark_python().to_string_lossy(),
        &["archives/test_explore.py"],
    );
    test.env("SIYAQ", repository("target/release/siyaq"));
    root::run(&mut test)?;
    Ok(Outcome::of(Counts {
        passed: 1,
        ..Counts::default()
    }))
}

/// The fuzz targets, a quarter of a minute each. Where cargo-fuzz cannot be had they are skipped.
fn fuzz_targets() -> Result<Outcome> {
    if let Err(error) = fuzz::prepare() {
        return Ok(Outcome::skipped(fuzz::TARGETS.len(), &error));
    }
    let mut outcome = Outcome::default();
    for target in fuzz::TARGETS {
        match fuzz::fuzz(target, fuzz::SECONDS) {
            Ok(()) => outcome.counts.passed += 1,
            Err(error) => {
                outcome.counts.failed += 1;
                outcome.failure = Some(format!("{target}: {error:#}"));
            }
        }
    }
    Ok(outcome)
}

/// The arguments that name every target of the front end but the end-to-end tests.
fn page_targets() -> Result<Vec<String>> {
    let mut arguments = vec!["--lib".to_owned(), "--bins".to_owned()];
    for target in test_targets()? {
        if target != END_TO_END {
            arguments.extend(["--test".to_owned(), target]);
        }
    }
    Ok(arguments)
}

/// The names of the front end's test targets: the files of `tests/`, as Cargo finds them.
fn test_targets() -> Result<Vec<String>> {
    let folder = repository("tests");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut targets = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if is_target(&path) {
            targets.extend(
                path.file_stem()
                    .and_then(|stem| Some(stem.to_str()?.to_owned())),
            );
        }
    }
    targets.sort();
    Ok(targets)
}

fn is_target(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").is_file()
}

/// Runs the tests, shows what they print, and adds up their results.
fn counted(mut tests: Command) -> Result<Outcome> {
    let line = shown(&tests);
    eprintln!("$ {line}");
    let mut process = tests
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{line}`"))?;
    let mut counts = Counts::default();
    let mut broken = Vec::new();
    if let Some(stdout) = process.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.add(result_of(&line).unwrap_or_default());
            broken.extend(broken_test(&line).map(str::to_owned));
        }
    }
    let status = process.wait()?;
    let failed = !status.success() || counts.failed > 0;
    if failed && counts.failed == 0 {
        // It did not come as far as a test: that is a failure that no line has counted.
        counts.failed = 1;
    }
    Ok(Outcome {
        counts,
        failure: failed.then(|| format!("`{line}` ({status}) {}", broken.join(", "))),
    })
}

/// The name in a line such as `test strip::odd_times_look_right ... FAILED`; in a browser it is `FAIL`.
fn broken_test(line: &str) -> Option<&str> {
    let (name, result) = line.strip_prefix("test ")?.split_once(" ... ")?;
    result.starts_with("FAIL").then_some(name)
}

/// The counts of a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn result_of(line: &str) -> Option<Counts> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |name: &str| {
        counts
            .split(';')
            .find_map(|part| part.trim().strip_suffix(name)?.trim().parse().ok())
    };
    Some(Counts {
        passed: count("passed")?,
        failed: count("failed")?,
        skipped: count("ignored")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_fails_is_named() {
        for (line, name) in [
            ("test strip::odd_times ... FAILED", Some("strip::odd_times")),
            ("test web::a_chip ... FAIL", Some("web::a_chip")),
            ("test strip::odd_times ... ok", None),
            ("test result: FAILED. 1 passed; 1 failed", None),
        ] {
            assert_eq!(broken_test(line), name, "{line}");
        }
    }

    #[test]
    fn result_lines_are_counted() {
        let counts = |passed, failed, skipped| Counts {
            passed,
            failed,
            skipped,
        };
        for (line, expected) in [
            (
                "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; \
                 finished in 0.00s",
                Some(counts(3, 0, 1)),
            ),
            (
                "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured",
                Some(counts(12, 2, 0)),
            ),
            (
                "test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1s",
                Some(counts(4, 0, 0)),
            ),
            ("test text::result: ok. 3 passed", None),
            ("test result: ok.", None),
            ("", None),
        ] {
            assert_eq!(result_of(line), expected, "{line}");
        }
    }
}
