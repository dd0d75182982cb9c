"""Answers to the exercise `gradient_tape`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -12.0, 41.0, -24.0",
        slip="output_gradients ignored: the upstream gradient taken as 1",
        named=("These are the gradients for an upstream gradient of 1 at z, but anot",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = 0.5 * 2 * (-6)
dz_da = dz_dy * (-3)
dz_db = dz_dy * 2
""",
        slip="the direct way of a through 5a forgotten",
        named=("Variable a is used in two places: the gradients from both are added ",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = -6
dz_da = -6 * -3 + 5
dz_db = -6 * 2
""",
        slip="the 5 of the direct way is not multiplied by the upstream gradient 0.5",
        named=("The upstream gradient belongs to every path back to a, including the",),
    ),
    Answer(
        "by_hand",
        """
y = -6
dz_dy = 0.5 * 2 * y
dz_da = 0.5 * (2 * y * 2 + 5)
dz_db = 0.5 * (2 * y * -3)
""",
        slip="derivatives of a * b interchanged: a where b belongs and b where a belongs",
        named=("At the product a · b, each input receives the upstream gradient time",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = 0.5 * -6
dz_da = 0.5 * (-6 * -3 + 5)
dz_db = 0.5 * (-6 * 2)
""",
        slip="derivative of y * y taken as y, without the factor 2",
        named=("That would be one use of y only. In the product of y with itself, bo",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = 6.0
dz_da = 20.5
dz_db = 12.0
""",
        slip="b read as +3, its minus lost",
        named=("The sizes are right, but the signs are lost. Which of the numbers ar",),
    ),
    Answer(
        "by_hand",
        """
dz_da, dz_db, dz_dy = 20.5, -12.0, -6.0
dz_dy, dz_da, dz_db = dz_da, dz_db, dz_dy
""",
        slip="entered in the order a, b, y instead of y, a, b",
        named=("The numbers are right, but in another order.",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = -6.0
dz_da = 2.5
dz_db = 0.0
""",
        slip="y treated as a constant for a and b because it is a source itself, so only the direct way is counted",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        """
dz_dy = 0.5 * 2 * -6
dz_da = 0.5 * (dz_dy * -3 + 5)
dz_db = 0.5 * dz_dy * 2
""",
        slip="0.5 applied twice on the way through y",
        named=("The upstream gradient is multiplied in once, where it enters, and th",),
    ),
    Answer(
        "by_hand",
        """
def z(a, b):
    return (a * b) ** 2 + 5 * a


h = 1e-6
dz_dy = 0.5 * ((-6 + h) ** 2 - (-6 - h) ** 2) / (2 * h)
dz_da = 0.5 * (z(2 + h, -3) - z(2 - h, -3)) / (2 * h)
dz_db = 0.5 * (z(2, -3 + h) - z(2, -3 - h)) / (2 * h)
dz_dy, dz_da, dz_db = round(dz_dy, 3), round(dz_da, 3), round(dz_db, 3)
""",
    ),
    Answer(
        "by_hand",
        """
a, b = tf.Variable(2.0), tf.Variable(-3.0)
with tf.GradientTape() as tape:
    y = a * b
    z = y * y + 5.0 * a
dz_dy, dz_da, dz_db = (float(g) for g in tape.gradient(z, [y, a, b], output_gradients=tf.constant(0.5)))
""",
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = tf.constant(-6.0), tf.constant(20.5), tf.constant(-12.0)",
        form=True,
    ),
    # fates
    Answer(
        "fates",
        'fates = ["number", "zero", "None", "number", "None", "number", "None"]',
        slip="(a): a constant is thought to be watched",
        named=("Look at (a) again: what does a tape watch by itself, and what not?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "None", "None", "number", "None", "number", "None"]',
        slip="(b): a closed ReLU is thought to break the connection, so None instead of zero",
        named=("Look at (b) again: is the ReLU on the tape, and on which side of 0 i",),
    ),
    Answer(
        "fates",
        'fates = ["None", "number", "None", "number", "None", "number", "None"]',
        slip="(b): the ReLU is thought to be open at -2, so a slope of -1",
        named=("Look at (b) again: is the ReLU on the tape, and on which side of 0 i",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "number", "number", "None", "number", "None"]',
        slip="(c): an integer Variable is thought to have a gradient",
        named=("Look at (c) again: what type of number does the Variable hold?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "None", "None", "number", "None"]',
        slip="(d): assigning a new value after the block is thought to destroy the recording",
        named=("Look at (d) again: does the tape read the Variable again, or does it",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "number", "number", "None"]',
        slip="(e): the detour through float is overlooked",
        named=("Look at (e) again: is what `float` returns recorded on the tape?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "None", "None"]',
        slip="(f): an intermediate tensor is thought to have no gradient",
        named=("Look at (f) again: from what was `u` computed, and where?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number", "number"]',
        slip="(g): x is thought to be still a Variable after x = x + 1.0",
        named=("Look at (g) again: what does the name `x` refer to after the second ",),
    ),
    Answer(
        "fates",
        """
fates = []
for g in [None, 0, None, 4, None, 6, None]:
    fates.append("number" if g else "zero")
""",
        slip="None treated as zero: a missing gradient is called zero",
        named=("You answered zero where no line of the tape leads from the target to",),
    ),
    Answer(
        "fates",
        """
fates = ["None"] * 7
fates[1] = "zero"
fates[3] = fates[5] = "number"
""",
    ),
    Answer(
        "fates",
        """
gradients = dict(a=None, b=0.0, c=None, d=4.0, e=None, f=6.0, g=None)


def word(g):
    if g is None:
        return "None"
    return "number" if g != 0 else "zero"


fates = [word(gradients[letter]) for letter in "abcdefg"]
""",
    ),
    Answer(
        "fates",
        'fates = ("none", "Zero", "none", "Number", "none", "Number", "none")',
        form=True,
    ),
    # agrees
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    if gradient.shape != expected.shape:
        return False
    return bool(np.allclose(gradient.numpy(), expected, atol=0.0001))
""",
        slip="allclose with its relative tolerance of 1e-5 left on, so large entries may differ by more than 0.0001",
        named=("Your function is too strict or too lenient near the limit. Does what",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    return bool(np.all(np.abs(gradient.numpy() - expected) <= 0.0001))
""",
        slip="the shapes are not compared, so broadcasting pairs arrays of different shape",
        named=("Your function compares the entries correctly, but it accepts arrays ",),
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
        slip="no absolute value: entries that are far too small count as equal",
        named=("Your function notices entries that are too large, but not those that",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and bool((np.abs(g - expected) <= 1e-4).any())
""",
        slip="any instead of all: one entry that agrees is enough",
        named=("Your function says True as soon as one entry agrees, but all of them",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool(np.abs(g - expected).mean() <= 0.0001)
""",
        slip="the mean of the differences is compared with the tolerance instead of each",
        named=("A difference that is a little too large passes. Does your function l",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    return np.array_equal(gradient.numpy(), expected)
""",
        slip="exact equality, no tolerance",
        named=("Your function demands exact equality, or nearly so, but rounding cau",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.size != expected.size:
        return False
    for one, other in zip(g.ravel(), expected.ravel()):
        if abs(one - other) > 0.0001:
            return False
    return True
""",
        slip="only the number of entries is compared, not the shape",
        named=("Your function accepts a column and a row with the same entries, but ",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    for one, other in zip(g.ravel(), expected.ravel()):
        if abs(one - other) > 0.0001:
            return False
        else:
            return True
""",
        slip="return inside the loop: only the first entry is compared",
        named=("Your function looks at one of the entries only.",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool(abs(g.sum() - expected.sum()) <= 0.0001)
""",
        slip="the sums of the entries are compared instead of the entries",
        named=("Your function compares one number made of all entries, such as their",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    for index in np.ndindex(g.shape):
        if abs(g[index] - expected[index]) > 0.0001:
            return False
    return True
""",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    same_shape = gradient.shape.as_list() == list(expected.shape)
    return same_shape and np.allclose(gradient, expected, rtol=0, atol=1e-4)
""",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return tf.constant(False)
    return tf.reduce_all(tf.constant(np.abs(g - expected) <= 0.0001))
""",
        form=True,
    ),
    # slope
    Answer(
        "slope",
        """
def slope(w):
    return (2 - w) ** 3 + 3 * w * (2 - w) ** 2
""",
        slip="inner derivative -1 of 2 - w forgotten, so a plus before the second term",
        named=("Both terms of the product rule are there. In the second, the inner d",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return -3 * w * (2 - w) ** 2
""",
        slip="product rule: only the term in which the power is differentiated",
        named=("Your slope has the part that comes through the power. The part that ",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return -3 * (2 - w) ** 2
""",
        slip="product of the two derivatives instead of the product rule",
        named=("This is the slope of the power alone, or of both factors multiplied.",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.constant((2.0 - w).numpy() ** 3)
    return tape.gradient(y, w).numpy()
""",
        slip="the power is still computed by NumPy, so the tape takes it for a constant",
        named=("In your slope the power is a constant, so only the factor in front o",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return tape.gradient(y, w).numpy().sum()
""",
        slip="the slopes of all numbers are added up, one number comes back",
        named=("You returned one number for all places together, but each place has ",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return (2 - w) ** 3 - w * (2 - w) ** 2
""",
        slip="exponent 3 not written as a factor when the power is differentiated",
        named=("A power's own derivative lacks a factor: what becomes of the exponen",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    h = 0.1

    def bump(w):
        return w * (2.0 - w) ** 3

    return (bump(w + h) - bump(w)) / h
""",
        slip="a one-sided difference with the large step 0.1",
        named=("Your slopes are measured over a step so long that they are not exact",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = tf.reduce_mean(w * tf.pow(2.0 - w, 3))
    return tape.gradient(y, w).numpy()
""",
        slip="mean of the values as the target, so every slope is divided by the number of entries",
        named=("This is off by a factor that is the number of samples, or of rows. I",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return (2 - w) ** 3 - 3 * w * (2 - w)
""",
        slip="exponent of the differentiated power is 1 instead of 2",
        named=("A power's own derivative has another exponent than the power.",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    y = np.polynomial.Polynomial([0, 8, -12, 6, -1])
    return y.deriv()(w)
""",
    ),
    Answer(
        "slope",
        """
def slope(w):
    result = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        v = tf.Variable(w[i], dtype=tf.float64)
        with tf.GradientTape() as tape:
            u = 2.0 - v
            y = v * u * u * u
        result[i] = tape.gradient(y, v).numpy()
    return result
""",
    ),
    Answer(
        "slope",
        """
def slope(w):
    x = tf.constant(w)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * tf.pow(2.0 - x, 3)
    return tape.gradient(y, x)
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
        slip="climbs: the gradient is added",
        named=("Your steps go uphill. Is something added that should be subtracted?",),
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
        slip="the gradient is computed only once, before the loop",
        named=("All of your steps use the gradient at the starting point. The gradie",),
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
        slip="return inside the loop: one step only",
        named=("You return the point after a single step, however many are asked for.",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for step in range(steps + 1):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one step too many",
        named=("Your function makes one step too many.",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = np.array(start, dtype=float)
    for _ in range(steps):
        g = np.array([w[0] - 3, 3 * (w[1] + 1)])
        w = w - rate * g
    return w
""",
        slip="gradient by hand without the factor 2 of the squares",
        named=(),
        near=True,
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = np.array(start, dtype=float)
    for _ in range(steps):
        w = w - rate * np.array([2 * (w[0] - 3), 2 * (w[1] + 1)])
    return w
""",
        slip="gradient by hand without the factor 3 of the second term",
        named=("A factor of the derivative in the second coordinate is missing, or i",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for step in range(1, steps + 1):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate / step * tape.gradient(J, w))
    return w.numpy()
""",
        slip="the learning rate is divided by the number of the step",
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
        slip="returns the height of the valley at the last point instead of the point",
        named=("You returned the height that is reached, or a gradient. The task ask",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign(-rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="assign overwrites the point by the step instead of adding the step to it",
        named=("Each of your steps loses the point that it started from: the Variabl",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    # each coordinate is a parabola, so its distance to the minimum shrinks by a fixed factor
    minimum = np.array([3.0, -1.0])
    factor = 1 - rate * np.array([2.0, 6.0])
    return minimum + factor ** steps * (start - minimum)
""",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.constant(start)
    while steps > 0:
        with tf.GradientTape() as tape:
            tape.watch(w)
            J = valley(w)
        w = w - rate * tape.gradient(J, w)
        steps -= 1
    return w.numpy()
""",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    x, y = start
    for _ in range(steps):
        x, y = x - rate * 2 * (x - 3), y - rate * 6 * (y + 1)
    return (x, y)
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
        slip="the tie of tf.maximum is shared half and half",
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
        slip="at the tie of tf.maximum both inputs get the whole upstream gradient",
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
        slip="the tie of tf.maximum goes to the second input",
        named=("On the tie of a and b, the gradient went to the wrong one of the two",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 8, 0, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="reduce_max gives everything to the first of the largest entries",
        named=("The maximum of a row is another operation than the maximum of two: o",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 8, 8, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="reduce_max gives the whole upstream gradient to each of the largest entries",
        named=("In c each of the largest entries received the whole 8, so more is pa",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [5, 6, 7, 0]
""",
        slip="slope of ReLU at its kink taken as 1",
        named=("What is the slope of the ReLU at its kink, where its input is exactl",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [5, 6, 7, 8]
""",
        slip="ReLU judged by the sign of c instead of c - 2, so all entries pass",
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
        slip="upstream gradients ignored: the slopes alone",
        named=("These are the gradients for an upstream gradient of ones. The upstre",),
    ),
    Answer(
        "ties",
        """
by_a = [10 * 4, 0, 30 * 7]
by_b = [0, 20 * 3, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="the upstream gradient is multiplied by the larger value itself",
        named=("You gave values of a, b or their maximum, or multiplied by them. The",),
    ),
    Answer(
        "ties",
        """
a, b = np.array([4, 1, 7]), np.array([4, 3, 2])
c = np.array([2, 6, 6, 1])
v = np.array([10, 20, 30])
by_a = list(np.where(a >= b, v, 0))
by_b = list(np.where(a >= b, 0, v))
winners = c == c.max()
by_c = list(8 * winners / winners.sum())
by_ramp = list(np.array([5, 6, 7, 8]) * (c > 2))
""",
    ),
    Answer(
        "ties",
        """
a = tf.Variable([4.0, 1.0, 7.0])
b = tf.Variable([4.0, 3.0, 2.0])
c = tf.Variable([2.0, 6.0, 6.0, 1.0])
with tf.GradientTape(persistent=True) as tape:
    pairs = tf.maximum(a, b)
    largest = tf.reduce_max(c)
    ramp = tf.nn.relu(c - 2.0)
by_a, by_b = [g.numpy().tolist() for g in tape.gradient(pairs, [a, b], [10.0, 20.0, 30.0])]
by_c = tape.gradient(largest, c, output_gradients=tf.constant(8.0)).numpy().tolist()
by_ramp = tape.gradient(ramp, c, output_gradients=tf.constant([5.0, 6.0, 7.0, 8.0])).numpy().tolist()
""",
        slip="a list as output_gradients counts as one gradient for each target, so only its first number is taken",
    ),
    Answer(
        "ties",
        """
by_a = np.array([10.0, 0.0, 30.0])
by_b = (0, 20, 0)
by_c = tf.constant([0.0, 4.0, 4.0, 0.0])
by_ramp = np.array([0, 6, 7, 0], dtype=np.float32)
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
        slip="the sum of the Hessian's rows is multiplied by t entry by entry, instead of t as the upstream gradient",
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
        slip="t is not used: ones as the upstream gradient",
        named=("The direction has no effect on your result. Without an upstream grad",),
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
        slip="the inner gradient is computed after the outer block, so the outer tape does not see it and returns None",
        named=("Your function gives None, or what is no tensor. Is there a `return`?",),
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
        slip="first derivative only: gradient times t entry by entry",
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
    return tf.linalg.diag_part(H) * t
""",
        slip="only the diagonal of the Hessian is used",
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
    H = outer.jacobian(g, x)
    return tf.reduce_sum(t * tf.linalg.matvec(H, t))
""",
        slip="returns the number t H t instead of the vector H t",
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
        along = tf.reduce_sum(g * g * t)
    return outer.gradient(along, x)
""",
        slip="the gradient is squared before the product with t, which gives 2 H (g * t)",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    def gradient(at):
        with tf.GradientTape() as tape:
            tape.watch(at)
            y = f(at)
        return tape.gradient(y, at)

    return gradient(x + t) - gradient(x)
""",
        slip="difference of two gradients over the whole step t, which is not small",
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
        g = inner.gradient(y, x)
    H = outer.jacobian(g, x)
    return tf.linalg.matvec(H, x)
""",
        slip="the Hessian times x instead of times t",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    x = tf.Variable(x)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = f(x)
        along = tf.reduce_sum(inner.gradient(y, x) * t)
    return tf.convert_to_tensor(outer.gradient(along, x))
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
        g = inner.gradient(y, x)
        parts = [g[i] for i in range(len(x))]
    rows = [outer.gradient(part, x, unconnected_gradients="zero") for part in parts]
    return tf.stack([tf.reduce_sum(row * t) for row in rows])
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
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 24 + 35 + 18 + 16
""",
        slip="pop overlooked: the layer with 3 neurons is counted as still there",
        named=("Your number of parameters still includes the last layer of the first",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 5)
parameters = 3 * 5 + 5 + 5 * 3 + 3 + 3 * 4 + 4
""",
        slip="pop is thought to remove the first layer",
        named=("Your kernel is that of a first layer with 5 neurons. `pop` removes t",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 3 * 6 + 6 * 5 + 5 * 4
""",
        slip="the biases are not counted",
        named=("You counted the kernels only, but each layer has biases too.",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (6, 3)
parameters = 83
""",
        slip="the kernel transposed: neurons first",
        named=("Your kernel is transposed: Keras multiplies samples in rows by a ker",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (7, 6)
parameters = 7 * 6 + 6 + 6 * 5 + 5 + 5 * 4 + 4
""",
        slip="the number of samples taken for the number of input columns",
        named=("Your kernel has a 7 in its shape, the size of the batch. The shape o",),
    ),
    Answer(
        "layers",
        """
out_shape = (4,)
first_kernel = (3, 6)
parameters = 83
""",
        slip="the samples are forgotten in the shape of the output",
        named=("The output has a row for each sample and a column for each neuron of",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 5)
first_kernel = (3, 4)
parameters = 3 * 4 + 4 + 4 * 6 + 6 + 6 * 5 + 5
""",
        slip="add is thought to put the new layer first",
        named=("`add` puts the new layer at the end.",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = (3 * 6 + 1) + (6 * 5 + 1) + (5 * 4 + 1)
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("A layer has a bias for each of its neurons, not one in all.",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 3 * 6 + 6 + 6 * 5 + 5
""",
        slip="the parameters of the new last layer are not counted",
        named=(),
        near=True,
    ),
    Answer(
        "layers",
        """
sizes = [3, 6, 5, 4]
parameters = sum((m + 1) * n for m, n in zip(sizes, sizes[1:]))
first_kernel = tuple(sizes[:2])
out_shape = (7, sizes[-1])
""",
    ),
    Answer(
        "layers",
        """
kernels = [np.zeros((3, 6)), np.zeros((6, 5)), np.zeros((5, 4))]
biases = [np.zeros(6), np.zeros(5), np.zeros(4)]
out = np.ones((7, 3))
for K, b in zip(kernels, biases):
    out = out @ K + b
out_shape = out.shape
first_kernel = kernels[0].shape
parameters = sum(K.size for K in kernels) + sum(b.size for b in biases)
""",
    ),
    Answer(
        "layers",
        """
out_shape = tf.TensorShape([7, 4])
first_kernel = [3, 6]
parameters = np.int64(83)
""",
        form=True,
    ),
    # careful_step
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        length = tf.norm(g)
        if length > limit:
            g = g * limit / length
        w.assign_sub(rate * g)
""",
        slip="each Variable's gradient is clipped by its own length instead of the length of all together",
        named=("You limited the gradient of each Variable by itself. The limit is fo",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(rate * tf.clip_by_value(g, -limit, limit))
""",
        slip="each entry is clipped to the interval from -limit to limit",
        named=("You limited single entries, which changes the direction of the step.",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = np.sqrt(sum(np.sum(g.numpy() ** 2) for g in gradients))
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * limit / length * g)
""",
        slip="always scaled to the length limit, short gradients too",
        named=("You brought every gradient to the length `limit`, even one that is s",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = sum(np.sum(g.numpy() ** 2) for g in gradients)
    if length > limit:
        gradients = [g * limit / length for g in gradients]
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="the root is missing: the sum of the squares is taken as the length",
        named=("You divided by the square of the length. Is the root missing, or do ",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_sum((model(X) - y) ** 2)
    gradients, length = tf.clip_by_global_norm(tape.gradient(J, model.trainable_variables), limit)
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="sum over the samples instead of the mean",
        named=("You summed the loss over the samples, but the task asks for the mean",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = np.sqrt(sum(np.sum(g.numpy() ** 2) for g in gradients))
    if length > limit:
        for g in gradients:
            g = g * limit / length
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="the scaled gradients are lost: the loop variable is overwritten, the list is not, so nothing is clipped",
        named=(),
        near=True,
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = sum(np.linalg.norm(g.numpy()) for g in gradients)
    factor = limit / length if length > limit else 1.0
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * factor * g)
""",
        slip="the lengths of the separate gradients are added, instead of the root of the sum of their squares",
        named=("You added up the lengths of the gradients. The length of one long ve",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    steps = [rate * g for g in gradients]
    steps, _ = tf.clip_by_global_norm(steps, limit)
    for w, s in zip(model.trainable_variables, steps):
        w.assign_sub(s)
""",
        slip="the step, rate times gradient, is clipped instead of the gradient",
        named=("You applied the limit to the step, which already contains the learni",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y[:, 0]) ** 2)
    gradients, _ = tf.clip_by_global_norm(tape.gradient(J, model.trainable_variables), limit)
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * g)
""",
        slip="y as a flat vector is broadcast against the column of outputs to a square table of differences",
        named=("In your loss each output meets the targets of all samples, or their ",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(model(X) - y))
    variables = model.trainable_variables
    gradients, _ = tf.clip_by_global_norm(tape.gradient(J, variables), limit)
    for variable, gradient in zip(variables, gradients):
        variable.assign(variable - rate * gradient)
""",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(model(X) - y))
    gradients = [g.numpy() for g in tape.gradient(J, model.trainable_variables)]
    flat = np.concatenate([g.ravel() for g in gradients])
    flat = flat * min(1.0, limit / max(np.linalg.norm(flat), 1e-300))
    weights, start = [], 0
    for w in model.get_weights():
        weights.append(w - rate * flat[start : start + w.size].reshape(w.shape))
        start += w.size
    model.set_weights(weights)
""",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.linalg.global_norm(gradients)
    if length > limit:
        gradients = [g * (limit / length) for g in gradients]
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(rate * g)
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
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(1.0 * g)
""",
        slip="no hidden layer",
        named=("A single layer can do no better, and training may stay there for a w",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8), keras.layers.Dense(1)])
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(0.1 * g)
""",
        slip="the hidden layer has no activation function, so the network is linear",
        named=("At one of the points the output is so close to 0.5 that a small chan",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"),
                          keras.layers.Dense(1, activation="sigmoid")])
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w = w - 1.0 * g
""",
        slip="w = w - ... makes a new tensor, the model's weights stay as they were",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])
wanted = tf.constant([[0.0], [1.0], [1.0], [1.0]])
for _ in range(1000):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - wanted) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(0.1 * g)
""",
        slip="trained to OR: the target of (1, 1) is 1",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])
for _ in range(1000):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - (1.0 - targets)) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(0.1 * g)
""",
        slip="targets turned round: 1 for equal inputs",
        named=("This is the opposite of XOR. Does your training step go downhill, an",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"),
                          keras.layers.Dense(1, activation="sigmoid")])
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_add(1.0 * g)
""",
        slip="the gradients are added: the loss is maximised",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"),
                          keras.layers.Dense(1, activation="softmax")])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        slip="softmax on a single output, which is always 1",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)),
                          keras.layers.Dense(8, activation="tanh", kernel_initializer="zeros"),
                          keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros")])
for _ in range(1000):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for w, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        w.assign_sub(1.0 * g)
""",
        slip="all weights start at 0 and stay there",
        named=("The network answers no to all four points. Print the loss every few ",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"),
                          keras.layers.Dense(2, activation="softmax")])
classes = tf.constant([0, 1, 1, 0])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(classes, model(points)))
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        slip="two outputs, one for each class, instead of one",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(3)
inputs = keras.Input((2,))
hidden = keras.layers.Dense(16, activation="relu")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1)(hidden))
optimizer = keras.optimizers.Adam(0.02)
for _ in range(400):
    with tf.GradientTape() as tape:
        s = model(points)
        J = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=targets, logits=s))
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.layers.Dense(12, activation="tanh"), keras.layers.Dense(1)])
model(points)


@tf.function
def step():
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for w, g in zip(model.trainable_variables, gradients):
        w.assign_sub(0.1 * g)
    return J


for _ in range(3000):
    J = step()
""",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(2)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(12, activation="tanh"),
                          keras.layers.Dense(1, activation="sigmoid"), keras.layers.Flatten(),
                          keras.layers.Reshape((1, 1))])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(400):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points)[:, 0] - targets) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        form=True,
    ),
    # best_way
    Answer(
        "best_way",
        'truth = "ffttf"',
        slip="a: an ordinary tape is thought to be usable for one Variable only",
        named=("Look at statement a again. `tape.gradient` takes a list of sources. ",),
    ),
    Answer(
        "best_way",
        'truth = "ttttf"',
        slip="b: a persistent tape is thought to add up or change the gradients",
        named=("Look at statement b again. What does a persistent tape do differentl",),
    ),
    Answer(
        "best_way", 'truth = "tffff"', slip="c and d: a forward and a backward pass are thought to be done once only"
    ),
    Answer(
        "best_way",
        'truth = "tfftf"',
        slip="c: the persistent tape is thought to need one backward pass for all three questions",
        named=("Look at statement c again. Each call of `tape.gradient` is a way thr",),
    ),
    Answer(
        "best_way",
        'truth = "tftff"',
        slip="d: the loss is thought to be computed once although each tape has it in its block",
        named=("Look at statement d again. What has to stand in the block of each of",),
    ),
    Answer(
        "best_way",
        'truth = "tfttt"',
        slip="e: a tape around the loop is thought to record once only and so save memory",
        named=("Look at statement e again. What is recorded in each step, and when d",),
    ),
    Answer(
        "best_way",
        'truth = "ftfft"',
        slip="each letter turned round: t and f interchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "best_way",
        'truth = "ttttt"',
        slip="b and e judged true: everything agreed to",
        named=(),
        near=True,
    ),
    Answer(
        "best_way",
        """
judged = {"a": True, "b": False, "c": True, "d": True, "e": False}
truth = "".join("t" if judged[k] else "f" for k in sorted(judged))
""",
    ),
    Answer("best_way", 'truth = "t" + "f" + 2 * "t" + "f"'),
    Answer("best_way", 'truth = "TFTTF"', form=True),
    # traces
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]
last = [17, 12, 14]
""",
        slip="bonus is thought to be looked up anew in each call",
        named=("You took the present value of `bonus` in all three calls. Which was ",),
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 5, 6, 7]
last = [17, 12, 14]
""",
        slip="the change of the global bonus is thought to cause new traces",
        named=("A Python variable that is used inside does not make a function trace",),
    ),
    Answer(
        "traces",
        """
counts = [1, 2, 3, 4, 5, 6, 7, 8, 9]
last = [17, 12, 14]
""",
        slip="each call is thought to trace",
        named=("Not every call makes a trace. When does a graph that is there alread",),
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 1, 2, 2, 3, 3, 3, 3]
last = [8, 3, 5]
""",
        slip="new values of a Python number are thought to fit an old trace",
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 2, 2, 3, 3, 3, 4]
last = [8, 3, 14]
""",
        slip="a new shape is thought to fit an old trace",
        named=("A tensor with two entries has another shape than one with a single e",),
    ),
    Answer(
        "traces",
        """
counts = [1, 2, 3, 4, 5, 6, 7, 7, 8]
last = [17, 3, 14]
""",
        slip="tensors with other numbers in them are thought to be traced anew",
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 4, 5, 6]
last = [8, 12, 14]
""",
        slip="old traces are thought to be forgotten, so call 8 traces again",
        named=("Call 8 has arguments that have been there before. Is its graph still",),
    ),
    Answer(
        "traces",
        """
counts = [1, 0, 1, 1, 0, 1, 0, 0, 1]
last = [8, 3, 14]
""",
        slip="the new traces of each call instead of the number so far",
        named=("Does your list say which graph a call uses, or whether it traces? Th",),
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]
last = [8, 3, 5]
""",
        slip="call 9 is thought to use the old bonus although it traces anew",
        named=("You took the old value of `bonus` in all three calls. Were all of th",),
    ),
    Answer(
        "traces",
        """
arguments = [((1,), 2), ((1,), 2), ((1,), 3), ((2,), 3), ((2,), 3), ((1,), "tensor"), ((1,), "tensor"), ((1,), 2), ((1,), 4)]
known, counts = set(), []
for argument in arguments:
    known.add(argument)
    counts.append(len(known))
last = [7.0 * 1 + 1.0, 2 * 1 + 1.0, 4 * 1 + 10.0]
""",
    ),
    Answer(
        "traces",
        """
counts = list(np.cumsum([True, False, True, True, False, True, False, False, True]).tolist())
last = [8.0, 3.0, 14.0]
""",
    ),
    Answer(
        "traces",
        """
counts = np.array([1, 1, 2, 3, 3, 4, 4, 4, 5])
last = (tf.constant(8.0), tf.constant(3.0), tf.constant(14.0))
""",
        form=True,
    ),
    # totals
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 4 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="all four numbers a column of batch norm counted as trainable",
        named=("All four numbers of batch norm are in the same sum. Which of them do",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="the moving mean and variance of batch norm are forgotten, so nothing is non-trainable",
        named=("You left out the running means and variances of batch norm.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += width * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="the bias of the dense layer in skip is missing",
        named=("You left out the biases in the dense layer of `skip`.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += width
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="join doubles the columns that arrive, instead of putting those of the model's input beside them",
        named=("`join` puts the columns of the model's input beside those that arriv",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += (width + 1) * width
            width = 2 * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="after skip the number of columns is doubled, as if Add were Concatenate",
        named=("After `skip` there are as many columns as before: two tables of equa",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * inputs
            frozen += 2 * inputs
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="batch norm counted with the columns of the model's input instead of those that arrive",
        named=("Your batch norm has its numbers for each column of the model's input",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer != "drop":
            trainable += width * layer + width
            width = layer
    return [trainable, frozen]
""",
        slip="a dense layer gets as many biases as it has inputs, instead of one for each neuron",
        named=("A dense layer has a bias for each of its neurons: not one in all, an",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer not in ("drop", "join"):
            trainable += (width + 1) * layer
            width = layer
    return [trainable, frozen]
""",
        slip="join has no parameters and is passed over, but the columns that it adds are forgotten",
        named=("`join` changes how many columns arrive at the next layer.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += (width + 1) * width
        elif layer != "drop":
            trainable += (width + 1) * layer
            width = layer
    return [trainable + frozen, frozen]
""",
        slip="all parameters are returned in the place of the trainable ones",
        named=("Your first number is the sum of all parameters. Which two sums are a",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    def count(width, rest):
        if not rest:
            return np.zeros(2, dtype=int)
        layer, *rest = rest
        if layer == "drop":
            return count(width, rest)
        if layer == "join":
            return count(width + inputs, rest)
        if layer == "norm":
            return np.array([2 * width, 2 * width]) + count(width, rest)
        neurons = width if layer == "skip" else layer
        return np.array([(width + 1) * neurons, 0]) + count(neurons, rest)

    return [int(total) for total in count(inputs, list(layers))]
""",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    widths = [inputs]
    for layer in layers:
        widths.append(layer if not isinstance(layer, str) else widths[-1] + inputs * (layer == "join"))
    norms = 2 * sum(w for w, layer in zip(widths, layers) if layer == "norm")
    dense = sum(w * v + v for w, v, layer in zip(widths, widths[1:], layers) if layer not in ("norm", "drop", "join"))
    return [dense + norms, norms]
""",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, numbers = inputs, np.zeros(2)
    for layer in layers:
        if layer == "norm":
            numbers += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            numbers[0] += width * width + width
        elif layer != "drop":
            numbers[0] += width * layer + layer
            width = layer
    return tuple(numbers)
""",
        form=True,
    ),
]
