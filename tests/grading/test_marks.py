"""What comes after grading: points set by hand, work graded again, pages given back, tables, and where all stands."""

import csv
import json
import os
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from mlgrading import wire
from mlgrading.outside import coordinator, gradebook, overrides, workers
from mlgrading.outside.cli import main
from mlgrading.outside.collect import RECORD
from mlgrading.outside.course import open_course
from mlgrading.wire import Flag, FlagKind, Mark, Result, Status, Verdict

pytestmark = pytest.mark.slow  # each test runs a class, with stand-ins for the workers
ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
FULL = 17


@pytest.fixture
def wrong(monkeypatch) -> dict[str, set[str]]:
    """Stand-ins for the workers; what a test puts in here, by student, are the tasks that they find wrong."""
    found: dict[str, set[str]] = {}

    def grade(job: bytes) -> bytes:
        wanted = wire.read(job, wire.Job)
        missed = found.get(wanted.handed.student, set())
        marks = [
            Mark(Verdict.WRONG, "Not this.") if task.name in missed else Mark(Verdict.RIGHT)
            for task in wanted.exercise.outline
        ]
        flags = (Flag(FlagKind.LIMITS, "slow"),) if wanted.handed.student == "eve" else ()
        empty = nbformat.writes(nbformat.v4.new_notebook())
        return wire.write(Result.of(wanted, Status.GRADED, marks, empty, flags=flags))

    monkeypatch.setattr(workers, "grade", grade)
    monkeypatch.setattr(coordinator.command, "check", lambda: None)
    return found


@pytest.fixture
def course(tmp_path, monkeypatch, wrong) -> Path:
    """A course in which ada and bob have handed in, with one task wrong each, and cy has not; it is graded."""
    (tmp_path / "class.csv").write_text("student,last_name\nada,Lovelace\nbob,Bernoulli\ncy,Cayley\n")
    words = ["--exercises", EXERCISE, "--roster", str(tmp_path / "class.csv"), "--quiet"]
    assert main(["new-course", str(tmp_path / "autumn"), *words]) == 0
    monkeypatch.chdir(tmp_path / "autumn")
    wrong |= {"ada": {"by_hand"}, "bob": {"and_not"}}
    for student in ("ada", "bob"):
        hand_in(student)
    assert main(["grade", EXERCISE, "--quiet"]) == 0
    return tmp_path / "autumn"


def hand_in(student: str, text: str = "") -> None:
    folder = Path("submitted", student, EXERCISE)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", folder)
    if text:
        notebook = nbformat.read(folder / f"{EXERCISE}.ipynb", as_version=4)
        notebook.cells[-1].source = text
        nbformat.write(notebook, folder / f"{EXERCISE}.ipynb")


def scores() -> dict[str, float]:
    return {row["student"]: row["score"] for row in gradebook.grades(open_course(Path()).db_url, EXERCISE)}


