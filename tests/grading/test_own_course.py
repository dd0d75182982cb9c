"""A course of one's own, as an instructor makes it, changes it and keeps it up to date."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from datetime import datetime
from pathlib import Path

import nbformat
import pytest

from mlcourse import feedback
from mlgrading import release, wire
from mlgrading.child import graded, solutions, tasks
from mlgrading.nbgrader import LateByDays
from mlgrading.outside import building, coordinator, gradebook, own, settings, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import open_course
from mlgrading.wire import Mark, Result, Status, Verdict

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A course with one exercise, in which the current folder is."""
    assert main(["new-course", str(tmp_path / "autumn"), "--exercises", EXERCISE, "--quiet"]) == 0
    monkeypatch.chdir(tmp_path / "autumn")
    return tmp_path / "autumn"


@pytest.fixture
def workers_answer(monkeypatch) -> None:
    """Stand-ins for the workers, which find every answer right."""

    def grade(job: bytes) -> bytes:
        wanted = wire.read(job, wire.Job)
        marks = [Mark(Verdict.RIGHT)] * len(wanted.exercise.outline)
        empty = nbformat.writes(nbformat.v4.new_notebook())
        return wire.write(Result.of(wanted, Status.GRADED, marks, empty))

    monkeypatch.setattr(workers, "grade", grade)
    monkeypatch.setattr(coordinator.command, "check", lambda: None)


