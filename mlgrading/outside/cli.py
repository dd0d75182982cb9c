"""The instructor's command line: grade a class, collect the archive of a platform, make what students are given."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

EXIT_DONE, EXIT_PROBLEM, EXIT_REVIEW = 0, 1, 3
#: how many students are named in one line
MANY = 20


def main(words: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 3 done with submissions to look at, 1 a problem, 2 wrong usage."""
    arguments = _parser().parse_args(words)
    try:
        return arguments.run(arguments)
    except ImportError as missing:
        print(f"{missing}. Grading needs its extra: pip install mlgrading", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. What was graded is kept; the same command continues from there.", file=sys.stderr)
    except (OSError, ValueError, RuntimeError) as problem:
        print(f"mlcourse: {problem}", file=sys.stderr)
    return EXIT_PROBLEM


def _at_least(least: int, kind: type) -> Callable[[str], float]:
    """Return a function that reads numbers of at least `least`, for argparse."""

    def read(text: str) -> float:
        number = kind(text)
        if not least <= number < float("inf"):
            raise argparse.ArgumentTypeError(f"expected a number of at least {least}, got {text}")
        return number

    read.__name__ = "number"
    return read


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mlcourse", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    grade = commands.add_parser("grade", help="grade all submissions of an exercise, each in a sandbox")
    grade.set_defaults(run=_grade)
    grade.add_argument("assignment", help="the exercise, such as perceptron")
    grade.add_argument("--course-dir", type=Path, default=None, help="the course's folder (default: current folder)")
    grade.add_argument("--submitted", type=Path, help="the folder of <student>/<exercise>/ (default: submitted)")
    grade.add_argument("--db", help="the gradebook's address, such as postgresql+psycopg2://… (default: gradebook.db)")
    where = grade.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=_at_least(0, int), default=0, help="processes on this machine (default: one for each core)"
    )
    where.add_argument("--scheduler", default="", help="the address of a Dask cluster, such as tcp://10.0.0.1:8786")
    grade.add_argument(
        "--isolation", choices=["bwrap", "none"], default="bwrap", help="none runs students' code without a sandbox"
    )
    grade.add_argument(
        "--no-warm", action="store_true", help="give each student a new sandbox: slower, but nothing is shared"
    )
    grade.add_argument("--seed", type=_at_least(0, int), help="the seed of new inputs (default: as in the first run)")
    grade.add_argument(
        "--deadline", type=_at_least(5, float), default=120.0, help="seconds a notebook may take (default: 120)"
    )
    grade.add_argument(
        "--memory", type=_at_least(256, int), default=3072, help="megabytes a notebook may use (default: 3072)"
    )
    again = grade.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="grade submissions that are new or changed (the default)")
    again.add_argument("--fresh", action="store_true", help="grade all submissions again")
    grade.add_argument(
        "--layout", choices=["canvas", "moodle"], action="append", default=[], help="write a table for it too"
    )
    grade.add_argument(
        "--simulate", type=_at_least(1, int), metavar="N", help="make a class of N in a new folder and grade it"
    )

    collect = commands.add_parser("collect", help="unpack the archive of all submissions from Canvas or Moodle")
    collect.set_defaults(run=_collect)
    collect.add_argument("assignment", help="the exercise, such as perceptron")
    collect.add_argument("archive", type=Path, help="the zip that Canvas or Moodle gives")
    collect.add_argument(
        "--course-dir", type=Path, default=Path(), help="the course's folder (default: current folder)"
    )

    exercises = commands.add_parser(
        "exercises", help="make fingerprints, stored outputs and exercises/ from solutions/"
    )
    exercises.set_defaults(run=_exercises)
    exercises.add_argument("names", nargs="*", help="only these exercises' fingerprints and outputs (default: all)")
    student = commands.add_parser("student", help="make dist/student.zip, which students are given")
    student.set_defaults(run=_student)
    return parser


