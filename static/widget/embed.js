// The page for an iframe, where a site strips scripts from its articles. It fetches the article that
// `?article=` names, an address of the same site, reads it as the element would, and tells the page
// around it how high it is. The other parameters are the element's attributes of the same names.

import { findArticle, findDate } from "./article.js";
import "./siyaq.js";

const PASSED = ["panels", "lang", "digits", "calendar", "theme"];

const asked = new URLSearchParams(location.search);
const explorer = document.querySelector("siyaq-explorer");

for (const name of PASSED) {
  if (asked.has(name)) explorer.setAttribute(name, asked.get(name));
}

// The height is no secret, yet only the page around us is told.
const around = document.referrer ? new URL(document.referrer).origin : "*";
new ResizeObserver(() => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: "siyaq-height", height }, around);
}).observe(document.body);

/** The article at an address of this site. */
async function fetchArticle(address) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error("the article must be of the same site");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = findArticle(page, asked.get("for"));
  if (!article) throw new Error("the page shows no article");
  return { text: article.text, published: asked.get("published") ?? findDate(page, article.root) };
}

if (asked.has("article")) {
  fetchArticle(asked.get("article"))
    .then(({ text, published }) => explorer.explore(text, { published }))
    .catch((error) => explorer.dispatchEvent(new CustomEvent("siyaq-error", { detail: { reason: "network", error } })));
}
