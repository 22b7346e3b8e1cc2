/**
 * What was typed into drafts: which copy counts, and where it is kept. A case has its own copy of
 * each draft; what was typed before there was a case goes with the first one.
 */
(function () {
  "use strict";

  const { cardNumbers, cases, store } = window.playbook;

  /** @param {string} name */
  function key(name) {
    return `${cases.current()?.id ?? ""}/${name}`;
  }

  /** @param {string} name @returns {DraftCopy | null} */
  function read(name) {
    const one = cases.current();
    const own = store.typed(key(name)) ?? one?.drafts.get(name);
    const early = own || !one ? null : store.typed(`/${name}`);
    if (early) {
      store.type(key(name), early);
      store.type(`/${name}`, null);
    }
    return own ?? early;
  }

  /** What a draft may keep: no card numbers. @param {DraftValues} values @returns {DraftValues} */
  function safe(values) {
    return JSON.parse(JSON.stringify(values, (_, one) => (typeof one === "string" ? cardNumbers.without(one) : one)));
  }

  window.playbook.draftCopies = {
    key,
    read,

    copy(root, values) {
      const { revision = "", title = "", address = "" } = root.dataset;
      const below = new URL(address, location.href).href.slice(store.site.length);
      return { revision, title, address: below, values: safe(values) };
    },

    // What the reader typed goes before what the case knows.
    shown(draft, values) {
      const facts = cases.current()?.facts;
      const known = draft.fields.flatMap(({ id, fact = "" }) => (facts?.has(fact) ? [[id, facts.get(fact) ?? ""]] : []));
      return { ...Object.fromEntries(known), ...values };
    },

    safe,

    async toClipboard(element) {
      const text = element.textContent ?? "";
      const written = await navigator.clipboard?.writeText(text).then(() => true, () => false);
      getSelection()?.selectAllChildren(element);
      return written || document.execCommand("copy")
        ? "写しました。貼り付けて使えます。"
        : "写せませんでした。文面を選んであるので、キーボードかメニューで写してください。";
    },
  };
})();
