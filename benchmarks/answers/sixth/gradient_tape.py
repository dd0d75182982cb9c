"""Answers to the exercise `gradient_tape`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -12.0, 41.0, -24.0",
        slip="output_gradients left out, all without the factor 0.5",
        named=("These are the gradients for an upstream gradient of 1 at z, but anot",),
    ),
    Answer(
        "by_hand",
        "dz_dy = 6.0\ndz_da = 20.5\ndz_db = 12.0",
        slip="calculated with b = 3, the minus of b lost",
        named=("The sizes are right, but the signs are lost. Which of the numbers ar",),
    ),
    Answer(
        "by_hand",
        "dz_dy = -6\ndz_da = 41\ndz_db = -24",
        slip="only dz_dy multiplied by the upstream gradient 0.5",
        named=("That is the gradient for an upstream gradient of 1 at z, but another",),
    ),
    Answer(
        "by_hand",
        "dz_dy = -6\ndz_da = 18\ndz_db = -12",
        slip="the direct path of a through 5a forgotten",
        named=("Variable a is used in two places: the gradients from both are added ",),
    ),
    Answer(
        "by_hand",
        """
# y is one of the sources, so it is held fixed for a and b
dz_dy = -6.0
dz_da = 2.5
dz_db = 0.0
""",
        slip="y held constant for a and b, the path through y missing",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        "dz_dy = -3.0\ndz_da = 11.5\ndz_db = -6.0",
        slip="the derivative of y * y taken as y instead of 2y",
        named=("That would be one use of y only. In the product of y with itself, bo",),
    ),
    Answer(
        "by_hand",
        """
a, b = 2.0, -3.0
y = a * b
dz_dy = 0.5 * 2 * y
dz_da = dz_dy * a + 0.5 * 5
dz_db = dz_dy * b
""",
        slip="dy/da and dy/db confused: y by a is b, not a",
        named=("At the product a · b, each input receives the upstream gradient time",),
    ),
    Answer(
        "by_hand",
        "dz_dy = -6.0\ndz_da = 18.0 + 5.0\ndz_db = -12.0",
        slip="the 5 of the direct path not multiplied by 0.5",
        named=("The upstream gradient belongs to every path back to a, including the",),
    ),
    Answer(
        "by_hand",
        "dz_dy = -12 / 0.5\ndz_da = 41 / 0.5\ndz_db = -24 / 0.5",
        slip="divided by output_gradients instead of multiplied",
        named=(),
        near=True,
    ),
    Answer("by_hand", "dz_dy, dz_da, dz_db = (0.5 * g for g in (-12, 41, -24))"),
    Answer(
        "by_hand",
        """
def z(y, a):
    return y * y + 5 * a


h = 1e-5
dz_dy = 0.5 * (z(-6 + h, 2) - z(-6 - h, 2)) / (2 * h)
dz_da = 0.5 * (z((2 + h) * -3, 2 + h) - z((2 - h) * -3, 2 - h)) / (2 * h)
dz_db = 0.5 * (z(2 * (-3 + h), 2) - z(2 * (-3 - h), 2)) / (2 * h)
""",
    ),
    Answer("by_hand", "dz_dy = tf.constant(-6.0)\ndz_da = np.float32(20.5)\ndz_db = np.array(-12)", form=True),
    # fates
    Answer(
        "fates",
        'fates = ["number", "zero", "None", "number", "None", "number", "None"]',
        slip="(a): the constant believed to be watched by itself",
        named=("Look at (a) again: what does a tape watch by itself, and what not?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "number", "None", "number", "None", "number", "None"]',
        slip="(b): the slope of relu(-x) taken as -1, although -x is negative",
        named=("Look at (b) again: is the ReLU on the tape, and on which side of 0 i",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "number", "number", "None", "number", "None"]',
        slip="(c): overlooked that the Variable is an integer, which has no gradient",
        named=("Look at (c) again: what type of number does the Variable hold?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "None", "None", "number", "None"]',
        slip="(d): thinks that assign after the block breaks the recording",
        named=("Look at (d) again: does the tape read the Variable again, or does it",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "zero", "None", "number", "None"]',
        slip="(d): thinks that the assigned 7 is a constant, so the gradient is zero",
        named=("Look at (d) again: does the tape read the Variable again, or does it",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "number", "number", "None"]',
        slip="(e): takes the gradient as 3, although float(x) leaves TensorFlow",
        named=("Look at (e) again: is what `float` returns recorded on the tape?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "None", "None"]',
        slip="(f): thinks that only Variables can be sources, not the intermediate u",
        named=("Look at (f) again: from what was `u` computed, and where?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number", "number"]',
        slip="(g): overlooked that x is a plain tensor after x = x + 1.0",
        named=("Look at (g) again: what does the name `x` refer to after the second ",),
    ),
    Answer(
        "fates",
        'fates = ["zero", "zero", "zero", "number", "zero", "number", "zero"]',
        slip="thinks that what is not connected or not watched gives zero, never None",
        named=("You answered zero where no line of the tape leads from the target to",),
    ),
    Answer("fates", 'fates = "None zero None number None number None".split()'),
    Answer(
        "fates",
        """
