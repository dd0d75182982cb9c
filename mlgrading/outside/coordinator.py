"""Grades a class: `mlcourse grade ASSIGNMENT`. One result file a student, renamed into place, is what counts as done.

This process never opens a student's notebook: it reads bytes, gives them to workers, writes their results down, and
merges those into nbgrader's gradebook. It may be killed at any moment and started again.
"""

import base64
import contextlib
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
from traitlets.config import Config, PyFileConfigLoader

import mlcourse
import mlgrading
from mlgrading.child import tasks
from mlgrading.outside import gradebook, intake, workers
from mlgrading.outside.pages import report
from mlgrading.sandbox import command
from mlgrading.sandbox.limits import Limits
from mlgrading.wire import Refused

STATE = ".grading"
NO_STUDENT = "no submission has this name"
BATCH = 25


@dataclass(frozen=True)
class Course:
    """A course's folder, with nbgrader's settings for it."""

    root: Path
    config: Config
    submitted: Path

    @property
    def db_url(self) -> str:
        """Where the gradebook is: nbgrader's CourseDirectory.db_url, or gradebook.db in the folder."""
        said = self.config.CourseDirectory.get("db_url")
        return said if isinstance(said, str) else f"sqlite:///{self.root / 'gradebook.db'}"

    def source(self, exercise: str) -> Path:
        """Return the folder of an exercise's solution and marking."""
        return self.root / str(self.config.CourseDirectory.get("source_directory", "source")) / exercise


@dataclass
class Summary:
    """What grading a class came to: students by outcome, and how long it took."""

    graded: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    flagged: dict[str, list[str]] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    unmerged: list[str] = field(default_factory=list)
    reused: int = 0
    seconds: float = 0.0
    seed: int = 0

    def exit_code(self) -> int:
        """Return 0 when all are graded, 3 when some were refused or flagged, 1 when the gradebook lacks some."""
        if self.unmerged:
            return 1
        return 3 if self.refused or self.flagged else 0


def open_course(root: Path, submitted: Path | None = None, db_url: str | None = None) -> Course:
    """Return a course with the settings in its nbgrader_config.py, if it has one."""
    root, config = Path(root).resolve(), Config()
    if (root / "nbgrader_config.py").is_file():
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    if db_url:
        config.CourseDirectory.db_url = db_url
    folder = str(config.CourseDirectory.get("submitted_directory", "submitted"))
    return Course(root, config, Path(submitted).resolve() if submitted else root / folder)


def grade_class(
    course: Course,
    exercise: str,
    *,
    workers: int = 0,
    scheduler: str = "",
    isolation: str = "bwrap",
    warm: bool = True,
    seed: int | None = None,
    limits: Limits | None = None,
    fresh: bool = False,
    layouts: Iterable[str] = (),
    progress: Callable[[dict], None] | None = None,
) -> Summary:
    """Grade every submission of an exercise that is not yet graded as it is, and write grades, feedback and a report.

    `workers` is how many processes (default: one a core), `scheduler` the address of a Dask cluster to use instead.
    `seed` draws the inputs of the marking; the first run records one, later ones use it again. `fresh` forgets earlier
    results. `progress` is told of each result. Raises FileNotFoundError for an exercise that is not there, and
    command.Unavailable where there is no sandbox.
    """
    began = time.monotonic()
    source, marking = course.source(exercise) / f"{exercise}.ipynb", course.source(exercise) / "tasks.py"
    for path in (source, marking):
        if not path.is_file():
            raise FileNotFoundError(f"{exercise}: expected {path}; nbgrader_config.py says where solutions are")
    if not course.submitted.is_dir():
        raise FileNotFoundError(
            f"expected a folder {course.submitted} with submitted/<student>/{exercise}/{exercise}.ipynb"
        )
    if isolation == "bwrap" and not scheduler:
        command.check()
    state = course.root / STATE / exercise
    if fresh:
        shutil.rmtree(state / "results", ignore_errors=True)
    (state / "results").mkdir(parents=True, exist_ok=True)
    common = common_of(course, exercise, course.source(exercise), seed, limits or Limits(), isolation, warm)
    notebook = nbformat.reads(common["notebook_source"], as_version=4)
    gradebook.prepare(
        course.db_url, notebook, exercise, str(course.config.CourseDirectory.get("course_id", "default_course"))
    )
    late = gradebook.late_plugin(course.config)
    summary, slim, unmerged = Summary(seed=common["seed"]), {}, []

    def done(result: dict) -> None:
        """Write down what a result says, and keep of it what the report needs."""
        student = result["student"]
        _publish(course, exercise, state, result)
        slim[student] = {k: v for k, v in result.items() if k not in ("notebook", "page")}
        unmerged.append(slim[student])
        if result["status"] == "refused":
            summary.refused[student] = result["reason"]
        else:
            summary.graded.append(student)
        if result["flags"]:
            summary.flagged[student] = [flag["text"] for flag in result["flags"]]
        if len(unmerged) >= BATCH:
            _merge(course, exercise, unmerged, late, summary)
        if progress:
            progress(slim[student])

    waiting = []
    for student in sorted(p.name for p in course.submitted.iterdir() if not p.name.startswith(".")):
        try:
            if (course.submitted / student).is_symlink() or not (course.submitted / student).is_dir():
                raise Refused("the student's folder is a link or a file, not a folder")
            handed = intake.collect(course.submitted / student / exercise, exercise)
        except intake.Missing:
            summary.missing.append(student)
        except Refused as refused:
            job = job_of(common, student, b"", (), None)
            done(_commit(state, workers.refused(job, str(refused))))
        else:
            job = job_of(common, student, handed.data, handed.notes, handed.timestamp)
            earlier = _read(_place(state, student))
            if earlier is not None and earlier["key"] == job["key"]:
                summary.reused += 1
                done(earlier)
            else:
                waiting.append(student)
    if waiting:
        jobs = (_job_again(course, exercise, common, student) for student in waiting)
        with _executor(workers, scheduler) as (executor, slots):
            for result in _run(executor, slots, jobs):
                done(_commit(state, result))
    _merge(course, exercise, unmerged, late, summary)
    known = {row["student"] for row in gradebook.grades(course.db_url, exercise)} - set(slim)
    summary.missing = sorted({*summary.missing, *known})
    gradebook.merge(course.db_url, exercise, [], late, missing=summary.missing)
    for shared, students in report.identical_answers(list(slim.values())):
        for student in students:
            summary.flagged.setdefault(student, []).append(report.identical_text(shared, students))
    _write_tables(course, exercise, layouts)
    messages = {
        name: [w.message for w in task.wrong] for name, task in tasks.declared(common["marking"], str(marking)).items()
    }
    page = report.class_report(exercise, list(slim.values()), summary.missing, seed=summary.seed, catalogue=messages)
    _write(course.root / "report.html", page)
    summary.seconds = time.monotonic() - began
    return summary


