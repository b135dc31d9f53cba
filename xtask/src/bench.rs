//! Compares: WebAssembly in a browser with native, a first article with a later one, two cores with
//! one, and Siyaq with what others offer. All of one run stand side by side, for a time alone says more
//! of the machine than of the program. `docs/performance.md` tells how to read it.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::root::{command, output, repository, run, shown};
use crate::server::Server;
use crate::tools::{self, Tool, bind, page_command};

/// How often each is measured, one after the other; the best counts.
const ROUNDS: usize = 3;

/// What building and running the bench takes.
const TOOLS: [Tool; 5] = [
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::NodePackages,
    Tool::Chromium,
    Tool::Peers,
];

/// The demo article.
const ARTICLE: &str = "static/examples/abraham-accords.txt";

/// Measures all of it and prints tables in Markdown.
pub fn run_all() -> Result<()> {
    tools::ensure(&TOOLS)?;
    let server = Server::bind(&build_for_browser()?, 0, POLICY)?;
    let url = format!("http://{}/", server.address()?);
    thread::spawn(move || server.run());
    let (mut native, mut wasm) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        native.push(natively(&[])?);
        wasm.push(in_browser(&url)?);
        native.push(natively(&["--", "stages"])?);
        wasm.push(in_browser(&[&url, "?stages"].concat())?);
    }
    let (native, wasm) = (Said(native.concat()), Said(wasm.concat()));
    print_paces(&native, &wasm)?;
    print_stages(&native, &wasm)?;
    print_peers(&native)?;
    print_cores()
}

/// What the bench said, in lines of words.
struct Said(String);

impl Said {
    /// The numbers after a word in the lines that start with `start`.
    fn all(&self, start: &str, word: &str) -> Vec<f64> {
        let lines = self.0.lines().filter_map(|line| {
            let at = line.find(start)?;
            let mut words = line[at + start.len()..].split_whitespace();
            words.by_ref().find(|w| *w == word)?;
            words.next()?.parse().ok()
        });
        lines.collect()
    }

    fn least(&self, start: &str, word: &str) -> Result<f64> {
        let least = self.all(start, word).into_iter().reduce(f64::min);
        least.with_context(|| format!("the bench did not tell {start} {word}"))
    }

    fn most(&self, start: &str, word: &str) -> Result<f64> {
        let most = self.all(start, word).into_iter().reduce(f64::max);
        most.with_context(|| format!("the bench did not tell {start} {word}"))
    }
}

fn natively(more: &[&str]) -> Result<String> {
    const RUN: [&str; 5] = [
        "run",
        "--quiet",
        "--locked",
        "--release",
        "--package=siyaq-pace",
    ];
    printed(&mut command("cargo", &[&RUN, more].concat()))
}

