// Counts what the page compiles and instantiates, keeps each instance so that a test may damage its
// memory, and measures how far the page's layout shifts. What takes no imports is no program: it only
// unpacks one.
window.counted = { compile: 0, instantiate: 0, instances: [], shift: 0, violations: [] };

for (const name of ["compile", "compileStreaming", "instantiateStreaming"]) {
  const own = WebAssembly[name];
  WebAssembly[name] = (...given) => {
    counted.compile += 1;
    return own.apply(WebAssembly, given);
  };
}

const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  if (given.length > 1) {
    counted.instantiate += 1;
    counted.instances.push(made.instance ?? made);
  }
  return made;
};

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) counted.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });

document.addEventListener("securitypolicyviolation", (event) => counted.violations.push(event.violatedDirective));
