// What the browser does for the page in fewer bytes here than in Rust: compressing, reading HTML,
// keeping articles, saving files. Each function is total: what cannot be done gives `undefined`,
// `false` or an empty list. `src/browser/platform.rs` declares them.

const BASE64URL = { "+": "-", "/": "_", "=": "" };

// Compresses a text for an address.
export async function pack(text, done) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  done(btoa(binary).replace(/[+/=]/g, (c) => BASE64URL[c]));
}

// Unpacks what `pack` made; a text of more than `limit` bytes is cut off before it is whole.
export async function unpack(packed, limit, done) {
  let text = "";
  let size = 0;
  try {
    const binary = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const reader = stream.getReader();
    for (let part; !(part = await reader.read()).done; ) {
      size += part.value.length;
      if (size > limit) {
        reader.cancel();
        return done();
      }
      text += decoder.decode(part.value, { stream: true });
    }
    done(text + decoder.decode());
  } catch {
    done();
  }
}

// Puts a text on the clipboard.
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    done(true);
  } catch {
    done(false);
  }
}

// Reads the first bytes of a file.
export async function bytesOf(file, most, done) {
  const read = file.slice(0, most).arrayBuffer();
  done(await read.then((bytes) => new Uint8Array(bytes), () => undefined));
}

// Gives the reader a file.
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Gives the reader a picture of an element of the page; the code for it lies in a file of its own.
export async function picture(selector, name, done) {
  try {
    const { draw } = await import(new URL("picture.js", document.baseURI).href);
    const element = document.querySelector(selector);
    save(name, "", await draw(element, name.endsWith(".png")));
    done(true);
  } catch {
    done(false);
  }
}

const BLOCKS =
  /^(ADDRESS|ARTICLE|BLOCKQUOTE|BODY|BR|DD|DIV|DT|FIGCAPTION|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/;
const NO_TEXT =
  "script,style,nav,aside,footer,form,button,select,noscript,template,svg,iframe,object,figure,[hidden],[aria-hidden=true]";

// Parses HTML without running it: the page's only way from a text to elements, and so the only place
// that browsers which ask for trusted types have to trust.
let policy;
function parsed(html) {
  const rules = { createHTML: (html) => html };
  policy ??= globalThis.trustedTypes?.createPolicy("siyaq", rules) ?? rules;
  return new DOMParser().parseFromString(policy.createHTML(html), "text/html");
}

// The article in the text of a file, and the day that a document of HTML or Markdown gives.
export function article({ name }, text) {
  if (/\.x?html?$/i.test(name)) return ofHtml(text);
  return /\.(md|markdown)$/i.test(name) ? ofMarkdown(text) : [text];
}

// The article in an HTML document, which is parsed without being run: its text, a paragraph or
// heading a line, and the day its metadata say it appeared.
function ofHtml(html) {
  const page = parsed(html);
  const published = publication(page);
  const heading = page.querySelector("h1")?.textContent.trim().replace(/\s+/g, " ") ?? "";
  // Inside the body: one that is itself hidden until a script shows it is read all the same.
  for (const other of page.body.querySelectorAll(NO_TEXT)) other.remove();
  const size = (element) => element.textContent.length;
  const [root] = [...page.querySelectorAll("article,main,[role=main]")]
    .filter((element) => size(element) * 2 > size(page.body))
    .sort((a, b) => size(a) - size(b));
  let text = "";
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data.replace(/\s+/g, " ");
      const block = BLOCKS.test(child.tagName);
      if (block) text += "\n";
      walk(child);
      if (block) text += "\n";
    }
  };
  walk(root ?? page.body);
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  if (heading && !lines.includes(heading)) lines.unshift(heading);
  return [lines.join("\n\n"), published];
}

const DATES =
  "meta[property='article:published_time'],meta[itemprop=datePublished],meta[name=pubdate],meta[name=date]," +
  "time[itemprop=datePublished],time[pubdate],time[datetime]";

