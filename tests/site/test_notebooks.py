"""The notebooks of the chapters: plain Markdown, and the page's results in an environment like a student's.

Those of pages that run in the browser have the code that runs there; the others, and some of these, are run here.

Run `make book` first. What a page becomes is tested piece by piece in `test_extensions.py`.
"""

from __future__ import annotations

import ast
import difflib
import json
import os
import re
from pathlib import Path

import nbformat
import pytest
import yaml
from built_book import HTML, ROOT, Shelf, soup
from desk import RUN_CHAPTERS, TRAINED
from nbclient import NotebookClient
from nbformat import NotebookNode

from mlcourse import datasets

SOURCES = HTML / "_sources"
pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]


def chapters() -> list[str]:
    """Return the chapters and their further pages, as they are named in the built book."""
    first = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))["parts"][0]["chapters"]
    files = [each["file"] for chapter in first for each in (chapter, *chapter["sections"])]
    return [f"{name}.html" for name in files if name.startswith("book/")]


def read(page: str) -> NotebookNode:
    """Return the notebook of a page."""
    return nbformat.read((SOURCES / page).with_suffix(".ipynb"), as_version=4)


def test_the_chapters_have_notebooks_and_no_other_page_has() -> None:
    made = {path.relative_to(SOURCES).with_suffix(".html").as_posix() for path in (SOURCES / "book").glob("*.ipynb")}
    assert made == set(chapters())


@pytest.mark.parametrize("page", chapters())
def test_a_notebook_is_valid_and_plain(page: str) -> None:
    notebook = read(page)
    nbformat.validate(notebook)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert not re.findall(r".*(?:myst_nb|\bglue\b).*", code)
    assert all(cell.source.strip() for cell in notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert not re.findall(r"\{[a-z:_-]+\}`|^[> ]*(?::::|`{3,}\{).*|\(eq-\w+", cell.source, re.M)
            text = re.sub(r"```.*?```|`[^`]+`", "", cell.source, flags=re.S)
            assert text.count("$") % 2 == 0
            assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("page", chapters())
def test_the_page_offers_its_notebook_to_be_downloaded(page: str) -> None:
    link = soup(page).select_one("a.btn-download-notebook-button")
    assert link.has_attr("download")
    assert not link.has_attr("target")
    assert ((HTML / page).parent / link["href"]).resolve() == (SOURCES / page).with_suffix(".ipynb").resolve()
    named = bool(os.environ.get("BOOK_REPOSITORY"))
    assert bool(soup(page).select("[class*=launch-buttons]")) == named


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_a_click_downloads_the_notebook(shelf: Shelf, protocol: str) -> None:
    page = shelf("book/perceptron.html", protocol).page
    page.locator(".dropdown-download-buttons > button").click()
    with page.expect_download() as download:
        page.locator("a.btn-download-notebook-button").click()
    assert download.value.suggested_filename == "perceptron.ipynb"
    assert Path(download.value.path()).read_bytes() == (SOURCES / "book" / "perceptron.ipynb").read_bytes()


# --- the notebooks run, and print what the pages show ---------------------------------------------------------------

#: what Python runs when a kernel starts, because a student's environment has none of these
REFUSE = """
import sys

REFUSED = ("myst_nb", "myst_parser", "sphinx", "docutils", "jupyter_book", "mlgrading")

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in REFUSED:
            raise ModuleNotFoundError(f"No module named {name!r}, which students do not have", name=name)

sys.meta_path.insert(0, Refuse())
"""


def run(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> NotebookNode:
    """Run a notebook from top to bottom with the student's package alone; return it with its outputs."""
    (folder / "refuse").mkdir()
    (folder / "refuse" / "sitecustomize.py").write_text(REFUSE, "utf8")
    (folder / "student").mkdir()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder / "refuse"), str(ROOT)]))
    monkeypatch.setenv("MLCOURSE_DATA", str(datasets.FASHION_SAMPLE))  # what comes with the package
    notebook, place = read(page), {"metadata": {"path": str(folder / "student")}}
    client = NotebookClient(notebook, timeout=600, resources=place, extra_arguments=["--log-level=ERROR"])
    client.coalesce_streams = True
    client.execute()
    return notebook


def shown(cell: NotebookNode) -> str:
    """Return the text that a cell prints or shows, without pictures."""
    texts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            texts.append(output.text)
        elif not {"text/html", "image/svg+xml", "image/png"} & set(output.data):
            texts.append(output.data["text/plain"])
    return settled("".join(texts))


def settled(text: str) -> str:
    """Return a text without times, which every run measures anew."""
    return re.sub(r"\s+\d+\.\d(?= times the time)", " #", text).strip()


#: the pages that run in the browser; those of them whose notebooks are run all the same: one as an example, and those
#: whose numbers the browser is allowed to round
IN_THE_BROWSER = [f"book/{name}.html" for name in RUN_CHAPTERS]
EXAMPLE = "book/perceptron.html"
ALSO_RUN = [EXAMPLE, *(f"book/{name}.html" for name in TRAINED)]


@pytest.mark.parametrize("page", IN_THE_BROWSER)
def test_a_notebook_has_the_code_that_runs_in_the_browser(page: str) -> None:
    """There, test_in_page_chapters.py runs it and compares what it prints, so that it need not be run here once more.

    The browser keeps what the page glues and asserts in the cells that it shows, and a notebook does without.
    """
    script = (HTML / "_static" / "in_page" / f"chapter_{Path(page).stem}.js").read_text("utf8")
    in_page = [cell["source"] for cell in json.loads(script.partition("=")[2].strip(" ;\n"))["cells"]]
    first, *here = [cell.source for cell in read(page).cells if cell.cell_type == "code"]
    assert first == next(cell.source for cell in read(EXAMPLE).cells if cell.cell_type == "code")
    before, after = (ast.unparse(ast.parse("\n".join(cells))).splitlines() for cells in (in_page, here))
    differing = [line for line in difflib.ndiff(before, after) if line[:2] in ("- ", "+ ")]
    bookkeeping = re.compile(r"- +(?!.*\brng\b)(glue\(|assert |from myst_nb import glue$)")
    assert [line for line in differing if not bookkeeping.match(line)] == []


@pytest.mark.parametrize("page", [page for page in chapters() if page not in IN_THE_BROWSER or page in ALSO_RUN])
def test_a_notebook_runs_and_prints_what_the_page_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = run(page, tmp_path, monkeypatch)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0].outputs == [], "nothing is missing, so the first cell says nothing"
    there = soup(page).select("article div.cell")
    here = [cell for cell in code[1:] if not cell.source.startswith("# The book does not show this cell")]
    assert len(here) == len(there)
    if "All of Fashion-MNIST, " in soup(page).get_text():
        return  # the page was built on more images than a student's package has
    for cell, on_page in zip(here, there, strict=True):
        if "tag_remove-output" not in on_page["class"]:
            text = "".join(pre.get_text() for pre in on_page.select(".cell_output pre"))
            assert shown(cell) == settled(text), cell.source
