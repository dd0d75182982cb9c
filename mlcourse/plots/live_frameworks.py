"""Figures with controls for the chapters on frameworks: all their numbers are computed here, the scripts look them up.

They are like those of `plots.live`: each function returns a `plots.Live`, `alt` describes its picture, and the scripts
are in `book/_static/figures`.
"""

import base64
import io
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PIL import Image

from mlcourse._checks import as_array
from mlcourse.backprop import Node, multiply
from mlcourse.fashion_mnist import confusion as count
from mlcourse.mlp import Curve
from mlcourse.plots import autograd as autograd_plots
from mlcourse.plots import fashion_mnist as garment_plots
from mlcourse.plots import gradient_tape as tape_plots
from mlcourse.plots.base import Live, curves


def autograd(start: str = "11000", *, alt: str) -> Live:
    """Return what `backward` does to four tensors in PyTorch, for all positions of five switches.

    a = 2 and b = 5 are leaves, y = a · b, z = y · a, and the upstream gradient of z is 3. The switches, 1 or 0 in
    `start`: a requires a gradient, b does, y retains its own, y is detached before z is computed, the graph is
    retained. PyTorch runs `backward` twice for each of the 32 combinations. Chapter 8, section
    "Three ways to stop gradients, and which to choose".

    >>> autograd(alt="a and b lead to y, y and a lead to z.")
    Live Picture: a and b lead to y, y and a lead to z.
    """
    import torch

    states = {f"{k:05b}": _tried(*(digit == "1" for digit in f"{k:05b}")) for k in range(32)}
    data = {
        "switches": [
            "a.requires_grad",
            "b.requires_grad",
            "y.retain_grad()",
            "z = y.detach() · a",
            "retain_graph=True",
        ],
        "names": list("abyz"),
        "values": ["2", "5", "10", "20"],
        "arrives": 3,
        "start": start,
        "states": states,
    }
    a, b = (torch.tensor(value, requires_grad=True) for value in (2.0, 5.0))
    y = a * b
    z = y * a
    return Live("autograd", data, autograd_plots.graph(z, {"a": a, "b": b, "y": y, "z": z}, alt=alt))


def _tried(a_requires: bool, b_requires: bool, retain: bool, cut: bool, keep: bool) -> dict:
    """Run PyTorch with the switches in these positions, and return what happened."""
    import torch

    a, b = torch.tensor(2.0, requires_grad=a_requires), torch.tensor(5.0, requires_grad=b_requires)
    y = a * b
    problem = _error(y.retain_grad) if retain else ""
    z = (y.detach() if cut else y) * a
    tensors = (a, b, y, z)
    told = [[str(t.requires_grad), str(t.is_leaf), type(t.grad_fn).__name__] for t in tensors]
    told = [[*facts, "None" if name == "NoneType" else name] for *facts, name in told]
    calls = []
    for _ in range(2):
        error = _error(lambda: z.backward(torch.tensor(3.0), retain_graph=keep))
        grads = [t.grad if t.is_leaf or t.retains_grad else None for t in tensors]
        calls.append({"error": error, "grads": ["None" if g is None else f"{g.item():g}" for g in grads]})
        if error:
            break
    return {"told": told, "retain": problem, "calls": calls}


def _error(action: Callable) -> str:
    """Return the first sentence of the error that an action raises, or nothing."""
    try:
        action()
    except RuntimeError as error:
        return f"{type(error).__name__}: " + str(error).splitlines()[0].split(". ")[0].rstrip(".")
    return ""


def tape(*, alt: str) -> Live:
    """Return the gradients from TensorFlow's tape, by the kind of x, whether x is watched, and the number of calls.

    x = 3, y = x · x and z = y · y. TensorFlow runs each combination. The picture shows a tape of our own with the same
    lines. Chapter 10, section "Persistent tapes".

    >>> tape(alt="A tape with two lines: x times x, and the square of that.")
    Live Picture: A tape with two lines: x times x, and the square of that.
    """
    import tensorflow as tf

    from mlcourse import gradient_tape

    kinds = {
        "tf.constant(3.0)": lambda: tf.constant(3.0),
        "tf.Variable(3.0)": lambda: tf.Variable(3.0),
        "tf.Variable(3.0, trainable=False)": lambda: tf.Variable(3.0, trainable=False),
    }
    questions = ["z, x", "y, x", "z, y"]
    states = {}
    for k, make in enumerate(kinds.values()):
        for watch in (0, 1):
            for persistent in (0, 1):
                asked = [_asked(make(), watch, persistent, question) for question in range(len(questions))]
                first, second = ([answers[turn] for answers in asked] for turn in (0, 1))
                states[f"{k} {watch} {persistent}"] = {"watched": first[0] != "None", "first": first, "second": second}
    x = Node(3.0, "x")
    with gradient_tape.Tape(persistent=True) as strip:
        strip.watch(x)
        y = strip.record(multiply, x, x)
        z = strip.record(multiply, y, y)
    picture = tape_plots.tape(strip, z, alt=alt)
    return Live("tape", {"kinds": list(kinds), "questions": questions, "states": states}, picture)


