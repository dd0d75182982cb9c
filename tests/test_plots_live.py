"""Figures with controls: what an element of the page is handed, and that bad input is named. tests/site opens them."""

import base64
import io
import json
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from mlcourse import datasets, plots
from mlcourse.backprop import Node, backward, exp, maximum, relu, sigmoid
from mlcourse.delta_rule import descend
from mlcourse.jacobians import cost
from mlcourse.mlp import MLP, Curve, staircase
from mlcourse.optimisers import SGD, follow

ALT = "A picture that shows what the figure starts with."
BOWL = (lambda w: w @ w / 2, lambda w: w, [1.0, 0.5], (-2.0, 2.0, -2.0, 2.0))
METHODS = {"descent": ([0.5, 9.0], SGD), "momentum": ([0.5, 0.1], lambda rate: SGD(rate, momentum=0.5))}
RUNS = {rate: [Curve(*np.full((4, 3), k)) for k in range(2)] for rate in ("0.1", "0.01")}
IMAGES = np.arange(3 * 784, dtype=np.uint8).reshape(3, 28, 28)
OUTPUTS = [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7]]
SQUARE = (lambda t: t**2 / 2, lambda t: t, 1.0, -2.0, 2.0)


def network():
    x, w, b, v = Node(2.0, "x"), Node(1.5, "w"), Node(-2.5, "b"), Node(0.6, "v")
    h = relu(w * x + b)
    return sigmoid(maximum(h, v * x) * h)


def all_figures():
    X, y = datasets.truth_table("XOR")
    yield plots.live.neuron([2, 1], [-1, 1.5, -0.5], alt=ALT)
    yield plots.live.decision_line({"XOR": (X, 2 * y - 1)}, [0, 1, 1], alt=ALT)
    yield plots.live.line_steps(X, 2 * y - 1, [[0, 0, 0], [0, -1, 1]], notes=["</script>", "b"], alt=ALT)
    yield plots.live.descents({"½t²": SQUARE}, [0.5, 1.5], steps=2, start=0.5, alt=ALT)
    yield plots.live.surfaces({"bowl": BOWL}, METHODS, steps=3, start=("momentum", 1), alt=ALT)
    yield plots.live.two_spaces(X, 2 * y - 1, [[-0.2, 0.5, 0.5], [0.7, -0.5, -0.5]], alt=ALT)
    yield plots.live.staircases(np.sin, largest=4, start=2, alt=ALT)
    yield plots.live.activations(alt=ALT)
    yield plots.live.graph_steps({"network": (network(), 8.0)}, alt=ALT)
    yield plots.live.jacobian_cost([1, 10], [5, 5], [1, 8], (10, 1, 1), alt=ALT)
    yield plots.live.learning({"XOR": (X, y)}, 3, 2, [0.5, 1.0], (2, "tanh", 1, 1.0), alt=ALT)
    yield plots.live.softmax([2.0, 1.0, -1.0], ["A", "B", "C"], alt=ALT)
    yield plots.live_frameworks.training_runs(RUNS, ("0.1", 1), alt=ALT)
    yield plots.live_frameworks.confusion(IMAGES, OUTPUTS, [0, 1, 1], ["a", "b"], alt=ALT)
    yield plots.live_frameworks.autograd(alt=ALT)
    yield plots.live_frameworks.tape(alt=ALT)


FIGURES = {figure.name: figure for figure in all_figures()}


@pytest.mark.parametrize("name", FIGURES)
def test_element_carries_its_data_and_a_picture(name):
    html = FIGURES[name]._repr_html_()
    assert html.startswith(f'<mlc-{name} class="mlc-live">')
    assert html.count("</script>") == 1
    data = re.search(r'<script type="application/json">(.*?)</script>', html, re.S)[1]
    assert json.loads(data) == json.loads(json.dumps(FIGURES[name].data))
    assert 'class="mlc-figure"' in html
    assert f'aria-label="{ALT}"' in html
    assert repr(FIGURES[name]) == f"Live Picture: {ALT}"


def test_descents_are_those_of_the_chapter():
    data = FIGURES["descent"].data
    assert data["rates"] == [0.5, 1.5]
    for rate, path in zip(data["rates"], data["valleys"]["½t²"]["paths"], strict=True):
        expected = descend(SQUARE[1], 1.0, rate, 2)
        assert np.allclose(path, np.column_stack([expected, expected**2 / 2]), atol=1e-6)


def test_paths_on_a_surface_are_followed_until_they_are_far_away():
    data = FIGURES["surface"].data
    place = data["places"]["bowl"]
    near, far = place["paths"]["descent"]
    assert np.allclose(near, descend(BOWL[1], BOWL[2], 0.5, steps=3), atol=5e-4)
    assert np.allclose(far, descend(BOWL[1], BOWL[2], 9.0, steps=2), atol=5e-4), "the third step would lead to -512"
    found = place["paths"]["momentum"][1]
    assert np.allclose(found, follow(BOWL[1], BOWL[2], SGD(0.1, momentum=0.5), steps=3), atol=5e-4)
    assert np.allclose(place["heights"]["momentum"][1], [np.dot(w, w) / 2 for w in found], atol=1e-3)
    for line in place["contours"]:
        assert np.ptp([np.dot(w, w) for w in line]) < 0.1, "all points of a contour are equally high"