function publication(page) {
  const found = [...page.querySelectorAll("script[type='application/ld+json']")].map((script) => {
    let date;
    try {
      JSON.parse(script.textContent, (key, value) => {
        if (key === "datePublished" && typeof value === "string") date ??= value;
        return value;
      });
    } catch {
      // Broken metadata say nothing.
    }
    return date;
  });
  for (const element of page.querySelectorAll(DATES)) {
    found.push(element.getAttribute("content") ?? element.getAttribute("datetime"));
  }
  const days = found.map((date) => /^\d{4}-\d\d-\d\d(?!\d)/.exec(date)?.[0]);
  return days.find(Boolean) ?? "";
}

// The text of a Markdown document without its marks, and the day that its front matter gives. No
// pattern looks on for what may never come, so that the work is linear.
function ofMarkdown(source) {
  const [, front = "", body] = /^(?:---\r?\n([^]*?)\r?\n---\r?\n)?([^]*)$/.exec(source);
  const field = (name) =>
    new RegExp(`^${name}:[ \\t]*["']?(.*)`, "m").exec(front)?.[1].trimEnd().replace(/["']$/, "") ?? "";
  const published = /^\d{4}-\d\d-\d\d/.exec(field("(?:date|published)"))?.[0] ?? "";
  const text = body
    .replace(/^(```|~~~)[^]*?^\1.*$/gm, "")
    .split("<!--")
    .map((part, place) => (place && part.includes("-->") ? part.slice(part.indexOf("-->") + 3) : part))
    .join("")
    .replace(/!\[[^[\]]*\]\(([^()]|\([^()]*\))*\)/g, "")
    .replace(/\[([^[\]]*)\](\(([^()]|\([^()]*\))*\)|\[[^[\]]*\])/g, "$1")
    .replace(/^[ \t]*([-*_][ \t]*){3,}$/gm, "")
    .replace(/^[ \t]*(#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, "")
    .replace(/(\*\*|__|[*`])(\S[^]*?)\1/g, "$2")
    .trim();
  const title = field("title");
  return [title && !text.startsWith(title) ? `${title}\n\n${text}` : text, published];
}

// Puts the text that is pasted where the cursor stands, with its paragraphs, where it was copied with its form.
export function paste(event) {
  const html = event.clipboardData?.getData("text/html");
  const [text] = html ? ofHtml(html) : [];
  if (!text) return;
  event.preventDefault();
  const { target } = event;
  target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
}

// The text and the date in the box for another article.
const fields = () => ["text", "date"].map((name) => document.getElementById(`compose-${name}`));
export const written = () => fields().map(({ value }) => value);

// Goes to that box; where it is empty, to its date with this text in it, if any.
export function compose(text) {
  const [area, date] = fields();
  const undated = text && !area.value;
  if (undated) area.value = text;
  (undated ? date : area).focus({ preventScroll: true });
}

// The file just chosen; the input is emptied, so that the same file can be chosen again.
export function chosen({ target }) {
  const [file] = target.files;
  target.value = "";
  return file;
}

// What is dropped.
export const droppedFile = ({ dataTransfer }) => dataTransfer?.files[0];
export const droppedText = ({ dataTransfer }) => dataTransfer?.getData("text/plain") ?? "";

// Whether a file or text is dragged, which may then be dropped.
export function dragged(event) {
  const readable = event.dataTransfer?.types.some((type) => /^(Files|text\/plain)$/.test(type));
  if (readable) event.preventDefault();
  return !!readable;
}

const KEPT = "siyaq-articles";
const MOST_KEPT = 5;
const MOST_UNITS = 1_000_000;

// The articles in a storage; what is no article is passed over.
function articlesIn(storage) {
  try {
    const articles = JSON.parse(storage()[KEPT] || "[]");
    return articles.filter((a) => typeof a?.text === "string" && typeof a.published === "string");
  } catch {
    return [];
  }
}

// The articles that come with the page, in its order.
export function examples() {
  const all = document.querySelectorAll("template.example");
  return [...all].flatMap((e) => [e.content.textContent, e.dataset.published]);
}

// The articles kept in this browser: that of this tab first, whatever other tabs have read since, then
// the last one.
export function kept() {
  const own = articlesIn(() => sessionStorage);
  const others = articlesIn(() => localStorage).filter((a) => a.text !== own[0]?.text);
  return [...own, ...others].slice(0, MOST_KEPT).flatMap(({ text, published }) => [text, published]);
}

// Keeps an article before all others; older ones go when there are too many. False where the
// browser keeps nothing, or the article is too long.
export function keep(text, published) {
  const others = articlesIn(() => localStorage).filter((a) => a.text !== text);
  const articles = [{ text, published }, ...others].slice(0, MOST_KEPT);
  let room = MOST_UNITS;
  const few = articles.filter((a) => a.text.length <= room && ((room -= a.text.length), true));
  try {
    sessionStorage.removeItem(KEPT);
    if (few[0]?.text === text) sessionStorage[KEPT] = JSON.stringify(few.slice(0, 1));
  } catch {
    // The tab remembers none; the browser may.
  }
  for (; few[0]?.text === text; few.pop()) {
    try {
      localStorage[KEPT] = JSON.stringify(few);
      return true;
    } catch {
      // The storage is full or closed; fewer articles may fit.
    }
  }
  return false;
}

// A small setting of this tab, else of this browser.
export function setting(name) {
  const key = `siyaq-${name}`;
  try {
    return sessionStorage[key] ?? localStorage[key] ?? "";
  } catch {
    return "";
  }
}

// Changes a setting; an empty one is taken away. All tabs have one theme.
export function set(name, value) {
  const key = `siyaq-${name}`;
  try {
    if (name !== "theme") sessionStorage[key] = value;
    if (value) localStorage[key] = value;
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing keeps no setting either.
  }
}

// The article's text as an element: of paragraphs with a null between them, each after the letter of its
// kind, h for a heading and p; the title, t, stands above. Stretches are three numbers each: a paragraph, and
// the first and one past the last UTF-16 unit in it.
export function writeText(text, atOnce) {
  const element = document.createElement("div");
  Object.assign(element, { className: "text", lang: "ar", dir: "rtl" });
  const nodes = text.split("\0").map((text, index) => {
    if (text[0] === "t") return;
    const paragraph = document.createElement(text[0] === "h" ? "h3" : "p");
    paragraph.dataset.paragraph = index;
    paragraph.textContent = text.slice(1);
    element.append(paragraph);
    return paragraph.firstChild;
  });
  const nodeOf = (index) =>
    nodes[index] ?? element.getRootNode().querySelector(`h1[data-paragraph="${index}"]`)?.firstChild;
  const registry = globalThis.CSS?.highlights;
  return {
    element,
    // Paints stretches, and no others, under a name: the first at once, the others when the page has
    // drawn itself. Ranges that do not follow changes of the document: live ones do, so that with thousands
    // of them every change of any text, a count in a panel, costs milliseconds.
    paint(name, stretches, priority) {
      registry?.delete(name);
      if (!registry || !stretches.length) return;
      const highlight = new Highlight();
      highlight.priority = priority;
      const add = (from) => {
        let i = from;
        for (; i < Math.min(stretches.length, from + 3 * atOnce); i += 3) {
          const node = nodeOf(stretches[i]);
          const [startOffset, endOffset] = stretches.subarray(i + 1, i + 3);
          if (node) highlight.add(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
        }
        if (i < stretches.length) setTimeout(add, 0, i);
      };
      add(0);
      registry.set(name, highlight);
    },
    // Scrolls a stretch into the middle of the window.
    reveal([paragraph, start, end]) {
      const node = nodeOf(paragraph);
      if (!node) return;
      const { top } = boxOf(node, start, end);
      const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
      // A long paragraph may be taller than the window: then its beginning is no help.
      const element = node.parentElement;
      if (element.clientHeight < innerHeight * 0.6) element.scrollIntoView({ block: "center", behavior });
      else scrollBy({ top: top - innerHeight / 2, behavior });
    },
  };
}

// The index of the paragraph under a point of the window, and the UTF-16 unit in it. The caret lies
// between letters: the letter is taken whose box holds the point. Safari before 18.4 knows no caret
// from a point; there a press in the text does nothing.
export function placeAt({ clientX: x, clientY: y }) {
  if (getSelection()?.isCollapsed === false) return [];
  const { offsetNode: node, offset } = document.caretPositionFromPoint?.(x, y) ?? {};
  const unit = [offset, offset - 1].find((unit) => {
    if (!node?.data?.[unit]) return false;
    const { left, right } = boxOf(node, unit, unit + 1);
    return left <= x && x <= right;
  });
  const paragraph = node?.parentElement?.dataset.paragraph;
  return unit !== undefined && paragraph ? [+paragraph, unit] : [];
}

// Scrolls the list of events sideways until the one that is picked is in its middle.
export function reveal(root) {
  const strip = root.querySelector(".strip");
  const entry = strip?.querySelector(".entry.is-picked");
  const middle = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return (left + right) / 2;
  };
  if (entry) strip.scrollBy(middle(entry) - middle(strip), 0);
}

// The number in an attribute of the element that is pressed, or of one around it; else -1.
export function pressed({ target }, name) {
  const number = parseInt(target.closest(`[${name}]`)?.getAttribute(name));
  return number >= 0 ? number : -1;
}

// Whether a key is held that has what is pressed join what is picked.
export const joins = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

// The value of an input, and another one for it.
export const typed = ({ target }) => target.value;
export const put = ({ target }, value) => (target.value = value);

// Moves the focus from a button of a list to another, as a key says: the arrows go round, and that to
// the left goes on where the writing does.
export function walk(event) {
  const list = event.target.closest("[role=toolbar],.strip");
  const buttons = [...list.querySelectorAll("button:not([hidden] *)")];
  const at = buttons.indexOf(event.target);
  const left = getComputedStyle(list).direction === "rtl" ? 1 : -1;
  const steps = { ArrowLeft: left, ArrowRight: -left, ArrowUp: -1, ArrowDown: 1, Home: -at, End: -1 - at };
  const step = steps[event.key];
  if (at < 0 || step === undefined) return;
  event.preventDefault();
  buttons.at((at + step) % buttons.length).focus();
}

// Tells of Escape. What is told when printing begins goes onto paper, and is taken away after it: a screen
// never carries it.
export function watch(told) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) told(false);
  });
  const fill = (html) => document.querySelector(".paper")?.replaceChildren(...parsed(html).body.childNodes);
  addEventListener("beforeprint", () => fill(told(true)));
  addEventListener("afterprint", () => fill(""));
}

