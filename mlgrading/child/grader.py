"""The child process that grades: it knows one exercise, has one sandbox, and takes one submission after the other."""

import base64
import contextlib
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import nbformat

from mlgrading.child import graded, solutions
from mlgrading.child.examiner import Examiner, Mark
from mlgrading.child.repair import Submission, parse
from mlgrading.inside import values
from mlgrading.sandbox.box import Sandbox
from mlgrading.sandbox.kernel import Kernel, Lost
from mlgrading.sandbox.limits import Limits
from mlgrading.wire import Refused

#: an answer shorter than this says nothing when somebody else has the same
SHORT = 60


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
        self.source = nbformat.reads(notebook_source, as_version=4)
        solutions.add_checksums(self.source)
        self.examiner = Examiner(exercise, self.source, marking, seed)
        self.limits = Limits(**limits)
        self.sandbox = Sandbox(self.limits, self.examiner.imports(), folder, warm, isolation)
        self.outline = outline
        self._blank = _blanks(self.examiner.cells)
        # What the catalogue holds many will write, each alone.
        self._known = {
            cell.name: {
                graded.digest(solutions.solution(cell.source)),
                *map(graded.digest, task.right),
                *(graded.digest(w.code) for w in task.wrong),
            }
            for cell in self.examiner.cells
            if (task := self.examiner.tasks.get(cell.name))
        }
        self._given = "\n".join(cell.source for cell in self.examiner.cells if cell.kind == "given")

    def close(self) -> None:
        """End the sandbox."""
        self.sandbox.close()

    def grade(self, order: dict, say: Callable) -> dict:
        """Return the result of one submission; `say` is told of each task as soon as it is marked."""
        began, result = time.monotonic(), graded.blank(order)
        try:
            submission = parse(base64.b64decode(order["data"]), self.source)
        except Refused as refused:
            return graded.with_page(result | graded.refusal(str(refused), self.outline, self.source))
        result["notes"] += submission.notes
        marks = self._run(submission, result["flags"], say)
        result["tasks"] = [marks[task["name"]] for task in self.outline]
        result["flags"] += graded.references(submission, self._given)
        result["answers"] = {
            name: "" if len(code) < SHORT or graded.digest(code) in self._known[name] else graded.digest(code)
            for name, code in submission.answers.items()
            if code != self._blank[name]
        }
        result["notebook"] = graded.written(submission.notebook)
        result["seconds"] = round(time.monotonic() - began, 3)
        return graded.with_page(result)

    def _run(self, submission: Submission, flags: list[dict], say: Callable) -> dict[str, dict]:
        """Run the steps of a submission, put outputs into its notebook, and return each task's entry in the result."""
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
                            graded.show(cell, ran.outputs, count, self.limits.output_bytes)
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
                        graded.verdict(cell, f"{self.examiner.exercise}.{name}", mark, count)
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
                graded.verdict(submission.notebook.cells[step.index], f"{self.examiner.exercise}.{name}", mark, None)
        return marks

    def _mark(self, name: str, kernel: Kernel, flags: list[dict]) -> Mark:
        """Return the mark of a task; when marking itself fails, that task is lost, and a person is told."""
        try:
            return self.examiner.mark(name, kernel, 2 * self.limits.cell_seconds)
        except Lost:
            raise
        except Exception as error:
            text = f"The task {name} could not be marked ({type(error).__name__}: {str(error)[:200]})."
            flags.append({"kind": "limits", "text": text})
            return Mark("lost", "This answer could not be marked. Your instructor has been told.")

    def _begin(self, kernel: Kernel) -> Any:
        """Start the generators that have no seed of their own, so that grading again gives the same."""
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

    def _tampering(self, kernel: Kernel, before: Any) -> list[dict]:
        """Return flags for what a notebook did to its kernel: for a person to look at, it costs no points by itself."""
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


def _blanks(cells: list) -> dict[str, str]:
    return {cell.name: solutions.blank(cell.source) for cell in cells if cell.kind == "answer"}
