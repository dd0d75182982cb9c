"""Chapter 8: every rule as a Function, the graph behind a tensor, the network, and every figure of the chapter."""

import itertools
import re
import warnings
from xml.etree import ElementTree

import numpy as np
import pytest
import torch
from frameworks import in_tensorflow
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import func
from torch.autograd.gradcheck import GradcheckError
from torch.utils.flop_counter import FlopCounterMode

from mlcourse import autograd, backprop, datasets, jacobians, plots
from mlcourse.autograd import FiveLayers, Maximum, Multiply, Sigmoid, graph, listing
from mlcourse.gradcheck import numerical_gradient, relative_error

AGREE = 1e-7
SENTENCE = "A graph of a few boxes, with names and gradients."
ONE = ["sigmoid", "relu", "exp", "log", "tanh", "softplus"]
TWO = ["add", "subtract", "multiply", "divide", "maximum"]
PAIRS = [((), ()), ((3,), (3,)), ((2, 3), ()), ((2, 3), (3,)), ((2, 1), (1, 3)), ((4, 1, 2), (3, 1)), ((1, 1), (2, 3))]
SETTINGS = {
    "power 3": ("power", {"exponent": 3}), "power 0.5": ("power", {"exponent": 0.5}),
    "power 0": ("power", {"exponent": 0}), "total": ("total", {}),
    "total 0": ("total", {"axis": 0}), "total -1": ("total", {"axis": -1}),
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """Small tensors are slower on several threads that share two cores."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def function(name: str):
    return getattr(autograd, camel(name))


def leaf(value, dtype=torch.float64):
    return torch.tensor(value, dtype=dtype, requires_grad=True)


def numbers(rng, shape, positive=False):
    """Numbers of either sign, away from the kinks at 0 and from each other."""
    size = int(np.prod(shape))
    values = (rng.permutation(size) + rng.uniform(0.2, 0.8, size)) * 3 / size + 0.05
    return (values * (1 if positive else rng.choice([-1, 1], size))).reshape(shape)


def received(f, *inputs, upstream):
    """What each input receives from a function of tensors."""
    tensors = [leaf(i) for i in inputs]
    f(*tensors).backward(torch.tensor(upstream))
    return [t.grad.numpy() for t in tensors]


def by_backprop(f, *inputs, upstream):
    nodes = [backprop.Node(i) for i in inputs]
    backprop.backward(f(*nodes), upstream)
    return [n.grad for n in nodes]


def by_tensorflow(tf, f, *inputs, upstream):
    variables = [tf.Variable(i) for i in inputs]
    with tf.GradientTape() as tape:
        output = f(*variables)
    return [g.numpy() for g in tape.gradient(output, variables, tf.constant(upstream))]


def in_torch(name):
    return {
        "softplus": torch.nn.functional.softplus,
        "squared_error": lambda o, y: ((o - y) ** 2).sum() / (2 * len(o)),
        "softmax_cross_entropy": torch.nn.functional.cross_entropy,
    }.get(name) or getattr(torch, name)


def agree(found, *others):
    for other in others:
        assert [np.shape(a) for a in found] == [np.shape(b) for b in other]
        for a, b in zip(found, other, strict=True):
            assert relative_error(a, b).max() <= AGREE


def every_way(tf, name, inputs, upstream, ours, torchs, tensorflows):
    """Assert that a Function agrees with chapter 6, PyTorch's own rule, TensorFlow and differences, twice over."""
    mine = function(name).apply
    found = received(mine, *inputs, upstream=upstream)
    agree(
        found,
        by_backprop(ours, *inputs, upstream=upstream),
        received(torchs, *inputs, upstream=upstream),
        by_tensorflow(tf, tensorflows, *inputs, upstream=upstream),
    )
    by_differences(mine, inputs, upstream, found)
    tensors = [leaf(i) for i in inputs]
    assert torch.autograd.gradcheck(mine, tensors)
    assert torch.autograd.gradgradcheck(mine, tensors)


def by_differences(f, inputs, upstream, found):
    for k, gradient in enumerate(found):

        def nudged(v, k=k):
            changed = [torch.tensor(v if i == k else x) for i, x in enumerate(inputs)]
            return (torch.tensor(upstream) * f(*changed)).sum().item()

        numeric = numerical_gradient(nudged, inputs[k])
        # The differences carry rounding errors of the whole sum: entries near 0 are compared on its scale.
        assert np.abs(gradient - numeric).max() <= AGREE * max(1e-3, np.abs(gradient).max())


# --- every rule of chapter 6 --------------------------------------------------------------------------


def test_every_rule_of_chapter_6_has_its_function():
    rules = [name for name, thing in vars(backprop).items() if hasattr(thing, "__wrapped__")]
    assert len(rules) == 16
    for name in rules:
        assert issubclass(function(name), torch.autograd.Function), name
        assert function(name).__doc__


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("shape", [(), (1,), (2, 3), (2, 1, 4)])
def test_function_of_one_input_every_way(tf, name, shape):
    rng = np.random.default_rng(len(name) + len(shape))
    x, upstream = numbers(rng, shape, positive=name == "log"), rng.normal(size=shape)
    every_way(tf, name, [x], upstream, getattr(backprop, name), in_torch(name), in_tensorflow(tf, name))


@pytest.mark.parametrize("name", TWO)
@pytest.mark.parametrize(("left", "right"), PAIRS + [(b, a) for a, b in PAIRS if a != b])
def test_function_of_two_inputs_every_way_with_broadcasting(tf, name, left, right):
    rng = np.random.default_rng(len(name))
    a, b = numbers(rng, left), numbers(rng, right) + 0.01
    upstream = rng.normal(size=np.broadcast_shapes(left, right))
    every_way(tf, name, [a, b], upstream, getattr(backprop, name), in_torch(name), in_tensorflow(tf, name))


@pytest.mark.parametrize("name", ["matmul", "squared_error", "softmax_cross_entropy"])
@pytest.mark.parametrize(("n", "k", "m"), [(1, 1, 1), (2, 3, 4), (5, 2, 1)])
def test_function_of_matrices_every_way(tf, name, n, k, m):
    rng = np.random.default_rng(n + k)
    a, b = numbers(rng, (n, k)), numbers(rng, (k, m) if name == "matmul" else (n, k)) + 0.01
    upstream = rng.normal(size=(n, m)) if name == "matmul" else np.array(2.5)
    if name == "softmax_cross_entropy":
        b = rng.dirichlet(np.ones(k), n)
        cross_entropy_every_way(tf, a, b, upstream)
    else:
        every_way(tf, name, [a, b], upstream, getattr(backprop, name), in_torch(name), in_tensorflow(tf, name))


def cross_entropy_every_way(tf, z, y, upstream):
    """As `every_way`; TensorFlow differentiates by the logits only."""
    name, tensors = "softmax_cross_entropy", [leaf(z), leaf(y)]
    mine = function(name).apply
    found = received(mine, z, y, upstream=upstream)
    agree(
        found,
        by_backprop(backprop.softmax_cross_entropy, z, y, upstream=upstream),
        received(in_torch(name), z, y, upstream=upstream),
    )
    agree(found[:1], by_tensorflow(tf, lambda s: in_tensorflow(tf, name)(s, y), z, upstream=upstream))
    by_differences(mine, [z, y], upstream, found)
    assert torch.autograd.gradcheck(mine, tensors)
    assert torch.autograd.gradgradcheck(mine, tensors)


def test_cross_entropy_of_targets_that_do_not_add_up_to_one():
    rng = np.random.default_rng(2)
    z, y, upstream = rng.normal(size=(3, 4)), rng.uniform(0.2, 2, (3, 4)), np.array(2.5)
    found = received(own("softmax_cross_entropy"), z, y, upstream=upstream)
    agree(found, by_backprop(backprop.softmax_cross_entropy, z, y, upstream=upstream))
    by_differences(own("softmax_cross_entropy"), [z, y], upstream, found)


@pytest.mark.parametrize("case", SETTINGS)
def test_function_with_a_setting_every_way(tf, case):
    name, setting = SETTINGS[case]
    rng = np.random.default_rng(3)
    x = numbers(rng, (2, 3), positive=True)

    def mine(a):
        return function(name).apply(a, *setting.values())

    if name == "power":
        theirs, tensorflows = (lambda a: a ** setting["exponent"]), (lambda a: a ** setting["exponent"])
    else:
        theirs = (lambda a: a.sum(setting["axis"])) if setting else torch.sum
        tensorflows = lambda a: tf.reduce_sum(a, axis=setting.get("axis"))  # noqa: E731
    upstream = rng.normal(size=tuple(mine(torch.tensor(x)).shape))
    found = received(mine, x, upstream=upstream)
    ours = by_backprop(lambda a: getattr(backprop, name)(a, **setting), x, upstream=upstream)
    agree(found, ours, received(theirs, x, upstream=upstream))
    if case != "power 0":  # for a constant TensorFlow returns None
        agree(found, by_tensorflow(tf, tensorflows, x, upstream=upstream))
    by_differences(mine, [x], upstream, found)
    assert torch.autograd.gradcheck(mine, [leaf(x)])
    assert torch.autograd.gradgradcheck(mine, [leaf(x)])


shapes = st.lists(st.integers(1, 3), min_size=0, max_size=3).map(tuple)


@st.composite
def pairs_of_shapes(draw):
    """Two shapes that broadcast: some axes of one become 1, some leading axes go."""
    full = draw(shapes)
    kept = tuple(draw(st.sampled_from([1, n])) for n in full)
    return draw(st.permutations([full, kept[draw(st.integers(0, len(kept))) :]]))


@settings(max_examples=60)
@given(pairs_of_shapes(), st.sampled_from(TWO), st.integers(0, 2**32 - 1))
def test_broadcasting_of_any_shapes_agrees_with_chapter_6_and_torch(pair, name, seed):
    rng = np.random.default_rng(seed)
    a, b = numbers(rng, pair[0]), numbers(rng, pair[1]) + 0.01
    upstream = rng.normal(size=np.broadcast_shapes(*pair))
    found = received(function(name).apply, a, b, upstream=upstream)
    agree(
        found,
        by_backprop(getattr(backprop, name), a, b, upstream=upstream),
        received(in_torch(name), a, b, upstream=upstream),
    )


@pytest.mark.parametrize("name", TWO)
def test_backward_itself_undoes_broadcasting(name):
    """Not left to the engine, which would sum as well."""

    class Context:
        saved_tensors, shapes = (), ()

        def save_for_backward(self, *tensors):
            self.saved_tensors = tensors

    ctx, a, b = Context(), torch.rand(4, 3), torch.rand(3)
    out = function(name).forward(ctx, a, b)
    assert [g.shape for g in function(name).backward(ctx, torch.rand(out.shape))] == [a.shape, b.shape]


@st.composite
def programs(draw):
    """A random straight-line program over two inputs: each line picks a rule and earlier lines, repeats included."""
    lines = []
    for k in range(draw(st.integers(1, 8))):
        earlier = st.integers(0, k + 1)
        lines.append(
            (draw(st.sampled_from(["add", "multiply", "subtract", "tanh", "sigmoid"])), draw(earlier), draw(earlier))
        )
    return lines


def run(program, pick, *inputs):
    values = list(inputs)
    for name, i, j in program:
        values.append(pick(name)(values[i]) if name in ("tanh", "sigmoid") else pick(name)(values[i], values[j]))
    return values[-1]


def own(name):
    return function(name).apply


@settings(max_examples=60)
@given(programs(), st.integers(0, 2**32 - 1))
def test_program_with_repeated_inputs_agrees_with_chapter_6(program, seed):
    rng = np.random.default_rng(seed)
    x, y, upstream = rng.uniform(0.2, 0.9, 3), rng.uniform(-0.9, -0.2, 3), rng.uniform(0.5, 2, 3)
    tensors, nodes = [leaf(x), leaf(y)], [backprop.Node(x), backprop.Node(y)]
    run(program, own, *tensors).backward(torch.tensor(upstream))
    backprop.backward(run(program, lambda name: getattr(backprop, name), *nodes), upstream)
    for t, n in zip(tensors, nodes, strict=True):
        assert (t.grad is None) == (n.grad is None)
        if n.grad is not None:
            assert relative_error(t.grad.numpy(), n.grad).max() <= AGREE


@pytest.mark.parametrize(
    ("f", "at", "upstream", "expected"),
    [
        (lambda x: own("multiply")(x, x), 3.0, 5.0, 30.0),
        (lambda x: own("add")(x, x), 3.0, 2.5, 5.0),
        (lambda x: own("divide")(x, x), 3.0, 2.5, 0.0),
        (lambda x: own("subtract")(x, x), 3.0, 2.5, 0.0),
        (lambda x: own("maximum")(x, x), 3.0, 2.5, 2.5),
        (lambda x: own("add")(own("add")(x, x), own("add")(x, x)), 3.0, 2.5, 10.0),
    ],
)
def test_same_input_twice(f, at, upstream, expected):
    assert received(f, at, upstream=upstream)[0] == pytest.approx(expected, abs=1e-12)


def test_ties_of_max_go_to_the_first_and_halves_in_torch(tf):
    a, b, up = np.array([1.0, 4.0, 2.0]), np.array([3.0, 4.0, 1.0]), np.array([5.0, 6.0, 7.0])
    assert [g.tolist() for g in received(Maximum.apply, a, b, upstream=up)] == [[0, 6, 7], [5, 0, 0]]
    assert [g.tolist() for g in by_tensorflow(tf, tf.maximum, a, b, upstream=up)] == [[0, 6, 7], [5, 0, 0]]
    assert [g.tolist() for g in received(torch.maximum, a, b, upstream=up)] == [[0, 3, 7], [5, 3, 0]]


def test_relu_is_shut_at_its_kink():
    assert received(own("relu"), np.array([-2.0, 0.0, 3.0]), upstream=np.array([5.0, 6.0, 7.0]))[0].tolist() == [
        0,
        0,
        7,
    ]


def test_far_out_nothing_overflows_and_no_digit_is_lost():
    s, up = np.array([-800.0, -30.0, 0.0, 30.0, 800.0]), np.full(5, 2.0)
    for name in ("sigmoid", "tanh", "softplus", "relu"):
        value = own(name)(torch.tensor(s)).numpy()
        assert np.allclose(value, getattr(backprop, name)(backprop.Node(s)).value, rtol=1e-12, atol=0)
        assert np.allclose(
            received(own(name), s, upstream=up)[0],
            by_backprop(getattr(backprop, name), s, upstream=up)[0],
            rtol=1e-12,
            atol=0,
        )
    big = torch.tensor([15.0, 18.0])
    assert (torch.sigmoid(big) == 1).tolist() == [False, True]
    assert (received(Sigmoid.apply, 40.0, upstream=1e18)[0]).item() == pytest.approx(1e18 * np.exp(-40))


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "softplus"])
def test_second_derivative_at_zero_and_third(name):
    assert torch.autograd.gradgradcheck(own(name), [leaf([0.0, 0.7])])
    x = leaf([0.0, 0.4])
    (first,) = torch.autograd.grad(own(name)(x).sum(), x, create_graph=True)
    (second,) = torch.autograd.grad(first.sum(), x, create_graph=True)
    (third,) = torch.autograd.grad(second.sum(), x)
    t = leaf([0.0, 0.4])
    (first,) = torch.autograd.grad(in_torch(name)(t).sum(), t, create_graph=True)
    (second,) = torch.autograd.grad(first.sum(), t, create_graph=True)
    assert torch.allclose(third, torch.autograd.grad(second.sum(), t)[0], rtol=1e-10)


