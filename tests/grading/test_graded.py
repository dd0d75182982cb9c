"""The graded notebook is dead: nothing in it runs in the page of whoever opens it. And what code tells unrun."""

import base64
import json
from pathlib import Path

import nbformat
import pytest

from mlgrading.child import graded, repair, solutions
from mlgrading.child.repair import Step, Submission
from mlgrading.wire import FlagKind, Mark, Verdict

ROOT = Path(__file__).parents[2]
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n....").decode()
SCRIPT = "<script>alert(1)</script>"


def shown(*outputs: dict, most: int = 10_000) -> list:
    cell = nbformat.v4.new_code_cell("")
    graded.show(cell, list(outputs), 1, most)
    return cell.outputs


@pytest.mark.parametrize(
    "kind",
    [
        "text/html",
        "image/svg+xml",
        "text/latex",
        "text/markdown",
        "application/javascript",
        "application/x-widget+json",
    ],
)
def test_only_text_and_png_pictures_stay(kind):
    data = {kind: SCRIPT, "text/plain": "a <b>", "image/png": PNG}
    [output] = shown({"output_type": "display_data", "data": data, "metadata": {kind: {"isolated": False}}})
    assert output["data"] == {"text/plain": "a <b>", "image/png": PNG}
    assert output["metadata"] == {}


def test_what_is_left_out_is_named():
    [output] = shown({"output_type": "display_data", "data": {"text/html": SCRIPT}, "metadata": {}})
    assert output["data"] == {"text/plain": "[an output of a kind that is not shown here: text/html]"}


@pytest.mark.parametrize("data", ['"><script>alert(1)</script>', "not base64!", "", None, ["a", 1]])
def test_a_picture_is_base64_and_nothing_else(data):
    [output] = shown({"output_type": "display_data", "data": {"image/png": data}, "metadata": {}})
    assert "image/png" not in output["data"]


def test_all_cells_together_have_a_limit():
    cell = nbformat.v4.new_code_cell("")
    long = {"output_type": "stream", "name": "stdout", "text": "x" * 500}
    used = graded.show(cell, [long], 1, 1000)
    assert 500 < used < 1000
    assert graded.show(cell, [long], 1, 1000 - used) <= 1000 - used


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_text_cell_begins_no_element(kind):
    source = solutions.read(ROOT, "perceptron")
    written = solutions.read(ROOT, "perceptron", "exercises")
    text = f"{SCRIPT} <img src=x onerror=alert(1)> <!-- --> a < b"
    written.cells.insert(1, {"cell_type": kind, "source": text, "metadata": {}, "id": "mine"})
    clean = repair.parse(json.dumps(written).encode(), source).notebook
    mine = next(cell for cell in clean.cells if cell.id == "mine")
    assert "<script" not in mine.source
    assert "<img" not in mine.source
    assert "<!" not in mine.source
    assert mine.source.endswith("a < b")
    given = [cell.source for cell in source.cells if cell.cell_type == "markdown"]
    assert [cell.source for cell in clean.cells if cell.cell_type == "markdown" and cell.id != "mine"] == given


def flags(code: str) -> list[str]:
    submission = Submission(nbformat.v4.new_notebook(), (Step("answer", "a", code, 0),), {}, ())
    found = graded.references(submission, "from mlcourse.feedback import check\nimport mlcourse.neurons")
    assert {flag.kind for flag in found} <= {FlagKind.REFERENCE}
    return [flag.text for flag in found]


@pytest.mark.parametrize(
    "code",
    [
        "import mlcourse",
        "from mlcourse import datasets, plots",
        "import mlcourse.neurons",
        "# no fingerprints here",
        "import numpy as np",
        "from mlcourse.gradcheck import check_gradient",
        'def f(x):\n    """As mlcourse.mlp does it."""',
        "this is no Python",
    ],
)
def test_honest_code_is_not_flagged(code):
    assert flags(code) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("from mlcourse import mlp", "imports mlcourse.mlp"),
        ("import mlcourse.backprop as b", "imports mlcourse.backprop"),
        ("open('data/fingerprints/x.json')", "looks for the fingerprints"),
        ("import importlib as i; i.import_module('mlcourse.mlp')", "mlcourse.mlp"),
        ("exec(open(mlcourse.__path__[0] + '/fashion_mnist.py').read())", "mlcourse.fashion_mnist"),
    ],
)
def test_the_reference_implementation_is_noticed(code, said):
    assert said in " ".join(flags(code))


def test_a_verdict_reads_as_check_says_it():
    cell = nbformat.v4.new_code_cell("")
    graded.verdict(cell, Mark(Verdict.MISTAKE, "Think again."), 3)
    assert cell.outputs[0]["evalue"] == "Not yet. Think again."
    graded.verdict(cell, Mark(Verdict.LOST, "It had ended."), None)
    assert cell.outputs[0]["evalue"] == "It had ended."
    graded.verdict(cell, Mark(Verdict.RIGHT), 4)
    assert cell.outputs[0]["text"] == "Correct.\n"
