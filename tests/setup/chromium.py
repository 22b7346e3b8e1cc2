"""Finds a Chromium for the browser tests, or installs one.

Order: Debian's, installed by apt where we are root; one that is already there; Playwright's own.
The headless shell goes first: no window around each page is drawn, so tests take less time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
COMMANDS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NONE_FOUND = """\
No Chromium could be found or installed for the browser tests. Do one of these, then run again:
  - Debian or Ubuntu, as root:  apt-get install chromium fonts-noto-cjk
  - any system:                 .venv/bin/playwright install --with-deps chromium
  - or name an installed one:   CHROMIUM=/path/to/chrome make test"""


def executable() -> str | None:
    """Return the path of a Chromium, or None."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> str | None:
    """Return the path of a Chromium, installing one where that is possible."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0 and not (shutil.which(SHELL) and _has_japanese_font()):
        _run([apt, "update", "-qq"])
        get = [apt, "install", "-y", "-qq", "--no-install-recommends", "fonts-noto-cjk"]
        if not _run([*get, SHELL]) and not executable():
            _run([*get, "chromium"])
    elif not executable():
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return executable()


def _has_japanese_font() -> bool:
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    return bool(subprocess.run([fc_list, ":lang=ja"], check=False, capture_output=True).stdout)


def _run(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    if done.returncode:
        print(f"failed: {' '.join(command)}", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    if install() is None:
        sys.exit(NONE_FOUND)
