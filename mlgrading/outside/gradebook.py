"""Keeps nbgrader's gradebook from our results, with nbgrader's own models.

What `merge` leaves in the database is what `nbgrader autograde` would have left there, so that form-grader,
`nbgrader generate_feedback` and `nbgrader export` go on from it. SQLite and PostgreSQL (`postgresql+psycopg2://…`).
"""

import contextlib
import copy
import logging
import math
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from alembic.script import ScriptDirectory
from nbgrader import api
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties, SaveCells
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution, parse_utc
from sqlalchemy import Column, MetaData, String, Table, create_engine, func, inspect, or_, select, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DataError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from traitlets.config import Config

from mlgrading.child import solutions
from mlgrading.outside.overrides import Adjusted
from mlgrading.outside.settings import Person
from mlgrading.wire import Result

# Which result a submitted notebook's grades come from. nbgrader does not know this table and leaves it alone; there is
# no foreign key, so that it can remove a submission without knowing.
_KEYS = Table(
    "mlcourse_result",
    MetaData(),
    Column("notebook_id", String(32), primary_key=True),
    Column("key", String(128), nullable=False),
)


_STUDENTS = select(
    Student.id.label("student"), Student.last_name, Student.first_name, Student.email, Student.lms_user_id
)


class Unmerged(ValueError):
    """Results that the gradebook does not take; all others are in it."""


class Unreachable(RuntimeError):
    """The gradebook cannot be opened, read or written as a whole."""


@contextlib.contextmanager
def _reaching(db_url: str) -> Iterator[None]:
    """Raise Unreachable, with the reason in one line, where the database fails."""
    log = logging.getLogger("tornado.application")  # where nbgrader tells the same error with its traceback
    before, log.disabled = log.disabled, True
    try:
        yield
    except (SQLAlchemyError, api.InvalidEntry) as error:
        # nbgrader makes an InvalidEntry of what the database says, and of what cannot be entered.
        told = error.__context__ if isinstance(error, api.InvalidEntry) else error
        if not isinstance(told, SQLAlchemyError):
            raise
        reason = str(getattr(told, "orig", None) or told).strip().splitlines()
        shown = make_url(db_url).render_as_string(hide_password=True)
        raise Unreachable(f"the gradebook {shown} fails: {reason[0] if reason else type(told).__name__}") from error
    finally:
        log.disabled = before


@dataclass(frozen=True)
class _Cells:
    """What is read once of an assignment: names, by id, of cells with grades and with comments; points by name."""

    assignment: Assignment
    notebook_id: str
    graded: dict[str, str]
    commented: dict[str, str]
    points: dict[str, float]


def add_checksums(notebook: nbformat.NotebookNode) -> None:
    """Write nbgrader's checksums of the released cells into the metadata, as `nbgrader generate_assignment` does."""
    for cell in notebook.cells:
        if is_grade(cell) or is_solution(cell) or is_locked(cell):
            released = nbformat.from_dict(cell | {"source": solutions.blank(cell.source)})
            cell.metadata.nbgrader["checksum"] = compute_checksum(released)


def prepare(
    db_url: str,
    source: Path | nbformat.NotebookNode,
    exercise: str,
    course_id: str = "default_course",
    due: datetime | None = None,
    roster: Iterable[Person] = (),
) -> None:
    """Write an exercise into the gradebook as `nbgrader generate_assignment` does: assignment, notebook, cells.

    `source` is the solution notebook or its file. A due date that is already in the gradebook stays, unless one is
    given, in UTC; so does what is known of students, to which the `roster` adds. Raises ValueError when cells have come
    or gone since submissions were graded, and Unreachable.
    """
    notebook = nbformat.read(source, as_version=4) if isinstance(source, Path) else copy.deepcopy(source)
    add_checksums(notebook)
    for cell in notebook.cells:
        if is_solution(cell):
            cell.source = solutions.blank(cell.source)
    where = {"notebook": exercise, "assignment": exercise, "db_url": db_url}
    try:
        with _reaching(db_url):
            make_tables(db_url)
            with Gradebook(db_url, course_id) as gradebook:
                known = {"duedate": due} if due else {}
                gradebook.update_or_create_assignment(exercise, **known)
                for person in roster:
                    told = {
                        name: value
                        for name, value in vars(person).items()
                        if value and name not in ("student", "group")
                    }
                    gradebook.update_or_create_student(person.student, **told)
            SaveCells().preprocess(notebook, {"nbgrader": where})
    except Unreachable:
        raise
    except RuntimeError as problem:
        raise ValueError(
            f"{exercise}: {problem}. Grade into a new gradebook, or remove the assignment from this one first "
            f"(nbgrader db assignment remove {exercise} --force)."
        ) from None


