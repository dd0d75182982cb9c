"""Honest submissions to the exercise `perceptron`, some of them odd, each with the points it must get to the point.

None may be flagged, other than for answers that are identical to another student's.
"""

import base64
import copy
import itertools
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from build import (
    CATALOGUED,
    EXERCISE,
    FILE,
    MOST,
    POINTS,
    RIGHT,
    WRONG,
    Submission,
    extra,
    find,
    notebook,
    save,
    stream,
    text,
    zipped,
)


def honest(
    name: str, why: str, answers: dict | None = None, score: float = MOST, edit: Callable | None = None, **places
) -> Submission:
    """A submission with these answers, all others right, and what `notebook` and `edit` add to it."""

    def build(folder: Path) -> None:
        made = notebook(RIGHT | (answers or {}), **places)
        changed = edit(made) if edit else None
        save(folder, changed if isinstance(changed, dict) else made)

    return Submission(f"honest-{name}", "honest", build, score, why, flagged=False)


def filed(name: str, why: str, build: Callable[[Path], None], score: float = MOST) -> Submission:
    """A submission whose files `build` writes."""
    return Submission(f"honest-{name}", "honest", build, score, why, flagged=False)


def only(task: str) -> Submission:
    """A submission in which this task alone was done."""
    return Submission(
        f"honest-only-{task.replace('_', '-')}",
        "honest",
        lambda folder: save(folder, notebook({task: RIGHT[task]})),
        POINTS[task],
        "One answer, the other cells as they were released.",
        flagged=False,
        tasks=dict.fromkeys(POINTS, 0) | {task: POINTS[task]},
    )


def other(task: str, number: int, answer: str) -> Submission:
    """A submission with another right answer; its name sorts behind the attacks', so that it meets what they left."""
    return Submission(
        f"other-{task.replace('_', '-')}-{number}",
        "honest",
        lambda folder: save(folder, notebook(RIGHT | {task: answer})),
        MOST,
        "Another right answer, after everything that was tried before.",
        flagged=False,
        tasks=dict(POINTS),
    )


PLAIN = [
    honest("all-right", "The solution."),
    filed("blank", "The exercise as it was released.", lambda folder: save(folder, notebook()), 0),
    filed("all-wrong", "A known mistake in every task.", lambda folder: save(folder, notebook(WRONG)), 0),
    honest("half", "Four right, three wrong.", {t: WRONG[t] for t in ("at_least", "by_hand", "all_samples")}, 10),
    honest("nothing-in-cells", "Answer cells emptied.", dict.fromkeys(RIGHT, ""), 0),
    honest(
        "none",
        "Functions with `pass`, names with None.",
        {
            "and_not": "weights = None",
            "at_least": "def at_least(k, d):\n    pass",
            "by_hand": "s = output = distance = None",
            "same_side": "def same_side(a, b, w):\n    pass",
            "recoded": "prediction = ...",
            "flowers_apart": "flower_weights = None",
            "all_samples": "truth = None",
        },
        0,
    ),
    *map(only, POINTS),
    *(other(name, n, answer) for name, task in CATALOGUED.items() for n, answer in enumerate(task.right)),
]

LOUD = """
import logging, sys, warnings
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, force=True)
def noisy(value):
    logging.warning("in my function")
    warnings.warn("this may overflow")
    print("value", value, file=sys.stderr)
    return value
"""

