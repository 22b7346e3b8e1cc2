"""The handbook's macros for MkDocs: read, check, register. Nothing else happens here."""

from os.path import relpath
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from .errors import listing
from .guides import FACT, MACROS
from .handbook import open_docs
from .render import Renderer
from .sheets import document_sheet, fact_sheet


def define_env(env: Any) -> None:
    """Read and check the data, and register one macro a kind.

    Mistakes end the build here, before it has touched the site, with the list of all of them.
    """
    docs = Path(env.conf.docs_dir)
    library, problems = open_docs(docs, relpath(docs))
    if problems:
        raise PluginError(f"データに誤りがあります。\n{listing(problems)}")
    renderer = Renderer()

    def link(address: str) -> str:
        target = f"{address}/" if env.conf.use_directory_urls else f"{address}.html"
        return get_relative_url(target, env.page.url)

    def show(document_id: str, revision_id: str | None = None) -> str:
        document = library.documents[document_id]
        filed = document.revision(revision_id) if revision_id else document.current
        return renderer.document(document_sheet(library, document, filed), link)

    for kind in set(MACROS) - {FACT}:
        env.macro(show, kind)
    env.macro(lambda fact_id: renderer.fact(fact_sheet(library, fact_id)), FACT)
    env.variables["library"] = library  # the hooks make pages of it