def common_of(
    course: Course,
    exercise: str,
    folder: Path,
    seed: int | None,
    limits: Limits,
    isolation: str = "bwrap",
    warm: bool = True,
) -> dict:
    """Return what the jobs of a class have in common; `folder` holds the solution, `seed` None is the recorded one."""
    notebook = (folder / f"{exercise}.ipynb").read_text(encoding="utf-8")
    common = {
        "exercise": exercise,
        "seed": _seed(course.root / STATE / exercise, seed),
        "notebook_source": notebook,
        "marking": (folder / "tasks.py").read_text(encoding="utf-8"),
        "limits": asdict(limits),
        "isolation": isolation,
        "outline": _outline(nbformat.reads(notebook, as_version=4)),
    }
    return common | {"assignment": _digest([common, _version()]), "warm": warm}


def _outline(notebook: nbformat.NotebookNode) -> list[dict]:
    """Return name, check cell, title and points of each task, as a result has them."""
    outline, title = [], ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## Task"):
            title = cell.source.splitlines()[0].partition(": ")[2].rpartition(" (")[0]
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade"):
            name = mark["grade_id"].removeprefix("check_")
            outline.append({"name": name, "cell": mark["grade_id"], "title": title or name, "points": mark["points"]})
    return outline


def _job_again(course: Course, exercise: str, common: dict, student: str) -> dict:
    # Read again when its turn comes: a class in memory at once could be gigabytes.
    try:
        handed = intake.collect(course.submitted / student / exercise, exercise)
    except (Refused, intake.Missing) as problem:
        return job_of(common, student, b"", (str(problem),), None)
    return job_of(common, student, handed.data, handed.notes, handed.timestamp)


def job_of(common: dict, student: str, data: bytes, notes: Iterable[str], timestamp: str | None) -> dict:
    """Return the job of grading one submission; its key depends on all that its result does."""
    key = _digest([common["assignment"], student, hashlib.sha256(data).hexdigest(), list(notes), timestamp])
    return common | {
        "student": student,
        "key": key,
        "notes": list(notes),
        "timestamp": timestamp,
        "data": base64.b64encode(data).decode(),
    }


