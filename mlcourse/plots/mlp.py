"""Pictures that only chapter 4 needs: degrees of confidence, regions of the plane, the cube, and feature spaces."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from mlcourse._checks import as_array
from mlcourse.mlp import hidden_space
from mlcourse.plots.base import BLUE, CYCLE, INK, PAPER, RED, Picture, legend_below, separating_line

MARKERS = "os^Dv"


def _box(X: np.ndarray, pad: float = 0.15) -> np.ndarray:
    """Return the lower left and the upper right corner of a frame around points."""
    low, high = X.min(axis=0), X.max(axis=0)
    return np.array([low - pad * (high - low), high + pad * (high - low)])


def _grid(box: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the two coordinates of a grid over a frame, and its points as rows."""
    a, b = np.meshgrid(*np.linspace(box[0], box[1], n).T)
    return a, b, np.column_stack([a.ravel(), b.ravel()])


def confidence(
    f: Callable, X, y, *, alt: str, title: str = "", xlabel: str = "$x_1$", ylabel: str = "$x_2$", names=("1", "0")
) -> Picture:
    """Return the output of a network over the plane, from 0 to 1, with its boundary at 0.5 and samples.

    f takes points (n, 2) and returns outputs (n,) or (n, 1). X has shape (m, 2), y (m,) or (m, 1) of 0 and 1. The
    tint is blue towards 1, orange towards 0, and fades where the network is in doubt.
    Raises ValueError for X of another shape. Section "Learning XOR".

    >>> confidence(lambda X: X[:, 0], [[0, 0], [1, 1]], [0, 1], alt="The output grows from left to right.")
    Picture: The output grows from left to right.
    """
    X, y = as_array("X", X, ndim=2, columns=2), as_array("y", y).ravel()

    def draw(ax: Axes) -> None:
        box = _box(X, 0.3)
        a, b, points = _grid(box, 81)
        o = np.asarray(f(points), dtype=float).reshape(a.shape)
        levels = np.linspace(0, 1, 11)
        strength = np.abs(levels[:-1] + 0.05 - 0.5) * 1.1
        tints = [to_rgba(BLUE if level >= 0.49 else RED, s) for level, s in zip(levels, strength, strict=False)]
        ax.contourf(a, b, np.clip(o, 0, 1 - 1e-9), levels=levels, colors=tints)
        if o.min() < 0.5 < o.max():
            ax.contour(a, b, o, levels=[0.5], colors=[INK], linewidths=1.6)
        _scatter(ax, X, 1 - y, names)
        ax.set(xlim=box[:, 0], ylim=box[:, 1], xlabel=xlabel, ylabel=ylabel, title=title)

    return Picture(draw, alt, (3.6, 3.4))


def _scatter(ax: Axes, X: np.ndarray, labels: np.ndarray, names: Sequence[str], size: float = 34) -> None:
    for k, name in enumerate(names):
        style = {"marker": MARKERS[k], "color": CYCLE[k], "label": name, "edgecolors": PAPER, "lw": 0.5}
        ax.scatter(*X[labels == k].T, s=size, zorder=3, **style)


def classes(
    X,
    labels,
    names: Sequence[str],
    *,
    alt: str,
    f: Callable | None = None,
    lines: Mapping[str, Sequence[float]] | None = None,
    title: str = "",
    xlabel: str = "$z_1$",
    ylabel: str = "$z_2$",
    legend: bool = True,
) -> Picture:
    """Return points in the plane, each class with its colour and shape; f tints the plane by its predictions.

    X has shape (n, 2); `labels` (n,) are the indices of their classes in `names`, at most five; f takes points (m, 2)
    and returns class indices; `lines` maps names to weights (3,), each drawn as a line. Raises ValueError for X of
    another shape or more than five names. Section "A hidden layer makes a new feature space".

    >>> classes([[0, 0], [1, 1]], [0, 1], ["a", "b"], alt="Two points of two classes.")
    Picture: Two points of two classes.
    """
    X, labels = as_array("X", X, ndim=2, columns=2), as_array("labels", labels, ndim=1)
    if len(names) > len(MARKERS):
        raise ValueError(f"names: expected at most {len(MARKERS)} classes, got {len(names)}")

    def draw(ax: Axes) -> None:
        box = _box(X, 0.08)
        if f is not None:
            a, b, points = _grid(box, 121)
            answer = np.asarray(f(points)).reshape(a.shape)
            for k in range(len(names)):
                _tint(ax, a, b, answer == k, CYCLE[k])
        for number, (name, w) in enumerate((lines or {}).items()):
            separating_line(ax, np.asarray(w, dtype=float), box, "", number, False)
            middle = box.mean(axis=0)
            foot = middle - np.asarray(w[1:]) * (w[0] + middle @ w[1:]) / np.dot(w[1:], w[1:])
            patch = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
            ax.text(*foot, name, ha="center", va="center", fontsize=9.5, bbox=patch)
        _scatter(ax, X, labels, names, 26)
        ax.set(xlim=box[:, 0], ylim=box[:, 1], xlabel=xlabel, ylabel=ylabel, title=title)
        if legend:
            legend_below(ax)

    return Picture(draw, alt, (4.0, 3.6))


