"""Small images side by side, with captions: garments, digits, and the weights of neurons that read such images.

Images are embedded pixel by pixel, so that they stay sharp and small; the space between them is transparent.
"""

from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mlcourse.plots.base import BLUE, INK, RED, Picture

_INCHES = 5.4


def grey(shades) -> np.ndarray:
    """Return colours (…, 4) for shades (…,) from 0, black, to 1, white.

    >>> grey(np.array([0.0, 1.0]))
    array([[0., 0., 0., 1.],
           [1., 1., 1., 1.]])
    """
    shades = np.clip(shades, 0, 1)[..., None]
    return np.concatenate([np.repeat(shades, 3, axis=-1), np.ones_like(shades)], axis=-1)


def signed(values: np.ndarray, largest: float | np.ndarray) -> np.ndarray:
    """Return colours (…, 4) for numbers (…,): blue above 0, orange below, opaque where they are as large as `largest`.

    >>> signed(np.array([0.0, -1.0]), 1.0)[:, 3]
    array([0., 1.])
    """
    strength = np.minimum(np.abs(values) / np.maximum(largest, 1e-12), 1)
    colours = np.where(values[..., None] > 0, mpl.colors.to_rgb(BLUE), mpl.colors.to_rgb(RED))
    return np.concatenate([colours, strength[..., None]], axis=-1)


def tiles(
    colours, captions: Sequence[str], *, alt: str, columns: int, gap: int = 6, wrong: Sequence[bool] | None = None
) -> Picture:
    """Return images (n, height, width, 4) of colours in rows, `gap` pixels apart, with a caption above each.

    Those that are `wrong` get an orange frame. Raises ValueError for another number of captions.

    >>> tiles(grey(np.zeros((2, 8, 8))), ["0", "1"], alt="Two black squares.", columns=2)
    Picture: Two black squares.
    """
    n, height, width = colours.shape[:3]
    if len(captions) != n:
        raise ValueError(f"captions: expected one for each of the {n} images, got {len(captions)}")
    wrong = [False] * n if wrong is None else wrong
    rows = -(-n // columns)
    unit = 72 * _INCHES / (columns * (width + gap))  # points per pixel
    lines = max(c.count("\n") + 1 for c in captions)
    above = round((12.5 * lines + gap) / unit) + 1  # pixels for the caption
    canvas = np.zeros((rows * (height + above), columns * (width + gap), 4))
    corners = [(k // columns * (height + above) + above, k % columns * (width + gap) + gap // 2) for k in range(n)]
    for (top, left), tile in zip(corners, colours, strict=True):
        canvas[top : top + height, left : left + width] = tile

    def draw(ax: Axes) -> None:
        ax.imshow(canvas, interpolation="none")
        for (top, left), caption, mistake in zip(corners, captions, wrong, strict=True):
            frame = {"edgecolor": RED, "lw": 3} if mistake else {"edgecolor": INK, "lw": 0.5}
            ax.add_patch(Rectangle((left - 0.5, top - 0.5), width, height, facecolor="none", **frame))
            middle = left + width / 2 - 0.5
            ax.text(middle, top - 0.5 - 3 / unit, caption, ha="center", va="bottom", fontsize=9.5)
        ax.axis("off")

    return Picture(draw, alt, (_INCHES, _INCHES * canvas.shape[0] / canvas.shape[1]))
