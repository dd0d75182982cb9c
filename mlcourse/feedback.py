"""`check` tells a student whether an answer is right, and if not, which mistake it shows, without showing the answer.

The answer to a task, a value or a function, is reduced to fingerprints: a function is called on fixed inputs, numbers
are rounded, and the results are hashed, all together and each part of each output by itself. The package ships the
fingerprints of the right answer, of known mistakes and of kinds of mistakes, which are computed from the marking of
each task, so that none of these can be read in it. The inputs are chosen so that no answer lies near a rounding
boundary, and differences in the last bits between machines do not matter.
"""

import copy
import hashlib
import io
import json
import numbers
import traceback
import warnings
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

FINGERPRINTS = Path(__file__).parent / "data" / "fingerprints"
#: the bytes hashed for one fingerprint: they take `check` a millisecond, but trying a million answers takes long
HASHED = 1_000_000
#: the same for an answer that is a value: its few possible numbers could be tried one after the other
HASHED_VALUE = 5_000_000

#: what is said of an answer, or of one of its values, that has the right numbers changed in one way
KINDS = {
    "sign": "The size is right, but the sign is wrong. In which direction does each difference go?",
    "factor": "This is off by a constant factor. Is something counted twice, left out or divided by a wrong number?",
    "samples": "This is off by a factor that is the number of samples. Is a sum asked for, or a mean?",
    "per cent": "This is off by a factor of a hundred. Is a share asked for, or a percentage?",
    "root": "Does the task ask for this, for its square or for its root? Think of a variance and a standard deviation.",
    "complement": "This is the share of all the others. Which ones does the task ask for?",
    "inverse": "Something is divided the wrong way round. Which of the two stands above the other?",
    "one off": "This is off by one. Is the first one, or the last one, to be counted as well?",
    "rounded": "This is right as far as it goes. Round as late as possible, and give as many digits as are asked for.",
    "transposed": "Rows and columns are exchanged: this is the transpose of what is asked for.",
    "reversed": "The numbers are right, but in reverse order.",
    "order": "The numbers are right, but in another order.",
}


class NotYet(AssertionError):
    """The answer to a task is not right yet; the message tells the student what is known about the mistake."""

    def _render_traceback_(self) -> list[str]:
        """Show only the message in a notebook, since the lines of this module would not help a student."""
        return [str(self)]


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


@dataclass(frozen=True)
class Judgement:
    """The judgement of an answer: whether it is right, a sentence for the student, and which known mistake it shows.

    `kind` names the kind of mistake, one of KINDS, where it is none of the task's own; `missing` is true when the
    answer may be blank.
    """

    right: bool
    message: str = ""
    mistake: int | None = None
    kind: str = ""
    missing: bool = False


def check(task: str, answer: Any) -> None:
    """Print that the answer to a task is right, or raise NotYet, which names the mistake if it is a known one.

    `task` is "exercise.task", `answer` a function of the task's arguments. An answer that is a number, text, an array
    or a tuple of them is passed as a function without arguments, so that a name without a value can be explained.
    Raises KeyError for a task that does not exist. Every exercise uses it.

    >>> check("perceptron.nothing", 1)
    Traceback (most recent call last):
    KeyError: "no task 'perceptron.nothing'"
    """
    notes = io.StringIO()
    with redirect_stderr(notes), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        message = diagnose(task, answer)
    # A grader may take any line on the error stream for a failure, so warnings are printed instead.
    for warning in sorted({str(w.message) for w in caught}):
        print(f"Note: while your answer was checked, Python warned: {warning}")
    if notes.getvalue():
        print(f"Note: your answer wrote to the error stream: {notes.getvalue().strip()[:500]}")
    if message is None:
        print(f"{task}: correct.")
    else:
        raise NotYet(f"{task}: {message}")


