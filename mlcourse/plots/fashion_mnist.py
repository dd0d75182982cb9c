"""Pictures of chapter 11: images with captions, a network as boxes, a confusion matrix, weights, runs, reliability."""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle

from mlcourse._checks import as_array
from mlcourse.plots.base import BLUE, CYCLE, INK, PAPER, RED, Picture, draw_arrow, legend_below
from mlcourse.plots.tiles import grey, signed, tiles


def image(picture, *, alt: str, title: str = "") -> Picture:
    """Return one grey image (height, width) of numbers from 0 to 255, with a colour bar and numbered rows and columns.

    Raises ValueError for another number of axes. Section "The garments of Fashion-MNIST".

    >>> image(np.zeros((28, 28)), alt="A black square, all zeros.")
    Picture: A black square, all zeros.
    """
    picture = as_array("picture", picture, ndim=2)

    def draw(ax: Axes) -> None:
        steps = mpl.colormaps["gray"].resampled(64)  # enough steps for the colour bar, and a smaller file
        shown = ax.imshow(picture, cmap=steps, vmin=0, vmax=255, interpolation="none")
        ax.figure.colorbar(shown, ax=ax, ticks=[0, 64, 128, 192, 255], label="value of the byte")
        ends = [0, 9, 18, 27]
        ax.set(xticks=ends, yticks=ends, xlabel="column", ylabel="row", title=title)

    return Picture(draw, alt, (4.6, 3.6))


def gallery(
    images, captions: Sequence[str], *, alt: str, columns: int = 5, wrong: Sequence[bool] | None = None
) -> Picture:
    """Return grey images (n, height, width) of bytes in rows, with captions.

    Those that are `wrong` get an orange frame. Raises ValueError for another number of captions.
    Section "Scaling the pixels".

    >>> gallery(np.zeros((2, 28, 28)), ["Dress", "Coat"], alt="A dress and a coat.")
    Picture: A dress and a coat.
    """
    images = as_array("images", images, ndim=3)
    return tiles(grey(images / 255), captions, alt=alt, columns=columns, wrong=wrong)


def weights(images, captions: Sequence[str], *, alt: str, columns: int = 4) -> Picture:
    """Return weights (n, height, width) as images: blue above 0, orange below, the stronger the further from 0.

    Each image has its own scale. Raises ValueError for another number of captions.
    Section "The weights of the first layer".

    >>> weights(np.ones((1, 28, 28)), ["neuron 5"], alt="A blue square: all weights are positive.")
    Picture: A blue square: all weights are positive.
    """
    images = as_array("images", images, ndim=3)
    return tiles(signed(images, np.abs(images).max(axis=(1, 2), keepdims=True)), captions, alt=alt, columns=columns)


def layers(rows: Sequence[tuple[str, str, str]], *, alt: str) -> Picture:
    """Return a network as boxes below each other, joined by arrows; each row is (name, output shape, note).

    Section "The network".

    >>> layers([("Input", "(n, 28, 28)", ""), ("Flatten", "(n, 784)", "")], alt="Two boxes, one arrow.").size
    (5.4, 1.9)
    """

    def draw(ax: Axes) -> None:
        for k, (name, shape, note) in enumerate(rows):
            y = -1.3 * k
            tint = {"facecolor": BLUE if note else PAPER, "alpha": 0.25} if note else {"facecolor": "none"}
            box = "round,pad=0,rounding_size=0.15"
            ax.add_patch(FancyBboxPatch((0, y - 0.4), 3.6, 0.8, boxstyle=box, edgecolor="none", **tint))
            ax.add_patch(FancyBboxPatch((0, y - 0.4), 3.6, 0.8, boxstyle=box, facecolor="none", edgecolor=INK, lw=1.2))
            ax.text(0.2, y, name, va="center", fontsize=11)
            ax.text(3.45, y, shape, va="center", ha="right", fontsize=11, family="monospace")
            ax.text(3.8, y, note, va="center", fontsize=9.5)
            if k:
                draw_arrow(ax, (1.8, y + 0.9), (1.8, y + 0.4), shrink=0)
        ax.set(xlim=(-0.1, 6.6), ylim=(-1.3 * len(rows) + 0.75, 0.55))
        ax.axis("off")

    return Picture(draw, alt, (5.4, round(0.1 + 0.9 * len(rows), 1)))


