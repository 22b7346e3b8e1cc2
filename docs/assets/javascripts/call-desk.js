/**
 * One screen for a call: what is at hand, the time, notes of who said what, the closing words, and
 * the record of it all at one press. It works on the copies of the drafts that have pages of their
 * own.
 */
(function () {
  "use strict";

  const DESK = "call-desk";
  const SHEET = "call-sheet";
  const OPENING = "call-opening";
  const CLOSING = "call-closing-words";
  const MEMO = "after-call-memo";
  /** What the closing words and the record have in common. */
  const SHARED = ["my-work", "amazon-work", "deadline-set", "deadline", "check-on"];

  window.playbook.late[DESK] = (root) => {
    const { cardNumbers, cases, draftCopies: copies, draftText, elements, store } = window.playbook;
    const { make } = elements;
    /** @type {Map<string, { root: HTMLElement, draft: Draft }>} */
    const drafts = new Map();
    for (const holder of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-draft]"))) {
      drafts.set(holder.dataset.draft ?? "", { root: holder, draft: elements.json(holder, "draft") });
    }
    /** The notes and times of this call. @type {DraftValues} */
    let values = {};
    /** @type {{ desk: DraftValues, closing: DraftValues }[]} */
    const undos = [];
    /** Fields of the closing words. @type {Map<string, { field: DraftField, box: HTMLElement, control: HTMLInputElement | HTMLSelectElement }>} */
    const fields = new Map();
    let shownNotes = "";

    /** @param {string} name */
    const part = (name) => elements.part(root, name);
    /** @param {string} name */
    const button = (name) => elements.button(root, name);
    const said = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-of=said]"));
    /** Fields that are kept as they are. */
    const plain = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-of=agent], [data-of=case-id]"));
    const who = /** @type {HTMLSelectElement} */ (part("note").querySelector("select"));

    /** @param {string} name */
    function typed(name) {
      return copies.read(name)?.values ?? {};
    }

    /** @param {string} name @param {DraftValues} changed */
    function keep(name, changed) {
      store.type(copies.key(name), copies.copy(drafts.get(name)?.root ?? root, changed));
    }

    /** @param {string} name @param {DraftValues} [own] */
    function textOf(name, own = typed(name)) {
      const draft = drafts.get(name)?.draft;
      return draft ? draftText.fill(draft, copies.safe(copies.shown(draft, own))) : "";
    }

    /** @param {DraftValues} changed */
    function change(changed) {
      values = { ...values, ...changed };
      keep(DESK, values);
      show();
    }

    /** @returns {Record<string, string>[]} */
    function notes() {
      return Array.isArray(values.notes) ? values.notes : [];
    }

    function show() {
      elements.say(part("opening"), textOf(OPENING));
      elements.say(part("sheet"), textOf(SHEET));
      elements.say(part("closing"), textOf(CLOSING));
      button("start").hidden = Boolean(values.start);
      button("end").hidden = !values.start || Boolean(values.end);
      const all = notes();
      // Only what is new is put in, so that it alone is read out.
      if (shownNotes !== JSON.stringify(all)) {
        shownNotes = JSON.stringify(all);
        part("notes").replaceChildren(...all.map((one, index) => noteItem(one, index)));
      }
      for (const one of plain) if (document.activeElement !== one) one.value = String(values[one.dataset.of ?? ""] ?? "");
      drawClosing();
      part("notice").hidden = store.lasting;
      button("undo").hidden = undos.length === 0;
      tick();
    }

    /** @param {Record<string, string>} note @param {number} index */
    function noteItem(note, index) {
      const remove = make("button", { type: "button", className: "md-button", textContent: "消す" });
      remove.setAttribute("aria-label", `${index + 1}番目のメモを消す`);
      remove.addEventListener("click", () => {
        remember();
        change({ notes: notes().filter((_, each) => each !== index) });
        said.focus();
      });
      return make("li", {}, `${line(note)}　`, remove);
    }

    /** @param {Record<string, string>} note */
    function line({ at, who, said: words }) {
      return `${at}　${who}　${words}`;
    }

    /** The time of the call, and nothing else, moves by itself. */
    function tick() {
      const start = Date.parse(String(values.start ?? ""));
      const end = values.end ? Date.parse(String(values.end)) : Date.now();
      const seconds = Number.isNaN(start) || Number.isNaN(end) ? 0 : Math.max(0, Math.floor((end - start) / 1000));
      part("time").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }

    function drawClosing() {
      const draft = drafts.get(CLOSING)?.draft;
      if (!draft) return;
      const now = typed(CLOSING);
      const asked = new Set(draftText.asked(draft, now));
      for (const { field, box, control } of fields.values()) {
        box.hidden = !asked.has(field);
        if (document.activeElement !== control) control.value = String(now[field.id] ?? "");
      }
    }

    /** @param {DraftField} field */
    function addField(field) {
      const control = field.choices ? make("select", {}) : make("input", { type: field.kind === "date" ? "date" : "text" });
      if (control instanceof HTMLSelectElement) control.append(...["", ...(field.choices ?? [])].map((one) => new Option(one || "選んでください", one)));
      control.id = `${DESK}--${field.id}`;
      control.dataset.of = "";
      control.setAttribute("autocomplete", "off");
      const label = make("label", { textContent: field.label, htmlFor: control.id });
      const box = make("div", { className: "draft__field" }, make("p", { className: "draft__label" }, label), control);
      control.addEventListener("input", () => {
        keep(CLOSING, { ...typed(CLOSING), [field.id]: control.value });
        show();
      });
      fields.set(field.id, { field, box, control });
      part("fields").append(box);
    }

    function remember() {
      undos.push({ desk: values, closing: typed(CLOSING) });
    }

    function load() {
      values = typed(DESK);
      show();
    }

    /** @param {Date} at */
    function clock(at) {
      return `${at.getHours()}時${String(at.getMinutes()).padStart(2, "0")}分`;
    }

    /** What the record takes from the notes and the closing words. @returns {DraftValues} */
    function memo() {
      const start = new Date(String(values.start ?? ""));
      const at = Number.isNaN(start.getTime()) ? new Date() : start;
      const theirs = notes().filter((one) => one.who !== "自分");
      const closing = typed(CLOSING);
      const number = String(values["case-id"] ?? "").trim();
      return {
        ...(number && { "case-id": number }),
        "called-on": window.playbook.today(at),
        "called-at": clock(at),
        agent: String(values.agent ?? ""),
        heard: theirs.map((one) => one.said ?? "").join("\n"),
        ...Object.fromEntries(SHARED.map((id) => [id, closing[id] ?? ""])),
      };
    }

    function addNote() {
      const words = cardNumbers.without(said.value.trim());
      if (!words) return;
      said.value = "";
      change({ typing: "", notes: [...notes(), { at: clock(new Date()), who: who.value, said: words }] });
      said.focus();
    }

    part("note").addEventListener("submit", (event) => {
      event.preventDefault();
      addNote();
    });
    said.addEventListener("keydown", (event) => {
      // Enter also ends the conversion of kana, which is no wish to go on.
      // Safari ends it first, and then tells of a key 229.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      addNote();
    });
    said.addEventListener("input", () => change({ typing: said.value }));
    for (const one of plain) one.addEventListener("input", () => change({ [one.dataset.of ?? ""]: one.value }));
    button("start").addEventListener("click", () => {
      change({ start: new Date().toISOString(), end: "" });
      said.focus();
    });
    button("end").addEventListener("click", () => {
      change({ end: new Date().toISOString() });
      part("closing").focus();
    });

    for (const jump of elements.all(root, "[data-to]")) {
      jump.addEventListener("click", () => {
        const place = document.getElementById(jump.dataset.to ?? "");
        place?.scrollIntoView();
        place?.focus({ preventScroll: true });
      });
    }

    button("record").addEventListener("click", () => {
      if (cases.current()?.closed) return elements.say(part("said"), copies.CLOSED);
      const id = cases.current()?.id ?? cases.open();
      const { root: holder, draft } = /** @type {{ root: HTMLElement, draft: Draft }} */ (drafts.get(MEMO));
      const former = copies.read(MEMO);
      const made = memo();
      const text = textOf(MEMO, made);
      // What was typed there before stays in the case.
      if (former && Object.values(former.values).some((one) => one.length)) {
        cases.change([{ case: id, target: `draft/${MEMO}`, value: { ...former, text: textOf(MEMO, former.values) } }]);
      }
      keep(MEMO, made);
      const one = /** @type {Case} */ (cases.current());
      cases.change([
        ...copies.facts(one, draft, made),
        { case: id, target: `draft/${MEMO}`, value: copies.copy(holder, copies.shown(draft, made), text) },
        { case: id, target: `draft/${DESK}`, value: { ...copies.copy(root, values, notes().map(line).join("\n")), title: "電話のメモ" } },
      ]);
      part("memo").textContent = text;
      for (const name of ["memo", "next"]) part(name).hidden = false;
      button("copy").hidden = false;
      elements.say(part("said"), `記録を作り、案件「${cases.title(one)}」に残しました。`);
    });

    button("copy").addEventListener("click", async () => {
      const copied = await copies.toClipboard(part("memo"));
      elements.say(part("said"), copied);
    });

    button("clear").addEventListener("click", () => {
      remember();
      values = {};
      keep(DESK, {});
      keep(CLOSING, {});
      said.value = "";
      show();
      elements.say(part("said"), "空にしました。元に戻せます。");
      button("undo").focus();
    });

    button("undo").addEventListener("click", () => {
      const before = undos.pop();
      if (!before) return;
      keep(CLOSING, before.closing);
      values = {};
      change(before.desk);
      said.value = String(before.desk.typing ?? "");
      elements.say(part("said"), "元に戻しました。");
      said.focus();
    });

    for (const field of drafts.get(CLOSING)?.draft.fields ?? []) addField(field);
    part("plain").hidden = true;
    part("desk").hidden = false;
    load();
    said.value = String(values.typing ?? "");
    const stop = store.subscribe(() => (root.isConnected ? load() : stop()));
    const timer = setInterval(() => (root.isConnected ? tick() : clearInterval(timer)), 1000);
  };
})();
