"""Chapter 6: every rule three ways, the walk, its errors, the pictures, and every figure that the chapter claims."""

import gc
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from frameworks import in_tensorflow
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcourse import activations, backprop, datasets, plots
from mlcourse.backprop import (
    Node,
    add,
    backward,
    exp,
    log,
    maximum,
    multiply,
    relu,
    rule,
    sigmoid,
    softmax_cross_entropy,
    squared_error,
    tanh,
    topological,
    total,
)
from mlcourse.gradcheck import check_gradient, check_rule, numerical_gradient, relative_error
from mlcourse.mlp import MLP, one_hot

AGREE = 1e-7
SENTENCE = "A graph of a few nodes, with its values and gradients."
ONE = ["sigmoid", "relu", "exp", "log", "tanh", "softplus", "power", "total"]
TWO = ["add", "subtract", "multiply", "divide", "maximum"]
PAIRS = [  # shapes that fit by broadcasting
    ((), ()),
    ((3,), (3,)),
    ((2, 3), ()),
    ((2, 3), (3,)),
    ((2, 1), (1, 3)),
    ((4, 1, 2), (3, 1)),
    ((1, 1), (2, 3)),
]


def ours(f, *inputs, upstream):
    """The downstream gradients of a function of nodes."""
    nodes = [Node(i) for i in inputs]
    backward(f(*nodes), upstream)
    return [n.grad for n in nodes]


def by_torch(torch, f, *inputs, upstream):
    tensors = [torch.tensor(i, requires_grad=True) for i in inputs]
    f(*tensors).backward(torch.tensor(upstream))
    return [t.grad.numpy() for t in tensors]


def by_tensorflow(tf, f, *inputs, upstream):
    variables = [tf.Variable(i) for i in inputs]
    with tf.GradientTape() as tape:
        output = f(*variables)
    return [g.numpy() for g in tape.gradient(output, variables, tf.constant(upstream))]


def largest_error(found, expected):
    assert [np.shape(a) for a in found] == [np.shape(b) for b in expected]
    return max(float(relative_error(a, b).max()) for a, b in zip(found, expected, strict=True))


def in_torch(torch, name):
    return {
        "sigmoid": torch.sigmoid,
        "relu": torch.relu,
        "exp": torch.exp,
        "log": torch.log,
        "tanh": torch.tanh,
        "softplus": torch.nn.functional.softplus,
        "power": lambda a: a**3,
        "total": lambda a: a.sum(-1),
        "add": torch.add,
        "subtract": torch.subtract,
        "multiply": torch.multiply,
        "divide": torch.divide,
        "maximum": torch.maximum,
        "matmul": torch.matmul,
        "squared_error": lambda o, y: ((o - y) ** 2).sum() / (2 * len(o)),
        "softmax_cross_entropy": torch.nn.functional.cross_entropy,
    }[name]


def in_mlcourse(name):
    return {"power": lambda a: a**3, "total": lambda a: total(a, axis=-1)}.get(name, getattr(backprop, name))


def numbers(rng, shape, positive=False):
    """Numbers of either sign, away from the kinks at 0 and from each other."""
    size = int(np.prod(shape))
    values = (rng.permutation(size) + rng.uniform(0.2, 0.8, size)) * 3 / size + 0.05
    signs = 1 if positive else rng.choice([-1, 1], size)
    return (values * signs).reshape(shape)


def three_ways(torch, tf, name, inputs, upstream):
    """Assert that a rule agrees with central differences, PyTorch and TensorFlow."""
    f = in_mlcourse(name)
    found = ours(f, *inputs, upstream=upstream)
    assert largest_error(found, by_torch(torch, in_torch(torch, name), *inputs, upstream=upstream)) <= AGREE
    assert largest_error(found, by_tensorflow(tf, in_tensorflow(tf, name), *inputs, upstream=upstream)) <= AGREE
    for check in check_rule(f, *inputs, upstream=upstream):
        # The differences carry rounding errors of the whole sum: entries near 0 are compared on its scale.
        scale = max(1e-3, float(np.abs(check.analytic).max()))
        assert np.abs(check.analytic - check.numeric).max() <= AGREE * scale, check


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("shape", [(1,), (5,), (2, 3), (2, 1, 4)])
def test_rule_of_one_input_three_ways(torch, tf, name, shape):
    rng = np.random.default_rng(len(name) + len(shape))
    x = numbers(rng, shape, positive=name == "log")
    upstream = rng.normal(size=shape[:-1] if name == "total" else shape)
    three_ways(torch, tf, name, [x], upstream)


@pytest.mark.parametrize("name", TWO)
@pytest.mark.parametrize(("left", "right"), PAIRS + [(b, a) for a, b in PAIRS if a != b])
def test_rule_of_two_inputs_three_ways_with_broadcasting(torch, tf, name, left, right):
    rng = np.random.default_rng(len(name))
    a, b = numbers(rng, left), numbers(rng, right) + 0.01
    upstream = rng.normal(size=np.broadcast_shapes(left, right))
    three_ways(torch, tf, name, [a, b], upstream)


