"""What `make audit` says of a page on which everything is wrong."""

from collections import Counter

import pytest
from playwright.sync_api import BrowserContext

from tests.audit_pages import AXE, LOOKS, trouble
from tests.browser.watch import CONSOLE, HOST, POLICY, THROWN

POOR = """<!doctype html><html lang="ja"><title>題</title><script src="poor.js"></script>
<main><h1 style="color: red">題</h1><img src="http://handbook.invalid/picture.png"></main></html>"""
SCRIPT = 'console.warn("careful"); throw new Error("broken");'


@pytest.mark.not_by("file", because="the audit looks at a server")
def test_each_trouble_is_found(context: BrowserContext, base_url: str) -> None:
    policy = {"Content-Security-Policy": "script-src 'self'; style-src 'self'; img-src 'self'"}
    html, script = "text/html; charset=utf-8", "application/javascript"
    context.route(
        "**/poor/", lambda route: route.fulfill(body=POOR, content_type=html, headers=policy)
    )
    context.route("**/poor.js", lambda route: route.fulfill(body=SCRIPT, content_type=script))
    found = list(trouble(context, base_url, "poor/"))
    assert Counter(one.subject for one in found) == {
        AXE: len(LOOKS),
        POLICY: 2,
        CONSOLE: 1,
        THROWN: 1,
        HOST: 1,
    }
    assert all("image-alt" in one.text for one in found if one.subject == AXE)
