// Keeps what the element tells.
window.told = [];
for (const name of ["siyaq-ready", "siyaq-select", "siyaq-error"]) {
  addEventListener(name, ({ detail }) => told.push({ name, reason: detail.reason, id: detail.id, again: detail.again }));
}