SIZES = pytest.mark.parametrize(("n", "k", "m"), [(1, 1, 1), (2, 3, 4), (5, 2, 1)])


@SIZES
def test_matmul_three_ways(torch, tf, n, k, m):
    rng = np.random.default_rng(n + k)
    three_ways(torch, tf, "matmul", [numbers(rng, (n, k)), numbers(rng, (k, m))], rng.normal(size=(n, m)))


@SIZES
def test_squared_error_three_ways(torch, tf, n, k, m):
    rng = np.random.default_rng(n + k)
    three_ways(torch, tf, "squared_error", [numbers(rng, (n, k)), numbers(rng, (n, k))], np.array(2.5))


@SIZES
def test_softmax_cross_entropy_three_ways(torch, tf, n, k, m):
    rng = np.random.default_rng(n + k)
    z, y, upstream = numbers(rng, (n, k)), rng.dirichlet(np.ones(k), n), np.array(2.5)
    found = ours(lambda z: softmax_cross_entropy(z, y), z, upstream=upstream)
    theirs = by_torch(
        torch, lambda z: in_torch(torch, "softmax_cross_entropy")(z, torch.tensor(y)), z, upstream=upstream
    )
    assert largest_error(found, theirs) <= AGREE
    theirs = by_tensorflow(tf, lambda z: in_tensorflow(tf, "softmax_cross_entropy")(z, y), z, upstream=upstream)
    assert largest_error(found, theirs) <= AGREE
    # targets whose rows do not sum to 1 as well: the differences move one entry at a time
    for check in check_rule(softmax_cross_entropy, z, y, upstream=upstream):
        assert np.abs(check.analytic - check.numeric).max() <= AGREE * max(1e-3, np.abs(check.analytic).max())


shapes = st.lists(st.integers(1, 3), min_size=0, max_size=3).map(tuple)


@st.composite
def pairs_of_shapes(draw):
    """Two shapes that broadcast: some axes of one become 1, some leading axes go."""
    full = draw(shapes)
    kept = tuple(draw(st.sampled_from([1, n])) for n in full)
    cut = kept[draw(st.integers(0, len(kept))) :]
    return draw(st.permutations([full, cut]))


@settings(max_examples=60, deadline=None)
@given(pairs_of_shapes(), st.sampled_from(TWO), st.integers(0, 2**32 - 1))
def test_broadcasting_of_any_shapes_agrees_with_torch(torch, pair, name, seed):
    rng = np.random.default_rng(seed)
    a, b = numbers(rng, pair[0]), numbers(rng, pair[1]) + 0.01
    upstream = rng.normal(size=np.broadcast_shapes(*pair))
    found = ours(in_mlcourse(name), a, b, upstream=upstream)
    assert largest_error(found, by_torch(torch, in_torch(torch, name), a, b, upstream=upstream)) <= AGREE


@st.composite
def programs(draw):
    """A random straight-line program over two inputs: each line picks a rule and earlier lines, repeats included."""
    lines = []
    for k in range(draw(st.integers(1, 8))):
        earlier = st.integers(0, k + 1)
        lines.append(
            (
                draw(st.sampled_from(["add", "multiply", "subtract", "tanh", "sigmoid"])),
                *draw(st.tuples(earlier, earlier)),
            )
        )
    return lines


def run(program, apply, *inputs):
    values = list(inputs)
    for name, i, j in program:
        values.append(apply(name)(values[i]) if name in ("tanh", "sigmoid") else apply(name)(values[i], values[j]))
    return values[-1]


@settings(max_examples=60, deadline=None)
@given(programs(), st.integers(0, 2**32 - 1))
def test_graph_with_repeated_inputs_agrees_with_torch_and_differences(torch, program, seed):
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0.2, 0.9, 3), rng.uniform(-0.9, -0.2, 3)
    upstream = rng.uniform(0.5, 2, 3)
    nodes, tensors = [Node(x), Node(y)], [torch.tensor(v, requires_grad=True) for v in (x, y)]
    backward(run(program, in_mlcourse, *nodes), upstream)
    run(program, lambda name: in_torch(torch, name), *tensors).backward(torch.tensor(upstream))
    for k, (n, t) in enumerate(zip(nodes, tensors, strict=True)):
        if n.grad is None:  # the output was not made from it
            assert t.grad is None
            continue
        assert relative_error(n.grad, t.grad.numpy()).max() <= AGREE
        values = [x, y]

        def f(v, k=k, values=values):
            changed = [v if i == k else Node(values[i]) for i in range(2)]
            changed[k] = Node(v)
            return (upstream * run(program, in_mlcourse, *changed).value).sum()

        numeric = numerical_gradient(f, values[k])
        assert np.abs(n.grad - numeric).max() <= 1e-6 * max(1.0, np.abs(numeric).max())


