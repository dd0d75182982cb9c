"""Small repairs to the finished pages, for readers who use a keyboard, a screen reader or both.

Why: the theme and the extensions write a few things that a checker of accessibility rightly objects to,
and offer no setting for them. Each repair below says what it repairs; tests/site checks every page with
axe, so a repair that a new version of the theme makes useless or breaks shows up there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

# (what is looked for, what it becomes): applied to each page, in this order, harmless when applied twice
REPAIRS: list[tuple[str, str]] = [
    # The search button shows "Search Ctrl+K" and is called "Search": let it be called what it shows.
    (r'(<button class="[^"]*search-button-field[^"]*" )title="Search" aria-label="Search" ', r"\1"),
    # The three icons of the colour switch carry titles that are not in the switch's name.
    (r'(<i class="theme-switch [^>]*?) +title="[^"]*"', r"\1"),
    # "Show code cell source" is read out as "Toggle hidden content".
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # The arrow that folds the sections of a chapter away has no name.
    (
        r'<summary><span class="toctree-toggle"',
        r'<summary aria-label="Sections of this chapter"><span class="toctree-toggle"',
    ),
    # The sidebar, with the book's name, lies outside every landmark.
    (
        r'<div id="pst-primary-sidebar" class="([^"]*)">',
        r'<div id="pst-primary-sidebar" class="\1" role="complementary" aria-label="Sidebar">',
    ),
    # The entries of the bibliography have a role that is deprecated, within a list that wants items.
    (r'role="doc-biblioentry"', 'role="listitem"'),
    # The words that appear beside a button would be put outside every landmark.
    (r'data-bs-toggle="tooltip"(?! data-bs-container)', 'data-bs-toggle="tooltip" data-bs-container="main"'),
    # Every theorem, exercise and solution of a page has the same id.
    (r'(<section [^>]*?) ?id="(?:proof|exercise|solution)-content"', r"\1"),
]

# A script that only some pages need says by which element of theirs.
NEEDS = re.compile(r'<script [^>]*data-needs="([^"]*)"[^>]*></script>\s*')

FRONT_DOOR = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{title}</title>
    <meta http-equiv="refresh" content="0; url={page}">
  </head>
  <body>
    <main><h1><a href="{page}">{title}</a></h1></main>
  </body>
</html>
"""


def repair(html: str) -> str:
    """Apply all repairs to a page."""
    for pattern, replacement in REPAIRS:
        html = re.sub(pattern, replacement, html)
    return NEEDS.sub(lambda script: script[0] if f"<{script[1]}" in html else "", html)


def repair_pages(app: Sphinx, exception: Exception | None) -> None:
    """Repair every page that was written, once all are."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir)
    for path in folder.rglob("*.html"):
        if path.relative_to(folder).parts[0].startswith("_"):
            continue
        html = path.read_text("utf8")
        if (repaired := repair(html)) != html:
            path.write_text(repaired, "utf8")
    # index.html, which leads to the first page, has neither a language nor a title nor a link
    if app.config.root_doc != "index":
        front = FRONT_DOOR.format(title=app.config.html_title, page=f"{app.config.root_doc}.html")
        (folder / "index.html").write_text(front, "utf8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Run last: other extensions write pages at the end of a build too."""
    app.connect("build-finished", repair_pages, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
