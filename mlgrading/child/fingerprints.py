"""Makes the fingerprints that `mlcourse.feedback` ships, from the solutions and the marking of each task."""

import ast
import builtins
import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np

from mlcourse import feedback
from mlgrading.child import kinds, solutions, tasks

#: how close a number may come to a rounding boundary, in units of the last decimal
MARGIN = 0.05
#: the same for a number of a wrong answer, where a catalogue is too long for the other: far above what rounding does
MARGIN_WRONG = 1e-4
#: significant digits of drawn inputs: fewer than a float has, whose last ones depend on the processor's exponential
DIGITS = 12
#: makes a process calculate as the plainest processor does, by other instructions and in another order
PLAIN = {
    "ATEN_CPU_CAPABILITY": "default",
    "MKL_CBWR": "COMPATIBLE",
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Nehalem",
    "TF_ENABLE_ONEDNN_OPTS": "0",
}
#: the kinds that are not told of a single number, which is soon so many times as large as another
BY_CHANCE = ("factor", "one off", "per cent", "samples")


def make(root: Path, exercise: str) -> dict:
    """Return the fingerprints of an exercise of the course in `root`, as `make_in` does."""
    return make_in(Path(root) / "solutions" / exercise, exercise)


def make_in(folder: Path, exercise: str) -> dict:
    """Return the fingerprints of the exercise in a folder: for each task the data that `feedback.diagnose` reads.

    Raises ValueError, naming the task, when a right answer differs from the solution, when two answers cannot be
    distinguished, when an answer has no value, or when a number lies on a rounding boundary.
    """
    cells = solutions.code_cells(solutions.read_file(folder / f"{exercise}.ipynb"))
    points = {cell.name: _points(cell.points) for cell in cells}
    return {
        f"{exercise}.{task.name}": _entry(f"{exercise}.{task.name}", task, cells)
        | {"points": points[f"check_{task.name}"], "hints": _hints(exercise, task)}
        for task in tasks.load_file(folder / "tasks.py").values()
    }


def _points(points: float) -> float:
    """Return the points of a task, as a whole number where they are one."""
    return int(points) if float(points).is_integer() else points


def write(entries: dict, exercise: str) -> Path:
    """Write the fingerprints of an exercise into the package and return the file."""
    path = feedback.FINGERPRINTS / f"{exercise}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text(entries), encoding="utf-8")
    return path


def unlike_elsewhere(entries: dict, root: Path, exercise: str) -> list[str]:
    """Return the tasks of an exercise whose fingerprints, as `make` gives them, another processor would make otherwise.

    They are made again in a process that calculates by other instructions, as far as this processor can be asked to.
    Raises ValueError, with what that process says, when it makes none.
    """
    code = f"from mlgrading.child import fingerprints as f; print(f.text(f.make({str(root)!r}, {exercise!r})))"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | PLAIN, capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"{exercise}: calculated plainly, no fingerprints are made: {done.stderr.strip()[-500:]}")
    here, there = json.loads(text(entries)), json.loads(done.stdout)
    return [name for name in here if here[name] != there[name]]


