"""The marking of the exercise `fashion_mnist`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, drawn, slips, told


def draw_bytes(rng):
    """Training and test images as bytes; the test images have darker and brighter pixels."""
    low = int(rng.choice([50, 100]))  # the ranges are 100 and 200, so that few decimals are enough
    train, test = low + rng.integers(0, 101, (2, 3)), 40 + rng.integers(0, 201, (1, 3))
    train[1, :2], test[0, :2] = (low, low + 100), (40, 240)
    return train.astype(np.uint8), test.astype(np.uint8)


def draw_classes(rng):
    """A number of classes."""
    return (int(rng.integers(3, 40)),)


def draw_outputs(rng):
    """Outputs of which no two are equal in a row or a column, and none is whole; labels, and a k.

    Some of the labels are among the first k and some are not.
    """
    while True:
        n, classes = int(rng.integers(6, 9)), int(rng.integers(5, 8))
        outputs = rng.permuted(np.tile(np.arange(classes), (n, 1)), axis=1) / 8 + rng.integers(-9, 9, (n, 1))
        outputs += np.arange(1, n + 1)[:, None] / 128
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


#: which images two networks have right, of which the second is better
B_IS_BETTER = (np.arange(16) % 8 < 4, np.array([1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0], dtype=bool))


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


def pairs(code, firsts, seconds, name, other):
    """Return known mistakes in the first of two results, in the second, and in both of the first few.

    `code` has {} for each result; `firsts` and `seconds` begin with the right one, whose message is "".
    """
    (first, _), (second, _) = next(iter(firsts.items())), next(iter(seconds.items()))
    yield from (Wrong(f"{other} {said}", code.format(wrong, second)) for wrong, said in firsts.items() if said)
    yield from (Wrong(f"{name} {said}", code.format(first, wrong)) for wrong, said in seconds.items() if said)
    for wrong, said in [*firsts.items()][1:4]:
        for also, more in [*seconds.items()][1:4]:
            yield Wrong(f"{said} {more}", code.format(wrong, also))


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

BATCHES = """def report(losses, rights, n, batch):
    count = len(losses)
    last = n - batch * (count - 1)
    sizes = [batch] * (count - 1) + [last]
    return {}, {}"""

IMAGES = """def difference(right_a, right_b):
    a, b = right_a.astype(float), right_b.astype(float)
    d, n = a - b, len(a)
    return {}, {}"""

#: what `shares` returns
SHARED = "hits / counts.sum(axis=1), hits / np.maximum(counts.sum(axis=0), 1)"

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


def draw_sure(rng):
    """Probabilities, labels and a number of bins: some bins are too sure, some not sure enough, and some are empty."""
    while True:
        n, k, bins = int(rng.integers(14, 22)), int(rng.integers(3, 5)), int(rng.integers(4, 8))
        p = np.exp(rng.normal(0, 1.6, (n, k)))
        p /= p.sum(axis=1, keepdims=True)
        confidence, y = p.max(axis=1), np.where(rng.random(n) < 0.62, p.argmax(axis=1), rng.integers(0, k, n))
        right, number = p.argmax(axis=1) == y, (confidence * bins).astype(int)
        gaps = [confidence[number == b].mean() - right[number == b].mean() for b in np.unique(number)]
        if min(gaps) < -0.05 and max(gaps) > 0.05 and confidence.mean() < right.mean() + (-1) ** n * 0.02:
            return p, y, bins


#: confidences on the borders of bins, and 1
ON_BORDERS = (
    np.array([[0.5, 0.25, 0.25], [0.0, 1.0, 0.0], [0.25, 0.0, 0.75], [0.375, 0.3125, 0.3125], [0.0, 0.7, 0.3]]),
    np.array([1, 0, 2, 2, 1]),
    4,
)

#: few bins, so that a confidence is in the first one
IN_THE_FIRST = (
    np.array([[0.4, 0.3, 0.3], [0.25, 0.3, 0.45], [0.2, 0.7, 0.1]]),
    np.array([1, 1, 1]),
    2,
)

BINNED = """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error = largest = squares = 0.0
    distances = []
    for b in range(bins):
        at = number == b
        if at.any():
            distance = abs(confidence[at].mean() - right[at].mean())
            error += at.mean() * distance
            squares += at.mean() * distance**2
            distances.append(distance)
            largest = max(largest, distance)
    return error, largest, confidence.mean() - right.mean()
