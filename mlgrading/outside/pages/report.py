"""The class report: one self-contained page on how an exercise went, made from the results and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from statistics import mean, median

from mlgrading.outside.overrides import Adjusted
from mlgrading.outside.pages import lecture, words
from mlgrading.outside.pages.base import counted, feedback_address, natural, number, render
from mlgrading.outside.pages.lecture import Section
from mlgrading.wire import Mark, Result, Status, TaskMark, TaskOutline, Verdict

MANY_NAMES = 12  # listed in one sentence
MANY_BARS = 20  # of a histogram, before scores share one
SLOWEST = 5  # submissions that are named


@dataclass(frozen=True)
class Mistake:
    """A known mistake: a key that identifies it, its message, and how many students made it."""

    key: int | str
    message: str
    times: int


@dataclass(frozen=True)
class Task:
    """A task, how many students got each verdict, and the mistakes that they made, the commonest first."""

    name: str
    title: str
    points: float
    verdicts: dict[Verdict, int]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class Bar:
    """A bar of the histogram: how many students have scores from `low` to `high`, which are equal for one score."""

    low: float
    high: float
    times: int

    @property
    def label(self) -> str:
        """The scores in words."""
        return number(self.low) if self.low == self.high else f"{number(self.low)} to {number(self.high)}"


@dataclass(frozen=True)
class Scores:
    """The scores of the class as numbers and as a histogram; `common` are the highest bars."""

    least: float
    most: float
    mean: float
    median: float
    full: int
    bars: tuple[Bar, ...]
    common: tuple[Bar, ...]


@dataclass(frozen=True)
class Seen:
    """A reason to look at the work of one or more students."""

    students: tuple[str, ...]
    kind: str
    text: str


@dataclass(frozen=True)
class Spent:
    """The time that a phase of grading took: in all, and as the median of the submissions."""

    phase: str
    sum: float
    median: float


@dataclass(frozen=True)
class Compared:
    """A task of a test beside the task of an exercise that it is parallel to: of the students who did both, how many
    were right `here`, in the test, and `there`.
    """

    task: str
    other: str
    students: int
    here: int
    there: int


@dataclass(frozen=True)
class Row:
    """A row of the table of all students: the status of the submission, and a word for each task.

    `address` is that of the feedback page, "" if there is none.
    """

    student: str
    status: str
    score: float | None = None
    address: str = ""
    flagged: bool = False
    by_hand: bool = False
    tasks: tuple[str, ...] = ()


def class_report(
    exercise: str,
    results: list[Result],
    missing: list[str],
    *,
    title: str = "",
    seed: int | None = None,
    catalogue: dict[str, list[str]] | None = None,
    not_graded: dict[str, str] | None = None,
    adjusted: dict[str, Adjusted] | None = None,
    changed: Sequence[str] = (),
    sections: Mapping[str, Section] | None = None,
    answers_to: Callable[[str, list[str]], Iterable[str]] = lambda *_: (),
    before: Mapping[str, float] | None = None,
    compared: Sequence[Compared] = (),
) -> str:
    """Return the HTML page about a class.

    `missing` are the students who handed in nothing, `not_graded` those on whom the machine failed, with the reason;
    neither counts in any score. `catalogue` has the messages of the known mistakes by task, in the order of their
    numbers; without it the messages come from the results. `adjusted` has what persons and the late policy made of
    results, by student, and `changed` sentences on points set by hand under which the automatic ones have changed.
    `sections` says by task where the book explains it, `answers_to` gives the code with which some students answered a
    task, `before` has the scores of the last run, None where this is the first, and `compared` sets a test beside the
    exercises. Equal arguments give equal pages, whatever the order of the results.

    >>> "No student has handed in" in class_report("perceptron", [], ["ada"])
    True
    """
    failed = {r.student: r.reason for r in results if r.status is Status.NOT_GRADED} | (not_graded or {})
    results = sorted(
        (r for r in results if r.status is not Status.NOT_GRADED and r.student not in failed),
        key=lambda r: natural(r.student),
    )
    graded = [r for r in results if r.status is Status.GRADED]
    refused = [r for r in results if r.status is Status.REFUSED]
    tasks = _tasks(graded, refused, catalogue or {})
    groups = identical_answers(results)
    flagged = {student for _, students in groups for student in students} | {r.student for r in results if r.flags}
    points = sum(task.points for task in tasks)
    by_hand = {student: found for student, found in sorted((adjusted or {}).items()) if found}
    final = {student: found.score for student, found in by_hand.items()}
    rows = _rows(
        exercise,
        results,
        missing,
        list(failed),
        tasks,
        flagged,
        final,
        {student for student, found in by_hand.items() if found.points},
    )
    seconds = [r.phases.total for r in results]
    scores = {r.student: final.get(r.student, r.score) for r in graded}
    return render(
        "report.html.j2",
        heading=title or f"Class report: {exercise}",
        exercise=exercise,
        seed=seed,
        size=len(results) + len(missing) + len(failed),
        figures={
            "handed in": len(results) + len(failed),
            "graded": len(graded),
            "refused": len(refused),
            "not graded": len(failed),
            "missing": len(missing),
            "flagged for review": len(flagged),
        },
        n=len(graded),
        points=points,
        scores=_scores(list(scores.values()), points) if graded and points else None,
        topics=lecture.topics(graded, catalogue or {}, sections or {}, answers_to),
        flat=lecture.flat(graded),
        need_help=lecture.need_help(scores, points),
        changes=None if before is None else lecture.changes(before, scores),
        tasks=tasks,
        hardest=min(tasks, key=lambda task: task.verdicts[Verdict.RIGHT], default=None),
        commonest=max(
            ((task, task.mistakes[0]) for task in tasks if task.mistakes), key=lambda pair: pair[1].times, default=None
        ),
        seen=_seen(results, groups, tasks),
        refused={r.student: r.reason for r in refused},
        not_graded={student: failed[student] for student in sorted(failed, key=natural)},
        by_hand=by_hand,
        found={r.student: {mark.task.name: mark.score for mark in r.tasks} for r in results if r.student in by_hand},
        changed=changed,
        compared=compared,
        spent=_spent(results),
        total=sum(seconds),
        median=median(seconds or [0.0]),
        slowest=sorted(results, key=lambda r: -r.phases.total)[:SLOWEST],  # stable: then by name
        rows=rows,
        words=words,
    )


# --- a test beside the exercises ------------------------------------------------------------------------


def beside(
    results: Mapping[str, Result], parallel: Mapping[str, str], results_of: Callable[[str], Mapping[str, Result]]
) -> list[Compared]:
    """Set the tasks of a test beside the tasks of exercises to which they are `parallel`, as "exercise.task" by task.

    `results` are those of the test by student, and `results_of` gives those of an exercise. A task that no student
    did in both is left out.

    >>> def did(name, verdict):
    ...     mark = TaskMark(TaskOutline(name, f"check_{name}", "", 1.0), Mark(verdict))
    ...     return {"ada": Result("", "ada", "", 1, Status.GRADED, (mark,), "")}
    >>> beside(did("gate", Verdict.WRONG), {"gate": "perceptron.and_not"}, lambda _: did("and_not", Verdict.RIGHT))
    [Compared(task='gate', other='perceptron.and_not', students=1, here=0, there=1)]
    """
    found, once = [], cache(results_of)
    for name, other in parallel.items():
        exercise, _, task = other.partition(".")
        here, there = _right(results, name), _right(once(exercise), task)
        if both := here.keys() & there.keys():
            right = [sum(marks[student] for student in both) for marks in (here, there)]
            found.append(Compared(name, other, len(both), *right))
    return found


def _right(results: Mapping[str, Result], task: str) -> dict[str, bool]:
    """Return who was right in a task, of those whose work was graded."""
    return {
        student: mark.mark.verdict is Verdict.RIGHT
        for student, result in results.items()
        if result.status is Status.GRADED
        for mark in result.tasks
        if mark.task.name == task
    }


# --- identical answers ----------------------------------------------------------------------------------


def identical_answers(results: list[Result]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the groups of students who gave the same answers to two tasks or more, each as (tasks, students).

    Results carry digests of the answers, empty for those too short to tell anything. Every two answers that students
    have in common make a group; a group within another appears only when it shares more tasks.

    >>> def answered(student, **answers):
    ...     return Result("perceptron", student, "", 1, Status.GRADED, (), "", answers=answers)
    >>> identical_answers([answered("ada", a="1", b="2"), answered("bob", a="1", b="2"), answered("cy", a="1")])
    [(('a', 'b'), ('ada', 'bob'))]
    """
    answers = {r.student: {(task, digest) for task, digest in r.answers.items() if digest} for r in results}
    by_answer = Counter(answer for given in answers.values() for answer in given)
    by_pair: dict[tuple, list[str]] = {}
    for student, given in answers.items():
        for pair in combinations(sorted(a for a in given if by_answer[a] > 1), 2):
            by_pair.setdefault(pair, []).append(student)
    groups = {frozenset(students) for students in by_pair.values() if len(students) > 1}
    found = []
    for students in groups:
        shared = set.intersection(*(answers[s] for s in students))
        found.append((tuple(sorted(task for task, _ in shared)), tuple(sorted(students, key=natural))))
    return sorted(found, key=lambda group: (-len(group[0]), len(group[1]), [natural(s) for s in group[1]], group[0]))