@given(st.integers(0, 2**32 - 1), st.floats(-3, 3), st.floats(-3, 3))
def test_backward_is_linear_in_the_upstream_gradient(seed, p, q):
    rng = np.random.default_rng(seed)
    x, y, u, v = (rng.normal(size=(2, 3)) for _ in range(4))

    def f(a, b):
        return sigmoid(a * b) + maximum(a, b) * a

    both = ours(f, x, y, upstream=p * u + q * v)
    for total_, one, other in zip(both, ours(f, x, y, upstream=u), ours(f, x, y, upstream=v), strict=True):
        assert np.allclose(total_, p * one + q * other, rtol=1e-10, atol=1e-12)


@given(st.integers(0, 2**32 - 1))
def test_fan_out_is_the_sum_over_its_branches(seed):
    rng = np.random.default_rng(seed)
    x, y, upstream = rng.normal(size=3), rng.normal(size=3), rng.normal(size=3)

    def split(a, b, c, d):
        return tanh(a * d) + b * sigmoid(c)

    branches = ours(split, x, x, x, y, upstream=upstream)
    joined = ours(lambda a, d: split(a, a, a, d), x, y, upstream=upstream)
    assert np.allclose(joined[0], sum(branches[:3]), rtol=1e-12)
    assert np.allclose(joined[1], branches[3], rtol=1e-12)


# --- the walk ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("f", "at", "upstream", "expected"),
    [
        (lambda x: x * x, 3.0, 5.0, 30.0),
        (lambda a: (a + a) + (a + a), 3.0, 2.5, 10.0),
        (lambda a: (lambda b: b + (b + b))(a + a), 3.0, 2.5, 15.0),
        (lambda a: (lambda b: (b + b) + b)(a + a), 3.0, 2.5, 15.0),
        (lambda x: x * x * x, 2.0, 0.5, 6.0),
        (lambda x: x - x, 2.0, 4.0, 0.0),
        (lambda x: x / x, 2.0, 4.0, 0.0),
        (lambda x: maximum(x, x), 2.0, 4.0, 4.0),
        (lambda x: (x + 3.0) * x, 2.0, 0.5, 3.5),
    ],
)
def test_repeated_inputs(f, at, upstream, expected):
    assert ours(f, at, upstream=upstream)[0] == pytest.approx(expected, rel=1e-12)


def test_b_is_a_plus_a_and_c_is_b_plus_b():
    a = Node(3.0, name="a")
    b = a + a
    c = b + b
    backward(c, upstream=2.5)
    assert (float(c.value), float(b.grad), float(a.grad)) == (12.0, 5.0, 10.0)
    assert [n.rule for n in topological(c)] == ["leaf", "add", "add"]


@settings(deadline=None)
@given(programs())
def test_topological_order_puts_every_node_after_its_inputs_and_once(program):
    order = topological(run(program, in_mlcourse, Node(0.5), Node(-0.5)))
    place = {id(n): k for k, n in enumerate(order)}
    assert len(place) == len(order)
    assert all(place[id(i)] < place[id(n)] for n in order for i in n.inputs)


@pytest.mark.slow
def test_chain_of_ten_thousand_nodes():
    x = Node(1.5)
    y = x
    for _ in range(10_000):
        y = y * 1.0001
    backward(y, upstream=2.0)
    assert float(x.grad) == pytest.approx(2 * 1.0001**10_000, rel=1e-9)
    del y
    gc.collect()


def test_many_paths_take_one_visit_each():
    a = Node(1.0)
    y = a
    for _ in range(60):  # 2 to the 60 paths
        y = y + y
    backward(y, upstream=0.5)
    assert float(a.grad) == 2.0**59


def test_backward_sets_gradients_anew_and_keep_allows_another_walk():
    x = Node(3.0)
    y = x * x
    backward(y, upstream=2.0, keep=True)
    backward(y, upstream=5.0)
    assert float(x.grad) == 30.0
    with pytest.raises(ValueError, match="multiply: this graph has had its backward pass; compute it anew"):
        backward(y, upstream=5.0)
    assert float(x.grad) == 30.0


def test_gradients_of_leaves_are_arrays_of_their_own():
    a, b = Node([1.0, 2.0]), Node([3.0, 4.0])
    upstream = np.array([5.0, 6.0])
    backward(a + b, upstream)
    a.grad *= 100
    assert b.grad.tolist() == [5, 6]
    assert upstream.tolist() == [5, 6]
    backward(total(a), upstream=3.0)
    a.grad += 1  # a sum passes down one number for all, yet this may be written to
    assert a.grad.tolist() == [4, 4]


