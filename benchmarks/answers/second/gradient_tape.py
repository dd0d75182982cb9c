"""Answers to the exercise `gradient_tape`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "dz_dy, dz_da, dz_db = -12.0, 41.0, -24.0",
        slip="the output gradient is ignored",
        named=("These are the gradients for an upstream gradient of 1 at z, but",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6
dz_da = 18
dz_db = -12""",
        slip="the term 5a is dropped",
        named=("Variable a is used in two places: the gradients from both are added",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6.0
dz_da = 23.0
dz_db = -12.0""",
        slip="the 5 of the term 5a is not multiplied by the output gradient",
        named=("The upstream gradient belongs to every path back to a, including the",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -3.0
dz_da = 11.5
dz_db = -6.0""",
        slip="the slope of y squared is taken as y, without the factor 2",
        named=("That would be one use of y only. In the product of y with itself, both",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6.0
dz_da = -9.5
dz_db = 18.0""",
        slip="the slopes of the product a b by a and by b are exchanged",
        named=("At the product a · b, each input receives the upstream gradient times",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6.0
dz_da = 0.5 * (-6.0 * -3.0 + 5.0)
dz_db = 0.5 * (-6.0 * 2.0)""",
        slip="the output gradient is applied twice on the way through y",
        named=("The upstream gradient is multiplied in once, where it enters, and the",),
    ),
    Answer(
        "by_hand",
        """dz_dy = 6.0
dz_da = -15.5
dz_db = 12.0""",
        slip="the sign of b is lost, so y is 6",
        named=("The sizes are right on the way to y. Is y positive or negative?",),
    ),
    Answer(
        "by_hand",
        """dz_dy = -6.0
dz_da = 2.5
dz_db = 0.0""",
        slip="y is held constant in the derivatives by a and b",
        near=True,
    ),
    Answer(
        "by_hand",
        """up, a, b = 0.5, 2.0, -3.0
dz_dy = up * 2 * (a * b)
dz_da = dz_dy * b + up * 5
dz_db = dz_dy * a
""",
    ),
    Answer(
        "by_hand",
        """a, b = tf.Variable(2.0), tf.Variable(-3.0)
with tf.GradientTape(persistent=True) as tape:
    y = a * b
    half = 0.5 * (y * y + 5.0 * a)
dz_dy, dz_da, dz_db = [float(tape.gradient(half, source)) for source in (y, a, b)]
""",
    ),
    Answer("by_hand", "dz_dy, dz_da, dz_db = tf.constant([[-6.0], [20.5], [-12.0]])", form=True),
    # fates
    Answer(
        "fates",
        'fates = ["number", "zero", "None", "number", "None", "number", "number"]',
        slip="(a) and (g): any tensor is recorded like a Variable",
        near=True,
    ),
    Answer(
        "fates",
        'fates = ["None", "None", "None", "number", "None", "number", "None"]',
        slip="(b): ReLU to the left of 0 gives None instead of zero",
        named=("Six of the seven are right. Look at (b) again: is the ReLU on the",),
    ),
    Answer(
        "fates",
        'fates = ["None", "number", "None", "number", "None", "number", "None"]',
        slip="(b): the slope of ReLU is forgotten, only that of -x counts",
        named=("Six of the seven are right. Look at (b) again: is the ReLU on the",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "number", "number", "None", "number", "None"]',
        slip="(c): a whole-number Variable is taken to have a gradient",
        named=("Six of the seven are right. Look at (c) again: what type of number",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "None", "None", "number", "None"]',
        slip="(d): assigning after the recording is taken to destroy the gradient",
        named=("Six of the seven are right. Look at (d) again: does the tape read the",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "zero", "number", "None"]',
        slip="(e): a constant made from x is taken to give zero",
        named=("Six of the seven are right. Look at (e) again: is what `float`",),
    ),
    Answer(
        "fates",
        'fates = ["None", "zero", "None", "number", "None", "None", "None"]',
        slip="(f): an intermediate result is taken to have no gradient",
        named=("Six of the seven are right. Look at (f) again: from what was `u`",),
    ),
    Answer(
        "fates",
        'fates = ["zero", "zero", "zero", "number", "zero", "number", "zero"]',
        slip="everything unconnected is entered as zero, as if None did not exist",
        named=("You answered zero where no line of the tape leads from the target to",),
    ),
    Answer("fates", 'fates = "None zero None number None number None".split()'),
    Answer(
        "fates",
        """fates = ["None"] * 7
fates[ord("b") - ord("a")] = "zero"
for letter in "df":
    fates["abcdefg".index(letter)] = "number"
""",
    ),
    Answer("fates", 'fates = [None, "Zero", None, "NUMBER", None, " number", None]', form=True),
    # agrees
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    return bool(np.all(np.abs(gradient.numpy() - expected) <= 0.0001))
""",
        slip="the shapes are not compared, so NumPy broadcasts",
        named=("Your function compares the entries correctly, but it accepts arrays",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if gradient.shape != expected.shape:
        return False
    return bool(np.any(np.abs(gradient.numpy() - expected) <= 0.0001))
""",
        slip="any instead of all: one close entry is enough",
        named=("Your function says True as soon as one entry agrees, but all of them",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if gradient.shape != expected.shape:
        return False
    return bool(np.all(gradient.numpy() - expected <= 0.0001))
""",
        slip="no absolute value, so entries that are too small pass",
        named=("Your function notices entries that are too large, but not those that",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if gradient.shape != expected.shape:
        return False
    return bool(np.mean(np.abs(gradient.numpy() - expected)) <= 0.0001)
""",
        slip="the mean of the distances is compared, not each distance",
        named=("Does your function look at the mean difference, in which a large one",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    return np.array_equal(gradient.numpy(), expected)
""",
        slip="exact equality, no tolerance",
        named=("Your function demands exact equality, or nearly so, but rounding",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    g, e = gradient.numpy().ravel(), expected.ravel()
    return g.size == e.size and bool(np.all(np.abs(g - e) <= 1e-4))
""",
        slip="only the number of entries is compared, not the shape",
        named=("Your function accepts a column and a row with the same entries, but",),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if gradient.shape != expected.shape:
        return False
    return bool(np.linalg.norm(gradient.numpy() - expected) <= 0.0001)
""",
        slip="the length of the whole difference is compared, not each entry",
        named=(),
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    same_shape = tuple(gradient.shape) == expected.shape
    return same_shape and np.abs(gradient.numpy() - expected) <= 0.0001
""",
        slip="returns one truth value for each entry, all is missing",
        near=True,
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return False
    for g, e in zip(gradient.numpy().ravel(), expected.ravel()):
        if not abs(float(g) - float(e)) <= 0.0001:
            return False
    return True
""",
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    gradient = np.asarray(gradient)
    if gradient.shape == expected.shape:
        return bool(np.allclose(gradient, expected, rtol=0.0, atol=1e-4))
    return False
""",
    ),
    Answer(
        "agrees",
        """def agrees(gradient, expected):
    if tuple(gradient.shape) != expected.shape:
        return 0
    return int(np.all(np.abs(gradient.numpy() - expected) <= 1e-4))
""",
        form=True,
    ),
    # slope
    Answer(
        "slope",
        """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * np.power(2.0 - w, 3)
    return tape.gradient(y, w).numpy()
""",
        slip="np.power is kept, so only the first w is differentiated",
        named=("In your slope the power is a constant, so only the factor in front of",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return (2 - w) ** 3 + 3 * w * (2 - w) ** 2
""",
        slip="the inner derivative -1 of 2 - w is forgotten",
        named=("Both terms of the product rule are there. In the second, the inner",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return -3 * w * (2 - w) ** 2
""",
        slip="product rule: the term from the first factor is dropped",
        named=("Your slope has the part that comes through the power. The part that",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return 1.0 * -3.0 * (2.0 - w) ** 2
""",
        slip="the slopes of the two factors are multiplied, no product rule",
        named=(),
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = tf.reduce_mean(w * (2.0 - w) ** 3)
    return tape.gradient(y, w).numpy()
""",
        slip="the mean is differentiated, so every slope is divided by their number",
        named=("This is off by a factor that is the number of samples, or of rows",),
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.constant(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return tape.gradient(y, w)
""",
        slip="a constant that is not watched, so the gradient is None",
        named=("There is None where slopes are expected. Is there a `return`, is y",),
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * (2.0 - w) ** 3
    return y.numpy()
""",
        slip="returns the function values instead of the slopes",
        named=("These are the values of the function, not its slopes.",),
    ),
    Answer(
        "slope",
        """def slope(w):
    h = 0.01
    return (bump(w + h) - bump(w)) / h
""",
        slip="a one-sided difference quotient with a large step",
        named=("Your slopes are measured over a step so long that they are not exact.",),
    ),
    Answer(
        "slope",
        """def slope(w):
    return (2 - w) ** 2 * (2 - 4 * w)
""",
    ),
    Answer(
        "slope",
        """def slope(w):
    # y = 8w - 12w^2 + 6w^3 - w^4
    return np.polyval([-4.0, 18.0, -24.0, 8.0], w)
""",
    ),
    Answer(
        "slope",
        """def slope(w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        y = w * tf.pow(2.0 - w, 3)
    return tape.gradient(y, w).numpy().tolist()
""",
        form=True,
    ),
    # descend
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
        slip="assign_add: the steps go uphill",
        named=("Your steps go uphill. Is something added that should be subtracted?",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(1, steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return w.numpy()
""",
        slip="one step too few",
        named=("Your function makes one step too few.",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    with tf.GradientTape() as tape:
        J = valley(w)
    gradient = tape.gradient(J, w)
    for _ in range(steps):
        w.assign_sub(rate * gradient)
    return w.numpy()
""",
        slip="the gradient is computed once, before the loop, and never again",
        named=("All of your steps use the gradient at the starting point. The",),
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
        slip="return stands inside the loop, so only one step is made",
        near=True,
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(tape.gradient(J, w))
    return w.numpy()
""",
        slip="the learning rate is forgotten",
        named=("The learning rate has no effect on your steps.",),
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
        slip="returns the height that is reached, not the point",
        named=("You returned the height that is reached, or a gradient. The task asks",),
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
        slip="assign for assign_sub: the step replaces the point",
        named=("Each of your steps loses the point that it started from: the Variable",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = np.array(start)
    for _ in range(steps):
        w = w - rate * np.array([2 * (w[0] - 3), 2 * (w[1] + 1)])
    return w
""",
        slip="gradient by hand without the factor 3 of the second term",
        named=("A factor of the derivative in the second coordinate is missing, or is",),
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    lowest = np.array([3.0, -1.0])
    return lowest + (start - lowest) * (1 - rate * np.array([2.0, 6.0])) ** steps
""",
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    if steps == 0:
        return np.array(start)
    w = tf.constant(start)
    with tf.GradientTape() as tape:
        tape.watch(w)
        J = valley(w)
    return descend((w - rate * tape.gradient(J, w)).numpy(), rate, steps - 1)
""",
    ),
    Answer(
        "descend",
        """def descend(start, rate, steps):
    w = tf.Variable(start)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            J = valley(w)
        w.assign_sub(rate * tape.gradient(J, w))
    return [float(w[0]), float(w[1])]
""",
        form=True,
    ),
    # ties
    Answer(
        "ties",
        """by_a = [5, 0, 30]
by_b = [5, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]""",
        slip="maximum: the tie is shared half and half",
        named=("On the tie of a and b you passed on a half, as PyTorch does to",),
    ),
    Answer(
        "ties",
        """by_a = [0, 0, 30]
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]""",
        slip="maximum: the tie goes to b",
        named=("On the tie of a and b, the gradient went to the wrong one of the two.",),
    ),
    Answer(
        "ties",
        """by_a = [10, 0, 30]
by_b = [10, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [0, 6, 7, 0]""",
        slip="maximum: both get the whole gradient at the tie",
        named=("On the tie of a and b, both received the whole gradient, so more is",),
    ),
    Answer(
        "ties",
        """by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 8, 0, 0]
by_ramp = [0, 6, 7, 0]""",
        slip="reduce_max: the first of the two largest gets everything",
        named=("The maximum of a row is another operation than the maximum of two: on",),
    ),
    Answer(
        "ties",
        """by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 8, 8, 0]
by_ramp = [0, 6, 7, 0]""",
        slip="reduce_max: both of the largest get the whole gradient",
        named=("In c each of the largest entries received the whole 8, so more is",),
    ),
    Answer(
        "ties",
        """by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [5, 6, 7, 0]""",
        slip="the slope of ReLU at 0 is taken as 1",
        named=("What is the slope of the ReLU at its kink, where its input is exactly",),
    ),
    Answer(
        "ties",
        """by_a = [10, 0, 30]
by_b = [0, 20, 0]
by_c = [0, 4, 4, 0]
by_ramp = [5, 6, 7, 8]""",
        slip="ReLU of c instead of c - 2, so every entry passes",
        named=("A ReLU passes on the gradient where its input is positive. What is",),
    ),
    Answer(
        "ties",
        """by_a = [1, 0, 1]
by_b = [0, 1, 0]
by_c = [0, 0.5, 0.5, 0]
by_ramp = [0, 1, 1, 0]""",
        slip="the upstream gradients are ignored",
        named=("These are the gradients for an upstream gradient of ones. The",),
    ),
    Answer(
        "ties",
        """a, b, c = np.array([4, 1, 7]), np.array([4, 3, 2]), np.array([2, 6, 6, 1])
by_a = (a >= b) * [10, 20, 30]
by_b = (a < b) * [10, 20, 30]
by_c = 8 * (c == c.max()) / np.sum(c == c.max())
by_ramp = np.where(c > 2, [5, 6, 7, 8], 0)
""",
    ),
    Answer(
        "ties",
        """a, b = tf.Variable([4.0, 1.0, 7.0]), tf.Variable([4.0, 3.0, 2.0])
c = tf.Variable([2.0, 6.0, 6.0, 1.0])
with tf.GradientTape(persistent=True) as tape:
    pairs = tf.maximum(a, b)
    largest = tf.reduce_max(c)
    ramp = tf.nn.relu(c - 2.0)
up = tf.constant([10.0, 20.0, 30.0])
by_a, by_b = (g.numpy() for g in tape.gradient(pairs, [a, b], output_gradients=up))
by_c = tape.gradient(largest, c, output_gradients=tf.constant(8.0)).numpy()
by_ramp = tape.gradient(ramp, c, output_gradients=tf.constant([5.0, 6.0, 7.0, 8.0])).numpy()
""",
    ),
    Answer(
        "ties",
        """by_a = [[10], [0], [30]]
by_b = [[0], [20], [0]]
by_c = [[0], [4], [4], [0]]
by_ramp = [[0], [6], [7], [0]]
""",
        form=True,
    ),
    # hessian_times
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        gradient = inner.gradient(y, x)
    return outer.gradient(gradient, x)
""",
        slip="t is not used: the result is H times a vector of ones",
        named=("The direction has no effect on your result. Without an upstream",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
    gradient = inner.gradient(y, x)
    return outer.gradient(gradient, x, output_gradients=t)
""",
        slip="the gradient is computed outside the outer tape, which gives None",
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
        gradient = inner.gradient(y, x)
    return t * outer.gradient(gradient, x)
""",
        slip="t is multiplied entry by entry with the column sums of H",
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
        gradient = inner.gradient(y, x)
    return tf.reduce_sum(t * outer.gradient(gradient, x, output_gradients=t))
""",
        slip="the second slope t H t, a number, instead of the vector H t",
        named=("You returned a single number for each function. The product of a",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        gradient = inner.gradient(y, x)
    return outer.jacobian(gradient, x)
""",
        slip="returns the matrix H itself",
        named=("You returned a matrix for each function. Its product with the",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        gradient = inner.gradient(y, x)
    return tf.linalg.diag_part(outer.jacobian(gradient, x)) * t
""",
        slip="only the diagonal of H is used",
        named=("You used only the diagonal of the Hessian, but the mixed second",),
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    gradient = tape.gradient(y, x)
    return gradient * tf.reduce_sum(gradient * t)
""",
        slip="the gradient times its transpose is taken for the Hessian",
        near=True,
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    def gradient(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
        return tape.gradient(y, x)

    return gradient(x + t) - gradient(x)
""",
        slip="the change of the gradient over the whole of t, not a small step",
        named=("This is the change of the gradient over a whole step t. The Hessian",),
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
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        gradient = inner.gradient(y, x)
    return tf.linalg.matvec(outer.jacobian(gradient, x), t, transpose_a=True)
""",
    ),
    Answer(
        "hessian_times",
        """def hessian_times(f, x, t):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        gradient = inner.gradient(y, x)
    product = outer.gradient(gradient, x, output_gradients=t)
    return product.numpy().reshape(-1, 1)
""",
        form=True,
    ),
    # layers
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 93""",
        slip="pop is ignored: the layer of 3 is still there before that of 4",
        named=("Your number of parameters still includes the last layer of the first",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (3, 5)
parameters = 54""",
        slip="pop is taken to remove the first layer",
        named=("Your kernel is that of a first layer with 5 neurons. `pop` removes",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 3 * 6 + 6 * 5 + 5 * 4""",
        slip="the biases are not counted",
        named=("You counted the kernels only, but each layer has biases too.",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (6, 3)
parameters = 83""",
        slip="the kernel is transposed: outputs before inputs",
        named=("Your kernel is transposed: Keras multiplies samples in rows by a",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (7, 6)
parameters = 107""",
        slip="the number of samples, 7, is taken for the number of inputs",
        named=("Your kernel has a 7 in its shape, the size of the batch",),
    ),
    Answer(
        "layers",
        """out_shape = (4,)
first_kernel = (3, 6)
parameters = 83""",
        slip="the shape of one output, without the axis of the samples",
        named=("The output has a row for each sample and a column for each neuron of",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 5)
first_kernel = (3, 6)
parameters = 59""",
        slip="the added layer is forgotten",
        named=("Which layer is the last one, after `add`?",),
    ),
    Answer(
        "layers",
        """out_shape = (7, 4)
first_kernel = (3, 6)
parameters = 71""",
        slip="one bias for each layer instead of one for each neuron",
        named=("A layer has a bias for each of its neurons, not one in all.",),
    ),
    Answer(
        "layers",
        """sizes = [3, 6, 5, 4]
out_shape = (7, sizes[-1])
first_kernel = tuple(sizes[:2])
parameters = sum((m + 1) * n for m, n in zip(sizes[:-1], sizes[1:]))
""",
    ),
    Answer(
        "layers",
        """model = keras.Sequential([keras.layers.Dense(n) for n in (6, 5, 4)])
out_shape = tuple(model(tf.ones((7, 3))).shape)
first_kernel = tuple(model.get_weights()[0].shape)
parameters = model.count_params()
""",
    ),
    Answer(
        "layers",
        """out_shape = tf.TensorShape([7, 4])
first_kernel = np.array([3.0, 6.0])
parameters = 83.0""",
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
        length = tf.sqrt(tf.reduce_sum(g**2))
        if length > limit:
            g = g * limit / length
        v.assign_sub(rate * g)
""",
        slip="each Variable's gradient is clipped by its own length",
        named=("You limited the gradient of each Variable by itself. The limit is for",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * g * limit / length)
""",
        slip="short gradients are stretched to the limit too, the condition is missing",
        named=("You brought every gradient to the length `limit`, even one that is",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * tf.clip_by_value(g, -limit, limit))
""",
        slip="each entry is cut off at the limit, not the length",
        named=("You limited single entries, which changes the direction of the step.",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_sum((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * factor * g)
""",
        slip="the loss is the sum over the samples instead of the mean",
        named=("You summed the loss over the samples, but the task asks for the mean.",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = sum(tf.reduce_sum(g**2) for g in gradients)
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * factor * g)
""",
        slip="the root is missing: the squared length is compared with the limit",
        named=("You divided by the square of the length. Is the root missing, or do ",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    steps = [rate * g for g in tape.gradient(J, model.trainable_variables)]
    length = tf.sqrt(sum(tf.reduce_sum(s**2) for s in steps))
    factor = limit / length if length > limit else 1.0
    for v, s in zip(model.trainable_variables, steps):
        v.assign_sub(factor * s)
""",
        slip="the step, rate times gradient, is limited instead of the gradient",
        named=("You applied the limit to the step, which already contains the",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.norm(gradients[0])
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * factor * g)
""",
        slip="the length of the kernel's gradient alone, without the bias",
        named=("You took the length of one of the gradients only. It is that of all",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - np.ravel(y)) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients))
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * factor * g)
""",
        slip="y is flattened, so a column minus a row gives every pair",
        named=("In your loss each output meets the targets of all samples, or their",),
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(model(X) - y))
    clipped, _ = tf.clip_by_global_norm(tape.gradient(J, model.trainable_variables), limit)
    for v, g in zip(model.trainable_variables, clipped):
        v.assign(v - rate * g)
""",
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    kernel, bias = model.get_weights()
    error = X @ kernel + bias - y
    by_kernel, by_bias = 2 * X.T @ error / len(X), 2 * error.mean(axis=0)
    length = np.linalg.norm(np.append(by_kernel, by_bias))
    factor = rate * (limit / length if length > limit else 1)
    model.set_weights([kernel - factor * by_kernel, bias - factor * by_bias])
""",
    ),
    Answer(
        "careful_step",
        """def careful_step(model, X, y, rate, limit):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(X) - y) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    length = tf.linalg.global_norm(gradients)
    factor = limit / length if length > limit else 1.0
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(rate * factor * g)
    return model
""",
        form=True,
    ),
    # xor
    Answer(
        "xor",
        """keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="no activation function, so the whole network is linear",
        named=(),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(2)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="a single neuron without a hidden layer",
        named=(),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(0)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh", kernel_initializer="zeros"),
    keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"),
])
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_sub(0.5 * g)
""",
        slip="all weights start at 0 and stay there",
        named=("The network answers no to all four points. Print the loss every few",),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(3)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(1, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="only one neuron in the hidden layer",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(1)
one_hot = tf.concat([1 - targets, targets], axis=1)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh"),
    keras.layers.Dense(2, activation="softmax"),
])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(keras.losses.categorical_crossentropy(one_hot, model(points)))
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="two outputs with softmax instead of one output",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(1)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
for _ in range(300):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - targets) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    for v, g in zip(model.trainable_variables, gradients):
        v.assign_add(0.5 * g)
""",
        slip="the gradients are added, so the loss grows",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(1)
flat = tf.reshape(targets, [-1])
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((model(points) - flat) ** 2)
    gradients = tape.gradient(J, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
""",
        slip="targets of shape (4,) against outputs (4, 1): every pair is compared",
        near=True,
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(1)
network = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(8, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
optimizer = keras.optimizers.Adam(0.05)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean((network(points) - targets) ** 2)
    gradients = tape.gradient(J, network.trainable_variables)
    optimizer.apply_gradients(zip(gradients, network.trainable_variables))
""",
        slip="the network is not called model",
        named=("`model` has no value yet: fill in the answer cell above and run it.",),
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(7)
inputs = keras.Input((2,))
hidden = keras.layers.Dense(16, activation="tanh")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(hidden))
for _ in range(400):
    with tf.GradientTape() as tape:
        out = model(points)
        J = -tf.reduce_mean(targets * tf.math.log(out) + (1 - targets) * tf.math.log(1 - out))
    for v, g in zip(model.trainable_variables, tape.gradient(J, model.trainable_variables)):
        v.assign_sub(1.0 * g)
""",
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(11)
model = keras.Sequential([
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.build((None, 2))
adam = keras.optimizers.Adam(learning_rate=0.1)
for _ in range(200):
    with tf.GradientTape() as tape:
        losses = keras.losses.binary_crossentropy(targets, model(points))
    adam.apply_gradients(zip(tape.gradient(losses, model.trainable_variables), model.trainable_variables))
""",
    ),
    Answer(
        "xor",
        """keras.utils.set_random_seed(5)
network = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
adam = keras.optimizers.Adam(learning_rate=0.1)
for _ in range(200):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(keras.losses.binary_crossentropy(targets, network(points)))
    adam.apply_gradients(zip(tape.gradient(J, network.trainable_variables), network.trainable_variables))


def model(x):
    return network(x).numpy()[:, 0].tolist()
""",
        form=True,
    ),
    # best_way
    Answer(
        "best_way",
        'truth = "ffttf"',
        slip="a: thinks a list of three Variables takes three backward passes",
        named=("Look at statement a again",),
    ),
    Answer(
        "best_way",
        'truth = "ttttf"',
        slip="b: thinks the gradients of the earlier calls add up, as in PyTorch",
        named=("Look at statement b again",),
    ),
    Answer(
        "best_way",
        'truth = "tfftf"',
        slip="c: thinks a persistent tape stores the gradients, so one backward pass serves all three calls",
        named=("Look at statement c again",),
    ),
    Answer(
        "best_way",
        'truth = "tftff"',
        slip="d: thinks the loss of the first block is used again by the other two tapes",
        named=("Look at statement d again",),
    ),
    Answer(
        "best_way",
        'truth = "tfttt"',
        slip="e: believes that a single tape records the loop once and reuses it in all steps",
        named=("Look at statement e again",),
    ),
    Answer("best_way", 'truth = "tfftt"', slip="c and e: thinks a persistent tape works once and then only looks up"),
    Answer("best_way", 'truth = "tftt"', slip="four letters only, the last one is missing"),
    Answer("best_way", 'truth = "fttft"', slip="the right letters from e to a instead of from a to e"),
    Answer("best_way", 'truth = "TFTTF"'),
    Answer(
        "best_way",
        """answers = dict(a="t", b="f", c="t", d="t", e="f")
truth = "".join(answers.values())
""",
    ),
    Answer("best_way", 'truth = "t f t t f"', form=True),
]