"""


TASKS = [
    Task(
        name="counts",
        idea="Count the parameters layer by layer, then deal the images out in piles of 64. For the bytes, list every "
        "array that is as large as all parameters together, and look up which ones Adam keeps.",
        section="The same network in NumPy",
        returns="four whole numbers",
        wrong=slips(
            {"parameters": 266_610, "steps": 860, "last_batch": 24, "bytes_needed": 4_265_760},
            {
                "parameters": [
                    ("The biases are missing: each neuron has one more parameter than it has inputs.", 266_200),
                    ("Each neuron has a bias of its own, not each layer.", 266_203, 266_202),
                    (
                        "The biases of some layer are missing. Which neurons have one?",
                        266_600,
                        266_310,
                        266_510,
                        266_500,
                    ),
                    ("The inputs are no neurons, so they have no biases. Which layers have?", 267_394, 267_384),
                    ("One of the layers is missing. Between which layers are there weights?", 238_510, 79_510, 265_600),
                    ("One of the layers is missing. Between which layers are there weights?", 235_500, 30_100, 236_510),
                    ("You multiplied the layers with each other. What is added up, layer by layer?", 235_200_000),
                    ("You counted neurons or biases. How many numbers belong to each neuron?", 1194, 410, 1184),
                    ("You gave each layer a neuron for the bias, which has weights itself. It needs none.", 267_696),
                ],
                "steps": [
                    ("Your steps lack the last batch of the epoch, which counts although it is not full.", 859),
                    ("A batch that is not full takes a step too, and a whole one.", 859.375, 859.38, 859.4),
                    ("Those are the steps of 60,000 images, but this network learns from fewer.", 938, 937, 937.5),
                    ("From how many images does this network learn?", 782, 781, 781.25, 157, 1094),
                    ("You counted images, but a step is taken for a batch.", 55_000),
                    ("You gave the size of a batch. How many batches has an epoch?", 64),
                    ("You counted one batch too many. Which of them is not full?", 861),
                    ("You multiplied by the size of a batch. Into how many parts are the images divided?", 3_520_000),
                ],
                "last_batch": [
                    ("The last batch holds only what is left when all others are full.", 64),
                    ("You gave how many images the last batch *lacks* to be full.", 40),
                    (
                        "That is the rest of another number of images. From how many does this network learn?",
                        32,
                        16,
                        48,
                    ),
                    ("You gave which share of a full batch the last one is. How many images are that?", 0.375, 0.38),
                    (
                        "You spread the images evenly over the batches. All of them but the last are full.",
                        63.9535,
                        63.95,
                    ),
                    ("You counted one image too many or too few.", 23, 25),
                    ("You counted batches, not the images of the last one.", 860, 859),
                ],
                "bytes_needed": [
                    (
                        "Those are 8 bytes for each parameter. Its value, its gradient and what Adam stores all count, "
                        "with 4 bytes each: which of them is missing?",
                        2_132_880,
                    ),
                    (
                        "Those are 12 bytes, or three numbers, for each parameter. Besides its value and its gradient, "
                        "Adam keeps a mean of the gradient and another of its square.",
                        3_199_320,
                    ),
                    (
                        "How many numbers are stored for each parameter, and how many bytes does each of them need? "
                        "One "
                        "of the two is missing.",
                        1_066_440,
                    ),
                    (
                        "You counted more numbers for a parameter than its value, its gradient and Adam's two.",
                        5_332_200,
                    ),
                    ("You took 8 bytes a number. How many does the task give?", 8_531_520),
                    (
                        "Those are kilobytes or megabytes. The task asks for bytes.",
                        4265.76,
                        4165.78,
                        4.2658,
                    ),
                    ("Those are kilobytes or megabytes. The task asks for bytes.", 4.0682, 4.07, 4.27, 4.3, 4266, 4166),
                    ("Those are bits. The task asks for bytes.", 34_126_080),
                    (
                        "You counted parameters. How many numbers are stored for each, of how many bytes?",
                        266_610,
                        533_220,
                    ),
                    ("What Adam stores has a number for each bias as well.", 4_259_200, 4_262_480),
                ],
            },
        ),
        right=[
            "parameters = sum((a + 1) * b for a, b in ((784, 300), (300, 100), (100, 10)))\n"
            "steps = int(np.ceil(55000 / 64))\n"
            "last_batch = 55000 % 64\n"
            "bytes_needed = 4 * 4 * parameters",
        ],
    ),
    Task(
        name="scaled",
        idea="Two numbers define the scale: find out from which set they may be taken, compute them once and use them "
        "for both sets. And try `np.uint8(50) - np.uint8(60)` before you subtract bytes.",
        section="Scaling the pixels",
        returns="a tuple of two arrays, of the shapes of train and test",
        draw=draw_bytes,
        edges=drawn(draw_bytes, 74, 94, 283),
        probes=0,
        fresh=3,
        wrong=told(
            SCALED,
            (
                "Each set is still scaled by its own pixels, so the same byte becomes two different numbers.",
                ("(test - low) / (high - low)", "(test - test.min()) / float(np.ptp(test))"),
            ),
            (
                "Your scale depends on the test images, from which nothing may be learnt.",
                [
                    ("float(train.min())", "float(test.min())"),
                    ("float(train.max())", "float(test.max())"),
                ],
            ),
            (
                "Only one end of your scale comes from the training images. From the test images nothing may be "
                "learnt.",
                ("float(train.min())", "float(test.min())"),
                ("float(train.max())", "float(test.max())"),
                ("(test - low) / (high - low)", "(test - low) / (test.max() - low)"),
                ("(test - low) / (high - low)", "(test - float(test.min())) / (high - low)"),
                ("(test - low) / (high - low)", "(test - float(test.min())) / (high - float(test.min()))"),
            ),
            (
                "A byte cannot be negative, so a test pixel darker than all training pixels came out very bright. Turn "
                "bytes into floating-point numbers before you subtract.",
                ("low, high = float(train.min())", "low, high = train.min()"),
            ),
            (
                "You cut off test pixels that are darker or brighter than all training pixels, so different bytes "
                "become "
                "the same number.",
                ("(test - low) / (high - low)", "np.clip((test - low) / (high - low), 0, 1)"),
                ("(test - low) / (high - low)", "np.maximum((test - low) / (high - low), 0)"),
                ("(test - low) / (high - low)", "np.minimum((test - low) / (high - low), 1)"),
            ),
            (
                "Your darkest training pixel does not become 0. What is subtracted, and what is the result divided by?",
                [("train - low", "train"), ("test - low", "test")],
                [("(train - low) / (high - low)", "train / high"), ("(test - low) / (high - low)", "test / high")],
                ("train - low", "train"),
            ),
            (
                "The test pixels lack the subtraction that the training pixels have.",
                ("test - low", "test"),
            ),
            (
                "You used the largest byte that there can be. The task asks for the darkest and the brightest pixel "
                "that "
                "occur in the training images.",
                [("(train - low) / (high - low)", "train / 255"), ("(test - low) / (high - low)", "test / 255")],
                [
                    ("(train - low) / (high - low)", "(train - low) / 255"),
                    ("(test - low) / (high - low)", "(test - low) / 255"),
                ],
                ("(test - low) / (high - low)", "test / 255"),
            ),
            (
                "Your brightest training pixel does not become 1. How far apart are the darkest and the brightest?",
                [
                    ("(train - low) / (high - low)", "(train - low) / high"),
                    ("(test - low) / (high - low)", "(test - low) / high"),
                ],
            ),
            (
                "Brackets are missing: what is subtracted from what, and what is divided by what?",
                [
                    ("(train - low) / (high - low)", "train - low / (high - low)"),
                    ("(test - low) / (high - low)", "test - low / (high - low)"),
                ],
                [
                    ("(train - low) / (high - low)", "(train - low) / high - low"),
                    ("(test - low) / (high - low)", "(test - low) / high - low"),
                ],
            ),
            (
                "You subtract the lower end of the scale, but do not divide by its length.",
                [("(train - low) / (high - low)", "train - low"), ("(test - low) / (high - low)", "test - low")],
            ),
            (
                "You scale each column by itself, so the same byte becomes different numbers in different places.",
                [
                    ("float(train.min()), float(train.max())", "1.0 * train.min(axis=0), 1.0 * train.max(axis=0)"),
                ],
            ),
            (
                "You divide whole numbers without a rest, or store the result as bytes, so only whole numbers are "
                "left.",
                [
                    ("(train - low) / (high", "(train - low) // (high"),
                    ("(test - low) / (high", "(test - low) // (high"),
                ],
                ("(test - low) / (high - low)", "np.trunc((test - low) / (high - low))"),
                [
                    ("(train - low) / (high - low)", "np.trunc((train - low) / (high - low))"),
                    ("(test - low) / (high - low)", "np.trunc((test - low) / (high - low))"),
                ],
            ),
            (
                "You standardised: a mean of 0 and a standard deviation of 1. The task asks for another scale.",
                [
                    ("float(train.min()), float(train.max())", "train.mean(), train.mean() + train.std()"),
                ],
            ),
            (
                "You subtract the mean. Which training pixel is to become 0?",
                [("train - low", "train - train.mean()"), ("test - low", "test - train.mean()")],
            ),
            (
                "You divide the test images by the range of their own pixels. From the test images nothing may be "
                "learnt, not even the scale.",
                ("(test - low) / (high - low)", "(test - low) / float(np.ptp(test))"),
            ),
            (
                "The test images are still bytes. They have to be scaled in the same way as the training images.",
                ("(test - low) / (high - low)", "test"),
            ),
            (
                "The training images are still bytes. Both sets have to be scaled in the same way.",
                ("(train - low) / (high - low)", "train"),
            ),
            (
                "Your scale does not go from 0 to 1. What becomes of the darkest and of the brightest training pixel?",
                [
                    ("(train - low) / (high - low)", "2 * (train - low) / (high - low) - 1"),
                    ("(test - low) / (high - low)", "2 * (test - low) / (high - low) - 1"),
                ],
            ),
            (
                "Two sets of scaled images are to be returned: the training images, then the test images.",
                (
                    "(train - low) / (high - low), (test - low) / (high - low)",
                    "(test - low) / (high - low), (train - low) / (high - low)",
                ),
                ("(train - low) / (high - low), (test - low) / (high - low)", "(train - low) / (high - low)"),
                ("(train - low) / (high - low), (test - low) / (high - low)", "(test - low) / (high - low)"),
            ),
            (
                "Your function returns nothing. Is there a `return`?",
                ("    return", "    _ ="),
            ),
        ),
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
        idea="Think of what the second softmax receives: between which limits does each number lie, and what do the "
        "most extreme rows look like? Put such rows into the loss for k = 3, then write a formula for any k.",
        section="The network",
        returns="two numbers, the lowest value first",
        decimals=3,
        draw=draw_classes,
        edges=drawn(draw_classes, 11, 14, 23),
        probes=0,
        fresh=3,
        wrong=[
            *pairs(
                "def bounds(k):\n    with np.errstate(all='ignore'):\n        return {}, {}",
                {
                    "np.log(1 + (k - 1) / np.e)": "",
                    "0.0": "The lowest would be 0 if softmax were applied once. How different can k numbers between "
                    "0 and "
                    "1 be for the second softmax?",
                    "np.log(k)": "All outputs equal is not the best case. In which case is the loss lowest?",
                    "np.log(1 + k / np.e)": "In the lowest value, one of the k outputs is that of the true class. "
                    "How many "
                    "others are there?",
                    "np.log(1 + (k - 1) * np.e)": "In the lowest value an exponent has the wrong sign: is the true "
                    "class "
                    "the most or the least probable one?",
                    "np.log(1 + 1 / np.e)": "Your lowest value does not depend on k. How many outputs stand in the "
                    "denominator of a softmax?",
                    "np.log((k - 1) / np.e)": "In the denominator of the lowest value the output of the true class is "
                    "missing.",
                    "np.log(np.e + k - 1)": "Both values are the same. In which case is the loss lowest?",
                    "1 / k": "Your lowest value is a share. The loss is minus the logarithm of a probability.",
                    "1.0": "Your lowest value does not depend on k. How many outputs stand in the denominator of a "
                    "softmax?",
                },
                {
                    "np.log(np.e + k - 1)": "",
                    "np.inf": "What goes into the second softmax lies between 0 and 1. Can an output of this softmax "
                    "then "
                    "be 0?",
                    "np.log(k)": "The loss is highest when the network is sure of a wrong class, not when all "
                    "outputs are "
                    "equal.",
                    "np.log(1 + (k - 1) * np.e)": "The outputs of a softmax sum to 1, so how many wrong classes can "
                    "have an "
                    "output of 1?",
                    "np.log(1 + np.e)": "Your highest value does not depend on k. How many outputs stand in the "
                    "denominator of a softmax?",
                    "np.log(1 + (k - 1) / np.e)": "Both values are the same. In which case is the loss highest?",
                    "1.0": "Your highest value does not depend on k. What does the second softmax make of a 0 among "
                    "k outputs?",
                    "np.log(np.e + k)": "In the highest value, how many outputs are there besides the one of which the "
                    "network is sure?",
                    "np.log(np.e + k - 2)": "In the highest value, how many outputs are there besides the one of "
                    "which the "
                    "network is sure?",
                },
                "The lowest value is right.",
                "The highest value is right.",
            ),
            *(
                Wrong(message, f"def bounds(k):\n    return {code}")
                for message, *codes in [
                    (
                        "One of the k outputs is that of the true class, so how many others are there?",
                        "np.log(1 + k / np.e), np.log(np.e + k)",
                    ),
                    (
                        "These are probabilities of the true class. The loss is minus the logarithm of such a "
                        "probability.",
                        "np.e / (np.e + k - 1), 1 / (np.e + k - 1)",
                        "1 / (np.e + k - 1), np.e / (np.e + k - 1)",
                    ),
                    (
                        "The logarithm is missing: these are inverses of probabilities.",
                        "1 + (k - 1) / np.e, np.e + k - 1",
                        "np.e + k - 1, 1 + (k - 1) / np.e",
                    ),
                    (
                        "Both values are right, but in the wrong order: the lowest comes first.",
                        "np.log(np.e + k - 1), np.log(1 + (k - 1) / np.e)",
                    ),
                    (
                        "Both formulas are right except for the base of the logarithm. The cross-entropy of the course "
                        "takes the natural logarithm.",
                        "np.log2(1 + (k - 1) / np.e), np.log2(np.e + k - 1)",
                        "np.log10(1 + (k - 1) / np.e), np.log10(np.e + k - 1)",
                    ),
                    (
                        "Your answer does not depend on k. How many outputs stand in the denominator of a softmax?",
                        "np.log(1 + 9 / np.e), np.log(np.e + 9)",
                        "np.log(1 + 2 / np.e), np.log(np.e + 2)",
                    ),
                    (
                        "Your bounds do not depend on k. What enters the second softmax are probabilities, and all k "
                        "of them count.",
                        "np.log(1 + 1 / np.e), np.log(1 + np.e)",
                        "0.0, 1.0",
                    ),
                    (
                        "The loss is minus the logarithm of a probability, and so it is positive.",
                        "-np.log(np.e + k - 1), -np.log(1 + (k - 1) / np.e)",
                    ),
                    ("Two numbers are to be returned, the lowest value and the highest.", "np.log(np.e + k - 1)"),
                    ("Two numbers are to be returned, the lowest value and the highest.", "np.log(1 + (k - 1) / np.e)"),
                    ("Your function returns nothing. Is there a `return`?", "None"),
                ]
                for code in codes
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
        idea="Solve it on paper for one row with four outputs and k = 2. You can either collect the places of the "
        "largest outputs or find the rank of the label's own output. Then extend it to all rows.",
        section="Evaluation and prediction",
        returns="one number, a share",
        draw=draw_outputs,
        probes=4,
        edges=[(np.array([[0.1, 0.7, 0.2], [0.45, 0.3, 0.25]]), np.array([1, 2]), 1)],
        wrong=told(
            TOP,
            (
                "You look for the label among the smallest outputs. A sort puts these first, and a comparison the "
                "wrong way round finds them, too.",
                ("[:, -k:]", "[:, :k]"),
            ),
            (
                "You sort along the wrong axis: the classes of one image are to be compared, not the images with each "
                "other.",
                [
                    ("np.argsort(outputs, axis=1)[:, -k:]", "np.argsort(outputs, axis=0)[-k:].T"),
                    ("y[i] in best[i] for i in range(len(y))", "y[i] in best[i % len(best)] for i in range(len(y))"),
                ],
                ("axis=1", "axis=0"),
            ),
            (
                "An index reaches past the end. Are the outputs of each image sorted, and not the images, and is every "
                "row or column that you ask for there?",
                ("np.argsort(outputs, axis=1)[:, -k:]", "np.argsort(outputs, axis=0)[-k:]"),
            ),
            (
                "This is a number of samples, but the task asks for a share.",
                ("np.mean", "np.sum"),
            ),
            (
                "You let one output too many through. How many outputs may be larger than that of the label?",
                ("[:, -k:]", "[:, -k - 1 :]"),
            ),
            (
                "The largest output, or the last that may count, is not let through. Does the label itself count among "
                "the k, and does your slice reach the end?",
                ("[:, -k:]", "[:, outputs.shape[1] - k + 1 :]"),
                ("[:, -k:]", "[:, -k:-1]"),
                ("[:, -k:]", "[:, -k - 1 : -1]"),
            ),
            (
                "This is the ordinary accuracy, whatever k is: the share of the samples whose label has the largest "
                "output.",
                ("[:, -k:]", "[:, -1:]"),
            ),
            (
                "You count only the labels in place k itself. Those with larger outputs are among the first k too.",
                ("[:, -k:]", "[:, -k : len(outputs[0]) - k + 1]"),
            ),
            (
                "Your answer is too small by a factor of k or of the number of classes: over what is the mean taken?",
                (
                    "np.mean([y[i] in best[i] for i in range(len(y))])",
                    "np.mean([y[i] == best[i] for i in range(len(y))])",
                ),
                (
                    "np.mean([y[i] in best[i] for i in range(len(y))])",
                    "np.sum([y[i] in best[i] for i in range(len(y))]) / outputs.size",
                ),
            ),
            (
                "Your answer is 0 for every input of the check. Do you look for the label among the outputs "
                "themselves, although a label is the *place* of an output, ask whether all samples have it, or "
                "cut a share to a whole number?",
                ("np.argsort(outputs, axis=1)", "np.sort(outputs, axis=1)"),
            ),
            (
                "You took the first k columns as they stand. They have to be put in the order of the outputs.",
                ("np.argsort(outputs, axis=1)[:, -k:]", "np.tile(np.arange(k), (len(y), 1))"),
            ),
            (
                "You looked at the first k samples only. The k is a number of classes.",
                [("[:, -k:]", "[:, -1:]"), ("range(len(y))", "range(k)")],
                ("range(len(y))", "range(min(k, len(y)))"),
            ),
            (
                "You return several values. The share is a single number.",
                (
                    "np.mean([y[i] in best[i] for i in range(len(y))])",
                    "np.array([y[i] in best[i] for i in range(len(y))])",
                ),
                ("np.mean([y[i] in best[i] for i in range(len(y))])", "best"),
            ),
            (
                "Your answer is 1 for every input of the check. Do you ask whether any sample has its label "
                "there, or let all outputs through? The share of the samples is asked for that have it among the"
                " k largest.",
                ("np.mean", "any"),
            ),
            (
                "Your answer is that of the first sample alone. Is there a `return` inside the loop?",
                ("range(len(y))", "range(1)"),
            ),
            (
                "Your function returns nothing. Is there a `return`?",
                ("    return", "    _ ="),
            ),
        ),
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
        idea='Write "bag" and "coat" beside the rows and above the columns of the example. Which sum contains all '
        'bags, and which all answers "bag"? Decide what happens to an empty sum before you divide by it.',
        section="The confusion matrix",
        returns="two arrays, one share for each garment",
        draw=draw_counts,
        edges=[(np.array([[7, 0, 1], [1, 0, 3], [0, 0, 4]]),), (np.array([[1, 3], [0, 1]]),)],
        probes=2,
        wrong=told(
            "with np.errstate(all='ignore'):\n    pass\n\n\n" + SHARES,
            (
                "Recall and precision are exchanged. Which numbers count the bags themselves, whatever the answer: a "
                "row or a column?",
                (SHARED, "hits / np.maximum(counts.sum(axis=0), 1), hits / counts.sum(axis=1)"),
                (SHARED, "hits / counts.sum(axis=0), hits / counts.sum(axis=1)"),
            ),
            (
                "Your precision is another share of the garments of a kind, but it should be a share of the answers "
                "of a "
                "kind.",
                ("np.maximum(counts.sum(axis=0), 1)", "counts.sum(axis=1)"),
            ),
            (
                "Your recall is a share of the answers of a kind. It should be a share of the garments of a kind.",
                ("counts.sum(axis=1)", "np.maximum(counts.sum(axis=0), 1)"),
                ("counts.sum(axis=1)", "counts.sum(axis=0)"),
            ),
            (
                "You divide by the number of all images. Recall is a share of the garments of one kind, and "
                "precision a "
                "share of the answers of one kind.",
                [("counts.sum(axis=1)", "counts.sum()"), ("np.maximum(counts.sum(axis=0), 1)", "counts.sum()")],
                ("counts.sum(axis=1)", "counts.sum()"),
                ("np.maximum(counts.sum(axis=0), 1)", "counts.sum()"),
            ),
            (
                "For a garment that is never the answer, your precision is not what the task says.",
                (
                    "hits / np.maximum(counts.sum(axis=0), 1)",
                    "np.where(counts.any(axis=0), hits / np.maximum(counts.sum(axis=0), 1), 1)",
                ),
            ),
            (
                "Some garment is never the answer, so its total is 0. What does the task say about its precision?",
                ("np.maximum(counts.sum(axis=0), 1)", "counts.sum(axis=0)"),
            ),
            (
                "You take the largest number of each row or column. The right answers are on the diagonal, whether "
                "these "
                "are the largest or not.",
                ("np.diag(counts)", "counts.max(axis=1)"),
                ("np.diag(counts)", "counts.max(axis=0)"),
            ),
            (
                "You changed all totals in order to avoid a division by 0. Only a total of 0 needs care.",
                ("np.maximum(counts.sum(axis=0), 1)", "(counts.sum(axis=0) + 1)"),
                [
                    ("np.maximum(counts.sum(axis=0), 1)", "(counts.sum(axis=0) + 1)"),
                    ("counts.sum(axis=1)", "(counts.sum(axis=1) + 1)"),
                ],
            ),
            (
                "Only 0 and 1 are left of your shares. Is there a whole-number division, or an array of whole numbers "
                "into which they are written?",
                (SHARED, "hits // counts.sum(axis=1), hits // np.maximum(counts.sum(axis=0), 1)"),
            ),
            (
                "You divide by the wrong ones. A share is taken of all, the right ones included.",
                [
                    ("counts.sum(axis=1)", "np.maximum(counts.sum(axis=1) - hits, 1)"),
                    ("counts.sum(axis=0)", "(counts.sum(axis=0) - hits)"),
                ],
                (SHARED, "hits / (counts.sum(axis=1) - hits), hits / (counts.sum(axis=0) - hits)"),
            ),
            (
                "You gave the shares of the wrong ones.",
                (SHARED, "1 - hits / counts.sum(axis=1), 1 - hits / np.maximum(counts.sum(axis=0), 1)"),
            ),
            (
                "You returned one share for all garments together. The task asks for a share for each garment.",
                (SHARED, "(hits / counts.sum(axis=1)).mean(), (hits / np.maximum(counts.sum(axis=0), 1)).mean()"),
                (SHARED, "hits.sum() / counts.sum(), hits.sum() / counts.sum()"),
            ),
            (
                "A garment that is never the answer is missing from your precisions; its place must stay.",
                (
                    "hits / np.maximum(counts.sum(axis=0), 1)",
                    "(hits / np.maximum(counts.sum(axis=0), 1))[counts.any(axis=0)]",
                ),
            ),
            (
                "Your answer holds numbers of images, not shares of them.",
                (SHARED, "hits, hits"),
                (SHARED, "counts.sum(axis=1), counts.sum(axis=0)"),
            ),
            (
                "Two arrays are to be returned: the recalls, then the precisions.",
                (SHARED, "hits / counts.sum(axis=1)"),
                (SHARED, "hits / np.maximum(counts.sum(axis=0), 1)"),
            ),
            (
                "You divide whole rows, or columns, of the matrix. Which of their entries are the right answers?",
                (SHARED, "counts / counts.sum(axis=1, keepdims=True), counts / np.maximum(counts.sum(axis=0), 1)"),
            ),
            (
                "Your shares stand upside down: what is divided by what?",
                (SHARED, "counts.sum(axis=1) / np.maximum(hits, 1), counts.sum(axis=0) / np.maximum(hits, 1)"),
            ),
            (
                "Your function returns nothing. Is there a `return`?",
                ("    return", "    _ ="),
            ),
        ),
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
        idea="Make the list of batch sizes first, once for a short last batch and once for a full one, and check that "
        "it adds up to `n`. With the sizes, each mean loss can be turned back into a sum over samples.",
        section="iris: Mean loss and accuracy over an epoch",
        returns="two numbers, the mean loss and the accuracy",
        draw=draw_epoch,
        edges=[([1.0, 6.0], [4, 1], 5, 4), ([0.5, 2.0, 1.5], [4, 1, 3], 12, 4), *drawn(draw_epoch, 2, 9, 13)],
        probes=0,
        fresh=3,
        wrong=[
            *pairs(
                BATCHES,
                {
                    "np.dot(losses, sizes) / n": "",
                    "np.mean(losses)": "Your loss is a mean over the batches, in which each sample of a short batch "
                    "counts "
                    "more than the others.",
                    "np.sum(losses) / n": "The losses are means over batches, so their sum, divided by the number of "
                    "samples, is too small by a factor of about the size of a batch.",
                    "np.sum(losses) * batch / n": "You weight each loss by the size of a full batch, the last one too.",
                    "np.dot(losses, sizes) / (batch * count)": "You divide the loss by the samples of full batches, "
                    "but the "
                    "last one may be shorter.",
                    "np.dot(losses, sizes) / count": "You weighted the losses, but divided by the number of batches.",
                    "np.dot(losses[:-1], sizes[:-1]) / n": "Your loss leaves the last batch out, but its samples "
                    "count as "
                    "well.",
                    "np.mean(losses[:-1])": "Your loss leaves the last batch out, but its samples count as well.",
                    "np.dot(losses, [batch] * (count - 1) + [batch - last]) / n": "The last batch has the weight of "
                    "what "
                    "it lacks.",
                    "np.dot(losses, sizes[::-1]) / n": "Which of the batches is the short one?",
                    "np.dot(losses, rights) / n": "You weighted each loss by the number of right answers. Over how "
                    "many "
                    "samples is the loss of a batch a mean?",
                    "np.dot(losses, rights) / sum(rights)": "You weighted each loss by the number of right answers. "
                    "Over "
                    "how many samples is the loss of a batch a mean?",
                    "np.dot(losses, sizes)": "Your loss is the sum over all samples. What turns a sum into a mean?",
                    "np.sum(losses)": "Your loss is the sum over the batches. A mean over the samples is asked for.",
                    "np.dot(losses, [batch] * (count - 1) + [n % batch]) / n": "Your loss is right while the last "
                    "batch is "
                    "short. When all batches are full, the remainder of the division is 0.",
                    "losses[-1]": "Your loss is that of the last batch alone.",
                },
                {
                    "sum(rights) / n": "",
                    "sum(rights) / (batch * count)": "Your accuracy still counts samples that do not exist: is the "
                    "last "
                    "batch full?",
                    "np.mean(np.divide(rights, sizes))": "Your accuracy is a mean over the batches, in which the "
                    "samples of "
                    "a short batch count more than the others.",
                    "sum(rights) / count": "For the accuracy you divided the right answers by the number of batches.",
                    "100 * sum(rights) / n": "Your accuracy is in per cent. A share is asked for.",
                    "sum(rights)": "Your accuracy is a number of samples. A share is asked for.",
                    "sum(rights[:-1]) / n": "Your accuracy leaves the last batch out, but its samples count as well.",
                    "1 - sum(rights) / n": "You gave the share of the wrong answers.",
                    "sum(rights) // n": "Your accuracy has been cut to a whole number.",
                    "np.dot(rights, sizes) / n": "You weighted the numbers of right answers. They are no means: they "
                    "can "
                    "simply be added up.",
                    "rights[-1] / last": "Your accuracy is that of the last batch alone.",
                },
                "The mean loss is right.",
                "The accuracy is right.",
            ),
            *(
                Wrong(message, BATCHES.format(*codes))
                for message, *codes in [
                    (
                        "You left out the last batch, but its samples count as much as any others.",
                        "np.dot(losses[:-1], sizes[:-1]) / n",
                        "sum(rights[:-1]) / n",
                    ),
                    (
                        "You left out the last batch, but its samples count as much as any others.",
                        "np.mean(losses[:-1])",
                        "sum(rights[:-1]) / (batch * (count - 1))",
                    ),
                    (
                        "You left out the last batch where it is short, but its samples count as much as any others.",
                        "np.mean(losses[: n // batch])",
                        "sum(rights[: n // batch]) / (n // batch * batch)",
                    ),
                    (
                        "You left out the last batch where it is short, but its samples count as much as any others.",
                        "np.sum(losses[: n // batch]) * batch / n",
                        "sum(rights[: n // batch]) / n",
                    ),
                    ("The mean loss comes first, then the accuracy.", "sum(rights) / n", "np.dot(losses, sizes) / n"),
                ]
            ),
            *(
                Wrong(message, code)
                for message, code in [
                    (
                        "Two numbers are to be returned: the mean loss, then the accuracy.",
                        "def report(losses, rights, n, batch):\n    return sum(rights) / n",
                    ),
                    (
                        "Losses and right answers are lists, which Python neither multiplies nor divides entry by "
                        "entry. "
                        "Where does your code treat a list as a number, or a number as a list?",
                        "def report(losses, rights, n, batch):\n    return losses / n, sum(rights) / n",
                    ),
                    (
                        "Your function returns nothing. Is there a `return`?",
                        "def report(losses, rights, n, batch):\n    sum(losses)",
                    ),
                ]
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
        idea="All three answers come from one formula with p and n in it. Insert p and the two values of n; for the "
        "third answer the formula's result is given, so solve it for n. Note that n stands under a root.",
        section="Error bars: test images and random seeds",
        returns="three numbers",
        wrong=slips(
            {"on_1000": 0.0095, "on_10000": 0.003, "images_needed": 90_000},
            {
                "on_1000": [
                    ("The root is missing: this is the variance of an accuracy, not its standard deviation.", 0.0001),
                    (
                        "That is the variance or the standard deviation of a single answer. The number of images is "
                        "missing.",
                        0.3,
                        0.09,
                    ),
                    (
                        "This is about twice the standard error, the half width of an interval that holds in 95 of 100 "
                        "cases.",
                        0.019,
                        0.0186,
                    ),
                    (
                        "This is a standard error of the *number* of right images. That of a share is smaller by a "
                        "factor "
                        "of n.",
                        9.4868,
                        9.49,
                        9.5,
                    ),
                    (
                        "Is the factor 1 - p missing? When p is near 1, nearly all answers are right, and the accuracy "
                        "varies less.",
                        0.03,
                    ),
                    (
                        "Give four decimals, rounded at the very end. If you did: is one of the two factors of the "
                        "variance missing?",
                        0.01,
                    ),
                    ("You divided by n outside the root, but it is the variance that falls as 1/n.", 0.0003),
                    ("The root goes over the whole variance, over its numerator too.", 0.0028),
                    (
                        "The variance is a product of two different factors, and the root goes over all of it. Are "
                        "both factors in your formula, and under the root?",
                        0.0285,
                        0.0032,
                    ),
                    ("This is in per cent, but the accuracy is a share.", 0.9487, 0.95, 0.949),
                    ("You took the worst case, a probability of one half, instead of the given one.", 0.0158),
                    ("The error depends on the probability too, not on n alone.", 0.0316, 0.001),
                    ("Four decimals are asked for, and the last one is to be rounded, not cut off.", 0.0094, 0.009),
                    ("That is the error on 10,000 images. The first question is about fewer.", 0.003),
                    ("That is a probability or a number of images, or the variance of such a number.", 0.9, 900, 90),
                ],
                "on_10000": [
                    (
                        "Ten times as many images do not make the standard error ten times smaller.",
                        0.0009,
                        0.001,
                        0.095,
                    ),
                    ("The more images, the smaller the error. With which factor?", 0.0095, 0.03, 0.0949, 0.0948),
                    ("Is this in per cent, or is the number of images missing?", 0.3),
                    (
                        "This is about twice the standard error, the half width of an interval that holds in 95 of 100 "
                        "cases.",
                        0.006,
                        0.0059,
                    ),
                    ("You took the worst case, a probability of one half, instead of the given one.", 0.005),
                    ("One of the two factors of the variance is missing, or both are.", 0.0032, 0.01),
                ],
                "images_needed": [
                    (
                        "The standard error falls only with the root of the number of images, so more are needed.",
                        9_487,
                        9_486.8,
                        9_486.833,
                        9_500,
                        30_000,
                    ),
                    (
                        "In the formula for the standard error n stands under a root. When you solve it for n, what "
                        "happens to the 0.001?",
                        90,
                        300,
                        900,
                        9_000,
                    ),
                    (
                        "You are off by one: the exact result is a whole number, and that of a computer is larger or "
                        "smaller by a rounding error.",
                        90_001,
                        89_999,
                    ),
                    ("You computed this from a rounded error. Round last.", 90_250, 88_360),
                    ("A factor of the variance is missing: which two make it?", 900_000, 100_000, 1_000_000),
                    ("You took the worst case, a probability of one half, instead of the given one.", 250_000),
                    (
                        "That is for an interval of about two standard errors. One of them is to be 0.001.",
                        360_000,
                        345_744,
                    ),
                    ("You gave how many *more* are needed. The task asks how many in all.", 89_000, 80_000),
                    ("You gave how many times as many are needed. How many are that?", 9),
                    ("Is 0.001 right in your formula? Look at its zeros.", 90_000_000, 9_000_000),
                    ("You gave the ratio of two errors. How does the error depend on n?", 9.4868, 9.49, 9.5, 3),
                    ("That is one of the two numbers of images from above. Which error belongs to it?", 1_000, 10_000),
                ],
            },
        )
        + [
            Wrong(message, numbers)
            for message, *several in [
                (
                    "The root is missing: this is the variance of an accuracy, not its standard deviation.",
                    bars(0.0001, 0.0, 90),
                    bars(0.0001, 0.0, 90_000),
                ),
                (
                    "The first two are standard errors of the *number* of right images, whereas that of a share is "
                    "smaller by a factor of n.",
                    bars(9.4868, 30, 90_000),
                ),
            ]
            for numbers in several
        ],
        right=[
            "on_1000, on_10000 = (np.sqrt(0.9 * 0.1 / n) for n in (1000, 10000))\nimages_needed = 0.09 / 0.001**2",
        ],
    ),
    Task(
        name="difference",
        idea="Turn the two arrays into a single array of n numbers, as the task describes, and forget A and B. Both "
        "results are then plain statistics of this one array: its mean, and how uncertain that mean is.",
        section="Error bars: test images and random seeds",
        returns="two numbers, the difference and its standard error",
        draw=draw_pair,
        edges=[*drawn(draw_pair, 6, 24, 26), B_IS_BETTER],
        probes=0,
        fresh=3,
        wrong=[
            *pairs(
                IMAGES,
                {
                    "d.mean()": "",
                    "-d.mean()": "The difference has the wrong sign: it is A minus B.",
                    "abs(d.mean())": "Your difference has lost its sign. It is A minus B, so what is it where B is "
                    "better?",
                    "d.sum()": "Your difference is a number of images, not one of accuracies.",
                    "np.abs(d).mean()": "You counted where the two networks differ at all. It matters which of them is "
                    "right, so the differences have signs.",
                    "d[d != 0].mean()": "Your difference leaves out the images on which both agree. They count among "
                    "the n.",
                    "a.mean() + b.mean()": "You added the two accuracies.",
                    "a.mean()": "That is the accuracy of A alone. How much better is it than that of B?",
                    "d.sum() / np.sqrt(n)": "The difference of two accuracies is a mean over the n images, so it is "
                    "divided by n and not by its root.",
                    "100 * d.mean()": "Your difference is in per cent.",
                    "d.sum() / (n - 1)": "You divided the difference by n - 1. A mean is taken over all n.",
                    "(a > b).mean()": "You counted only the images that A alone has right.",
                },
                {
                    "d.std() / np.sqrt(n)": "",
                    "np.sqrt((a.var() + b.var()) / n)": "You added the errors as if the networks had been tested on "
                    "different images. Their accuracies vary together, so look at the differences image by image.",
                    "d.std()": "Your error says how far single images stray, but the mean of n of them strays less.",
                    "d.std(ddof=1) / np.sqrt(n)": "You took n - 1 in place of n, which is often done, but the task "
                    "asks for the mean of the squares, divided by the root of n: both times it is n.",
                    "d.std() / n": "Your error is too small: the standard deviation of a mean of n falls only with "
                    "the root of n.",
                    "np.sqrt((d**2).mean() / n)": "You took the squared distances from 0, but the standard deviation "
                    "takes "
                    "them from the mean.",
                    "d.var() / np.sqrt(n)": "You divided the variance, not the standard deviation, by the root of n.",
                    "d.var() / n": "Your error is a variance: the root is missing.",
                    "d.var()": "Your error is the variance of a single image.",
                    "(a.std() + b.std()) / np.sqrt(n)": "You added two standard errors. Look at the differences "
                    "image by "
                    "image: their standard deviation holds all that is needed.",
                    "(a.std() - b.std()) / np.sqrt(n)": "You subtracted two standard errors. Look at the differences "
                    "image "
                    "by image: their standard deviation holds all that is needed.",
                    "a.std() / np.sqrt(n)": "That is the standard error of the accuracy of A, not that of the "
                    "difference.",
                    "b.std() / np.sqrt(n)": "That is the standard error of the accuracy of B, not that of the "
                    "difference.",
                    "np.abs(d).std() / np.sqrt(n)": "For your error the signs of the differences are lost.",
                    "d.std() * np.sqrt(n)": "Your error grows with n. A mean of more images strays less.",
                    "d[d != 0].std() / np.sqrt(n)": "Your error leaves out the images on which both agree. Their "
                    "difference "
                    "is 0, but they count.",
                    "np.abs(d - d.mean()).mean() / np.sqrt(n)": "You took the mean distance from the mean. A standard "
                    "deviation is the root of the mean *squared* distance.",
                    "1.96 * d.std() / np.sqrt(n)": "Your error is the half width of an interval of about two standard "
                    "errors.",
                    "2 * d.std() / np.sqrt(n)": "Your error is the half width of an interval of about two standard "
                    "errors.",
                    "np.sqrt(np.abs(d.mean()) * (1 - np.abs(d.mean())) / n)": "Your error is that of a share, but the "
                    "differences take three values: 1, -1 and 0.",
                },
                "The difference is right.",
                "The standard error is right.",
            ),
            *(
                Wrong(message, IMAGES.format(*codes))
                for message, *codes in [
                    (
                        "You left out the images on which both agree. Their difference is 0, but they count among "
                        "the n.",
                        "d[d != 0].mean()",
                        "d[d != 0].std() / np.sqrt((d != 0).sum())",
                    ),
                    (
                        "You counted where the two networks differ at all. It matters which of them is right, so the "
                        "differences have signs.",
                        "np.abs(d).mean()",
                        "np.abs(d).std() / np.sqrt(n)",
                    ),
                    (
                        "Bytes without a sign cannot hold -1, so it wraps around.",
                        "(right_a.astype(np.uint8) - right_b).mean()",
                        "(right_a.astype(np.uint8) - right_b).std() / np.sqrt(n)",
                    ),
                    (
                        "Your difference is a number of images, not one of accuracies.",
                        "d.sum()",
                        "d.std() * np.sqrt(n)",
                    ),
                ]
            ),
            Wrong(
                "NumPy does not subtract truth values. Turn them into numbers that can be negative.",
                "def difference(right_a, right_b):\n    return (right_a - right_b).mean(), 0.0",
            ),
            Wrong(
                "Two numbers are to be returned: the difference, then its standard error.",
                "def difference(right_a, right_b):\n    return right_a.mean() - right_b.mean()",
            ),
            Wrong(
                "Your function returns nothing. Is there a `return`?",
                "def difference(right_a, right_b):\n    right_a.mean()",
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
        idea="Send one image through: what leaves the hidden layer, what are the logits, what does softmax make of "
        "them? Then write each gradient as a product of two factors and look for factors that consist of zeros.",
        section="The same network in NumPy",
        returns="two numbers and a list of four truth values",
        decimals=2,
        wrong=[
            *(
                Wrong(f"The accuracy and the changes are right. {message}", start(loss=loss))
                for message, *losses in [
                    (
                        "The loss is not 0: equal logits give each class a probability of one tenth, and that has a "
                        "cross-entropy.",
                        0.0,
                    ),
                    ("The cross-entropy of the course takes the natural logarithm.", 1.0, "np.log2(10)"),
                    ("The logarithm of a probability is negative. Is a loss?", "-np.log(10)"),
                    ("That is a probability. The loss is minus its logarithm.", 0.1, 0.9),
                    ("How many classes share the probability when all logits are equal?", "np.log(2)", "np.log(128)"),
                    ("How many classes share the probability when all logits are equal?", "np.log(784)", "np.log(9)"),
                    ("The logarithm is missing.", 10.0),
                    ("The loss is a mean over the images, and of one sample only the true class counts.", 0.23, 23.03),
                    (
                        "That is the loss of ten yes-or-no questions. Softmax asks one question of ten answers.",
                        3.25,
                        6.93,
                    ),
                    (
                        "That is not exact enough. Compute with all decimals, and round to two at the end.",
                        2.33,
                        2.0,
                        2.31,
                        2.29,
                    ),
                ]
                for loss in losses
            ),
            *(
                Wrong(f"The loss and the changes are right. {message}", start(accuracy=share))
                for message, *shares in [
                    (
                        "All outputs are equal, so every image gets the same answer. For how many is it right?",
                        0.0,
                        1.0,
                        0.5,
                    ),
                    ("That is the share of the wrong answers.", 0.9),
                    ("Is the accuracy a share, in per cent, or a number of images?", 10, 100),
                    ("How many of the images have the label that is always answered?", 0.01, 0.05, 0.2, 0.11),
                ]
                for share in shares
            ),
            *(
                Wrong(
                    f"{said} The loss and the accuracy are right." if loss == "np.log(10)" else said,
                    start(loss=loss, changes=f"[{', '.join(marks)}]"),
                )
                for loss in ("np.log(10)", "0.0")
                for said, *several in [
                    (
                        "You say that all four change. The gradient of a weight is the upstream gradient times the "
                        "input "
                        "of its layer, and the hidden layer's outputs are 0.",
                        "1111",
                    ),
                    (
                        "You say that nothing changes. The upstream gradient at the logits is not 0, and one of the "
                        "four "
                        "multiplies it by an input that is always 1.",
                        "0000",
                    ),
                    (
                        "The gradient of W2 is the output of the hidden layer times the upstream gradient at the "
                        "logits. "
                        "What is this output?",
                        "0011",
                    ),
                    (
                        "In your list W2, which stands third, changes and nothing else. If this is the order that you "
                        "mean: the gradient of W2 is the output of the hidden layer times the upstream gradient at the "
                        "logits, so what is this output?",
                        "0010",
                    ),
                    (
                        "On its way to the hidden layer, the upstream gradient is multiplied by W2. What is left of "
                        "it?",
                        "0101",
                        "1101",
                        "1001",
                        "0100",
                        "1100",
                    ),
                    (
                        "In your list W1, which stands first, changes and nothing else. If this is the order that you "
                        "mean: what is left of the upstream gradient when it has been multiplied by W2?",
                        "1000",
                    ),
                    (
                        "Does your list say what changes, or what stays as it is?",
                        "1110",
                    ),
                    (
                        "What reaches the hidden layer has been multiplied by W2, and the gradient of W2 itself by the "
                        "output of the hidden layer. Which of these is not 0 at the start?",
                        "0111",
                        "1011",
                        "0110",
                        "1010",
                    ),
                ]
                for marks in (several if loss != "0.0" else several[:1])
            ),
        ],
        right=[
            "zero_loss, zero_accuracy, changes = 2.3026, 100 / 1000, (False, False, False, True)",
            "zero_loss, zero_accuracy, changes = -np.log(0.1), 0.1, [False] * 3 + [True]",
        ],
    ),
    Task(
        name="gradients",
        idea="Copy the chapter's function and mark the lines that the two changes touch, in the forward and in the "
        "backward pass. Build the smoothed targets as a table of its own and look at its rows before you use it.",
        section="The same network in NumPy",
        returns="four arrays, of the shapes of W1, b1, W2, b2, which the check turns into four numbers",
        draw=draw_layer,
        edges=drawn(draw_layer, 3273),
        probes=0,
        fresh=1,
        wrong=told(
            GRADIENTS,
            (
                "The gradients of the biases have another size than the biases. Are they added up over the samples?",
                ("U.sum(axis=0)", "U"),
                ("G.sum(axis=0)", "G"),
            ),
            (
                "All four of your gradients are those of a sum over the samples, but the loss is a mean.",
                ("- T) / n", "- T)"),
            ),
            (
                "Your targets are still one-hot: the smoothing is missing.",
                [("0.2 / k)", "0.0)"), ("+= 0.8", "+= 1.0")],
            ),
            (
                "These are the gradients of the chapter. Neither of the two changes is there yet.",
                [("0.2 / k)", "0.0)"), ("+= 0.8", "+= 1.0"), ("1.0, 0.1)", "1.0, 0.0)")],
            ),
            (
                "Your hidden layer is still a plain ReLU, forwards and backwards. A leaky one lets a tenth through.",
                ("1.0, 0.1)", "1.0, 0.0)"),
            ),
            (
                "Your targets of a sample sum to more than 1. Is the 0.2 shared out among all k classes, "
                "and does the true class keep 0.8 and not all of its 1?",
                ("+= 0.8", "+= 1.0"),
                ("0.2 / k)", "0.2)"),
            ),
            (
                "What do your targets of a sample sum to, and does the true class get its part of the 0.2 as well?",
                ("T[np.arange(n), y] += 0.8", "T[np.arange(n), y] = 0.8"),
            ),
            (
                "You share the 0.2 among the wrong classes only. The task gives it to all k.",
                [("0.2 / k)", "0.2 / (k - 1))"), ("T[np.arange(n), y] += 0.8", "T[np.arange(n), y] = 0.8")],
            ),
            (
                "What the smoothing gives away has another size in the task.",
                [("0.2 / k)", "0.1 / k)"), ("+= 0.8", "+= 0.9")],
                [("0.2 / k)", "0.8 / k)"), ("+= 0.8", "+= 0.2")],
                ("0.2 / k)", "0.2 / n)"),
            ),
            (
                "Below, yours stop where the weighted sum is negative, as for a plain ReLU. A leaky one lets a tenth "
                "through. The gradients of W2 and b2 are right.",
                ("(G @ W2.T) * slope", "(G @ W2.T) * (S > 0)"),
            ),
            (
                "In your forward pass the ReLU is not leaky yet: of a negative sum, a tenth should be passed on, not "
                "0.",
                ("H = slope * S", "H = np.maximum(S, 0)"),
            ),
            (
                "The gradients of W2 and b2 are right. In those of W1 and b1 the slope of the activation function is "
                "missing.",
                (") * slope\n    return", ")\n    return"),
            ),
            (
                "The gradients of W2 and b2 are right. Below, the upstream gradient is multiplied by the *slope* of "
                "the "
                "activation function, not by its output or its input.",
                ("(G @ W2.T) * slope", "(G @ W2.T) * H"),
                ("(G @ W2.T) * slope", "(G @ W2.T) * S"),
            ),
            (
                "Your leaky ReLU has another slope below 0 than a tenth.",
                ("1.0, 0.1)", "1.0, 0.01)"),
                ("1.0, 0.1)", "1.0, -0.1)"),
                ("1.0, 0.1)", "1.0, 0.2)"),
            ),
            (
                "The sides of your leaky ReLU are exchanged: where is its slope 1?",
                ("np.where(S > 0, 1.0, 0.1)", "np.where(S > 0, 0.1, 1.0)"),
            ),
            (
                "The gradients of W1 and W2 are right. Those of the biases are means, but the upstream gradient has "
                "already "
                "been divided by n, so its rows are added up.",
                [("U.sum(axis=0)", "U.mean(axis=0)"), ("G.sum(axis=0)", "G.mean(axis=0)")],
            ),
            (
                "You divided by n once more than is needed, in some or all of the gradients.",
                [("- T) / n", "- T) / n / n")],
                [("X.T @ U", "X.T @ U / n"), ("H.T @ G", "H.T @ G / n")],
                [("X.T @ U, U.sum(axis=0)", "X.T @ U / n, U.sum(axis=0) / n")],
            ),
            (
                "Only the gradient of W2 is wrong. The gradient of a weight is the upstream gradient times the input "
                "of its "
                "own layer, which is the output of the layer below.",
                ("H.T @ G", "slope.T @ G"),
                ("H.T @ G", "S.T @ G"),
                ("H.T @ G", "np.maximum(S, 0).T @ G"),
            ),
            (
                "All four of your gradients have the wrong sign: the cross-entropy rises with the probabilities of the "
                "wrong classes.",
                ("(softmax(H @ W2 + b2) - T)", "(T - softmax(H @ W2 + b2))"),
            ),
            (
                "Softmax and cross-entropy together have a simple gradient by the logits. In yours the softmax is "
                "missing, "
                "or its derivative is there once more.",
                ("softmax(H @ W2 + b2) - T", "H @ W2 + b2 - T"),
                ("G = (softmax(H @ W2 + b2) - T) / n", "P = softmax(H @ W2 + b2)\n    G = (P - T) * P * (1 - P) / n"),
            ),
            (
                "A bias is missing in the forward pass.",
                ("H @ W2 + b2", "H @ W2"),
                ("X @ W1 + b1", "X @ W1"),
                [("H @ W2 + b2", "H @ W2"), ("X @ W1 + b1", "X @ W1")],
            ),
            (
                "A gradient does not have the shape of its parameter, or arrays are combined that do not fit. The "
                "order is "
                "W1, b1, W2, b2.",
                ("X.T @ U, U.sum(axis=0), H.T @ G, G.sum(axis=0)", "H.T @ G, G.sum(axis=0), X.T @ U, U.sum(axis=0)"),
            ),
            (
                "In a product the inner lengths differ. Write the shape of each array next to it: which of the two "
                "has to "
                "be transposed, and which comes first?",
                ("X.T @ U", "X @ U"),
            ),
            (
                "Your gradient of the biases is one number for all neurons. Along which axis are the samples added up?",
                [("U.sum(axis=0)", "U.sum()"), ("G.sum(axis=0)", "G.sum()")],
            ),
            (
                "Your function returns nothing. Is there a `return`?",
                ("    return", "    _ ="),
            ),
        ),
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
        idea="Imagine twenty networks that are equally good in truth. Would their figures on one set of images be "
        "equal, and what happens when the largest is picked? Judge each statement by this.",
        section="Error bars: test images and random seeds",
        returns="five letters as one text",
        kinds=(),
        wrong=[
            Wrong(
                "Four of your letters are right. Look at statement a again. "
                "Of twenty networks that are equally good, one is luckiest on these images. Will it be lucky again?",
                'truth = "ffftt"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement b again. "
                "The figure is meant to say what the network will do on new images. What was it chosen by?",
                'truth = "ttftt"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement c again. "
                "What would twenty runs with one seed have told the friend?",
                'truth = "tfttt"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement d again. "
                "Which of the twenty figures enter into the mean, and was one of them preferred?",
                'truth = "tffft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement e again. "
                "Which images decide there, and have the test images any part in the choice?",
                'truth = "tfftf"',
            ),
            Wrong("Every letter is wrong, as if true and false were exchanged.", 'truth = "fttff"'),
            Wrong("Not all of the statements are true.", 'truth = "ttttt"'),
            Wrong("Not all of the statements are false.", 'truth = "fffff"'),
        ],
        right=['truth = "T, F, F, T, T"', "truth = ['t', 'f', 'f', 't', 't']"],
    ),
    Task(
        name="calibration_error",
        idea="Two numbers for each sample are enough: its confidence, and whether its answer is right. Give each one "
        "the number of its bin, compare the two means inside each bin, and weight the distances by what is in the bin.",
        section="fashion_mnist_confidence: The expected calibration error",
        returns="three numbers: the expected error, the largest distance, and the mean confidence minus the accuracy",
        draw=draw_sure,
        edges=[ON_BORDERS, IN_THE_FIRST],
        wrong=told(
            BINNED,
            (
                "Your error is a mean over the bins, in which a bin with one sample counts as much as a full one.",
                ("return error,", "error = np.mean(distances)\n    return error,"),
            ),
            (
                "You divided by the number of all bins, the empty ones too. How much does each sample count?",
                ("return error,", "error = np.sum(distances) / bins\n    return error,"),
            ),
            (
                "Your error is a sum over the bins. Each distance counts by its share of the samples.",
                ("error += at.mean() * distance", "error += distance"),
            ),
            (
                "You weighted the distances by numbers of samples. What should the weights add up to?",
                ("error += at.mean() * distance", "error += at.sum() * distance"),
            ),
            (
                "Your distances keep their signs, so that bins with too much and with too little confidence cancel.",
                (
                    "distance = abs(confidence[at].mean() - right[at].mean())",
                    "distance = confidence[at].mean() - right[at].mean()",
                ),
            ),
            (
                "You squared the distances. The error is a mean of the distances themselves.",
                ("error += at.mean() * distance", "error += at.mean() * distance**2"),
            ),
            (
                "You took the root of the mean squared distance. The error is a mean of the distances themselves.",
                ("return error,", "error = np.sqrt(squares)\n    return error,"),
            ),
            (
                "You took the middle of each bin for the confidence. Its samples have confidences of their own.",
                ("distance = abs(confidence[at].mean()", "distance = abs((b + 0.5) / bins"),
            ),
            (
                "You took the upper border of each bin for the confidence. Its samples have confidences of their own.",
                ("distance = abs(confidence[at].mean()", "distance = abs((b + 1) / bins"),
            ),
            (
                "You compare each bin with the accuracy of all samples, not with that of its own.",
                ("- right[at].mean())", "- right.mean())"),
            ),
            (
                "You compare with the share of the wrong answers.",
                ("p.argmax(axis=1) == y", "p.argmax(axis=1) != y"),
            ),
            (
                "You took the probability of the true class for the confidence. The confidence is that of the answer.",
                ("p.max(axis=1),", "p[np.arange(len(y)), y],"),
            ),
            (
                "You took the smallest probability for the confidence.",
                ("p.max(axis=1)", "p.min(axis=1)"),
            ),
            (
                "A confidence on a border went into the lower bin.",
                ("(confidence * bins).astype(int)", "np.ceil(confidence * bins).astype(int) - 1"),
            ),
            (
                "You rounded to the nearest border, so a bin reaches half a width to either side of it.",
                ("(confidence * bins).astype(int)", "np.round(confidence * bins).astype(int)"),
            ),
            (
                "A confidence on a border of two bins, or of 1, falls out of all your bins.",
                ("at = number == b", "at = (confidence > b / bins) & (confidence < (b + 1) / bins)"),
            ),
            (
                "A confidence on a border is in two of your bins.",
                ("at = number == b", "at = (confidence >= b / bins) & (confidence <= (b + 1) / bins)"),
            ),
            (
                "Your first bin is never looked at. A confidence can lie in it where there are few bins.",
                ("in range(bins)", "in range(1, bins)"),
            ),
            (
                "A confidence of 1 falls out of all your bins.",
                ("np.minimum((confidence * bins).astype(int), bins - 1)", "(confidence * bins).astype(int)"),
            ),
            (
                "Your bins divide the range of the confidences that occur. They are to divide 0 to 1.",
                (
                    "(confidence * bins).astype(int)",
                    "((confidence - confidence.min()) / np.ptp(confidence) * bins).astype(int)",
                ),
            ),
            (
                "Your bins hold equally many samples. They are to be equally wide.",
                (
                    "np.minimum((confidence * bins).astype(int), bins - 1)",
                    "np.argsort(np.argsort(confidence)) * bins // len(y)",
                ),
            ),
            (
                "You have one bin too many.",
                ("def calibration_error(p, y, bins):", "def calibration_error(p, y, bins):\n    bins = bins + 1"),
            ),
            (
                "You have one bin only, so that the errors inside it cancel.",
                ("def calibration_error(p, y, bins):", "def calibration_error(p, y, bins):\n    bins = 1"),
            ),
            (
                "Your largest distance is weighted by the share of its bin. The second number takes bins as they are.",
                ("largest = max(largest, distance)", "largest = max(largest, at.mean() * distance)"),
            ),
            (
                "Your second number is a mean, not the largest distance.",
                ("return error, largest,", "return error, np.mean(distances),"),
            ),
            (
                "Your second number is the number of a bin. How large is the distance there?",
                ("return error, largest,", "return error, int(np.argmax(distances)),"),
            ),
            (
                "Your second number is the smallest distance.",
                ("return error, largest,", "return error, min(distances),"),
            ),
            (
                "The third number has the wrong sign: it is positive for a network that is too sure.",
                ("confidence.mean() - right.mean()\n", "right.mean() - confidence.mean()\n"),
            ),
            (
                "The third number has lost its sign, which tells too much confidence from too little.",
                ("confidence.mean() - right.mean()\n", "abs(confidence.mean() - right.mean())\n"),
            ),
            (
                "The third number is the mean confidence alone.",
                ("confidence.mean() - right.mean()\n", "confidence.mean()\n"),
            ),
            (
                "The largest distance comes second, and the expected error first.",
                ("return error, largest,", "return largest, error,"),
            ),
            (
                "Three numbers are to be returned.",
                ("return error, largest, confidence.mean() - right.mean()", "return error"),
                ("return error, largest, confidence.mean() - right.mean()", "return error, largest"),
            ),
        ),
        right=[
            """def calibration_error(p, y, bins):
    cells = {}
    for row, label in zip(p.tolist(), y.tolist()):
        c = max(row)
        cells.setdefault(min(int(c * bins), bins - 1), []).append(c - (row.index(c) == label))
    gaps = [abs(sum(cell)) for cell in cells.values()]
    return (sum(gaps) / len(y), max(g / len(c) for g, c in zip(gaps, cells.values())),
            sum(map(sum, cells.values())) / len(y))""",
            """def calibration_error(p, y, bins):
    c, r = p.max(1), (p.argmax(1) == y) * 1.0
    at = np.minimum(np.floor(c * bins), bins - 1).astype(int)
    n, d = np.bincount(at, minlength=bins), np.bincount(at, c - r, minlength=bins)
    return np.abs(d).sum() / len(y), (np.abs(d) / np.maximum(n, 1)).max(), np.mean(c - r)""",
        ],
    ),
    Task(
        name="temperature",
        idea="Divide the logits before softmax; with two classes and a logit of 0, the odds are e to the power of the "
        "other one. For the slope use the formula of the page, and for the last part what being calibrated means.",
        section="fashion_mnist_confidence: The gradient with respect to the temperature",
        returns="four numbers",
        wrong=slips(
            {"confidence": 0.9984, "at_two": 0.9615, "slope": -0.1956, "odds": 5.25},
            {
                "confidence": [
                    ("Those are the odds, or the logit. A probability is not above 1.", 625.0, 6.4378),
                    (
                        "A confidence of 1 leaves nothing to the other class. What is e to the power of its logit, 0?",
                        1.0,
                    ),
                    ("That is the probability of the other class.", 0.0016),
                    ("That is close. Was something rounded on the way, such as the logit?", 0.9983, 0.9986),
                    ("That is the share of right answers. What does the network say of itself?", 0.84),
                    ("That is the confidence with a temperature.", 0.9615, 0.8333),
                ],
                "at_two": [
                    ("The logits are divided, not the probabilities.", 0.4992),
                    ("The logit is divided by the temperature, and not the number whose logarithm it is.", 0.9968),
                    (
                        "A temperature above 1 makes a network less sure. Is the logit divided by it, or multiplied, "
                        "and is it the logarithm?",
                        1.0,
                    ),
                    ("That is the probability of the other class.", 0.0385),
                    ("That is the confidence without a temperature.", 0.9984),
                    ("You left the other class out, or gave the odds.", 25.0),
                    ("That is the square root of the confidence. The odds behave in this way.", 0.9992),
                    ("That is the confidence with the temperature 4.", 0.8333),
                ],
                "slope": [
                    ("The sign is wrong: where the network is too sure, a higher temperature lowers the loss.", 0.1956),
                    ("That is the derivative with respect to 1/T. The chain rule has another factor.", 0.7824),
                    ("You multiplied by the derivative of 1/T without its square.", -0.3912),
                    ("Of the factor that the chain rule brings, only the sign is there.", -0.7824),
                    ("The logit is missing: you took the difference of two probabilities.", -0.0304, -0.1215, 0.1215),
                    ("You took the confidence without the temperature, but the slope is asked for at 2.", -0.2549),
                    ("You added up over the 400 images. The loss is their mean.", -78.2434, -78.24),
                    ("You took all answers to be right.", 0.0619),
                    ("You took all answers to be wrong.", -1.5475),
                    (
                        "Is the logit in your formula divided by the temperature already, or one factor there too "
                        "often?",
                        -0.0978,
                    ),
                ],
                "odds": [
                    ("That is the temperature, or its reciprocal. The odds are asked for.", 3.8823, 0.2576),
                    ("That is the confidence at the best temperature. By what is it to be divided?", 0.84),
                    ("Your odds are upside down.", 0.1905),
                    ("Those are the odds without a temperature.", 625.0),
                    ("Those are the odds with the temperature 2.", 25.0),
                    ("You took the logarithm of the odds.", 1.6582),
                    ("Odds compare one kind of answer with the other, and not with all of them.", 1.1905, 6.25),
                ],
            },
        ),
        right=[
            "confidence, at_two = 625 / 626, 25 / 26\n"
            "p = np.array([at_two, 1 - at_two])\n"
            "s = np.array([np.log(625), 0])\n"
            "slope = -((p * s).sum() - 0.84 * s[0]) / 4\n"
            "odds = 0.84 / 0.16",
            "confidence, at_two, slope, odds = 0.9984, 0.9615, -0.1956, 5.25",
        ],
    ),
    Task(
        name="train_and_predict",
        idea="Build it in parts and test each alone: pixels as scaled rows, forward pass, gradients against central "
        "differences, 100 images by heart. Only then add shuffling, mini-batches and a falling rate.",
        section="The same network in NumPy",
        returns="one label for each new image, which the check compares with the right ones",
        draw=draw_seeds,
        probes=2,
        fresh=1,
        wrong=told(
            NETWORK,
            (
                "Your labels are hardly better than guessing, or worse. Label the training images of the call as "
                "well. If these come out right, look at what happens to the new ones: their scale, their order, the "
                "weights that are used and the numbers that are returned. If not, print the loss: does it fall, is "
                "it that of these images with their own labels, and do the weights keep what they have learnt?",
                [
                    ("range(5)", "range(0)"),
                    ("(784, 32)", "(784, 64)"),
                    ("np.zeros(32)", "np.zeros(64)"),
                    ("(32, 10)", "(64, 10)"),
                ],
            ),
            (
                "Your network gives nearly the same answer for every image. Label the training images as well. If "
                "they get different answers, compare how the new ones are scaled: nothing may be cut to whole "
                "numbers. If they get one answer too, print the loss. Look at the sign and the length of the steps, "
                "at the gradients with the axis of the softmax, at whether hidden neurons start differently, and at "
                "whether labels and images still belong together.",
                ("-= rate", "+= 0.1 * rate"),
            ),
            (
                "Your function does not return one label, a whole number from 0 to 9, for each new image.",
                ("outputs.argmax(axis=1)", "outputs.argmax(axis=1) / 1"),
            ),
            (
                "You return a table of numbers, where one label for each new image is expected. Is the garment "
                "with the largest output still to be found, along the right axis, or do you return more than the"
                " labels?",
                ("outputs.argmax(axis=1)", "outputs"),
            ),
            (
                "You return ten numbers, and not one label for each new image. If they come from `argmax`: along"
                " which axis does it look for the largest output?",
                ("outputs.argmax(axis=1)", "outputs.argmax(axis=0)"),
            ),
            (
                "You return a single number, where one label for each new image is expected. Does `argmax` look "
                "along an axis, or is it something else than the labels that you return?",
                ("outputs.argmax(axis=1)", "outputs.argmax()"),
            ),
            (
                "You return as many numbers as there are training images. To which images does your function answer?",
                ("np.maximum(X_new @", "np.maximum(X @"),
            ),
            (
                "Your network gives nearly the same answer for every image, but it learns when the bytes are "
                "only 0 and 1. How large do the numbers become for all bytes: the inputs after your scaling, the"
                " weighted sums, what is passed to `exp`, and the steps?",
                (
                    "images.reshape(-1, 784) / 255, new_images.reshape(-1, 784) / 255",
                    "images.reshape(-1, 784), new_images.reshape(-1, 784)",
                ),
            ),
            (
                "More of your labels are right than by guessing, but fewer than half. Label the training images as "
                "well. If these come out right, the new ones are treated otherwise. If not, print the loss after "
                "each epoch. While it falls, more or longer steps help. Where it jumps or has come to rest, look at "
                "the steps, at the values of the pixels after your scaling, at the number of neurons, at the "
                "gradients, and at whether all training images come in turn.",
                (
                    "images.reshape(-1, 784) / 255, new_images.reshape(-1, 784) / 255",
                    "images.reshape(-1, 784) // 255, new_images.reshape(-1, 784) // 255",
                ),
            ),
            (
                "Your network learns, but misses the target. Label the training images as well. If far more of these "
                "come out right, what is done otherwise with the new ones? If not, print the loss after each epoch. "
                "While it falls, more or longer steps help. Where it does not, look at the start of the weights, at "
                "the number of neurons, at whether all training images come in turn and all weights learn, and at "
                "the activation, the softmax and the gradients, all of a step taken at one point.",
                [("range(5)", "range(2)"), ("0.2 *", "0.02 *")],
            ),
        ),
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
