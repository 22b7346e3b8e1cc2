"""Pages on which several documents meet while a reader works: a call, a plan of action."""

from collections.abc import Mapping

CALL = ("call-sheet", "call-opening", "call-closing-words", "after-call-memo")
"""The drafts at hand during a call; the last one becomes its record."""
PLAN = "plan-of-action"
"""The draft that a plan of action is written in."""
PLAN_LISTS = ("plan-of-action-content", "plan-of-action-submission")
"""The checklists that a plan of action is held against."""

DESKS: Mapping[str, tuple[str, ...]] = {"call_desk": CALL, "plan_desk": (PLAN, *PLAN_LISTS)}
"""The documents that each macro of this kind needs."""
