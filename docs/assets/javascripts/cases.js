/**
 * The case that the reader works on, and every change of it. The first change opens an unnamed case
 * by itself: no form stands in the way.
 */
(function () {
  "use strict";

  const { records, store } = window.playbook;
  const CURRENT = "case";
  const BY = "by";
  const TAKEN = "taken";
  /** Made once, when it is first needed: it takes as long as all else that runs on a page. @type {Intl.DateTimeFormat | undefined} */
  let opened;
  /** What stands for "never set". @type {Record<string, unknown>} */
  const EMPTY = {
    name: "", closed: null, archived: false, deleted: false, deadline: null, fact: "", list: null, entry: null, draft: null,
  };
  /**
   * The changes of this tab, latest last: what each wrote, and what to write to take it back.
   * @type {{ wrote: CaseRecord, back: CaseChange }[][]}
   */
  const undos = [];

  /** @returns {Case | null} */
  function current() {
    const found = store.cases().get(store.own(CURRENT) ?? store.setting(CURRENT) ?? store.earlier);
    if (!found || found.deleted) return null;
    // From here on this tab stays with it, whatever another tab goes on to.
    if (store.own(CURRENT) !== found.id) store.setOwn(CURRENT, found.id);
    return found;
  }

  /** @param {string} id */
  function select(id) {
    store.setOwn(CURRENT, id);
    store.set(CURRENT, id);
  }

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint32Array(3)), (one) => one.toString(36)).join("");
  }

  /**
   * Records of changes at one moment. A change is later than the one that it replaces, even if a
   * clock has been put back.
   * @param {CaseChange[]} changes
   */
  function recorded(changes) {
    const now = Date.now();
    const by = store.setting(BY) ?? "";
    return changes.map(({ case: id, target, value }) => {
      const before = latest(id, target);
      const at = new Date(before ? Math.max(now, Date.parse(before.at) + 1) : now).toISOString();
      const record = records.read({ v: records.VERSION, id: newId(), case: id, at, by, target, value });
      if (!record) throw new TypeError(target);
      return record;
    });
  }

  /** @param {CaseChange[]} changes */
  function write(changes) {
    store.add(recorded(changes));
  }

  /** @param {string} id @param {string} target */
  function latest(id, target) {
    return store.cases().get(id)?.log.findLast((record) => record.target === target);
  }

  /** Whether a case still says what was written, and nothing that came later. @param {{ wrote: CaseRecord }} change */
  function stands({ wrote }) {
    const now = latest(wrote.case, wrote.target);
    return now !== undefined && JSON.stringify(now.value) === JSON.stringify(wrote.value);
  }

  function undoable() {
    return undos.findLastIndex((changes) => changes.some(stands));
  }

  /** What undo would write: nothing for what has been changed since in another tab. */
  function nextUndo() {
    return (undos[undoable()] ?? []).filter(stands).map(({ back }) => back);
  }

  /** @param {CaseRecord} record */
  function keyOf(record) {
    return `${record.case}/${record.id}`;
  }

  function allRecords() {
    return [...store.cases().values()].flatMap((one) => one.log);
  }

  /** What the last import brought and is still here, and records of ours that gave way to it. */
  function taken() {
    const { keys, former } = records.parsed(store.setting(TAKEN) ?? "") ?? {};
    const brought = new Set(Array.isArray(keys) ? keys : []);
    return {
      added: allRecords().filter((record) => brought.has(keyOf(record))),
      former: (Array.isArray(former) ? former : []).map(records.read).filter((record) => record !== null),
    };
  }

  window.playbook.cases = {
    current,
    select,
    write,
    records: allRecords,

    all() {
      return [...store.cases().values()].sort((a, b) => (a.changed < b.changed ? 1 : -1));
    },

    open(name = "") {
      const id = `c-${newId()}`;
      write([
        { case: id, target: "opened", value: new Date().toISOString() },
        { case: id, target: "name", value: name },
      ]);
      select(id);
      return id;
    },

    change(changes, lasting = []) {
      const records = recorded(changes);
      undos.push(
        records.map((wrote) => {
          const { case: id, target } = wrote;
          const value = latest(id, target)?.value ?? EMPTY[target.split("/")[0] ?? ""];
          return { wrote, back: { case: id, target, value } };
        }),
      );
      store.add([...recorded(lasting), ...records]);
    },

    /** The name, or the moment at which it was opened. */
    title(one) {
      if (one.name) return one.name;
      opened ??= new Intl.DateTimeFormat("ja-JP", { month: "long", day: "numeric", hour: "numeric", minute: "2-digit" });
      return `名前のない案件（${opened.format(new Date(one.opened))}）`;
    },

    nextUndo,

    get canUndo() {
      return undoable() >= 0;
    },

    undo() {
      const back = nextUndo();
      undos.length = Math.max(undoable(), 0);
      write(back);
    },

    take(coming) {
      const ours = new Map(allRecords().map((record) => [keyOf(record), record]));
      const former = coming.flatMap((record) => ours.get(keyOf(record)) ?? []);
      store.add(coming);
      store.set(TAKEN, JSON.stringify({ keys: coming.map(keyOf), former }));
    },

    get taken() {
      return taken().added.length;
    },

    untake() {
      const { added, former } = taken();
      store.remove(added);
      store.add(former);
      store.set(TAKEN, null);
    },

    get by() {
      return store.setting(BY) ?? "";
    },

    set by(name) {
      store.set(BY, name);
    },
  };
})();