OUTPUT = [
    honest(
        "warnings",
        "NumPy warns on stderr: plain nbgrader takes the points.",
        {
            "same_side": "def same_side(a, b, w):\n    np.float64(1) / np.float64(0), np.log(np.zeros(2))\n"
            "    return np.sign(np.dot(w[1:], a) + w[0]) == np.sign(np.dot(w[1:], b) + w[0])"
        },
    ),
    honest(
        "stderr",
        "Functions that log, warn and write to stderr.",
        {"at_least": "def at_least(k, d):\n    return noisy(np.array([0.5 - k] + [1.0] * d))"},
        first=LOUD,
    ),
    honest(
        "logging",
        "Every library logs at the level DEBUG.",
        first="import logging\nlogging.basicConfig(level=logging.DEBUG, force=True)",
    ),
    honest(
        "progress-bar",
        "A search with a progress bar on stderr.",
        {
            "flowers_apart": """
        from tqdm import tqdm
        for bias in tqdm(np.arange(0.5, 5, 0.5)):
            flower_weights = np.array([bias, -1.0, 0.0])
            if (outputs(flower_weights, petals) == np.where(flowers.y == 0, 1, -1)).all():
                break
        """
        },
    ),
    honest(
        "prints",
        "Answers that print.",
        {
            "at_least": """
                def at_least(k, d):
                    print("k", k, "d", d)
                    w = np.array([-(k - 0.5)] + [1.0] * d)
                    print(w)
                    return w
                """,
            "all_samples": "truth = 'fttft'\nprint('I say', truth)\ntruth",
        },
    ),
    honest(
        "values-shown",
        "Answer cells that end in a value, which is then an output.",
        {"and_not": "weights = [-0.5, 1.0, -1.0]\nweights", "recoded": "prediction = [-1, -1, -1, 1]\nprediction"},
    ),
    honest(
        "figures",
        "Figures, some left open, saved and shown.",
        first="""
        %matplotlib inline
        import matplotlib.pyplot as plt
        for _ in range(3):
            plt.figure()
            plt.plot(np.random.randn(1000))
        plt.savefig("figure.png")
        plt.show()
        """,
    ),
    honest(
        "display",
        "display with text, HTML and updates.",
        first="""
        from IPython.display import HTML, Markdown, display
        handle = display(HTML("<b>bold</b>"), Markdown("*text*"), display_id=True)
        handle.update("new")
        display(np.eye(3), {"a": 1})
        """,
    ),
    honest(
        "much-output",
        "Half a megabyte of ordinary output.",
        last="for i in range(20_000):\n    print('step', i, 'loss', 1 / (i + 1))",
    ),
    honest(
        "capture",
        "Output captured by a cell magic.",
        {"and_not": "%%capture said\nweights = [-0.5, 1.0, -1.0]\nprint(weights)"},
    ),
    honest(
        "timed", "A cell magic that measures time.", {"flowers_apart": "%%time\nflower_weights = [3.3, -1.0, -1.0]"}
    ),
    honest(
        "timeit",
        "A line magic that calls the answer many times.",
        after={"at_least": "%timeit -n 5 -r 2 at_least(2, 3)"},
    ),
    honest("shell", "Shell commands in the notebook.", first="!ls\nfiles = !pwd\n%pwd"),
    honest(
        "clear-output",
        "Clears its output as it goes.",
        first="""
        from IPython.display import clear_output
        for i in range(5):
            print(i)
            clear_output(wait=True)
        """,
    ),
    honest(
        "stdout-replaced",
        "Redirects its output for a while.",
        first="""
        import contextlib, io
        with contextlib.redirect_stdout(io.StringIO()) as said:
            print("inside")
        """,
    ),
]

