//! An exploration as a page of Arabic text: title, entities by type, timeline, relations. What the
//! JSON says in codes, this says in words.

use std::io::{self, Write};

use siyaq_engine::exploration::{
    Construction, Entity, EntityType, Event, Explanation, Exploration, PANEL_MARGIN, Plover,
    Recognition, Relation, Status,
};

/// The types in the order in which they are listed, with their headings.
const TYPES: [(EntityType, &str); 7] = [
    (EntityType::Person, "أشخاص"),
    (EntityType::Country, "دول"),
    (EntityType::Place, "أماكن"),
    (EntityType::Organization, "منظمات"),
    (EntityType::Agreement, "اتفاقات"),
    (EntityType::Event, "أحداث معروفة"),
    (EntityType::Group, "جماعات"),
];

/// Writes the summary of one exploration.
pub fn write(exploration: &Exploration, out: &mut impl Write) -> io::Result<()> {
    let title = exploration.title.as_ref();
    writeln!(out, "العنوان: {}", title.map_or("—", |title| &title.text))?;
    writeln!(
        out,
        "تاريخ النشر: {}",
        exploration.published.as_deref().unwrap_or("غير معروف")
    )?;
    write_entities(&exploration.entities, out)?;
    write_timeline(&exploration.events, out)?;
    write_relations(exploration, out)
}

fn write_entities(entities: &[Entity], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nالكيانات ({})", entities.len())?;
    for (kind, heading) in TYPES {
        let names: Vec<String> = entities
            .iter()
            .filter(|entity| entity.kind == kind)
            .map(|entity| format!("{} ({})", entity.name, entity.mentions.len()))
            .collect();
        if !names.is_empty() {
            writeln!(out, "  {heading}: {}", names.join("، "))?;
        }
    }
    Ok(())
}

fn write_timeline(events: &[Event], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nالخط الزمني ({})", events.len())?;
    for event in events {
        writeln!(out, "  {}  {}", event.edtf, event.label)?;
    }
    Ok(())
}

fn write_relations(exploration: &Exploration, out: &mut impl Write) -> io::Result<()> {
    let shown: Vec<&Relation> = exploration
        .relations
        .iter()
        .filter(|relation| relation.score >= PANEL_MARGIN)
        .collect();
    writeln!(out, "\nالعلاقات بين الدول ({})", shown.len())?;
    for relation in shown {
        writeln!(
            out,
            "  {} {} {}: {}{}{}",
            exploration.actor_name(&relation.source),
            if relation.symmetric { "↔" } else { "←" },
            exploration.actor_name(&relation.target),
            type_name(relation.kind),
            relation
                .edtf
                .as_ref()
                .map_or(String::new(), |edtf| format!("، {edtf}")),
            status_note(relation.status),
        )?;
        writeln!(out, "    «{}»", relation.evidence.text.trim())?;
        write_reasons(exploration, relation, out)?;
    }
    Ok(())
}

/// Writes, in one line, why the relation was found: `فعل «زار»؛ «الرياض» ← السعودية (عاصمة أو مقر)`.
fn write_reasons(
    exploration: &Exploration,
    relation: &Relation,
    out: &mut impl Write,
) -> io::Result<()> {
    let Explanation {
        construction,
        source,
        target,
    } = relation.explanation;
    write!(
        out,
        "    {} «{}»",
        construction_name(construction),
        relation.trigger.text
    )?;
    for (words, code, by) in [
        (&relation.source_words, &relation.source, source),
        (&relation.target_words, &relation.target, target),
    ] {
        let name = exploration.actor_name(code);
        write!(
            out,
            "؛ «{}» ← {name} ({})",
            words.text,
            recognition_name(by)
        )?;
    }
    if let Some(speaker) = &relation.said_by {
        write!(out, "؛ القائل «{}»", speaker.text)?;
    }
    writeln!(out)
}

fn construction_name(construction: Construction) -> &'static str {
    match construction {
        Construction::Verb => "فعل",
        Construction::Passive => "فعل مبني للمجهول",
        Construction::Participle => "اسم مفعول أو فاعل",
        Construction::Noun => "اسم مضاف أو موصوف",
        Construction::GovernedNoun => "اسم فاعلُه فاعل فعله",
        Construction::Together => "فعل الطرفين معا",
        Construction::Answer => "رد على ما قبله",
        Construction::Speech => "قول",
        Construction::Joining => "انضمام إلى أعضاء",
    }
}

fn recognition_name(by: Recognition) -> &'static str {
    match by {
        Recognition::Name => "بالاسم",
        Recognition::Seat => "عاصمة أو مقر",
        Recognition::Place => "مكان فيها",
        Recognition::Office => "منصب أو جهة رسمية",
        Recognition::Person => "من يمثلها",
        Recognition::Nationality => "نسبة",
        Recognition::People => "شعبها",
        Recognition::Anaphor => "عائد على ما سبق",
        Recognition::Member => "عضو معروف",
    }
}

fn type_name(kind: Plover) -> &'static str {
    match kind {
        Plover::Agree => "موافقة",
        Plover::Consult => "تشاور",
        Plover::Support => "دعم",
        Plover::Concede => "تنازل",
        Plover::Cooperate => "تعاون",
        Plover::Aid => "مساعدة",
        Plover::Retreat => "انسحاب",
        Plover::Request => "مطالبة",
        Plover::Accuse => "اتهام",
        Plover::Reject => "رفض",
        Plover::Threaten => "تهديد",
        Plover::Protest => "احتجاج",
        Plover::Sanction => "عقوبات",
        Plover::Mobilize => "حشد",
        Plover::Coerce => "إكراه",
        Plover::Assault => "هجوم",
    }
}

fn status_note(status: Status) -> &'static str {
    match status {
        Status::Asserted => "",
        Status::Negated => " (منفي)",
        Status::Planned => " (مزمع)",
        Status::Possible => " (محتمل)",
    }
}
