"""The gradebook: rows as nbgrader writes them, merging that can be repeated and broken off, and grade tables."""

import contextlib
import csv
import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import nbformat
import pytest
from commands import nbgrader
from entered import prepare
from machine import need
from msgspec.structs import replace
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.plugins import LateSubmissionPlugin
from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.engine import Engine
from test_nbgrader import points, solved, submit
from traitlets.config import Config, PyFileConfigLoader

from mlgrading.child import solutions, tasks
from mlgrading.outside import gradebook, tables
from mlgrading.outside.settings import Person
from mlgrading.wire import Mark, Result, Status, TaskMark, TaskOutline, Verdict

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
SOURCE = ROOT / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
WORTH = points(EXERCISE)
FULL = sum(WORTH.values())

#: everything nbgrader keeps of an assignment, without its random ids
TABLES = {
    "migration": "SELECT version_num FROM alembic_version",
    "assignment": "SELECT name, duedate FROM assignment",
    "notebook": "SELECT n.name, a.name, kernelspec FROM notebook n JOIN assignment a ON a.id = assignment_id",
    "grade cells": "SELECT name, type, max_score, cell_type FROM base_cell b JOIN grade_cells g ON g.id = b.id",
    "answer cells": "SELECT name, type FROM base_cell b JOIN solution_cells s ON s.id = b.id",
    "source cells": "SELECT name, cell_type, locked, source, checksum FROM source_cell",
    "students": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submissions": """SELECT a.name, student_id, timestamp, extension, n.name, flagged, late_submission_penalty
        FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id
        JOIN submitted_notebook sn ON sn.assignment_id = s.id JOIN notebook n ON n.id = sn.notebook_id""",
    "grades": """SELECT student_id, b.name, auto_score, manual_score, extra_credit, needs_manual_grade
        FROM grade g JOIN base_cell b ON b.id = cell_id JOIN submitted_notebook sn ON sn.id = g.notebook_id
        JOIN submitted_assignment s ON s.id = sn.assignment_id""",
    "comments": """SELECT student_id, b.name, b.type, auto_comment, manual_comment
        FROM comment c JOIN base_cell b ON b.id = cell_id JOIN submitted_notebook sn ON sn.id = c.notebook_id
        JOIN submitted_assignment s ON s.id = sn.assignment_id""",
}


def dump(db_url: str) -> dict[str, list]:
    """Return what a database holds of an assignment, sorted."""
    engine = create_engine(db_url)
    try:
        with engine.connect() as connection:
            return {
                name: sorted((tuple(row) for row in connection.execute(text(query))), key=repr)
                for name, query in TABLES.items()
            }
    finally:
        engine.dispose()


def result(student: str, right: tuple = (), blank: tuple = (), key: str = "1", timestamp: str | None = None) -> Result:
    """A result in which the tasks `right` were solved and `blank` left as they were."""
    tasks = tuple(task_mark(name, worth, name in right) for name, worth in WORTH.items())
    answers = {name: "digest" for name in WORTH if name not in blank}
    return Result(EXERCISE, student, key, 7, Status.GRADED, tasks, "{}", timestamp=timestamp, answers=answers)


def task_mark(name: str, worth: float, right: bool) -> TaskMark:
    mark = Mark(Verdict.RIGHT if right else Verdict.WRONG)
    return TaskMark(TaskOutline(name, f"check_{name}", name, worth), mark)


def refused(student: str) -> Result:
    reason = "the file is a link, not a notebook"
    return replace(result(student, blank=tuple(WORTH)), status=Status.REFUSED, reason=reason)


def a_class(size: int) -> list[Result]:
    rng = random.Random(3)
    return [result(f"s{i:03}", tuple(name for name in WORTH if rng.random() < 0.7)) for i in range(size)]


def set_due(db_url: str, duedate: str = "2026-11-01 12:00:00 UTC") -> None:
    with Gradebook(db_url) as book:
        book.update_or_create_assignment(EXERCISE, duedate=duedate)


def by_hand(db_url: str, student: str, cell: str, **values) -> None:
    """What form-grader does when a person enters a score for a cell."""
    with Gradebook(db_url) as book:
        grade = book.find_grade(cell, EXERCISE, EXERCISE, student)
        for name, value in values.items():
            setattr(grade, name, value)
        grade.needs_manual_grade = False
        book.db.commit()


def grade_of(db_url: str, student: str, cell: str) -> tuple:
    return next(row[2:] for row in dump(db_url)["grades"] if row[:2] == (student, cell))


class TenPerHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score * 0.1 * total_seconds_late / 3600


@pytest.fixture
def book(db_url, tmp_path):
    if db_url.startswith("sqlite"):
        return prepare(tmp_path)
    gradebook.prepare(db_url, SOURCE, EXERCISE)
    return db_url


@pytest.fixture
def sqlite(tmp_path):
    return prepare(tmp_path)


# --- what is in the database


@pytest.mark.slow
def test_cells_are_those_of_the_released_notebook(tmp_path):
    """nbgrader made the committed exercises, so their sources and checksums are what its database would hold."""
    db_url = f"sqlite:///{tmp_path}/gradebook.db"
    for exercise in tasks.exercises(ROOT):
        gradebook.prepare(db_url, solutions.read(ROOT, exercise), exercise)
        with Gradebook(db_url) as book:
            stored = {c.name: (c.source, c.checksum) for c in book.find_notebook(exercise, exercise).source_cells}
        released = solutions.read(ROOT, exercise, "exercises").cells
        marks = {c.metadata.nbgrader.grade_id: c for c in released if "nbgrader" in c.metadata}
        assert stored == {name: (c.source, c.metadata.nbgrader.checksum) for name, c in marks.items()}


def test_preparing_again_changes_nothing_and_keeps_the_due_date(book):
    set_due(book)
    before = dump(book)
    gradebook.prepare(book, SOURCE, EXERCISE)
    assert dump(book) == before
    gradebook.merge(book, EXERCISE, a_class(2))
    before = dump(book)
    gradebook.prepare(book, SOURCE, EXERCISE)
    assert dump(book) == before


def test_new_points_reach_the_gradebook_but_new_cells_do_not_once_there_are_submissions(sqlite):
    gradebook.merge(sqlite, EXERCISE, a_class(1))
    notebook = nbformat.read(SOURCE, as_version=4)
    check = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade"))
    check.metadata.nbgrader["points"] += 1
    gradebook.prepare(sqlite, notebook, EXERCISE)
    assert gradebook.grades(sqlite, EXERCISE)[0]["max_score"] == FULL + 1
    notebook.cells.remove(check)
    with pytest.raises(ValueError, match="new gradebook"):
        gradebook.prepare(sqlite, notebook, EXERCISE)


def test_a_kill_while_the_tables_are_made_leaves_none(db_url, monkeypatch):
    def killed(folder):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(gradebook, "ScriptDirectory", killed)
        with pytest.raises(KeyboardInterrupt):
            gradebook.prepare(db_url, SOURCE, EXERCISE)
    engine = create_engine(db_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    gradebook.prepare(db_url, SOURCE, EXERCISE)
    assert len(dump(db_url)["migration"]) == 1


# --- merging


def test_merging_twice_gives_the_same(book):
    gradebook.merge(book, EXERCISE, a_class(5))
    before, table = dump(book), gradebook.grades(book, EXERCISE)
    gradebook.merge(book, EXERCISE, a_class(5))
    assert dump(book) == before
    assert gradebook.grades(book, EXERCISE) == table


@contextlib.contextmanager
def listening(name: str, listener: Callable) -> Iterator[None]:
    event.listen(Engine, name, listener)
    try:
        yield
    finally:
        event.remove(Engine, name, listener)


def test_the_time_of_a_result_does_not_grow_with_the_class(tmp_path):
    """What is asked for a student is found by an index, and what is asked for a class looks through it once."""
    book, steps = f"sqlite:///{tmp_path}/g.db", []

    def explain(connection, cursor, statement, parameters, context, many):
        if statement.lstrip().startswith("SELECT"):
            asked = connection.connection.dbapi_connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps.extend((row[3], statement) for row in asked)

    gradebook.prepare(book, SOURCE, EXERCISE)
    gradebook.merge(book, EXERCISE, a_class(2))
    with listening("before_cursor_execute", explain):
        gradebook.merge(book, EXERCISE, a_class(2))
        large = r"SCAN (grade|comment|student|submitted_\w+|mlcourse_result)\b"
        assert any("grade" in step for step, _ in steps)
        assert [step for step, _ in steps if re.match(large, step)] == []
        steps.clear()
        gradebook.adjusted(book, EXERCISE, gradebook.grades(book, EXERCISE))
    for_a_class = [step for step, statement in steps if "FROM submitted_assignment" in statement]
    assert len(for_a_class) > 3
    assert [step for step in for_a_class if "CORRELATED" in step] == []


def test_batches_of_a_class_share_an_engine(book):
    """SQLAlchemy keeps statements for each engine that there was: with one for each batch, memory grows with these."""
    made = set()
    with listening("engine_connect", lambda connection: made.add(connection.engine)):
        for _ in range(3):
            gradebook.merge(book, EXERCISE, a_class(2))
    assert len(made) == 1


def test_order_does_not_matter(tmp_path):
    dumps = []
    for number, order in enumerate((list, reversed)):
        db_url = f"sqlite:///{tmp_path}/{number}.db"
        gradebook.prepare(db_url, SOURCE, EXERCISE)
        gradebook.merge(db_url, EXERCISE, order(a_class(6)), missing=order(["x", "y"]))
        dumps.append((dump(db_url), gradebook.grades(db_url, EXERCISE)))
    assert dumps[0] == dumps[1]


def test_broken_off_and_merged_again_equals_undisturbed(book, tmp_path, monkeypatch):
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    gradebook.prepare(undisturbed, SOURCE, EXERCISE)
    gradebook.merge(undisturbed, EXERCISE, a_class(4))

    for step in ("_enter", "_grade", "_comment", "_penalty"):
        original, calls = getattr(gradebook, step), []

        def killed(*arguments, original=original, calls=calls, **keywords):
            calls.append(1)
            if len(calls) == 3:
                raise KeyboardInterrupt
            return original(*arguments, **keywords)

        with monkeypatch.context() as patch:
            patch.setattr(gradebook, step, killed)
            with pytest.raises(KeyboardInterrupt):
                gradebook.merge(book, EXERCISE, a_class(4))
        # Whoever is in the gradebook is there with all grades.
        assert [row["student"] for row in gradebook.grades(book, EXERCISE)] == ["s000", "s001"]
        assert len(dump(book)["grades"]) == 2 * len(WORTH)
    gradebook.merge(book, EXERCISE, a_class(4))
    assert gradebook.grades(book, EXERCISE) == gradebook.grades(undisturbed, EXERCISE)
    assert dump(book)["comments"] == dump(undisturbed)["comments"]


def test_a_new_result_replaces_the_old_one(book):
    gradebook.merge(book, EXERCISE, [result("ada", tuple(WORTH), timestamp="2026-11-01 12:00:00 UTC")])
    gradebook.merge(book, EXERCISE, [result("ada", ("by_hand",), blank=("recoded",), key="2")])
    (row,) = gradebook.grades(book, EXERCISE)
    assert row["tasks"] == {name: WORTH[name] if name == "by_hand" else 0 for name in WORTH}
    assert row["timestamp"] is None
    assert [c[1] for c in dump(book)["comments"] if c[3] == "No response."] == ["recoded"]


def test_what_a_person_entered_survives_a_merge(book):
    gradebook.merge(book, EXERCISE, a_class(1))
    by_hand(book, "s000", "check_by_hand", manual_score=1.5, extra_credit=0.5)
    with Gradebook(book) as db:
        db.find_comment("by_hand", EXERCISE, EXERCISE, "s000").manual_comment = "well argued"
        db.find_submission_notebook(EXERCISE, EXERCISE, "s000").flagged = True
        db.grant_extension(EXERCISE, "s000", hours=2)
        db.db.commit()
    before = dump(book)
    gradebook.merge(book, EXERCISE, a_class(1))
    assert dump(book) == before
    assert gradebook.grades(book, EXERCISE)[0]["tasks"]["by_hand"] == 2


def adjusted(db_url):
    return gradebook.adjusted(db_url, EXERCISE, gradebook.grades(db_url, EXERCISE))


def test_what_persons_entered_is_told_by_student(book):
    gradebook.merge(book, EXERCISE, a_class(3))
    assert adjusted(book) == {}
    by_hand(book, "s000", "check_by_hand", manual_score=1.5, extra_credit=0.5)
    by_hand(book, "s000", "check_recoded", manual_score=0)
    by_hand(book, "s001", "check_recoded", extra_credit=1)
    by_hand(book, "s002", "check_recoded", extra_credit=0)
    with Gradebook(book) as db:
        db.find_comment("by_hand", EXERCISE, EXERCISE, "s000").manual_comment = "well argued"
        auto = db.find_grade("check_recoded", EXERCISE, EXERCISE, "s001").auto_score
        db.db.commit()
    told = {student: (one.points, one.comments) for student, one in adjusted(book).items()}
    assert told == {
        "s000": ({"by_hand": 2, "recoded": 0}, {"by_hand": "well argued"}),
        "s001": ({"recoded": auto + 1}, {}),
    }


@pytest.mark.parametrize("change", [{"right": ("by_hand",)}, {"key": "2"}])
def test_a_manual_score_over_another_result_is_kept_and_marked_for_review(book, change):
    gradebook.merge(book, EXERCISE, [result("ada")])
    by_hand(book, "ada", "check_by_hand", manual_score=1)
    gradebook.merge(book, EXERCISE, [result("ada")])
    assert not grade_of(book, "ada", "check_by_hand")[3]
    gradebook.merge(book, EXERCISE, [result("ada", **change)])
    auto, manual, _, review = grade_of(book, "ada", "check_by_hand")
    assert (manual, bool(review)) == (1, True)
    assert auto == (WORTH["by_hand"] if "right" in change else 0)
    assert not grade_of(book, "ada", "check_recoded")[3]
    gradebook.merge(book, EXERCISE, [result("ada", **change)])
    assert grade_of(book, "ada", "check_by_hand")[3]
    by_hand(book, "ada", "check_by_hand", manual_score=2)
    gradebook.merge(book, EXERCISE, [result("ada", **change)])
    assert not grade_of(book, "ada", "check_by_hand")[3]


def test_refused_is_zero_and_missing_has_no_submission(book):
    gradebook.merge(book, EXERCISE, [refused("eve")], missing=["max"])
    eve, absent = gradebook.grades(book, EXERCISE)
    assert (eve["student"], eve["score"], eve["missing"]) == ("eve", 0, False)
    assert eve["tasks"] == dict.fromkeys(sorted(WORTH), 0)
    assert (absent["student"], absent["score"], absent["max_score"], absent["missing"]) == ("max", 0, FULL, True)
    with Gradebook(book) as db, pytest.raises(MissingEntry):
        db.find_submission(EXERCISE, "max")


def test_results_that_do_not_fit_are_named_and_stop_no_other(book):
    first, *others = result("stale").tasks
    stale = replace(result("stale"), tasks=tuple(others))
    above = replace(result("above"), tasks=(task_mark(first.task.name, 100, True), *others))
    odd = replace(result("odd"), tasks=(task_mark(first.task.name, float("nan"), True), *others))
    other = replace(result("other"), exercise="mlp")
    with pytest.raises(ValueError, match="4 result") as error:
        gradebook.merge(book, EXERCISE, [stale, above, odd, other, result("ada", ("by_hand",))])
    assert all(name in str(error.value) for name in ("'stale'", "'above'", "'odd'", "'other'"))
    assert [(row["student"], row["score"]) for row in gradebook.grades(book, EXERCISE)] == [("ada", WORTH["by_hand"])]


@pytest.mark.slow
def test_a_student_the_database_cannot_hold_stops_no_other(postgresql_url):
    gradebook.prepare(postgresql_url, SOURCE, EXERCISE)
    with pytest.raises(ValueError, match="could not be merged"):
        gradebook.merge(postgresql_url, EXERCISE, [result("x" * 200), result("ada")])
    assert [row["student"] for row in gradebook.grades(postgresql_url, EXERCISE)] == ["ada"]


def test_an_exercise_that_is_not_in_the_gradebook(sqlite):
    with pytest.raises(ValueError, match="no assignment 'mlp'"):
        gradebook.merge(sqlite, "mlp", [])
    with pytest.raises(ValueError, match="no assignment 'mlp'"):
        gradebook.grades(sqlite, "mlp")


def test_merging_is_fast(sqlite):
    """Twenty milliseconds a student, most of it the disk's; statements are what would make it slow, so count them."""
    statements = []

    def note(connection, cursor, statement, *rest):
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        gradebook.merge(sqlite, EXERCISE, a_class(1))
        one = len(statements)
        statements.clear()
        gradebook.merge(sqlite, EXERCISE, a_class(41)[1:])
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(statements) - one <= 39 * 14


# --- late penalties


def test_penalties_are_capped_extended_and_taken_back(book):
    set_due(book)
    times = {"early": "11:59:59", "hour": "13:00:00", "days": "23:30:00", "given": "13:00:00"}
    handed = [result(student, tuple(WORTH), timestamp=f"2026-11-01 {time} UTC") for student, time in times.items()]
    gradebook.merge(book, EXERCISE, handed, late=TenPerHour())
    penalties = {row["student"]: row["late_penalty"] for row in gradebook.grades(book, EXERCISE)}
    assert penalties == {"early": 0, "hour": pytest.approx(FULL / 10), "days": FULL, "given": penalties["hour"]}
    with Gradebook(book) as db:
        submission = db.find_submission(EXERCISE, "given")
        submission.extension = timedelta(hours=1)
        db.db.commit()
    gradebook.merge(book, EXERCISE, handed, late=TenPerHour())
    rows = {row["student"]: row for row in gradebook.grades(book, EXERCISE)}
    assert (rows["given"]["late_penalty"], rows["given"]["score"], rows["days"]["score"]) == (0, FULL, 0)
    gradebook.merge(book, EXERCISE, handed)
    assert {row["late_penalty"] for row in gradebook.grades(book, EXERCISE)} == {0}


def test_a_penalty_below_zero_is_none_and_counts_manual_scores(sqlite):
    class Bonus(LateSubmissionPlugin):
        def late_submission_penalty(self, student_id, score, total_seconds_late):
            return -1 if student_id == "bonus" else score

    set_due(sqlite)
    late = [result(student, timestamp="2026-11-02 12:00:00 UTC") for student in ("bonus", "hand")]
    gradebook.merge(sqlite, EXERCISE, late, late=Bonus())
    by_hand(sqlite, "hand", "check_by_hand", manual_score=1, extra_credit=2)
    gradebook.merge(sqlite, EXERCISE, late, late=Bonus())
    assert [row["late_penalty"] for row in gradebook.grades(sqlite, EXERCISE)] == [0, 3]
    by_hand(sqlite, "hand", "check_by_hand", manual_score=0, extra_credit=0)
    assert [row["score"] for row in gradebook.grades(sqlite, EXERCISE)] == [0, 0]


@pytest.mark.parametrize(
    "stamp", ["noon", "2026-13-45 99:99:99 UTC", "0001-01-01 00:00:00 3600", "1 1 /etc/passwd", "\0"]
)
def test_a_time_that_cannot_be_read_is_told(sqlite, stamp):
    set_due(sqlite)
    notes = gradebook.merge(sqlite, EXERCISE, [result("ada", timestamp=stamp)], late=TenPerHour())
    assert "cannot be read" in notes["ada"]
    assert gradebook.grades(sqlite, EXERCISE)[0]["timestamp"] is None


def test_the_course_chooses_the_plugin():
    config = Config()
    assert type(gradebook.late_plugin(config)) is LateSubmissionPlugin
    config.LateSubmissionPlugin.penalty_method = "zero"
    assert gradebook.late_plugin(config).penalty_method == "zero"
    config.AssignLatePenalties.plugin_class = TenPerHour
    assert type(gradebook.late_plugin(config)) is TenPerHour


# --- nbgrader itself

# The course's settings, but nbgrader's own grading in place of ours, and a penalty.
HOURLY = """
del c.Autograde
from nbgrader.plugins import LateSubmissionPlugin

class Hourly(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1 + total_seconds_late / 3600

c.AssignLatePenalties.plugin_class = Hourly
"""
HANDED_IN = {
    "blank": ({}, "2026-11-01 18:00:00 UTC"),
    "early": (solved(EXERCISE), "2026-11-01 11:00:00.123456 UTC"),
    "first": ({"and_not": solved(EXERCISE)["and_not"]}, "2026-11-01 13:00:00 UTC"),
    "late": (solved(EXERCISE), "2026-11-01 13:30:00 UTC"),
    "whenever": ({"by_hand": "s = 0\noutput = 0\ndistance = 0"}, None),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course that nbgrader by itself has graded."""
    need("sandbox")
    course = tmp_path_factory.mktemp("course")
    settings = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (course / "nbgrader_config.py").write_text(settings + HOURLY, encoding="utf-8")
    shutil.copytree(ROOT / "solutions" / EXERCISE, course / "solutions" / EXERCISE)
    nbgrader(course, "generate_assignment", EXERCISE)
    nbgrader(course, "db", "assignment", "add", EXERCISE, "--duedate=2026-11-01 12:00:00 UTC")
    for student, (answers, timestamp) in HANDED_IN.items():
        submit(course, student, EXERCISE, answers)
        if timestamp:
            (course / "submitted" / student / EXERCISE / "timestamp.txt").write_text(timestamp)
    nbgrader(course, "db", "student", "add", "absent")
    nbgrader(course, "autograde", EXERCISE)
    nbgrader(course, "export")
    return course


def ours(course: Path, db_url: str) -> str:
    """Merge into a database what our grader says of the submissions that nbgrader graded."""
    gradebook.prepare(db_url, SOURCE, EXERCISE, "how-neural-networks-learn")
    set_due(db_url)
    results = []
    for student, (answers, timestamp) in HANDED_IN.items():
        right = tuple(name for name, code in answers.items() if code == solved(EXERCISE)[name])
        blank = tuple(name for name in WORTH if name not in answers)
        results.append(result(student, right, blank, timestamp=timestamp))
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    gradebook.merge(db_url, EXERCISE, results, late=gradebook.late_plugin(config), missing=["absent"])
    return db_url


@pytest.mark.slow
def test_rows_are_those_that_nbgrader_writes(course, tmp_path):
    theirs = dump(f"sqlite:///{course}/gradebook.db")
    mine = dump(ours(course, f"sqlite:///{tmp_path}/gradebook.db"))
    for table in TABLES:
        assert mine[table] == theirs[table], table
    penalties = {row[1]: row[-1] for row in mine["submissions"]}
    assert penalties == {"blank": 0, "early": None, "first": 2, "late": 2.5, "whenever": None}


@pytest.mark.slow
def test_the_table_is_that_of_nbgraders_export(course, db_url):
    theirs = gradebook.grades(f"sqlite:///{course}/gradebook.db", EXERCISE)
    rows = gradebook.grades(ours(course, db_url), EXERCISE)
    assert rows == theirs
    with (course / "grades.csv").open(newline="") as file:
        exported = {row.pop("student_id"): row for row in csv.DictReader(file)}
    assert len(rows) == len(exported) == len(HANDED_IN) + 1
    for row in rows:
        given = exported[row["student"]]
        assert [row["raw_score"], row["late_penalty"], row["score"], row["max_score"]] == [
            float(given[name]) for name in ("raw_score", "late_submission_penalty", "score", "max_score")
        ]
        assert (row["timestamp"] or "", row["duedate"]) == (given["timestamp"], given["duedate"])


@pytest.mark.slow
def test_nbgrader_goes_on_from_our_gradebook(course, tmp_path):
    copied = tmp_path / "course"
    shutil.copytree(course, copied)
    (copied / "gradebook.db").unlink()
    ours(copied, f"sqlite:///{copied}/gradebook.db")
    nbgrader(copied, "generate_feedback", EXERCISE)
    page = (copied / "feedback" / "late" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert f"{FULL}" in page
    (copied / "grades.csv").unlink()
    nbgrader(copied, "export")
    lines = [sorted((folder / "grades.csv").read_text().splitlines()) for folder in (course, copied)]
    assert lines[0] == lines[1]
    nbgrader(copied, "db", "upgrade")
    nbgrader(copied, "autograde", EXERCISE, "--force")
    assert dump(f"sqlite:///{copied}/gradebook.db") == dump(f"sqlite:///{course}/gradebook.db")


@pytest.mark.slow
def test_form_grader_sees_the_scores(course, tmp_path, db_url):
    copied = tmp_path / "course"
    shutil.copytree(course, copied)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(copied)).load_config()
    config.CourseDirectory.root = str(copied)
    config.CourseDirectory.db_url = ours(copied, db_url)
    form_grader = NbGraderAPI(config=config)
    expected = {row["student"]: row for row in gradebook.grades(db_url, EXERCISE) if not row["missing"]}
    submissions = {row["student"]: row for row in form_grader.get_submissions(EXERCISE)}
    assert {student: row["score"] for student, row in submissions.items() if row["submitted"]} == {
        student: row["raw_score"] for student, row in expected.items()
    }
    assert all(row["autograded"] and not row["needs_manual_grade"] for row in submissions.values() if row["submitted"])
    of_notebook = form_grader.get_notebook_submissions(EXERCISE, EXERCISE)
    assert {row["student"]: (row["score"], row["max_score"], row["failed_tests"]) for row in of_notebook} == {
        student: (row["raw_score"], FULL, row["raw_score"] < FULL) for student, row in expected.items()
    }


# --- tables

HOSTILE = {
    "=cmd|' /C calc'!A0": ('O"Neil, Jr.', "=HYPERLINK(1)"),
    "+1": ("-2", "@SUM(A1)"),
    "\ttab": ("\rreturn", "two\nlines"),
    "Ångström-김": ("'quoted'", 'ὦ, "x"\r\nz'),
    "＝wide": ("a;b", "back\\slash"),
}


def hostile_rows(db_url: str) -> list[dict]:
    gradebook.merge(db_url, EXERCISE, [result(student, ("by_hand",)) for student in HOSTILE], missing=["-absent"])
    with Gradebook(db_url) as db:
        for student, (first, last) in HOSTILE.items():
            db.update_or_create_student(student, first_name=first, last_name=last, email=f"{first}@x", lms_user_id="7")
    return gradebook.grades(db_url, EXERCISE)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def harmless(value: str) -> str:
    return "'" + value if value[:1] in "=+-@\t\r\n＝＋－＠" and value else value


def test_plain_table_brings_everything_back(book, tmp_path):
    rows = hostile_rows(book)
    tables.export(rows, tmp_path / "grades.csv")
    header, *lines = read(tmp_path / "grades.csv")
    assert header[:4] == ["assignment", "duedate", "timestamp", "student_id"]
    table = [dict(zip(header, line, strict=True)) for line in lines]
    assert [row["student_id"] for row in table] == [harmless(row["student"]) for row in rows]
    for row, line in zip(rows, table, strict=True):
        for name in ("last_name", "first_name", "email"):
            assert line[name] == harmless(row[name] or "")
        assert float(line["score"]) == row["score"]
        assert line["missing"] == ("yes" if row["missing"] else "")
        assert float(line["task_by_hand"]) == row["tasks"].get("by_hand", 0)
    assert [row["student"] for row in rows] == sorted([*HOSTILE, "-absent"])


def test_no_text_begins_a_formula_and_numbers_stay_numbers(sqlite, tmp_path):
    rows = hostile_rows(sqlite)
    rows[0] |= {"score": -1.5}
    for layout in ("plain", "canvas", "moodle"):
        tables.export(rows, tmp_path / layout, layout, title="=1+1")
        cells = [cell for line in read(tmp_path / layout) for cell in line]
        assert [cell for cell in cells if cell.startswith(tables.FORMULA)] == ["-1.5"]


def test_canvas_layout(sqlite, tmp_path):
    gradebook.merge(sqlite, EXERCISE, [result("ada", tuple(WORTH)), result("bob")], missing=["eve"])
    with Gradebook(sqlite) as db:
        db.update_or_create_student("ada", first_name="Ada", last_name="Lovelace", lms_user_id="17")
    tables.export(gradebook.grades(sqlite, EXERCISE), tmp_path / "c.csv", "canvas", title="Perceptron (1234)")
    assert read(tmp_path / "c.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Perceptron (1234)"],
        ["    Points Possible", "", "", "", "", str(FULL)],
        ["Lovelace, Ada", "17", "", "", "", str(FULL)],
        ["bob", "", "", "bob", "", "0"],
    ]
    tables.export(gradebook.grades(sqlite, EXERCISE), tmp_path / "c.csv", "canvas", missing=0.0)
    assert read(tmp_path / "c.csv")[-1] == ["eve", "", "", "eve", "", "0"], "who is missing gets 0 only when asked"


def test_moodle_layout(sqlite, tmp_path):
    gradebook.merge(sqlite, EXERCISE, [result("ada", ("by_hand",))], missing=["bob"])
    with Gradebook(sqlite) as db:
        db.update_or_create_student("ada", first_name="Ada", last_name="Lovelace", email="ada@example.org")
    tables.export(gradebook.grades(sqlite, EXERCISE), tmp_path / "m.csv", "moodle")
    assert read(tmp_path / "m.csv") == [
        ["First name", "Last name", "ID number", "Email address", EXERCISE],
        ["Ada", "Lovelace", "ada", "ada@example.org", str(WORTH["by_hand"])],
    ]
    tables.export(gradebook.grades(sqlite, EXERCISE), tmp_path / "m.csv", "moodle", missing=0.0)
    assert read(tmp_path / "m.csv")[-1] == ["", "", "bob", "", "0"]


def test_anonymous_rows_name_no_student_and_are_the_same_person_in_each_table(sqlite, tmp_path):
    rows = hostile_rows(sqlite)
    hidden = tables.anonymised(rows, b"key of the course")
    tables.export(hidden, tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    for row in rows:
        for known in (row["student"], row["first_name"], row["email"]):
            assert len(known or "") < 4 or known.strip() not in text
    assert sorted(row["score"] for row in hidden) == sorted(row["score"] for row in rows)
    codes = {row["student"] for row in hidden}
    assert len(codes) == len(rows)
    assert {row["student"] for row in tables.anonymised(rows[:3], b"key of the course")} < codes
    assert not codes & {row["student"] for row in tables.anonymised(rows, b"key of another")}
    assert [row["student"] for row in hidden] == sorted(codes), "their order would tell who they are"


@pytest.mark.parametrize("text", ["=1+1", "-2", "'tis", "''=1", "Zoë", ""])
def test_what_is_escaped_comes_back(text):
    assert tables.unescaped(tables._cell(text)) == text


def test_a_roster_is_read_where_there_is_one(sqlite, tmp_path):
    with Gradebook(sqlite) as db:
        db.update_or_create_student("zoe", lms_user_id="9")
        db.update_or_create_student("ada", first_name="Ada")
    assert [(row["student"], row["lms_user_id"]) for row in gradebook.roster(sqlite)] == [("ada", None), ("zoe", "9")]
    assert gradebook.roster(f"sqlite:///{tmp_path}/none.db") == []
    assert not (tmp_path / "none.db").exists(), "asking makes no gradebook"


def test_an_empty_cell_of_a_roster_takes_nothing_out_of_the_gradebook(sqlite):
    with Gradebook(sqlite) as db:
        db.update_or_create_student("ada", email="old@example.org", lms_user_id="17")
    gradebook.prepare(sqlite, SOURCE, EXERCISE, roster=[Person("ada", "Lovelace", email="new@example.org")])
    [row] = gradebook.roster(sqlite)
    assert (row["last_name"], row["email"], row["lms_user_id"]) == ("Lovelace", "new@example.org", "17")


def test_a_table_without_students(tmp_path):
    for layout in ("plain", "canvas", "moodle"):
        tables.export([], tmp_path / layout, layout)
        assert len(read(tmp_path / layout)) == 1
    with pytest.raises(ValueError, match="layout"):
        tables.export([], tmp_path / "x", "excel")


def test_a_table_is_replaced_at_once_or_not_at_all(sqlite, tmp_path, monkeypatch):
    gradebook.merge(sqlite, EXERCISE, a_class(3))
    rows = gradebook.grades(sqlite, EXERCISE)
    path = tmp_path / "grades.csv"
    tables.export(rows, path)
    before = path.read_bytes()
    broken = [rows[0] | {"score": object()}, *rows]
    with pytest.raises(TypeError):
        tables.export(broken, path)
    assert path.read_bytes() == before
    tables.export(rows[:1], path)
    assert len(read(path)) == 2
    assert [p.name for p in tmp_path.iterdir() if p.name != "gradebook.db"] == ["grades.csv"]


@pytest.mark.slow
def test_both_databases_give_the_same_table(postgresql_url, sqlite, tmp_path):
    gradebook.prepare(postgresql_url, SOURCE, EXERCISE)
    written = []
    for db_url in (sqlite, postgresql_url):
        set_due(db_url)
        # Databases differ in how they sort capitals and accents.
        students = ["Zoë", "adam", "_x", "Ada", "éva", "a-b", "ab"]
        stamps = ["2026-11-01 12:20:00 UTC", "2026-11-01 12:00:00.5 CET", None]
        results = [result(s, tuple(WORTH), timestamp=stamps[i % 3]) for i, s in enumerate(students)]
        gradebook.merge(db_url, EXERCISE, results, late=TenPerHour(), missing=["Bo", "bo"])
        tables.export(gradebook.grades(db_url, EXERCISE), tmp_path / "grades.csv")
        written.append((tmp_path / "grades.csv").read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") == 10