def page(student: str) -> str:
    file = Path("feedback", student, EXERCISE, f"{EXERCISE}.html")
    return " ".join(BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").get_text(" ").split())


def report() -> str:
    text = Path("reports", f"{EXERCISE}.html").read_text(encoding="utf-8")
    return " ".join(BeautifulSoup(text, "html.parser").get_text(" ").split())


def said(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


WORDS = ["override", EXERCISE, "ada", "by_hand", "1", "--reason", "right <but> for a sign"]


def test_an_override_is_in_gradebook_report_table_and_page_and_kept_by_every_later_run(course, capsys):
    assert scores() == {"ada": FULL - 2, "bob": FULL - 2, "cy": 0}
    assert main(WORDS) == 0
    assert "1 of 2 points (the grader found 0)" in capsys.readouterr().out
    for words in (
        ["report", EXERCISE],
        ["grade", EXERCISE],
        ["grade", EXERCISE, "--fresh"],
        ["regrade", EXERCISE, "ada"],
    ):
        assert main([*words, "--quiet"]) == 0
        assert scores()["ada"] == FULL - 1
        assert f"{FULL - 1} of {FULL} points" in page("ada")
        assert "1 of 2" in page("ada")
        assert "Your instructor set the points of this task: right <but> for a sign" in page("ada")
        assert "by_hand: 1 instead of 0 (right <but> for a sign)" in report()
        with open(Path("reports", f"{EXERCISE}.csv"), newline="") as file:
            rows = {row["student_id"]: row for row in csv.DictReader(file)}
        assert rows["ada"]["set_by_hand"] == "by_hand: right <but> for a sign"
        assert rows["ada"]["task_by_hand"] == "1"
        assert rows["bob"]["set_by_hand"] == ""
    assert "Your instructor" not in page("bob")
    before = Path("reports", f"{EXERCISE}.csv").read_text()
    assert main(["table", EXERCISE, "--quiet"]) == 0
    assert Path("reports", f"{EXERCISE}.csv").read_text() == before


def test_an_override_can_be_listed_and_taken_back(course, capsys):
    main([*WORDS, "--quiet"])
    assert main(["override", EXERCISE, "--list", "--json"]) == 0
    [one] = said(capsys)["overrides"]
    assert (one["student"], one["task"], one["points"], one["automatic"]) == ("ada", "by_hand", 1, 0)
    assert main(["override", EXERCISE, "ada", "by_hand", "--remove"]) == 0
    assert scores()["ada"] == FULL - 2
    assert "Your instructor" not in page("ada")
    assert "Nothing was set by hand" in report()
    capsys.readouterr()
    assert main(["override", EXERCISE, "ada", "by_hand", "--remove"]) == 1
    assert "there is no override for 'ada' in the task by_hand" in capsys.readouterr().err


def test_an_override_under_which_the_automatic_mark_changes_is_listed(course, wrong, capsys):
    main([*WORDS, "--quiet"])
    wrong["ada"] = set()
    hand_in("ada", "# better")
    assert main(["grade", EXERCISE]) == 0
    capsys.readouterr()
    assert scores()["ada"] == FULL - 1, "a person's points stay"
    told = "ada, by_hand: the points were set to 1 (right <but> for a sign) where the grader found 0; now it finds 2"
    assert told in report()
    assert main(["report", EXERCISE]) == 3
    assert told in capsys.readouterr().out
    assert main(["status", "--json"]) == 3
    assert said(capsys)["exercises"][0]["changed"] == ["ada, by_hand: right <but> for a sign"]
    assert main(["override", EXERCISE, "ada", "by_hand", "--remove", "--quiet"]) == 0
    assert main(["status", "--quiet"]) == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["ada", "by_hnd", "2", "--reason", "x"], 1, "expected one of its tasks, and_not, at_least, by_hand"),
        (["adda", "by_hand", "2", "--reason", "x"], 1, "'adda' has handed in nothing"),
        (["ada", "by_hand", "4", "--reason", "x"], 1, "by_hand: expected points from 0 to 2, got 4"),
        (["ada", "by_hand", "2"], 2, "expected the reason"),
        (["ada", "by_hand"], 2, "expected a student, a task and points"),
        (["ada", "by_hand", "many"], 2, "should be a valid number"),
    ],
)
def test_an_override_that_makes_no_sense_is_refused(course, capsys, words, code, told):
    assert main(["override", EXERCISE, *words]) == code
    assert told in capsys.readouterr().err
    assert overrides.read(open_course(course), EXERCISE) == []


def test_what_a_person_enters_in_nbgraders_form_is_on_the_page_and_in_the_report(course):
    with sqlite3.connect("gradebook.db") as book:
        cell = "(SELECT id FROM base_cell WHERE name = 'check_and_not')"
        note = (
            "(SELECT n.id FROM submitted_notebook n JOIN submitted_assignment a ON n.assignment_id = a.id "
            "WHERE a.student_id = 'bob')"
        )
        book.execute(f"UPDATE grade SET manual_score = 1 WHERE cell_id = {cell} AND notebook_id = {note}")
        answer = "(SELECT id FROM base_cell WHERE name = 'and_not')"
        book.execute(
            f"UPDATE comment SET manual_comment = 'Look at <row 2>.' WHERE cell_id = {answer} AND notebook_id = {note}"
        )
    book.close()
    assert main(["report", EXERCISE, "--quiet"]) == 0
    assert "Your instructor set the points of this task." in page("bob")
    assert "Your instructor's comment: Look at <row 2>." in page("bob")
    assert f"{FULL - 1} of {FULL} points" in page("bob")
    assert "and_not: 1 instead of 0. 1 comment." in report()


