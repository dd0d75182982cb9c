"""Pictures of computational graphs (chapter 6): boxes and arrows, value above and gradient below each edge.

A graph is laid out by depth, leaves on the left, the output on the right. All numbers are those that
`mlcourse.backprop` computed, so that a picture cannot disagree with the text of its page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch

from mlcourse._checks import as_array
from mlcourse.backprop import Node, topological
from mlcourse.mlp import MLP
from mlcourse.plots.base import BLUE, INK, PAPER, RED, Picture, draw_arrow

SYMBOLS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "matmul": "@", "maximum": "max", "relu": "ReLU"}
SYMBOLS |= {"sigmoid": "σ", "total": "Σ", "squared_error": "½‖ ‖²", "softmax_cross_entropy": "CE"}


def parts(*, alt: str) -> Picture:
    """Return a node f with two inputs, in symbols: the upstream gradient right, the local inside, the downstream left.

    Section "Upstream, local, downstream".

    >>> parts(alt="A node with its three gradients named.")
    Picture: A node with its three gradients named.
    """

    def draw(ax: Axes) -> None:
        local = r"$\frac{\partial\,\mathrm{out}}{\partial a}$  $\frac{\partial\,\mathrm{out}}{\partial b}$"
        down = [r"$\frac{\partial J}{\partial " + name + "}$" for name in "ab"]
        up = r"$\frac{\partial J}{\partial\,\mathrm{out}}$"
        _gate(ax, "", [("$a$", down[0]), ("$b$", down[1])], ("out", up), size=15)
        ax.text(0, 0.4, "$f$", ha="center", va="center", fontsize=15)
        ax.text(0, -0.25, local, ha="center", va="center", fontsize=19)
        for x, word in [(-1.75, "downstream"), (0, "local"), (1.85, "upstream")]:
            ax.text(x, -1.32, word, ha="center", va="center", fontsize=11, style="italic")

    return Picture(draw, alt, (6.0, 3.0))


def node(output: Node, *, alt: str) -> Picture:
    """Return one node with its inputs: each edge has its value above and, after `backward`, its gradient below.

    Raises ValueError for a graph that was used up; call `backward` with `keep=True`.

    >>> node(Node(2.0) * Node(3.0), alt="A product of two numbers.")
    Picture: A product of two numbers.
    """
    passed = _passed(output)
    names = [leaf.name or "abc"[k] for k, leaf in enumerate(output.inputs)]
    ins = [
        (f"{name} = {short_number(i.value)}", passed.get((id(output), k), ""))
        for k, (name, i) in enumerate(zip(names, output.inputs, strict=True))
    ]
    out = (short_number(output.value), short_number(output.grad))
    return Picture(lambda ax: _gate(ax, _symbol(output), ins, out), alt, (4.6, 2.0))


def graph(output: Node, *, alt: str, title: str = "") -> Picture:
    """Return the graph that `output` was made from, laid out by depth: values above and gradients below the edges.

    Constants are not drawn. The gradient at an edge is what the edge passes down; at a fan-out the sum stands at the
    node itself. Before a backward pass only the values are shown.
    Raises ValueError for a graph that was used up; call `backward` with `keep=True`.

    >>> x = Node(3.0, name="x")
    >>> graph(x * x + x, alt="x times x, plus x.")
    Picture: x times x, plus x.
    """
    passed = _passed(output)
    placed = layout(output)
    width, height = (max(xy[k] for xy in placed.at.values()) for k in (0, 1))
    low = min(xy[1] for xy in placed.at.values())

    def draw(ax: Axes) -> None:
        for (parent, slot), path in placed.edges.items():
            points = [placed.at[key] for key in path]
            bend = placed.bends.get((parent, slot), 0.0)
            value = short_number(placed.nodes[path[0]].value)
            edge(ax, points, bend, value, passed.get((parent, slot), ""))
        for key, n in placed.nodes.items():
            _box(ax, placed.at[key], n, placed.uses[key])
        x, y = placed.at[id(output)]
        draw_arrow(ax, (x + 0.32, y), (x + 1.25, y), shrink=0)
        _labels(ax, (x + 0.8, y), short_number(output.value), short_number(output.grad))
        ax.set(xlim=(-0.5, x + 1.35), ylim=(low - 0.75, height + 0.6), title=title)
        ax.axis("off")

    size = (min(7.6, 0.64 * (width + 1.85)), 0.9 * (height - low + 1.35))
    return Picture(draw, alt, size)


def neurons(layers: Sequence, x, y, *, alt: str, passes: int = 2) -> Picture:
    """Return a small network of sigmoids with all numbers of one sample, the forward ones in ink, the gradients in red.

    `layers` holds the matrices U (p, d + 1), bias first, `x` is the sample (d,), `y` its target (k,); the loss is half
    the squared error. A circle holds an output with its gradient, beside it stands the weighted sum, an arrow has its
    weight, and a short arrow the bias. With `passes=1` the gradients are left out, with 0 also the sums and outputs.
    Raises ValueError for layers that do not fit each other, the sample or the target.
    Section "Backward pass, neuron by neuron".

    >>> neurons([[[0.0, 1.0]]], [2.0], [1.0], alt="One neuron with its numbers.").size
    (5.2, 3.0)
    """
    matrices = [as_array("layers", U, ndim=2) for U in layers]
    net = MLP([matrices[0].shape[1] - 1, *map(len, matrices)])
    for k, U in enumerate(matrices):
        as_array("layers", U, ndim=2, columns=net.sizes[k] + 1)
    net.layers = matrices
    x, y = as_array("x", x, ndim=1)[None], as_array("y", y, ndim=1)[None]
    inputs, sums = net.sums(x)
    slopes = net.gradients(x, y)
    arrived = [g[:, 0] for g in slopes]  # with one sample, the gradient of a bias is that of the sum
    values = [*(v[0] for v in inputs), net.predict(x)[0]]
    received = [*(d @ U[:, 1:] for d, U in zip(arrived, matrices, strict=True)), values[-1] - y[0]]
    at = [[(3.1 * k, 2.6 * ((n - 1) / 2 - i)) for i in range(n)] for k, n in enumerate(net.sizes)]
    top = max(y for column in at for _, y in column)

    def red(value: float) -> str:
        return short_number(value) if passes > 1 else ""

    def draw(ax: Axes) -> None:
        for k, U in enumerate(matrices):
            for j, (to_x, to_y) in enumerate(at[k + 1]):
                side = 1 if to_y >= 0 else -1
                draw_arrow(ax, (to_x, to_y + 1.25 * side), (to_x, to_y + 0.47 * side), shrink=0)
                bias = (to_x + 0.52, to_y + 0.95 * side)
                _labels(ax, bias, short_number(U[j, 0]), red(slopes[k][j, 0]))
                total = (to_x + 0.1, to_y - 0.78 * side)
                if passes:
                    _labels(ax, total, f"s = {short_number(sums[k][0, j])}", red(arrived[k][j]))
                for i, (x0, y0) in enumerate(at[k]):
                    part = 0.5 if len(at[k + 1]) == 1 else 0.55 if y0 == to_y else 0.3
                    draw_arrow(ax, (x0, y0), (to_x, to_y), shrink=27)
                    place = (x0 + part * (to_x - x0), y0 + part * (to_y - y0))
                    _labels(ax, place, short_number(U[j, i + 1]), red(slopes[k][j, i + 1]))
        for k, (column, value, gradient) in enumerate(zip(at, values, received, strict=True)):
            for i, xy in enumerate(column):
                ax.add_patch(Circle(xy, 0.47, facecolor=PAPER, edgecolor=INK, lw=1.3, zorder=3))
                known = short_number(value[i]) if passes or k == 0 else "σ"
                for up, text, colour in [(0.13 * (passes > 1), known, INK), (-0.18, red(gradient[i]), RED)]:
                    ax.text(xy[0], xy[1] + up, text, ha="center", va="center", fontsize=9.5, color=colour, zorder=4)
        ax.set(xlim=(-0.6, at[-1][0][0] + 0.9), ylim=(-top - 1.5, top + 1.5), aspect="equal")
        ax.axis("off")

    size = (3.0 + 2.2 * len(matrices), 3.0 + 1.5 * (top > 0))
    return Picture(draw, alt, size)


def _symbol(n: Node) -> str:
    return n.name if n.rule == "leaf" else SYMBOLS.get(n.rule, n.rule)


def short_number(value) -> str:
    """Return a number with three digits, or one if it is tiny; a short vector in brackets; a larger array's shape.

    >>> short_number(1.23456), short_number(-2e-7), short_number([1.0, 2.0]), short_number(np.zeros((3, 2)))
    ('1.23', '−2e−7', '(1, 2)', '3×2')
    """
    if value is None:
        return ""
    value = np.asarray(value)
    if value.ndim == 0:
        if 0 < abs(value) < 1e-3:
            digit, exponent = f"{float(value):.0e}".split("e")
            return f"{digit}e{int(exponent)}".replace("-", "−")
        return f"{float(value) + 0.0:.3g}".replace("-", "−")
    if value.ndim == 1 and value.size <= 3:
        return "(" + ", ".join(short_number(v) for v in value) + ")"
    return "×".join(map(str, value.shape))


def _passed(output: Node) -> dict[tuple[int, int], str]:
    """Return the gradient that each edge passes down, as text, keyed by the node's id and the index of the input."""
    found = {}
    for n in topological(output):
        for slot, child in enumerate(n.inputs):
            if n.grad is None:
                continue
            if n.pulls is None:
                raise ValueError("output: the graph was used up; call backward with keep=True before drawing it")
            downstream = np.asarray(n.pulls[slot](n.grad))
            found[id(n), slot] = short_number(downstream if downstream.ndim <= child.value.ndim else child.grad)
    return found


