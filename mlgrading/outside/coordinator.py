"""Grades a class: `mlcourse grade ASSIGNMENT`. One result file a student, renamed into place, is what counts as done.

This process never opens a student's notebook: it reads bytes, gives them to workers, writes their results down, and
merges those into nbgrader's gradebook. It may be killed at any moment and started again.

What the machine does is never a student's fault. The solution itself goes through the same sandbox, and no result
counts before it has got full marks. A notebook whose kernel was lost is graded again, alone, and if it is lost again
the solution must still get full marks; otherwise the submission is not graded, and the next run tries it again.
"""

import contextlib
import itertools
import shutil
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import nbformat

from mlcourse.feedback import BESIDE
from mlgrading import wire
from mlgrading.child import graded, tasks
from mlgrading.child.grader import refusal
from mlgrading.outside import building, by_hand, gradebook, hand_ins, intake, kept, pools, settings, tables, workers
from mlgrading.outside.course import Course, Problem, alone, digest, drawn_seed, file_name, is_text, write, writing
from mlgrading.outside.overrides import Adjusted
from mlgrading.outside.pages import feedback, overview, report
from mlgrading.outside.pages.lecture import Section, answer_in
from mlgrading.outside.settings import Settings
from mlgrading.sandbox import command
from mlgrading.wire import Exercise, Handed, Job, Limits, Refused, Result, Status, TaskMark, Verdict

#: how many results are merged into the gradebook at once
BATCH = 25
#: stands for the solution where a job has a student; no folder can have this name
SOLUTION = "/solution"
#: the file with the scores of the last run, with which the report compares
SCORES = "scores.json"


