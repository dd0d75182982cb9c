"""The time of grading a submission, beside that of plain `nbgrader autograde`, and a made-up class of a thousand.

Run by `make bench`, or alone on an idle machine with two cores: `python -m benchmarks.grading`. It takes about ten
minutes.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import write
from mlgrading import simulate, wire
from mlgrading.outside import coordinator
from mlgrading.outside.course import STATE, open_course
from mlgrading.wire import Result

ROOT = Path(__file__).parents[1]
PLACES = ("/srv", "/home", "/tmp")
CLASSES = {"NumPy": ("backprop", 40), "PyTorch": ("iris", 16), "TensorFlow": ("gradient_tape", 12)}
THOUSAND = 1000


def course(folder: Path, exercise: str, size: int, plain: bool = False) -> Path:
    """Make a course in which `size` students hand in the solution; with `plain`, without our plug-ins for nbgrader."""
    (folder / "solutions").mkdir(parents=True)
    shutil.copytree(ROOT / "solutions" / exercise, folder / "solutions" / exercise)
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(config + ("\ndel c.Autograde\n" if plain else ""), encoding="utf-8")
    for number in range(size):
        place = folder / "submitted" / f"student{number:03}" / exercise
        place.mkdir(parents=True)
        shutil.copy(ROOT / "solutions" / exercise / f"{exercise}.ipynb", place)
    return folder


def seconds(folder: Path, *words: str, python: Path = Path(sys.executable)) -> float:
    """Return how long a command takes in a course's folder; raises CalledProcessError with its output."""
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    began = time.perf_counter()
    ran = subprocess.run(
        [python, "-m", *words], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    # 3 means that there are submissions to look at, since all are identical.
    if ran.returncode not in (0, 3):
        raise subprocess.CalledProcessError(ran.returncode, words, ran.stdout, ran.stderr)
    return time.perf_counter() - began


def one_class(scratch: Path, exercise: str, size: int) -> dict:
    """Return seconds a submission for nbgrader, for one and two of our workers, and the median without the start."""
    plain = course(scratch / f"plain-{exercise}", exercise, size, plain=True)
    seconds(plain, "nbgrader", "generate_assignment", exercise)
    found = {"exercise": exercise, "submissions": size}
    found["nbgrader"] = seconds(plain, "nbgrader", "autograde", exercise) / size
    for workers in (1, 2):
        mine = course(scratch / f"{workers}-{exercise}", exercise, size)
        took = seconds(mine, "mlgrading", "grade", exercise, "--workers", str(workers))
        found[f"{workers} worker{'s' * (workers > 1)}"] = took / size
        if workers == 1:
            files = (mine / STATE / exercise / "results").glob("*.json")
            found["median"] = statistics.median(wire.read(path.read_bytes(), Result).phases.total for path in files)
        scores = {row["score"] for row in coordinator.gradebook.grades(f"sqlite:///{mine / 'gradebook.db'}", exercise)}
        if len(scores) != 1 or not scores.pop():
            raise ValueError(f"{exercise}: the same notebook got different scores")
    return found


def clone(place: Path) -> Path:
    """Copy the course and its environment to another folder, and return the path of the Python there."""
    for name in ("mlcourse", "mlgrading", "solutions"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "nbgrader_config.py"):
        shutil.copy(ROOT / name, place)
    # Hard links take no space, but between two file systems the files must be copied.
    words = ["cp", "-a", sys.prefix, str(place / ".venv")]
    if subprocess.run([*words, "--link"], capture_output=True).returncode:
        subprocess.run(words, check=True)
    python = place / ".venv" / "bin" / "python"
    install = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--force-reinstall", "-e"]
    for package in (place, place / "mlgrading"):
        subprocess.run([python, "-m", "pip", *install, str(package)], check=True)
    return python


def by_place(exercise: str = "backprop", size: int = 40, times: int = 3) -> dict[str, float]:
    """Return seconds a submission, on one worker, with the course in each of PLACES: the best of `times` turns."""
    places = {name: Path(tempfile.mkdtemp(prefix="mlcourse-", dir=name)) for name in PLACES}
    best = dict.fromkeys(PLACES, float("inf"))
    try:
        pythons = {name: clone(place) for name, place in places.items()}
        for turn in range(times):
            for name, place in places.items():
                folder = course(place / f"class{turn}", exercise, size)
                words = ("mlgrading", "grade", exercise, "--workers", "1")
                best[name] = min(best[name], seconds(folder, *words, python=pythons[name]) / size)
    finally:
        for place in places.values():
            shutil.rmtree(place)
    return best


def thousand(exercise: str = "perceptron") -> dict:
    """Grade a made-up class of a thousand: seconds, the grader's peak memory, and how many grades are right."""
    folder, expected = simulate.make(ROOT, exercise, THOUSAND)
    began = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "mlgrading", "grade", exercise, "--workers", "2"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while running.poll() is None:
        lines = Path(f"/proc/{running.pid}/status").read_text().splitlines()
        peak = max([peak, *(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))])
        time.sleep(0.5)
    took = time.perf_counter() - began
    wrong = simulate.compare(open_course(folder), exercise, expected)
    shutil.rmtree(folder)
    return {"submissions": THOUSAND, "seconds": took, "peak MB": peak / 1024, "as they must be": THOUSAND - len(wrong)}


def main() -> dict:
    """Measure everything, and write the table."""
    with tempfile.TemporaryDirectory() as scratch:
        rows = {name: one_class(Path(scratch), *what) for name, what in CLASSES.items()}
    found = {"classes": rows, "places": by_place(), "thousand": thousand()}
    return write("grading", "python -m benchmarks.grading", found)


if __name__ == "__main__":
    print(main())
