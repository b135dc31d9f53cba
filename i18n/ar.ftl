# واجهة سياق بالعربية
app-name = سياق
app-tagline = اقرأ الخبر في سياقه
skip-to-text = انتقل إلى نص المقال
language-other = English
language-other-label = بدّل الواجهة إلى الإنجليزية

# ما يقدّمه القارئ
compose-open = استكشف مقالًا آخر
compose-title = مقال جديد
compose-text-label = نص المقال
compose-text-hint = ألصق نص مقال عربي هنا، أو اسحب ملفًا (‎.txt أو ‎.html أو ‎.md) وأفلته في أي موضع من الصفحة.
compose-date-label = تاريخ النشر (اختياري)
compose-date-hint = من دونه تبقى عبارات مثل «أمس» و«العام الماضي» بلا تاريخ.
compose-file = افتح ملفًا
compose-go = استكشف
compose-drop = أفلت الملف لاستكشافه
examples-title = أمثلة
example-accords = كازاخستان واتفاقات إبراهيم
example-flood = فيضان وإغاثة
example-rail = زيارة وسكة حديد
privacy = لا يغادر النص جهازك: كل شيء يجري داخل متصفحك.

# ما قد يتعذّر
problem-title = تعذّر الاستكشاف
problem-empty = لا نص هنا. اكتب نص المقال أو ألصقه ثم حاول ثانية.
problem-too-long = النص أطول مما نستطيع عرضه: حجمه { $size } ميغابايت، والحد { $limit } ميغابايت.
problem-no-arabic = لا نجد في النص حروفًا عربية، وسياق يقرأ المقالات العربية وحدها.
problem-not-text = هذا الملف ليس نصًّا مقروءًا. اختر ملفًا نصيًّا (‎.txt).
problem-not-utf8 = الملف ليس بترميز UTF-8. احفظه بهذا الترميز ثم افتحه.
problem-unreadable = تعذّرت قراءة الملف.
problem-bad-date = التاريخ «{ $date }» غير صحيح. اكتبه على صورة 2025-11-06 أو اتركه فارغًا.
problem-bad-link = الرابط تالف أو لا يحمل مقالًا.
problem-bad-kept = ما حفظه هذا المتصفح من مقالات تالف، فهذا مثال بدلًا منه.
problem-kept = المقال السابق باقٍ كما هو.
problem-dismiss = أخفِ الرسالة
note-replaced = في النص رموز تالفة حلّت محلها العلامة �.
note-controls = أزلنا من النص رموزًا خفية تقلب اتجاه الكتابة.
note-not-kept = لم يُحفظ هذا المقال في متصفحك: إما أنه طويل أو أن التخزين ممتلئ أو مقفل.
note-no-date = لا نعرف تاريخ النشر، فبقيت { $count ->
    [zero] عبارات زمنية
    [one] عبارة زمنية واحدة
    [two] عبارتان زمنيتان
    [few] { $count } عبارات زمنية
    [many] { $count } عبارة زمنية
   *[other] { $count } عبارة زمنية
  } بلا تاريخ.
note-no-date-action = أضف تاريخ النشر
parsing = نقرأ المقال…
empty-title = لا مقال بعد
empty-body = اختر مثالًا أو ألصق مقالًا لتبدأ.

kept-title = مقالات سابقة
kept-forget = انسها كلها

# ما يأخذه القارئ
share = انسخ رابط المشاركة
share-copied = نُسخ الرابط، وفيه المقال كله.
share-copy = انسخ هذا الرابط:
share-too-long = المقال أطول من أن يسعه رابط من { $limit } حرف.
export = صدّر
export-json = كل ما وُجد (JSON)
export-json-ld = بيانات لمحركات البحث (JSON-LD)
export-events-csv = جدول الأحداث (CSV)
export-relations-csv = جدول العلاقات (CSV)
export-timeline-js = خط زمن لأداة TimelineJS
export-annotations = حواشٍ معيارية (Web Annotations)
export-timeline-svg = صورة خط الزمن (SVG)
export-timeline-png = صورة خط الزمن (PNG)
export-graph-svg = صورة العلاقات (SVG)
export-graph-png = صورة العلاقات (PNG)
export-no-picture = لا صورة: إما أن اللوحة فارغة أو أن متصفحك لا يرسمها.
print = اطبع
theme-dark = مظهر داكن

