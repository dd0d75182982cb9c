"""The way through nbgrader's exchange and back: release, fetch, submit, collect, grade, give feedback back, fetch it.

Instructor and student are one user of this machine here; tests/deploy has users of their own, and a browser.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from commands import ENVIRONMENT, nbgrader
from nbgrader.api import Gradebook
from nbgrader.utils import get_username, notebook_hash
from test_nbgrader import points, solved
from traitlets.config import PyFileConfigLoader

from mlgrading.outside import hub
from mlgrading.outside.cli import main
from mlgrading.outside.course import Course, Problem, open_course
from mlgrading.outside.intake import EXCHANGE

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
        self.environment = ENVIRONMENT | {
            "JUPYTER_DATA_DIR": str(folder / "data"),  # where nbgrader keeps what was handed in
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
        }

    def run(self, where: Path, program: str, *words: str) -> str:
        if program == "nbgrader":
            return nbgrader(where, *words, environment=self.environment)
        ran = subprocess.run(
            [sys.executable, "-m", program, *words], cwd=where, env=self.environment, capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
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
    made.run(made.course, "mlgrading", "hub", "release", EXERCISE)
    made.run(made.home, "nbgrader", "fetch_assignment", EXERCISE)
    return made


def test_each_hand_in_gets_its_own_page_back_and_what_a_person_entered_stays(exchange):
    exchange.hand_in({TASK: solved(EXERCISE)[TASK]})
    exchange.marked()
    exchange.run(exchange.course, "mlgrading", "hub", "return", EXERCISE)
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
    assert "Your instructor's comment: Half &lt;of&gt; it" in page
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


@pytest.fixture
def course(tmp_path):
    """A course whose exchange is there and empty, in this process."""
    made = Class(tmp_path)
    return open_course(made.course)


def test_an_exercise_goes_out_once_and_again_when_asked(course):
    out = hub.release(course, EXERCISE)
    assert sorted(path.name for path in out.iterdir()) == [f"{EXERCISE}.ipynb"]
    (out / "old").touch()
    with pytest.raises(Problem, match="mlcourse hub release perceptron --again"):
        hub.release(course, EXERCISE)
    assert hub.release(course, EXERCISE, again=True) == out
    assert not (out / "old").exists()


def test_what_keeps_an_exercise_from_going_out_is_said_in_a_sentence(course, tmp_path):
    with pytest.raises(Problem, match=r"^perceptrn: expected an exercise in .*exercises, where there are: perceptron$"):
        hub.release(course, "perceptrn")
    shutil.rmtree(tmp_path / "exchange")
    (tmp_path / "exchange").write_text("a file")
    with pytest.raises(Problem, match=r"^perceptron: .*exchange"):
        hub.release(course, EXERCISE)
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("c.CourseDirectory.course_id = ''\n")
    with pytest.raises(Problem, match=r"c\.CourseDirectory\.course_id"):
        hub.release(course, EXERCISE)


def page(course: Course, student: str, *files: str) -> Path:
    """Write a page of feedback, with these files beside it."""
    folder = course.root / "feedback" / student / EXERCISE
    folder.mkdir(parents=True)
    for name in (f"{EXERCISE}.html", *files):
        (folder / name).write_text(f"{name} of {student}")
    return folder / f"{EXERCISE}.html"


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # nbgrader's
def test_pages_go_back_by_their_secrets_and_those_without_are_named(course, tmp_path, capsys):
    with pytest.raises(Problem, match="mlcourse grade perceptron"):
        hub.give_back(course, EXERCISE)
    students = ("ada", "a[b]", "one, two")
    for student in students:
        page(course, student, *EXCHANGE)
    by_mail, half = page(course, "eve"), page(course, "half", EXCHANGE[1])
    returned = hub.give_back(course, EXERCISE)
    assert set(returned.students) == set(students)
    assert returned.left == {"eve": by_mail, "half": half}
    there = {path.name: path.read_text() for path in (tmp_path / "exchange").glob("*/feedback/*.html")}
    secrets = {
        student: notebook_hash(secret=f"{EXCHANGE[1]} of {student}", notebook_id=EXERCISE) for student in students
    }
    assert there == {f"{secret}.html": f"{EXERCISE}.html of {student}" for student, secret in secrets.items()}
    assert main(["hub", "return", EXERCISE, "--course-dir", str(course.root)]) == 3
    said = capsys.readouterr().out
    assert f"not given back  'eve': this was not handed in on the hub, so the page goes another way: {by_mail}" in said
    assert "3 given back" in said
