/** A case as text for other programs: Markdown, CSV, a calendar, and a page that can be checked. */
(function () {
  "use strict";

  const { cases, records, sha256 } = window.playbook;
  const { make } = window.playbook.elements;

  /** @param {string} text */
  function line(text) {
    return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  }

  /** @param {string} text */
  function plain(text) {
    return line(text).replace(/[\\`*_[\]<>&|~]/g, "\\$&");
  }

  /** @param {ListReport} list */
  function heading({ title, edition, settled, total }) {
    return `${title}（${edition}、${settled} / ${total}）`;
  }

  /** @type {CaseTexts["markdown"]} */
  function markdown(report) {
    const lines = [`# ${plain(report.title)}`, ""];
    for (const [label, value] of report.rows) lines.push(`- ${plain(label)}: ${plain(value)}`);
    for (const list of report.lists) {
      lines.push("", `## ${plain(heading(list))}`, "");
      for (const { state, text, words } of list.entries) {
        lines.push(`- [${state === "done" ? "x" : " "}] ${plain(text)}（${plain(words.join("、"))}）`);
      }
    }
    for (const { title, text } of report.drafts) {
      lines.push("", `## ${plain(title)}`, "", ...text.split("\n").map((one) => `> ${plain(one)}`));
    }
    return `${lines.join("\n")}\n`;
  }

  /** RFC 4180; a cell that a spreadsheet would take for a formula is marked as text. @param {string} text */
  function cell(text) {
    return `"${text.replace(/^[=+\-@＝＋－＠\t\r\n]/, "'$&").replaceAll('"', '""')}"`;
  }

  /** @type {CaseTexts["csv"]} */
  function csv({ title, rows, lists, drafts }) {
    return [
      ["案件", "リスト", "項目", "内容", "日時", "記入した人"],
      ...rows.map(([label, value]) => [title, "", label, value, "", ""]),
      ...lists.flatMap((list) =>
        list.entries.map((entry) => [title, list.title, entry.text, entry.words.join("、"), entry.at, entry.by]),
      ),
      ...drafts.map((draft) => [title, "", draft.title, draft.text, "", ""]),
    ]
      .map((row) => `${row.map(cell).join(",")}\r\n`)
      .join("");
  }

  /** RFC 5545: no line longer than 75 bytes; a character has at most four. @type {CaseTexts["calendar"]} */
  function calendar(one) {
    const stamp = new Date().toISOString().replace(/\.\d+|[-:]/g, "");
    const title = cases.title(one);
    const events = records.deadlines(one).flatMap(({ on, what }, index) => [
      "BEGIN:VEVENT",
      `UID:${one.id}-${index}@seller-support-playbook`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${on.replaceAll("-", "")}`,
      "SUMMARY:" + line(`${what || "期限"}（${title}）`).replace(/[\\;,]/g, "\\$&"),
      "END:VEVENT",
    ]);
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//seller-support-playbook//JA", ...events, "END:VCALENDAR"]
      .map((text) => `${text.match(/.{1,18}/gu)?.join("\r\n ")}\r\n`)
      .join("");
  }

  /** @param {ParentNode} parent @param {keyof HTMLElementTagNameMap} tag @param {string} text */
  function add(parent, tag, text) {
    const element = make(tag, {}, line(text));
    parent.append(element);
    return element;
  }

  /** The first digest is of the page without its log; each line has one of all before it. @type {CaseTexts["page"]} */
  function page(report, frame) {
    const body = make("div", {}, frame.content.cloneNode(true));
    const [summary, first, log] = /** @type {[Element, Element, Element]} */ ([
      ...body.querySelectorAll("#summary, #first, #log"),
    ]);
    const written = () => `<!doctype html>\n<html lang="ja">${body.innerHTML}</html>\n`;
    add(summary, "h1", report.title);
    const table = add(summary, "table", "");
    for (const [label, value] of report.rows) {
      const row = add(table, "tr", "");
      add(row, "th", label);
      add(row, "td", value);
    }
    for (const list of report.lists) {
      add(summary, "h2", heading(list));
      const items = add(summary, "ul", "");
      for (const { text, words } of list.entries) add(items, "li", `${text}（${words.join("、")}）`);
    }
    for (const draft of report.drafts) {
      add(summary, "h2", draft.title);
      for (const one of draft.text.split("\n")) add(summary, "p", one);
    }
    const count = add(summary, "b", `${report.log.length}`);
    count.id = "count";
    add(summary, "p", "変更の記録の行数 ").append(count);
    body.querySelector("style")?.before(make("title", {}, line(report.title)));
    let digest = sha256(written());
    first.textContent = digest;
    for (const { at, by, text } of report.log) {
      const item = add(log, "li", "");
      const said = add(item, "span", [at, by, text].filter(Boolean).join(" "));
      digest = sha256(`${digest}\n${said.textContent}`);
      add(item, "code", digest);
    }
    return written();
  }

  window.playbook.caseTexts = { markdown, csv, calendar, page };
})();
