"""Jacobians and the products with them: laws, three ways to each derivative, and every figure chapter 7 claims."""

from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcourse import activations, backprop, datasets, jacobians, plots
from mlcourse.jacobians import SAME, TANGENTS, Dual, cost, jacobian, jvp, memory, numerical_jacobian, vjp
from mlcourse.mlp import MLP, one_hot
from mlcourse.optimisers import Adam

CHAPTER = (Path(__file__).parent.parent / "book" / "jacobians.md").read_text(encoding="utf-8")
SIZES = st.integers(1, 5)
SEEDS = st.integers(0, 2**32 - 1)
FEW = 10  # TensorFlow takes its time over each new shape
SENTENCE = "A grid of two rows and three columns."


def cases(examples, **strategies):
    """Draw so many cases, without a time limit for each: it is the machine that is slow."""
    return lambda test: settings(max_examples=examples, deadline=None)(given(**strategies)(test))


def disagreement(a, b) -> float:
    """The largest difference of two arrays of the same shape, relative to their largest entry, or to 0.01 if larger."""
    a, b = np.asarray(a), np.asarray(b)
    assert a.shape == b.shape
    return np.abs(a - b).max() / max(np.abs(a).max(), np.abs(b).max(), 0.01)


# --- one function, written for five libraries --------------------------------------------------------

NUMPY = SimpleNamespace(
    matvec=lambda W, x: W @ x,
    tanh=np.tanh,
    sigmoid=lambda x: 1 / (1 + np.exp(-x)),
    exp=np.exp,
    log=np.log,
    softmax=lambda z: np.exp(z) / np.exp(z).sum(),
    constant=lambda a: a,
)
NODES = SimpleNamespace(
    matvec=jacobians.matvec,
    tanh=backprop.tanh,
    sigmoid=backprop.sigmoid,
    exp=backprop.exp,
    log=backprop.log,
    softmax=jacobians.probabilities,
    constant=lambda a: a,
)


@pytest.fixture(scope="module")
def torch(torch):
    torch.set_num_threads(1)
    return SimpleNamespace(
        matvec=lambda W, x: W @ x,
        tanh=torch.tanh,
        sigmoid=torch.sigmoid,
        exp=torch.exp,
        log=torch.log,
        softmax=lambda z: torch.softmax(z, dim=-1),
        constant=torch.from_numpy,
        torch=torch,
        functional=torch.autograd.functional,
    )


@pytest.fixture(scope="module")
def tf(tf):
    return SimpleNamespace(
        matvec=tf.linalg.matvec,
        tanh=tf.tanh,
        sigmoid=tf.sigmoid,
        exp=tf.exp,
        log=tf.math.log,
        softmax=tf.nn.softmax,
        constant=tf.constant,
        tf=tf,
    )


def network(L, x, W1, W2):
    """A linear map, tanh, another linear map, softmax."""
    return L.softmax(L.matvec(L.constant(W2), L.tanh(L.matvec(L.constant(W1), x))))


def repeated(L, x, W1, W2):
    """The same input many times, as x · x and in both parts of a quotient, with constants that are broadcast."""
    return (x * x + 3.0 * x) / (L.exp(x) + L.sigmoid(x) * x * x + 2.0) - L.log(x * x + 1.0)


def batch(L, x, W1, W2):
    """A layer on a batch: x is (n, d), the bias is broadcast over the samples."""
    return L.tanh(x @ L.constant(np.ascontiguousarray(W1.T)) + L.constant(W2[0]))


def draw(function, d, h, k, seed):
    """An input of the function's shape, and weights so small that softmax is not saturated."""
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(h, d)) / 2, rng.normal(size=(k, h)) / 2
    return rng.normal(size=(k, d) if function is batch else d), W1, W2, rng


