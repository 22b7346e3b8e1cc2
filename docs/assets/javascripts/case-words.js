/** What a case says, in words: once for the page, for copies, for the record and for the log. */
(function () {
  "use strict";

  const { cases, records } = window.playbook;
  const { day, moment } = window.playbook.elements;

  /** @param {Deadline} deadline */
  function due({ on, what }) {
    return what ? `${day(on)}（${what}）` : day(on);
  }

  /** @param {EntryState} state */
  function words(state) {
    const { reason, who, until, seen, note } = state;
    return [
      records.STATES[state.state],
      reason && `理由: ${reason}`,
      who && `待つ相手: ${who}`,
      until && `いつまで: ${day(until)}`,
      seen && `見たもの: ${seen}`,
      note && `メモ: ${note}`,
    ].filter(Boolean);
  }

  /** @param {string[]} words */
  function noted([state = "", ...more]) {
    return more.length ? `「${state}」（${more.join("、")}）` : `「${state}」`;
  }

  /** What a record did, by the kind of its target. @type {Record<string, (value: any, name: string) => string>} */
  const DEEDS = {
    name: (value) => (value ? `名前を「${value}」にしました` : "名前を空にしました"),
    opened: () => "案件を始めました",
    closed: (value) => (value ? "閉じました" : "もう一度開きました"),
    archived: (value) => (value ? "しまいました" : "棚から出しました"),
    deleted: (value) => (value ? "消しました" : "戻しました"),
    deadline: (value) => (value ? `期限を${due(value)}にしました` : "期限をなくしました"),
    fact: (value, name) => (value ? `${name}を「${value}」にしました` : `${name}を消しました`),
    list: (value, name) => (value ? `「${name}」（${value.edition}）を始めました` : `「${name}」を外しました`),
    draft: (value, name) => (value ? `「${name}」の文面を残しました` : `「${name}」を外しました`),
    entry: (value, name) => (value ? `「${name}」を${noted(words(value))}にしました` : `「${name}」の印を外しました`),
  };

  /**
   * Names by target of all that a case was about, also of entries that a list has no longer.
   * @param {Case} one @param {Map<string, string>} facts
   */
  function names(one, facts) {
    const found = new Map([...facts].map(([id, label]) => [`fact/${id}`, label]));
    for (const { target, value } of one.log) {
      if (target.startsWith("draft/") && value) found.set(target, /** @type {DraftCopy} */ (value).title);
      if (!target.startsWith("list/") || !value) continue;
      const list = /** @type {ListSnapshot} */ (value);
      found.set(target, list.title);
      for (const entry of list.entries) found.set(`entry${target.slice(4)}/${entry.id}`, entry.text);
    }
    return found;
  }

  window.playbook.caseWords = {
    standing(one) {
      const [next] = records.deadlines(one);
      const late = next && next.on < window.playbook.today();
      const { settled, total } = records.progress(one.lists);
      return {
        status: one.deleted ? "deleted" : one.archived ? "archived" : one.closed ? "closed" : "open",
        standing: `${moment(one.opened)}に開始` + (one.closed ? `、${moment(one.closed)}に終了` : ""),
        due: next ? `${late ? "期限を過ぎています" : "次の期限"}: ${due(next)}` : "",
        progress: total ? `進み具合: ${settled} / ${total}` : "",
      };
    },

    report(one, facts) {
      const known = names(one, facts);
      /** @param {string} target */
      const name = (target) => known.get(target) ?? target.slice(target.lastIndexOf("/") + 1);
      const rows = [
        ["開始", moment(one.opened)],
        ["終了", moment(one.closed ?? "")],
        ["期限", one.deadline ? due(one.deadline) : ""],
        ...[...one.facts].map(([id, value]) => [name(`fact/${id}`), value]),
      ];
      return {
        title: cases.title(one),
        rows: /** @type {CaseReport["rows"]} */ (rows.filter(([, value]) => value)),
        lists: one.lists.map((list) => {
          const former = [...list.states.keys()].filter((id) => !list.entries.some((entry) => entry.id === id));
          return {
            ...list,
            ...records.progress([list]),
            entries: [...list.entries, ...former.map((id) => ({ id, critical: false }))].map(({ id, critical }) => {
              const state = list.states.get(id) ?? records.UNTOUCHED;
              return {
                id,
                text: name(`entry/${list.document}/${id}`),
                critical,
                state: state.state,
                words: [...words(state), ...(former.includes(id) ? ["いまのリストにはない項目"] : [])],
                at: state.at,
                by: state.by,
              };
            }),
          };
        }),
        drafts: [...one.drafts.values()],
        log: one.log.map(({ at, by, target, value }) => ({
          at,
          by,
          text: DEEDS[target.split("/")[0] ?? ""]?.(value, name(target)) ?? "",
        })),
      };
    },
  };
})();
