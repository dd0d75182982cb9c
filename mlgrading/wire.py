"""The messages that pass between the zones of trust: frozen and typed, written as JSON, checked when they are read.

A coordinator sends a `Job` to a worker and gets a `Result` back. A worker sends its child an `Order` and gets `Report`s
back, the last of which holds the result. Nothing else passes, and any other data is `Malformed`. Verdicts and flags are
values here; they are put into words where a page or a table is written.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

#: how large a file that is handed in may be, in bytes
MAX_BYTES = 20_000_000
#: the format of results; those of another format are graded again
FORMAT = 2


class Refused(Exception):
    """A submission that cannot be graded; the text is the reason, a sentence for the student and the instructor."""


class Malformed(ValueError):
    """The data are not a message of the expected type; the text says where they differ."""


class Verdict(StrEnum):
    """The verdict on an answer; only RIGHT earns the points."""

    RIGHT = "right"
    MISTAKE = "mistake"  # a known one, for which the marking has a sentence
    WRONG = "wrong"
    BLANK = "blank"
    LOST = "lost"  # the notebook had ended before, or was refused


class Status(StrEnum):
    """The outcome of a submission. One that is NOT_GRADED has no marks: the machine failed, and it is tried again."""

    GRADED = "graded"
    REFUSED = "refused"
    NOT_GRADED = "not graded"


class FlagKind(StrEnum):
    """Why a person should look at a submission."""

    TAMPERING = "tampering"
    REFERENCE = "reference"
    LIMITS = "limits"


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message; equal fields make equal messages."""


class Flag(Message, frozen=True):
    """A reason to look at a submission. It changes no mark."""

    kind: FlagKind
    text: str


class TaskOutline(Message, frozen=True):
    """A task as the solution notebook has it: its `name`, its check `cell`, the heading's `title`, its `points`."""

    name: str
    cell: str
    title: str
    points: float


class Mark(Message, frozen=True):
    """The mark of an answer: the verdict, the message for the student, and the number of a known mistake."""

    verdict: Verdict
    message: str = ""
    mistake: int | None = None


class TaskMark(Message, frozen=True):
    """A task with the mark that it got."""

    task: TaskOutline
    mark: Mark

    @property
    def score(self) -> float:
        """The points earned: all or none."""
        return self.task.points if self.mark.verdict is Verdict.RIGHT else 0.0


class Limits(Message, frozen=True):
    """What one notebook may use: seconds in all and for a cell, megabytes, processes, bytes of output and of a file."""

    notebook_seconds: float = 120.0
    cell_seconds: float = 60.0
    memory_mb: int = 3072
    processes: int = 256
    output_bytes: int = 2_000_000
    file_bytes: int = 64 << 20
    open_files: int = 512

    def for_process(self) -> dict[str, int]:
        """Return the limits of one process, by the names that `resource` has for them."""
        return {
            # TensorFlow alone reserves about three gigabytes.
            "RLIMIT_AS": max(4096, self.memory_mb + 2048) << 20,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_FSIZE": self.file_bytes,
            "RLIMIT_NOFILE": self.open_files,
            "RLIMIT_CORE": 0,
            "RLIMIT_MSGQUEUE": 0,  # a message queue would outlive the process that made it
        }


class Exercise(Message, frozen=True):
    """Everything that a child needs to grade an exercise: what the marks depend on, and how the sandbox is made.

    `notebook` and `marking` are the texts of the solution notebook and of its tasks.py, `fingerprints` that of the file
    beside them, "" where those that mlcourse ships hold; `version` is a hash of the code that marks, `key` one of all
    that marks depend on.
    """

    name: str
    key: str
    version: str
    seed: int
    notebook: str
    marking: str
    outline: tuple[TaskOutline, ...]
    limits: Limits
    fingerprints: str = ""
    isolation: str = "bwrap"
    warm: bool = True


class Handed(Message, frozen=True):
    """One student's submission: the bytes of the file, notes about how it was found, and its timestamp."""

    student: str
    data: bytes
    notes: tuple[str, ...] = ()
    timestamp: str | None = None