@pytest.mark.parametrize("name", ["multiply", "maximum", "sigmoid", "relu", "exp"])
def test_single_precision_stays_single(name):
    inputs = [leaf([0.5, -1.5], torch.float32) for _ in range(2 if name in TWO else 1)]
    out = own(name)(*inputs)
    out.backward(torch.ones(2))
    assert {out.dtype, *(i.grad.dtype for i in inputs)} == {torch.float32}


def test_constants_need_no_gradient():
    a = leaf([2.0, 3.0])
    Multiply.apply(a, torch.tensor([5.0, 7.0], dtype=torch.float64)).backward(torch.tensor([2.0, 1.0]))
    assert a.grad.tolist() == [10, 7]
    assert not Multiply.apply(a.detach(), a.detach()).requires_grad


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda a: Multiply.apply(2.0, a), "Multiply: a: expected a tensor, got 2.0"),
        (lambda a: own("add")(a, [1.0]), r"Add: b: expected a tensor, got \[1.0\]"),
        (
            lambda a: own("divide")(a, torch.tensor([1, 2])),
            "Divide: b: gradients need floating-point numbers, not torch.i",
        ),
        (
            lambda a: Sigmoid.apply(torch.tensor([True])),
            "Sigmoid: s: gradients need floating-point numbers, not torch.bool",
        ),
        (lambda a: own("subtract")(a, torch.ones(3)), r"Subtract: the shapes do not fit: {'a': \(2,\), 'b': \(3,\)}"),
        (lambda a: Maximum.apply(a, torch.ones(3)), "Maximum: the shapes do not fit"),
        (lambda a: own("matmul")(a, a), r"Matmul: expected a \(n, k\) and b \(k, m\), got \(2,\) and \(2,\)"),
        (lambda a: own("matmul")(torch.ones(2, 3), torch.ones(2, 3)), r"Matmul: .* got \(2, 3\) and \(2, 3\)"),
        (lambda a: own("power")(a, a), "Power: exponent: expected a plain number, got tensor"),
        (lambda a: own("total")(a, 1), "Total: axis: expected one of the 1 axes of a, got 1"),
        (
            lambda a: own("squared_error")(a, a),
            r"SquaredError: expected inputs of one shape \(n, k\), got {'o': \(2,\)",
        ),
        (
            lambda a: own("softmax_cross_entropy")(torch.ones(2, 3), torch.ones(1, 3)),
            r"SoftmaxCrossEntropy: expected inputs of one shape \(n, k\), got {'s': \(2, 3\), 'y': \(1, 3\)}",
        ),
        (lambda a: graph(3.0), "output: expected a tensor, got 3.0"),
        (lambda a: graph(a.detach() * 2), "output: it has no graph"),
        (lambda a: listing(torch.ones(2)), "output: it has no graph"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call(leaf([1.0, 2.0]))


# --- a Function that is wrong -------------------------------------------------------------------------


class HalfProduct(torch.autograd.Function):
    """The slip of the lecture notes: the product's rule for one input only."""

    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b

    @staticmethod
    def backward(ctx, up):
        return up * ctx.saved_tensors[1], None


class Careless(HalfProduct):
    @staticmethod
    def backward(ctx, up):
        a, b = ctx.saved_tensors
        return up * b, up * a


class TooSmall(HalfProduct):
    @staticmethod
    def backward(ctx, up):
        return up.sum(), up.sum()


def test_half_a_product_is_silent_until_gradcheck():
    assert received(lambda x: HalfProduct.apply(x, x), 3.0, upstream=5.0)[0] == 15
    a, b = leaf([3.0, 2.0]), leaf([-4.0, 1.0])
    HalfProduct.apply(a, b).sum().backward()
    assert b.grad is None
    with pytest.raises(GradcheckError, match="with respect to input 1"):
        torch.autograd.gradcheck(HalfProduct.apply, (a, b))


def test_engine_sums_what_is_too_large_and_refuses_what_is_too_small():
    a, b, up = np.arange(12.0).reshape(4, 3), np.array([1.0, 2.0, 3.0]), np.ones((4, 3))
    assert received(Careless.apply, a, b, upstream=up)[1].tolist() == a.sum(axis=0).tolist()
    with pytest.raises(RuntimeError, match="invalid gradient at index 0"):
        received(TooSmall.apply, a, b, upstream=up)


# --- the graph behind a tensor ------------------------------------------------------------------------


@settings(max_examples=40)
@given(programs())
def test_graph_puts_every_entry_after_its_inputs_and_once(program):
    x, y = leaf(0.5), leaf(-0.5)
    output = run(program, own, x, y)
    entries = graph(output)
    assert all(i < k for k, entry in enumerate(entries) for i in entry.inputs)
    assert len({entry.grad_fn for entry in entries}) == len(entries)
    assert entries[-1].grad_fn is output.grad_fn or output.is_leaf
    assert all((entry.leaf is None) == (entry.name != "leaf") for entry in entries)
    output.backward()
    reached = [any(entry.leaf is t for entry in entries) for t in (x, y)]
    assert reached == [t.grad is not None for t in (x, y)]


def test_graph_of_chapter_6_as_the_chapter_prints_it():
    x, w, b, v = (leaf(value) for value in (2.0, 1.5, -2.5, 0.6))
    h = torch.relu(w * x + b)
    o = torch.sigmoid(torch.maximum(h, v * x) * h)
    text = listing(o, x=x, w=w, b=b, v=v)
    assert text.splitlines()[1:3] == ["(1) leaf x, shape ()", "(2) Mul of (0), (1)"]
    assert text.endswith("(8) Maximum of (5), (7)\n(9) Mul of (8), (5)\n(10) Sigmoid of (9)")
    mine = own("sigmoid")(own("multiply")(Maximum.apply(h, own("multiply")(v, x)), h))
    assert [re.sub("Multiply", "Mul", entry.name) for entry in graph(mine)] == [entry.name for entry in graph(o)]
    up = torch.tensor(8.0, dtype=torch.float64)
    mine, theirs = (torch.autograd.grad(out, (x, w, b, v), up, retain_graph=True) for out in (mine, o))
    assert torch.allclose(torch.stack(mine), torch.stack(theirs))
    assert [round(g.item(), 4) for g in mine] == [3.8436, 4.3927, 2.1963, 1.8303]


def test_graph_is_what_was_computed_not_what_was_written():
    x = leaf(3.0)
    for times in (0, 1, 5):
        y = x
        for _ in range(times):
            y = y * x
        assert len(graph(y)) == times + 1
    c = leaf(5.0).detach()
    z = x * x + c
    c.requires_grad_()
    assert sum(entry.leaf is not None for entry in graph(z)) == 1
    assert listing(x * (x**2).detach(), x=x).splitlines() == ["(0) leaf x, shape ()", "(1) Mul of (0)"]


def test_graph_of_a_long_chain():
    y = x = leaf(1.0)
    for _ in range(5000):
        y = y * 1.0001
    assert len(graph(y)) == 5001
    y.backward()
    assert x.grad.item() == pytest.approx(1.0001**5000)


def test_graph_of_many_paths_takes_one_visit_each():
    y = leaf(1.0)
    for _ in range(60):  # 2 to the 60 paths
        y = y + y
    assert len(graph(y)) == 61


def test_pictures_are_well_formed_and_show_values_and_gradients():
    x = torch.ones(2, 2, requires_grad=True)
    y = x + 2
    z = y**3
    out = z.mean()
    y.retain_grad(), z.retain_grad()
    out.backward()
    w = leaf([1.0, -2.0])
    pictures = [
        plots.autograd.graph(out, {"x": x, "y": y, "z": z, "out": out}, alt=SENTENCE),
        plots.autograd.graph((w * w).sum(), alt=SENTENCE, title="repeated"),
        plots.autograd.graph(Sigmoid.apply(Multiply.apply(w, w).exp() * w) + 1, {"w": w}, alt=SENTENCE),
    ]
    for picture in pictures:
        assert ElementTree.fromstring(picture.svg()).get("aria-label") == SENTENCE
        assert ElementTree.fromstring(picture._repr_html_()).find("*").get("role") == "img"
    assert {"x", "+", "pow", "mean", "all 1", "all 3", "all 27", "27", "all 6.75", "all 0.25"} <= texts_of(pictures[0])
    assert {"leaf", "×", "Σ"} <= texts_of(pictures[1])
    assert {"w", "(1, −2)", "Multiply", "σ"} <= texts_of(pictures[2])
    assert "min-width" in pictures[2].svg(), "on a phone it scrolls"


def texts_of(picture):
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    picture.draw(ax)
    return {t.get_text() for t in ax.texts}


# --- figures of the chapter ---------------------------------------------------------------------------


def ones_example():
    x = torch.ones(2, 2, requires_grad=True)
    y = x + 2
    z = y**3
    return x, y, z, z.mean()


def test_ones_give_6_75_6_75_and_a_quarter(tf):
    x, y, z, out = ones_example()
    y.retain_grad(), z.retain_grad()
    out.backward()
    assert [t.grad.unique().tolist() for t in (x, y, z)] == [[6.75], [6.75], [0.25]]
    a = backprop.Node(np.ones((2, 2)))
    b = a + 2.0
    c = b**3
    backprop.backward(backprop.total(c) / 4.0)
    assert [np.unique(n.grad).tolist() for n in (a, b, c)] == [[6.75], [6.75], [0.25]]
    t = tf.ones((2, 2))
    with tf.GradientTape() as tape:
        tape.watch(t)
        u = t + 2
        v = u**3
        mean = tf.reduce_mean(v)
    assert [np.unique(g.numpy()).tolist() for g in tape.gradient(mean, [t, u, v])] == [[6.75], [6.75], [0.25]]


def test_second_backward_raises_and_with_retain_graph_adds_up_to_13_5():
    x, y, z, out = ones_example()
    out.backward()
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        out.backward()
    x, y, z, out = ones_example()
    out.backward(retain_graph=True)
    out.backward()
    assert x.grad.unique().tolist() == [13.5]
    for between in (y, z):
        with pytest.warns(UserWarning, match="not a leaf Tensor"):
            assert between.grad is None


def test_second_backward_needs_no_values_where_rules_need_none():
    x = leaf([1.0, 2.0])
    out = (x + 2).sum()
    out.backward()
    out.backward()
    assert x.grad.tolist() == [2, 2]


def test_who_keeps_a_record():
    x, c = leaf(3.0), torch.tensor(5.0)
    y = x * x
    assert (x.grad_fn, (2 * c).grad_fn) == (None, None)
    assert type((y + c).grad_fn).__name__ == "AddBackward0"
    assert [t.is_leaf for t in (x, c, y)] == [True, True, False]
    assert [t.requires_grad for t in (x, c, y)] == [True, False, True]
    assert c.requires_grad_().requires_grad


def test_requests_that_are_not_granted():
    for call in (lambda: torch.tensor([1, 2], requires_grad=True), lambda: torch.ones(2).long().requires_grad_()):
        with pytest.raises(RuntimeError, match="nly Tensors of floating point"):
            call()
    w = torch.tensor([0.5, -2.0])
    w.required_grad = True
    assert not w.requires_grad
    with pytest.raises(RuntimeError, match="does not require grad"):
        (3 * w).sum().backward()
    with pytest.raises(TypeError):
        torch.ones(2, required_grad=True)


def test_vector_at_the_end(tf):
    x = leaf([1.0, -2.0, 0.5])
    y = 2 * x
    with pytest.raises(RuntimeError, match="only for scalar outputs"):
        y.backward()
    y.backward(torch.tensor([0.1, 1.0, 0.0001], dtype=torch.float64))
    assert x.grad.tolist() == [0.2, 2.0, 0.0002]


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(1, 4))
def test_backward_of_v_is_the_vector_jacobian_product_of_chapter_7(seed, m, d):
    rng = np.random.default_rng(seed)
    W, x, v = rng.normal(size=(m, d)), rng.normal(size=d), rng.normal(size=m)
    t = leaf(x)
    ((torch.tensor(W) @ t) ** 2).backward(torch.tensor(v))
    J = 2 * (W @ x)[:, None] * W
    assert np.allclose(t.grad.numpy(), v @ J, rtol=1e-9, atol=1e-12)
    ours = jacobians.vjp(lambda n: jacobians.matvec(W, n) ** 2, x, v)
    assert np.allclose(t.grad.numpy(), ours, rtol=1e-9, atol=1e-12)
    u = leaf(x)
    (torch.tensor(v) * (torch.tensor(W) @ u) ** 2).sum().backward()
    assert torch.allclose(u.grad, t.grad, rtol=1e-9, atol=1e-12)


