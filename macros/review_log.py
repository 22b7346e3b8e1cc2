"""The log of who looked at the real screen: add to it and leave the rest of the file alone."""

import io
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from .errors import RefusedError
from .models.document import Review

_KEY = "reviews"


def append(file: Path, review: Review) -> None:
    """Add a review to ``document.yml``; RefusedError, and no change, where more would change."""
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    written = file.with_name(f".{file.name}")
    with written.open("w", encoding="utf-8", newline="") as opened:
        opened.write(appended(text, review))
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
    if _dumped(yaml, data) != text:
        lines = "\n".join(f"    {name}: {value}" for name, value in entry.items())
        raise RefusedError(
            "字下げや改行の書き方が違うため、ほかの行を変えずに書き足せません。"
            f"{_KEY} に次を書き足してください:\n  -\n{lines}"
        )
    log = data.setdefault(_KEY, CommentedSeq())
    if not log:
        log.fa.set_block_style()
    log.append(entry)
    return _dumped(yaml, data)


def _dumped(yaml: YAML, data: object) -> str:
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()
