"""The commands that take in what students hand in, and grade it."""

import contextlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mlgrading.outside.cli.base import (
    EXIT_DONE,
    EXIT_PROBLEM,
    EXIT_REVIEW,
    CourseDir,
    ExerciseName,
    Json,
    Quiet,
    Say,
    at_least,
    command,
    listed,
    one_of,
)

if TYPE_CHECKING:
    from mlgrading.outside.coordinator import Summary
    from mlgrading.wire import Result


class Layout(StrEnum):
    """The platforms for which a table of grades can be written."""

    canvas = "canvas"
    moodle = "moodle"


@command(
    "grade perceptron",
    "grade perceptron --fresh            # all of them again",
    "grade perceptron --layout canvas    # with a table for Canvas",
    "grade perceptron --simulate 200     # a class that is made up",
)
def grade(
    exercise: ExerciseName,
    course_dir: CourseDir = Path(),
    submitted: Annotated[
        Path | None, typer.Option(help="the folder of <student>/<exercise>/", show_default="submitted")
    ] = None,
    db: Annotated[
        str | None,
        typer.Option(help="the gradebook's address, such as postgresql+psycopg2://…", show_default="gradebook.db"),
    ] = None,
    workers: Annotated[
        int, typer.Option(callback=at_least(0), help="processes on this machine; 0 is one for each core")
    ] = 0,
    scheduler: Annotated[str, typer.Option(help="the address of a Dask cluster, such as tcp://10.0.0.1:8786")] = "",
    isolation: Annotated[
        Literal["bwrap", "none"], typer.Option(help="none runs students' code without a sandbox")
    ] = "bwrap",
    no_warm: Annotated[
        bool, typer.Option("--no-warm", help="give each student a new sandbox: slower, but nothing is shared")
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(callback=at_least(0), help="the seed of new inputs", show_default="as in the first run"),
    ] = None,
    deadline: Annotated[float, typer.Option(callback=at_least(5), help="seconds a notebook may take")] = 120.0,
    memory: Annotated[int, typer.Option(callback=at_least(256), help="megabytes a notebook may use")] = 3072,
    resume: Annotated[
        bool, typer.Option("--resume", help="grade submissions that are new or changed, as without this option")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="grade all submissions again")] = False,
    layout: Annotated[list[Layout] | None, typer.Option(help="write a table for it too; may be repeated")] = None,
    simulate: Annotated[
        int | None, typer.Option(callback=at_least(1), help="make a class of so many in a new folder and grade it")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Grade all submissions of an exercise that are new or have changed, each in a sandbox.

    It may be stopped at any moment, and the same command goes on from there.
    """
    one_of(workers=workers, scheduler=scheduler)
    one_of(resume=resume, fresh=fresh)
    from mlgrading.outside import coordinator
    from mlgrading.outside.course import open_course
    from mlgrading.wire import Limits

    say = Say(as_json, quiet)
    limits = Limits(notebook_seconds=deadline, cell_seconds=min(60.0, deadline / 2), memory_mb=memory)
    options = coordinator.Options(
        workers=workers,
        scheduler=scheduler,
        isolation=isolation,
        warm=not no_warm,
        seed=seed,
        limits=limits,
        fresh=fresh,
        layouts=tuple(dict.fromkeys(layout or ())),
    )
    expected = None
    if simulate is not None:
        from mlgrading import simulate as simulated

        source = "solutions"
        if settled := open_course(course_dir).settings:
            from mlgrading.outside import building

            building.build(course_dir, exercise, settled.plan(exercise))
            source = building.BUILT
        course_dir, expected = simulated.make(course_dir, exercise, simulate, seed or 0, source)
        say.line(f"A class of {simulate}: {course_dir}")
    course = open_course(course_dir, submitted, db)
    with _progress(say) as progress:
        summary = coordinator.grade_class(course, exercise, options, progress)
    reports = [course.root / "reports" / f"{exercise}.{kind}" for kind in ("html", "csv")]
    tell(say, summary)
    for path in reports:
        say.line(str(path))
    wrong = []
    if expected is not None:
        wrong = simulated.compare(course, exercise, expected)
        for line in wrong:
            say.line(f"wrong grade: {line}")
        say.line(f"{len(expected) - len(wrong)} of {len(expected)} grades are as expected")
    code = EXIT_PROBLEM if wrong else summary.exit_code()
    say.result({"exercise": exercise, "exit_code": code, **vars(summary), "files": reports, "wrong": wrong})
    return code


def tell(say: Say, summary: "Summary") -> None:
    """Say what became of each student's work."""
    for student, reason in sorted(summary.refused.items()):
        say.line(f"refused  {student!r}: {reason}")
    for student, reasons in sorted(summary.flagged.items()):
        say.line(f"to look at  {student!r}: {' '.join(reasons)}")
    for student, remark in sorted(summary.remarks.items()):
        say.line(f"remark  {student!r}: {remark}")
    for student in summary.missing:
        say.line(f"missing  {student!r}")
    tell_of_marks(say, summary)
    by_reason: dict[str, list[str]] = {}
    for student, reason in sorted(summary.not_graded.items()):
        by_reason.setdefault(reason, []).append(repr(student))
    for reason, students in by_reason.items():
        say.line(f"not graded, try again  {listed(students)}: {reason}")
    for student in summary.unreadable:
        say.line(f"graded again  {student!r}: the earlier result is damaged, or of another version of the grader")
    say.line(
        f"{len(summary.graded)} graded ({summary.reused} results as before), {len(summary.refused)} refused, "
        f"{len(summary.flagged)} to look at, {len(summary.missing)} missing, {len(summary.not_graded)} not graded; "
        f"{summary.seconds:.1f} s, seed {summary.seed}"
    )


def tell_of_marks(say: Say, summary: "Summary") -> None:
    """Say which results the gradebook lacks, and under which overrides the automatic mark has changed."""
    for problem in summary.unmerged:
        for line in f"not in the gradebook: {problem}".splitlines():
            say.line(line)
    for sentence in summary.changed:
        say.line(f"changed since it was set: {sentence}")


@contextlib.contextmanager
def _progress(say: Say) -> Iterator[Callable[["Result", int], None]]:
    """Show on a terminal how many submissions are graded, and how many of those ask for a look.

    What it yields is told of each result, and of how many there will be.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from mlgrading.wire import Result, Status

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    counts = {"right": 0, "refused": 0, "to look at": 0}
    terminal = say.terminal()
    with Progress(*columns, console=terminal, disable=not terminal.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def progress(result: Result, total: int) -> None:
            counts["right"] += result.status is Status.GRADED and result.score == result.points
            counts["refused"] += result.status is Status.REFUSED
            counts["to look at"] += bool(result.flags)
            shown = ", ".join(f"{count} {what}" for what, count in counts.items())
            bar.update(task, total=total, advance=1, description=shown)

        yield progress


@command("collect perceptron submissions.zip", "collect perceptron moodle.zip --worksheet Grades.csv")
def collect(
    exercise: ExerciseName,
    archive: Annotated[Path, typer.Argument(help="the zip that Canvas or Moodle gives")],
    worksheet: Annotated[
        Path | None, typer.Option(help="Moodle's grading worksheet, which says who a participant number is")
    ] = None,
    identifier: Annotated[
        str, typer.Option(help="the title of the worksheet's column with Participant 123")
    ] = "Identifier",
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Unpack the archive of all submissions from Canvas or Moodle into a folder for each student.

    A notebook that is there already is replaced only by a newer attempt. Moodle has other numbers for its participants
    in each assignment: with its worksheet, students are called as in the roster, or else by their ID number or address,
    and so keep one name in all exercises.
    """
    from mlgrading.lms import moodle
    from mlgrading.outside import collect as collecting
    from mlgrading.outside.course import open_course
    from mlgrading.wire import Refused

    say, course = Say(as_json, quiet), open_course(course_dir)
    participants = None
    if worksheet:
        participants = moodle.names(moodle.read(worksheet, identifier, identifier), collecting.enrolled(course))
    try:
        said = collecting.collect_class(course, archive, exercise, participants)
    except Refused as problem:
        raise Refused(f"{archive}: {problem}") from None
    for student, note in said.items():
        # Files that belong to no student are listed under "".
        say.line(": ".join(filter(None, [student, note])))
    lacking = [student for student, note in said.items() if note.startswith(collecting.NOT)]
    say.line(f"{len(said) - len(lacking)} collected" + (f", {len(lacking)} not collected" if lacking else ""))
    say.result({"exercise": exercise, "collected": said, "not_collected": lacking})
    return EXIT_REVIEW if lacking else EXIT_DONE
