/** What scripts of entries and cases share: finding, making and filling elements; saying when. */
(function () {
  "use strict";

  window.playbook.elements = {
    part(root, name) {
      return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
    },

    all(root, selector) {
      return [.../** @type {NodeListOf<any>} */ (root.querySelectorAll(selector))];
    },

    button(root, action) {
      return /** @type {HTMLButtonElement} */ (root.querySelector(`[data-action="${action}"]`));
    },

    // In a template and no script: the theme runs the scripts of a page that it navigates to.
    json(root, name) {
      const held = /** @type {HTMLTemplateElement | null} */ (root.querySelector(`template[data-part="${name}"]`));
      return held && JSON.parse(held.content.textContent ?? "");
    },

    make(tag, properties, ...children) {
      const element = Object.assign(document.createElement(tag), properties);
      element.append(...children);
      return element;
    },

    // A live region speaks whenever it is written to.
    say(element, ...words) {
      const next = new DocumentFragment();
      next.append(...words);
      if (element.textContent === next.textContent) return;
      const before = [...element.childNodes];
      element.append(next);
      // Afterwards: an element that is empty for a moment costs 5 ms in a long list, for `:has(:empty)`.
      for (const node of before) node.remove();
    },

    day(on) {
      const [year, month, day] = on.split("-").map(Number);
      return `${year}年${month}月${day}日`;
    },

    async copied(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },

    moment(at) {
      return at && new Date(at).toLocaleString("ja-JP", { dateStyle: "long", timeStyle: "short" });
    },
  };
})();
