"""Which hand-in counts, for whom, and what a test without feedback shows."""

import csv
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from test_own_course import change

from mlcourse import feedback
from mlgrading import wire
from mlgrading.outside import coordinator, gradebook, kept, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import open_course
from mlgrading.wire import Mark, Result, Status, Verdict

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A course with one exercise, in which the current folder is, and stand-ins for the workers.

    They find as many answers right as the notebook's first line says.
    """
    assert main(["new-course", str(tmp_path / "autumn"), "--exercises", EXERCISE, "--quiet"]) == 0
    monkeypatch.chdir(tmp_path / "autumn")

    def grade(job: bytes) -> bytes:
        wanted = wire.read(job, wire.Job)
        read = nbformat.reads(wanted.handed.data.decode(), as_version=4)
        said, tasks = read.cells[0].source.splitlines()[0], len(wanted.exercise.outline)
        right = int(said) if said.isdigit() else tasks
        for cell in read.cells:
            if cell.metadata.get("nbgrader", {}).get("grade"):  # as the grader does it
                cell.outputs = [nbformat.v4.new_output("stream", text="Not yet. The sign is wrong.")]
        marks = [Mark(Verdict.RIGHT)] * right + [Mark(Verdict.WRONG, "The sign is wrong.")] * (tasks - right)
        digests = {task.name: f"{task.name} {wanted.handed.student}" for task in wanted.exercise.outline}
        return wire.write(Result.of(wanted, Status.GRADED, marks, nbformat.writes(read), answers=digests))

    monkeypatch.setattr(workers, "grade", grade)
    monkeypatch.setattr(coordinator.command, "check", lambda: None)
    return tmp_path / "autumn"


def hand_in(course: Path, student: str, right: int, when: str = "") -> None:
    """Hand in a notebook in which so many answers are right; each is other work."""
    folder = course / "submitted" / student / EXERCISE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = nbformat.read(course / "built" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    made.cells.insert(0, nbformat.v4.new_markdown_cell(str(right)))
    for cell in made.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "and_not":
            cell.source = f"weights = [{right}, 0, 0]"
    nbformat.write(made, folder / f"{EXERCISE}.ipynb")
    if when:
        (folder / "timestamp.txt").write_text(when)


def scores(course: Path) -> dict[str, float]:
    rows = gradebook.grades(open_course(course).db_url, EXERCISE)
    return {row["student"]: row["score"] for row in rows if not row["missing"]}


def points(course: Path, right: int) -> float:
    """Return what so many right answers from the first on are worth."""
    made = nbformat.read(course / "built" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    marks = [cell.metadata.get("nbgrader", {}) for cell in made.cells]
    return sum([mark["points"] for mark in marks if mark.get("grade")][:right])


def grade(capsys, code: int = 0, *more: str) -> dict:
    capsys.readouterr()
    assert main(["grade", EXERCISE, "--json", *more]) == code, capsys.readouterr()
    return json.loads(capsys.readouterr().out)


# --- a second hand-in


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "counts"), [("last", 1), ("best", 3)])
def test_a_second_hand_in_counts_by_the_rule_of_the_course(course, capsys, rule, counts):
    change(course / "course.toml", ('counts = "last"', f'counts = "{rule}"'))
    hand_in(course, "ada", 3)
    grade(capsys)
    hand_in(course, "ada", 1)
    told = grade(capsys)["remarks"]
    assert scores(course) == {"ada": points(course, counts)}
    said = f"an earlier hand-in counts, with {points(course, 3):g} points against {points(course, 1):g}"
    assert told == ({"ada": said} if rule == "best" else {})
    assert grade(capsys)["reused"] == 1, "neither hand-in is graded again"
    assert scores(course) == {"ada": points(course, counts)}
    grade(capsys, 0, "--fresh")
    assert scores(course) == {"ada": points(course, counts)}, "an earlier hand-in is nowhere but in its result"
    hand_in(course, "ada", 4)
    grade(capsys)
    assert scores(course) == {"ada": points(course, 4)}


@pytest.mark.slow
def test_the_better_hand_in_is_that_with_more_points_after_lateness(course, capsys):
    swaps = [("# due = 2030-01-31", "due = 2026-11-02"), ("percent_per_day = 0", "percent_per_day = 50")]
    change(course / "course.toml", ('counts = "last"', 'counts = "best"'), *swaps)
    hand_in(course, "ada", 3, "2026-11-02 12:00:00 UTC")
    grade(capsys)
    hand_in(course, "ada", 4, "2026-11-03 12:00:00 UTC")
    grade(capsys)
    assert scores(course) == {"ada": points(course, 3)}


@pytest.mark.slow
def test_the_same_work_counts_as_it_is_marked_now(course, capsys):
    change(course / "course.toml", ('counts = "last"', 'counts = "best"'))
    hand_in(course, "ada", 3)
    grade(capsys)
    path = course / "submitted" / "ada" / EXERCISE / f"{EXERCISE}.ipynb"
    made = nbformat.read(path, as_version=4)
    made.cells[0].source = "2"
    nbformat.write(made, path)  # the answers are the same ones
    grade(capsys)
    assert scores(course) == {"ada": points(course, 2)}


@pytest.mark.slow
def test_a_student_may_have_longer_in_one_exercise(course, capsys):
    swaps = [
        ("# due = 2030-01-31", "due = 2026-11-02\nextra_days = { ada = 2 }"),
        ("percent_per_day = 0", "percent_per_day = 50"),
    ]
    change(course / "course.toml", *swaps, ("# student_17 = 3", "bob = 1"))
    for student in ("ada", "bob"):
        hand_in(course, student, 3, "2026-11-04 12:00:00 UTC")
    grade(capsys)
    assert scores(course) == {"ada": points(course, 3), "bob": points(course, 3) / 2}


# --- groups


@pytest.fixture
def groups(course) -> Path:
    (course / "roster.csv").write_text("student,group\nada,1\nbob,1\ncy,2\ndi,2\neve,\n")
    change(course / "course.toml", ("# roster", "roster"), ("# due = 2030-01-31", "groups = true"))
    return course


@pytest.mark.slow
def test_a_group_hands_in_once_and_all_its_members_have_the_marks(groups, capsys):
    hand_in(groups, "ada", 3)
    work = groups / "submitted" / "ada" / EXERCISE
    (work / "mine").mkdir()  # where intake finds it, too
    (work / f"{EXERCISE}.ipynb").rename(work / "mine" / f"{EXERCISE}.ipynb")
    (groups / "submitted" / "bob").mkdir()
    hand_in(groups, "cy", 1, "2026-11-02 12:00:00 UTC")
    hand_in(groups, "di", 2, "2026-11-02 13:00:00 UTC")
    told = grade(capsys)
    marks = {"ada": 3, "bob": 3, "cy": 2, "di": 2}
    assert scores(groups) == {student: points(groups, right) for student, right in marks.items()}
    assert told["missing"] == ["eve"]
    assert told["remarks"] == {"cy": "the group's latest hand-in counts, that of di"}
    assert not told["flagged"], "a group's answers are one"
    for student in marks:
        assert (groups / "feedback" / student / EXERCISE / f"{EXERCISE}.html").is_file()
    with open(groups / "reports" / f"{EXERCISE}.csv", newline="") as file:
        assert {row["student_id"] for row in csv.DictReader(file)} == {*marks, "eve"}
    assert grade(capsys)["reused"] == 2
    capsys.readouterr()
    main(["status", "--json"])
    [standing] = json.loads(capsys.readouterr().out)["exercises"]
    assert (standing["missing"], standing["to_grade"]) == (["eve"], [])
    assert standing["graded"] == ["ada", "bob", "cy", "di"]


@pytest.mark.slow
def test_who_works_alone_in_a_course_with_groups_is_graded_alone(groups, capsys):
    hand_in(groups, "eve", 1)
    hand_in(groups, "zoe", 2)  # in no roster
    grade(capsys)
    assert scores(groups) == {"eve": points(groups, 1), "zoe": points(groups, 2)}


def test_groups_need_a_roster(course, capsys):
    change(course / "course.toml", ("# due = 2030-01-31", "groups = true"))
    assert main(["status"]) == 1
    assert "expected a roster with the column group" in capsys.readouterr().err


# --- tests without feedback


@pytest.fixture
def silent(course) -> Path:
    change(course / "course.toml", ("# due = 2030-01-31", "silent = true"))
    return course


@pytest.mark.slow
def test_what_students_get_of_a_test_says_nothing_of_right_and_wrong(silent, monkeypatch, capsys):
    assert main(["release", EXERCISE, "--quiet"]) == 0
    given = json.loads((silent / "release" / EXERCISE / feedback.BESIDE).read_text())
    whole = json.loads((silent / "built" / EXERCISE / feedback.BESIDE).read_text())
    assert given.keys() == whole.keys()
    for task, entry in given.items():
        assert not {"right", "wrong", "kinds", "parts", "messages", "hints", "nearly"} & {*entry}, task
    monkeypatch.setattr(feedback, "_used", {EXERCISE: given})
    feedback._file.cache_clear()
    try:
        for answer in ([-16, -1, 3.2], [16, 1, 3.2]):  # right and wrong
            capsys.readouterr()
            feedback.check("perceptron.by_hand", lambda answer=answer: answer)
            assert capsys.readouterr().out.startswith("Your answer can be marked.")
        with pytest.raises(feedback.NotYet, match="The task asks for three numbers"):
            feedback.check("perceptron.by_hand", lambda: [1, 2])
        with pytest.raises(feedback.NotYet, match="is None"):
            feedback.check("perceptron.by_hand", lambda: None)
    finally:
        feedback._file.cache_clear()


@pytest.mark.slow
def test_the_page_of_a_test_has_points_alone_and_the_grader_keeps_the_rest(silent, capsys):
    hand_in(silent, "ada", 1)
    grade(capsys)
    page = (silent / "feedback" / "ada" / EXERCISE / f"{EXERCISE}.html").read_text()
    assert "sign is wrong" not in page
    assert f"<b>{points(silent, 1):g}</b> of" in page
    result = kept.read(open_course(silent), EXERCISE, "ada")
    assert result is not None
    assert result.tasks[-1].mark.message == "The sign is wrong."


@pytest.mark.slow
def test_the_report_of_a_test_sets_it_beside_the_exercises(course, capsys):
    def hand_in_test(student: str, right: int) -> None:
        folder = course / "submitted" / student / "posttest_one"
        folder.mkdir(parents=True)
        made = nbformat.read(course / "built" / "posttest_one" / "posttest_one.ipynb", as_version=4)
        made.cells.insert(0, nbformat.v4.new_markdown_cell(str(right)))
        nbformat.write(made, folder / "posttest_one.ipynb")

    assert main(["new-exercise", "posttest_one", "--quiet"]) == 0
    assert "[exercises.posttest_one]" in (settled := (course / "course.toml").read_text())
    assert "silent = true" in settled.partition("[exercises.posttest_one]")[2]
    assert main(["release", "posttest_one", "--quiet"]) == 0
    for student, right, then in (("ada", 7, 8), ("bob", 7, 0), ("cy", 0, 1)):
        hand_in(course, student, right)
        hand_in_test(student, then)
    hand_in_test("di", 8)  # did the test alone
    grade(capsys)
    assert main(["grade", "posttest_one", "--quiet"]) == 0
    page = (course / "reports" / "posttest_one.html").read_text()
    row = page[page.index('<th scope="row">gate</th>') :]
    assert re.findall(r"<td[^>]*>([^<]*)</td>", row)[:4] == ["perceptron.and_not", "3", "2", "2"]
    assert "mlp.by_hand" not in page.partition("Beside the exercises")[2].partition("</section>")[0], "nobody did both"
    assert "Beside the exercises" not in (course / "reports" / f"{EXERCISE}.html").read_text()


def test_a_test_is_not_for_gradescope(silent, capsys):
    assert main(["platform", "gradescope", EXERCISE]) == 1
    assert "is silent in course.toml" in capsys.readouterr().err
