from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros import guides
from macros.library import Library
from macros.read import read

from .conftest import SAMPLE

LIBRARY: Library = read(SAMPLE)[0]


def found(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in guides.check_guide(text, "g.md", LIBRARY)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 題\n\n言葉だけ { } % # 100%\n",
        '{{ procedure("contact-support") }}',
        "{{procedure('contact-support', '2018-01')}}",
        '{{\n  checklist(\n    "call-preparation",\n  )\n}}',
        '{{ decision("contact-channel") }} と {{ draft("call-opening") }}',
        '{{ chooser("contact-channel") }}{{ decisions() }}{{ proofs() }}',
        '{{ source("amazon-help") }}{{ faq("calls") }}{{ glossary() }}{{ conflicts() }}',
        '{{ fact("phone-hours") }}\n{# 覚え書き {{ nope }} #}\n',
        '{% raw %}{{ nope }} {{ procedure("nope") }} {% if %}{% endraw %}',
    ],
)
def test_good_pages_have_no_problem(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        # a document that is not there, or is of another kind
        ('{{ procedure("contact-suport") }}', [(1, 15, "DOCUMENT-UNKNOWN")]),
        ("a {{ plan_desk() }}", [(1, 6, "DOCUMENT-UNKNOWN")] * 3),
        ('{{ call_desk("call-opening") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ('a\n\n  {{ checklist("contact-support") }}', [(3, 17, "DOCUMENT-UNKNOWN")]),
        ('{{ fact("contact-support") }}', [(1, 10, "DOCUMENT-UNKNOWN")]),
        ('{{ procedure("phone-hours") }}', [(1, 15, "DOCUMENT-UNKNOWN")]),
        ('{{ source("phone-hours") }}', [(1, 12, "DOCUMENT-UNKNOWN")]),
        ('{{ chooser("contact-support") }}', [(1, 13, "DOCUMENT-UNKNOWN")]),
        ('{{ faq("faq") }}', [(1, 9, "DOCUMENT-UNKNOWN")]),
        ("{{ procedure(1) }}", [(1, 14, "DOCUMENT-UNKNOWN")]),
        ('{{ procedure("") }}', [(1, 15, "DOCUMENT-UNKNOWN")]),
        # the word stands in what comes before it, too
        ('draft d r {{ draft("r") }}', [(1, 21, "DOCUMENT-UNKNOWN")]),
        ('{{ draft("draft") }}', [(1, 11, "DOCUMENT-UNKNOWN")]),
        ('日本語 nope {{\n\n procedure(\n  "nope") }}', [(4, 4, "DOCUMENT-UNKNOWN")]),
        # a revision that is not there
        ('{{ procedure("contact-support", "2019-01") }}', [(1, 34, "REVISION-UNKNOWN")]),
        ('{{ draft("call-opening",\n "2019-01") }}', [(2, 3, "REVISION-UNKNOWN")]),
        # not the form of a call
        ('{{ fact("phone-hours", "2018-01") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ chooser("contact-channel", "2024-01") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ glossary("phone-hours") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ("{{ sources }}", [(1, 4, "GUIDE-ARGUMENT")]),
        ("{{ faq() }}", [(1, 4, "GUIDE-ARGUMENT")]),
        ("{{ procedure() }}", [(1, 4, "GUIDE-ARGUMENT")]),
        ("{{ procedure }}", [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ procedure("a", "b", "c") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ("{{ procedure(name) }}", [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ procedure("contact-" ~ "support") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ procedure("contact-support", revision_id="2018-01") }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ procedure("contact-support", *["2018-01"]) }}', [(1, 4, "GUIDE-ARGUMENT")]),
        ('{{ procedure("contact-support", **{"a": 1}) }}', [(1, 4, "GUIDE-ARGUMENT")]),
        # a name that there is not
        ("nope\n{{ nope }}", [(2, 4, "GUIDE-NAME")]),
        ('nope {{ nope("contact-support") }}', [(1, 9, "GUIDE-NAME")]),
        ("{{ config.site_name }}", [(1, 4, "GUIDE-NAME")]),
        ("{% for x in things %}{% endfor %}", [(1, 13, "GUIDE-NAME")]),
        ("{{ [one,\n two] }}", [(1, 5, "GUIDE-NAME"), (2, 2, "GUIDE-NAME")]),
        # what is not a call could fail in the middle of a build
        ('a {{ "x" | nope }}', [(1, 3, "GUIDE-FORM")]),
        ('{{ procedure("contact-support") | upper }}', [(1, 1, "GUIDE-FORM")]),
        ('{{ procedure("contact-support").x }}', [(1, 1, "GUIDE-FORM")]),
        ("{{ 1 / 0 }}", [(1, 1, "GUIDE-FORM")]),
        ('\n {% include "data/sources.yml" %}', [(2, 2, "GUIDE-FORM")]),
        ("{% set procedure = 1 %}", [(1, 1, "GUIDE-FORM")]),
        # not even the form of a template
        ("a\n{{ procedure( }}", [(2, 1, "GUIDE-SYNTAX")]),
        ("a\n\n{{ 第 }", [(3, 1, "GUIDE-SYNTAX")]),
        ("{% nope %}", [(1, 1, "GUIDE-SYNTAX")]),
        ("{% raw %}\nx", [(1, 1, "GUIDE-SYNTAX")]),
        ("a {# b", [(1, 1, "GUIDE-SYNTAX")]),
        # all of them are found
        (
            '{{ nope }}\n{{ fact("x") }}\n{{ draft() }}',
            [(1, 4, "GUIDE-NAME"), (2, 10, "DOCUMENT-UNKNOWN"), (3, 4, "GUIDE-ARGUMENT")],
        ),
    ],
)
def test_a_mistake_is_found_where_it_stands(
    text: str, problems: list[tuple[int, int, str]]
) -> None:
    assert found(text) == problems


def test_what_another_kind_is_called_is_said() -> None:
    (problem,) = guides.check_guide('{{ checklist("contact-support") }}', "g.md", LIBRARY)
    assert str(problem) == (
        "g.md:1:15: [DOCUMENT-UNKNOWN] "
        "checklist「contact-support」はありません。これは procedure です"
    )


def test_what_could_not_be_read_is_not_called_missing() -> None:
    library = Library({}, {}, {}, {}, unread=frozenset({"contact-support"}))
    assert list(guides.check_guide('{{ fact("contact-support") }}', "g.md", library)) == []
    assert list(guides.check_guide('{{ draft("contact-support", "x") }}', "g.md", library)) == []


PIECES = st.sampled_from(
    (
        *("{{", "}}", "{%", "%}", "{#", "#}", "-", "raw", "endraw", "if", "set x = 1", "procedure"),
        *("fact", '"contact-support"', "nope", '"', "'", "(", ")", "|", ".", "\n", " ", "日"),
    )
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text().map(lambda text: "{{" + text))
@example("{{- procedure('contact-support') -}}\n\n{{ nope }}")
@example("{% raw -%}\n {{ x }}\n{%- endraw %} {{ nope }}")
@example("\n\n{# a\n\n#}\n{{ nope }}\n")
def test_whatever_stands_in_a_page_is_reported_inside_it_and_never_raises(text: str) -> None:
    path_text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = path_text.split("\n")
    for line, column, _ in found(path_text):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


def test_all_pages_but_the_data_are_checked(tmp_path: Path) -> None:
    for name in ("a.md", "deep/down/b.md", "data/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"\r\n{{ nope }}\r\n")
    problems = guides.check(tmp_path, tmp_path / "data", LIBRARY, "docs")
    assert [(p.file, p.line, p.column) for p in problems] == [
        ("docs/a.md", 2, 4),
        ("docs/deep/down/b.md", 2, 4),
    ]


def test_a_page_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# abc\n\n電話\n".encode("shift_jis"))
    (problem,) = guides.check(tmp_path, tmp_path / "data", LIBRARY, "docs")
    assert (problem.file, problem.line, problem.code) == ("docs/a.md", 3, "GUIDE-ENCODING")
