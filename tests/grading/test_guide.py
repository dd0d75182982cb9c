"""Every command that the instructors' pages give is run: by one walk through a term, as the guide goes, or elsewhere.

A command that is added to a page fails here with its name until the walk has a step for it, or ELSEWHERE a test. To see
the walk, with what each command said and how long it took: pytest -s tests/grading/test_guide.py -k walk
"""

import contextlib
import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any

import nbformat
import pytest
import typer
from bs4 import BeautifulSoup
from canvas_stand_in import TOKEN, Canvas, serve
from guide import GUIDE, HUB, ROOT, Line, blocks, lines, parts
from test_cli import COMMAND, commands
from test_moodle import imported, sheet, unpacked
from test_platform_results import RUNNER

from mlcourse import feedback
from mlgrading.child import solutions, tasks
from mlgrading.outside import building, gradebook, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import open_course

EXERCISE = "perceptron"
#: the page with the next five steps that `mlcourse new-course` writes
STARTER = ROOT / "mlgrading" / "outside" / "starter" / "README.md.j2"

EXCHANGE = "tests/grading/test_exchange.py::test_each_hand_in_gets_its_own_page_back_and_what_a_person_entered_stays"
HOSTS = "tests/grading/test_hosts.py::test_the_grades_are_those_of_one_machine"
LTI = "tests/grading/test_lti.py::test_the_command_shows_first_and_sends_when_asked"
#: the commands of the guide that another test runs
ELSEWHERE = {
    "apt-get install bubblewrap": "tests/test_machine.py::test_as_root_what_is_missing_is_installed_piece_by_piece",
    "make book": "tests/site/test_pages.py::test_links_lead_somewhere",
    "make student": "tests/grading/test_release.py::test_student_bundle_holds_what_is_needed_and_no_more",
    "nbgrader autograde perceptron": "tests/grading/test_nbgrader.py::test_everyone_gets_the_points_they_earned",
    "mlcourse hub release perceptron": EXCHANGE,
    "nbgrader collect perceptron --update": EXCHANGE,
    "mlcourse hub return perceptron": EXCHANGE,
    "dask scheduler": HOSTS,
    "dask worker tcp://10.0.0.1:8786 --nthreads 1 --nworkers 8": HOSTS,
    "mlcourse grade perceptron --scheduler tcp://10.0.0.1:8786": HOSTS,
    # The test takes these from the guide.
    **{line.text: HOSTS for line in lines(GUIDE.read_text(encoding="utf-8")) if "DASK_" in line.text},
    "mlcourse lti key lti-key.pem": (
        "tests/grading/test_lti.py::test_a_key_is_made_once_and_only_its_public_part_is_shown"
    ),
    "mlcourse lti push perceptron --to lti.toml": LTI,
    "mlcourse lti push perceptron --to lti.toml --send": LTI,
    "mlcourse platform run prairielearn perceptron --course-dir /course --isolation none": (
        "tests/grading/test_container.py::test_the_machine_that_fails_gives_no_score"
    ),
}
#: the sections of the hub's page that tests/deploy/test_hub.py types as they are
TYPED = ("Accounts and folders", "Settings", "People")
#: its other sections that no test types, and how the page says so
AS_SAID = {"Programs": 'By hand, on a bare Debian 12: "Programs"', "Start": "Not tried: systemd itself"}


# --- every command is there


def read(page: Path) -> list[Line]:
    """Return all commands of a page, those that a sentence only names included."""
    return lines(page.read_text(encoding="utf-8").replace("{{ first }}", EXERCISE))


def found(words: list[str]) -> tuple[Any, list[str]]:
    """Return the command of `mlcourse` that words begin with, or a group of them, and the words after it."""
    command, rest = COMMAND, list(words)
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        assert rest[0] in command.commands, f"there is no command mlcourse {' '.join(words)}"
        command = command.commands[rest.pop(0)]
    return command, rest


def only_named(line: Line) -> bool:
    """Whether a sentence names a command by words that are not all that the command needs."""
    program, *words = shlex.split(line.text)
    if not line.inline or program == "make":
        return False
    if program == "nbgrader" or not words:
        return len(words) < 2
    command, rest = found(words)
    return not rest and (hasattr(command, "commands") or any(param.required for param in command.params))


