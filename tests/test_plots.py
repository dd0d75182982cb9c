"""Pictures: words are required, they reach the page, and the SVG fits into any page."""

import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from mlcourse import plots

SENTENCE = "Two points, one of each class, and a line <between> them."


def picture(**options):
    return plots.samples([[0, 1], [1, 0]], [1, -1], alt=SENTENCE, lines={"l": [0, -1, 1]}, **options)


def all_pictures():
    yield picture(regions=True, arrow=True)
    yield plots.curves({"a": [1, 2], "b": [2, 1]}, alt=SENTENCE, xlabel="x", log=True, points=True, level={"c": 1.5})
    yield plots.function({"tanh": np.tanh}, -1, 1, alt=SENTENCE)
    yield plots.descent(lambda t: t**2, [1.0, 0.5], -1, 1, alt=SENTENCE)
    yield plots.raster({"a": [1, 0], "b": [0, 1]}, alt=SENTENCE)
    yield plots.network([2, 3, 1], alt=SENTENCE, loops=True, names=["in", "hidden", "out"])
    yield plots.neurons.nerve_cell(alt=SENTENCE)
    yield plots.neurons.model_neuron(alt=SENTENCE)
    yield plots.perceptron(alt=SENTENCE)


@pytest.mark.parametrize("drawn", list(all_pictures()), ids=lambda p: p.draw.__qualname__)
def test_picture_is_one_well_formed_svg_with_its_words(drawn):
    root = ElementTree.fromstring(drawn.svg())
    assert root.tag.endswith("svg")
    assert root.get("role") == "img"
    assert root.get("aria-label") == SENTENCE
    assert re.search(r"#010101|#fefefe|<metadata", drawn.svg()) is None


@pytest.mark.parametrize("alt", ["", "figure1.png", "plot"])
def test_picture_without_a_sentence_is_refused(alt):
    with pytest.raises(ValueError, match="alt: expected a sentence"):
        plots.curves({"a": [1]}, alt=alt, xlabel="x")


@pytest.mark.slow
def test_same_picture_is_the_same_text_and_others_share_no_name_with_it():
    def names(p):
        return set(re.findall(r'\bid="([^"]+)"', p.svg()))

    assert picture().svg() == picture().svg()
    assert names(picture())
    assert not names(picture()) & names(picture(title="another"))


def test_every_reference_inside_a_picture_resolves():
    svg = picture(regions=True, arrow=True).svg()
    used = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used
    assert used <= set(re.findall(r'\bid="([^"]+)"', svg))


@pytest.mark.parametrize("alt", [r"The curve of \sigma and \theta.", r"Both \1 and \g<0> stay.", 'It says "a < b".'])
def test_the_words_of_a_picture_stand_in_it_as_they_are(alt):
    svg = plots.curves({"a": [1]}, alt=alt, xlabel="x").svg()
    assert ElementTree.fromstring(svg).get("aria-label") == alt