@pytest.mark.parametrize("f", [lambda x: sigmoid(x * 2) + 1, lambda x: softmax_cross_entropy(x, [[0, 1]]), tanh, relu])
def test_single_precision_stays_single(f):
    x = Node(np.array([[0.5, -1.5]], dtype=np.float32))
    y = f(x)
    backward(y, np.ones(y.value.shape))
    assert (y.value.dtype, x.grad.dtype) == (np.float32, np.float32)


def test_operators_are_rules_on_either_side_of_a_constant():
    x = Node([[2.0, 4.0]])
    same = [
        (x + 1, [[3, 5]]), (1 + x, [[3, 5]]), (x - 1, [[1, 3]]), (1 - x, [[-1, -3]]), (3 * x, [[6, 12]]),
        (x / 2, [[1, 2]]), (8 / x, [[4, 2]]), (-x, [[-2, -4]]), (x**2, [[4, 16]]), (x @ [[1], [2]], [[10]]),
        ([[1], [2]] @ x, [[2, 4], [4, 8]]), (np.array([[1.0, 2.0]]) * x, [[2, 8]]),
    ]  # fmt: skip
    for node, value in same:
        assert isinstance(node, Node)
        assert node.value.tolist() == value


# --- each rule's own law ----------------------------------------------------------------------------


def test_values_are_those_of_the_activations_chapter():
    s = np.array([-800.0, -30.0, -1.0, 0.0, 0.5, 30.0, 800.0])
    for name in ("sigmoid", "tanh", "softplus", "relu"):
        pair = activations.ACTIVATIONS[name]
        x = Node(s)
        y = getattr(backprop, name)(x)
        backward(y, np.full(7, 2.0))
        assert np.allclose(y.value, pair.f(s), rtol=1e-12, atol=0)
        assert np.allclose(x.grad, 2 * pair.slope(s), rtol=1e-12, atol=0)


def test_sigmoid_keeps_its_digits_far_out():
    (g,) = ours(sigmoid, 40.0, upstream=3.0)
    assert float(g) == pytest.approx(3 * np.exp(-40), rel=1e-12)


def test_ties_of_max_go_to_the_first_as_in_tensorflow_and_half_each_in_torch(torch, tf):
    a = np.array([1.0, 4.0, 2.0])
    b = np.array([3.0, 4.0, 1.0])
    upstream = np.array([5.0, 6.0, 7.0])
    assert [g.tolist() for g in ours(maximum, a, b, upstream=upstream)] == [[0, 6, 7], [5, 0, 0]]
    assert [g.tolist() for g in by_tensorflow(tf, tf.maximum, a, b, upstream=upstream)] == [[0, 6, 7], [5, 0, 0]]
    assert [g.tolist() for g in by_torch(torch, torch.maximum, a, b, upstream=upstream)] == [[0, 3, 7], [5, 3, 0]]


def test_relu_is_zero_at_its_kink_as_in_both_frameworks(torch, tf):
    at, upstream = np.array([-2.0, 0.0, 3.0]), np.array([5.0, 6.0, 7.0])
    assert ours(relu, at, upstream=upstream)[0].tolist() == [0, 0, 7]
    assert by_torch(torch, torch.relu, at, upstream=upstream)[0].tolist() == [0, 0, 7]
    assert by_tensorflow(tf, tf.nn.relu, at, upstream=upstream)[0].tolist() == [0, 0, 7]


@given(st.integers(0, 2**32 - 1))
def test_add_copies_multiply_swaps_and_max_loses_nothing(seed):
    rng = np.random.default_rng(seed)
    a, b, up = rng.normal(size=(3, 4))
    assert [g.tolist() for g in ours(add, a, b, upstream=up)] == [up.tolist(), up.tolist()]
    assert np.array_equal(ours(multiply, a, b, upstream=up), [up * b, up * a])
    to_a, to_b = ours(maximum, a, b, upstream=up)
    assert np.array_equal(to_a + to_b, up)
    assert not (to_a * to_b).any()


def test_power_of_exponent_zero_and_one_at_zero():
    assert ours(lambda x: x**0, 0.0, upstream=3.0)[0] == 0
    assert ours(lambda x: x**1, 0.0, upstream=3.0)[0] == 3
    assert ours(lambda x: x**0.5, 4.0, upstream=3.0)[0] == pytest.approx(0.75)


def test_a_rule_of_ones_own_is_checked_like_the_others():
    @rule
    def cube(a):
        return a**3, lambda up: up * 3 * a**2

    @rule
    def forgetful(a):
        return a**3, lambda up: 3 * a**2

    good, bad = (check_rule(f, np.array([0.5, -2.0]), upstream=np.array([2.0, 3.0]))[0] for f in (cube, forgetful))
    assert good.verdict == "good"
    assert (bad.verdict, bad.analytic.tolist()) == ("wrong", [0.75, 12.0])


# --- what is refused --------------------------------------------------------------------------------


