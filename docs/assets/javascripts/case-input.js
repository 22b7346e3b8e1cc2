/** What a reader types into a case: in its usual form, and without what must not be kept. */
(function () {
  "use strict";

  /** A run of digits, or the groups in which cards have theirs. */
  const RUNS = /(?<!\d)(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5})(?!\d)/g;

  /** The check digit of card numbers (ISO/IEC 7812). @param {string} run */
  function luhn(run) {
    const digits = [...run.replace(/\D/g, "")].reverse().map(Number);
    const sum = digits.reduce((all, digit, place) => all + (place % 2 ? (digit * 2) % 9 || digit : digit), 0);
    return sum % 10 === 0;
  }

  window.playbook.caseInput = {
    tidy: (text) => text.normalize("NFKC").trim(),

    refusal: (text) =>
      text.normalize("NFKC").match(RUNS)?.some(luhn)
        ? "残しませんでした。クレジットカードの番号と同じ形の数字があります。カード番号は案件に書かないでください。"
        : "",
  };
})();
