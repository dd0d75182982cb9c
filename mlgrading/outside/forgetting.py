"""Removes a person from a course, and looks through all that is left for the name."""

import csv
import re
import shutil
from pathlib import Path

from mlgrading.outside import building, gradebook, kept, overrides, requests, settings
from mlgrading.outside.course import STATE, Course, Problem, alone, file_name, write, writing

#: what the exercises consist of: nothing in these folders comes from students
_EXERCISES = (building.SOURCES, building.BUILT, building.RELEASE, "solutions", "exercises")


def words(course: Course, student: str) -> list[str]:
    """Return what names a student: the id, and the address and number of the roster. Names may be words of the book."""
    settled = course.settings or settings.Settings()
    known = [person for person in settings.roster(course.root, settled) if person.student == student]
    return [student, *(value for person in known for value in (person.email, person.lms_user_id) if value)]


def forget(course: Course, student: str) -> list[str]:
    """Remove a student's work, results, pages, overrides and rows; return what was removed.

    Reports and tables follow from the rest, and must be written anew after this. Raises Problem for a name of which
    nothing is known.
    """
    if not student or "/" in student or student.startswith("."):
        raise Problem(f"expected a student, as the folder in submitted/ is called, got {student!r}")
    root, removed = course.root, []
    with alone(course, "of all"):
        folders = [course.submitted, course.folder("autograded"), course.folder("feedback")]
        places = [folder / student for folder in folders]
        for state in sorted(path for path in (root / STATE).glob("*") if path.is_dir()):
            places += [kept.place(course, state.name, student), state / "published" / file_name(student)]
            set_by = overrides.read(course, state.name)
            if any(one.student == student for one in set_by):
                overrides.save(course, state.name, [one for one in set_by if one.student != student])
                removed.append(f"the overrides of {state.name}")
            if requests.forget(course, state.name, student):
                removed.append(f"the answers to requests of {state.name}")
        pages = sorted(root.glob(f"returned/*/{student}.html"))
        places += [*pages, *(page.parent.with_suffix(".zip") for page in pages)]
        for place in places:
            if place.is_dir() and not place.is_symlink():
                with writing(place):
                    shutil.rmtree(place)
            elif place.exists() or place.is_symlink():
                with writing(place):
                    place.unlink()
            else:
                continue
            removed.append(str(place.relative_to(root)) if place.is_relative_to(root) else str(place))
        for table in sorted([*root.glob("*.csv"), *root.glob("reports/*.csv")]):
            if _without_rows(table, student):
                removed.append(f"rows of {table.relative_to(root)}")
        if _without_extra_days(root / settings.FILE, student):
            removed.append(f"extra_days of {settings.FILE}")
        if gradebook.remove(course.db_url, student):
            removed.append("the rows of the gradebook")
    if not removed:
        raise Problem(f"nothing is known of {student!r} in {root}")
    return removed


def search(course: Course, sought: list[str]) -> list[str]:
    """Return the files of a course that name one of the words sought, in their path or in what they hold.

    Folders that hold nothing but the exercises are not looked through.
    """
    names = re.compile(rb"(?<!\w)(" + b"|".join(re.escape(word.encode()) for word in sought) + rb")(?!\w)")
    found = []
    for path in sorted(course.root.rglob("*")):
        below = path.relative_to(course.root)
        if below.parts[0] in _EXERCISES:
            continue
        named = names.search(str(below).encode("utf-8", "surrogateescape"))
        if named or (path.is_file() and not path.is_symlink() and names.search(path.read_bytes())):
            found.append(str(below))
    return found


def _without_rows(table: Path, student: str) -> bool:
    """Remove the rows of a CSV file that have the student in a cell; return whether there were any."""
    with writing(table):
        text = table.read_text(encoding="utf-8", errors="surrogateescape")
    lines = text.splitlines(keepends=True)
    left = [line for line in lines if student not in next(csv.reader([line]), [])]
    if len(left) == len(lines):
        return False
    write(table, "".join(left).encode("utf-8", "surrogateescape"))
    return True


def _without_extra_days(path: Path, student: str) -> bool:
    """Remove a student's line below [extra_days]; return whether there was one."""
    if not path.is_file():
        return False
    section, left = "", []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("["):
            section = line.strip()
        name = line.partition("=")[0].strip().strip("\"'")
        if not (section == "[extra_days]" and name == student):
            left.append(line)
    text = "".join(left)
    if text == path.read_text(encoding="utf-8"):
        return False
    write(path, text.encode())
    return True
