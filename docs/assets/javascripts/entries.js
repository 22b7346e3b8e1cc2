/**
 * A checklist or procedure in the reader's case: ticks, progress, what was passed over, undo.
 * Without this script the boxes of a checklist still tick.
 */
(function () {
  "use strict";

  const { all, button, make, part, say } = window.playbook.elements;
  const NOT_KEPT =
    "このブラウザーには記録を残せません。印はこのページを開いている間だけ有効です。必要なら印刷してください。";

  window.playbook.component("entries", (root) => {
    const { cardNumbers, cases, moves, records, store } = window.playbook;
    const { UNTOUCHED } = records;
    const name = root.dataset.document ?? "";
    const page = snapshot(root);
    const bar = part(root, "bar");
    const count = part(root, "count");
    const progress = /** @type {HTMLProgressElement} */ (part(root, "progress"));
    const notice = part(root, "notice");
    const pinned = part(root, "pinned");
    // Hidden until it leads somewhere; who reads pages by machine takes it for a mistake without an address.
    const link = make("a", { href: "#" }, "案件の版を開く");
    const warning = part(root, "warning");
    const clear = button(root, "clear");
    const undo = button(root, "undo");
    const entries = all(root, "[data-entry]").map((element, index) => {
      const entry = /** @type {SnapshotEntry} */ (page.entries[index]);
      return { ...entry, ...window.playbook.entry(element, entry) };
    });

    /** What the current case has of this list. */
    function begun() {
      return cases.current()?.lists.find((one) => one.document === name);
    }

    /** What a list has of an entry, as it is worded on the page. @param {CaseList | undefined} list @param {SnapshotEntry} entry */
    function kept(list, { id, words }) {
      const state = list?.states.get(id);
      return state ? records.worded(state, words, page.revision) : UNTOUCHED;
    }

    /** The list as it now is on the page, to be written down. @param {string} id of the case */
    function begin(id) {
      const list = begun();
      return { case: id, target: `list/${name}`, value: list ? moves.moved(list, page) : page };
    }

    /** Whether the page still says what it said when the list was begun. @param {CaseList} list */
    function same(list) {
      const { changed, added, gone } = moves.compare(list, page);
      return changed.length + added.length + gone.length === 0;
    }

    /** Ticks without their list: of the time before there were cases, or next to a damaged record. */
    function adopt() {
      const one = cases.current();
      if (!one || one.closed || one.log.some((record) => record.target === `list/${name}`)) return;
      const orphans = one.log.filter((record) => record.target.startsWith(`entry/${name}/`));
      const here = orphans.some(
        ({ value }) => /** @type {EntryState | null} */ (value)?.revision === page.revision,
      );
      if (here || (orphans.length && root.dataset.newest !== undefined)) cases.write([begin(one.id)]);
    }

    /** @param {SnapshotEntry} entry @param {keyof EntryState} field @param {string} given */
    function change(entry, field, given) {
      const list = begun();
      const before = kept(list, entry);
      if (before[field] === given) return;
      const id = cases.current()?.id ?? cases.open();
      // A note alone does not say that new words were seen.
      const { revision, words } = field === "state" || before === UNTOUCHED ? { ...page, ...entry } : before;
      const value = { ...before, state: before.reopened || before.state, revision, words, [field]: given };
      // That the list was begun stays when the change is taken back: other tabs may have gone on.
      cases.change(
        [{ case: id, target: `entry/${name}/${entry.id}`, value }],
        list && same(list) ? [] : [begin(id)],
      );
    }

    function show() {
      const one = cases.current();
      const list = begun();
      const elsewhere = list !== undefined && list.revision !== page.revision;
      const locked = elsewhere || Boolean(one?.closed);
      const added = new Set(list?.entries.filter((entry) => entry.added).map((entry) => entry.id));
      let settled = 0;
      /** @type {SnapshotEntry | null} */
      let critical = null;
      /** @type {SnapshotEntry | null} */
      let missed = null;
      for (const entry of entries) {
        const now = kept(list, entry);
        // Other words of another revision are no reason to look again, as long as nothing moves.
        const state = elsewhere && now.reopened ? UNTOUCHED : now;
        entry.draw(state, { locked, isNew: !elsewhere && added.has(entry.id) });
        if (state.state === "done") missed ??= critical;
        if (records.settled(state)) settled += 1;
        else if (entry.critical) critical ??= entry;
      }
      say(count, `${settled} / ${entries.length}`);
      progress.max = entries.length;
      progress.value = settled;
      root.classList.toggle("entries--complete", settled === entries.length);
      const passed = locked ? null : missed;
      say(
        warning,
        ...(passed
          ? ["先に済ませる項目があります: ", make("a", { href: `#${name}--${passed.id}` }, passed.text)]
          : []),
      );
      bar.hidden = elsewhere;
      clear.disabled = locked || !entries.some(({ id }) => list?.states.has(id));
      undo.hidden = locked || !cases.nextUndo().some(touches);
      const notices = [
        one?.closed ? `案件「${cases.title(one)}」は終えてあります。印を付けるには、上の欄で別の案件を選ぶか、始めてください。` : "",
        store.lasting ? "" : NOT_KEPT,
      ];
      say(notice, ...notices.filter(Boolean).map((words) => make("p", { className: "entries__notice" }, words)));
      pinned.hidden = !elsewhere;
      if (!one || !elsewhere) return;
      say(part(pinned, "words"), `案件「${cases.title(one)}」は、別の版（${list.edition}）で進めています。`);
      link.href = new URL(list.address, store.site).href;
    }

    /** Whether a change is one of this list. @param {CaseChange} change */
    function touches({ case: id, target }) {
      return id === cases.current()?.id && (target === `list/${name}` || target.startsWith(`entry/${name}/`));
    }

    /** @param {HTMLInputElement} field */
    function keep(field) {
      const id = field.closest("[data-entry]")?.getAttribute("data-entry");
      const entry = entries.find((one) => one.id === id);
      if (!entry) return;
      if (field === entry.box) change(entry, "state", field.checked ? "done" : "open");
      else {
        const given = cardNumbers.without(field.value);
        if (given !== field.value) field.value = given;
        change(entry, /** @type {keyof EntryState} */ (field.name), given.trim());
      }
    }

    /** A tab may be closed, or put away by a phone, before the field is left. */
    function keepTyped() {
      if (!root.isConnected) document.removeEventListener("visibilitychange", keepTyped);
      const field = document.activeElement;
      if (root.contains(field) && field?.matches("[name]")) keep(/** @type {HTMLInputElement} */ (field));
    }

    document.addEventListener("visibilitychange", keepTyped);
    root.addEventListener("change", (event) => keep(/** @type {HTMLInputElement} */ (event.target)));

    clear.addEventListener("click", () => {
      const id = cases.current()?.id;
      const list = begun();
      if (!id || !list) return;
      // Of entries that this revision no longer has, the record stays.
      const touched = entries.filter((entry) => list.states.has(entry.id));
      cases.change(touched.map((entry) => ({ case: id, target: `entry/${name}/${entry.id}`, value: null })));
      undo.focus();
    });

    undo.addEventListener("click", () => {
      cases.undo();
      if (!undo.hidden) return;
      if (bar.hidden) link.focus();
      else if (clear.disabled) entries[0]?.box.focus();
      else clear.focus();
    });

    part(pinned, "words").after(link);
    adopt();
    bar.hidden = false;
    show();
    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
  });

  /** The list as it stands on the page, to be kept with the case. @param {HTMLElement} root @returns {ListSnapshot} */
  function snapshot(root) {
    const { revision = "", title = "", address = "", edition = "" } = root.dataset;
    return {
      revision,
      title,
      address: new URL(address, location.href).href.slice(window.playbook.store.site.length),
      edition,
      entries: all(root, "[data-entry]").map((element) => ({
        id: element.dataset.entry ?? "",
        text: part(element, "text").textContent ?? "",
        critical: element.dataset.critical !== undefined,
        words: element.dataset.words ?? "",
        added: false,
      })),
    };
  }

  window.playbook.snapshot = snapshot;
})();
