"""A person who is in everything that a course writes is removed from it, and found nowhere; all others stay."""

import csv
import io
import json
import logging
import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from canvas_stand_in import ASSIGNMENT, COURSE, TOKEN, Canvas, serve
from nbgrader.api import Gradebook
from nbgrader.utils import notebook_hash
from test_moodle import sheet

from mlgrading import wire
from mlgrading.lms import canvas as sending
from mlgrading.lms import journal
from mlgrading.lms.canvas_client import Target
from mlgrading.lms.journal import Entry, Journal, State
from mlgrading.outside import coordinator, forgetting, gradebook, hub, overrides, people, tables, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import Problem, open_course
from mlgrading.outside.people import Identity
from mlgrading.wire import Mark, Result, Status, Verdict

pytestmark = pytest.mark.slow  # most tests run a class, with stand-ins for the workers
ROOT = Path(__file__).parents[2]
FIRST, SECOND = "perceptron", "mlp"  # one comes from Canvas, the other from Moodle
TASK, FULL = "by_hand", 17
PERSON = "quix77h"
#: what is told of each: the address, the names, the number in Canvas and that in Moodle
TOLD = {
    PERSON: ("grace.quixworthy@uni.example", "Quixworthy", "Gracebeth", 7654321098, 8642097531),
    "ada": ("ada@uni.example", "Lovelace", "Ada", 1001, 2001),
    "bob": ("bob@uni.example", "Bernoulli", "Bob", 1002, 2002),
}
WORDS = [PERSON, *map(str, TOLD[PERSON]), "quixworthy", "gracebeth"]
STAMP = "2026-11-01 10:00:00.000000 UTC"


@pytest.fixture
def stand_in(monkeypatch) -> None:
    """A stand-in for the workers, which finds one task wrong, and gives the notebook back with its student's name."""

    def grade(job: bytes) -> bytes:
        wanted = wire.read(job, wire.Job)
        student = wanted.handed.student
        missed = TASK if student != coordinator.SOLUTION else ""
        marks = [
            Mark(Verdict.WRONG, "Not this.") if task.name == missed else Mark(Verdict.RIGHT)
            for task in wanted.exercise.outline
        ]
        cells = [nbformat.v4.new_code_cell(f"# by {student}", id="a")]
        notebook = nbformat.writes(nbformat.v4.new_notebook(cells=cells))
        return wire.write(Result.of(wanted, Status.GRADED, marks, notebook))

    monkeypatch.setattr(workers, "grade", grade)
    monkeypatch.setattr(coordinator.command, "check", lambda: None)


@pytest.fixture
def new(tmp_path, monkeypatch, stand_in) -> Path:
    """A new course with a roster, in the current folder; its exchange lies beside it."""
    header = "student,last_name,first_name,email,lms_user_id\n"
    rows = [f"{student},{last},{first},{mail},{number}\n" for student, (mail, last, first, number, _) in TOLD.items()]
    (tmp_path / "class.csv").write_text(header + "".join(rows))
    words = ["--exercises", f"{FIRST},{SECOND}", "--roster", str(tmp_path / "class.csv"), "--quiet"]
    assert main(["new-course", str(tmp_path / "autumn"), *words]) == 0
    monkeypatch.chdir(tmp_path / "autumn")
    (tmp_path / "exchange").mkdir(mode=0o777)
    with Path("nbgrader_config.py").open("a") as file:
        file.write(f"\nget_config().Exchange.root = {str(tmp_path / 'exchange')!r}\n")
    return tmp_path / "autumn"


def hand_in(student: str, exercise: str = FIRST) -> None:
    folder = Path("submitted", student, exercise)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / exercise / f"{exercise}.ipynb", folder)


@pytest.fixture
def course(new) -> Path:
    """The same course, in which all three have handed in the first exercise, and it is graded."""
    for student in TOLD:
        hand_in(student)
    assert main(["grade", FIRST, "--quiet"]) == 0
    return new


def run(*words: str, code: int = 0) -> None:
    assert main([*words, "--quiet"]) == code, words


def forget(capsys, code: int = 0) -> dict:
    capsys.readouterr()
    assert main(["forget", PERSON, "--yes", "--json"]) == code
    return json.loads(capsys.readouterr().out)


