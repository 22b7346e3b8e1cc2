/**
 * How a confirmation of the real screen stands on the day on which the page is read. The page
 * itself says when somebody looked and until when that holds.
 */
(function () {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;

  window.playbook.component("freshness", (root) => {
    const { on = "", saw, due = "", until = "" } = root.dataset;
    const today = window.playbook.today();
    const state = /** @type {HTMLElement} */ (root.querySelector('[data-part="state"]'));

    function words() {
      if (saw === "changed") return "";
      if (today > until) return `確認の期限を${days(until, today)}日過ぎています`;
      if (today === until) return "確認の期限は今日です";
      if (today >= due) return `確認の期限まであと${days(today, until)}日`;
      return today > on ? `${days(on, today)}日前に確認` : "今日確認";
    }

    /** @param {string} from @param {string} to */
    function days(from, to) {
      return (Date.parse(to) - Date.parse(from)) / DAY;
    }

    root.dataset.state =
      saw === "changed" ? "changed" : today > until ? "overdue" : today >= due ? "due" : "fresh";
    state.textContent = words();
    state.hidden = state.textContent === "";
  });
})();
