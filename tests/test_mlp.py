"""Chapter 4: XOR by hand, regions and corners, approximation, and a network that learns, with every figure claimed."""

import sys
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mlcourse import datasets, optimisers, plots
from mlcourse.activations import ACTIVATIONS, sigmoid
from mlcourse.datasets import moons
from mlcourse.delta_rule import fit_perceptron, max_margin
from mlcourse.gradcheck import check_gradient, numerical_gradient, relative_error
from mlcourse.mlp import (
    MLP,
    XOR_BY_HAND,
    accuracy,
    bump,
    count_regions,
    fit_with_patience,
    hidden_space,
    one_hot,
    random_hidden,
    staircase,
)
from mlcourse.neurons import parameter_count
from mlcourse.optimisers import SGD, Adam
from mlcourse.perceptron import augment, predict, step
from mlcourse.plots.tiles import signed

AGREE = 1e-7
LOSSES = ["squared", "cross_entropy"]
SMOOTH = ["sigmoid", "tanh", "softplus"]
KINKED = ["relu", "leaky_relu"]
X, XOR = datasets.truth_table("XOR")
TARGET = XOR[:, None]

# Two cores are shared: how long an example takes says nothing about the code.
relaxed = settings(deadline=None)
seeds = st.integers(0, 2**32 - 1)
sizes = st.lists(st.integers(1, 5), min_size=2, max_size=5)


def problem(sizes, hidden, loss, seed, n=5):
    """Return a network with biases that matter, samples of which two are equal, and targets."""
    rng = np.random.default_rng(seed)
    net = MLP(sizes, hidden=hidden, loss=loss, rng=rng)
    for U in net.layers:
        U[:, 0] = rng.normal(0, 0.5, len(U))
    samples = rng.normal(size=(n, sizes[0]))
    samples[-1] = samples[0]
    if loss == "squared":
        return net, samples, rng.uniform(0, 1, (n, sizes[-1]))
    return net, samples, one_hot(rng.integers(0, sizes[-1], n), sizes[-1])


def line(w):
    return np.asarray(w, dtype=float)


# --- no line does it ---------------------------------------------------------------------------------


@relaxed
@given(st.tuples(*[st.integers(-1000, 1000)] * 3))
def test_no_line_gets_more_than_three_of_xor(w):
    assert (predict(X, line(w)) == 2 * XOR - 1).sum() <= 3


@relaxed
@given(st.tuples(*[st.integers(-1000, 1000)] * 3))
def test_the_four_inequalities_contradict_each_other(w):
    s = augment(X) @ line(w)
    # The sums at two opposite corners add up to those at the other two: both pairs cannot differ in sign.
    assert s[0] + s[3] == s[1] + s[2]
    assert not (s[0] < 0 and s[3] < 0 and s[1] >= 0 and s[2] >= 0)


def test_grid_of_lines_gets_three_of_four_at_best():
    w = np.linspace(-2, 2, 41)
    lines = np.stack(np.meshgrid(w, w, w), axis=-1).reshape(-1, 3)
    right = (step(lines @ augment(X).T) == 2 * XOR - 1).sum(axis=1)
    assert right.max() == 3


def test_perceptron_rule_never_settles_on_xor():
    history = fit_perceptron(X, 2 * XOR - 1, epochs=1000)
    assert not history.converged
    assert history.errors.min() > 0
    assert max_margin(X, 2 * XOR - 1)[1] == 0


# --- a new space ----------------------------------------------------------------------------------------


def test_two_perceptrons_and_a_third_compute_xor():
    U1, U2 = XOR_BY_HAND
    z = hidden_space(X, U1)
    assert z.tolist() == [[-1, 1], [1, 1], [1, 1], [1, -1]]
    assert hidden_space(z, U2)[:, 0].tolist() == (2 * XOR - 1).tolist()


def test_new_space_is_separable_and_the_old_one_is_not():
    assert max_margin(hidden_space(X, XOR_BY_HAND[0]), 2 * XOR - 1)[1] > 0.1


def test_or_and_and_serve_as_well():
    z = hidden_space(X, [[-0.2, 0.5, 0.5], [-0.7, 0.5, 0.5]])
    assert hidden_space(z, [[-1, 1, -1]])[:, 0].tolist() == (2 * XOR - 1).tolist()


@relaxed
@given(seeds)
def test_linear_layers_collapse_into_one(seed):
    rng = np.random.default_rng(seed)
    A, B, samples = rng.normal(size=(5, 4)), rng.normal(size=(2, 6)), rng.normal(size=(7, 3))
    one = B[:, 1:] @ A
    one[:, 0] += B[:, 0]
    assert np.allclose(augment(augment(samples) @ A.T) @ B.T, augment(samples) @ one.T)


def test_network_by_hand_with_sigmoids_has_the_confidence_of_the_text():
    net = MLP([2, 2, 1])
    net.layers = [10 * XOR_BY_HAND[0], 10 * np.array([[-0.7, 0.5, 0.5]])]
    assert net.predict(X)[:, 0].round(2).tolist() == [0.2, 0.9, 0.9, 0.15]
    assert accuracy(net.predict(X), TARGET) == 1


# --- regions and corners -------------------------------------------------------------------------------

THREE = [[-0.2, 1.0, 0.0], [-0.2, 0.0, 1.0], [1.2, -1.0, -1.0]]


def test_three_lines_make_seven_regions_counted_and_sampled():
    points = np.random.default_rng(0).uniform(-9, 9, (40_000, 2))
    corners = np.unique(hidden_space(points, THREE), axis=0)
    assert count_regions(THREE) == len(corners) == 7
    assert [-1, -1, -1] not in corners.tolist()


@pytest.mark.parametrize(
    ("lines", "regions"),
    [
        ([[0, 1, 0]], 2),
        ([[0, 1, 0], [-1, 1, 0], [-2, 1, 0]], 4),
        ([[0, 1, 0], [0, 0, 1], [0, 1, 1]], 6),
        ([[0, 1, 0], [0, 2, 0], [0, -3, 0]], 2),
        ([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]], 9),
        ([[0, 0, 1], [0, 0.001, 1]], 4),
    ],
)
def test_parallel_concurrent_and_equal_lines_make_fewer(lines, regions):
    assert count_regions(lines) == regions


whole = st.integers(-3, 3)
some_lines = st.lists(st.tuples(whole, whole, whole).filter(lambda w: w[1] or w[2]), min_size=1, max_size=5)


