//! The tools that the build and the tests use: for each, how to see whether it is there in the right
//! version, and the commands that install it. What cannot be installed is named with its command.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::root::{command, output, repository, run, shown};

/// A tool that may have to be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// A Rust that can build the standard library for WebAssembly.
    WasmTarget,
    /// Builds the page.
    Trunk,
    /// Makes the page's JavaScript, and runs tests in a browser.
    WasmBindgen,
    /// `wasm-opt`, esbuild, axe and unpdf, from npm.
    NodePackages,
    /// Lighthouse, which judges the page in a browser, from npm.
    Lighthouse,
    /// Libraries that read English, which the bench sets Siyaq beside, from npm.
    Peers,
    /// One that finds dates in Arabic, for Python, in an environment of its own.
    PythonPeers,
    /// Checks what comes from others.
    CargoDeny,
    /// Looks for texts that break what reads them.
    CargoFuzz,
    /// The browser of the tests, with its driver.
    Chromium,
    /// Fonts with which the browser of the tests can draw Arabic.
    ArabicFonts,
    /// Apache Spark for Python, in an environment of its own, with the Java that it runs on.
    Spark,
}

/// Every tool but cargo-deny, cargo-fuzz, Spark and the peers, which one command alone needs.
pub const ALL: [Tool; 7] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::NodePackages,
    Tool::Lighthouse,
    Tool::Chromium,
    Tool::ArabicFonts,
];

/// What building the page takes.
pub const FOR_PAGE: [Tool; 4] = [
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::NodePackages,
];

const TRUNK_VERSION: &str = "0.21.14";

const CARGO_DENY: &str = "cargo-deny@0.18.9";

const CARGO_FUZZ: &str = "cargo-fuzz@0.13.2";

const WASM: &str = "wasm32-unknown-unknown";

/// Debian's own Rust for the web: a compiler with the sources of the standard library.
const DEBIAN_WASM: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
];

/// Installs what is missing of `tools`.
pub fn ensure(tools: &[Tool]) -> Result<()> {
    for tool in tools {
        if !tool.is_there()? {
            eprintln!("{tool:?} is missing");
            tool.install()?;
            if !tool.is_there()? {
                bail!("{tool:?} is still missing; {}", tool.advice()?);
            }
        }
    }
    Ok(())
}

impl Tool {
    fn is_there(self) -> Result<bool> {
        Ok(match self {
            Self::WasmTarget => Rust::for_wasm().is_some(),
            Self::Trunk => version("trunk").as_deref() == Some(TRUNK_VERSION),
            Self::WasmBindgen => {
                let wanted = wasm_bindgen_version()?;
                ["wasm-bindgen", "wasm-bindgen-test-runner"]
                    .iter()
                    .all(|program| version(program).as_ref() == Some(&wanted))
            }
            Self::NodePackages => NODE.are_installed()?,
            Self::Lighthouse => LIGHTHOUSE.are_installed()?,
            Self::Peers => PEERS.are_installed()?,
            Self::PythonPeers => {
                let installed = fs::read(peers_environment().join(REQUIREMENTS)).ok();
                installed == Some(fs::read(repository(PEERS.list).join(REQUIREMENTS))?)
            }
            Self::CargoDeny => version("cargo-deny").is_some(),
            Self::CargoFuzz => version("cargo-fuzz").is_some(),
            Self::Chromium => version("chromedriver").is_some() && chromium().is_some(),
            Self::ArabicFonts => {
                // Without fontconfig (not Linux) the system's own fonts serve.
                output(&mut command("fc-list", &[":lang=ar", "family"]))
                    .is_none_or(|fonts| !fonts.trim().is_empty())
            }
            Self::Spark => {
                let installed = fs::read(spark_folder().join(REQUIREMENTS)).ok();
                installed == Some(fs::read(repository(SPARK).join(REQUIREMENTS))?)
                    && output(&mut command("java", &["-version"])).is_some()
            }
        })
    }

