"""Brings the points that persons set into the gradebook, and tells what became of each result."""

import dataclasses
from collections.abc import Mapping

from nbgrader.plugins import BasePlugin

from mlgrading.outside import gradebook, overrides, people
from mlgrading.outside.course import Course
from mlgrading.outside.overrides import Adjusted
from mlgrading.wire import Result


def enter(
    course: Course, exercise: str, results: Mapping[str, Result], late: BasePlugin, extra_days: Mapping[str, float]
) -> list[str]:
    """Enter the overrides of an exercise; return a sentence on each under which the automatic mark has changed.

    Raises gradebook.Unreachable.
    """
    set_by = overrides.read(course, exercise)
    changed = overrides.changed(set_by, results)
    points = {(one.student, one.task): one.points for one in set_by}
    gradebook.override(course.db_url, exercise, points, [(one.student, one.task) for one in changed])
    # Once more, since the penalty for lateness is a part of the score.
    again = [results[student] for student in {one.student for one in set_by} if student in results]
    gradebook.merge(course.db_url, exercise, again, late, extra_days=extra_days)
    return [
        f"{one.student}, {one.task}: the points were set to {one.points:g} ({one.reason}) where the grader found "
        f"{_points(one.automatic)}; now it finds {_points(overrides.automatic(results[one.student], one.task))}"
        for one in changed
    ]


def table(course: Course, exercise: str) -> tuple[list[dict], dict[str, Adjusted]]:
    """Return rows of `gradebook.grades` for tables, and what persons and the late policy made of results, by student.

    The rows have ids of a platform too, and as `set_by_hand` the tasks whose points a person set. Raises
    gradebook.Unreachable.
    """
    reasons: dict[str, dict[str, str]] = {}
    for one in overrides.read(course, exercise):
        reasons.setdefault(one.student, {})[one.task] = one.reason
    rows = gradebook.grades(course.db_url, exercise)
    adjusted = {
        student: dataclasses.replace(found, reasons=reasons.get(student, {}))
        for student, found in gradebook.adjusted(course.db_url, exercise, rows).items()
    }
    rows = people.with_ids(rows, people.known(course, exercise))
    return [row | {"set_by_hand": _told(adjusted.get(row["student"], Adjusted(0.0)))} for row in rows], adjusted


def _told(one: Adjusted) -> str:
    """Return the tasks whose points a person set, with the reasons.

    >>> _told(Adjusted(3.0, points={"sign": 1.0, "sum": 2.0}, reasons={"sum": "a slip"}))
    'sign: by hand; sum: a slip'
    """
    return "; ".join(f"{task}: {one.reasons.get(task, 'by hand')}" for task in sorted(one.points))


def _points(found: float | None) -> str:
    return "nothing" if found is None else f"{found:g}"
