(function () {
  "use strict";
  const { fold } = window.playbook.searchText;
  const W = window.playbook.W ?? { title: 6, heading: 4, body: 1, gram: 0.5, also: 0.9, okuri: 0.7,
    kind: { source: 0.2, facts: 0.5, conflicts: 0.4, decisions: 0.4, omissions: 0.4, proofs: 0.3, sources: 0.2, tools: 0.5, fact: 0.9 } };
  const HIRAGANA = /^[ぁ-ん]+$/;
  const LATIN = /[a-z0-9]/;

  function prepare(index) {
    const sections = [];
    index.pages.forEach((page, at) => {
      const title = fold(page.title);
      for (const section of page.sections) {
        sections.push({ page: at, section, kind: section.kind,
          fields: [title, fold(section.heading), fold(section.text)] });
      }
    });
    const length = sections.reduce((sum, one) => sum + one.fields[2].length, 0) / sections.length;
    const names = new Map();
    for (const group of index.names) for (const name of group) {
      const key = fold(name);
      names.set(key, [...(names.get(key) ?? []), ...group.map(fold).filter((one) => one !== key)]);
    }
    const readings = new Map(Object.entries(index.readings ?? {}));
    return { index, sections, length, names, readings };
  }

  function okuri(word) {
    if (!/[一-龠々][ぁ-ん]{0,2}[一-龠々]/.test(word)) return null;
    const bare = word.replace(/(?<=[一-龠々])[ぁ-ん]{1,3}(?=[一-龠々]|$)/g, "");
    return new RegExp([...bare].map((c, i, all) => (/[一-龠々]/.test(c) && /[一-龠々]/.test(all[i + 1] ?? "") ? c + "[ぁ-ん]{0,2}" : c.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join(""), "g");
  }

  function count(text, needle) {
    let n = 0;
    const latin = LATIN.test(needle[0]);
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      if (latin && at > 0 && LATIN.test(text[at - 1])) { n += 0.2; continue; }
      n += 1;
    }
    return n;
  }

  function amounts(store, alternative) {
    const hits = [];
    store.sections.forEach((one, at) => {
      const found = one.fields.map((text) => {
        if (typeof alternative === "string") return [count(text, alternative), alternative.length];
        const all = text.match(alternative) ?? [];
        return [all.length, all[0]?.length ?? 0];
      });
      if (found.some(([n]) => n)) hits.push([at, found]);
    });
    return hits;
  }

  function strength(store, one, found) {
    const [title, heading, body] = one.fields;
    const [[t, tl], [h, hl], [b]] = found;
    const norm = 0.3 + 0.7 * body.length / store.length;
    return (t ? Math.min(t,1) * W.title * (0.4 + 0.6 * tl / title.length) : 0) +
      (h ? Math.min(h,1) * W.heading * (0.4 + 0.6 * hl / heading.length) : 0) +
      (b ? W.body * 2.2 * b / (b + 1.2 * norm) : 0);
  }

  function grams(word) {
    const all = [];
    for (let i = 0; i + 2 <= word.length; i++) all.push(word.slice(i, i + 2));
    return [...new Set(all)];
  }

  function idf(store, n) { return Math.log(1 + (store.sections.length - n + 0.5) / (n + 0.5)); }

  function gramStrength(store, word) {
    const N = store.sections.length;
    const list = grams(word).map((gram) => {
      const has = store.sections.map((one) => one.fields.map((text) => text.includes(gram)));
      const n = has.filter((f) => f.some(Boolean)).length;
      return { gram, has, weight: n ? idf(store, n) * (HIRAGANA.test(gram) && !HIRAGANA.test(word) ? 0.3 : 1) : 0.5 };
    });
    const total = list.reduce((s, g) => s + g.weight, 0);
    const out = new Map();
    for (let at = 0; at < N; at++) {
      const c = [0, 1, 2].map((f) => list.reduce((s, g) => s + (g.has[at][f] ? g.weight : 0), 0) / total);
      const any = list.reduce((s, g) => s + (g.has[at].some(Boolean) ? g.weight : 0), 0) / total;
      if (any < 0.35) continue;
      const one = store.sections[at];
      const norm = 1 / (0.6 + 0.4 * one.fields[2].length / store.length);
      const share = (f) => Math.min(1, word.length / Math.max(1, one.fields[f].length));
      out.set(at, c[0] ** 2 * W.title * (0.4 + 0.6 * share(0)) + c[1] ** 2 * W.heading * (0.4 + 0.6 * share(1)) + c[2] ** 2 * W.body * Math.min(1.5, norm));
    }
    return { out, weight: total / Math.max(1, list.length) };
  }

  function search(store, query) {
    const words = query.normalize("NFKC").split(/[\s、。,?!？！\/]+/).map(fold).filter(Boolean);
    const perWord = words.map((word) => {
      const scores = new Map();
      const add = (at, value) => scores.set(at, Math.max(scores.get(at) ?? 0, value));
      const exact = new Set();
      const alternatives = [[word, 1], ...(store.names.get(word) ?? []).map((one) => [one, W.also])];
      for (const [reading, surfaces] of store.readings) {
        if (reading === word || (word.length > 2 && reading.startsWith(word))) for (const s of surfaces) alternatives.push([fold(s), reading === word ? 0.95 : 0.6]);
      }
      const pattern = okuri(word);
      if (pattern) alternatives.push([pattern, W.okuri]);
      const own = [];
      for (const [alternative, weight] of alternatives) {
        for (const [at, found] of amounts(store, alternative)) {
          exact.add(at);
          add(at, weight * strength(store, store.sections[at], found));
        }
      }
      let w = exact.size ? idf(store, exact.size) : 0;
      if (word.length > 2) {
        const { out, weight } = gramStrength(store, word);
        for (const [at, value] of out) add(at, W.gram * value);
        w = w || weight;
      }
      return { scores, weight: Math.max(w, 0.5) };
    });
    const pages = new Map();
    perWord.forEach(({ scores, weight }, i) => {
      for (const [at, value] of scores) {
        const one = store.sections[at];
        const page = pages.get(one.page) ?? { best: words.map(() => 0), own: new Map() };
        const factor = W.kind[one.kind] ?? 1;
        page.best[i] = Math.max(page.best[i], weight * value * factor);
        page.own.set(at, (page.own.get(at) ?? 0) + weight * value * factor);
        pages.set(one.page, page);
      }
    });
    return [...pages].map(([page, { best, own }]) => {
      const coverage = best.filter(Boolean).length / words.length;
      const sections = [...own].sort((a, b) => b[1] - a[1]);
      const score = (best.reduce((a, b) => a + b, 0) + sections[0][1]) * coverage ** 2;
      return { page, score, sections };
    }).sort((a, b) => b.score - a.score);
  }
  window.playbook.searchEngine = { prepare, search };
})();
