/**
 * The box that opens search, on every page. What finds, and the text that it looks through, weigh
 * more than a page: they are fetched when the box is first opened.
 *
 * The theme's own switch (`#__search`) shows and hides; its styles and scripts look at that.
 */
(function () {
  "use strict";

  const { button, part } = window.playbook.elements;
  const LOADING = "探す準備をしています。";
  const FAILED = "探す準備ができませんでした。通信を確かめて、もう一度開いてください。";
  const TYPED_INTO = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";

  /** @param {HTMLElement} root */
  function start(root) {
    const shown = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
    const input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    /** Where the reader was. @type {Element | null} */
    let before = null;

    async function prepare() {
      const status = part(root, "status");
      status.textContent ||= LOADING;
      try {
        await Promise.all(["search", "index"].map(window.playbook.load));
        window.playbook.searchResults(root);
      } catch {
        status.textContent = FAILED;
      }
    }

    /** @param {boolean} show */
    function turn(show) {
      if (shown.checked !== show) shown.click();
    }

    shown.addEventListener("change", () => {
      part(root, "output").hidden = !shown.checked;
      if (!shown.checked) return forgetQuery();
      input.focus();
      void prepare();
    });
    input.addEventListener("focus", () => turn(true));
    root.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !root.contains(relatedTarget)) before = relatedTarget;
    });
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) turn(false);
    });
    function leave() {
      turn(false);
      input.blur();
      if (before instanceof HTMLElement) before.focus();
    }

    button(root, "close").addEventListener("click", leave);
    root.addEventListener("keydown", ({ isComposing, key }) => {
      if (key === "Escape" && !isComposing) leave();
    });
    document.addEventListener("keydown", (event) => {
      const { altKey, ctrlKey, key, metaKey, target } = event;
      if (altKey || ctrlKey || metaKey || !["/", "f", "s"].includes(key)) return;
      if (target instanceof Element && target.closest(TYPED_INTO)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });

    const query = new URLSearchParams(location.search).get("q");
    if (query === null) return;
    input.value = query.slice(0, input.maxLength);
    input.focus();
  }

  /** A link to a search has been followed, and the search is over. */
  function forgetQuery() {
    const url = new URL(location.href);
    if (!url.searchParams.has("q")) return;
    url.searchParams.delete("q");
    history.replaceState(history.state, "", url);
  }

  /** Mark on the page what led there. */
  async function mark() {
    const wanted = new URLSearchParams(location.search).getAll("h");
    const article = document.querySelector("article");
    if (!wanted.length || !article) return;
    await window.playbook.load("marks");
    window.playbook.searchMarks(article, wanted);
  }

  window.playbook.component("search", start);
  document.addEventListener("DOMContentLoaded", () => {
    // In a folder (file:) the theme's stream says nothing. What is marked is not marked again.
    void mark();
    window.document$?.subscribe(() => void mark());
  });
})();
