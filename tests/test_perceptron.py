"""Chapter 2: gates, geometry and objective of the perceptron, and every figure the chapter claims."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlcourse import datasets
from mlcourse.perceptron import (
    GATES,
    augment,
    decision,
    line_points,
    misclassified,
    objective,
    predict,
    recode,
    signed_distance,
    step,
    threshold_gate,
)

numbers = st.floats(-10, 10).map(lambda v: round(v, 3))


def points(rows: int, columns: int):
    return arrays(float, (rows, columns), elements=numbers)


weights3 = arrays(float, 3, elements=numbers)
labels = arrays(float, 8, elements=st.sampled_from([-1.0, 1.0]))


@pytest.mark.parametrize("gate", GATES)
def test_gates_reproduce_their_truth_tables_in_both_codings(gate):
    X, y = datasets.truth_table(gate, coding="0/1")
    assert np.array_equal(predict(X, GATES[gate]), 2 * y - 1)
    X, y = datasets.truth_table(gate, coding="±1")
    assert np.array_equal(predict(X, recode(GATES[gate], to="±1")), y)


def test_gates_have_the_weights_of_the_text():
    assert GATES["AND"].tolist() == [-0.7, 0.5, 0.5]
    assert GATES["OR"].tolist() == [-0.2, 0.5, 0.5]
    assert np.array_equal(GATES["NAND"], -GATES["AND"])


def test_threshold_gate_is_the_gate_before_it_has_a_bias():
    X, y = datasets.truth_table("AND")
    assert np.array_equal(threshold_gate(X, [0.5, 0.5], theta=0.7), y)
    assert not np.array_equal(threshold_gate(X, [0.5, 0.5], theta=0.2), y)


def test_or_without_recoding_is_not_or():
    X, y = datasets.truth_table("OR", coding="±1")
    assert not np.array_equal(predict(X, GATES["OR"]), y)


def test_step_counts_zero_as_plus_one():
    assert step([-1e-300, -0.0, 0.0, 1e-300]).tolist() == [-1, 1, 1, 1]


@given(arrays(float, 4, elements=numbers), points(5, 3))
def test_recoding_changes_no_weighted_sum_and_can_be_undone(w, X):
    assert np.allclose(decision(2 * X - 1, recode(w, to="±1")), decision(X, w))
    assert np.allclose(recode(recode(w, to="±1"), to="0/1"), w)


@given(arrays(float, 4, elements=numbers), points(5, 3))
def test_bias_is_the_weight_of_a_constant_one(w, X):
    assert np.allclose(augment(X) @ w, decision(X, w))


@given(weights3)
def test_weights_are_perpendicular_to_the_line(w):
    assume(abs(w[2]) > 0.01)
    x2 = line_points(w, [-3.0, 4.0])
    assert abs(np.array([7.0, x2[1] - x2[0]]) @ w[1:]) < 1e-9
    assert np.allclose(decision(np.column_stack([[-3.0, 4.0], x2]), w), 0, atol=1e-9)


@given(weights3, arrays(float, 2, elements=numbers), st.floats(0.01, 1000))
def test_distance_is_that_of_the_nearest_point_of_the_line_and_ignores_scale(w, x, scale):
    assume(np.hypot(w[1], w[2]) > 0.01)
    d = signed_distance(x, w)
    foot = x - d * w[1:] / np.hypot(w[1], w[2])
    assert abs(decision(foot, w)) < 1e-8
    assert np.isclose(signed_distance(x, scale * w), d)


@given(weights3, st.floats(0.01, 1000))
def test_common_scale_of_the_weights_changes_no_answer(w, scale):
    X = np.random.default_rng(0).normal(size=(20, 2))
    assume(np.abs(decision(X, w)).min() > 1e-9)
    assert np.array_equal(predict(X, w), predict(X, scale * w))


@given(points(8, 2), labels, weights3)
def test_objective_is_never_negative_and_zero_without_mistakes(X, y, w):
    wrong = misclassified(X, y, w)
    terms = -y[wrong] * decision(X, w)[wrong]
    assert (terms >= 0).all()
    assert objective(X, y, w) == pytest.approx(terms.sum())
    assert objective(X[~wrong], y[~wrong], w) == 0 if (~wrong).any() else True


@given(points(8, 2), labels, weights3)
def test_objective_grows_with_the_set_of_mistakes(X, y, w):
    wrong = misclassified(X, y, w)
    assume(wrong.any())
    fewer = np.ones(8, dtype=bool)
    fewer[np.flatnonzero(wrong)[0]] = False
    assert objective(X[fewer], y[fewer], w) <= objective(X, y, w)


@given(points(8, 2), labels, weights3, weights3, st.floats(0, 1))
def test_objective_is_convex(X, y, a, b, t):
    between = objective(X, y, t * a + (1 - t) * b)
    assert between <= t * objective(X, y, a) + (1 - t) * objective(X, y, b) + 1e-9


def test_objective_is_zero_at_zero_weights():
    X, y = datasets.iris_pair("versicolor", "virginica")
    assert objective(X, y, np.zeros(5)) == 0


def test_figures_of_the_chapter_about_the_flowers():
    petals = ["petal length", "petal width"]
    X, y = datasets.iris_pair("setosa", "versicolor", petals)
    assert misclassified(X, y, [-3.5, 1, 1]).sum() == 0
    assert objective(X, y, [-3.5, 1, 1]) == 0 < objective(X, y, [-1.95, 1, 1]) < objective(X, y, [-0.95, 1, 1])
    X, y = datasets.iris_pair("versicolor", "virginica", petals)
    w = [-6.55, 1, 1]
    wrong = misclassified(X, y, w)
    assert 0 < wrong.sum() < 10
    assert (-y[wrong] * decision(X, w)[wrong] > 0).all()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: predict([[1, 2]], [1, 2]), r"w: expected 3 weights .* got shape \(2,\)"),
        (lambda: predict([[1, np.nan]], [1, 2, 3]), "X: expected finite numbers"),
        (lambda: predict([], [1]), "X: expected at least one number"),
        (lambda: predict([["a", "b"]], [1, 2, 3]), "X: expected numbers"),
        (lambda: objective([[1.0]], [0], [1, 1]), r"y: expected labels \+1 and -1, got the value\(s\) \[0.\]"),
        (lambda: objective([[1.0]], [1, 1], [1, 1]), "y: expected one label for each of the 1 rows of X, got 2"),
        (lambda: objective([1.0], [1], [1, 1]), "X: expected 2 ax"),
        (lambda: signed_distance([1.0], [3, 0]), "w: expected a weight other than w_0"),
        (lambda: line_points([1, 1, 0], 0.0), "w: expected w_2 other than 0"),
        (lambda: recode([1, 1], to="1/0"), "to: expected one of"),
        (lambda: threshold_gate([1, 2], [1], 0), r"w: expected 2 number\(s\)"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
