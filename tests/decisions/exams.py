"""What an engine is asked: a table in DMN, situations, and what the rows themselves answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, product
from math import prod
from pathlib import Path
from random import Random
from typing import Any

from macros.decisions.cells import Value
from macros.decisions.dmn import dmn
from macros.decisions.evaluate import answering, occurs
from macros.models.decision import DecisionRevision
from macros.read import read

from .tables import HITS, Situation, answers, random_proven, random_table, reworded, table

MOST = 3_000
"""Situations of one table that are put to an engine; of more, so many are drawn."""

EASY_WORDS = (
    "「乙」", "『画面』", "[1..5]", "(甲)", "it's", "<&>", "&amp;", "]]>", "a, b", "-", "1", "true",
    "null", "{x: 1}", "{{ 7 }}", "😀", "> 5", "in", "Data", "甲 乙", "?", "!=", "；", "a.b",
)  # fmt: skip
HARD_WORDS = (
    '"', '"引用"', 'a, "b"', '"甲", "乙"', "\\", "a\\b", "a\\", "\\n", '\\"', "\\u0041", "甲//乙",
    'not("甲")', 'date("2020-01-01")', "甲\n乙", "a\tb",
)  # fmt: skip
"""Words that not every engine reads."""

Answer = list[dict[str, str]]
"""The outputs of each rule that answers, in the order of the rules; empty where none does."""


@dataclass(frozen=True)
class Exam:
    """A table in DMN, situations that can occur in it, and what it answers there."""

    name: str
    table: DecisionRevision
    xml: str
    situations: Sequence[Situation]
    expected: Sequence[Answer]


def exam(name: str, one: DecisionRevision, most: int = MOST) -> Exam:
    """Return every situation of a table for which DMN says what the answer is.

    It says nothing where two rules contradict each other in a table of which each must be true.
    """
    answered = [
        (situation, answer)
        for situation in drawn(one, most)
        if occurs(one, situation) and (answer := told(one, situation)) is not None
    ]
    xml = dmn(name, "only", name, one)
    return Exam(name, one, xml, [each for each, _ in answered], [each for _, each in answered])


def filed_exams(data: Path, most: int = MOST) -> Iterator[Exam]:
    """Yield each revision of each table of a folder of data."""
    for document, filed in read(data)[0].revisions():
        if isinstance(filed.model, DecisionRevision):
            yield exam(f"{data.name}-{document.id}-{filed.id}", filed.model, most)


def random_exams(number: int, *, is_easy: bool) -> list[Exam]:
    """Return random tables of all hit policies with words that an engine might misread."""
    exams = (_random_exam(seed, is_easy=is_easy) for seed in count())
    return list(islice((one for one in exams if one.situations), number))


def _random_exam(seed: int, *, is_easy: bool) -> Exam:
    random = Random(seed)
    hit = HITS[seed % len(HITS)]
    # Rows of a random table mostly contradict each other, so that few situations have an answer.
    is_proven = hit == "unique" or seed % 2
    raw = random_proven(random, hit) if is_proven else random_table(random) | {"hit": hit}
    words = EASY_WORDS if is_easy else EASY_WORDS + HARD_WORDS
    said = dict(zip("甲乙丙東西南", random.sample(words, 6), strict=True))
    return exam(f"{'easy' if is_easy else 'hard'}-{seed}", table(reworded(raw, said)))


def drawn(one: DecisionRevision, most: int = MOST) -> Iterable[Situation]:
    """Yield every situation, or so many of them and one with each answer to each input."""
    columns = answers(one)
    if prod(map(len, columns.values())) <= most:
        for each in product(*columns.values()):
            yield dict(zip(columns, each, strict=True))
        return
    random = Random(0)
    fixed: list[Situation] = [{key: each} for key, column in columns.items() for each in column]
    for some in [*fixed, *({} for _ in range(most))]:
        yield {key: random.choice(column) for key, column in columns.items()} | some


def told(one: DecisionRevision, situation: Situation) -> Answer | None:
    """Return what a table answers, or None where its rules contradict each other."""
    given = [dict(one.rules[index].then) for index in answering(one, situation)]
    if one.hit == "any":
        given = [each for index, each in enumerate(given) if each not in given[:index]]
    return None if one.hit in {"unique", "any"} and len(given) > 1 else given


def facts(situation: Situation) -> dict[str, str | float]:
    """Return a situation as an engine is told it."""
    return {f"input_{key.replace('-', '_')}": plain(one) for key, one in situation.items()}


def plain(value: Value) -> str | float:
    """Return an answer to an input as an engine is told it."""
    return value if isinstance(value, str) else float(value)


def answer(one: DecisionRevision, result: Any) -> Answer:
    """Return DMN's own result as an answer."""
    if result is None:
        return []
    given = result if one.hit == "collect" else [result]
    if len(one.outputs) == 1:
        (name,) = one.outputs
        return [{name: each} for each in given]
    names = {name: f"output_{name.replace('-', '_')}" for name in one.outputs}
    return [{name: each[key] for name, key in names.items()} for each in given]
