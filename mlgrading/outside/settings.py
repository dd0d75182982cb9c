"""The settings of a course of one's own: the file course.toml in its folder, read and checked."""

import csv
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from mlgrading.outside.course import Problem

FILE = "course.toml"
#: the columns of a roster; the first must be there, others are kept out
COLUMNS = ("student", "last_name", "first_name", "email", "lms_user_id", "group")


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of course.toml: an entry that is not known is refused, since it is likely to be a slip of the pen."""


class Plan(Part, frozen=True):
    """An exercise of the course: when it is due, the points of tasks that are worth other ones, the tasks left out.

    `extra_days` has the students who have longer in this exercise, in place of what they have in all. With `groups` the
    members of a group hand in once. A `silent` exercise is a test: neither its check cells nor the pages that students
    get back say what is wrong with an answer.
    """

    due: Any = None  # a date or datetime, as `_check` sees to: msgspec has no union of the two
    points: dict[str, float] = {}
    drop: list[str] = []
    extra_days: dict[str, float] = {}
    groups: bool = False
    silent: bool = False


class Late(Part, frozen=True):
    """What handing in late costs: a percentage of the score for each day that has begun, up to `at_most` of it.

    `grace_minutes` after the due time cost nothing.
    """

    percent_per_day: float = 0.0
    at_most: float = 100.0
    grace_minutes: float = 0.0


class Settings(Part, frozen=True):
    """The settings of a course. Of two hand-ins of a student one counts, the last or the best."""

    title: str = "How Neural Networks Learn"
    timezone: str = "UTC"
    roster: str = ""
    late: Late = Late()
    counts: Literal["last", "best"] = "last"
    extra_days: dict[str, float] = {}
    exercises: dict[str, Plan] = {}

    def plan(self, exercise: str) -> Plan:
        """Return what is settled for an exercise; one that is not named has no settings of its own."""
        return self.exercises.get(exercise, Plan())

    def extra(self, exercise: str) -> dict[str, float]:
        """Return the days that students have longer in an exercise."""
        return self.extra_days | self.plan(exercise).extra_days

    def due(self, exercise: str) -> datetime | None:
        """Return when an exercise is due, in UTC and without a time zone, as nbgrader keeps it; None if never.

        A date means the end of that day, and a time without a zone is one of the course's time zone.
        """
        said = self.plan(exercise).due
        if said is None:
            return None
        moment = said if isinstance(said, datetime) else datetime.combine(said, time(23, 59, 59))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(self.timezone))
        return moment.astimezone(UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Person:
    """A student of the roster; what is not known is "". Those of one `group` hand in together where groups do."""

    student: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    group: str = ""


def read(root: Path) -> Settings | None:
    """Return the settings of the course in a folder, None where it has no course.toml. Raises Problem."""
    path = Path(root) / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Problem(f"{path} cannot be read: {problem}. Its format is TOML: https://toml.io") from None
    try:
        settings = msgspec.convert(data, Settings)
    except msgspec.ValidationError as problem:
        raise Problem(f"{path}: {problem}".replace("$.", "")) from None
    _check(settings, path)
    return settings


def _check(settings: Settings, path: Path) -> None:
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Problem(f'{path}: timezone: expected a name such as "Europe/Berlin", got {settings.timezone!r}') from None
    late = settings.late
    if not (0 <= late.percent_per_day <= 100 and 0 <= late.at_most <= 100 and late.grace_minutes >= 0):
        raise Problem(f"{path}: late: expected percentages from 0 to 100 and minutes of at least 0, got {late}")
    for name, plan in settings.exercises.items():
        if not (name.isidentifier() and name.islower()):
            raise Problem(f"{path}: exercises: expected names of lower-case letters, digits and _, got {name!r}")
        if plan.due is not None and not isinstance(plan.due, date):  # a datetime is a date too
            raise Problem(
                f"{path}: exercises.{name}.due: expected a date such as 2030-01-31 or a time such as "
                f"2030-01-31T18:00:00, without quotation marks, got {plan.due!r}"
            )
        for task, points in plan.points.items():
            if not 0 <= points < float("inf"):
                raise Problem(f"{path}: exercises.{name}.points.{task}: expected a number of at least 0, got {points}")
            if task in plan.drop:
                raise Problem(f"{path}: exercises.{name}: the task {task} is dropped, and also has points")
    longer = {"": settings.extra_days} | {f"exercises.{n}.": plan.extra_days for n, plan in settings.exercises.items()}
    for where, extra_days in longer.items():
        for student, days in extra_days.items():
            if not 0 <= days < 1000:
                raise Problem(
                    f"{path}: {where}extra_days.{student}: expected a number of days from 0 to 1000, got {days}"
                )
    if not settings.roster and (together := [name for name, plan in settings.exercises.items() if plan.groups]):
        raise Problem(
            f"{path}: exercises.{together[0]}.groups: expected a roster with the column group, which says who works "
            "with whom, and there is no roster"
        )


def groups(root: Path, settings: Settings, exercise: str) -> list[tuple[str, ...]]:
    """Return the groups that hand in an exercise together, each as its students. Raises Problem."""
    if not settings.plan(exercise).groups:
        return []
    found: defaultdict[str, list[str]] = defaultdict(list)
    for person in roster(root, settings):
        if person.group:
            found[person.group].append(person.student)
    return [tuple(students) for students in found.values()]


def roster(root: Path, settings: Settings) -> list[Person]:
    """Return the students of the roster that course.toml names, none where it names none. Raises Problem."""
    if not settings.roster:
        return []
    return read_roster(Path(root) / settings.roster)


def read_roster(path: Path) -> list[Person]:
    """Return the students of a roster, a CSV file with a line of column names. Raises Problem."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise Problem(f"the roster {path} cannot be read: {problem}") from None
    people: dict[str, Person] = {}
    for number, row in enumerate(rows, start=2):
        known = {name: (row.get(name) or "").strip() for name in COLUMNS}
        student = known["student"]
        if not student or "/" in student or student.startswith("."):
            raise Problem(
                f"the roster {path}, line {number}: expected a student's id in the column student, which is the name "
                f"of the student's folder, got {student!r}; other columns are {', '.join(COLUMNS[1:])}"
            )
        if student in people:
            raise Problem(f"the roster {path}, line {number}: the student {student!r} is there twice")
        people[student] = Person(**known)
    return list(people.values())
