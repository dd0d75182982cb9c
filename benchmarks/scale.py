"""The memory and time that the coordinator needs, by the size of the class, without the marking itself.

A class of forty is graded once. Then classes of up to ten thousand hand in the same notebooks, and a stand-in for the
workers answers each job with the recorded result, after checking that it belongs to the job. Everything else happens as
usual: submissions are read, results written and merged, pages, tables and the report made; then the same is done again,
with nothing left to grade. Each class has a process of its own. Run alone: `python -m benchmarks.scale`;
`python -m benchmarks.scale workers 1 2` measures the curve over workers, and computes the rest of it.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from benchmarks import RESULTS, write
from mlgrading import simulate, wire
from mlgrading.outside import coordinator, workers
from mlgrading.outside.course import STATE, digest, open_course
from mlgrading.wire import Job, Result

ROOT = Path(__file__).parents[1]
EXERCISE = "perceptron"
SIZES = (1_000, 5_000, 10_000)
RECORDED = 40
SEED = 1


def recorded(folder: Path) -> dict[str, Result]:
    """Return the results of a graded class, by the digest of what was handed in."""
    found = {}
    for path in (folder / STATE / EXERCISE / "results").glob("*.json"):
        result = wire.read(path.read_bytes(), Result)
        handed = folder / "submitted" / result.student / EXERCISE / f"{EXERCISE}.ipynb"
        found[digest(handed.read_bytes())] = result
    return found


def enlarge(folder: Path, source: Path, size: int) -> None:
    """Make a course in which `size` students hand in copies of the submissions of `source`, in turn."""
    shutil.copytree(source / "solutions", folder / "solutions")
    shutil.copy(source / "nbgrader_config.py", folder)
    students = sorted((source / "submitted").iterdir())
    for number in range(size):
        shutil.copytree(students[number % len(students)], folder / "submitted" / f"student{number:05}")


def one(source: Path, folder: Path) -> dict:
    """Grade a class twice with recorded results; return the peak megabytes and seconds. It needs its own process."""
    results = recorded(source)
    answers: list[bytes] = []  # for the solution, which is graded again after each loss

    def grade(data: bytes) -> bytes:
        job = wire.read(data, Job)
        if job.key != coordinator.job_of(job.exercise, job.handed).key:
            raise ValueError(f"the key of {job.handed.student} does not match its job")
        if job.handed.student == coordinator.SOLUTION:
            answers.extend([] if answers else [graded(data)])
            return answers[0]
        result = results[digest(job.handed.data)]
        return wire.write(replace(result, student=job.handed.student, key=job.key))

    graded, workers.grade = workers.grade, grade
    course, found = open_course(folder), {}
    size = sum(1 for _ in course.submitted.iterdir())
    for turn in ("first", "again"):
        began = time.perf_counter()
        summary = coordinator.grade_class(course, EXERCISE, coordinator.Options(workers=1, seed=SEED))
        found[f"{turn}, seconds"] = time.perf_counter() - began
        found[f"{turn}, peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if len(summary.graded) + len(summary.refused) != size or summary.reused != (0 if turn == "first" else size):
            raise ValueError(f"{turn}: {len(summary.graded)} graded, {summary.reused} as before, of {size}")
    return {"submissions": size, **found}


def sizes() -> list[dict]:
    """Return a row for each size of class."""
    rows = []
    source, _ = simulate.make(ROOT, EXERCISE, RECORDED)
    try:
        coordinator.grade_class(open_course(source), EXERCISE, coordinator.Options(seed=SEED))
        for size in SIZES:
            with tempfile.TemporaryDirectory() as scratch:
                enlarge(Path(scratch), source, size)
                words = [sys.executable, "-m", "benchmarks.scale", "one", str(source), scratch]
                ran = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
                rows.append(json.loads(ran.stdout))
    finally:
        shutil.rmtree(source)
    return rows


def curve(counts: list[int], size: int = 200) -> dict:
    """Return seconds a submission with so many workers, and an estimate for 1 to 8 workers with a core for each.

    The estimate for n workers is the n-th part of one worker's time, but at least the time of the single coordinator.
    """
    measured = {}
    for count in counts:
        folder, _ = simulate.make(ROOT, EXERCISE, size)
        began = time.perf_counter()
        coordinator.grade_class(open_course(folder), EXERCISE, coordinator.Options(workers=count, seed=SEED))
        measured[str(count)] = (time.perf_counter() - began) / size
        shutil.rmtree(folder)
    row = json.loads((RESULTS / "scale.json").read_text(encoding="utf-8"))["rows"][0]
    least = row["first, seconds"] / row["submissions"]
    single = measured[str(counts[0])] * counts[0]
    paper = {str(count): max(single / count, least) for count in (1, 2, 4, 8)}
    return {"exercise": EXERCISE, "submissions": size, "measured": measured, "on paper": paper}


def main() -> dict:
    """Measure, and write the table; a curve over workers that was measured before is kept."""
    path = RESULTS / "scale.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return write("scale", "python -m benchmarks.scale", {"rows": sizes(), "workers": before.get("workers")})


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["one", source, folder]:
            print(json.dumps(one(Path(source), Path(folder))))
        case ["workers", *counts]:
            known = json.loads((RESULTS / "scale.json").read_text(encoding="utf-8"))
            known["workers"] = curve([int(count) for count in counts] or [1, 2])
            print(write("scale", known.pop("command"), known))
        case _:
            print(main())
