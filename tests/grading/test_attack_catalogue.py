"""The catalogue of the attack class is sound; no student's code runs here."""

import ast
import hashlib
import os
import re
import stat
import warnings
from functools import cache
from pathlib import Path

import nbformat
import pytest
from attacks import CATALOGUE, HOSTILE
from build import EXERCISE, FILE, GUARD, MOST, POINTS, RIGHT, ROOT, WRONG, grade_id, notebook
from IPython.core.inputtransformer2 import TransformerManager
from oddities import HONEST

from mlgrading.child import solutions, tasks

KINDS = {"marking", "kernel", "machine", "files", "honest"}
#: deliberately not Python
NOT_PYTHON = {"honest-answer-syntax", "honest-syntax-in-extra-cell"}
#: these only look
READ_ONLY = {"kernel-environment", "kernel-read-socket"}
#: attacks on more than the own process; what holds one of these must be guarded
HARMFUL = re.compile(
    r"os\.fork|os\.kill|killpg|Popen|os\.system|rmtree|socket\.socket|/proc/|memfd|file\.write\(bytes|np\.ones\(2|ptrace|process_vm"
)


@pytest.fixture(scope="module")
def submitted(tmp_path_factory) -> Path:
    """A folder into which all have handed in."""
    folder = tmp_path_factory.mktemp("class") / "submitted"
    for submission in CATALOGUE:
        submission.hand_in(folder)
    return folder


def contents(folder: Path) -> str:
    """Return a hash of all that lies in a folder: names, kinds, links and bytes."""
    entries = []
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        entry = f"{str(path.relative_to(folder))!r} {stat.S_IFMT(status.st_mode)} {status.st_size}"
        if stat.S_ISLNK(status.st_mode):
            entry += os.readlink(path)
        elif stat.S_ISREG(status.st_mode) and status.st_mode & 0o400:
            with path.open("rb") as file:
                entry += hashlib.sha256(file.read(50_000_000)).hexdigest()
        entries.append(entry)
    return hashlib.sha256("\n".join(entries).encode()).hexdigest()


def regular(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode) if os.path.lexists(path) else False


@cache
def cells(submitted: Path, name: str) -> list[tuple[str, str]]:
    """Return the grade_ids and sources of a submission's code cells, where the notebook can be read simply."""
    path = submitted / name / EXERCISE / FILE
    if not regular(path) or path.stat().st_size > 10_000_000:
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = nbformat.reads(path.read_text(encoding="utf-8-sig"), as_version=4)
        return [(grade_id(c), c.source) for c in made.cells if c.cell_type == "code"]
    except Exception:  # the files are broken on purpose; which ones must not be is another test
        return []


def test_points_and_answers_are_those_of_the_exercise():
    source = solutions.code_cells(solutions.read(ROOT, EXERCISE))
    assert {f"check_{name}": points for name, points in POINTS.items()} == {
        cell.name: cell.points for cell in source if cell.kind == "check"
    }
    assert MOST == 17
    catalogue = tasks.load(ROOT, EXERCISE)
    assert set(POINTS) == set(RIGHT) == set(WRONG) == set(catalogue)


def test_there_are_enough_of_each_kind():
    assert {s.kind for s in CATALOGUE} == KINDS
    assert {s.kind for s in HONEST} == {"honest"}
    assert "honest" not in {s.kind for s in HOSTILE}
    assert len(HOSTILE) >= 90
    assert len(HONEST) >= 40
    assert min(sum(s.kind == kind for s in CATALOGUE) for kind in KINDS) >= 20


def test_names_are_safe_and_differ():
    names = [s.name for s in CATALOGUE]
    assert not [name for name in names if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or len(name) > 40]
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("submission", CATALOGUE, ids=lambda s: s.name)
def test_the_grade_it_must_get_is_consistent(submission):
    s = submission
    sums = {0}
    for points in POINTS.values():
        sums |= {total + points for total in sums}
    assert s.score in sums
    assert s.at_most is None or s.score < s.at_most <= MOST
    assert s.accepts(s.score)
    assert not s.accepts(MOST + 1)
    assert not s.accepts(-1)
    assert set(s.status.split("|")) <= {"graded", "refused", "missing"}
    assert "graded" in s.status or s.score == 0
    assert s.why.strip().endswith(".")
    if s.kind == "honest":
        assert (s.status, s.flagged, s.at_most) == ("graded", False, None)
    if s.tasks is not None:
        assert all(points in (0, POINTS[name]) for name, points in s.tasks.items())
        least = sum(s.tasks.values())
        assert least <= s.score
        assert (s.at_most or s.score) <= least + sum(POINTS[name] for name in POINTS if name not in s.tasks)


