"""Answers to the exercise `gradient_tape`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    Answer(
        "by_hand",
        """\
dz_dy = -12.0
dz_da = 41.0
dz_db = -24.0
""",
        slip="the upstream gradient is forgotten",
        named=("for an upstream gradient of 1",),
    ),
    Answer(
        "by_hand",
        """\
dz_dy = 0.5 * 2 * -6
dz_da = dz_dy * -3 + 5
dz_db = dz_dy * 2
""",
        slip="the upstream gradient is not applied to the path past y",
        named=("belongs to every path back to a",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6.0, 18.0, -12.0",
        slip="the term 5a is dropped",
        named=("used in two places",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = 6.0, -15.5, 12.0",
        slip="the sign of y",
        named=("The sizes are right on the way to y",),
    ),
    Answer(
        "by_hand",
        """\
dz_dy = -6.0
dz_da = -6.0 * 2 + 2.5
dz_db = -6.0 * -3
""",
        slip="multiplication passes on the own input instead of the other one",
        named=("not times itself",),
    ),
    Answer(
        "by_hand",
        """\
y = -6
dz_dy = 0.5 * y
dz_da = dz_dy * -3 + 0.5 * 5
dz_db = dz_dy * 2
""",
        slip="the factor 2 of the square is forgotten",
        named=("one use of y only",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6.0, 2.5, -12.0",
        slip="the path through y is left out for a",
        named=("Variable a is used in two places: the gradients",),
    ),
    Answer(
        "by_hand",
        """\
dz_dy = None
dz_da = 20.5
dz_db = -12.0
""",
        slip="the gradient of an intermediate value is held for None",
        named=("An intermediate result has a gradient like any other",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6.0, -18 + 2.5, -12.0",
        slip="sign slip in -6 times -3",
        named=("Check the sign of what comes through y, or",),
    ),
    Answer(
        "by_hand",
        """\
a, b = 2.0, -3.0
y = a * b
z = y * y + 5 * a
dz_dy, dz_da, dz_db = 0.5 * z, 0.5 * a, 0.5 * b
""",
        slip="values instead of gradients",
        named=("That is the value of z or of its first term",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_db, dz_da = -6.0, 20.5, -12.0",
        slip="the derivatives by a and b exchanged",
        named=("in another order",),
    ),
    Answer(
        "by_hand",
        """\
dz_dy = -6.0
dz_da = 0.5 * (18 + 2.5)
dz_db = 0.5 * -12
""",
        slip="the upstream gradient is applied twice on the way to a and b",
        named=("The upstream gradient is multiplied in once, where it",),
    ),
    Answer("by_hand", "dz_dy, dz_da, dz_db = -6.0, 20.5, -12.0"),
    Answer(
        "by_hand",
        """\
a, b, up = 2, -3, 0.5
dz_dy = up * 2 * (a * b)
dz_da = dz_dy * b + up * 5
dz_db = dz_dy * a
""",
    ),
    Answer(
        "by_hand",
        """\
def z(a, b):
    return 0.5 * ((a * b) ** 2 + 5 * a)


h = 1e-6
dz_da = round((z(2 + h, -3) - z(2 - h, -3)) / (2 * h), 4)
dz_db = round((z(2, -3 + h) - z(2, -3 - h)) / (2 * h), 4)
dz_dy = 0.5 * 2 * -6
""",
    ),
    Answer(
        "by_hand",
        """\
a, b = tf.Variable(2.0), tf.Variable(-3.0)
with tf.GradientTape() as tape:
    y = a * b
    z = y * y + 5.0 * a
