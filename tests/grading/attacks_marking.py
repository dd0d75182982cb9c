"""Attacks on the marking: cells and metadata of the notebook are altered."""

import json
import math
from collections.abc import Callable
from pathlib import Path

from build import (
    ONE,
    RIGHT,
    WRONG,
    Submission,
    extra,
    find,
    grade_id,
    notebook,
    save,
    stream,
    text,
)


def marking(name: str, why: str, edit: Callable, answers: dict = WRONG, score: float = 0, **rest) -> Submission:
    """A submission whose cells or metadata were altered by `edit`."""

    def build(folder: Path) -> None:
        made = notebook(answers)
        edit(made)
        save(folder, made)

    return Submission(f"mark-{name}", "marking", build, score, why, **rest)


def checks(made: dict) -> list:
    return [cell for cell in made.cells if grade_id(cell).startswith("check_")]


def each_check(**metadata) -> Callable:
    """Return an edit that sets metadata of every check cell."""
    return lambda made: [cell.metadata.update(metadata) for cell in checks(made)]


def each_mark(**fields) -> Callable:
    """Return an edit that sets fields of nbgrader's metadata in every check cell."""
    return lambda made: [cell.metadata.nbgrader.update(fields) for cell in checks(made)]


def each_source(source: str) -> Callable:
    return lambda made: [cell.update(source=source) for cell in checks(made)]


def one_source(name: str, source: str) -> Callable:
    return lambda made: find(made, name).update(source=source)


def every_mark(**fields) -> Callable:
    """Return an edit that sets fields of nbgrader's metadata in every cell that has some."""
    return lambda made: [cell.metadata.nbgrader.update(fields) for cell in made.cells if grade_id(cell)]


def each_output(*outputs) -> Callable:
    return lambda made: [cell.update(outputs=list(outputs), execution_count=1) for cell in checks(made)]


def retyped(kind: str) -> Callable:
    def edit(made) -> None:
        for cell in checks(made):
            cell.cell_type = kind
            del cell["outputs"], cell["execution_count"]

    return edit


def without_checks(made) -> None:
    made.cells = [cell for cell in made.cells if not grade_id(cell).startswith("check_")]


def copied_check(made) -> None:
    place = made.cells.index(find(made, "check_and_not"))
    made.cells[place:place] = [json.loads(text(made.cells[place])) | {"id": f"copy-{n}"} for n in range(5)]


def own_check(name: str, points: float, source: str) -> Callable:
    """Return an edit that puts a check cell of the student's own making in front."""
    marks = {"grade": True, "grade_id": name, "points": points, "solution": False, "locked": True, "schema_version": 3}

    def edit(made) -> None:
        marked = {"nbgrader": marks | {"task": False, "cell_type": "code"}}
        made.cells.insert(2, extra(source, id="mine", metadata=marked))

    return edit


def answer_that_grades(made) -> None:
    find(made, "by_hand").metadata.nbgrader.update(grade=True, points=100, locked=False)
    find(made, "check_by_hand").metadata.nbgrader.update(grade=False, points=0)


def swapped_checks(made) -> None:
    hard, easy = find(made, "check_flowers_apart"), find(made, "check_all_samples")
    hard.metadata.nbgrader.grade_id, easy.metadata.nbgrader.grade_id = "check_all_samples", "check_flowers_apart"


def odd_ids(made) -> None:
    for name in ("../../gradebook.db", "'); DROP TABLE grade; --", "x" * 100_000, "check_and_not\0"):
        own_check(name, 100, "pass")(made)
    for number, cell in enumerate(made.cells[2:6]):
        cell["id"] = f"odd-{number}"


def no_marks(made) -> None:
    for cell in checks(made):
        cell.metadata.nbgrader = ["check", 100]


def strange_kernel(made) -> None:
    made.metadata.kernelspec = {"name": "../../evil; rm -rf .", "display_name": "<script>alert(1)</script>"}
    made.metadata.language_info = {"name": "bash", "file_extension": ".sh", "pygments_lexer": "../x"}


def scripts(made) -> None:
    html = "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>"
    made.cells.insert(1, extra(html, "markdown", id="m<script>"))
    made.cells[0]["attachments"] = {"x.svg": {"image/svg+xml": "<svg onload='alert(1)'/>"}}
    find(made, "and_not").outputs = [{"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}]


def late_setup(made) -> None:
    again = json.loads(text(find(made, "setup"))) | {"id": "again"}
    again["source"] += "\ncheck = print\noutputs = lambda w, X: np.resize([-1, -1, 1, -1], len(X))"
    made.cells.insert(2, again)


CORRECT = "Correct.\n"
PARTIAL = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "3"}}

