"""Other engines that run in the tests: each from a table in DMN to what it answers."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from macros.models.decision import DecisionRevision

from .exams import Answer, Exam, answer, facts, plain
from .tables import Situation

MODEL = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
_SCRIPT = Path(__file__).with_name("dmn_feelin.mjs")
_NODE = Path(sys.executable).with_name("node")


def feelin(exams: Sequence[Exam]) -> list[list[Answer]]:
    """Return what dmn-moddle and feelin answer, table by table. One process does them all."""
    asked = [{"xml": one.xml, "cases": [facts(each) for each in one.situations]} for one in exams]
    run = subprocess.run(
        [_NODE, _SCRIPT],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return [
        [answer(one.table, result) for result in results]
        for one, results in zip(exams, json.loads(run.stdout), strict=True)
    ]


def pydmnrules(exam: Exam) -> list[Answer]:
    """Return what pyDMNrules answers."""
    from pyDMNrules import DMN  # noqa: PLC0415 - builds its grammar for ten seconds

    engine = DMN()
    status = engine.useXML(_readable(exam.xml))
    assert not status, status
    return [_decided(engine.decide, exam.table, one) for one in exam.situations]


def suits_pydmnrules(exam: Exam) -> bool:
    """Whether pyDMNrules 1.4.5 can answer as DMN says.

    By priority it ranks a rule by the best of its outputs, where DMN goes by the first of them. Its
    FEEL has no quotation mark, backslash or line break in a word, and takes // for a comment.
    """
    columns = [*exam.table.inputs.values(), *exam.table.outputs.values()]
    words = [word for column in columns for word in column.values or ()]
    is_ranked = exam.table.hit == "priority" and len(exam.table.outputs) > 1
    return not is_ranked and not any(re.search(r'["\\\n\t]|//', word) for word in words)


def _readable(xml: str) -> str:
    """Return a table without what pyDMNrules 1.4.5 stumbles over.

    The name of an annotation ends in a KeyError, the label of an output hides its name, and of
    several ranges it understands only a list.
    """
    root = ET.fromstring(xml)  # noqa: S314 - written by ourselves
    for parent in root.iter(f"{MODEL}decisionTable"):
        for annotation in parent.findall(f"{MODEL}annotation"):
            parent.remove(annotation)
        for output in parent.findall(f"{MODEL}output"):
            del output.attrib["label"]
        for text in parent.iterfind(f"{MODEL}rule/{MODEL}inputEntry/{MODEL}text"):
            if text.text and text.text[0] != '"' and "," in text.text:
                text.text = f"[{text.text}]"
    return ET.tostring(root, encoding="unicode")


def _decided(decide: Callable[..., Any], table: DecisionRevision, situation: Situation) -> Answer:
    """Return its answer in one situation. It knows inputs by their labels, and fails for none."""
    given = {table.inputs[key].label: plain(one) for key, one in situation.items()}
    status, decision = decide(given)
    if any("No rules matched" in error for error in status.get("errors", ())):
        return []
    assert not status, status
    result = decision["Result"]
    decided = next(key for key in result if key.startswith("decision_")).partition(".")[0]
    keys = {
        name: decided if len(table.outputs) == 1 else f"{decided}.output_{name.replace('-', '_')}"
        for name in table.outputs
    }
    columns = [result[key] if table.hit == "collect" else [result[key]] for key in keys.values()]
    return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]
