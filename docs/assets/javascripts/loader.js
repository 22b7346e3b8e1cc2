/**
 * Scripts that only some pages need, fetched there and nowhere else: they weigh more than those of
 * all pages. They register what they start in `late`.
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

  /** @param {string} bundle */
  function load(bundle) {
    const script = document.createElement("script");
    // The page that this script came with may have been left since.
    script.src = new URL(own.dataset[bundle] ?? "", baseURI).href;
    const loading = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
    });
    document.body.append(script);
    return loading;
  }

  window.playbook.late = {};
  for (const [name, bundle] of Object.entries(NEEDED)) {
    window.playbook.component(name, async (root) => {
      if (!loaded.has(bundle)) loaded.set(bundle, load(bundle));
      await loaded.get(bundle);
      window.playbook.late[name]?.(root);
    });
  }
})();
