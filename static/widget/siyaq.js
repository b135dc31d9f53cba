// The custom element <siyaq-explorer>: explores the article of the page it stands on. It stays out of
// the page's way: nothing is fetched before it comes near the window, nothing of the page's own
// document is changed, and whatever goes wrong, its content (the fallback) stands. docs/embedding.md
// describes its attributes, events and methods.

import { findArticle, findDate } from "./article.js";
import { Marks, reveal } from "./marks.js";
import { guarded, mount, style, unmount } from "./wasm.js";

/** How near the window a widget is started, in pixels. */
const NEAR = "600px";
/** How long the page must leave its article alone before it is read again, in milliseconds. */
const CALM = 250;

const PANELS = "chips timeline relations";
const LISTS = { entities: "entity", events: "event", relations: "relation", pairs: "pair" };

/** What the page may press inside an article without meaning the name below. */
const PRESSABLE = "a,button,input,select,textarea,label,summary,[role=button],[contenteditable]";

const idle = () =>
  new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve, { timeout: 500 }));

/** A constructed sheet passes where a page's policy forbids inline styles. */
const frameStyle = new CSSStyleSheet();
frameStyle.replaceSync(":host{display:flow-root}:host([hidden]){display:none}");

class SiyaqExplorer extends HTMLElement {
  static observedAttributes =
    "for published panels lang digits calendar highlight loading lexicon".split(" ");

  #root;
  #fallback = document.createElement("slot");
  /** Aborted when the element leaves the page: ends every listener and observer. */
  #life;
  #mount;
  #starting;
  #article;
  #marks = new Marks();
  /** The text given to `explore`, instead of the page's article. */
  #given;
  #explored = {};
  #exploration = null;
  /** What went wrong last, and its word. */
  #error;
  #failed;

  /** What was found, or `null`. */
  get exploration() {
    return this.#exploration;
  }

  /** The text that was explored, in which the exploration counts. */
  get text() {
    return this.#exploration ? this.#explored.text : null;
  }