fates = ["None"] * 7
fates[1] = "zero"
for place in (3, 5):
    fates[place] = "number"
""",
    ),
    Answer("fates", 'fates = (None, "zero", None, "number", None, "number", None)', form=True),
    # agrees
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and bool(np.any(np.abs(g - expected) <= 0.0001))
""",
        slip="any instead of all: one agreeing entry is enough",
        named=("Your function says True as soon as one entry agrees, but all of them",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool(np.all(g - expected <= 0.0001))
""",
        slip="the absolute value forgotten, entries that are too small pass",
        named=("Your function notices entries that are too large, but not those that",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    return bool(np.allclose(gradient.numpy(), expected, rtol=0, atol=0.0001))
""",
        slip="the shapes are not compared, allclose broadcasts",
        named=("Your function compares the entries correctly, but it accepts arrays ",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and bool(np.allclose(g, expected, rtol=0.0001))
""",
        slip="relative tolerance of 0.0001 instead of an absolute one",
        named=("Your function is too strict or too lenient near the limit. Does what",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    gradient = gradient.numpy()
    if gradient.size != expected.size:
        return False
    return bool((np.abs(gradient.ravel() - expected.ravel()) <= 0.0001).all())
""",
        slip="compares the number of entries instead of the shapes",
        named=("Your function accepts a column and a row with the same entries, but ",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    for a, b in zip(g.ravel(), expected.ravel()):
        if abs(a - b) > 0.0001:
            return False
        else:
            return True
""",
        slip="returns within the loop after the first entry",
        named=("Your function looks at one of the entries only.",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool((np.round(g, 4) == np.round(expected, 4)).all())
""",
        slip="rounds both to four decimals and asks for equality, instead of comparing the difference",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and bool(np.mean(np.abs(g - expected)) <= 0.0001)
""",
        slip="the mean of the differences instead of each of them",
        named=("A difference that is a little too large passes. Does your function l",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    return np.array_equal(gradient.numpy(), expected)
""",
        slip="demands exact equality, without the tolerance",
        named=("Your function demands exact equality, or nearly so, but rounding cau",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    values = gradient.numpy()
    if values.shape != expected.shape:
        return False
    for place in np.ndindex(values.shape):
        if not abs(values[place] - expected[place]) <= 0.0001:
            return False
    return True
""",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    same_shape = tuple(gradient.shape) == expected.shape
    return same_shape and not np.any(np.abs(np.asarray(gradient) - expected) > 0.0001)
""",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return np.array(False)
    return np.array(np.isclose(g, expected, rtol=0, atol=0.0001).all())
""",
        form=True,
    ),
    # slope
    Answer(
        "slope",
        """
def slope(w):
    return (2.0 - w) ** 3
""",
        slip="only the first term of the product rule, as the classmate's tape",
        named=("In your slope the power is a constant, so only the factor in front o",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return (2.0 - w) ** 3 + 3 * w * (2.0 - w) ** 2
""",
        slip="the inner derivative -1 of 2 - w forgotten",
        named=("Both terms of the product rule are there. In the second, the inner d",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return (2.0 - w) ** 3 - w * (2.0 - w) ** 2
""",
        slip="the factor 3 of the power rule forgotten",
        named=("A power's own derivative lacks a factor: what becomes of the exponen",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return 1.0 * (-3.0) * (2.0 - w) ** 2
""",
        slip="the derivative of a product taken as the product of the derivatives",
        named=("This is the slope of the power alone, or of both factors multiplied.",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = tf.reduce_mean(w * (2.0 - w) ** 3)
    return tape.gradient(y, w).numpy()
""",
        slip="differentiates the mean of y, so each slope is divided by the number of entries",
        named=("This is off by a factor that is the number of samples, or of rows. I",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.pow(2.0 - w, 3)
    return tape.jacobian(y, w).numpy()
""",
        slip="returns the Jacobian matrix instead of its diagonal",
        named=("You returned a matrix. Each y depends on its own w only: where in th",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.constant(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return tape.gradient(y, w)
""",
        slip="the constant is not watched, so the gradient is None",
        named=("There is None where slopes are expected. Is there a `return`, is y c",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return (bump(w + 1e-5) - bump(w - 1e-5)) / 1e-5
""",
        slip="the central difference divided by h instead of 2h",
        named=("Your slopes are twice as steep as the function. If you measured them",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return (2.0 - w) ** 3 + (-1.0) * 3.0 * (2.0 - w) ** 2
""",
        slip="the second term of the product rule without its factor w",
        named=("In the second term of the product rule one of the two factors is mis",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    v = tf.Variable(w)
    with tf.GradientTape() as tape:
        u = 2.0 - v
        y = v * u * u * u
    return tape.gradient(y, v).numpy()
""",
    ),
    Answer(
        "slope",
        """
def slope(w):
    # w (2 - w)^3 = 8w - 12w^2 + 6w^3 - w^4
    return np.polyval([-4.0, 18.0, -24.0, 8.0], w)
""",
    ),
    Answer(
        "slope",
        """
def slope(w):
    return ((2.0 - w) ** 2 * (2.0 - 4.0 * w)).tolist()
""",
        form=True,
    ),
    # descend
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_add(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="assign_add instead of assign_sub: goes uphill",
        named=("Your steps go uphill. Is something added that should be subtracted?",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="w replaced by the step itself instead of w minus the step",
        named=("Each of your steps loses the point that it started from: the Variabl",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(1, steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one step too few: range(1, steps)",
        named=("Your function makes one step too few.",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    for _ in range(steps):
        w = tf.Variable(start)
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="the Variable is made anew from start in each step, so only one step counts",
        named=("You return the point after a single step, however many are asked for",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    with tf.GradientTape() as tape:
        J = valley(w)
    g = tape.gradient(J, w)
    for _ in range(steps):
        w.assign_sub(rate * g)
    return w.numpy()
""",
        slip="the gradient is computed once, before the loop",
        named=("All of your steps use the gradient at the starting point. The gradie",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = np.array(start, dtype=float)
    for _ in range(steps):
        w = w - rate * np.array([2 * (w[0] - 3), 3 * (w[1] + 1)])
    return w
""",
        slip="the gradient by hand: 3 instead of 6 for the second coordinate, the 2 of the square lost",
        named=("A factor of the derivative in the second coordinate is missing, or i",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
        return w.numpy()
""",
        slip="return stands inside the loop",
        named=("You return the point after a single step, however many are asked for",),
    ),
    Answer(
        "descend",
        """
position = tf.Variable(np.zeros(2))
begun = []


def descend(start, rate, steps):
    if not begun:
        position.assign(start)
        begun.append(True)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(position)
        position.assign_sub(rate * tape.gradient(J, position))
    return position.numpy()
""",
        slip="a global Variable keeps its value between calls; later calls ignore their start",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return valley(w).numpy()
""",
        slip="returns the value of valley instead of the point",
        named=("You returned the height that is reached, or a gradient. The task ask",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.convert_to_tensor(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch(w)
            J = valley(w)
        w = w - rate * tape.gradient(J, w)
    return w.numpy()
""",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    lowest = np.array([3.0, -1.0])
    shrink = np.array([1 - 2 * rate, 1 - 6 * rate])
    return lowest + shrink**steps * (np.asarray(start) - lowest)
""",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    while steps > 0:
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign(w - rate * tape.gradient(J, w))
        steps -= 1
    return tuple(w.numpy())
""",
        form=True,
    ),
    # ties
    Answer(
        "ties",
        """
by_a = [5, 0, 30]
by_b = [5, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="the tie of tf.maximum shared in halves, as reduce_max does",
        named=("On the tie of a and b you passed on a half, as PyTorch does to each ",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="both inputs of tf.maximum get all of the upstream gradient at the tie",
        named=("On the tie of a and b, both received the whole gradient, so more is ",),
    ),
    Answer(
        "ties",
        """
by_a = [0, 0, 30]
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="the tie of tf.maximum given to the second input",
        named=("On the tie of a and b, the gradient went to the wrong one of the two",),
    ),
    Answer(
        "ties",
        "by_a, by_b, by_c, by_ramp = [10, 0, 30], [0, 20, 0], [0, 8, 0, 0], [0, 6, 7, 0]",
        slip="reduce_max gives all to the first of the largest entries, as argmax would",
        named=("The maximum of a row is another operation than the maximum of two: o",),
    ),
    Answer(
        "ties",
        "by_a, by_b, by_c, by_ramp = [10, 0, 30], [0, 20, 0], [0, 8, 8, 0], [0, 6, 7, 0]",
        slip="each of the two largest entries gets the whole 8",
        named=("In c each of the largest entries received the whole 8, so more is pa",),
    ),
    Answer(
        "ties",
        "by_a, by_b, by_c, by_ramp = [10, 0, 30], [0, 20, 0], [0, 4, 4, 0], [5, 6, 7, 0]",
        slip="the slope of ReLU at 0 taken as 1",
        named=("What is the slope of the ReLU at its kink, where its input is exactl",),
    ),
    Answer(
        "ties",
        "by_a, by_b, by_c, by_ramp = [10, 0, 30], [0, 20, 0], [0, 4, 4, 0], [5, 6, 7, 8]",
        slip="ReLU of c instead of c - 2: all entries positive",
        named=("A ReLU passes on the gradient where its input is positive. What is i",),
    ),
    Answer(
        "ties",
        """
by_a = [1, 0, 1]
by_b = [0, 1, 0]
by_c = [0, 0.5, 0.5, 0]
by_ramp = [0, 1, 1, 0]
""",
        slip="the upstream gradients forgotten, local slopes only",
        named=("These are the gradients for an upstream gradient of ones. The upstre",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 24, 28, 0]
""",
        slip="by_ramp: upstream multiplied by the values of ReLU instead of its slopes",
        named=("`by_ramp` holds outputs or inputs of the ReLU, or products with them",),
    ),
    Answer(
        "ties",
        """
up = np.array([10, 20, 30])
first = np.array([4, 1, 7]) >= np.array([4, 3, 2])
by_a, by_b = up * first, up * ~first
c = np.array([2, 6, 6, 1])
at_top = c == c.max()
by_c = 8 * at_top / at_top.sum()
by_ramp = np.array([5, 6, 7, 8]) * (c > 2)
""",
    ),
    Answer(
        "ties",
        "by_a, by_b, by_c, by_ramp = [10.0, 0.0, 30.0], [0.0, 20.0, 0.0], [0.0, 4.0, 4.0, 0.0], [0.0, 6.0, 7.0, 0.0]",
    ),
    Answer(
        "ties",
        """
by_a = (10, 0, 30)
by_b = np.array([0, 20, 0], dtype=np.float32)
by_c = tf.constant([0.0, 4.0, 4.0, 0.0])
by_ramp = (0, 6, 7, 0)
""",
        form=True,
    ),
    # hessian_times
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x) * t
""",
        slip="sums the rows of the Hessian first and multiplies by t afterwards, entry by entry",
        named=("You multiplied by the direction after the backward pass, which gives",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x)
""",
        slip="t never used: the Hessian times a vector of ones",
        named=("The direction has no effect on your result. Without an upstream grad",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x) * t
""",
        slip="only one derivative: the gradient times t",
        named=("This is the gradient, or its product with the direction, entry by en",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    H = outer.jacobian(g, x)
    return H * t
""",
        slip="the matrix times t entry by entry instead of the matrix product",
        named=("You returned a matrix for each function. Its product with the direct",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    H = outer.jacobian(g, x)
    return tf.linalg.diag_part(H) * t
""",
        slip="only the diagonal of the Hessian used",
        named=("You used only the diagonal of the Hessian, but the mixed second deri",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    Ht = outer.gradient(g, x, output_gradients=t)
    return tf.tensordot(t, Ht, 1)
""",
        slip="multiplied by t once more: the number t H t",
        named=("You returned a single number for each function. The product of a mat",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
    g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
        slip="the inner gradient is computed outside the outer tape's block, which did not record it",
        named=("Your function gives None, or what is no tensor. Is there a `return`?",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = banana(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
        slip="banana written into the function instead of f",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    def grad(at):
        with tf.GradientTape() as tape:
            tape.watch(at)
            y = f(at)
        return tape.gradient(y, at)

    return grad(x + t) - grad(x)
""",
        slip="the difference of the gradients over a whole step t, which is not the derivative",
        named=("This is the change of the gradient over a whole step t. The Hessian ",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        along = tf.reduce_sum(inner.gradient(y, x) * t)
    return outer.gradient(along, x)
""",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        entries = tf.unstack(inner.gradient(y, x))
    rows = [outer.gradient(entry, x) for entry in entries]
    return tf.linalg.matvec(tf.stack(rows), t)
""",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t).numpy().tolist()
""",
        form=True,
    ),
    # layers
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (3, 6)\nparameters = 24 + 35 + 18 + 16",
        slip="pop ignored: the layer with 3 neurons is still there, 93 parameters",
        named=("Your number of parameters still includes the last layer of the first",),
    ),
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (3, 6)\nparameters = 68",
        slip="biases not counted",
        named=("You counted the kernels only, but each layer has biases too.",),
    ),
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (6, 3)\nparameters = 83",
        slip="the kernel's shape transposed",
        named=("Your kernel is transposed: Keras multiplies samples in rows by a ker",),
    ),
    Answer(
        "layers",
        "out_shape = (4, 7)\nfirst_kernel = (3, 6)\nparameters = 83",
        slip="the output's shape transposed",
        named=("The output has a row for each sample and a column for each neuron of",),
    ),
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (7, 6)\nparameters = (7 * 6 + 6) + (6 * 5 + 5) + (5 * 4 + 4)",
        slip="the number of samples 7 taken as the number of inputs",
        named=("Your kernel has a 7 in its shape, the size of the batch. The shape o",),
    ),
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (3, 5)\nparameters = 20 + 18 + 16",
        slip="pop believed to remove the first layer",
        named=("Your kernel is that of a first layer with 5 neurons. `pop` removes t",),
    ),
    Answer(
        "layers",
        "out_shape = (7, 5)\nfirst_kernel = (3, 4)\nparameters = 16 + 30 + 35",
        slip="add believed to put the new layer first",
        named=("`add` puts the new layer at the end.",),
    ),
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (6, 5)\nparameters = 35 + 24",
        slip="the Dense(6) taken for the input layer, without weights of its own",
    ),
    Answer(
        "layers",
        "out_shape = (7, 4)\nfirst_kernel = (3, 6)\nparameters = 19 + 31 + 21",
        slip="one bias for each layer instead of each neuron",
        named=("A layer has a bias for each of its neurons, not one in all.",),
    ),
    Answer(
        "layers",
        """
sizes = [3, 6, 5, 4]
out_shape = 7, sizes[-1]
first_kernel = sizes[0], sizes[1]
parameters = sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
""",
    ),
    Answer(
        "layers",
        """
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(6), keras.layers.Dense(5), keras.layers.Dense(4)])
out_shape = net(tf.ones((7, 3))).shape
first_kernel = net.layers[0].kernel.shape
parameters = net.count_params()
""",
    ),
    Answer("layers", "out_shape = [7, 4]\nfirst_kernel = np.array([3, 6])\nparameters = 83.0", form=True),
    # careful_step
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * tf.clip_by_norm(g, limit))
""",
        slip="each gradient clipped by its own length, not all together",
        named=("You limited the gradient of each Variable by itself. The limit is fo",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * tf.clip_by_value(g, -limit, limit))
""",
        slip="each entry cut off at the limit instead of the length",
        named=("You limited single entries, which changes the direction of the step.",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_sum((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    gradients, _ = tf.clip_by_global_norm(gradients, limit)
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="the sum of the squared errors instead of their mean",
        named=("You summed the loss over the samples, but the task asks for the mean",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    for w, g in zip(variables, gradients):
        w.assign_sub(rate * g * limit / length)
""",
        slip="always scaled to the limit, also when the gradient is shorter",
        named=("You brought every gradient to the length `limit`, even one that is s",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = sum(tf.reduce_sum(g**2) for g in gradients)
    factor = limit / length if length > limit else 1.0
    for w, g in zip(variables, gradients):
        w.assign_sub(rate * factor * g)
""",
        slip="the square root of the length forgotten",
        named=("You divided by the square of the length. Is the root missing, or do ",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = sum(float(tf.norm(g)) for g in gradients)
    if length > limit:
        gradients = [g * limit / length for g in gradients]
    for w, g in zip(variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="the lengths of the gradients added up instead of their squares under one root",
        named=("You added up the lengths of the gradients. The length of one long ve",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    steps = [rate * g for g in tape.gradient(J, variables)]
    steps, _ = tf.clip_by_global_norm(steps, limit)
    for w, step in zip(variables, steps):
        w.assign_sub(step)
""",
        slip="the step rate times gradient is clipped instead of the gradient",
        named=("You applied the limit to the step, which already contains the learni",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = float(tf.linalg.global_norm(gradients))
    if length > limit:
        gradients[0] = gradients[0] * (limit / length)
    for w, g in zip(variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="only the kernel's gradient scaled, the bias's left as it is",
        named=("You limited the kernel's gradient only, or the bias's only. All of t",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = float(tf.linalg.global_norm(gradients))
    if length > limit:
        gradients = [g * length / limit for g in gradients]
    for w, g in zip(variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="the factor upside down: length / limit, which makes long gradients longer",
        named=(),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    variables = model.trainable_variables
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(model(X) - y))
    clipped, _ = tf.clip_by_global_norm(tape.gradient(J, variables), limit)
    for w, g in zip(variables, clipped):
        w.assign(w - rate * g)
""",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = [g.numpy() for g in tape.gradient(J, model.trainable_variables)]
    long_vector = np.concatenate([g.ravel() for g in gradients])
    factor = min(1.0, limit / max(np.linalg.norm(long_vector), 1e-300))
    model.set_weights([w - rate * factor * g for w, g in zip(model.get_weights(), gradients)])
""",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = float(tf.sqrt(tf.add_n([tf.reduce_sum(g * g) for g in gradients])))
    factor = limit / length if length > limit else 1.0
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * factor * g)
    return model
""",
        form=True,
    ),
    # xor
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(1.0 * g)
""",
        slip="no hidden layer: a single neuron cannot compute XOR",
        named=("A single layer can do no better, and training may stay there for a w",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="the hidden layer has no activation, so the network is linear",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(2)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(1, activation="softmax"),
])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="softmax over a single output, which is always 1",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(3)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh", kernel_initializer="zeros"),
    keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"),
])
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(1.0 * g)
""",
        slip="all weights start at 0, so the hidden layer never learns",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(4)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w = w - 0.5 * g
""",
        slip="w = w - ... gives a new tensor the name w; the model's Variables never change",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(5)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((targets - model(points)) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_add(0.5 * g)
""",
        slip="the gradients are added: the loss is maximised",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
def model(x):
    return targets
""",
        slip="no network at all: returns the targets, whatever the input",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(6)
goal = tf.constant([[0.0], [1.0], [1.0], [1.0]])
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
optimizer = keras.optimizers.Adam(0.1)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - goal) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="trained on the targets of OR: 1 for (1, 1)",
        named=("A single layer can do no better, and training may stay there for a w",),
    ),
    Answer(
        "xor",
        """
for _ in range(60):
    keras.utils.set_random_seed(7)
    model = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(0.1 * g)
""",
        slip="seed and model stand inside the loop, so each step starts afresh",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(11)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
optimizer = keras.optimizers.Adam(0.1)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(keras.losses.binary_crossentropy(targets, model(points)))
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(12)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1),
])


@tf.function
def step():
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(0.1 * g)


for _ in range(2000):
    step()
""",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(13)


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(16, activation="tanh")
        self.out = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.out(self.hidden(x))[:, 0]


model = Net()
model(points)
optimizer = keras.optimizers.Adam(0.1)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets[:, 0]) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        form=True,
    ),
    # best_way
    Answer(
        "best_way",
        'truth = "ttttf"',
        slip="b: a persistent tape believed to give wrong gradients",
        named=("Look at statement b again. What does a persistent tape do differentl",),
    ),
    Answer(
        "best_way",
        'truth = "tfftf"',
        slip="c: overlooked that each question to a persistent tape is a backward pass of its own",
        named=("Look at statement c again. Each call of `tape.gradient` is a way thr",),
    ),
    Answer(
        "best_way",
        'truth = "tftff"',
        slip="d: overlooked that each block computes the loss anew",
        named=("Look at statement d again. What has to stand in the block of each of",),
    ),
    Answer(
        "best_way",
        'truth = "tfttt"',
        slip="e: a tape around the whole loop believed to need the least memory",
        named=("Look at statement e again. What is recorded in each step, and when d",),
    ),
    Answer(
        "best_way",
        'truth = "ffttf"',
        slip="a: a list of three believed to need three passes",
        named=("Look at statement a again. `tape.gradient` takes a list of sources. ",),
    ),
    Answer(
        "best_way",
        'truth = "ftfft"',
        slip="t and f interchanged in all five",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("best_way", 'truth = "tffff"', slip="c and d: both the three passes and the three losses overlooked"),
    Answer(
        "best_way", 'truth = "ftttf"', slip="a and b: three passes for a list, and wrong gradients of a persistent tape"
    ),
    Answer(
        "best_way",
        'truth = "tfftt"',
        slip="c and e: persistent tapes believed to cost nothing more, neither passes nor memory",
    ),
    Answer("best_way", 'truth = "".join("ft"[s] for s in (True, False, True, True, False))'),
    Answer(
        "best_way",
        """
judged = dict(a="t", b="f", c="t", d="t", e="f")
truth = "".join(judged.values())
""",
    ),
    Answer("best_way", 'truth = "TFTTF"', form=True),
    # traces
    Answer(
        "traces",
        "counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]\nlast = [17, 12, 14]",
        slip="thinks that the graphs made before see the new bonus",
        named=("You took the present value of `bonus` in all three calls. Which was ",),
    ),
    Answer(
        "traces",
        "counts = [1, 1, 2, 3, 3, 4, 5, 6, 7]\nlast = [17, 12, 14]",
        slip="thinks that the change of bonus makes new traces of the old calls",
        named=("A Python variable that is used inside does not make a function trace",),
    ),
    Answer(
        "traces",
        "counts = [1, 1, 1, 2, 2, 3, 3, 3, 3]\nlast = [8, 3, 5]",
        slip="thinks that another Python number needs no new trace",
    ),
    Answer(
        "traces",
        "counts = [1, 1, 2, 2, 2, 3, 3, 3, 4]\nlast = [8, 3, 14]",
        slip="thinks that a new shape needs no new trace",
        named=("A tensor with two entries has another shape than one with a single e",),
    ),
    Answer(
        "traces",
        "counts = [1, 2, 3, 4, 5, 6, 7, 7, 8]\nlast = [17, 3, 14]",
        slip="thinks that other values in a tensor need a new trace",
    ),
    Answer(
        "traces",
        "counts = [1, 0, 1, 1, 0, 1, 0, 0, 1]\nlast = [8, 3, 14]",
        slip="new traces of each call instead of the traces so far",
        named=("Does your list say which graph a call uses, or whether it traces? Th",),
    ),
    Answer(
        "traces",
        "counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]\nlast = [8, 3, 5]",
        slip="call 9 with the old bonus, although its trace is made after the change",
        named=("You took the old value of `bonus` in all three calls. Were all of th",),
    ),
    Answer(
        "traces",
        "counts = [1, 1, 2, 3, 3, 4, 4, 5, 6]\nlast = [8, 12, 14]",
        slip="thinks that only the last graph is kept, so call 8 is traced again",
        named=("Call 8 has arguments that have been there before. Is its graph still",),
    ),
    Answer(
        "traces",
        "counts = [1, 1, 2, 3, 3, 3, 4, 4, 5]\nlast = [17, 3, 14]",
        slip="treats the scalar tensor as a Python number: 2.0 as the 2 of call 1, 7.0 as a new one",
        named=("A tensor as `n` is not the Python number that it holds, and has a gr",),
    ),
    Answer(
        "traces",
        """
made = np.zeros(9, dtype=int)
made[[0, 2, 3, 5, 8]] = 1  # the calls that make a trace
counts = np.cumsum(made).tolist()
last = [7 + 1, 2 + 1, 4 + 10]
""",
    ),
    Answer("traces", "counts = [1] * 2 + [2] + [3] * 2 + [4] * 3 + [5]\nlast = [8.0, 3.0, 14.0]"),
    Answer("traces", "counts = (1, 1, 2, 3, 3, 4, 4, 4, 5)\nlast = np.array([8, 3, 14], dtype=np.float32)", form=True),
    # totals
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        elif layer == "join":
            n += inputs
        elif layer == "skip":
            learnt += n * n
        elif layer != "drop":
            learnt += n * layer
            n = layer
    return [learnt, kept]
""",
        slip="the biases of the dense layers not counted",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 4 * n
        elif layer == "join":
            n += inputs
        elif layer == "skip":
            learnt += n * n + n
        elif layer != "drop":
            learnt += (n + 1) * layer
            n = layer
    return [learnt, kept]
""",
        slip="the running averages of batch norm counted as trainable",
        named=("All four numbers of batch norm are in the same sum. Which of them do",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2
            kept += 2
        elif layer == "join":
            n += inputs
        elif layer == "skip":
            learnt += (n + 1) * n
        elif layer != "drop":
            learnt += (n + 1) * layer
            n = layer
    return [learnt, kept]
""",
        slip="batch norm with one scale, shift, mean and variance for the whole layer instead of for each column",
        named=("Batch norm has numbers for each column, and not for the layer as a w",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        elif layer == "join":
            n *= 2
        elif layer == "skip":
            learnt += (n + 1) * n
        elif layer != "drop":
            learnt += (n + 1) * layer
            n = layer
    return [learnt, kept]
""",
        slip="join doubles the arriving columns instead of adding the model's inputs",
        named=("`join` puts the columns of the model's input beside those that arriv",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        elif layer == "join":
            n += inputs
        elif layer in ("skip", "drop"):
            continue
        else:
            learnt += (n + 1) * layer
            n = layer
    return [learnt, kept]
""",
        slip="skip taken for an addition without parameters, its dense layer forgotten",
        named=("Adding has no parameters, but the dense layer that belongs to `skip`",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        elif layer == "join":
            n += inputs
        elif layer == "skip":
            learnt += (n + 1) * n
            n = 2 * n
        elif layer != "drop":
            learnt += (n + 1) * layer
            n = layer
    return [learnt, kept]
""",
        slip="skip doubles the columns, as if Add put them side by side",
        named=("After `skip` there are as many columns as before: two tables of equa",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    learnt = kept = 0
    n = inputs
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        if layer == "join":
            n += inputs
        if layer == "skip":
            learnt += (n + 1) * n
        if layer == "drop":
            kept += n
        if not isinstance(layer, str):
            learnt += (n + 1) * layer
            n = layer
    return [learnt, kept]
""",
        slip="dropout counted with one non-trainable parameter for each column",
        named=("Dropout learns nothing and has no weights.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        elif layer == "join":
            n += inputs
        elif layer == "skip":
            learnt += (n + 1) * n
        elif layer != "drop":
            learnt += (n + 1) * layer
            n = layer
    return [learnt + kept, kept]
""",
        slip="the total of all parameters instead of the trainable ones",
        named=("Your first number is the sum of all parameters. Which two sums are a",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    n, learnt, kept = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            learnt += 2 * n
            kept += 2 * n
        elif layer == "join":
            n += inputs
        elif layer == "skip":
            learnt += (n + 1) * n
        elif layer != "drop":
            learnt += (n + 1) * layer
            inputs, n = n, layer
    return [learnt, kept]
""",
        slip="inputs overwritten at each dense layer, so join adds the columns before the last dense layer, not the model's input",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    if not layers:
        return [0, 0]
    widths = [inputs]
    for layer in layers:
        widths.append({"join": widths[-1] + inputs}.get(layer, widths[-1]) if isinstance(layer, str) else layer)
    kept = 2 * sum(n for n, layer in zip(widths, layers) if layer == "norm")
    dense = sum((a + 1) * b for a, b, layer in zip(widths, widths[1:], layers) if layer not in ("norm", "drop", "join"))
    return [dense + kept, kept]
""",
    ),
    Answer(
        "totals",
        """
def dense(before, after):
    return before * after + after


def totals(inputs, layers, columns=None):
    columns = inputs if columns is None else columns
    if len(layers) == 0:
        return [0, 0]
    first, rest = layers[0], layers[1:]
    learnt, kept, after = 0, 0, columns
    if first == "norm":
        learnt = kept = 2 * columns
    elif first == "join":
        after = columns + inputs
    elif first == "skip":
        learnt = dense(columns, columns)
    elif first != "drop":
        learnt, after = dense(columns, first), first
    others = totals(inputs, rest, after)
    return [learnt + others[0], kept + others[1]]
""",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    columns = inputs
    sums = np.zeros(2, dtype=int)
    for layer in layers:
        if layer == "norm":
            sums += 2 * columns
        elif layer == "join":
            columns += inputs
        elif layer == "skip":
            sums[0] += columns * (columns + 1)
        elif layer != "drop":
            sums[0] += layer * (columns + 1)
            columns = layer
    return sums
""",
        form=True,
    ),
]
