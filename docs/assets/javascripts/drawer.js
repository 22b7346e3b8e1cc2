/**
 * The navigation of a narrow screen, with the keyboard. The theme opens it by a label, which no key
 * reaches, and leaves its links in the order of Tab while it is off the screen (base.css hides it).
 */
(function () {
  "use strict";

  const { all, make } = window.playbook.elements;
  const shown = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  const label = /** @type {HTMLElement} */ (document.querySelector(".md-header label[for=__drawer]"));
  const button = make("button", { className: "md-header__button md-icon drawer" });

  /** Instant navigation puts a new one in place. */
  function drawer() {
    return /** @type {HTMLElement} */ (document.querySelector(".md-sidebar--primary"));
  }

  function enter() {
    // Into a list and back, also that of the page; the theme listens for Enter on them.
    for (const one of all(drawer(), "label:is([for^=__nav], [for=__toc])")) one.tabIndex = 0;
    all(drawer(), "a, label[tabindex]").find((one) => one.checkVisibility({ visibilityProperty: true }))?.focus();
  }

  button.append(...label.childNodes);
  label.replaceWith(button);
  button.ariaLabel = "ナビゲーション";
  button.ariaExpanded = "false";
  button.addEventListener("click", () => {
    shown.click();
    if (shown.checked) enter();
  });
  shown.addEventListener("change", () => {
    button.ariaExpanded = String(shown.checked);
  });
  document.addEventListener("change", ({ target }) => {
    const { checked, id } = /** @type {HTMLInputElement} */ (target);
    // What was pressed lies under the list now, or has gone with it.
    if (shown.checked) all(drawer(), `.md-nav__${checked ? "title" : "link"}[for="${id}"]`)[0]?.focus();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !shown.checked) return;
    shown.click();
    button.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    const here = /** @type {Node} */ (target);
    if (shown.checked && here !== button && !drawer().contains(here)) shown.click();
  });
})();