dz_dy, dz_da, dz_db = tape.gradient(z, [y, a, b], output_gradients=tf.constant(0.5))
""",
        form=True,
    ),
    Answer(
        "fates",
        'fates = ["number", "zero", "None", "number", "None", "number", "None"]',
        slip="a constant is held for watched",
        named=("what does a tape watch by itself",),
    ),
    Answer(
        "fates",
        'fates = ["None", "None", "None", "number", "None", "number", "None"]',
        slip="zero and None are not told apart at the relu",
        named=("Six of the seven are right",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "number", "number", "None", "number", "None"]',
        slip="an integer Variable is held for differentiable",
        named=("what type of number",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "None", "None", "number", "None"]',
        slip="assign after the block is held to break the record",
        named=("keep the value that it saw",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "number", "number", "None"]',
        slip="the detour through float is held for recorded",
        named=("is what `float` returns recorded",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "None", "None"]',
        slip="an intermediate value is held for not available",
        named=("from what was `u` computed",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number", "number"]',
        slip="x is held for a Variable after x = x + 1",
        named=("what does the name `x` refer to",),
    ),
    Answer(
        "fates",
        'fates = ["None", "number", "None", "number", "None", "number", "None"]',
        slip="relu is held to pass the gradient of a negative sum",
        named=("Six of the seven are right",),
    ),
    Answer(
        "fates",
        'fates = ["zero", "zero", "zero", "number", "zero", "number", "zero"]',
        slip="None is held for zero everywhere",
        named=("answered zero where no line of the tape leads",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "zero", "number", "None"]',
        slip="float is held for a slope of 0",
        named=("Six of the seven are right",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number"]',
        slip="the last one is left out",
        named=("You entered fewer words than there are pieces of",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number", "None"][::-1]',
        slip="in the reverse order",
        named=("These are the right words from back to front",),
    ),
    Answer("fates", 'fates = ["None", "zero", "None", "number", "None", "number", "None"]'),
    Answer("fates", 'fates = "None zero None number None number None".split()'),
    Answer(
        "fates",
        """\
fates = ["None"] * 7
fates[1] = "zero"
for k in (3, 5):
    fates[k] = "number"