@pytest.mark.parametrize("function", [network, repeated, batch])
@cases(FEW, d=SIZES, h=SIZES, k=st.integers(2, 5), seed=SEEDS)
def test_every_way_to_a_jacobian_agrees(torch, tf, function, d, h, k, seed):
    x, W1, W2, _ = draw(function, d, h, k, seed)
    ours = jacobian(lambda node: function(NODES, node, W1, W2), x)
    units = np.eye(x.size).reshape(-1, *x.shape)
    columns = [jvp(lambda x: function(NUMPY, x, W1, W2), x, unit) for unit in units]
    assert disagreement(ours, np.stack(columns, axis=-1).reshape(ours.shape)) < 1e-12
    assert disagreement(ours, numerical_jacobian(lambda x: function(NUMPY, x, W1, W2), x)) < 1e-7

    theirs = torch.functional.jacobian(lambda x: function(torch, x, W1, W2), torch.constant(x))
    assert disagreement(ours, theirs.numpy()) < 1e-12

    x = tf.constant(x)
    with tf.tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = function(tf, x, W1, W2)
    assert disagreement(ours, tape.jacobian(y, x, experimental_use_pfor=False).numpy()) < 1e-12


@pytest.mark.parametrize("function", [network, repeated, batch])
@cases(FEW, d=SIZES, h=SIZES, k=st.integers(2, 5), seed=SEEDS)
@pytest.mark.slow
def test_every_way_to_the_two_products_agrees(torch, tf, function, d, h, k, seed):
    x, W1, W2, rng = draw(function, d, h, k, seed)
    y = function(NUMPY, x, W1, W2)
    v, t = rng.normal(size=y.shape), rng.normal(size=x.shape)
    J = numerical_jacobian(lambda x: function(NUMPY, x, W1, W2), x).reshape(y.size, x.size)
    back = vjp(lambda node: function(NODES, node, W1, W2), x, v)
    forth = jvp(lambda x: function(NUMPY, x, W1, W2), x, t)
    scale = max(np.abs(J).max(), 0.01)  # a product may cancel, so the matrix sets what counts as small
    assert np.abs(back.ravel() - v.ravel() @ J).max() < 1e-7 * scale * np.abs(v).sum()
    assert np.abs(forth.ravel() - J @ t.ravel()).max() < 1e-7 * scale * np.abs(t).sum()

    T = torch.constant
    theirs = torch.functional.vjp(lambda x: function(torch, x, W1, W2), T(x), T(v))[1].numpy()
    assert np.abs(back - theirs).max() < 1e-12 * scale * np.abs(v).sum()
    theirs = torch.functional.jvp(lambda x: function(torch, x, W1, W2), T(x), T(t))[1].numpy()
    assert np.abs(forth - theirs).max() < 1e-12 * scale * np.abs(t).sum()

    x = tf.constant(x)
    with tf.tf.autodiff.ForwardAccumulator(x, tf.constant(t)) as accumulator, tf.tf.GradientTape() as tape:
        tape.watch(x)
        y = function(tf, x, W1, W2)
    theirs = tape.gradient(y, x, output_gradients=tf.constant(v)).numpy()
    assert np.abs(back - theirs).max() < 1e-12 * scale * np.abs(v).sum()
    assert np.abs(forth - accumulator.jvp(y).numpy()).max() < 1e-12 * scale * np.abs(t).sum()