export const print = () => globalThis.print();
export const toTop = () => scrollTo(0, 0);

// The box of some units of a text node, which others (a translator) may have made shorter.
function boxOf(node, start, end) {
  const range = new Range();
  range.setStart(node, Math.min(start, node.length));
  range.setEnd(node, Math.min(end, node.length));
  return range.getBoundingClientRect();
}

// The languages with their regions that readers have asked for; a locale is twice a place in this list
// for each bit of what else it tells (src/i18n.rs).
const tags = ["ar", "en"];

// The locale that a tag asks for, with the region of the reader, where the tag has none, and with the
// calendar and digits of that region, where the tag tells none.
export function reader(tag) {
  if (!/^(ar|en)(?![a-z])/.test(tag)) tag = "ar";
  const [base, wish] = tag.split("-u-");
  const language = base.slice(0, 2);
  const known = base === language && navigator.languages.find((other) => other.split("-")[0] === language);
  const [regional, extension] = (known || tag).split("-u-");
  const asked = wish ?? extension;
  let told = {};
  try {
    told = new Intl.DateTimeFormat(asked ? `${regional}-u-${asked}` : regional).resolvedOptions();
    if (!tags.includes(regional)) tags.push(regional);
  } catch {
    // No such language.
  }
  const { calendar = "", numberingSystem } = told;
  const place = Math.max(tags.indexOf(regional), tags.indexOf(language));
  return (place * 2 + calendar.startsWith("islamic")) * 4 + (numberingSystem === "arab") * 2 + (language === "en");
}