  /**
   * Explores a text instead of the page's article; without one, reads the page's article again.
   * Rejects with the error that `siyaq-error` tells.
   */
  async explore(text, { published } = {}) {
    this.#given = text === undefined ? undefined : { text: String(text), published };
    this.#explored = {};
    this.#failed = null;
    await this.#start();
    if (!this.#exploration) throw this.#error ?? new Error("no article");
    return this.#exploration;
  }

  /** Picks an entity by its id, `event:0`, `relation:0` or `pair:0`; nothing with `null`. Whether it is picked. */
  select(id) {
    const { app } = this.#mount ?? {};
    if (!app || !this.#exploration) return false;
    if (id === null) return guarded(() => app.select("", 0)) ?? false;
    const [, kind, number] = /^(event|relation|pair):(\d+)$/.exec(id) ?? [];
    const index = kind ? Number(number) : this.#exploration.entities.findIndex((entity) => entity.id === id);
    return index >= 0 && (guarded(() => app.select(kind ? `${kind}s` : "entities", index)) ?? false);
  }

  connectedCallback() {
    this.#root ??= this.#attach();
    if (this.#life && !this.#life.signal.aborted) return; // Only moved.
    this.#life = new AbortController();
    const { signal } = this.#life;
    addEventListener("keydown", (event) => this.#onKey(event), { signal });
    document.addEventListener("click", (event) => this.#onClick(event), { signal });
    this.#watchPage(signal);
    this.#await(signal);
  }

  disconnectedCallback() {
    // An element that is moved leaves and comes back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#life?.abort();
      this.#release();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#life || this.#life.signal.aborted) return;
    if (name === "loading") this.#await(this.#life.signal);
    if (name === "highlight") this.#repaint();
    if (!this.#mount) return;
    if (name === "for" || name === "published") this.#read();
    else if (name === "lexicon") this.#learn().then(() => ((this.#explored = {}), this.#read()));
    else this.#configure();
  }

  /** The shadow root: open, unless the host is a Yew app, which would take our elements for its own. */
  #attach() {
    let mode = "open";
    for (let node = this; node; node = node.parentNode ?? node.host) {
      if (node.__yew_subtree_id !== undefined) mode = "closed";
    }
    const root = this.attachShadow({ mode });
    const slot = (name) => Object.assign(document.createElement("slot"), { name });
    root.append(slot("header"), this.#fallback, slot("footer"));
    root.adoptedStyleSheets = [frameStyle];
    return root;
  }

  /** Starts when the element is near the window, or at once where it is asked to. */
  #await(signal) {
    if (this.#starting) return;
    if (this.getAttribute("loading") === "eager") return void this.#start().catch(() => {});
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        this.#start().catch(() => {});
      },
      { rootMargin: NEAR },
    );
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Mounts the panels, once, and explores. */
  async #start() {
    this.#starting ??= this.#mountPanels();
    try {
      await this.#starting;
    } catch (error) {
      this.#starting = undefined;
      this.#fail(reasonOf(error), error);
      throw error;
    }
    this.#read();
  }

  async #mountPanels() {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const { signal } = this.#life ?? {};
    const [sheet, mounted] = await Promise.all([style(), mount(this.#user)]);
    if (!signal || signal.aborted) return unmount(mounted);
    await idle();
    this.#mount = mounted;
    this.#root.adoptedStyleSheets = [frameStyle, sheet];
    this.#root.insertBefore(mounted.frame, this.#fallback);
    this.#configure();
    await this.#learn();
  }

  /** What the Rust half calls. */
  #user = {
    paint: (name, stretches, priority) => {
      this.#marks.paint(name, this.#isPainted(name) ? stretches : [], priority);
      this.#paints.set(name, { stretches, priority });
      if (name === "siyaq-picked" && stretches.length) reveal([...this.#marks.ranges(stretches)]);
    },
    reveal: (stretch) => reveal([...this.#marks.ranges(stretch)]),
    selected: (list, index) => {
      const kind = LISTS[list] ?? null;
      const item = this.#exploration?.[list]?.[index] ?? null;
      const id = kind === "entity" ? item?.id : kind && `${kind}:${index}`;
      // Rust is still at work: what the page does in answer must come after.
      queueMicrotask(() => this.#tell("select", { kind, id, item }));
    },
    trapped: (again) => {
      this.#mount = this.#starting = undefined;
      this.#forget();
      const error = new Error("the explorer stopped");
      this.#fail("panic", error, again);
      if (again && this.isConnected) this.#start().catch(() => {});
    },
  };

  /** All that Rust asked to be painted, by name, painted or not. */
  #paints = new Map();

  #isPainted(name) {
    const wanted = this.getAttribute("highlight") ?? "all";
    return wanted === "all" || (wanted === "picked" && /-(picked|evidence|jump)$/.test(name));
  }

  #repaint() {
    for (const [name, { stretches, priority }] of this.#paints) {
      this.#marks.paint(name, this.#isPainted(name) ? stretches : [], priority);
    }
  }

  #configure() {
    const { app } = this.#mount;
    const asked = (name, otherwise, before = "") =>
      this.hasAttribute(name) ? before + this.getAttribute(name) : otherwise;
    const wish = asked("calendar", "", "-ca-") + asked("digits", "", "-nu-");
    guarded(() => app.configure(asked("lang", "ar") + (wish && `-u${wish}`), asked("panels", PANELS)));
  }

  /** Takes up the host's own names. */
  async #learn() {
    const { app } = this.#mount;
    const problem = await new Promise((done) => guarded(() => app.learn(this.getAttribute("lexicon") ?? "", done)));
    if (problem) this.#tell("error", { reason: "lexicon", error: new Error(problem), again: false });
  }

  /** Explores what there is to explore, unless it is what is shown. */
  #read() {
    if (!this.#mount) return;
    const given = this.#given;
    const article = given ? null : findArticle(document, this.getAttribute("for"));
    if (!given && !article) {
      this.#forget();
      return this.#fail("no-article", new Error("the page shows no article"));
    }
    const text = given?.text ?? article.text;
    const published =
      given?.published ?? this.getAttribute("published") ?? (given ? "" : findDate(document, article.root));
    this.#article = article;
    this.#marks.article = article;
    if (text === this.#explored.text && published === this.#explored.published) return;
    this.#explored = { text, published };
    const { app } = this.#mount;
    const problem = guarded(() => app.explore(text, published));
    if (app !== this.#mount?.app) return; // It trapped.
    if (problem) {
      this.#exploration = null;
      return this.#fail(problem, new Error(problem));
    }
    this.#exploration = guarded(() => app.exploration());
    this.#failed = this.#error = null;
    this.#fallback.hidden = true;
    this.#mount.frame.hidden = false;
    this.#tell("ready", { exploration: this.#exploration, text, published: published || null });
  }

  /** Forgets the article; the fallback stands again. */
  #forget() {
    this.#marks.clear();
    this.#paints.clear();
    this.#marks.article = this.#article = undefined;
    this.#explored = {};
    this.#exploration = null;
    this.#fallback.hidden = false;
    if (!this.#mount) return;
    const { app, frame } = this.#mount;
    frame.hidden = true;
    guarded(() => app.clear());
  }

  /** Gives back all that the element holds. */
  #release() {
    this.#forget();
    if (this.#mount) unmount(this.#mount);
    this.#mount = this.#starting = undefined;
  }

  #fail(reason, error, again = false) {
    this.#error = error;
    this.#fallback.hidden = false;
    if (this.#mount) this.#mount.frame.hidden = true;
    if (reason === this.#failed) return; // Told already.
    this.#failed = reason;
    this.#tell("error", { reason, error, again });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`siyaq-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** A press on a name in the page's article picks it. */
  #onClick(event) {
    if (!this.#article?.root?.contains(event.target) || event.defaultPrevented) return;
    if (event.target.closest(PRESSABLE) || !getSelection().isCollapsed) return;
    if ((this.getAttribute("highlight") ?? "all") === "off") return;
    const place = this.#article.placeAt(event.clientX, event.clientY);
    const { app } = this.#mount ?? {};
    if (place && app) guarded(() => app.press(place.paragraph, place.unit));
  }

  #onKey(event) {
    if (event.key === "Escape" && !event.defaultPrevented) this.select(null);
  }

  /** Reads again when the page changes its article or puts another in its place. */
  #watchPage(signal) {
    let timer;
    const observer = new MutationObserver((records) => {
      if (!this.#mount || this.#given) return;
      const root = this.#article?.root;
      const gone = !root?.isConnected || root.checkVisibility?.() === false;
      if (!gone && !records.some(({ target }) => root.contains(target) && !this.contains(target))) return;
      clearTimeout(timer);
      timer = setTimeout(() => idle().then(() => signal.aborted || this.#read()), CALM);
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      observer.disconnect();
    });
  }
}

/** Why the panels could not be mounted, in one word. */
function reasonOf(error) {
  if (typeof WebAssembly !== "object") return "no-wasm";
  if (error instanceof WebAssembly.CompileError) return "blocked";
  return error instanceof WebAssembly.RuntimeError ? "panic" : "network";
}

if (!customElements.get("siyaq-explorer")) customElements.define("siyaq-explorer", SiyaqExplorer);

export { SiyaqExplorer };
