"""The commands for what comes after grading: look, correct, grade again, and give back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlgrading.outside.cli.base import (
    EXIT_DONE,
    EXIT_PROBLEM,
    EXIT_REVIEW,
    Anonymous,
    CourseDir,
    ExerciseName,
    Json,
    Quiet,
    Say,
    command,
    exercise_names,
    known,
    listed,
)
from mlgrading.outside.cli.grading import Layout, tell, tell_of_marks

if TYPE_CHECKING:
    from mlgrading.outside.course import Course

StudentName = Annotated[str, typer.Argument(help="the student, as the folder in submitted/ is called")]


@command("status", "status --json")
def status(course_dir: CourseDir = Path(), as_json: Json = False, quiet: Quiet = False) -> int:
    """Say where each exercise and student stands: released, due, handed in, graded, to be looked at.

    Its exit code is 3 where something waits for you: work to grade, a student's request to look again, or an
    override whose mark has changed.
    """
    from mlgrading.outside import standing
    from mlgrading.outside.course import Problem, open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    found = [standing.standing(course, exercise) for exercise in standing.exercises(course)]
    if not found:
        raise Problem(f"{course.root} is no course: expected a course.toml, or a folder solutions")
    if not (as_json or quiet):
        _table(found)
    for one in found:
        for what, students in (("to grade", one.to_grade), ("refused", one.refused), ("to look at", one.flagged)):
            if students:
                say.line(f"{one.exercise}, {what}: {listed(students)}")
        if one.missing and (standing.late(one.due) or one.handed_in):
            say.line(f"{one.exercise}, nothing handed in: {listed(one.missing)}")
        for student, asked in one.requests.items():
            say.line(f"{one.exercise}, {student} asks to look again at {asked}")
        for sentence in one.changed:
            say.line(f"{one.exercise}, the automatic mark under an override has changed: {sentence}")
    say.result({"course": course.root, "exercises": [one.facts() for one in found]})
    return EXIT_REVIEW if any(one.to_grade or one.changed or one.requests for one in found) else EXIT_DONE


def _table(found: list) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for head in ("exercise", "released", "due (UTC)", "handed in", "graded", "to grade", "set by hand"):
        table.add_column(head, justify="left" if head in ("exercise", "released", "due (UTC)") else "right")
    for one in found:
        due = f"{one.due:%Y-%m-%d %H:%M}" if one.due else "-"
        numbers = [len(one.handed_in), len(one.graded), len(one.to_grade), one.overrides]
        table.add_row(one.exercise, "yes" if one.released else "no", due, *map(str, numbers))
    Console().print(table)


@command("report perceptron", "report perceptron --layout canvas")
def report(
    exercise: ExerciseName,
    course_dir: CourseDir = Path(),
    layout: Annotated[list[Layout] | None, typer.Option(help="write a table for it too; may be repeated")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write the report, the tables and the feedback pages anew, from what is graded; nothing is graded for it."""
    from mlgrading.outside.course import open_course

    say = Say(as_json, quiet)
    code, facts = _refresh(open_course(course_dir), exercise, say, tuple(layout or ()))
    say.result(facts)
    return code


def _refresh(course: "Course", exercise: str, say: Say, layouts: tuple[str, ...] = ()) -> tuple[int, dict]:
    """Bring gradebook, tables and pages up to date with the results that are there.

    Say what a person must know, and return the exit code and the result for a program.
    """
    from mlgrading.outside import coordinator

    summary = coordinator.grade_class(course, exercise, coordinator.Options(mark=False, layouts=layouts))
    tell_of_marks(say, summary)
    if summary.waiting:
        say.line(f"not graded yet: {listed(summary.waiting)}")
    page = course.root / "reports" / f"{exercise}.html"
    say.line(str(page))
    facts = {"waiting": summary.waiting, "changed": summary.changed, "problems": summary.unmerged, "report": page}
    code = EXIT_PROBLEM if summary.unmerged else EXIT_REVIEW if summary.changed else EXIT_DONE
    return code, {"exercise": exercise, **facts}


