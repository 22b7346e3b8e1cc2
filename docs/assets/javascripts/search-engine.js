/**
 * Finds and ranks the sections that answer a query. Pure: nothing here touches the page.
 *
 * There is no table of words. The whole handbook can be looked through from end to end in a few
 * milliseconds, so a word is found inside of any other, and the index is the text itself.
 */
(function () {
  "use strict";

  const { finds, fold, words } = window.playbook.searchText;

  // Weights; how they were found stands in CONTRIBUTING.md.
  const TITLE = 6;
  const HEADING = 5;
  const BODY = 2.2;
  /** Of a title, what a find in it counts however small a part of it was found. */
  const ANY_PART = 0.4;
  /** The whole query, as it was typed. */
  const PHRASE = 3;
  const OTHER_NAME = 0.9;
  const OTHER_KANA = 0.7;
  const OTHER_ENDING = 0.8;
  const READING = 0.95;
  const BEGUN_READING = 0.5;
  const INSIDE_LATIN = 0.2;
  const SIMILAR = 0.5;
  /** The part of a word that has to be found, where the word itself is nowhere. */
  const SIMILAR_ENOUGH = 0.45;
  /** What says less about what to do than the documents: values, and lists of what others say. */
  const KINDS = {
    fact: 0.9, facts: 0.5, tools: 0.5, conflicts: 0.4, decisions: 0.4, omissions: 0.4,
    proofs: 0.3, sources: 0.1, source: 0.1,
  };
  /** Kinds of sheets whose entries are found one by one. */
  const ENTRIES = new Set(["faq", "glossary"]);

  const LATIN = /[a-z0-9]/;
  const TWO_KANJI = /[一-龠々][ぁ-ん]{0,2}[一-龠々]/;
  const KANJI_AND_KANA = /^[一-龠々ぁ-ん]+$/;

  /** @typedef {{ what: SearchNeedle, length: number, weight: number }} Weighted */
  /** @typedef {{ scores: Map<number, number>, needles: SearchNeedle[] }} Found scores by passage */

  /** @param {string} text @returns {SearchLine} */
  function line(text) {
    const whole = fold(text);
    return { whole, parts: whole.split(/[()、]/).filter(Boolean) };
  }

  /** @param {SearchIndex} index @returns {SearchStore} */
  function open(index) {
    const passages = index.pages.flatMap((page, at) => {
      const title = line(page.title);
      return page.sections.map((section) => ({
        page,
        section,
        result: ENTRIES.has(section.kind) ? `${at}#${section.anchor}` : `${at}`,
        weight: page.boost * (/** @type {Record<string, number>} */ (KINDS)[section.kind] ?? 1),
        title,
        heading: line(section.heading),
        body: fold(section.text),
      }));
    });
    /** @type {Map<string, string[]>} */
    const names = new Map();
    for (const group of index.names.map((one) => one.map(fold))) {
      for (const name of group) names.set(name, [...(names.get(name) ?? []), ...group]);
    }
    return {
      index,
      passages,
      length: passages.reduce((sum, one) => sum + one.body.length, 0) / passages.length,
      names,
      readings: Object.entries(index.readings),
    };
  }

  /** How much it says that something was found in so many passages. @param {SearchStore} store @param {number} number */
  function rarity(store, number) {
    return Math.log(1 + (store.passages.length - number + 0.5) / (number + 0.5));
  }

  /** @param {string} text @param {SearchNeedle} needle */
  function count(text, needle) {
    const latin = typeof needle === "string" && LATIN.test(needle[0]);
    return finds(text, needle).reduce(
      (sum, [at]) => sum + (latin && LATIN.test(text[at - 1] ?? "") ? INSIDE_LATIN : 1),
      0,
    );
  }

  /** From 0 to 1: how far what was found is all that a title says. @param {SearchLine} line @param {Weighted} needle */
  function share(line, { what, length }) {
    if (!count(line.whole, what)) return 0;
    const shares = line.parts.map((part) => Math.min(1, count(part, what)) * (length / part.length));
    return ANY_PART + (1 - ANY_PART) * Math.min(1, Math.max(0, ...shares));
  }

  /** How well a needle is found in a passage (BM25 for its text). @param {SearchStore} store @param {SearchPassage} passage @param {Weighted} needle */
  function strength(store, { title, heading, body }, needle) {
    const times = count(body, needle.what);
    const length = 0.3 + 0.7 * (body.length / store.length);
    const inBody = BODY * (times / (times + 1.2 * length));
    return needle.weight * (TITLE * share(title, needle) + HEADING * share(heading, needle) + inBody);
  }

  /** A word with more or fewer kana between and after its kanji: 問合せ is 問い合わせ. @param {string} word */
  function otherKana(word) {
    if (!TWO_KANJI.test(word) || !KANJI_AND_KANA.test(word)) return null;
    const kanji = word.replace(/(?<=[一-龠々])[ぁ-ん]{1,2}(?=[一-龠々]|$)/g, "");
    return new RegExp(kanji.replace(/([一-龠々])(?=[一-龠々])/g, "$1[ぁ-ん]{0,2}"), "g");
  }

  /** What may stand for a word. @param {SearchStore} store @param {SearchWord} word @returns {Weighted[]} */
  function needles(store, { folded: word, open: isOpen }) {
    if (isOpen) return [{ what: new RegExp(`${word}[ぁ-ん]`, "g"), length: 2, weight: OTHER_ENDING }];
    const all = [{ what: word, length: word.length, weight: 1 }];
    /** @param {string} what @param {number} weight */
    const add = (what, weight) => all.push({ what, length: what.length, weight });
    for (const name of store.names.get(word) ?? []) if (name !== word) add(name, OTHER_NAME);
    if (word.length > 1) {
      for (const [reading, surfaces] of store.readings) {
        if (!reading.startsWith(word)) continue;
        const part = word.length / reading.length;
        for (const one of surfaces) add(fold(one), part === 1 ? READING : BEGUN_READING * part);
      }
    }
    const pattern = otherKana(word);
    return pattern ? [...all, { what: pattern, length: word.length, weight: OTHER_KANA }] : all;
  }

  /** @param {SearchStore} store @param {Weighted[]} all @returns {Found} */
  function literally(store, all) {
    const scores = new Map();
    const found = new Set();
    for (const needle of all) {
      store.passages.forEach((passage, at) => {
        const score = strength(store, passage, needle);
        if (!score) return;
        found.add(needle.what);
        scores.set(at, Math.max(scores.get(at) ?? 0, score));
      });
    }
    return { scores, needles: [...found] };
  }

  /** By pairs of letters, for a word with a slip. @param {SearchStore} store @param {string} word @returns {Found} */
  function similarly(store, word) {
    const pairs = [...new Set([...word].slice(1).map((_, at) => word.slice(at, at + 2)))];
    const texts = store.passages.map(({ title, heading, body }) => [title.whole, heading.whole, body]);
    const weights = pairs.map((pair) => {
      const number = texts.filter((three) => three.some((text) => text.includes(pair))).length;
      return number ? rarity(store, number) : 1;
    });
    const all = weights.reduce((sum, one) => sum + one, 0);
    const scores = new Map();
    texts.forEach((three, at) => {
      const [title, heading, body] = three.map((text) => {
        const found = pairs.reduce((sum, pair, i) => sum + (text.includes(pair) ? weights[i] : 0), 0);
        return found / all < SIMILAR_ENOUGH ? 0 : (found / all) ** 3;
      });
      const score = SIMILAR * (TITLE * title + HEADING * heading + BODY * body);
      if (score) scores.set(at, score);
    });
    return { scores, needles: scores.size ? pairs : [] };
  }

  /** @param {SearchStore} store @param {SearchWord} word */
  function find(store, word) {
    const found = literally(store, needles(store, word));
    return found.scores.size || word.folded.length < 3 ? found : similarly(store, word.folded);
  }

  /** @typedef {{ best: number[], sums: Map<number, number> }} Group best score a word, sums by passage */

  /**
   * Passages that make one result, together.
   * @param {SearchStore} store @param {Found[]} found for each word @param {Found} phrase
   */
  function grouped(store, found, phrase) {
    /** @type {Map<string, Group>} */
    const groups = new Map();
    [...found, phrase].forEach(({ scores }, word) => {
      const rare = rarity(store, scores.size);
      for (const [at, score] of scores) {
        const { result, weight } = store.passages[at];
        const group = groups.get(result) ?? { best: found.map(() => 0), sums: new Map() };
        groups.set(result, group);
        const value = score * rare * weight * (word < found.length ? 1 : PHRASE);
        if (word < found.length) group.best[word] = Math.max(group.best[word], value);
        group.sums.set(at, (group.sums.get(at) ?? 0) + value);
      }
    });
    return [...groups.values()];
  }

  /** @param {SearchStore} store @param {Group} group @returns {SearchResult} */
  function result(store, { best, sums }) {
    const [[first, most], ...others] = [...sums].sort((a, b) => b[1] - a[1]);
    const { page, section } = store.passages[first];
    const coverage = best.filter(Boolean).length / best.length;
    return {
      page,
      title: ENTRIES.has(section.kind) ? section.heading : page.title,
      sections: [section, ...others.map(([at]) => store.passages[at].section)],
      // A page with all of the words is better than one with more of one word.
      score: (most + best.reduce((all, one) => all + one, 0)) * coverage ** 2,
    };
  }

  /** @param {SearchStore} store @param {string} query @returns {SearchAnswer} */
  function search(store, query) {
    const asked = words(query, (word) => store.names.has(word));
    const found = asked.map((word) => find(store, word));
    const whole = { what: fold(query), length: fold(query).length, weight: 1 };
    const isWord = asked.length === 1 && asked[0].folded === whole.what;
    const phrase = literally(store, asked.length && !isWord ? [whole] : []);
    return {
      results: grouped(store, found, phrase)
        .map((group) => result(store, group))
        .sort((a, b) => b.score - a.score),
      needles: [...phrase.needles, ...found.flatMap((one) => one.needles)],
      missing: asked.filter((_, at) => !found[at].scores.size).map((word) => word.typed),
    };
  }

  window.playbook.searchEngine = { open, search };
})();
