// Scripts of tests/e2e/first.rs: what the page shows, as it may lie in a document.

// A copy of an element that the page drew, without what nobody sees and what only scripts and hosts ask for.
function still(element) {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll("[hidden], details:not([open]) > :not(summary)")) hidden.remove();
  copy.querySelector("[aria-live]").textContent = "";
  // Flags are a matter of the system.
  copy.querySelector(".explorer").classList.remove("has-flags");
  const values = [...element.querySelectorAll("input[type=range]")].map(({ value }) => value);
  for (const input of copy.querySelectorAll("input[type=range]")) input.setAttribute("value", values.shift());
  const useless = ({ name }) => /^(data-(?!paragraph)|part$)/.test(name);
  for (const told of copy.querySelectorAll("*")) {
    for (const { name } of [...told.attributes].filter(useless)) told.removeAttribute(name);
  }
  return copy;
}

// A line for each element and each text of it.
function lines(node, depth = 0) {
  const start = " ".repeat(depth);
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.data.trim().replace(/\s+/g, " ");
    return text ? [start + text] : [];
  }
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value.trim()}"`).sort();
  const children = [...node.childNodes].flatMap((child) => lines(child, depth + 1));
  return [start + node.localName + attributes.join(""), ...children];
}

// The words and the elements of an element, for another page.
function words({ childNodes, children }) {
  const text = [...childNodes].map(({ data }) => data ?? "").join("\0");
  return [text, ...[...children].map(words)];
}

// The elements in it that have other words than those, which are of the same page drawn for another region.
function local(element, [text, ...others]) {
  if (words(element)[0] !== text || element.childElementCount !== others.length) return [element];
  return [...element.children].flatMap((child, index) => local(child, others[index]));
}

// Where names are painted, as static/start.js reads it.
function paints() {
  const place = ({ startContainer, startOffset, endOffset }) =>
    [startContainer.parentElement.dataset.paragraph, startOffset, endOffset].join(" ");
  return [...CSS.highlights]
    .filter(([, highlight]) => highlight.size)
    .map(([name, highlight]) => [name, ...[...highlight].map(place)].join(" "))
    .join(",");
}

// Days of each month in the words of the page's language, as static/start.js makes them.
function days() {
  const format = new Intl.DateTimeFormat("ar", { dateStyle: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(month * 2.7e9)).join();
}

const BLOCKS = /<(?=(section|article|header|main|footer|div|ol|ul|li|p|h[123]|table|tr)[ >])/g;

// All of static/first.html; `others` are the words of the same page drawn for other regions.
function written(element, others) {
  const copy = still(element);
  for (const changed of others.flatMap((other) => local(copy, other))) changed.dataset.local = "";
  const root = document.createElement("div");
  root.id = "first";
  Object.assign(root.dataset, { days: days(), paints: paints() });
  root.append(copy);
  return root.outerHTML.replace(BLOCKS, "\n<").trim() + "\n";
}