def _grade(arguments: argparse.Namespace) -> int:
    from tqdm import tqdm

    from mlgrading import simulate
    from mlgrading.outside import coordinator
    from mlgrading.outside.course import open_course
    from mlgrading.wire import Limits, Result, Status

    limits = Limits(
        notebook_seconds=arguments.deadline, cell_seconds=min(60.0, arguments.deadline / 2), memory_mb=arguments.memory
    )
    options = coordinator.Options(
        workers=arguments.workers,
        scheduler=arguments.scheduler,
        isolation=arguments.isolation,
        warm=not arguments.no_warm,
        seed=arguments.seed,
        limits=limits,
        fresh=arguments.fresh,
        layouts=tuple(dict.fromkeys(arguments.layout)),
    )
    folder = arguments.course_dir or Path()
    expected = None
    if arguments.simulate is not None:
        folder, expected = simulate.make(folder, arguments.assignment, arguments.simulate, arguments.seed or 0)
        print(f"A class of {arguments.simulate}: {folder}")
    course = open_course(folder, arguments.submitted, arguments.db)
    counts = {"right": 0, "refused": 0, "flagged": 0}
    with tqdm(unit="student", disable=None, file=sys.stderr) as bar:

        def progress(result: Result, total: int) -> None:
            bar.total = total
            counts["right"] += result.status is Status.GRADED and result.score == result.points
            counts["refused"] += result.status is Status.REFUSED
            counts["flagged"] += bool(result.flags)
            bar.set_postfix(counts, refresh=False)
            bar.update()

        summary = coordinator.grade_class(course, arguments.assignment, options, progress)
    for student, reason in sorted(summary.refused.items()):
        _say(f"refused  {student!r}: {reason}")
    for student, reasons in sorted(summary.flagged.items()):
        _say(f"to look at  {student!r}: {' '.join(reasons)}")
    for student, remark in sorted(summary.remarks.items()):
        _say(f"remark  {student!r}: {remark}")
    for problem in summary.unmerged:
        print(f"not in the gradebook: {problem}")
    for student in summary.missing:
        print(f"missing  {student!r}")
    by_reason: dict[str, list[str]] = {}
    for student, reason in sorted(summary.not_graded.items()):
        by_reason.setdefault(reason, []).append(repr(student))
    for reason, students in by_reason.items():
        _say(f"not graded, try again  {_listed(students)}: {reason}")
    for student in summary.unreadable:
        _say(f"graded again  {student!r}: the earlier result is damaged, or of another version of the grader")
    print(
        f"{len(summary.graded)} graded ({summary.reused} results as before), {len(summary.refused)} refused, "
        f"{len(summary.flagged)} to look at, {len(summary.missing)} missing, {len(summary.not_graded)} not graded; "
        f"{summary.seconds:.1f} s, seed {summary.seed}\n"
        f"{course.root / 'reports' / arguments.assignment}.html\n{course.root / 'reports' / arguments.assignment}.csv"
    )
    if expected is not None:
        wrong = simulate.compare(course, arguments.assignment, expected)
        for line in wrong:
            print(f"wrong grade: {line}")
        print(f"{len(expected) - len(wrong)} of {len(expected)} grades are as expected")
        if wrong:
            return EXIT_PROBLEM
    return summary.exit_code()


def _listed(names: list[str]) -> str:
    """Return the first names in a row; a machine may fail a whole class, which the report lists in full."""
    return ", ".join(names[:MANY]) + (f" and {len(names) - MANY} more" if len(names) > MANY else "")


def _say(line: str) -> None:
    """Print a line that may contain a student's text, in which nothing can move the cursor or begin another line."""
    print("".join(c if c.isprintable() else "?" for c in line))


def _collect(arguments: argparse.Namespace) -> int:
    from mlgrading.outside import collect
    from mlgrading.outside.course import open_course
    from mlgrading.wire import Refused

    course = open_course(arguments.course_dir)
    try:
        said = collect.collect_archive(arguments.archive, course.submitted, arguments.assignment)
    except Refused as problem:
        print(f"mlcourse: {arguments.archive}: {problem}", file=sys.stderr)
        return EXIT_PROBLEM
    for student, note in said.items():
        # Files that belong to no student are listed under "".
        _say(": ".join(filter(None, [student, note])))
    lacking = sum(note.startswith(collect.NOT) for note in said.values())
    print(f"{len(said) - lacking} collected" + (f", {lacking} not collected" if lacking else ""))
    return EXIT_REVIEW if lacking else EXIT_DONE


def _root() -> Path:
    root = Path.cwd()
    if not (root / "solutions").is_dir():
        raise FileNotFoundError(f"run this in the root of the course: {root} has no folder solutions")
    return root


def _exercises(arguments: argparse.Namespace) -> int:
    from mlgrading import release
    from mlgrading.child import fingerprints, tasks

    root = _root()
    for exercise in arguments.names or tasks.exercises(root):
        print(fingerprints.write(root, exercise).relative_to(root))
        release.refresh(root, exercise)
    with tempfile.TemporaryDirectory() as scratch:
        # Only a complete set replaces the old one.
        release.generate(root, Path(scratch))
        shutil.rmtree(root / "exercises", ignore_errors=True)
        shutil.copytree(scratch, root / "exercises")
    print("exercises/")
    return EXIT_DONE


def _student(_: argparse.Namespace) -> int:
    from mlgrading import release

    print(release.bundle(_root(), Path("dist") / "student"))
    return EXIT_DONE


if __name__ == "__main__":
    sys.exit(main())
