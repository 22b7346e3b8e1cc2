/** One case: how it stands, its lists, its log, and the ways to hand it over. */
(function () {
  "use strict";

  const { cases, caseFile, caseTexts, caseWords, store } = window.playbook;
  const LINES = 50;

  window.playbook.casesParts.push((page) => {
    const { facts, part, fill, make, say, actions, download } = page;
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
      part("others").replaceChildren(...others.map((fact) => make("li", fact.join(": "))));
      /** @type {HTMLAnchorElement} */ (part("print")).search = `?${new URLSearchParams({ fill: "record", case: one.id })}`;
      part("no-lists").hidden = report.lists.length > 0;
      part("lists", view).replaceChildren(...report.lists.map(list));
      fill("number", `${report.log.length}`, view);
      part("undo-last").hidden = !cases.canUndo;
      part("log").replaceChildren(
        ...report.log.slice(-lines).reverse().map(({ at, by, text }) => {
          const item = make("li", `${text} `, "cases__line");
          item.append(when(at, by));
          return item;
        }),
      );
      part("more").hidden = report.log.length <= lines;
    }

    /** @param {string} at @param {string} by */
    function when(at, by) {
      return make("span", `${caseWords.moment(at)}　${by}`.trim(), "cases__when");
    }

    /** @param {ListReport} list */
    function list({ title, address, edition, settled, total, entries }) {
      const section = make("section", "", "cases__list");
      const link = Object.assign(make("a", title), { href: store.site + address });
      const heading = make("h4", "");
      heading.append(link);
      const items = make("ul", "");
      items.append(...entries.map(entry));
      section.append(heading, make("p", `${edition}　${settled} / ${total}`, "cases__when"), items);
      return section;
    }

    /** @param {EntryReport} entry */
    function entry({ state, critical, text, words: [word = "", ...more], at, by }) {
      const item = make("li", "");
      item.dataset.state = state;
      item.append(make("span", word, "tag"), ...(critical ? [make("span", "必ず", "tag tag--critical")] : []), ` ${text} `);
      if (more.length) item.append(make("p", more.join("、")));
      if (at) item.append(when(at, by));
      return item;
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
      try {
        await navigator.clipboard.writeText(text);
        say("写しました。");
      } catch {
        part("copy").hidden = false;
        copy.value = text;
        copy.select();
        copy.focus();
        say("自動では写せませんでした。選んである文字を写してください。");
      }
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
      const link = await caseFile.link(log).catch(() => "");
      if (link) await put(link);
      else say("リンクにできませんでした。この案件には長すぎるか、このブラウザーでは作れません。ファイルで渡してください。");
    };
    actions.more = () => {
      lines += LINES;
      show();
    };
    return show;
  });
})();
