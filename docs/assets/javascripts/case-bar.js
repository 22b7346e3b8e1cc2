/**
 * The current case on every page: its name, progress and next deadline; the way to the others.
 * Hidden until there is a case.
 */
(function () {
  "use strict";

  const { button, day, make, part, say } = window.playbook.elements;

  window.playbook.component("case-bar", (root) => {
    const { cases, records, store } = window.playbook;
    const menu = /** @type {HTMLDetailsElement} */ (part(root, "menu"));
    const summary = /** @type {HTMLElement} */ (menu.querySelector("summary"));
    const link = /** @type {HTMLAnchorElement} */ (part(root, "page"));

    function show() {
      const current = cases.current();
      const open = cases.all().filter((one) => !one.deleted && !one.closed && !one.archived);
      root.hidden = !current && open.length === 0;
      if (root.hidden) return;
      say(part(root, "name"), current ? `${cases.title(current)}${current.closed ? "（終了）" : ""}` : "案件を選んでいません");
      const { settled, total } = records.progress(current?.lists ?? []);
      say(part(root, "progress"), `${settled} / ${total}`);
      part(root, "begun").hidden = total === 0;
      const [next] = current ? records.deadlines(current) : [];
      const late = next && next.on < window.playbook.today();
      say(part(root, "deadline"), next ? `${late ? "期限切れ" : "期限"} ${day(next.on)}` : "");
      say(part(root, "what"), next ? `　${next.what}` : "");
      link.search = current ? `?case=${current.id}` : "";
      const others = open.filter((one) => one.id !== current?.id);
      part(root, "list").replaceChildren(...others.map((one) => make("li", {}, choice(one))));
    }

    /** @param {Case} one */
    function choice(one) {
      const chosen = make("button", { type: "button" }, cases.title(one));
      chosen.addEventListener("click", () => {
        cases.select(one.id);
        close();
      });
      return chosen;
    }

    function close() {
      menu.open = false;
      summary.focus();
    }

    button(root, "open").addEventListener("click", () => {
      cases.open();
      close();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) close();
    });

    // From here on it is known whether there is something to keep room for.
    document.documentElement.classList.remove("case-begun");
    show();
    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
  });
})();