    fn install(self) -> Result<()> {
        let installed = match self {
            Self::WasmTarget => run(&mut command("rustup", &["target", "add", WASM]))
                .and_then(|()| run(&mut command("rustup", &["component", "add", "rust-src"])))
                .or_else(|_| install_packages(&DEBIAN_WASM)),
            Self::Trunk => {
                let trunk = format!("trunk@{TRUNK_VERSION}");
                run(&mut cargo_install(&["--locked", &trunk]))
            }
            Self::WasmBindgen => {
                let version = wasm_bindgen_version()?;
                run(&mut cargo_install(&[
                    "wasm-bindgen-cli",
                    "--version",
                    &version,
                    "--no-default-features",
                ]))
            }
            Self::NodePackages => NODE.install(),
            Self::Lighthouse => LIGHTHOUSE.install(),
            Self::Peers => PEERS.install(),
            Self::PythonPeers => install_python(
                &peers_environment(),
                &repository(PEERS.list),
                &["python3-venv"],
                true,
            ),
            Self::CargoDeny => run(&mut cargo_install(&[
                "--locked",
                "--no-default-features",
                CARGO_DENY,
            ])),
            Self::CargoFuzz => run(&mut cargo_install(&["--locked", CARGO_FUZZ])),
            Self::Chromium => install_packages(&["chromium", "chromium-driver"]),
            Self::ArabicFonts => install_packages(&["fonts-noto-core"]),
            Self::Spark => install_spark(),
        };
        installed.with_context(|| match self.advice() {
            Ok(advice) => format!("{self:?} could not be installed; {advice}"),
            Err(error) => format!("{self:?} could not be installed: {error:#}"),
        })
    }

    /// What a person may do about the missing tool.
    fn advice(self) -> Result<String> {
        Ok(match self {
            Self::WasmTarget => format!(
                "run: rustup target add {WASM} && rustup component add rust-src; or on Debian: \
                apt-get install {}",
                DEBIAN_WASM.join(" ")
            ),
            Self::Trunk => format!("run: cargo install --locked trunk@{TRUNK_VERSION}"),
            Self::WasmBindgen => format!(
                "run: cargo install wasm-bindgen-cli --version {} --no-default-features",
                wasm_bindgen_version()?
            ),
            Self::NodePackages | Self::Lighthouse | Self::Peers => {
                "install Node.js with npm (https://nodejs.org, or on Debian: \
                apt-get install nodejs npm) and run the command again"
                    .to_owned()
            }
            Self::CargoDeny => format!("run: cargo install --locked {CARGO_DENY}"),
            Self::CargoFuzz => {
                format!("run: cargo install --locked {CARGO_FUZZ}; it needs a C++ compiler too")
            }
            Self::Chromium => "install Chromium and its ChromeDriver of the same version; on \
                Debian: apt-get install chromium chromium-driver"
                .to_owned(),
            Self::ArabicFonts => {
                "install a font that has Arabic; on Debian: apt-get install fonts-noto-core"
                    .to_owned()
            }
            Self::PythonPeers => "install Python 3 with venv; on Debian: apt-get install \
                python3-venv"
                .to_owned(),
            Self::Spark => "install Python 3 with venv and Java 17 or newer; on Debian: apt-get \
                install python3-venv default-jre-headless"
                .to_owned(),
        })
    }
}

/// The Rust that compiles for the web. Either way it builds the standard library from its source,
/// for the size of the page: the library as it is distributed carries the texts of all its panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rust {
    /// The one that runs this.
    Own,
    /// Debian's.
    Debian,
}

impl Rust {
    /// The Rust on this machine that can compile for the web, if any.
    pub fn for_wasm() -> Option<Self> {
        let sysroot = output(&mut command("rustc", &["--print", "sysroot"]));
        let has_source = |root: &Path| root.join("lib/rustlib/src/rust/library/std").is_dir();
        if sysroot.is_some_and(|root| has_source(Path::new(root.trim()))) {
            return Some(Self::Own);
        }
        let debian = ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/bin/rust-lld"]
            .iter()
            .all(|program| Path::new(program).exists());
        (debian && has_source(Path::new("/usr"))).then_some(Self::Debian)
    }
}

