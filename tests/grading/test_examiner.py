"""Marking: values come out, and are compared on inputs that no student has seen."""

import base64
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from mlcourse import feedback
from mlgrading.child import examiner, solutions, tasks
from mlgrading.inside import answers
from mlgrading.sandbox import kernel
from mlgrading.wire import Mark

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)
SEEDS = (0, 1, 2)
#: their answers train networks for seconds: those other than the solution are marked with one seed
LONG = ("activations", "autograd", "iris", "gradient_tape", "fashion_mnist")


class Here:
    """Stands in for a kernel: runs cells and answers requests in this process. Only for the catalogue's own answers."""

    def __init__(self) -> None:
        self.main = ModuleType("__main__")
        self.asked = []

    def run(self, code: str) -> None:
        with solutions.quiet(), pytest.MonkeyPatch.context() as patch:
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
            return kernel._read(answers.call(base64.b64encode(text.encode()).decode()).text)


@cache
def loaded(exercise: str, seed: int) -> examiner.Examiner:
    return examiner.load(ROOT, exercise, seed)


def marks(exercise: str, seed: int, replace: dict[str, str], until: str = "") -> dict[str, Mark]:
    """Return the marks of the solution with some answers exchanged."""
    here, found, mine, written = Here(), {}, loaded(exercise, seed), {}
    for cell in mine.cells:
        if cell.kind == "check":
            name = cell.name.removeprefix("check_")
            if not until or name == until:
                found[name] = mine.mark(name, here, written[name])
            if name == until:
                break
        else:
            written[cell.name] = replace.get(cell.name, solutions.solution(cell.source))
            here.run(written[cell.name])
    return found


def rounds(exercise: str, which: str) -> list[dict[str, str]]:
    """Return answers to put into the whole notebook together: all tasks' first known ones, all their second ones …"""
    catalogue = tasks.load(ROOT, exercise)
    codes = {name: [getattr(one, "code", one) for one in getattr(task, which)] for name, task in catalogue.items()}
    most = max(map(len, codes.values()))
    return [{name: mine[k] for name, mine in codes.items() if k < len(mine)} for k in range(most)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_solution_gets_full_marks_on_new_inputs(exercise, seed):
    found = marks(exercise, seed, {})
    assert list(found) == list(tasks.load(ROOT, exercise))
    assert {name: mark for name, mark in found.items() if mark.verdict != "right"} == {}


@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "seed"), [(e, s) for e in EXERCISES for s in SEEDS if s == 0 or e not in LONG])
def test_every_other_right_answer_gets_full_marks_on_new_inputs(exercise, seed):
    lost = {
        (name, number): mark
        for number, answers in enumerate(rounds(exercise, "right"))
        for name, mark in marks(exercise, seed, answers).items()
        if mark.verdict != "right"
    }
    assert lost == {}


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_known_mistakes_earn_nothing_and_are_named(exercise):
    """The first few of each task; what `check` says of all of them is tried by tests/exercises."""
    catalogue = tasks.load(ROOT, exercise)
    for number, given in enumerate(rounds(exercise, "wrong")[:6]):
        for name, mark in marks(exercise, SEEDS[0], given).items():
            if name not in given:
                assert (mark.verdict, mark.mistake, mark.message) == ("right", None, "")
                continue
            messages = [wrong.message for wrong in catalogue[name].wrong]
            assert (mark.verdict, mark.mistake) == ("mistake", messages.index(messages[number]))
            assert mark.message.endswith(messages[number])


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_blank_earns_nothing_and_is_called_blank(exercise):
    mine = loaded(exercise, SEEDS[0])
    blanks = {cell.name: solutions.blank(cell.source) for cell in mine.cells if cell.kind == "answer"}
    found = marks(exercise, SEEDS[0], blanks)
    assert {name: mark.verdict for name, mark in found.items()} == dict.fromkeys(found, "blank")


def marked(exercise: str, name: str, code: str, seed: int = 0) -> Mark:
    return marks(exercise, seed, {name: code}, until=name)[name]


def test_what_only_the_shown_inputs_get_right_is_not_right_and_the_new_ones_are_not_told():
    shown = feedback.probes("perceptron.same_side")
    table = {json.dumps(probe): None for probe in shown}
    solution = next(c for c in loaded("perceptron", 0).cells if c.name == "same_side").source
    known = solutions.solution(solution).replace("def same_side", "def really")
    by_heart = (
        f"import json\nfrom mlcourse.feedback import encode\n{known}\nSHOWN = set({list(table)!r})\n"
        "def same_side(a, b, w):\n"
        "    if json.dumps([encode(v) for v in (a, b, w)]) not in SHOWN:\n        OTHERWISE\n    return really(a, b, w)"
    )
    for otherwise in ("return True", "raise ValueError(f'{a} {b} {w}')", "raise NotImplementedError", "return None"):
        mark = marked("perceptron", "same_side", by_heart.replace("OTHERWISE", otherwise))
        assert (mark.verdict, mark.message) == ("wrong", examiner.BY_HEART)


