"""The marking of the exercise `delta_rule`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlcourse import datasets
from mlgrading.child.tasks import Task, Wrong


def draw_crowd(rng):
    """A few points whose labels are drawn at random, so that hardly ever a line separates them, and epochs."""
    n = int(rng.integers(7, 10))
    return rng.integers(-3, 4, (n, 2)).astype(float), rng.choice([-1, 1, 1], n), int(rng.integers(2, 5))


def draw_epoch(rng):
    """Samples, labels, weights and a rate, the order of the samples, and the size of a group; the last group is small.

    A step for the last group changes the weights, so that it cannot be left out, and so does a step within a group.
    """
    space = {"np": np}
    exec(EPOCH, space)
    while True:
        n, size = int(rng.integers(7, 10)), int(rng.integers(2, 4))
        X, y = rng.integers(-3, 4, (n, 2)).astype(float), rng.choice([-1, 1], n)
        call = X, y, rng.integers(-4, 5, 3) / 2, 0.25, rng.permutation(n), size
        whole = call[4][: n - n % size]
        right = space["one_epoch"](*call)
        others = space["one_epoch"](*call[:4], whole, size), space["one_epoch"](*call[:5], 1)
        if n % size and not any(np.array_equal(right, other) for other in others):
            return call


def trained(X, y, rate, epochs, cut=lambda s: s):
    """The weights after so many epochs of the delta rule; with `cut` a step, of the perceptron rule."""
    w0 = w1 = w2 = 0.0
    samples = list(zip(*X.T.tolist(), y.tolist(), strict=True))
    for _ in range(epochs):
        for a, b, target in samples:
            change = rate * (target - cut(w0 + w1 * a + w2 * b))
            w0, w1, w2 = w0 + change, w1 + change * a, w2 + change * b
    return np.array([w0, w1, w2])


def draw_flowers(rng):
    """Forty flowers of both species in mixed order, and new petals that all good lines, and no bad one, label alike.

    Columns, labels and the ends that lengths and widths are counted from are exchanged in some draws. That leaves the
    range of each measurement, and how fast any rule learns, as they are; but a line found beforehand fits few draws.
    """
    flowers, labels = datasets.iris_pair("versicolor", "virginica", ["petal length", "petal width"])
    ends, down = np.array([9.8, 3.4]), rng.integers(0, 2, 2) == 1  # twice the means
    columns, sign = rng.permutation(2), int(rng.choice([-1, 1]))
    flowers, labels = np.where(down, ends - flowers, flowers)[:, columns].round(2), sign * labels
    while True:
        chosen = rng.permutation(np.concatenate([rng.permutation(50)[:20], 50 + rng.permutation(50)[:20]]))
        X, y = flowers[chosen], labels[chosen].astype(int)
        good = [np.linalg.lstsq(np.column_stack([np.ones(40), X]), y, rcond=None)[0]]
        good += [trained(X, y, *way) for way in [(0.005, 300), (0.005, 100), (0.01, 60), (0.02, 200)]]
        new = np.column_stack([rng.uniform(3, 7, 300), rng.uniform(0.8, 2.6, 300)])[:, columns].round(2)
        augmented = np.column_stack([np.ones(300), new])
        sums = augmented @ np.transpose(good)
        agreed = (np.abs(sums).min(axis=1) > 0.25) & (np.ptp(np.sign(sums), axis=1) == 0)
        unsettled = trained(X, y, 0.01, 300, cut=lambda s: 1 if s >= 0 else -1)
        fooled = (augmented[agreed] @ unsettled >= 0) != (sums[agreed, 0] >= 0)
        if 0 < np.sum(fooled[:60]):
            return X, y, new[agreed][:60]


POCKET = """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(X, y):
            if outputs(w, x) != target:
                w = w + target * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return best"""

EPOCH = """def one_epoch(X, y, w, rate, order, size):
    A, y = np.column_stack([np.ones(len(X)), X])[order], y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w"""

CLASSIFY = """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(300):
        for x, target in zip(A, y):
            w = w + 0.005 * (target - x @ w) * x
    return outputs(w, new)"""


def changed(code, *swaps):
    """Return code with each (old, new) of `swaps` exchanged; each old must be there."""
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


def lists(a_perceptron, a_delta, b_perceptron, b_delta):
    """An answer to the first task as code."""
    return f"perceptron_A = {a_perceptron}\ndelta_A = {a_delta}\nperceptron_B = {b_perceptron}\ndelta_B = {b_delta}"


def numbers(R, margin, product, length, most):
    """An answer to the task on the proof as code."""
    return f"R, margin, product, length, most = {R}, {margin}, {product}, {length}, {most}"


W = [0.5, 1.0, -1.0]

TASKS = [
    Task(
        name="two_rules",
        returns="four lists of three weights",
        wrong=[
            Wrong(
                "The perceptron rule is right. The delta rule takes the difference before the step: between the "
                "target and the weighted sum, not between the target and the output.",
                lists([0.7, 1.4, -0.4], [0.9, 1.8, 0.2], W, W),
            ),
            Wrong(
                "Both results for A are right. Sample B is already classified correctly: ask of each rule whether "
                "that matters to it.",
                lists([0.7, 1.4, -0.4], [0.8, 1.6, -0.1], W, W),
            ),
            Wrong(
                "The delta rule is right, and so is the perceptron rule for A. It moves the weights for B, however, "
                "although B is classified correctly.",
                lists([0.7, 1.4, -0.4], [0.8, 1.6, -0.1], [0.3, 1.0, -1.6], [0.8, 1.0, -0.1]),
            ),
            Wrong(
                "The other two weights are right, but the bias stayed as it was. It is a weight like the others, of "
                "an input that is always 1.",
                lists([0.5, 1.4, -0.4], [0.5, 1.6, -0.1], W, [0.5, 1.0, -0.1]),
            ),
            Wrong(
                "The perceptron rule is right. Your delta rule moves the sum away from its target: the difference has "
                "the wrong sign.",
                lists([0.7, 1.4, -0.4], [0.2, 0.4, -1.9], W, [0.2, 1.0, -1.9]),
            ),
            Wrong(
                "The directions are right, but the learning rate is missing: these are steps of the full length.",
                lists([1.5, 3.0, 2.0], [2.0, 4.0, 3.5], W, [2.0, 1.0, 3.5]),
            ),
            Wrong(
                "Both results for A are right, but B started from the weights after A. Each update starts from the "
                "weights that the task gives.",
                lists([0.7, 1.4, -0.4], [0.8, 1.6, -0.1], [0.7, 1.4, -0.4], [0.5, 1.6, -1.0]),
            ),
        ],
        right=[
            "perceptron_A = (0.7, 1.4, -0.4)\ndelta_A = (0.8, 1.6, -0.1)\n"
            "perceptron_B = (0.5, 1, -1)\ndelta_B = (0.8, 1, -0.1)",
            "w = np.array([0.5, 1, -1])\nA, B = np.array([1, 2, 3]), np.array([1, 0, 3])\n"
            "perceptron_A, perceptron_B = w + 0.2 * A, w\n"
            "delta_A, delta_B = w + 0.2 * (1 - w @ A) * A, w + 0.2 * (-1 - w @ B) * B",
        ],
    ),
    Task(
        name="who_changes",
        returns="the numbers of the rows, in one list, in the order in which they change the weights",
        wrong=[
            Wrong(
                "You took a weighted sum of 0 for an output of -1. Here it counts as +1, and at the start every sum "
                "is 0.",
                "rows = [3, 0, 1, 3]",
            ),
            Wrong(
                "You judged a whole epoch by the weights at its start. They change after each mistake, and the next "
                "row meets the new ones.",
                "rows = [0, 1, 2, 3]",
            ),
            Wrong(
                "The first epoch is right. The second does not start from zero: it goes on with the weights that the "
                "first one left.",
                "rows = [0, 3, 0, 3]",
            ),
            Wrong(
                "These are the right rows for the first epoch. The task asks for the first two epochs.", "rows = [0, 3]"
            ),
            Wrong(
                "Some of these rows are right when their turn comes, and such a row changes nothing. (If no row seems "
                "to be right, check whether the bias changes too.)",
                "rows = [0, 1, 2, 3, 0, 1, 2, 3]",
            ),
            Wrong(
                "The first mistake is right, but something goes wrong after it. The bias changes with it, and is part "
                "of every later sum.",
                "rows = [0, 1, 2, 3, 0]",
            ),
            Wrong(
                "The rows are right, but their numbers are not: here they are counted from 0.", "rows = [1, 4, 1, 2, 4]"
            ),
        ],
        right=["rows = (0, 3, 0, 1, 3)", "rows = np.array([0.0, 3.0, 0.0, 1.0, 3.0])"],
    ),
    Task(
        name="pocket",
        returns="d + 1 weights",
        draw=draw_crowd,
        probes=10,
        wrong=[
            Wrong(
                "Your function returns the last weights, not the best ones. (Did you change the array in place? Then "
                "the weights in the pocket changed with it.)",
                changed(POCKET, ("return best", "return w")),
            ),
            Wrong(
                "You keep the best weights, but weights that are only as good as those in the pocket take their "
                "place. Which should stay?",
                changed(POCKET, ("<", "<=")),
            ),
            Wrong(
                "You compare the weights once an epoch. Good weights may be reached and left again within an epoch.",
                """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(X, y):
            if outputs(w, x) != target:
                w = w + target * np.array([1, *x])
        mistakes = np.sum(outputs(w, X) != y)
        if mistakes < fewest:
            best, fewest = w, mistakes
    return best""",
            ),
            Wrong(
                "Your search returns to the weights in the pocket whenever a step did not help. The rule itself goes "
                "on from its latest weights, and the pocket only keeps a copy.",
                changed(POCKET, ("best, fewest = w, mistakes", "best, fewest = w, mistakes\n                w = best")),
            ),
            Wrong(
                "You compare the weights after each update, but not those at the start. These are in the pocket too, "
                "until better ones are found.",
                changed(POCKET, ("best, fewest = w, np.sum(outputs(w, X) != y)", "best, fewest = w, len(X) + 1")),
            ),
            Wrong(
                "You compare the objective J, which weights near zero make small whatever they answer. Compare the "
                "numbers of mistakes.",
                changed(
                    POCKET,
                    (
                        "np.sum(outputs(w, X) != y)",
                        "np.sum(np.maximum(0, -y * (X @ w[1:] + w[0])) * (outputs(w, X) != y))",
                    ),
                ),
            ),
            Wrong(
                "The bias is never learnt, so all lines that you try pass through the origin.",
                changed(POCKET, ("np.array([1, *x])", "np.array([0, *x])")),
            ),
        ],
        right=[
            """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    met = [w.copy()]
    for k in list(range(len(A))) * epochs:
        if (A[k] @ w >= 0) != (y[k] > 0):
            w += y[k] * A[k]
            met.append(w.copy())
    return min(met, key=lambda v: np.count_nonzero((A @ v >= 0) != (y > 0)))""",
        ],
        survivors={"for x, target in zip(X, y, strict=False):": "the same: there are as many labels as samples"},
    ),
    Task(
        name="one_epoch",
        returns="d + 1 weights",
        draw=draw_epoch,
        probes=6,
        wrong=[
            Wrong(
                "Your weights move within a group, so that the second sample of the group meets other weights than the "
                "first. All samples of a group are to be judged by the same weights.",
                changed(
                    EPOCH, ("range(0, len(A), size)", "range(len(A))"), ("start : start + size", "start : start + 1")
                ),
            ),
            Wrong(
                "Your function leaves out the samples at the end, when they are too few for a whole group. They make a "
                "smaller group.",
                changed(EPOCH, ("range(0, len(A), size)", "range(0, len(A) - size + 1, size)")),
            ),
            Wrong(
                "Each sample still meets the target of another one. Follow one row of X through your function, "
                "together with its target.",
                changed(EPOCH, ("[order], y[order]", "[order], y")),
            ),
            Wrong(
                "Now the targets are in the given order, but the samples are not.",
                changed(EPOCH, ("[order], y[order]", ", y[order]")),
            ),
            Wrong(
                "Samples and targets belong together again, but your function does not use the order that it is given.",
                changed(EPOCH, ("[order], y[order]", ", y")),
            ),
            Wrong(
                "Samples and targets belong together, but the order is read backwards: its first entry names the row "
                "that comes first, not the place where row 0 goes.",
                changed(EPOCH, ("[order], y[order]", "[np.argsort(order)], y[np.argsort(order)]")),
            ),
            Wrong(
                "The misclassified samples are found, but the step follows what the neuron answered, not what it "
                "should have answered.",
                changed(EPOCH, ("rate * targets[wrong]", "rate * -targets[wrong]")),
            ),
            Wrong(
                "The samples that are classified correctly move the weights too. The perceptron rule learns from "
                "mistakes only.",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets @ group")),
            ),
            Wrong(
                "You divide by the size of the group. The rule adds up the terms of the misclassified samples, and "
                "takes no mean.",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets[wrong] @ group[wrong] / len(group)")),
            ),
            Wrong(
                "You find all mistakes with the weights at the start of the epoch. Each group meets the weights that "
                "the group before it left.",
                changed(
                    EPOCH,
                    ("    for start", "    first = w\n    for start"),
                    ("group @ w >=", "group @ first >="),
                ),
            ),
        ],
        right=[
            EPOCH,
            """def one_epoch(X, y, w, rate, order, size):
    order, w = list(order), np.array(w, dtype=float)
    while order:
        group, order = order[:size], order[size:]
        move = np.zeros(len(w))
        for k in group:
            x = np.array([1, *X[k]])
            if (x @ w >= 0) != (y[k] > 0):
                move += y[k] * x
        w = w + rate * move
    return w""",
        ],
    ),
    Task(
        name="proof",
        returns="five numbers: R, the margin, the product, the length and the number of updates",
        wrong=[
            Wrong(
                "R is right. The margin belongs to weights of length 1, and the given weights are longer.",
                numbers(3.5, 6, 12, 3.5, 0),
            ),
            Wrong(
                "R is right. When you scale the weights to length 1, count the bias too: here it is a weight like the "
                "others.",
                numbers(3.5, "6 / 8**0.5", "12 / 8**0.5", 3.5, 2),
            ),
            Wrong(
                "The margin is right. The samples are augmented, so the constant input 1 belongs to their length.",
                numbers("11.25**0.5", 2, 4, "11.25**0.5", 2),
            ),
            Wrong(
                "All numbers but the last are right. The bound of the theorem is a square.",
                numbers(3.5, 2, 4, 3.5, 1),
            ),
            Wrong(
                "R, the margin and the number of updates are right. The learning rate belongs to each update, and so "
                "to product and length, although it cancels in the bound.",
                numbers(3.5, 2, 8, 7, 3),
            ),
            Wrong(
                "All numbers but the length are right. In the proof it is the squares of the lengths that add up.",
                numbers(3.5, 2, 4, 7, 3),
            ),
            Wrong(
                "All numbers but the last are right, and so is the bound, but a number of updates is a whole number.",
                numbers(3.5, 2, 4, 3.5, 3.0625),
            ),
            Wrong(
                "The sizes are right, but a margin is never negative when all samples are classified correctly. Does "
                "the target enter into it?",
                numbers(3.5, -2, -4, 3.5, 3),
            ),
        ],
        right=[
            "R, margin, product, length, most = 7 / 2, 2.0, 4, np.sqrt(12.25), 3.0",
            "A = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])\n"
            "R = np.linalg.norm(A, axis=1).max()\n"
            "margin = min(np.array([1, -1, 1]) * (A @ [-1, 2, 2])) / 3\n"
            "product, length, most = 4 * 0.5 * margin, np.sqrt(4) * 0.5 * R, (R / margin) ** 2 // 1",
        ],
    ),
    Task(
        name="classify",
        returns="one label, +1 or -1, for each new flower",
        draw=draw_flowers,
        probes=3,
        wrong=[
            Wrong(
                "All new flowers get -1. Print the weights: if they are huge or NaN, the training diverged, because "
                "the steps are too long or go uphill.",
                changed(CLASSIFY, ("classify", "run_off"), ("0.005 *", "1.0 *")) + "\n\n"
                "def classify(X, y, new):\n"
                "    with np.errstate(all='ignore'):\n"
                "        return run_off(X, y, new)",
            ),
            Wrong(
                "All new flowers get +1, as with weights of zero or weights that hardly moved. Does your loop change "
                "them enough, and do you use what it learnt?",
                "def classify(X, y, new):\n    return outputs(np.zeros(3), new)",
            ),
            Wrong(
                "Your line passes through the origin, because the bias is not learnt.",
                changed(CLASSIFY, ("np.ones", "np.zeros")),
            ),
            Wrong(
                "The line is good, but the answers are in another coding: the labels are -1 and +1, not 0 and 1.",
                changed(CLASSIFY, ("outputs(w, new)", "new @ w[1:] + w[0] >= 0")),
            ),
            Wrong(
                "The line is good, but all labels are exchanged. Which side of the line did the training give to the "
                "label +1?",
                changed(CLASSIFY, ("return outputs", "return -outputs")),
            ),
            Wrong(
                "Your training has not converged, because the steps are too short or too few. Watch how many of the "
                "training flowers are still misclassified.",
                changed(CLASSIFY, ("300", "10")),
            ),
            Wrong(
                "The difference in your loop is taken after the step function, so this is the perceptron rule, which "
                "does not settle on these flowers.",
                changed(CLASSIFY, ("(target - x @ w)", "(target - np.where(x @ w >= 0, 1, -1))")),
            ),
        ],
        right=[
            CLASSIFY,
            """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(5000):
        w -= 0.05 * (A @ w - y) @ A / len(A)
    return np.sign(w[0] + new @ w[1:])""",
            """def classify(X, y, new):
    middle, spread = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - middle) / spread])
    w, rng = np.zeros(3), np.random.default_rng(1)
    for _ in range(100):
        for k in rng.permutation(len(A)):
            w += 0.005 * (y[k] - A[k] @ w) * A[k]
    return [1 if w[0] + w[1:] @ ((x - middle) / spread) >= 0 else -1 for x in new]""",
        ],
        survivors={
            "for _ in range(401):": "another right answer: one more epoch changes no label",
            "for x, target in zip(A, y, strict=False):": "the same: there are as many labels as samples",
        },
    ),
    Task(
        name="stuck",
        returns="one letter as text",
        wrong=[
            Wrong(
                "Small steps could not leave such a minimum, but does J have local minima that are not global? Look "
                "at its picture in chapter 2.",
                'choice = "a"',
            ),
            Wrong(
                "A large learning rate does harm of another kind. Does J have any local minimum, other than a global "
                "one, to jump into?",
                'choice = "b"',
            ),
            Wrong("J is a sum of terms that are never negative. How far down can it go?", 'choice = "c"'),
        ],
        right=['choice = " d"', "choice = 'd'"],
    ),
]