/// How the compiler builds the page.
const PAGE_FLAGS: [&str; 5] = [
    // Panics only stop. Their messages would be a tenth of the download; a build for tests has them.
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    // A loop's places are counted by its own counter, not by one more for each.
    "-Cllvm-args=-disable-lsr",
    // A load is not written a second time on a way on which its value is known already.
    "-Cllvm-args=-enable-load-pre=false",
    // What is longer than eight bytes is copied by one instruction, not piece by piece.
    "-Cllvm-args=-max-store-memcpy=1",
];

/// A command that builds the page: as [`web_command`], for the size of what a reader downloads.
pub fn page_command(program: &str, arguments: &[&str]) -> Result<Command> {
    let mut command = web_command(program, arguments)?;
    command
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            PAGE_FLAGS.join(" "),
        );
    Ok(command)
}

/// A command that builds for the web: the tools of npm come first on its path, then the right Rust.
/// It has a target folder of its own, for two compilers that share one rebuild each other's work.
pub fn web_command(program: &str, arguments: &[&str]) -> Result<Command> {
    let rust = Rust::for_wasm().context("there is no Rust for WebAssembly")?;
    let mut folders = vec![node_folder().join("node_modules/.bin")];
    if rust == Rust::Debian {
        folders.push("/usr/bin".into());
    }
    let inherited = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&inherited));

    let program = find_in(&folders, program).unwrap_or_else(|| program.into());
    let mut command = command(&program.to_string_lossy(), arguments);
    command
        .env("PATH", env::join_paths(folders)?)
        .env("CARGO_TARGET_DIR", repository("target/web"));
    // Cargo tells those it runs which Rust it is; ours must find its own.
    for told in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(told);
    }
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    Ok(command)
}

/// Writes the bindings of what `cargo` built for the page, `siyaq-page` or `examples/yew-host`, into a
/// folder: `NAME.js` and `NAME_bg.wasm`.
pub fn bind(built: &str, folder: &Path, name: &str, options: &[&str]) -> Result<()> {
    let built = format!("target/web/wasm32-unknown-unknown/page/{built}.wasm");
    let mut command = web_command("wasm-bindgen", &["--no-typescript", "--out-name", name])?;
    command
        .args(options)
        .arg("--out-dir")
        .args([folder, &repository(&built)]);
    run(&mut command)
}

/// Where a program lies, by the folders of the path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    find_in(&env::split_paths(&path).collect::<Vec<_>>(), program)
}

fn find_in(folders: &[PathBuf], program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    folders
        .iter()
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// The Chromium, or a Chrome, that the tests drive.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| find(name))
}

/// The file of axe, the accessibility checker, that tests load into the page.
pub fn axe() -> PathBuf {
    node_folder().join("node_modules/axe-core/axe.min.js")
}

/// Packages from npm: where their list is, and where they are installed.
struct Packages {
    list: &'static str,
    folder: &'static str,
}

/// What builds and tests the page.
const NODE: Packages = Packages {
    list: "xtask/node",
    folder: "target/tools",
};

/// What judges it; hundreds of packages, which building does not need.
const LIGHTHOUSE: Packages = Packages {
    list: "xtask/lighthouse",
    folder: "target/tools/lighthouse",
};

/// What the bench sets Siyaq beside.
const PEERS: Packages = Packages {
    list: "xtask/peers",
    folder: "target/tools/peers",
};

/// Beside the packages it says that they are there.
const LOCK: &str = "package-lock.json";

/// Where the npm packages are installed.
pub fn node_folder() -> PathBuf {
    repository(NODE.folder)
}

/// Where the libraries of the bench are installed.
pub fn peers() -> PathBuf {
    repository(PEERS.folder)
}

/// The Python environment of the bench.
fn peers_environment() -> PathBuf {
    repository("target/tools/peers-python")
}