TYPES = [
    honest(
        "float16",
        "Short floats.",
        {
            "and_not": "weights = np.array([-0.5, 1, -1], dtype=np.float16)",
            "at_least": "def at_least(k, d):\n    return np.array([0.5 - k] + [1.0] * d, dtype=np.float16)",
            "recoded": "prediction = np.array([-1, -1, -1, 1], dtype=np.float16)",
        },
    ),
    honest(
        "float32",
        "Single precision: 3.2 is 3.2000000477.",
        {
            "by_hand": "s, output, distance = np.float32(-16), np.float32(-1), np.float32(3.2)",
            "flowers_apart": "flower_weights = np.array([3.3, -1, -1], dtype=np.float32)",
        },
    ),
    honest(
        "integers",
        "Integers of all kinds.",
        {
            "and_not": "weights = [-1, 1, -1]",
            "recoded": "prediction = np.array([-1, -1, -1, 1], dtype=np.int8)",
            "by_hand": "s, output, distance = np.int64(-16), int('-1'), 16 / 5",
        },
    ),
    honest(
        "lists",
        "Lists and tuples for arrays.",
        {
            "at_least": "def at_least(k, d):\n    return tuple([0.5 - k] + [1] * d)",
            "recoded": "prediction = (-1, -1, -1, 1)",
            "flowers_apart": "flower_weights = (2.5, -1, 0)",
        },
    ),
    honest(
        "subclass",
        "A harmless subclass of ndarray.",
        {
            "and_not": """
        class Weights(np.ndarray):
            "Weights with the bias first."
        weights = np.array([-0.5, 1.0, -1.0]).view(Weights)
        """,
            "recoded": "prediction = np.ma.array([-1, -1, -1, 1])",
        },
    ),
    honest(
        "exact-numbers",
        "Fractions and decimals, which the given helper turns into floats.",
        {
            "and_not": """
        from fractions import Fraction
        weights = [Fraction(-1, 2), Fraction(1), Fraction(-1)]
        """,
            "at_least": """
                from decimal import Decimal
                def at_least(k, d):
                    return [Decimal(1) / 2 - k] + [Decimal(1)] * d
                """,
        },
    ),
    honest(
        "array-module",
        "Arrays and ranges of the standard library.",
        {
            "and_not": "from array import array\nweights = array('d', [-0.5, 1, -1])",
            "recoded": "prediction = array('b', [-1, -1, -1, 1])",
        },
    ),
    honest(
        "booleans",
        "Truth values as Python's, NumPy's and numbers.",
        {
            "same_side": """
                def same_side(a, b, w):
                    side = [int(np.dot(w[1:], p) + w[0] > 0) for p in (a, b)]
                    return int(side[0] == side[1])
                """
        },
    ),
    honest(
        "booleans-numpy",
        "An array without axes for a truth value.",
        {
            "same_side": """
                def same_side(a, b, w):
                    d = np.array([a, b]) @ w[1:] + w[0]
                    return np.array(d[0] * d[1] > 0)
                """
        },
    ),
    honest("text", "NumPy's text, with blanks around the letters.", {"all_samples": "truth = np.str_(' fttft ')"}),
    honest(
        "order-and-strides",
        "Arrays that are views: reversed, of every second element, read-only.",
        {
            "recoded": "prediction = np.array([1, -1, -1, -1])[::-1]\nprediction.setflags(write=False)",
            "flowers_apart": "flower_weights = np.array([3.3, 0, -1.0, 0, -1.0, 0])[::2]",
            "and_not": "weights = np.array([-0.5, 1, -1], dtype='>f8')",
        },
    ),
    honest(
        "scalars",
        "Arrays without axes among the numbers.",
        {"by_hand": "s, output, distance = np.array(-16), np.array(-1.0), np.array(3.2)"},
    ),
    honest(
        "almost",
        "The last bits of arithmetic differ.",
        {"by_hand": "s, output, distance = -16 + 1e-12, -1, 3.2 - 1e-13"},
    ),
]

