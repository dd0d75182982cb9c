"""What the machine does to a class is never a student's fault: no mark is 0 for it, and nothing graded is lost."""

import json
import os
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from msgspec.structs import replace

from mlgrading import wire
from mlgrading.child import graded, solutions
from mlgrading.outside import coordinator, gradebook, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import alone, open_course
from mlgrading.wire import Job, Mark, Result, Status, TaskMark, Verdict

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow  # each test runs a whole class, with stand-ins for the workers
EXERCISE = "perceptron"
OUTLINE = graded.outline(solutions.read(ROOT, EXERCISE))
FULL = sum(task.points for task in OUTLINE)
RESULTS = Path(".grading", EXERCISE, "results")


def result(job: Job, verdict: Verdict = Verdict.RIGHT, **changed) -> Result:
    """Return what a worker might answer: all tasks with one verdict."""
    return Result(
        exercise=EXERCISE,
        student=job.handed.student,
        key=job.key,
        seed=job.exercise.seed,
        status=Status.GRADED,
        tasks=tuple(TaskMark(task, Mark(verdict)) for task in OUTLINE),
        notebook=json.dumps(nbformat.v4.new_notebook()),
        **changed,
    )


LOST = {"verdict": Verdict.LOST, "lost": "it ended its own kernel", "doubtful": True}


