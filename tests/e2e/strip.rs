//! The timeline strip and the relations panel, as a reader uses them: with the pointer, with the
//! keyboard alone, in both directions of writing, and with more than a page was made for.

use super::*;

const TEXT: &str = "مئة عام\nغزت بريطانيا مصر عام 1882. اعترفت الولايات المتحدة بإسرائيل في 14 مايو 1948.\n\
    هاجمت إسرائيل مصر في 5 يونيو 1967. ووقعت مصر وإسرائيل معاهدة سلام في 26 مارس 1979.\n\
    ونفت السعودية أنها هددت إيران. وقالت الرياض إنها اتفقت مع طهران على استئناف العلاقات في 10 مارس 2023.";

/// The number of elements under the panel.
const NODES: &str = "return document.querySelectorAll('.timeline *').length";

impl Reader {
    async fn number(&self, script: &str) -> f64 {
        self.run(script).await.as_f64().expect("a number")
    }

    async fn show_width(&self, width: u32) {
        self.show(width, 1000, "light").await;
    }
}

#[tokio::test]
async fn time_runs_with_the_writing_and_so_do_the_keys() {
    // The keys that go on and back, and whether the oldest stands at the right.
    for (query, next, back, rtl) in [
        ("", "\u{e012}", "\u{e014}", true),
        ("?lang=en", "\u{e014}", "\u{e012}", false),
    ] {
        let Some(reader) = Reader::open(query).await else {
            return;
        };
        reader.explore(TEXT, "2025-11-06").await;
        let at = |i: &str| {
            format!(
                "return [...document.querySelectorAll('.strip .entry')].at({i}).getBoundingClientRect().x"
            )
        };
        let oldest_right = reader.number(&at("0")).await > reader.number(&at("-1")).await;
        assert_eq!(oldest_right, rtl, "{query}");
        let dots = "const x = [...document.querySelectorAll('.axis [data-event]')]\
                    .map(e => [Number(e.dataset.event), e.getBoundingClientRect().x]); \
                    return x.at(0)[1] - x.at(-1)[1]";
        assert_eq!(reader.number(dots).await > 0.0, rtl, "{query}");
        reader
            .run("document.querySelector('.strip .entry').focus()")
            .await;
        let focus = "return [...document.querySelectorAll('.strip .entry')].indexOf(document.activeElement)";
        let count = reader.count(".strip .entry").await;
        for expected in 1..count {
            reader.keys(next).await;
            assert_eq!(reader.number(focus).await, expected as f64, "{query}");
        }
        reader.keys(back).await;
        assert_eq!(reader.number(focus).await, count as f64 - 2.0);
        reader.keys("\u{e011}").await;
        assert_eq!(reader.number(focus).await, 0.0, "Home is oldest");
        reader.keys("\u{e007}").await;
        let marked = reader.painted("siyaq-evidence").await.concat();
        assert!(marked.contains("1882"), "{marked}");
        reader.end().await;
    }
}

#[tokio::test]
async fn the_sliders_keep_to_a_period_by_keyboard_alone() {
    for (query, next) in [("", "\u{e012}"), ("?lang=en", "\u{e014}")] {
        let Some(reader) = Reader::open(query).await else {
            return;
        };
        reader.explore(TEXT, "2025-11-06").await;
        let (events, relations) = (reader.count(".entry").await, reader.count("tbody tr").await);
        reader
            .run("document.querySelector('.brush input').focus()")
            .await;
        // Past 1882 and its end.
        reader.keys(next).await;
        reader.keys(next).await;
        assert_eq!(reader.count(".entry").await, events - 1, "{query}");
        assert!(reader.count("tbody tr").await < relations);
        assert!(!reader.text(".deeds tbody").await.contains("بريطانيا"));
        assert!(reader.count(".chip.is-dimmed").await > 0);
        let said = reader
            .run("return document.activeElement.getAttribute('aria-valuetext')")
            .await;
        assert!(
            said.as_str().is_some_and(|said| said.contains("1948")),
            "{said}"
        );
        reader.keys("\u{e011}").await;
        assert_eq!(reader.count(".entry").await, events, "Home is all");
        assert_eq!(reader.count(".period").await, 0);
        reader.end().await;
    }
}

#[tokio::test]
async fn a_thousand_events_are_few_elements_and_all_can_be_opened() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let text: String = (0..1000)
        .map(|i| format!("وقع الحادث رقم {i} في القاهرة عام {}.\n", 1025 + i))
        .collect();
    reader.explore(&text, "2025-11-06").await;
    let total = reader.count(".cluster").await;
    assert!(reader.number(NODES).await < 1500.0);
    assert!(total > 10, "{total} clusters");
    let mut seen = reader.count(".entry:not(.cluster)").await;
    for i in 0..total {
        reader
            .run(&format!(
                "document.querySelectorAll('.cluster')[{i}].click()"
            ))
            .await;
        tokio::time::sleep(Duration::from_millis(30)).await;
        assert!(reader.number(NODES).await < 1500.0);
        seen += reader.count(".cluster + .entries > li").await;
    }
    assert!(seen >= 1000, "{seen}");
    reader.end().await;
}

