"""A term in a course of one's own, from an empty folder to feedback in a student's hands, in the real sandbox."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest

from mlcourse import feedback
from mlgrading.child import solutions, tasks
from mlgrading.outside import gradebook, workers
from mlgrading.outside.cli import main
from mlgrading.outside.course import open_course

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]
EXERCISE = "perceptron"


def run(capsys, *words: str, code: int = 0) -> dict:
    """Run a command as an instructor would; return what it prints for a program."""
    assert main([*words, "--json"]) == code, capsys.readouterr()
    return json.loads(capsys.readouterr().out)


def filled_in(path: Path, answers: dict[str, str], target: Path) -> None:
    """Write the notebook that a student was given, with answers, where it is handed in."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = answers.get(name, cell.source)
    target.parent.mkdir(parents=True)
    nbformat.write(notebook, target)


def test_a_term(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("class.csv").write_text("student,email\nada,ada@example.org\nbob,\ncy,\ndi,\n")
    run(
        capsys,
        "new-course",
        "autumn",
        "--exercises",
        EXERCISE,
        "--roster",
        "class.csv",
        "--points",
        "perceptron.by_hand=4",
    )
    monkeypatch.chdir("autumn")
    assert run(capsys, "status")["exercises"][0]["missing"] == ["ada", "bob", "cy", "di"]

    # Students get a zip, and hand in what was in it.
    [packed] = run(capsys, "release", EXERCISE)["released"].values()
    with zipfile.ZipFile(packed) as given:
        given.extractall(tmp_path / "student")
    notebook = tmp_path / "student" / EXERCISE / f"{EXERCISE}.ipynb"
    cells = solutions.code_cells(solutions.read(Path(), EXERCISE, "sources"))
    right = {cell.name: solutions.solution(cell.source) for cell in cells if cell.kind == "answer"}
    mistake = tasks.load_file(Path("sources", EXERCISE, "tasks.py"))["by_hand"].wrong[0]
    for student, answers in (("ada", right), ("bob", right | {"by_hand": mistake.code}), ("cy", {})):
        filled_in(notebook, answers, Path("submitted", student, EXERCISE, f"{EXERCISE}.ipynb"))
    assert run(capsys, "status", code=3)["exercises"][0]["to_grade"] == ["ada", "bob", "cy"]

    graded = run(capsys, "grade", EXERCISE)
    workers.close_all()
    assert sorted(graded["graded"]) == ["ada", "bob", "cy"]
    assert graded["missing"] == ["di"]

    def scores() -> dict[str, float]:
        return {row["student"]: row["score"] for row in gradebook.grades(open_course(Path()).db_url, EXERCISE)}

    full = 17 - 2 + 4
    assert scores() == {"ada": full, "bob": full - 4, "cy": 0, "di": 0}
    run(capsys, "override", EXERCISE, "bob", "by_hand", "3", "--reason", "a slip of the pen")
    run(capsys, "report", EXERCISE)
    assert scores()["bob"] == full - 1
    assert "a slip of the pen" in Path("reports", f"{EXERCISE}.html").read_text()
    assert "a slip of the pen" in Path("reports", f"{EXERCISE}.csv").read_text()

    returned = run(capsys, "release-feedback", EXERCISE)
    assert returned["pages"] == 3
    page = (Path(returned["folder"]) / "bob.html").read_text()
    assert "a slip of the pen" in page
    assert re.sub("`", "", mistake.message.split(".")[0])[:30] in re.sub("<[^>]+>|`", "", page)
    [stands] = run(capsys, "status")["exercises"]
    assert (stands["released"], stands["graded"], stands["to_grade"]) == (True, ["ada", "bob", "cy"], [])
    assert stands["missing"] == ["di"]
    assert stands["overrides"] == 1

    # The same command again grades nothing, and keeps all.
    assert run(capsys, "grade", EXERCISE)["reused"] == 3
    assert scores()["bob"] == full - 1

    assert run(capsys, "forget", "ada", "--yes")["left"] == []
    assert scores() == {"bob": full - 1, "cy": 0, "di": 0}
    shutil.rmtree(tmp_path / "student")
    feedback._file.cache_clear()
