"""What search engines, messengers and lost readers see: descriptions, previews, a list of pages, a page 404, a link for
reports.

Why: the theme writes none of it. The description of a page is its first paragraph. A preview and a list of pages need
the address at which the book is published, which its sources do not know: it is `html_baseurl`, or else the variable
BOOK_URL, as in `BOOK_URL=https://example.org/course/ make book`. A link for reports needs somebody who reads them, see
`offer_feedback`. Without an address these are left out, and nothing else in the book depends on them.
"""

from __future__ import annotations

import os
import re
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

LONGEST = 160  # what search engines show, in characters
PICTURE = "preview.png"
LOST = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>Page not found</title>
    <style>body {{ font: 1.1rem/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 36rem }}</style>
  </head>
  <body>
    <main>
      <h1>Page not found</h1>
      <p>There is no page at this address. It may have moved: <a href="{cover}">{title}</a> lists all chapters.</p>
    </main>
  </body>
</html>
"""


def take_address(app: Sphinx, config: Config) -> None:
    """Take the address of the published book from the environment, unless the configuration names one."""
    address = config.html_baseurl or os.environ.get("BOOK_URL", "")
    config.html_baseurl = address.rstrip("/") + "/" if address else ""


def offer_feedback(app: Sphinx, config: Config) -> None:
    """Put a link for reports of mistakes below each page, where somebody is named who reads them.

    That is the address in the variable BOOK_FEEDBACK, such as mailto:course@example.org, or else the list of issues of
    the course's repository, where notebooks.py has found one.
    """
    options = config.html_theme_options
    repository = getattr(config, "course_repository", "")
    address = os.environ.get("BOOK_FEEDBACK") or (f"{repository}/issues/new" if repository else "")
    if address:
        link = f'<p><a href="{escape(address)}">Report a mistake on this page</a></p>'
        options["extra_footer"] = options.get("extra_footer", "") + link


def description(doctree: nodes.document) -> str:
    """Return the first paragraph that stands on the page itself, not in a box, cut at a word."""
    own = (p for p in doctree.findall(nodes.paragraph) if isinstance(p.parent, nodes.section))
    words = " ".join(next((p.astext() for p in own), "").split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def add_meta(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document) -> None:
    """Add a page's description, and what a messenger shows for a link to it."""
    if doctree is None:
        return
    told = {"og:title": re.sub("<[^>]+>", "", context.get("title", "")), "og:type": "article"}
    told["og:site_name"] = app.config.html_title or app.config.project
    if words := description(doctree):
        told |= {"description": words, "og:description": words}
    if address := app.config.html_baseurl:
        told |= {"og:url": f"{address}{pagename}.html", "og:image": f"{address}_static/{PICTURE}"}
    tags = [
        f'<meta {"property" if name.startswith("og:") else "name"}="{name}" content="{escape(text)}" />'
        for name, text in told.items()
    ]
    context["metatags"] = context.get("metatags", "") + "\n    " + "\n    ".join(tags)


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the page 404 and, where the address is known, the list of pages and the picture for previews."""
    if exception is not None or app.builder.name != "html":
        return
    folder, address = Path(app.outdir), app.config.html_baseurl
    title = app.config.html_title or app.config.project
    cover = f"{address}{app.config.root_doc}.html"
    (folder / "404.html").write_text(LOST.format(cover=escape(cover), title=escape(title)), "utf8")
    if not address:
        return
    pages = "".join(f"  <url><loc>{escape(address)}{name}.html</loc></url>\n" for name in sorted(app.env.found_docs))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (folder / "sitemap.xml").write_text(f"{head}{pages}</urlset>\n", "utf8")
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n", "utf8")
    draw_preview(folder / "_static" / PICTURE, title)


def draw_preview(path: Path, title: str) -> None:
    """Draw the picture that messengers show beside a link, 1200 by 630 pixels: the title, and a small network."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor="white")
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, 12), ylim=(0, 6.3))
    ax.axis("off")
    layers = [[(7.2, y) for y in (2.0, 3.15, 4.3)], [(9.2, y) for y in (1.2, 2.5, 3.8, 5.1)], [(11.2, 3.15)]]
    for left, right in pairwise(layers):
        for a in left:
            for b in right:
                ax.plot(*zip(a, b, strict=True), color="#9aa5b1", lw=2, zorder=1)
    for layer, colour in zip(layers, ("#0072b2", "#d55e00", "#009e73"), strict=True):
        ax.scatter(*zip(*layer, strict=True), s=1400, color=colour, zorder=2)
    lines = re.sub(r"(.{1,16})(?:\s+|$)", r"\1\n", title).strip()
    ax.text(0.7, 3.15, lines, fontsize=44, fontweight="bold", va="center", color="#1f2933", linespacing=1.25)
    figure.savefig(path)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to the configuration, to each page before it is written, and to the end of the build."""
    app.connect("config-inited", take_address, priority=400)
    app.connect("config-inited", offer_feedback, priority=600)
    app.connect("html-page-context", add_meta)
    app.connect("build-finished", write_files, priority=930)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
