# Siyaq's interface in English
app-name = Siyaq
app-tagline = Read the news in its context
skip-to-text = Skip to the article's text
language-other = العربية
language-other-label = Switch the interface to Arabic

# What a reader gives
compose-open = Explore another article
compose-title = New article
compose-text-label = Text of the article
compose-text-hint = Paste an Arabic article here, or drop a file (.txt, .html, .md) anywhere on the page.
compose-date-label = Publication date (optional)
compose-date-hint = Without it, words such as “yesterday” and “last year” stay undated.
compose-file = Open a file
compose-go = Explore
compose-drop = Drop the file to explore it
examples-title = Examples
example-accords = Kazakhstan and the Abraham Accords
example-flood = A flood and its relief
example-rail = A visit and a railway
privacy = The text never leaves your device: everything happens in your browser.

# What may go wrong
problem-title = This could not be explored
problem-empty = There is no text here. Type or paste the article, then try again.
problem-too-long = The text is longer than we can show: it has { $size } MB, the limit is { $limit } MB.
problem-no-arabic = There are no Arabic letters in this text; Siyaq reads Arabic articles only.
problem-not-text = This file is not readable text. Choose a text file (.txt).
problem-not-utf8 = The file is not in UTF-8. Save it in that encoding and open it again.
problem-unreadable = The file could not be read.
problem-bad-date = “{ $date }” is not a date. Write it like 2025-11-06 or leave it empty.
problem-bad-link = The link is damaged or holds no article.
problem-bad-kept = The articles that this browser kept are damaged; here is an example instead.
problem-kept = The article before is still here.
problem-dismiss = Hide this message
note-replaced = Damaged characters in the text were replaced by �.
note-controls = Hidden characters that turn the writing direction were removed.
note-not-kept = This article is not kept in your browser: it is long, or storage is full or off.
note-no-date = The publication date is not known, so { $count ->
    [one] one time expression stays
   *[other] { $count } time expressions stay
  } undated.
note-no-date-action = Add the publication date
parsing = Reading the article…
empty-title = No article yet
empty-body = Choose an example or paste an article to begin.

kept-title = Earlier articles
kept-forget = Forget them all

# What a reader takes away
share = Copy a link to share
share-copied = The link is copied; it holds the whole article.
share-copy = Copy this link:
share-too-long = The article is too long for a link of { $limit } characters.
export = Export
export-json = All that was found (JSON)
export-json-ld = Data for search engines (JSON-LD)
export-events-csv = Table of events (CSV)
export-relations-csv = Table of relations (CSV)
export-timeline-js = Timeline for TimelineJS
export-annotations = Web Annotations
export-timeline-svg = Picture of the timeline (SVG)
export-timeline-png = Picture of the timeline (PNG)
export-graph-svg = Picture of the relations (SVG)
export-graph-png = Picture of the relations (PNG)
export-no-picture = No picture: the panel is empty, or your browser cannot draw it.
print = Print
theme-dark = Dark theme

# The first visit
welcome-title = How Siyaq reads the news
welcome-body = In this example we found the names, the dates and what countries did to one another. Press any of them to see it in the text and in every panel; then paste an article of your own.

# The article
published-on = Published { $date }
published-unknown = Publication date not known
reading-title = Text
reading-hint = Press a coloured name in the text to see its part in the story.
highlights-toggle = Colour the names
mentions-list = Names in order
article-untitled = Untitled article

# Names
chips-title = Names
chips-hint = Press a name to light it up in the text and in every panel.
chips-search = Search the names
chips-none = We found no names in this article.
chips-no-match = No name matches your search.
chips-all = Show all { $count } names
chips-few = Show the main ones only
chips-types = Types of names
chips-together = Together
chips-together-hint = Choose two names or more to see the sentences with all of them.
together-count = { $count ->
    [one] one sentence names them all
   *[other] { $count } sentences name them all
}
type-person = People
type-country = Countries
type-place = Places
type-organization = Organisations
type-agreement = Agreements
type-event = Named events
type-group = Groups
one-person = Person
one-country = Country
one-place = Place
one-organization = Organisation
one-agreement = Agreement
one-event = Named event
one-group = Group
mention-count = { $count ->
    [one] named once
   *[other] named { $count } times
}

