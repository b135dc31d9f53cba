//! The events and the relations as tables for a spreadsheet (RFC 4180). A cell whose text a
//! spreadsheet would take for a formula gets an apostrophe before it: the text comes from outside.

use siyaq_engine::Exploration;
use siyaq_engine::exploration::PANEL_MARGIN;
use siyaq_engine::list::{ToList, joined};
use siyaq_engine::text::normalize::digits;

use crate::Source;
use crate::json::{fill, number, word};

/// The columns of the events, behind the mark by which spreadsheets know UTF-8, and the row of one.
const EVENTS: &str = "\u{feff}edtf,certainty,kind,label,entities,sentence,start,end\r\n";
const EVENT: &str = "$,$,$,$,$,$,%,%\r\n";

/// The same for the relations.
const RELATIONS: &str = "\u{feff}source,source_name,target,target_name,symmetric,type,quad,status,edtf,\
                         tone,score,evidence,said_by,start,end\r\n";
const RELATION: &str = "$,$,$,$,$,$,$,$,$,%,%,$,$,%,%\r\n";

/// One row per event, oldest first.
pub fn events(found: &Exploration, text: &str) -> String {
    let source = Source::new(text);
    let mut table = EVENTS.to_owned();
    for event in &found.events {
        let names: Vec<&str> = found
            .entities
            .iter()
            .filter(|entity| event.entities.contains(&entity.id))
            .map(|entity| entity.name.as_str())
            .list();
        let cells = [
            &*event.edtf,
            &word(&event.certainty),
            &word(&event.kind),
            &event.label,
            &joined(&names, "; "),
            source.slice(event.start, event.end),
            &digits(event.start.into()),
            &digits(event.end.into()),
        ];
        table += &fill(EVENT, &cells, push_text);
    }
    table
}

/// One row per relation that the page shows, in the order of the evidence.
pub fn relations(found: &Exploration) -> String {
    let mut table = RELATIONS.to_owned();
    for relation in found.relations.iter().filter(|r| r.score >= PANEL_MARGIN) {
        let said_by = relation.said_by.as_ref().map(|quote| quote.text.as_str());
        let cells = [
            &*relation.source,
            &found.actor_name(&relation.source),
            &relation.target,
            &found.actor_name(&relation.target),
            if relation.symmetric { "true" } else { "false" },
            &word(&relation.kind),
            &word(&relation.quad),
            &word(&relation.status),
            relation.edtf.as_deref().unwrap_or_default(),
            &number(relation.tone),
            &number(relation.score),
            &relation.evidence.text,
            said_by.unwrap_or_default(),
            &digits(relation.evidence.start.into()),
            &digits(relation.evidence.end.into()),
        ];
        table += &fill(RELATION, &cells, push_text);
    }
    table
}

/// Writes text of the article or a name: quoted and guarded.
fn push_text(text: &str, table: &mut String) {
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
            push_text(text, &mut table);
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
