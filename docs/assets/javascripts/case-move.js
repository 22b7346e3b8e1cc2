/**
 * A list that was begun on an older revision may move to the newest, if the reader agrees: what is
 * the same keeps its state, what changed opens again, what is gone keeps its record.
 */
(function () {
  "use strict";

  /** @typedef {{ id: string, status: "changed" | "added" | "gone", text: string, fields: { label: string, runs: [string, string][] }[], fate: string }} MovedEntry */
  /** @typedef {{ revision: string, entries: MovedEntry[] }} Move */

  const HEADINGS = {
    changed: "言葉が変わったので、もう一度見る項目",
    gone: "新しい版にない項目（記録は案件に残ります）",
    added: "新しく加わった項目",
  };

  /**
   * What to write when a list moves: the new list, and every changed entry open again.
   * @param {Case} one @param {CaseList} list @param {ListSnapshot} newest @param {Move} move
   * @returns {CaseChange[]}
   */
  function changes(one, list, newest, move) {
    const reopened = move.entries
      .filter((entry) => entry.status === "changed" && list.states.has(entry.id))
      .map((entry) => {
        const { at: _at, by: _by, ...state } = /** @type {EntryState & { at: string, by: string }} */ (
          list.states.get(entry.id)
        );
        return {
          case: one.id,
          target: `entry/${list.document}/${entry.id}`,
          value: { ...state, state: "open", revision: newest.revision },
        };
      });
    return [{ case: one.id, target: `list/${list.document}`, value: newest }, ...reopened];
  }

  window.playbook.moves = { changes };

  window.playbook.component("case-move", (root) => {
    const { cases, store } = window.playbook;
    const data = /** @type {HTMLElement} */ (root.querySelector('[data-part="moves"]'));
    /** @type {Move[]} */
    const moves = JSON.parse(data.textContent ?? "[]");
    const sheet = /** @type {HTMLElement} */ (root.closest("[data-document]"));
    const preview = /** @type {HTMLElement} */ (root.querySelector('[data-part="preview"]'));

    function found() {
      const one = cases.current();
      const list = one?.lists.find((begun) => begun.document === sheet.dataset.document);
      const move = moves.find((each) => each.revision === list?.revision);
      return one && list && move && !one.closed ? { one, list, move } : null;
    }

    function show() {
      const now = found();
      root.hidden = now === null;
      if (!now) return;
      const { list, move } = now;
      const marked = new Set(move.entries.map((entry) => entry.id));
      const kept = [...list.states.keys()].filter((id) => !marked.has(id)).length;
      preview.replaceChildren(
        ...(kept ? [paragraph(`${kept}件の記録は、そのまま引き継ぎます。`)] : []),
        ...Object.entries(HEADINGS).flatMap(([status, heading]) => {
          const entries = move.entries.filter((entry) => entry.status === status);
          return entries.length ? [paragraph(`${heading}（${entries.length}件）`), listed(entries)] : [];
        }),
      );
    }

    /** @param {MovedEntry[]} entries */
    function listed(entries) {
      const list = document.createElement("ul");
      for (const entry of entries) {
        const item = document.createElement("li");
        item.append(entry.text, ...(entry.fate ? [paragraph(entry.fate)] : []));
        for (const field of entry.fields) item.append(compared(field));
        list.append(item);
      }
      return list;
    }

    /** @param {MovedEntry["fields"][number]} field */
    function compared(field) {
      const line = paragraph(`${field.label}: `);
      for (const [kind, words] of field.runs) {
        if (kind === "same") line.append(words);
        else {
          const mark = document.createElement(kind === "removed" ? "del" : "ins");
          mark.textContent = words;
          line.append(mark);
        }
      }
      return line;
    }

    /** @param {string} text */
    function paragraph(text) {
      const element = document.createElement("p");
      element.textContent = text;
      return element;
    }

    /** @type {HTMLButtonElement} */ (root.querySelector('[data-action="move"]')).addEventListener(
      "click",
      () => {
        const now = found();
        if (!now) return;
        cases.change(changes(now.one, now.list, window.playbook.snapshot(sheet), now.move));
      },
    );

    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
    show();
  });
})();