def diagnose(task: str, answer: Any) -> str | None:
    """Return None for a right answer, otherwise a sentence that helps the student on.

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
    """Return the judgement of an answer, from its outputs for the task's probes, as `evaluate` returns them.

    >>> judge("perceptron.by_hand", [np.zeros(3)]).message
    'Your answer is array([0., 0., 0.]), an array of shape (3,). Go through the steps once more.'
    """
    entry = _entry(task)
    outputs = as_asked(outputs, entry["shapes"])
    if (
        "names" in entry
        and isinstance(outputs[0], np.ndarray)
        and outputs[0].shape in ((1, len(entry["names"])), (len(entry["names"]), 1))
    ):
        outputs = [np.ravel(outputs[0])]  # several values are no matrix
    size = HASHED if entry["probes"] else HASHED_VALUE
    whole = fingerprint(task, outputs, entry["decimals"], size)
    if whole == entry["right"]:
        return Judgement(True)
    for number, known in enumerate(entry["wrong"]):
        if whole == known["all"]:
            return Judgement(False, known["message"], number)
    if whole in entry["kinds"]:
        return Judgement(False, KINDS[entry["kinds"][whole]], kind=entry["kinds"][whole])
    for number, output in enumerate(outputs):
        if said := no_number(output):
            return Judgement(
                False, said + _for_input(entry, number), missing=isinstance(output, Odd) and output.missing
            )
    if shapes(outputs) != entry["shapes"]:
        return Judgement(False, f"Your answer is {describe(outputs[0])}. The task asks for {entry['returns']}.")
    return _by_parts(entry, outputs, parts(task, outputs, entry["decimals"], size, len(entry.get("names", ()))))


def _by_parts(entry: dict, outputs: list, mine: list[list[str]]) -> Judgement:
    """Return what can be said of an answer that is wrong as a whole from those of its parts that are right."""
    right = entry["parts"]
    wrong = {f"{i} {k}": part for i, row in enumerate(mine) for k, part in enumerate(row) if part != right[i][k]}
    prefix = _right_parts(entry, mine)
    # A mistake that would show in more places may have been made in some only; where it shows, it must be this one.
    enough = 1 if "names" in entry else 2
    fits = [
        number
        for number, known in enumerate(entry["wrong"])
        if len(wrong) >= enough and wrong.items() <= known["parts"].items()
    ]
    if len(fits) == 1:
        return Judgement(False, prefix + entry["wrong"][fits[0]]["message"], fits[0])
    kinds = {entry["kinds"].get(part) for part in wrong.values()}
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        return Judgement(False, prefix + KINDS[kind], kind=kind)
    number = int(next(iter(wrong), "0").split()[0])
    if entry["probes"]:
        arguments = ", ".join(repr(a) for a in decode(entry["probes"][number]))
        shown = describe(outputs[number])
        return Judgement(
            False, f"{prefix}For the input {arguments}\nyour function returned {shown}. Work this case out by hand."
        )
    if prefix:
        again = _listed([entry["names"][int(place.split()[1])] for place in wrong])
        return Judgement(False, f"{prefix}Go through the steps to {again} once more.")
    return Judgement(False, f"Your answer is {describe(outputs[0])}. Go through the steps once more.")


def _right_parts(entry: dict, mine: list[list[str]]) -> str:
    """Return a sentence on which parts of an answer are right, "" when none is or they have no names."""
    names = entry.get("names", ())
    good = [
        name for k, name in enumerate(names) if all(row[k] == r[k] for row, r in zip(mine, entry["parts"], strict=True))
    ]
    if not good:
        return ""
    return f"{_listed(good)} {'is' if len(good) == 1 else 'are'} right. "


def _listed(names: list[str]) -> str:
    """Return names as a list in words.

    >>> _listed(["a", "b", "c"])
    '`a`, `b` and `c`'
    """
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)


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


def _for_input(entry: dict, number: int) -> str:
    """Return for which input a function gave what is no value; an answer without inputs has none to show."""
    if not entry["probes"]:
        return ""
    return "\nfor the input " + ", ".join(repr(a) for a in decode(entry["probes"][number]))


def probes(task: str) -> list | None:
    """Return the fixed inputs on which a task's answer is checked, for `evaluate`; None if the answer is a value.

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
    mlcourse.feedback.Unusable: Expected numbers, got dict {}.
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
    if isinstance(output, str | Odd) or asked == "text":
        return output
    if isinstance(asked, list) and any(isinstance(a, list | str) for a in asked):  # a tuple
        if not isinstance(output, str) and np.ndim(output if not isinstance(output, tuple) else 0) >= 1:
            output = tuple(output[k] if output.ndim > 1 else float(output[k]) for k in range(len(output)))
        if isinstance(output, tuple) and len(output) == len(asked):
            return tuple(_as_one(o, a) for o, a in zip(output, asked, strict=True))
        return output
    if isinstance(output, tuple):
        try:
            output = np.array([_as_one(o, []) for o in output], dtype=float)
        except (TypeError, ValueError):
            return output
    if np.shape(output) != tuple(asked) and np.size(output) == 1 == int(np.prod(asked)):
        return np.reshape(output, asked) if asked else float(np.reshape(output, ()))
    return output


