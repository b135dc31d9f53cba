// Finds the article on the host's page and reads it as plain text, changing nothing: a paragraph a
// line, and for each letter the text node that shows it. What is no part of the article is left out:
// captions, advertisements, links to other articles, bylines, scripts.

/** Never text of the article. */
const SKIPPED =
  "script,style,noscript,template,figcaption,nav,aside,footer,address,form,button,select,textarea," +
  "input,iframe,object,svg,canvas,audio,video,siyaq-explorer,[hidden],[aria-hidden=true]," +
  "[role=navigation],[role=complementary],[role=search],[role=dialog],[itemprop=caption]";

/** A word of a class or an id that names what is no part of the article. */
const ASIDE =
  /^(ad|adv|ads\w*|advert\w*|sponsor\w*|promo\w*|banner\w*|dfp|gpt|taboola\w*|outbrain\w*|related\w*|recommend\w*|seealso|readmore|share\w*|sharing|social\w*|caption\w*|credits?|newsletter\w*|subscri\w*|comments?|respond|tags|taglist|breadcrumbs?|byline|author\w*|meta|posted|date|timestamp|sidebar|popup|toolbar|pagination|copyright)$/;

/** What a line says that leads to other articles, without hamzas and marks. */
const LABEL =
  /^(?:(?:اقرا|اقرؤوا|شاهد|طالع|تابع|قد يهمك|ذات صله)(?: ايضا| المزيد)?|(?:اخبار|مواضيع|موضوعات|مقالات) (?:ذات صله|متعلقه|مشابهه)|المزيد(?: من الاخبار)?|الاكثر قراءه|للمزيد|اعلان(?:ات)?|تابعونا|شارك(?:ها)?)(?: على .{1,20})?(?= ?[:：]|$)/;

const INLINE_TAG =
  /^(a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|ins|label|mark|q|ruby|s|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** White space, or what is neither that nor a control that turns the direction of writing. */
const PIECE = /[\s\x85]+|[^\s\x85\0\u202a-\u202e\u2066-\u2069]+/g;

/** One paragraph: its text, and where on the page its letters are. */
class Paragraph {
  text = "";
  /** Letters in a row from one node: the first one's place in the text, the node, its place there. */
  runs = [];
  /** How many letters are parts of links or of times of day. */
  #aside = 0;

  /** Adds what a text node shows. */
  add(node, aside) {
    for (const { 0: piece, index: offset } of node.data.matchAll(PIECE)) {
      const blank = /^[\s\x85]/.test(piece);
      if (blank && (!this.text || this.text.endsWith(" "))) continue;
      const unit = this.text.length;
      this.text += blank ? " " : piece;
      this.#aside += blank || !aside ? 0 : piece.length;
      const last = this.runs.at(-1);
      const length = this.text.length - unit;
      if (last?.node === node && last.offset + last.length === offset) last.length += length;
      else this.runs.push({ unit, node, offset, length });
    }
  }

  /** Whether this is a paragraph of the article rather than a link, a date or a label. */
  get stands() {
    const bare = this.text.replace(/[\u064b-\u0652]/g, "").replace(/[أإآ]/g, "ا").replace(/ة/g, "ه");
    const label = LABEL.exec(bare)?.[0].length ?? 0;
    const words = squeezed(this.text).length;
    return words > 0 && this.#aside < 0.8 * words && !(label && this.#aside + label >= 0.8 * words);
  }
}

/** An article as it was read. */
export class Article {
  constructor(root, paragraphs) {
    /** The element that holds it; `null` where the page shows its text nowhere. */
    this.root = root;
    this.paragraphs = paragraphs;
    this.text = paragraphs.map((paragraph) => paragraph.text).join("\n");
  }

  /** The range of the page that shows UTF-16 units `start` to `end` of a paragraph. */
  range(paragraph, start, end) {
    const runs = this.paragraphs[paragraph]?.runs ?? [];
    const at = (unit) => runs.findLast((run) => run.unit <= unit);
    const [first, last] = [at(start), at(end - 1)];
    if (!first?.node.isConnected || !last?.node.isConnected) return null;
    const range = new Range();
    try {
      range.setStart(first.node, first.offset + start - first.unit);
      range.setEnd(last.node, last.offset + end - last.unit);
    } catch {
      return null; // The page has changed its text; it is about to be read again.
    }
    return range;
  }

  /** The paragraph and the UTF-16 unit of the letter under a point of the window, or `null`. */
  placeAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    if (!caret) return null;
    // The caret lies between letters: take the one whose box holds the point.
    for (const offset of [caret.offset, caret.offset - 1]) {
      for (const [paragraph, { runs }] of this.paragraphs.entries()) {
        const run = runs.find(
          (run) => run.node === caret.offsetNode && run.offset <= offset && offset < run.offset + run.length,
        );
        if (!run) continue;
        const unit = run.unit + offset - run.offset;
        const box = this.range(paragraph, unit, unit + 1)?.getBoundingClientRect();
        if (box && box.left <= x && x <= box.right) return { paragraph, unit };
      }
    }
    return null;
  }
}

/**
 * Finds and reads the article of a document: the element that `selector` (or an id) names, else by
 * what the page says of itself. `null` where there is none.
 */
export function findArticle(doc, selector) {
  if (selector) return read(named(doc, selector));
  const told = jsonLd(doc).filter((item) => typeof item.articleBody === "string");
  return (
    read(longest(doc, "[itemprop~=articleBody]")) ??
    best(fromJsonLd(doc, longestOf(told.map((item) => item.articleBody))), read(longest(doc, "article"))) ??
    read(longest(doc, "main,[role=main]"))
  );
}

