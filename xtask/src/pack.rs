//! Makes what was built smaller: one sheet of styles, WebAssembly that `wasm-opt` has gone over, and
//! short names for what a WebAssembly and its JavaScript call one another.

mod alphabet;
mod order;
mod streams;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use self::order::Likeness;

use crate::root::{repository, run};
use crate::sizes::{brotli_size, files};
use crate::tools::page_command;

/// The sheet that imports all others, and where the one made of them lies for `index.html`.
const STYLES: &str = "static/css/siyaq.css";
const ONE_SHEET: &str = "target/web/siyaq.css";

/// What `wasm-opt` does, in this order.
const PASSES: [&str; 14] = [
    // Functions that are called once stay apart: brotli packs ten small ones better than a huge one.
    "--one-caller-inline-max-function-size=20",
    // Rust keeps its stack below its data: no object lies in the first kilobyte of the memory.
    "--low-memory-unused",
    // What both leave out would make fewer bytes, but bytes that pack worse.
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    // Code built anew from plain statements packs 1 % better than the compiler's.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--coalesce-locals-learning",
    // The alignment of a load is a hint that no browser uses.
    "--dealign",
    "--strip-debug",
    "--strip-producers",
    "--minify-imports-and-exports-and-modules",
    "--quiet",
];

/// The features of WebAssembly that the compiler uses: every browser of the last years has them.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What nobody reads, to be taken away last.
const STRIPPED: [&str; 3] = [
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Writes the one sheet of styles, which Trunk takes up.
pub fn styles() -> Result<()> {
    let out = ["--outfile=", ONE_SHEET].concat();
    run(&mut page_command(
        "esbuild",
        &[
            "--bundle",
            "--minify",
            "--external:*.woff2",
            "--log-level=warning",
            STYLES,
            &out,
        ],
    )?)?;
    let path = repository(ONE_SHEET);
    let sheet = fs::read_to_string(&path)?;
    Ok(fs::write(path, with_short_properties(&sheet))?)
}

/// The sheet with a letter or two for each custom property of its own, the fewest for the most frequent. A
/// host's, `--siyaq-…`, keep their names.
fn with_short_properties(sheet: &str) -> String {
    const MARK: &str = "--";
    let mut parts = sheet.split(MARK);
    let before = parts.next().unwrap_or_default();
    let named: Vec<(&str, &str)> = parts
        .map(|part| {
            let end = part.find(|c: char| !(c.is_ascii_lowercase() || "-0123456789".contains(c)));
            part.split_at(end.unwrap_or(part.len()))
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in named.iter().filter(|(name, _)| !name.starts_with("siyaq-")) {
        *counts.entry(name).or_default() += 1;
    }
    let mut frequent: Vec<_> = counts.into_iter().collect();
    frequent.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let letters = || (b'a'..=b'z').map(char::from);
    let pairs = letters().flat_map(|one| letters().map(move |two| format!("{one}{two}")));
    let short = letters().map(String::from).chain(pairs);
    let short: BTreeMap<&str, String> = frequent.iter().map(|(name, _)| *name).zip(short).collect();
    let mut packed = before.to_owned();
    for (name, rest) in named {
        let name = short.get(name).map_or(name, String::as_str);
        packed.extend([MARK, name, rest]);
    }
    packed
}

/// Packs the WebAssembly of two folders, each with the JavaScript beside it, at the same time.
pub fn modules(folders: [&Path; 2]) -> Result<()> {
    let packed = thread::scope(|scope| {
        let threads = folders.map(|folder| scope.spawn(move || module(folder)));
        threads.map(|thread| {
            let done = thread.join();
            done.unwrap_or_else(|_| bail!("a WebAssembly was not packed"))
        })
    });
    for module in packed {
        let (wasm, streams) = module?;
        make_smallest(&wasm, &streams)?;
    }
    Ok(())
}

/// Packs the JavaScript of a folder, with the modules that that asks for; returns where its WebAssembly lies, and
/// the streams for `siyaq-unpack` that it may become.
fn module(folder: &Path) -> Result<(PathBuf, Vec<Vec<u8>>)> {
    let wasm = files(folder)?
        .into_iter()
        .find(|file| file.to_string_lossy().ends_with("_bg.wasm"))
        .with_context(|| format!("there is no WebAssembly in {}", folder.display()))?;
    let glue = glue_of(&wasm)?;
    let (names, streams) = optimize(&wasm)?;
    let names = Names::parse(&names)?;

    let script = names.with_direct(&fs::read_to_string(&glue)?);
    let module = format!("\"{}\"", names.module);
    ensure!(
        script.contains(&module),
        "{} does not name the module {module}",
        glue.display()
    );
    let script = script.replace(&module, SHORT_MODULE);
    fs::write(&glue, lean(&script)?)?;
    let cache = glue.with_extension("names.json");
    fs::write(&cache, names.mangle_cache()?)?;
    let mut esbuild = page_command(
        "esbuild",
        &[
            "--bundle",
            "--format=esm",
            "--minify",
            "--log-level=warning",
            "--allow-overwrite",
            &format!("--mangle-props={}", names.pattern()),
            &format!("--mangle-cache={}", cache.display()),
            &format!("--outfile={}", glue.display()),
            &glue.to_string_lossy(),
        ],
    )?;
    printed(&mut esbuild, "esbuild")?;
    fs::remove_file(&cache)?;
    Ok((wasm, streams))
}

/// Writes the WebAssembly that puts one of several streams together: the one with which it packs best, which
/// nobody knows before, for brotli cuts its blocks anew.
fn make_smallest(wasm: &Path, streams: &[Vec<u8>]) -> Result<()> {
    let mut made = Vec::new();
    for streams in streams {
        fs::write(wasm, streams)?;
        make_unpack(wasm)?;
        let packed = fs::read(wasm)?;
        made.push((brotli_size(&packed)?, packed));
    }
    let smallest = made.into_iter().min_by_key(|(size, _)| *size);
    let (_, smallest) = smallest.context("there are no streams")?;
    Ok(fs::write(wasm, smallest)?)
}

/// Makes of streams the WebAssembly that puts them together, in the same file.
fn make_unpack(streams: &Path) -> Result<()> {
    let arguments = [
        "build",
        "--locked",
        "--package=siyaq-unpack",
        "--features=module",
        "--profile=page",
        "--target=wasm32-unknown-unknown",
    ];
    run(page_command("cargo", &arguments)?.env("SIYAQ_STREAMS", streams))?;
    let built = repository("target/web/wasm32-unknown-unknown/page/siyaq_unpack.wasm");
    let mut command = page_command("wasm-opt", &FEATURES)?;
    // The streams stay in one piece.
    command.args(["-Oz", "--skip-pass=memory-packing"]);
    command
        .args(STRIPPED)
        .args([&built, Path::new("-o"), streams]);
    run(&mut command)
}

/// The glue that starts with our own function, which also unpacks, and without what only browsers need that
/// cannot run the page at all, or callers that the page does not have.
fn lean(glue: &str) -> Result<String> {
    /// What goes, from here up to there, and what takes its place.
    const PARTS: [(&str, &str, &str); 7] = [
        // The ways to start: only from a response or a module, and only once.
        ("async function __wbg_load(", "\nfunction initSync(", ""),
        ("\nfunction initSync(", "\nlet __wbg_init_promise", ""),
        ("\nlet __wbg_init_promise", "\nexport { ", START),
        ("export { initSync, ", "__wbg_init as default", "export { "),
        // Memory is looked at anew whenever it has grown.
        (
            "cachedDataViewMemory0 === null || ",
            "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
            "(!cachedDataViewMemory0 || ",
        ),
        ("if (realloc === undefined) {", "let len = arg.length;", ""),
        (
            "if (!('encodeInto' in cachedTextEncoder)) {",
            "let WASM_VECTOR_LEN",
            "",
        ),
    ];
    const START: &str = "
async function __wbg_init({ module_or_path }) {
    const { instance, module } = await __wbg_load(module_or_path, __wbg_get_imports());
    return __wbg_finalize_init(instance, module);
}
";
    let ours = repository("static/unpack.js");
    let mut lean = format!("import {{ load as __wbg_load }} from {ours:?};\n{glue}");
    for (from, to, instead) in PARTS {
        let start = lean.find(from);
        let start = start.with_context(|| format!("the glue has no `{from}`"))?;
        let length = lean[start..].find(to);
        let length = length.with_context(|| format!("the glue has no `{to}` behind `{from}`"))?;
        lean.replace_range(start..start + length, instead);
    }
    Ok(lean)
}

/// Takes away the folder of the modules that the glue has taken in, and the link that loads them early.
pub fn drop_snippets(dist: &Path) -> Result<()> {
    const FOLDER: &str = "snippets";
    let folder = dist.join(FOLDER);
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)?;
    Ok(fs::write(&page, without_links(&html, FOLDER))?)
}

/// The page without its `<link>`s to a folder.
fn without_links(html: &str, folder: &str) -> String {
    let into = ["/", folder, "/"].concat();
    let tags = html.split_inclusive('>');
    tags.filter(|tag| !(tag.starts_with("<link") && tag.contains(&into)))
        .collect()
}

/// `x.js` of `x_bg.wasm`.
fn glue_of(wasm: &Path) -> Result<PathBuf> {
    let name = wasm.to_string_lossy();
    let stem = name
        .strip_suffix("_bg.wasm")
        .with_context(|| format!("{name} is not of wasm-bindgen"))?;
    Ok([stem, ".js"].concat().into())
}

/// Runs `wasm-opt` over a file, puts functions that are alike side by side, and returns the names that were
/// changed, in JSON, and the smallest of its streams.
fn optimize(wasm: &Path) -> Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let file = wasm.to_string_lossy();
    let mut command = page_command("wasm-opt", &FEATURES)?;
    command.args(PASSES).args([&*file, "-o", &*file]);
    let names = printed(&mut command, "wasm-opt")?;
    Ok((names, smallest_streams(wasm)?))
}

/// The orders of functions that are tried.
const ORDERS: [Likeness; 6] = [
    Likeness {
        shingle: 6,
        most_sharers: 30,
    },
    Likeness {
        shingle: 6,
        most_sharers: 100,
    },
    Likeness {
        shingle: 7,
        most_sharers: 60,
    },
    Likeness {
        shingle: 8,
        most_sharers: 60,
    },
    Likeness {
        shingle: 8,
        most_sharers: 100,
    },
    Likeness {
        shingle: 9,
        most_sharers: 100,
    },
];

/// How many of their streams are tried in the WebAssembly that puts them together.
const TRIED: usize = 8;

/// The streams of the WebAssembly of a file, with its functions in those of [`ORDERS`], and in those rows, that
/// brotli packs best.
fn smallest_streams(wasm: &Path) -> Result<Vec<Vec<u8>>> {
    let code = fs::read(wasm)?;
    let ordered = |number: usize, likeness: Likeness| -> Result<Vec<(usize, Vec<u8>)>> {
        let file = wasm.with_extension(format!("{number}.wasm"));
        fs::write(
            &file,
            order::with_names_by_likeness(code.clone(), likeness)?,
        )?;
        let mut command = page_command("wasm-opt", &FEATURES)?;
        command.arg("--reorder-functions-by-name").args(STRIPPED);
        let name = file.to_string_lossy();
        printed(command.args([&*name, "-o", &*name]), "wasm-opt")?;
        let rows = streams::of_module(&order::with_own_name(fs::read(&file)?))?;
        fs::remove_file(&file)?;
        let sized = rows.into_iter().map(|row| Ok((brotli_size(&row)?, row)));
        sized.collect()
    };
    let ordered = &ordered;
    let tried: Vec<_> = thread::scope(|scope| {
        let start = |(number, &likeness)| scope.spawn(move || ordered(number, likeness));
        let threads: Vec<_> = ORDERS.iter().enumerate().map(start).collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    });
    let tried: Vec<_> = tried.into_iter().collect::<Result<_>>()?;
    let mut tried: Vec<_> = tried.into_iter().flatten().collect();
    tried.sort_by_key(|(size, _)| *size);
    Ok(tried.into_iter().take(TRIED).map(|(_, row)| row).collect())
}

/// What a command prints; fails with what it complains of. Its line, with all the names, is too long
/// to be shown.
fn printed(command: &mut Command, name: &str) -> Result<Vec<u8>> {
    let output = command
        .output()
        .with_context(|| format!("cannot run {name}"))?;
    ensure!(
        output.status.success(),
        "{name} failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(output.stdout)
}

/// What `wasm-opt` calls the module of all imports, as a JavaScript string.
const SHORT_MODULE: &str = "\"a\"";

/// The names that the WebAssembly and its JavaScript share, long and short.
#[derive(Debug, PartialEq, Eq)]
struct Names {
    /// The long name of the module of the imports.
    module: String,
    /// Short names of imports and exports by their long names.
    short: BTreeMap<String, String>,
    /// The imports that come from a module of ours as they are, for none of what they take or give is made
    /// anew: module, long name, short name.
    direct: Vec<[String; 3]>,
}

/// How the path of a module of ours begins, beside the glue.
const OURS: &str = "./snippets/";

impl Names {
    /// Reads `{"imports": [[module, long, short], …], "exports": [[long, short], …]}`.
    fn parse(json: &[u8]) -> Result<Self> {
        let value: Value = serde_json::from_slice(json).context("wasm-opt wrote no JSON")?;
        let rows = |key: &str| -> Result<Vec<Vec<String>>> {
            let rows = value.get(key).with_context(|| format!("no {key}"))?;
            Ok(serde_json::from_value(rows.clone())?)
        };
        let mut names = Self {
            module: String::new(),
            short: BTreeMap::new(),
            direct: Vec::new(),
        };
        for row in rows("imports")?.into_iter().chain(rows("exports")?) {
            match <[String; 3]>::try_from(row) {
                Ok(row) if row[0].starts_with(OURS) => names.direct.push(row),
                Ok([module, long, short]) => {
                    ensure!(
                        names.module.is_empty() || names.module == module,
                        "{long} is imported from {module} and not from {}",
                        names.module
                    );
                    names.module = module;
                    names.short.insert(long, short);
                }
                Err(row) => {
                    let [long, short] = <[String; 2]>::try_from(row)
                        .map_err(|row| anyhow::anyhow!("unknown row {row:?}"))?;
                    names.short.insert(long, short);
                }
            }
        }
        Ok(names)
    }

    /// The glue with the imports of [`Names::direct`] among its own, by their short names, for there is one
    /// module of all imports.
    fn with_direct(&self, glue: &str) -> String {
        let is_theirs = |line: &str| {
            line.starts_with("import * as ") || line.trim().starts_with(&["\"", OURS].concat())
        };
        let mut script = String::new();
        for (place, [module, long, _]) in self.direct.iter().enumerate() {
            script += &format!("import {{ {long} as direct{place} }} from \"{module}\";\n");
        }
        for line in glue.lines().filter(|line| !is_theirs(line)) {
            script += &format!("{line}\n");
            if line.trim() == "const import0 = {" {
                for (place, [.., short]) in self.direct.iter().enumerate() {
                    script += &format!("{short}: direct{place},\n");
                }
            }
        }
        script
    }

    /// The names as esbuild takes them.
    fn mangle_cache(&self) -> Result<String> {
        Ok(serde_json::to_string(&self.short)?)
    }

    /// A regular expression for these names and no others.
    fn pattern(&self) -> String {
        let names: Vec<_> = self.short.keys().map(String::as_str).collect();
        format!("^({})$", names.join("|"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_properties_are_short() {
        let sheet = "a{--ink:#111;--ink-soft:#222;color:var(--ink)}b{color:var(--ink-soft,var(--ink));\
                     background:var(--siyaq-ink)}";
        let expected = "a{--a:#111;--b:#222;color:var(--a)}b{color:var(--b,var(--a));\
                        background:var(--siyaq-ink)}";
        assert_eq!(with_short_properties(sheet), expected);
    }

    #[test]
    fn the_glue_loses_what_no_page_needs() {
        let glue = "if (cachedDataViewMemory0 === null || old || (old && cachedDataViewMemory0.buffer !== \
                    wasm.memory.buffer)) {}\nif (realloc === undefined) { old }\nlet len = arg.length;\n\
                    if (!('encodeInto' in cachedTextEncoder)) { old }\nlet WASM_VECTOR_LEN = 0;\n\
                    async function __wbg_load(old) {}\nfunction initSync(old) {}\n\
                    let __wbg_init_promise;\nold\nexport { initSync, __wbg_init as default };";
        let lean_glue = lean(glue).expect("every part is there");
        assert!(
            !lean_glue.contains("old") && !lean_glue.contains("initSync"),
            "{lean_glue}"
        );
        assert!(
            lean_glue.contains("if ((!cachedDataViewMemory0 || cachedDataViewMemory0.buffer !==")
        );
        assert!(
            lean_glue.ends_with("export { __wbg_init as default };"),
            "{lean_glue}"
        );
        let other = lean(&glue.replace("realloc", "grow"));
        assert!(other.is_err_and(|error| error.to_string().contains("realloc")));
    }

    #[test]
    fn the_names_of_both_sides_are_read() {
        let names = Names::parse(
            br#"{"imports": [["./p_bg.js", "__wbg_add_7e", "A"], ["./p_bg.js", "__wbg_new", "$a"]],
                "exports": [["memory", "b"]]}"#,
        )
        .expect("these are rows");
        assert_eq!(names.module, "./p_bg.js");
        assert_eq!(names.pattern(), "^(__wbg_add_7e|__wbg_new|memory)$");
        assert_eq!(
            names.mangle_cache().expect("names are JSON"),
            r#"{"__wbg_add_7e":"A","__wbg_new":"$a","memory":"b"}"#
        );
        for broken in [
            &b""[..],
            b"{}",
            br#"{"imports": [["a"]], "exports": []}"#,
            br#"{"imports": [["a", "b", "c"], ["d", "e", "f"]], "exports": []}"#,
            br#"{"imports": [], "exports": [["a", 1]]}"#,
        ] {
            assert!(Names::parse(broken).is_err());
        }
    }

    #[test]
    fn what_needs_no_glue_comes_from_its_module() {
        let names = Names::parse(
            br#"{"imports": [["./p_bg.js", "__wbg_add", "A"], ["./snippets/p/x.js", "walk", "b"]],
                "exports": []}"#,
        )
        .expect("these are rows");
        assert_eq!(names.pattern(), "^(__wbg_add)$");
        let glue = "import { a } from './snippets/p/x.js';\n\
                    import * as import1 from \"./snippets/p/x.js\"\n\
                    const import0 = {\n__wbg_add: a,\n};\n\
                    return {\n\"./p_bg.js\": import0,\n  \"./snippets/p/x.js\": import1,\n};\n";
        let expected = "import { walk as direct0 } from \"./snippets/p/x.js\";\n\
                        import { a } from './snippets/p/x.js';\n\
                        const import0 = {\nb: direct0,\n__wbg_add: a,\n};\n\
                        return {\n\"./p_bg.js\": import0,\n};\n";
        assert_eq!(names.with_direct(glue), expected);
    }

    #[test]
    fn links_into_a_folder_are_dropped() {
        let html =
            "<link href=/a.css><link href=/snippets/p/x.js rel=modulepreload><p>/snippets/</p>";
        assert_eq!(
            without_links(html, "snippets"),
            "<link href=/a.css><p>/snippets/</p>"
        );
    }

    #[test]
    fn the_glue_lies_beside_the_wasm() {
        let glue = glue_of(Path::new("dist/siyaq-1a_bg.wasm")).expect("it has the suffix");
        assert_eq!(glue, Path::new("dist/siyaq-1a.js"));
        assert!(glue_of(Path::new("dist/other.wasm")).is_err());
    }
}
