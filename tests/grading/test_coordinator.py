"""`mlcourse grade` on a class: it can be killed and resumed, and gives the same grades in every way it can be run."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from outcomes import results, table, wait_until
from traitlets.config import Config

from mlgrading import simulate, wire
from mlgrading.child.grader import SHEETS, sheet_of
from mlgrading.child.repair import parse
from mlgrading.outside import coordinator, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import Course, open_course
from mlgrading.sandbox import command
from mlgrading.wire import Exercise, Handed, Result, Status, Verdict

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
SIZE = 12
SEED = "11"

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


def words_of(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "mlgrading", "grade", EXERCISE, "--course-dir", str(folder), *words]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(words_of(folder, "--seed", SEED, *words), capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """A simulated class with hostile members, not graded yet, and what each must get."""
    made, expected = simulate.make(ROOT, EXERCISE, SIZE, seed=28)  # one is broken, one ends its kernel
    folder = tmp_path_factory.mktemp("class") / "course"
    shutil.move(made, folder)
    return folder, expected


@pytest.fixture
def course(handed_in, tmp_path):
    return Path(shutil.copytree(handed_in[0], tmp_path / "course"))


@pytest.fixture(scope="module")
def undisturbed(handed_in, tmp_path_factory):
    """The same class, graded without anything in the way."""
    folder = tmp_path_factory.mktemp("undisturbed") / "course"
    shutil.copytree(handed_in[0], folder)
    ran = run(folder)
    assert ran.returncode in (0, 3), ran.stdout + ran.stderr
    return folder, ran


def test_everyone_gets_what_the_simulation_says(undisturbed, handed_in):
    folder, ran = undisturbed
    assert simulate.compare(open_course(folder), EXERCISE, handed_in[1]) == []
    refused = [r for r in results(folder).values() if r.status is Status.REFUSED]
    assert ran.returncode == 3, "some of this class are broken or end their kernel"
    assert refused


def test_what_a_class_gets_is_there(undisturbed, handed_in):
    folder, ran = undisturbed
    for student in handed_in[1]:
        assert (folder / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb").is_file()
        assert (folder / "feedback" / student / EXERCISE / f"{EXERCISE}.html").is_file()
    page = BeautifulSoup((folder / "reports" / f"{EXERCISE}.html").read_text(), "html.parser")
    assert not page.find_all("script")
    assert all(student in page.get_text() for student in handed_in[1])
    assert (folder / "reports" / f"{EXERCISE}.csv").read_text().count("\n") == SIZE + 1
    assert f"seed {SEED}" in ran.stdout


def test_feedback_shows_nothing_that_is_hidden(undisturbed):
    folder, _ = undisturbed
    from mlgrading.child import examiner

    known = examiner.load(ROOT, EXERCISE, int(SEED))
    names = [name for name, task in known.tasks.items() if task.draw is not None]
    drawn = [known.drawn(name, sheet)[0] for name in names for sheet in range(SHEETS)]
    hidden = [json.dumps(call) for calls in drawn for call in calls if len(json.dumps(call)) > 20]
    assert hidden
    for path in [*folder.rglob("feedback/**/*.html"), *folder.rglob("autograded/**/*.ipynb")]:
        text = path.read_text()
        assert not [call for call in hidden if call in text]
        assert "BEGIN SOLUTION" not in text


def test_nothing_is_graded_twice(undisturbed, tmp_path):
    folder = Path(shutil.copytree(undisturbed[0], tmp_path / "again"))
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*.ipynb")}
    ran = run(folder)
    assert f"({SIZE} results as before)" in ran.stdout
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*.ipynb")} == before
    assert table(folder) == table(undisturbed[0])


def test_a_changed_submission_is_graded_again(undisturbed, handed_in, tmp_path):
    folder = Path(shutil.copytree(undisturbed[0], tmp_path / "again"))
    best = max(handed_in[1], key=lambda s: handed_in[1][s].score)
    worst = min(handed_in[1], key=lambda s: handed_in[1][s].score)
    name = f"{EXERCISE}/{EXERCISE}.ipynb"
    shutil.copy(folder / "submitted" / best / name, folder / "submitted" / worst / name)
    ran = run(folder)
    assert f"({SIZE - 1} results as before)" in ran.stdout
    scores = {row["student"]: row["score"] for row in table(folder)}
    assert scores[worst] == scores[best] == handed_in[1][best].score


def graded_so_far(folder: Path) -> int:
    return len(list((folder / ".grading" / EXERCISE / "results").glob("*.json")))


def test_killed_at_any_moment_and_run_again_gives_the_same(undisturbed, course):
    for share in (0, 2, SIZE - 3):  # while it starts, after the first results, near the end
        running = subprocess.Popen(
            words_of(course, "--seed", SEED),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_until(lambda share=share: graded_so_far(course) >= share and (course / ".grading").exists(), running)
        running.kill()
        running.wait()
    ran = run(course)
    assert ran.returncode == undisturbed[1].returncode, ran.stdout + ran.stderr
    assert table(course) == table(undisturbed[0])
    assert results(course) == results(undisturbed[0])
    tables = [folder / "reports" / f"{EXERCISE}.csv" for folder in (course, undisturbed[0])]
    assert tables[0].read_bytes() == tables[1].read_bytes()


def descendants(pid: int) -> set[int]:
    """Return all processes that a process has started, directly or not."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(name)] = int(Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1])
    found, grown = {pid}, True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found - {pid}


