"""Pictures for all chapters: drawn once, readable in light and dark, each with a text that says what it shows.

Every function returns a `Picture`, which a notebook shows as inline SVG. Its text and axes take the colour of the page;
the two classes differ in shape as well as in colour. `alt` is required, since it is what a screen reader reads out.
"""

import hashlib
import io
import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch
from numpy.typing import ArrayLike

from mlcourse._checks import as_array, as_samples, as_weights

# Okabe and Ito's palette: distinguishable with any colour vision, and strong enough on white and on near-black.
BLUE, RED, GREEN, ORANGE, PURPLE = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7"
CYCLE = [BLUE, RED, GREEN, PURPLE, ORANGE]
INK, PAPER = "#010101", "#fefefe"  # placeholders for the colours of the page's text and background
PHONE = 366  # the pixels that a picture gets on a phone; a wider one scrolls there

_STYLE = {
    "svg.fonttype": "path",
    "svg.hashsalt": "mlcourse",
    "font.size": 11,
    "axes.prop_cycle": mpl.cycler(color=CYCLE),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "legend.borderpad": 0.25,
    "legend.borderaxespad": 0.25,
    "legend.handletextpad": 0.4,
    "legend.columnspacing": 1.4,
    "lines.linewidth": 2,
    **dict.fromkeys(["text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"], INK),
}


@dataclass(frozen=True)
class Picture:
    """A drawing on axes with its alternative text `alt`, a sentence; `size` is width and height in inches.

    Raises ValueError for an `alt` that is too short to say what the picture shows.

    >>> curves({"J": [3, 1, 0]}, alt="The cost falls to zero in two steps.", xlabel="step")
    Picture: The cost falls to zero in two steps.
    """

    draw: Callable[[Axes], None]
    alt: str
    size: tuple[float, float] = (5.0, 3.4)

    def __post_init__(self) -> None:
        """Refuse a picture without an alternative text."""
        if len(self.alt) < 15 or " " not in self.alt:
            raise ValueError(f"alt: expected a sentence that says what the picture shows, got {self.alt!r}")

    def __repr__(self) -> str:
        """Return the alternative text, where only plain text is shown."""
        return f"Picture: {self.alt}"

    def svg(self) -> str:
        """Return the drawing as an SVG element that fits into any page."""
        with mpl.rc_context(_STYLE):
            figure = Figure(figsize=self.size, layout="constrained")
            self.draw(figure.subplots())
            file = io.StringIO()
            figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        svg = re.sub(r"\s*<metadata>.*?</metadata>", "", file.getvalue()[file.getvalue().index("<svg") :], flags=re.S)
        svg = re.sub(r'<g id="[^"]*"', "<g", svg)
        svg = re.sub(r' d="[^"]*"', _shortened, svg)
        # An id may occur only once in a page, so those of each picture get a prefix of their own.
        prefix = "p" + hashlib.blake2b(svg.encode(), digest_size=4).hexdigest()
        svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}", svg)
        svg = svg.replace(INK, "currentColor").replace(PAPER, "var(--pst-color-background, #fff)")
        style = f' style="min-width: {least}px"' if (least := self._least_width(svg)) > PHONE else ""
        return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(self.alt)}"{style} ', 1).strip()

    def _least_width(self, svg: str) -> int:
        """Return the pixels that an SVG of this picture must be wide for its smallest letters to be 11 pixels high."""
        sizes = [100 * float(scale) for scale in re.findall(r"scale\(([\d.]+) -", svg)]  # of Matplotlib's outlines
        sizes += map(float, re.findall(r"font: [a-z ]*([\d.]+)px", svg))  # of letters where the page draws without it
        return math.ceil(11 / min(sizes, default=11) * 72 * self.size[0])

    def _repr_html_(self) -> str:
        return f'<div class="mlc-figure">{self.svg()}</div>'


def _shortened(path: re.Match) -> str:
    """Return a path with two decimals, or one where it is long: a tenth of a point is less than a pixel."""
    digits = 1 if len(path[0]) > 2000 else 2
    return re.sub(rf"(\.\d{{{digits}}})\d+", r"\1", path[0]).replace(" \n", " ")


