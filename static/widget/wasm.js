// The WebAssembly module: fetched with its hash checked and compiled once for all widgets of a page,
// when the first asks. An instance that has trapped is never called again: its widgets are told, and
// may start over once with a fresh instance of the same module.

import { unpacked } from "../unpack.js";

const GLUE = new URL("./siyaq_wasm.js", import.meta.url).href;
const WASM = new URL("./siyaq.wasm", import.meta.url).href;
const STYLE = new URL("./siyaq.css", import.meta.url).href;

/** What stands in Chromium's stack, which is short, for the code of the module. */
const CODE = "wasm/siyaq-";

let compiled;
let styled;
/** The running instance, and how many have trapped before it. */
let running;
let trapped = 0;
/** The widgets to tell of a trap. */
const users = new Set();
/** Mounted widgets without an element. Yew never takes back the listeners of a mount, so each is kept
 * for the next element; those of a trapped instance are kept from being freed, which would call it. */
let spare = [];
const wrecks = [];

/** The bindings of the running instance. */
function instance() {
  running ??= instantiate().catch((error) => {
    running = compiled = undefined;
    throw error;
  });
  return running;
}

async function instantiate() {
  compiled ??= fetch(WASM, { integrity: WASM_INTEGRITY }).then(unpacked);
  // Bindings hold one instance; under another address they are another module.
  const address = trapped ? `${GLUE}?${trapped}` : GLUE;
  // Both at once: a failure of either is then never without someone who waits for it.
  const [bindings, module] = await Promise.all([import(/* @vite-ignore */ address), compiled]);
  await bindings.default({ module_or_path: module });
  return bindings;
}

async function fetchStyle() {
  const response = await fetch(STYLE);
  if (!response.ok) throw new TypeError(`${response.status} ${STYLE}`);
  return new CSSStyleSheet().replace(await response.text());
}

/** The style sheet of the panels. */
export function style() {
  styled ??= fetchStyle().catch((error) => {
    styled = undefined;
    throw error;
  });
  return styled;
}

/**
 * A mounted widget: `frame`, the element it draws in, and `app`, its Rust half. `user` is called by
 * it; `user.trapped(again)` when its instance has trapped: `again` says whether it may start over.
 */
export async function mount(user) {
  const { Widget } = await instance();
  const used = spare.pop() ?? create(Widget);
  used.user = user;
  used.frame.hidden = true;
  users.add(used);
  return used;
}

function create(Widget) {
  const mount = { frame: document.createElement("div"), user: null };
  // What Rust calls is passed on to the element that has the mount now.
  mount.app = new Widget(mount.frame, {
    paint: (...painted) => mount.user?.paint(...painted),
    reveal: (stretch) => mount.user?.reveal(stretch),
    selected: (list, index) => mount.user?.selected(list, index),
  });
  return mount;
}

/** Takes a mount back, for the next element. */
export function unmount(mount) {
  if (!users.has(mount)) return;
  guarded(() => mount.app.clear());
  users.delete(mount);
  mount.user = null;
  mount.frame.remove();
  if (!mount.wrecked) spare.push(mount);
}

/** Calls into the instance; `undefined` where it trapped, which is then dealt with. */
export function guarded(call) {
  try {
    return call();
  } catch (error) {
    if (!isTrap(error)) throw error;
    abandon();
  }
}

function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** Gives the instance up and tells the widgets that it had. */
function abandon() {
  const told = [...users];
  wrecks.push(...told, ...spare);
  users.clear();
  spare = [];
  running = undefined;
  trapped += 1;
  for (const mount of told) {
    const { user } = mount;
    mount.wrecked = true;
    mount.user = null;
    mount.frame.remove();
    // A page starts over once.
    user.trapped(trapped === 1);
  }
}

/** Watches for traps in what the browser calls: listeners, timers, promises. */
function onUncaught(event) {
  const error = event.error ?? event.reason;
  const stack = (isTrap(error) && error.stack) || "";
  if (!stack.includes(CODE) && !stack.includes(GLUE)) return;
  event.preventDefault();
  // Listeners of an instance given up before may still be called.
  const last = trapped ? `${GLUE}?${trapped}` : GLUE;
  if (!stack.includes(GLUE) || stack.includes(`${last}:`)) abandon();
}

if (typeof WebAssembly === "object") {
  addEventListener("error", onUncaught);
  addEventListener("unhandledrejection", onUncaught);
}
