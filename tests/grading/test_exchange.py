"""The way through nbgrader's exchange and back: release, fetch, submit, collect, grade, give feedback back, fetch it.

Instructor and student are one user of this machine here; tests/deploy has users of their own, and a browser.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook
from nbgrader.utils import get_username
from test_nbgrader import points, solved
from traitlets.config import PyFileConfigLoader

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
TASK = next(iter(solved(EXERCISE)))
ME = get_username()

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


class Class:
    """A course, a student's home, and an exchange between them."""

    def __init__(self, folder: Path) -> None:
        self.course, self.home = folder / "course", folder / "home"
        self.home.mkdir(parents=True)
        (folder / "exchange").mkdir()
        (folder / "exchange").chmod(0o777)
        for name in ("solutions", "exercises"):
            shutil.copytree(ROOT / name / EXERCISE, self.course / name / EXERCISE)
        shutil.copy(ROOT / "nbgrader_config.py", self.course)
        settings = f"c = get_config()\nc.Exchange.root = {str(folder / 'exchange')!r}\n"
        with (self.course / "nbgrader_config.py").open("a") as file:
            file.write(settings)
        course_id = PyFileConfigLoader("nbgrader_config.py", str(self.course)).load_config().CourseDirectory.course_id
        (self.home / "nbgrader_config.py").write_text(f"{settings}c.CourseDirectory.course_id = {course_id!r}\n")
        self.environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "JUPYTER_DATA_DIR": str(folder / "data"),  # where nbgrader keeps what was handed in
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
        }

    def run(self, where: Path, *words: str, code: int = 0) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", *words], cwd=where, env=self.environment, capture_output=True, text=True
        )
        assert ran.returncode == code, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def hand_in(self, answers: dict[str, str]) -> None:
        """Fill in the fetched notebook, and hand it in by nbgrader's command."""
        path = self.home / EXERCISE / f"{EXERCISE}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = answers.get(name, cell.source)
        nbformat.write(notebook, path)
        self.run(self.home, "nbgrader", "submit", EXERCISE)

    def marked(self) -> None:
        self.run(self.course, "nbgrader", "collect", EXERCISE, "--update")
        self.run(self.course, "mlgrading", "grade", EXERCISE, "--workers", "1")

    def fetched(self) -> dict[str, str]:
        """Fetch the feedback, and return the score on each page by the time of the hand-in, the oldest first."""
        self.run(self.home, "nbgrader", "fetch_feedback", EXERCISE)
        pages = sorted((self.home / EXERCISE / "feedback").glob(f"*/{EXERCISE}.html"))
        return {
            path.parent.name: BeautifulSoup(path.read_text(), "html.parser").select_one(".score b").get_text()
            for path in pages
        }


@pytest.fixture
def exchange(tmp_path):
    made = Class(tmp_path)
    made.run(made.course, "nbgrader", "release_assignment", EXERCISE)
    made.run(made.home, "nbgrader", "fetch_assignment", EXERCISE)
    return made


def test_each_hand_in_gets_its_own_page_back_and_what_a_person_entered_stays(exchange):
    exchange.hand_in({TASK: solved(EXERCISE)[TASK]})
    exchange.marked()
    exchange.run(exchange.course, "nbgrader", "release_feedback", EXERCISE)
    [first] = exchange.fetched().values()
    assert float(first) > 0

    # What an instructor enters in form-grader is on the page that the next run makes, and in table and report.
    with Gradebook(f"sqlite:///{exchange.course}/gradebook.db") as book:
        book.find_grade(f"check_{TASK}", EXERCISE, EXERCISE, ME).manual_score = 0.5
        book.find_comment(TASK, EXERCISE, EXERCISE, ME).manual_comment = "Half <of> it"
        book.db.commit()
    exchange.marked()
    exchange.run(exchange.course, "nbgrader", "release_feedback", EXERCISE)
    assert list(exchange.fetched().values()) == ["0.5"]
    page = (exchange.course / "feedback" / ME / EXERCISE / f"{EXERCISE}.html").read_text()
    assert "Your instructor writes: Half &lt;of&gt; it" in page
    table = (exchange.course / "reports" / f"{EXERCISE}.csv").read_text()
    assert ",0.5," in table
    report = BeautifulSoup((exchange.course / "reports" / f"{EXERCISE}.html").read_text(), "html.parser")
    assert "0.5 (by hand)" in report.find(id="students").find_parent("section").get_text()

    exchange.hand_in(solved(EXERCISE))
    exchange.marked()
    exchange.run(exchange.course, "nbgrader", "release_feedback", EXERCISE)
    old, new = exchange.fetched().values()
    assert old == "0.5"
    assert float(new) == sum(points(EXERCISE).values()) - points(EXERCISE)[TASK] + 0.5
