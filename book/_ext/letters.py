"""The outlines of letters once for all pictures of a page.

Why: matplotlib draws letters as outlines, and each picture brings its own: 477 of the 526 in chapter 4 are copies of
another. Here every outline stays where it is first used, and the other pictures refer to it. A picture by itself, such
as a cell's output in a notebook, keeps them all.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

OUTLINE = re.compile(r'\s*<path id="(p[0-9a-f]{8}[^"]+)" d="([^"]*)" transform="scale\(0\.015625\)"/>')
LINK = re.compile(r'xlink:href="#(p[0-9a-f]{8}[^"]+)"')


def shared(html: str) -> str:
    """Return a page in which each outline of a letter stands once, and all pictures refer to it.

    >>> letter = '<path id="p{0}12345678a" d="M 0 0" transform="scale(0.015625)"/><use xlink:href="#p{0}12345678a"/>'
    >>> shared(letter.format("") + letter.replace("12345678", "87654321").format("")).count("12345678")
    3
    """
    first: dict[str, str] = {}  # the name of each outline
    instead: dict[str, str] = {}

    def keep(match: re.Match) -> str:
        name, outline = match.groups()
        instead[name] = first.setdefault(outline, name)
        return match[0] if instead[name] == name else ""

    html = OUTLINE.sub(keep, html)
    return LINK.sub(lambda link: f'xlink:href="#{instead.get(link[1], link[1])}"', html)


def share_letters(app: Sphinx, exception: Exception | None) -> None:
    """Do this for every page, once all have been written."""
    if exception is not None or app.builder.name != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        html = path.read_text("utf8")
        if (new := shared(html)) != html:
            path.write_text(new, "utf8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Run when all pages have been written."""
    app.connect("build-finished", share_letters, priority=945)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