/** The day an article appeared, `2025-11-06`, as the page tells it; empty where it does not. */
export function findDate(doc, root) {
  const place = root?.closest("article,main,[itemtype]") ?? root;
  return firstDay([
    ...jsonLd(doc).map((item) => item.datePublished),
    doc.querySelector("meta[property='article:published_time'],meta[itemprop=datePublished]")?.content,
    ...times(place, "time[itemprop=datePublished],time[pubdate]"),
    ...times(place, "time[datetime]"),
    besides(root),
  ]);
}

function times(place, selector) {
  return [...(place?.querySelectorAll(selector) ?? [])].map((time) => time.dateTime);
}

function firstDay(sources) {
  const days = sources.map((source) => /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(source)?.[1]);
  return days.find(Boolean) ?? "";
}

/** The date that stands nearest to the article, unless several do: then they are of other articles. */
function besides(root) {
  for (let place = root; place; place = place.parentElement) {
    const days = new Set(times(place, "time[datetime]").map((time) => firstDay([time])));
    if (days.size) return days.size === 1 ? [...days][0] : "";
  }
}

function named(doc, selector) {
  try {
    return doc.getElementById(selector) ?? doc.querySelector(selector);
  } catch {
    return null; // No valid selector.
  }
}

function longestOf(texts) {
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}

/** The element with the most text, among those that are no part of something that is skipped. */
function longest(doc, selector) {
  const found = [...doc.querySelectorAll(selector)].filter((e) => !e.parentElement?.closest(SKIPPED));
  const size = (element) => element.textContent.length;
  return found.reduce((most, e) => (most && size(most) >= size(e) ? most : e), null);
}

/** What the data of the page tells, unless the page shows much more: it may be a summary. */
function best(told, shown) {
  return told && (!shown || told.text.length * 2 > shown.text.length) ? told : shown;
}

function read(root) {
  const paragraphs = root ? paragraphsOf(root) : [];
  return paragraphs.length ? new Article(root, paragraphs) : null;
}

/** The articles that the page describes in JSON-LD. */
function jsonLd(doc) {
  const found = [];
  const collect = (item) => {
    if (Array.isArray(item)) item.forEach(collect);
    else if (item && typeof item === "object") {
      if (/Article|Posting|Report/.test(item["@type"])) found.push(item);
      collect(item["@graph"]);
      collect(item.mainEntity);
    }
  };
  for (const script of doc.querySelectorAll("script[type='application/ld+json']")) {
    try {
      collect(JSON.parse(script.textContent));
    } catch {
      // Many pages have some that does not parse.
    }
  }
  return found;
}

/** The paragraphs of the page that make up a text, which often comes without their borders. */
function fromJsonLd(doc, body) {
  if (!body) return null;
  if (/<\/?[a-z][^>]*>/i.test(body)) {
    body = read(new DOMParser().parseFromString(body, "text/html").body)?.text ?? "";
  }
  const bare = squeezed(body);
  const paragraphs = [];
  let from = 0;
  let covered = 0;
  for (const paragraph of paragraphsOf(doc.body)) {
    const letters = squeezed(paragraph.text);
    const at = bare.indexOf(letters, from);
    // A few words may stand anywhere on the page: they count right after what came before.
    if (at < 0 || (letters.length < 40 && at > from)) continue;
    paragraphs.push(paragraph);
    covered += letters.length;
    from = at + letters.length;
  }
  if (covered > 0 && covered >= 0.8 * bare.length) {
    return new Article(ancestor(paragraphs), paragraphs);
  }
  const lines = body.split("\n").map((line) => {
    const paragraph = new Paragraph();
    paragraph.add(new Text(line), false);
    return paragraph;
  });
  const standing = lines.filter((line) => line.stands);
  return standing.length ? new Article(null, standing) : null;
}

/** The innermost element that holds all of the paragraphs. */
function ancestor(paragraphs) {
  const range = new Range();
  range.setStartBefore(paragraphs[0].runs[0].node);
  range.setEndAfter(paragraphs.at(-1).runs.at(-1).node);
  const node = range.commonAncestorContainer;
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}

function squeezed(text) {
  return text.replace(/[\s\x85\0\u202a-\u202e\u2066-\u2069]+/g, "");
}

/** The paragraphs that an element shows. */
function paragraphsOf(root) {
  const whole = root.textContent.length;
  const paragraphs = [];
  let paragraph = new Paragraph();
  const close = () => {
    paragraph.text = paragraph.text.trimEnd();
    if (paragraph.stands) paragraphs.push(paragraph);
    paragraph = new Paragraph();
  };
  const visit = (element, aside) => {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) paragraph.add(node, aside);
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const { display, visibility } = getComputedStyle(node);
      if (display === "none") continue;
      const inline = display ? /^(inline|contents|ruby)/.test(display) : INLINE_TAG.test(node.localName);
      if (!inline || node.localName === "br") close();
      if (visibility !== "hidden" && !isAside(node, whole)) {
        visit(node, aside || node.localName === "a" || node.localName === "time");
      }
      if (!inline) close();
    }
  };
  visit(root, false);
  close();
  return paragraphs;
}

/** Whether an element in an article of `whole` letters is no part of it. */
function isAside(element, whole) {
  if (element.matches(SKIPPED)) return true;
  const names = `${element.id} ${element.getAttribute("class") ?? ""}`.toLowerCase().split(/[\s_-]+/);
  const named = element.localName === "article" || names.some((name) => ASIDE.test(name));
  // A theme may name the article's own frame after what else is in it.
  return named && element.textContent.length * 2 < whole;
}
