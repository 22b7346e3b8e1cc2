/** The page of cases: which part is shown, what was said, and what its parts share. */
(function () {
  "use strict";

  window.playbook.casesParts = [];

  window.playbook.late.cases = (root) => {
    const { cases, store, caseWords, elements } = window.playbook;
    const { all, make } = elements;
    /** @type {CasesPage["actions"]} */
    const actions = { undo: () => takeBack(cases.undo), back: () => takeBack(back), unreadable };
    const events = new AbortController();
    /** Takes back what was said last. */
    let back = () => {};

    /** @type {CasesPage} */
    const page = {
      root,
      actions,
      signal: events.signal,
      part,
      fill,
      say,
      go,
      rest,
      facts: new Map(
        all(root, '[data-target^="fact/"]').map((input) => [
          input.dataset.target?.slice(5) ?? "",
          /** @type {HTMLInputElement} */ (input).labels?.[0]?.textContent ?? "",
        ]),
      ),

      one: () => store.cases().get(asked() ?? ""),

      stand(within, one) {
        const { status, ...words } = caseWords.standing(one);
        for (const [name, text] of Object.entries(words)) fill(name, text, within);
        part("current", within).hidden = one.id !== cases.current()?.id;
        for (const choice of all(within, "[data-when]")) {
          choice.hidden = !choice.dataset.when?.includes(status);
        }
      },

      download(name, type, text) {
        const href = URL.createObjectURL(new Blob([text], { type }));
        make("a", { href, download: name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-") }).click();
        setTimeout(() => URL.revokeObjectURL(href), 60_000);
      },
    };

    function asked() {
      return new URLSearchParams(location.search).get("case");
    }

    /** @param {string} name @param {ParentNode} [within] */
    function part(name, within = root) {
      return elements.part(within, name);
    }

    /** @type {CasesPage["fill"]} */
    function fill(name, text, within) {
      const element = part(name, within);
      elements.say(element, text);
      element.hidden = text === "";
      return element;
    }

    /** A live region speaks whenever it is written to. @type {CasesPage["say"]} */
    function say(text, undo) {
      part("said").textContent = text;
      part("undo").hidden = !undo;
      back = undo ?? back;
    }

    /** @param {() => void} undo */
    function takeBack(undo) {
      undo();
      if (asked() && !page.one()) go("");
      say("元に戻しました。");
      rest();
    }

    function unreadable() {
      page.download("読めない記録.json", "application/json", JSON.stringify(Object.fromEntries(store.unreadable), null, 1));
    }

    /** @param {string} id */
    function go(id) {
      history.pushState(null, "", id ? `?case=${id}` : location.pathname);
      say("");
      draw();
      window.scrollTo(0, 0);
      rest();
    }

    function rest() {
      part(page.one() ? "title" : "overview").focus();
    }

    function draw() {
      if (!root.isConnected) {
        events.abort();
        stop();
        return;
      }
      const id = asked();
      part("overview").hidden = id !== null;
      part("one").hidden = !page.one();
      part("unknown").hidden = id === null || page.one() !== undefined;
      part("not-kept").hidden = store.lasting;
      part("unreadable").hidden = !store.unreadable.size;
      fill("unreadable-count", `${store.unreadable.size}`);
      for (const show of views) show();
    }

    root.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
      if (button) actions[button.dataset.action ?? ""]?.(button);
      const link = /** @type {HTMLAnchorElement | null} */ (target.closest("[data-go]"));
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // The theme would fetch the page again.
      event.preventDefault();
      event.stopPropagation();
      go(new URL(link.href).searchParams.get("case") ?? "");
    });

    const views = window.playbook.casesParts.map((setup) => setup(page));
    const stop = store.subscribe(draw);
    window.addEventListener("popstate", draw, { signal: events.signal });
    part("plain").hidden = true;
    part("app").hidden = false;
    draw();
  };
})();
