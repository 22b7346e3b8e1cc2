/** The fields of the page of cases: what is typed is put in its usual form, judged and kept. */
(function () {
  "use strict";

  const { cardNumbers, cases, elements } = window.playbook;
  const CARD = "残しませんでした。カード番号と同じ形の数字があります。カード番号は案件に書かないでください。";

  window.playbook.casesParts.push(({ root, one, say }) => {
    /** @type {HTMLInputElement[]} */
    const fields = elements.all(root, "input[data-target]");
    const what = /** @type {HTMLInputElement} */ (root.querySelector("#case-what"));
    let shown = "";

    /** What is kept for a field. @param {HTMLInputElement} input */
    function kept({ dataset: { target = "" }, type, value }) {
      const now = one();
      if (target === "by") return cases.by;
      if (target === "new" || !now) return value;
      if (target === "name") return now.name;
      if (target === "deadline") return (type === "date" ? now.deadline?.on : now.deadline?.what) ?? "";
      return now.facts.get(target.slice(5)) ?? "";
    }

    /** Why a text is not kept, or what is unusual about it. @param {HTMLInputElement} input */
    function judged({ value, dataset: { pattern, mismatch }, validity }) {
      if (!validity.valid) return { refused: true, words: "残しませんでした。日付を見直してください。" };
      if (cardNumbers.places(value).length) return { refused: true, words: CARD };
      if (!value || !pattern || new RegExp(pattern, "u").test(value)) return { refused: false, words: "" };
      return mismatch === "refuse"
        ? { refused: true, words: "残しませんでした。いつもの形と違います。" }
        : { refused: false, words: "いつもの形と違います。もう一度確かめてください。" };
    }

    /** @param {HTMLInputElement} input */
    function judge(input) {
      const { refused, words } = judged(input);
      const problem = /** @type {HTMLElement} */ (root.querySelector(`#${input.id}--problem`));
      problem.textContent = words;
      problem.hidden = !words;
      if (refused) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      return { refused, words };
    }

    root.addEventListener("change", ({ target: input }) => {
      if (!(input instanceof HTMLInputElement) || !input.dataset.target) return;
      const { target } = input.dataset;
      const now = one();
      input.value = input.value.normalize("NFKC").trim();
      const { refused, words } = judge(input);
      if (refused) say(words);
      if (refused || input.value === kept(input)) return;
      if (target === "by") cases.by = input.value;
      else if (now) {
        const deadline = input.type === "date" ? { on: input.value, what: what.value } : { ...now.deadline, what: input.value };
        const value = target !== "deadline" ? input.value : deadline.on ? deadline : null;
        cases.change([{ case: now.id, target, value }]);
      }
      say(`「${input.labels?.[0]?.textContent}」を残しました。${words}`, target === "by" ? undefined : cases.undo);
    });

    root.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.target) say("");
    });

    return () => {
      const id = one()?.id ?? "";
      for (const input of fields) {
        const typed = input === document.activeElement || input.getAttribute("aria-invalid");
        if (id === shown && typed) continue;
        input.value = kept(input);
        judge(input);
      }
      shown = id;
      what.disabled = !one()?.deadline;
    };
  });
})();
