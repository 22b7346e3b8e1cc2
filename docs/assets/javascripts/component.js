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
      const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
      return parts.map((part) => String(part).padStart(2, "0")).join("-");
    },
  });

  // Deferred scripts all run before DOMContentLoaded, so every component is registered by then.
  document.addEventListener("DOMContentLoaded", () => {
    startAll();
    window.document$?.subscribe(startAll);
  });
})();
