//! What a reader downloads: each file of `dist/` with its size raw and as brotli packs it, and the
//! budget that Wasm, JavaScript and CSS share.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::widget;

/// What Wasm, JavaScript and CSS should weigh together, in bytes of brotli. `docs/size.md` tells what
/// stands between this and [`BUDGET`].
const GOAL: usize = 250_000;

/// The most that they may weigh now: a ratchet, to be lowered with every kilobyte saved.
const BUDGET: usize = 300_000;

/// The files that count against the budget. Fonts and icons load later, the examples lie in the document.
const COUNTED: [&str; 3] = ["wasm", "js", "css"];

/// Prints the size of each file of the page in `dist`, and of the widget, and fails above the budget.
pub fn check(dist: &Path) -> Result<()> {
    ensure!(
        dist.join("index.html").is_file(),
        "there is no page in {}; build it with: cargo xtask dist",
        dist.display()
    );
    println!("{:>10} {:>10}  file", "raw", "brotli");
    let mut sum = 0;
    for file in files(dist)? {
        if file.starts_with(dist.join("siyaq")) {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let packed = brotli_size(&bytes)?;
        let name = file.strip_prefix(dist).unwrap_or(&file);
        println!("{:>10} {packed:>10}  {}", bytes.len(), name.display());
        if is_counted(&file) {
            sum += packed;
        }
    }
    println!("Wasm + JS + CSS: {sum} bytes of brotli, budget {BUDGET}, goal {GOAL}");
    if sum > BUDGET {
        bail!("the page is {} bytes above its budget", sum - BUDGET);
    }
    widget::check(dist)
}

/// Every file below `folder`, sorted by path.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_counted(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| COUNTED.iter().any(|counted| extension == *counted))
}

/// Bytes after brotli at its highest quality with its largest standard window.
pub fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 24);
    packed.write_all(bytes)?;
    Ok(packed.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_styles_count() {
        for (file, counted) in [
            ("siyaq-1a2b_bg.wasm", true),
            ("snippets/x/inline0.js", true),
            ("page.css", true),
            ("index.html", false),
            ("fonts/naskh.woff2", false),
            ("js", false),
        ] {
            assert_eq!(is_counted(Path::new(file)), counted, "{file}");
        }
    }

    #[test]
    fn brotli_packs_what_repeats() {
        let size = brotli_size(&b"siyaq ".repeat(1000)).expect("memory can be written");
        assert!((1..100).contains(&size), "{size}");
    }
}
