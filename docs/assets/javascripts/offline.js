/**
 * Whether this browser keeps a copy of the handbook (service-worker.js), and what the copy is. The
 * copy holds pages and nothing of the reader's; this script and that one alone touch it.
 */
(function () {
  "use strict";

  const { store } = window.playbook;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** Where the site is built to be kept. */
  const source = own.dataset.worker && new URL(own.dataset.worker, document.baseURI).href;
  const PREFIX = `playbook:${new URL(store.site).pathname}:offline:`;
  const REFUSED = `${PREFIX}refused`;
  const STATE = new URL("offline-state.json", store.site).href;
  /** Not from a folder, nor where the browser lets no site do it. */
  const able = location.protocol.startsWith("http") && window.isSecureContext && "serviceWorker" in navigator;

  /** Called as soon as it is settled whether a copy is made. @type {() => void} */
  let begin;
  /** @type {Promise<void>} */
  const begun = new Promise((resolve) => {
    begin = resolve;
  });

  /** The worker of this handbook, not of one above it on the same host. */
  async function registered() {
    const found = await navigator.serviceWorker.getRegistration(store.site);
    return found?.scope === store.site ? found : undefined;
  }

  async function copies() {
    return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== REFUSED);
  }

  /** @param {string} what @param {ServiceWorker} worker @returns {Promise<boolean>} */
  function ask(what, worker) {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage(what, [port2]);
    });
  }

  /** Whether a worker gets through its installation. @param {ServiceWorker} worker @returns {Promise<boolean>} */
  function installed(worker) {
    return new Promise((resolve) => {
      function look() {
        if (worker.state === "activated") resolve(true);
        if (worker.state === "redundant") resolve(false);
      }
      worker.addEventListener("statechange", look);
      look();
    });
  }

  /** @param {"complete" | "mend"} what */
  async function keep(what) {
    const { active, installing } = await navigator.serviceWorker.register(source ?? "");
    begin();
    if (active) return ask(what, active);
    return installing ? installed(installing) : false;
  }

  async function drop() {
    await (await registered())?.unregister();
    for (const name of await copies()) await caches.delete(name);
  }

  /** A reader who asks to save data has not asked for all pages. */
  function sparing() {
    return /** @type {any} */ (navigator).connection?.saveData === true;
  }

  async function settle() {
    if (!source || (await caches.has(REFUSED))) await drop();
    else if (!sparing() || (await registered())) await keep("complete");
  }

  window.playbook.offline = {
    possible: able && !!source,

    async state() {
      await begun;
      for (const cacheName of await copies()) {
        const held = await caches.match(STATE, { cacheName });
        if (held) return { kind: "held", ...(await held.json()) };
      }
      if (await caches.has(REFUSED)) return { kind: "refused" };
      return { kind: (await registered()) ? "coming" : "none" };
    },

    async make() {
      await caches.delete(REFUSED);
      return keep("mend");
    },

    async refuse() {
      await caches.open(REFUSED);
      await drop();
    },
  };

  /** Browsers look for a newer worker in their own time, and not after each page that is opened. */
  async function refresh() {
    await settle();
    await (await registered())?.update();
  }

  /** Blocked in this browser, or no network just now: the pages work as they are. */
  function nevermind() {}

  if (!able) return;
  // After the page, which comes first.
  window.addEventListener("load", () => void refresh().catch(nevermind).finally(begin));
  // A page that stays open for long is not asked for again, and its worker neither.
  window.addEventListener("online", () => void refresh().catch(nevermind));
})();
