/** Taking in cases from a file or link: first what it would bring and change, then, if wanted, it. */
(function () {
  "use strict";

  const { cases, caseFile, caseWords, records, store } = window.playbook;
  const { button, make } = window.playbook.elements;
  const SHOWN = 20;

  window.playbook.casesParts.push(({ root, facts, signal, part, fill, say, go, rest, actions }) => {
    const input = /** @type {HTMLInputElement} */ (root.querySelector("#case-import"));
    const preview = part("incoming");
    /** @type {CaseRecord[]} */
    let coming = [];

    /** @param {Case} one */
    function latest(one) {
      const { log } = caseWords.report(one, facts);
      return new Map(one.log.map(({ target, value }, at) => [target, { value: JSON.stringify(value), text: log[at]?.text }]));
    }

    /** What would be different in a case that is already here. @param {Case} now @param {CaseRecord[]} theirs */
    function changes(now, theirs) {
      const before = latest(now);
      const after = latest(records.fold(records.merge(now.log, theirs)));
      return [...after].flatMap(([target, { value, text }]) => {
        const old = before.get(target);
        return old && old.value !== value ? [`${cases.title(now)}: いまは、${old.text}。取り込むと、${text}。`] : [];
      });
    }

    /** @param {string} name @param {string[]} lines */
    function list(name, lines) {
      const more = lines.length - SHOWN;
      const shown = more > 0 ? [...lines.slice(0, SHOWN), `ほか${more}件`] : lines;
      part(name).replaceChildren(...shown.map((line) => make("li", {}, line)));
    }

    /** @param {Incoming} incoming */
    function show({ problem, records: all, newer, broken, site }) {
      const here = store.cases();
      /** @type {Map<string, CaseRecord[]>} */
      const groups = new Map();
      for (const record of records.merge(all, [])) {
        const group = groups.get(record.case) ?? [];
        groups.set(record.case, group);
        group.push(record);
      }
      const known = new Set([...groups.keys()].flatMap((id) => here.get(id)?.log.map((one) => JSON.stringify(one)) ?? []));
      coming = [...groups.values()].flat().filter((record) => !known.has(JSON.stringify(record)));
      const changed = [...groups].flatMap(([id, theirs]) => {
        const now = here.get(id);
        return now ? changes(now, theirs) : [];
      });
      fill("problem", problem);
      fill("origin", site && `別の手順帳（${site}）で書き出されたものです。`);
      fill("counts", groups.size ? `案件${groups.size}件、まだない記録${coming.length}件です。いまある記録は消えません。` : "");
      list("coming", [...groups].map(([id, theirs]) =>
        `${cases.title(records.fold(theirs))}（${here.has(id) ? "ここにもある案件" : "新しい案件"}）`));
      fill("changed", changed.length ? `変わるところが${changed.length}件あります。` : "");
      list("changes", changed);
      const reasons = [newer && `新しい形の記録が${newer}件`, broken && `記録の形でないものが${broken}件`].filter(Boolean);
      fill("skipped", reasons.length ? `${reasons.join("、")}あり、読み飛ばします。` : "");
      button(preview, "take").hidden = !coming.length;
      preview.hidden = false;
      preview.focus();
    }

    function close() {
      preview.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
    }

    async function fromLink() {
      if (location.hash.startsWith("#case=")) show(await caseFile.fromLink(location.hash));
    }

    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (file) show(await caseFile.fromFile(file));
      input.value = "";
    });
    window.addEventListener("hashchange", fromLink, { signal });
    void fromLink();

    actions.drop = () => {
      close();
      say("取り込みませんでした。");
      rest();
    };
    actions.take = () => {
      close();
      cases.take(coming);
      const ids = new Set(coming.map((record) => record.case));
      go(ids.size === 1 ? [...ids].join("") : "");
      say(`記録${coming.length}件を取り込みました。`, cases.untake);
    };
    actions.untake = () => {
      cases.untake();
      say("取り込みを取り消しました。");
      rest();
    };
    return () => {
      part("taken").hidden = !cases.taken;
      fill("taken-count", `${cases.taken}`);
    };
  });
})();
