"""Sends scores to any platform that speaks LTI 1.3 Advantage: each once, and the rest by the same command.

`plan` looks at the course, and asks the platform who its members are; `send` does what a plan says. A score replaces
the one before it, comment included, so it does no harm to send it again where an answer was lost.
"""

import os
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from mlgrading.lms import push, web
from mlgrading.lms.journal import Journal, State
from mlgrading.lms.lti_client import FAILURES, Client, Platform, new_key, reason, registration
from mlgrading.lms.push import Feedback, Outcome, Plan, Post
from mlgrading.outside.course import Course, Problem, writing
from mlgrading.outside.pages.base import number

TICK = timedelta(milliseconds=1)


def read(path: Path) -> Platform:
    """Return what lti.toml says of a platform. Raises Problem."""
    try:
        platform = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Platform)
    except OSError as problem:
        raise Problem(f"{path} cannot be read: {problem.strerror}. The guide shows what belongs into it") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Problem(f"{path} cannot be read: {problem}. Its format is TOML: https://toml.io") from None
    except msgspec.ValidationError as problem:
        raise Problem(f"{path}: {problem}".replace("$.", "")) from None
    for name in ("issuer", "client_id", "token_url", "memberships_url", "key"):
        if not getattr(platform, name):
            raise Problem(f'{path}: {name}: expected what the platform shows for the tool, got ""')
    for where, url in platform.addresses().items():
        web.secure(url, f"{path}: {where}", "what is sent")
    return platform


def connect(path: Path, pause: Callable[[float], None] = time.sleep) -> Client:
    """Return a client of the platform that a file describes; nothing is asked yet. Raises Problem."""
    platform = read(path)
    key = path.parent / Path(platform.key).expanduser()
    return Client(platform, registration(web.secret(key, "key"), str(key)), pause)


def key_set(path: Path) -> dict[str, Any]:
    """Return the public key for a platform, of the private key in a file, which is made unless it is there.

    No one but the owner can read the file. Raises Problem.
    """
    if not path.exists():
        with writing(path), open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(new_key())
    return {"keys": list(registration(web.secret(path, "key"), str(path)).get_jwks())}


def plan(
    course: Course, exercise: str, client: Client, feedback: Feedback = "text", missing_as_zero: bool = False
) -> Plan:
    """Return what there is to send for an exercise that was graded. The platform is asked, and told nothing.

    Who handed in nothing gets nothing, and not 0, unless `missing_as_zero` asks for it. Raises Problem.
    """
    graded = push.rows(course, exercise)
    made = Plan(exercise, client.column(exercise), push.most(graded))
    users, unknown = match(graded, client.members())

    def grade(score: float) -> str:
        return f"{push.points(score)}/{push.points(made.points)}"

    push.plan(made, course, graded, users, unknown, grade, feedback, missing_as_zero)
    return made


def scaled(planned: Plan) -> str:
    """Return a sentence on what the platform makes of a score where the line item's maximum is another, else ""."""
    column = planned.target
    if column.most is None or column.most == planned.points:
        return ""
    return (
        f"The line item {column.label!r} has a maximum of {number(column.most)}, and {planned.exercise} "
        f"{number(planned.points)} points: the platform scales each score"
    )


def match(graded: Iterable[dict], members: Iterable[dict]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the platform calls each student (`sub` in a launch), and why it is not known of the others.

    A member is a student by `lms_user_id`, which is the member's id or number (`lis_person_sourcedid`) there, by the
    student's own name as this number, or by e-mail. Where these lead to several members, none is taken, since another
    person would see the score. Who is not active there any more is no member.

    >>> match([{"student": "ada", "email": "Ada@example.org", "lms_user_id": None}],
    ...       [{"user_id": "7f", "email": "ada@example.org"}])
    ({'ada': '7f'}, {})
    """
    by: dict[tuple[str, str], set[str]] = {}
    for member in members:
        if member.get("status") not in ("Inactive", "Deleted") and member.get("user_id"):
            user = str(member["user_id"])
            number_there, email = member.get("lis_person_sourcedid"), member.get("email")
            for key in (("id", user), ("number", number_there), ("email", str(email or "").lower())):
                if key[1]:
                    by.setdefault((key[0], str(key[1])), set()).add(user)
    users: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for row in graded:
        given, email = row["lms_user_id"] or "", (row["email"] or "").lower()
        keys = (("id", given), ("number", given), ("number", row["student"]), ("email", email))
        found = sorted({user for key in keys for user in by.get(key, ())})
        if len(found) == 1:
            users[row["student"]] = found[0]
        elif found:
            unknown[row["student"]] = (
                f"may be one of several members of the platform's course ({', '.join(found)}): let lms_user_id, name "
                "and e-mail in the roster mean one person"
            )
        else:
            unknown[row["student"]] = (
                "is no active member of the platform's course, by lms_user_id, name (lis_person_sourcedid) or e-mail: "
                "correct the roster, or let the platform tell the tool its members' addresses"
            )
    count = Counter(users.values())
    for student in [student for student, user in users.items() if count[user] > 1]:
        unknown[student] = f"is {users.pop(student)} on the platform, as another student is too: correct the roster"
    return users, unknown


def send(
    course: Course,
    planned: Plan,
    client: Client,
    told: Callable[[Post, str], None] = lambda post, what: None,
) -> Outcome:
    """Send what is planned; `told` hears of each post what became of it.

    What was sent stands in the journal, so the same command later sends the rest. Raises Problem where nothing can be
    sent: the platform gives no token, or does not accept it.
    """
    return push.send(course, planned, _Sender(course, client, planned), told)


@dataclass
class _Sender:
    """Sends to a line item."""

    course: Course
    client: Client
    planned: Plan
    failures = FAILURES

    def check(self) -> None:
        """Do nothing: the plan has asked for the line item."""

    def post(self, post: Post, journal: Journal) -> bool:
        """Publish a score; return False where another run has done so since it was planned."""
        before = push.same(journal, post)
        if before is not None and before.state is State.SENT:
            return False
        at, last = datetime.now(UTC), journal.last(post.user)
        # A platform leaves a score alone that is not later than the one it has, and a clock may have been set back.
        if last is not None:
            at = max(at, datetime.fromisoformat(last.at) + TICK)
        noted = at.isoformat(timespec="milliseconds")
        push.note(journal, post, State.SENDING, at=noted)
        given, most = map(float, post.grade.split("/"))
        progress = self._progress(post.student, at)
        self.client.score(self.planned.target, str(post.user), given, most, progress, at, post.comment)
        push.note(journal, post, State.SENT, at=noted)
        return True

    def _progress(self, student: str, now: datetime) -> str:
        """Return "Submitted" as long as a student can hand in again in time, "Completed" afterwards."""
        settings, exercise = self.course.settings, self.planned.exercise
        due = settings.due(exercise) if settings else None
        if settings is None or due is None:
            return "Completed"
        until = due.replace(tzinfo=UTC) + timedelta(days=settings.extra(exercise).get(student, 0))
        return "Submitted" if now < until else "Completed"

    def why(self, problem: Exception, post: Post) -> tuple[str, bool]:
        """Return why a post failed. One student who is not there says nothing about the next one."""
        if getattr(getattr(problem, "response", None), "status_code", 0) == 404:
            return f"the platform has no student {post.user} for this line item", True
        return reason(problem), False
