"""Surfaces over two weights, drawn as contours, with the paths of descents on them; and calibration."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from mlcourse._checks import as_array
from mlcourse.plots.base import BLUE, CYCLE, INK, Picture, legend_below


def heights(f: Callable, box: tuple[float, float, float, float], points: int = 81) -> tuple[np.ndarray, ...]:
    """Return the coordinates (points,) along both axes of a box, and f at each pair of them, (points, points).

    `box` is (left, right, bottom, top), and f takes a point (2,).

    >>> heights(lambda w: w[0] + 10 * w[1], (0, 1, 0, 1), points=2)[2]
    array([[ 0.,  1.],
           [10., 11.]])
    """
    a, b = np.linspace(*box[:2], points), np.linspace(*box[2:], points)
    return a, b, np.array([[f(np.array([p, q])) for p in a] for q in b], dtype=float)


def levels(z: np.ndarray, count: int = 10) -> np.ndarray:
    """Return the heights of contours: closer together near the lowest point, where they would else be rare.

    >>> levels(np.array([0.0, 8.0]), count=2)
    array([1., 8.])
    """
    low, high = float(z.min()), float(z.max())
    return low + (high - low) * (np.arange(1, count + 1) / count) ** 3


def surface(
    f: Callable,
    box: tuple[float, float, float, float],
    *,
    alt: str,
    paths: Mapping[str, np.ndarray] | None = None,
    title: str = "",
    xlabel: str = "$w_0$",
    ylabel: str = "$w_1$",
) -> Picture:
    """Return contours of f over two weights, and paths (steps + 1, 2) on them by name.

    `box` is (left, right, bottom, top). A blue ball marks the start of the paths.

    >>> surface(lambda w: w @ w, (-1, 1, -1, 1), alt="Circles about the minimum.")
    Picture: Circles about the minimum.
    """
    a, b, z = heights(f, box)
    checked = {name: as_array("paths", path, ndim=2, columns=2) for name, path in (paths or {}).items()}

    def draw(ax: Axes) -> None:
        ax.contour(a, b, z, levels(z), colors=INK, linewidths=0.6, alpha=0.6)
        for (name, path), colour in zip(checked.items(), CYCLE[1:], strict=False):
            ax.plot(*path.T, "-o", ms=2.5, lw=1.1, color=colour, label=name)
            ax.plot(*path[0], "o", ms=7, color=BLUE)
        ax.set(xlim=box[:2], ylim=box[2:], title=title, xlabel=xlabel, ylabel=ylabel)
        if any(checked):
            legend_below(ax)

    return Picture(draw, alt, (3.9, 3.4))


def calibration(groups: Mapping[str, Sequence[tuple[float, float]]], *, alt: str) -> Picture:
    """Return the share of right answers against the probability that was given for them, by name, with the diagonal.

    Each entry of `groups` is a list of pairs, one for each group of answers: their mean probability, and the share of
    them that was right. Points on the diagonal are calibrated, and those below it are too sure.

    >>> calibration({"p": [(0.6, 0.5), (0.9, 0.9)]}, alt="One point below the diagonal and one on it.")
    Picture: One point below the diagonal and one on it.
    """
    checked = {name: as_array("groups", pairs, ndim=2, columns=2) for name, pairs in groups.items()}

    def draw(ax: Axes) -> None:
        ax.plot([0.5, 1], [0.5, 1], color=INK, lw=1, ls=":")
        for number, (name, pairs) in enumerate(checked.items()):
            ax.plot(*pairs.T, "os^D"[number % 4], ls=["-", "--", "-.", ":"][number % 4], ms=6, lw=1.3, label=name)
        ax.set(xlabel="mean probability of the answer", ylabel="share that is right")
        legend_below(ax)

    return Picture(draw, alt, (3.9, 3.4))
