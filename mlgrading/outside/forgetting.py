"""Removes a person from a course, and looks through all that is left for what names the person.

Each module that writes something about students has a function `forget`, which takes a student out of it again.
"""

import glob
import json
import os
import re
import shutil
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import escape

from mlgrading.lms import journal, moodle
from mlgrading.outside import (
    archives,
    building,
    coordinator,
    gradebook,
    hand_ins,
    hub,
    overrides,
    people,
    requests,
    settings,
    tables,
)
from mlgrading.outside.course import STATE, Course, Problem, alone, file_name, write, writing
from mlgrading.wire import Refused

#: what the exercises consist of: nothing in these folders comes from students
_EXERCISES = (building.SOURCES, building.BUILT, building.RELEASE, "solutions", "exercises", "dist")
#: what each exercise has of students, and what takes a student out of it
_OF_EXERCISES = (
    ("the overrides", overrides.forget),
    ("the answers to requests", requests.forget),
    ("what was sent to a platform", journal.forget),
    ("the files for Moodle", moodle.forget),
)
#: numbers with fewer digits are not looked for, since points and dates are numbers too
_DIGITS = 4
#: how many bytes a zip may expand to while it is looked through
_MOST = 2_000_000_000


@dataclass(frozen=True)
class Known:
    """What names a student: names of folders and tables, ids in Canvas, and other words, such as an address.

    Names of people are not among them, since they may be words of the book.
    """

    names: tuple[str, ...]
    ids: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def sought(self) -> list[str]:
        """The words that can be looked for."""
        return [word for word in self._words if not self._short(word)]

    @property
    def too_short(self) -> list[str]:
        """The numbers that are too short to mean one person."""
        return [word for word in self._words if self._short(word)]

    @property
    def _words(self) -> list[str]:
        return list(dict.fromkeys((*self.names, *self.ids, *self.others)))

    def _short(self, word: str) -> bool:
        return word not in self.names and word.isdigit() and len(word) < _DIGITS


@dataclass
class Forgotten:
    """What was removed, and sentences on what a person must remove."""

    removed: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)


def known(course: Course, student: str) -> Known:
    """Return what names a student in roster, gradebook, archives and anonymous tables.

    Raises Problem, gradebook.Unreachable, and ValueError where it cannot be read.
    """
    if not student or "/" in student or student.startswith("."):
        raise Problem(f"expected a student, as the folder in submitted/ is called, got {student!r}")
    rows = [vars(person) for person in settings.roster(course.root, course.settings or settings.Settings())]
    rows = [row for row in [*rows, *gradebook.roster(course.db_url)] if row["student"] == student]
    collected = [one for state in _states(course) if (one := people.known(course, state.name).get(student))]
    key = course.root / STATE / tables.KEY
    codes = [tables.code(student, key.read_bytes())] if key.is_file() else []
    return Known(
        (student, *codes),
        tuple(row["lms_user_id"] for row in rows if row["lms_user_id"])
        + tuple(one.id for one in collected if one.platform == people.CANVAS),
        tuple(row["email"] for row in rows if row["email"])
        + tuple(one.id for one in collected if one.platform != people.CANVAS),
    )


