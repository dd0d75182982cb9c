"""Chapters that are run in their pages, in Chromium: they print what was built; cells are changed and taken back.

The pages are opened from their folder, and one from a server. test_in_page_firefox.py runs one in Firefox.
"""

from __future__ import annotations

import ast
import gzip
import io
import re
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import in_page
import in_page_chapters
import pytest
from axe import COLOURS, look, prefer, resize
from bookkeeping import Code
from built_book import HTML, ROOT, Visit, leaves_the_machine, soup
from desk import CHAPTERS, RUN_CHAPTERS, TRAINED, ChapterDesk
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

site = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]
#: as parameters of a test, with names by which tests of different pages are given to different processes
RUN_PAGES = [pytest.param(name, id=f"{name}.html") for name in RUN_CHAPTERS]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture
def open_chapter(visit: Callable[..., Visit]) -> Callable[..., tuple[ChapterDesk, Visit]]:
    """Return a function that opens a chapter, from its folder or another place."""

    def run(chapter: str, base: str = HTML.resolve().as_uri()) -> tuple[ChapterDesk, Visit]:
        seen = visit(f"{base}/book/{chapter}.html")
        call = lambda function, *arguments: seen.page.evaluate(f"given => ({function})(...given)", arguments)  # noqa: E731
        return ChapterDesk(chapter, call), seen

    return run


def same(printed: str, built: str, chapter: str) -> bool:
    """Tell whether two texts are the same, or differ by rounding alone where a chapter trains for long."""
    if printed == built or chapter not in TRAINED:
        return printed == built
    pairs = zip(NUMBER.findall(printed), NUMBER.findall(built), strict=True)
    words = [NUMBER.sub("", text).split() for text in (printed, built)]  # NumPy fills a shorter number up with a space
    return words[0] == words[1] and all(abs(float(a) - float(b)) <= 0.05 * abs(float(b)) + 0.011 for a, b in pairs)


def outside(page: object) -> str:
    """Return the article without the stops for the Tab key, which the theme sets on what scrolls."""
    return page.evaluate("document.querySelector('article').innerHTML.replace(/ tabindex=\"-?[01]\"/g, '')")


class TestEveryChapter:
    pytestmark = site

    @pytest.mark.parametrize("chapter", RUN_PAGES)
    def test_runs_from_top_to_bottom_as_it_was_built(self, chapter: str, open_chapter: Callable) -> None:
        """Nothing before the button; all cells; then the page as it was."""
        desk, seen = open_chapter(chapter)
        seen.wait_for_requests()
        ours = [url.split("/")[-1].partition("?")[0] for url in seen.requests if "/in_page/" in url]
        assert ours == ["offer.js"]
        assert (HTML / "_static" / "in_page" / "offer.js").stat().st_size < 800
        built, before = desk.outputs(), outside(seen.page)
        first = desk.start()
        said = desk.run(desk.last())
        assert (said.state, said.text.partition(";")[0].rstrip(".")) == ("done", "Done"), said.text
        print(f"{chapter}: ready after {first:.1f} s")
        states = desk.call("() => inPage.cells.map(c => [c.name, c.ran === (c.editor?.get() ?? c.source)])")
        assert [name for name, ran in states if not ran] == []
        now = desk.outputs()
        assert len(now) == len(built) > 10
        for number, ((printed, figures), (as_built, as_drawn)) in enumerate(zip(now, built, strict=True), 1):
            assert same(printed, as_built, chapter), f"cell {number}: {printed!r} in place of {as_built!r}"
            assert [same(*pair, chapter) for pair in zip(figures, as_drawn, strict=True)] == len(figures) * [True]
        seen.page.get_by_role("button", name="Back to the page as built").click()
        assert outside(seen.page) == before
        assert [url for url in seen.requests if leaves_the_machine(url)] == []
        assert seen.errors == []

    @pytest.mark.parametrize("chapter", [name for name in CHAPTERS if name not in RUN_CHAPTERS])
    def test_a_chapter_that_needs_a_framework_says_where_to_go(self, chapter: str) -> None:
        page = soup(f"book/{chapter}.html")
        words = page.select_one(".run-chapter").get_text()
        assert re.match(
            r"(PyTorch|TensorFlow|PyTorch and TensorFlow) cannot run in a browser: .* notebook \(\.ipynb\)", words, re.S
        )
        assert page.select(".run-chapter button") == []
        assert "in_page/" not in str(page.head)