def witnesses(lines):
    """Return points of which every region of the plane has one at least, found with exact arithmetic.

    Unless all lines are parallel, each region has a crossing of two lines on its edge; around a crossing the regions
    lie between neighbouring directions of the lines through it.
    """
    points, near = [], 1e-4
    for v, w in combinations(lines, 2):
        det = v[1] * w[2] - v[2] * w[1]
        if det:
            crossing = [Fraction(v[2] * w[0] - w[2] * v[0], det), Fraction(w[1] * v[0] - v[1] * w[0], det)]
            through = [u for u in lines if u[0] + u[1] * crossing[0] + u[2] * crossing[1] == 0]
            angles = sorted({np.arctan2(u[1], -u[2]) % np.pi for u in through})
            angles = [a for a in angles if a > 1e-9] + ([0.0] if angles[0] <= 1e-9 else [])
            # Lines that coincide have angles that differ by rounding, and a point between these would lie on both.
            angles = sorted(angles)
            angles = [a for a, before in zip(angles, [-1.0, *angles], strict=False) if a - before > 1e-9]
            angles = sorted(angles + [a + np.pi for a in angles])
            between = [(a + b) / 2 for a, b in pairwise([*angles, angles[0] + 2 * np.pi])]
            points += [[float(crossing[0]) + near * np.cos(t), float(crossing[1]) + near * np.sin(t)] for t in between]
    if not points:
        for w in lines:
            normal = np.array(w[1:]) / np.dot(w[1:], w[1:])
            points += [-w[0] * normal + near * side * normal for side in (-1, 1)]
    return np.array(points)


@relaxed
@given(some_lines)
def test_regions_are_as_many_as_the_corners_that_points_reach(lines):
    assert count_regions(lines) == len(np.unique(hidden_space(witnesses(lines), lines), axis=0))


@relaxed
@given(some_lines, st.lists(st.sampled_from([-2.0, 0.5, 3.0]), min_size=5, max_size=5), st.randoms())
def test_regions_do_not_depend_on_scale_sign_and_order(lines, scale, random):
    others = [[a * v for v in w] for a, w in zip(scale, lines, strict=False)]
    random.shuffle(others)
    assert count_regions(others) == count_regions(lines)
    p = len(lines)
    assert count_regions(lines) <= 1 + p + p * (p - 1) // 2


@relaxed
@given(seeds, st.integers(1, 5))
def test_as_many_inputs_as_perceptrons_can_reach_every_corner(seed, p):
    rng = np.random.default_rng(seed)
    W = rng.normal(size=(p, p))
    assume(abs(np.linalg.det(W)) > 1e-3)
    U = np.column_stack([rng.normal(size=p), W])
    wanted = np.array(np.meshgrid(*[[-1, 1]] * p)).reshape(p, -1).T
    points = np.linalg.solve(W, (wanted - U[:, 0]).T).T
    assert len(np.unique(hidden_space(points, U), axis=0)) == 2**p


@relaxed
@given(seeds, st.floats(0.1, 50))
def test_smooth_layers_map_each_region_into_the_part_next_to_its_corner(seed, slope):
    rng = np.random.default_rng(seed)
    U, points = rng.normal(size=(3, 3)), rng.normal(size=(50, 2))
    z = sigmoid(slope * augment(points) @ U.T)
    assert np.array_equal(np.where(z >= 0.5, 1, -1), hidden_space(points, U))


# --- any function ---------------------------------------------------------------------------------------


def f(x):
    return np.sin(6 * x) + 0.4 * np.cos(17 * x)


def test_bumps_halve_the_error_with_each_doubling():
    x = np.linspace(0, 1, 1001)
    error = np.array([np.sqrt(np.mean((staircase(f, x, p) - f(x)) ** 2)) for p in (4, 8, 16, 32, 64, 128)])
    assert (error[:-1] / error[1:] > 1.5).all()
    assert error[-1] < 0.02


def test_staircase_is_a_two_layer_perceptron_with_twice_as_many_hidden_neurons():
    x, p, slope = np.linspace(0, 1, 57), 6, 300.0
    edges = np.linspace(0, 1, p + 1)
    a = np.concatenate([edges[:-1], edges[1:]])
    U1 = np.column_stack([-slope * a, np.full(2 * p, slope)])
    heights = f((edges[:-1] + edges[1:]) / 2)
    U2 = np.concatenate([[0.0], heights, -heights])
    z = sigmoid(augment(x[:, None]) @ U1.T)
    assert np.allclose(augment(z) @ U2, staircase(f, x, p, slope))


@relaxed
@given(st.floats(0, 0.4), st.floats(0.6, 1))
def test_bump_is_one_inside_and_zero_outside(left, right):
    x = np.array([left - 0.05, left + 0.05, right - 0.05, right + 0.05])
    assert np.allclose(bump(x, left, right), [0, 1, 1, 0], atol=1e-9)


def test_random_hidden_layer_beats_the_bumps_and_improves_with_its_size():
    x = np.linspace(0, 1, 1001)

    def error(p, seed):
        Z = random_hidden(x, p, np.random.default_rng(seed))
        return np.sqrt(np.mean((Z @ np.linalg.lstsq(Z, f(x), rcond=None)[0] - f(x)) ** 2))

    typical = [np.median([error(p, seed) for seed in range(15)]) for p in (2, 4, 8, 16)]
    assert (np.diff(typical) < 0).all()
    assert typical[-1] < np.sqrt(np.mean((staircase(f, x, 16) - f(x)) ** 2)) / 20


# --- gradients, three ways ------------------------------------------------------------------------------


def numeric(net, samples, y):
    """Return central differences of the cost by each layer."""
    found = []
    for k, U in enumerate(net.layers):

        def cost(V, k=k):
            net.layers[k] = V
            return net.cost(samples, y)

        found.append(numerical_gradient(cost, U))
        net.layers[k] = U
    return found


def by_torch(torch, net, samples, y):
    act = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "softplus": torch.nn.functional.softplus,
        "relu": torch.relu,
        "leaky_relu": torch.nn.functional.leaky_relu,
    }[net.hidden]
    layers = [torch.tensor(U, requires_grad=True) for U in net.layers]
    z, y = torch.tensor(samples), torch.tensor(y)
    for k, U in enumerate(layers):
        s = z @ U[:, 1:].T + U[:, 0]
        z = act(s) if k < len(layers) - 1 else s
    if net.loss == "squared":
        loss = ((torch.sigmoid(z) - y) ** 2).sum() / (2 * len(y))
    else:
        loss = torch.nn.functional.cross_entropy(z, y)
    loss.backward()
    return loss.item(), [U.grad.numpy() for U in layers]


