/**
 * What held on a day: `?on=2020-12-15` narrows the list of all revisions to those that may have
 * been the newest on record on that day, and a page of a document leads to the one of that day.
 * The build has worked out the days; nothing here reads a date's uncertainty.
 */
(function () {
  "use strict";

  const { all, button, day: spoken, part } = window.playbook.elements;

  /** @returns {{ on: string, problem: string } | null} null where no day is asked for */
  function asked() {
    const on = new URLSearchParams(location.search).get("on");
    if (on === null || on === "") return null;
    return { on, problem: window.playbook.records.day(on) ? "" : `日付「${on}」を読めません。2020-12-15 の形で書いてください。` };
  }

  /** Whether a revision may have been the newest on record. @param {HTMLElement} held @param {string} on */
  function possible(held, on) {
    const { since, before } = held.dataset;
    return (since === undefined || since <= on) && (before === undefined || on < before);
  }

  /** @typedef {"none" | "certain" | "uncertain"} Answer */

  /** @param {HTMLElement[]} all newest first @param {string} on @returns {{ kind: Answer, words: string }} */
  function answer(all, on) {
    const found = all.filter((held) => possible(held, on));
    const [first] = found;
    if (!first) return { kind: "none", words: "この日までの記録はありません。" };
    if (found.length > 1) return { kind: "uncertain", words: "次のどれかです。どれかは分かりません。" };
    const { certain } = first.dataset;
    return certain !== undefined && certain <= on
      ? { kind: "certain", words: "" }
      : { kind: "uncertain", words: "この日までに見られていたかは、分かりません。" };
  }

  /** Keep the day on the way to another page. @param {ParentNode} root @param {string} on */
  function carry(root, on) {
    for (const link of root.querySelectorAll("a")) link.href = withDay(link.href, on);
  }

  /** @param {string} href @param {string} on "" for none */
  function withDay(href, on) {
    const url = new URL(href, location.href);
    if (on) url.searchParams.set("on", on);
    else url.searchParams.delete("on");
    return url.href;
  }

  window.playbook.component("as-of-notice", (root) => {
    const day = asked();
    if (!day) return;
    const { on, problem } = day;
    const verdict = part(root, "verdict");
    const every = all(root, "li");
    root.hidden = false;
    if (problem) {
      part(root, "answers").hidden = true;
      part(root, "back").textContent = "日付を選び直す";
      verdict.textContent = `${problem}${here(root)}`;
      return;
    }
    const found = every.filter((held) => possible(held, on));
    const shown = found.some((held) => held.dataset.shown !== undefined);
    const only = found.length === 1 ? found[0]?.querySelector("a") : null;
    const elsewhere = only?.href ?? root.dataset.newest;
    if (!shown && elsewhere !== undefined) {
      location.replace(withDay(elsewhere, on));
      return;
    }
    for (const held of every) held.hidden = !found.includes(held);
    part(root, "answers").hidden = found.length < 2;
    const more = root.querySelector('[data-part="more"]');
    more?.toggleAttribute("hidden", !found.some((held) => held.dataset.cut !== undefined));
    carry(root, on);
    const { kind, words } = answer(every, on);
    verdict.textContent =
      kind === "certain"
        ? `${spoken(on)}の時点で、いちばん新しい記録の版です。`
        : `${spoken(on)}の時点の版: ${words}${shown ? "" : here(root)}`;
  });

  /** Which revision a page shows where the day does not decide. @param {HTMLElement} root */
  function here(root) {
    return root.dataset.newest === undefined
      ? "このページは、いまの版です。"
      : "このページは、以前の版です。";
  }

  window.playbook.component("as-of-list", (root) => {
    const form = /** @type {HTMLFormElement} */ (part(root, "form"));
    const input = /** @type {HTMLInputElement} */ (part(root, "day"));
    const clear = button(root, "clear");
    const rows = all(root, "[data-document]");

    /** @param {string} on "" for all revisions @param {string} [problem] */
    function show(on, problem = "") {
      /** @type {Record<Answer, number>} */
      const counts = { certain: 0, uncertain: 0, none: 0 };
      for (const row of rows) {
        const every = all(row, "li");
        const { kind, words } = on ? answer(every, on) : { kind: null, words: "" };
        if (kind) counts[kind] += 1;
        for (const held of every) held.hidden = on !== "" && !possible(held, on);
        const said = part(row, "answer");
        said.textContent = words;
        said.hidden = words === "";
        carry(row, on);
      }
      clear.hidden = on === "";
      part(root, "verdict").textContent = on
        ? `${spoken(on)}の版: 決まる文書が${counts.certain}件、決められない文書が${counts.uncertain}件、` +
          `記録のない文書が${counts.none}件です。`
        : problem;
    }

    /** @param {string} on */
    function go(on) {
      history.replaceState(history.state, "", withDay(location.href, on));
      show(on);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go(input.value);
    });
    clear.addEventListener("click", () => {
      input.value = "";
      go("");
      input.focus();
    });

    const day = asked();
    input.value = day && !day.problem ? day.on : "";
    form.hidden = false;
    show(input.value, day?.problem);
  });
})();
