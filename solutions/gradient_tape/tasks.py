"""The marking of the exercise `gradient_tape`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, told


def draw_gradients(rng):
    """A gradient and what was expected: equal, or off in a single entry, up or down, or off by rounding only."""
    expected = rng.integers(-8, 9, (2, 3)) / 2
    gradient = expected + rng.choice([0.0, 1e-7])
    if rng.integers(3):
        gradient[tuple(rng.integers(0, (2, 3)))] += rng.choice([-1.0, 1.0, 0.01, -0.01])
    return gradient, expected


def draw_places(rng):
    """Places on both sides of the maximum."""
    return (rng.permutation(np.arange(-5, 8))[:4] / 2,)


def draw_descent(rng):
    """A start away from the minimum, a learning rate and a number of steps."""
    return rng.permutation([-3.0, -2.0, 1.0, 2.0])[:2], float(rng.choice([0.25, 0.5])), int(rng.integers(2, 5))


def draw_direction(rng):
    """A point and a direction with entries that differ."""
    return rng.permutation([-1.5, -1.0, 0.5, 1.0, 2.0])[:3], (1 + rng.permutation(5)[:3]) * rng.choice(
        [-1.0, 0.5, 1.0], 3
    )


def draw_step(rng):
    """A batch for which the length of the gradient has few decimals, with a limit below it or far above."""
    x = rng.choice([-2.0, 2.0], 2)
    error, spread = rng.choice([-2.0, -1.0, 1.0, 2.0]), rng.choice([0.5, 1.0])
    output = x @ [0.5, -1.0] + 0.25
    y = output - error + spread * np.array([[1.0], [-1.0], [0.0]])
    return np.tile(x, (3, 1)), y, float(rng.choice([0.5, 0.25])), float(rng.choice([0.75, 1.5, 100.0]))


def draw_layers(rng):
    """A number of inputs and a list of layers, in which each kind occurs, in one of many orders."""
    widths = [int(w) for w in rng.permutation(np.arange(2, 10))[:3]]
    layers = [*widths, "norm", "drop", "join", "skip", *rng.choice(["norm", "skip", "join"], 1)]
    return int(rng.integers(3, 8)), [
        layers[k] if isinstance(layers[k], int) else str(layers[k]) for k in rng.permutation(len(layers))
    ]


def fates(a="None", b="zero", c="None", d="number", e="None", f="number", g="None"):
    """Return an answer to the task on None; the defaults are right."""
    return f"fates = {[a, b, c, d, e, f, g]!r}"


def ties(by_a="[10, 0, 30]", by_b="[0, 20, 0]", by_c="[0, 4, 4, 0]", by_ramp="[0, 6, 7, 0]"):
    """Return an answer to the task on ties; the defaults are right."""
    return f"by_a, by_b, by_c, by_ramp = {by_a}, {by_b}, {by_c}, {by_ramp}"


def layers(out_shape="(7, 4)", first_kernel="(3, 6)", parameters=83):
    """Return an answer to the task on layers; the defaults are right."""
    return f"out_shape, first_kernel, parameters = {out_shape}, {first_kernel}, {parameters}"


SLOPE = """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return tape.gradient(y, w)"""

DESCEND = """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w"""

HESSIAN = """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        gradient = inner.gradient(y, x)
    return outer.gradient(gradient, x, output_gradients=t)"""

STEP = """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X, training=True) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = tf.sqrt(sum(tf.reduce_sum(g * g) for g in gradients))
    factor = min(1.0, limit / float(length))
    for variable, g in zip(variables, gradients):
        variable.assign_sub(rate * factor * g)"""

CLIP = "    factor = min(1.0, limit / float(length))\n"
LENGTH = "    length = tf.sqrt(sum(tf.reduce_sum(g * g) for g in gradients))\n"

AGREES = """def agrees(gradient, expected):
    found = gradient.numpy()
    off = np.abs(found - expected) if found.shape == expected.shape else np.ones(1)
    return bool({})"""


#: for each piece of code the question to ask, and the wrong words, the likeliest first
LOOK = {
    "a": ("what does a tape watch by itself, and what not?", "number", "zero"),
    "b": ("is the ReLU on the tape, and on which side of 0 is its input?", "None", "number"),
    "c": ("what type of number does the Variable hold?", "number", "zero"),
    "d": ("does the tape read the Variable again, or does it keep the value that it saw?", "None", "zero"),
    "e": ("is what `float` returns recorded on the tape?", "number", "zero"),
    "f": ("from what was `u` computed, and where?", "None", "zero"),
    "g": ("what does the name `x` refer to after the second line?", "number", "zero"),
}


def seven_words():
    """Return known mistakes in one of the seven words, and the likeliest in two of them."""
    for letter, (question, *words) in LOOK.items():
        for word in words:
            yield Wrong(f"Six of the seven are right. Look at ({letter}) again: {question}", fates(**{letter: word}))
    letters = [*LOOK]
    for i, one in enumerate(letters):
        for other in letters[i + 1 :]:
            yield Wrong(
                f"Five of the seven are right. Look at ({one}) again: {LOOK[one][0]} And at ({other}): "
                f"{LOOK[other][0]}",
                fates(**{one: LOOK[one][1], other: LOOK[other][1]}),
            )


COUNTS, LAST = [1, 1, 2, 3, 3, 4, 4, 4, 5], [8, 3, 14]


def counted(message, *cases):
    """Return known mistakes in the numbers of traces, while the values are right."""
    return [Wrong(message, f"counts, last = {counts}, {LAST}") for counts in cases]


def valued(message, *cases):
    """Return known mistakes in the values, while the numbers of traces are right."""
    return [Wrong(message, f"counts, last = {COUNTS}, {last}") for last in cases]


TOTALS = """def totals(inputs, layers):
    trainable, fixed, columns = 0, 0, inputs
    for layer in layers:
        if layer == "norm":
            trainable += 2 * columns
            fixed += 2 * columns
        elif layer == "join":
            columns += inputs
        elif layer == "skip":
            trainable += columns * columns + columns
        elif layer != "drop":
            trainable += columns * layer + layer
            columns = layer
    return [trainable, fixed]"""


#: gradients a little longer than the limit, and one that is shorter although the loss is larger
NEARLY_AS_LONG = [
    (np.array([[1.0, 0.7], [-0.6, 1.9]]), np.array([[1.3], [-0.7]]), 0.3, 3.0),
    (np.array([[0.2, 0.0], [0.0, 0.2]]), np.array([[8.0], [9.0]]), 0.1, 30.0),
]

TIES = ["by_a", "by_b", "by_c", "by_ramp"]

#: what a model gives that has these outputs near the four points
CORNERS = "tf.gather([{}, {}, {}, {}], tf.cast(tf.round(X[:, :1]) * 2 + tf.round(X[:, 1:]), tf.int32))"


#: what is said of a network that answers the same to all four points of XOR, and of one that does what a layer can do
SAYS = (("no", "0"), ("yes", "1"))
SAME = (
    "Print the loss every few steps: if it rises or is no number, look at the sign and the length of the steps; if it "
    "hardly changes, at how the weights start, and whether the gradients change the Variables of this `model`; if it "
    "stops at about 0.25, at whether a hidden layer bends and its neurons start differently. If it falls further, does "
    "it go on falling, and is it the loss of these four points and targets?"
)
ONE_LAYER = (
    " of the four points are right. A single layer can do no better, and training may stay there for a while. Print "
    "the loss: is it still falling at the end, and is it that of all four points and of the task's targets? If it is "
    "low, do the answers come from the network that was trained?"
)

TASKS = [
    Task(
        name="by_hand",
        idea="Write the tape as four elementary lines: three products and a sum. Start with what arrives at z and go "
        "up line by line; a value that is used more than once collects a share from each use.",
        section="What a gradient tape records",
        returns="three numbers",
        wrong=[
            Wrong(message, f"dz_dy, dz_da, dz_db = {value}, 20.5, -12")
            for message, *values in [
                ("That is the gradient for an upstream gradient of 1 at z, but another one arrives there.", -12),
                ("That would be one use of y only. In the product of y with itself, both uses count.", -3),
                ("The sizes are right on the way to y. Is y positive or negative?", 6),
                (
                    "An intermediate result has a gradient like any other value, since it is on the tape and z "
                    "depends on "
                    "it.",
                    0,
                ),
                ("That is the value of z or of its first term, whole or halved, and not a gradient.", 46, 23, 36, 18),
                ("For which z is this the gradient? Look at the power of y and at what arrives at z.", -1.5, -24, -36),
            ]
            for value in values
        ]
        + [
            Wrong(message, f"dz_dy, dz_da, dz_db = -6, {value}, -12")
            for message, *values in [
                (
                    "The upstream gradient belongs to every path back to a, including the shorter one.",
                    23,
                ),
                ("Variable a is used in two places: the gradients from both are added up.", 18, 2.5, 5),
                ("Check the sign of what comes through y, or of what is added to it.", -15.5, 15.5, -20.5),
                (
                    "At the product a · b, each input receives the upstream gradient times the other input, not times "
                    "itself.",
                    -9.5,
                    -12 + 5,
                ),
                ("That is the gradient for an upstream gradient of 1 at z, but another one arrives there.", 41),
                (
                    "The upstream gradient is multiplied in once, where it enters, and the paths pass it on.",
                    10.25,
                    11.5,
                    13,
                ),
                ("A gradient by a holds what a is multiplied by, not a itself.", 28, 23.5, 8),
            ]
            for value in values
        ]
        + [
            Wrong(message, f"dz_dy, dz_da, dz_db = -6, 20.5, {value}")
            for message, *values in [
                ("At the product a · b, each input receives the upstream gradient times the other input.", 18),
                ("Check the sign of the gradient by b: which signs do the two factors have?", 12),
                ("That is the gradient for an upstream gradient of 1 at z, but another one arrives there.", -24),
                (
                    "The upstream gradient is multiplied in once, where it enters, and what arrives at y is multiplied "
                    "by what stands next to b.",
                    -6,
                ),
                ("Does b occur in the second term of z?", -9.5, -7),
                ("What arrives at y has to be multiplied by what stands next to b in the product.", 2, -3, -36),
            ]
            for value in values
        ]
        + [
            Wrong(
                "These are the gradients for an upstream gradient of 1 at z, but another one arrives there.",
                "dz_dy, dz_da, dz_db = -12, 41, -24",
            ),
            Wrong(
                "Not all of your answers are numbers. An intermediate result has a gradient like any other value, "
                "since it is on the tape and z depends on it.",
                "dz_dy, dz_da, dz_db = None, 20.5, -12",
            ),
        ],
        right=[
            "dz_dy, dz_da, dz_db = 0.5 * 2 * -6.0, 0.5 * 2 * -6.0 * -3 + 0.5 * 5, -6.0 * 2",
            "dz_dy = np.float32(-6)\ndz_da = 41 / 2\ndz_db = tf.constant(-12.0)",
        ],
    ),
    Task(
        name="fates",
        idea="Go through the chapter's questions for each piece: watched, floating-point, still the same object, "
        "computed in the block and by TensorFlow? Only if a line leads from y to the source, work out the slope "
        "there.",
        section="None is not zero",
        returns="seven words as text",
        wrong=[
            *seven_words(),
            Wrong(
                "You answered zero where no line of the tape leads from the target to the source. What does TensorFlow "
                "return then, unless it is asked for zeros?",
                fates(a="zero", c="zero", e="zero", g="zero"),
            ),
            Wrong(
                "You answered None where the tape leads back to the source, but with a slope of 0. Which of these is "
                "there, "
                "and which is not?",
                fates(a="zero", b="None", c="zero", e="zero", g="zero"),
            ),
            Wrong(
                "You answered a number for every source but that of (b). Look at (a), (c), (e) and (g): which of them "
                "hold a Variable of floating-point numbers, on a tape without a gap?",
                fates(a="number", c="number", e="number", g="number"),
            ),
            Wrong(
                "You entered fewer words than there are pieces of code, (a) to (g).",
                'fates = ["None", "zero", "None", "number", "None", "number"]',
            ),
            Wrong(
                "These are the right words from back to front.",
                'fates = ["None", "zero", "None", "number", "None", "number", "None"][::-1]',
            ),
        ],
        right=[
            "fates = ('None', ' zero', 'None', 'number', 'None', 'number', 'None')",
            "fates = 'None zero None number None number None'.split()",
        ],
    ),
    Task(
        name="agrees",
        idea="Print both sides of the classmate's comparison and their types. Then make up pairs that must not agree, "
        "such as one entry too small or another shape, and see your function say `False` for each.",
        section="Testing a gradient",
        returns="True or False",
        inside=True,  # else each of many pairs would be a question of its own to the kernel
        draw=draw_gradients,
        probes=14,
        edges=[
            (np.array([3.0, -1.0]), np.array([3.0, -1.0])),
            (np.array([3.0, -1.0]), np.array([3.0, -2.0])),
            (np.array([3.0, -1.0]), np.array([-1.0, 3.0])),
            (np.array([3.0, -1.0]), np.array([9.0, 9.0])),
            (np.array([8.0, 8.0]), np.array([8.0])),
            (np.array([8.0, 8.0]), np.array(8.0)),
            (np.array([[8.0], [8.0]]), np.array([8.0, 8.0])),
            (np.array([0.5, 0.25 + 1e-6]), np.array([0.5, 0.25])),
            (np.array([0.5, 0.25]), np.array([0.5, 0.25 + 3e-4])),
            (np.array([0.5, 0.25, 0.75, 1.5]) + 8e-5, np.array([0.5, 0.25, 0.75, 1.5])),
            (np.array([0.5, 0.75]), np.array([0.5, 0.25])),
            (
                np.array([0.5, 0.25 + 5e-5]),
                np.array([0.5, 0.25]),
            ),  # within the tolerance, but not within NumPy's usual one
            (np.array([8.0, 8.0 + 1.5e-4]), np.array([8.0, 8.0])),  # beyond it, but not on average, nor relative to 8
            (np.array([8.0, 8.0 - 1.5e-4]), np.array([8.0, 8.0])),
            (np.array([0.5, 0.5 + 1.5e-4]), np.array([0.5, 0.5])),
            (np.array([8.0, 8.0 + 5e-5]), np.array([8.0, 8.0])),
            (np.array([3.0, -1.0]), np.array([2.0, -1.0])),
            # one entry that is off hides in a mean of the squares, or of the sizes
            (np.array([0.5, 0.25, 0.75, 1.5 + 1.5e-4]), np.array([0.5, 0.25, 0.75, 1.5])),
            (np.array([0.5 + 3.5e-4, 0.25, 0.75, 1.5]), np.array([0.5, 0.25, 0.75, 1.5])),
            (np.array([0.5, -0.25]), np.array([0.5, 0.25])),
            (np.array([8.0, 8.0 + 5e-4]), np.array([8.0, 8.0])),
        ],
        wrong=[
            Wrong(
                "Your function never says True. Is the method `numpy` called, or the method itself compared, and are "
                "the entries of both compared with each other?",
                "def agrees(gradient, expected):\n    return gradient.numpy == expected",
            ),
            Wrong(
                "Your function says True for every pair of the check, even where entries differ. Does it look"
                " at the values of the gradient, and do both conditions have to hold?",
                "def agrees(gradient, expected):\n    return bool(gradient.numpy is not expected)",
            ),
            *(
                Wrong(message, AGREES.format(code))
                for message, *codes in [
                    (
                        "Your function says True as soon as one entry agrees, but all of them must.",
                        "(off <= 1e-4).any()",
                    ),
                    (
                        "Your function compares one number made of all entries, such as their sum, so one entry can "
                        "make up for another.",
                        "found.shape == expected.shape and abs(found.sum() - expected.sum()) <= 1e-4",
                    ),
                    (
                        "A difference that is a little too large passes. Does your function look at the mean "
                        "difference, in which a large one hides among small ones?",
                        "off.mean() <= 1e-4",
                    ),
                    (
                        "A difference that is a little too large passes. Does your function look at a mean of the "
                        "squares, in which a large one hides among small ones?",
                        "np.sqrt((off**2).mean()) <= 1e-4",
                    ),
                    (
                        "Your function compares the sizes of the entries, without their signs.",
                        "found.shape == expected.shape and (abs(abs(found) - abs(expected)) <= 1e-4).all()",
                    ),
                    (
                        "Your function demands exact equality, or nearly so, but rounding causes small differences "
                        "that are no mistake.",
                        "(off == 0).all()",
                    ),
                    (
                        "Your function notices entries that are too large, but not those that are too small.",
                        "found.shape == expected.shape and (found - expected <= 1e-4).all()",
                    ),
                    (
                        "Your function notices entries that are too small, but not those that are too large.",
                        "found.shape == expected.shape and (expected - found <= 1e-4).all()",
                    ),
                    (
                        "Your function accepts a column and a row with the same entries, but their shapes differ.",
                        "found.size == expected.size and (np.abs(found.ravel() - expected.ravel()) <= 1e-4).all()",
                    ),
                    (
                        "Your function is too strict or too lenient near the limit. Does what is allowed depend on the "
                        "size of the entries? `allclose` has a second tolerance besides the one that you gave, or did "
                        "not give.",
                        "found.shape == expected.shape and np.allclose(found, expected)",
                        "found.shape == expected.shape and np.allclose(found, expected, atol=1e-4)",
                        "found.shape == expected.shape and np.allclose(found, expected, rtol=1e-4)",
                        "found.shape == expected.shape and np.allclose(found, expected, rtol=1e-4, atol=1e-4)",
                    ),
                    (
                        "Besides its tolerances, which differ from the one of the task, your comparison accepts "
                        "different "
                        "shapes.",
                        "np.allclose(found, expected)",
                        "np.allclose(found, expected, atol=1e-4)",
                    ),
                    (
                        "Your tolerance is larger or smaller than the task's. If you round before you compare: that "
                        "has a tolerance of its own.",
                        "(off <= 1e-3).all()",
                        "(off <= 1e-5).all()",
                        "(off <= 2e-4).all()",
                    ),
                    (
                        "Your function says True whenever the shapes are the same. The values have to agree too, to "
                        "within a small tolerance.",
                        "found.shape == expected.shape",
                    ),
                    (
                        "Your function looks at one of the entries only.",
                        "found.shape == expected.shape and off.ravel()[0] <= 1e-4",
                        "found.shape == expected.shape and off.ravel()[-1] <= 1e-4",
                    ),
                    (
                        "Your function says the opposite: True where the two differ, and False where they agree.",
                        "not (off <= 1e-4).all()",
                    ),
                    (
                        "Your function says True where they are far apart. In which direction does the sign of the "
                        "comparison point?",
                        "found.shape == expected.shape and (off >= 1e-4).all()",
                    ),
                ]
                for code in codes
            ),
            Wrong(
                "Your function compares the entries correctly, but it accepts arrays of different shapes, because "
                "broadcasting hides the difference.",
                "def agrees(gradient, expected):\n    return bool((abs(gradient.numpy() - expected) <= 1e-4).all())",
            ),
            Wrong(
                "Your function demands exact equality, or nearly so, and it accepts arrays of different shapes.",
                "def agrees(gradient, expected):\n    return bool((gradient.numpy() == expected).all())",
            ),
            Wrong(
                "You return a truth value for each entry. The task asks for one for all of them.",
                "def agrees(gradient, expected):\n    return abs(gradient.numpy() - expected) <= 1e-4",
            ),
            Wrong(
                "You return a truth value for each entry. The task asks for one for all of them.",
                "def agrees(gradient, expected):\n    return gradient.numpy() == expected",
            ),
            Wrong(
                "A comparison of arrays gives an array, which is neither true nor false as a whole. Is the method "
                "`numpy` "
                "called, and are all entries asked for together?",
                "def agrees(gradient, expected):\n    return not (gradient.numpy != expected)",
            ),
            Wrong(
                "Your function returns nothing. Is there a `return` in every case?",
                "def agrees(gradient, expected):\n    gradient.numpy()",
            ),
        ],
        right=[
            "def agrees(gradient, expected):\n    if gradient.shape != expected.shape:\n        return False\n"
            "    return tf.reduce_all(tf.abs(gradient - expected) <= 1e-4)",
            "def agrees(gradient, expected):\n    same = gradient.shape == expected.shape\n"
            "    return same and np.allclose(gradient, expected, rtol=0, atol=1e-4)",
            "def agrees(gradient, expected):\n    try:\n"
            "        np.testing.assert_allclose(gradient.numpy(), expected, rtol=0, atol=1e-4, strict=True)\n"
            "    except AssertionError:\n        return False\n    return True",
        ],
        survivors={
            "return bool(found.shape == expected.shape and np.all(np.abs(found - expected) < 0.0001))": (
                "no probe differs by exactly 0.0001, which floating-point numbers cannot represent"
            )
        },
    ),
    Task(
        name="slope",
        idea="Differentiate y by hand at w = 1 with the product rule: you get two terms. Which of the two did the "
        "classmate's tape return, and which operation is to blame for the other one?",
        section="A detour through NumPy",
        returns="an array of slopes, one for each number",
        draw=draw_places,
        edges=[(np.array([1.0, 0.5, -0.5, 0.0]),), (np.array([0.2, 1.6]),)],
        wrong=told(
            SLOPE,
            (
                "In your slope the power is a constant, so only the factor in front of it counts. On a tape it is one "
                "if NumPy computes it, since that is not recorded.",
                ("(2.0 - w) ** 3", "np.power(2.0 - w, 3)"),
            ),
            (
                "Your slope has the part that comes through the power. The part that comes through the factor in "
                "front is "
                "missing, as if it were a constant.",
                ("y = w *", "y = tf.stop_gradient(w) *"),
            ),
            (
                "You returned a matrix. Each y depends on its own w only: where in the matrix do the slopes stand?",
                ("tape.gradient(y, w)", "tape.jacobian(y, w)"),
            ),
            (
                "You returned a method, not what it gives. What makes Python call it?",
                ("tape.gradient(y, w)", "tape.gradient(y, w).numpy"),
            ),
            (
                "You returned one number for all places together, but each place has a slope of its own.",
                ("return tape.gradient(y, w)", "return tf.reduce_sum(tape.gradient(y, w))"),
            ),
            (
                "There is None where slopes are expected. Is there a `return`, is y computed in the block and"
                " named first when the tape is asked, and does the tape watch what you differentiate by? It "
                "watches Variables only, unless it is told to watch a constant.",
                ("w = tf.Variable(w)", "w = tf.constant(w)"),
            ),
            (
                "These are the slopes of another function: look at the exponent and at the brackets.",
                ("** 3", "** 2"),
                ("** 3", "** 4"),
                ("w * (2.0 - w) ** 3", "(w * (2.0 - w)) ** 3"),
                ("w * (2.0 - w) ** 3", "w * 2.0 - w**3"),
                ("(2.0 - w)", "(2.0 + w)"),
                ("(2.0 - w)", "(1.0 - w)"),
            ),
            (
                "The sizes are right, but all signs are wrong. Is a minus missing, or the order in the brackets turned "
                "round?",
                ("(2.0 - w)", "(w - 2.0)"),
            ),
            (
                "This is the slope of the power alone, or of both factors multiplied. The function is a "
                "product, and the slope of a product is a sum of two terms.",
                ("y = w *", "y ="),
            ),
        )
        + [
            Wrong(message, f"def slope(w):\n    return {code}")
            for message, *codes in [
                (
                    "Both terms of the product rule are there. In the second, the inner derivative is missing: what is "
                    "raised to the power falls when w rises.",
                    "(2 - w) ** 3 + 3 * w * (2 - w) ** 2",
                ),
                (
                    "This is the slope of the power alone, or of both factors multiplied. The function is a "
                    "product, and the slope of a product is a sum of two terms.",
                    "3 * (2 - w) ** 2",
                ),
                (
                    "A power's own derivative lacks a factor: what becomes of the exponent?",
                    "(2 - w) ** 3 - w * (2 - w) ** 2",
                ),
                (
                    "A power's own derivative has another exponent than the power.",
                    "(2 - w) ** 3 - 3 * w * (2 - w) ** 3",
                    "(2 - w) ** 3 - 3 * w * (2 - w)",
                ),
                (
                    "In the second term of the product rule one of the two factors is missing.",
                    "(2 - w) ** 3 - 3 * (2 - w) ** 2",
                ),
                ("These are the values of the function, not its slopes.", "bump(w)"),
                (
                    "Your slopes are measured over a step so long that they are not exact.",
                    "(bump(w + 0.01) - bump(w)) / 0.01",
                    "(bump(w + 0.001) - bump(w)) / 0.001",
                    "(bump(w) - bump(w - 0.01)) / 0.01",
                    "(bump(w + 0.1) - bump(w - 0.1)) / 0.2",
                    "(bump(w + 0.1) - bump(w)) / 0.1",
                ),
                (
                    "Your slopes are twice as steep as the function. If you measured them: how far apart are the two "
                    "places?",
                    "(bump(w + 1e-5) - bump(w - 1e-5)) / 1e-5",
                ),
                (
                    "These are the slopes times w. What is multiplied by w once more than it should be?",
                    "w * (2 - w) ** 2 * (2 - 4 * w)",
                ),
            ]
            for code in codes
        ]
        + [
            Wrong(
                "These are second derivatives: the slopes have been differentiated once more.",
                "def slope(w):\n    w = tf.Variable(w)\n    with tf.GradientTape() as outer:\n"
                "        with tf.GradientTape() as tape:\n            y = bump(w)\n"
                "        first = tape.gradient(y, w)\n    return outer.gradient(first, w)",
            ),
        ],
        right=[
            "def slope(w):\n    return (2 - w) ** 2 * (2 - 4 * w)",
            "def slope(w):\n    w = tf.constant(w)\n    with tf.GradientTape() as tape:\n        tape.watch(w)\n"
            "        y = bump(w)\n    return tape.gradient(y, w)",
            "def slope(w):\n    return (bump(w + 1e-5) - bump(w - 1e-5)) / 2e-5",
        ],
    ),
    Task(
        name="descend",
        idea="Print `type(w)` at the start of each step. A tape watches one kind of object by itself and another kind "
        "not, so find a way to change the number in `w` without making a new object.",
        section="Updating a Variable",
        returns="an array of the shape of start",
        draw=draw_descent,
        edges=[(np.array([1.0, 2.0]), 0.25, 2)],
        wrong=told(
            DESCEND,
            (
                "You return the point after a single step, however many are asked for. Does each step begin "
                "where the last one ended, and does the `return` stand behind the loop?",
                ("range(steps)", "range(min(steps, 1))"),
            ),
            ("Your function makes one step too many.", ("range(steps)", "range(steps + 1)")),
            ("Your function makes one step too few.", ("range(steps)", "range(1, steps)")),
            (
                "Your function returns the point at which it starts. Is the Variable moved, and is it the one that is "
                "returned?",
                ("range(steps)", "range(0)"),
            ),
            ("Your steps go uphill. Is something added that should be subtracted?", ("assign_sub", "assign_add")),
            (
                "Each of your steps loses the point that it started from: the Variable is set to the step instead of "
                "being "
                "moved by it.",
                ("assign_sub", "assign"),
                ("w.assign_sub(rate *", "w.assign(-rate *"),
            ),
            (
                "Your gradients accumulate over the steps, as they do in .grad of PyTorch when nothing sets it to "
                "zero. Here "
                "each step has a gradient of its own.",
                [
                    ("w = tf.Variable(start)", "w, total = tf.Variable(start), 0.0"),
                    (
                        "w.assign_sub(rate * tape.gradient(J, w))",
                        "total += tape.gradient(J, w)\n        w.assign_sub(rate * total)",
                    ),
                ],
            ),
            ("The learning rate has no effect on your steps.", ("rate * ", "")),
            (
                "Your steps are longer or shorter than the gradient times the learning rate.",
                ("rate * ", "rate / 2 * "),
                ("rate * ", "2 * rate * "),
                ("rate * ", "rate / steps * "),
            ),
            (
                "You returned the height that is reached, or a gradient. The task asks for the point.",
                ("return w", "return valley(w)"),
                ("return w", "return J"),
                (
                    "return w",
                    "return 2.0 * np.array([1.0, 3.0]) * (w - [3.0, -1.0])",
                ),
            ),
            (
                "Your function moves one of the two coordinates only.",
                ("rate * tape.gradient(J, w)", "rate * tape.gradient(J, w) * [1.0, 0.0]"),
                ("rate * tape.gradient(J, w)", "rate * tape.gradient(J, w) * [0.0, 1.0]"),
            ),
            (
                "A factor of the derivative in the second coordinate is missing, or is there in both.",
                ("tape.gradient(J, w)", "2.0 * (w - [3.0, -1.0])"),
                ("tape.gradient(J, w)", "6.0 * (w - [3.0, -1.0])"),
                ("tape.gradient(J, w)", "np.array([1.0, 3.0]) * (w - [3.0, -1.0]) * [2.0, 1.0]"),
            ),
            (
                "A sign in your derivative is wrong: where is the minimum of the valley?",
                ("tape.gradient(J, w)", "np.array([2.0, 6.0]) * (w - [3.0, 1.0])"),
                ("tape.gradient(J, w)", "np.array([2.0, 6.0]) * (w + [3.0, -1.0])"),
            ),
            (
                "There is None where a gradient is expected. After a step, does `w` still refer to a Variable, which "
                "the tape "
                "watches?",
                ("w.assign_sub(rate * tape.gradient(J, w))", "w = w - rate * tape.gradient(J, w)"),
            ),
            (
                "An ordinary tape answers once, and for the point at which it recorded.",
                [
                    (
                        "w = tf.Variable(start)\n",
                        "w = tf.Variable(start)\n    with tf.GradientTape() as tape:\n        J = valley(w)\n",
                    ),
                    ("        with tf.GradientTape() as tape:\n            J = valley(w)\n        w", "        w"),
                ],
            ),
            (
                "All of your steps use the gradient at the starting point. The gradient changes from point to point, "
                "so it has "
                "to be computed anew.",
                [
                    (
                        "    for _",
                        "    with tf.GradientTape() as tape:\n        J = valley(w)\n    g = tape.gradient(J, "
                        "w)\n    for _",
                    ),
                    (
                        "        with tf.GradientTape() as tape:\n            J = valley(w)\n        "
                        "w.assign_sub(rate * "
                        "tape.gradient(J, w))",
                        "        w.assign_sub(rate * g)",
                    ),
                ],
            ),
            (
                "You returned the minimum itself. The point after so many steps is asked for.",
                ("return w", "return [3.0, -1.0]"),
            ),
            ("Your function returns nothing. Is there a `return`?", ("return w", "w")),
        ),
        right=[
            "def descend(start, rate, steps):\n    w = tf.constant(start)\n    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n            tape.watch(w)\n            J = valley(w)\n"
            "        w = w - rate * tape.gradient(J, w)\n    return w",
            "def descend(start, rate, steps):\n    w = np.array(start)\n    for _ in range(steps):\n"
            "        w = w - rate * np.array([2.0, 6.0]) * (w - [3, -1])\n    return w",
            changed(DESCEND, ("w.assign_sub(rate * tape.gradient(J, w))", "w.assign(w - rate * tape.gradient(J, w))")),
        ],
    ),
    Task(
        name="ties",
        idea="Mark the entries with a tie or a kink first; everywhere else the usual rules hold. The three operations "
        "have different conventions there, which the chapter shows one by one. Bring in the upstream gradient "
        "last.",
        section="Gradients at ties and kinks",
        returns="four lists of three, three, four and four numbers",
        wrong=[
            Wrong(message, ties(**{name: part for name, part in zip(TIES, lists, strict=False) if part}))
            for message, *cases in [
                (
                    "On the tie of a and b you passed on a half, as PyTorch does to each of the two. TensorFlow's "
                    "maximum of two does not share.",
                    ("[5, 0, 30]", "[5, 20, 0]"),
                    ("[5, 0, 30]", "[0, 20, 0]"),
                    ("[10, 0, 30]", "[5, 20, 0]"),
                    ("[5, 0, 30]", "[5, 20, 0]", "[0, 8, 0, 0]"),
                    ("[5, 0, 30]", "[5, 20, 0]", "[0, 8, 8, 0]"),
                ),
                (
                    "On the tie of a and b, the gradient went to the wrong one of the two.",
                    ("[0, 0, 30]", "[10, 20, 0]"),
                ),
                ("On the tie of a and b, neither of the two received the gradient.", ("[0, 0, 30]",)),
                (
                    "On the tie of a and b, both received the whole gradient, so more is passed on than arrived.",
                    ("[10, 0, 30]", "[10, 20, 0]"),
                    ("[10, 0, 30]", "[10, 20, 0]", "[0, 8, 8, 0]"),
                ),
                (
                    "The maximum of a row is another operation than the maximum of two: on a tie it does not favour "
                    "one "
                    "entry.",
                    (None, None, "[0, 8, 0, 0]"),
                    (None, None, "[0, 0, 8, 0]"),
                ),
                (
                    "In c each of the largest entries received the whole 8, so more is passed on than arrived.",
                    (None, None, "[0, 8, 8, 0]"),
                ),
                (
                    "The maximum of a row depends on its largest entries only, and in equal parts. What do all "
                    "entries receive together?",
                    (None, None, "[2, 2, 2, 2]"),
                    (None, None, "[8, 8, 8, 8]"),
                    (None, None, "[0, 6, 6, 0]"),
                    (None, None, "[0, 48, 48, 0]"),
                    (None, None, "[0, 1, 1, 0]"),
                    (None, None, "[0, 0.5, 0.5, 0]"),
                    (None, None, "[0, 0, 0, 0]"),
                    (None, None, "[0, 3, 3, 0]"),
                ),
                (
                    "What is the slope of the ReLU at its kink, where its input is exactly 0?",
                    (None, None, None, "[5, 6, 7, 0]"),
                    (None, None, None, "[2.5, 6, 7, 0]"),
                ),
                (
                    "A ReLU passes on the gradient where its input is positive. What is its input at the last place?",
                    (None, None, None, "[0, 6, 7, 8]"),
                    (None, None, None, "[5, 6, 7, 8]"),
                    (None, None, None, "[0, 6, 7, -8]"),
                ),
                (
                    "`by_ramp` holds outputs or inputs of the ReLU, or products with them. Its slope is 0 or 1.",
                    (None, None, None, "[0, 4, 4, 0]"),
                    (None, None, None, "[0, 24, 28, 0]"),
                    (None, None, None, "[0, 36, 42, 0]"),
                    (None, None, None, "[10, 36, 42, 0]"),
                ),
                ("The upstream gradient has to be multiplied in.", (None, None, None, "[0, 1, 1, 0]")),
                (
                    "These are the gradients for an upstream gradient of ones. The upstream gradient has to be "
                    "multiplied in.",
                    ("[1, 0, 1]", "[0, 1, 0]", "[0, 0.5, 0.5, 0]", "[0, 1, 1, 0]"),
                    ("[1, 0, 1]", "[0, 1, 0]"),
                ),
                (
                    "Where a and b differ, you gave the gradient to the smaller one, on which the maximum does not "
                    "depend.",
                    ("[10, 20, 0]", "[0, 0, 30]"),
                ),
                ("`by_a` and `by_b` are exchanged.", ("[0, 20, 0]", "[10, 0, 30]")),
                (
                    "Each entry of the upstream gradient goes to one of the two, and not to both of them.",
                    ("[10, 20, 30]", "[10, 20, 30]"),
                    ("[5, 10, 15]", "[5, 10, 15]"),
                ),
                (
                    "You gave values of a, b or their maximum, or multiplied by them. The slope of a maximum does "
                    "not depend on "
                    "how large they are.",
                    ("[40, 0, 210]", "[0, 60, 0]"),
                    ("[40, 0, 210]", "[0, 60, 0]", "[0, 24, 24, 0]", "[0, 24, 28, 0]"),
                    ("[4, 0, 7]", "[0, 3, 0]"),
                ),
            ]
            for lists in cases
        ],
        right=[
            "by_a, by_b = (10, 0, 30.0), np.array([0, 20, 0])\nby_c, by_ramp = [0.0, 4.0, 4.0, 0.0], [0, 6, 7, 0]",
            "by_a, by_b = tf.constant([10.0, 0.0, 30.0]), [0, 20, 0]\nby_c, by_ramp = (0, 4, 4, 0), (0, 6, 7, 0)",
        ],
    ),
    Task(
        name="hessian_times",
        idea="Get the gradient from an inner tape, inside the block of an outer one. For the outer tape this gradient "
        "is a vector output, so what is wanted from it is a vector-Jacobian product: which vector arrives?",
        section="Nested tapes and second derivatives",
        returns="a tensor of the shape of x",
        draw=draw_direction,
        edges=[(np.array([0.5, 2.0, -1.0]), np.array([1.0, -2.0, 4.0]))],
        wrong=[
            *told(
                HESSIAN,
                (
                    "The direction has no effect on your result. Without an upstream gradient, ones arrive at the "
                    "gradient, which "
                    "gives the sums of the rows of the Hessian.",
                    (", output_gradients=t", ""),
                ),
                (
                    "You multiplied by the direction after the backward pass, which gives the sums of the rows "
                    "times the direction. Either it enters the backward pass itself, or the products with a "
                    "matrix are added up along the other axis.",
                    ("outer.gradient(gradient, x, output_gradients=t)", "t * outer.gradient(gradient, x)"),
                ),
                (
                    "You used only the diagonal of the Hessian, but the mixed second derivatives count as well.",
                    (
                        "outer.gradient(gradient, x, output_gradients=t)",
                        "t * tf.linalg.diag_part(outer.jacobian(gradient, x))",
                    ),
                ),
                (
                    "You multiplied by the Hessian twice, but the task asks for a single product.",
                    (
                        "return outer.gradient(gradient, x, output_gradients=t)",
                        "H = outer.jacobian(gradient, x)\n    return tf.linalg.matvec(H, tf.linalg.matvec(H, t))",
                    ),
                ),
                (
                    "You returned a matrix for each function. Its product with the direction has as many entries as x.",
                    ("outer.gradient(gradient, x, output_gradients=t)", "outer.jacobian(gradient, x)"),
                    ("outer.gradient(gradient, x, output_gradients=t)", "outer.jacobian(gradient, x) * t"),
                    ("outer.gradient(gradient, x, output_gradients=t)", "outer.jacobian(gradient, x) * t[:, None]"),
                ),
                (
                    "You returned a single number for each function. The product of a matrix with a direction has as "
                    "many entries "
                    "as x.",
                    (
                        "outer.gradient(gradient, x, output_gradients=t)",
                        "tf.reduce_sum(t * outer.gradient(gradient, x, output_gradients=t))",
                    ),
                    (
                        "outer.gradient(gradient, x, output_gradients=t)",
                        "tf.reduce_sum(outer.gradient(gradient, x, output_gradients=t))",
                    ),
                ),
                (
                    "That is the slope along the direction, a single number of first derivatives. By what is it to be "
                    "differentiated once more?",
                    ("outer.gradient(gradient, x, output_gradients=t)", "tf.reduce_sum(gradient * t)"),
                ),
                (
                    "You multiplied by the direction twice.",
                    (
                        "outer.gradient(gradient, x, output_gradients=t)",
                        "t * outer.gradient(gradient, x, output_gradients=t)",
                    ),
                    (
                        "outer.gradient(gradient, x, output_gradients=t)",
                        "outer.gradient(gradient, x, output_gradients=t * t)",
                    ),
                ),
                (
                    "The direction enters at the gradient, not at the value of f or at x.",
                    [("y = f(x)", "y = f(x) * t"), (", output_gradients=t", "")],
                    [("y = f(x)", "y = f(x * t)"), (", output_gradients=t", "")],
                ),
                (
                    "This is the Hessian times the gradient, once or twice. Where does the direction come in?",
                    [
                        ("gradient = inner.gradient(y, x)", "gradient = inner.gradient(y, x) ** 2"),
                        (", output_gradients=t", ""),
                    ],
                    [("output_gradients=t", "output_gradients=gradient")],
                ),
                (
                    "This is the gradient, or its product with the direction, entry by entry. It contains only first "
                    "derivatives.",
                    ("outer.gradient(gradient, x, output_gradients=t)", "t * gradient"),
                    ("outer.gradient(gradient, x, output_gradients=t)", "gradient"),
                ),
                (
                    "Your function gives None, or what is no tensor. Is there a `return`? Does the outer tape watch x, "
                    "and does the line that computes the gradient stand where it records?",
                    [
                        ("        gradient = inner.gradient(y, x)\n", ""),
                        ("    return", "    gradient = inner.gradient(y, x)\n    return"),
                    ],
                ),
                (
                    "Is there None where a gradient is expected? A tape watches constants only when it is told "
                    "to, each of the two, and f has to be computed from what is watched.",
                    ("            inner.watch(x)\n", ""),
                ),
                (
                    "One tape cannot record its own backward pass and answer twice: nest two, and ask each of them "
                    "once.",
                    [
                        (
                            "        with tf.GradientTape() as inner:\n            inner.watch(x)\n            y = "
                            "f(x)\n",
                            "        y = f(x)\n",
                        ),
                        ("inner.gradient(y, x)", "outer.gradient(y, x)"),
                    ],
                ),
            ),
            Wrong(
                "This is the change of the gradient over a whole step t. The Hessian describes the change at the "
                "point x "
                "itself.",
                "def hessian_times(f, x, t):\n    found = []\n    for at in (x, x + t):\n"
                "        with tf.GradientTape() as tape:\n            tape.watch(at)\n            y = f(at)\n"
                "        found.append(tape.gradient(y, at))\n    return found[1] - found[0]",
            ),
        ],
        right=[
            "def hessian_times(f, x, t):\n    with tf.autodiff.ForwardAccumulator(x, t) as forward:\n"
            "        with tf.GradientTape() as tape:\n            tape.watch(x)\n            y = f(x)\n"
            "        gradient = tape.gradient(y, x)\n    return forward.jvp(gradient)",
            "def hessian_times(f, x, t):\n    with tf.GradientTape() as outer:\n        outer.watch(x)\n"
            "        with tf.GradientTape() as inner:\n            inner.watch(x)\n            y = f(x)\n"
            "        along = tf.reduce_sum(inner.gradient(y, x) * t)\n    return outer.gradient(along, x)",
            changed(
                HESSIAN,
                (
                    "outer.gradient(gradient, x, output_gradients=t)",
                    "tf.linalg.matvec(outer.jacobian(gradient, x), t)",
                ),
            ),
        ],
    ),
    Task(
        name="layers",
        idea="Write the list of layers down again after each line that changes it. Then send the batch through and "
        "note the shape before and after every layer: the kernel has to fit between the two.",
        section="The Sequential model",
        returns="a tuple, a tuple and a number",
        wrong=[
            Wrong(message, layers(**dict(zip(("out_shape", "first_kernel", "parameters"), values, strict=False))))
            for message, *cases in [
                (
                    "Your number of parameters still includes the last layer of the first three: what does `pop` "
                    "remove?",
                    ("(7, 4)", "(3, 6)", 24 + 35 + 18 + 16),
                    ("(7, 4)", "(3, 6)", 24 + 35 + 18 + 24),
                ),
                (
                    "Your kernel is that of a first layer with 5 neurons. `pop` removes the last layer, as the method "
                    "of a list does.",
                    ("(7, 4)", "(3, 5)", 20 + 18 + 16),
                    ("(7, 4)", "(3, 5)"),
                ),
                (
                    "Your kernel is transposed: Keras multiplies samples in rows by a kernel on the right.",
                    ("(7, 4)", "(6, 3)"),
                ),
                ("You counted the kernels only, but each layer has biases too.", ("(7, 4)", "(3, 6)", 68)),
                ("A layer has a bias for each of its neurons, not one in all.", ("(7, 4)", "(3, 6)", 71)),
                (
                    "Is the bias in your kernel, as in this course's own matrices? Keras keeps it in a Variable of its "
                    "own, and the kernel has a row for each input.",
                    ("(7, 4)", "(4, 6)"),
                ),
                (
                    "Your kernel has a 7 in its shape, the size of the batch. The shape of a kernel depends on the "
                    "number of inputs and of neurons alone.",
                    ("(7, 4)", "(3, 7)"),
                    ("(7, 4)", "(7, 6)", 7 * 6 + 6 + 35 + 24),
                    ("(7, 4)", "(7, 6)"),
                    ("(3, 4)", "(7, 6)", 7 * 6 + 6 + 35 + 24),
                    ("(7, 4)", "(7, 3)"),
                    ("(7, 4)", "(6, 7)"),
                ),
                (
                    "The first kernel belongs to the first layer. How many inputs and how many neurons has it?",
                    ("(7, 4)", "(6, 5)"),
                    ("(7, 4)", "(5, 4)"),
                    ("(7, 4)", "(3, 4)"),
                    ("(7, 4)", "(6, 6)"),
                    ("(7, 4)", "(3, 3)"),
                ),
                (
                    "The output has a row for each sample and a column for each neuron of the last layer. How many "
                    "samples go "
                    "in?",
                    ("(3, 4)",),
                    ("(4,)",),
                    ("(1, 4)",),
                    ("(4, 7)",),
                    ("(6, 4)",),
                ),
                (
                    "The output had three columns before a layer was removed and another one added, and the input of "
                    "the model has three.",
                    ("(7, 3)", "(3, 6)", 24 + 35 + 18),
                    ("(7, 3)",),
                ),
                (
                    "Which layer is the last one, after `add`?",
                    ("(7, 5)", "(3, 6)", 24 + 35),
                    ("(7, 5)",),
                    ("(7, 6)",),
                ),
                ("`add` puts the new layer at the end.", ("(7, 5)", "(3, 4)", 16 + 30 + 35), ("(7, 3)", "(3, 4)")),
                (
                    "Your number of parameters is that of other layers. Which ones does the model have in the end, "
                    "and how many "
                    "inputs does each of them have?",
                    ("(7, 4)", "(3, 6)", 77),
                    ("(7, 4)", "(3, 6)", 59),
                    ("(7, 4)", "(3, 6)", 24 + 35 + 16),
                    ("(7, 4)", "(3, 6)", 24 + 24),
                    ("(7, 4)", "(3, 6)", 24 + 28),
                    ("(7, 4)", "(3, 6)", 24),
                    ("(7, 4)", "(3, 6)", 7 * 6 + 6 + 35 + 24),
                ),
                (
                    "This is the number of biases or neurons, or of the weights of a single layer. Between two layers "
                    "each pair of neurons has a weight.",
                    ("(7, 4)", "(3, 6)", 15),
                    ("(7, 4)", "(3, 6)", 18),
                ),
                ("You counted the parameters once for each sample.", ("(7, 4)", "(3, 6)", 7 * 83)),
                (
                    "This would be the number with a bias for each *input* of a layer. A neuron has one bias.",
                    ("(7, 4)", "(3, 6)", 68 + 14),
                ),
            ]
            for values in cases
        ],
        right=[
            "out_shape, first_kernel, parameters = [7, 4], [3, 6], 24 + 35 + 24",
            "m = keras.Sequential([keras.layers.Dense(6), keras.layers.Dense(5), keras.layers.Dense(4)])\n"
            "out_shape = m(tf.ones((7, 3))).shape\nfirst_kernel = m.weights[0].shape\nparameters = m.count_params()",
        ],
    ),
    Task(
        name="careful_step",
        idea="Write an ordinary training step first, and test it with an enormous limit. Then insert one thing "
        "between gradients and update: a single factor, found from all gradients together and applied to all of "
        "them.",
        section="A training step",
        inside=True,
        returns="the weights of the network after the step",
        draw=draw_step,
        edges=[
            (np.array([[2.0, -2.0], [2.0, -2.0]]), np.array([[1.25], [0.25]]), 0.5, 1.5),
            (np.array([[2.0, 2.0], [2.0, 2.0]]), np.array([[1.25], [0.25]]), 0.25, 100.0),
            # No sample is like another.
            (np.array([[1.0, 0.7], [-0.6, 1.9]]), np.array([[1.3], [-0.7]]), 0.3, 100.0),
            *NEARLY_AS_LONG,
        ],
        wrong=told(
            STEP,
            (
                "You made an ordinary step: the limit has no effect. Is the length that of the gradients, compared "
                "with the limit, and does the step use the result?",
                [(LENGTH, ""), (CLIP, "    factor = 1.0\n")],
            ),
            (
                "You brought every gradient to the length `limit`, even one that is shorter. Short gradients stay as "
                "they are.",
                (CLIP, "    factor = limit / float(length)\n"),
            ),
            (
                "You limited the gradient of each Variable by itself. The limit is for all of them together, so that "
                "the "
                "direction of the step stays the same.",
                ("rate * factor * g", "rate * tf.clip_by_norm(g, limit)"),
            ),
            (
                "You limited single entries, which changes the direction of the step. The limit is for the length of "
                "the whole "
                "gradient.",
                ("rate * factor * g", "rate * tf.clip_by_value(g, -limit, limit)"),
            ),
            (
                "You added up the lengths of the gradients. The length of one long vector is not the sum of the "
                "lengths of its "
                "parts.",
                ("tf.sqrt(sum(tf.reduce_sum(g * g) for g in gradients))", "sum(tf.norm(g) for g in gradients)"),
            ),
            (
                "The length of a vector is the root of the sum of *all* its squares: not their mean, not the largest "
                "entry, not "
                "a sum of sizes.",
                (
                    "tf.sqrt(sum(tf.reduce_sum(g * g) for g in gradients))",
                    "max(tf.reduce_max(abs(g)) for g in gradients)",
                ),
                (
                    "tf.sqrt(sum(tf.reduce_sum(g * g) for g in gradients))",
                    "sum(tf.reduce_sum(abs(g)) for g in gradients)",
                ),
                ("tf.reduce_sum(g * g)", "tf.reduce_mean(g * g)"),
            ),
            (
                "You took the length of one of the gradients only. It is that of all of them together.",
                ("for g in gradients))", "for g in gradients[:1]))"),
                ("for g in gradients))", "for g in gradients[1:]))"),
            ),
            (
                "In your factor the limit and the length do not both stand where they belong. Is one of them "
                "missing, or are they exchanged?",
                (CLIP, "    factor = limit if length > limit else 1.0\n"),
                (CLIP, "    factor = 1 / float(length) if length > limit else 1.0\n"),
                (CLIP, "    factor = float(length) / limit if length > limit else 1.0\n"),
            ),
            (
                "Your long gradients stay as they are, and short ones become longer: which are to be made shorter?",
                (CLIP, "    factor = limit / float(length) if length < limit else 1.0\n"),
            ),
            (
                "You limited the kernel's gradient only, or the bias's only. All of them are multiplied by the same "
                "factor.",
                ("rate * factor * g", "rate * (factor if len(g.shape) == 2 else 1.0) * g"),
                ("rate * factor * g", "rate * (factor if len(g.shape) == 1 else 1.0) * g"),
            ),
            ("Your step goes uphill. In which direction does the gradient point?", ("assign_sub", "assign_add")),
            (
                "You divided by the square of the length. Is the root missing, or do you divide twice?",
                ("tf.sqrt(sum(", "(sum("),
            ),
            (
                "You applied the limit to the step, which already contains the learning rate. It is meant for the "
                "gradient.",
                ("limit / float(length)", "limit / (rate * float(length))"),
            ),
            ("You summed the loss over the samples, but the task asks for the mean.", ("reduce_mean", "reduce_sum")),
            (
                "Your loss is not the mean of the squares: is it halved, or are there no squares?",
                ("tf.reduce_mean(", "0.5 * tf.reduce_mean("),
                ("(model(X, training=True) - y) ** 2", "abs(model(X, training=True) - y)"),
                ("(model(X, training=True) - y) ** 2", "model(X, training=True) - y"),
            ),
            (
                "In your loss each output meets the targets of all samples, or their mean. Which shape has output - y?",
                (" - y)", " - y[:, 0])"),
            ),
            (
                "Only some of the weights have changed. A layer has two Variables, and the loss depends on both.",
                ("model.trainable_variables", "model.trainable_variables[-1:]"),
                ("model.trainable_variables", "model.trainable_variables[:1]"),
            ),
            (
                "The weights are what they were before, at least for some inputs. Is a step made on the "
                "model's own Variables for long gradients and for short ones, and can a factor have become 0?",
                ("rate * factor * g", "0.0 * g"),
            ),
            (
                "The learning rate is missing from the step, or is there twice.",
                ("rate * factor", "factor"),
                ("rate * factor", "rate * rate * factor"),
            ),
            ("The weights are set to the step instead of being moved by it.", ("assign_sub", "assign")),
            (
                "There is None where a gradient is expected: is the loss computed on the tape, from the "
                "outputs as tensors, and of the model whose Variables you name?",
                ("model(X, training=True)", "model(X, training=True).numpy()"),
            ),
        ),
        right=[
            STEP,
            "def careful_step(model, X, y, rate, limit):\n    with tf.GradientTape() as tape:\n"
            "        J = tf.reduce_mean(tf.square(y - model(X)))\n"
            "    gradients = tape.gradient(J, model.trainable_variables)\n"
            "    gradients, _ = tf.clip_by_global_norm(gradients, limit)\n"
            "    keras.optimizers.SGD(rate).apply_gradients(zip(gradients, model.trainable_variables))",
            "def careful_step(model, X, y, rate, limit):\n"
            "    model.compile(keras.optimizers.SGD(rate, global_clipnorm=limit), 'mse', run_eagerly=True)\n"
            "    model.train_on_batch(X, y)",
        ],
        survivors={"if length >= limit:": "at equality the factor is 1, so both do the same"},
    ),
    Task(
        name="xor",
        idea="No line separates these points, so think about what the model needs besides an output. Use the "
        "chapter's training step in a loop and print the loss; if it stays high, try another seed, rate or "
        "width.",
        section="A training step",
        kinds=(),
        returns="four outputs, one for each point",
        wrong=[
            *(
                Wrong(message, "model = lambda X: " + CORNERS.format(*(mark + ".0" for mark in marks)))
                for message, *several in [
                    *((f"The network answers {said} to all four points. {SAME}", 4 * mark) for said, mark in SAYS),
                    ("This is OR, so three" + ONE_LAYER, "0111"),
                    ("This is NAND, so three" + ONE_LAYER, "1110"),
                    (
                        "This is the opposite of XOR. Does your training step go downhill, and are the targets those "
                        "of the task?",
                        "1001",
                    ),
                    (
                        "Three of the four points are right, and one straight line through the plane gives these "
                        "answers. Print the four outputs: all near 0.5 is the best that a network can do in which "
                        "nothing bends. Otherwise print the loss: is it that of all four points with the targets of "
                        "the task, is it still falling when the training ends, or do long steps make it jump?",
                        "0010",
                        "0100",
                    ),
                    (
                        "Two of the four answers are wrong. Print the four outputs: all near 0.5 is the best that a "
                        "network can do in which nothing bends. Otherwise print the loss: does it fall, does each "
                        "step change all Variables, do all points enter with their own targets, and is it still "
                        "falling at the end?",
                        "0011",
                        "0101",
                        "1010",
                        "1100",
                    ),
                    (
                        "Most of the answers are wrong, and one straight line gives them. Print the four outputs: "
                        "all near 0.5 is the best that a network can do in which nothing bends. Otherwise print the "
                        "loss: does it fall, is it still falling when the training ends, and is it that of all four "
                        "points and of the task's targets?",
                        "0001",
                        "1000",
                        "1011",
                        "1101",
                    ),
                ]
                for marks in several
            ),
            *(
                Wrong(
                    "At one of the points the output is so close to 0.5 that a small change decides. Is the loss "
                    "still falling when the training ends, does it stay high because nothing in the network "
                    "bends, and are the targets those of the task?",
                    "model = lambda X: 2 * (X[:, :1] - tf.round(X[:, :1])) + "
                    + CORNERS.format(*marks[:k], 0.49, *marks[k + 1 :]),
                )
                for marks in ([0.0, 1.0, 1.0, 0.0], [0.0] * 4, [1.0] * 4)
                for k in range(4)
            ),
        ],
        right=[
            "keras.utils.set_random_seed(0)\n"
            "model = keras.Sequential([keras.layers.Dense(16, 'relu'), keras.layers.Dense(1, 'sigmoid')])\n"
            "optimizer = keras.optimizers.SGD(1.0, momentum=0.9)\nfor _ in range(100):\n"
            "    with tf.GradientTape() as tape:\n"
            "        J = tf.reduce_mean(keras.losses.binary_crossentropy(targets, model(points)))\n"
            "    g = tape.gradient(J, model.trainable_variables)\n"
            "    optimizer.apply_gradients(zip(g, model.trainable_variables))",
            "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, 'relu'), keras.layers.Dense(1)])\n"
            "model.set_weights([np.ones((2, 2)), np.array([0.0, -1.0]), np.array([[1.0], [-2.0]]), np.zeros(1)])",
        ],
        survivors={
            "keras.utils.set_random_seed(2)": "another right answer: it learns from this start too",
            "for _ in range(21):": "another right answer: one step more does no harm",
            "model = keras.Sequential([keras.layers.Dense(51, activation='relu'), keras.layers.Dense(1)])": (
                "another right answer: one hidden neuron more"
            ),
        },
    ),
    Task(
        name="best_way",
        idea="Count for each way how often a step computes the loss and how many backward passes it makes. Also ask "
        "whether what is on the tape belongs to the present values of the Variables.",
        section="Persistent tapes",
        returns="five letters as one text",
        kinds=(),
        wrong=[
            Wrong(
                "Four of your letters are right. Look at statement a again. "
                "`tape.gradient` takes a list of sources. How often does it then go through the tape?",
                'truth = "ffttf"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement b again. "
                "What does a persistent tape do differently from an ordinary one, and does it change a gradient?",
                'truth = "ttttf"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement c again. "
                "Each call of `tape.gradient` is a way through the tape from the end to the beginning.",
                'truth = "tfftf"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement d again. "
                "What has to stand in the block of each of the three tapes?",
                'truth = "tftff"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement e again. "
                "What is recorded in each step, and when does a persistent tape let go of it?",
                'truth = "tfttt"',
            ),
            Wrong("Every letter is wrong, as if true and false were exchanged.", 'truth = "ftfft"'),
            Wrong("Not all of the statements are true.", 'truth = "ttttt"'),
            Wrong("Not all of the statements are false.", 'truth = "fffff"'),
        ],
        right=['truth = "T, F, T, T, F"', "truth = ['t', 'f', 't', 't', 'f']"],
    ),
    Task(
        name="traces",
        idea="Write for each call what counts of its two arguments: of a tensor its shape and type, of a Python number "
        "the number itself. A call traces if no earlier call had the same; what a graph holds as a constant it keeps.",
        section="gradient_tape_keras: Retracing: Python numbers and new shapes",
        returns="two lists, of nine and of three numbers",
        kinds=(),
        wrong=[
            *counted(
                "Not every call makes a trace. When does a graph that is there already fit?",
                [1, 2, 3, 4, 5, 6, 7, 8, 9],
            ),
            *counted("A single graph does not serve all of these arguments. What does it depend on?", [1] * 9),
            *counted(
                "Does your list say which graph a call uses, or whether it traces? The traces so far are asked for.",
                [1, 0, 1, 1, 0, 1, 0, 0, 1],
                [1, 1, 2, 3, 3, 4, 4, 1, 5],
                [1, 1, 2, 3, 3, 4, 4, 1, 1],
            ),
            *counted(
                "You counted a new trace for new numbers in a tensor `x`. Does its graph hold them as constants?",
                [1, 2, 3, 4, 5, 6, 6, 6, 7],
                [1, 2, 3, 4, 4, 5, 5, 5, 6],
                [1, 1, 2, 3, 4, 5, 5, 5, 6],
            ),
            *counted(
                "You counted one graph for all Python numbers. Python could decide by such a number.",
                [1, 1, 1, 2, 2, 3, 3, 3, 3],
                [1, 1, 1, 2, 2, 2, 2, 2, 2],
            ),
            *counted(
                "A tensor with two entries has another shape than one with a single entry.", [1, 1, 2, 2, 2, 3, 3, 3, 4]
            ),
            *counted(
                "Between calls 6 and 7 only `bonus` changes and the number in the tensor `n`. Does one of these make "
                "another graph?",
                [1, 1, 2, 3, 3, 4, 5, 5, 6],
            ),
            *counted(
                "A tensor as `n` is not the Python number that it holds, and has a graph of its own.",
                [1, 1, 2, 3, 3, 3, 4, 4, 5],
                [1, 1, 2, 3, 3, 3, 3, 3, 4],
            ),
            *counted(
                "Call 8 has arguments that have been there before. Is its graph still kept?",
                [1, 1, 2, 3, 3, 4, 4, 5, 6],
            ),
            *counted(
                "A graph made for a tensor does not serve a Python number that has not been there before, and Python "
                "numbers are compared by their value.",
                [1, 1, 2, 3, 3, 4, 4, 4, 4],
            ),
            *counted(
                "A Python variable that is used inside does not make a function trace again when it changes.",
                [1, 1, 2, 3, 3, 4, 5, 6, 7],
            ),
            *counted("The counting begins at the first call, which has to be traced.", [0, 0, 1, 2, 2, 3, 3, 3, 4]),
            *counted("Is an entry missing, or are there too many? There are nine calls.", COUNTS[:-1], COUNTS[1:]),
            *valued(
                "You took the present value of `bonus` in all three calls. Which was there when each graph was made?",
                [17, 12, 14],
            ),
            *valued(
                "You took the old value of `bonus` in all three calls. Were all of the three graphs made that early?",
                [8, 3, 5],
            ),
            *valued(
                "`bonus` is not the right one in all three calls. Look up in your first list whether a call makes a "
                "graph, and if not, which value was there when its graph was made.",
                [17, 3, 14],
                [8, 12, 14],
                [17, 3, 5],
                [8, 12, 5],
            ),
            *valued("`bonus` is added in every call.", [7, 2, 4]),
            *valued(
                "Call 7 uses the graph of call 6, but is the number of call 6 in that graph too? It came as a tensor.",
                [3, 3, 14],
            ),
            *valued("`bonus` is added, not multiplied in.", [7, 2, 40]),
            *valued("Enter a list of the three numbers in the order of the calls.", [14, 3, 8], [3, 8, 14], [8, 3]),
        ],
        right=[
            "counts = (1, 1, 2, 3, 3, 4, 4, 4, 5)\nlast = (7 + 1.0, 2 + 1.0, 4 + 10.0)",
            "bonus = 1.0\n"
            "seen = []\n\n"
            "def scaled(x, n):\n"
            "    key = (tuple(x.shape), n if isinstance(n, int) else 'tensor')\n"
            "    kept = dict(seen).setdefault(key, bonus)\n"
            "    if key not in dict(seen):\n"
            "        seen.append((key, bonus))\n"
            "    return len(seen), float(n) * float(x[0]) + kept\n\n"
            "one, two, t = np.ones(1), np.ones(2), np.array\n"
            "calls = [(one, 2), (3 * one, 2), (one, 3), (two, 3), (5 * two, 3), (one, t(2.0))]\n"
            "found = [scaled(*call) for call in calls]\n"
            "bonus = 10.0\n"
            "found += [scaled(*call) for call in [(one, t(7.0)), (one, 2), (one, 4)]]\n"
            "counts, last = [c for c, _ in found], [v for _, v in found[6:]]",
        ],
    ),
    Task(
        name="totals",
        idea="Go through the list with two things in hand: the number of columns that arrive at the layer, and the two "
        "sums. Some layers change the columns, some the sums, one changes both sums, and one nothing at all.",
        section="gradient_tape_keras: Reading model.summary line by line",
        returns="a list of two numbers",
        draw=draw_layers,
        probes=4,
        edges=[
            (4, [8, "norm", 3]),
            (3, ["join", 2]),
            (5, ["skip"]),
            (2, ["drop", 4, "drop"]),
            (6, ["norm", "norm"]),
            (3, ["join", "join", 4]),
        ],
        wrong=told(
            TOTALS,
            ("You left out the biases of the dense layers.", ("columns * layer + layer", "columns * layer")),
            (
                "A dense layer has a bias for each of its neurons: not one in all, and not one for each input.",
                ("columns * layer + layer", "columns * layer + 1"),
                ("columns * layer + layer", "columns * layer + columns"),
            ),
            (
                "Each dense layer reads the columns that arrive at it, which need not be those of the model's input.",
                ("            columns = layer\n", ""),
            ),
            (
                "All four numbers of batch norm are in the same sum. Which of them does a gradient change?",
                [("trainable += 2 * columns\n            fixed += 2 * columns", "trainable += 4 * columns")],
                [("trainable += 2 * columns\n            fixed += 2 * columns", "fixed += 4 * columns")],
            ),
            (
                "Batch norm has more than one number of each kind for a column.",
                [
                    (
                        "trainable += 2 * columns\n            fixed += 2 * columns",
                        "trainable += columns\n            fixed += columns",
                    )
                ],
            ),
            (
                "Batch norm has numbers for each column, and not for the layer as a whole.",
                [
                    (
                        "trainable += 2 * columns\n            fixed += 2 * columns",
                        "trainable += 2\n            fixed += 2",
                    )
                ],
            ),
            (
                "You left out the running means and variances of batch norm.",
                ("            fixed += 2 * columns\n", ""),
            ),
            (
                "You left out the scale and the shift of batch norm.",
                ("            trainable += 2 * columns\n", ""),
            ),
            (
                "Your batch norm has its numbers for each column of the model's input. Which columns arrive at it?",
                [
                    ("trainable += 2 * columns", "trainable += 2 * inputs"),
                    ("fixed += 2 * columns", "fixed += 2 * inputs"),
                ],
            ),
            ("`join` changes how many columns arrive at the next layer.", ("columns += inputs", "columns += 0")),
            (
                "`join` puts the columns of the model's input beside those that arrive, which are kept.",
                ("columns += inputs", "columns = inputs"),
                ("columns += inputs", "columns += inputs; inputs = columns"),
                ("columns += inputs", "columns = 2 * columns"),
                ("columns += inputs", "columns = 2 * inputs"),
            ),
            (
                "Joining columns is no layer with weights.",
                ("columns += inputs", "trainable += columns * inputs; columns += inputs"),
            ),
            (
                "Adding has no parameters, but the dense layer that belongs to `skip` has.",
                ("trainable += columns * columns + columns", "trainable += 0"),
            ),
            (
                "You left out the biases in the dense layer of `skip`.",
                ("columns * columns + columns", "columns * columns"),
            ),
            (
                "The dense layer of `skip` reads all columns, so each of its neurons has a weight for each of them.",
                ("columns * columns + columns", "2 * columns"),
                ("columns * columns + columns", "columns + 1"),
            ),
            (
                "After `skip` there are as many columns as before: two tables of equal shape are added, not joined.",
                ("columns * columns + columns", "columns * columns + columns; columns *= 2"),
            ),
            (
                "The dense layer of `skip` has as many neurons as columns arrive, and not as the model has inputs.",
                ("columns * columns + columns", "inputs * inputs + inputs"),
                ("columns * columns + columns", "columns * inputs + inputs"),
            ),
            (
                "Dropout learns nothing and has no weights.",
                ('elif layer != "drop":', 'elif layer == "drop":\n            trainable += columns\n        else:'),
                ('elif layer != "drop":', 'elif layer == "drop":\n            fixed += columns\n        else:'),
            ),
            (
                "Your first number is the sum of all parameters. Which two sums are asked for?",
                ("[trainable, fixed]", "[trainable + fixed, fixed]"),
            ),
            ("You gave one number. Two sums are asked for.", ("[trainable, fixed]", "trainable + fixed")),
            ("The two sums are exchanged.", ("[trainable, fixed]", "[fixed, trainable]")),
            (
                "Both of your numbers are four times too large. Did you count bytes? A number in float32 takes four.",
                ("[trainable, fixed]", "[4 * trainable, 4 * fixed]"),
            ),
            (
                "Your numbers are those of the first layer alone. Is the `return` inside the loop?",
                ("    return [trainable, fixed]", "        return [trainable, fixed]"),
            ),
            (
                "Your function returns nothing. Is there a `return`?",
                ("return [trainable, fixed]", "[trainable, fixed]"),
            ),
        ),
        right=[
            """def totals(inputs, layers):
    x = first = keras.Input((inputs,))
    for layer in layers:
        if layer == "norm":
            x = keras.layers.BatchNormalization()(x)
        elif layer == "drop":
            x = keras.layers.Dropout(0.5)(x)
        elif layer == "join":
            x = keras.layers.Concatenate()([x, first])
        elif layer == "skip":
            x = x + keras.layers.Dense(x.shape[1])(x)
        else:
            x = keras.layers.Dense(layer)(x)
    model = keras.Model(first, x)
    kinds = model.trainable_weights, model.non_trainable_weights
    return [int(sum(np.prod(w.shape) for w in weights)) for weights in kinds]""",
            """def totals(inputs, layers):
    columns, sums = inputs, np.zeros(2, int)
    for layer in layers:
        if isinstance(layer, str):
            sums += {"norm": [2 * columns] * 2, "skip": [columns * (columns + 1), 0]}.get(layer, [0, 0])
            columns += inputs * (layer == "join")
        else:
            sums += [(columns + 1) * layer, 0]
            columns = layer
    return sums""",
        ],
    ),
]