def by_tensorflow(tf, net, samples, y):
    act = {
        "sigmoid": tf.sigmoid,
        "tanh": tf.tanh,
        "softplus": tf.nn.softplus,
        "relu": tf.nn.relu,
        "leaky_relu": lambda s: tf.nn.leaky_relu(s, alpha=0.01),
    }[net.hidden]
    layers = [tf.Variable(U) for U in net.layers]
    with tf.GradientTape() as tape:
        z = tf.constant(samples)
        for k, U in enumerate(layers):
            s = z @ tf.transpose(U[:, 1:]) + U[:, 0]
            z = act(s) if k < len(layers) - 1 else s
        if net.loss == "squared":
            loss = tf.reduce_sum((tf.sigmoid(z) - y) ** 2) / (2 * len(y))
        else:
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(y, z))
    return float(loss), [g.numpy() for g in tape.gradient(loss, layers)]


def agree(found, others, floor=0.0):
    for a, b in zip(found, others, strict=True):
        assert a.shape == b.shape
        scale = np.maximum(np.maximum(np.abs(a), np.abs(b)), max(floor, 1e-8))
        assert (np.abs(a - b) / scale).max() <= AGREE


@settings(max_examples=40, deadline=None)
@given(sizes, st.sampled_from(SMOOTH), st.sampled_from(LOSSES), seeds, st.integers(1, 6))
def test_gradients_agree_with_central_differences(sizes, hidden, loss, seed, n):
    net, samples, y = problem(sizes, hidden, loss, seed, n)
    found = net.gradients(samples, y)
    # Differences of the cost carry its rounding error, about 1e-11: entries near 0 are compared on the scale of all.
    scale = max(1e-3, max(float(np.abs(g).max()) for g in found))
    agree(found, numeric(net, samples, y), floor=scale)


@settings(max_examples=60, deadline=None)
@given(sizes, st.sampled_from(SMOOTH + KINKED), st.sampled_from(LOSSES), seeds, st.integers(1, 6))
def test_cost_and_gradients_agree_with_pytorch(torch, sizes, hidden, loss, seed, n):
    net, samples, y = problem(sizes, hidden, loss, seed, n)
    cost, gradients = by_torch(torch, net, samples, y)
    assert relative_error(net.cost(samples, y), cost) <= AGREE
    # Measured against the largest: entries that nearly cancel have fewer digits in both.
    agree(net.gradients(samples, y), gradients, floor=max(float(np.abs(g).max()) for g in gradients))


@settings(max_examples=30, deadline=None)
@given(sizes, st.sampled_from(SMOOTH + KINKED), st.sampled_from(LOSSES), seeds, st.integers(1, 6))
def test_cost_and_gradients_agree_with_tensorflow(tf, sizes, hidden, loss, seed, n):
    net, samples, y = problem(sizes, hidden, loss, seed, n)
    cost, gradients = by_tensorflow(tf, net, samples, y)
    assert relative_error(net.cost(samples, y), cost) <= AGREE
    # Measured against the largest: entries that nearly cancel have fewer digits in both.
    agree(net.gradients(samples, y), gradients, floor=max(float(np.abs(g).max()) for g in gradients))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("hidden", SMOOTH)
def test_each_activation_and_loss_three_ways(torch, tf, hidden, loss):
    net, samples, y = problem([3, 4, 2, 3], hidden, loss, seed=11)
    found = net.gradients(samples, y)
    agree(found, by_torch(torch, net, samples, y)[1])
    agree(found, by_tensorflow(tf, net, samples, y)[1])
    agree(found, numeric(net, samples, y), floor=max(float(np.abs(g).max()) for g in found))


@relaxed
@given(seeds)
def test_gradient_of_a_batch_is_the_mean_over_its_samples(seed):
    net, samples, y = problem([3, 4, 2], "tanh", "squared", seed)
    alone = [net.gradients(a[None], b[None]) for a, b in zip(samples, y, strict=True)]
    for k, g in enumerate(net.gradients(samples, y)):
        assert np.allclose(g, np.mean([one[k] for one in alone], axis=0), atol=1e-14)


def test_nothing_reaches_the_first_layer_through_steps():
    net = MLP([2, 3, 1], hidden="step", rng=np.random.default_rng(7))
    first, second = net.gradients(X, TARGET)
    assert (first == 0).all()
    assert (second != 0).any()


def test_saturated_network_has_finite_cost_and_gradients():
    for loss in LOSSES:
        net, samples, y = problem([3, 4, 2], "sigmoid", loss, seed=2)
        net.layers = [1e4 * U for U in net.layers]
        assert np.isfinite(net.cost(samples, y))
        assert all(np.isfinite(g).all() for g in net.gradients(samples, y))


# --- the network ------------------------------------------------------------------------------------------


@relaxed
@given(sizes, seeds)
def test_layers_have_the_shapes_and_the_number_of_parameters_of_the_text(sizes, seed):
    net = MLP(sizes, rng=np.random.default_rng(seed))
    assert [U.shape for U in net.layers] == [(p, d + 1) for d, p in pairwise(sizes)]
    assert sum(U.size for U in net.layers) == parameter_count(sizes)
    assert all((U[:, 0] == 0).all() for U in net.layers)


def test_first_weights_are_scaled_by_the_inputs():
    for hidden, gain in (("sigmoid", 1.0), ("relu", 2.0), ("leaky_relu", 2.0)):
        U = MLP([400, 300], hidden=hidden, rng=np.random.default_rng(0)).layers[0][:, 1:]
        assert U.std() * 20 == pytest.approx(np.sqrt(gain), rel=0.02)


@relaxed
@given(sizes, st.sampled_from(sorted(ACTIVATIONS)), st.sampled_from(LOSSES), seeds)
def test_outputs_are_degrees_of_confidence(sizes, hidden, loss, seed):
    net, samples, _ = problem(sizes, hidden, loss, seed)
    o = net.predict(samples)
    assert o.shape == (5, sizes[-1])
    assert ((o >= 0) & (o <= 1)).all()
    if loss == "cross_entropy":
        assert np.allclose(o.sum(axis=1), 1)
    assert net.features(samples).shape == (5, sizes[-2])
    assert np.allclose(o[0], o[-1])


@pytest.mark.parametrize("hidden", sorted(ACTIVATIONS))
def test_single_precision_stays_single(hidden):
    net = MLP([3, 4, 2], hidden=hidden, rng=np.random.default_rng(0), dtype=np.float32)
    samples, y = np.ones((5, 3)), one_hot([0, 1, 0, 1, 0], 2)
    assert {a.dtype for a in [*net.sums(samples)[0], *net.gradients(samples, y)]} == {np.dtype(np.float32)}
    for optimizer in (SGD(0.1), SGD(0.1, momentum=0.9), Adam(0.1), SGD(0.1, decay=0.1), Adam(0.1, decay=0.1)):
        optimizer.update(net.layers, net.gradients(samples, y))
        assert {U.dtype for U in net.layers} == {np.dtype(np.float32)}


