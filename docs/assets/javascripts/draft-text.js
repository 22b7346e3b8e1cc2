/**
 * Fields and what is typed to the text that they make. Pure: nothing here touches the page.
 *
 * A line all of whose blanks are empty is left out, and so is a part. A blank that must be filled
 * shows as 〔its name〕 until it is.
 */
(function () {
  "use strict";

  const BLANK = /\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g;

  /** @param {Record<string, string> | undefined} when @param {DraftValues} values */
  function holds(when, values) {
    return Object.entries(when ?? {}).every(([id, value]) => values[id] === value);
  }

  /** @param {DraftField} field @param {DraftValues} values @returns {Record<string, string>[]} rows with anything in them */
  function rows(field, values) {
    const value = values[field.id];
    const all = Array.isArray(value) ? value : [];
    return all.filter((row) => field.columns?.some((column) => (row[column.id] ?? "").trim()));
  }

  /** @param {DraftField} field @param {DraftValues} values @returns {string} what is typed, or empty */
  function typed(field, values) {
    if (field.kind === "rows") return rows(field, values).map((row) => spokenRow(field, row)).join("\n");
    const value = values[field.id];
    return typeof value === "string" ? value.trim() : "";
  }

  /** @param {DraftField} field @param {Record<string, string>} row */
  function spokenRow(field, row) {
    const columns = new Map(field.columns?.map((column) => [column.id, column]));
    return (field.row ?? "").replace(BLANK, (_, id) => (row[id] ?? "").trim().replace(/\s*\n\s*/g, " ") || empty(columns.get(id)) || "");
  }

  /** What stands where nothing is typed; null lets the line go. @param {DraftBlank} [blank] */
  function empty(blank) {
    return blank?.empty ?? (blank?.required ? `〔${blank.label}〕` : null);
  }

  /** @param {DraftField} field @param {DraftValues} values */
  function spoken(field, values) {
    const value = typed(field, values);
    const date = field.kind === "date" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
    return date ? `${date[1]}年${Number(date[2])}月${Number(date[3])}日` : value || empty(field);
  }

  /** @param {string} text @param {Map<string, string | null>} words @returns {string | null} */
  function part(text, words) {
    let blanks = 0;
    let filled = 0;
    const lines = text.split("\n").flatMap((line) => {
      const found = [...line.matchAll(BLANK)].map((match) => words.get(match[1] ?? "") ?? null);
      const said = found.filter((one) => one !== null);
      blanks += found.length;
      filled += said.length;
      return found.length && !said.length ? [] : [line.replace(BLANK, (_, id) => words.get(id) ?? "")];
    });
    return blanks && !filled ? null : lines.join("\n");
  }

  /** @param {Draft} draft @param {DraftValues} values @param {"text" | "short"} [form] */
  function fill(draft, values, form = "text") {
    const words = new Map(draft.fields.map((field) => [field.id, spoken(field, values)]));
    return draft.parts
      .filter((one) => holds(one.when, values))
      .flatMap((one) => (one[form] === undefined ? [] : [part(one[form] ?? "", words)]))
      .filter((text) => text !== null)
      .join(form === "text" ? "\n\n" : "\n");
  }

  /** Fields that the text needs as it stands, by the conditions of its parts. @param {Draft} draft @param {DraftValues} values */
  function asked(draft, values) {
    const used = draft.parts.filter((one) => holds(one.when, values));
    const named = new Set(used.flatMap((one) => [...one.text.matchAll(BLANK)].map((match) => match[1])));
    const conditions = new Set(draft.parts.flatMap((one) => Object.keys(one.when ?? {})));
    return draft.fields.filter((field) => named.has(field.id) || conditions.has(field.id));
  }

  window.playbook.draftText = { fill, holds, rows, typed, asked };
})();
