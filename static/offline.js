// Keeps the page for reading without a network: all its files, under a name that changes with them.
// `cargo xtask dist` fills in the two constants.
const VERSION = "@VERSION@";
const FILES = ["@FILES@"];

const NAME = `siyaq-${VERSION}`;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("siyaq-") && name !== NAME;
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(old).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(clear());
});

// The page itself is asked for anew where there is a network; its files have names of their content.
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const kept = () => caches.match(request, { ignoreSearch: true });
  const answer = async () => {
    if (request.mode !== "navigate") return (await kept()) ?? fetch(request);
    return fetch(request).catch(async () => (await kept()) ?? Response.error());
  };
  event.respondWith(answer());
});