def live_through_a_term(exchange: Path) -> None:
    """Put all three through everything that writes, the exchange and both platforms included."""
    with Gradebook(open_course(Path()).db_url) as book:
        for student, (_, _, _, number, _) in TOLD.items():
            book.update_or_create_student(student, lms_user_id=f"{number}")
    beside = exchange.parent
    with zipfile.ZipFile(beside / "canvas.zip", "w") as packed:
        for _, last, first, number, _ in TOLD.values():
            name = f"{last}{first}".lower()
            packed.write(ROOT / "exercises" / FIRST / f"{FIRST}.ipynb", f"{name}_{number}_9{number}_{FIRST}.ipynb")
    with zipfile.ZipFile(beside / "moodle.zip", "w") as packed:
        for _, last, first, _, number in TOLD.values():
            folder = f"{first} {last}_{number}_assignsubmission_file_"
            packed.write(ROOT / "exercises" / SECOND / f"{SECOND}.ipynb", f"{folder}/{SECOND}.ipynb")
    lines = [
        {"number": number, "name": f"{first} {last}", "ID number": student, "Email address": mail}
        for student, (mail, last, first, _, number) in TOLD.items()
    ]
    worksheet = str(sheet(beside / "Grades.csv", lines))
    run("collect", FIRST, str(beside / "canvas.zip"))
    run("collect", SECOND, str(beside / "moodle.zip"), "--worksheet", worksheet)
    for student in (PERSON, "ada"):
        for folder in (inbound(exchange, student), Path("submitted", student, FIRST)):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "timestamp.txt").write_text(STAMP)
            (folder / "submission_secret.txt").write_text(secret(student))
        shutil.copy(Path("submitted", student, FIRST, f"{FIRST}.ipynb"), inbound(exchange, student))
    for student in (PERSON, "bob"):
        Path("submitted", student, FIRST, "regrade.toml").write_text(
            f'task = "{TASK}"\nreason = "I, {student}, ask."\n'
        )
    settings = Path("course.toml").read_text()
    settings = settings.replace("# student_17 = 3", f"{PERSON} = 3  # ill\nbob = 1")
    settings = settings.replace("# due = 2030-01-31", f"extra_days = {{ {PERSON} = 7, bob = 2 }}", 1)
    Path("course.toml").write_text(settings)
    for exercise in (FIRST, SECOND):
        run("grade", exercise, "--layout", "canvas", "--layout", "moodle")
    for student in (PERSON, "bob"):
        run("override", FIRST, student, TASK, "1", "--reason", f"{student} was right,\nin part")
    with serve(Canvas(users={number for *_, number, _ in TOLD.values()}, points=FULL)) as canvas:
        run(*push(canvas), "--send")
        assert canvas.wrong == []
    # By now it is known who is who, without our names.
    nameless = sheet(beside / "Later.csv", [line | {"ID number": ""} for line in lines])
    run("moodle", "grades", SECOND, str(nameless), "--scale")
    run("moodle", "feedback", SECOND)
    run("hub", "return", FIRST, code=3)  # what bob has handed in came another way
    for exercise in (FIRST, SECOND):
        run("table", exercise, "--anonymous")
        run("report", exercise, "--layout", "canvas", "--layout", "moodle")
        run("release-feedback", exercise)
    run("export")
    run("export", "--anonymous", "--to", "anonymous.csv")


def push(canvas: Canvas) -> list[str]:
    return ["canvas", "push", FIRST, "--course", f"{COURSE}", "--assignment", f"{ASSIGNMENT}", "--url", canvas.url]


def secret(student: str) -> str:
    return f"secret-of-{len(student)}-and-many-more-letters"


def inbound(exchange: Path, student: str) -> Path:
    return exchange / "how-neural-networks-learn" / "inbound" / f"{student}+{FIRST}+{STAMP}+aBcD_-12"


def given_back(exchange: Path, student: str) -> Path:
    page = f"{notebook_hash(secret=secret(student), notebook_id=FIRST)}.html"
    return exchange / "how-neural-networks-learn" / "feedback" / page


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def naming(there: dict[str, bytes], words: list[str]) -> set[str]:
    """Return which files have one of the words anywhere in their paths or contents; zips are opened."""

    def has(name: str, data: bytes) -> bool:
        if any(word in name or word.encode() in data for word in words):
            return True
        return zipfile.is_zipfile(io.BytesIO(data)) and any(has(*one) for one in members(data).items())

    return {name for name, data in there.items() if has(name, data)}


