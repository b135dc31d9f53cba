//! The events and the relations as tables for a spreadsheet (RFC 4180). A cell whose text a
//! spreadsheet would take for a formula gets an apostrophe before it: the text comes from outside.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::PANEL_MARGIN;
use siyaq_engine::list::{ToList, joined};
use siyaq_engine::text::normalize::digits;

use crate::Source;
use crate::json::{number, word};

/// A mark by which spreadsheets know UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// One row per event, oldest first.
pub fn events(found: &Exploration, text: &str) -> String {
    let source = Source::new(text);
    let mut table = table(&[
        "edtf",
        "certainty",
        "kind",
        "label",
        "entities",
        "sentence",
        "start",
        "end",
    ]);
    for event in &found.events {
        let names: Vec<&str> = found
            .entities
            .iter()
            .filter(|entity| event.entities.contains(&entity.id))
            .map(|entity| entity.name.as_str())
            .list();
        row(
            &mut table,
            &[
                Cell::Text(&event.edtf),
                Cell::Text(&word(&event.certainty)),
                Cell::Text(&word(&event.kind)),
                Cell::Text(&event.label),
                Cell::Text(&joined(&names, "; ")),
                Cell::Text(source.slice(event.start, event.end)),
                Cell::Number(digits(event.start.into())),
                Cell::Number(digits(event.end.into())),
            ],
        );
    }
    table
}

/// One row per relation that the page shows, in the order of the evidence.
pub fn relations(found: &Exploration) -> String {
    let mut table = table(&[
        "source",
        "source_name",
        "target",
        "target_name",
        "symmetric",
        "type",
        "quad",
        "status",
        "edtf",
        "tone",
        "score",
        "evidence",
        "said_by",
        "start",
        "end",
    ]);
    for relation in found.relations.iter().filter(|r| r.score >= PANEL_MARGIN) {
        let said_by = relation.said_by.as_ref().map(|quote| quote.text.as_str());
        row(
            &mut table,
            &[
                Cell::Text(&relation.source),
                Cell::Text(&found.actor_name(&relation.source)),
                Cell::Text(&relation.target),
                Cell::Text(&found.actor_name(&relation.target)),
                Cell::Text(if relation.symmetric { "true" } else { "false" }),
                Cell::Text(&word(&relation.kind)),
                Cell::Text(&word(&relation.quad)),
                Cell::Text(&word(&relation.status)),
                Cell::Text(relation.edtf.as_deref().unwrap_or_default()),
                Cell::Number(number(relation.tone)),
                Cell::Number(number(relation.score)),
                Cell::Text(&relation.evidence.text),
                Cell::Text(said_by.unwrap_or_default()),
                Cell::Number(digits(relation.evidence.start.into())),
                Cell::Number(digits(relation.evidence.end.into())),
            ],
        );
    }
    table
}

/// What stands in a cell.
enum Cell<'a> {
    /// Text of the article or a name: quoted and guarded.
    Text(&'a str),
    /// A number of our own.
    Number(String),
}

fn table(columns: &[&str]) -> String {
    let mut table = String::from(BYTE_ORDER_MARK);
    table.push_str(&joined(columns, ","));
    table.push_str("\r\n");
    table
}

fn row(table: &mut String, cells: &[Cell]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        match cell {
            Cell::Number(number) => table.push_str(number),
            Cell::Text(text) => push_text(table, text),
        }
    }
    table.push_str("\r\n");
}

fn push_text(table: &mut String, text: &str) {
    table.push('"');
    if is_formula(text) {
        table.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            table.push('"');
        }
        table.push(c);
    }
    table.push('"');
}

/// Whether a spreadsheet could take the text for a formula (OWASP, CSV injection): it opens with an
/// operator, wide or not, perhaps behind white space or marks that show nothing.
fn is_formula(text: &str) -> bool {
    let hidden = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start_matches(hidden)
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        for (text, cell) in [
            ("مصر", "\"مصر\""),
            ("قال \"نعم\", ثم", "\"قال \"\"نعم\"\", ثم\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\tمصر", "\"'\tمصر\""),
            ("\u{200f}=1", "\"'\u{200f}=1\""),
            ("＝1", "\"'＝1\""),
            ("1=1", "\"1=1\""),
            ("", "\"\""),
        ] {
            let mut table = String::new();
            push_text(&mut table, text);
            assert_eq!(table, cell, "{text}");
        }
    }

    #[test]
    fn every_event_and_relation_has_a_row() {
        let text = "سحبت تركيا سفيرها من القاهرة في عام 2013.";
        let found = siyaq_engine::explore(text, &siyaq_engine::Options::default());
        assert_eq!(
            events(&found, text),
            "\u{feff}edtf,certainty,kind,label,entities,sentence,start,end\r\n\
             \"2013\",\"certain\",\"dated\",\"سحبت تركيا سفيرها من القاهرة في عام 2013\",\
             \"تركيا; القاهرة\",\"سحبت تركيا سفيرها من القاهرة في عام 2013.\",0,41\r\n"
        );
        assert_eq!(
            relations(&found),
            "\u{feff}source,source_name,target,target_name,symmetric,type,quad,status,edtf,tone,\
             score,evidence,said_by,start,end\r\n\
             \"TUR\",\"تركيا\",\"EGY\",\"مصر\",\"false\",\"SANCTION\",\"material_conflict\",\
             \"asserted\",\"2013\",-6.0,0.9,\"سحبت تركيا سفيرها من القاهرة\",\"\",0,28\r\n"
        );
    }
}
