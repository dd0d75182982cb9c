"""The marking of the test `posttest_one`, on chapters 1 to 6: inputs, known mistakes, other right answers."""

from mlgrading.child.tasks import Task, Wrong, slips, told


def draw_sums(rng):
    """Some sums on both sides of 0, none near it, where the derivative is steep."""
    size = rng.integers(1, 40, (int(rng.integers(2, 4)), 3)) / 8
    return (size * rng.choice([-1, 1], size.shape),)


def draw_ratio(rng):
    """Two arrays of one shape and an upstream gradient; no number is 0."""
    return tuple(rng.integers(2, 20, 4) / 4 * rng.choice([-1, 1], 4) for _ in range(3))


SOFTSIGN = "def softsign(s):\n    below = 1 + np.abs(s)\n    return s / below, 1 / below**2"
RATIO = "def ratio_back(x1, x2, upstream):\n    return upstream / x2, -upstream * x1 / x2**2"
UPDATES: dict[str, object] = {
    "perceptron_A": [1, -1, 0.5],
    "delta_A": [0.9, -1.1, 0.1],
    "perceptron_B": [1.1, -0.6, 0.7],
    "delta_B": [1.3, 0.2, 1.1],
}

TASKS = [
    Task(
        name="gate",
        parallel="perceptron.and_not",
        section="perceptron: Logic gates: AND, OR, NAND",
        returns="three weights, the bias first",
        idea="Write down the sum of each row as an inequality: at least 0 where the gate is true, below 0 elsewhere.",
        kinds=(),
        right=["weights = [1, 2, -2]", "weights = (0, 1, -0.5)"],
        wrong=[
            Wrong("This is x_1 and not x_2, which is true for one row only.", "weights = [-0.5, 1, -1]"),
            Wrong("The roles of the two inputs are exchanged.", "weights = [0.5, -1, 1]"),
            Wrong("This is OR: the not is ignored.", "weights = [-0.5, 1, 1]"),
            Wrong("Every output has the wrong sign: the gate is negated.", "weights = [-0.5, -1, 1]"),
        ],
        survivors={"weights = [0.5, 2, -1]": "a larger weight of the first input computes the gate as well"},
    ),
    Task(
        name="line",
        parallel="perceptron.by_hand",
        section="perceptron: The decision line",
        returns="three numbers: the sum, the output and the distance",
        idea="The distance is the size of the weighted sum, divided by the length of the weights without the bias.",
        right=["s, output, distance = -8.0, -1, 8 / 10"],
        wrong=slips(
            {"s": -8, "output": -1, "distance": 0.8},
            {
                "s": [("The bias is left out of the sum.", -10)],
                "output": [("The output is +1 or -1, and here the sum is negative.", 1, 0)],
                "distance": [
                    ("The distance has a sign, though it was asked for without one.", -0.8),
                    ("The bias counts in the length of the weights.", 8 / 104**0.5),
                    ("The sum is divided by the square of the length.", 0.08),
                    ("The sum is not divided by the length of the weights.", 8),
                ],
            },
        ),
    ),
    Task(
        name="count",
        parallel="neurons.budget",
        section="neurons: Shallow and deep networks",
        returns="two whole numbers",
        idea="A neuron has a weight for each of its inputs, and a bias.",
        right=["deep_count, h = 6 * 6 + 4 * 7 + 2 * 5, (74 - 2) / 8"],
        wrong=slips(
            {"deep_count": 74, "h": 9},
            {
                "deep_count": [
                    ("The biases are left out.", 62),
                    ("The last layer's biases are left out.", 72),
                    ("The inputs are counted as neurons.", 79),
                ],
                "h": [
                    ("The biases of the shallow network are left out.", 74 / 7),
                    ("The last layer's biases are left out in the shallow network.", 74 / 8),
                ],
            },
        ),
    ),
    Task(
        name="updates",
        parallel="delta_rule.two_rules",
        section="delta_rule: The two rules compared",
        returns="four lists of three numbers",
        idea="The perceptron rule goes by the output, and the delta rule by the weighted sum.",
        right=[f"{', '.join(UPDATES)} = (np.array(w) for w in {list(UPDATES.values())})"],
        wrong=slips(
            UPDATES,
            {
                "perceptron_A": [
                    (
                        "The perceptron rule changes nothing where the output is right.",
                        [1.1, -0.9, 0.9],
                        [0.9, -1.1, 0.1],
                    )
                ],
                "delta_A": [
                    ("The delta rule also moves where the output is right.", [1, -1, 0.5]),
                    ("The sign of the error is wrong.", [1.1, -0.9, 0.9]),
                ],
                "perceptron_B": [
                    ("The update has twice the size: the rule adds the target times the input.", [1.2, -0.2, 0.9]),
                    ("The sample is subtracted though its target is +1.", [0.9, -1.4, 0.3]),
                    ("The bias has no update.", [1, -0.6, 0.7]),
                ],
                "delta_B": [
                    ("The error is the target minus the sum, not minus the output.", [1.2, -0.2, 0.9]),
                    ("The bias has no update.", [1, 0.2, 1.1]),
                ],
            },
        ),
    ),
    Task(
        name="forward",
        parallel="mlp.by_hand",
        section="mlp: What a multi-layer perceptron adds",
        returns="three numbers",
        idea="The first number of each row is the bias, and the last layer reads the hidden outputs, not the sums.",
        right=["z_1, z_2, o = 0.7310586, 0.8807971, 0.6654229"],
        wrong=slips(
            {"z_1": 0.7310585786, "z_2": 0.8807970780, "o": 0.6654228919},
            {
                "z_1": [
                    ("This is the weighted sum, without the activation.", 1.0),
                    ("The bias is left out.", 0.5),
                    ("The hyperbolic tangent is not the sigmoid.", 0.7615941560),
                ],
                "o": [
                    ("This is the weighted sum, without the activation.", 0.6876213420),
                    ("The sums are passed on in place of the hidden outputs.", 0.7310585786),
                    ("The bias of the last layer is left out.", 0.2120694646),
                ],
            },
        ),
    ),
    Task(
        name="softsign",
        parallel="activations.swish",
        section="activations: tanh",
        returns="a tuple of two arrays of the shape of s",
        idea="For positive s the function is s / (1 + s): use the quotient rule. The function is odd, so f' is even.",
        draw=draw_sums,
        right=[
            "def softsign(s):\n    f = s / (1 + np.abs(s))\n    return f, (1 - np.abs(f)) ** 2",
            "def softsign(s):\n    n = 1 + np.where(s > 0, s, -s)\n    return s / n, n**-2.0",
        ],
        wrong=told(
            SOFTSIGN,
            ["The square in the derivative is missing.", ("1 / below**2", "1 / below")],
            [
                "The derivative follows the sign of s. The slope of an odd function is even.",
                ("1 / below**2", "np.sign(s) / below**2"),
            ],
            ["The size of s is not taken below the fraction.", ("np.abs(s)", "s")],
            ["This is the derivative of the hyperbolic tangent.", ("1 / below**2", "1 - np.tanh(s) ** 2")],
        ),
    ),
    Task(
        name="backward",
        parallel="backprop.by_hand",
        section="backprop: Backpropagation through a whole network",
        returns="three numbers",
        idea="The value a is used twice, so what comes back along its two ways is added.",
        right=["to_a, to_b, to_c = 2 + 2 * 4 * -2, 2 * 4 * 3, 2 * 3 * -2"],
        wrong=slips(
            {"to_a": -14, "to_b": 24, "to_c": -12},
            {
                "to_a": [
                    ("What comes back from the product alone: a is used twice.", -16),
                    ("What comes back from the sum alone: a is used twice.", 2),
                    ("The two ways are subtracted, or one sign is lost.", 18),
                    ("The upstream gradient of 2 is left out.", -7),
                ],
                "to_b": [
                    ("The upstream gradient of 2 is left out.", 12),
                    ("The factor c is left out on the way to b.", 6),
                ],
                "to_c": [
                    ("The upstream gradient of 2 is left out.", -6),
                    ("The sign of the product is lost.", 12),
                ],
            },
        ),
    ),
    Task(
        name="ratio",
        parallel="backprop.triple",
        section="backprop: Multiplication swaps the inputs",
        returns="a tuple of two arrays of the shape of the inputs",
        idea="Derive the fraction by each of its two numbers, and multiply by what arrives from above.",
        draw=draw_ratio,
        right=[
            "def ratio_back(x1, x2, upstream):\n    first = upstream * x2**-1.0\n    return first, -first * x1 / x2",
            "def ratio_back(x1, x2, upstream):\n    out = x1 / x2\n    return upstream / x2, -upstream * out / x2",
        ],
        wrong=told(
            RATIO,
            ["The sign of the second gradient is wrong.", ("-upstream * x1", "upstream * x1")],
            ["The upstream gradient is left out.", [("upstream / x2", "1 / x2"), ("-upstream * x1", "-x1")]],
            ["The square below the second fraction is missing.", ("x2**2", "x2")],
            ["The upstream gradient is left out of the second one.", ("-upstream * x1", "-x1")],
            ["The first gradient is that of a product.", ("upstream / x2, ", "upstream * x2, ")],
        ),
    ),
]
