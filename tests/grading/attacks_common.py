"""What can be tried in the kernel of any exercise: how cells run, what Python and the libraries do, odd values.

`attacks_kernel` hands each of them in alone, to `perceptron`; `test_attacks_everywhere` several together, to every
exercise. Students' code is text here and is never run by importing this.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trick:
    """Code for a cell after the setup, and why somebody would try it; with `value`, what the answers then are.

    `flagged` says whether the result must carry a flag when this is all that was done; None: either.
    """

    name: str
    why: str
    code: str
    value: str = ""
    flagged: bool | None = None


#: what a cell turns into before it runs, and what becomes of its errors
CELLS = (
    Trick(
        "input-transformer",
        "Empties every cell with a check in it before it runs, so that nothing fails.",
        """
        lines = get_ipython().input_transformers_cleanup
        lines.append(lambda cell: ["pass\\n"] if any("check" in line for line in cell) else cell)
        """,
        flagged=True,
    ),
    Trick(
        "input-transformer-post",
        "Rewrites the grader's code after IPython has read it.",
        """
        def tame(lines):
            return [line.replace("raise ", "pass # ").replace("assert ", "True or ") for line in lines]
        get_ipython().input_transformers_post.append(tame)
        """,
    ),
    Trick(
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
    Trick(
        "silent-traceback",
        "Hides tracebacks, so that an error has no output.",
        """
        shell = get_ipython()
        shell.showtraceback = shell.showsyntaxerror = shell._showtraceback = lambda *words, **options: None
        """,
    ),
    Trick(
        "custom-exception",
        "A handler of its own swallows every exception.",
        """
        get_ipython().set_custom_exc((BaseException,), lambda *words, **options: [])
        """,
    ),
    Trick(
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
    Trick(
        "success-always",
        "ExecutionResult.success is always True.",
        """
        from IPython.core import interactiveshell
        interactiveshell.ExecutionResult.success = property(lambda self: True)
        """,
    ),
    Trick(
        "next-input",
        "Asks the front end, by payload, to replace the next cell.",
        """
        get_ipython().set_next_input("check = print", replace=True)
        get_ipython().payload_manager.write_payload({"source": "page", "data": {"text/plain": "16"}, "start": 0})
        """,
    ),
    Trick(
        "magics",
        "Replaces magics and system calls that a grader may use.",
        """
        shell = get_ipython()
        shell.run_line_magic = shell.run_cell_magic = lambda *words, **options: True
        shell.system = shell.getoutput = lambda *words, **options: "correct."
        """,
    ),
)

#: what the shell answers
SHELL = (
    Trick(
        "run-cell",
        "Replaces run_cell: every later cell succeeds without running.",
        """
        from IPython.core.interactiveshell import ExecutionResult
        get_ipython().run_cell = lambda *words, **options: ExecutionResult(None)
        """,
    ),
    Trick(
        "should-run-async",
        "Sends cells down the path where run_cell was replaced.",
        """
        from IPython.core.interactiveshell import ExecutionResult
        shell = get_ipython()
        shell.should_run_async = lambda *words, **options: False
        shell.run_cell = lambda *words, **options: ExecutionResult(None)
        """,
    ),
    Trick(
        "run-code",
        "Replaces run_code: it says that there was no error.",
        """
        async def run_code(compiled, result=None, *, async_=False):
            return False
        get_ipython().run_code = run_code
        """,
    ),
    Trick(
        "run-ast-nodes",
        "Replaces run_ast_nodes, one step below run_cell_async.",
        """
        async def run_ast_nodes(nodes, name, *words, **options):
            return False
        get_ipython().run_ast_nodes = run_ast_nodes
        """,
    ),
    Trick(
        "do-execute",
        "Replaces the kernel's do_execute: it replies ok at once.",
        """
        async def do_execute(*words, **options):
            return {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
        get_ipython().kernel.do_execute = do_execute
        """,
    ),
    Trick(
        "user-expressions",
        "Replaces user_expressions: every expression is True.",
        """
        fine = {"status": "ok", "metadata": {}, "data": {"text/plain": "True"}}
        get_ipython().user_expressions = lambda wanted: dict.fromkeys(wanted, fine)
        """,
        flagged=True,
    ),
    Trick(
        "user-expressions-lie",
        "Answers what it was asked with the text of the question.",
        """
        def echo(wanted):
            return {k: {"status": "ok", "metadata": {}, "data": {"text/plain": repr(v)}} for k, v in wanted.items()}
        get_ipython().user_expressions = echo
        """,
    ),
    Trick(
        "display-formatter",
        "Formatters show every array, list and number as True.",
        """
        show = get_ipython().display_formatter.formatters["text/plain"]
        for kind in (np.ndarray, list, tuple, float, int, str, bool):
            show.for_type(kind, lambda value, printer, cycle: printer.text("True"))
        """,
    ),
    Trick(
        "display-hook-replaced",
        "Replaces the display hook: every value shown is 999.",
        """
        import sys
        shown = sys.displayhook
        sys.displayhook = lambda value: shown(999)
        """,
    ),
    Trick(
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
)

#: what ends the notebook or takes until the deadline, so that nothing tried beside it would be seen
ALONE = (
    Trick("generator", "Generators and iterators without end.", "import itertools", "itertools.count()"),
    Trick(
        "builtins-isinstance",
        "isinstance and issubclass are always True.",
        """
        import builtins
        builtins.isinstance = builtins.issubclass = lambda *words: True
        """,
    ),
    Trick(
        "builtins-all",
        "all, any and bool are always True, abs and sum always 0.",
        """
        import builtins
        builtins.all = builtins.any = builtins.bool = lambda *words: True
        builtins.abs = builtins.sum = builtins.max = lambda *words, **options: 0
        """,
    ),
    Trick(
        "builtins-eval",
        "eval, exec and compile run something else.",
        """
        import builtins
        builtins.eval = builtins.exec = lambda *words, **options: True
        builtins.compile = lambda *words, **options: "pass"
        """,
    ),
    Trick(
        "builtins-errors",
        "AssertionError and ValueError become classes that cannot be raised.",
        """
        import builtins
        builtins.AssertionError = builtins.ValueError = builtins.TypeError = str
        """,
    ),
    Trick(
        "builtins-type",
        "type, getattr and hasattr lie.",
        """
        import builtins
        builtins.type = lambda *words: float
        builtins.getattr = lambda *words: 0
        builtins.hasattr = lambda *words: False
        """,
    ),
    Trick(
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
    Trick(
        "json",
        "json writes and reads whatever suits: expected becomes given.",
        """
        import json
        json.loads = lambda *words, **options: {"value": None}
        json.dumps = lambda *words, **options: '{"value": true, "score": 16}'
        json.JSONEncoder.encode = json.JSONEncoder.default = json.dumps
        """,
    ),
    Trick(
        "modules-none",
        "Sets modules to None, so that the grader's imports inside the kernel fail.",
        """
        import sys
        for name in ("json", "base64", "numpy", "mlcourse", "mlcourse.feedback", "mlgrading.inside.answers"):
            sys.modules[name] = None
        """,
    ),
    Trick(
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
    Trick(
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
        "Endless()",
    ),
    Trick(
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
    Trick(
        "execute-request",
        "Replaces the handler of execute requests, which never answers again.",
        """
        async def ignore(*words, **options):
            pass
        get_ipython().kernel.shell_handlers["execute_request"] = ignore
        """,
    ),
    Trick(
        "small-integers",
        "Overwrites the integer -1 in memory, so that -1 equals 1 in this process.",
        """
        import ctypes
        ctypes.memmove(id(-1) + 16, id(1) + 16, 16)
        """,
    ),
)

#: what NumPy, the standard library and the feedback of the course do
LIBRARIES = (
    Trick(
        "numpy-testing",
        "numpy's assertions do nothing, comparisons are True.",
        """
        for name in dir(np.testing):
            if name.startswith("assert"):
                setattr(np.testing, name, lambda *words, **options: None)
        np.allclose = np.isclose = np.array_equal = np.array_equiv = lambda *words, **options: True
        """,
    ),
    Trick(
        "numpy-where",
        "np.where gives what the gate should, whatever the weights are: the given helper calls it.",
        """
        where = np.where
        np.where = lambda test, *words: np.array([-1, -1, 1, -1]) if np.shape(test) == (4,) else where(test, *words)
        """,
    ),
    Trick(
        "numpy-asarray",
        "np.asarray and np.array replaced, so that every value comes out as what was given last.",
        """
        kept = np.array([-1.0, -1.0, 1.0, -1.0])
        np.asarray = np.array = np.ascontiguousarray = lambda *words, **options: kept
        """,
    ),
    Trick(
        "numpy-functions",
        "Rounding and hashing meet constants: np.rint, np.isnan, np.shape.",
        """
        np.rint = lambda *words: np.zeros(4)
        np.isnan = np.isinf = lambda *words: np.zeros(1, bool)
        np.shape = lambda *words: (4,)
        """,
    ),
    Trick(
        "codecs",
        "base64, struct and pickle write constants.",
        """
        import base64, pickle, struct
        base64.b64encode = lambda *words, **options: b"AAAA"
        struct.pack = lambda *words: bytes(8)
        pickle.dumps = lambda *words, **options: b"cos\\nsystem\\n(S'true'\\ntR."
        """,
    ),
    Trick(
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
    Trick(
        "operator",
        "operator, math and copy lie, for graders that use them inside the kernel.",
        """
        import copy, math, operator
        operator.eq = math.isclose = lambda *words, **options: True
        copy.deepcopy = copy.copy = lambda value, *words: None
        """,
    ),
    Trick(
        "feedback-check",
        "Replaces check and what it is made of in the package.",
        """
        from mlcourse import feedback
        feedback.check = check = lambda task, answer: print("Correct.")
        feedback.diagnose = lambda task, answer: None
        """,
    ),
    Trick(
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
    Trick(
        "feedback-entry",
        "Poisons the cached fingerprints: every mistake counts as right.",
        """
        from mlcourse import feedback
        for path in feedback.FINGERPRINTS.glob("*.json"):
            for entry in feedback._file(path.stem).values():
                entry["right"] = next(iter(entry["wrong"]))
        feedback.fingerprint = lambda task, outputs, decimals: feedback._entry(task)["right"]
        """,
    ),
)

#: what an import finds
MODULES = (
    Trick(
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
    Trick(
        "modules",
        "Swaps modules in sys.modules for ones that agree.",
        """
        import sys, types
        fake = types.ModuleType("mlcourse.feedback")
        fake.check = fake.diagnose = lambda task, answer: print("Correct.")
        sys.modules["mlcourse.feedback"] = sys.modules["mlgrading"] = sys.modules["mlcourse"] = fake
        """,
    ),
    Trick(
        "shadow-mlcourse",
        "Writes a package mlcourse whose check is print, and purges the real one.",
        """
        import sys
        from pathlib import Path
        Path("mlcourse").mkdir()
        for name in ("__init__", "_answers", "_fingerprints", "_progress", "feedback", "datasets"):
            Path(f"mlcourse/{name}.py").write_text("check = diagnose = print\\n")
        sys.path.insert(0, "")
        for name in [n for n in sys.modules if n.startswith("mlcourse")]:
            del sys.modules[name]
        from mlcourse.feedback import check
        """,
    ),
    Trick(
        "shadow-json",
        "Writes json.py, base64.py and sitecustomize.py beside the notebook.",
        """
        from pathlib import Path
        for name in ("json", "base64", "sitecustomize", "usercustomize", "traceback"):
            Path(f"{name}.py").write_text("loads = dumps = b64encode = lambda *w, **o: 'true'\\n")
        """,
    ),
)

#: what runs between the cells
BACKGROUND = (
    Trick(
        "recursion-limit",
        "A recursion limit so low that the grader's own calls fail.",
        """
        import sys
        sys.setrecursionlimit(60)
        """,
    ),
    Trick(
        "atexit",
        "Leaves functions that run when the kernel ends and write scores.",
        """
        import atexit, json
        from pathlib import Path
        atexit.register(lambda: Path("result.json").write_text(json.dumps({"score": 16, "status": "graded"})))
        atexit.register(print, "Correct.")
        """,
    ),
    Trick(
        "threads",
        "A thread that keeps changing names while others read them.",
        """
        import threading, time
        def change():
            while True:
                globals().update(weights=np.random.randn(3) * 0, prediction=[1, 1, 1, 1], check=print, truth="a")
                time.sleep(1e-4)
        threading.Thread(target=change, daemon=True).start()
        """,
    ),
    Trick(
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
    Trick(
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
)

#: the packs whose tricks can be tried together
TOGETHER = {
    "what a cell turns into before it runs, and what becomes of its errors": CELLS,
    "what the shell answers": SHELL,
    "what NumPy, the standard library and the feedback of the course do": LIBRARIES,
    "what an import finds": MODULES,
    "what runs between the cells": BACKGROUND,
}

#: answers that are no answers
VALUES = (
    Trick("text-correct", "The word that a right answer is told by.", "", "'correct'"),
    Trick("large-number", "A number that rounding to some decimals makes infinite.", "", "1e306"),
    Trick("large-array", "An array that takes much memory to look at.", "", "np.zeros((3, 766_666), np.int8)"),
    Trick(
        "equal-object",
        "Objects that equal everything: 4 of 7 points in plain nbgrader.",
        """
        class Equal:
            __eq__ = __le__ = __ge__ = __bool__ = lambda self, *other: True
            __ne__ = __lt__ = __gt__ = lambda self, other: False
            __sub__ = __rsub__ = __abs__ = __mul__ = __getitem__ = lambda self, *other: self
            __hash__ = lambda self: 0
        """,
        "Equal()",
    ),
    Trick(
        "array-object",
        "An object whose __array__ has no elements: nothing in it differs from the right answer.",
        """
        class Nothing:
            def __array__(self, dtype=None, copy=None):
                return np.zeros(0, dtype)
        """,
        "Nothing()",
    ),
    Trick(
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
        "Taken()",
    ),
    Trick("empty", "Empty arrays: a comparison of nothing is true.", "", "np.zeros(0)"),
    Trick("nan", "NaN everywhere: `abs(a - b) > tolerance` is false for it.", "", "np.full(3, np.nan)"),
    Trick("infinite", "Infinity everywhere: inf - inf is NaN.", "", "[np.inf, -np.inf, np.inf]"),
    Trick(
        "float-object",
        "__float__, __index__ and __int__ give another value each time.",
        """
        class Lucky(float):
            def __float__(self):
                return float(np.random.randn())
            __int__ = __index__ = lambda self: int(np.random.randint(9))
            __round__ = __trunc__ = lambda self, *digits: 0
        """,
        "Lucky('nan')",
    ),
    Trick(
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
        "np.zeros(3).view(Liar)",
    ),
    Trick(
        "array-matrix",
        "np.matrix never loses an axis, so a careless comparison broadcasts.",
        "",
        "np.matrix([[0.0], [0.0], [0.0]])",
    ),
    Trick(
        "array-objects",
        "Object arrays hold things that claim to be equal.",
        """
        class Equal:
            __eq__ = lambda self, other: True
            __hash__ = lambda self: 0
        """,
        "np.array([Equal()] * 4, dtype=object)",
    ),
    Trick(
        "text-lies",
        "A text subclass that equals every letter.",
        """
        class Letter(str):
            __eq__ = __contains__ = lambda self, other: True
            __ne__ = lambda self, other: False
            __hash__ = lambda self: hash("b")
            strip = lower = __str__ = __format__ = lambda self, *words: self
        """,
        "Letter('a')",
    ),
    Trick(
        "class-lies",
        "An object whose __class__ says that it is an array.",
        """
        class Array:
            __class__ = np.ndarray
            shape, ndim, size = (4,), 1, 4
            def __getattr__(self, name):
                return lambda *words, **options: True
        """,
        "Array()",
    ),
    Trick(
        "repr",
        "A repr that breaks out of text or JSON: never evaluate what comes out.",
        """
        class Broken:
            def __repr__(self):
                return '"}], "score": 16, "verdict": "right"} __import__("os").abort() #'
        """,
        "Broken()",
    ),
    Trick(
        "pickle",
        "An object that runs a command when it is unpickled.",
        """
        class Trap:
            def __reduce__(self):
                return exec, ("raise SystemExit('unpickled')",)
        """,
        "Trap()",
    ),
    Trick(
        "mapping",
        "Dictionaries with the fields of a result.",
        "",
        "{'value': True, 'right': True, 'score': 16, '__class__': 'array'}",
    ),
    Trick(
        "nested",
        "A list nested deeper than any recursion.",
        """
        deep = []
        for _ in range(100_000):
            deep = [deep]
        """,
        "deep",
    ),
    Trick("nested-itself", "A list that holds itself.", "ring = []\nring.append(ring)", "ring"),
    Trick("huge-number", "Integers of a million digits.", "huge = 1 << 4_000_000", "huge"),
    Trick(
        "surrogates",
        "Text that is not Unicode: writing the result as UTF-8 may fail.",
        """
        print("\\ud800 \\x00 \\x1b[31m \\u202e")
        raise ValueError("\\udfff")
        """,
        "'\\ud800'",
    ),
    Trick("formula", "A formula for the spreadsheet that opens grades.csv.", "", """'=cmd|" /C calc"!A0'"""),
    Trick(
        "script",
        "Scripts in outputs and error messages, for whoever opens the feedback.",
        """
        from IPython.display import HTML, Javascript, display
        display(HTML("<script>document.title = 'taken over'</script>"), Javascript("document.title = 'taken over'"))
        raise ValueError("</pre><script>document.title = 'taken over'</script>")
        """,
        "'</pre><script>document.title = 1</script>'",
    ),
    Trick(
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
        "Call()",
    ),
)