def test_fit_is_the_loop_of_gradient_and_update():
    by_fit, by_loop = (MLP([2, 3, 1], rng=np.random.default_rng(1)) for _ in range(2))
    curve = by_fit.fit(X, TARGET, epochs=20, optimizer=Adam(0.1))
    optimizer, loss = Adam(0.1), [by_loop.cost(X, TARGET)]
    for _ in range(20):
        optimizer.update(by_loop.layers, by_loop.gradients(X, TARGET))
        loss.append(by_loop.cost(X, TARGET))
    assert curve.loss.tolist() == loss
    assert all(np.array_equal(a, b) for a, b in zip(by_fit.layers, by_loop.layers, strict=True))
    assert curve.held_loss.size == curve.held_accuracy.size == 0


def test_batches_see_every_sample_once_an_epoch_in_a_new_order():
    samples, y, seen = np.arange(10.0)[:, None], np.zeros((10, 1)), []
    net = MLP([1, 1], rng=np.random.default_rng(0))
    gradients = net.gradients

    def spy(X, y):
        seen.append(X[:, 0].tolist())
        return gradients(X, y)

    net.gradients = spy
    net.fit(samples, y, epochs=2, optimizer=SGD(1e-9), batch=4, rng=np.random.default_rng(0))
    assert [len(b) for b in seen] == [4, 4, 2, 4, 4, 2]
    first, second = ([v for part in epoch for v in part] for epoch in (seen[:3], seen[3:]))
    assert sorted(first) == sorted(second) == samples[:, 0].tolist()
    assert first != second


def test_held_out_data_is_looked_at_and_not_learnt_from():
    held = np.array([[0.5, 0.5]]), np.array([[1.0]])
    one, two = (MLP([2, 3, 1], rng=np.random.default_rng(1)) for _ in range(2))
    curve = one.fit(X, TARGET, epochs=5, optimizer=SGD(1.0), held_out=held)
    two.fit(X, TARGET, epochs=5, optimizer=SGD(1.0))
    assert all(np.array_equal(a, b) for a, b in zip(one.layers, two.layers, strict=True))
    assert curve.held_loss[-1] == one.cost(*held)
    assert len(curve.held_accuracy) == 6


# --- optimizers, step by step -----------------------------------------------------------------------------

OPTIMIZERS = {
    "SGD": (lambda: SGD(0.3), lambda torch, p: torch.optim.SGD(p, lr=0.3)),
    "momentum": (lambda: SGD(0.1, momentum=0.9), lambda torch, p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
    "Adam": (lambda: Adam(0.05), lambda torch, p: torch.optim.Adam(p, lr=0.05)),
    "Adam, other means": (
        lambda: Adam(0.02, beta1=0.8, beta2=0.95, epsilon=1e-3),
        lambda torch, p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-3),
    ),
    "SGD, decay": (lambda: SGD(0.3, decay=0.05), lambda torch, p: torch.optim.SGD(p, lr=0.3, weight_decay=0.05)),
    "momentum, decay": (
        lambda: SGD(0.1, momentum=0.9, decay=0.05),
        lambda torch, p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.05),
    ),
    "AdamW": (lambda: Adam(0.05, decay=0.3), lambda torch, p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.3)),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizer_walks_as_pytorchs_step_by_step(torch, name):
    make, make_torch = OPTIMIZERS[name]
    rng = np.random.default_rng(5)
    ours = [rng.normal(size=(3, 2)), rng.normal(size=4)]
    theirs = [torch.tensor(p, requires_grad=True) for p in ours]
    optimizer, reference = make(), make_torch(torch, theirs)
    for _ in range(60):
        gradients = [rng.normal(size=p.shape) * 10.0 ** rng.integers(-4, 3) for p in ours]
        for p, g in zip(theirs, gradients, strict=True):
            p.grad = torch.tensor(g)
        optimizer.update(ours, gradients)
        reference.step()
        for a, b in zip(ours, theirs, strict=True):
            assert relative_error(a, b.detach().numpy()).max() <= 1e-12


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizer_changes_in_place_and_leaves_the_gradients_alone(name):
    p, g = np.array([1.0, 2.0]), np.array([0.5, -0.5])
    same, before = p, g.copy()
    OPTIMIZERS[name][0]().update([p], [g])
    assert same is p
    assert np.array_equal(g, before)
    assert p[0] < 1 < 2 < p[1]


def test_first_step_of_adam_is_as_long_as_its_rate_whatever_the_slope():
    for slope in (1e-3, 1.0, 1e3):
        p = np.array([0.0])
        Adam(0.1).update([p], [np.array([slope])])
        assert p[0] == pytest.approx(-0.1, rel=1e-4)


# --- learning XOR ------------------------------------------------------------------------------------------


def steps_needed(hidden, seed, optimizer, limit=1500):
    net = MLP([2, hidden, 1], rng=np.random.default_rng(seed))
    for k in range(limit):
        if k % 10 == 0 and accuracy(net.predict(X), TARGET) == 1:
            return k, net
        optimizer.update(net.layers, net.gradients(X, TARGET))
    return None, net


def test_network_learns_xor_to_all_four_right():
    net = MLP([2, 2, 1], rng=np.random.default_rng(4))
    curve = net.fit(X, TARGET, epochs=400, optimizer=SGD(1.0, momentum=0.9))
    assert (net.predict(X)[:, 0] > 0.5).astype(float).tolist() == XOR.tolist()
    assert curve.loss[50] > 0.09
    assert curve.loss[-1] < 0.005
    z = net.features(X)
    assert np.linalg.norm(z[1] - z[2]) < 0.1 < np.linalg.norm(z[0] - z[3])


@pytest.mark.slow
def test_two_hidden_neurons_succeed_in_most_of_twenty_seeds_and_the_others_are_stuck():
    runs = [steps_needed(2, seed, SGD(1.0, momentum=0.9)) for seed in range(20)]
    stuck = [net for k, net in runs if k is None]
    assert 10 <= 20 - len(stuck) < 20
    for net in stuck:
        assert (np.abs(net.predict(X)[:, 0] - 0.5) < 0.1).sum() == 2
        assert max(np.abs(g).max() for g in net.gradients(X, TARGET)) < 1e-3


def test_four_hidden_neurons_succeed_with_each_way_to_walk_and_adam_is_first():
    median = []
    for make in (lambda: Adam(0.05), lambda: SGD(1.0, momentum=0.9), lambda: SGD(5.0)):
        needed = [steps_needed(4, seed, make())[0] for seed in range(20)]
        assert None not in needed
        median.append(np.median(needed))
    assert median == sorted(median)


# --- too few, too many; features ----------------------------------------------------------------------------


def observe(n, seed):
    rng = np.random.default_rng(seed)
    x = rng.uniform(-3, 3, (n, 1))
    return x, 0.5 + 0.3 * np.sin(1.8 * x) + rng.normal(0, 0.12, (n, 1))


