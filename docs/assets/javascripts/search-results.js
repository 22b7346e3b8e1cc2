/** What search found for what is in the box, while it is typed. */
(function () {
  "use strict";

  const { all, button, make, part } = window.playbook.elements;
  const { spots } = window.playbook.searchText;
  const MOST = 20;
  /** How many more sections of the same page are offered. */
  const MORE = 2;
  /** Characters of the text that are shown, and how many of them come before what was found. */
  const PASSAGE = 110;
  const LEAD = 30;
  /** How many different marks a link carries to its page. */
  const MARKS = 8;

  /** @type {WeakSet<HTMLElement>} */
  const started = new WeakSet();

  /**
   * A text with marks.
   * @param {string} text @param {[number, number][]} marks @param {number} [from] @param {number} [to]
   */
  function marked(text, marks, from = 0, to = text.length) {
    /** @type {(Node | string)[]} */
    const nodes = [];
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      nodes.push(text.slice(at, start), make("mark", { textContent: text.slice(start, end) }));
      at = end;
    }
    return [...nodes, text.slice(at, to)];
  }

  /** Where to begin so that a mark is read in its sentence. @param {string} text @param {number} mark */
  function lead(text, mark) {
    const before = text.slice(Math.max(0, mark - LEAD), mark);
    return mark - before.length + (/^.*[。\n]/s.exec(before)?.[0].length ?? 0);
  }

  /** The part of a text with most of the marks. @param {string} text @param {[number, number][]} marks */
  function passage(text, marks) {
    let [from, most] = [0, 0];
    for (const [mark] of marks) {
      const start = lead(text, mark);
      const inside = marks.filter(([a, b]) => a >= start && b <= start + PASSAGE);
      const length = inside.reduce((sum, [a, b]) => sum + b - a, 0);
      if (length > most) [from, most] = [start, length];
    }
    const to = Math.min(text.length, from + PASSAGE);
    const line = text.replaceAll("\n", " ");
    return [from ? "…" : "", ...marked(line, marks, from, to), to < text.length ? "…" : ""];
  }

  /** What a link marks on its page. @param {string[]} texts @param {SearchNeedle[]} needles */
  function found(texts, needles) {
    const all = texts.flatMap((text) => spots(text, needles).map(([a, b]) => text.slice(a, b)));
    return [...new Set(all)].slice(0, MARKS);
  }

  /** @param {SearchIndex} index @param {SearchNeedle[]} needles */
  function draw(index, needles) {
    /** @param {SearchPage} page @param {SearchSection} section */
    function address(page, section) {
      const url = new URL(page.address, window.playbook.store.site);
      for (const one of found([page.title, section.heading, section.text], needles)) {
        url.searchParams.append("h", one);
      }
      url.hash = section.anchor;
      return url.href;
    }

    /** @param {string} text */
    const line = (text) => marked(text, spots(text, needles));

    /** @param {SearchPage} page @param {SearchSection} section */
    function more(page, section) {
      const href = address(page, section);
      return make("a", { className: "md-search-result__link search__more", href }, ...line(section.heading));
    }

    /** @param {SearchResult} result */
    return function ({ page, title, sections: [best, ...others] }) {
      const kind = index.kinds[best.kind];
      const head = make("p", { className: "search__title" }, ...line(title));
      if (kind) head.prepend(make("span", { className: "tag", textContent: kind }), " ");
      const heading = make("p", { className: "search__heading" }, ...line(best.heading));
      const text = make("p", {}, ...passage(best.text, spots(best.text, needles)));
      const saysMore = ![kind, title].includes(best.heading);
      const parts = saysMore ? [head, heading, text] : [head, text];
      return make(
        "li",
        { className: "md-search-result__item" },
        make(
          "a",
          { className: "md-search-result__link search__result", href: address(page, best) },
          ...parts,
        ),
        ...others.filter((one) => one.heading).slice(0, MORE).map((one) => more(page, one)),
      );
    };
  }

  /** @param {string} query @param {SearchAnswer} answer */
  function sum(query, { results, missing }) {
    if (!query.trim()) return "探したい言葉を入れてください。";
    if (!results.length) return "見つかりませんでした。言葉を短くするか、別の言葉で探してください。";
    const cut = results.length > MOST ? `上から${MOST}件を示します。` : "";
    const number = `${results.length}件見つかりました。${cut}`;
    return missing.length ? `${number}見つからなかった言葉: ${missing.join("、")}` : number;
  }

  window.playbook.searchResults = (root) => {
    if (started.has(root)) return;
    started.add(root);
    const index = window.playbook.searchIndex;
    const store = window.playbook.searchEngine.open(index);
    const input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    const list = part(root, "results");

    function ask() {
      const answer = window.playbook.searchEngine.search(store, input.value);
      list.replaceChildren(...answer.results.slice(0, MOST).map(draw(index, answer.needles)));
      part(root, "status").textContent = sum(input.value, answer);
      const url = new URL(location.href);
      url.search = new URLSearchParams({ q: input.value }).toString();
      url.hash = "";
      button(root, "share").dataset.clipboardText = url.href;
    }

    /** @param {number} step */
    function move(step) {
      const stops = [input, ...all(list, "a")];
      const at = stops.findIndex((one) => one === document.activeElement);
      stops[(at + step + stops.length) % stops.length].focus();
    }

    input.addEventListener("input", ask);
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      all(list, "a")[0]?.click();
    });
    root.addEventListener("reset", () => {
      input.value = "";
      input.focus();
      ask();
    });
    root.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.isComposing) return;
      event.preventDefault();
      move(step);
    });
    list.addEventListener("click", ({ target }) => {
      const shown = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
      if (target instanceof Element && target.closest("a") && shown.checked) shown.click();
    });
    ask();
  };
})();
