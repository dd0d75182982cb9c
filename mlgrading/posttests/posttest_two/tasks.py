"""The marking of the test `posttest_two`, on chapters 7 to 11: inputs, known mistakes, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, several, slips, told


def draw_network(rng):
    """Square matrices, so that every order of factors gives numbers, an input and an upstream gradient, all whole."""
    W1, W2 = rng.integers(-3, 4, (2, 3, 3))
    return W1, W2, rng.choice([-3, -2, 2, 3], 3), rng.choice([-4, -2, 3, 5], 3)


def draw_descent(rng):
    """A few samples, their targets, a rate and a number of steps."""
    X = rng.uniform(-1.5, 1.5, (5, 2)).round(2)
    return X, rng.uniform(-2, 2, 5).round(2), 0.3, int(rng.integers(3, 7))


def draw_counts(rng):
    """A confusion matrix with more right answers than wrong ones; no row, column or total is a multiple of 32."""
    while True:
        counts = rng.integers(1, 6, (3, 3)) + np.diag(rng.integers(3, 12, 3))
        if all(total % 32 for total in (*counts.sum(axis=0), *counts.sum(axis=1), counts.sum())):
            return (counts,)


VJP = """def network_vjp(W1, W2, x, v):
    slope = 3 * (W1 @ x) ** 2
    return W1.T @ (slope * (W2.T @ v))"""
DESCENT = """def descend(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        mean_loss(w, X, y).backward()
        with torch.no_grad():
            w -= rate * w.grad
        w.grad = None
    return w"""
KEPT = changed(DESCENT, ("        w.grad = None\n", ""))
FORMULA = """def descend(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * X.T @ torch.tanh(X @ w - y) / len(y)
    return w"""
MEASURES = """def measures(counts):
    hits = np.diag(counts)
    precisions = hits / np.maximum(counts.sum(axis=0), 1)
    return hits.sum() / counts.sum(), hits / counts.sum(axis=1), precisions"""


def fates(**other):
    """Return the seven words: the right ones, but for those that are given by letter."""
    right = dict(zip("abcdefg", ["number", "None", "zero", "None", "number", "None", "zero"], strict=True))
    return f"fates = {[*(right | other).values()]}"


TASKS = [
    Task(
        name="jacobian",
        parallel="jacobians.by_hand",
        section="jacobians: Vector by vector",
        returns="a list of two rows with three numbers each",
        idea="In each entry one input changes and the others are constants: differentiate with letters, insert last.",
        right=["J = np.array([[-24, 9, 0], [6, -5, -4]])", "J = ((2 * -3 * 4, (-3) ** 2, 0.0), (6, -5, -4))"],
        wrong=[
            Wrong("The matrix is transposed: its rows are the inputs.", "J = [[-24, 6], [9, -5], [0, -4]]"),
            Wrong("The rows are exchanged.", "J = [[6, -5, -4], [-24, 9, 0]]"),
            Wrong("The slope of the square lacks its 2.", "J = [[-12, 9, 0], [6, -5, -4]]"),
            Wrong("The slope of the square lacks the other factor, x_2.", "J = [[-6, 9, 0], [6, -5, -4]]"),
            Wrong("The square is lost in the slope by x_2.", "J = [[-24, -3, 0], [6, -5, -4]]"),
            Wrong("The sign of the first entry is lost.", "J = [[24, 9, 0], [6, -5, -4]]"),
            Wrong("The first output does not contain x_3, so its slope by it is 0.", "J = [[-24, 9, 36], [6, -5, -4]]"),
            *several(
                "In the second output, the slope of the product by one factor is the other factor.",
                "J = [[-24, 9, 0], [6, -4, -5]]",
                "J = [[-24, 9, 0], [6, 4, 5]]",
            ),
            Wrong("The minus before the product is lost.", "J = [[-24, 9, 0], [6, 5, 4]]"),
            Wrong("The slope of 6 x_1 is the 6, not the term.", "J = [[-24, 9, 0], [-18, -5, -4]]"),
            Wrong("These are the values of the outputs, not their slopes.", "J = [36, -38]"),
        ],
    ),
    Task(
        name="network_vjp",
        parallel="jacobians.two_layers",
        section="jacobians: A Jacobian times a gradient",
        returns="an array of the shape of x",
        idea="Write the Jacobian as three factors, the last function first, and put v on the side of the outputs.",
        draw=draw_network,
        decimals=10,
        right=[
            "def network_vjp(W1, W2, x, v):\n    return (v @ W2 * (3 * (W1 @ x) ** 2)) @ W1",
            "def network_vjp(W1, W2, x, v):\n    return v @ (W2 @ np.diag(3 * (W1 @ x) ** 2) @ W1)",
        ],
        wrong=told(
            VJP,
            [
                "This is the Jacobian times v, which is forward mode.",
                ("W1.T @ (slope * (W2.T @ v))", "W2 @ (slope * (W1 @ v))"),
            ],
            [
                "The matrices are transposed, but they stand in the order of forward mode.",
                ("W1.T @ (slope * (W2.T @ v))", "W2.T @ (slope * (W1.T @ v))"),
            ],
            [
                "The matrices stand in the right order, but are not transposed.",
                ("W1.T @ (slope * (W2.T @ v))", "W1 @ (slope * (W2 @ v))"),
            ],
            ["Only the second matrix is transposed.", ("W1.T @", "W1 @")],
            ["Only the first matrix is transposed.", ("W2.T @", "W2 @")],
            ["The slope of the cube is left out.", ("slope * (W2.T @ v)", "W2.T @ v")],
            ["The slope of a cube has a factor of 3.", ("3 * (W1", "(W1")],
            ["The slope of a cube has a square, not a cube.", ("** 2", "** 3")],
            ["The slope of a square is taken for that of a cube.", ("3 * (W1 @ x) ** 2", "2 * (W1 @ x)")],
            ["The slope is taken at the input, not at the weighted sums.", ("(W1 @ x)", "x")],
        ),
    ),
    Task(
        name="paths",
        parallel="autograd.by_hand",
        section="autograd: detach(): a constant for this use",
        returns="two numbers and a truth value",
        idea="A detached value is a constant where it is used, and gradients are kept in leaves alone.",
        right=["to_a, to_b, c_has_one = 2 * (7 * 3 + 12), 2 * 7 * 4, False", "to_a, to_b, c_has_one = 66.0, 56.0, 0"],
        wrong=slips(
            {"to_a": 66, "to_b": 56, "c_has_one": False},
            {
                "to_a": [
                    ("The upstream gradient of 2 is left out.", 33),
                    ("This is what comes through c alone: a is used in the bracket as well.", 42),
                    ("This is what comes through the bracket alone: a is used in c as well.", 24),
                ],
                "to_b": [
                    ("The upstream gradient of 2 is left out.", 28),
                    ("A gradient is also taken through the detached use of b.", 80),
                    ("This is what would come through the detached use alone.", 24),
                    ("The b in c is taken for a constant too.", 0),
                ],
                "c_has_one": [("A value that is no leaf keeps no gradient, unless it is asked to.", True)],
            },
        ),
    ),
    Task(
        name="descend",
        parallel="autograd.fit",
        section="autograd: Gradients accumulate",
        returns="one weight for each column of X",
        idea="Each round has a forward pass, a backward pass, a step outside the record, and an emptied gradient.",
        draw=draw_descent,
        right=[
            FORMULA,
            """def descend(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        mean_loss(w, X, y).backward()
        optimizer.step()
    return w.detach()""",
            """def descend(X, y, rate, steps):
    w = torch.zeros_like(X[0], requires_grad=True)
    for _ in range(steps):
        (slope,) = torch.autograd.grad(mean_loss(w, X, y), w)
        w = (w - rate * slope).detach().requires_grad_()
    return w""",
        ],
        wrong=[
            Wrong("Each step follows the sum of all gradients so far.", KEPT),
            *told(
                DESCENT,
                ["The steps go uphill.", ("w -= rate", "w += rate")],
                ["The loop takes one step too few.", ("range(steps)", "range(steps - 1)")],
                ["The loop takes one step too many.", ("range(steps)", "range(steps + 1)")],
                ["There is only a single step.", ("range(steps)", "range(1)")],
                ["The step does not contain the rate.", ("rate * ", "")],
                [
                    "The gradient is that of the sum over the samples.",
                    ("mean_loss(w, X, y)", "(len(y) * mean_loss(w, X, y))"),
                ],
                ["The first weights are 1, not 0.", ("torch.zeros", "torch.ones")],
            ),
            Wrong(
                "The gradient is emptied before the step, so the weights stay at 0.",
                changed(KEPT, (".backward()\n", ".backward()\n        w.grad.zero_()\n")),
            ),
            Wrong(
                "The steps are recorded: PyTorch refuses to change a leaf that requires gradients.",
                changed(DESCENT, ("with torch.no_grad():\n            w -=", "w -=")),
            ),
            Wrong(
                "The gradient is that of half the mean square, not of the given loss.",
                changed(FORMULA, ("torch.tanh(X @ w - y)", "(X @ w - y)")),
            ),
        ],
    ),
    Task(
        name="error_bar",
        parallel="iris.error_bar",
        section="iris: The standard error of an accuracy",
        returns="three numbers: the accuracy, its standard error and a count",
        idea="One formula connects the three. For the count, square both sides and solve for the number of samples.",
        right=[
            "share, error, needed = 0.8, 0.0516, 400",
            "share, error, needed = 4 / 5, 0.4 / 60**0.5, 0.16 / 0.02**2",
        ],
        wrong=slips(
            {"share": 0.8, "error": 0.0516, "needed": 400},
            {
                "share": [
                    ("This is the number of the right ones, not their share.", 48),
                    ("The right ones are compared with the wrong ones, not with all.", 4),
                    ("This is the share of the wrong ones.", 0.2),
                    ("The share is given in per cent.", 80),
                ],
                "error": [
                    ("This is the variance: the root is missing.", 0.16 / 60),
                    ("The number of samples stands outside the root.", 0.4 / 60),
                    ("This is the standard deviation of a single answer.", 0.4),
                    ("The sum is divided by n - 1, which is for a spread that is estimated from the values.", 0.0521),
                    ("This is the half width of an interval, about two standard errors.", 0.1033, 0.1012),
                    ("This is the worst case, an accuracy of one half.", 0.0645),
                    ("The share is used without the factor 1 - p.", 0.1155),
                ],
                "needed": [
                    ("The standard error is not squared.", 8),
                    ("Neither side is squared.", 20),
                    ("The error is taken to fall as 1/n: it falls as one over the root of n.", 155, 154.9, 154.9193),
                    ("This is the worst case, an accuracy of one half.", 625),
                    ("This is the count for a standard error of 0.01.", 1600),
                    ("These are samples in addition to the 60.", 340),
                ],
            },
        ),
    ),
    Task(
        name="fates",
        parallel="gradient_tape.fates",
        section="gradient_tape: When the gradient is None",
        returns="seven words as text",
        kinds=(),
        idea="Ask first whether lines of the tape lead from y to the source; only then work out the slope there.",
        right=[
            "fates = ('number', 'none', 'zero', ' None', 'number', 'None', 'zero')",
            "fates = 'number None zero None number None zero'.split()",
        ],
        wrong=[
            Wrong(
                "Zero is answered where no line of the tape leads back, which gives None.",
                fates(b="zero", d="zero", f="zero"),
            ),
            Wrong("None is answered where a line leads back with a slope of 0.", fates(c="None", g="None")),
            Wrong("Zero and None are exchanged.", fates(b="zero", c="None", d="zero", f="zero", g="None")),
            Wrong("In (a), a constant that is watched is taken for one that is not.", fates(a="None")),
            Wrong("In (b), the tape is taken to know what was computed before it.", fates(b="number")),
            Wrong("In (c), the maximum is taken to change with the smaller of its two inputs.", fates(c="number")),
            Wrong("In (c), None is answered, although a line leads back, with a slope of 0.", fates(c="None")),
            Wrong("In (d), a constant is taken to be watched by itself.", fates(d="number")),
            Wrong("In (e), the detour through NumPy is taken to cut both paths, not one.", fates(e="None")),
            Wrong("In (f), a Variable that is not trainable is taken to be watched by itself.", fates(f="number")),
            Wrong("In (g), None is answered, although a line leads back, with a slope of 0.", fates(g="None")),
            Wrong("In (g), the slope of a square at 0 is taken for a number other than 0.", fates(g="number")),
            Wrong("Every name is taken for a source that is watched.", fates(b="number", d="number", f="number")),
        ],
    ),
    Task(
        name="measures",
        parallel="fashion_mnist.shares",
        section="fashion_mnist: The confusion matrix",
        returns="a number and two arrays, with a share for each class",
        idea="A row holds all samples of a class, and a column all answers of a class, which may be none.",
        draw=draw_counts,
        edges=[(np.array([[5, 0, 3], [2, 0, 2], [0, 0, 4]]),), (np.array([[1, 4], [0, 5]]),)],
        right=[
            """def measures(counts):
    recalls = [row[k] / sum(row) for k, row in enumerate(counts)]
    precisions = [col[k] / sum(col) if sum(col) else 0.0 for k, col in enumerate(counts.T)]
    return np.trace(counts) / counts.sum(), np.array(recalls), precisions""",
            """def measures(counts):
    hits, answers = counts.diagonal(), counts.sum(axis=0)
    precisions = np.divide(hits, answers, out=np.zeros(len(hits)), where=answers > 0)
    return hits.sum() / counts.sum(), hits / counts.sum(axis=1), precisions""",
        ],
        wrong=told(
            MEASURES,
            [
                "Recalls and precisions are exchanged.",
                ("hits / counts.sum(axis=1), precisions", "precisions, hits / counts.sum(axis=1)"),
            ],
            [
                "The precision of an answer that is never given is not 0.",
                ("np.maximum(counts.sum(axis=0), 1)", "counts.sum(axis=0)"),
            ],
            ["The precisions are recalls.", ("np.maximum(counts.sum(axis=0), 1)", "counts.sum(axis=1)")],
            ["The recalls are precisions.", ("hits / counts.sum(axis=1)", "hits / np.maximum(counts.sum(axis=0), 1)")],
            [
                "The accuracy is the mean of the recalls.",
                ("hits.sum() / counts.sum()", "(hits / counts.sum(axis=1)).mean()"),
            ],
            [
                "The accuracy is the number of right answers, not their share.",
                ("hits.sum() / counts.sum()", "hits.sum()"),
            ],
            ["The recalls are divided by the number of all samples.", ("counts.sum(axis=1)", "counts.sum()")],
            [
                "Against the division by 0, 1 is added to every sum.",
                ("np.maximum(counts.sum(axis=0), 1)", "(counts.sum(axis=0) + 1)"),
            ],
        ),
    ),
    Task(
        name="temperature",
        parallel="fashion_mnist.temperature",
        section="fashion_mnist_confidence: The gradient with respect to the temperature",
        returns="four numbers",
        idea="With two classes and a logit of 0, the odds are e to the power of the other logit divided by T.",
        right=[
            "confidence, at_two, slope, best = 0.9878, 0.9, -0.1648, 4.0",
            "s = np.log(81)\n"
            "confidence, at_two = 1 / (1 + np.exp(-s)), 1 / (1 + np.exp(-s / 2))\n"
            "slope = (0.75 * s - (at_two * s + (1 - at_two) * 0)) / 2**2\n"
            "best = s / np.log(3)",
        ],
        wrong=slips(
            {"confidence": 0.9878, "at_two": 0.9, "slope": -0.1648, "best": 4},
            {
                "confidence": [
                    ("These are the odds or the logit, not a probability.", 81, 4.3944),
                    ("This is the probability of the other class.", 0.0122),
                    ("The other class is left out below the fraction.", 1.0),
                    ("This is the share of right answers.", 0.75),
                ],
                "at_two": [
                    ("The probability is divided by the temperature, not the logits.", 0.4939),
                    ("81 is divided by the temperature, not its logarithm.", 0.9759),
                    ("The logit is multiplied by the temperature.", 0.9998),
                    ("This is the probability of the other class.", 0.1),
                    ("These are the odds.", 9),
                    ("This is the confidence with the temperature 4.", 0.75),
                ],
                "slope": [
                    ("The sign is wrong: here the loss falls when the temperature rises.", 0.1648),
                    ("This is the derivative with respect to 1/T.", 0.6592),
                    ("In the derivative of 1/T, the square is missing.", -0.3296),
                    ("The logit is left out.", -0.0375, -0.15),
                    ("The confidence is that without a temperature.", -0.2613),
                    ("The loss is summed, not averaged.", -32.9584),
                ],
                "best": [
                    ("This is the reciprocal of the temperature.", 0.25),
                    ("These are the odds of right answers, not the temperature.", 3),
                    ("The odds are divided by those of right answers, not the logarithms.", 27),
                    ("The logit is divided by the odds, not by their logarithm.", 1.4648),
                    ("This is no change, and without one the network is too sure.", 1),
                    ("With the temperature 2 the network is still too sure.", 2),
                ],
            },
        ),
    ),
]