class TestUse:
    pytestmark = site

    def test_edit_error_stop_restart_and_as_built(self, open_chapter: Callable, server: str) -> None:
        desk, seen = open_chapter("perceptron", server)
        page = seen.page
        built = desk.outputs()
        gates = next(k for k, (_, figures) in enumerate(built, 1) if len(figures) == 3)
        assert page.locator(".run-chapter button").bounding_box()["height"] >= 44
        page.locator(".run-chapter button").focus()
        page.keyboard.press("Enter")
        page.locator(".cm-content").first.wait_for()
        assert page.evaluate("document.activeElement === inPage.banner")

        # a cell in the middle runs those above it first, the hidden ones too, and says so
        said: list[str] = []
        page.expose_function("noteWords", lambda words: said.append(words))
        page.evaluate(
            """name => new MutationObserver(([{target}]) => target.textContent && noteWords(target.textContent))
                 .observe(inPage.cells.find(cell => cell.name === name).status, {childList: true})""",
            f"cell {gates}",
        )
        assert desk.run(f"cell {gates}").text == "Done."
        above = desk.call("name => inPage.cells.findIndex(cell => cell.name === name)", f"cell {gates}")
        assert said[-2:] == [f"Running the cells above first, {above} of them …", "Done."]
        assert len(said) == len(set(said))
        assert desk.outputs()[:gates] == built[:gates]

        # an edit changes a figure, and what has run is not run again
        drawing = "name => inPage.cells.find(cell => cell.name === name).output.querySelector('svg').outerHTML"
        drawn = desk.call(drawing, f"cell {gates}")
        text = desk.read(f"cell {gates}")
        desk.write(
            f"cell {gates}", text.replace("GATES[gate]", "[-0.1, 0.5, 0.5]").replace("The line of", "Our line for")
        )
        del said[:]
        assert desk.run(f"cell {gates}").text == "Done."
        assert said == ["Running …", "Done."]
        assert desk.call(drawing, f"cell {gates}") != drawn
        assert desk.outputs()[gates - 1][1][0].startswith("Our line for AND")
        page.get_by_role("button", name=f"As built: Cell {gates}", exact=True).click()
        assert desk.outputs() == built
        assert desk.read(f"cell {gates}") == text

        # an error is shown with its line, where the output stands; below it nothing runs
        desk.write("cell 3", "print('here')\nprint(step(nothing))")
        failed = desk.run("cell 3")
        assert (failed.state, failed.text) == ("error", "Stopped with the error that is shown below.")
        expected = "here\ncell 3, line 2: print(step(nothing))\nNameError: name 'nothing' is not defined"
        assert desk.outputs()[2][0] == expected
        assert desk.run("cell 4").text == "Not run, because cell 3 stopped with an error."
        ran = "names => inPage.cells.filter(cell => names.includes(cell.name)).map(cell => cell.ran)"
        assert desk.call(ran, ["cell 3", "cell 4"]) == [None, None]
        desk.write("cell 3", "import matplotlib.pyplot")
        assert "take the notebook" in desk.run("cell 3").printed

        # figures and text in their order, with display; a value as Jupyter shows it
        shows = "picture = plots.perceptron(alt='A perceptron with its parts.')\nprint('one')\n"
        shows += "display(picture, [1])\npicture"
        desk.write("cell 3", shows)
        assert desk.run("cell 3").state == "done"
        outputs = (
            "() => [...inPage.cells.find(c => c.name === 'cell 3').output.children].map(e => e.className.split(' ')[1])"
        )
        assert desk.call(outputs) == ["stream", "text_html", "stream", "text_html"]
        assert desk.outputs()[2] == ("one\n[1]\n", 2 * ["A perceptron with its parts."])

        # an endless loop is stopped; then all begins anew
        desk.write("cell 3", "print('round', flush=True)\nwhile True:\n    pass")
        page.get_by_role("button", name="Run: Cell 3", exact=True).click()
        desk.wait_for("() => inPage.cells.find(c => c.name === 'cell 3').status.textContent === 'Running …'")
        assert desk.run("cell 5").text.startswith("Another cell is running")
        stop = page.get_by_role("button", name="Stop: Cell 3", exact=True)
        stop.focus()
        page.keyboard.press("Enter")
        assert desk.said("cell 3").startswith("Stopped. Your text is kept")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Run: Cell 3"
        desk.write("cell 3", "print('gates' in dir())")
        desk.write("cell 1", f"{desk.read('cell 1')}\ngates = 1")
        assert desk.run("cell 3").printed == "True\n"
        desk.write("cell 1", desk.read("cell 1").replace("gates = 1", ""))
        page.get_by_role("button", name="Restart Python").click()
        assert desk.run("cell 3").printed == "False\n"
        assert seen.errors == []

        # back to the page as built, and once more
        page.get_by_role("button", name="Back to the page as built").click()
        assert desk.outputs() == built
        assert page.locator(".cm-content").count() == 0
        assert page.evaluate("document.activeElement.textContent") == "Run this page"
        desk.start()
        assert desk.run("cell 3").printed == built[2][0]
        assert [url for url in seen.requests if leaves_the_machine(url)] == []

    def test_axe_finds_nothing(self, open_chapter: Callable) -> None:
        desk, seen = open_chapter("perceptron")
        desk.start()
        desk.write("cell 3", "print('x' * 500)\n1 / 0  # a comment")
        assert desk.run("cell 4").state == "error"
        desk.write("cell 3", "pass")
        assert desk.run("cell 5").state == "done"
        desk.write("cell 6", "print('x' * 500)\n1 / 0  # a comment")
        assert desk.run("cell 6").state == "error"
        boxes = seen.page.locator("[role=textbox]")
        names = boxes.evaluate_all("boxes => boxes.map(box => box.getAttribute('aria-label'))")
        assert names == [f"Cell {k}" for k in range(1, len(names) + 1)]
        for width in (1280, 390):
            resize(seen.page, width)
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert seen.page.evaluate(wide) <= 0
            small = """[...document.querySelectorAll(".in-page-button")].filter(b => b.offsetParent)
                .filter(b => b.getBoundingClientRect().height < 44).length"""
            assert seen.page.evaluate(small) == 0
            for scheme in ("light", "dark"):
                prefer(seen.page, scheme)
                assert look(seen.page, [] if scheme == "light" else COLOURS) == [], (width, scheme)

    def test_what_cannot_be_loaded_is_tried_again(self, open_chapter: Callable, server: str) -> None:
        """And Python does not start on a page that was taken back while it was being loaded."""
        desk, seen = open_chapter("perceptron", server)
        page, held = seen.page, []
        offered = page.locator(".run-chapter p").inner_text()
        page.route("**/editor.js*", lambda route: route.abort())
        page.locator(".run-chapter button").click()
        page.get_by_text("The page could not be made ready: editor.js could not be loaded.").wait_for()
        page.unroute("**/editor.js*")
        page.route("**/pyodide-*.js*", lambda route: held.append(route))  # playwright sets an attribute
        desk.begin()
        page.get_by_role("button", name="Back to the page as built").click()
        assert page.locator(".run-chapter p").inner_text() == offered
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        page.evaluate("inPage.load(inPage.pyodideFile).then(() => new Promise(done => setTimeout(done, 500)))")
        assert page.workers == []

        desk, seen = open_chapter("perceptron", server)
        page = seen.page
        page.route("**/pyodide-*.js*", lambda route: route.abort())
        desk.begin()
        said = desk.run("cell 1")
        assert said.text.startswith("Not run, because Python did not start: the top of the page says why.")
        assert "could not be loaded" in page.locator(".in-page-status").inner_text()
        page.unroute("**/pyodide-*.js*")
        assert desk.run("cell 1").state == "done"

        # what is written after the button was pressed has not run
        desk.write("cell 3", "word = 'old'")
        desk.call("name => { const cell = inPage.cells.find(c => c.name === name); cell.run.click();"
                  " cell.editor.set('word = \"new\"'); }", "cell 3")  # fmt: skip
        desk.wait_for("() => inPage.cells.find(c => c.name === 'cell 3').stop.hidden")
        desk.write("cell 4", "print(word)")
        assert desk.run("cell 4").printed == "new\n"

    def test_an_error_in_a_hidden_cell_is_shown_where_the_reader_is(self, open_chapter: Callable) -> None:
        desk, seen = open_chapter("activations")
        desk.start()
        hidden = desk.call("() => inPage.cells.findIndex(cell => !cell.block)")
        after = desk.call("place => inPage.cells.slice(place).find(cell => cell.block).name", hidden)
        desk.call("place => { inPage.cells[place].source = 'nothing_of_that_name'; }", hidden)
        said = desk.run(after)
        words = f"Not run, because the hidden cell above {after} stopped with an error.\n"
        words += f"hidden cell above {after}, line 1: nothing_of_that_name\nNameError: "
        assert (said.state, said.text[: len(words)]) == ("error", words)
        assert seen.errors == []


