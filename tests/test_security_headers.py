import re

from hypothesis import given
from hypothesis import strategies as st

from macros.security_headers import headers, inline_scripts, nginx

HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


def script_policy(*scripts: str) -> str:
    policy = headers(scripts)["Content-Security-Policy"]
    return next(part for part in policy.split("; ") if part.startswith("script-src"))


def test_inline_scripts_are_those_that_run_and_stand_in_the_page() -> None:
    html = """<head><script>one()</script><script src="a.js"></script>
        <script type="application/json">{"a": 1}</script><script data-x>
        two("<b>")
        </script><p>&lt;script&gt;three()&lt;/script&gt;</p>"""
    assert [script.strip() for script in inline_scripts(html)] == ["one()", 'two("<b>")']


def test_a_digest_is_that_of_the_standard() -> None:
    """The example of Content Security Policy Level 3, section 8.3."""
    assert script_policy("alert('Hello, world.');") == (
        "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )


@given(st.lists(st.text()))
def test_each_script_is_allowed_once_and_nothing_else(scripts: list[str]) -> None:
    policy = script_policy(*scripts)
    assert len(HASH.findall(policy)) == len({script.encode("utf-8") for script in scripts})
    assert HASH.sub("", policy).split() == ["script-src", "'self'"]
    assert "unsafe" not in "".join(headers(scripts).values())


@given(st.lists(st.text()))
def test_each_header_is_one_directive(scripts: list[str]) -> None:
    _, *lines = nginx(scripts).splitlines()
    assert len(lines) == len(headers([]))
    for line in lines:
        assert re.fullmatch(r'add_header [A-Za-z-]+ "[^"\\$]+" always;', line)