def late_plugin(config: Config) -> BasePlugin:
    """Return the plug-in for late penalties that nbgrader's configuration asks for."""
    penalties = AssignLatePenalties(config=config)
    penalties.init_plugin()
    return penalties.plugin_inst


def merge(
    db_url: str,
    exercise: str,
    results: Iterable[Result],
    late: BasePlugin | None = None,
    missing: Iterable[str] = (),
    extra_days: Mapping[str, float] | None = None,
) -> dict[str, str]:
    """Write results into the gradebook, one transaction a student, and return what a person should know, by student.

    Merging twice, in another order, or again after a kill gives the same grades. Rows are updated in place, so what a
    person entered stays: manual scores, extra credit, comments, flags, extensions. A manual score is marked for review
    when the result under it is another one. `late` gives penalties as nbgrader's AssignLatePenalties does. Students in
    `missing` are entered without a submission, and those in `extra_days` get that extension. Raises Unmerged, after
    merging all others, for results that do not fit the gradebook, and Unreachable.
    """
    notes, failed = {}, []
    with _opened(db_url) as session:
        with session.begin():
            cells = _cells(session, exercise)
        for student in missing:
            with session.begin():
                _enter(session, student)
        for result in results:
            try:
                with session.begin():
                    note = _store(session, cells, result, late, (extra_days or {}).get(result.student))
            except (ValueError, DataError) as problem:
                failed.append(f"{result.student!r}: {problem}")
            else:
                if note:
                    notes[result.student] = note
    if failed:
        raise Unmerged(f"{exercise}: {len(failed)} result(s) could not be merged\n" + "\n".join(failed))
    return notes


def override(db_url: str, exercise: str, points: Mapping[tuple[str, str], float | None], look: Iterable = ()) -> None:
    """Set the manual scores of tasks, by student and task; with None the automatic score counts again.

    Those in `look` are marked for a person to look at. What is not in the gradebook yet is left out. Raises
    Unreachable.
    """
    look = {*look}
    with _opened(db_url) as session, session.begin():
        assignment = _assignment(session, exercise)
        for student in {student for student, _ in points}:
            of_student = SubmittedAssignment.student_id == student
            for _, task, row in _of_tasks(session, assignment, Grade, of_student):
                if (student, task) in points:
                    row.manual_score = points[student, task]
                    row.needs_manual_grade = (student, task) in look


def remove(db_url: str, student: str) -> bool:
    """Remove all rows of a student, from the free pages of the file too; return whether there were any."""
    with _reaching(db_url):
        make_tables(db_url)
        with Gradebook(db_url) as gradebook:
            with Session(gradebook.engine) as session, session.begin():
                if session.get(Student, student) is None:
                    return False
                of_student = SubmittedAssignment.student_id == student
                notebooks = session.scalars(
                    select(SubmittedNotebook.id)
                    .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                    .where(of_student)
                )
                session.execute(_KEYS.delete().where(_KEYS.c.notebook_id.in_(list(notebooks))))
            gradebook.remove_student(student)
            if gradebook.engine.dialect.name == "sqlite":
                # What was deleted is still in the file until it is packed anew.
                with gradebook.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.execute(text("VACUUM"))
    return True


