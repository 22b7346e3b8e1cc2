/** Marks on a page the words that led to it (`?h=`). */
(function () {
  "use strict";

  /** @param {Text} node @param {RegExp} pattern */
  function markIn(node, pattern) {
    const [first, ...rest] = node.data.split(pattern);
    if (!rest.length) return;
    // split with a group gives text, match, text, match, … text
    const nodes = rest.map((text, at) => {
      if (at % 2) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    });
    node.replaceWith(first, ...nodes);
  }

  window.playbook.searchMarks = (article, wanted) => {
    const escaped = wanted.filter(Boolean).map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    if (!escaped.length) return;
    const pattern = new RegExp(`(${escaped.join("|")})`, "i");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest("mark, script, style, template, textarea, [hidden]")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    for (const node of nodes) markIn(node, pattern);
  };
})();
