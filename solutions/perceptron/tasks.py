"""The marking of the exercise `perceptron`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_committee(rng):
    """A committee of up to nine members, and how many votes it takes."""
    d = int(rng.integers(3, 10))
    return int(rng.integers(2, d)), d


def draw_sides(rng):
    """Two points on either side, or the same side, of a line with a bias that matters, none near the line."""
    while True:
        d = int(rng.integers(2, 4))
        a, b, w = rng.integers(-2, 3, d), rng.integers(-2, 3, d), rng.integers(-3, 4, d + 1) / 4
        da, db = w[1:] @ a + w[0], w[1:] @ b + w[0]
        if min(abs(da), abs(db), abs(w[0])) >= 0.25:
            return a, b, w


TASKS = [
    Task(
        name="and_not",
        returns="three weights, the bias first",
        wrong=[
            Wrong(
                "Your gate is true for (1, 0), but also when both inputs are equal. When both are 0, the bias alone "
                "decides: look at its sign.",
                "weights = [0.5, 1.0, -1.0]",
            ),
            Wrong(
                "Your gate is true when x_2 is 1 and x_1 is not: the roles of the two inputs are exchanged.",
                "weights = [-0.5, -1.0, 1.0]",
            ),
            Wrong(
                "Your gate is true for (1, 0), but also for (1, 1), since x_2 has too little influence. It must be "
                "able to bring the sum below 0.",
                "weights = [-0.5, 1.0, -0.2]",
            ),
            Wrong(
                "This is AND, where both inputs raise the sum. In the gate of the task, x_2 should work against x_1.",
                "weights = [-0.7, 0.5, 0.5]",
            ),
            Wrong(
                "The line is right, but every output has the wrong sign: these weights compute the opposite of the "
                "gate.",
                "weights = [0.5, -1.0, 1.0]",
            ),
            Wrong(
                "Your gate is never true, because the sum reaches 0 for no input. The bias is too strong for the "
                "weights.",
                "weights = [-2.0, 1.0, -1.0]",
            ),
        ],
        right=["weights = (-1, 1, -1)", "weights = np.array([-0.3, 0.4, -5.0])"],
        survivors={"weights = [-0.5, 1.0, -2.0]": "another right answer: x_2 lowers the sum even more"},
    ),
    Task(
        name="at_least",
        returns="d + 1 weights, from which one output for each way to vote follows",
        draw=draw_committee,
        edges=[(1, 3), (3, 3)],
        wrong=[
            Wrong(
                "Your committee asks for more than k votes. Look at what happens with exactly k.",
                "def at_least(k, d):\n    return np.array([-(k + 0.5)] + [1.0] * d)",
            ),
            Wrong(
                "Your committee is content with one vote fewer than k. Look at what happens with k - 1.",
                "def at_least(k, d):\n    return np.array([-(k - 1.0)] + [1.0] * d)",
            ),
            Wrong(
                "Your committee says yes to everything. A positive bias makes it easier to fire; a threshold is the "
                "bias with the opposite sign.",
                "def at_least(k, d):\n    return np.array([k - 0.5] + [1.0] * d)",
            ),
            Wrong(
                "Your committee says yes when few members do: in your weights, a vote of 1 lowers the sum.",
                "def at_least(k, d):\n    return np.array([k - 0.5] + [-1.0] * d)",
            ),
            Wrong(
                "Your committee waits for half of its members or more, whatever k is. The bias should depend on k.",
                "def at_least(k, d):\n    return np.array([-d / 2] + [1.0] * d)",
            ),
        ],
        right=[
            "def at_least(k, d):\n    return np.array([-k] + [1.0] * d)",
            "def at_least(k, d):\n    w = np.full(d + 1, 2)\n    w[0] = 1 - 2 * k\n    return w",
        ],
    ),
    Task(
        name="by_hand",
        returns="three numbers: the sum, the output and the distance",
        wrong=[
            Wrong(
                "The output is right, but the bias is missing from the sum: it is w_0 times the constant input 1.",
                "s, output, distance = -6, -1, 1.2",
            ),
            Wrong(
                "The sum and the output are right. The sum would grow if all weights were multiplied by 1000, but the "
                "distance would not. What is missing?",
                "s, output, distance = -16, -1, 16",
            ),
            Wrong(
                "The sum and the output are right. Only the weights that turn the line belong to the length of its "
                "perpendicular; w_0 shifts the line.",
                "s, output, distance = -16, -1, 16 / np.sqrt(125)",
            ),
            Wrong(
                "The sum, the output and the size of the distance are right, but here a distance has no sign.",
                "s, output, distance = -16, -1, -3.2",
            ),
            Wrong(
                "The sum and the distance are right. The output belongs to another coding: the step function gives +1 "
                "or -1, never 0.",
                "s, output, distance = -16, 0, 3.2",
            ),
            Wrong(
                "Your sum belongs to a positive weight of the second input. Look at the sign of this weight.",
                "s, output, distance = 8, 1, 1.6",
            ),
        ],
        right=[
            "s, output, distance = -16.0, -1.0, 16 / 5",
            "s = -10 + 6 - 12\noutput = np.sign(s)\ndistance = abs(s) / 5",
        ],
    ),
    Task(
        name="same_side",
        returns="True or False",
        draw=draw_sides,
        # The third coordinate alone parts these two points.
        edges=[(np.array([0, 0, 2]), np.array([0, 0, -2]), np.array([0.25, 0.5, 0.5, 0.75]))],
        probes=24,
        wrong=[
            Wrong(
                "The bias is still missing: your function compares the sides of the parallel line through the origin.",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a)) * (np.dot(w[1:], b)) > 0)",
            ),
            Wrong(
                "You use the bias, but you add it once, to the product. It belongs inside each of the two sums, one "
                "for each point.",
                "def same_side(a, b, w):\n    return bool(np.dot(w[1:], a) * np.dot(w[1:], b) + w[0] > 0)",
            ),
            Wrong(
                "You ask whether the two values add up to more than 0. Can two points lie on the same side when both "
                "values are negative?",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a) + w[0]) + (np.dot(w[1:], b) + w[0]) > 0)",
            ),
            Wrong(
                "The two answers are exchanged: your function returns True for points on different sides.",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a) + w[0]) * (np.dot(w[1:], b) + w[0]) < 0)",
            ),
            Wrong(
                "The bias is in both sums, but with the wrong sign: w_0 is the threshold already brought to the left "
                "side of the equation.",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a) - w[0]) * (np.dot(w[1:], b) - w[0]) > 0)",
            ),
        ],
        right=[
            "def same_side(a, b, w):\n"
            "    side = [np.dot(w, [1, *p]) >= 0 for p in (a, b)]\n"
            "    return side[0] == side[1]",
            "def same_side(a, b, w):\n    return np.sign(np.dot(w[1:], a) + w[0]) == np.sign(np.dot(w[1:], b) + w[0])",
        ],
        survivors={
            "return bool((direction @ a + w[0]) * (direction @ b + w[0]) >= 0)": (
                "the two differ only for a point on the line, which the task excludes"
            )
        },
    ),
    Task(
        name="recoded",
        returns="four outputs, +1 or -1",
        wrong=[
            Wrong(
                "These are the outputs of OR. The weights stayed the same, but an input of -1 lowers the sum, whereas "
                "a 0 left it as it was: work out the second row.",
                "prediction = [-1, 1, 1, 1]",
            ),
            Wrong(
                "These are outputs in the 0/1 coding, but the step function gives +1 or -1.",
                "prediction = [0, 0, 0, 1]",
            ),
            Wrong(
                "These are the outputs of XOR, which no single line can produce. Work out the sum of each row, bias "
                "included.",
                "prediction = [-1, 1, 1, -1]",
            ),
            Wrong(
                "Look at the first row: both inputs are negative and both weights positive, and the bias is negative "
                "too. What is the sign of the sum?",
                "prediction = [1, -1, -1, 1]",
            ),
        ],
        right=["prediction = np.array([-1.0, -1.0, -1.0, 1.0])", "prediction = (-1, -1, -1, +1)"],
    ),
    Task(
        name="flowers_apart",
        returns="three weights, the bias first",
        wrong=[
            Wrong(
                "Your line separates the flowers, but all 150 outputs have the wrong sign: the weights point to the "
                "wrong side.",
                "flower_weights = [-3.3, 1.0, 1.0]",
            ),
            Wrong(
                "Every flower gets -1, the setosa included. For small petals, the bias must be large enough to bring "
                "the sum to 0 or more.",
                "flower_weights = [0.0, -1.0, -1.0]",
            ),
            Wrong(
                "Every flower gets +1. Setosa are the flowers with small petals, so a large petal should lower the "
                "sum.",
                "flower_weights = [3.3, 1.0, 1.0]",
            ),
            Wrong(
                "Your line lies between versicolor and virginica. The setosa should be separated from both.",
                "flower_weights = [1.7, 0.0, -1.0]",
            ),
        ],
        right=[
            "flower_weights = [2.5, -1, 0]",
            "flower_weights = np.array([0.8, 0.0, -1.0])",
            "w = np.zeros(3)\n"
            "target = np.where(flowers.y == 0, 1, -1)\n"
            "while (outputs(w, petals) != target).any():\n"
            "    k = np.flatnonzero(outputs(w, petals) != target)[0]\n"
            "    w = w + target[k] * np.array([1, *petals[k]])\n"
            "flower_weights = w",
        ],
        survivors={"flower_weights = [3.3, -1.0, -2.0]": "another right answer: the gap is wide"},
    ),
    Task(
        name="all_samples",
        returns="one letter as text",
        wrong=[
            Wrong(
                "If the two sums differed by a constant, they would have the same minimum. Add up the terms of two "
                "samples that are right, for two different weight vectors: is the sum the same?",
                'choice = "a"',
            ),
            Wrong("Each term is linear in w. Can a sum of linear terms lack a derivative?", 'choice = "c"'),
            Wrong(
                "Which sign does the term of a sample that is right have? Can the terms of all samples then add up to "
                "0?",
                'choice = "d"',
            ),
        ],
        right=['choice = " b"', "choice = 'b'"],
    ),
]
