"""The commands for learning platforms that exchange files, or that run the grader themselves, and for tables."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from mlgrading.outside.cli.base import (
    EXIT_DONE,
    EXIT_REVIEW,
    Anonymous,
    CourseDir,
    ExerciseName,
    Json,
    MissingAsZero,
    Quiet,
    Say,
    at_least,
    command,
    group,
)

moodle = group("moodle", "Fill in Moodle's grading worksheet, and make the zip that it hands back.")
platform = group("platform", "Grade one submission inside Gradescope, PrairieLearn or Classroom 50.")

Identifier = Annotated[str, typer.Option(help="the title of the column with Participant 123, in Moodle's language")]
Grade = Annotated[str, typer.Option(help="the title of the column for the grade, in Moodle's language")]


@command(
    "moodle grades perceptron Grades.csv",
    "moodle grades perceptron Grades.csv --scale    # of 100, say",
    of=moodle,
)
def grades(
    exercise: ExerciseName,
    worksheet: Annotated[Path, typer.Argument(help="the grading worksheet that Moodle gives (csv)")],
    scale: Annotated[bool, typer.Option("--scale", help="give shares of Moodle's maximum grade")] = False,
    missing_as_zero: MissingAsZero = False,
    identifier: Identifier = "Identifier",
    grade: Grade = "Grade",
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Fill the grades of an exercise into Moodle's grading worksheet, and write it into reports/.

    Everything else in the worksheet stays. Upload the file in Moodle with "Upload grading worksheet".
    """
    from mlgrading.lms import moodle as sheets
    from mlgrading.outside.course import open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    sheet = sheets.read(worksheet, identifier, grade)
    filled = sheets.fill(course, exercise, sheet, scale, missing_as_zero)
    path = sheets.worksheet_of(course, exercise)
    sheets.save(filled, sheet, path)
    for student, reason in sorted(filled.left_out.items()):
        say.line(f"left out  {student!r}: {reason}")
    say.line(f"{len(filled.given)} grades, {len(filled.missing)} missing, {len(filled.left_out)} left out")
    say.line(str(path))
    say.result(
        {
            "exercise": exercise,
            "worksheet": str(path),
            "given": filled.given,
            "missing": filled.missing,
            "left_out": filled.left_out,
        }
    )
    return EXIT_REVIEW if filled.left_out else EXIT_DONE


