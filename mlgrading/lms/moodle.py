"""Moodle's own two files: its offline grading worksheet, filled in, and the zip that hands feedback files back.

The contract is what Moodle reads: mod/assign/feedback/offline/importgradeslib.php and locallib.php for the worksheet,
mod/assign/feedback/file/importziplib.php for the zip (https://github.com/moodle/moodle). A worksheet is downloaded from
Moodle (View all submissions, Download grading worksheet), since it holds Moodle's participant numbers, which are other
ones in each assignment, and the times by which Moodle notices that a grade was changed meanwhile.
"""

import contextlib
import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import Path

from mlgrading.outside import archives, gradebook, people, tables
from mlgrading.outside.course import Course, Problem, writing
from mlgrading.outside.course import write as write_file
from mlgrading.outside.pages.base import clean, number
from mlgrading.wire import Refused

#: the columns by which a student is known, the best first
KNOWN_BY = ("ID number", "Email address", "Username")
MOST = "Maximum grade"
CHANGEABLE = "Grade can be changed"
#: a participant's number, in a cell as "Participant 123" and in the name of a folder
_PARTICIPANT, _FOLDER = re.compile(r"(\d+)\s*$"), re.compile(r"[^_/]*_(\d+)_assignsubmission_file_")
#: how large a worksheet may be, in bytes
MAX_BYTES = 20_000_000


@dataclass(frozen=True)
class Worksheet:
    """A worksheet as it came from Moodle: its columns, its lines, and which columns hold participant and grade."""

    path: Path
    columns: list[str]
    lines: list[list[str]]
    identifier: str
    grade: str

    def cell(self, line: list[str], column: str) -> str:
        """Return a line's cell in a column, "" where the worksheet has no such column."""
        return line[self.columns.index(column)] if column in self.columns else ""

    def participant(self, line: list[str]) -> str:
        """Return the number at the end of "Participant 123", whatever the language of Moodle."""
        return _number(self.cell(line, self.identifier))


@dataclass
class Filled:
    """A worksheet with the grades of an exercise: who has one now, who handed in nothing, who is left out and why."""

    lines: list[list[str | float]] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)


def worksheet_of(course: Course, exercise: str) -> Path:
    """Return the file for the worksheet with the grades of an exercise."""
    return course.root / "reports" / f"{exercise}-moodle-worksheet.csv"


def zip_of(course: Course, exercise: str) -> Path:
    """Return the file for the zip with the feedback pages of an exercise."""
    return course.root / "reports" / f"{exercise}-moodle-feedback.zip"