def typed(page: Path) -> list[Line]:
    """Return the commands of a page that can be typed; what a sentence says once more counts once."""
    told: list[Line] = []
    for line in read(page):
        if not only_named(line) and not (line.inline and line.text in [one.text for one in told]):
            told.append(line)
    return told


LOOKED_UP = ("mlcourse", "nbgrader", "dask", "make")
EVERYWHERE = [
    pytest.param(line, id=f"{page.parent.name}-{line}")
    for page in (GUIDE, HUB, STARTER)
    for line in read(page)
    if line.text.split()[0] in LOOKED_UP
]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of nbgrader and Dask
@pytest.mark.parametrize("line", EVERYWHERE)
def test_the_names_and_options_of_a_command_exist(line):
    program, *words = shlex.split(line.text)
    options = {word.partition("=")[0] for word in words if word.startswith("-")}
    if program == "mlcourse":
        parse(line, words)
    elif program == "nbgrader":
        from nbgrader.apps.nbgraderapp import NbGraderApp

        app = NbGraderApp
        while isinstance(app.subcommands, dict) and words and words[0] in app.subcommands:
            app = app.subcommands[words.pop(0)][0]
        assert app is not NbGraderApp or not words, f"nbgrader has no command {words[0]}"
        assert {option.lstrip("-") for option in options} <= {*app.flags, *app.aliases}
    elif program == "dask":
        from distributed.cli import dask_scheduler, dask_worker

        started = {"scheduler": dask_scheduler, "worker": dask_worker}[words[0]].main
        assert options <= {option for param in started.params for option in param.opts}
    else:
        assert re.search(rf"^{words[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE), "no target of the Makefile"


def parse(line: Line, words: list[str]) -> None:
    """Parse a command by the real command line, without calling its function."""
    command, rest = found(words)
    if only_named(line):
        return
    if command is COMMAND:
        # To parse these would do what they say.
        assert {*rest} <= {option for param in COMMAND.params for option in param.opts}
        return
    try:
        params = command.make_context(line.text, rest).params
    except typer.TyperException as wrong:
        pytest.fail(wrong.format_message())
    names = params.get("exercise") or params.get("exercises") or []
    assert {*(names.split(",") if isinstance(names, str) else names)} <= {*building.originals()}


def test_every_option_that_the_guide_names_exists():
    known = {option for _, command in commands() for param in command.params for option in param.opts}
    said = [text for _, kind, text in parts(GUIDE.read_text(encoding="utf-8")) if kind == "inline" and text[:2] == "--"]
    assert said
    assert {word for text in said for word in text.split() if word.startswith("--")} <= known


@pytest.mark.parametrize("page", [GUIDE, HUB], ids=["guide", "hub"])
def test_a_shell_can_read_every_block(page):
    for section, kind, text in parts(page.read_text(encoding="utf-8")):
        if kind == "sh":
            ran = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True)
            assert ran.returncode == 0, f"{section}: {ran.stderr}"


# --- every command is run


def walked() -> list[Line]:
    """Return the commands of the guide that the walk types, in the guide's order."""
    return [line for line in typed(GUIDE) if line.text not in ELSEWHERE]


def test_every_command_of_the_guide_is_run_by_a_test():
    for line, planned in zip_longest(walked(), STEPS):
        assert planned, f"{line}: the walk ends before it, and ELSEWHERE names no test"
        assert line, f"{planned[0]}: the guide says this no more, and the walk has a step for it"
        assert line.text.startswith(planned[0]), (
            f"{line}: the walk goes on with {planned[0]} instead, and ELSEWHERE names no test"
        )
    assert {*ELSEWHERE} <= {line.text for line in typed(GUIDE)}, "ELSEWHERE has what the guide says no more"
    for test in ELSEWHERE.values():
        file, _, function = test.partition("::")
        assert f"def {function}(" in (ROOT / file).read_text(encoding="utf-8"), test


