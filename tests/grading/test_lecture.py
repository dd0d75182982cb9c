"""What a report has for the next lecture: the costliest mistakes with answers, flat tasks, students who need help."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import chain, repeat
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from mlgrading.child import solutions, tasks
from mlgrading.outside import coordinator
from mlgrading.outside.course import open_course
from mlgrading.outside.pages import lecture
from mlgrading.outside.pages.lecture import Section
from mlgrading.outside.pages.report import class_report
from mlgrading.wire import Mark, Result, Status, TaskMark, TaskOutline, Verdict

ROOT = Path(__file__).parents[2]
MESSAGES = {
    "sum": ["The bias is missing.", "You took the mean."],
    "sign": ["The sign is wrong."],
    "easy": ["Read it again."],
}
POINTS = {"sum": 1.0, "sign": 3.0, "easy": 1.0}
RIGHT, WRONG = Mark(Verdict.RIGHT), Mark(Verdict.WRONG, "Not yet.")


def mistake(task: str, number: int) -> Mark:
    """Return the mark of a known mistake, whose message to this student has a number of its own."""
    return Mark(Verdict.MISTAKE, f"{MESSAGES[task][number]} It gave {number}.", number)


def result(student: str, **marks: Mark) -> Result:
    tasks = tuple(
        TaskMark(TaskOutline(name, f"check_{name}", f"Task {name}", points), marks.get(name, RIGHT))
        for name, points in POINTS.items()
    )
    return Result("perceptron", student, "", 1, Status.GRADED, tasks, "")


def a_class(*groups: tuple[int, dict[str, Mark]]) -> list[Result]:
    """Return results of so many students with these marks each, and full marks in the other tasks."""
    marks = chain.from_iterable(repeat(given, times) for times, given in groups)
    return [result(f"s{k:02}", **given) for k, given in enumerate(marks)]


def answers(task: str, students: Sequence[str]) -> list[str]:
    return [f"def {task}(x):\n    return -x  # {student}, all by myself" for student in students]


def test_the_mistakes_that_cost_most_come_first_and_one_students_never() -> None:
    results = a_class(
        (5, {"sum": mistake("sum", 0)}),
        (2, {"sign": mistake("sign", 0)}),
        (4, {"sum": mistake("sum", 1)}),
        (3, {"easy": mistake("easy", 0)}),
        (9, {"easy": WRONG}),
    )
    found = lecture.topics(results, MESSAGES, {"sign": Section("Signs", "book/perceptron.html")}, answers)
    assert [(t.title, t.message, t.times) for t in found] == [
        ("Task sign", "The sign is wrong.", 2),  # six points in all
        ("Task sum", "The bias is missing.", 5),
        ("Task easy", "Read it again.", 3),  # and not the other mistake in the task that is named already
    ]
    assert [t.section for t in found] == [Section("Signs", "book/perceptron.html"), None, None]
    assert lecture.topics(a_class((1, {"sign": mistake("sign", 0)})), MESSAGES, {}, answers) == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["a = 1  # ada", "a =  1", "a = 2", "a = 3"], ("a = 1", "a = 2")),
        (["x = 'no end", "x = 1"], ("x = 1",)),
        (["\n".join(["x = 1"] * 17), "y = " + "1 + " * 40 + "1", ""], ()),
        (["text = '# no comment'"], ("text = '# no comment'",)),
        (["a = 'x\u2028y'\nb = 1  # by ada"], ("a = 'x\u2028y'\nb = 1",)),
        (["a = " + "-" * 100_000 + "1", "a = " + "-" * 3000 + "1", "b = 1"], ("b = 1",)),
    ],
)
def test_answers_that_are_shown_are_short_different_and_without_comments(given: list[str], shown: tuple) -> None:
    results = a_class((2, {"sign": mistake("sign", 0)}))
    (topic,) = lecture.topics(results, MESSAGES, {}, lambda *_: given)
    assert topic.answers == shown


def test_a_task_is_flat_that_all_have_right_or_that_goes_against_the_others() -> None:
    good, poor = {"easy": RIGHT}, {"sum": WRONG, "sign": WRONG}
    found = {task.title: task for task in lecture.flat(a_class((10, good), (10, poor)))}
    assert list(found) == ["Task easy"]
    assert (found["Task easy"].right, found["Task easy"].with_rest) == (1.0, None)
    found = {t.title: t for t in lecture.flat(a_class((10, {"easy": WRONG}), (10, poor)))}
    assert found["Task easy"].with_rest == pytest.approx(-1)
    assert lecture.flat(a_class((4, good), (5, poor))) == [], "nothing is said of a few"


def test_the_report_has_it_all_and_no_name_beside_an_answer() -> None:
    results = a_class((3, {"sign": mistake("sign", 0)}), (2, {"sign": WRONG, "sum": WRONG}), (7, {}))
    sections = {"sign": Section("Which side?", "book/perceptron.html")}
    before = {r.student: r.score for r in results} | {"s05": 1.0}
    del before["s06"]
    html = class_report(
        "perceptron", results, [], catalogue=MESSAGES, sections=sections, answers_to=answers, before=before
    )
    page = BeautifulSoup(html, "html.parser")
    section = page.find(id="lecture").parent
    words = " ".join(section.text.split())
    assert "Task sign: 3 of 12 (25%). “The sign is wrong.” The book explains it in “Which side?”" in words
    assert [code.text for code in section.select("pre")] == ["def sign(x):\n    return -x"]
    assert "5 students have less than half of the points: s03, s04, s00, s01, s02." in words
    cells = [[cell.text for cell in row.select("th, td")] for row in section.select("tbody tr")]
    assert cells == [["s05", "1", "5"], ["s06", "new", "5"]]
    easy = [item.text for item in page.find(id="tasks").parent.select("li em")]
    assert easy == ["Task easy"]


@pytest.mark.parametrize(
    "notebook", ["", "[]", "{}", '{"cells": 3}', '{"cells": [7]}', '{"cells": [{"metadata": 1}]}', '{"cells": [{}]}']
)
def test_a_notebook_that_is_none_has_no_answer(notebook: str) -> None:
    assert lecture.answer_in(notebook, "sign") == ""


def test_a_first_run_has_nothing_to_compare_with_and_the_same_again_says_so() -> None:
    results = a_class((2, {}))
    first, again = (
        class_report("perceptron", results, [], before=before) for before in (None, {r.student: 5.0 for r in results})
    )
    assert "since the last run" not in first
    assert "No score has changed since the last run." in again


def test_what_an_answer_says_stays_text() -> None:
    results = a_class((2, {"sign": mistake("sign", 0)}))
    page = class_report("perceptron", results, [], answers_to=lambda *_: ["x = '<script>alert(1)</script>'"])
    assert BeautifulSoup(page, "html.parser").select_one("#lecture ~ ol pre").text == "x = '<script>alert(1)</script>'"
    assert "<script>alert" not in page


@pytest.mark.slow
@pytest.mark.needs("sandbox")
def test_a_graded_class_shows_answers_and_compares_with_the_run_before(tmp_path: Path) -> None:
    solution = solutions.read(ROOT, "neurons")
    wrong = {name: task.wrong[0] for name, task in tasks.load(ROOT, "neurons").items()}
    for cell in solution.cells:
        if (name := cell.metadata.get("nbgrader", {}).get("grade_id")) in wrong:
            cell.source = f"{wrong[name].code}\n# I am bob"
    shutil.copytree(ROOT / "solutions" / "neurons", tmp_path / "solutions" / "neurons")
    (tmp_path / "nbgrader_config.py").write_text('get_config().CourseDirectory.source_directory = "solutions"\n')
    course = open_course(tmp_path)
    for student in ("ada", "bob"):
        folder = course.submitted / student / "neurons"
        folder.mkdir(parents=True)
        (folder / "neurons.ipynb").write_text(nbformat.writes(solution), encoding="utf-8")
    options = coordinator.Options(workers=1, seed=1)
    coordinator.grade_class(course, "neurons", options)
    page = BeautifulSoup((tmp_path / "reports" / "neurons.html").read_text("utf8"), "html.parser")
    assert len(page.select("ol.topics > li")) == 3
    assert page.select_one("ol.topics pre").text
    assert "bob" not in page.select_one("ol.topics").text
    coordinator.grade_class(course, "neurons", options)
    assert "No score has changed since the last run." in (tmp_path / "reports" / "neurons.html").read_text("utf8")