@pytest.mark.slow
def test_too_few_under_fit_and_too_many_over_fit():
    held, errors = observe(500, 999), {}
    for p in (1, 4, 60):
        found = []
        for seed in range(5):
            data = observe(20, seed)
            net, optimizer = MLP([1, p, 1], hidden="tanh", rng=np.random.default_rng(seed)), Adam(0.05)
            for _ in range(1500):
                optimizer.update(net.layers, net.gradients(*data))
            found.append([net.cost(*data), net.cost(*held)])
        errors[p] = np.sqrt(2 * np.mean(found, axis=0))
    assert errors[1][0] > errors[4][0] > errors[60][0]
    assert errors[4][1] < min(errors[1][1], errors[60][1])


def split(seed=0):
    flowers, rng = datasets.iris(), np.random.default_rng(seed)
    held = np.concatenate([rng.choice(np.flatnonzero(flowers.y == k), 15, replace=False) for k in range(3)])
    seen = np.setdiff1d(np.arange(150), held)
    scaled = (flowers.X - flowers.X[seen].mean(axis=0)) / flowers.X[seen].std(axis=0)
    return scaled, flowers.y, seen, held


@pytest.mark.parametrize("seed", range(3))
def test_versicolor_needs_a_hidden_layer(seed):
    scaled, y, seen, held = split(seed)
    petals, target, right = scaled[:, 2:], (y == 1).astype(float)[:, None], []
    for shape in ([2, 1], [2, 2, 1]):
        net = MLP(shape, hidden="tanh", rng=np.random.default_rng(1))
        net.fit(petals[seen], target[seen], epochs=300, optimizer=Adam(0.05))
        right.append(accuracy(net.predict(petals[held]), target[held]))
    assert right[0] < 0.75 < 0.9 < right[1]


def test_two_learnt_features_suffice_for_three_species():
    scaled, y, seen, held = split()
    target = one_hot(y, 3)
    net = MLP([4, 2, 3], hidden="tanh", loss="cross_entropy", rng=np.random.default_rng(1))
    pair = scaled[held], target[held]
    curve = net.fit(scaled[seen], target[seen], epochs=200, optimizer=Adam(0.05), held_out=pair)
    assert curve.held_accuracy[-1] >= 0.9
    readout = augment(net.features(scaled)) @ net.layers[1].T
    assert np.array_equal(readout.argmax(axis=1), net.predict(scaled).argmax(axis=1))


# --- targets, bad input, pictures ------------------------------------------------------------------------------


@relaxed
@given(st.lists(st.integers(0, 4), min_size=1, max_size=20))
def test_one_hot_has_one_one_a_row_and_can_be_read_back(labels):
    rows = one_hot(labels, 5)
    assert rows.argmax(axis=1).tolist() == labels
    assert (rows.sum(axis=1) == 1).all()
    assert accuracy(rows, rows) == 1


def test_accuracy_of_one_output_asks_for_its_side_of_a_half():
    assert accuracy([[0.5], [0.49], [0.9]], [[1.0], [0.0], [0.0]]) == pytest.approx(2 / 3)


def net(**options):
    return MLP([2, 2, 1], rng=np.random.default_rng(0), **options)


