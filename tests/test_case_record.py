import hashlib
from itertools import accumulate

import pytest

from macros.case_record import verify
from macros.errors import RefusedError

SUMMARY = "返金の件注文番号123 <&> 行数 "


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def page(*lines: str, summary: str = SUMMARY, count: int | None = None) -> str:
    """Return a record page with right digests, written as the rule on the page itself says."""
    number = len(lines) if count is None else count
    first = digest(f"{summary}{number}")
    digests = list(
        accumulate(lines, lambda before, line: digest(f"{before}\n{line}"), initial=first)
    )
    shown = summary.replace("&", "&amp;").replace("<", "&lt;")
    items = "".join(
        f"<li><span>{line}</span><code>{one}</code></li>"
        for line, one in zip(lines, digests[1:], strict=True)
    )
    return (
        f'<!doctype html><title>x</title><main id="summary"><h1>{shown}</h1><b>{number}</b></main>'
        f'<h2>記録</h2><p>はじめの値 <code id="first">{first}</code></p><ol id="log">{items}</ol>'
        "<p>確かめ方</p>"
    )


def test_a_record_as_it_was_saved_matches() -> None:
    verdict = verify(page("一", "二", "三"))
    assert (verdict.lines, verdict.problem) == (3, None)
    assert verdict.last in page("一", "二", "三")


def test_a_record_without_a_line_matches() -> None:
    verdict = verify(page())
    assert (verdict.lines, verdict.problem) == (0, None)
    assert verdict.last == digest(f"{SUMMARY}0")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<span>二", "<span>ニ", "2行目が合いません: ニ"),
        ("<span>二", "<span>二<b>。</b>", "2行目が合いません: 二。"),
        ("<span>一", "<span></span>前<span>一", "1行目が合いません: 前一"),
        ("返金", "返品", "記録より上のまとめが、書き換えられています"),
        ("</main>", "足した</main>", "記録より上のまとめが、書き換えられています"),
        ("<b>3</b>", "<b>4</b>", "記録より上のまとめが、書き換えられています"),
        ("<p>確かめ方", "<ol><li>四</ol><p>確かめ方", "4行目が合いません: 四"),
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
    before = digest(f"{SUMMARY}3")
    right, forged = digest(f"{before}\n一"), digest(f"{before}\n偽")
    changed = html.replace("<span>一", "<span>偽").replace(right, forged)
    assert verify(changed).problem == "2行目が合いません: 二"


@pytest.mark.parametrize("html", ["", "<p>こんにちは", "<main>x</main><ol><li>y</ol>", "\x00<<<"])
def test_another_page_is_refused(html: str) -> None:
    with pytest.raises(RefusedError, match="案件の記録のページではありません"):
        verify(html)
