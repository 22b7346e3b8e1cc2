"""What a table answers in one situation, straight from its rows.

Kept apart from the classes and boxes of the analysis, so that each can be tested by the other.
"""

from collections.abc import Mapping

from ..models.decision import DecisionRevision, Rule
from .cells import Value, accepts

Situation = Mapping[str, Value]
"""An answer to every input."""


def applying(table: DecisionRevision, situation: Situation) -> tuple[int, ...]:
    """Return the indexes of the rules whose conditions hold."""
    rules = enumerate(table.rules)
    return tuple(index for index, rule in rules if _holds(table, rule.when, situation))


def answering(table: DecisionRevision, situation: Situation) -> tuple[int, ...]:
    """Return the indexes of the rules that answer.

    These are all that apply, or with ``first`` and ``priority`` the one that comes before others;
    none where no rule applies.
    """
    rules = applying(table, situation)
    if table.hit == "first":
        return rules[:1]
    if table.hit == "priority" and rules:
        return (min(rules, key=lambda index: (_rank(table, table.rules[index]), index)),)
    return rules


def occurs(table: DecisionRevision, situation: Situation) -> bool:
    """Whether the situation is not declared impossible."""
    return not any(_holds(table, one.when, situation) for one in table.impossible)


def _holds(
    table: DecisionRevision, when: Mapping[str, tuple[str, ...]], situation: Situation
) -> bool:
    return all(accepts(table.inputs[name], cell, situation[name]) for name, cell in when.items())


def _rank(table: DecisionRevision, rule: Rule) -> tuple[int, ...]:
    """Return where the rule's outputs stand in their lists, the first output counting most."""
    return tuple(output.values.index(rule.then[name]) for name, output in table.outputs.items())
