"""One worker: a long-lived process that grades submissions one after the other, and the function that asks it to.

`grade` is what an executor runs, in a thread of this machine or of a Dask worker: bytes in, bytes out. It has one child
process a thread. The child takes a line of JSON for each submission and answers with a line for each task, then with
the result; when it dies or is late, what it had said until then counts, and the next submission gets a new child.
"""

import ast
import base64
import contextlib
import copy
import ctypes
import hashlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict
from typing import Any

import nbformat

from mlcourse.grading import notebooks

REFERENCE_ALLOWED = ("datasets", "feedback", "plots", "gradcheck")
#: seconds beyond a notebook's own deadline after which a worker that has not answered is replaced
PATIENCE = 4.0
LOADED = ("exercise", "seed", "notebook_source", "marking", "limits", "outline", "isolation", "warm")
#: an answer shorter than this says nothing when somebody else has the same
SHORT = 60


def grade(job: bytes) -> bytes:
    """Grade one submission in this thread's child process and return its result, JSON text as bytes.

    `job` is JSON text, as grade.py makes it. A child that dies or is late gives a result in which the tasks it had not
    reached are lost. Raises RuntimeError where no child can be started.
    """
    wanted = json.loads(job)
    for attempt in (1, 2):
        child, said = _child(wanted), []
        result = child.ask(wanted, said)
        if result is not None:
            return json.dumps(result).encode()
        child.close()
        _children.child = None
        if attempt == 2 or said:
            # What a notebook did to one worker is not tried on a second when it had come to marking.
            break
    return json.dumps(_unfinished(wanted, said)).encode()


def _unfinished(wanted: dict, said: list[dict]) -> dict:
    done = {task["name"]: task for task in said if "name" in task}
    reason = (
        "The grading of this notebook was stopped here: it did not end in its time, or took the grader down with it."
    )
    marked = [
        done.get(task["name"]) or task | {"score": 0, "verdict": "lost", "message": reason, "mistake": None}
        for task in wanted["outline"]
    ]
    flags = [{"kind": "limits", "text": "The worker that graded this notebook had to be replaced."}]
    empty = _refusal(reason, wanted["outline"], nbformat.reads(wanted["notebook_source"], as_version=4))
    return _with_page(_result(wanted) | {"tasks": marked, "flags": flags, "notebook": empty["notebook"]})


def refused(wanted: dict, reason: str) -> dict:
    """Return the result of a submission that was refused before a worker saw it."""
    source = nbformat.reads(wanted["notebook_source"], as_version=4)
    return _with_page(_result(wanted) | _refusal(reason, wanted["outline"], source))


def _result(wanted: dict) -> dict:
    """Return what all results have, for a submission that has earned nothing yet."""
    return {
        "format": 1,
        "exercise": wanted["exercise"],
        "student": wanted["student"],
        "key": wanted["key"],
        "seed": wanted["seed"],
        "status": "graded",
        "reason": "",
        "notes": list(wanted["notes"]),
        "flags": [],
        "timestamp": wanted["timestamp"],
        "seconds": 0.0,
        "tasks": [],
        "answers": {},
        "notebook": "",
    }


_children = threading.local()
_all: "set[Child]" = set()


def _child(wanted: dict) -> "Child | None":
    child = getattr(_children, "child", None)
    if child is not None and not (child.assignment == wanted["assignment"] and child.alive()):
        child.close()
        child = None
    if child is None:
        try:
            child = Child(wanted)
        except OSError as problem:
            raise RuntimeError(f"no worker could be started: {problem}") from None
    _children.child = child
    return child


def close_all() -> None:
    """End all children of this process."""
    for child in list(_all):
        child.close()


