"""Which hand-in counts: of a student who handed in more than once, and of a group that hands in together."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.plugins import BasePlugin

from mlgrading import wire
from mlgrading.outside import gradebook, intake, kept, requests, settings
from mlgrading.outside.course import Course, write, writing
from mlgrading.outside.pages.lecture import answer_in
from mlgrading.wire import Refused, Result


@dataclass(frozen=True)
class Rule:
    """The rule of a course for an exercise: of a student's hand-ins the `best` counts, or else the last one.

    `whose` says whose hand-in counts for each student of a group that handed in. What lateness costs is taken off
    before hand-ins are compared: `due` is in UTC, and `extra_days` has who has longer.
    """

    course: Course
    exercise: str
    best: bool
    whose: dict[str, str]
    due: datetime | None
    extra_days: dict[str, float]
    late: BasePlugin | None

    def counts_for(self, student: str) -> list[str]:
        """Return the other members of a group for whom a student's hand-in counts as well."""
        return [other for other, whose in self.whose.items() if whose == student != other]

    def aside(self, counts: Result) -> str:
        """Return the key of the later hand-in over which this one counts, "" where there is none."""
        later = kept.read(self.course, self.exercise, counts.student, aside=True) if self.best else None
        return later.key if later is not None else ""

    def choose(self, before: Result | None, now: Result) -> tuple[Result, str]:
        """Return which of two hand-ins counts, the one of `before` or this one, and what is to be said of that.

        Where the earlier one counts, the later is kept aside.
        """
        if not self.best or before is None or _same_answers(before, now):
            return now, ""
        had, has = self._score(before), self._score(now)
        if had <= has:
            return now, ""
        write(kept.place(self.course, self.exercise, now.student, aside=True), wire.write(now))
        return before, f"an earlier hand-in counts, with {had:g} points against {has:g}"

    def _score(self, result: Result) -> float:
        moment, _ = gradebook.when(result.timestamp)
        if self.late is None or self.due is None or moment is None:
            return result.score
        seconds = (moment - self.due).total_seconds() - 86400 * self.extra_days.get(result.student, 0.0)
        cost = self.late.late_submission_penalty(result.student, result.score, seconds) if seconds > 0 else None
        return result.score - min(max(cost or 0.0, 0.0), result.score)


def rule(course: Course, exercise: str, late: BasePlugin | None) -> Rule:
    """Return the rule of a course for an exercise; `late` says what lateness costs. Raises Problem."""
    settled = course.settings or settings.Settings()
    groups = settings.groups(course.root, settled, exercise)
    return Rule(
        course,
        exercise,
        best=settled.counts == "best",
        whose=for_groups(course.submitted, exercise, groups),
        due=settled.due(exercise),
        extra_days=settled.extra(exercise),
        late=late,
    )


def _same_answers(one: Result, other: Result) -> bool:
    """Return whether two results are of the same work, as where the marking has changed between them."""
    tasks = {mark.task.name for result in (one, other) for mark in result.tasks}
    return all(answer_in(one.notebook, task) == answer_in(other.notebook, task) for task in tasks)


def for_groups(submitted: Path, exercise: str, groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return whose hand-in counts for each student of a group that handed in: of several, the latest.

    The time is that of the hand-in, or of the file where none was written down.
    """
    found: dict[str, str] = {}
    for group in groups:
        handed = {student: moment for student in group if (moment := _moment(submitted / student / exercise, exercise))}
        if handed:
            latest = max(handed, key=lambda student: handed[student])
            found |= dict.fromkeys(group, latest)
    return found


def leave(submitted: Path, exercise: str, student: str, groups: Iterable[tuple[str, ...]]) -> str | None:
    """Leave the hand-in that counts for a student's group to another member; return who has it now.

    It is "" where none of them can have it, since each has handed in something, and None where the student's does not
    count for others. What is the student's own, such as a request, is not left. Raises Problem.
    """
    for group in groups:
        others = [member for member in group if member != student]
        if not others or for_groups(submitted, exercise, [group]).get(student) != student:
            continue
        for heir in others:
            place = submitted / heir / exercise
            if os.path.lexists(place) or place.parent.is_symlink():
                continue
            with writing(place):
                place.parent.mkdir(exist_ok=True)
                (submitted / student / exercise).rename(place)
                for name in (requests.FILE, intake.EXCHANGE[1]):
                    (place / name).unlink(missing_ok=True)
            return heir
        return ""
    return None


def _moment(folder: Path, exercise: str) -> datetime | None:
    """Return when the work in a folder was handed in, in UTC; None where there is none that can be graded."""
    if folder.parent.is_symlink():
        return None
    try:
        handed = intake.collect(folder, exercise)
    except (intake.Missing, Refused):
        return None
    moment, _ = gradebook.when(handed.timestamp)
    latest = max(path.lstat().st_mtime for path in folder.rglob("*"))
    return moment or datetime.fromtimestamp(latest, UTC).replace(tzinfo=None)
