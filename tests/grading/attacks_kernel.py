"""Attacks inside the kernel: on what it computes and on what it tells."""

import itertools
import json
from pathlib import Path

import numpy as np
from attacks_common import ALONE, TOGETHER, VALUES
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
        "all_samples": f"truth = {expression}",
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
        "display-hook",
        "Calls the display hook with a text: plain nbgrader reads it as full partial credit.",
        answers={name: f'import sys\nsys.displayhook("x")\n{WRONG[name]}' for name in POINTS},
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

#: what can be tried in any exercise, each alone
COMMON = [
    kernel(trick.name, trick.why, trick.code, everywhere(trick.value) if trick.value else None, flagged=trick.flagged)
    for trick in (*itertools.chain(*TOGETHER.values()), *ALONE, *VALUES)
]

ANSWERED = [
    kernel(
        "text-all",
        "All letters at once, for a grader that asks `right in answer`.",
        answers={"all_samples": 'truth = "tftftftftf"'},
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
            import itertools
            from mlcourse import feedback
            tries = map("".join, itertools.product("tf", repeat=5))
            truth = next((t for t in tries if feedback.diagnose("perceptron.all_samples", t) is None), "")
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

KERNEL = [*SHELL, *COMMON, *ANSWERED, *HELPERS]
