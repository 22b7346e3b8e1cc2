/**
 * Text as search compares it: the same for full and half width, capitals, hiragana and katakana,
 * and with or without the spaces and quotes that writers set and readers leave out.
 */
(function () {
  "use strict";

  const LEFT_OUT = /[ \t\u3000『』「」・\-‐–—]/;
  const KATAKANA = /[ァ-ヶ]/g;
  const TO_HIRAGANA = "ァ".charCodeAt(0) - "ぁ".charCodeAt(0);
  /** @type {Map<string, string>} */
  const known = new Map();

  /** @param {string} character */
  function foldOne(character) {
    if (LEFT_OUT.test(character)) return "";
    return character
      .normalize("NFKC")
      .toLowerCase()
      .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA));
  }

  /** @param {string} character */
  function folded(character) {
    let one = known.get(character);
    if (one === undefined) known.set(character, (one = foldOne(character)));
    return one;
  }

  /** @param {string} text */
  function fold(text) {
    let all = "";
    for (const character of text) all += folded(character);
    return all;
  }

  /** Where in a text each unit of the folded text stands, and where the next one begins. @param {string} text */
  function places(text) {
    const found = [];
    let at = 0;
    for (const character of text) {
      const place = [at, (at += character.length)];
      for (let unit = folded(character).length; unit; unit -= 1) found.push(place);
    }
    return found;
  }

  /**
   * Where a needle stands in folded text: from, to.
   * @param {string} folded @param {SearchNeedle} needle @returns {[number, number][]}
   */
  function finds(folded, needle) {
    if (needle instanceof RegExp) {
      return [...folded.matchAll(needle)].map(({ 0: found, index }) => [index, index + found.length]);
    }
    /** @type {[number, number][]} */
    const found = [];
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
      found.push([at, at + needle.length]);
    }
    return found;
  }

  /**
   * Where needles stand in a text as it is written: from, to; in order, those that meet as one.
   * @param {string} text @param {SearchNeedle[]} needles
   */
  function spots(text, needles) {
    const whole = fold(text);
    const place = places(text);
    /** @type {[number, number][]} */
    const joined = [];
    const found = needles.flatMap((needle) => finds(whole, needle));
    for (const [first, end] of found.sort((a, b) => a[0] - b[0])) {
      const [from, to] = [place[first][0], place[end - 1][1]];
      const last = joined.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    return joined;
  }

  // Between two kanji, these kana are part of a word (取り消し); a particle is not.
  const KANA_INSIDE = "[えきくけこしせちてみめりるれわ]";
  const PIECE = new RegExp(
    [
      "[0-9]+[一-龠々]?",
      "[a-z+%]+[0-9]*",
      "[ァ-ヶー]+",
      `[一-龠々]+(?:${KANA_INSIDE}[一-龠々]+)*`,
      "[ぁ-ん]+",
    ].join("|"),
    "g",
  );
  const HIRAGANA = /^[ぁ-ん]+$/;
  const AFTER_PARTICLE = /^(?:の|が|を|に|は|で|と|も|へ|や|から|まで)+(.{3,})$/;

  /** @param {string} typed @returns {SearchWord[]} */
  function pieces(typed) {
    return [...typed.matchAll(PIECE)].flatMap(([piece], index, all) => {
      if (index && HIRAGANA.test(piece)) {
        // After another word, kana are its ending or a particle, which say little.
        const word = AFTER_PARTICLE.exec(piece)?.[1];
        return word ? [{ typed: word, folded: word, open: false }] : [];
      }
      // 消したい is to find 消す.
      const open = /^[一-龠々]$/.test(piece) && HIRAGANA.test(all[index + 1]?.[0] ?? "");
      return [{ typed: piece, folded: fold(piece), open }];
    });
  }

  /**
   * The words of a query, in order. Names are words, whatever they are made of.
   * @param {string} query @param {(word: string) => boolean} isName
   */
  function words(query, isName) {
    return query
      .normalize("NFKC")
      .toLowerCase()
      .split(/[\s、。,.?!/]+/)
      .flatMap((typed) => {
        const whole = fold(typed);
        return isName(whole) ? [{ typed, folded: whole, open: false }] : pieces(typed);
      });
  }

  window.playbook.searchText = { finds, fold, spots, words };
})();