def test_other_inputs_for_every_task_every_seed_and_every_sheet():
    names = [name for name, task in tasks.load(ROOT, "jacobians").items() if task.draw is not None]
    asked = [(seed, name, sheet) for seed in SEEDS for name in names for sheet in (0, 1)]
    drawn = [json.dumps(loaded("jacobians", seed).drawn(name, sheet)[0]) for seed, name, sheet in asked]
    assert len(drawn) == len(set(drawn)) > len(SEEDS)
    again = examiner.load(ROOT, "jacobians", 0)
    assert loaded("jacobians", 0).drawn(names[0], 1)[0] == again.drawn(names[0], 1)[0]


def test_helpers_cannot_be_exchanged():
    cheat = "weights = [9, 9, 9]\noutputs = lambda w, X: np.array([-1, -1, 1, -1])\ninputs = None"
    assert marked("perceptron", "and_not", cheat).verdict != "right"
    cheat = "flower_weights = [0, 0, 0]\npetals = None\noutputs = lambda w, X: np.where(flowers.y == 0, 1, -1)"
    assert marked("perceptron", "flowers_apart", cheat).verdict != "right"


def test_an_array_that_is_altered_in_place_is_altered_here_too():
    code = next(c for c in loaded("backprop", 0).cells if c.name == "numbers").source
    code = solutions.solution(code).replace(
        "    numeric = np.zeros(len(x))", "    x += 1\n    x -= 1.5\n    numeric = np.zeros(len(x))"
    )
    assert marked("backprop", "numbers", code).verdict != "right"


@pytest.mark.parametrize(
    "code",
    [
        "weights = float('nan')",
        "weights = [float('inf')] * 3",
        "weights = object()",
        "weights = lambda: 3",
        "weights = 'abc'",
        "weights = {}",
        "weights = [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]",
        "weights = np.zeros((3, 3, 3))",
        "weights = np.array([object()] * 3)",
        "weights = 10**5000",
        "weights = type('Yes', (), {'__eq__': lambda *_: True, '__array__': lambda *_, **__: np.ones(3)})()",
        "del np",
        "this is not Python",
    ],
)
def test_odd_answers_are_wrong_and_nothing_else(code):
    mark = marked("perceptron", "and_not", code)
    assert mark.verdict != "right"
    assert mark.message.encode()


def test_what_a_check_cell_demands_beside_its_check():
    slow = next(c for c in loaded("backprop", 0).cells if c.name == "train").source
    slow = solutions.solution(slow).replace("for _ in range(steps):", "for _ in range(min(steps, 40)):")
    mark = marked("backprop", "train", slow)
    assert (mark.verdict, "The loss on the wave is still" in mark.message) == ("wrong", True)


def test_an_examiner_refuses_a_solution_that_is_wrong():
    notebook = solutions.read(ROOT, "perceptron")
    for cell in notebook.cells:
        cell.source = cell.source.replace('truth = "fttft"', 'truth = "ttttt"')
    marking_text = (ROOT / "solutions" / "perceptron" / "tasks.py").read_text()
    with pytest.raises(ValueError, match="the solution does not get full marks"):
        examiner.Examiner("perceptron", notebook, marking_text, 0)


#: code of a notebook by which the call of f comes to use `data`, in one way each
WAYS = {
    "its own code": "def f(): return data",
    "a function that it calls": "def g(): return data\ndef f(): return g()",
    "a decorated function": (
        "import functools\n"
        "def known(function): return functools.wraps(function)(lambda: function())\n"
        "@known\ndef f(): return data"
    ),
    "a function that remembers its answers": "import functools\n@functools.cache\ndef f(): return data",
    "a decorator that does not say what it decorates": (
        "def quiet(function): return lambda: function()\n@quiet\ndef f(): return data"
    ),
    "a function that a decorator was given": (
        "def given(other): return lambda function: lambda: other()\n@given(lambda: data)\ndef f(): return 1"
    ),
    "a nested function": "def f():\n    def g(): return data\n    return g()",
    "a comprehension": "def f(): return [x for _ in range(2) for x in data]",
    "a generator in a lambda": "f = lambda: sum(data[0] for _ in range(2))",
    "a method": "class A:\n    def m(self): return data\ndef f(): return A().m()",
    "a property": "class A:\n    @property\n    def p(self): return data\ndef f(): return A().p",
    "a static method": "class A:\n    @staticmethod\n    def m(): return data\ndef f(): return A.m()",
    "a class method": "class A:\n    @classmethod\n    def m(cls): return data\ndef f(): return A.m()",
    "an operator of an object": "class A:\n    def __add__(self, other): return data\na = A()\ndef f(): return a + 1",
}