@command("moodle feedback perceptron", "moodle feedback perceptron --worksheet Grades.csv", of=moodle)
def feedback(
    exercise: ExerciseName,
    worksheet: Annotated[
        Path | None, typer.Option(help="Moodle's grading worksheet, where its archive was not collected")
    ] = None,
    identifier: Identifier = "Identifier",
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Pack the feedback pages of an exercise into the zip that Moodle hands out as feedback files.

    Upload the file in Moodle with "Upload multiple feedback files in a zip".
    """
    from mlgrading.lms import moodle as sheets
    from mlgrading.outside.course import open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    sheet = sheets.read(worksheet, identifier, identifier) if worksheet else None
    path = sheets.zip_of(course, exercise)
    given, left_out = sheets.feedback_zip(course, exercise, sheet, path)
    for student, reason in sorted(left_out.items()):
        say.line(f"left out  {student!r}: {reason}")
    say.line(f"{len(given)} pages, {len(left_out)} left out")
    say.line(str(path))
    say.result({"exercise": exercise, "zip": str(path), "given": given, "left_out": left_out})
    return EXIT_REVIEW if left_out else EXIT_DONE


@command(
    "table perceptron --layout canvas --title 'Perceptron (345)'",
    "table perceptron --layout moodle",
    "table perceptron --anonymous    # for a study",
)
def table(
    exercise: ExerciseName,
    layout: Annotated[
        Literal["plain", "canvas", "moodle"], typer.Option(help="whose table: a spreadsheet's, or a platform's")
    ] = "plain",
    title: Annotated[
        str, typer.Option(help="the column's title, in Canvas with its number", show_default="the exercise")
    ] = "",
    anonymous: Anonymous = False,
    missing_as_zero: MissingAsZero = False,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write the grades of an exercise as a table in reports/, in which no text can be a formula.

    An anonymous one calls a student by the same code in all exercises. The codes are made with a key in .grading/: keep
    it from those who get the tables, and remove it when nobody shall be able to tell any more who is who.
    """
    from mlgrading.outside import by_hand, tables
    from mlgrading.outside.course import open_course, secret, writing

    say, course = Say(as_json, quiet), open_course(course_dir)
    if anonymous and layout != "plain":
        raise typer.BadParameter("a platform cannot read codes for students", param_hint="--anonymous")
    rows, _ = by_hand.table(course, exercise)
    rows = tables.anonymised(rows, secret(course, tables.KEY)) if anonymous else rows
    suffix = "-anonymous" if anonymous else "" if layout == "plain" else f"-{layout}"
    path = course.root / "reports" / f"{exercise}{suffix}.csv"
    with writing(path):
        path.parent.mkdir(exist_ok=True)
        tables.export(rows, path, layout, title, 0.0 if missing_as_zero else None)
    say.line(str(path))
    say.result({"exercise": exercise, "table": str(path), "students": len(rows)})
    return EXIT_DONE


Isolation = Annotated[
    Literal["bwrap", "none"],
    typer.Option(help="none where the container itself is the sandbox, and there is one for each submission"),
]

#: where each platform has the submission, and where it looks for the result
PLACES = {
    "gradescope": ("/autograder/submission", "/autograder/results/results.json"),
    "prairielearn": ("/grade/student", "/grade/results/results.json"),
    "classroom50": (".", "result.json"),
}


@command("platform gradescope perceptron", "platform gradescope perceptron --isolation none", of=platform)
def gradescope(
    exercise: ExerciseName,
    isolation: Isolation = "bwrap",
    out: Annotated[Path | None, typer.Option(help="the zip", show_default="dist/<exercise>-gradescope.zip")] = None,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Make the autograder zip that Gradescope builds a container from.

    It holds the solution: upload it as the autograder of an assignment, and give it to nobody. Where Gradescope says
    while building that the container allows no user namespaces, make it again with --isolation none.
    """
    from mlgrading.lms import container
    from mlgrading.outside.course import open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    path = out or course.root / "dist" / f"{exercise}-gradescope.zip"
    container.gradescope_zip(course, exercise, path, isolation)
    say.line(str(path))
    say.result({"exercise": exercise, "zip": str(path), "isolation": isolation})
    return EXIT_DONE


@command(
    "platform run gradescope perceptron",
    "platform run prairielearn perceptron --isolation none",
    "platform run classroom50 perceptron --course-dir /course",
    of=platform,
)
def run(
    where: Annotated[Literal["gradescope", "prairielearn", "classroom50"], typer.Argument(help="the platform")],
    exercise: ExerciseName,
    submission: Annotated[
        Path | None, typer.Option(help="the folder with the submission", show_default="the platform's")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="the file for the result", show_default="the platform's")] = None,
    isolation: Isolation = "bwrap",
    seed: Annotated[
        int | None, typer.Option(callback=at_least(0), help="the seed of the inputs", show_default="a new one")
    ] = None,
    visibility: Annotated[
        Literal["visible", "after_due_date", "after_published", "hidden"],
        typer.Option(help="when Gradescope shows the tasks to students"),
    ] = "visible",
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Grade the one submission in a platform's container, and write the result where the platform looks for it.

    Where the machine fails, there is no score, but an exit code of 1, which the platform shows as an error of the
    autograder; PrairieLearn is told that the submission could not be graded, which uses up no attempt.
    """
    import os
    from datetime import UTC, datetime

    from mlgrading.lms import container, results
    from mlgrading.outside.course import open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    folder, file = (Path(place) for place in PLACES[where])
    result = container.grade(course, exercise, submission or folder, isolation, seed)
    if where == "gradescope":
        made = results.gradescope(result, visibility)
    elif where == "prairielearn":
        made = results.prairielearn(result)
    else:
        made = results.classroom50(result, os.environ, container.committed() or datetime.now(UTC))
    container.write_result(made, out or file)
    say.line(f"{exercise}: {result.score:g} of {result.points:g} points, {out or file}")
    say.result({"exercise": exercise, "status": result.status, "score": result.score, "points": result.points})
    return EXIT_DONE
