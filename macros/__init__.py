"""The handbook's macros for MkDocs: read, check, register. Nothing else happens here."""

from os.path import relpath
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from .errors import listing, mistakes
from .handbook import open_docs
from .macro_set import MacroSet
from .urls import page_path, page_url


def define_env(env: Any) -> None:
    """Read and check the data, and register the macros.

    Mistakes end the build here, before it has touched the site, with the list of all of them.
    """
    docs = Path(env.conf.docs_dir)
    team = _team_folder(env.conf)
    library, problems = open_docs(docs, relpath(docs), team)
    if mistakes(problems):
        raise PluginError(f"データに誤りがあります。\n{listing(problems)}")

    def link(address: str) -> str:
        directories = env.conf.use_directory_urls
        target = address if "." in address else page_path(address, directories=directories)
        return get_relative_url(target, env.page.url)

    def url(address: str) -> str:
        return page_url(env.conf.site_url, address, directories=env.conf.use_directory_urls)

    macros = MacroSet(library, link, url if env.conf.site_url else None, pdf=env.conf.extra["pdf"])
    for name, macro in macros.all().items():
        env.macro(macro, name)
    env.variables["library"] = library  # the hooks make pages of it


def _team_folder(conf: Any) -> Path | None:
    """Return the folder that the configuration names as a team's; it may be below the project."""
    named = conf.extra["team_folder"]
    return Path(relpath(Path(conf.config_file_path).parent / str(named))) if named else None
