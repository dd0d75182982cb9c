"""Marks answers: values come out of the student's kernel, and are compared here, where the student cannot reach.

The helpers that a check cell uses run here too, on our own copy of the notebook; only what a student wrote runs there.
An answer is right when it is so on the fixed inputs that `check` shows, and on new ones that no student has seen.
"""

import ast
import contextlib
import copy
import inspect
import random
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any, cast

import nbformat
import numpy as np

from mlcourse import feedback
from mlgrading.child import remote, solutions, tasks
from mlgrading.child.graded import digest
from mlgrading.inside import values
from mlgrading.sandbox.kernel import Kernel
from mlgrading.wire import Mark, Verdict

BY_HEART = (
    "For the inputs that the check uses your answer is right, for others it is not: it must work for every "
    "input that the task allows."
)
UNREADABLE = "Your answer could not be read: the task asks for {}."
TOO_LONG = "Your answer took too long to check."
#: values that a kernel must not be asked for when they are larger: beyond this an answer is no answer to any task
LONGEST_LINE = 2_000


#: what of a given cell is run again before a check inside: all that binds names and computes nothing
_HELPERS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class _Check:
    """A check cell: its expression, what else it demands, the student's names in it, our names at that point.

    Our names are all modules, functions and classes, and such data as the check can reach: to copy a model that no
    check asks for takes as long as to mark an answer. `helpers` is the code of the imports, functions and classes in
    the given cells above it.
    """

    expression: str
    helpers: str
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
        self._drawn: dict[tuple[str, int], tuple[list, list]] = {}
        self._blank = {c.name: digest(solutions.blank(c.source)) for c in self.cells if c.kind == "answer"}
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

    def mark(self, name: str, kernel: Kernel, code: str, seconds: float = 120.0, sheet: int = 0) -> Mark:
        """Return what the answer to a task is worth, as it is in the kernel now; `code` is the answer's cell.

        `sheet` says which of the drawn inputs are used. Raises kernel.Lost when the kernel ends.
        """
        task = self.tasks[name]
        if task.draw is not None:
            self.drawn(name, sheet)  # our own time, not the student's
        try:
            with time_limit(seconds):
                return self._mark(name, kernel, code, sheet)
        except NotImplementedError:
            return Mark(Verdict.BLANK, "Not filled in yet.")
        except feedback.Unusable as problem:
            return self._without(name, code, str(problem), problem.missing)
        except (values.Malformed, MemoryError):
            return Mark(Verdict.WRONG, UNREADABLE.format(task.returns))
        except TimeoutError:
            return Mark(Verdict.WRONG, TOO_LONG)

    def _without(self, name: str, code: str, message: str, missing: bool) -> Mark:
        """Return the mark of an answer that has no value: blank where its cell is as it was handed out.

        A name without a value may be a slip of the pen, and None what a function returns that was written.
        """
        blank = missing and digest(code) == self._blank[name]
        return Mark(Verdict.BLANK if blank else Verdict.WRONG, _printable(message))

    def _mark(self, name: str, kernel: Kernel, code: str, sheet: int) -> Mark:
        full = f"{self.exercise}.{name}"
        if self.tasks[name].inside:
            kernel.run(self._checks[name].helpers)  # what the check uses in there is ours, whatever it was made into
        judgement = feedback.judge(full, self._evaluate(name, kernel, feedback.probes(full)))
        if judgement.mistake is not None:
            return Mark(Verdict.MISTAKE, judgement.message, judgement.mistake)
        if not judgement.right:
            return self._without(name, code, judgement.message, judgement.missing)
        if self.tasks[name].draw is not None and not self._right_on_new(name, kernel, sheet):
            return Mark(Verdict.WRONG, BY_HEART)
        if self._checks[name].demands is not None and (said := self._demand(name, kernel)) is not None:
            return Mark(Verdict.WRONG, _printable(said))
        return Mark(Verdict.RIGHT)

    def _run_solution(self) -> None:
        """Run our notebook once, and keep what each check cell finds."""
        given = "\n".join(cell.source for cell in self.cells if cell.kind != "answer")
        used = {node.id for node in ast.walk(ast.parse(given)) if isinstance(node, ast.Name)}
        bound: dict[str, tuple[str, ...]] = {}
        helpers: list[str] = []
        _reseed(self.seed)
        for cell, error in solutions.steps(self.cells, self._live):
            if error is not None:
                where = cell.name or repr(cell.source[:60])
                raise ValueError(f"{self.exercise}: the solution stops in {where}: {type(error).__name__}: {error}")
            if cell.kind == "answer":
                source = solutions.solution(cell.source)
                bound[cell.name] = tuple(name for name in _binds(source) if name in used)
            if cell.kind == "given":
                found = ast.parse(cell.source).body
                helpers += [ast.unparse(node) for node in found if isinstance(node, _HELPERS)]
            if cell.kind == "check":
                first, *others = ast.parse(cell.source).body
                demands = compile(ast.Module(others, []), "<check>", "exec") if others else None
                name = cell.name.removeprefix("check_")
                call = cast(ast.Call, cast(ast.Expr, first).value)  # check("exercise.task", expression)
                expression = ast.unparse(call.args[1])
                asked = [compile(expression, "<check>", "eval"), *([demands] if demands else [])]
                needed = {*reached(asked, self._live), *bound[name]}
                # Copies, since later cells may change the data.
                names = copied({n: value for n, value in self._live.items() if n in needed or _shared(value)})
                self._checks[name] = _Check(expression, "\n".join(helpers), demands, bound[name], names)
            _reseed(self.seed)

    def _prepare(self, name: str, task: tasks.Task) -> None:
        full = f"{self.exercise}.{name}"
        if not feedback.judge(full, self._ours(name, feedback.probes(full))).right:
            raise ValueError(f"{full}: the solution does not get full marks; run `make exercises`")

    def drawn(self, name: str, sheet: int) -> tuple[list, list]:
        """Return new inputs of a task and the right outputs; no two tasks, seeds or sheets share their inputs."""
        task = self.tasks[name]
        assert task.draw is not None
        if (name, sheet) not in self._drawn:
            rng = np.random.default_rng([self.seed, sheet, *name.encode()])
            calls = [task.draw(rng) for _ in range(task.probes if task.fresh is None else task.fresh)]
            inputs = [[feedback.encode(argument) for argument in call] for call in calls]
            self._drawn[name, sheet] = inputs, self._ours(name, inputs)
        return self._drawn[name, sheet]

    def _ours(self, name: str, probes: list | None) -> list:
        with self._at(name) as namespace:
            return feedback.evaluate(eval(self._checks[name].expression, namespace), probes)

    @contextlib.contextmanager
    def _at(self, name: str, kernel: Kernel | None = None) -> Iterator[dict]:
        """Put our names back to what they were at a check cell; with a kernel, the student's answers in their place."""
        check = self._checks[name]
        self._live.clear()
        replaced = check.names if kernel is not None else ()
        # Copies: a student's function may change the arrays that it is given, and the next student must not see that.
        self._live.update(copied({n: value for n, value in check.namespace.items() if n not in replaced}))
        if kernel is not None:
            for owned in check.names:
                with contextlib.suppress(NameError):
                    self._live[owned] = self._fetch(owned, kernel, check.namespace)
            inside = self.tasks[name].inside
            for helper in () if isinstance(inside, bool) else inside:
                self._live[helper] = remote.Remote(helper, kernel, check.namespace)
        _reseed(self.seed)
        with solutions.quiet():
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
        if self.tasks[name].inside is True:
            # What is no function without arguments may be called here, so that a missing name is explained.
            arguments = [feedback.decode(probe) for probe in (probes if probes is not None else [[]])]
            return feedback.evaluate(remote.replay(remote.many(kernel, check.expression, arguments, {})), probes)
        with self._at(name, kernel) as namespace:
            try:
                answer = eval(check.expression, namespace)
            except NameError as error:
                raise feedback.no_value(error) from None
            if isinstance(answer, remote.Remote) and probes is not None:
                answer = remote.replay(
                    remote.many(kernel, answer.name, [feedback.decode(p) for p in probes], namespace)
                )
            return feedback.evaluate(answer, probes)

    def _right_on_new(self, name: str, kernel: Kernel, sheet: int) -> bool:
        """Return whether the answer is right on the new inputs; what goes wrong there is not told, nor are they."""
        inputs, expected = self.drawn(name, sheet)
        try:
            fresh = self._evaluate(name, kernel, inputs)
        except (feedback.Unusable, NotImplementedError, values.Malformed):
            return False
        task = self.tasks[name]
        return same(feedback.as_asked(fresh, feedback.shapes(expected), task.exact), expected, task.decimals)

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
        if isinstance(one, str | feedback.Odd) or isinstance(other, str | feedback.Odd):
            if one != other:
                return False
        elif isinstance(one, tuple):
            if not same(list(one), list(other), decimals):
                return False
        elif not np.all(np.abs(np.asarray(one) - np.asarray(other)) <= 10.0**-decimals):
            return False
    return True


