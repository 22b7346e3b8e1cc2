"""The log of who looked at the real screen: add to it and leave the rest of the file alone."""

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.tokens import CommentToken

from .errors import RefusedError
from .models.document import Review

_KEY = "reviews"
_AFTER_VALUE = 2
"""Where ruamel.yaml keeps the comment that follows the value of a key."""


def append(file: Path, review: Review) -> None:
    """Add a review to ``document.yml``; RefusedError, and no change, where more would change."""
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    new = appended(text, review)
    written = file.with_name(f".{file.name}")
    with written.open("w", encoding="utf-8", newline="") as opened:
        opened.write(new)
    written.replace(file)


def appended(text: str, review: Review) -> str:
    """Return the text of ``document.yml`` with one more review; RefusedError as above."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000  # never break a line that was not broken
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    entry = CommentedMap(
        {name: str(value) for name, value in review.model_dump(exclude_none=True).items()}
    )
    added = _dumped(yaml, CommentedSeq([entry]))
    unchanged = _dumped(yaml, data)
    _add(data, entry)
    new = _dumped(yaml, data)
    before, found, after = new.rpartition(added)
    if unchanged != text or not found or not _same(f"{before}{after}", text):
        raise RefusedError(
            f"ほかの行を変えずに書き足せません。{_KEY} に次を書き足してください:\n{added.rstrip()}"
        )
    return new


def _add(data: CommentedMap, entry: CommentedMap) -> None:
    """Put an entry at the end of the log; what stood on the lines below the log stays below it."""
    log = data.setdefault(_KEY, CommentedSeq())
    if log:
        holder, key = log[-1], list(log[-1])[-1]
    else:
        log.fa.set_block_style()
        holder, key = data, _KEY
    if token := _comment(holder, key):
        own_line, _, below = token.value.partition("\n")
        token.value = f"{own_line}\n"
        if below:
            last = list(entry)[-1]
            moved = CommentToken(f"\n{below}", token.start_mark, None)
            entry.ca.items[last] = [None, None, moved, None]
    log.append(entry)


def _comment(holder: Any, key: str) -> Any:
    kept = holder.ca.items.get(key)
    return kept[_AFTER_VALUE] if kept else None


def _same(text: str, other: str) -> bool:
    """Whether two texts are the same but for an empty log, which may stand as [] or as nothing."""

    def bare(one: str) -> str:
        lines = [line.replace(f"{_KEY}: []", f"{_KEY}:") for line in one.splitlines()]
        return "\n".join(line for line in lines if line != f"{_KEY}:")

    return bare(text) == bare(other)


def _dumped(yaml: YAML, data: object) -> str:
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()
