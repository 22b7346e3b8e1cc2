"""The real project, copied so that a test may break it, and built by the real MkDocs."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .conftest import SAMPLE

ROOT = Path(__file__).parents[1]
SITE_URL = "https://handbook.invalid/team/"
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": SITE_URL,
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUNBUFFERED": "1",
    "PYTHONUTF8": "1",
}
MKDOCS = (sys.executable, "-m", "mkdocs")
"""Started in the copied project, this imports the copied package."""
SMALL = ("--config-file", "small.yml")


def copy_project(to: Path, *, docs: bool = True) -> Path:
    """Copy what a site is built from; without ``docs``, only the styles and scripts of these."""
    shutil.copy(ROOT / "mkdocs.yml", to)
    below = ("macros", "overrides", "docs" if docs else "docs/assets")
    for folder in below:
        shutil.copytree(
            ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    return to


def mkdocs(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of MkDocs to its end, with more variables in its environment."""
    return subprocess.run(
        [*MKDOCS, *arguments],
        cwd=project,
        env=ENVIRONMENT | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the digest of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def replace_once(file: Path, old: str, new: str) -> None:
    """Replace a passage that stands exactly once in a file."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def small_project(to: Path) -> Path:
    """Make a project of the sample and two guides; ``SMALL`` tells MkDocs of it."""
    copy_project(to, docs=False)
    shutil.copytree(SAMPLE, to / "docs" / "data")
    shutil.copy(ROOT / "docs" / "as-of.md", to / "docs")
    (to / "docs" / "index.md").write_text('# 題\n\n{{ fact("phone-hours") }}\n', "utf-8")
    changes = {"INHERIT": "mkdocs.yml", "nav": ["index.md"], "not_in_nav": "*"}
    (to / "small.yml").write_text(json.dumps(changes), "utf-8")
    return to
