"""Pictures of chapter 7: a Jacobian as a grid of cells, and the cost of derivatives as a network grows wider."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mlcourse._checks import as_array
from mlcourse.plots.base import BLUE, CYCLE, INK, RED, Picture, legend_below


def grid(
    J,
    rows: Sequence[str],
    columns: Sequence[str],
    decimals: int | None = 2,
    *,
    alt: str,
    title: str = "",
    blocks: tuple[int, int] | None = None,
    largest: float | None = None,
) -> Picture:
    """Return a matrix as a grid of cells, blue above 0, orange below, the stronger the further from 0.

    J has shape (m, d), `rows` m names, `columns` d. The cells show numbers with so many `decimals`, or none for None.
    `blocks` gives the rows and columns of a block, framed by thick lines; an entry of size `largest`, by default J's
    largest, has the full tint.
    Raises ValueError for another number of names. Section "Vector by vector".

    >>> grid([[2.0, 1.0]], ["$y_1$"], ["$x_1$", "$x_2$"], alt="One row and two columns.")
    Picture: One row and two columns.
    """
    J = as_array("J", J, ndim=2)
    m, d = J.shape
    if (len(rows), len(columns)) != (m, d):
        raise ValueError(f"rows, columns: expected {m} and {d} names, got {len(rows)} and {len(columns)}")
    full = max(np.abs(J).max(), 1e-12) if largest is None else largest

    def draw(ax: Axes) -> None:
        for i, j in np.ndindex(J.shape):
            strength = min(1.0, abs(J[i, j]) / full) * 0.6
            ax.add_patch(Rectangle((j, i), 1, 1, facecolor=BLUE if J[i, j] > 0 else RED, alpha=strength, lw=0))
            ax.add_patch(Rectangle((j, i), 1, 1, facecolor="none", edgecolor=INK, lw=0.5))
            if decimals is not None:
                # Adding 0 turns a rounded -0.0 into 0.
                text = f"{round(float(J[i, j]), decimals) + 0.0:.{decimals}f}".replace("-", "−")
                ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", fontsize=9.5)
        if blocks:
            for i in range(0, m + 1, blocks[0]):
                ax.plot([0, d], [i, i], color=INK, lw=2)
            for j in range(0, d + 1, blocks[1]):
                ax.plot([j, j], [0, m], color=INK, lw=2)
        small = 8 if max(m, d) > 8 else 10
        ax.set_xticks(np.arange(d) + 0.5, columns, fontsize=small)
        ax.set_yticks(np.arange(m) + 0.5, rows, fontsize=small)
        ax.tick_params(length=0)
        ax.xaxis.set_ticks_position("top")
        ax.spines[:].set_visible(False)
        ax.set(xlim=(-0.05, d + 0.05), ylim=(m + 0.05, -0.05), title=title)

    cell = 0.4 if decimals is None else 0.8
    return Picture(draw, alt, (min(7.0, 1.4 + cell * d), min(5.0, 0.9 + 0.5 * m)))


def growth(
    ys: Mapping[str, Sequence[float]], x: Sequence[float], *, alt: str, xlabel: str, ylabel: str = ""
) -> Picture:
    """Return counts over sizes on logarithmic scales, so that a power appears as a line whose slope is the exponent.

    Section "The cost of forward and reverse mode".

    >>> growth({"square": [1, 100]}, [1, 10], alt="A line of slope 2.", xlabel="width")
    Picture: A line of slope 2.
    """

    def draw(ax: Axes) -> None:
        for number, (name, y) in enumerate(ys.items()):
            style, marker = ["-", "--", "-.", ":"][number % 4], "osD^"[number % 4]
            ax.plot(x, y, style, marker=marker, ms=5, color=CYCLE[number % len(CYCLE)], label=name)
        ax.set(xscale="log", yscale="log", xlabel=xlabel, ylabel=ylabel)
        legend_below(ax)

    return Picture(draw, alt)
