"""Chapter 10: TensorFlow's tape and ours, each derivative three ways, and every figure the chapter claims."""

import ast
import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from mlcourse import backprop, datasets, gradient_tape, jacobians, plots
from mlcourse.backprop import Node
from mlcourse.gradcheck import relative_error
from mlcourse.gradient_tape import Tape, derivatives, gradients, jacobian, jvp, learn, train_step, vjp
from mlcourse.jacobians import numerical_jacobian
from mlcourse.mlp import MLP, one_hot
from mlcourse.optimisers import SGD

CHAPTER = (Path(__file__).parent.parent / "book" / "gradient_tape.md").read_text(encoding="utf-8")
SIZES = st.integers(1, 4)
SEEDS = st.integers(0, 2**32 - 1)
FEW = 12  # TensorFlow takes its time over each new shape


def cases(examples, **strategies):
    """Draw so many cases, without a time limit for each: it is the machine that is slow."""
    return lambda test: settings(max_examples=examples, deadline=None)(given(**strategies)(test))


def disagreement(a, b) -> float:
    """The largest difference of two arrays of the same shape, relative to their largest entry, or to 0.01 if larger."""
    a, b = np.asarray(a), np.asarray(b)
    assert a.shape == b.shape
    return np.abs(a - b).max() / max(np.abs(a).max(), np.abs(b).max(), 0.01)


@pytest.fixture(scope="module")
def tf():
    import tensorflow

    return tensorflow


@pytest.fixture(scope="module")
def keras():
    import keras

    return keras


@pytest.fixture(scope="module")
def torch():
    import torch

    torch.set_num_threads(1)
    return torch


# --- our tape against TensorFlow's -------------------------------------------------------------------