def change(path: Path, *swaps: tuple[str, str]) -> None:
    """Edit a file as an instructor would."""
    text = path.read_text(encoding="utf-8")
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def notebook(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def headings(path: Path) -> list[str]:
    cells = notebook(path).cells
    return [c.source.splitlines()[0] for c in cells if c.cell_type == "markdown" and c.source.startswith("## Task")]


# --- a new course


def test_a_new_course_is_a_folder_with_one_file_of_settings(tmp_path, capsys):
    roster = tmp_path / "class.csv"
    roster.write_text("student,last_name,first_name,email\nada,Lovelace,Ada,ada@example.org\n")
    words = ["--title", 'Networks "2026"', "--exercises", "perceptron, mlp", "--roster", str(roster)]
    words += ["--due", "perceptron=2026-11-02", "--due", "mlp=2026-11-09T18:00", "--timezone", "Europe/Berlin"]
    words += ["--points", "perceptron.by_hand=4", "--late-per-day", "10", "--late-at-most", "50"]
    assert main(["new-course", str(tmp_path / "autumn"), *words]) == 0
    said = capsys.readouterr().out
    files = {path.name for path in (tmp_path / "autumn").iterdir()}
    shown = {"README.md", "built", "course.toml", "nbgrader_config.py", "roster.csv", "sources"}
    assert files == shown | {own.ORIGINALS}
    assert all(f"  {name}\n" in said for name in shown)
    settled = settings.read(tmp_path / "autumn")
    assert settled.title == 'Networks "2026"'
    assert settled.late == settings.Late(10, 50)
    assert settled.exercises["perceptron"].points == {"by_hand": 4}
    # Midnight in Berlin, in winter, is an hour before midnight in UTC.
    assert settled.due("perceptron") == datetime(2026, 11, 2, 22, 59, 59)
    assert settled.due("mlp") == datetime(2026, 11, 9, 17, 0)
    assert [person.first_name for person in settings.roster(tmp_path / "autumn", settled)] == ["Ada"]
    readme = (tmp_path / "autumn" / "README.md").read_text()
    assert "The next five steps" in readme
    assert "mlcourse release perceptron" in readme


def test_without_flags_it_takes_all_exercises_and_asks_nothing(tmp_path):
    assert main(["new-course", str(tmp_path / "autumn"), "--quiet"]) == 0
    settled = settings.read(tmp_path / "autumn")
    assert list(settled.exercises) == tasks.exercises(ROOT)
    assert settled.due("mlp") is None
    assert settled.roster == ""


def test_on_a_terminal_it_asks(tmp_path, monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("Autumn\nperceptron\n\n5\n2026-11-02\n"))
    assert main(["new-course", str(tmp_path / "autumn")]) == 0
    assert "When is perceptron due" in capsys.readouterr().out
    settled = settings.read(tmp_path / "autumn")
    assert (settled.title, settled.late.percent_per_day) == ("Autumn", 5)
    assert list(settled.exercises) == ["perceptron"]
    assert settled.due("perceptron") == datetime(2026, 11, 2, 23, 59, 59)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--exercises", "perceptrn"], 1, "perceptrn: expected one of the exercises activations, autograd"),
        (["--due", "perceptron=tomorrow"], 2, "expected a date such as 2026-11-02 or a time"),
        (["--due", "perceptron"], 2, "expected EXERCISE=DATE, got 'perceptron'"),
        (["--due", "mlpp=2026-11-02"], 2, "expected one of the course's exercises"),
        (["--points", "perceptron=3"], 2, "expected EXERCISE.TASK=POINTS, got 'perceptron=3'"),
        (["--points", "perceptron.by_hand=many"], 2, "expected a number of points, got 'many'"),
        (["--points", "perceptron.by_hnd=3"], 1, "expected one of its tasks, and_not, at_least, by_hand"),
        (["--timezone", "Berlin"], 1, "expected a name such as \"Europe/Berlin\", got 'Berlin'"),
        (["--late-per-day", "110"], 1, "expected percentages from 0 to 100"),
        (["--roster", "no.csv"], 1, "the roster no.csv cannot be read"),
    ],
)
def test_what_makes_no_course_is_told_and_leaves_nothing_behind(tmp_path, capsys, words, code, said):
    assert main(["new-course", str(tmp_path / "autumn"), "--quiet", *words]) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "autumn").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["new-course", str(tmp_path)]) == 1
    assert "expected a new or an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student\n../ada\n", "line 2: expected a student's id"),
        ("name\nada\n", "line 2: expected a student's id in the column student"),
        ("student\nada\nada\n", "line 3: the student 'ada' is there twice"),
    ],
)
def test_a_roster_that_is_none_is_told_with_its_line(tmp_path, capsys, text, said):
    (tmp_path / "class.csv").write_text(text)
    assert main(["new-course", str(tmp_path / "autumn"), "--roster", str(tmp_path / "class.csv")]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "', "title = ", "course.toml cannot be read: "),
        ("[late]", "[latte]", "unknown field `latte`"),
        ("percent_per_day = 0", 'percent_per_day = "none"', "Expected `float`, got `str` - at `late.percent_per_day`"),
        ("# due = 2030-01-31", 'due = "soon"', "exercises.perceptron.due: expected a date such as 2030-01-31"),
        ("# due = 2030-01-31", 'drop = ["no"]', "exercises.perceptron: expected one of its tasks, and_not"),
        ("# due = 2030-01-31", "points = { and_not = -1 }", "expected a number of at least 0, got -1"),
    ],
)
def test_a_slip_in_the_settings_is_told_with_its_place(course, capsys, old, new, said):
    change(course / "course.toml", (old, new))
    assert main(["release", EXERCISE]) == 1
    assert said in capsys.readouterr().err


# --- what students are given


