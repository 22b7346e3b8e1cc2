"""Looks at every page of the handbook as our nginx serves it; exits 1 where one is not well."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from . import audit_lighthouse, audit_pages
from .browser.ways import AtTop
from .building import ROOT


class AsPublished(AtTop):
    """With the copy that browsers keep, whose making is part of a first visit."""

    web_app = "true"


def main() -> None:
    """Print what is wrong, then one line of figures a subject, and the scores of Lighthouse."""
    with TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        with AsPublished().published(ROOT, site) as address:
            well = [audit_pages.main(site, address), audit_lighthouse.main(address)]
    sys.exit(not all(well))


if __name__ == "__main__":
    main()
