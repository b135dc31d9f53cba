// Starts the page: loads the code and the WebAssembly that Trunk names on this script's element.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: start, page } = await import(js);
await start({ module_or_path: wasm });
page();
