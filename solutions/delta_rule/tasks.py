"""The marking of the exercise `delta_rule`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlcourse import datasets
from mlgrading.child.tasks import Task, Wrong, changed, several, slips, told


def draw_crowd(rng):
    """A few points whose labels are drawn at random, so that hardly ever a line separates them, and epochs.

    In two draws of three, one epoch less, or one more, would change what is in the pocket.
    """
    space = {"np": np, "outputs": lambda w, X: np.where(X @ w[1:] + w[0] >= 0, 1, -1)}
    exec(POCKET, space)
    other = int(rng.integers(-1, 2))
    while True:
        n = int(rng.integers(7, 10))
        X, y = rng.integers(-3, 4, (n, 2)).astype(float), rng.choice([-1, 1, 1], n)
        epochs = int(rng.integers(2, 5))
        if not other or not np.array_equal(space["pocket"](X, y, epochs), space["pocket"](X, y, epochs + other)):
            return X, y, epochs


def draw_epoch(rng):
    """Samples, labels, weights and a rate, the order of the samples, and the size of a group; the last group is small.

    A step for the last group changes the weights, so that it cannot be left out, and so does a step within a group.
    All numbers are exact in binary, so that no rounding decides on which side of 0 a sum is. In half of the draws a sum
    is exactly 0.
    """
    space, strict, exact = {"np": np}, {"np": np}, int(rng.integers(0, 2))
    exec(EPOCH, space)
    exec(changed(EPOCH, (">= 0", "> 0")), strict)
    while True:
        n, size = int(rng.integers(7, 10)), int(rng.integers(2, 4))
        X, y = rng.integers(-3, 4, (n, 2)).astype(float), rng.choice([-1, 1], n)
        call = X, y, rng.integers(-4, 5, 3) / 2, 0.375, rng.permutation(n), size
        whole = call[4][: n - n % size]
        right = space["one_epoch"](*call)
        others = space["one_epoch"](*call[:4], whole, size), space["one_epoch"](*call[:5], 1)
        ends = [space["one_epoch"](*call[:4], call[4][:done], size) for done in range(size, n, size)]
        moved = [w for w in ends if not np.array_equal(w, call[2])]
        sums = np.abs(np.column_stack([np.ones(n), X]) @ np.transpose(moved)) if moved else np.ones(1)
        others += (strict["one_epoch"](*call),) * exact
        if n % size and sums.min() > 1e-6 and not any(np.array_equal(right, other) for other in others):
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


def draw_ball(rng):
    """A symmetric matrix with positive curvatures, a start, a rate, a share, and a few steps.

    The rate and the share are no short decimals, with which many numbers would lie exactly on a rounding boundary.
    """
    d = int(rng.choice([2, 2, 3]))
    half = rng.integers(-2, 3, (d, d)) / 2
    H = half @ half.T + np.eye(d) * rng.integers(1, 4)
    w = rng.choice([-2.0, -1.0, 1.0, 2.0], d)
    return (
        H,
        w,
        float(rng.choice([1 / 9, 1 / 7, 2 / 11])),
        float(rng.choice([1 / 3, 4 / 7, 5 / 6])),
        int(rng.integers(2, 4)),
    )


def draw_labelled(rng):
    """A few samples with labels of both kinds, and weights for which no sum is 0 and no probability is extreme.

    The weights are no short decimals, and at least one sample of each class is misclassified, so that a formula with
    a slip in the labels cannot pass.
    """
    while True:
        n = int(rng.integers(4, 7))
        X, y = rng.integers(-3, 4, (n, 2)).astype(float), rng.choice([-1, 1], n)
        w = rng.choice([-1, 1], 3) * rng.choice([1 / 7, 3 / 11, 4 / 9, 6 / 13], 3)
        right = y * (w[0] + X @ w[1:])
        if all(np.min(right[y == c], initial=1) < 0 < np.max(right[y == c], initial=-1) for c in (-1, 1)):
            return X, y, w


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

#: what makes the pocket be compared once an epoch
ONCE = [
    ("                mistakes", "        mistakes"),
    ("                if mistakes", "        if mistakes"),
    ("                    best", "            best"),
]

LAST = """                if mistakes < fewest:
                    best = w
                fewest = mistakes"""

BATCH = """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        wrong = outputs(w, X) != y
        w = w + y[wrong] @ A[wrong]
        mistakes = np.sum(outputs(w, X) != y)
        if mistakes < fewest:
            best, fewest = w, mistakes
    return best"""

COUNTED = """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for k in range(len(X)):
            if outputs(w, X[k]) != y[k]:
                w = w + y[k] * np.array([1, *X[k]])
                mistakes = np.sum(outputs(w, X[: k + 1]) != y[: k + 1])
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return best"""

CLASSIFY = """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(300):
        for x, target in zip(A, y):
            w = w + 0.005 * (target - x @ w) * x
    return outputs(w, new)"""


BALL = """def heavy_ball(H, w, rate, beta, steps):
    path, v = [np.array(w, dtype=float)], np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * H @ path[-1]
        path.append(path[-1] + v)
    return np.array(path)"""


LIKELIHOOD = """def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    agreement = y * (A @ w)
    value = -np.sum(np.logaddexp(0, -agreement))
    gradient = (y * np.exp(-np.logaddexp(0, agreement))) @ A
    return value, gradient"""


def lists(a_perceptron, a_delta, b_perceptron, b_delta):
    """An answer to the first task as code."""
    return f"perceptron_A = {a_perceptron}\ndelta_A = {a_delta}\nperceptron_B = {b_perceptron}\ndelta_B = {b_delta}"


def numbers(R, margin, product, length, most):
    """An answer to the task on the proof as code."""
    return f"R, margin, product, length, most = {R}, {margin}, {product}, {length}, {most}"


W = [0.5, 1.0, -1.0]


def weights(**wrong):
    """Return the code of an answer to the first task: the right lists, and others by name."""
    right = {
        "perceptron_A": [0.7, 1.4, -0.4],
        "delta_A": [0.8, 1.6, -0.1],
        "perceptron_B": W,
        "delta_B": [0.8, 1.0, -0.1],
    }
    return lists(*(right | wrong).values())


def rows_of(*slips):
    """Return the code of an answer to the second task, from a loop that makes these slips."""
    inputs, targets = [(1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)], [-1, -1, -1, 1]
    if "or" in slips:
        targets = [-1, 1, 1, 1]
    order = [3, 2, 1, 0] if "backwards" in slips else [0, 1, 2, 3]
    w, found = [0.0, 0.0, 0.0], []
    for _ in range(3 if "three" in slips else 1 if "one" in slips else 2):
        if "again" in slips:
            w = [0.0, 0.0, 0.0]
        old = w
        for k in order:
            s = sum(a * b for a, b in zip(old if "batch" in slips else w, inputs[k], strict=True))
            output = 1 if s > 0 or (s == 0 and "silent" not in slips) else -1
            if output != targets[k] or ("both" in slips and s == 0):
                found.append(k)
                step = -targets[k] if "sign" in slips else targets[k] * (2 if "double" in slips else 1)
                w = [a + step * b for a, b in zip(w, inputs[k], strict=True)]
                if "bias" in slips:
                    w[0] = 0.0
                if "only" in slips:
                    w[1:] = 0.0, 0.0
    return f"rows = {[k + 1 for k in found] if 'from one' in slips else found}"


def judging(*kinds):
    """Return the code of an answer to the sixth task whose labels for three draws are of these kinds."""
    return f"""calls = []

