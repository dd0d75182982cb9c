"""Makes a class from the catalogue of each task: right, wrong, blank and hostile, with the score each must get."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np

from mlgrading.child import solutions, tasks
from mlgrading.outside import gradebook
from mlgrading.outside.course import Course

#: code that ends or disturbs the kernel, for the first cell: nothing after it earns points, whatever the answers are
FATAL = (
    "import os\nos._exit(0)",
    "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "import ctypes\nctypes.string_at(0)",
    "while True:\n    print('x' * 1_000_000)",
    "import os\nwhile True:\n    os.kill(-1, 9)",
)
#: code that is a nuisance but costs no points, for the last cell
HARMLESS = (
    "import sys\nprint('a warning', file=sys.stderr)",
    "import warnings\nwarnings.warn('careful')",
    "1 / 0",
    "import os\nopen('notes.txt', 'w').write('mine')",
    "check = print",
)
BROKEN = (b"", b"{", b"[" * 100_000, b"<html></html>", b'{"cells": 3}', b"\x00\x01\x02")


@dataclass(frozen=True)
class Expected:
    """The grade that a simulated student must get: the points in all, and by task."""

    score: float
    tasks: dict[str, float]


def make(
    base: Path, exercise: str, size: int, seed: int = 0, source: str = "solutions"
) -> tuple[Path, dict[str, Expected]]:
    """Make a course with `size` submissions, and return its folder and the grade that each student must get.

    `base` is a folder with a course, whose solutions are in its folder `source`; the class is made in a new one. The
    same seed makes the same class.
    """
    base = Path(base).resolve()
    catalogue = tasks.load_file(base / source / exercise / "tasks.py")
    cells = solutions.code_cells(solutions.read(base, exercise, source))
    points = {c.name.removeprefix("check_"): float(c.points) for c in cells if c.kind == "check"}
    solved = {c.name: solutions.solution(c.source) for c in cells if c.kind == "answer"}
    folder = Path(tempfile.mkdtemp(prefix=f"mlcourse-{exercise}-"))
    shutil.copytree(base / source / exercise, folder / "solutions" / exercise)
    (folder / "nbgrader_config.py").write_text('get_config().CourseDirectory.source_directory = "solutions"\n')
    rng = np.random.default_rng(seed)
    expected = {}
    for number in range(size):
        student = f"student{number:04}"
        place = folder / "submitted" / student / exercise
        place.mkdir(parents=True)
        (place / "timestamp.txt").write_text("2026-01-15 12:00:00 UTC\n")
        kind = rng.choice(["ordinary", "fatal", "harmless", "broken"], p=[0.9, 0.03, 0.05, 0.02])
        earned = dict.fromkeys(points, 0.0)
        if kind == "broken":
            (place / f"{exercise}.ipynb").write_bytes(BROKEN[number % len(BROKEN)])
        else:
            notebook = solutions.read(base, exercise, source)
            skill = rng.uniform(0.1, 1.0)
            for cell in notebook.cells:
                name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
                if name in catalogue:
                    cell.source, right = _answer(rng, catalogue[name], solved[name], cell.source, skill)
                    earned[name] = points[name] * right
                if cell.cell_type == "code":
                    cell.outputs = []
            extra = nbformat.v4.new_code_cell(
                FATAL[number % len(FATAL)] if kind == "fatal" else HARMLESS[number % len(HARMLESS)]
            )
            if kind == "fatal":
                notebook.cells.insert(0, extra)
                earned = dict.fromkeys(points, 0.0)
            elif kind == "harmless":
                notebook.cells.append(extra)
            nbformat.write(notebook, place / f"{exercise}.ipynb")
        expected[student] = Expected(sum(earned.values()), earned)
    (folder / "expected.json").write_text(json.dumps({s: e.score for s, e in expected.items()}, indent=1))
    return folder, expected


def _answer(rng: np.random.Generator, task: tasks.Task, solved: str, source: str, skill: float) -> tuple[str, bool]:
    """Return code for a task, and whether it is right."""
    if rng.random() < skill:
        choices = [solved, *task.right]
        return choices[rng.integers(len(choices))], True
    if rng.random() < 0.15:
        return solutions.blank(source), False
    return task.wrong[rng.integers(len(task.wrong))].code, False


def compare(course: Course, exercise: str, expected: dict[str, Expected]) -> list[str]:
    """Return the differences between the gradebook and the grades that the class must get, a line each."""
    found = {row["student"]: row for row in gradebook.grades(course.db_url, exercise)}
    wrong = []
    for student, must in expected.items():
        row = found.get(student)
        if row is None or row["missing"]:
            wrong.append(f"{student}: no grade, must be {must.score:g}")
        elif row["tasks"] != must.tasks:
            differing = {t: row["tasks"].get(t) for t in must.tasks if row["tasks"].get(t) != must.tasks[t]}
            wrong.append(f"{student}: {row['score']:g}, must be {must.score:g} ({differing})")
    return wrong
