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
    """Logits (n, k), sometimes large: in each row and column some are allowed, and in no row all of them."""
    while True:
        n, k = int(rng.integers(2, 4)), 4
        allowed = rng.random((n, k)) < 0.6
        rows, columns = allowed.sum(axis=1), allowed.sum(axis=0)
        if rows.min() >= 2 and rows.max() < k and columns.min() >= 1:
            return rng.normal(0, 1.5, (n, k)).round(2) + float(rng.choice([0, 990])), allowed


def draw_neuron(rng):
    """Inputs and weights of a neuron that is neither at 0 nor saturated, and an upstream gradient."""
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
    """Return code with each old of `swaps` replaced by its new; each old must occur."""
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
                "The numbers for tanh and the leaky ReLU are right. For the sigmoid you used the usual derivative, "
                "without the slope parameter.",
                three(-0.27, 3.2, 0.4),
            ),
            Wrong(
                "The numbers for the sigmoid and the leaky ReLU are right. The derivative of tanh in terms of its "
                "output is not that of the sigmoid, because tanh goes from -1 to 1.",
                three(-0.54, 1.2, 0.4),
            ),
            Wrong(
                "These are the local derivatives. The gradient that arrives from above is not in them yet.",
                three(0.18, 0.64, 0.1),
            ),
            Wrong(
                "The numbers for the sigmoid and tanh are right. For the leaky ReLU you multiplied the upstream "
                "gradient by the output; the local derivative is a slope.",
                three(-0.54, 3.2, -0.8),
            ),
            Wrong(
                "The numbers for the sigmoid and tanh are right. A plain ReLU would pass on nothing for a negative "
                "sum, but this one is leaky.",
                three(-0.54, 3.2, 0),
            ),
            Wrong(
                "The sizes are right, but a sign is not: a positive slope does not change the sign of the upstream "
                "gradient.",
                three(0.54, 3.2, 0.4),
            ),
            Wrong(
                "You added the upstream gradient and the local derivative. The chain rule multiplies them.",
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
        edges=[(np.array([-1000.0, 0.0, 1000.0]), 0.5), (np.array([-1000.0, 0.0, 1000.0]), 2.0)],
        probes=2,
        wrong=[
            Wrong(
                "For large sums your function returns NaN, which is no number: the exponential overflows to infinity, "
                "and infinity divided by infinity has no value. Write the sigmoid so that large exponents do no harm.",
                "def swish(s, beta):\n    e = np.exp(beta * s)\n    sig = e / (1 + e)\n"
                "    return s * sig, sig + beta * s * sig * (1 - sig)",
            ),
            Wrong(
                "f is right. Both factors of the product depend on s, so its derivative has two terms. Yours has only "
                "the term with the derivative of the sigmoid.",
                changed(SWISH, ("o + beta * s", "beta * s")),
            ),
            Wrong(
                "f is right. Both factors of the product depend on s, so its derivative has two terms. Yours has only "
                "the term in which the sigmoid counts as a constant.",
                changed(SWISH, ("o + beta * s * o * (1 - o)", "o")),
            ),
            Wrong(
                "f is right. In the derivative a factor of the chain rule is missing, because the argument of the "
                "sigmoid is beta times s.",
                changed(SWISH, ("o + beta * s", "o + s")),
            ),
            Wrong(
                "f is right. In the second term of the product rule, the factor that is not differentiated is missing.",
                changed(SWISH, ("beta * s * o * (1", "beta * o * (1")),
            ),
            Wrong(
                "f is right. The derivative of the sigmoid is written in terms of its output, but you inserted the "
                "sum s.",
                changed(SWISH, ("s * o * (1 - o)", "s * s * (1 - s)")),
            ),
            Wrong(
                "f is right. The formula o (1 - o) holds for the output o of a sigmoid, but you inserted the output "
                "of swish.",
                changed(SWISH, ("o + beta * s * o * (1 - o)", "o + beta * s * (s * o) * (1 - s * o)")),
            ),
            Wrong(
                "Both arrays are right for beta = 1 only: your function does not use the beta that it is given.",
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
                "The values far from 0 are right. Near 0 both exponentials count, but you kept only the larger one.",
                "def log_cosh(s):\n    return np.abs(s) - np.log(2)",
            ),
            Wrong(
                "All values are too large by the same amount. What became of the factor one half in the definition of "
                "cosh?",
                "def log_cosh(s):\n    return np.logaddexp(s, -s)",
            ),
            Wrong(
                "The form is right, but one power is not. When the larger exponential is taken out of the bracket, "
                "the ratio of the two exponentials is left.",
                "def log_cosh(s):\n    return np.abs(s) + np.log1p(np.exp(-np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "The values for positive s are right, but for negative s they are negative. Which of the two "
                "exponentials is the larger one there?",
                "def log_cosh(s):\n    return s + np.log1p(np.exp(-2 * np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids the "
                "overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -300, 300)))",
            ),
            Wrong(
                "This is the approximation for small s. Far from 0 it grows much too fast.",
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
                "A class with the logit 0 still gets a probability, since e to the power 0 is 1. For a forbidden "
                "class it is the power that must become 0.",
                changed(ALLOWED, ("np.where(allowed, z, -np.inf)", "np.where(allowed, z, 0)")),
            ),
            Wrong(
                "The forbidden classes now get exactly 0, but the allowed ones do not add up to 1: the forbidden ones "
                "still count in the denominator.",
                changed(
                    ALLOWED,
                    ("    z = np.where(allowed, z, -np.inf)\n", ""),
                    ("e / e.sum(axis=1, keepdims=True)", "allowed * e / e.sum(axis=1, keepdims=True)"),
                ),
            ),
            Wrong(
                "Each column adds up to 1. A row is a sample, and its classes lie along the row.",
                changed(ALLOWED, ("axis=1", "axis=0")),
            ),
            Wrong(
                "All entries of the table together add up to 1. Each row is a sample of its own.",
                changed(ALLOWED, ("e.sum(axis=1, keepdims=True)", "e.sum()")),
            ),
            Wrong(
                "You exchanged the two kinds of classes: the forbidden ones get probabilities and the allowed ones do "
                "not.",
                changed(ALLOWED, ("np.where(allowed, z, -np.inf)", "np.where(allowed, -np.inf, z)")),
            ),
            Wrong(
                "Each row adds up to 1, but over all of its classes: the forbidden ones get probabilities too.",
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
                "The derivative of tanh is written in terms of its output, but you inserted its input.",
                changed(NEURON, ("(1 - t**2)", "(1 - (2 / 3 * s)**2)")),
            ),
            Wrong(
                "The derivative of tanh is written in terms of its output, but you inserted the weighted sum.",
                changed(NEURON, ("(1 - t**2)", "(1 - s**2)")),
            ),
            Wrong(
                "This is still the classmate's result. Which tanh is squared in the formula for the derivative, the "
                "plain one or the stretched one?",
                changed(NEURON, ("(1 - t**2)", "(1 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "The stretch of the output is in your derivative, but the stretch along the s-axis is not: the chain "
                "rule asks for the slope of the inner function.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "1.7159 * (")),
            ),
            Wrong(
                "The stretch along the s-axis is in your derivative, but the stretch of the output is not.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "2 / 3 * (")),
            ),
            Wrong(
                "This is the gradient of the neuron's output. The gradient that arrives from above is not in it yet.",
                changed(NEURON, ("upstream * local", "local")),
            ),
            Wrong(
                "The gradients of the other weights are right, but the bias gets none. It is the weight of an input "
                "that is always 1.",
                changed(NEURON, ("[1.0, *x]", "[0.0, *x]")),
            ),
            Wrong(
                "Your weighted sum does not contain the bias, so the slope is taken at the wrong place.",
                changed(NEURON, ("w[0] + np.dot", "np.dot")),
            ),
            Wrong(
                "The slope of tanh was taken at s itself, but this neuron applies tanh to a multiple of s.",
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
                "You took the largest slope of the usual sigmoid. How steep is a sigmoid with a = 2 at s = 0?",
                "left, weight, depth = 0.375, 4, 5",
            ),
            Wrong(
                "You took the slope parameter for the slope. How steep is this sigmoid at s = 0?",
                "left, weight, depth = 192, 0.5, 10",
            ),
            Wrong(
                "The last two numbers are right. The first is a share, whereas the question is what is left of a "
                "gradient of 24.",
                "left, weight, depth = 0.125, 2, 10",
            ),
            Wrong(
                "The last two numbers are right. For the first you added the slopes of the three neurons; the chain "
                "rule multiplies them.",
                "left, weight, depth = 36, 2, 10",
            ),
            Wrong(
                "The first and the last number are right. A weight that keeps the size of the gradient must make up "
                "for the slope, but yours repeats it.",
                "left, weight, depth = 3, 0.5, 10",
            ),
            Wrong(
                "The first two numbers are right. The depth is off by one: compute the share for your number and for "
                "its neighbours.",
                "left, weight, depth = 3, 2, 9",
            ),
            Wrong(
                "The last two numbers are right. For the first, count the neurons that the gradient passes: each of "
                "the three takes its share.",
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
                "Four of the five are right. A negative bias alone does not make a unit dead, since large inputs may "
                "reach the threshold. Look for the input that makes the sum largest.",
                "dead = [True, True, False, True, False]",
            ),
            Wrong(
                "You looked at the input (1, 1) only. The sum of a unit with negative weights is largest for small "
                "inputs.",
                "dead = [True, False, True, True, False]",
            ),
            Wrong(
                "Four of the five are right. For unit D the sum is largest at a corner other than (0, 0) and (1, 1). "
                "How large is it there?",
                "dead = [True, False, False, False, False]",
            ),
            Wrong(
                "You found no dead unit. A positive weight does not keep a unit alive if it is too small to make up "
                "for the bias.",
                "dead = [False, False, False, False, False]",
            ),
            Wrong(
                "You marked the units that are silent for some input, which is normal. A dead unit is silent for all "
                "inputs.",
                "dead = [True, True, True, True, False]",
            ),
            Wrong(
                "You marked the units that are alive, but `True` stands for a dead one.",
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
                "You counted the zeros among all outputs. A unit that is silent for some of the flowers is not dead.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "sums <= 0")),
            ),
            Wrong(
                "You counted the units that are silent for at least one flower. For how many flowers is a dead unit "
                "silent?",
                changed(SHARE, ("np.all", "np.any")),
            ),
            Wrong(
                "You counted the flowers for which all units are silent. The question is about units.",
                changed(SHARE, ("axis=0", "axis=1")),
            ),
            Wrong(
                "Your weighted sums do not contain the bias.",
                changed(SHARE, (" + W[:, 0]", "")),
            ),
            Wrong(
                "This is the share of the units that are alive.",
                changed(SHARE, ("np.mean(", "1 - np.mean(")),
            ),
            Wrong(
                "This is the number of dead units. The task asks for their share.",
                changed(SHARE, ("np.mean(", "np.sum(")),
            ),
            Wrong(
                "You counted a unit as alive when its sum is exactly 0 for some flowers and positive for none. By "
                "convention, what is the slope of ReLU at 0?",
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
        returns="settings that `outcome` can use",
        wrong=[
            Wrong(
                "Almost no gradient reaches the first layer: the slope of a sigmoid is at most a quarter, there are "
                "eight such layers, and these weights do not make up for it.",
                settings("sigmoid", 0.3, 0.1),
            ),
            Wrong(
                "The slope of this activation function is 0, so no spread and no rate lets a gradient through.",
                settings("step", 0.45, 0.1),
            ),
            Wrong(
                "The slopes would let the gradient through, but each layer multiplies it by its weights as well, and "
                "these are tiny.",
                settings("tanh", 0.01, 0.1),
            ),
            Wrong(
                "The gradient vanishes, because each layer multiplies it by its weights. With ReLU, too, tiny weights "
                "leave nothing of it.",
                settings("relu", 0.01, 0.1),
            ),
            Wrong(
                "The weights are so large that the signal and the gradient grow from layer to layer: they explode.",
                settings("relu", 3.0, 0.1),
            ),
            Wrong(
                "The gradient of the first layer has a good size, but the steps are far too long: the loss ends "
                "higher than it began.",
                settings("tanh", 0.45, 30.0),
            ),
            Wrong(
                "The gradient of the first layer has a good size and the loss falls, but 200 steps of this length are "
                "not enough.",
                settings("tanh", 0.45, 0.001),
            ),
        ],
        right=[settings("tanh", 0.45, 0.1), settings("tanh", 0.6, 0.1), settings("relu", 0.3, 0.3)],
    ),
]