RULES = {
    "add": lambda tf: tf.add,
    "subtract": lambda tf: tf.subtract,
    "multiply": lambda tf: tf.multiply,
    "maximum": lambda tf: tf.maximum,
    "tanh": lambda tf: tf.tanh,
    "sigmoid": lambda tf: tf.sigmoid,
    "relu": lambda tf: tf.nn.relu,
    "total": lambda tf: tf.reduce_sum,
}
ONE_INPUT = ("tanh", "sigmoid", "relu", "total")
SHAPES = [(), (3,), (2, 3), (2, 1), (1, 3)]
programs = st.lists(
    st.tuples(st.sampled_from(list(RULES)), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=10
)


@cases(60, program=programs, watched=st.sets(st.integers(0, 4)), late=st.integers(0, 5), seed=SEEDS)
def test_our_tape_says_what_tensorflows_says(tf, program, watched, late, seed):
    """The same random program, some of it before the tapes run: the same Nones and the same numbers for every value."""
    rng = np.random.default_rng(seed)
    starts = [rng.normal(size=shape) for shape in SHAPES]
    ours, theirs = [Node(s) for s in starts], [tf.constant(s) for s in starts]
    strip, tape = Tape(persistent=True), tf.GradientTape(persistent=True)

    def run(part):
        for name, i, j in part:
            picks = (~i,) if name in ONE_INPUT else (~i, ~j)  # counted from the last value, so that much is used twice
            ours.append(strip.record(getattr(backprop, name), *(ours[p] for p in picks)))
            theirs.append(RULES[name](tf)(*(theirs[p] for p in picks)))

    run(program[:late])
    with strip, tape:
        strip.watch(*(ours[k] for k in watched))
        tape.watch([theirs[k] for k in watched])
        run(program[late:])
    v = rng.normal(size=ours[-1].value.shape)
    found = strip.gradient(ours[-1], ours, upstream=v)
    expected = tape.gradient(theirs[-1], theirs, output_gradients=tf.constant(v))
    assert [g is None for g in found] == [g is None for g in expected]
    assert all(disagreement(a, b) < 1e-12 for a, b in zip(found, expected, strict=True) if a is not None)


class TestTape:
    def strip(self, persistent=True):
        x, c = Node(3.0, "x"), Node(5.0, "c")
        with Tape(persistent) as strip:
            strip.watch(x)
            y = strip.record(backprop.multiply, x, x)
            s = strip.record(backprop.multiply, c, c)
            z = strip.record(backprop.add, y, s)
            out = strip.record(backprop.multiply, z, y)
        return strip, (x, c, y, s, z, out)

    def test_the_example_of_the_chapter(self, tf):
        strip, (x, c, y, s, z, out) = self.strip()
        assert str(strip).splitlines() == [
            "(1) multiply(x, x) = 9",
            "(2) add((1), 25) = 34",
            "(3) multiply((2), (1)) = 306",
        ]
        found = strip.gradient(out, [x, y, z, c, s], upstream=2.0)
        assert [g if g is None else float(g) for g in found] == [516, 86, 18, None, None]
        X = tf.constant(3.0)
        with tf.GradientTape() as tape:
            tape.watch(X)
            Y = X * X
            Z = Y + 25.0
            last = Z * Y
        assert [float(g) for g in tape.gradient(last, [X, Y, Z], output_gradients=2.0)] == [516, 86, 18]

    def test_is_used_once_unless_it_is_persistent(self):
        strip, (x, *_, out) = self.strip(persistent=False)
        strip.gradient(out, x)
        with pytest.raises(RuntimeError, match="can be used only once"):
            strip.gradient(out, x)
        strip, (x, *_, out) = self.strip()
        assert float(strip.gradient(out, x)) == float(strip.gradient(out, x)) == 258

    def test_records_nothing_outside_of_the_block_and_nothing_unwatched(self):
        strip, (x, c, *_) = self.strip()
        before = len(strip.lines)
        assert float(strip.record(backprop.multiply, x, x).value) == 9
        with strip:
            strip.record(backprop.multiply, c, c)
        assert len(strip.lines) == before
        assert str(Tape()) == "(nothing was recorded)"

    def test_value_computed_anew_is_unknown(self):
        strip, (x, *_, out) = self.strip()
        assert strip.gradient(out, backprop.multiply(x, x)) is None
        assert strip.gradient(backprop.multiply(x, x), x) is None
        assert float(strip.gradient(x, x, upstream=7.0)) == 7

    def test_broadcasting_is_undone(self):
        b, X = Node([1.0, 2.0]), Node(np.ones((3, 2)))
        with Tape() as strip:
            strip.watch(b)
            y = strip.record(backprop.add, X, b)
        assert strip.gradient(y, b, upstream=np.arange(6.0).reshape(3, 2)).tolist() == [6, 9]

    def test_bad_input(self):
        strip, (x, *_, out) = self.strip()
        with pytest.raises(ValueError, match="watch: expected nodes, got float"):
            strip.watch(3.0)
        with pytest.raises(ValueError, match=r"upstream: expected the shape of the target, \(\), got \(2,\)"):
            strip.gradient(out, x, upstream=[1.0, 2.0])


# --- each derivative three ways ----------------------------------------------------------------------


def layer(L, x, W, b):
    """A layer on a batch, its bias broadcast over the samples, then a softmax: x is (n, d)."""
    return L["softmax"](L["tanh"](x @ L["constant"](W) + L["constant"](b)))


def repeated(L, x, W, b):
    """The same input many times, and a maximum."""
    return L["maximum"](x * x, 3.0 * x) / (L["sigmoid"](x) * x * x + 2.0) + L["constant"](b[:1]) * x


NODES = {
    "softmax": jacobians.probabilities,
    "tanh": backprop.tanh,
    "sigmoid": backprop.sigmoid,
    "maximum": backprop.maximum,
    "constant": np.asarray,
}
NUMPY = {
    "softmax": lambda s: np.exp(s) / np.exp(s).sum(axis=-1, keepdims=True),
    "tanh": np.tanh,
    "sigmoid": lambda s: 1 / (1 + np.exp(-s)),
    "maximum": np.maximum,
    "constant": np.asarray,
}


def library(module):
    if module.__name__ == "torch":
        softmax = lambda s: module.softmax(s, dim=-1)  # noqa: E731
        return {**{k: getattr(module, k) for k in ("tanh", "sigmoid", "maximum")}, "softmax": softmax} | {
            "constant": module.tensor
        }
    return {k: getattr(module, k) for k in ("tanh", "sigmoid", "maximum", "constant")} | {"softmax": module.nn.softmax}


def draw(n, d, m, seed):
    rng = np.random.default_rng(seed)
    x = rng.choice([-1, 1], (n, d)) * rng.uniform(0.2, 2.0, (n, d))  # off the kinks of the maximum, which are 0 and 3
    return x, rng.normal(size=(d, m)) / 2, rng.normal(size=m), rng


@pytest.mark.parametrize("function", [layer, repeated])
@cases(FEW, n=SIZES, d=SIZES, m=st.integers(2, 4), seed=SEEDS)
@pytest.mark.slow
def test_jacobian_and_products_agree_with_every_other_way(tf, torch, function, n, d, m, seed):
    x, W, b, rng = draw(n, d, m, seed)
    T, P = library(tf), library(torch)
    J = jacobian(lambda x: function(T, x, W, b), x).numpy()
    numeric = numerical_jacobian(lambda x: function(NUMPY, x, W, b), x)
    assert disagreement(J, numeric) < 1e-7
    assert disagreement(J, jacobians.jacobian(lambda x: function(NODES, x, W, b), x)) < 1e-12
    theirs = torch.autograd.functional.jacobian(lambda x: function(P, x, W, b), torch.tensor(x))
    assert disagreement(J, theirs.numpy()) < 1e-12

    v, t = rng.normal(size=J.shape[:2]), rng.normal(size=x.shape)
    back = vjp(lambda x: function(T, x, W, b), x, v).numpy()
    forth = jvp(lambda x: function(T, x, W, b), x, t).numpy()
    scale = max(np.abs(J).max(), 0.01)  # a product may cancel, so the matrix sets what counts as small
    assert np.abs(back - np.tensordot(v, J, 2)).max() < 1e-12 * scale * np.abs(v).sum()
    assert np.abs(forth - np.tensordot(J, t, 2)).max() < 1e-12 * scale * np.abs(t).sum()
    assert np.isclose((v * forth).sum(), (back * t).sum(), rtol=1e-9, atol=1e-12)
    [same] = gradients(lambda x: function(T, x, W, b), x, upstream=v)
    assert np.array_equal(same, back)


@cases(FEW, n=SIZES, d=SIZES, m=SIZES, seed=SEEDS)
def test_gradients_by_several_inputs_three_ways(tf, torch, n, d, m, seed):
    """X @ W + b with X in it twice, and b broadcast."""
    x, W, b, rng = draw(n, d, m, seed)
    v = rng.normal(size=(n, m))

    def f(X, W, b):
        return X @ W * 2.0 + b - (X * X) @ W

    ours = [g.numpy() for g in gradients(f, x, W, b, upstream=v)]
    leaves = [torch.tensor(a, requires_grad=True) for a in (x, W, b)]
    f(*leaves).backward(torch.tensor(v))
    nodes = [Node(a) for a in (x, W, b)]
    backprop.backward(f(*nodes), upstream=v)
    for k, (g, leaf, node) in enumerate(zip(ours, leaves, nodes, strict=True)):
        assert disagreement(g, leaf.grad.numpy()) < 1e-12
        assert disagreement(g, node.grad) < 1e-12
        inputs = [x, W, b]

        def moved(a, k=k, inputs=inputs):
            return (v * f(*inputs[:k], a, *inputs[k + 1 :])).sum()

        assert disagreement(g, numerical_jacobian(moved, inputs[k])) < 1e-7


@cases(FEW, seed=SEEDS, order=st.integers(1, 4))
def test_derivatives_of_any_order_three_ways(tf, torch, seed, order):
    x = np.random.default_rng(seed).uniform(-2, 2, 3)
    found = derivatives(tf.sigmoid, x, order)
    assert len(found) == order + 1
    s = torch.tensor(x, requires_grad=True)
    theirs = torch.sigmoid(s)
    for lower, higher in pairwise(found):
        [theirs] = torch.autograd.grad(theirs.sum(), s, create_graph=True)
        assert disagreement(higher, theirs.detach().numpy()) < 1e-12
        assert higher.shape == lower.shape == (3,)
    below = numerical_jacobian(lambda x: derivatives(tf.sigmoid, x, order)[order - 1].numpy(), x)
    assert np.abs(np.diag(below) - found[order]).max() < 1e-7


@cases(FEW, k=st.integers(2, 4), seed=SEEDS)
@pytest.mark.slow
def test_hessian_is_symmetric_and_its_product_needs_no_matrix(tf, k, seed):
    rng = np.random.default_rng(seed)
    A, x, t = rng.normal(size=(k, k)), rng.normal(size=k), rng.normal(size=k)

    def gradient(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(tf.tanh(tf.linalg.matvec(A, x)) ** 2)
        return tape.gradient(y, x)

    H = jacobian(gradient, x).numpy()
    assert np.abs(H - H.T).max() < 1e-12 * max(1, np.abs(H).max())
    assert np.allclose(vjp(gradient, x, t), H @ t, rtol=1e-9, atol=1e-11)
    assert np.allclose(jvp(gradient, x, t), H @ t, rtol=1e-9, atol=1e-11)


@cases(FEW, out=st.sampled_from(SHAPES), into=st.sampled_from(SHAPES))
def test_shape_is_that_of_the_output_then_of_the_input(tf, out, into):
    J = jacobian(lambda x: tf.reduce_sum(x * x) * tf.ones(out, tf.float64), np.ones(into))
    assert J.shape == out + into
    assert (J.numpy() == 2).all()
    assert jacobian(lambda x: tf.zeros(out, tf.float64), np.ones(into)).shape == out + into


# --- what the chapter says about None ----------------------------------------------------------------


def recorded(tf, source, compute, watch=False, **settings):
    with tf.GradientTape() as tape:
        if watch:
            tape.watch(source)
        y = compute(source)
    return tape.gradient(y, source, **settings)


class TestNone:
    def test_only_trainable_variables_are_watched_by_themselves(self, tf):
        def square(x):
            return x * x

        assert float(recorded(tf, tf.Variable(3.0), square)) == 6
        assert recorded(tf, tf.Variable(3.0, trainable=False), square) is None
        assert recorded(tf, tf.constant(3.0), square) is None
        for source in (tf.constant(3.0), tf.Variable(3.0, trainable=False)):
            assert float(recorded(tf, source, square, watch=True)) == 6

    def test_integers_have_no_gradient_and_a_warning_says_so_for_constants_only(self, tf):
        with gradient_tape.said_by_tensorflow() as said:
            assert recorded(tf, tf.constant(3), lambda x: x * x, watch=True) is None
        assert len(said) == 1
        assert "must be floating" in said[0]
        with gradient_tape.said_by_tensorflow() as said:
            assert recorded(tf, tf.Variable(3), lambda x: x * x) is None
        assert said == []

    def test_warnings_go_where_they_went_once_the_block_ends(self):
        import logging

        logger = logging.getLogger("tensorflow")
        before = logger.handlers[:], logger.propagate, logger.level
        with pytest.raises(KeyError), gradient_tape.said_by_tensorflow():
            raise KeyError
        assert (logger.handlers, logger.propagate, logger.level) == before

    def test_numpy_leaves_the_tape_and_a_part_of_the_way_gives_a_wrong_number(self, tf):
        x = tf.Variable(3.0)
        assert recorded(tf, x, lambda x: 2.0 * tf.constant(np.square(x))) is None
        assert float(recorded(tf, x, lambda x: x * np.square(x))) == 9
        assert float(recorded(tf, x, lambda x: x * float(x) ** 2)) == 9
        assert float(recorded(tf, x, lambda x: x * tf.stop_gradient(x * x))) == 9
        assert float(recorded(tf, x, lambda x: x * tf.square(x))) == 27

    def test_what_was_computed_before_the_tape_is_not_on_it(self, tf):
        x = tf.Variable(3.0)
        y = x * x
        with tf.GradientTape() as tape:
            z = 2.0 * y
        assert tape.gradient(z, x) is None

    def test_assigning_over_a_variable_makes_a_tensor(self, tf):
        w = tf.Variable(4.0)
        w = w - 0.25 * recorded(tf, w, lambda w: w * w)
        assert not isinstance(w, tf.Variable)
        assert recorded(tf, w, lambda w: w * w) is None
        w = tf.Variable(4.0)
        for _ in range(3):
            w.assign_sub(0.25 * recorded(tf, w, lambda w: w * w))
        assert isinstance(w, tf.Variable)
        assert w.numpy() == 0.5

    def test_the_tape_keeps_what_it_saw_when_a_variable_changes(self, tf):
        x = tf.Variable(2.0)
        with tf.GradientTape() as tape:
            y = x * x
        x.assign(7.0)
        assert float(tape.gradient(y, x)) == 4

    def test_operations_without_a_slope(self, tf):
        x = tf.Variable([1.4, -2.6])
        assert recorded(tf, x, tf.round) is None
        assert recorded(tf, x, tf.argmax) is None
        assert recorded(tf, x, tf.sign).numpy().tolist() == [0, 0]

    def test_none_is_not_zero_unless_one_asks_for_it(self, tf):
        b = tf.Variable(5.0)
        assert float(recorded(tf, b, lambda b: 0.0 * b + 4.0)) == 0
        assert recorded(tf, b, lambda b: tf.constant(4.0) * 2.0) is None
        zero = tf.UnconnectedGradients.ZERO
        assert float(recorded(tf, b, lambda b: tf.constant(4.0) * 2.0, unconnected_gradients=zero)) == 0


# --- the figures of the chapter ----------------------------------------------------------------------


class TestFiguresOfTheChapter:
    def test_sum_of_ones_squared(self, tf):
        x = tf.ones((2, 2))
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(x)
            z = y * y
        dz_dx, dz_dy = tape.gradient(z, [x, y])
        assert (float(y), float(z), float(dz_dy)) == (4, 16, 8)
        assert dz_dx.numpy().tolist() == [[8, 8], [8, 8]]

    def test_sum_of_squares_squared_three_ways(self, tf, torch):
        values = np.array([[1.0, -2.0], [3.0, 0.5]])
        [ours] = gradients(lambda x: tf.reduce_sum(x * x) ** 2, values, upstream=0.5)
        assert np.allclose(ours, 14.25 * 2 * values, rtol=1e-15)
        x = torch.tensor(values, requires_grad=True)
        ((x * x).sum() ** 2).backward(torch.tensor(0.5))
        assert np.allclose(ours, x.grad, rtol=1e-14)
        node = Node(values)
        backprop.backward(backprop.total(node * node) ** 2, upstream=0.5)
        assert np.allclose(ours, node.grad, rtol=1e-14)

    def test_once_or_persistent(self, tf):
        x = tf.constant(3.0)
        tapes = [tf.GradientTape(), tf.GradientTape(persistent=True)]
        for tape in tapes:
            with tape:
                tape.watch(x)
                y = x * x
                z = y * y
            assert float(tape.gradient(z, x)) == 108
            if tape is tapes[0]:
                with pytest.raises(RuntimeError, match="can only be used to compute one set of gradients"):
                    tape.gradient(y, x)
            else:
                assert float(tape.gradient(y, x)) == 6

    def test_value_in_the_middle_and_when_it_is_lost(self, tf):
        x = tf.constant(3.0)
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            y = x * x
            z = y * y
        again = x * x
        assert y.numpy() == again.numpy()
        assert float(tape.gradient(z, y)) == 18
        assert tape.gradient(z, again) is None
        assert tape.gradient(z, y + 0.0) is None
        with tf.GradientTape() as tape:
            z = again * again  # made before the tape, from something that it did not watch
        assert tape.gradient(z, again) is None

    def test_ones_arrive_at_a_vector_when_nothing_is_said(self, tf):
        x = tf.constant([1.0, 3.0])
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            y = x * x
        assert tape.gradient(y, x).numpy().tolist() == [2, 6]
        assert tape.gradient(y, x, output_gradients=tf.constant([10.0, -1.0])).numpy().tolist() == [20, -6]

    def test_jacobian_and_its_rows(self, tf):
        W = np.array([[1.0, -2.0], [0.5, 1.0], [-0.3, 0.8]])
        x, v = np.array([0.4, -0.2]), np.array([3.0, -1.0, 0.5])

        def f(x):
            return tf.tanh(tf.linalg.matvec(W, x))

        J = jacobian(f, x).numpy()
        assert J.shape == (3, 2)
        assert np.allclose(J, [vjp(f, x, e) for e in np.eye(3)], rtol=1e-14)
        assert np.allclose(J, np.diag(1 - np.tanh(W @ x) ** 2) @ W, rtol=1e-14)
        assert np.allclose(vjp(f, x, v), v @ J, rtol=1e-14)
        X = tf.constant(np.random.default_rng(0).normal(size=(5, 2)))
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(X)
            Y = tf.tanh(X @ W.T)
        full, blocks = tape.jacobian(Y, X).numpy(), tape.batch_jacobian(Y, X).numpy()
        assert (full.shape, blocks.shape) == ((5, 3, 5, 2), (5, 3, 2))
        assert all(np.allclose(full[a, :, a], blocks[a], rtol=1e-14) for a in range(5))
        assert all((full[a, :, b] == 0).all() for a in range(5) for b in range(5) if a != b)

    def test_nested_tapes(self, tf):
        assert [float(d) for d in derivatives(lambda x: x**3, 1.0, 2)] == [1, 3, 6]
        assert [float(d) for d in derivatives(lambda x: 3.0 * x, 1.0, 3)] == [3, 3, 0, 0]

    @pytest.mark.parametrize(("f", "inside"), [(lambda x: x**3, False), (lambda x: 3.0 * x, True)])
    def test_second_derivative_is_none_outside_of_the_outer_tape_and_for_a_straight_line(self, tf, f, inside):
        x = tf.constant(1.0)
        with tf.GradientTape() as outer:
            outer.watch(x)
            with tf.GradientTape() as inner:
                inner.watch(x)
                y = f(x)
            first = inner.gradient(y, x) if inside else None
        first = first if inside else inner.gradient(y, x)
        assert float(first) == 3
        assert outer.gradient(first, x) is None

    def test_hessian_of_the_chapter(self, tf):
        def gradient(x):
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = x[0] ** 2 * x[1] + x[1] * x[2]
            return tape.gradient(y, x)

        assert jacobian(gradient, [1.0, 2.0, -1.0]).numpy().tolist() == [[4, 2, 0], [2, 0, 1], [0, 1, 0]]

    def test_ties_and_kinks(self, tf, torch):
        a, b = gradients(tf.maximum, 4.0, 4.0, upstream=6.0)
        assert (float(a), float(b)) == (6, 0)
        assert vjp(tf.reduce_max, [5.0, 2.0, 5.0], 6.0).numpy().tolist() == [3, 0, 3]
        pair = [torch.tensor(4.0, requires_grad=True) for _ in range(2)]
        torch.maximum(*pair).backward(torch.tensor(6.0))
        assert [float(p.grad) for p in pair] == [3, 3]
        assert [float(vjp(f, 0.0, 1.0)) for f in (tf.nn.relu, tf.abs)] == [0, 0]
        assert np.isposinf(vjp(tf.sqrt, 0.0, 1.0))
        assert np.isnan(vjp(tf.norm, 0.0, 1.0))

    def test_method_that_is_not_called_is_never_equal(self, tf):
        for value in (8.0, 5.0):
            gradient = tf.constant(value)
            assert not gradient.numpy == 8.0
            assert gradient.numpy != 8.0
            assert (gradient.numpy() == 8.0) == (value == 8.0)


class TestKeras:
    def test_sequential_learns_its_inputs_from_the_first_batch(self, tf, keras):
        model = keras.Sequential([keras.layers.Dense(2), keras.layers.Dense(3), keras.layers.Dense(4)])
        assert (len(model.layers), len(model.weights)) == (3, 0)
        x = tf.ones((3, 3))
        out = model(x)
        assert out.shape == (3, 4)
        assert [tuple(w.shape) for w in model.weights] == [(3, 2), (2,), (2, 3), (3,), (3, 4), (4,)]
        assert model.count_params() == 33
        first, second, third = model.layers
        assert np.array_equal(third(second(first(x))), out)

    def test_a_layer_is_a_kernel_on_the_right_and_a_bias(self, keras):
        layer = keras.layers.Dense(2, activation="tanh", dtype="float64")
        X = np.arange(6.0).reshape(2, 3) / 4
        out = layer(X)
        kernel, bias = layer.get_weights()
        assert np.allclose(out, np.tanh(X @ kernel + bias), rtol=1e-14)

    def test_add_and_pop(self, tf, keras):
        model = keras.Sequential()
        for units in (2, 3, 4):
            model.add(keras.layers.Dense(units))
        assert len(model.layers) == 3
        model(tf.ones((3, 3)))
        kept = [w.copy() for w in model.get_weights()[:4]]
        model.pop()
        assert len(model.layers) == 2
        assert model(tf.ones((3, 3))).shape == (3, 3)
        assert all(np.array_equal(a, b) for a, b in zip(kept, model.get_weights(), strict=True))
        model.add(keras.layers.Dense(7))
        assert model(tf.ones((3, 3))).shape == (3, 7)


def iris_network(keras):
    keras.utils.set_random_seed(1)
    layers = [keras.layers.Dense(6, activation="tanh", dtype="float64"), keras.layers.Dense(3, dtype="float64")]
    return keras.Sequential([keras.Input((4,), dtype="float64"), *layers])


def apart(model, weights) -> float:
    return max(np.abs(a - b).max() for a, b in zip(model.get_weights(), weights, strict=True))


def irises():
    flowers = datasets.iris()
    return (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0), flowers.y


def iris_loss(keras):
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True, dtype="float64")


class TestTrainStep:
    @pytest.mark.parametrize("name", ["SGD", "Adam"])
    def test_is_the_step_of_keras(self, keras, name):
        X, y = irises()
        mine, theirs = iris_network(keras), iris_network(keras)
        start = mine.get_weights()
        theirs.compile(getattr(keras.optimizers, name)(0.1), iris_loss(keras))
        optimizer = getattr(keras.optimizers, name)(0.1)
        for _ in range(3):
            J = train_step(mine, optimizer, iris_loss(keras), X, y)
            assert np.isclose(J, theirs.train_on_batch(X, y), rtol=1e-6)
        assert apart(mine, theirs.get_weights()) < 1e-12
        assert apart(mine, start) > 0.05

    def test_is_the_step_of_fit(self, keras):
        X, y = irises()
        mine, theirs = iris_network(keras), iris_network(keras)
        theirs.compile(keras.optimizers.SGD(0.5), iris_loss(keras))
        theirs.fit(X, y, batch_size=150, epochs=2, verbose=0)
        learn(mine, keras.optimizers.SGD(0.5), iris_loss(keras), X, y, steps=2)
        assert apart(mine, theirs.get_weights()) < 1e-7  # `fit` reads its data in float32

    def test_is_the_step_of_numpy_and_of_pytorch(self, tf, keras, torch):
        X, y = irises()
        net = MLP([4, 6, 3], "tanh", "cross_entropy", rng=np.random.default_rng(4))
        U1, U2 = (U.copy() for U in net.layers)
        model = iris_network(keras)
        model.set_weights([U1[:, 1:].T, U1[:, 0], U2[:, 1:].T, U2[:, 0]])
        A, B = (torch.tensor(U, requires_grad=True) for U in (U1, U2))
        hidden = torch.tanh(torch.tensor(X) @ A[:, 1:].T + A[:, 0])
        cost = torch.nn.functional.cross_entropy(hidden @ B[:, 1:].T + B[:, 0], torch.tensor(y))
        cost.backward()

        before = net.cost(X, one_hot(y, 3))
        SGD(0.5).update(net.layers, net.gradients(X, one_hot(y, 3)))
        J = train_step(model, keras.optimizers.SGD(0.5), iris_loss(keras), X, y)
        assert np.allclose([J, cost.item()], before, rtol=1e-12)
        W1, b1, W2, b2 = model.get_weights()
        for ours, kernel, bias, parameter in ((net.layers[0], W1, b1, A), (net.layers[1], W2, b2, B)):
            assert np.allclose(ours, np.column_stack([bias, kernel.T]), rtol=1e-10, atol=1e-14)
            assert np.allclose(ours, (parameter - 0.5 * parameter.grad).detach(), rtol=1e-10, atol=1e-14)

    def test_gradient_of_every_variable_by_central_differences(self, tf, keras):
        X, y = irises()
        model, loss = iris_network(keras), iris_loss(keras)
        rate, start = 0.5, model.get_weights()
        train_step(model, keras.optimizers.SGD(rate), loss, X, y)
        found = [(a - b) / rate for a, b in zip(start, model.get_weights(), strict=True)]
        for k, gradient in enumerate(found):

            def cost(weight, k=k):
                model.set_weights([*start[:k], weight, *start[k + 1 :]])
                return float(loss(y, model(X)))

            numeric = numerical_jacobian(cost, start[k])
            assert relative_error(gradient, numeric)[np.abs(numeric) > 1e-3].max() < 1e-7

    @pytest.mark.slow
    def test_learning_on_the_irises(self, keras):
        X, y = irises()
        model = iris_network(keras)
        losses = learn(model, keras.optimizers.SGD(0.5), iris_loss(keras), X, y, steps=100)
        assert len(losses) == 101
        assert losses[-1] < losses[0] / 5
        assert (model(X).numpy().argmax(axis=1) == y).sum() > 140

    def test_layers_are_told_that_they_are_trained(self, tf, keras):
        """Batch norm moves its running means in training only."""
        model = keras.Sequential([keras.Input((4,)), keras.layers.BatchNormalization(), keras.layers.Dense(3)])
        X, y = irises()
        before = [w.numpy() for w in model.non_trainable_variables]
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        train_step(model, keras.optimizers.SGD(0.1), loss, (2.0 * X + 1.0).astype("float32"), y)
        after = [w.numpy() for w in model.non_trainable_variables]
        assert all(np.abs(a - b).max() > 1e-3 for a, b in zip(before, after, strict=True))

    def test_loss_that_left_tensorflow_is_named(self, tf, keras):
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="lost")])
        X, y = irises()
        start = model.get_weights()
        with pytest.raises(ValueError, match=r"loss: it does not depend on .*lost/kernel; was it computed outside"):
            train_step(
                model, keras.optimizers.SGD(0.1), lambda y, o: tf.constant(np.mean(o.numpy())), X.astype("float32"), y
            )
        assert all(np.array_equal(a, b) for a, b in zip(start, model.get_weights(), strict=True))


