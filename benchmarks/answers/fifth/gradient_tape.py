"""Answers to the exercise `gradient_tape`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """
dz_dy = -12.0
dz_da = 41.0
dz_db = -24.0
""",
        slip="the upstream gradient 0.5 is left out",
        named=("These are the gradients for an upstream gradient of 1 at z, but anot",),
    ),
    Answer(
        "by_hand",
        """
y = 2.0 * -3.0
dz_dy = 0.5 * 2 * y
dz_da = 2 * y * -3.0 + 5.0
dz_db = 2 * y * 2.0
""",
        slip="the upstream gradient 0.5 only in dz_dy, not in those of a and b",
        named=("That is the gradient for an upstream gradient of 1 at z, but another",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6, -6 * -3 + 5, -6 * 2",
        slip="the term 5a is not multiplied by the upstream gradient 0.5",
        named=("The upstream gradient belongs to every path back to a, including the",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6.0 * np.array([1.0, -3.0, 2.0])",
        slip="the direct path from a to z, the term 5a, is forgotten",
        named=("Variable a is used in two places: the gradients from both are added ",),
    ),
    Answer(
        "by_hand",
        """
upstream = 0.5
a, b = 2, -3
y = a * b
dz_dy = upstream * y
dz_da = dz_dy * b + upstream * 5
dz_db = dz_dy * a
""",
        slip="the derivative of y * y taken as y, without the factor 2",
        named=("That would be one use of y only. In the product of y with itself, bo",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = -6.0
dz_da = -9.5
dz_db = 18.0
""",
        slip="dy/da taken as a and dy/db as b, that is, the local derivatives of the product exchanged",
        named=("At the product a · b, each input receives the upstream gradient time",),
    ),
    Answer(
        "by_hand",
        """
dz_dy = -6.0
dz_da = 0.5 * (dz_dy * -3.0 + 5.0)
dz_db = 0.5 * (dz_dy * 2.0)
""",
        slip="the upstream gradient is multiplied in twice in the path through y (it is in dz_dy already)",
        named=("The upstream gradient is multiplied in once, where it enters, and th",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6.0, 2.5, 0.0",
        slip="y counts as an independent source, so that nothing is passed on from y to a and b",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        """
found = {"y": 2 * 6 * 0.5, "a": 2 * 6 * 3 * 0.5 + 2.5, "b": 2 * 6 * 2 * 0.5}
dz_dy, dz_da, dz_db = (found[name] for name in "yab")
""",
        slip="the minus sign of b is lost, so y is 6",
        named=("The sizes are right, but the signs are lost. Which of the numbers ar",),
    ),
    Answer(
        "by_hand",
        """
def z(a, b):
    return 0.5 * ((a * b) ** 2 + 5.0 * a)


h = 2.0 ** -20
dz_da = (z(2 + h, -3) - z(2 - h, -3)) / (2 * h)
dz_db = (z(2, -3 + h) - z(2, -3 - h)) / (2 * h)
dz_dy = dz_db / 2
""",
    ),
    Answer("by_hand", "[dz_dy, dz_da, dz_db] = [0.5 * 2 * -6, 0.5 * (2 * -6 * -3 + 5), 0.5 * 2 * -6 * 2]"),
    Answer(
        "by_hand",
        """
a, b = tf.Variable(2.0), tf.Variable(-3.0)
with tf.GradientTape() as tape:
    y = a * b
    z = y * y + 5.0 * a
dz_dy, dz_da, dz_db = tape.gradient(z, [y, a, b], output_gradients=tf.constant(0.5))
""",
        form=True,
    ),
    # fates
    Answer(
        "fates",
        'fates = ["number", "zero", "None", "number", "None", "number", "None"]',
        slip="(a): a constant that is not watched is said to have a gradient",
        named=("Look at (a) again: what does a tape watch by itself, and what not?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "None", "None", "number", "None", "number", "None"]',
        slip="(b): None instead of zero where ReLU is flat",
        named=("Look at (b) again: is the ReLU on the tape, and on which side of 0 i",),
    ),
    Answer(
        "fates",
        """
fates = ["None"] * 7
fates[1] = "zero"
for k in (2, 3, 5):
    fates[k] = "number"
""",
        slip="(c): an integer Variable is said to have a gradient",
        named=("Look at (c) again: what type of number does the Variable hold?",),
    ),
    Answer(
        "fates",
        'fates = "None zero None None None number None".split()',
        slip="(d): the assignment after the block is thought to break the recording",
        named=("Look at (d) again: does the tape read the Variable again, or does it",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "zero", "number", "None"]',
        slip="(e): the derivative of a constant made by float(x) is said to be zero, not None",
        named=("Look at (e) again: is what `float` returns recorded on the tape?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "None", "None"]',
        slip="(f): an intermediate value is said to have no gradient, since it is no Variable",
        named=("Look at (f) again: from what was `u` computed, and where?",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number", "number"]',
        slip="(g): x is thought to be still a Variable after x = x + 1.0 outside the block",
        named=("Look at (g) again: what does the name `x` refer to after the second ",),
    ),
    Answer(
        "fates",
        """
answer = dict(g="None", f="number", e="None", d="number", c="None", b="zero", a="None")
fates = list(answer.values())
""",
        slip="the list runs from (g) to (a)",
        named=("These are the right words from back to front.",),
    ),
    Answer(
        "fates",
        """
floats_on_tape = [False, True, False, True, False, True, False]
fates = ["number" if on else "None" for on in floats_on_tape]
""",
        slip="(b): the minus before x is taken into account, but not that ReLU is flat at -2, so number instead of zero",
        named=("Look at (b) again: is the ReLU on the tape, and on which side of 0 i",),
    ),
    Answer(
        "fates",
        """
on_tape = [0, 1, 0, 1, 0, 1, 0]
value = [0, 0, 0, 4, 0, 6, 0]
fates = [("number" if v else "zero") if o else "None" for o, v in zip(on_tape, value)]
""",
    ),
    Answer("fates", 'fates = np.array(["None", "zero", "None", "number", "None", "number", "None"]).tolist()'),
    Answer("fates", 'fates = (None, "zero", None, "number", None, "number", None)', form=True),
    # agrees
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    return bool(np.allclose(gradient.numpy(), expected, rtol=0, atol=1e-4))
""",
        slip="the shapes are not compared, and broadcasting makes different shapes agree",
        named=("Your function compares the entries correctly, but it accepts arrays ",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    found = gradient.numpy()
    if found.shape != expected.shape:
        return False
    return bool((found - expected <= 1e-4).all())
""",
        slip="the difference without its absolute value",
        named=("Your function notices entries that are too large, but not those that",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return False
    for g, e in zip(gradient.numpy().ravel(), expected.ravel()):
        if abs(g - e) <= 0.0001:
            return True
    return False
""",
        slip="True as soon as one entry agrees: one close entry is enough",
        named=("Your function says True as soon as one entry agrees, but all of them",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    found = gradient.numpy()
    return found.shape == expected.shape and abs(float(np.mean(found - expected))) <= 1e-4
""",
        slip="the mean of the differences is compared, in which errors of both signs cancel",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    found = gradient.numpy()
    if found.size != expected.size:
        return False
    return max((abs(g - e) for g, e in zip(found.flat, expected.flat)), default=0) <= 1e-4
""",
        slip="the numbers of entries are compared instead of the shapes",
        named=("Your function accepts a column and a row with the same entries, but ",),
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    same_shape = gradient.numpy().shape is expected.shape
    same_numbers = same_shape and np.abs(gradient.numpy() - expected).max() <= 1e-4
    return bool(same_numbers)
""",
        slip="the shapes are compared by 'is', which is not true for two tuples made separately, so the answer is False (but for single numbers)",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    found = gradient.numpy()
    if np.shape(found) != np.shape(expected):
        return False
    return np.array_equal(np.trunc(found * 10000), np.trunc(expected * 10000))
""",
        slip="four decimal places are cut off and compared, so close numbers on two sides of a step differ",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    found = gradient.numpy()
    if found.shape != expected.shape:
        return False
    return bool(np.all(np.abs(found - expected) <= 1e-4 * np.abs(expected)))
""",
        slip="the difference is compared with a share of the expected number, a relative tolerance",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    if gradient.numpy().shape != expected.shape:
        return False
    return bool(np.linalg.norm((gradient.numpy() - expected).ravel()) <= 1e-4)
""",
        slip="the length of the whole difference is compared instead of every entry",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    found = gradient.numpy()
    try:
        assert found.shape == expected.shape
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-4)
    except AssertionError:
        return False
    return True
""",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    def same(a, b):
        if isinstance(a, list) != isinstance(b, list):
            return False
        if isinstance(a, list):
            return len(a) == len(b) and all(same(*pair) for pair in zip(a, b))
        return abs(a - b) <= 1e-4

    found = gradient.numpy()
    return found.shape == expected.shape and same(found.tolist(), expected.tolist())
""",
    ),
    Answer(
        "agrees",
        """
def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return np.False_
    return np.all(np.abs(gradient.numpy() - expected) <= 1e-4)
""",
        form=True,
    ),
    # slope
    Answer(
        "slope",
        """
def slope(w):
    return (2.0 - w) ** 3 + 3.0 * w * (2.0 - w) ** 2
""",
        slip="the inner derivative -1 of 2 - w is forgotten",
        named=("Both terms of the product rule are there. In the second, the inner d",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = tf.reduce_mean(w * (2.0 - w) ** 3)
    return tape.gradient(y, w)
""",
        slip="the gradient of the mean, so each slope is divided by the number of entries",
        named=("This is off by a factor that is the number of samples, or of rows. I",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return -3.0 * (2.0 - w) ** 2
""",
        slip="the product of the two derivatives instead of the product rule",
        named=("This is the slope of the power alone, or of both factors multiplied.",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    v = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.pow(2.0 - v, 3)
    return tape.gradient(y, v).numpy()
""",
        slip="the factor w is the array and not the Variable, so its term is missing",
        named=("Your slope has the part that comes through the power. The part that ",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.pow(2.0 - w, 3)
    return tape.jacobian(y, w)
""",
        slip="the whole Jacobian instead of its diagonal, so the shape is wrong",
        named=("You returned a matrix. Each y depends on its own w only: where in th",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    first, second = w, 2.0 - w
    return second ** 2 * (second - first)
""",
        slip="the factor 3 of the power rule is lost",
        named=("A power's own derivative lacks a factor: what becomes of the exponen",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    h = 1e-6
    y = lambda w: w * (2.0 - w) ** 3
    return (y(w + h) - y(w - h)) / h
""",
        slip="the central difference is divided by h instead of 2h",
        named=("Your slopes are twice as steep as the function. If you measured them",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    y = np.poly1d([-1.0, 0.0, 0.0, 8.0, 0.0])  # w (2^3 - w^3)
    return np.polyder(y)(w)
""",
        slip="(2 - w)^3 is expanded as 8 - w^3",
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.constant(w)
    with tf.GradientTape() as outer:
        outer.watch(w)
        with tf.GradientTape() as inner:
            inner.watch(w)
            y = w * (2.0 - w) ** 3
        first = inner.gradient(y, w)
    return outer.gradient(first, w).numpy()
""",
        slip="the second derivative",
        named=("These are second derivatives: the slopes have been differentiated on",),
    ),
    Answer(
        "slope",
        """
def slope(w):
    return np.polyval([-4.0, 18.0, -24.0, 8.0], w)
""",
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = tf.convert_to_tensor(w)
    with tf.GradientTape() as tape:
        tape.watch(w)
        rest = 2.0 - w
        y = tf.reduce_sum(w * rest * rest * rest)
    return tape.gradient(y, w).numpy()
""",
    ),
    Answer(
        "slope",
        """
def slope(w):
    w = np.asarray(w)
    flat = [(2 - v) ** 2 * (2 - 4 * v) for v in w.ravel().tolist()]
    return np.array(flat).reshape(w.shape).tolist()
""",
        form=True,
    ),
    # descend
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = np.array(start, dtype=float)
    for _ in range(steps):
        w = w - rate * np.array([w[0] - 3.0, 3.0 * (w[1] + 1.0)])
    return w
""",
        slip="the factor 2 of the derivative of a square is missing",
        named=(),
        near=True,
    ),
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
        slip="a step uphill, with plus instead of minus",
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
    return w
""",
        slip="the gradient is computed once, at the start, and used in all steps",
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
        return w
    return w
""",
        slip="return inside the loop, after the first step",
        named=("You return the point after a single step, however many are asked for",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for k in range(1, steps + 1):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate / k * tape.gradient(J, w))
    return w.numpy()
""",
        slip="the learning rate is divided by the number of the step",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    # each coordinate has a recursion of its own
    fixed = np.array([3.0, -1.0])
    factor = 1 - rate * np.array([2.0, 3.0])
    return fixed + factor ** steps * (np.asarray(start) - fixed)
""",
        slip="the second coordinate's gradient taken as 3 (w + 1) instead of 6 (w + 1)",
        named=("A factor of the derivative in the second coordinate is missing, or i",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.constant(start)
    best = w
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch(w)
            J = valley(w)
        w = w - rate * tape.gradient(J, w)
        if valley(w) < valley(best):
            best = w
    return best.numpy()
""",
        slip="the lowest point on the way is returned, not the point after the last step (another one for a large rate)",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    path = [np.asarray(start, dtype=float)]
    while len(path) < steps:
        x, y = path[-1]
        path.append(np.array([x - rate * 2 * (x - 3), y - rate * 6 * (y + 1)]))
    return path[-1]
""",
        slip="one step too few, since the start counts as a step",
        named=("Your function makes one step too few.",),
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        g = tape.gradient(J, w)
        w.assign_sub(rate * g / tf.norm(g))
    return w.numpy()
""",
        slip="the gradient is divided by its length, so only its direction counts",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    bottom, bend = np.array([3.0, -1.0]), np.array([2.0, 6.0])
    return bottom + (1 - rate * bend) ** steps * (start - bottom)
""",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    if steps == 0:
        return np.array(start)
    w = tf.Variable(start)
    with tf.GradientTape() as tape:
        J = valley(w)
    return descend((w - rate * tape.gradient(J, w)).numpy(), rate, steps - 1)
""",
    ),
    Answer(
        "descend",
        """
def descend(start, rate, steps):
    x, y = (float(v) for v in start)
    for _ in range(steps):
        x, y = x - 2 * rate * (x - 3), y - 6 * rate * (y + 1)
    return x, y
""",
        form=True,
    ),
    # ties
    Answer(
        "ties",
        """
by_a = [5.0, 0.0, 30.0]
by_b = [5.0, 20.0, 0.0]
by_c = [0.0, 4.0, 4.0, 0.0]
by_ramp = [0.0, 6.0, 7.0, 0.0]
""",
        slip="tf.maximum is thought to share a tie between both inputs",
        named=("On the tie of a and b you passed on a half, as PyTorch does to each ",),
    ),
    Answer(
        "ties",
        """
by_a, by_b = [0, 0, 30], [10, 20, 0]
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
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="both inputs of a tie receive the whole upstream gradient",
        named=("On the tie of a and b, both received the whole gradient, so more is ",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 8, 0, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="reduce_max gives all to the first of the largest entries instead of sharing it",
        named=("The maximum of a row is another operation than the maximum of two: o",),
    ),
    Answer(
        "ties",
        """
first = np.array([4, 1, 7]) >= np.array([4, 3, 2])
by_a = np.where(first, [10, 20, 30], 0)
by_b = np.where(first, 0, [10, 20, 30])
by_c = 8 * np.array([0, 1, 1, 0])
by_ramp = np.array([0, 1, 1, 0]) * np.arange(5, 9)
""",
        slip="each of the two largest entries receives the whole upstream gradient 8",
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
        slip="the slope of ReLU at 0 taken as 1",
        named=("What is the slope of the ReLU at its kink, where its input is exactl",),
    ),
    Answer(
        "ties",
        """
by_a, by_b, by_c = [10, 0, 30], [0, 20, 0], [0, 4, 4, 0]
by_ramp = [g * max(c - 2, 0) for g, c in zip([5, 6, 7, 8], [2, 6, 6, 1])]
""",
        slip="the upstream gradient times the output of ReLU instead of its slope",
        named=("`by_ramp` holds outputs or inputs of the ReLU, or products with them",),
    ),
    Answer(
        "ties",
        """
by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [5, 6, 7, 8]
""",
        slip="ReLU is judged by c instead of c - 2, all of which are positive",
        named=("A ReLU passes on the gradient where its input is positive. What is i",),
    ),
    Answer(
        "ties",
        """
by_a = [0, 20, 0]
by_b = [10, 0, 30]
by_c = [4, 0, 0, 4]
by_ramp = [0, 6, 7, 0]
""",
        slip="the gradient goes to the smaller inputs, as for a minimum",
    ),
    Answer(
        "ties",
        """
c = np.array([2.0, 6.0, 6.0, 1.0])
by_a, by_b = [10.0, 0.0, 30.0], [0.0, 20.0, 0.0]
by_c = 8 * (c == c.max()) / (c == c.max()).sum()
by_ramp = np.heaviside(c - 2, 0) * [5, 6, 7, 8]
""",
    ),
    Answer(
        "ties",
        """
with tf.GradientTape(persistent=True) as tape:
    a, b = tf.Variable([4.0, 1.0, 7.0]), tf.Variable([4.0, 3.0, 2.0])
    c = tf.Variable([2.0, 6.0, 6.0, 1.0])
    pairs, largest, ramp = tf.maximum(a, b), tf.reduce_max(c), tf.nn.relu(c - 2.0)
by_a, by_b = (g.numpy() for g in tape.gradient(pairs, [a, b], tf.constant([10.0, 20.0, 30.0])))
by_c = tape.gradient(largest, c, tf.constant(8.0)).numpy()
by_ramp = tape.gradient(ramp, c, tf.constant([5.0, 6.0, 7.0, 8.0])).numpy()
""",
    ),
    Answer(
        "ties",
        """
by_a = (10, 0, 30)
by_b = (0, 20, 0)
by_c = np.array([0, 4, 4, 0], dtype=np.int8)
by_ramp = tf.constant([0.0, 6.0, 7.0, 0.0]).numpy()
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
    return t * outer.gradient(g, x)
""",
        slip="the sums of the Hessian's rows times t, since t is multiplied afterwards instead of being the upstream gradient",
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
    return tf.linalg.diag_part(outer.jacobian(g, x)) * t
""",
        slip="only the diagonal of the Hessian, times t",
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
    return tf.tensordot(t, tf.linalg.matvec(H, t), 1)
""",
        slip="t is multiplied in from both sides, so a single number",
        named=("You returned a single number for each function. The product of a mat",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        along = tf.reduce_sum(inner.gradient(y, x) * t)
    return outer.gradient(along, t)
""",
        slip="the outer tape differentiates by t instead of x, which returns the gradient of f",
        named=(),
        near=True,
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
        along = tf.reduce_mean(inner.gradient(y, x) * t)
    return outer.gradient(along, x)
""",
        slip="the mean of gradient times t instead of the sum, so divided by the number of entries",
        named=("This is off by a factor that is the number of samples, or of rows. I",),
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = f(t)
        g = inner.gradient(y, t)
    return outer.gradient(g, t, output_gradients=x)
""",
        slip="x and t exchanged: the Hessian at t, times x",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    def g(at):
        with tf.GradientTape() as tape:
            tape.watch(at)
            y = f(at)
        return tape.gradient(y, at)

    return g(x + t) - g(x)
""",
        slip="the difference of the gradients over a whole step t, not the derivative",
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
    return outer.gradient(g, x, output_gradients=t, unconnected_gradients="zero")
""",
        slip="the gradient is taken outside the outer tape, so nothing is recorded; the option turns None into zeros",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    direction = t / tf.norm(t)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        slope = tf.tensordot(inner.gradient(y, x), direction, axes=1)
    return outer.gradient(slope, x)
""",
        slip="t is scaled to the length 1 first",
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
    return tf.einsum("ij,j->i", outer.jacobian(g, x), t)
""",
    ),
    Answer(
        "hessian_times",
        """
def hessian_times(f, x, t):
    v = tf.Variable(x)
    with tf.GradientTape(persistent=True) as outer:
        with tf.GradientTape() as inner:
            y = f(v)
        g = inner.gradient(y, v)
        parts = tf.unstack(g)
    rows = [outer.gradient(part, v, unconnected_gradients="zero") for part in parts]
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
out_shape = (4, 7)
first_kernel = (3, 6)
parameters = 83
""",
        slip="the output's shape transposed, neurons before samples",
        named=("The output has a row for each sample and a column for each neuron of",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (6, 3)
parameters = 83
""",
        slip="the kernel with one row per neuron, as in PyTorch",
        named=("Your kernel is transposed: Keras multiplies samples in rows by a ker",),
    ),
    Answer(
        "layers",
        """
widths = [3, 6, 5, 4]
out_shape, first_kernel = (7, widths[-1]), (widths[0], widths[1])
parameters = sum(i * o for i, o in zip(widths, widths[1:]))
""",
        slip="the biases are not counted",
        named=("You counted the kernels only, but each layer has biases too.",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 5)
parameters = 54
""",
        slip="pop is thought to remove the first layer",
        named=("Your kernel is that of a first layer with 5 neurons. `pop` removes t",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 93
""",
        slip="the removed layer with 3 neurons is still in between",
        named=("Your number of parameters still includes the last layer of the first",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = (3 * 6 + 6) + (6 * 5 + 5) + (3 * 4 + 4)
""",
        slip="the new layer counted with 3 inputs, the neurons of the removed layer, instead of 5",
        named=(),
        near=True,
    ),
    Answer(
        "layers",
        """
out_shape = (3, 4)
first_kernel = (7, 6)
parameters = (7 + 1) * 6 + (6 + 1) * 5 + (5 + 1) * 4
""",
        slip="the 7 samples taken for the inputs, and the 3 columns for the samples",
        named=("Your kernel has a 7 in its shape, the size of the batch. The shape o",),
    ),
    Answer(
        "layers",
        """
out_shape, first_kernel, parameters = (7, 5), (3, 4), 16 + 30 + 35
""",
        slip="add is thought to put the new layer in front",
        named=("`add` puts the new layer at the end.",),
    ),
    Answer(
        "layers",
        """
out_shape = (7, 4)
first_kernel = (3, 6)
parameters = np.prod([3, 6]) + np.prod([6, 5]) + np.prod([5, 4]) + 3
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("A layer has a bias for each of its neurons, not one in all.",),
    ),
    Answer(
        "layers",
        """
widths = np.array([3, 6, 5, 4])
out_shape = 7, 4
first_kernel = 3, 6
parameters = int((widths[:-1] + 1) @ widths[1:])
""",
    ),
    Answer(
        "layers",
        """
model = keras.Sequential([keras.layers.Dense(6), keras.layers.Dense(5), keras.layers.Dense(4)])
out_shape = tuple(model(tf.ones((7, 3))).shape)
first_kernel = tuple(model.layers[0].kernel.shape)
parameters = model.count_params()
""",
    ),
    Answer(
        "layers",
        """
out_shape = [7.0, 4.0]
first_kernel = np.array([3, 6])
parameters = np.float64(83)
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
    variables = model.trainable_variables
    for v, g in zip(variables, tape.gradient(J, variables)):
        v.assign_sub(rate * tf.clip_by_norm(g, limit))
""",
        slip="each Variable's gradient is clipped by its own length, not by the length of all together",
        named=("You limited the gradient of each Variable by itself. The limit is fo",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = tf.linalg.global_norm(gradients)
    for v, g in zip(variables, gradients):
        v.assign_sub(rate * g * limit / length)
""",
        slip="short gradients are scaled too, up to the limit: there is no if",
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
    length = sum(float(tf.norm(g)) for g in gradients)
    factor = min(1.0, limit / length)
    for v, g in zip(variables, gradients):
        v.assign_sub(rate * factor * g)
""",
        slip="the lengths of the single gradients are added instead of their squares",
        named=("You added up the lengths of the gradients. The length of one long ve",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = float(sum(tf.reduce_sum(g * g) for g in gradients))
    if length > limit:
        gradients = [limit / length * g for g in gradients]
    for v, g in zip(variables, gradients):
        v.assign_sub(rate * g)
""",
        slip="the root of the sum of squares is forgotten",
        named=("You divided by the square of the length. Is the root missing, or do ",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((tf.reshape(model(X), [-1]) - y) ** 2)
    variables = model.trainable_variables
    gradients, _ = tf.clip_by_global_norm(tape.gradient(J, variables), limit)
    for v, g in zip(variables, gradients):
        v.assign_sub(rate * g)
""",
        slip="the outputs are flattened and y is not, so broadcasting subtracts every target from every output",
        named=("In your loss each output meets the targets of all samples, or their ",),
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
    for v, s in zip(variables, steps):
        v.assign_sub(s)
""",
        slip="the step, learning rate included, is limited instead of the gradient",
        named=("You applied the limit to the step, which already contains the learni",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_sum((model(X) - y) ** 2)
    variables = model.trainable_variables
    gradients = tape.gradient(J, variables)
    length = np.sqrt(sum(np.sum(g.numpy() ** 2) for g in gradients))
    if length > limit:
        gradients = [g * (limit / length) for g in gradients]
    for v, g in zip(variables, gradients):
        v.assign_sub(rate * g)
""",
        slip="the sum over the samples instead of the mean",
        named=("You summed the loss over the samples, but the task asks for the mean",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    kernel, bias = model.get_weights()
    error = X @ kernel + bias - y
    g = 2 * X.T @ error / len(X)
    g_bias = 2 * error.mean(axis=0)
    length = np.linalg.norm(np.concatenate([g.ravel(), g_bias]))
    if length > limit:
        g = g * limit / length
    model.set_weights([kernel - rate * g, bias - rate * g_bias])
""",
        slip="only the kernel's gradient is scaled, the bias's is left as it is",
        named=("You limited the kernel's gradient only, or the bias's only. All of t",),
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for k, g in enumerate(gradients):
        length = tf.linalg.global_norm(gradients)
        if length > limit:
            gradients[k] = g * limit / length
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * g)
""",
        slip="the length is computed anew in the loop, when some of the gradients are scaled already",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    variables = model.trainable_variables
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(model(X) - y))
    gradients = tape.gradient(J, variables)
    long = tf.concat([tf.reshape(g, [-1]) for g in gradients], axis=0)
    factor = limit / tf.maximum(tf.norm(long), limit)
    for v, g in zip(variables, gradients):
        v.assign(v - rate * factor * g)
""",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    w = np.concatenate([part.ravel() for part in model.get_weights()])
    inputs = np.column_stack([X, np.ones(len(X))])
    g = 2 / len(X) * inputs.T @ (inputs @ w - y[:, 0])
    w = w - rate * g * min(1.0, limit / max(np.linalg.norm(g), 1e-300))
    model.set_weights([w[:2, None], w[2:]])
""",
    ),
    Answer(
        "careful_step",
        """
def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    gradients, length = tf.clip_by_global_norm(gradients, limit)
    model.set_weights([w - rate * g.numpy() for w, g in zip(model.get_weights(), gradients)])
    return J, length
""",
        form=True,
    ),
    # xor
    Answer(
        "xor",
        """
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(16), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        slip="the hidden layer has no activation, so the network is linear and cannot compute XOR",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1)])
weights = model.trainable_variables
for _ in range(400):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, weights)
    new_weights = [w - 0.2 * g for w, g in zip(weights, gradients)]
""",
        slip="the new weights are computed but never assigned to the model, which stays untrained",
        named=("The network answers no to all four points. Print the loss every few ",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(2)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(12, "tanh"), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    for k in range(len(points) - 1):
        with tf.GradientTape() as tape:
            J = tf.reduce_mean((model(points[k:k + 1]) - targets[k:k + 1]) ** 2)
        optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        slip="the loop leaves out the last point, (1, 1)",
        named=("A single layer can do no better, and training may stay there for a w",),
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(3)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(16, "tanh"), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(0.05)
batch = tf.roll(points, shift=1, axis=0)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(batch) - targets) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        slip="the points are brought into another order and the targets are not",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(4)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1, "softmax")])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
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
keras.utils.set_random_seed(5)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1)])
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.abs(tf.round(model(points)) - targets))
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        if g is not None:
            v.assign_sub(0.1 * g)
""",
        slip="the loss is computed from rounded outputs, whose gradient is None, so nothing is learnt",
        named=(),
        near=True,
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(6)
trained = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((trained(points) - targets) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, trained.trainable_variables), trained.trainable_variables))
model = keras.models.clone_model(trained)
""",
        slip="model is a clone of the trained network with fresh weights",
        named=(),
    ),
    Answer(
        "xor",
        """
def model(points):
    return targets
""",
        slip="the right answers are returned in their order, without looking at the points",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(8)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(2, "sigmoid")])
optimizer = keras.optimizers.Adam(0.05)
both = tf.concat([1.0 - targets, targets], axis=1)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - both) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        slip="two outputs, one for each class, instead of one",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(9)
inputs = keras.Input((2,))
hidden = keras.layers.Dense(32, activation="tanh")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1)(hidden))
optimizer = keras.optimizers.Adam(0.03)


def train_step():
    with tf.GradientTape() as tape:
        logits = model(points)
        J = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=targets, logits=logits))
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))


for _ in range(400):
    train_step()
""",
    ),
    Answer(
        "xor",
        """
keras.utils.set_random_seed(10)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(24, "tanh"), keras.layers.Dense(1, "tanh")])
mean = [tf.zeros_like(v) for v in model.trainable_variables]
for _ in range(600):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - (2 * targets - 1)) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    mean = [0.9 * m + g for m, g in zip(mean, gradients)]
    for v, m in zip(model.trainable_variables, mean):
        v.assign_sub(0.05 * m)
""",
    ),
    Answer(
        "xor",
        """
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(16, "tanh")
        self.last = keras.layers.Dense(1)

    def call(self, x):
        return tf.squeeze(self.last(self.hidden(x)), axis=1)


keras.utils.set_random_seed(11)
model = Net()
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets[:, 0]) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(J, model.trainable_variables), model.trainable_variables))
""",
        form=True,
    ),
    # best_way
    Answer(
        "best_way",
        'truth = "ffttf"',
        slip="a: one list of three Variables is thought to need three backward passes",
        named=("Look at statement a again. `tape.gradient` takes a list of sources. ",),
    ),
    Answer(
        "best_way",
        'truth = "ttttf"',
        slip="b: a persistent tape is thought to give wrong gradients when asked three times",
        named=("Look at statement b again. What does a persistent tape do differentl",),
    ),
    Answer(
        "best_way",
        'truth = "tfftf"',
        slip="c: a persistent tape is thought to keep the gradients of its first backward pass",
        named=("Look at statement c again. Each call of `tape.gradient` is a way thr",),
    ),
    Answer(
        "best_way",
        'truth = "tftff"',
        slip="d: the loss is thought to be computed only once by three tapes",
        named=("Look at statement d again. What has to stand in the block of each of",),
    ),
    Answer(
        "best_way",
        'truth = "tfttt"',
        slip="e: one persistent tape around the loop is thought to save memory",
        named=("Look at statement e again. What is recorded in each step, and when d",),
    ),
    Answer(
        "best_way",
        """
is_wrong = {"a": False, "b": True, "c": False, "d": False, "e": True}
truth = "".join("t" if wrong else "f" for wrong in is_wrong.values())
""",
        slip="all letters inverted: t for the false statements",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("best_way", 'truth = "tfttf"[::-1]', slip="the letters in the order from e to a"),
    Answer(
        "best_way",
        'truth = "".join(["t", "t", "f", "t", "f"])',
        slip="b and c exchanged: a persistent tape is said to be wrong, and not to go back three times",
    ),
    Answer("best_way", 'truth = "tffff"', slip="c and d: only the best way is marked as true"),
    Answer(
        "best_way",
        """
true_ones = {"a", "c", "d"}
truth = "".join("ft"[letter in true_ones] for letter in "abcde")
""",
    ),
    Answer("best_way", 'truth = "t" + "f" + 2 * "t" + "f"'),
    Answer("best_way", 'truth = "TFTTF"', form=True),
    # traces
    Answer(
        "traces",
        """
counts = [1, 2, 3, 4, 5, 6, 7, 7, 8]
last = [17.0, 3.0, 14.0]
""",
        slip="a tensor with new numbers is thought to be traced anew",
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 1, 2, 2, 3, 3, 3, 3]
last = [8.0, 3.0, 5.0]
""",
        slip="a new Python number is thought to need no new trace",
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]
last = [7 * 1 + 10, 2 * 1 + 10, 4 * 1 + 10]
""",
        slip="the graphs are thought to read bonus anew at each call",
        named=("You took the present value of `bonus` in all three calls. Which was ",),
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 5, 6, 7]
last = [17, 12, 14]
""",
        slip="the change of bonus is thought to cause new traces in calls 7 and 8",
        named=("A Python variable that is used inside does not make a function trace",),
    ),
    Answer(
        "traces",
        """
counts = list(np.cumsum([1, 0, 1, 1, 0, 1, 0, 1, 1]))
last = [8, 12, 14]
""",
        slip="only the newest graph is thought to be kept, so call 8 is traced again",
        named=("Call 8 has arguments that have been there before. Is its graph still",),
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]
last = [8, 3, 5]
""",
        slip="the new trace of call 9 is thought to use the old bonus",
        named=("You took the old value of `bonus` in all three calls. Were all of th",),
    ),
    Answer(
        "traces",
        """
counts = [1, 1, 2, 2, 2, 3, 3, 3, 4]
last = [8, 3, 14]
""",
        slip="another shape is thought to need no new trace",
        named=("A tensor with two entries has another shape than one with a single e",),
    ),
    Answer(
        "traces",
        """
new = np.array([True, False, True, True, False, True, False, False, True])
counts = new.astype(int)
last = np.array([7, 2, 4]) + np.array([1, 1, 10])
""",
        slip="whether each call traces, instead of the number of traces so far",
        named=("Does your list say which graph a call uses, or whether it traces? Th",),
    ),
    Answer(
        "traces",
        """
seen, counts = set(), []
for shape, n in [(1, 2), (1, 2), (1, 3), (2, 3), (2, 3), (1, 2.0), (1, 7.0), (1, 2), (1, 4)]:
    seen.add((shape, n))
    counts.append(len(seen))
last = [17, 3, 14]
""",
        slip="a tensor as n counts by its value: 2.0 is thought to fit the graph of the Python number 2, and 7.0 to need a new one",
        named=("A tensor as `n` is not the Python number that it holds, and has a gr",),
    ),
    Answer(
        "traces",
        """
calls = [(1, 2), (1, 2), (1, 3), (2, 3), (2, 3), (1, "tensor"), (1, "tensor"), (1, 2), (1, 4)]
counts = [len(set(calls[:k + 1])) for k in range(9)]
last = [7 + 1, 2 + 1, 4 + 10]
""",
    ),
    Answer(
        "traces",
        """
counts = [1] * 2 + [2] + [3] * 2 + [4] * 3 + [5]
last = [8.0, 3.0, 14.0]
""",
    ),
    Answer(
        "traces",
        """
counts = np.cumsum([1, 0, 1, 1, 0, 1, 0, 0, 1]).astype(float)
last = tuple(np.float32(v) for v in (8, 3, 14))
""",
        form=True,
    ),
    # totals
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, train, fixed = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            train += 4 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            train += width * width + width
        elif layer != "drop":
            train += (width + 1) * layer
            width = layer
    return [train, fixed]
""",
        slip="all four numbers of batch norm count as trainable",
        named=("All four numbers of batch norm are in the same sum. Which of them do",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    train, fixed = 0, 0
    for layer in layers:
        if layer == "norm":
            train += 2 * inputs
            fixed += 2 * inputs
        elif layer == "join":
            inputs += inputs
        elif layer == "skip":
            train += inputs * (inputs + 1)
        elif layer == "drop":
            pass
        else:
            train += (inputs + 1) * layer
            inputs = layer
    return [train, fixed]
""",
        slip="the number of inputs is overwritten, so join adds the present width instead of the columns of the model's input",
        named=("`join` puts the columns of the model's input beside those that arriv",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width = inputs
    train = fixed = 0
    for layer in layers:
        if isinstance(layer, int):
            train += width * layer + layer
            width = layer
        elif layer == "norm":
            train += 2 * width
            fixed += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            train += width * width + width
            width = 2 * width
    return [train, fixed]
""",
        slip="skip is thought to double the width, as if it put columns side by side",
        named=("After `skip` there are as many columns as before: two tables of equa",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width = inputs
    train = fixed = 0
    for layer in layers:
        if layer == "norm":
            train += 2 * width
            fixed += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip" or "drop":
            if isinstance(layer, str):
                train += width * (width + 1)
            else:
                train += layer * (width + 1)
                width = layer
    return [train, fixed]
""",
        slip='drop counts as skip, because of the condition layer == "skip" or "drop"',
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, sums = inputs, np.zeros(2, dtype=int)
    for layer in layers:
        match layer:
            case "norm":
                sums += width
            case "join":
                width += inputs
            case "skip":
                sums[0] += width * width + width
            case "drop":
                pass
            case _:
                sums[0] += (width + 1) * layer
                width = layer
    return sums.tolist()
""",
        slip="batch norm counts one number a column in each sum instead of two",
        named=("Batch norm has more than one number of each kind for a column.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    widths = [inputs]
    train, fixed = 0, 0
    for layer in layers:
        w = widths[-1]
        if layer == "norm":
            train, fixed = train + 2 * w, fixed + 2 * w
        elif layer == "skip":
            train += w * w + w
        elif layer == "join":
            widths.append(w + widths[-2] if len(widths) > 1 else 2 * w)
        elif layer != "drop":
            train += w * layer + layer
            widths.append(layer)
    return [train, fixed]
""",
        slip="join adds the columns of the width before, not those of the model's input",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    dense = lambda i, o: i * o + o
    width, train, fixed = inputs, [], []
    for layer in layers:
        if type(layer) is int:
            train.append(dense(width, layer))
            width = layer
        if layer == "norm":
            train.append(2 * width)
            fixed.append(2 * width)
        if layer == "skip":
            train.append(width ** 2)
        if layer == "join":
            width = width + inputs
    return [sum(train), sum(fixed)]
""",
        slip="the Dense layer inside skip counted without its biases",
        named=("You left out the biases in the dense layer of `skip`.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, train, fixed = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            train += 2 * width
            fixed += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            train += width * (width + 1)
        elif layer != "drop":
            train += layer * (width + 1)
            width = layer
    return [train + fixed, fixed]
""",
        slip="the first number is the total of all parameters, with the non-trainable ones",
        named=("Your first number is the sum of all parameters. Which two sums are a",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, train, fixed = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            train += 2 * width
            fixed += 2 * width
        elif layer == "join":
            train += inputs * width
            width += inputs
        elif layer == "skip":
            train += width * (width + 1)
        elif layer != "drop":
            train += layer * (width + 1)
            width = layer
    return [train, fixed]
""",
        slip="join is given weights of its own, inputs times width",
        named=("Joining columns is no layer with weights.",),
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    def walk(width, rest):
        if not rest:
            return np.array([0, 0])
        layer, rest = rest[0], rest[1:]
        if layer == "norm":
            return [2 * width, 2 * width] + walk(width, rest)
        if layer == "drop":
            return walk(width, rest)
        if layer == "join":
            return walk(width + inputs, rest)
        units = width if layer == "skip" else layer
        return [(width + 1) * units, 0] + walk(units, rest)

    return walk(inputs, list(layers)).tolist()
""",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    widths, now = [], inputs
    for layer in layers:
        widths.append(now)
        now = now + inputs if layer == "join" else now if isinstance(layer, str) else layer
    pairs = list(zip(layers, widths))
    norms = 2 * sum(w for layer, w in pairs if layer == "norm")
    skips = sum(w * w + w for layer, w in pairs if layer == "skip")
    denses = sum((w + 1) * layer for layer, w in pairs if not isinstance(layer, str))
    return [denses + skips + norms, norms]
""",
    ),
    Answer(
        "totals",
        """
def totals(inputs, layers):
    width, train, fixed = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            train += 2 * width
            fixed += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            train += width * (width + 1)
        elif layer != "drop":
            train += layer * (width + 1)
            width = layer
    return np.array([train, fixed], dtype=float)
""",
        form=True,
    ),
]
