"""`check`: tells a student whether an answer is right, and if not, which mistake it shows, without showing the answer.

The answer to a task, a value or a function, is reduced to a fingerprint: a function is called on fixed inputs, numbers
are rounded, and the result is hashed. The package ships the fingerprints of the right answer and of known mistakes,
made from the marking of each task, so neither the answer nor the mistakes can be read off it. The inputs are chosen
so that no answer lies near a rounding boundary: the last bits of a machine do not matter.
"""

import copy
import hashlib
import io
import json
import traceback
import warnings
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

FINGERPRINTS = Path(__file__).parent / "data" / "fingerprints"
#: how many bytes are hashed for one fingerprint: a millisecond for `check`, and long for who tries a million answers
HASHED = 1_000_000


class NotYet(AssertionError):
    """The answer to a task is not right yet; the message says what can be said about it."""

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: the lines of this module would not help a student."""
        return [str(self)]


class Unusable(ValueError):
    """An answer that has no fingerprint: None, NaN, something that is not a number, a function that fails.

    `missing` says that there is no answer at all: the value is None, or a name has no value.
    """

    def __init__(self, message: str, missing: bool = False) -> None:
        """Keep the sentence for the student."""
        super().__init__(message)
        self.missing = missing


@dataclass(frozen=True)
class Judgement:
    """What can be said of an answer: whether it is right, a sentence for the student, and which known mistake it is."""

    right: bool
    message: str = ""
    mistake: int | None = None


def check(task: str, answer: Any) -> None:
    """Say that the answer to a task is right, or raise NotYet saying which mistake it shows, if it is a known one.

    `task` is "exercise.task", `answer` a function of the task's arguments; a task whose answer is a number, text, array
    or tuple of them passes it as a function without arguments, so that a name without a value can be explained.
    Raises KeyError for a task that does not exist. Used by every exercise.

    >>> check("perceptron.nothing", 1)
    Traceback (most recent call last):
    KeyError: "no task 'perceptron.nothing'"
    """
    notes = io.StringIO()
    with redirect_stderr(notes), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        message = diagnose(task, answer)
    # A grader may take any line on the error stream for a failure, so warnings are shown here.
    for warning in sorted({str(w.message) for w in caught}):
        print(f"Note: while your answer was checked, Python warned: {warning}")
    if notes.getvalue():
        print(f"Note: your answer wrote to the error stream: {notes.getvalue().strip()[:500]}")
    if message is None:
        print(f"{task}: correct.")
    else:
        raise NotYet(f"{task}: {message}")


def diagnose(task: str, answer: Any) -> str | None:
    """Return None for a right answer, otherwise the sentence that helps on.

    >>> "not filled in" in diagnose("perceptron.by_hand", None)
    True
    """
    try:
        outputs = evaluate(answer, probes(task))
    except NotImplementedError:
        return "not filled in yet: replace `raise NotImplementedError()` with your answer."
    except Unusable as problem:
        return str(problem)
    judgement = judge(task, outputs)
    return None if judgement.right else f"not yet. {judgement.message}"


def judge(task: str, outputs: list) -> Judgement:
    """Return what can be said of outputs as `evaluate` gives them for a task's probes.

    >>> judge("perceptron.by_hand", [np.zeros(3)]).message
    'Your answer is array([0., 0., 0.]), an array of shape (3,). Go through the steps once more.'
    """
    entry = _entry(task)
    found = fingerprint(task, outputs, entry["decimals"])
    if found == entry["right"]:
        return Judgement(True)
    if found in entry["wrong"]:
        known = entry["wrong"][found]
        return Judgement(False, known["message"], known["mistake"])
    if shapes(outputs) != entry["shapes"]:
        return Judgement(False, f"Your answer is {describe(outputs[0])}. The task asks for {entry['returns']}.")
    shown = describe(outputs[0])
    if entry["probes"]:
        arguments = ", ".join(repr(a) for a in decode(entry["probes"][0]))
        return Judgement(
            False, f"For the input {arguments}\nyour function returned {shown}. Work this case out by hand."
        )
    return Judgement(False, f"Your answer is {shown}. Go through the steps once more.")


def probes(task: str) -> list | None:
    """Return the fixed inputs on which a task's answer is checked, as `evaluate` takes them; None for a value.

    >>> probes("perceptron.by_hand") is None
    True
    """
    return _entry(task).get("probes")


@cache
def _file(exercise: str) -> dict:
    path = FINGERPRINTS / f"{exercise}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _entry(task: str) -> dict:
    try:
        return _file(task.partition(".")[0])[task]
    except KeyError:
        raise KeyError(f"no task {task!r}") from None


def evaluate(answer: Any, probes: list | None) -> list:
    """Return the answer's outputs as plain data: one for each probe, or the value itself when there are no probes.

    Raises Unusable, with a sentence for the student, for anything without a value, and NotImplementedError for a blank.

    >>> evaluate(lambda x: x + 1, [[1], [2.5]])
    [2.0, 3.5]
    >>> evaluate(lambda: (1, "b"), None)
    [(1.0, 'b')]
    """
    if not callable(answer):
        if probes is not None:
            raise Unusable(f"expected a function, got {type(answer).__name__}.")
        return [plain(answer)]
    outputs = []
    for probe in probes if probes is not None else [[]]:
        arguments = decode(probe)
        try:
            output = answer(*copy.deepcopy(arguments))
        except NotImplementedError:
            raise
        except NameError as error:
            raise no_value(error) from None
        except Exception as error:
            # A grader that runs an answer elsewhere gives the line with the error.
            line = getattr(error, "line", None) or traceback.extract_tb(error.__traceback__)[-1].line
            where = f"\nin the line: {line}" if line else ""
            shown = "\nfor the input " + ", ".join(map(repr, arguments)) if arguments else ""
            raise Unusable(f"your code stopped with {type(error).__name__}: {error}{where}{shown}") from None
        outputs.append(plain(output))
    return outputs


def no_value(error: NameError) -> Unusable:
    """Return what is said of an answer in which a name has no value.

    >>> no_value(NameError("name 'w' is not defined", name="w"))
    Unusable('`w` has no value yet: fill in the answer cell above and run it.')
    """
    return Unusable(f"`{error.name}` has no value yet: fill in the answer cell above and run it.", missing=True)


def plain(value: Any) -> Any:
    """Return a value as text, a float, a float array, or a tuple of those; Unusable for anything else.

    Truth values count as 0 and 1; lists and tuples of numbers as arrays, tensors too; an array without axes as a float.

    >>> plain([True, 2])
    array([1., 2.])
    >>> plain(None)
    Traceback (most recent call last):
    mlcourse.feedback.Unusable: the answer is None: is it not filled in, or is a `return` missing?
    """
    if value is None:
        raise Unusable("the answer is None: is it not filled in, or is a `return` missing?", missing=True)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        parts = tuple(plain(v) for v in value)
        return np.array(parts) if parts and all(isinstance(p, float) for p in parts) else parts
    if hasattr(value, "detach"):
        value = value.detach()
    if hasattr(value, "numpy"):
        value = value.numpy()
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
        array = array.astype(float)
    except (TypeError, ValueError):
        raise Unusable(f"expected numbers, got {type(value).__name__} {value!r:.60}.") from None
    if np.isnan(array).any():
        raise Unusable(f"the answer holds NaN (not a number), {np.isnan(array).sum()} of {array.size} value(s).")
    if np.isinf(array).any():
        raise Unusable(f"the answer holds infinity, {np.isinf(array).sum()} of {array.size} value(s).")
    return float(array) if array.ndim == 0 else array


def fingerprint(task: str, outputs: list, decimals: int) -> str:
    """Return the hash of outputs as `evaluate` gives them, numbers rounded to so many decimals.

    The same text is hashed over and over, since most answers that are values could be found by trying all of them.

    >>> fingerprint("t", [1.00001], 3) == fingerprint("t", [0.99999], 3) != fingerprint("t", [1.002], 3)
    True
    """
    text = json.dumps([task, [_rounded(o, decimals) for o in outputs]], separators=(",", ":")).encode()
    return hashlib.blake2b(text * (1 + HASHED // len(text)), digest_size=12).hexdigest()


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ["tuple", *(_rounded(v, decimals) for v in value)]
    numbers = np.asarray(value).ravel()
    with np.errstate(over="ignore"):
        steps = np.rint(numbers * 10.0**decimals)
    # What is so large that its multiple is infinite has no decimals to round.
    parts = [str(int(s)) if np.isfinite(s) else repr(float(n)) for s, n in zip(steps, numbers, strict=True)]
    return ["numbers", list(np.shape(value)), parts]


def shapes(outputs: list) -> list:
    """Return the shapes of outputs as lists, "text" for text, for comparison with what a task asks for.

    >>> shapes([1.0, "b", (np.zeros((2, 3)), 1.0)])
    [[], 'text', [[2, 3], []]]
    """

    def shape(value: Any) -> Any:
        if isinstance(value, str):
            return "text"
        return [shape(v) for v in value] if isinstance(value, tuple) else list(np.shape(value))

    return [shape(o) for o in outputs]


def describe(value: Any) -> str:
    """Return a value in words: what it is, its shape, and the value itself.

    >>> describe(np.zeros(2))
    'array([0., 0.]), an array of shape (2,)'
    """
    if isinstance(value, str):
        return f"the text {value!r}"
    if isinstance(value, tuple):
        return "a tuple of " + " and ".join(describe(v) for v in value)
    if np.ndim(value) == 0:
        return f"the number {value:.6g}"
    numbers = np.array2string(value, precision=4, threshold=12, separator=", ")
    return f"array({numbers}), an array of shape {value.shape}"


def encode(value: Any) -> Any:
    """Return an argument of a probe as JSON data; `decode` brings it back.

    >>> decode(encode((1, np.array([1.0, 2.0]))))
    (1, array([1., 2.]))
    """
    if isinstance(value, np.ndarray):
        return {"array": value.tolist(), "dtype": str(value.dtype)}
    if isinstance(value, tuple):
        return {"tuple": [encode(v) for v in value]}
    if isinstance(value, list):
        return [encode(v) for v in value]
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"value: expected numbers, text, arrays, lists or tuples, got {type(value).__name__}")


def decode(value: Any) -> Any:
    """Return what `encode` was given.

    >>> decode([1, {"array": [0.5], "dtype": "float64"}])
    [1, array([0.5])]
    """
    if isinstance(value, dict):
        if "array" in value:
            return np.array(value["array"], dtype=value["dtype"])
        return tuple(decode(v) for v in value["tuple"])
    return [decode(v) for v in value] if isinstance(value, list) else value
