"""The code of a page without what only the build needs: `notebooks.py` puts the rest into a notebook, and
`in_page_chapters.py` into the page that is run in the browser.

Why: a page glues numbers into its text, which needs `myst_nb`, and its hidden cells assert what the text claims. In a
notebook the text has its numbers, and an assertion would stop a student who tries another learning rate. So `glue` goes
from all cells, and assertions go where the page does not show them. Of the cells that it hides altogether, a statement
stays only if later code needs a name that it binds, or a value that it may change. In the page itself, the cells that
are shown are the text in front of the reader, so there they stay as they are.

That is read off the code, which does not show everything: a hidden call may move a generator of random numbers on which
later cells draw. So `tests/site/test_in_page_chapters.py` runs the pages in the browser and compares what they print
with what was built, and `tests/site/test_notebooks.py` does so with the notebooks of those that a browser cannot run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

FUNCTIONS = (ast.FunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
#: the frameworks that a page may need beside NumPy, by what its code imports
FRAMEWORKS = {
    "torch": "torch",
    "mlcourse.autograd": "torch",
    "mlcourse.iris": "torch",
    "tensorflow": "tensorflow",
    "keras": "tensorflow",
    "mlcourse.gradient_tape": "tensorflow",
}


@dataclass(frozen=True)
class Code:
    """The source of a code cell, whether the page hides the cell, and whether it folds its source."""

    source: str
    hidden: bool = False
    folded: bool = False


def cleared(cells: Sequence[Code], keep_shown: bool = False) -> list[str]:
    """Return the sources of a page's code cells without bookkeeping; a cell of which nothing stays is empty.

    With `keep_shown`, the cells that the page does not hide stay as they are.
    """
    gluing = {"glue"}
    glued = partial(glues, names=gluing)
    for statement in (statement for cell in cells for statement in ast.parse(cell.source).body):
        if vanishes(statement, glued):
            gluing.update(binds(statement))  # a function that does nothing but glue
    sources = [
        cell.source
        if keep_shown and not cell.hidden
        else without(cell.source, (lambda s: glued(s) or checks(s)) if cell.hidden or cell.folded else glued)
        for cell in cells
    ]
    bodies = [ast.parse(source).body for source in sources]
    needs, needed = Needs.of([statement for body in bodies for statement in body]), set()
    for k in reversed(range(len(cells))):
        useless = set()
        for statement in reversed(bodies[k]):
            if cells[k].hidden and not changes(statement) & needed:
                useless.add(statement.lineno)
            else:
                needed = needs.before([statement], needed)
        sources[k] = without(sources[k], partial(begins_at, lines=useless))
    return sources


def begins_at(statement: ast.stmt, lines: set[int]) -> bool:
    """Return whether a statement, and none around it, begins at one of the lines."""
    return statement.col_offset == 0 and statement.lineno in lines


def frameworks(sources: Iterable[str]) -> set[str]:
    """Return the packages of the frameworks that code imports, itself or with a module of the course.

    >>> frameworks(["import keras", "import numpy"]), frameworks(["from mlcourse import datasets, iris"])
    ({'tensorflow'}, {'torch'})
    """
    found: set[str] = set()
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {needed for name, needed in FRAMEWORKS.items() if any(f"{each}.".startswith(f"{name}.") for each in found)}


# --- what is bookkeeping --------------------------------------------------------------------------------------------


def glues(statement: ast.stmt, names: set[str]) -> bool:
    """Return whether a statement imports `glue`, calls it or a function that does nothing else, or is such a lambda."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "myst_nb"
    call = statement.value if isinstance(statement, ast.Expr | ast.Assign) else None
    if isinstance(statement, ast.Assign):
        call = call.body if isinstance(call, ast.Lambda) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names


def checks(statement: ast.stmt) -> bool:
    """Return whether a statement asserts something, an error that must be raised included."""
    return isinstance(statement, ast.Assert) or (
        isinstance(statement, ast.Try) and isinstance(statement.body[-1], ast.Raise)
    )


def blocks(statement: ast.stmt) -> list[list[ast.stmt]]:
    """Return the blocks of a loop, a condition, a function and the like."""
    parts = [statement, *getattr(statement, "handlers", [])]
    found = (getattr(part, name, []) for part in parts for name in ("body", "orelse", "finalbody"))
    return [block for block in found if block]


def vanishes(statement: ast.stmt, gone: Callable[[ast.stmt], bool]) -> bool:
    """Return whether nothing of a statement stays: it goes itself, or all that is inside it."""
    inside = [s for block in blocks(statement) for s in block if not documents(s)]
    return gone(statement) or (bool(inside) and all(vanishes(s, gone) for s in inside))