@pytest.mark.slow
def test_everything_can_be_handed_in(submitted):
    for submission in CATALOGUE:
        folder = submitted / submission.name / EXERCISE
        assert os.path.lexists(folder) or submission.status == "missing", submission.name
        if submission.status == "graded":
            assert [name for name in os.listdir(folder) if "perceptron" in name or name.endswith((".ipynb", ".zip"))]


@pytest.mark.slow
def test_no_two_hostile_submissions_are_the_same(submitted):
    seen = {}
    for submission in HOSTILE:
        if submission.name != "file-missing-folder":  # beside an empty folder, nothing but the folder's absence differs
            seen.setdefault(contents(submitted / submission.name), []).append(submission.name)
    assert not [names for names in seen.values() if len(names) > 1]


@pytest.mark.slow
def test_building_twice_gives_the_same(submitted, tmp_path):
    for submission in CATALOGUE:
        if submission.kind not in ("files", "machine"):
            submission.hand_in(tmp_path)
            assert contents(tmp_path / submission.name) == contents(submitted / submission.name), submission.name


@pytest.mark.parametrize("submission", HONEST, ids=lambda s: s.name)
def test_honest_notebooks_are_notebooks(submission, submitted):
    odd = {f"honest-{name}" for name in ("utf16", "utf16-big", "utf16-bare", "latin1")}
    folder = submitted / submission.name / EXERCISE
    if submission.name in odd or not (folder / FILE).exists():
        return  # an encoding or a name that nbformat does not read
    assert len([name for name, _ in cells(submitted, submission.name)]) >= len(POINTS)


@pytest.mark.slow
def test_students_code_is_python(submitted):
    """An attack that is not Python attacks nothing. Code is compiled, not run."""
    sources = {}
    for submission in CATALOGUE:
        if submission.name not in NOT_PYTHON:
            sources |= {source: submission.name for _, source in cells(submitted, submission.name)}
    for source, name in sources.items():
        if len(source) < 100_000:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                code = TransformerManager().transform_cell(source)
                compile(code, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@pytest.mark.slow
def test_what_could_harm_an_unprotected_machine_is_guarded(submitted):
    guarded = 0
    for submission in HOSTILE:
        for _, source in cells(submitted, submission.name):
            first = source.partition("\n")[0]
            guarded += first == GUARD
            own = source.replace("os.kill(os.getpid()", "").replace("/proc/self", "")
            assert first == GUARD or not HARMFUL.search(own) or submission.name in READ_ONLY, submission.name
    assert guarded > 50


def test_no_attack_names_an_address_outside(submitted):
    for submission in CATALOGUE:
        for _, source in cells(submitted, submission.name):
            addresses = set(re.findall(r"\b\d+\.\d+\.\d+\.\d+\b", source))
            assert addresses <= {"127.0.0.1", "192.0.2.1"}, submission.name
            assert not [url for url in re.findall(r"https?://\S+", source) if "localhost" not in url]


def test_attacks_hold_no_right_answers_but_those_that_count(submitted):
    """A point that an attack gets is unearned, then: no answer cell of a submission with score 0 is right."""
    right = {(name, source) for name, source in RIGHT.items()}
    for submission in HOSTILE:
        if submission.status == "graded" and submission.score == 0:
            assert not right & set(cells(submitted, submission.name)), submission.name


def test_the_helper_fills_in_cells():
    made = notebook({"and_not": "a = 1"}, first="b = 2", last="c = 3", before={"by_hand": "d = 4"})
    sources = [cell.source for cell in made.cells]
    assert sources.index("b = 2") == 2
    assert sources[-1] == "c = 3"
    assert "a = 1" in sources
    assert len({cell.id for cell in made.cells}) == len(made.cells)
    nbformat.validate(made)
    with pytest.raises(AssertionError, match="no such cells"):
        notebook({"unknown": ""})
