"""MkDocs events: hand over the pages and the files that the library makes."""

import logging
from collections.abc import Iterator
from datetime import timedelta, timezone
from html import unescape
from pathlib import Path
from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_datetime, get_relative_url
from mkdocs.utils.templates import TemplateContext
from mkdocs_macros.plugin import MacrosPlugin

from macros import (
    api,
    feed,
    icons,
    offline,
    review_calendar,
    security_headers,
    web_app,
    wording,
)
from macros.bundles import KINDS, Bundle, bundle, named, written
from macros.contents import Heading, contents
from macros.library import TEAM_PAGE, Library, Overlay
from macros.pages import pages
from macros.search.index import INDEX, Searched, index
from macros.search.readings import analyser
from macros.structured_data import structured_data
from macros.team_style import style
from macros.text import json_data, plain
from macros.urls import page_url

CARD = "assets/images/card.png"
JAPAN = timezone(timedelta(hours=9))
_log = logging.getLogger("mkdocs.hooks.playbook")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the bundles that the configuration lists, for templates to link."""
    if not config.use_directory_urls:
        _suit_a_folder(config)
    for name, kind in KINDS.items():
        config.extra[name] = bundle(Path(config.docs_dir), kind, config.extra[name])
    if overlay := _library(config).overlay:
        _dress(config, overlay)
    return config


def _suit_a_folder(config: MkDocsConfig) -> None:
    # A folder is a copy itself.
    config.extra["web_app"] = False
    # This needs a server, and from a folder keeps the theme's other scripts from starting.
    features = config.theme["features"]
    config.theme["features"] = [one for one in features if one != "navigation.instant"]


def _dress(config: MkDocsConfig, overlay: Overlay) -> None:
    """Give the site the name and the colours of a team, and a way to its page."""
    team = overlay.team
    # The theme writes the name as it is, so it is escaped here.
    config.site_name = plain(f"{config.site_name}（{team.name}）")
    config.extra["overlay"] = team
    if team.colours:
        config.extra["styles"]["team"] = written(KINDS["styles"], "team", style(team.colours))
    if config.nav:
        config.nav.append(f"{TEAM_PAGE}.md")
    config.watch.append(str(overlay.folder))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, but none where a guide written by hand stands."""
    library = _library(config)
    for page in pages(library):
        if files.get_file_from_path(page.path) is None:
            # In the navigation, one page a revision would make the build quadratic.
            file = File.generated(
                config, page.path, content=page.content, inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = _editable(page.data_file)
            files.append(file)
    for document in library.documents.values():
        if (count := document.current.model.paper_pages) > 1:
            _log.info("印刷用の紙が%d枚になります: %s", count, document.head.model.title)
    for path, text in _files(library, config):
        files.append(File.generated(config, path, content=text))
    files.append(File.generated(config, CARD, content=icons.card()))
    if config.extra["web_app"]:
        for path, content in _web_app(config):
            files.append(File.generated(config, path, content=content))
    config.extra["structured_data"] = structured_data(
        library, (lambda address: _url(config, address)) if config.site_url else None
    )
    for made in _bundles(config):
        files.append(File.generated(config, made.path, content=made.text))
    for source in {source for made in _bundles(config) for source in made.sources}:
        files.remove(files.src_uris[source])
    return files


def on_page_content(html: str, page: Page, **_: object) -> None:
    """List the headings that macros rendered; a list of one leads nowhere that is not seen."""
    headings = contents(html)
    page.toc = TableOfContents(_links(headings) if len(headings) > 1 else [])


def _links(headings: list[Heading]) -> list[AnchorLink]:
    links = []
    for heading in headings:
        # The theme writes titles as they are, so they are escaped here.
        link = AnchorLink(plain(heading.text), heading.id, heading.level)
        link.children = _links(heading.below)
        links.append(link)
    return links


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Add the index of search, now that all pages are rendered and none is written."""
    rendered = (file.page for file in files.documentation_pages() if file.page)
    searched = (
        # The title of a page may come from its head, where text is escaped.
        Searched(page.url, unescape(str(page.title)), page.content, said.get("boost", 1))
        for page in rendered
        # The same words in the head of a page as the theme's search takes.
        if page.content and not (said := page.meta.get("search", {})).get("exclude")
    )
    terms = (filed.model for filed in _library(config).glossary.values())
    script = index(searched, terms, wording.FOUND, analyser())
    config.extra["search_index"] = named(INDEX, ".js", script)
    files.append(File.generated(config, config.extra["search_index"], content=script))
    return env


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, **_: object
) -> TemplateContext:
    """Name the canonical page of an older revision, and say what search engines read of a page."""
    if address := page.meta.get("canonical"):
        url = _url(config, address)
        page.canonical_url = url if config.site_url else get_relative_url(url, page.url)
    address = page.file.src_uri.removesuffix(".md")
    if data := config.extra["structured_data"].get(address):
        page.meta["structured_data"] = json_data(data)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what follows from all that has been written: headers, and what browsers keep."""
    site = Path(config.site_dir)
    _write_headers(site)
    if config.extra["web_app"]:
        _write_worker(site, config)


def _write_headers(site: Path) -> None:
    """Name the scripts that stand in the pages."""
    pages = [page.read_text("utf-8") for page in site.rglob("*.html")]
    scripts = {script for page in pages for script in security_headers.inline_scripts(page)}
    file = site / security_headers.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(security_headers.nginx(scripts), "utf-8")


def _write_worker(site: Path, config: MkDocsConfig) -> None:
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    kept = {name: (site / name).read_bytes() for name in names if offline.kept(name)}
    imported = config.extra["scripts"]["worker"].path
    # The day in Japan, wherever the build runs.
    on = get_build_datetime().astimezone(JAPAN).date()
    (site / offline.WORKER).write_text(offline.worker(kept, imported, on), "utf-8")


def _web_app(config: MkDocsConfig) -> Iterator[tuple[str, str | bytes]]:
    name, description = config.site_name, config.site_description or ""
    yield web_app.MANIFEST, web_app.manifest(name, config.extra["short_name"], description)
    for size, path in web_app.ICONS.items():
        yield path, icons.icon(size)


def _editable(file: str) -> str | None:
    """Return a data file as it stands in the repository; None if a team keeps it elsewhere."""
    return file if file and not file.startswith("..") else None


def _bundles(config: MkDocsConfig) -> Iterator[Bundle]:
    for kind in KINDS:
        yield from config.extra[kind].values()


def _library(config: MkDocsConfig) -> Library:
    library: Library = cast("MacrosPlugin", config.plugins["macros"]).variables["library"]
    return library


def _files(library: Library, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    def link(address: str) -> str:
        return _url(config, address)

    top = config.site_url or ""
    yield from api.files(library)
    yield feed.FILE, feed.feed(library, unescape(config.site_name), top, link)
    yield review_calendar.FILE, review_calendar.review_calendar(library, link if top else None)


def _url(config: MkDocsConfig, address: str) -> str:
    return page_url(config.site_url, address, directories=config.use_directory_urls)