class Machine:
    """Stands in for workers: answers each job with the next of a student's answers, the last one for ever."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Callable[[Job], Result]]] = {}
        self.asked: list[str] = []

    def will(self, student: str, *answers: Callable[[Job], Result]) -> None:
        self.answers[student] = list(answers)

    def grade(self, job: bytes) -> bytes:
        wanted = wire.read(job, Job)
        self.asked.append(wanted.handed.student)
        mine = self.answers.get(wanted.handed.student, [result])
        answer = mine.pop(0) if len(mine) > 1 else mine[0]
        return wire.write(answer(wanted))


def right(job: Job) -> Result:
    return result(job)


def lost(job: Job) -> Result:
    return result(job, **LOST)


def breaks(job: Job) -> Result:
    raise ConnectionError("the worker is gone")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    made = Machine()
    monkeypatch.setattr(workers, "grade", made.grade)
    monkeypatch.setattr(coordinator.command, "check", lambda: None)
    return made


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course in which three students have handed in."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "solutions" / EXERCISE, tmp_path / "solutions" / EXERCISE)
    for student in ("ada", "bob", "eve"):
        hand_in(tmp_path, student)
    return tmp_path


def hand_in(course: Path, student: str | bytes) -> None:
    folder = os.path.join(os.fsencode(course), b"submitted", os.fsencode(student), os.fsencode(EXERCISE))
    os.makedirs(folder)
    shutil.copy(ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", os.path.join(folder, b"perceptron.ipynb"))


def grade(course: Path, *words: str) -> int:
    return main(["grade", EXERCISE, "--course-dir", str(course), "--workers", "2", *words])


def scores(course: Path) -> dict[str, float]:
    rows = gradebook.grades(f"sqlite:///{course / 'gradebook.db'}", EXERCISE)
    return {row["student"]: row["score"] for row in rows if not row["missing"]}


def kept(course: Path) -> set[str]:
    return {path.stem for path in (course / RESULTS).glob("*.json")}


def test_nothing_is_graded_where_the_solution_does_not_get_full_marks(course, machine, capsys):
    machine.will(coordinator.SOLUTION, lambda job: result(job, Verdict.WRONG))
    assert grade(course) == 1
    said = capsys.readouterr().err
    assert "the solution itself does not get full marks in this sandbox, so nothing was graded: and_not" in said
    assert "Traceback" not in said
    assert kept(course) == set()
    machine.will(coordinator.SOLUTION, right)
    assert grade(course) == 0
    assert scores(course) == dict.fromkeys(("ada", "bob", "eve"), FULL)


def test_what_was_lost_once_is_graded_again_alone(course, machine):
    machine.will("bob", lost, right)
    assert grade(course) == 0
    assert scores(course)["bob"] == FULL
    assert machine.asked[-1] == "bob", "after all others"


def test_what_is_lost_twice_while_the_solution_runs_was_the_notebook_itself(course, machine):
    machine.will("bob", lost)
    grade(course)
    assert scores(course) == {"ada": FULL, "bob": 0, "eve": FULL}
    assert machine.asked[-2:] == ["bob", coordinator.SOLUTION]


def test_what_is_lost_while_the_solution_does_not_run_either_is_not_graded(course, machine, capsys):
    machine.will("bob", lost)
    machine.will(coordinator.SOLUTION, right, lost)
    assert grade(course) == 1
    assert "not graded, try again  'bob': its marks are in doubt" in capsys.readouterr().out
    assert kept(course) == {"ada", "eve"}
    assert "bob" not in scores(course)
    assert "bob" in (course / "reports" / f"{EXERCISE}.html").read_text()
    machine.will("bob", right)
    machine.will(coordinator.SOLUTION, right)
    assert grade(course) == 0
    assert scores(course)["bob"] == FULL


def test_a_submission_that_loses_every_worker_stops_no_other(course, machine, capsys):
    machine.will("ada", breaks)
    assert grade(course) == 1
    assert "3 workers were lost over it (ConnectionError: the worker is gone)" in capsys.readouterr().out
    assert scores(course) == {"bob": FULL, "eve": FULL}


def test_a_zero_of_an_earlier_run_is_replaced_when_the_machine_had_lost_it(course, machine):
    machine.will("bob", lost)
    machine.will(coordinator.SOLUTION, right, lost)
    grade(course)
    machine.will(coordinator.SOLUTION, right)
    machine.will("bob", right)
    grade(course)
    assert scores(course)["bob"] == FULL


def test_fresh_renews_the_page_of_a_result_that_is_another_one_now(course, machine):
    """The key is the same: neither the submission nor the exercise has changed."""
    page = course / "feedback" / "bob" / EXERCISE / f"{EXERCISE}.html"
    machine.will("bob", lambda job: result(job, Verdict.WRONG))
    grade(course)
    assert "Not right yet" in page.read_text()
    machine.will("bob", right)
    grade(course, "--fresh")
    assert "Not right yet" not in page.read_text()


@pytest.mark.parametrize("years", [-30, 30])
def test_a_page_follows_its_result_whatever_the_clock_said_when_it_was_made(course, machine, years):
    page = course / "feedback" / "bob" / EXERCISE / f"{EXERCISE}.html"
    notebook = course / "autograded" / "bob" / EXERCISE / f"{EXERCISE}.ipynb"
    old = json.dumps(nbformat.v4.new_notebook(metadata={"old": True}))
    machine.will("bob", lambda job: replace(result(job, Verdict.WRONG), notebook=old))
    grade(course)
    assert "Not right yet" in page.read_text()
    for path in [path for path in course.rglob("*") if path.is_file()]:
        os.utime(path, (time.time() + years * 31_557_600,) * 2)
    kept = course / RESULTS / "bob.json"
    machine.will("bob", right)
    kept.unlink()
    grade(course)
    os.utime(kept, (0, 0))
    assert grade(course) == 0
    assert "Not right yet" not in page.read_text()
    assert "old" not in notebook.read_text()
    changed = page.stat().st_mtime_ns
    os.utime(kept)
    assert grade(course) == 0
    assert page.stat().st_mtime_ns == changed, "and nothing is written again for a time alone"


def test_a_gradebook_that_cannot_be_reached_loses_nothing(course, machine, monkeypatch, capsys):
    real = gradebook.merge

    def fails(*_: object, **__: object) -> None:
        raise gradebook.Unreachable("the gradebook sqlite:///gradebook.db fails: database is locked")

    monkeypatch.setattr(gradebook, "merge", fails)
    assert grade(course) == 1
    assert "database is locked. The results are kept: the same command enters them" in capsys.readouterr().out
    assert kept(course) == {"ada", "bob", "eve"}
    monkeypatch.setattr(gradebook, "merge", real)
    assert grade(course) == 0
    assert "(3 results as before)" in capsys.readouterr().out
    assert len(scores(course)) == 3


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_broken_gradebook_is_told_in_a_sentence(course, machine, capsys, content):
    (course / "gradebook.db").write_bytes(content)
    code = grade(course)
    said = capsys.readouterr().err
    assert "Traceback" not in said
    if content:
        assert code == 1
        assert "fails: file is not a database" in said
    else:
        assert code == 0, "an empty file is a new database"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"format": 1}', b'{"format": 2}', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 5_000]
)
def test_a_result_that_cannot_be_read_is_made_again_and_that_is_said(course, machine, capsys, content):
    assert grade(course) == 0
    (course / RESULTS / "bob.json").write_bytes(content)
    assert grade(course) == 0
    assert "graded again  'bob': the earlier result is damaged" in capsys.readouterr().out
    assert scores(course)["bob"] == FULL


def test_a_folder_in_the_place_of_a_result_is_named(course, machine, capsys):
    (course / RESULTS / "bob.json").mkdir(parents=True)
    assert grade(course) == 1
    assert "bob.json cannot be written: Is a directory" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "seven", "7.5"])
def test_a_broken_seed_is_named_and_not_drawn_anew(course, machine, capsys, content):
    grade(course)
    seed = course / ".grading" / EXERCISE / "seed"
    before = seed.read_text()
    seed.write_text(content)
    assert grade(course) == 1
    assert "expected the seed of this exercise, a whole number" in capsys.readouterr().err
    assert grade(course, "--seed", before.strip()) == 0
    assert "(3 results as before)" in capsys.readouterr().out


def test_a_seed_that_is_a_folder(course, machine, capsys):
    (course / ".grading" / EXERCISE / "seed").mkdir(parents=True)
    assert grade(course) == 1
    assert "expected the seed" in capsys.readouterr().err
    assert grade(course, "--seed", "3") == 1
    assert "is a folder; remove it" in capsys.readouterr().err


def test_a_course_that_cannot_be_written_to(course, machine, capsys):
    (course / ".grading").write_text("a file where a folder must be")
    assert grade(course) == 1
    assert ".grading cannot be written: " in capsys.readouterr().err


def test_what_lies_among_the_students_is_named(course, machine, capsys):
    hand_in(course, b"caf\xe9")
    hand_in(course, ".hidden")
    (course / "submitted" / "notes.txt").write_text("from Canvas")
    (course / "submitted" / "link").symlink_to(course / "submitted" / "ada")
    assert grade(course) == 3
    said = capsys.readouterr().out
    assert "refused  'caf\\\\udce9': the name of the student's folder is not UTF-8: rename it" in said
    assert "remark  '.hidden': skipped: its name begins with a dot" in said
    assert "remark  'notes.txt': skipped: a file" in said
    assert "refused  'link': the student's folder is a link" in said
    assert scores(course) == dict.fromkeys(("ada", "bob", "eve"), FULL) | {"link": 0}


@pytest.mark.parametrize("name", ["=cmd", "+1", "-x", "@a", "a b", "é" * 60, "x" * 255, "<b>", "a'b", "日本", "a\nb"])
def test_students_may_be_called_anything(course, machine, name):
    hand_in(course, name)
    assert grade(course) == 0
    assert scores(course)[name] == FULL
    assert (course / "feedback" / name / EXERCISE / f"{EXERCISE}.html").is_file()


@pytest.mark.parametrize("wrong", [["--memory", "0"], ["--memory", "60"], ["--deadline", "0"], ["--deadline", "-5"]])
def test_limits_that_no_notebook_could_keep_are_refused(course, machine, capsys, wrong):
    assert grade(course, *wrong) == 2
    assert "expected a number of at least" in capsys.readouterr().err


def test_of_two_graders_the_second_waits_and_says_for_whom(course):
    with alone(open_course(course), "mlp"):
        words = [sys.executable, "-m", "mlgrading", "grade", EXERCISE, "--course-dir", str(course)]
        second = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        said = second.stderr.readline()
        assert said.startswith(f"Waiting for another grader of this course: process {os.getpid()} on ")
        assert "exercise mlp" in said
        assert second.poll() is None
        second.kill()
        second.communicate()


def test_results_that_are_there_already_are_not_held_in_memory_all_at_once(course, machine):
    large = json.dumps(nbformat.v4.new_notebook(metadata={"long": "x" * 1_000_000}))
    for number in range(37):
        hand_in(course, f"student{number}")
        machine.will(f"student{number}", lambda job: replace(result(job), notebook=large))
    assert grade(course) == 0
    tracemalloc.start()
    try:
        assert grade(course) == 0
        assert tracemalloc.get_traced_memory()[1] < 30_000_000  # all together are 37
    finally:
        tracemalloc.stop()


# --- the child processes


@pytest.fixture
def job(course: Path) -> Iterator[Job]:
    opened = open_course(course)
    exercise = coordinator.load(opened, EXERCISE, course / "solutions" / EXERCISE, coordinator.Options(seed=1))
    workers.begin()
    yield coordinator.job_of(exercise, wire.Handed("ada", b"{}"))
    workers.close_all()


def answer(job: Job) -> Result:
    return wire.read(workers.grade(wire.write(job)), Result)


def test_a_child_that_does_not_start_is_quoted(job, monkeypatch):
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", "import sys; sys.exit('no space left on device')"))
    got = answer(job)
    assert (got.status, got.tasks) == (Status.NOT_GRADED, ())
    assert got.reason == "the grader's child process ended with code 1; it said: no space left on device"


@pytest.mark.parametrize("line", ["hello", "{}", '{"type": "Done"}', '{"type": "Marked", "task": 1}'])
def test_a_child_that_says_what_is_no_report_is_replaced(job, monkeypatch, line):
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", f"print({line!r}); input()"))
    got = answer(job)
    assert got.status is Status.NOT_GRADED
    assert "sent a line that is no report" in got.reason
    assert not workers._all, "what it says later must reach no other student"


def test_a_child_that_cannot_grade_says_why_and_names_no_folder_of_its_own(job, monkeypatch):
    """A reason that all students share is told once: the name of the folder would make each another one."""
    code = """