@rule
def lopsided(a):
    return a * 2, lambda up: np.ones(3)


@rule
def pulls_too_few(a, b):
    return a * b, lambda up: up * b


def loop():
    a = Node(1.0)
    b = a + 1.0
    a.inputs, a.pulls = (b,), (lambda up: up,)
    return b


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Node([1, 2]), "value: gradients need floating-point numbers, not int64; write 1.0 for 1"),
        (lambda: Node(True), "value: gradients need floating-point numbers, not bool"),
        (lambda: Node([]), "value: expected at least one number"),
        (lambda: Node([1.0, np.nan]), "value: expected finite numbers, got 1 NaN"),
        (lambda: Node([[1.0, 2.0], [3.0]]), "value: expected numbers in a regular array"),
        (lambda: Node("a"), "value: expected numbers in a regular array, got 'a'"),
        (lambda: Node(None), "value: expected .*"),
        (lambda: add(Node([1.0, 2.0]), [1.0, 2.0, 3.0]), r"add: .*shapes \(2,\) \(3,\)"),
        (lambda: Node(1.0) * "a", "multiply: input: expected numbers in a regular array, got 'a'"),
        (lambda: np.nan * Node(1.0), "multiply: input: expected finite numbers"),
        (lambda: Node([1.0]) @ [[1.0]], r"matmul: expected shapes \(n, k\) and \(k, m\), got \(1,\) and \(1, 1\)"),
        (lambda: Node([[1.0, 2.0]]) @ [[1.0]], r"matmul: expected shapes .* got \(1, 2\) and \(1, 1\)"),
        (lambda: Node(1.0) / 0.0, "divide: the result is not finite for the inputs"),
        (lambda: log(Node([1.0, -1.0])), "log: the result is not finite"),
        (lambda: exp(Node(1e4)), "exp: the result is not finite"),
        (lambda: Node(-1.0) ** 0.5, "power: the result is not finite"),
        (lambda: Node(2.0) ** Node(2.0), "power: exponent: expected a plain number, got Node"),
        (lambda: squared_error(Node([[1.0]]), [1.0]), r"squared_error: expected two inputs of one shape \(n, k\)"),
        (lambda: softmax_cross_entropy(Node([1.0]), [1.0]), r"softmax_cross_entropy: .* got \(1,\) and \(1,\)"),
        (lambda: pulls_too_few(Node(1.0), 2.0), "pulls_too_few: expected one pull for each of the 2 inputs, got 1"),
        (lambda: backward(lopsided(Node([1.0, 2.0])), [1, 1]), r"lopsided: a pull made shape \(3,\) .* shape \(2,\)"),
        (lambda: backward(loop()), "the graph has a cycle: this node is made from itself"),
        (lambda: backward(Node([1.0, 2.0]) * 2.0), r"upstream: the output of multiply has shape \(2,\)"),
        (
            lambda: backward(Node([1.0, 2.0]) * 2.0, 1.0),
            r"upstream: expected the shape of the output, \(2,\), got \(\)",
        ),
        (lambda: backward(Node(1.0) * 2.0, np.inf), "upstream: expected finite numbers"),
        (lambda: backward(Node(0.0) ** 0.5, 2.0), "power: the gradient that it passes down is not finite"),
        (lambda: plots.backprop.graph(walked(), alt=SENTENCE), "output: the graph was used up; call backward"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def walked():
    y = Node(3.0) * 2.0
    backward(y, upstream=2.0)
    return y


def test_one_number_needs_no_upstream_gradient():
    x = Node([[2.0]])
    backward(x * 3.0)
    assert x.grad.tolist() == [[3.0]]


# --- gradient checking ------------------------------------------------------------------------------


def test_relative_error_of_a_wrong_a_right_and_a_kinked_gradient():
    x = [0.7, -1.2]
    assert check_gradient(lambda v: (v**3).sum(), lambda v: 3 * v**2, x).verdict == "good"
    assert check_gradient(lambda v: (v**3).sum(), lambda v: 3 * v**2 * 1.01, x).verdict == "wrong"
    assert check_gradient(lambda v: (v**3).sum(), lambda v: 3 * v**2 * (1 + 1e-5), x).verdict == "doubtful"
    assert check_gradient(lambda v: np.maximum(v, 0).sum(), [0.0, 0.0], [-1.0, 0.0]).verdict == "kink"


def test_error_over_h_falls_and_rises_again():
    errors = {
        h: float(relative_error(numerical_gradient(lambda v: np.exp(v[0]), [1.0], h), [np.e])[0])
        for h in (1e-1, 1e-3, 1e-5, 1e-12)
    }
    assert errors[1e-1] > errors[1e-3] > errors[1e-5] < errors[1e-12]
    assert errors[1e-3] / errors[1e-1] == pytest.approx(1e-4, rel=0.01)  # h² times smaller
    assert errors[1e-5] < 1e-9 < 1e-5 < errors[1e-12]


# --- figures of the chapter -------------------------------------------------------------------------


def test_losses_of_the_chapter():
    y = one_hot([0, 2], 3)
    o = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])
    by_hand = (0.09 + 0.04 + 0.01 + 0.09 + 0.09 + 0.36) / 4
    assert float(squared_error(Node(o), y).value) == pytest.approx(by_hand)
    assert float(squared_error(Node(o[:1]), y[:1]).value) == pytest.approx(0.5 * np.sum((y[0] - o[0]) ** 2))
    assert float(softmax_cross_entropy(Node(np.log(o)), y).value) == pytest.approx(-(np.log(0.7) + np.log(0.4)) / 2)