def read(path: Path, identifier: str = "Identifier", grade: str = "Grade") -> Worksheet:
    """Return a worksheet. `identifier` and `grade` are the titles of two columns, in the language of Moodle.

    Raises Refused where the file is none.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused(f"{path}: expected a grading worksheet, got more than {MAX_BYTES // 1_000_000} MB")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{path}: the worksheet cannot be read: {error}") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = [line for line in csv.reader(StringIO(text), delimiter=delimiter, strict=True) if line]
    except csv.Error as error:
        raise Refused(f"{path}: the worksheet is no table that can be read: {error}") from None
    columns = lines[0] if lines else []
    for wanted, option in ((identifier, "--identifier"), (grade, "--grade")):
        if wanted not in columns:
            came = ", ".join(map(repr, columns)) or "of an empty file"
            raise Refused(
                f"{path}: expected Moodle's grading worksheet with a column {wanted!r}, got the columns {came}. If "
                f"yours is called otherwise, say so with {option}"
            )
    short = [at for at, line in enumerate(lines, 1) if len(line) != len(columns)]
    if short:
        raise Refused(f"{path}: line {short[0]} has another number of cells than there are columns ({len(columns)})")
    rest = [[tables.unescaped(cell) for cell in line] for line in lines[1:]]
    return Worksheet(path, columns, rest, identifier, grade)


def names(worksheet: Worksheet, enrolled: Iterable[dict] = ()) -> dict[str, str]:
    """Return the names that students have in this course by their participant numbers in one assignment.

    One of the `enrolled`, known by one of the columns KNOWN_BY, keeps the name from there. Another's name is the ID
    number, else the e-mail address, else the user name. Whoever shares a name has none here.
    """
    found: dict[str, str] = {}
    ours = _by_name(enrolled)
    for line in worksheet.lines:
        own = (people.folder_name(worksheet.cell(line, column)) for column in KNOWN_BY)
        found[worksheet.participant(line)] = next(filter(None, (*_alone(worksheet, line, ours), *own)), "")
    count = Counter(found.values())
    return {participant: name for participant, name in found.items() if participant and name and count[name] == 1}


def fill(
    course: Course, exercise: str, worksheet: Worksheet, scale: bool = False, missing_as_zero: bool = False
) -> Filled:
    """Return the worksheet with the grades of an exercise; everything else in it stays.

    With `scale`, grades are made shares of Moodle's maximum. Raises Problem where points do not fit that.
    """
    rows = {row["student"]: row for row in gradebook.grades(course.db_url, exercise)}
    points = next((row["max_score"] for row in rows.values()), 0.0)
    students, filled = _students(course, exercise, worksheet, list(rows.values())), Filled()
    at = worksheet.columns.index(worksheet.grade)
    for line in worksheet.lines:
        cells: list[str | float] = list(line)
        # Moodle takes any text for a number, in the end for 0, and skips what is empty.
        cells[at] = line[at] if re.fullmatch(r"\d+([.,]\d+)?", line[at]) else ""
        filled.lines.append(cells)
        row = rows.get(students.pop(worksheet.participant(line), ""))
        if row is None:
            continue
        student = row["student"]
        if row["missing"] and not missing_as_zero:
            filled.missing.append(student)
        elif worksheet.cell(line, CHANGEABLE).casefold() == "no":
            filled.left_out[student] = "Moodle has locked this grade"
        else:
            score = 0.0 if row["missing"] else row["score"]
            cells[at] = _grade(score, points, worksheet.cell(line, MOST), scale)
            filled.given.append(student)
    there = {*filled.given, *filled.missing, *filled.left_out}
    for student, row in rows.items():
        if student not in there and not row["missing"]:
            filled.left_out[student] = f"no line of {worksheet.path.name} is this student's alone"
    return filled


def _grade(score: float, points: float, most: str, scale: bool) -> float:
    """Return a grade for Moodle, which would silently leave out what is above its maximum."""
    maximum = float(most.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", most.strip()) else points
    if scale:
        return round(score * maximum / points, 4) if points else 0.0
    if maximum != points:
        raise Problem(
            f"the maximum grade in Moodle is {number(maximum)}, and here there are {number(points)} points: change it "
            "there, or add --scale, which sends shares of Moodle's maximum"
        )
    return score


def _students(course: Course, exercise: str, worksheet: Worksheet, rows: list[dict]) -> dict[str, str]:
    """Return our students by their participant numbers: as collected, else by ID number, address or user name.

    A name that two students share says nothing, and neither does one by which two participants would be one student.
    """
    known = people.known(course, exercise)
    collected = {one.id: student for student, one in known.items() if one.platform == people.MOODLE}
    found: dict[str, str] = {}
    ours = _by_name(rows)
    for line in worksheet.lines:
        participant = worksheet.participant(line)
        if participant in collected:
            found[participant] = collected[participant]
        elif alone := _alone(worksheet, line, ours):
            found[participant] = alone[0]
    count = Counter(found.values())
    return {one: student for one, student in found.items() if one in collected or count[student] == 1}


def _by_name(rows: Iterable[dict]) -> dict[str, set[str]]:
    """Return the students that a name or an address may mean."""
    ours: dict[str, set[str]] = {}
    for row in rows:
        for name in filter(None, (row["student"], row["email"], people.folder_name(row["email"] or ""))):
            ours.setdefault(name.casefold(), set()).add(row["student"])
    return ours


def _alone(worksheet: Worksheet, line: list[str], ours: dict[str, set[str]]) -> list[str]:
    """Return the students whom a cell of a line means, and nobody else; the best first."""
    cells = [worksheet.cell(line, column).strip() for column in KNOWN_BY]
    said = [name.casefold() for cell in cells for name in (cell, people.folder_name(cell))]
    return [next(iter(ours[name])) for name in said if len(ours.get(name, ())) == 1]


def save(filled: Filled, worksheet: Worksheet, path: Path) -> None:
    """Write a worksheet for Moodle, in which no text can be a formula of a spreadsheet."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        tables.write([worksheet.columns, *filled.lines], path)