import json
folder = json.loads(input())["folder"]
print(json.dumps({"type": "Loaded"}), flush=True)
input()
print(json.dumps({"type": "Failed", "reason": f"OSError: no space left: '{folder}/r/k.json'"}), flush=True)
"""
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", code))
    got = answer(job)
    assert (got.status, got.reason) == (Status.NOT_GRADED, "OSError: no space left: '/tmp/mlc-…/r/k.json'")


def test_a_child_that_is_killed_while_it_starts_is_told(job, monkeypatch):
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"))
    assert answer(job).reason == "the grader's child process ended with signal 9"


def test_a_child_that_cannot_be_started_is_told(job, monkeypatch):
    monkeypatch.setattr(workers, "COMMAND", ("/nowhere/python",))
    assert "no child process could be started" in answer(job).reason


def test_an_exercise_that_cannot_be_loaded_is_told(job):
    broken = replace(job.exercise, marking="1 / 0")
    assert "ZeroDivisionError: division by zero" in answer(replace(job, exercise=broken)).reason


def test_a_worker_with_another_version_refuses(job):
    got = answer(replace(job, exercise=replace(job.exercise, version="of last year")))
    assert got.status is Status.NOT_GRADED
    assert "has another version of mlcourse or mlgrading" in got.reason


def test_after_the_grading_was_stopped_no_child_starts(job, monkeypatch):
    monkeypatch.setattr(workers, "Child", lambda _: pytest.fail("a child starts"))
    workers.stop()
    assert answer(job).reason == "the grading was stopped"
