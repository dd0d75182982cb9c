"""Attacks inside the kernel: on what it computes and on what it tells."""

import json
from pathlib import Path

import numpy as np
from build import (
    EXERCISE,
    MOST,
    POINTS,
    RIGHT,
    WRONG,
    Submission,
    earned,
    notebook,
    save,
)

from mlcourse import feedback


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
        sys.modules["mlcourse.feedback"] = sys.modules["mlgrading"] = sys.modules["mlcourse"] = fake
        """,
    ),
    kernel(
        "modules-none",
        "Sets modules to None, so that the grader's imports inside the kernel fail.",
        """
        import sys
        for name in ("json", "base64", "numpy", "mlcourse", "mlcourse.feedback", "mlgrading.inside.answers"):
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
            "at_least": """
                def at_least(k, d):
                    globals()["outputs"] = lambda w, X: np.where(X.sum(1) >= k, 1, -1)
                    return [0]
                """,
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
        {"flowers_apart": "flower_weights = [8, -1, 0]"},
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

KERNEL = [*SHELL, *PYTHON, *VALUES, *HELPERS]
