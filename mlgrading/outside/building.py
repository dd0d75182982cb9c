"""Builds the exercises of a course of one's own: what the instructor keeps in `sources`, with the settings applied.

`sources/<exercise>/` and course.toml are the instructor's. From them follows `built/<exercise>/`, which nbgrader and
the grader read: the notebook with the points of the course and without the tasks that are left out, the marking
likewise, and the fingerprints by which `check` judges at home. The fingerprints lie beside the notebook, also at the
students', and never in the installed package.
"""

import contextlib
import json
import os
import re
import shutil
from pathlib import Path

import nbformat

from mlcourse import feedback
from mlgrading import release
from mlgrading.child import fingerprints, solutions, tasks
from mlgrading.outside import settings, workers
from mlgrading.outside.course import Problem, digest, write, writing
from mlgrading.outside.settings import Plan, Settings

SOURCES, BUILT, RELEASE = "sources", "built", "release"
#: the course's tests
TESTS = Path(__file__).resolve().parents[1] / "posttests"
#: what was built from what: a hash of the sources, the settings and the code
RECORD = ".built"
_HEADING = re.compile(r"^(## Task \d+: .* \()([\d.]+) points?\)$", re.M)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_README = """# {title}: {exercise}

You need Python 3.11 or newer. Type in a terminal, in this folder:

    python3 -m venv .venv
    .venv/bin/pip install "{wheel}[student]"
    .venv/bin/jupyter notebook {exercise}.ipynb

On Windows write `.venv\\Scripts\\` for `.venv/bin/`. Replace each `raise NotImplementedError()` with your answer, then
run the check cell below it. Leave the file `{beside}` beside the notebook: the check cells need it.
Hand in the notebook without renaming it.{due}
"""


def originals() -> dict[str, Path]:
    """Return the folders of the exercises and tests as the course has them, by name.

    Exercises are in the clone, or in the installed package; tests are in the package alone, so that no reader of the
    book meets them.
    """
    package = Path(__file__).resolve().parents[1]
    shipped = [package / "solutions", package.parent / "solutions"]
    found = {path.parent.name: path.parent for folder in shipped for path in folder.glob("*/tasks.py")}
    if not found:
        raise Problem(
            f"this installation of mlgrading holds no exercises ({package}). Install the wheel that `make dist` "
            "builds, or from a clone of the repository."
        )
    return dict(sorted((found | {path.parent.name: path.parent for path in TESTS.glob("*/tasks.py")}).items()))


def is_test(exercise: str) -> bool:
    """Return whether the course has this as a test, without feedback, rather than as an exercise."""
    return (TESTS / exercise / "tasks.py").is_file()


def exercises(root: Path) -> list[str]:
    """Return the names of the exercises in the folder `sources` of a course, in alphabetical order."""
    return tasks.exercises(root, SOURCES)


