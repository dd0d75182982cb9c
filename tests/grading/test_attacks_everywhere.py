"""Attacks on each of the eleven exercises, made from one catalogue: no point unearned, none stolen, no honest one lost.

One child grades all notebooks of an exercise, one after the other, and after each attack that could leave something
behind the solution. Whatever it has done on either side of the sandbox, the solution's result must stay the same, byte
for byte. What only its own machine would suffer from (processes, memory and output without end) is in the attack class,
which also hands in alone what is tried together here. With `-rP`, pytest shows a line of figures for each exercise.
"""

import ast
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from attacks_common import TOGETHER, VALUES, Trick
from build import GUARD, UNPROTECTED, code
from msgspec.structs import replace
from nbformat import NotebookNode
from traitlets.config import Config

from mlgrading import wire
from mlgrading.child import solutions, tasks
from mlgrading.outside import coordinator, workers
from mlgrading.outside.course import Course
from mlgrading.wire import Exercise, FlagKind, Handed, Limits, Phases, Result, Status, Verdict

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


@dataclass(frozen=True)
class Attack:
    """What a notebook does beside its answers, which are "right", "blank" or "wrong", each task's first known mistake.

    `first` and `last` are cells at its ends, `code` goes below each answer; there, NAMES stands for the names that the
    answer binds. `values` are given to the answers in turn. Right answers must get full marks and others nothing,
    unless `any_score` says that the attack may harm its own notebook. `tricks` says how many things it tries.
    """

    answers: str
    first: str = ""
    code: str = ""
    last: str = ""
    any_score: bool = False
    values: tuple[str, ...] = ()
    tricks: int = 1


def together(answers: str, tricks: Sequence[Trick], values: tuple[str, ...] = ()) -> Attack:
    """Return an attack that tries all of these, whatever becomes of those before."""
    tried = [f"try:\n    exec({code(t.code)!r}, globals())\nexcept BaseException:\n    pass" for t in tricks if t.code]
    return Attack(answers, first="\n".join(["import numpy as np", *tried]), values=values, tricks=len(tricks))


def dealt(tasks: int) -> dict[str, Attack]:
    """Return attacks in which the answers to so many tasks are values of the catalogue, all of them in the end."""
    return {
        "values " + ", ".join(t.name for t in hand): together("blank", hand, tuple(t.value for t in hand))
        for hand in (VALUES[first : first + tasks] for first in range(0, len(VALUES), tasks))
    }


#: makes of a right function one that fills all arrays that it was given with noise when it has answered
SPOIL = """
    import functools
    import numpy as np

    def spoiled(function):
        @functools.wraps(function)
        def call(*arguments, **keywords):
            value = function(*arguments, **keywords)
            for one in [*arguments, *keywords.values()]:
                if isinstance(one, np.ndarray) and (ALWAYS or 500 in [a for a in arguments if type(a) is int]):
                    one[...] = (100 * np.random.default_rng(1).normal(size=one.shape)).astype(one.dtype)
            return value
        return call
"""
SPOILED = """
    for name in NAMES:
        if type(globals().get(name)).__name__ == "function":
            globals()[name] = spoiled(globals()[name])
"""
ATTACKS = {
    # to earn what was not earned
    **{what: together("wrong", tricks) for what, tricks in TOGETHER.items()},
    "the answers of the kernel are forged": Attack(
        "blank",
        first="""
            import base64, json, sys
            answers = sys.modules["mlgrading.inside.answers"]
            answers._answer = lambda request: {"value": True, "answers": [{"value": True}] * 50, "changed": {"²": 1}}
            answers.encode = lambda *_: {"array": {"dtype": "<f8", "shape": [1 << 60], "data": ""}}
            answers.call = lambda *_: "e30="
        """,
    ),
    # to take from others, with right answers
    "arguments are changed": Attack("right", first="ALWAYS = True\n" + code(SPOIL), code=SPOILED, any_score=True),
    # The wave of backprop.train, which the grader keeps: five hundred steps are made nowhere else.
    "arguments are changed at last": Attack(
        "right", first="ALWAYS = False\n" + code(SPOIL), code=SPOILED, any_score=True
    ),
    "all around is changed": Attack(
        "right",
        last="""
            GUARD
            import atexit, builtins, os, random, signal, subprocess, sys, threading, time, types
            import numpy as np
            for folder in ("/tmp", "/dev/shm", os.path.expanduser("~"), "/student", "/run/kernel", "/var/tmp"):
                for name in ("numpy.py", "sitecustomize.py", "mlcourse/__init__.py", ".pth", ".ipython/startup/0.py"):
                    try:
                        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
                        open(os.path.join(folder, name), "w").write("raise SystemExit")
                    except OSError:
                        pass
            for name in ("mlcourse.feedback", "mlgrading.inside.answers", "mlgrading.inside.values", "json", "numpy"):
                module = sys.modules.get(name)
                for key, value in list(vars(module).items()) if module else ():
                    if isinstance(value, (dict, list)) and key.islower() is False:
                        value.clear()
            np.random.seed(0); random.seed(0)
            subprocess.Popen(["sh", "-c", "trap '' TERM HUP; while true; do sleep 1; done"], start_new_session=True)
            threading.Thread(target=time.sleep, args=(1000,)).start()
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.environ.clear()
            sys.path.insert(0, "/tmp")
        """,
    ),
    # what ends the notebook itself, and nothing else
    "it ends its kernel half way": Attack("right", last="import os; os._exit(0)"),
    "it kills all it can": Attack("right", last="import os, signal; os.kill(-1, signal.SIGKILL)"),
    "it takes all memory": Attack("right", last="GUARD\nx = [bytearray(1 << 26) for _ in range(200)]"),
    # honest, and odd
    "it prints and warns and draws, and rich shows everything": Attack(
        "right",
        first="""
            import warnings, sys
            warnings.warn('careful')
            print('note', file=sys.stderr)
            %matplotlib inline
            from rich import pretty
            pretty.install()
        """,
        last="import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()\n1 / 0",
        tricks=2,
    ),
}