@dataclass(frozen=True)
class Options:
    """How a class is graded.

    `workers` is how many processes (0: one a core), `scheduler` the address of a Dask cluster to use instead. `seed`
    draws the inputs of the marking; the first run records one, later ones use it again. `fresh` forgets earlier
    results, or those of the students in `again` alone. Without `mark` nothing is graded: gradebook, tables and pages
    are made anew from the results that are there, those of work that has been handed in anew included.
    """

    workers: int = 0
    scheduler: str = ""
    isolation: str = "bwrap"
    warm: bool = True
    seed: int | None = None
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    layouts: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    mark: bool = True


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
    waiting: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
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
    if course.settings is not None:
        building.build(course.root, exercise, course.settings.plan(exercise))
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
    if options.isolation == "bwrap" and not options.scheduler and options.mark:
        command.check()
    with alone(course, exercise):
        run = _Run(course, exercise, options, progress)
        waiting = run.look()
        if options.mark:
            run.mark(waiting)
        else:
            run.summary.waiting = waiting
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
        settled = course.settings or Settings()
        if options.fresh and settled.counts == "last":  # an earlier hand-in that counts is nowhere else
            shutil.rmtree(kept.folder(course, name), ignore_errors=True)
        with writing(self.state):
            for aside in (False, True):
                kept.folder(course, name, aside).mkdir(parents=True, exist_ok=True)
        self.exercise = load(course, name, course.folder("source") / name, options)
        self.summary = Summary(seed=self.exercise.seed)
        self.results: dict[str, Result] = {}  # slim
        self._once: dict[Hashable, Any] = {}
        self.total = 0
        self._unmerged: list[Result] = []
        self._pages = feedback.version()
        self._late = gradebook.late_plugin(course.config)
        course_id = str(course.config.CourseDirectory.get("course_id", "default_course"))
        notebook = nbformat.reads(self.exercise.notebook, as_version=4)
        self._silent = settled.plan(name).silent
        self._extra = settled.extra(name)
        roster = settings.roster(course.root, settled)
        gradebook.prepare(course.db_url, notebook, name, course_id, settled.due(name), roster)
        self._rule = hand_ins.rule(course, name, self._late)

    def look(self) -> list[str]:
        """Look through what was handed in; return the students whose work must be graded, and keep other results."""
        waiting = []
        students, whose = self._students(), self._rule.whose
        self.total = len({*students, *whose})
        for student in students:
            if (counts := whose.get(student, student)) != student:
                if (self.course.submitted / student / self.name).is_dir():
                    self.summary.remarks[student] = f"the group's latest hand-in counts, that of {counts}"
                continue
            job = self._job(student)
            if isinstance(job, Result):
                self._keep(job)
            elif job is None:
                self.total -= 1
            else:
                earlier = None if self._anew(student) else self._earlier(student)
                if earlier is not None and (earlier.key == job.key or self._aside(earlier) == job.key):
                    self.summary.reused += 1
                    self._keep(earlier)
                    continue
                waiting.append(student)
                if not self.options.mark and earlier is not None and self._fits(earlier):
                    self._keep(earlier, old=True)
        return waiting

    def _anew(self, student: str) -> bool:
        """Return whether a student's hand-in is to be graded again, whatever is kept of it."""
        members = {student, *self._rule.counts_for(student)}
        return self.options.fresh or not members.isdisjoint(self.options.again)

    def _aside(self, counts: Result) -> str:
        """Return the key of the later hand-in over which this one counts, "" where there is none."""
        return self._rule.aside(counts) if self._fits(counts) else ""

    def _fits(self, result: Result) -> bool:
        """Return whether a result has the tasks and points of the exercise as it is now."""
        return tuple(mark.task for mark in result.tasks) == self.exercise.outline

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
        result = kept.read(self.course, self.name, student)
        if result is None and kept.place(self.course, self.name, student).is_file():
            self.summary.unreadable.append(student)
        return result

    def mark(self, waiting: list[str]) -> None:
        """Grade the work of these students, the solution first."""
        if not waiting:
            return
        solution = job_of(self.exercise, Handed(SOLUTION, self.exercise.notebook.encode()))
        # Read again when their turn comes: a class in memory at once could be gigabytes.
        jobs: Iterator[Job] = map(self._job_again, waiting)
        held: list[Result] | None = None  # what comes before the solution has its marks
        if not self.options.scheduler:  # a cluster tries it on each worker
            jobs, held = itertools.chain([solution], jobs), []
        doubtful: list[str] = []
        with self._pool(solution) as pool:
            for result in pools.work(pool, jobs):
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
                self._keep(self._again(pool, student, solution))
            self.summary.remarks |= {f"worker {name}": what for name, what in pool.told.items()}

    def _pool(self, solution: Job) -> contextlib.AbstractContextManager[pools.Pool]:
        """Return what the jobs run on: threads of this machine, or a cluster."""
        if self.options.scheduler:
            return pools.cluster(
                self.options.scheduler, solution, lambda answer: _falls_short(wire.read(answer, Result))
            )
        return pools.threads(self.options.workers)

    def _again(self, pool: pools.Pool, student: str, solution: Job) -> Result:
        """Grade once more, alone, a notebook whose kernel was lost, and see whether that was its own doing."""
        job = self._job_again(student)
        [result] = pools.work(pool, iter([job]))
        if result.doubtful:
            [checked] = pools.work(pool, iter([solution]))
            if not (problem := _falls_short(checked)):
                return result
            doubt = result.lost or "it could not be marked"
            reason = f"its marks are in doubt ({doubt}), and the solution does not run either: {problem}"
            return workers.not_graded(job, reason)
        return result

    def _job_again(self, student: str) -> Job:
        try:
            return job_of(
                self.exercise, intake.collect(self.course.submitted / student / self.name, self.name, student)
            )
        except (Refused, intake.Missing) as problem:
            return job_of(self.exercise, Handed(student, b"", (str(problem),)))

    def _keep(self, result: Result, old: bool = False) -> None:
        """Write down what a result says, and keep of it what the report needs; an `old` one stays as it was written."""
        student = result.student
        if not old and result.status is not Status.NOT_GRADED:
            result = self._counting(result)
        slim = self._slim(result)
        if result.status is Status.NOT_GRADED:
            self.summary.not_graded[student] = result.reason
        else:
            if not old:
                write(kept.place(self.course, self.name, student), wire.write(result))
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
        for member in self._rule.counts_for(student):
            # Digests of the answers would make accomplices of a group.
            self._keep(msgspec.structs.replace(result, student=member, answers={}), old)

    def _counting(self, result: Result) -> Result:
        """Return this result, or that of an earlier hand-in, by the rule of the course."""
        before = kept.read(self.course, self.name, result.student) if self._rule.best else None
        counts, said = self._rule.choose(before if before and self._fits(before) else None, result)
        if said:
            self.summary.remarks[result.student] = said
        return counts

    def _slim(self, result: Result) -> Result:
        """Return a result without its notebook; what it has in common with others is held once for all of them."""

        def once(part: Hashable) -> Any:
            return self._once.setdefault(part, part)

        tasks = tuple(once(TaskMark(once(mark.task), once(mark.mark))) for mark in result.tasks)
        answers = {once(task): once(answer) for task, answer in result.answers.items()}
        return msgspec.structs.replace(result, notebook="", tasks=tasks, answers=answers)

    def _publish(self, result: Result) -> None:
        """Write the graded notebook and the feedback page of a result, where those of this result are not there yet.

        Beside both stands what nbgrader's exchange needs to give the page back: the time and the secret of the hand-in.
        """
        autograded = self.course.folder("autograded") / result.student / self.name
        page = self.course.folder("feedback") / result.student / self.name / f"{self.name}.html"
        mark = self.state / "published" / f"{file_name(result.student)}"
        # What is there is known by what it was made from: clocks may be wrong, and --fresh keeps the key.
        time_read, _ = gradebook.when(result.timestamp)
        secret = intake.secret(self.course.submitted, result.student, self.name)
        exchange = dict(zip(intake.EXCHANGE, (result.timestamp if time_read else "", secret), strict=True))
        made_from = f"{digest(wire.write(result))} {self._pages}.{digest(f'{secret} {self._silent}'.encode())} "
        notebook = autograded / f"{self.name}.ipynb"
        with contextlib.suppress(OSError):
            if mark.read_text().startswith(made_from) and page.is_file() and notebook.is_file():
                return
        with writing(autograded):
            for folder in (autograded, page.parent, mark.parent):
                folder.mkdir(parents=True, exist_ok=True)
        write(notebook, result.notebook.encode(), durable=False)
        write(page, feedback.feedback_page(result, silent=self._silent).encode(), durable=False)
        for file, text in exchange.items():
            for folder in (autograded, page.parent):
                if text:
                    write(folder / file, text.encode(), durable=False)
                else:
                    with writing(folder / file):
                        (folder / file).unlink(missing_ok=True)
        write(mark, f"{made_from}-\n".encode(), durable=False)

    def _adjust(self, students: Iterable[str], adjusted: dict[str, Adjusted]) -> None:
        """Write the feedback pages of these students on which more stands than the grader found, or no longer does."""
        for student in students:
            now, mark = adjusted.get(student), self.state / "published" / file_name(student)
            try:
                before = mark.read_text().split()
            except OSError:
                continue
            told = digest(wire.write(now)) if now else "-"
            if before[2:] == [told] or (result := self._earlier(student)) is None:
                continue
            page = self.course.folder("feedback") / student / self.name / f"{self.name}.html"
            write(page, feedback.feedback_page(result, now, self._silent).encode(), durable=False)
            write(mark, " ".join([*before[:2], told, "\n"]).encode(), durable=False)

    def _merge(self, last: bool = False) -> None:
        """Merge results; one that the gradebook does not take keeps out no other.

        Where the gradebook fails as a whole, it is tried again at the end.
        """
        try:
            if self._unmerged:
                self.summary.remarks |= gradebook.merge(
                    self.course.db_url, self.name, self._unmerged, self._late, extra_days=self._extra
                )
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
        adjusted: dict[str, Adjusted] = {}
        try:
            known = {row["student"] for row in gradebook.roster(db_url)}
            seen = {*self.results, *summary.not_graded, *summary.waiting}
            summary.missing = sorted({*summary.missing, *known} - seen)
            gradebook.merge(db_url, self.name, [], self._late, missing=summary.missing)
            summary.changed = by_hand.enter(self.course, self.name, self.results, self._late, self._extra)
            rows, adjusted = by_hand.table(self.course, self.name)
            self._adjust([row["student"] for row in rows if not row["missing"]], adjusted)
            with writing(folder):
                tables.export(rows, folder / f"{self.name}.csv")
                for layout in self.options.layouts:
                    tables.export(rows, folder / f"{self.name}-{layout}.csv", layout)
            others = {*gradebook.exercises(db_url)} - {self.name}
            exercises = {self.name: rows} | {name: gradebook.grades(db_url, name) for name in others}
            reports = {path.stem for path in folder.glob("*.html")} | {self.name}
            write(folder / "index.html", overview.overview(exercises, reports).encode())
            del rows, exercises  # as large as the class, and the report is still to be made
        except gradebook.Unreachable as problem:
            if not summary.unmerged:
                summary.unmerged.append(f"{problem}. The results are kept: the same command enters them.")
        for shared, students in report.identical_answers(list(self.results.values())):
            for student in students:
                summary.flagged.setdefault(student, []).append(report.identical_text(shared, students))
        declared = tasks.declared(self.exercise.marking, f"{self.name}/tasks.py")
        places = {name: tasks.place(self.name, task.section) for name, task in declared.items() if task.section}
        before = self._last_scores()
        page = report.class_report(
            self.name,
            list(self.results.values()),
            summary.missing,
            seed=summary.seed,
            catalogue={name: [wrong.message for wrong in task.wrong] for name, task in declared.items()},
            not_graded=summary.not_graded,
            adjusted=adjusted,
            changed=summary.changed,
            sections={name: Section(heading, f"book/{page}.html") for name, (page, heading) in places.items()},
            answers_to=self._answers_to,
            before=before,
            compared=report.beside(
                self.results,
                {name: task.parallel for name, task in declared.items() if task.parallel},
                lambda other: kept.results(self.course, other),
            ),
        )
        write(folder / f"{self.name}.html", page.encode())
        graded = (r for r in self.results.values() if r.status is Status.GRADED)
        now = {r.student: adjusted[r.student].score if r.student in adjusted else r.score for r in graded}
        write(self.state / SCORES, msgspec.json.encode(now))

    def _last_scores(self) -> dict[str, float] | None:
        """Return the scores of the last run by student, None where there was none that can be read."""
        try:
            return msgspec.json.decode((self.state / SCORES).read_bytes(), type=dict[str, float])
        except (OSError, msgspec.DecodeError):
            return None

    def _answers_to(self, task: str, students: list[str]) -> Iterator[str]:
        """Give the code with which students answered a task, from the results that are kept."""
        for student in students:
            if (result := kept.read(self.course, self.name, student)) is not None:
                yield answer_in(result.notebook, task)


