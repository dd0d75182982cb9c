"""Unpacks the archive of a class, as Canvas or Moodle gives it, into a folder for each student."""

import hashlib
import json
import os
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from mlgrading.outside import candidates, folders, gradebook, people, settings
from mlgrading.outside.archives import Zip
from mlgrading.outside.candidates import Found, shown
from mlgrading.outside.course import Course
from mlgrading.outside.people import CANVAS, MOODLE, Identity
from mlgrading.wire import Refused

#: the archive of a whole class: how many files are listed, and how long a name may be
MAX_CLASS_FILES = 200_000
MAX_NAME = 400
#: the limits for each student by itself: files, zips that are opened, and bytes that are expanded
MAX_FILES = 2_000
MAX_ZIPS = 5
MAX_EXPANDED = 100_000_000
#: the beginning of the note about a student whose work was not collected
NOT = "not collected"
#: the file names in archives of Canvas and Moodle; other archives have a folder for each student
_CANVAS = re.compile(r"(?P<who>[^/]+?)(?P<late>_LATE)?_(?P<number>\d+)_(?P<upload>\d+)_(?P<file>[^/]+)")
_MOODLE = re.compile(r"(?P<who>[^/]+?)_(?P<number>\d+)_assignsubmission_file(?:_/?|/)(?P<file>.+)")
_FOLDERS = re.compile(r"(?P<who>[^/]+)/(?P<file>.+)")
#: the record that `collect_archive` keeps beside each file that it wrote
RECORD = ".collected.json"


@dataclass(frozen=True)
class _Upload:
    """A file in the archive of a class: `version` orders the attempts of a student."""

    path: str
    version: tuple[int, ...]
    late: bool
    info: zipfile.ZipInfo


