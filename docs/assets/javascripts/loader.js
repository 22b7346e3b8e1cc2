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
    offline: "offline",
  };
  /** A code on paper leads to a list, and says this and more behind its address. */
  const FROM_PAPER = "#paper=";
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
    script.src = new URL(own.getAttribute(`data-${name}`) ?? "", baseURI).href;
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

  /** @param {string} component @param {string} name @param {HTMLElement} root */
  async function begin(component, name, root) {
    await load(name);
    window.playbook.late[component]?.(root);
  }

  window.playbook.load = load;
  window.playbook.late = {};
  for (const [component, name] of Object.entries(NEEDED)) {
    window.playbook.component(component, (root) => void begin(component, name, root));
  }
  window.playbook.component("from-paper", function look(root) {
    if (location.hash.startsWith(FROM_PAPER)) void begin("from-paper", "from-paper", root);
    else window.addEventListener("hashchange", () => look(root), { once: true });
  });
})();