@dataclass
class _Layout:
    """A layout: the position `at` each key, `edges` as paths of keys by (node, input index), `uses` of each node."""

    nodes: dict[int, Node]
    uses: dict[int, int]
    at: dict = field(default_factory=dict)
    edges: dict = field(default_factory=dict)
    bends: dict = field(default_factory=dict)


def layout(output: Node) -> _Layout:
    """Place nodes in columns by depth; long edges get a waypoint in each column that they cross.

    >>> len(layout(Node(1.0) + Node(2.0)).nodes)
    3
    """
    order = topological(output)
    placed = _Layout({id(n): n for n in order}, {id(n): 0 for n in order})
    depth: dict = {}
    for n in order:
        depth[id(n)] = 1 + max((depth[id(i)] for i in n.inputs), default=-1)
    users: dict = {key: [] for key in placed.nodes}
    for n in order:
        for i in n.inputs:
            users[id(i)].append(id(n))
    for n in reversed(order):  # as far right as the nodes that use it allow, so that edges are short
        if users[id(n)]:
            depth[id(n)] = min(depth[u] for u in users[id(n)]) - 1
    near: dict = {key: [] for key in placed.nodes}
    for n in order:
        for slot, i in enumerate(n.inputs):
            placed.uses[id(i)] += 1
            middle = [(id(n), slot, column) for column in range(depth[id(i)] + 1, depth[id(n)])]
            path = [id(i), *middle, id(n)]
            placed.edges[id(n), slot] = path
            for key in middle:
                depth[key] = key[2]
                near[key] = []
            for a, b in pairwise(path):
                near[a].append(b)
                near[b].append(a)
            twins = [s for s, other in enumerate(n.inputs) if other is i]
            if len(twins) > 1:
                placed.bends[id(n), slot] = 0.45 if slot == twins[0] else -0.45
    first = min(depth.values())
    columns: dict[int, list] = {}
    for key in depth:
        columns.setdefault(depth[key] - first, []).append(key)
    y = {key: -float(k) for column in columns.values() for k, key in enumerate(column)}
    for sweep in range(12):
        for number in sorted(columns, reverse=sweep % 2 == 1):
            column = columns[number]
            wish = {key: float(np.mean([y[o] for o in near[key]])) for key in column}
            column.sort(key=lambda key: -wish[key])
            _spread(column, wish, y)
    placed.at = {key: (1.6 * (depth[key] - first), y[key]) for key in depth}
    return placed