def adjusted(db_url: str, exercise: str, rows: Iterable[dict]) -> dict[str, Adjusted]:
    """Return what persons and the late policy made of results, by student, where it is not simply the result.

    `rows` are those of `grades`. The points that a person entered are the whole ones of the task, extra credit
    included. Raises Unreachable.
    """
    points: dict[str, dict[str, float]] = {}
    comments: dict[str, dict[str, str]] = {}
    with _opened(db_url) as session:
        assignment = _assignment(session, exercise)
        by_hand = or_(Grade.manual_score.is_not(None), func.coalesce(Grade.extra_credit, 0.0) != 0.0)
        for student, task, score in _of_tasks(session, assignment, Grade.score, by_hand):
            points.setdefault(student, {})[task] = score
        said = (
            select(SubmittedAssignment.student_id, BaseCell.name, Comment.manual_comment)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Comment.cell_id)
            .where(SubmittedAssignment.assignment_id == assignment.id)
            .where(Comment.manual_comment.is_not(None))
        )
        for student, cell, comment in session.execute(said):
            if comment.strip():
                comments.setdefault(student, {})[cell] = comment
    return {
        row["student"]: found
        for row in rows
        if (
            found := Adjusted(
                row["score"],
                row["late_penalty"] or 0.0,
                points.get(row["student"], {}),
                {},
                comments.get(row["student"], {}),
            )
        )
    }


def _of_tasks(session: Session, assignment: Assignment, what: Any, *which: Any) -> Iterator[tuple[str, str, Any]]:
    """Give student, task and something of `Grade` for the tasks of all submissions of an exercise, or for some."""
    rows = (
        select(SubmittedAssignment.student_id, BaseCell.name, what)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .where(SubmittedAssignment.assignment_id == assignment.id, *which)
        .execution_options(yield_per=1000)  # the grades of a large class are not in memory at once
    )
    for student, cell, found in session.execute(rows):
        yield student, sys.intern(cell.removeprefix("check_")), found


def exercises(db_url: str) -> list[str]:
    """Return the names of the exercises in the gradebook. Raises Unreachable."""
    with _reading(db_url) as session:
        return [] if session is None else sorted(session.scalars(select(Assignment.name)))


def roster(db_url: str) -> list[dict]:
    """Return what the gradebook has of each student: student, last_name, first_name, email, lms_user_id.

    Raises Unreachable.
    """
    with _reading(db_url) as session:
        rows = [] if session is None else [row._asdict() for row in session.execute(_STUDENTS)]
    return sorted(rows, key=lambda row: row["student"])


