"""The marking of the exercise `fashion_mnist`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_bytes(rng):
    """Training and test images as bytes; the test images have darker and brighter pixels."""
    low = int(rng.integers(70, 130))  # the ranges are 100 and 200, so that two decimals are enough
    train, test = low + rng.integers(0, 101, (3, 4)), low + rng.integers(0, 101, (2, 4))
    train[1, 1:3] = low, low + 100
    test[0, :2] = low - 60, low + 140
    return train.astype(np.uint8), test.astype(np.uint8)


def draw_classes(rng):
    """A number of classes."""
    return (int(rng.integers(3, 40)),)


def draw_outputs(rng):
    """Outputs that differ in each row, labels, and a k for which some labels are among the first k and some are not."""
    while True:
        n, classes = int(rng.integers(6, 9)), int(rng.integers(5, 8))
        outputs = rng.permuted(np.tile(np.arange(classes), (n, 1)), axis=1) / 8 + rng.integers(-9, 9, (n, 1))
        y, k = rng.integers(0, classes, n), int(rng.integers(2, classes - 1))
        places = (outputs > outputs[np.arange(n), y][:, None]).sum(axis=1)
        if len({(places < j).mean() for j in (k - 1, k, k + 1)}) == 3:
            return outputs, y, k


def draw_counts(rng):
    """A confusion matrix for which the sums of rows, columns and all entries divide a power of ten."""
    while True:
        drawn = rng.integers(1, 8, (20_000, 3, 3)) + rng.integers(0, 9, (20_000, 1, 1)) * np.eye(3, dtype=int)
        sums = np.concatenate([drawn.sum(axis=1), drawn.sum(axis=2), drawn.sum(axis=(1, 2))[:, None]], axis=1)
        mistaken = (drawn.argmax(axis=2) != range(3)).any(axis=1)
        good = drawn[np.isin(sums, [8, 10, 16, 20, 25, 40, 50]).all(axis=1) & mistaken]
        if len(good):
            return (good[0],)


def draw_epoch(rng):
    """The losses and the right answers of batches, of which the last is short."""
    count, batch = int(rng.integers(3, 6)), int(rng.integers(5, 9))
    n = batch * (count - 1) + int(rng.integers(1, batch - 1))
    rights = [int(v) for v in rng.integers(1, batch, count - 1)] + [1]
    return [round(float(v), 3) for v in rng.uniform(0.2, 3, count)], rights, n, batch


def draw_pair(rng):
    """Which images two networks have right: similar answers, but not the same."""
    n = int(rng.integers(12, 20))
    a = rng.random(n) < 0.8
    b = np.where(rng.random(n) < 0.6, a, rng.random(n) < 0.5)
    a[:5], b[:5] = [True, True, True, False, True], [False, False, True, True, False]
    return a, b


def draw_layer(rng):
    """A small network and a batch, all of different sizes, with weighted sums on both sides of 0."""
    while True:
        n, d, p, k = 5, 4, 3, 6
        X, W1 = rng.integers(-8, 9, (n, d)) / 4, rng.integers(-8, 9, (d, p)) / 4
        b1, W2, b2 = rng.integers(-4, 5, p) / 8 + 1 / 64, rng.integers(-8, 9, (p, k)) / 8, rng.integers(-4, 5, k) / 8
        S = X @ W1 + b1
        if {*(S > 0).mean(axis=0)} <= {0.2, 0.4, 0.6, 0.8} and ((S > 0) & (S < 1)).any():
            return X, rng.integers(0, k, n), W1, b1, W2, b2


def draw_seeds(rng):
    """A seed for the student's network, and one for the images, which the student's function does not get."""
    return int(rng.integers(10_000)), int(rng.integers(2**31))


def changed(code, *swaps):
    """Return code with each old text replaced by its new one; every old text must occur."""
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


def counts(parameters=266_610, steps=860, last_batch=24, bytes_needed=4_265_760):
    """Return an answer to the first task; the defaults are right."""
    return f"parameters, steps, last_batch, bytes_needed = {parameters}, {steps}, {last_batch}, {bytes_needed}"


def bars(on_1000=0.0095, on_10000=0.003, images_needed=90_000):
    """Return an answer to the task on error bars; the defaults are right."""
    return f"on_1000, on_10000, images_needed = {on_1000}, {on_10000}, {images_needed}"


def start(loss="np.log(10)", accuracy=0.1, changes="[0, 0, 0, 1]"):
    """Return an answer to the task on the zero start; the defaults are right."""
    return f"zero_loss, zero_accuracy, changes = {loss}, {accuracy}, {changes}"


SCALED = """def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), (test - low) / (high - low)"""

TOP = """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return np.mean([y[i] in best[i] for i in range(len(y))])"""

SHARES = """def shares(counts):
    hits = np.diag(counts)
    return hits / counts.sum(axis=1), hits / np.maximum(counts.sum(axis=0), 1)"""

REPORT = """def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n - batch * (len(losses) - 1)]
    return np.dot(losses, sizes) / n, sum(rights) / n"""

DIFFERENCE = """def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    return d.mean(), d.std() / np.sqrt(len(d))"""

GRADIENTS = """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    S = X @ W1 + b1
    slope = np.where(S > 0, 1.0, 0.1)
    H = slope * S
    T = np.full((n, k), 0.2 / k)
    T[np.arange(n), y] += 0.8
    G = (softmax(H @ W2 + b2) - T) / n
    U = (G @ W2.T) * slope
    return X.T @ U, U.sum(axis=0), H.T @ G, G.sum(axis=0)"""

#: mutants of the last task's solution that are other right answers; the gradients have a task of their own
STILL_LEARNS = [
    "for rows in np.array_split(order, len(X) // 33):",
    "P = np.exp(S + S.max(axis=1, keepdims=True))",
    "U = np.where(H >= 0, G @ theta[2].T, 0)",
    "U = np.where(H > 1, G @ theta[2].T, 0)",
    "X, X_new = ((a.reshape(len(a), -1) / 256).astype(np.float32) for a in (images, new_images))",
    "X, X_new = ((a.reshape(len(a), -2) / 255).astype(np.float32) for a in (images, new_images))",
    "W1, W2 = (rng.normal(0, d ** (-1.5), (d, p)).astype(np.float32) for d, p in ((784, 64), (64, 10)))",
    "for a, v, g in zip(theta, speed, (X[rows].T @ U, U.sum(axis=0), H.T @ G, G.sum(axis=0)), strict=False):",
]

NETWORK = """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, X_new = images.reshape(-1, 784) / 255, new_images.reshape(-1, 784) / 255
    W1, b1 = rng.normal(0, 0.05, (784, 32)), np.zeros(32)
    W2, b2 = rng.normal(0, 0.2, (32, 10)), np.zeros(10)
    for epoch in range(5):
        order = rng.permutation(len(X))
        rate = 0.2 * (1 - epoch / 5)
        for first in range(0, len(X), 25):
            rows = order[first : first + 25]
            A, T = X[rows], np.eye(10)[labels[rows]]
            H = np.maximum(A @ W1 + b1, 0)
            S = H @ W2 + b2
            P = np.exp(S - S.max(axis=1, keepdims=True))
            G = (P / P.sum(axis=1, keepdims=True) - T) / len(rows)
            U = (G @ W2.T) * (H > 0)
            W1 -= rate * (A.T @ U)
            b1 -= rate * U.sum(axis=0)
            W2 -= rate * (H.T @ G)
            b2 -= rate * G.sum(axis=0)
    outputs = np.maximum(X_new @ W1 + b1, 0) @ W2 + b2
    return outputs.argmax(axis=1)"""

TASKS = [
    Task(
        name="counts",
        returns="four whole numbers",
        wrong=[
            Wrong(
                "The steps and the last batch are right. The biases are missing from the parameters: each neuron has "
                "one more than it has inputs.",
                counts(parameters=266_200, bytes_needed=16 * 266_200),
            ),
            Wrong(
                "The other three numbers are right. Your steps lack the last batch of the epoch, which counts "
                "although it is not full.",
                counts(steps=859),
            ),
            Wrong(
                "The other three numbers are right. The last batch holds only what is left when all others are full.",
                counts(last_batch=64),
            ),
            Wrong(
                "The other three numbers are right. Besides its value and its gradient, Adam stores numbers of its "
                "own for every parameter.",
                counts(bytes_needed=8 * 266_610),
            ),
            Wrong(
                "The other three numbers are right. You counted what Adam stores once, but it keeps a mean of the "
                "gradient and another of its square.",
                counts(bytes_needed=12 * 266_610),
            ),
            Wrong(
                "The other two numbers are right. Your steps and your last batch are those of 60,000 images, but this "
                "network learns from fewer.",
                counts(steps=938, last_batch=32),
            ),
        ],
        right=[
            "parameters = sum((a + 1) * b for a, b in ((784, 300), (300, 100), (100, 10)))\n"
            "steps = int(np.ceil(55000 / 64))\n"
            "last_batch = 55000 % 64\n"
            "bytes_needed = 4 * 4 * parameters",
        ],
    ),
    Task(
        name="scaled",
        returns="a tuple of two arrays, of the shapes of train and test",
        draw=draw_bytes,
        wrong=[
            Wrong(
                "Each set is still scaled by its own pixels, so the same byte becomes two different numbers.",
                changed(SCALED, ("(test - low) / (high - low)", "(test - test.min()) / float(np.ptp(test))")),
            ),
            Wrong(
                "Your scale is taken from both sets together, so it depends on the test images, from which nothing "
                "may be learnt.",
                changed(
                    SCALED,
                    ("float(train.min())", "float(min(train.min(), test.min()))"),
                    ("float(train.max())", "float(max(train.max(), test.max()))"),
                ),
            ),
            Wrong(
                "The training images are right. A byte cannot be negative, so a test pixel darker than all training "
                "pixels came out very bright. Turn bytes into floating-point numbers before you subtract.",
                changed(SCALED, ("low, high = float(train.min())", "low, high = train.min()")),
            ),
            Wrong(
                "The training images are right. You cut off test pixels that are darker or brighter than all training "
                "pixels, so different bytes become the same number.",
                changed(SCALED, ("(test - low) / (high - low)", "np.clip((test - low) / (high - low), 0, 1)")),
            ),
            Wrong(
                "Your darkest training pixel does not become 0. What is subtracted, and what is the result divided by?",
                changed(SCALED, ("train - low", "train"), ("test - low", "test")),
            ),
        ],
        right=[
            SCALED,
            """def scaled(train, test):
    a = train.astype(int)
    return tuple((part.astype(int) - a.min()) / (a.max() - a.min()) for part in (train, test))""",
            """def scaled(train, test):
    ends = [train.min(), train.max()]
    return np.interp(train, ends, [0, 1]), (test - 1.0 * ends[0]) / (1.0 * ends[1] - ends[0])""",
        ],
    ),
    Task(
        name="bounds",
        returns="two numbers, the lowest value first",
        draw=draw_classes,
        wrong=[
            Wrong(
                "The highest value is right. The lowest would be 0 if softmax were applied once. How different can k "
                "numbers between 0 and 1 be for the second softmax?",
                "def bounds(k):\n    return 0.0, np.log(np.e + k - 1)",
            ),
            Wrong(
                "The lowest value is right. The loss is highest when the network is sure of a wrong class, not when "
                "all outputs are equal.",
                "def bounds(k):\n    return np.log(1 + (k - 1) / np.e), np.log(k)",
            ),
            Wrong(
                "The form of both values is right. One of the k outputs is that of the true class, so how many others "
                "are there?",
                "def bounds(k):\n    return np.log(1 + k / np.e), np.log(np.e + k)",
            ),
            Wrong(
                "These are probabilities of the true class. The loss is minus the logarithm of such a probability.",
                "def bounds(k):\n    return np.e / (np.e + k - 1), 1 / (np.e + k - 1)",
            ),
            Wrong(
                "Both values are right, but in the wrong order: the lowest comes first.",
                "def bounds(k):\n    return np.log(np.e + k - 1), np.log(1 + (k - 1) / np.e)",
            ),
            Wrong(
                "Both formulas are right except for the base of the logarithm. The cross-entropy of the course takes "
                "the natural logarithm.",
                "def bounds(k):\n    return np.log2(1 + (k - 1) / np.e), np.log2(np.e + k - 1)",
            ),
        ],
        right=[
            "def bounds(k):\n    s = np.zeros((2, k))\n    s[0, 0] = s[1, 1] = 1e4\n"
            "    return tuple(loss_classmate(s[i : i + 1], np.array([0])) for i in (0, 1))",
            "def bounds(k):\n    highest = np.log(np.exp(1) + k - 1)\n    return [highest - 1, highest]",
        ],
    ),
    Task(
        name="top",
        returns="one number, a share",
        draw=draw_outputs,
        probes=4,
        edges=[(np.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2]]), np.array([1, 2]), 1)],
        wrong=[
            Wrong(
                "You look for the label among the smallest outputs, because a sort puts these first.",
                changed(TOP, ("[:, -k:]", "[:, :k]")),
            ),
            Wrong(
                "You sort along the wrong axis: the classes of one image are to be compared, not the images with each "
                "other.",
                changed(
                    TOP,
                    ("np.argsort(outputs, axis=1)[:, -k:]", "np.argsort(outputs, axis=0)[-k:].T"),
                    ("y[i] in best[i] for i in range(len(y))", "y[i] in best[i % len(best)] for i in range(len(y))"),
                ),
            ),
            Wrong("This is a number of samples, but the task asks for a share.", changed(TOP, ("np.mean", "np.sum"))),
            Wrong(
                "You let one output too many through. How many outputs may be larger than that of the label?",
                changed(TOP, ("[:, -k:]", "[:, -k - 1 :]")),
            ),
            Wrong(
                "This is the ordinary accuracy, whatever k is: the share of the samples whose label has the largest "
                "output.",
                changed(TOP, ("[:, -k:]", "[:, -1:]")),
            ),
            Wrong(
                "You count only the labels in place k itself. Those with larger outputs are among the first k too.",
                changed(TOP, ("[:, -k:]", "[:, -k : len(outputs[0]) - k + 1]")),
            ),
        ],
        right=[
            TOP,
            """def top(outputs, y, k):
    hits = 0
    for row, label in zip(outputs, y):
        hits += row[label] >= sorted(row)[-k]
    return hits / len(y)""",
        ],
    ),
    Task(
        name="shares",
        returns="two arrays, one share for each garment",
        draw=draw_counts,
        edges=[(np.array([[7, 0, 1], [1, 0, 3], [0, 0, 4]]),), (np.array([[1, 3], [0, 1]]),)],
        probes=2,
        wrong=[
            Wrong(
                "Recall and precision are still exchanged. Which numbers count the bags themselves, whatever the "
                "answer: a row or a column?",
                changed(
                    SHARES,
                    (
                        "return hits / counts.sum(axis=1), hits / np.maximum(counts.sum(axis=0), 1)",
                        "return hits / np.maximum(counts.sum(axis=0), 1), hits / counts.sum(axis=1)",
                    ),
                ),
            ),
            Wrong(
                "The recall is right. Your precision is another share of the garments of a kind, but it should be a "
                "share of the answers of a kind.",
                changed(SHARES, ("np.maximum(counts.sum(axis=0), 1)", "counts.sum(axis=1)")),
            ),
            Wrong(
                "You divide by the number of all images. Recall is a share of the garments of one kind, and "
                "precision a share of the answers of one kind.",
                "def shares(counts):\n    return np.diag(counts) / counts.sum(), np.diag(counts) / counts.sum()",
            ),
            Wrong(
                "The recall is right. For a garment that is never the answer, your precision is 1, but the task says "
                "0.",
                changed(
                    SHARES,
                    (
                        "hits / np.maximum(counts.sum(axis=0), 1)",
                        "np.where(counts.sum(axis=0) > 0, hits / np.maximum(counts.sum(axis=0), 1), 1)",
                    ),
                ),
            ),
            Wrong(
                "You take the largest number of each row. The right answers are on the diagonal, whether these are "
                "the largest or not.",
                changed(SHARES, ("np.diag(counts)", "counts.max(axis=1)")),
            ),
        ],
        right=[
            SHARES,
            """def shares(counts):
    k = len(counts)
    said = [sum(counts[i][j] for i in range(k)) for j in range(k)]
    found = [counts[j][j] / sum(counts[j]) for j in range(k)]
    return found, [counts[j][j] / said[j] if said[j] else 0 for j in range(k)]""",
        ],
    ),
    Task(
        name="report",
        returns="two numbers, the mean loss and the accuracy",
        draw=draw_epoch,
        edges=[([1.0, 6.0], [4, 1], 5, 4), ([0.5, 2.0, 1.25], [4, 1, 3], 12, 4)],
        wrong=[
            Wrong(
                "The accuracy is right. Your loss is a mean over the batches, in which each sample of a short batch "
                "counts more than the others.",
                changed(REPORT, ("np.dot(losses, sizes) / n", "np.mean(losses)")),
            ),
            Wrong(
                "The mean loss is right. Your accuracy still counts samples that do not exist: is the last batch full?",
                changed(REPORT, ("sum(rights) / n", "sum(rights) / (batch * len(rights))")),
            ),
            Wrong(
                "The accuracy is right. The losses are means over batches, so their sum, divided by the number of "
                "samples, is too small by a factor of about the size of a batch.",
                changed(REPORT, ("np.dot(losses, sizes) / n", "np.sum(losses) / n")),
            ),
            Wrong(
                "Your function is right while the last batch is short. When all batches are full, the remainder of "
                "the division is 0, and one batch is lost.",
                changed(REPORT, ("n - batch * (len(losses) - 1)", "n % batch")),
            ),
            Wrong(
                "You left out the last batch, but its samples count as much as any others.",
                changed(
                    REPORT, ("[n - batch * (len(losses) - 1)]", "[0]"), ("sum(rights) / n", "sum(rights[:-1]) / n")
                ),
            ),
        ],
        right=[
            REPORT,
            """def report(losses, rights, n, batch):
    total, left = 0, n
    for loss in losses:
        total += loss * min(batch, left)
        left -= min(batch, left)
    return total / n, sum(rights) / n""",
        ],
    ),
    Task(
        name="error_bars",
        returns="three numbers",
        wrong=[
            Wrong(
                "The root is missing: this is the variance of an accuracy, not its standard deviation.",
                bars(0.0001, 0.0, 90),
            ),
            Wrong(
                "This is twice the standard error, the half width of an interval that holds in 95 of 100 cases.",
                bars(0.0190, 0.006, 360_000),
            ),
            Wrong(
                "The third number is right. The first two are standard errors of the *number* of right images, "
                "whereas that of a share is smaller by a factor of n.",
                bars(9.4868, 30, 90_000),
            ),
            Wrong(
                "The first two numbers are right. The standard error falls only with the root of the number of "
                "images, so the third number must be larger.",
                bars(images_needed=9_487),
            ),
            Wrong(
                "The first and the third number are right. Ten times as many images do not make the standard error "
                "ten times smaller.",
                bars(on_10000=0.0009),
            ),
            Wrong(
                "The factor 1 - p is missing. When p is near 1, nearly all answers are right, and the accuracy varies "
                "less.",
                bars(0.03, 0.0095, 900_000),
            ),
        ],
        right=[
            "on_1000, on_10000 = (np.sqrt(0.9 * 0.1 / n) for n in (1000, 10000))\nimages_needed = 0.09 / 0.001**2",
        ],
    ),
    Task(
        name="difference",
        returns="two numbers, the difference and its standard error",
        draw=draw_pair,
        wrong=[
            Wrong(
                "The difference is right. You added the errors as if the networks had been tested on different "
                "images. Their accuracies vary together, so look at the differences image by image.",
                """def difference(right_a, right_b):
    p, q = right_a.mean(), right_b.mean()
    return p - q, np.sqrt((p * (1 - p) + q * (1 - q)) / len(right_a))""",
            ),
            Wrong(
                "The difference is right. Your error says how far single images stray, but the mean of n of them "
                "strays less.",
                changed(DIFFERENCE, ("d.std() / np.sqrt(len(d))", "d.std()")),
            ),
            Wrong(
                "The difference is right. Your error is too small: the standard deviation of a mean of n falls only "
                "with the root of n.",
                changed(DIFFERENCE, ("np.sqrt(len(d))", "len(d)")),
            ),
            Wrong(
                "The standard error is right. The difference has the wrong sign: it is A minus B.",
                changed(
                    DIFFERENCE,
                    ("right_a.astype(float) - right_b.astype(float)", "right_b.astype(float) - right_a.astype(float)"),
                ),
            ),
            Wrong(
                "The difference is right. You divided by n - 1 in the standard deviation, which is often done, but "
                "the task asks for the mean of the squares.",
                changed(DIFFERENCE, ("d.std()", "d.std(ddof=1)")),
            ),
            Wrong(
                "The difference is right. You took the squared distances from 0, but the standard deviation takes "
                "them from the mean.",
                changed(DIFFERENCE, ("d.std()", "np.sqrt((d**2).mean())")),
            ),
            Wrong(
                "You counted where the two networks differ at all. It matters which of them is right, so the "
                "differences have signs.",
                changed(
                    DIFFERENCE, ("right_a.astype(float) - right_b.astype(float)", "(right_a != right_b).astype(float)")
                ),
            ),
        ],
        right=[
            DIFFERENCE,
            """def difference(right_a, right_b):
    n = len(right_a)
    only_a, only_b = (right_a & ~right_b).sum() / n, (right_b & ~right_a).sum() / n
    return only_a - only_b, np.sqrt((only_a + only_b - (only_a - only_b) ** 2) / n)""",
        ],
    ),
    Task(
        name="zero_start",
        returns="two numbers and a list of four truth values",
        decimals=2,
        wrong=[
            Wrong(
                "You say that all four change. The gradient of a weight is the upstream gradient times the input of "
                "its layer, and the hidden layer's outputs are 0.",
                start(changes="[1, 1, 1, 1]"),
            ),
            Wrong(
                "You say that nothing changes. The upstream gradient at the logits is not 0, and one of the four "
                "multiplies it by an input that is always 1.",
                start(changes="[0, 0, 0, 0]"),
            ),
            Wrong(
                "Three of your truth values are right. The gradient of W2 is the output of the hidden layer times the "
                "upstream gradient at the logits. What is this output?",
                start(changes="[0, 0, 1, 1]"),
            ),
            Wrong(
                "Three of your truth values are right. On its way to the hidden layer, the upstream gradient is "
                "multiplied by W2. What is left of it?",
                start(changes="[0, 1, 0, 1]"),
            ),
            Wrong(
                "The accuracy and the changes are right. The loss is not 0: equal logits give each class a "
                "probability of one tenth, and that has a cross-entropy.",
                start(loss=0.0),
            ),
            Wrong(
                "The loss and the changes are right. All outputs are equal, so every image gets the same answer. For "
                "how many images is it right?",
                start(accuracy=0.0),
            ),
        ],
        right=[
            "zero_loss, zero_accuracy, changes = 2.3026, 100 / 1000, (False, False, False, True)",
            "zero_loss, zero_accuracy, changes = -np.log(0.1), 0.1, [False] * 3 + [True]",
        ],
    ),
    Task(
        name="gradients",
        returns="four arrays, of the shapes of W1, b1, W2, b2, which the check turns into four numbers",
        draw=draw_layer,
        probes=1,
        wrong=[
            Wrong(
                "All four of your gradients are those of a sum over the samples, but the loss is a mean.",
                changed(GRADIENTS, ("- T) / n", "- T)")),
            ),
            Wrong(
                "Your targets are still one-hot: the smoothing is missing.",
                changed(GRADIENTS, ("0.2 / k)", "0.0)"), ("+= 0.8", "+= 1.0")),
            ),
            Wrong(
                "Your targets of a sample sum to more than 1: what the smoothing gives to all classes has to be taken "
                "from the true one.",
                changed(GRADIENTS, ("+= 0.8", "+= 1.0")),
            ),
            Wrong(
                "The gradients of W2 and b2 are right. Below, yours stop where the weighted sum is negative, as for a "
                "plain ReLU. A leaky one lets a tenth through.",
                changed(GRADIENTS, ("(G @ W2.T) * slope", "(G @ W2.T) * (S > 0)")),
            ),
            Wrong(
                "In your forward pass the ReLU is not leaky yet: of a negative sum, a tenth should be passed on, not "
                "0.",
                changed(GRADIENTS, ("H = slope * S", "H = np.maximum(S, 0)")),
            ),
            Wrong(
                "The gradients of W2 and b2 are right. In those of W1 and b1 the slope of the activation function is "
                "missing.",
                changed(GRADIENTS, (") * slope\n    return", ")\n    return")),
            ),
            Wrong(
                "The gradients of W1 and W2 are right. Those of the biases are means, but the upstream gradient has "
                "already been divided by n, so its rows are added up.",
                changed(GRADIENTS, ("U.sum(axis=0)", "U.mean(axis=0)"), ("G.sum(axis=0)", "G.mean(axis=0)")),
            ),
            Wrong(
                "Only the gradient of W2 is wrong. The gradient of a weight is the upstream gradient times the input "
                "of its own layer. The input of W2 is the output of the hidden layer, not the slope of its activation.",
                changed(GRADIENTS, ("H.T @ G", "slope.T @ G")),
            ),
            Wrong(
                "All four of your gradients have the wrong sign: the cross-entropy rises with the probabilities of "
                "the wrong classes.",
                changed(GRADIENTS, ("(softmax(H @ W2 + b2) - T)", "(T - softmax(H @ W2 + b2))")),
            ),
        ],
        right=[
            GRADIENTS,
            """def gradients(X, y, W1, b1, W2, b2):
    found = [np.zeros_like(a, dtype=float) for a in (W1, b1, W2, b2)]
    for x, label in zip(X, y):
        s = x @ W1 + b1
        h = np.maximum(s, 0.1 * s)
        g = softmax((h @ W2 + b2)[None])[0] - 0.2 / len(b2)
        g[label] -= 0.8
        u = (W2 @ g) * (1 - 0.9 * (s < 0))
        for total, part in zip(found, (np.outer(x, u), u, np.outer(h, g), g)):
            total += part / len(X)
    return tuple(found)""",
        ],
        survivors={
            "slope = np.where(S >= 0, 1.0, 0.1)": "the two differ only where a sum is exactly 0, which is excluded",
        },
    ),
    Task(
        name="best_of_twenty",
        returns="one letter as text",
        wrong=[
            Wrong(
                "The best network may well be the one to use. Would it be the best of the twenty on other images too, "
                "and by as much?",
                'choice = "a"',
            ),
            Wrong(
                "You ask for equal seeds. Different seeds show how much of a figure is chance, which a single seed "
                "cannot show.",
                'choice = "c"',
            ),
            Wrong(
                "You reject the mean as well. Networks that were not chosen by the test images meet them as they "
                "would meet new ones.",
                'choice = "d"',
            ),
        ],
        right=["choice = 'b'", 'choice = " b "'],
    ),
    Task(
        name="train_and_predict",
        returns="one label for each new image, which the check compares with the right ones",
        draw=draw_seeds,
        probes=2,
        fresh=1,
        wrong=[
            Wrong(
                "About one answer in ten is right, which is no better than guessing. Do the weights change at all?",
                changed(NETWORK, ("range(5)", "range(0)")),
            ),
            Wrong(
                "Your network gives nearly the same answer for every image, however small its inputs are. Do the "
                "steps go downhill? Do labels and images still belong together after shuffling?",
                changed(NETWORK, ("-= rate", "+= 0.1 * rate")),
            ),
            Wrong(
                "Your function does not return one label, a whole number from 0 to 9, for each new image. Does it "
                "return probabilities?",
                changed(NETWORK, ("outputs.argmax(axis=1)", "outputs")),
            ),
            Wrong(
                "Your network gives nearly the same answer for every image, but it learns when the bytes are only 0 "
                "and 1. How large are its inputs, and how long is a step for such inputs?",
                changed(
                    NETWORK,
                    (
                        "images.reshape(-1, 784) / 255, new_images.reshape(-1, 784) / 255",
                        "images.reshape(-1, 784), new_images.reshape(-1, 784)",
                    ),
                ),
            ),
            Wrong(
                "Your network learns, but misses the target. Is it still improving when it stops? Is the softmax "
                "along the right axis, are the gradients of a step taken at one point, and are new images scaled like "
                "the others?",
                changed(NETWORK, ("range(5)", "range(1)"), ("0.2 *", "0.01 *")),
            ),
        ],
        right=[
            NETWORK,
            changed(
                NETWORK,
                ("rate = 0.2 * (1 - epoch / 5)", "rate = 0.1 * (1 - epoch / 5)"),
                ("np.zeros(32)", "np.full(32, 0.01)"),
            ),
        ],
        survivors=dict.fromkeys(STILL_LEARNS, "still reaches the target, so it is another right answer"),
    ),
]
