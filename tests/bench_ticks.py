"""Measures in Chromium how long a tick takes until it is painted, in a list of 1,000 entries."""

import re
import tempfile
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Route

from .browser.ways import AtTop
from .building import SMALL, small_project
from .tools.chromium import chromium

ENTRIES = 1000
ROUNDS, EACH = 40, 5
UNPACED = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
"""A frame is painted when it is ready, not when the screen is: the work counts, not the waiting."""
ITEM = re.compile('<li class="item".*?</li>', re.DOTALL)
MEASURE = """async ([rounds, each]) => {
  const lines = [...document.querySelectorAll("[data-entry]")];
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }));
  const timed = async (box) => {
    const start = performance.now();
    box.click();
    await painted();
    return performance.now() - start;
  };
  const entries = [];
  const bare = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = Math.floor((lines.length / rounds) * round);
    lines[first].scrollIntoView({ block: "center" });
    // what the theme does after scrolling is not the tick's
    await new Promise((done) => setTimeout(done, 300));
    for (const line of lines.slice(first, first + each)) {
      const box = document.createElement("input");
      box.type = "checkbox";
      line.before(box);
      await painted();
      bare.push(await timed(box));
      entries.push(await timed(line.querySelector("input")));
      box.remove();
      await painted();
    }
  }
  return [entries, bare];
}"""
"""Tick boxes in sight in all parts of the list, and beside each a box that nothing hangs on."""


def long_list(html: str) -> str:
    """Return a page whose first entry stands there a thousand times, with other ids."""
    first, *others = ITEM.findall(html)
    for other in others:
        html = html.replace(other, "")
    name = re.search('data-entry="([^"]+)"', first)
    if name is None:
        raise ValueError(html)
    copies = (re.sub(rf"\b{name[1]}\b", f"{name[1]}-{index}", first) for index in range(ENTRIES))
    return html.replace(first, "\n".join(copies))


def tick_times() -> tuple[list[float], list[float]]:
    """Return the milliseconds of each tick of an entry, and of each tick of a bare box."""

    def enlarge(route: Route) -> None:
        route.fulfill(body=long_list(route.fetch().text()), content_type="text/html; charset=utf-8")

    with tempfile.TemporaryDirectory() as temporary, chromium(*UNPACED) as browser:
        project = small_project(Path(temporary))
        with AtTop().published(project, project / "site", *SMALL) as address:
            page = browser.new_page()
            page.route(re.compile("calls/preparation/$"), enlarge)
            page.goto(f"{address}calls/preparation/")
            page.locator("[data-entry] input[type=checkbox]").nth(0).check()
            full, bare = page.evaluate(MEASURE, [ROUNDS, EACH])
            count = page.locator("[data-part=count]").inner_text()
    if not count.endswith(f"/ {ENTRIES}"):
        raise ValueError(count)
    return full, bare


def p95(times: list[float]) -> float:
    """Return what 95 of 100 stay below."""
    return quantiles(times, n=20)[-1]


def main() -> None:
    """Print the figures of a tick."""
    full, bare = (p95(times) for times in tick_times())
    print(
        f"tick to paint, p95        {full:8.1f} ms of {ENTRIES:,} entries, "
        f"{full / bare:.1f} times a bare box ({bare:.1f} ms)"
    )


if __name__ == "__main__":
    main()
