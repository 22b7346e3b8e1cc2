/** A field in the form of a draft: its control or its rows, and where advice on it stands. */
(function () {
  "use strict";

  const { all, make } = window.playbook.elements;
  const LONGEST = 200_000;

  window.playbook.draftPlace = (root, field, removed) => {
    const prefix = `${root.dataset.document}--${field.id}`;
    const box = /** @type {HTMLElement} */ (root.querySelector(`[data-field="${field.id}"]`));
    const advice = make("div", { className: "draft__advice", id: `${prefix}--advice` });
    const left = make("p", { className: "draft__left" });
    const only = field.kind === "rows" ? null : control();
    const add = make("button", { type: "button", className: "md-button" }, "行を足す");
    const group = make("div", { className: "draft__rows", role: "group" }, add);

    /** @returns {DraftControl} */
    function control() {
      const made =
        field.kind === "choice"
          ? make("select", {})
          : field.kind === "long"
            ? make("textarea", { rows: 3, maxLength: LONGEST })
            : make("input", { type: field.kind === "date" ? "date" : "text", maxLength: LONGEST });
      if (field.kind === "number") made.inputMode = "numeric";
      if (made instanceof HTMLSelectElement) made.append(...["", ...(field.choices ?? [])].map((one) => new Option(one || "選んでください", one)));
      made.id = `${prefix}--input`;
      return described(made);
    }

    /** @template {HTMLElement} T @param {T} made */
    function described(made) {
      made.dataset.of = field.id;
      made.setAttribute("autocomplete", "off");
      made.setAttribute("aria-describedby", `${prefix}--hint ${prefix}--advice`);
      if (field.required) made.setAttribute("aria-required", "true");
      return made;
    }

    /** @param {Record<string, string>} cells */
    function row(cells) {
      const made = make("div", { className: "draft__row" });
      for (const column of field.columns ?? []) {
        const cell = described(make("textarea", { rows: 1, maxLength: LONGEST, value: cells[column.id] ?? "" }));
        cell.dataset.column = column.id;
        made.append(make("label", {}, column.required ? `${column.label}（必要）` : column.label, cell));
      }
      const remove = make("button", { type: "button", className: "md-button" }, "この行を消す");
      remove.addEventListener("click", () => {
        made.remove();
        removed();
        add.focus();
      });
      made.append(remove);
      return made;
    }

    add.addEventListener("click", () => {
      const made = row({});
      add.before(made);
      made.querySelector("textarea")?.focus();
    });
    group.setAttribute("aria-labelledby", `${prefix}--label`);
    for (const plain of all(box, "[data-part=plain]")) plain.hidden = true;
    box.append(only ?? group, left, advice);

    return {
      field,
      box,
      advice,
      left,

      fill(value) {
        const text = typeof value === "string" ? value : "";
        const rows = Array.isArray(value) && value.length ? value : [{}];
        if (!only) group.replaceChildren(...rows.map(row), add);
        else if (only.value !== text) only.value = text;
      },

      rows() {
        return all(group, ".draft__row").map((one) =>
          Object.fromEntries([...one.querySelectorAll("textarea")].map((cell) => [cell.dataset.column, cell.value])),
        );
      },
    };
  };
})();
