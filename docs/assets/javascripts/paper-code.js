/**
 * The states of a list in the fragment of an address, for the code on a sheet: version, document,
 * revision, a mark of the list's words, then three entries a letter. No note, no name, no number.
 */
(function () {
  "use strict";

  const START = "#paper=";
  const VERSION = 1;
  const STATES = /** @type {const} */ (["open", "done", "na", "blocked"]);
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const IN_A_LETTER = 3;
  const DAMAGED = "コードが途中で切れているか、壊れています。";

  /** @param {EntryState["state"][]} states */
  function packed(states) {
    return Array.from({ length: Math.ceil(states.length / IN_A_LETTER) }, (_, at) => {
      const few = states.slice(at * IN_A_LETTER, (at + 1) * IN_A_LETTER);
      return LETTERS[few.reduce((sum, state, place) => sum + STATES.indexOf(state) * 4 ** place, 0)];
    }).join("");
  }

  /** @param {string} letters @param {number} count @returns {EntryState["state"][]} */
  function unpacked(letters, count) {
    return Array.from({ length: count }, (_, at) => {
      const few = LETTERS.indexOf(letters[Math.floor(at / IN_A_LETTER)] ?? "");
      return STATES[(few >> (2 * (at % IN_A_LETTER))) & 3] ?? "open";
    });
  }

  /** Why a code is not one of this sheet. @param {string[]} fields @param {DOMStringMap} sheet */
  function problem([version = "", document, revision, digest, letters], sheet) {
    if (Number(version) > VERSION) return "この手順帳より新しい形のコードです。";
    if (version !== `${VERSION}` || letters === undefined) return DAMAGED;
    if (document !== sheet.document) return `ほかのリスト（${document}）のコードです。`;
    if (revision !== sheet.revision) return `ほかの版（${revision}）のコードです。`;
    return digest === sheet.digest ? "" : "紙を印刷した後に、この版の言葉か項目が直されています。";
  }

  window.playbook.paperCode = {
    fragment({ dataset }, states) {
      return START + [VERSION, dataset.document, dataset.revision, dataset.digest, packed(states)].join(".");
    },

    read(fragment, sheet) {
      if (!fragment.startsWith(START)) return null;
      const fields = fragment.slice(START.length).split(".");
      const letters = fields[4] ?? "";
      const states = unpacked(letters, sheet.querySelectorAll("[data-entry]").length);
      const found = problem(fields, sheet.dataset);
      // Whatever is longer, shorter or not of these letters would be written in another way.
      const whole = fields.length === 5 && packed(states) === letters;
      return found || !whole ? { problem: found || DAMAGED, states: [] } : { problem: "", states };
    },
  };
})();