def test_chain_rule_of_four_factors_and_the_same_f_three_times():
    x = Node(1.2)
    chain = [x]
    for f in (lambda v: v * v, sigmoid, exp, log):
        chain.append(f(chain[-1]))
    backward(chain[-1], upstream=2.0)
    s = 1 / (1 + np.exp(-(1.2**2)))
    # log and exp undo each other: what is left is 2x σ'
    assert float(x.grad) == pytest.approx(2 * 2 * 1.2 * s * (1 - s), rel=1e-12)
    w = Node(0.4)
    backward(tanh(tanh(tanh(w))), upstream=2.0)

    def slope(v):
        return 1 - np.tanh(v) ** 2

    first, second = np.tanh(0.4), np.tanh(np.tanh(0.4))
    assert float(w.grad) == pytest.approx(2 * slope(second) * slope(first) * slope(0.4), rel=1e-12)


def whole_network(x=2.0, w=1.5, b=-2.5, v=0.6, last=sigmoid):
    x, w, b, v = (Node(value, name=name) for value, name in ((x, "x"), (w, "w"), (b, "b"), (v, "v")))
    h = relu(w * x + b)
    o = last(maximum(h, v * x) * h)
    backward(o, upstream=8.0, keep=True)
    return o, x, w, b, v


def test_whole_network_by_hand_and_where_its_gradient_dies():
    o, x, w, b, v = whole_network()
    s = 1 / (1 + np.exp(-0.6))
    t = 8 * s * (1 - s)
    assert float(o.value) == pytest.approx(s)
    assert float(b.grad) == pytest.approx(1.2 * t)
    assert float(w.grad) == pytest.approx(2 * 1.2 * t)
    assert float(v.grad) == pytest.approx(2 * 0.5 * t)
    assert float(x.grad) == pytest.approx(1.5 * 1.2 * t + 0.6 * 0.5 * t)
    _, *dead = whole_network(b=1.0)
    _, *alive = whole_network(b=1.0, last=relu)
    assert all(abs(float(n.grad)) < 1e-4 for n in dead)
    assert [float(n.grad) for n in alive] == pytest.approx([96.0, 128.0, 64.0, 0.0])
    _, *off = whole_network(b=-4.0)
    assert [float(n.grad) for n in off] == [0, 0, 0, 0]


def two_layers(X, Y, U1, U2):
    """∂J/∂U¹ and ∂J/∂U² in matrix form, as the chapter writes them."""
    n = len(X)
    X1 = np.column_stack([np.ones(n), X])
    Z = activations.sigmoid(X1 @ U1.T)
    Z1 = np.column_stack([np.ones(n), Z])
    O = activations.sigmoid(Z1 @ U2.T)  # noqa: E741
    D2 = (O - Y) / n * O * (1 - O)
    D1 = (D2 @ U2[:, 1:]) * Z * (1 - Z)
    return D1.T @ X1, D2.T @ Z1


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3), st.integers(1, 5))
@settings(deadline=None, max_examples=30)
def test_matrix_form_is_what_mlp_and_the_graph_compute(seed, d, p, c, n):
    rng = np.random.default_rng(seed)
    net = MLP([d, p, c], rng=rng)
    X, Y = rng.normal(size=(n, d)), rng.uniform(size=(n, c))
    G1, G2 = two_layers(X, Y, *net.layers)
    for mine, theirs in zip((G1, G2), net.gradients(X, Y), strict=True):
        assert np.allclose(mine, theirs, rtol=1e-10, atol=1e-14)
    b1, b2 = (Node(U[:, 0].copy()) for U in net.layers)
    V1, V2 = (Node(U[:, 1:].T.copy()) for U in net.layers)
    J = squared_error(sigmoid(sigmoid(X @ V1 + b1) @ V2 + b2), Y)
    backward(J)
    assert np.allclose(np.column_stack([b1.grad, V1.grad.T]), G1, rtol=1e-10, atol=1e-14)
    assert np.allclose(np.column_stack([b2.grad, V2.grad.T]), G2, rtol=1e-10, atol=1e-14)


