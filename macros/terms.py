"""Words of the glossary in running text: the first use on a page leads to the definition."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from .models.reference import Term
from .text import LABEL, label, plain


class TermMarker:
    """Marks terms in the texts of one page, each once, in reading order."""

    def __init__(self, terms: Iterable[Term], page_id: str) -> None:
        self._page_id = page_id
        self._by_name = {name: term for term in terms for name in (term.term, *term.also)}
        longest_first = sorted(self._by_name, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self.marked: dict[str, Term] = {}

    def mark(self, text: str) -> Markup:
        """Return text as HTML; 『…』 become labels, in which no term is marked."""
        runs = LABEL.split(text)
        return Markup().join(
            label(run) if index % 2 else self._mark_run(run) for index, run in enumerate(runs)
        )

    def _mark_run(self, text: str) -> Markup:
        parts: list[Markup] = []
        end = 0
        for match in self._names.finditer(text):
            term = self._by_name[match[0]]
            if term.id in self.marked:
                continue
            self.marked[term.id] = term
            parts += [plain(text[end : match.start()]), self._link(term, match[0])]
            end = match.end()
        return Markup().join([*parts, plain(text[end:])])

    def _link(self, term: Term, name: str) -> Markup:
        target = f"{self._page_id}--term-{term.id}"
        return Markup('<a class="term" href="#{}">{}</a>').format(target, plain(name))