def _asked(x, watch: int, persistent: int, question: int) -> list[str]:
    """Return what TensorFlow's tape gives when the same gradient is requested twice."""
    import tensorflow as tf

    with tf.GradientTape(persistent=bool(persistent)) as recorded:
        if watch:
            recorded.watch(x)
        y = x * x
        z = y * y
    target, source = [(z, x), (y, x), (z, y)][question]
    answers = []
    for _ in range(2):
        try:
            found = recorded.gradient(target, source)
            answers.append("None" if found is None else f"{float(found):g}")
        except RuntimeError as error:
            answers.append(f"RuntimeError: {str(error).rstrip('.')}")
    return answers


def training_runs(runs: Mapping[str, Sequence[Curve]], start: tuple[str, int], *, alt: str) -> Live:
    """Return the curves of several training runs to choose from: for each learning rate one run for each seed.

    `runs` maps the rates, as words, to curves with held-out data, the same number for each, seeds 0, 1 and so on.
    `start` is the rate and the seed that are shown first, and that the picture shows.
    Raises ValueError for different numbers of runs. Chapter 9, section "The training loop".

    >>> curve = Curve(*np.ones((4, 3)))
    >>> training_runs({"0.1": [curve]}, ("0.1", 0), alt="Two flat curves.")
    Live Picture: Two flat curves.
    """
    if len({len(some) for some in runs.values()}) != 1:
        raise ValueError("runs: expected the same number of runs for each rate")
    parts = ("loss", "held_loss", "accuracy", "held_accuracy")
    data = {
        rate: [{part: np.round(getattr(curve, part), 4).tolist() for part in parts} for curve in some]
        for rate, some in runs.items()
    }
    shown = runs[start[0]][start[1]]
    both = {"train": shown.loss.tolist(), "held out": shown.held_loss.tolist()}
    picture = curves(both, xlabel="epoch", title=f"loss, rate {start[0]}, seed {start[1]}", alt=alt)
    return Live("training-runs", {"runs": data, "start": list(start)}, picture)


def confusion(images, outputs, labels, names: Sequence[str], *, alt: str) -> Live:
    """Return a confusion matrix whose cells can be chosen, each with the first image in it and its probabilities.

    `images` (n, 28, 28) are bytes, `outputs` (n, k) probabilities, `labels` (n,) the true classes, `names` the k
    classes. Raises ValueError for another number of images or labels than of outputs.
    Chapter 11, section "The confusion matrix".

    >>> pictures = np.zeros((2, 28, 28), np.uint8)
    >>> confusion(pictures, [[0.9, 0.1], [0.8, 0.2]], [0, 1], ["a", "b"], alt="Two by two counts.")
    Live Picture: Two by two counts.
    """
    p, labels = as_array("outputs", outputs, ndim=2, columns=len(names)), np.asarray(labels)
    if len(images) != len(p):
        raise ValueError(f"images: expected {len(p)}, one for each row of outputs, got {len(images)}")
    counts, answers = count(p, labels), p.argmax(axis=1)
    examples = {}
    for true, answer in zip(*np.nonzero(counts), strict=True):
        first = int(np.flatnonzero((labels == true) & (answers == answer))[0])
        shares = np.round(p[first], 4).tolist()
        examples[f"{true} {answer}"] = {"number": first, "image": _png(images[first]), "p": shares}
    data = {"names": list(names), "counts": counts.tolist(), "examples": examples}
    return Live("confusion", data, garment_plots.confusion(counts, names, alt=alt))


def _png(image) -> str:
    """Return a grey image of bytes as a PNG file in base 64, the paper white and the ink black."""
    file = io.BytesIO()
    Image.fromarray(255 - np.asarray(image, dtype=np.uint8)).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()