def test_what_lateness_costs_is_on_the_page_and_in_the_report(course):
    text = Path("course.toml").read_text().replace("percent_per_day = 0", "percent_per_day = 10")
    Path("course.toml").write_text(text.replace("# due = 2030-01-31", "due = 2026-11-02"))
    Path("submitted", "bob", EXERCISE, "timestamp.txt").write_text("2026-11-03 12:00:00 UTC")
    assert main(["grade", EXERCISE, "--quiet"]) == 0
    assert "13.5 of 17 points, after 1.5 taken off for handing in late" in page("bob")
    assert "1.5 taken off for handing in late" in report()


def test_report_grades_nothing(course, capsys):
    hand_in("cy")
    assert main(["report", EXERCISE]) == 0
    assert "not graded yet: cy" in capsys.readouterr().out
    assert not Path("feedback", "cy").exists()


def test_work_that_waits_keeps_its_marks_until_it_is_graded(course, capsys):
    main([*WORDS, "--quiet"])
    hand_in("ada", "# better")
    hand_in("cy")
    capsys.readouterr()
    assert main(["report", EXERCISE]) == 0, "no mark has changed under the override"
    assert "not graded yet: ada, cy" in capsys.readouterr().out
    assert f"ada graded {FULL - 1} (by hand)" in report()
    assert "cy missing" not in report()
    assert main(["status", "--json"]) == 3
    assert said(capsys)["exercises"][0]["to_grade"] == ["ada", "cy"], "a report is no grading"


def test_marks_of_other_points_are_not_taken_for_those_of_the_exercise_as_it_is(course, capsys):
    text = Path("course.toml").read_text().replace("# due = 2030-01-31", "points = { by_hand = 1 }")
    Path("course.toml").write_text(text)
    assert main(["report", EXERCISE]) == 0
    assert "not graded yet: ada, bob" in capsys.readouterr().out
    assert main(["grade", EXERCISE, "--quiet"]) == 0
    assert scores() == {"ada": FULL - 2, "bob": FULL - 3, "cy": 0}


def test_work_is_graded_again_for_those_who_are_named(course, wrong, capsys):
    wrong |= {"ada": set(), "bob": set()}
    assert main(["regrade", EXERCISE, "ada"]) == 0
    assert f"ada: {FULL - 2} points before, {FULL} points now" in capsys.readouterr().out
    assert scores() == {"ada": FULL, "bob": FULL - 2, "cy": 0}
    assert main(["regrade", EXERCISE, "nobody"]) == 1
    assert "'nobody' has handed in nothing" in capsys.readouterr().err


def test_status_says_where_each_student_and_exercise_stands(course, capsys):
    hand_in("eve")
    assert main(["status"]) == 3
    told = capsys.readouterr().out
    assert re.search(r"^perceptron +no +- +3 +2 +1 +0$", told, re.M)
    assert "perceptron, to grade: eve" in told
    assert "perceptron, nothing handed in: cy" in told
    assert main(["grade", EXERCISE, "--quiet"]) == 3
    assert main(["status", "--json"]) == 0
    [one] = said(capsys)["exercises"]
    assert (one["graded"], one["to_grade"], one["flagged"]) == (["ada", "bob", "eve"], [], ["eve"])


def test_status_finds_work_that_was_written_before_the_last_one_was_graded(course, capsys):
    hand_in("ada", "# written long ago")
    os.utime(Path("submitted", "ada", EXERCISE, f"{EXERCISE}.ipynb"), (1e9, 1e9))
    assert main(["status", "--json"]) == 3
    assert said(capsys)["exercises"][0]["to_grade"] == ["ada"]


