"""Chapters that are run in the page: below the title of each one that needs NumPy alone, a button that offers it.

Why: a reader who asks "and if the rate were 2?" should change the cell and see, without installing anything. Python and
the editor are those of the exercises (see in_page.py); a page has the button and a script of a few hundred bytes
(`book/_in_page/offer.js`) until it is pressed. Written here, into `_static/in_page` of the built book:

- `plots.js`, the modules that draw, and `book/_in_page/drawing.py`, on which they draw in the place of Matplotlib;
- `chapter_<page>.js`, the cells of a page, of the hidden ones (`remove-cell`) what later cells need (`bookkeeping.py`).

A chapter that needs PyTorch or TensorFlow gets a sentence instead, and without `book/_vendor/pyodide` all pages stay as
they are.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import distribution
from importlib.resources import files as files_of
from pathlib import Path
from typing import Any

import in_page
from bookkeeping import Code, cleared, frameworks
from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook
from sphinx.application import Sphinx

#: what does not run in a browser, by the name of its package
FRAMEWORKS = {"torch": "PyTorch", "tensorflow": "TensorFlow"}
PLOTS = ("__init__", "backprop", "base", "delta_rule", "digits", "jacobians", "live", "mlp", "neurons", "tiles")

OFFER = """<div class="run-chapter"><button type="button" class="in-page-button">Run this page</button>
<p role="status">You can change its code and run it here: Python runs in your browser. This loads about 9 MB.</p></div>
"""
INSTEAD = """<div class="run-chapter"><p>{what} cannot run in a browser: to change the code of this page and run it,
take its notebook (.ipynb), behind the download button.</p></div>
"""


@cache
def read(path: Path) -> tuple[Code, ...]:
    """Return the code cells of a page's source, in order."""
    notebook = read_myst_markdown_notebook(path.read_text("utf8"), {}, path=path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return tuple(Code(cell.source, "remove-cell" in cell.metadata.get("tags", [])) for cell in code)


def needs(cells: tuple[Code, ...]) -> list[str]:
    """Return the names of what the cells import and no browser runs.

    >>> needs((Code("import numpy"), Code("from torch import nn")))
    ['PyTorch']
    """
    return sorted(FRAMEWORKS[package] for package in frameworks(cell.source for cell in cells))


def to_run(cells: tuple[Code, ...]) -> list[Code]:
    """Return the cells to run: all that are shown as they are, and what later cells need of the hidden ones.

    >>> to_run((Code("a = 1\\nassert a", True), Code("b = 3", True), Code("print(a)\\nassert a")))
    [Code(source='a = 1', hidden=True, folded=False), Code(source='print(a)\\nassert a', hidden=False, folded=False)]
    """
    sources = cleared(cells, keep_shown=True)
    return [Code(source, cell.hidden) for source, cell in zip(sources, cells, strict=True) if source]


def chapter(path: Path) -> dict[str, Any]:
    """Return what a page loads of itself: its cells, and the digits if it reads them."""
    cells = to_run(read(path))
    shown = any("datasets.digits" in cell.source for cell in cells)
    digits = [Path(str(files_of("sklearn.datasets.data") / "digits.csv.gz"))]
    return {
        "cells": [{"source": cell.source, "hidden": cell.hidden} for cell in cells],
        "zips": [in_page.base64(in_page.pack(digits))] if shown else [],
    }


@cache
def plots_zip() -> bytes:
    """Return a zip of what draws, and of what runs a chapter's cells."""
    paths = [in_page.PACKAGE / "plots" / f"{name}.py" for name in PLOTS]
    return in_page.pack([*paths, in_page.SCRIPTS / "drawing.py", in_page.SCRIPTS / "run_chapter.py"])


def is_chapter(app: Sphinx, docname: str) -> bool:
    """Return whether a page is a chapter, or one of its further pages: they state their time (see chapters.py)."""
    return docname.startswith("book/") and "minutes" in app.env.metadata.get(docname, {})


def write_plots(app: Sphinx) -> None:
    """Write what all chapters load."""
    if hasattr(app, "in_page_version"):
        target = Path(app.outdir) / "_static" / "in_page"
        in_page.write(target / "plots.js", in_page.assign("plots", in_page.base64(plots_zip())))
        # the digits come from scikit-learn
        licence = next(path for path in distribution("scikit-learn").files or () if path.name == "COPYING")
        in_page.write(target / "scikit-learn.LICENSE", licence.read_text("utf8"))


def offer(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the button, or the sentence, below the title of a chapter."""
    title = next(doctree.findall(nodes.title), None)
    if not hasattr(app, "in_page_version") or not is_chapter(app, docname) or title is None:
        return
    lacking = needs(read(Path(app.env.doc2path(docname))))
    html = INSTEAD.format(what=" and ".join(lacking)) if lacking else OFFER
    title.parent.insert(1, nodes.raw("", html, format="html"))


def add_script(app: Sphinx, docname: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Write the file with a chapter's cells, and add the script of its button."""
    if not hasattr(app, "in_page_version") or doctree is None or not is_chapter(app, docname):
        return
    source = Path(app.env.doc2path(docname))
    if needs(read(source)):
        return
    name = Path(docname).name
    text = in_page.assign("chapter", chapter(source))
    in_page.write(Path(app.outdir) / "_static" / "in_page" / f"chapter_{name}.js", text)
    version = in_page.hash_of([app.in_page_version, text, in_page.base64(plots_zip())])
    data = {"data-chapter": name, "data-version": version}
    app.add_js_file("in_page/offer.js", loading_method="defer", **data)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx's events, after in_page, which tells whether there is a Python for the browser."""
    app.setup_extension("in_page")
    app.connect("builder-inited", write_plots)
    app.connect("doctree-resolved", offer)
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