def confusion(counts, names: Sequence[str], *, alt: str) -> Picture:
    """Return a confusion matrix, labels in rows, predictions in columns: blue on the diagonal, orange off it.

    Raises ValueError for another number of names. Section "The confusion matrix".

    >>> confusion([[9, 1], [0, 10]], ["bag", "coat"], alt="One bag in ten is taken for a coat.")
    Picture: One bag in ten is taken for a coat.
    """
    counts = as_array("counts", counts, ndim=2)
    if counts.shape != (len(names), len(names)):
        raise ValueError(f"counts: expected {len(names)} rows and columns, as there are names, got {counts.shape}")
    k = len(names)
    beside = max(1, (counts * (1 - np.eye(k))).max())

    def draw(ax: Axes) -> None:
        for i, j in np.ndindex(counts.shape):
            colour, full = (BLUE, counts[i].sum()) if i == j else (RED, beside)
            ax.add_patch(Rectangle((j, i), 1, 1, facecolor=colour, alpha=0.55 * counts[i, j] / max(full, 1), lw=0))
            if counts[i, j]:
                ax.text(j + 0.5, i + 0.5, f"{counts[i, j]:.0f}", ha="center", va="center", fontsize=9)
        ax.plot([0, k, k, 0, 0], [0, 0, k, k, 0], color=INK, lw=0.8)
        ax.set_xticks(np.arange(k) + 0.5, names, fontsize=9, rotation=45, ha="left", rotation_mode="anchor")
        ax.set_yticks(np.arange(k) + 0.5, names, fontsize=9)
        ax.xaxis.set_ticks_position("top")
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
        ax.set(xlim=(-0.03, k + 0.03), ylim=(k + 0.03, -0.03), xlabel="prediction of the network", ylabel="label")

    return Picture(draw, alt, (5.8, 5.4))


def runs(values: Mapping[str, Sequence[float]], level: Mapping[str, float], *, alt: str, xlabel: str) -> Picture:
    """Return one dot for each run, in one row for each name, with the mean of the row, and named vertical lines.

    Section "Error bars: test images and random seeds".

    >>> runs({"NumPy": [0.87, 0.88]}, {"notes": 0.876}, alt="Two runs beside a line.", xlabel="accuracy")
    Picture: Two runs beside a line.
    """

    def draw(ax: Axes) -> None:
        for k, (_name, found) in enumerate(values.items()):
            ax.plot(found, [k] * len(found), "o", color=CYCLE[k % len(CYCLE)], ms=7, alpha=0.7)
            ax.plot([np.mean(found)] * 2, [k - 0.28, k + 0.28], color=INK, lw=2)
        for name, value in level.items():
            ax.axvline(value, color=INK, lw=1, ls=":")
            ax.annotate(name, (value, 1.01), xycoords=("data", "axes fraction"), ha="center", va="bottom", fontsize=9.5)
        ax.set_yticks(range(len(values)), list(values))
        ax.set(ylim=(len(values) - 0.5, -0.5), xlabel=xlabel)
        ax.xaxis.get_major_locator().set_params(nbins=6)

    return Picture(draw, alt, (5.4, 0.9 + 0.55 * len(values)))


def reliability(bins, *, alt: str, title: str = "") -> Picture:
    """Return the share of right answers against the confidence, with error bars, and the shares of images as columns.

    `bins` has a row (count, mean confidence, share of right answers) for each bin that holds images. The error bars
    are two standard errors of the share long on each side, for the confidence as its true value; the dotted line is
    where calibrated answers lie. Raises ValueError for another number of columns, an empty bin or a share beyond 0
    to 1. Section "The reliability diagram".

    >>> reliability([[40, 0.8, 0.7]], alt="One point below the diagonal.")
    Picture: One point below the diagonal.
    """
    bins = as_array("bins", bins, ndim=2, columns=3)
    if (bins[:, 0] < 1).any() or (bins[:, 1:] < 0).any() or (bins[:, 1:] > 1).any():
        raise ValueError("bins: expected counts of at least 1, and shares from 0 to 1")
    count, mean, share = bins.T

    def draw(ax: Axes) -> None:
        look = {"color": (BLUE, 0.25), "edgecolor": BLUE, "linewidth": 0.8}
        ax.bar(mean, count / count.sum(), width=0.06, label="share of the images", **look)
        ax.plot([0, 1], [0, 1], color=INK, lw=1, ls=":")
        error = 2 * np.sqrt(mean * (1 - mean) / count)
        ax.errorbar(mean, share, yerr=error, fmt="o", ms=5, color=RED, lw=1.2, capsize=2.5, label="right answers")
        ax.set(xlim=(0, 1.03), ylim=(0, 1.03), xlabel="confidence", ylabel="share", title=title)
        legend_below(ax)

    return Picture(draw, alt, (4.2, 3.6))