@pytest.mark.slow
def test_release_writes_a_zip_that_works_and_holds_no_solution(course, tmp_path):
    change(course / "course.toml", ("# due = 2030-01-31", "due = 2026-11-02\npoints = { by_hand = 4 }"))
    assert main(["release", EXERCISE]) == 0
    with zipfile.ZipFile(course / "release" / f"{EXERCISE}.zip") as packed:
        packed.extractall(tmp_path / "given")
    given = tmp_path / "given" / EXERCISE
    files = {path.name for path in given.iterdir()}
    [wheel] = {name for name in files if name.endswith(".whl")}
    assert files == {"README.md", f"{EXERCISE}.ipynb", feedback.BESIDE, wheel}
    assert wheel in (given / "README.md").read_text()
    assert "due on 2026-11-02 at 23:59 UTC" in (given / "README.md").read_text()
    text = (given / f"{EXERCISE}.ipynb").read_text()
    assert "BEGIN SOLUTION" not in text
    assert "-0.5, 1.0, -1.0" not in text
    assert any("(4 points)" in heading for heading in headings(given / f"{EXERCISE}.ipynb"))
    # What `check` says at home counts the points of this course.
    code = f"from mlcourse.feedback import check; check('{EXERCISE}.and_not', lambda: [-1, 1, 1, -1])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=given, capture_output=True, text=True)
    assert "OR" in ran.stderr or "Not yet" in ran.stderr
    entries = json.loads((given / feedback.BESIDE).read_text())
    assert entries[f"{EXERCISE}.by_hand"]["points"] == 4


def test_points_and_tasks_that_are_left_out_need_no_change_of_a_notebook(course):
    change(course / "course.toml", ("# due = 2030-01-31", 'points = { by_hand = 1 }\ndrop = ["and_not"]'))
    before = {path: path.read_bytes() for path in (course / "sources").rglob("*.*")}
    plan = settings.read(course).exercises[EXERCISE]
    assert building.build(course, EXERCISE, plan)
    assert not building.build(course, EXERCISE, plan), "what is there is taken"
    assert {path: path.read_bytes() for path in (course / "sources").rglob("*.*")} == before
    built = course / "built" / EXERCISE
    names = [task.name for task in graded.outline(notebook(built / f"{EXERCISE}.ipynb"))]
    assert names == list(tasks.load_file(built / "tasks.py"))
    assert "and_not" not in names
    assert len(names) == 6
    assert "This exercise has six tasks" in notebook(built / f"{EXERCISE}.ipynb").cells[0].source
    told = headings(built / f"{EXERCISE}.ipynb")
    assert told[1].endswith("(1 point)")
    assert not any("A gate of your own" in heading for heading in told)
    entries = json.loads((built / feedback.BESIDE).read_text())
    assert set(entries) == {f"{EXERCISE}.{name}" for name in names}
    assert entries[f"{EXERCISE}.by_hand"]["points"] == 1
    run = solutions.run(solutions.code_cells(notebook(built / f"{EXERCISE}.ipynb")))
    assert set(run.values()) == {None}


def test_given_cells_of_a_task_that_is_left_out_stay(course):
    change(course / "course.toml", ("# due = 2030-01-31", 'drop = ["at_least"]'))
    building.build(course, EXERCISE, settings.read(course).exercises[EXERCISE])
    assert "def all_votes(d)" in (course / "built" / EXERCISE / f"{EXERCISE}.ipynb").read_text()