class TestFormulas:
    @cases(FEW, m=SIZES, d=SIZES, seed=SEEDS)
    def test_the_three_jacobians_three_ways(self, torch, tf, m, d, seed):
        rng = np.random.default_rng(seed)
        W, x = rng.normal(size=(m, d)), rng.normal(size=d)
        cases = [
            (jacobians.linear(W), lambda L, x: L.matvec(L.constant(W), x)),
            (jacobians.elementwise(activations.sigmoid_slope, x), lambda L, x: L.sigmoid(x)),
            (jacobians.elementwise(activations.tanh_slope, x), lambda L, x: L.tanh(x)),
        ]
        if d > 1:  # softmax of one number is 1, and its Jacobian 0
            cases.append((jacobians.softmax(x), lambda L, x: L.softmax(x)))
        for J, f in cases:
            assert disagreement(J, numerical_jacobian(lambda x, f=f: f(NUMPY, x), x)) < 1e-7
            assert disagreement(J, jacobian(lambda x, f=f: f(NODES, x), x)) < 1e-12
            theirs = torch.functional.jacobian(lambda x, f=f: f(torch, x), torch.constant(x))
            assert disagreement(J, theirs.numpy()) < 1e-12
            with tf.tf.GradientTape(persistent=True) as tape:
                z = tf.constant(x)
                tape.watch(z)
                y = f(tf, z)
            assert disagreement(J, tape.jacobian(y, z, experimental_use_pfor=False).numpy()) < 1e-12

    @cases(100, m=SIZES, d=SIZES, seed=SEEDS)
    def test_matvec_by_its_matrix(self, m, d, seed):
        rng = np.random.default_rng(seed)
        W, x, v = rng.normal(size=(m, d)), rng.normal(size=d), rng.normal(size=m)
        assert np.allclose(vjp(lambda W: jacobians.matvec(W, x), W, v), np.outer(v, x), rtol=1e-12)
        numeric = numerical_jacobian(lambda W: W @ x, W)
        assert numeric.shape == (m, m, d)
        assert disagreement(jacobian(lambda W: jacobians.matvec(W, x), W), numeric) < 1e-7

    @cases(100, k=st.integers(2, 6), seed=SEEDS)
    def test_softmax_is_symmetric_and_singular(self, k, seed):
        z = np.random.default_rng(seed).uniform(-3, 3, k)
        J = jacobians.softmax(z)
        assert np.array_equal(J, J.T)
        assert np.abs(J.sum(axis=1)).max() < 1e-14
        assert np.linalg.matrix_rank(J, tol=1e-9) == k - 1
        assert np.linalg.eigvalsh(J)[0] > -1e-14
        assert np.allclose(J, jacobians.softmax(z + 5.0), atol=1e-14)

    def test_softmax_of_huge_logits_is_saturated(self):
        assert np.abs(jacobians.softmax([1000.0, 0.0, -1000.0])).max() == 0

    @cases(100, k=st.integers(2, 6), rows=SIZES, seed=SEEDS)
    def test_product_with_softmax_needs_no_matrix(self, k, rows, seed):
        rng = np.random.default_rng(seed)
        Z, V = rng.normal(size=(rows, k)), rng.normal(size=(rows, k))
        each = [v @ jacobians.softmax(z) for z, v in zip(Z, V, strict=True)]
        assert np.allclose(vjp(jacobians.probabilities, Z, V), each, atol=1e-14)

    @cases(100, d=SIZES, seed=SEEDS)
    def test_elementwise_is_diagonal(self, d, seed):
        x = np.random.default_rng(seed).normal(size=d)
        J = numerical_jacobian(np.tanh, x)
        assert np.array_equal(J * (1 - np.eye(d)), np.zeros((d, d)))