#[tokio::test]
async fn odd_times_look_right() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    for (text, published, entries, axes) in [
        ("زار الرئيس القاهرة من دون موعد.", "", 0, 0),
        ("زار الرئيس القاهرة عام 2016.", "", 1, 1),
        ("زار الرئيس القاهرة في 5 مايو 2016.", "", 1, 0),
        ("ازدهرت بغداد في القرن التاسع، ثم سقطت عام 1258.", "", 2, 1),
        (
            "بنيت المدينة عام 500 قبل الميلاد، وهجرت عام 300 قبل الميلاد.",
            "",
            2,
            1,
        ),
        ("دارت الحرب بين عامي 1914 و1918.", "", 1, 1),
    ] {
        reader.explore(text, published).await;
        reader.rest(Duration::from_millis(100)).await;
        assert_eq!(reader.count(".entry").await, entries, "{text}");
        assert_eq!(reader.count(".axis").await, axes, "{text}");
        let outside = "const box = document.querySelector('.brush')?.getBoundingClientRect(); \
                       return [...document.querySelectorAll('.axis .level-0 text')].some(t => { \
                       const r = t.getBoundingClientRect(); \
                       return r.left < box.left - 1 || r.right > box.right + 1 || /NaN|undefined/.test(t.textContent) })";
        assert_eq!(reader.run(outside).await, Value::Bool(false), "{text}");
    }
    reader.end().await;
}

#[tokio::test]
async fn a_pair_tells_all_and_a_denial_is_no_fact() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    reader.explore(TEXT, "2025-11-06").await;
    let denied = "return [...document.querySelectorAll('.deeds tr')].find(r => r.querySelector('.is-negated')).textContent";
    assert!(
        reader
            .run(denied)
            .await
            .as_str()
            .is_some_and(|row| row.contains("منفي"))
    );
    assert_eq!(reader.count(".edge.is-negated").await, 1);
    reader.press("[data-view='1']").await;
    reader.press_with_text(".cell", "السعودية").await;
    let pair = reader.text(".pair").await;
    assert!(pair.contains("منفي") && pair.contains("2023"), "{pair}");
    assert!(pair.contains("«الرياض» = السعودية"), "{pair}");
    reader.press(".pair .evidence").await;
    assert_eq!(
        reader.painted("siyaq-jump").await.concat(),
        reader.text(".pair .evidence").await
    );
    // Hide what is denied: the cell then counts one fact only.
    reader.press_with_text(".key", "منفي").await;
    assert!(!reader.text(".pair").await.contains("منفي"));
    reader
        .explore("مباراة اليوم بلا أهداف في القاهرة.", "")
        .await;
    assert!(
        reader
            .text(".relations .nothing")
            .await
            .contains("لم نجد علاقات بين دول")
    );
    reader.end().await;
}

#[tokio::test]
async fn twenty_countries_are_drawn_without_overlap() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    let names = [
        "مصر",
        "السعودية",
        "الأردن",
        "تونس",
        "الجزائر",
        "ليبيا",
        "تركيا",
        "إيران",
        "فرنسا",
        "ألمانيا",
        "إيطاليا",
        "إسبانيا",
        "روسيا",
        "الصين",
        "اليابان",
        "الهند",
        "باكستان",
        "البرازيل",
        "كندا",
        "قطر",
        "الكويت",
        "المغرب",
    ];
    let text: String = names
        .windows(2)
        .map(|pair| format!("اتهمت {} {} بالكذب.\n", pair[0], pair[1]))
        .collect();
    reader.explore(&text, "").await;
    let overlaps = "const boxes = [...document.querySelectorAll('.node')].map(n => ({ pill: \
         n.querySelector('rect').getBoundingClientRect(), label: n.querySelector('text').getBoundingClientRect() })); \
         const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; \
         const out = boxes.filter(b => b.label.left < b.pill.left || b.label.right > b.pill.right).length; \
         return out + boxes.filter((a, i) => boxes.slice(i + 1).some(b => meet(a.pill, b.pill))).length";
    for width in [320, 768, 1280] {
        reader.show_width(width).await;
        assert_eq!(reader.count(".node").await, 20);
        assert_eq!(reader.number(overlaps).await, 0.0, "{width}");
        let wide = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(reader.run(wide).await, Value::Bool(false), "{width}");
    }
    reader.end().await;
}

#[tokio::test]
async fn what_is_pressed_is_large_enough_and_axe_finds_nothing() {
    let Some(reader) = Reader::open("").await else {
        return;
    };
    if !reader.load_axe().await {
        return;
    }
    let small = "return [...document.querySelectorAll('.timeline button, .timeline input, .relations button')] \
                 .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.className)";
    reader.explore(TEXT, "2025-11-06").await;
    reader.press("[data-view='1']").await;
    reader.press(".cell").await;
    reader.press(".hijri-toggle").await;
    reader
        .run("document.querySelector('.brush input').focus()")
        .await;
    reader.keys("\u{e012}").await;
    reader.press(".key").await;
    for scheme in ["light", "dark"] {
        for width in [320, 768, 1280] {
            reader.show(width, 1000, scheme).await;
            reader.rest(Duration::from_millis(250)).await;
            assert_eq!(
                reader.violations().await,
                Vec::<String>::new(),
                "{scheme} {width}"
            );
            assert_eq!(reader.run(small).await, json!([]), "{width}");
        }
    }
    reader.end().await;
}
