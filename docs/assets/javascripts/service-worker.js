/**
 * Keeps a copy of all pages, and of what they need, so that they open without a network.
 *
 * A page comes from the server whenever the server answers; from the copy it comes only where there
 * is no answer, and then it says so. Nothing is taken into the copy, and nothing is shown from it,
 * that is not what the build wrote: each file is held against its digest. So a damaged file, a page
 * of a login in its place, or half of a newer handbook never passes for a page.
 *
 * It runs on its own, beside the pages; service-worker.js at the top of the site is written by the
 * build, says what is to be kept, and imports this.
 */
(function () {
  "use strict";

  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const { version, on, bytes, files } = worker.handbook;
  const scope = new URL(worker.registration.scope);
  /** The names of caches begin as the keys of store.js do; offline.js knows them as well. */
  const PREFIX = `playbook:${scope.pathname}:offline:`;
  const NAME = PREFIX + version;
  /** There as long as the reader wants no copy. */
  const REFUSED = `${PREFIX}refused`;
  /** In the cache alone, once all files are: what is held, for the page that tells of it. */
  const STATE = new URL("offline-state.json", scope).href;
  const NAMED_BY_CONTENT = /\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$/;
  /** Stands in every page where the notice goes. */
  const PLACE = "<!--held-->";
  const AT_ONCE = 6;

  /** The address of a file of the copy, from the top of the site; null for anything else. @param {string} url */
  function addressOf(url) {
    const { origin, pathname } = new URL(url);
    if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
    const address = pathname.slice(scope.pathname.length);
    return Object.hasOwn(files, address) ? address : null;
  }

  /** @param {string} address */
  function urlOf(address) {
    return new URL(address, scope).href;
  }

  /** Whether this is what the build wrote. @param {string} address @param {ArrayBuffer} body */
  async function genuine(address, body) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex === files[address];
  }

  // ----- showing -----

  /** A file of the copy. A damaged one is dropped, to be fetched again. @param {string} address */
  async function kept(address) {
    const response = await caches.match(urlOf(address), { cacheName: NAME });
    if (!response) return null;
    const body = await response.arrayBuffer();
    if (await genuine(address, body)) return new Response(body, response);
    await (await caches.open(NAME)).delete(urlOf(address));
    return null;
  }

  /** A file of the copy that says, if it is a page, that it is one. @param {string} address */
  async function noticed(address) {
    const response = await kept(address);
    if (!response?.headers.get("Content-Type")?.startsWith("text/html")) return response;
    return new Response((await response.text()).replace(PLACE, notice()), response);
  }

  function notice() {
    const [year, month, day] = on.split("-").map(Number);
    return (
      '<aside class="held" aria-label="オフラインの控え"><p>オフラインの控えを表示しています' +
      `（${year}年${month}月${day}日の版）。<a href="${scope.pathname}offline/">控えについて</a></p></aside>`
    );
  }

  /** @param {Request} request @param {string} address */
  async function newest(request, address) {
    // The request itself, so that the browser can ask for a password.
    const response = await fetch(request).catch(() => null);
    if (response && response.status < 500) return response;
    return (await noticed(address)) ?? response ?? Response.error();
  }

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = addressOf(request.url);
    if (request.method !== "GET" || address === null) return;
    event.respondWith(
      NAMED_BY_CONTENT.test(address)
        ? kept(address).then((response) => response ?? fetch(request), () => fetch(request))
        : newest(request, address),
    );
  });

  // ----- keeping -----

  /** Names of copies of other builds. */
  async function others() {
    const names = await caches.keys();
    return names.filter((name) => name.startsWith(PREFIX) && name !== NAME && name !== REFUSED);
  }

  /** A file that has not changed since an earlier build. @param {string} address @param {string[]} earlier */
  async function unchanged(address, earlier) {
    for (const cacheName of earlier) {
      const response = await caches.match(urlOf(address), { cacheName });
      if (response && (await genuine(address, await response.clone().arrayBuffer()))) return response;
    }
    return null;
  }

  /** @param {string} address */
  async function fetched(address) {
    // Past the browser's own store, which would go on giving these pages when the network is gone,
    // and without a notice.
    const response = await fetch(urlOf(address), { cache: "no-store" });
    if (!response.ok || !(await genuine(address, await response.clone().arrayBuffer()))) {
      throw new Error(`Not what the build wrote: ${address}`);
    }
    return response;
  }

  /**
   * Get what is missing. Rejects where something cannot be had; what could be stays, so that the next
   * time goes on from there.
   */
  async function complete() {
    if (await caches.has(REFUSED)) return;
    const cache = await caches.open(NAME);
    const here = new Set((await cache.keys()).map(({ url }) => url));
    const missing = Object.keys(files).filter((address) => !here.has(urlOf(address)));
    if (!missing.length && here.has(STATE)) return;
    const earlier = await others();
    const rest = missing.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const address of rest) {
          const response = (await unchanged(address, earlier)) ?? (await fetched(address));
          await cache.put(urlOf(address), response);
        }
      }),
    );
    const state = { version, on, bytes, files: Object.keys(files).length, at: new Date().toISOString() };
    await cache.put(STATE, new Response(JSON.stringify(state)));
  }

  /** Look at every file, and get again what is damaged or missing. */
  async function mend() {
    for (const address of Object.keys(files)) await kept(address);
    await (await caches.open(NAME)).delete(STATE);
    await complete();
  }

  worker.addEventListener("install", (event) => {
    event.waitUntil(complete().then(() => worker.skipWaiting()));
  });

  worker.addEventListener("activate", (event) => {
    event.waitUntil(
      others()
        .then((names) => Promise.all(names.map((name) => caches.delete(name))))
        .then(() => worker.clients.claim()),
    );
  });

  // From offline.js. Whoever sends a port hears on it whether the copy is whole now.
  worker.addEventListener("message", (event) => {
    const [answer] = event.ports;
    const done = event.data === "mend" ? mend() : complete();
    event.waitUntil(
      done.then(
        () => answer?.postMessage(true),
        () => answer?.postMessage(false),
      ),
    );
  });
})();
