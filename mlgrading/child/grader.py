"""Grades the submissions of one exercise, one after the other, in one sandbox."""

import contextlib
import hashlib
import json
import time
from collections.abc import Callable
from typing import Any

import nbformat

from mlcourse import feedback
from mlgrading.child import graded, solutions
from mlgrading.child.examiner import Examiner
from mlgrading.child.repair import Submission, parse
from mlgrading.inside.values import Malformed
from mlgrading.sandbox.box import Sandbox
from mlgrading.sandbox.kernel import Kernel, Lost
from mlgrading.wire import (
    Begun,
    Exercise,
    Flag,
    FlagKind,
    Grade,
    Job,
    Mark,
    Marked,
    Phases,
    Refused,
    Report,
    Result,
    Status,
    TaskMark,
    Verdict,
)

#: an answer shorter than this, in characters, says nothing when another student has the same
SHORT = 60
#: the output that all cells of a notebook may show together, in multiples of the limit for one cell
ALL_CELLS = 5
#: how many sets of inputs are drawn for an exercise
SHEETS = 16


class Grader:
    """A grader of one exercise, with one sandbox."""

    def __init__(self, exercise: Exercise, folder: str) -> None:
        """Load the exercise; `folder` is private and empty. Raises ValueError for a wrong solution."""
        self.exercise, self.limits = exercise, exercise.limits
        self.source = nbformat.reads(exercise.notebook, as_version=4)
        if exercise.fingerprints:
            feedback.use(exercise.name, json.loads(exercise.fingerprints))
        self.examiner = Examiner(exercise.name, self.source, exercise.marking, exercise.seed)
        self.sandbox = Sandbox(self.limits, self.examiner.imports(), folder, exercise.warm, exercise.isolation)
        self._blank = {c.name: solutions.blank(c.source) for c in self.examiner.cells if c.kind == "answer"}
        # Answers in the catalogue recur by chance and are therefore no sign of copying.
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

    def grade(self, order: Grade, say: Callable[[Report], None]) -> Result:
        """Return the result of one submission; `say` is called with a report as soon as each task is marked."""
        handed, began = order.handed, time.monotonic()
        try:
            submission = parse(handed.data, self.source)
        except Refused as refused:
            return refusal(Job(self.exercise, handed, order.key), str(refused))
        run = _Run(self, submission, say)
        run.go()
        run.flags += graded.references(submission, self._given)
        notebook = graded.written(submission.notebook)
        spent = time.monotonic() - began
        phases = Phases(
            start=run.start, cells=run.cells, marking=run.marking, writing=spent - run.start - run.cells - run.marking
        )
        return Result.of(
            Job(self.exercise, handed, order.key),
            Status.GRADED,
            [run.marks[task.name] for task in self.exercise.outline],
            notebook,
            lost=run.lost,
            doubtful=run.doubtful,
            notes=(*handed.notes, *submission.notes),
            flags=tuple(run.flags),
            answers=self._answers(submission),
            phases=phases,
        )

    def _answers(self, submission: Submission) -> dict[str, str]:
        """Return digests of the answers that are not blank, by task; "" for one that says nothing about copying."""
        found = {}
        for name, code in submission.answers.items():
            if code != self._blank[name]:
                digest = graded.digest(code)
                found[name] = "" if len(code) < SHORT or digest in self._known[name] else digest
        return found


