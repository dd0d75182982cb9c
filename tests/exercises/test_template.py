"""What `mlcourse new-exercise` begins with, and the tests of the course, pass the gates that its exercises pass."""

import re
from pathlib import Path

import nbformat
import pytest
from mutants import mutants

from mlcourse import feedback
from mlgrading.child import solutions, tasks
from mlgrading.outside import building, own, settings

ROOT = Path(__file__).parents[2]
NAMES = ["mine", *(name for name in building.originals() if building.is_test(name))]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course") / "autumn"
    own.create(folder, settings.Settings(exercises={"perceptron": settings.Plan()}))
    for name in NAMES:
        own.new_exercise(folder, name)
        building.build(folder, name, settings.Plan())
    return folder


@pytest.fixture(params=NAMES)
def course(request, root, monkeypatch):
    """The folder of one of them, built, where the current folder is: its fingerprints lie beside the notebook."""
    monkeypatch.chdir(root / "built" / request.param)
    feedback._file.cache_clear()
    yield root / "built" / request.param
    feedback._file.cache_clear()


@pytest.fixture
def notebook(course):
    return solutions.read_file(course / f"{course.name}.ipynb")


@pytest.fixture
def cells(notebook):
    return solutions.code_cells(notebook)


@pytest.fixture
def declared(course):
    return tasks.load_file(course / "tasks.py")


def alone(cells, name, code):
    return solutions.run(solutions.of_task(cells, name, code), {name: code}, stop_after=f"check_{name}")[name]


@pytest.mark.slow
def test_cells_and_tasks_belong_together(course, notebook, cells, declared):
    assert [cell.name for cell in cells if cell.kind == "answer"] == list(declared)
    for cell, name in zip([cell for cell in cells if cell.kind == "check"], declared, strict=True):
        assert cell.source.startswith(f'check("{course.name}.{name}", ')
    text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    told = [int(n) for n in re.findall(r"^## Task \d+: .* \((\d+) points?\)$", text, re.M)]
    assert told == [cell.points for cell in cells if cell.kind == "check"]


@pytest.mark.slow
def test_solution_gets_full_marks_and_blank_nothing(notebook, cells):
    assert set(solutions.run(cells).values()) == {None}
    blank = nbformat.from_dict(notebook)
    for cell in blank.cells:
        cell.source = solutions.blank(cell.source)
    assert None not in solutions.run(solutions.code_cells(blank)).values()


@pytest.mark.slow
def test_every_task_has_three_mistakes_that_are_named_and_other_right_answers(cells, declared):
    for name, task in declared.items():
        assert len({wrong.message for wrong in task.wrong}) >= 3
        assert task.idea
        for wrong in task.wrong:
            assert alone(cells, name, wrong.code).endswith(wrong.message), wrong.code
        assert task.right
        for code in task.right:
            assert alone(cells, name, code) is None
        for body in ("pass", "return None"):
            assert alone(cells, name, f"def {name}(x):\n    {body}") is not None


@pytest.mark.slow
def test_small_changes_of_the_solution_are_noticed(cells, declared):
    for name in declared:
        source = next(cell.source for cell in cells if cell.name == name)
        made = dict(mutants(solutions.solution(source)))
        assert made
        alive = [line for line, code in made.items() if alone(cells, name, code) is None]
        assert not {*alive} - {*(declared[name].survivors or ())}


@pytest.mark.parametrize("name", NAMES[1:])
def test_each_task_of_a_test_is_parallel_to_one_of_an_exercise_and_names_its_section(name):
    for task in tasks.load_file(building.originals()[name] / "tasks.py").values():
        exercise, _, other = task.parallel.partition(".")
        assert other in tasks.load(ROOT, exercise), task.name
        page, heading = tasks.place(name, task.section)
        assert re.search(rf"^##+ {re.escape(heading)}$", (ROOT / "book" / f"{page}.md").read_text(), re.M), task.section