class TestBadInput:
    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (lambda tf: gradients(lambda a, b: a * b, 2.0, 3), r"xs\[1\]: gradients need floating-point .* not int32"),
            (lambda tf: gradients(lambda a: a, [[1.0], [1.0, 2.0]]), r"xs\[0\]: expected numbers in a regular array"),
            (lambda tf: gradients(lambda a: None, 2.0), r"f: expected a function that returns a tensor, got NoneType"),
            (lambda tf: gradients(np.square, 2.0), r"f: expected .* got float32, which no tape records"),
            (lambda tf: gradients(tf.square, [1.0, 2.0]), r"upstream: f returned the shape \(2,\); pass a gradient"),
            (lambda tf: gradients(tf.square, [1.0, 2.0], upstream=1.0), r"upstream: expected the shape \(2,\), got"),
            (lambda tf: vjp(tf.square, [1.0, 2.0], [1.0]), r"v: expected the shape \(2,\), got \(1,\)"),
            (lambda tf: vjp(tf.square, [1.0], [np.nan]), r"v: expected finite numbers"),
            (lambda tf: vjp(tf.square, [1], [1.0]), r"x: gradients need floating-point numbers, not int32"),
            (lambda tf: jvp(tf.square, [1.0, 2.0], [1.0]), r"t: expected the shape \(2,\), got \(1,\)"),
            (lambda tf: jvp(np.square, [1.0], [1.0]), r"f: expected a function that returns a tensor, got ndarray"),
            (lambda tf: jacobian(tf.square, "one"), r"x: gradients need floating-point numbers, not string"),
            (lambda tf: jacobian(lambda x: 3.0, [1.0]), r"f: expected a function that returns a tensor, got float"),
            (lambda tf: derivatives(tf.square, 1.0, 0), r"order: expected a whole number of at least 1, got 0"),
            (lambda tf: derivatives(tf.square, 1, 1), r"x: gradients need floating-point numbers"),
            (lambda tf: learn(None, None, None, [[1.0]], [1], steps=0), r"steps: expected a whole number of at least"),
        ],
    )
    def test_error_names_the_argument(self, tf, call, message):
        with pytest.raises(ValueError, match=message):
            call(tf)

    def test_same_tensor_given_twice_has_two_gradients(self, tf):
        t = tf.constant(3.0)
        assert [float(g) for g in gradients(lambda a, b: a * a * b, t, t, upstream=2.0)] == [36, 18]

    def test_precision_is_kept(self, tf):
        assert jacobian(tf.square, np.array([1.0])).dtype == tf.float64
        assert jacobian(tf.square, [1.0]).dtype == tf.float32
        assert vjp(tf.square, tf.Variable([2.0]), [3.0]).numpy().tolist() == [12]

    def test_no_dependence_is_none_for_gradients_and_zero_for_the_products(self, tf):
        first, second = gradients(lambda a, b: a * a, 2.0, 5.0)
        assert float(first) == 4
        assert second is None
        assert vjp(lambda x: tf.ones(2), [1.0], [3.0, 4.0]).numpy().tolist() == [0]
        assert jvp(lambda x: tf.ones(2), [1.0], [3.0]).numpy().tolist() == [0, 0]
        assert jacobian(lambda x: tf.ones(2), [1.0]).numpy().tolist() == [[0], [0]]


