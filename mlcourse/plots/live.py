"""Figures with controls: their numbers are computed here, or by a script that a test compares with this package.

Each function returns a `plots.Live`: data for an element of the book, and a picture for notebooks, for paper and for
readers without scripts. `alt` describes that picture. The scripts are in `book/_static/figures`.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from mlcourse import activations as activation_functions
from mlcourse._checks import as_array, as_count, as_samples, as_weights
from mlcourse.activations import ACTIVATIONS
from mlcourse.backprop import Node, backward
from mlcourse.delta_rule import descend
from mlcourse.jacobians import cost
from mlcourse.mlp import MLP, staircase
from mlcourse.neurons import neuron as fire
from mlcourse.neurons import weighted_sum
from mlcourse.optimisers import follow
from mlcourse.plots import mlp as mlp_plots
from mlcourse.plots.backprop import SYMBOLS, graph, layout
from mlcourse.plots.base import BLUE, INK, PAPER, RED, Live, Picture, curves, descent, draw_arrow, function, samples
from mlcourse.plots.delta_rule import heights, levels, surface
from mlcourse.plots.jacobians import growth


def _plain(values, digits: int = 6) -> list:
    """Return numbers as lists for JSON, rounded to keep them short."""
    return np.round(np.asarray(values, dtype=float), digits).tolist()


def neuron(x, w, *, alt: str) -> Live:
    """Return a neuron with two inputs whose weights, bias and inputs can be changed.

    x, of shape (2,), and w (3,) are the values at the start. Raises ValueError for other shapes.
    Chapter 1, section "From nerve cell to model neuron".

    >>> neuron([2, 1], [-1, 1.5, -0.5], alt="A neuron with the sum 1.5, which fires.")
    Live Picture: A neuron with the sum 1.5, which fires.
    """
    x, w = as_array("x", x, ndim=1, columns=2), as_weights(w, 2)
    parts, heights = w * [1.0, *x], [1.2, 0.0, -1.2]

    def draw(ax: Axes) -> None:
        for k, (part, y) in enumerate(zip(parts, heights, strict=True)):
            ax.plot([0.3, 2.3], [y, 0.1 * y], color=RED if part < 0 else BLUE, ls="--" if part < 0 else "-", lw=2.5)
            ax.text(1.2, 0.6 * y + 0.17, f"$w_{k} x_{k}$ = {part:g}" if k else f"$w_0$ = {part:g}", ha="center")
            ax.text(0, y, f"{x[k - 1]:g}" if k else "1", ha="center", va="center", zorder=4)
        for at, text in [(2.7, f"{weighted_sum(x, w):g}"), (4.4, f"{fire(x, w):g}")]:
            ax.text(at, 0, text, ha="center", va="center", zorder=4)
        for xy in [*((0, y) for y in heights), (2.7, 0), (4.4, 0)]:
            ax.add_patch(Circle(xy, 0.36, facecolor=PAPER, edgecolor=INK, lw=1.3, zorder=3))
        draw_arrow(ax, (3.1, 0), (4.0, 0), shrink=0)
        ax.set(xlim=(-0.6, 5.0), ylim=(-1.7, 1.7), aspect="equal")
        ax.axis("off")

    return Live("neuron", {"x": _plain(x), "w": _plain(w)}, Picture(draw, alt, (5.0, 3.0)))


def decision_line(tasks: Mapping[str, tuple], w, *, alt: str) -> Live:
    """Return a decision line to turn and shift, with the misclassified samples and the objective J.

    `tasks` maps names to pairs X (n, 2) and y (n,) in {+1, -1}; w (3,) is the line at the start; the picture shows the
    first task. Raises ValueError for wrong shapes or labels. Chapter 2, section "The objective".

    >>> decision_line({"OR": ([[0, 1], [0, 0]], [1, -1])}, [0, 1, 1], alt="Two points and a line.")
    Live Picture: Two points and a line.
    """
    w = as_weights(w, 2)
    checked = {name: as_samples(X, y)[:2] for name, (X, y) in tasks.items()}
    data = {name: {"points": _plain(X), "labels": _plain(y)} for name, (X, y) in checked.items()}
    fallback = samples(*next(iter(checked.values())), lines={"": w}, arrow=True, regions=True, alt=alt)
    return Live("decision-line", {"tasks": data, "w": _plain(w)}, fallback)


def line_steps(X, y, weights, *, alt: str, notes: Sequence[str], xlabel: str = "x₁", ylabel: str = "x₂") -> Live:
    """Return the decision line after each update, to step through; the picture shows the first and the last line.

    X has shape (n, 2), y (n,) in {+1, -1}, `weights` (k, 3), and `notes` one sentence for each of the k steps.
    Raises ValueError for wrong shapes or another number of notes. Chapter 3, section "How the decision line moves".

    >>> line_steps([[0, 1], [1, 0]], [1, -1], [[0, -1, 1]], alt="One line between two points.", notes=["Done."])
    Live Picture: One line between two points.
    """
    X, y, _ = as_samples(X, y)
    weights = as_array("weights", weights, ndim=2, columns=3)
    if len(notes) != len(weights):
        raise ValueError(f"notes: expected one for each of the {len(weights)} weights, got {len(notes)}")
    moving = weights[np.any(weights[:, 1:] != 0, axis=1)]
    lines = {"first": moving[0], "last": moving[-1]} if len(moving) else {}
    fallback = samples(X, y, alt=alt, lines=lines, xlabel=xlabel, ylabel=ylabel)
    numbers = {"points": _plain(X), "labels": _plain(y), "weights": _plain(weights)}
    return Live("line-steps", numbers | {"notes": list(notes), "xlabel": xlabel, "ylabel": ylabel}, fallback)


def descents(valleys: Mapping[str, tuple], rates: Sequence[float], steps: int, start: float, *, alt: str) -> Live:
    """Return gradient descent on a curve, step by step, for each of several learning rates.

    `valleys` maps names to (f, slope, theta, low, high): a function, its derivative, the start, and the ends of the
    picture. `start` is the rate that is shown first. Chapter 3, section "Gradient descent".

    >>> valley = (lambda t: t**2 / 2, lambda t: t, 1.0, -2.0, 2.0)
    >>> descents({"t²/2": valley}, [0.5, 1.5], steps=2, start=0.5, alt="A parabola and two steps down.")
    Live Picture: A parabola and two steps down.
    """
    data = {}
    for name, (f, slope, theta, low, high) in valleys.items():
        x = np.linspace(low, high, 101)
        iterates = [descend(slope, theta, rate, steps) for rate in rates]
        paths = [_plain([[t, f(t)] for t in path]) for path in iterates]
        data[name] = {"curve": _plain([[t, f(t)] for t in x], 3), "paths": paths}
    f, slope, theta, low, high = next(iter(valleys.values()))
    fallback = descent(f, descend(slope, theta, start, steps), low, high, alt=alt, title=f"ρ = {start:g}")
    return Live("descent", {"valleys": data, "rates": _plain(rates), "start": start}, fallback)


def surfaces(
    places: Mapping[str, tuple], methods: Mapping[str, tuple], *, steps: int, start: tuple[str, int], alt: str
) -> Live:
    """Return paths of several optimisers on surfaces over two weights, step by step, for several learning rates.

    `places` maps names to (f, gradient, point, box): a function of a point (2,), its gradient, where to start, and
    (left, right, bottom, top). `methods` maps names to (rates, make): the same number of learning rates for each, and a
    function that takes a rate and returns a new optimiser. `start` is the method and the number of the rate that are
    shown first; the picture shows that path on the first surface. A path ends where it has left the picture far behind.
    Chapter 3, section "Momentum".

    >>> from mlcourse.optimisers import SGD
    >>> bowl = (lambda w: w @ w / 2, lambda w: w, [1.0, 1.0], (-2, 2, -2, 2))
    >>> surfaces({"bowl": bowl}, {"descent": ([0.5], SGD)}, steps=2, start=("descent", 0), alt="Circles and two steps.")
    Live Picture: Circles and two steps.
    """
    if len({len(rates) for rates, _ in methods.values()}) != 1:
        raise ValueError("methods: expected the same number of rates for each")
    data: dict[str, dict] = {"places": {}, "rates": {name: _plain(rates) for name, (rates, _) in methods.items()}}
    for place, (f, gradient, point, box) in places.items():
        a, b, z = heights(f, box)
        contours = contour_generator(a, b, z)
        lines = [line for level in levels(z) for line in contours.lines(level)]
        with np.errstate(over="ignore", invalid="ignore"):  # of a path that diverges only the beginning is shown
            paths = {
                name: [_within(follow(gradient, point, make(rate), steps), box) for rate in rates]
                for name, (rates, make) in methods.items()
            }
        data["places"][place] = {
            "box": _plain(box),
            "contours": [_plain([*line[:-1:3], line[-1]], 2) for line in lines],
            "paths": {name: [_plain(path, 3) for path in some] for name, some in paths.items()},
            "heights": {name: [_plain([f(w) for w in path], 4) for path in some] for name, some in paths.items()},
        }
    f, gradient, point, box = next(iter(places.values()))
    rates, make = methods[start[0]]
    path = follow(gradient, point, make(rates[start[1]]), steps)
    fallback = surface(f, box, paths={f"{start[0]}, ρ = {rates[start[1]]:g}": path}, alt=alt)
    return Live("surface", data | {"start": list(start)}, fallback)


def _within(path: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    """Return a path up to the first point that lies more than three widths of the box away."""
    low, high = np.array(box[::2]), np.array(box[1::2])
    far = (np.abs(path - (low + high) / 2) > 3 * (high - low)).any(axis=1)
    return path[: int(far.argmax()) + 1] if far.any() else path


def two_spaces(X, y, U, *, alt: str) -> Live:
    """Return two hidden perceptrons to move, with the samples x on the left and their images z = τ(U x) on the right.

    X has shape (n, 2), y (n,) in {+1, -1}; U (2, 3) holds the perceptrons at the start, one a row; the picture shows
    both lines. Raises ValueError for wrong shapes or labels. Chapter 4,
    section "A hidden layer makes a new feature space".

    >>> two_spaces([[0, 1], [0, 0]], [1, -1], [[-0.2, 0.5, 0.5], [0.7, -0.5, -0.5]], alt="Two points and two lines.")
    Live Picture: Two points and two lines.
    """
    X, y, _ = as_samples(X, y)
    U = as_array("U", U, ndim=2, columns=3)
    if len(U) != 2:
        raise ValueError(f"U: expected two rows, one for each hidden perceptron, got {len(U)}")
    fallback = samples(X, y, lines={"$z_1$": U[0], "$z_2$": U[1]}, alt=alt, legend=("true", "false"))
    return Live("two-spaces", {"points": _plain(X), "labels": _plain(y), "U": _plain(U)}, fallback)


def staircases(f: Callable, largest: int, start: int, *, alt: str) -> Live:
    """Return a function f on [0, 1] and the staircase of p bumps along it, for p from 1 to `largest`.

    The error is the root mean square over 1001 points. The picture shows `start` bumps.
    Chapter 4, section "Universal approximation".

    >>> staircases(np.sin, largest=4, start=2, alt="A rising curve and two bars.")
    Live Picture: A rising curve and two bars.
    """
    x = np.linspace(0, 1, 1001)
    stairs = [staircase(f, x, p) for p in range(1, as_count("largest", largest) + 1)]
    sizes = []
    for p, stair in enumerate(stairs, 1):
        middles = (np.arange(p) + 0.5) / p
        sizes.append({"heights": _plain(f(middles), 3), "error": float(np.sqrt(np.mean((stair - f(x)) ** 2)).round(6))})
    both = {"f": f(x), f"{start} bumps": stairs[start - 1]}
    data = {"curve": _plain([[t, f(t)] for t in x[::8]], 3), "sizes": sizes, "start": start}
    return Live("staircase", data, curves(both, x=x, xlabel="x", alt=alt))


def activations(*, upstream: float = 8.0, layers: int = 5, alt: str) -> Live:
    """Return the activation functions of chapter 5 to choose from, each with its derivative and a chain of neurons.

    The chain has `layers` neurons with weights of 1, and `upstream` is the gradient at the last; the picture shows the
    sigmoid.
    Chapter 5, section "The vanishing gradient".

    >>> activations(alt="The sigmoid and its derivative.")
    Live Picture: The sigmoid and its derivative.
    """
    leak = float(ACTIVATIONS["leaky_relu"].slope(-1.0))
    data = {"names": list(ACTIVATIONS), "leak": leak, "upstream": upstream, "layers": layers}
    sigmoid = ACTIVATIONS["sigmoid"]
    return Live("activation", data, function({"f": sigmoid.f, "f'": sigmoid.slope}, -6, 6, alt=alt))


#: the rules that the script of `graph_steps` knows
STEPPED = ("multiply", "add", "sigmoid", "relu", "maximum")


def graph_steps(graphs: Mapping[str, tuple[Node, float]], *, alt: str) -> Live:
    """Return computational graphs to step through, forward and backward pass, rule by rule, with inputs to change.

    `graphs` maps names to pairs of an output and its upstream gradient. A leaf whose name is its number is a constant.
    The picture shows the first graph after its backward pass.
    Raises ValueError for a rule that is not among `STEPPED` and for values that are not single numbers.
    Chapter 6, section "The backward pass, step by step".

    >>> x = Node(3.0, "x")
    >>> graph_steps({"x times x": (x * x, 5.0)}, alt="A number is multiplied by itself.")
    Live Picture: A number is multiplied by itself.
    """
    data = {name: _graph(output) | {"upstream": upstream} for name, (output, upstream) in graphs.items()}
    output, upstream = next(iter(graphs.values()))
    backward(output, upstream, keep=True)
    return Live("graph-steps", {"graphs": data}, graph(output, alt=alt))


def _graph(output: Node) -> dict:
    """Return the nodes and edges of a graph with their positions, as (column, row)."""
    placed = layout(output)
    order = list(placed.nodes)
    number = {key: k for k, key in enumerate(order)}
    at = {key: [round(float(x) / 1.6, 3), round(float(y), 3)] for key, (x, y) in placed.at.items()}
    nodes = []
    for key, node in placed.nodes.items():
        if node.value.ndim or node.rule not in ("leaf", *STEPPED):
            raise ValueError(
                f"graphs: expected single numbers and the rules {STEPPED}, got {node.rule} of shape {node.value.shape}"
            )
        entry: dict[str, object] = {"rule": node.rule, "at": at[key]}
        if node.rule == "leaf":
            entry |= {"name": node.name, "value": float(node.value), "fixed": node.name == f"{float(node.value):g}"}
        else:
            entry |= {"symbol": SYMBOLS[node.rule], "inputs": [number[id(i)] for i in node.inputs]}
        nodes.append(entry)
    edges = [
        {"from": number[path[0]], "to": number[parent], "slot": slot, "path": [at[key] for key in path]}
        | {"bend": placed.bends.get((parent, slot), 0.0)}
        for (parent, slot), path in placed.edges.items()
    ]
    return {"nodes": nodes, "edges": edges}


def jacobian_cost(
    widths: Sequence[int], hidden: Sequence[int], batches: Sequence[int], start: tuple[int, int, int], *, alt: str
) -> Live:
    """Return the shape of a Jacobian and its costs, for inputs, outputs and samples to choose.

    The network has d inputs and m outputs, both from `widths`, and hidden layers of the widths `hidden`; n, the number
    of samples, is one of `batches`; `start` is (d, m, n). The picture shows the costs over d for one output.
    Chapter 7, section "The Jacobian of a batch".

    >>> jacobian_cost([1, 10], [5, 5], batches=[1], start=(10, 1, 1), alt="Costs rise with the inputs.")
    Live Picture: Costs rise with the inputs.
    """
    modes = ("vjp", "jvp", "reverse", "forward")
    costs = [[[cost([d, *hidden, m], mode) for mode in modes] for m in widths] for d in widths]
    chosen = {"widths": widths, "hidden": hidden, "batches": batches, "start": start}
    data = {name: list(values) for name, values in chosen.items()} | {"costs": costs}
    growing = {mode: [cost([d, *hidden, 1], mode) for d in widths] for mode in ("reverse", "forward")}
    return Live("jacobian-cost", data, growth(growing, widths, xlabel="inputs", ylabel="multiplications", alt=alt))


def learning(
    tasks: Mapping[str, tuple], widths: int, seeds: int, rates: Sequence[float], start: tuple, *, alt: str
) -> Live:
    """Return a network with two inputs and one hidden layer that learns in the page, step by step or by itself.

    `tasks` maps names to samples X (n, 2) and targets y (n,), 0 and 1. The hidden layer has 1 to `widths` neurons, its
    weights are those of `MLP([2, p, 1])` with the seeds 0 to `seeds` - 1, and each step is one of
    `SGD(rate, momentum=0.9)` on all samples. `start` is (width, activation, seed, rate) at the beginning, and the
    picture shows that network for the first task before it has learnt.
    Raises ValueError for samples of another shape. Chapter 4, section "Learning XOR".

    >>> XOR = {"XOR": ([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0])}
    >>> learning(XOR, 2, 1, [1.0], (2, "sigmoid", 0, 1.0), alt="A network that has not learnt yet.")
    Live Picture: A network that has not learnt yet.
    """
    data: dict[str, dict] = {}
    for name, (X, y) in tasks.items():
        X = as_array("X", X, ndim=2, columns=2)
        data[name] = {"points": _plain(X), "targets": _plain(y)}
    nets = [[MLP([2, p, 1], rng=np.random.default_rng(seed)) for seed in range(seeds)] for p in range(1, widths + 1)]
    weights = [[[U.tolist() for U in net.layers] for net in row] for row in nets]
    width, activation, seed, rate = start
    first = MLP([2, width, 1], hidden=activation, rng=np.random.default_rng(seed))
    X, y = next(iter(data.values())).values()
    fallback = mlp_plots.confidence(first.predict, np.array(X), 2 * np.array(y) - 1, alt=alt)
    chosen = {"width": width, "activation": activation, "seed": seed, "rate": rate}
    return Live("learning", {"tasks": data, "weights": weights, "rates": _plain(rates), "start": chosen}, fallback)


def softmax(logits, names: Sequence[str], *, alt: str) -> Live:
    """Return the softmax of a few logits that can be moved, and of a temperature by which they are divided.

    `logits` (k,) are the values at the start, `names` the k classes; the picture shows the probabilities then.
    Raises ValueError for another number of names. Chapter 5, section "Softmax".

    >>> softmax([1.0, 0.0], ["yes", "no"], alt="Two bars, 0.73 and 0.27.")
    Live Picture: Two bars, 0.73 and 0.27.
    """
    s = as_array("logits", logits, ndim=1)
    if len(names) != len(s):
        raise ValueError(f"names: expected one for each of the {len(s)} logits, got {len(names)}")
    p = activation_functions.softmax(s)

    def draw(ax: Axes) -> None:
        ax.bar(range(len(p)), p, color=BLUE, width=0.6)
        for k, share in enumerate(p):
            ax.text(k, share + 0.02, f"{share:.2f}", ha="center")
        ax.set(ylim=(0, 1.05), ylabel="probability")
        ax.set_xticks(range(len(p)), [f"{name}\ns = {value:g}" for name, value in zip(names, s, strict=True)])

    return Live("softmax", {"logits": _plain(s), "names": list(names)}, Picture(draw, alt, (4.4, 3.0)))
