/**
 * Sheets to print, filled with what a case says: to be finished by pen, or as a record. The choices
 * stay in the address, so that a link leads to the same sheet. Without this script a sheet is
 * complete, and empty.
 */
(function () {
  "use strict";

  const { all, button, day, make, moment, part, say } = window.playbook.elements;
  /** Codes are drawn in so many millimetres a module. */
  const MODULE = 0.5;
  /** What the address need not say. */
  const USUAL = new Set(["", "blank", "short", "a5"]);
  const onDisk = location.protocol === "file:";

  /** What was typed into a draft. @param {string} id of a case, or empty @param {string} name */
  function copyOf(id, name) {
    const { store } = window.playbook;
    return store.typed(`${id}/${name}`) ?? store.cases().get(id)?.drafts.get(name);
  }

  /** What was typed into a field, rows one a line. @param {DraftValues[string] | undefined} value */
  function written(value = "") {
    if (typeof value === "string") return value;
    return value.map((row) => Object.values(row).filter(Boolean).join("｜")).join("\n");
  }

  /** @param {HTMLElement} svg @param {string} text */
  function draw(svg, text) {
    if (svg.dataset.text === text) return;
    svg.dataset.text = text;
    const { size, path } = window.playbook.qr.drawn(text);
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    svg.setAttribute("width", `${size * MODULE}mm`);
    svg.setAttribute("height", `${size * MODULE}mm`);
    svg.querySelector("path")?.setAttribute("d", path);
    svg.removeAttribute("hidden");
  }

  /** The page of the sheet's revision; on a disk it is nobody's business where. @param {HTMLElement} sheet */
  function pageOf({ dataset }) {
    if (dataset.url) return new URL(dataset.url);
    return onDisk ? null : new URL(dataset.address ?? "", location.href);
  }

  /**
   * Returns what fills a sheet from a case, or from drafts that belong to none; null empties it.
   * @param {HTMLElement} sheet @returns {(id: string | null, reports: Map<string, ListReport>) => void}
   */
  function filler(sheet) {
    const { cases, paperCode, store } = window.playbook;
    const { document: name = "", revision } = sheet.dataset;
    const page = pageOf(sheet);
    const entries = all(sheet, "[data-entry]").filter((entry) => part(entry, "kept"));
    const gaps = all(sheet, "[data-blank]:not([data-blank] [data-blank])").map((gap) => ({ gap, empty: [...gap.childNodes] }));
    const conditional = all(sheet, "[data-when]").map((element) => ({ element, when: JSON.parse(element.dataset.when ?? "") }));
    const ofCase = part(sheet, "of-case");
    const elsewhere = part(sheet, "elsewhere");

    if (page) say(part(sheet, "address"), page.href.replace(/^\w+:\/\//, "").replace(/\/$/, ""));
    say(part(sheet, "printed"), day(window.playbook.today()));

    /** @param {ListReport | undefined} list */
    function mark(list) {
      const said = new Map(list?.entries.map((entry) => [entry.id, entry]));
      for (const entry of entries) {
        const { state = "open", words = [], at = "", by = "" } = said.get(entry.dataset.entry ?? "") ?? {};
        const kept = part(entry, "kept");
        entry.dataset.state = state;
        kept.hidden = !at;
        say(kept, [...words, moment(at), by].filter(Boolean).join("　"));
      }
    }

    /** @param {DraftCopy | undefined} copy */
    function write(copy) {
      for (const { gap, empty } of gaps) {
        const value = written(copy?.values[gap.dataset.blank ?? ""]);
        gap.toggleAttribute("data-filled", value !== "");
        gap.replaceChildren(...(value ? [value] : empty));
      }
      for (const { element, when } of conditional) {
        // As long as nothing is chosen, any part may be the one that is needed.
        element.hidden = Object.entries(when).some(([id, value]) => ![value, ""].includes(written(copy?.values[id])));
      }
    }

    return (id, reports) => {
      const one = store.cases().get(id ?? "");
      const begun = id === null ? undefined : one?.lists.find((list) => list.document === name);
      const list = begun?.revision === revision ? begun : undefined;
      const copy = id === null ? undefined : copyOf(id, name);
      mark(list && reports.get(name));
      write(copy);
      sheet.toggleAttribute("data-of-case", Boolean(begun || copy));
      ofCase.hidden = !one || !(list || copy);
      say(/** @type {HTMLElement} */ (ofCase.lastElementChild), one ? cases.title(one) : "");
      elsewhere.hidden = !begun || begun === list;
      if (begun && begun !== list) {
        const link = make("a", { href: new URL(begun.address, store.site).href }, "その版のページ");
        say(elsewhere, `案件では、このリストを別の版（${begun.edition}）で進めています。`, link, "から印刷すると、印が入ります。");
      }
      if (!page) return;
      const states = list?.entries.map((entry) => list.states.get(entry.id)?.state ?? "open");
      draw(part(sheet, "code"), page.href + (states ? paperCode.fragment(sheet, states) : ""));
    };
  }

  window.playbook.component("paper", (root) => {
    const { cases, caseWords, store } = window.playbook;
    const form = /** @type {HTMLFormElement} */ (part(root, "choices"));
    const chosen = /** @type {HTMLSelectElement} */ (part(root, "case"));
    const radios = /** @type {HTMLInputElement[]} */ (all(form, "[type=radio]"));
    const sheets = all(root, "[data-document]");
    const names = sheets.map((sheet) => sheet.dataset.document ?? "");
    const fillers = sheets.map(filler);
    const asked = new URLSearchParams(location.search);

    /** Offer the cases that have something to say here, and what was typed before there was one. */
    function offer() {
      const early = names.some((name) => store.typed(`/${name}`)) ? [make("option", { value: "" }, "案件に入れていない書きかけ")] : [];
      const found = cases.all().filter(
        ({ id, deleted, lists }) => !deleted && (lists.some(({ document }) => names.includes(document)) || names.some((name) => copyOf(id, name))),
      );
      const wanted = chosen.options.length ? chosen.value : (asked.get("case") ?? cases.current()?.id);
      chosen.replaceChildren(...found.map((one) => make("option", { value: one.id }, cases.title(one))), ...early);
      if ([...chosen.options].some(({ value }) => value === wanted)) chosen.value = wanted ?? "";
      const none = !chosen.options.length;
      part(root, "no-case").hidden = !none;
      for (const radio of radios) radio.disabled = none && radio.name === "fill" && radio.value !== "blank";
    }

    function show() {
      const choices = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
      const id = choices.fill === "blank" ? null : chosen.value;
      const one = store.cases().get(id ?? "");
      const reports = new Map(one && caseWords.report(one, new Map()).lists.map((list) => [list.document, list]));
      root.dataset.fill = choices.fill;
      for (const fill of fillers) fill(id, reports);
      const kept = Object.entries({ ...choices, case: id ?? "" }).filter(([, value]) => !USUAL.has(value));
      history.replaceState(null, "", kept.length ? `?${new URLSearchParams(kept)}` : location.pathname);
    }

    if (!onDisk) {
      // For the foot of each page, where only style sheets can write.
      document.documentElement.style.setProperty("--address", JSON.stringify(location.host + location.pathname));
    }
    part(root, "filling").hidden = false;
    part(root, "plain").hidden = true;
    part(root, "ready").hidden = false;
    offer();
    for (const radio of radios) {
      if (asked.get(radio.name) === radio.value && !radio.disabled) radio.checked = true;
    }
    show();
    form.addEventListener("change", show);
    button(root, "print").addEventListener("click", () => window.print());
    store.subscribe(() => {
      offer();
      show();
    });
  });
})();