class Job(Message, frozen=True):
    """One submission to grade, from the coordinator to a worker; `key` is a hash of all that its result depends on."""

    exercise: Exercise
    handed: Handed
    key: str


class Load(Message, frozen=True, tag=True):
    """From a worker to its child: load an exercise. `folder` is private and empty."""

    exercise: Exercise
    folder: str


class Grade(Message, frozen=True, tag=True):
    """From a worker to its child: grade one submission."""

    handed: Handed
    key: str


Order = Load | Grade


class Phases(Message, frozen=True):
    """Where the time of a submission went, in seconds."""

    queue: float = 0.0
    start: float = 0.0
    cells: float = 0.0
    marking: float = 0.0
    writing: float = 0.0

    @property
    def total(self) -> float:
        """The sum of all phases but the waiting."""
        return self.start + self.cells + self.marking + self.writing


class Result(Message, frozen=True):
    """The result of a submission. `reason` says why it was refused or not graded, `lost` why its kernel ended too
    early; `doubtful` is true when the machine may have been the cause of that loss.

    `answers` has digests by task, "" for an answer that says nothing about copying.
    """

    exercise: str
    student: str
    key: str
    seed: int
    status: Status
    tasks: tuple[TaskMark, ...]
    notebook: str
    reason: str = ""
    lost: str = ""
    doubtful: bool = False
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    timestamp: str | None = None
    answers: dict[str, str] = {}
    phases: Phases = Phases()
    format: int = FORMAT

    @classmethod
    def of(cls, job: "Job", status: Status, marks: Sequence[Mark] = (), notebook: str = "", **rest: Any) -> "Result":
        """Return the result of a job, with a mark for each task or with none at all; `rest` are other fields."""
        exercise, handed = job.exercise, job.handed
        tasks = tuple(TaskMark(*pair) for pair in zip(exercise.outline, marks, strict=True)) if marks else ()
        rest = {"notes": handed.notes, "timestamp": handed.timestamp} | rest
        return cls(exercise.name, handed.student, job.key, exercise.seed, status, tasks, notebook, **rest)

    @property
    def score(self) -> float:
        """The points of all tasks together."""
        return sum(task.score for task in self.tasks)

    @property
    def points(self) -> float:
        """The points that could be earned."""
        return sum(task.task.points for task in self.tasks)


class Loaded(Message, frozen=True, tag=True):
    """From a child: the exercise is loaded."""


class Failed(Message, frozen=True, tag=True):
    """From a child: the exercise cannot be loaded, or the machine is in the way of grading; the child ends."""

    reason: str


class Begun(Message, frozen=True, tag=True):
    """From a child: the student's time begins."""


class Marked(Message, frozen=True, tag=True):
    """From a child: one task is marked."""

    task: TaskMark


class Done(Message, frozen=True, tag=True):
    """From a child: the submission is graded."""

    result: Result


Report = Loaded | Failed | Begun | Marked | Done

M = TypeVar("M")


def write(message: object) -> bytes:
    """Return a message as JSON, one line without its end.

    >>> write(Mark(Verdict.WRONG, "No."))
    b'{"verdict":"wrong","message":"No.","mistake":null}'
    """
    return msgspec.json.encode(message)


def read_order(data: bytes) -> Order:
    """Return the order that a worker sent to its child; raises Malformed."""
    return read(data, Order)  # type: ignore[arg-type]  # the type of a type cannot be a union


def read_report(data: bytes) -> Report:
    """Return the report that a child sent to its worker; raises Malformed."""
    return read(data, Report)  # type: ignore[arg-type]


def read(data: bytes, kind: type[M]) -> M:
    """Return the message of type `kind` that JSON data hold; raises Malformed if they hold none.

    >>> read(b'{"verdict": "right"}', Mark).verdict
    <Verdict.RIGHT: 'right'>
    >>> read(b'{"verdict": "best"}', Mark)
    Traceback (most recent call last):
    mlgrading.wire.Malformed: expected a Mark: Invalid enum value 'best' - at `$.verdict`
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise Malformed(f"expected a {getattr(kind, '__name__', 'message')}: {problem}") from None