def without(name: str, data: bytes, gone: Callable[[object], bool]) -> object:
    """Return what must be left of a file when what is gone, lines, entries or members, is taken out of it."""
    if name.endswith(".zip"):
        return {one: text for one, text in members(data).items() if not gone(f"{one} {text!r}")}
    if name.endswith(".json"):
        kept = json.loads(data)
        entries = kept.items() if isinstance(kept, dict) else kept
        return [entry for entry in entries if not gone(entry)]
    if name.endswith(".csv"):
        return [row for row in csv.reader(io.StringIO(data.decode(), newline="")) if not gone(row)]
    if name == "course.toml":
        return re.sub(rf"{PERSON} = (3  # ill\n|7, )", "", data.decode())
    if name.endswith(".jsonl"):
        return [line for line in data.splitlines(keepends=True) if not gone(line)]
    return data


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # nbgrader leaves files open
def test_a_person_is_forgotten_everywhere_and_the_others_are_as_they_were(new, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("CANVAS_TOKEN", TOKEN)
    exchange = tmp_path / "exchange"
    live_through_a_term(exchange)
    words = [*WORDS, tables.code(PERSON, Path(".grading", tables.KEY).read_bytes())]
    before, book = files(new), gradebook.grades(open_course(new).db_url, FIRST)
    named = naming(before, words)
    [sent] = [name for name in named if name.endswith(".jsonl")]
    for name in (
        *("course.toml", "roster.csv", "gradebook.db", "export.csv", "anonymous.csv", "reports/index.html", sent),
        *(f".grading/{FIRST}/{name}.json" for name in ("people", "scores", "overrides", "answers")),
        *(f".grading/{SECOND}/{name}.json" for name in ("people", "scores", f"results/{PERSON}")),
        *(f".grading/{exercise}/published/{PERSON}" for exercise in (FIRST, SECOND)),
        *(f"reports/{FIRST}{end}" for end in (".html", ".csv", "-canvas.csv", "-moodle.csv", "-anonymous.csv")),
        *(f"reports/{SECOND}-moodle-{end}" for end in ("worksheet.csv", "feedback.zip")),
        *(f"returned/{exercise}{end}" for exercise in (FIRST, SECOND) for end in (".zip", f"/{PERSON}.html")),
        *(f"{folder}/{PERSON}/{FIRST}/{FIRST}.ipynb" for folder in ("submitted", "autograded")),
        *(f"submitted/{PERSON}/{FIRST}/{name}" for name in (".collected.json", "regrade.toml")),
        f"feedback/{PERSON}/{FIRST}/{FIRST}.html",
    ):
        assert name in named, "it would prove nothing"
    assert inbound(exchange, PERSON).is_dir()
    assert PERSON in given_back(exchange, PERSON).read_text()

    done = forget(capsys)
    assert (done["left"], done["by_hand"], done["failed"]) == ([], [], {})
    after = files(new)
    assert naming(after, words) == set()
    assert naming(files(exchange), words) == set()
    assert not given_back(exchange, PERSON).exists()
    assert {*before} - {*after} == {name for name in named if PERSON in name}, "no other file has gone"

    def gone(part: object) -> bool:
        return any(word in str(part) for word in words)

    for name in {*after} - {".grading/lock", "gradebook.db"}:
        if not re.fullmatch(r"reports/\w+\.html", name):  # these are written anew, without the person
            assert without(name, after[name], gone) == without(name, before[name], gone), name
    assert gradebook.grades(open_course(new).db_url, FIRST) == [row for row in book if row["student"] != PERSON]
    assert inbound(exchange, "ada").is_dir()
    assert "ada" in given_back(exchange, "ada").read_text()

    # What was sent to the others is known as sent, and all goes on.
    target = Target(re.sub(r".*/canvas-(.+)_(\d+)-.*", r"http://\1:\2", sent), COURSE, ASSIGNMENT)
    planned = sending.plan(open_course(new), FIRST, target)
    assert (planned.posts, planned.unchanged) == ([], ["ada", "bob"])
    for exercise in (FIRST, SECOND):
        run("grade", exercise)
    run("moodle", "feedback", SECOND)
    assert naming(files(new), words) == set()
    assert main(["forget", PERSON, "--yes"]) == 1
    assert f"nothing is known of {PERSON!r}" in capsys.readouterr().err


def test_pages_in_the_exchange_are_found_by_every_hand_in_that_is_known(course, tmp_path, capsys):
    exchange = tmp_path / "exchange"
    for student, secrets in {PERSON: ("earlier", "later"), "ada": ("first",)}.items():
        for name in secrets:
            # Of the later one, the exchange has the page alone.
            place = inbound(exchange, student) if name != "later" else Path("submitted", student, FIRST)
            place.mkdir(parents=True, exist_ok=True)
            (place / "submission_secret.txt").write_text(f"{name}-and-many-more-letters")
            page = notebook_hash(secret=f"{name}-and-many-more-letters", notebook_id=FIRST)
            given_back(exchange, student).parent.mkdir(exist_ok=True)
            (given_back(exchange, student).parent / f"{page}.html").write_text(name)
    inbound(exchange, f"{PERSON}+x").mkdir()
    Path(exchange / "how-neural-networks-learn" / "inbound" / PERSON).mkdir()
    assert forget(capsys, code=3)["by_hand"] == []
    assert [path.read_text() for path in exchange.rglob("*.html")] == ["first"]
    left = {path.name for path in inbound(exchange, PERSON).parent.iterdir()}
    assert left == {inbound(exchange, "ada").name, inbound(exchange, f"{PERSON}+x").name, PERSON}


def test_a_page_in_moodles_zip_is_found_where_no_number_is_kept(course, tmp_path, capsys):
    lines = [{"number": told[-1], "name": "x", "ID number": student} for student, told in TOLD.items()]
    run("moodle", "feedback", FIRST, "--worksheet", str(sheet(tmp_path / "Grades.csv", lines)))
    zipped = Path("reports", f"{FIRST}-moodle-feedback.zip")
    before = members(zipped.read_bytes())
    assert forget(capsys)["left"] == []
    kept = members(zipped.read_bytes())
    assert len(kept) == len(before) - 1
    assert kept.items() <= before.items()
    assert naming({"zip": zipped.read_bytes()}, WORDS) == set()


def test_what_a_person_must_remove_is_said(course, tmp_path, capsys, monkeypatch):
    place = inbound(tmp_path / "exchange", PERSON)
    place.mkdir(parents=True)
    remove = shutil.rmtree
    # What belongs to another account stays, and no error is told.
    monkeypatch.setattr(hub.shutil, "rmtree", lambda path, **how: None if path == place else remove(path, **how))
    Path("notes.txt").write_text(f"Talk to {PERSON} about task 3.")
    Path("letters").mkdir()
    Path("letters", "all.txt").write_text(f"To: {TOLD[PERSON][0].title()}")
    done = forget(capsys, code=3)
    assert done["left"] == ["letters/all.txt", "notes.txt", str(place)]
    assert done["by_hand"] == [f"{place} is another account's: it, or an administrator, must remove it"]
    Path("notes.txt").unlink()
    shutil.move(place, tmp_path / "gone")
    assert main(["forget", PERSON, "--yes"]) == 1, "nothing names the id any more"


def test_a_run_that_was_broken_off_is_repeated_and_still_knows_whom_it_looks_for(course, capsys):
    Path("mail.txt").write_text(TOLD[PERSON][0])
    path = Path(".grading", FIRST, overrides.FILE)
    path.write_text("{")
    assert main(["forget", PERSON, "--yes"]) == 1
    assert "the overrides in" in capsys.readouterr().err
    path.unlink()
    assert forget(capsys, code=3)["left"] == ["mail.txt"]


def test_a_report_that_cannot_be_written_anew_is_told_and_found(course, capsys, monkeypatch):
    def fail(*_: object) -> None:
        raise Problem("no room")

    monkeypatch.setattr(coordinator, "grade_class", fail)
    done = forget(capsys, code=3)
    assert done["failed"] == {FIRST: "no room"}
    assert done["left"] == ["reports/index.html", f"reports/{FIRST}.html"]


def test_what_a_killed_run_left_goes_too(course, capsys):
    Path(".grading", FIRST, "results", f".{PERSON}.json.new").write_text("{")
    Path(".grading", FIRST, "aside", f"{PERSON}.json").write_text("{")
    assert forget(capsys)["left"] == []


def group(capsys, *handed: str) -> tuple[dict, dict[str, float]]:
    """Let the three be a group of whom these have handed in; return what forgetting said, and the scores after it."""
    text = Path("course.toml").read_text()
    Path("course.toml").write_text(text.replace("# due = 2030-01-31", "groups = true", 1))
    header, *rows = Path("roster.csv").read_text().splitlines()
    Path("roster.csv").write_text("\n".join([f"{header},group", *(f"{row},1" for row in rows)]))
    for at, student in enumerate(handed):
        hand_in(student)
        Path("submitted", student, FIRST, "timestamp.txt").write_text(f"2026-11-0{9 - at} 10:00:00 UTC")
    Path("submitted", PERSON, FIRST, "regrade.toml").write_text("please!")
    run("grade", FIRST)
    done = forget(capsys, code=3)
    scores = {row["student"]: row["score"] for row in gradebook.grades(open_course(Path()).db_url, FIRST)}
    run("grade", FIRST)
    again = {row["student"]: row["score"] for row in gradebook.grades(open_course(Path()).db_url, FIRST)}
    assert scores == again
    assert naming(files(Path()), [PERSON]) == set(), "the work is graded again, as that of another member"
    return done, scores


def test_what_was_handed_in_for_a_group_stays_with_the_others(new, capsys):
    done, scores = group(capsys, PERSON)
    assert f"the name under which a group had handed in {FIRST}; ada has its work now" in done["removed"]
    assert scores == {"ada": FULL - 2, "bob": FULL - 2}
    assert {path.name for path in Path("submitted", "ada", FIRST).iterdir()} == {f"{FIRST}.ipynb", "timestamp.txt"}


def test_where_an_earlier_hand_in_of_a_group_counts_now_it_is_said(new, capsys):
    done, scores = group(capsys, PERSON, "ada", "bob")
    [told] = done["by_hand"]
    assert f"the work that counted for a group in {FIRST} is gone: an earlier one counts now" in told
    assert scores == {"ada": FULL - 2, "bob": FULL - 2}


def test_a_number_that_may_mean_anything_is_not_looked_for(course, capsys):
    people.remember(open_course(course), FIRST, {PERSON: Identity("moodle", "17")})
    assert main(["forget", PERSON, "--yes"]) == 0
    said = capsys.readouterr().out
    assert "not searched for, since so short a number may mean anything: 17" in said
    assert f"were searched for {PERSON}, {TOLD[PERSON][3]}, {TOLD[PERSON][0]}: none names them" in said


def test_without_a_terminal_no_student_is_forgotten_unasked(course, capsys):
    assert main(["forget", PERSON]) == 2
    assert "expected --yes" in capsys.readouterr().err
    assert Path("submitted", PERSON).is_dir()


# --- extra days in course.toml


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[extra_days]\nada = 3 # ill\nbob = 1\n", "[extra_days]\nbob = 1\n"),
        ("[extra_days]\r\n'ada' = 2.5\r\nbob = 1\r\n", "[extra_days]\r\nbob = 1\r\n"),
        ('[exercises.mlp.extra_days]\n"ada"=3', "[exercises.mlp.extra_days]\n"),
        ("extra_days = { ada = 3, bob = 1 }\n", "extra_days = { bob = 1 }\n"),
        ("extra_days = { bob = 1, ada = 3 } # ada = 3\n", "extra_days = { bob = 1 } # ada = 3\n"),
        ("extra_days = {ada = 3}\n", "extra_days = {}\n"),
        ("extra_days.ada = 3\nextra_days.bob = 1\n", "extra_days.bob = 1\n"),
        (
            "[extra_days]\nada = 1\n[exercises.mlp]\nextra_days = { ada = 2 }\npoints = { ada = 3 }\n",
            "[extra_days]\n[exercises.mlp]\nextra_days = {  }\npoints = { ada = 3 }\n",
        ),
        ("[extra_days]\nlada = 3\nada-b = 2\nada = 3\n", "[extra_days]\nlada = 3\nada-b = 2\n"),
        ('title = """\n[extra_days]\nada = 3\n"""\n', None),
        ("[exercises.mlp.points]\nada = 3\n", None),
    ],
)
def test_extra_days_are_taken_out_of_the_settings_and_nothing_else(tmp_path, text, left):
    path, done = tmp_path / "course.toml", forgetting.Forgotten()
    path.write_bytes(text.encode())
    forgetting._forget_extra_days(path, "ada", done)
    assert path.read_bytes().decode() == (text if left is None else left)
    assert done.removed == ([] if left is None else ["extra_days of course.toml"])
    assert done.by_hand == []
    tomllib.loads(path.read_text())