def test_the_same_vjp_in_three_packages(tf):
    W, at, up = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]]), np.array([2.0, -1.0, 4.0]), np.array([0.5, -1.0])
    mine = received(lambda x: (torch.tensor(W) @ x) ** 2, at, upstream=up)
    ours = [jacobians.vjp(lambda x: jacobians.matvec(W, x) ** 2, at, up)]
    agree(mine, ours, by_tensorflow(tf, lambda x: tf.linalg.matvec(W, x) ** 2, at, upstream=up))
    assert mine[0].tolist() == [6, 30, -11]


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_gradients_of_parts_add_up_to_that_of_the_whole(seed, cut):
    rng = np.random.default_rng(seed)
    A, w = torch.tensor(rng.normal(size=(6, 3))), leaf(rng.normal(size=3))
    torch.tanh(A @ w).sum().backward()
    whole, w.grad = w.grad, None
    for part in (A[:cut], A[cut:]):
        torch.tanh(part @ w).sum().backward()
    assert torch.allclose(w.grad, whole, rtol=1e-10, atol=1e-12)


def descend(forget, steps=60):
    w, costs, path = torch.tensor([2.0, 1.0], requires_grad=True), [], []
    for _ in range(steps):
        cost = 0.5 * w[0] ** 2 + 2 * w[1] ** 2
        cost.backward()
        path.append(w.detach().clone())
        with torch.no_grad():
            w -= 0.1 * w.grad
        if not forget:
            w.grad = None
        costs.append(cost.item())
    return costs, torch.stack(path)