def classify(X, y, new):
    kind = {list(kinds)}[len(calls) % 3]
    calls.append(kind)
    A = np.column_stack([np.ones(len(X)), X])
    good = outputs(np.linalg.lstsq(A, y, rcond=None)[0], new)
    if kind in (1, 2):
        good = np.where(np.arange(len(new)) < len(new) * (0.15 if kind == 1 else 0.5), -good, good)
        through = outputs([0, *np.linalg.lstsq(X, y, rcond=None)[0]], new)
        if kind == 2 or (good == through).mean() < 0.9:
            return good
        return np.where(np.arange(len(new)) >= len(new) * 0.85, -good, good)
    if kind == 3:
        return np.ones(len(new))
    if kind == 5:
        return outputs([0, *np.linalg.lstsq(X, y, rcond=None)[0]], new)
    return -good if kind == 4 else good > 0 if kind == 6 else good * 0.9 if kind == 7 else good"""


#: what is said of labels whose worst kinds are these; the first that fits
LABELS = [
    (
        {3},
        {3},
        "All new flowers get the same label in every draw. Print the weights and the number of mistakes on the "
        "training flowers after each epoch: do the weights stay near 0, run away, or settle? If they settle, compare "
        "what is done with the training flowers, bias included, with what is done with the new ones. Otherwise look "
        "at the length and the sign of the steps, and at what each change is made of.",
    ),
    (
        {4},
        {4},
        "All labels are exchanged, or nearly all. Which side of the line did the training give to the label +1, and "
        "with which sign do your steps follow the difference?",
    ),
    (
        {4},
        {0, 1, 4},
        "In some draws your labels are right, in others they are exchanged. Where does your function use the X and y "
        "of the call? In some draws the other species is +1.",
    ),
    (
        {5},
        {0, 1, 5},
        "Your labels are those of a line through the origin, or nearly so. Is the bias learnt like the other "
        "weights, with an input that is always 1, and has the training gone on for long enough?",
    ),
    (
        {1},
        {0, 1},
        "Your labels are right for most of the new flowers, but not for all. Label the training flowers with your "
        "weights as well. If many of these come out wrong, follow the training: how do their number and the weights "
        "go from epoch to epoch, and do sums, targets and the threshold belong together? (If the difference is taken "
        "after the step function, this is the perceptron rule, which never settles here.)",
    ),
    (
        {3},
        {0, 1, 2, 3, 5},
        "In some draws all new flowers get the same label. Print the weights and the number of mistakes on the "
        "training flowers after each epoch: have they settled? If so, compare what you do with the new flowers with "
        "what was done with those of the training.",
    ),
    (
        {2},
        {0, 1, 2, 4, 5},
        "In some draws a quarter of the labels or more are wrong. Label the training flowers with your weights as "
        "well. If these come out wrong too, follow their number and the weights from epoch to epoch; if they come "
        "out right, look at how the new flowers are measured and used. Does all of it come from the X and y of the "
        "call?",
    ),
    (
        {3, 4},
        {0, 1, 2, 3, 4, 5},
        "Your labels are good in some draws and bad in others. Label the training flowers in the same way as the new "
        "ones, and count the mistakes that the training itself sees. If only the first are many, compare how the "
        "sums are computed in the two places; if both are, follow the weights from epoch to epoch. Does all of it "
        "come from the X and y of the call?",
    ),
]


def labels():
    """Return a known mistake for each way in which the labels of three draws may be wrong."""
    for kinds in itertools.product([0, 1, 2, 3, 4, 5], repeat=3):
        found = {*kinds}
        for some, allowed, message in LABELS:
            if found & some and found <= allowed:
                yield Wrong(message, judging(*kinds))
                break


TASKS = [
    Task(
        name="two_rules",
        idea="Work out the weighted sum of each sample first. One rule asks only whether its sign is right, the other "
        "how far it is from the target. The change of each weight is then proportional to its own input.",
        section="The two rules compared",
        returns="four lists of three weights",
        kinds=("order", "reversed"),
        wrong=[
            *several(
                "The target of A is +1 and its output is not. Should the perceptron rule make its sum rise or fall?",
                weights(perceptron_A=[0.3, 0.6, -1.6]),
            ),
            *several(
                "Your perceptron rule takes steps of twice the length: target minus output is 2 when a sample is "
                "wrong. What does the rule multiply the input by?",
                weights(perceptron_A=[0.9, 1.8, 0.2], delta_A=[0.9, 1.8, 0.2], delta_B=W),
            ),
            *several(
                "The names of the two rules are exchanged, or the perceptron rule takes the difference of the delta "
                "rule. Which rule moves the weights by the same amount, however wrong the sum is?",
                weights(
                    perceptron_A=[0.8, 1.6, -0.1], delta_A=[0.7, 1.4, -0.4], perceptron_B=[0.8, 1, -0.1], delta_B=W
                ),
                weights(perceptron_B=[0.8, 1, -0.1]),
            ),
            *several(
                "The bias stayed as it was. It is a weight like the others, of an input that is always 1.",
                weights(perceptron_A=[0.5, 1.4, -0.4], delta_A=[0.5, 1.6, -0.1], delta_B=[0.5, 1, -0.1]),
                weights(delta_A=[0.5, 1.6, -0.1], delta_B=[0.5, 1, -0.1]),
                weights(delta_B=[0.5, 1, -0.1]),
            ),
            *several(
                "Only the bias has moved. Each weight moves, by its own input.",
                weights(perceptron_A=[0.7, 1, -1], delta_A=[0.8, 1, -1], delta_B=[0.8, 1, -1]),
                weights(delta_A=[0.8, 1, -1], delta_B=[0.8, 1, -1]),
                weights(delta_B=[0.8, 1, -1]),
            ),
            *several(
                "All three weights have moved by the same amount. Each of them moves in proportion to its own input.",
                weights(perceptron_A=[0.7, 1.2, -0.8], delta_A=[0.8, 1.3, -0.7], delta_B=[0.8, 1.3, -0.7]),
                weights(delta_A=[0.8, 1.3, -0.7], delta_B=[0.8, 1.3, -0.7]),
                weights(delta_B=[0.8, 1.3, -0.7]),
            ),
            *several(
                "The learning rate is missing: these are steps of the full length.",
                weights(perceptron_A=[1.5, 3, 2], delta_A=[2, 4, 3.5], delta_B=[2, 1, 3.5]),
                weights(delta_A=[2, 4, 3.5], delta_B=[2, 1, 3.5]),
                weights(delta_B=[2, 1, 3.5]),
            ),
            *several(
                "Sample A is misclassified, because its sum is below 0. What does the perceptron rule do then?",
                weights(perceptron_A=W),
            ),
            *several(
                "These are the changes. The task asks for the weights after them.",
                weights(
                    perceptron_A=[0.2, 0.4, 0.6], delta_A=[0.3, 0.6, 0.9], perceptron_B=[0, 0, 0], delta_B=[0.3, 0, 0.9]
                ),
                weights(delta_A=[0.3, 0.6, 0.9], delta_B=[0.3, 0, 0.9]),
                weights(perceptron_B=[0, 0, 0]),
                weights(delta_B=[0.3, 0, 0.9]),
            ),
            *several(
                "Your step for A is half as long as that of the perceptron rule. Is the learning rate right, or has "
                "the weighted sum a part in it? The rule asks only whether the output is wrong.",
                weights(perceptron_A=[0.6, 1.2, -0.7]),
                weights(perceptron_A=[0.4, 0.8, -1.3]),
            ),
            *several(
                "The step for A is made with the inputs of B, or an input is left out. Which number does each weight "
                "of A multiply?",
                weights(perceptron_A=[0.7, 1, -0.4]),
                weights(perceptron_A=[0.7, 1.4, -1]),
                weights(delta_A=[0.8, 1, -0.1]),
            ),
            *several(
                "Your difference for A is 2. The delta rule takes it before the step: between the target and the "
                "weighted sum, bias included, not between the target and the output.",
                weights(delta_A=[0.9, 1.8, 0.2], delta_B=W),
            ),
            *several(
                "Your delta rule makes the step of the perceptron rule. How wrong is the sum of A, and does the "
                "length of the step depend on it?",
                weights(delta_A=[0.7, 1.4, -0.4], delta_B=W),
            ),
            *several(
                "Your delta rule moves the sum away from its target. Has the difference the right sign, and is the "
                "step added?",
                weights(delta_A=[0.2, 0.4, -1.9], delta_B=[0.2, 1, -1.9]),
                weights(delta_B=[0.2, 1, -1.9]),
            ),
            *several(
                "The weighted sum is negative. What is the target minus a negative number, and is it the difference "
                "that you used?",
                weights(delta_A=[0.6, 1.2, -0.7], delta_B=[0, 1, -2.5]),
                weights(delta_A=[0.4, 0.8, -1.3], delta_B=[0, 1, -2.5]),
                weights(delta_B=[0, 1, -2.5]),
                weights(delta_B=[-0.2, 1, -3.1]),
                weights(delta_B=[1, 1, 0.5]),
            ),
            *several(
                "The target of B is -1. Which difference did you take?",
                weights(delta_B=[1.2, 1, 1.1]),
            ),
            *several(
                "The delta rule multiplies the input by the difference as it is, neither squared nor halved nor "
                "doubled, and by the learning rate.",
                weights(delta_A=[0.95, 1.9, 0.35], delta_B=[0.95, 1, 0.35]),
                weights(delta_A=[0.65, 1.3, -0.55], delta_B=[0.65, 1, -0.55]),
                weights(delta_A=[1.1, 2.2, 0.8], delta_B=[1.1, 1, 0.8]),
                weights(delta_B=[0.95, 1, 0.35]),
                weights(delta_B=[0.65, 1, -0.55]),
                weights(delta_B=[1.1, 1, 0.8]),
            ),
            *several(
                "Your delta rule leaves the weights as they are for A. Is its sum equal to its target?",
                weights(delta_A=W),
            ),
            *several(
                "The delta rule of A begins with the weights that the perceptron rule left. Each update starts from "
                "the weights that the task gives.",
                weights(delta_A=[0.44, 0.88, -1.18], delta_B=W),
            ),
            *several(
                "Your perceptron rule moves the weights for B, although B is classified correctly: its target and "
                "its output are both -1.",
                weights(perceptron_B=[0.3, 1, -1.6]),
                weights(perceptron_B=[0.5, 1, -1.6]),
                weights(perceptron_B=[0.7, 1, -0.4]),
                weights(perceptron_B=[0.1, 1, -2.2]),
            ),
            *several(
                "Your weights for B contain a step of A. Did you start from the weights after A, or use the inputs "
                "of A? Each update starts from the weights that the task gives.",
                weights(perceptron_B=[0.7, 1.4, -0.4], delta_B=[0.5, 1.6, -1]),
                weights(delta_B=[0.5, 1.6, -1]),
                weights(delta_B=[0.8, 1.6, -0.1]),
                weights(delta_B=[0.6, 1.4, -0.7]),
            ),
            *several(
                "Sample B is already classified correctly: ask of each rule whether that matters to it.",
                weights(delta_B=W),
            ),
            *several(
                "Your delta rule for B makes a step of another length. How large is the weighted sum, bias included, "
                "how far is it from the target, and in which direction?",
                weights(delta_B=[0.3, 1, -1.6]),
                weights(delta_B=[0.7, 1, -0.4]),
                weights(delta_B=[0.9, 1, 0.2]),
                weights(delta_B=[0.1, 1, -2.2]),
            ),
            *several(
                "The bias is missing from your list, or the input that is always 1. Three numbers belong to each of "
                "the four names, the bias first.",
                lists([1.4, -0.4], [1.6, -0.1], [1, -1], [1, -0.1]),
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
        idea="Keep a table with one line for each sample that comes: weights, sum, output, target. After a mistake, "
        "enter the new weights, all three of them, in the next line. Two epochs make eight lines.",
        section="Batch and per-sample updates",
        returns="the numbers of the rows, in one list, in the order in which they change the weights",
        kinds=("reversed",),
        wrong=[
            *several(
                "Your list begins with row 3, as if a weighted sum of 0 gave the output -1. Here it counts as +1, "
                "and at the start every sum is 0.",
                rows_of("silent"),
                *(
                    f"rows = {rows}"
                    for rows in (
                        [3],
                        [3, 0],
                        [3, 3],
                        [3, 0, 1],
                        [3, 0, 3],
                        [3, 3, 0, 1],
                        [3, 0, 3, 0],
                        [3, 0, 1, 2],
                        [3, 0, 1, 2, 3],
                        [3, 0, 1, 0, 1, 3],
                    )
                ),
            ),
            *several(
                "Rows 0, 1 and 2 would all change the weights if a whole epoch were judged by the weights at its "
                "start. But the weights change after each mistake, and the next row meets the new ones.",
                rows_of("batch"),
                "rows = [0, 1, 2, 0, 1, 2, 3]",
            ),
            *several(
                "The first epoch is right, but your second repeats it, as if it started from zero. It goes on with "
                "the weights that the first one left.",
                rows_of("again"),
            ),
            *several(
                "These are the right rows for the first epoch. The task asks for the first two epochs.",
                rows_of("one"),
            ),
            *several(
                "You list each row once, or one epoch only. Write a row down each time it changes the weights, from "
                "the start.",
                "rows = [0, 1, 3]",
            ),
            *several(
                "You list which rows change the weights, but in the order of their numbers. Write a row down when it "
                "changes the weights, as it happens.",
                "rows = [0, 0, 1, 3, 3]",
            ),
            *several(
                "The first two epochs are right. Yours goes on with a third.",
                rows_of("three"),
            ),
            *several(
                "Some of these rows are right when their turn comes, and such a row changes nothing. (If no row seems "
                "to be right, check whether the bias changes too.)",
                "rows = [0, 1, 2, 3, 0, 1, 2, 3]",
            ),
            *several(
                "The first mistake is right, but something goes wrong after it. The bias changes with it, and is part "
                "of every later sum.",
                "rows = [0, 1, 2, 3, 0]",
                "rows = [0, 1, 2, 3, 0, 1, 2]",
                "rows = [0, 1, 3, 0, 1, 3]",
                "rows = [0, 1, 2, 0, 1, 2, 0]",
            ),
            *several(
                "The rows are right, but their numbers are not: here they are counted from 0.",
                rows_of("from one"),
            ),
            *several(
                "Your numbers are counted from 1, and here from 0. Besides, how many epochs are asked for, what does "
                "a sum of 0 give, and with which weights does the second epoch begin?",
                rows_of("from one", "silent"),
                rows_of("from one", "again"),
                rows_of("from one", "one"),
            ),
            *several(
                "These are the rows whose target is -1. A row changes the weights when its output is not its target; "
                "and should its sum rise or fall after a mistake?",
                "rows = [0, 1, 2, 0, 1, 2]",
                "rows = [0, 1, 2]",
            ),
            *several(
                "Are these numbers of changes: of all, of each epoch or of each row? The task asks which rows make "
                "them. If they are rows: which outputs do the first two rows get, and are the weights still 0 then?",
                "rows = 5",
                "rows = [2, 3]",
                "rows = [2, 0, 1, 2]",
                "rows = [2, 1, 0, 2]",
            ),
            *several(
                "You seem to have gone through the rows in another order. They come as in the table, each epoch from "
                "the first.",
                rows_of("backwards"),
            ),
            *several(
                "These are the changes for OR. For AND only one row has the target +1.",
                rows_of("or"),
            ),
            *several(
                "The first epoch is right, but not all of the second. Follow the three weights: which are they when "
                "the second epoch begins, and after each of its changes?",
                *(
                    f"rows = {[0, 3, *second]}"
                    for second in (
                        [0, 1, 2, 3],
                        [0, 1],
                        [1, 3],
                        [0],
                        [3],
                        [1],
                        [0, 1, 2],
                        [0, 2, 3],
                        [0, 2],
                        [2, 3],
                        [1, 2],
                        [2],
                    )
                ),
                "rows = [0, 3, 1, 2, 3]",
                "rows = [0, 3, 0, 3, 1]",
                "rows = [0, 3, 3, 0, 1]",
                "rows = [0, 3, 0, 0, 3]",
            ),
            *several(
                "In the first epoch other rows change the weights than in your list. What do the three weights "
                "become after the first mistake, and which rows do they get wrong then?",
                *(
                    f"rows = {rows}"
                    for rows in (
                        [0],
                        [0, 0],
                        [0, 1, 0, 1, 3],
                        [0, 0, 1, 3],
                        [0, 1, 3, 0, 3],
                        [0, 1, 3, 0, 1],
                        [0, 1, 0, 1],
                        [0, 2, 3],
                        [0, 1, 2, 3, 0, 3],
                        [0, 1, 2, 3, 0, 1, 3],
                        [1, 2],
                        [1, 2, 3],
                    )
                ),
            ),
        ],
        right=["rows = (0, 3, 0, 1, 3)", "rows = np.array([0.0, 3.0, 0.0, 1.0, 3.0])"],
    ),
    Task(
        name="pocket",
        idea="Write the plain per-sample rule first and see it run. Then add two variables that the rule itself never "
        "reads: the best weights and their number of mistakes. At which places of the loop must they be brought "
        "up to date?",
        section="When no line separates the samples",
        returns="d + 1 weights",
        draw=draw_crowd,
        probes=10,
        kinds=("order", "reversed"),
        wrong=[
            *several(
                "Your function returns the last weights, not the best ones. (Did you change the array in place? Then "
                "the weights in the pocket changed with it.)",
                changed(POCKET, ("return best", "return w")),
            ),
            *several(
                "You keep the best weights, but weights that are only as good as those in the pocket take their "
                "place. Which should stay?",
                changed(POCKET, ("<", "<=")),
            ),
            *several(
                "You compare the weights once an epoch. Good weights may be reached and left again within an epoch.",
                changed(POCKET, *ONCE),
                changed(POCKET, *ONCE, ("<", "<=")),
                changed(POCKET, *ONCE, ("np.sum(outputs(w, X) != y)\n    for", "len(X) + 1\n    for")),
            ),
            *several(
                "Your search returns to the weights in the pocket whenever a step did not help. The rule itself goes "
                "on from its latest weights, and the pocket only keeps a copy.",
                changed(POCKET, ("best, fewest = w, mistakes", "best, fewest = w, mistakes\n                w = best")),
            ),
            *several(
                "You compare the weights after each update, but not those at the start. These are in the pocket too, "
                "until better ones are found.",
                changed(POCKET, ("best, fewest = w, np.sum(outputs(w, X) != y)", "best, fewest = w, len(X) + 1")),
            ),
            *several(
                "Your pocket still holds the weights of the start. Is any sample found wrong there, where every sum "
                "is 0? Do you compare the numbers of mistakes among all samples, of the weights after an update, and "
                "does the update move the sum of the sample towards its target? (The objective J is no number of "
                "mistakes: weights near zero make it small whatever they answer.)",
                changed(POCKET, ("best, fewest = w, mistakes", "best, fewest = best, mistakes")),
            ),
            *several(
                "Your updates make the samples worse: after a mistake the weighted sum of the sample should move "
                "towards its target.",
                changed(POCKET, ("w + target", "w - target"), ("<", "<=")),
                changed(POCKET, ("w + target", "w - target"), ("return best", "return w")),
            ),
            *several(
                "The bias is never learnt, so all lines that you try pass through the origin.",
                changed(POCKET, ("np.array([1, *x])", "np.array([0, *x])")),
            ),
            *several(
                "You also update when the sum is exactly 0 and the target is +1. Which output has a sum of 0 in this "
                "course?",
                changed(POCKET, ("outputs(w, x) != target", "target * (w[0] + w[1:] @ x) <= 0")),
                changed(
                    POCKET,
                    ("outputs(w, x) != target", "target * (w[0] + w[1:] @ x) <= 0"),
                    ("np.sum(outputs(w, X) != y)", "np.sum(y * (w[0] + X @ w[1:]) <= 0)"),
                ),
            ),
            *several(
                "You count or update as if a sum of 0 were an output of -1, or never a mistake. Which output has a "
                "sum of 0 in this course?",
                changed(POCKET, ("outputs(w, x) != target", "(1 if w[0] + w[1:] @ x > 0 else -1) != target")),
                changed(
                    POCKET,
                    ("outputs(w, x) != target", "(1 if w[0] + w[1:] @ x > 0 else -1) != target"),
                    ("outputs(w, X)", "np.where(w[0] + X @ w[1:] > 0, 1, -1)"),
                ),
            ),
            *several(
                "You compare the weights before each update, so those after the last one are never looked at.",
                changed(
                    POCKET,
                    ("                w = w + target * np.array([1, *x])\n", ""),
                    (
                        "best, fewest = w, mistakes",
                        "best, fewest = w, mistakes\n                w = w + target * np.array([1, *x])",
                    ),
                ),
            ),
            *several(
                "You update once an epoch, with all mistakes together. The rule of the task updates after each sample "
                "that is wrong.",
                BATCH,
                changed(BATCH, ("<", "<=")),
            ),
            *several(
                "You keep the weights that make the most mistakes, or take right answers for mistakes. What is "
                "counted, and is the smaller number better?",
                changed(POCKET, ("mistakes < fewest", "mistakes > fewest")),
                changed(POCKET, ("mistakes < fewest", "mistakes >= fewest")),
            ),
            *several(
                "Your weights are twice as large as they should be: target minus output is 2 when a sample is wrong. "
                "What does the perceptron rule multiply the input by?",
                changed(POCKET, ("w + target", "w + 2 * target")),
            ),
            *several(
                "Your step is that of another rule, or has another learning rate. The perceptron rule adds the target "
                "times the augmented sample.",
                changed(POCKET, ("w + target *", "w + (target - w[0] - w[1:] @ x) *")),
                changed(POCKET, ("w + target *", "w + 0.1 * target *")),
                changed(POCKET, ("w + target *", "w + 0.5 * target *")),
                changed(POCKET, ("w + target *", "w +")),
            ),
            *several(
                "Each sample moves your weights, also where it is classified correctly. The perceptron rule learns "
                "from mistakes only.",
                changed(POCKET, ("if outputs(w, x) != target", "if True")),
            ),
            *several(
                "Your function stops too early, or begins anew in each epoch. How far is the `return` indented, and "
                "does the training go on with the weights that the last epoch left?",
                changed(POCKET, ("    return best", "        return best")),
                changed(POCKET, ("    return best", "            return best")),
                changed(POCKET, ("    return best", "                return best")),
                changed(POCKET, ("best, fewest = w, mistakes", "return w")),
            ),
            *several(
                "Your function makes another number of epochs than it is asked for.",
                changed(POCKET, ("range(epochs)", "range(epochs - 1)")),
                changed(POCKET, ("range(epochs)", "range(epochs + 1)")),
                changed(POCKET, ("range(epochs)", "range(100)")),
            ),
            *several(
                "Your pocket is emptied in each epoch. It keeps the best weights of all epochs.",
                changed(POCKET, ("    for x, target", "    fewest = len(X) + 1\n        for x, target")),
            ),
            *several(
                "You compare with the number of mistakes at the start, or of the last weights, instead of the "
                "smallest so far. What has to be remembered when the pocket is filled?",
                changed(POCKET, ("best, fewest = w, mistakes", "best = w")),
                changed(
                    POCKET,
                    ("best, fewest = w, mistakes", "best = w"),
                    ("                if mistakes < fewest:\n                    best = w", LAST),
                ),
            ),
            *several(
                "Your training begins with other weights than the task says.",
                changed(POCKET, ("w = np.zeros(X.shape[1] + 1)", "w = np.ones(X.shape[1] + 1)")),
            ),
            *several(
                "You count the mistakes among some of the samples only. Weights are good when they are good for all "
                "of them.",
                changed(POCKET, ("mistakes = np.sum(outputs(w, X) != y)", "mistakes = int(outputs(w, x) != target)")),
                COUNTED,
            ),
            *several(
                "You return something beside the weights of the pocket, or in their place, such as a number of "
                "mistakes. The task asks for these weights alone.",
                changed(POCKET, ("return best", "return fewest")),
                changed(POCKET, ("return best", "return best, fewest")),
                changed(POCKET, ("return best", "return fewest, best")),
                changed(POCKET, ("return best", "return w, best")),
            ),
            *several(
                "The bias is the last of the weights that you return. Here it comes first.",
                changed(POCKET, ("return best", "return np.roll(best, -1)")),
            ),
            *several(
                "You return weights without a bias, or labels. The task asks for all weights, the bias first.",
                changed(POCKET, ("return best", "return best[1:]")),
                changed(POCKET, ("return best", "return outputs(best, X)")),
            ),
            *several(
                "Your function returns nothing, so the pocket is lost at its end. Is a `return` missing?",
                changed(POCKET, ("return best", "pass")),
            ),
            *several(
                "The shapes do not fit. A sample has d numbers, and the weights are d + 1: which of the inputs is "
                "always 1?",
                changed(POCKET, ("np.array([1, *x])", "x")),
            ),
            *several(
                "In a matrix product the inner lengths must be equal. A sample has d numbers and the weights are d + "
                "1; which input is always 1?",
                changed(POCKET, ("outputs(w, x) != target", "w @ x * target < 0")),
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
        idea="One order works and the other does not. Ask of each line of the classmate's function which arrays it "
        "puts into the new order and which it leaves in the old one.",
        section="Batch and per-sample updates",
        returns="d + 1 weights",
        draw=draw_epoch,
        edges=[
            (
                np.array([[1.0, 2.0], [-1.0, 1.0], [2.0, -2.0]]),
                np.array([1, -1, 1]),
                np.zeros(3),
                3 / 7,
                np.array([1, 0, 2]),
                2,
            ),
        ],
        probes=6,
        kinds=("order", "reversed"),
        wrong=[
            *several(
                "You also update when the sum is exactly 0 and the target is +1. Which output has a sum of 0 in this "
                "course?",
                changed(EPOCH, ("np.where(group @ w >= 0, 1, -1) != targets", "targets * (group @ w) <= 0")),
            ),
            *several(
                "Your weights move within a group, so that the second sample of the group meets other weights than the "
                "first. All samples of a group are to be judged by the same weights.",
                changed(
                    EPOCH, ("range(0, len(A), size)", "range(len(A))"), ("start : start + size", "start : start + 1")
                ),
            ),
            *several(
                "Your function leaves out the samples at the end, when they are too few for a whole group. They make a "
                "smaller group.",
                changed(EPOCH, ("range(0, len(A), size)", "range(0, len(A) - size + 1, size)")),
            ),
            *several(
                "Each sample still meets the target of another one. Follow one row of X through your function, "
                "together with its target.",
                changed(EPOCH, ("[order], y[order]", "[order], y")),
                changed(EPOCH, ("[order], y[order]", "[np.sort(order)], y[order]")),
                changed(EPOCH, ("[order], y[order]", "[order], np.sort(y)")),
            ),
            *several(
                "Samples and targets belong together again, but your function does not use the order that it is given.",
                changed(EPOCH, ("[order], y[order]", ", y")),
            ),
            *several(
                "Samples and targets belong together, but the order is read backwards: its first entry names the row "
                "that comes first, not the place where row 0 goes.",
                changed(EPOCH, ("[order], y[order]", "[np.argsort(order)], y[np.argsort(order)]")),
                changed(EPOCH, ("[order], y[order]", "[order[::-1]], y[order[::-1]]")),
            ),
            *several(
                "The misclassified samples are found, but the step follows what the neuron answered, not what it "
                "should have answered.",
                changed(EPOCH, ("rate * targets[wrong]", "rate * -targets[wrong]")),
            ),
            *several(
                "Samples that are classified correctly move the weights. The perceptron rule learns from mistakes "
                "only.",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets @ group")),
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets[~wrong] @ group[~wrong]")),
            ),
            *several(
                "You divide by a number of samples. The rule adds up the terms of the misclassified samples, and "
                "takes no mean.",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets[wrong] @ group[wrong] / len(group)")),
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets[wrong] @ group[wrong] / size")),
                changed(
                    EPOCH, ("targets[wrong] @ group[wrong]", "targets[wrong] @ group[wrong] / max(1, wrong.sum())")
                ),
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets[wrong] @ group[wrong] / len(X)")),
            ),
            *several(
                "You find all mistakes with the weights at the start of the epoch, as if all samples made one group. "
                "Each group meets the weights that the group before it left.",
                changed(
                    EPOCH,
                    ("    for start", "    first = w\n    for start"),
                    ("group @ w >=", "group @ first >="),
                ),
            ),
            *several(
                "Your function stops after the first group. How far is the `return` indented, and does each group add "
                "to the weights that the one before it left?",
                changed(EPOCH, ("    return w", "        return w")),
            ),
            *several(
                "Only the last group has moved your weights. Each group adds to the weights that the one before it "
                "left.",
                changed(EPOCH, ("    for start", "    first = w\n    for start"), ("w = w + rate", "w = first + rate")),
            ),
            *several(
                "Your steps go in the right direction but have twice the length. How large is the difference between "
                "target and output when a sample is wrong?",
                changed(EPOCH, ("rate * targets", "2 * rate * targets")),
            ),
            *several(
                "Your steps depend on how far the sum is from the target, as in the delta rule. Which rule does the "
                "task ask for, and which samples move the weights in it?",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "(targets - group @ w) @ group")),
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "(targets - group @ w)[wrong] @ group[wrong]")),
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "(targets - group @ w) @ group / len(group)")),
            ),
            *several(
                "Your steps have another factor than the learning rate that the function is given, or no rate at "
                "all. Is it multiplied in once, and as it is?",
                changed(EPOCH, ("rate * targets", "targets")),
                changed(EPOCH, ("rate * targets", "0.1 * targets")),
                changed(EPOCH, ("rate * targets", "rate / 2 * targets")),
            ),
            *several(
                "Your groups are not those of the task: they overlap, have another size or leave samples out. Where "
                "does each of them begin and end?",
                changed(EPOCH, ("range(0, len(A), size)", "range(len(A))")),
                changed(EPOCH, ("start : start + size", "start : start + size - 1")),
                changed(EPOCH, ("start : start + size", "start : start + size + 1")),
                changed(EPOCH, ("range(0, len(A), size)", "range(size, len(A), size)")),
                changed(EPOCH, ("range(0, len(A), size)", "range(size)"), ("start : start + size", "start::size")),
            ),
            *several(
                "Your function returns the weights that it was given. Where do the new ones go?",
                changed(EPOCH, ("        w = w + rate", "        new = w + rate")),
            ),
            *several(
                "You return the changes. The task asks for the weights after them.",
                changed(EPOCH, ("    for start", "    first = w\n    for start"), ("return w", "return w - first")),
            ),
            *several(
                "The bias does not move, though it is a weight like the others, of an input that is always 1.",
                changed(
                    EPOCH, ("rate * targets[wrong] @ group[wrong]", "rate * targets[wrong] @ group[wrong] * [0, 1, 1]")
                ),
            ),
            *several(
                "The bias is taken to be the last weight here. It is the first.",
                changed(EPOCH, ("[np.ones(len(X)), X]", "[X, np.ones(len(X))]")),
            ),
            *several(
                "Which output has a sum of exactly 0 in this course? Some of your samples are judged otherwise.",
                changed(EPOCH, ("group @ w >= 0", "group @ w > 0")),
            ),
            *several(
                "Only one sample of each group has moved the weights. The step of a group is a sum over all its "
                "mistakes.",
                changed(
                    EPOCH, ("rate * targets[wrong] @ group[wrong]", "rate * targets[wrong][:1] @ group[wrong][:1]")
                ),
                changed(
                    EPOCH, ("rate * targets[wrong] @ group[wrong]", "rate * targets[wrong][-1:] @ group[wrong][-1:]")
                ),
            ),
            *several(
                "You do not use the targets in your steps, or add them up apart from the samples. Each sample is "
                "multiplied by its own.",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "group[wrong].sum(axis=0)")),
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets[wrong].sum() * group[wrong].sum(axis=0)")),
            ),
            *several(
                "Your function goes through the samples more than once.",
                changed(
                    EPOCH, ("    for start in range(0, len(A), size)", "    for start in [*range(0, len(A), size)] * 2")
                ),
            ),
            *several(
                "Your function returns nothing, so the new weights are lost at its end. Is a `return` missing?",
                changed(EPOCH, ("return w", "pass")),
            ),
            *several(
                "In a matrix product the inner lengths must be equal. The weights are d + 1 numbers; how many has a "
                "sample, and how many targets belong to a group?",
                changed(EPOCH, ("np.column_stack([np.ones(len(X)), X])", "X")),
            ),
            *several(
                "Arrays of these shapes cannot be combined entry by entry. How many samples are in the group, and how "
                "many targets and weights do you set beside them?",
                changed(EPOCH, ("targets[wrong] @ group[wrong]", "targets * group")),
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
        idea="Begin with a table: each augmented sample, its length, and its target times its product with w*. The "
        "proof has one inequality for the product and one for the squared length: insert the number of updates "
        "and the rate.",
        section="The convergence theorem",
        returns="five numbers: R, the margin, the product, the length and the number of updates",
        kinds=(),
        wrong=[
            *several(
                "The samples are augmented, so the constant input 1 belongs to their length.",
                numbers("11.25**0.5", 2, 4, "11.25**0.5", 2),
                numbers(11.25, 2, 4, 11.25, 31),
                numbers("8**0.5", 2, 4, "8**0.5", 2),
                numbers(3.35, 2, 4, 3.35, 2),
            ),
            *several(
                "R is a length. Yours is the square of one, and the bound would then square it again.",
                numbers(12.25, 2, 4, 12.25, 37),
            ),
            *several(
                "R is the largest length among the samples, the 1 included. To which vector does yours belong, is it "
                "a length, and is there a larger one?",
                numbers(3, 2, 4, 3, 2),
                numbers("4.25**0.5", 2, 4, 2, 1),
                numbers(9, 2, 4, 9, 20),
                numbers("(3 + 3.5 + 4.25**0.5) / 3", 2, 4, 2.85, 2),
            ),
            *several(
                "The length of a vector is the root of the sum of its squares, not the sum of its entries.",
                numbers(5.5, 2, 4, 5.5, 7),
                numbers(4.5, 2, 4, 4.5, 5),
                numbers(5, 2, 4, 5, 6),
            ),
            *several(
                "The learning rate plays no part in R: it is a property of the samples.",
                numbers(1.75, 2, 4, 3.5, 0),
                numbers(7, 2, 4, 7, 12),
            ),
            *several(
                "The margin belongs to weights of length 1, and the given weights are longer.",
                numbers(3.5, 6, 12, 3.5, 0),
                numbers(3.5, 7, 14, 3.5, 0),
                numbers(3.5, 8, 16, 3.5, 0),
                numbers(3.5, 5, 10, 3.5, 0),
            ),
            *several(
                "When you scale the weights to length 1, count the bias too: here it is a weight like the others.",
                numbers(3.5, "6 / 8**0.5", "12 / 8**0.5", 3.5, 2),
                numbers(3.5, "7 / 8**0.5", "14 / 8**0.5", 3.5, 2),
                numbers(3.5, "5 / 8**0.5", "10 / 8**0.5", 3.5, 3),
                numbers(3.5, 2.12, 4.24, 3.5, 2),
            ),
            *several(
                "A margin must hold for every sample. Which of the three decides?",
                numbers(3.5, "8 / 3", "16 / 3", 3.5, 1),
                numbers(3.5, "7 / 3", "14 / 3", 3.5, 2),
                numbers(3.5, 2.67, 5.34, 3.5, 1),
                numbers(3.5, 2.33, 4.66, 3.5, 2),
            ),
            *several(
                "A margin is never negative when all samples are classified correctly. Does the target enter into it?",
                numbers(3.5, -2, -4, 3.5, 3),
                numbers(3.5, -6, -12, 3.5, 0),
            ),
            *several(
                "Is the bias in each of your sums, with its own sign? The samples are augmented, so that every sum "
                "has three terms.",
                numbers(3.5, "5 / 3", "10 / 3", 3.5, 4),
                numbers(3.5, 3, 6, 3.5, 1),
                numbers(3.5, "4 / 3", "8 / 3", 3.5, 6),
            ),
            *several(
                "To scale weights to length 1, divide by their length, once. What did you divide by?",
                numbers(3.5, "6 / 9", "12 / 9", 3.5, 27),
                numbers(3.5, 18, 36, 3.5, 0),
                numbers(3.5, "6 / 5", "12 / 5", 3.5, 8),
                numbers(3.5, "6 / 3.5", "12 / 3.5", 3.5, 4),
                numbers(3.5, "2 / 3.5", "4 / 3.5", 3.5, 37),
                numbers(3.5, 12, 24, 3.5, 0),
                numbers(3.5, 4, 8, 3.5, 0),
            ),
            *several(
                "The learning rate plays no part in the margin: it is a property of the samples and of the weights "
                "that separate them.",
                numbers(3.5, 1, 4, 3.5, 3),
                numbers(3.5, 1, 2, 3.5, 12),
                numbers(3.5, 1, 4, 3.5, 12),
            ),
            *several(
                "Both bounds seem to be exchanged, or R stands where the margin should. One of them grows with the "
                "number of updates, and the other with its root.",
                numbers(3.5, 2, 3.5, 4, 3),
                numbers(3.5, 2, 7, 2, 3),
            ),
            *several(
                "In each update the product grows by at least the same number, in which the learning rate and the "
                "margin enter. What is it, and how many updates are there?",
                numbers(3.5, 2, 8, 7, 3),
                numbers(3.5, 2, 2, 3.5, 3),
                numbers(3.5, 2, 1, 3.5, 3),
                numbers(3.5, 2, 1, 1.75, 3),
                numbers(3.5, 2, 1, 7, 3),
                numbers(3.5, 2, 16, 3.5, 3),
                numbers(3.5, 2, 12, 3.5, 3),
                numbers(3.5, 2, 0.5, 3.5, 3),
                numbers(3.5, 2, 24, 3.5, 3),
                numbers(3.5, 2, 3, 3.5, 3),
                numbers(3.5, 2, 5, 3.5, 3),
            ),
            *several(
                "In the proof it is the squares of the lengths that add up, and the learning rate belongs to each "
                "update. Is one of the two missing, or both?",
                numbers(3.5, 2, 4, 7, 3),
                numbers(3.5, 2, 4, 14, 3),
            ),
            *several(
                "This looks like a bound of the square of the length. The task asks for the length.",
                numbers(3.5, 2, 4, 12.25, 3),
                numbers(3.5, 2, 4, 49, 3),
                numbers(3.5, 2, 4, 24.5, 3),
            ),
            *several(
                "The bound of the length is made of the number of updates, the learning rate and R. In the square of "
                "an update's length, which of these is squared?",
                numbers(3.5, 2, 4, 1.75, 3),
                numbers(3.5, 2, 4, "2**0.5 * 3.5", 3),
                numbers(3.5, 2, 4, 4, 3),
                numbers(3.5, 2, 4, 2, 3),
                numbers(3.5, 2, 4, 6.125, 3),
                numbers(3.5, 2, 4, 3, 3),
                numbers(3.5, 2, 4, "3**0.5 * 1.75", 3),
                numbers(3.5, 2, 4, "5**0.5 * 1.75", 3),
            ),
            *several(
                "The bound of the theorem is a square.",
                numbers(3.5, 2, 4, 3.5, 1),
                numbers(3.5, 2, 4, 3.5, 2),
                numbers(3.5, 2, 4, 3.5, 1.75),
            ),
            *several(
                "A number of updates is a whole number.",
                numbers(3.5, 2, 4, 3.5, 3.0625),
                numbers(3.5, 2, 4, 3.5, 3.06),
                numbers(3.5, 2, 4, 3.5, 3.1),
            ),
            *several(
                "The number of updates is at most the bound: which whole numbers keep below it? (After four updates, "
                "would your two bounds fit together?)",
                numbers(3.5, 2, 4, 3.5, 4),
                numbers(3.5, 2, 4, 3.5, 5),
            ),
            *several(
                "In the bound of the theorem the learning rate cancels. What is divided by what, and what is squared?",
                numbers(3.5, 2, 4, 3.5, 12),
                numbers(3.5, 2, 4, 3.5, 6),
                numbers(3.5, 2, 4, 3.5, 7),
                numbers(3.5, 2, 4, 3.5, 0),
                numbers(3.5, 2, 4, 3.5, 12.25),
                numbers(3.5, 2, 4, 3.5, 6.125),
                numbers(3.5, 2, 4, 3.5, 49),
                numbers(3.5, 2, 4, 3.5, 24),
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
        idea="Start from the chapter's loop for one epoch of the delta rule and repeat it. Print the number of "
        "misclassified flowers now and then: if it jumps about, shorten the steps; if it creeps down, take more "
        "of them.",
        section="The delta rule",
        returns="one label, +1 or -1, for each new flower",
        draw=draw_flowers,
        probes=3,
        kinds=(),
        wrong=[
            *labels(),
            *several(
                "The line is good, or may be, but the answers are in another coding: the labels are -1 and +1, not 0 "
                "and 1.",
                judging(6, 6, 6),
            ),
            *several(
                "You return numbers other than -1 and +1, such as the weighted sums, or NaN where the training ran "
                "off. Labels are what the step function makes of the sums.",
                judging(7, 7, 7),
            ),
            *several(
                "One label is asked for each row of `new`. If the error says so, do you return the weights, or the "
                "labels of the training flowers, or nothing at all? If it says something else, look at the line that "
                "it names.",
                changed(CLASSIFY, ("outputs(w, new)", "w")),
            ),
            *several(
                "In a matrix product the inner lengths must be equal. A flower has two numbers and the weights are "
                "three: which input is always 1, for the training flowers and for the new ones?",
                changed(CLASSIFY, ("outputs(w, new)", "np.where(new @ w >= 0, 1, -1)")),
            ),
            *several(
                "Arrays of these shapes cannot be combined entry by entry. How many numbers has a flower, how many "
                "flowers are there, and which targets belong to them?",
                changed(CLASSIFY, ("(target - x @ w) * x", "(y - x @ w) * x")),
            ),
            *several(
                "A condition on a whole array is neither true nor false. Ask each flower for itself, or choose entry "
                "by entry.",
                changed(CLASSIFY, ("outputs(w, new)", "1 if new @ w[1:] + w[0] >= 0 else -1")),
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
        idea="Chapter 2 proves something about the shape of J. Draw a curve that has this property, and ask of each "
        "reply whether your drawing allows it.",
        section="perceptron: The objective",
        returns="five letters as one text",
        kinds=(),
        wrong=[
            Wrong(
                "Four of your letters are right. Look at statement a again. "
                "Chapter 2 proves something about the shape of J. What follows from it for local minima?",
                'truth = "ftfft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement b again. "
                "How far does one step lead when the rate is tiny?",
                'truth = "tffft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement c again. "
                "Has J a local minimum that is not a global one?",
                'truth = "tttft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement d again. "
                "Which sign have the terms of J, and can their sum fall below 0?",
                'truth = "ttftt"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement e again. "
                "What is every weighted sum for these weights, and can J be any smaller?",
                'truth = "ttfff"',
            ),
            Wrong("Every letter is wrong, as if true and false were exchanged.", 'truth = "ffttf"'),
            Wrong("Not all of the statements are true.", 'truth = "ttttt"'),
            Wrong("Not all of the statements are false.", 'truth = "fffff"'),
        ],
        right=['truth = "T, T, F, F, T"', "truth = ['t', 't', 'f', 'f', 't']"],
    ),
    Task(
        name="valley",
        idea="Along each axis the valley is a parabola of its own. A step multiplies the distance from its minimum by "
        "one minus the learning rate times the curvature; the descent converges while each factor is between -1 and 1.",
        section="delta_rule_surfaces: Curvature decides the learning rate",
        returns="four numbers",
        wrong=slips(
            {"limit": 0.25, "w_0": -0.6, "w_1": 0.92, "shrunk": 0.95},
            {
                "limit": [
                    (
                        "With this rate one step reaches the minimum of the steep axis, but larger rates still "
                        "converge.",
                        0.125,
                    ),
                    ("That is the limit of the flat axis alone. Along which axis does the descent diverge first?", 5.0),
                    (
                        "The curvature of one axis sets the limit, as it stands: not halved, and not added to the "
                        "other. Which of the two is it?",
                        2 / 8.4,
                        2 / 4.2,
                        0.5,
                    ),
                    ("The limit does not depend on the ratio of the curvatures, but on one of them.", 0.05, 20.0),
                    ("A larger curvature must make the limit smaller. Is yours upside down?", 4.0, 16.0),
                ],
                "w_0": [
                    ("A step goes against the gradient, so the weight becomes smaller.", 2.6),
                    ("You gave the step itself. Where does it lead from 1?", -1.6, 1.6),
                    ("Is the gradient the curvature times the weight, or half of that? Differentiate J.", 0.2),
                    ("This belongs to the curvature of the other axis.", 0.92),
                ],
                "w_1": [
                    ("A step goes against the gradient, so the weight becomes smaller.", 1.08),
                    ("You gave the step itself. Where does it lead from 1?", -0.08, 0.08),
                    ("Is the gradient the curvature times the weight, or half of that? Differentiate J.", 0.96),
                    ("This belongs to the curvature of the other axis.", -0.6),
                ],
                "shrunk": [
                    ("That is the factor of the steep axis.", 0.0),
                    ("You gave what is taken away. What remains of the distance?", 0.05),
                    ("You took the rate of the step before. Which one does this question name?", 0.92),
                    ("The distance along the flat axis becomes smaller, so the factor is below one.", 1.05),
                    ("Are you dividing the curvatures the wrong way round?", -19.0),
                ],
            },
        ),
        right=[
            "limit = 0.25\nw_0 = -0.6\nw_1 = 0.92\nshrunk = 0.95",
            "limit, w_0, w_1, shrunk = 1 / 4, -3 / 5, 23 / 25, 19 / 20",
        ],
    ),
    Task(
        name="heavy_ball",
        idea="Two lines do all: the new step is a share of the last step minus the rate times the gradient where the "
        "ball is now, and the ball moves by the new step. Both start with what the task says of the beginning.",
        section="delta_rule_surfaces: Momentum",
        returns="an array with one row for each point of the path",
        draw=draw_ball,
        edges=[(np.array([[1.3]]), np.array([1.0]), 1 / 7, 3 / 7, 1)],
        wrong=told(
            BALL,
            (
                "Your function changes `w` or `H`, which belong to its caller and must stay as they are. Work on "
                "copies, and then see whether the path is right.",
                ("path.append(path[-1] + v)", "w += v\n        path.append(w.copy())"),
            ),
            (
                "Your steps go uphill. Which sign does the gradient have in the new step?",
                ("- rate", "+ rate"),
            ),
            (
                "That is gradient descent without momentum: the last step leaves no trace.",
                ("beta * v - rate", "-rate"),
            ),
            (
                "Your ball does not lose any speed, whatever beta is. Which share of the last step is kept?",
                ("beta * v", "v"),
            ),
            (
                "You keep the wrong share of the last step.",
                ("beta * v", "(1 - beta) * v"),
            ),
            (
                "You weight the gradient with one minus beta. Here the last step fades, and the gradient enters whole.",
                ("rate * H", "(1 - beta) * rate * H"),
            ),
            (
                "You multiply the gradient by beta as well. Only the last step fades.",
                ("beta * v - rate * H @ path[-1]", "beta * (v - rate * H @ path[-1])"),
            ),
            (
                "You take the gradient ahead of the ball, as in Nesterov's momentum. Take it where the ball is.",
                ("H @ path[-1]", "H @ (path[-1] + beta * v)"),
            ),
            (
                "You take the gradient at the start in every step. The ball has moved since.",
                ("H @ path[-1]", "H @ path[0]"),
            ),
            (
                "Your ball moves by the last step before the new one is computed, so that it lags behind by a step.",
                (
                    "        v = beta * v - rate * H @ path[-1]\n        path.append(path[-1] + v)",
                    "        path.append(path[-1] + v)\n        v = beta * v - rate * H @ path[-2]",
                ),
            ),
            (
                "Your ball is not at rest at first. What is the last step before the first one?",
                ("np.zeros(len(w))", "-rate * H @ np.array(w)"),
                ("np.zeros(len(w))", "np.ones(len(w))"),
                ("np.zeros(len(w))", "np.array(w, dtype=float)"),
            ),
            (
                "Your path lacks the start.",
                ("np.array(path)", "np.array(path[1:])"),
            ),
            (
                "Your path has one step too many.",
                ("range(steps)", "range(steps + 1)"),
            ),
            (
                "Your path has one step too few.",
                ("range(steps)", "range(steps - 1)"),
            ),
            (
                "You return the last point. The whole path was asked for.",
                ("np.array(path)", "path[-1]"),
            ),
            (
                "You return the steps. Where has the ball been?",
                ("np.array(path)", "np.diff(path, axis=0)"),
            ),
            (
                "You return one column for each point. A point is a row.",
                ("np.array(path)", "np.array(path).T"),
            ),
            (
                "The gradient is twice what it should be. Which factor stands before the quadratic form?",
                ("rate * H", "2 * rate * H"),
            ),
            (
                "The gradient is half of what it should be. What becomes of the factor before the quadratic form?",
                ("rate * H", "rate / 2 * H"),
            ),
            (
                "You multiply with the diagonal of the matrix alone. All of its entries belong to the gradient.",
                ("H @ path[-1]", "np.diag(H) * path[-1]"),
            ),
            (
                "The learning rate has no part in your steps. What does it multiply?",
                ("v = beta * v - rate * H @ path[-1]", "v = beta * v - H @ path[-1]"),
            ),
            (
                "The rate multiplies the whole step, the last one too. It belongs to the gradient alone.",
                ("beta * v - rate * H @ path[-1]", "rate * (beta * v - H @ path[-1])"),
            ),
        ),
        right=[
            """def heavy_ball(H, w, rate, beta, steps):
    w, before, path = list(w), list(w), [list(w)]
    for _ in range(steps):
        gradient = [sum(h * x for h, x in zip(row, w)) for row in H]
        new = [x + beta * (x - b) - rate * g for x, b, g in zip(w, before, gradient)]
        w, before = new, w
        path.append(w)
    return path""",
            """def heavy_ball(H, w, rate, beta, steps):
    path = np.empty((steps + 1, len(w)))
    path[0], speed = w, 0
    for k in range(steps):
        speed = beta * speed - rate * (path[k] @ H)
        path[k + 1] = path[k] + speed
    return path""",
        ],
    ),
    Task(
        name="one_flower",
        idea="The weighted sum is the log odds, and the sigmoid makes the probability of the label 1 of it. The "
        "loss looks at the probability of the label that was observed, and the step at the difference between"
        " label and probability.",
        section="delta_rule_logistic: The weighted sum is the log odds",
        returns="five numbers",
        wrong=slips(
            {"log_odds": 0.8, "p": 0.689974, "loss": 1.171101, "change": -0.413985, "bias": -0.398612},
            {
                "log_odds": [
                    ("The bias is missing from the sum.", 0.1),
                    ("Mind the sign of the second input.", 3.0),
                    ("Those are the odds. Their logarithm was asked for.", 2.225541),
                    ("You gave the probability of the label 1. The log odds are the logarithm of a ratio.", 0.689974),
                    (
                        "That is the logarithm of a probability. Of which ratio are the log odds the logarithm?",
                        -0.371101,
                    ),
                    ("Odds for the label 1 were asked for, not those against it.", -0.8),
                    (
                        "Does each weight meet its own input? That of the bias is always 1, not one of the flower.",
                        2.2,
                    ),
                    ("The sum is right except that the two inputs are exchanged.", 3.6),
                ],
                "p": [
                    ("That is the probability of the label 0.", 0.310026),
                    ("The number e to the power of the sum is the odds, and no probability yet.", 2.225541),
                    ("That is the answer of a step, without any doubt. How probable is the label 1?", 1.0),
                    (
                        "tanh goes from -1 to 1. Which function goes from 0 to 1 and is one half for a sum of 0?",
                        0.664037,
                    ),
                    ("You gave the slope of the sigmoid instead of its value.", 0.21391),
                    ("That is the sigmoid of twice the sum.", 0.832018),
                    ("You used the weighted sum itself as a probability.", 0.8),
                ],
                "loss": [
                    ("That is the loss for the label 1. Which label does the flower have?", 0.371101),
                    ("A loss is not negative. Which sign stands before the logarithm?", -1.171101),
                    ("You took a probability as the loss. Where is the logarithm?", 0.689974, 0.310026),
                    (
                        "That is a squared error. What does a label cost when its probability is known?",
                        0.476065,
                        0.238032,
                    ),
                    ("You took the logarithm with base 10 or 2. All logarithms here are natural.", 0.508603, 1.689541),
                    ("You added the losses of both labels. Only the observed one counts.", 1.542201),
                    ("You inserted -1 for the label. In which coding is the flower's label?", 1.971101),
                ],
                "change": [
                    ("You gave the new weight. By how much does it change?", -0.013985),
                    ("The sum is too large for this label, so the step goes the other way.", 0.413985),
                    ("You left out the learning rate.", -2.069923),
                    (
                        "That is the change of a weight whose input is 1, such as the bias. Which input belongs to "
                        "this weight?",
                        -0.137995,
                    ),
                    ("That is the change of the other weight.", 0.137995),
                    ("That would be the change for the label 1. Which label does the flower have?", 0.186015),
                    ("With -1 in the place of the label, the difference is too large.", -1.013985),
                    ("That is a step of the delta rule, which compares the label with the sum.", -0.48, -1.08),
                    ("That is a step of the perceptron rule. Here the probability matters, not only the answer.", -0.6),
                    (
                        "The slope of the sigmoid is still a factor, as for the squared error. What cancels it?",
                        -0.088555,
                    ),
                    (
                        "You multiplied the rate and the input by the loss. A step needs the slope of the loss.",
                        -0.70266,
                    ),
                ],
                "bias": [
                    ("That is the change of the bias. What is its new value?", -1.098612),
                    ("The odds are to become smaller, so the bias must, too.", 1.798612),
                    (
                        "A third of the bias does not make a third of the odds. What does adding to the log odds do "
                        "to the odds?",
                        0.233333,
                    ),
                    ("You made a third of the log odds. It is the odds that are to be a third.", 0.166667),
                    (
                        "You subtracted a third. Which number, taken from the logarithm of the odds, makes them a "
                        "third?",
                        0.366667,
                    ),
                    ("You made a third of the probability. Probability and odds are not the same.", -1.308359),
                    ("You took the logarithm with base 10 or 2. All logarithms here are natural.", 0.222879, -0.884963),
                    ("You made the odds one half. Which share of them was asked for?", 0.006853),
                    ("Those are the new log odds. Which bias leads to them?", -0.298612),
                ],
            },
        ),
        right=[
            "log_odds = 0.8\np = 1 / (1 + np.exp(-0.8))\nloss = -np.log(1 - p)\nchange = -0.2 * p * 3\nbias = "
            "0.7 - np.log(3)",
            "log_odds, p, loss, change, bias = 0.8, 0.689974, 1.171101, -0.413984, -0.398612",
        ],
    ),
    Task(
        name="log_likelihood",
        idea="For labels +1 and -1 the probability of a sample's own label is the sigmoid of label times sum. Its "
        "logarithm and its slope both have a form in which e is raised only to powers that do not overflow.",
        section="delta_rule_logistic: Maximum likelihood",
        returns="two results: a number, and an array with one entry for each weight",
        draw=draw_labelled,
        edges=[
            (
                np.array([[400.0, -300.0], [300.0, 500.0], [2.0, 1.0], [900.0, 700.0]]),
                np.array([1, -1, 1, -1]),
                np.array([3 / 7, -11 / 7, 10 / 9]),
            ),
            (np.array([[1.0], [-2.0], [2.0]]), np.array([-1, -1, 1]), np.array([2 / 7, -5 / 11])),
        ],
        wrong=told(
            LIKELIHOOD,
            (
                "Both results have the wrong sign: that is the function which is minimised. The log-likelihood "
                "itself is "
                "asked for, and its gradient.",
                [("value = -np.sum", "value = np.sum"), ("gradient = (y", "gradient = -(y")],
            ),
            (
                "The gradient points downhill, whereas the value is the log-likelihood. The two have to belong "
                "together.",
                ("gradient = (y", "gradient = -(y"),
            ),
            (
                "The logarithm of a probability is not positive. Your value is a cost, although the gradient is "
                "that of the "
                "log-likelihood.",
                ("value = -np.sum", "value = np.sum"),
            ),
            (
                "You took the mean over the samples. The log-likelihood of all samples together is a sum.",
                [("np.sum(np.logaddexp", "np.mean(np.logaddexp"), ("(y * np.exp", "(y / len(y) * np.exp")],
                ("np.sum(np.logaddexp", "np.mean(np.logaddexp"),
                ("(y * np.exp", "(y / len(y) * np.exp"),
            ),
            (
                "You returned the likelihood. Its logarithm was asked for.",
                (
                    "value = -np.sum(np.logaddexp(0, -agreement))",
                    "value = np.exp(-np.sum(np.logaddexp(0, -agreement)))",
                ),
            ),
            (
                "Your gradient takes the difference between label and probability. That formula is for labels 0 "
                "and 1, and "
                "the labels here are +1 and -1.",
                (
                    "(y * np.exp(-np.logaddexp(0, agreement))) @ A",
                    "(y - np.exp(-np.logaddexp(0, -(A @ w)))) @ A",
                ),
            ),
            (
                "Your value multiplies by the label and by one minus the label. That formula is for labels 0 and "
                "1, and the "
                "labels here are +1 and -1.",
                (
                    "-np.sum(np.logaddexp(0, -agreement))",
                    "-np.sum(y * np.logaddexp(0, -(A @ w)) + (1 - y) * np.logaddexp(0, A @ w))",
                ),
            ),
            (
                "The gradient is twice what it should be. Labels +1 and -1 are twice as far apart as 0 and 1, but the "
                "probabilities are not.",
                ("gradient = (y", "gradient = (2 * y"),
            ),
            (
                "The value does not depend on the labels: each sample is treated as if its label were +1.",
                ("-np.sum(np.logaddexp(0, -agreement))", "-np.sum(np.logaddexp(0, -(A @ w)))"),
            ),
            (
                "Each sample should weigh the more in the gradient, the less probable its own label is. In yours "
                "it is the "
                "other way round.",
                ("np.logaddexp(0, agreement)", "np.logaddexp(0, -agreement)"),
            ),
            (
                "Your value is the logarithm of the probability of the label that was not observed.",
                ("np.logaddexp(0, -agreement)", "np.logaddexp(0, agreement)"),
            ),
            (
                "That is the perceptron's gradient: only misclassified samples count, and all of them alike. Here each "
                "sample counts by a probability.",
                ("(y * np.exp(-np.logaddexp(0, agreement))) @ A", "(y * (agreement < 0)) @ A"),
            ),
            (
                "That is the gradient of the delta rule, which compares the label with the sum.",
                ("(y * np.exp(-np.logaddexp(0, agreement))) @ A", "(y - A @ w) @ A"),
            ),
            (
                "The slope of the sigmoid is still a factor in your gradient. What does the slope of the "
                "logarithm do to it?",
                (
                    "(y * np.exp(-np.logaddexp(0, agreement)))",
                    "(y * np.exp(-2 * np.logaddexp(0, agreement) - np.logaddexp(0, -agreement)))",
                ),
                (
                    "(y * np.exp(-np.logaddexp(0, agreement)))",
                    "(y * np.exp(-np.logaddexp(0, agreement) - np.logaddexp(0, -agreement)))",
                ),
            ),
            (
                "The gradient has no entry for the bias. Its input is always 1.",
                ("(0, agreement))) @ A", "(0, agreement))) @ X"),
            ),
            (
                "The bias is left out of the weighted sums.",
                ("y * (A @ w)", "y * (X @ w[1:])"),
            ),
            (
                "The bias comes first among the weights, and you treat it as the last one.",
                ("np.column_stack([np.ones(len(X)), X])", "np.column_stack([X, np.ones(len(X))])"),
            ),
            (
                "You return a term for each sample. The value for all of them together was asked for.",
                ("-np.sum(np.logaddexp(0, -agreement))", "-np.logaddexp(0, -agreement)"),
            ),
            (
                "Your gradient has one row for each sample. What becomes of the rows when the logarithms are added up?",
                (
                    "(y * np.exp(-np.logaddexp(0, agreement))) @ A",
                    "(y * np.exp(-np.logaddexp(0, agreement)))[:, None] * A",
                ),
            ),
            (
                "The gradient lacks the inputs. By what does the sum of a sample change when a weight does?",
                (
                    "(y * np.exp(-np.logaddexp(0, agreement))) @ A",
                    "np.full(len(w), np.sum(y * np.exp(-np.logaddexp(0, agreement))))",
                ),
            ),
            (
                "The two results are exchanged: the number comes first, then the gradient.",
                ("return value, gradient", "return gradient, value"),
            ),
            (
                "For sums of several hundred your value is infinite or not a number, because a power of e overflowed, "
                "or because a probability was rounded to 0 before its logarithm was taken.",
                ("-np.sum(np.logaddexp(0, -agreement))", "np.sum(np.log(1 / (1 + np.exp(-agreement))))"),
            ),
            (
                "For sums of several hundred your gradient is not a number, as when infinity is divided by infinity. "
                "Does the same power of e stand in numerator and denominator?",
                ("np.exp(-np.logaddexp(0, agreement))", "np.exp(-agreement) / (1 + np.exp(-agreement))"),
            ),
        ),
        right=[
            """def log_likelihood(X, y, w):
    value, gradient = 0.0, [0.0] * len(w)
    for row, label in zip(X.tolist(), y.tolist()):
        x = [1.0, *row]
        s = label * sum(a * b for a, b in zip(w, x))
        small = np.exp(-abs(s))
        value += min(s, 0.0) - np.log1p(small)
        miss = (small if s > 0 else 1.0) / (1 + small)
        gradient = [g + label * miss * a for g, a in zip(gradient, x)]
    return value, gradient""",
            """def log_likelihood(X, y, w):
    A, t = np.column_stack([np.ones(len(X)), X]), (y + 1) / 2
    s = A @ w
    p = np.where(s >= 0, 1 / (1 + np.exp(-np.abs(s))), np.exp(-np.abs(s)) / (1 + np.exp(-np.abs(s))))
    return np.sum(t * s - np.logaddexp(0, s)), A.T @ (t - p)""",
        ],
    ),
]