""",
    ),
    Answer("fates", 'fates = ("none", "Zero", "none", "Number", "none", "Number", "none")', form=True),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    return not (gradient.numpy != expected)
""",
        slip="numpy is not called",
        named=("A comparison of arrays gives an array, which is",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    return np.array_equal(gradient.numpy(), expected)
""",
        slip="compared for exact equality",
        named=("demands exact equality",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    return gradient.shape == expected.shape and np.allclose(gradient.numpy(), expected)
""",
        slip="allclose without a tolerance of 0.0001",
        named=("Your function is too strict or too lenient near",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return False
    return bool(np.any(np.abs(gradient.numpy() - expected) <= 1e-4))
""",
        slip="any instead of all",
        named=("as soon as one entry agrees",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return False
    return bool(np.all(gradient.numpy() - expected <= 1e-4))
""",
        slip="the absolute value is forgotten",
        named=("not those that are too small",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    return bool(np.all(np.abs(gradient.numpy() - expected) <= 1e-4))
""",
        slip="the shapes are not compared",
        named=("accepts arrays of different shapes",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return False
    return bool(np.abs(gradient.numpy() - expected).mean() <= 1e-4)
""",
        slip="the mean difference instead of every one",
        named=("Does your function look at the mean difference, in which a large one",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return False
    return bool(abs((gradient.numpy() - expected).sum()) <= 1e-4)
""",
        slip="the differences cancel in the sum",
        named=("compares one number made of all entries",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.size != expected.size:
        return False
    return bool((np.abs(g.ravel() - expected.ravel()) <= 1e-4).all())
""",
        slip="only the number of entries is compared, not the shape",
        named=("Your function accepts a column and a row with",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    return np.abs(gradient.numpy() - expected) <= 0.0001
""",
        slip="an array of truth values",
        named=("You return a truth value for each entry",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    if gradient.numpy().shape != expected.shape:
        return False
    return bool(np.allclose(gradient.numpy(), expected, atol=1e-4))
""",
        slip="the relative tolerance of allclose is added",
        named=("Your function is too strict or too lenient near",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    same = gradient.numpy().shape == expected.shape
    return not (same and np.all(np.abs(gradient.numpy() - expected) <= 1e-4))
""",
        slip="True and False exchanged",
        named=("says the opposite",),
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    values = gradient.numpy()
    if values.shape != expected.shape:
        return False
    return bool(np.all(np.abs(values - expected) <= 0.0001))
""",
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    if tuple(gradient.shape) != tuple(expected.shape):
        return False
    for a, b in zip(gradient.numpy().flatten(), expected.flatten()):
        if abs(a - b) > 1e-4:
            return False
    return True
""",
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and np.allclose(g, expected, rtol=0, atol=1e-4)
""",
    ),
    Answer(
        "agrees",
        """\
def agrees(gradient, expected):
    g = np.asarray(gradient)
    return np.bool_(g.shape == expected.shape) and (abs(g - expected) <= 1e-4).all()
""",
        form=True,
    ),
    Answer(
        "slope",
        """\
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * np.power(2.0 - w, 3)
    return tape.gradient(y, w).numpy()
""",
        slip="the detour through NumPy is kept",
        named=("if NumPy computes it, since that is not recorded",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    w = tf.constant(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return tape.gradient(y, w)
""",
        slip="a constant that is not watched",
        named=("There is None where slopes are expected",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.pow(2.0 - w, 3)
    return y.numpy()
""",
        slip="the height instead of the slope",
        named=("values of the function, not its slopes",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = tf.reduce_mean(w * (2.0 - w) ** 3)
    return tape.gradient(y, w)
""",
        slip="the mean is differentiated",
        named=("a factor that is the number of samples",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    return (2.0 - w) ** 3 + 3 * w * (2.0 - w) ** 2
""",
        slip="the inner derivative -1 is forgotten",
        named=("inner derivative is missing",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    return (2 - w) ** 3 - w * (2 - w) ** 2
""",
        slip="the factor 3 is forgotten",
        named=("A power's own derivative lacks a factor: what becomes",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    return -3 * (2 - w) ** 2
""",
        slip="the product rule is forgotten",
        named=("You differentiated the power only",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    x = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = x * tf.square(2.0 - x)
    return tape.gradient(y, x)
""",
        slip="squared instead of cubed",
        named=("These are the slopes of another function: look at the exponent",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    x = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = x * tf.pow(2.0 - x, 3)
    return tape.jacobian(y, x)
""",
        slip="the Jacobian instead of the slopes",
        named=("You returned a matrix. Each y depends on its own w only: whe",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    x = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = x * tf.pow(2.0 - x, 3)
    return tape.gradient(y, x).numpy
""",
        slip="numpy without a call",
        named=("You returned a method, not what it gives",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    x = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = x * tf.pow(2.0 - x, 3)
    return tf.reduce_sum(tape.gradient(y, x))
""",
        slip="the slopes are added up",
        named=("one number for all places together",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    def y(w):
        return w * (2 - w) ** 3

    h = 0.01
    return (y(w + h) - y(w)) / h
""",
        slip="measured one-sidedly with a long step",
        named=("Your slopes are measured over a step so long",),
    ),
    Answer(
        "slope",
        """\
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.pow(2.0 - w, 3)
    return tape.gradient(y, w)
""",
    ),
    Answer(
        "slope",
        """\
def slope(w):
    x = tf.constant(w)
    with tf.GradientTape() as t:
        t.watch(x)
        total = tf.reduce_sum(x * (2 - x) * (2 - x) * (2 - x))
    return t.gradient(total, x).numpy()
""",
    ),
    Answer(
        "slope",
        """\
def slope(w):
    return (2 - w) ** 2 * (2 - 4 * w)
""",
    ),
    Answer(
        "slope",
        """\
def slope(w):
    result = []
    for number in np.asarray(w).ravel():
        v = tf.Variable(number)
        with tf.GradientTape() as tape:
            y = v * (2.0 - v) ** 3
        result.append(float(tape.gradient(y, v)))
    return np.reshape(result, np.shape(w)).tolist()
""",
        form=True,
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w = w - rate * tape.gradient(J, w)
    return w.numpy()
""",
        slip="w is still replaced by a tensor",
        named=("There is None where a gradient is expected",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_add(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="uphill",
        named=("steps go uphill",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps + 1):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one step too many",
        named=("one step too many",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(1, steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one step too few",
        named=("Your function makes one step too few",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return valley(w).numpy()
""",
        slip="the value of the valley is returned",
        named=("You returned the height that is reached, or a",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(tape.gradient(J, w))
    return w.numpy()
""",
        slip="the rate is forgotten",
        named=("learning rate has no effect",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
        return w.numpy()
""",
        slip="returns inside the loop",
        named=("after a single step, however many",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="assign instead of assign_sub",
        named=("loses the point that it started from",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    with tf.GradientTape(persistent=True) as tape:
        J = valley(w)
    for _ in range(steps):
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one persistent tape, so always the first gradient",
        named=("use the gradient at the starting point",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    with tf.GradientTape() as tape:
        J = valley(w)
    for _ in range(steps):
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one ordinary tape for all steps, used twice",
        named=("An ordinary tape answers once, and for the point",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    x, y = start
    for _ in range(steps):
        x, y = x - rate * 2 * (x - 3), y - rate * 2 * (y + 1)
    return np.array([x, y])
""",
        slip="the factor 3 is lost in a derivative by hand",
        named=("A factor of the derivative in the second coordinate",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
""",
        slip="the points are not returned",
        named=("Your function returns nothing. Is there a `return`?",),
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w
""",
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    point = tf.constant(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch(point)
            height = valley(point)
        point = point - rate * tape.gradient(height, point)
    return point.numpy()
""",
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    w = np.array(start, dtype=float)
    k = 0
    while k < steps:
        w = w - rate * np.array([2 * (w[0] - 3), 6 * (w[1] + 1)])
        k += 1
    return w
""",
    ),
    Answer(
        "descend",
        """\
def descend(start, rate, steps):
    x, y = float(start[0]), float(start[1])
    for _ in range(steps):
        x -= rate * 2 * (x - 3)
        y -= rate * 6 * (y + 1)
    return [x, y]
""",
        form=True,
    ),
    Answer(
        "ties",
        """\
by_a = [5, 0, 30]
by_b = [5, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="a tie in maximum is halved",
        named=("On the tie of a and b you passed on a half",),
    ),
    Answer(
        "ties",
        """\
by_a = [0, 0, 30]
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="a tie in maximum goes to b",
        named=("wrong one of the two",),
    ),
    Answer(
        "ties",
        """\
by_a = [10, 0, 30]
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="a tie in maximum goes to both in full",
        named=("both received the whole gradient",),
    ),
    Answer(
        "ties",
        """\
by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c, by_ramp = [0, 8, 0, 0], [0, 6, 7, 0]
""",
        slip="reduce_max passes all to the first",
        named=("The maximum of a row is another operation than",),
    ),
    Answer(
        "ties",
        """\
by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c, by_ramp = [0, 8, 8, 0], [0, 6, 7, 0]
""",
        slip="reduce_max passes the whole to both",
        named=("received the whole 8",),
    ),
    Answer(
        "ties",
        """\
by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c, by_ramp = [0, 4, 4, 0], [5, 6, 7, 0]
""",
        slip="the slope of relu at 0 is taken for 1",
        named=("slope of the ReLU at its kink",),
    ),
    Answer(
        "ties",
        """\
by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c, by_ramp = [0, 4, 4, 0], [2.5, 6, 7, 0]
""",
        slip="the slope of relu at 0 is taken for a half",
        named=("What is the slope of the ReLU at its",),
    ),
    Answer(
        "ties",
        """\
by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c, by_ramp = [0, 4, 4, 0], [0, 6, 7, 8]
""",
        slip="relu is not noticed at the negative number",
        named=("What is its input at the last place",),
    ),
    Answer(
        "ties",
        """\
by_a = [1, 0, 1]
by_b = [0, 1, 0]
by_c = [0, 0.5, 0.5, 0]
by_ramp = [0, 1, 1, 0]
""",
        slip="the upstream gradients are forgotten",
        named=("for an upstream gradient of ones",),
    ),
    Answer(
        "ties",
        """\
by_b = [10, 0, 30]
by_a = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="a and b exchanged",
        named=("`by_a` and `by_b` are exchanged",),
    ),
    Answer(
        "ties",
        """\
by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c, by_ramp = [0, 4, 4, 0], [0, 4, 4, 0]
""",
        slip="the values of the ramp instead of its gradients",
        named=("`by_ramp` holds outputs or inputs of the ReLU, or",),
    ),
    Answer(
        "ties",
        """\
by_a = [40, 0, 210]
by_b = [0, 60, 0]
by_c = [0, 24, 24, 0]
by_ramp = [0, 24, 28, 0]
""",
        slip="the gradients are multiplied by the inputs",
        named=("You gave values of a, b or their maximum,",),
    ),
    Answer(
        "ties",
        """\
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
    ),
    Answer(
        "ties",
        """\
a, b, c = np.array([4.0, 1, 7]), np.array([4.0, 3, 2]), np.array([2.0, 6, 6, 1])
up = np.array([10.0, 20, 30])
by_a = list(up * (a >= b))
by_b = list(up * (b > a))
by_c = list(8 * (c == c.max()) / (c == c.max()).sum())
by_ramp = list(np.array([5.0, 6, 7, 8]) * (c > 2))
""",
    ),
    Answer(
        "ties",
        """\
a = tf.Variable([4.0, 1.0, 7.0])
b = tf.Variable([4.0, 3.0, 2.0])
c = tf.Variable([2.0, 6.0, 6.0, 1.0])
with tf.GradientTape(persistent=True) as tape:
    pairs = tf.maximum(a, b)
    largest = tf.reduce_max(c)
    ramp = tf.nn.relu(c - 2.0)
by_a, by_b = (g.numpy().tolist() for g in tape.gradient(pairs, [a, b], tf.constant([10.0, 20, 30])))
by_c = tape.gradient(largest, c, tf.constant(8.0)).numpy().tolist()
by_ramp = tape.gradient(ramp, c, tf.constant([5.0, 6, 7, 8])).numpy().tolist()
""",
    ),
    Answer(
        "ties",
        """\
by_a, by_b = np.array([10.0, 0.0, 30.0]), np.array([0.0, 20.0, 0.0])
by_c, by_ramp = (0, 4, 4, 0), tf.constant([0.0, 6.0, 7.0, 0.0])
""",
        form=True,
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
    g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
        slip="the gradient is computed outside of the outer tape",
        named=("Does the outer tape watch x, and does the line that computes",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
        slip="the inner tape does not watch x",
        named=("Is there None where a gradient is expected",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x)
""",
        slip="the direction is forgotten, so the rows are added up",
        named=("direction has no effect",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x) * t
""",
        slip="the sums of the rows are multiplied by t afterwards",
        named=("by the direction after the backward pass",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.jacobian(g, x)
""",
        slip="the whole matrix is returned",
        named=("You returned a matrix for each function",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.jacobian(g, x) * t
""",
        slip="the matrix is multiplied by t entry by entry",
        named=("You returned a matrix for each function",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x) * t
""",
        slip="the gradient times t, only one derivative",
        named=("contains only first derivatives",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return tf.reduce_sum(outer.gradient(g, x, output_gradients=t) * t)
""",
        slip="t H t, a single number",
        named=("You returned a single number for each function",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tf.tensordot(tape.gradient(y, x), t, 1)
""",
        slip="the slope along t instead of its gradient",
        named=("That is the slope along the direction, a single",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x) * t
        g = inner.gradient(y, x)
    return outer.gradient(g, x)
""",
        slip="the upstream gradient is given to the inner tape",
        named=("The direction enters at the gradient, not at the",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        g = tape.gradient(y, x)
        s = tf.reduce_sum(g * t)
    return tape.gradient(s, x)
""",
        slip="the tape is used twice",
        named=("One tape cannot record its own backward pass and",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
        s = tf.reduce_sum(g * g)
    return outer.gradient(s, x)
""",
        slip="the squared length of the gradient is differentiated",
        named=("This is the Hessian times the gradient, once or twice",),
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    x = tf.Variable(x)
    with tf.GradientTape() as tape2:
        with tf.GradientTape() as tape1:
            value = f(x)
        along = tf.reduce_sum(tape1.gradient(value, x) * t)
    return tape2.gradient(along, x).numpy()
""",
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    H = outer.jacobian(g, x)
    return tf.linalg.matvec(H, t)
""",
    ),
    Answer(
        "hessian_times",
        """\
def hessian_times(f, x, t):
    with tf.autodiff.ForwardAccumulator(x, t) as forward:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
        g = tape.gradient(y, x)
    return forward.jvp(g).numpy().tolist()
""",
        form=True,
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 4)
first_kernel = (6, 3)
parameters = 83
""",
        slip="the kernel is transposed",
        named=("kernel is transposed",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 4)
first_kernel = (3, 5)
parameters = 20 + 18 + 16
""",
        slip="pop takes away the first layer",
        named=("Your kernel is that of a first layer with 5 neurons",),
    ),
    Answer(
        "layers",
        """\
out_shape = (4,)
first_kernel = (3, 6)
parameters = 83
""",
        slip="the number of samples is left out",
        named=("The output has a row for each sample and",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 3 * 6 + 6 * 5 + 5 * 4
""",
        slip="the biases are not counted",
        named=("counted the kernels only",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 24 + 35 + 18 + 16
""",
        slip="pop is taken to leave the layers as they are",
        named=("what does `pop` remove",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 4)
first_kernel = (7, 3)
parameters = 83
""",
        slip="the shape of the input is taken for that of the kernel",
        named=("Your kernel has a 7 in its shape, the size of the batch",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 5)
first_kernel = (3, 6)
parameters = 24 + 35
""",
        slip="the new layer is overlooked",
        named=("Which layer is the last one, after `add`",),
    ),
    Answer(
        "layers",
        """\
out_shape = (3, 4)
first_kernel = (7, 6)
parameters = 48 + 35 + 24
""",
        slip="the samples are taken for inputs",
        named=("Your kernel has a 7 in its shape, the size of the batch",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (7, 4), (3, 6), 71",
        slip="a bias for each layer instead of each neuron",
        named=("A layer has a bias for each of its",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (7, 4), (4, 6), 83",
        slip="the kernel is given a row for the bias",
        named=("Is the bias in your kernel",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (4, 7), (3, 6), 83",
        slip="the output is transposed",
        named=("The output has a row for each sample and",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 5)
first_kernel = (3, 4)
parameters = 16 + 30 + 35
""",
        slip="the new layer is put first",
        named=("`add` puts the new layer at the end",),
    ),
    Answer(
        "layers",
        """\
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 83
""",
    ),
    Answer(
        "layers",
        """\
widths = [3, 6, 5, 4]
parameters = sum((m + 1) * n for m, n in zip(widths, widths[1:]))
out_shape, first_kernel = (7, widths[-1]), (widths[0], widths[1])
""",
    ),
    Answer(
        "layers",
        """\
model = keras.Sequential([keras.layers.Dense(6), keras.layers.Dense(5), keras.layers.Dense(3)])
model.pop()
model.add(keras.layers.Dense(4))
out = model(tf.ones((7, 3)))
out_shape = tuple(out.shape)
first_kernel = tuple(model.layers[0].kernel.shape)
parameters = model.count_params()
""",
    ),
    Answer(
        "layers",
        """\
out_shape = [7, 4]
first_kernel = np.array([3, 6])
parameters = 83.0
""",
        form=True,
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * g)
""",
        slip="no clipping",
        named=("limit has no effect",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * tf.clip_by_norm(g, limit))
""",
        slip="each gradient is clipped by its own length",
        named=("gradient of each Variable by itself",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * tf.clip_by_value(g, -limit, limit))
""",
        slip="each entry is clipped",
        named=("limited single entries",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in grads))
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * g * limit / length)
""",
        slip="short gradients are made longer",
        named=("even one that is shorter",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_sum((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    grads, _ = tf.clip_by_global_norm(grads, limit)
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * g)
""",
        slip="the sum of the losses instead of the mean",
        named=("summed the loss over the samples",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    grads, _ = tf.clip_by_global_norm(grads, limit)
    for v, g in zip(model.trainable_variables, grads):
        v.assign_add(rate * g)
""",
        slip="uphill",
        named=("step goes uphill",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    length = sum(float(tf.reduce_sum(g**2)) for g in grads)
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * factor * g)
""",
        slip="the root of the length is forgotten",
        named=("Is the root missing",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    length = sum(float(tf.norm(g)) for g in grads)
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * factor * g)
""",
        slip="the lengths of the gradients are added up",
        named=("You added up the lengths of the gradients",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    length = float(tf.linalg.global_norm(grads))
    if length > limit:
        grads = [g * limit for g in grads]
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * g)
""",
        slip="multiplied by the limit, not divided by the length",
        named=("In your factor the limit and the length do not both stand wh",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    dW, db = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(tf.reduce_sum(dW**2) + tf.reduce_sum(db**2))
    if length > limit:
        dW = dW * limit / length
    W, b = model.trainable_variables
    W.assign_sub(rate * dW)
    b.assign_sub(rate * db)
""",
        slip="only the kernel is clipped",
        named=("You limited the kernel's gradient only, or the bias's",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    y = tf.reshape(y, (-1,))
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    grads, _ = tf.clip_by_global_norm(grads, limit)
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * g)
""",
        slip="y is flattened, so output - y is a square matrix",
        named=("In your loss each output meets the targets of all samples, or their",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    steps = [rate * g for g in tape.gradient(J, model.trainable_variables)]
    steps, _ = tf.clip_by_global_norm(steps, limit)
    for v, s in zip(model.trainable_variables, steps):
        v.assign_sub(s)
""",
        slip="the step is limited after the multiplication by the rate",
        named=("applied the limit to the step",),
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in grads))
    if length > limit:
        grads = [g * (limit / length) for g in grads]
    for v, g in zip(model.trainable_variables, grads):
        v.assign_sub(rate * g)
""",
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        out = model(X, training=True)
        loss = tf.reduce_mean(tf.square(out - y))
    variables = model.trainable_variables
    grads, _ = tf.clip_by_global_norm(tape.gradient(loss, variables), limit)
    keras.optimizers.SGD(rate).apply_gradients(zip(grads, variables))
""",
    ),
    Answer(
        "careful_step",
        """\
def careful_step(model, X, y, rate, limit):
    W, b = model.get_weights()
    up = 2 * (X @ W + b - y) / len(X)
    flat = np.concatenate([(X.T @ up).ravel(), up.sum(axis=0)])
    length = np.linalg.norm(flat)
    flat = flat * min(1, limit / length) if length else flat
    model.set_weights([W - rate * flat[:-1].reshape(W.shape), b - rate * flat[-1:]])
""",
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.layers.Dense(1)])
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(0.1 * g)
""",
        slip="no hidden layer",
        named=("Two of the four answers are wrong",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(0.1 * g)
""",
        slip="a hidden layer without an activation",
        named=("Two of the four answers are wrong",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
model(points)
""",
        slip="not trained",
        named=("Three of the four points are right, and one",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
model(points)
optimizer = keras.optimizers.SGD(0.001)
for _ in range(20):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
""",
        slip="far too few and too short steps",
        named=("At one of the points the output is so",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)])
model(points)
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - (1.0 - targets)) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
""",
        slip="the targets are inverted",
        named=("opposite of XOR",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)])
model(points)
optimizer = keras.optimizers.Adam(0.05)
wanted = tf.constant([[0.0], [1.0], [1.0], [1.0]])
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - wanted) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
""",
        slip="OR is learnt",
        named=("This is OR",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
model(points)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_add(0.5 * g)
""",
        slip="steps uphill",
        named=("Most of the answers are wrong, and one straight",),
    ),
    Answer(
        "xor",
        """\
model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh", kernel_initializer="zeros"),
        keras.layers.Dense(1, kernel_initializer="zeros"),
    ]
)
model(points)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(0.2 * g)
""",
        slip="all weights start at 0",
        named=("The network answers no to all four points",),
    ),
    Answer(
        "xor",
        """\
def network():
    keras.utils.set_random_seed(0)
    return keras.Sequential([keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)])


net = network()
net(points)
optimizer = keras.optimizers.Adam(0.05)
for _ in range(150):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((net(points) - targets) ** 2)
    grads = tape.gradient(J, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
model = network()
""",
        slip="a new model is made after the training",
        named=("The network answers no to all four points",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
for _ in range(100):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    grads = [0.5 * g for g in grads]
""",
        slip="the gradients are computed but no step is made",
        named=("The network answers no to all four points",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])
model(points)
optimizer = keras.optimizers.SGD(0.5)
for _ in range(100):
    with tf.GradientTape() as tape:
        J = np.mean((model(points).numpy() - targets.numpy()) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
""",
        slip="the loss is computed through NumPy, so the gradients are None",
        named=("The network answers no to all four points",),
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
net = keras.Sequential([keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)])
net(points)
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((net(points) - targets) ** 2)
    grads = tape.gradient(J, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
""",
        slip="the model has another name",
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)])
model(points)
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
""",
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(3)
inputs = keras.Input((2,))
hidden = keras.layers.Dense(12, activation="relu")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(hidden))
loss_of = keras.losses.BinaryCrossentropy()


@tf.function
def step():
    with tf.GradientTape() as tape:
        loss = loss_of(targets, model(points, training=True))
    for w, g in zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables)):
        w.assign_sub(0.5 * g)


for _ in range(1000):
    step()
""",
    ),
    Answer(
        "xor",
        """\
keras.utils.set_random_seed(1)
model = keras.Sequential(
    [keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1), keras.layers.Reshape(())]
)
model(points)
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets[:, 0]) ** 2)
    grads = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
""",
        form=True,
    ),
]
