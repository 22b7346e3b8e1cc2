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
  /** A code on paper leads to a list, and says this and more behind its address. */
  const FROM_PAPER = "#paper=";
  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map();

  /** @param {string} name */
  function load(name) {
    const before = loaded.get(name);
    if (before) return before;
    const script = document.createElement("script");
    script.src = `${window.playbook.store.site}assets/javascripts/${name}.js`;
    // In the order in which they were asked for.
    script.async = false;
    const loading = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
    });
    loaded.set(name, loading);
    document.body.append(script);
    return loading;
  }

  /** @param {string} name @param {string[]} scripts @param {HTMLElement} root */
  async function begin(name, scripts, root) {
    await Promise.all(scripts.map(load));
    window.playbook.late[name]?.(root);
  }

  window.playbook.late = {};
  for (const [name, scripts] of Object.entries(NEEDED)) {
    window.playbook.component(name, (root) => void begin(name, scripts, root));
  }
  window.playbook.component("from-paper", function look(root) {
    if (location.hash.startsWith(FROM_PAPER)) void begin("from-paper", ["paper-code", "from-paper"], root);
    else window.addEventListener("hashchange", () => look(root), { once: true });
  });
})();
