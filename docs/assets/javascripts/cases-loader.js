/** The scripts of the page of cases, fetched there only: they weigh more than those of all pages. */
(function () {
  "use strict";

  const NAMES = [
    "case-words", "case-input", "case-file", "sha256", "case-texts",
    "cases-page", "cases-overview", "case-fields", "case-view", "cases-import",
  ];
  /** @type {Promise<unknown> | undefined} */
  let loaded;

  /** @param {string} name */
  function load(name) {
    const script = document.createElement("script");
    script.src = `${window.playbook.store.site}assets/javascripts/${name}.js`;
    // In the order in which they were asked for.
    script.async = false;
    document.body.append(script);
    return new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
    });
  }

  window.playbook.component("cases", async (root) => {
    await (loaded ??= Promise.all(NAMES.map(load)));
    window.playbook.casesPage(root);
  });
})();
