"""Grades a class: `mlcourse grade ASSIGNMENT`. One result file a student, renamed into place, is what counts as done.

This process never opens a student's notebook: it reads bytes, gives them to workers, writes their results down, and
merges those into nbgrader's gradebook. It may be killed at any moment and started again.

What the machine does is never a student's fault. The solution itself goes through the same sandbox, and no result
counts before it has got full marks. A notebook whose kernel was lost is graded again, alone, and if it is lost again
the solution must still get full marks; otherwise the submission is not graded, and the next run tries it again.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import nbformat

from mlgrading import wire
from mlgrading.child import graded, tasks
from mlgrading.child.grader import refusal
from mlgrading.outside import gradebook, intake, tables, workers
from mlgrading.outside.course import Course, Problem, alone, digest, drawn_seed, file_name, is_text, write, writing
from mlgrading.outside.pages import feedback, overview, report
from mlgrading.sandbox import command
from mlgrading.wire import Exercise, Handed, Job, Limits, Refused, Result, Status, Verdict

#: how many results are merged into the gradebook at once
BATCH = 25
#: how many workers may be lost over one submission
TRIES = 3
#: stands for the solution where a job has a student; no folder can have this name
SOLUTION = "/solution"


@dataclass(frozen=True)
class Options:
    """How a class is graded.

    `workers` is how many processes (0: one a core), `scheduler` the address of a Dask cluster to use instead. `seed`
    draws the inputs of the marking; the first run records one, later ones use it again. `fresh` forgets earlier
    results.
    """

    workers: int = 0
    scheduler: str = ""
    isolation: str = "bwrap"
    warm: bool = True
    seed: int | None = None
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    layouts: tuple[str, ...] = ()


@dataclass
class Summary:
    """What grading a class came to: students by outcome, and how long it took."""

    graded: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    flagged: dict[str, list[str]] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    not_graded: dict[str, str] = field(default_factory=dict)
    unmerged: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    reused: int = 0
    seconds: float = 0.0
    seed: int = 0

    def exit_code(self) -> int:
        """Return 0 when all are graded, 3 when some were refused or flagged, 1 when some could not be graded."""
        if self.unmerged or self.not_graded:
            return 1
        return 3 if self.refused or self.flagged else 0


def grade_class(
    course: Course,
    exercise: str,
    options: Options | None = None,
    progress: Callable[[Result, int], None] | None = None,
) -> Summary:
    """Grade every submission of an exercise that is not yet graded as it is, and write grades, feedback and a report.

    `progress` is told of each result, without its notebook, and of how many there will be. Raises Problem when the
    class cannot be graded, FileNotFoundError for an exercise that is not there, and command.Unavailable where there is
    no sandbox.
    """
    began, options = time.monotonic(), options or Options()
    for path in (
        course.folder("source") / exercise / f"{exercise}.ipynb",
        course.folder("source") / exercise / "tasks.py",
    ):
        if not path.is_file():
            raise FileNotFoundError(f"{exercise}: expected {path}; nbgrader_config.py says where solutions are")
    if not course.submitted.is_dir():
        raise FileNotFoundError(
            f"expected a folder {course.submitted} with submitted/<student>/{exercise}/{exercise}.ipynb"
        )
    if options.isolation == "bwrap" and not options.scheduler:
        command.check()
    with alone(course, exercise):
        run = _Run(course, exercise, options, progress)
        waiting = run.look()
        run.mark(waiting)
        run.finish()
    run.summary.seconds = time.monotonic() - began
    return run.summary


class _Run:
    """One run over the submissions of a class."""

    def __init__(
        self, course: Course, name: str, options: Options, progress: Callable[[Result, int], None] | None
    ) -> None:
        self.course, self.name, self.options, self.progress = course, name, options, progress
        self.state = course.state(name)
        if options.fresh:
            shutil.rmtree(self.state / "results", ignore_errors=True)
        with writing(self.state):
            (self.state / "results").mkdir(parents=True, exist_ok=True)
        self.exercise = load(course, name, course.folder("source") / name, options)
        self.summary = Summary(seed=self.exercise.seed)
        self.results: dict[str, Result] = {}  # without their notebooks
        self.total = 0
        self._unmerged: list[Result] = []
        self._pages = feedback.version()
        self._late = gradebook.late_plugin(course.config)
        course_id = str(course.config.CourseDirectory.get("course_id", "default_course"))
        notebook = nbformat.reads(self.exercise.notebook, as_version=4)
        gradebook.prepare(course.db_url, notebook, name, course_id)

    def look(self) -> list[str]:
        """Look through what was handed in; return the students whose work must be graded, and keep other results."""
        waiting = []
        settled: list[Result] = []
        for student in self._students():
            job = self._job(student)
            if isinstance(job, Result):
                settled.append(job)
            elif job is not None:
                earlier = self._earlier(student)
                if earlier is not None and earlier.key == job.key:
                    self.summary.reused += 1
                    settled.append(earlier)
                else:
                    waiting.append(student)
        self.total = len(settled) + len(waiting)
        for result in settled:
            self._keep(result)
        return waiting

    def _students(self) -> list[str]:
        """Return the names of the folders of students; what else lies among them is told."""
        found = []
        for entry in sorted(self.course.submitted.iterdir()):
            shown = ascii(entry.name)[1:-1]
            if entry.name.startswith("."):
                if entry.is_dir() and not entry.is_symlink():
                    self.summary.remarks[shown] = "skipped: its name begins with a dot, so it is no student's folder"
            elif shown != entry.name and not is_text(entry.name):
                self.summary.refused[shown] = "the name of the student's folder is not UTF-8: rename it"
            elif entry.is_file() and not entry.is_symlink():
                self.summary.remarks[shown] = "skipped: a file, and not a student's folder"
            else:
                found.append(entry.name)
        return found

    def _job(self, student: str) -> Job | Result | None:
        """Return a student's job, a refusal, or None where nothing was handed in."""
        place = self.course.submitted / student
        try:
            if place.is_symlink() or not place.is_dir():
                raise Refused("the student's folder is a link or a file, not a folder")
            return job_of(self.exercise, intake.collect(place / self.name, self.name, student))
        except intake.Missing:
            self.summary.missing.append(student)
            return None
        except Refused as refused:
            return refusal(job_of(self.exercise, Handed(student, b"")), str(refused))

    def _earlier(self, student: str) -> Result | None:
        """Return the result of an earlier run, if it can be used."""
        path = self._place(student)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(wire.Malformed):
            result = wire.read(data, Result)
            if result.format == wire.FORMAT and result.student == student:
                return result
        self.summary.unreadable.append(student)
        return None

    def mark(self, waiting: list[str]) -> None:
        """Grade the work of these students, the solution first."""
        if not waiting:
            return
        solution = Handed(SOLUTION, self.exercise.notebook.encode())
        held: list[Result] | None = []  # what comes before the solution has its marks
        doubtful: list[str] = []
        with _executor(self.options) as (executor, slots):
            jobs = self._jobs(waiting, solution)
            for result in _work(executor, slots, jobs):
                if result.student == SOLUTION:
                    _require_full_marks(result)
                    ready, held = held or [], None
                elif held is not None:
                    held.append(result)
                    continue
                else:
                    ready = [result]
                for one in ready:
                    if one.doubtful:
                        doubtful.append(one.student)
                    else:
                        self._keep(one)
            for student in doubtful:
                self._keep(self._again(executor, student, solution))

    def _again(self, executor: Executor, student: str, solution: Handed) -> Result:
        """Grade once more, alone, a notebook whose kernel was lost, and see whether that was its own doing."""
        job = self._job_again(student)
        [result] = _work(executor, 1, iter([job]))
        if result.doubtful:
            [checked] = _work(executor, 1, iter([job_of(self.exercise, solution)]))
            with contextlib.suppress(Problem):
                _require_full_marks(checked)
                return result
            doubt = result.lost or "it could not be marked"
            reason = f"its marks are in doubt ({doubt}), and the solution does not run either: {_why(checked)}"
            return workers.not_graded(job, reason)
        return result

    def _jobs(self, waiting: list[str], solution: Handed) -> Iterator[Job]:
        yield job_of(self.exercise, solution)
        # Read again when their turn comes: a class in memory at once could be gigabytes.
        yield from map(self._job_again, waiting)

    def _job_again(self, student: str) -> Job:
        try:
            return job_of(
                self.exercise, intake.collect(self.course.submitted / student / self.name, self.name, student)
            )
        except (Refused, intake.Missing) as problem:
            return job_of(self.exercise, Handed(student, b"", (str(problem),)))

    def _keep(self, result: Result) -> None:
        """Write down what a result says, and keep of it what the report needs."""
        student = result.student
        slim = msgspec.structs.replace(result, notebook="")
        if result.status is Status.NOT_GRADED:
            self.summary.not_graded[student] = result.reason
        else:
            write(self._place(student), wire.write(result))
            self._publish(result)
            self.results[student] = slim
            self._unmerged.append(slim)
            if result.status is Status.REFUSED:
                self.summary.refused[student] = result.reason
            else:
                self.summary.graded.append(student)
            if result.flags:
                self.summary.flagged[student] = [flag.text for flag in result.flags]
            if len(self._unmerged) >= BATCH:
                self._merge()
        if self.progress:
            self.progress(slim, self.total)

    def _place(self, student: str) -> Path:
        return self.state / "results" / f"{file_name(student)}.json"

    def _publish(self, result: Result) -> None:
        """Write the graded notebook and the feedback page of a result, where those of this result are not there yet."""
        autograded = self.course.folder("autograded") / result.student / self.name
        page = self.course.folder("feedback") / result.student / self.name / f"{self.name}.html"
        mark = self.state / "published" / f"{file_name(result.student)}"
        # What is there is known by what it was made from: clocks may be wrong, and --fresh keeps the key.
        made_from = f"{digest(wire.write(result))} {self._pages}\n".encode()
        notebook = autograded / f"{self.name}.ipynb"
        with contextlib.suppress(OSError):
            if mark.read_bytes() == made_from and page.is_file() and notebook.is_file():
                return
        with writing(autograded):
            for folder in (autograded, page.parent, mark.parent):
                folder.mkdir(parents=True, exist_ok=True)
        write(notebook, result.notebook.encode(), durable=False)
        write(page, feedback.feedback_page(result).encode(), durable=False)
        if result.timestamp:
            write(autograded / "timestamp.txt", f"{result.timestamp}\n".encode(errors="replace"), durable=False)
        write(mark, made_from, durable=False)

    def _merge(self, last: bool = False) -> None:
        """Merge results; one that the gradebook does not take keeps out no other.

        Where the gradebook fails as a whole, it is tried again at the end.
        """
        try:
            if self._unmerged:
                self.summary.remarks |= gradebook.merge(self.course.db_url, self.name, self._unmerged, self._late)
            self._unmerged.clear()
        except gradebook.Unmerged as problem:
            self.summary.unmerged.append(str(problem))
            self._unmerged.clear()
        except gradebook.Unreachable as problem:
            if last:
                self.summary.unmerged.append(f"{problem}. The results are kept: the same command enters them.")

    def finish(self) -> None:
        """Bring gradebook, tables and report up to date."""
        summary, db_url = self.summary, self.course.db_url
        folder = self.course.root / "reports"
        with writing(folder):
            folder.mkdir(exist_ok=True)
        self._merge(last=True)
        try:
            known = {row["student"] for row in gradebook.grades(db_url, self.name)}
            seen = {*self.results, *summary.not_graded}
            summary.missing = sorted({*summary.missing, *known} - seen)
            gradebook.merge(db_url, self.name, [], self._late, missing=summary.missing)
            rows = gradebook.grades(db_url, self.name)
            tables.export(rows, folder / f"{self.name}.csv")
            for layout in self.options.layouts:
                tables.export(rows, folder / f"{self.name}-{layout}.csv", layout)
            exercises = {name: gradebook.grades(db_url, name) for name in gradebook.exercises(db_url)}
            reports = {path.stem for path in folder.glob("*.html")} | {self.name}
            write(folder / "index.html", overview.overview(exercises, reports).encode())
        except gradebook.Unreachable as problem:
            if not summary.unmerged:
                summary.unmerged.append(f"{problem}. The results are kept: the same command enters them.")
        for shared, students in report.identical_answers(list(self.results.values())):
            for student in students:
                summary.flagged.setdefault(student, []).append(report.identical_text(shared, students))
        declared = tasks.declared(self.exercise.marking, f"{self.name}/tasks.py")
        page = report.class_report(
            self.name,
            list(self.results.values()),
            summary.missing,
            seed=summary.seed,
            catalogue={name: [wrong.message for wrong in task.wrong] for name, task in declared.items()},
            not_graded=summary.not_graded,
        )
        write(folder / f"{self.name}.html", page.encode())