def test_what_collect_writes_down_is_no_hand_in(course, capsys):
    Path("submitted", "ada", EXERCISE, RECORD).write_text("{}")
    assert main(["status", "--json"]) == 0
    assert said(capsys)["exercises"][0]["to_grade"] == []


def test_status_knows_where_a_clone_has_its_exercises_and_follows_no_link(tmp_path, capsys):
    (tmp_path / "exercises" / EXERCISE).mkdir(parents=True)
    (tmp_path / "solutions" / EXERCISE).mkdir(parents=True)
    (tmp_path / "solutions" / EXERCISE / "tasks.py").touch()
    (tmp_path / "submitted" / "ada").mkdir(parents=True)
    (tmp_path / "submitted" / "ada" / EXERCISE).symlink_to(ROOT)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    assert main(["status", "--course-dir", str(tmp_path), "--json"]) == 0
    [one] = said(capsys)["exercises"]
    assert (one["released"], one["handed_in"]) == (True, [])


def test_status_elsewhere_says_that_there_is_no_course(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["status"]) == 1
    assert "is no course: expected a course.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        *("grade perceptorn", "report perceptorn", "regrade perceptorn ada", "override perceptorn"),
        *("release-feedback perceptorn", "release perceptorn", "export perceptorn", "collect perceptorn archive.zip"),
        *("table perceptorn", "platform gradescope perceptorn", "platform run prairielearn perceptorn"),
        *("canvas push perceptorn --course 1 --assignment 2", "hub return perceptorn"),
        *("moodle grades perceptorn Grades.csv", "moodle feedback perceptorn"),
    ],
)
def test_a_slip_in_the_name_of_an_exercise_lists_them(course, capsys, words):
    assert main(words.split()) == 1
    told = capsys.readouterr().err
    assert "has no exercise 'perceptorn'; its exercises are perceptron" in told
    assert "Did you mean perceptron?" in told


def test_feedback_is_gathered_for_students(course, capsys):
    main([*WORDS, "--quiet"])
    assert main(["release-feedback", EXERCISE]) == 0
    assert "2 pages" in capsys.readouterr().out
    assert {path.name for path in Path("returned", EXERCISE).iterdir()} == {"ada.html", "bob.html"}
    with zipfile.ZipFile(Path("returned", f"{EXERCISE}.zip")) as packed:
        text = packed.read("ada.html").decode()
    assert "Your instructor set the points" in text
    assert "bob" not in text


def test_pages_go_into_a_folder_that_holds_other_things_and_they_alone_into_the_zip(course, capsys):
    main([*WORDS, "--quiet"])
    before = Path("course.toml").read_text()
    assert main(["release-feedback", EXERCISE, "--to", ".", "--json"]) == 0
    with zipfile.ZipFile(said(capsys)["zip"]) as packed:
        assert sorted(packed.namelist()) == ["ada.html", "bob.html"], "and no solution"
    assert Path("course.toml").read_text() == before


def test_what_needs_a_look_is_said_whatever_was_asked_for(course, wrong, monkeypatch, capsys):
    main([*WORDS, "--quiet"])
    wrong["ada"] = set()
    hand_in("ada", "# better")
    main(["grade", EXERCISE, "--quiet"])
    capsys.readouterr()
    assert main(["release-feedback", EXERCISE]) == 3
    assert "changed since it was set: ada, by_hand: the points were set to 1" in capsys.readouterr().out

    def fail(*_: object) -> None:
        raise gradebook.Unreachable("the gradebook is locked")

    monkeypatch.setattr(gradebook, "override", fail)
    assert main(["report", EXERCISE]) == 1
    assert "not in the gradebook: the gradebook is locked" in capsys.readouterr().out


def test_the_machine_fails_again_and_says_why(course, monkeypatch, capsys):
    main([*WORDS, "--quiet"])
    grade = workers.grade

    def fail(job: bytes) -> bytes:
        wanted = wire.read(job, wire.Job)
        return wire.write(workers.not_graded(wanted, "no memory")) if wanted.handed.student == "ada" else grade(job)

    monkeypatch.setattr(workers, "grade", fail)
    capsys.readouterr()
    assert main(["regrade", EXERCISE, "ada"]) == 1
    told = capsys.readouterr().out
    assert "not graded, try again  'ada': no memory" in told
    assert "changed since it was set" not in told, "a fault of the machine is no mark"
    assert scores()["ada"] == FULL - 1


