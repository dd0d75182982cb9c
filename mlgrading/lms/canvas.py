"""Sends scores and feedback to an assignment in Canvas: each once, and the rest by the same command.

`plan` looks at the course and needs no network; `send` does what a plan says.
"""

import hashlib
import json
import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from canvasapi.exceptions import ResourceDoesNotExist

from mlgrading.lms import results
from mlgrading.lms.canvas_client import FAILURES, Client, Target, reason
from mlgrading.lms.journal import SUFFIX, Entry, Journal, State
from mlgrading.outside import gradebook, kept, people
from mlgrading.outside.course import Course, Problem, alone
from mlgrading.outside.pages.base import number

TOKEN, ADDRESS = "CANVAS_TOKEN", "CANVAS_URL"
#: after so many failures in a row nothing more is tried
IN_A_ROW = 3
LOOPBACK = ("localhost", "127.0.0.1", "::1")
#: what a student gets with the score: the page as an attached file, the tasks as a text, or nothing
Feedback = Literal["file", "text", "none"]


@dataclass(frozen=True)
class Post:
    """What one student gets: the grade as Canvas is told it, a comment, and the page to attach to it, if any.

    `after` is the time at which the student got something last.
    """

    student: str
    user: int
    grade: str
    comment: str = ""
    page: Path | None = None
    feedback: str = ""
    after: str = ""

    @property
    def mark(self) -> str:
        """What is written at the end of the comment, by which a later run knows that it has arrived."""
        told = json.dumps([self.grade, self.feedback, self.comment, self.after])
        return f"[{hashlib.sha256(told.encode()).hexdigest()[:12]}]"


@dataclass
class Plan:
    """What would be sent, and who gets nothing, with the reason."""

    exercise: str
    target: Target
    points: float
    percent: bool = False
    posts: list[Post] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)


@dataclass
class Outcome:
    """What became of a plan: students who have their grade now, and those who do not, with the reason."""

    sent: list[str] = field(default_factory=list)
    there_already: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    untried: list[str] = field(default_factory=list)


def address(given: str, surroundings: Mapping[str, str] = os.environ) -> str:
    """Return the address of Canvas, from the command line or the variable CANVAS_URL. Raises Problem.

    >>> address("https://canvas.example.org/courses/1", {})
    'https://canvas.example.org'
    """
    url = (given or surroundings.get(ADDRESS, "")).strip()
    if not url:
        raise Problem(f"the address of Canvas is missing: give --url https://…, or set the variable {ADDRESS}")
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise Problem(
            f"the address of Canvas: expected one that begins with https://, got {url}, by which anybody on the way "
            "could read the token"
        )
    if parts.username or parts.password or not parts.hostname:
        raise Problem("the address of Canvas: expected https:// and the name of a machine, and nothing before it")
    return f"{parts.scheme}://{parts.netloc}"


def token(file: Path | None, surroundings: Mapping[str, str] = os.environ) -> str:
    """Return the access token: from a file that only its owner can read, else from the variable CANVAS_TOKEN.

    It is never an option, since every user of a machine can read other users' command lines. Raises Problem.
    """
    if file is None:
        found = surroundings.get(TOKEN, "")
        where = f"the variable {TOKEN}"
        missing = f"{where} is not set: set it, or keep the token in a file and give --token-file FILE"
    else:
        where, missing = str(file), f"{file} is empty: expected the access token in it"
        try:
            with file.open(encoding="utf-8") as opened:
                mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
                if mode & 0o077:
                    raise Problem(
                        f"{file}: expected a file that only you can read (mode 600), got mode {mode:03o}: run "
                        f"chmod 600 {file}, and make a new token if others could have read this one"
                    )
                found = opened.read(10_000)
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(f"{file}, the file with the token, cannot be read: {error}") from None
    found = found.strip()
    if not found:
        raise Problem(missing)
    if not found.isascii() or not found.isprintable() or " " in found:
        raise Problem(f"{where}: expected an access token of Canvas, a word of letters, digits and ~")
    return found


def plan(
    course: Course,
    exercise: str,
    target: Target,
    feedback: Feedback = "file",
    percent: bool = False,
    missing_as_zero: bool = False,
) -> Plan:
    """Return what there is to send for an exercise that was graded. Nothing is sent, and no network is needed.

    Who handed in nothing gets nothing, and not 0, unless `missing_as_zero` asks for it. Raises Problem.
    """
    if not kept.folder(course, exercise).is_dir():
        raise Problem(f"{exercise} was not graded in {course.root}: run `mlcourse grade {exercise}` first")
    rows = gradebook.grades(course.db_url, exercise)
    ids = people.canvas_ids(rows, people.known(course, exercise))
    shared = {
        one for one, count in Counter(ids[row["student"]] for row in rows if row["student"] in ids).items() if count > 1
    }
    made = Plan(exercise, target, float(rows[0]["max_score"]) if rows else 0.0, percent)
    journal = Journal(journal_of(course, exercise, target))
    for row in rows:
        student, user = row["student"], ids.get(row["student"], "")
        handed_in = _handed_in(course, exercise, student)
        if row["missing"] and handed_in:
            made.left_out[student] = "handed in something that was not graded: see what `mlcourse grade` says"
        elif row["missing"] and not missing_as_zero:
            made.missing.append(student)
        elif not user:
            made.left_out[student] = (
                "has no id in Canvas: give it as lms_user_id to `nbgrader db student import`, or collect the archive "
                "that Canvas gives"
            )
        elif not user.isascii() or not user.isdigit():
            made.left_out[student] = f"expected a whole number as the id in Canvas, got {user!r}: correct the roster"
        elif user in shared:
            made.left_out[student] = f"has the id {user} in Canvas, as another student has too: correct the roster"
        else:
            _add(made, course, row, int(user), feedback, journal)
    return made