def _require_full_marks(result: Result) -> None:
    """Raise Problem unless the solution got full marks: where it does not, no student can."""
    if result.status is not Status.GRADED or result.lost or result.score < result.points:
        raise Problem(
            f"{result.exercise}: the solution itself does not get full marks in this sandbox, so nothing was graded: "
            f"{_why(result)}. See to that, then run the same command again."
        )


def _why(result: Result) -> str:
    if result.status is not Status.GRADED:
        return result.reason
    short = [
        f"{mark.task.name} ({mark.mark.message})" for mark in result.tasks if mark.mark.verdict is not Verdict.RIGHT
    ]
    return result.lost or "; ".join(short[:3])


def load(course: Course, name: str, folder: Path, options: Options) -> Exercise:
    """Return what a child must know of an exercise, whose solution is in `folder`."""
    notebook = (folder / f"{name}.ipynb").read_text(encoding="utf-8")
    exercise = Exercise(
        name=name,
        key="",
        version=workers.version(),
        seed=drawn_seed(course.state(name), options.seed),
        notebook=notebook,
        marking=(folder / "tasks.py").read_text(encoding="utf-8"),
        outline=graded.outline(nbformat.reads(notebook, as_version=4)),
        limits=options.limits,
        isolation=options.isolation,
    )
    # Kernels that start warm give the same marks as others, so this is no part of the key.
    return msgspec.structs.replace(exercise, key=digest(wire.write(exercise)), warm=options.warm)


