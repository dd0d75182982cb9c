"""Pictures for chapter 4's page on digits: images, weights as images, a table of weights, and the plane unfolded.

Images are embedded pixel by pixel, so that they stay sharp and small; the space between them is transparent.
"""

from collections.abc import Callable, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mlcourse._checks import as_array
from mlcourse.plots.base import BLUE, INK, RED, Picture

_GAP, _ABOVE = 2, 4  # pixels between two images, and above each for its caption


def images(
    pictures, captions: Sequence[str], *, alt: str, columns: int = 10, wrong: Sequence[bool] | None = None
) -> Picture:
    """Return images (n, height, width) of numbers from 0, black, to 16, white, in rows; those `wrong` get a frame.

    Raises ValueError for another number of captions. Section "Images as inputs".

    >>> images(np.zeros((2, 8, 8)), ["0", "1"], alt="Two black squares.")
    Picture: Two black squares.
    """
    pictures = as_array("pictures", pictures, ndim=3)
    grey = (pictures / 16).clip(0, 1)[..., None]
    tiles = np.concatenate([np.repeat(grey, 3, axis=-1), np.ones_like(grey)], axis=-1)
    return _tiles(tiles, captions, alt, columns, wrong)


def weights(pictures, captions: Sequence[str], *, alt: str, columns: int = 8, largest: float | None = None) -> Picture:
    """Return weights (n, height, width) as images: blue above 0, orange below, the stronger the further from 0.

    All images share one scale, which ends at `largest`, else at the largest weight. Raises ValueError for another
    number of captions. Section "What the hidden neurons look for".

    >>> weights(np.ones((1, 8, 8)), ["neuron 5"], alt="A blue square: all weights are positive.")
    Picture: A blue square: all weights are positive.
    """
    pictures = as_array("pictures", pictures, ndim=3)
    return _tiles(_signed(pictures, largest), captions, alt, columns, None)


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
        ax.imshow(_signed(values, None), interpolation="none")
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


def _signed(values: np.ndarray, largest: float | None) -> np.ndarray:
    """Return the colour and the opacity of each number (…,): blue above 0, orange below."""
    scale = max(float(np.abs(values).max()) if largest is None else largest, 1e-12)
    strength = np.minimum(np.abs(values) / scale, 1)
    colours = np.where(values[..., None] > 0, mpl.colors.to_rgb(BLUE), mpl.colors.to_rgb(RED))
    return np.concatenate([colours, strength[..., None]], axis=-1)


def _tiles(tiles: np.ndarray, captions: Sequence[str], alt: str, columns: int, wrong) -> Picture:
    """Return images (n, height, width, 4) of colours and opacities in rows, with a caption above each."""
    n, height, width = tiles.shape[:3]
    if len(captions) != n:
        raise ValueError(f"captions: expected one for each of the {n} images, got {len(captions)}")
    wrong = [False] * n if wrong is None else wrong
    down, across = height + _ABOVE, width + _GAP
    canvas = np.zeros((-(-n // columns) * down + 1, columns * across, 4))
    corners = [(k // columns * down + _ABOVE, k % columns * across + _GAP // 2) for k in range(n)]
    for (top, left), tile in zip(corners, tiles, strict=True):
        canvas[top : top + height, left : left + width] = tile

    def draw(ax: Axes) -> None:
        ax.imshow(canvas, interpolation="none")
        for (top, left), caption, mistake in zip(corners, captions, wrong, strict=True):
            frame = {"edgecolor": RED, "lw": 2.5} if mistake else {"edgecolor": INK, "lw": 0.5}
            ax.add_patch(Rectangle((left - 0.5, top - 0.5), width, height, facecolor="none", **frame))
            ax.text(left + width / 2 - 0.5, top - 0.9, caption, ha="center", va="bottom", fontsize=9)
        ax.axis("off")

    return Picture(draw, alt, (5.6, 5.6 * canvas.shape[0] / canvas.shape[1]))
