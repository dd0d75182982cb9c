"""Pictures that only chapter 9 needs: rows of dots, one dot a sample, and intervals."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from mlcourse._checks import as_array
from mlcourse.plots.base import CYCLE, INK, Picture
from mlcourse.plots.mlp import MARKERS


def dots(
    groups: Mapping[str, Sequence[float]], *, alt: str, xlabel: str = "", title: str = "", level: float | None = None
) -> Picture:
    """Return a row of dots for each group, equal values stacked, with a bar at the mean of the group.

    `level` draws a dotted line across all rows. Raises ValueError for values that are not finite numbers.
    Sections "Which features separate", "Accuracy over twenty seeds".

    >>> dots({"a": [1, 1, 2], "b": [5]}, alt="Three dots in row a, one in row b.")
    Picture: Three dots in row a, one in row b.
    """
    rows = {name: np.sort(as_array(name, values, ndim=1)) for name, values in groups.items()}

    def draw(ax: Axes) -> None:
        everything = np.concatenate(list(rows.values()))
        near = np.ptp(everything) / 60
        for k, values in enumerate(rows.values()):
            # the number of earlier values close by, which is the height at which the dot is stacked
            rank = np.array([np.sum(np.abs(values[:i] - v) < near) for i, v in enumerate(values)])
            step = 0.75 / max(8, rank.max() + 1)
            colour, marker = CYCLE[k % len(CYCLE)], MARKERS[k % len(MARKERS)]
            ax.scatter(values, k - rank * step, s=14, marker=marker, color=colour, alpha=0.8)
            ax.plot([values.mean()] * 2, [k + 0.1, k - 0.75], color=INK, lw=1.6)
        if level is not None:
            ax.axvline(level, color=INK, lw=1, ls=":")
        ax.set(yticks=range(len(rows)), yticklabels=list(rows), ylim=(len(rows) - 0.6, -0.9))
        ax.set(xlabel=xlabel, title=title)

    return Picture(draw, alt, (5.2, 0.9 + 0.62 * len(rows)))


def intervals(rows: Mapping[str, tuple[float, float, float]], *, alt: str, xlabel: str = "") -> Picture:
    """Return a horizontal line from low to high for each row (low, value, high), with a dot at the value.

    Raises ValueError for a value outside its interval. Section "The standard error of an accuracy".

    >>> intervals({"35 of 38": (0.79, 0.92, 0.97)}, alt="One interval around 0.92.")
    Picture: One interval around 0.92.
    """
    for name, (low, value, high) in rows.items():
        if not low <= value <= high:
            raise ValueError(f"rows: expected low <= value <= high, got {(low, value, high)} for {name!r}")

    def draw(ax: Axes) -> None:
        for k, (low, value, high) in enumerate(rows.values()):
            ax.plot([low, high], [k, k], color=CYCLE[0], lw=2.4, solid_capstyle="butt")
            ax.plot([low, high], [k, k], "|", color=CYCLE[0], ms=11, mew=2)
            ax.plot(value, k, "o", color=CYCLE[1], ms=7)
        ax.set(yticks=range(len(rows)), yticklabels=list(rows), ylim=(len(rows) - 0.5, -0.5), xlabel=xlabel)

    return Picture(draw, alt, (5.2, 0.8 + 0.42 * len(rows)))
