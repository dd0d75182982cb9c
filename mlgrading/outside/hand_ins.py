"""Which hand-in counts: of a student who handed in more than once, and of a group that hands in together."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.plugins import BasePlugin

from mlgrading.outside import gradebook, intake, requests
from mlgrading.outside.course import writing
from mlgrading.outside.pages.lecture import answer_in
from mlgrading.wire import Result


def score(result: Result, late: BasePlugin | None, due: datetime | None, extra_days: float = 0.0) -> float:
    """Return the points of a hand-in after what lateness costs; `due` is in UTC, as in the gradebook."""
    moment, _ = gradebook.when(result.timestamp)
    if late is None or due is None or moment is None:
        return result.score
    seconds = (moment - due).total_seconds() - 86400 * extra_days
    penalty = late.late_submission_penalty(result.student, result.score, seconds) if seconds > 0 else None
    return result.score - min(max(penalty or 0.0, 0.0), result.score)


def same_answers(one: Result, other: Result) -> bool:
    """Return whether two results are of the same work, as where the marking has changed between them."""
    tasks = {mark.task.name for result in (one, other) for mark in result.tasks}
    return all(answer_in(one.notebook, task) == answer_in(other.notebook, task) for task in tasks)


def for_groups(submitted: Path, exercise: str, groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return whose hand-in counts for each student of a group that handed in: of several, the latest.

    The time is that of the hand-in, or of the file where none was written down.
    """
    found: dict[str, str] = {}
    for group in groups:
        handed = {student: moment for student in group if (moment := _moment(submitted / student / exercise))}
        if handed:
            latest = max(handed, key=lambda student: handed[student])
            found |= dict.fromkeys(group, latest)
    return found


def leave(submitted: Path, exercise: str, student: str, groups: Iterable[tuple[str, ...]]) -> str | None:
    """Leave the hand-in that counts for a student's group to another member; return who has it now.

    It is "" where none of them can have it, since each has handed in something, and None where the student's does not
    count for others. What is the student's own, such as a request, is not left. Raises Problem.
    """
    for group in groups:
        others = [member for member in group if member != student]
        if not others or for_groups(submitted, exercise, [group]).get(student) != student:
            continue
        for heir in others:
            place = submitted / heir / exercise
            if os.path.lexists(place) or place.parent.is_symlink():
                continue
            with writing(place):
                place.parent.mkdir(exist_ok=True)
                (submitted / student / exercise).rename(place)
                for name in (requests.FILE, intake.EXCHANGE[1]):
                    (place / name).unlink(missing_ok=True)
            return heir
        return ""
    return None


def _moment(folder: Path) -> datetime | None:
    """Return when the work in a folder was handed in, in UTC; None where there is none, or the folder is a link."""
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return None
    files = [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    stamps = [path for path in files if path.name == "timestamp.txt"]
    work = [path for path in files if path.suffix in (".ipynb", ".zip")]
    if not work:
        return None
    told = stamps[0].read_bytes()[:100].decode("utf-8", "replace").strip() if stamps else ""
    moment, _ = gradebook.when(told)
    latest = max(path.stat().st_mtime for path in work)
    return moment or datetime.fromtimestamp(latest, UTC).replace(tzinfo=None)
