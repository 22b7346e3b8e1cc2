/** All cases: open, closed, put away and deleted ones; searching; beginning a new one. */
(function () {
  "use strict";

  const { cases, caseWords, records, store } = window.playbook;
  const { all, make } = window.playbook.elements;

  /** As it is searched: in whatever width and case it is written. @param {string} text */
  function even(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  window.playbook.casesParts.push(({ root, part, fill, stand, say, go, rest, actions, download }) => {
    const search = /** @type {HTMLInputElement} */ (root.querySelector("#case-search"));
    const name = /** @type {HTMLInputElement} */ (root.querySelector("#case-new"));
    const blank = /** @type {HTMLTemplateElement} */ (part("card"));
    const groups = all(root, "[data-group]");
    /** Cards by case; a card stays the same element. @type {Map<string, HTMLElement>} */
    const cards = new Map();

    /** @param {Case} one */
    function card(one) {
      const copy = /** @type {HTMLElement} */ (blank.content.cloneNode(true)).querySelector("li");
      const item = cards.get(one.id) ?? /** @type {HTMLElement} */ (copy);
      cards.set(one.id, item);
      item.dataset.case = one.id;
      /** @type {HTMLAnchorElement} */ (fill("name", cases.title(one), item)).href = `?case=${one.id}`;
      stand(item, one);
      const lines = one.lists.map((list) => {
        const { settled, total } = records.progress([list]);
        return make("li", {}, `${list.title}　${settled} / ${total}`);
      });
      part("lists", item).replaceChildren(...lines);
      for (const button of all(item, "button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${cases.title(one)}`);
      }
      return item;
    }

    /** @param {Case} one */
    function found(one) {
      const text = [cases.title(one), ...one.facts.values(), ...one.lists.map((list) => list.title)].join("\n");
      return even(search.value).split(/\s+/).every((word) => even(text).includes(word));
    }

    function show() {
      const known = cases.all();
      part("empty").hidden = known.length > 0;
      part("search").hidden = known.length === 0;
      const shown = known.filter(found);
      for (const group of groups) {
        const wanted = shown.filter((one) => caseWords.standing(one).status === group.dataset.group).map(card);
        const list = part("cards", group);
        // Elements that are moved lose the focus.
        if (wanted.some((item, at) => item !== list.children[at]) || wanted.length !== list.children.length) {
          list.replaceChildren(...wanted);
        }
        group.hidden = !wanted.length;
        fill("number", `${wanted.length}`, group);
        if (search.value && wanted.length && group instanceof HTMLDetailsElement) group.open = true;
      }
      return shown.length;
    }

    search.addEventListener("input", () => say(`${show()}件あります。`));

    part("new").addEventListener("submit", (event) => {
      event.preventDefault();
      if (name.getAttribute("aria-invalid")) return;
      const title = name.value;
      name.value = "";
      go(cases.open(title));
    });

    /** @param {HTMLElement} button */
    function caseOf(button) {
      const holder = /** @type {HTMLElement} */ (button.closest("[data-case]"));
      return /** @type {Case} */ (store.cases().get(holder.dataset.case ?? ""));
    }

    actions.move = (button) => {
      const one = caseOf(button);
      const { target = "", value = "", said = "" } = button.dataset;
      const title = cases.title(one);
      const written = value === "now" ? new Date().toISOString() : JSON.parse(value);
      cases.change([{ case: one.id, target, value: written }]);
      say(`「${title}」を${said}。`, cases.undo);
      // The button may be gone by now.
      part("undo").focus();
    };
    actions.select = (button) => {
      cases.select(caseOf(button).id);
      say("これからの印は、この案件に残ります。");
      rest();
    };
    actions["export-all"] = () => {
      const whole = window.playbook.caseFile.write(cases.records());
      download(`案件-${window.playbook.today()}.json`, "application/json", whole);
    };
    actions.forget = (button) => {
      store.forget(caseOf(button).id);
      go("");
      say("案件を完全に消しました。");
    };
    actions.wipe = () => {
      store.wipe();
      say("この端末の記録を全部消しました。");
      rest();
    };
    return show;
  });
})();