@pytest.mark.parametrize("text", ["exercises.mlp.extra_days.ada = 3\n", '[extra_days]\n"\\u0061da" = 3\n'])
def test_extra_days_that_cannot_be_taken_out_safely_are_named(tmp_path, text):
    path, done = tmp_path / "course.toml", forgetting.Forgotten()
    path.write_text(text)
    forgetting._forget_extra_days(path, "ada", done)
    assert path.read_text() == text
    assert done.by_hand == ["course.toml has ada in extra_days, written so that you must remove it"]


# --- tables, journals, and the search


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("student,note\nada,x\nadam,ada\n", "student,note\nadam,ada\n"),
        ('student,note\nada,"one\ntwo"\nbob,"x\nada"\n', 'student,note\nbob,"x\nada"\n'),
        ("\ufeffid;lms_user_id\r\nada;17\r\nbob;17\r\n", "\ufeffid;lms_user_id\r\nbob;17\r\n"),
        ("Student,ID,SIS Login ID,x\na,17,,3\nb,18,,17\n", "Student,ID,SIS Login ID,x\nb,18,,17\n"),
        ("student_id,score\nstudent-1,1\nbob,17\n", "student_id,score\nbob,17\n"),
        ('student,note\nada,"never closed\nbob,1\n', None),
        ("", None),
    ],
)
def test_rows_go_by_the_columns_that_say_whose_they_are(tmp_path, text, left):
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode())
    assert tables.forget(path, ("ada", "student-1"), ("17",)) == (left is not None)
    assert path.read_bytes().decode() == (text if left is None else left)


