/**
 * Takes the reader to the place that a link names. The theme's instant navigation does not, where
 * the page was scrolled just before the click: it then has a position for the new entry of the
 * history, and takes it for one that has been visited.
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
  document.addEventListener("DOMContentLoaded", () => {
    window.document$?.subscribe(() => {
      // The theme goes to its position after all others have heard of the new page.
      requestAnimationFrame(() => {
        if (location.href === wanted) location.replace(wanted);
        wanted = undefined;
      });
    });
  });
})();
