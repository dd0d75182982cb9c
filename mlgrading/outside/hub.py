"""The way of a hub: exercises go out, and pages of feedback go back, through nbgrader's exchange.

The settings are those that nbgrader's own commands read in the course's folder: the machine's and the course's.
"""

import contextlib
import glob
import logging
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory
from nbgrader.exchange.default import Exchange
from nbgrader.utils import notebook_hash

from mlgrading.outside import building, intake
from mlgrading.outside.course import Course, Problem
from mlgrading.outside.intake import EXCHANGE


class _Settings(NbGrader):
    """Reads nbgrader's settings, and leaves the logging of this process as it is.

    An application of traitlets sets up logging, for which Python closes every handler that there is. A handler of
    TensorFlow's then closes the stream to which it writes.
    """

    def _configure_logging(self) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Returned:
    """Whose pages went back through the exchange, and the pages that could not, by student."""

    students: tuple[str, ...]
    left: dict[str, Path]


def release(course: Course, exercise: str, again: bool = False) -> Path:
    """Put the released exercise into the exchange and return its folder there; `again` replaces what is there.

    That of a course of one's own is made as its sources and settings are now. Raises Problem.
    """
    if course.settings is not None:
        building.hand_out(course.root, course.settings, exercise)
    folder = course.folder("release")
    if not (folder / exercise / f"{exercise}.ipynb").is_file():
        there = ", ".join(sorted(path.parent.name for path in folder.glob("*/*.ipynb"))) or "none"
        raise Problem(f"{exercise}: expected an exercise in {folder}, where there are: {there}")
    with _exchange(course, exercise, "ReleaseAssignment") as out:
        out.force = again
        out.start()
        return Path(out.dest_path)


def give_back(course: Course, exercise: str) -> Returned:
    """Put each student's page of an exercise where that student alone finds it.

    A page goes back to the hand-in that it is about. Work that was not handed in through the exchange has no way back.
    Raises Problem.
    """
    pages = sorted(course.folder("feedback").glob(f"*/{glob.escape(exercise)}/{glob.escape(exercise)}.html"))
    if not pages:
        raise Problem(
            f"{exercise}: there are no pages in {course.folder('feedback')}. Grade first: mlcourse grade {exercise}"
        )
    by_student = {page.parents[1].name: page for page in pages}
    left = {
        student: page
        for student, page in by_student.items()
        if not all((page.parent / name).is_file() for name in EXCHANGE)
    }
    given = tuple(student for student in by_student if student not in left)
    with _exchange(course, exercise, "ReleaseFeedback") as back:
        for student in given:
            back.coursedir.student_id = glob.escape(student)
            back.start()
    return Returned(given, left)


def places(course: Course) -> list[Path]:
    """Return the folders of the exchange that hold what students handed in, and what they were given back.

    There are none where the course is in no exchange, or in one that is no folder. Raises Problem.
    """
    with _exchange(course, "", "Collect") as step:
        known = isinstance(step, Exchange) and step.coursedir.course_id
        root = Path(step.root, step.coursedir.course_id) if known else None
    return [root / name for name in ("inbound", "feedback") if os.path.isdir(root / name)] if root else []


def forget(course: Course, student: str) -> tuple[list[Path], list[Path]]:
    """Remove a student's hand-ins and pages from the exchange; return what was removed, and what could not be.

    A page is found by the secret of its hand-in, so this comes before the student's folders are removed. Raises
    Problem.
    """
    folders = [course.submitted, course.folder("autograded"), course.folder("feedback")]
    kept = [place for folder in folders for place in folder.glob(f"{glob.escape(student)}/*")]
    secrets = {(place.name, intake.secret(place)) for place in kept}
    gone: list[Path] = []
    left: list[Path] = []
    named = re.compile(rf"{re.escape(student)}\+(?P<exercise>[^+]+)\+\d{{4}}-\d\d-\d\d[^+]*(\+[^+]*)?")
    for place in places(course):
        try:
            work = {path: match for path in sorted(place.iterdir()) if (match := named.fullmatch(path.name))}
        except PermissionError:
            work, left = {}, [*left, place]
        secrets |= {(match["exercise"], intake.secret(path)) for path, match in work.items()}
        pages = sorted(f"{notebook_hash(secret=key, notebook_id=exercise)}.html" for exercise, key in secrets if key)
        for path in [*work, *(place / page for page in pages)]:
            if not os.path.lexists(path):
                continue
            with contextlib.suppress(OSError):
                path.unlink()
            shutil.rmtree(path, ignore_errors=True)
            (left if os.path.lexists(path) else gone).append(path)
    return gone, left


@contextlib.contextmanager
def _exchange(course: Course, exercise: str, step: str) -> Iterator[Any]:
    """Give nbgrader's object for a step; what it complains of is raised as Problem, and its log is silent."""
    app = _Settings()
    log = logging.getLogger("traitlets")
    before, log.disabled = log.disabled, True
    try:
        with contextlib.chdir(course.root):
            app.load_config_file()
            coursedir = CourseDirectory(config=app.config)
            coursedir.root, coursedir.assignment_id = str(course.root), exercise
            kind = getattr(ExchangeFactory(config=app.config), step)
            yield kind(coursedir=coursedir, authenticator=Authenticator(config=app.config), config=app.config)
    except ExchangeError as problem:
        raise Problem(f"{exercise}: {_said(str(problem), exercise)}") from None
    except OSError as problem:
        where = problem.filename or app.config.Exchange.get("root", "the exchange")
        raise Problem(f"{exercise}: {os.fspath(where)}: {problem.strerror}. Whose is the exchange?") from None
    finally:
        log.disabled = before


def _said(complaint: str, exercise: str) -> str:
    """Return nbgrader's complaint with what to do, where that is known."""
    advice = {
        "Destination already exists": f"To hand it out again: mlcourse hub release {exercise} --again",
        "Unwritable directory": "The exchange is a folder that everybody may write to, and nbgrader_config.py names it "
        "as c.Exchange.root",
        "You don't own": "Run this as the account that released the course's first exercise",
        "No course id": "Name the course in nbgrader_config.py, as c.CourseDirectory.course_id",
    }
    more = next((what for begin, what in advice.items() if complaint.startswith(begin)), "")
    return f"{complaint}. {more}".rstrip(". ") + "."
