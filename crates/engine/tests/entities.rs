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

/// A seat of rule beside the capital is a city with a name of its own.
#[test]
fn a_city_is_not_called_by_its_capital() {
    let found = explore("وصل من لاهاي ودار السلام وبورت سودان", &Options::default());
    let names: Vec<_> = found.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    for city in ["لاهاي", "دار السلام", "بورت سودان"] {
        assert!(names.contains(&city), "{city} is not among {names:?}");
    }
}

#[test]
fn names_are_found_in_context() {
    let mut wrong = Vec::new();
    let table = [
        // What a country has stands before its name, what is called by its nationality is a body.
        (
            "قال برلمان أرمينيا إن قوات أذربيجان هاجمت الجيش الأرمني",
            "أرمينيا/Country | أذربيجان/Country | الجيش الأرمني/Organization",
        ),
        (
            "تغلب منتخبا غانا وتوغو على منتخب أنغولا",
            "غانا/Country | توغو/Country | أنغولا/Country",
        ),
        (
            "أعلنت حكومة أرمينيا استقالتها",
            "حكومة أرمينيا/Organization",
        ),
        // Bodies with what they are outside of their name, or with it.
        ("تبنى تنظيم داعش التفجير", "داعش/Organization"),
        (
            "فكك الأمن خلية لتنظيم الدولة الإسلامية",
            "تنظيم الدولة الإسلامية/Organization",
        ),
        (
            "نددت السلطة الفلسطينية بالقرار",
            "السلطة الفلسطينية/Organization",
        ),
        ("بحث رئيس حركة \"صحوة\" الأمر", "صحوة/Organization"),
        ("وفق وكالة الأنباء الروسية سبوتنيك", "سبوتنيك/Organization"),
        (
            "أوردت وكالة الأنباء الجزائرية الحكومية البيان",
            "وكالة الأنباء الجزائرية/Organization",
        ),
        ("نشر منصة إكس تسجيلا", "إكس/Organization"),
        ("اقترح حل المعادلة إكس", ""),
        ("حذرت الأممالمتحدة من مجاعة", "الأممالمتحدة/Organization"),
        (
            "خسر دينامو زغرب أمام باير ليفركوزن",
            "دينامو زغرب/Organization | باير ليفركوزن/Organization",
        ),
        ("قال في مقابلة مع قناة صدى نيوز", "صدى نيوز/Organization"),
        // Ministries by what they are for.
        (
            "جاء في بيان للخارجية الجزائرية",
            "لخارجية الجزائرية/Organization",
        ),
        (
            "استدعت الخارجية التركية السفير",
            "الخارجية التركية/Organization",
        ),
        ("انتقد السياسة الخارجية التركية", ""),
        ("استقبلت وزيرة الخارجية الألمانية الوفد", ""),
        (
            "أكدت الخارجية المالية أن باماكو عاصمة مالي",
            "الخارجية المالية/Organization | باماكو/Place | مالي/Country",
        ),
        // Events: two who meet, and what is only for football.
        (
            "اختتمت القمة الخليجية الصينية والقمة الأميركية الروسية",
            "القمة الخليجية الصينية/Event | القمة الأميركية الروسية/Event",
        ),
        (
            "رحب بيان قمة مجلس التعاون الخليجي بالاتفاق",
            "مجلس التعاون الخليجي/Organization",
        ),
        (
            "سحبت قرعة كأس الأمم الأفريقية لكرة القدم",
            "كأس الأمم الأفريقية/Event",
        ),
        (
            "استضافت مصر بطولة العالم لكرة اليد",
            "مصر/Country | بطولة العالم لكرة اليد/Event",
        ),
        ("رحبت باستضافة \"كوب 28\" العام المقبل", "كوب 28/Event"),
        ("شرب كوب ماء", ""),
        // Peoples.
        ("سلمت الشحنة هدية من الشعب الليبي", "الشعب الليبي/Group"),
        ("فاز مرشح حزب الشعب الهندي بالمقعد", ""),
        ("وقع صفقات مع أميركيين", "أميركيين/Group"),
        ("يعيش هنا آلاف اللاجئين الطوارق", "الطوارق/Group"),
        ("اجتمع السفراء العرب", ""),
        // Persons behind an office, and words that are none.
        (
            "صرح وزير الخارجية الهندي فيكرام مصري للصحفيين",
            "فيكرام مصري/Person",
        ),
        (
            "أعلن سكرتير وزارة الخارجية الهندية، فيكرام ميسري، أن الهدنة قائمة",
            "وزارة الخارجية الهندية/Organization | فيكرام ميسري/Person",
        ),
        (
            "طالب بالإفراج عن الناشطة أميرة بوراوي",
            "أميرة بوراوي/Person",
        ),
        (
            "شارك في العمل يوسف شاهين ومحمود حميدة",
            "يوسف شاهين/Person | محمود حميدة/Person",
        ),
        (
            "كرم المهرجان الفنان الراحل محيي الدين اللباد في دورته",
            "محيي الدين اللباد/Person",
        ),
        (
            "وهم شين كيمبرو، وبيغي ويتسون، وأندريه بوريسينكو، وسيرغي ريتسيكوف",
            "شين كيمبرو/Person | بيغي ويتسون/Person | أندريه بوريسينكو/Person | سيرغي ريتسيكوف/Person",
        ),
        (
            "اختار المدرب شادي رياض وعبد الكبير للفريق",
            "شادي رياض/Person | عبد الكبير/Person",
        ),
        ("عرض فيلم لداود عبد السيد", "داود عبد السيد/Person"),
        ("أجرى محادثات مع ولي العهد السعودي تطرقت لطيف واسع", ""),
        ("نشرت صورًا تعكس حجم الدمار", ""),
        // Places.
        (
            "وصل الرواد إلى محطة الفضاء الدولية",
            "محطة الفضاء الدولية/Place",
        ),
        ("صار الحي منطقة عبور للشاحنات", ""),
        // Clitics come off names, never a name's own first letter.
        ("وصل وبواشنطن اجتمع", "واشنطن/Place"),
        (
            "سافر إلى باريس ولبنان وكوبا وفرنسا",
            "باريس/Place | لبنان/Country | كوبا/Country | فرنسا/Country",
        ),
        ("زار للسعودية", "لسعودية/Country"),
        ("توتر بإسرائيل", "إسرائيل/Country"),
        // The س of the future stands before no name, and two letters of a sentence begin none.
        ("يبحث الوفد سلوك الشركة وسداد الديون في صفيح ساخن.", ""),
        ("أكد المسؤول السوري فإن الحل بعيد، لكن الرئيس لا يستمع.", ""),
        // Nouns and joined words behind an office are no persons.
        (
            "نفى المسؤول الليبي وجود ضغوط، وأثار غضب السفير قلقه القديم.",
            "",
        ),
        (
            "قال الكاتب والحكواتي إدريس الجاي ذلك.",
            "إدريس الجاي/Person",
        ),
        // Given names that are words too need a name behind them.
        ("يضمن نجاح المشروع جودة الصوت وأمان الهاتف.", ""),
        (
            "قالت سحر خليفة وإيمان أحمد ذلك.",
            "سحر خليفة/Person | إيمان أحمد/Person",
        ),
        // Names in a list of persons, one of the family of somebody known, a participle behind a name.
        (
            "يشارك في الحفل ياسر سعيد، ولاء طلبة، ونعمة عصمت، أحمد رجب.",
            "ياسر سعيد/Person | ولاء طلبة/Person | نعمة عصمت/Person | أحمد رجب/Person",
        ),
        (
            "التقى الوزير قوباد طالباني وإبراهيم المشرف على البناء.",
            "قوباد طالباني/Person | إبراهيم/Person",
        ),
        // Titles that their table has with the article; a colon behind one; qualifiers are no surnames.
        (
            "استقبل الدكتور نظير محمد عياد أمس ضيفه، والدكتور: عمر حبتور رئيس الهيئة.",
            "نظير محمد عياد/Person | عمر حبتور/Person",
        ),
        ("اعتقل الضباط الدبلوماسي كارلو الخاص أمس.", "كارلو/Person"),
        // A second given name may be a title too, and a surname a kind of place.
        (
            "سجل محمد أمين بن عمر الهدف، وحضر الدكتور عزمي محافظة، الذي افتتح النادي.",
            "محمد أمين بن عمر/Person | عزمي محافظة/Person",
        ),
        (
            "توفيت الطالبة مريم محمد على، وعمرها 18 عاما.",
            "مريم محمد على/Person",
        ),
        (
            "شكر ذو الفقار فياض الوزيرة نادية دريستي.",
            "ذو الفقار فياض/Person | نادية دريستي/Person",
        ),
        ("نقل موقع عن أحمد نيوز خبرا.", "أحمد نيوز/Organization"),
        // The parts of a name that stand side by side are one.
        (
            "فاز حسن الشيخ محمود بالرئاسة في الصومال. وقال حسن الشيخ محمود إنه سيعمل.",
            "حسن الشيخ محمود/Person | الصومال/Country | حسن الشيخ محمود/Person",
        ),
        // A first name spelt otherwise than the lexicon has it is a part of the name.
        (
            "قال رئيس فنلندا ساولي نينيستو أمس",
            "فنلندا/Country | ساولي نينيستو/Person",
        ),
        (
            "أكد الرئيس الأوكراني فولدومير زيلينسكي أن بلاده قوية",
            "فولدومير زيلينسكي/Person",
        ),
        ("أجرى رئيس الوزراء اتصالا هاتفيا مع نظيره", ""),
        ("لم يتخذ الوزير قرارا عادلا بعد", ""),
        (
            "قال الفريق أول ركن عبد الفتاح البرهان",
            "عبد الفتاح البرهان/Person",
        ),
        (
            "قال اللواء ركن سالم الحمداوي إن القوات تقدمت",
            "سالم الحمداوي/Person",
        ),
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
        ("أكدت دولة قطر", "قطر/Country"),
        ("رئيس الجمهورية اليمنية", "الجمهورية اليمنية/Country"),
        // Heads make names with places and with quoted words.
        ("خلال قمة كامب ديفيد", "قمة كامب ديفيد/Event"),
        // Quotes show where a body's name begins; a quotation is none.
        ("قالت شركة «دياجيو» أمس", "دياجيو/Organization"),
        (
            "اشترت المجموعة الأميركية \"جنرال ميلز\" مصنعا",
            "جنرال ميلز/Organization",
        ),
        ("قالت المجموعة «من يريد»", ""),
        // Adjectives that agree with a definite head make a body's name; descriptions do not.
        (
            "رئيسة المجلس النسائي اللبناني",
            "المجلس النسائي اللبناني/Organization",
        ),
        (
            "دانت الهيئة العامة للاستعلامات ذلك",
            "الهيئة العامة للاستعلامات/Organization",
        ),
        (
            "الحكومة اللبنانية المؤيدة لها",
            "الحكومة اللبنانية/Organization",
        ),
        ("اجتمع المجلس الجديد السابق", ""),
        ("تتعلق حركة السحب والإيداع بذلك", ""),
        // Landforms and sights keep their head, kinds of town do not.
        ("وصل إلى مطار كولومبو الدولي", "مطار كولومبو الدولي/Place"),
        ("في بلدة زمار", "زمار/Place"),
        ("في ميدان ترشيد الاستهلاك", ""),
        ("دخلوا ميدان القتال", ""),
        // The city is no head's or noun's part.
        ("في مسقط رأسه", ""),
        ("في مسقط أمس", "مسقط/Place"),
        // Amman or Oman: by the list it stands in.
        ("أعلنت روسيا اليوم إرسال وفد", "روسيا/Country"),
        ("نقلت قناة روسيا اليوم عنه", "روسيا اليوم/Organization"),
        // Kinds of body stay outside where the name stands without them too; a canal is no channel.
        ("قالت حركة حماس ذلك", "حماس/Organization"),
        ("قالت حركة فتح ذلك", "حركة فتح/Organization"),
        ("قالت حركة الجهاد الإسلامي ذلك", "الجهاد الإسلامي/Organization"),
        ("ذكرت قناة الجزيرة ذلك", "الجزيرة/Organization"),
        ("أعيد فتح قناة السويس", "قناة السويس/Place"),
        (
            "ذكرت الشبكة السورية لحقوق الإنسان ذلك",
            "الشبكة السورية لحقوق الإنسان/Organization",
        ),
        ("هاجمت ميليشيات الحوثي المواقع", "الحوثي/Organization"),
        ("قبض عليه بمنطقة القصيم", "القصيم/Place"),
        ("غارات على حي سكني بالمدينة", ""),
        ("قالت صحيفة الغارديان البريطانية", "الغارديان/Organization"),
        // Names in Latin letters, behind a preposition written together with them too.
        ("وقال لشبكة CNN أمس", "CNN/Organization"),
        ("تكشف مصادر لـCNN ما قاله", "CNN/Organization"),
        ("تأهل إلى كأس الاتحاد الأفريقي", "كأس الاتحاد الأفريقي/Event"),
        // Two governments are no body.
        ("الحكومتان الأميركية والإسرائيلية في تأهب", ""),
        ("قال العقيد ركن حاتم الفلاحي", "حاتم الفلاحي/Person"),
        ("خلف العراق، ثم عُمان ثانيا", "العراق/Country | عُمان/Country"),
        (
            "تايلاند والكويت وعمان",
            "تايلاند/Country | الكويت/Country | عمان/Country",
        ),
        // After a definite feminine noun a nationality is an adjective, after a verb a country.
        ("وصل إلى العاصمة السعودية", ""),
        ("أعلنت السعودية ذلك", "السعودية/Country"),
        // A statement from a seat of power is no agreement, one named for a town is.
        ("بعد إعلان طهران تنفيذها", "طهران/Place"),
        // Hyphens join a name.
        ("الرئيس قاسم-جومارت توكاييف", "قاسم-جومارت توكاييف/Person"),
        // A short name joins the full one.
        (
            "التقى الرئيس إميل لحود وزيرا. وقال لحود ذلك",
            "إميل لحود/Person | لحود/Person",
        ),
        // Proclitics stay outside it.
        (
            "التقى الرئيس إميل لحود وزيرا. ورحب بلحود",
            "إميل لحود/Person | لحود/Person",
        ),
        // Particles join a name.
        (
            "الأمير خالد بن سلطان بن عبد العزيز",
            "خالد بن سلطان بن عبد العزيز/Person",
        ),
        // In one word or in two, and with the alef that «لل» swallows.
        ("التقى عبدالفتاح السيسي وزيرا", "عبدالفتاح السيسي/Person"),
        // A title that is a given name too.
        (
            "قال مستشار الأمن القومي السعودي مساعد العيبان",
            "مساعد العيبان/Person",
        ),
        (
            "افتتحت وزيرة الثقافة التونسية أمينة الصرارفي مساء السبت المعرض",
            "أمينة الصرارفي/Person",
        ),
        ("دشن الأمير تركي بن طلال مشروعاً", "تركي بن طلال/Person"),
        // Bodies by nouns, by a person, by a foreign name; an army's own bodies.
        (
            "قال مركز الأبحاث الفلسطيني",
            "مركز الأبحاث الفلسطيني/Organization",
        ),
        (
            "وزع مركز الملك سلمان للإغاثة سلالا",
            "مركز الملك سلمان للإغاثة/Organization",
        ),
        (
            "نظمت جامعة الملك خالد ندوة",
            "جامعة الملك خالد/Organization",
        ),
        (
            "شاركت القوات الجوية الأميركية",
            "القوات الجوية الأميركية/Organization",
        ),
        // Adjectives that agree with the head belong to the name; it may only begin as a known one does.
        (
            "أعلن بنك أبوظبي التجاري أرباحه",
            "بنك أبوظبي التجاري/Organization",
        ),
        (
            "اجتمع مجلس التعاون الاستراتيجي التركي في الرياض",
            "مجلس التعاون الاستراتيجي التركي/Organization | الرياض/Place",
        ),
        (
            "دعا مجلس التعاون الدول إلى الحذر",
            "مجلس التعاون/Organization",
        ),
        ("قالت شركة إس.تي.سي أمس", "إس.تي.سي/Organization"),
        (
            "قالت هيئة الطيران المدني السعودية وحزب «تقدم» ذلك",
            "هيئة الطيران المدني السعودية/Organization | تقدم/Organization",
        ),
        (
            "رحب الأوروبيون والصينيون بذلك مع حلفائهم الأميركيين",
            "الأوروبيون/Group | الصينيون/Group",
        ),
        // What describes forces, honours and states is no part of the name.
        (
            "انسحبت قوات الجيش السوداني من الشمال السوداني",
            "الجيش السوداني/Organization | الشمال السوداني/Place",
        ),
        (
            "التقى البابا فرنسيس والأمير ويليام قادة دول الخليج ودول الشمال",
            "فرنسيس/Person | ويليام/Person | الخليج/Place | دول الشمال/Place",
        ),
        (
            "قالت وزارة الخارجية الأميركية والخارجية الروسية ذلك",
            "وزارة الخارجية الأميركية/Organization | الخارجية الروسية/Organization",
        ),
        (
            "أفاد المعهد الأمريكي للمسح الجيولوجي",
            "المعهد الأمريكي للمسح الجيولوجي/Organization",
        ),
        // Two unknown towns.
        (
            "قصف بلدتي عيترون والخيام وقرى",
            "عيترون/Place | الخيام/Place",
        ),
        // A noun without an article has no adjective with one.
        (
            "فاز ائتلاف السوداني بعدما أعلن محمد شياع السوداني ترشحه",
            "السوداني/Person | محمد شياع السوداني/Person",
        ),
        // A foreign name may open as the article does; a list of countries is none of adjectives.
        ("ستورد شركة ألستوم الفرنسية القطارات", "ألستوم/Organization"),
        (
            "ساهم صندوق أبوظبي للتنمية",
            "صندوق أبوظبي للتنمية/Organization",
        ),
        (
            "وتضم المجموعة السعودية وروسيا والعراق",
            "السعودية/Country | روسيا/Country | العراق/Country",
        ),
        (
            "رأس الملك سلمان بن عبدالعزيز آل سعود الجلسة",
            "سلمان بن عبدالعزيز آل سعود/Person",
        ),
        // A word with a hamza is no surname without one.
        ("وترأس الوزير الاجتماع ثم قالت تراس", "تراس/Person"),
        (
            "أوقفت مخابرات الجيش اللبناني رجلا",
            "مخابرات الجيش اللبناني/Organization",
        ),
        ("رئيس لجنة التحقيق الجديدة", ""),
        ("وصف منظمة «إرهابية»", ""),
        // A head inside a title, when the nationality agrees with it.
        ("قال رئيس الحكومة العراقية", "الحكومة العراقية/Organization"),
        // A kind of province stands outside, in an entry of the lexicon too; a term of office is none.
        ("في محافظة الموصل", "الموصل/Place"),
        ("في ولاية نيويورك", "نيويورك/Place"),
        ("قال قائد شرطة محافظة ديالى", "ديالى/Place"),
        (
            "في الرمادي مركز محافظة الأنبار",
            "الرمادي/Place | الأنبار/Place",
        ),
        ("أوضحت حكومة إقليم كردستان ذلك", "كردستان/Place"),
        // So does what befell a place.
        ("في القدس المحتلة", "القدس/Place"),
        // Bodies by what they are for, also behind their adjective, and a given name before a surname.
        (
            "دعت جمعية الوئام للتضامن والمواطنة إلى اللقاء",
            "جمعية الوئام للتضامن والمواطنة/Organization",
        ),
        (
            "باعت المؤسسة العامة لسكر الوديان أسهمها",
            "المؤسسة العامة لسكر الوديان/Organization",
        ),
        (
            "زار وفد للجنة الوطنية للاستثمار المصنع",
            "لجنة الوطنية للاستثمار/Organization",
        ),
        (
            "درس في جامعة عبد المالك السعدي",
            "جامعة عبد المالك السعدي/Organization",
        ),
        ("رئيس للجنة القدس", "لجنة القدس/Organization"),
        (
            "انضم إلى اتحاد كتاب المغرب ولجنة أطباء السودان المركزية",
            "اتحاد كتاب المغرب/Organization | لجنة أطباء السودان المركزية/Organization",
        ),
        // `لا` denies, but in a name of Spain.
        ("جهد فكري لا يقل أهمية", ""),
        ("قال أليخاندرو دي لا توري ذلك", "أليخاندرو دي لا توري/Person"),
        // Forces that may be anybody's, and what somebody spends.
        ("أوقفت قوات الأمن رجلا", ""),
        ("تأخر قضاء مصالحهم", ""),
        ("نزح 15 مليون سوري منذ ذلك", "سوري/Group"),
        ("في ولاية ترمب الثانية", "ترمب/Person"),
        // What completes a name.
        ("خلال مونديال 2022 وبعده", "مونديال 2022/Event"),
        ("وصف الدوري القطري", "الدوري القطري/Event"),
        // Names that are ordinary words.
        ("هتفوا بحماس كبير", ""),
        ("سيول اجتاحت القرى", ""),
        ("رحب بحسن الجوار", ""),
        ("ألهبت المباراة حماس الجماهير", ""),
        // A plural without ة is feminine too: what follows is no country.
        ("هبطت الأسهم السعودية قرب الحدود السعودية", ""),
        ("تضامن السفراء العرب", ""),
        // An adjective stands between title and name, a comma after a long office.
        ("قال الخبير العسكري فؤاد صالح", "فؤاد صالح/Person"),
        (
            "أكد وزير الداخلية الإسباني، فيرناندو غراندي-مارلاسكا، ذلك",
            "فيرناندو غراندي-مارلاسكا/Person",
        ),
        // A site is no person, whatever its name is like.
        ("ذكر موقع \"نور نيوز\" الخبر", "نور نيوز/Organization"),
        (
            "أفاد موقع \"تك رادار\" المتخصص بذلك",
            "تك رادار/Organization",
        ),
        // A paper by its name in quotes.
        ("قال مصدر لـ«الشرق الأوسط» ذلك", "الشرق الأوسط/Organization"),
        ("في الشرق الأوسط «الجديد»", "الشرق الأوسط/Place"),
        // A letter that opens a foreign name is no conjunction.
        (
            "حضر معتز مطر، وعبد الله حمدان",
            "معتز مطر/Person | عبد الله حمدان/Person",
        ),
        (
            "أفادت وكالة الأنباء الفلسطينية \"وفا\" بذلك",
            "وكالة الأنباء الفلسطينية/Organization | وفا/Organization",
        ),
        ("أحرز فيصل فجر هدفا", "فيصل فجر/Person"),
        (
            "قال الباحث عبد المنعم خلف الله ذلك",
            "عبد المنعم خلف الله/Person",
        ),
        // One adjective behind a title is no name, nor is a verb behind a town; a و between quotes is none.
        ("حسب المسؤول الحكومي", ""),
        ("قصفت أبعد مدينة تسيطر عليها القوات", ""),
        (
            "قال رئيس الوزراء البريطاني آنذاك توني بلير ذلك",
            "توني بلير/Person",
        ),
        (
            "أحزاب منها حزب \"الأمل\" و\"البناء\" الجديد",
            "الأمل/Organization | البناء/Organization",
        ),
        // A war is for nobody.
        ("تابعت الحرب في أوكرانيا للمرة الأولى", "أوكرانيا/Country"),
        // He is called so only where his whole name stands.
        ("حذر من اندلاع صدام مفتوح", ""),
        (
            "حكم صدام حسين العراق ثم سقط صدام",
            "صدام حسين/Person | العراق/Country | صدام/Person",
        ),
        ("أراد الله ذلك، كما قال عبد الله", "عبد الله/Person"),
        // An adjective of relation, a joined noun or a purpose ends the name of a body; a second body has its own.
        (
            "شددت لجنة السياسة النقدية على ذلك",
            "لجنة السياسة النقدية/Organization",
        ),
        (
            "تأسست هيئة الإنصاف والمصالحة هنا",
            "هيئة الإنصاف والمصالحة/Organization",
        ),
        (
            "حسب بيانات الجهاز المركزي للتعبئة العامة والإحصاء",
            "الجهاز المركزي للتعبئة العامة والإحصاء/Organization",
        ),
        (
            "أنشئ المجلس الوطني لحقوق الإنسان",
            "المجلس الوطني لحقوق الإنسان/Organization",
        ),
        (
            "أوقفت هيئة مكافحة الفساد موظفين",
            "هيئة مكافحة الفساد/Organization",
        ),
        (
            "عينت اللجنة الأمنية العليا قائدا",
            "اللجنة الأمنية العليا/Organization",
        ),
        (
            "تسمح لموظفي وزارة الدفاع بالعمل هناك",
            "وزارة الدفاع/Organization",
        ),
        (
            "أعلنت وزارة الصحة والحماية الاجتماعية ذلك",
            "وزارة الصحة والحماية الاجتماعية/Organization",
        ),
        (
            "تعديل في وزارة المالية والمصرف المركزي",
            "وزارة المالية/Organization | المصرف المركزي/Organization",
        ),
        (
            "قدرت وزارة الدفاع الأوكرانية الخسائر الروسية",
            "وزارة الدفاع الأوكرانية/Organization",
        ),
        (
            "خاضت جبهة تحرير تيغراي حربا",
            "جبهة تحرير تيغراي/Organization",
        ),
        (
            "أعلن وكيل وزارة الأوقاف محمود حماد ذلك",
            "وزارة الأوقاف/Organization | محمود حماد/Person",
        ),
        (
            "افتتحت غرفة تجارة عمّان معرضا",
            "غرفة تجارة عمّان/Organization",
        ),
        (
            "نقلت وكالة أنباء الطلبة ذلك",
            "وكالة أنباء الطلبة/Organization",
        ),
        (
            "قال الدكتور محمد بن جوهر المحمد، وهو الرئيس، ذلك",
            "محمد بن جوهر المحمد/Person",
        ),
        // A chamber is a name alone, a ministry by its portfolio where it describes nothing.
        ("صوت مجلس النواب على ذلك", "مجلس النواب/Organization"),
        (
            "أدانت الخارجية البريطانية الهجوم",
            "الخارجية البريطانية/Organization",
        ),
        ("تتغير السياسة الخارجية البريطانية", ""),
        // An unknown town in a list of towns, a capital like an accusative, a foreign name before its office.
        (
            "زار أضنة وعرطوزان وغازي عنتاب",
            "أضنة/Place | عرطوزان/Place | غازي عنتاب/Place",
        ),
        ("قالت برازيليا ذلك", "برازيليا/Place"),
        ("ضم النادي لاعبا برازيليا أمس", ""),
        (
            "سجل أوندراش كرافتشيك، لاعب الفريق، هدفا",
            "أوندراش كرافتشيك/Person",
        ),
        // A word with a pronoun or preposition, or an adjective with its article, is no part of a name.
        (
            "أشاد الوزير خالد سعيد بقوله إن الخطة تسير.",
            "خالد سعيد/Person",
        ),
        ("وصف الطبيب سامي برهان قصصه بالحزينة.", "سامي برهان/Person"),
        (
            "رد الكاتب الشهير لويس برناردان على النقد.",
            "لويس برناردان/Person",
        ),
        (
            "تعهد رئيس الوزراء المستقيل جان كاستيل استقالته أمس.",
            "جان كاستيل/Person",
        ),
        (
            "كتب الباحث والأكاديمي هيثم نعمان الهيتي مقالا.",
            "هيثم نعمان الهيتي/Person",
        ),
        ("طالب العمال بسلام عادل ودائم في المصنع.", ""),
        // Quotes show where a place begins, and a foreign name may have a word that is a particle too.
        ("أصيب فتى في منطقة \"قبر شمعون\" أمس.", "قبر شمعون/Place"),
        (
            "كشفت شركة \"كاسبر إن لاب\" عن ثغرة.",
            "كاسبر إن لاب/Organization",
        ),
        ("باعت شركة \"إن دي أو\" برنامجا.", "إن دي أو/Organization"),
        ("رفعت حركة \"لن نتراجع عن حقنا\" شعارا.", ""),
        // Academies, libraries and observatories are bodies; `مكتبة` is no `مكتبه`.
        (
            "افتتحت أكاديمية المملكة المغربية معرضا، وشاركت مكتبة قطر الوطنية.",
            "أكاديمية المملكة المغربية/Organization | مكتبة قطر الوطنية/Organization",
        ),
        ("وصل إلى مكتبه في قطر.", "قطر/Country"),
        (
            "قال المرصد الفلسطيني لحقوق الإنسان إن الوضع صعب.",
            "المرصد الفلسطيني لحقوق الإنسان/Organization",
        ),
        // Firms, parties and settlements in a list of quotes.
        (
            "وقعت شركتا \"نورس\" و\"بحر الجنوب\" عقدا، وتوسعت مستوطنات \"شيلات\" و\"كوخاف\" شرقا.",
            "نورس/Organization | بحر الجنوب/Organization | شيلات/Place | كوخاف/Place",
        ),
        // What touches only the word before it closes a quote.
        (
            "وصلت روايتا \"غرفة العنكبوت\" للمصري محمد فاروق و\"بيت صغير\" للكويتي سعد جابر.",
            "محمد فاروق/Person | سعد جابر/Person",
        ),
        // Places in a list behind their kind.
        (
            "قصفت الطائرات بلدات مرجعيون وبرج الملوك والخيام.",
            "مرجعيون/Place | برج الملوك/Place | الخيام/Place",
        ),
        (
            "افتتح الوزير مدرسة في مدينة المنصورة الجديدة.",
            "المنصورة الجديدة/Place",
        ),
        // Forces, councils of provinces, parties and firms go on to their last word.
        (
            "أعلنت قوات الأمن الوطني وقوات الحزام الأمني الهدنة.",
            "قوات الأمن الوطني/Organization | قوات الحزام الأمني/Organization",
        ),
        (
            "انعقد مجلس محافظة البصرة أمس.",
            "مجلس محافظة البصرة/Organization",
        ),
        (
            "فاز حزب المركز الديمقراطي بالأغلبية.",
            "حزب المركز الديمقراطي/Organization",
        ),
        (
            "تعاقدت شركة فورتان للاستثمار مع الاتحاد الدولي للصحفيين.",
            "شركة فورتان للاستثمار/Organization | الاتحاد الدولي للصحفيين/Organization",
        ),
        (
            "افتتح معرض الدوحة الدولي للكتاب للمرة الثانية.",
            "معرض الدوحة الدولي للكتاب/Event",
        ),
        // Two places behind their kind, a body before a preposition, a programme that is none.
        (
            "في قضاءي الحضر والبعاج قال المجلس الإسلامي الأعلى في الجزائر إن البرنامج النووي الإيراني معقد.",
            "الحضر/Place | البعاج/Place | المجلس الإسلامي الأعلى/Organization | الجزائر/Country",
        ),
        (
            "أعلن مجمع البحوث الإسلامية ذلك.",
            "مجمع البحوث الإسلامية/Organization",
        ),
        // Firms by their last word, hospitals and mosques by one name, an adjective behind a quote.
        (
            "باعت دبي القابضة حصتها في \"تشيك بوينت سوفت تكنولوجيز\" وفي شركة «نورس» السعودية.",
            "دبي القابضة/Organization | تشيك بوينت سوفت تكنولوجيز/Organization | نورس/Organization",
        ),
        (
            "نقل الجرحى إلى مستشفى جابر ومستشفى العريش العام ومستشفى العدان.",
            "مستشفى جابر/Organization | مستشفى العريش العام/Organization | مستشفى العدان/Organization",
        ),
        ("صلى الأهالي في مسجد بدر أمس.", "مسجد بدر/Place"),
        // A nationality that describes nothing stands before a name.
        (
            "فاز أربعة لاعبين بينهم الفرنسي توماس بيسكييه أمس.",
            "توماس بيسكييه/Person",
        ),
        ("نقلت المركبة أميركيا وآخر ألمانياً إلى المدار.", ""),
        // Chambers, firms for what they make, houses, streets and ports of two words, stadiums of clubs.
        (
            "تعاونت غرفة تجارة وصناعة البحرين مع شركة تايوان لصناعة أشباه الموصلات ودار الكتب المصرية.",
            "غرفة تجارة وصناعة البحرين/Organization | شركة تايوان لصناعة أشباه الموصلات/Organization \
             | دار الكتب المصرية/Organization",
        ),
        (
            "من شارع باب البحرين إلى ميناء خور دبي، ثم إلى استاد المقاولون العرب.",
            "شارع باب البحرين/Place | ميناء خور دبي/Place | استاد المقاولون العرب/Place",
        ),
        ("قالت شركة فورسا المتخصصة ذلك.", "فورسا/Organization"),
        ("تكلم عبدالملك الحوثي ليلا.", "عبدالملك الحوثي/Person"),
        (
            "أرسلت نقابة الصيادلة وفدا رسميا إلى الضفة الأخرى من نهر كبير.",
            "نقابة الصيادلة/Organization",
        ),
        (
            "دعت أحزاب \"الأمل\" و\"الغد\" إلى الحوار.",
            "الأمل/Organization | الغد/Organization",
        ),
        (
            "اقتحم جنود باحات الأقصى، وبلغ الحد الأقصى مداه الأقصى.",
            "الأقصى/Place",
        ),
        // A firm whose name is a word too goes on without the word that told it.
        (
            "كشفت شركة آبل عن هاتف. وأضافت آبل أن الأجهزة جاهزة.",
            "آبل/Organization | آبل/Organization",
        ),
        (
            "اقتحم الجنود المستشفى الفرنسي أمس.",
            "المستشفى الفرنسي/Organization",
        ),
        (
            "زار الوفد آيا صوفيا في إسطنبول والبلدة القديمة في نابلس.",
            "آيا صوفيا/Place | إسطنبول/Place | البلدة القديمة/Place | نابلس/Place",
        ),
        // The government of a party is no body of its own.
        (
            "سقطت حكومة حزب الإنصاف بعد حجب الثقة.",
            "حزب الإنصاف/Organization",
        ),
        // Numbers in names, and names in Latin letters behind what they are.
        (
            "نقلت القناة 12 وفرانس 24 أن القرار ١٧٠١ نافذ.",
            "القناة 12/Organization | فرانس 24/Organization | القرار ١٧٠١/Agreement",
        ),
        (
            "قال لشبكة XYZ إن شركة Wide Open Skies ستبني المطار.",
            "XYZ/Organization | Wide Open Skies/Organization",
        ),
        // A dot or a hyphen between the words of a name.
        (
            "نقلت أ.ف.ب عن كيم جونغ - أون حديثا عن الحرب العراقية - الإيرانية.",
            "أ.ف.ب/Organization | كيم جونغ - أون/Person | الحرب العراقية - الإيرانية/Event",
        ),
        // A known person's name inside a longer one is somebody else's.
        (
            "قال نائب وزير الدفاع الإسرائيلي افراييم سنيه اليوم ذلك",
            "افراييم سنيه/Person",
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
fn a_ministry_is_the_same_with_and_without_its_first_word() {
    let found = explore(
        "أعلنت وزارة الخارجية اليونانية موقفها. وأكدت الخارجية اليونانية ذلك.",
        &Options::default(),
    );
    assert_eq!(found.entities.len(), 1);
    assert_eq!(found.entities[0].name, "وزارة الخارجية اليونانية");
    assert_eq!(found.entities[0].mentions.len(), 2);
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

#[test]
fn what_the_tagger_finds_is_what_the_lexicon_knows_by_that_name() {
    let text = "الهلال يفوز على الأهلي بثلاثية\n\nبلغ فريق الهلال النهائي بعد فوزه على ضيفه الأهلي بثلاثة أهداف.";
    let found = explore(text, &Options::default());
    let clubs: Vec<_> = found
        .entities
        .iter()
        .filter(|e| e.name.contains("الأهلي"))
        .collect();
    assert_eq!(clubs.len(), 1, "{clubs:?}");
    assert_eq!(clubs[0].mentions.len(), 2);
}

#[test]
fn a_known_surname_is_that_of_who_bears_it_in_the_article() {
    let text = "قال الخبير القانوني أحمد العبادي إن الحكم باطل. وأضاف العبادي أن المحكمة أخطأت.";
    let found = explore(text, &Options::default());
    let names: Vec<_> = found.entities.iter().map(|e| &*e.name).collect();
    assert_eq!(names, ["أحمد العبادي"]);
    assert_eq!(found.entities[0].mentions.len(), 2);
}

#[test]
fn a_surname_that_is_a_month_is_no_time() {
    let found = explore("وصل لويجي دي مايو في مايو 2021.", &Options::default());
    let times: Vec<_> = found.times.iter().map(|t| &*t.text).collect();
    assert_eq!(times, ["مايو 2021"]);
}

#[test]
fn a_surname_of_two_is_that_of_the_headline() {
    let body =
        "توفي أمس الفنان زياد الرحباني، نجل الراحل عاصي الرحباني. وقدم الرحباني مسرحيته عام 1973.";
    let mentions = |text: &str| {
        let found = explore(text, &Options::default());
        let ziad = found
            .entities
            .into_iter()
            .find(|e| e.name == "زياد الرحباني");
        ziad.map(|entity| entity.mentions.len())
    };
    assert_eq!(mentions(&format!("وفاة زياد الرحباني\n\n{body}")), Some(3));
    assert_eq!(mentions(&format!("وفاة فنان\n\n{body}")), Some(1));
}

/// The persons of an article by name, with how often each is mentioned, in the order of the text.
fn persons(text: &str) -> String {
    let found = explore(text, &Options::default());
    let mut all: Vec<_> = found
        .entities
        .iter()
        .filter(|e| format!("{:?}", e.kind) == "Person")
        .map(|e| {
            (
                e.mentions[0].start,
                format!("{} {}", e.name, e.mentions.len()),
            )
        })
        .collect();
    all.sort();
    let all: Vec<String> = all.into_iter().map(|(_, person)| person).collect();
    all.join(" | ")
}

#[test]
fn one_person_may_have_several_names() {
    let table = [
        // With a father's name and without.
        (
            "اغتيل العقيد حسن صياد برهاني في شيراز. وشيع الآلاف صياد برهاني. وقال قائد إن برهاني كان ضابطا.",
            "حسن صياد برهاني 3",
        ),
        (
            "كرم المعهد سلمى حسن المرزوقي. ثم شكرت سلمى المرزوقي الحضور.",
            "سلمى حسن المرزوقي 2",
        ),
        // With a word of the sentence behind it.
        (
            "قال الفنان نصير بشارة مؤلف الألبوم إن العرض تأجل. وغنى نصير بشارة.",
            "نصير بشارة 2",
        ),
        (
            "عبر نداء تان مالاكا الحماسي عن الأمل. وقال تان مالاكا كلاما. وشكر تان مالاكا الناس.",
            "تان مالاكا 3",
        ),
        // With an adjective before it.
        (
            "آلت البطولة للممثل البارع حمزة عماري. وقال حمزة عماري إنه سعيد.",
            "حمزة عماري 2",
        ),
        // In two spellings.
        (
            "وصفت ليلى القاسمي الرواية، وقرأت ليلى قاسمي فصلا منها، ثم وقعت القاسمي نسخا.",
            "ليلى القاسمي 3",
        ),
        // Of two of one surname it is who was named last.
        (
            "قال داود الزيدي إن الحي آمن. وأضاف الزيدي أن الناس عادوا. ثم وصل زكريا الزيدي، وقال الزيدي إنه متعب.",
            "داود الزيدي 2 | زكريا الزيدي 2",
        ),
        // Two given names are two people.
        (
            "اعتقل حسن الحسيني أمس. ونفى محاميه حسين الحسيني التهم.",
            "حسن الحسيني 1 | حسين الحسيني 1",
        ),
        // The tagger sees only the first word of the name.
        (
            "قال مازن حوراني مواليد حلب إن الحي تغير. ثم غادر مازن حوراني المدينة.",
            "مازن حوراني 2",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(persons(text), expected, "{text}");
    }
}
