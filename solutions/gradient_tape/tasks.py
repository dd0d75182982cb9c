"""The marking of the exercise `gradient_tape`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


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


def fates(a="None", b="zero", c="None", d="number", e="None", f="number", g="None"):
    """Return an answer to the task on None; the defaults are right."""
    return f"fates = {[a, b, c, d, e, f, g]!r}"


def ties(by_a="[10, 0, 30]", by_b="[0, 20, 0]", by_c="[0, 4, 4, 0]", by_ramp="[0, 6, 7, 0]"):
    """Return an answer to the task on ties; the defaults are right."""
    return f"by_a, by_b, by_c, by_ramp = {by_a}, {by_b}, {by_c}, {by_ramp}"


def layers(out_shape="(7, 4)", first_kernel="(3, 6)", parameters=83):
    """Return an answer to the task on layers; the defaults are right."""
    return f"out_shape, first_kernel, parameters = {out_shape}, {first_kernel}, {parameters}"


def changed(code, *swaps):
    """Return code with each old text replaced by its new one; every old text must occur."""
    for old, new in swaps:
        assert old in code, old
        code = code.replace(old, new)
    return code


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

TASKS = [
    Task(
        name="by_hand",
        returns="three numbers",
        wrong=[
            Wrong(
                "These are the gradients for an upstream gradient of 1 at z, but another one arrives there.",
                "dz_dy, dz_da, dz_db = -12, 41, -24",
            ),
            Wrong(
                "The gradients by y and b are right. The upstream gradient belongs to every path back to a, including "
                "the shorter one.",
                "dz_dy, dz_da, dz_db = -6, 23, -12",
            ),
            Wrong(
                "The gradients by y and b are right. Variable a is used in two places: the gradients from both are "
                "added up.",
                "dz_dy, dz_da, dz_db = -6, 18, -12",
            ),
            Wrong(
                "You counted one use of y only. In the product of y with itself, both uses count.",
                "dz_dy, dz_da, dz_db = -3, 11.5, -6",
            ),
            Wrong(
                "The gradient by y is right. At the product a · b, each input receives the upstream gradient times "
                "the other input, not times itself.",
                "dz_dy, dz_da, dz_db = -6, -9.5, 18",
            ),
            Wrong(
                "The gradients by a and b are right. An intermediate result has a gradient like any other value, "
                "since it is on the tape and z depends on it.",
                "dz_dy, dz_da, dz_db = 0, 20.5, -12",
            ),
        ],
        right=[
            "dz_dy, dz_da, dz_db = 0.5 * 2 * -6.0, 0.5 * 2 * -6.0 * -3 + 0.5 * 5, -6.0 * 2",
            "dz_dy = np.float32(-6)\ndz_da = 41 / 2\ndz_db = tf.constant(-12.0)",
        ],
    ),
    Task(
        name="fates",
        returns="seven words as text",
        wrong=[
            Wrong(
                "Six of the seven are right. Look at (a) again: what does a tape watch by itself, and what not?",
                fates(a="number"),
            ),
            Wrong(
                "Six of the seven are right. Look at (b) again: the ReLU is on the tape. Is a slope of 0 the same as "
                "no connection?",
                fates(b="None"),
            ),
            Wrong(
                "Six of the seven are right. Look at (b) again: is the input of the ReLU above or below 0?",
                fates(b="number"),
            ),
            Wrong(
                "Six of the seven are right. Look at (c) again: what type of number does the Variable hold?",
                fates(c="number"),
            ),
            Wrong(
                "Six of the seven are right. Look at (d) again: does the tape read the Variable again, or does it "
                "keep the value that it saw?",
                fates(d="None"),
            ),
            Wrong(
                "Six of the seven are right. Look at (e) again: is what `float` returns recorded on the tape?",
                fates(e="number"),
            ),
            Wrong(
                "Six of the seven are right. Look at (f) again: from what was `u` computed, and where?", fates(f="None")
            ),
            Wrong(
                "Six of the seven are right. Look at (g) again: what does the name `x` refer to after the second line?",
                fates(g="number"),
            ),
            Wrong(
                "Five of the seven are right. Look at (a) and (g) again: in both, the source is a plain tensor.",
                fates(a="number", g="number"),
            ),
            Wrong(
                "You answered zero where no line of the tape leads from the target to the source. What does "
                "TensorFlow return then, unless it is asked for zeros?",
                fates(a="zero", c="zero", e="zero", g="zero"),
            ),
        ],
        right=[
            "fates = ('None', ' zero', 'None', 'number', 'None', 'number', 'None')",
            "fates = 'None zero None number None number None'.split()",
        ],
    ),
    Task(
        name="agrees",
        returns="True or False",
        draw=draw_gradients,
        probes=14,
        edges=[
            (np.array([3.0, -1.0]), np.array([3.0, -1.0])),
            (np.array([3.0, -1.0]), np.array([3.0, -2.0])),
            (np.array([3.0, -1.0]), np.array([-1.0, 3.0])),
            (np.array([3.0, -1.0]), np.array([9.0, 9.0])),
            (np.array([8.0, 8.0]), np.array([8.0])),
            (np.array([[8.0], [8.0]]), np.array([8.0, 8.0])),
            (np.array([0.5, 0.25 + 1e-6]), np.array([0.5, 0.25])),
            (np.array([0.5, 0.25]), np.array([0.5, 0.25 + 3e-4])),
            (np.array([0.5, 0.75]), np.array([0.5, 0.25])),
            (
                np.array([0.5, 0.25 + 5e-5]),
                np.array([0.5, 0.25]),
            ),  # within the tolerance, but not within NumPy's usual one
            (np.array([8.0, 8.0 + 1.5e-4]), np.array([8.0, 8.0])),  # beyond it, but not on average, nor relative to 8
            (np.array([8.0, 8.0 - 1.5e-4]), np.array([8.0, 8.0])),
        ],
        wrong=[
            Wrong(
                "Your function never says True. Is the method called, or is the method itself compared?",
                "def agrees(gradient, expected):\n    return gradient.numpy == expected",
            ),
            Wrong(
                "Your function always says True, even where entries differ. Does it look at the values of the "
                "gradient?",
                "def agrees(gradient, expected):\n    return bool(gradient.numpy is not expected)",
            ),
            Wrong(
                "Your function says True as soon as one entry agrees, but all of them must.",
                "def agrees(gradient, expected):\n    found = gradient.numpy()\n    return bool(found.shape == "
                "expected.shape and (abs(found - expected) <= 1e-4).any())",
            ),
            Wrong(
                "Your function compares sums, so an entry that is too large can make up for one that is too small.",
                "def agrees(gradient, expected):\n    found = gradient.numpy()\n    return bool(found.shape == "
                "expected.shape and abs(found.sum() - expected.sum()) <= 1e-4)",
            ),
            Wrong(
                "Your function demands exact equality, but rounding causes small differences that are no mistake.",
                "def agrees(gradient, expected):\n    return np.array_equal(gradient.numpy(), expected)",
            ),
            Wrong(
                "Your function notices entries that are too large, but not those that are too small.",
                "def agrees(gradient, expected):\n    found = gradient.numpy()\n    return bool(found.shape == "
                "expected.shape and (found - expected <= 1e-4).all())",
            ),
            Wrong(
                "Your function compares the entries correctly, but it accepts arrays of different shapes, because "
                "broadcasting hides the difference.",
                "def agrees(gradient, expected):\n    return bool((abs(gradient.numpy() - expected) <= 1e-4).all())",
            ),
            Wrong(
                "Your function says the opposite: True where the two differ, and False where they agree.",
                "def agrees(gradient, expected):\n    found = gradient.numpy()\n    return not (found.shape == "
                "expected.shape and (abs(found - expected) <= 1e-4).all())",
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
        returns="an array of slopes, one for each number",
        draw=draw_places,
        edges=[(np.array([1.0, 0.5, -0.5, 0.0]),)],
        wrong=[
            Wrong(
                "In your slope the power is a constant, so only the factor in front of it counts. What NumPy computes "
                "is not recorded on the tape.",
                changed(SLOPE, ("(2.0 - w) ** 3", "np.power(2.0 - w, 3)")),
            ),
            Wrong(
                "Your slope has the part that comes through the power. The part that comes through the factor in "
                "front is missing, as if it were a constant.",
                changed(SLOPE, ("y = w *", "y = tf.stop_gradient(w) *")),
            ),
            Wrong(
                "Both terms of the product rule are there. In the second, the inner derivative is missing: what is "
                "raised to the power falls when w rises.",
                "def slope(w):\n    return (2 - w) ** 3 + 3 * w * (2 - w) ** 2",
            ),
            Wrong("These are the values of the function, not its slopes.", "def slope(w):\n    return bump(w)"),
            Wrong(
                "These are second derivatives: the slopes have been differentiated once more.",
                "def slope(w):\n    w = tf.Variable(w)\n    with tf.GradientTape() as outer:\n"
                "        with tf.GradientTape() as tape:\n            y = bump(w)\n"
                "        first = tape.gradient(y, w)\n    return outer.gradient(first, w)",
            ),
            Wrong(
                "You returned one number for all places together, but each place has a slope of its own.",
                changed(SLOPE, ("return tape.gradient(y, w)", "return tf.reduce_sum(tape.gradient(y, w))")),
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
        returns="an array of the shape of start",
        draw=draw_descent,
        edges=[(np.array([1.0, 2.0]), 0.25, 2)],
        wrong=[
            Wrong(
                "Your function makes only one step, however many are asked for.",
                changed(DESCEND, ("range(steps)", "range(min(steps, 1))")),
            ),
            Wrong("Your function makes one step too many.", changed(DESCEND, ("range(steps)", "range(steps + 1)"))),
            Wrong(
                "Your steps go uphill. Is something added that should be subtracted?",
                changed(DESCEND, ("assign_sub", "assign_add")),
            ),
            Wrong(
                "Each of your steps loses the point that it started from: the Variable is set to the step instead of "
                "being moved by it.",
                changed(DESCEND, ("assign_sub", "assign")),
            ),
            Wrong(
                "All of your steps use the gradient at the starting point. The gradient changes from point to point, "
                "so it has to be computed anew.",
                "def descend(start, rate, steps):\n    w = tf.Variable(start)\n    with tf.GradientTape() as tape:\n"
                "        J = valley(w)\n    g = tape.gradient(J, w)\n    for _ in range(steps):\n"
                "        w.assign_sub(rate * g)\n    return w",
            ),
            Wrong(
                "Your gradients accumulate over the steps, as they do in .grad of PyTorch when nothing sets it to "
                "zero. Here each step has a gradient of its own.",
                "def descend(start, rate, steps):\n    w = tf.Variable(start)\n    total = 0.0\n"
                "    for _ in range(steps):\n        with tf.GradientTape() as tape:\n            J = valley(w)\n"
                "        total += tape.gradient(J, w)\n        w.assign_sub(rate * total)\n    return w",
            ),
            Wrong("The learning rate has no effect on your steps.", changed(DESCEND, ("rate * ", ""))),
        ],
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
        returns="four lists of three, three, four and four numbers",
        wrong=[
            Wrong(
                "The other two lists are right. On the tie of a and b you gave half to each, as PyTorch does. "
                "TensorFlow's maximum of two does not share.",
                ties(by_a="[5, 0, 30]", by_b="[5, 20, 0]"),
            ),
            Wrong(
                "The other two lists are right. On the tie of a and b, the gradient went to the wrong one of the two.",
                ties(by_a="[0, 0, 30]", by_b="[10, 20, 0]"),
            ),
            Wrong(
                "On the tie of a and b, both received the whole gradient, so more is passed on than arrived.",
                ties(by_b="[10, 20, 0]"),
            ),
            Wrong(
                "The other three lists are right. The maximum of a row is another operation than the maximum of two: "
                "on a tie it does not favour the first.",
                ties(by_c="[0, 8, 0, 0]"),
            ),
            Wrong(
                "The other three lists are right. In c each of the largest entries received the whole 8, so more is "
                "passed on than arrived.",
                ties(by_c="[0, 8, 8, 0]"),
            ),
            Wrong(
                "The other three lists are right. What is the slope of the ReLU at its kink, where its input is "
                "exactly 0?",
                ties(by_ramp="[5, 6, 7, 0]"),
            ),
            Wrong(
                "The other three lists are right. A ReLU passes on the gradient where its input is positive. What is "
                "its input at the last place?",
                ties(by_ramp="[0, 6, 7, 8]"),
            ),
            Wrong(
                "These are the gradients for an upstream gradient of ones. The upstream gradient has to be multiplied "
                "in.",
                ties("[1, 0, 1]", "[0, 1, 0]", "[0, 0.5, 0.5, 0]", "[0, 1, 1, 0]"),
            ),
            Wrong(
                "The tie of a and b is right. Where the two differ, you gave the gradient to the smaller one, on "
                "which the maximum does not depend.",
                ties(by_a="[10, 20, 0]", by_b="[0, 0, 30]"),
            ),
        ],
        right=[
            "by_a, by_b = (10, 0, 30.0), np.array([0, 20, 0])\nby_c, by_ramp = [0.0, 4.0, 4.0, 0.0], [0, 6, 7, 0]",
            "by_a, by_b = tf.constant([10.0, 0.0, 30.0]), [0, 20, 0]\nby_c, by_ramp = (0, 4, 4, 0), (0, 6, 7, 0)",
        ],
    ),
    Task(
        name="hessian_times",
        returns="a tensor of the shape of x",
        draw=draw_direction,
        edges=[(np.array([0.5, 2.0, -1.0]), np.array([1.0, -2.0, 4.0]))],
        wrong=[
            Wrong(
                "The direction has no effect on your result. Without an upstream gradient, ones arrive at the "
                "gradient, which gives the sums of the rows of the Hessian.",
                changed(HESSIAN, (", output_gradients=t", "")),
            ),
            Wrong(
                "You multiplied by the direction after the backward pass, which gives the sums of the rows times the "
                "direction. The direction has to enter the backward pass itself.",
                changed(
                    HESSIAN, ("outer.gradient(gradient, x, output_gradients=t)", "t * outer.gradient(gradient, x)")
                ),
            ),
            Wrong(
                "This is the gradient times the direction, entry by entry, which contains only first derivatives.",
                "def hessian_times(f, x, t):\n    with tf.GradientTape() as tape:\n        tape.watch(x)\n"
                "        y = f(x)\n    return t * tape.gradient(y, x)",
            ),
            Wrong(
                "You used only the diagonal of the Hessian, but the mixed second derivatives count as well.",
                changed(
                    HESSIAN,
                    ("as outer", "as outer"),
                    (
                        "outer.gradient(gradient, x, output_gradients=t)",
                        "t * tf.linalg.diag_part(outer.jacobian(gradient, x))",
                    ),
                ),
            ),
            Wrong(
                "This is the change of the gradient over a whole step t. The Hessian describes the change at the "
                "point x itself.",
                "def hessian_times(f, x, t):\n    found = []\n    for at in (x, x + t):\n"
                "        with tf.GradientTape() as tape:\n            tape.watch(at)\n            y = f(at)\n"
                "        found.append(tape.gradient(y, at))\n    return found[1] - found[0]",
            ),
            Wrong(
                "You multiplied by the Hessian twice, but the task asks for a single product.",
                changed(
                    HESSIAN,
                    ("as outer", "as outer"),
                    (
                        "return outer.gradient(gradient, x, output_gradients=t)",
                        "H = outer.jacobian(gradient, x)\n    return tf.linalg.matvec(H, tf.linalg.matvec(H, t))",
                    ),
                ),
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
        returns="a tuple, a tuple and a number",
        wrong=[
            Wrong(
                "The two shapes are right. Your number of parameters still includes the last layer of the first "
                "three: what does `pop` remove?",
                layers(parameters=24 + 35 + 18 + 16),
            ),
            Wrong(
                "You removed the first layer. `pop` removes the last one, as the method of a list does.",
                layers(first_kernel="(3, 5)", parameters=20 + 18 + 16),
            ),
            Wrong(
                "The other two answers are right. Your kernel is transposed: Keras multiplies samples in rows by a "
                "kernel on the right.",
                layers(first_kernel="(6, 3)"),
            ),
            Wrong(
                "The two shapes are right. You counted the kernels only, but each layer has biases too.",
                layers(parameters=68),
            ),
            Wrong(
                "The other two answers are right. You put the bias into the kernel, as this course does in its own "
                "matrices. Keras keeps it in a Variable of its own.",
                layers(first_kernel="(4, 6)"),
            ),
            Wrong(
                "Your kernel has a row for each sample. The shape of a kernel depends on the number of inputs, not on "
                "the size of a batch.",
                layers(first_kernel="(7, 6)", parameters=7 * 6 + 6 + 35 + 24),
            ),
            Wrong(
                "The other two answers are right. The output has a row for each sample: how many samples go in?",
                layers(out_shape="(3, 4)"),
            ),
            Wrong(
                "These are the output and the parameters of the model before a layer was removed and another one "
                "added.",
                layers(out_shape="(7, 3)", parameters=24 + 35 + 18),
            ),
        ],
        right=[
            "out_shape, first_kernel, parameters = [7, 4], [3, 6], 24 + 35 + 24",
            "m = keras.Sequential([keras.layers.Dense(6), keras.layers.Dense(5), keras.layers.Dense(4)])\n"
            "out_shape = m(tf.ones((7, 3))).shape\nfirst_kernel = m.weights[0].shape\nparameters = m.count_params()",
        ],
    ),
    Task(
        name="careful_step",
        inside=True,
        returns="the weights of the network after the step",
        draw=draw_step,
        edges=[
            (np.array([[2.0, -2.0], [2.0, -2.0]]), np.array([[1.25], [0.25]]), 0.5, 1.5),
            (np.array([[2.0, 2.0], [2.0, 2.0]]), np.array([[1.25], [0.25]]), 0.25, 100.0),
            # No sample is like another.
            (np.array([[1.0, 0.7], [-0.6, 1.9]]), np.array([[1.3], [-0.7]]), 0.3, 100.0),
        ],
        wrong=[
            Wrong(
                "You made an ordinary step: the limit has no effect.",
                changed(STEP, (LENGTH, ""), (CLIP, "    factor = 1.0\n")),
            ),
            Wrong(
                "You brought every gradient to the length `limit`, even one that is shorter. Short gradients stay as "
                "they are.",
                changed(STEP, (CLIP, "    factor = limit / float(length)\n")),
            ),
            Wrong(
                "You limited the gradient of each Variable by itself. The limit is for all of them together, so that "
                "the direction of the step stays the same.",
                changed(
                    STEP,
                    (LENGTH, ""),
                    (CLIP, ""),
                    (
                        "    for variable, g in",
                        "    gradients = [tf.clip_by_norm(g, limit) for g in gradients]\n    for variable, g in",
                    ),
                    ("rate * factor * g", "rate * g"),
                ),
            ),
            Wrong(
                "You limited single entries, which changes the direction of the step. The limit is for the length of "
                "the whole gradient.",
                changed(
                    STEP,
                    (LENGTH, ""),
                    (CLIP, ""),
                    ("rate * factor * g", "rate * tf.clip_by_value(g, -limit, limit)"),
                ),
            ),
            Wrong(
                "Your step goes uphill. In which direction does the gradient point?",
                changed(STEP, ("assign_sub", "assign_add")),
            ),
            Wrong(
                "You used the sum of the squares as the length: the root is missing.",
                changed(STEP, ("tf.sqrt(sum(", "(sum(")),
            ),
            Wrong(
                "You applied the limit to the step, which already contains the learning rate. It is meant for the "
                "gradient.",
                changed(STEP, ("limit / float(length)", "limit / (rate * float(length))")),
            ),
            Wrong(
                "You summed the loss over the samples, but the task asks for the mean.",
                changed(STEP, ("reduce_mean", "reduce_sum")),
            ),
            Wrong(
                "Only the bias has changed. A layer has two Variables, and the loss depends on both.",
                changed(STEP, ("model.trainable_variables", "model.trainable_variables[-1:]")),
            ),
        ],
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
        returns="four outputs, one for each point",
        wrong=[
            Wrong(
                "The network answers no to all four points: it has not learnt enough yet, or not at all.",
                "model = lambda X: 0.1 * X[:, :1] + 0.2",
            ),
            Wrong(
                "The network answers yes to all four points: it has not learnt enough yet, or not at all.",
                "model = lambda X: 0.1 * X[:, :1] + 0.6",
            ),
            Wrong(
                "This is OR, so three of the four points are right. A single layer can do no better, and training may "
                "stay there for a while.",
                "model = lambda X: X[:, :1] + X[:, 1:]",
            ),
            Wrong(
                "This is the opposite of XOR. Does your training step go downhill?",
                "model = lambda X: 1 - abs(X[:, :1] - X[:, 1:])",
            ),
            Wrong(
                "This is NAND, so three of the four points are right. A single layer can do no better, and training "
                "may stay there for a while.",
                "model = lambda X: 1.6 - X[:, :1] - X[:, 1:]",
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
            "for _ in range(26):": "another right answer: one step more does no harm",
            "model = keras.Sequential([keras.layers.Dense(21, activation='relu'), keras.layers.Dense(1)])": (
                "another right answer: one hidden neuron more"
            ),
        },
    ),
    Task(
        name="best_way",
        returns="one letter as text",
        wrong=[
            Wrong(
                "This way gives the right gradients. How many backward passes does it take, and how many are needed?",
                'choice = "a"',
            ),
            Wrong(
                "This way gives the right gradients. How often is the same loss computed, and how often is it needed?",
                'choice = "c"',
            ),
            Wrong(
                "This way records only once, but the Variables change from step to step. For which weights would the "
                "tape hold the results, and how many after a thousand steps?",
                'choice = "d"',
            ),
        ],
        right=['choice = " b"', "choice = 'b'"],
    ),
]
