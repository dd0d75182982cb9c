/* Keeps the book in the browser's cache: each page that is visited, and all of it when a page asks for that.

   book/_ext/offline.py writes the digest of the build and its files here. A cache belongs to one build; a new build
   fetches anew what the old one had, and then replaces it. With a network everything comes from there, so that nothing
   is ever old, and without one from the cache. Only the book's own addresses are ever asked for. */

const BOOK = /* BOOK */ {};
const CACHE = `book-${BOOK.build}`;
const root = new URL("./", self.location).href;

const keptElsewhere = async () => (await caches.keys()).filter((name) => name.startsWith("book-") && name !== CACHE);

/* The name of a file in the book by its address, without what follows "?". */
const nameOf = (url) => url.slice(root.length).split(/[?#]/)[0] || "index.html";

async function keep(names, told = () => {}) {
  const cache = await caches.open(CACHE);
  let [done, failed] = [0, 0];
  const left = [...names];
  const fetchNext = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const url = new URL(name, root).href;
      try {
        const answer = (await cache.match(url)) ?? (await fetch(url, { cache: "no-cache" }));
        if (!answer.ok) throw new Error(answer.statusText);
        await cache.put(url, answer);
        done += 1;
      } catch {
        failed += 1;
      }
      told(done, names.length, failed);
    }
  };
  await Promise.all([1, 2, 3, 4].map(fetchNext));
  return failed === 0;
}

self.addEventListener("install", (event) => {
  const takeOver = async () => {
    const names = new Set();
    for (const old of await keptElsewhere())
      for (const { url } of await (await caches.open(old)).keys()) names.add(nameOf(url));
    await keep(BOOK.files.filter((name) => names.has(name)));
    await self.skipWaiting();
  };
  event.waitUntil(takeOver());
});

self.addEventListener("activate", (event) => {
  const replace = async () => {
    for (const name of await keptElsewhere()) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(replace());
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  const address = new URL(nameOf(request.url), root).href;
  try {
    const fresh = await fetch(request);
    if (fresh.status === 200) await cache.put(address, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await cache.match(address);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(root) && BOOK.files.includes(nameOf(url))) event.respondWith(answer(event.request));
});

/* A page asks: "state" whether all is kept, "keep" to keep all; it is told {done, total} on the way. */
self.addEventListener("message", (event) => {
  const total = BOOK.files.length;
  const tell = (words) => event.source.postMessage({ total, megabytes: BOOK.megabytes, ...words });
  const state = async () => {
    const kept = await (await caches.open(CACHE)).keys();
    tell({ done: kept.length, whole: kept.length >= total });
  };
  const keepAll = async () => {
    const whole = await keep(BOOK.files, (done) => tell({ done, busy: true }));
    tell({ done: total, whole, failed: !whole });
  };
  event.waitUntil(event.data === "keep" ? keepAll() : state());
});
