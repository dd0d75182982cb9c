"""Pictures of chapter 8: the graph that PyTorch keeps behind a tensor, drawn like the graphs of chapter 6."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from mlcourse.backprop import Node
from mlcourse.plots.backprop import edge, layout, short_number
from mlcourse.plots.base import BLUE, INK, PAPER, RED, Picture, draw_arrow

WORDS = {"Add": "+", "Sub": "−", "Mul": "×", "Div": "÷", "Pow": "pow", "Sum": "Σ", "Mean": "mean", "Relu": "ReLU"}
WORDS |= {"Maximum": "max", "Sigmoid": "σ", "Addmm": "+ @", "NativeBatchNorm": "norm"}


def graph(output, names: Mapping | None = None, *, alt: str, title: str = "") -> Picture:
    """Return the graph behind a tensor, read from `grad_fn.next_functions`: leaves on the left, output on the right.

    `names` maps names to tensors: a leaf shows its name, and the box that computed a named tensor has its value above
    and its `grad`, if there is one, below.
    Raises ValueError for a tensor without a graph. Section "The graph behind a tensor".

    >>> import torch
    >>> x = torch.tensor(3.0, requires_grad=True)
    >>> graph(x * x, {"x": x}, alt="x is multiplied by itself.")
    Picture: x is multiplied by itself.
    """
    from mlcourse import autograd

    boxes: list[Node] = []
    texts: dict[int, tuple[str, str]] = {}
    for entry in autograd.graph(output):
        made = {n: t for n, t in (names or {}).items() if t is entry.leaf or _made_by(t, entry)}
        name, tensor = next(iter(made.items()), ("", entry.leaf))
        box = Node.__new__(Node)
        box.inputs, box.grad = tuple(boxes[i] for i in entry.inputs), None
        box.rule = "leaf" if entry.leaf is not None else entry.name
        box.name = (name or "leaf") if entry.leaf is not None else WORDS.get(entry.name, entry.name)
        box.value = np.zeros(0)
        boxes.append(box)
        texts[id(box)] = ("", "") if tensor is None or not made else (_value(tensor), _value(_grad(tensor)))
    placed = layout(boxes[-1])
    width, height = (max(xy[k] for xy in placed.at.values()) for k in (0, 1))
    low = min(xy[1] for xy in placed.at.values())

    def draw(ax: Axes) -> None:
        for key, path in placed.edges.items():
            edge(ax, [placed.at[k] for k in path], placed.bends.get(key, 0.0), "", "")
        for key, box in placed.nodes.items():
            _labelled_box(ax, placed.at[key], box, *texts[key])
        x, y = placed.at[id(boxes[-1])]
        draw_arrow(ax, (x + 0.32, y), (x + 0.95, y), shrink=0)
        ax.set(xlim=(-0.5, x + 1.05), ylim=(low - 0.6, height + 0.6), title=title)
        ax.axis("off")

    size = (min(7.6, 0.72 * (width + 1.55)), 0.9 * (height - low + 1.2))
    return Picture(draw, alt, size)


def _labelled_box(ax: Axes, xy: tuple, box: Node, value: str, gradient: str) -> None:
    """Draw a box with its name inside, its value above and its gradient below."""
    leaf = box.rule == "leaf"
    look = {"facecolor": PAPER if leaf else BLUE, "edgecolor": INK, "lw": 1.1, "zorder": 3}
    shape = "round,pad=0.02,rounding_size=0.08"
    ax.add_patch(FancyBboxPatch((xy[0] - 0.3, xy[1] - 0.2), 0.6, 0.4, boxstyle=shape, **look))
    word = {"ha": "center", "va": "center", "color": INK if leaf else "white", "zorder": 4}
    ax.text(*xy, box.name, fontsize=min(10.5, 48 / len(box.name)), **word)
    ax.text(xy[0], xy[1] + 0.26, value, ha="center", va="bottom", fontsize=9.5)
    ax.text(xy[0], xy[1] - 0.26, gradient, ha="center", va="top", fontsize=9.5, color=RED)


def _made_by(tensor, entry) -> bool:
    return entry.leaf is None and tensor.grad_fn is entry.grad_fn


def _grad(tensor):
    """Return a tensor's gradient, without the warning that PyTorch gives for a tensor that is no leaf."""
    return tensor.grad if tensor.is_leaf or tensor.retains_grad else None


def _value(tensor) -> str:
    """Return a tensor as text: its one number where all entries are equal, otherwise as in chapter 6."""
    if tensor is None:
        return ""
    array = tensor.detach().numpy()
    same = array.size > 1 and (array == array.flat[0]).all()
    return f"all {short_number(array.flat[0])}" if same else short_number(array)
