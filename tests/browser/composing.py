"""A small handbook with a draft that has every kind of field and of check."""

import shutil
from pathlib import Path

from tests.building import small_project
from tests.conftest import FIXTURES

PAGE = "calls/everything/"


def project(to: Path) -> Path:
    """Make a project of the sample and that draft."""
    small_project(to)
    shutil.copytree(FIXTURES / "composing", to / "docs" / "data", dirs_exist_ok=True)
    return to
