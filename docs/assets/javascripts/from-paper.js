/**
 * A list that was opened by the code on a filled sheet: what the paper says is shown first, and
 * taken into a case only if the reader agrees. Nothing that the case already says is taken back.
 */
(function () {
  "use strict";

  const { button, part, say } = window.playbook.elements;
  const { STATES } = window.playbook.records;
  /** In the order in which they are counted. */
  const COUNTED = /** @type {const} */ (["done", "na", "blocked", "open"]);

  window.playbook.late["from-paper"] = (root) => {
    const { cases, paperCode, snapshot } = window.playbook;
    const sheet = /** @type {HTMLElement} */ (root.closest("[data-document]"));
    const page = snapshot(sheet);
    const target = `list/${sheet.dataset.document}`;

    /** The current case, if this list of it may be changed here. */
    function open() {
      const one = cases.current();
      const list = one?.lists.find(({ document }) => document === sheet.dataset.document);
      const fits = one && !one.closed && (!list || list.revision === page.revision);
      return fits ? { one, list } : null;
    }

    function read() {
      return paperCode.read(location.hash, sheet);
    }

    function show() {
      const found = read();
      part(root, "ask").hidden = !found;
      if (!found) return;
      root.hidden = false;
      say(part(root, "said"), "");
      const counts = COUNTED.map((state) => {
        const count = found.states.filter((one) => one === state).length;
        return count && `${STATES[state]} ${count}`;
      });
      const old = sheet.dataset.newest === undefined ? "この版には、新しい版があります。" : "";
      say(
        part(root, "words"),
        found.problem
          ? `${found.problem}紙の印は取り込まず、リストは空のまま開いています。印は手で付けてください。`
          : `紙の印: ${counts.filter(Boolean).join("、")}。${old}`,
      );
      say(button(root, "drop"), found.problem ? "閉じる" : "取り込まない");
      const usable = !found.problem && found.states.some((state) => state !== "open");
      const here = open();
      button(root, "current").hidden = !usable || !here;
      button(root, "new").hidden = !usable;
      say(button(root, "current"), here ? `案件「${cases.title(here.one)}」に入れる` : "");
      say(part(root, "kept"), usable && here?.list ? "案件にすでにある印は、紙で「まだ」でも消えません。" : "");
    }

    /** @param {string} id of the case @param {CaseList} [list] as the case has it */
    function take(id, list) {
      const states = read()?.states ?? [];
      const changes = page.entries.flatMap((entry, at) => {
        const state = states[at];
        const before = list?.states.get(entry.id);
        if (!state || state === "open" || before?.state === state) return [];
        const { reason = "", who = "", until = "", note = "", seen = "" } = before ?? {};
        const value = { state, revision: page.revision, words: entry.words, reason, who, until, note, seen };
        return [{ case: id, target: `entry/${sheet.dataset.document}/${entry.id}`, value }];
      });
      cases.change(changes, list ? [] : [{ case: id, target, value: page }]);
      close(`印を${changes.length}件、取り込みました。`);
    }

    /** @param {string} words */
    function close(words) {
      history.replaceState(null, "", location.pathname + location.search);
      show();
      say(part(root, "said"), words);
    }

    button(root, "current").addEventListener("click", () => {
      const here = open();
      if (here) take(here.one.id, here.list);
    });
    button(root, "new").addEventListener("click", () => take(cases.open()));
    button(root, "drop").addEventListener("click", () => close("紙の印は取り込みませんでした。"));
    window.addEventListener("hashchange", function again() {
      if (root.isConnected) show();
      else window.removeEventListener("hashchange", again);
    });
    show();
  };
})();
