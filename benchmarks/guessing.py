"""How long the answers that are values take to find by trying them out against the fingerprints in the package.

`check` cannot keep a secret: whoever reads the package can hash one guess after the other. This guesser goes through
the numbers by their digits, whole ones first, and through letters by what the task offers; values that `check` judges
by themselves are tried by themselves. Where an answer stands in that order follows from the solution, and only the time
of a try is measured.

Run as `python -m benchmarks.guessing`, some seconds.
"""

import ast
import time
from typing import Any

import numpy as np

from benchmarks import write
from benchmarks.feedback import ROOT, cells_of
from mlcourse import feedback
from mlgrading.child import solutions, tasks


def tries(part: Any, decimals: int, letters: int) -> float:
    """Return after how many tries a part is found at the latest; several numbers are one part, and found together.

    `letters` says from how many letters a text is made. They are found one after the other, since the messages for the
    usual mistakes tell which letter to look at again.

    >>> tries(3.0, 4, 0), tries(-3.0, 4, 0), tries(0.25, 4, 0), tries(np.array([1.0, 2.0]), 4, 0), tries("bad", 0, 4)
    (7.0, 7.0, 51.0, 15.0, 12.0)
    """
    if isinstance(part, str):
        return float(letters) * sum(c.isalnum() for c in part)
    found = 1.0
    for number in np.ravel(part):
        digits = next((d for d in range(decimals) if abs(number - round(number, d)) < 0.5 * 10**-decimals), decimals)
        found *= 2 * round(abs(number) * 10**digits) + 1
    return found


def answer(exercise: str, task: tasks.Task, code: str) -> Any:
    """Return the value that code gives in the answer cell of a task that has no inputs."""
    record: dict = {}
    mine = solutions.of_task(cells_of(exercise), task.name, code)
    solutions.run(mine, {task.name: code}, record, stop_after=f"check_{task.name}")
    return feedback.evaluate(record[task.name], None)[0]


def of_task(exercise: str, task: tasks.Task) -> float:
    """Return how many tries the answer to a task takes."""
    source = next(cell.source for cell in cells_of(exercise) if cell.name == task.name)
    right = answer(exercise, task, solutions.solution(source))
    entry = feedback._entry(f"{exercise}.{task.name}")
    letters: set[str] = set()
    if isinstance(right, str):
        texts = [right, *(answer(exercise, task, wrong.code) for wrong in task.wrong)]
        letters = {c for text in texts if isinstance(text, str) for c in text.casefold() if c.isalnum()}
    right = feedback.as_asked([right], entry["shapes"], entry["exact"])[0]
    return sum(tries(part, task.decimals, len(letters)) for part in feedback.split(right, len(entry.get("names", ()))))


def is_entered(exercise: str, task: tasks.Task) -> bool:
    """Return whether an answer is what the student enters, and not what comes out of it."""
    source = next(cell.source for cell in cells_of(exercise) if cell.name == f"check_{task.name}")
    return task.draw is None and not any(
        isinstance(n, ast.Call) for n in ast.walk(ast.parse(source).body[0].value.args[1])
    )


def total(exercise: str) -> int:
    """Return the points of an exercise."""
    return sum(int(cell.points) for cell in cells_of(exercise))


def seconds_a_try() -> float:
    """Return the time of one try: the middle one of twenty."""
    times = []
    for number in range(20):
        begun = time.perf_counter()
        feedback.fingerprint("guess", [number], 0, feedback.HASHED_VALUE)
        times.append(time.perf_counter() - begun)
    return sorted(times)[10]


def main() -> dict:
    """Measure all tasks whose answers are values, and write the table."""
    points = {exercise: total(exercise) for exercise in tasks.exercises(ROOT)}
    found = {
        f"{exercise}.{task.name}": {
            "points": feedback._entry(f"{exercise}.{task.name}")["points"],
            "tries": of_task(exercise, task),
        }
        for exercise in tasks.exercises(ROOT)
        for task in tasks.load(ROOT, exercise).values()
        if is_entered(exercise, task)
    }
    return write(
        "guessing",
        "python -m benchmarks.guessing",
        {"seconds a try": seconds_a_try(), "points": points, "tasks": found},
    )


if __name__ == "__main__":
    print(main())