class TestPicture:
    def test_every_row_says_its_value_and_its_gradient(self):
        strip, (*_, out) = TestTape().strip()
        picture = plots.gradient_tape.tape(strip, out, upstream=2.0, alt="A tape with four rows.")
        assert ElementTree.fromstring(picture.svg()).get("role") == "img"
        told = []
        picture.draw(_Axes(told))
        for text in ("watch x", "x × x", "(1) + 25", "(2) × (1)", "306", "516", "86", "18"):
            assert text in told

    def test_row_without_a_gradient_says_none(self):
        x, y = Node(3.0, "x"), Node(2.0, "y")
        with Tape(persistent=True) as strip:
            strip.watch(x, y)
            out = strip.record(backprop.tanh, x)
        told = []
        plots.gradient_tape.tape(strip, out, alt="A tape with three rows.").draw(_Axes(told))
        assert told.count("None") == 1
        assert "tanh x" in told


class _Axes:
    """Axes that note the text drawn on them."""

    def __init__(self, told):
        self.told = told

    def text(self, x, y, text, **_):
        self.told.append(text)

    def __getattr__(self, name):
        return lambda *args, **settings: None


# --- Keras beyond the tape: the further page ---------------------------------------------------------


def numbers(weights) -> int:
    return sum(int(np.prod(w.shape)) for w in weights)


