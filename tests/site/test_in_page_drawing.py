"""What draws in the page stands where Matplotlib stands in the book: the same limits, ticks, names and lines."""

from __future__ import annotations

import doctest
import io
import math
import re
from types import ModuleType
from xml.etree import ElementTree

import contourpy
import drawing
import in_page_chapters
import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from mlcourse import datasets, plots
from mlcourse.plots.base import _STYLE

X, y = datasets.iris_pair("setosa", "versicolor", ["petal length", "petal width"])
ALT = "A picture for a test."
PICTURES = {
    "curves": plots.curves({"a": [1, 5, 3], "b": [2, 2, 8]}, alt=ALT, xlabel="epoch", ylabel="errors"),
    "one curve": plots.curves({"a": [0.12, 0.5, 0.31]}, alt=ALT, x=[-1, 0, 1], xlabel="x", level={"half": 0.5}),
    "logarithms": plots.curves({"a": [3.0, 20, 5000]}, alt=ALT, xlabel="step", log=True, points=True),
    "logarithms of 0": plots.curves({"a": [30.0, 0, 5000, 2]}, alt=ALT, xlabel="step", log=True),
    "two scales": plots.jacobians.growth({"a": [10, 1000]}, [1, 100], alt=ALT, xlabel="width"),
    "samples": plots.samples(X, y, alt=ALT, lines={"line": [-3, 1, 1]}, regions=True),
    "function": plots.function(np.tanh, -3, 3, alt=ALT),
    "descent": plots.descent(lambda t: t**2, [1.0, 0.5], -1, 1, alt=ALT),
    "raster": plots.raster({"a": [1, 0, 1], "b": [0, 1, 1]}, alt=ALT),
    "surface": plots.delta_rule.surface(lambda w: w @ w, (-1, 2, -1, 1), alt=ALT, paths={"p": np.eye(2)}),
    "calibration": plots.delta_rule.calibration({"a": [(0.6, 0.5)], "b": [(0.9, 0.8)]}, alt=ALT),
    "table": plots.digits.table(np.eye(3), alt=ALT, xlabel="neuron", ylabel="digit"),
    "fits": plots.mlp.fits([0, 1], [[0, 1], [0, 1]], [0.5], [0.6], names=["a", "b"], alt=ALT),
}


def plain(words: str) -> str:
    """Return a name without the marks of a formula, and a number without zeros at its end."""
    return re.sub(r"\.0+$|(\.\d*[1-9])0+$", r"\1", re.sub(r"\$|\\mathdefault|[{}]", "", words))


def in_the_book(picture: plots.Picture) -> dict:
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=picture.size, layout="constrained")
        ax = figure.subplots()
        picture.draw(ax)
        figure.savefig(io.StringIO(), format="svg")
        found = {}
        for name, axis, ends in (("x", ax.xaxis, ax.get_xlim()), ("y", ax.yaxis, ax.get_ylim())):
            log = axis.get_scale() == "log"
            low, high = sorted(ends)
            ticks = [t for t in axis.get_major_ticks() if low <= t.get_loc() <= high]
            found[name] = [math.log10(end) if log else end for end in ends]
            found[f"{name} ticks"] = [plain(t.label1.get_text()) for t in ticks]
        legend = figure.legends[0] if figure.legends else None
        names = [text.get_text() for text in legend.get_texts()] if legend else []
        return found | {"legend": names, "height": figure.get_size_inches()[1]}


def in_the_page(picture: plots.Picture) -> dict:
    figure = drawing.Figure(figsize=picture.size)
    ax = figure.subplots()
    picture.draw(ax)
    figure.savefig(svg := io.StringIO())
    ElementTree.fromstring(svg.getvalue())  # it is well-formed
    found = {}
    for name, axis, (ticks, names) in (("x", ax.xaxis, ax.marks[0]), ("y", ax.yaxis, ax.marks[1])):
        low, high = sorted(axis.ends())
        near = [math.log10(t) if axis.log else t for t in ticks]
        shown = [n for t, n in zip(near, names, strict=True) if low - 1e-9 <= t <= high + 1e-9]
        found |= {name: list(axis.ends()), f"{name} ticks": [plain(n) for n in shown]}
    return found | {"legend": figure.key.names if figure.key else [], "height": figure.get_size_inches()[1]}