def test_forgotten_zero_grad_steps_along_the_sum_of_all_gradients():
    right, _ = descend(forget=False)
    swings, path = descend(forget=True)
    assert right == sorted(right, reverse=True)
    assert right[-1] < 1e-4
    assert max(swings[-20:]) > 3
    gradients = path * torch.tensor([1.0, 4.0])
    assert torch.allclose(path[0] - path[1:], 0.1 * gradients.cumsum(0).cumsum(0)[:-1], atol=1e-4)


def test_detach_cuts_one_way_and_shares_memory():
    for cut, expected in ((False, 54.0), (True, 18.0)):
        x = leaf(3.0)
        y = x**2
        (x * (y.detach() if cut else y)).backward(torch.tensor(2.0))
        assert x.grad.item() == expected
    t = leaf([1.0, 2.0])
    t.detach()[0] = 7
    assert t.tolist() == [7, 2]
    with pytest.raises(RuntimeError, match=r"Use tensor.detach\(\).numpy\(\)"):
        t.numpy()


def test_no_grad_records_nothing_and_lets_a_leaf_be_changed():
    x = leaf(3.0)
    with torch.no_grad():
        assert not (x * x).requires_grad
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
        x.sub_(0.1)
    with torch.no_grad():
        x -= 0.5
    assert (x.item(), x.is_leaf, x.requires_grad) == (2.5, True, True)
    assert not (x - 0.5).is_leaf
    with torch.no_grad():
        assert not (x - 0.5).requires_grad


