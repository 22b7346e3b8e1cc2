/**
 * Fields and what is typed to the text that they make. Pure: nothing here touches the page.
 *
 * A line all of whose blanks are empty is left out, and so is a part. A blank that must be filled
 * shows as 〔its name〕 until it is.
 */
(function () {
  "use strict";

  const BLANK = /\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g;
  /** Digits, with what people put between them: spaces, hyphens of any kind, invisible marks. */
  const RUN = /\d(?:[^\S\n]?[\p{Pd}\p{Cf}−ー]{0,2}[^\S\n]?\d)*/gu;
  const NUMERAL = /\p{N}/gu;
  const ORDER = /(?<!\d)\d{3}\p{Pd}\d{7}\p{Pd}\d{7}(?!\d)/gu;
  /** What stands for a card number, which is never kept. */
  const CARD = "〔カード番号は書きません〕";

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

  /**
   * Where card numbers stand: 13 to 19 digits that pass Luhn, in groups of four or more. Order
   * numbers (3-7-7) and Japanese article numbers are none.
   * @param {string} text @returns {[number, number][]} starts and ends
   */
  function cards(text) {
    if ((text.match(NUMERAL)?.length ?? 0) < 13) return [];
    let ascii = "";
    /** Where in the text each character of `ascii` comes from. @type {number[]} */
    const origin = [];
    let at = 0;
    for (const one of text) {
      for (const folded of one < "\x80" ? one : one.normalize("NFKC")) {
        ascii += folded.length === 1 ? folded : "?";
        origin.push(at);
      }
      at += one.length;
    }
    origin.push(at);
    const numbers = ascii.replace(ORDER, (found) => "#".repeat(found.length));
    return [...numbers.matchAll(RUN)].flatMap((run) =>
      inRun(run[0]).map(([from, to]) => /** @type {[number, number]} */ ([
        origin[run.index + from], origin[run.index + to],
      ])),
    );
  }

  /** @param {string} run digits with separators between @returns {[number, number][]} */
  function inRun(run) {
    const groups = [...run.matchAll(/\d+/g)];
    /** @type {[number, number][]} */
    const found = [];
    for (let first = 0; first < groups.length; first += 1) {
      let digits = "";
      for (let last = first; last < groups.length && digits.length < 19; last += 1) {
        const [group = ""] = groups[last] ?? [];
        digits += group;
        if (isCard(digits)) {
          found.push([groups[first]?.index ?? 0, (groups[last]?.index ?? 0) + group.length]);
          first = last;
          break;
        }
        if (group.length < 4) break;
      }
    }
    return found;
  }

  /** @param {string} digits */
  function isCard(digits) {
    if (digits.length < 13 || digits.length > 19 || /^0+$/.test(digits)) return false;
    const article = digits.length === 13 && /^4[59]/.test(digits) && sum(digits, 3) % 10 === 0;
    return !article && sum(digits, 0) % 10 === 0;
  }

  /** The sum of a check digit: by weights 1 and `weight`, or by Luhn for 0. @param {string} digits @param {number} weight */
  function sum(digits, weight) {
    return [...digits].reverse().reduce((total, one, index) => {
      const digit = Number(one);
      if (index % 2 === 0) return total + digit;
      return total + (weight ? digit * weight : digit > 4 ? digit * 2 - 9 : digit * 2);
    }, 0);
  }

  /** @param {string} text */
  function withoutCards(text) {
    return cards(text).reduceRight((rest, [from, to]) => rest.slice(0, from) + CARD + rest.slice(to), text);
  }

  window.playbook.draftText = { fill, holds, rows, typed, asked, cards, withoutCards };
})();