@command(
    'override perceptron ada by_hand 1 --reason "a sign only"',
    "override perceptron ada by_hand --remove",
    "override perceptron --list",
)
def override(
    exercise: ExerciseName,
    student: Annotated[str, typer.Argument(help="the student, as the folder in submitted/ is called")] = "",
    task: Annotated[str, typer.Argument(help="the task, such as by_hand")] = "",
    points: Annotated[float | None, typer.Argument(help="the points that the student gets")] = None,
    reason: Annotated[str, typer.Option(help="why; the student reads it too")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="let the automatic mark count again")] = False,
    show: Annotated[bool, typer.Option("--list", help="list the overrides of the exercise")] = False,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Set the points of a student's task by hand. Every later run keeps them, and they are in all tables and pages.

    Where a later hand-in or a change of the marking gives another automatic mark, the override stays and is listed.
    """
    from msgspec.structs import asdict

    from mlgrading.outside import gradebook, overrides, requests
    from mlgrading.outside.course import Problem, open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    if show:
        kept = overrides.read(course, exercise)
        for one in kept:
            worth = f"{one.points:g} point{'s' * (one.points != 1)}"
            say.line(f"{one.student}  {one.task}  {worth}, set on {one.when}: {one.reason}")
        say.result({"exercise": exercise, "overrides": [asdict(one) for one in kept]})
        return EXIT_DONE
    if not student or not task or (points is None and not remove):
        raise typer.BadParameter("expected a student, a task and points, or --remove, or --list", param_hint="student")
    outline = _outline(course, exercise)
    if task not in outline:
        raise Problem(f"{exercise}: expected one of its tasks, {', '.join(outline)}, got {task!r}")
    if not (course.submitted / student / exercise).is_dir():
        raise Problem(
            f"{exercise}: {student!r} has handed in nothing: there is no {course.submitted / student / exercise}"
        )
    if remove:
        overrides.remove(course, exercise, student, task)
        gradebook.override(course.db_url, exercise, {(student, task): None})
        say.line(f"{student}, {task}: the automatic mark counts again")
    elif points is not None:
        if not reason.strip():
            raise typer.BadParameter(
                "expected the reason, since the record and the student need it", param_hint="--reason"
            )
        if not 0 <= points <= outline[task]:
            raise Problem(f"{task}: expected points from 0 to {outline[task]:g}, got {points:g}")
        made = overrides.put(course, exercise, overrides.Override(student, task, points, reason.strip()))
        asked = requests.waiting(course, exercise).get(student)
        if asked is not None and asked.task == task:
            requests.answer(course, exercise, student, f"{points:g} points: {reason.strip()}")
        before = "nothing was graded yet" if made.automatic is None else f"the grader found {made.automatic:g}"
        say.line(f"{student}, {task}: {points:g} of {outline[task]:g} points ({before})")
    code, facts = _refresh(course, exercise, say)
    say.result(facts)
    return code


def _outline(course: "Course", exercise: str) -> dict[str, float]:
    """Return the points of the tasks of an exercise."""
    import nbformat

    from mlgrading.child import graded

    source = course.folder("source") / exercise / f"{exercise}.ipynb"
    return {task.name: task.points for task in graded.outline(nbformat.read(source, as_version=4))}


@command("regrade perceptron ada bob", 'regrade perceptron ada --answer "the sign counts"')
def regrade(
    exercise: ExerciseName,
    students: Annotated[list[str], typer.Argument(help="the students, as the folders in submitted/ are called")],
    answer: Annotated[str, typer.Option(help="answer their requests instead, and grade nothing")] = "",
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Grade the work of some students again, whatever was kept of it; `grade --fresh` does so for all.

    A student asks for it by a file regrade.toml beside the notebook, with task, values and reason as text. `status`
    lists it until you have set the points of that task with `override`, or answered with --answer.
    """
    from mlgrading.outside import coordinator, kept, requests
    from mlgrading.outside.course import Problem, open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    for student in students:
        if not (course.submitted / student / exercise).is_dir():
            raise Problem(f"{exercise}: {student!r} has handed in nothing")
    if answer:
        for student in students:
            requests.answer(course, exercise, student, answer)
            say.line(f"{student}: answered")
        say.result({"exercise": exercise, "answered": students})
        return EXIT_DONE
    before = {student: kept.read(course, exercise, student) for student in students}
    summary = coordinator.grade_class(course, exercise, coordinator.Options(again=tuple(students)))
    tell(say, summary)
    scores = {}
    for student, earlier in before.items():
        now = kept.read(course, exercise, student)
        old, new = (None if result is None else result.score for result in (earlier, now))
        scores[student] = {"before": old, "after": new}
        told = ["nothing" if score is None else f"{score:g} points" for score in (old, new)]
        say.line(f"{student}: {told[0]} before, {told[1]} now")
    say.result({"exercise": exercise, "scores": scores, "not_graded": summary.not_graded, "changed": summary.changed})
    return summary.exit_code()