STYLE = [
    honest(
        "slow",
        "A second for an answer, and a little for each call.",
        {
            "by_hand": "import time\ntime.sleep(1)\ns, output, distance = -16, -1, 3.2",
            "at_least": "def at_least(k, d):\n    time.sleep(0.05)\n    return np.array([0.5 - k] + [1.0] * d)",
        },
        first="import time",
    ),
    honest(
        "global-state",
        "Functions that keep counts in global names.",
        {
            "at_least": """
        calls = 0
        def at_least(k, d):
            global calls
            calls += 1
            return np.array([0.5 - k] + [1.0] * d)
        """
        },
    ),
    honest(
        "helpers",
        "Helper functions in cells of their own.",
        {"same_side": "def same_side(a, b, w):\n    return side(a, w) == side(b, w)"},
        before={"same_side": "def side(p, w):\n    return np.sign(np.dot(w[1:], p) + w[0])"},
    ),
    honest(
        "unicode",
        "Names with letters of other alphabets.",
        {"and_not": "größe = 1.0\nθ = -größe / 2\nweights = [θ, größe, -größe]  # Schwelle θ, 閾値"},
    ),
    honest(
        "typed",
        "Type hints, a dataclass, a frozen one.",
        {
            "at_least": """
        from dataclasses import dataclass
        @dataclass(frozen=True)
        class Committee:
            k: int
            d: int
            def weights(self) -> np.ndarray:
                return np.array([0.5 - self.k, *[1.0] * self.d])
        def at_least(k: int, d: int) -> np.ndarray:
            return Committee(k, d).weights()
        """
        },
    ),
    honest(
        "lambdas",
        "Lambdas for functions.",
        {
            "at_least": "at_least = lambda k, d: np.array([0.5 - k] + [1.0] * d)",
            "same_side": "same_side = lambda a, b, w: (np.dot(w[1:], a) + w[0] > 0) == (np.dot(w[1:], b) + w[0] > 0)",
        },
    ),
    honest(
        "callables",
        "A partial function and an object that can be called.",
        {
            "at_least": """
        from functools import partial
        def build(value, k, d):
            return np.array([value - k] + [1.0] * d)
        at_least = partial(build, 0.5)
        """,
            "same_side": """
        class Side:
            def __call__(self, a, b, w):
                return bool(np.prod([np.dot(w[1:], p) + w[0] for p in (a, b)]) > 0)
        same_side = Side()
        """,
        },
    ),
    honest(
        "decorated",
        "Cached and decorated functions.",
        {
            "at_least": """
                import functools
                @functools.cache
                def at_least(k, d):
                    return np.array([0.5 - k] + [1.0] * d)
                """
        },
    ),
    honest(
        "recursion",
        "A recursive function, and a higher recursion limit.",
        {
            "at_least": """
        import sys
        sys.setrecursionlimit(5000)
        def ones(d):
            return [] if d == 0 else [1.0] + ones(d - 1)
        def at_least(k, d):
            return [0.5 - k] + ones(d)
        """
        },
    ),
    honest(
        "other-names",
        "Other names for the arguments, and defaults.",
        {
            "at_least": """
                def at_least(votes, members=3, scale=2.0):
                    return np.array([scale * (0.5 - votes)] + [scale] * members)
                """
        },
    ),
    honest(
        "arguments-altered",
        "A function that alters its own copies of the arguments, and the lists it was given.",
        {
            "same_side": """
        def same_side(a, b, w):
            a, b = list(a), list(b)
            a.insert(0, 1), b.insert(0, 1)
            return (np.dot(a, w) > 0) == (np.dot(b, w) > 0)
        """
        },
    ),
    honest(
        "seeds",
        "Seeds and draws from NumPy's common generator, before and in answers.",
        {
            "at_least": """
                def at_least(k, d):
                    np.random.seed(0)
                    return np.array([0.5 - k] + [1.0] * d) * np.random.uniform(1, 2)
                """
        },
        first="import random\nnp.random.seed(1)\nrandom.seed(1)\nnp.random.randn(5)",
    ),
    honest(
        "settings",
        "NumPy's settings changed: printing, and errors for overflow.",
        first="np.set_printoptions(precision=1, threshold=2, suppress=True)\nnp.seterr(all='raise')",
    ),
    honest(
        "warnings-as-errors", "Warnings turned into errors.", first="import warnings\nwarnings.simplefilter('error')"
    ),
    honest(
        "name-clash",
        "Uses the name of a given array for something else, after its own check.",
        {"by_hand": "inputs = (1, 2, 3)\ns = np.dot([-10, 3, -4], inputs)\noutput, distance = -1, abs(s) / 5"},
    ),
    honest(
        "helper-again",
        "Writes the given helper once more, in its own way, and right.",
        {
            "and_not": """
                def outputs(w, X):
                    return np.array([1 if w[0] + np.dot(w[1:], x) >= 0 else -1 for x in X])
                weights = [-0.5, 1, -1]
                """
        },
    ),
    honest(
        "numpy-again",
        "Imports NumPy under other names and everything from it.",
        first="import numpy\nimport numpy as xp\nfrom numpy import *\nfrom math import *",
    ),
    honest(
        "threads",
        "A pool of threads in an answer.",
        {
            "at_least": """
        from concurrent.futures import ThreadPoolExecutor
        def at_least(k, d):
            with ThreadPoolExecutor(2) as pool:
                return np.array([0.5 - k, *pool.map(float, [1] * d)])
        """
        },
    ),
    honest(
        "await",
        "Top-level await.",
        {"by_hand": "import asyncio\nawait asyncio.sleep(0.01)\ns, output, distance = -16, -1, 3.2"},
    ),
    honest(
        "files",
        "Writes files into the working and home directory and reads them back.",
        {
            "flowers_apart": """
        from pathlib import Path
        np.savetxt("w.txt", [2.5, -1, 0])
        (Path.home() / "w.txt").write_text(Path("w.txt").read_text())
        flower_weights = np.loadtxt(Path.home() / "w.txt")
        """
        },
    ),
    honest(
        "directory",
        "Changes the working directory.",
        first="import os\nos.makedirs('work', exist_ok=True)\nos.chdir('work')",
    ),
    honest(
        "input",
        "Asks for input in a cell of its own: an error, never a wait.",
        before={"by_hand": "name = input('your name? ')"},
    ),
    honest(
        "command",
        "Starts a program.",
        first="import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'print(1)'], check=True)",
    ),
    honest(
        "error-in-extra-cell",
        "An error in a cell that is not graded.",
        before={"recoded": "1 / 0"},
        first="undefined_name",
    ),
    honest("syntax-in-extra-cell", "Notes in a code cell.", first="my idea: the bias must be negative (see page 3)"),
    honest(
        "many-cells",
        "Two hundred cells of trying.",
        edit=lambda made: made.cells.extend(extra(f"x = {n}\nx", id=f"try-{n}") for n in range(200)),
    ),
    honest(
        "answer-below",
        "The answer stands in a cell of its own below the blank one.",
        {"and_not": "pass"},
        after={"and_not": "weights = [-0.5, 1.0, -1.0]"},
    ),
    honest(
        "answer-raises",
        "One answer stops with an error when it is defined.",
        {"same_side": "def same_side(a, b, w):\n    return a @ w\n\n\nsame_side = undefined"},
        MOST - POINTS["same_side"],
    ),
    honest(
        "answer-syntax",
        "One answer is not Python.",
        {"same_side": "def same_side(a, b, w)\n    return True"},
        MOST - POINTS["same_side"],
    ),
    honest(
        "answer-fails",
        "One answer stops with an error when it is called.",
        {"at_least": "def at_least(k, d):\n    return np.array([1, 2]) @ np.array([1, 2, 3])"},
        MOST - POINTS["at_least"],
    ),
    honest(
        "answer-late",
        "An answer that is not there when it is checked, but set at the end.",
        {"by_hand": "pass"},
        MOST - POINTS["by_hand"],
        last="s, output, distance = -16, -1, 3.2",
    ),
    honest("answer-missing-one", "Two of three numbers.", {"by_hand": "s, output = -16, -1"}, MOST - POINTS["by_hand"]),
]