class TestLaws:
    @cases(
        100,
        shape=st.lists(st.integers(1, 3), max_size=3).map(tuple),
        out=st.lists(st.integers(1, 3), max_size=2).map(tuple),
    )
    def test_shape_is_that_of_the_output_then_of_the_input(self, shape, out):
        J = numerical_jacobian(lambda x: np.full(out, (x * x).sum()), np.ones(shape))
        assert J.shape == out + shape
        assert np.allclose(J, 2, rtol=1e-9)
        J = jacobian(lambda x: backprop.total(x * x) + np.zeros(out), np.ones(shape))
        assert J.shape == out + shape
        assert (J == 2).all()

    @cases(100, d=SIZES, m=SIZES, k=SIZES, seed=SEEDS)
    def test_jacobian_of_a_chain_is_the_product_last_function_first(self, d, m, k, seed):
        rng = np.random.default_rng(seed)
        A, B, x = rng.normal(size=(m, d)), rng.normal(size=(k, m)), rng.normal(size=d)

        def f(node):
            return backprop.tanh(jacobians.matvec(A, node))

        def g(node):
            return jacobians.probabilities(jacobians.matvec(B, node))

        y = np.tanh(A @ x)
        assert np.allclose(jacobian(lambda x: g(f(x)), x), jacobian(g, y) @ jacobian(f, x), rtol=1e-9, atol=1e-14)

    @cases(100, d=SIZES, m=SIZES, seed=SEEDS)
    def test_vjp_is_linear_in_v_and_a_unit_vector_picks_a_row(self, d, m, seed):
        rng = np.random.default_rng(seed)
        A, x, u, v = rng.normal(size=(m, d)), rng.normal(size=d), rng.normal(size=m), rng.normal(size=m)

        def f(node):
            return backprop.sigmoid(jacobians.matvec(A, node)) * 3.0

        both = vjp(f, x, 2 * u - 0.5 * v)
        assert np.allclose(both, 2 * vjp(f, x, u) - 0.5 * vjp(f, x, v), rtol=1e-9, atol=1e-13)
        J = jacobian(f, x)
        assert all(np.array_equal(vjp(f, x, e), row) for e, row in zip(np.eye(m), J, strict=True))

    @cases(100, d=SIZES, h=SIZES, k=SIZES, seed=SEEDS)
    def test_jvp_is_linear_in_t_and_a_unit_vector_picks_a_column(self, d, h, k, seed):
        x, W1, W2, rng = draw(network, d, h, k, seed)
        s, t = rng.normal(size=(2, d))

        def push(t):
            return jvp(lambda x: network(NUMPY, x, W1, W2), x, t)

        assert np.allclose(push(2 * s - 3 * t), 2 * push(s) - 3 * push(t), rtol=1e-9, atol=1e-13)
        J = jacobian(lambda x: network(NODES, x, W1, W2), x)
        assert np.allclose(np.stack([push(e) for e in np.eye(d)], axis=1), J, rtol=1e-9, atol=1e-14)

    @pytest.mark.parametrize("function", [network, repeated, batch])
    @cases(100, d=SIZES, h=SIZES, k=SIZES, seed=SEEDS)
    def test_forward_and_reverse_agree_on_one_number(self, function, d, h, k, seed):
        x, W1, W2, rng = draw(function, d, h, k, seed)
        t = rng.normal(size=x.shape)
        forward = jvp(lambda x: function(NUMPY, x, W1, W2), x, t)
        v = rng.normal(size=forward.shape)
        reverse = vjp(lambda x: function(NODES, x, W1, W2), x, v)
        assert np.isclose((v * forward).sum(), (reverse * t).sum(), rtol=1e-10, atol=1e-12)

    @cases(100, n=SIZES, d=SIZES, m=SIZES, seed=SEEDS)
    def test_jacobian_of_a_batch_is_block_diagonal(self, n, d, m, seed):
        rng = np.random.default_rng(seed)
        X, W, V = rng.normal(size=(n, d)), rng.normal(size=(m, d)), rng.normal(size=(n, m))

        def layer(X):
            return backprop.tanh(X @ W.T)

        J = jacobian(layer, X)
        assert J.shape == (n, m, n, d)
        for a in range(n):
            alone = np.diag(1 - np.tanh(W @ X[a]) ** 2) @ W
            assert np.allclose(J[a, :, a], alone, rtol=1e-9, atol=1e-14)
            assert not J[a][:, np.arange(n) != a].any()
        rows = [vjp(layer, X[[a]], V[[a]])[0] for a in range(n)]
        assert np.allclose(vjp(layer, X, V), rows, rtol=1e-9, atol=1e-14)
        assert np.allclose(vjp(layer, X, V), np.einsum("ai,aibj->bj", V, J), rtol=1e-9, atol=1e-13)

    @cases(100, n=st.integers(2, 5), d=SIZES, m=SIZES, seed=SEEDS)
    def test_shared_weights_get_the_sum_over_the_batch(self, n, d, m, seed):
        rng = np.random.default_rng(seed)
        X, W, V = rng.normal(size=(n, d)), rng.normal(size=(d, m)), rng.normal(size=(n, m))
        whole = vjp(lambda W: backprop.matmul(X, W), W, V)
        parts = [vjp(lambda W, a=a: backprop.matmul(X[[a]], W), W, V[[a]]) for a in range(n)]
        assert np.allclose(whole, sum(parts), rtol=1e-9, atol=1e-13)

    def test_a_layer_that_takes_means_over_the_batch_mixes_samples(self):
        J = numerical_jacobian(lambda X: np.tanh(X - X.mean(axis=0)), np.array([[1.0, 2.0], [0.5, -1.0], [0.0, 0.3]]))
        assert all(np.abs(J[a, :, b]).max() > 0.01 for a in range(3) for b in range(3))

    @cases(100, d=st.integers(1, 4), seed=SEEDS)
    def test_product_with_the_hessian_is_symmetric(self, d, seed):
        rng = np.random.default_rng(seed)
        A, w, s, t = rng.normal(size=(6, d)), rng.normal(size=d), rng.normal(size=d), rng.normal(size=d)

        def gradient(w):
            return A.T @ (NUMPY.sigmoid(A @ w) - 0.5)

        assert np.isclose(s @ jvp(gradient, w, t), t @ jvp(gradient, w, s), rtol=1e-9, atol=1e-12)


