/**
 * Starts components on the elements that ask for them by `data-component`: once each, at the
 * start and again after instant navigation has put a new page in place.
 */
(function () {
  "use strict";

  /** @type {Map<string, (root: HTMLElement) => void>} */
  const setups = new Map();
  /** @type {WeakSet<HTMLElement>} */
  const started = new WeakSet();

  function startAll() {
    for (const root of /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll("[data-component]")
    )) {
      const setup = setups.get(root.dataset.component ?? "");
      if (setup && !started.has(root)) {
        started.add(root);
        setup(root);
      }
    }
  }

  window.playbook = /** @type {Playbook} */ ({
    component(name, setup) {
      setups.set(name, setup);
    },

    today(now = new Date()) {
      // ISO strings are of UTC.
      return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    },
  });

  // Deferred scripts all run before DOMContentLoaded, so every component is registered by then.
  document.addEventListener("DOMContentLoaded", () => {
    startAll();
    window.document$?.subscribe(startAll);
  });
})();