def names_of(source: str) -> list[str]:
    """Return the names that an answer binds at its top."""
    found: list[str] = []
    for node in ast.parse(solutions.solution(source)).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append(node.name)
        found += [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)][:8]
    return list(dict.fromkeys(found))


def given(names: list[str], source: str, value: str) -> str:
    """Return code that gives a value to the names of an answer; functions return it."""
    functions = [n.name for n in ast.parse(solutions.solution(source)).body if isinstance(n, ast.FunctionDef)]
    return "\n".join(f"{name} = {f'lambda *_, **__: {value}' if name in functions else value}" for name in names)


def notebook(exercise: str, attack: Attack) -> bytes:
    """Return the exercise as it is released, filled in and with the attack in it."""
    source, catalogue = solutions.read(ROOT, exercise), tasks.load(ROOT, exercise)
    cells: list[NotebookNode] = []
    values = itertools.cycle(attack.values)
    for cell in source.cells:
        mark = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and mark.get("solution"):
            text = cell.source
            match attack.answers:
                case "right":
                    cell.source = solutions.solution(text)
                case "wrong":
                    cell.source = catalogue[mark["grade_id"]].wrong[0].code
                case "blank":
                    cell.source = solutions.blank(text)
            cells.append(cell)
            below = code(attack.code).replace("NAMES", repr(names_of(text)))
            if attack.values:
                below = given(names_of(text), text, next(values))
            if below:
                cells.append(nbformat.v4.new_code_cell(below, id=f"extra-{len(cells)}"))
        else:
            cells.append(cell)
    if attack.first:
        at = next(i for i, cell in enumerate(cells) if cell.cell_type == "code" and "import check" in cell.source)
        cells.insert(at + 1, nbformat.v4.new_code_cell(code(attack.first), id="extra-first"))
    if attack.last:
        cells.append(nbformat.v4.new_code_cell(code(attack.last).replace("GUARD", GUARD), id="extra-last"))
    source.cells = cells
    return json.dumps(source).encode()


@pytest.fixture(scope="module", params=EXERCISES)
def exercise(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exercise]:
    """An exercise, loaded in one child, which grades all its notebooks."""
    name, folder = request.param, tmp_path_factory.mktemp("everywhere")
    course = Course(folder, Config(), folder)
    limits = Limits(notebook_seconds=30, cell_seconds=8, memory_mb=2048)
    workers.begin()
    yield coordinator.load(course, name, ROOT / "solutions" / name, coordinator.Options(seed=3, limits=limits))
    workers.close_all()


def grade(exercise: Exercise, data: bytes) -> Result:
    job = coordinator.job_of(exercise, Handed("ada", data))
    return wire.read(workers.grade(wire.write(job)), Result)


def seen(result: Result) -> bytes:
    """Return all that a result holds but for its times, which differ."""
    return wire.write(replace(result, phases=Phases()))


def test_nothing_is_earned_stolen_or_lost(exercise: Exercise) -> None:
    solution = exercise.notebook.encode()
    before = grade(exercise, solution)
    assert (before.score, before.flags) == (before.points, ())
    unearned, stolen, lost = [], [], []
    attacks = dealt(len(exercise.outline)) | ATTACKS
    changing = [name for name, attack in attacks.items() if attack.answers == "right"]
    # Others have nothing to change our names with: for those it is enough to look once, after the last.
    looks = {*changing, [name for name in attacks if name not in changing][-1]}
    for name, attack in attacks.items():
        result = grade(exercise, notebook(exercise.name, attack))
        assert result.status is Status.GRADED, (name, result.reason)
        assert UNPROTECTED not in result.notebook, name
        wrong = {mark.task.name: mark.mark for mark in result.tasks if mark.mark.verdict is not Verdict.RIGHT}
        if attack.answers != "right" and result.score:
            unearned.append((name, [mark.task.name for mark in result.tasks if mark.score]))
        if attack.answers == "right" and wrong and not attack.any_score:
            lost.append((name, wrong, result.lost))
        if name in looks and seen(grade(exercise, solution)) != seen(before):
            stolen.append(name)
    tried = sum(attack.tricks for attack in attacks.values())
    figures = f"{tried} tried, {len(unearned)} unearned, {len(stolen)} stolen, {len(lost)} honest lost"
    print(f"{exercise.name}: {figures}, in {len(attacks)} notebooks")
    assert (unearned, stolen, lost) == ([], [], [])


def test_a_chapters_module_is_noticed_and_what_answers_may_use_is_not(exercise: Exercise) -> None:
    allowed = "from mlcourse import datasets, gradcheck, plots"
    loaded = "import importlib\nimportlib.import_module('.'.join(['mlcourse', 'fashion_mnist']))"
    found = {
        last: [flag.kind for flag in grade(exercise, notebook(exercise.name, Attack("blank", last=last))).flags]
        for last in (allowed, loaded)
    }
    assert found == {allowed: [], loaded: [FlagKind.REFERENCE]}
