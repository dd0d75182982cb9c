"""The marking of the exercise `activations`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_swish(rng):
    """Two sums in a table, one of either sign, and a beta other than 1."""
    return rng.uniform(0.2, 3, (2, 1)).round(2) * [[1], [-1]], float(rng.choice([0.5, 1.5, 2.0]))


def draw_sums(rng):
    """Sums of both signs, near 0, in between and far out."""
    return ((np.array([[-500.0, -1.5], [0.4, 8.0]]) * rng.uniform(0.7, 1.3, (2, 2))).round(1),)


def draw_scores(rng):
    """Scores (n, k), large at times, of which each row and each column has some that are allowed, each row not all."""
    while True:
        n, k = int(rng.integers(2, 4)), 4
        allowed = rng.random((n, k)) < 0.6
        rows, columns = allowed.sum(axis=1), allowed.sum(axis=0)
        if rows.min() >= 2 and rows.max() < k and columns.min() >= 1:
            return rng.normal(0, 1.5, (n, k)).round(2) + float(rng.choice([0, 990])), allowed


def draw_neuron(rng):
    """Inputs and weights of a neuron that is neither at 0 nor saturated, and a gradient from above."""
    while True:
        d = int(rng.integers(2, 4))
        x, w = rng.integers(-4, 5, d) / 2, rng.integers(-4, 5, d + 1) / 4
        if 0.4 < abs(w[0] + w[1:] @ x) < 2 and w[0] != 0:
            return x, w, float(rng.choice([-2.0, 1.5, 4.0]))


def draw_layer(rng):
    """Weights of a layer of which some units are dead on the flowers."""
    m = int(rng.integers(7, 12))
    return (np.column_stack([rng.normal(0, 4, m), rng.normal(0, 0.6, (m, 4))]).round(2),)


def changed(code, *swaps):
    """Return code with each (old, new) of `swaps` exchanged; each old must be there."""
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


SWISH = """def swish(s, beta):
    o = 1 / (1 + np.exp(-np.clip(beta * s, -500, 500)))
    return s * o, o + beta * s * o * (1 - o)"""

ALLOWED = """def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)"""

NEURON = """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    local = 1.7159 * 2 / 3 * (1 - t**2)
    return upstream * local * np.array([1.0, *x])"""

SHARE = """def dead_share(W):
    sums = flowers.X @ W[:, 1:].T + W[:, 0]
    return np.mean(np.all(sums <= 0, axis=0))"""


def settings(activation, spread, rate):
    """An answer to the last task as code."""
    return f"activation, spread, rate = {activation!r}, {spread}, {rate}"


def three(*numbers):
    """An answer to the first task as code."""
    return "from_sigmoid, from_tanh, from_leaky = " + ", ".join(map(str, numbers))


TASKS = [
    Task(
        name="by_hand",
        returns="three numbers",
        wrong=[
            Wrong(
                "tanh and leaky ReLU are right. The sigmoid is steeper than the usual one: its slope parameter is "
                "missing from the derivative.",
                three(-0.27, 3.2, 0.4),
            ),
            Wrong(
                "The derivative of tanh in terms of its output is not that of the sigmoid: tanh goes from -1 to 1.",
                three(-0.54, 1.2, 0.4),
            ),
            Wrong(
                "These are the local slopes. The gradient that arrives from above was dropped.",
                three(0.18, 0.64, 0.1),
            ),
            Wrong(
                "Sigmoid and tanh are right. The leaky ReLU handed down its output times the upstream gradient; what "
                "counts is its slope, whatever the sum is.",
                three(-0.54, 3.2, -0.8),
            ),
            Wrong(
                "Sigmoid and tanh are right. A plain ReLU would let nothing through on the left; this one leaks.",
                three(-0.54, 3.2, 0),
            ),
            Wrong(
                "A sign got lost: a slope that is positive does not change the sign of what arrives.",
                three(0.54, 3.2, 0.4),
            ),
            Wrong(
                "Upstream and local are multiplied, not added.",
                three(-2.82, 5.64, 4.1),
            ),
        ],
        right=[
            "from_sigmoid, from_tanh, from_leaky = -3 * 2 * 0.9 * 0.1, 5 * (1 - 0.6**2), 4 * 0.1",
            "from_sigmoid = np.float64(-0.54)\nfrom_tanh = 16 / 5\nfrom_leaky = 2 / 5",
        ],
    ),
    Task(
        name="swish",
        returns="two arrays of the shape of s: the function and its derivative",
        draw=draw_swish,
        edges=[(np.array([-1000.0, 0.0, 1000.0]), 0.5)],
        probes=2,
        wrong=[
            Wrong(
                "f is right. f is a product of two things that both depend on s, so its derivative has two terms; "
                "yours has only the one with the sigmoid's derivative.",
                changed(SWISH, ("o + beta * s", "beta * s")),
            ),
            Wrong(
                "f is right. f is a product of two things that both depend on s, so its derivative has two terms; "
                "yours holds the sigmoid fixed.",
                changed(SWISH, ("o + beta * s * o * (1 - o)", "o")),
            ),
            Wrong(
                "f is right. In the derivative the inner function is missing: the sigmoid looks at beta times s.",
                changed(SWISH, ("o + beta * s", "o + s")),
            ),
            Wrong(
                "f is right. The second term of the product rule has lost the factor that was not differentiated.",
                changed(SWISH, ("beta * s * o * (1", "beta * o * (1")),
            ),
            Wrong(
                "f is right. A derivative written in terms of the output of the sigmoid was fed the sum instead.",
                changed(SWISH, ("s * o * (1 - o)", "s * s * (1 - s)")),
            ),
            Wrong(
                "f is right. The formula o (1 - o) is for the output of a sigmoid; you put the output of swish "
                "into it.",
                changed(SWISH, ("o + beta * s * o * (1 - o)", "o + beta * s * (s * o) * (1 - s * o)")),
            ),
            Wrong(
                "beta is missing: you computed f for beta = 1.",
                changed(SWISH, ("beta * s, -500", "s, -500"), ("o + beta * s", "o + s")),
            ),
        ],
        right=[
            SWISH,
            "def swish(s, beta):\n"
            "    f = s * (1 + np.tanh(beta * s / 2)) / 2\n"
            "    o = (1 + np.tanh(beta * s / 2)) / 2\n"
            "    return f, beta * f + o * (1 - beta * f)",
        ],
        survivors={
            "o = np.where(s > 0, 1, e) / (1 + e)": "at s = 0 both branches give 1, so either may be taken",
        },
    ),
    Task(
        name="log_cosh",
        returns="an array of the shape of s",
        draw=draw_sums,
        edges=[(np.array([-1000.0, 0.0, 1000.0]),)],
        probes=2,
        decimals=5,
        wrong=[
            Wrong(
                "Right far out, but not near 0: there both exponentials count, and you kept only the larger.",
                "def log_cosh(s):\n    return np.abs(s) - np.log(2)",
            ),
            Wrong(
                "Everything is too large by the same amount: where did the one half in cosh go?",
                "def log_cosh(s):\n    return np.logaddexp(s, -s)",
            ),
            Wrong(
                "When one exponential is taken out of the bracket, what is left is their ratio. Look at the power "
                "in it.",
                "def log_cosh(s):\n    return np.abs(s) + np.log1p(np.exp(-np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "For negative s the result is negative. Which of the two exponentials is the larger one there?",
                "def log_cosh(s):\n    return s + np.log1p(np.exp(-2 * np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "Far out the values stay the same, however large s is: cutting s off avoids the overflow, but changes "
                "the answer.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -300, 300)))",
            ),
            Wrong(
                "This is the approximation for small s; further out it grows much too fast.",
                "def log_cosh(s):\n    return s**2 / 2",
            ),
        ],
        right=[
            "def log_cosh(s):\n    return np.logaddexp(s, -s) - np.log(2)",
            "def log_cosh(s):\n"
            "    a = np.abs(s)\n"
            "    near = np.minimum(a, 20)\n"
            "    return np.where(a < 20, np.log(np.cosh(near)), a - np.log(2))",
            "def log_cosh(s):\n    a = np.abs(s)\n    return a + np.log((1 + np.exp(-2 * a)) / 2)",
        ],
    ),
    Task(
        name="allowed_softmax",
        returns="an array of the shape of z",
        draw=draw_scores,
        edges=[
            (
                np.array([[0.0, 1000.0, 1.0], [1000.0, 998.0, -1000.0]]),
                np.array([[True, False, True], [True, True, False]]),
            ),
        ],
        probes=1,
        wrong=[
            Wrong(
                "A class with the score 0 still has a say, since e to the power 0 is 1. To have none, its power must "
                "become 0.",
                changed(ALLOWED, ("np.where(allowed, z, -np.inf)", "np.where(allowed, z, 0)")),
            ),
            Wrong(
                "The forbidden classes get 0 now, but the others no longer share the whole 1: they lack what the "
                "forbidden ones had.",
                changed(
                    ALLOWED,
                    ("    z = np.where(allowed, z, -np.inf)\n", ""),
                    ("e / e.sum(axis=1, keepdims=True)", "allowed * e / e.sum(axis=1, keepdims=True)"),
                ),
            ),
            Wrong(
                "Each column adds up to 1. One row is one sample; its classes stand along the row.",
                changed(ALLOWED, ("axis=1", "axis=0")),
            ),
            Wrong(
                "The whole table adds up to 1. Each row is a sample of its own.",
                changed(ALLOWED, ("e.sum(axis=1, keepdims=True)", "e.sum()")),
            ),
            Wrong(
                "You let the forbidden classes in and kept the allowed ones out.",
                changed(ALLOWED, ("np.where(allowed, z, -np.inf)", "np.where(allowed, -np.inf, z)")),
            ),
            Wrong(
                "All classes have a say: the forbidden ones are not left out.",
                changed(ALLOWED, ("    z = np.where(allowed, z, -np.inf)\n", "")),
            ),
        ],
        right=[
            changed(ALLOWED, ("-np.inf", "-1e9")),
            "def allowed_softmax(z, allowed):\n"
            "    p = np.zeros(z.shape)\n"
            "    for row, (scores, may) in enumerate(zip(z, allowed)):\n"
            "        e = np.exp(scores[may] - np.max(scores[may]))\n"
            "        p[row, may] = e / np.sum(e)\n"
            "    return p",
        ],
    ),
    Task(
        name="weight_gradient",
        returns="d + 1 numbers, the gradient of the bias first",
        draw=draw_neuron,
        probes=2,
        wrong=[
            Wrong(
                "The derivative of tanh is written in terms of its output, and you fed it its input.",
                changed(NEURON, ("(1 - t**2)", "(1 - (2 / 3 * s)**2)")),
            ),
            Wrong(
                "The derivative of tanh was fed the weighted sum.",
                changed(NEURON, ("(1 - t**2)", "(1 - s**2)")),
            ),
            Wrong(
                "This is still the classmate's answer: which tanh is squared in the formula, the plain or the "
                "stretched one?",
                changed(NEURON, ("(1 - t**2)", "(1 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "The stretch along the s-axis is missing from the derivative: the chain rule asks for the slope of the "
                "inner function.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "1.7159 * (")),
            ),
            Wrong(
                "The stretch of the output is missing from the derivative.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "2 / 3 * (")),
            ),
            Wrong(
                "The gradient that arrives from above was dropped.",
                changed(NEURON, ("upstream * local", "local")),
            ),
            Wrong(
                "The bias stands still in your version. It is the weight of an input that is always 1.",
                changed(NEURON, ("[1.0, *x]", "[0.0, *x]")),
            ),
            Wrong(
                "The sum was taken without the bias.",
                changed(NEURON, ("w[0] + np.dot", "np.dot")),
            ),
            Wrong(
                "For the local slope the plain tanh was taken of s; the neuron squeezes s first.",
                changed(NEURON, ("np.tanh(2 / 3 * s)", "np.tanh(s)")),
            ),
        ],
        right=[
            "def weight_gradient(x, w, upstream):\n"
            "    o = 1.7159 * np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))\n"
            "    local = 2 / 3 / 1.7159 * (1.7159 - o) * (1.7159 + o)\n"
            "    return upstream * local * np.array([1, *x])",
            "def weight_gradient(x, w, upstream):\n"
            "    s = np.dot(w, [1, *x])\n"
            "    return [upstream * 1.7159 * 2 / 3 / np.cosh(2 / 3 * s) ** 2 * v for v in [1, *x]]",
        ],
    ),
    Task(
        name="left_over",
        returns="three numbers",
        wrong=[
            Wrong(
                "You took the steepest slope of the usual sigmoid. This one has a = 2: how steep is it at 0?",
                "left, weight, depth = 0.375, 4, 5",
            ),
            Wrong(
                "You took the slope parameter itself for the slope. How steep is this sigmoid at 0?",
                "left, weight, depth = 192, 0.5, 10",
            ),
            Wrong(
                "The first number is a share. The question is what comes out of a gradient of 24.",
                "left, weight, depth = 0.125, 2, 10",
            ),
            Wrong(
                "The slopes of three neurons are multiplied with each other, not added.",
                "left, weight, depth = 36, 2, 10",
            ),
            Wrong(
                "The first number is right. A weight that keeps the size must make up for the slope, not repeat it.",
                "left, weight, depth = 3, 0.5, 10",
            ),
            Wrong(
                "The depth is off by one: compute the share for your number and for its neighbour.",
                "left, weight, depth = 3, 2, 9",
            ),
            Wrong(
                "The gradient passes three neurons, and each of them takes its part.",
                "left, weight, depth = 6, 2, 10",
            ),
        ],
        right=["left, weight, depth = 24 / 8, 2.0, 10", "left, weight, depth = 24 * 0.5**3, 1 / 0.5, np.int64(10)"],
    ),
    Task(
        name="which_dead",
        returns="five truth values",
        wrong=[
            Wrong(
                "A negative bias alone does not kill: strong inputs may reach the threshold. Look for the input that "
                "makes the sum largest.",
                "dead = [True, True, False, True, False]",
            ),
            Wrong(
                "You looked at the input (1, 1) only. A unit with negative weights is best served by small inputs.",
                "dead = [True, False, True, True, False]",
            ),
            Wrong(
                "For unit D the sum is largest at a corner other than (0, 0) and (1, 1). How large is it there?",
                "dead = [True, False, False, False, False]",
            ),
            Wrong(
                "A weight that is positive does not keep a unit alive, if it is too small for the bias.",
                "dead = [False, False, False, False, False]",
            ),
            Wrong(
                "You marked the units that are silent for some input. That is normal; a dead one is silent for all.",
                "dead = [True, True, True, True, False]",
            ),
            Wrong(
                "These are the living ones: True stands for dead.",
                "dead = [False, True, True, False, True]",
            ),
        ],
        right=["dead = (1, 0, 0, 1, 0)", "dead = np.array([True, False, False, True, False])"],
    ),
    Task(
        name="dead_share",
        returns="one number between 0 and 1",
        draw=draw_layer,
        probes=4,
        edges=[
            (np.array([[0.0] * 5, [-30.0, 1, 1, 1, 1], [-1.0, 1, 1, 1, 1], [-20.0, 1, 1, 1, 1], [-2.5, 0, 0, 1, 0]]),)
        ],
        wrong=[
            Wrong(
                "You counted zeros among all outputs. A unit that is silent for some of the flowers is not dead.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "sums <= 0")),
            ),
            Wrong(
                "You counted units that are silent for at least one flower. Which is worse: silent once, or always?",
                changed(SHARE, ("np.all", "np.any")),
            ),
            Wrong(
                "You counted flowers for which all units are silent. The question is about units.",
                changed(SHARE, ("axis=0", "axis=1")),
            ),
            Wrong(
                "The bias does not take part in your sums.",
                changed(SHARE, (" + W[:, 0]", "")),
            ),
            Wrong(
                "This is the share of the units that live.",
                changed(SHARE, ("np.mean(", "1 - np.mean(")),
            ),
            Wrong(
                "This is how many are dead. The task asks for their share.",
                changed(SHARE, ("np.mean(", "np.sum(")),
            ),
            Wrong(
                "A unit whose sum is exactly 0 for every flower has the slope 0 there, by our convention.",
                changed(SHARE, ("<= 0", "< 0")),
            ),
        ],
        right=[
            "def dead_share(W):\n"
            "    silent = 0\n"
            "    for w in W:\n"
            "        silent += np.max(flowers.X @ w[1:]) + w[0] <= 0\n"
            "    return silent / len(W)",
            "def dead_share(W):\n"
            "    outputs = np.maximum(0, np.column_stack([np.ones(150), flowers.X]) @ W.T)\n"
            "    return 1 - np.count_nonzero(outputs.sum(axis=0)) / W.shape[0]",
        ],
    ),
    Task(
        name="deep_network",
        returns="settings for which `outcome` says something",
        wrong=[
            Wrong(
                "A slope of at most a quarter, eight layers deep: next to nothing arrives at the first layer. These "
                "weights do not make up for it.",
                settings("sigmoid", 0.3, 0.1),
            ),
            Wrong(
                "The slope of this activation is 0 everywhere: no setting of the other two lets a gradient through.",
                settings("step", 0.45, 0.1),
            ),
            Wrong(
                "The slopes would let the gradient through, but it is multiplied by the weights as well, and they are "
                "tiny.",
                settings("tanh", 0.01, 0.1),
            ),
            Wrong(
                "With ReLU, too, the gradient is multiplied by the weights of each layer, and they are tiny.",
                settings("relu", 0.01, 0.1),
            ),
            Wrong(
                "The weights are so large that signal and gradient grow from layer to layer: they explode.",
                settings("relu", 3.0, 0.1),
            ),
            Wrong(
                "A gradient of good size arrives, but the steps are far too long: the loss ends higher than it began.",
                settings("tanh", 0.45, 30.0),
            ),
            Wrong(
                "A gradient of good size arrives and the loss sinks, but 200 steps of this length do not get far "
                "enough.",
                settings("tanh", 0.45, 0.001),
            ),
        ],
        right=[settings("tanh", 0.45, 0.1), settings("tanh", 0.6, 0.1), settings("relu", 0.3, 0.3)],
    ),
]