def text(entries: dict) -> str:
    """Return fingerprints as the text of their file."""
    return json.dumps(entries, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _entry(name: str, task: tasks.Task, cells: list[solutions.Cell]) -> dict:
    sources: dict[str, str | None] = {"solution": None}
    sources |= {f"right answer {i}": code for i, code in enumerate(task.right)}
    sources |= {f"wrong answer {i}": wrong.code for i, wrong in enumerate(task.wrong)}
    answers = {label: _answer(name, task, cells, label, code) for label, code in sources.items()}
    probes, outputs = _inputs(name, task, answers)
    size = feedback.HASHED if probes else feedback.HASHED_VALUE
    shapes = feedback.shapes(outputs["solution"])
    outputs = {label: feedback.as_asked(out, shapes, task.exact) for label, out in outputs.items()}
    prints = {label: feedback.fingerprint(name, out, task.decimals, size) for label, out in outputs.items()}
    right = prints.pop("solution")
    for i in range(len(task.right)):
        if prints.pop(f"right answer {i}") != right:
            raise ValueError(f"{name}: right answer {i} does not give what the solution gives")
    owner = {right: "the solution"}
    for label, found in prints.items():
        if found in owner:
            raise ValueError(f"{name}: {label} cannot be distinguished from {owner[found]}")
        owner[found] = label
    solved = outputs["solution"]
    names = _names(cells, task) if task.parts and probes is None else []

    def split(answer: list) -> list[list[str]]:
        return feedback.parts(name, answer, task.decimals, size, len(names))

    parts = split(solved)
    entry: dict[str, Any] = {
        "decimals": task.decimals,
        "exact": task.exact,
        "parts": parts,
        "probes": probes,
        "returns": task.returns,
        "right": right,
        "shapes": shapes,
    } | ({"names": names} if names else {})
    if task.decimals > feedback.NEARLY + 3:  # so many that a numerical gradient is not exact enough
        entry["nearly"] = feedback.fingerprint(name, solved, feedback.NEARLY, size)
    if isinstance(solved[0], str) and "letter" in task.returns:
        entry["letters"] = sum(c.isalnum() for c in solved[0])
    entry["messages"] = messages = list(dict.fromkeys(wrong.message for wrong in task.wrong))
    entry["wrong"] = [
        {
            "all": prints[f"wrong answer {i}"],
            "message": messages.index(wrong.message),
        }
        | _elsewhere(outputs[f"wrong answer {i}"], solved, split, len(names), task.decimals)
        for i, wrong in enumerate(task.wrong)
    ]
    entry["kinds"] = _kinds(name, task, entry, solved)
    return entry


def _inputs(name: str, task: tasks.Task, answers: dict[str, Any]) -> tuple[list | None, dict[str, list]]:
    """Return the first inputs for which no answer gives a number near a rounding boundary, and what the answers give.

    There are none for an answer that is a value. A task with many known mistakes gives so many numbers that some lie
    within MARGIN for all inputs; those of wrong answers then need only be further away than MARGIN_WRONG.
    """
    order = list(answers)
    for margin, seeds in ((MARGIN, 50), (MARGIN_WRONG, 500)):
        for seed in range(1 if task.draw is None else seeds):
            probes = None if task.draw is None else _probes(task, task.draw, seed)
            outputs: dict[str, list] = {}
            for label in order:
                outputs[label] = _outputs(name, label, answers[label], probes)
                if _near_boundary(outputs[label], task.decimals, margin if label.startswith("wrong") else MARGIN):
                    break
            else:
                return probes, {label: outputs[label] for label in answers}
            # What was near a boundary for some inputs is likely to be so for others, and is tried first.
            order.insert(0, order.pop(order.index(label)))
    near = order[0]
    if task.draw is None:
        raise ValueError(f"{name}: the {near} gives a number on a rounding boundary of {task.decimals} decimals")
    raise ValueError(
        f"{name}: no inputs were found for which no answer, such as the {near}, gives a number on a boundary"
    )


def _hints(exercise: str, task: tasks.Task) -> list[str]:
    """Return what a student reads after some wrong tries: the idea, then where the book explains it."""
    chapter, heading = tasks.place(exercise, task.section)
    address = f"book/{chapter}.html#{re.sub('[^a-z0-9]+', '-', heading.lower()).strip('-')}"
    return [task.idea, f"Read the section “{heading}” of the book, {address}"] if task.idea else []


def _elsewhere(
    found: list, right: list, split: Callable[[list], list[list[str]]], named: int, decimals: int
) -> dict[str, Any]:
    """Return by what a mistake can be told where it shows in some places only, or in other company.

    That is the first part "from" which the mistake shows, and the fingerprints of the "parts" that differ from the
    right ones and are no values that many mistakes have, such as True or a letter. A mistake whose outputs have other
    parts has none.
    """
    prints, wanted = split(found), split(right)
    if [len(row) for row in prints] != [len(row) for row in wanted]:
        return {"from": 0, "parts": {}}
    differ = {
        (i, k): part
        for i, output in enumerate(found)
        for k, part in enumerate(feedback.split(output, named))
        if prints[i][k] != wanted[i][k]
    }
    return {
        "from": min((k for _, k in differ), default=0),
        "parts": {f"{i} {k}": prints[i][k] for (i, k), part in differ.items() if _telling(part, named, decimals)},
    }


def _telling(part: Any, named: int, decimals: int) -> bool:
    """Return whether a value is hardly met by chance: among `named` values any number but 1, 0 and -1."""
    if isinstance(part, str | feedback.Odd | tuple):
        return False
    with np.errstate(over="ignore"):
        numbers = np.round(np.asarray(part), decimals)  # finer differences depend on the processor
    if named and numbers.size == 1:
        return float(numbers.ravel()[0]) not in (-1.0, 0.0, 1.0)
    return bool(np.any(numbers != np.rint(numbers))) or np.unique(numbers).size > 3


def _names(cells: list[solutions.Cell], task: tasks.Task) -> list[str]:
    """Return what the check cell calls the entries of an answer that is a list of several names, else nothing."""
    source = next(cell.source for cell in cells if cell.name == f"check_{task.name}")
    call = cast(ast.Call, cast(ast.Expr, ast.parse(source).body[0]).value)
    shown = call.args[1].body if isinstance(call.args[1], ast.Lambda) else call.args[1]
    if not isinstance(shown, ast.List | ast.Tuple) or any(isinstance(entry, ast.Starred) for entry in shown.elts):
        return []
    names = [
        next(node.id for node in ast.walk(entry) if isinstance(node, ast.Name) and node.id not in vars(builtins))
        for entry in shown.elts
    ]
    return names if len(names) > 1 else []


def _kinds(name: str, task: tasks.Task, entry: dict, solved: list) -> dict[str, str]:
    """Return the fingerprints of what each kind of mistake makes of the right answer: of all of it, and of each part.

    Of two kinds that make the same, the one that says more is told (any other says more than that of a factor), and
    where neither does, none.
    """
    made: dict[str, dict[str, str]] = {}
    probes, decimals = entry["probes"], task.decimals
    size = feedback.HASHED if probes else feedback.HASHED_VALUE
    samples = [_samples(feedback.decode(probe)) for probe in probes] if probes else [0]
    told = {*feedback.KINDS} if task.kinds is None else {*task.kinds}

    def add(print_: str, change: str) -> None:
        if (kind := change.partition(":")[0]) in told:
            made.setdefault(print_, {})[kind] = change

    for change, outputs in kinds.changed(solved, samples, decimals):
        add(feedback.fingerprint(name, outputs, decimals, size), change)
    named = len(entry.get("names", ()))
    for i, output in enumerate(solved):
        pieces = feedback.split(output, named)
        for k, right in enumerate(pieces):
            if not named and not _telling(right, 0, decimals):
                continue
            for change, [part] in kinds.changed([right], [samples[i]], decimals):
                if named and change.partition(":")[0] in BY_CHANCE:
                    continue
                add(feedback.part_print(f"{name} {i} {k}", part, decimals, size), change)
    return {print_: next(iter(left.values())) for print_, several in made.items() if len(left := _saying(several)) == 1}


def _saying(several: dict[str, str]) -> dict[str, str]:
    """Return those of the kinds that an answer may be, by kind, that say most."""
    return several if len(several) == 1 else {kind: change for kind, change in several.items() if kind != "factor"}


def _samples(arguments: list) -> int:
    """Return how many samples a function is given: the rows of its first array, 0 where it is given none."""
    return next((len(a) for a in arguments if isinstance(a, np.ndarray) and a.ndim), 0)


def _probes(task: tasks.Task, draw: Callable, seed: int) -> list:
    rng = np.random.default_rng(seed)
    calls = [*task.edges, *(map(_settled, draw(rng)) for _ in range(task.probes))]
    return [[feedback.encode(argument) for argument in call] for call in calls]


def _settled(argument: Any) -> Any:
    """Return an argument with its floating-point numbers, single or in an array, to DIGITS significant digits."""
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        return np.array([float(f"{x:.{DIGITS}g}") for x in argument.ravel()], argument.dtype).reshape(argument.shape)
    return float(f"{argument:.{DIGITS}g}") if isinstance(argument, float) else argument


def _answer(name: str, task: tasks.Task, cells: list[solutions.Cell], label: str, code: str | None):
    record: dict[str, Any] = {}
    source = next(cell.source for cell in cells if cell.name == task.name)
    mine = solutions.of_task(cells, task.name, solutions.solution(source) if code is None else code)
    solutions.run(mine, {} if code is None else {task.name: code}, record, stop_after=f"check_{task.name}")
    if task.name not in record:
        raise ValueError(f"{name}: the check cell was not reached with the {label}")
    return record[task.name]


def _outputs(name: str, label: str, answer, probes: list | None) -> list:
    try:
        with solutions.quiet(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that an answer overflows is one of the things to be told
            outputs = feedback.evaluate(answer, probes)
    except (feedback.Unusable, NotImplementedError) as problem:
        raise ValueError(f"{name}: the {label} has no fingerprint: {problem}") from None
    if not label.startswith("wrong") and (said := next(filter(None, map(feedback.no_number, outputs)), "")):
        raise ValueError(f"{name}: the {label} has no value: {said}")
    return outputs


def _near_boundary(value, decimals: int, margin: float = MARGIN) -> bool:
    if isinstance(value, str | feedback.Odd):
        return False
    if isinstance(value, tuple | list):
        return any(_near_boundary(v, decimals, margin) for v in value)
    with np.errstate(all="ignore"):  # infinity has no distance from a boundary
        steps = np.asarray(value) * 10.0**decimals
        return bool((np.abs(steps - np.floor(steps) - 0.5) < margin).any())