def test_every_command_of_the_hubs_page_is_run_by_a_test_or_the_page_says_that_it_is_not():
    said = " ".join(HUB.read_text(encoding="utf-8").partition("## How this was tried")[2].split())
    test = (ROOT / "tests" / "deploy" / "test_hub.py").read_text(encoding="utf-8")
    of_the_guide = {line.text for line in typed(GUIDE)}
    for line in typed(HUB):
        if line.section in TYPED:
            assert f'"{line.section}"' in test
        elif line.section in AS_SAID:
            assert AS_SAID[line.section] in said
        else:
            assert line.text in of_the_guide, f"{line}: no test runs it"


def test_every_command_of_a_new_courses_page_is_one_of_the_guides():
    def kind(line: Line) -> tuple[str, ...]:
        command, rest = found(shlex.split(line.text)[1:])
        return (str(command.name), *sorted(word for word in rest if word.startswith("--")))

    kinds = {kind(line) for line in typed(GUIDE) if line.text.startswith("mlcourse ")}
    assert typed(STARTER)
    for line in typed(STARTER):
        assert kind(line) in kinds, f"{line}: the guide has no such command"


# --- the walk: of four students ada has one mistake, bob has none, cy has done nothing, and di hands in nothing

CLASS = """student,last_name,first_name,email,lms_user_id
ada,Lovelace,Ada,ada@example.org,1001
bob,Bernoulli,Bob,bob@example.org,1002
cy,Cayley,Cy,cy@example.org,1003
di,Dirac,Di,di@example.org,1004
"""
#: the same students in Moodle, which has other numbers for them
PARTICIPANTS = [
    {"number": 2001 + at, "name": f"{row['first_name']} {row['last_name']}", "Email address": row["email"]}
    for at, row in enumerate(csv.DictReader(CLASS.splitlines()))
]
#: the task of the guide's examples, which this course gives four points instead of two, and all points then
TASK, FULL = "by_hand", 17 - 2 + 4


class Walk:
    """A term as it is walked through: its folders, the line of the guide that comes next, and what was handed in."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, canvas: Canvas) -> None:
        self.folder, self.patch, self.canvas = folder, patch, canvas
        self.course = folder / "autumn"
        self.line = Line("", "")
        self.work: dict[str, bytes] = {}

    def types(self, *swaps: tuple[str, str], code: int = 0) -> str:
        """Type the line, with some words in place of others; return what was said.

        The exit code must be this one, and the files that the guide names behind the command must be there afterwards.
        """
        text = self.line.text
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new)
        program, *words = map(os.path.expanduser, shlex.split(text))
        assert program == "mlcourse"
        said, began = io.StringIO(), time.monotonic()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            ended = main(words)
        workers.close_all()
        self.log(text, ended, said.getvalue(), time.monotonic() - began)
        assert ended == code, said.getvalue()
        for path in re.findall(r"[\w.-]+/[\w./-]*", self.line.comment):
            assert Path(path).exists(), f"{self.line}: the guide promises {path}"
        return said.getvalue()

    def shell(self, program: str, **variables: str) -> str:
        """Let a shell run a program made from the line, with this interpreter as $PYTHON; return what was said."""
        began = time.monotonic()
        environment = os.environ | {"PYTHON": sys.executable} | variables
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        ran = subprocess.run(
            ["bash", "-c", program], input=f"{TOKEN}\n", env=environment, capture_output=True, text=True
        )
        self.log(self.line.text, ran.returncode, ran.stdout + ran.stderr, time.monotonic() - began)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def log(self, text: str, code: int, said: str, seconds: float) -> None:
        """Print a command, its exit code, how long it took, and the first lines that it said."""
        print(f"\n{self.line.section}\n$ {text}\n[exit code {code}, {seconds:.1f} s]")
        for line in said.replace(str(self.folder), "~").splitlines()[:4]:
            print(f"    {line[:160]}")

    def asks(self, *words: str, code: int = 0) -> dict:
        """Run a command that the guide does not give here; return what it prints for a program."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            assert main([*words, "--json"]) == code
        return json.loads(said.getvalue())

    def scores(self) -> dict[str, float]:
        return {row["student"]: row["score"] for row in gradebook.grades(open_course(self.course).db_url, EXERCISE)}

    def status(self, code: int = 0) -> dict:
        """Return where the exercise stands."""
        [stands] = [one for one in self.asks("status", code=code)["exercises"] if one["exercise"] == EXERCISE]
        return stands

    def archive(self, name: str, files: dict[str, str]) -> None:
        """Write the zip that a platform hands out: files by name, each a student's work."""
        with zipfile.ZipFile(name, "w") as archive:
            for file, student in files.items():
                archive.writestr(file, self.work[student])


