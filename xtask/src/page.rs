//! The page: Trunk turns it into the folder `dist/`, which can be served from anywhere.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::pack;
use crate::root::{repository, run};
use crate::server::Server;
use crate::sizes;
use crate::tools::{self, page_command, web_command};
use crate::widget;

/// The port that `serve` would like to have.
const PORT: u16 = 8080;

/// Builds the page and serves it until the process is ended.
pub fn serve() -> Result<()> {
    let server = Server::bind(&build()?, PORT)?;
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
    pack::code(&dist)?;
    check_policy(&dist)?;
    widget::build(&dist)?;
    Ok(dist)
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
