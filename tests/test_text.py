import html
import json
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.load import Place
from macros.models.fields import Text
from macros.text import json_data, label, labelled, plain

from .building import copy_project, mkdocs
from .conftest import FIXTURES
from .free_text import change_texts, read, shape_of
from .free_text import texts as texts_of
from .markup import Event, Markup, with_labels_as_text
from .search.queries import read_index

UNREMARKABLE = frozenset(",-./")
"""The ASCII marks that mean nothing inside a line of Markdown, Jinja or HTML."""
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.sampled_from('{}<>%#&\\"`*_\u2028\n aあ') | st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('{}%#<\\"a'), inner),
)
MARKED = st.text(st.sampled_from("『』aあ<{&*\n") | st.characters(), max_size=30)

HARMLESS = "無害"
TITLED = "見出し用"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' onclick=x",
    "</div><!-- x ]]>",
    "&lt;&amp;&#60;&",
    "{{ 7*7 }}{# #}",
    "{% raw %}",
    "{% endraw %}{{ nope }}",
    "| a: b |",
    "# x #",
    "*a* _b_ **c** ~~d~~ \\*e\\* `f`",
    "```~~~",
    '--8<-- "data/sources.yml" --8<--',
    "[x](y)[z]: u ![i](j) <https://example.com>",
    "http://x.com a@b.com :smile: $x$ \\(y\\) ==m==",
    '{: #id .class onclick="x" }',
    "!!! note ??? 1. x",
    "一\n\n    二\n# 三\n- 四\n</div>\n> 五\n---\n```\n六",
    "一\u2028# 二 \u2029 - 三",
    "『画面の<b>言葉</b>』と『もう1つ』",
    "wzxhzdk:0 klzzwxh:0",
)
LISTS = ("glossary()", "tools()", "omissions()", "facts()", "conflicts()", "sources()")
QUESTIONS = 'faq("daily")'
ALL_AT_ONCE = "".join(HOSTILE)
IN_NAVIGATION = len(HOSTILE) + 1
FULL = FIXTURES / "hostile"
PAGES = (
    "reference/facts/full-fact",
    "reference/sources/full-blog",
    "reference/sources/full-forum",
    "full/procedure",
    "full/procedure/first",
    "full/procedure/second",
    "full/checklist",
    "full/checklist/only",
    "full/decision",
    "full/decision/only",
    "full/draft",
    "full/draft/only",
)


@given(st.text())
@example("".join(map(chr, range(256))))
def test_plain_text_comes_back_from_html(text: str) -> None:
    assert html.unescape(plain(text)) == text


@given(st.text(st.characters() | st.sampled_from(string.printable)))
def test_what_is_escaped_means_nothing_to_jinja_markdown_or_html(text: str) -> None:
    left = re.sub("&#[0-9]+;", "", plain(text))
    assert not set(left) & ({*string.punctuation, *"\n\r\t"} - UNREMARKABLE)


@given(MARKED)
@example("『『a』』『b』c『")
def test_each_pair_of_marks_is_a_label_and_nothing_else_is_an_element(text: str) -> None:
    markup = Markup(labelled(text))
    assert {one.tag for one in markup.elements} <= {"kbd"}
    assert [one.text for one in markup.elements] == re.findall("『([^『』]+)』", text)
    assert "".join(map(str, with_labels_as_text(markup.events))) == text


@given(MARKED)
def test_a_label_is_one_element_whatever_stands_in_it(text: str) -> None:
    (element,) = Markup(label(text)).elements
    assert (element.tag, element.attributes, element.text) == ("kbd", {"data-label": ""}, text)


@given(JSON)
@example({"a": {"b": [{"c": {}}, "{{ 7*7 }}", "{% raw %}", "{#"]}})
def test_json_comes_back_and_means_nothing_to_its_surroundings(value: object) -> None:
    written = json_data(value)
    assert json.loads(written) == value
    for sign in ("<", ">", "&", "{{", "}}", "{%", "{#", "`", "*", "\n", "\u2028", "\u2029"):
        assert sign not in written


@pytest.mark.parametrize("mark", ["\0", "\x02", "\x7f", "\x85", "\x9f", "\ufeff", "\uffff"])
def test_what_no_page_can_show_does_not_become_text(mark: str) -> None:
    """Quoted YAML can name any character; front matter and Markdown give these a meaning."""
    with pytest.raises(ValidationError, match="TEXT-CHARACTER"):
        TypeAdapter(Text).validate_python(f"前{mark}後")


# ----- a real site whose every text is hostile -----


def around(hostile: str) -> Callable[[Place, str], str]:
    """Return a way to put hostile text around each text, but not after an action's verb."""

    def change(place: Place, text: str) -> str:
        return hostile + text + ("" if place[-1] == "do" else hostile)

    return change


def add_copy(data: Path, number: int, hostile: str) -> None:
    """Add a library, under ids of its own, whose every text holds ``hostile``."""
    for file in sorted(FULL.rglob("*.yml")):
        changed = change_texts(read(file), shape_of(file), around(hostile))
        content = json.loads(of_copy(number, json.dumps(changed)))
        target = data / of_copy(number, file.relative_to(FULL).as_posix())
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():  # one file for all copies
            content = json.loads(target.read_text("utf-8")) + content
        # JSON is YAML, as long as it is ASCII
        target.write_text(json.dumps(content), "utf-8")


