"""Moodle's worksheet and its feedback zip go there and back, and Moodle reads in them what was meant.

`imported` and `unpacked` do what Moodle does with the two files, after its own code:

- mod/assign/feedback/offline/importgradeslib.php (columns are found by their titles, the number is what follows the
  word "Participant ") and locallib.php (what is no grade, or out of range, is skipped without a word);
- mod/assign/feedback/file/importziplib.php (a folder is name_number_plugintype_plugin, split at four underscores).

The columns of the worksheet are those of mod/assign/gradingtable.php.
"""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from build import EXERCISE
from entered import MOST, OUTLINE, enter, prepare
from nbgrader.api import Gradebook

from mlgrading.lms import moodle
from mlgrading.outside import gradebook, people
from mlgrading.outside.cli import main
from mlgrading.outside.collect import collect_class
from mlgrading.outside.course import Course, Problem, open_course
from mlgrading.outside.people import Identity
from mlgrading.wire import Refused

COLUMNS = ["Identifier", "Full name", "ID number", "Email address", "Status", "Grade", "Maximum grade"]
COLUMNS += ["Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments"]
ODD = ["Zoë Müller-Ångström", 'O"Neil, Jr.', "=cmd|' /C calc'!A0", "-2+3", "李\u2028明", "a_b_c", "'tis; so", "@x\ty"]
LANGUAGES = [("Identifier", "Grade", ","), ("ID", "Bewertung", ";")]


def sheet(path: Path, lines: list[dict], most: str = f"{MOST:.2f}", titles=LANGUAGES[0]) -> Path:
    """Write a worksheet as Moodle does; a line has a number, a name and what else differs."""
    file = io.StringIO()
    identifier, grade, delimiter = titles
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([{"Identifier": identifier, "Grade": grade}.get(column, column) for column in COLUMNS])
    for line in lines:
        cells = {"Identifier": f"Participant {line['number']}", "Full name": line["name"], "Maximum grade": most}
        cells |= {"Grade can be changed": "Yes", "Last modified (grade)": "-", "Status": "Submitted"}
        writer.writerow([(cells | line).get(column, "") for column in COLUMNS])
    path.write_bytes(b"\xef\xbb\xbf" + file.getvalue().encode())
    return path


def imported(path: Path) -> dict[int, float]:
    """Return the grades that Moodle takes from a worksheet, by participant number."""
    grades = {}
    for line in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        number = int(line["Identifier"][len("Participant ") :])
        if line["Grade"] == "":
            continue
        try:
            grade = float(line["Grade"].replace(" ", ""))
        except ValueError:
            grade = 0.0
        if 0 <= grade <= float(line["Maximum grade"]):
            grades[number] = grade
    return grades


