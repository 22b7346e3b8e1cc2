"""What is exported opens in other tools, and answers there as it does here."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from xmlschema import XMLSchema

from macros.decisions.dmn import dmn

from ..conftest import FIXTURES
from .engines import MODEL, feelin, pydmnrules, suits_pydmnrules
from .exams import MOST, Exam, drawn, filed_exams, random_exams
from .tables import HITS, answers, situations, table

ROOT = Path(__file__).parents[2]
SCHEMA = XMLSchema(
    ROOT / "node_modules" / "dmn-moddle" / "resources" / "dmn" / "xsd" / "DMN13.xsd", allow="local"
)


SHIPPED = [
    one
    for data in (ROOT / "docs" / "data", FIXTURES / "sample", FIXTURES / "hostile")
    for one in filed_exams(data)
]
NAMES = [one.name for one in SHIPPED]
EASY = [one for one in SHIPPED if suits_pydmnrules(one)]


@cache
def random() -> list[Exam]:
    """Return the same random tables at every call."""
    return [*random_exams(60, is_easy=True), *random_exams(60, is_easy=False)]


def parsed(xml: str) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - written by ourselves


# ----- the form -----


@pytest.mark.parametrize("one", SHIPPED, ids=NAMES)
def test_every_table_keeps_to_the_schema_of_omg(one: Exam) -> None:
    SCHEMA.validate(one.xml)


def test_random_tables_keep_to_it() -> None:
    assert [one.name for one in random() if not SCHEMA.is_valid(one.xml)] == []


def test_the_schema_refuses_what_it_does_not_describe() -> None:
    for old, new in [
        ('hitPolicy="UNIQUE"', 'hitPolicy="MOST"'),
        ("<text>-</text>", ""),
        ('id="table"', 'id="decision"'),
        ("inputEntry", "entry"),
        ("dmndi:DMNShape", "dmndi:Shape"),
    ]:
        assert old in SHIPPED[0].xml
        assert not SCHEMA.is_valid(SHIPPED[0].xml.replace(old, new)), old


@pytest.mark.parametrize("one", SHIPPED, ids=NAMES)
def test_engines_read_ascii_and_people_read_labels(one: Exam) -> None:
    root = parsed(one.xml)
    ours = one.table
    named = [*root.iter(f"{MODEL}inputData"), *root.iter(f"{MODEL}decision")]
    named += root.iter(f"{MODEL}variable")
    assert all(each.attrib["name"].isascii() for each in named)
    assert [each.get("label") for each in root.iter(f"{MODEL}inputData")] == [
        each.label for each in ours.inputs.values()
    ]
    (made,) = root.iter(f"{MODEL}decisionTable")
    for tag, columns in (("input", ours.inputs), ("output", ours.outputs)):
        labels = [each.get("label") for each in made.findall(f"{MODEL}{tag}")]
        assert labels == [each.label for each in columns.values()]
    for rule, row in zip(ours.rules, made.findall(f"{MODEL}rule"), strict=True):
        said = [each.findtext(f"{MODEL}text") for each in row.findall(f"{MODEL}annotationEntry")]
        assert said == [rule.id, rule.why, rule.do or "", "、".join(rule.source)]
        assert row.findtext(f"{MODEL}description") == rule.why


@pytest.mark.parametrize("one", SHIPPED, ids=NAMES)
def test_the_diagram_shows_every_element_and_no_other(one: Exam) -> None:
    root = parsed(one.xml)
    keys = one.table.inputs
    required = [each.get("href") for each in root.iter(f"{MODEL}requiredInput")]
    assert required == [f"#input_{key}" for key in keys]
    shown = Counter(each.get("dmnElementRef") for each in root.iter() if each.get("dmnElementRef"))
    there = ["decision", *(f"{kind}_{key}" for key in keys for kind in ("input", "requirement"))]
    assert shown == Counter(there)
    assert shown.keys() <= {each.get("id") for each in root.iter()}


def test_what_cannot_occur_is_told_in_words() -> None:
    (hostile,) = filed_exams(FIXTURES / "hostile")
    text = parsed(hostile.xml).findtext(f"{MODEL}decision/{MODEL}description") or ""
    assert text.splitlines()[1:] == [
        "起こらない組み合わせ: 判断表の問いの名前=判断表の答え乙、"
        "判断表の数の名前=2判断表の単位未満（判断表の起こらない理由）"
    ]


def test_any_text_stays_as_it_is() -> None:
    text = "<&>\"'\t]]>&amp;\n-->「」\\"
    one = table(
        {
            "inputs": {"if": {"label": text, "ask": text, "values": (text,)}},
            "outputs": {"x": {"label": text, "values": (text,)}},
            "rules": [{"why": text, "do": text, "when": {"if": (text,)}, "then": {"x": text}}],
            "examples": ({"given": {}, "expect": ({"x": text},)},),
        }
    )
    made = dmn("4th", "only", text, one)
    SCHEMA.validate(made)
    root = parsed(made)
    found = Counter(each.get("label") for each in root.iter()) + Counter(
        each.text for each in root.iter()
    )
    # Labels of all, the decision, the input twice and the output; a question; a reason twice, and
    # what to do.
    assert found[text] == 5 + 1 + 3


# ----- the answers -----


@pytest.mark.parametrize("one", SHIPPED, ids=NAMES)
def test_feelin_answers_every_situation_alike(one: Exam) -> None:
    assert one.situations
    assert feelin([one]) == [one.expected]


@pytest.mark.parametrize("one", EASY, ids=[one.name for one in EASY])
def test_pydmnrules_answers_every_situation_alike(one: Exam) -> None:
    assert pydmnrules(one) == one.expected


def test_feelin_answers_random_tables_alike() -> None:
    answered = zip(random(), feelin(random()), strict=True)
    assert [one.name for one, given in answered if given != one.expected] == []


def test_pydmnrules_answers_random_tables_alike() -> None:
    easy = [one for one in random() if suits_pydmnrules(one)]
    assert [one.name for one in easy if pydmnrules(one) != one.expected] == []


@pytest.mark.parametrize("hit", HITS)
@pytest.mark.parametrize("suits", [lambda _: True, suits_pydmnrules])
def test_random_tables_put_every_hit_policy_to_the_test(
    hit: str, suits: Callable[[Exam], bool]
) -> None:
    asked = [one for one in random() if one.table.hit == hit and suits(one)]
    assert len(asked) >= 5
    assert sum(len(one.situations) for one in asked) >= 200
    assert len({str(answer) for one in asked for answer in one.expected}) > 3


def test_a_wrong_cell_and_a_wrong_result_are_noticed() -> None:
    (one,) = filed_exams(FIXTURES / "sample")
    for old, new in [
        ('<text>"はい"</text>', '<text>"はい", "いいえ"</text>'),
        ('<text>"電話"</text>', '<text>"メール"</text>'),
    ]:
        assert one.xml.count(old) == 1
        wrong = replace(one, xml=one.xml.replace(old, new).replace("UNIQUE", "FIRST"))
        assert feelin([wrong]) != [one.expected]
        assert pydmnrules(wrong) != one.expected


# ----- which situations -----


def test_of_many_situations_enough_are_drawn_and_each_answer_among_them() -> None:
    values = tuple("甲乙丙丁戊")
    inputs = {name: {"values": values} for name in "abcde"} | {"f": {"domain": "[0..10)"}}
    large = table(
        {
            "inputs": inputs,
            "outputs": {"x": {"values": ("東",)}},
            "rules": [{"when": {"f": ("<5", "[7..8]")}, "then": {"x": "東"}}],
            "examples": ({"given": {}, "expect": ({"x": "東"},)},),
        }
    )
    found = list(drawn(large))
    assert len(situations(large)) > 20_000
    assert len(found) >= MOST
    assert found == list(drawn(large))
    for key, column in answers(large).items():
        assert {one[key] for one in found} == set(column)