def legend_below(ax: Axes) -> None:
    """Name what is drawn, below the axes where no data are: in one row if it fits into the picture, or else in more.

    The picture grows by the height of the names, so that the axes keep their size.

    >>> ax = Figure(figsize=(2.0, 2.0), layout="constrained").subplots()
    >>> _ = ax.plot([1, 2], label="a curve"), ax.plot([2, 1], label="another curve")
    >>> legend_below(ax)
    >>> round(float(ax.figure.get_figheight()), 1)  # two rows of names
    2.6
    """
    figure = ax.figure
    handles, labels = ax.get_legend_handles_labels()
    names = [re.sub(r"(?<!\w)-(?=\d)", "−", label) for label in labels]
    width, height = figure.get_size_inches()
    for rows in range(1, len(names) + 1):
        legend = figure.legend(handles, names, loc="outside lower center", ncols=math.ceil(len(names) / rows))
        box = legend.get_window_extent()
        if box.width / figure.dpi <= 0.98 * width or rows == len(names):
            figure.set_size_inches(width, height + box.height / figure.dpi + 1 / 12)  # the layout's margins: 1/12
            return
        legend.remove()


@dataclass(frozen=True)
class Row:
    """Pictures side by side, or below each other where the page is narrow."""

    pictures: tuple[Picture, ...]

    def __repr__(self) -> str:
        """Return the alternative texts, where only plain text is shown."""
        return "\n".join(map(repr, self.pictures))

    def _repr_html_(self) -> str:
        # Drawn as wide as the page shows them, so that the letters do not shrink.
        width = max(2.5, 7.0 / len(self.pictures))
        # Graphs get a minimum height; drawings that are much wider than high keep their shape.
        ratios = [p.size[1] / p.size[0] for p in self.pictures]
        heights = [width * (ratio if ratio < 0.6 else max(0.8, ratio)) for ratio in ratios]
        fitted = [replace(p, size=(width, h)) for p, h in zip(self.pictures, heights, strict=True)]
        pictures = "".join(p._repr_html_() for p in fitted)
        # A notebook has no style sheet of ours.
        return f'<div class="mlc-row" style="display: flex; flex-wrap: wrap">{pictures}</div>'


def row(*pictures: Picture) -> Row:
    """Return several pictures side by side, each with its own text.

    >>> p = curves({"J": [1, 0]}, alt="The cost falls.", xlabel="step")
    >>> row(p, p)
    Picture: The cost falls.
    Picture: The cost falls.
    """
    return Row(pictures)


def curves(
    ys: Mapping[str, Sequence[float]],
    *,
    alt: str,
    x: ArrayLike | None = None,
    xlabel: str,
    ylabel: str = "",
    log: bool = False,
    title: str = "",
    points: bool = False,
    level: Mapping[str, float] | None = None,
) -> Picture:
    """Return one or more curves over the same x (0, 1, 2 … unless given), named in a legend.

    `log` draws y on a logarithmic scale, `points` marks each value, `level` adds named horizontal lines.

    >>> curves({"error": [3, 1]}, alt="The error falls from 3 to 1.", xlabel="epoch")
    Picture: The error falls from 3 to 1.
    """

    def draw(ax: Axes) -> None:
        for number, (name, y) in enumerate(ys.items()):
            style = ["-", "--", "-.", ":"][number % 4]
            ax.plot(np.arange(len(y)) if x is None else x, y, style, marker="o" if points else "", ms=4, label=name)
        for name, value in (level or {}).items():
            ax.axhline(value, color=INK, lw=1, ls=":")
            ax.annotate(name, (1, value), xycoords=("axes fraction", "data"), ha="right", va="bottom", fontsize=10)
        ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
        if x is None or (np.asarray(x, dtype=float) % 1 == 0).all():
            ax.xaxis.get_major_locator().set_params(integer=True)
        if log:
            ax.set_yscale("log")
        elif all(np.asarray(y).dtype.kind in "iu" for y in ys.values()):
            ax.yaxis.get_major_locator().set_params(integer=True)
        if len(ys) > 1:
            legend_below(ax)

    return Picture(draw, alt)


