"""Each chapter, and each further page, as a notebook that runs with the student's package alone.

Why: the source of a page needs `myst_nb` for the numbers in its text, and no program for notebooks shows its roles and
directives. So the page is written once more while the book is built, as `_sources/book/<page>.ipynb`: the text as the
page shows it (`as_markdown.py`), the code without what only the page needs (`bookkeeping.py`), no outputs. What the
page folds is folded. The first cells say where the notebook comes from, and what to do where the course is missing.
The theme offers the file behind the download button; from the disk, `book/_static/notebooks/download.js` saves it.

Buttons for Colab and Binder appear when a repository is named, by `repository_url` in `html_theme_options` or by the
variable BOOK_REPOSITORY, as in `BOOK_REPOSITORY=https://github.com/someone/course make book`. They open the notebooks
of its branch `notebooks`, which `.github/workflows/course.yml` makes: the folder that students are given, as it is.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import nbformat
from as_markdown import Cell, NoMarkdown, Writer
from bookkeeping import Code, cleared, frameworks
from docutils import nodes
from myst_nb.core.read import create_nb_reader
from nbformat import NotebookNode, v4
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

import mlcourse

LOGGER = logging.getLogger(__name__)
BRANCH = "notebooks"
WHEEL = f"mlcourse-{mlcourse.__version__}-py3-none-any.whl"
JUPYTER_BOOK = "https://github.com/executablebooks/jupyter-book"  # what it puts where no repository is named
ORIGIN = (
    "*This notebook is the page {page} of the course {course}, version {version}. Text: CC BY 4.0. Code: MIT.*\n\n"
    "*Run the cells from top to bottom. Those that are folded draw a picture, or prepare something.*"
)
INSTALLED = """# This cell does nothing where all that the page needs is installed.
import importlib.util
import sys

packages = {packages}
missing = [name for name in packages if importlib.util.find_spec(name) is None]
{first}if missing:
    print("This page needs", " and ".join(missing) + ", which the Python of this notebook does not have.{where}")
    print("Run this line in a new cell, then restart the kernel:")
    print("%pip install", " ".join(packages[name] for name in missing))
"""
IN_COLAB = """if "mlcourse" in missing and "google.colab" in sys.modules:
    %pip install --quiet {wheel}
el"""
HIDDEN = "# The book does not show this cell, which prepares what follows.\n"
LIVE = "*In {book}, the figure above has controls to play with.*"


def take_repository(app: Sphinx, config: Config) -> None:
    """Take the address of the course's repository, empty when none is named; pages are written anew when it changes."""
    named = config.html_theme_options.get("repository_url", "")
    address = os.environ.get("BOOK_REPOSITORY", "") if named in ("", JUPYTER_BOOK) else named
    config.course_repository = address.rstrip("/")


def metadata(folded: bool) -> dict[str, Any]:
    """Return what makes JupyterLab (`jupyter`) and Colab (`cellView`) fold the source of a cell."""
    return {"cellView": "form", "jupyter": {"source_hidden": True}} if folded else {}


def installed(code: str, where: str) -> str:
    """Return the cell that says how to install what is missing, and in Colab installs it, for the code of a page."""
    wheel = f'"mlcourse[student] @ {where}/raw/{BRANCH}/{WHEEL}"' if where else f'"./{WHEEL}[student]"'
    packages = {"mlcourse": wheel} | {name: name for name in sorted(frameworks([code]))}
    beside = "" if where else f" The file {WHEEL} is in the folder from your instructor; put it beside this notebook."
    first = IN_COLAB.format(wheel=wheel.replace("[student]", "")) if where else ""  # Colab has all the rest
    return INSTALLED.format(packages=packages, first=first, where=beside).strip()


