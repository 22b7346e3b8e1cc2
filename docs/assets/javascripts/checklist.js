/**
 * A checklist that keeps its ticks: progress, untick all with undo, the same in every tab.
 * Without this script the boxes still tick.
 */
(function () {
  "use strict";

  const NOT_KEPT =
    "このブラウザーには記録を残せません。印はこのページを開いている間だけ有効です。必要なら印刷してください。";

  window.playbook.component("checklist", (root) => {
    const { store } = window.playbook;
    const documentId = root.dataset.document ?? "";
    const revision = root.dataset.revision ?? "";
    const boxes = new Map(
      [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-entry]"))].map(
        (entry) => [
          entry.dataset.entry ?? "",
          /** @type {HTMLInputElement} */ (entry.querySelector("input[type=checkbox]")),
        ],
      ),
    );
    const bar = part("bar");
    const count = part("count");
    const progress = /** @type {HTMLProgressElement} */ (part("progress"));
    const notice = part("notice");
    const clear = action("clear");
    const undo = action("undo");
    /** What the last "untick all" took away. @type {Map<string, Tick>} */
    let cleared = new Map();

    /** @param {string} name */
    function part(name) {
      return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
    }

    /** @param {string} name */
    function action(name) {
      return /** @type {HTMLButtonElement} */ (root.querySelector(`[data-action="${name}"]`));
    }

    function show() {
      const ticks = store.ticks(documentId);
      for (const [entry, box] of boxes) box.checked = ticks.has(entry);
      const done = [...boxes.values()].filter((box) => box.checked).length;
      setText(count, `${done} / ${boxes.size}`);
      progress.max = boxes.size;
      progress.value = done;
      root.classList.toggle("checklist--complete", done === boxes.size);
      clear.disabled = done === 0;
      undo.hidden = cleared.size === 0;
      notice.hidden = store.lasting;
      setText(notice, store.lasting ? "" : NOT_KEPT);
    }

    /** A live region speaks whenever it is written to, so it is written to only for news. */
    /** @param {HTMLElement} element @param {string} text */
    function setText(element, text) {
      if (element.textContent !== text) element.textContent = text;
    }

    root.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const entry = box.closest("[data-entry]")?.getAttribute("data-entry");
      if (!entry) return;
      cleared = new Map();
      const tick = box.checked ? { revision, at: new Date().toISOString() } : null;
      store.setTick(documentId, entry, tick);
    });

    clear.addEventListener("click", () => {
      cleared = store.ticks(documentId);
      for (const entry of cleared.keys()) store.setTick(documentId, entry, null);
      undo.focus();
    });

    undo.addEventListener("click", () => {
      const restored = cleared;
      cleared = new Map();
      for (const [entry, tick] of restored) store.setTick(documentId, entry, tick);
      clear.focus();
    });

    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
    bar.hidden = false;
    show();
  });
})();