def _spread(column: list, wish: dict, y: dict, gap: float = 1.0) -> None:
    """Place a column from top to bottom near the desired heights, at least `gap` apart."""
    heights: list[float] = []
    for key in column:
        heights.append(min(wish[key], heights[-1] - gap) if heights else wish[key])
    shift = float(np.mean([wish[key] for key in column]) - np.mean(heights))
    for key, height in zip(column, heights, strict=True):
        y[key] = height + shift


def edge(ax: Axes, points: list, bend: float, value: str, gradient: str) -> None:
    """Draw an edge along its points, and label its first segment with the value and the gradient.

    >>> from matplotlib.figure import Figure
    >>> edge(Figure().subplots(), [(0, 0), (1, 0)], 0.0, "2", "1")
    """
    (x0, y0), (x1, y1) = points[0], points[1]
    for a, b in pairwise(points[:-1]):
        ax.plot(*zip(a, b, strict=True), color=INK, lw=0.9, zorder=1)
    draw_arrow(ax, points[-2], points[-1], bend=bend, shrink=15 if len(points) == 2 else 0)
    if len(points) > 2:
        ax.patches[-1].shrinkB = 15
    _labels(ax, (0.45 * x0 + 0.55 * x1, 0.45 * y0 + 0.55 * y1 - 0.7 * bend * (x1 - x0) / 2), value, gradient)