class TestCounts:
    @pytest.mark.parametrize(("inputs", "width"), [(4, 8), (3, 5), (7, 2)])
    def test_a_summary_can_be_counted_by_hand(self, keras, inputs, width):
        layers = [keras.layers.Dense(width), keras.layers.BatchNormalization(), keras.layers.Dropout(0.2)]
        model = keras.Sequential([keras.Input((inputs,)), *layers, keras.layers.Dense(3)])
        by_hand = [inputs * width + width, 4 * width, 0, 3 * width + 3]
        assert [layer.count_params() for layer in model.layers] == by_hand
        assert numbers(model.non_trainable_weights) == 2 * width
        assert numbers(model.trainable_weights) == sum(by_hand) - 2 * width
        said = []
        model.summary(print_fn=said.append)
        assert f"Total params: {sum(by_hand)} ({4 * sum(by_hand)}.00 B)" in said[0]
        assert f"Non-trainable params: {2 * width} " in said[0]
        model.layers[0].trainable = False
        assert numbers(model.trainable_weights) == sum(by_hand) - 2 * width - by_hand[0]

    def test_adam_keeps_two_numbers_for_each_trainable_parameter_and_two_more(self, keras):
        model = keras.Sequential([keras.Input((2,)), keras.layers.BatchNormalization(), keras.layers.Dense(3)])
        optimizer = keras.optimizers.Adam()
        optimizer.build(model.trainable_variables)
        assert numbers(optimizer.variables) == 2 * (4 + 9) + 2


