"""What was rendered when somebody last read it and found it right."""

import difflib
import os
from pathlib import Path

GOLDEN = Path(__file__).with_suffix("")


def assert_golden(name: str, text: str) -> None:
    """Compare with ``golden/<name>``; with UPDATE_GOLDEN=1, write it instead."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return
    expected = path.read_bytes().decode("utf-8") if path.exists() else ""
    if text == expected:
        return
    shown = difflib.unified_diff(
        expected.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm=""
    )
    raise AssertionError("\n".join([*shown, "If this is right: make golden"]))
