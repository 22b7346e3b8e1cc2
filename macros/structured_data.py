"""What a page says in the words of schema.org, for search engines and assistants."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import get_args

from .library import Document, Library
from .models.checklist import ChecklistRevision
from .models.procedure import ProcedureRevision
from .models.reference import Topic

Data = Mapping[str, object]
FAQ_PAGES = {f"reference/faq-{topic}": topic for topic in get_args(Topic)}


def structured_data(library: Library, url: Callable[[str], str] | None) -> dict[str, Data]:
    """Return the data of each page that has some, by its address.

    ``url`` makes the URL of an address; None where the site has no address of its own. Older
    revisions have no data: their page names the newest one as the canonical one.
    """
    return {**dict(_documents(library, url)), **dict(_questions(library))}


def _documents(library: Library, url: Callable[[str], str] | None) -> Iterator[tuple[str, Data]]:
    for document in library.documents.values():
        steps = list(_steps(document, url and url(document.address())))
        if steps:
            head = document.head.model
            data = _thing("HowTo", name=head.title, description=head.summary, step=steps)
            yield document.address(), data


def _steps(document: Document, page: str | None) -> Iterator[Data]:
    for position, (entry, action) in enumerate(_actions(document), 1):
        step = {"@type": "HowToStep", "position": position, "name": action, "text": action}
        yield step | ({"url": f"{page}#{document.id}--{entry}"} if page else {})


def _actions(document: Document) -> Sequence[tuple[str, str]]:
    """Return the ids and the words of what is to be done, in order."""
    revision = document.current.model
    if isinstance(revision, ProcedureRevision):
        return [(step.id, step.do) for step in revision.steps]
    if isinstance(revision, ChecklistRevision):
        return [(item.id, item.do) for group in revision.groups for item in group.items]
    return []


def _questions(library: Library) -> Iterator[tuple[str, Data]]:
    for address, topic in FAQ_PAGES.items():
        questions = [one.model for one in library.faq.values() if one.model.topic == topic]
        yield (
            address,
            _thing(
                "FAQPage",
                mainEntity=[
                    {
                        "@type": "Question",
                        "name": one.question,
                        "acceptedAnswer": {"@type": "Answer", "text": one.answer},
                    }
                    for one in questions
                ],
            ),
        )


def _thing(kind: str, **properties: object) -> Data:
    return {"@context": "https://schema.org", "@type": kind, "inLanguage": "ja", **properties}
