"""Pictures for chapter 4's page on digits: images, weights as images, a table of weights, and the plane unfolded."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes

from mlcourse._checks import as_array
from mlcourse.plots.base import BLUE, INK, Picture
from mlcourse.plots.tiles import grey, signed, tiles


def images(
    pictures, captions: Sequence[str], *, alt: str, columns: int = 10, wrong: Sequence[bool] | None = None
) -> Picture:
    """Return images (n, height, width) of numbers from 0, black, to 16, white, in rows.

    Those that are `wrong` get an orange frame. Raises ValueError for another number of captions.
    Section "Images as inputs".

    >>> images(np.zeros((2, 8, 8)), ["0", "1"], alt="Two black squares.")
    Picture: Two black squares.
    """
    pictures = as_array("pictures", pictures, ndim=3)
    return tiles(grey(pictures / 16), captions, alt=alt, columns=columns, gap=2, wrong=wrong)


def weights(pictures, captions: Sequence[str], *, alt: str, columns: int = 8, largest: float | None = None) -> Picture:
    """Return weights (n, height, width) as images: blue above 0, orange below, the stronger the further from 0.

    All images share one scale, which ends at `largest`, else at the largest weight. Raises ValueError for another
    number of captions. Section "What the hidden neurons look for".

    >>> weights(np.ones((1, 8, 8)), ["neuron 5"], alt="A blue square: all weights are positive.")
    Picture: A blue square: all weights are positive.
    """
    pictures = as_array("pictures", pictures, ndim=3)
    largest = np.abs(pictures).max() if largest is None else largest
    return tiles(signed(pictures, largest), captions, alt=alt, columns=columns, gap=2)


def table(values, *, alt: str, xlabel: str, ylabel: str, title: str = "") -> Picture:
    """Return a table (rows, columns) of squares: blue above 0, orange below, the stronger the further from 0.

    Rows and columns are numbered from 0. Raises ValueError for another number of axes.
    Section "Which neuron argues for which digit".

    >>> table([[1, -1]], alt="A blue square beside an orange one.", xlabel="neuron", ylabel="digit")
    Picture: A blue square beside an orange one.
    """
    values = as_array("values", values, ndim=2)
    rows, columns = values.shape

    def draw(ax: Axes) -> None:
        ax.imshow(signed(values, np.abs(values).max()), interpolation="none")
        ax.set_xticks(range(columns))
        ax.set_yticks(range(rows))
        ax.tick_params(length=0, labelsize=9)
        ax.set(xlabel=xlabel, ylabel=ylabel, title=title)

    return Picture(draw, alt, (0.9 + 0.3 * columns, 0.8 + 0.3 * rows))


def inside(f: Callable, *, alt: str, creases: Sequence[float] = (), title: str = "") -> Picture:
    """Return the part of the unit square where f is true, and lines across the square at the `creases`.

    f takes points (n, 2) and returns n truth values. Section "Folding the plane".

    >>> inside(lambda X: X[:, 0] < 0.5, creases=[0.5], alt="The left half is tinted.")
    Picture: The left half is tinted.
    """

    def draw(ax: Axes) -> None:
        across = (np.arange(256) + 0.5) / 256
        a, b = np.meshgrid(across, across)
        z = np.asarray(f(np.column_stack([a.ravel(), b.ravel()])), dtype=float).reshape(a.shape)
        ax.contourf(a, b, z, levels=[0.5, 1.5], colors=[BLUE])
        for crease in creases:
            ax.axvline(crease, color=INK, lw=0.8, ls=":")
            ax.axhline(crease, color=INK, lw=0.8, ls=":")
        ends = {"xlim": (0, 1), "ylim": (0, 1), "xticks": [0, 0.5, 1], "yticks": [0, 0.5, 1]}
        ax.set(xlabel="$x_1$", ylabel="$x_2$", title=title, aspect="equal", **ends)

    return Picture(draw, alt, (3.4, 3.4))