# الزيارة الأولى
welcome-title = هكذا يقرأ سياق خبرًا
welcome-body = وجدنا في هذا المثال الأسماء والتواريخ وما فعلته الدول بعضها ببعض. اضغط أيًّا منها لتراه في النص وفي اللوحات كلها، ثم ألصق مقالك أنت.

# المقال
published-on = نُشر في { $date }
published-unknown = تاريخ النشر غير معروف
reading-title = النص
reading-hint = اضغط اسمًا ملوّنًا في النص لتعرف موضعه من الخبر.
highlights-toggle = لوّن الأسماء
mentions-list = الأسماء بترتيبها
article-untitled = مقال بلا عنوان

# الأسماء
chips-title = الأسماء
chips-hint = اضغط اسمًا ليُضاء في النص وفي اللوحات كلها.
chips-search = ابحث في الأسماء
chips-none = لم نجد أسماء في هذا المقال.
chips-no-match = لا اسم يطابق بحثك.
chips-all = أظهر الأسماء كلها ({ $count })
chips-few = أظهر أبرزها فقط
chips-types = أنواع الأسماء
chips-together = معًا
chips-together-hint = اختر اسمين أو أكثر لترى الجمل التي تجمعها.
together-count = { $count ->
    [zero] لا جملة تجمعها
    [one] جملة واحدة تجمعها
    [two] جملتان تجمعانها
    [few] { $count } جمل تجمعها
    [many] { $count } جملة تجمعها
   *[other] { $count } جملة تجمعها
}
type-person = أشخاص
type-country = دول
type-place = أماكن
type-organization = هيئات
type-agreement = اتفاقات
type-event = أحداث مسمّاة
type-group = جماعات
one-person = شخص
one-country = دولة
one-place = مكان
one-organization = هيئة
one-agreement = اتفاق
one-event = حدث مسمّى
one-group = جماعة
mention-count = { $count ->
    [zero] بلا ذكر
    [one] ذُكر مرة واحدة
    [two] ذُكر مرتين
    [few] ذُكر { $count } مرات
    [many] ذُكر { $count } مرة
   *[other] ذُكر { $count } مرة
}