@command("release-feedback perceptron", "release-feedback perceptron --to /srv/feedback")
def release_feedback(
    exercise: ExerciseName,
    to: Annotated[Path | None, typer.Option(help="a folder for them", show_default="returned/EXERCISE")] = None,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Gather the feedback pages of an exercise for students: one file for each, named by the student, and a zip of all.

    The pages have the points in the end, with overrides, comments and what lateness cost.
    """
    import shutil
    import zipfile

    from mlgrading.outside.course import Problem, open_course, writing

    say, course = Say(as_json, quiet), open_course(course_dir)
    code, facts = _refresh(course, exercise, say)
    pages = sorted(course.folder("feedback").glob(f"*/{exercise}/{exercise}.html"))
    if not pages:
        raise Problem(f"{exercise}: there are no feedback pages yet: run `mlcourse grade {exercise}` first")
    folder = (to or course.root / "returned" / exercise).resolve()
    packed = folder.with_name(f"{folder.name}.zip")
    with writing(folder):
        if to is None:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        # The folder may hold other files, which are not for students.
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for page in pages:
                name = f"{page.parents[1].name}.html"
                shutil.copy(page, folder / name)
                archive.write(page, name)
    say.line(f"{len(pages)} pages: {folder}")
    say.line(str(packed))
    say.result(facts | {"pages": len(pages), "folder": folder, "zip": packed})
    return code


@command("forget ada", "forget ada --yes    # without asking")
def forget(
    student: StudentName,
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Remove a student from the course: work, results, pages, overrides, gradebook, tables, roster, exchange.

    Afterwards all that is left is searched for the student's id, address and numbers, in zips too; the exit code is 3
    where one is found, or where something is for you to remove. It cannot be undone.
    """
    import sys

    from mlgrading.outside import forgetting
    from mlgrading.outside.course import Problem, open_course

    say, course = Say(as_json, quiet), open_course(course_dir)
    if not yes:
        if not sys.stdin.isatty():
            raise typer.BadParameter("expected --yes, since there is no terminal to ask on", param_hint="--yes")
        typer.confirm(f"Remove all that is known of {student} in {course.root}?", abort=True)
    known = forgetting.known(course, student)
    done = forgetting.forget(course, student)
    for what in done.removed:
        say.line(f"removed: {what}")
    failed = _written_anew(open_course(course_dir), say) if done.removed else {}
    left = forgetting.named_in(course, known.sought)
    if not (done.removed or done.by_hand or left):
        raise Problem(f"nothing is known of {student!r} in {course.root}")
    if not done.removed:
        say.line("removed: nothing, since no entry is about this student")
    for what in done.by_hand:
        say.line(f"for you to see to: {what}")
    for path in left:
        say.line(f"still named in: {path}")
    if not left:
        say.line(f"All files of {course.root} were searched for {', '.join(known.sought)}: none names them.")
    if known.too_short:
        say.line(f"not searched for, since so short a number may mean anything: {', '.join(known.too_short)}")
    for code in known.names[1:]:
        say.line(f"in anonymous tables that you gave to others, the rows of this student are those of {code}")
    if (course.root / ".git").exists():
        say.line("not searched: .git, where what was committed stays in the history")
    say.line("Copies elsewhere are not reached: backups, archives that you downloaded, the platform, what was sent.")
    say.result({"student": student, "removed": done.removed, "by_hand": done.by_hand, "left": left, "failed": failed})
    return EXIT_REVIEW if left or done.by_hand or failed else EXIT_DONE


def _written_anew(course: "Course", say: Say) -> dict[str, str]:
    """Write the reports and tables of all exercises anew; return those for which this failed, each with the reason."""
    from mlgrading.outside import coordinator, gradebook

    failed, graded = {}, gradebook.exercises(course.db_url)
    for exercise in graded:
        try:
            coordinator.grade_class(course, exercise, coordinator.Options(mark=False))
        except (OSError, ValueError, RuntimeError) as problem:
            failed[exercise] = str(problem)
            say.line(f"not written anew: the report of {exercise}: {problem}")
    say.line(f"written anew: reports and tables of {listed([one for one in graded if one not in failed]) or 'none'}")
    return failed


@command("export", "export perceptron mlp --anonymous", "export --to grades.csv")
def export(
    exercises: Annotated[
        list[str] | None, typer.Argument(help="the exercises", show_default="all", autocompletion=exercise_names)
    ] = None,
    to: Annotated[Path, typer.Option(help="the file")] = Path("export.csv"),
    anonymous: Anonymous = False,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write the points of the whole course as one table: a row for each student, exercise and task.

    With --anonymous students have the codes that `table --anonymous` gives them.
    """
    for exercise in exercises or ():
        known(course_dir, exercise)
    from mlgrading.outside import gradebook, tables
    from mlgrading.outside.course import Problem, open_course, secret, writing
    from mlgrading.outside.pages.base import counted

    say, course = Say(as_json, quiet), open_course(course_dir)
    there = gradebook.exercises(course.db_url)
    lacking = [name for name in exercises or () if name not in there]
    if lacking or not there:
        raise Problem(f"nothing is graded yet of {', '.join(lacking) or course.root}: run `mlcourse grade` first")
    rows = [row for name in exercises or there for row in gradebook.grades(course.db_url, name)]
    rows = tables.anonymised(rows, secret(course, tables.KEY)) if anonymous else rows
    with writing(to):
        tables.export_long(rows, to)
    students, graded = {row["student"] for row in rows}, {row["exercise"] for row in rows}
    say.line(f"{counted(len(students), 'student')}, {counted(len(graded), 'exercise')}: {to}")
    say.result({"file": to, "rows": len(rows)})
    return EXIT_DONE
