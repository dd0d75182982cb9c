"""Has a long-lived child process grade submissions, one after the other.

`grade` is the function that an executor runs, in a thread of this machine or of a Dask worker: bytes in, bytes out.
Each thread has one child process (mlgrading.child). The child gets a line of JSON for each submission and answers with
a line for each task, then with the result; if it dies or is late, the tasks it had reported count, and the next
submission gets a new child.

A machine's failure is never a student's fault: if a child does not start, or ends before the notebook has begun, the
submission is "not graded", with the last line of the child's error stream as the reason.
"""

import contextlib
import functools
import hashlib
import os
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import nbformat

import mlcourse
import mlgrading
from mlgrading import wire
from mlgrading.child import graded
from mlgrading.wire import Exercise, Flag, FlagKind, Grade, Job, Mark, Report, Result, Status, Verdict

#: seconds beyond a notebook's own deadline after which a child that has not answered is replaced
PATIENCE = 4.0
#: seconds that a child has to load an exercise, and to start a sandbox before the student's own time begins
LOADING, STARTING = 180.0, 90.0
COMMAND = (sys.executable, "-m", "mlgrading.child")
#: where a child has its folder, and how that is called: the path of a socket in it must be short
FOLDER, PREFIX = "/tmp", "mlc-"


class Unusable(RuntimeError):
    """A child did not start, or ended; the message quotes its last words."""


def grade(job: bytes) -> bytes:
    """Grade one submission in this thread's child process and return its result; both are messages of `wire`."""
    wanted = wire.read(job, Job)
    return wire.write(_grade(wanted))


def _grade(wanted: Job) -> Result:
    if wanted.exercise.version != version():
        reason = f"the worker on {socket.gethostname()} has another version of mlcourse or mlgrading than this machine"
        return not_graded(wanted, reason)
    problem = ""
    for _ in range(2):
        said: list[Report] = []
        try:
            child = _child(wanted.exercise)
            return child.ask(wanted, said)
        except Unusable as lost:
            # The next submission must not read what this child may still write.
            problem = str(lost)
            _drop()
        if said:
            # A notebook that ended one child after its start is not given to a second.
            return _unfinished(wanted, said, problem)
        if _closing.is_set():
            break
    return not_graded(wanted, problem)


def not_graded(wanted: Job, reason: str) -> Result:
    """Return the result of a submission on which the machine failed: without marks, to be graded by the next run."""
    return Result.of(wanted, Status.NOT_GRADED, reason=reason)


def _unfinished(wanted: Job, said: list[Report], problem: str) -> Result:
    done = {report.task.task.name: report.task.mark for report in said if isinstance(report, wire.Marked)}
    reason = (
        "The grading of this notebook was stopped here, because it exceeded its time or ended the grader's process."
    )
    exercise = wanted.exercise
    return Result.of(
        wanted,
        Status.GRADED,
        [done.get(task.name) or Mark(Verdict.LOST, reason) for task in exercise.outline],
        graded.unmarked(reason, exercise.name, nbformat.reads(exercise.notebook, as_version=4)),
        lost=problem,
        doubtful=True,
        flags=(Flag(FlagKind.LIMITS, "The worker that graded this notebook had to be replaced."),),
    )


@functools.cache
def version() -> str:
    """Return a digest of all code and data, besides the exercise, on which marks depend."""
    ours, course = Path(mlgrading.__file__).parent, Path(mlcourse.__file__).parent
    files = [*ours.glob("child/*.py"), *ours.glob("inside/*.py"), *ours.glob("sandbox/*.py"), ours / "wire.py"]
    files += [path for path in course.rglob("*") if path.suffix in (".py", ".json", ".csv", ".gz")]
    idle = {course / "data" / "benchmarks", *course.glob("plots*")}  # used by pages alone
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in files if not {path, *path.parents} & idle):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


_children = threading.local()
_all: "set[Child]" = set()
_closing = threading.Event()


def _child(exercise: Exercise) -> "Child":
    child = getattr(_children, "child", None)
    if child is not None and not (child.key == exercise.key and child.alive()):
        _drop()
        child = None
    if child is None:
        if _closing.is_set():
            raise Unusable("the grading was stopped")
        try:
            child = Child(exercise)
        except OSError as problem:
            raise Unusable(f"no child process could be started: {problem}") from None
    _children.child = child
    return child