STEPS: list[tuple[str, Callable[[Walk], object]]] = []


def step(words: str) -> Callable[[Callable[[Walk], object]], Callable[[Walk], object]]:
    """Declare what the walk does at a line of the guide that begins so: prepare, type it, look at what came."""

    def declare(does: Callable[[Walk], object]) -> Callable[[Walk], object]:
        STEPS.append((words, does))
        return does

    return declare


def text_of(page: str) -> str:
    """Return the text that a page shows."""
    return " ".join(BeautifulSoup(Path(page).read_text(encoding="utf-8"), "html.parser").get_text(" ").split())


def mistake() -> tasks.Wrong:
    return tasks.load_file(Path("sources", EXERCISE, "tasks.py"))[TASK].wrong[0]


@step("export PATH=")
def _programs_are_found(walk: Walk) -> None:
    assert walk.shell(f'{walk.line.text}; echo "$PATH"').startswith(f"{Path.cwd()}/.venv/bin:")


@step("mlcourse grade perceptron --simulate")
def _an_invented_class_is_graded(walk: Walk) -> None:
    with contextlib.chdir(ROOT):
        said = walk.types(("200", "3"))
    assert "3 of 3 grades are as expected" in said
    shutil.rmtree(re.search(r"^A class of 3: (.+)$", said, re.MULTILINE)[1])


@step("mlcourse new-course")
def _a_course_is_made(walk: Walk) -> None:
    Path("class.csv").write_text(CLASS)
    said = walk.types()
    assert "A course with 2 exercises: autumn" in said
    assert "read README.md, which has the next five steps" in said


@step("cd ")
def _all_else_happens_there(walk: Walk) -> None:
    walk.patch.chdir(walk.line.text.split()[1])
    # An instructor gives a task other points.
    settings = Path("course.toml")
    due = "due = 2026-11-02"
    assert due in settings.read_text()
    settings.write_text(settings.read_text().replace(due, f"{due}\npoints = {{ {TASK} = 4 }}"))
    assert walk.status()["missing"] == ["ada", "bob", "cy", "di"]