def test_a_result_that_is_damaged_counts_as_none(course, capsys):
    Path(".grading", EXERCISE, "results", "ada.json").write_text("{")
    assert main(["status", "--json"]) == 3
    assert said(capsys)["exercises"][0]["to_grade"] == ["ada"]
    assert main(["regrade", EXERCISE, "ada"]) == 0
    assert f"ada: nothing before, {FULL - 2} points now" in capsys.readouterr().out


def test_a_table_of_the_course_names_no_student_where_it_must_not(course):
    main([*WORDS, "--quiet"])
    assert main(["export", "--to", "all.csv"]) == 0
    assert "ada" in Path("all.csv").read_text()
    assert main(["export", "--to", "anon.csv", "--anonymous"]) == 0
    text = Path("anon.csv").read_text()
    assert not re.search(r"\b(ada|bob|cy)\b|Lovelace|sign", text)
    with open("anon.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    by_student: dict[str, float] = {}
    for row in rows:
        by_student[row["student"]] = by_student.get(row["student"], 0) + float(row["points"])
    assert sorted(by_student.values()) == [0, FULL - 2, FULL - 1]
    assert main(["table", EXERCISE, "--anonymous", "--quiet"]) == 0
    with open(Path("reports", f"{EXERCISE}-anonymous.csv"), newline="") as file:
        table = list(csv.DictReader(file))
    assert {row["student_id"]: float(row["score"]) for row in table} == by_student, "the same codes in both"
    assert {row["set_by_hand"] for row in table} == {""}, "a reason may name a student"


def test_a_table_of_what_is_not_graded_is_refused_and_makes_no_gradebook(tmp_path, monkeypatch, course, capsys):
    assert main(["new-exercise", "mlp", "--quiet"]) == 0
    assert main(["export", EXERCISE, "mlp"]) == 1
    assert "nothing is graded yet of mlp" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    assert main(["export"]) == 1
    assert f"nothing is graded yet of {tmp_path}" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.db"))


def test_a_request_to_look_again_is_listed_until_it_is_answered(course, capsys):
    asked = Path("submitted", "ada", EXERCISE, "regrade.toml")
    asked.write_text('task = "by_hand"\nvalues = "s = -16"\nreason = "The sign was read wrongly."\n')
    later = Path("submitted", "bob", EXERCISE, "regrade.toml")
    later.write_text("please!")
    assert main(["status"]) == 3
    told = capsys.readouterr().out
    assert "perceptron, ada asks to look again at by_hand: The sign was read wrongly." in told
    assert "bob asks to look again at : regrade.toml cannot be read: expected task, values and reason" in told
    assert main(["regrade", EXERCISE, "bob", "--answer", "Please ask again in the form that was given."]) == 0
    assert main([*WORDS, "--quiet"]) == 0, "to set the points of the task is an answer"
    assert main(["status", "--quiet"]) == 0
    asked.write_text('task = "by_hand"\nreason = "Still."\n')
    assert main(["status", "--quiet"]) == 3, "a new request is listed again"
    capsys.readouterr()
    assert main(["forget", "bob", "--yes", "--json"]) == 0
    assert said(capsys)["left"] == []
    assert main(["regrade", EXERCISE, "ada", "--answer", "No."]) == 0
    assert main(["regrade", EXERCISE, "ada", "--answer", "No."]) == 1
    assert "has asked for nothing that is not answered" in capsys.readouterr().err


def test_a_request_that_is_a_link_is_not_followed(course, capsys):
    Path("secret.txt").write_text("secret = 1")
    Path("submitted", "ada", EXERCISE, "regrade.toml").symlink_to(Path("secret.txt").resolve())
    assert main(["status"]) == 3
    assert "secret" not in capsys.readouterr().out
