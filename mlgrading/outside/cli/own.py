"""The commands for a course of one's own: make its folder, add an exercise, keep up with the course, hand out."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from mlgrading.outside.cli.base import (
    EXIT_DONE,
    EXIT_REVIEW,
    CourseDir,
    Json,
    Quiet,
    Say,
    command,
    exercise_names,
    known,
    one_of,
)


@command(
    "new-course autumn",
    "new-course autumn --exercises perceptron,mlp --roster class.csv",
    "new-course autumn --due perceptron=2026-11-02",
    "new-course autumn --points perceptron.by_hand=3",
    "new-course autumn --late-per-day 10 --late-at-most 50",
)
def new_course(
    folder: Annotated[Path, typer.Argument(help="a new folder, outside the repository")],
    title: Annotated[str | None, typer.Option(help="the course's title")] = None,
    exercises: Annotated[str | None, typer.Option(help="their names with commas between", show_default="all")] = None,
    roster: Annotated[Path | None, typer.Option(help="a CSV file with a column student")] = None,
    due: Annotated[list[str] | None, typer.Option(help="EXERCISE=DATE; may be repeated")] = None,
    points: Annotated[list[str] | None, typer.Option(help="EXERCISE.TASK=POINTS; may be repeated")] = None,
    late_per_day: Annotated[float | None, typer.Option(help="per cent of the score for each day late")] = None,
    late_at_most: Annotated[float, typer.Option(help="the most that lateness costs, in per cent")] = 100.0,
    timezone: Annotated[str, typer.Option(help="of the dates, such as Europe/Berlin")] = "UTC",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Make the folder of a course of your own, with exercises that you may change, and one file of settings.

    On a terminal it asks for what is not given; elsewhere it takes all exercises, without dates and without tests.
    """
    from mlgrading.outside import building, own
    from mlgrading.outside.settings import Late, Plan, Settings

    say = Say(as_json, quiet)
    there = [name for name in building.originals() if not building.is_test(name)]
    asking = sys.stdin.isatty() and not (as_json or quiet)
    if asking:
        title = title if title is not None else typer.prompt("Title", "How Neural Networks Learn")
        if exercises is None:
            exercises = typer.prompt(f"Exercises, of {', '.join(there)}", "all")
        if roster is None:
            answer = typer.prompt("Roster, a CSV file with a column student; empty for none", "", show_default=False)
            roster = Path(answer) if answer else None
        if late_per_day is None:
            late_per_day = typer.prompt("Per cent of the score for each day late", 0.0, type=float)
    wanted = there if exercises in (None, "", "all") else [name.strip() for name in str(exercises).split(",")]
    dates: dict[str, datetime | date] = {}
    if asking and not due:
        for name in wanted:
            answer = typer.prompt(f"When is {name} due, such as 2026-11-02; empty for never", "", show_default=False)
            if answer:
                dates[name] = _moment(answer)
    for text in due or ():
        name, moment = _pair(text, "--due", "EXERCISE=DATE")
        dates[name] = _moment(moment)
    worth: dict[str, dict[str, float]] = {}
    for text in points or ():
        name, number = _pair(text, "--points", "EXERCISE.TASK=POINTS")
        exercise, _, task = name.partition(".")
        if not task.isidentifier():
            raise typer.BadParameter(f"expected EXERCISE.TASK=POINTS, got {text!r}", param_hint="--points")
        try:
            worth.setdefault(exercise, {})[task] = float(number)
        except ValueError:
            raise typer.BadParameter(f"expected a number of points, got {number!r}", param_hint="--points") from None
    for name in (*dates, *worth):
        if name not in wanted:
            raise typer.BadParameter(f"expected one of the course's exercises, {', '.join(wanted)}, got {name!r}")
    settled = Settings(
        title=title or "How Neural Networks Learn",
        timezone=timezone,
        roster="roster.csv" if roster else "",
        late=Late(late_per_day or 0.0, late_at_most),
        exercises={name: Plan(dates.get(name), worth.get(name, {}), silent=building.is_test(name)) for name in wanted},
    )
    files = own.create(folder, settled, roster)
    say.line(f"A course with {len(wanted)} exercise{'s' * (len(wanted) != 1)}: {folder}")
    for file in files:
        say.line(f"  {file}")
    say.line(f"Next: cd {folder}, and read README.md, which has the next five steps.")
    say.result({"folder": folder, "exercises": wanted, "files": files})
    return EXIT_DONE