def test_no_worker_outlives_its_grader(course):
    running = subprocess.Popen(words_of(course, "--seed", SEED), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: graded_so_far(course) >= 2, running)
    started = descendants(running.pid)
    assert len(started) >= 4, "two workers, each with a sandbox"
    running.send_signal(signal.SIGKILL)
    running.wait()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in started))


def test_cold_kernels_and_one_worker_give_the_same(undisturbed, course):
    kept = sorted(path.name for path in (course / "submitted").iterdir())[:6]
    for path in (course / "submitted").iterdir():
        if path.name not in kept:
            shutil.rmtree(path)
    ran = run(course, "--no-warm", "--workers", "1")
    assert ran.returncode in (0, undisturbed[1].returncode), ran.stdout + ran.stderr
    assert table(course) == [row for row in table(undisturbed[0]) if row["student"] in kept]


def test_without_a_sandbox_it_refuses_and_says_what_to_install(course, monkeypatch, capsys):
    monkeypatch.setattr(command, "bubblewrap", lambda: None)
    assert main(["grade", EXERCISE, "--course-dir", str(course)]) == 1
    assert "apt-get install bubblewrap" in capsys.readouterr().err
    assert not (course / "gradebook.db").exists()


def test_an_exercise_that_is_not_there(course):
    ran = subprocess.run(
        [sys.executable, "-m", "mlgrading", "grade", "nothing", "--course-dir", str(course)],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert "nbgrader_config.py says where solutions are" in ran.stderr


def test_who_handed_in_nothing_is_reported(undisturbed, tmp_path):
    folder = Path(shutil.copytree(undisturbed[0], tmp_path / "again"))
    (folder / "submitted" / "zoe").mkdir()
    ran = run(folder)
    assert "missing  'zoe'" in ran.stdout
    assert {row["student"]: row["missing"] for row in table(folder)}["zoe"]


def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def cluster():
    """A Dask scheduler and two worker processes on this machine: its address, and the workers."""
    address = f"tcp://127.0.0.1:{port()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"]
    started = [subprocess.Popen([*dask, "--port", address.rpartition(":")[2], "--no-dashboard"], **quiet)]
    for _ in range(2):
        words = ["distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
        started.append(subprocess.Popen([sys.executable, "-m", *words], **quiet))
    yield address, started[1:]
    for process in started:
        process.kill()
        process.wait()


def test_a_cluster_gives_the_same_even_when_a_worker_is_killed(undisturbed, course, cluster):
    address, started = cluster
    running = subprocess.Popen(
        words_of(course, "--seed", SEED, "--scheduler", address),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    wait_until(lambda: graded_so_far(course) >= 4, running)
    started[0].kill()
    said, _ = running.communicate(timeout=600)
    assert running.returncode == undisturbed[1].returncode, said
    assert table(course) == table(undisturbed[0])


@pytest.fixture
def exercise(tmp_path):
    """The exercise as children load it."""
    course = Course(tmp_path, Config(), tmp_path)
    yield coordinator.load(course, EXERCISE, ROOT / "solutions" / EXERCISE, coordinator.Options(seed=5))
    workers.close_all()


def grade(exercise: Exercise, student: str) -> Result:
    """Grade the solution as a student's."""
    job = coordinator.job_of(exercise, Handed(student, exercise.notebook.encode()))
    return wire.read(workers.grade(wire.write(job)), Result)


def verdicts(result: Result) -> list[Verdict]:
    return [mark.mark.verdict for mark in result.tasks]


def test_modules_of_the_reference_implementation_are_noticed_however_they_come(exercise):
    assert not grade(exercise, "ada").flags
    notebook = json.loads(exercise.notebook)
    code = "__import__('importlib').import_module('mlcourse.' + 'm' + 'lp')"
    notebook["cells"].append(nbformat.v4.new_code_cell(code, id="extra"))
    job = coordinator.job_of(exercise, Handed("eve", json.dumps(notebook).encode()))
    found = wire.read(workers.grade(wire.write(job)), Result)
    assert found.score == found.points, "flags change no mark"
    assert any("mlcourse.mlp" in flag.text for flag in found.flags)


def test_submissions_get_different_sheets():
    source = nbformat.read(ROOT / "solutions" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    sheets = set()
    for number in range(12):
        source.cells[-1].source = f"# attempt {number}"
        sheets.add(sheet_of(parse(json.dumps(source).encode(), source)))
    assert len(sheets) > 3
    assert sheets <= set(range(SHEETS))


def test_a_child_that_dies_loses_one_submission_and_no_more(monkeypatch, exercise):
    """What had been marked until then counts; the rest of that notebook is lost, with a reason."""
    heard = workers.Child.ask

    def ask(child, wanted, said):
        result = heard(child, wanted, said)
        if result.student == "ada":
            del said[4:]  # the beginning, and three tasks
            raise workers.Unusable("killed")
        return result

    monkeypatch.setattr(workers.Child, "ask", ask)
    result = grade(exercise, "ada")
    monkeypatch.undo()
    assert verdicts(result) == [Verdict.RIGHT] * 3 + [Verdict.LOST] * 4
    assert "stopped here" in result.tasks[-1].mark.message
    assert result.flags
    assert result.lost == "killed"
    assert set(verdicts(grade(exercise, "bob"))) == {Verdict.RIGHT}
