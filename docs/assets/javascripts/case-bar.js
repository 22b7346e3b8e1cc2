/**
 * The current case on every page: its name, progress and next deadline; the way to the others.
 * Hidden until there is a case.
 */
(function () {
  "use strict";

  window.playbook.component("case-bar", (root) => {
    const { cases, records, store } = window.playbook;
    const menu = /** @type {HTMLDetailsElement} */ (part("menu"));
    const list = part("list");

    /** @param {string} name */
    function part(name) {
      return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
    }

    /** @param {string} name @param {string} text */
    function say(name, text) {
      const element = part(name);
      if (element.textContent !== text) element.textContent = text;
      element.hidden = text === "";
    }

    function show() {
      const current = cases.current();
      const open = cases.all().filter((one) => !one.deleted && !one.closed && !one.archived);
      root.hidden = !current && open.length === 0;
      if (root.hidden) return;
      say("name", current ? cases.title(current) : "案件を選んでいません");
      const sums = (current?.lists ?? []).map(records.progress);
      const total = sums.reduce((sum, one) => sum + one.total, 0);
      const settled = sums.reduce((sum, one) => sum + one.settled, 0);
      say("progress", total ? `${settled} / ${total}` : "");
      const [next] = current ? records.deadlines(current) : [];
      const late = next && next.on < window.playbook.today();
      say("deadline", next ? `${late ? "期限を過ぎています: " : "期限 "}${next.on}　${next.what}` : "");
      const page = /** @type {HTMLAnchorElement} */ (part("page"));
      page.href = caseAddress(page.href, current?.id);
      list.replaceChildren(...open.filter((one) => one.id !== current?.id).map(choice));
    }

    /** @param {string} href @param {string} [id] */
    function caseAddress(href, id) {
      const url = new URL(href);
      url.search = id ? `?case=${id}` : "";
      return url.href;
    }

    /** @param {Case} one */
    function choice(one) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = cases.title(one);
      button.addEventListener("click", () => pick(one.id));
      item.append(button);
      return item;
    }

    /** @param {string} id */
    function pick(id) {
      cases.select(id);
      menu.open = false;
      /** @type {HTMLElement} */ (menu.querySelector("summary")).focus();
    }

    /** @type {HTMLButtonElement} */ (root.querySelector('[data-action="open"]')).addEventListener(
      "click",
      () => pick(cases.open()),
    );
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      /** @type {HTMLElement} */ (menu.querySelector("summary")).focus();
    });

    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
    show();
  });
})();