def samples(
    X,
    y,
    *,
    alt: str,
    lines: Mapping[str, Sequence[float]] | None = None,
    arrow: bool = False,
    regions: bool = False,
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    title: str = "",
    legend: tuple[str, str] = ("+1", "-1"),
) -> Picture:
    """Return points in the plane, +1 as circles and -1 as squares, with decision lines.

    X has shape (n, 2), y (n,) in {+1, -1}. `lines` maps names to weights (3,), each drawn as a line; `arrow` adds the
    weight vector, perpendicular to it; `regions` tints both sides of the last line and rings the misclassified points.
    Raises ValueError for wrong shapes or labels.

    >>> samples([[0, 1], [1, 0]], [1, -1], alt="Two points, one of each class.")
    Picture: Two points, one of each class.
    """
    X, y, _ = as_samples(X, y)
    weights = {name: as_weights(w, 2) for name, w in (lines or {}).items()}

    def draw(ax: Axes) -> None:
        low, high = X.min(axis=0), X.max(axis=0)
        pad = 0.18 * max(high - low)
        box = np.array([low - pad, high + pad])
        if regions and weights:
            w = list(weights.values())[-1]
            grid = np.stack(np.meshgrid(*np.linspace(box[0], box[1], 200).T), axis=-1)
            side = np.where(w[0] + grid @ w[1:] >= 0, 1, -1)
            ax.contourf(grid[..., 0], grid[..., 1], side, levels=[-2, 0, 2], colors=[RED, BLUE], alpha=0.13)
            wrong = np.where(w[0] + X @ w[1:] >= 0, 1, -1) != y
            ax.scatter(*X[wrong].T, s=130, facecolors="none", edgecolors=INK, linewidths=1.3)
        for label, marker, colour, name in [(1, "o", BLUE, legend[0]), (-1, "s", RED, legend[1])]:
            ax.scatter(
                *X[y == label].T, s=38, marker=marker, color=colour, label=name, zorder=3, edgecolors=PAPER, lw=0.5
            )
        for number, (name, w) in enumerate(weights.items()):
            separating_line(ax, w, box, name, number, arrow)
        ax.set(xlim=box[:, 0], ylim=box[:, 1], xlabel=xlabel, ylabel=ylabel, title=title)
        if arrow:
            ax.set_aspect("equal")
        if len(set(y)) > 1 or any(weights):
            legend_below(ax)

    return Picture(draw, alt, (4.6, 3.8))


def separating_line(ax: Axes, w: np.ndarray, box: np.ndarray, name: str, number: int, arrow: bool) -> None:
    """Draw the line wᵀx = 0 across the box, and the weight vector from its middle.

    >>> ax = Figure().subplots()
    >>> separating_line(ax, np.array([0.0, 1.0, 1.0]), np.array([[0.0, 0.0], [1.0, 1.0]]), "OR", 0, arrow=False)
    >>> len(ax.lines)
    1
    """
    norm = np.hypot(w[1], w[2])
    if norm == 0:
        return
    normal = w[1:] / norm
    foot = box.mean(axis=0)
    foot = foot - normal * (w[0] + foot @ w[1:]) / norm
    reach = np.linalg.norm(box[1] - box[0]) * np.array([[-1.0], [1.0]])
    ends = foot + reach * [-normal[1], normal[0]]
    ax.plot(*ends.T, color=INK, ls=["-", "--", ":", "-."][number % 4], lw=1.6, label=name or None)
    if arrow:
        tip = foot + normal * 0.22 * max(box[1] - box[0])
        ax.annotate(
            "", tip, foot, arrowprops={"arrowstyle": "-|>", "color": GREEN, "lw": 2, "shrinkA": 0, "shrinkB": 0}
        )
        ax.annotate("w", tip, xytext=(4, 4), textcoords="offset points", fontweight="bold")


