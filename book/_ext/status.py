"""The page about the making of the book: which pages were executed, when, for how long, and with which versions.

Why: a reader who gets other numbers wants to know which versions gave these, and a maintainer wants to know which page
is slow. Times come from the cache's own records, so that a build that executes nothing changes nothing here either.

    ```{execution-status}
    ```
"""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

# Python's own version comes before these. TensorFlow's package has one of two names.
PACKAGES = ["numpy", "matplotlib", "scikit-learn", "torch", "tensorflow", "tensorflow-cpu", "keras", "jupyter-book"]


class execution_status(nodes.General, nodes.Element):
    """The place of the tables."""


class ExecutionStatus(SphinxDirective):
    """The `execution-status` directive."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["shows_others"] = True
        return [execution_status()]


def table(title: str, head: list[str], rows: list[list[nodes.Node | str]]) -> nodes.table:
    """Return a table with a caption; a cell is text or an inline node."""

    def line(cells: list[nodes.Node | str]) -> nodes.row:
        made = nodes.row()
        for cell in cells:
            made += nodes.entry("", nodes.paragraph("", "", nodes.Text(cell) if isinstance(cell, str) else cell))
        return made

    group = nodes.tgroup("", *[nodes.colspec(colwidth=1) for _ in head], cols=len(head))
    group += nodes.thead("", line(head))
    group += nodes.tbody("", *map(line, rows))
    return nodes.table("", nodes.title("", title), group, classes=["status"], ids=[nodes.make_id(title)])


def versions() -> list[list[str]]:
    """Return those packages on which the numbers depend that are installed, with their versions."""
    found = [["Python", platform.python_version()]]
    for name in PACKAGES:
        try:
            found.append([name, version(name)])
        except PackageNotFoundError:
            continue
    return found


def fill_status(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the tables in their place, once all pages have been read and so executed."""
    for place in list(doctree.findall(execution_status)):
        rows, seconds = [], 0.0
        data = NbMetadataCollector.get_doc_data(app.env)
        for name in sorted(data, key=lambda n: (app.env.toc_secnumbers.get(n, {}).get("", ()), n)):
            if not (run := data[name].get("exec_data")):
                continue
            link = nodes.reference("", app.env.titles[name].astext(), internal=True)
            link["refuri"] = app.builder.get_relative_uri(docname, name)
            when = datetime.fromtimestamp(run["mtime"], UTC).strftime("%Y-%m-%d %H:%M")
            rows.append([link, when, f"{run['runtime']:.1f}"])
            seconds += run["runtime"]
        rows.append([nodes.strong("", "All pages"), "", nodes.strong("", f"{seconds:.0f}")])
        place.replace_self(
            [
                table("Executed pages", ["Page", "Executed (UTC)", "Seconds"], rows),
                table("Versions", ["Package", "Version"], versions()),
            ]
        )


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_node(execution_status)
    app.add_directive("execution-status", ExecutionStatus)
    app.connect("doctree-resolved", fill_status)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
