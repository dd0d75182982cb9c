"""The marking of the exercise `jacobians`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed

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


def five(z_by_h="(4, 12)", h_by_s="(12, 12)", loss_by_W="(12, 20)", s_by_W="(12, 12, 20)", Z_by_X="(8, 4, 8, 20)"):
    """Return an answer to the task about shapes: the right one, but for the shapes that are given."""
    return f"z_by_h = {z_by_h}\nh_by_s = {h_by_s}\nloss_by_W = {loss_by_W}\ns_by_W = {s_by_W}\nZ_by_X = {Z_by_X}"


def counts(from_output=95_400, from_middle=12_000, not_zero=57_600):
    """Return an answer to the task about counts: the right one, but for the numbers that are given."""
    return f"from_output, from_middle, not_zero = {from_output}, {from_middle}, {not_zero}"


#: values of which the mean is not the middle one, with gains and upstream gradients
SKEWED = (np.array([-1.0, 1.5, 1.5, 1.5, 1.5]), np.array([1.0, 2.5, 0.5, 1.5, 2.0]), np.array([2, -4, 6, 4, -2.0]))


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

#: what may stand in each place of the Jacobian, and what is said of it
PLACES = {
    (0, 0): {
        8: "In the first entry: is a square the same as a double?",
        4: "In the first entry, the square is lost: by this input, the other factor stays as it is.",
        48: "The first entry is the value of the output, not a slope.",
        32: "In the first entry, the square counts as a slope of its own, although another input changes there.",
        24: "In the first entry, which input changes, and what stays?",
        3: "In the first entry, the slope of a product by one factor is the other factor.",
        0: "The first output does change with the first input.",
    },
    (0, 1): {
        1: "One input does not occur in the first output. How much does this output change with that input?",
        -2: "One input does not occur in the first output. How much does this output change with that input?",
        48: "One input does not occur in the first output. How much does this output change with that input?",
        24: "One input does not occur in the first output, and the columns have the order of the inputs.",
    },
    (0, 2): {
        12: "In the square the same input comes in twice, and each time it contributes a slope of its own.",
        8: "In the first row, the other factor of the product is missing in one entry.",
        6: "In the first row, the square leaves a first power when it is differentiated.",
        48: "One entry of the first row is the value of the output, or a square that was not differentiated.",
        16: "In the last entry of the first row, the square was not differentiated, or a factor is missing.",
        72: "In the last entry of the first row, which of the two factors is squared?",
        -24: "Go through the signs of the first row.",
        4: "In the last entry of the first row, the other factor and the slope of the square are missing.",
        3: "In the last entry of the first row, only the other factor is left. The square has a slope, too.",
        96: "In the last entry of the first row, a square is left that should have become a first power.",
        0: "The first output does change with the last input.",
    },
    (1, 0): {
        3: "In the second row, the slope of a product by one factor is the other factor.",
        2: "In the second row, look at the sign of the second input.",
        -6: "In the second row, one entry is the value of the product, not a slope.",
        -7: "In the second row, a term that does not contain the first input has no slope by it.",
        -22: "In the second row, a term that does not contain the first input has no slope by it.",
        1: "In the second row, the slope of a product by one factor is the other factor.",
    },
    (1, 1): {
        -2: "In the second row, the slope of a product by one factor is the other factor.",
        -3: "In the second row, look at the sign of the first input.",
        -6: "In the second row, one entry is the value of the product, not a slope.",
        1: "In the second row, the slope of a product by one factor is the other factor.",
        0: "The second output does change with the second input.",
    },
    (1, 2): {
        5: "In the last entry, look at the sign of its term.",
        -20: "The last entry is the value of its term, not the slope.",
        20: "The last entry is the size of its term, not the slope.",
        0: "The last term of the second output is no constant.",
        -1: "In the last entry, the factor in front of the input is missing.",
        -26: "The last entry is the value of the output, not a slope.",
        4: "The last entry is the input itself, not the slope of its term.",
        1: "In the last entry, the slope of its term is the factor in front, with its sign.",
    },
}
#: the commonest of these, which also come in pairs
COMMON = [((0, 0), 8), ((0, 0), 4), ((0, 1), 1), ((0, 2), 12), ((0, 2), 8), ((1, 0), 2), ((1, 2), 5), ((1, 2), -20)]


def rows_by_hand() -> list[Wrong]:
    """Return a mistake for each wrong entry, for pairs of common ones, and for the rows as a whole."""

    def matrix(*wrong: tuple) -> str:
        J = [[16, 0, 24], [-2, 3, -5]]
        for (row, column), value in wrong:
            J[row][column] = value
        return f"J = {J}"

    told = {
        matrix((place, value)): f"Five entries are right. {said}"
        for place, values in PLACES.items()
        for value, said in values.items()
    }
    for one, other in itertools.combinations(COMMON, 2):
        if one[0] != other[0]:
            told[matrix(one, other)] = f"Four entries are right. {PLACES[one[0]][one[1]]}"
    swap = "The first row is right. In the second, remember that multiplication swaps: the slope of a product by one "
    swap += "factor is the other factor."
    told |= {
        "J = [[16, 0, 24], [3, -2, -5]]": swap,
        "J = [[16, 0, 24], [1, 1, -5]]": swap,
        "J = [[16, 0, 24], [-6, -6, -5]]": swap,
        "J = [[16, 0, 12], [3, -2, -5]]": "In the second row, the slope of a product by one factor is the other "
        "factor; and in a square the same input comes in twice.",
        "J = [[16, 0, 24], [-2, 3, 0]]": "Five entries are right. The last term of the second output is no constant.",
        "J = [[16, -2], [0, 3], [24, -5]]": "The entries are right, but the matrix is transposed: which of the two, "
        "inputs or outputs, are rows in this course?",
        "J = [[-2, 3, -5], [16, 0, 24]]": "The entries are right, but the rows are exchanged: the first row belongs to "
        "the first output.",
        "J = [[16, 24, 0], [-2, 3, -5]]": "The numbers are right, but a column belongs to each input: which of them "
        "does not occur in the first output?",
        "J = [[24, 0, 16], [-5, 3, -2]]": "The numbers are right, but the columns are in the reverse order of the "
        "inputs.",
        "J = [[16, 24], [-2, 3, -5]]": "A row is too short: an input that does not occur in an output has its place, "
        "too.",
        "J = [48, -26]": "These are the values of the outputs, not how they change with the inputs.",
        "J = [14, 3, 19]": "You added the two rows. A Jacobian keeps one row for each output.",
        "J = [16, 0, 24, -2, 3, -5]": "The numbers are right. A Jacobian has one row for each output.",
        "J = [40, -4]": "You added the entries of each row. A Jacobian has a column for each input.",
        "J = [[48, 0, 48], [-6, -6, -20]]": "These are the values of the terms, not their slopes.",
        "J = [[16, 0, 8], [-2, 3, -5]]": f"Five entries are right. {PLACES[0, 2][8]}",
    }
    return [Wrong(said, code) for code, said in told.items()]


#: shapes that may be taken for each of the five, with what is said of them; the first two are the commonest
SHAPES = {
    "z_by_h": {
        "(12, 4)": "`z_by_h` is transposed: the axes of the output come first.",
        "(4,)": "`z_by_h` has an axis for the output and one for the input.",
        "(12,)": "`z_by_h` has an axis for the output and one for the input.",
        "(48,)": "The axes of `z_by_h` are multiplied together. Keep them apart.",
        "(4, 20)": "The input of `z_by_h` are the hidden values, not the pixels.",
        "(4, 4)": "`z_by_h` has an axis for the logits and one for the hidden values.",
        "(12, 12)": "The outputs of `z_by_h` are the logits.",
        "(4, 12, 12)": "`z_by_h` is a vector by a vector, not by a matrix.",
        "(4, 12, 4)": "`z_by_h` is a vector by a vector, not by a matrix.",
    },
    "h_by_s": {
        "(12,)": "The Jacobian of the hidden values by the sums is known from its diagonal, but its full shape has an "
        "axis for the outputs and one for the inputs.",
        "(12, 20)": "The inputs of `h_by_s` are the sums, not the pixels.",
        "(12, 1)": "The full shape of `h_by_s` has an axis for all outputs and one for all inputs.",
        "(1, 12)": "The full shape of `h_by_s` has an axis for all outputs and one for all inputs.",
        "(144,)": "The axes of `h_by_s` are multiplied together. Keep them apart.",
        "(12, 4)": "The inputs of `h_by_s` are the sums, and its outputs the hidden values.",
        "(4, 12)": "The outputs of `h_by_s` are the hidden values, not the logits.",
        "(1,)": "ReLU works entry by entry, but the hidden values are many, and so are the sums.",
        "(12, 12, 12)": "`h_by_s` is a vector by a vector.",
    },
    "loss_by_W": {
        "(1, 12, 20)": "The loss is a scalar and has no axis, so what is left for `loss_by_W`?",
        "(20, 12)": "The gradient of a scalar has the shape of what it is taken by. Which one does the first weight "
        "matrix have?",
        "(4, 12, 20)": "In `loss_by_W` the output is a single number, not the logits.",
        "(240,)": "The axes of `loss_by_W` are multiplied together. Keep them apart.",
        "(12, 12, 20)": "In `loss_by_W` the output is a single number, not the sums.",
        "(12, 20, 1)": "The loss is a scalar and has no axis, so what is left for `loss_by_W`?",
        "(1, 20, 12)": "The loss is a scalar and has no axis, and the first weight matrix turns pixels into sums.",
        "(1, 240)": "The axes of `loss_by_W` are multiplied together, and the loss is a scalar and has no axis.",
        "(4, 12)": "`loss_by_W` is taken by the weights of the first layer, not of the second.",
        "(1,)": "The loss is a single number, but it is differentiated by a matrix.",
        "(12,)": "The loss is differentiated by a matrix here, not by the sums.",
        "(20,)": "The loss is differentiated by a matrix here, not by the pixels.",
        "(4, 20)": "The first weight matrix turns pixels into sums. Which shape does it have?",
        "(1, 20)": "The loss is differentiated by a matrix here, not by the pixels.",
        "(1, 12)": "The loss is differentiated by a matrix here, not by the sums.",
    },
    "s_by_W": {
        "(12, 20)": "In `s_by_W` a vector is differentiated by a matrix: write the axes of the output, then all those "
        "of the input.",
        "(12, 20, 12)": "In `s_by_W`, the axis of the output comes first, then those of the matrix.",
        "(12, 240)": "The axes of the weights are multiplied together in `s_by_W`. Keep them apart.",
        "(12, 20, 20)": "In `s_by_W`, a matrix stands below: which two axes has it?",
        "(12, 12)": "In `s_by_W`, the input is a matrix, so it has two axes.",
        "(20, 12)": "In `s_by_W` a vector is differentiated by a matrix: write the axes of the output, then all those "
        "of the input.",
        "(20,)": "In `s_by_W` a vector is differentiated by a matrix: write the axes of the output, then all those of "
        "the input.",
        "(12,)": "In `s_by_W` a vector is differentiated by a matrix: write the axes of the output, then all those of "
        "the input.",
        "(12, 20, 12, 20)": "The output of `s_by_W` is a vector, so it has one axis.",
        "(20, 12, 20)": "The outputs of `s_by_W` are the sums. How many are there?",
        "(12, 12, 12)": "In `s_by_W`, a matrix stands below: which two axes has it?",
        "(12, 20, 1)": "In `s_by_W` a vector is differentiated by a matrix: write the axes of the output, then all "
        "those of the input.",
        "(1, 12, 20)": "The outputs of `s_by_W` are the sums. How many are there?",
        "(4, 12, 20)": "The outputs of `s_by_W` are the sums, not the logits.",
    },
    "Z_by_X": {
        "(8, 4, 20)": "For the batch you gave the blocks that are not zero. The full Jacobian has two axes for "
        "samples, one with the outputs and one with the inputs.",
        "(4, 20)": "For the batch you gave the Jacobian of one sample.",
        "(8, 8, 4, 20)": "For the batch, all axes of the output come first, then all axes of the input; yours are "
        "sorted by kind.",
        "(8, 20, 8, 4)": "For the batch, the axes of the output come first, then those of the input.",
        "(32, 160)": "For the batch, the axes are multiplied together. Keep them apart: first all axes of the output, "
        "then all of the input.",
        "(8, 20, 4)": "The full Jacobian of the batch has two axes for samples, and those of the output come first.",
        "(4, 8, 20, 8)": "The samples of a batch are rows, so their axis is the first of the output and of the input.",
        "(4, 20, 8)": "The full Jacobian of the batch has two axes for samples, one with the outputs and one with the "
        "inputs.",
        "(4, 8, 8, 20)": "The samples of a batch are rows, so their axis is the first of the output and of the input.",
        "(8, 4, 20, 8)": "The samples of a batch are rows, so their axis is the first of the output and of the input.",
        "(8, 8, 20, 4)": "For the batch, all axes of the output come first, then all axes of the input.",
        "(4, 20, 8, 8)": "For the batch, all axes of the output come first, then all axes of the input.",
        "(8, 4)": "For the batch you gave the shape of the output. The axes of the input follow.",
        "(8, 20)": "For the batch you gave the shape of the input. The axes of the output come first.",
        "(20, 4)": "For the batch you gave the Jacobian of one sample, transposed.",
        "(4, 8, 20)": "The full Jacobian of the batch has two axes for samples, one with the outputs and one with the "
        "inputs.",
        "(8, 4, 12)": "The Jacobian of the batch is taken by the pixels, and has two axes for samples.",
        "(8, 4, 8, 12)": "The Jacobian of the batch is taken by the pixels, not by the hidden values.",
        "(8, 4, 12, 20)": "The Jacobian of the batch is taken by the pixels, not by the weights.",
        "(8, 12, 8, 20)": "The outputs of the batch are logits, not hidden values.",
        "(64, 4, 20)": "For the batch, the axes are multiplied together. Keep them apart.",
        "(32, 8, 20)": "For the batch, the axes are multiplied together. Keep them apart.",
    },
}


def all_shapes() -> list[Wrong]:
    """Return a mistake for each wrong shape, for pairs of common ones, and for mistakes in all of them."""
    told = {five(**{name: shape}): said for name, shapes in SHAPES.items() for shape, said in shapes.items()}
    common = [(name, shape) for name, shapes in SHAPES.items() for shape in list(shapes)[:2]]
    for (name, shape), (other, second) in itertools.combinations(common, 2):
        if name != other:
            told[five(**{name: shape, other: second})] = SHAPES[name][shape]
    told |= {
        five(
            "(12, 4)", "(12, 12)", "(12, 20)", "(12, 20, 12)", "(8, 20, 8, 4)"
        ): "The sizes are right, but the axes of the "
        "input come first in all of your shapes. In this course, those of the output do.",
        five(
            "(12, 4)", "(12, 12)", "(20, 12)", "(20, 12, 12)", "(20, 8, 4, 8)"
        ): "All axes are in reverse order: those of the output come first, and a matrix keeps the order of its own.",
        five(
            "(12, 4)", "(12, 12)", "(20, 12)", "(12, 20, 12)", "(8, 20, 8, 4)"
        ): "The axes of the input come first in your shapes. In this course, those of the output do.",
        five(
            "(4, 12)", "(12, 12)", "(240,)", "(12, 240)", "(32, 160)"
        ): "All numbers of entries are right, but the axes are "
        "multiplied together. Keep them apart: first all axes of the output, then all of the input.",
        five(
            "(4, 12)", "(12, 12)", "(1, 240)", "(12, 240)", "(32, 160)"
        ): "The axes are multiplied together. Keep them apart: first all axes of the output, then all of the input.",
        five(
            loss_by_W="(240,)", s_by_W="(12, 240)"
        ): "The axes of the weights are multiplied together. Keep them apart.",
        five(
            loss_by_W="(20, 12)", s_by_W="(12, 20, 12)"
        ): "The first weight matrix turns pixels into sums. Which shape does it have?",
        five(
            loss_by_W="(20, 12)", s_by_W="(12, 20, 20)"
        ): "The first weight matrix turns pixels into sums. Which shape does it have?",
    }
    return [Wrong(said, code) for code, said in told.items()]


#: a question for each case that is judged wrongly
CASES = (
    "In case 1, how many inputs are there, and how many outputs?",
    "In case 2, how many passes would forward mode take?",
    "In case 3, is the whole Jacobian wanted, or its product with one direction?",
    "In case 4, how many rows does the Jacobian have, and how many columns?",
)


def all_modes() -> list[Wrong]:
    """Return a mistake for each text of four letters other than the right one."""
    told = {}
    for letters in itertools.product("fr", repeat=4):
        wrong = [n for n, letter in enumerate(letters) if letter != "frfr"[n]]
        if wrong:
            count = ("", "Three letters are right.", "Two letters are right.", "One letter is right.", "")[len(wrong)]
            told["".join(letters)] = f"{count} {' '.join(CASES[n] for n in wrong[:2])}"
    told |= {
        "rrrr": "Reverse mode everywhere suits learning, where there is one loss. Here, count inputs and outputs "
        "case by case.",
        "ffff": "Forward mode takes a pass for each input, and you chose it everywhere. One of these cases has "
        "millions of inputs.",
        "rfrf": "All four letters are exchanged. Forward mode takes a pass for each input, reverse mode one for each "
        "output.",
        "rrrf": "One letter is right. Forward mode takes a pass for each input, or for one direction, and reverse "
        "mode one for each output: count them in each case.",
    }
    return [Wrong(said, f'modes = "{letters}"') for letters, said in told.items()]


TASKS = [
    Task(
        name="by_hand",
        idea="Draw an empty table with a row for each output and a column for each input. For each entry, treat the "
        "other inputs as constants and differentiate with letters; insert the numbers at the end.",
        section="Vector by vector",
        returns="a list of two rows with three numbers each",
        wrong=rows_by_hand(),
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
        idea="Write down the shapes of all values first, from the pixels to the loss. One rule then gives every "
        "answer: the shape of the output, followed by that of the input, with all axes, even if most entries are "
        "0.",
        section="Vector by vector",
        returns="five tuples",
        wrong=all_shapes(),
        right=[
            "z_by_h, h_by_s, loss_by_W = [4, 12], [12, 12], [12, 20]\ns_by_W, Z_by_X = [12, 12, 20], [8, 4, 8, 20]",
            "x, W, s, z = np.zeros(20), np.zeros((12, 20)), np.zeros(12), np.zeros(4)\n"
            "z_by_h, h_by_s, loss_by_W, s_by_W = z.shape + s.shape, s.shape * 2, W.shape, s.shape + W.shape\n"
            "Z_by_X = (8, *z.shape, 8, *x.shape)",
        ],
    ),
    Task(
        name="layer_norm_vjp",
        idea="Go backwards in two stages: first through the gain, which is elementwise and gives a new upstream "
        "vector u. Then multiply the bracket by u, one term at a time: two of the terms need only a mean over "
        "the entries.",
        section="Vector-Jacobian products",
        returns="an array of the shape of x",
        draw=draw_layer,
        probes=6,
        edges=[SKEWED],
        kinds=("sign", "factor", "unsigned", "whole", "short", "rounded", "reversed", "order"),
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
                "Your result treats the mean as a constant: its term is missing, or has become 0. Every input moves "
                "it.",
                changed(NORM, (" - u.mean()", "")),
            ),
            Wrong(
                "Your result treats the standard deviation as a constant: its term is missing, or has become 0. "
                "Every input moves it.",
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
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-5)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-6)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-7)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-8)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-9)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-10)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-12)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "np.sqrt(x.var() + 1e-3)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-5)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-6)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-7)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-8)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-9)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-10)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-12)")),
            ),
            Wrong(
                "Something was added to the variance or to the standard deviation. With very small x it is larger "
                "than these; the layer of this task has none.",
                changed(NORM, ("x.std()", "(x.std() + 1e-3)")),
            ),
            Wrong(
                "All is right but the scale: you divide by the variance. In what units do the normalised values "
                "change?",
                changed(NORM, ("(u * z).mean()) / x.std()", "(u * z).mean()) / x.var()")),
            ),
            Wrong(
                "All is right but the scale: you divide by the variance. In what units do the normalised values "
                "change?",
                changed(NORM, ("x.std()", "x.var()")),
            ),
            Wrong(
                "All is right but the scale: the root of the variance is the standard deviation, and no further root "
                "is needed.",
                changed(NORM, ("(u * z).mean()) / x.std()", "(u * z).mean()) / np.sqrt(x.std())")),
            ),
            Wrong(
                "You multiply by the standard deviation. In what units do the normalised values change with x?",
                changed(NORM, ("(u * z).mean()) / x.std()", "(u * z).mean()) * x.std()")),
            ),
            Wrong(
                "For very small x your result is 0, but the layer brings them to the same standard deviation as "
                "large ones. Is something treated as if it were 0 there?",
                changed(NORM, ("    u = gain", "    if x.std() < 1e-3:\n        return 0 * x\n    u = gain")),
            ),
            Wrong(
                "The variance is divided by d - 1 in your answer. The layer that is given divides by d.",
                changed(NORM, ("x.std()", "x.std(ddof=1)")),
            ),
            Wrong(
                "The variance is divided by d - 1 in your answer. The layer that is given divides by d.",
                changed(NORM, ("/ x.std()\n", "/ x.std(ddof=1)\n")),
            ),
            Wrong(
                "The variance is divided by d - 1 in your answer. The layer that is given divides by d.",
                changed(NORM, ("(u * z).mean()) / x.std()", "(u * z).mean()) / x.std(ddof=1)")),
            ),
            Wrong(
                "The last term contains the outputs of the layer; the formula contains the values before the gain.",
                changed(NORM, ("z * (u * z).mean()", "gain * z * (u * gain * z).mean()")),
            ),
            Wrong(
                "The last term contains the outputs of the layer; the formula contains the values before the gain.",
                changed(NORM, ("z * (u * z).mean()", "gain * z * (u * z).mean()")),
            ),
            Wrong(
                "The last term contains the outputs of the layer; the formula contains the values before the gain.",
                changed(NORM, ("z * (u * z).mean()", "z * (gain * u * z).mean()")),
            ),
            Wrong(
                "The last term contains the outputs of the layer; the formula contains the values before the gain.",
                changed(NORM, ("gain * v", "v"), ("z * (u * z).mean()", "gain * z * (u * gain * z).mean()")),
            ),
            Wrong(
                "One of the two terms that are subtracted was added.",
                changed(NORM, ("- z *", "+ z *")),
            ),
            Wrong(
                "One of the two terms that are subtracted was added.",
                changed(NORM, ("- u.mean()", "+ u.mean()")),
            ),
            Wrong(
                "Both terms that are subtracted were added.",
                changed(NORM, ("- z *", "+ z *"), ("- u.mean()", "+ u.mean()")),
            ),
            Wrong(
                "The first term has no place of its own in your answer: only the two terms that are subtracted are "
                "there.",
                changed(NORM, ("(u - u.mean()", "(-u.mean()")),
            ),
            Wrong(
                "The sum in the last term is not divided by d.",
                changed(NORM, ("(u * z).mean()", "(u * z).sum()")),
            ),
            Wrong(
                "The sum of the middle term is not divided by d.",
                changed(NORM, ("u.mean()", "u.sum()")),
            ),
            Wrong(
                "The last term is divided by d twice.",
                changed(NORM, ("(u * z).mean()", "(u * z).mean() / len(x)")),
            ),
            Wrong(
                "The middle term is divided by d twice.",
                changed(NORM, ("u.mean()", "u.mean() / len(x)")),
            ),
            Wrong(
                "In the last term, the normalised values occur twice: once under the sum and once in front of it.",
                changed(NORM, ("z * (u * z).mean()", "(u * z).mean()")),
            ),
            Wrong(
                "In the last term, the normalised values occur twice: once under the sum and once in front of it.",
                changed(NORM, ("z * (u * z).mean()", "z * u.mean()")),
            ),
            Wrong(
                "In the last term, the sum runs over one of the indices only: is one of the two normalised values "
                "under it, and the other in front?",
                changed(NORM, ("z * (u * z).mean()", "z * z * u")),
            ),
            Wrong(
                "In the last term, the sum runs over one of the indices only: is one of the two normalised values "
                "under it, and the other in front?",
                changed(NORM, ("z * (u * z).mean()", "z * z * u / len(x)")),
            ),
            Wrong(
                "In the last term, the sum runs over one of the indices only: is one of the two normalised values "
                "under it, and the other in front?",
                changed(NORM, ("z * (u * z).mean()", "u * (z * z).mean()")),
            ),
            Wrong(
                "In the last term, the sum runs over one of the indices only: is one of the two normalised values "
                "under it, and the other in front?",
                changed(NORM, ("z * (u * z).mean()", "(z * z * u).mean()")),
            ),
            Wrong(
                "In the middle term, the sum over the upstream gradients is missing: what does 1/d stand in front of?",
                changed(NORM, ("u.mean()", "u / len(x)")),
            ),
            Wrong(
                "In the middle term, the sum over the upstream gradients is missing: what does 1/d stand in front of?",
                changed(NORM, ("u.mean()", "1 / len(x)")),
            ),
            Wrong(
                "In the middle term there is the mean of x. It is the upstream gradient that is summed.",
                changed(NORM, ("u.mean()", "x.mean()")),
            ),
            Wrong(
                "The last term contains the centred values, not yet divided by the standard deviation.",
                changed(NORM, ("z = (x - x.mean()) / x.std()", "z = x - x.mean()")),
            ),
            Wrong(
                "The gain is missing in one of the terms: each upstream gradient passes the gain before anything else.",
                changed(NORM, ("u.mean()", "v.mean()")),
            ),
            Wrong(
                "The gain is missing in one of the terms: each upstream gradient passes the gain before anything else.",
                changed(NORM, ("(u * z).mean()", "(v * z).mean()")),
            ),
            Wrong(
                "The gain is missing in one of the terms: each upstream gradient passes the gain before anything else.",
                changed(NORM, ("(u - u", "(v - u")),
            ),
            Wrong(
                "The gain is missing in two of the terms: each upstream gradient passes the gain before anything else.",
                changed(NORM, ("u.mean()", "v.mean()"), ("(u * z).mean()", "(v * z).mean()")),
            ),
            Wrong(
                "The gain counts twice: it comes first in the backward pass, and only there.",
                changed(NORM, ("return ", "return gain * ")),
            ),
            Wrong(
                "The upstream gradient was divided by the gain.",
                changed(NORM, ("gain * v", "v / gain")),
            ),
            Wrong(
                "The upstream gradient is missing: this is the backward pass for a 1 that arrives at every output.",
                changed(NORM, ("gain * v", "gain * 1.0")),
            ),
            Wrong(
                "These are the outputs of the layer, not what comes back through it.",
                changed(NORM, ("return (u - u.mean() - z * (u * z).mean()) / x.std()", "return gain * z")),
            ),
            Wrong(
                "This is a whole matrix. What comes back has one number for each input.",
                changed(
                    NORM,
                    (
                        "return (u - u.mean() - z * (u * z).mean()) / x.std()",
                        "d = len(x)\n    return gain[:, None] * (np.eye(d) - 1 / d - np.outer(z, z) / d) / x.std()",
                    ),
                ),
            ),
            Wrong(
                "The mean of x is not taken away in the normalised values.",
                changed(NORM, ("z = (x - x.mean())", "z = x")),
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
        idea="What do the matrices of the first test have in common that the others lack? Then write the Jacobian as "
        "three factors, the last function first, and put v on the side that belongs to the outputs.",
        section="A Jacobian times a gradient",
        returns="an array of the shape of x",
        draw=draw_two_layers,
        decimals=11,  # central differences are not as exact as that
        kinds=("sign", "factor", "unsigned", "whole", "summed", "averaged", "short", "rounded", "reversed", "order"),
        wrong=[
            Wrong(
                "This is a product with v from the right, as the classmate's. Write down the shapes of its factors "
                "for a network with 5 inputs, 4 hidden values and 3 outputs.",
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
            Wrong(
                "The order is right, and one of the two matrices is transposed. Is the other one, which is passed "
                "last, applied in the direction that leads back to its input?",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1 @ (slope * (W2.T @ v))")),
            ),
            Wrong(
                "The order is right, and one of the two matrices is transposed. Is the other one, which is passed "
                "first, applied in the direction that leads back to its input?",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1.T @ (slope * (W2 @ v))")),
            ),
            Wrong(
                "The slopes of the square were taken at the wrong point: the square reads the sums of the first "
                "layer. Which matrix makes them, and in which direction?",
                changed(LAYERS, ("2 * (W1 @ x)", "2 * (W1.T @ x)")),
            ),
            Wrong(
                "The slopes of the square were taken at the wrong point: the square reads the sums of the first "
                "layer. Which matrix makes them, and in which direction?",
                changed(LAYERS, ("2 * (W1 @ x)", "2 * (W2 @ x)")),
            ),
            Wrong(
                "The slopes of the square were taken at the wrong point: the square reads the sums of the first "
                "layer, not what the second makes of them.",
                changed(LAYERS, ("2 * (W1 @ x)", "2 * (W2 @ (W1 @ x))")),
            ),
            Wrong(
                "The slopes of the square were taken at the output of the square. What does it read?",
                changed(LAYERS, ("2 * (W1 @ x)", "2 * (W1 @ x) ** 2")),
            ),
            Wrong(
                "The square itself stands between the two matrices. The backward pass needs its derivative.",
                changed(LAYERS, ("2 * (W1 @ x)", "(W1 @ x) ** 2")),
            ),
            Wrong(
                "The slopes of the square were taken at x, and lack a factor.",
                changed(LAYERS, ("2 * (W1 @ x)", "x")),
            ),
            Wrong(
                "The slope of a square is not the same everywhere: it contains what the square reads.",
                changed(LAYERS, ("2 * (W1 @ x)", "2")),
            ),
            Wrong(
                "The square of x stands between the two matrices, which is neither what the square reads, nor a slope.",
                changed(LAYERS, ("2 * (W1 @ x)", "x**2")),
            ),
            Wrong(
                "The slopes of the square contain one factor too many.",
                changed(LAYERS, ("2 * (W1 @ x)", "4 * (W1 @ x)")),
            ),
            Wrong(
                "The slopes of the square were squared: a slope of a square has the first power.",
                changed(LAYERS, ("2 * (W1 @ x)", "(2 * (W1 @ x)) ** 2")),
            ),
            Wrong(
                "v is missing: this is the sum of the rows of the Jacobian.",
                changed(LAYERS, ("W2.T @ v", "W2.T @ np.ones(len(W2))")),
            ),
            Wrong(
                "The upstream gradient enters at the output, behind the second matrix. Yours meets the slopes before "
                "that matrix.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1.T @ (W2.T @ (slope * v))")),
            ),
            Wrong(
                "The upstream gradient meets the slopes first in your product. Which layer does it reach first?",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2.T @ (W1.T @ (slope * v))")),
            ),
            Wrong(
                "All factors are there, but the slopes of the square come last. They belong where the network "
                "computes the square.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "slope * (W2.T @ (W1.T @ v))")),
            ),
            Wrong(
                "Neither matrix is transposed, and their order is that of the forward pass: this is the network's "
                "own path for v, or part of it.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2 @ (W1 @ (slope * v))")),
            ),
            Wrong(
                "Neither matrix is transposed, and the slopes meet v first.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1 @ (W2 @ (slope * v))")),
            ),
            Wrong(
                "The second matrix is missing.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1.T @ (slope * v)")),
            ),
            Wrong(
                "The first matrix is missing at the end: what leads from the sums back to x?",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "slope * (W2.T @ v)")),
            ),
            Wrong(
                "This is a matrix: the whole Jacobian, or part of it. The product with v is asked for.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2 @ np.diag(slope) @ W1")),
            ),
            Wrong(
                "This is a matrix: the whole Jacobian, or part of it. The product with v is asked for.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1.T @ np.diag(slope) @ W2.T")),
            ),
            Wrong(
                "This is a single number, the output times v. What comes back has one number for each input.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "v @ (W2 @ (W1 @ x) ** 2)")),
            ),
            Wrong(
                "This is the output of the network.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2 @ (W1 @ x) ** 2")),
            ),
            Wrong(
                "The transposes belong to other places: the order is that of the forward pass, although both "
                "matrices are turned round.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2.T @ (slope * (W1 @ v))")),
            ),
            Wrong(
                "One matrix is transposed, and the order is that of the forward pass.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W2 @ (slope * (W1.T @ v))")),
            ),
            Wrong(
                "The products are taken entry by entry where a matrix should act: this is a table.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "W1.T * (slope * (W2.T @ v))")),
            ),
            Wrong(
                "The slopes of the square were taken at x and multiplied in at the end. The square reads the sums of "
                "the first layer, so its slopes stand between the two matrices.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "2 * x * (W1.T @ (W2.T @ v))")),
            ),
            Wrong(
                "The slopes of the square were taken at x and multiplied in at the end. The square reads the sums of "
                "the first layer, so its slopes stand between the two matrices.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "x * (W1.T @ (W2.T @ v))")),
            ),
            Wrong(
                "The slopes of the square were taken at x and multiplied in at the end. The square reads the sums of "
                "the first layer, so its slopes stand between the two matrices.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "2 * x * (W2 @ (W1 @ v))")),
            ),
            Wrong(
                "The slopes of the square were taken at x and multiplied in at the end. The square reads the sums of "
                "the first layer, so its slopes stand between the two matrices.",
                changed(LAYERS, ("W1.T @ (slope * (W2.T @ v))", "2 * x * (W2.T @ (W1.T @ v))")),
            ),
        ],
        right=[
            "def two_layers_vjp(W1, W2, x, v):\n    return (v @ W2 * 2 * (W1 @ x)) @ W1",
            "def two_layers_vjp(W1, W2, x, v):\n    J = 2 * W2 @ np.diag(W1 @ x) @ W1\n    return J.T @ v",
        ],
    ),
    Task(
        name="layer_backward",
        idea="Work out the three gradients for a single sample first. Then ask of X, W and b in turn whether each "
        "sample has its own or all use the same one, and what this means for the axis of the samples.",
        section="The Jacobian of a batch",
        exact=True,
        returns="a tuple of three arrays, of the shapes of X, W and b",
        draw=draw_batch,
        decimals=10,
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
                "For W and b you took means over the batch, but every sample uses the weights, and a fan-out sums.",
                changed(BATCH, ("u.T @ X, u.sum(axis=0)", "u.T @ X / len(X), u.mean(axis=0)")),
            ),
            Wrong(
                "The bias is shared by all samples too, so its gradient has no axis for the samples.",
                changed(BATCH, ("u.sum(axis=0)", "u")),
            ),
            Wrong(
                "The slope of ReLU is missing, or 1 everywhere: no gradient passes where the weighted sum is negative.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V")),
            ),
            Wrong(
                "The gradient by W is transposed: it should have the shape of W.",
                changed(BATCH, ("u.T @ X", "X.T @ u")),
            ),
            Wrong(
                "The gradient by X is summed over the batch. Each sample has its own x, so it keeps its rows: one "
                "for each sample.",
                changed(
                    BATCH,
                    ("return u @ W, u.T @ X, u.sum(axis=0)", "return (u @ W).sum(axis=0), u.T @ X, u.sum(axis=0)"),
                ),
            ),
            Wrong(
                "The gradient by X is averaged over the batch. Each sample has its own x, so it keeps its rows: one "
                "for each sample.",
                changed(
                    BATCH,
                    ("return u @ W, u.T @ X, u.sum(axis=0)", "return (u @ W).mean(axis=0), u.T @ X, u.sum(axis=0)"),
                ),
            ),
            Wrong(
                "The gradient by X is divided by the number of samples, although each sample has its own x.",
                changed(
                    BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W / len(X), u.T @ X, u.sum(axis=0)")
                ),
            ),
            Wrong(
                "The gradients are divided by the number of samples, but what arrives is already the gradient of "
                "the objective.",
                changed(
                    BATCH,
                    ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W / len(X), u.T @ X / len(X), u.mean(axis=0)"),
                ),
            ),
            Wrong(
                "For W you took the mean over the batch, but every sample uses the weights, and a fan-out sums.",
                changed(
                    BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X / len(X), u.sum(axis=0)")
                ),
            ),
            Wrong(
                "For b you took the mean over the batch, but every sample uses the bias, and a fan-out sums.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, u.mean(axis=0)")),
            ),
            Wrong(
                "For b the sum runs over the outputs. It should run over the samples, which share the bias.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, u.sum(axis=1)")),
            ),
            Wrong(
                "For b everything is added up to one number. Each output has a bias of its own.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, u.sum()")),
            ),
            Wrong(
                "The numbers are right, but the gradient by b has one axis too many.",
                changed(
                    BATCH,
                    ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, u.sum(axis=0, keepdims=True)"),
                ),
            ),
            Wrong(
                "For b only one sample counts. All of them use the bias.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, u[0]")),
            ),
            Wrong(
                "For b only one sample counts. All of them use the bias.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, u[-1]")),
            ),
            Wrong(
                "For b the slope of ReLU is missing: no gradient passes where the weighted sum is negative.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, V.sum(axis=0)")),
            ),
            Wrong(
                "For W the slope of ReLU is missing: no gradient passes where the weighted sum is negative.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, V.T @ X, u.sum(axis=0)")),
            ),
            Wrong(
                "For W and b the slope of ReLU is missing: no gradient passes where the weighted sum is negative.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, V.T @ X, V.sum(axis=0)")),
            ),
            Wrong(
                "For X the slope of ReLU is missing: no gradient passes where the weighted sum is negative.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return V @ W, u.T @ X, u.sum(axis=0)")),
            ),
            Wrong(
                "For b you counted how often each unit is on. What arrives from above is missing.",
                changed(
                    BATCH,
                    ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, (X @ W.T + b > 0).sum(axis=0)"),
                ),
            ),
            Wrong(
                "For b the gradient contains the bias itself, but what a sum passes on does not depend on it.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X, (u * b).sum(axis=0)")),
            ),
            Wrong(
                "For W the outputs stand where the inputs should: what does a weight multiply?",
                changed(
                    BATCH,
                    (
                        "return u @ W, u.T @ X, u.sum(axis=0)",
                        "return u @ W, u.T @ np.maximum(0, X @ W.T + b), u.sum(axis=0)",
                    ),
                ),
            ),
            Wrong(
                "For X, u and W do not meet entry by entry as they should: the gradient by X contains X itself.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return X * (u @ W), u.T @ X, u.sum(axis=0)")),
            ),
            Wrong(
                "For W, the gradient contains W itself, but the local derivative by a factor does not contain that "
                "factor.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, W * (u.T @ X), u.sum(axis=0)")),
            ),
            Wrong(
                "The mask is taken from sums without the bias, so some units count as on or off wrongly.",
                changed(BATCH, (" + b > 0", " > 0")),
            ),
            Wrong(
                "The mask is taken from sums in which the bias is subtracted, so some units count as on or off "
                "wrongly.",
                changed(BATCH, (" + b > 0", " - b > 0")),
            ),
            Wrong(
                "You multiplied the upstream gradient by the output of the ReLU, but its slope is 0 or 1.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V * np.maximum(0, X @ W.T + b)")),
            ),
            Wrong(
                "You multiplied the upstream gradient by the weighted sums. The slope of a ReLU is 0 or 1.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V * (X @ W.T + b)")),
            ),
            Wrong(
                "Your gradients do not contain V, which arrives from above.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "(X @ W.T + b > 0) * 1.0")),
            ),
            Wrong(
                "You cut off negative gradients; it is the sums that decide where a gradient passes.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "np.maximum(V, 0)")),
            ),
            Wrong(
                "You cut off negative gradients as well; it is the sums alone that decide where a gradient passes.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "np.maximum(V, 0) * (X @ W.T + b > 0)")),
            ),
            Wrong(
                "You cut off by the sign of the gradients; it is the sums that decide where a gradient passes.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "np.where(V > 0, X @ W.T + b, 0)")),
            ),
            Wrong(
                "The gradient passes where the sum is negative in your answer, and is cut off where it is positive.",
                changed(BATCH, ("> 0", "<= 0")),
            ),
            Wrong(
                "Where the sum is negative you turn the gradient round. The slope of ReLU is 0 there.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V * np.sign(X @ W.T + b)")),
            ),
            Wrong(
                "The outputs of the layer were passed back in the place of the upstream gradients.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "np.maximum(0, X @ W.T + b)")),
            ),
            Wrong(
                "The slopes were averaged over the batch: each sample has its own.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V * (X @ W.T + b > 0).mean(axis=0)")),
            ),
            Wrong(
                "The slope was taken from the mean of the sums: each sample has its own.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V * ((X @ W.T + b).mean(axis=0) > 0)")),
            ),
            Wrong(
                "The gradients by X and W are in each other's place: the order is X, W, b.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u.T @ X, u @ W, u.sum(axis=0)")),
            ),
            Wrong(
                "The gradients by W and b are in each other's place: the order is X, W, b.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.sum(axis=0), u.T @ X")),
            ),
            Wrong(
                "The gradients are in another order: X, W, b is asked for.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u.sum(axis=0), u.T @ X, u @ W")),
            ),
            Wrong(
                "The gradient by X is transposed: it should have the shape of X.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return W.T @ u.T, u.T @ X, u.sum(axis=0)")),
            ),
            Wrong(
                "The gradients by X and W are transposed: each should have the shape of its array.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return W.T @ u.T, X.T @ u, u.sum(axis=0)")),
            ),
            Wrong(
                "The gradient by b is missing.",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W, u.T @ X")),
            ),
            Wrong(
                "Two arrays do not fit each other in a matrix product. `V` has a row for each sample and a column "
                "for each output: along which axis of W does it meet the outputs, and along which one of X the "
                "samples?",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u @ W.T, u.T @ X, u.sum(axis=0)")),
            ),
            Wrong(
                "Two arrays do not fit each other in a matrix product. `V` has a row for each sample and a column "
                "for each output: along which axis of W does it meet the outputs, and along which one of X the "
                "samples?",
                changed(
                    BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return np.dot(u, W.T), u.T @ X, u.sum(axis=0)")
                ),
            ),
            Wrong(
                "Arrays of these shapes cannot be combined entry by entry. Should a matrix product sum over one "
                "of the axes instead?",
                changed(BATCH, ("return u @ W, u.T @ X, u.sum(axis=0)", "return u * W, u.T @ X, u.sum(axis=0)")),
            ),
            Wrong(
                "A condition on a whole array is neither true nor false. Where a gradient passes is decided entry by "
                "entry.",
                changed(BATCH, ("V * (X @ W.T + b > 0)", "V if X @ W.T + b > 0 else 0 * V")),
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
        idea="Write the shape under each matrix and go through the brackets one product at a time, noting its cost "
        "and the shape of what comes out. For the batch, draw the Jacobian as blocks, one block a pair of "
        "samples.",
        section="The cost of forward and reverse mode",
        returns="three numbers",
        wrong=[
            Wrong(
                "This is the count for the other end: which two matrices are multiplied first?",
                "from_output, from_middle, not_zero = 82800, 12000, 57600",
            ),
            Wrong(
                "This is the count for the other end: which two matrices are multiplied first?",
                "from_output, from_middle, not_zero = 82800, 95400, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 93000, 12000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 92400, 12000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 5400, 12000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 90000, 12000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 2400, 12000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 3000, 12000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 95400, 9600, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 95400, 6000, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 95400, 3600, 57600",
            ),
            Wrong(
                "A product is missing: three products are needed for four matrices.",
                "from_output, from_middle, not_zero = 95400, 2400, 57600",
            ),
            Wrong(
                "A product is missing: the two halves must be multiplied with each other, too.",
                "from_output, from_middle, not_zero = 95400, 8400, 57600",
            ),
            Wrong(
                "You counted the entries of the products, but each entry is itself a sum of several products.",
                "from_output, from_middle, not_zero = 3360, 1980, 57600",
            ),
            Wrong(
                "You counted the entries of the products, but each entry is itself a sum of several products.",
                "from_output, from_middle, not_zero = 95400, 1980, 57600",
            ),
            Wrong(
                "You counted the entries of the products, but each entry is itself a sum of several products.",
                "from_output, from_middle, not_zero = 1800, 12000, 57600",
            ),
            Wrong(
                "You counted the entries of the products, but each entry is itself a sum of several products.",
                "from_output, from_middle, not_zero = 95400, 1800, 57600",
            ),
            Wrong(
                "This is the count for a single vector that goes through the chain, or the number of entries of the "
                "four matrices. Here many vectors go through it: one for each row or column of a matrix.",
                "from_output, from_middle, not_zero = 4380, 4380, 57600",
            ),
            Wrong(
                "This is the count for a single vector that goes through the chain, or the number of entries of the "
                "four matrices. Here many vectors go through it: one for each row or column of a matrix.",
                "from_output, from_middle, not_zero = 95400, 4380, 57600",
            ),
            Wrong(
                "Only multiplications are asked for. Additions are counted, too, or each product counts twice.",
                "from_output, from_middle, not_zero = 190800, 24000, 57600",
            ),
            Wrong(
                "Only multiplications are asked for. Additions are counted, too, or each product counts twice.",
                "from_output, from_middle, not_zero = 95400, 24000, 57600",
            ),
            Wrong(
                "Only multiplications are asked for. Additions are counted, too, or each product counts twice.",
                "from_output, from_middle, not_zero = 187440, 22020, 57600",
            ),
            Wrong(
                "Only multiplications are asked for. Additions are counted, too, or each product counts twice.",
                "from_output, from_middle, not_zero = 95400, 22020, 57600",
            ),
            Wrong(
                "Are the two orders exchanged? Which brackets belong to which name?",
                "from_output, from_middle, not_zero = 12000, 95400, 57600",
            ),
            Wrong(
                "Look at the number of zeros: one of the products is ten times as large, or as small.",
                "from_output, from_middle, not_zero = 14400, 12000, 57600",
            ),
            Wrong(
                "Look at the number of zeros: one of the products is ten times as large, or as small.",
                "from_output, from_middle, not_zero = 9540, 12000, 57600",
            ),
            Wrong(
                "Look at the number of zeros: one of the products is ten times as large, or as small.",
                "from_output, from_middle, not_zero = 954000, 12000, 57600",
            ),
            Wrong(
                "Look at the number of zeros: one of the products is ten times as large, or as small.",
                "from_output, from_middle, not_zero = 95400, 1200, 57600",
            ),
            Wrong(
                "Look at the number of zeros: one of the products is ten times as large, or as small.",
                "from_output, from_middle, not_zero = 95400, 120000, 57600",
            ),
            Wrong(
                "Look at the number of zeros: one of the products is ten times as large, or as small.",
                "from_output, from_middle, not_zero = 95400, 12000, 576000",
            ),
            Wrong(
                "In the middle the chain is narrow. Does each product that you counted use the widths of the matrix "
                "that has come out before?",
                "from_output, from_middle, not_zero = 77400, 12000, 57600",
            ),
            Wrong(
                "In the middle the chain is narrow. Does each product that you counted use the widths of the matrix "
                "that has come out before?",
                "from_output, from_middle, not_zero = 101400, 12000, 57600",
            ),
            Wrong(
                "In the middle the chain is narrow. Does each product that you counted use the widths of the matrix "
                "that has come out before?",
                "from_output, from_middle, not_zero = 137400, 12000, 57600",
            ),
            Wrong(
                "This is the count for one of the ends. With these brackets, two products stand side by side, and a "
                "third joins them.",
                "from_output, from_middle, not_zero = 95400, 82800, 57600",
            ),
            Wrong(
                "This is the count for one of the ends. With these brackets, two products stand side by side, and a "
                "third joins them.",
                "from_output, from_middle, not_zero = 95400, 95400, 57600",
            ),
            Wrong(
                "What is the shape of each half, and through which length are the two joined? The chain is narrow "
                "there.",
                "from_output, from_middle, not_zero = 95400, 80400, 57600",
            ),
            Wrong(
                "What is the shape of each half, and through which length are the two joined? The chain is narrow "
                "there.",
                "from_output, from_middle, not_zero = 95400, 98400, 57600",
            ),
            Wrong(
                "For the batch you counted all entries, but a sample's output does not depend on another sample's "
                "input.",
                "from_output, from_middle, not_zero = 95400, 12000, 1843200",
            ),
            Wrong(
                "For the batch you counted the Jacobian of a single sample.",
                "from_output, from_middle, not_zero = 95400, 12000, 1800",
            ),
            Wrong(
                "You counted the entries that are always 0.",
                "from_output, from_middle, not_zero = 95400, 12000, 1785600",
            ),
            Wrong(
                "The entries of the product are asked for, not those of the factors.",
                "from_output, from_middle, not_zero = 95400, 12000, 4380",
            ),
            Wrong(
                "The entries of the product are asked for, not those of the factors.",
                "from_output, from_middle, not_zero = 95400, 12000, 140160",
            ),
            Wrong(
                "The entries of the product are asked for, not those of the factors, and narrow widths in the "
                "middle do not make entries 0. Or is a zero lost in your number?",
                "from_output, from_middle, not_zero = 95400, 12000, 5760",
            ),
            Wrong(
                "Each sample has a whole block in the Jacobian of the batch: as many entries as outputs times inputs.",
                "from_output, from_middle, not_zero = 95400, 12000, 1920",
            ),
            Wrong(
                "Each sample has a whole block in the Jacobian of the batch: as many entries as outputs times inputs.",
                "from_output, from_middle, not_zero = 95400, 12000, 960",
            ),
            Wrong(
                "Each sample has a whole block in the Jacobian of the batch: as many entries as outputs times inputs.",
                "from_output, from_middle, not_zero = 95400, 12000, 2880",
            ),
            Wrong(
                "Each sample has a whole block in the Jacobian of the batch: as many entries as outputs times inputs.",
                "from_output, from_middle, not_zero = 95400, 12000, 32",
            ),
            Wrong(
                "The samples do not meet each other: how many blocks are there that can differ from 0?",
                "from_output, from_middle, not_zero = 95400, 12000, 1024",
            ),
            Wrong(
                "The samples do not meet each other: how many blocks are there that can differ from 0?",
                "from_output, from_middle, not_zero = 95400, 12000, 30720",
            ),
            Wrong(
                "The samples do not meet each other: how many blocks are there that can differ from 0?",
                "from_output, from_middle, not_zero = 95400, 12000, 61440",
            ),
            Wrong(
                "The number of a batch's multiplications is not asked for, but that of entries.",
                "from_output, from_middle, not_zero = 95400, 12000, 384000",
            ),
            Wrong(
                "The number of a batch's multiplications is not asked for, but that of entries.",
                "from_output, from_middle, not_zero = 95400, 12000, 3052800",
            ),
            Wrong(
                "In Python a comma in a number makes a tuple: two numbers where one is meant. An underscore may "
                "separate the digits.",
                "from_output, from_middle, not_zero = (95, 400), (12, 000), (57, 600)",
            ),
            Wrong(
                "In Python a comma in a number makes a tuple: two numbers where one is meant. An underscore may "
                "separate the digits.",
                "from_output, from_middle, not_zero = (95, 400), 12000, 57600",
            ),
            Wrong(
                "In Python a comma in a number makes a tuple: two numbers where one is meant. An underscore may "
                "separate the digits.",
                "from_output, from_middle, not_zero = 95400, (12, 000), 57600",
            ),
            Wrong(
                "In Python a comma in a number makes a tuple: two numbers where one is meant. An underscore may "
                "separate the digits.",
                "from_output, from_middle, not_zero = 95400, 12000, (57, 600)",
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
        idea="Write the Jacobian of `system` with letters, one equation a row, and compare it with central "
        "differences at one point. When the two agree, the task says which linear equations are left to solve.",
        section="Vector by vector",
        returns="x after one step, x after six steps, and how many equations hold",
        draw=draw_start,
        probes=4,
        wrong=[
            Wrong(
                "Your function rounds what it returns. The next x is asked for, as exact as it is.",
                changed(
                    STEP,
                    ("return x - np.linalg.solve(J, system(x))", "return (x - np.linalg.solve(J, system(x))).round(2)"),
                ),
            ),
            Wrong(
                "Your steps have the right length and the wrong direction: they should bring the equations closer to "
                "zero.",
                changed(STEP, ("x - np", "x + np")),
            ),
            Wrong(
                "Your Jacobian is transposed, or stands on the other side in a product: it should have a row for "
                "each equation and a column for each unknown.",
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
                "In the row of the product, each entry should be the *other* factor.",
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
            Wrong(
                "You take a part of the step only. Newton's method goes all the way to where the linear description "
                "is zero. Is the step made shorter, or is your Jacobian too large by a factor?",
                changed(
                    STEP, ("return x - np.linalg.solve(J, system(x))", "return x - 0.5 * np.linalg.solve(J, system(x))")
                ),
            ),
            Wrong(
                "You take a part of the step only. Newton's method goes all the way to where the linear description "
                "is zero. Is the step made shorter, or is your Jacobian too large by a factor?",
                changed(
                    STEP, ("return x - np.linalg.solve(J, system(x))", "return x - 0.1 * np.linalg.solve(J, system(x))")
                ),
            ),
            Wrong(
                "You go twice as far as the linear description says. Is the step doubled, or your Jacobian halved?",
                changed(
                    STEP, ("return x - np.linalg.solve(J, system(x))", "return x - 2 * np.linalg.solve(J, system(x))")
                ),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], x[0], 1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], x[0], 0]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], x[0], -x[2]]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], x[0], x[2]]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[1, 1, -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[0] * x[1], x[0] * x[1], -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[-x[1], -x[0], -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[1, x[0], -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], 1, -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[0] + x[1], x[0] + x[1], -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], x[0], -x[2] + 1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[0, 0, -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[x[1], 0, -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[0, x[0], -1]")),
            ),
            Wrong(
                "The row of the equation with the product is not right: what does each unknown contribute, and with "
                "which sign?",
                changed(STEP, ("[x[1], x[0], -1]", "[2 * x[1], 2 * x[0], -1]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[1], -5]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[1], 1]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[1], 5]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[x[0], 2 * x[1], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2, 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, x[1] ** 2, 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[0, 2 * x[1], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[1], -1]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[2], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[0], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 0, 2 * x[1]]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[2 * x[0], 2 * x[1], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, -2 * x[1], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[x[1], x[0], 0]")),
            ),
            Wrong(
                "The row of the last equation is not right: what does each unknown contribute, which of them does "
                "not occur, and what does a constant do?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[1], x[2]]")),
            ),
            Wrong(
                "In the row of the last equation, the slope of the square lacks a factor.",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, x[1], 0]")),
            ),
            Wrong(
                "In the row of the first equation, the slopes of the squares lack a factor.",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[x[0], x[1], x[2]]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[x[0] ** 2, x[1] ** 2, x[2] ** 2]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2, 2, 2]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0], 2 * x[1], 2 * x[2] - 14]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0] - 14, 2 * x[1] - 14, 2 * x[2] - 14]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0], 2 * x[1], x[2]]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[x[0], 2 * x[1], 2 * x[2]]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0], x[1], 2 * x[2]]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0], 2 * x[1], 0]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[1, 1, 1]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0], 2 * x[1], -2 * x[2]]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[0], 2 * x[1], 2]")),
            ),
            Wrong(
                "The row of the first equation is not right: what does each unknown contribute to the sum of the "
                "squares, and what does a constant?",
                changed(STEP, ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[2 * x[1], 2 * x[0], 2 * x[2]]")),
            ),
            Wrong(
                "The squares stand in your Jacobian as they are. It contains slopes.",
                changed(
                    STEP,
                    ("2 * x[0], 2 * x[1], 2 * x[2]", "x[0] ** 2, x[1] ** 2, x[2] ** 2"),
                    ("[1, 2 * x[1], 0]", "[1, x[1] ** 2, 0]"),
                ),
            ),
            Wrong(
                "The last two rows of your Jacobian are exchanged: the rows have the order of the equations.",
                changed(
                    STEP,
                    ("[x[1], x[0], -1]", "ROW"),
                    ("[1, 2 * x[1], 0]", "[x[1], x[0], -1]"),
                    ("ROW", "[1, 2 * x[1], 0]"),
                ),
            ),
            Wrong(
                "The first two rows of your Jacobian are exchanged: the rows have the order of the equations.",
                changed(
                    STEP,
                    ("[x[1], x[0], -1]", "ROW"),
                    ("[2 * x[0], 2 * x[1], 2 * x[2]]", "[x[1], x[0], -1]"),
                    ("ROW", "[2 * x[0], 2 * x[1], 2 * x[2]]"),
                ),
            ),
            Wrong(
                "The columns of your Jacobian are in another order than the unknowns.",
                changed(STEP, ("solve(J,", "solve(J[:, ::-1],")),
            ),
            Wrong(
                "Your function returns the step alone, with the wrong sign, not the point to which it leads.",
                changed(STEP, ("return x - ", "return ")),
            ),
            Wrong(
                "Your step has the wrong sign, or the transposed Jacobian was used with it: it should bring the "
                "equations closer to zero.",
                changed(STEP, ("x - np", "x + np"), ("solve(J,", "solve(J.T,")),
            ),
            Wrong(
                "You solved with x itself on the right. The step makes up for how far the equations are from zero.",
                changed(STEP, ("system(x))", "x)")),
            ),
            Wrong(
                "You solved with x itself on the right. The step makes up for how far the equations are from zero.",
                changed(
                    STEP, ("return x - np.linalg.solve(J, system(x))", "return np.linalg.solve(J, -system(x) + x)")
                ),
            ),
            Wrong(
                "You divided by the Jacobian's diagonal, entry by entry. All its entries take part in the system.",
                changed(
                    STEP,
                    (
                        "return x - np.linalg.solve(J, system(x))",
                        "return x - system(x) / np.where(np.diag(J) == 0, 1, np.diag(J))",
                    ),
                ),
            ),
            Wrong(
                "You divided entry by entry. A system of equations is to be solved, in which all entries of the "
                "Jacobian take part.",
                changed(STEP, ("return x - np.linalg.solve(J, system(x))", "return x - system(x) / J.sum(axis=1)")),
            ),
            Wrong(
                "You multiplied by the Jacobian, or by its transpose. The step is what the Jacobian must be "
                "multiplied by to give -g.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "J.T @ system(x)")),
            ),
            Wrong(
                "This is a step down the gradient. Newton's method solves the linear system.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "0.1 * J.T @ system(x)")),
            ),
            Wrong(
                "This is a step down the gradient. Newton's method solves the linear system.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "0.05 * J.T @ system(x)")),
            ),
            Wrong(
                "This is a step down the gradient. Newton's method solves the linear system.",
                changed(STEP, ("np.linalg.solve(J, system(x))", "0.02 * J.T @ system(x)")),
            ),
            Wrong(
                "You subtracted the equations themselves from x. By what must the Jacobian be multiplied to give -g?",
                changed(STEP, ("np.linalg.solve(J, system(x))", "system(x)")),
            ),
            Wrong(
                "You added the equations themselves to x. By what must the Jacobian be multiplied to give -g?",
                changed(STEP, ("return x - np.linalg.solve(J, system(x))", "return x + system(x)")),
            ),
            Wrong(
                "Nothing has moved: your function returns the x that it was given.",
                changed(STEP, ("return x - np.linalg.solve(J, system(x))", "return x")),
            ),
            Wrong(
                "After one call your function is further than one step leads. Does it take more than one step at a "
                "time, or change the array that it is given, so that several points are one and the same array?",
                changed(
                    STEP,
                    (
                        "return x - np.linalg.solve(J, system(x))",
                        "x = x - np.linalg.solve(J, system(x))\n"
                        "    J = np.array([[2 * x[0], 2 * x[1], 2 * x[2]], [x[1], x[0], -1], [1, 2 * x[1], 0]])\n"
                        "    return x - np.linalg.solve(J, system(x))",
                    ),
                ),
            ),
            Wrong(
                "After one step your function is where six steps lead. Does it take more than one step at a time, "
                "return the solution itself, or change the array that it is given, so that all the points are one "
                "and the same array?",
                changed(
                    STEP,
                    (
                        "    J =",
                        "    for _ in range(6):\n        x = newton_once(x)\n    return x\n\n\n"
                        "def newton_once(x):\n    J =",
                    ),
                ),
            ),
            Wrong(
                "The Jacobian cannot be inverted. Has it three rows of three numbers, and is none of its rows or "
                "columns 0, or the same as another? Go through its rows one by one.",
                changed(STEP, ("[x[1], x[0], -1]", "[2 * x[0], 2 * x[1], 2 * x[2]]")),
            ),
            Wrong(
                "A Jacobian has a row of three numbers for each equation. Do the shapes fit, and is each row long "
                "enough?",
                changed(STEP, ("[1, 2 * x[1], 0]", "[1, 2 * x[1]]")),
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
        idea="Count the inputs and the outputs of each function. One pass of forward mode follows one direction of "
        "the input, one pass of reverse mode one direction of the output: how many passes would each need?",
        section="The cost of forward and reverse mode",
        returns="four letters as text",
        wrong=all_modes(),
        right=["modes = 'frfr'", 'modes = " " + "fr" * 2'],
    ),
]
