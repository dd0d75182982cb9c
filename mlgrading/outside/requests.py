"""Requests of students to look at a mark again: a file beside the notebook, listed until a person has answered it."""

import json
import os
import tomllib
from datetime import UTC, datetime

import msgspec

from mlgrading import wire
from mlgrading.outside import folders
from mlgrading.outside.course import Course, Problem, digest, write, writing
from mlgrading.wire import Message, Refused

#: what a student writes, in submitted/<student>/<exercise>/: task, values and reason
FILE = "regrade.toml"
ANSWERS = "answers.json"
_LONGEST = 10_000


class Request(Message, frozen=True):
    """What a student asks for: to look at a task again, with the values that the student got, and why."""

    task: str
    reason: str
    values: str = ""


class Answer(Message, frozen=True):
    """The answer to a request; `request` is a digest of its file, so that a new request is listed again."""

    student: str
    task: str
    request: str
    text: str
    when: str


def waiting(course: Course, exercise: str) -> dict[str, Request]:
    """Return the requests that no person has answered, by student; one that cannot be read is among them, and says so.

    The file is a student's: no link is followed, and a long one is refused.
    """
    answered = {(one.student, one.request) for one in answers(course, exercise)}
    found = {}
    for student, data in _files(course, exercise).items():
        if (student, digest(data)) not in answered:
            try:
                found[student] = msgspec.convert(tomllib.loads(data.decode()), Request)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, RecursionError) as problem:
                found[student] = Request(
                    "", f"{FILE} cannot be read: expected task, values and reason as text: {problem}"
                )
    return found


def answer(course: Course, exercise: str, student: str, text: str) -> None:
    """Note the answer to a student's request, which is then no longer listed. Raises Problem when there is none."""
    asked, data = waiting(course, exercise).get(student), _files(course, exercise).get(student)
    if asked is None or data is None:
        raise Problem(f"{exercise}: {student!r} has asked for nothing that is not answered")
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    path = course.state(exercise) / ANSWERS
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    _save(course, exercise, [*answers(course, exercise), Answer(student, asked.task, digest(data), text, now)])


def answers(course: Course, exercise: str) -> list[Answer]:
    """Return the answers that were given. Raises Problem."""
    path = course.state(exercise) / ANSWERS
    try:
        return list(wire.read(path.read_bytes(), tuple[Answer, ...]))
    except FileNotFoundError:
        return []
    except (OSError, wire.Malformed) as problem:
        raise Problem(f"the answers in {path} cannot be read: {problem}") from None


def forget(course: Course, exercise: str, student: str) -> bool:
    """Remove the answers to a student; return whether there were any."""
    kept = answers(course, exercise)
    left = [one for one in kept if one.student != student]
    if len(left) == len(kept):
        return False
    _save(course, exercise, left)
    return True


def _save(course: Course, exercise: str, kept: list[Answer]) -> None:
    write(course.state(exercise) / ANSWERS, msgspec.json.format(wire.write(kept), indent=1) + b"\n")


def _files(course: Course, exercise: str) -> dict[str, bytes]:
    """Return the files of requests by student; in place of one that is refused, a request that says why."""
    found = {}
    for path in sorted(course.submitted.glob(f"*/{exercise}/{FILE}")):
        student = path.parents[1].name
        try:
            root = os.open(course.submitted, folders.FOLDER)
        except OSError:
            continue
        try:
            found[student] = folders.read(root, (student, exercise, FILE), limit=_LONGEST)
        except Refused as problem:
            found[student] = f"""task = ""\nreason = {json.dumps(str(problem))}""".encode()
        finally:
            os.close(root)
    return found