def forget(course: Course, student: str) -> Forgotten:
    """Remove a student's work, results, pages, and every entry and row about the student; return what was removed.

    Reports follow from the rest, and must be written anew after this. What says who the student is comes last, so that
    a run that was broken off can be repeated. Raises Problem, gradebook.Unreachable and ValueError.
    """
    told, done, root = known(course, student), Forgotten(), course.root
    with alone(course, "of all"):
        for state in _states(course):
            for what, forget_in in (*_OF_EXERCISES, ("the score of the last run", _forget_score)):
                if forget_in(course, state.name, student):
                    done.removed.append(f"{what} of {state.name}")
        gone, left = hub.forget(course, student)
        done.removed += map(str, gone)
        done.by_hand += [f"{path} is another account's: it, or an administrator, must remove it" for path in left]
        for packed in sorted(root.glob("returned/*.zip")):
            if archives.without(packed, lambda name, data: name == f"{student}.html"):
                done.removed.append(f"a page in {packed.relative_to(root)}")
        _leave_hand_ins(course, student, done)
        for place in _places(course, student):
            if place.is_dir() and not place.is_symlink():
                with writing(place):
                    shutil.rmtree(place)
            elif place.exists() or place.is_symlink():
                with writing(place):
                    place.unlink()
            else:
                continue
            done.removed.append(str(place.relative_to(root)) if place.is_relative_to(root) else str(place))
        _forget_extra_days(root / settings.FILE, student, done)
        roster = [root / course.settings.roster] if course.settings and course.settings.roster else []
        for table in sorted({*root.glob("*.csv"), *root.glob("reports/*.csv"), *roster}):
            if tables.forget(table, told.names, told.ids):
                done.removed.append(f"rows of {os.path.relpath(table, root)}")
        for state in _states(course):
            if people.forget(course, state.name, student):
                done.removed.append(f"the id on the platform for {state.name}")
        if gradebook.remove(course.db_url, student):
            done.removed.append("the rows of the gradebook")
    return done


def search(folder: Path, sought: list[str]) -> list[str]:
    """Return the files below a folder that have one of the words sought in their names or contents, or may have.

    Zips are opened, and those in them. What cannot be read is listed too, as it may. Folders of a course that hold
    nothing but the exercises are not looked through, and neither are a clone's history and environment.
    """
    words = _pattern(sought)
    found: list[str] = []

    def unread(path: str, why: object) -> None:
        found.append(f"{os.path.relpath(path, folder)}, perhaps: it cannot be looked into ({why})")

    for parent, inside, files in os.walk(folder, onerror=lambda problem: unread(problem.filename, problem.strerror)):
        inside[:] = [name for name in inside if not _is_apart(Path(parent, name), folder)]
        for name in [*inside, *files]:
            path = Path(parent, name)
            try:
                if words.search(os.fsencode(name)) or any(map(words.search, _contents(path))):
                    found.append(str(path.relative_to(folder)))
            except OSError as problem:
                unread(str(path), problem.strerror)
            except Refused:
                unread(str(path), "the zip is damaged, too large or has a password")
    return sorted(found)


def named_in(course: Course, sought: list[str]) -> list[str]:
    """Return the files of a course, and of its exchange, that still name the words sought."""
    there = [str(place / path) for place in hub.places(course) for path in search(place, sought)]
    return [*search(course.root, sought), *there]


def _states(course: Course) -> list[Path]:
    return sorted(path for path in (course.root / STATE).glob("*") if path.is_dir())


def _places(course: Course, student: str) -> list[Path]:
    """Return the places of all files that are a student's own, whether they are there or not."""
    places = [folder / student for folder in (course.submitted, course.folder("autograded"), course.folder("feedback"))]
    for folder in (inner for state in _states(course) for inner in sorted(state.iterdir()) if inner.is_dir()):
        # Of a run that was killed, a file that was not yet whole may be there.
        names = (file_name(student), f"{file_name(student)}.json")
        places += [folder / name for name in (*names, *(f".{name[:200]}.new" for name in names))]
    return places + sorted(course.root.glob(f"returned/*/{glob.escape(student)}.html"))


def _leave_hand_ins(course: Course, student: str, done: Forgotten) -> None:
    """Leave what a student has handed in for a group to the others, whose work it is too."""
    settled = course.settings or settings.Settings()
    for exercise in settled.exercises:
        groups = settings.groups(course.root, settled, exercise)
        heir = hand_ins.leave(course.submitted, exercise, student, groups)
        if heir:
            done.removed.append(f"the name under which a group had handed in {exercise}; {heir} has its work now")
        elif heir is not None:
            done.by_hand.append(f"the work that counted for a group in {exercise} is gone: an earlier one counts now")


