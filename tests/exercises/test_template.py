"""The exercise that `mlcourse new-exercise` begins with passes the gates that all exercises of the course pass."""

import re

import nbformat
import pytest
from mutants import mutants

from mlcourse import feedback
from mlgrading.child import solutions, tasks
from mlgrading.outside import building, own, settings

NAME = "mine"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course") / "autumn"
    own.create(folder, settings.Settings(exercises={"perceptron": settings.Plan()}))
    own.new_exercise(folder, NAME)
    building.build(folder, NAME, settings.Plan())
    return folder


@pytest.fixture(autouse=True)
def beside(course, monkeypatch):
    """Its fingerprints lie beside the notebook, where the current folder is."""
    monkeypatch.chdir(course / "built" / NAME)
    feedback._file.cache_clear()
    yield
    feedback._file.cache_clear()


@pytest.fixture
def cells(course):
    return solutions.code_cells(solutions.read(course, NAME, "built"))


@pytest.fixture
def declared(course):
    return tasks.load_file(course / "built" / NAME / "tasks.py")


def alone(cells, name, code):
    return solutions.run(solutions.of_task(cells, name, code), {name: code}, stop_after=f"check_{name}")[name]


def test_cells_and_tasks_belong_together(course, cells, declared):
    assert [cell.name for cell in cells if cell.kind == "answer"] == list(declared)
    for cell, name in zip([cell for cell in cells if cell.kind == "check"], declared, strict=True):
        assert cell.source.startswith(f'check("{NAME}.{name}", ')
    text = "\n".join(c.source for c in solutions.read(course, NAME, "sources").cells if c.cell_type == "markdown")
    told = [int(n) for n in re.findall(r"^## Task \d+: .* \((\d+) points?\)$", text, re.M)]
    assert told == [cell.points for cell in cells if cell.kind == "check"]


def test_solution_gets_full_marks_and_blank_nothing(course, cells):
    assert set(solutions.run(cells).values()) == {None}
    blank = nbformat.from_dict(solutions.read(course, NAME, "built"))
    for cell in blank.cells:
        cell.source = solutions.blank(cell.source)
    assert None not in solutions.run(solutions.code_cells(blank)).values()


def test_every_task_has_three_mistakes_that_are_named_and_other_right_answers(cells, declared):
    for name, task in declared.items():
        assert len({wrong.message for wrong in task.wrong}) >= 3
        assert task.idea
        for wrong in task.wrong:
            assert alone(cells, name, wrong.code) == f"Not yet. {wrong.message}"
        assert task.right
        for code in task.right:
            assert alone(cells, name, code) is None
        for body in ("pass", "return None"):
            assert alone(cells, name, f"def {name}(x):\n    {body}") is not None


def test_small_changes_of_the_solution_are_noticed(cells, declared):
    for name in declared:
        source = next(cell.source for cell in cells if cell.name == name)
        made = dict(mutants(solutions.solution(source)))
        assert made
        assert not [line for line, code in made.items() if alone(cells, name, code) is None]
