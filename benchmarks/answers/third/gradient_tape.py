"""Answers to the exercise `gradient_tape`: third set, written from its statements.

See `benchmarks.feedback`.
"""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -12, 41, -24",
        slip="the upstream gradient left out",
        named=("These are the gradients for an upstream gradient of 1 at z, but anot",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -6.0, 18.0, -12.0",
        slip="the direct way from a to z forgotten",
        named=("Variable a is used in two places: the gradients from both are added ",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6
dz_da = dz_dy * -3 + 5
dz_db = dz_dy * 2
""",
        slip="the upstream gradient not used on the direct way",
        named=("The upstream gradient belongs to every path back to a, including the",),
    ),
    Answer(
        "by_hand",
        """dz_dy = 0.5 * 2 * -6
dz_da = dz_dy * 2 + 0.5 * 5
dz_db = dz_dy * -3
""",
        slip="the slopes of the product by a and b exchanged",
        named=("At the product a · b, each input receives the upstream gradient time",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -3, 11.5, -6",
        slip="the factor 2 of the square forgotten",
        named=("That would be one use of y only. In the product of y with itself, both",),
    ),
    Answer(
        "by_hand",
        """y = 6.0
dz_dy = 0.5 * 2 * y
dz_da = dz_dy * -3 + 2.5
dz_db = dz_dy * 2
""",
        slip="sign of the product",
        named=("The sizes are right on the way to y. Is y positive or negative?",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6.0
dz_da = 0.5 * (dz_dy * -3 + 5)
dz_db = 0.5 * dz_dy * 2
""",
        slip="the upstream gradient used twice on the way through y",
        named=("The upstream gradient is multiplied in once, where it enters, and th",),
    ),
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -24.0, 82.0, -48.0",
        slip="divided by the upstream gradient",
        named=("This is off by a constant factor. Is something counted twice, left o",),
    ),
    Answer(
        "by_hand",
        """a, b = 2.0, -3.0
dz_dy = 0.5 * 2 * a * b
dz_da = 0.5 * (2 * a * b**2 + 5)
dz_db = 0.5 * 2 * a**2 * b
""",
    ),
    Answer(
        "by_hand",
        """def half_z(a, b):
    return 0.5 * ((a * b) ** 2 + 5 * a)


h = 0.5
dz_dy = 0.5 * ((-6 + h) ** 2 - (-6 - h) ** 2) / (2 * h)
dz_da = (half_z(2 + h, -3) - half_z(2 - h, -3)) / (2 * h)
dz_db = (half_z(2, -3 + h) - half_z(2, -3 - h)) / (2 * h)
""",
    ),
    Answer(
        "by_hand",
        """a, b = tf.Variable(2.0), tf.Variable(-3.0)
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
        slip="(a): thinks a constant is watched by itself",
        named=("Six of the seven are right. Look at (a) again: what does a tape watc",),
    ),
    Answer(
        "fates",
        'fates = ["None", "None", "None", "number", "None", "number", "None"]',
        slip="(b): the zero of a dead ReLU taken for None",
        named=("Six of the seven are right. Look at (b) again: is the ReLU on the ta",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "number", "number", "None", "number", "None"]',
        slip="(c): thinks whole numbers have gradients, too",
        named=("Six of the seven are right. Look at (c) again: what type of number d",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "None", "None", "number", "None"]',
        slip="(d): thinks assign destroys the recording",
        named=("Six of the seven are right. Look at (d) again: does the tape read th",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "number", "number", "None"]',
        slip="(e): thinks the tape follows float(x)",
        named=("Six of the seven are right. Look at (e) again: is what `float` retur",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "None", "None"]',
        slip="(f): thinks only Variables can be asked for",
        named=("Six of the seven are right. Look at (f) again: from what was `u` com",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "number", "number"]',
        slip="(g): thinks x is still a Variable",
        named=("Six of the seven are right. Look at (g) again: what does the name `x",),
    ),
    Answer(
        "fates",
        'fates = ["zero", "zero", "zero", "number", "zero", "number", "zero"]',
        slip="zero where there is no connection at all",
        named=("You answered zero where no line of the tape leads from the target to",),
    ),
    Answer(
        "fates",
        'fates = "None zero None number None number None".split()',
    ),
    Answer(
        "fates",
        """answer = dict.fromkeys("abcdefg", "None")
answer["b"] = "zero"
answer["d"] = answer["f"] = "number"
fates = [answer[piece] for piece in "abcdefg"]
""",
    ),
    Answer(
        "fates",
        'fates = (None, "zero", None, "number", None, "number", None)',
        form=True,
    ),
    # agrees
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    return bool(np.array_equal(gradient.numpy(), expected))
""",
        slip="exact equality in place of the tolerance",
        named=("Your function demands exact equality, or nearly so, but rounding",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool(np.any(np.abs(g - expected) <= 0.0001))
""",
        slip="one entry that agrees is enough",
        named=("Your function says True as soon as one entry agrees, but all of them",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    return bool((np.abs(gradient.numpy() - expected) <= 0.0001).all())
""",
        slip="shapes are not compared, so broadcasting applies",
        named=("Your function compares the entries correctly, but it accepts arrays ",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and bool(np.all(g - expected <= 0.0001))
""",
        slip="the difference without its absolute value",
        named=("Your function notices entries that are too large, but not those that",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool(np.mean(np.abs(g - expected)) <= 0.0001)
""",
        slip="the mean difference instead of every one",
        named=("Does your function look at the mean difference, in which a large one",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    return g.shape == expected.shape and np.allclose(g, expected, rtol=0.0001)
""",
        slip="allclose with its relative tolerance instead of an absolute one",
        named=("Your function is too strict or too lenient near the limit. Does what",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return np.abs(g - expected) <= 0.0001
""",
        slip="returns one truth value for each entry",
        near=True,
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    if g.size != expected.size:
        return False
    return bool(np.all(np.abs(g.ravel() - expected.ravel()) <= 0.0001))
""",
        slip="the same number of entries taken for the same shape",
        named=("Your function accepts a column and a row with the same entries, but ",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return False
    return bool(np.sqrt(np.sum((g - expected) ** 2)) <= 0.0001)
""",
        slip="the length of the difference is limited, not each entry",
        near=True,
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if list(gradient.shape) != list(expected.shape):
        return False
    for g, e in zip(gradient.numpy().ravel().tolist(), expected.ravel().tolist()):
        if not abs(g - e) <= 1e-4:
            return False
    return True
""",
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    same_shape = np.shape(gradient) == np.shape(expected)
    return same_shape and np.allclose(gradient.numpy(), expected, rtol=0, atol=1e-4)
""",
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g = gradient.numpy()
    if g.shape != expected.shape:
        return np.False_
    return np.all(np.abs(g - expected) <= 0.0001)
""",
        form=True,
    ),
    # slope
    Answer(
        "slope",
        """def slope(w):
    return (2.0 - w) ** 3 + 3 * w * (2.0 - w) ** 2
""",
        slip="the slope -1 of the inner function forgotten",
        named=("Both terms of the product rule are there. In the second, the inner d",),
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.constant((2.0 - w.numpy()) ** 3)
    return tape.gradient(y, w)
""",
        slip="the second factor taken for a constant",
        named=("In your slope the power is a constant, so only the factor in front o",),
    ),
    Answer(
        "slope",
        """def slope(w):
    v = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - v) ** 3
    return tape.gradient(y, v)
""",
        slip="the first factor taken for a constant",
        named=("Your slope has the part that comes through the power. The part that ",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return 1 * 3 * (2.0 - w) ** 2 * -1
""",
        slip="product of the slopes instead of the product rule",
        named=("This is the slope of the power alone, or of both factors multiplied.",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return (2 - w) ** 3 - 3 * w * (2 - w) ** 3
""",
        slip="the power rule does not lower the exponent",
        named=("A power's own derivative has another exponent than the power.",),
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.constant(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return tape.gradient(y, w)
""",
        slip="a constant that is not watched",
        named=("There is None where slopes are expected. Is there a `return`, is y c",),
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = tf.reduce_mean(w * (2.0 - w) ** 3)
    return tape.gradient(y, w)
""",
        slip="gradient of the mean over the entries",
        named=("This is off by a factor that is the number of samples, or of rows",),
    ),
    Answer(
        "slope",
        """def slope(w):
    h = 1e-5
    return (bump(w + h) - bump(w - h)) / h
""",
        slip="central difference divided by one step, not two",
        named=("Your slopes are twice as steep as the function. If you measured them",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return np.gradient(bump(w), w)
""",
        slip="differences between the entries of w instead of small steps",
        near=True,
    ),
    Answer(
        "slope",
        """def slope(w):
    return np.polyval([-4.0, 18.0, -24.0, 8.0], w)
""",
    ),
    Answer(
        "slope",
        """def slope(w):
    v = tf.constant(w)
    with tf.GradientTape() as tape:
        tape.watch(v)
        rest = 2.0 - v
        y = tf.reduce_sum(v * rest * rest * rest)
    return tape.gradient(y, v).numpy()
""",
    ),
    Answer(
        "slope",
        """def slope(w):
    return ((2 - w) ** 2 * (2 - 4 * w)).tolist()
""",
        form=True,
    ),
    # descend
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for i in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        g = tape.gradient(J, w)
        w = w - g * rate
    return w.numpy()
""",
        slip="the Variable is still replaced by a tensor",
        named=("There is None where a gradient is expected. After a step, does `w` s",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_add(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="uphill",
        named=("Your steps go uphill. Is something added that should be subtracted?",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        w = tf.Variable(start)
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="the Variable is made anew from start in each step",
        near=True,
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign(-rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="assigns the step instead of the new point",
        named=("Each of your steps loses the point that it started from: the Variabl",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    with tf.GradientTape(persistent=True) as tape:
        J = valley(w)
    for _ in range(steps):
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="recorded once, so that the gradient stays that of the start",
        named=("All of your steps use the gradient at the starting point. The gradie",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return valley(w).numpy()
""",
        slip="returns the height, not the point",
        named=("You returned the height that is reached, or a gradient. The task ask",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps + 1):
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
        """def descend(start, rate, steps):
    w = np.array(start)
    for _ in range(steps):
        w = w - rate * np.array([2 * (w[0] - 3), 3 * (w[1] + 1)])
    return w
""",
        slip="by hand, without the factor 2 of the second square",
        named=("A factor of the derivative in the second coordinate is missing, or i",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
        return w.numpy()
""",
        slip="return inside the loop",
        named=("You return the point after a single step, however many are asked for.",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    lowest = np.array([3.0, -1.0])
    shrink = np.array([1 - 2 * rate, 1 - 6 * rate])
    return lowest + shrink**steps * (start - lowest)
""",
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.constant(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch(w)
            J = valley(w)
        w = w - rate * tape.gradient(J, w)
    return w
""",
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    a, b = float(start[0]), float(start[1])
    for _ in range(steps):
        a, b = a - rate * 2 * (a - 3), b - rate * 6 * (b + 1)
    return a, b
""",
        form=True,
    ),
    # ties
    Answer(
        "ties",
        """by_a = [5, 0, 30]
by_b = [5, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="a tie in maximum is shared",
        named=("On the tie of a and b you passed on a half, as PyTorch does to",),
    ),
    Answer(
        "ties",
        """by_a, by_b = [0, 0, 30], [10, 20, 0]
by_c, by_ramp = [0, 4, 4, 0], [0, 6, 7, 0]
""",
        slip="a tie in maximum goes to the second",
        named=("On the tie of a and b, the gradient went to the wrong one of the two",),
    ),
    Answer(
        "ties",
        """by_a, by_b = [10, 0, 30], [10, 20, 0]
by_c, by_ramp = [0, 4, 4, 0], [0, 6, 7, 0]
""",
        slip="a tie in maximum goes to both in full",
        named=("On the tie of a and b, both received the whole gradient, so more is ",),
    ),
    Answer(
        "ties",
        """by_a = [1, 0, 1]
by_b = [0, 1, 0]
by_c = [0, 0.5, 0.5, 0]
by_ramp = [0, 1, 1, 0]
""",
        slip="the upstream gradients left out",
        named=("These are the gradients for an upstream gradient of ones. The upstre",),
    ),
    Answer(
        "ties",
        """by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c = [0, 8, 0, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="reduce_max gives all to the first of the largest",
        named=("The maximum of a row is another operation than the maximum of two: o",),
    ),
    Answer(
        "ties",
        """by_a, by_b = [10, 0, 30], [0, 20, 0]
by_c = [0, 8, 8, 0]
by_ramp = [0, 6, 7, 0]
""",
        slip="reduce_max gives all of it to each of the largest",
        named=("In c each of the largest entries received the whole 8, so more is pa",),
    ),
    Answer(
        "ties",
        """by_a, by_b, by_c = [10, 0, 30], [0, 20, 0], [0, 4, 4, 0]
by_ramp = [5, 6, 7, 0]
""",
        slip="slope 1 of ReLU at 0",
        named=("What is the slope of the ReLU at its kink, where its input is exactl",),
    ),
    Answer(
        "ties",
        """by_a, by_b, by_c = [10, 0, 30], [0, 20, 0], [0, 4, 4, 0]
by_ramp = [2.5, 6, 7, 0]
""",
        slip="slope 1/2 of ReLU at 0",
        named=("What is the slope of the ReLU at its kink, where its input is exactl",),
    ),
    Answer(
        "ties",
        """by_a, by_b, by_c = [10, 0, 30], [0, 20, 0], [0, 4, 4, 0]
by_ramp = [5, 6, 7, 8]
""",
        slip="ReLU judged by c instead of c - 2",
        named=("A ReLU passes on the gradient where its input is positive. What is i",),
    ),
    Answer(
        "ties",
        """by_a = [10.0, 0.0, 30.0]
by_b = [up - given for up, given in zip([10.0, 20.0, 30.0], by_a)]
by_c = [8 * share for share in (0, 1 / 2, 1 / 2, 0)]
by_ramp = [0.0, 6.0, 7.0, 0.0]
""",
    ),
    Answer(
        "ties",
        """a, b, c = np.array([4, 1, 7]), np.array([4, 3, 2]), np.array([2, 6, 6, 1])
up = np.array([10, 20, 30])
by_a = (up * (a >= b)).tolist()
by_b = (up * (a < b)).tolist()
by_c = (8 * (c == c.max()) / (c == c.max()).sum()).tolist()
by_ramp = np.where(c > 2, [5, 6, 7, 8], 0).tolist()
""",
    ),
    Answer(
        "ties",
        """by_a, by_b = np.array([10.0, 0, 30]), np.array([0, 20.0, 0])
by_c, by_ramp = (0, 4, 4, 0), (0, 6, 7, 0)
""",
        form=True,
    ),
    # hessian_times
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
        slip="the outer tape does not watch x",
        named=("Does the outer tape watch x, and does the line that computes",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
    g = inner.gradient(y, x)
    return outer.gradient(g, x, output_gradients=t)
""",
        slip="the first gradient is taken outside the outer tape",
        named=("Does the outer tape watch x, and does the line that computes",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x)
""",
        slip="the direction is not used",
        named=("The direction has no effect on your result. Without an upstream grad",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.gradient(g, x) * t
""",
        slip="the row sums are multiplied by the direction afterwards",
        named=("You multiplied by the direction after the backward pass, which gives",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    product = outer.gradient(g, x, output_gradients=t)
    return tf.reduce_sum(product * t)
""",
        slip="returns the number t H t",
        named=("You returned a single number for each function. The product of a mat",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    H = outer.jacobian(g, x)
    return tf.linalg.diag_part(H) * t
""",
        slip="only the diagonal of the Hessian",
        named=("You used only the diagonal of the Hessian, but the mixed second deri",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    return outer.jacobian(g, x)
""",
        slip="returns the Hessian without the product",
        named=("You returned a matrix for each function. Its product with the direct",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    def gradient(z):
        with tf.GradientTape() as tape:
            tape.watch(z)
            y = f(z)
        return tape.gradient(y, z)

    return gradient(x + t) - gradient(x)
""",
        slip="difference of gradients over the whole direction",
        named=("This is the change of the gradient over a whole step t. The Hessian ",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x) * t
""",
        slip="the first derivative times the direction",
        named=("This is the gradient, or its product with the direction, entry by en",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
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
        """def hessian_times(f, x, t):
    with tf.autodiff.ForwardAccumulator(x, t) as forward:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
        g = tape.gradient(y, x)
    return forward.jvp(g)
""",
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    v = tf.Variable(x)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = f(v)
        g = inner.gradient(y, v)
    return outer.gradient(g, v, output_gradients=t).numpy().tolist()
""",
        form=True,
    ),
    # layers
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (3, 5)
parameters = 20 + 18 + 16
""",
        slip="thinks pop removes the first layer",
        named=("Your kernel is that of a first layer with 5 neurons. `pop` removes",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (7, 4), (3, 6), 93",
        slip="pop ignored",
        named=("Your number of parameters still includes the last layer of the first",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (7, 5), (3, 6), 59",
        slip="the added layer ignored",
        named=("Which layer is the last one, after `add`?",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (7, 4), (3, 6), 18 + 30 + 20",
        slip="biases not counted",
        named=("You counted the kernels only, but each layer has biases too.",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (6, 3)
parameters = 83
""",
        slip="kernel with the outputs first, as in PyTorch",
        named=("Your kernel is transposed: Keras multiplies samples in rows by a ker",),
    ),
    Answer(
        "layers",
        "out_shape, first_kernel, parameters = (4,), (3, 6), 83",
        slip="the shape of one sample's output, without the batch",
        named=("The output has a row for each sample and a column for each neuron of",),
    ),
    Answer(
        "layers",
        """out_shape, first_kernel = (7, 4), (7, 6)
parameters = (7 * 6 + 6) + (6 * 5 + 5) + (5 * 4 + 4)
""",
        slip="the number of samples taken for the number of inputs",
        named=("Your kernel has a 7 in its shape, the size of the batch",),
    ),
    Answer(
        "layers",
        """out_shape, first_kernel = (7, 4), (3, 6)
parameters = (3 * 6 + 3) + (6 * 5 + 6) + (5 * 4 + 5)
""",
        slip="one bias for each input instead of each neuron",
        named=("This would be the number with a bias for each *input* of a layer.",),
    ),
    Answer(
        "layers",
        """widths = [3, 6, 5, 4]
first_kernel = tuple(widths[:2])
out_shape = (7, widths[-1])
parameters = sum((m + 1) * n for m, n in zip(widths, widths[1:]))
""",
    ),
    Answer(
        "layers",
        """W1, W2, W3 = np.ones((3, 6)), np.ones((6, 5)), np.ones((5, 4))
b1, b2, b3 = np.ones(6), np.ones(5), np.ones(4)
out_shape = (((np.ones((7, 3)) @ W1 + b1) @ W2 + b2) @ W3 + b3).shape
first_kernel = W1.shape
parameters = sum(p.size for p in (W1, b1, W2, b2, W3, b3))
""",
    ),
    Answer(
        "layers",
        """out_shape = tf.TensorShape([7, 4])
first_kernel = [3, 6]
parameters = np.float64(83)
""",
        form=True,
    ),
    # careful_step
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * tf.clip_by_norm(g, limit))
""",
        slip="each gradient is limited on its own",
        named=("You limited the gradient of each Variable by itself. The limit is fo",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * tf.clip_by_value(g, -limit, limit))
""",
        slip="each entry is limited instead of the length",
        named=("You limited single entries, which changes the direction of the step.",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * g * limit / length)
""",
        slip="short gradients are lengthened to the limit",
        named=("You brought every gradient to the length `limit`, even one that is s",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = sum(tf.norm(g) for g in gradients)
    if length > limit:
        gradients = [g * limit / length for g in gradients]
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * g)
""",
        slip="lengths added instead of their squares",
        named=("You added up the lengths of the gradients. The length of one long ve",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = sum(tf.reduce_sum(g**2) for g in gradients)
    if length > limit:
        gradients = [g * limit / length for g in gradients]
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * g)
""",
        slip="squared length: no root",
        named=("You divided by the square of the length. Is the root missing, or do ",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_sum((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    gradients, _ = tf.clip_by_global_norm(gradients, limit)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * g)
""",
        slip="sum over the samples instead of the mean",
        named=("You summed the loss over the samples, but the task asks for the mean",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    moves = [rate * g for g in tape.gradient(J, model.trainable_variables)]
    length = tf.sqrt(sum(tf.reduce_sum(m**2) for m in moves))
    if length > limit:
        moves = [m * limit / length for m in moves]
    for v, m in zip(model.trainable_variables, moves):
        v.assign(v - m)
""",
        slip="the step with the rate is limited, not the gradient",
        named=("You applied the limit to the step, which already contains the learni",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    y = np.reshape(y, -1)
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    gradients, length = tf.clip_by_global_norm(gradients, limit)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * g)
""",
        slip="labels flattened, so that every output meets every label",
        named=("In your loss each output meets the targets of all samples, or their",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    if length > limit:
        gradients = [g * limit / length for g in gradients]
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_add(rate * g)
""",
        slip="uphill",
        named=("Your step goes uphill. In which direction does the gradient point?",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    variables = model.trainable_variables
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(model(X) - y))
    gradients, _ = tf.clip_by_global_norm(tape.gradient(J, variables), limit)
    for v, g in zip(variables, gradients):
        v.assign(v - rate * g)
""",
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        error = model(X) - y
        J = tf.reduce_sum(error * error) / len(X)
    gradients = [g.numpy() for g in tape.gradient(J, model.trainable_variables)]
    length = np.linalg.norm(np.concatenate([g.ravel() for g in gradients]))
    factor = limit / max(length, limit)
    model.set_weights([w - rate * factor * g for w, g in zip(model.get_weights(), gradients)])
""",
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    if length > limit:
        gradients = [g * limit / length for g in gradients]
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - rate * g)
    return model
""",
        form=True,
    ),
    # xor
    Answer(
        "xor",
        """keras.utils.set_random_seed(3)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign(v - 0.5 * g)
""",
        slip="a single layer cannot compute XOR",
        named=("Two of the four answers are wrong. Print the four outputs: all near ",),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(16), keras.layers.Dense(1)])
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign(v - 0.05 * g)
""",
        slip="no activation in the hidden layer",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(5)
model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)]
)
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_add(0.1 * g)
""",
        slip="steps uphill",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(1)
model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(8, activation="sigmoid"), keras.layers.Dense(1)]
)
variables = model.trainable_variables
for _ in range(100):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(variables, tape.gradient(J, variables)):
        v = v - 0.5 * g
""",
        slip="the gradients are computed, but never applied",
        named=("The network answers no to all four points. Print the loss every few ",),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(2)
model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)]
)
wanted = tf.constant([[0.0], [1.0], [1.0], [1.0]])
for _ in range(500):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - wanted) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(0.1 * g)
""",
        slip="learns OR instead of XOR",
        named=("This is OR, so three of the four points are right. A single layer ca",),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(4)
model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)]
)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(50.0 * g)
""",
        slip="a learning rate that is much too large",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(16, activation="tanh"),
        keras.layers.Dense(2, activation="softmax"),
    ]
)
optimizer = keras.optimizers.Adam(0.05)
both_targets = tf.concat([1 - targets, targets], axis=1)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - both_targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="two outputs with softmax instead of one",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(16, activation="tanh", kernel_initializer="zeros"),
        keras.layers.Dense(1, kernel_initializer="zeros"),
    ]
)
for _ in range(400):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(0.1 * g)
""",
        slip="all weights start at 0, so the hidden neurons learn nothing",
        named=(),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(6)
model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(8, activation="sigmoid"), keras.layers.Dense(1)]
)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        step = 0.2 * g
    v.assign_sub(step)
""",
        slip="only the last bias is updated: the update stands after the loop",
        named=(),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(11)
model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(16, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
optimizer = keras.optimizers.Adam(learning_rate=0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(keras.losses.binary_crossentropy(targets, model(points)))
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(8)
x = keras.Input((2,))
hidden = keras.layers.Dense(32, activation="relu")(x)
model = keras.Model(x, keras.layers.Dense(1)(hidden))


@tf.function
def one_step():
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign(v - 0.1 * g)


for _ in range(600):
    one_step()
""",
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(7)
model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1)]
)
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        logits = model(points)
        J = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=targets, logits=logits))
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        form=True,
    ),
    # best_way
    Answer(
        "best_way",
        'truth = "ffttf"',
        slip="a: thinks each Variable of a list needs a pass of its own",
        named=("Four of your letters are right. Look at statement a again. `tape.gra",),
    ),
    Answer(
        "best_way",
        'truth = "ttttf"',
        slip="b: thinks a persistent tape gives wrong gradients",
        named=("Four of your letters are right. Look at statement b again. What does",),
    ),
    Answer(
        "best_way",
        'truth = "tfftf"',
        slip="c: thinks a persistent tape goes back only once",
        named=("Four of your letters are right. Look at statement c again. Each call",),
    ),
    Answer(
        "best_way",
        'truth = "tftff"',
        slip="d: thinks the loss is computed once for three tapes",
        named=("Four of your letters are right. Look at statement d again. What has ",),
    ),
    Answer(
        "best_way",
        'truth = "tfttt"',
        slip="e: thinks one tape around the loop saves memory",
        named=("Four of your letters are right. Look at statement e again. What is r",),
    ),
    Answer(
        "best_way",
        'truth = "ftfft"',
        slip="t and f exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "best_way",
        'truth = "fttft"',
        slip="entered from e to a",
        near=True,
    ),
    Answer(
        "best_way",
        'truth = "tffff"',
        slip="c and d: thinks only one pass and one loss are needed in any case",
        near=True,
    ),
    Answer(
        "best_way",
        'truth = "tfttf"',
    ),
    Answer(
        "best_way",
        """judged = {"a": True, "b": False, "c": True, "d": True, "e": False}
truth = "".join("ft"[judged[letter]] for letter in "abcde")
""",
    ),
    Answer(
        "best_way",
        'truth = list("TFTTF")',
        form=True,
    ),
    # traces
    Answer(
        "traces",
        """counts = [1, 2, 3, 4, 5, 6, 7, 8, 9]
last = [17.0, 12.0, 14.0]
""",
        slip="thinks each call is traced",
        named=("Not every call makes a trace. When does a graph that is there alread",),
    ),
    Answer(
        "traces",
        """counts = [1, 1, 2, 2, 2, 3, 3, 3, 4]
last = [8.0, 3.0, 14.0]
""",
        slip="thinks a new shape needs no new trace",
        named=("A tensor with two entries has another shape than one with a single e",),
    ),
    Answer(
        "traces",
        """counts = [1, 1, 1, 2, 2, 3, 3, 3, 3]
last = [8.0, 3.0, 5.0]
""",
        slip="thinks another Python number needs no new trace",
        near=True,
    ),
    Answer(
        "traces",
        """counts = [1, 2, 3, 4, 5, 6, 7, 7, 8]
last = [17.0, 3.0, 14.0]
""",
        slip="thinks other values in a tensor need a new trace",
        near=True,
    ),
    Answer(
        "traces",
        """counts = [1, 1, 2, 3, 3, 4, 5, 6, 7]
last = [17.0, 12.0, 14.0]
""",
        slip="thinks the changed bonus makes the function be traced anew",
        named=("A Python variable that is used inside does not make a function trace",),
    ),
    Answer(
        "traces",
        """counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]
last = [17.0, 12.0, 14.0]
""",
        slip="thinks bonus is read in each call",
        named=("You took the present value of `bonus` in all three calls. Which was ",),
    ),
    Answer(
        "traces",
        """counts = [1, 1, 2, 3, 3, 4, 4, 4, 5]
last = [8.0, 3.0, 5.0]
""",
        slip="thinks the old bonus stays even in a new trace",
        named=("You took the old value of `bonus` in all three calls. Were all of th",),
    ),
    Answer(
        "traces",
        """counts = [1, 1, 2, 3, 3, 4, 4, 5, 6]
last = [8.0, 12.0, 14.0]
""",
        slip="thinks only the latest trace is kept",
        named=("Call 8 has arguments that have been there before. Is its graph still",),
    ),
    Answer(
        "traces",
        """counts = [1, 0, 1, 1, 0, 1, 0, 0, 1]
last = [8.0, 3.0, 14.0]
""",
        slip="the new traces of each call instead of all so far",
        named=("Does your list say which graph a call uses, or whether it traces? Th",),
    ),
    Answer(
        "traces",
        """new = [True, False, True, True, False, True, False, False, True]
counts = [sum(new[: call + 1]) for call in range(9)]
last = [7 * 1 + 1, 2 * 1 + 1, 4 * 1 + 10]
""",
    ),
    Answer(
        "traces",
        """bonus = 1.0


@tf.function
def scaled(x, n):
    return n * x + bonus


one, two = tf.constant([1.0]), tf.constant([1.0, 2.0])
counts, results = [], []
calls = [(one, 2), (3.0 * one, 2), (one, 3), (two, 3), (5.0 * two, 3), (one, tf.constant(2.0))]
calls += [(one, tf.constant(7.0)), (one, 2), (one, 4)]
for number, arguments in enumerate(calls, start=1):
    if number == 7:
        bonus = 10.0
    results.append(scaled(*arguments))
    counts.append(scaled.experimental_get_tracing_count())
last = [float(result[0]) for result in results[-3:]]
""",
    ),
    Answer(
        "traces",
        """counts = np.array([1, 1, 2, 3, 3, 4, 4, 4, 5], dtype=float)
last = (8, 3, 14)
""",
        form=True,
    ),
    # totals
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable = inputs, 0
    for layer in layers:
        if layer == "norm":
            trainable += 4 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += width * width + width
        elif layer != "drop":
            trainable += width * layer + layer
            width = layer
    return [trainable, 0]
""",
        slip="the running averages counted as trainable",
        named=("All four numbers of batch norm are in the same sum. Which of them do",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += width
            frozen += width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += width * width + width
        elif layer != "drop":
            trainable += width * layer + layer
            width = layer
    return [trainable, frozen]
""",
        slip="batch norm with one number of each kind for a column",
        named=("Batch norm has more than one number of each kind for a column.",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
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
            trainable += width * layer
            width = layer
    return [trainable, frozen]
""",
        slip="no biases",
        near=True,
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if isinstance(layer, int):
            trainable += (width + 1) * layer
            width = layer
        elif layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "skip":
            trainable += (width + 1) * width
    return [trainable, frozen]
""",
        slip="join does not widen what arrives",
        named=("`join` changes how many columns arrive at the next layer.",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if isinstance(layer, int):
            trainable += (width + 1) * layer
            width = layer
        elif layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width = 2 * width
        elif layer == "skip":
            trainable += (width + 1) * width
    return [trainable, frozen]
""",
        slip="join puts the arriving columns beside themselves",
        named=("`join` puts the columns of the model's input beside those that arriv",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer in ("drop", "skip"):
            continue
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        else:
            trainable += width * layer + layer
            width = layer
    return [trainable, frozen]
""",
        slip="skip taken for a mere sum without a dense layer",
        named=("Adding has no parameters, but the dense layer that belongs to `skip`",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += width * width + width
            width *= 2
        elif layer != "drop":
            trainable += width * layer + layer
            width = layer
    return [trainable, frozen]
""",
        slip="skip doubles the columns as if it put them side by side",
        named=("After `skip` there are as many columns as before: two tables of equa",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, everything, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            everything += 4 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            everything += width * width + width
        elif layer != "drop":
            everything += width * layer + layer
            width = layer
    return [everything, frozen]
""",
        slip="all parameters in place of the trainable ones",
        named=("Your first number is the sum of all parameters. Which two sums are a",),
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, trainable, frozen = inputs, 0, 0
    for layer in layers:
        if layer == "norm":
            trainable += 2 * width
            frozen += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            trainable += width * width + width
        elif layer != "drop":
            trainable += inputs * layer + layer
            width = layer
    return [trainable, frozen]
""",
        slip="each dense layer is fed from the input columns",
        near=True,
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    widths = [inputs]
    for layer in layers:
        grown = {"norm": 0, "drop": 0, "skip": 0, "join": inputs}
        widths.append(widths[-1] + grown[layer] if layer in grown else layer)
    norms = sum(2 * w for w, layer in zip(widths, layers) if layer == "norm")
    dense = sum((w + 1) * v for w, v, layer in zip(widths, widths[1:], layers)
                if layer not in ("norm", "drop", "join"))
    return [dense + norms, norms]
""",
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    def count(width, rest):
        if not rest:
            return 0, 0
        match rest[0]:
            case "norm":
                own, frozen, out = 2 * width, 2 * width, width
            case "drop":
                own, frozen, out = 0, 0, width
            case "join":
                own, frozen, out = 0, 0, width + inputs
            case "skip":
                own, frozen, out = width * width + width, 0, width
            case neurons:
                own, frozen, out = width * neurons + neurons, 0, neurons
        later = count(out, rest[1:])
        return own + later[0], frozen + later[1]

    return list(count(inputs, list(layers)))
""",
    ),
    Answer(
        "totals",
        """def totals(inputs, layers):
    width, sums = inputs, np.zeros(2)
    for layer in layers:
        if layer == "norm":
            sums += 2 * width
        elif layer == "join":
            width += inputs
        elif layer == "skip":
            sums[0] += width * width + width
        elif layer != "drop":
            sums[0] += width * layer + layer
            width = layer
    return sums
""",
        form=True,
    ),
]
