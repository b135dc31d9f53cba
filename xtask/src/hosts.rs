//! The host pages of the widget's tests: `tests/hosts` beside the built widget, copies of the widget
//! whose WebAssembly was tampered with or is missing, a host that is itself a Yew app, and the least
//! Yew app.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::page;
use crate::root::{repository, run};
use crate::tools::{bind, page_command};
use crate::widget;

/// Puts all of it into one folder, to be served, and returns that.
pub fn build() -> Result<PathBuf> {
    let folder = repository("target/hosts");
    copy(&repository("tests/hosts"), &folder)?;
    let widget = widget::folder(&page::dist_folder());
    copy(&widget, &folder.join("siyaq"))?;
    let tampered = folder.join("tampered");
    copy(&widget, &tampered)?;
    let wasm = tampered.join("siyaq.wasm");
    let mut bytes = fs::read(&wasm)?;
    // One more custom section, empty and named `x`: it would run as before.
    bytes.extend([0, 2, 1, b'x']);
    fs::write(&wasm, bytes)?;
    let missing = folder.join("missing");
    copy(&widget, &missing)?;
    fs::remove_file(missing.join("siyaq.wasm"))?;
    yew_apps(&folder)?;
    Ok(folder)
}

/// The Yew apps with their folders.
const APPS: [(&str, &str); 2] = [("yew-host", "yew"), ("yew-hello", "hello")];

fn yew_apps(folder: &Path) -> Result<()> {
    run(&mut page_command(
        "cargo",
        &[
            "build",
            "--locked",
            "--package=siyaq",
            "--example=yew-host",
            "--example=yew-hello",
            "--profile=page",
            "--target=wasm32-unknown-unknown",
        ],
    )?)?;
    for (app, place) in APPS {
        let built = format!("examples/{app}");
        bind(&built, &folder.join(place), "host", &["--target=web"])?;
    }
    Ok(())
}

/// Copies the files of a folder, not those of its folders.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries = fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))?;
    for entry in entries {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
