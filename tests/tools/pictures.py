"""``python -m tests.tools.pictures SITE FOLDER``: sheets and key pages as PNG files."""

import sys
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

from macros.library import PRINT
from macros.packs import ALL, FOLDER

from .chromium import chromium, printed

PAGES = (
    "index.html",
    "cases/index.html",
    "calls/incoming-call/index.html",
    "calls/preparation/index.html",
    "calls/opening/index.html",
    "contact/choose-channel/index.html",
    "contact/seller-central/index.html",
    "print/index.html",
    "print/call-preparation/index.html",
)
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
DPI = 100


def main(site: Path, folder: Path) -> None:
    """Write every sheet as it is printed, and key pages on a phone and a desk, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        _sheets(browser, site, folder)
        for scheme in SCHEMES:
            for width in WIDTHS:
                _screens(browser, site, folder, scheme, width)


def _sheets(browser: Browser, site: Path, folder: Path) -> None:
    page = browser.new_page(locale="ja-JP")
    page.goto((site / PRINT / FOLDER / ALL / "index.html").resolve().as_uri())
    for number, sheet in enumerate(pypdfium2.PdfDocument(printed(page)), 1):
        picture = sheet.render(scale=DPI / 72, grayscale=True).to_pil()
        picture.save(folder / f"sheet-{number:03}.png")


def _screens(browser: Browser, site: Path, folder: Path, scheme: str, width: int) -> None:
    page = browser.new_page(
        locale="ja-JP",
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    for name in PAGES:
        page.goto((site / name).resolve().as_uri())
        named = name.removesuffix("index.html").replace("/", "-") or "home-"
        page.screenshot(path=folder / f"{named}{width}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
