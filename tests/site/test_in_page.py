"""Exercises done in the page, in Chromium: they say what the notebook says, keep work, and give a notebook that grades.

The pages are opened from their folder, as a student does who has the book on a stick; a server changes nothing but one
test. The same essentials are tried in Firefox by test_in_page_firefox.py.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import io
import json
import re
import sys
import warnings
import zipfile
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import in_page
import nbformat
import pytest
import test_examiner
import test_release
from axe import COLOURS, look, prefer, resize
from built_book import HTML, ROOT, Visit, leaves_the_machine, pages
from desk import EXERCISES, Desk, cells, do_everything, solved
from playwright.sync_api import Browser, Page
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from mlgrading.child import repair, solutions, tasks

site = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]
# What Pyodide does of itself when it cannot go on
BREAKDOWN = "import pyodide_js\npyodide_js._api.fatal_error(pyodide_js._api)"
IN_PAGE = HTML / "_static" / "in_page"


def address(exercise: str) -> str:
    return f"{HTML.resolve().as_uri()}/exercises/{exercise}/{exercise}.html"


def desk_on(page: Page, exercise: str) -> Desk:
    return Desk(exercise, lambda function, *arguments: page.evaluate(f"given => ({function})(...given)", arguments))


@pytest.fixture
def open_desk(visit: Callable[..., Visit]) -> Callable[..., tuple[Desk, Visit]]:
    """Return a function that opens an exercise from its folder."""

    def run(exercise: str, **options: object) -> tuple[Desk, Visit]:
        seen = visit(address(exercise), **options)
        return desk_on(seen.page, exercise), seen

    return run


def task_title(desk: Desk, name: str) -> str:
    return desk.call("name => inPage.cells.find(cell => cell.name === name).title", name)


# --- what it says -------------------------------------------------------------------------------------


class TestEveryTask:
    pytestmark = site

    @pytest.mark.parametrize("exercise", EXERCISES)
    def test_says_what_the_notebook_says(self, exercise: str, open_desk: Callable) -> None:
        """Given cells, then each blank, a known mistake and each solution; then the notebook, graded.

        All known mistakes are tried by tests/exercises, with the same checks.
        """
        desk, seen = open_desk(exercise)
        first = desk.start()
        run_given_cells(desk)
        later = do_everything(desk)
        print(f"{exercise}: ready after {first:.1f} s, a run takes {max(later.values()):.2f} s at most")
        assert list(later) == list(tasks.load(ROOT, exercise))

        with seen.page.expect_download() as download:
            seen.page.get_by_role("button", name="Download my notebook").click()
        assert download.value.suggested_filename == f"{exercise}.ipynb"
        data = Path(download.value.path()).read_bytes()
        assert data.decode("utf8") == released(exercise, solved(exercise))
        nbformat.validate(nbformat.reads(data.decode("utf8"), as_version=4))
        parsed = repair.parse(data, solutions.read(ROOT, exercise))
        assert parsed.notes == ()
        marks = test_examiner.marks(exercise, 0, parsed.answers)
        assert {mark.verdict for mark in marks.values()} == {"right"}

        assert [url for url in seen.requests if leaves_the_machine(url)] == []
        assert seen.errors == []


def run_given_cells(desk: Desk) -> None:
    """Run each given cell that has a button, and see that it prints what it prints in Jupyter."""
    solution = solutions.read(ROOT, desk.exercise)
    stored = {cell.metadata.nbgrader.grade_id: cell.outputs for cell in solution.cells if "outputs" in cell}
    runnable = desk.call("() => inPage.cells.filter(c => c.kind === 'given' && c.run).map(c => c.name)")
    assert {cell.name for cell in cells(desk.exercise) if cell.kind == "given" and stored[cell.name]} <= set(runnable)
    for name in runnable:
        said = desk.run(name)
        expected = "".join(o.get("text") or o["data"]["text/plain"] + "\n" for o in stored[name])
        assert (said.state, said.printed) == ("done", expected)
        assert said.text == ("Done." if expected else "Done; nothing was printed.")


def released(exercise: str, answers: dict[str, str]) -> str:
    """Return the released notebook's own text with these answers in it."""
    notebook = json.loads((ROOT / "exercises" / exercise / f"{exercise}.ipynb").read_text("utf8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell["source"] = answers[name].splitlines(keepends=True)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


class TestRuns:
    pytestmark = site

    def test_errors_prints_and_exits(self, open_desk: Callable) -> None:
        desk, seen = open_desk("neurons")
        desk.start()

        def run(text: str):
            desk.write("vote", text)
            return desk.run("vote")

        said = run("print('thinking')\nshare = 1\nshare / 0")
        assert said.state == "error"
        assert said.printed == "thinking\n"
        assert "your cell, line 3: share / 0\nZeroDivisionError: division by zero" in said.text
        assert "was not checked" in said.text
        said = run("share = (1")
        assert said.text.startswith("your cell, line 1:\n    share = (1\n")
        assert "SyntaxError" in said.text
        assert "Jupyter's own" in run("%pip install numpy").text
        assert "SystemExit" in run("exit()").text
        assert "RecursionError" in run("def f(n):\n    return f(n + 1)\nf(0)").text
        said = run("for n in range(100_000):\n    print(n)")
        assert said.printed.endswith("[More was printed than is shown here.]\n")
        assert len(said.printed) < 25_000
        # what a function prints while it is checked, and the verdict on its own
        desk.write("in_step", solved("neurons")["in_step"].replace("\n", "\n    print('step')\n", 1))
        said = desk.run("in_step")
        assert said.text.startswith("Correct: ")
        assert set(said.printed.splitlines()) == {"step"}
        # nothing is left over from the runs before
        assert "`share` has no value yet" in run("pass").text
        assert seen.errors == []

    def test_a_python_that_breaks_down_is_started_again(self, open_desk: Callable) -> None:
        desk, _ = open_desk("neurons")
        desk.start()
        for ending in ("nest = []\nfor _ in range(100_000):\n    nest = [nest]\nprint(nest)", BREAKDOWN):
            desk.write("vote", ending)
            said = desk.run("vote")
            assert said.state == "stopped"
            assert said.text.startswith("Python broke down and is started again.")
        desk.write("vote", solved("neurons")["vote"])
        assert desk.run("vote").state == "right"

    def test_loops_are_stopped(self, open_desk: Callable) -> None:
        desk, seen = open_desk("neurons")
        desk.start()
        title = task_title(desk, "vote")
        run = seen.page.get_by_role("button", name=f"Run and check: {title}")
        stop = seen.page.get_by_role("button", name=f"Stop: {title}")
        desk.write("vote", "print('on my way', flush=True)\nwhile True:\n    pass")
        assert stop.is_hidden()
        run.click()
        desk.wait_for("() => inPage.cells.find(c => c.name === 'vote').status.textContent === 'Running …'")
        other = desk.run("kind")
        assert other.text.startswith("Another cell is running")
        stop.focus()
        seen.page.keyboard.press("Enter")
        assert desk.said("vote").startswith("Stopped.")
        assert run.evaluate("button => button === document.activeElement"), "the focus was lost with the button"
        assert stop.is_hidden()

        desk.write("vote", solved("neurons")["vote"])
        assert desk.run("vote").state == "right"
        desk.call("() => { inPage.mostSeconds = 0.5; }")
        desk.write("in_step", "def after(W, theta, start, steps):\n    while True:\n        pass")
        assert desk.run("in_step").text == "Stopped after 0.5 seconds. Does a loop never end?"
        assert seen.errors == []


# --- what it keeps --------------------------------------------------------------------------------------


class TestWork:
    pytestmark = site

    @pytest.mark.parametrize("protocol", ["http", "file"])
    def test_survives_a_reload(self, protocol: str, server: str, visit: Callable[..., Visit]) -> None:
        base = server if protocol == "http" else HTML.resolve().as_uri()
        seen = visit(f"{base}/exercises/mlp/mlp.html")
        desk = desk_on(seen.page, "mlp")
        desk.begin()
        desk.write("names", "# mine\nnames = 'ü'")
        for _ in range(2):
            seen.page.reload()
            assert "kept in this browser" in seen.page.locator(".in-page").inner_text()
            seen.page.get_by_role("button", name="Go on with my work").click()
            seen.page.locator(".cm-content").first.wait_for()
            assert desk.read("names") == "# mine\nnames = 'ü'"
        over = seen.page.get_by_role("button", name=f"Start over: {task_title(desk, 'names')}")
        over.click()
        blank = solutions.blank(next(c.source for c in cells("mlp") if c.name == "names"))
        assert desk.read("names") == blank
        seen.page.keyboard.press("Control+z")
        assert desk.read("names") == "# mine\nnames = 'ü'"
        over.click()
        seen.page.reload()
        assert seen.page.get_by_role("button", name="Do this exercise here").is_visible()
        # the work of one exercise is not that of another
        seen.page.goto(f"{base}/exercises/perceptron/perceptron.html")
        assert seen.page.get_by_role("button", name="Do this exercise here").is_visible()

    def test_two_tabs_lose_nothing(self, server: str, browser: Browser) -> None:
        context = browser.new_context()
        desks = []
        for _ in range(2):
            page = context.new_page()
            page.goto(f"{server}/exercises/mlp/mlp.html")
            desks.append((desk_on(page, "mlp"), page))
            desks[-1][0].begin()
        (first, one), (second, two) = desks
        first.write("names", "names = 'first'")
        other = two.locator(".in-page-other")
        other.wait_for()
        assert "Another tab has changed this answer" in other.inner_text()
        assert other.locator("pre").inner_text() == "names = 'first'"
        second.write("names", "names = 'second'")
        one.locator(".in-page-other").wait_for()
        assert first.read("names") == "names = 'first'", "an editor changes only when the reader wants it"
        one.get_by_role("button", name="Put it into the editor").click()
        assert first.read("names") == "names = 'second'"
        assert one.locator(".in-page-other").count() == 0
        context.close()

    def test_an_answer_to_a_cell_that_has_changed_is_kept_beside_the_new_cell(self, open_desk: Callable) -> None:
        desk, seen = open_desk("mlp")
        desk.begin()
        desk.write("names", "names = 'mine'")
        kept = "in-page/mlp/"
        old = f"localStorage.setItem('{kept}cell names', 'as it was'); localStorage.setItem('{kept}gone', 'old = 1')"
        seen.page.evaluate(old)
        for _ in range(4):  # on a busy machine a page may be there before the browser has written down what was kept
            seen.page.reload()
            desk.begin()
            if desk.read("names") == "names = 'mine'":
                break
        assert desk.read("names") == "names = 'mine'"
        changed = seen.page.get_by_role("group", name="Another version of the answer")
        assert "This cell has changed since you wrote your answer" in changed.inner_text()
        blank = solutions.blank(next(c.source for c in cells("mlp") if c.name == "names"))
        assert changed.locator("pre").inner_text().strip() == blank.strip()
        orphans = seen.page.locator("details.in-page-other")
        assert "One answer is kept for cells that this exercise no longer has." in orphans.inner_text()
        orphans.locator("summary").click()
        assert "old = 1" in orphans.inner_text()

    def test_counts_the_points_and_keeps_the_count(self, open_desk: Callable) -> None:
        desk, seen = open_desk("neurons")
        desk.start()
        progress = seen.page.locator(".in-page-progress")
        total = sum(cell.points for cell in cells("neurons"))
        assert progress.inner_text().startswith(f"0 of {total} points so far. To do: Task 1, Task 2, ")
        desk.write("vote", solved("neurons")["vote"])
        points = next(cell.points for cell in cells("neurons") if cell.name == "check_vote")
        assert (
            desk.run("vote").text == f"Correct: {points} points, and {points} of the {total} of this exercise so far."
        )
        counted = progress.inner_text()
        assert counted.startswith(f"{points} of {total} points so far. To do: Task 1, Task 2, Task 3, Task 5, ")
        for _ in range(4):  # on a busy machine a page may be there before the browser has written down what was kept
            seen.page.reload()
            desk.start()
            if progress.inner_text() == counted:
                break
        assert progress.inner_text() == counted
        desk.write("vote", "share = 1")
        assert progress.inner_text().startswith("0 of")

    def test_hints_come_after_wrong_tries_and_lead_to_the_chapter(self, open_desk: Callable) -> None:
        desk, seen = open_desk("neurons")
        desk.start()
        desk.write("vote", "share = 1")
        said = [desk.run("vote").text for _ in range(5)]
        task = tasks.load(ROOT, "neurons")["vote"]
        idea, section = task.idea, task.section
        assert [idea in text for text in said] == [False, False, True, True, True]
        assert [section in text for text in said] == [False, False, False, False, True]
        seen.page.locator(".in-page-verdict a").click()
        seen.page.wait_for_url("**/book/neurons.html#*")
        anchor = seen.page.url.partition("#")[2]
        assert seen.page.locator(f"#{anchor} > h2").inner_text().startswith(section)

    def test_says_when_nothing_can_be_kept(self, visit: Callable[..., Visit]) -> None:
        seen = visit("about:blank")
        seen.page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
        )
        seen.page.goto(address("neurons"))
        desk = desk_on(seen.page, "neurons")
        desk.begin()
        assert "Download your notebook before that" in seen.page.locator(".in-page-warning").inner_text()
        desk.write("vote", "share = 1")
        assert desk.read("vote") == "share = 1"

    @pytest.mark.parametrize("exercise", EXERCISES)
    def test_an_untouched_notebook_is_the_released_one(self, exercise: str, open_desk: Callable) -> None:
        desk, _ = open_desk(exercise)
        desk.begin()
        text = (ROOT / "exercises" / exercise / f"{exercise}.ipynb").read_text("utf8")
        assert desk.notebook() == text
        assert released(exercise, {}) == text

    def test_a_notebook_is_opened(self, open_desk: Callable, tmp_path: Path) -> None:
        desk, seen = open_desk("delta_rule")
        desk.begin()

        def choose(text: str) -> str:
            path = tmp_path / "mine.ipynb"
            path.write_text(text, "utf8")
            with seen.page.expect_file_chooser() as chooser:
                seen.page.get_by_role("button", name="Open a notebook").click()
            before = seen.page.locator(".in-page-status").inner_text()
            chooser.value.set_files(path)
            # Python may be loading meanwhile, which it says in the same place.
            desk.wait_for(
                """before => ![before, 'Loading Python …']
                     .includes(document.querySelector('.in-page-status').textContent)""",
                before,
            )
            return seen.page.locator(".in-page-status").inner_text()

        notebook = json.loads(released("delta_rule", solved("delta_rule")))
        mine = {"cell_type": "code", "id": "mine", "metadata": {}, "source": ["1 + 1"], "outputs": []}
        notebook["cells"].append(mine | {"execution_count": None})
        said = choose(json.dumps(notebook))
        assert f"{len(solved('delta_rule'))} answers were taken from mine.ipynb" in said
        assert "1 code cell(s) of its own" in said
        assert {name: desk.read(name) for name in solved("delta_rule")} == solved("delta_rule")
        assert desk.notebook() == released("delta_rule", solved("delta_rule"))
        assert "not a notebook of the exercise delta_rule" in choose(released("mlp", {}))
        assert "not a notebook." in choose("hello")
        assert seen.errors == []


# --- for whom -------------------------------------------------------------------------------------------


@pytest.mark.site
@pytest.mark.slow
@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("exercise", tasks.exercises(ROOT))
def test_hints_name_a_place_of_the_book_that_is_there(exercise: str) -> None:
    shipped = json.loads((ROOT / "mlcourse" / "data" / "fingerprints" / f"{exercise}.json").read_text("utf8"))
    for task, entry in shipped.items():
        page, _, anchor = entry["hints"][1].rpartition(" ")[2].partition("#")
        assert f'id="{anchor}"' in (HTML / page).read_text("utf8"), task


class TestAccess:
    pytestmark = site

    def axe(self, page: Page) -> dict:
        found = {}
        for width in (1280, 390):
            resize(page, width)
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
            for scheme in ("light", "dark"):
                prefer(page, scheme)
                found[width, scheme] = look(page, [] if scheme == "light" else COLOURS)
        return {where: what for where, what in found.items() if what}

    def test_axe_finds_nothing_before_and_after(self, open_desk: Callable) -> None:
        desk, seen = open_desk("jacobians")
        assert self.axe(seen.page) == {}, "before the first click"
        desk.start()
        assert self.axe(seen.page) == {}, "after the first click"
        right = solved("jacobians")
        desk.write("modes", right["modes"])
        desk.write("by_hand", 'J = [[1.5, "text"], None]  # a comment\nfor row in J:\n    print(row)')
        desk.write("shapes", "1 / 0")
        desk.write("count", "print('x' * 500)\nraise ValueError('y' * 500)")
        assert [desk.run(n).state for n in ("modes", "by_hand", "shapes", "count", "two_layers", "reveal")] == [
            "right", "not yet", "error", "error", "not yet", "done",
        ]  # fmt: skip
        assert self.axe(seen.page) == {}, "after runs"
        small = seen.page.evaluate(
            """() => [...document.querySelectorAll(".in-page-button")].filter(b => b.offsetParent)
                 .map(b => b.getBoundingClientRect()).filter(r => r.width < 24 || r.height < 24).length"""
        )
        assert small == 0
        names = seen.page.get_by_role("textbox").evaluate_all("boxes => boxes.map(b => b.getAttribute('aria-label'))")
        assert [n for n in names if n and n.startswith("Answer to Task ")] == names[-8:]
        assert len(set(names)) == len(names)

    def test_by_keyboard(self, open_desk: Callable) -> None:
        desk, seen = open_desk("neurons")
        keyboard = seen.page.keyboard
        # the offer in the task itself starts everything, and leads to its editor
        seen.page.get_by_role("button", name="Write the answer here: Task 4").focus()
        keyboard.press("Enter")
        seen.page.locator(".cm-content").first.wait_for()
        editor = seen.page.get_by_role("textbox", name="Answer to Task 4: Predict, then run")
        assert editor.evaluate("element => element === document.activeElement")
        hint = seen.page.locator(f"#{editor.get_attribute('aria-describedby')}")
        assert "press Escape, then Tab" in hint.inner_text()
        assert editor.bounding_box()["height"] >= 64, "room for some lines"
        keyboard.press("Control+a")
        keyboard.type("if True:\nshare = 0.5")
        keyboard.press("Home")
        keyboard.press("Tab")  # indents
        assert desk.read("vote") == "if True:\n        share = 0.5"
        keyboard.press("Escape")
        keyboard.press("Tab")  # leaves
        run = seen.page.get_by_role("button", name="Run and check: Task 4")
        assert run.evaluate("element => element === document.activeElement")
        keyboard.press("Shift+Tab")
        keyboard.press("Control+Enter")
        desk.wait_for("() => inPage.cells.find(c => c.name === 'vote').status.dataset.state === 'not yet'")
        assert desk.said("vote").startswith("Not yet. ")
        status = seen.page.get_by_role("status").filter(has_text="Not yet. ")
        assert status.count() == 1
        assert seen.errors == []


# --- what it costs ----------------------------------------------------------------------------------------


class TestCost:
    pytestmark = site

    def test_nothing_is_loaded_before_the_first_click(self, open_desk: Callable) -> None:
        desk, seen = open_desk("neurons")
        seen.wait_for_requests()
        ours = [url.split("/")[-1].partition("?")[0] for url in seen.requests if "/in_page/" in url]
        assert sorted(ours) == ["base.js", "in_page.css", "start.js"]
        assert sum((IN_PAGE / name).stat().st_size for name in ours) < 12_000
        desk.start()
        loaded = {url.split("/")[-1].partition("?")[0] for url in seen.requests if "/in_page/" in url}
        wire = sum(len(gzip.compress((IN_PAGE / name).read_bytes())) for name in loaded)
        print(f"on the wire, compressed as servers do: {wire / 1e6:.2f} MB in {len(loaded)} files")
        assert 8e6 < wire < 9.5e6

    def test_other_pages_load_nothing_of_it(self) -> None:
        having = {path for path in pages() if "in_page/base.js" in (HTML / path).read_text("utf8")}
        assert having == {f"exercises/{e}/{e}.html" for e in EXERCISES}

    def test_no_solution_reaches_a_page(self) -> None:
        course = json.loads((IN_PAGE / "course.js").read_text("utf8").partition(" = ")[2].partition(";\n")[0])
        packed = zipfile.ZipFile(io.BytesIO(b64decode(course["zip"])))
        assert {name for name in packed.namelist() if name.endswith(".py")} == {
            *(f"mlcourse/{name}.py" for name in in_page.MODULES), "run_cells.py",
        }  # fmt: skip
        texts = {name: packed.read(name).decode("utf8") for name in packed.namelist()}
        others = (in_page.PYODIDE_FILE, "codemirror.min.js", "course.js")
        # the cells of a chapter stand in its page too
        own = [p for p in IN_PAGE.iterdir() if p.name not in others and not p.name.startswith("chapter_")]
        texts |= {path.name: path.read_text("utf8") for path in own}
        texts |= {e: (HTML / "exercises" / e / f"{e}.html").read_text("utf8") for e in EXERCISES}
        texts["worker.js"] = course["worker"]
        every = tasks.exercises(ROOT)
        lines = {line for exercise in every for line in test_release.secrets(exercise)}
        lines |= {json.dumps(line)[1:-1] for line in lines}
        whole = {answer for exercise in every for answer in test_release.answers(exercise)}
        assert len(lines) > 100
        for name, text in texts.items():
            assert "BEGIN SOLUTION" not in text, name
            if name.startswith("mlcourse/") and name.endswith(".py"):
                # a line such as `w = np.zeros(d + 1)` may stand in any module; a whole answer may not
                assert test_release.among(whole, test_release.stripped(text)) == [], name
            else:
                assert test_release.among(lines, text) == [], name


# --- without a browser --------------------------------------------------------------------------------------


def test_the_files_in_the_repository_are_small() -> None:
    sizes = [path.stat().st_size for path in in_page.PYODIDE.iterdir()]
    assert max(sizes) < 5e6
    assert 8e6 < sum(sizes) < 10e6


def test_the_files_are_those_of_the_readme() -> None:
    readme = (in_page.PYODIDE / "README.md").read_text("utf8")
    hashes = dict(re.findall(r"^\| `(\S+)` .*`([0-9a-f]{64})`", readme, flags=re.M))
    assert set(hashes) == {path.name for path in in_page.pyodide_files()}
    for path in in_page.pyodide_files():
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        assert hashlib.sha256(content).hexdigest() == hashes[path.name], path.name
    worker = (in_page.SCRIPTS / "worker.js").read_text("utf8")
    assert re.search(r' version: "([\d.]+)"', worker)[1] in in_page.PYODIDE_FILE


def test_what_is_packed_imports_nothing_else() -> None:
    standard = set(sys.stdlib_module_names)
    for module in in_page.MODULES:
        tree = ast.parse((ROOT / "mlcourse" / f"{module}.py").read_text("utf8"))
        names = {a.name for node in tree.body if isinstance(node, ast.Import) for a in node.names}
        froms = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
        names |= {f"mlcourse.{a.name}" for node in froms if node.module == "mlcourse" for a in node.names}
        names |= {str(node.module) for node in froms if node.module != "mlcourse"}
        foreign = {n for n in names if n.split(".")[0] not in standard | {"numpy"}}
        assert foreign <= {f"mlcourse.{name}" for name in in_page.MODULES}, module


@pytest.mark.parametrize("there", [True, False])
def test_without_pyodide_the_page_is_the_plain_notebook(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("neurons", "iris"):
        target = tmp_path / "exercises" / name / f"{name}.ipynb"
        target.parent.mkdir(parents=True)
        target.write_bytes((ROOT / "exercises" / name / f"{name}.ipynb").read_bytes())
    (tmp_path / "index.md").write_text("# T\n\n```{toctree}\n:glob:\nexercises/**\n```\n", "utf8")
    if not there:
        monkeypatch.setattr(in_page, "PYODIDE", tmp_path / "nowhere")
    monkeypatch.syspath_prepend(ROOT / "book" / "_ext")
    extensions = ["myst_nb", "in_page"]
    settings = {"extensions": extensions, "nb_execution_mode": "off", "html_theme": "basic"}
    settings |= {"myst_enable_extensions": ["dollarmath"], "suppress_warnings": ["misc.highlighting_failure"]}
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        warnings.simplefilter("ignore")  # Sphinx's own use of old functions is not ours to judge
        out = tmp_path / "html"
        Sphinx(tmp_path, None, out, tmp_path / "doctrees", "html", settings, status=None, warning=io.StringIO()).build()
    page = (out / "exercises" / "neurons" / "neurons.html").read_text("utf8")
    assert "mp_neuron" in page
    assert ("in_page/start.js" in page, "in_page/in_page.css" in page) == (there, there)
    assert (out / "_static" / "in_page").is_dir() == there
    assert "in_page" not in (out / "exercises" / "iris" / "iris.html").read_text("utf8")
