"""Marking: values come out, and are compared on inputs that no student has seen."""

import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from mlcourse.grading import marking, notebooks, tasks, values

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)
SEEDS = (0, 1, 2)


class Here:
    """Stands in for a kernel: runs cells and answers requests in this process. Only for the catalogue's own answers."""

    def __init__(self) -> None:
        self.main = ModuleType("__main__")
        self.asked = []

    def run(self, code: str) -> None:
        with marking._quiet(), pytest.MonkeyPatch.context() as patch:
            patch.setitem(sys.modules, "__main__", self.main)
            try:
                exec(compile(code, "<cell>", "exec"), vars(self.main))
            except Exception:
                return

    def ask(self, request: dict) -> dict:
        text = json.dumps(request)
        self.asked.append(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(sys.modules, "__main__", self.main)
            return values.read(values.call(__import__("base64").b64encode(text.encode()).decode()))


@cache
def examiner(exercise: str, seed: int) -> marking.Examiner:
    return marking.load(ROOT, exercise, seed)


def marks(exercise: str, seed: int, replace: dict[str, str], until: str = "") -> dict[str, marking.Mark]:
    """Return the marks of the solution with some answers exchanged."""
    here, found, mine = Here(), {}, examiner(exercise, seed)
    for cell in mine.cells:
        if cell.kind == "check":
            name = cell.name.removeprefix("check_")
            if not until or name == until:
                found[name] = mine.mark(name, here)
            if name == until:
                break
        else:
            here.run(replace.get(cell.name, notebooks.solution(cell.source)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_solution_gets_full_marks_on_new_inputs(exercise, seed):
    found = marks(exercise, seed, {})
    assert list(found) == list(tasks.load(ROOT, exercise))
    assert {name: mark for name, mark in found.items() if mark.verdict != "right"} == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_other_right_answer_gets_full_marks_on_new_inputs(exercise, seed):
    lost = {
        (name, number): mark
        for name, task in tasks.load(ROOT, exercise).items()
        for number, code in enumerate(task.right)
        if (mark := marks(exercise, seed, {name: code}, until=name)[name]).verdict != "right"
    }
    assert lost == {}


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_known_mistake_earns_nothing_and_is_named(exercise):
    for name, task in tasks.load(ROOT, exercise).items():
        for number, wrong in enumerate(task.wrong):
            mark = marks(exercise, SEEDS[0], {name: wrong.code}, until=name)[name]
            assert (mark.verdict, mark.mistake, mark.message) == ("mistake", number, f"not yet. {wrong.message}")


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_blank_earns_nothing_and_is_called_blank(exercise):
    mine = examiner(exercise, SEEDS[0])
    blanks = {cell.name: notebooks.blank(cell.source) for cell in mine.cells if cell.kind == "answer"}
    found = marks(exercise, SEEDS[0], blanks)
    assert {name: mark.verdict for name, mark in found.items()} == dict.fromkeys(found, "blank")
