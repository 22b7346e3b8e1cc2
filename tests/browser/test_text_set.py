"""The checks are right often enough on texts that they were not made for."""

import pytest
from playwright.sync_api import Page

from tests.browser.pure_scripts import pure
from tests.browser.text_set import draft, scores, texts

__all__ = ["pure"]


def test_the_set_is_large_and_its_labels_are_checks() -> None:
    known = {one["id"] for one in draft()["checks"]} | {"card"}
    assert len(texts()) == 60
    assert set().union(*(labels for labels, _ in texts())) == known


def test_formats_are_told_nine_times_in_ten_and_wording_eight(
    pure: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    found = scores(pure)
    with capsys.disabled():
        for name, score in found.items():
            print(f"\n{name:10} precision {score.precision:.2f}  recall {score.recall:.2f}", end="")
    assert found["formats"].precision >= 0.9
    assert found["formats"].recall >= 0.9
    assert found["wording"].precision >= 0.8
    assert found["wording"].recall >= 0.8
