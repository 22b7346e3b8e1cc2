"""Whether the record page that a browser saved of a case has been changed since.

Each line of the log bears the SHA-256 of the digest before it, a line break and its own text; the
first digest is that of all text in the summary. So whoever changes a line has to change every
digest after it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from .errors import RefusedError


@dataclass(frozen=True)
class Verdict:
    """What the digests say."""

    lines: int
    """Lines of the log."""
    last: str
    """The last digest: whoever has noted it elsewhere can tell that nothing was made anew."""
    problem: str | None
    """The first place that does not match, in Japanese, or None."""


def verify(html: str) -> Verdict:
    """Compare every digest; RefusedError if the page is not such a record."""
    record = _Record()
    record.feed(html)
    record.close()
    if not record.first:
        raise RefusedError("案件の記録のページではありません")
    last = record.lines[-1].digest if record.lines else record.first
    return Verdict(len(record.lines), last, next(_problems(record), None))


def _problems(record: "_Record") -> Iterator[str]:
    if _digest(record.summary) != record.first:
        yield "記録より上のまとめが、書き換えられています"
    before = record.first
    for number, line in enumerate(record.lines, 1):
        if _digest(f"{before}\n{line.said}") != line.digest:
            yield f"{number}行目が合いません: {line.said}"
        before = line.digest
    if record.count != str(len(record.lines)):
        yield f"行数が合いません: まとめでは{record.count}行、記録は{len(record.lines)}行です"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass
class _Line:
    said: str = ""
    digest: str = ""


class _Record(HTMLParser):
    """Gathers what the digests are about: all text in the summary, and line by line in the log."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = self.count = self.first = ""
        self.lines: list[_Line] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        """Note what is open, and where a line begins."""
        self._open.append(tag)
        if tag == "li" and "ol" in self._open:
            self.lines.append(_Line())

    def handle_endtag(self, tag: str) -> None:
        """Close the element and what was left open in it."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Add a text to what it belongs to."""
        in_code = "code" in self._open
        if "main" in self._open:
            self.summary += data
            self.count += data if "b" in self._open else ""
        elif "ol" in self._open and self.lines:
            line = self.lines[-1]
            line.said += "" if in_code else data
            line.digest += data if in_code else ""
        elif in_code:
            self.first += data
