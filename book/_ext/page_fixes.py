"""Small repairs to the finished pages, for readers who use a keyboard, a screen reader or both.

Why: the theme and the extensions write a few things to which a checker of accessibility rightly objects,
and offer no setting for them. Each repair below says what it repairs; tests/site checks every page with
axe, so that a repair which a new version of the theme makes useless or breaks is noticed there. In the same pass icons
are drawn (`icons.py`), the outlines of letters are shared (`letters.py`), pictures are packed (`images.py`), and style
sheets are joined (`sheets.py`).

And one for those who write the book: where no page has changed, Sphinx copies no script and no style sheet either. So
the first page is read anew when one of them has changed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import icons
import images
import letters
import sheets
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

# (pattern, replacement): applied to each page, in this order, and harmless when applied twice
REPAIRS: list[tuple[str, str]] = [
    # The three icons of the colour switch have titles that are not in the switch's name.
    (r'(<i class="theme-switch [^>]*?) +title="[^"]*"', r"\1"),
    # "Show code cell source" is read out as "Toggle hidden content".
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # The arrow that hides the sections of a chapter has no name.
    (
        r'<summary><span class="toctree-toggle"',
        r'<summary aria-label="Sections of this chapter"><span class="toctree-toggle"',
    ),
    # The sidebar, with the book's name, lies outside every landmark.
    (
        r'<div id="pst-primary-sidebar" class="([^"]*)">',
        r'<div id="pst-primary-sidebar" class="\1" role="complementary" aria-label="Sidebar">',
    ),
    # The entries of the bibliography have a deprecated role, within a list whose children must be list items.
    (r'role="doc-biblioentry"', 'role="listitem"'),
    # The tooltip of a button would be put outside every landmark.
    (r'data-bs-toggle="tooltip"(?! data-bs-container)', 'data-bs-toggle="tooltip" data-bs-container="main"'),
    # The head says three times how wide a page is on a phone.
    (r'<meta name="viewport"[^>]*>\s*(?=[\s\S]*<meta name="viewport")', ""),
    # The cover is known by a class, because rules with :has() would be looked at again whenever a figure changes.
    (r'<body (?!class="cover-page")(?=[\s\S]*class="cover-lead)', '<body class="cover-page" '),
    # A notebook that is to be downloaded would be opened as text, and from the disk nothing else would do.
    (
        r'(<a href="[^"]*")(?: target="_blank")?(?! download)(\s+class="btn btn-sm btn-download-\w+-button)',
        r"\1 download\2",
    ),
    # The space before the name of an exercise is underlined, as a part of the link.
    (r"(Solution to) ?(<a [^>]*>) +", r"\1 \2"),
    # Every theorem, exercise and solution of a page has the same id.
    (r'(<section [^>]*?) ?id="(?:proof|exercise|solution)-content"', r"\1"),
]

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
    return html


def repair_pages(app: Sphinx, exception: Exception | None) -> None:
    """Repair every page, once all have been written."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir)
    static = folder / "_static"
    icons.thin_files(static)
    pages = {path: path.read_text("utf8") for path in folder.rglob("*.html")}
    drawn = {path: _drawn(html, str(path)) for path, html in pages.items()}
    written = [html for path, html in drawn.items() if static not in path.parents]
    common = sheets.common(static, written)
    version = sheets.write(static, common, sheets.words(static, written))
    options = (static / "documentation_options.js").read_text("utf8")
    for path, html in drawn.items():
        if (repaired := sheets.defer(sheets.join(html, common, version), options)) != pages[path]:
            path.write_text(repaired, "utf8")
    # index.html, which leads to the first page, has neither a language nor a title nor a link
    if app.config.root_doc != "index":
        front = FRONT_DOOR.format(title=app.config.html_title, page=f"{app.config.root_doc}.html")
        (folder / "index.html").write_text(front, "utf8")


def _drawn(html: str, name: str) -> str:
    """Return a page with its icons, pictures and letters as they will be; `name` is for what is said of it."""
    return repair(letters.shared(images.smaller(icons.draw_icons(html, name))))


def changed_files(app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set) -> list[str]:
    """Return the first page, to be read anew, if a script, style sheet or picture is not in the book as it is now."""
    for name in app.config.html_static_path:
        folder = Path(app.confdir) / name
        for path in folder.rglob("*"):
            copy = Path(app.outdir) / "_static" / path.relative_to(folder)
            if path.is_file() and not (copy.is_file() and copy.read_bytes() == path.read_bytes()):
                return [app.config.root_doc]
    return []


def setup(app: Sphinx) -> dict[str, Any]:
    """Run last: other extensions write pages at the end of a build too."""
    app.connect("env-get-outdated", changed_files)
    app.connect("build-finished", repair_pages, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
