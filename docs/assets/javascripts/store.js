/**
 * What the reader has done, kept in their own browser and nowhere else. This script alone touches
 * storage.
 *
 * One key holds one entry, so that two tabs that tick different entries at the same time cannot
 * overwrite each other. Keys begin with the address of the site, so that two handbooks on one host
 * do not mix. Where storage is blocked or full, everything works until the page is left.
 */
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("../..", script.src).pathname;
  const prefix = `playbook:${site}:tick:`;

  /** What could not be stored; null stands for a removal. @type {Map<string, string | null>} */
  const unsaved = new Map();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const storage = available();

  /** Null where the browser blocks storage; then storage-guard.js stands in for it. */
  function available() {
    return window.localStorage instanceof Storage ? window.localStorage : null;
  }

  /** @param {string} key @param {string | null} value */
  function save(key, value) {
    try {
      if (!storage) throw new Error("blocked");
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
      unsaved.delete(key);
    } catch {
      unsaved.set(key, value);
    }
  }

  /** @param {string} start @returns {Map<string, string>} */
  function saved(start) {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const key of storage ? Object.keys(storage) : []) {
      const value = storage?.getItem(key);
      if (key.startsWith(start) && value != null) found.set(key, value);
    }
    for (const [key, value] of unsaved) {
      if (!key.startsWith(start)) continue;
      if (value === null) found.delete(key);
      else found.set(key, value);
    }
    return found;
  }

  /** @param {string} text @returns {Tick | null} null for what is not ours or is damaged */
  function parse(text) {
    try {
      const { revision, at } = JSON.parse(text);
      return typeof revision === "string" && typeof at === "string" ? { revision, at } : null;
    } catch {
      return null;
    }
  }

  function notify() {
    for (const listener of [...listeners]) listener();
  }

  window.playbook.store = {
    get lasting() {
      return storage !== null && unsaved.size === 0;
    },

    ticks(documentId) {
      const start = `${prefix}${documentId}:`;
      /** @type {Map<string, Tick>} */
      const ticks = new Map();
      for (const [key, text] of saved(start)) {
        const tick = parse(text);
        if (tick) ticks.set(key.slice(start.length), tick);
      }
      return ticks;
    },

    setTick(documentId, entryId, tick) {
      save(`${prefix}${documentId}:${entryId}`, tick && JSON.stringify(tick));
      notify();
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  window.addEventListener("storage", (event) => {
    // A null key means that everything was cleared.
    if (event.key === null || event.key.startsWith(prefix)) notify();
  });
})();
