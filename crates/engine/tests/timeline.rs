//! What becomes of dated statements: a table of short articles and the entries of their timelines.

use proptest::prelude::*;
use siyaq_engine::exploration::{Certainty, Event, EventKind};
use siyaq_engine::{Options, explore};

fn timeline(text: &str) -> Vec<Event> {
    let options = Options {
        published: "2025-11-06".parse().ok(),
        ..Options::default()
    };
    explore(text, &options).events
}

/// Article, then its entries but for the story of the publication day: value and label.
const TIMELINES: &[(&str, &[(&str, &str)])] = &[
    (
        "زار الرئيس بكين عام 2016، وعاد إليها عام 2019.",
        &[
            ("2016", "زار الرئيس بكين عام 2016"),
            ("2019", "عاد إليها عام 2019"),
        ],
    ),
    (
        "ارتفعت الأسعار في مارس 2021 بفعل نقص القمح والشعير في يناير 2021.",
        &[
            ("2021-01", "نقص القمح والشعير في يناير 2021"),
            (
                "2021-03",
                "ارتفعت الأسعار في مارس 2021 بفعل نقص القمح والشعير في يناير 2021",
            ),
        ],
    ),
    (
        "ويأتي ذلك بعد لقاء جمع الوزيرين في الرباط عام 2019.",
        &[("2019", "لقاء جمع الوزيرين في الرباط عام 2019")],
    ),
    (
        "أنقذ رجال الدفاع المدني عشرين عاملا حوصروا تحت أنقاض مصنع للنسيج في الضاحية الشمالية من مدينة طنطا، مساء 3 مايو 2021.",
        &[(
            "2021-05-03",
            "أنقذ رجال الدفاع المدني عشرين عاملا حوصروا تحت أنقاض مصنع للنسيج في الضاحية الشمالية من مدينة طنطا، مساء 3 مايو 2021",
        )],
    ),
    (
        "تأسست الشركة عام 1990 وأفلست عام 2001.",
        &[
            ("1990", "تأسست الشركة عام 1990"),
            ("2001", "أفلست عام 2001"),
        ],
    ),
    (
        "وفي عام 2003، غزت القوات البلاد.",
        &[("2003", "في عام 2003، غزت القوات البلاد")],
    ),
    (
        "قالت المتحدثة إن الوفد وصل أمس إلى جنيف.",
        &[("2025-11-05", "الوفد وصل أمس إلى جنيف")],
    ),
    (
        "نقل التلفزيون الخبر، فيما وقع الهجوم الثلاثاء قرب المطار.",
        &[("2025-11-04", "وقع الهجوم الثلاثاء قرب المطار")],
    ),
    // What stands aside between commas ends no statement.
    (
        "أدانت محكمة سودانية، يوم الثلاثاء، الرئيس السابق بالفساد.",
        &[(
            "2025-11-04",
            "أدانت محكمة سودانية، يوم الثلاثاء، الرئيس السابق بالفساد",
        )],
    ),
    (
        "وقال المحامي حسن أمين، عضو فريق الدفاع، يوم الثلاثاء، إن الحكم باطل.",
        &[(
            "2025-11-04",
            "قال المحامي حسن أمين، عضو فريق الدفاع، يوم الثلاثاء، إن الحكم باطل",
        )],
    ),
    (
        "وكانت المحكمة استمعت إلى الشهود، يوم 4 نوفمبر بما في ذلك الخبراء.",
        &[(
            "2025-11-04",
            "كانت المحكمة استمعت إلى الشهود، يوم 4 نوفمبر بما في ذلك الخبراء",
        )],
    ),
    (
        "تدهورت العلاقات، قبل انفراج شهدته عام 2021.",
        &[("2021", "قبل انفراج شهدته عام 2021")],
    ),
    // What is said belongs to who says it, though a date stands between.
    (
        "وقال الوزير في تصريح أمس الأربعاء، إن المسودة جاهزة.",
        &[(
            "2025-11-05",
            "قال الوزير في تصريح أمس الأربعاء، إن المسودة جاهزة",
        )],
    ),
    (
        "أعلنت كازاخستان، التي أقامت علاقات مع جارتها عام 1992، أنها ستنضم إلى الاتفاق.",
        &[("1992", "كازاخستان، التي أقامت علاقات مع جارتها عام 1992")],
    ),
    (
        "توفي الممثل السبت إثر أزمة قلبية ألمت به الجمعة.",
        &[
            ("2025-10-31", "أزمة قلبية ألمت به الجمعة"),
            (
                "2025-11-01",
                "توفي الممثل السبت إثر أزمة قلبية ألمت به الجمعة",
            ),
        ],
    ),
    // What has been so since a time began in the past, whatever is planned.
    (
        "وستكون هذه جولة أخرى منذ انتخاب الرئيس في ديسمبر.",
        &[("2024-12", "انتخاب الرئيس في ديسمبر")],
    ),
    // What is told since when: the date is that of the beginning.
    (
        "تسلم الوزير أوراق أول سفير منذ أزمة اندلعت في يونيو 2017.",
        &[("2017-06", "أزمة اندلعت في يونيو 2017")],
    ),
    // Two dates of one clause that have no day in common.
    (
        "يمثل الرئيس السابق الثلاثاء أمام القضاء بتهمة الانقلاب عام 1989.",
        &[
            (
                "1989",
                "يمثل الرئيس السابق الثلاثاء أمام القضاء بتهمة الانقلاب عام 1989",
            ),
            (
                "2025-11-11",
                "يمثل الرئيس السابق الثلاثاء أمام القضاء بتهمة الانقلاب عام 1989",
            ),
        ],
    ),
    // Lists of dates; a date alone tells nothing.
    (
        "1979: قطعت مصر علاقاتها.\n- 1990: انسحب الجيش.\nفي 2001: عادت المفاوضات.\n\
         5 مايو 2003 - وقعت الدولتان اتفاقا.\n* أكتوبر 2010: زار الرئيس بيروت.\n\
         7 كانون الثاني (يناير) 2016: سقطت الحكومة.\n2018 – البلاد تصوت للبقاء.",
        &[
            ("1979", "قطعت مصر علاقاتها"),
            ("1990", "انسحب الجيش"),
            ("2001", "عادت المفاوضات"),
            ("2003-05-05", "وقعت الدولتان اتفاقا"),
            ("2010-10", "زار الرئيس بيروت"),
            ("2016-01-07", "سقطت الحكومة"),
            ("2018", "البلاد تصوت للبقاء"),
        ],
    ),
    ("الثلاثاء، 4 نوفمبر 2025 الساعة 16:25\nعاد الوفد.", &[]),
    ("لا أحد يعمل هنا حاليا.", &[]),
    ("تضاعف العدد خلال السنوات الأخيرة.", &[]),
    ("عاد بعد شهر من الحادث.", &[]),
    // A title keeps its quotes, a name its abbreviation.
    (
        "من أعماله «نزل السرور» (1974) و«فيلم أميركي طويل» (1980).",
        &[
            ("1974", "«نزل السرور» (1974)"),
            ("1980", "«فيلم أميركي طويل» (1980)"),
        ],
    ),
    (
        "رحبت بعثة الأمم المتحدة لمساعدة العراق (يونامي)، التي بدأت عام 2003، بالخبر.",
        &[(
            "2003",
            "بعثة الأمم المتحدة لمساعدة العراق (يونامي)، التي بدأت عام 2003",
        )],
    ),
    (
        "وكان ولي العهد قد طلب في 4 نوفمبر التدخل لإنهاء الحرب.",
        &[(
            "2025-11-04",
            "كان ولي العهد قد طلب في 4 نوفمبر التدخل لإنهاء الحرب",
        )],
    ),
    (
        "اجتمع الوزراء إثر الهجوم الذي وقع في 4 نوفمبر.",
        &[("2025-11-04", "الهجوم الذي وقع في 4 نوفمبر")],
    ),
    (
        "وقالت إن الرياض تفوقت على بوسان وروما في تصويت جرى عام 2023.",
        &[("2023", "الرياض تفوقت على بوسان وروما في تصويت جرى عام 2023")],
    ),
    // What is compared with all since a time did not happen then.
    ("وهذه أول زيارة لوزير منذ عام 2012.", &[]),
    (
        "تخضع الجزيرة للحصار منذ عام 2012.",
        &[("2012/..", "تخضع الجزيرة للحصار منذ عام 2012")],
    ),
];

