"""A student's answer as plain data: numbers, text, arrays, tuples of these, or what there is instead of them.

`evaluate` calls an answer and reduces what it gives, `as_asked` brings that into the form that a task asks for, and
`encode` and `decode` take the arguments of functions into JSON and back. `feedback` judges the result.
"""

import copy
import decimal
import numbers
import traceback
from collections import deque
from collections.abc import Iterator, ValuesView
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np


class Unusable(ValueError):
    """An answer that has no fingerprint, such as a value where a function is expected.

    `missing` is true when there is no answer at all: a name has no value.
    """

    def __init__(self, message: str, missing: bool = False) -> None:
        """Keep the sentence for the student, and whether the answer is missing."""
        super().__init__(message)
        self.missing = missing


#: the values that are taken from a generator, which may have no end
MOST_VALUES = 200_000
_INNER = "In a matrix product the inner lengths must be equal: write both shapes side by side."
#: what errors mean that students meet again and again: a part of the error's text, and the sentence
EXPLAINED = {
    "does not require grad": "No gradient leads back from here: a step on the way was not recorded (a detached tensor, "
    "`no_grad`, a number), or it has no derivative, as `argmax` has none.",
    "through the graph a second time": "The first backward pass frees what was kept for it: is a second one meant, and "
    "if so, is the graph kept?",
    "modified by an inplace operation": "A value that the backward pass needs has been overwritten in the meantime.",
    "a leaf Variable that requires grad": "A step of gradient descent is no part of the function to be differentiated: "
    "PyTorch must not record it.",
    "implicitly created only for scalar outputs": "A backward pass starts from a single number: make one of them, or "
    "say with which gradient to start.",
    "on Tensor that requires grad": "A tensor that still belongs to a graph becomes no array: detach it first.",
    "can only be used to compute one set of gradients": "An ordinary tape answers once; ask for all gradients in one "
    "call, or make the tape persistent.",
    "truth value of an array": "A condition on a whole array is neither true nor false: choose entry by entry.",
    "Boolean value of Tensor": "A condition on a whole tensor is neither true nor false: choose entry by entry.",
    "boolean subtract": "NumPy does not subtract truth values: turn them into numbers that can be negative.",
    "shapes cannot be multiplied": _INNER,
    "mismatch in its core dimension": _INNER,
    "not aligned": _INNER,
    "could not be broadcast": "Arrays of these shapes cannot be combined entry by entry: write both side by side.",
    "out of range": "An index reaches past the end: Python counts from 0.",
    "out of bounds": "An index reaches past the end: Python counts from 0.",
    "'NoneType'": "Something here is None: what a function without `return` gives, or a list's `append` or `sort`, or "
    "a gradient that does not exist.",
    "must match the size of tensor": "Tensors of these shapes cannot be combined entry by entry: write both down.",
    "same dtype": "The tensors hold numbers of different kinds: `torch.zeros` makes float32 unless told not to.",
    "Mismatch in shape": "The gradient that a backward pass starts with must have the shape of what it starts from.",
    "invalid gradient at index 0": "What the first input of `forward` receives must have the shape of that input.",
    "invalid gradient at index 1": "What the second input of `forward` receives must have the shape of that input.",
    "incorrect number of gradients": "`backward` returns a gradient, or None, for each input of `forward`.",
    "no attribute 'backward'": "A plain number or an array has no record of how it was computed, so no backward pass.",
    "object is not callable": "Something is called with brackets that is no function.",
    "converted to Python scalars": "A single number is needed here, as by `float`, `int` and the functions of `math`; "
    "those of NumPy take whole arrays.",
    "positional argument": "A function is called with more or fewer arguments than it takes. The check passes those "
    "that the task names: keep the first line of your function.",
}


@dataclass(frozen=True)
class Odd:
    """An output that is neither a number nor text: None, an error, an object. It is wrong, and may be a known mistake.

    `what` is the same for all outputs of that kind, `message` the sentence for the student; `missing` says that the
    output is None, which may mean that the answer has not been filled in.
    """

    what: str
    message: str
    missing: bool = False


def evaluate(answer: Any, probes: list | None, changed: set[int] | None = None) -> list:
    """Return the answer's outputs as plain data: one for each probe, or the value itself when there are no probes.

    What has no value is an `Odd` output; after an error the later probes are not tried and get the same. Raises
    Unusable, with a sentence for the student, when there is no answer at all, and NotImplementedError for a blank.
    `changed` collects the numbers of those arguments, arrays and lists of the caller, that the answer has changed.

    >>> evaluate(lambda x: x + 1, [[1], [2.5]])
    [2.0, 3.5]
    >>> evaluate(lambda: (1, "b"), None)
    [(1.0, 'b')]
    >>> evaluate(lambda x: 1 / x, [[0], [1]])[1].what
    'ZeroDivisionError'
    """
    if not callable(answer):
        if probes is not None:
            raise Unusable(f"Expected a function, got {type(answer).__name__}.")
        return [_output(answer)]
    outputs: list = []
    tried = probes if probes is not None else [[]]
    for probe in tried:
        arguments = copy.deepcopy(decode(probe))
        try:
            output = _output(answer(*arguments))  # a generator runs here
        except NotImplementedError:
            raise
        except NameError as error:
            if not _line(error, answer):
                raise no_value(error) from None
            outputs += [_misspelt(error, answer)] * (len(tried) - len(outputs))
            break
        except Exception as error:
            failed = _failed(error, answer)
            outputs += [failed] * (len(tried) - len(outputs))
            break
        outputs.append(output)
        for place, (now, before) in enumerate(zip(arguments, decode(probe), strict=True), start=1):
            if changed is not None and not _unchanged(now, before):
                changed.add(place)
    return outputs