def _pair(text: str, option: str, form: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise typer.BadParameter(f"expected {form}, got {text!r}", param_hint=option)
    return name.strip(), value.strip()


def _moment(text: str) -> datetime | date:
    """Return a day, or a time of one, from text in the ISO format."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-02") else datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"expected a date such as 2026-11-02 or a time such as 2026-11-02T18:00, got {text!r}", param_hint="--due"
        ) from None


@command("new-exercise my_exercise", "new-exercise mlp    # one of the course's, which was left out")
def new_exercise(
    name: Annotated[str, typer.Argument(help="lower-case letters, digits and _")],
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Add an exercise to your course: one that was left out, or a new one from a template, which works as it is."""
    from mlgrading.outside import own

    say, made = Say(as_json, quiet), own.new_exercise(course_dir, name)
    say.line(f"{made}: the notebook with its solution, and its marking in tasks.py")
    say.line(f"Next: change both, then `mlcourse release {name}`.")
    say.result({"exercise": name, "folder": made})
    return EXIT_DONE


@command(
    "update --dry-run                # only say what would be done",
    "update",
    "update --accept mlp/tasks.py    # I have seen to this conflict",
)
def update(
    course_dir: CourseDir = Path(),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would be done, and write nothing")] = False,
    accept: Annotated[list[str] | None, typer.Option(help="a conflict that you have seen to")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Bring what the installed version of the course changes in your exercises; what you have changed stays.

    Where both have changed a file, yours stays, the new one is put into updates/, and the exit code is 3.
    """
    from mlgrading.outside import own

    say = Say(as_json, quiet)
    one_of(dry_run=dry_run, accept=accept)
    for file in accept or ():
        own.accept(course_dir, file)
    done = own.update(course_dir, dry=dry_run)
    would = "would be " if dry_run else ""
    for told, files in (
        (f"{would}updated", done.taken),
        ("changed by you alone, and kept", done.yours),
        ("changed by you and by the course: yours is kept, the new one is in updates/", done.conflicts),
        ("removed by you", done.removed),
        ("new in the course: `mlcourse new-exercise` takes it", done.available),
    ):
        for file in files:
            say.line(f"{file}  {told}")
    if not (done.taken or done.conflicts):
        say.line("The exercises are as the installed version of the course has them, but for what is yours.")
    say.result({"dry_run": dry_run, **vars(done)})
    return EXIT_REVIEW if done.conflicts else EXIT_DONE


@command("release perceptron", "release    # all exercises of course.toml")
def release(
    exercises: Annotated[
        list[str] | None, typer.Argument(help="the exercises", show_default="all", autocompletion=exercise_names)
    ] = None,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write what students are given: release/EXERCISE, and a zip of it with a README and the package mlcourse.

    Solutions and marking stay in sources/. Points and tasks are those of course.toml.
    """
    from mlgrading.outside import building, settings
    from mlgrading.outside.course import Problem

    say, settled = Say(as_json, quiet), settings.read(course_dir)
    if settled is None:
        raise Problem(
            f"{course_dir.resolve()} has no {settings.FILE}: make a course with `mlcourse new-course`, or name its "
            "folder with --course-dir. In the repository itself, `make student` makes what students are given."
        )
    for exercise in exercises or ():
        known(course_dir, exercise)
    made = {}
    for exercise in exercises or settled.exercises:
        made[exercise] = building.hand_out(course_dir.resolve(), settled, exercise)
        say.line(str(made[exercise]))
    say.result({"released": made})
    return EXIT_DONE
