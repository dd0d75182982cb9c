"""The page for one student: the marks, the mistakes in words, and the student's own notebook as inert text."""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from mlgrading.outside.overrides import Adjusted
from mlgrading.outside.pages import words
from mlgrading.outside.pages.base import render
from mlgrading.outside.pages.notebook import Cell, read_cells
from mlgrading.wire import Result, Status


@cache
def version() -> str:
    """Return a digest of the code that makes pages, since a page made by other code is made again."""
    files = sorted(path for path in Path(__file__).parent.rglob("*.*") if path.suffix != ".pyc")
    return hashlib.blake2b(b"".join(path.read_bytes() for path in files), digest_size=8).hexdigest()


def feedback_page(result: Result, adjusted: Adjusted | None = None, silent: bool = False) -> str:
    """Return the HTML page with the marks of one result and the student's notebook.

    `adjusted` has what a person and the late policy made of the marks. A `silent` page has the points of each task, and
    not what is wrong with an answer. The flags for review are not on the page, since
    they may be wrong and may name others.

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
            # The verdict stands below the check cell as well.
            shown.append((number, replace(cell, outputs=(), more=0) if silent else cell))
        elif cell.source or cell.outputs or cell.kind == "odd":
            shown.append((0, cell))
    return render(
        "feedback.html.j2",
        result=result,
        silent=silent,
        adjusted=adjusted or Adjusted(result.score),
        reason="" if result.status is Status.GRADED else result.reason,
        cells=None if cells is None else shown,
        linked=linked,
        verdicts=words.VERDICTS,
    )
