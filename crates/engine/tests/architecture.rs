//! `ARCHITECTURE.md` shows the way of one sentence through every stage. What it shows must be what the
//! stages give; `SIYAQ_BLESS=1 cargo test -p siyaq-engine --test architecture` writes it anew.

use std::fs;
use std::path::Path;

use siyaq_engine::entities::{CueKind, find_entities};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::relations::code_relations;
use siyaq_engine::text::{Document, Span};
use siyaq_engine::timeline::build_timeline;
use siyaq_engine::times::{recognise_times, resolve, term_holders};
use siyaq_engine::{Options, PublicationDate, explore};

const SENTENCE: &str =
    "وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة أمس، والتقى نظيره المصري عبد الفتاح السيسي.";

const PUBLISHED: &str = "2025-11-06";

/// What each stage gives, a line an item, by the name of its block in the document.
fn way() -> Vec<(&'static str, String)> {
    let published: PublicationDate = PUBLISHED.parse().expect("a date");
    let lexicon = Lexicon::default();
    let document = Document::new(SENTENCE);
    let at = |span: Span| {
        format!(
            "{:>3}..{:<3} {}",
            span.start,
            span.end,
            document.slice(span)
        )
    };

    let tokens = (0..document.tokens.len()).map(|token| {
        let is = document.tokens[token];
        format!(
            "{}  {:?}, key {}",
            at(is.span),
            is.kind,
            document.key(token)
        )
    });
    let matches = lexicon.matches(&document);
    let known = matches.iter().map(|m| {
        let before = m
            .proclitics
            .conjunction
            .iter()
            .chain(&m.proclitics.preposition);
        let before: String = before.map(|c| format!(", after {c}")).collect();
        let classes: Vec<_> = m
            .readings
            .iter()
            .map(|r| format!("{:?}", r.entry.class))
            .collect();
        format!("{}  {}{before}", at(m.span), classes.join(" or "))
    });
    let entities = find_entities(&document, &lexicon);
    let mentions = entities.mentions.iter().map(|mention| {
        let entity = &entities.entities[mention.entity];
        let found = serde_json::to_string(&mention.found).unwrap_or_default();
        let country = entity
            .iso3
            .map_or(String::new(), |code| format!(" of {code}"));
        format!(
            "{}  {:?} `{}`{country}, {found}",
            at(mention.span),
            entity.kind,
            entity.id
        )
    });
    let cues = entities.cues.iter().map(|cue| {
        let told = match cue.kind {
            CueKind::Demonym(code) => format!("nationality of {code}"),
            CueKind::Title(_) => "title".to_owned(),
            CueKind::Portfolio => "portfolio".to_owned(),
            CueKind::Head { makes, .. } => format!("head of a name, {makes:?}"),
            CueKind::Name(kind, ..) => format!("{kind:?} inside the name of an event"),
        };
        format!("{}  {told}", at(cue.span))
    });
    let timexes = recognise_times(&document);
    let recognised = timexes
        .iter()
        .map(|t| format!("{}  {:?}, {:?}", at(t.span), t.kind, t.calendar));
    let recognised: Vec<String> = recognised.collect();
    let holders = term_holders(&entities, &lexicon);
    let times = resolve(&document, timexes, Some(published), &holders);
    let resolved = times.iter().map(|t| {
        let edtf = t
            .edtf
            .map_or("unresolved".to_owned(), |edtf| edtf.to_string());
        format!("{}  {edtf}", at(t.span))
    });
    let events = build_timeline(&document, &entities, &times, Some(published));
    let events = events
        .iter()
        .map(|e| format!("{}  {}, {:?}", at(e.label), e.edtf, e.kind));
    let relations = code_relations(&document, &entities, &times);
    let relations = relations.iter().map(|r| {
        let arrow = if r.symmetric { '=' } else { '>' };
        format!(
            "{}{arrow}{} {:?} {:?} {}, score {}, {:?}\n    trigger  {}\n    source   {}, {:?}\n    \
             target   {}, {:?}\n    evidence {}",
            r.source.code,
            r.target.code,
            r.kind,
            r.status,
            r.edtf.map_or(String::new(), |edtf| edtf.to_string()),
            r.score,
            r.construction,
            at(r.trigger),
            at(r.source.span),
            r.source.by,
            at(r.target.span),
            r.target.by,
            at(r.evidence),
        )
    });
    let options = Options {
        published: Some(published),
        ..Options::default()
    };
    let found = serde_json::to_value(explore(SENTENCE, &options)).unwrap_or_default();
    let mention = serde_json::to_string(&found["entities"][0]).unwrap_or_default();
    let joined = |lines: Vec<String>| lines.join("\n");
    vec![
        ("sentence", SENTENCE.to_owned()),
        ("tokens", joined(tokens.collect())),
        ("known", joined(known.collect())),
        ("mentions", joined(mentions.collect())),
        ("cues", joined(cues.collect())),
        ("recognised", joined(recognised)),
        ("resolved", joined(resolved.collect())),
        ("events", joined(events.collect())),
        ("relations", joined(relations.collect())),
        ("json", mention),
    ]
}

#[test]
fn the_way_of_a_sentence_is_told_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ARCHITECTURE.md");
    let mut text = fs::read_to_string(&path).expect("ARCHITECTURE.md");
    for (name, block) in way() {
        let opens = format!("```text {name}\n");
        let start = text
            .find(&opens)
            .unwrap_or_else(|| panic!("no block `{name}`"))
            + opens.len();
        let end = start + text[start..].find("```").expect("a block ends");
        let block = format!("{block}\n");
        if std::env::var_os("SIYAQ_BLESS").is_some() {
            text.replace_range(start..end, &block);
        } else {
            assert_eq!(
                &text[start..end],
                block,
                "block `{name}`: set SIYAQ_BLESS=1 to write it anew"
            );
        }
    }
    if std::env::var_os("SIYAQ_BLESS").is_some() {
        fs::write(path, text).expect("ARCHITECTURE.md can be written");
    }
}

/// Every path that the document names is there.
#[test]
fn what_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.contains('/') && !name.contains([' ', '\n', '*', '<', '(']))
        .filter(|name| !name.starts_with("target/") && !name.starts_with("siyaq/"))
        .collect();
    assert!(named.len() > 30, "{named:?}");
    let missing: Vec<_> = named
        .iter()
        .filter(|name| !root.join(name).exists())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
