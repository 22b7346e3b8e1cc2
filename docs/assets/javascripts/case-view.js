/** One case: how it stands, its lists, its log, and the ways to hand it over. */
(function () {
  "use strict";

  const { cases, caseFile, caseTexts, caseWords, store } = window.playbook;
  const { make, moment } = window.playbook.elements;
  const LINES = 50;

  window.playbook.casesParts.push((page) => {
    const { facts, part, fill, say, actions, download } = page;
    const view = part("one");
    const copy = /** @type {HTMLTextAreaElement} */ (view.querySelector("textarea"));
    let lines = LINES;

    function show() {
      const one = page.one();
      if (!one) return;
      if (view.dataset.case !== one.id) {
        view.dataset.case = one.id;
        lines = LINES;
        part("copy").hidden = true;
        /** @type {HTMLDetailsElement} */ (part("link")).open = false;
      }
      const report = caseWords.report(one, facts);
      fill("title", report.title, view);
      page.stand(view, one);
      part("choose").hidden = one.deleted || !part("current", view).hidden;
      part("calendar").hidden = part("due", view).hidden;
      const others = [...one.facts].filter(([id]) => !facts.has(id));
      part("others").replaceChildren(...others.map((fact) => make("li", {}, fact.join(": "))));
      /** @type {HTMLAnchorElement} */ (part("print")).search = `?${new URLSearchParams({ fill: "record", case: one.id })}`;
      part("no-lists").hidden = report.lists.length > 0;
      part("lists", view).replaceChildren(...report.lists.map(list));
      part("drafts").hidden = report.drafts.length === 0;
      part("draft-list").replaceChildren(...report.drafts.map(draft));
      fill("number", `${report.log.length}`, view);
      part("undo-last").hidden = !cases.canUndo;
      part("log").replaceChildren(
        ...report.log.slice(-lines).reverse().map(({ at, by, text }) =>
          make("li", { className: "cases__line" }, `${text} `, when(at, by)),
        ),
      );
      part("more").hidden = report.log.length <= lines;
    }

    /** @param {string} at @param {string} by */
    function when(at, by) {
      return make("span", { className: "cases__when" }, `${moment(at)}　${by}`.trim());
    }

    /** @param {string} title @param {string} address */
    function link(title, address) {
      return make("a", { href: store.site + address }, title);
    }

    /** @param {ListReport} list */
    function list({ title, address, edition, settled, total, entries }) {
      return make(
        "section",
        { className: "cases__list" },
        make("h4", {}, link(title, address)),
        make("p", { className: "cases__when" }, `${edition}　${settled} / ${total}`),
        make("ul", {}, ...entries.map(entry)),
      );
    }

    /** @param {EntryReport} entry */
    function entry({ state, critical, text, words: [word = "", ...more], at, by }) {
      const item = make("li", {}, make("span", { className: "tag" }, word));
      item.dataset.state = state;
      if (critical) item.append(make("span", { className: "tag tag--critical" }, "必ず"));
      item.append(` ${text} `);
      if (more.length) item.append(make("p", {}, more.join("、")));
      if (at) item.append(when(at, by));
      return item;
    }

    /** @param {DraftCopy} copy */
    function draft({ title, address, text }) {
      return make(
        "details",
        { className: "fold" },
        make("summary", {}, title),
        make("p", { className: "draft__result" }, text),
        make("p", {}, link(`${title}を開く`, address)),
      );
    }

    function report() {
      return caseWords.report(/** @type {Case} */ (page.one()), facts);
    }

    /** @param {string} ending @param {string} type @param {(one: Case) => string} text */
    function save(ending, type, text) {
      const one = /** @type {Case} */ (page.one());
      download(`${cases.title(one).slice(0, 40)}-${window.playbook.today()}.${ending}`, type, text(one));
    }

    /** @param {string} text */
    async function put(text) {
      const copied = await window.playbook.elements.copied(text);
      part("copy").hidden = copied;
      copy.value = text;
      if (!copied) {
        copy.select();
        copy.focus();
      }
      say(copied ? "写しました。" : "自動では写せませんでした。");
    }

    actions.calendar = () => save("ics", "text/calendar", caseTexts.calendar);
    actions.export = () => save("json", "application/json", (one) => caseFile.write(one.log));
    actions.record = () => {
      const frame = /** @type {HTMLTemplateElement} */ (part("record"));
      save("html", "text/html", () => caseTexts.page(report(), frame));
    };
    actions.markdown = () => void put(caseTexts.markdown(report()));
    actions.csv = () => void put(caseTexts.csv(report()));
    actions.link = async () => {
      const { log } = /** @type {Case} */ (page.one());
      const address = await caseFile.link(log).catch(() => "");
      if (address) await put(address);
      else say("長すぎるか、このブラウザーではリンクを作れません。ファイルで渡してください。");
    };
    actions.more = () => {
      lines += LINES;
      show();
    };
    return show;
  });
})();
