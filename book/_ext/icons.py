"""Icons as small drawings in the page, in place of a script of 1.5 MB that draws them.

Why: the theme loads all of Font Awesome on every page, half a megabyte even when packed, for a dozen icons. Here the
elements that it would replace are replaced at build time, by the same drawings, which are read from that script itself
(Font Awesome Free, whose icons are CC BY 4.0), and neither the script nor its map is part of the book.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pydata_sphinx_theme
from sphinx.application import Sphinx
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static" / "scripts"
SCRIPT = re.compile(r'\s*<script [^>]*src="[^"]*/fontawesome\.js[^"]*"[^>]*></script>')
PRELOAD = re.compile(r'\s*<link [^>]*href="[^"]*/fontawesome\.js[^"]*"[^>]*>')
ICON = re.compile(r'<(?P<tag>i|span) class="(?P<classes>[^"]*\bfa(?:s|-solid)\b[^"]*)"(?P<others>[^>]*)></(?P=tag)>')
#: classes that say how an icon looks, and not which one it is
LOOKS = {"fa-solid", "fa-lg", "fa-fw"}


def drawing(script: str, name: str) -> tuple[str, str, str] | None:
    """Return the width, the height and the path of a solid icon, as Font Awesome's script has them, or None.

    The script lists the outlined icons before the solid ones, and some names are in both lists.
    """
    pattern = rf'(?<![\w-])"?{re.escape(name)}"?:\[(\d+),(\d+),\[[^\]]*\],"[0-9a-f]+","([^"]+)"\]'
    found = re.findall(pattern, script)
    return found[-1] if found else None


def drawn(html: str, find: Callable[[str], tuple[str, str, str] | None]) -> tuple[str, set[str]]:
    """Return a page with its icons drawn and without the script, and the names for which `find` has no drawing."""
    missing = set()

    def draw(match: re.Match) -> str:
        classes = match["classes"].split()
        name = next((c.removeprefix("fa-") for c in classes if c.startswith("fa-") and c not in LOOKS), "")
        if (found := find(name)) is None:
            missing.add(name)
            return match[0]
        width, height, path = found
        return (
            f'<svg class="svg-inline--fa {" ".join(classes)}"{match["others"]} viewBox="0 0 {width} {height}" '
            f'aria-hidden="true" focusable="false"><path fill="currentColor" d="{path}"></path></svg>'
        )

    return ICON.sub(draw, PRELOAD.sub("", SCRIPT.sub("", html))), missing


def draw_icons(app: Sphinx, exception: Exception | None) -> None:
    """Draw the icons of every page, once all have been written."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir)
    script = (THEME / "fontawesome.js").read_text("utf8")
    find = cache(lambda name: drawing(script, name))  # it is long, and the icons of all pages are the same
    for path in folder.rglob("*.html"):
        html = path.read_text("utf8")
        new, missing = drawn(html, find)
        if missing:
            LOGGER.warning("icons: no drawing for %s", ", ".join(sorted(missing)), location=str(path), type="icons")
        elif new != html:
            path.write_text(new, "utf8")
    for copy in (folder / "_static" / "scripts").glob("fontawesome.js*"):
        copy.unlink()


def setup(app: Sphinx) -> dict[str, Any]:
    """Run when all pages have been written, before the other repairs."""
    app.connect("build-finished", draw_icons, priority=940)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
