"""Marks that a person sets: for a student and a task, with a reason, kept beside the results and by every later run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from mlgrading import wire
from mlgrading.outside import kept
from mlgrading.outside.course import Course, Problem, write, writing
from mlgrading.wire import Message, Result

FILE = "overrides.json"


class Override(Message, frozen=True):
    """The points that a student gets for a task whatever the grader finds, and why.

    `automatic` is what the grader had found when the points were set, None if nothing was graded; `when` is in UTC.
    """

    student: str
    task: str
    points: float
    reason: str
    automatic: float | None = None
    when: str = ""


@dataclass(frozen=True)
class Adjusted:
    """What a person and the late policy made of a student's result: the score in the end, and what led to it.

    `points` are those that a person set, `reasons` and `comments` what was said about it; all three by task.
    """

    score: float
    penalty: float = 0.0
    points: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the result is not simply what the grader found."""
        return bool(self.penalty or self.points or self.comments)


def read(course: Course, exercise: str) -> list[Override]:
    """Return the overrides of an exercise, by student and task. Raises Problem."""
    path = course.state(exercise) / FILE
    try:
        return list(wire.read(path.read_bytes(), tuple[Override, ...]))
    except FileNotFoundError:
        return []
    except (OSError, wire.Malformed) as problem:
        raise Problem(f"the overrides in {path} cannot be read: {problem}") from None


def save(course: Course, exercise: str, overrides: Iterable[Override]) -> None:
    """Write the overrides of an exercise. Raises Problem."""
    path = course.state(exercise) / FILE
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    kept = sorted(overrides, key=lambda one: (one.student, one.task))
    write(path, msgspec.json.format(wire.write(kept), indent=1) + b"\n")


def put(course: Course, exercise: str, override: Override) -> Override:
    """Add an override, in place of an earlier one of the same student and task; return it with what it replaces."""
    found = automatic(kept.read(course, exercise, override.student), override.task)
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    made = msgspec.structs.replace(override, automatic=found, when=now)
    save(course, exercise, [made, *(one for one in read(course, exercise) if not _same(one, override))])
    return made


def remove(course: Course, exercise: str, student: str, task: str) -> None:
    """Remove an override: the automatic mark counts again. Raises Problem when there is none."""
    kept = read(course, exercise)
    left = [one for one in kept if (one.student, one.task) != (student, task)]
    if len(left) == len(kept):
        raise Problem(f"{exercise}: there is no override for {student!r} in the task {task}")
    save(course, exercise, left)


def forget(course: Course, exercise: str, student: str) -> bool:
    """Remove the overrides of a student; return whether there were any. Raises Problem."""
    kept = read(course, exercise)
    left = [one for one in kept if one.student != student]
    if len(left) == len(kept):
        return False
    save(course, exercise, left)
    return True


def changed(overrides: Iterable[Override], found: Mapping[str, Result]) -> list[Override]:
    """Return the overrides under which the automatic mark, where there is one, is another than when they were made."""
    return [
        one for one in overrides if one.student in found and automatic(found[one.student], one.task) != one.automatic
    ]


def automatic(result: Result | None, task: str) -> float | None:
    """Return the points that the grader found, None where nothing was graded."""
    marks = result.tasks if result is not None else ()
    return next((mark.score for mark in marks if mark.task.name == task), None)


def _same(one: Override, other: Override) -> bool:
    return (one.student, one.task) == (other.student, other.task)