def _unchanged(now: Any, before: Any) -> bool:
    """Return whether an argument is as it was, where it is an array or a list, of which other arrays may be a part.

    >>> _unchanged([np.ones(2), 1], [np.ones(2), 1]), _unchanged([np.ones(2)], [np.zeros(2)]), _unchanged([1, 2], [1])
    (True, False, False)
    """
    if isinstance(before, np.ndarray):
        return np.array_equal(now, before)
    if isinstance(before, list | tuple):
        return len(now) == len(before) and all(map(_unchanged, now, before))
    return not isinstance(before, int | float | str) or now == before


def _line(error: BaseException, answer: Any) -> str:
    """Return the line of the student's code in which an error came up, "" where it was in the check cell itself.

    A grader that runs an answer elsewhere gives the line with the error.
    """
    if (line := getattr(error, "line", None)) is not None:
        return line
    frames = list(traceback.walk_tb(error.__traceback__))
    own = len(frames) > 1 and frames[-1][0].f_code is not getattr(answer, "__code__", None)
    if isinstance(error, NameError) and not own:
        return ""
    lines = [f.line or "" for f in traceback.extract_tb(error.__traceback__)]
    written = [line for (frame, _), line in zip(frames, lines, strict=True) if not _library(frame.f_code.co_filename)]
    return (written or lines or [""])[-1]


def _library(file: str) -> bool:
    """Return whether a file belongs to the course or to a package, and not to a notebook."""
    return Path(file).is_relative_to(Path(__file__).parent) or "site-packages" in file


def _failed(error: Exception, answer: Any) -> Odd:
    """Return the output of code that stopped with an error; errors that mean the same have the same `what`.

    >>> _failed(IndexError("list index out of range"), None).what
    'IndexError: out of range'
    """
    kind, said, line = type(error).__name__, f"{error}".partition("\n")[0], _line(error, answer)
    known = next((part for part in EXPLAINED if part in f"{error}"), "")
    message = f"Your code stopped with {kind}: {said}" + (f"\nin the line: {line}" if line else "")
    return Odd(f"{kind}: {known}", f"{message}\n{EXPLAINED[known]}") if known else Odd(kind, message)


def _misspelt(error: NameError, answer: Any) -> Odd:
    return Odd(
        "NameError",
        f"Your code uses the name `{error.name}`, which has no value. Is it spelt as where it was defined, and has "
        f"that cell been run?\nin the line: {_line(error, answer)}",
    )


def no_value(error: NameError) -> Unusable:
    """Return the exception for an answer in which a name has no value, with the sentence for the student.

    >>> no_value(NameError("name 'w' is not defined", name="w"))
    Unusable('`w` has no value yet: fill in the answer cell above and run it. Is the name spelt there as it is here?')
    """
    return Unusable(
        f"`{error.name}` has no value yet: fill in the answer cell above and run it. "
        "Is the name spelt there as it is here?",
        missing=True,
    )


def _output(value: Any) -> Any:
    """Return a value as `plain` does, or as an Odd output where it is none."""
    if value is None:
        return Odd("None", "The answer is None: is it not filled in, or is a `return` missing?", missing=True)
    try:
        return plain(value)
    except Unusable as problem:
        return Odd(_type(value), str(problem))


def _type(value: Any) -> str:
    """Return the name of a type; in a grader, something may stand for an object elsewhere, and tells its type."""
    return getattr(value, "stands_for", type(value).__name__)