# --- without a browser --------------------------------------------------------------------------------------


def test_the_chapters_that_need_numpy_alone_are_run() -> None:
    assert {"neurons", "perceptron", "delta_rule", "mlp", "activations", "backprop", "jacobians"} <= set(RUN_CHAPTERS)
    assert {"autograd", "iris", "gradient_tape", "fashion_mnist"} & set(RUN_CHAPTERS) == set()
    cells = {name: in_page_chapters.read(ROOT / "book" / f"{name}.md") for name in CHAPTERS}
    assert RUN_CHAPTERS == [name for name in CHAPTERS if not in_page_chapters.needs(cells[name])]


@pytest.mark.parametrize("chapter", RUN_CHAPTERS)
def test_what_a_chapter_imports_is_packed(chapter: str) -> None:
    packed = {*in_page.MODULES, *(f"plots.{name}" for name in in_page_chapters.PLOTS), "plots"}
    for cell in in_page_chapters.read(ROOT / "book" / f"{chapter}.md"):
        for node in ast.walk(ast.parse(cell.source)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"mlcourse.{a.name}" for a in node.names] if node.module == "mlcourse" else [str(node.module)]
            for name in names:
                assert name.removeprefix("mlcourse.") in packed or name.partition(".")[0] in {
                    "numpy", "myst_nb", *sys.stdlib_module_names,
                }, name  # fmt: skip


