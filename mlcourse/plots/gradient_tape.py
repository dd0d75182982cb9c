"""The picture of chapter 10: a tape, line by line, with the values computed downwards, the gradients upwards."""

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from mlcourse.backprop import Node
from mlcourse.plots.backprop import SYMBOLS, short_number
from mlcourse.plots.base import BLUE, RED, Picture, draw_arrow


def tape(recorded, target: Node, *, upstream=None, alt: str, title: str = "") -> Picture:
    """Return a persistent `gradient_tape.Tape` as a list: a row for each watched leaf, then one for each line.

    Values stand in the left column, the gradients of `target` in the right; `upstream` is the gradient at the target.
    A row that no gradient reaches shows None. Section "What a gradient tape records".

    >>> from mlcourse import backprop
    >>> from mlcourse.gradient_tape import Tape
    >>> x = Node(3.0, "x")
    >>> with Tape(persistent=True) as recorded:
    ...     recorded.watch(x)
    ...     y = recorded.record(backprop.multiply, x, x)
    >>> tape(recorded, y, alt="A tape with one line, x times x.")
    Picture: A tape with one line, x times x.
    """
    numbers = {id(out): f"({k})" for k, out in enumerate(recorded.lines, 1)}
    nodes = [*recorded.leaves, *recorded.lines]
    found = recorded.gradient(target, nodes, upstream=upstream)
    rows = []
    for node, gradient in zip(nodes, found, strict=True):
        inputs = [numbers.get(id(i)) or i.name or short_number(i.value) for i in node.inputs]
        rows.append(
            (
                numbers.get(id(node), ""),
                _words(node, inputs),
                short_number(node.value),
                short_number(gradient) or "None",
            )
        )

    def draw(ax: Axes) -> None:
        for k, (number, words, value, gradient) in enumerate(rows):
            leaf = not number
            look = {"facecolor": BLUE, "alpha": 0.12 if leaf else 0.3, "lw": 0}
            ax.add_patch(FancyBboxPatch((0, -k - 0.34), 6, 0.68, boxstyle="round,pad=0.02,rounding_size=0.1", **look))
            ax.text(0.25, -k, number, va="center")
            ax.text(1.0, -k, words, va="center")
            ax.text(4.0, -k, value, va="center", ha="center")
            ax.text(5.3, -k, gradient, va="center", ha="center", color=RED)
        last = 1 - len(rows)
        ax.text(4.0, 0.55, "value", ha="center", va="bottom", fontsize=9.5)
        ax.text(5.3, 0.55, "gradient", ha="center", va="bottom", fontsize=9.5, color=RED)
        draw_arrow(ax, (-0.35, 0.3), (-0.35, last - 0.3), shrink=0)
        draw_arrow(ax, (6.35, last - 0.3), (6.35, 0.3), shrink=0, colour=RED)
        ax.set(xlim=(-0.7, 6.7), ylim=(last - 0.6, 1.0), title=title)
        ax.axis("off")

    return Picture(draw, alt, (4.8, 0.42 * len(rows) + 0.6))


def _words(node: Node, inputs: list[str]) -> str:
    """Return the text of a row of the tape."""
    if not node.inputs:
        return f"watch {node.name}"
    symbol = SYMBOLS.get(node.rule, node.rule)
    return f" {symbol} ".join(inputs) if len(inputs) == 2 else f"{symbol} {inputs[0]}"
