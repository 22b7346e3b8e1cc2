"""How words are read: kana that a reader types before, or instead of, turning them into kanji."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sudachipy import Dictionary, SplitMode

KANJI = re.compile("[一-龠々]")
WORDS = frozenset({"名詞", "形状詞", "接頭辞", "接尾辞"})
"""Parts of speech that make up the names of things; endings and particles are not looked for."""


@dataclass(frozen=True)
class Morpheme:
    """A part of a word."""

    surface: str
    reading: str
    """In katakana."""
    is_word: bool


Analyse = Callable[[str], list[Morpheme]]


def analyser() -> Analyse:
    """Return a way to cut a line into morphemes."""
    tokenizer = Dictionary(dict="small").tokenizer()

    def analyse(line: str) -> list[Morpheme]:
        return [
            Morpheme(one.surface(), one.reading_form(), one.part_of_speech()[0] in WORDS)
            for one in tokenizer.tokenize(line, SplitMode.A)
        ]

    return analyse


def readings(texts: Iterable[str], titles: Iterable[str], analyse: Analyse) -> dict[str, list[str]]:
    """Return words with kanji by their reading in hiragana, the most frequent first.

    Of texts these are single morphemes; of titles also whatever morphemes stand together.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pieces, lines in ((1, texts), (None, titles)):
        for line in (line for text in lines for line in text.splitlines()):
            for surface, reading in _words(analyse(line), pieces):
                found[reading][surface] += 1
    return {
        reading: [word for word, _ in found[reading].most_common()] for reading in sorted(found)
    }


def _words(morphemes: list[Morpheme], most: int | None) -> Iterator[tuple[str, str]]:
    for is_word, run in groupby(morphemes, key=lambda one: one.is_word):
        if is_word:
            yield from _compounds(list(run), most)


def _compounds(run: list[Morpheme], most: int | None) -> Iterator[tuple[str, str]]:
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + (most or len(run))) + 1):
            surface = "".join(one.surface for one in run[start:end])
            if len(surface) > 1 and KANJI.search(surface):
                yield surface, hiragana("".join(one.reading for one in run[start:end]))


def hiragana(kana: str) -> str:
    """Return katakana as hiragana, and anything else as it is."""
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in kana)
