// Paints the host's own text with the CSS Custom Highlight API: ranges over its text nodes, no
// change to them. The highlights are shared by all widgets of a page, each adds its own ranges, and
// other highlights of the page are left alone.

/** The line under the names of each type: they suit a light page and a dark one. */
const LINES = {
  person: "#4f74d9",
  country: "#d9541e",
  place: "dotted #d9541e",
  organization: "double #5b6ee1",
  agreement: "double #b04fc0",
  event: "#b04fc0",
  group: "dotted #4f74d9",
  date: "dashed #a3668a",
};

/** Lines and backgrounds only: the colour of the text stays the page's own. */
const STYLE = [
  ...Object.entries(LINES).map(
    ([kind, line]) => `::highlight(siyaq-${kind}){text-decoration:underline 2px var(--siyaq-${kind},${line})}`,
  ),
  "::highlight(siyaq-evidence){background-color:var(--siyaq-evidence,rgb(60 170 160/25%))}",
  "::highlight(siyaq-picked),::highlight(siyaq-jump){background-color:var(--siyaq-picked,rgb(255 200 0/40%))}",
].join("");

let sheet;

/** Gives the page the styles of the highlights, once. */
function style() {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
}

/** The marks of one widget on its article. */
export class Marks {
  #article;
  /** By name: what is painted, and the ranges that show it. */
  #painted = new Map();

  /** Takes another article, or the same read again; what is painted moves with it. */
  set article(article) {
    this.#article = article;
    for (const [name, { stretches, priority }] of this.#painted) this.paint(name, stretches, priority);
  }

  /** Paints stretches (paragraph, start, end, and so on) under a name, in place of those before. */
  paint(name, stretches, priority) {
    const registry = globalThis.CSS?.highlights;
    if (!registry) return;
    style();
    const before = registry.get(name);
    for (const range of this.#painted.get(name)?.ranges ?? []) before?.delete(range);
    const ranges = this.#article ? [...this.ranges(stretches)] : [];
    if (ranges.length) {
      const highlight = before ?? new Highlight();
      highlight.priority = priority;
      for (const range of ranges) highlight.add(range);
      registry.set(name, highlight);
    } else if (before?.size === 0) {
      registry.delete(name);
    }
    if (stretches.length) this.#painted.set(name, { stretches, priority, ranges });
    else this.#painted.delete(name);
  }

  /** Takes all of this widget's marks away. */
  clear() {
    for (const name of [...this.#painted.keys()]) this.paint(name, [], 0);
  }

  /** The ranges of the page that show stretches. */
  *ranges(stretches) {
    for (let i = 0; i < stretches.length; i += 3) {
      const range = this.#article?.range(stretches[i], stretches[i + 1], stretches[i + 2]);
      if (range) yield range;
    }
  }
}

/** Scrolls to the first of the ranges, unless one of them is in sight. */
export function reveal(ranges) {
  const boxes = ranges.map((range) => range.getBoundingClientRect());
  if (!boxes.length || boxes.some((box) => box.top >= 0 && box.bottom <= innerHeight)) return;
  const element = ranges[0].startContainer.parentElement;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  // A paragraph may be taller than the window: then its middle is no help.
  if (element.clientHeight < innerHeight * 0.6) element.scrollIntoView({ block: "center", behavior });
  else scrollBy({ top: boxes[0].top - innerHeight / 2, behavior });
}