def fit(**options):
    return net().fit(X, TARGET, **({"epochs": 1, "optimizer": SGD(0.1)} | options))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: MLP([2]), r"sizes: expected at least the inputs and one layer, got \[2\]"),
        (lambda: MLP([2, 0, 1]), "sizes: expected a whole number of at least 1, got 0"),
        (lambda: MLP([2, 2.5, 1]), "sizes: expected a whole number of at least 1, got 2.5"),
        (lambda: MLP([2, 1], hidden="ramp"), "hidden: expected one of"),
        (lambda: MLP([2, 1], loss="hinge"), "loss: expected one of 'squared', 'cross_entropy'"),
        (lambda: net().predict([[1.0, 2.0, 3.0]]), r"X: expected 2 number\(s\) along the last axis"),
        (lambda: net().predict([1.0, 2.0]), "X: expected 2 axis"),
        (lambda: net().predict([[1.0, np.nan]]), "X: expected finite numbers"),
        (lambda: net().cost(X, XOR), r"y: expected 2 axis/axes, got shape \(4,\)"),
        (lambda: net().cost(X, TARGET[:3]), "y: expected one row for each of the 4 rows of X, got 3"),
        (lambda: net().gradients(X, one_hot([0, 1, 1, 0], 2)), r"y: expected 1 number\(s\)"),
        (lambda: fit(epochs=0), "epochs: expected a whole number of at least 1, got 0"),
        (lambda: fit(epochs=1.5), "epochs: expected a whole number of at least 1, got 1.5"),
        (lambda: fit(batch=0), "batch: expected a whole number of at least 1, got 0"),
        (lambda: fit(held_out=X), "held_out: expected a pair of samples and targets, got ndarray"),
        (lambda: fit(held_out=(X, XOR)), "y: expected 2 axis"),
        (lambda: SGD(0), "rate: expected a number above 0, got 0"),
        (lambda: SGD(0.1, momentum=1), "momentum: expected a number from 0 to below 1, got 1"),
        (lambda: SGD(0.1, momentum="0.9"), "momentum: expected a number from 0 to below 1, got '0.9'"),
        (lambda: Adam(-1), "rate: expected a number above 0, got -1"),
        (lambda: Adam(beta1=1.0), "beta1: expected a number from 0 to below 1, got 1.0"),
        (lambda: Adam(beta2=-0.1), "beta2: expected a number from 0 to below 1, got -0.1"),
        (lambda: Adam(epsilon=0), "epsilon: expected a number above 0, got 0"),
        (lambda: SGD(0.1, decay=-0.1), "decay: expected a number from 0 to below 10, got -0.1"),
        (lambda: Adam(0.5, decay=2.0), "decay: expected a number from 0 to below 2, got 2.0"),
        (lambda: one_hot([0, 3], 3), "labels: expected whole numbers from 0 to 2"),
        (lambda: one_hot([0, -1], 3), "labels: expected whole numbers from 0 to 2"),
        (lambda: one_hot([0.0, 1.0], 3), "labels: expected whole numbers from 0 to 2"),
        (lambda: one_hot([0], 0), "classes: expected a whole number of at least 1, got 0"),
        (lambda: accuracy([[1.0]], [[1.0], [0.0]]), r"y: expected the shape of outputs, \(1, 1\), got \(2, 1\)"),
        (lambda: hidden_space(X, [[1.0, 2.0]]), r"X: expected 1 number\(s\)"),
        (lambda: hidden_space(X, [1.0, 2.0, 3.0]), "U: expected 2 axis"),
        (lambda: count_regions([[1.0, 0.0, 0.0]]), "lines: expected w_1 or w_2 other than 0 in each row"),
        (lambda: count_regions([[1.0, 0.0]]), r"lines: expected 3 number\(s\)"),
        (lambda: bump([0.1], 0.5, 0.5), "right: expected a number above left = 0.5, got 0.5"),
        (lambda: bump([0.1], 0.1, 0.5, slope=0), "slope: expected a number above 0"),
        (lambda: staircase(f, [0.1], 0), "p: expected a whole number of at least 1"),
        (lambda: random_hidden([[0.1]], 2, np.random.default_rng(0)), "x: expected 1 axis"),
        (lambda: plots.mlp.confidence(len, [[1.0]], [1], alt="One point in no plane."), r"X: expected 2 number\(s\)"),
        (lambda: plots.mlp.classes(X, XOR, "abcdef", alt="Four points, six names."), "names: expected at most 5"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize("optimizer", [SGD(0.1), SGD(0.1, momentum=0.5), Adam(0.1)])
def test_optimizer_refuses_gradients_of_other_shapes_and_another_network(optimizer):
    with pytest.raises(ValueError, match=r"gradients: expected the shapes \[\(2,\)\], got \[\(3,\)\]"):
        optimizer.update([np.zeros(2)], [np.zeros(3)])
    with pytest.raises(ValueError, match=r"gradients: expected the shapes \[\(2,\)\], got \[\]"):
        optimizer.update([np.zeros(2)], [])
    optimizer.update([np.zeros(2)], [np.zeros(2)])
    if not isinstance(optimizer, SGD) or optimizer.momentum:
        with pytest.raises(ValueError, match=r"parameters: expected .* an optimizer serves one network"):
            optimizer.update([np.zeros(3)], [np.zeros(3)])


@pytest.mark.parametrize("loss", LOSSES)
def test_weights_that_run_off_are_named_and_nothing_is_warned(loss):
    wild = MLP([2, 3, 2], hidden="relu", loss=loss, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"optimizer: rate 1e\+200 is too large: the weights diverged in epoch \d"):
        wild.fit(100 * X, one_hot([0, 1, 1, 0], 2), epochs=20, optimizer=SGD(1e200))


def test_pictures_are_drawn_with_their_words():
    words = "A picture of points in the plane."
    pictures = [
        plots.mlp.confidence(lambda points: points[:, 0], X, XOR, alt=words),
        plots.mlp.confidence(lambda points: np.full(len(points), 0.3), X, TARGET, alt=words),
        plots.mlp.classes(X, XOR, "ab", alt=words, f=lambda points: points[:, 0] > 0.5, lines={"l": [-1, 1, 1]}),
        plots.mlp.regions(THREE, alt=words),
        plots.mlp.cube([[1, 1, 1], [-1, 1, 1]], alt=words),
        plots.mlp.fits([0, 1], [[0, 1], [1, 0]], [0.5], [0.5], names=["truth", "fit"], alt=words),
    ]
    for picture in pictures:
        assert words in picture.svg()


class TestDenormals:
    """Means of gradients that have become 0 must not end as denormal numbers, and dropping them must change no
    weight."""

    @staticmethod
    def trained(steps: int = 1200) -> tuple[np.ndarray, np.ndarray]:
        """Let Adam take steps in float32 with gradients of which half are 0 from the third step on."""
        rng, optimizer = np.random.default_rng(0), optimisers.Adam(0.001)
        weights = rng.normal(size=50).astype(np.float32)
        for k in range(steps):
            gradient = rng.normal(size=50).astype(np.float32)
            gradient[25:] *= k < 3
            optimizer.update([weights], [gradient])
        return weights, optimizer._means[0][0]

    def test_no_mean_stays_denormal(self):
        mean = self.trained()[1]
        assert not mean[25:].any()
        assert (np.abs(mean[:25]) > 1e-6).all()

    def test_the_weights_are_the_same_to_the_last_bit(self, monkeypatch):
        weights = self.trained()[0]
        monkeypatch.setattr(optimisers, "drop_denormals", lambda values: None)
        kept, mean = self.trained()
        assert (np.abs(mean[25:]) < np.finfo(np.float32).tiny).all(), "else this test tests nothing"
        assert mean[25:].any()
        assert np.array_equal(weights.view(np.uint32), kept.view(np.uint32))

    def test_in_double_precision_only_what_is_smaller_still(self):
        values = np.array([1e-35, 1e-305])
        optimisers.drop_denormals(values)
        assert values.tolist() == [1e-35, 0.0]


# --- reading digits: the further page ------------------------------------------------------------------


def digits_network(sizes=(64, 16, 10), seed=1):
    """Return a network with the small first weights of the page, its inputs and labels, and both sets of rows."""
    images, labels = datasets.digits()
    order = np.random.default_rng(0).permutation(len(images))
    seen, held = order[:1200], order[1200:]
    pixels = ((images - images[seen].mean(axis=0)) / 8).reshape(-1, 64)
    rng = np.random.default_rng(seed)
    net = MLP(sizes, hidden="relu", loss="cross_entropy")
    net.layers = [rng.normal(0, 0.05, (p, d + 1)) for d, p in pairwise(sizes)]
    for U in net.layers:
        U[:, 0] = 0
    return net, pixels, labels, seen, held


def mistakes(net, pixels, labels, rows):
    return int((net.predict(pixels[rows]).argmax(axis=1) != labels[rows]).sum())


def learnt(sizes, seed, question=lambda labels: labels, steps=300):
    net, pixels, labels, seen, held = digits_network(sizes, seed)
    labels = question(labels)
    net.fit(pixels[seen], one_hot(labels, sizes[-1])[seen], epochs=steps, optimizer=SGD(0.5))
    return [mistakes(net, pixels, labels, rows) for rows in (seen, held)]


def test_digits_are_those_of_scikit_learn():
    images, labels = datasets.digits()
    assert images.shape == (1797, 8, 8)
    assert (images == images.round()).all()
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]  # as published


def test_without_scikit_learn_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(ModuleNotFoundError, match="digits: the images come with scikit-learn: pip install"):
        datasets.digits()


@pytest.mark.slow
def test_ten_templates_are_as_good_as_a_hidden_layer_for_digits_but_not_for_odd_and_even():
    flat, hidden = learnt((64, 10), 1), learnt((64, 16, 10), 1)
    assert hidden[0] < 10 < 20 < flat[0]
    assert abs(hidden[1] - flat[1]) < 8
    flat_odd, hidden_odd = learnt((64, 2), 1, lambda y: y % 2), learnt((64, 16, 2), 1, lambda y: y % 2)
    assert flat_odd[1] > 40 > 25 > hidden_odd[1]


