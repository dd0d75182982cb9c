"""The commands for a JupyterHub: exercises go out, and feedback goes back, through nbgrader's exchange."""

from pathlib import Path
from typing import Annotated

import typer

from mlgrading.outside.cli.base import (
    EXIT_DONE,
    EXIT_REVIEW,
    CourseDir,
    ExerciseName,
    Json,
    Quiet,
    Say,
    command,
    group,
    listed,
)

hub = group("hub", "Hand exercises out, and feedback back, on a JupyterHub.")


@command(
    "hub release perceptron",
    "hub release perceptron --again    # a corrected one",
    of=hub,
)
def release(
    exercise: ExerciseName,
    course_dir: CourseDir = Path(),
    again: Annotated[bool, typer.Option("--again", help="replace what was handed out before")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Hand an exercise out: students on the hub can fetch it at once."""
    from mlgrading.outside import hub as exchange
    from mlgrading.outside.course import open_course

    say = Say(as_json, quiet)
    folder = exchange.release(open_course(course_dir), exercise, again)
    say.line(f"{exercise} can be fetched now; it is in {folder}")
    say.result({"exercise": exercise, "folder": folder})
    return EXIT_DONE


@command("hub return perceptron", name="return", of=hub)
def give_back(
    exercise: ExerciseName, course_dir: CourseDir = Path(), as_json: Json = False, quiet: Quiet = False
) -> int:
    """Give the feedback of an exercise back: each student can fetch their own page at once.

    Do it after `mlcourse grade`, and again whenever pages have changed.
    """
    from mlgrading.outside import hub as exchange
    from mlgrading.outside.course import open_course

    say = Say(as_json, quiet)
    returned = exchange.give_back(open_course(course_dir), exercise)
    for student, page in returned.left.items():
        say.line(
            f"not given back  {student!r}: this was not handed in on the hub, so the page goes another way: {page}"
        )
    if returned.students:
        say.line(f"{len(returned.students)} given back: {listed(list(returned.students))}")
    say.result({"exercise": exercise, "given_back": returned.students, "not_given_back": returned.left})
    return EXIT_REVIEW if returned.left else EXIT_DONE
