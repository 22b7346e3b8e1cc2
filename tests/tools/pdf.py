"""``python -m tests.tools.pdf SITE``: the packs of a built site as PDF files beside their pages."""

import sys
from pathlib import Path

from macros.library import PRINT
from macros.packs import FOLDER

from .chromium import chromium, printed


def main(site: Path) -> None:
    """Print each pack; the site links to them if it was built with PDF=1."""
    with chromium() as browser:
        page = browser.new_page(locale="ja-JP")
        for pack in sorted((site / PRINT / FOLDER).glob("*/index.html")):
            page.goto(pack.resolve().as_uri())
            pack.parent.with_suffix(".pdf").write_bytes(printed(page))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
