"""What came of grading a class, read from its course: for tests that compare one run with another."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from build import EXERCISE
from msgspec.structs import replace

from mlgrading import wire
from mlgrading.outside import gradebook
from mlgrading.wire import Phases, Result


def table(folder: Path) -> list[dict]:
    """Return the rows of a course's gradebook."""
    return gradebook.grades(f"sqlite:///{folder / 'gradebook.db'}", EXERCISE)


def results(folder: Path) -> dict[str, Result]:
    """Return the results by student, without how long each took."""
    files = (folder / ".grading" / EXERCISE / "results").glob("*.json")
    found = [replace(wire.read(path.read_bytes(), Result), phases=Phases()) for path in files]
    return {result.student: result for result in found}


def wait_until(reached: Callable[[], bool], running: subprocess.Popen | None = None) -> None:
    """Wait, while a process runs if one is given; fail after two minutes."""
    deadline = time.monotonic() + 120
    while not reached():
        assert running is None or running.poll() is None, "it ended before its time"
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(0.02)
