/**
 * A case is what its records say. A record is one change by one reader at one moment; it is never
 * changed afterwards. So two copies of a case are merged by putting their records together: in any
 * order, any number of times, the outcome is the same, and no change of either side is lost.
 *
 * Nothing here touches the page or storage.
 */
(function () {
  "use strict";

  const VERSION = 1;
  const NAME = /^[a-z0-9-]{1,80}$/;
  /** Characters of 2026-11-22, and of 2026-11-22T09:00:00.000Z. */
  const DAY = 10;
  const MOMENT = 24;
  /** Below the top of the site: neither a scheme nor a host fits in, nor a way up. */
  const ADDRESS = /^[a-z0-9][a-z0-9-]*(?:[./][a-z0-9-]+)*\/?$/i;
  /** States of an entry, and what they are called. */
  const STATES = { open: "まだ", done: "済み", na: "対象外", blocked: "待ち" };
  /** @type {KeptState} */
  const UNTOUCHED = {
    state: "open", revision: "", words: "", reason: "", who: "", until: "", note: "", seen: "",
    at: "", by: "", reopened: "",
  };
  /** Characters of one text. */
  const LONGEST = 10_000;
  /** Characters of one field of a draft, and rows of one. */
  const LONGEST_FIELD = 200_000;
  const LONGEST_TEXT = 1_000_000;
  const MOST_ROWS = 1_000;
  const MOST_ENTRIES = 5_000;

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /** @param {unknown} value @returns {string} empty for what is no text */
  function text(value) {
    return typeof value === "string" ? value.slice(0, LONGEST) : "";
  }

  /** @param {unknown} value @param {RegExp} form @returns {string | null} */
  function formed(value, form) {
    return typeof value === "string" && form.test(value) ? value : null;
  }

  /** A moment or day of the calendar, on which every clock can still add. @param {unknown} value @param {number} length */
  function dated(value, length) {
    const found = text(value);
    const time = found.length === length && "0" < found && found < "9999" ? Date.parse(found) : NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(found) ? found : null;
  }

  /** @param {unknown} value */
  function day(value) {
    return dated(value, DAY);
  }

  /** @param {unknown} value @returns {EntryState | null} */
  function entryState(value) {
    if (!isObject(value) || !Object.hasOwn(STATES, text(value.state))) return null;
    return {
      state: /** @type {EntryState["state"]} */ (value.state),
      revision: text(value.revision),
      words: text(value.words),
      reason: text(value.reason),
      who: text(value.who),
      until: day(value.until) ?? "",
      note: text(value.note),
      seen: text(value.seen),
    };
  }

  /** @param {unknown} value @returns {ListSnapshot | null} */
  function snapshot(value) {
    if (!isObject(value) || !Array.isArray(value.entries)) return null;
    if (value.entries.length > MOST_ENTRIES) return null;
    const entries = value.entries.map((one) =>
      isObject(one) && formed(one.id, NAME)
        ? {
            id: text(one.id),
            text: text(one.text),
            critical: one.critical === true,
            words: text(one.words),
            added: one.added === true,
          }
        : null,
    );
    if (entries.includes(null)) return null;
    return {
      revision: text(value.revision),
      title: text(value.title),
      address: formed(value.address, ADDRESS) ?? "",
      edition: text(value.edition),
      entries: /** @type {SnapshotEntry[]} */ (entries),
    };
  }

  /** @param {unknown} value @returns {Deadline | null} */
  function deadline(value) {
    const on = isObject(value) ? day(value.on) : null;
    return on && isObject(value) ? { on, what: text(value.what) } : null;
  }

  /** @param {unknown} value @returns {DraftCopy | null} */
  function draftCopy(value) {
    if (!isObject(value) || !isObject(value.values)) return null;
    if (!Object.entries(value.values).every(([id, one]) => NAME.test(id) && isFieldValue(one))) return null;
    return {
      revision: text(value.revision),
      title: text(value.title),
      address: formed(value.address, ADDRESS) ?? "",
      values: /** @type {DraftValues} */ (value.values),
      text: typeof value.text === "string" ? value.text.slice(0, LONGEST_TEXT) : "",
    };
  }

  /** @param {unknown} value */
  function isFieldValue(value) {
    /** @param {unknown} one */
    const fits = (one) => typeof one === "string" && one.length <= LONGEST_FIELD;
    if (!Array.isArray(value)) return fits(value);
    return value.length <= MOST_ROWS && value.every((row) => isObject(row) && Object.values(row).every(fits));
  }

  /**
   * How the value of each kind of target is read; undefined refuses the record.
   * @type {Record<string, (value: unknown) => unknown>}
   */
  const VALUES = {
    name: (value) => (typeof value === "string" ? text(value) : undefined),
    opened: (value) => dated(value, MOMENT) ?? undefined,
    closed: (value) => (value === null ? null : (dated(value, MOMENT) ?? undefined)),
    archived: (value) => (typeof value === "boolean" ? value : undefined),
    deleted: (value) => (typeof value === "boolean" ? value : undefined),
    deadline: (value) => (value === null ? null : (deadline(value) ?? undefined)),
    fact: (value) => (typeof value === "string" ? text(value) : undefined),
    list: (value) => (value === null ? null : (snapshot(value) ?? undefined)),
    entry: (value) => (value === null ? null : (entryState(value) ?? undefined)),
    draft: (value) => (value === null ? null : (draftCopy(value) ?? undefined)),
  };
  const PARTS = /** @type {Record<string, number>} */ ({ fact: 2, list: 2, entry: 3, draft: 2 });

  /**
   * Read a record that came from storage, a file or a link. Only known fields are kept.
   * @param {unknown} value @returns {CaseRecord | null} null for what is not a record of this version
   */
  function read(value) {
    if (!isObject(value) || value.v !== VERSION) return null;
    const id = formed(value.id, NAME);
    const caseId = formed(value.case, NAME);
    const at = dated(value.at, MOMENT);
    const target = typeof value.target === "string" ? value.target : "";
    const [kind = "", ...rest] = target.split("/");
    const reader = Object.hasOwn(VALUES, kind) ? VALUES[kind] : undefined;
    if (!id || !caseId || !at || !reader) return null;
    if (rest.length !== (PARTS[kind] ?? 1) - 1 || !rest.every((part) => NAME.test(part))) return null;
    const known = reader(value.value);
    if (known === undefined) return null;
    return { v: VERSION, id, case: caseId, at, by: text(value.by), target, value: known };
  }

  /** Which of two records is the newer; of the same moment, the greater id. @param {CaseRecord} a @param {CaseRecord} b */
  function order(a, b) {
    return compare(a.at, b.at) || compare(a.id, b.id) || compare(JSON.stringify(a), JSON.stringify(b));
  }

  /** @param {string} a @param {string} b */
  function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /**
   * All records of both, oldest first. Of two that bear the same id, the greater one is kept.
   * @param {Iterable<CaseRecord>} ours @param {Iterable<CaseRecord>} theirs @returns {CaseRecord[]}
   */
  function merge(ours, theirs) {
    /** @type {Map<string, CaseRecord>} */
    const found = new Map();
    for (const record of [...ours, ...theirs]) {
      const key = `${record.case}/${record.id}`;
      const twin = found.get(key);
      if (!twin || order(twin, record) < 0) found.set(key, record);
    }
    return [...found.values()].sort(order);
  }

  /**
   * A state of an entry as it is worded now. What was ticked under other words is open again:
   * whatever was moved or merged, in whatever order, a tick never stands for words that were not seen.
   * @param {KeptState} kept @param {string} words the mark of the entry's words @param {string} revision
   * @returns {KeptState}
   */
  function worded(kept, words, revision) {
    const stood = kept.reopened || kept.state;
    // Ticks of the time before there were cases know their revision only.
    const seen = kept.words ? kept.words === words : kept.revision === revision;
    return seen || stood === "open"
      ? { ...kept, state: stood, reopened: "" }
      : { ...kept, state: "open", reopened: stood };
  }

  /**
   * What the records of one case say.
   * @param {CaseRecord[]} records oldest first, all of one case @returns {Case}
   */
  function fold(records) {
    /** @type {Map<string, CaseRecord>} */
    const latest = new Map();
    for (const record of records) latest.set(record.target, record);

    /** @template T @param {string} target @param {T} otherwise @returns {T} */
    function value(target, otherwise) {
      return /** @type {T} */ (latest.get(target)?.value ?? otherwise);
    }

    /** @type {Map<string, string>} */
    const facts = new Map();
    /** @type {Map<string, CaseList>} */
    const lists = new Map();
    /** @type {Map<string, DraftCopy>} */
    const drafts = new Map();
    for (const [target, record] of latest) {
      const [kind, name = ""] = target.split("/");
      if (kind === "fact" && record.value) facts.set(name, /** @type {string} */ (record.value));
      if (kind === "draft" && record.value) drafts.set(name, /** @type {DraftCopy} */ (record.value));
      if (kind === "list" && record.value) {
        const pinned = /** @type {ListSnapshot} */ (record.value);
        const states = /** @type {CaseList["states"]} */ (new Map());
        lists.set(name, { document: name, ...pinned, begun: record.at, states });
      }
    }
    for (const [target, record] of latest) {
      const [kind, name = "", entry = ""] = target.split("/");
      if (kind !== "entry" || !record.value) continue;
      const state = /** @type {EntryState} */ (record.value);
      lists.get(name)?.states.set(entry, { ...state, at: record.at, by: record.by, reopened: "" });
    }
    for (const { states, entries, revision } of lists.values()) {
      for (const { id, words } of entries) {
        const kept = states.get(id);
        if (kept) states.set(id, worded(kept, words, revision));
      }
    }
    const first = records[0];
    return {
      id: first?.case ?? "",
      name: value("name", ""),
      opened: value("opened", first?.at ?? ""),
      closed: value("closed", /** @type {string | null} */ (null)),
      archived: value("archived", false),
      deleted: value("deleted", false),
      deadline: value("deadline", /** @type {Deadline | null} */ (null)),
      changed: records.at(-1)?.at ?? "",
      facts,
      drafts,
      lists: [...lists.values()].sort((a, b) => compare(a.begun, b.begun)),
      log: records,
    };
  }

  /** Whether an entry needs nothing more. @param {EntryState} [state] */
  function settled(state) {
    return state?.state === "done" || state?.state === "na";
  }

  /** Entries that need nothing more, and all of them. @param {CaseList[]} lists */
  function progress(lists) {
    const states = lists.flatMap(({ entries, states }) => entries.map(({ id }) => states.get(id)));
    return { settled: states.filter(settled).length, total: states.length };
  }

  /** What a text holds; undefined for what is not JSON. @param {string} text @returns {any} */
  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  /** What the case waits for, soonest first. @param {Case} one @returns {Deadline[]} */
  function deadlines(one) {
    const waits = one.lists.flatMap((list) =>
      list.entries.flatMap((entry) => {
        const state = list.states.get(entry.id);
        return state?.state === "blocked" && state.until
          ? [{ on: state.until, what: `${state.who || "返事"}を待つ: ${entry.text}` }]
          : [];
      }),
    );
    const own = one.deadline ? [one.deadline] : [];
    return [...own, ...waits].sort((a, b) => compare(a.on, b.on));
  }

  window.playbook.records = {
    VERSION, STATES, UNTOUCHED, parsed, day, read, draftCopy, merge, fold, worded, settled, progress, deadlines,
  };
})();
