/**
 * Takes the reader to the place that a link names, after the theme's instant navigation.
 *
 * The theme does not go there where the page was scrolled just before the click: it then has a
 * position for the new entry of the history, and takes it for one that has been visited. And the
 * link that had the focus goes with the old page; so the heading of the new one gets it, from where
 * Tab goes on, and which a screen reader reads.
 */
(function () {
  "use strict";

  /** @type {string | undefined} */
  let wanted;

  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    wanted = link?.hash ? link.href : undefined;
  });
  window.addEventListener("popstate", () => {
    wanted = undefined;
  });

  function focusHeading() {
    const heading = /** @type {HTMLElement | null} */ (document.querySelector("article h1"));
    if (!heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  document.addEventListener("DOMContentLoaded", () => {
    let first = true;
    window.document$?.subscribe(() => {
      const instant = !first;
      first = false;
      // The theme has made it lead to the page that was opened first.
      document.querySelector(".md-skip")?.setAttribute("href", "#content");
      // The theme goes to its position after all others have heard of the new page.
      requestAnimationFrame(() => {
        if (location.href === wanted) location.replace(wanted);
        else if (instant && !location.hash) focusHeading();
        wanted = undefined;
      });
    });
  });
})();
