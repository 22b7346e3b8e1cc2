"""The headers with which a server should send the pages: nothing runs that the build did not write.

Sources: Content Security Policy Level 3 (W3C), the Fetch standard, Referrer Policy (W3C).
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

FILE = "team/server/headers.conf"
# In the pages that the build writes, no other text has such a tag: what is shown is escaped.
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_RUNS = re.compile(r"^(?!.*\b(?:src|type)=)", re.DOTALL)


def inline_scripts(html: str) -> Iterator[str]:
    """Yield the scripts that stand in a page itself; data blocks (with a type) are none."""
    for script in _SCRIPT.finditer(html):
        if _RUNS.match(script["attributes"]):
            yield script["text"]


def headers(scripts: Iterable[str]) -> dict[str, str]:
    """Return the headers of all pages and files, by name, for these inline scripts."""
    return {
        "Content-Security-Policy": "; ".join(_policy(scripts)),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def nginx(scripts: Iterable[str]) -> str:
    """Return the headers as directives of nginx."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers(scripts).items()]
    return "\n".join(["# Written by the build: it follows the pages.", *lines, ""])


def _policy(scripts: Iterable[str]) -> Iterator[str]:
    hashes = sorted({f"'sha256-{_digest(script)}'" for script in scripts})
    yield "default-src 'none'"
    yield " ".join(["script-src 'self'", *hashes])
    yield "style-src 'self'"
    # The theme's icons are images in its style sheet.
    yield "img-src 'self' data:"
    for kind in ("font", "connect", "manifest", "worker"):
        yield f"{kind}-src 'self'"
    yield "base-uri 'none'"
    yield "form-action 'self'"
    yield "frame-ancestors 'none'"


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