def journal_of(course: Course, exercise: str, target: Target) -> Path:
    """Return the file of what was sent to an assignment."""
    return course.state(exercise) / f"{target.name}{SUFFIX}"


def _handed_in(course: Course, exercise: str, student: str) -> bool:
    try:
        return any(entry.name != "timestamp.txt" for entry in (course.submitted / student / exercise).iterdir())
    except OSError:
        return False


def _add(made: Plan, course: Course, row: dict, user: int, feedback: Feedback, journal: Journal) -> None:
    """Add what a student gets to the plan, unless it was sent before."""
    student, exercise = row["student"], made.exercise
    grade = _percentage(row["score"], made.points) if made.percent else _points(row["score"])
    said = f"{exercise}: {number(row['score'])} of {number(made.points)} points."
    page, digest = None, ""
    if row["missing"]:
        said, digest = f"{exercise}: nothing was handed in.", "missing"
    elif feedback == "file":
        page = course.folder("feedback") / student / exercise / f"{exercise}.html"
        try:
            digest = hashlib.sha256(page.read_bytes()).hexdigest()
        except OSError:
            made.left_out[student] = f"has no feedback page {page}: run `mlcourse grade {exercise}`"
            return
    elif feedback == "text":
        said = f"{said}\n{_tasks_of(course, row)}".strip()
        digest = hashlib.sha256(said.encode()).hexdigest()
    before = journal.sent(user)
    if before is not None and (before.grade, before.feedback) == (grade, digest):
        made.unchanged.append(student)
        return
    if page is not None and before is not None and before.feedback == digest:
        page = None  # the student has this page already, and only the grade has changed
    if page is not None:
        said += " The attached page says what was right, and what was not."
    comment = "" if feedback == "none" else said
    made.posts.append(Post(student, user, grade, comment, page, digest, before.at if before else ""))


def _tasks_of(course: Course, row: dict) -> str:
    """Return what there is to say of the tasks in a student's result, "" where the grader has none."""
    result = kept.read(course, row["exercise"], row["student"])
    silent = course.settings is not None and course.settings.plan(row["exercise"]).silent
    return "" if result is None or silent else results.text(result, row["tasks"])


def _points(score: float) -> str:
    """Return points as Canvas reads them.

    >>> _points(12.0), _points(12.5), _points(1 / 3)
    ('12', '12.5', '0.3333')
    """
    return f"{score:.4f}".rstrip("0").rstrip(".")


def _percentage(score: float, points: float) -> str:
    """Return a share of the points as Canvas reads it.

    >>> _percentage(15, 16), _percentage(0, 0)
    ('93.75%', '0%')
    """
    return f"{_points(100 * score / points if points else 0)}%"


def send(
    course: Course,
    planned: Plan,
    access_token: str,
    told: Callable[[Post, str], None] = lambda post, what: None,
    pause: Callable[[float], None] = time.sleep,
) -> Outcome:
    """Send what is planned; `told` hears of each post what became of it.

    What was sent stands in the journal, so the same command later sends the rest. Raises Problem where nothing can be
    sent: the token is refused, the assignment is not there, or is worth other points than the exercise.
    """
    client, outcome = Client(planned.target, access_token, pause), Outcome()
    with alone(course, planned.exercise):
        journal = Journal(journal_of(course, planned.exercise, planned.target))
        _check(client, planned)
        in_a_row = 0
        for at, post in enumerate(planned.posts):
            try:
                new = _post(client, post, journal)
            except FAILURES as problem:
                # One student who is not there says nothing about the next one.
                absent = isinstance(problem, ResourceDoesNotExist)
                why = f"Canvas has no student {post.user} in this assignment" if absent else reason(problem)
                outcome.failed[post.student] = why
                told(post, why)
                in_a_row = 0 if absent else in_a_row + 1
                if in_a_row == IN_A_ROW:
                    outcome.untried = [later.student for later in planned.posts[at + 1 :]]
                    break
            else:
                in_a_row = 0
                (outcome.sent if new else outcome.there_already).append(post.student)
                told(post, "sent" if new else "was there already")
    return outcome


def _check(client: Client, planned: Plan) -> None:
    """Raise Problem unless the assignment is there and worth as many points as the exercise."""
    assignment = client.assignment()
    worth = assignment.get("points_possible")
    if not planned.percent and worth != planned.points:
        name = assignment.get("name", "the assignment")
        raise Problem(
            f"{name!r} is worth {number(worth or 0)} points in Canvas, and {planned.exercise} {number(planned.points)} "
            "points here: change it there, or send percentages with --percent"
        )


def _post(client: Client, post: Post, journal: Journal) -> bool:
    """Send one student's grade and feedback; return False where an earlier run had done so without knowing it."""
    before = journal.last(post.user)
    same = before is not None and (before.grade, before.feedback) == (post.grade, post.feedback)
    if before is not None and same and before.state is State.SENT:
        return False  # by another run, since this was planned

    def note(state: State, file: int | None) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        journal.write(Entry(now, post.student, post.user, state, post.grade, post.feedback, file))

    file = before.file if before is not None and same else None
    # Without a comment there is nothing to look for, and the same grade once more changes nothing.
    if before is not None and same and before.state is State.SENDING and post.comment:
        if any(post.mark in comment for comment in client.comments(post.user)):
            note(State.SENT, file)
            return False
    if post.page is not None and file is None:
        file = client.upload(post.user, post.page.name, post.page.read_bytes())
        note(State.UPLOADED, file)
    note(State.SENDING, file)
    client.grade(post.user, post.grade, f"{post.comment}\n{post.mark}" if post.comment else "", file)
    note(State.SENT, file)
    return True
