"""A real nginx with the shipped configuration, on the loopback."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .building import ROOT
from .setup.nginx import NONE_FOUND, executable

USERS = "reader:{PLAIN}secret\n"
"""The only reader that a server with passwords knows."""
SHIPPED = ROOT / "docs" / "team" / "server"


def free_port() -> int:
    """Return a port of the loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def serving(folder: Path, configuration: str, port: int) -> Iterator[Path]:
    """Serve what a team's folder has, from when this returns; yield the folder."""
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n", "utf-8")
    (folder / "run").mkdir()
    command = [executable() or pytest.fail(NONE_FOUND), "-p", f"{folder}/", "-c", configuration]
    if os.geteuid() == 0:
        # The folders of tests are their user's own.
        command += ["-g", "user root;"]
    said = folder / "run" / "said.txt"
    _run(command, said)
    try:
        yield folder
    finally:
        _run([*command, "-s", "stop"], said)


def _run(command: list[str], said: Path) -> None:
    # The server goes on in the background with what it was given, so no pipe would ever end.
    with said.open("ab") as output:
        done = subprocess.run(command, check=False, stdout=output, stderr=subprocess.STDOUT)
    assert done.returncode == 0, said.read_text("utf-8")
