"""The attack class: hostile, broken and honest submissions graded together, each with the score it must get."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import pytest
from attacks import CATALOGUE
from build import EXERCISE, MOST, UNPROTECTED

from mlgrading import wire
from mlgrading.outside import gradebook
from mlgrading.wire import Result

ROOT = Path(__file__).parents[2]
CLASS = CATALOGUE
DEADLINE = 5
MEGABYTES = 2048
MARK = "ATTACK_CLASS_OF"

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class graded by one command: its course, the exit code, the grader's peak in MB, results, and what was said."""
    course = tmp_path_factory.mktemp("attacked")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "solutions" / EXERCISE, course / "solutions" / EXERCISE)
    for submission in CLASS:
        submission.hand_in(course / "submitted")
    limits = ["--deadline", str(DEADLINE), "--memory", str(MEGABYTES)]
    words = ["grade", EXERCISE, "--seed", "7", "--workers", "2", *limits]
    ran = subprocess.Popen(
        [sys.executable, "-m", "mlgrading", *words],
        cwd=course,
        env=os.environ | {MARK: str(course)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    peaks = [0.0]

    def watch() -> None:
        status = Path(f"/proc/{ran.pid}/status")
        while ran.poll() is None:
            lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
            peaks.extend(int(line.split()[1]) / 1024 for line in lines)
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    said, _ = ran.communicate(timeout=3000)
    watcher.join()
    (course / "said.txt").write_text(said)
    results = {}
    for path in (course / ".grading" / EXERCISE / "results").iterdir():
        result = wire.read(path.read_bytes(), Result)
        results[result.student] = result
    return course, ran.returncode, max(peaks), results, said


def points(result: Result) -> dict[str, float]:
    return {mark.task.name: mark.score for mark in result.tasks}


def test_the_batch_completes_and_its_exit_code_tells(graded):
    _, code, _, results, said = graded
    assert code == 3, said[-3000:]
    missing = {s.name for s in CLASS if s.name not in results}
    assert missing <= {s.name for s in CLASS if "missing" in s.status}
    assert all(name in said for name in missing)


def test_the_parent_stays_small(graded):
    assert graded[2] < 300


@pytest.mark.parametrize("submission", CLASS, ids=[s.name for s in CLASS])
def test_everyone_gets_what_was_earned(graded, submission):
    results = graded[3]
    if submission.name not in results:
        assert "missing" in submission.status
        return
    result = results[submission.name]
    got = points(result)
    shown = {mark.task.name: (mark.score, mark.mark.verdict, mark.mark.message[:300]) for mark in result.tasks}
    assert result.status in submission.status.split("|"), (submission.why, result.reason, result.notes)
    assert submission.accepts(sum(got.values())), (submission.why, shown, result.notes, result.flags)
    for name, score in (submission.tasks or {}).items():
        assert got[name] == score, (submission.why, shown)
    if submission.flagged is not None:
        assert bool(result.flags) == submission.flagged, (submission.why, result.flags)
    assert (
        result.phases.total - result.phases.start < 2 * DEADLINE + 5
    )  # a sandbox that starts anew takes no time of it
    assert UNPROTECTED not in result.notebook, "the attack saw the course's folder"


def test_grades_are_those_of_the_results(graded):
    course, _, _, results, _ = graded
    rows = {row["student"]: row for row in gradebook.grades(f"sqlite:///{course / 'gradebook.db'}", EXERCISE)}
    assert {name: rows[name]["tasks"] for name in results} == {name: points(result) for name, result in results.items()}
    assert {row["max_score"] for row in rows.values()} == {MOST}
    assert all(rows[s.name]["missing"] for s in CLASS if s.name not in results)


def test_graded_notebooks_are_valid_and_feedback_pages_exist(graded):
    course, _, _, results, _ = graded
    for name in results:
        nbformat.validate(nbformat.read(course / "autograded" / name / EXERCISE / f"{EXERCISE}.ipynb", as_version=4))
        assert (course / "feedback" / name / EXERCISE / f"{EXERCISE}.html").stat().st_size > 1000


def test_the_machine_is_left_clean(graded):
    mark = f"{MARK}={graded[0]}".encode()
    left = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            if mark in Path(f"/proc/{name}/environ").read_bytes().split(b"\0"):
                left.append(Path(f"/proc/{name}/cmdline").read_bytes())
    assert left == []
