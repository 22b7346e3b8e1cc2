/**
 * Where the browser blocks storage, reading `localStorage` throws, and the theme's scripts, which
 * do not expect that, stop working. This stands in with memory that lasts for the visit. It has to
 * run before the theme's scripts, so it is neither deferred nor a component.
 */
(function () {
  "use strict";

  /** @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
  function memory() {
    /** @type {Map<string, string>} */
    const values = new Map();
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    };
  }

  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      void window[name];
    } catch {
      Object.defineProperty(window, name, { value: memory() });
    }
  }
})();
