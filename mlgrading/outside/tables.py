"""Writes grades as tables (CSV): for a spreadsheet, for Canvas, for Moodle."""

import csv
import hashlib
import hmac
import io
import os
from collections.abc import Callable, Collection
from pathlib import Path

from mlgrading.outside.course import write as write_file

#: The characters that begin a formula in a spreadsheet, full-width signs included
#: (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA = tuple("=+-@\t\r\n＝＋－＠")

#: the name of the key with which a course makes the codes of `anonymised`
KEY = "anonymous.key"

#: the columns that say whose a row is in our tables and in rosters: by the student's name here, or by the id in Canvas
_BY_NAME = ("student", "student_id", "SIS Login ID", "ID number", "id")
_BY_ID = ("lms_user_id", "ID")


def export(
    rows: list[dict], path: Path, layout: str = "plain", title: str | None = None, missing: float | None = None
) -> None:
    """Write rows of `gradebook.grades` as a CSV file, which is replaced as a whole or not at all.

    Layouts:

    - "plain": the columns of `nbgrader export`, then `missing` (yes or empty), the score of each task, and the
      tasks whose points a person set, with the reasons.
    - "canvas": what Canvas' gradebook imports ("How do I import grades in the Gradebook?" in its Instructor Guide; read
      by https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb), with the row of possible
      points. The column is the assignment's `title`, "Perceptron (1234)" with Canvas' number, by default the exercise.
      Canvas finds students by ID (lms_user_id in the gradebook, or in the archive that was collected), else by SIS
      Login ID, for which our name of the student stands where there is no ID.
    - "moodle": for Moodle's grade import, with "ID number" or "Email address" to identify users
      (https://docs.moodle.org/en/Grade_import). Its offline grading worksheet cannot be made from outside: it holds
      Moodle's own participant numbers and times.

    Students who handed in nothing are left out of the two tables for platforms, which then keep what they have, unless
    `missing` is the score that they shall get. Text that a spreadsheet would read as a formula gets an apostrophe in
    front; numbers never do.
    """
    if layout not in _LAYOUTS:
        raise ValueError(f"layout: expected one of {sorted(_LAYOUTS)}, got {layout!r}")
    if layout != "plain":
        scored = [row | {"score": missing} if row["missing"] else row for row in rows]
        rows = [row for row in scored if row["score"] is not None]
    write(_LAYOUTS[layout](rows, title or (rows[0]["exercise"] if rows else "score")), path)


def export_long(rows: list[dict], path: Path) -> None:
    """Write rows of `gradebook.grades`, of any exercises, as one CSV file with a line for each student and task."""
    table: list[list] = [["student", "exercise", "task", "points", "late_submission_penalty", "missing"]]
    for row in sorted(rows, key=lambda row: (row["student"], row["exercise"])):
        about = [row["late_penalty"] or 0.0, "yes" if row["missing"] else ""]
        for task, points in row["tasks"].items() or [("", 0.0)]:
            table.append([row["student"], row["exercise"], task, points, *about])
    write(table, path)


def write(table: list[list], path: Path) -> None:
    """Write lines of cells as a CSV file, whole or not at all, without anything that a spreadsheet would calculate."""
    path = Path(path)
    scratch = path.with_name(f".{path.name}.new")
    with scratch.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        writer.writerows([_cell(value) for value in row] for row in table)
        file.flush()
        os.fsync(file.fileno())
    os.replace(scratch, path)


def anonymised(rows: list[dict], key: bytes) -> list[dict]:
    """Return rows of `gradebook.grades` without names, addresses, ids, times and reasons, in no telling order.

    A student is called by a code, which is the same in all tables with this `key` and cannot be guessed without it.

    >>> row = {"student": "ada", "last_name": "L", "first_name": "A", "email": "a@b", "lms_user_id": "7",
    ...        "timestamp": "2026-11-01 13:00:00", "score": 2.0}
    >>> [one] = anonymised([row], b"secret")
    >>> one["student"], one["email"], one["timestamp"], one["score"]
    ('student-3c30486140', None, None, 2.0)
    """
    hidden = dict.fromkeys(("last_name", "first_name", "email", "lms_user_id", "timestamp", "set_by_hand"))
    coded = [row | hidden | {"student": code(row["student"], key)} for row in rows]
    return sorted(coded, key=lambda row: row["student"])


