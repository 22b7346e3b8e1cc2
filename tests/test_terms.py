from markupsafe import Markup

from macros.models.reference import Term
from macros.terms import TermMarker

TERMS = (
    Term(
        id="ahs",
        source=("editorial",),
        term="アカウント健全性サポート",
        also=("AHS",),
        definition="部署。",
    ),
    Term(id="health", source=("editorial",), term="アカウント健全性", definition="状態。"),
    Term(id="plus", source=("editorial",), term="C++", definition="記号のある言葉。"),
)


def marker() -> TermMarker:
    return TermMarker(TERMS, "page")


def test_the_first_use_leads_to_the_definition() -> None:
    marks = marker()
    first = marks.mark("AHSに電話する。AHSは部署。")
    assert first == Markup('<a class="term" href="#page--term-ahs">AHS</a>に電話する。AHSは部署。')
    assert marks.mark("AHS") == "AHS"
    assert list(marks.marked) == ["ahs"]


def test_other_names_of_a_term_count_as_the_same() -> None:
    marks = marker()
    marks.mark("AHS")
    assert marks.mark("アカウント健全性サポート") == "アカウント健全性サポート"


def test_the_longest_name_wins() -> None:
    marks = marker()
    marks.mark("アカウント健全性サポートへ")
    assert list(marks.marked) == ["ahs"]
    marks.mark("アカウント健全性を見る")
    assert list(marks.marked) == ["ahs", "health"]


def test_labels_are_left_alone() -> None:
    marks = marker()
    assert marks.mark("『AHS』を押す") == Markup("<kbd data-label>AHS</kbd>を押す")
    assert not marks.marked


def test_text_and_names_are_escaped() -> None:
    assert marker().mark("<C++>") == Markup(
        '&#60;<a class="term" href="#page--term-plus">C&#43;&#43;</a>&#62;'
    )


def test_without_terms_text_is_only_escaped() -> None:
    assert TermMarker((), "page").mark("a<b") == Markup("a&#60;b")