def test_weights_of_blank_pixels_stay_and_those_of_all_others_move():
    net, pixels, labels, seen, _ = digits_network()
    first = net.layers[0].copy()
    net.fit(pixels[seen], one_hot(labels, 10)[seen], epochs=20, optimizer=SGD(0.5))
    still = (net.layers[0] == first)[:, 1:].all(axis=0)
    assert np.array_equal(np.flatnonzero(still), np.flatnonzero(np.ptp(pixels[seen], axis=0) == 0))
    assert still.sum() == 3


def test_equal_weights_stay_equal_and_zeros_learn_only_the_last_biases():
    for value, moves in ((0.0, False), (0.05, True)):
        net, pixels, labels, seen, _ = digits_network()
        net.layers = [np.full_like(U, value) for U in net.layers]
        net.fit(pixels[seen], one_hot(labels, 10)[seen], epochs=5, optimizer=SGD(0.5))
        assert np.allclose(net.layers[0], net.layers[0][0])
        assert (not np.allclose(net.layers[0], value)) == moves
        assert np.ptp(net.layers[1][:, 0]) > 0


def fold_plane(points):
    """Return points of the unit square folded in both coordinates, without any ReLU."""
    return 1 - np.abs(1 - 2 * np.asarray(points))


def test_four_relus_fold_the_plane_and_each_layer_makes_four_pieces_of_one():
    first = np.array([[0, 1, 0], [-0.5, 1, 0], [0, 0, 1], [-0.5, 0, 1]])
    readout = np.array([[2.0, -4, 0, 0], [0, 0, 2, -4]])
    again = np.column_stack([first[:, 0], first[:, 1:] @ readout])
    across = (np.arange(101) + 1 / 3) / 101
    points = np.stack(np.meshgrid(across, across), axis=-1).reshape(-1, 2)
    expected = points
    for folds in range(1, 4):
        net = MLP([2, *[4] * folds, 2], hidden="relu")
        net.layers = [first, *[again] * (folds - 1), np.column_stack([np.zeros(2), readout])]
        expected = fold_plane(expected)
        inputs, sums = net.sums(points)
        assert np.allclose(sums[-1], expected)
        active = np.hstack(inputs[1:]) > 0
        assert len(np.unique(active, axis=0)) == 4**folds
    # twelve lines in general position: no layer of twelve ReLUs has more regions, which at this size is still more
    assert count_regions(np.random.default_rng(0).normal(size=(12, 3))) == 79 > 4**3


@given(seeds)
@relaxed
def test_near_an_input_a_network_of_relus_is_a_single_layer(seed):
    rng = np.random.default_rng(seed)
    net = MLP([5, 7, 3], hidden="relu", rng=rng)
    net.layers[0][:, 0], net.layers[1][:, 0] = rng.normal(size=7), rng.normal(size=3)
    x = rng.normal(size=5)
    s = augment(x[None]) @ net.layers[0].T
    assume(np.abs(s).min() > 0.01)
    whole = net.layers[1][:, 1:] @ (net.layers[0] * (s[0] > 0)[:, None])
    whole[:, 0] += net.layers[1][:, 0]
    near = x + rng.uniform(-1, 1, (20, 5)) * 0.01 / np.abs(net.layers[0][:, 1:]).sum(axis=1).max()
    assert np.allclose(net.sums(near)[1][-1], augment(near) @ whole.T)
    for k in range(3):
        slope = numerical_gradient(lambda v, k=k: net.sums(v[None])[1][-1][0, k], x)
        assert np.allclose(slope, whole[k, 1:], atol=1e-5)


def test_pictures_of_digits_are_drawn_with_their_words_and_refuse_other_captions():
    words = "A picture of images and weights."
    tiles = np.linspace(-1, 16, 3 * 64).reshape(3, 8, 8)
    pictures = [
        plots.digits.images(tiles, ["a", "b", "c"], columns=2, wrong=[True, False, False], alt=words),
        plots.digits.weights(tiles, ["a", "b", "c"], largest=4.0, alt=words),
        plots.digits.weights(0 * tiles, ["a", "b", "c"], alt=words),
        plots.digits.table([[1, -1, 0]], xlabel="x", ylabel="y", alt=words),
        plots.digits.inside(lambda points: points[:, 0] < 0.3, creases=[0.5], alt=words),
    ]
    for picture in pictures:
        assert words in picture.svg()
    for draw in (plots.digits.images, plots.digits.weights):
        with pytest.raises(ValueError, match="captions: expected one for each of the 3 images, got 2"):
            draw(tiles, ["a", "b"], alt=words)
    with pytest.raises(ValueError, match="pictures: expected 3 axis"):
        plots.digits.weights(np.zeros((2, 64)), ["a", "b"], alt=words)


def test_weights_are_coloured_by_their_sign_on_one_scale():
    shown = signed(np.array([2.0, -1.0, 0.0, 9.0]), largest=4.0)
    assert shown[:, 3].tolist() == [0.5, 0.25, 0.0, 1.0]
    assert np.array_equal(shown[0, :3], shown[3, :3])
    assert not np.array_equal(shown[0, :3], shown[1, :3])


# --- generalisation: the further page ------------------------------------------------------------------------


