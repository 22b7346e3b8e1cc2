/**
 * The entries of a checklist or procedure in the reader's case: ticks, states, notes, what was
 * seen; progress; undo. Without this script the boxes of a checklist still tick.
 */
(function () {
  "use strict";

  const NOT_KEPT =
    "このブラウザーには記録を残せません。印はこのページを開いている間だけ有効です。必要なら印刷してください。";
  const STATES = /** @type {const} */ ({ open: "まだ", done: "済み", na: "対象外", blocked: "待ち" });
  /** @type {EntryState} */
  const UNTOUCHED = { state: "open", revision: "", reason: "", who: "", until: "", note: "", seen: "" };

  /** @typedef {{ id: string, element: HTMLElement, box: HTMLInputElement, critical: boolean, text: string, shown: string }} Entry */

  window.playbook.component("entries", (root) => {
    const { cases, records, store } = window.playbook;
    const name = root.dataset.document ?? "";
    const revision = root.dataset.revision ?? "";
    const bar = part(root, "bar");
    const count = part(root, "count");
    const progress = /** @type {HTMLProgressElement} */ (part(root, "progress"));
    const notice = part(root, "notice");
    const pinned = part(root, "pinned");
    const warning = part(root, "warning");
    const clear = button("clear");
    const undo = button("undo");
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (
      root.querySelectorAll("[data-entry]")
    )) {
      const id = element.dataset.entry ?? "";
      const words = part(element, "text");
      entries.set(id, {
        id,
        element,
        box: /** @type {HTMLInputElement} */ (
          element.querySelector("input[type=checkbox]") ?? addBox(words)
        ),
        critical: element.dataset.critical !== undefined,
        text: words.textContent ?? "",
        shown: "",
      });
    }

    /** @param {string} action */
    function button(action) {
      return /** @type {HTMLButtonElement} */ (root.querySelector(`[data-action="${action}"]`));
    }

    /** What the current case has of this list. */
    function begun() {
      return cases.current()?.lists.find((one) => one.document === name);
    }

    /** @param {Entry} entry @param {Partial<EntryState>} changed */
    function change(entry, changed) {
      const list = begun();
      const id = cases.current()?.id ?? cases.open();
      const { at: _at, by: _by, ...before } = list?.states.get(entry.id) ?? { ...UNTOUCHED, at: "", by: "" };
      const value = { ...before, revision, ...changed };
      const begin = list ? [] : [{ case: id, target: `list/${name}`, value: snapshot(root) }];
      cases.change([...begin, { case: id, target: `entry/${name}/${entry.id}`, value }]);
      warn(entry, value.state);
    }

    /** Say if an entry that must not be missed was passed over. @param {Entry} entry @param {string} state */
    function warn(entry, state) {
      const states = begun()?.states;
      const all = [...entries.values()];
      const missed = all
        .slice(0, all.indexOf(entry))
        .find((one) => one.critical && !["done", "na"].includes(states?.get(one.id)?.state ?? ""));
      setText(warning, missed && state === "done" ? `先に済ませる項目があります: ${missed.text}` : "");
      warning.hidden = warning.textContent === "";
    }

    function show() {
      const list = begun();
      const elsewhere = list !== undefined && list.revision !== revision;
      for (const entry of entries.values()) draw(entry, list?.states.get(entry.id), elsewhere);
      const { settled, total } = list && !elsewhere ? records.progress(list) : { settled: 0, total: entries.size };
      setText(count, `${settled} / ${total}`);
      progress.max = total;
      progress.value = settled;
      root.classList.toggle("entries--complete", total > 0 && settled === total);
      clear.disabled = !list || elsewhere || list.states.size === 0;
      undo.hidden = !cases.canUndo;
      setText(notice, store.lasting ? "" : NOT_KEPT);
      notice.hidden = store.lasting;
      bar.hidden = elsewhere;
      pinned.hidden = !elsewhere;
      if (list && elsewhere) {
        part(pinned, "words").textContent =
          `案件「${cases.title(/** @type {Case} */ (cases.current()))}」は、${list.edition}の版で進めています。`;
        const link = /** @type {HTMLAnchorElement} */ (part(pinned, "link"));
        link.href = new URL(list.address, store.site).href;
      }
    }

    /** @param {Entry} entry @param {EntryState | undefined} kept @param {boolean} locked */
    function draw(entry, kept, locked) {
      const state = kept ?? UNTOUCHED;
      const shown = JSON.stringify([state, locked]);
      if (shown === entry.shown) return;
      entry.shown = shown;
      entry.box.checked = state.state === "done";
      entry.box.disabled = locked;
      entry.element.dataset.state = state.state;
      const tag = entry.element.querySelector(":scope > [data-part=state]") ?? addState(entry);
      setText(/** @type {HTMLElement} */ (tag), spoken(state));
      for (const field of fields(entry)) field.value = valueOf(state, field.name);
    }

    /** What is to be said of a state besides the tick. @param {EntryState} state */
    function spoken(state) {
      const { reason, who, until, note, seen } = state;
      return [
        state.state === "na" && `対象外${reason && `（${reason}）`}`,
        state.state === "blocked" && `待ち${who && `: ${who}`}${until && `（${until} まで）`}`,
        seen && `見たもの: ${seen}`,
        note && `メモ: ${note}`,
      ]
        .filter(Boolean)
        .join("　");
    }

    /** @param {Entry} entry */
    function addState(entry) {
      const tag = make("p", { className: "entry__state" });
      tag.dataset.part = "state";
      entry.element.append(tag, more(entry));
      return tag;
    }

    /** A fold for what is asked for rarely; made when it is first opened. @param {Entry} entry */
    function more(entry) {
      const summary = make("summary", { textContent: "状態とメモ" });
      const visible = make("span", { className: "visually-hidden", textContent: `: ${entry.text}` });
      summary.append(visible);
      const fold = make("details", { className: "entry__more" });
      fold.append(summary);
      fold.addEventListener("toggle", () => {
        if (fold.open && fold.childElementCount === 1) fold.append(form(entry));
      });
      return fold;
    }

    /** @param {Entry} entry */
    function form(entry) {
      const panel = make("div", { className: "entry__form" });
      const choice = make("select", { name: "state" });
      for (const [value, words] of Object.entries(STATES)) {
        choice.append(make("option", { value, textContent: words }));
      }
      panel.append(
        labelled("状態", choice),
        labelled("対象外の理由", make("input", { name: "reason" }), "na"),
        labelled("誰を待つか", make("input", { name: "who" }), "blocked"),
        labelled("いつまで", make("input", { name: "until", type: "date" }), "blocked"),
        labelled("見たもの", make("input", { name: "seen" })),
        labelled("メモ", make("textarea", { name: "note", rows: 2 })),
      );
      const kept = begun()?.states.get(entry.id) ?? UNTOUCHED;
      for (const field of fieldsOf(panel)) {
        field.value = valueOf(kept, field.name);
        field.disabled = entry.box.disabled;
      }
      return panel;
    }

    /** @param {string} words @param {HTMLElement} field @param {string} [state] the only one in which it is asked for */
    function labelled(words, field, state) {
      const label = make("label", { textContent: `${words} ` });
      if (state) label.dataset.for = state;
      label.append(field);
      return label;
    }

    root.addEventListener("change", (event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const entry = entries.get(field.closest("[data-entry]")?.getAttribute("data-entry") ?? "");
      if (!entry) return;
      if (field === entry.box) change(entry, { state: field.checked ? "done" : "open" });
      else if (field.name) change(entry, { [field.name]: field.value.trim() });
    });

    clear.addEventListener("click", () => {
      const id = cases.current()?.id;
      const list = begun();
      if (!id || !list) return;
      cases.change([...list.states.keys()].map((entry) => ({ case: id, target: `entry/${name}/${entry}`, value: null })));
      undo.focus();
    });

    undo.addEventListener("click", () => {
      cases.undo();
      if (undo.hidden) clear.focus();
    });

    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
    bar.hidden = false;
    show();
  });

  /** The list as it stands on the page, to be kept with the case. @param {HTMLElement} root @returns {ListSnapshot} */
  function snapshot(root) {
    const { revision = "", title = "", address = "", edition = "" } = root.dataset;
    const entries = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-entry]"));
    return {
      revision,
      title,
      address: new URL(address, location.href).href.slice(window.playbook.store.site.length),
      edition,
      entries: [...entries].map((element) => ({
        id: element.dataset.entry ?? "",
        text: part(element, "text").textContent ?? "",
        critical: element.dataset.critical !== undefined,
      })),
    };
  }

  window.playbook.snapshot = snapshot;

  /** @param {ParentNode} root @param {string} name */
  function part(root, name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
  }

  /** A live region speaks whenever it is written to. @param {HTMLElement} element @param {string} text */
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {object} properties @returns {HTMLElementTagNameMap[T]} */
  function make(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  /** Put a box before the words of a step. @param {HTMLElement} words */
  function addBox(words) {
    const box = make("input", { type: "checkbox", className: "entry__box" });
    box.setAttribute("autocomplete", "off");
    const label = make("label", {});
    words.replaceWith(label);
    label.append(box, words);
    return box;
  }

  /** @param {Entry} entry */
  function fields(entry) {
    return fieldsOf(entry.element);
  }

  /** @param {ParentNode} root @returns {HTMLInputElement[]} */
  function fieldsOf(root) {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[name]"))];
  }

  /** @param {EntryState} state @param {string} name */
  function valueOf(state, name) {
    return state[/** @type {keyof EntryState} */ (name)] ?? "";
  }
})();
