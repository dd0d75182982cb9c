"""Enters results into a course as `mlcourse grade` does, without grading anything."""

import tempfile
from functools import cache
from pathlib import Path

from build import EXERCISE, SOLUTION

from mlgrading import wire
from mlgrading.child import graded, solutions
from mlgrading.outside import gradebook
from mlgrading.outside.course import Course
from mlgrading.wire import Mark, Result, Status, TaskMark, Verdict

OUTLINE = graded.outline(solutions.read(SOLUTION.parents[2], EXERCISE))
MOST = sum(task.points for task in OUTLINE)
PAGE = "<h1>Feedback für {}</h1>"


@cache
def _prepared() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        gradebook.prepare(f"sqlite:///{folder}/gradebook.db", SOLUTION, EXERCISE)
        return (Path(folder) / "gradebook.db").read_bytes()


def prepare(folder: Path) -> str:
    """Put a gradebook with the exercise into a folder, as `gradebook.prepare` does, but made once; return its URL."""
    (folder / "gradebook.db").write_bytes(_prepared())
    return f"sqlite:///{folder / 'gradebook.db'}"


def enter(course: Course, student: str, right: int) -> None:
    """Enter a result with so many right answers, with its feedback page, as `mlcourse grade` does."""
    marks = [
        Mark(Verdict.RIGHT if at < right else Verdict.BLANK, "" if at < right else "no `code` yet")
        for at in range(len(OUTLINE))
    ]
    tasks = tuple(TaskMark(*pair) for pair in zip(OUTLINE, marks, strict=True))
    result = Result(EXERCISE, student, f"{student}{right}", 1, Status.GRADED, tasks, '{"cells": []}')
    gradebook.merge(course.db_url, EXERCISE, [result])
    place = course.state(EXERCISE) / "results" / f"{student}.json"
    page = course.folder("feedback") / student / EXERCISE / f"{EXERCISE}.html"
    for file, data in ((place, wire.write(result)), (page, PAGE.format(f"{student} {right}").encode())):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