def test_frozen_parameters_let_gradients_pass_by_them():
    w, frozen = leaf([1.0, 2.0]), leaf([3.0, 5.0])
    frozen.requires_grad_(False)
    (w * frozen).sum().backward()
    assert (w.grad.tolist(), frozen.grad) == ([3, 5], None)


def test_change_in_place_is_noticed_where_the_value_is_needed():
    s = leaf([0.5, -1.0])
    p = torch.sigmoid(s)
    p *= 10
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        p.sum().backward()
    p = s + 3
    p *= 10
    p.sum().backward()
    assert s.grad.tolist() == [10, 10]


def test_change_through_data_is_not_noticed_and_wrong():
    s = leaf([0.5, -1.0])
    p = torch.sigmoid(s)
    true = 10 * (p * (1 - p)).detach()
    p.data *= 10
    p.sum().backward()
    assert (s.grad < 0).all()
    assert (true > 0).all()


# --- the network --------------------------------------------------------------------------------------


def test_network_of_the_syllabus():
    net = FiveLayers()
    parameters = list(net.parameters())
    assert (len(parameters), tuple(parameters[0].shape)) == (16, (128, 4))
    sizes = [(getattr(net, f"l{k}").in_features, getattr(net, f"l{k}").out_features) for k in range(1, 6)]
    assert sizes == [(4, 128), (128, 64), (64, 32), (32, 16), (16, 3)]
    assert [getattr(net, f"bn{k}").num_features for k in (1, 2, 3)] == [128, 64, 32]
    assert sum(p.numel() for p in parameters) == 12_003
    assert not hasattr(net, "bn4")