def _drop() -> None:
    child = getattr(_children, "child", None)
    _children.child = None
    if child is not None:
        child.close()


def begin() -> None:
    """Let threads start children again after `stop`."""
    _closing.clear()


def stop() -> None:
    """End all children, and keep threads that still run from starting others."""
    _closing.set()
    close_all()


def close_all() -> None:
    """End all children of this process."""
    for child in list(_all):
        child.close()


class Child:
    """The child process of one thread, with one exercise loaded."""

    def __init__(self, exercise: Exercise) -> None:
        """Start the process; raises Unusable when it does not load the exercise, OSError when it cannot be started."""
        self.key = exercise.key
        self._seconds = exercise.limits.notebook_seconds
        self._folder = tempfile.mkdtemp(prefix=PREFIX, dir=FOLDER)
        self._complaints = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._complaints.close()
            raise
        assert self._process.stdin is not None  # both are pipes
        assert self._process.stdout is not None
        self._orders, self._answers = self._process.stdin, self._process.stdout
        os.set_blocking(self._answers.fileno(), False)
        self._buffer = b""
        _all.add(self)
        try:
            answer = self._talk(wire.Load(exercise, self._folder), LOADING, [])
        except Unusable:
            self.close()
            raise
        if not isinstance(answer, wire.Loaded):
            reason = self._why(answer)
            self.close()
            raise Unusable(reason)

    def alive(self) -> bool:
        """Return whether the process is running."""
        return self._process.poll() is None

    def last_words(self) -> str:
        """Return why the process ended, as far as is known, with the last line of its error stream."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        said = b""
        with contextlib.suppress(OSError, ValueError):
            size = self._complaints.seek(0, os.SEEK_END)
            self._complaints.seek(max(0, size - 4000))
            said = self._complaints.read()
        lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        code = self._process.poll()
        ended = (
            "did not answer in time" if code is None else f"ended with {'signal' if code < 0 else 'code'} {abs(code)}"
        )
        return f"the grader's child process {ended}" + (f"; it said: {lines[-1][:300]}" if lines else "")

    def _why(self, answer: Report | None) -> str:
        """Return why there was no other answer than this one; the same for all children that fail in the same way."""
        if isinstance(answer, wire.Failed):
            return answer.reason.replace(self._folder, f"{FOLDER}/{PREFIX}…")
        return self.last_words()

    def ask(self, wanted: Job, said: list[Report]) -> Result:
        """Return the result of a submission; the child's other reports are added to `said`.

        Raises Unusable when the child died, was late, or sent anything but a report.
        """
        # Twice the notebook's time, since time that other work takes from it does not count.
        answer = self._talk(Grade(wanted.handed, wanted.key), STARTING, said, 2 * self._seconds + PATIENCE)
        if not isinstance(answer, wire.Done):
            raise Unusable(self._why(answer))
        return answer.result

    def close(self) -> None:
        """End the process, and with it its sandbox."""
        _all.discard(self)
        self._process.kill()
        self._process.wait()
        self._orders.close()
        self._answers.close()
        self._complaints.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _talk(self, order: wire.Order, first: float, said: list[Report], limit: float = 0.0) -> Report | None:
        """Send an order and return the last answer to it, or None; the others are added to `said`.

        The first answer must come within `first` seconds, the last within `limit` seconds of the notebook's start.
        Raises Unusable for an answer that is no report.
        """
        until = time.monotonic() + first
        try:
            self._orders.write(wire.write(order) + b"\n")
            self._orders.flush()
        except (OSError, ValueError):
            return None
        with selectors.DefaultSelector() as selector:
            selector.register(self._answers, selectors.EVENT_READ)
            while True:
                line, found, rest = self._buffer.partition(b"\n")
                if found:
                    self._buffer = rest
                    try:
                        answer = wire.read_report(line)
                    except wire.Malformed as problem:
                        raise Unusable(f"the grader's child process sent a line that is no report: {problem}") from None
                    if not isinstance(answer, wire.Begun | wire.Marked):
                        return answer
                    said.append(answer)
                    if isinstance(answer, wire.Begun):
                        until = time.monotonic() + limit
                    continue
                if time.monotonic() > until:
                    return None
                if selector.select(min(1.0, max(0.0, until - time.monotonic()))):
                    part = self._answers.read(1 << 20)
                    if not part:
                        return None
                    self._buffer += part
