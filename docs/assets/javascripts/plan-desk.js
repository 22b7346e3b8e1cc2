/**
 * A plan of action, from the notice to the text: what the notice alleges and asks for, the cause,
 * the deadline, the documents, and how far the text can be seen to be complete. It ticks what the
 * text proves; what takes a reader it leaves to the reader.
 */
(function () {
  "use strict";

  const PLAN = "plan-of-action";
  const NOTICE = "work-notice";
  const WHYS = "work-whys";
  /** More lines than this are no list of documents. */
  const MOST_DOCUMENTS = 100;

  /** @typedef {{ values: DraftValues, findings: DraftFinding[], one: Case | null }} Seen */
  /** @typedef {{ state: "proved" | "lacking" | "judge", words: string }} Verdict */

  /** @param {string} words @returns {Verdict} */
  const proved = (words) => ({ state: "proved", words });
  /** @param {string} words @returns {Verdict} */
  const lacking = (words) => ({ state: "lacking", words });
  /** @param {string} words @returns {Verdict} */
  const judge = (words) => ({ state: "judge", words });

  /** @param {Seen} seen @param {string[]} ids */
  function filled({ values }, ...ids) {
    return ids.every((id) => values[id]?.length && !/^\s*$/.test(String(values[id])));
  }

  /** @param {Seen} seen @param {string} check @param {string} [field] */
  function found({ findings }, check, field) {
    return findings.some((one) => one.check === check && (!field || one.field === field));
  }

  /** @param {Seen} seen @param {string} id at least one row with anything in it */
  function hasRows({ values }, id) {
    const rows = values[id];
    return Array.isArray(rows) && rows.some((row) => Object.values(row).some((cell) => cell.trim()));
  }

  /** What the text shows of each item of the lists. @type {Record<string, (seen: Seen) => Verdict>} */
  const PROOFS = {
    "matches-notice": (seen) =>
      filled(seen, "suspicion", "asked-for")
        ? judge("疑いと求められた対応は書いてあります。1つずつ答えているかは、読んで判断します。")
        : lacking("疑われていることと求められた対応が、まだ書かれていません。"),
    "root-cause": (seen) => (filled(seen, "cause") ? proved("根本の原因が書いてあります。") : lacking("根本の原因がまだありません。")),
    actions: (seen) =>
      !hasRows(seen, "actions")
        ? lacking("した対応がまだありません。")
        : found(seen, "whole-rows", "actions") || found(seen, "when-dated", "actions")
          ? lacking("した対応に、日付か内容の抜けた行があります。")
          : proved("した対応が、日付と一緒に書いてあります。"),
    prevention: (seen) =>
      !hasRows(seen, "prevention")
        ? lacking("防ぐ方法がまだありません。")
        : found(seen, "concrete-prevention", "prevention")
          ? lacking("防ぐ方法に、あいまいな言葉があります。")
          : judge("防ぐ方法は書いてあります。具体的かどうかは、読んで判断します。"),
    "fba-stock": (seen) =>
      seen.values.fba === "いいえ"
        ? proved("FBA を使っていないと書いてあります。")
        : seen.values.fba === "はい" && filled(seen, "fba-stock", "fba-control")
          ? proved("在庫と管理の体制が書いてあります。")
          : lacking("FBA を使うかどうか、使うなら在庫と管理の体制を書きます。"),
    documents: documentsNamed,
    "facts-only": (seen) =>
      ["calm", "no-excuse", "no-blame"].some((one) => found(seen, one))
        ? lacking("直した方がよい言葉があります。欄の知らせを見てください。")
        : judge("一覧にある言葉は見つかりません。ほかの言い方がないかは、読んで判断します。"),
    "five-w-one-h": (seen) =>
      filled(seen, "when", "where", "who", "what", "why", "how")
        ? proved("6つの欄が書いてあります。")
        : lacking("6つの欄に、空いているところがあります。"),
    "who-when": (seen) =>
      hasRows(seen, "prevention") && !found(seen, "whole-rows", "prevention")
        ? proved("どの行にも、担当、頻度、始める日があります。")
        : lacking("担当、頻度、始める日の抜けた行があります。"),
    deadline({ one }) {
      if (!one?.deadline) return lacking("期限がまだ入っていません。");
      const days = (Date.parse(one.deadline.on) - Date.parse(window.playbook.today())) / 86_400_000;
      const on = window.playbook.elements.day(one.deadline.on);
      return days < 0 ? lacking(`期限（${on}）を過ぎています。`) : proved(`期限は${on}です。${days ? "あと" + days + "日" : "今日まで"}です。`);
    },
    "keep-copy"({ values, one }) {
      const saved = one?.drafts.get(PLAN);
      const { draftCopies: copies } = window.playbook;
      return saved && JSON.stringify(sorted(saved.values)) === JSON.stringify(sorted(copies.safe(values)))
        ? proved("いまの計画が案件に残してあります。書類の控えは、自分で残します。")
        : lacking("いまの計画は、まだ案件に残していません。");
    },
  };

  /** @param {Seen} seen @returns {Verdict} */
  function documentsNamed(seen) {
    if (!filled(seen, "requested")) return judge("求められた書類が書かれていません。求められていなければ、このままで足ります。");
    return found(seen, "every-document")
      ? lacking("求められた書類のうち、添える書類にないものがあります。")
      : judge("求められた書類の名前は、どれも添える書類にあります。中身がそろっているかは、手元で確かめます。");
  }

  /** @param {DraftValues} values */
  function sorted(values) {
    return Object.entries(values).filter(([, one]) => one.length).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  window.playbook.late["plan-desk"] = (root) => {
    const { cases, elements, store } = window.playbook;
    const { make } = elements;
    const plan = /** @type {HTMLElement} */ (root.querySelector("[data-component=composer]"));
    const notice = /** @type {HTMLTextAreaElement} */ (root.querySelector(`[data-of=${NOTICE}]`));
    const deadline = /** @type {HTMLInputElement} */ (root.querySelector("#plan-desk--deadline"));
    /** @type {{ values: DraftValues, findings: DraftFinding[], text: string }} */
    let now = { values: {}, findings: [], text: "" };

    /** @param {string} name */
    const part = (name) => elements.part(root, name);

    /** @param {DraftValues} values @param {boolean} undoable */
    function fill(values, undoable) {
      now = { ...now, values: { ...now.values, ...values } };
      plan.dispatchEvent(new CustomEvent("draft-fill", { detail: { values, undoable } }));
    }

    /** Put words on a line of their own, below what a field has. @param {string} id @param {string} words */
    function append(id, words) {
      const before = String(now.values[id] ?? "").trim();
      const lines = before ? before.split("\n") : [];
      if (!lines.includes(words)) fill({ [id]: [...lines, words].join("\n") }, true);
    }

    function whys() {
      const rows = now.values[WHYS];
      return Array.isArray(rows) && rows.length ? rows.map((row) => row.why ?? "") : [""];
    }

    function show() {
      if (document.activeElement !== notice) notice.value = String(now.values[NOTICE] ?? "");
      drawWhys();
      drawDocuments();
      drawReady();
      elements.say(part("reading"), now.text);
      const on = cases.current()?.deadline?.on ?? "";
      if (document.activeElement !== deadline) deadline.value = on;
    }

    function drawWhys() {
      const all = whys();
      const list = part("whys");
      while (list.childElementCount > all.length) list.lastElementChild?.remove();
      for (const [index, words] of all.entries()) {
        const item = list.children[index] ?? list.appendChild(why(index));
        const field = /** @type {HTMLTextAreaElement} */ (item.querySelector("textarea"));
        if (document.activeElement !== field) field.value = words;
      }
      part("ask").hidden = !all.at(-1)?.trim();
    }

    /** @param {number} index */
    function why(index) {
      const field = make("textarea", { rows: 2, maxLength: 20_000 });
      field.dataset.of = "";
      field.setAttribute("autocomplete", "off");
      field.addEventListener("input", () => {
        const all = whys().with(index, field.value);
        fill({ [WHYS]: all.map((one) => ({ why: one })) }, false);
        part("ask").hidden = !all.at(-1)?.trim();
      });
      return make("li", {}, make("label", {}, index ? "それは、なぜですか" : "なぜ起きましたか", field));
    }

    function drawDocuments() {
      const lines = String(now.values.requested ?? "").split("\n").map((one) => one.trim());
      const asked = [...new Set(lines)].filter(Boolean).slice(0, MOST_DOCUMENTS);
      part("none-asked").hidden = asked.length > 0;
      const attached = String(now.values.attached ?? "");
      const missing = now.findings.find((one) => one.check === "every-document")?.found?.split("、") ?? [];
      const shown = JSON.stringify([asked, attached, missing]);
      const list = part("asked");
      if (list.dataset.shown === shown) return;
      list.dataset.shown = shown;
      list.replaceChildren(
        ...asked.map((name) => {
          const gone = missing.some((one) => name.startsWith(one));
          const item = make("li", {}, `${name}　`, make("strong", {}, gone ? "まだ添える書類にありません" : "添える書類にあります"));
          if (!gone) return item;
          const add = make("button", { type: "button", className: "md-button", textContent: "添える書類に入れる" });
          add.setAttribute("aria-label", `「${name}」を添える書類に入れる`);
          add.addEventListener("click", () => append("attached", name));
          item.append(add);
          return item;
        }),
      );
    }

    function drawReady() {
      const seen = { ...now, one: cases.current() };
      for (const item of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-item]"))) {
        const verdict = PROOFS[item.dataset.item ?? ""]?.(seen) ?? judge("読んで、または画面を見て判断します。");
        const line = item.querySelector("p") ?? item.appendChild(make("p", {}));
        item.dataset.state = verdict.state;
        const mark = { proved: "✓ ", lacking: "まだ: ", judge: "判断: " }[verdict.state];
        elements.say(line, mark + verdict.words);
      }
    }

    plan.addEventListener("draft-checked", (event) => {
      now = /** @type {CustomEvent<typeof now>} */ (event).detail;
      show();
    });

    notice.addEventListener("input", () => fill({ [NOTICE]: notice.value }, false));

    for (const take of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-take]"))) {
      take.addEventListener("click", () => {
        const words = notice.value.slice(notice.selectionStart, notice.selectionEnd).trim();
        if (words) append(take.dataset.take ?? "", words);
        elements.say(part("taken"), words ? `「${words.slice(0, 40)}」を入れました。` : "先に、知らせの文を選んでください。");
      });
    }

    elements.button(root, "deeper").addEventListener("click", () => {
      fill({ [WHYS]: [...whys(), ""].map((one) => ({ why: one })) }, false);
      drawWhys();
      part("whys").lastElementChild?.querySelector("textarea")?.focus();
    });

    elements.button(root, "ours").addEventListener("click", () => {
      append("cause", whys().at(-1)?.trim() ?? "");
      /** @type {HTMLElement | null} */ (plan.querySelector("[data-of=cause]"))?.focus();
    });

    deadline.addEventListener("change", () => {
      const on = deadline.value;
      if (!on && !cases.current()?.deadline) return;
      const id = cases.current()?.id ?? cases.open();
      cases.change([{ case: id, target: "deadline", value: on ? { on, what: "改善計画を出す" } : null }]);
    });

    for (const name of ["desk", "documents", "how", "reading"]) part(name).hidden = false;
    const stop = store.subscribe(() => (root.isConnected ? show() : stop()));
    plan.dispatchEvent(new CustomEvent("draft-fill", { detail: { values: {}, undoable: false } }));
  };
})();