/// The page that runs the kernels while it loads: what Chromium prints is the document when it has.
const PAGE: &str = r#"<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<body>
<script src="pace.js"></script>
<script>
  // Only what is there at once holds the document up.
  const request = new XMLHttpRequest();
  request.open("GET", "pace_bg.wasm", false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  const module = Uint8Array.from(request.response, letter => letter.charCodeAt(0));
  wasm_bindgen.initSync({ module });
</script>
"#;

/// What that page may do: its script stands in it, and the kernels make functions of text.
const POLICY: &str = "default-src 'self' data: 'unsafe-inline' 'unsafe-eval'";

/// Builds the kernels as the page is built, and returns the folder of the page that runs them.
fn build_for_browser() -> Result<PathBuf> {
    run(&mut page_command(
        "cargo",
        &[
            "build",
            "--locked",
            "--package=siyaq-pace",
            "--bin=siyaq-pace",
            "--profile=page",
            "--target=wasm32-unknown-unknown",
        ],
    )?)?;
    let folder = repository("target/pace");
    bind("siyaq-pace", &folder, "pace", &["--target=no-modules"])?;
    fs::write(folder.join("index.html"), PAGE)?;
    Ok(folder)
}

/// The same kernels in a headless Chromium.
fn in_browser(url: &str) -> Result<String> {
    let chromium = tools::chromium().context("there is no Chromium")?;
    let profile = format!(
        "--user-data-dir={}",
        repository("target/pace-profile").display()
    );
    printed(&mut command(
        &chromium.to_string_lossy(),
        &[
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            &profile,
            "--timeout=120000",
            "--dump-dom",
            url,
        ],
    ))
}

fn print_paces(native: &Said, wasm: &Said) -> Result<()> {
    println!("\n| | native | Wasm | Wasm to native |\n|---|---|---|---|");
    for (name, word) in [
        ("demo article, first, ms", "first"),
        ("demo article, warm, ms", "warm"),
    ] {
        let (n, w) = (
            native.least("pace native", word)?,
            wasm.least("pace wasm", word)?,
        );
        println!("| {name} | {n:.2} | {w:.2} | {:.1} |", w / n);
    }
    for (name, word) in [
        ("three articles over and over, MB/s", "bulk"),
        ("one text of 1 MB, MB/s", "long"),
    ] {
        let (n, w) = (
            native.most("pace native", word)?,
            wasm.most("pace wasm", word)?,
        );
        println!("| {name} | {n:.1} | {w:.1} | {:.1} |", n / w);
    }
    for (name, word) in [("an article", "article"), ("1 MB", "megabyte")] {
        let bytes = wasm.most("memory", word)?;
        println!(
            "| memory after {name}, MiB | | {:.1} | |",
            bytes / 1_048_576.0
        );
    }
    Ok(())
}

/// What a first article is made of.
fn print_stages(native: &Said, wasm: &Said) -> Result<()> {
    println!("\n| of a first article, ms | native | Wasm | Wasm to native |\n|---|---|---|---|");
    for (name, word) in [
        ("names unpacked", "names"),
        ("words of time unpacked", "time-words"),
        ("tagger unpacked", "tagger"),
        ("triggers unpacked", "triggers"),
        ("the article itself", "article"),
        ("the same article again", "again"),
    ] {
        let (n, w) = (
            native.least("stages native", word)?,
            wasm.least("stages wasm", word)?,
        );
        println!("| {name} | {n:.2} | {w:.2} | {:.1} |", w / n);
    }
    Ok(())
}

/// Siyaq beside others, each on as many tokens.
fn print_peers(native: &Said) -> Result<()> {
    let tokens = native.most("own", "tokens")?;
    let own = native.most("own", "whole")?;
    let script = repository("xtask/peers/run.js");
    let folder = tools::peers();
    // Packages are looked for beside the script.
    for file in ["run.js", "english.txt"] {
        fs::copy(script.with_file_name(file), folder.join(file))?;
    }
    let script = folder.join("run.js");
    let said = Said(printed(&mut command(
        "node",
        &[&script.to_string_lossy(), &tokens.to_string()],
    ))?);
    println!("\n| on {tokens} tokens | tokens a second | Siyaq to it |\n|---|---|---|");
    println!("| Siyaq, all it does, Arabic | {own:.0} | |");
    for name in ["wink-nlp", "compromise", "chrono-node"] {
        let pace = said.most("peer", name)?;
        println!("| {name}, English | {pace:.0} | {:.2} |", own / pace);
    }
    if let Err(error) = tools::ensure(&[Tool::PythonPeers]) {
        eprintln!("skipped: {error:#}");
        return Ok(());
    }
    let said = Said(printed(&mut command(
        &tools::peers_python().to_string_lossy(),
        &["xtask/peers/dates.py", ARTICLE],
    ))?);
    let (own, pace) = (
        native.most("own", "times")?,
        said.most("peer", "dateparser")?,
    );
    println!("\n| the times of the demo article | bytes a second | Siyaq to it |\n|---|---|---|");
    println!("| Siyaq, text and times, Arabic | {own:.0} | |");
    println!("| dateparser, Arabic | {pace:.0} | {:.0} |", own / pace);
    Ok(())
}

/// `siyaq batch` on one core and on two.
fn print_cores() -> Result<()> {
    run(&mut command(
        "cargo",
        &["build", "--locked", "--release", "--package=siyaq-cli"],
    ))?;
    let articles = repository("target/bench-articles.jsonl");
    let text = fs::read_to_string(repository(ARTICLE))?;
    let line = |id| {
        serde_json::json!({ "id": id, "text": text, "published": "2025-11-06" }).to_string() + "\n"
    };
    fs::write(&articles, (0..3000).map(line).collect::<String>())?;
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (threads, best) in ["1", "2"].into_iter().zip(&mut best) {
            let mut batch = command(
                &repository("target/release/siyaq").to_string_lossy(),
                &["batch", "--threads", threads, &articles.to_string_lossy()],
            );
            let start = Instant::now();
            let status = batch.stdout(Stdio::null()).status()?;
            ensure!(status.success(), "`{}` failed ({status})", shown(&batch));
            *best = (*best).min(start.elapsed());
        }
    }
    let [one, two] = best.map(|best| best.as_secs_f64());
    let megabytes = fs::metadata(&articles)?.len() as f64 / 1e6;
    println!("\n| `siyaq batch` | MB/s | to one core |\n|---|---|---|");
    println!("| one core | {:.1} | |", megabytes / one);
    println!("| two cores | {:.1} | {:.2} |", megabytes / two, one / two);
    Ok(())
}

/// What a command prints.
fn printed(command: &mut std::process::Command) -> Result<String> {
    let line = shown(command);
    eprintln!("$ {line}");
    output(command.stderr(Stdio::inherit())).with_context(|| format!("`{line}` failed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bench_is_understood() {
        let said = Said(
            "  pace wasm first 9.1 warm 0.5\nmemory article 77\npace wasm first 8.2 warm 0.6\n"
                .to_owned(),
        );
        assert_eq!(said.least("pace wasm", "first").ok(), Some(8.2));
        assert_eq!(said.most("pace wasm", "warm").ok(), Some(0.6));
        assert_eq!(said.most("memory", "article").ok(), Some(77.0));
        assert!(said.most("memory", "megabyte").is_err());
    }
}