def identical_text(tasks: tuple[str, ...], students: tuple[str, ...]) -> str:
    """Return the sentence for the instructor about one group of `identical_answers`, as plain text.

    >>> identical_text(("a", "b"), ("ada", "bob"))
    '2 students gave the same answers to 2 tasks (a, b): ada, bob.'
    """
    listed = ", ".join(students[:MANY_NAMES])
    more = f" and {len(students) - MANY_NAMES} more" if len(students) > MANY_NAMES else ""
    return (
        f"{counted(len(students), 'student')} gave the same answers to {counted(len(tasks), 'task')} "
        f"({', '.join(tasks)}): {listed}{more}."
    )


# --- summaries of the results ---------------------------------------------------------------------------


def _tasks(graded: list[Result], refused: list[Result], catalogue: dict[str, list[str]]) -> tuple[Task, ...]:
    """Return the tasks in the order of the exercise, with the verdicts on them in the submissions that were graded."""
    outlines: dict[str, TaskOutline] = {}
    marks: dict[str, list[Mark]] = {}
    for result in [*graded, *refused]:
        for task in result.tasks:
            outlines.setdefault(task.task.name, task.task)
            marks.setdefault(task.task.name, [])
            if result.status is Status.GRADED:
                marks[task.task.name].append(task.mark)
    return tuple(
        Task(
            name,
            outline.title or name,
            outline.points,
            Counter(mark.verdict for mark in marks[name]),
            _mistakes(marks[name], catalogue.get(name, [])),
        )
        for name, outline in outlines.items()
    )


