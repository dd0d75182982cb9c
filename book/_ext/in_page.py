"""Exercises that are done in the page: an editor for each answer, and Python in the reader's browser.

Why: a reader on a borrowed computer or a phone has no Python. The pages of the exercises that need NumPy alone get a
small script (`book/_in_page/start.js`) which offers to do the exercise there. The files that it then loads are written
here, into `_static/in_page` of the built book:

- Pyodide with NumPy, from `book/_vendor/pyodide`, as one script, because a page opened from a folder may load scripts
  and nothing else;
- the course: the present `mlcourse` with its fingerprints and the irises, so that page and book agree;
- the released notebook of each exercise, to be filled in and handed in.

Without `book/_vendor/pyodide` the pages stay as they are: notebooks to be downloaded.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mlcourse"
SCRIPTS = ROOT / "book" / "_in_page"
PYODIDE = ROOT / "book" / "_vendor" / "pyodide"
CODEMIRROR = ROOT / "book" / "_vendor" / "codemirror"
PYODIDE_FILE = "pyodide-0.27.7.js"

EXERCISES = ("neurons", "perceptron", "delta_rule", "mlp", "activations", "backprop", "jacobians")
#: the exercises that are done in Jupyter only, and why
ELSEWHERE = {
    "autograd": "PyTorch does not run in a browser",
    "iris": "PyTorch does not run in a browser",
    "gradient_tape": "TensorFlow does not run in a browser",
    "fashion_mnist": "its images would take too long to load",
}
SHARED = (
    "__init__", "_answers", "_checks", "_fingerprints", "_progress", "datasets", "feedback", "frameworks", "gradcheck",
    "optimisers",
)  # fmt: skip
MODULES = (*SHARED, *EXERCISES)
#: it stands in the page from the start, so that nothing moves when the script has come; without scripts it is not shown
OFFER = (
    '<section class="in-page" aria-label="Do this exercise in the page" tabindex="-1">'
    "<p>You can do this exercise here, without installing anything: Python runs in your browser, and nothing you write "
    "leaves it. The first start loads about 9 MB.</p>"
    '<div class="in-page-bar"><button type="button" class="in-page-button">Do this exercise here</button></div>'
    '<p role="status" class="in-page-status"></p></section>\n'
)


def exercise(docname: str) -> str | None:
    """Return the name of the exercise on a page, None for a page without an exercise that is done there."""
    return next((name for name in EXERCISES if docname == f"exercises/{name}/{name}"), None)


def has_pyodide() -> bool:
    """Return whether the files that run Python in a browser are there."""
    return bool(pyodide_files())


def pyodide_files() -> list[Path]:
    """Return the files that the worker unpacks."""
    return [path for path in sorted(PYODIDE.glob("*")) if path.suffix in (".js", ".gz", ".zip", ".whl")]


def base64(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def assign(name: str, value: Any) -> str:
    """Return a script that assigns a value to a name of the page."""
    return f"inPage.{name} = {json.dumps(value)};\n"


@cache
def course_zip() -> bytes:
    """Return a zip of the files that the exercises import."""
    paths = [PACKAGE / f"{name}.py" for name in MODULES]
    paths += [PACKAGE / "data" / "iris.csv"]
    paths += [PACKAGE / "data" / "fingerprints" / f"{name}.json" for name in EXERCISES]
    return pack([*paths, SCRIPTS / "run_cells.py"])


def pack(paths: list[Path]) -> bytes:
    """Return a zip of files, those of `mlcourse` in its folder; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            name = path.relative_to(ROOT) if PACKAGE in path.parents else path.name
            archive.writestr(zipfile.ZipInfo(str(name)), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def files(srcdir: Path) -> dict[str, str]:
    """Return every file of `_static/in_page` except Pyodide's, which is large and changes only with its version."""
    made = {path.name: path.read_text("utf8") for path in sorted(SCRIPTS.glob("*.[jc]s*"))}
    worker = made.pop("worker.js")
    made["course.js"] = assign("course", {"zip": base64(course_zip()), "worker": worker}) + assign(
        "pyodideFile", PYODIDE_FILE
    )
    made["codemirror.min.js"] = (CODEMIRROR / "codemirror.min.js").read_text("utf8")
    for name in EXERCISES:
        notebook = srcdir / "exercises" / name / f"{name}.ipynb"
        if notebook.is_file():
            made[f"{name}.js"] = assign("notebook", notebook.read_text("utf8"))
    return made


def write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text("utf8") != text:
        path.write_text(text, "utf8")


def write_files(app: Sphinx) -> None:
    """Write the files that the pages load, before the pages themselves, which name a version of these files."""
    if app.builder.name != "html" or not has_pyodide():
        return
    target = Path(app.outdir) / "_static" / "in_page"
    target.mkdir(parents=True, exist_ok=True)
    made = files(Path(app.srcdir))
    for name, text in made.items():
        write(target / name, text)
    # each licence lies beside the files that it covers
    for folder in (PYODIDE, CODEMIRROR):
        write(target / f"{folder.name}.LICENSE", (folder / "LICENSE").read_text("utf8"))
    write(target / PYODIDE_FILE, assign("pyodide", {p.name: base64(p.read_bytes()) for p in pyodide_files()}))
    app.in_page_version = hash_of(made)  # type: ignore[attr-defined]


def hash_of(made: Any) -> str:
    """Return a name for a version of what was made: browsers keep a file until its address has another one."""
    return hashlib.sha256(json.dumps(made).encode()).hexdigest()[:12]


def kinds(notebook: Path) -> str:
    """Return a letter for each code cell, in order: g given, a answer, c check."""
    cells = json.loads(notebook.read_text("utf8"))["cells"]
    marks = [cell["metadata"]["nbgrader"] for cell in cells if cell["cell_type"] == "code"]
    return "".join("c" if mark["grade"] else "a" if mark["solution"] else "g" for mark in marks)


def offer(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the offer to do an exercise in the page above its first cell, where the small script makes it work."""
    if exercise(docname) is None or not hasattr(app, "in_page_version"):
        return
    first = next(node for node in doctree.findall(nodes.container) if "cell" in node["classes"])
    first.parent.insert(first.parent.index(first), nodes.raw("", OFFER, format="html"))


def say_where(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Say at the top of an exercise that cannot be done in the page why not, and what to do instead."""
    why = next((why for name, why in ELSEWHERE.items() if docname == f"exercises/{name}/{name}"), None)
    title = next(doctree.findall(nodes.title), None)
    if why is None or title is None:
        return
    guide = nodes.reference(
        "", "For students", internal=True, refuri=app.builder.get_relative_uri(docname, "book/students")
    )
    words = [
        nodes.Text(f"This exercise is done in Jupyter and not in this page, because {why}. "),
        guide,
        nodes.Text(" says how to install what it needs. The notebook is behind the download button at the top."),
    ]
    title.parent.insert(1, nodes.note("", nodes.paragraph("", "", *words)))


def add_script(app: Sphinx, docname: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Add the small script and its style to the pages of the exercises, and to no other page."""
    name = exercise(docname)
    version = getattr(app, "in_page_version", None)
    if name is None or version is None or doctree is None:
        return
    data = {
        "data-exercise": name,
        "data-cells": kinds(Path(app.srcdir) / f"{docname}.ipynb"),
        "data-version": version,
    }
    app.add_css_file("in_page/in_page.css")
    app.add_js_file("in_page/base.js", loading_method="defer", **data)
    app.add_js_file("in_page/start.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx's events."""
    app.connect("builder-inited", write_files)
    app.connect("doctree-resolved", offer)
    app.connect("doctree-resolved", say_where)
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