def unpacked(path: Path) -> dict[int, tuple[str, bytes]]:
    """Return the files that Moodle takes from a zip, by participant number."""
    found = {}
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            parts = name.split("/")
            assert not parts[-1].startswith((".", "~")), "Moodle ignores it"
            while parts:
                info = parts.pop(0).split("_", 4)
                if len(info) >= 4 and info[1].isdigit() and info[2:4] == ["assignsubmission", "file"]:
                    rest = "/".join(filter(None, [*info[4:], *parts]))
                    found[int(info[1])] = rest, file.read(name)
                    break
    return found


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course in which each student has an odd name, known from the archive of Moodle, and one more right answer."""
    course = open_course(tmp_path)
    prepare(course.root)
    people.remember(course, EXERCISE, {f"s{n}": Identity("moodle", f"{200 + n}", name) for n, name in enumerate(ODD)})
    for n in range(len(ODD)):
        enter(course, f"s{n}", min(n, len(OUTLINE)))
    return course


LINES = [{"number": 200 + n, "name": name} for n, name in enumerate(ODD)]
SCORES = {200 + n: sum(task.points for task in OUTLINE[:n]) for n in range(len(ODD))}


def test_the_worksheet_goes_there_and_back(course, tmp_path):
    given = moodle.read(sheet(tmp_path / "Grades.csv", LINES))
    assert [line[1] for line in given.lines] == ODD
    filled = moodle.fill(course, EXERCISE, given)
    assert (len(filled.given), filled.missing, filled.left_out) == (len(ODD), [], {})
    moodle.save(filled, given, tmp_path / "out.csv")
    assert imported(tmp_path / "out.csv") == SCORES
    again = moodle.read(tmp_path / "out.csv")
    at = COLUMNS.index("Grade")
    assert again.columns == given.columns
    assert [line[:at] + line[at + 1 :] for line in again.lines] == [line[:at] + line[at + 1 :] for line in given.lines]
    shown = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert [cell for line in shown for cell in line if cell[:1] in "=+-@" and cell not in ("", "-")] == []


@pytest.mark.parametrize("titles", LANGUAGES)
def test_a_worksheet_in_another_language_is_read_when_its_columns_are_named(course, tmp_path, titles):
    path = sheet(tmp_path / "Bewertungen.csv", LINES, titles=titles)
    given = moodle.read(path, *titles[:2])
    assert moodle.fill(course, EXERCISE, given).given == [f"s{n}" for n in range(len(ODD))]
    if titles != LANGUAGES[0]:
        with pytest.raises(Refused, match=r"a column 'Identifier', got the columns 'ID', .* say so with --identifier"):
            moodle.read(path)


def test_who_handed_in_nothing_keeps_what_moodle_has(course, tmp_path):
    gradebook.merge(course.db_url, EXERCISE, [], missing=["eve"])
    lines = [*LINES[:3], {"number": 300, "name": "Eve", "ID number": "eve", "Grade": "-"}]
    lines += [{"number": 301, "name": "Stranger", "Grade": "3.50"}, {"number": 302, "name": "No grade", "Grade": "-"}]
    given = moodle.read(sheet(tmp_path / "g.csv", lines))
    filled = moodle.fill(course, EXERCISE, given)
    assert filled.missing == ["eve"]
    assert set(filled.left_out) == {f"s{n}" for n in range(3, len(ODD))}
    assert filled.left_out["s3"] == "no line of g.csv is this student's alone"
    moodle.save(filled, given, tmp_path / "out.csv")
    assert imported(tmp_path / "out.csv") == {n: SCORES[n] for n in (200, 201, 202)} | {301: 3.5}
    filled = moodle.fill(course, EXERCISE, given, missing_as_zero=True)
    moodle.save(filled, given, tmp_path / "out.csv")
    assert imported(tmp_path / "out.csv")[300] == 0


def test_grades_that_moodle_would_silently_refuse_are_told(course, tmp_path):
    given = moodle.read(sheet(tmp_path / "g.csv", LINES, most="100.00"))
    with pytest.raises(
        Problem, match=rf"maximum grade in Moodle is 100, and here there are {MOST:g} points: .* --scale"
    ):
        moodle.fill(course, EXERCISE, given)
    filled = moodle.fill(course, EXERCISE, given, scale=True)
    moodle.save(filled, given, tmp_path / "out.csv")
    assert imported(tmp_path / "out.csv")[200 + 1] == pytest.approx(100 * OUTLINE[0].points / MOST, abs=1e-4)
    locked = moodle.read(sheet(tmp_path / "l.csv", [LINES[0] | {"Grade can be changed": "No"}, *LINES[1:]]))
    assert moodle.fill(course, EXERCISE, locked).left_out == {"s0": "Moodle has locked this grade"}


@pytest.mark.parametrize("column", ["ID number", "Email address", "Username"])
def test_students_are_found_by_what_moodle_knows_of_them(course, tmp_path, column, monkeypatch):
    (course.state(EXERCISE) / "people.json").unlink()
    monkeypatch.setattr("test_moodle.COLUMNS", [*COLUMNS, "Username"])
    lines = [{"number": 900 + n, "name": "x", column: f"S{n}"} for n in range(len(ODD))]
    given = moodle.read(sheet(tmp_path / "g.csv", lines))
    assert moodle.fill(course, EXERCISE, given).given == [f"s{n}" for n in range(len(ODD))]


def test_who_shares_an_address_gets_no_grade_of_another(course, tmp_path):
    (course.state(EXERCISE) / "people.json").unlink()
    with Gradebook(course.db_url) as book:
        for student in ("s0", "s1", "s2"):
            book.update_or_create_student(student, email=f"{'twin' if student < 's2' else student}@example.org")
    lines = [{"number": 900 + n, "name": "x", "Email address": "twin@example.org"} for n in range(2)]
    lines += [{"number": 902 + n, "name": "x", "Email address": "s2@example.org"} for n in range(2)]
    lines += [{"number": 904, "name": "x", "ID number": "s1", "Email address": "twin@example.org"}]
    given = moodle.read(sheet(tmp_path / "g.csv", lines))
    filled = moodle.fill(course, EXERCISE, given)
    moodle.save(filled, given, tmp_path / "out.csv")
    assert imported(tmp_path / "out.csv") == {904: SCORES[201]}
    assert {"s0", "s2"} <= set(filled.left_out)
    assert moodle.feedback_zip(course, EXERCISE, given, tmp_path / "f.zip")[0] == ["s1"]


def test_feedback_goes_back_to_whom_it_belongs(course, tmp_path):
    given, left_out = moodle.feedback_zip(course, EXERCISE, None, tmp_path / "f.zip")
    assert (len(given), left_out) == (len(ODD), {})
    pages = {200 + n: course.folder("feedback") / f"s{n}" / EXERCISE / f"{EXERCISE}.html" for n in range(len(ODD))}
    assert unpacked(tmp_path / "f.zip") == {n: (f"{EXERCISE}.html", page.read_bytes()) for n, page in pages.items()}
    first = (tmp_path / "f.zip").read_bytes()
    moodle.feedback_zip(course, EXERCISE, None, tmp_path / "f.zip")
    assert (tmp_path / "f.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "f.zip") as file:
        assert all(name.count("/") == 1 and ".." not in name for name in file.namelist())
        assert "Zoë Müller-Ångström_200_assignsubmission_file_/perceptron.html" in file.namelist()


def test_a_worksheet_says_whose_the_feedback_is_where_nothing_was_collected(course, tmp_path):
    (course.state(EXERCISE) / "people.json").unlink()
    given, left_out = moodle.feedback_zip(course, EXERCISE, None, tmp_path / "f.zip")
    assert not given
    assert "collect Moodle's archive, or give its --worksheet" in left_out["s0"]
    lines = [{"number": 900 + n, "name": name, "ID number": f"s{n}"} for n, name in enumerate(ODD)]
    pages, left_out = moodle.feedback_zip(
        course, EXERCISE, moodle.read(sheet(tmp_path / "g.csv", lines)), tmp_path / "f.zip"
    )
    assert (len(pages), left_out) == (len(ODD), {})
    assert set(unpacked(tmp_path / "f.zip")) == {900 + n for n in range(len(ODD))}


def test_a_student_keeps_one_name_though_moodle_has_a_number_for_each_assignment(tmp_path):
    course = open_course(tmp_path)
    for exercise, number in ((EXERCISE, 7), ("mlp", 31)):
        lines = [{"number": number, "name": "Ada", "Email address": "ada@example.org"}]
        lines += [{"number": number + n, "name": "Twin", "Email address": "twin@example.org"} for n in (1, 2)]
        found = moodle.names(moodle.read(sheet(tmp_path / "g.csv", lines)))
        assert found == {f"{number}": "ada@example.org"}, "two who share an address are told apart by their numbers"
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
            file.writestr(f"Ada_{number}_assignsubmission_file_/{exercise}.ipynb", "{}")
            file.writestr(f"Twin_{number + 1}_assignsubmission_file_/{exercise}.ipynb", "{}")
        collect_class(course, tmp_path / "a.zip", exercise, found)
        assert people.known(course, exercise)["ada@example.org"].id == f"{number}"
    assert sorted(path.name for path in course.submitted.iterdir()) == ["ada@example.org", "twin_32", "twin_8"]


def test_students_of_the_roster_keep_their_names_in_moodle_too(tmp_path):
    lines = [{"number": 7, "name": "Ada", "Email address": "Ada@example.org"}]
    lines += [{"number": 8, "name": "Bob", "ID number": "B-8", "Email address": "bob@example.org"}]
    lines += [{"number": 9, "name": "Cy", "ID number": "C-9", "Email address": "cy@example.org"}]
    given = moodle.read(sheet(tmp_path / "g.csv", lines))
    enrolled = [{"student": "ada", "email": "ada@example.org"}, {"student": "bob", "email": "bob@example.org"}]
    assert moodle.names(given, enrolled) == {"7": "ada", "8": "bob", "9": "C-9"}
    twins = [*enrolled, {"student": "adam", "email": "ada@example.org"}]
    assert moodle.names(given, twins)["7"] == "Ada@example.org", "an address that two share names neither"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "got the columns of an empty file"),
        (b"a,b\n", "got the columns 'a', 'b'"),
        (b"Identifier,Grade\nParticipant 1\n", "line 2 has another number of cells"),
        (b'Identifier,Grade\n"Participant 1,2\n', "no table that can be read"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_what_is_no_worksheet_is_told(tmp_path, data, said):
    (tmp_path / "g.csv").write_bytes(data)
    with pytest.raises(Refused, match=said):
        moodle.read(tmp_path / "g.csv")


def test_the_commands(course, tmp_path, capsys):
    path, where = str(sheet(tmp_path / "Grades.csv", LINES)), ["--course-dir", str(course.root)]
    assert main(["moodle", "grades", EXERCISE, path, *where]) == 0
    *_, counts, out = capsys.readouterr().out.splitlines()
    assert counts == f"{len(ODD)} grades, 0 missing, 0 left out"
    assert imported(Path(out)) == SCORES
    assert main(["moodle", "feedback", EXERCISE, "--worksheet", path, *where]) == 0
    assert set(unpacked(Path(capsys.readouterr().out.splitlines()[-1]))) == set(SCORES)
    assert main(["moodle", "grades", "mlp", path, *where]) == 1
    assert "the gradebook has no assignment 'mlp': run `mlcourse grade mlp` first" in capsys.readouterr().err
    assert main(["moodle", "grades", EXERCISE, str(tmp_path / "none.csv"), *where]) == 1
    assert "the worksheet cannot be read" in capsys.readouterr().err