class Child:
    """The child process of one thread, with one exercise loaded."""

    def __init__(self, wanted: dict) -> None:
        """Start it; raises OSError when it does not come up."""
        self.assignment = wanted["assignment"]
        self._folder = tempfile.mkdtemp(prefix="mlc-", dir="/tmp")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mlcourse.grading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        os.set_blocking(self._process.stdout.fileno(), False)
        self._buffer = b""
        _all.add(self)
        load = {key: wanted[key] for key in LOADED}
        answer = self._talk({"load": load | {"folder": self._folder}}, time.monotonic() + 180, [])
        if answer is None or "loaded" not in answer:
            self.close()
            raise OSError((answer or {}).get("error", "the worker did not start"))

    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process.poll() is None

    def ask(self, wanted: dict, said: list[dict]) -> dict | None:
        """Return the result of a submission, None when the child died or was late; `said` gets each task when done."""
        order = {
            key: wanted[key]
            for key in ("exercise", "student", "key", "seed", "notes", "timestamp", "data", "assignment")
        }
        limit = wanted["limits"]["notebook_seconds"] + PATIENCE
        answer = self._talk({"grade": order}, None, said, limit)
        return None if answer is None else answer.get("result")

    def close(self) -> None:
        """End it, and with it its sandbox."""
        _all.discard(self)
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _talk(self, order: dict, until: float | None, said: list[dict], limit: float = 0.0) -> dict | None:
        """Send an order and return its last answer. The clock of a `limit` starts with the first line of the answer."""
        if until is None:
            until = time.monotonic() + 90  # a template that has to start anew comes before the student's own time
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while True:
                line, found, rest = self._buffer.partition(b"\n")
                if found:
                    self._buffer = rest
                    answer = json.loads(line)
                    if "begun" in answer:
                        until = time.monotonic() + limit
                    elif "task" in answer:
                        said.append(answer["task"])
                    else:
                        return answer
                    continue
                if time.monotonic() > until:
                    return None
                if selector.select(min(1.0, max(0.0, until - time.monotonic()))):
                    part = self._process.stdout.read(1 << 20)
                    if not part:
                        return None
                    self._buffer += part


