"""The pictures of chapter 10: a tape with its values and gradients, and a Keras model as a graph of layers."""

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from mlcourse.backprop import Node
from mlcourse.plots.backprop import SYMBOLS, short_number
from mlcourse.plots.base import BLUE, INK, RED, Picture, draw_arrow


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


def model(network, *, alt: str, title: str = "") -> Picture:
    """Return a built Keras model as boxes from the input to the output, joined by arrows as its layers are.

    Each box names a layer and its kind and shows the shape of its output and the number of its parameters; those with
    parameters are blue. A layer stands one row below the last of those that it reads, and an arrow that passes over a
    row goes round it. `network` is read by its attributes alone, so Keras is not imported. Raises ValueError for what
    has no layers, or has not been built. Section "The functional API: two inputs and a skip connection".

    >>> import keras
    >>> x = keras.Input((2,), name="x")
    >>> network = keras.Model(x, keras.layers.Dense(3, name="h")(x))
    >>> model(network, alt="Two boxes, the input and a dense layer, and an arrow between them.").size
    (5.4, 1.9)
    """
    rows, arrows = _places(network)
    places = {
        layer.name: (x, -1.3 * k) for k, row in enumerate(rows) for x, layer in zip(_across(row), row, strict=True)
    }
    depth = {layer.name: k for k, row in enumerate(rows) for layer in row}
    sides = {  # where an arrow runs that goes round the rows between its ends
        (a, b): max(x for name, (x, _) in places.items() if depth[a] <= depth[name] <= depth[b]) + 2.0
        for a, b in arrows
        if depth[b] > depth[a] + 1
    }

    def draw(ax: Axes) -> None:
        for row in rows:
            for layer in row:
                x, y = places[layer.name]
                parameters = layer.count_params()
                box = "round,pad=0,rounding_size=0.15"
                if parameters:
                    ax.add_patch(
                        FancyBboxPatch((x - 1.6, y - 0.42), 3.2, 0.84, boxstyle=box, facecolor=BLUE, alpha=0.25, lw=0)
                    )
                ax.add_patch(
                    FancyBboxPatch(
                        (x - 1.6, y - 0.42), 3.2, 0.84, boxstyle=box, facecolor="none", edgecolor=INK, lw=1.1
                    )
                )
                ax.text(x, y + 0.17, f"{layer.name}: {_kind(layer)}", ha="center", va="center", fontsize=9.5)
                note = f"{tuple(layer.output.shape)}" + (f", {parameters} parameters" if parameters else "")
                ax.text(x, y - 0.19, note, ha="center", va="center", fontsize=8.5)
        for source, target in arrows:
            (a, b), (c, d) = places[source], places[target]
            if depth[target] == depth[source] + 1:
                draw_arrow(ax, (a, b - 0.42), (c, d + 0.42), shrink=0)
            else:
                side = sides[source, target]
                ax.plot([a + 1.6, side, side], [b, b, d], color=INK, lw=0.9)
                draw_arrow(ax, (side, d), (c + 1.6, d), shrink=0)
        across = [x for x, _ in places.values()]
        ax.set(
            xlim=(min(across) - 1.7, max([max(across) + 1.7, *(side + 0.1 for side in sides.values())])),
            ylim=(-1.3 * len(rows) + 0.8, 0.5),
            title=title,
        )
        ax.axis("off")

    return Picture(draw, alt, (5.4, round(0.1 + 0.9 * len(rows), 1)))


def _places(network) -> tuple[list[list], list[tuple[str, str]]]:
    """Return the layers of a Keras model in rows, each below all that it reads, and arrows as (source, target)."""
    try:
        outputs = {id(layer.output): layer.name for layer in network.layers}
    except (AttributeError, ValueError):
        raise ValueError("network: expected a Keras model whose shapes are known, such as one with an Input") from None
    depth: dict[str, int] = {}
    arrows = []
    for layer in network.layers:  # Keras lists a layer after those that it reads
        read = layer.input if isinstance(layer.input, list | tuple) else [layer.input]
        sources = [outputs[id(t)] for t in read if id(t) in outputs and outputs[id(t)] != layer.name]
        depth[layer.name] = 1 + max((depth[name] for name in sources), default=-1)
        arrows += [(name, layer.name) for name in sources]
    rows = [[layer for layer in network.layers if depth[layer.name] == k] for k in range(max(depth.values()) + 1)]
    return rows, arrows


def _across(row: list) -> list[float]:
    """Return the centres of as many boxes, side by side about 0."""
    return [3.6 * (k - (len(row) - 1) / 2) for k in range(len(row))]


def _kind(layer) -> str:
    """Return what kind of layer it is, as one writes it in Keras."""
    return type(layer).__name__.removesuffix("Layer")
