"""What goes wrong in a tab without anybody seeing it."""

from typing import NamedTuple

from playwright.sync_api import ConsoleMessage, Page

THROWN, CONSOLE, POLICY, HOST = "thrown", "console", "content security policy", "another host"
SUBJECTS = (THROWN, CONSOLE, POLICY, HOST)


class Trouble(NamedTuple):
    """One thing that went wrong."""

    subject: str
    text: str


class Watch:
    """Gathers the trouble of a tab from now on."""

    def __init__(self, tab: Page, base_url: str) -> None:
        self.tab = tab
        self.trouble: list[Trouble] = []
        tab.on("request", lambda request: self._asked(request.url, base_url))
        tab.on("console", lambda message: self._said(message, base_url))
        tab.on("pageerror", lambda error: self.trouble.append(Trouble(THROWN, str(error))))

    def _asked(self, url: str, base_url: str) -> None:
        if not url.startswith((base_url, "data:", "blob:", "file:")):
            self.trouble.append(Trouble(HOST, url))

    def _said(self, message: ConsoleMessage, base_url: str) -> None:
        if message.type not in {"error", "warning"}:
            return
        # The theme wants the list of all pages, and goes on without it; a folder has none.
        wanted = f"{message.text} {message.location['url']}"
        if base_url.startswith("file:") and "sitemap.xml" in wanted:
            return
        subject = POLICY if "Content Security Policy" in message.text else CONSOLE
        self.trouble.append(Trouble(subject, f"{message.type}: {message.text}"))