@pytest.mark.parametrize("training", [True, False])
def test_network_is_linear_norm_relu_three_times_then_linear_relu_linear(training):
    torch.manual_seed(1)
    net, X = FiveLayers(), torch.randn(9, 4)
    net(X)  # so that the averages differ from 0 and 1
    net.train(training)
    h = X
    for k in (1, 2, 3):
        U, norm = getattr(net, f"l{k}"), getattr(net, f"bn{k}")
        s = h @ U.weight.T + U.bias
        mean, var = (s.mean(0), s.var(0, unbiased=False)) if training else (norm.running_mean, norm.running_var)
        h = ((s - mean) / torch.sqrt(var + norm.eps) * norm.weight + norm.bias).clamp(min=0)
    h = (h @ net.l4.weight.T + net.l4.bias).clamp(min=0)
    expected = h @ net.l5.weight.T + net.l5.bias
    assert torch.allclose(net(X), expected, atol=1e-5)


def test_bias_gradient_is_none_before_and_set_after_backward():
    torch.manual_seed(8)
    flowers = datasets.iris()
    X, y = torch.tensor(flowers.X, dtype=torch.float32), torch.tensor(flowers.y)
    net, loss_of = FiveLayers(), torch.nn.CrossEntropyLoss()
    assert net.l5.bias.grad is None
    logits = net(X)
    loss = loss_of(logits, y)
    loss.backward()
    one_hot = torch.nn.functional.one_hot(y).float()
    assert torch.allclose(net.l5.bias.grad, (torch.softmax(logits, 1) - one_hot).mean(0), atol=1e-6)
    assert abs(net.l5.bias.grad.sum()) < 1e-6
    assert torch.allclose(loss, autograd.SoftmaxCrossEntropy.apply(logits, one_hot), rtol=1e-5)
    net.zero_grad()
    assert net.l5.bias.grad is None
    entries = graph(loss_of(net(X), y))
    assert {id(e.leaf) for e in entries if e.leaf is not None} == {id(p) for p in net.parameters()}


