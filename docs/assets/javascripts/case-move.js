/**
 * A list that was begun on another revision may move to the one on the page, if the reader agrees:
 * what says the same keeps its state, what changed opens again, what is gone keeps its record.
 */
(function () {
  "use strict";

  const { button, json, make, part, say } = window.playbook.elements;
  const MARKS = /** @type {const} */ ({ removed: "del", added: "ins" });

  /** @param {CaseList} list @param {ListSnapshot} page @returns {ListChange} */
  function compare(list, page) {
    const before = new Map(list.entries.map((entry) => [entry.id, entry]));
    const now = new Set(page.entries.map((entry) => entry.id));
    /** @type {ListChange} */
    const found = { same: [], changed: [], added: [], gone: list.entries.filter(({ id }) => !now.has(id)) };
    for (const entry of page.entries) {
      const old = before.get(entry.id);
      if (!old) found.added.push(entry);
      else if (old.words === entry.words) found.same.push(entry);
      else found.changed.push({ now: entry, before: old });
    }
    return found;
  }

  /**
   * The list after the move. What was ticked under other words is open again by the words alone;
   * what is new stays marked as such until it is ticked.
   * @param {CaseList} list @param {ListSnapshot} page @returns {ListSnapshot}
   */
  function moved(list, page) {
    const before = new Map(list.entries.map((entry) => [entry.id, entry]));
    return {
      ...page,
      entries: page.entries.map((entry) => {
        const old = before.get(entry.id);
        return { ...entry, added: !old || (old.added && list.states.get(entry.id)?.state !== "done") };
      }),
    };
  }

  window.playbook.moves = { compare, moved };

  window.playbook.component("case-move", (root) => {
    const { cases, records, snapshot, store } = window.playbook;
    /** @type {RevisionChange[]} */
    const known = json(root, "moves") ?? [];
    const sheet = /** @type {HTMLElement} */ (root.closest("[data-document]"));
    const page = snapshot(sheet);
    const preview = part(root, "preview");

    /** What the current case has of this list, of another revision. */
    function found() {
      const one = cases.current();
      const list = one?.lists.find((begun) => begun.document === sheet.dataset.document);
      return one && list && list.revision !== page.revision && !one.closed ? { one, list } : null;
    }

    function show() {
      const now = found();
      root.hidden = now === null;
      if (!now) return;
      const { list } = now;
      const { same, changed, added, gone } = compare(list, page);
      const told = known.find(({ revision }) => revision === list.revision);
      const kept = same.filter(({ id }) => records.settled(list.states.get(id))).length;
      const carried = kept ? `（印の付いた${kept}件は、そのまま引き継ぎます）` : "";
      const sums = [
        same.length && `同じ項目が${same.length}件${carried}`,
        changed.length && `言葉が変わった項目が${changed.length}件（もう一度見ます）`,
        added.length && `新しく加わった項目が${added.length}件`,
        gone.length && `この版にない項目が${gone.length}件（記録は案件に残ります）`,
      ];
      say(part(root, "sum"), `${sums.filter(Boolean).join("、")}あります。`);
      preview.replaceChildren(
        ...listed("言葉が変わった項目", changed, ({ now: { id, text }, before }) => [
          text,
          ...(told?.changed[id]?.map(compared) ?? [make("p", {}, make("del", {}, before.text))]),
        ]),
        ...listed("新しく加わった項目", added, ({ text }) => [text]),
        ...listed("この版にない項目", gone, ({ id, text }) => [text, make("p", {}, told?.gone[id] ?? "")]),
      );
    }

    /** @template T @param {string} heading @param {T[]} entries @param {(entry: T) => (Node | string)[]} shown */
    function listed(heading, entries, shown) {
      if (!entries.length) return [];
      const items = entries.map((entry) => make("li", {}, ...shown(entry)));
      return [make("p", {}, make("strong", {}, heading)), make("ul", {}, ...items)];
    }

    /** @param {RevisionChange["changed"][string][number]} field */
    function compared({ label, runs }) {
      const words = runs.map(([kind, text]) =>
        kind === "removed" || kind === "added" ? make(MARKS[kind], {}, text) : text,
      );
      return make("p", {}, `${label}: `, ...words);
    }

    button(root, "move").addEventListener("click", () => {
      const now = found();
      if (!now) return;
      const { one, list } = now;
      cases.change([{ case: one.id, target: `list/${list.document}`, value: moved(list, page) }]);
      button(sheet, "undo").focus();
    });

    show();
    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
  });
})();