# الزمن
timeline-title = خط الزمن
timeline-hint = الأقدم إلى اليمين، والفجوات الطويلة مضغوطة. اسحب الطرفين لتحصر فترة.
timeline-hijri = بالهجري أيضًا
timeline-from = بداية الفترة
timeline-to = نهاية الفترة
timeline-shown = { $shown } من { $total }
timeline-all = كل الزمن
timeline-nothing-left = لا أحداث في هذه الفترة.
timeline-none = لم نجد أحداثًا مؤرخة في هذا المقال.
timeline-publication = يوم النشر
gap-years = { $count ->
    [zero] أقل من سنة
    [one] سنة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
gap-months = { $count ->
    [zero] أقل من شهر
    [one] شهر
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
gap-days = { $count ->
    [zero] اليوم نفسه
    [one] يوم
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
shape-span = ممتد
shape-fuzzy = تقريبي
shape-open = مفتوح
event-count = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
}
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-decade = عقد { $year }
date-century = القرن الـ{ $number }
date-bc = { $date } ق.م
date-interval = من { $from } إلى { $to }
date-since = منذ { $from }
date-until = حتى { $to }
date-about = نحو { $date }
date-perhaps = { $date } (غير مؤكد)
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
season-spring = ربيع { $year }
season-summer = صيف { $year }
season-autumn = خريف { $year }
season-winter = شتاء { $year }

# العلاقات
relations-title = علاقات الدول
relations-none = لم نجد علاقات بين دول في هذا المقال.
relations-none-left = لا علاقات فيما أبقيته.
relations-view = طريقة العرض
relations-as-graph = رسم
relations-as-matrix = جدول تقاطع
relations-filter = أنواع العلاقات المعروضة
relations-partial = يعرض الرسم الدول العشرين الأكثر علاقاتٍ، وفي الجدول كلها.
matrix-caption = من فعل (الصفوف) لمن (الأعمدة): + تعاون، − خلاف، ؟ ما لم يقع أو نُفي
pair-tone = { $words } (محصلة النبرة { $tone } من 10)
tone-warm = يغلب التعاون
tone-cold = يغلب الخلاف
tone-even = بين تعاون وخلاف
why-verb = يدل عليها الفعل «{ $trigger }»، وفاعله { $source }، ومن يقع عليه { $target }.
why-passive = يدل عليها الفعل المبني للمجهول «{ $trigger }»، وقد وقع على { $target }، والفاعل { $source }.
why-participle = يدل عليها الوصف «{ $trigger }»، وطرفاه { $source } و{ $target }.
why-noun = يدل عليها الاسم «{ $trigger }»، ومنسوبه { $source }، ووجهته { $target }.
why-governed-noun = يدل عليها الاسم «{ $trigger }»، وصاحبه فاعل الفعل الذي قبله: { $source }، ووجهته { $target }.
why-together = تجمع الكلمة «{ $trigger }» بين { $source } و{ $target }.
why-answer = «{ $trigger }» جواب من { $source } على ما بدر قبله من { $target }.
why-speech = المتكلم { $source }، وكلامه «{ $trigger }» مطالبة أو اتهام موجه إلى { $target }.
why-joining = «{ $trigger }» انضمام إلى اتفاق أو هيئة من أطرافها { $target }، والمنضم { $source }.
relation-tone = النبرة { $tone }
by-name = اسمها
by-seat = عاصمتها أو مقرها
by-place = مكان فيها
by-office = منصب أو هيئة فيها
by-person = شخص يمثلها
by-nationality = نسبة إليها
by-people = أهلها
by-anaphor = إشارة إليها
by-member = عضو معروف
relations-caption = من فعل ماذا لمن، كما يقول المقال
relations-all = أظهر العلاقات كلها ({ $count })
relations-few = أظهر أوائلها فقط
relations-graph = رسم العلاقات؛ تفاصيله في الجدول الذي يليه.
column-source = من
column-type = ماذا
column-target = إلى
column-date = متى
column-status = الحال
between = { $a } و{ $b }
from-to = من { $a } إلى { $b }
legend-cooperation = تعاون
legend-conflict = خلاف
legend-unreal = لم يقع بعد أو منفي
status-asserted = مؤكَّد
status-negated = منفي
status-planned = مقرَّر
status-possible = محتمل
undated = بلا تاريخ
plover-agree = اتفاق أو وعد بالتعاون
plover-consult = لقاء أو زيارة أو وساطة
plover-support = دعم أو اعتراف أو إقامة علاقات
plover-concede = تنازل أو قبول مطلب
plover-cooperate = تعاون عملي
plover-aid = مساعدة
plover-retreat = انسحاب أو وقف قتال
plover-request = مطالبة
plover-accuse = اتهام أو إدانة
plover-reject = رفض
plover-threaten = تهديد أو تحذير
plover-protest = احتجاج
plover-sanction = عقوبات أو قطع علاقات
plover-mobilize = حشد قوات
plover-coerce = إكراه أو احتلال
plover-assault = هجوم بالقوة
quad-verbal-cooperation = تعاون بالقول
quad-material-cooperation = تعاون بالفعل
quad-verbal-conflict = خلاف بالقول
quad-material-conflict = خلاف بالفعل

# البطاقة
detail-title = التفاصيل
detail-close = ألغِ الاختيار
detail-names = كما ورد في النص
detail-mentions = في النص
detail-more = هذه المئة الأولى؛ والباقي مُضاء في النص.
detail-country = الدولة
detail-found = كيف عرفناه
detail-date = متى
detail-evidence = الشاهد
detail-sentence = الجملة
detail-said-by = القائل
detail-status = الحال
detail-events = في خط الزمن
detail-relations = في العلاقات
detail-people = من في الجملة
detail-jump = اذهب إليه في النص
found-lexicon = من قاموس الأسماء: { $entry }
found-pattern = من صيغة الكلام حوله: { $rule }
found-short-name = اسم مختصر لـ«{ $name }»
found-tagger = رجّحه النموذج من سياق الكلام، بهامش { $margin }

# ما يُقال للقارئ الآلي
announce-ready = جاهز: { $count ->
    [zero] لا أسماء
    [one] اسم واحد
    [two] اسمان
    [few] { $count } أسماء
    [many] { $count } اسمًا
   *[other] { $count } اسم
}
announce-selected = اختير { $name }