@contextlib.contextmanager
def _reading(db_url: str) -> Iterator[Session | None]:
    """Give a session for reading, None where there is no gradebook yet: none is made."""
    url = make_url(db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        yield None
        return
    with _reaching(db_url):
        with _engine(db_url).connect() as connection, Session(connection) as session:
            yield session if inspect(connection).has_table(Student.__tablename__) else None


def grades(db_url: str, exercise: str) -> list[dict]:
    """Return one row for each student in the gradebook, sorted by student, scores as `nbgrader export` has them.

    Keys: exercise, duedate, student, last_name, first_name, email, lms_user_id, timestamp, raw_score, late_penalty,
    score, max_score, missing, and tasks, a dict of scores by task. Times are text in UTC; unknown text is None.
    Raises Unreachable.
    """
    with _opened(db_url) as session:
        assignment = _assignment(session, exercise)
        max_score = assignment.max_score
        of_assignment = SubmittedAssignment.assignment_id == assignment.id
        students = session.execute(_STUDENTS).all()
        # Summed here: nbgrader's own sum looks through all notebooks for each submission.
        penalties = func.coalesce(func.sum(SubmittedNotebook.late_submission_penalty), 0.0)
        submitted = (
            select(SubmittedAssignment.student_id, SubmittedAssignment.timestamp, penalties)
            .outerjoin(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(of_assignment)
            .group_by(SubmittedAssignment.id)
        )
        handed = {student: rest for student, *rest in session.execute(submitted)}
        tasks: dict[str, dict[str, float]] = {student: {} for student in handed}
        for student, task, score in _of_tasks(session, assignment, Grade.score):
            tasks[student][task] = score
        duedate = _time(assignment.duedate)
    rows = []
    # Databases sort text each in their own way.
    for person in sorted(students, key=lambda row: row.student):
        timestamp, penalty = handed.get(person.student, (None, 0.0))
        scores = tasks.get(person.student, {})
        raw = math.fsum(scores.values())
        row = {"exercise": exercise, "duedate": duedate, **person._asdict(), "timestamp": _time(timestamp)}
        row |= {"raw_score": raw, "late_penalty": penalty, "score": max(0.0, raw - penalty), "max_score": max_score}
        rows.append({**row, "missing": person.student not in handed, "tasks": dict(sorted(scores.items()))})
    return rows


def make_tables(db_url: str) -> None:
    """Make nbgrader's tables, its migration's version and ours, all or none: a kill must not leave half of them.

    Where they are, nothing is changed. nbgrader goes on from them, and takes a second less than with a file of its own.
    """
    with _engine(db_url).begin() as connection:
        if connection.dialect.name == "sqlite":
            # Python's sqlite3 opens no transaction for CREATE TABLE by itself.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if not inspect(connection).get_table_names():
            api.Base.metadata.create_all(connection)
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            # nbgrader starts a process to ask for this.
            version = {"version": ScriptDirectory(ALEMBIC_DIR).get_current_head()}
            connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"), version)
        _KEYS.metadata.create_all(connection)


@contextlib.contextmanager
def _opened(db_url: str) -> Iterator[Session]:
    """Give a session with a gradebook, whose tables are made where there are none. Raises Unreachable."""
    with _reaching(db_url):
        make_tables(db_url)
        with _engine(db_url).connect() as connection, Session(connection, expire_on_commit=False) as session:
            yield session


@cache
def _engine(db_url: str) -> Engine:
    """Return the engine for a gradebook, which keeps no connection open.

    It is one for all batches of a class, since SQLAlchemy keeps statements for every engine that there was.
    """
    return create_engine(db_url, poolclass=NullPool)


def _assignment(session: Session, exercise: str) -> Assignment:
    assignment = session.scalar(select(Assignment).where(Assignment.name == exercise))
    if assignment is None:
        raise ValueError(f"the gradebook has no assignment {exercise!r}: run `mlcourse grade {exercise}` first")
    return assignment


def _cells(session: Session, exercise: str) -> _Cells:
    assignment = _assignment(session, exercise)
    of_exercise = (Notebook.assignment_id == assignment.id, Notebook.name == exercise)
    notebook = session.scalar(select(Notebook).where(*of_exercise))
    if notebook is None:
        raise ValueError(f"exercise: the gradebook's assignment {exercise!r} has no notebook of that name")
    graded = (*notebook.grade_cells, *notebook.task_cells)
    commented = {cell.id: cell.name for cell in (*notebook.solution_cells, *notebook.task_cells)}
    # A cell that is answer and grade in one is for a person to mark.
    points = {cell.name: cell.max_score for cell in graded if cell.name not in commented.values()}
    return _Cells(assignment, notebook.id, {cell.id: cell.name for cell in graded}, commented, points)


def _enter(session: Session, student: str) -> None:
    if session.get(Student, student) is None:
        session.add(Student(id=student))
        session.flush()


def _store(
    session: Session, cells: _Cells, result: Result, late: BasePlugin | None, extra_days: float | None = None
) -> str:
    """Bring the rows of one student's submission up to the result and return a note about it, or ""."""
    scores = _scores(cells, result)
    timestamp, note = when(result.timestamp)
    student, assignment_id = result.student, cells.assignment.id
    _enter(session, student)
    mine = {"assignment_id": assignment_id, "student_id": student}
    submission = session.scalar(select(SubmittedAssignment).filter_by(**mine))
    if submission is None:
        submission = SubmittedAssignment(id=api.new_uuid(), **mine)
        session.add(submission)
    submission.timestamp = timestamp
    if extra_days is not None:
        submission.extension = timedelta(days=extra_days)
    mine = {"assignment_id": submission.id, "notebook_id": cells.notebook_id}
    notebook = session.scalar(select(SubmittedNotebook).filter_by(**mine))
    if notebook is None:
        notebook = SubmittedNotebook(id=api.new_uuid(), **mine)
        session.add(notebook)
    given = _grade(session, cells, notebook, scores, renewed=_renew_key(session, notebook.id, result.key))
    _comment(session, cells, notebook, result.answers)
    notebook.late_submission_penalty = _penalty(late, submission, cells.assignment, given)
    return note


def _scores(cells: _Cells, result: Result) -> dict[str, float]:
    """Return the result's scores by grade cell; ValueError when they are not those of this gradebook's cells."""
    scores = {mark.task.cell: mark.score for mark in result.tasks}
    name = cells.assignment.name
    if result.exercise != name:
        raise ValueError(f"expected a result of {name}, got one of {result.exercise}")
    if scores.keys() != cells.points.keys():
        raise ValueError(f"expected scores of the cells {sorted(cells.points)}, got {sorted(scores)}")
    for cell, score in scores.items():
        if not 0 <= score <= cells.points[cell]:
            raise ValueError(f"{cell}: expected a score from 0 to {cells.points[cell]}, got {score}")
    return scores


def _grade(
    session: Session, cells: _Cells, notebook: SubmittedNotebook, scores: dict[str, float], renewed: bool
) -> float:
    """Enter the automatic scores and return the notebook's score, manual scores and extra credit included."""
    # With the cells, since the gradebook has an index of these and none of notebooks alone.
    mine = select(Grade).where(Grade.cell_id.in_(cells.graded), Grade.notebook_id == notebook.id)
    rows = {grade.cell_id: grade for grade in session.scalars(mine)}
    total = []
    for cell_id, name in cells.graded.items():
        grade = rows.get(cell_id)
        if grade is None:
            grade = Grade(cell_id=cell_id, notebook_id=notebook.id)
            session.add(grade)
        if name in scores:
            if grade.manual_score is None:
                grade.needs_manual_grade = False
            elif renewed or grade.auto_score != scores[name]:
                grade.needs_manual_grade = True
            grade.auto_score = scores[name]
        score = grade.auto_score if grade.manual_score is None else grade.manual_score
        total.append(0.0 if score is None else score + (grade.extra_credit or 0.0))
    return math.fsum(total)


def _comment(session: Session, cells: _Cells, notebook: SubmittedNotebook, answers: dict) -> None:
    mine = select(Comment).where(Comment.cell_id.in_(cells.commented), Comment.notebook_id == notebook.id)
    rows = {comment.cell_id: comment for comment in session.scalars(mine)}
    for cell_id, name in cells.commented.items():
        comment = rows.get(cell_id)
        if comment is None:
            comment = Comment(cell_id=cell_id, notebook_id=notebook.id)
            session.add(comment)
        # A cell with grade and comment under one id is a task for a person: nbgrader does not say what was left blank.
        comment.auto_comment = None if name in answers or cell_id in cells.graded else "No response."


def _renew_key(session: Session, notebook_id: str, key: str) -> bool:
    """Store which result the notebook's grades come from; say whether it is another one than before."""
    where = _KEYS.c.notebook_id == notebook_id
    old = session.scalar(select(_KEYS.c.key).where(where))
    if old is None:
        session.execute(_KEYS.insert().values(notebook_id=notebook_id, key=key))
    elif old != key:
        session.execute(_KEYS.update().where(where).values(key=key))
    return old != key


def _penalty(
    late: BasePlugin | None, submission: SubmittedAssignment, assignment: Assignment, score: float
) -> float | None:
    """Return the penalty for handing in late as nbgrader's AssignLatePenalties does: from 0 to the score, or None."""
    if late is None or assignment.duedate is None or submission.total_seconds_late <= 0:
        return None
    penalty = late.late_submission_penalty(submission.student_id, score, submission.total_seconds_late)
    return None if penalty is None else min(max(penalty, 0), score)


def when(stamp: str | None) -> tuple[datetime | None, str]:
    """Return a timestamp in UTC as nbgrader reads it, and a note when it cannot be read.

    >>> when("2026-11-01 13:00:00 UTC")
    (datetime.datetime(2026, 11, 1, 13, 0), '')
    >>> when("noon")
    (None, "the time 'noon' cannot be read, so the submission does not count as late")
    """
    if not stamp:
        return None, ""
    try:
        return parse_utc(stamp[:100]), ""
    except (ValueError, OverflowError, TypeError, OSError):
        return None, f"the time {stamp[:100]!r} cannot be read, so the submission does not count as late"


def _time(value: datetime | None) -> str | None:
    return None if value is None else str(value)