class TestFunctionalApi:
    def network(self, keras):
        keras.utils.set_random_seed(0)
        x, z = keras.Input((2,), name="x", dtype="float64"), keras.Input((3,), name="z", dtype="float64")
        both = keras.layers.Concatenate(name="both", dtype="float64")([x, z])
        inner = keras.layers.Dense(5, "tanh", name="inner", dtype="float64")(both)
        total = keras.layers.Add(name="total", dtype="float64")([both, inner])
        return keras.Model([x, z], keras.layers.Dense(4, name="out")(total))

    def test_the_drawing_tells_names_kinds_shapes_and_parameters(self, keras):
        net = self.network(keras)
        picture = plots.gradient_tape.model(net, alt="Two inputs are joined, and an arrow goes past a layer.")
        assert ElementTree.fromstring(picture.svg()).get("role") == "img"
        told = []
        picture.draw(_Axes(told))
        assert told[::2] == [
            "x: Input",
            "z: Input",
            "both: Concatenate",
            "inner: Dense",
            "total: Add",
            "out: Dense",
        ]
        assert told[1::2] == [
            "(None, 2)",
            "(None, 3)",
            "(None, 5)",
            "(None, 5), 30 parameters",
            "(None, 5)",
            "(None, 4), 24 parameters",
        ]

    def test_layers_stand_below_what_they_read_and_every_connection_is_an_arrow(self, keras):
        rows, arrows = plots.gradient_tape._places(self.network(keras))
        assert [[layer.name for layer in row] for row in rows] == [["x", "z"], ["both"], ["inner"], ["total"], ["out"]]
        assert sorted(arrows) == [
            ("both", "inner"),
            ("both", "total"),
            ("inner", "total"),
            ("total", "out"),
            ("x", "both"),
            ("z", "both"),
        ]

    def test_arrows_run_from_box_to_box_and_past_a_row_at_its_side(self, keras, monkeypatch):
        arrows, ax = [], Figure().subplots()
        monkeypatch.setattr(plots.gradient_tape, "draw_arrow", lambda _, a, b, **__: arrows.append((*a, *b)))
        plots.gradient_tape.model(self.network(keras), alt="Two inputs, and an arrow past a layer.").draw(ax)
        outlines = [patch.get_bbox() for patch in ax.patches if patch.get_facecolor()[3] == 0]
        names = [text.get_text().split(":")[0] for text in ax.texts[::2]]
        boxes = dict(zip(names, outlines, strict=True))
        middles = {name: ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for name, box in boxes.items()}
        down = [("x", "both"), ("z", "both"), ("both", "inner"), ("inner", "total"), ("total", "out")]
        straight = [(middles[a][0], boxes[a].y0, middles[b][0], boxes[b].y1) for a, b in down]
        [line] = ax.lines
        start, (side, _), _ = line.get_xydata()
        assert side > boxes["inner"].x1
        assert np.allclose(start, (boxes["both"].x1, middles["both"][1]))
        assert np.allclose(line.get_xydata()[1:], [(side, middles[name][1]) for name in ("both", "total")])
        past = (side, middles["total"][1], boxes["total"].x1, middles["total"][1])
        assert np.allclose(sorted(arrows), sorted([*straight, past]))

    def test_a_chain_can_be_drawn_and_what_is_not_built_cannot(self, keras):
        chain = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, name="a"), keras.layers.Dense(2, name="b")])
        assert plots.gradient_tape._places(chain)[1] == [("a", "b")]
        for wrong in (keras.Sequential([keras.layers.Dense(2)]), "a name"):
            with pytest.raises(ValueError, match=r"^network: expected a Keras model whose shapes are known"):
                plots.gradient_tape.model(wrong, alt="A model that nobody can draw.")

    def test_the_jacobian_past_a_skip_connection_three_ways(self, tf, keras):
        layer = keras.layers.Dense(3, "tanh", dtype="float64")
        x = np.array([0.3, -0.8, 0.5])
        summed = lambda x: x + layer(x[None])[0]  # noqa: E731
        found = jacobian(summed, x).numpy()
        W, b = layer.get_weights()
        assert disagreement(found, np.eye(3) + ((1 - np.tanh(x @ W + b) ** 2) * W).T) < 1e-12
        assert disagreement(found, numerical_jacobian(lambda x: x + np.tanh(x @ W + b), x)) < 1e-7

    def test_add_refuses_other_widths_but_broadcasts_a_single_column(self, keras):
        with pytest.raises(ValueError, match="incompatible shapes"):
            keras.layers.Add()([keras.Input((3,)), keras.Input((5,))])
        assert keras.layers.Add()([keras.Input((1,)), keras.Input((5,))]).shape == (None, 5)
        assert keras.layers.Concatenate()([keras.Input((4,)), keras.Input((6,))]).shape == (None, 10)