def block(made, *names: str) -> list:
    """Take cells out of a notebook and return them."""
    taken = [find(made, name) for name in names]
    made.cells = [cell for cell in made.cells if not any(cell is t for t in taken)]
    return taken


def last_task_first(made) -> None:
    made.cells[2:2] = block(made, "all_samples", "check_all_samples")


def answer_before_heading(made) -> None:
    for name in ("and_not", "by_hand", "recoded"):
        (cell,) = block(made, name)
        made.cells.insert(made.cells.index(find(made, f"check_{name}")) - 1, cell)


def check_before_answer(made) -> None:
    (check,) = block(made, "check_and_not")
    made.cells.insert(made.cells.index(find(made, "and_not")), check)


def copied(made, first: str, second: str) -> None:
    """Copy the answer cell `and_not` below itself: two cells of one grade_id."""
    cell = find(made, "and_not")
    again = copy.deepcopy(cell)
    cell.source, again.source, again.id = first, second, "copy"
    made.cells.insert(made.cells.index(cell) + 1, again)


def without(made, *names: str) -> None:
    block(made, *names)


def retype(made, name: str, kind: str) -> None:
    cell = find(made, name)
    cell.cell_type = kind
    del cell["outputs"], cell["execution_count"]


def stripped(made) -> None:
    for number, cell in enumerate(made.cells):
        cell.metadata, cell.id = {}, f"c{number}"


def without_ids(made) -> None:
    for cell in made.cells:
        del cell["id"]