def _tint(ax: Axes, a: np.ndarray, b: np.ndarray, inside: np.ndarray, colour: str) -> None:
    if inside.any():
        ax.contourf(a, b, inside.astype(float), levels=[0.5, 1.5], colors=[colour], alpha=0.16)


def _name(corner: np.ndarray) -> str:
    return " ".join("+" if v > 0 else "−" for v in corner)


def regions(lines, box=((-1.0, -1.0), (2.0, 2.0)), *, alt: str, title: str = "") -> Picture:
    """Return lines in the plane and the regions between them, each with the corner to which it is mapped.

    `lines` has shape (p, 3), `box` holds the lower left and the upper right corner of the frame.
    Raises ValueError for other shapes. Section "Regions of the plane and corners of a cube".

    >>> regions([[0, 1, 0]], alt="One line and its two sides.")
    Picture: One line and its two sides.
    """
    lines, box = as_array("lines", lines, ndim=2, columns=3), as_array("box", box, ndim=2, columns=2)

    def draw(ax: Axes) -> None:
        a, b, points = _grid(box, 161)
        z = hidden_space(points, lines)
        for k, corner in enumerate(np.unique(z, axis=0)[::-1]):
            inside = (z == corner).all(axis=1)
            _tint(ax, a, b, inside.reshape(a.shape), CYCLE[k % len(CYCLE)])
            ax.text(*points[inside].mean(axis=0), _name(corner), ha="center", va="center", fontsize=11)
        for w in lines:
            separating_line(ax, w, box, "", 0, False)
        ax.set(xlim=box[:, 0], ylim=box[:, 1], xlabel="$x_1$", ylabel="$x_2$", title=title, aspect="equal")

    return Picture(draw, alt, (4.0, 4.0))


def cube(corners, *, alt: str, title: str = "") -> Picture:
    """Return a cube in perspective, with the given `corners` (k, 3), of +1 and -1, filled and the others empty.

    Raises ValueError for other shapes. Section "Regions of the plane and corners of a cube".

    >>> cube([[1, 1, 1]], alt="A cube with one corner filled.")
    Picture: A cube with one corner filled.
    """
    reached = {tuple(c) for c in as_array("corners", corners, ndim=2, columns=3)}
    every = [np.array([x, y, z]) for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)]

    def flat(corner: np.ndarray) -> np.ndarray:
        return np.array([corner[0] + 0.48 * corner[1], corner[2] + 0.36 * corner[1]])

    def draw(ax: Axes) -> None:
        patch = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5, "alpha": 0.85}
        for c in every:
            for axis in range(3):
                if c[axis] < 0:
                    other = c.copy()
                    other[axis] = 1
                    ax.plot(*np.transpose([flat(c), flat(other)]), color=INK, lw=1, zorder=1)
            full = tuple(c) in reached
            ax.scatter(*flat(c), s=110, marker="o", color=BLUE if full else PAPER, edgecolors=INK, zorder=3)
            ax.annotate(_name(c), flat(c), xytext=(9, 7), textcoords="offset points", fontsize=10.5, bbox=patch)
        ax.set(xlim=(-1.75, 2.1), ylim=(-1.6, 1.7), aspect="equal", title=title)
        ax.axis("off")

    return Picture(draw, alt, (4.0, 4.0))


def fits(x, ys: Sequence, X, y, *, alt: str, names: Sequence[str], title: str = "") -> Picture:
    """Return curves ys over x, the first one dotted, and samples (X, y): what a network learnt, and from what.

    x and each of ys have shape (m,); X and y hold one number for each sample; `names` has one name for each curve.
    Section "Underfitting and overfitting".

    >>> fits([0, 1], [[0, 1], [0, 2]], [0.5], [0.6], names=["truth", "fit"], alt="A line, a fit and a point.")
    Picture: A line, a fit and a point.
    """

    def draw(ax: Axes) -> None:
        for k, (curve, name) in enumerate(zip(ys, names, strict=True)):
            ax.plot(x, curve, ":" if k == 0 else "-", color=INK if k == 0 else BLUE, lw=1.6, label=name)
        ax.plot(np.ravel(X), np.ravel(y), "s", color=RED, ms=5)
        ax.set(xlabel="x", title=title, ylim=(-0.25, 1.25))
        legend_below(ax)

    return Picture(draw, alt, (3.4, 3.0))