def test_staircases_are_those_of_the_chapter():
    x = np.linspace(0, 1, 1001)
    for p, size in enumerate(FIGURES["staircase"].data["sizes"], 1):
        assert len(size["heights"]) == p
        assert np.isclose(size["error"], np.sqrt(np.mean((staircase(np.sin, x, p) - np.sin(x)) ** 2)), atol=1e-6)


def test_weights_of_the_learning_network_are_those_of_the_chapter():
    data = FIGURES["learning"].data
    assert len(data["weights"]) == 3
    for width, row in enumerate(data["weights"], 1):
        for seed, layers in enumerate(row):
            net = MLP([2, width, 1], rng=np.random.default_rng(seed))
            assert [np.array(U).tolist() for U in layers] == [U.tolist() for U in net.layers]
            relu = MLP([2, width, 1], hidden="relu", rng=np.random.default_rng(seed))
            for U, V in zip(layers, relu.layers, strict=True):
                assert np.allclose(np.sqrt(2) * np.array(U), V)


def test_each_cell_of_the_confusion_matrix_shows_its_first_image():
    data = FIGURES["confusion"].data
    assert data["counts"] == [[1, 0], [1, 1]]
    assert {cell: one["number"] for cell, one in data["examples"].items()} == {"0 0": 0, "1 0": 1, "1 1": 2}
    for one in data["examples"].values():
        image = plt.imread(io.BytesIO(base64.b64decode(one["image"])), format="png")
        assert np.allclose(255 - 255 * image, IMAGES[one["number"]], atol=0.01)
        assert one["p"] == OUTPUTS[one["number"]]


def test_graph_lists_each_node_after_its_inputs_and_each_edge_once():
    graph = FIGURES["graph-steps"].data["graphs"]["network"]
    nodes = graph["nodes"]
    assert [n["rule"] for n in nodes if n["rule"] != "leaf"] == [
        "multiply", "add", "relu", "multiply", "maximum", "multiply", "sigmoid",
    ]  # fmt: skip
    for k, node in enumerate(nodes):
        assert all(i < k for i in node.get("inputs", []))
    inputs = [(i, k, slot) for k, n in enumerate(nodes) for slot, i in enumerate(n.get("inputs", []))]
    assert sorted((e["from"], e["to"], e["slot"]) for e in graph["edges"]) == sorted(inputs)
    for edge in graph["edges"]:
        assert edge["path"][0] == nodes[edge["from"]]["at"]
        assert edge["path"][-1] == nodes[edge["to"]]["at"]


def test_a_leaf_that_is_called_by_its_number_is_a_constant():
    data = plots.live.graph_steps({"g": (Node(3.0, "3") * Node(3.0, "t"), 1.0)}, alt=ALT).data
    assert [node.get("fixed") for node in data["graphs"]["g"]["nodes"]] == [True, False, None]


def test_costs_are_those_of_chapter_7():
    costs = FIGURES["jacobian-cost"].data["costs"]
    assert costs[1][0] == [cost([10, 5, 5, 1], mode) for mode in ("vjp", "jvp", "reverse", "forward")]


def test_autograd_has_all_answers_and_they_are_the_chain_rule():
    states = FIGURES["autograd"].data["states"]
    assert len(states) == 32
    a, b = Node(2.0), Node(5.0)
    y = a * b
    backward(y * a, upstream=3.0)
    by_chapter_6 = [f"{float(node.grad):g}" for node in (a, b, y)]
    assert states["11101"]["calls"][0]["grads"] == [*by_chapter_6, "None"]
    assert states["11101"]["calls"][1]["grads"] == [f"{2 * float(g):g}" for g in by_chapter_6] + ["None"]
    assert "second time" in states["11000"]["calls"][1]["error"]
    assert "does not require grad" in states["00000"]["calls"][0]["error"]
    assert "can't retain_grad" in states["00100"]["retain"]
    assert torch.is_grad_enabled()


def test_tape_tells_who_is_watched():
    states = FIGURES["tape"].data["states"]
    assert {flags for flags, state in states.items() if not state["watched"]} == {"0 0 0", "0 0 1", "2 0 0", "2 0 1"}
    assert states["0 1 1"]["first"] == states["0 1 1"]["second"] == ["108", "6", "18"]
    assert all("can only be used" in answer for answer in states["1 0 0"]["second"])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.live.neuron([1.0], [0, 1, 1], alt=ALT), "x: expected 2 number"),
        (lambda: plots.live.decision_line({"a": ([[0, 1]], [2])}, [0, 1, 1], alt=ALT), "y: expected labels"),
        (lambda: plots.live.line_steps([[0, 1]], [1], [[1, 2, 3]], notes=[], alt=ALT), "notes: expected one for each"),
        (lambda: plots.live.two_spaces([[0, 1]], [1], [[1, 2, 3]], alt=ALT), "U: expected two rows"),
        (lambda: plots.live.staircases(np.sin, largest=0, start=1, alt=ALT), "largest: expected a whole number"),
        (lambda: plots.live.graph_steps({"e": (exp(Node(1.0)), 1.0)}, alt=ALT), "got exp"),
        (lambda: plots.live.graph_steps({"v": (Node([1.0, 2.0]) * 2.0, 1.0)}, alt=ALT), r"of shape \(2,\)"),
        (lambda: plots.live.jacobian_cost([0], [5], [1], (0, 0, 1), alt=ALT), "sizes: expected"),
        (lambda: plots.live.activations(alt="plot"), "alt: expected a sentence"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