def function(
    f: Callable | Mapping[str, Callable],
    low: float,
    high: float,
    *,
    alt: str,
    xlabel: str = "s",
    ylabel: str = "",
    title: str = "",
) -> Picture:
    """Return the graph of a function of one variable, or of several by name, from low to high.

    >>> function(np.tanh, -3, 3, alt="tanh rises from -1 to 1.")
    Picture: tanh rises from -1 to 1.
    """
    fs = f if isinstance(f, Mapping) else {"": f}
    x = np.linspace(low, high, 401)
    return curves({n: g(x) for n, g in fs.items()}, alt=alt, x=x, xlabel=xlabel, ylabel=ylabel, title=title)


def descent(f: Callable, path, low: float, high: float, *, alt: str, title: str = "", xlabel: str = "θ") -> Picture:
    """Return the graph of f from low to high and the steps of a descent on it.

    `path` has shape (steps + 1,), as `delta_rule.descend` returns it for a number.

    >>> descent(lambda t: t**2, [1.0, 0.5], -1, 1, alt="One step down a parabola.")
    Picture: One step down a parabola.
    """
    path = as_array("path", path, ndim=1)

    def draw(ax: Axes) -> None:
        x = np.linspace(low, high, 301)
        y = np.array([f(v) for v in x])
        ax.plot(x, y, color=INK, lw=1.4)
        heights = np.array([f(v) for v in path])
        ax.plot(path, heights, "-o", color=RED, ms=5, lw=1.2)
        ax.plot(path[:1], heights[:1], "o", color=BLUE, ms=8, label="start")
        # A descent that diverges leaves the picture, since the frame is that of the curve.
        ax.set(xlim=(low, high), ylim=(min(y) - 0.08 * np.ptp(y), max(y)), title=title, xlabel=xlabel)
        legend_below(ax)

    return Picture(draw, alt, (3.6, 3.2))


def raster(outputs: Mapping[str, Sequence[float]], *, alt: str, xlabel: str = "time step") -> Picture:
    """Return a raster of spikes: one line for each unit, with a bar at each time step at which its output is 1.

    >>> raster({"a": [1, 0, 1]}, alt="The unit fires at steps 0 and 2.")
    Picture: The unit fires at steps 0 and 2.
    """

    def draw(ax: Axes) -> None:
        rows = [np.flatnonzero(np.asarray(v) > 0) for v in outputs.values()]
        ax.eventplot(rows, colors=[CYCLE[i % len(CYCLE)] for i in range(len(rows))], linelengths=0.6, linewidths=4)
        ax.set(yticks=range(len(rows)), yticklabels=list(outputs), xlabel=xlabel)
        ax.set(xlim=(-0.5, max(len(v) for v in outputs.values()) - 0.5), ylim=(len(rows) - 0.5, -0.5))

    return Picture(draw, alt, (5.6, 0.8 + 0.45 * len(outputs)))


def network(
    sizes: Sequence[int], *, alt: str, loops: bool = False, names: Sequence[str] | None = None, title: str = ""
) -> Picture:
    """Return a network as circles and arrows, inputs on the left; `loops` connects each hidden neuron to itself.

    `sizes` lists the number of inputs, then of neurons a layer; `names` labels the columns.

    >>> network([2, 3, 1], alt="Two inputs, three hidden neurons, one output.").size
    (4.2, 2.9)
    """

    def draw(ax: Axes) -> None:
        at = [[(2.0 * i, (n - 1) / 2 - j) for j in range(n)] for i, n in enumerate(sizes)]
        for left, right in pairwise(at):
            for a in left:
                for b in right:
                    draw_arrow(ax, a, b)
        for i, column in enumerate(at):
            for xy in column:
                colour = PAPER if i == 0 else BLUE if i < len(at) - 1 else RED
                ax.add_patch(Circle(xy, 0.28, facecolor=colour, edgecolor=INK, lw=1.3, zorder=3))
                if loops and 0 < i < len(at) - 1:
                    draw_arrow(ax, (xy[0] - 0.14, xy[1] + 0.26), (xy[0] + 0.14, xy[1] + 0.26), bend=-2.2, shrink=0)
            if names:
                ax.text(2.0 * i, -(max(sizes) - 1) / 2 - 0.62, names[i], ha="center", va="top", fontsize=9.5)
        high = (max(sizes) - 1) / 2
        ax.set(xlim=(-0.8, 2 * len(sizes) - 1.2), ylim=(-high - 1.1, high + 0.9), aspect="equal", title=title)
        ax.axis("off")

    return Picture(draw, alt, (1.2 + 1.0 * len(sizes), 1.4 + 0.5 * max(sizes)))


