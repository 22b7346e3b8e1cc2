"""What the handbook's statements rest on."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .library import FACTS_PAGE, Filed, Library
from .models.citations import statements
from .models.fields import EDITORIAL

LIST_PAGES: Mapping[str, str] = {
    "glossary": "reference/glossary",
    "faq": "reference/faq",
    "tools": "reference/tools",
    "omissions": "reference/editorial-line",
}


@dataclass(frozen=True)
class Use:
    """A page and how many of its statements name a source."""

    title: str
    address: str
    count: int


@dataclass(frozen=True)
class Tally:
    """How many statements there are, and how well they are supported."""

    statements: int
    editorial: int
    """Statements that are ours alone."""
    single_blog: int
    """Statements that rest on one personal blog alone."""

    @property
    def editorial_share(self) -> float:
        """Return the share of statements that are ours alone, from 0 to 1."""
        return self.editorial / self.statements if self.statements else 0.0


def tally(library: Library) -> Tally:
    """Count the statements of the handbook itself, without those that a team added."""
    shipped = library.shipped
    blogs = {name for name, one in shipped.sources.items() if one.model.kind == "blog"}
    all_named = [set(names) for _, _, model in _pages(shipped) for _, names in statements(model)]
    return Tally(
        statements=len(all_named),
        editorial=sum(names == {EDITORIAL} for names in all_named),
        single_blog=sum(len(names) == 1 and names <= blogs for names in all_named),
    )


def uses(library: Library) -> Mapping[str, tuple[Use, ...]]:
    """Return for each source the pages that name it, in the handbook's order."""
    found: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in library.sources}
    for title, address, model in (*_pages(library), *_words(library)):
        for _, names in statements(model):
            for name in found.keys() & names:
                found[name][title, address] += 1
    return {
        name: tuple(Use(*page, count) for page, count in pages.items())
        for name, pages in found.items()
    }


def _pages(library: Library) -> Iterator[tuple[str, str, object]]:
    for document, filed in library.revisions():
        newest = filed is document.current
        title = document.head.model.title
        yield (
            title if newest else f"{title}（以前の版）",
            document.address(None if newest else filed),
            filed.model,
        )
    for name, fact in library.facts.items():
        yield fact.model.title, f"{FACTS_PAGE}/{name}", fact.model
    lists: tuple[tuple[str, str, Mapping[str, Filed[object]]], ...] = (
        ("用語", LIST_PAGES["glossary"], library.glossary),
        ("よくある質問", LIST_PAGES["faq"], library.faq),
        ("システムと道具", LIST_PAGES["tools"], library.tools),
        ("編集方針", LIST_PAGES["omissions"], library.omissions),
    )
    for title, address, entries in lists:
        yield title, address, tuple(entry.model for entry in entries.values())


def _words(library: Library) -> Iterator[tuple[str, str, object]]:
    """Yield the lists of words that drafts look for: they stand on the pages of these, too."""
    for document in library.documents.values():
        words = tuple(library.words_of(document.current.model).values())
        yield document.head.model.title, document.address(), words
