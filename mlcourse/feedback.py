"""`check` tells a student whether an answer is right, and if not, which mistake it shows, without showing the answer.

The answer to a task, a value or a function, is reduced to fingerprints: a function is called on fixed inputs, numbers
are rounded, and the results are hashed (`_fingerprints`). The package ships the
fingerprints of the right answer, of known mistakes and of kinds of mistakes, which are computed from the marking of
each task, so that none of these can be read in it. The inputs are chosen so that no answer lies near a rounding
boundary, and differences in the last bits between machines do not matter.
"""

import io
import json
import warnings
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from mlcourse import _progress
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
    shapes,
)
from mlcourse._fingerprints import HASHED, HASHED_VALUE, fingerprint, part_print, parts, split

#: with what the grader needs of `_answers` and `_fingerprints`
__all__ = [
    "BESIDE",
    "FINGERPRINTS",
    "HASHED",
    "HASHED_VALUE",
    "KINDS",
    "NEARLY",
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
    "use",
]

FINGERPRINTS = Path(__file__).parent / "data" / "fingerprints"
#: an instructor who changes an exercise hands out its fingerprints in this file, beside the notebook
BESIDE = "fingerprints.json"
#: the characters of a line of an error that are shown beside a known mistake
LONGEST_LINE = 300
#: the characters of an input that is shown to a student
LONGEST_INPUT = 1_000