@pytest.mark.parametrize("name", PICTURES)
def test_limits_and_names_are_those_of_matplotlib(name: str) -> None:
    book, page = in_the_book(PICTURES[name]), in_the_page(PICTURES[name])
    assert page["legend"] == book["legend"]
    assert page["height"] == pytest.approx(book["height"], abs=0.03)  # inches: as many rows of names
    for axis in "xy":
        assert page[axis] == pytest.approx(book[axis], abs=0.02 * abs(np.diff(book[axis])[0])), axis
        if name not in ("logarithms", "logarithms of 0", "two scales"):  # Matplotlib has more names there, or fewer
            # with another count of steps, since the room differs a little, the numbers are still some of the same kind
            assert abs(len(page[f"{axis} ticks"]) - len(book[f"{axis} ticks"])) <= 2, axis
            assert set(page[f"{axis} ticks"]) & set(book[f"{axis} ticks"]) or not book[f"{axis} ticks"], axis


@pytest.mark.parametrize("width", [2.5, 3.5, 5.0])
def test_a_legend_stands_below_the_axes_which_keep_their_size(width: float) -> None:
    frames = []
    for names in (["a"], ["perceptron rule", "w = -1.5", "logistic regression"]):
        figure = drawing.Figure(figsize=(width, 3.0))
        plots.curves({name: [1.0, 2.0] for name in names}, alt=ALT, xlabel="x", title="t").draw(figure.subplots())
        figure.savefig(svg := io.StringIO())
        frames.append(figure.axes.frame)
    assert frames[0] == frames[1]
    words = [text for text in ElementTree.fromstring(svg.getvalue()).iter("{http://www.w3.org/2000/svg}text")]
    at = {"".join(text.itertext()): (float(text.get("x")), float(text.get("y"))) for text in words}
    for name in ("perceptron rule", "w = −1.5", "logistic regression"):
        x, y = at[name]
        assert at["x"][1] + 11 < y < figure.size[1]
        assert 20 < x < figure.size[0] - drawing._width(name, drawing.SIZE)


def length(lines: list[np.ndarray]) -> float:
    return sum(float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in lines)


def test_contours_are_those_of_contourpy() -> None:
    x, y = np.linspace(-2, 2, 41), np.linspace(-1, 1, 31)
    a, b = np.meshgrid(x, y)
    z = a**3 - a - b**2
    ours, theirs = drawing.contour_generator(x, y, z), contourpy.contour_generator(x, y, z)
    for level in (-0.4, 0.11, 0.3, 1.0):
        assert len(ours.lines(level)) == len(theirs.lines(level))
        assert length(ours.lines(level)) == pytest.approx(length(theirs.lines(level)), rel=0.01)
    closed = drawing.contour_generator(x, x, a[:1].T ** 2 + a[:1] ** 2).lines(1.0)
    assert len(closed) == 1
    assert closed[0][0].tolist() == closed[0][-1].tolist()


def test_a_picture_of_points_is_a_png_that_can_be_read() -> None:
    from base64 import b64decode

    from PIL import Image

    pixels = np.random.default_rng(0).random((3, 5, 4))
    read = Image.open(io.BytesIO(b64decode(drawing.png(pixels).partition(",")[2])))
    assert np.abs(np.asarray(read) / 255 - pixels).max() < 0.003


def test_small_letters_make_a_picture_as_wide_as_in_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = plots.Picture(lambda ax: ax.text(0, 0, "$w_0$", fontsize=8), ALT, (5.0, 2.0))
    monkeypatch.setattr(plots.base, "Figure", drawing.Figure)
    assert 'style="min-width: 495px"' in picture.svg()


def test_what_it_cannot_draw_it_says() -> None:
    with pytest.raises(AttributeError, match="hist: the page draws without Matplotlib"):
        drawing.Figure().subplots().hist([1, 2])


@pytest.mark.parametrize("module", [drawing, in_page_chapters])
def test_examples_in_docstrings(module: ModuleType) -> None:
    tried = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried.failed == 0 < tried.attempted
