"""Makes the fingerprints that `mlcourse.feedback` ships, from the solutions and the marking of each task."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from mlcourse import feedback
from mlgrading.child import solutions, tasks

#: how near, in units of the last decimal, a number may come to a rounding boundary
MARGIN = 0.05


def make(root: Path, exercise: str) -> dict:
    """Return the fingerprints of an exercise: for each task what `feedback.diagnose` reads.

    Raises ValueError, naming the task, when a right answer differs from the solution, when two answers cannot be told
    apart, when an answer has no value, or when numbers lie on a rounding boundary.
    """
    cells = solutions.code_cells(solutions.read(root, exercise))
    return {
        f"{exercise}.{task.name}": _entry(f"{exercise}.{task.name}", task, cells)
        for task in tasks.load(root, exercise).values()
    }


def write(root: Path, exercise: str) -> Path:
    """Write the fingerprints of an exercise into the package and return the file."""
    path = feedback.FINGERPRINTS / f"{exercise}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text(make(root, exercise)), encoding="utf-8")
    return path


def text(entries: dict) -> str:
    """Return fingerprints as the text of their file."""
    return json.dumps(entries, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _entry(name: str, task: tasks.Task, cells: list[solutions.Cell]) -> dict:
    sources: dict[str, str | None] = {"solution": None}
    sources |= {f"right answer {i}": code for i, code in enumerate(task.right)}
    sources |= {f"wrong answer {i}": wrong.code for i, wrong in enumerate(task.wrong)}
    answers = {label: _answer(name, task, cells, label, code) for label, code in sources.items()}
    for seed in range(50):
        probes = None if task.draw is None else _probes(task, task.draw, seed)
        outputs = {label: _outputs(name, label, answer, probes) for label, answer in answers.items()}
        near = [label for label, out in outputs.items() if _near_boundary(out, task.decimals)]
        if not near:
            break
        if probes is None:
            raise ValueError(f"{name}: {near} give a number on a rounding boundary of {task.decimals} decimals")
    else:
        raise ValueError(f"{name}: no inputs found for which {near} stay off the rounding boundaries")
    prints = {label: feedback.fingerprint(name, out, task.decimals) for label, out in outputs.items()}
    right = prints.pop("solution")
    for i in range(len(task.right)):
        if prints.pop(f"right answer {i}") != right:
            raise ValueError(f"{name}: right answer {i} does not give what the solution gives")
    owner = {right: "the solution"}
    for label, found in prints.items():
        if found in owner:
            raise ValueError(f"{name}: {label} cannot be told apart from {owner[found]}")
        owner[found] = label
    return {
        "decimals": task.decimals,
        "probes": probes,
        "returns": task.returns,
        "right": right,
        "shapes": feedback.shapes(outputs["solution"]),
        "wrong": {
            prints[f"wrong answer {i}"]: {"mistake": i, "message": wrong.message} for i, wrong in enumerate(task.wrong)
        },
    }


def _probes(task: tasks.Task, draw: Callable, seed: int) -> list:
    rng = np.random.default_rng(seed)
    calls = [*task.edges, *(draw(rng) for _ in range(task.probes))]
    return [[feedback.encode(argument) for argument in call] for call in calls]


def _answer(name: str, task: tasks.Task, cells: list[solutions.Cell], label: str, code: str | None):
    record: dict[str, Any] = {}
    mine = solutions.of_task(cells, task.name)
    solutions.run(mine, {} if code is None else {task.name: code}, record, stop_after=f"check_{task.name}")
    if task.name not in record:
        raise ValueError(f"{name}: the check cell was not reached with the {label}")
    return record[task.name]


def _outputs(name: str, label: str, answer, probes: list | None) -> list:
    try:
        return feedback.evaluate(answer, probes)
    except (feedback.Unusable, NotImplementedError) as problem:
        raise ValueError(f"{name}: the {label} has no fingerprint: {problem}") from None


def _near_boundary(value, decimals: int) -> bool:
    if isinstance(value, str):
        return False
    if isinstance(value, tuple | list):
        return any(_near_boundary(v, decimals) for v in value)
    steps = np.asarray(value) * 10.0**decimals
    return bool((np.abs(steps - np.floor(steps) - 0.5) < MARGIN).any())
