"""The headings of a page, for its table of contents."""

from hypothesis import given
from hypothesis import strategies as st

from macros.contents import Heading, contents
from macros.text import labelled, plain


def outline(headings: list[Heading]) -> list[object]:
    return [[one.id, one.text, outline(one.below)] for one in headings]


def test_the_third_level_stands_below_the_second() -> None:
    html = '<h1 id="a">題</h1><h2 id="b">い</h2><p>文</p><h3 id="c">ろ</h3><h2 id="d">は</h2>'
    assert outline(contents(html)) == [["b", "い", [["c", "ろ", []]]], ["d", "は", []]]


def test_a_third_level_before_any_second_stands_alone() -> None:
    html = '<h3 id="a">い</h3><h3 id="b">ろ</h3><h2 id="c">は</h2><h3 id="d">に</h3>'
    assert outline(contents(html)) == [
        ["a", "い", []],
        ["b", "ろ", []],
        ["c", "は", [["d", "に", []]]],
    ]


def test_only_the_words_of_a_heading_count() -> None:
    html = """<h2 class="desk__step" id="a"><a href="b/">改善<em>計画</em></a>
        <a class="headerlink" href="#a" title="この見出しへのリンク">&para;</a></h2>後の文"""
    assert outline(contents(html)) == [["a", "改善計画", []]]


def test_words_of_the_screen_keep_their_marks() -> None:
    html = f'<h2 id="a">{labelled("『ヘルプ』を押す")}</h2><p>{labelled("『閉じる』")}</p>'
    assert outline(contents(html)) == [["a", "『ヘルプ』を押す", []]]


def test_what_cannot_be_linked_is_left_out() -> None:
    assert contents('<h2>い</h2><h2 id="">ろ</h2><h4 id="a">は</h4>') == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_words_stay_what_they_are(words: str) -> None:
    (heading,) = contents(f'<h2 id="a">{plain(words)}</h2>')
    assert heading.text == words.strip()
