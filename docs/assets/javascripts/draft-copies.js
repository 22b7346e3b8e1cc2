/**
 * What was typed into drafts: which copy counts, and where it is kept. A case has its own copy of
 * each draft; what was typed before there was a case goes with the first one.
 */
(function () {
  "use strict";

  const { cardNumbers, cases, draftChecks, elements, store } = window.playbook;

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
    CLOSED: "この案件は閉じてあるので、残せません。案件のページで開き直すと、残せます。",
    key,
    read,

    copy(root, values, text = "") {
      const { revision = "", title = "", address = "" } = root.dataset;
      const below = new URL(address, location.href).href.slice(store.site.length);
      return { revision, title, address: below, values: safe(values), text };
    },

    // What the reader typed goes before what the case knows.
    shown(draft, values) {
      const facts = cases.current()?.facts;
      const known = draft.fields.flatMap(({ id, fact = "" }) => (facts?.has(fact) ? [[id, facts.get(fact) ?? ""]] : []));
      return { ...Object.fromEntries(known), ...values };
    },

    safe,

    facts(one, draft, values) {
      return draft.fields.flatMap(({ id, fact = "" }) => {
        const known = draft.facts[fact];
        const value = values[id];
        const number = typeof value === "string" ? value.trim() : "";
        const fine = known && number && !one.facts.has(fact) && draftChecks.fits(number, known);
        return fine && !cardNumbers.places(number).length ? [{ case: one.id, target: `fact/${fact}`, value: number }] : [];
      });
    },

    async toClipboard(element) {
      const text = element.textContent ?? "";
      const written = await elements.copied(text);
      getSelection()?.selectAllChildren(element);
      return written || document.execCommand("copy")
        ? "写しました。貼り付けて使えます。"
        : "写せませんでした。文面を選んであるので、キーボードかメニューで写してください。";
    },
  };
})();
