"""MkDocs events: hand over the pages and the files that the library makes."""

import logging
from collections.abc import Iterator
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext
from mkdocs_macros.plugin import MacrosPlugin

from macros import api, feed, review_calendar
from macros.library import Library
from macros.pages import pages

_log = logging.getLogger("mkdocs.hooks.playbook")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, but none where a guide written by hand stands."""
    library = cast("MacrosPlugin", config.plugins["macros"]).variables["library"]
    for page in pages(library):
        if files.get_file_from_path(page.path) is None:
            # In the navigation, one page a revision would make the build quadratic.
            file = File.generated(
                config, page.path, content=page.content, inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = page.data_file
            files.append(file)
    for document in library.documents.values():
        if (count := document.current.model.paper_pages) > 1:
            _log.info("印刷用の紙が%d枚になります: %s", count, document.head.model.title)
    for path, text in _files(library, config):
        files.append(File.generated(config, path, content=text))
    return files


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, **_: object
) -> TemplateContext:
    """Name the page that a revision's page is an older or a fixed copy of as the canonical one."""
    if address := page.meta.get("canonical"):
        url = _url(config, address)
        page.canonical_url = url if config.site_url else get_relative_url(url, page.url)
    return context


def _files(library: Library, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    def link(address: str) -> str:
        return _url(config, address)

    top = config.site_url or ""
    yield from api.files(library)
    yield feed.FILE, feed.feed(library, config.site_name, top, link)
    yield review_calendar.FILE, review_calendar.review_calendar(library, link if top else None)


def _url(config: MkDocsConfig, address: str) -> str:
    """Return the URL of a page; relative to the top of the site where the site has no address."""
    page = f"{address}/" if config.use_directory_urls else f"{address}.html"
    return f"{config.site_url or ''}{page}"