/// The Python that has the library of the bench.
pub fn peers_python() -> PathBuf {
    peers_environment().join("bin/python")
}

/// The program that judges a page.
pub fn lighthouse() -> PathBuf {
    repository(LIGHTHOUSE.folder).join("node_modules/.bin/lighthouse")
}

impl Packages {
    fn are_installed(&self) -> Result<bool> {
        let folder = repository(self.folder);
        let wanted = fs::read(repository(self.list).join(LOCK))?;
        Ok(fs::read(folder.join(LOCK)).ok() == Some(wanted)
            && folder.join("node_modules/.package-lock.json").is_file())
    }

    fn install(&self) -> Result<()> {
        let (list, folder) = (repository(self.list), repository(self.folder));
        fs::create_dir_all(&folder)?;
        for file in ["package.json", LOCK] {
            fs::copy(list.join(file), folder.join(file))?;
        }
        let installed = run(command(
            "npm",
            &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        )
        .current_dir(&folder));
        if installed.is_err() {
            fs::remove_file(folder.join(LOCK))?;
        }
        installed
    }
}

/// The list of Python packages for Spark.
const SPARK: &str = "archives";
const REQUIREMENTS: &str = "requirements.txt";

/// The Python environment that Spark is installed in.
fn spark_folder() -> PathBuf {
    repository("target/tools/spark")
}

/// The Python that has Spark.
pub fn spark_python() -> PathBuf {
    spark_folder().join("bin/python")
}

fn install_spark() -> Result<()> {
    install_python(
        &spark_folder(),
        &repository(SPARK),
        &["python3-venv", "default-jre-headless"],
        find("java").is_some(),
    )
}

/// Makes a Python environment with the packages that a folder lists, by Debian's `packages` where it
/// is not `ready` or cannot be made.
fn install_python(environment: &Path, list: &Path, packages: &[&str], ready: bool) -> Result<()> {
    let folder = environment.to_string_lossy();
    let mut make = command("python3", &["-m", "venv", &folder]);
    if !ready || run(&mut make).is_err() {
        install_packages(packages)?;
        run(&mut make)?;
    }
    let list = list.join(REQUIREMENTS);
    run(&mut command(
        &environment.join("bin/python").to_string_lossy(),
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "--requirement",
            &list.to_string_lossy(),
        ],
    ))?;
    // The list beside the packages says that they are there.
    fs::copy(list, environment.join(REQUIREMENTS))?;
    Ok(())
}

/// The version that a program prints as the second word of `--version`.
fn version(program: &str) -> Option<String> {
    let text = output(&mut command(program, &["--version"]))?;
    Some(text.split_whitespace().nth(1)?.to_owned())
}

/// The version of the `wasm-bindgen` crate: its command must be of the very same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(repository("Cargo.lock")).context("cannot read Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .context("wasm-bindgen is not in Cargo.lock")
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

fn cargo_install(arguments: &[&str]) -> Command {
    let mut install = command("cargo", &["install"]);
    // Outside the repository its settings do not apply to the tool.
    install.args(arguments).current_dir(env::temp_dir());
    install
}

/// Installs packages of Debian, where this is Debian and we may.
fn install_packages(packages: &[&str]) -> Result<()> {
    let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    if find("apt-get").is_none() {
        bail!("there is no apt-get here");
    }
    if output(&mut command("id", &["-u"]))
        .as_deref()
        .map(str::trim)
        != Some("0")
    {
        bail!("only root may run: {}", shown(&install));
    }
    // The lists may be old or absent; the installation tells whether that matters.
    run(&mut apt_get(&["update"])).ok();
    run(&mut install)
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = command("apt-get", arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_tells_a_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
            [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "bindgen"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[test]
    fn every_tool_has_advice() {
        for tool in ALL.into_iter().filter(|tool| *tool != Tool::WasmBindgen) {
            let advice = tool.advice().expect("advice needs no file");
            assert!(
                advice.contains("install") || advice.contains("add"),
                "{tool:?}: {advice}"
            );
        }
    }
}
