"""Reads solution notebooks and runs them in this process with answers exchanged: only ever our own code."""

import contextlib
import io
import os
import symtable
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

import nbformat
import numpy as np

from mlcourse import _progress, feedback

STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


@dataclass(frozen=True)
class Cell:
    """A code cell: its nbgrader `name` (or ""), `kind` "answer", "check" or "given", `points` and `source`."""

    name: str
    kind: str
    points: float
    source: str


def read(root: Path, exercise: str, folder: str = "solutions") -> nbformat.NotebookNode:
    """Return the notebook `root`/`folder`/<exercise>/<exercise>.ipynb, checked against its schema."""
    return read_file(Path(root) / folder / exercise / f"{exercise}.ipynb")


def read_file(path: Path) -> nbformat.NotebookNode:
    """Return the notebook in a file, checked against its schema."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def code_cells(notebook: nbformat.NotebookNode) -> list[Cell]:
    """Return the code cells of a notebook with what nbgrader knows about each."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            mark = cell.metadata.get("nbgrader", {})
            kind = "check" if mark.get("grade") else "answer" if mark.get("solution") else "given"
            cells.append(Cell(mark.get("grade_id", ""), kind, mark.get("points", 0), cell.source))
    return cells


def solution(source: str) -> str:
    """Return an answer cell's source without the lines that mark the solution."""
    lines = source.splitlines()
    return "\n".join(line for line in lines if "### BEGIN SOLUTION" not in line and "### END SOLUTION" not in line)


def blank(source: str) -> str:
    """Return an answer cell's source as students get it: the solution replaced by NotImplementedError."""
    lines, inside = [], False
    for line in source.splitlines():
        if "### BEGIN SOLUTION" in line:
            inside = True
            indent = line[: len(line) - len(line.lstrip())]
            lines += [indent + stub for stub in STUB.splitlines()]
        elif "### END SOLUTION" in line:
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines)


def of_task(cells: list[Cell], task: str, code: str | None = None) -> list[Cell]:
    """Return the cells of one task and those given cells that it needs; none needs another task's answer.

    A given cell is needed that binds a name which a needed cell uses, and so is the first one. `code` is what stands in
    the answer cell, by default all that it may use is unknown and every given cell is needed.
    """
    own = [cell for cell in cells if cell.name in (task, f"check_{task}")]
    if code is None:
        return [cell for cell in cells if cell.kind == "given" or cell in own]
    wanted = _names([code, *(cell.source for cell in own)])
    needed = [*own]
    for cell in reversed(cells):
        if cell.kind == "given" and (cell is cells[0] or _bound(cell.source) & wanted):
            needed.append(cell)
            wanted |= _names([cell.source])
    return [cell for cell in cells if cell in needed]


def _names(sources: list[str]) -> set[str]:
    """Return all names in code; of code that is none, no names."""
    return set().union(*map(_used, sources))


@cache  # thousands of answers stand among the same few cells
def _used(source: str) -> frozenset[str]:
    """Return the names that code takes from elsewhere, at its top or within its functions; of no Python, no names."""
    with contextlib.suppress(SyntaxError):
        scopes, found = [symtable.symtable(source, "cell", "exec")], set()
        for scope in scopes:
            scopes += scope.get_children()
            found |= {name.get_name() for name in scope.get_symbols() if name.is_referenced() and name.is_global()}
        return frozenset(found)
    return frozenset()


@cache
def _bound(source: str) -> frozenset[str]:
    """Return the names that a cell binds at its top, by whatever statement."""
    names = symtable.symtable(source, "cell", "exec").get_symbols()
    return frozenset(name.get_name() for name in names if name.is_assigned() or name.is_imported())


def steps(
    cells: list[Cell], namespace: dict, replace: dict[str, str] | None = None, check: Callable | None = None
) -> Iterator[tuple[Cell, Exception | None]]:
    """Run cells one by one in `namespace`; yield each with the error that it ended in, if any, before the next runs.

    `replace` gives other code for answer cells, by name. `check` is what check cells call, by default nothing: an error
    in a check cell is then one of the solution.
    """
    namespace["__name__"] = "__main__"
    for number, cell in enumerate(cells):
        source = (replace or {}).get(cell.name, solution(cell.source)) if cell.kind == "answer" else cell.source
        if cell.kind == "check":
            namespace["check"] = check or (lambda *_: None)
        error = None
        with quiet():
            try:
                exec(_compiled(source, f"<cell {number}>"), namespace)
            except Exception as problem:
                error = problem
        yield cell, error


@cache
def _compiled(source: str, name: str) -> CodeType:
    return compile(source, name, "exec")


def run(
    cells: list[Cell], replace: dict[str, str] | None = None, record: dict | None = None, stop_after: str = ""
) -> dict:
    """Run cells in one namespace and return, for each check cell, None when it passed or what it said.

    `replace` gives other code for answer cells, by name. With `record`, nothing is judged: `check` puts each answer
    there under its task. `stop_after` names the last cell to run. An error in a cell does not stop the others.
    """
    _progress.start()
    said: dict[str, str | None] = {}

    def note(task: str, answer: object) -> None:
        assert record is not None  # otherwise `feedback.check` is called
        record[task.partition(".")[2]] = answer

    for cell, error in steps(cells, {}, replace, feedback.check if record is None else note):
        if cell.kind == "check":
            words = None if error is None else f"{type(error).__name__}: {error}"
            said[cell.name.removeprefix("check_")] = str(error) if isinstance(error, AssertionError) else words
        if stop_after and cell.name == stop_after:
            break
    return said


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Show nothing of what runs in the body: no text, no warnings of NumPy, no windows with figures."""
    backend = os.environ.get("MPLBACKEND")
    os.environ["MPLBACKEND"] = "agg"
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            np.errstate(all="ignore"),
        ):
            yield
    finally:
        if backend is None:
            del os.environ["MPLBACKEND"]
        else:
            os.environ["MPLBACKEND"] = backend
