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
    """Return code with each old of `swaps`, which must occur, replaced by its new."""
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


def five(z_by_h="(4, 12)", h_by_s="(12, 12)", loss_by_W="(12, 20)", s_by_W="(12, 12, 20)", Z_by_X="(8, 4, 8, 20)"):
    """Return an answer to the task about shapes: the right one, but for the shapes that are given."""
    return f"z_by_h = {z_by_h}\nh_by_s = {h_by_s}\nloss_by_W = {loss_by_W}\ns_by_W = {s_by_W}\nZ_by_X = {Z_by_X}"


def counts(from_output=95_400, from_middle=12_000, not_zero=57_600):
    """Return an answer to the task about counts: the right one, but for the numbers that are given."""
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
                "The entries are right, but the matrix is transposed: which of the two, inputs or outputs, are rows "
                "in this course?",
                "J = [[16, -2], [0, 3], [24, -5]]",
            ),
            Wrong(
                "Five entries are right. In the square the same input comes in twice, and each time it contributes a "
                "slope of its own.",
                "J = [[16, 0, 12], [-2, 3, -5]]",
            ),
            Wrong(
                "The first row is right. In the second, remember that multiplication swaps: the slope of a product by "
                "one factor is the other factor.",
                "J = [[16, 0, 24], [3, -2, -5]]",
            ),
            Wrong(
                "Five entries are right. One input does not occur in the first output. How much does this output "
                "change with that input?",
                "J = [[16, 1, 24], [-2, 3, -5]]",
            ),
            Wrong(
                "Five entries are right. The last one is the value of its term, not the slope.",
                "J = [[16, 0, 24], [-2, 3, -20]]",
            ),
            Wrong(
                "The entries are right, but the rows are exchanged: the first row belongs to the first output.",
                "J = [[-2, 3, -5], [16, 0, 24]]",
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
                "Four shapes are right. `z_by_h` is transposed: the axes of the output come first.",
                five(z_by_h="(12, 4)"),
            ),
            Wrong(
                "Four shapes are right. The Jacobian of the hidden values by the sums is known from its diagonal, but "
                "its full shape has an axis for the outputs and one for the inputs.",
                five(h_by_s="(12,)"),
            ),
            Wrong(
                "Four shapes are right. The loss is a scalar and has no axis, so what is left for `loss_by_W`?",
                five(loss_by_W="(1, 12, 20)"),
            ),
            Wrong(
                "Four shapes are right. In `s_by_W` a vector is differentiated by a matrix: write the axes of the "
                "output, then all those of the input.",
                five(s_by_W="(12, 20)"),
            ),
            Wrong(
                "Four shapes are right. For the batch you gave the blocks that are not zero. The full Jacobian has "
                "two axes for samples, one with the outputs and one with the inputs.",
                five(Z_by_X="(8, 4, 20)"),
            ),
            Wrong(
                "Four shapes are right. For the batch, all axes of the output come first, then all axes of the input; "
                "yours are sorted by kind.",
                five(Z_by_X="(8, 8, 4, 20)"),
            ),
            Wrong(
                "The sizes are right, but the axes of the input come first in all of your shapes. In this course, "
                "those of the output do.",
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
                "The normalisation is right, but the gain is missing: each upstream gradient passes the gain before "
                "it reaches the normalised values.",
                changed(NORM, ("gain * v", "v")),
            ),
            Wrong(
                "The gain comes too late: in the backward pass it comes first. What you return is the Jacobian times "
                "v, from the right.",
                changed(NORM, ("gain * v", "v"), ("return ", "return gain * ")),
            ),
            Wrong(
                "You treat the mean as a constant, but every input moves it, so a part of each row is missing.",
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
                "All is right but the scale: the normalised values change with x in units of the standard deviation.",
                changed(NORM, ("(u * z).mean()) / x.std()", "(u * z).mean())")),
            ),
            Wrong(
                "The terms are the right ones, but the sums over the entries are not divided by d, although they come "
                "from means.",
                changed(NORM, ("u.mean()", "u.sum()"), ("(u * z).mean()", "(u * z).sum()")),
            ),
            Wrong(
                "The last term contains x itself instead of the normalised values.",
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
                "The order of the factors is right. But a matrix times v sums over the columns of the matrix, and v "
                "has an entry for each row.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1 @ (slope * (W2 @ v))")),
            ),
            Wrong(
                "The transposes are right, but the order is not: a backward pass reaches the last layer first.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2.T @ (slope * (W1.T @ v))")),
            ),
            Wrong(
                "The two linear maps are right, but the Jacobian of the square between them is missing.",
                changed(LAYERS, ("slope * (W2.T @ v)", "W2.T @ v")),
            ),
            Wrong(
                "All factors are there, but the slopes of the square are in the wrong place: they belong where the "
                "network computes the square.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "slope * (W1.T @ (W2.T @ v))")),
            ),
            Wrong(
                "The order and the transposes are right. In a square the same number comes in twice, and each time it "
                "contributes a slope of its own.",
                changed(LAYERS, ("2 * (W1 @ x)", "W1 @ x")),
            ),
            Wrong(
                "The slopes of the square were taken at the wrong point: the square reads the sums of the first "
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
                "You still sum before you multiply. A sum of products is not the product of the sums, and the samples "
                "do not share their inputs.",
                """def layer_backward(X, W, b, V):
    u = (V * (X @ W.T + b > 0)).sum(axis=0)
    return u @ W, np.outer(u, X.sum(axis=0)), u""",
            ),
            Wrong(
                "The gradient by X has the right shape now, but all of its rows are the same. A sample's input moves "
                "only that sample's output.",
                changed(BATCH, ("return u @ W", "return np.tile(u.sum(axis=0) @ W, (len(X), 1))")),
            ),
            Wrong(
                "The gradient by W has the right shape, but it is the product of two sums. Compute the product for "
                "each sample, then the sum.",
                changed(BATCH, ("u.T @ X", "np.outer(u.sum(axis=0), X.sum(axis=0))")),
            ),
            Wrong(
                "The gradient by X is right. For W and b you took means over the batch, but every sample uses the "
                "weights, and a fan-out sums.",
                changed(BATCH, ("u.T @ X, u.sum(axis=0)", "u.T @ X / len(X), u.mean(axis=0)")),
            ),
            Wrong(
                "The gradients by X and W are right. The bias is shared by all samples too, so its gradient has no "
                "axis for the samples.",
                changed(BATCH, ("u.sum(axis=0)", "u")),
            ),
            Wrong(
                "The slope of ReLU is missing: no gradient passes where the weighted sum is negative.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V")),
            ),
            Wrong(
                "The gradient by W is transposed: it should have the shape of W.",
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
            "u = V * (X @ W.T + b >= 0)": "the two differ only where a sum is exactly 0, where ReLU has no derivative",
        },
    ),
    Task(
        name="count",
        returns="three numbers",
        wrong=[
            Wrong(
                "The last two numbers are right. The first is the count for the other end: which two matrices are "
                "multiplied first?",
                counts(from_output=82_800),
            ),
            Wrong(
                "The first and the last number are right. In the second a product is missing: the two halves must be "
                "multiplied with each other, too.",
                counts(from_middle=8_400),
            ),
            Wrong(
                "The last number is right. For the first two you counted the entries of the products, but each entry "
                "is itself a sum of several products.",
                counts(from_output=30 * 2 + 30 * 50 + 30 * 60, from_middle=30 * 2 + 2 * 60 + 30 * 60),
            ),
            Wrong(
                "The first two numbers are right. For the batch you counted all entries, but a sample's output does "
                "not depend on another sample's input.",
                counts(not_zero=32 * 30 * 32 * 60),
            ),
            Wrong(
                "The first two numbers are right. For the batch you counted the Jacobian of a single sample.",
                counts(not_zero=30 * 60),
            ),
            Wrong(
                "The last number is right. You counted as if a vector went through the chain, but here a matrix with "
                "many columns does.",
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
                "Your steps have the right length and the wrong direction: they should bring the equations closer to "
                "zero.",
                changed(STEP, ("x - np", "x + np")),
            ),
            Wrong(
                "Your Jacobian is transposed: it should have a row for each equation and a column for each unknown.",
                changed(STEP, ("solve(J,", "solve(J.T,")),
            ),
            Wrong(
                "You multiplied by the Jacobian. The step is what the Jacobian must be multiplied by to give -g.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "J @ system(x)")),
            ),
            Wrong(
                "This is gradient descent on the sum of the squares. It approaches the solution, but not to ten "
                "digits in six steps.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "0.01 * J.T @ system(x)")),
            ),
            Wrong(
                "The slope of each square lacks a factor: an input that is used twice contributes two slopes.",
                changed(STEP, ("2 * x", "x")),
            ),
            Wrong(
                "Two rows of your Jacobian are right. In that of the product, each entry should be the *other* factor.",
                changed(STEP, ("[x[1], x[0], -1]", "[x[0], x[1], -1]")),
            ),
            Wrong(
                "Your Jacobian is always that of the same point. The slopes change as x moves, so it must be computed "
                "anew at each step.",
                changed(
                    STEP,
                    ("    J =", "    start, x = x, np.array([1.5, 1.8, 2.6])\n    J ="),
                    ("return x - np.linalg.solve(J, system(x))", "return start - np.linalg.solve(J, system(start))"),
                ),
            ),
            Wrong(
                "Your function returns the step alone, not the point to which it leads.",
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
                "Reverse mode everywhere suits learning, where there is one loss. Here, count inputs and outputs case "
                "by case.",
                'modes = "rrrr"',
            ),
            Wrong(
                "Forward mode takes a pass for each input, and you chose it everywhere. One of these cases has "
                "millions of inputs.",
                'modes = "ffff"',
            ),
            Wrong(
                "All four letters are exchanged. Forward mode takes a pass for each input, reverse mode one for each "
                "output.",
                'modes = "rfrf"',
            ),
            Wrong(
                "Three letters are right. In case 3, is the whole Jacobian wanted, or its product with one direction?",
                'modes = "frrr"',
            ),
            Wrong(
                "Three letters are right. In case 4, how many rows does the Jacobian have, and how many columns?",
                'modes = "frff"',
            ),
            Wrong(
                "Three letters are right. In case 1, how many inputs are there?",
                'modes = "rrfr"',
            ),
        ],
        right=["modes = 'frfr'", 'modes = " " + "fr" * 2'],
    ),
]
