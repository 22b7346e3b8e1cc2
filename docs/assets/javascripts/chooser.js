/**
 * Asks the questions of a decision table one at a time. The build has made a diagram of the table:
 * here an answer restricts it, and nothing is known of what a rule means.
 */
(function () {
  "use strict";

  const IMPOSSIBLE = -1;

  /**
   * Equal rests of the diagram become one. A way that cannot occur counts as any other, so that
   * nobody is asked only to rule it out.
   *
   * @type {Chooser["left"]}
   */
  function left(diagram, answers) {
    /** @type {Diagram["nodes"]} */
    const kept = [];
    /** @type {Map<string, number>} */
    const numbers = new Map();
    /** What has become of each node. @type {number[]} */
    const rests = [];
    /** How many questions each node kept takes. @type {number[]} */
    const steps = [];
    /** @param {number} child */
    const rest = (child) => (child < 0 ? child : rests[child]);
    for (const [input, children] of diagram.nodes) {
      const chosen = children[answers[input] ?? -1];
      const below = (chosen === undefined ? children : [chosen]).map(rest);
      const [only = IMPOSSIBLE, ...others] = new Set(below.filter((one) => one !== IMPOSSIBLE));
      const key = `${input}:${below}`;
      if (others.length && !numbers.has(key)) {
        numbers.set(key, kept.push([input, below]) - 1);
        steps.push(1 + Math.max(...below.map((child) => steps[child] ?? 0)));
      }
      rests.push(others.length ? (numbers.get(key) ?? 0) : only);
    }
    const root = rest(diagram.root);
    const reached = new Set([root]);
    /** @type {Set<number>} */
    const inputs = new Set();
    for (let node = root; node >= 0; node -= 1) {
      if (!reached.has(node)) continue;
      inputs.add(kept[node][0]);
      for (const child of kept[node][1]) reached.add(child);
    }
    const open = [...inputs].filter((input) => answers[input] == null).sort((a, b) => a - b);
    return {
      open,
      // Where an input stays unknown, the questions of several ways may be asked.
      most: open.length < inputs.size ? open.length : (steps[root] ?? 0),
      ends: [...reached]
        .filter((child) => child < IMPOSSIBLE)
        .map((child) => diagram.terminals[IMPOSSIBLE - child]),
    };
  }

  /** @type {Chooser["offered"]} */
  function offered(diagram, answers, input) {
    const children = diagram.nodes.find(([one]) => one === input)?.[1] ?? [];
    return [...children.keys()].filter(
      (answer) => left(diagram, given(answers, input, answer)).ends.length,
    );
  }

  /** @param {Answers} answers @param {number} input @param {number | null} answer @returns {Answers} */
  function given(answers, input, answer) {
    const more = [...answers];
    more[input] = answer;
    return more;
  }

  const { elements } = window.playbook;
  window.playbook.chooser = { left, offered };

  window.playbook.component("chooser", (root) => {
    const prefix = `${root.dataset.document}.`;
    const [chooser] = all(".chooser");
    const form = part("form");
    const field = /** @type {HTMLInputElement} */ (part("field"));
    const notice = part("notice");
    const questions = /** @type {HTMLFieldSetElement[]} */ (all("fieldset"));
    const rows = all("[data-entry]");
    /** @type {Diagram} */
    const diagram = JSON.parse(chooser.dataset.diagram ?? "");

    /** @type {Answers} */
    let answers = questions.map(() => null);
    /** What starting anew took away. @type {Answers | null} */
    let cleared = null;
    /** The input that is asked. @type {number | undefined} */
    let asked;

    /** @param {string} name */
    function part(name) {
      return elements.part(chooser, name);
    }

    /** @param {string} selector @param {ParentNode} [within] */
    function all(selector, within = root) {
      return elements.all(within, selector);
    }

    /** The last one, 「わからない」, has no value. @param {number} input */
    function choices(input) {
      return /** @type {HTMLInputElement[]} */ (all("input", questions[input]));
    }

    /** @param {number} input */
    function chosen(input) {
      return choices(input).find((_, answer) => answer === answers[input]);
    }

    /** @param {string | undefined} name */
    function named(name) {
      return questions.findIndex((question) => question.name === name);
    }

    /** The address of the page with all answers in it. */
    function address() {
      const url = new URL(location.href);
      url.hash = "";
      for (const key of [...url.searchParams.keys()]) {
        if (key.startsWith(prefix)) url.searchParams.delete(key);
      }
      questions.forEach(({ name }, input) => {
        const choice = chosen(input);
        if (choice) url.searchParams.set(prefix + name, choice.value);
      });
      return url.href;
    }

    /** Drop answers that cannot occur together with those before them. */
    /** @param {number} dropped how many are gone already */
    function settle(dropped) {
      const before = answers;
      answers = before.map(() => null);
      before.forEach((answer, input) => {
        const more = given(answers, input, answer);
        if (left(diagram, more).ends.length) answers = more;
      });
      dropped += before.filter((answer, input) => answer !== answers[input]).length;
      notice.textContent = dropped ? `いまは使えない答えを${dropped}つ外しました。` : "";
    }

    /** @param {number} [again] the input that the reader answers once more */
    function show(again) {
      const { open, most, ends } = left(diagram, answers);
      asked = again ?? open[0];
      form.hidden = asked === undefined;
      part("left").textContent = again === undefined ? `あと最大${most}問` : "選び直し";
      questions.forEach((question, input) => {
        // What is hidden must not keep the form from being sent.
        question.hidden = question.disabled = input !== asked;
      });
      if (asked !== undefined) offer(asked, again === undefined ? answers : answers.slice(0, again));
      showGiven();
      showResult(asked === undefined ? ends : []);
    }

    /** @param {number} input @param {Answers} others */
    function offer(input, others) {
      const possible = offered(diagram, others, input);
      choices(input).forEach((choice, answer) => {
        const label = /** @type {HTMLElement} */ (choice.parentElement);
        label.hidden = choice.value !== "" && !possible.includes(answer);
        choice.checked = choice === chosen(input);
      });
    }

    function showGiven() {
      all("[data-given]").forEach((line, input) => {
        const [words, unused] = all("*", line);
        line.hidden = answers[input] === null;
        words.textContent = chosen(input)?.parentElement?.textContent ?? "";
        unused.hidden = left(diagram, answers.slice(0, input)).open.includes(input);
      });
      const none = answers.every((answer) => answer === null);
      for (const name of ["given", "copy", "clear"]) part(name).hidden = none;
      part("undo").hidden = !cleared;
    }

    /** @param {number[][]} ends the rules of each result that is left */
    function showResult(ends) {
      const sure = ends.length === 1;
      const found = rows.filter((_, rule) => ends.flat().includes(rule));
      part("verdict").textContent = sure
        ? "答えが決まりました。"
        : found.length
          ? `分からない問いが残っているので、次の${found.length}つのどれかです。`
          : "";
      part("rows").replaceChildren(...found.map((row) => told(row, sure)));
      for (const row of rows) row.setAttribute("aria-current", `${sure && found.includes(row)}`);
    }

    /** What follows from a row; as long as that is not sure, also what it depends on. */
    /** @param {HTMLElement} row @param {boolean} sure */
    function told(row, sure) {
      const list = elements.make("dl", {});
      for (const cell of all(`[data-told~=${sure ? "sure" : "open"}]`, row)) {
        const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
        for (const summary of all("summary", copy)) summary.remove();
        for (const fold of all("details", copy)) fold.replaceWith(...fold.childNodes);
        const conditions = all("[data-condition]", copy);
        const parts = conditions.length ? conditions.filter(isOpen) : copy.childNodes;
        if (parts.length) list.append(elements.make("dt", {}, cell.dataset.heading ?? ""), elements.make("dd", {}, ...parts));
      }
      const link = elements.make("a", {}, part("rows").dataset.link ?? "");
      link.setAttribute("href", row.querySelector("a")?.href ?? "");
      list.append(elements.make("dd", {}, link));
      return list;
    }

    /** @param {HTMLElement} condition */
    function isOpen(condition) {
      return !chosen(named(condition.dataset.condition))?.value;
    }

    /** Go on with other answers, and take the reader along. @param {Answers} next */
    function update(next) {
      answers = next;
      settle(0);
      history.replaceState(history.state, "", address());
      // Instant navigation has fixed links within the page to the address that it had before.
      for (const link of document.links) {
        if (link.hash && link.pathname === location.pathname) link.search = location.search;
      }
      field.hidden = true;
      show();
      focus();
    }

    /** The whole question comes into view, not only the answer that has the focus. */
    function focus() {
      const within = "fieldset:enabled label:not([hidden]) > input";
      const [choice] = [...all(`${within}:checked`, form), ...all(within, form)];
      (choice ?? part("verdict")).focus({ preventScroll: true });
      (choice ? form : part("result")).scrollIntoView({ block: "nearest" });
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (asked === undefined) return;
      cleared = null;
      update(given(answers, asked, choices(asked).findIndex(({ checked }) => checked)));
    });

    all("[data-given] button").forEach((button, input) => {
      button.addEventListener("click", () => {
        show(input);
        focus();
      });
    });

    part("clear").addEventListener("click", () => {
      cleared = answers;
      update(answers.map(() => null));
    });

    part("undo").addEventListener("click", () => {
      const restored = cleared ?? answers;
      cleared = null;
      update(restored);
    });

    part("copy").addEventListener("click", async () => {
      field.value = address();
      const copied = await elements.copied(field.value);
      field.hidden = copied;
      if (!copied) field.select();
      notice.textContent = copied ? "リンクを写しました。" : "この欄のリンクを写してください。";
    });

    let unusable = 0;
    for (const [key, value] of new URLSearchParams(location.search)) {
      if (!key.startsWith(prefix)) continue;
      const input = named(key.slice(prefix.length));
      const answer = input < 0 ? -1 : choices(input).findIndex((one) => one.value === value);
      if (answer < 0) unusable += 1;
      else answers[input] = answer;
    }
    settle(unusable);
    show();
    chooser.hidden = false;
  });
})();