def draw_arrow(ax: Axes, a: tuple, b: tuple, bend: float = 0.0, shrink: float = 10.0, colour: str = INK) -> None:
    """Draw an arrow from a to b, bent to one side by `bend`; `shrink` keeps its ends clear of what is drawn there.

    >>> ax = Figure().subplots()
    >>> draw_arrow(ax, (0, 0), (1, 1))
    >>> len(ax.patches)
    1
    """
    look = {"arrowstyle": "-|>", "mutation_scale": 9, "lw": 0.9, "color": colour, "shrinkA": shrink, "shrinkB": shrink}
    ax.add_patch(FancyArrowPatch(a, b, connectionstyle=f"arc3,rad={bend}", **look))


def perceptron(inputs: int = 2, *, alt: str) -> Picture:
    """Return the parts of a perceptron: the bias node, whose value is 1, the inputs, the weights, the sum, the step.

    >>> perceptron(alt="Two inputs and a bias node feed a sum, then a step.").size
    (6.4, 3.2)
    """

    def draw(ax: Axes) -> None:
        heights = np.linspace(1.2, -1.2, inputs + 1)
        for i, y in enumerate(heights):
            ax.add_patch(Circle((0, y), 0.34, facecolor=PAPER, edgecolor=INK, lw=1.3, zorder=3))
            ax.text(0, y, "1" if i == 0 else f"$x_{i}$", ha="center", va="center", zorder=4)
            draw_arrow(ax, (0.34, y), (2.35, 0.1 * y), shrink=2)
            ax.text(1.15, 0.56 * y + 0.14, f"$w_{i}$", ha="center")
        for x, text, word in [
            (2.75, "$s$", "linear: $s=\\mathbf{w}^T\\mathbf{x}$"),
            (4.6, "$\\tau$", "step: $o=\\tau(s)$"),
        ]:
            ax.add_patch(Circle((x, 0), 0.42, facecolor=BLUE, alpha=0.35, edgecolor=INK, lw=1.3))
            ax.text(x, 0, text, ha="center", va="center")
            ax.text(x, -0.66, word, ha="center", va="top", fontsize=9.5)
        draw_arrow(ax, (3.17, 0), (4.18, 0), shrink=0)
        draw_arrow(ax, (5.02, 0), (5.9, 0), shrink=0)
        ax.text(6.0, 0, "$o$", va="center")
        ax.text(0, 1.68, "bias node", ha="center", fontsize=9.5)
        ax.set(xlim=(-0.7, 6.3), ylim=(-1.7, 2.0), aspect="equal")
        ax.axis("off")

    return Picture(draw, alt, (6.4, 3.2))


@dataclass(frozen=True)
class Live:
    """A figure with controls: the `name` of its element, the `data` it shows, and a `fallback` where no script runs.

    The element is defined by a script of the book (`book/_static/figures`). Notebooks and paper show the fallback.
    """

    name: str
    data: dict
    fallback: Picture

    def __repr__(self) -> str:
        """Return the alternative text of the fallback, where only plain text is shown."""
        return f"Live {self.fallback!r}"

    def _repr_html_(self) -> str:
        # "</" inside the data would end the script element.
        data = json.dumps(self.data, separators=(",", ":"), ensure_ascii=False).replace("</", "<\\/")
        script = f'<script type="application/json">{data}</script>'
        return f'<mlc-{self.name} class="mlc-live">{script}{self.fallback._repr_html_()}</mlc-{self.name}>'