def feedback_zip(
    course: Course, exercise: str, worksheet: Worksheet | None, path: Path
) -> tuple[list[str], dict[str, str]]:
    """Write the zip that Moodle hands out as feedback files; return whose pages are in it, and who is left out and why.

    Students are known by the archive of Moodle that was collected, or by a `worksheet`.
    """
    known = people.known(course, exercise)
    places = {student: (one.id, one.name) for student, one in known.items() if one.platform == people.MOODLE}
    rows = gradebook.grades(course.db_url, exercise)
    if worksheet is not None:
        called = {worksheet.participant(line): worksheet.cell(line, "Full name") for line in worksheet.lines}
        for participant, student in _students(course, exercise, worksheet, rows).items():
            places[student] = participant, called[participant]
    given, left_out, packed = [], {}, BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for row in rows:
            student = row["student"]
            page = course.folder("feedback") / student / exercise / f"{exercise}.html"
            if row["missing"]:
                continue
            if student not in places:
                left_out[student] = "has no participant number: collect Moodle's archive, or give its --worksheet"
            elif not page.is_file():
                left_out[student] = f"has no feedback page {page}: run `mlcourse grade {exercise}`"
            else:
                # The same pages make the same zip.
                info = zipfile.ZipInfo(f"{_folder(*places[student])}/{page.name}")
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                file.writestr(info, page.read_bytes())
                given.append(student)
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, packed.getvalue())
    return given, left_out


def forget(course: Course, exercise: str, student: str) -> bool:
    """Remove a student from the worksheet and from the zip for Moodle; return whether there was anything.

    It must be known yet who the students are: their names, addresses and participant numbers. Raises Problem.
    """
    known, filled = people.known(course, exercise).get(student), worksheet_of(course, exercise)
    numbers = {known.id} if known is not None and known.platform == people.MOODLE else set()
    some = False
    with contextlib.suppress(Refused, FileNotFoundError):
        with filled.open(encoding="utf-8-sig", errors="replace") as file:
            first = "".join(next(csv.reader(file), [])[:1])  # where Moodle has the participant, in any language
        worksheet = read(filled, first, first)
        graded = exercise in gradebook.exercises(course.db_url)
        rows = gradebook.grades(course.db_url, exercise) if graded else []
        whose = _students(course, exercise, worksheet, rows)
        numbers |= {number for number, one in whose.items() if number and one == student}
        some = tables.without(filled, lambda row: _number(row[first]) in numbers)
    page = course.folder("feedback") / student / exercise / f"{exercise}.html"
    given = page.read_bytes() if page.is_file() else None

    def goes(name: str, data: bytes) -> bool:
        folder = _FOLDER.match(name)
        return (folder is not None and folder[1] in numbers) or data == given

    return archives.without(zip_of(course, exercise), goes) or some


def _number(participant: str) -> str:
    found = _PARTICIPANT.search(participant)
    return found[1] if found else ""


def _folder(participant: str, name: str) -> str:
    """Return the folder of a student, from which Moodle reads the number between the first two underscores.

    >>> _folder("123", "Zoë_O'Neill: a/b"), _folder("7", "..")
    ("Zoë O'Neill a b_123_assignsubmission_file_", 'Participant_7_assignsubmission_file_')
    """
    shown = re.sub(r'[\s_/\\:*?"<>|]+', " ", clean(name)).strip(" .~")
    return f"{shown or 'Participant'}_{participant}_assignsubmission_file_"
