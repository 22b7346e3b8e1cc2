import html
import json
import re
import string
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.text import label, labelled, plain

from .building import copy_project, mkdocs
from .conftest import FIXTURES
from .free_text import change_texts, read, shape_of
from .markup import Event, Markup, with_labels_as_text

UNREMARKABLE = frozenset(",-./")
"""The ASCII marks that mean nothing inside a line of Markdown, Jinja or HTML."""
MARKED = st.text(st.sampled_from("『』aあ<{&*\n") | st.characters(), max_size=30)

HARMLESS = "無害"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' onclick=x <!-- ]]>",
    "{{ 7*7 }}{# #}",
    "{% raw %}",
    "{% endraw %}{{ nope }}",
    "|",
    "# x #",
    "*a* _b_ **c** ~~d~~ \\*e\\* `f`",
    "a: b",
    "```",
    "~~~",
    "</div>",
    "&lt;&amp;&#60;&",
    '--8<-- "data/sources.yml" --8<--',
    "[x](y)[z]: u <https://example.com> ![i](j) [[wiki]] http://example.com a@example.com",
    ":smile: :material-plus: $x$ \\(y\\) ==m== ^^i^^ {++x++}",
    '{: #id .class onclick="x" }',
    "!!! note",
    "??? 1. x",
    "一\n\n    二\n# 三\n- 四\n1. 五\n> 六\n---\n| 七 |\n</div>\n八",
    "一\u2028# 二 \u2029 - 三",
    "『画面の<b>言葉</b>』と『もう1つ』",
    "wzxhzdk:0 klzzwxh:0",
)
ALL_AT_ONCE = "".join(HOSTILE)
FULL = FIXTURES / "hostile"
PAGES = (
    "full-fact",
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


# ----- a real site whose every text is hostile -----


def add_copy(data: Path, number: int, hostile: str) -> None:
    """Add a library, under ids of its own, whose texts all begin and end with ``hostile``."""
    for file in sorted(FULL.rglob("*.yml")):
        changed = change_texts(
            read(file), shape_of(file), lambda _, text: f"{hostile}{text}{hostile}"
        )
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
    for number, text in enumerate((HARMLESS, *HOSTILE, ALL_AT_ONCE)):
        add_copy(docs / "data", number, text)
        guide = f'# 参考値\n\n{{{{ fact("full-fact-copy{number}") }}}}\n'
        (docs / f"full-fact-copy{number}.md").write_text(guide, "utf-8")
    (docs / "index.md").write_text("# ホーム\n", "utf-8")
    changes = {
        "INHERIT": "mkdocs.yml",
        "nav": ["index.md", f"full/procedure-copy{len(HOSTILE) + 1}.md"],
        "not_in_nav": "*",
    }
    (project / "hostile.yml").write_text(json.dumps(changes), "utf-8")
    built = mkdocs(project, "build", "--strict", "--config-file", "hostile.yml")
    assert built.returncode == 0, built.stdout
    return project / "site"


def seen(site: Path, page: str, number: int) -> list[Event]:
    """Return what a browser makes of a copy's page, without what tells the copies apart."""
    page = (site / of_copy(number, page) / "index.html").read_text("utf-8")
    markup = Markup(re.sub(rf"-copy{number}\b", "-copy", page))
    return with_labels_as_text(markup.events)


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


def test_a_title_in_the_navigation_shows_as_itself(site: Path) -> None:
    title = f"{ALL_AT_ONCE}手順の題名{ALL_AT_ONCE}"
    address = f"full/procedure-copy{len(HOSTILE) + 1}/"
    links = Markup((site / "index.html").read_text("utf-8")).find("a", href=address)
    assert len(links) >= 2
    for link in links:
        assert link.text.strip().endswith(title)


def indexed(site: Path, number: int, text: str = HARMLESS) -> dict[str, list[str]]:
    """Return what the search shows of each page of a copy, with a text in place of another."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    mark = f"-copy{number}"
    shown: dict[str, list[str]] = {}
    for entry in index["docs"]:
        if re.search(rf"{mark}\b", entry["location"]):
            parts = [with_labels_as_text(Markup(entry[key]).events) for key in ("title", "text")]
            changed = str([[with_text(event, text) for event in part] for part in parts])
            # the search gathers spaces, and shows labels as any other text
            plain_parts = re.sub("[『』]", "", changed.replace("\\n", " ")).split()
            shown[entry["location"].replace(mark, "-copy")] = plain_parts
    return shown


def test_text_in_the_search_index_shows_as_itself(site: Path) -> None:
    assert len(indexed(site, 0)) > len(PAGES)
    for number, hostile in enumerate(HOSTILE, start=1):
        assert indexed(site, number) == indexed(site, 0, hostile), hostile
