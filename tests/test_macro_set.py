import json
import re
from pathlib import Path

import pytest

from macros.guides import MACROS
from macros.handbook import open_data
from macros.macro_set import MacroSet
from macros.models.fields import EDITORIAL

from .conftest import Edit
from .golden import assert_golden
from .markup import Markup

REFERENCES = {
    "glossary.yml": "{id: case, term: ケース, also: [案件], definition: 1件の相談}",
    "faq.yml": "{id: when, topic: calls, question: いつか, answer: 朝です。}",
    "tools.yml": "{id: app, name: アプリ, role: 問い合わせる道具}",
    "omissions.yml": "{id: five, claim: 満点, problem: 根拠なし, instead: 実際の点}",
}


def write_references(data: Path, source: str = "editorial") -> None:
    for file, entry in REFERENCES.items():
        text = f"- {entry.removesuffix('}')}, source: {source}}}\n"
        (data / file).write_text(text, encoding="utf-8")


def macro_set(sample: Path) -> MacroSet:
    library, problems = open_data(sample)
    assert not problems
    return MacroSet(library, lambda address: f"/{address}/")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("history", ("contact-support",)),
        ("facts", ()),
        ("conflicts", ()),
        ("sources", ()),
        ("source", ("sedori-2018",)),
        ("cases", ()),
        ("chooser", ("contact-channel",)),
        ("decisions", ()),
        ("proofs", ()),
        ("papers", ()),
        ("pack", ("calls",)),
    ],
)
def test_overviews_are_what_was_read_and_found_right(
    sample: Path, name: str, arguments: tuple[str, ...]
) -> None:
    html = macro_set(sample).all()[name](*arguments)
    assert_golden(f"overviews/{name}.html", f"{html}\n")


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("glossary", (), ["ケース", "（案件）", "1件の相談"]),
        ("faq", ("calls",), ["いつか", "朝です。"]),
        ("tools", (), ["アプリ", "問い合わせる道具"]),
        ("omissions", (), ["満点", "根拠なし", "実際の点"]),
    ],
)
def test_reference_lists_show_all_that_they_hold(
    sample: Path, name: str, arguments: tuple[str, ...], words: list[str]
) -> None:
    write_references(sample)
    html = macro_set(sample).all()[name](*arguments)
    assert all(word in html for word in words)
    assert Markup(html).find("span", class_="cite--editorial")


def test_questions_of_another_topic_stand_elsewhere(sample: Path) -> None:
    write_references(sample)
    assert "朝です。" not in macro_set(sample).faq("contact")


def test_a_fact_stands_where_a_reader_meets_it(sample: Path, edit: Edit) -> None:
    assert "電話の受付時間" in macro_set(sample).document("call-preparation")
    edit("facts/phone-hours.yml", "see: [call-preparation]\n", "")
    assert "電話の受付時間" not in macro_set(sample).document("call-preparation")


def test_whatever_a_case_fact_says_is_shown_as_it_is(sample: Path) -> None:
    text = """</template></script><b>{{ 7*7 }} {% x %} "'& * # `"""
    fact = {"id": "x", "label": text, "hint": text, "pattern": f"^{text[:9]}$", "source": EDITORIAL}
    with (sample / "case-facts.yml").open("a", encoding="utf-8") as file:
        file.write(f"- {json.dumps(fact)}\n")
    html = macro_set(sample).cases()
    page = Markup(html)
    (field,) = page.find("input", data_target="fact/x")
    assert field.attributes["data-pattern"] == fact["pattern"]
    assert [one.text for one in page.find("label", **{"for": "case-fact-x"})] == [text]
    assert [one.text for one in page.find("p", id="case-fact-x--hint")] == [text]
    assert not re.search(r"{{|{%|<script|<b>\{", html)


def test_a_chooser_elsewhere_has_no_id_of_a_row_and_leads_to_the_page(sample: Path) -> None:
    library = open_data(sample)[0]
    chooser = Markup(macro_set(sample).chooser("contact-channel"))
    assert not [one for one in chooser.ids if "--hint-" not in one]
    rules = library.documents["contact-channel"].current.model.entries()
    assert [one.attributes["href"] for one in chooser.find("a", class_="rules__number")] == [
        f"/contact/channel/#contact-channel--{rule.id}" for _, rule in rules
    ]


def test_pages_may_call_every_macro_and_no_other(sample: Path) -> None:
    assert set(macro_set(sample).all()) == set(MACROS)
