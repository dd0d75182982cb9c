"""The graded notebook: the student's cells with the outputs of this run, and each verdict below its check cell.

The module also inspects the code of answers without running it.
"""

import ast
import base64
import binascii
import contextlib
import copy
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import nbformat

import mlcourse
from mlcourse import feedback
from mlgrading.child import solutions
from mlgrading.wire import Flag, FlagKind, Mark, TaskOutline, Verdict

#: the modules that answers may use beside those of the given cells; the exercises say so in their first cell
REFERENCE_ALLOWED = ("datasets", "feedback", "plots", "gradcheck", "frameworks")
_CHAPTERS = "|".join({p.stem for p in Path(mlcourse.__path__[0]).glob("[a-z]*.py")} - {*REFERENCE_ALLOWED})
#: text that names a chapter's module, which could be imported by name, or its file
_NAMED = re.compile(rf"\bmlcourse[./]({_CHAPTERS})\b|\b({_CHAPTERS})\.py\b")


def outline(notebook: nbformat.NotebookNode) -> tuple[TaskOutline, ...]:
    """Return the tasks of a solution notebook in their order: titles are in the headings, points in the metadata."""
    found, title = [], ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## Task"):
            title = cell.source.splitlines()[0].partition(": ")[2].rpartition(" (")[0]
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade"):
            name = mark["grade_id"].removeprefix("check_")
            found.append(TaskOutline(name, mark["grade_id"], title or name, float(mark["points"])))
    return tuple(found)


def unmarked(reason: str, exercise: str, source: Any) -> str:
    """Return a notebook, as text, for a submission that could not be read; the notebook says why.

    `source` is the solution notebook, whose answers are left blank.
    """
    notebook = copy.deepcopy(source)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.source = solutions.blank(cell.source)
            if cell.metadata.get("nbgrader", {}).get("grade"):
                verdict(cell, Mark(Verdict.LOST, reason), None)
    notebook.cells.insert(
        0, nbformat.v4.new_markdown_cell(f"**This submission could not be graded:** {reason}", id="refused")
    )
    return written(notebook)


def show(cell: Any, outputs: list[dict], count: int, most: int) -> int:
    """Put outputs into a cell, as text and PNG pictures only, up to `most` characters; return how many were used.

    nbgrader's form-grader shows HTML, SVG, LaTeX and JavaScript as they are, to an instructor who is signed in.
    """
    left, kept = most, []
    for output in map(_dead, outputs):
        text = json.dumps(output)
        if len(text) > left:
            if output["output_type"] == "stream":
                output = output | {"text": output["text"][: max(0, left - 100)] + "\n… (the rest was left out)\n"}
            else:
                output = {"output_type": "stream", "name": "stdout", "text": "… (a large output was left out)\n"}
            text, left = "", 0
        left -= len(text)
        kept.append(output | ({"execution_count": count} if output["output_type"] == "execute_result" else {}))
        if left <= 0:
            break
    cell.outputs = [nbformat.from_dict(output) for output in kept]
    cell.execution_count = count
    return most - max(0, left)


def _dead(output: dict) -> dict:
    """Return an output without anything that could run in a reader's browser."""
    if "data" not in output:
        return output
    data = {}
    png, text = (_text(output["data"].get(kind)) for kind in ("image/png", "text/plain"))
    with contextlib.suppress(binascii.Error, ValueError):
        if png:
            data["image/png"] = base64.b64encode(base64.b64decode("".join(png.split()), validate=True)).decode()
    if text:
        data["text/plain"] = text
    if not data:
        kinds = ", ".join(sorted(output["data"]))[:200]
        data["text/plain"] = f"[an output of a kind that is not shown here: {kinds}]"
    return output | {"data": data, "metadata": {}}


def _text(value: object) -> str:
    """Return text that a kernel sends as a string or as a list of strings, "" for anything else."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value if isinstance(value, str) else ""


def verdict(cell: Any, mark: Mark, count: int | None) -> None:
    """Write the verdict into a check cell in the words of `check`, so that nbgrader reads the same score from it."""
    output: dict[str, str | list[str]]
    if mark.verdict is Verdict.RIGHT:
        output = {"output_type": "stream", "name": "stdout", "text": "Correct.\n"}
    else:
        said = (feedback.WRONG if mark.verdict in (Verdict.MISTAKE, Verdict.WRONG) else "") + mark.message
        output = {"output_type": "error", "ename": "NotYet", "evalue": said, "traceback": [said]}
    cell.outputs, cell.execution_count = [nbformat.from_dict(output)], count


def written(notebook: Any) -> str:
    """Return a notebook as ASCII text, whatever characters the student's text contains."""
    return json.dumps(notebook, ensure_ascii=True, indent=1, sort_keys=True) + "\n"


def digest(code: str) -> str:
    """Return a digest of an answer that comments and spacing do not change.

    >>> digest("a = 1  # mine") == digest("a=1") != digest("a = 2")
    True
    """
    try:
        text = ast.dump(ast.parse(code))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        text = "".join(code.split())
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def references(submission: Any, given: str) -> list[Flag]:
    """Return flags for answers that import or name the course's reference implementation, or look for the fingerprints.

    Flags change no mark: they are for a person to look at.
    """
    own = _modules(given)
    found: dict[str, None] = {}
    for step in submission.steps:
        if step.kind in ("answer", "extra"):
            for module in _modules(step.source) - own:
                part = module.split(".")
                if part[0] == "mlcourse" and len(part) > 1 and part[1] not in REFERENCE_ALLOWED:
                    found[f"imports {module}"] = None
            for named in _NAMED.finditer("\n".join(_texts(step.source))):
                found[f"contains a string that names mlcourse.{named[1] or named[2]}"] = None
            if "fingerprints" in _without_comments(step.source):
                found["looks for the fingerprints of the answers"] = None
    return [Flag(FlagKind.REFERENCE, f"An answer {what}.") for what in found]


def _without_comments(code: str) -> str:
    try:
        return ast.unparse(ast.parse(code))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return code


def _texts(code: str) -> list[str]:
    """Return the strings in some code, without docstrings."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [node.value for node in constants if isinstance(node.value, str)]


def _modules(code: str) -> set[str]:
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner if node.module == "mlcourse" else {node.module}
    return found
