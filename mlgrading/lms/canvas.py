"""Sends scores and feedback to an assignment in Canvas: each once, and the rest by the same command.

`plan` looks at the course and needs no network; `send` does what a plan says.
"""

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from canvasapi.exceptions import ResourceDoesNotExist

from mlgrading.lms import push, web
from mlgrading.lms.canvas_client import FAILURES, Client, Target, reason
from mlgrading.lms.journal import Journal, State
from mlgrading.lms.push import Feedback, Outcome, Post
from mlgrading.outside import people
from mlgrading.outside.course import Course, Problem
from mlgrading.outside.pages.base import number

TOKEN, ADDRESS = "CANVAS_TOKEN", "CANVAS_URL"


@dataclass
class Plan(push.Plan):
    """What would be sent to an assignment, as points or as percentages."""

    percent: bool = False


def address(given: str, surroundings: Mapping[str, str] = os.environ) -> str:
    """Return the address of Canvas, from the command line or the variable CANVAS_URL. Raises Problem.

    >>> address("https://canvas.example.org/courses/1", {})
    'https://canvas.example.org'
    """
    url = (given or surroundings.get(ADDRESS, "")).strip()
    if not url:
        raise Problem(f"the address of Canvas is missing: give --url https://…, or set the variable {ADDRESS}")
    parts = web.secure(url, "the address of Canvas", "the token")
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
        found = web.secret(file, "token")
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
    graded = push.rows(course, exercise)
    made = Plan(exercise, target, push.most(graded), percent=percent)
    users, unknown = _users(course, exercise, graded)

    def grade(score: float) -> str:
        return _percentage(score, made.points) if percent else push.points(score)

    push.plan(made, course, graded, users, unknown, grade, feedback, missing_as_zero)
    return made


def _users(course: Course, exercise: str, graded: list[dict]) -> tuple[dict[str, int], dict[str, str]]:
    """Return the students' numbers in Canvas, and why the others have none that can be used."""
    ids = people.canvas_ids(graded, people.known(course, exercise))
    students = [row["student"] for row in graded]
    count = Counter(ids[student] for student in students if student in ids)
    users, unknown = {}, {}
    for student in students:
        user = ids.get(student, "")
        if not user:
            unknown[student] = (
                "has no id in Canvas: give it as lms_user_id to `nbgrader db student import`, or collect the archive "
                "that Canvas gives"
            )
        elif not user.isascii() or not user.isdigit():
            unknown[student] = f"expected a whole number as the id in Canvas, got {user!r}: correct the roster"
        elif count[user] > 1:
            unknown[student] = f"has the id {user} in Canvas, as another student has too: correct the roster"
        else:
            users[student] = int(user)
    return users, unknown


def _percentage(score: float, points: float) -> str:
    """Return a share of the points as Canvas reads it.

    >>> _percentage(15, 16), _percentage(0, 0)
    ('93.75%', '0%')
    """
    return f"{push.points(100 * score / points if points else 0)}%"


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
    return push.send(course, planned, _Sender(Client(planned.target, access_token, pause), planned), told)


@dataclass
class _Sender:
    """Sends to an assignment in Canvas."""

    client: Client
    planned: Plan
    failures = FAILURES

    def check(self) -> None:
        """Raise Problem unless the assignment is there and worth as many points as the exercise."""
        planned, assignment = self.planned, self.client.assignment()
        worth = assignment.get("points_possible")
        if not planned.percent and worth != planned.points:
            name = assignment.get("name", "the assignment")
            raise Problem(
                f"{name!r} is worth {number(worth or 0)} points in Canvas, and {planned.exercise} "
                f"{number(planned.points)} points here: change it there, or send percentages with --percent"
            )

    def post(self, post: Post, journal: Journal) -> bool:
        """Send a grade and feedback; return False where an earlier run had done so without knowing it."""
        before = push.same(journal, post)
        if before is not None and before.state is State.SENT:
            return False  # by another run, since this was planned
        file, user = before.file if before else None, int(post.user)
        # Without a comment there is nothing to look for, and the same grade once more changes nothing.
        if before is not None and before.state is State.SENDING and post.comment:
            if any(_mark(post) in comment for comment in self.client.comments(user)):
                push.note(journal, post, State.SENT, file)
                return False
        if post.page is not None and file is None:
            file = self.client.upload(user, post.page.name, post.page.read_bytes())
            push.note(journal, post, State.UPLOADED, file)
        push.note(journal, post, State.SENDING, file)
        self.client.grade(user, post.grade, f"{post.comment}\n{_mark(post)}" if post.comment else "", file)
        push.note(journal, post, State.SENT, file)
        return True

    def why(self, problem: Exception, post: Post) -> tuple[str, bool]:
        """Return why a post failed. One student who is not there says nothing about the next one."""
        if isinstance(problem, ResourceDoesNotExist):
            return f"Canvas has no student {post.user} in this assignment", True
        return reason(problem), False


def _mark(post: Post) -> str:
    """Return what is written at the end of a comment, by which a later run knows that it has arrived."""
    told = json.dumps([post.grade, post.feedback, post.comment, post.after])
    return f"[{hashlib.sha256(told.encode()).hexdigest()[:12]}]"
