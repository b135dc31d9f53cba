// The program travels inside a small WebAssembly, which puts it together: `crates/unpack` tells why.

/** The module in a response. */
export async function unpacked(response) {
  if (!response.ok) throw new TypeError(`${response.status} ${response.url}`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  // In quotes, which keep it its name: in the bindings the program's own memory gets a short one.
  const { ["memory"]: memory, unpack, length } = instance.exports;
  return WebAssembly.compile(new Uint8Array(memory.buffer, unpack(), length()));
}

/** An instance of the module at an address, or of a module; the bindings of wasm-bindgen start with it. */
export async function load(given, imports) {
  const module = typeof given === "string" ? await unpacked(await fetch(given)) : given;
  return { instance: await WebAssembly.instantiate(module, imports), module };
}
