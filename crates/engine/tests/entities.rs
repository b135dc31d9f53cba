//! Names in sentences: Arabic in, `[mention type]` out.

use siyaq_engine::{Options, explore};

/// The mentions of a sentence as `text/type`, in order, joined by ` | `.
fn mentions(text: &str) -> String {
    let found = explore(text, &Options::default());
    let mut all: Vec<(u32, String)> = found
        .entities
        .iter()
        .flat_map(|e| {
            e.mentions
                .iter()
                .map(move |m| (m.start, format!("{}/{:?}", m.text, e.kind)))
        })
        .collect();
    all.sort();
    all.into_iter()
        .map(|(_, mention)| mention)
        .collect::<Vec<_>>()
        .join(" | ")
}

#[test]
fn names_are_found_in_context() {
    let mut wrong = Vec::new();
    let table = [
        // Clitics come off names, never a name's own first letter.
        ("وصل وبواشنطن اجتمع", "واشنطن/Place"),
        (
            "سافر إلى باريس ولبنان وكوبا وفرنسا",
            "باريس/Place | لبنان/Country | كوبا/Country | فرنسا/Country",
        ),
        ("زار للسعودية", "لسعودية/Country"),
        ("توتر بإسرائيل", "إسرائيل/Country"),
        ("قالت وزارة للصحف", ""),
        // Spelling and writing vary.
        ("التقى في اسرائيل", "اسرائيل/Country"),
        ("زارَ لُبْنانَ", "لُبْنانَ/Country"),
        ("أميركا وأمريكا", "أميركا/Country | أمريكا/Country"),
        // A nationality adjective is no mention, with a head it is part of one.
        ("المسؤول الإسرائيلي", ""),
        (
            "قال بيان الحكومة الكازاخستانية",
            "الحكومة الكازاخستانية/Organization",
        ),
        (
            "أعلنت وزارة الخارجية الباكستانية",
            "وزارة الخارجية الباكستانية/Organization",
        ),
        ("الحكومة تجتمع", ""),
        // A people is a noun; the same word after a definite noun is an adjective.
        ("صفقات تتجاوز الفلسطينيين", "الفلسطينيين/Group"),
        ("اجتمع المسؤولون الفلسطينيون", ""),
        ("سقوط أكثر من 68,800 فلسطينياً", "فلسطينياً/Group"),
        // Official styles belong to the name.
        ("أكدت دولة قطر", "دولة قطر/Country"),
        ("رئيس الجمهورية اليمنية", "الجمهورية اليمنية/Country"),
        // Heads make names with places and with quoted words.
        ("خلال قمة كامب ديفيد", "قمة كامب ديفيد/Event"),
        ("قالت شركة «دياجيو» أمس", "شركة «دياجيو»/Organization"),
        // Hyphens join a name.
        ("الرئيس قاسم-جومارت توكاييف", "قاسم-جومارت توكاييف/Person"),
        // A short name joins the full one.
        (
            "التقى الرئيس إميل لحود وزيرا. وقال لحود ذلك",
            "إميل لحود/Person | لحود/Person",
        ),
    ];
    for (text, expected) in table {
        let found = mentions(text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} are wrong:\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_country_has_one_entity_for_all_its_names() {
    let found = explore(
        "أمريكا ثم الولايات المتحدة ثم الولايات المتحدة الأمريكية",
        &Options::default(),
    );
    assert_eq!(found.entities.len(), 1);
    assert_eq!(found.entities[0].iso3.as_deref(), Some("USA"));
    assert_eq!(found.entities[0].mentions.len(), 3);
}

#[test]
fn the_headline_weighs_more() {
    let text = "قطر تستضيف القمة\nقال وزير إن الكويت والكويت جاهزتان للمشاركة في أعمالها. وأضاف كلاما عن عمان.";
    let found = explore(text, &Options::default());
    assert_eq!(found.entities[0].salience, 1.0);
    assert!(
        found
            .entities
            .windows(2)
            .all(|two| two[0].salience >= two[1].salience)
    );
}
