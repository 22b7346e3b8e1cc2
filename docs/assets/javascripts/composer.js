/**
 * The form of a draft: the text grows beside it while it is filled, and advice stands at the
 * fields. Every key press is kept in this browser; nothing is sent. Without this script the text
 * with its blanks is on the page.
 */
(function () {
  "use strict";

  /** How long to wait for the next key before reading the text, in milliseconds. */
  const PAUSE = 300;
  /** Characters of what a check found. */
  const MOST_SHOWN = 100;

  /** What a page around the form keeps with it. */
  const WORK = /^work-/;

  window.playbook.late.composer = (root) => {
    const { cases, draftChecks, draftCopies: copies, draftPlace, draftText, elements, store } = window.playbook;
    const { make } = elements;
    const { document: name = "" } = root.dataset;
    /** @type {Draft} */
    const draft = elements.json(root, "draft");
    const result = elements.part(root, "result");
    const undo = elements.button(root, "undo");
    /** @type {Map<string, DraftPlace>} */
    const places = new Map();
    /** Fields that the reader has left, or all once the text was copied. @type {Set<string>} */
    const touched = new Set();
    /** @type {DraftValues[]} */
    const undos = [];
    /** What the reader typed. A case fact that nobody changed is not in it. @type {DraftValues} */
    let values = {};
    /** Where it is kept, and what was last read or written there. */
    let key = "";
    let kept = "";
    let form = /** @type {"text" | "short"} */ ("text");
    let timer = 0;

    /** @param {string} of */
    const part = (of) => elements.part(root, of);
    /** @param {string} action */
    const button = (action) => elements.button(root, action);

    // ----- what is filled in -----

    function shown() {
      return copies.shown(draft, values);
    }

    /** Without what must not get into a text. @param {DraftFinding[]} findings */
    function usable(findings) {
      const refused = findings.filter((one) => one.level === "refuse" && one.kind !== "card").map((one) => one.field);
      return copies.safe(Object.fromEntries(Object.entries(shown()).filter(([id]) => !refused.includes(id))));
    }

    function keep() {
      const copy = copies.copy(root, values);
      kept = JSON.stringify(copy.values);
      store.type(key, copy);
      checkSoon();
    }

    /** Not at once: what appears must not move a button while it is being pressed. */
    function checkSoon() {
      clearTimeout(timer);
      timer = window.setTimeout(check, PAUSE);
    }

    function load() {
      const copy = copies.read(name);
      const next = copies.key(name);
      const found = JSON.stringify(copy?.values ?? {});
      const other = next !== key;
      if (other || found !== kept) {
        values = copy?.values ?? {};
        kept = found;
      }
      if (other) {
        key = next;
        undos.length = 0;
        touched.clear();
      }
      draw(other);
    }

    /** @param {DraftValues} changed */
    function replace(changed) {
      undos.push(values);
      values = changed;
      keep();
      draw(true);
    }

    // ----- the form -----

    /** @param {boolean} whole or all but where the reader is typing */
    function draw(whole) {
      const now = shown();
      for (const { field, box, fill } of places.values()) {
        if (whole || !box.contains(document.activeElement)) fill(now[field.id]);
      }
      drawSaved();
      if (whole) check();
      else checkSoon();
    }

    // ----- the text and the advice -----

    function check() {
      const now = shown();
      const findings = draftChecks.find(draft, now, cases.current()?.facts ?? new Map());
      const text = draftText.fill(draft, usable(findings), form);
      elements.say(result, text);
      part("count").textContent = `${[...text].length}字`;
      const asked = new Set(draftText.asked(draft, now).map((field) => field.id));
      for (const { field, box, advice, left } of places.values()) {
        const mine = findings.filter((one) => one.field === field.id && (one.kind !== "required" || touched.has(field.id)));
        // A button under the reader's finger must not be put in place anew.
        const said = JSON.stringify(mine);
        if (advice.dataset.said !== said) advice.replaceChildren(...mine.map(spoken));
        advice.dataset.said = said;
        box.hidden = !asked.has(field.id) && draftText.typed(field, now) === "";
        for (const one of box.querySelectorAll("[data-of]")) one.setAttribute("aria-invalid", String(mine.some((each) => each.level === "refuse")));
        left.textContent = field.limit ? `${[...draftText.typed(field, now)].length} / ${field.limit.most}字` : "";
      }
      const needed = findings.filter((one) => one.kind === "required").length;
      const others = findings.length - needed;
      say("state", [needed && `未完です。必要な欄があと${needed}か所あります。`, others && `知らせが${others}件あります。`].filter(Boolean).join(""));
      undo.hidden = undos.length === 0;
      part("notice").hidden = store.lasting;
      root.dispatchEvent(new CustomEvent("draft-checked", { detail: { values: now, findings, text } }));
    }

    /** @param {DraftFinding} finding */
    function spoken({ check: id, field, level, say: words, why, found, instead, fix }) {
      const better = instead ? `　${instead}` : "";
      const about = found ? `「${found.slice(0, MOST_SHOWN)}」${better}　` : "";
      const line = make("p", { className: `draft__finding draft__finding--${level}` }, about, make("strong", {}, words), why);
      const anchor = id ?? (level === "refuse" ? "card" : "");
      if (anchor) line.append(make("a", { href: `#${name}--${anchor}`, textContent: "出典" }));
      if (fix !== undefined) {
        const mend = make("button", { type: "button", className: "md-button", textContent: `「${fix}」にする` });
        mend.addEventListener("click", () => {
          replace({ ...values, [field]: fix });
          /** @type {HTMLElement | null} */ (places.get(field)?.box.querySelector("[data-of]"))?.focus();
        });
        line.append(mend);
      }
      return line;
    }

    /** @param {string} where @param {string} text */
    function say(where, text) {
      elements.say(part(where), text);
    }

    /** What the case has kept, and what was typed into fields that are gone. */
    function drawSaved() {
      const one = cases.current();
      const saved = (one?.log ?? []).filter((record) => record.target === `draft/${name}` && record.value).reverse();
      part("history").hidden = saved.length === 0;
      part("number").textContent = String(saved.length);
      part("saved").replaceChildren(...saved.map(savedItem));
      const former = Object.entries(values).filter(([id, value]) => {
        const field = places.get(id)?.field;
        return !WORK.test(id) && value.length && (!field || (field.kind === "rows") !== Array.isArray(value));
      });
      part("former").hidden = former.length === 0;
      part("former-list").replaceChildren(
        ...former.map(([, value]) =>
          make("p", { className: "draft__result", textContent: Array.isArray(value) ? value.map((cells) => Object.values(cells).join("｜")).join("\n") : value }),
        ),
      );
    }

    /** @param {CaseRecord} record */
    function savedItem(record) {
      const copy = /** @type {DraftCopy} */ (record.value);
      const when = elements.moment(record.at);
      const back = make("button", { type: "button", className: "md-button", textContent: "この文面に戻す" });
      back.addEventListener("click", () => {
        replace(copy.values);
        say("said", `${when}の文面に戻しました。`);
      });
      const text = make("p", { className: "draft__result", textContent: copy.text || draftText.fill(draft, copy.values) });
      return make("li", {}, make("details", {}, make("summary", {}, `${when}　${record.by}`), text, back));
    }

    // ----- what the reader does -----

    root.addEventListener("input", (event) => {
      const { dataset, value } = /** @type {DraftControl} */ (event.target);
      const id = dataset.of;
      if (id === undefined) return;
      values = { ...values, [id]: dataset.column ? (places.get(id)?.rows() ?? []) : value };
      keep();
    });

    // A page around the form may fill fields in.
    root.addEventListener("draft-fill", (event) => {
      const { values: more, undoable } = /** @type {CustomEvent<{ values: DraftValues, undoable: boolean }>} */ (event).detail;
      if (undoable) replace({ ...values, ...more });
      else if (Object.keys(more).length) {
        values = { ...values, ...more };
        keep();
      } else check();
    });

    root.addEventListener("change", (event) => {
      const { name: group, value } = /** @type {DraftControl} */ (event.target);
      if (group !== `${name}--form`) return;
      form = value === "short" ? "short" : "text";
      check();
    });

    root.addEventListener("focusout", (event) => {
      const id = /** @type {HTMLElement} */ (event.target).dataset.of;
      if (id === undefined) return;
      touched.add(id);
      share(id);
      checkSoon();
    });

    /** A number that the case does not have yet is the case's from now on. @param {string} id */
    function share(id) {
      const one = cases.current();
      const { [id]: value = "", ...rest } = values;
      const changes = one && !one.closed ? copies.facts(one, draft, { [id]: value }) : [];
      if (!changes.length) return;
      values = rest;
      keep();
      cases.change(changes);
    }

    button("copy").addEventListener("click", async () => {
      for (const id of places.keys()) touched.add(id);
      check();
      const gaps = draftChecks.find(draft, shown(), new Map()).filter((one) => one.kind === "required").length;
      const more = gaps ? `空いている欄が${gaps}か所あります。` : "";
      say("said", `${await copies.toClipboard(result)}${more}`);
    });

    button("save").addEventListener("click", () => {
      if (cases.current()?.closed) return say("said", copies.CLOSED);
      const id = cases.current()?.id ?? cases.open();
      const one = /** @type {Case} */ (cases.current());
      const facts = copies.facts(one, draft, values);
      const text = draftText.fill(draft, usable(draftChecks.find(draft, shown(), one.facts)));
      cases.change([...facts, { case: id, target: `draft/${name}`, value: copies.copy(root, shown(), text) }]);
      say("said", `案件「${cases.title(one)}」に残しました。`);
    });

    button("print").addEventListener("click", () => window.print());

    button("clear").addEventListener("click", () => {
      replace({});
      say("said", "消しました。元に戻せます。");
      undo.focus();
    });

    undo.addEventListener("click", () => {
      values = undos.pop() ?? {};
      keep();
      draw(true);
      say("said", "元に戻しました。");
      if (undo.hidden) button("clear").focus();
    });

    for (const field of draft.fields) {
      const place = draftPlace(root, field, () => replace({ ...values, [field.id]: place.rows() }));
      places.set(field.id, place);
    }
    part("composed").hidden = false;
    /** @type {HTMLDetailsElement} */ (part("blank")).open = false;
    const stop = store.subscribe(() => (root.isConnected ? load() : stop()));
    load();
  };
})();