def main() -> None:
    """Be a child: read orders from standard input, answer on standard output."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG: no worker outlives its grader
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anything else prints is no answer

    def say(words: dict) -> None:
        answers.write(json.dumps(words) + "\n")
        answers.flush()

    grader = None
    for line in sys.stdin:
        order = json.loads(line)
        if "load" in order:
            try:
                grader = Grader(**order["load"])
            except Exception as error:
                say({"error": f"{type(error).__name__}: {error}"})
                return
            say({"loaded": True})
        else:
            say({"result": grader.grade(order["grade"], say)})
    if grader is not None:
        grader.close()


class Grader:
    """Grades the submissions of one exercise, one after the other, in one sandbox."""

    def __init__(
        self,
        exercise: str,
        seed: int,
        notebook_source: str,
        marking: str,
        limits: dict,
        outline: list[dict],
        folder: str,
        isolation: str = "bwrap",
        warm: bool = True,
    ) -> None:
        """Load the exercise from the text of its solution notebook and of its tasks.py."""
        from mlcourse.grading.marking import Examiner
        from mlcourse.grading.sandbox import Limits, Sandbox

        self.source = nbformat.reads(notebook_source, as_version=4)
        notebooks.add_checksums(self.source)
        self.examiner = Examiner(exercise, self.source, marking, seed)
        self.limits = Limits(**limits)
        self.sandbox = Sandbox(self.limits, self.examiner.imports(), folder, warm, isolation)
        self.outline = outline
        self._blank = _blanks(self.examiner.cells)
        # What the catalogue holds many will write, each alone.
        self._known = {
            cell.name: {
                digest(notebooks.solution(cell.source)),
                *map(digest, task.right),
                *(digest(w.code) for w in task.wrong),
            }
            for cell in self.examiner.cells
            if (task := self.examiner.tasks.get(cell.name))
        }
        self._given = "\n".join(cell.source for cell in self.examiner.cells if cell.kind == "given")

    def close(self) -> None:
        """End the sandbox."""
        self.sandbox.close()

    def grade(self, order: dict, say: Any) -> dict:
        """Return the result of one submission; `say` is told of each task as soon as it is marked."""
        from mlcourse.grading.submission import Refused, parse

        began, result = time.monotonic(), _result(order)
        try:
            submission = parse(base64.b64decode(order["data"]), self.source)
        except Refused as refused:
            return _with_page(result | _refusal(str(refused), self.outline, self.source))
        result["notes"] += submission.notes
        marks = self._run(submission, result["flags"], say)
        result["tasks"] = [marks[task["name"]] for task in self.outline]
        result["flags"] += _references(submission, self._given)
        result["answers"] = {
            name: "" if len(code) < SHORT or digest(code) in self._known[name] else digest(code)
            for name, code in submission.answers.items()
            if code != self._blank[name]
        }
        result["notebook"] = _written(submission.notebook)
        result["seconds"] = round(time.monotonic() - began, 3)
        return _with_page(result)

    def _run(self, submission: Any, flags: list[dict], say: Any) -> dict[str, dict]:
        """Run the steps of a submission, put outputs into its notebook, and return each task's entry in the result."""
        from mlcourse.grading.kernel import Kernel, Lost

        marks: dict[str, dict] = {}
        outline = {task["name"]: task for task in self.outline}
        lost = ""
        try:
            with Kernel(self.sandbox, self.limits) as kernel:
                say({"begun": True})
                try:
                    before = self._begin(kernel)
                    for count, step in enumerate(submission.steps, start=1):
                        cell = submission.notebook.cells[step.index]
                        if step.kind != "check":
                            ran = kernel.run(step.source)
                            _show(cell, ran.outputs, count, self.limits.output_bytes)
                            if ran.late:
                                text = f"A cell was stopped after {self.limits.cell_seconds:.0f} s."
                                flags.append({"kind": "limits", "text": text})
                            continue
                        name = step.name.removeprefix("check_")
                        mark = asdict(self._mark(name, kernel, flags))
                        marks[name] = outline[name] | {"score": 0} | mark
                        if mark["verdict"] == "right":
                            marks[name]["score"] = outline[name]["points"]
                        say({"task": marks[name]})
                        _verdict(cell, f"{self.examiner.exercise}.{name}", mark, count)
                    flags += self._tampering(kernel, before)
                except Lost as gone:
                    lost = str(gone)
        except Lost as gone:
            lost = lost or str(gone)
        if lost:
            flags.append({"kind": "limits", "text": f"The notebook's kernel was stopped or stopped itself: {lost}."})
        reason = (
            f"Here the notebook had already ended, because of a cell above: {lost}. What comes after it earns nothing."
        )
        for step in submission.steps:
            name = step.name.removeprefix("check_")
            if step.kind == "check" and name not in marks:
                mark = {"verdict": "lost", "message": reason, "mistake": None}
                marks[name] = outline[name] | {"score": 0} | mark
                _verdict(submission.notebook.cells[step.index], f"{self.examiner.exercise}.{name}", mark, None)
        return marks

    def _mark(self, name: str, kernel: Any, flags: list[dict]) -> Any:
        """Return the mark of a task; when marking itself fails, that task is lost, and a person is told."""
        from mlcourse.grading.kernel import Lost
        from mlcourse.grading.marking import Mark

        try:
            return self.examiner.mark(name, kernel, 2 * self.limits.cell_seconds)
        except Lost:
            raise
        except Exception as error:
            text = f"The task {name} could not be marked ({type(error).__name__}: {str(error)[:200]})."
            flags.append({"kind": "limits", "text": text})
            return Mark("lost", "This answer could not be marked. Your instructor has been told.")

    def _begin(self, kernel: Any) -> Any:
        """Start the generators that have no seed of their own, so that grading again gives the same."""
        from mlcourse.grading import values

        seed = self.examiner.seed
        kernel.run(
            f"import random, sys; random.seed({seed}); import numpy; numpy.random.seed({seed % 2**32})\n"
            f"if 'torch' in sys.modules: sys.modules['torch'].manual_seed({seed})\n"
            f"if 'tensorflow' in sys.modules: sys.modules['tensorflow'].random.set_seed({seed})\n"
            "del random, numpy, sys\n"
            "get_ipython().execution_count = 1"
        )
        with contextlib.suppress(values.Malformed):
            return kernel.ask({"canaries": None}).get("value")
        return None

    def _tampering(self, kernel: Any, before: Any) -> list[dict]:
        """Return flags for what a notebook did to its kernel: for a person to look at, it costs no points by itself."""
        from mlcourse.grading import values

        found = []
        try:
            changed = kernel.ask({"canaries": before}).get("value")
            found = [str(name)[:60] for name in changed[:12]] if isinstance(changed, list) else ["the kernel's answers"]
            if kernel.ask({"value": "no_such_name_"}).get("error") != "NameError":
                found.append("the kernel's answers")
            if kernel.run("raise LookupError('canary')").error != "LookupError":
                found.append("how errors are told")
            first = self.outline[0]["name"]
            asked = (
                f"__import__('mlcourse.feedback', fromlist=['check']).check('{self.examiner.exercise}.{first}', None)"
            )
            if kernel.ask({"evaluate": asked, "many": []}).get("error") != "NotYet":
                found.append("the feedback of the course")
        except values.Malformed:
            found.append("the kernel's answers")
        if not found:
            return []
        return [{"kind": "tampering", "text": f"The notebook changed {', '.join(dict.fromkeys(found))}."}]