MARKING = [
    marking(
        "skip-checks",
        "Tags the check cells skip-execution: what never ran has no error, and plain nbgrader gives full marks.",
        each_check(tags=["skip-execution"]),
    ),
    marking(
        "allow-errors",
        "Tags the check cells raises-exception, so that nbclient goes on and a grader may think the error was wanted.",
        each_check(tags=["raises-exception", "hide-output", "remove-cell"]),
    ),
    marking(
        "skip-setup",
        "Skips the given setup cell, to work with helpers of the student's own.",
        lambda made: [
            find(made, "setup").metadata.update(tags=["skip-execution"]),
            made.cells.insert(2, extra("def check(*x): pass", id="own")),
        ],
    ),
    marking("points-many", "Writes 1000 points into each check cell.", each_mark(points=1000), ONE, 2),
    marking("points-nan", "NaN points: a sum with NaN breaks totals and averages.", each_mark(points=math.nan), ONE, 2),
    marking("points-infinite", "Infinite points in the metadata.", each_mark(points=math.inf), ONE, 2),
    marking("points-negative", "Negative points, so that failing adds to the total.", each_mark(points=-3), ONE, 2),
    marking("points-text", "Points as text: '3' * 5 or an exception.", each_mark(points="1000"), ONE, 2),
    marking("points-missing", "No points at all in the metadata.", each_mark(points=None), ONE, 2),
    marking("check-edited", "Check cells that print what a right answer prints.", each_source(f"print({CORRECT!r})")),
    marking(
        "check-returns-points", "A check cell that ends in a number, nbgrader's partial credit.", each_source("999")
    ),
    marking("check-returns-nan", "Partial credit of NaN passes `score > points`.", each_source("float('nan')")),
    marking("check-empty", "Empty check cells have no error.", each_source("")),
    marking("check-deleted", "No check cells, in the hope that nothing failed.", without_checks),
    marking("check-copied", "Six copies of the one check cell that passes.", copied_check, ONE, 2),
    marking("check-markdown", "Check cells turned to text.", retyped("markdown")),
    marking("check-raw", "Check cells turned to raw cells, which never run.", retyped("raw")),
    marking(
        "check-as-answer",
        "Check cells that claim to be answers, so that editing them looks allowed.",
        lambda made: [
            cell.metadata.nbgrader.update(solution=True, locked=False) or cell.update(source="3.0")
            for cell in checks(made)
        ],
    ),
    marking("answer-as-check", "An answer cell that claims 100 points itself.", answer_that_grades, ONE, 2),
    marking(
        "checks-swapped",
        "Exchanges the ids of a hard and an easy check.",
        swapped_checks,
        WRONG | {"all_samples": RIGHT["all_samples"]},
        2,
    ),
    marking(
        "check-of-my-own",
        "A cell in front takes the grade_id of a check and passes.",
        own_check("check_same_side", 3, "pass"),
    ),
    marking(
        "check-invented",
        "A check of its own invention, worth 50 points, that passes.",
        own_check("check_bonus", 50, "pass"),
        ONE,
        2,
    ),
    marking(
        "schema-future", "Schema version 99 makes nbgrader stop the whole class.", every_mark(schema_version=99), ONE, 2
    ),
    marking(
        "schema-past",
        "Schema version 0, which asks for upgrades that do not exist.",
        every_mark(schema_version=0),
        ONE,
        2,
    ),
    marking("schema-text", "A schema version that is not a number.", every_mark(schema_version="three"), ONE, 2),
    marking("marks-no-object", "nbgrader's metadata is a list.", no_marks, ONE, 2),
    marking("ids-odd", "grade_ids with paths, SQL, NUL and 100,000 letters.", odd_ids, ONE, 2),
    marking(
        "setup-edited",
        "Edits the locked setup cell: `check` prints.",
        lambda made: find(made, "setup").update(
            source=find(made, "setup").source + "\ncheck = lambda task, answer: print('Correct.')"
        ),
    ),
    marking(
        "setup-helper-edited",
        "Edits the locked helper so that wrong weights look right.",
        lambda made: [
            find(made, "setup").update(source=find(made, "setup").source.replace(">= 0", "< 0")),
            find(made, "and_not").update(source="weights = [0.5, -1.0, 1.0]"),
        ],
    ),
    marking("setup-again", "A second, altered copy of the locked setup cell.", late_setup),
    marking(
        "votes-edited",
        "Edits the locked helper `all_votes`: no votes at all, and nothing to get wrong.",
        one_source("votes", "def all_votes(d):\n    return np.zeros((0, d))"),
    ),
    marking(
        "flowers-edited",
        "Edits the locked cell so that the flowers are easy.",
        one_source("flowers", "flowers = None\npetals = np.array([[1.4, 0.2]] * 50 + [[1e9, 1e9]] * 100)"),
        WRONG | {"flowers_apart": "flower_weights = [8, -1, 0]"},
    ),
    marking(
        "unlocked",
        "Unlocks every cell and edits the classmate's.",
        lambda made: [
            every_mark(locked=False, solution=True)(made),
            one_source("classmate", "def same_side(a, b, w):\n    return True")(made),
        ],
    ),
    marking(
        "manual-task",
        "Claims to be a task marked by hand, with full points.",
        each_mark(task=True, grade=True, points=3),
    ),
    marking(
        "scores-planted",
        "Writes scores of its own into the metadata.",
        each_mark(score=16, auto_score=16, manual_score=16, extra_credit=100, comment="full marks"),
    ),
    marking(
        "checksums",
        "Forges the checksums that say a locked cell was not altered.",
        lambda made: [
            cell.metadata.nbgrader.update(checksum="0" * 32) or cell.update(source="pass") for cell in checks(made)
        ],
    ),
    marking("outputs-stored", "Stores the output of right answers in the file.", each_output(stream(CORRECT))),
    marking(
        "outputs-partial",
        "Stores a number as the output of each check: nbgrader's partial credit.",
        each_output(PARTIAL),
    ),
    marking("kernel-strange", "A kernelspec and a language that lead elsewhere.", strange_kernel, ONE, 2),
    marking(
        "scripts", "Scripts in text, outputs, attachments and ids, for whoever opens the feedback.", scripts, ONE, 2
    ),
]
