"""Chapters that are run in the page: below the title of each one that needs NumPy alone, a button that offers it.

Why: a reader who asks "and if the rate were 2?" should change the cell and see, without installing anything. Python and
the editor are those of the exercises (see in_page.py); a page has the button and a script of a few hundred bytes
(`book/_in_page/offer.js`) until it is pressed. Written here, into `_static/in_page` of the built book:

- `plots.js`, the modules that draw, and `book/_in_page/drawing.py`, on which they draw in the place of Matplotlib;
- `chapter_<page>.js`, the cells of a page. Hidden cells (`remove-cell`) come without their assertions, which are about
  the chapter as it is, and only where a later cell needs what they make.

A chapter that needs PyTorch or TensorFlow gets a sentence instead, and without `book/_vendor/pyodide` all pages stay as
they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files as files_of
from pathlib import Path
from typing import Any

import in_page
from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook
from sphinx.application import Sphinx

#: what does not run in a browser, by the name under which cells import it
FRAMEWORKS = {"torch": "PyTorch", "tensorflow": "TensorFlow", "keras": "TensorFlow"}
PLOTS = ("__init__", "backprop", "base", "delta_rule", "digits", "jacobians", "live", "mlp", "neurons", "tiles")

OFFER = """<div class="run-chapter" hidden=""><button type="button" class="in-page-button">Run this chapter</button>
<p role="status">You can change its code and run it here: Python runs in your browser. This loads about 9 MB.</p></div>
"""
INSTEAD = """<div class="run-chapter"><p>{what} cannot run in a browser: to change the code of this page and run it,
take its notebook (.ipynb), behind the download button.</p></div>
"""


@dataclass(frozen=True)
class Cell:
    """A code cell of a page; one that is `hidden` is run but stands nowhere."""

    source: str
    hidden: bool


@cache
def read(path: Path) -> tuple[Cell, ...]:
    """Return the code cells of a page's source, in order."""
    notebook = read_myst_markdown_notebook(path.read_text("utf8"), {}, path=path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return tuple(Cell(cell.source, "remove-cell" in cell.metadata.get("tags", [])) for cell in code)


def needs(cells: tuple[Cell, ...]) -> list[str]:
    """Return the names of what the cells import and no browser runs.

    >>> needs((Cell("import numpy", False), Cell("from torch import nn", False)))
    ['PyTorch']
    """
    nodes_ = [node for cell in cells for node in ast.walk(ast.parse(cell.source))]
    names = {alias.name for node in nodes_ if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes_ if isinstance(node, ast.ImportFrom)}
    return sorted({FRAMEWORKS[top] for name in names if (top := name.partition(".")[0]) in FRAMEWORKS})


class WithoutAssertions(ast.NodeTransformer):
    """Replaces each assertion by nothing."""

    def visit_Assert(self, node: ast.Assert) -> ast.Pass:
        return ast.Pass()


def touched(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a cell binds, and those of the objects that it may change: `rng` in `rng.normal()`.

    >>> sorted(touched(ast.parse("a = b.c(d)\\ne[0] += f(g)")))
    ['a', 'b', 'e']
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.Attribute | ast.Subscript):
            changes = not isinstance(node.ctx, ast.Load) or isinstance(node, ast.Attribute)
            if changes and isinstance(node.value, ast.Name):
                yield node.value.id


def imported(tree: ast.Module) -> set[str]:
    """Return the names that a cell imports."""
    return {node.asname or node.name for node in ast.walk(tree) if isinstance(node, ast.alias)}


def loaded(tree: ast.Module) -> set[str]:
    """Return the names that a cell reads."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def to_run(cells: tuple[Cell, ...]) -> list[Cell]:
    """Return the cells to run: all visible ones as they are, and what later cells need of the hidden ones.

    >>> to_run((Cell("a = 1\\nassert a", True), Cell("assert 2 > 1\\nb = 3", True), Cell("print(a)", False)))
    [Cell(source='a = 1\\npass', hidden=True), Cell(source='print(a)', hidden=False)]
    """
    trees = [ast.parse(cell.source) for cell in cells]
    modules = {name for tree in trees for name in imported(tree)}
    wanted: set[str] = set()
    kept = []
    for cell, tree in reversed(list(zip(cells, trees, strict=True))):
        if cell.hidden:
            tree = WithoutAssertions().visit(tree)
            # to call numpy.zeros does not change numpy
            if not (set(touched(tree)) - (modules - imported(tree))) & wanted:
                continue
            cell = Cell(ast.unparse(tree), True)
        wanted |= loaded(tree)
        kept.append(cell)
    return kept[::-1]


def chapter(path: Path) -> dict[str, Any]:
    """Return what a page loads of itself: its cells, and the digits if it reads them."""
    cells = to_run(read(path))
    shown = any("datasets.digits" in cell.source for cell in cells)
    digits = [Path(str(files_of("sklearn.datasets.data") / "digits.csv.gz"))]
    return {
        "cells": [{"source": cell.source, "hidden": cell.hidden} for cell in cells],
        "zips": [in_page.base64(in_page.pack(digits))] if shown else [],
    }


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
