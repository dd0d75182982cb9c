"""A disk that is really full: grading ends with a sentence, keeps what is graded, and goes on once there is room."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lab import Lab, lab
from msgspec.structs import replace

from mlgrading import simulate, wire
from mlgrading.outside import gradebook
from mlgrading.wire import Phases, Result

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
SIZE = 6

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox"), pytest.mark.needs("namespaces")]

# Grades a class time after time, with more room on its disk each time, and tells as JSON how each ended. Its workers
# answer at once: all right, in notebooks of 30 kB.
GROWING = """
import contextlib, hashlib, io, json, subprocess, sys
from pathlib import Path
from mlgrading import wire
from mlgrading.outside import cli, coordinator, workers
from mlgrading.wire import Job, Mark, Result, Status, Verdict

def grade(data):
    job = wire.read(data, Job)
    marks = [Mark(Verdict.RIGHT)] * len(job.exercise.outline)
    notebook = '{"cells": [], "metadata": {"long": "%s"}, "nbformat": 4, "nbformat_minor": 5}' % ("x" * 30_000)
    return wire.write(Result.of(job, Status.GRADED, marks, notebook))

workers.grade = grade
coordinator.command.check = lambda: None
folder, exercise, *sizes = sys.argv[1:]
for size in sizes:
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = cli.main(["grade", exercise, "--course-dir", folder, "--seed", "11"])
    kept = {}
    for path in Path(folder).glob(".grading/*/results/*.json"):
        wire.read(path.read_bytes(), Result)
        kept[path.stem] = hashlib.sha256(path.read_bytes()).hexdigest()
    print(json.dumps({"code": code, "said": said.getvalue(), "kept": kept}))
"""


@pytest.fixture
def inside() -> Iterator[Lab]:
    with lab() as made:
        yield made


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory) -> Path:
    """A simulated class, not graded yet."""
    made, _ = simulate.make(ROOT, EXERCISE, SIZE, seed=3)
    return Path(shutil.move(made, tmp_path_factory.mktemp("class") / "course"))


def words_of(folder: Path) -> list[str]:
    words = ["-m", "mlgrading", "grade", EXERCISE, "--course-dir", str(folder), "--seed", "11", "--workers", "1"]
    return [sys.executable, *words]


def results(folder: Path) -> dict[str, Result]:
    """Return the results by student, without how long each took."""
    files = (folder / ".grading" / EXERCISE / "results").glob("*.json")
    found = [replace(wire.read(path.read_bytes(), Result), phases=Phases()) for path in files]
    return {result.student: result for result in found}


def table(folder: Path) -> list[dict]:
    return gradebook.grades(f"sqlite:///{folder / 'gradebook.db'}", EXERCISE)


def test_a_course_on_a_full_disk(inside, handed_in, tmp_path):
    """Room grows by little each time, so that it ends in many different places."""
    place, copy = tmp_path / "place", tmp_path / "copy"
    place.mkdir()
    filled = sum(-(-path.stat().st_size // 4096) * 4096 for path in handed_in.rglob("*") if path.is_file())
    inside.do("mount -t tmpfs -o size=$1 none $2; cp -a $3/. $2", filled, place, handed_in)
    sizes = [str(filled + room * 1024) for room in (0, 8, 120, 200, 240, 280, 320, 400, 500, 600, 640, 50_000)]
    words = [*inside.inside, sys.executable, "-c", GROWING, str(place), EXERCISE, *sizes]
    ran = subprocess.run(words, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    runs = [json.loads(line) for line in ran.stdout.splitlines()]
    *failed, last = runs
    for one in failed:
        assert one["code"] == 1, one
        assert "No space left on device" in one["said"] or "database or disk is full" in one["said"], one
        assert str(place) in one["said"], one
        assert "Traceback" not in one["said"], one
    for before, after in pairwise(runs):
        assert before["kept"].items() <= after["kept"].items(), "nothing that was graded is lost"
    assert len({one["said"] for one in failed}) >= 3, "they end in different places"
    assert any(0 < len(one["kept"]) < SIZE for one in failed)
    assert (last["code"], len(last["kept"])) == (0, SIZE), last
    inside.do("cp -a $1 $2", place, copy)
    rows = table(copy)
    assert [row["score"] for row in rows] == [row["max_score"] for row in rows]
    assert len(rows) == len(list(copy.rglob("feedback/**/*.html"))) == SIZE


def small_tmp(inside: Lab, *needed: Path) -> None:
    """Give the lab a /tmp of a few megabytes, in which what is needed of the machine's own one can be seen."""
    inside.do("mount --bind /tmp /mnt; mount -t tmpfs -o size=4m,mode=1777 none /tmp")
    for path in {str(ROOT), sys.prefix, sys.base_prefix, *map(str, needed)}:
        if path.startswith("/tmp/"):
            inside.do("mkdir -p $1; mount --bind /mnt/${1#/tmp/} $1", path)