def colab(made) -> None:
    made.metadata = {
        "colab": {"provenance": [], "toc_visible": True},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
        "accelerator": "GPU",
    }
    for number, cell in enumerate(made.cells):
        cell.metadata.update({"id": f"aB{number}", "colab": {"base_uri": "https://localhost:8080/"}})
        del cell["id"]
    made.nbformat_minor = 0


def conda(made) -> None:
    made.metadata.kernelspec = {
        "name": "conda-env-ml-py",
        "display_name": "Python [conda env:ml]",
        "language": "python",
    }
    made.metadata.language_info = {
        "name": "python",
        "version": "3.9.7",
        "codemirror_mode": {"name": "ipython", "version": 3},
    }


def code_editor(made) -> None:
    made.metadata = {
        "language_info": {"name": "python"},
        "orig_nbformat": 4,
        "vscode": {"interpreter": {"hash": "0" * 64}},
    }
    for cell in made.cells:
        cell.metadata["vscode"] = {"languageId": "python"}


def tagged(made) -> None:
    for cell in made.cells:
        cell.metadata.update(
            tags=["skip-execution", "mine"], collapsed=True, scrolled=False, jupyter={"source_hidden": True}
        )


def image(made) -> None:
    data = base64.b64encode(bytes(range(256)) * 15_000).decode()
    find(made, "and_not").outputs = [{"output_type": "display_data", "metadata": {}, "data": {"image/png": data}}]
    find(made, "check_and_not").outputs = [stream("Correct.\n")]


def old_outputs(made) -> None:
    for number, cell in enumerate(c for c in made.cells if c.cell_type == "code"):
        cell.execution_count = 90 - number
        trouble = {"output_type": "error", "ename": "NotYet", "evalue": "not yet", "traceback": ["not yet"]}
        cell.outputs = [stream("an old run", "stderr"), trouble]


def whole_sources(made) -> None:
    for cell in made.cells:
        cell.source = cell.source.splitlines(keepends=True)


def windows_sources(made) -> None:
    for cell in made.cells:
        cell.source = cell.source.replace("\n", "\r\n")


def older(minor: int) -> Callable:
    """Return an edit to the format 4.`minor`, which has no cell ids."""

    def edit(made) -> None:
        without_ids(made)
        made.nbformat_minor = minor

    return edit


def newer(made) -> None:
    made.nbformat_minor, made["extension"] = 9, {"new": [1, 2]}
    for cell in made.cells:
        cell["shape"] = "round"


