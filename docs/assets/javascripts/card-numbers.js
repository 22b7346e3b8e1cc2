/** Numbers of credit cards in what a reader types: they are kept nowhere. */
(function () {
  "use strict";

  /** Digits, with what people put between them: spaces, hyphens of any kind, invisible marks. */
  const RUN = /\d(?:[^\S\n]?[\p{Pd}\p{Cf}−ー]{0,2}[^\S\n]?\d)*/gu;
  const NUMERAL = /\p{N}/gu;
  const ORDER = /(?<!\d)\d{3}\p{Pd}\d{7}\p{Pd}\d{7}(?!\d)/gu;
  /** What stands for a card number, which is never kept. */
  const CARD = "〔カード番号は書きません〕";

  /**
   * Where card numbers stand: 13 to 19 digits that pass Luhn, in groups of four or more. Order
   * numbers (3-7-7) and Japanese article numbers are none.
   * @param {string} text @returns {[number, number][]} starts and ends
   */
  function places(text) {
    if ((text.match(NUMERAL)?.length ?? 0) < 13) return [];
    let ascii = "";
    /** Where in the text each character of `ascii` comes from. @type {number[]} */
    const origin = [];
    let at = 0;
    for (const one of text) {
      for (const folded of one < "\x80" ? one : one.normalize("NFKC")) {
        ascii += folded.length === 1 ? folded : "?";
        origin.push(at);
      }
      at += one.length;
    }
    origin.push(at);
    const numbers = ascii.replace(ORDER, (found) => "#".repeat(found.length));
    return [...numbers.matchAll(RUN)].flatMap((run) =>
      inRun(run[0]).map(([from, to]) => /** @type {[number, number]} */ ([
        origin[run.index + from], origin[run.index + to],
      ])),
    );
  }

  /** @param {string} run digits with separators between @returns {[number, number][]} */
  function inRun(run) {
    const groups = [...run.matchAll(/\d+/g)];
    /** @type {[number, number][]} */
    const found = [];
    for (let first = 0; first < groups.length; first += 1) {
      let digits = "";
      for (let last = first; last < groups.length && digits.length < 19; last += 1) {
        const [group = ""] = groups[last] ?? [];
        digits += group;
        if (isCard(digits)) {
          found.push([groups[first]?.index ?? 0, (groups[last]?.index ?? 0) + group.length]);
          first = last;
          break;
        }
        if (group.length < 4) break;
      }
    }
    return found;
  }

  /** @param {string} digits */
  function isCard(digits) {
    if (digits.length < 13 || digits.length > 19 || /^0+$/.test(digits)) return false;
    const article = digits.length === 13 && /^4[59]/.test(digits) && sum(digits, 3) % 10 === 0;
    return !article && sum(digits, 0) % 10 === 0;
  }

  /** The sum of a check digit: by weights 1 and `weight`, or by Luhn for 0. @param {string} digits @param {number} weight */
  function sum(digits, weight) {
    return [...digits].reverse().reduce((total, one, index) => {
      const digit = Number(one);
      if (index % 2 === 0) return total + digit;
      return total + (weight ? digit * weight : digit > 4 ? digit * 2 - 9 : digit * 2);
    }, 0);
  }

  /** @param {string} text */
  function without(text) {
    return places(text).reduceRight((rest, [from, to]) => rest.slice(0, from) + CARD + rest.slice(to), text);
  }

  window.playbook.cardNumbers = { places, without };
})();