class TestTracing:
    def calls(self, tf, arguments, **options):
        """The number of traces that Python saw, checked against TensorFlow's own count."""
        seen = []

        @tf.function(**options)
        def times(x, n):
            seen.append(1)
            return tf.cast(n, x.dtype) * x

        with gradient_tape.said_by_tensorflow():
            results = [times(x, n).numpy().tolist() for x, n in arguments]
        assert results == [(np.asarray(x) * float(n)).tolist() for x, n in arguments]
        assert times.experimental_get_tracing_count() == len(seen)
        return len(seen)

    def test_what_makes_a_new_trace(self, tf):
        one = tf.constant([1.0])
        assert self.calls(tf, [(one, tf.constant(k)) for k in range(1, 6)]) == 1
        assert self.calls(tf, [(k * one, 2) for k in range(1, 6)]) == 1
        assert self.calls(tf, [(one, k) for k in range(1, 6)]) == 5
        assert self.calls(tf, [(one, k) for k in (1, 2, 1, 2, 1)]) == 2
        assert self.calls(tf, [(tf.ones(k), 2) for k in range(1, 6)]) == 5
        assert self.calls(tf, [(one, 2), (tf.cast(one, tf.float64), 2)]) == 2
        assert self.calls(tf, [(one, 2), (one, tf.constant(2))]) == 2

    def test_a_signature_and_relaxed_shapes_avoid_it(self, tf):
        shapes = [(tf.ones(k), 2.0) for k in range(1, 6)]
        signature = [tf.TensorSpec([None], tf.float32), tf.TensorSpec([], tf.float32)]
        assert self.calls(tf, shapes, input_signature=signature) == 1
        assert self.calls(tf, [(tf.ones(1), float(k)) for k in range(1, 6)], input_signature=signature) == 1
        assert self.calls(tf, shapes, reduce_retracing=True) == 2
        with pytest.raises(TypeError, match="Can not cast"):
            self.calls(tf, [(tf.ones((2, 2)), 1.0)], input_signature=signature)

    def test_both_branches_are_traced_and_the_right_one_is_computed(self, tf):
        seen = []

        @tf.function
        def leaky(x):
            if x > 0:
                seen.append("positive")
                y = x
            else:
                seen.append("negative")
                y = 0.1 * x
            return y

        for at, slope in ((3.0, 1.0), (-3.0, 0.1)):
            value, [found] = float(leaky(tf.constant(at))), gradients(leaky, at)
            assert np.isclose(value, slope * at)
            assert np.isclose(found, slope)
        assert seen == ["positive", "negative"]

    def test_what_python_does_happens_once_and_what_tensorflow_does_at_each_call(self, tf):
        rng, drawn, counter = np.random.default_rng(0), [], tf.Variable(0)

        @tf.function
        def noisy(x):
            drawn.append(rng.normal())
            counter.assign_add(1)
            return x + drawn[-1]

        found = {float(noisy(tf.constant(float(k)))) - k for k in range(4)}
        assert len(drawn) == 1
        assert np.allclose(list(found), drawn[0])
        assert int(counter) == 4

    def test_a_variable_cannot_be_created_inside(self, tf):
        @tf.function
        def forgetful(x):
            return tf.Variable(2.0) * x

        with pytest.raises(ValueError, match=r"only supports singleton tf\.Variables created on the first call"):
            forgetful(tf.constant(1.0))

    @pytest.mark.slow
    def test_python_loops_are_written_out_and_tensor_loops_are_not(self, tf):
        def size(loop):
            @tf.function
            def grown(x):
                for _ in loop():
                    x = 1.1 * x
                return x

            return len(grown.get_concrete_function(tf.constant(1.0)).graph.get_operations())

        assert size(lambda: range(100)) - size(lambda: range(10)) == 2 * 90
        assert size(lambda: tf.range(100)) == size(lambda: tf.range(10))

    @pytest.mark.parametrize("seed", [0, 1])
    def test_gradients_through_a_function_three_ways(self, tf, torch, seed):
        x = np.random.default_rng(seed).normal(size=5)
        f = tf.function(lambda x: tf.reduce_sum(tf.tanh(x) * x**2))
        [found] = gradients(f, x)
        [plain] = gradients(lambda x: tf.reduce_sum(tf.tanh(x) * x**2), x)
        inside = tf.function(lambda x: gradients(f, x)[0])(tf.constant(x))
        leaf = torch.tensor(x, requires_grad=True)
        (torch.tanh(leaf) * leaf**2).sum().backward()
        by_hand = (1 - np.tanh(x) ** 2) * x**2 + 2 * x * np.tanh(x)
        for other in (plain, inside, leaf.grad, by_hand):
            assert disagreement(found, other) < 1e-14


