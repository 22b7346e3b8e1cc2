"""Finds an nginx for the tests of the shipped configuration, or fetches Debian's.

The package is unpacked, not installed: installing would start a server.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".cache" / "nginx"
NONE_FOUND = """\
No nginx could be found or fetched for the tests of the server's configuration.
Install it with your system's package manager, then run again."""


def executable() -> str | None:
    """Return the path of an nginx, or None."""
    fetched = FOLDER / "usr" / "sbin" / "nginx"
    return str(fetched) if fetched.exists() else shutil.which("nginx", path=_with_sbin())


def install() -> str | None:
    """Return the path of an nginx, fetching it where that is possible."""
    if not executable() and shutil.which("apt-get"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            _run(["apt-get", "update", "-qq"])
        _run(["apt-get", "download", "-qq", "nginx"])
        for package in FOLDER.glob("*.deb"):
            _run(["dpkg", "-x", str(package), "."])
    return executable()


def _with_sbin() -> str:
    return os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=FOLDER, check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        print(f"failed: {' '.join(command)}", file=sys.stderr)


if __name__ == "__main__":
    if install() is None:
        sys.exit(NONE_FOUND)
