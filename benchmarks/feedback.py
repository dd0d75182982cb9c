"""How well the feedback of the exercises knows what a student did, measured on answers that its authors did not see.

`benchmarks/answers` holds answers that were written from the statements alone, by people who had not seen the marking:
wrong ones with the slip that each makes, right ones in other words, and right content in another form. They measure and
are no catalogue. What was said of those in `first` was read in order to widen the catalogues, so these are no longer
independent; those in `second` were read afterwards, those in `third` when the messages on the second had been mended,
those in `fourth` when all messages had been looked through for claims that another answer with the same outputs would
not deserve, those in `fifth` when others had gone on to look for slips that get the message of another, and those in
`sixth` when the messages of tasks that train something had come to ask for an experiment that tells the causes apart. A
message that was found to name a slip wrongly has been mended since, and still counts as wrong here. A function with
right values that changes its caller's arrays is accepted, with a note that says so, unless the task forbids it.

Which messages name the slip of a wrong answer rightly stands in `named`; people fill it in when they have read what was
said, and until then the answer counts as "named, unread".

Run as `python -m benchmarks.feedback [EXERCISE …]`, some minutes; `--show` prints what is said of each answer.
"""

import importlib
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import write
from mlcourse import feedback
from mlgrading.child import solutions, tasks
from mlgrading.child.examiner import time_limit

ROOT = Path(__file__).parents[1]
#: the folders of `benchmarks/answers`
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
#: seconds that an answer may take; what does not end is rejected
SECONDS = 20.0


@dataclass(frozen=True)
class Answer:
    """An answer to a task: the code of its cell, and what is to be said of it.

    `slip` says in a few words what is wrong with it, and is "" for a right answer; `form` says that it is right content
    in another form than the task's words suggest. `named` holds parts of the messages that name the slip rightly: ()
    where what was said does not, and None where nobody has read it yet. `near` says of a message that does not name the
    slip that it is true and helps to find it.
    """

    task: str
    code: str
    slip: str = ""
    form: bool = False
    named: tuple[str, ...] | None = None
    near: bool = False


@cache
def cells_of(exercise: str) -> list[solutions.Cell]:
    """Return the code cells of an exercise's solution."""
    return solutions.code_cells(solutions.read(ROOT, exercise))


def said(exercise: str, answer: Answer) -> tuple[str, str]:
    """Return what became of an answer, "right", "noted", "named" or "not yet", and the message."""
    changed: set[int] = set()
    record: dict = {}
    mine = solutions.of_task(cells_of(exercise), answer.task, answer.code)
    try:
        with time_limit(SECONDS):
            solutions.run(mine, {answer.task: answer.code}, record, stop_after=f"check_{answer.task}")
            name = f"{exercise}.{answer.task}"
            outputs = feedback.evaluate(record[answer.task], feedback.probes(name), changed)
    except (NotImplementedError, feedback.Unusable, TimeoutError, KeyError) as problem:
        return "not yet", f"{type(problem).__name__}: {problem}"
    found = feedback.judge(name, outputs)
    if found.right:
        return ("noted", f"Your function changes argument {min(changed)}.") if changed else ("right", "")
    return "not yet" if found.mistake is None and not found.kind else "named", found.message


def outcome(exercise: str, answer: Answer) -> tuple[str, str]:
    """Return in which column of the table an answer counts, and the message."""
    what, message = said(exercise, answer)
    if not answer.slip:
        accepted = what in ("right", "noted")
        return ("form " if answer.form else "") + ("accepted" if accepted else "refused"), message
    if what in ("right", "noted"):
        return "wrong accepted" if what == "right" else "accepted with a note", message
    if any(part in message for part in answer.named or ()):
        return "named rightly", message
    if what != "named" or answer.near:
        return "only not yet", message
    return ("named, unread" if answer.named is None else "named wrongly"), message


def main(exercises: tuple[str, ...] = (), show: bool = False) -> dict:
    """Measure all exercises, or those that are named, and return the table; that of all is written."""
    found = {
        each: {exercise: measured(each, exercise, show) for exercise in exercises or tasks.exercises(ROOT)}
        for each in SETS
    }
    return found if exercises else write("feedback", "python -m benchmarks.feedback", found)


def measured(each: str, exercise: str, show: bool) -> dict[str, int]:
    """Return how many of a set's answers to an exercise count in which column."""
    counted: Counter[str] = Counter()
    for answer in importlib.import_module(f"benchmarks.answers.{each}.{exercise}").ANSWERS:
        what, message = outcome(exercise, answer)
        counted[what] += 1
        if show:
            print(f"{each} {exercise}.{answer.task} | {what} | {answer.slip or 'right'} | {message}", flush=True)
    return dict(counted)


if __name__ == "__main__":
    print(main(tuple(name for name in sys.argv[1:] if name != "--show"), "--show" in sys.argv))
