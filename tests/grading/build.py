"""Makes the submissions of the attack class: the released exercise with cells filled in, written as a student's files.

Students' code is text here. Nothing in these modules runs it; only a sandboxed kernel may.
"""

import copy
import io
import json
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import nbformat
from nbformat import NotebookNode

from mlgrading.child import solutions, tasks

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
FILE = f"{EXERCISE}.ipynb"
SOLUTION = ROOT / "solutions" / EXERCISE / FILE
SOURCE = solutions.code_cells(solutions.read(ROOT, EXERCISE))
POINTS = {cell.name.removeprefix("check_"): cell.points for cell in SOURCE if cell.kind == "check"}
MOST = sum(POINTS.values())
CATALOGUED = tasks.load(ROOT, EXERCISE)

#: answer cells by task: all right, all wrong (known mistakes), and all wrong but the first task's
RIGHT = {cell.name: solutions.solution(cell.source) for cell in SOURCE if cell.kind == "answer"}
WRONG = {name: task.wrong[0].code for name, task in CATALOGUED.items()}
ONE = WRONG | {"and_not": RIGHT["and_not"]}

#: Attacks that would harm an unprotected machine begin with this line: where the course can be seen, they do nothing.
#: A test of the sandbox must see that no graded notebook holds UNPROTECTED, or it has tested nothing; the line itself
#: does not hold it in one piece.
UNPROTECTED = "not in a sandbox: this attack does nothing"
_SEEN = f"os.path.exists({str(ROOT / 'solutions')!r})"
GUARD = f"import os; assert not {_SEEN}, 'not in a sandbox: ' 'this attack does nothing'"


@dataclass(frozen=True)
class Submission:
    """What one student hands in, and the grade it must get.

    `build` makes the student's folder submitted/<name>/perceptron, whose parent exists. The score lies between `score`
    and `at_most`, which is `score` itself unless given. `status` may name several ("refused|missing"): either is right.
    `flagged` says whether the result must carry flags for review, other than for identical answers; None: either.
    `tasks` are the exact points of the tasks in it; other tasks are free within the score.
    """

    name: str
    kind: Literal["marking", "kernel", "machine", "files", "honest"]
    build: Callable[[Path], None]
    score: float
    why: str
    status: str = "graded"
    flagged: bool | None = None
    at_most: float | None = None
    tasks: dict[str, float] | None = None

    def accepts(self, score: float) -> bool:
        """Whether this is a score that the submission may get."""
        return self.score <= score <= (self.score if self.at_most is None else self.at_most)

    def hand_in(self, submitted: Path) -> Path:
        """Write the submission below `submitted`, as nbgrader lays it out, and return the student's folder."""
        student = submitted / self.name
        student.mkdir(parents=True)
        self.build(student / EXERCISE)
        return student


def earned(*names: str) -> float:
    """Return the points of these tasks together."""
    return sum(POINTS[name] for name in names)


def code(text: str) -> str:
    """Return code without the indentation and the empty lines around it."""
    return textwrap.dedent(text).strip("\n")


def guarded(text: str) -> str:
    """Return code that does nothing outside a sandbox."""
    return f"{GUARD}\n{code(text)}"


@cache
def _released() -> NotebookNode:
    return solutions.read(ROOT, EXERCISE, "exercises")


def notebook(
    answers: dict[str, str] | None = None,
    *,
    first: str = "",
    last: str = "",
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
) -> NotebookNode:
    """Return the released exercise with these answers by task, the others blank, and with extra code cells.

    `first` stands right after the setup, `last` at the end, `before` and `after` beside the cell of a grade_id.
    """
    answers, before, after = answers or {}, before or {}, dict(after or {})
    if first:
        after["setup"] = first
    made = copy.deepcopy(_released())
    cells, left = [], set(answers) | set(before) | set(after)
    for cell in made.cells:
        name = grade_id(cell)
        left.discard(name)
        cell.source = code(answers[name]) if name in answers else cell.source
        cells += [extra(before[name])] if name in before else []
        cells += [cell]
        cells += [extra(after[name])] if name in after else []
    assert not left, f"no such cells: {left}"
    made.cells = cells + ([extra(last)] if last else [])
    for number, cell in enumerate(made.cells):
        cell.id = cell.id or f"extra-{number}"
    return made


def extra(text: str, kind: str = "code", **fields) -> NotebookNode:
    """Return a cell that the exercise does not have; `notebook` gives it an id where `fields` has none."""
    fields = {"id": "", "metadata": {}} | fields | {"cell_type": kind, "source": code(text)}
    return nbformat.from_dict(fields | ({"outputs": [], "execution_count": None} if kind == "code" else {}))


def grade_id(cell: NotebookNode) -> str:
    """Return a cell's grade_id, "" when it has none."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def find(made: NotebookNode, name: str) -> NotebookNode:
    """Return the cell of a grade_id."""
    return next(cell for cell in made.cells if grade_id(cell) == name)


def text(made: object) -> str:
    """Return a notebook as JSON, as it is: nothing is repaired or checked."""
    return json.dumps(made, ensure_ascii=False, indent=1)


def save(folder: Path, content: NotebookNode | dict | str | bytes, name: str = FILE) -> None:
    """Write a file of the student's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    content = text(content) if isinstance(content, dict) else content
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def stream(words: str, name: str = "stdout") -> NotebookNode:
    """Return a stored output of a cell: a stream."""
    return nbformat.v4.new_output("stream", name=name, text=words)


def zipped(members: dict[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    """Return a zip archive with these members, the same bytes every time."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return archive.getvalue()
