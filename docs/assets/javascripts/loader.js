/**
 * Scripts that only some pages need, fetched there and nowhere else: they weigh more than those of
 * all pages. The components among them register what they start in `late`.
 */
(function () {
  "use strict";

  const NEEDED = {
    cases: "cases",
    composer: "drafts",
    "call-desk": "drafts",
    "plan-desk": "drafts",
  };
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { baseURI } = document;
  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map();

  /** @param {string} name of an address that the page gives with this script */
  function load(name) {
    const before = loaded.get(name);
    if (before) return before;
    const script = document.createElement("script");
    // The page that this script came with may have been left since.
    script.src = new URL(own.dataset[name] ?? "", baseURI).href;
    // In the order in which they were asked for.
    script.async = false;
    const loading = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = (error) => {
        // To be tried again when it is asked for again.
        loaded.delete(name);
        script.remove();
        reject(error);
      };
    });
    loaded.set(name, loading);
    document.body.append(script);
    return loading;
  }

  window.playbook.load = load;
  window.playbook.late = {};
  for (const [component, name] of Object.entries(NEEDED)) {
    window.playbook.component(component, async (root) => {
      await load(name);
      window.playbook.late[component]?.(root);
    });
  }
})();