def _mistakes(marks: Iterable[Mark], known: list[str]) -> tuple[Mistake, ...]:
    """Return the mistakes that were made, the commonest first."""
    made: dict[int | str, Counter[str]] = {}
    for mark in marks:
        if mark.verdict is Verdict.MISTAKE:
            made.setdefault(_key(mark), Counter())[mark.message] += 1
    found = []
    for key, messages in made.items():
        said = min(messages, key=lambda message: (-messages[message], message))
        message = known[key] if isinstance(key, int) and 0 <= key < len(known) else said
        found.append(Mistake(key, message, messages.total()))
    return tuple(sorted(found, key=lambda mistake: (-mistake.times, mistake.message)))


def _key(mark: Mark) -> int | str:
    """Return a key that identifies a mistake: its number in the task, or its message if it has none."""
    return mark.message if mark.mistake is None else mark.mistake


def _scores(scores: list[float], points: float) -> Scores:
    bars = _bars(scores, points)
    highest = max(bar.times for bar in bars)
    return Scores(
        min(scores),
        max(scores),
        mean(scores),
        median(scores),
        sum(score == points for score in scores),
        bars,
        tuple(bar for bar in bars if bar.times == highest),
    )


def _bars(scores: list[float], points: float) -> tuple[Bar, ...]:
    """Return one bar for each score if the scores are few whole numbers, else ten bars of equal width."""
    top = max([points, *scores])
    if top <= MANY_BARS and all(value == int(value) for value in [top, *scores]):
        return tuple(Bar(k, k, scores.count(k)) for k in range(int(top) + 1))
    at = Counter(min(int(10 * score / top), 9) for score in scores)
    return tuple(Bar(top * k / 10, top * (k + 1) / 10, at[k]) for k in range(10))


def _seen(results: list[Result], groups: list, tasks: Iterable[Task]) -> list[Seen]:
    """Return the reasons to look at submissions: first the flags, then the groups with identical answers."""
    seen = [Seen((r.student,), words.FLAGS[flag.kind], flag.text) for r in results for flag in r.flags]
    for shared, students in groups:
        titles = tuple(task.title for task in tasks if task.name in shared)
        seen.append(Seen(students, words.IDENTICAL, identical_text(titles, students)))
    return seen


def _spent(results: list[Result]) -> list[Spent]:
    """Return how long each phase took."""
    spent = []
    for field, phase in words.PHASES.items():
        seconds = [getattr(r.phases, field) for r in results]
        spent.append(Spent(phase, sum(seconds), median(seconds or [0.0])))
    return spent


def _rows(
    exercise: str,
    results: list[Result],
    missing: list[str],
    failed: list[str],
    tasks: Iterable[Task],
    flagged: set[str],
    final: dict[str, float],
    entered: set[str],
) -> list[Row]:
    """Return a row for each student."""
    rows = {student: Row(student, "missing") for student in missing}
    rows |= {student: Row(student, "not graded") for student in failed}
    ranks = {task.name: {mistake.key: i for i, mistake in enumerate(task.mistakes, 1)} for task in tasks}
    for result in results:
        marks = {mark.task.name: mark for mark in result.tasks} if result.status is Status.GRADED else {}
        rows[result.student] = Row(
            result.student,
            result.status.value,
            final.get(result.student, result.score),
            feedback_address(result.student, exercise),
            result.student in flagged,
            result.student in entered,
            tuple(_word(marks.get(name), of_task) for name, of_task in ranks.items()),
        )
    return [rows[student] for student in sorted(rows, key=natural)]


def _word(task: TaskMark | None, ranks: dict[int | str, int]) -> str:
    """Return the entry for a task in the table of all students."""
    if task is None:
        return ""
    mark = task.mark
    return f"mistake {ranks[_key(mark)]}" if mark.verdict is Verdict.MISTAKE else mark.verdict.value
