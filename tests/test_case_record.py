import hashlib
from html import escape
from itertools import accumulate

import pytest

from macros.case_record import verify
from macros.errors import RefusedError


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def frame(count: int) -> str:
    """Return a record page without its log and first digest."""
    return (
        "<!doctype html><title>x</title><style>b{color:red}</style>"
        f'<main id="summary"><h1>返金の件 &lt;&amp;&gt;</h1><b id="count">{count}</b></main>'
        '<h2>記録</h2><p>はじめの値 <code id="first"></code></p><ol id="log"></ol><p>確かめ方</p>'
    )


def page(*lines: str) -> str:
    """Return a record page with right digests, written as the rule on the page itself says."""
    whole = frame(len(lines))
    first = digest(whole)
    digests = accumulate(lines, lambda before, line: digest(f"{before}\n{line}"), initial=first)
    items = "".join(
        f"<li><span>{escape(line)}</span><code>{one}</code></li>"
        for line, one in zip(lines, list(digests)[1:], strict=True)
    )
    return whole.replace('"first">', f'"first">{first}').replace('"log">', f'"log">{items}')


def test_a_record_as_it_was_saved_matches() -> None:
    html = page("一", "二 <b> & \\1", "三")
    verdict = verify(html)
    assert (verdict.lines, verdict.problem) == (3, None)
    assert f"{verdict.last}</code></li></ol>" in html


def test_a_record_without_a_line_matches() -> None:
    verdict = verify(page())
    assert (verdict.lines, verdict.problem) == (0, None)
    assert verdict.last == digest(frame(0))


ELSEWHERE = "変更の記録のほかの所が、書き換えられています"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<span>二", "<span>ニ", "2行目が合いません: ニ"),
        ("返金", "返品", ELSEWHERE),
        (">3<", ">4<", ELSEWHERE),
        ("</main>", "足した</main>", ELSEWHERE),
        ("</main>", "</main><p>足した</p>", ELSEWHERE),
        ("<h2>", "<h2 hidden>", ELSEWHERE),
        ("color:red", "display:none", ELSEWHERE),
        ("<p>確かめ方", '<ol id="log"><li>四</ol><p>確かめ方', ELSEWHERE),
        ("<title>", '<code id="first"></code><title>', ELSEWHERE),
        ("確かめ方</p>", "確かめ方</p><script>x()</script>", ELSEWHERE),
        ("</ol>", "<li>四</li></ol>", "変更の記録に、行でないものが混ざっています"),
        ("<span>二", "<i>前</i><span>二", "変更の記録に、行でないものが混ざっています"),
        ("<span>二", "<span hidden>二", "変更の記録に、行でないものが混ざっています"),
    ],
)
def test_the_first_change_is_named(old: str, new: str, problem: str) -> None:
    html = page("一", "二", "三")
    assert html.count(old) == 1
    assert verify(html.replace(old, new)).problem == problem


def test_a_line_that_was_taken_out_is_missed() -> None:
    two, three = page("一", "二"), page("一", "二", "三")
    item = three[three.index("<li><span>三") : three.index("</ol>")]
    cut = verify(three.replace(item, ""))
    assert cut.problem == "行数が合いません: まとめでは3行、記録は2行です"
    assert verify(two).problem is None
    first = three[three.index("<li>") : three.index("<li><span>二")]
    assert verify(three.replace(first, "")).problem == "1行目が合いません: 二"


def test_a_digest_made_anew_breaks_the_next_line() -> None:
    html = page("一", "二", "三")
    before = digest(frame(3))
    right, forged = digest(f"{before}\n一"), digest(f"{before}\n偽")
    changed = html.replace("<span>一", "<span>偽").replace(right, forged)
    assert verify(changed).problem == "2行目が合いません: 二"


@pytest.mark.parametrize("html", ["", "<p>こんにちは", "<main>x</main><ol><li>y</ol>", "\x00<<<"])
def test_another_page_is_refused(html: str) -> None:
    with pytest.raises(RefusedError, match="案件の記録のページではありません"):
        verify(html)