def code(student: str, key: bytes) -> str:
    """Return what a student is called in the anonymous tables of the course that has this key."""
    return f"student-{hmac.new(key, student.encode(), hashlib.sha256).hexdigest()[:10]}"


def forget(path: Path, names: Collection[str], ids: Collection[str]) -> bool:
    """Remove the rows of a student, who has these names and these ids in Canvas, from a table or a roster.

    Return whether there were any. In a row with another name, an id is not looked at. Raises Problem.
    """

    def goes(row: dict[str, str]) -> bool:
        said = [row[column] for column in _BY_NAME if row.get(column)]
        return any(name in names for name in said) or (
            not said and any(row.get(column) in ids for column in _BY_ID if row.get(column))
        )

    return without(path, goes)


def without(path: Path, goes: Callable[[dict[str, str]], bool]) -> bool:
    """Remove the rows that go from a CSV file, and return whether there were any; all others stay byte for byte.

    A row is given by the titles of its columns. A file that is no such table stays as it is. Raises Problem.
    """
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    lines = list(io.StringIO(text, newline=""))
    first = lines[0] if lines else ""
    rows = csv.reader(lines, delimiter=max(",;\t", key=first.count), strict=True)
    left, done = [], 0
    try:
        columns = [title.removeprefix("\ufeff") for title in next(rows, [])]
        left += lines[: (done := rows.line_num)]
        for cells in rows:
            # A cell may go on over several lines.
            if not goes({column: unescaped(cell) for column, cell in zip(columns, cells, strict=False)}):
                left += lines[done : rows.line_num]
            done = rows.line_num
    except csv.Error:
        return False
    if len(left) == len(lines):
        return False
    write_file(path, "".join(left).encode("utf-8", "surrogateescape"))
    return True


def unescaped(text: str) -> str:
    """Return the text of a cell that `export` wrote.

    >>> unescaped("'=1+1"), unescaped("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def _cell(value: str | float | None) -> str | float:
    """Return a value for a table: whole numbers without a decimal point, and text that is no formula, as "-" is none.

    >>> [_cell(value) for value in (2.0, -1.5, None, "=1+1", "-2", "-", "Ada")]
    [2, -1.5, '', "'=1+1", "'-2", '-', 'Ada']
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) and value != "-" else value
    return int(value) if float(value).is_integer() else value


def _plain(rows: list[dict], title: str) -> list[list]:
    del title
    kept = ["duedate", "timestamp", "student", "last_name", "first_name", "email", "raw_score", "late_penalty"]
    names = {"student": "student_id", "late_penalty": "late_submission_penalty"}
    tasks = sorted({task for row in rows for task in row["tasks"]})
    header = ["assignment", *(names.get(key, key) for key in kept), "score", "max_score", "missing"]
    table = [[*header, *(f"task_{task}" for task in tasks), "set_by_hand"]]
    for row in rows:
        scores = [row["tasks"].get(task, 0.0) for task in tasks]
        known = [row["exercise"], *(row[key] for key in kept), row["score"], row["max_score"]]
        table.append([*known, "yes" if row["missing"] else "", *scores, row.get("set_by_hand", "")])
    return table


def _canvas(rows: list[dict], title: str) -> list[list]:
    table = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]]
    table += [["    Points Possible", "", "", "", "", row["max_score"]] for row in rows[:1]]
    for row in rows:
        name = ", ".join(filter(None, (row["last_name"], row["first_name"]))) or row["student"]
        login = "" if row["lms_user_id"] else row["student"]
        table.append([name, row["lms_user_id"], "", login, "", row["score"]])
    return table


def _moodle(rows: list[dict], title: str) -> list[list]:
    keys = ["first_name", "last_name", "student", "email", "score"]
    table = [["First name", "Last name", "ID number", "Email address", title]]
    return table + [[row[key] for key in keys] for row in rows]


_LAYOUTS = {"plain": _plain, "canvas": _canvas, "moodle": _moodle}
