"""Random small tables, and every situation of a table, found apart from the analysis."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from random import Random
from typing import Any

from macros.decisions.cells import Value, accepts
from macros.decisions.classes import Grid
from macros.models.decision import DecisionRevision

HITS = ("unique", "any", "first", "priority", "collect")
NUMBER = re.compile(r"-?[0-9]+(?:[.][0-9]+)?")

Raw = dict[str, Any]
Situation = dict[str, Value]


def table(raw: Raw) -> DecisionRevision:
    """Return a table of which only what the analysis reads has to be given."""
    rules = [
        {"id": f"r{index}", "why": f"理由{index}", "source": "editorial", **rule}
        for index, rule in enumerate(raw["rules"])
    ]
    return DecisionRevision.model_validate(
        {
            "observed": {"basis": "compiled", "evidence": "試験"},
            "recorded": "2026-11-22",
            "summary": "試験",
            "hit_reason": "試験",
            **raw,
            "inputs": {
                name: {"label": name, "ask": name, **one} for name, one in raw["inputs"].items()
            },
            "outputs": {name: {"label": name, **one} for name, one in raw["outputs"].items()},
            "impossible": tuple(
                {"why": "試験", "source": "editorial", **one} for one in raw.get("impossible", ())
            ),
            "rules": tuple(rules),
        }
    )


def random_table(random: Random) -> Raw:
    """Return a table of up to three inputs; cells, outputs and the rest are drawn freely."""
    inputs = {
        name: {"values": tuple("甲乙丙"[: random.randint(2, 3)])}
        if random.random() < 0.6
        else {"domain": random.choice(["[0..10]", "[0..10)", "(0..10]", "(0..10)"])}
        for name in "abc"[: random.randint(1, 3)]
    }
    outputs = {name: {"values": ("東", "西", "南")} for name in "xy"[: random.randint(1, 2)]}
    raw: Raw = {
        "hit": random.choice(HITS),
        "inputs": inputs,
        "outputs": outputs,
        "impossible": [
            {"when": _when(random, inputs, 0.6)} for _ in range(random.choice([0, 0, 1, 2]))
        ],
        "rules": [
            {"when": _when(random, inputs, 0.5), "then": _then(random, outputs)}
            for _ in range(random.randint(1, 7))
        ],
    }
    raw["examples"] = tuple(
        {"given": _when(random, inputs, 0.8), "expect": (_then(random, outputs),)}
        for _ in range(random.randint(1, 3))
    )
    return raw


PARTS = {"domain": ("<2.5", "[2.5..7)", ">=7"), "values": ("甲", "乙", "丙")}


def random_proven(random: Random, hit: str) -> Raw:
    """Return a table without gaps, its rows made by parting the whole again and again.

    Where the hit policy allows rows to overlap, some take in more than their part.
    """
    inputs: Raw = {
        name: {"values": PARTS["values"]} if random.random() < 0.6 else {"domain": "[0..10]"}
        for name in "abc"[: random.randint(2, 3)]
    }
    parts = {name: PARTS[next(iter(one))] for name, one in inputs.items()}
    boxes = [parts]
    for _ in range(random.randint(2, 5)):
        box = boxes.pop(random.randrange(len(boxes)))
        name = random.choice([name for name, cell in box.items() if len(cell) > 1] or [""])
        if name:
            chosen = set(random.sample(box[name], random.randint(1, len(box[name]) - 1)))
            boxes.append({**box, name: tuple(one for one in box[name] if one in chosen)})
            boxes.append({**box, name: tuple(one for one in box[name] if one not in chosen)})
        else:
            boxes.append(box)
    outputs = {"x": {"values": ("東", "西", "南")}}
    rules = [{"when": box, "then": _then(random, outputs)} for box in boxes]
    for rule in rules:
        if hit != "unique" and random.random() < 0.4:
            name = random.choice(list(inputs))
            rule["when"] = {**rule["when"], name: parts[name]}
    impossible = [{"when": {"a": parts["a"][:1], "b": parts["b"][:1]}}]
    return {
        "hit": hit,
        "inputs": inputs,
        "outputs": outputs,
        "impossible": impossible if random.random() < 0.4 else (),
        "rules": rules,
        "examples": ({"given": {}, "expect": ({"x": "東"},)},),
    }


def random_large(random: Random, columns: int, rows: int, *, ordered: bool) -> Raw:
    """Return a table of many rows: parts of the whole, or in order and then with random cells."""
    values = {f"i{n}": tuple("甲乙丙丁"[: random.randint(2, 4)]) for n in range(columns)}
    outputs = {"x": {"values": ("東", "西", "南")}}
    if ordered:
        conditions = [
            {
                name: tuple(random.sample(one, random.randint(1, len(one) - 1)))
                for name, one in values.items()
                if random.random() < 0.6
            }
            for _ in range(rows - 1)
        ]
        conditions.append({})
    else:
        conditions = [values]
        while len(conditions) < rows:
            box = random.choice([one for one in conditions if max(map(len, one.values())) > 1])
            conditions.remove(box)
            name = random.choice([name for name, cell in box.items() if len(cell) > 1])
            at = random.randint(1, len(box[name]) - 1)
            conditions += [{**box, name: box[name][:at]}, {**box, name: box[name][at:]}]
        conditions = [
            {name: cell for name, cell in box.items() if cell != values[name]} for box in conditions
        ]
    return {
        "hit": "first" if ordered else "unique",
        "inputs": {name: {"values": one} for name, one in values.items()},
        "outputs": outputs,
        "rules": [{"when": when, "then": _then(random, outputs)} for when in conditions],
        "examples": ({"given": {}, "expect": ({"x": "東"},)},),
    }


def _then(random: Random, outputs: Raw) -> dict[str, str]:
    return {name: random.choice(one["values"][:2]) for name, one in outputs.items()}


def _when(random: Random, inputs: Raw, share: float) -> dict[str, tuple[str, ...]]:
    return {name: _cell(random, one) for name, one in inputs.items() if random.random() < share}


def _cell(random: Random, column: Raw) -> tuple[str, ...]:
    if "values" in column:
        return tuple(random.sample(column["values"], random.randint(1, 2)))
    return tuple(_range(random) for _ in range(random.choice([1, 1, 2])))


def _range(random: Random) -> str:
    low, high = sorted(random.sample(["1", "2.5", "7"], 2))
    return random.choice(
        [f"<{low}", f"<={low}", f">{high}", f">={high}", low]
        + [f"{opening}{low}..{high}{closing}" for opening in "[(" for closing in "])"]
    )


def reworded(data: Any, words: Mapping[str, str]) -> Any:
    """Return raw data with some words replaced wherever they stand alone."""
    if isinstance(data, str):
        return words.get(data, data)
    if isinstance(data, Mapping):
        return {key: reworded(value, words) for key, value in data.items()}
    return type(data)(reworded(value, words) for value in data)


def situations(one: DecisionRevision) -> list[Situation]:
    """Return an answer to every input in every way that can make a difference."""
    columns = answers(one)
    return [dict(zip(columns, each, strict=True)) for each in product(*columns.values())]


def answers(one: DecisionRevision) -> dict[str, Sequence[Value]]:
    """Return the answers to each input that can make a difference."""
    conditions = [rule.when for rule in one.rules]
    conditions += [other.when for other in one.impossible]
    conditions += [example.given for example in one.examples]
    return {
        name: column.values
        or _points(column.domain or "", [when.get(name, ()) for when in conditions])
        for name, column in one.inputs.items()
    }


def _points(domain: str, cells: list[tuple[str, ...]]) -> list[Fraction]:
    """Return the bounds that stand in cells, and a number between each two of them."""
    texts = [domain, *(text for cell in cells for text in cell)]
    bounds = sorted({Fraction(one) for text in texts for one in NUMBER.findall(text)})
    between = [(low + high) / 2 for low, high in pairwise(bounds)]
    inside = bounds[0 if domain[0] == "[" else 1 : None if domain[-1] == "]" else -1]
    return sorted([*inside, *between])


def holds(one: DecisionRevision, grid: Grid, box: tuple[int, ...], situation: Situation) -> bool:
    """Whether a situation is in a box, through the cells that would be written for it."""
    return all(
        accepts(one.inputs[column.name], column.cell(mask), situation[column.name])
        for column, mask in zip(grid.columns, box, strict=True)
        if mask != column.whole
    )
