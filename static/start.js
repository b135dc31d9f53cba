// Shows the first view, then starts the page, which takes its place: loads the code and the WebAssembly that
// Trunk names on this script's element.
const { dataset } = document.documentElement;
const [first, failed] = ["first", "failed"].map((id) => document.getElementById(id));
const shown = dataset.first !== "never";
const after = (time) => new Promise((done) => setTimeout(done, time));
let press;

// What was drawn beforehand (static/first.html), for a reader who opens the page as it lies there.
async function show() {
  // Nothing works yet, and a screen reader would hear it twice. A press is kept until it works.
  first.inert = true;
  document.body.ariaBusy = "true";
  onclick = (event) => (press = event);
  onscroll = () => (press = undefined);
  // In its own fonts at once, where they come soon: then it is laid out once.
  await Promise.race([Promise.all([...document.fonts].map((face) => face.load())), after(1000)]).catch(() => {});
  // Dates and numbers have other words and digits elsewhere: there they come with the page. To ask for them
  // takes longer than all of this; where nobody wishes for a region, Chromium says what Chromium has drawn.
  const language = navigator.languages.find((tag) => tag.split("-")[0] === "ar") ?? "ar";
  if ((language !== "ar" || !globalThis.chrome) && days(language) !== first.dataset.days) first.className = "is-elsewhere";
  const isDark = dataset.theme ? dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  first.querySelector(".theme").ariaPressed = isDark;
  // These draw flags. Whether others do is measured, which takes longer still.
  if (/Mac|Android|iP|CrOS/.test(navigator.userAgent)) first.querySelector(".explorer").classList.add("has-flags");
  paint();
  delete dataset.first;
  // A frame is drawn, unless nobody looks.
  await Promise.race([new Promise((done) => requestAnimationFrame(() => setTimeout(done))), after(200)]);
}

// Days of each month in the words of a language.
function days(language) {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(month * 2.7e9)).join();
}

// Paints the names in the text: a name and three numbers for each of its places, the paragraph and the
// first and one past the last UTF-16 unit in it.
function paint() {
  for (const paint of globalThis.CSS?.highlights ? first.dataset.paints.split(",") : []) {
    const [name, ...places] = paint.split(" ");
    const highlight = new Highlight();
    for (let i = 0; i < places.length; i += 3) {
      const node = document.querySelector(`[data-paragraph="${places[i]}"]`)?.firstChild;
      const [startOffset, endOffset] = places.slice(i + 1);
      if (node) highlight.add(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
    }
    CSS.highlights.set(name, highlight);
  }
}

if (shown) await show();
try {
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const { default: start } = await import(js);
  await start({ module_or_path: wasm });
  if (!document.querySelector("body > .page")) throw new Error("the page was not drawn");
} catch (error) {
  // What can be read stays.
  first.inert = false;
  failed.hidden = false;
  document.body.replaceChildren(failed, first);
  throw error;
} finally {
  document.body.ariaBusy = onclick = onscroll = null;
}
// In the same frame: the page's own paint comes after it.
if (shown) paint();
if (press) document.elementFromPoint(press.clientX, press.clientY)?.dispatchEvent(new MouseEvent("click", press));
// Before a reader wishes for a picture: later nothing is asked for.
import("./picture.js").catch(() => {});
// What is read once can be read again without a network. Where that cannot be, nothing is lost.
const rules = { createScriptURL: () => "offline.js" };
const worker = (globalThis.trustedTypes?.createPolicy("siyaq-start", rules) ?? rules).createScriptURL("");
navigator.serviceWorker?.register(worker).catch(() => {});