def plain(value: Any) -> Any:
    """Return a value as text, a float, a float array, or a tuple of those; Unusable for anything else.

    Truth values count as 0 and 1, lists and tuples of numbers and tensors as arrays, an array without axes as a float.
    A list of parts that are no array together is a tuple of them; what can be gone through in order is as good as a
    list.

    >>> plain([True, 2])
    array([1., 2.])
    >>> plain([[1, 2], [3.0]])
    (array([1., 2.]), array([3.]))
    >>> plain(x / 2 for x in (1, 2))
    array([0.5, 1. ])
    >>> plain({})
    Traceback (most recent call last):
    mlcourse._answers.Unusable: Expected numbers, got dict {}.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        parts = tuple(plain(v) for v in value)
        return np.array(parts) if parts and all(isinstance(p, float) for p in parts) else parts
    if hasattr(value, "detach"):
        value = value.detach()
    if hasattr(value, "numpy"):
        value = value.numpy()
    if isinstance(value, numbers.Real | decimal.Decimal):  # a fraction too
        value = float(value)
    elif isinstance(value, Iterator | ValuesView | deque):
        value = list(islice(value, MOST_VALUES))
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
        array = array.astype(float)
    except (TypeError, ValueError):
        if isinstance(value, list) and any(
            isinstance(v, str | list | tuple | np.ndarray | numbers.Real | decimal.Decimal) or hasattr(v, "detach")
            for v in value
        ):
            return plain(tuple(value))
        raise Unusable(f"Expected numbers, got {_type(value)} {value!r:.60}.") from None
    return float(array) if array.ndim == 0 else array


def no_number(output: Any) -> str:
    """Return the sentence for an output that is no value, or holds NaN or infinity, "" for any other.

    >>> no_number(np.array([1.0, np.nan])), no_number(2.0)
    ('The answer holds NaN (not a number), 1 of 2 value(s).', '')
    """
    if isinstance(output, Odd):
        return output.message
    if isinstance(output, tuple):
        return next(filter(None, map(no_number, output)), "")
    if isinstance(output, str) or np.isfinite(output).all():
        return ""
    size, what = np.size(output), "NaN (not a number)" if np.isnan(output).any() else "infinity"
    count = np.isnan(output).sum() or np.isinf(output).sum()
    return f"The answer holds {what}, {count} of {size} value(s)."


def as_asked(outputs: list, asked: list, exact: bool = False) -> list:
    """Return outputs in the form that a task asks for, as far as they differ only in that.

    `asked` is what `shapes` gives of right outputs. A number may come as an array with one entry, a tuple as an array,
    an array as a tuple of its rows, and, unless the task is `exact`, a vector as a column, a row or several pieces.

    >>> as_asked([np.array([3.0]), np.array([[1.0], [2.0]])], [[], [[1], []]])
    [3.0, (array([1.]), 2.0)]
    >>> as_asked([np.ones((3, 1)), (np.ones(1), np.ones(2))], [[3], [3]])
    [array([1., 1., 1.]), array([1., 1., 1.])]
    """
    if len(outputs) != len(asked):
        return outputs
    return [_as_one(o, a, exact) for o, a in zip(outputs, asked, strict=True)]


def _as_one(output: Any, asked: Any, exact: bool) -> Any:
    if asked == "text" and isinstance(output, tuple) and all(isinstance(part, str) for part in output):
        return "".join(output)
    if asked == "text" or isinstance(output, str | Odd):
        return output
    if any(isinstance(part, list | str) for part in asked):  # a tuple
        entries = rows(output)
        if len(entries) != len(asked):
            return output
        return tuple(_as_one(entry, part, exact) for entry, part in zip(entries, asked, strict=True))
    if isinstance(output, tuple):
        try:
            output = np.array([_as_one(entry, asked[1:], exact) for entry in output], dtype=float)
        except (TypeError, ValueError):
            if exact or len(asked) != 1 or any(isinstance(entry, str | tuple | Odd) for entry in output):
                return output
            output = np.concatenate([np.ravel(entry) for entry in output])
    if not exact and np.ndim(output) > len(asked) > 0 and np.squeeze(output).shape == tuple(n for n in asked if n != 1):
        return np.reshape(output, asked)
    if np.shape(output) != tuple(asked) and np.size(output) == 1 == int(np.prod(asked)):
        return np.reshape(output, asked) if asked else float(np.reshape(output, ()))
    return output


def rows(output: Any) -> list:
    """Return the entries of a tuple or an array; none for a number.

    >>> rows((1.0, "b")), rows(np.array([1.0, 2.0])), rows(2.0)
    ([1.0, 'b'], [1.0, 2.0], [])
    """
    if isinstance(output, tuple):
        return list(output)
    return [row if np.ndim(row) else float(row) for row in output] if np.ndim(output) else []


def shapes(outputs: list) -> list:
    """Return the shapes of outputs as lists ("text" for text, "odd" for no value), to compare with what is asked for.

    >>> shapes([1.0, "b", (np.zeros((2, 3)), 1.0)])
    [[], 'text', [[2, 3], []]]
    """

    def shape(value: Any) -> Any:
        if isinstance(value, str | Odd):
            return "text" if isinstance(value, str) else "odd"
        return [shape(v) for v in value] if isinstance(value, tuple) else list(np.shape(value))

    return [shape(o) for o in outputs]


def describe(value: Any) -> str:
    """Return a value in words: its kind, its shape, and the value itself.

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
    """Return the value from which `encode` made JSON data.

    >>> decode([1, {"array": [0.5], "dtype": "float64"}])
    [1, array([0.5])]
    """
    if isinstance(value, dict):
        if "array" in value:
            return np.array(value["array"], dtype=value["dtype"])
        return tuple(decode(v) for v in value["tuple"])
    return [decode(v) for v in value] if isinstance(value, list) else value
