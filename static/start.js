// Starts the page: loads the code and the WebAssembly that Trunk names on this script's element.
try {
  // The theme that the reader chose, before anything is drawn.
  const theme = localStorage["siyaq-theme"];
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Nothing is kept here.
}
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: start } = await import(js);
await start({ module_or_path: wasm });
// Before a reader wishes for a picture: later nothing is asked for.
import("./picture.js").catch(() => {});
// What is read once can be read again without a network. Where that cannot be, nothing is lost.
const rules = { createScriptURL: () => "offline.js" };
const worker = (globalThis.trustedTypes?.createPolicy("siyaq-start", rules) ?? rules).createScriptURL("");
navigator.serviceWorker?.register(worker).catch(() => {});
