"""The page about the making of the book: which pages were executed, when, for how long, and with which versions.

Why: a reader who gets other numbers wants to know which versions gave these, and a maintainer wants to know which page
is slow. Times come from the cache's own records, so that a build that executes nothing changes nothing here either.
Two more directives show what `benchmarks` found about the exercises: how well they know what a student did, and which
answers can be guessed.

    ```{execution-status}
    ```

    ```{feedback-rates}
    ```

    ```{guessing}
    ```
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

BENCHMARKS = Path(__file__).parents[2] / "mlcourse" / "data" / "benchmarks"
# Python's own version comes before these. TensorFlow's package has one of two names.
PACKAGES = ["numpy", "matplotlib", "scikit-learn", "torch", "tensorflow", "tensorflow-cpu", "keras", "jupyter-book"]


class execution_status(nodes.General, nodes.Element):
    """The place of the tables."""


class ExecutionStatus(SphinxDirective):
    """The `execution-status` directive."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["shows_others"] = True
        return [execution_status()]


def table(title: str, head: list[str], rows: list[list[nodes.Node | str]], kind: str = "status") -> nodes.table:
    """Return a table of a kind that the style sheet knows, with or without a caption; cells are text or nodes."""

    def line(cells: list[nodes.Node | str]) -> nodes.row:
        made = nodes.row()
        for cell in cells:
            made += nodes.entry("", nodes.paragraph("", "", nodes.Text(cell) if isinstance(cell, str) else cell))
        return made

    group = nodes.tgroup("", *[nodes.colspec(colwidth=1) for _ in head], cols=len(head))
    group += nodes.thead("", line(head))
    group += nodes.tbody("", *map(line, rows))
    caption, ids = ([nodes.title("", title)], [nodes.make_id(title)]) if title else ([], [])
    return nodes.table("", *caption, group, classes=[kind], ids=ids)


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


class FeedbackRates(SphinxDirective):
    """The `feedback-rates` directive: what became of answers that were written from the statements alone."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(BENCHMARKS / "feedback.json"))
        sets = json.loads((BENCHMARKS / "feedback.json").read_text(encoding="utf-8"))
        *_, found = (rows for rows in sets.values() if isinstance(rows, dict))  # the last set that was written
        total: Counter[str] = Counter()
        rows: list[list[nodes.Node | str]] = []
        for name, counted in found.items():
            total.update(counted)
            rows.append([name, *rates(Counter(counted))])
        head = ["Exercise", "Wrong answers", "Rejected", "Named rightly", "Named wrongly", "Right ones accepted"]
        return [table("", head, [*rows, ["All exercises", *rates(total)]], "rates")]


#: what can become of a wrong answer
WRONG = (
    "named rightly",
    "named wrongly",
    "named, unread",
    "only not yet",
    "wrong accepted",
    "accepted with a note",
)


def rates(counted: Counter[str]) -> list[nodes.Node | str]:
    """Return how many answers were wrong, and the shares: rejected, named rightly and wrongly, right ones accepted.

    >>> rates(Counter({"named rightly": 3, "only not yet": 1, "accepted": 2}))
    ['4', '100.0 %', '75.0 %', '0.0 %', '100.0 %']
    """
    wrong = sum(counted[k] for k in WRONG)
    right = sum(counted[k] for k in ("accepted", "refused", "form accepted", "form refused"))
    shares = [
        (wrong - counted["wrong accepted"] - counted["accepted with a note"]) / max(wrong, 1),
        counted["named rightly"] / max(wrong, 1),
        counted["named wrongly"] / max(wrong, 1),
        (counted["accepted"] + counted["form accepted"]) / max(right, 1),
    ]
    return [str(wrong), *(f"{100 * share:.1f} %" for share in shares)]


class Guessing(SphinxDirective):
    """The `guessing` directive: which points whoever tries values against the package can have, and how soon."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(BENCHMARKS / "guessing.json"))
        found = json.loads((BENCHMARKS / "guessing.json").read_text(encoding="utf-8"))
        all_points, entered, soon = Counter(found["points"]), Counter(), Counter()
        for task, each in found["tasks"].items():
            exercise = task.partition(".")[0]
            entered[exercise] += each["points"]
            soon[exercise] += each["points"] * (each["tries"] * found["seconds a try"] < 60)
        names = [*all_points, "All exercises"]
        for counted in (all_points, entered, soon):
            counted["All exercises"] = counted.total()
        rows = [[name, *(str(counted[name]) for counted in (all_points, entered, soon))] for name in names]
        return [table("", ["Exercise", "Points", "For values", "Found in a minute"], rows, "rates")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_node(execution_status)
    app.add_directive("execution-status", ExecutionStatus)
    app.add_directive("feedback-rates", FeedbackRates)
    app.add_directive("guessing", Guessing)
    app.connect("doctree-resolved", fill_status)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