def notebook(
    cells: list[NotebookNode], blocks: Iterable[str | Cell], origin: str, where: str, book: str
) -> NotebookNode:
    """Return the notebook of a page, given the cells of its source, and its text with the places of the cells shown.

    A hidden cell follows the one that is shown before it, so that the text stays in one piece.
    """
    blocks = list(blocks)
    shown = {block.index for block in blocks if isinstance(block, Cell)}
    waiting = [k for k, cell in enumerate(cells) if cell.cell_type == "code"]
    marks = {k: kind(cells[k]) for k in waiting}
    sources = dict(zip(waiting, cleared([Code(cells[k].source, *marks[k]) for k in waiting]), strict=True))
    made: list[NotebookNode] = []
    text = [origin]

    def add_text() -> None:
        if text:
            made.append(v4.new_markdown_cell("\n\n".join(text)))
            text.clear()

    def add_next() -> None:
        k = waiting.pop(0)
        if sources[k]:
            add_text()
            hidden, folded = marks[k]
            look = metadata(hidden or folded)
            made.append(v4.new_code_cell(HIDDEN * hidden + sources[k], id=f"page-{k}", metadata=look))
            if re.search(r"\blive(_frameworks)?\.", sources[k]):
                text.append(LIVE.format(book=book))

    add_text()
    made.append(v4.new_code_cell(installed("\n".join(sources.values()), where), metadata=metadata(True)))
    for block in blocks:
        if isinstance(block, Cell):
            while waiting and (waiting[0] <= block.index or waiting[0] not in shown):
                add_next()
        else:
            if block.startswith("#"):
                add_text()
            text.append(block)
            if block.endswith("</details>"):  # so that there is room below it
                add_text()
    add_text()
    while waiting:
        add_next()
    for k, cell in enumerate(made):
        if not cell.id.startswith("page-"):  # a name by chance, which each build would change
            cell.id = f"cell-{k}"
    language = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return v4.new_notebook(cells=made, metadata={**language, "language_info": {"name": "python"}})


def kind(cell: NotebookNode) -> tuple[bool, bool]:
    """Return whether a page hides a code cell, and whether it folds its source."""
    tags = cell.metadata.get("tags", [])
    return "remove-cell" in tags, "hide-input" in tags or "remove-input" in tags


def write_notebook(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Write the notebook of a page that has a time at its head, and tell the theme of it."""
    if doctree is None or app.builder.name != "html" or "minutes" not in app.env.metadata[pagename]:
        return
    source = Path(app.env.doc2path(pagename))
    text = source.read_text("utf8")
    reader = create_nb_reader(str(source), app.env.myst_config, app.env.mystnb_config, text)
    if reader is None:
        return
    address = app.config.html_baseurl or ""
    numbers = app.env.toc_secnumbers.get(pagename, {}).get("")
    chapter = f"{'.'.join(map(str, numbers))}. " if numbers else ""
    titles = frozenset(title.astext() for title in app.env.titles.values())
    writer = Writer(pagename, address, chapter, app.env.toc_fignumbers.get(pagename, {}), titles)
    title, here = app.env.titles[pagename].astext(), f"{address}{pagename}.html"
    page, book = (f"[{title}]({here})", f"[the book]({here})") if address else (f"“{title}”", "the book")
    origin = ORIGIN.format(page=page, course=app.config.html_title, version=mlcourse.__version__)
    try:
        made = notebook(reader.read(text).cells, writer.page(doctree), origin, app.config.course_repository, book)
    except NoMarkdown as error:
        LOGGER.warning("notebooks: %s", error, location=pagename, type="notebooks")
        return
    path = Path(app.outdir, "_sources", f"{pagename}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    written = nbformat.writes(made) + "\n"
    path.write_text(written, "utf8")
    path.with_suffix(".ipynb.js").write_text(f"notebookOfThisPage = {json.dumps(written)};\n", "utf8")
    app.add_js_file("notebooks/download.js", loading_method="defer")
    context["ipynb_source"] = f"{pagename}.ipynb"  # the theme's name for the file that it offers


def add_launch_buttons(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Add the buttons that open the notebook of a page elsewhere, where a repository is named."""
    where = app.config.course_repository
    if not where or "ipynb_source" not in context or "header_buttons" not in context:
        return
    name, path = f"chapters/{Path(pagename).name}.ipynb", urlsplit(where).path
    on_github = urlsplit(where).netloc == "github.com"
    project = f"gh{path}" if on_github else f"git/{quote(where, safe='')}"
    places = [("Binder", "svg", f"https://mybinder.org/v2/{project}/{BRANCH}?urlpath=lab/tree/{name}")]
    if on_github:  # Colab opens files of no other host
        places.insert(0, ("Colab", "png", f"https://colab.research.google.com/github{path}/blob/{BRANCH}/{name}"))
    buttons = [
        {
            "type": "link",
            "text": place,
            "tooltip": f"Open this page in {place}",
            "icon": f"_static/images/logo_{place.lower()}.{picture}",
            "label": f"launch-{place.lower()}-button",
            "url": url,
        }
        for place, picture, url in places
    ]
    group = {"type": "group", "tooltip": "Run this page", "icon": "fas fa-rocket", "label": "launch-buttons"}
    context["header_buttons"].insert(0, group | {"buttons": buttons})


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to each page before it is written: the notebook before the theme makes its buttons, ours after."""
    app.add_config_value("course_repository", "", "html", (str,))
    app.connect("config-inited", take_repository)
    app.connect("html-page-context", write_notebook, priority=450)
    app.connect("html-page-context", add_launch_buttons, priority=510)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
