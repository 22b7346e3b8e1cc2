/**
 * Scripts that only some pages need, fetched there and nowhere else. Each of these components says
 * what it needs, in the order in which it runs; its own script comes last and registers it in
 * `late`.
 */
(function () {
  "use strict";

  const DRAFTS = ["draft-text", "draft-checks", "draft-copies"];
  const NEEDED = {
    composer: [...DRAFTS, "composer"],
    "call-desk": [...DRAFTS, "call-desk"],
    "plan-desk": [...DRAFTS, "composer", "plan-desk"],
  };
  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map();

  /** @param {string} file from the top of the site */
  function load(file) {
    const before = loaded.get(file);
    if (before) return before;
    const script = document.createElement("script");
    script.src = window.playbook.store.site + file;
    // In the order in which they were asked for.
    script.async = false;
    const loading = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = (error) => {
        // To be tried again when it is asked for again.
        loaded.delete(file);
        script.remove();
        reject(error);
      };
    });
    loaded.set(file, loading);
    document.body.append(script);
    return loading;
  }

  window.playbook.load = load;
  window.playbook.late = {};
  for (const [name, scripts] of Object.entries(NEEDED)) {
    window.playbook.component(name, async (root) => {
      await Promise.all(scripts.map((one) => load(`assets/javascripts/${one}.js`)));
      window.playbook.late[name]?.(root);
    });
  }
})();