# Inputs from 0.5 to 1.5, where every function is smooth, and a maximum away from its kink.
ONE = {name: f for name, f in ((u.__name__, u) for u in TANGENTS) if f.nin == 1}
TWO = {name: f for name, f in ((u.__name__, u) for u in TANGENTS) if f.nin == 2 and name not in ("power", "matmul")}


class TestDual:
    @pytest.mark.parametrize("name", ONE)
    @cases(100, shape=st.lists(st.integers(1, 3), max_size=2).map(tuple), seed=SEEDS)
    def test_functions_of_one_number(self, name, shape, seed):
        x, t = np.random.default_rng(seed).uniform(0.5, 1.5, (2, *shape))
        J = numerical_jacobian(ONE[name], x).reshape(x.size, x.size)
        assert np.allclose(jvp(ONE[name], x, t).ravel(), J @ t.ravel(), rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize("name", TWO)
    @cases(100, rows=SIZES, columns=SIZES, seed=SEEDS)
    def test_functions_of_two_numbers_with_broadcasting(self, name, rows, columns, seed):
        rng = np.random.default_rng(seed)
        x, t = rng.uniform(0.5, 1.0, (2, rows, columns))
        row = rng.uniform(1.5, 2.0, columns)
        f = TWO[name]
        for g in (
            lambda x: f(x, row),
            lambda x: f(row, x),
            lambda x: f(x, 3.0 * x[0]),
            lambda x: f(x[0], x * 3.0),
        ):
            J = numerical_jacobian(g, x)
            assert np.allclose(jvp(g, x, t), np.tensordot(J, t, 2), rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize("f", SAME, ids=lambda f: f.__name__)
    def test_linear_functions_do_the_same_to_the_tangent(self, f):
        x, t = np.random.default_rng(0).normal(size=(2, 2, 3))
        calls = {
            np.sum: [lambda x: np.sum(x), lambda x: np.sum(x, axis=1), lambda x: x.sum(0), lambda x: np.sum(x, 0)],
            np.mean: [lambda x: np.mean(x, axis=0, keepdims=True)],
            np.stack: [lambda x: np.stack([x[0], x[1] * 2, np.ones(3)], axis=1)],
            np.concatenate: [lambda x: np.concatenate([x, np.ones((1, 3)), x * x])],
            np.reshape: [lambda x: np.reshape(x, (3, 2))],
            np.transpose: [lambda x: np.transpose(x), lambda x: x.T],
        }
        for g in calls[f]:
            J = numerical_jacobian(g, x)
            assert np.allclose(jvp(g, x, t), np.tensordot(J, t, 2), rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize(
        "f",
        [
            lambda x: x**3,
            lambda x: x**0.5,
            lambda x: 2 / x,
            lambda x: 5 - x,
            lambda x: -x + 1,
            lambda x: np.where(x > 0.7, x * x, 3 * x),
            lambda x: np.where(x > 0.7, x * x, 0.0),
            lambda x: x * (x <= 0.7),
            lambda x: np.array([[1.0, 2.0, 3.0]]) @ x,
            lambda x: x @ x,
        ],
    )
    def test_operators(self, f):
        x, t = np.array([0.5, 0.9, 1.3]), np.array([2.0, -1.0, 0.5])
        J = numerical_jacobian(f, x)
        assert np.allclose(jvp(f, x, t), J @ t, rtol=1e-8)

    @pytest.mark.parametrize("exponent", [0, 0.0, 1, 2, np.array([0, 1])])
    def test_powers_at_zero(self, exponent):
        with np.errstate(all="raise"):
            moved = jvp(lambda x: x**exponent, [0.0, 0.0], [3.0, 3.0])
        assert moved.tolist() == (3.0 * (np.broadcast_to(exponent, 2) == 1)).tolist()

    def test_powers_of_negative_exponent(self):
        assert jvp(lambda x: x**-2, [2.0], [1.0]) == pytest.approx(-0.25)

    @cases(100, numbers=st.tuples(*[st.integers(-9, 9)] * 4))
    def test_multiplication_is_the_product_rule(self, numbers):
        a, b, c, d = numbers
        product = Dual(a, b) * Dual(c, d)
        assert (product.value, product.tangent) == (a * c, a * d + b * c)

    def test_tangent_is_stretched_to_the_shape_of_the_value(self):
        assert Dual(np.zeros((2, 3)), 4.0).tangent.tolist() == [[4.0] * 3] * 2

    def test_epsilon_squared_is_zero(self):
        epsilon = Dual(0.0, 1.0)
        assert ((epsilon * epsilon).value, (epsilon * epsilon).tangent) == (0, 0)

    def test_function_that_ignores_its_input_does_not_move(self):
        assert jvp(lambda x: np.ones((2, 2)), [1.0, 2.0], [1.0, 1.0]).tolist() == [[0, 0], [0, 0]]
        assert vjp(lambda x: backprop.Node([3.0]), [1.0, 2.0], [5.0]).tolist() == [0, 0]

    def test_jvp_is_more_exact_than_a_difference(self):
        x = np.array([1.0])
        exact = np.cos(1.0)
        assert abs(jvp(np.sin, x, [1.0])[0] - exact) <= 1e-16
        assert abs(numerical_jacobian(np.sin, x)[0, 0] - exact) < 1e-9


class Counted:
    """A number that counts how often numbers of its kind are multiplied."""

    done = 0

    def __init__(self, value):
        self.value = value

    def __mul__(self, other):
        Counted.done += 1
        return Counted(self.value * other.value)

    def __add__(self, other):
        return Counted(self.value + other.value)


def counted(shape):
    return np.array([Counted(1.0) for _ in range(int(np.prod(shape)))], dtype=object).reshape(shape)


class TestCost:
    @cases(100, sizes=st.lists(st.integers(1, 4), min_size=2, max_size=5), n=st.integers(1, 3))
    def test_multiplications_are_those_that_are_done(self, sizes, n):
        matrices = [counted((b, a)) for a, b in pairwise(sizes)]

        def vjp():
            for _ in range(n):
                v = counted((sizes[-1],))
                for J in reversed(matrices):
                    v = v @ J

        def jvp():
            for _ in range(n):
                t = counted((sizes[0],))
                for J in matrices:
                    t = J @ t

        def reverse():
            for _ in range(n):
                product = matrices[-1]
                for J in reversed(matrices[:-1]):
                    product = product @ J

        def forward():
            for _ in range(n):
                product = matrices[0]
                for J in matrices[1:]:
                    product = J @ product

        for work in (vjp, jvp, reverse, forward):
            Counted.done = 0
            work()
            assert cost(sizes, work.__name__, n) == Counted.done

    @cases(100, sizes=st.lists(st.integers(1, 9), min_size=2, max_size=6), n=st.integers(1, 50))
    def test_cost_and_memory_are_proportional_to_the_batch(self, sizes, n):
        assert cost(sizes, "vjp", n) == n * cost(sizes, "vjp")
        assert memory(sizes, "vjp", n) == n * memory(sizes, "vjp")

    @cases(100, sizes=st.lists(st.integers(1, 4), min_size=2, max_size=5), n=st.integers(1, 3))
    def test_memory_is_that_of_the_arrays(self, sizes, n):
        matrices = [np.ones((n, b, a)) for a, b in pairwise(sizes)]
        values = [np.ones((n, a)) for a in sizes]
        assert memory(sizes, "matrices", n) == sum(J.size for J in matrices)
        assert memory(sizes, "vjp", n) == sum(inputs.size for inputs in values[:-1])
        assert memory(sizes, "jvp", n) == max(2 * (a.size + b.size) for a, b in pairwise(values))

    @cases(100, width=st.integers(2, 50), layers=st.integers(3, 9))
    def test_the_narrow_end_decides(self, width, layers):
        assert cost([width] * layers + [1], "reverse") < cost([width] * layers + [1], "forward")
        assert cost([1] + [width] * layers, "forward") < cost([1] + [width] * layers, "reverse")

    def test_memory_of_reverse_grows_with_depth_and_that_of_forward_does_not(self):
        assert [memory([100] * (k + 1), "vjp") for k in (4, 16, 64)] == [400, 1600, 6400]
        assert {memory([100] * (k + 1), "jvp") for k in (4, 16, 64)} == {400}


class TestFiguresOfTheChapter:
    def test_slope_of_a_square_is_no_constant(self):
        assert numerical_jacobian(lambda x: x**2, 1.0).round(6) == 2
        assert numerical_jacobian(lambda x: x**2, 3.0).round(6) == 6
        assert numerical_jacobian(lambda x: x**2, 3.0).shape == ()

    def test_the_running_example(self):
        def f(x):
            return np.stack([x[0] * x[1], x[0] * x[0] + 3 * x[2]])

        x = np.array([2.0, -1.0, 5.0])
        J, upstream = numerical_jacobian(f, x), np.array([19.0, -2.0])
        assert np.allclose(J, [[-1, 2, 0], [4, 0, 3]], atol=1e-8)
        assert np.allclose(J.T @ upstream, [-27, 38, -6], atol=1e-7)
        assert np.allclose(numerical_jacobian(lambda x: f(x)[0] * f(x)[1], x), [-27, 38, -6], atol=1e-7)
        with pytest.raises(ValueError, match="matmul"):
            J @ upstream
        dx = np.array([0.01, 0.02, -0.01])
        assert np.abs(f(x + dx) - f(x) - J @ dx).max() < 0.001
        assert np.allclose(numerical_jacobian(lambda x: x[0] ** 2 * x[1], [3.0, -2.0, 5.0]), [-12, 9, 0], atol=1e-8)

    def test_three_as_a_dual_number(self):
        three = Dual(3.0, 1.0)
        y = three * three + 5 * three
        assert (y.value, y.tangent) == (24, 11)

    def test_costs(self):
        sizes = [1000, 1000, 1000, 1]
        assert cost(sizes, "vjp") == cost(sizes, "jvp") == 2_001_000
        assert cost(sizes, "reverse") == 2_000_000
        assert cost(sizes, "forward") == 1_001_000_000
        assert [cost([w] * 4, "reverse") // w**3 for w in (4, 1024)] == [2, 2]
        assert [cost([w] * 4, "vjp") // w**2 for w in (4, 1024)] == [3, 3]
        assert cost([784, 128, 10], "vjp", 32) == 32 * 101_632

    def test_what_moves_a_prediction(self):
        flowers = datasets.iris()
        net = MLP([4, 6, 3], "tanh", "cross_entropy", rng=np.random.default_rng(3))
        curve = net.fit(flowers.X, one_hot(flowers.y, 3), epochs=150, optimizer=Adam(0.02))
        assert curve.accuracy[-1] > 0.95
        J = np.array([numerical_jacobian(lambda x: net.predict(x[None])[0], x) for x in flowers.X])
        U1, U2 = net.layers
        for x, numeric in zip(flowers.X[::10], J[::10], strict=True):
            _, (s1, s2) = net.sums(x[None])
            slopes = jacobians.elementwise(activations.tanh_slope, s1[0])
            product = jacobians.softmax(s2[0]) @ U2[:, 1:] @ slopes @ U1[:, 1:]
            assert np.allclose(product, numeric, rtol=1e-5, atol=1e-9)
        assert np.abs(J.sum(axis=1)).max() < 1e-8
        mean = np.stack([np.abs(J[flowers.y == k]).mean(axis=(0, 1)) for k in range(3)])
        assert mean[1:].argmax(axis=1).tolist() == [3, 3]
        assert mean[0].max() < 0.05 * mean[1:].max()
        assert np.abs(J[0]).max() < 0.02 < 1 < np.abs(J[72]).max()


class TestBadInput:
    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (
                lambda: numerical_jacobian(lambda x: None, [1.0]),
                r"f: expected a function that returns numbers, got None",
            ),
            (lambda: numerical_jacobian(lambda x: x / 0 * np.nan, [np.inf]), r"x: expected finite numbers"),
            (lambda: numerical_jacobian(lambda x: np.where(x > 1, np.nan, x), [1.0]), r"f: expected finite numbers"),
            (lambda: numerical_jacobian(lambda x: x[x > 1], [1.0, 2.0]), r"f: expected results of one shape"),
            (lambda: numerical_jacobian(lambda x: x, [1.0], h=0), r"h: expected a number above 0, got 0"),
            (lambda: numerical_jacobian(lambda x: x, []), r"x: expected at least one number"),
            (lambda: jacobians.linear([1.0, 2.0]), r"W: expected 2 axis"),
            (lambda: jacobians.elementwise(np.sum, [1.0, 2.0]), r"slope: expected one number for each of the 2 in x"),
            (lambda: jacobians.elementwise(np.cos, [[1.0]]), r"x: expected 1 axis"),
            (lambda: jacobians.softmax([[1.0]]), r"z: expected 1 axis"),
            (lambda: jacobians.matvec(np.ones((2, 3)), backprop.Node([1.0, 2.0])), r"matvec: .*"),
            (lambda: jacobians.matvec(np.ones((2, 3)), backprop.Node([[1.0]])), r"matvec: expected .* and \(1, 1\)"),
            (lambda: vjp(lambda x: x * x, [1.0, 2.0], [1.0]), r"upstream: expected the shape of the output, \(2,\)"),
            (lambda: vjp(lambda x: x * x, [1.0], [np.nan]), r"v: expected finite numbers"),
            (lambda: vjp(lambda x: 3.0, [1.0], [1.0]), r"f: expected a function that returns a Node, got float"),
            (lambda: jacobian(lambda x: None, [1.0]), r"f: expected a function that returns a Node, got NoneType"),
            (lambda: jvp(np.sin, [1.0, 2.0], [1.0]), r"t: expected the shape of x, \(2,\), got \(1,\)"),
            (lambda: jvp(lambda x: np.array([x[0], x[1]]), [1.0, 2.0], [1.0, 0.0]), r"f: expected .* try np.stack"),
            (lambda: jvp(lambda x: None, [1.0], [1.0]), r"f: expected .* got NoneType"),
            (lambda: cost([5], "vjp"), r"sizes: expected two or more whole numbers of at least 1, got \[5.0\]"),
            (lambda: cost([5, 0], "vjp"), r"sizes: expected two or more"),
            (lambda: cost([5, 2.5], "vjp"), r"sizes: expected two or more"),
            (lambda: cost([5, 2], "backward"), r"mode: expected one of 'vjp', 'jvp', 'reverse', 'forward'"),
            (lambda: cost([5, 2], "vjp", 0), r"n: expected a whole number of at least 1, got 0"),
            (lambda: memory([5, 2], "reverse"), r"mode: expected one of 'matrices', 'vjp', 'jvp'"),
            (lambda: plots.jacobians.grid([[1.0]], ["a", "b"], ["c"], alt=SENTENCE), r"expected 1 and 1 names, got 2"),
        ],
    )
    def test_the_argument_is_named(self, call, message):
        with pytest.raises(ValueError, match=message):
            call()

    @pytest.mark.parametrize(
        ("f", "message"),
        [
            (lambda x: np.linalg.norm(x), r"jvp: no rule for np\.norm; there are rules for np\.add"),
            (lambda x: np.arctan(x), r"jvp: no rule for np\.arctan"),
            (lambda x: np.add.reduce(x), r"jvp: no rule for np\.add\.reduce"),
            (lambda x: np.exp(x, out=np.zeros(2)), r"jvp: no rule for np\.exp"),
            (lambda x: x**x, r"no rule for np\.power with an exponent that varies"),
        ],
    )
    def test_function_without_a_rule_is_named(self, f, message):
        with pytest.raises(TypeError, match=message):
            jvp(f, [1.0, 2.0], [1.0, 1.0])


class TestPictures:
    def test_grid_has_a_cell_for_each_entry_and_is_well_formed(self):
        J = [[1.0, -2.0, 0.0], [0.5, 0.0, -0.004]]
        with_numbers = plots.jacobians.grid(J, ["a", "b"], ["c", "d", "e"], alt=SENTENCE, title="J", blocks=(1, 3))
        without = plots.jacobians.grid(J, ["a", "b"], ["c", "d", "e"], None, alt=SENTENCE)
        for picture in (with_numbers, without):
            root = ElementTree.fromstring(picture.svg())
            assert root.get("aria-label") == SENTENCE
        assert len(with_numbers.svg()) > len(without.svg())

    def test_growth_is_well_formed(self):
        picture = plots.jacobians.growth({"a": [1, 8], "b": [1, 4]}, [1, 2], alt=SENTENCE, xlabel="width")
        assert ElementTree.fromstring(picture.svg()).get("role") == "img"