@pytest.mark.slow
def test_training_lowers_the_loss_and_eval_forgets_the_company():
    torch.manual_seed(8)
    flowers = datasets.iris()
    X, y = torch.tensor(flowers.X, dtype=torch.float32), torch.tensor(flowers.y)
    net, losses = FiveLayers(), []
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
    for _ in range(40):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(net(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 3
    with torch.no_grad():
        assert not torch.allclose(net(X[:2])[0], net(X[:10])[0], atol=1e-3)
        net.eval()
        assert torch.allclose(net(X[:2])[0], net(X[:10])[0], atol=1e-5)


def test_nothing_warns_when_pictures_look_at_gradients_in_between():
    x, y, z, out = ones_example()
    out.backward()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plots.autograd.graph(out, {"x": x, "y": y, "z": z}, alt=SENTENCE)


# --- gradients as functions: the further page ---------------------------------------------------------


#: PyTorch's first use of forward mode compiles rules with a function that it calls deprecated itself
FORWARD_MODE = pytest.mark.filterwarnings("ignore:`torch.jit.script:DeprecationWarning")


def small_net():
    """The network of chapter 7's section on vector-Jacobian products, as a function of tensors, with an input."""
    rng = np.random.default_rng(7)
    W1, W2 = (torch.tensor(rng.normal(size=shape)) for shape in ((6, 5), (3, 6)))
    return lambda x: torch.softmax(W2 @ torch.tanh(W1 @ x), 0), torch.tensor(rng.normal(size=5)), W1, W2


def counted(transform, f, x):
    """How many multiplications in products of two matrices the transformed function takes at x."""
    with FlopCounterMode(display=False) as counter:
        transform(f)(x)
    return counter.get_total_flops() // 2


@FORWARD_MODE
def test_functions_that_return_derivatives_agree_with_chapter_7_and_with_differences():
    f, x, W1, W2 = small_net()
    J = jacobians.numerical_jacobian(lambda u: f(torch.tensor(u)).numpy(), x.numpy())
    nodes = lambda u: jacobians.probabilities(  # noqa: E731
        jacobians.matvec(W2.numpy(), backprop.tanh(jacobians.matvec(W1.numpy(), u)))
    )
    v, t = torch.tensor([2.0, -1.0, 0.5]).double(), torch.tensor([1.0, -2.0, 0.0, 0.5, 3.0]).double()
    (down,) = func.vjp(f, x)[1](v)
    _, change = func.jvp(f, (x,), (t,))
    assert np.allclose(down.numpy(), v.numpy() @ J, atol=1e-8)
    assert np.allclose(change.numpy(), J @ t.numpy(), atol=1e-8)
    assert np.allclose(down.numpy(), jacobians.vjp(nodes, x.numpy(), v.numpy()), rtol=1e-12)
    for whole in (func.jacrev(f)(x), func.jacfwd(f)(x)):
        assert np.allclose(whole.numpy(), J, atol=1e-8)
        assert np.allclose(whole.numpy(), jacobians.jacobian(nodes, x.numpy()), rtol=1e-12)


@FORWARD_MODE
@pytest.mark.parametrize("sizes", [[5, 6, 3], [20, 7, 1], [1, 7, 20], [4, 9, 9, 4]])
def test_jacrev_takes_a_pass_for_each_output_and_jacfwd_for_each_input(sizes):
    matrices = [torch.full((b, a), 0.1) for a, b in itertools.pairwise(sizes)]

    def run(x):
        for W in matrices:
            x = torch.tanh(W @ x)
        return x

    once = jacobians.cost(sizes, "vjp")
    assert counted(func.jacrev, run, torch.ones(sizes[0])) == sizes[-1] * once
    assert counted(func.jacfwd, run, torch.ones(sizes[0])) == sizes[0] * once


@FORWARD_MODE
def test_hessian_of_the_sigmoid_neuron_is_the_jacobian_of_its_gradient():
    X, y = datasets.iris_pair("versicolor", "virginica")
    A, target = torch.tensor(X), torch.tensor((y + 1) / 2)
    w = torch.tensor([-0.2, 0.1, 0.4, -0.3]).double()
    objective = lambda w: (torch.nn.functional.softplus(A @ w) - target * (A @ w)).mean()  # noqa: E731
    p = torch.sigmoid(A @ w)
    assert torch.allclose(func.hessian(objective)(w), A.T @ (A * (p * (1 - p))[:, None]) / len(A))
    assert torch.allclose(func.grad(objective)(w), A.T @ (p - target) / len(A))


def test_per_sample_gradients_are_those_of_single_passes_and_average_to_the_batch():
    torch.manual_seed(0)
    flowers = datasets.iris()
    X, y = torch.tensor(flowers.X), torch.tensor(flowers.y)
    net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 3)).double()
    theta = {name: p.detach() for name, p in net.named_parameters()}
    loss = torch.nn.functional.cross_entropy
    one = lambda theta, x, y: loss(func.functional_call(net, theta, (x[None],)), y[None])  # noqa: E731
    each = func.vmap(func.grad(one), in_dims=(None, 0, 0))(theta, X, y)
    assert all(p.grad is None for p in net.parameters())
    for k in (0, 70, 149):
        net.zero_grad()
        loss(net(X[k : k + 1]), y[k : k + 1]).backward()
        assert all(torch.allclose(each[name][k], p.grad) for name, p in net.named_parameters())
    net.zero_grad()
    loss(net(X), y).backward()
    assert all(torch.allclose(each[name].mean(0), p.grad) for name, p in net.named_parameters())