def documents(statement: ast.stmt) -> bool:
    """Return whether a statement is a docstring, or nothing at all."""
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def without(source: str, gone: Callable[[ast.stmt], bool]) -> str:
    """Return the source without some statements and the comments above them; an emptied block becomes `pass`."""
    lines: list[str | None] = [*source.splitlines()]

    def remove(block: list[ast.stmt], inner: bool) -> None:
        left = [s for s in block if not vanishes(s, gone)]
        for statement in block:
            if statement in left:
                for each in blocks(statement):
                    remove(each, inner=True)
                continue
            first = min(s.lineno for s in (statement, *getattr(statement, "decorator_list", []))) - 1
            while first and re.match(r"\s*#", lines[first - 1] or ""):
                first -= 1
            lines[first : statement.end_lineno] = [None] * ((statement.end_lineno or 0) - first)
        if inner and not left:
            lines[block[0].lineno - 1] = " " * block[0].col_offset + "pass"

    remove(ast.parse(source).body, inner=False)
    kept = "\n".join(line for line in lines if line is not None)
    if kept == source:
        return source
    return re.sub(r"\n{3,}", "\n\n", kept).strip() if ast.parse(kept).body else ""


# --- which names a statement needs and changes ----------------------------------------------------------------------


def stored(tree: ast.AST) -> set[str]:
    """Return the names that a piece of code assigns to, the arguments of a function included."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name | ast.arg))
    return {n.arg if isinstance(n, ast.arg) else n.id for n in names if not isinstance(getattr(n, "ctx", 0), ast.Load)}


def reads(tree: ast.AST) -> set[str]:
    """Return the names that a piece of code takes from outside."""
    if isinstance(tree, ast.Name):
        return {tree.id} if isinstance(tree.ctx, ast.Load) else set()
    inside: set[str] = set().union(*map(reads, ast.iter_child_nodes(tree)))
    if isinstance(tree, ast.AugAssign):
        return inside | stored(tree.target)
    return inside - stored(tree) if isinstance(tree, (*FUNCTIONS, *COMPREHENSIONS)) else inside


def changes(tree: ast.AST) -> set[str]:
    """Return the names that a piece of code binds, and those whose values it may change."""
    if isinstance(tree, ast.FunctionDef | ast.ClassDef):
        return {tree.name}
    if isinstance(tree, (ast.Lambda, *COMPREHENSIONS)):
        return set()
    found = set()
    if isinstance(tree, ast.Name) and isinstance(tree.ctx, ast.Store):
        found = {tree.id}
    elif isinstance(tree, ast.alias):
        found = {(tree.asname or tree.name).partition(".")[0]}
    elif isinstance(tree, ast.Subscript | ast.Attribute) and isinstance(tree.ctx, ast.Store):
        found = reads(tree.value)
    elif isinstance(tree, ast.Expr):  # for its effect on what it is called with
        call = tree.value
        found = reads(call) - (
            {call.func.id} if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else set()
        )
    return found.union(*map(changes, ast.iter_child_nodes(tree)))


def binds(statement: ast.stmt) -> set[str]:
    """Return the names that have a new value after a statement in any case."""
    known = isinstance(statement, ast.Assign | ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)
    return changes(statement) if known else set()


@dataclass
class Needs:
    """What statements need, where `functions` has the names that the functions of the page take from outside."""

    functions: dict[str, set[str]]

    @classmethod
    def of(cls, statements: list[ast.stmt]) -> Needs:
        functions: dict[str, set[str]] = {}
        for statement in statements:
            for node in ast.walk(statement):
                if isinstance(node, FUNCTIONS):
                    for name in changes(statement):  # a value may keep a lambda that it was made with
                        functions.setdefault(name, set()).update(reads(node))
        return cls(functions)

    def read(self, tree: ast.AST | None) -> set[str]:
        """Return the names that code reads, itself or by the functions that it names."""
        found: set[str] = set()
        new = reads(tree) if tree else set()
        while new:
            found |= new
            new = set().union(*(self.functions.get(name, set()) for name in new)) - found
        return found

    def before(self, block: list[ast.stmt], after: set[str]) -> set[str]:
        """Return the names that are needed before a block, given those that are needed after it."""
        for statement in reversed(block):
            if isinstance(statement, ast.For):
                after = (
                    after | (self.before(statement.body, set()) - stored(statement.target)) | self.read(statement.iter)
                )
            elif isinstance(statement, ast.With):
                after = self.before(statement.body, after).union(*map(self.read, statement.items))
            else:
                parts = [statement]
                if isinstance(statement, ast.FunctionDef):  # its body is read where the function is named
                    parts = [*statement.decorator_list, statement.args]
                after = (after - binds(statement)).union(*map(self.read, parts))
        return after
