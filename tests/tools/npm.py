"""Programs of npm that only measuring needs: fetched when they are first used, and kept.

They are in no lock file: it would have to name them for all systems, and nobody else needs them.
"""

import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).parents[2] / ".cache" / "npm"


def command(package: str) -> list[str]:
    """Return what starts the program that a package ("name@version") has its name from."""
    folder = CACHE / package
    program = folder / "node_modules" / ".bin" / package.partition("@")[0]
    if not program.exists():
        options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run([_own("npm"), "install", "--prefix", folder, *options, package], check=True)
    return [_own("node"), str(program)]


def _own(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