def package() -> str:
    files = sorted(feedback.FINGERPRINTS.rglob("*.json"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def own_gate(course: Path) -> None:
    """Let the first task ask for another gate."""
    folder = course / "sources" / EXERCISE
    cells = notebook(folder / f"{EXERCISE}.ipynb")
    for cell in cells.cells:
        cell.source = cell.source.replace("weights = [-0.5, 1.0, -1.0]", "weights = [-1.5, 1.0, 1.0]")
    nbformat.write(cells, folder / f"{EXERCISE}.ipynb")
    text = """TASKS = [task for task in TASKS if task.name != "and_not"]
TASKS.insert(0, Task(name="and_not", returns="four outputs", right=["weights = [-3, 2, 2]"],
                     wrong=[Wrong("This is OR.", "weights = [-0.5, 1, 1]")]))
"""
    with (folder / "tasks.py").open("a") as file:
        file.write(text)


def judged(task: str, code: str, course: Path) -> str | None:
    """What `check` says of the code of a student who has the fingerprints of the course beside the notebook."""
    cells = solutions.code_cells(notebook(course / "built" / EXERCISE / f"{EXERCISE}.ipynb"))
    feedback._file.cache_clear()
    try:
        return solutions.run(solutions.of_task(cells, task, code), {task: code}, stop_after=f"check_{task}")[task]
    finally:
        feedback._file.cache_clear()


@pytest.mark.slow
def test_a_changed_task_is_judged_by_the_course_and_the_package_stays_as_it_was(course, monkeypatch):
    before = package()
    own_gate(course)
    building.build(course, EXERCISE, settings.Plan())
    assert package() == before
    monkeypatch.chdir(course / "built" / EXERCISE)
    assert judged("and_not", "weights = [-1.5, 1.0, 1.0]", course) is None
    assert judged("and_not", "weights = [-0.5, 1, 1]", course) == "Not yet. This is OR."
    monkeypatch.chdir(course)
    assert judged("and_not", "weights = [-0.5, 1.0, -1.0]", course) is None, "the package's own, as before"


def test_the_grader_judges_by_the_course_too(course):
    own_gate(course)
    building.build(course, EXERCISE, settings.Plan())
    loaded = coordinator.load(open_course(course), EXERCISE, course / "built" / EXERCISE, coordinator.Options(seed=1))
    assert json.loads(loaded.fingerprints)[f"{EXERCISE}.and_not"]["messages"] == ["This is OR."]
    plain = coordinator.load(open_course(course), EXERCISE, ROOT / "solutions" / EXERCISE, coordinator.Options(seed=1))
    assert plain.fingerprints == ""
    assert plain.key != loaded.key


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Task(\n", "Tusk(\n", "cannot be built: NameError: name 'Tusk' is not defined"),
        ("TASKS = [", "TASKS = [[", "cannot be built: SyntaxError: "),
        ("TASKS = [", "TASKS = [1 / 0,", "cannot be built: ZeroDivisionError: division by zero"),
        ("TASKS = [", "TASKS = [][3] = [", "cannot be built: IndexError: list assignment index out of range"),
    ],
)
def test_a_marking_that_cannot_be_used_is_told_in_a_sentence(course, capsys, old, new, said):
    change(course / "sources" / EXERCISE / "tasks.py", (old, new))
    assert main(["release", EXERCISE]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert main(["grade", EXERCISE]) == 1
    assert said in capsys.readouterr().err


def test_exercises_refuses_to_write_into_an_installed_package(course, capsys):
    (course / "solutions").mkdir()
    before = package()
    assert main(["exercises"]) == 1
    assert "expected the root of the repository" in capsys.readouterr().err
    assert package() == before


# --- exercises of one's own


@pytest.mark.slow
def test_a_new_exercise_is_in_the_settings_and_can_be_handed_out(course, capsys):
    assert main(["new-exercise", "my_exercise"]) == 0
    assert list(tomllib.loads((course / "course.toml").read_text())["exercises"]) == [EXERCISE, "my_exercise"]
    assert main(["release", "my_exercise", "--json"]) == 0
    said = capsys.readouterr().out
    released = json.loads(said[said.index("{") :])["released"]["my_exercise"]
    with zipfile.ZipFile(released) as packed:
        assert f"my_exercise/{feedback.BESIDE}" in packed.namelist()
        assert "np.max(x) - np.min(x)" not in packed.read("my_exercise/my_exercise.ipynb").decode()


def test_an_exercise_that_was_left_out_can_be_taken_later(course):
    assert main(["new-exercise", "mlp"]) == 0
    mine = course / "sources" / "mlp" / "tasks.py"
    assert mine.read_bytes() == (ROOT / "solutions" / "mlp" / "tasks.py").read_bytes()
    assert "mlp" in json.loads((course / own.ORIGINALS).read_text())["files"]


def test_an_exercise_that_the_settings_name_already_is_not_named_twice(course):
    append(course / "course.toml", "\n[exercises.mlp]\ndue = 2026-11-09\n")
    assert main(["new-exercise", "mlp"]) == 0
    assert settings.read(course).due("mlp") == datetime(2026, 11, 9, 23, 59, 59)


@pytest.mark.parametrize("name", ["My", "a b", "../x", "1st", EXERCISE])
def test_a_name_that_cannot_be_an_exercise(course, capsys, name):
    assert main(["new-exercise", name]) == 1
    told = capsys.readouterr().err
    assert "expected a name of lower-case letters" in told or "is there already" in told


def test_outside_a_course_it_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for words in (["new-exercise", "mine"], ["release"], ["update"]):
        assert main(words) == 1
        assert "mlcourse new-course" in capsys.readouterr().err


# --- updates


@pytest.fixture
def upstream(tmp_path, monkeypatch) -> Path:
    """The exercises of the installed course, which a test may change."""
    folder = tmp_path / "upstream"
    for exercise in (EXERCISE, "mlp"):
        shutil.copytree(ROOT / "solutions" / exercise, folder / exercise)
    monkeypatch.setattr(building, "originals", lambda: {path.name: path for path in folder.iterdir()})
    return folder


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


def test_an_update_takes_what_the_instructor_has_not_changed_and_overwrites_nothing(upstream, course, capsys):
    mine, theirs = course / "sources" / EXERCISE, upstream / EXERCISE
    append(mine / "tasks.py", "# mine\n")
    append(theirs / f"{EXERCISE}.ipynb", "\n")
    assert main(["update", "--dry-run", "--json"]) == 0
    planned = json.loads(capsys.readouterr().out)
    assert planned["taken"] == [f"{EXERCISE}/{EXERCISE}.ipynb"]
    assert planned["yours"] == [f"{EXERCISE}/tasks.py"]
    assert planned["available"] == ["mlp"]
    assert (mine / f"{EXERCISE}.ipynb").read_bytes() != (theirs / f"{EXERCISE}.ipynb").read_bytes(), "nothing written"
    assert main(["update"]) == 0
    assert (mine / f"{EXERCISE}.ipynb").read_bytes() == (theirs / f"{EXERCISE}.ipynb").read_bytes()
    assert (mine / "tasks.py").read_text().endswith("# mine\n")
    capsys.readouterr()
    assert main(["update", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["taken"] == []


def test_a_conflict_is_named_until_it_was_seen_to(upstream, course, capsys):
    mine = course / "sources" / EXERCISE / "tasks.py"
    append(mine, "# mine\n")
    append(upstream / EXERCISE / "tasks.py", "# theirs\n")
    for _ in range(2):
        assert main(["update"]) == 3
        assert f"{EXERCISE}/tasks.py  changed by you and by the course" in capsys.readouterr().out
    assert main(["update", "--dry-run", "--accept", f"{EXERCISE}/tasks.py"]) == 2, "one writes, the other must not"
    assert "at most one of them, got --dry-run and --accept" in capsys.readouterr().err
    assert mine.read_text().endswith("# mine\n")
    [new] = (course / "updates").rglob("tasks.py")
    assert new.read_text().endswith("# theirs\n")
    assert main(["update", "--accept", f"{EXERCISE}/tasks.py"]) == 0
    assert "changed by you alone, and kept" in capsys.readouterr().out
    assert main(["update", "--accept", "mlp/tasks.py"]) == 1
    assert "expected a file that the update named" in capsys.readouterr().err


def test_a_conflict_over_a_file_that_is_new_can_be_seen_to(upstream, course):
    for folder, text in ((course / "sources", "mine"), (upstream, "theirs")):
        (folder / EXERCISE / "table.csv").write_text(text)
    assert main(["update", "--quiet"]) == 3
    assert main(["update", "--accept", f"{EXERCISE}/table.csv", "--quiet"]) == 0


def test_what_the_instructor_has_taken_over_or_removed_is_no_conflict(upstream, course, capsys):
    for folder in (course / "sources", upstream):
        append(folder / EXERCISE / "tasks.py", "# the same\n")
    assert main(["update"]) == 0
    shutil.rmtree(course / "sources" / EXERCISE)
    assert main(["update"]) == 0
    assert f"{EXERCISE}  removed by you" in capsys.readouterr().out
    assert not (course / "sources" / EXERCISE).exists()


# --- dates, students, and what lateness costs


def hand_in(course: Path, student: str, when: str = "") -> None:
    folder = course / "submitted" / student / EXERCISE
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", folder)
    if when:
        (folder / "timestamp.txt").write_text(when)


@pytest.mark.slow
def test_dates_extra_time_and_the_roster_of_the_settings_hold_when_grading(course, workers_answer):
    swaps = [("# due = 2030-01-31", "due = 2026-11-02"), ("percent_per_day = 0", "percent_per_day = 10")]
    change(course / "course.toml", *swaps, ("# student_17 = 3", "ada = 3"), ("# roster", "roster"))
    (course / "roster.csv").write_text("student,last_name\nada,Lovelace\nbob,Bernoulli\ncy,Cayley\n")
    for student in ("ada", "bob"):
        hand_in(course, student, "2026-11-04 12:00:00 UTC")  # on the second day
    assert main(["grade", EXERCISE, "--quiet"]) == 0
    rows = {row["student"]: row for row in gradebook.grades(open_course(course).db_url, EXERCISE)}
    full = rows["ada"]["max_score"]
    assert rows["ada"]["score"] == full
    assert rows["bob"]["late_penalty"] == pytest.approx(0.2 * full)
    assert rows["cy"]["missing"]
    assert rows["cy"]["last_name"] == "Cayley"
    with open(course / "reports" / f"{EXERCISE}.csv", newline="") as file:
        assert {row["student_id"] for row in csv.DictReader(file)} == {"ada", "bob", "cy"}


@pytest.mark.slow
def test_a_class_is_made_up_from_the_exercises_of_the_course(course, capsys, workers_answer):
    change(course / "course.toml", ("# due = 2030-01-31", 'drop = ["and_not"]'))
    assert main(["grade", EXERCISE, "--simulate", "3"]) == 1
    assert "wrong grade: student" in capsys.readouterr().out, "these workers find everything right"
    assert not (course / "submitted").exists()


def test_what_lateness_costs():
    late = LateByDays(percent_per_day=10.0, at_most=25.0, grace_minutes=15.0)
    cost = {seconds: late.late_submission_penalty("ada", 20.0, seconds) for seconds in (600, 901, 86_400, 90_000, 1e7)}
    assert cost == {600: None, 901: 2.0, 86_400: 2.0, 90_000: 4.0, 1e7: 5.0}


# --- the wheels


@pytest.mark.slow
def test_the_instructors_wheel_holds_the_exercises_and_makes_a_course_without_a_clone(tmp_path):
    wheel = release.build_wheel(ROOT, "mlgrading", tmp_path)
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    students = release.build_wheel(ROOT, "mlcourse", tmp_path)
    with zipfile.ZipFile(students) as packed:
        assert not [name for name in packed.namelist() if "solutions" in name or name.endswith("tasks.py")]
        packed.extractall(tmp_path / "site")
    run = {"cwd": tmp_path, "env": os.environ | {"PYTHONPATH": str(tmp_path / "site")}, "check": True}
    words = ["-m", "mlgrading", "new-course", "autumn", "--exercises", EXERCISE, "--quiet"]
    subprocess.run([sys.executable, *words], **run)
    assert (tmp_path / "autumn" / "sources" / EXERCISE / "tasks.py").is_file()
    # What is installed is packed again for students.
    code = f"from mlgrading import release; print(release.student_wheel('{tmp_path / 'autumn'}'))"
    made = subprocess.run([sys.executable, "-c", code], **run, capture_output=True, text=True).stdout.strip()
    with zipfile.ZipFile(made) as packed, zipfile.ZipFile(students) as first:
        assert set(packed.namelist()) == set(first.namelist())
    words = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(tmp_path / "again"), made]
    subprocess.run([sys.executable, *words], check=True)
    assert (tmp_path / "again" / "mlcourse" / "feedback.py").is_file()
