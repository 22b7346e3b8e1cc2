/**
 * The navigation of a narrow screen, with the keyboard. The theme opens it by a label, which no key
 * reaches, and leaves its links in the order of Tab while it is off the screen (base.css hides it).
 */
(function () {
  "use strict";

  const shown = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const label = document.querySelector(".md-header label[for=__drawer]");
  if (!shown || !label) return;
  const button = document.createElement("button");

  /** Instant navigation puts a new one in place. */
  function drawer() {
    return /** @type {HTMLElement} */ (document.querySelector(".md-sidebar--primary"));
  }

  /** @param {string} what @returns {HTMLElement[]} */
  function all(what) {
    return [...drawer().querySelectorAll(what)].filter((one) => one instanceof HTMLElement);
  }

  /** @param {boolean} open */
  function turn(open) {
    if (shown?.checked !== open) shown?.click();
  }

  function enter() {
    // Into a list and back; the theme listens for Enter on them.
    for (const one of all("label[for^=__nav]")) one.tabIndex = 0;
    all("a, label[tabindex]").find((one) => one.checkVisibility({ visibilityProperty: true }))?.focus();
  }

  button.type = "button";
  button.className = "md-header__button md-icon drawer";
  button.append(...label.childNodes);
  label.replaceWith(button);
  button.ariaLabel = "ナビゲーション";
  button.ariaExpanded = "false";
  button.addEventListener("click", () => {
    turn(!shown.checked);
    if (shown.checked) enter();
  });
  shown.addEventListener("change", () => {
    button.ariaExpanded = String(shown.checked);
  });
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !shown.checked || !drawer().contains(target)) return;
    // What was pressed lies under the list now, or has gone with it.
    const [other] = all(`${target.checked ? ".md-nav__title" : ".md-nav__link"}[for=${target.id}]`);
    other?.focus();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !shown.checked) return;
    turn(false);
    button.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Node && target !== button && !drawer().contains(target)) turn(false);
  });
})();
