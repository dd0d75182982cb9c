"""The grading path with nbgrader itself: generate, submit, autograde, feedback, export; asserted to the point."""

import contextlib
import csv
import os
import shutil
import sys
import warnings
from pathlib import Path

import nbformat
import pytest
from commands import nbgrader
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from mlgrading.child import solutions, tasks
from mlgrading.outside import gradebook

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


def submit(course: Path, student: str, exercise: str, answers: dict[str, str]) -> None:
    """Hand in the released exercise with these answer cells filled in, the others left blank."""
    notebook = solutions.read(ROOT, exercise, "exercises")
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    folder = course / "submitted" / student / exercise
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{exercise}.ipynb")


def solved(exercise: str) -> dict[str, str]:
    cells = solutions.code_cells(solutions.read(ROOT, exercise))
    return {cell.name: solutions.solution(cell.source) for cell in cells if cell.kind == "answer"}


def points(exercise: str) -> dict[str, float]:
    cells = solutions.code_cells(solutions.read(ROOT, exercise))
    return {cell.name.removeprefix("check_"): cell.points for cell in cells if cell.kind == "check"}


def wrong_sets(exercise: str) -> list[dict]:
    """Return sets of wrong answers, one for each task: eight of one exercise, one of each of the others.

    That of the others leaves every other task blank, so that a submission shows both. What is said of all known
    mistakes is tried by tests/exercises.
    """
    catalogue = tasks.load(ROOT, exercise)
    if exercise != "perceptron":
        return [{name: task.wrong[0] for name, task in list(catalogue.items())[::2]}]
    return [{name: task.wrong[i % len(task.wrong)] for name, task in catalogue.items()} for i in range(8)]


def by_commands(course: Path, exercise: str) -> dict[str, tuple[float, float]]:
    """Grade a class by the commands that an instructor types; return each student's score and the highest one."""
    nbgrader(course, "generate_assignment", exercise)
    nbgrader(course, "autograde", exercise)
    nbgrader(course, "generate_feedback", exercise, "--student", "wrong0")
    nbgrader(course, "export")
    with (course / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    return {student: (float(row["score"]), float(row["max_score"])) for student, row in rows.items()}


def in_process(course: Path, exercise: str) -> dict[str, tuple[float, float]]:
    """Do the same by nbgrader's own functions, which its commands call."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = f"sqlite:///{course}/gradebook.db"
    gradebook.make_tables(config.CourseDirectory.db_url)  # as nbgrader would, by starting a process
    with contextlib.chdir(course), pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own use of its libraries is not ours to judge
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        api = NbGraderAPI(config=config)
        for outcome in (
            api.generate_assignment(exercise),
            api.autograde(exercise, "*"),
            api.generate_feedback(exercise, "wrong0"),
        ):
            assert outcome["success"], outcome["log"]
        with api.gradebook as opened:
            rows = opened.submission_dicts(exercise)
    return {row["student"]: (row["score"], row["max_score"]) for row in rows}


@pytest.fixture(scope="module", params=EXERCISES)
def graded(request, tmp_path_factory):
    """A course with the repository's settings, in which a class has been graded."""
    exercise = request.param
    course = tmp_path_factory.mktemp(exercise)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "solutions" / exercise, course / "solutions" / exercise)
    submit(course, "right", exercise, solved(exercise))
    if exercise == "perceptron":
        first = next(iter(solved(exercise)))
        submit(course, "first", exercise, {first: solved(exercise)[first]})
        submit(course, "blank", exercise, {})
    for number, wrong in enumerate(wrong_sets(exercise)):
        submit(course, f"wrong{number}", exercise, {name: w.code for name, w in wrong.items()})
    return exercise, course, (by_commands if exercise == "perceptron" else in_process)(course, exercise)


def test_everyone_gets_the_points_they_earned(graded):
    exercise, _, grades = graded
    worth = points(exercise)
    first = next(iter(worth))
    earned = {student: score for student, (score, _) in grades.items()}
    assert earned.pop("right") == sum(worth.values())
    if exercise == "perceptron":
        assert earned.pop("first") == worth[first]
        assert earned.pop("blank") == 0
    assert earned == dict.fromkeys([f"wrong{i}" for i in range(len(wrong_sets(exercise)))], 0)
    assert {most for _, most in grades.values()} == {sum(worth.values())}


def test_every_catalogued_mistake_is_named_in_the_graded_notebook(graded):
    exercise, course, _ = graded
    for number, wrong in enumerate(wrong_sets(exercise)):
        path = course / "autograded" / f"wrong{number}" / exercise / f"{exercise}.ipynb"
        outputs = {
            cell.metadata.nbgrader.grade_id.removeprefix("check_"): str(cell.outputs)
            for cell in nbformat.read(path, as_version=4).cells
            if cell.metadata.get("nbgrader", {}).get("grade")
        }
        for name, mistake in wrong.items():
            assert repr(mistake.message)[1:-1] in outputs[name]


def test_feedback_page_names_the_mistakes(graded):
    exercise, course, _ = graded
    page = (course / "feedback" / "wrong0" / exercise / f"{exercise}.html").read_text(encoding="utf-8")
    assert "Not yet." in page


def test_tasks_file_goes_nowhere(graded):
    _, course, _ = graded
    assert [p.parent.parent.name for p in course.rglob("tasks.py")] == ["solutions"]


def test_exercises_also_grade_without_our_settings(tmp_path):
    exercise = "perceptron"
    (tmp_path / "source" / exercise).mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / exercise / f"{exercise}.ipynb", tmp_path / "source" / exercise)
    nbgrader(tmp_path, "generate_assignment", exercise)
    released = (tmp_path / "release" / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8")
    assert "BEGIN SOLUTION" not in released
    submit(tmp_path, "right", exercise, solved(exercise))
    submit(tmp_path, "blank", exercise, {})
    nbgrader(tmp_path, "autograde", exercise)
    nbgrader(tmp_path, "export")
    with (tmp_path / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"right": sum(points(exercise).values()), "blank": 0}