def _labels(ax: Axes, xy: tuple, value: str, gradient: str) -> None:
    paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.6}
    for text, side, colour in [(value, "bottom", INK), (gradient, "top", RED)]:
        move = 3 if side == "bottom" else -3
        ax.annotate(
            text,
            xy,
            (0, move),
            textcoords="offset points",
            ha="center",
            va=side,
            color=colour,
            fontsize=9.5,
            bbox=paper,
        )


def _box(ax: Axes, xy: tuple, n: Node, uses: int) -> None:
    """Draw a node, a leaf white and a rule blue; below a fan-out stands the sum of what its branches pass down."""
    leaf = n.rule == "leaf"
    look = {"facecolor": PAPER if leaf else BLUE, "edgecolor": INK, "lw": 1.1, "zorder": 3}
    ax.add_patch(
        FancyBboxPatch((xy[0] - 0.3, xy[1] - 0.2), 0.6, 0.4, boxstyle="round,pad=0.02,rounding_size=0.08", **look)
    )
    ax.text(*xy, _symbol(n), ha="center", va="center", fontsize=10.5, color=INK if leaf else "white", zorder=4)
    if uses > 1 and n.grad is not None:
        ax.text(
            xy[0], xy[1] - 0.27, f"sum {short_number(n.grad)}", ha="center", va="top", color=RED, fontsize=9.5, zorder=4
        )


def _gate(ax: Axes, symbol: str, ins: list[tuple[str, str]], out: tuple[str, str], size: float = 11) -> None:
    """Draw one node between its labelled edges."""
    ax.add_patch(
        FancyBboxPatch(
            (-0.75, -0.75), 1.5, 1.5, boxstyle="round,pad=0.02,rounding_size=0.15", facecolor=BLUE, alpha=0.3
        )
    )
    ax.text(0, 0, symbol, ha="center", va="center", fontsize=15)
    heights = np.linspace(0.5, -0.5, len(ins)) if len(ins) > 1 else [0.0]
    for (value, gradient), y in zip(ins, heights, strict=True):
        draw_arrow(ax, (-2.75, 1.4 * y), (-0.8, 0.8 * y), shrink=0)
        _big(ax, (-1.75, 1.15 * y), value, gradient, size)
    draw_arrow(ax, (0.8, 0), (2.75, 0), shrink=0)
    _big(ax, (1.85, 0), *out, size)
    ax.set(xlim=(-2.9, 2.9), ylim=(-1.5, 1.1))
    ax.axis("off")


def _big(ax: Axes, xy: tuple, value: str, gradient: str, size: float) -> None:
    ax.annotate(value, xy, (0, 5), textcoords="offset points", ha="center", va="bottom", fontsize=size)
    ax.annotate(gradient, xy, (0, -6), textcoords="offset points", ha="center", va="top", fontsize=size, color=RED)
