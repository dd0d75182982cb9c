"""The results that are kept, one file a student: a file renamed into place is what counts as graded.

Where the best hand-in of a student counts, a later one with fewer points is kept aside.
"""

import contextlib
from pathlib import Path

import msgspec

from mlgrading import wire
from mlgrading.outside.course import Course, file_name
from mlgrading.wire import Result


def folder(course: Course, exercise: str, aside: bool = False) -> Path:
    """Return the folder with the results of an exercise, or with those that do not count."""
    return course.state(exercise) / ("aside" if aside else "results")


def place(course: Course, exercise: str, student: str, aside: bool = False) -> Path:
    """Return the file of a student's result."""
    return folder(course, exercise, aside) / f"{file_name(student)}.json"


def read(course: Course, exercise: str, student: str, aside: bool = False) -> Result | None:
    """Return a student's result, None where there is none that can be used."""
    with contextlib.suppress(OSError, wire.Malformed):
        result = wire.read(place(course, exercise, student, aside).read_bytes(), Result)
        if (result.format, result.student) == (wire.FORMAT, student):
            return result
    return None


def results(course: Course, exercise: str) -> dict[str, Result]:
    """Return the results of an exercise by student, without their notebooks; what cannot be used is left out."""
    found = {}
    for path in sorted(folder(course, exercise).glob("*.json")):
        with contextlib.suppress(OSError, wire.Malformed):
            result = wire.read(path.read_bytes(), Result)
            if result.format == wire.FORMAT and path == place(course, exercise, result.student):
                found[result.student] = msgspec.structs.replace(result, notebook="")
    return found