@step("mlcourse release perceptron")
def _students_get_a_zip_and_fill_in_what_was_in_it(walk: Walk) -> None:
    walk.types()
    with zipfile.ZipFile(f"release/{EXERCISE}.zip") as given:
        given.extractall(walk.folder / "home")
    cells = solutions.code_cells(solutions.read(Path(), EXERCISE, "sources"))
    right = {cell.name: solutions.solution(cell.source) for cell in cells if cell.kind == "answer"}
    for student, answers in {"ada": right | {TASK: mistake().code}, "bob": right, "cy": {}}.items():
        notebook = nbformat.read(walk.folder / "home" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
        walk.work[student] = nbformat.writes(notebook).encode()


@step("mlcourse grade perceptron")
def _what_is_in_submitted_is_graded(walk: Walk) -> None:
    Path("submitted", "ada", EXERCISE).mkdir(parents=True)
    Path("submitted", "ada", EXERCISE, f"{EXERCISE}.ipynb").write_bytes(walk.work["ada"])
    said = walk.types()
    assert "1 graded (0 results as before), 0 refused, 0 to look at, 3 missing, 0 not graded" in said
    assert walk.scores() == {"ada": FULL - 4, "bob": 0, "cy": 0, "di": 0}


@step("mlcourse new-exercise range")
def _an_exercise_of_ones_own_works_as_it_is(walk: Walk) -> None:
    assert "sources/range" in walk.types()


@step("mlcourse update")
def _nothing_is_new(walk: Walk) -> None:
    assert "The exercises are as the installed version of the course has them" in walk.types()


@step("mlcourse update --accept")
def _a_file_is_taken_off_the_list(walk: Walk) -> None:
    walk.types()


@step("mlcourse new-exercise posttest_one")
def _a_test_is_taken(walk: Walk) -> None:
    assert "sources/posttest_one" in walk.types()


@step("mlcourse release posttest_one")
def _a_test_is_handed_out(walk: Walk) -> None:
    assert walk.types().strip().endswith("release/posttest_one.zip")


@step("mlcourse collect perceptron archive.zip")
def _what_canvas_hands_out_is_collected(walk: Walk) -> None:
    names = {"ada": "lovelaceada_1001_55", "bob": "bernoullibob_1002_56"}
    walk.archive("archive.zip", {f"{name}_{EXERCISE}.ipynb": student for student, name in names.items()})
    assert walk.types().splitlines() == ["ada: unchanged", "bob: collected", "2 collected"]
    assert Path("submitted", "bob", EXERCISE, f"{EXERCISE}.ipynb").read_bytes() == walk.work["bob"]


@step("nbgrader db student import")
def _a_clone_is_told_the_roster(walk: Walk) -> None:
    clone = walk.folder / "clone"
    clone.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", clone)
    columns = walk.line.comment.removeprefix("columns ").partition(" (")[0].split(", ")
    roster = CLASS.replace("student,", "id,", 1)
    assert {*roster.splitlines()[0].split(",")} == {*columns}
    (clone / "roster.csv").write_text(roster)
    with contextlib.chdir(clone):
        walk.shell(walk.line.text.replace("nbgrader", '"$PYTHON" -m nbgrader', 1))
    told = gradebook.roster(open_course(clone).db_url)
    assert [row["student"] for row in told] == ["ada", "bob", "cy", "di"]
    assert told[0]["lms_user_id"] == "1001"


@step("mlcourse collect perceptron moodle.zip --worksheet")
def _what_moodle_hands_out_is_collected(walk: Walk) -> None:
    sheet(Path("Grades.csv"), PARTICIPANTS, most=f"{FULL:.2f}")
    names = {"ada": "Ada Lovelace_2001", "bob": "Bob Bernoulli_2002", "cy": "Cy Cayley_2003"}
    files = {f"{name}_assignsubmission_file_/{EXERCISE}.ipynb": student for student, name in names.items()}
    walk.archive("moodle.zip", files)
    assert walk.types().splitlines() == ["ada: unchanged", "bob: unchanged", "cy: collected", "3 collected"]


@step("mlcourse grade perceptron")
def _only_what_is_new_is_graded(walk: Walk) -> None:
    assert {"bob", "cy"} <= {*walk.status(code=3)["to_grade"]}
    said = walk.types()
    assert "3 graded (1 results as before), 0 refused, 0 to look at, 1 missing, 0 not graded" in said
    assert walk.scores() == {"ada": FULL - 4, "bob": FULL, "cy": 0, "di": 0}
    # What the guide says is written, and where.
    for file in ("reports/perceptron.html", "reports/perceptron.csv", "reports/index.html"):
        assert Path(file).is_file()
    assert sorted(path.name for path in Path("feedback").iterdir()) == ["ada", "bob", "cy"]


@step("mlcourse grade perceptron")
def _the_same_again_grades_nothing(walk: Walk) -> None:
    assert "3 graded (3 results as before)" in walk.types()


@step("mlcourse status")
def _where_all_stands(walk: Walk) -> None:
    walk.types()
    stands = walk.status()
    assert (stands["released"], stands["graded"], stands["to_grade"]) == (True, ["ada", "bob", "cy"], [])
    assert (stands["missing"], stands["overrides"]) == (["di"], 0)


@step("mlcourse override perceptron ada by_hand 1 --reason")
def _a_person_gives_other_points(walk: Walk) -> None:
    assert "1 of 4 points (the grader found 0)" in walk.types()
    assert walk.scores()["ada"] == FULL - 3
    reason = shlex.split(walk.line.text)[-1]
    assert reason in text_of(f"reports/{EXERCISE}.html")
    assert reason in text_of(f"feedback/ada/{EXERCISE}/{EXERCISE}.html")
    with open(f"reports/{EXERCISE}.csv", newline="") as file:
        [row] = [row for row in csv.DictReader(file) if row["student_id"] == "ada"]
    assert row["set_by_hand"] == f"{TASK}: {reason}"
    assert walk.asks("grade", EXERCISE)["reused"] == 3
    assert walk.scores()["ada"] == FULL - 3, "a later run keeps it"
    assert walk.status()["overrides"] == 1


@step("mlcourse override perceptron --list")
def _what_was_set_by_hand_is_listed(walk: Walk) -> None:
    assert walk.types().startswith(f"ada  {TASK}  1 point, set on ")


@step("mlcourse override perceptron ada by_hand --remove")
def _the_automatic_mark_counts_again(walk: Walk) -> None:
    walk.types()
    assert walk.scores()["ada"] == FULL - 4


@step("mlcourse regrade perceptron ada --answer")
def _a_student_asks_and_is_answered(walk: Walk) -> None:
    [request] = blocks("Look, correct, give back", "toml")
    Path("submitted", "ada", EXERCISE, "regrade.toml").write_text(request)
    assert list(walk.status(code=3)["requests"]) == ["ada"]
    assert walk.types() == "ada: answered\n"
    assert walk.status()["requests"] == {}


@step("mlcourse regrade perceptron ada")
def _the_work_is_graded_again(walk: Walk) -> None:
    assert f"ada: {FULL - 4} points before, {FULL - 4} points now" in walk.types()


@step("mlcourse report perceptron")
def _report_tables_and_pages_are_written_anew(walk: Walk) -> None:
    made = [f"reports/{EXERCISE}.html", f"reports/{EXERCISE}.csv", f"feedback/ada/{EXERCISE}/{EXERCISE}.html"]
    for file in made:
        Path(file).unlink()
    walk.types()
    assert all(Path(file).is_file() for file in made)


@step("mlcourse release-feedback perceptron")
def _the_pages_reach_the_students(walk: Walk) -> None:
    assert walk.types().splitlines()[-2].startswith("3 pages: ")
    page = text_of(f"returned/{EXERCISE}/ada.html")
    assert f"{FULL - 4} of {FULL} points" in page
    assert mistake().message.replace("`", "").split(".")[0] in page
    with zipfile.ZipFile(f"returned/{EXERCISE}.zip") as packed:
        assert sorted(packed.namelist()) == ["ada.html", "bob.html", "cy.html"]


@step("mlcourse export --anonymous")
def _one_table_of_the_course_names_nobody(walk: Walk) -> None:
    assert "4 students, 1 exercise: export.csv" in walk.types()
    assert not re.search(r"ada|Lovelace|1001", Path("export.csv").read_text())


@step("mlcourse --install-completion")
def _a_shell_learns_the_commands(walk: Walk) -> None:
    home = walk.folder / "shell"
    home.mkdir()
    # With a command after it, the shell stays until it has been found.
    program = walk.line.text.replace("mlcourse", '"$PYTHON" -m mlgrading') + "; exit $?"
    assert "bash completion installed" in walk.shell(program, HOME=str(home))
    assert list(home.glob(".bash_completions/mlcourse*"))


@step("install -m 600 /dev/null ~/.canvas-token")
def _a_token_is_kept_from_others(walk: Walk) -> None:
    walk.shell(walk.line.text, HOME=str(walk.folder))
    assert (walk.folder / ".canvas-token").stat().st_mode & 0o777 == 0o600


@step("export CANVAS_URL=")
def _canvas_has_an_address(walk: Walk) -> None:
    name, _, address = walk.line.text.removeprefix("export ").partition("=")
    assert address.startswith("https://")
    walk.patch.setenv(name, walk.canvas.url)


@step("mlcourse canvas push perceptron --course 12 --assignment 345")
def _canvas_gets_nothing_yet(walk: Walk) -> None:
    said = walk.types()
    assert f"would send  'ada' (1001): {FULL - 4}, with " in said
    assert "3 would be sent, 0 as sent before, 1 missing, 0 left out. To send this, add --send." in said
    assert not walk.canvas.requests


@step("mlcourse canvas push perceptron --course 12 --assignment 345 --token-file")
def _canvas_gets_scores_and_pages(walk: Walk) -> None:
    token = ("~/.canvas-token", str(walk.folder / ".canvas-token"))
    assert "3 sent, 0 as sent before, 1 missing, 0 left out, 0 failed" in walk.types(token)
    assert walk.canvas.grades == {1001: [f"{FULL - 4}"], 1002: [f"{FULL}"], 1003: ["0"]}
    assert [name for _, name, _ in walk.canvas.files.values()] == [f"{EXERCISE}.html"] * 3
    assert "0 sent, 3 as sent before" in walk.types(token), "nothing twice"


@step("mlcourse table perceptron --layout canvas --title")
def _tables_in_three_layouts(walk: Walk) -> None:
    walk.types()
    assert "Perceptron (345)" in Path(f"reports/{EXERCISE}-canvas.csv").read_text().splitlines()[0]
    for layout in ("plain", "moodle"):
        assert Path(walk.asks("table", EXERCISE, "--layout", layout)["table"]).is_file()


@step("mlcourse moodle grades perceptron Grades.csv")
def _the_worksheet_is_filled_in(walk: Walk) -> None:
    assert walk.types().startswith("3 grades, 1 missing, 0 left out\n")
    assert imported(Path(f"reports/{EXERCISE}-moodle-worksheet.csv")) == {2001: FULL - 4, 2002: FULL, 2003: 0}


@step("mlcourse moodle feedback perceptron")
def _the_pages_are_packed_for_moodle(walk: Walk) -> None:
    assert walk.types().startswith("3 pages, 0 left out\n")
    assert set(unpacked(Path(f"reports/{EXERCISE}-moodle-feedback.zip"))) == {2001, 2002, 2003}


@step("mlcourse platform gradescope perceptron")
def _gradescope_gets_an_autograder(walk: Walk) -> None:
    walk.types()
    with zipfile.ZipFile(f"dist/{EXERCISE}-gradescope.zip") as packed:
        assert {"setup.sh", "run_autograder"} <= {*packed.namelist()}


@step("mlcourse platform run classroom50 perceptron --course-dir /course")
def _classroom_50_grades_what_is_in_its_folder(walk: Walk) -> None:
    repository = walk.folder / "repository"
    repository.mkdir()
    (repository / f"{EXERCISE}.ipynb").write_bytes(walk.work["bob"])
    for name, value in RUNNER.items():
        walk.patch.setenv(name, value)
    with contextlib.chdir(repository):
        walk.types(("/course", str(walk.course)))
        made = json.loads(Path("result.json").read_text())
    assert (made["score"], made["max-score"]) == (FULL, FULL)


@step("mlcourse table perceptron --anonymous")
def _a_table_for_others_names_nobody(walk: Walk) -> None:
    walk.types()
    assert not re.search(r"ada|Lovelace|1001|@", Path(f"reports/{EXERCISE}-anonymous.csv").read_text())


@step("mlcourse forget ada")
def _a_student_is_forgotten_once_a_person_has_said_yes(walk: Walk) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    walk.patch.setattr(sys, "stdin", Terminal("y\n"))
    said = walk.types(code=3).splitlines()
    # What was downloaded is for a person to remove.
    named = [line.removeprefix("still named in: ") for line in said if line.startswith("still named in: ")]
    assert named == ["Grades.csv", "archive.zip", "moodle.zip"]
    assert walk.scores() == {"bob": FULL, "cy": 0, "di": 0}
    assert walk.asks("grade", EXERCISE)["reused"] == 2
    assert walk.status()["graded"] == ["bob", "cy"]


@pytest.mark.slow
@pytest.mark.needs("sandbox")
def test_a_walk_through_the_guide(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    began = time.monotonic()
    try:
        with serve(Canvas(points=FULL, course=12, assignment=345)) as canvas:
            walk = Walk(tmp_path, monkeypatch, canvas)
            for line, (words, does) in zip(walked(), STEPS, strict=True):
                assert line.text.startswith(words)
                walk.line = line
                does(walk)
            assert canvas.wrong == []
    finally:
        feedback._file.cache_clear()  # the exercises of this course are no later test's
    print(f"\n{len(STEPS)} commands, {time.monotonic() - began:.0f} s")