def _forget_score(course: Course, exercise: str, student: str) -> bool:
    """Remove a student's score from those of the last run; return whether there was one."""
    path = course.state(exercise) / coordinator.SCORES
    try:
        scores = msgspec.json.decode(path.read_bytes(), type=dict[str, float])
    except (FileNotFoundError, msgspec.DecodeError):
        return False
    if scores.pop(student, None) is None:
        return False
    write(path, msgspec.json.encode(scores))
    return True


def _forget_extra_days(path: Path, student: str, done: Forgotten) -> None:
    """Remove a student's entries from all tables `extra_days` of course.toml.

    An entry goes only where all others are then still the same; a sentence says when one must go by hand.
    """
    if not path.is_file():
        return
    text = before = path.read_bytes().decode()
    rest, count = _extra_days(text, student)
    while count:
        for shorter in _shorter(text, student):
            try:
                left = _extra_days(shorter, student)
            except tomllib.TOMLDecodeError:
                continue
            if left == (rest, count - 1):
                text, count = shorter, count - 1
                break
        else:
            done.by_hand.append(f"{path.name} has {student} in extra_days, written so that you must remove it")
            break
    if text != before:
        write(path, text.encode())
        done.removed.append(f"extra_days of {path.name}")


def _extra_days(text: str, student: str) -> tuple[dict[str, Any], int]:
    """Return the settings in a course.toml without a student's extra days, and how many entries these were."""
    data, count = tomllib.loads(text), 0
    for part in (data, *data.get("exercises", {}).values()):
        days = part.get("extra_days", {})
        count += days.pop(student, None) is not None
        if not days:
            part.pop("extra_days", None)
    return data, count


def _shorter(text: str, student: str) -> Iterator[str]:
    """Give the text without something that looks like a student's entry: a line, or a part of an inline table."""
    names = {student, f'"{student}"', f"'{student}'", msgspec.json.encode(student).decode()}
    entry = rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names)))})[ \t]*=[ \t]*[-+.\w]+"
    line = rf"""^[ \t]*(?:[-\w."' \t]+\.[ \t]*)?{entry}[ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)"""
    for pattern in (line, rf"{entry}[ \t]*,[ \t]*", rf"[ \t]*,[ \t]*{entry}", entry):
        for match in re.finditer(pattern, text, re.MULTILINE):
            yield text[: match.start()] + text[match.end() :]


def _is_apart(folder: Path, course: Path) -> bool:
    """Return whether a folder of a course holds nothing of students: exercises, an environment, or git's history."""
    first = folder.parent == course and folder.name in (*_EXERCISES, ".git")
    return first or (folder / "pyvenv.cfg").is_file()


def _contents(path: Path) -> Iterator[bytes]:
    """Give what a file holds, and what is in it where it is a zip. Raises Refused and OSError."""
    if path.is_symlink():
        yield os.fsencode(os.readlink(path))
    elif path.is_file():
        with path.open("rb") as file:
            yield file.read()
            if zipfile.is_zipfile(file):
                file.seek(0)
                yield from archives.contents(file, _MOST)


def _pattern(sought: list[str]) -> re.Pattern[bytes]:
    """Return a pattern for words, as they stand in a text, in JSON or in HTML, with no letter or digit beside them.

    Capital letters make no difference in an address, and a number is no part of one with decimals.
    """
    kinds = []
    for word in sought:
        forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
        forms |= {str(escape(form)) for form in forms} | {json.dumps(form)[1:-1] for form in forms}
        either = b"|".join(re.escape(form.encode("utf-8", "surrogateescape")) for form in sorted(forms))
        start, end = (rb"(?<!\d\.)", rb"(?!\.\d)") if word.isdigit() else (b"", b"")
        kinds.append(start + (rb"(?i:%s)" if "@" in word else rb"(?:%s)") % either + end)
    return re.compile(rb"(?<![A-Za-z0-9])(?:" + b"|".join(kinds) + rb")(?![A-Za-z0-9])")