class TestStepInsideFit:
    @pytest.fixture
    def page(self):
        """The page's own imports, functions and classes, from its visible cells, without any of its runs."""
        text = (Path(__file__).parent.parent / "book" / "gradient_tape_keras.md").read_text(encoding="utf-8")
        namespace: dict = {"python_was_here": []}
        for cell in re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", text, re.S | re.M):
            if not cell.startswith(":tags:"):
                definitions = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef
                kept = [part for part in ast.parse(cell).body if isinstance(part, definitions)]
                exec(compile(ast.Module(kept, []), "gradient_tape_keras.md", "exec"), namespace)
        return SimpleNamespace(**namespace)

    def flowers(self):
        data = datasets.iris()
        order = np.random.default_rng(0).permutation(150)
        return ((data.X - data.X.mean(axis=0)) / data.X.std(axis=0))[order], data.y[order]

    def test_the_gradient_of_the_penalty_three_ways(self, page, tf, keras, torch):
        X, y = (part[:9] for part in self.flowers())
        layer = keras.layers.Dense(3, dtype="float64")
        layer.build((None, 4))
        W, b = (a.copy() for a in layer.get_weights())
        with tf.GradientTape() as tape:
            J = page.steady_objective(layer, tf.constant(X), y)
        found = tape.gradient(J, layer.kernel).numpy()

        def by_formula(W):  # the gradient of a sample's cross-entropy by the input is W (p - one-hot)
            s = X @ W + b
            p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
            by_input = (p - one_hot(y, 3)) @ W.T
            return np.mean(-np.log(p[np.arange(9), y]) + 0.5 * (by_input**2).sum(axis=1))

        assert np.isclose(by_formula(W), float(J), rtol=1e-12)
        measured = numerical_jacobian(lambda w: np.array([by_formula(w.reshape(4, 3))]), W.ravel()).reshape(4, 3)
        assert disagreement(found, measured) < 1e-6
        leaf, x = torch.tensor(W, requires_grad=True), torch.tensor(X, requires_grad=True)
        each = torch.nn.functional.cross_entropy(x @ leaf + torch.tensor(b), torch.tensor(y), reduction="none")
        [by_input] = torch.autograd.grad(each.sum(), x, create_graph=True)
        (each + 0.5 * (by_input**2).sum(dim=1)).mean().backward()
        assert disagreement(found, leaf.grad.numpy()) < 1e-12

    def test_fit_with_it_is_the_loop_by_hand_and_is_traced_once(self, page, tf, keras):
        pairs = tf.data.Dataset.from_tensor_slices(self.flowers()).batch(32)
        steady, twin = page.network(page.Steady), page.network(keras.Model)
        steady.seen = keras.metrics.Mean("objective", dtype="float64")
        steady.compile(keras.optimizers.SGD(0.5))
        told = steady.fit(pairs, epochs=3, shuffle=False, verbose=0).history["objective"]
        assert [tuple(shape) for shape in page.python_was_here] == [(None, 4)]
        ours = []
        for _ in range(3):
            sums = 0.0
            for x, y in pairs:
                with tf.GradientTape() as tape:
                    J = page.steady_objective(twin, x, y)
                variables = twin.trainable_variables
                for variable, g in zip(variables, tape.gradient(J, variables), strict=True):
                    variable.assign_sub(0.5 * g)
                sums += float(J) * len(x)
            ours.append(sums / 150)
        assert np.abs(np.array(told) - ours).max() < 1e-12
        assert ours[-1] < ours[0] - 0.3
        for a, b in zip(steady.get_weights(), twin.get_weights(), strict=True):
            assert np.abs(a - b).max() < 1e-12


@pytest.mark.slow
def test_early_stopping_puts_the_weights_of_the_best_epoch_back(keras):
    X, y = TestStepInsideFit().flowers()
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(64, "tanh"), keras.layers.Dense(3)])
    model.compile(keras.optimizers.Adam(0.05), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    kept = []
    note = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: kept.append(model.get_weights()))
    stop = keras.callbacks.EarlyStopping("val_loss", patience=3, restore_best_weights=True)
    val = model.fit(
        X[:24],
        y[:24],
        epochs=60,
        batch_size=24,
        verbose=0,
        validation_data=(X[24:90], y[24:90]),
        callbacks=[note, stop],
    ).history["val_loss"]
    best = int(np.argmin(val))
    assert len(val) == len(kept) == best + 1 + 3
    assert all(np.array_equal(a, b) for a, b in zip(model.get_weights(), kept[best], strict=True))
    assert not np.array_equal(model.get_weights()[0], kept[-1][0])


def test_the_backend_is_chosen_when_keras_is_imported(tf, keras, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    assert keras.backend.backend() == "tensorflow"
    assert isinstance(keras.ops.ones(2), tf.Tensor)


@pytest.mark.slow
def test_another_backend_computes_the_same_outputs(keras):
    net = TestFunctionalApi().network(keras)
    x, z = np.ones((3, 2)), np.linspace(-1, 1, 9).reshape(3, 3)
    program = (
        "import json, sys, keras, numpy as np\n"
        "config, weights, x, z = json.load(sys.stdin)\n"
        "net = keras.models.model_from_json(config)\n"
        "net.set_weights([np.array(w) for w in weights])\n"
        "out = net([np.array(x), np.array(z)])\n"
        "print(json.dumps([keras.backend.backend(), keras.ops.convert_to_numpy(out).tolist()]))"
    )
    sent = json.dumps([net.to_json(), [w.tolist() for w in net.get_weights()], x.tolist(), z.tolist()])
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=sent,
        text=True,
        capture_output=True,
        check=True,
        env=os.environ | {"KERAS_BACKEND": "torch"},
    )
    backend, there = json.loads(run.stdout.splitlines()[-1])
    assert backend == "torch"
    assert np.abs(np.array(there) - net([x, z]).numpy()).max() < 1e-6
