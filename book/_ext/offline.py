"""The book without a network, once it has been visited: a service worker, and what makes the book installable.

Why: a course is read in trains. `service-worker.js` at the root of the book keeps the pages that were visited in the
browser's cache, and all of them when the reader asks for it; `book/_static/offline.js` registers it, over https or on
this machine only. The cache is named by the digest of the build (take_along.py), so that a new build replaces the old
copy. Nothing is asked for anywhere but where the book itself lies.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from take_along import FOLDER, WORKER, digest

SOURCE = Path(__file__).with_name(WORKER)
MANIFEST = "manifest.webmanifest"
# what only people who look for the source of a page ask for
LEFT_OUT = ("_sources", FOLDER)
BLUE, WHITE = "#0072b2", "#ffffff"


def files(html: Path) -> list[str]:
    """Return the addresses of all files of the book, from its root."""
    found = sorted(path.relative_to(html) for path in html.rglob("*") if path.is_file())
    kept = [path for path in found if path.parts[0] not in (*LEFT_OUT, WORKER) and not path.name.startswith(".")]
    return [path.as_posix() for path in kept if path.suffix not in (".map", ".inv")]


def manifest(title: str, cover: str) -> dict[str, Any]:
    """Return what a browser wants to know of a book that is installed."""
    icons = [
        {"src": f"_static/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
        for size in (192, 512)
    ]
    icons.append({"src": "_static/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"})
    look = {"display": "minimal-ui", "background_color": WHITE, "theme_color": BLUE}
    return {"name": title, "short_name": "Neural networks", "start_url": cover, "scope": "./", "icons": icons} | look


def draw_icon(path: Path, size: int) -> None:
    """Draw the book's icon, book/_static/favicon.svg, with room around it for browsers that cut it round."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(1, 1), dpi=size, facecolor=BLUE)
    ax = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    ax.set(xlim=(0, 32), ylim=(32, 0))
    ax.axis("off")
    unit = 72 * 0.8 / 32  # points
    ax.plot([9, 23], [25, 7], color=WHITE, lw=3 * unit, solid_capstyle="round")
    ax.plot([10], [12], "o", color=WHITE, ms=6 * unit, mew=0)
    ax.plot([22.5], [20.5], "s", color=WHITE, ms=6 * unit, mew=0)
    figure.savefig(path, metadata={"Software": None})


def write_worker(html: Path, cover: str) -> None:
    """Write the service worker with the digest and the files of this build."""
    kept = files(html)
    size = round(sum((html / name).stat().st_size for name in kept) / 1e6)
    book = {"build": digest(html, cover)[:16], "megabytes": size, "files": kept}
    text = SOURCE.read_text("utf8").replace("/* BOOK */ {}", json.dumps(book))
    (html / WORKER).write_text(text, "utf8")


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write manifest, icons and service worker, once all else is as it will be."""
    if exception is not None or app.builder.name != "html":
        return
    html, cover = Path(app.outdir), f"{app.config.root_doc}.html"
    told = manifest(app.config.html_title or app.config.project, cover)
    (html / MANIFEST).write_text(json.dumps(told, indent=1), "utf8")
    for size in (192, 512):
        draw_icon(html / "_static" / f"icon-{size}.png", size)
    write_worker(html, cover)


def setup(app: Sphinx) -> dict[str, Any]:
    """Run after all that writes or repairs pages, and before the cover is told what there is."""
    app.connect("build-finished", write_files, priority=960)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