# Time
timeline-title = Timeline
timeline-hint = Oldest at the left; long gaps are compressed. Drag the ends to keep to a period.
timeline-hijri = Hijri dates too
timeline-from = Start of the period
timeline-to = End of the period
timeline-shown = { $shown } of { $total }
timeline-all = All times
timeline-nothing-left = No events in this period.
timeline-none = We found no dated events in this article.
timeline-publication = Publication day
gap-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
gap-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
gap-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
shape-span = span
shape-fuzzy = approximate
shape-open = open
event-count = { $count ->
    [one] 1 event
   *[other] { $count } events
}
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-decade = { $year }s
date-century = { $number } century
date-bc = { $date } BC
date-interval = { $from } to { $to }
date-since = since { $from }
date-until = until { $to }
date-about = about { $date }
date-perhaps = { $date } (uncertain)
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
season-spring = spring { $year }
season-summer = summer { $year }
season-autumn = autumn { $year }
season-winter = winter { $year }

# Relations
relations-title = Relations among countries
relations-none = We found no relations among countries in this article.
relations-none-left = No relations in what you kept.
relations-view = View
relations-as-graph = Graph
relations-as-matrix = Matrix
relations-filter = Kinds of relations shown
relations-partial = The graph shows the twenty countries with the most relations; the table has all.
matrix-caption = Who (rows) did what to whom (columns): + cooperation, − conflict, ؟ denied or not yet
pair-tone = { $words } (net tone { $tone } of 10)
tone-warm = mostly cooperation
tone-cold = mostly conflict
tone-even = cooperation and conflict alike
why-verb = The verb “{ $trigger }” says so: its subject is { $source }, its target { $target }.
why-passive = The passive “{ $trigger }” says so: it befell { $target }, the doer is { $source }.
why-participle = The participle “{ $trigger }” says so, of { $source } and { $target }.
why-noun = The noun “{ $trigger }” says so: it belongs to { $source } and is aimed at { $target }.
why-governed-noun = The noun “{ $trigger }” says so: its doer is the subject of the verb before it, { $source }; its target is { $target }.
why-together = The word “{ $trigger }” joins { $source } and { $target }.
why-answer = “{ $trigger }” is the answer of { $source } to what { $target } did before.
why-speech = { $source } is speaking, and “{ $trigger }” demands something of { $target } or charges it.
why-joining = “{ $trigger }” is joining an agreement or a body that { $target } belongs to; { $source } joins.
relation-tone = tone { $tone }
by-name = its name
by-seat = its capital or seat
by-place = a place in it
by-office = an office or body of it
by-person = a person who acts for it
by-nationality = its nationality
by-people = its people
by-anaphor = refers to it
by-member = a known member
relations-caption = Who did what to whom, as the article says
relations-all = Show all { $count } relations
relations-few = Show the first ones only
relations-graph = A drawing of the relations; the table after it has the details.
column-source = Who
column-type = What
column-target = To whom
column-date = When
column-status = Status
between = { $a } and { $b }
from-to = { $a } to { $b }
legend-cooperation = Cooperation
legend-conflict = Conflict
legend-unreal = Not yet, or denied
status-asserted = stated
status-negated = denied
status-planned = planned
status-possible = possible
undated = undated
plover-agree = Agreement or promise to cooperate
plover-consult = Meeting, visit or mediation
plover-support = Support, recognition or ties
plover-concede = Concession
plover-cooperate = Practical cooperation
plover-aid = Aid
plover-retreat = Withdrawal or ceasefire
plover-request = Demand
plover-accuse = Accusation or condemnation
plover-reject = Refusal
plover-threaten = Threat or warning
plover-protest = Protest
plover-sanction = Sanctions or cutting ties
plover-mobilize = Mobilisation
plover-coerce = Coercion or occupation
plover-assault = Attack by force
quad-verbal-cooperation = cooperation in words
quad-material-cooperation = cooperation in deeds
quad-verbal-conflict = conflict in words
quad-material-conflict = conflict in deeds

# The card
detail-title = Details
detail-close = Clear the selection
detail-names = As written in the text
detail-mentions = In the text
detail-more = These are the first hundred; the others are lit up in the text.
detail-country = Country
detail-found = How it was found
detail-date = When
detail-evidence = Evidence
detail-sentence = Sentence
detail-said-by = Who says so
detail-status = Status
detail-events = On the timeline
detail-relations = Among the relations
detail-people = Who is in the sentence
detail-jump = Go to it in the text
found-lexicon = From the list of names: { $entry }
found-pattern = From the words around it: { $rule }
found-short-name = A short name of “{ $name }”
found-tagger = Judged likely by the trained tagger, by { $margin } nats

# What a screen reader is told
announce-ready = Ready: { $count ->
    [one] one name
   *[other] { $count } names
}
announce-selected = { $name } selected
