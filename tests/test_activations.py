"""Activation functions: every derivative three ways, no overflow, and what chapter 5 says about learning."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from mlcourse import activations, datasets, neurons
from mlcourse.activations import (
    ACTIVATIONS,
    firing_rate,
    leaky_relu,
    leaky_relu_slope,
    log_softmax,
    relu,
    relu_slope,
    sigmoid,
    sigmoid_slope,
    softmax,
    softplus,
    softplus_slope,
    step,
    step_slope,
    tanh,
)
from mlcourse.gradcheck import check_gradient, numerical_gradient, relative_error
from mlcourse.mlp import MLP, one_hot
from mlcourse.optimisers import SGD
from mlcourse.perceptron import augment

NAMES = sorted(ACTIVATIONS)
SMOOTH = ["sigmoid", "softplus", "tanh"]
PATIENT = settings(deadline=None)  # the first call of an operation takes the frameworks long
LEARNABLE = [*SMOOTH, "relu", "leaky_relu"]
NUMBERS = st.floats(-30, 30, allow_subnormal=False)
OFF_KINK = NUMBERS.filter(lambda s: abs(s) > 1e-3)
LARGE = st.floats(-1000, 1000)
SLOPES = st.floats(0.05, 20)
FAR = [-1e308, -1000.0, -710.0, -89.0, 0.0, 89.0, 710.0, 1000.0, 1e308]


def tables(elements=NUMBERS):
    """Arrays of any shape, also of none."""
    return arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=4), elements=elements)


def scores(elements=LARGE):
    return arrays(float, array_shapes(min_dims=1, max_dims=3, max_side=5), elements=elements)


def agree(mine, theirs, size: float = 1.0) -> bool:
    """Tell whether the relative error is at most 1e-7, apart from the last bits of intermediate results of that size.

    The frameworks compute the slopes of sigmoid and tanh from the rounded output, and lose digits where it is near 1.
    """
    allowed = 1e-7 * np.maximum(np.abs(mine), np.abs(theirs)) + 16 * np.finfo(float).eps * size
    return np.shape(mine) == np.shape(theirs) and bool((np.abs(mine - theirs) <= allowed).all())


@pytest.fixture(scope="module")
def torch_grad(torch):
    F = torch.nn.functional
    functions = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        # PyTorch takes softplus for s above its threshold; its default, 20, is exact to 1e-9 only
        "softplus": lambda s: F.softplus(s, threshold=40),
        "relu": F.relu,
        "leaky_relu": lambda s: F.leaky_relu(s, 0.01),
        "softmax": lambda z: F.softmax(z, dim=-1),
        "log_softmax": lambda z: F.log_softmax(z, dim=-1),
    }

    def grad(name, s, upstream=1.0, a=1.0):
        s = torch.tensor(np.asarray(s), dtype=torch.float64, requires_grad=True)
        y = functions[name](a * s)
        (y * torch.as_tensor(upstream)).sum().backward()
        return y.detach().numpy(), s.grad.numpy()

    return grad


@pytest.fixture(scope="module")
def tf_grad(tf):
    functions = {
        "sigmoid": tf.sigmoid,
        "tanh": tf.tanh,
        "softplus": tf.nn.softplus,
        "relu": tf.nn.relu,
        "leaky_relu": lambda s: tf.nn.leaky_relu(s, alpha=0.01),
        "softmax": lambda z: tf.nn.softmax(z, axis=-1),
        "log_softmax": lambda z: tf.nn.log_softmax(z, axis=-1),
    }

    def grad(name, s, upstream=1.0, a=1.0):
        s = tf.constant(np.asarray(s), dtype=tf.float64)
        with tf.GradientTape() as tape:
            tape.watch(s)
            y = functions[name](a * s)
            loss = tf.reduce_sum(y * upstream)
        return y.numpy(), tape.gradient(loss, s).numpy()

    return grad


def exact(name: str, s: float, a: float = 1.0) -> tuple[float, float]:
    """Return an activation and its derivative in 60 digits, the derivative by central differences of the definition."""
    one = Decimal(1)
    formulas = {
        "sigmoid": lambda v: one / (one + (-Decimal(a) * v).exp()),
        "tanh": lambda v: (v.exp() - (-v).exp()) / (v.exp() + (-v).exp()),
        "softplus": lambda v: (one + v.exp()).ln(),
    }
    with localcontext() as context:
        context.prec = 60
        f, v, h = formulas[name], Decimal(s), Decimal("1e-15")
        return float(f(v)), float((f(v + h) - f(v - h)) / (2 * h))


class TestDerivativesThreeWays:
    @pytest.mark.parametrize("name", NAMES)
    @given(s=arrays(float, 3, elements=st.floats(-4, 4).filter(lambda s: abs(s) > 1e-3)))
    def test_gradcheck_finds_them_good(self, name, s):
        f, slope = ACTIVATIONS[name]
        assert check_gradient(lambda v: f(v).sum(), slope, s).verdict == "good"

    @pytest.mark.parametrize("name", NAMES)
    @given(s=OFF_KINK)
    def test_central_differences_further_out(self, name, s):
        f, slope = ACTIVATIONS[name]
        numeric = numerical_gradient(lambda v: f(v).sum(), [s])
        # f is rounded in its last bits, and a difference of two f is divided by 2h
        rounding = 4 * np.spacing(max(1, abs(f(s)))) / 2e-5
        assert abs(slope(s) - numeric) <= 1e-7 * abs(numeric) + rounding

    @pytest.mark.parametrize("name", LEARNABLE)
    @PATIENT
    @given(s=tables(), upstream=st.floats(-4, 4).filter(lambda v: abs(v) > 0.1))
    def test_pytorch_and_tensorflow_agree(self, name, torch_grad, tf_grad, s, upstream):
        f, slope = ACTIVATIONS[name]
        for grad in (torch_grad, tf_grad):
            y, downstream = grad(name, s, upstream)
            assert agree(f(s), y)
            assert agree(upstream * slope(s), downstream, abs(upstream))

    @PATIENT
    @given(s=tables(), a=SLOPES)
    def test_sigmoid_with_slope_parameter(self, torch_grad, tf_grad, s, a):
        for grad in (torch_grad, tf_grad):
            y, downstream = grad("sigmoid", s, upstream=-3.0, a=a)
            assert agree(sigmoid(s, a), y)
            assert agree(-3 * sigmoid_slope(s, a), downstream, 3 * a)

    @given(s=arrays(float, 2, elements=st.floats(-2, 2)), a=st.floats(0.1, 4))
    def test_gradcheck_of_sigmoid_with_slope_parameter(self, s, a):
        assert check_gradient(lambda v: sigmoid(v, a).sum(), sigmoid_slope(s, a), s).error < 1e-7

    @given(s=tables(OFF_KINK), leak=st.floats(0.01, 0.9))
    def test_leak(self, s, leak):
        assert np.array_equal(leaky_relu(s, leak), np.where(s > 0, s, leak * s))
        assert np.allclose(leaky_relu(s, leak), leaky_relu_slope(s, leak) * s)

    @pytest.mark.parametrize("name", SMOOTH)
    @given(s=NUMBERS)
    @example(s=0.0)
    @example(s=29.9)
    @example(s=-29.9)
    def test_no_digits_are_lost_far_out(self, name, s):
        y, dy = exact(name, s)
        f, slope = ACTIVATIONS[name]
        assert f(s) == pytest.approx(y, rel=1e-13, abs=1e-40)
        assert slope(s) == pytest.approx(dy, rel=1e-12, abs=0)


class TestKinks:
    def test_slope_at_zero_is_that_of_pytorch_and_tensorflow(self, torch_grad, tf_grad):
        for zero in (0.0, -0.0):
            assert relu_slope(zero) == torch_grad("relu", zero)[1] == tf_grad("relu", zero)[1] == 0
            for grad in (torch_grad, tf_grad):  # TensorFlow keeps the leak in 32 bits
                assert leaky_relu_slope(zero) == 0.01 == pytest.approx(grad("leaky_relu", zero)[1], rel=1e-7)

    @pytest.mark.parametrize("name", ["step", "relu", "leaky_relu"])
    def test_checker_reports_a_kink(self, name):
        f, slope = ACTIVATIONS[name]
        assert check_gradient(lambda s: f(s).sum(), slope, [0.0]).verdict == "kink"

    def test_step_counts_zero_and_has_no_slope(self):
        s = np.array([-1e-300, -0.0, 0.0, 1e-300])
        assert step(s).tolist() == [0, 1, 1, 1]
        assert not step_slope(s).any()


class TestLargeNumbers:
    @pytest.mark.parametrize("name", NAMES)
    def test_finite_and_without_a_warning(self, name):
        f, slope = ACTIVATIONS[name]
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            assert np.isfinite(f(FAR)).all()
            assert np.isfinite(slope(FAR)).all()

    @pytest.mark.parametrize("name", LEARNABLE)
    @pytest.mark.parametrize("s", [-1000.0, 1000.0])
    def test_equal_to_pytorch_and_tensorflow(self, name, s, torch_grad, tf_grad):
        f, slope = ACTIVATIONS[name]
        for grad in (torch_grad, tf_grad):
            y, dy = grad(name, [s])
            assert relative_error(f(s), y).max() <= 1e-7
            assert relative_error(slope(s), dy).max() <= 1e-7
            assert name == "leaky_relu" or (f(s), slope(s)) == (y, dy)

    def test_slope_parameter_times_sum_may_overflow(self):
        with np.errstate(over="raise", invalid="raise"):
            assert sigmoid([-1e308, 1e308], a=100.0).tolist() == [0, 1]
            assert sigmoid_slope([-1e308, 1e308], a=100.0).tolist() == [0, 0]

    @PATIENT
    @given(scores())
    def test_softmax_of_large_scores(self, torch_grad, tf_grad, z):
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            p, log_p = softmax(z), log_softmax(z)
        for grad in (torch_grad, tf_grad):
            assert relative_error(p, grad("softmax", z)[0]).max() <= 1e-7
            assert relative_error(log_p, grad("log_softmax", z)[0]).max() <= 1e-7

    def test_softmax_of_the_largest_floats(self):
        with np.errstate(over="raise", invalid="raise"):
            assert softmax([1e308, -1e308]).tolist() == [1, 0]
            assert log_softmax([1000.0, 0.0]).tolist() == [0, -1000]

    def test_the_formulas_as_they_stand_fail(self):
        s = np.array([-1000.0, 1000.0])
        with np.errstate(over="ignore", invalid="ignore"):
            assert np.isnan((np.exp(s) / (1 + np.exp(s)))[1])
            assert np.isinf(np.log(1 + np.exp(s))[1])
            assert np.isnan(np.exp(s + 1000) / np.exp(s + 1000).sum())[1]
            assert np.exp(709.0) < np.inf == np.exp(710.0)
            assert np.exp(np.float32(88)) < np.inf == np.exp(np.float32(89))


class TestShapesOfTheCurves:
    @given(s=NUMBERS, a=SLOPES)
    def test_sigmoid_is_the_formula_and_symmetric(self, s, a):
        assert sigmoid(s, a) == pytest.approx(1 / (1 + np.exp(-a * s)), rel=1e-12, abs=1e-300)
        assert sigmoid(-s, a) == pytest.approx(1 - sigmoid(s, a), abs=1e-15)
        assert sigmoid_slope(-s, a) == sigmoid_slope(s, a)

    @given(a=SLOPES)
    def test_derivative_at_zero_is_a_quarter_of_a_and_the_largest(self, a):
        assert sigmoid_slope(0.0, a) == pytest.approx(a / 4, rel=1e-15, abs=0)
        assert sigmoid_slope(np.linspace(-30, 30, 601), a).max() <= a / 4 * (1 + 1e-15)

    @given(s=OFF_KINK, a=st.floats(0.1, 10))
    def test_a_larger_a_approaches_the_step(self, s, a):
        gap = abs(sigmoid(s, a) - step(s))
        assert gap == pytest.approx(1 / (1 + np.exp(a * abs(s))), rel=1e-3, abs=1e-15)
        assert abs(sigmoid(s, 2 * a) - step(s)) <= gap
        assert abs(sigmoid(s, 1e6) - step(s)) < 1e-300 or abs(s) < 0.001

    @given(NUMBERS)
    def test_tanh_is_a_stretched_sigmoid_and_odd(self, s):
        assert tanh(s) == pytest.approx(2 * sigmoid(2 * s) - 1, abs=1e-15)
        assert tanh(-s) == -tanh(s)

    @given(NUMBERS)
    def test_ramps_of_both_signs_make_the_number(self, s):
        assert relu(s) - relu(-s) == s
        assert softplus(s) - softplus(-s) == pytest.approx(s, abs=1e-13)
        assert softplus(s) > relu(s) or s > 20
        assert 0 <= softplus(s) - relu(s) <= np.log(2) + 1e-15
        assert softplus_slope(s) == sigmoid(s)

    @pytest.mark.parametrize("name", NAMES)
    @given(s=st.lists(NUMBERS, min_size=2, max_size=6))
    def test_never_falls(self, name, s):
        assert (np.diff(ACTIVATIONS[name].f(sorted(s))) >= -1e-15).all()
        assert (ACTIVATIONS[name].slope(s) >= 0).all()

    def test_there_is_one_sigmoid(self):
        assert neurons.sigmoid is activations.sigmoid


class TestSoftmax:
    @given(scores())
    def test_positive_and_sums_to_one_along_the_last_axis(self, z):
        assert softmax(z).shape == log_softmax(z).shape == z.shape
        assert ((softmax(z) >= 0) & (softmax(z) <= 1)).all()
        assert np.allclose(softmax(z).sum(axis=-1), 1, rtol=0, atol=1e-14)

    @given(scores(st.integers(-200, 200).map(float)), st.integers(-1000, 1000))
    def test_shift_changes_nothing(self, z, c):
        assert np.array_equal(softmax(z + c), softmax(z))
        assert np.array_equal(log_softmax(z + c), log_softmax(z))

    @given(scores())
    def test_keeps_the_order(self, z):
        order = np.argsort(z, axis=-1, kind="stable")
        assert (np.diff(np.take_along_axis(softmax(z), order, axis=-1)) >= 0).all()

    @given(scores(), st.randoms())
    def test_does_not_care_which_class_comes_first(self, z, random):
        order = random.sample(range(z.shape[-1]), z.shape[-1])
        assert np.allclose(softmax(z[..., order]), softmax(z)[..., order], rtol=1e-12, atol=0)

    @given(scores(st.floats(-30, 30)))
    def test_is_the_formula_and_its_logarithm(self, z):
        e = np.exp(z)
        assert np.allclose(softmax(z), e / e.sum(axis=-1, keepdims=True), rtol=1e-12)
        assert np.allclose(np.exp(log_softmax(z)), softmax(z), rtol=1e-12)

    @given(NUMBERS, NUMBERS)
    def test_two_classes_are_a_sigmoid_of_the_difference(self, a, b):
        assert softmax([a, b])[0] == pytest.approx(sigmoid(a - b), rel=1e-12, abs=0)


class TestVanishingGradient:
    def test_local_slope_at_zero_and_at_ten(self):
        assert sigmoid_slope(0.0) == 0.25
        for x in (-10.0, 10.0):
            assert sigmoid_slope(x) == pytest.approx(4.5e-5, rel=0.01)
            assert sigmoid_slope(x) * 8 == pytest.approx(3.63e-4, rel=0.01)

    def test_downstream_is_local_times_upstream(self, torch_grad, tf_grad):
        x, upstream = np.array([-10.0, 0.0, 10.0]), np.array([8.0, -3.0, 0.5])
        for grad in (torch_grad, tf_grad):
            assert np.allclose(grad("sigmoid", x, upstream)[1], sigmoid_slope(x) * upstream, rtol=1e-7)

    @given(arrays(float, st.integers(1, 12), elements=NUMBERS))
    def test_a_chain_of_sigmoids_passes_at_most_a_quarter_each(self, weighted):
        assert np.prod(sigmoid_slope(weighted)) <= 0.25 ** len(weighted) * (1 + 1e-12)

    @staticmethod
    def first_and_last(hidden, seed):
        flowers = datasets.iris()
        X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
        y = one_hot(flowers.y, 3)
        rng = np.random.default_rng(seed)
        net = MLP([4, *[20] * 10, 3], hidden=hidden, loss="cross_entropy", rng=rng)
        return net, X, y, [np.linalg.norm(g) for g in net.gradients(X, y)]

    @pytest.mark.parametrize("seed", range(5))
    def test_layer_by_layer_in_a_deep_net(self, seed):
        norms = self.first_and_last("sigmoid", seed)[-1]
        assert norms[0] < 1e-4 * norms[-1]
        assert norms[5] < 0.1 * norms[-1]
        for hidden in ("relu", "tanh"):
            norms = self.first_and_last(hidden, seed)[-1]
            assert min(norms) > 0.01 * max(norms)

    def test_only_the_relu_net_learns(self):
        shares, moved = {}, {}
        for hidden in ("sigmoid", "relu"):
            net, X, y, _ = self.first_and_last(hidden, seed=5)
            before = net.layers[0].copy()
            curve = net.fit(X, y, epochs=30, optimizer=SGD(0.1), batch=10, rng=np.random.default_rng(1))
            shares[hidden], moved[hidden] = curve.accuracy[-1], np.linalg.norm(net.layers[0] - before)
        assert shares["sigmoid"] < 0.4
        assert moved["sigmoid"] < 1e-4
        assert shares["relu"] > 0.95
        assert moved["relu"] > 0.1


class TestDeadUnits:
    flowers = datasets.iris()
    A, width = augment(flowers.X[:, [2]]), flowers.X[:, 3]

    def gradient(self, name, w):
        f, slope = ACTIVATIONS[name]
        s = self.A @ w
        return ((f(s) - self.width) * slope(s)) @ self.A / len(self.A)

    def descend(self, name, w, rate=0.1, steps=1000):
        for _ in range(steps):
            w = w - rate * self.gradient(name, w)
        return w

    def test_one_long_step_kills_and_a_shorter_one_does_not(self):
        start = np.array([0.0, 1.0])
        assert (self.A @ (start - 0.1 * self.gradient("relu", start))).max() < 0
        assert (self.A @ (start - 0.05 * self.gradient("relu", start))).max() > 0

    @given(st.floats(-5, -0.01), st.floats(-5, 0))
    def test_dead_relu_has_no_gradient_on_any_sample_and_never_moves(self, bias, weight):
        dead = np.array([bias, weight])
        assert (self.A @ dead < 0).all()
        assert not relu_slope(self.A @ dead).any()
        assert not self.gradient("relu", dead).any()
        assert np.array_equal(self.descend("relu", dead, steps=20), dead)

    @pytest.mark.parametrize("dead", [[-0.25586667, -0.1424], [-1.0, -0.5], [-3.0, 0.2]])
    def test_leaky_relu_recovers(self, dead):
        dead = np.array(dead)
        assert self.gradient("leaky_relu", dead).all()
        best = np.linalg.lstsq(self.A, self.width, rcond=None)[0]
        assert np.allclose(self.descend("leaky_relu", dead, steps=3000), best, atol=0.01)

    @pytest.mark.parametrize("seed", range(5))
    def test_random_units_are_often_dead_on_positive_features_and_never_on_standardised_ones(self, seed):
        W = np.random.default_rng(seed).normal(size=(4, 100))
        X = (self.flowers.X - self.flowers.X.mean(axis=0)) / self.flowers.X.std(axis=0)
        assert 20 < np.sum((relu(self.flowers.X @ W) == 0).all(axis=0)) < 60
        assert not (relu(X @ W) == 0).all(axis=0).any()
        assert (relu(X @ W) == 0).any(axis=0).all()


class TestFiringRate:
    current = np.linspace(0, 4, 33)

    def test_silent_up_to_the_threshold_then_rising(self):
        rate = firing_rate(self.current)
        assert not rate[self.current <= 1].any()
        assert (np.diff(rate[self.current > 1]) > 0).all()

    def test_follows_the_known_formula(self):
        current = self.current[self.current > 1]
        expected = 1 / (0.002 + 0.02 * np.log(current / (current - 1)))
        assert np.allclose(firing_rate(current, seconds=5), expected, rtol=0.03)

    def test_is_far_from_its_limit(self):
        rate = firing_rate([2.0, 3.0, 4.0])
        assert rate[2] < 500 / 3
        assert rate[2] - rate[1] > 0.7 * (rate[1] - rate[0])

    def test_noise_rounds_the_corner(self):
        currents = np.tile([0.0, 0.9, 3.0], (20, 1))
        rate = firing_rate(currents, noise=0.3, rng=np.random.default_rng(0)).mean(axis=0)
        assert rate[0] < 1 < 5 < rate[1]
        assert rate[2] == pytest.approx(99, abs=3)


NAN = float("nan")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        *[(lambda f=f: f([1.0, NAN]), "s: expected finite numbers, got 1 NaN") for f, _ in ACTIVATIONS.values()],
        *[(lambda f=f: f(["a"]), "s: expected numbers in a regular array") for _, f in ACTIVATIONS.values()],
        *[(lambda f=f: f([]), "s: expected at least one number") for f in (sigmoid, relu_slope)],
        (lambda: sigmoid(1.0, a=0), "a: expected a number above 0, got 0"),
        (lambda: sigmoid_slope(1.0, a=-2.0), "a: expected a number above 0, got -2.0"),
        (lambda: leaky_relu(1.0, leak=0), "leak: expected a number above 0, got 0"),
        (lambda: leaky_relu_slope(1.0, leak=NAN), "leak: expected a number above 0, got nan"),
        (lambda: softmax(3.0), "z: expected logits along a last axis, got the single number 3.0"),
        (lambda: log_softmax([[1.0, NAN]]), "z: expected finite numbers"),
        (lambda: softmax([[1.0], [1.0, 2.0]]), "z: expected numbers in a regular array"),
        (lambda: firing_rate([NAN]), "current: expected finite numbers"),
        (lambda: firing_rate([1.0], noise=0.1), "noise: expected 0, or more with a generator as rng, got 0.1 and None"),
        (lambda: firing_rate([1.0], noise=-1.0), "noise: expected 0"),
        (lambda: firing_rate([1.0], seconds=0), "seconds: expected a number above 0"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# --- initial weights, GELU and SiLU: the further page -------------------------------------------------


def gaussian_gate(s):
    return np.vectorize(lambda v: (1 + math.erf(v / 2**0.5)) / 2)(s)


def density(s):
    return np.exp(-(np.asarray(s) ** 2) / 2) / np.sqrt(2 * np.pi)


SMOOTH_RELATIVES = {
    "gelu": (lambda s: s * gaussian_gate(s), lambda s: gaussian_gate(s) + s * density(s)),
    "silu": (lambda s: s * sigmoid(s), lambda s: sigmoid(s) + s * sigmoid(s) * (1 - sigmoid(s))),
}


def sizes_of_signals(f, slope, gain, seed, width=100, depth=10):
    """Mean squares of the sums of each layer and of the gradients by them, for random inputs and upstream gradients."""
    rng = np.random.default_rng(seed)
    z, sums = rng.normal(size=(100, width)), []
    layers = [rng.normal(0, np.sqrt(gain / width), (width, width)) for _ in range(depth)]
    for W in layers:
        sums.append(z @ W.T)
        z = f(sums[-1])
    g, gradients = rng.normal(size=z.shape), []
    for W, s in zip(layers[::-1], sums[::-1], strict=True):
        gradients.append(np.mean((g * slope(s)) ** 2))
        g = (g * slope(s)) @ W
    return np.array([np.mean(s**2) for s in sums]), np.array(gradients[::-1]), sums


class TestInitialWeights:
    @pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu"])
    @pytest.mark.parametrize("value", [0.0, 0.5, -1.0])
    def test_neurons_that_begin_alike_stay_alike(self, hidden, value):
        rng = np.random.default_rng(0)
        X = rng.normal(size=(8, 3))
        net = MLP([3, 5, 2], hidden=hidden)
        for U in net.layers:
            U[:] = value
        net.fit(X, one_hot([0, 1] * 4, 2), epochs=30, optimizer=SGD(0.5))
        assert np.ptp(net.layers[0], axis=0).max() < 1e-9
        assert np.ptp(net.layers[1][:, 1:], axis=1).max() < 1e-9

    @pytest.mark.parametrize("mean", [0.0, 0.5, -3.0])
    def test_variance_of_a_sum_needs_the_mean_square_and_not_the_variance(self, mean):
        rng = np.random.default_rng(1)
        z = rng.normal(mean, 0.3, 200)
        W = rng.uniform(-0.4, 0.4, (20_000, 200))
        assert np.isclose(np.var(W @ z), 200 * (0.8**2 / 12) * np.mean(z**2), rtol=0.04)

    @pytest.mark.parametrize("spread", [0.1, 1.0, 30.0])
    def test_relu_halves_the_mean_square_of_any_symmetric_sums(self, spread):
        s = np.random.default_rng(2).normal(0, spread, 100_000)
        assert np.isclose(np.mean(relu(s) ** 2) / np.mean(s**2), 0.5, rtol=0.02)
        assert np.isclose(np.mean(relu_slope(s) ** 2), 0.5, rtol=0.02)

    @pytest.mark.parametrize("seed", range(3))
    def test_sizes_forwards_and_backwards(self, seed):
        forward, backward, _ = sizes_of_signals(relu, relu_slope, 2, seed)
        assert 0.5 < forward[-1] / forward[0] < 1.3
        assert 0.5 < backward[0] / backward[-1] < 1.3
        forward, backward, _ = sizes_of_signals(relu, relu_slope, 1, seed)
        assert np.isclose(np.log2(forward[0] / forward[-1]), 9, atol=0.8)
        assert np.isclose(np.log2(backward[-1] / backward[0]), 9, atol=0.8)
        forward, backward, _ = sizes_of_signals(*ACTIVATIONS["tanh"], 1, seed)
        assert 0.03 < forward[-1] / forward[0] < 0.1
        assert 0.03 < backward[0] / backward[-1] < 0.12

    @pytest.mark.parametrize("seed", range(3))
    def test_sums_of_sigmoids_hardly_depend_on_the_sample(self, seed):
        forward, backward, sums = sizes_of_signals(*ACTIVATIONS["sigmoid"], 1, seed)
        between = np.array([s.var(axis=0).mean() for s in sums])
        assert np.isclose(np.mean(forward[2:]), 0.25, rtol=0.25)
        assert np.allclose(between[2:] / between[1:-1], 1 / 18, rtol=0.2)
        assert np.isclose((backward[0] / backward[-1]) ** (1 / 9), 1 / 18, rtol=0.1)

    def test_rules_are_those_of_pytorch(self, torch):
        torch.manual_seed(0)
        init = torch.nn.init
        W = torch.empty(100, 300)
        assert np.isclose(float(init.xavier_normal_(W).std()), np.sqrt(2 / 400), rtol=0.02)
        assert np.isclose(float(init.xavier_uniform_(W).abs().max()), np.sqrt(6 / 400), rtol=1e-3)
        assert np.isclose(float(init.kaiming_normal_(W, nonlinearity="relu").std()), np.sqrt(2 / 300), rtol=0.02)


class TestSmoothRelatives:
    @pytest.mark.parametrize("name", SMOOTH_RELATIVES)
    def test_derivative_three_ways(self, torch, name):
        f, slope = SMOOTH_RELATIVES[name]
        s = np.array([-7.0, -1.5, -0.75, 0.0, 0.3, 1.4, 6.0])
        assert check_gradient(lambda v: f(v).sum(), slope, s).verdict == "good"
        leaf = torch.tensor(s, requires_grad=True)
        value = getattr(torch.nn.functional, name)(leaf)
        value.sum().backward()
        assert np.allclose(f(s), value.detach().numpy(), atol=1e-14)
        assert np.allclose(slope(s), leaf.grad.numpy(), atol=1e-14)

    @pytest.mark.parametrize(("name", "at", "low"), [("gelu", -0.7518, -0.16997), ("silu", -1.27846, -0.27846)])
    def test_one_minimum_below_zero(self, name, at, low):
        f, slope = SMOOTH_RELATIVES[name]
        s = np.linspace(-6, 6, 12_001)
        assert np.isclose(s[f(s).argmin()], at, atol=1e-3)
        assert np.isclose(f(s).min(), low, atol=1e-5)
        assert (f(s[s < -1e-9]) < 0).all()
        assert np.count_nonzero(np.diff(np.sign(slope(s)))) == 1

    def test_gelu_is_steepest_at_the_root_of_two(self):
        s = np.linspace(-6, 6, 12_001)
        slope = SMOOTH_RELATIVES["gelu"][1](s)
        assert np.isclose(s[slope.argmax()], 2**0.5, atol=1e-3)
        assert np.isclose(s[slope.argmin()], -(2**0.5), atol=1e-3)
        assert slope.max().round(2) == 1.13

    def test_gains_that_keep_a_mean_square_of_one(self):
        s = np.random.default_rng(0).normal(size=400_000)
        gains = [1 / np.mean(f(s) ** 2) for f, _ in SMOOTH_RELATIVES.values()]
        assert np.allclose(gains, [2.352, 2.812], rtol=0.01)
