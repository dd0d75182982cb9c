"""Pictures: words are required, they reach the page, and the SVG fits into any page."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

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
