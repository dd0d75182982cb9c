"""The marking of the exercise `activations`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, slips, told


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
        if 0.4 < abs(w[0] + w[1:] @ x) < 2 and w[0] not in (0, 1):
            return x, w, float(rng.choice([-2.0, 1.5, 4.0]))


def draw_layer(rng):
    """Weights of a layer of which some units are dead on the flowers; no sum is 0, where machines might disagree."""
    m = int(rng.integers(7, 12))
    return (np.column_stack([rng.normal(0, 4, m).round(2) + 0.0005, rng.normal(0, 0.6, (m, 4)).round(2)]),)


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


#: a dead unit, then units that answer a single flower each: those in the rows 22, 41, 60, 84, 118 and 134
ONE_FLOWER = np.array(
    [
        [-1.0, 0, 0, 0, 0],
        [8.2, -4, 4, -4, 4],
        [10.15, 1, -4, -4, 4],
        [15.8, -2, -4, 2, -4],
        [3.65, -4, 3, 3, -3],
        [-58.5, 4, -3, 4, 4],
        [5.05, -3, -1, 4, -4],
    ]
)


def settings(activation, spread, rate):
    """An answer to the last task as code."""
    return f"activation, spread, rate = {activation!r}, {spread}, {rate}"


def three(*numbers):
    """An answer to the first task as code."""
    return "from_sigmoid, from_tanh, from_leaky = " + ", ".join(map(str, numbers))


#: what is said of each unit that is judged wrongly
UNITS = (
    "Compute the largest sum of A: which corner makes it largest, and does it exceed 0?",
    "A negative bias alone does not make B dead, since large inputs may reach the threshold. Look for the input that "
    "makes its sum largest.",
    "The sum of C is largest for small inputs, since its weights are negative. How large is it there?",
    "The sum of D is largest at a corner other than (0, 0) and (1, 1). How large is it there, and which slope has "
    "the ReLU at that sum, by convention?",
    "A negative weight does not make E dead: look for an input with which it has a positive sum.",
)


def dead_units() -> list[Wrong]:
    """Return a mistake for one or two units that are judged wrongly, and for some ways to judge all of them."""

    def answer(*wrong: int) -> str:
        return f"dead = {[dead != (n in wrong) for n, dead in enumerate((1, 0, 0, 1, 0))]}"

    told = {(n,): f"Four of the five are right. {UNITS[n]}" for n in range(5)}
    told |= {
        (n, k): f"Three of the five are right. {UNITS[n]} {UNITS[k]}" for n, k in itertools.combinations(range(5), 2)
    }
    told |= {
        three: f"Two of the five are right. Begin with unit {'ABCDE'[three[0]]}: {UNITS[three[0]]}"
        for three in itertools.combinations(range(5), 3)
    }
    told |= {
        (2,): "Four of the five are right. You may have looked at the input (1, 1) only. The sum of a unit with "
        "negative weights is largest for small inputs.",
        (0, 3): "You found no dead unit. A positive weight does not keep a unit alive if it is too small to make up "
        "for the bias, and a sum of exactly 0 has the slope 0 by convention.",
        (1, 2): "You marked the units that are silent for some input, which is normal. A dead one is silent for all "
        "inputs.",
        (1, 2, 4): "All five are marked. A dead unit is silent for all inputs: for some of these there is an input "
        "with a positive sum.",
        (0, 2, 3): "You may have judged by the weights alone. The bias is part of the sum, and can make it "
        "positive or keep it below 0 for all inputs.",
        (1, 2, 4, 0, 3): "You marked the units that are alive, but `True` stands for a dead one.",
    }
    return [Wrong(said, answer(*wrong)) for wrong, said in told.items()]


def draw_balance(rng):
    """A few samples and three layers of different widths, none of which is silent for all samples."""
    while True:
        sizes = [int(rng.integers(2, 4)), 5, 4, int(rng.integers(2, 4))]
        X = rng.normal(0, 1.7, (6, sizes[0]))
        layers = [rng.normal(0, 0.8, (p, d)) for d, p in itertools.pairwise(sizes)]
        Z = X
        for W in layers:
            Z = np.maximum(0, Z @ W.T)
        if (Z > 0).mean() > 0.2:
            return X, layers


BALANCE = """def balance(X, layers):
    Z, factors = X, []
    for W in layers:
        S = Z @ W.T
        factors.append(1 / np.sqrt(np.mean(S**2)))
        Z = np.maximum(0, factors[-1] * S)
    return np.array(factors)"""

TASKS = [
    Task(
        name="by_hand",
        idea="What is passed on is a product of two factors, one of which is given. For two of the neurons the other "
        "factor can be computed from the output alone; for the third, the sign of the weighted sum decides it.",
        section="The vanishing gradient",
        returns="three numbers",
        wrong=[
            Wrong(
                "The gradient that arrives from above is not in this: it is the local derivative alone.",
                three(0.18, 0.64, 0.1),
            ),
            Wrong(
                "The gradient that arrives from above is not in this: it is the local derivative alone.",
                three(-0.54, 0.64, 0.4),
            ),
            Wrong(
                "The gradient that arrives from above is not in this: it is the local derivative alone.",
                three(-0.54, 0.64, 0.1),
            ),
            Wrong(
                "The gradient that arrives from above is not in this: it is the local derivative alone.",
                three(-0.54, 3.2, 0.1),
            ),
            Wrong(
                "The gradient that arrives from above is not in this: it is the local derivative alone.",
                three(0.18, 3.2, 0.4),
            ),
            Wrong(
                "The gradient that arrives from above is not in this, and neither is the slope parameter.",
                three(0.09, 3.2, 0.4),
            ),
            Wrong(
                "The gradient that arrives from above is not in this, and neither is the slope parameter.",
                three(0.09, 0.64, 0.1),
            ),
            Wrong(
                "For the sigmoid you used the usual derivative, without the slope parameter.",
                three(-0.27, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid you divided by the slope parameter. What does the chain rule do with the factor in "
                "front of s?",
                three(-0.135, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid the slope parameter counts twice.",
                three(-1.08, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid only one of the two factors of o (1 - o) is there.",
                three(-5.4, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid only one of the two factors of o (1 - o) is there.",
                three(-0.6, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid you multiplied the gradient by the output. The local derivative is a slope.",
                three(-2.7, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid only one of the two factors of o (1 - o) is there, and the slope parameter is "
                "missing.",
                three(-0.3, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid you used the derivative of tanh, but its outputs lie between 0 and 1.",
                three(-1.14, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid you used the derivative of tanh, and the slope parameter is missing.",
                three(-0.57, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid there is a square in your derivative: which two factors does it have?",
                three(-4.86, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid this is what the largest slope gives, the one at a sum of 0. Here the output is "
                "another.",
                three(-1.5, 3.2, 0.4),
            ),
            Wrong(
                "For the sigmoid you took the largest slope, the one at a sum of 0, and without the slope parameter.",
                three(-0.75, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.6165, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-1.2331, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.7304, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-1.233, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.617, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.73, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.6166, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.3652, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.62, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-1.23, 3.2, 0.4),
            ),
            Wrong(
                "The number given for the sigmoid is already its output, so no exponential is needed: the slope "
                "follows from the output.",
                three(-0.37, 3.2, 0.4),
            ),
            Wrong(
                "A positive slope does not change the sign of the gradient that arrives from above.",
                three(0.54, 3.2, 0.4),
            ),
            Wrong(
                "A positive slope does not change the sign of the gradient that arrives from above.",
                three(0.54, -3.2, -0.4),
            ),
            Wrong(
                "You added the gradient from above and the local derivative. The chain rule multiplies them.",
                three(-2.82, 5.64, 4.1),
            ),
            Wrong(
                "You added the gradient from above and the local derivative. The chain rule multiplies them.",
                three(-0.54, 5.64, 0.4),
            ),
            Wrong(
                "You added the gradient from above and the local derivative. The chain rule multiplies them.",
                three(-0.54, 3.2, 4.1),
            ),
            Wrong(
                "The derivative of tanh in terms of its output is not that of the sigmoid, because tanh goes from -1 "
                "to 1.",
                three(-0.54, 1.2, 0.4),
            ),
            Wrong(
                "The derivative of tanh in terms of its output is not that of the sigmoid, and it has no slope "
                "parameter here.",
                three(-0.54, 2.4, 0.4),
            ),
            Wrong(
                "The derivative of tanh in terms of its output contains a square.",
                three(-0.54, 2, 0.4),
            ),
            Wrong(
                "The derivative of tanh in terms of its output contains a square, and it is a difference.",
                three(-0.54, 8, 0.4),
            ),
            Wrong(
                "The derivative of tanh is 1 minus something: you have that something only.",
                three(-0.54, 1.8, 0.4),
            ),
            Wrong(
                "For tanh you multiplied the gradient by the output. The local derivative is a slope.",
                three(-0.54, 3, 0.4),
            ),
            Wrong(
                "In the derivative of tanh, the square is subtracted from 1.",
                three(-0.54, 6.8, 0.4),
            ),
            Wrong(
                "In the derivative of tanh, the square is subtracted from 1, and nothing else is squared.",
                three(-0.54, 0.8, 0.4),
            ),
            Wrong(
                "Is there a root in your derivative of tanh? It has none.",
                three(-0.54, 4, 0.4),
            ),
            Wrong(
                "In the derivative of tanh, the square is not subtracted from the gradient, but from 1.",
                three(-0.54, 4.64, 0.4),
            ),
            Wrong(
                "The slope parameter belongs to the sigmoid. This tanh has none.",
                three(-0.54, 6.4, 0.4),
            ),
            Wrong(
                "Is there a factor of one half in your slope of tanh, which is not stretched here, or did you take the "
                "gradient of another neuron? The slope contains the square of the output, too.",
                three(-0.54, 1.6, 0.4),
            ),
            Wrong(
                "For tanh the gradient is passed on as it is, as if the slope were 1. It is 1 at a sum of 0 only, "
                "and here the output is another.",
                three(-0.54, 5, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 3.5579, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 3.558, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 3.56, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 3.6, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 2.685, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 2.6852, 0.4),
            ),
            Wrong(
                "The number given for tanh is already its output, so no further tanh is needed: the slope follows "
                "from the output.",
                three(-0.54, 1.2431, 0.4),
            ),
            Wrong(
                "For the leaky ReLU you multiplied the gradient by the output, which is c times s. The local "
                "derivative is a slope.",
                three(-0.54, 3.2, -0.8),
            ),
            Wrong(
                "For the leaky ReLU you multiplied the gradient by the sum. The local derivative is a slope.",
                three(-0.54, 3.2, -8),
            ),
            Wrong(
                "A plain ReLU would pass on nothing for a negative sum, but this one is leaky.",
                three(-0.54, 3.2, 0),
            ),
            Wrong(
                "On which side of 0 does the weighted sum of the leaky ReLU lie, and which slope holds there?",
                three(-0.54, 3.2, 4),
            ),
            Wrong(
                "What you give for the leaky ReLU is its output. The gradient that it passes on is asked for.",
                three(-0.54, 3.2, -0.2),
            ),
            Wrong(
                "The slope of the leaky ReLU on its left side is positive: the sign of the sum chooses the side, and "
                "nothing else.",
                three(-0.54, 3.2, -0.4),
            ),
            Wrong(
                "The slope of the leaky ReLU on its left side is positive: the sign of the sum chooses the side, and "
                "nothing else.",
                three(-0.54, 3.2, -4),
            ),
            Wrong(
                "The slope of the leaky ReLU on its left side is c itself, not what is left of 1.",
                three(-0.54, 3.2, 3.6),
            ),
            Wrong(
                "In the number for the leaky ReLU, the size of the sum has no place: it only chooses the side.",
                three(-0.54, 3.2, 0.8),
            ),
            Wrong(
                "In the number for the leaky ReLU, the size of the sum has no place: it only chooses the side.",
                three(-0.54, 3.2, 0.2),
            ),
            Wrong(
                "You divided by c. It is the slope on the left side.",
                three(-0.54, 3.2, 40),
            ),
            Wrong(
                "For the leaky ReLU, c counts more than once, or it has another value than the one that is given.",
                three(-0.54, 3.2, 0.04),
            ),
            Wrong(
                "You added the gradient from above and the output. The chain rule multiplies it by the local "
                "derivative.",
                three(-0.54, 3.2, 3.8),
            ),
        ],
        right=[
            "from_sigmoid, from_tanh, from_leaky = -3 * 2 * 0.9 * 0.1, 5 * (1 - 0.6**2), 4 * 0.1",
            "from_sigmoid = np.float64(-0.54)\nfrom_tanh = 16 / 5\nfrom_leaky = 2 / 5",
        ],
    ),
    Task(
        name="swish",
        idea="Compute the output o of the sigmoid first, in a form that is safe for huge numbers. Then f is a product "
        "of two things that both change with s: which rule of differentiation is made for that?",
        section="The sigmoid",
        returns="two arrays of the shape of s: the function and its derivative",
        draw=draw_swish,
        edges=[(np.array([-1000.0, 0.0, 0.3, 1000.0]), 0.5), (np.array([-1000.0, -0.6, 0.0, 1000.0]), 2.0)],
        probes=2,
        wrong=[
            Wrong(
                "For large sums your function returns NaN, which is no number: the exponential overflows to "
                "infinity, and infinity divided by infinity, or times 0, has no value. Write the sigmoid so that "
                "large exponents do no harm.",
                "def swish(s, beta):\n    e = np.exp(beta * s)\n    sig = e / (1 + e)\n"
                "    return s * sig, sig + beta * s * sig * (1 - sig)",
            ),
            Wrong(
                "Both factors of the product depend on s, so its derivative has two terms. Yours has only "
                "the term with the derivative of the sigmoid.",
                changed(SWISH, ("o + beta * s", "beta * s")),
            ),
            Wrong(
                "Both factors of the product depend on s, so its derivative has two terms. Yours has only "
                "the term in which the sigmoid counts as a constant.",
                changed(SWISH, ("o + beta * s * o * (1 - o)", "o")),
            ),
            Wrong(
                "In the derivative a factor of the chain rule is missing, because the argument of the "
                "sigmoid is beta times s.",
                changed(SWISH, ("o + beta * s", "o + s")),
            ),
            Wrong(
                "In the second term of the product rule, the factor that is not differentiated is missing.",
                changed(SWISH, ("beta * s * o * (1", "beta * o * (1")),
            ),
            Wrong(
                "The derivative of the sigmoid is written in terms of its output, but you inserted the sum s.",
                changed(SWISH, ("s * o * (1 - o)", "s * s * (1 - s)")),
            ),
            Wrong(
                "The formula o (1 - o) holds for the output o of a sigmoid, but you inserted the output of swish.",
                changed(SWISH, ("o + beta * s * o * (1 - o)", "o + beta * s * (s * o) * (1 - s * o)")),
            ),
            Wrong(
                "Your function does not use the beta that it is given: both arrays are those for beta = 1.",
                changed(SWISH, ("beta * s, -500", "s, -500"), ("o + beta * s", "o + s")),
            ),
            Wrong(
                "The function comes first, then its derivative: your two results are in the other order.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return o + beta * s * o * (1 - o), s * o")
                ),
            ),
            Wrong(
                "Only the function comes back. Its derivative is asked for as well.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o")),
            ),
            Wrong(
                "Only the derivative comes back. The function is asked for as well.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return o + beta * s * o * (1 - o)")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -10, 10)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -20, 20)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -30, 30)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -50, 50)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -100, 100)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -300, 300)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -500, 500)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -600, 600)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -700, 700)\n    o = 1")),
            ),
            Wrong(
                "Clipping s changes the function as well: far from 0 your first result no longer grows. Limit only "
                "what goes into the exponential.",
                changed(SWISH, ("o = 1", "s = np.clip(s, -709, 709)\n    o = 1")),
            ),
            Wrong(
                "Beta belongs into the sigmoid only: in your function, the first factor is beta times s as well.",
                changed(
                    SWISH,
                    ("return s * o, o + beta * s * o * (1 - o)", "return beta * s * o, o + beta * s * o * (1 - o)"),
                ),
            ),
            Wrong(
                "Beta belongs into the sigmoid only: in your function, the first factor is beta times s as well.",
                changed(
                    SWISH,
                    (
                        "return s * o, o + beta * s * o * (1 - o)",
                        "return beta * s * o, beta * (o + beta * s * o * (1 - o))",
                    ),
                ),
            ),
            Wrong(
                "Beta belongs into the sigmoid only: in your function, the first factor is beta times s as well.",
                changed(
                    SWISH,
                    (
                        "return s * o, o + beta * s * o * (1 - o)",
                        "return beta * s * o, o + beta * s * (1 - o) * o * beta",
                    ),
                ),
            ),
            Wrong(
                "Beta belongs into the sigmoid: in your function it stands in front.",
                changed(
                    SWISH, ("beta * s, -500", "s, -500"), ("s * o, o + beta * s", "beta * s * o, beta * o + beta * s")
                ),
            ),
            Wrong(
                "In your function, s is divided by beta.",
                changed(SWISH, ("beta * s, -500", "s / beta, -500"), ("o + beta * s", "o + s / beta")),
            ),
            Wrong(
                "In your function, beta is added to s. It is a factor.",
                changed(SWISH, ("beta * s, -500", "beta + s, -500"), ("o + beta * s", "o + s")),
            ),
            Wrong(
                "In your function the sigmoid falls, where it should rise: look at the sign in the exponential, "
                "or at which case belongs to which sign of s.",
                changed(SWISH, ("np.exp(-np.clip(beta * s, -500, 500))", "np.exp(np.clip(beta * s, -500, 500))")),
            ),
            Wrong(
                "In your function the sigmoid falls, where it should rise: look at the sign in the exponential, "
                "or at which case belongs to which sign of s.",
                changed(
                    SWISH,
                    ("np.exp(-np.clip(beta * s, -500, 500))", "np.exp(np.clip(beta * s, -500, 500))"),
                    ("+ beta", "- beta"),
                ),
            ),
            Wrong(
                "Your function is the sigmoid alone. Swish multiplies it by s.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return o, beta * o * (1 - o)")),
            ),
            Wrong(
                "Your function is the sigmoid alone. Swish multiplies it by s.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return o, o + beta * s * o * (1 - o)")),
            ),
            Wrong(
                "Your function is s times the slope of the sigmoid. Swish is s times the sigmoid itself.",
                changed(
                    SWISH,
                    ("return s * o, o + beta * s * o * (1 - o)", "return s * o * (1 - o), o + beta * s * o * (1 - o)"),
                ),
            ),
            Wrong(
                "Your function has a tanh where swish has a sigmoid.",
                changed(
                    SWISH,
                    (
                        "return s * o, o + beta * s * o * (1 - o)",
                        "return s * np.tanh(beta * s), np.tanh(beta * s) + beta * s * (1 - np.tanh(beta * s) ** 2)",
                    ),
                ),
            ),
            Wrong(
                "Your function is the ReLU. Swish is a smooth relative of it.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return np.maximum(s, 0), (s > 0) * 1.0")),
            ),
            Wrong(
                "Where the exponential overflows, your results are 0, which is not what the function has there. "
                "Was NaN replaced by a number?",
                "def swish(s, beta):\n    e = np.exp(beta * s)\n    o = np.nan_to_num(e / (1 + e))\n"
                "    return s * o, o + beta * s * o * (1 - o)",
            ),
            Wrong(
                "Of the two terms of the product rule, one has the wrong sign.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o - beta * s * o * (1 - o)")
                ),
            ),
            Wrong(
                "Of the two terms of the product rule, one has the wrong sign.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, -o + beta * s * o * (1 - o)")
                ),
            ),
            Wrong(
                "You took the derivative of the sigmoid only, but both factors of the product depend on s.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, beta * o * (1 - o)")),
            ),
            Wrong(
                "You took the derivative of the sigmoid only, and a factor of the chain rule is missing; both "
                "factors of the product depend on s.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o * (1 - o)")),
            ),
            Wrong(
                "Both factors of the product depend on s, and beta is missing: the argument of the sigmoid is beta "
                "times s.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, s * o * (1 - o)")),
            ),
            Wrong(
                "In the second term, the derivative of the sigmoid has two factors, and one of them is missing.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + beta * s * (1 - o)")),
            ),
            Wrong(
                "In the second term, the derivative of the sigmoid has two factors, and one of them is missing.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + beta * s * o")),
            ),
            Wrong(
                "In the second term there is the derivative of tanh, but the second factor is a sigmoid.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + beta * s * (1 - o**2)")),
            ),
            Wrong(
                "In the second term, the derivative of the sigmoid is not right: is it a sum or a difference in the "
                "bracket?",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + beta * s * o * (1 + o)")
                ),
            ),
            Wrong(
                "In the second term, the derivative of the sigmoid is not right: is it a sum or a difference in the "
                "bracket?",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + beta * s * o * (o - 1) * o")
                ),
            ),
            Wrong(
                "In your derivative, beta multiplies the first term as well. It comes from the inner function, and "
                "belongs to the sigmoid only.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, beta * (o + s * o * (1 - o))")
                ),
            ),
            Wrong(
                "In your derivative, beta multiplies everything. It comes from the inner function, and belongs to "
                "the sigmoid only.",
                changed(
                    SWISH,
                    ("return s * o, o + beta * s * o * (1 - o)", "return s * o, beta * (o + beta * s * o * (1 - o))"),
                ),
            ),
            Wrong(
                "In your derivative, the inner function counts twice.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + beta**2 * s * o * (1 - o)")
                ),
            ),
            Wrong(
                "In your derivative, the factor in front of the second term is not right. Is it divided by beta, or is "
                "a factor lost where the sigmoid is written with tanh? What is the derivative of beta times s by s?",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, o + s * o * (1 - o) / beta")
                ),
            ),
            Wrong(
                "The derivatives of the two factors were multiplied or added without the other factor. What does the "
                "product rule say?",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, 1 + beta * o * (1 - o)")),
            ),
            Wrong(
                "In the first term of the product rule, s is still there, although it is s that has been "
                "differentiated.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, s * o + beta * s * o * (1 - o)")
                ),
            ),
            Wrong(
                "The formula of the sigmoid's derivative does not hold for swish: it is a product.",
                changed(SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, s * o * (1 - s * o)")),
            ),
            Wrong(
                "The formula of the sigmoid's derivative does not hold for swish: it is a product.",
                changed(
                    SWISH, ("return s * o, o + beta * s * o * (1 - o)", "return s * o, beta * s * o * (1 - s * o)")
                ),
            ),
            Wrong(
                "A condition on a whole array is neither true nor false. Choose entry by entry, or find a formula "
                "that needs no choice.",
                "def swish(s, beta):\n    if s > 0:\n        return s, s\n    return s, s",
            ),
            Wrong(
                "A function of `math`, and `float` too, takes a single number. NumPy has functions that take a "
                "whole array.",
                "def swish(s, beta):\n    import math\n    return s / (1 + math.exp(-s)), s",
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
        idea="Far from 0 one of the two powers is enormous and the other almost 0. Take the enormous one out of the "
        "bracket, as the chapter does for softplus, and see which powers of e remain inside.",
        section="Overflow and lost digits",
        returns="an array of the shape of s",
        draw=draw_sums,
        edges=[(np.array([-1000.0, 0.0, 1000.0]),), (np.array([-800.0, 900.0]),)],
        probes=2,
        decimals=5,
        wrong=[
            Wrong(
                "The values far from 0 are right. Near 0 both exponentials count, but your formula has only the "
                "larger one.",
                "def log_cosh(s):\n    return np.abs(s) - np.log(2)",
            ),
            Wrong(
                "Sums of several hundred all get the same value. From where on is cosh no number any more, and what is "
                "its logarithm there?",
                "def log_cosh(s):\n    with np.errstate(over='ignore'):\n"
                "        return np.nan_to_num(np.log(np.cosh(s)), posinf=1000 - np.log(2))",
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
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return np.log(np.cosh(s))",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return s + np.log1p(np.exp(-2 * s)) - np.log(2)",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return -s + np.log1p(np.exp(2 * s)) - np.log(2)",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return np.abs(s) + np.log1p(np.exp(-2 * s)) - np.log(2)",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return np.abs(s) + np.log1p(np.exp(2 * np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return np.log(np.exp(s) + np.exp(-s)) + np.log(2)",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return np.log(np.exp(s) + np.exp(-s))",
            ),
            Wrong(
                "For large |s| an exponential overflows before the logarithm can bring it down again. Take the "
                "larger of the two exponentials out of the bracket; which one it is depends on the sign of s.",
                "def log_cosh(s):\n    return np.log(np.exp(s) + np.exp(-s)) / 2",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -10, 10)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -20, 20)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -30, 30)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -50, 50)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -100, 100)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -200, 200)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -500, 500)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -600, 600)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -700, 700)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -709, 709)))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 they stay the same however large s is: clipping s avoids "
                "the overflow, but changes the function.",
                "def log_cosh(s):\n    return np.log(np.cosh(np.clip(s, -710, 710)))",
            ),
            Wrong(
                "All values are too large by the same amount. Is the logarithm of one half positive or negative?",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) + np.log(2)",
            ),
            Wrong(
                "All values are too small by the same amount: the factor one half counts twice.",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) - 2 * np.log(2)",
            ),
            Wrong(
                "The constant is not right: a factor of one half inside a logarithm becomes its logarithm.",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) - 0.5",
            ),
            Wrong(
                "The constant is not right: a factor of one half inside a logarithm becomes its logarithm.",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) + 0.5",
            ),
            Wrong(
                "The constant is not right: at s = 0 the result must be the logarithm of cosh(0).",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) - 1",
            ),
            Wrong(
                "The constant is not right: which base has the logarithm?",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) - np.log10(2)",
            ),
            Wrong(
                "The factor one half stands inside the logarithm, so it is not a factor of the result.",
                "def log_cosh(s):\n    return np.logaddexp(s, -s) / 2",
            ),
            Wrong(
                "The factor one half stands inside the logarithm, so it is not a factor of the result.",
                "def log_cosh(s):\n    return (np.logaddexp(s, -s) - np.log(2)) / 2",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 a constant is missing: what is left of the one half?",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a > 20, a, np.logaddexp(s, -s) - np.log(2))",
            ),
            Wrong(
                "The values near 0 are right. Far from 0 a constant is missing: what is left of the one half?",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a > 5, a, np.logaddexp(s, -s) - np.log(2))",
            ),
            Wrong(
                "The values near 0 are right. Where the exponential overflows, a constant is missing: what is left "
                "of the one half?",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a > 700, a, np.logaddexp(s, -s) - np.log(2))",
            ),
            *(
                Wrong(
                    "The values near 0 are right. Far from 0, or where the exponential overflows, the constant is not "
                    "right: what is left of the one half?",
                    "def log_cosh(s):\n    a = np.abs(s)\n"
                    f"    return np.where(a > {end}, a - {constant}, np.logaddexp(s, -s) - np.log(2))",
                )
                for end in (20, 700)
                for constant in (0.5, 1)
            ),
            Wrong(
                "The values near 0 are right. Far from 0, the constant has the wrong sign.",
                "def log_cosh(s):\n    a = np.abs(s)\n"
                "    return np.where(a > 20, a + np.log(2), np.logaddexp(s, -s) - np.log(2))",
            ),
            Wrong(
                "The values near 0 are right. Where the exponential overflows, your result is a number that the "
                "function does not have there. Was infinity replaced by it?",
                "def log_cosh(s):\n    return np.nan_to_num(np.log(np.cosh(s)))",
            ),
            Wrong(
                "The values near 0 are right. Where the exponential overflows, your result is a number that the "
                "function does not have there. Was infinity replaced by it?",
                "def log_cosh(s):\n    return np.nan_to_num(np.log(np.cosh(s)), posinf=0)",
            ),
            Wrong(
                "The values far from 0 are right for positive s only, or have the wrong sign: this function is the "
                "same for s and for -s.",
                "def log_cosh(s):\n    return np.where(np.abs(s) > 20, s - np.log(2), np.logaddexp(s, -s) - np.log(2))",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a < 0.5, s**2 / 2, a - np.log(2))",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a < 2, s**2 / 2, a - np.log(2))",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a < 10, s**2 / 2, a - np.log(2))",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n"
                "    return np.where(a < 1, s**2 / 2, np.logaddexp(s, -s) - np.log(2))",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n"
                "    return np.where(a < 2, s**2 / 2, np.logaddexp(s, -s) - np.log(2))",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a < 1, s**2 / 2, a)",
            ),
            Wrong(
                "Near 0 or far from 0 you used the approximations of the statement as they are, but these are close "
                "and not equal.",
                "def log_cosh(s):\n    a = np.abs(s)\n    return np.where(a < 2, s**2 / 2, a)",
            ),
            Wrong(
                "These are the sizes of s only: near 0 the function is curved, and far from 0 a constant is missing.",
                "def log_cosh(s):\n    return np.abs(s)",
            ),
            Wrong(
                "The exponential was added, but it stands inside a logarithm.",
                "def log_cosh(s):\n    return np.abs(s) + np.exp(-2 * np.abs(s)) - np.log(2)",
            ),
            Wrong(
                "The bracket has two terms: when the larger exponential is taken out, a 1 is left in its place.",
                "def log_cosh(s):\n    return np.abs(s) + np.log(np.exp(-2 * np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "The bracket has a plus: cosh is half the sum of the two exponentials.",
                "def log_cosh(s):\n"
                "    return np.abs(s) + np.log1p(-np.exp(-2 * np.maximum(np.abs(s), 0.05))) - np.log(2)",
            ),
            Wrong(
                "This is the derivative. The function itself is asked for.",
                "def log_cosh(s):\n    return np.tanh(s)",
            ),
            Wrong(
                "The logarithm is to another base.",
                "def log_cosh(s):\n    return (np.logaddexp(s, -s) - np.log(2)) / np.log(10)",
            ),
            Wrong(
                "The logarithm is to another base.",
                "def log_cosh(s):\n    return (np.logaddexp(s, -s) - np.log(2)) / np.log(2)",
            ),
            Wrong(
                "When the larger exponential is taken out of the bracket, it becomes |s| in front, with a plus.",
                "def log_cosh(s):\n    return -np.abs(s) + np.log1p(np.exp(-2 * np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "When the larger exponential is taken out of the bracket, it leaves something in front of the "
                "logarithm.",
                "def log_cosh(s):\n    return np.log1p(np.exp(-2 * np.abs(s))) - np.log(2)",
            ),
            Wrong(
                "A condition on a whole array is neither true nor false. Choose entry by entry, or find a formula "
                "that needs no choice.",
                "def log_cosh(s):\n    return s if s > 0 else -s",
            ),
            Wrong(
                "A function of `math`, and `float` too, takes a single number. NumPy has functions that take a "
                "whole array.",
                "def log_cosh(s):\n    import math\n    return math.log(s)",
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
        idea="Look for a logit whose power of e is exactly 0, and think of what multiplying a logit by `False` gives "
        "instead. Then decide along which axis one sample lies. Shift for large logits last.",
        section="Softmax",
        returns="an array of the shape of z",
        draw=draw_scores,
        edges=[
            (
                np.array([[0.0, 1000.0, 1.0, 2.0], [1000.0, 998.0, -1000.0, 999.0], [1000.0, -1000.0, 0.0, 0.0]]),
                np.array([[True, False, True, False], [True, True, False, False], [True, True, False, True]]),
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
            Wrong(
                "A forbidden class still gets a power of 1, since its logit counts as 0, and for large logits the "
                "exponential overflows. What may be subtracted from a row without changing its softmax?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z * allowed)\n"
                "    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "For large logits the exponential overflows, and infinity divided by infinity has no value. What may "
                "be subtracted from a row without changing its softmax?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z * allowed) * allowed\n"
                "    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "For large logits the exponential overflows, and infinity divided by infinity has no value. What may "
                "be subtracted from a row without changing its softmax?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z) * allowed\n"
                "    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "For large logits the exponential overflows, and infinity divided by infinity has no value. What may "
                "be subtracted from a row without changing its softmax?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z)\n    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "For large logits the exponential overflows, and infinity divided by infinity has no value. What may "
                "be subtracted from a row without changing its softmax?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(np.where(allowed, z, -np.inf))\n"
                "    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))",
            ),
            Wrong(
                "For large logits the exponential overflows, and infinity divided by infinity has no value. What may "
                "be subtracted from a row without changing its softmax?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(np.where(allowed, z, -np.inf))\n"
                "    return e / e.sum(axis=0)",
            ),
            *(
                Wrong(
                    "For large logits the exponential still overflows, although a number is subtracted. Which number "
                    "leaves no exponent of the row above 0?",
                    "def allowed_softmax(z, allowed):\n"
                    f"    e = np.exp(z - {shift}) * allowed\n    return e / e.sum(axis=1, keepdims=True)",
                )
                for shift in (
                    "z.mean(axis=1, keepdims=True)",
                    "z.min(axis=1, keepdims=True)",
                    "np.where(allowed, z, np.inf).min(axis=1, keepdims=True)",
                )
            ),
            Wrong(
                "This is still the classmate's result: it overflows, adds up the columns, and gives the forbidden "
                "classes a power that is not 0.",
                "allowed_softmax = allowed_softmax_classmate",
            ),
            Wrong(
                "A whole row has no value. Either all powers of its allowed classes have become 0, because a number "
                "was subtracted that is too large for this row, or the power of a forbidden class has become "
                "infinite, and infinity times 0 is no number. Which logits should take part before the exponential?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed\n"
                "    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "In one row all classes get 0. Have all powers of its allowed classes become 0, because a number "
                "was subtracted that is too large for this row? Which logits should take part before the "
                "exponential?",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed\n"
                "    return e / (e.sum(axis=1, keepdims=True) + 1e-9)",
            ),
            Wrong(
                "In one row all powers of the allowed classes have become 0, so that what is added to them, or "
                "put in their place, decides. Was the largest logit sought among forbidden classes, too, or in "
                "all rows at once?",
                "def allowed_softmax(z, allowed):\n"
                "    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed + 1e-9\n"
                "    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "A forbidden class must get exactly 0, but something was added to every power.",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, z, -np.inf)\n"
                "    e = np.exp(z - z.max(axis=1, keepdims=True)) + 1e-3\n    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "Each column adds up to 1. A row is a sample, and its classes lie along the row.",
                changed(ALLOWED, ("e.sum(axis=1, keepdims=True)", "e.sum(axis=0)")),
            ),
            Wrong(
                "The largest logit was sought in each column. A row is a sample, and its classes lie along the row.",
                changed(ALLOWED, ("z.max(axis=1, keepdims=True)", "z.max(axis=0)")),
            ),
            Wrong(
                "The rows do not add up to 1: divide by the sum of the powers, not by how many there are.",
                changed(ALLOWED, ("e.sum(axis=1, keepdims=True)", "allowed.sum(axis=1, keepdims=True)")),
            ),
            Wrong(
                "The rows do not add up to 1: the powers are not divided by their sum.",
                changed(ALLOWED, (" / e.sum(axis=1, keepdims=True)", "")),
            ),
            Wrong(
                "The rows do not add up to 1: the powers were divided by the number of classes.",
                changed(ALLOWED, ("e.sum(axis=1, keepdims=True)", "z.shape[1]")),
            ),
            Wrong(
                "A forbidden class still counts in the sum, although its own entry is 0 in the end: its power must "
                "be 0 before the sum is taken.",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, z, 0)\n"
                "    e = np.exp(z - z.max(axis=1, keepdims=True))\n"
                "    return allowed * e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "All allowed classes of a row get the same, if not in each table, then in one with large logits. Where "
                "do their logits enter, and is something put in place of a number that was none?",
                "def allowed_softmax(z, allowed):\n    return allowed / allowed.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "Each row has a single 1. Softmax gives the others a share, too.",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, z, -np.inf)\n"
                "    return (z == z.max(axis=1, keepdims=True)) * 1.0",
            ),
            Wrong(
                "The logits were divided by their sum, without exponentials.",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, z, 0)\n"
                "    return z / z.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "These are sigmoids, one for each class. Softmax compares the classes of a row.",
                "def allowed_softmax(z, allowed):\n    return allowed / (1 + np.exp(-z))",
            ),
            Wrong(
                "These are the logarithms of the probabilities.",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, z, -np.inf)\n"
                "    z = z - z.max(axis=1, keepdims=True)\n    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))",
            ),
            Wrong(
                "The powers have the wrong sign in the exponent: the class with the largest logit should get the most.",
                changed(ALLOWED, ("np.where(allowed, z, -np.inf)", "np.where(allowed, -z, -np.inf)")),
            ),
            Wrong(
                "Clipped logits, or powers, are no longer different: what may be subtracted from a row instead, "
                "so that its softmax stays the same?",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, np.clip(z, -100, 100), -np.inf)\n"
                "    e = np.exp(z)\n    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "Divided logits are other logits: what may be subtracted from a row instead, so that its softmax "
                "stays the same?",
                "def allowed_softmax(z, allowed):\n    z = np.where(allowed, z, -np.inf)\n"
                "    e = np.exp(z / np.abs(np.where(allowed, z, 0)).max(axis=1, keepdims=True))\n"
                "    return e / e.sum(axis=1, keepdims=True)",
            ),
            Wrong(
                "Two arrays do not fit each other. Has a sum or a maximum along the rows lost an axis, so that it "
                "cannot be combined with the table as it is?",
                changed(ALLOWED, (", keepdims=True", "")),
            ),
            Wrong(
                "Only the allowed classes come back, in one long list. The table keeps its shape, with 0 for the "
                "others.",
                "def allowed_softmax(z, allowed):\n    e = np.exp(z[allowed] - z[allowed].max())\n"
                "    return e / e.sum()",
            ),
            Wrong(
                "A condition on a whole array is neither true nor false. Choose entry by entry.",
                "def allowed_softmax(z, allowed):\n    return z if allowed else 0 * z",
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
        idea="The formula for the slope of tanh contains the value of tanh. Is `o` in the classmate's code that "
        "value? Split the neuron into small steps, each with a name and a slope of its own.",
        section="tanh",
        returns="d + 1 numbers, the gradient of the bias first",
        draw=draw_neuron,
        probes=2,
        decimals=11,  # central differences are not as exact as that
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
                "The bias gets no gradient. It is the weight of an input that is always 1.",
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
            Wrong(
                "In the derivative of tanh in terms of its output, something is squared.",
                changed(NEURON, ("(1 - t**2)", "(1 - t)")),
            ),
            Wrong(
                "In the derivative of tanh, the output is squared, not the whole difference.",
                changed(NEURON, ("(1 - t**2)", "(1 - t) ** 2")),
            ),
            Wrong(
                "In the derivative of tanh, the square is subtracted from 1.",
                changed(NEURON, ("(1 - t**2)", "(1 + t**2)")),
            ),
            Wrong(
                "In the derivative of tanh, the square is subtracted from 1.",
                changed(NEURON, ("(1 - t**2)", "t**2")),
            ),
            Wrong(
                "This is the derivative of a sigmoid in terms of its output, but the neuron has a tanh.",
                changed(NEURON, ("(1 - t**2)", "t * (1 - t)")),
            ),
            Wrong(
                "You multiplied by tanh itself instead of its slope.",
                changed(NEURON, ("(1 - t**2)", "t")),
            ),
            Wrong(
                "The stretch of the output counts more than once in your derivative. If you wrote it in terms of the "
                "stretched output, by what must that be divided?",
                changed(NEURON, ("1.7159 * 2 / 3 * (1 - t**2)", "2 / 3 * (1.7159**2 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "The stretch of the output counts more than once in your derivative. If you wrote it in terms of the "
                "stretched output, by what must that be divided?",
                changed(NEURON, ("(1 - t**2)", "(1.7159**2 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "You wrote the derivative in terms of the stretched output, and its square is compared with "
                "something else than the square of the stretch.",
                changed(NEURON, ("(1 - t**2)", "(1.7159 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "You wrote the derivative in terms of the stretched output, and its square is compared with "
                "something else than the square of the stretch.",
                changed(NEURON, ("1.7159 * 2 / 3 * (1 - t**2)", "2 / 3 * (1.7159 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "This is the classmate's bracket, and one of the stretches is missing as well. Which tanh is squared "
                "in the formula for the derivative, the plain one or the stretched one?",
                changed(NEURON, ("1.7159 * 2 / 3 * (1 - t**2)", "2 / 3 * (1 - (1.7159 * t)**2)")),
            ),
            Wrong(
                "The stretch along the s-axis counts twice in your derivative.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "1.7159 * 4 / 9 * (")),
            ),
            Wrong(
                "Neither of the two stretches is in your derivative.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "(")),
            ),
            Wrong(
                "You divided by the stretch along the s-axis. What is the derivative of the inner function?",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "1.7159 * 3 / 2 * (")),
            ),
            Wrong(
                "You divided by the stretch of the output. It is a factor in front.",
                changed(NEURON, ("1.7159 * 2 / 3 * (", "2 / 3 / 1.7159 * (")),
            ),
            Wrong(
                "Your gradient is 0 everywhere. Has one of its factors become 0? `//` divides without a "
                "remainder, so that 2 // 3 is 0.",
                changed(NEURON, ("1.7159 * 2 / 3", "1.7159 * (2 // 3)")),
            ),
            Wrong(
                "Your slope of tanh is 1, as if it were left out, or taken at 0. Mind that `//` divides without a "
                "remainder, so that 2 // 3 is 0.",
                changed(NEURON, ("np.tanh(2 / 3 * s)", "np.tanh(2 // 3 * s)")),
            ),
            Wrong(
                "tanh was taken at s divided by the stretch, or multiplied by its inverse.",
                changed(NEURON, ("np.tanh(2 / 3 * s)", "np.tanh(3 / 2 * s)")),
            ),
            Wrong(
                "The slope of tanh was taken at s itself, and the stretch along the s-axis is missing in front, too.",
                changed(NEURON, ("np.tanh(2 / 3 * s)", "np.tanh(s)"), ("1.7159 * 2 / 3 * (", "1.7159 * (")),
            ),
            Wrong(
                "The slope is right, but by what does the sum change when a weight changes? You multiplied by the "
                "weights.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * local * w")),
            ),
            Wrong(
                "The slope is right, but by what does the sum change when a weight changes? You multiplied by the "
                "weights.",
                changed(
                    NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * local * np.array([1.0, *w[1:]])")
                ),
            ),
            Wrong(
                "This is the gradient by the inputs. The gradient by the weights is asked for.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * local * w[1:]")),
            ),
            Wrong(
                "The bias has no entry in your result. It is the weight of an input that is always 1.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * local * x")),
            ),
            Wrong(
                "The bias stands first among the weights. In your result it comes last.",
                changed(NEURON, ("[1.0, *x]", "[*x, 1.0]")),
            ),
            Wrong(
                "The bias is the weight of an input that is always 1: your result has the bias itself in that place.",
                changed(NEURON, ("[1.0, *x]", "[w[0], *x]")),
            ),
            Wrong(
                "The bias is the weight of an input that is always 1: the slope belongs to its gradient, too.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * np.array([1.0, *(local * x)])")),
            ),
            Wrong(
                "The gradient from above is missing for the bias, or for all but the bias.",
                changed(
                    NEURON, ("upstream * local * np.array([1.0, *x])", "np.array([local, *(upstream * local * x)])")
                ),
            ),
            Wrong(
                "The bias stands first among the weights, but your sum takes the last one for it.",
                changed(NEURON, ("w[0] + np.dot(w[1:], x)", "w[-1] + np.dot(w[:-1], x)")),
            ),
            Wrong(
                "The bias was subtracted in your weighted sum.",
                changed(NEURON, ("w[0] + np.dot(w[1:], x)", "-w[0] + np.dot(w[1:], x)")),
            ),
            Wrong(
                "The bias counts twice in your weighted sum.",
                changed(NEURON, ("w[0] + np.dot(w[1:], x)", "2 * w[0] + np.dot(w[1:], x)")),
            ),
            Wrong(
                "The slope of the neuron is missing: the gradient passes the tanh as if it were not there.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * np.array([1.0, *x])")),
            ),
            Wrong(
                "You multiplied by the output of the neuron. The local derivative is a slope.",
                changed(
                    NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * 1.7159 * t * np.array([1.0, *x])")
                ),
            ),
            Wrong(
                "The gradient from above was added. The chain rule multiplies.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream + local * np.array([1.0, *x])")),
            ),
            Wrong(
                "The gradient from above counts twice.",
                changed(NEURON, ("upstream * local", "upstream**2 * local")),
            ),
            Wrong(
                "The slope of tanh contains the square of cosh, below the line.",
                changed(NEURON, ("(1 - t**2)", "(1 / np.cosh(2 / 3 * s))")),
            ),
            Wrong(
                "The slope of tanh contains the square of cosh, below the line.",
                changed(NEURON, ("(1 - t**2)", "np.cosh(2 / 3 * s) ** 2")),
            ),
            Wrong(
                "This is the gradient by the weighted sum. What does each weight multiply?",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * local")),
            ),
            Wrong(
                "The output of a weight is not its input: each weight got its own product instead of what it "
                "multiplies.",
                changed(
                    NEURON,
                    ("upstream * local * np.array([1.0, *x])", "upstream * local * np.array([1.0, *(w[1:] * x)])"),
                ),
            ),
            Wrong(
                "Two arrays do not fit each other: w has one entry more than x, which is the bias.",
                changed(NEURON, ("w[0] + np.dot(w[1:], x)", "np.dot(w, x)")),
            ),
            Wrong(
                "Two arrays do not fit each other: w has one entry more than x, which is the bias.",
                changed(NEURON, ("upstream * local * np.array([1.0, *x])", "upstream * local * x * w")),
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
        idea="First find the largest slope that a single sigmoid with this a can have, and where. After that, each "
        "neuron multiplies the gradient by this same factor once more, and a weight between neurons is one more "
        "factor.",
        section="The vanishing gradient",
        returns="three numbers",
        wrong=[
            Wrong(
                "You took the largest slope of the usual sigmoid. How steep is a sigmoid with a = 2 at s = 0?",
                "left, weight, depth = 0.375, 4, 5",
            ),
            Wrong(
                "This is what the largest slope of the usual sigmoid gives, or a slope that counts twice. How "
                "steep is a sigmoid with a = 2 at s = 0?",
                "left, weight, depth = 3, 4, 10",
            ),
            Wrong(
                "This is what the largest slope of the usual sigmoid gives, or a slope that counts twice. How "
                "steep is a sigmoid with a = 2 at s = 0?",
                "left, weight, depth = 3, 2, 5",
            ),
            Wrong(
                "This is what the largest slope of the usual sigmoid gives, or a slope that counts twice. How "
                "steep is a sigmoid with a = 2 at s = 0?",
                "left, weight, depth = 3, 4, 5",
            ),
            Wrong(
                "You took the slope parameter for the slope. How steep is this sigmoid at s = 0?",
                "left, weight, depth = 192, 0.5, 10",
            ),
            Wrong(
                "With your slope nothing would ever be lost. What is the product o (1 - o) at o = 1/2, and how does "
                "a enter?",
                "left, weight, depth = 24, 1, float('inf')",
            ),
            Wrong(
                "With your slope nothing would ever be lost. What is the product o (1 - o) at o = 1/2, and how does "
                "a enter?",
                "left, weight, depth = 24, 1, 10",
            ),
            Wrong(
                "With your slope nothing would ever be lost. What is the product o (1 - o) at o = 1/2, and how does "
                "a enter?",
                "left, weight, depth = 24, 1, 0",
            ),
            Wrong(
                "This is a share, whereas the question is what is left of a gradient of 24.",
                "left, weight, depth = 0.125, 2, 10",
            ),
            Wrong(
                "This is a share in per cent, whereas the question is what is left of a gradient of 24.",
                "left, weight, depth = 12.5, 2, 10",
            ),
            Wrong(
                "You added the slopes of the three neurons; the chain rule multiplies them.",
                "left, weight, depth = 36, 2, 10",
            ),
            Wrong(
                "This is what is lost. What is left?",
                "left, weight, depth = 21, 2, 10",
            ),
            Wrong(
                "Count the neurons that the gradient passes: each of the three takes its share.",
                "left, weight, depth = 6, 2, 10",
            ),
            Wrong(
                "Count the neurons that the gradient passes: each of the three takes its share, not only one.",
                "left, weight, depth = 12, 2, 10",
            ),
            Wrong(
                "This is what is left below four such neurons, or the sum of three slopes. Each of three neurons "
                "multiplies the gradient by a slope.",
                "left, weight, depth = 1.5, 2, 10",
            ),
            Wrong(
                "This is a third of the gradient, or the third power of the slope parameter. What does each of "
                "the three neurons do to the gradient?",
                "left, weight, depth = 8, 2, 10",
            ),
            Wrong(
                "The gradient was divided by the number of neurons and by the slope parameter. What does each neuron "
                "do to it?",
                "left, weight, depth = 4, 2, 10",
            ),
            Wrong(
                "The slope parameter is missing in some of the three slopes, or stands below the line, or slopes "
                "are added. Each neuron multiplies the gradient by the same slope.",
                "left, weight, depth = 0.75, 2, 10",
            ),
            Wrong(
                "The slope parameter divides your slope. How steep is a sigmoid with a = 2 at s = 0?",
                "left, weight, depth = 0.046875, 8, 4",
            ),
            Wrong(
                "A weight that keeps the size of the gradient must make up for the slope, but yours repeats it.",
                "left, weight, depth = 3, 0.5, 10",
            ),
            Wrong(
                "A weight of 1 is what the chain has already. Does the gradient keep its size with it?",
                "left, weight, depth = 3, 1, 10",
            ),
            Wrong(
                "Each neuron has a weight of its own, so each weight makes up for one slope, not for three.",
                "left, weight, depth = 3, 8, 10",
            ),
            Wrong(
                "Each neuron has a weight of its own, so each weight makes up for one slope. No root is needed.",
                "left, weight, depth = 3, 1.2599, 10",
            ),
            Wrong(
                "Each neuron has a weight of its own, so each weight makes up for one slope. No root is needed.",
                "left, weight, depth = 3, 1.26, 10",
            ),
            Wrong(
                "Each neuron has a weight of its own, so each weight makes up for one slope. No root is needed.",
                "left, weight, depth = 3, 1.4142, 10",
            ),
            Wrong(
                "A weight that keeps the size of the gradient must make up for one slope at its largest.",
                "left, weight, depth = 3, 0.25, 10",
            ),
            Wrong(
                "A weight multiplies the slope of one neuron: how large must it be for their product to be 1?",
                "left, weight, depth = 3, 24, 10",
            ),
            Wrong(
                "The depth is off by one, or nearly: compute the share for your number and for its neighbours.",
                "left, weight, depth = 3, 2, 9",
            ),
            Wrong(
                "The depth is off by one, or nearly: compute the share for your number and for its neighbours.",
                "left, weight, depth = 3, 2, 11",
            ),
            Wrong(
                "For `depth` a whole number of neurons is asked for: the smallest that is enough.",
                "left, weight, depth = 3, 2, 9.9658",
            ),
            Wrong(
                "For `depth` a whole number of neurons is asked for: the smallest that is enough.",
                "left, weight, depth = 3, 2, 9.966",
            ),
            Wrong(
                "For `depth` a whole number of neurons is asked for: the smallest that is enough.",
                "left, weight, depth = 3, 2, 9.97",
            ),
            Wrong(
                "For `depth` a whole number of neurons is asked for: the smallest that is enough.",
                "left, weight, depth = 3, 2, 9.9657",
            ),
            Wrong(
                "For `depth` a whole number of neurons is asked for: the smallest that is enough.",
                "left, weight, depth = 3, 2, 9.9",
            ),
            Wrong(
                "For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",
                "left, weight, depth = 3, 2, 15",
            ),
            Wrong(
                "For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",
                "left, weight, depth = 3, 2, 14.5507",
            ),
            Wrong(
                "For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",
                "left, weight, depth = 3, 2, 14.55",
            ),
            Wrong(
                "For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",
                "left, weight, depth = 3, 2, 14.551",
            ),
            Wrong(
                "For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",
                "left, weight, depth = 3, 2, 14",
            ),
            Wrong(
                "For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",
                "left, weight, depth = 3, 2, 14.6",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 7",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 6.9078",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 6.908",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 6.91",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 3",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 6",
            ),
            Wrong(
                "For `depth`, how many factors of the slope make up a thousandth? Which base has your logarithm?",
                "left, weight, depth = 3, 2, 4",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 500",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 501",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 1000",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 2000",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 999",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 24000",
            ),
            Wrong(
                "For `depth`, each neuron multiplies the gradient again. Nothing is divided evenly or subtracted.",
                "left, weight, depth = 3, 2, 12000",
            ),
            Wrong(
                "For `depth`, count from the gradient that arrives at the last neuron, not from what is left below "
                "the third.",
                "left, weight, depth = 3, 2, 13",
            ),
            Wrong(
                "For `depth`, count from the gradient that arrives at the last neuron, not from what is left below "
                "the third.",
                "left, weight, depth = 3, 2, 12",
            ),
            Wrong(
                "For `depth`, which power of the slope falls below a thousandth? Your number is far from it.",
                "left, weight, depth = 3, 2, 20",
            ),
            Wrong(
                "For `depth`, which power of the slope falls below a thousandth? Your number is far from it.",
                "left, weight, depth = 3, 2, 8",
            ),
            Wrong(
                "For `depth`, which power of the slope falls below a thousandth? Your number is far from it.",
                "left, weight, depth = 3, 2, 100",
            ),
        ],
        right=["left, weight, depth = 24 / 8, 2.0, 10", "left, weight, depth = 24 * 0.5**3, 1 / 0.5, np.int64(10)"],
    ),
    Task(
        name="which_dead",
        idea="Ask of each unit: how large can its sum become at all? You can choose the two inputs independently, "
        "each at one end of its range, and the sign of its weight tells you at which end.",
        section="Dead units",
        returns="five truth values",
        wrong=dead_units(),
        right=["dead = (1, 0, 0, 1, 0)", "dead = np.array([True, False, False, True, False])"],
    ),
    Task(
        name="dead_share",
        idea="Make a table of all weighted sums first, with a row for each flower and a column for each unit. Then "
        "look at a single column: what must be true of all its entries for the unit to be dead?",
        section="Dead units",
        returns="one number between 0 and 1",
        draw=draw_layer,
        probes=8,
        kinds=("rounded",),  # of a few units, some other share is soon twice as large, or that of all the others
        edges=[
            (np.array([[0.0] * 5, [-30.0, 1, 1, 1, 1], [-1.0, 1, 1, 1, 1], [-20.0, 1, 1, 1, 1], [-2.5, 0, 0, 1, 0]]),),
            (ONE_FLOWER,),
        ],
        wrong=[
            Wrong(
                "You counted the zeros among all outputs. A unit that is silent for some of the flowers is not dead.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "sums <= 0")),
            ),
            *(
                Wrong(
                    "A unit that answers few flowers, or a single one, counts as dead. Do all 150 flowers have a say?",
                    changed(SHARE, ("flowers.X", f"flowers.X[{rows}]")),
                )
                for rows in (":120", "50:")
            ),
            Wrong(
                "You counted the units that are silent for at least one flower. For how many flowers is a dead unit "
                "silent?",
                changed(SHARE, ("np.all", "np.any")),
            ),
            Wrong(
                "Your share is 0 for each W of the check. Did you count the flowers for which all units are "
                "silent? The question is about units. Or is it a `//`, or an `all` without an axis, that makes it "
                "0?",
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
            Wrong(
                "The bias stands first in each row of W. Did you take the last column for it?",
                changed(SHARE, ("flowers.X @ W[:, 1:].T + W[:, 0]", "flowers.X @ W[:, :-1].T + W[:, -1]")),
            ),
            Wrong(
                "You standardised the measurements, but these units read them as they are.",
                changed(
                    SHARE,
                    (
                        "flowers.X @ W[:, 1:].T + W[:, 0]",
                        "((flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)) @ W[:, 1:].T + W[:, 0]",
                    ),
                ),
            ),
            Wrong(
                "The mean was taken away from the measurements, but these units read them as they are.",
                changed(
                    SHARE,
                    ("flowers.X @ W[:, 1:].T + W[:, 0]", "(flowers.X - flowers.X.mean(axis=0)) @ W[:, 1:].T + W[:, 0]"),
                ),
            ),
            Wrong(
                "The measurements were scaled to lie between 0 and 1, but these units read them as they are.",
                changed(
                    SHARE,
                    (
                        "flowers.X @ W[:, 1:].T + W[:, 0]",
                        "((flowers.X - flowers.X.min(axis=0)) / np.ptp(flowers.X, axis=0)) @ W[:, 1:].T + W[:, 0]",
                    ),
                ),
            ),
            Wrong(
                "You looked at the mean flower, or at the mean or the sum of each unit's sums. A unit may be "
                "silent there, and yet answer some other flower.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "np.mean(sums, axis=0) <= 0")),
            ),
            Wrong(
                "You looked at the middle flower, or asked whether a unit is silent for most. A dead unit is silent "
                "for all flowers.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "np.median(sums, axis=0) <= 0")),
            ),
            Wrong(
                "Does only a part of the flowers decide, such as a single one, or one species? A unit may be "
                "silent there, and yet answer some other flower.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "sums[0] <= 0")),
            ),
            Wrong(
                "Does only a part of the flowers decide, such as a single one, or one species? A unit may be "
                "silent there, and yet answer some other flower.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "sums[-1] <= 0")),
            ),
            Wrong(
                "Does only a part of the flowers decide, such as a single one, or one species? A unit may be "
                "silent there, and yet answer some other flower.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "np.all(sums[:50] <= 0, axis=0)")),
            ),
            Wrong(
                "You divided the number of dead units by the number of flowers: the share is one of the m units.",
                changed(SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "np.sum(np.all(sums <= 0, axis=0)) / 150")),
            ),
            Wrong(
                "You divided the number of dead units by the number of weights of a unit, or of measurements: the "
                "share is one of the m units.",
                changed(
                    SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "np.sum(np.all(sums <= 0, axis=0)) / W.shape[1]")
                ),
            ),
            Wrong(
                "You divided the number of dead units by the number of measurements: the share is one of the m units.",
                changed(SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "np.sum(np.all(sums <= 0, axis=0)) / 4")),
            ),
            Wrong(
                "You divided the number of dead units by the number of all weights: the share is one of the m units.",
                changed(SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "np.sum(np.all(sums <= 0, axis=0)) / W.size")),
            ),
            Wrong(
                "This is a percentage. A number between 0 and 1 is asked for.",
                changed(SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "100 * np.mean(np.all(sums <= 0, axis=0))")),
            ),
            Wrong(
                "This is the number of the units that are alive.",
                changed(SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "np.sum(~np.all(sums <= 0, axis=0))")),
            ),
            Wrong(
                "You have a truth value for each unit. Which share of them is true?",
                changed(SHARE, ("np.mean(np.all(sums <= 0, axis=0))", "np.all(sums <= 0, axis=0)")),
            ),
            Wrong(
                "Did you count the units that answer every flower? A dead unit answers none.",
                changed(SHARE, ("sums <= 0", "sums > 0")),
            ),
            Wrong(
                "Is the bias subtracted in your weighted sums?",
                changed(SHARE, (" + W[:, 0]", " - W[:, 0]")),
            ),
            Wrong(
                "Some units are judged wrongly that answer few flowers, or only weakly. Does the bias count twice in "
                "your weighted sums, do most of the flowers decide and not all, or is a small sum taken for 0?",
                changed(SHARE, (" + W[:, 0]", " + 2 * W[:, 0]")),
            ),
            Wrong(
                "Only a unit whose weights are all 0 counts as dead in your answer. Did you judge by the weights "
                "alone, or ask whether all sums are exactly 0? A unit is silent where its sum is negative, too.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "np.all(W <= 0, axis=1)")),
            ),
            Wrong(
                "You judged by the bias alone. The sums on the flowers decide.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "W[:, 0] <= 0")),
            ),
            Wrong(
                "You judged by the weights without the flowers. The sums on the flowers decide.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "W.sum(axis=1) <= 0")),
            ),
            Wrong(
                "A unit that answers very few flowers, and these weakly, counts as dead in your answer. Is a "
                "small output taken for 0, or are some flowers or measurements left out?",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "np.maximum(sums, 0).sum(axis=0) < 1")),
            ),
            Wrong(
                "Your answer counts the outputs that are positive. A dead unit is silent for all flowers.",
                changed(SHARE, ("np.all(sums <= 0, axis=0)", "sums > 0")),
            ),
            Wrong(
                "Two arrays do not fit each other in a matrix product. W has a column more than there are "
                "measurements, and its rows are units.",
                changed(SHARE, ("flowers.X @ W[:, 1:].T + W[:, 0]", "flowers.X @ W.T")),
            ),
            Wrong(
                "Two arrays do not fit each other. There is a bias for each unit, and a row of sums for each flower.",
                changed(SHARE, ("flowers.X @ W[:, 1:].T + W[:, 0]", "W[:, 1:] @ flowers.X.T + W[:, 0]")),
            ),
            Wrong(
                "A condition on a whole array is neither true nor false. Ask whether all of it is.",
                changed(SHARE, ("    return", "    if sums <= 0:\n        return 1.0\n    return")),
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
        idea="Each layer multiplies the gradient by its slopes and by its weights. Choose function and spread as a "
        "pair, so that the gradient keeps its size; the note on initialisation says how. Adjust the rate last.",
        section="The vanishing gradient",
        returns="settings that `outcome` can use",
        wrong=[
            Wrong(
                "Almost no gradient reaches the first layer: the slope of a sigmoid is at most a quarter, there "
                "are eight such layers, and these weights do not make up for it, or saturate the units.",
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
                "The gradient vanishes, because each layer multiplies it by its weights. With ReLU, too, tiny weights "
                "leave nothing of it.",
                settings("relu", 0.05, 0.1),
            ),
            Wrong(
                "The weights are so large that the signal and the gradient grow from layer to layer: they explode.",
                settings("relu", 3.0, 0.1),
            ),
            Wrong(
                "A gradient reaches the first layer, but the steps are far too long: the loss ends "
                "higher than it began.",
                settings("tanh", 0.45, 30.0),
            ),
            Wrong(
                "A gradient reaches the first layer, and the loss falls, but not far enough in 200 "
                "steps. The rate decides how far each step goes. Where it is neither very small nor large, look "
                "at the spread: the units saturate if the weights are too large, and the gradient shrinks if they "
                "are too small.",
                settings("tanh", 0.45, 0.001),
            ),
            Wrong(
                "No gradient reaches the first layer, and no spread changes that: the slope of this activation "
                "function is 0.",
                settings("step", 0, 0.1),
            ),
            Wrong(
                "With all weights 0, all neurons of a layer compute the same, and no gradient passes through the "
                "weights. What breaks the symmetry?",
                settings("sigmoid", 0, 0.1),
            ),
            Wrong(
                "With all weights 0, all neurons of a layer compute the same, and no gradient passes through the "
                "weights. What breaks the symmetry?",
                settings("tanh", 0, 0.1),
            ),
            Wrong(
                "With all weights 0, all neurons of a layer compute the same, and no gradient passes through the "
                "weights. What breaks the symmetry?",
                settings("relu", 0, 0.1),
            ),
            Wrong(
                "The outputs of a sigmoid are all positive, and its slope is small: weights that are large enough for "
                "the gradient make units saturate. Another activation function has its zero in the middle. Is the rate "
                "large enough for 200 steps?",
                settings("sigmoid", 1.0, 0.1),
            ),
            Wrong(
                "A gradient reaches the first layer, but the loss ends higher than it began: the steps are far too "
                "long. A sigmoid also has outputs that are all positive; another activation function has its zero in "
                "the middle.",
                settings("sigmoid", 1.0, 10.0),
            ),
            Wrong(
                "Almost no gradient reaches the first layer of sigmoids, and long steps do not make up for it: the "
                "loss ends higher than it began. What multiplies the gradient in each layer?",
                settings("sigmoid", 0.2, 10.0),
            ),
            Wrong(
                "A gradient reaches the first layer, and the loss falls, but not far enough in 200 "
                "steps. The rate decides how far each step goes. Where it is neither very small nor large, look "
                "at the spread: with ReLU the gradient shrinks from layer to layer if the weights are too small "
                "for it.",
                settings("relu", 0.2, 0.1),
            ),
            Wrong(
                "A gradient reaches the first layer, but the loss ends higher than it began: with ReLU, "
                "steps that are too long push units to where they are dead.",
                settings("relu", 0.2, 10.0),
            ),
        ],
        right=[settings("tanh", 0.45, 0.1), settings("tanh", 0.6, 0.1), settings("relu", 0.3, 0.3)],
    ),
    Task(
        name="variances",
        idea="The variance of a sum of independent terms is the number of terms times the variance of a weight times "
        "the mean square of an input. The mean square is the variance plus the square of the mean.",
        section="activations_initialisation: The rules of LeCun, Glorot and He",
        returns="five numbers",
        wrong=slips(
            {"of_sums": 0.6, "he_spread": 0.2, "glorot_variance": 0.005, "left": 0.2, "constant": 0.75},
            {
                "of_sums": [
                    ("You took the standard deviation of the weights for their variance.", 6.0),
                    ("That is one term of the sum. How many inputs are there?", 0.003),
                    ("The mean square of the inputs is missing.", 2.0),
                    ("The mean square is a square already.", 0.18),
                    ("The variance of the weights is missing.", 60.0),
                    ("That is the standard deviation of the sums.", 0.7746),
                    ("With the root of the mean square you mix squares with what is not squared.", 1.0954),
                ],
                "he_spread": [
                    ("That is the variance. The standard deviation was asked for.", 0.04),
                    ("That is the rule for tanh. What does ReLU do to the mean square?", 0.1414),
                    ("The number of neurons has no part in this rule, which looks at the inputs.", 0.0756, 0.0707),
                    ("ReLU halves the mean square. Must the weights make up for it, or add to it?", 0.1),
                    ("The 2 is under the root as well.", 0.2828),
                    ("That is the limit of a uniform distribution with this standard deviation.", 0.3464),
                    ("The number of inputs belongs in the denominator: more terms need smaller weights.", 5.0, 25.0),
                ],
                "glorot_variance": [
                    ("That is the standard deviation. The variance was asked for.", 0.0707),
                    ("That is the rule for the forward pass alone.", 0.02, 0.04),
                    ("That is the rule for the backward pass alone.", 1 / 350, 2 / 350),
                    ("Glorot's rule puts the mean of the two numbers in place of one. Is yours the sum?", 0.0025),
                    ("Glorot's rule takes the mean of the two numbers, not of their reciprocals.", 4 / 350),
                    ("That is the limit of a uniform distribution, or its square.", 0.1225, 0.015),
                    (
                        "Slopes of one are assumed, so no factor for ReLU belongs here. Where does each 2 in your "
                        "formula come from?",
                        0.01,
                    ),
                ],
                "left": [
                    ("What does ReLU do to the mean square, before the next layer multiplies it?", 0.4),
                    ("Does ReLU keep more than it gets?", 0.8),
                    ("ReLU halves the mean square once a layer.", 0.1),
                    ("The variance of the weights enters as it is, not as its root.", 0.3162, 0.6325),
                    ("The variance of the weights enters as it is, not as its square.", 0.08, 0.16),
                    ("With such weights the mean square becomes smaller from layer to layer.", 5.0, 2.5),
                ],
                "constant": [
                    ("What does a sigmoid answer where its sum is 0?", 0.0, 3.0),
                    ("The mean of the outputs enters through its square.", 1.5),
                    (
                        "A quarter is squared here. The slope of the sigmoid has no part in this, and the mean "
                        "square of its outputs is a square already.",
                        0.1875,
                    ),
                    ("The weights are three times as variable as in LeCun's rule.", 0.25),
                    ("That is the standard deviation of the sums.", 0.866),
                    ("Three is the gain, and no square of it is needed.", 2.25),
                ],
            },
        ),
        right=[
            "of_sums, he_spread = 0.6, 0.2\nglorot_variance, left, constant = 0.005, 0.2, 0.75",
            "of_sums = 3 / 5\nhe_spread = np.sqrt(1 / 25)\nglorot_variance = 1 / 200\nleft = 1 / 5\nconstant = 3 / 4",
        ],
    ),
    Task(
        name="balance",
        idea="Measure the sums of a layer first, then choose its number: what must sums be multiplied by to make their "
        "mean square 1? Scale them, apply ReLU, and hand this to the next layer.",
        section="activations_initialisation: Initial weights for GELU and SiLU",
        returns="an array with one number for each layer",
        draw=draw_balance,
        inside=True,  # what happens to a list of arrays in the student's kernel is seen only there
        wrong=told(
            BALANCE,
            (
                "Your function changes `layers`, or a matrix in it, which belong to its caller and must stay as they "
                "are. Scale copies, and then see whether the numbers are right.",
                ("Z = np.maximum", "W *= factors[-1]\n        Z = np.maximum"),
            ),
            (
                "The sums are multiplied by your number, and their squares by its square. What follows for the number?",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.mean(S**2)"),
            ),
            (
                "Your numbers are upside down: where the sums are too large, the number must be below one.",
                ("1 / np.sqrt(np.mean(S**2))", "np.sqrt(np.mean(S**2))"),
                ("1 / np.sqrt(np.mean(S**2))", "np.mean(S**2)"),
            ),
            (
                "You took the standard deviation. The mean square also contains the square of the mean.",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.std(S)"),
            ),
            (
                "You took the variance, and no root of it. The mean square contains the square of the mean too.",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.var(S)"),
            ),
            (
                "The next layer reads what the scaled layers pass on. Your numbers make up for those layers again.",
                ("factors[-1] * S", "S"),
            ),
            (
                "The layer before is scaled twice in what the next layer reads.",
                ("factors[-1] * S", "factors[-1] ** 2 * S"),
            ),
            (
                "ReLU stands between the layers. It is missing.",
                ("np.maximum(0, factors[-1] * S)", "factors[-1] * S"),
            ),
            (
                "The mean square of the sums is to become 1, before ReLU is applied to them.",
                ("S = Z @ W.T", "S = np.maximum(0, Z @ W.T)"),
            ),
            (
                "You added up the squares. Which mean was asked for?",
                ("np.mean(S**2)", "np.sum(S**2)"),
                ("np.mean(S**2)", "np.sum(S**2) / len(S)"),
                ("np.mean(S**2)", "np.sum(S**2) / S.shape[1]"),
            ),
            (
                "You took the mean of the sizes. Their squares were asked for.",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.mean(np.abs(S))"),
            ),
            (
                "You made the largest sum 1. The mean square was to become 1.",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.max(np.abs(S))"),
            ),
            (
                "That is a rule for the shape of a matrix. Here the sums are to be measured instead.",
                ("1 / np.sqrt(np.mean(S**2))", "np.sqrt(2 / W.shape[1])"),
                ("1 / np.sqrt(np.mean(S**2))", "2 / W.shape[1]"),
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.sqrt(W.shape[1])"),
            ),
            (
                "You measured the weights. Measure the sums.",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.std(W)"),
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.sqrt(np.mean(W**2))"),
            ),
            (
                "You measured what the layer reads. Measure its sums.",
                ("1 / np.sqrt(np.mean(S**2))", "1 / np.sqrt(np.mean(Z**2))"),
            ),
            (
                "You return one number. Each layer has its own.",
                ("np.array(factors)", "factors[-1]"),
                ("np.array(factors)", "np.prod(factors)"),
            ),
            (
                "You return the scaled matrices. The numbers were asked for.",
                ("np.array(factors)", "[c * W for c, W in zip(factors, layers)]"),
            ),
            (
                "A layer has one number, for all of its neurons together. Yours has one for each neuron.",
                ("np.mean(S**2)", "np.mean(S**2, axis=0)"),
            ),
            (
                "A layer has one number, for all samples together. Yours is found with the first sample alone.",
                ("np.mean(S**2)", "np.mean(S[0] ** 2)"),
            ),
            (
                "Make the mean square of the sums 1, not 2: this is not the place for the factor of ReLU.",
                ("1 / np.sqrt(np.mean(S**2))", "np.sqrt(2 / np.mean(S**2))"),
            ),
            (
                "Two matrices do not fit each other in a product. Each row of a weight matrix is a neuron.",
                ("Z @ W.T", "Z @ W"),
            ),
        ),
        right=[
            """def balance(X, layers):
    factors, before = [], 1.0
    for W in layers:
        X = X @ np.transpose(W)
        size = np.linalg.norm(X) / np.sqrt(X.size)
        factors.append(before / size)
        before = size
        X = np.where(X > 0, X, 0)
    return factors""",
            """def balance(X, layers):
    factors = []
    for W in layers:
        sums = np.array([[np.dot(w, x) for w in W] for x in X])
        c = (sums**2).mean() ** -0.5
        factors += [c]
        X = (c * sums).clip(min=0)
    return tuple(factors)""",
        ],
    ),
]