def format_3(made) -> dict:
    """Return the notebook as IPython 2 wrote it: worksheets, `input`, heading cells."""
    cells = []
    for cell in made.cells:
        kept = {"cell_type": cell.cell_type, "metadata": cell.metadata}
        if cell.cell_type == "code":
            cells.append(kept | {"input": cell.source, "language": "python", "collapsed": False, "outputs": []})
        elif cell.source.startswith("## "):
            title, _, rest = cell.source.partition("\n")
            cells += [
                {"cell_type": "heading", "level": 2, "metadata": {}, "source": title[3:]},
                kept | {"source": rest},
            ]
        else:
            cells.append(kept | {"source": cell.source})
    return {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


CELLS = [
    honest("reordered", "The last task was moved to the front.", edit=last_task_first),
    honest("answer-before-heading", "Answers were moved above their headings.", edit=answer_before_heading),
    honest("check-before-answer", "A check was moved above its answer.", edit=check_before_answer),
    honest(
        "copied-blank",
        "The blank answer cell was kept and a copy filled in.",
        edit=lambda made: copied(made, "# YOUR CODE HERE\nraise NotImplementedError()", RIGHT["and_not"]),
    ),
    honest(
        "copied-edited",
        "The first try was kept and a copy below it made right.",
        edit=lambda made: copied(made, WRONG["and_not"], "weights = [-0.7, 1.0, -1.0]"),
    ),
    honest(
        "check-deleted",
        "Check cells were deleted by mistake.",
        edit=lambda made: without(made, "check_and_not", "check_recoded"),
    ),
    honest(
        "check-copied",
        "A check cell was copied, to see it again.",
        edit=lambda made: made.cells.append(copy.deepcopy(find(made, "check_and_not"))),
    ),
    honest(
        "given-deleted",
        "Given cells were deleted, text too.",
        edit=lambda made: [without(made, "reveal", "classmate"), made.cells.pop(2)],
    ),
    honest(
        "answer-deleted",
        "An answer cell was deleted: nothing for it, all for the others.",
        score=MOST - POINTS["by_hand"],
        edit=lambda made: without(made, "by_hand"),
    ),
    honest(
        "answer-raw", "An answer cell was turned raw by a stray key.", edit=lambda made: retype(made, "by_hand", "raw")
    ),
    honest(
        "answer-markdown",
        "An answer cell was turned to text by a stray key.",
        edit=lambda made: retype(made, "recoded", "markdown"),
    ),
    honest(
        "answer-rich",
        "Notes in markdown and raw cells between the tasks.",
        edit=lambda made: made.cells.extend(
            [extra("# My notes\n$w_0$ is the bias", "markdown", id="n1"), extra("raw", "raw", id="n2")]
        ),
    ),
    honest(
        "setup-extended",
        "An import was added to the locked setup cell.",
        edit=lambda made: find(made, "setup").update(source="import math\n" + find(made, "setup").source),
    ),
    honest(
        "stub-kept",
        "The comment of the blank was kept.",
        {"and_not": "# YOUR CODE HERE\n# raise NotImplementedError()\nweights = [-0.5, 1, -1]"},
    ),
    honest("metadata-stripped", "An editor lost all metadata and cell ids.", edit=stripped),
    honest("ids-missing", "No cell has an id.", edit=without_ids),
    honest(
        "ids-duplicate",
        "All cells have the same id.",
        edit=lambda made: [cell.update(id="same") for cell in made.cells],
    ),
    honest(
        "ids-odd",
        "Ids with blanks, and too long ones.",
        edit=lambda made: [cell.update(id=f"cell {n} " + "x" * 80) for n, cell in enumerate(made.cells)],
    ),
    honest("tags", "Tags and fold marks, one of them skip-execution, on all cells.", edit=tagged),
    honest("colab", "Saved by Colab: other metadata, ids in it, format 4.0.", edit=colab),
    honest("conda", "A kernel of a conda environment.", edit=conda),
    honest("kernel-missing", "No kernelspec and no language.", edit=lambda made: made.update(metadata={})),
    honest("code-editor", "Saved by a code editor.", edit=code_editor),
    honest("old-outputs", "Outputs of an old run with errors, counts out of order.", edit=old_outputs),
    honest("huge-output", "A stored image of five megabytes.", edit=image),
    honest("format-3", "Saved by IPython 2: worksheets.", edit=format_3),
    honest("format-4-0", "Format 4.0.", edit=older(0)),
    honest("format-4-2", "Format 4.2.", edit=older(2)),
    honest("format-4-9", "A format of the future, with fields that are not known.", edit=newer),
    honest("sources-lists", "Sources as lists of lines.", edit=whole_sources),
    honest("sources-windows", "Sources with line ends of Windows.", edit=windows_sources),
]


def umlauts(encoding: str, mark: bytes = b"") -> Callable[[Path], None]:
    """Return a build that writes the notebook, with letters that ASCII lacks, in another encoding."""
    made = {"and_not": "gewicht = 'größer als ½'\n" + RIGHT["and_not"]}
    return lambda folder: save(folder, mark + text(notebook(RIGHT | made)).encode(encoding, "replace"))


def named(*names: str) -> Callable[[Path], None]:
    """Return a build that writes the same notebook under these names."""
    return lambda folder: [save(folder, notebook(RIGHT), name) for name in names] and None


def archived(*names: str, archive: str = "perceptron.zip") -> Callable[[Path], None]:
    """Return a build that writes a zip archive with the notebook under the first name, and other files."""
    rest = dict.fromkeys(names[1:], b"\0\5\26\7 not a notebook")
    return lambda folder: save(folder, zipped({names[0]: text(notebook(RIGHT))} | rest), archive)


def aged(*files: tuple[str, dict, int]) -> Callable[[Path], None]:
    """Return a build that writes notebooks with these names, answers and hours."""

    def build(folder: Path) -> None:
        for name, answers, hour in files:
            save(folder, notebook(answers), name)
            os.utime(folder / name, (1_700_000_000 + hour * 3600,) * 2)

    return build


def dated(moment: str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        save(folder, notebook(RIGHT))
        (folder / "timestamp.txt").write_text(moment)

    return build


def beside(folder: Path) -> None:
    save(folder, notebook(RIGHT))
    save(folder, "my notes", "notes.txt")
    save(folder, notebook({}), "scratch.ipynb")
    save(folder / ".ipynb_checkpoints", notebook({}), f"{EXERCISE}-checkpoint.ipynb")


def stored_zip(folder: Path) -> None:
    """An archive with folders as members, made on a Mac, in which nothing is compressed."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "hand-in.zip", "w") as file:
        for name in ("ada/", "__MACOSX/", "__MACOSX/ada/"):
            file.writestr(zipfile.ZipInfo(name), b"")
        file.writestr(zipfile.ZipInfo(f"ada/{FILE}"), text(notebook(RIGHT)))
        file.writestr(zipfile.ZipInfo(f"__MACOSX/ada/._{FILE}"), b"\0\5\26\7")


FILES = [
    filed("utf8-mark", "UTF-8 with a byte order mark.", umlauts("utf-8-sig")),
    filed("utf16", "UTF-16 with a byte order mark.", umlauts("utf-16")),
    filed("utf16-big", "UTF-16, the other way round.", umlauts("utf-16-be", b"\xfe\xff")),
    filed("utf16-bare", "UTF-16 without a mark.", umlauts("utf-16-le")),
    filed("latin1", "Latin-1.", umlauts("latin-1")),
    filed(
        "windows-lines",
        "Line ends of Windows in the file.",
        lambda folder: save(folder, text(notebook(RIGHT)).replace("\n", "\r\n")),
    ),
    filed(
        "one-line",
        "JSON on one line, blanks before and after.",
        lambda folder: save(folder, "\n\n  " + text(notebook(RIGHT)).replace("\n ", " ") + "\n\n"),
    ),
    filed("renamed-browser", "A browser's name for a second download.", named("perceptron (1).ipynb")),
    filed("renamed-copy", "Jupyter's name for a copy.", named("perceptron-Copy1.ipynb")),
    filed("renamed-drive", "Colab's name for a copy.", named("Copy of perceptron.ipynb")),
    filed("renamed-case", "Other case, with the student's name in front.", named("Lovelace_Perceptron_FINAL.ipynb")),
    filed("renamed-other", "A name without any likeness.", named("homework 2.ipynb")),
    filed("renamed-json", "A suffix that a mail program added.", named("perceptron.ipynb.json")),
    filed(
        "exact-and-copy",
        "The exact name, and a newer copy that is blank.",
        aged((FILE, RIGHT, 0), ("perceptron (1).ipynb", {}, 5)),
    ),
    filed(
        "copies",
        "Two copies; the newer is the better one.",
        aged(("perceptron (1).ipynb", {}, 0), ("perceptron (2).ipynb", RIGHT, 5)),
    ),
    filed("zip", "An archive.", archived(FILE)),
    filed(
        "zip-canvas",
        "An archive as Canvas names what is in it.",
        archived("lovelaceada_1234_56789_perceptron-1.ipynb", archive="submissions.zip"),
    ),
    filed(
        "zip-moodle",
        "An archive as Moodle makes it.",
        archived(
            "Ada Lovelace_4711_assignsubmission_file_/perceptron.ipynb",
            "Ada Lovelace_4711_assignsubmission_file_/notes.txt",
            archive="perceptron-4711.zip",
        ),
    ),
    filed("zip-mac", "An archive made on a Mac, with its shadow files.", stored_zip),
    filed("timestamp", "A timestamp as nbgrader writes it.", dated("2026-11-01 12:00:00.000000 UTC")),
    filed("timestamp-odd", "A timestamp that is none.", dated("last night, sorry")),
    filed("beside", "Notes, another notebook and a checkpoint beside it.", beside),
]

HONEST = tuple(itertools.chain(PLAIN, OUTPUT, TYPES, STYLE, CELLS, FILES))
