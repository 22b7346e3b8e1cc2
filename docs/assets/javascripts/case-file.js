/**
 * Cases as a file or a link that another browser can take in. Reading one changes nothing: it tells
 * what is there, and the reader decides.
 */
(function () {
  "use strict";

  const { records, store } = window.playbook;
  const FORMAT = "playbook-case";
  const VERSION = 1;
  const LARGEST = 20_000_000;
  /** Characters of a link; mail and chat cut longer ones. */
  const LONGEST = 30_000;
  const START = "#case=";
  const DAMAGED = "途中で切れているか、壊れています。";
  /** A path on the reader's own device is nobody's business. */
  const site = location.protocol === "file:" ? "" : store.site;

  /** One record a line, so that those before a cut can still be read. @type {CaseFile["write"]} */
  function write(all) {
    const head = JSON.stringify({ format: FORMAT, version: VERSION, exported: new Date().toISOString(), site });
    return `${head.slice(0, -1)},"records":[\n${all.map((one) => JSON.stringify(one)).join(",\n")}\n]}\n`;
  }

  /** @param {string} problem @returns {Incoming} */
  function refused(problem) {
    return { problem: `${problem}何も取り込んでいません。`, records: [], newer: 0, broken: 0, site: "" };
  }

  /** @param {string} text @returns {Incoming} */
  function read(text) {
    const file = records.parsed(text);
    if (file === undefined && text.startsWith(`{"format":"${FORMAT}"`)) {
      const lines = text.split("\n").map((line) => records.parsed(line.replace(/,\r?$/, "")));
      const whole = sorted(lines.filter((line) => line));
      if (!whole.records.length) return refused(DAMAGED);
      return { ...whole, problem: `${DAMAGED}読めた記録だけを取り込めます。` };
    }
    if (file?.format !== FORMAT) return refused("この手順帳の案件ではありません。");
    if (file.version > VERSION) return refused("この手順帳より新しい形で書かれています。");
    if (file.version !== VERSION || !Array.isArray(file.records)) return refused(DAMAGED);
    const from = String(file.site).slice(0, 200);
    return { ...sorted(file.records), site: file.site && from !== site ? from : "" };
  }

  /** @param {any[]} values @returns {Incoming} */
  function sorted(values) {
    const read = values.map((value) => records.read(value));
    const newer = values.filter((value) => value?.v > records.VERSION).length;
    const known = read.filter((record) => record !== null);
    return { problem: "", records: known, newer, broken: values.length - known.length - newer, site: "" };
  }

  /** @type {CaseFile["fromFile"]} */
  async function fromFile(file) {
    if (file.size > LARGEST) return refused("20 MB を超えているので、読みませんでした。");
    try {
      return read(await file.text());
    } catch {
      return refused("ファイルを読めませんでした。");
    }
  }

  /** Empty if the link would be too long. @type {CaseFile["link"]} */
  async function link(all) {
    const packed = new Blob([write(all)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    if (bytes.length * 1.4 > LONGEST) return "";
    const code = btoa(String.fromCharCode(...bytes));
    const page = new URL(START + code.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, ""), location.href);
    page.search = "";
    return page.href;
  }

  /** @type {CaseFile["fromLink"]} */
  async function fromLink(hash) {
    if (hash.length > LONGEST + START.length) return refused("リンクが長すぎます。");
    try {
      const code = atob(hash.slice(START.length).replace(/-/g, "+").replace(/_/g, "/"));
      return read(await unpacked(Uint8Array.from(code, (one) => one.charCodeAt(0))));
    } catch {
      return refused(`リンクが${DAMAGED}`);
    }
  }

  /** Stops where a small link unfolds into something huge. @param {Uint8Array<ArrayBuffer>} packed */
  async function unpacked(packed) {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    const parts = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > LARGEST) throw new RangeError();
      parts.push(next.value);
    }
    return new Blob(parts).text();
  }

  window.playbook.caseFile = { write, fromFile, link, fromLink };
})();