def of_copy(number: int, text: str) -> str:
    return re.sub("full[-/][a-z-]+", rf"\g<0>-copy{number}", text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one site with a copy of the library for each hostile text."""
    project = copy_project(tmp_path_factory.mktemp("hostile"), docs=False)
    docs = project / "docs"
    for number, text in enumerate((HARMLESS, *HOSTILE, TITLED)):
        add_copy(docs / "data", number, text)
    (docs / "index.md").write_text("# ホーム\n", "utf-8")
    calls = "\n\n".join(f"{{{{ {call} }}}}" for call in (*LISTS, QUESTIONS))
    (docs / "lists.md").write_text(f"# 一覧\n\n{calls}\n", "utf-8")
    titled = docs / "data" / f"procedures/full-procedure-copy{IN_NAVIGATION}" / "document.yml"
    head = json.loads(titled.read_text("utf-8"))
    titled.write_text(json.dumps({**head, "title": ALL_AT_ONCE}), "utf-8")
    changes = {
        "INHERIT": "mkdocs.yml",
        "nav": ["index.md", f"full/procedure-copy{IN_NAVIGATION}.md"],
        "not_in_nav": "*",
    }
    (project / "hostile.yml").write_text(json.dumps(changes), "utf-8")
    built = mkdocs(project, "build", "--strict", "--config-file", "hostile.yml")
    assert built.returncode == 0, built.stdout
    return project / "site"


def seen(site: Path, page: str, number: int) -> list[Event]:
    """Return what a browser makes of a copy's page, without what tells the copies apart."""
    page = (site / of_copy(number, page) / "index.html").read_text("utf-8")
    # other words, other fingerprints
    page = re.sub(' data-(?:words|digest)="[0-9a-f]{8,12}"', "", page)
    markup = Markup(re.sub(rf"-copy{number}\b", "-copy", page))
    data = [*markup.find("template"), *markup.find("script", type="application/ld+json")]
    for element in data:
        assert element.end == element.start + 1
        markup.events[element.start] = "\n".join(strings(json.loads(element.text)))
    return with_labels_as_text(markup.events)


def strings(data: object) -> Iterator[str]:
    """Yield the texts of JSON data, but for what is of other copies."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in own(data) if isinstance(data, dict) else data:
            yield from strings(one)


def own(data: dict[str, object]) -> list[object]:
    """Return the values of JSON data that stand under no other copy's id."""
    return [value for key, value in data.items() if not re.search(r"-copy[0-9]+$", key)]


def with_text(event: Event, text: str) -> Event:
    """Put a text in place of the harmless one, in text and in attributes."""
    if isinstance(event, str):
        return event.replace(HARMLESS, text)
    tag, attributes = event
    return tag, tuple((name, value.replace(HARMLESS, text)) for name, value in attributes)


@pytest.mark.parametrize("page", PAGES)
def test_any_text_shows_as_itself_and_makes_no_element(site: Path, page: str) -> None:
    harmless = seen(site, page, 0)
    assert str(harmless).count(HARMLESS) > 10
    for number, hostile in enumerate(HOSTILE, start=1):
        expected = [with_text(event, hostile) for event in harmless]
        assert seen(site, page, number) == expected, hostile


@pytest.mark.parametrize("file", ["glossary", "faq", "tools", "omissions", "sources"])
def test_any_text_shows_as_itself_in_the_lists(site: Path, file: str) -> None:
    page = Markup((site / "lists" / "index.html").read_text("utf-8"))
    shown = "".join(event for event in with_labels_as_text(page.events) if isinstance(event, str))
    texts = [
        text
        for place, text in texts_of(FULL / f"{file}.yml")
        if file != "sources" or place[-1] == "title"
    ]
    assert texts
    for hostile in HOSTILE:
        assert [text for text in texts if hostile + text + hostile not in shown] == []


def test_a_title_in_the_navigation_shows_as_itself(site: Path) -> None:
    address = f"full/procedure-copy{IN_NAVIGATION}/"
    links = Markup((site / "index.html").read_text("utf-8")).find("a", href=address)
    assert len(links) >= 2
    for link in links:
        assert link.text.strip().endswith(ALL_AT_ONCE)


def indexed(site: Path, number: int, text: str = HARMLESS) -> dict[str, str]:
    """Return what the search shows of each page of a copy, with a text in place of another."""
    mark = f"-copy{number}"
    shown: dict[str, str] = {}
    for page in read_index(site)["pages"]:
        lists = page["address"].startswith("lists/")  # one page, where sources count on
        if not re.search(rf"{mark}\b", page["address"]) or lists:
            continue
        for section in page["sections"]:
            said = f"{page['title']}{section['heading']}{section['text']}".replace(HARMLESS, text)
            # the index gathers spaces, and holds labels as any other text
            words = re.sub(r"[\s『』]", "", said).replace(mark, "-copy")
            shown[f"{page['address']}#{section['anchor']}".replace(mark, "-copy")] = words
    return shown


def test_text_in_the_search_index_shows_as_itself(site: Path) -> None:
    assert len(indexed(site, 0)) > len(PAGES)
    for number, hostile in enumerate(HOSTILE, start=1):
        assert indexed(site, number) == indexed(site, 0, hostile), hostile
