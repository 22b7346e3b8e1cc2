"""Addresses of pages as the site has them."""


def page_path(address: str, *, directories: bool) -> str:
    """Return where a page lies below the top of the site: a folder, or a file of its own."""
    return f"{address}/" if directories else f"{address}.html"


def page_url(site_url: str | None, address: str, *, directories: bool) -> str:
    """Return the URL of a page; relative to the top of the site where the site has no address."""
    return f"{site_url or ''}{page_path(address, directories=directories)}"