def build(root: Path, exercise: str, plan: Plan) -> bool:
    """Bring built/<exercise> up to date with the sources and the plan; return whether there was something to do.

    Raises Problem for sources that cannot be built: the message names the task.
    """
    source, target = Path(root) / SOURCES / exercise, Path(root) / BUILT / exercise
    for name in (f"{exercise}.ipynb", "tasks.py"):
        if not (source / name).is_file():
            raise Problem(f"{exercise}: expected {source / name}")
    made_from = _made_from(source, plan)
    with contextlib.suppress(OSError):
        if (target / RECORD).read_text() == made_from:
            return False
    scratch = target.with_name(f".{exercise}.new")
    with writing(target):
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(source, scratch, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    try:
        _apply(scratch, exercise, plan)
        made = _fingerprints(source, scratch, exercise)
    except Problem:
        raise
    except Exception as problem:  # the instructor's own code runs here
        kind = "" if isinstance(problem, ValueError) else f"{type(problem).__name__}: "
        raise Problem(f"{exercise}: {source} cannot be built: {kind}{problem}") from None
    write(scratch / feedback.BESIDE, made.encode())
    write(scratch / RECORD, made_from.encode())
    with writing(target):
        shutil.rmtree(target, ignore_errors=True)
        os.replace(scratch, target)
    return True


def _made_from(source: Path, plan: Plan) -> str:
    files = sorted(path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    parts = [workers.version(), digest(Path(__file__).read_bytes())]
    parts += [f"{path.relative_to(source)} {digest(path.read_bytes())}" for path in files]
    settled = json.dumps([plan.points, sorted(plan.drop)], sort_keys=True)
    return digest("\n".join([*parts, settled]).encode())


def _apply(folder: Path, exercise: str, plan: Plan) -> None:
    """Give the notebook in a folder the points of the plan, and take the tasks out of it that the plan drops."""
    path = folder / f"{exercise}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    checks = {
        cell.metadata["nbgrader"]["grade_id"].removeprefix("check_"): cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    for task in (*plan.points, *plan.drop):
        if task not in checks:
            raise Problem(
                f"{settings.FILE}: exercises.{exercise}: expected one of its tasks, {', '.join(checks)}, got {task!r}"
            )
    if checks and not {*checks} - {*plan.drop}:
        raise Problem(f"{settings.FILE}: exercises.{exercise}: at least one task must be left")
    for task, points in plan.points.items():
        checks[task].metadata["nbgrader"]["points"] = int(points) if float(points).is_integer() else points
    _without(notebook, plan.drop)
    _headings(notebook)
    if plan.drop:
        left = len(checks) - len(plan.drop)
        told = _NUMBERS[left] if left < len(_NUMBERS) else str(left)
        first = notebook.cells[0]
        first.source = re.sub(r"\bhas \w+ tasks\b", f"has {told} task{'s' * (left != 1)}", first.source, count=1)
        with (folder / "tasks.py").open("a", encoding="utf-8") as file:
            file.write(f"\nTASKS = [task for task in TASKS if task.name not in {sorted(plan.drop)}]\n")
    nbformat.write(notebook, path)


def _without(notebook: nbformat.NotebookNode, drop: list[str]) -> None:
    """Remove the cells of tasks: heading, text, answer and check. Given cells stay, since others may need them."""
    kept: list[nbformat.NotebookNode] = []
    section: list[nbformat.NotebookNode] = []

    def close() -> None:
        named = {cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in section}
        gone = {name for task in drop for name in (task, f"check_{task}")}
        if named & gone:
            kept.extend(
                cell
                for cell in section
                if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade_id") not in gone
            )
        else:
            kept.extend(section)
        section.clear()

    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## Task"):
            close()
        section.append(cell)
    close()
    notebook.cells = kept


def _headings(notebook: nbformat.NotebookNode) -> None:
    """Write the points of each task into its heading."""
    heading = None
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _HEADING.search(cell.source):
            heading = cell
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade") and heading is not None:
            told = f"{mark['points']:g} point{'s' * (mark['points'] != 1)})"
            found = _HEADING.search(heading.source)
            assert found  # or it would be no heading
            heading.source = heading.source.replace(found[0], found[1] + told, 1)
            heading = None


def _fingerprints(source: Path, folder: Path, exercise: str) -> str:
    """Return the text of the fingerprints of a built exercise; those of one that is as it came need no computing."""
    shipped = feedback.FINGERPRINTS / f"{exercise}.json"
    first = originals().get(exercise, Path())
    if shipped.is_file() and _same(source, first, exercise):
        cells = solutions.code_cells(nbformat.read(folder / f"{exercise}.ipynb", as_version=4))
        points = {
            f"{exercise}.{cell.name.removeprefix('check_')}": cell.points for cell in cells if cell.kind == "check"
        }
        entries = json.loads(shipped.read_text(encoding="utf-8"))
        return fingerprints.text({task: entries[task] | {"points": points[task]} for task in entries if task in points})
    return fingerprints.text(fingerprints.make_in(folder, exercise))


def _silent(entries: dict) -> dict:
    """Return fingerprints by which an answer can be told from none, and not a right one from a wrong one."""
    shown = ("probes", "shapes", "exact", "returns", "points")
    return {
        task: {name: entry[name] for name in shown if name in entry} | {"silent": True}
        for task, entry in entries.items()
    }


def _same(source: Path, first: Path, exercise: str) -> bool:
    """Return whether the sources of an exercise are those that came with the course."""
    return all(
        (first / name).is_file() and (source / name).read_bytes() == (first / name).read_bytes()
        for name in (f"{exercise}.ipynb", "tasks.py")
    )


def hand_out(root: Path, settled: Settings, exercise: str) -> Path:
    """Write release/<exercise>, by nbgrader, and a zip of it with a README and the wheel of mlcourse; return the zip.

    It holds no solution and no marking.
    """
    root = Path(root)
    build(root, exercise, settled.plan(exercise))
    folder = root / RELEASE
    scratch = folder / f".{exercise}.new"
    with writing(folder):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
    release.generate(root, scratch, BUILT, [exercise])
    made = scratch / exercise
    (made / RECORD).unlink(missing_ok=True)
    if settled.plan(exercise).silent:
        entries = json.loads((made / feedback.BESIDE).read_text(encoding="utf-8"))
        write(made / feedback.BESIDE, fingerprints.text(_silent(entries)).encode())
    with writing(folder):
        shutil.rmtree(folder / exercise, ignore_errors=True)
        shutil.copytree(made, folder / exercise)
    wheel = release.student_wheel(made)
    due = settled.due(exercise)
    text = _README.format(
        title=settled.title,
        exercise=exercise,
        wheel=wheel.name,
        beside=feedback.BESIDE,
        due=f"\n\nIt is due on {due:%Y-%m-%d at %H:%M} UTC." if due else "",
    )
    (made / "README.md").write_text(text, encoding="utf-8")
    packed = shutil.make_archive(str(folder / exercise), "zip", scratch, exercise)
    shutil.rmtree(scratch)
    return Path(packed)