@pytest.fixture
def undisturbed(handed_in, tmp_path) -> tuple[Path, int]:
    """The same class, graded with room enough, and the exit code."""
    course = Path(shutil.copytree(handed_in, tmp_path / "undisturbed"))
    must = subprocess.run(words_of(course), capture_output=True, text=True)
    assert must.returncode in (0, 3), must.stdout + must.stderr
    return course, must.returncode


def test_a_tmp_that_is_full_from_the_start(inside, handed_in, undisturbed, tmp_path):
    course = Path(shutil.copytree(handed_in, tmp_path / "course"))
    small_tmp(inside, tmp_path)
    inside.do("dd if=/dev/zero of=/tmp/full bs=4k 2>/dev/null || true")
    words = [*inside.inside, *words_of(course)]
    ran = subprocess.run(words, capture_output=True, text=True)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "so nothing was graded: " in ran.stderr
    assert "No space left on device" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert results(course) == {}
    inside.do("rm /tmp/full")
    same_in_the_end(words, course, undisturbed)


# Waits until so many are graded, then fills /tmp, and again whenever something is removed, until its own file is.
FILLING = """
import contextlib, os, sys, time
from pathlib import Path
folder, many = Path(sys.argv[1]), int(sys.argv[2])
begun = False
with open("/tmp/full", "wb", buffering=0) as file:
    while os.path.exists("/tmp/full"):
        begun = begun or len(list(folder.glob("*.json"))) >= many
        with contextlib.suppress(OSError):
            while begun:
                file.write(bytes(4096))
        time.sleep(0.0005)
"""


def test_a_tmp_that_fills_in_mid_run(inside, handed_in, undisturbed, tmp_path):
    """Who was graded before stays so, the others are told as not graded, and the next run grades those."""
    course = Path(shutil.copytree(handed_in, tmp_path / "course"))
    small_tmp(inside, tmp_path)
    words = [*inside.inside, *words_of(course)]
    place = course / ".grading" / EXERCISE / "results"
    with subprocess.Popen([*inside.inside, sys.executable, "-c", FILLING, str(place), "2"]):
        ran = subprocess.run(words, capture_output=True, text=True)
        inside.do("rm /tmp/full")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    kept, must = results(course), results(undisturbed[0])
    assert 2 <= len(kept) < SIZE
    assert kept.items() <= must.items(), "what is kept is as it must be"
    [told] = [line for line in ran.stdout.splitlines() if line.startswith("not graded, try again")]
    assert all(repr(student) in told for student in must.keys() - kept.keys())
    assert told.endswith("No space left on device")
    assert {row["student"] for row in table(course) if not row["missing"]} == kept.keys()
    same_in_the_end(words, course, undisturbed)


def same_in_the_end(words: list[str], course: Path, undisturbed: tuple[Path, int]) -> None:
    """Grade once more, now with room, and see that all comes out as where there was room all the time."""
    must, code = undisturbed
    ran = subprocess.run(words, capture_output=True, text=True)
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert results(course) == results(must)
    assert table(course) == table(must)
