/**
 * What the reader has done, kept in their own browser and nowhere else. This script alone touches
 * storage.
 *
 * One key holds one record, and a record is never changed, so two tabs that work at the same time
 * cannot overwrite each other. Keys begin with the address of the site, so two handbooks on one
 * host do not mix. Where storage is blocked or full, everything works until the page is left. What
 * cannot be read is left where it is and offered to the reader as a copy.
 */
(function () {
  "use strict";

  const { records } = window.playbook;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("../../", script.src).href;
  const prefix = `playbook:${new URL(site).pathname}:`;
  const RECORD = `${prefix}record:`;
  const SETTING = `${prefix}setting:`;
  /** What is being typed. It changes with every key, so it is no record: the last state is enough. */
  const TYPED = `${prefix}typed:`;
  /** Before there were cases, a key held one tick. */
  const TICK = `${prefix}tick:`;
  const EARLIER = "earlier-ticks";

  const storage = available("localStorage");
  const session = available("sessionStorage");
  /** Records by id, by case. @type {Map<string, Map<string, CaseRecord>>} */
  const known = new Map();
  /** What the records of a case say, worked out when asked for. @type {Map<string, Case>} */
  const folded = new Map();
  /** Values that are not ours to understand: damaged, or of a newer handbook. @type {Map<string, string>} */
  const unreadable = new Map();
  /** What could not be stored; null stands for a removal. @type {Map<string, string | null>} */
  const unsaved = new Map();
  /** Settings of this tab. @type {Map<string, string>} */
  const own = new Map();
  /** @type {Set<() => void>} */
  const listeners = new Set();

  /** Null where the browser blocks it; then storage-guard.js stands in. @param {"localStorage" | "sessionStorage"} name */
  function available(name) {
    return window[name] instanceof Storage ? window[name] : null;
  }

  /** @param {string} key @param {string | null} value */
  function save(key, value) {
    try {
      if (!storage) throw new Error("blocked");
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
      unsaved.delete(key);
    } catch {
      unsaved.set(key, value);
    }
  }

  /** Try again, once there may be room, what could not be stored. */
  function saveUnsaved() {
    for (const [key, value] of unsaved) {
      save(key, value);
      if (unsaved.has(key)) return;
    }
  }

  /** @param {string} key */
  function saved(key) {
    return unsaved.has(key) ? (unsaved.get(key) ?? null) : (storage?.getItem(key) ?? null);
  }

  /** @param {CaseRecord} record */
  function keyOf(record) {
    return `${RECORD}${record.case}:${record.id}`;
  }

  /** @param {CaseRecord} record */
  function learn(record) {
    const group = known.get(record.case) ?? new Map();
    known.set(record.case, group.set(record.id, record));
    folded.delete(record.case);
  }

  /** Take in the value of a key, or that it has gone. @param {string} key @param {string | null} value */
  function take(key, value) {
    if (!key.startsWith(RECORD)) return;
    const [caseId = "", id = "", ...rest] = key.slice(RECORD.length).split(":");
    if (!rest.length) known.get(caseId)?.delete(id);
    if (known.get(caseId)?.size === 0) known.delete(caseId);
    folded.delete(caseId);
    unreadable.delete(key);
    if (value === null) return;
    const record = records.read(records.parsed(value));
    if (record && keyOf(record) === key) learn(record);
    else unreadable.set(key, value);
  }

  /** Ticks of the time before cases become records of one case. Twice gives the same records. */
  function migrate() {
    for (const key of keys(TICK)) {
      const value = storage?.getItem(key) ?? "";
      const tick = records.parsed(value);
      const name = key.slice(TICK.length);
      const record = records.read({
        v: records.VERSION,
        id: name.replace(":", "--").slice(-80),
        case: EARLIER,
        at: tick?.at,
        by: "",
        target: `entry/${name.replace(":", "/")}`,
        value: { state: "done", revision: tick?.revision },
      });
      if (!record) {
        unreadable.set(key, value);
        continue;
      }
      save(keyOf(record), JSON.stringify(record));
      learn(record);
      if (!unsaved.has(keyOf(record))) storage?.removeItem(key);
    }
  }

  /** @param {string} start */
  function keys(start) {
    return storage ? Object.keys(storage).filter((key) => key.startsWith(start)) : [];
  }

  function forgetAll() {
    known.clear();
    folded.clear();
    unreadable.clear();
  }

  /** What only this tab remembers. */
  function forgetOwn() {
    own.clear();
    for (const key of session ? Object.keys(session) : []) {
      if (key.startsWith(prefix)) session?.removeItem(key);
    }
  }

  /** Take in all that is stored, and what could not be. */
  function readAll() {
    forgetAll();
    for (const key of keys(RECORD)) take(key, storage?.getItem(key) ?? null);
    for (const [key, value] of unsaved) take(key, value);
    migrate();
  }

  function notify() {
    for (const listener of [...listeners]) listener();
  }

  /** @param {CaseRecord[]} removed */
  function remove(removed) {
    for (const key of removed.map(keyOf)) {
      save(key, null);
      take(key, null);
    }
    saveUnsaved();
    notify();
  }

  window.playbook.store = {
    site,
    earlier: EARLIER,

    get lasting() {
      return storage !== null && unsaved.size === 0;
    },

    get unreadable() {
      return new Map(unreadable);
    },

    cases() {
      for (const [id, group] of known) {
        if (!folded.has(id)) folded.set(id, records.fold(records.merge(group.values(), [])));
      }
      return folded;
    },

    add(added) {
      saveUnsaved();
      for (const record of added) {
        const before = known.get(record.case)?.get(record.id);
        const [kept] = records.merge(before ? [before] : [], [record]);
        if (!kept || kept === before) continue;
        save(keyOf(kept), JSON.stringify(kept));
        learn(kept);
      }
      notify();
    },

    remove,

    forget(caseId) {
      for (const key of keys(`${TYPED}${caseId}/`)) save(key, null);
      remove([...(known.get(caseId)?.values() ?? [])]);
    },

    wipe() {
      for (const key of new Set([...keys(prefix), ...unsaved.keys()])) save(key, null);
      forgetOwn();
      forgetAll();
      notify();
    },

    setting(name) {
      return saved(`${SETTING}${name}`);
    },

    set(name, value) {
      save(`${SETTING}${name}`, value);
      notify();
    },

    typed(name) {
      const value = saved(`${TYPED}${name}`);
      return value === null ? null : records.draftCopy(records.parsed(value));
    },

    type(name, copy) {
      save(`${TYPED}${name}`, copy && JSON.stringify(copy));
    },

    own(name) {
      return own.get(name) ?? session?.getItem(`${SETTING}${name}`) ?? null;
    },

    setOwn(name, value) {
      own.set(name, value);
      try {
        session?.setItem(`${SETTING}${name}`, value);
      } catch {
        // Full: it is remembered until the page is left.
      }
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  readAll();

  window.addEventListener("storage", (event) => {
    if (event.storageArea !== storage) return;
    if (event.key === null) {
      // Everything was cleared elsewhere.
      unsaved.clear();
      forgetOwn();
      forgetAll();
    } else if (event.key.startsWith(prefix)) take(event.key, event.newValue);
    else return;
    notify();
  });

  // A page that the browser kept while another was shown has not been told of anything.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    readAll();
    notify();
  });
})();