#[test]
fn dated_statements_become_entries_with_labels() {
    let mut failures = String::new();
    for (text, expected) in TIMELINES {
        let events = timeline(text);
        let found: Vec<_> = events
            .iter()
            .filter(|e| e.kind != EventKind::Publication)
            .map(|e| (e.edtf.as_str(), e.label.as_str()))
            .collect();
        if found != *expected {
            failures += &format!("{text}\n  gold:  {expected:?}\n  found: {found:?}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn the_story_of_the_day_comes_last_among_its_day() {
    let events = timeline("عنوان الخبر\nأعلن الوزير استقالته.\nوكان التقى نظيره صباح اليوم.");
    let kinds: Vec<_> = events.iter().map(|e| (e.kind, e.edtf.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (EventKind::Dated, "2025-11-06"),
            (EventKind::Publication, "2025-11-06")
        ]
    );
    assert_eq!(events[1].label, "عنوان الخبر");
    assert_eq!(events[1].time, None);
}

#[test]
fn a_lead_that_dates_itself_is_the_story() {
    let events = timeline("عنوان الخبر\nأعلن الوزير اليوم الخميس استقالته.\nنهاية.");
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].kind, EventKind::Publication);
    assert_eq!(events[0].time, Some(0));
}

#[test]
fn a_story_that_has_its_own_date_is_told_once() {
    for text in [
        "زار الوزير المدينة أمس.",
        "زار الوزير المدينة أمس. وعاد.",
        "الوزير يزور مدينة البصرة أمس لافتتاح مدرسة\nزار الوزير مدينة البصرة أمس لافتتاح مدرسة. وعاد.",
    ] {
        let events = timeline(text);
        let dates: Vec<_> = events.iter().map(|e| e.edtf.as_str()).collect();
        assert_eq!(dates, ["2025-11-05"], "{text}");
    }
    // The headline tells what will be, the article who said so.
    let events = timeline("الدوري ينطلق في 20 نوفمبر\nأعلن اتحاد كرة القدم جدول المباريات. وعاد.");
    let labels: Vec<_> = events
        .iter()
        .map(|e| (e.edtf.as_str(), e.label.as_str()))
        .collect();
    assert_eq!(
        labels,
        [
            ("2025-11-06", "أعلن اتحاد كرة القدم جدول المباريات"),
            ("2025-11-20", "الدوري ينطلق في 20 نوفمبر"),
        ]
    );
}

#[test]
fn one_thing_told_twice_is_one_entry() {
    let events = timeline(
        "انهيار جسر\nانهار الجسر القديم الثلاثاء وسط المدينة.\nوكان الجسر القديم انهار الثلاثاء وسط المدينة فجأة.",
    );
    let dated = events.iter().filter(|e| e.kind == EventKind::Dated);
    assert_eq!(dated.count(), 1);
}

#[test]
fn lives_and_guesses_are_told_apart() {
    let of = |text: &str| {
        let event = timeline(text)
            .into_iter()
            .find(|e| e.kind != EventKind::Publication)
            .expect("an entry");
        (event.kind, event.certainty, event.edtf)
    };
    let span = "1918/2013".to_owned();
    assert_eq!(
        of("كان نلسون مانديلا (1918-2013) رمزا."),
        (EventKind::LifeSpan, Certainty::Certain, span)
    );
    let about = "2015~".to_owned();
    assert_eq!(
        of("افتتح المصنع قبل نحو عشر سنوات."),
        (EventKind::Dated, Certainty::Approximate, about)
    );
    let perhaps = "1990?".to_owned();
    assert_eq!(
        of("كتبت القصيدة ربما في عام 1990."),
        (EventKind::Dated, Certainty::Uncertain, perhaps)
    );
}

#[test]
fn events_are_in_order() {
    let events = timeline(
        "اجتمع الأعضاء. يعقد المؤتمر عام 2030. تأسس الحزب عام 1950. وحكم حتى عام 1970. وصل الوفد أمس.",
    );
    let values: Vec<_> = events.iter().map(|e| e.edtf.as_str()).collect();
    assert_eq!(
        values,
        ["1950", "../1970", "2025-11-05", "2025-11-06", "2030"]
    );
}

proptest! {
    #[test]
    fn any_text_has_a_timeline(text in any::<String>()) {
        for event in timeline(&text) {
            prop_assert!(event.start <= event.end);
        }
    }

    #[test]
    fn any_words_have_a_timeline(
        words in proptest::collection::vec(
            proptest::sample::select(include_str!("times.case").split_whitespace().collect::<Vec<_>>()),
            0..40,
        )
    ) {
        for event in timeline(&words.join(" ")) {
            prop_assert!(!event.label.is_empty());
        }
    }
}
