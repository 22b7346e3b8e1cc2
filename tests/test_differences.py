from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.differences import Row, compare, fingerprint, runs, segmenter, uncut
from macros.handbook import open_data
from macros.models.dating import Dating
from macros.models.document import Fate
from macros.models.procedure import ProcedureRevision, Step

SEGMENT = segmenter()
ROOT = Path(__file__).parents[1]
TEXTS = st.text("画面のボタンを押す『』ヘルプ0123年月。", max_size=30)


def revision(*steps: Step, fates: dict[str, Fate] | None = None) -> ProcedureRevision:
    return ProcedureRevision(
        observed=Dating(basis="unknown"),
        recorded="2026-11-22",
        summary="画面",
        outcome="済む",
        steps=steps,
        fates=fates or {},
    )


def step(name: str, do: str = "ボタンを押す", **fields: object) -> Step:
    return Step.model_validate({"id": name, "do": do, "source": ("editorial",), **fields})


def brief(rows: tuple[Row, ...]) -> list[tuple[str, str, bool]]:
    return [(row.id, row.status, row.moved) for row in rows]


def test_the_same_entries_are_unchanged() -> None:
    same = revision(step("a"), step("b"))
    assert brief(compare(same, same, SEGMENT)) == [
        ("a", "unchanged", False),
        ("b", "unchanged", False),
    ]


def test_what_is_gone_stands_where_it_stood_with_its_fate() -> None:
    fate = Fate(fate="removed", why="画面が変わった")
    old = revision(step("a"), step("b"), step("c"))
    new = revision(step("a"), step("c"), step("d"), fates={"b": fate})
    rows = compare(old, new, SEGMENT)
    assert brief(rows) == [
        ("a", "unchanged", False),
        ("b", "gone", False),
        ("c", "unchanged", False),
        ("d", "added", False),
    ]
    assert rows[1].fate == fate


def test_an_entry_that_stands_elsewhere_has_moved() -> None:
    old, new = revision(step("a"), step("b"), step("c")), revision(step("c"), step("a"), step("b"))
    assert Counter(row.moved for row in compare(old, new, SEGMENT)) == {False: 2, True: 1}


def test_changed_words_are_marked_as_phrases_not_letters() -> None:
    old = revision(step("a", "画面右上の『ヘルプ』を押す", where="右上"))
    new = revision(step("a", "画面左下の『ヘルプ』を押す"))
    (row,) = compare(old, new, SEGMENT)
    assert row.status == "changed"
    do, where = row.fields
    assert [(run.kind, run.text) for run in do.runs] == [
        ("removed", "画面右上の"),
        ("added", "画面左下の"),
        ("same", "『ヘルプ』を押す"),
    ]
    assert (where.name, where.old, where.new) == ("where", "右上", "")


def test_a_new_source_or_remark_is_no_change() -> None:
    remark = {"text": "補足", "source": ("editorial",)}
    old = revision(step("a"))
    new = revision(step("a", source=("other",), notes=(remark,)))
    assert brief(compare(old, new, SEGMENT)) == [("a", "unchanged", False)]


FIELDS = st.fixed_dictionaries(
    {"do": st.sampled_from(["押す", "開く"])},
    optional={
        "label": st.sampled_from(["押す", "開く"]),
        "where": st.sampled_from(["押す", "開く"]),
        "critical": st.booleans(),
        "source": st.sampled_from(["editorial", "other"]),
    },
)


@given(FIELDS, FIELDS)
def test_a_fingerprint_changes_with_what_an_entry_says_and_nothing_else(
    old: dict[str, object], new: dict[str, object]
) -> None:
    before, after = step("a", **old), step("a", **new)
    (row,) = compare(revision(before), revision(after), uncut)
    assert (fingerprint(before) == fingerprint(after)) == (row.status == "unchanged")


def test_in_the_shipped_data_fingerprints_tell_changed_entries() -> None:
    seen = {True: 0, False: 0}
    for document in open_data(ROOT / "docs/data")[0].documents.values():
        for new, filed in enumerate(document.revisions):
            for older in document.revisions[:new]:
                for row in compare(older.model, filed.model, uncut):
                    if row.old and row.new:
                        same = fingerprint(row.old) == fingerprint(row.new)
                        assert same == (row.status == "unchanged")
                        seen[same] += 1
    assert min(seen.values()) > 20


@pytest.mark.parametrize("text", ["『さらにサポートが必要ですか?』を押す", "2020年10月の画面", ""])
def test_labels_and_dates_stay_whole(text: str) -> None:
    words = SEGMENT(text)
    assert "".join(words) == text
    assert not any(("『" in word) != ("』" in word) for word in words)
    assert "2020" not in text or "2020年10月" in words


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_runs(old: str, new: str) -> None:
    found = runs(old, new, SEGMENT)
    assert "".join(run.text for run in found if run.kind != "added") == old
    assert "".join(run.text for run in found if run.kind != "removed") == new


@given(
    st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True),
    st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True),
)
def test_no_entry_is_lost_or_counted_twice(old: list[str], new: list[str]) -> None:
    rows = compare(revision(*map(step, old)), revision(*map(step, new)), SEGMENT)
    assert Counter(row.id for row in rows) == Counter({*old, *new})
    assert [row.id for row in rows if row.new] == new
    assert {row.id for row in rows if row.old} == set(old)
    assert {row.id for row in rows if row.status == "gone"} == set(old) - set(new)
    kept = [row.id for row in rows if row.old and row.new and not row.moved]
    assert kept == [name for name in old if name in kept]


def test_in_the_shipped_data_every_old_entry_is_accounted_for() -> None:
    library, problems = open_data(ROOT / "docs/data")
    assert not problems
    pairs = 0
    for document in library.documents.values():
        for old, new in zip(document.revisions, document.revisions[1:], strict=False):
            rows = compare(old.model, new.model, SEGMENT)
            pairs += 1
            assert all(row.fate for row in rows if row.status == "gone"), new.origin.file
            assert len(rows) == len({row.id for row in rows})
    assert pairs > 20
