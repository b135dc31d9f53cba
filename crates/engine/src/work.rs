//! Counts what the stages do to an article, in the unit tests alone: a step for each look at a token
//! and for each byte of the key seen there. Elsewhere nothing is counted and nothing is compiled in.

/// Adds `steps` to the work of this thread.
#[inline(always)]
pub(crate) fn add(steps: usize) {
    #[cfg(test)]
    tests::STEPS.set(tests::STEPS.get() + steps);
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use crate::{Options, explore};

    thread_local! {
        pub(super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    /// The steps that an article takes.
    fn work(text: &str) -> usize {
        let options = Options {
            published: "2025-11-06".parse().ok(),
            ..Options::default()
        };
        STEPS.set(0);
        explore(text, &options);
        STEPS.get()
    }

    /// As many whole repetitions of `unit` as fit into so many bytes.
    fn repeated(unit: &str, bytes: usize) -> String {
        unit.repeat(bytes / unit.len())
    }

    /// A text of twice the length may take this much more work.
    const MOST: f64 = 2.2;

    fn grows_linearly(name: &str, text: impl Fn(usize) -> String, bytes: usize) {
        let (one, two) = (work(&text(bytes)), work(&text(2 * bytes)));
        let growth = two as f64 / one as f64;
        assert!(one > 0 && growth <= MOST, "{name}: {one} steps, then {two}");
    }

    /// Steps that a token of an article may take, all stages together. Lower it with what is gained.
    const MOST_A_TOKEN: usize = 184;

    #[test]
    fn an_article_takes_few_steps_a_token() {
        let article = include_str!("../../../static/examples/abraham-accords.txt");
        let tokens = crate::text::Document::new(article).tokens.len();
        let steps = work(article);
        println!("{} steps a token", steps / tokens);
        assert!(
            steps <= MOST_A_TOKEN * tokens,
            "{steps} steps, {tokens} tokens"
        );
    }

    #[test]
    fn a_megabyte_without_a_space_takes_linear_work() {
        for unit in ["و", "1", "٣", "1,", "ال", "a", "ـب", "بَ", "ب\u{200D}"] {
            grows_linearly(unit, |bytes| repeated(unit, bytes), 500_000);
        }
        // A million of the letter.
        grows_linearly("و", |bytes| repeated("و", bytes), 1_000_000);
        // Vowel signs without a letter are no token at all.
        assert_eq!(work(&repeated("\u{064E}", 1_000_000)), 0);
    }

    /// What an article may repeat without end.
    const UNITS: [&str; 63] = [
        "و ",
        "1 ",
        "1/",
        "(",
        ")",
        "()",
        "«",
        "»",
        "«»",
        "]",
        "\"",
        "- ",
        ". ",
        ".",
        "؟",
        "،",
        "ب.",
        "aب1 ",
        "و\n",
        "🇰🇿",
        "السعودية ",
        "السعودية و",
        "«السعودية ",
        "قال إن ",
        "الرئيس ",
        "رئيس ",
        "وزير ",
        "وزير الخارجية ",
        "الأميركي ",
        "بين ",
        "بين مصر و",
        "اتهمت إيران مصر ",
        "6 نوفمبر ",
        "وبعد غد، ",
        "وغدا، ",
        "قوات الاحتلال ",
        "نوفمبر ",
        "2016-",
        "من 2016 إلى ",
        "قبل ثلاثة أيام ",
        "الماضي ",
        "بن ",
        "عبد ",
        "آل ",
        "أبو ",
        "محمد بن ",
        "بلاده ",
        "البلدان ",
        "لم ",
        "على إيران أن ",
        "ما وصفته ب",
        "اتفاقات إبراهيم ",
        "اتفاق ",
        "الولايات المتحدة ",
        "الأمم ",
        "حزب ",
        "ثلاثة وعشرون ",
        "محادثات ",
        "زيارة مصر إلى ",
        "تشرين الثاني/",
        "أعلنت مصر أنها ",
        "الجيش السوداني باق. وقال الجيش إنه باق. ",
        "the مصر 5 \u{202B}و\u{202C} ",
    ];

    /// Names and words that point back at them.
    const NAMES: [&str; 7] = [
        "دولة قطر ",
        "ودعا المجلس ",
        "كوب 28 ",
        "طالبت بأن توقف غانا ",
        "رفضت مشروعا تقدمت به غانا ",
        "في بيان لها ",
        "اتفاقه مع غانا ",
    ];

    #[test]
    fn whatever_is_repeated_takes_linear_work() {
        for unit in UNITS.into_iter().chain(NAMES) {
            grows_linearly(unit, |bytes| repeated(unit, bytes), 12_000);
        }
    }

    /// What is linear by itself may not be beside something else.
    #[test]
    fn mixtures_take_linear_work() {
        for n in (0..UNITS.len()).step_by(3) {
            let mixed = [n, n * 7 + 3, n * 11 + 5].map(|m| UNITS[m % UNITS.len()]);
            let unit = mixed.concat();
            grows_linearly(&unit, |bytes| repeated(&unit, bytes), 8_000);
            // One after the other instead of all in turn.
            let runs = |bytes: usize| mixed.map(|unit| repeated(unit, bytes / 3)).concat();
            grows_linearly(&mixed.join("… "), runs, 8_000);
        }
    }

    #[test]
    fn lists_of_countries_take_linear_work() {
        let countries = [
            "مصر",
            "قطر",
            "تونس",
            "ليبيا",
            "الأردن",
            "لبنان",
            "سوريا",
            "العراق",
            "إيران",
            "تركيا",
        ];
        for (before, between) in [
            ("", "، "),
            ("اتهمت ", " و"),
            ("بين ", " وبين "),
            ("كل من ", " و"),
        ] {
            let list = |bytes: usize| {
                let names = countries.iter().cycle().take(bytes / 12);
                let names: Vec<&str> = names.copied().collect();
                [before, &names.join(between)].concat()
            };
            grows_linearly(&[before, between].concat(), list, 12_000);
        }
    }

    #[test]
    fn what_is_nested_takes_linear_work() {
        for (open, close) in [("(", ")"), ("«", "»"), ("(مصر ", ") "), ("«قال ", "مصر» ")]
        {
            let nested = |bytes: usize| {
                let depth = bytes / (open.len() + close.len());
                open.repeat(depth) + &close.repeat(depth)
            };
            grows_linearly(open, nested, 12_000);
        }
    }

    #[test]
    fn ever_new_names_take_linear_work() {
        for (before, after) in [
            ("الرئيس محمد ", " قال "),
            ("الرئيس ", ". "),
            ("حركة «", "» قالت "),
            ("وزير الخارجية ", " الأميركي\n"),
            ("زار ", " مصر في 6 مارس 2016 "),
        ] {
            let names = |bytes: usize| -> String {
                let one = |n: usize| format!("{before}{}{after}", strange_name(n));
                (0..bytes / one(0).len()).map(one).collect()
            };
            grows_linearly(before, names, 12_000);
        }
    }

    /// A name of five letters that differs for each number.
    fn strange_name(number: usize) -> String {
        const LETTERS: [char; 10] = ['خ', 'ر', 'ش', 'ط', 'ق', 'م', 'ن', 'د', 'ج', 'ز'];
        (0..5)
            .map(|place| LETTERS[number / 10_usize.pow(place) % 10])
            .collect()
    }
}