// The first format of dates takes longest: it is made while the WebAssembly is on its way.
reader("ar");

// Whether two regional indicators are drawn as one sign, a flag: then they are narrower together than
// apart. A canvas measures them without laying out the page.
export function joined(first, second) {
  const canvas = document.createElement("canvas").getContext("2d");
  const width = (...parts) => canvas?.measureText(parts.join("")).width;
  return 4 * width(first, second) < 3 * width(first, "\u200c", second);
}

const formats = new Map();

// Days, counted from 1970-01-01, in the words of a locale: one date where the first and the last give
// the same. `parts` adds 1 for days, 2 for months, 4 for years.
export function days(locale, first, last, parts, hijri) {
  const era = first < -719162;
  const key = [locale, parts, era, hijri].join();
  try {
    if (!formats.has(key)) {
      const options = { timeZone: "UTC", numberingSystem: locale & 2 ? "arab" : "latn" };
      options.calendar = hijri ? "islamic-umalqura" : "gregory";
      if (parts & 1) options.day = "numeric";
      if (parts & 2) options.month = "long";
      if (parts & 4) options.year = "numeric";
      if (parts & 4 && era) options.era = "short";
      formats.set(key, new Intl.DateTimeFormat(tags[locale >> 3], options));
    }
    return formats.get(key).formatRange(first * 864e5, last * 864e5);
  } catch {
    return "";
  }
}

