/** What the page about the copy of the handbook says of this browser, and its two buttons. */
(function () {
  "use strict";

  const { button, day, moment, part, say } = window.playbook.elements;
  const STANDING = {
    held: "このブラウザーには、手順帳の控えがあります。",
    coming: "控えを作っています。途中で閉じても、次に開いたときに続きから作ります。",
    refused: "このブラウザーには、控えを作らないことになっています。",
    none: "このブラウザーには、まだ控えがありません。",
    blocked: "このブラウザーの設定では、控えを作れません。",
    impossible: "この開き方では、控えは作られません。フォルダーから開いているときは、そのフォルダーが控えの代わりになります。",
  };
  const WORKING = "控えを確かめています。";
  const FAILED = "控えが全部はそろいませんでした。通信を確かめて、もう一度ボタンを押してください。";

  window.playbook.late.offline = (root) => {
    const { offline } = window.playbook;
    const make = button(root, "make");
    const refuse = button(root, "refuse");

    /** @returns {Promise<{ kind: "blocked" | "impossible" } | Awaited<ReturnType<Offline["state"]>>>} */
    async function standing() {
      if (!offline.possible) return { kind: "impossible" };
      return offline.state().catch(() => ({ kind: "blocked" }));
    }

    async function show() {
      const state = await standing();
      const { kind } = state;
      say(part(root, "standing"), STANDING[kind]);
      part(root, "copy").hidden = kind !== "held";
      if (kind === "held") {
        say(part(root, "on"), `${day(state.on)}の版（${state.version}）`);
        say(part(root, "at"), moment(state.at));
        say(part(root, "size"), `${(state.bytes / 1e6).toFixed(1)} MB（${state.files}ファイル）`);
      }
      make.hidden = kind === "blocked" || kind === "impossible";
      say(make, kind === "none" || kind === "refused" ? "控えを作る" : "控えを確かめて直す");
      refuse.hidden = kind !== "held" && kind !== "coming";
      return kind;
    }

    /** Make the copy, or look through it, and say how it went. */
    async function keep() {
      const whole = await offline.make().catch(() => false);
      await show();
      if (!whole) say(part(root, "standing"), FAILED);
    }

    make.addEventListener("click", () => {
      say(part(root, "standing"), WORKING);
      void keep();
    });
    refuse.addEventListener("click", async () => {
      await offline.refuse();
      await show();
      // The button is gone.
      make.focus();
    });
    if (offline.possible) {
      const left = new AbortController();
      navigator.serviceWorker.addEventListener(
        "controllerchange",
        () => (root.isConnected ? void show() : left.abort()),
        { signal: left.signal },
      );
    }
    part(root, "plain").hidden = true;
    part(root, "app").hidden = false;
    void show().then((kind) => {
      if (kind === "coming") void keep();
    });
  };
})();
