"""MkDocs events: hand over the pages and the API files that the library makes."""

from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs_macros.plugin import MacrosPlugin

from macros.api import files as api_files
from macros.pages import pages


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
    for path, text in api_files(library):
        files.append(File.generated(config, path, content=text))
    return files
