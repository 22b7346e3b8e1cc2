/**
 * Keeps room for the bar of the case from the first paint on, so that the page does not jump when
 * case-bar.js fills it in. Neither deferred nor a component, since both come too late. It only
 * looks for the setting that cases.js makes; store.js alone writes.
 */
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("../../", script.src).pathname;
  const begun = localStorage.getItem(`playbook:${site}:setting:case`) !== null;
  document.documentElement.classList.toggle("case-begun", begun);
})();
