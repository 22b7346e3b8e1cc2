"""The handbook as an app that a browser can install (Web Application Manifest, W3C)."""

import json

from . import icons

MANIFEST = "manifest.webmanifest"
ICONS = {size: f"assets/images/icon-{size}.png" for size in (192, 512)}
"""Where the icons are published, by their width in pixels."""


def manifest(name: str, short_name: str, description: str) -> str:
    """Return the manifest. Its addresses are relative, so that it holds wherever the site is."""
    pictures = [
        {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, path in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    said = {
        "name": name,
        "short_name": short_name,
        "description": description,
        "lang": "ja",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": icons.COLOUR,
        "background_color": "#ffffff",
        "icons": pictures,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
