//! The widget: from its WebAssembly, the page's style sheets and the loader of `static/widget`, the
//! folder `dist/siyaq/VERSION/` that a news site serves, and a package for npm of the same files.
//! Names are stable; the folder's name changes with the version.

mod style;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};

use crate::root::{repository, run};
use crate::sizes::{brotli_size, files};
use crate::tools::{self, page_command};

/// The version of the folder and of the package.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The hand-written files, and those that they become: bundled, and with the modules that stay apart.
const SCRIPTS: [(&str, &str); 3] = [
    ("siyaq.js", ""),
    ("embed.js", "--external:./siyaq.js"),
    ("frame.js", ""),
];

/// The files that are taken as they are.
const PLAIN: [&str; 4] = ["siyaq.d.ts", "embed.html", "embed.css", "README.md"];

/// What a reader of a page with the widget downloads.
const DOWNLOADED: [&str; 4] = ["siyaq.js", "siyaq_wasm.js", "siyaq.wasm", "siyaq.css"];

/// The most that they may weigh together, in bytes of brotli.
const BUDGET: usize = 300_000;

/// The most the loader may weigh, in bytes of brotli: every reader of the page downloads it.
const LOADER_BUDGET: usize = 6_000;

/// The folder of the widget inside `dist`.
pub fn folder(dist: &Path) -> PathBuf {
    dist.join("siyaq").join(VERSION)
}

/// The folder that `npm pack` takes.
pub fn package() -> PathBuf {
    repository("target/npm")
}

/// Writes the widget's WebAssembly with its bindings into a folder.
pub fn bind() -> Result<PathBuf> {
    let folder = repository("target/web/widget");
    // The loader gives the bindings their module.
    let options = ["--target=web", "--omit-default-module-path"];
    tools::bind("siyaq-widget", &folder, "siyaq", &options)?;
    Ok(folder)
}

/// Writes both folders, from what [`bind`] wrote when it is packed.
pub fn build(bound: &Path, dist: &Path) -> Result<()> {
    let folder = folder(dist);
    fs::create_dir_all(folder.join("maps"))?;
    let wasm = bound.join("siyaq_bg.wasm");
    fs::copy(&wasm, folder.join("siyaq.wasm"))?;
    let integrity = short_integrity(&fs::read(&wasm)?);
    esbuild(&bound.join("siyaq.js"), &folder.join("siyaq_wasm.js"), &[])?;
    for (script, external) in SCRIPTS {
        let define = format!("--define:WASM_INTEGRITY=\"{integrity}\"");
        let mut options = vec!["--bundle", "--sourcemap=external", define.as_str()];
        options.extend((!external.is_empty()).then_some(external));
        let from = repository("static/widget").join(script);
        esbuild(&from, &folder.join(script), &options)?;
        let map = format!("{script}.map");
        fs::rename(folder.join(&map), folder.join("maps").join(&map))?;
    }
    fs::write(folder.join("siyaq.css"), style::sheet()?)?;
    for name in PLAIN {
        fs::copy(repository("static/widget").join(name), folder.join(name))?;
    }
    let pretty = |value: &Value| format!("{value:#}\n");
    fs::write(folder.join("oembed.json"), pretty(&oembed()))?;
    fs::write(folder.join("manifest.json"), pretty(&manifest(&folder)?))?;
    fs::copy(
        repository("static/widget/nginx.conf"),
        dist.join("siyaq/nginx.conf"),
    )?;
    write_package(&folder)
}

/// Prints what a reader of a page with the widget downloads and fails above the budget.
pub fn check(dist: &Path) -> Result<()> {
    let folder = folder(dist);
    let size = |name: &str| -> Result<usize> {
        let file = folder.join(name);
        brotli_size(&fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?)
    };
    let loader = size("siyaq.js")?;
    let sum: usize = DOWNLOADED
        .iter()
        .map(|name| size(name))
        .sum::<Result<_>>()?;
    println!(
        "Widget: loader {loader} bytes of brotli, budget {LOADER_BUDGET}; \
         with Wasm, bindings and CSS {sum}, budget {BUDGET}"
    );
    ensure!(loader <= LOADER_BUDGET, "the loader is above its budget");
    ensure!(sum <= BUDGET, "the widget is above its budget");
    Ok(())
}

fn esbuild(from: &Path, to: &Path, options: &[&str]) -> Result<()> {
    let mut command = page_command("esbuild", &["--minify", "--format=esm", "--charset=utf8"])?;
    command
        .args(["--log-level=warning", "--target=es2022"])
        .args(options)
        .arg(format!("--outfile={}", to.display()))
        .arg(from);
    run(&mut command)
}

/// The hash of a file as Subresource Integrity writes it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The same with a shorter hash, for the loader, where every byte counts.
fn short_integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The hash and the size of each file.
fn manifest(folder: &Path) -> Result<Value> {
    let mut listed = Map::new();
    for file in files(folder)? {
        let bytes = fs::read(&file)?;
        let name = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        let entry = json!({ "integrity": integrity(&bytes), "bytes": bytes.len() });
        listed.insert(name, entry);
    }
    Ok(json!({ "name": "siyaq-explorer", "version": VERSION, "files": listed }))
}

/// The answer of an oEmbed provider, as a file: where the iframe is, and how high without a script.
fn oembed() -> Value {
    let source = format!("/siyaq/{VERSION}/embed.html");
    json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": "Siyaq",
        "title": "سياق",
        "width": 720,
        "height": 640,
        "html": format!(
            "<iframe data-siyaq src=\"{source}\" title=\"سياق\" width=\"720\" height=\"640\" \
             loading=\"lazy\"></iframe>"
        ),
    })
}

/// The package for npm: what an application of its own build needs.
fn write_package(folder: &Path) -> Result<()> {
    let package = package();
    fs::create_dir_all(&package)?;
    let shipped = DOWNLOADED.iter().chain(&["siyaq.d.ts", "README.md"]);
    for name in shipped.clone() {
        fs::copy(folder.join(name), package.join(name))?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        fs::copy(repository(licence), package.join(licence))?;
    }
    let description = json!({
        "name": "siyaq-explorer",
        "version": VERSION,
        "description": "Explores an Arabic news article in the reader's browser: <siyaq-explorer>",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "siyaq.js",
        "types": "siyaq.d.ts",
        "exports": {
            ".": { "types": "./siyaq.d.ts", "default": "./siyaq.js" },
            "./siyaq.wasm": "./siyaq.wasm",
            "./siyaq.css": "./siyaq.css",
            "./siyaq_wasm.js": "./siyaq_wasm.js",
        },
        "sideEffects": true,
        "files": shipped.collect::<Vec<_>>(),
    });
    fs::write(package.join("package.json"), format!("{description:#}\n"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_browsers_read_it() {
        // The empty message, from FIPS 180-4's example values.
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }

    #[test]
    fn the_frame_is_the_versions_own() {
        let html = oembed()["html"].as_str().map(str::to_owned);
        assert!(html.is_some_and(|html| html.contains(&format!("/siyaq/{VERSION}/embed.html"))));
    }
}
