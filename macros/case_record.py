"""Whether the record page that a browser saved of a case has been changed since.

The first digest is that of the whole file without itself and without the lines of the log. Each
line bears the SHA-256 of the digest before it, a line break and its own text. So whoever changes
anything has to change every digest after it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from .errors import RefusedError

_FIRST = re.compile(r'(?<=<code id="first">)[0-9a-f]*(?=</code>)')
_LOG = re.compile(r'(?<=<ol id="log">).*?(?=</ol>)', re.DOTALL)
_LINE = re.compile(r"<li><span>([^<]*)</span><code>([0-9a-f]*)</code></li>")
_COUNT = re.compile(r'(?<=<b id="count">)[0-9]*(?=</b>)')


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
    first, log, count = _FIRST.search(html), _LOG.search(html), _COUNT.search(html)
    if not (first and log and count):
        raise RefusedError("案件の記録のページではありません")
    lines = [(unescape(said), digest) for said, digest in _LINE.findall(log[0])]
    frame = _LOG.sub("", _FIRST.sub("", html, count=1), count=1)
    problems = _problems(frame, first[0], log[0], lines, count[0])
    return Verdict(len(lines), lines[-1][1] if lines else first[0], next(problems, None))


def _problems(
    frame: str, first: str, log: str, lines: list[tuple[str, str]], count: str
) -> Iterator[str]:
    if _digest(frame) != first:
        yield "変更の記録のほかの所が、書き換えられています"
    if _LINE.sub("", log):
        yield "変更の記録に、行でないものが混ざっています"
    before = first
    for number, (said, digest) in enumerate(lines, 1):
        if _digest(f"{before}\n{said}") != digest:
            yield f"{number}行目が合いません: {said}"
        before = digest
    if count != str(len(lines)):
        yield f"行数が合いません: まとめでは{count}行、記録は{len(lines)}行です"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