#: what is never copied: it holds no data of ours, or cannot be changed
_SHARED = (ModuleType, FunctionType, BuiltinFunctionType, type)


def _shared(value: object) -> bool:
    return isinstance(value, _SHARED)


def reached(codes: list[CodeType], namespace: dict[str, Any]) -> set[str]:
    """Return the names that code uses, and those that the functions and classes of a namespace use which it can call.

    >>> space = {}
    >>> exec("def f(x): return [g(x) for _ in data]\\ndef g(x): return x + more", space)
    >>> sorted(reached([compile("f(1)", "", "eval")], space))
    ['data', 'f', 'g', 'more']
    """
    found: set[str] = set()
    # Whatever objects there are may have methods of the notebook's own classes.
    kinds = [kind for kind in namespace.values() if isinstance(kind, type) and kind.__module__ == "__main__"]
    waiting = [*codes, *(code for kind in kinds for method in vars(kind).values() for code in _codes(method))]
    while waiting:
        code = waiting.pop()
        waiting += [part for part in code.co_consts if isinstance(part, CodeType)]
        for name in set(code.co_names) - found:
            found.add(name)
            waiting += _codes(namespace.get(name))
    return found


def _codes(value: object) -> list[CodeType]:
    """Return the code of a function, and of the functions that it or its decorator has closed over."""
    value = value.__func__ if isinstance(value, classmethod) else getattr(value, "fget", value)
    value = inspect.unwrap(value) if callable(value) else value
    if not isinstance(value, FunctionType):
        return []
    kept = [cell.cell_contents for cell in value.__closure__ or ()]
    return [value.__code__, *(code for one in kept if isinstance(one, FunctionType) for code in _codes(one))]


def copied(namespace: dict[str, Any]) -> dict[str, Any]:
    """Return names with copies of their values, as far as those can be copied; what shares data still does.

    >>> a = np.zeros(2)
    >>> new = copied({"a": a, "b": [a], "sum": sum})
    >>> new["a"] is a, new["b"][0] is new["a"], new["sum"] is sum
    (False, True, True)
    """
    memo: dict[int, Any] = {}
    made = {}
    for name, value in namespace.items():
        made[name] = value
        if not name.startswith("__") and not _shared(value) and "tensorflow" not in type(value).__module__:
            with contextlib.suppress(Exception):  # such as a generator: what cannot be copied is kept
                made[name] = copy.deepcopy(value, memo)
    return made


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
def time_limit(seconds: float) -> Iterator[None]:
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