@pytest.mark.parametrize(
    ("use", "allowed"),
    [
        (lambda w, h: (w + h).backward(), True),
        (lambda w, h: ((w - h) ** 2).backward(), True),
        (lambda w, h: (w * h).backward(), False),
        (lambda w, h: (w * h.detach()).backward(), False),
        (lambda w, h: (w * h.clone()).backward(), True),
        (lambda w, h: h.add_(1), False),
        (lambda w, h: h.requires_grad_(), False),
        (lambda w, h: h._version, False),
    ],
)
def test_what_inference_mode_forbids_and_the_other_two_allow(use, allowed):
    w = leaf(3.0)
    with torch.inference_mode():
        inference = w * w
    with torch.no_grad():
        unrecorded = w * w
    use(w, (w * w).detach())
    use(w, unrecorded)
    if allowed:
        use(w, inference)
    else:
        with pytest.raises(RuntimeError, match=r"[Ii]nference"):
            use(w, inference)


def test_forward_skips_the_hooks_of_its_module_but_not_those_of_its_layers():
    net, seen = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU()), []
    net.register_forward_hook(lambda module, inputs, output: seen.append("net"))
    net[0].register_forward_hook(lambda module, inputs, output: seen.append("layer"))
    net(torch.ones(1, 2))
    net.forward(torch.ones(1, 2))
    assert seen == ["layer", "net", "layer"]
    net[1].register_forward_hook(lambda module, inputs, output: output.detach())
    assert not net(torch.ones(1, 2)).requires_grad


def test_a_tensor_hook_changes_what_arrives_below_and_nothing_above():
    x, w = leaf([1.0, -2.0]), leaf([5.0, 5.0])
    h = x * x
    h.register_hook(lambda g: g.clamp(max=1))
    (w * h).sum().backward()
    assert x.grad.tolist() == [2, -4]
    assert w.grad.tolist() == [1, 4]


def test_anomaly_detection_names_the_rule_and_the_calls():
    def root_part(x):
        return torch.where(x > 0, torch.sqrt(x), 0.0)

    def safe_part(x):
        return torch.where(x > 0, torch.sqrt(torch.where(x > 0, x, 1.0)), 0.0)

    x = leaf([4.0, 0.0, 9.0])
    assert np.isnan(torch.autograd.grad(root_part(x).sum(), x)[0].numpy()).tolist() == [False, True, False]
    assert np.allclose(torch.autograd.grad(safe_part(x).sum(), x)[0].numpy(), [1 / 4, 0, 1 / 6])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with torch.autograd.detect_anomaly(), pytest.raises(RuntimeError, match="SqrtBackward0"):
            root_part(x).sum().backward()
    assert "in root_part" in str(caught[-1].message)


def test_to_changes_a_module_in_place_and_returns_a_new_tensor():
    layer, batch = torch.nn.Linear(4, 3), torch.ones(2, 4)
    weight = layer.weight
    assert layer.to(torch.float64) is layer
    assert layer.weight is weight
    assert weight.dtype == torch.float64
    assert batch.to(torch.float64) is not batch
    with pytest.raises(RuntimeError, match="same dtype"):
        layer(batch)
    layer.to("meta")
    assert layer.weight is not weight
    with pytest.raises(RuntimeError, match="device"):
        layer(batch.double())
    assert layer(batch.double().to("meta")).shape == (2, 3)
