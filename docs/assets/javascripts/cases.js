/**
 * The case that the reader works on, and every change of it. The first change opens an unnamed case
 * by itself: no form stands in the way.
 */
(function () {
  "use strict";

  const { records, store } = window.playbook;
  const CURRENT = "case";
  const BY = "by";
  /** What to write to take back the last changes of this tab, latest last. @type {Draft[][]} */
  const undos = [];

  /** @typedef {{ case: string, target: string, value: unknown }} Draft */

  /** @returns {Case | null} */
  function current() {
    const found = store.cases().get(store.setting(CURRENT) ?? "");
    return found && !found.deleted ? found : null;
  }

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint32Array(3)), (one) => one.toString(36)).join("");
  }

  /**
   * Write changes at one moment. A change is later than the one that it replaces, even if a clock
   * has been put back.
   * @param {Draft[]} drafts
   */
  function write(drafts) {
    const now = Date.now();
    const by = store.setting(BY) ?? "";
    store.add(
      drafts.map(({ case: id, target, value }) => {
        const before = latest(id, target);
        const at = new Date(before ? Math.max(now, Date.parse(before.at) + 1) : now).toISOString();
        const record = records.read({
          v: records.VERSION, id: newId(), case: id, at, by, target, value,
        });
        if (!record) throw new TypeError(target);
        return record;
      }),
    );
  }

  /** @param {string} id @param {string} target */
  function latest(id, target) {
    return store.cases().get(id)?.log.findLast((record) => record.target === target);
  }

  /** Write changes that can be taken back. @param {Draft[]} drafts */
  function change(drafts) {
    undos.push(
      drafts.map(({ case: id, target }) => {
        const before = latest(id, target);
        return { case: id, target, value: before ? before.value : EMPTY[target.split("/")[0] ?? ""] };
      }),
    );
    write(drafts);
  }

  /** What stands for "never set". @type {Record<string, unknown>} */
  const EMPTY = {
    name: "", closed: null, archived: false, deleted: false, deadline: null, fact: "", list: null, entry: null, draft: null,
  };

  /** Open a new case and go on with it. @param {string} [name] @returns {string} its id */
  function open(name = "") {
    const id = `c-${newId()}`;
    write([
      { case: id, target: "opened", value: new Date().toISOString() },
      { case: id, target: "name", value: name },
    ]);
    store.set(CURRENT, id);
    return id;
  }

  window.playbook.cases = {
    current,
    open,
    change,

    all() {
      return [...store.cases().values()].sort((a, b) => (a.changed < b.changed ? 1 : -1));
    },

    select(id) {
      store.set(CURRENT, id);
    },

    /** The name, or the day on which it was opened. */
    title(one) {
      if (one.name) return one.name;
      const opened = new Date(one.opened);
      const day = Number.isNaN(opened.getTime())
        ? ""
        : opened.toLocaleString("ja-JP", { month: "long", day: "numeric", hour: "numeric", minute: "2-digit" });
      return `名前のない案件（${day}）`;
    },

    get canUndo() {
      return undos.length > 0;
    },

    undo() {
      const last = undos.pop();
      if (last) write(last);
    },

    get by() {
      return store.setting(BY) ?? "";
    },

    set by(name) {
      store.set(BY, name);
    },
  };
})();
