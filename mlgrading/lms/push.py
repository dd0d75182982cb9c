"""Scores and feedback for a platform: who gets what, and how each of it is sent once, whatever breaks on the way.

`plan` looks at the course; `send` does what a plan says. What differs from one platform to the next is in `canvas` and
`lti`, each of which has a `Sender`.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from mlgrading.lms import results
from mlgrading.lms.journal import SUFFIX, Entry, Journal, State, User
from mlgrading.outside import gradebook, kept
from mlgrading.outside.course import Course, Problem, alone
from mlgrading.outside.pages.base import number

#: after so many failures in a row nothing more is tried
IN_A_ROW = 3
#: what a student gets with the score: the page as an attached file, the tasks as a text, or nothing
Feedback = Literal["file", "text", "none"]


class Target(Protocol):
    """Where scores go: a place on a platform, under whose name the journal is kept."""

    @property
    def name(self) -> str:
        """The name, which can be that of a file."""


@dataclass(frozen=True)
class Post:
    """What one student gets: the grade as the platform is told it, a comment, the page to attach to it, if any.

    `after` is the time at which the student got something last.
    """

    student: str
    user: User
    grade: str
    comment: str = ""
    page: Path | None = None
    feedback: str = ""
    after: str = ""


@dataclass
class Plan:
    """What would be sent, and who gets nothing, with the reason."""

    exercise: str
    target: Any
    points: float
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


def rows(course: Course, exercise: str) -> list[dict]:
    """Return the grades of an exercise, as `gradebook.grades` has them. Raises Problem if it was not graded."""
    if not kept.folder(course, exercise).is_dir():
        raise Problem(f"{exercise} was not graded in {course.root}: run `mlcourse grade {exercise}` first")
    return gradebook.grades(course.db_url, exercise)


def most(graded: list[dict]) -> float:
    """Return the points that an exercise is worth."""
    return float(graded[0]["max_score"]) if graded else 0.0


def plan(
    made: Plan,
    course: Course,
    graded: list[dict],
    users: Mapping[str, User],
    unknown: Mapping[str, str],
    grade: Callable[[float], str],
    feedback: Feedback,
    missing_as_zero: bool,
) -> None:
    """Fill in a plan: what there is to send to each student.

    `users` has what the platform calls students, and `unknown` says of all others why they are not among them; `grade`
    writes a score as the platform is told it. Who handed in nothing gets nothing, and not 0, unless `missing_as_zero`
    asks for it.
    """
    journal = Journal(journal_of(course, made.exercise, made.target))
    for row in graded:
        student = row["student"]
        handed_in = _handed_in(course, made.exercise, student)
        if row["missing"] and handed_in:
            made.left_out[student] = "handed in something that was not graded: see what `mlcourse grade` says"
        elif row["missing"] and not missing_as_zero:
            made.missing.append(student)
        elif student in users:
            _add(made, course, row, users[student], grade(row["score"]), feedback, journal)
        else:
            made.left_out[student] = unknown[student]


def journal_of(course: Course, exercise: str, target: Target) -> Path:
    """Return the file of what was sent to a target."""
    return course.state(exercise) / f"{target.name}{SUFFIX}"


def _handed_in(course: Course, exercise: str, student: str) -> bool:
    try:
        return any(entry.name != "timestamp.txt" for entry in (course.submitted / student / exercise).iterdir())
    except OSError:
        return False


def _add(made: Plan, course: Course, row: dict, user: User, grade: str, feedback: Feedback, journal: Journal) -> None:
    """Add what a student gets to the plan, unless it was sent before."""
    student, exercise = row["student"], made.exercise
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
    after = before.at if before else ""
    made.posts.append(Post(student, user, grade, comment, page, digest, after))


def _tasks_of(course: Course, row: dict) -> str:
    """Return what there is to say of the tasks in a student's result, "" where the grader has none."""
    result = kept.read(course, row["exercise"], row["student"])
    silent = course.settings is not None and course.settings.plan(row["exercise"]).silent
    return "" if result is None or silent else results.text(result, row["tasks"])


def points(score: float) -> str:
    """Return points as a platform reads them.

    >>> points(12.0), points(12.5), points(1 / 3)
    ('12', '12.5', '0.3333')
    """
    return f"{score:.4f}".rstrip("0").rstrip(".")


def same(journal: Journal, post: Post) -> Entry | None:
    """Return the last entry about a post's user, if that was about this grade and feedback."""
    before = journal.last(post.user)
    return before if before and (before.grade, before.feedback) == (post.grade, post.feedback) else None


def note(journal: Journal, post: Post, state: State, file: int | None = None, at: str = "") -> None:
    """Write down how far a post is, and at what time: now, unless one is given."""
    at = at or datetime.now(UTC).isoformat(timespec="seconds")
    journal.write(Entry(at, post.student, post.user, state, post.grade, post.feedback, file))


class Sender(Protocol):
    """What a platform needs for sending."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What may end one post, beside Problem, which ends all."""

    def check(self) -> None:
        """Raise Problem where nothing can be sent."""

    def post(self, post: Post, journal: Journal) -> bool:
        """Send one student's grade and feedback; return False where an earlier run had done so."""

    def why(self, problem: Exception, post: Post) -> tuple[str, bool]:
        """Return why a post failed, and whether that says nothing about the next student's."""


def send(
    course: Course, planned: Plan, sender: Sender, told: Callable[[Post, str], None] = lambda post, what: None
) -> Outcome:
    """Send what is planned; `told` hears of each post what became of it.

    What was sent stands in the journal, so the same command later sends the rest. Raises Problem where nothing can be
    sent.
    """
    outcome = Outcome()
    with alone(course, planned.exercise):
        journal = Journal(journal_of(course, planned.exercise, planned.target))
        sender.check()
        in_a_row = 0
        for at, post in enumerate(planned.posts):
            try:
                new = sender.post(post, journal)
            except sender.failures as problem:
                why, only_this = sender.why(problem, post)
                outcome.failed[post.student] = why
                told(post, why)
                in_a_row = 0 if only_this else in_a_row + 1
                if in_a_row == IN_A_ROW:
                    outcome.untried = [later.student for later in planned.posts[at + 1 :]]
                    break
            else:
                in_a_row = 0
                (outcome.sent if new else outcome.there_already).append(post.student)
                told(post, "sent" if new else "was there already")
    return outcome
