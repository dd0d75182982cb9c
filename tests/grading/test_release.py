"""What leaves the instructor's desk: exercises are generated and current, and nothing leaks to students."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pytest

from mlgrading import release
from mlgrading.child import solutions, tasks

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    target = tmp_path_factory.mktemp("exercises")
    release.generate(ROOT, target)
    return target


@pytest.fixture(scope="module")
def student_zip(tmp_path_factory):
    return release.bundle(ROOT, tmp_path_factory.mktemp("dist") / "student")


def secrets(exercise: str) -> list[str]:
    """Return the lines that no student may get: of the solutions, and of the marking."""
    lines = []
    for cell in solutions.code_cells(solutions.read(ROOT, exercise)):
        inside = cell.source.partition("### BEGIN SOLUTION")[2].partition("### END SOLUTION")[0]
        lines += [line.strip() for line in inside.splitlines()]
    for task in tasks.load(ROOT, exercise).values():
        for code in [*task.right, *(wrong.code for wrong in task.wrong)]:
            lines += [line.strip() for line in code.splitlines()]
    # A line that students are given anyway, or one as plain as `w = np.zeros(3)`, gives nothing away.
    given = "\n".join(c.source for c in solutions.read(ROOT, exercise, "exercises").cells)
    return [line for line in lines if len(line) > 24 and line not in given]


def stripped(text: str) -> str:
    """Return the lines of a text without their indentation."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def answers(exercise: str) -> list[str]:
    """Return the whole answers to the tasks of an exercise: each solution, and the known answers beside it."""
    cells = solutions.code_cells(solutions.read(ROOT, exercise))
    found = [cell.source.partition("### BEGIN SOLUTION")[2].partition("### END SOLUTION")[0] for cell in cells]
    for task in tasks.load(ROOT, exercise).values():
        found += [*task.right, *(wrong.code for wrong in task.wrong)]
    return [stripped(code) for code in found if len(stripped(code)) > 24]


def among(pieces: Iterable[str], text: str) -> list[str]:
    """Return the pieces that stand in a text."""
    return [piece for piece in pieces if piece in text]


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_committed_exercises_are_what_nbgrader_generates(exercise, generated):
    fresh = (generated / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8")
    committed = (ROOT / "exercises" / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8")
    assert committed == fresh, "run `make exercises`"


@pytest.mark.slow
def test_nothing_else_is_released(generated):
    files = {str(p.relative_to(generated)) for p in generated.rglob("*") if p.is_file()}
    assert files == {f"{e}/{e}.ipynb" for e in EXERCISES}
    committed = {str(p.relative_to(ROOT / "exercises")) for p in (ROOT / "exercises").rglob("*.*") if p.is_file()}
    assert {name for name in committed if ".ipynb_checkpoints" not in name} == files


@pytest.mark.parametrize("exercise", EXERCISES)
def test_released_notebook_shows_no_solution_and_no_output(exercise):
    released = solutions.read(ROOT, exercise, "exercises")
    text = nbformat.writes(released)
    assert "BEGIN SOLUTION" not in text
    assert all(cell.outputs == [] for cell in released.cells if cell.cell_type == "code")
    found = secrets(exercise)
    assert len(found) > 3
    assert not [line for line in found if line in "\n".join(c.source for c in released.cells)]


@pytest.mark.slow
def test_student_bundle_holds_what_is_needed_and_no_more(student_zip):
    with zipfile.ZipFile(student_zip) as bundle:
        names = bundle.namelist()
    files = [n for n in names if not n.endswith("/")]
    wheel = [n for n in files if re.fullmatch(r"student/mlcourse-[\d.]+-py3-none-any\.whl", n)]
    assert len(wheel) == 1
    chapters = {name for name in files if re.fullmatch(r"student/chapters/\w+\.ipynb", name)}
    named = {"student/README.md"} | {f"student/exercises/{e}/{e}.ipynb" for e in EXERCISES}
    assert set(files) - set(wheel) - chapters == named
    assert {f"student/chapters/{e}.ipynb" for e in EXERCISES} <= chapters, "run `make book` first"
    with zipfile.ZipFile(student_zip) as bundle:
        assert sum(bundle.getinfo(name).compress_size for name in chapters) < 1_000_000
        assert "chapters/<name>.ipynb" in bundle.read("student/README.md").decode()


@pytest.mark.slow
def test_student_bundle_without_a_built_book_has_no_chapters_and_does_not_speak_of_them(tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    for name in ("mlcourse", "exercises", "solutions", "pyproject.toml", "README.md", "LICENSE"):
        (root / name).symlink_to(ROOT / name)
    with zipfile.ZipFile(release.bundle(root, tmp_path / "student")) as bundle:
        assert not [name for name in bundle.namelist() if "chapters" in name]
        assert "chapters" not in bundle.read("student/README.md").decode()


@pytest.mark.slow
def test_student_bundle_leaks_nothing(student_zip, tmp_path):
    with zipfile.ZipFile(student_zip) as bundle:
        bundle.extractall(tmp_path)
    for wheel in tmp_path.rglob("*.whl"):
        with zipfile.ZipFile(wheel) as inside:
            inside.extractall(tmp_path / "wheel")
    files = [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".whl"]
    assert any(p.name == "feedback.py" for p in files)
    assert not [p for p in files if p.name == "tasks.py" and "grading" not in p.parts]
    lines = {line for exercise in EXERCISES for line in secrets(exercise)}
    lines |= {line.replace('"', '\\"') for line in lines}
    whole = {answer for exercise in EXERCISES for answer in answers(exercise)}
    for path in files:
        if path.parent.name == "fashion_mnist_sample" and path.suffix == ".gz":
            continue  # images
        text = path.read_text(encoding="utf-8")
        assert "BEGIN SOLUTION" not in text or "grading" in path.parts
        if path.suffix == ".py":
            # A line such as `w = np.zeros(d + 1)` may stand in any module; a whole answer may not.
            assert among(whole, stripped(text)) == [], path
        elif path.parent.name == "chapters":  # as for modules
            code = [cell.source for cell in nbformat.reads(text, as_version=4).cells if cell.cell_type == "code"]
            assert among(whole, stripped("\n".join(code))) == [], path
        else:
            assert among(lines, text) == [], path


@pytest.mark.slow
def test_wheel_works_on_its_own(student_zip, tmp_path):
    """The fingerprints and the flowers travel with the wheel."""
    with zipfile.ZipFile(student_zip) as bundle:
        wheel = next(n for n in bundle.namelist() if n.endswith(".whl"))
        bundle.extract(wheel, tmp_path)
    with zipfile.ZipFile(tmp_path / wheel) as inside:
        names = inside.namelist()
    assert "mlcourse/data/iris.csv" in names
    assert {f"mlcourse/data/fingerprints/{e}.json" for e in EXERCISES} <= set(names)
    assert any(n.endswith("LICENSE") for n in names)
