//! The page: Trunk turns it into the folder `dist/`, which can be served from anywhere.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::pack;
use crate::root::{repository, run};
use crate::server::{PAGE_POLICY, Server};
use crate::sizes;
use crate::tools::{self, page_command, web_command};
use crate::widget;

/// The port that `serve` would like to have.
const PORT: u16 = 8080;

/// Builds the page and serves it until the process is ended.
pub fn serve() -> Result<()> {
    let server = Server::bind(&build()?, PORT, PAGE_POLICY)?;
    println!("http://{}/", server.address()?);
    server.run();
    Ok(())
}

/// Builds the page, prints the sizes of its files, and fails above the budget.
pub fn dist() -> Result<()> {
    sizes::check(&build()?)
}

/// Where the built page is.
pub fn dist_folder() -> PathBuf {
    repository("dist")
}

/// Builds the page and the widget for release and returns their folder.
pub fn build() -> Result<PathBuf> {
    tools::ensure(&tools::FOR_PAGE)?;
    // Everything is fetched first: Trunk then works offline, so that it takes the tools it is given
    // instead of downloading its own.
    run(&mut web_command("cargo", &["fetch", "--locked"])?)?;
    pack::styles()?;
    // Both modules at once: Trunk then finds the page's as it would build it.
    run(&mut page_command(
        "cargo",
        &[
            "build",
            "--locked",
            "--bin=siyaq-page",
            "--bin=siyaq-widget",
            "--profile=page",
            "--target=wasm32-unknown-unknown",
        ],
    )?)?;
    run(&mut page_command(
        "trunk",
        &[
            "build",
            "--release",
            "--offline",
            "--locked",
            "--color",
            "never",
        ],
    )?)?;
    let dist = dist_folder();
    let bound = widget::bind()?;
    pack::modules([&dist, &bound])?;
    pack::drop_snippets(&dist)?;
    pack_scripts(&dist)?;
    fill_offline(&dist)?;
    check_policy(&dist)?;
    widget::build(&bound, &dist)?;
    Ok(dist)
}

/// The scripts that lie in the page's folder as they are written.
const SCRIPTS: [&str; 4] = ["first.js", "start.js", "picture.js", "offline.js"];

/// Makes them small.
fn pack_scripts(dist: &Path) -> Result<()> {
    let files = SCRIPTS.map(|name| dist.join(name).to_string_lossy().into_owned());
    let out = ["--outdir=", &dist.to_string_lossy()].concat();
    let mut esbuild = page_command(
        "esbuild",
        &["--minify", "--log-level=warning", "--allow-overwrite", &out],
    )?;
    run(esbuild.args(&files))
}

/// Tells the worker that keeps the page for reading offline which files there are, and a version that
/// changes with their content.
fn fill_offline(dist: &Path) -> Result<()> {
    let worker = dist.join("offline.js");
    let mut hasher = DefaultHasher::new();
    let mut names = vec!["./".to_owned()];
    for file in sizes::files(dist)? {
        fs::read(&file)
            .with_context(|| format!("cannot read {}", file.display()))?
            .hash(&mut hasher);
        let name = file.strip_prefix(dist).unwrap_or(&file);
        let name = name.to_string_lossy().replace('\\', "/");
        if name != "offline.js" && name != "index.html" {
            names.push(name);
        }
    }
    let script =
        fs::read_to_string(&worker).with_context(|| format!("cannot read {}", worker.display()))?;
    let version = format!("{:016x}", hasher.finish());
    fs::write(&worker, filled(&script, &version, &names))?;
    Ok(())
}

/// The worker's script with its two constants.
fn filled(script: &str, version: &str, names: &[String]) -> String {
    script
        .replace("@VERSION@", version)
        .replace("\"@FILES@\"", &format!("\"{}\"", names.join("\", \"")))
}

/// Fails when the page holds a script or style that its Content-Security-Policy forbids.
fn check_policy(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html =
        fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    match forbidden_inline(&html) {
        Some(tag) => bail!("the page's security policy forbids the inline `{tag}` of index.html"),
        None => Ok(()),
    }
}

/// The first tag of a script or style that stands in the page itself instead of in a file.
fn forbidden_inline(html: &str) -> Option<&str> {
    html.match_indices('<').find_map(|(at, _)| {
        let tag = &html[at..at + html[at..].find('>')? + 1];
        let is_script = tag.starts_with("<script") && !tag.contains("src=");
        let is_style = tag.starts_with("<style") || tag.contains(" style=");
        (is_script || is_style).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_knows_its_files() {
        let names = ["./", "start.js"].map(str::to_owned);
        assert_eq!(
            filled("const V = \"@VERSION@\", F = [\"@FILES@\"];", "1f", &names),
            "const V = \"1f\", F = [\"./\", \"start.js\"];"
        );
    }

    #[test]
    fn scripts_and_styles_stand_in_files() {
        for (html, found) in [
            ("<html><script type=module src=/start.js></script>", None),
            ("<link rel=stylesheet href=/page.css><p>a < b", None),
            ("<script>init()</script>", Some("<script>")),
            ("<p style=\"color:red\">", Some("<p style=\"color:red\">")),
            ("<head><style>p{}</style>", Some("<style>")),
        ] {
            assert_eq!(forbidden_inline(html), found, "{html}");
        }
    }
}