def _require_full_marks(result: Result) -> None:
    """Raise Problem unless the solution got full marks: where it does not, no student can."""
    if problem := _falls_short(result):
        raise Problem(
            f"{result.exercise}: the solution itself does not get full marks in this sandbox, so nothing was graded: "
            f"{problem}. See to that, then run the same command again."
        )


def _falls_short(result: Result) -> str:
    """Return why the solution did not get full marks, "" where it did."""
    if result.status is not Status.GRADED:
        return result.reason
    short = [
        f"{mark.task.name} ({mark.mark.message})" for mark in result.tasks if mark.mark.verdict is not Verdict.RIGHT
    ]
    return result.lost or "; ".join(short[:3])


def load(course: Course, name: str, folder: Path, options: Options) -> Exercise:
    """Return what a child must know of an exercise, whose solution is in `folder`."""
    source = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    gradebook.add_checksums(source)
    beside = folder / BESIDE
    exercise = Exercise(
        name=name,
        key="",
        version=workers.version(),
        seed=drawn_seed(course.state(name), options.seed),
        notebook=nbformat.writes(source),
        marking=(folder / "tasks.py").read_text(encoding="utf-8"),
        outline=graded.outline(source),
        fingerprints=beside.read_text(encoding="utf-8") if beside.is_file() else "",
        limits=options.limits,
        isolation=options.isolation,
    )
    # Kernels that start warm give the same marks as others, so this is no part of the key.
    return msgspec.structs.replace(exercise, key=digest(wire.write(exercise)), warm=options.warm)


def job_of(exercise: Exercise, handed: Handed) -> Job:
    """Return the job of grading one submission; its key depends on all that its result does."""
    return Job(exercise, handed, digest(exercise.key.encode() + wire.write(handed)))