def job_of(exercise: Exercise, handed: Handed) -> Job:
    """Return the job of grading one submission; its key depends on all that its result does."""
    return Job(exercise, handed, digest(exercise.key.encode() + wire.write(handed)))


def _work(executor: Executor, slots: int, jobs: Iterator[Job]) -> Iterator[Result]:
    """Yield the result of each job as it comes; a job whose worker is lost is given out again, a few times."""
    running: dict[Future, tuple[Job, int, float]] = {}
    while True:
        while len(running) < 2 * slots and (job := next(jobs, None)) is not None:
            running[executor.submit(workers.grade, wire.write(job))] = (job, 1, time.monotonic())
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            job, tried, since = running.pop(future)
            try:
                result = wire.read(future.result(), Result)
            except Exception as error:
                if tried < TRIES:
                    running[executor.submit(workers.grade, wire.write(job))] = (job, tried + 1, since)
                    continue
                reason = f"{TRIES} workers were lost over it ({type(error).__name__}: {str(error)[:200]})"
                result = workers.not_graded(job, reason)
            queue = max(0.0, time.monotonic() - since - result.phases.total)
            yield msgspec.structs.replace(result, phases=msgspec.structs.replace(result.phases, queue=queue))


@contextlib.contextmanager
def _executor(options: Options) -> Iterator[tuple[Executor, int]]:
    """Give an executor and how many jobs it runs at once: threads with a process each, or a Dask cluster."""
    if options.scheduler:
        from distributed import Client

        with Client(options.scheduler, timeout=30) as client:
            slots = sum(client.nthreads().values()) or 1
            # Results are needed once; `pure` would let the cluster keep them.
            yield client.get_executor(pure=False, retries=5), slots
        return
    count = options.workers or os.cpu_count() or 1
    workers.begin()
    with ThreadPoolExecutor(count, thread_name_prefix="grading") as pool:
        try:
            yield pool, count
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            workers.stop()