class _Run:
    """One submission in the sandbox: its marks and flags, why it was lost, and how long its phases took."""

    def __init__(self, grader: Grader, submission: Submission, say: Callable[[Report], None]) -> None:
        self.grader, self.submission, self.say = grader, submission, say
        self.marks: dict[str, Mark] = {}
        self.flags: list[Flag] = []
        self.lost, self.doubtful = "", False
        self.sheet = sheet_of(submission)
        self.room = ALL_CELLS * grader.limits.output_bytes
        self.start = self.cells = self.marking = 0.0
        self._outline = {task.name: task for task in grader.exercise.outline}

    def go(self) -> None:
        """Run all steps; tasks that were not reached are lost."""
        began = time.monotonic()
        try:
            with Kernel(self.grader.sandbox, self.grader.limits) as kernel:
                self.say(Begun())
                try:
                    before, loaded = self._begin(kernel), self._modules(kernel)
                    self.start = time.monotonic() - began
                    self._steps(kernel)
                    self.flags += self._tampering(kernel, before) + self._reference(kernel, loaded)
                except Lost as gone:
                    self._note(gone)
        except Lost as gone:
            self._note(gone)
        if self.lost:
            text = f"The notebook's kernel ended early: {self.lost}."
            self.flags.append(Flag(FlagKind.LIMITS, text))
        reason = (
            f"The notebook had already ended here, because of a cell above: {self.lost}. The tasks after that cell "
            "earn no points."
        )
        for step in self.submission.steps:
            name = step.name.removeprefix("check_")
            if step.kind == "check" and name not in self.marks:
                self.marks[name] = Mark(Verdict.LOST, reason)
                self._show(step.index, name, None)

    def _note(self, gone: Lost) -> None:
        if not self.lost:
            self.lost, self.doubtful = str(gone), not gone.own

    def _steps(self, kernel: Kernel) -> None:
        limits = self.grader.limits
        for count, step in enumerate(self.submission.steps, start=1):
            began = time.monotonic()
            if step.kind == "check":
                name = step.name.removeprefix("check_")
                self.marks[name] = self._mark(name, kernel)
                self.marking += time.monotonic() - began
                self.say(Marked(TaskMark(self._outline[name], self.marks[name])))
                self._show(step.index, name, count)
                continue
            ran = kernel.run(step.source)
            self.cells += time.monotonic() - began
            cell, most = self.submission.notebook.cells[step.index], min(limits.output_bytes, self.room)
            self.room -= graded.show(cell, ran.outputs, count, most)
            if ran.late:
                text = f"A cell was stopped after {limits.cell_seconds:.0f} s."
                self.flags.append(Flag(FlagKind.LIMITS, text))

    def _show(self, index: int, name: str, count: int | None) -> None:
        cell = self.submission.notebook.cells[index]
        graded.verdict(cell, self.marks[name], count)

    def _mark(self, name: str, kernel: Kernel) -> Mark:
        """Return the mark of a task; when marking itself fails, that task is lost, and a flag tells the instructor."""
        code = self.submission.answers.get(name, "")
        try:
            return self.grader.examiner.mark(name, kernel, code, 2 * self.grader.limits.cell_seconds, self.sheet)
        except Lost:
            raise
        except Exception as error:
            text = f"The task {name} could not be marked ({type(error).__name__}: {str(error)[:200]})."
            self.flags.append(Flag(FlagKind.LIMITS, text))
            self.doubtful = True
            return Mark(Verdict.LOST, "This answer could not be marked. Your instructor has been told.")

    def _begin(self, kernel: Kernel) -> Any:
        """Seed the global random generators, so that grading again gives the same marks; return the canaries."""
        seed = self.grader.exercise.seed
        kernel.run(
            f"import random, sys; random.seed({seed}); import numpy; numpy.random.seed({seed % 2**32})\n"
            f"if 'torch' in sys.modules: sys.modules['torch'].manual_seed({seed})\n"
            f"if 'tensorflow' in sys.modules: sys.modules['tensorflow'].random.set_seed({seed})\n"
            "del random, numpy, sys\n"
            "get_ipython().execution_count = 1"
        )
        with contextlib.suppress(Malformed):
            return kernel.ask({"canaries": None}).get("value")
        return None

    def _modules(self, kernel: Kernel) -> set[str]:
        """Return which modules of the course a kernel has loaded, as far as its answer can be trusted."""
        with contextlib.suppress(Malformed):
            found = kernel.ask({"modules": "mlcourse."}).get("value")
            return {name for name in found if isinstance(name, str)} if isinstance(found, list) else set()
        return set()

    def _reference(self, kernel: Kernel, before: set[str]) -> list[Flag]:
        """Return a flag if a student's code has loaded modules of the reference implementation."""
        loaded = self._modules(kernel) - before
        own = {name for name in loaded if name.split(".")[1] not in graded.REFERENCE_ALLOWED and "._" not in name}
        new = sorted(name[:60] for name in own)
        drawn = any(name.startswith("mlcourse.plots.") for name in loaded - {"mlcourse.plots.base"})
        how = ", perhaps only by way of mlcourse.plots" if drawn else ""
        return [Flag(FlagKind.REFERENCE, f"The notebook loaded {', '.join(new[:5])}{how}.")] if new else []

    def _tampering(self, kernel: Kernel, before: Any) -> list[Flag]:
        """Return flags for changes that a notebook made to its kernel; the instructor sees them, no points are lost."""
        found = []
        try:
            changed = kernel.ask({"canaries": before}).get("value")
            found = [str(name)[:60] for name in changed[:12]] if isinstance(changed, list) else ["the kernel's answers"]
            if kernel.ask({"value": "no_such_name_"}).get("error") != "NameError":
                found.append("the kernel's answers")
            if kernel.run("raise LookupError('canary')").error != "LookupError":
                found.append("how errors are reported")
            # One that the package always has: an exercise of the instructor's own brings its tasks along.
            task = "perceptron.by_hand"
            asked = f"__import__('mlcourse.feedback', fromlist=['check']).check('{task}', None)"
            if kernel.ask({"evaluate": asked, "many": []}).get("error") != "NotYet":
                found.append("the feedback of the course")
        except Malformed:
            found.append("the kernel's answers")
        if not found:
            return []
        return [Flag(FlagKind.TAMPERING, f"The notebook changed {', '.join(dict.fromkeys(found))}.")]


def refusal(job: Job, reason: str) -> Result:
    """Return the result of a submission that cannot be read."""
    exercise = job.exercise
    notebook = graded.unmarked(reason, exercise.name, nbformat.reads(exercise.notebook, as_version=4))
    marks = [Mark(Verdict.LOST, reason)] * len(exercise.outline)
    return Result.of(job, Status.REFUSED, marks, notebook, reason=reason)


def sheet_of(submission: Submission) -> int:
    """Return which set of inputs a submission gets; a student who prints them learns those of few others."""
    text = "\n".join(step.source for step in submission.steps)
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % SHEETS
