"""Marks answers: values come out of the student's kernel, and are compared here, where the student cannot reach.

The helpers that a check cell uses run here too, on our own copy of the notebook; only what a student wrote runs there.
An answer is right when it is so on the fixed inputs that `check` shows, and on new ones that no student has seen.
"""

import ast
import contextlib
import io
import random
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

import nbformat
import numpy as np

from mlcourse import feedback
from mlgrading.child import remote, solutions, tasks
from mlgrading.inside import values
from mlgrading.sandbox.kernel import Kernel

BY_HEART = (
    "For the inputs that the check uses your answer is right, for others it is not: it must work for every "
    "input that the task allows."
)
UNREADABLE = "Your answer could not be read: the task asks for {}."
TOO_LONG = "Your answer took too long to check."
#: values that a kernel must not be asked for when they are larger: beyond this an answer is no answer to any task
LONGEST_LINE = 2_000


@dataclass(frozen=True)
class Mark:
    """What a task earned: `verdict` right, mistake, wrong, blank or lost, and the number of a known `mistake`."""

    verdict: str
    message: str = ""
    mistake: int | None = None


@dataclass(frozen=True)
class _Check:
    """A check cell: its expression, what else it demands, the student's names in it, our names at that point."""

    expression: str
    demands: Any
    names: tuple[str, ...]
    namespace: dict


