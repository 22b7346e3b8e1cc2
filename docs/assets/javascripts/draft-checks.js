/**
 * What is to be said of a text while it is being written: advice, in words. Pure: nothing here
 * touches the page. Which checks a draft has, and what they say, is data.
 *
 * Full and half width are the same, and white space in words does not count.
 */
(function () {
  "use strict";

  const { cardNumbers, draftText: { asked, fill, holds, rows, typed } } = window.playbook;

  const CARD = {
    say: "カード番号のように見えます。書かないでください。",
    why: "問い合わせにカードの番号は要りません。この欄の番号は、文面にも記録にも残しません。",
  };
  /** What only closes a letter. */
  const CLOSING = /よろしく(?:お|御)願い/;
  /** What asks only if something else is so. */
  const OPTIONAL = /(?:不明|相違|質問|何か).*(?:あれば|ありましたら|ございましたら)/;
  const REQUEST = new RegExp(
    `(?:${[
      "(?:ください|下さい)(?:ませ|ますか|ますでしょうか)?",
      "(?:お|御)願い(?:し|致し|いたし|申し上げ|でき)?(?:ます|ましょうか|ませんか|たいです|ますか|ますでしょうか|る|たく存じます)?",
      "願います",
      "(?:いただ|頂)(?:き|け|ける)(?:たいです|たい|たく存じます|たいと思います|ますと幸いです|れば幸いです|れば助かります|ますか|ませんか|ますでしょうか|ませんでしょうか|ないでしょうか)",
      "(?:て|で)(?:ほしい|欲しい|もらいたい|いただきたい)(?:です|と思います)?",
      "(?:伺|うかが|知り|教わり|確認し|相談し|依頼し|お聞きし|お尋ねし|質問し)い?たい(?:です|と思います)?",
      "(?:幸い|希望し|求め|依頼し)(?:です|ます|ています)",
      "(?<!確|静|わず|明ら|豊|なか|何|いくつ|誰|どこ)か",
    ].join("|")})$`,
  );
  const TELL = /(?:教え|知らせ|回答|返信|返事|連絡|お聞かせ|教示|案内|確認).{0,12}$/;
  const POINTER = /(?:添付|下記|以下|画像|別紙).*(?:ご覧|参照|確認)/;
  /** How a story begins. */
  const STORY =
    /^(?:(?:一昨|昨|本|今|先)(?:日|夜|晩|朝|週|月|年)|きのう|おととい|この(?:前|間)|以前|もともと|元々|最初(?:に|は)|(?:初|はじ)めに?|まず|実は|じつは|当初|経緯|事の発端|\d+(?:日|週間|か月|ヶ月|カ月|年)(?:ほど|くらい)?前|(?:\d{4}[-/年])?\d{1,2}[-/月]\d{1,2}日?(?!日|から|まで)|(?:お客様|購入者|お客)(?:様)?(?:から|が|より))/;
  const PAST = /(?:した|だった|った|いた|えた|れた|きた|んだ)(?:のです|んです)?(?:が|ので|ため|ところ|けど|けれど)?$/;
  const TOPIC = /(?:件|について|こと|相談|質問|依頼|確認|お願い|調査)(?:です|になります)?$/;
  const DATE =
    /(?:(?<![\d-])(?:19|20)\d{2}[-/.年](?:0?[1-9]|1[0-2])(?!\d)|(?<!\d)(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日|(?<![\d/])(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])(?![\d/])|(?:令和|R)\d+年)/;
  const PRIVATE = [
    { what: "メールアドレス", form: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/ },
    { what: "注文番号", form: /(?<!\d)(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}(?!\d)/ },
    { what: "電話番号", form: /(?<![\d-])(?:\+81-?\d|0)\d{1,4}-?\d{1,4}-?\d{3,4}(?![\d-])/ },
  ];

  /** As one would read it: one width, one kind of hyphen, no marks that cannot be seen. @param {string} text */
  function even(text) {
    return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/\p{Pd}|−/gu, "-");
  }

  /** @param {string} text */
  function solid(text) {
    return even(text).replace(/\s+/g, "").toLowerCase();
  }

  /** @param {string} text @returns {string[]} without their full stops */
  function sentences(text) {
    return even(text).split(/(?<=[。.！!？?])|\n+/).flatMap((one) => {
      const sentence = one.replace(/\s+/g, "").replace(/(?:[。.!]|\([^()]*\))+$/, "");
      return sentence ? [sentence] : [];
    });
  }

  /** @param {string} sentence */
  function isRequest(sentence) {
    return sentence.endsWith("?") || REQUEST.test(sentence);
  }

  /** Requests and questions in a text; "…か、教えてください" is one. @param {string} text */
  function requests(text) {
    let count = 0;
    let question = false;
    for (const clause of sentences(text).flatMap((sentence) => sentence.split("、"))) {
      const wanted = isRequest(clause) && ![CLOSING, OPTIONAL, POINTER].some((one) => one.test(clause));
      const counts = /** @type {boolean} */ (wanted && !(question && TELL.test(clause)));
      if (counts) count += 1;
      question = counts && /[か?]$/.test(clause);
    }
    return count;
  }

  /** @param {string} text */
  function endsAsRequest(text) {
    const last = sentences(text).findLast((one) => !CLOSING.test(one));
    return last !== undefined && isRequest(last);
  }

  /** @param {string} text */
  function tellsStory(text) {
    const [first = ""] = sentences(text);
    if (isRequest(first) || TOPIC.test(first)) return false;
    return STORY.test(first) || PAST.test(first);
  }

  /** @param {string} text @param {DraftWord[]} words @returns {DraftWord & { found: string } | null} */
  function wordIn(text, words) {
    const whole = solid(text);
    for (const word of words) {
      const rest = (word.unless ?? []).reduce((left, one) => left.replaceAll(solid(one), "\n"), whole);
      const found = [word.word, ...(word.variants ?? [])].find((one) => rest.includes(solid(one)));
      if (found !== undefined) return { ...word, found };
    }
    return null;
  }

  /** @param {string} text @returns {number} NaN for what is no whole number */
  function number(text) {
    const plain = even(text).replace(/,/g, "");
    return /^\d+$/.test(plain) ? Number(plain) : NaN;
  }

  /** A phone number as forms write it. @param {string} text @param {boolean} abroad whether +81 stands before it */
  function phone(text, abroad) {
    const plain = even(text).replace(/ー/g, "-").replace(/[^\d+-]/g, "").replace(/^\+81-?/, "").replace(/^0/, "");
    return { form: (abroad ? "" : "0") + plain, digits: plain.replace(/\D/g, "").length + 1 };
  }

  /** @param {string} value @param {DraftFact} fact */
  function fits(value, fact) {
    return !fact.pattern || new RegExp(`^(?:${fact.pattern})$`, "u").test(value);
  }

  /**
   * Each kind of check: what it finds in one field, or null. An empty field is no fault of its own.
   * @typedef {{ check: DraftCheck, field: DraftField, text: string, draft: Draft, values: DraftValues, facts: Map<string, string> }} Seen
   * @type {Record<string, (seen: Seen) => Partial<DraftFinding> | null>}
   */
  const KINDS = {
    words({ check, text, draft }) {
      const word = wordIn(text, draft.words[check.words ?? ""] ?? []);
      return word && { found: word.found, instead: word.instead, ...(word.why && { why: word.why }) };
    },
    "request-form": ({ text }) => (text && !endsAsRequest(text) ? {} : null),
    "first-sentence": ({ text }) => (text && tellsStory(text) ? {} : null),
    dated({ text, field }) {
      const lines = field.kind === "rows" ? text.split("\n") : [text];
      return text && field.kind !== "date" && !lines.every((line) => DATE.test(even(line))) ? {} : null;
    },
    needs: ({ text }) => (text ? null : {}),
    "complete-rows"({ field, values }) {
      const lacking = rows(field, values).flatMap((row) =>
        (field.columns ?? []).filter((column) => column.required && !(row[column.id] ?? "").trim()),
      );
      return lacking.length ? { found: [...new Set(lacking.map((column) => column.label))].join("、") } : null;
    },
    private({ text, draft, facts }) {
      const whole = even(text);
      const form = PRIVATE.find((one) => one.form.test(whole));
      if (form) return { found: form.what };
      const fact = Object.entries(draft.facts).find(([id, one]) => {
        const value = solid(facts.get(id) ?? "");
        return one.private && value.length > 1 && solid(text).includes(value);
      });
      return fact ? { found: fact[1].label } : null;
    },
    "at-most"({ check, text, draft, values }) {
      const other = draft.fields.find((field) => field.id === check.most);
      const most = other ? number(typed(other, values)) : NaN;
      return number(text) > most ? { found: text } : null;
    },
    "phone-plus81": (seen) => phoneFault(seen, true),
    "phone-domestic": (seen) => phoneFault(seen, false),
  };

  /** @param {Seen} seen @param {boolean} abroad @returns {Partial<DraftFinding> | null} */
  function phoneFault({ text }, abroad) {
    if (!text) return null;
    const { form, digits } = phone(text, abroad);
    if (digits < 10 || digits > 11) return { found: `0を含めて${digits}桁。ふつうは10桁か11桁です` };
    return form === text ? null : { fix: form };
  }

  /**
   * Checks that look at all their fields together: the field to speak at, and what was found.
   * @typedef {{ check: DraftCheck, fields: DraftField[], texts: string[], named: string, draft: Draft, values: DraftValues }} Whole
   * @type {Record<string, (whole: Whole) => [DraftField | undefined, Partial<DraftFinding>?] | null>}
   */
  const TOGETHER = {
    "one-request": ({ fields, texts }) =>
      requests(texts.join("\n")) > 1 ? [fields.findLast((_, index) => requests(texts[index] ?? ""))] : null,
    "first-sentence"({ fields, texts, named, draft, values }) {
      const [opening = ""] = sentences(fill(draft, values));
      return named && texts[0] && !solid(opening).includes(solid(named)) ? [fields[0]] : null;
    },
    mentions({ fields, texts, named }) {
      const whole = solid(texts.join("\n"));
      const names = new Set(named.split("\n").map((line) => line.split(/[（(｜|：:、,]/)[0]?.trim() ?? ""));
      const missing = [...names].filter((one) => !whole.includes(solid(one)));
      return missing.length ? [fields[0], { found: missing.join("、") }] : null;
    },
  };

  /** @param {DraftCheck} check @param {DraftField} field @param {Partial<DraftFinding>} [more] @returns {DraftFinding} */
  function advice({ id, kind, say, why }, field, more = {}) {
    return { check: id, kind, field: field.id, level: "advice", say, why, ...more };
  }

  /** @param {Draft} draft @param {DraftValues} values @param {Map<string, string>} facts @returns {DraftFinding[]} */
  function fromData(draft, values, facts) {
    const needed = new Set(asked(draft, values).map((field) => field.id));
    return draft.checks.filter((check) => holds(check.when, values)).flatMap((check) => {
      const fields = draft.fields.filter(
        (field) => needed.has(field.id) && (check.fields ?? [field.id]).includes(field.id),
      );
      const texts = fields.map((field) => typed(field, values));
      const found = fields.flatMap((field, index) => {
        const more = KINDS[check.kind]?.({ field, text: texts[index] ?? "", check, draft, values, facts });
        return more ? [advice(check, field, more)] : [];
      });
      const other = draft.fields.find((field) => field.id === (check.documents ?? check.names));
      const named = other ? typed(other, values) : "";
      const whole = TOGETHER[check.kind]?.({ check, fields, texts, named, draft, values });
      return found.length || !whole?.[0] ? found : [advice(check, whole[0], whole[1])];
    });
  }

  /** What is looked at in every draft. @param {Draft} draft @param {DraftValues} values @returns {DraftFinding[]} */
  function always(draft, values) {
    const needed = new Set(asked(draft, values));
    return draft.fields.flatMap((field) => {
      const text = typed(field, values);
      /** @param {string} kind @param {DraftFinding["level"]} level @param {string} say @param {Partial<DraftFinding>} [more] */
      const found = (kind, level, say, more = {}) => [{ check: null, kind, field: field.id, level, say, why: "", ...more }];
      if (!text) return field.required && needed.has(field) ? found("required", "advice", "この欄を埋めると、文面がそろいます。") : [];
      if (cardNumbers.places(text).length) return found("card", "refuse", CARD.say, { why: CARD.why });
      if (field.kind === "number" && Number.isNaN(number(text))) return found("number", "advice", "数で書きます。");
      const over = [...text].length - (field.limit?.most ?? Infinity);
      if (over > 0) return found("limit", "advice", `${over}字多いので、減らします。`);
      const fact = field.fact === undefined ? undefined : draft.facts[field.fact];
      if (!fact || fits(text, fact)) return [];
      const half = even(text).replace(/\s/g, "").replace(/[ー]/g, "-");
      const say = `${fact.label}のふつうの形と違います。${fact.hint ?? ""}`;
      return fits(half, fact)
        ? found("fact", "advice", "半角で書きます。", { fix: half })
        : found("fact", fact.mismatch === "refuse" ? "refuse" : "advice", say);
    });
  }

  window.playbook.draftChecks = {
    fits,
    find: (draft, values, facts) => [...always(draft, values), ...fromData(draft, values, facts)],
  };
})();