def test_descent_with_these_gradients_learns_the_flowers():
    flowers = datasets.iris()
    X, Y = flowers.X - flowers.X.mean(axis=0), one_hot(flowers.y, 3)
    net = MLP([4, 5, 3], rng=np.random.default_rng(6))
    before = net.cost(X, Y)
    for _ in range(300):
        for U, g in zip(net.layers, two_layers(X, Y, *net.layers), strict=True):
            U -= 2.0 * g
    assert net.cost(X, Y) < before / 3
    assert np.mean(net.predict(X).argmax(axis=1) == flowers.y) > 0.9


# --- pictures ---------------------------------------------------------------------------------------


def doubled(walk):
    a = Node([1.0, -2.0], name="a")
    b = relu(a) * 2.0
    if walk:
        backward(b, [3.0, 4.0], keep=True)
        return plots.backprop.node(b, alt=SENTENCE)
    return plots.backprop.graph(b + b, alt=SENTENCE)


PICTURES = {
    "parts": lambda: plots.backprop.parts(alt=SENTENCE),
    "all rules": lambda: plots.backprop.graph(whole_network()[0], alt=SENTENCE, title="all rules"),
    "without a walk": lambda: doubled(walk=False),
    "one node": lambda: doubled(walk=True),
    "neurons": lambda: plots.backprop.neurons([[[0.5, 1.0, -2.0]]], [2.0, -1.0], [1.0], alt=SENTENCE),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_one_well_formed_svg_with_its_words(name):
    drawn = PICTURES[name]()
    root = ElementTree.fromstring(drawn.svg())
    assert root.get("aria-label") == SENTENCE
    assert re.search(r"#010101|#fefefe", drawn.svg()) is None
    assert ElementTree.fromstring(drawn._repr_html_()).find("*").get("role") == "img"


def test_picture_shows_what_each_edge_passes_down():
    o, x, *_ = whole_network()
    texts = texts_of(plots.backprop.graph(o, alt=SENTENCE))
    assert {"8", "1.83", "0.915", "sum 3.84", "σ", "max", "ReLU"} <= texts
    assert "sum " + plots.backprop.short_number(x.grad) in texts


def test_picture_of_one_node_names_its_inputs():
    x, y = Node(3.0, name="x"), Node(-4.0, name="y")
    z = x * y
    backward(z, 2.0, keep=True)
    assert {"x = 3", "y = −4", "−8", "6", "−12", "2", "×"} <= texts_of(plots.backprop.node(z, alt=SENTENCE))


def texts_of(picture):
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    picture.draw(ax)
    return {t.get_text() for t in ax.texts}


@settings(deadline=None, max_examples=40)
@given(programs())
def test_layout_goes_from_left_to_right_and_nothing_overlaps(program):
    placed = plots.backprop.layout(run(program, in_mlcourse, Node(0.5), Node(-0.5)))
    for path in placed.edges.values():
        xs = [placed.at[key][0] for key in path]
        assert np.allclose(np.diff(xs), 1.6)
    columns: dict = {}
    for x, y in placed.at.values():
        columns.setdefault(round(x, 3), []).append(y)
    for ys in columns.values():
        assert (np.diff(sorted(ys)) > 0.99).all() if len(ys) > 1 else True


# --- a 2-2-1 network by numbers: the further page -----------------------------------------------------

SMALL = (np.array([[0.5, 0.5, 1.0], [1.0, -0.5, 1.0]]), np.array([[0.5, 1.0, -2.0]]))


def small_loss(theta, x=(2.0, -1.0), y=1.0):
    """The loss of the page's network, written with plain floats, for its nine parameters (9,)."""
    squash = lambda s: 1 / (1 + np.exp(-s))  # noqa: E731
    z = [squash(theta[3 * h] + theta[3 * h + 1] * x[0] + theta[3 * h + 2] * x[1]) for h in (0, 1)]
    return (squash(theta[6] + theta[7] * z[0] + theta[8] * z[1]) - y) ** 2 / 2


def test_the_nine_gradients_of_the_page_three_ways(torch):
    theta = np.concatenate([U.ravel() for U in SMALL])
    net = MLP([2, 2, 1])
    net.layers = list(SMALL)
    found = np.concatenate([g.ravel() for g in net.gradients([[2.0, -1.0]], [[1.0]])])
    told = [-0.0193, -0.0387, 0.0193, 0.0323, 0.0647, -0.0323, -0.0822, -0.0512, -0.0221]
    assert found.round(4).tolist() == told
    assert check_gradient(small_loss, found, theta).verdict == "good"
    u1, u2 = (torch.tensor(U, requires_grad=True) for U in SMALL)
    z = torch.sigmoid(u1 @ torch.tensor([1.0, 2.0, -1.0], dtype=torch.float64))
    (0.5 * (torch.sigmoid(u2[0, 0] + u2[0, 1:] @ z) - 1) ** 2).backward()
    assert relative_error(found, np.concatenate([u1.grad.ravel(), u2.grad.ravel()])).max() < 1e-12
    assert round(small_loss(theta), 4) == 0.064
    assert round(small_loss(theta - found), 4) == 0.0477
    assert round(float(found @ found), 4) == 0.0184


@pytest.mark.parametrize(("n", "m", "p"), [(4, 3, 2), (2, 5, 1), (1, 1, 3), (3, 3, 3)])
def test_gradients_of_a_product_are_the_sums_over_entries(torch, n, m, p):
    rng = np.random.default_rng(n)
    A, B, G = rng.normal(size=(n, m)), rng.normal(size=(m, p)), rng.normal(size=(n, p))
    to_A = [[sum(G[i, q] * B[k, q] for q in range(p)) for k in range(m)] for i in range(n)]
    to_B = [[sum(A[i, k] * G[i, j] for i in range(n)) for j in range(p)] for k in range(m)]
    assert np.allclose(ours(backprop.matmul, A, B, upstream=G)[0], to_A)
    assert np.allclose(ours(backprop.matmul, A, B, upstream=G)[1], to_B)
    assert np.allclose(by_torch(torch, torch.matmul, A, B, upstream=G)[0], to_A)
    assert np.allclose(numerical_gradient(lambda A: (G * (A @ B)).sum(), A), to_A, atol=1e-8)
    assert np.allclose(numerical_gradient(lambda B: (G * (A @ B)).sum(), B), to_B, atol=1e-8)


def test_a_product_without_the_transposition_fits_where_the_second_matrix_is_square():
    rng = np.random.default_rng(0)
    A, B, G = rng.normal(size=(5, 3)), rng.normal(size=(3, 3)), rng.normal(size=(5, 3))
    assert check_gradient(lambda A: (G * (A @ B)).sum(), G @ B, A).verdict == "wrong"
    assert check_gradient(lambda A: (G * (A @ B)).sum(), G @ B.T, A).verdict == "good"


def test_the_total_derivative_leaves_a_remainder_of_second_order():
    theta = np.concatenate([U.ravel() for U in SMALL])
    leaves = [Node([[2.0, -1.0]]), *(Node(U[:, 1:].T) for U in SMALL), *(Node(U[:, 0]) for U in SMALL)]
    x, V1, V2, b1, b2 = leaves
    backward(squared_error(sigmoid(sigmoid(x @ V1 + b1) @ V2 + b2), [[1.0]]))
    assert x.grad.round(4).tolist() == [[-0.0258, 0.013]]
    rest = [
        small_loss(theta, (2.0 + h, -1.0)) - small_loss(theta) - h * float(x.grad[0, 0]) for h in (0.1, 0.01, 0.001)
    ]
    assert np.allclose([rest[0] / rest[1], rest[1] / rest[2]], 100, rtol=0.02)


def test_partial_derivatives_alone_are_not_enough_for_the_total_derivative():
    def f(v):
        return v[0] ** 2 * v[1] / (v[0] ** 2 + v[1] ** 2) if v.any() else 0.0

    assert numerical_gradient(f, [0.0, 0.0]).tolist() == [0, 0]
    assert np.isclose(numerical_gradient(lambda t: f(np.array([t[0], t[0]])), [0.0])[0], 0.5)


def test_picture_of_the_neurons_shows_the_numbers_of_both_passes():
    forward = {"0.622", "0.269", "0.642", "s = 0.5", "s = −1", "s = 0.585", "−2", "2"}
    red = {"−0.358", "−0.0822", "0.164", "−0.0193", "0.0323", "0.0647", "−0.0512", "−0.0258", "0.013"}
    both = texts_of(plots.backprop.neurons(SMALL, [2.0, -1.0], [1.0], alt=SENTENCE))
    assert forward | red <= both
    before = texts_of(plots.backprop.neurons(SMALL, [2.0, -1.0], [1.0], alt=SENTENCE, passes=1))
    assert forward <= before
    assert not red & before
    nothing = texts_of(plots.backprop.neurons(SMALL, [2.0, -1.0], [1.0], alt=SENTENCE, passes=0))
    assert {"σ", "0.5", "−2", "2", "−1"} <= nothing
    assert not nothing & (forward - {"−2", "2"} | red)


@pytest.mark.parametrize(
    ("layers", "x", "y", "message"),
    [
        ([[[0.0, 1.0]]], [1.0, 2.0], [1.0], "X: expected"),
        ([[[0.0, 1.0]], [[0.0, 1.0, 2.0]]], [1.0], [1.0], "layers: expected"),
        ([[[0.0, 1.0]]], [1.0], [1.0, 0.0], "y: expected"),
    ],
)
def test_picture_of_the_neurons_refuses_what_does_not_fit(layers, x, y, message):
    with pytest.raises(ValueError, match=message):
        plots.backprop.neurons(layers, x, y, alt=SENTENCE)