class Examiner:
    """Knows an exercise from its solution, and marks the answers in a kernel."""

    def __init__(self, exercise: str, notebook: nbformat.NotebookNode, marking: str, seed: int) -> None:
        """Run our solution, draw inputs from `seed`, and keep what the right answers to them are.

        `marking` is the text of the exercise's tasks.py. Raises ValueError when the solution is not right.
        """
        self.exercise, self.notebook, self.seed = exercise, notebook, seed
        self.tasks = tasks.declared(marking, f"{exercise}/tasks.py")
        self.cells = solutions.code_cells(notebook)
        self._live: dict = {"__name__": "__main__"}
        self._checks: dict[str, _Check] = {}
        self._fresh: dict[str, list] = {}
        self._expected: dict[str, list] = {}
        self._run_solution()
        for name, task in self.tasks.items():
            self._prepare(name, task)

    def imports(self) -> tuple[str, ...]:
        """Return the modules that the exercise's own cells import: what a kernel should have ready."""
        found: list[str | None] = ["matplotlib.pyplot"]
        for cell in self.cells:
            for node in ast.walk(ast.parse(cell.source)) if cell.kind == "given" else ():
                if isinstance(node, ast.Import):
                    found += [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        if "torch" in found:
            found.append("torch._dynamo")  # what the first optimizer imports: two seconds
        return tuple(dict.fromkeys(name for name in found if name))

    def mark(self, name: str, kernel: Kernel, seconds: float = 120.0) -> Mark:
        """Return what the answer to a task is worth, as it is in the kernel now; raises kernel.Lost when that ends."""
        task, full = self.tasks[name], f"{self.exercise}.{name}"
        try:
            with _time_limit(seconds):
                public = self._evaluate(name, kernel, feedback.probes(full))
                message = feedback.judge(full, public)
                if message is None and task.draw is not None and not self._right_on_new(name, kernel):
                    message = BY_HEART
                if message is None and self._checks[name].demands is not None:
                    message = self._demand(name, kernel)
        except NotImplementedError:
            return Mark("blank", "Not filled in yet.")
        except feedback.Unusable as problem:
            blank = "has no value yet" in str(problem) or "answer is None" in str(problem)
            return Mark("blank" if blank else "wrong", _printable(str(problem)))
        except values.Malformed:
            return Mark("wrong", UNREADABLE.format(task.returns))
        except TimeoutError:
            return Mark("wrong", TOO_LONG)
        except MemoryError:
            return Mark("wrong", UNREADABLE.format(task.returns))
        if message is None:
            return Mark("right")
        message = message.removeprefix("not yet. ")
        for number, wrong in enumerate(task.wrong):
            if message == wrong.message:
                return Mark("mistake", message, number)
        return Mark("wrong", _printable(message))

    def _run_solution(self) -> None:
        """Run our notebook once, and keep what each check cell finds."""
        given = "\n".join(cell.source for cell in self.cells if cell.kind != "answer")
        used = {node.id for node in ast.walk(ast.parse(given)) if isinstance(node, ast.Name)}
        bound: dict[str, tuple[str, ...]] = {}
        with _quiet(), patch.object(feedback, "check", lambda *_: None):
            for number, cell in enumerate(self.cells):
                source = solutions.solution(cell.source) if cell.kind == "answer" else cell.source
                if cell.kind == "answer":
                    bound[cell.name] = tuple(name for name in _binds(source) if name in used)
                _reseed(self.seed)
                exec(compile(source, f"<cell {number}>", "exec"), self._live)
                if cell.kind == "check":
                    first, *others = ast.parse(cell.source).body
                    demands = compile(ast.Module(others, []), "<check>", "exec") if others else None
                    name = cell.name.removeprefix("check_")
                    call = cast(ast.Call, cast(ast.Expr, first).value)  # check("exercise.task", expression)
                    expression = ast.unparse(call.args[1])
                    self._checks[name] = _Check(expression, demands, bound[name], dict(self._live))

    def _prepare(self, name: str, task: tasks.Task) -> None:
        full = f"{self.exercise}.{name}"
        if feedback.judge(full, self._ours(name, feedback.probes(full))) is not None:
            raise ValueError(f"{full}: the solution does not get full marks; run `make exercises`")
        if task.draw is None:
            return
        # No two tasks, and no two seeds, share their inputs.
        rng = np.random.default_rng([self.seed, *name.encode()])
        calls = [task.draw(rng) for _ in range(task.probes if task.fresh is None else task.fresh)]
        self._fresh[name] = [[feedback.encode(argument) for argument in call] for call in calls]
        self._expected[name] = self._ours(name, self._fresh[name])

    def _ours(self, name: str, probes: list | None) -> list:
        with self._at(name) as namespace:
            return feedback.evaluate(eval(self._checks[name].expression, namespace), probes)

    @contextlib.contextmanager
    def _at(self, name: str, kernel: Kernel | None = None) -> Iterator[dict]:
        """Put our names back to what they were at a check cell; with a kernel, the student's answers in their place."""
        check = self._checks[name]
        self._live.clear()
        self._live.update(check.namespace)
        if kernel is not None:
            for owned in check.names:
                self._live.pop(owned, None)
                with contextlib.suppress(NameError):
                    self._live[owned] = self._fetch(owned, kernel, check.namespace)
        _reseed(self.seed)
        with _quiet():
            yield self._live

    def _fetch(self, name: str, kernel: Kernel, given: dict) -> Any:
        answer = kernel.ask({"value": name})
        match answer:
            case {"value": {"object": str(), "callable": True}}:
                return remote.Remote(name, kernel, given)
            case {"value": tree}:
                return values.decode(tree)
        raise remote.failure(answer)

    def _evaluate(self, name: str, kernel: Kernel, probes: list | None) -> list:
        """Return the outputs of the student's answer for some inputs, as `feedback.evaluate` gives them."""
        check = self._checks[name]
        if self.tasks[name].inside:
            # What is no function without arguments may be called here, so that a missing name is explained.
            arguments = [feedback.decode(probe) for probe in (probes if probes is not None else [[]])]
            return feedback.evaluate(remote.replay(remote.many(kernel, check.expression, arguments, {})), probes)
        with self._at(name, kernel) as namespace:
            try:
                answer = eval(check.expression, namespace)
            except NameError as error:
                text = f"`{error.name}` has no value yet: fill in the answer cell above and run it."
                raise feedback.Unusable(text) from None
            if isinstance(answer, remote.Remote) and probes is not None:
                answer = remote.replay(
                    remote.many(kernel, answer.name, [feedback.decode(p) for p in probes], namespace)
                )
            return feedback.evaluate(answer, probes)

    def _right_on_new(self, name: str, kernel: Kernel) -> bool:
        """Return whether the answer is right on the new inputs; what goes wrong there is not told, nor are they."""
        try:
            fresh = self._evaluate(name, kernel, self._fresh[name])
        except (feedback.Unusable, NotImplementedError, values.Malformed):
            return False
        return same(fresh, self._expected[name], self.tasks[name].decimals)

    def _demand(self, name: str, kernel: Kernel) -> str | None:
        """Return None when what a check cell demands beside its `check` holds, otherwise what it says."""
        with self._at(name, kernel) as namespace:
            try:
                exec(self._checks[name].demands, namespace)
            except AssertionError as error:
                return f"{error}."
            except remote.Failed as error:
                return f"your code stopped with {type(error).__name__}: {error}"
        return None


def same(found: list, expected: list, decimals: int) -> bool:
    """Return whether outputs agree to so many decimals, with the same text and shapes.

    >>> same([1.00004, "a"], [1.0, "a"], 4), same([1.0002], [1.0], 4), same([np.ones(2)], [np.ones(3)], 4)
    (True, False, False)
    """
    if feedback.shapes(found) != feedback.shapes(expected):
        return False
    for one, other in zip(found, expected, strict=True):
        if isinstance(one, str) or isinstance(other, str):
            if one != other:
                return False
        elif isinstance(one, tuple):
            if not same(list(one), list(other), decimals):
                return False
        elif not np.all(np.abs(np.asarray(one) - np.asarray(other)) <= 10.0**-decimals):
            return False
    return True


def _binds(source: str) -> list[str]:
    """Return the names that a cell gives a value to, those inside of functions left out.

    >>> _binds("f = lambda x: [y for y in x]; a, b = 1, 2; import numpy")
    ['f', 'a', 'b']
    """
    names: list[str] = []
    waiting: list[ast.AST] = [*ast.parse(source).body]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif not isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.append(node.id)
            waiting = [*ast.iter_child_nodes(node), *waiting]
    return list(dict.fromkeys(names))


def _reseed(seed: int) -> None:
    """Start all common generators anew, so that no mark depends on what was marked before."""
    random.seed(seed)
    np.random.seed(seed % 2**32)  # noqa: NPY002 - the one that code without a generator of its own uses
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
    if "tensorflow" in sys.modules:
        sys.modules["tensorflow"].random.set_seed(seed)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        np.errstate(all="ignore"),
    ):
        yield


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the body when it takes longer: a student's numbers decide how long our helpers work."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _printable(text: str) -> str:
    """Return a message that may hold a student's words, short, and without what no file can hold."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = text[:1].upper() + text[1:]
    return text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + " …"


def load(root: Path, exercise: str, seed: int) -> Examiner:
    """Return the examiner of an exercise in `root`/solutions."""
    marking = (Path(root) / "solutions" / exercise / "tasks.py").read_text(encoding="utf-8")
    return Examiner(exercise, solutions.read(Path(root), exercise), marking, seed)
