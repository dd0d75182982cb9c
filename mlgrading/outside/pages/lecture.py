"""What a lecturer can act on, found in the results of a class: mistakes worth time, tasks that tell nothing, students
who need help, and what has changed since the last run.

Nothing here is a verdict, and nothing changes a mark. Which sentence says it is the template's affair.
"""

import ast
import contextlib
import io
import json
import tokenize
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import StatisticsError, correlation

from mlgrading.wire import Result, Status, TaskMark, Verdict

TOPICS = 3  # mistakes for the next lecture
SHOWN = 2  # answers that show each of them
LINES, WIDTH = 16, 100  # of an answer that is shown; a longer one shows nothing to a class
FEW = 10  # students: below this nothing is said about how a task separates them
ALIKE = 0.95  # the share of right or of wrong answers from which a task separates nobody
FAINT = 0.1  # the correlation with the other tasks below which a task says something else than these, or nothing
HALF = 0.5  # the share of points below which a student may need help


@dataclass(frozen=True)
class Section:
    """Where the book explains what a task is about: the heading, and the address inside the book."""

    heading: str
    address: str


@dataclass(frozen=True)
class Topic:
    """A mistake worth some minutes of a lecture.

    `title` is the task's, `times` says how many students made the mistake, and `answers` are some of theirs, without a
    name.
    """

    title: str
    message: str
    times: int
    section: Section | None
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Flat:
    """A task that does not separate students: `right` of all answers are right, `with_rest` is the correlation with the
    points in the other tasks, None where it has none."""

    title: str
    right: float
    with_rest: float | None


@dataclass(frozen=True)
class Change:
    """A student's score that differs from that of the last run; `before` is None for a new submission."""

    student: str
    before: float | None
    now: float


def topics(
    results: Iterable[Result],
    messages: Mapping[str, list[str]],
    sections: Mapping[str, Section],
    answers_to: Callable[[str, list[str]], Iterable[str]],
) -> list[Topic]:
    """Return the mistakes that cost the class most points, the costliest first, at most one of each task.

    A mistake that a single student made is no topic. `messages` has those of the known mistakes by task, and
    `answers_to` gives, for a task and some students, the code of their answers.
    """
    made: dict[tuple[str, str], list[str]] = {}
    outlines = {}
    for result in results:
        for task in result.tasks if result.status is Status.GRADED else ():
            if task.mark.verdict is Verdict.MISTAKE:
                outlines[task.task.name] = task.task
                made.setdefault((task.task.name, _message(task, messages)), []).append(result.student)

    def cost(pair: tuple[tuple[str, str], list[str]]) -> tuple[float, str, str]:
        (name, message), students = pair
        return (-len(students) * outlines[name].points, name, message)

    found: dict[str, Topic] = {}  # one for each task, so that the lecture is not about a single one
    for (name, message), students in sorted(made.items(), key=cost):
        if len(students) > 1 and len(found) < TOPICS and name not in found:
            shown = _different(answers_to(name, sorted(students)))
            found[name] = Topic(outlines[name].title or name, message, len(students), sections.get(name), shown)
    return list(found.values())


def _message(task: TaskMark, messages: Mapping[str, list[str]]) -> str:
    """Return the message that stands for a mistake: the catalogue's, since what a student read may name numbers."""
    known, number = messages.get(task.task.name, []), task.mark.mistake
    return known[number] if number is not None and 0 <= number < len(known) else task.mark.message


def answer_in(notebook: str, task: str) -> str:
    """Return the code of the answer cell of a task in the text of a graded notebook, "" where there is none.

    >>> answer_in('{"cells": [{"metadata": {"nbgrader": {"grade_id": "sign"}}, "source": ["x = ", "1"]}]}', "sign")
    'x = 1'
    """
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):  # what is in a cell, a student wrote
        for cell in json.loads(notebook)["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == task:
                return "".join(cell["source"])
    return ""


def without_comments(source: str) -> str:
    """Return code without comments, which may name their author; "" for what is no Python.

    >>> without_comments("x = 1  # by Ada\\n# Ada again\\ny = 2")
    'x = 1\\n\\ny = 2'
    """
    lines = source.split("\n")  # as the tokenizer counts them
    try:
        ast.parse(source)
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column].rstrip()
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return ""
    return "\n".join(lines)


def _different(answers: Iterable[str]) -> tuple[str, ...]:
    """Return the first answers that fit on a slide and differ from each other in more than spaces."""
    found: dict[str, str] = {}
    for answer in map(without_comments, answers):
        lines = answer.strip("\n").split("\n")
        if any(lines) and len(lines) <= LINES and max(map(len, lines)) <= WIDTH:
            found.setdefault("".join(answer.split()), "\n".join(lines))
        if len(found) == SHOWN:
            break
    return tuple(found.values())


def flat(results: Iterable[Result]) -> list[Flat]:
    """Return the tasks that nearly all students have right or wrong, or whose points say nothing about the others.

    >>> flat([])
    []
    """
    graded = [r for r in results if r.status is Status.GRADED]
    if len(graded) < FEW:
        return []
    found = []
    for task in graded[0].tasks:
        name = task.task.name
        scores = [next((t.score for t in r.tasks if t.task.name == name), 0.0) for r in graded]
        right = sum(score == task.task.points for score in scores) / len(graded)
        try:
            with_rest = correlation(scores, [r.score - score for r, score in zip(graded, scores, strict=True)])
        except StatisticsError:  # all have the same
            with_rest = None
        if not 1 - ALIKE < right < ALIKE or (with_rest is not None and with_rest < FAINT):
            found.append(Flat(task.task.title or name, right, with_rest))
    return found


def need_help(scores: Mapping[str, float], points: float) -> list[str]:
    """Return the students with less than half of the points, the fewest first.

    >>> need_help({"ada": 9, "bob": 2, "cy": 1}, 10)
    ['cy', 'bob']
    """
    return sorted((s for s, score in scores.items() if score < HALF * points), key=lambda s: (scores[s], s))


def changes(before: Mapping[str, float], now: Mapping[str, float]) -> list[Change]:
    """Return whose score is new or another one than in the last run, by name.

    >>> [(c.student, c.before, c.now) for c in changes({"ada": 3, "bob": 1}, {"ada": 3, "bob": 2, "cy": 0})]
    [('bob', 1, 2), ('cy', None, 0)]
    """
    return [Change(s, before.get(s), score) for s, score in sorted(now.items()) if before.get(s) != score]