def _run(executor: Executor, slots: int, jobs: Iterator[dict]) -> Iterator[dict]:
    """Yield the result of each job as it comes; a job whose worker is lost is given out again."""
    running: dict[Future, tuple[dict, int]] = {}
    jobs = iter(jobs)
    while True:
        while len(running) < 2 * slots and (job := next(jobs, None)) is not None:
            running[executor.submit(workers.grade, json.dumps(job).encode())] = (job, 1)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            job, tried = running.pop(future)
            try:
                yield json.loads(future.result())
            except Exception as error:
                if tried == 3:
                    raise RuntimeError(
                        f"{job['student']}: three workers were lost over it ({type(error).__name__}: {error}). Nothing "
                        "that was graded is lost: see to the workers, then run the same command again."
                    ) from error
                running[executor.submit(workers.grade, json.dumps(job).encode())] = (job, tried + 1)


@contextlib.contextmanager
def _executor(workers: int, scheduler: str) -> Iterator[tuple[Executor, int]]:
    """Give an executor and how many jobs it runs at once: threads with a process each, or a Dask cluster."""
    if scheduler:
        from distributed import Client

        with Client(scheduler, timeout=30) as client:
            slots = sum(client.nthreads().values()) or 1
            # Results are needed once; `pure` would let the cluster keep them.
            yield client.get_executor(pure=False, retries=5), slots
        return
    count = workers or os.cpu_count() or 1
    with ThreadPoolExecutor(count, thread_name_prefix="grading") as pool:
        try:
            yield pool, count
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            workers.close_all()


def _commit(state: Path, result: dict) -> dict:
    """Write a result into its place, whole or not at all, and return it."""
    _write(_place(state, result["student"]), json.dumps(result, ensure_ascii=True, sort_keys=True) + "\n")
    return result


def _place(state: Path, student: str) -> Path:
    return state / "results" / f"{_file_name(student)}.json"


def _file_name(student: str) -> str:
    """Return a name for a student's files: the name itself, where a file can have it and a suffix."""
    return student if len(student.encode()) < 200 else student[:60] + _digest(student)[:16]


def _read(path: Path) -> dict | None:
    try:
        result = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return result if isinstance(result, dict) and result.get("format") == 1 else None


def _publish(course: Course, exercise: str, state: Path, result: dict) -> None:
    """Write the graded notebook and the feedback page of a result, where they are not there yet."""
    student, stamp = result["student"], _place(state, result["student"])
    graded = (
        course.root / str(course.config.CourseDirectory.get("autograded_directory", "autograded")) / student / exercise
    )
    feedback = (
        course.root / str(course.config.CourseDirectory.get("feedback_directory", "feedback")) / student / exercise
    )
    wanted = {graded / f"{exercise}.ipynb": result["notebook"], feedback / f"{exercise}.html": result["page"]}
    if result["timestamp"]:
        wanted[graded / "timestamp.txt"] = result["timestamp"] + "\n"
    for path, text in wanted.items():
        if not path.is_file() or path.stat().st_mtime_ns < stamp.stat().st_mtime_ns:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, text, durable=False)


def _merge(course: Course, exercise: str, results: list[dict], late: object, summary: Summary) -> None:
    """Merge results; one that the gradebook does not take keeps out no other."""
    try:
        summary.remarks |= gradebook.merge(course.db_url, exercise, results, late) if results else {}
    except ValueError as problem:
        summary.unmerged.append(str(problem))
    results.clear()


def _write_tables(course: Course, exercise: str, layouts: Iterable[str]) -> None:
    rows = gradebook.grades(course.db_url, exercise)
    gradebook.export(rows, course.root / "grades.csv", "plain")
    for layout in layouts:
        gradebook.export(rows, course.root / f"grades-{layout}.csv", layout)


def _write(path: Path, text: str, durable: bool = True) -> None:
    scratch = path.with_name(f".{path.name[:200]}.new")
    with scratch.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    os.replace(scratch, path)


def _seed(state: Path, wanted: int | None) -> int:
    """Return the seed to use, and record it."""
    path = state / "seed"
    state.mkdir(parents=True, exist_ok=True)
    if wanted is None:
        with contextlib.suppress(OSError, ValueError):
            return int(path.read_text())
        wanted = secrets.randbelow(2**31)
    _write(path, f"{wanted}\n")
    return wanted


def _version() -> str:
    """Return a digest of all code that marks: what changes marks besides the exercise."""
    ours, course = Path(mlgrading.__file__).parent, Path(mlcourse.__file__).parent
    files = [*ours.glob("child/*.py"), *ours.glob("inside/*.py"), *ours.glob("sandbox/*.py"), ours / "wire.py"]
    files += [path for path in course.rglob("*") if path.suffix in (".py", ".json", ".csv", ".gz")]
    idle = [course / "data" / "benchmarks", *course.glob("plots*")]  # what pages alone use
    files = [path for path in files if not {path, *path.parents} & {*idle}]
    return _digest([hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)])


def _digest(data: object) -> str:
    return hashlib.blake2b(json.dumps(data, sort_keys=True).encode(), digest_size=16).hexdigest()