@pytest.mark.parametrize("way", WAYS)
def test_names_that_a_check_reaches(way):
    space = {"__name__": "__main__", "data": [1]}
    exec(WAYS[way] + "\ndef idle(): return other", space)
    for asked in ("f()", "[f() for _ in range(2)]"):
        eval(asked, space)  # what it uses is there
        found = examiner.reached([compile(asked, "", "eval")], space)
        assert {"f", "data"} <= found
        assert found.isdisjoint({"idle", "other"})


def test_an_examiner_keeps_of_data_what_a_check_reaches():
    notebook = solutions.read(ROOT, "perceptron")
    given = next(cell for cell in notebook.cells if cell.cell_type == "code")
    given.source += "\nclass Model: pass\nmodel = Model()\nidle = np.zeros(9)\ndef never(): return idle"
    marking = (ROOT / "solutions" / "perceptron" / "tasks.py").read_text()
    checks = examiner.Examiner("perceptron", notebook, marking, 0)._checks
    kept = {name: set(check.namespace) for name, check in checks.items()}
    assert kept.keys() == tasks.load(ROOT, "perceptron").keys()
    for names in kept.values():
        assert {"np", "never", "Model"} <= names, "modules, functions and classes cost nothing"
        assert names.isdisjoint({"idle", "model"})
    assert {name for name, names in kept.items() if "petals" in names} == {"flowers_apart"}


@pytest.mark.parametrize(
    "code", ["def at_least(k, d):\n    x = k", "def at_least(k, d):\n    return kk", "at_most = 3"]
)
def test_what_was_written_is_not_called_blank(code):
    assert marked("perceptron", "at_least", code).verdict in ("wrong", "mistake")


#: answers that say the right thing of the points that the check shows, and solve no task
SHORTCUTS = {
    # The labels permuted as the check once permuted them; and those of images that are looked up.
    ("fashion_mnist", "train_and_predict"): (
        "def train_and_predict(images, labels, new_images, seed):\n"
        "    known = {image.tobytes(): label for image, label in zip(test_images, test_labels)}\n"
        "    order = np.random.default_rng(seed).permutation(len(new_images))\n"
        "    return np.array([known.get(a.tobytes(), test_labels[i]) for a, i in zip(new_images, order)])"
    ),
    ("autograd", "train"): "train = lambda net: setattr(net, 'forward', lambda x: torch.eye(2)[ring])",
    # No backward of its own: PyTorch's rules for products do the work.
    ("autograd", "energy"): (
        "class Energy(EnergyClassmate):\n    apply = staticmethod(lambda k, x: k * x**2 / 2)\n"
        "    backward = staticmethod(lambda ctx, up: None)"
    ),
    # The curve of the example, by hand.
    ("autograd", "rows"): (
        "def jacobian_rows(f, x):\n    a, b, c = x.detach()\n    o = 0 * a\n"
        "    rows = [[b, a, o], [o, 2 * b * c, b**2], [b * c, a * c, a * b], [o - 3, o, o + 1]]\n"
        "    return torch.stack([torch.stack(row) for row in rows])"
    ),
    # A line found beforehand, from the flowers that the check shows.
    ("delta_rule", "classify"): "def classify(X, y, new):\n    return outputs([-20.0, 1.323, 8.566], new)",
    ("iris", "in_charge"): (
        "from types import SimpleNamespace\n"
        "copy = SimpleNamespace(deepcopy=lambda net: nn.Linear(1, 1))\n"
        "def in_charge(optimizer, net):\n"
        "    held = [p for group in optimizer.param_groups for p in group['params']]\n"
        "    return sum(any(torch.equal(p, q) for q in held) for p in net.parameters())"
    ),
    ("iris", "to_tensors"): "to_tensors = lambda *arrays: arrays",
    # 24 times 112 steps are -128 in so few bits.
    ("iris", "target"): (
        "batch, epochs = (torch.tensor(n, dtype=torch.int8) for n in (1, 24))\n"
        "settings = {'rate': 0.02, 'momentum': 0.0, 'batch': batch, 'epochs': epochs}"
    ),
    ("neurons", "versicolor"): "hidden = [[-3.2, 1.0, 1.0], [-6.45, 1.0, 1.0]] * 4\nreadout = [-0.5, *[1.0, -1.0] * 4]",
    ("mlp", "exactly_one"): (
        "hidden = [[-0.5, 1, -1, -1], [-0.5, -1, 1, -1], [-0.5, -1, -1, 1]]\nreadout = [2.0, 1.0, 1.0, 1.0]"
    ),
    ("mlp", "trained"): "trained = [np.zeros((40, 4)), np.zeros((1, 41))]",
    ("gradient_tape", "xor"): "model = lambda x: targets",
}


@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "name"), SHORTCUTS)
def test_what_only_looks_right_earns_nothing(exercise, name):
    assert marked(exercise, name, SHORTCUTS[exercise, name]).verdict in ("wrong", "mistake")