def _with_page(result: dict) -> dict:
    """Return a result with the student's page."""
    from mlcourse.grading.feedback_page import feedback_page

    return result | {"page": feedback_page(result)}


def _refusal(reason: str, outline: list[dict], source: Any) -> dict:
    """Return the part of a result that says why a submission was refused; `source` is the solution notebook."""
    notebook = copy.deepcopy(source)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.source = notebooks.blank(cell.source)
            if cell.metadata.get("nbgrader", {}).get("grade"):
                name = cell.metadata.nbgrader.grade_id.removeprefix("check_")
                _verdict(cell, name, {"verdict": "lost", "message": reason}, None)
    notebook.cells.insert(
        0, nbformat.v4.new_markdown_cell(f"**This submission could not be graded:** {reason}", id="refused")
    )
    tasks = [task | {"score": 0, "verdict": "lost", "message": reason, "mistake": None} for task in outline]
    return {"status": "refused", "reason": reason, "tasks": tasks, "notebook": _written(notebook)}


def _blanks(cells: list) -> dict[str, str]:
    return {cell.name: notebooks.blank(cell.source) for cell in cells if cell.kind == "answer"}


def _show(cell: Any, outputs: list[dict], count: int, most: int) -> None:
    """Put outputs into a cell, up to so many characters."""
    left, kept = most, []
    for output in outputs:
        text = json.dumps(output)
        if len(text) > left:
            if output["output_type"] == "stream":
                output = output | {"text": output["text"][: max(0, left - 100)] + "\n… (the rest is left out)\n"}
            else:
                output = {"output_type": "stream", "name": "stdout", "text": "… (a large output is left out)\n"}
            text, left = "", 0
        left -= len(text)
        kept.append(output | ({"execution_count": count} if output["output_type"] == "execute_result" else {}))
        if left <= 0:
            break
    cell.outputs = [nbformat.from_dict(output) for output in kept]
    cell.execution_count = count


def _verdict(cell: Any, task: str, mark: dict, count: int | None) -> None:
    """Put the verdict into a check cell, so that nbgrader reads the same score from it."""
    if mark["verdict"] == "right":
        output = {"output_type": "stream", "name": "stdout", "text": f"{task}: correct.\n"}
    else:
        said = f"{task}: {'not yet. ' * (mark['verdict'] in ('mistake', 'wrong'))}{mark['message']}"
        output = {"output_type": "error", "ename": "NotYet", "evalue": said, "traceback": [said]}
    cell.outputs, cell.execution_count = [nbformat.from_dict(output)], count


def _written(notebook: Any) -> str:
    """Return a notebook as text in UTF-8, whatever a student's text held."""
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


def _references(submission: Any, given: str) -> list[dict]:
    """Return flags for answers that import the course's reference implementation, or look for the fingerprints."""
    own = _modules(given)
    found: dict[str, None] = {}
    for step in submission.steps:
        if step.kind in ("answer", "extra"):
            for module in _modules(step.source) - own:
                part = module.split(".")
                if part[0] == "mlcourse" and (len(part) < 2 or part[1] not in REFERENCE_ALLOWED):
                    found[f"imports {module}"] = None
            if "fingerprints" in step.source:
                found["looks for the fingerprints of the answers"] = None
    return [{"kind": "reference", "text": f"An answer {what}."} for what in found]


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


if __name__ == "__main__":
    main()
