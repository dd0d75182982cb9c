"""What a student has reached in a session: the points of the tasks that are right, and hints where tries went wrong.

`feedback.check` asks for the sentences. A session is as long as the kernel lives; the book's pages keep longer what is
right, and tell it by `go_on`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

#: after so many wrong tries at a task, a student also reads its first hint, its second …
TRIES = (3, 5)

_right: set[str] = set()
_tries: Counter[str] = Counter()


def start() -> None:
    """Begin a session, in which nothing has been tried."""
    _right.clear()
    _tries.clear()


def go_on(tasks: Iterable[str]) -> None:
    """Take these tasks ("exercise.task"), and no others, for right already."""
    _right.clear()
    _right.update(tasks)


def right(task: str, points: dict[str, int]) -> str:
    """Note that a task is right, and return the sentence; `points` has those of all tasks of its exercise.

    >>> go_on(["e.b"])
    >>> right("e.a", {"e.a": 1, "e.b": 2, "e.c": 3})
    'Correct: 1 point, and 3 of the 6 of this exercise so far.'
    >>> right("e.c", {"e.a": 1, "e.b": 2, "e.c": 3})
    'Correct: 3 points. These are all 6 of this exercise.'
    """
    _right.add(task)
    _tries.pop(task, None)
    own, total = points[task], sum(points.values())
    reached = sum(points[name] for name in _right & {*points})
    said = f"Correct: {own} point{'s' if own > 1 else ''}"
    if reached == total:
        return f"{said}. These are all {total} of this exercise."
    return f"{said}, and {reached} of the {total} of this exercise so far."


def wrong(task: str, hints: Sequence[str]) -> str:
    """Note a wrong try, and return what helps the student on after so many, one line each, "" at first.

    >>> start()
    >>> [wrong("e.a", ["Draw it."]) for _ in range(3)]
    ['', '', 'Hint: Draw it.']
    """
    _right.discard(task)
    _tries[task] += 1
    shown = [hint for hint, tries in zip(hints, TRIES, strict=False) if _tries[task] >= tries]
    return "\n".join(f"Hint: {hint}" for hint in shown)