def test_row_keeps_the_words_of_each_picture():
    assert plots.row(picture(), picture())._repr_html_().count("aria-label") == 2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.samples([[0, 1]], [2], alt=SENTENCE), "y: expected labels"),
        (
            lambda: picture() and plots.samples([[0, 1]], [1], alt=SENTENCE, lines={"l": [1, 2]}),
            "w: expected 3 weights",
        ),
        (lambda: plots.descent(abs, [], -1, 1, alt=SENTENCE), "path: expected at least one"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(("points", "inches", "least"), [(8, 5.0, "495px"), (11, 5.0, None), (8, 2.5, None)])
def test_a_picture_is_as_wide_as_its_smallest_letters_need(points, inches, least):
    def draw(ax):
        ax.axis("off")
        ax.text(0, 0, "large", fontsize=14)
        ax.text(0, 1, "small", fontsize=points)

    style = ElementTree.fromstring(plots.base.Picture(draw, SENTENCE, (inches, 2)).svg()).get("style")
    assert style == (least and f"min-width: {least}"), "11 pixels, on a phone as well"


def with_names(names: list[str]) -> dict[str, plots.Picture]:
    """Return a picture of each kind that names what it draws, in numbers or in these names where it takes names."""
    curves = {name: [2.0, k + 3.0] for k, name in enumerate(names)}
    lines = {name: [-0.5, k + 1.0, 1] for k, name in enumerate(names)}
    return {
        "samples": plots.samples([[0, 1], [1, 0]], [1, -1], alt=SENTENCE, lines=lines),
        "equal": plots.samples([[0, 1], [9, 0]], [1, -1], alt=SENTENCE, lines=lines, arrow=True, title="two classes"),
        "curves": plots.curves(curves, alt=SENTENCE, xlabel="x", ylabel="y"),
        "function": plots.function({name: np.tanh for name in names}, -1, 1, alt=SENTENCE),
        "descent": plots.descent(lambda t: t**2, [1.0, 0.5], -1, 1, alt=SENTENCE),
        "surface": plots.delta_rule.surface(
            lambda w: w @ w, (-1, 2, -1, 1), alt=SENTENCE, paths=dict.fromkeys(names, np.eye(2))
        ),
        "calibration": plots.delta_rule.calibration({name: [(0.6, 0.5), (0.9, 0.8)] for name in names}, alt=SENTENCE),
        "growth": plots.jacobians.growth(curves, [1, 10], alt=SENTENCE, xlabel="width"),
        "classes": plots.mlp.classes(np.eye(2), [0, 1], names, alt=SENTENCE),
        "fits": plots.mlp.fits([0, 1], [[0, 1]] * len(names), [0.5], [0.6], names=names, alt=SENTENCE),
        "reliability": plots.fashion_mnist.reliability([[40, 0.8, 0.7]], alt=SENTENCE),
    }


def boxes(drawn: plots.Picture) -> tuple[mpl.transforms.Bbox, mpl.transforms.Bbox, mpl.transforms.Bbox]:
    """Return the boxes of the picture, of its axes with their letters, and of its legend, in inches."""
    with mpl.rc_context(plots.base._STYLE):
        figure = Figure(figsize=drawn.size, layout="constrained")
        ax = figure.subplots()
        drawn.draw(ax)
        figure.savefig(io.StringIO(), format="svg")
        legends = [legend for legend in (ax.get_legend(), *figure.legends) if legend]
        assert len(legends) == 1
        found = figure.bbox, ax.get_tightbbox(for_layout_only=True), legends[0].get_window_extent()
        return tuple(box.transformed(figure.dpi_scale_trans.inverted()) for box in found)


@pytest.mark.parametrize("names", [["a", "b"], ["perceptron rule", "w = -1.5", "logistic regression"]], ids=len)
@pytest.mark.parametrize("width", [2.5, 3.5, 5.0])
@pytest.mark.parametrize("kind", with_names(["a", "b"]))
@pytest.mark.slow
def test_a_legend_hides_nothing_and_is_not_cut(kind, width, names):
    whole, axes, legend = boxes(replace(with_names(names)[kind], size=(width, 3.0)))
    assert legend.y1 <= axes.y0
    assert whole.y0 <= legend.y0
    assert whole.x0 <= legend.x0
    assert legend.x1 <= whole.x1


def test_axes_keep_their_size_beside_a_legend_so_that_pictures_in_a_row_line_up():
    axes = []
    for names in (["a"], ["a", "b"], ["a", "a rather long name", "another long name"]):
        drawn = plots.curves({name: [1.0, 2.0] for name in names}, alt=SENTENCE, xlabel="x", title="t")
        with mpl.rc_context(plots.base._STYLE):
            figure = Figure(figsize=(3.5, 2.8), layout="constrained")
            ax = figure.subplots()
            drawn.draw(ax)
            figure.savefig(io.StringIO(), format="svg")
            place, (width, height) = ax.get_position(), figure.get_size_inches()
            axes.append((place.x0 * width, place.width * width, place.height * height, (1 - place.y1) * height))
    assert axes[1] == pytest.approx(axes[0], abs=0.02)
    assert axes[2] == pytest.approx(axes[0], abs=0.02)


def test_minus_signs_in_a_legend_are_those_of_the_axes_and_hyphens_stay():
    figure = Figure()
    ax = figure.subplots()
    names = ["-1", "w = (0.5, -2)", "one-hot 5-3"]
    plots.curves({name: [1, 2] for name in names}, alt=SENTENCE, xlabel="x").draw(ax)
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["−1", "w = (0.5, −2)", "one-hot 5-3"]


def test_every_legend_is_made_by_the_one_function_that_these_tests_look_at():
    sources = {path.name: path.read_text("utf8") for path in Path(plots.__file__).parent.glob("*.py")}
    assert [name for name, source in sources.items() for _ in re.findall(r"\.legend\(", source)] == ["base.py"]
