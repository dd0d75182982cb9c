"""What nbgrader and Jupyter find of ours: `nbgrader autograde` in the sandbox, and any kernel in it."""

import csv
import os
import shutil
from pathlib import Path

import nbformat
import pytest
from commands import nbgrader
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient
from test_nbgrader import points, solved, submit

from mlgrading import nbgrader as plugins

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    """The scores of a class graded by `nbgrader autograde` with the repository's settings, and its course."""
    course = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "solutions" / EXERCISE, course / "solutions" / EXERCISE)
    nbgrader(course, "generate_assignment", EXERCISE)
    right = solved(EXERCISE)
    submit(course, "right", EXERCISE, right)
    submit(
        course, "warns", EXERCISE, {k: "import sys; print('careful', file=sys.stderr)\n" + v for k, v in right.items()}
    )
    submit(course, "looks", EXERCISE, {"and_not": f"import os; print(os.listdir({str(course)!r}))"})
    submit(course, "hook", EXERCISE, {"and_not": "get_ipython().input_transformers_post.append(lambda lines: lines)"})
    submit(course, "skips", EXERCISE, {})
    path = course / "submitted" / "skips" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]
    nbformat.write(notebook, path)
    submit(course, "copies", EXERCISE, right)
    path = course / "submitted" / "copies" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [nbformat.from_dict(dict(cell) | {"id": f"copy{i}"}) for i, cell in enumerate(notebook.cells[:6])]
    nbformat.write(notebook, path)
    said = nbgrader(course, "autograde", EXERCISE)
    nbgrader(course, "generate_feedback", EXERCISE)
    nbgrader(course, "export")
    with (course / "grades.csv").open(newline="") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}, course, said


def test_nbgrader_gives_the_points_that_were_earned(scores):
    total = sum(points(EXERCISE).values())
    assert scores[0] == {"right": total, "warns": total, "copies": total, "looks": 0, "hook": 0, "skips": 0}


def test_students_code_does_not_see_the_course(scores):
    _, course, _ = scores
    path = course / "autograded" / "looks" / EXERCISE / f"{EXERCISE}.ipynb"
    cells = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in nbformat.read(path, as_version=4).cells}
    assert cells["and_not"].outputs[0].ename == "FileNotFoundError"


def test_what_needs_a_look_is_said(scores):
    assert "hook, to look at: The notebook changed input transformers." in scores[2]


@pytest.fixture
def sandboxed(monkeypatch):
    """Every kernel that is started goes into the sandbox; afterwards Jupyter forgets that it was told so."""
    KernelProvisionerFactory.clear_instance()
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", "mlcourse-sandbox")
    yield
    KernelProvisionerFactory.clear_instance()


@pytest.mark.usefixtures("sandboxed")
def test_any_jupyter_kernel_can_be_put_into_the_sandbox(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_OF_THE_GRADER", "hidden")
    notebook = nbformat.v4.new_notebook()
    code = "import os; print(os.getuid(), os.getcwd(), os.environ.get('SECRET_OF_THE_GRADER'))"
    lost = f"import os; os.listdir({str(ROOT)!r} + '/solutions')"
    notebook.cells = [nbformat.v4.new_code_cell(code), nbformat.v4.new_code_cell(lost)]
    made, make = [], plugins.tempfile.mkdtemp
    monkeypatch.setattr(plugins.tempfile, "mkdtemp", lambda **words: made.append(make(**words)) or made[-1])
    NotebookClient(notebook, kernel_name="python3", allow_errors=True).execute()
    assert notebook.cells[0].outputs[0].text == "65534 /student None\n"
    assert notebook.cells[1].outputs[0].ename == "FileNotFoundError"
    assert os.environ["SECRET_OF_THE_GRADER"] == "hidden"
    assert made
    assert not any(Path(folder).exists() for folder in made)
