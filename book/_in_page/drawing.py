"""Draws what `mlcourse.plots` asks of Matplotlib, as SVG: in a browser Matplotlib would load nearly as much as Python.

The names and their meaning are Matplotlib's, as far as the pictures of the chapters that run in the page use them;
sizes are in points. Letters are text of the page's own font, so their widths are estimates. `run_chapter` puts this
module in the places of `matplotlib`, its modules, and `contourpy`.
"""

import base64
import math
import re
import struct
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape

import numpy as np

INK = "#010101"
CYCLE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"]
SIZE = 11.0  # of letters
colors = sys.modules[__name__]


@contextmanager
def rc_context(style: dict) -> Iterator[None]:
    """Take a style, which is the one that is drawn here anyhow."""
    yield


def cycler(color: Sequence[str]) -> Sequence[str]:
    """Take the colours of curves, which are those of `CYCLE`."""
    return color


def to_rgba(colour: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """Return a colour as four numbers from 0 to 1."""
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue, alpha


def to_rgb(colour: str) -> tuple[float, float, float]:
    """Return a colour as three numbers from 0 to 1."""
    return to_rgba(colour)[:3]


# --- letters ------------------------------------------------------------------------------------------------

SIGNS = {"partial": "∂", "tau": "τ", "sigma": "σ", "gamma": "γ", "rho": "ρ", "theta": "θ", "lambda": "λ", "eta": "η",
         "sqrt": "√", "cdot": "·", "times": "×", "le": "≤", "ge": "≥", ",": "\u2009"}  # fmt: skip
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[{}^_]|.")


def pieces(words: str) -> list[tuple[str, str, int]]:
    """Return a line as pieces (text, style, level): style "", "italic" or "bold", level 1 above the line, -1 below.

    >>> pieces("bias $w_0$")
    [('bias ', '', 0), ('w', 'italic', 0), ('0', '', -1)]
    """
    found: list[tuple[str, str, int]] = []
    for number, part in enumerate(words.split("$")):
        if number % 2:
            _formula(TOKEN.findall(part), found, "italic", 0)
        elif part:
            found.append((part, "", 0))
    return found


def _group(tokens: list[str]) -> list[str]:
    """Take one token, or what stands in braces, from the front of the list."""
    if not tokens:
        return []
    first = tokens.pop(0)
    if first != "{":
        return [first]
    taken, depth = [], 1
    while tokens and depth:
        taken.append(tokens.pop(0))
        depth += (taken[-1] == "{") - (taken[-1] == "}")
    return taken[:-1]


def _formula(tokens: list[str], found: list[tuple[str, str, int]], style: str, level: int) -> None:
    while tokens:
        token = tokens.pop(0)
        name = token[1:] if token.startswith("\\") else ""
        if token in "^_":
            _formula(_group(tokens), found, style, 1 if token == "^" else -1)
        elif token == "{":
            tokens.insert(0, token)
            _formula(_group(tokens), found, style, level)
        elif name in ("mathrm", "mathbf"):
            _formula(_group(tokens), found, "bold" if name == "mathbf" else "", level)
        elif name == "frac":
            _formula(_group(tokens), found, style, level)
            found.append(("/", "", level))
            _formula(_group(tokens), found, style, level)
        elif token != "}":
            text = SIGNS.get(name, name) if name else token.replace("-", "−").replace("*", "∗")
            found.append((text, style if text.isalpha() and len(text) == 1 else "", level))


def _width(words: str, size: float) -> float:
    """Return about how wide the longest line is."""

    def one(letter: str) -> float:
        wide = {"narrow": "ijl.,:;'|!()[] ft\u2009", "wide": "mwMW@"}
        return (
            0.34 if letter in wide["narrow"] else 0.88 if letter in wide["wide"] else 0.68 if letter.isupper() else 0.57
        )

    lines = [
        sum((0.7 if level else 1) * sum(map(one, text)) for text, _, level in pieces(w)) for w in words.split("\n")
    ]
    return size * max(lines, default=0.0)


def letters(
    x: float, y: float, words: str, size: float = SIZE, ha: str = "left", va: str = "baseline", color: str = INK,
    style: str = "", weight: str = "", rotation: float = 0, bbox: dict | None = None,
) -> str:  # fmt: skip
    """Return text at a point of the picture, on a patch if `bbox` describes one."""
    words = str(words)
    if not words:
        return ""
    lines = words.split("\n")
    high = 1.25 * size * len(lines)
    first = {"top": 0.85, "center": 0.97 - 0.625 * len(lines), "bottom": 1.0 - 1.25 * len(lines)}.get(
        va, 1.25 - 1.25 * len(lines)
    )
    made = ""
    if bbox:
        wide, pad = _width(words, size), bbox["pad"]
        left = x - {"center": wide / 2, "right": wide}.get(ha, 0)
        top = y + first * size - 0.9 * size
        look = f"fill: {bbox['facecolor']}; opacity: {bbox.get('alpha', 1)}"
        made = rectangle(left - pad, top - pad, wide + 2 * pad, high + 2 * pad, look)
    anchor = {"center": "middle", "right": "end"}.get(ha, "start")
    turn = f' transform="rotate({-rotation} {x:.1f} {y:.1f})"' if rotation else ""
    font = f"font: {style} {weight} {size:g}px sans-serif; text-anchor: {anchor}"
    for number, line in enumerate(lines):
        spans, lift = "", 0.0
        for text, slant, level in pieces(line):
            shift = -level * 0.33 * size if level >= 0 else 0.2 * size
            look = {"italic": "font-style: italic", "bold": "font-weight: bold"}.get(slant, "")
            look += f"; font-size: {0.7 * size:.2g}px" if level else ""
            spans += f'<tspan dy="{shift - lift:.2f}" style="{look}">{escape(text)}</tspan>'
            lift = shift
        at = f'x="{x:.1f}" y="{y + (first + 1.25 * number) * size:.1f}"'
        made += f'<text {at} xml:space="preserve" style="{font}"{turn}>{spans}</text>'
    return f'<g style="fill: {color.lower()}">{made}</g>'


# --- shapes -------------------------------------------------------------------------------------------------


def _look(face: str, edge: str, lw: float, alpha: float | None, dashes: str = "", cap: str = "butt") -> str:
    made = f"fill: {face.lower()}; stroke: {edge.lower()}; stroke-width: {lw:g}; stroke-linecap: {cap}"
    made += f"; stroke-dasharray: {dashes}" if dashes else ""
    return made + (f"; opacity: {alpha:g}" if alpha is not None else "")


def rectangle(x: float, y: float, width: float, height: float, look: str = "", rounding: float = 0) -> str:
    """Return a rectangle from its upper left corner."""
    place = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f'<rect {place} rx="{rounding:.2f}" style="{look}"/>'


def _path(points: np.ndarray, look: str, closed: bool = False) -> str:
    """Return a line through points of the picture, with gaps where they are not finite."""
    d, begun = [], False
    for x, y in points:
        if not (math.isfinite(x) and math.isfinite(y)):
            begun = False
            continue
        # far outside, some programs that draw go wrong
        d.append(f"{'L' if begun else 'M'}{min(max(x, -9999), 9999):.2f} {min(max(y, -9999), 9999):.2f}")
        begun = True
    return f'<path d="{" ".join(d)}{" Z" if closed else ""}" style="{look}"/>'


def _dashes(style: str, lw: float) -> str:
    pattern = {"--": (3.7, 1.6), "-.": (6.4, 1.6, 1, 1.6), ":": (1, 1.65)}.get(style, ())
    return " ".join(f"{part * lw:g}" for part in pattern)


CORNERS = {"s": [(-1, -1), (1, -1), (1, 1), (-1, 1)], "^": [(0, -1), (1, 1), (-1, 1)], "v": [(0, 1), (1, -1), (-1, -1)],
           "D": [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]}  # fmt: skip


def _marker(kind: str, x: float, y: float, size: float, look: str) -> str:
    if kind in CORNERS:
        return _path(np.array([x, y]) + np.array(CORNERS[kind]) * size / 2, look, closed=True)
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{size / 2:.2f}" style="{look}"/>'


class Patch:
    """A shape in the coordinates of the axes."""

    def __init__(self, *, color=None, facecolor=None, edgecolor=None, alpha=None, lw=1.0, zorder=1) -> None:
        self.face = facecolor or color
        self.edge = edgecolor or color or "none"
        self.alpha, self.lw, self.zorder = alpha, lw, zorder

    def look(self) -> str:
        return _look(self.face, self.edge, self.lw if self.edge != "none" else 0, self.alpha)


class Ellipse(Patch):
    """An ellipse about a point, with its width and height."""

    def __init__(self, xy, width, height, **look) -> None:
        super().__init__(**look)
        self.xy, self.width, self.height = xy, width, height

    def svg(self, ax: "Axes") -> str:
        (x, y), (a, b) = ax.at(*self.xy), ax.scale()
        shape = f'cx="{x:.2f}" cy="{y:.2f}" rx="{self.width / 2 * a:.2f}" ry="{self.height / 2 * b:.2f}"'
        return f'<ellipse {shape} style="{self.look()}"/>'


class Circle(Ellipse):
    """A circle about a point."""

    def __init__(self, xy, radius, **look) -> None:
        super().__init__(xy, 2 * radius, 2 * radius, **look)


class Rectangle(Patch):
    """A rectangle from its lower left corner, with rounded corners if `rounding` is given."""

    rounding = 0.0

    def __init__(self, xy, width, height, **look) -> None:
        super().__init__(**look)
        self.xy, self.width, self.height = xy, width, height

    def svg(self, ax: "Axes") -> str:
        ends = np.array([ax.at(*self.xy), ax.at(self.xy[0] + self.width, self.xy[1] + self.height)])
        (x, y), (width, height) = ends.min(axis=0), np.ptp(ends, axis=0)
        return rectangle(x, y, width, height, self.look(), self.rounding * ax.scale()[0])


class FancyBboxPatch(Rectangle):
    """A rectangle with rounded corners, "round,pad=0.02,rounding_size=0.08"."""

    def __init__(self, xy, width, height, boxstyle: str, **look) -> None:
        pad, rounding = (float(v) for v in re.findall(r"=([\d.]+)", boxstyle))
        super().__init__((xy[0] - pad, xy[1] - pad), width + 2 * pad, height + 2 * pad, **look)
        self.rounding = rounding


class FancyArrowPatch(Patch):
    """An arrow from a to b in the coordinates of the axes, bent by `connectionstyle`."""

    def __init__(
        self, a, b, *, arrowstyle, shrinkA, shrinkB, connectionstyle="arc3,rad=0", mutation_scale=SIZE, **look
    ) -> None:
        super().__init__(**look)
        self.ends, self.rad, self.head = (a, b), float(connectionstyle.partition("rad=")[2]), mutation_scale
        self.shrinkA, self.shrinkB = shrinkA, shrinkB

    def svg(self, ax: "Axes") -> str:
        a, b = (np.array(ax.at(*end)) for end in self.ends)
        middle = (a + b) / 2 + self.rad * np.array([-(b - a)[1], (b - a)[0]])

        def towards(start: np.ndarray, end: np.ndarray, length: float) -> np.ndarray:
            return start + (end - start) * length / max(float(np.hypot(*(end - start))), 1e-9)

        a, b = towards(a, middle, self.shrinkA), towards(b, middle, self.shrinkB)
        neck = towards(b, middle, 0.4 * self.head)
        side = (b - neck)[::-1] * [-0.5, 0.5]
        ends = " ".join(f"{value:.2f}" for value in (*middle, *neck))
        look = _look("none", self.edge, self.lw, self.alpha)
        head = _look(self.edge, self.edge, 0.5, self.alpha)
        line = f'<path d="M{a[0]:.2f} {a[1]:.2f} Q{ends}" style="{look}"/>'
        return line + _path(np.array([b, neck + side, neck - side]), head, closed=True)


# --- fields -------------------------------------------------------------------------------------------------


def png(pixels: np.ndarray) -> str:
    """Return colours (height, width, 4) of numbers from 0 to 1 as the address of a picture."""
    table = np.round(np.clip(pixels, 0, 1) * 255).astype(np.uint8)
    height, width = table.shape[:2]
    rows = np.concatenate([np.zeros((height, 1), np.uint8), table.reshape(height, -1)], axis=1).tobytes()

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    whole = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(whole).decode("ascii")


def image(corner, opposite, pixels: np.ndarray, sharp: bool) -> str:
    """Return a picture between two points of the drawing."""
    (x, y), (width, height) = np.minimum(corner, opposite), np.abs(np.subtract(corner, opposite))
    how = ' style="image-rendering: pixelated"' if sharp else ""
    place = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f'<image {place} preserveAspectRatio="none"{how} href="{png(pixels)}"/>'


def finer(z: np.ndarray, size: int = 360) -> np.ndarray:
    """Return a field on a grid of about `size` points a side, from the same corners, with values in between."""

    def along(values: np.ndarray) -> np.ndarray:
        place = np.linspace(0, len(values) - 1, max(size, len(values)))
        low = np.minimum(place.astype(int), len(values) - 2)
        part = (place - low)[:, None]
        return values[low] * (1 - part) + values[low + 1] * part

    return along(along(z).T).T


class contour_generator:  # the name is contourpy's
    """The contours of a field z (rows, columns) over x (columns,) and y (rows,)."""

    def __init__(self, x, y, z) -> None:
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self.x, self.y = (x[0] if x.ndim == 2 else x), (y[:, 0] if y.ndim == 2 else y)
        self.z = np.asarray(z, dtype=float)

    def lines(self, level: float) -> list[np.ndarray]:
        """Return the lines (points, 2) on which the field has this value; a closed one ends where it begins."""
        above = self.z >= level
        corners = above[:-1, :-1] * 1 + above[:-1, 1:] * 2 + above[1:, 1:] * 4 + above[1:, :-1] * 8
        neighbours: dict[tuple, list[tuple]] = {}
        for i, j in np.argwhere((corners > 0) & (corners < 15)).tolist():
            case = int(corners[i, j])
            down, right, up, left = (
                (0, i, j),
                (1, i, j + 1),
                (0, i + 1, j),
                (1, i, j),
            )  # the edges: 0 along x, 1 along y
            bits = [case >> k & 1 for k in range(4)]
            crossed = [e for e, k in ((down, 0), (right, 1), (up, 2), (left, 3)) if bits[k] != bits[(k + 1) % 4]]
            if len(crossed) == 4 and (self.z[i : i + 2, j : j + 2].mean() >= level) == (case == 5):
                crossed = [down, right, up, left]
            elif len(crossed) == 4:
                crossed = [down, left, right, up]
            for a, b in zip(crossed[::2], crossed[1::2], strict=True):
                neighbours.setdefault(a, []).append(b)
                neighbours.setdefault(b, []).append(a)
        found = []
        for start in sorted(neighbours, key=lambda edge: len(neighbours[edge])):  # open lines from their ends
            line = [start]
            while neighbours[line[-1]]:
                following = neighbours[line[-1]].pop()
                neighbours[following].remove(line[-1])
                line.append(following)
            if len(line) > 1:
                found.append(np.array([self._point(edge, level) for edge in line]))
        return found

    def _point(self, edge: tuple[int, int, int], level: float) -> tuple[float, float]:
        along_y, i, j = edge
        k, m = (i + 1, j) if along_y else (i, j + 1)
        a, b = self.z[i, j], self.z[k, m]
        part = (level - a) / (b - a)
        return self.x[j] + part * (self.x[m] - self.x[j]), self.y[i] + part * (self.y[k] - self.y[i])


# --- axes ---------------------------------------------------------------------------------------------------


class Axis:
    """One of two axes: its limits, scale, ticks and label."""

    def __init__(self) -> None:
        self.limits: tuple[float, float] | None = None
        self.data: list[float] = []  # between which values the limits lie when they are not set
        self.sticky = False  # whether the limits are the ends of the data
        self.log = False
        self.label = ""
        self.ticks: list[float] | None = None
        self.names: list[str] | None = None
        self.integer = False
        self.top = False

    def get_major_locator(self) -> "Axis":
        return self

    def set_params(self, integer: bool) -> None:
        self.integer = integer

    def set_ticks_position(self, where: str) -> None:
        self.top = where == "top"

    def see(self, values) -> None:
        some = np.asarray(values, dtype=float).ravel()
        some = some[np.isfinite(some)]
        for part in (some, some[some > 0]):  # the scale may become logarithmic later
            if part.size:
                self.data += [float(part.min()), float(part.max())]

    def ends(self) -> tuple[float, float]:
        """Return the limits, as they are drawn: logarithms on a logarithmic scale."""
        if self.limits is not None:
            low, high = map(float, self.limits)
            return (math.log10(low), math.log10(high)) if self.log else (low, high)
        data = [v for v in self.data if v > 0] if self.log else self.data
        low, high = (min(data), max(data)) if data else (1.0, 10.0) if self.log else (0.0, 1.0)
        if self.log:
            low, high = math.log10(low), math.log10(high)
        if low == high:
            low, high = low - 0.05 * (abs(low) or 1), high + 0.05 * (abs(high) or 1)
        pad = 0 if self.sticky else 0.05 * (high - low)
        return low - pad, high + pad

    def marks(self, room: float) -> tuple[list[float], list[str]]:
        """Return where ticks stand, and what they are called, with room for so many of them."""
        if self.ticks is not None:
            return self.ticks, self.names if self.names is not None else _numbers(self.ticks)
        low, high = sorted(self.ends())
        bins = max(1, min(9, int(room)))
        if self.log:
            every = max(1, math.ceil((high - low) / max(bins, 2)))
            powers = [k for k in range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1) if k % every == 0]
            return [10.0**k for k in powers], [f"$10^{{{k}}}$" for k in powers]
        rough = (high - low) / bins
        scale = 10.0 ** math.floor(math.log10(rough))
        steps = [s * scale for s in (1, 2, 2.5, 5, 10, 20) if not self.integer or (s * scale).is_integer()] or [1.0]
        step = next((s for s in steps if s >= rough * (1 - 1e-9)), steps[-1])
        ticks = [k * step for k in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
        return ticks, _numbers(ticks)


def _numbers(ticks: Sequence[float]) -> list[str]:
    """Return numbers with as many decimals as their steps need.

    >>> _numbers([-0.5, 0.0, 0.5]), _numbers([0, 200])
    (['−0.5', '0.0', '0.5'], ['0', '200'])
    """
    values = [float(tick) for tick in ticks]
    places = next((p for p in range(9) if all(abs(round(v, p) - v) < 1e-9 * (1 + abs(v)) for v in values)), 9)
    return [f"{round(v, places) + 0.0:.{places}f}".replace("-", "−") for v in values]


class Spines:
    """The lines of the axes, which are shown or not, all of them."""

    visible = True

    def __getitem__(self, which: object) -> "Spines":
        return self

    def set_visible(self, visible: bool) -> None:
        self.visible = visible


class Axes:
    """A plane to draw on. What is drawn waits until all is known that the limits depend on."""

    def __init__(self, figure: "Figure") -> None:
        self.figure = figure
        self.xaxis, self.yaxis, self.spines = Axis(), Axis(), Spines()
        self.title, self.framed, self.equal = "", True, False
        self.items: list[tuple[float, Callable[[], str], bool]] = []  # the order, what draws, whether the frame cuts it
        self.named: list[tuple[str, Callable[[float, float], str]]] = []  # for the legend
        self.patches: list[Patch] = []
        self.tick, self.tick_size = 3.5, SIZE
        self.colours = 0

    def __getattr__(self, name: str) -> object:
        raise AttributeError(f"{name}: the page draws without Matplotlib and has no such method; take the notebook")

    # --- what is drawn

    def _later(self, zorder: float, draw: Callable[[], str], cut: bool = True) -> None:
        self.items.append((zorder, draw, cut))

    def _see(self, x, y) -> None:
        self.xaxis.see(x)
        self.yaxis.see(y)

    def _colour(self, given: str | None) -> str:
        if given is None:
            given = CYCLE[self.colours % len(CYCLE)]
            self.colours += 1
        return given

    def plot(self, x, y, fmt: str = "", *, color=None, lw=2.0, ls=None, marker="", ms=6.0, label=None, zorder=2,
             solid_capstyle="butt") -> None:  # fmt: skip
        style = re.search(r"--|-\.|:|-", fmt)
        marker = marker or fmt.replace(style[0] if style else "", "")
        style = ls or (style[0] if style else "" if marker and fmt else "-")
        x, y, color = np.ravel(np.asarray(x, dtype=float)), np.ravel(np.asarray(y, dtype=float)), self._colour(color)
        self._see(x, y)
        look = _look("none", color, lw, None, _dashes(style, lw), solid_capstyle)
        spot = _look(color, "none", 0, None)

        def draw(points: np.ndarray) -> str:
            made = _path(points, look) if style else ""
            return made + "".join(_marker(marker, *p, ms, spot) for p in points if marker and np.isfinite(p).all())

        self._later(zorder, lambda: draw(self.many(x, y)))
        if label and not label.startswith("_"):
            ends = [-10, 10] if style else [0]
            spots = lambda a, b: "".join(_marker(marker, a, b, ms, spot) for _ in [0] if marker)  # noqa: E731
            line = lambda a, b: _path(np.array([[a + end, b] for end in ends]), look) if style else ""  # noqa: E731
            self.named.append((label, lambda a, b: line(a, b) + spots(a, b)))

    def scatter(self, x, y, *, s=36.0, marker="o", color=None, facecolors=None, edgecolors=None, linewidths=None,
                lw=1.0, label=None, zorder=1) -> None:  # fmt: skip
        x, y, colour = np.ravel(np.asarray(x, dtype=float)), np.ravel(np.asarray(y, dtype=float)), self._colour(color)
        self._see(x, y)
        look = _look(facecolors or colour, edgecolors or "none", lw if linewidths is None else linewidths, None)
        one = lambda a, b: _marker(marker, a, b, math.sqrt(s), look)  # noqa: E731
        self._later(zorder, lambda: "".join(one(*p) for p in self.many(x, y) if np.isfinite(p).all()))
        if label and not label.startswith("_"):
            self.named.append((label, one))

    def bar(self, x, heights, *, width: float, color: str) -> None:
        x, heights = np.asarray(x, float), np.asarray(heights, float)
        self._see([x - width / 2, x + width / 2], [0 * heights, heights])
        for a, height in zip(x, heights, strict=True):
            self.add_patch(Rectangle((a - width / 2, 0), width, height, facecolor=color))

    def eventplot(self, rows, *, colors, linelengths, linewidths) -> None:
        for k, (row, colour) in enumerate(zip(rows, colors, strict=True)):
            for x in np.ravel(row):
                self.plot([x, x], [k - linelengths / 2, k + linelengths / 2], color=colour, lw=linewidths)

    def axhline(self, y: float, *, color=INK, lw=2.0, ls="-") -> None:
        self.yaxis.see(y)
        self._across(
            color, lw, ls, lambda left, right, bottom, top: [[left, self.at(0, y)[1]], [right, self.at(0, y)[1]]]
        )

    def axvline(self, x: float, *, color=INK, lw=2.0, ls="-") -> None:
        self.xaxis.see(x)
        self._across(
            color, lw, ls, lambda left, right, bottom, top: [[self.at(x, 0)[0], bottom], [self.at(x, 0)[0], top]]
        )

    def _across(self, color: str, lw: float, ls: str, ends: Callable[..., list]) -> None:
        look = _look("none", color, lw, None, _dashes(ls, lw))
        self._later(2, lambda: _path(np.array(ends(*self.frame)), look))

    def contour(self, x, y, z, levels, *, colors, linewidths=1.5, alpha=None) -> None:
        contours = contour_generator(x, y, z)
        self._field(contours)
        look = _look("none", colors if isinstance(colors, str) else colors[0], linewidths, alpha)
        lines = [line for level in levels for line in contours.lines(level)]
        self._later(2, lambda: "".join(_path(self.many(*line.T), look) for line in lines))

    def contourf(self, x, y, z, levels, *, colors, alpha=None) -> None:
        field = contour_generator(x, y, z)
        self._field(field)
        fine = finer(field.z)
        pixels = np.zeros((*fine.shape, 4))
        for low, high, colour in zip(levels[:-1], levels[1:], colors, strict=True):
            tint = to_rgba(colour) if isinstance(colour, str) else colour
            inside = (fine >= low) & (fine < high)
            pixels[inside] = (*tint[:3], tint[3] if alpha is None else alpha)
        corners = (field.x[0], field.y[-1]), (field.x[-1], field.y[0])
        self._later(1, lambda: image(*(self.at(*corner) for corner in corners), pixels[::-1], sharp=False))

    def _field(self, field: contour_generator) -> None:
        for axis, ends in ((self.xaxis, field.x), (self.yaxis, field.y)):
            axis.see(ends)
            axis.sticky = True

    def imshow(self, pixels, *, interpolation: str = "none") -> None:
        pixels = np.asarray(pixels, dtype=float)
        height, width = pixels.shape[:2]
        self.xaxis.limits, self.yaxis.limits, self.equal = (-0.5, width - 0.5), (height - 0.5, -0.5), True
        self._later(0, lambda: image(self.at(-0.5, -0.5), self.at(width - 0.5, height - 0.5), pixels, sharp=True))

    def add_patch(self, patch: Patch) -> None:
        self.patches.append(patch)
        self._later(patch.zorder, lambda: patch.svg(self))

    def text(self, x, y, s, *, fontsize=SIZE, zorder=3, **look) -> None:
        self._later(zorder, lambda: letters(*self.at(x, y), s, fontsize, **look), False)

    def annotate(self, text, xy, xytext=None, *, xycoords=("data", "data"), textcoords=None, arrowprops=None,
                 fontsize=SIZE, fontweight="", **look) -> None:  # fmt: skip
        if arrowprops:
            self._later(3, lambda: FancyArrowPatch(xytext, xy, **arrowprops).svg(self), False)
            return
        move = np.multiply(xytext, (1, -1)) if textcoords == "offset points" else (0, 0)

        def draw() -> str:
            left, right, *_ = self.frame
            x, y = self.at(*xy)
            if xycoords[0] == "axes fraction":
                x = left + xy[0] * (right - left)
            return letters(x + move[0], y + move[1], text, fontsize, weight=fontweight, **look)

        self._later(3, draw, False)

    # --- what is set

    def set(self, **values: object) -> None:
        for name, value in values.items():
            getattr(self, f"set_{name}")(value)

    def set_xlim(self, limits) -> None:
        self.xaxis.limits = tuple(limits)

    def set_ylim(self, limits) -> None:
        self.yaxis.limits = tuple(limits)

    def set_xlabel(self, label: str) -> None:
        self.xaxis.label = label

    def set_ylabel(self, label: str) -> None:
        self.yaxis.label = label

    def set_title(self, title: str) -> None:
        self.title = title

    def set_aspect(self, aspect: str) -> None:
        self.equal = aspect == "equal"

    def set_xscale(self, scale: str) -> None:
        self.xaxis.log = scale == "log"

    def set_yscale(self, scale: str) -> None:
        self.yaxis.log = scale == "log"

    def _set_ticks(self, axis: Axis, ticks, names=None, fontsize: float | None = None) -> None:
        axis.ticks, axis.names = [float(t) for t in ticks], None if names is None else [str(n) for n in names]
        self.tick_size = fontsize or self.tick_size

    def set_xticks(self, ticks, labels=None, fontsize=None) -> None:
        self._set_ticks(self.xaxis, ticks, labels, fontsize)

    def set_yticks(self, ticks, labels=None, fontsize=None) -> None:
        self._set_ticks(self.yaxis, ticks, labels, fontsize)

    def set_yticklabels(self, names) -> None:
        self.yaxis.names = list(names)

    def tick_params(self, length: float = 3.5, labelsize: float | None = None) -> None:
        self.tick, self.tick_size = length, labelsize or self.tick_size

    def axis(self, what: str) -> None:
        self.framed = what != "off"

    def get_legend_handles_labels(self) -> tuple[list, list[str]]:
        return [key for _, key in self.named], [name for name, _ in self.named]

    # --- where things stand

    def many(self, x, y) -> np.ndarray:
        """Return points of the picture (n, 2) for coordinates of the axes."""
        left, right, bottom, top = self.frame
        found = []
        for axis, values, start, end in ((self.xaxis, x, left, right), (self.yaxis, y, bottom, top)):
            values = np.asarray(values, dtype=float)
            if axis.log:
                values = np.log10(np.where(values > 0, values, np.nan))
            low, high = axis.ends()
            found.append(start + (values - low) / (high - low) * (end - start))
        return np.column_stack(found)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the picture."""
        a, b = self.many([x], [y])[0].tolist()
        return a, b

    def scale(self) -> tuple[float, float]:
        """Return the points of the picture in a unit along each axis."""
        left, right, bottom, top = self.frame
        (x0, x1), (y0, y1) = self.xaxis.ends(), self.yaxis.ends()
        return abs((right - left) / (x1 - x0)), abs((top - bottom) / (y1 - y0))

    def _place(self) -> None:
        """Find the frame, as the letters around it leave room, and the ticks, of which it has room for so many."""
        width, height = self.figure.size
        if self.figure.key:
            height -= self.figure.key.height + 6
        self.frame = 0.0, 0.85 * width, 0.8 * height, 0.0
        for _ in range(2):  # the ticks depend on the frame, and the frame on what the ticks are called
            left, right, bottom, top = self.frame
            self.marks = (
                self.xaxis.marks((right - left) / (3 * self.tick_size)),
                self.yaxis.marks((bottom - top) / (2 * self.tick_size)),
            )
            self.frame = self._framed(width, height)

    def _framed(self, width: float, height: float) -> tuple[float, float, float, float]:
        left, right, bottom, top = 3.0, width - 3.0, height - 3.0, 3.0 + (1.9 * SIZE if self.title else 0)
        if self.framed:
            names = [names for _, names in self.marks]
            rows = max((n.count("\n") + 1 for n in names[0]), default=0)
            self.below = (1.3 * self.tick_size * rows + self.tick + 3) if names[0] else 4
            self.beside = max((_width(n, self.tick_size) for n in names[1]), default=0) + self.tick + 4
            left += self.beside + (1.5 * SIZE * (1 + self.yaxis.label.count("\n")) if self.yaxis.label else 0)
            top += self.below if self.xaxis.top else 2
            bottom -= (0 if self.xaxis.top else self.below) + (1.4 * SIZE if self.xaxis.label else 0)
            right -= 4 + (_width(names[0][-1], self.tick_size) / 2 if names[0] else 0)
        if self.equal:
            (x0, x1), (y0, y1) = self.xaxis.ends(), self.yaxis.ends()
            unit = min((right - left) / abs(x1 - x0), (bottom - top) / abs(y1 - y0))
            a, b = (right - left - unit * abs(x1 - x0)) / 2, (bottom - top - unit * abs(y1 - y0)) / 2
            left, right, top, bottom = left + a, right - a, top + b, bottom - b
        return left, right, bottom, top

    def _decoration(self) -> str:
        left, right, bottom, top = self.frame
        made = []
        if self.title:
            above = top - (self.below if self.framed and self.xaxis.top else 0)
            made.append(letters((left + right) / 2, above - 6, self.title, 1.2 * SIZE, "center"))
        if not self.framed:
            return "".join(made)
        thin = _look("none", INK, 0.8, None)
        if self.spines.visible:
            made.append(_path(np.array([[left, top], [left, bottom], [right, bottom]]), thin))
        for axis, marks in zip((self.xaxis, self.yaxis), self.marks, strict=True):
            flat, (low, high) = axis is self.xaxis, sorted(axis.ends())
            for tick, name in zip(*marks, strict=True):
                place = math.log10(tick) if axis.log else tick
                if not low - 0.01 * (high - low) <= place <= high + 0.01 * (high - low):
                    continue
                x, y = self.at(tick if flat else 1, 1 if flat else tick)
                if flat:
                    edge, way = (top, -1) if axis.top else (bottom, 1)
                    made.append(_path(np.array([[x, edge], [x, edge + way * self.tick]]), thin) if self.tick else "")
                    place_ = "bottom" if axis.top else "top"
                    made.append(letters(x, edge + way * (self.tick + 3), name, self.tick_size, "center", place_))
                else:
                    made.append(_path(np.array([[left, y], [left - self.tick, y]]), thin) if self.tick else "")
                    made.append(letters(left - self.tick - 3, y, name, self.tick_size, "right", "center"))
        if self.xaxis.label:
            below = bottom + (4 if self.xaxis.top else self.below)
            made.append(letters((left + right) / 2, below, self.xaxis.label, SIZE, "center", "top"))
        if self.yaxis.label:
            x = left - self.beside - 0.5 * SIZE
            made.append(letters(x, (top + bottom) / 2, self.yaxis.label, SIZE, "center", rotation=90))
        return "".join(made)

    def svg(self) -> str:
        self._place()
        left, right, bottom, top = self.frame
        inside = ""
        for _, draw, cut in sorted(self.items, key=lambda item: item[0]):
            inside += f'<g clip-path="url(#frame)">{draw()}</g>' if cut and self.framed else draw()
        clip = f'<clipPath id="frame">{rectangle(left, top, right - left, bottom - top)}</clipPath>'
        return f"{clip}{inside}{self._decoration()}"


class Legend:
    """Names below the axes, in columns, each with what it stands for, which `handles` draw."""

    def __init__(self, figure: "Figure", handles: Sequence[Callable], labels: Sequence[str], ncols: int) -> None:
        self.figure, self.handles, self.names = figure, handles, list(labels)
        self.columns = np.array_split(np.arange(len(labels)), ncols)
        widest = [max(_width(labels[k], SIZE) for k in column) for column in self.columns]
        self.wide = [2.4 * SIZE + 1.05 * width for width in widest]  # a little more, since widths are estimates
        self.width, self.height = sum(self.wide) + 1.4 * SIZE * (ncols - 1), 1.45 * SIZE * len(self.columns[0])

    def get_window_extent(self) -> "Legend":
        return self

    def remove(self) -> None:
        self.figure.key = None

    def svg(self) -> str:
        made, (width, height) = "", self.figure.size
        x, y = (width - self.width) / 2, height - 3 - self.height
        for column, wide in zip(self.columns, self.wide, strict=True):
            for row, k in enumerate(column):
                at = y + 1.45 * SIZE * (row + 0.5)
                made += self.handles[k](x + SIZE, at) + letters(x + 2.4 * SIZE, at, self.names[k], va="center")
            x += wide + 1.4 * SIZE
        return made


class Figure:
    """A picture of one plane, `figsize` inches wide and high."""

    dpi = 72

    def __init__(self, figsize: tuple[float, float] = (6.4, 4.8), layout: str = "") -> None:
        self.size = 72 * figsize[0], 72 * figsize[1]
        self.key: Legend | None = None

    def subplots(self) -> Axes:
        self.axes = Axes(self)
        return self.axes

    def legend(self, handles: Sequence[Callable], labels: Sequence[str], *, loc: str, ncols: int) -> Legend:
        self.key = Legend(self, handles, labels, ncols)
        return self.key

    def get_size_inches(self) -> tuple[float, float]:
        return self.size[0] / 72, self.size[1] / 72

    def set_size_inches(self, width: float, height: float) -> None:
        self.size = 72 * width, 72 * height

    def savefig(self, file, **_) -> None:
        """Write the picture as SVG, as wide and high as Matplotlib's."""
        width, height = self.size
        shape = f'width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}"'
        key = self.key.svg() if self.key else ""
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" {shape}>{self.axes.svg()}{key}</svg>')
