"""Pictures that only chapter 1 needs: a nerve cell, and its model."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Ellipse

from mlcourse.plots.base import BLUE, GREEN, INK, ORANGE, Picture, draw_arrow


def nerve_cell(*, alt: str) -> Picture:
    """Return a nerve cell with its four parts named: synapses, dendrites, cell body and axon.

    >>> nerve_cell(alt="A nerve cell with its parts named.").size
    (4.6, 2.6)
    """
    return Picture(_cell, alt, (4.6, 2.6))


def model_neuron(*, alt: str) -> Picture:
    """Return the model of a nerve cell: weights, inputs, node and output, placed like the parts in `nerve_cell`.

    >>> model_neuron(alt="A node with four weighted inputs and an output.").size
    (4.6, 2.6)
    """
    return Picture(_model, alt, (4.6, 2.6))


def _cell(ax: Axes) -> None:
    rng = np.random.default_rng(3)
    for y in (1.1, 0.35, -0.4, -1.15):  # dendrites: a wavering branch with two twigs, from a synapse to the body
        x = np.linspace(-3.1, -0.6, 30)
        branch = y * (0.28 + 0.72 * (x / -3.1) ** 1.4) + np.cumsum(rng.normal(0, 0.012, 30))
        ax.plot(x, branch, color=BLUE, lw=2.6, solid_capstyle="round")
        for k in (6, 13):
            ax.plot([x[k], x[k] - 0.35], [branch[k], branch[k] + 0.22 * np.sign(y)], color=BLUE, lw=1.5)
        ax.add_patch(Circle((x[0] - 0.12, branch[0]), 0.11, color=ORANGE, zorder=4))
    ax.add_patch(Ellipse((0, 0), 1.7, 1.5, facecolor=BLUE, alpha=0.35, edgecolor=INK, lw=1.2))
    ax.add_patch(Circle((0.05, 0.02), 0.24, facecolor=INK, alpha=0.55))
    axon = np.linspace(0.8, 3.4, 40)
    ax.plot(axon, 0.12 * np.sin(2.2 * axon), color=GREEN, lw=4, solid_capstyle="round")
    for y in (0.5, 0.05, -0.4):
        ax.plot([3.4, 3.9], [0.12 * np.sin(2.2 * 3.4), y], color=GREEN, lw=2.2)
    words = [(-3.25, 1.45, "synapses"), (-1.9, -1.5, "dendrites"), (0, 0.92, "cell body"), (2.2, 0.42, "axon")]
    for left, y, word in words:
        ax.text(left, y, word, ha="center" if left > -3 else "left", fontsize=11)
    ax.set(xlim=(-3.5, 4.1), ylim=(-1.9, 1.9), aspect="equal", title="A nerve cell")
    ax.axis("off")


def _model(ax: Axes) -> None:
    for i, y in enumerate((1.1, 0.35, -0.4, -1.15)):
        name = "$x_0=1$" if i == 0 else f"$x_{i}$"
        ax.text(-3.0, y, name, ha="right", va="center")
        ax.plot([-2.9, -0.8], [y, 0.32 * y], color=BLUE, lw=2)
        ax.add_patch(Circle((-2.1, y * (1 - 0.68 * 0.8 / 2.1)), 0.2, facecolor=ORANGE, zorder=4))
        ax.text(
            -2.1,
            y * (1 - 0.68 * 0.8 / 2.1) - 0.01,
            f"$w_{i}$",
            ha="center",
            va="center",
            fontsize=8.5,
            color="black",
            zorder=5,
        )
    ax.add_patch(Circle((0, 0), 0.82, facecolor=BLUE, alpha=0.35, edgecolor=INK, lw=1.2))
    ax.text(0, 0, "$s=\\mathbf{w}^T\\mathbf{x}$\n$o=f(s)$", ha="center", va="center", fontsize=10)
    draw_arrow(ax, (0.85, 0), (2.6, 0), shrink=0, colour=GREEN)
    ax.text(2.7, 0, "$o$", va="center", fontsize=13)
    for x, y, word in [(-3.3, 1.45, "inputs"), (-2.1, -1.5, "weights"), (0, 0.98, "node"), (2.1, 0.25, "output")]:
        ax.text(x, y, word, ha="center", fontsize=11)
    ax.set(xlim=(-3.9, 3.3), ylim=(-1.9, 1.9), aspect="equal", title="Its model")
    ax.axis("off")
