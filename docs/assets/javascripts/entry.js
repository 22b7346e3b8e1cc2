/**
 * One entry of a list on its page: its box, what is said of its state, the field for what the list
 * asks to write down, and a fold for what is asked for rarely.
 */
(function () {
  "use strict";

  const { all, day, make, moment, part, say } = window.playbook.elements;
  const { STATES } = window.playbook.records;
  /** As much as a record keeps. */
  const LONGEST = { maxLength: 10_000 };
  /** What a list asks to write down. A number may come with its unit. @type {Record<string, object>} */
  const ASKED = { text: LONGEST, date: { type: "date" }, number: { ...LONGEST, inputMode: "decimal" } };

  window.playbook.entry = (element, { text }) => {
    const box = /** @type {HTMLInputElement} */ (
      element.querySelector("input[type=checkbox]") ?? addBox(part(element, "line"))
    );
    const asked = part(element, "record") ? addField(part(element, "record")) : null;
    const tag = make("p", { className: "entry__state own-words" });
    const fold = make(
      "details",
      { className: "entry__more" },
      make("summary", {}, "状態とメモ", make("span", { className: "visually-hidden" }, `: ${text}`)),
    );
    element.append(tag, fold);
    let shown = "";
    let fill = () => {};

    // Made when it is first opened: a long list would otherwise begin with thousands of fields.
    fold.addEventListener("toggle", () => {
      if (!fold.open || fold.childElementCount > 1) return;
      fold.append(form(asked === null));
      fill();
    });

    return {
      box,

      draw(state, { locked, isNew }) {
        const now = [locked, isNew, ...Object.values(state)].join("\n");
        if (now === shown) return;
        shown = now;
        fill = () => {
          for (const field of /** @type {HTMLInputElement[]} */ (all(element, "[name]"))) {
            field.disabled = locked;
            // What is being typed is not taken away, whatever another tab does to the entry.
            if (field !== document.activeElement) field.value = state[/** @type {keyof KeptState} */ (field.name)];
          }
          const stamp = part(element, "stamp");
          if (stamp) say(stamp, state.at && `最後の変更: ${moment(state.at)}　${state.by}`);
        };
        box.checked = state.state === "done";
        box.disabled = locked;
        element.dataset.state = state.state;
        fill();
        say(tag, ...spoken(state, isNew, asked?.value === state.seen));
      },
    };
  };

  /** What is to be said of a state besides the tick. @param {KeptState} state @param {boolean} isNew @param {boolean} isSeen shown in a field of its own */
  function spoken(state, isNew, isSeen) {
    const { reason, who, until, note, seen } = state;
    const standing =
      (state.reopened && `言葉が変わったので、もう一度（前は「${STATES[state.reopened]}」）`) ||
      (isNew && state.state === "open" && "新しく加わった項目") ||
      (state.state === "na" && STATES.na + (reason && `（${reason}）`)) ||
      (state.state === "blocked" && STATES.blocked + (who && `: ${who}`) + (until && `（${day(until)}まで）`));
    const noted = [seen && !isSeen && `見たもの: ${seen}`, note && `メモ: ${note}`];
    return [
      ...(standing ? [make("strong", {}, `${standing}　`)] : []),
      ...noted.filter(Boolean).map((words) => `${words}　`),
    ];
  }

  /** @param {boolean} seen whether to ask what was seen */
  function form(seen) {
    const states = Object.entries(STATES).map(([value, words]) => make("option", { value }, words));
    return make(
      "div",
      { className: "entry__form" },
      labelled("状態", make("select", { name: "state" }, ...states)),
      labelled("対象外の理由", make("input", { name: "reason", ...LONGEST }), "na"),
      labelled("誰を待つか", make("input", { name: "who", ...LONGEST }), "blocked"),
      labelled("いつまで", make("input", { name: "until", type: "date" }), "blocked"),
      ...(seen ? [labelled("見たもの", make("input", { name: "seen", ...LONGEST }))] : []),
      labelled("メモ", make("textarea", { name: "note", rows: 2, ...LONGEST })),
      stamp(),
    );
  }

  function stamp() {
    const line = make("p", { className: "entry__stamp own-words" });
    line.dataset.part = "stamp";
    return line;
  }

  /** @param {string} words @param {HTMLElement} field @param {string} [state] the only one in which it is asked for */
  function labelled(words, field, state) {
    const label = make("label", {}, `${words} `, field);
    if (state) label.dataset.for = state;
    return label;
  }

  /** Put a box before the words of a step. @param {HTMLElement} line */
  function addBox(line) {
    const box = make("input", { type: "checkbox", className: "entry__box" });
    box.setAttribute("autocomplete", "off");
    const label = make("label", { className: "entry__line" });
    line.replaceWith(label);
    label.append(box, line);
    return box;
  }

  /** Put a field in place of the line that is written on by hand. @param {HTMLElement} line */
  function addField(line) {
    const field = make("input", { name: "seen", ...ASKED[line.dataset.type ?? ""] });
    line.replaceChildren(labelled("書き留める", field));
    return field;
  }
})();
