"""The page for one student: the marks, the mistakes in words, and the student's own notebook as inert text."""

import hashlib
from functools import cache
from math import fsum
from pathlib import Path

from mlgrading.outside.gradebook import ByHand
from mlgrading.outside.pages import words
from mlgrading.outside.pages.base import render
from mlgrading.outside.pages.notebook import Cell, read_cells
from mlgrading.wire import Result, Status


@cache
def version() -> str:
    """Return a digest of the code that makes pages, since a page made by other code is made again."""
    files = sorted(path for path in Path(__file__).parent.rglob("*.*") if path.suffix != ".pyc")
    return hashlib.blake2b(b"".join(path.read_bytes() for path in files), digest_size=8).hexdigest()


def score(result: Result, by_hand: ByHand | None = None) -> float:
    """Return the score of a result, with the scores that a person entered in the place of the grader's."""
    entered = by_hand.scores if by_hand else {}
    return fsum(entered.get(mark.task.cell, mark.score) for mark in result.tasks)


def feedback_page(result: Result, by_hand: ByHand | None = None) -> str:
    """Return the HTML page with the marks of one result, what a person entered by hand, and the student's notebook.

    The flags for review are not on it, since they may be wrong and may name others.

    >>> page = feedback_page(Result("perceptron", "ada", "", 1, Status.GRADED, (), '{"cells": []}'))
    >>> "<h1>Feedback: perceptron</h1>" in page
    True
    """
    numbers = {mark.task.cell: i for i, mark in enumerate(result.tasks, 1)}
    cells = read_cells(result.notebook)
    shown: list[tuple[int, Cell]] = []  # each cell with the number of the task that it checks, or 0
    linked: set[int] = set()
    for cell in cells or ():
        number = numbers.get(cell.name, 0)
        if number and number not in linked:
            linked.add(number)
            shown.append((number, cell))
        elif cell.source or cell.outputs or cell.kind == "odd":
            shown.append((0, cell))
    return render(
        "feedback.html.j2",
        result=result,
        by_hand=by_hand or ByHand(),
        score=score(result, by_hand),
        reason="" if result.status is Status.GRADED else result.reason,
        cells=None if cells is None else shown,
        linked=linked,
        verdicts=words.VERDICTS,
    )
