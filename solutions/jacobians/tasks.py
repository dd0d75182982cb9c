"""The marking of the exercise `jacobians`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong

# The standard deviations of these are 5 and 2, so that no answer needs more than a few decimals.
DEVIATIONS = [(-7, -1, 1, 7), (-3, -1, 0, 1, 3)]


def draw_layer(rng):
    """Values of ordinary or of tiny size, gains that differ, and an upstream gradient."""
    deviations = rng.permutation(DEVIATIONS[rng.integers(2)])
    d = len(deviations)
    x = rng.choice([0.5, 1e-6]) * (rng.integers(-9, 10) + deviations)
    return x, (1 + rng.permutation(d + 1)[:d]) / 2, 2.0 * (1 + rng.permutation(d + 4)[:d] - d)


def draw_two_layers(rng):
    """Square matrices that are not symmetric, so that every order of factors gives numbers, an input and a v."""
    W1, W2 = rng.integers(-5, 6, (2, 3, 3)) / 2
    return W1, W2, rng.integers(-9, 10, 3) / 2, rng.integers(-9, 10, 3)


def draw_batch(rng):
    """A batch, weights, biases and upstream gradients, all of different sizes."""
    n, d, m = 5, int(rng.integers(3, 5)), 2
    return (
        rng.integers(-8, 9, (n, d)) / 4,
        rng.integers(-8, 9, (m, d)) / 8,
        rng.integers(-8, 9, m) / 8 + 1 / 64,  # so that no sum is exactly 0
        rng.integers(-8, 9, (n, m)) / 2,
    )


def draw_start(rng):
    """A point within reach of the solution (1, 2, 3)."""
    return ((np.array([1, 2, 3]) + rng.uniform(-0.4, 0.4, 3)).round(2),)


def changed(code, *swaps):
    """Return code with one text exchanged for another, each of which must occur."""
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


def five(z_by_h="(4, 12)", h_by_s="(12, 12)", loss_by_W="(12, 20)", s_by_W="(12, 12, 20)", Z_by_X="(8, 4, 8, 20)"):
    """Return an answer to the task about shapes, right where nothing is said."""
    return f"z_by_h = {z_by_h}\nh_by_s = {h_by_s}\nloss_by_W = {loss_by_W}\ns_by_W = {s_by_W}\nZ_by_X = {Z_by_X}"


def counts(from_output=95_400, from_middle=12_000, not_zero=57_600):
    """Return an answer to the task about counts, right where nothing is said."""
    return f"from_output, from_middle, not_zero = {from_output}, {from_middle}, {not_zero}"


NORM = """def layer_norm_vjp(x, gain, v):
    z = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.mean() - z * (u * z).mean()) / x.std()"""

LAYERS = """def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1.T @ (slope * (W2.T @ v))"""

BATCH = """def layer_backward(X, W, b, V):
    u = V * (X @ W.T + b > 0)
    return u @ W, u.T @ X, u.sum(axis=0)"""

STEP = """def newton_step(x):
    J = np.array([[2 * x[0], 2 * x[1], 2 * x[2]], [x[1], x[0], -1], [1, 2 * x[1], 0]])
    return x - np.linalg.solve(J, system(x))"""

TASKS = [
    Task(
        name="by_hand",
        returns="a list of two rows with three numbers each",
        wrong=[
            Wrong(
                "The entries are right, but they lie the other way round: which of the two, inputs or outputs, "
                "are rows?",
                "J = [[16, -2], [0, 3], [24, -5]]",
            ),
            Wrong(
                "Look at the square: the same input comes in twice, and each time brings a slope of its own.",
                "J = [[16, 0, 12], [-2, 3, -5]]",
            ),
            Wrong(
                "The slope of a product by one factor is the other factor: multiplication swaps.",
                "J = [[16, 0, 24], [3, -2, -5]]",
            ),
            Wrong(
                "One input does not occur in the first output. How much does that output change when it changes?",
                "J = [[16, 1, 24], [-2, 3, -5]]",
            ),
            Wrong(
                "The last entry is the value of that term, not its slope.",
                "J = [[16, 0, 24], [-2, 3, -20]]",
            ),
            Wrong(
                "The rows are exchanged: the first row belongs to the first output.", "J = [[-2, 3, -5], [16, 0, 24]]"
            ),
        ],
        right=[
            "J = np.array([[16.0, 0.0, 24.0], [-2.0, 3.0, -5.0]])",
            "a, b, c = 3, -2, 4\nJ = ((c**2, 0, 2 * a * c), (b, a, -5))",
            "def y(x):\n    return np.array([x[0] * x[2] ** 2, x[0] * x[1] - 5 * x[2]])\n\n\n"
            "x = np.array([3.0, -2.0, 4.0])\n"
            "J = np.array([(y(x + 1e-20j * e)).imag / 1e-20 for e in np.eye(3)]).T",
        ],
    ),
    Task(
        name="shapes",
        returns="five tuples",
        wrong=[
            Wrong(
                "The first one is transposed: the axes of the output stand first.",
                five(z_by_h="(12, 4)"),
            ),
            Wrong(
                "The hidden values by the sums: d numbers are enough to know this Jacobian, but its shape has an "
                "axis for the outputs and one for the inputs.",
                five(h_by_s="(12,)"),
            ),
            Wrong(
                "The loss by the weights: a scalar has no axis, so what is left?",
                five(loss_by_W="(1, 12, 20)"),
            ),
            Wrong(
                "Every matrix or vector of yours has two axes. A vector by a matrix has more: write the axes of "
                "the output, then all those of the input.",
                five(s_by_W="(12, 20)"),
            ),
            Wrong(
                "For the batch you gave the blocks that are not zero. The full Jacobian has an axis for the "
                "samples twice: once with the outputs and once with the inputs.",
                five(Z_by_X="(8, 4, 20)"),
            ),
            Wrong(
                "For the batch, each axis of the output comes first, then each axis of the input: do not sort "
                "them by kind.",
                five(Z_by_X="(8, 8, 4, 20)"),
            ),
            Wrong(
                "All of them are transposed: the axes of the output stand first, in this course.",
                five("(12, 4)", "(12, 12)", "(12, 20)", "(12, 20, 12)", "(8, 20, 8, 4)"),
            ),
        ],
        right=[
            "z_by_h, h_by_s, loss_by_W = [4, 12], [12, 12], [12, 20]\ns_by_W, Z_by_X = [12, 12, 20], [8, 4, 8, 20]",
            "x, W, s, z = np.zeros(20), np.zeros((12, 20)), np.zeros(12), np.zeros(4)\n"
            "z_by_h, h_by_s, loss_by_W, s_by_W = z.shape + s.shape, s.shape * 2, W.shape, s.shape + W.shape\n"
            "Z_by_X = (8, *z.shape, 8, *x.shape)",
        ],
    ),
    Task(
        name="layer_norm_vjp",
        returns="an array of the shape of x",
        draw=draw_layer,
        probes=6,
        wrong=[
            Wrong(
                "The gain is missing: each upstream gradient passes the gain before it comes to the normalised values.",
                changed(NORM, ("gain * v", "v")),
            ),
            Wrong(
                "The gain comes too late: in the backward pass it comes first. What you have is the Jacobian "
                "times v, from the right.",
                changed(NORM, ("gain * v", "v"), ("return ", "return gain * ")),
            ),
            Wrong(
                "You treat the mean as a constant, but every input moves it: a part of each row is missing.",
                changed(NORM, (" - u.mean()", "")),
            ),
            Wrong(
                "You treat the standard deviation as a constant, but every input moves it.",
                changed(NORM, (" - z * (u * z).mean()", "")),
            ),
            Wrong(
                "Your Jacobian is diagonal, as for an elementwise function. Here every input moves every output, "
                "through the mean and the standard deviation.",
                changed(NORM, (" - u.mean() - z * (u * z).mean()", "")),
            ),
            Wrong(
                "All but the scale: a change of x counts in units of the standard deviation.",
                changed(NORM, ("(u * z).mean()) / x.std()", "(u * z).mean())")),
            ),
            Wrong(
                "The sums over the entries are to be divided by d: they come from means.",
                changed(NORM, ("u.mean()", "u.sum()"), ("(u * z).mean()", "(u * z).sum()")),
            ),
            Wrong(
                "In the last term stand the normalised values, not x itself.",
                changed(NORM, ("z * (u * z).mean()", "x * (u * x).mean()")),
            ),
        ],
        right=[
            NORM,
            """def layer_norm_vjp(x, gain, v):
    d, s = len(x), np.sqrt(np.mean((x - np.mean(x)) ** 2))
    z = (x - np.mean(x)) / s
    g = np.array(gain) * v
    return [(g[j] - np.sum(g) / d - z[j] * np.dot(g, z) / d) / s for j in range(d)]""",
            """def layer_norm_vjp(x, gain, v):
    d = len(x)
    z = (x - x.mean()) / x.std()
    J = gain[:, None] * (np.eye(d) - 1 / d - np.outer(z, z) / d) / x.std()
    return v @ J""",
        ],
    ),
    Task(
        name="two_layers",
        returns="an array of the shape of x",
        draw=draw_two_layers,
        wrong=[
            Wrong(
                "This is still the classmate's product. Write down the shapes of its factors for a network with 5"
                " inputs, 4 hidden values and 3 outputs.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2 @ (slope * (W1 @ v))")),
            ),
            Wrong(
                "The order is right. But a matrix times v sums over its columns, and v has an entry for each row.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1 @ (slope * (W2 @ v))")),
            ),
            Wrong(
                "The transposes are right, the order is not: a backward pass meets the last layer first.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2.T @ (slope * (W1.T @ v))")),
            ),
            Wrong(
                "The Jacobian of the square is missing between the two linear maps.",
                changed(LAYERS, ("slope * (W2.T @ v)", "W2.T @ v")),
            ),
            Wrong(
                "The slopes of the square stand in the wrong place: they belong between the two linear maps, where the "
                "square is.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "slope * (W1.T @ (W2.T @ v))")),
            ),
            Wrong(
                "In a square the same number comes in twice, and each time brings a slope of its own.",
                changed(LAYERS, ("2 * (W1 @ x)", "W1 @ x")),
            ),
            Wrong(
                "The slopes belong to the point that the forward pass reached: the square reads the sums of the first "
                "layer, not the input x.",
                changed(LAYERS, ("2 * (W1 @ x)", "2 * x")),
            ),
        ],
        right=[
            "def two_layers_vjp(W1, W2, x, v):\n    return (v @ W2 * 2 * (W1 @ x)) @ W1",
            "def two_layers_vjp(W1, W2, x, v):\n    J = 2 * W2 @ np.diag(W1 @ x) @ W1\n    return J.T @ v",
        ],
    ),
    Task(
        name="layer_backward",
        returns="a tuple of three arrays, of the shapes of X, W and b",
        draw=draw_batch,
        wrong=[
            Wrong(
                "You still add up before you multiply. A sum of products is not the product of the sums, and the "
                "samples do not share their inputs.",
                """def layer_backward(X, W, b, V):
    u = (V * (X @ W.T + b > 0)).sum(axis=0)
    return u @ W, np.outer(u, X.sum(axis=0)), u""",
            ),
            Wrong(
                "The gradient by X has the right shape now, but each row of it is the same. A sample's input "
                "moves only that sample's output.",
                changed(BATCH, ("return u @ W", "return np.tile(u.sum(axis=0) @ W, (len(X), 1))")),
            ),
            Wrong(
                "The gradient by W has the right shape, but it is the product of two sums. Take the product of "
                "each sample, then the sum.",
                changed(BATCH, ("u.T @ X", "np.outer(u.sum(axis=0), X.sum(axis=0))")),
            ),
            Wrong(
                "You take means over the batch. Nothing in this layer divides: the weights are used by every "
                "sample, and a fan-out sums.",
                changed(BATCH, ("u.T @ X, u.sum(axis=0)", "u.T @ X / len(X), u.mean(axis=0)")),
            ),
            Wrong(
                "The bias is shared by all samples, too: its gradient has no axis for the samples.",
                changed(BATCH, ("u.sum(axis=0)", "u")),
            ),
            Wrong(
                "The slope of ReLU is missing: it lets no gradient through where the sum is negative.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V")),
            ),
            Wrong(
                "The gradient by W lies the other way round: it has the shape of W.",
                changed(BATCH, ("u.T @ X", "X.T @ u")),
            ),
        ],
        right=[
            """def layer_backward(X, W, b, V):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(len(b))
    for k in range(len(X)):
        u = np.where(W @ X[k] + b > 0, V[k], 0)
        dX[k] = W.T @ u
        dW += np.outer(u, X[k])
        db += u
    return dX, dW, db""",
            """def layer_backward(X, W, b, V):
    Y = np.maximum(0, X @ W.T + b)
    u = V * np.sign(Y)
    return np.einsum("ni,ij->nj", u, W), np.einsum("ni,nj->ij", u, X), np.ones(len(X)) @ u""",
        ],
        survivors={
            "u = V * (X @ W.T + b >= 0)": "the two differ only where a sum is exactly 0, and there ReLU has no slope",
        },
    ),
    Task(
        name="count",
        returns="three numbers",
        wrong=[
            Wrong(
                "The first number is that of the other end. Which two matrices are multiplied first?",
                counts(from_output=82_800),
            ),
            Wrong(
                "The second count lacks a product: the two halves must be multiplied with each other, too.",
                counts(from_middle=8_400),
            ),
            Wrong(
                "You count the entries of the products. Each entry is itself a sum of several products.",
                counts(from_output=30 * 2 + 30 * 50 + 30 * 60, from_middle=30 * 2 + 2 * 60 + 30 * 60),
            ),
            Wrong(
                "For the batch you count all entries. A sample's output does not depend on another sample's input.",
                counts(not_zero=32 * 30 * 32 * 60),
            ),
            Wrong(
                "For the batch you count the Jacobian of a single sample.",
                counts(not_zero=30 * 60),
            ),
            Wrong(
                "You count as if a vector went through the chain: a matrix has many columns.",
                counts(from_output=4_380, from_middle=4_380),
            ),
        ],
        right=[
            "from_output = 30 * 40 * 2 + 30 * 2 * 50 + 30 * 50 * 60\n"
            "from_middle = 30 * 40 * 2 + 2 * 50 * 60 + 30 * 2 * 60\n"
            "not_zero = 32 * 30 * 60",
            "from_output, from_middle, not_zero = 95400.0, 12e3, np.int64(57600)",
        ],
    ),
    Task(
        name="newton_step",
        returns="x after one step, x after six steps, and how many equations hold",
        draw=draw_start,
        probes=4,
        wrong=[
            Wrong(
                "You go the wrong way: the step is to bring the equations to zero, not to double them.",
                changed(STEP, ("x - np", "x + np")),
            ),
            Wrong(
                "Your Jacobian is transposed: a row for each equation, a column for each unknown.",
                changed(STEP, ("solve(J,", "solve(J.T,")),
            ),
            Wrong(
                "You multiply by the Jacobian. The step is what the Jacobian must be multiplied by to give -g.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "J @ system(x)")),
            ),
            Wrong(
                "This is gradient descent on the squares. It gets there, but not in six steps.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "0.01 * J.T @ system(x)")),
            ),
            Wrong(
                "The slope of a square is missing its factor: an input that is used twice has two slopes.",
                changed(STEP, ("2 * x", "x")),
            ),
            Wrong(
                "In the row of the product each entry should be the *other* factor.",
                changed(STEP, ("[x[1], x[0], -1]", "[x[0], x[1], -1]")),
            ),
            Wrong(
                "Your Jacobian stays that of one point. The slopes change as x moves: take it anew at each step.",
                changed(
                    STEP,
                    ("    J =", "    start, x = x, np.array([1.5, 1.8, 2.6])\n    J ="),
                    ("return x - np.linalg.solve(J, system(x))", "return start - np.linalg.solve(J, system(start))"),
                ),
            ),
            Wrong(
                "You return the step alone, not where it leads.",
                changed(STEP, ("return x - ", "return -")),
            ),
        ],
        right=[
            STEP,
            """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - np.linalg.inv(J) @ system(x)""",
            """def newton_step(x):
    J = np.array([system(x + 1e-20j * e).imag / 1e-20 for e in np.eye(3)]).T
    dx = np.linalg.lstsq(J, -system(x), rcond=None)[0]
    return [x[k] + dx[k] for k in range(3)]""",
        ],
    ),
    Task(
        name="modes",
        returns="four letters as text",
        wrong=[
            Wrong(
                "Reverse mode everywhere is a habit from learning, where there is one loss. Count inputs and "
                "outputs case by case.",
                'modes = "rrrr"',
            ),
            Wrong(
                "Forward mode everywhere: it takes a pass for each input. One of these cases has millions of inputs.",
                'modes = "ffff"',
            ),
            Wrong(
                "All four are exchanged. Forward mode takes a pass for each input, reverse mode one for each output.",
                'modes = "rfrf"',
            ),
            Wrong(
                "Look at the third case again: is the whole Jacobian asked for, or its product with one direction?",
                'modes = "frrr"',
            ),
            Wrong(
                "Look at the last case again: how many rows has that Jacobian, and how many columns?",
                'modes = "frff"',
            ),
            Wrong(
                "Look at the first case again: how many inputs are there?",
                'modes = "rrfr"',
            ),
        ],
        right=["modes = 'frfr'", 'modes = " " + "fr" * 2'],
    ),
]