def collect_class(
    course: Course, archive: Path, exercise: str, participants: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Collect the archive of a class into a course, as `collect_archive` does, and keep who the students are there.

    Students whose ids in Canvas are among the `enrolled` (the column lms_user_id) are called as they are there.
    `participants` holds names by Moodle's participant numbers; see `moodle.names`.
    """
    names = {row["lms_user_id"]: row["student"] for row in enrolled(course) if row["lms_user_id"]}
    found: dict[str, Identity] = {}
    said = collect_archive(archive, course.submitted, exercise, participants or names, found)
    people.remember(course, exercise, {student: one for student, one in found.items() if student in said})
    return said


def enrolled(course: Course) -> list[dict]:
    """Return the students of the gradebook (`nbgrader db student import`) and of the roster of course.toml.

    Each is a row as `gradebook.roster` has it. The roster is there before anything is graded, and it is newer.
    """
    rows = {row["student"]: row for row in gradebook.roster(course.db_url)}
    for person in settings.roster(course.root, course.settings or settings.Settings()):
        told = asdict(person)
        known = rows.get(person.student, told)
        rows[person.student] = known | {name: value for name, value in told.items() if value}
    return [*rows.values()]


def collect_archive(
    archive: Path,
    target: Path,
    exercise: str,
    names: Mapping[str, str] | None = None,
    seen: dict[str, Identity] | None = None,
) -> dict[str, str]:
    """Write the notebooks of a class to `target`/<student>/<exercise>/<exercise>.ipynb; return a note for each student.

    `archive` is the zip of all submissions that Canvas or Moodle gives, or one with a folder for each student. A file
    that is there already is replaced only by a newer attempt, and never when it was changed since. Files that belong to
    no student are noted under "". `names` holds the names that students have in this course, by their ids on the
    platform; others are called by name and id, as lovelaceada_1001. The identities that the archive shows are put into
    `seen`. Raises Refused when the archive cannot be read or holds no student's files.
    """
    try:
        file = open(archive, "rb")
    except OSError as error:
        raise Refused(f"the archive cannot be opened: {error.strerror}") from None
    with file:
        whole = Zip(file, members=None)
        if len(whole.members) > MAX_CLASS_FILES:
            [(most, times)] = Counter(name.partition("/")[0] for _, name in whole.members).most_common(1)
            raise Refused(
                f"the archive holds {len(whole.members):,} files, but at most {MAX_CLASS_FILES:,} are read; "
                f"{times:,} of them are in {shown(most)}: unpack it, and make an archive without those"
            )
        students, strangers = _students(whole, exercise, names or {}, {} if seen is None else seen)
        if not students:
            raise Refused("the archive holds no submissions named as by Canvas or Moodle, and no folders of students")
        target = Path(target)
        target.mkdir(parents=True, exist_ok=True)
        root = os.open(target, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            said = {name: _collect_one(whole, students[name], root, name, exercise) for name in sorted(students)}
        finally:
            os.close(root)
    if strangers:
        said[""] = f"{NOT}, no student's: {candidates.listed([shown(name) for name in strangers])}"
    return said


def _students(
    whole: Zip, exercise: str, names: Mapping[str, str], seen: dict[str, Identity]
) -> tuple[dict[str, list[_Upload]], list[str]]:
    """Return the files of each student, and the names of those that belong to no student; note who students are."""
    members = [(info, name) for info, name in whole.members if not candidates.is_junk(name)]
    # One layout for all, so that no student can choose a file name that looks like another student's.
    paths = [name for _, name in members if len(name) <= MAX_NAME]
    tops = {tuple(name.split("/")[:2]) for name in paths}
    top = paths[0].partition("/")[0] + "/" if paths and len({first for first, *_ in tops}) == 1 else ""
    fits = {
        (layout, skip): sum(bool(layout.fullmatch(name[len(skip) :])) for name in paths)
        for layout in (_CANVAS, _MOODLE)
        for skip in ("", top)
    }
    (layout, skip), fitting = max(fits.items(), key=lambda fit: fit[1])
    if 2 * fitting < len(paths):
        # A single folder is a student's, unless it holds several that are not the exercise's.
        layout, skip = _FOLDERS, top if len(tops) > 1 and all(n.count("/") > 1 for n in paths) else ""
        skip = "" if any(exercise in second[1:] for second in tops) else skip
    students: dict[str, list[_Upload]] = {}
    owners: dict[str, tuple[str, str | None]] = {}
    strangers = []
    for number, (info, name) in enumerate(sorted(members, key=lambda member: member[1])):
        match = layout.fullmatch(name[len(skip) :]) if len(name) <= MAX_NAME else None
        student = _student(match, names) if match is not None else ""
        if match is None or not student:
            strangers.append(name)
            continue
        person = match["who"], match.groupdict().get("number")
        if owners.setdefault(student, person) != person:
            student += "-" + hashlib.sha256(repr(person).encode("utf-8", "replace")).hexdigest()[:8]
        if layout is not _FOLDERS:
            seen[student] = Identity(CANVAS if layout is _CANVAS else MOODLE, match["number"], match["who"])
        attempt, upload = 0, 0
        if layout is _CANVAS:
            # Canvas appends the number of the attempt to the name that the first attempt had.
            again = re.search(r"-(\d{1,4})\.\w+$", match["file"])
            again = again if candidates.attempt(match["file"], exercise) is not None else None
            attempt, upload = int(again[1]) if again else 0, int(match["upload"][:18])
        version = (attempt, upload, *info.date_time, number)
        late = layout is _CANVAS and bool(match["late"])
        students.setdefault(student, []).append(_Upload(match["file"], version, late, info))
    return students, strangers


def _student(match: re.Match, names: Mapping[str, str]) -> str:
    """Return a student's id that is safe as the name of a folder."""
    who = unicodedata.normalize("NFKC", match["who"])
    if "number" not in match.groupdict():
        return re.sub(r"[^\w.-]+", "_", who).strip("._-")[:60]
    ours = names.get(match["number"], "")
    if ours and not ours.startswith(".") and "/" not in ours and "\0" not in ours:
        return ours
    return "_".join(filter(None, [re.sub(r"[\W_]+", "_", who.casefold()).strip("_")[:40], match["number"][:18]]))


def _collect_one(whole: Zip, uploads: list[_Upload], root: int, student: str, exercise: str) -> str:
    try:
        return _collect_best(whole, uploads, root, student, exercise)
    except Refused as reason:
        return f"{NOT}: {reason}"
    except OSError as error:
        return f"{NOT}: the notebook cannot be written: {error.strerror}"


def _collect_best(whole: Zip, uploads: list[_Upload], root: int, student: str, exercise: str) -> str:
    if len(uploads) > MAX_FILES:
        raise Refused(f"{len(uploads):,} files were handed in; hand in the notebook itself")
    whole.allow(MAX_EXPANDED)
    source: dict[Found, _Upload] = {}
    problems: list[str] = []
    opened = 0
    # The newest comes first, since of several attempts the last one counts.
    for upload in sorted(uploads, key=lambda upload: upload.version, reverse=True):
        if candidates.is_notebook(upload.path):
            source[Found(upload.path, upload.version, partial(whole.read, upload.info))] = upload
        elif upload.path.lower().endswith(".zip"):
            opened += 1
            if opened > MAX_ZIPS:
                continue
            try:
                found = Zip(BytesIO(whole.read(upload.info))).notebooks(upload.path)
                source |= dict.fromkeys(found, upload)
            except Refused as problem:
                problems.append(str(problem))
    if not source and not problems:
        raise Refused(f"no notebook was handed in, only {candidates.listed([shown(u.path) for u in uploads])}")
    # Only the last attempt counts, even where an earlier one has the exact name.
    last = max((upload.version[0] for upload in source.values()), default=0)
    chosen, data, notes = candidates.choose([f for f in source if source[f].version[0] == last], exercise, problems)
    if opened > MAX_ZIPS:
        notes.append(f"{opened} zips were handed in: the {MAX_ZIPS} newest were opened")
    late = ["handed in late"] if source[chosen].late else []
    return "; ".join([_write(root, student, exercise, data, source[chosen].version[:-1]), *late, *notes])


def _write(root: int, student: str, exercise: str, data: bytes, version: tuple[int, ...]) -> str:
    name = f"{exercise}.ipynb"
    folder = folders.enter(root, (student, exercise), make=True)
    try:
        digest, outcome = hashlib.sha256(data).hexdigest(), "collected"
        record = json.dumps({"sha256": digest, "version": version}).encode()
        try:
            os.stat(name, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            pass
        else:
            try:
                there = hashlib.sha256(folders.read(folder, (name,))).hexdigest()
            except Refused as reason:
                return f"{NOT}: {reason}"
            try:
                old = json.loads(folders.read(folder, (RECORD,), limit=10_000))
                ours, older = old["sha256"] == there, old["version"] < list(version)
            except (Refused, ValueError, TypeError, KeyError, RecursionError):
                ours, older = False, False
            if there == digest:
                if older or not ours:
                    folders.replace(folder, RECORD, record)
                return "unchanged"
            if not ours:
                return f"{NOT}: the notebook that is there came from elsewhere, or was changed since, and is kept"
            if not older:
                return "kept the notebook that is there: it is a newer attempt"
            outcome = "collected a newer attempt"
        # The record comes last: without it, the notebook is kept.
        folders.replace(folder, name, data)
        folders.replace(folder, RECORD, record)
        return outcome
    finally:
        os.close(folder)