#: the decimals to which an answer is nearly right, where more are asked for
NEARLY = 4
NOT_FILLED = "Not filled in yet: replace `raise NotImplementedError()` with your answer."
#: how a message begins that speaks of an answer; others say that there is none
WRONG = "Not yet. "
#: what is said of an answer, or of one of its values, that has the right numbers changed in one way
KINDS = {
    "sign": "The size is right, but the sign is wrong: follow it through each step.",
    "factor": "This is off by a constant factor. Is something counted twice, left out or divided by a wrong number?",
    "samples": "This is off by a factor that is the number of samples, or of rows. Is a sum asked for, or a mean?",
    "per cent": "This is off by a factor of a hundred. Is a share asked for, or a percentage?",
    "root": "Does the task ask for this, for its square or for its root? Think of a variance and a standard deviation.",
    "n - 1": "This is off by a factor made of n and n - 1. Which of them is meant: is the mean itself estimated here?",
    "base": "This is off by the factor between two logarithms. Which base does the task mean?",
    "unsigned": "The sizes are right, but the signs are lost. Which of the numbers are negative?",
    "whole": "Only whole numbers are left. Does a `//`, an `int` or an array of whole numbers cut the rest off?",
    "summed": "This is a sum of numbers that the task wants one by one.",
    "averaged": "This is a mean of numbers that the task wants one by one.",
    "short": "The numbers are right, but the first or the last one is missing.",
    "complement": "This is 1 minus what is asked for. Which share, or which probability, does the task mean?",
    "inverse": "This is 1 divided by what is asked for. Which of two numbers stands above the other?",
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

    What is printed counts the points of the exercise; after some wrong tries the message ends with a hint. `task` is
    "exercise.task", `answer` a function of the task's arguments. An answer that is a number, text, an array or a tuple
    of them is passed as a function without arguments, so that a name without a value can be explained.
    In a test, whose fingerprints are `silent`, what the answer is is printed, and not whether it is right.
    Raises KeyError for a task that does not exist. Every exercise uses it.

    >>> check("perceptron.nothing", 1)
    Traceback (most recent call last):
    KeyError: "no task 'perceptron.nothing'"
    """
    notes = io.StringIO()
    changed: set[int] = set()
    with redirect_stderr(notes), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        message = _unjudged(task, answer) if _entry(task).get("silent") else diagnose(task, answer, changed)
    # A grader may take any line on the error stream for a failure, so warnings are printed instead.
    for warning in sorted({str(w.message) for w in caught}):
        print(f"Note: while your answer was checked, Python warned: {warning}")
    for place in sorted(changed):
        print(f"Note: your function changes argument {place}, which belongs to its caller. Work on a copy.")
    if notes.getvalue():
        print(f"Note: your answer wrote to the error stream: {notes.getvalue().strip()[:500]}")
    if message is None:
        if _entry(task).get("silent"):
            print("Your answer can be marked. Whether it is right, you will learn when the test is handed back.")
            return
        print(_progress.right(task, {name: entry["points"] for name, entry in _file(task.partition(".")[0]).items()}))
        return
    hint = _progress.wrong(task, _entry(task)["hints"]) if message.startswith(WRONG) else ""
    raise NotYet(message + (f"\n{hint}" if hint else ""))


def diagnose(task: str, answer: Any, changed: set[int] | None = None) -> str | None:
    """Return None for a right answer, otherwise a sentence that helps the student on.

    `changed` collects the numbers of the arguments that the answer has changed.

    >>> diagnose("perceptron.by_hand", None)
    'Not yet. The answer is None: is it not filled in, or is a `return` missing?'
    """
    try:
        outputs = evaluate(answer, probes(task), changed)
    except NotImplementedError:
        return NOT_FILLED
    except Unusable as problem:
        return str(problem)
    judgement = judge(task, outputs)
    return None if judgement.right else f"{WRONG}{judgement.message}"


def _unjudged(task: str, answer: Any) -> str | None:
    """Return why an answer cannot be marked, None where it can, right or wrong."""
    try:
        outputs = evaluate(answer, probes(task))
    except NotImplementedError:
        return NOT_FILLED
    except Unusable as problem:
        return str(problem)
    entry = _entry(task)
    for number, output in enumerate(outputs):
        if said := no_number(output):
            return said + _for_input(entry, number)
    if shapes(as_asked(outputs, entry["shapes"], entry["exact"])) != entry["shapes"]:
        return f"Your answer is {describe(outputs[0])}. The task asks for {entry['returns']}."
    return None


def judge(task: str, outputs: list) -> Judgement:
    """Return the judgement of an answer, from its outputs for the task's probes, as `evaluate` returns them.

    >>> judge("perceptron.by_hand", [np.zeros(3)]).message
    'Your answer is array([0., 0., 0.]), an array of shape (3,). Go through the steps once more.'
    """
    entry = _entry(task)
    outputs, named = as_asked(outputs, entry["shapes"], entry["exact"]), len(entry.get("names", ()))
    if named and isinstance(outputs[0], np.ndarray) and outputs[0].squeeze().shape == (named,):
        outputs = [outputs[0].ravel()]  # several values are no matrix
    size = HASHED if entry["probes"] else HASHED_VALUE
    whole = fingerprint(task, outputs, entry["decimals"], size)
    if whole == entry["right"]:
        return Judgement(True)
    for number, known in enumerate(entry["wrong"]):
        if whole == known["all"]:
            mine = parts(task, outputs, entry["decimals"], size, named) if shapes(outputs) == entry["shapes"] else []
            return _mistake(entry, number, _stopped(outputs) + _right_parts(entry, mine))
    if whole in entry["kinds"]:
        return _of_kind(entry["kinds"][whole])
    if "nearly" in entry and fingerprint(task, outputs, NEARLY, size) == entry["nearly"]:
        return Judgement(
            False, f"This is right to {NEARLY} decimals, but not as exact as a formula in double precision."
        )
    for number, output in enumerate(outputs):
        if said := no_number(output):
            return Judgement(
                False, said + _for_input(entry, number), missing=isinstance(output, Odd) and output.missing
            )
    if shapes(outputs) != entry["shapes"]:
        return Judgement(False, _of_other_shape(task, entry, outputs))
    return _by_parts(entry, outputs, parts(task, outputs, entry["decimals"], size, named))


def _mistake(entry: dict, number: int, prefix: str) -> Judgement:
    """Return the judgement that an answer shows a known mistake; of several with one message the first is counted."""
    message = entry["wrong"][number]["message"]
    first = next(n for n, known in enumerate(entry["wrong"]) if known["message"] == message)
    return Judgement(False, prefix + entry["messages"][message], first)


def _stopped(outputs: list) -> str:
    """Return with which error code stopped, and where, for a message that explains it; "" for code that did not.

    These are a student's words: they are cut, and what no file can hold is left out.
    """
    errors = [o.message for o in outputs if isinstance(o, Odd) and o.message.startswith("Your code stopped")]
    lines = errors[0].encode("utf-8", "replace").decode("utf-8").splitlines() if errors else []
    shown = [line[:LONGEST_LINE] for line in lines if line.startswith(("Your code stopped", "in the line:"))]
    return "".join(f"{line}\n" for line in shown[:2])


def _of_kind(change: str, prefix: str = "") -> Judgement:
    kind = change.partition(":")[0]
    return Judgement(False, prefix + KINDS[kind], kind=kind)


def _of_other_shape(task: str, entry: dict, outputs: list) -> str:
    """Return what is said of an answer of another shape than the right one."""
    asked, found = entry["shapes"], shapes(outputs)
    number = next(i for i, (one, other) in enumerate(zip(found, asked, strict=True)) if one != other)
    said = f"Your answer is {describe(outputs[number])}. The task asks for {entry['returns']}."
    if found[0] == asked[0]:  # an answer that is wrong for every input needs no example
        said += _for_input(entry, number)
    if all(_is_array(o, s) and np.size(o) == np.prod(s, dtype=int) for o, s in zip(outputs, asked, strict=True)):
        again = [np.reshape(o, s) if s else float(np.ravel(o)[0]) for o, s in zip(outputs, asked, strict=True)]
        if judge(task, again).right:
            return f"The numbers are right, but their shape is not. {said}"
    return said


def _is_array(output: Any, asked: Any) -> bool:
    """Return whether an output and what is asked for are numbers or arrays, and neither a text nor a tuple."""
    return not isinstance(output, str | tuple | Odd) and all(isinstance(length, int) for length in asked)


def _wrong_parts(entry: dict, mine: list[list[str]]) -> dict[str, str]:
    """Return the fingerprints of the parts that are wrong, by place: "2 0" is part 0 of output 2."""
    right = entry["parts"]
    return {f"{i} {k}": part for i, row in enumerate(mine) for k, part in enumerate(row) if part != right[i][k]}


def _columns(wrong: dict[str, str]) -> list[int]:
    """Return which parts are wrong in some output: entries of a tuple, or values of names."""
    return sorted({int(place.split()[1]) for place in wrong}) or [0]


def _by_parts(entry: dict, outputs: list, mine: list[list[str]]) -> Judgement:
    """Return what can be said of an answer that is wrong as a whole from those of its parts that are right."""
    wrong = _wrong_parts(entry, mine)
    columns, prefix = _columns(wrong), _right_parts(entry, mine)
    fits = _known(entry, wrong, columns)
    if len(fits) == 1:
        return _mistake(entry, fits[0], prefix)
    changes = {entry["kinds"].get(part, "") for part in wrong.values()}
    # One output of a function is soon twice as large by chance, or 1 minus the right one.
    if len(wrong) >= _enough(entry) and len(changes) == 1 and (change := changes.pop()):
        return _of_kind(change, prefix)
    number = int(next(iter(wrong), "0").split()[0])
    if entry["probes"] and isinstance(outputs[number], str):  # a verdict, in the words of the check
        return Judgement(False, f"{prefix}The check found: {outputs[number]}. Which of your steps could lead to that?")
    if entry["probes"]:
        arguments = ", ".join(repr(a) for a in decode(entry["probes"][number]))
        returned = f"\nyour function returned {describe(outputs[number])}. Work this case out by hand."
        if len(arguments) > LONGEST_INPUT:
            return Judgement(False, f"{prefix}For input number {number + 1} of the check{returned}")
        return Judgement(False, f"{prefix}For the input {arguments}{returned}")
    if prefix:
        again = _listed([entry["names"][column] for column in columns])
        return Judgement(False, f"{prefix}Go through the steps to {again} once more.")
    if isinstance(outputs[0], str):
        return Judgement(False, _of_text(outputs[0], entry))
    return Judgement(False, f"Your answer is {describe(outputs[0])}. Go through the steps once more.")


def _known(entry: dict, wrong: dict[str, str], columns: list[int]) -> list[int]:
    """Return the numbers of the known mistakes that the wrong parts show, from which at most one is to be told.

    A mistake that would show in more places may have been made in some only; where it shows, it must be this one. Of
    several values the later ones often follow from the first wrong one, so the mistake must show in that one first, and
    where none fits them all, the first wrong one decides, if the values have names.
    """
    several = "names" in entry or any(len(row) > 1 for row in entry["parts"])
    shown = {
        n: known["parts"]
        for n, known in enumerate(entry["wrong"])
        if known["parts"] and (not several or known["from"] == columns[0])
    }
    enough = _enough(entry)
    fits = [n for n, found in shown.items() if len(wrong) >= enough and wrong.items() <= found.items()]
    if not fits and "names" in entry:
        first = _at(wrong, columns[0])
        fits = [n for n, found in shown.items() if _at(found, columns[0]) == first]
    told = {entry["wrong"][n]["message"]: n for n in reversed(fits)}
    return list(told.values())


def _enough(entry: dict) -> int:
    """Return how many parts must be wrong in one way for that to be told: one named value, or two outputs."""
    return 1 if "names" in entry else 2


def _at(places: dict[str, str], column: int) -> dict[str, str]:
    return {place: part for place, part in places.items() if int(place.split()[1]) == column}


def _right_parts(entry: dict, mine: list[list[str]]) -> str:
    """Return a sentence on which parts of an answer are right, "" when none is or that is not to be told."""
    several = len(mine[0]) if mine else 0
    wrong = _columns(_wrong_parts(entry, mine))
    good = [k for k in range(several) if k not in wrong]
    if not good or not ("names" in entry or entry["probes"]):
        return ""
    if "names" in entry:
        return f"{_listed([entry['names'][k] for k in good])} {'is' if len(good) == 1 else 'are'} right. "
    count = [f"{k + 1}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(k + 1, 'th') }" for k in good]
    those = " and ".join([", ".join(count[:-1]), count[-1]] if count[1:] else count)
    verb = "is" if len(good) == 1 else "are"
    return f"Of the {several} results of your function the {those} {verb} right for these inputs. "


def _of_text(answer: str, entry: dict) -> str:
    """Return what is said of a text that is not the right one."""
    if "letters" in entry and (count := sum(c.isalnum() for c in answer)) != entry["letters"]:
        return f"Your answer has {count} letters, but {entry['letters']} are asked for."
    return f"Your answer is {describe(answer)}. Go through the cases one by one once more."


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


def use(exercise: str, entries: dict) -> None:
    """Judge the answers to an exercise by these fingerprints, and no longer by those beside it or in the package.

    >>> use("mine", {"mine.one": {"probes": None}})
    >>> probes("mine.one") is None
    True
    """
    _used[exercise] = entries
    _file.cache_clear()


_used: dict[str, dict] = {}


@cache
def _file(exercise: str) -> dict:
    if exercise in _used:
        return _used[exercise]
    beside = Path(BESIDE)
    if beside.is_file():
        entries = json.loads(beside.read_text(encoding="utf-8"))
        if any(task.startswith(f"{exercise}.") for task in entries):
            return entries
    path = FINGERPRINTS / f"{exercise}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _entry(task: str) -> dict:
    try:
        return _file(task.partition(".")[0])[task]
    except KeyError:
        raise KeyError(f"no task {task!r}") from None