def observed(n, seed):
    """Samples of the wave of chapter 4, with noise of standard deviation 0.12."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-3, 3, (n, 1))
    return x, 0.5 + 0.3 * np.sin(1.8 * x) + rng.normal(0, 0.12, (n, 1))


def errors(sizes, seeds=range(6), n=20, decay=0.0):
    """Training and validation error for each seed, as on the page."""
    found = []
    for seed in seeds:
        data, net = observed(n, seed), MLP(sizes, hidden="tanh", rng=np.random.default_rng(seed))
        optimizer = Adam(0.02, decay=decay)
        for _ in range(800):
            optimizer.update(net.layers, net.gradients(*data))
        found.append([np.sqrt(2 * net.cost(*data)), np.sqrt(2 * net.cost(*observed(500, 999)))])
    return np.array(found)


def test_the_best_of_many_that_guess_looks_better_than_it_is():
    """With coins in place of networks: the claim is about the choice and not about what is chosen."""
    right = np.random.default_rng(0).binomial(100, 0.5, (2, 100, 4000)) / 100
    for m, mean in ((10, 0.577), (100, 0.625)):
        best = right[0, :m].argmax(axis=0)
        assert right[0, :m].max(axis=0).mean() == pytest.approx(mean, abs=0.003)
        assert right[0, :m].max(axis=0).mean() < 0.5 + np.sqrt(np.log(m) / 200)
        assert right[1, best, np.arange(4000)].mean() == pytest.approx(0.5, abs=0.003)


@pytest.mark.slow
def test_width_and_depth_lower_the_training_error_and_not_the_validation_error():
    small, best, wide, deep = (errors(sizes).mean(axis=0) for sizes in ([1, 2, 1], [1, 8, 1], [1, 32, 1], [1, 8, 8, 1]))
    assert small[0] > best[0] > wide[0] > deep[0]
    assert min(small[1], wide[1], deep[1]) > best[1]
    assert parameter_count([1, 32, 1]) == parameter_count([1, 8, 8, 1]) == 97
    assert parameter_count([1, 80, 1]) == parameter_count([1, 8, 8, 8, 8, 1]) == 241


@pytest.mark.slow
def test_decay_and_more_samples_lower_the_validation_error_of_a_large_network():
    without, little, much = (errors([1, 32, 1], decay=decay).mean(axis=0) for decay in (0, 0.3, 3))
    assert without[0] < little[0] < much[0]
    assert little[1] < without[1] < much[1]
    assert errors([1, 32, 1], n=80).mean(axis=0)[1] < little[1]


@pytest.mark.parametrize("momentum", [0.0, 0.8])
def test_decay_is_descent_on_the_objective_with_its_penalty(momentum):
    """The gradient of the penalised objective by finite differences, and the minimum by its formula."""
    h, target, decay = np.array([5.0, 0.7, 0.01]), np.array([2.0, -1.0, 2.0]), 0.3
    penalised = lambda w: h @ (w - target) ** 2 / 2 + decay / 2 * w @ w  # noqa: E731
    w = np.array([1.0, 3.0, -2.0])
    assert check_gradient(penalised, h * (w - target) + decay * w, w).verdict == "good"
    moved, optimizer = [w.copy()], SGD(0.1, momentum, decay=decay)
    optimizer.update(moved, [h * (w - target)])
    assert np.allclose(moved[0], w - 0.1 * numerical_gradient(penalised, w))
    for _ in range(3000):
        optimizer.update(moved, [h * (moved[0] - target)])
    assert np.allclose(moved[0], h / (h + decay) * target)


def test_decay_shrinks_all_weights_alike_and_a_penalty_in_adam_does_not():
    def left(optimizer, penalty=0.0):
        rng, w = np.random.default_rng(3), np.ones((2, 1000))
        for _ in range(200):
            g = rng.normal(0, [[0.1], [10]], (2, 500))
            optimizer.update([w], [np.hstack([g, -g]) + penalty * w])
        return w.mean(axis=1)

    assert np.allclose(left(SGD(0.01), 0.1), 0.999**200, atol=0.02)
    assert np.allclose(left(Adam(0.01, decay=0.1)), 0.999**200, atol=0.02)
    small, large = left(Adam(0.01), 0.1)
    assert small < 0.3
    assert large > 0.95


def test_moons_are_half_circles_that_turn_into_each_other():
    samples, y = moons(500, np.random.default_rng(0), noise=0.0)
    sign = np.where(y == 1, -1, 1)
    assert np.allclose(np.hypot(*(sign * samples + [0.5, 0.25]).T), 1)
    assert (sign[:, 0] * samples[:, 1] >= -0.25).all()
    assert 200 < y.sum() < 300
    spread = moons(5000, np.random.default_rng(1), noise=0.4)
    away = np.where(spread[1] == 1, -1, 1) * spread[0] + [0.5, 0.25]
    assert np.std(np.hypot(*away.T) - 1) == pytest.approx(0.4, abs=0.05)


@pytest.mark.parametrize("patience", [1, 5, 40])
def test_training_with_patience_keeps_the_weights_of_the_best_epoch(patience):
    rng = np.random.default_rng(2)
    samples, held = moons(60, rng), moons(60, rng)
    patient, plain = (MLP([2, 30, 1], hidden="tanh", rng=np.random.default_rng(2)) for _ in range(2))
    curve, best = fit_with_patience(patient, *samples, held, optimizer=Adam(0.02), patience=patience, epochs=300)
    ended = len(curve.loss) - 1
    whole = plain.fit(*samples, epochs=300, optimizer=Adam(0.02), held_out=held)
    for name in ("loss", "accuracy", "held_loss", "held_accuracy"):
        assert np.array_equal(getattr(curve, name), getattr(whole, name)[: ended + 1])
    assert best == curve.held_loss.argmin() == ended - patience
    assert patient.cost(*held) == curve.held_loss[best]
    waits = np.arange(ended + 1) - [whole.held_loss[: k + 1].argmin() for k in range(ended + 1)]
    assert waits.max() == waits[-1] == patience


def test_training_with_patience_ends_at_its_limit_and_needs_a_patience():
    rng = np.random.default_rng(2)
    samples, net = moons(30, rng), MLP([2, 4, 1], rng=rng)
    curve, best = fit_with_patience(net, *samples, samples, optimizer=SGD(0.1), patience=3, epochs=7)
    assert (len(curve.loss), best) == (8, 7)
    for options, name in (({"patience": 0}, "patience"), ({"patience": 1, "epochs": 0}, "epochs")):
        with pytest.raises(ValueError, match=f"^{name}: expected a whole number of at least 1, got 0"):
            fit_with_patience(net, *samples, samples, optimizer=SGD(0.1), **options)


def test_the_gradient_of_a_mini_batch_is_right_on_average_and_strays_by_the_root_of_its_size():
    samples, y = observed(200, 0)
    net, rng = MLP([1, 5, 1], hidden="tanh", rng=np.random.default_rng(1)), np.random.default_rng(2)
    gradient = lambda rows: np.concatenate([g.ravel() for g in net.gradients(samples[rows], y[rows])])  # noqa: E731
    singles = np.array([gradient([k]) for k in range(200)])
    whole, s = gradient(np.arange(200)), np.sqrt(singles.var(axis=0).sum())
    assert np.allclose(singles.mean(axis=0), whole)
    for size in (4, 16, 64):
        drawn = np.array([gradient(rows) for rows in rng.integers(0, 200, (2000, size))])
        assert np.sqrt(((drawn - whole) ** 2).sum(axis=1).mean()) == pytest.approx(s / np.sqrt(size), rel=0.05)
        assert np.linalg.norm(drawn.mean(axis=0) - whole) < 3 * s / np.sqrt(2000 * size)


def test_near_a_minimum_the_excess_is_rate_times_variance_over_four_times_the_batch():
    """On a quadratic with curvatures from 0.2 to 2, with noise of known variance."""
    h, spread, rng = np.array([0.2, 1.0, 2.0]), np.array([0.5, 1.0, 0.3]), np.random.default_rng(0)
    for rate, size in ((0.1, 4), (0.05, 4), (0.1, 16)):
        c, excess = np.zeros((2000, 3)), []
        for k in range(600):
            c = (1 - rate * h) * c - rate * rng.normal(0, spread / np.sqrt(size), c.shape)
            if k >= 400:
                excess.append((c**2 @ h / 2).mean())
        assert np.mean(excess) == pytest.approx(rate * (spread**2).sum() / (4 * size), rel=0.08)
