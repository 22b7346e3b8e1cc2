from itertools import pairwise

from macros.search.readings import Morpheme, analyser, hiragana, readings

KANA = {"電話": "デンワ", "番号": "バンゴウ", "は": "ハ", "店": "ミセ", "ASIN": "エーシン"}


def analyse(line: str) -> list[Morpheme]:
    return [Morpheme(one, KANA.get(one, ""), one != "は") for one in line.split()]


def test_words_of_texts_and_compounds_of_titles_are_known_by_their_reading() -> None:
    found = readings(["電話 は 番号\n電話 番号"], ["電話 番号 は ASIN"], analyse)
    assert found == {"でんわ": ["電話"], "でんわばんごう": ["電話番号"], "ばんごう": ["番号"]}


def test_a_single_kanji_is_read_in_too_many_ways() -> None:
    assert readings(["店"], [], analyse) == {}


def test_the_most_frequent_word_comes_first() -> None:
    def same(line: str) -> list[Morpheme]:
        return [Morpheme(one, "コウエン", is_word=True) for one in line.split("・")]

    assert readings(["公園・講演\n講演"], [], same) == {"こうえん": ["講演", "公園"]}


def test_readings_are_in_order_whatever_the_order_of_the_pages() -> None:
    found = list(readings(["番号 は 電話"], [], analyse))
    assert all(one < other for one, other in pairwise(found))


def test_the_analyser_knows_words_of_the_field() -> None:
    found = readings(["返品と補てん"], ["在庫パフォーマンス指標", "アカウント健全性"], analyser())
    assert found["へんぴん"] == ["返品"]
    assert found["けんぜんせい"] == ["健全性"]
    assert found["ざいこぱふぉーまんすしひょう"] == ["在庫パフォーマンス指標"]


def test_hiragana_keeps_what_has_none() -> None:
    assert hiragana("ヴァンー・ABC漢ヶ") == "ゔぁんー・ABC漢ゖ"
