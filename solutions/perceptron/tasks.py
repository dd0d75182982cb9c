"""The marking of the exercise `perceptron`: inputs, known mistakes with their messages, other right answers."""

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
                "Your gate also fires when both inputs are 0. With no input, the bias alone decides: look at its sign.",
                "weights = [0.5, 1.0, -1.0]",
            ),
            Wrong(
                "Your gate answers when x_2 is 1 and x_1 is not: the roles of the two inputs are exchanged.",
                "weights = [-0.5, -1.0, 1.0]",
            ),
            Wrong(
                "Your gate does not care about x_2: it also fires for (1, 1). x_2 must be able to hold it back.",
                "weights = [-0.5, 1.0, -0.2]",
            ),
            Wrong(
                "This is AND. The gate must be held back by x_2, not helped by it.",
                "weights = [-0.7, 0.5, 0.5]",
            ),
            Wrong(
                "Every output has the wrong sign: these weights compute the opposite of the gate.",
                "weights = [0.5, -1.0, 1.0]",
            ),
            Wrong(
                "The gate never fires: no input brings the sum up to 0. The bias is too strong for the weights.",
                "weights = [-2.0, 1.0, -1.0]",
            ),
        ],
        right=["weights = (-1, 1, -1)", "weights = np.array([-0.3, 0.4, -5.0])"],
        survivors={"weights = [-0.5, 1.0, -2.0]": "another right answer: x_2 holds the gate back even more"},
    ),
    Task(
        name="at_least",
        returns="d + 1 weights, from which one output for each way to vote follows",
        draw=draw_committee,
        edges=[(1, 3), (3, 3)],
        wrong=[
            Wrong(
                "Your committee asks for more than k votes: look at what happens with exactly k.",
                "def at_least(k, d):\n    return np.array([-(k + 0.5)] + [1.0] * d)",
            ),
            Wrong(
                "Your committee is content with one vote less than k: look at what happens with k - 1.",
                "def at_least(k, d):\n    return np.array([-(k - 1.0)] + [1.0] * d)",
            ),
            Wrong(
                "Your committee says yes to everything. A positive bias makes it easier to fire; a threshold is the "
                "bias with the opposite sign.",
                "def at_least(k, d):\n    return np.array([k - 0.5] + [1.0] * d)",
            ),
            Wrong(
                "Votes for yes count against: the committee says yes when few members do.",
                "def at_least(k, d):\n    return np.array([k - 0.5] + [-1.0] * d)",
            ),
            Wrong(
                "Your committee always waits for half of its members or more, whatever k is.",
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
                "The bias is missing from the sum: it is w_0 times the constant input 1.",
                "s, output, distance = -6, -1, 1.2",
            ),
            Wrong(
                "The sum and the output are right. The distance is the size of the sum measured in units of the length "
                "of the weight vector: you did not divide.",
                "s, output, distance = -16, -1, 16",
            ),
            Wrong(
                "The sum and the output are right. For the distance only the weights that turn the line count: w_0 "
                "does not belong to the length of its perpendicular.",
                "s, output, distance = -16, -1, 16 / np.sqrt(125)",
            ),
            Wrong("All but one thing: a distance has no sign.", "s, output, distance = -16, -1, -3.2"),
            Wrong(
                "The output belongs to the other coding: a negative sum gives -1 here, not 0.",
                "s, output, distance = -16, 0, 3.2",
            ),
            Wrong(
                "Look at the sign of the second weight: it pulls the sum down.",
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
        probes=24,
        wrong=[
            Wrong(
                "The bias is still missing: your function compares the sides of the parallel line through the origin.",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a)) * (np.dot(w[1:], b)) > 0)",
            ),
            Wrong(
                "The bias belongs to each of the two points, inside each sum; you added it once, to the product.",
                "def same_side(a, b, w):\n    return bool(np.dot(w[1:], a) * np.dot(w[1:], b) + w[0] > 0)",
            ),
            Wrong(
                "You ask whether the two values together are positive. Points on the same side may both be negative.",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a) + w[0]) + (np.dot(w[1:], b) + w[0]) > 0)",
            ),
            Wrong(
                "Your function says the opposite: True for points on different sides.",
                "def same_side(a, b, w):\n    return bool((np.dot(w[1:], a) + w[0]) * (np.dot(w[1:], b) + w[0]) < 0)",
            ),
            Wrong(
                "The bias enters with the wrong sign: w_0 is added, since it is the threshold already brought over.",
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
                "This is OR itself. The weights stayed, but an input that is -1 now pulls down where a 0 was silent: "
                "work out the second row.",
                "prediction = [-1, 1, 1, 1]",
            ),
            Wrong(
                "These are outputs in the 0/1 coding; the step gives +1 and -1.",
                "prediction = [0, 0, 0, 1]",
            ),
            Wrong(
                "You left the bias out: with one input of each sign the weights cancel, and what is left decides.",
                "prediction = [-1, 1, 1, -1]",
            ),
            Wrong(
                "The first row has both inputs negative, and the bias is negative too: its sum cannot be positive.",
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
                "All 150 are on the wrong side: the line may be right, but its weights point to the other flowers.",
                "flower_weights = [-3.3, 1.0, 1.0]",
            ),
            Wrong(
                "Every flower got -1, also the setosa. The bias must be large enough to lift small petals above 0.",
                "flower_weights = [0.0, -1.0, -1.0]",
            ),
            Wrong(
                "Every flower got +1. Petals must count against: setosa are the small ones.",
                "flower_weights = [3.3, 1.0, 1.0]",
            ),
            Wrong(
                "You found a line between versicolor and virginica; the setosa are to be split from both.",
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
                "Add up the terms of two samples that are right, for two different weights: is the sum the same?",
                'choice = "a"',
            ),
            Wrong("Each term is linear in w. Does a sum of linear terms lack a derivative?", 'choice = "c"'),
            Wrong("Which sign has the term of a sample that is right? Can it be 0 for all of them?", 'choice = "d"'),
        ],
        right=['choice = " b"', "choice = 'b'"],
    ),
]
