/* global release, self, caches, fetch, Request, URL */
// The workbench without a network. The build puts `release` before this text: { name, files }, a new name for every change of a file.
// With a network the newest is always shown: what keeps its name comes from the server first, and from the copy where that is out of
// reach. What is named by its content comes from the copy. Pages of the Excel add-in are left alone: Excel keeps its own copies.

const ours = "microscale-";
const isNamedByContent = (path) => /\/(scripts|styles|media)\/[^/]+\.[0-9a-f]{8}\.\w+$/.test(path);
const isOfExcel = (path) => /\/(taskpane|functions)\.html$|\/manifest\.xml$/.test(path);

self.addEventListener("install", (event) => {
  const copy = async () => {
    const cache = await caches.open(release.name);
    await cache.addAll(release.files.map((file) => new Request(file, { cache: "no-cache" })));
    await self.skipWaiting();
  };
  event.waitUntil(copy());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    // The copy before this one stays: a page that is still open may ask for a part of it
    const others = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== release.name);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.search !== "" || isOfExcel(url.pathname)) return;
  event.respondWith(isNamedByContent(url.pathname) ? copyFirst(request) : serverFirst(request));
});

async function copyFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function serverFirst(request) {
  try {
    return await fetch(request);
  } catch (unreachable) {
    const cache = await caches.open(release.name);
    // The page is kept under its short address
    const found = (await cache.match(request)) ?? (await cache.match(new Request(request.url.replace(/\/index\.html$/, "/"))));
    if (found === undefined) throw unreachable;
    return found;
  }
}
