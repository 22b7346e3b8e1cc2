/**
 * Text as search compares it: the same for full and half width, upper and lower case, hiragana and
 * katakana, with or without spaces.
 */
(function () {
  "use strict";

  /** What writers set between words and readers leave out: spaces, quotes of labels, dots, hyphens. */
  const LEFT_OUT = /[ \t\u3000『』「」・\-‐–—]/;
  const KATAKANA = /[ァ-ヶ]/;
  const KANA_STEP = 0x60;

  /** One character of a text. @param {string} character */
  function foldOne(character) {
    if (LEFT_OUT.test(character)) return "";
    const plain = character.normalize("NFKC").toLowerCase();
    if (!KATAKANA.test(plain)) return plain;
    return [...plain]
      .map((one) =>
        KATAKANA.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) - KANA_STEP) : one,
      )
      .join("");
  }

  /** @type {Map<string, string>} */
  const folded = new Map();

  /** @param {string} text */
  function fold(text) {
    let result = "";
    for (const character of text) {
      let one = folded.get(character);
      if (one === undefined) folded.set(character, (one = foldOne(character)));
      result += one;
    }
    return result;
  }

  window.playbook.searchText = { fold };
})();