let saying;
let said = "";

// Tells a screen reader, once the words have stood for a moment: who moves on at once need not hear
// what is gone.
export function say(words) {
  if (words === said) return;
  said = words;
  clearTimeout(saying);
  saying = setTimeout(() => {
    const region = document.querySelector("[aria-live]");
    if (region) region.textContent = words;
  }, 400);
}

// The names in a host's file (docs/lexicon.md), a line for each, with tabs between its fields; else a mark
// and why there are none.
export async function names(url, done) {
  let found;
  try {
    const response = await fetch(url);
    if (!response.ok) throw response.status;
    const fields = ({ id, name, type, country, also = [] }) => [id, name, type, country, ...also];
    const word = (field) => String(field ?? "").replace(/\s+/g, " ");
    const line = (entry) => fields(entry).map(word).join("\t");
    found = (await response.json()).map(line).join("\n");
  } catch (error) {
    found = `!${url}: ${error}`;
  }
  done(found);
}

// The language that the page's address asks for.
export const asked = () => new URLSearchParams(location.search).get("lang") ?? "";

// Tells the document its language, the direction of that, and its title.
export function name(lang, dir, title) {
  Object.assign(document.documentElement, { lang, dir });
  document.title = title;
}

// Whether a media query is true.
export const matches = (query) => matchMedia(query).matches;

// Shows the page in a theme.
export function dress(theme) {
  document.documentElement.dataset.theme = theme;
}

// The page's address, without its fragment or the fragment alone.
export const address = (fragment) => (fragment ? location.hash : location.href.split("#")[0]);

// Changes the page's address, where the browser lets it be changed.
export function moveTo(address) {
  try {
    history.replaceState(null, "", address);
  } catch {
    // It stays as it was.
  }
}
