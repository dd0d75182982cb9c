"""`check` tells a student whether an answer is right, and if not, which mistake it shows, without showing the answer.

The answer to a task, a value or a function, is reduced to fingerprints: a function is called on fixed inputs, numbers
are rounded, and the results are hashed, all together and each part of each output by itself. The package ships the
fingerprints of the right answer, of known mistakes and of kinds of mistakes, which are computed from the marking of
each task, so that none of these can be read in it. The inputs are chosen so that no answer lies near a rounding
boundary, and differences in the last bits between machines do not matter.
"""

import hashlib
import io
import json
import warnings
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from mlcourse._answers import (
    Odd,
    Unusable,
    as_asked,
    decode,
    describe,
    encode,
    evaluate,
    no_number,
    no_value,
    plain,
    rows,
    shapes,
)

#: with what the grader needs of `_answers`
__all__ = [
    "FINGERPRINTS",
    "HASHED",
    "HASHED_VALUE",
    "KINDS",
    "Judgement",
    "NotYet",
    "Odd",
    "Unusable",
    "as_asked",
    "check",
    "decode",
    "describe",
    "diagnose",
    "encode",
    "evaluate",
    "fingerprint",
    "judge",
    "no_number",
    "no_value",
    "part_print",
    "parts",
    "plain",
    "probes",
    "shapes",
    "split",
]

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
    outputs, named = as_asked(outputs, entry["shapes"]), len(entry.get("names", ()))
    if named and isinstance(outputs[0], np.ndarray) and outputs[0].squeeze().shape == (named,):
        outputs = [outputs[0].ravel()]  # several values are no matrix
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
    return _by_parts(entry, outputs, parts(task, outputs, entry["decimals"], size, named))


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
    if isinstance(output, tuple) or (named and np.shape(output)[:1] == (named,)):
        return rows(output)
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