def test_lines_about_others_stay_byte_for_byte_in_a_journal(tmp_path):
    course = open_course(tmp_path)
    path = course.state(FIRST) / "canvas-example.org-1-2.jsonl"
    for student, user in (("ada", 1), ("bob", 2), ("ada", 1), ("bob", 2)):
        Journal(path).write(Entry("now", student, user, State.SENT, "3", "digest"))
    others = b"".join(path.read_bytes().splitlines(keepends=True)[1::2])
    cut = b'{"at":"now","student":"bob","us'
    path.write_bytes(path.read_bytes() + b'{"at":"now","student":"ada","use\n' + cut)
    assert journal.forget(course, FIRST, "ada")
    assert path.read_bytes() == others + cut
    assert not journal.forget(course, FIRST, "ada")
    assert Journal(path).sent(2) is not None
    assert Journal(path).sent(1) is None


def packed(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "left"),
    [
        ("a/lovelaceada_70017_555_x.ipynb", b"", ["a/lovelaceada_70017_555_x.ipynb"]),
        ("a.html", "by zoë o&#39;neil.".encode(), ["a.html"]),
        ("a.json", b'["zo\\u00eb o\'neil"]', ["a.json"]),
        ("a.txt", "zoë o'neil".encode().replace("ë".encode(), "e\u0308".encode()), ["a.txt"]),
        ("a.txt", b"mailto:ADA@Uni.Example", ["a.txt"]),
        ("a.txt", b"Participant 70017.", ["a.txt"]),
        ("a.txt", b"0.70017, 70017.5, 170017 and b70017", []),
        ("a.txt", b"eada@uni.example and ada@uni.examples", []),
        ("a.bin", packed(x=packed(y=b"no. 70017")), ["a.bin"]),
        ("a.zip", packed(x70017=b""), []),
        ("a.zip", packed(**{"x_70017": b""}), ["a.zip"]),
        ("a.zip", packed(x=b"y").replace(b"PK\1\2", b"PK\0\0"), ["a.zip"]),
        ("sources/a.txt", b"70017", []),
        ("environment/pyvenv.cfg", b"70017", []),
        ("a/sources/a.txt", b"70017", ["a/sources/a.txt"]),
    ],
)
def test_the_search_finds_words_in_names_contents_and_zips(tmp_path, name, data, left):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(data)
    told = forgetting.search(tmp_path, ["70017", "ada@uni.example", "zoë o'neil"])
    assert [path.partition(", perhaps")[0] for path in told] == left


def test_a_zip_that_expands_without_end_is_not_looked_into_but_named(tmp_path, monkeypatch):
    monkeypatch.setattr(forgetting, "_MOST", 1000)
    (tmp_path / "a.zip").write_bytes(packed(x=packed(y=bytes(600)), z=bytes(600)))
    [told] = forgetting.search(tmp_path, ["70017"])
    assert told == "a.zip, perhaps: it cannot be looked into (the zip is damaged, too large or has a password)"


def test_the_logging_of_this_process_is_left_alone(course, capsys):
    class Handler(logging.Handler):
        closed = False

        def close(self) -> None:
            type(self).closed = True
            super().close()

    handler = Handler()
    logging.getLogger("somebody").addHandler(handler)
    try:
        forget(capsys)
        assert not Handler.closed, "TensorFlow's would close the stream to which it writes"
    finally:
        logging.getLogger("somebody").removeHandler(handler)