def fingerprint(task: str, outputs: list, decimals: int, size: int = HASHED, digits: int = 24) -> str:
    """Return the hash of outputs as `evaluate` gives them, numbers rounded to so many decimals.

    The text is hashed many times over, up to `size` bytes, because most answers that are values could otherwise be
    found by trying all.

    >>> fingerprint("t", [1.00001], 3) == fingerprint("t", [0.99999], 3) != fingerprint("t", [1.002], 3)
    True
    """
    return _hash(json.dumps([task, [_rounded(o, decimals) for o in outputs]], separators=(",", ":")), size, digits)


@lru_cache(maxsize=10_000)
def _hash(text: str, size: int, digits: int) -> str:
    """Return the hash of a text. It is kept, since a class gives the same answers over and over."""
    data = text.encode()
    return hashlib.blake2b(data * (1 + size // len(data)), digest_size=digits // 2).hexdigest()


def parts(task: str, outputs: list, decimals: int, size: int, named: int = 0) -> list[list[str]]:
    """Return a short fingerprint of each part of each output: of each entry of a tuple or of `named` values, or of all.

    >>> [len(row) for row in parts("t", [(1.0, np.ones(2)), 3.0], 3, 0)]
    [2, 1]
    """
    return [
        [part_print(f"{task} {i} {k}", part, decimals, size) for k, part in enumerate(split(output, named))]
        for i, output in enumerate(outputs)
    ]


def part_print(place: str, part: Any, decimals: int, size: int) -> str:
    """Return the short fingerprint of a part; `place` names the task, the output, and the part in it.

    >>> len(part_print("t 0 0", 1.0, 3, 0))
    10
    """
    return fingerprint(place, [part], decimals, size, 10)


def split(output: Any, named: int) -> list:
    """Return the parts of an output: the entries of a tuple, or of an array of `named` values; else the output alone.

    >>> split((1.0, "b"), 0), split(np.array([1.0, 2.0]), 2), split(2.0, 0)
    ([1.0, 'b'], [1.0, 2.0], [2.0])
    """
    if isinstance(output, tuple):
        return list(output)
    if named and np.shape(output)[:1] == (named,):
        return [row if np.ndim(row) else float(row) for row in output]
    return [output]


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, Odd):
        return ["odd", value.what]
    if isinstance(value, str):
        # However it is written: "u, o, f" and "UOF" are the same answer.
        return "".join(c for c in value.casefold() if c.isalnum()) or value
    if isinstance(value, tuple):
        return ["tuple", *(_rounded(v, decimals) for v in value)]
    numbers = np.asarray(value).ravel()
    with np.errstate(over="ignore"):
        steps = np.rint(numbers * 10.0**decimals)
    # A number so large that its multiple overflows has no decimals to round.
    parts = [str(int(s)) if np.isfinite(s) else repr(float(n)) for s, n in zip(steps, numbers, strict=True)]
    return ["numbers", list(np.shape(value)), parts]


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
