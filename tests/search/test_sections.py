import pytest

from macros.search.sections import Section, cut

SHEET = """
<h1 id="_1">電話の受付時間<a class="headerlink" href="#_1">¶</a></h1>
<p>先に読む文です。</p>
<div class="sheet fact" data-kind="fact">
<p>画面の<kbd data-label>ヘルプ</kbd>を
押します。<a class="cite" href="#x">1</a></p>
<h2 id="hours">時間<a class="headerlink" href="#hours">¶</a></h2>
<table><caption>値</caption><thead><tr><th>列</th></tr></thead>
<tbody><tr><td>9時</td><td>18時</td></tr></tbody></table>
<h3>番号のない見出し</h3>
<br>
<p>続き</p>
<section class="sources"><h2 id="sources">出典</h2><ol><li>記事</li></ol></section>
</div>
"""


def test_a_page_is_cut_at_headings_that_can_be_opened() -> None:
    assert cut(SHEET) == [
        Section("", "電話の受付時間", "fact", "先に読む文です。\n画面のヘルプを 押します。"),
        Section("hours", "時間", "fact", "9時\n18時\n番号のない見出し\n続き"),
    ]


def test_a_word_of_the_glossary_is_a_section() -> None:
    html = """<div data-kind="glossary"><p>前書き</p>
    <details><summary>ASIN<span>（A）</span></summary><div id="g--asin">番号です。</div></details>
    <details><summary>SKU</summary><div id="g--sku">別の<b id="no">番号</b>です。</div></details>
    </div>"""
    assert cut(html) == [
        Section("", "", "glossary", "前書き"),
        Section("g--asin", "ASIN（A）", "glossary", "番号です。"),
        Section("g--sku", "SKU", "glossary", "別の番号です。"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>x</p>",
        '<div hidden><h2 id="x">x</h2></div>',
        "<div data-search-exclude><p>x</p></div>",
        '<section data-search-exclude hidden><h2 id="x">x</h2><br>x</section>',
        "<template><p>x</p></template>",
        "<script>x</script><style>x</style>",
        "<button>x</button>",
        '<p class="visually-hidden">x</p>',
        '<section class="sheet__next extra"><p>x</p></section>',
    ],
)
def test_what_is_not_read_is_not_found(html: str) -> None:
    assert [one.text for one in cut(f"<p>前</p>{html}<p>後</p>")] == ["前\n後"]


def test_markup_that_does_not_close_ends_nowhere_else() -> None:
    assert [one.text for one in cut("<p>前</b><i>中</p><p>後")] == ["前中\n後"]
    assert cut("") == []
    assert cut("&lt;b&gt; &amp;amp;")[0].text == "<b> &amp;"
