//! The style sheet of the widget: the sheets of the page, made for a shadow root. What the page says
//! of its root and its window is there said of the element, and lengths in `rem`, which a host may
//! have set to anything, become shares of the element's own `--rem`.

use std::fs;

use anyhow::{Context, Result};

use crate::root::repository;

/// How many pixels one `rem` of a query is.
const REM: f64 = 16.0;

/// The sheets that serve the page alone: a shadow root can bring no fonts, and the host prints.
const OF_THE_PAGE: [&str; 3] = ["first.css", "fonts.css", "print.css"];

/// The one sheet: those of the page in their order, then the widget's own.
pub fn sheet() -> Result<String> {
    let folder = repository("static/css");
    let read = |name: &str| {
        fs::read_to_string(folder.join(name)).with_context(|| format!("no static/css/{name}"))
    };
    let all = read("siyaq.css")?;
    let mut sheet = String::new();
    let shared = imported(&all).filter(|name| !OF_THE_PAGE.contains(name));
    for name in shared.chain(["widget.css"]) {
        sheet.push_str(&scoped(&read(name)?));
    }
    Ok(sheet)
}

/// The sheets that a sheet imports.
fn imported(sheet: &str) -> impl Iterator<Item = &str> {
    sheet
        .lines()
        .filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"))
}

/// A sheet of the page as a shadow root needs it, without comments and indentation.
fn scoped(css: &str) -> String {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(scoped_line).collect::<Vec<_>>().join("\n") + "\n"
}

fn scoped_line(line: &str) -> String {
    if line.starts_with('@') {
        let asks_width = line.contains("min-width:") || line.contains("max-width:");
        return match line.strip_prefix("@media") {
            Some(query) if asks_width => {
                let query = with_rems(query, |n| format!("{}px", n * REM));
                format!("@container{query}")
            }
            _ => line.to_owned(),
        };
    }
    let line = line.replace(":root", ":host");
    // The length itself is what it says.
    match line.starts_with("--rem:") {
        true => line,
        false => with_rems(&line, |n| format!("calc({n} * var(--rem))")),
    }
}

/// The line with each length in `rem` replaced.
fn with_rems(line: &str, length: impl Fn(f64) -> String) -> String {
    let mut pieces = line.split("rem").peekable();
    let mut out = String::new();
    while let Some(piece) = pieces.next() {
        let start = piece
            .rfind(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(0, |at| at + 1);
        let (before, number) = piece.split_at(start);
        match (number.parse::<f64>(), pieces.peek()) {
            (Ok(number), Some(_)) => {
                let negative = before.ends_with('-') && !before.ends_with("--");
                let sign = if negative { -1.0 } else { 1.0 };
                out.push_str(&before[..before.len() - usize::from(negative)]);
                out.push_str(&length(sign * number));
            }
            (_, next) => {
                out.push_str(piece);
                out.push_str(if next.is_some() { "rem" } else { "" });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_made_for_a_shadow_root() {
        for (css, expected) in [
            (":root {\n  --a: 1px;\n}", ":host {\n--a: 1px;\n}\n"),
            ("/* p\n{} */ p { margin: 0 }", "p { margin: 0 }\n"),
            (
                "  gap: 0.5rem 2rem;",
                "gap: calc(0.5 * var(--rem)) calc(2 * var(--rem));\n",
            ),
            ("inset: -10rem;", "inset: calc(-10 * var(--rem));\n"),
            (
                "@media (min-width: 64rem) {",
                "@container (min-width: 1024px) {\n",
            ),
            (
                "@media (forced-colors: active) {",
                "@media (forced-colors: active) {\n",
            ),
            ("--rem: max(16px, 1rem);", "--rem: max(16px, 1rem);\n"),
            (".theorem { color: red }", ".theorem { color: red }\n"),
        ] {
            assert_eq!(scoped(css), expected);
        }
    }

    #[test]
    fn a_sheet_names_those_it_imports() {
        let sheet = "/* All. */\n@import \"a.css\";\np { margin: 0 }\n@import \"b.css\";\n";
        assert_eq!(imported(sheet).collect::<Vec<_>>(), ["a.css", "b.css"]);
    }
}
