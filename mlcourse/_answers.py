"""A student's answer as plain data: numbers, text, arrays, tuples of these, or what there is instead of them.

`evaluate` calls an answer and reduces what it gives, `as_asked` brings that into the form that a task asks for, and
`encode` and `decode` take the arguments of functions into JSON and back. `feedback` judges the result.
"""

import copy
import numbers
import traceback
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Odd:
    """An output that is neither a number nor text: None, an error, an object. It is wrong, and may be a known mistake.

    `what` is the same for all outputs of that kind, `message` the sentence for the student; `missing` says that the
    output is None, which may mean that the answer has not been filled in.
    """

    what: str
    message: str
    missing: bool = False


def evaluate(answer: Any, probes: list | None) -> list:
    """Return the answer's outputs as plain data: one for each probe, or the value itself when there are no probes.

    What has no value is an `Odd` output; after an error the later probes are not tried and get the same. Raises
    Unusable, with a sentence for the student, when there is no answer at all, and NotImplementedError for a blank.

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
        try:
            output = answer(*copy.deepcopy(decode(probe)))
        except NotImplementedError:
            raise
        except NameError as error:
            if not _line(error, answer):
                raise no_value(error) from None
            outputs += [_misspelt(error, answer)] * (len(tried) - len(outputs))
            break
        except Exception as error:
            line = _line(error, answer)
            where = f"\nin the line: {line}" if line else ""
            failed = Odd(type(error).__name__, f"Your code stopped with {type(error).__name__}: {error}{where}")
            outputs += [failed] * (len(tried) - len(outputs))
            break
        outputs.append(_output(output))
    return outputs


def _line(error: BaseException, answer: Any) -> str:
    """Return the line of the student's code in which an error came up, "" where it was in the check cell itself.

    A grader that runs an answer elsewhere gives the line with the error.
    """
    if (line := getattr(error, "line", None)) is not None:
        return line
    frames = list(traceback.walk_tb(error.__traceback__))
    own = len(frames) > 1 and frames[-1][0].f_code is not getattr(answer, "__code__", None)
    return (traceback.extract_tb(error.__traceback__)[-1].line or "") if own or not isinstance(error, NameError) else ""


def _misspelt(error: NameError, answer: Any) -> Odd:
    return Odd(
        "NameError",
        f"Your code uses the name `{error.name}`, which has no value. Is it spelt as where it was defined, and has "
        f"that cell been run?\nin the line: {_line(error, answer)}",
    )


def no_value(error: NameError) -> Unusable:
    """Return the exception for an answer in which a name has no value, with the sentence for the student.

    >>> no_value(NameError("name 'w' is not defined", name="w"))
    Unusable('`w` has no value yet: fill in the answer cell above and run it.')
    """
    return Unusable(f"`{error.name}` has no value yet: fill in the answer cell above and run it.", missing=True)


def _output(value: Any) -> Any:
    """Return a value as `plain` does, or as an Odd output where it is none."""
    if value is None:
        return Odd("None", "The answer is None: is it not filled in, or is a `return` missing?", missing=True)
    try:
        return plain(value)
    except Unusable as problem:
        return Odd(type(value).__name__, str(problem))


def plain(value: Any) -> Any:
    """Return a value as text, a float, a float array, or a tuple of those; Unusable for anything else.

    Truth values count as 0 and 1, lists and tuples of numbers and tensors as arrays, an array without axes as a float.
    A list of parts that are no array together is a tuple of them.

    >>> plain([True, 2])
    array([1., 2.])
    >>> plain([[1, 2], [3.0]])
    (array([1., 2.]), array([3.]))
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
    if isinstance(value, numbers.Real):  # a fraction too
        value = float(value)
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
        array = array.astype(float)
    except (TypeError, ValueError):
        if isinstance(value, list) and any(
            isinstance(v, str | list | tuple | np.ndarray) or hasattr(v, "detach") for v in value
        ):
            return plain(tuple(value))
        raise Unusable(f"Expected numbers, got {type(value).__name__} {value!r:.60}.") from None
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


def as_asked(outputs: list, asked: list) -> list:
    """Return outputs in the form that a task asks for, as far as they differ only in that.

    `asked` is what `shapes` gives of right outputs. A number may come as an array with one entry, a tuple as an array,
    and an array as a tuple of its rows.

    >>> as_asked([np.array([3.0]), np.array([[1.0], [2.0]])], [[], [[1], []]])
    [3.0, (array([1.]), 2.0)]
    """
    return [_as_one(o, a) for o, a in zip(outputs, asked, strict=True)] if len(outputs) == len(asked) else outputs


def _as_one(output: Any, asked: Any) -> Any:
    if asked == "text" and isinstance(output, tuple) and all(isinstance(part, str) for part in output):
        return "".join(output)
    if asked == "text" or isinstance(output, str | Odd):
        return output
    if any(isinstance(part, list | str) for part in asked):  # a tuple
        entries = rows(output)
        if len(entries) != len(asked):
            return output
        return tuple(_as_one(entry, part) for entry, part in zip(entries, asked, strict=True))
    if isinstance(output, tuple):
        try:
            output = np.array([_as_one(entry, []) for entry in output], dtype=float)
        except (TypeError, ValueError):
            return output
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