def test_a_hidden_cell_is_run_only_where_a_later_one_needs_it() -> None:
    hidden = lambda *sources: [Code(s, hidden=True) for s in sources]  # noqa: E731
    shown = Code("glue('w', w)\nprint(w, rng.normal(), np.pi)\nassert w")
    kept = in_page_chapters.to_run((
        *hidden("assert 1 + 1 == 2\nglue('two', 2)", "def w():\n    assert False\n    return 1", "w[0] = 1"),
        *hidden("rng.normal()", "import numpy as np", "np.zeros(3)\nz = 1\nglue('z', z)"),
        shown,
        *hidden("w = 3"),
    ))  # fmt: skip
    assert [cell.source for cell in kept] == [
        "def w():\n    return 1", "w[0] = 1", "rng.normal()", "import numpy as np", "np.zeros(3)", shown.source,
    ]  # fmt: skip


CHAPTER = """---
kernelspec: {{name: python3, display_name: Python 3}}
---

# A title

:::{{admonition}} This chapter
:class: chapter-facts

**You will be able to** run it.

**You need** nothing.

**Time** about 5 minutes, and as long again for the exercise.
:::

```{{code-cell}} ipython3
import {module}
```
"""


@pytest.mark.parametrize("there", [True, False])
def test_without_pyodide_no_chapter_speaks_of_running(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "book").mkdir()
    for module in ("numpy", "torch"):
        (tmp_path / "book" / f"{module}.md").write_text(CHAPTER.format(module=module), "utf8")
    (tmp_path / "index.md").write_text("# T\n\n```{toctree}\n:glob:\nbook/**\n```\n", "utf8")
    if not there:
        monkeypatch.setattr(in_page, "PYODIDE", tmp_path / "nowhere")
    monkeypatch.syspath_prepend(ROOT / "book" / "_ext")
    settings = {"extensions": ["myst_nb", "chapters", "in_page_chapters"], "nb_execution_mode": "off"}
    settings |= {"myst_enable_extensions": ["colon_fence"], "suppress_warnings": ["misc.highlighting_failure"]}
    out = tmp_path / "html"
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        warnings.simplefilter("ignore")  # Sphinx's own use of old functions is not ours to judge
        Sphinx(tmp_path, None, out, tmp_path / "doctrees", "html", settings, status=None, warning=io.StringIO()).build()
    runs, cannot = ((out / "book" / f"{module}.html").read_text("utf8") for module in ("numpy", "torch"))
    assert ("Run this page" in runs, "in_page/offer.js" in runs) == (there, there)
    assert ("PyTorch cannot run in a browser" in cannot, "offer.js" in cannot) == (there, False)
    files = {path.name for path in (out / "_static" / "in_page").glob("*")}
    assert {"chapter_numpy.js", "plots.js", "offer.js"} <= files if there else files == set()
    assert "chapter_torch.js" not in files


def test_the_files_are_small() -> None:
    assert len(gzip.compress(in_page_chapters.plots_zip())) < 60_000
    assert {path.name for path in Path(in_page.SCRIPTS).glob("*.py")} == {
        "drawing.py",
        "run_cells.py",
        "run_chapter.py",
    }
