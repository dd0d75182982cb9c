"""The declaration of a graded task, in `solutions/<exercise>/tasks.py`, from which all of its marking follows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np


@dataclass(frozen=True)
class Wrong:
    """A known misconception: the `message` a student gets, and `code` of an answer cell that shows it.

    The message explains the wrong idea, not the code, and does not give the answer.
    """

    message: str
    code: str


@dataclass(frozen=True)
class Task:
    """One graded task of an exercise.

    `name` is the grade_id of the answer cell; the check cell is called check_<name> and holds
    `check("<exercise>.<name>", expression)`. `returns` describes the answer, for a message about a wrong shape.
    `draw` makes the arguments of one call from a random generator when the expression is a function, and is None when
    it is a value; `edges` are calls that are always among the inputs. `probes` is the number of calls that are drawn,
    `decimals` the number of decimals to which numbers must agree. `wrong` lists known mistakes, `right` other code that
    must get full marks, `survivors` mutants of the solution that the check misses, each with the reason why it may.
    When grading, as many new inputs are drawn, or `fresh` where that would take long. The helpers of a check then run
    in the grader and only the answer in the student's kernel. With `inside` both run there, because they exchange
    something other than plain data; `inside` may also name the helpers that must.
    `kinds` names the kinds of mistakes (`feedback.KINDS`) that are told in this task; None means all that fit, and ()
    none, as where the answer is a choice. `parts` says whether a student may learn which of several values are right,
    `exact` that a column is no vector, as where the shapes are what the task is about.
    After some wrong tries `check` also shows the `idea`, in a sentence or two, and then names the `section` of the
    chapter to read, by its heading; one of another chapter as "perceptron: Heading". A task of a test names the
    exercise's task that it is `parallel` to, with which the report compares it.

    >>> Task(name="twice", returns="a number", right=["a = 2"], wrong=[]).decimals
    4
    """

    name: str
    returns: str
    wrong: list[Wrong]
    right: list[str]
    draw: Callable | None = None
    edges: Sequence[tuple] = ()
    probes: int = 3
    decimals: int = 4
    fresh: int | None = None
    inside: bool | tuple[str, ...] = False
    kinds: tuple[str, ...] | None = None
    parts: bool = True
    exact: bool = False
    idea: str = ""
    section: str = ""
    parallel: str = ""
    survivors: dict[str, str] | None = None


def several(message: str, *codes: str) -> list[Wrong]:
    """Return a known mistake for each of the codes, all with the same message."""
    return [Wrong(message, code) for code in codes]


def changed(code: str, *swaps: tuple[str, str]) -> str:
    """Return code in which each old text of the (old, new) pairs, which must occur, is replaced by the new one.

    >>> changed("a + b", ("+", "-"))
    'a - b'
    """
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


def told(code: str, *cases: Sequence) -> list[Wrong]:
    """Return known mistakes: each message with the changes of right code that show it, as pairs or lists of pairs.

    >>> [wrong.code for wrong in told("a + b", ["No.", ("+", "-"), [("a", "c"), ("b", "d")]])]
    ['a - b', 'c + d']
    """
    return [
        Wrong(message, changed(code, *([swap] if isinstance(swap[0], str) else swap)))
        for message, *swaps in cases
        for swap in swaps
    ]


def slips(right: dict[str, object], cases: dict[str, list[Sequence]]) -> list[Wrong]:
    """Return known mistakes of several names: for each its wrong values by message, while the other names are right.

    >>> slips({"a": 1, "b": 2}, {"b": [("No.", 3)]})[0].code
    'a, b = 1, 3'
    """
    return [
        Wrong(message, f"{', '.join(right)} = " + ", ".join(map(repr, (right | {name: value}).values())))
        for name, wrong in cases.items()
        for message, *values in wrong
        for value in values
    ]


def drawn(draw: Callable, *seeds: int) -> list[tuple]:
    """Return the inputs that `draw` makes from seeds with which no known mistake gives a number on a boundary."""
    return [draw(np.random.default_rng(seed)) for seed in seeds]


def place(exercise: str, section: str) -> tuple[str, str]:
    """Return the chapter and the heading of a section: that of the exercise's own chapter, or one that is named.

    >>> place("iris", "Batches"), place("iris", "perceptron: The objective"), place("iris", "Error bars: seeds")
    (('iris', 'Batches'), ('perceptron', 'The objective'), ('iris', 'Error bars: seeds'))
    """
    named = re.fullmatch(r"([a-z_]+): (.+)", section)
    return (named[1], named[2]) if named else (exercise, section)


def exercises(root: Path, folder: str = "solutions") -> list[str]:
    """Return the names of the exercises in `root`/`folder`, in alphabetical order."""
    return sorted(p.parent.name for p in Path(root).glob(f"{folder}/*/tasks.py"))


def load(root: Path, exercise: str) -> dict[str, Task]:
    """Return the tasks of an exercise by name, from `root`/solutions/<exercise>/tasks.py.

    Raises FileNotFoundError when there is no such file, and ValueError for two tasks of one name.
    """
    path = Path(root) / "solutions" / exercise / "tasks.py"
    if not path.is_file():
        raise FileNotFoundError(f"exercise: expected one of {exercises(root)}, got {exercise!r} (no {path})")
    return load_file(path)


def load_file(path: Path) -> dict[str, Task]:
    """Return the tasks that a file `tasks.py` declares, by name."""
    return declared(path.read_text(encoding="utf-8"), str(path))


def declared(source: str, path: str) -> dict[str, Task]:
    """Return the tasks that the text of a file `tasks.py` declares; errors name the file `path`."""
    module = ModuleType("tasks")
    exec(compile(source, path, "exec"), vars(module))
    tasks = {task.name: task for task in module.TASKS}
    if len(tasks) != len(module.TASKS):
        raise ValueError(f"{path}: expected tasks of different names, got {[t.name for t in module.TASKS]}")
    return tasks
