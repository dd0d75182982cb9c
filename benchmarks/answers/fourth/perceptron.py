"""Answers to the exercise `perceptron`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # and_not
    Answer(
        "and_not",
        "weights = [-0.5, -1, 1]",
        slip="the wrong input is negated: x2 and not x1",
        named=("Your gate is true when x_2 is 1 and x_1 is not: the roles of the two",),
    ),
    Answer(
        "and_not",
        "weights = [-3, 2, 2]",
        slip="the gate AND, nothing is negated",
        named=("This is AND, where both inputs raise the sum. In the gate of the tas",),
    ),
    Answer(
        "and_not",
        "weights = [0, 1, -1]",
        slip="bias 0, so a sum of 0 counts as true for (0, 0) and (1, 1)",
        named=("Your gate is true for (1, 0), but also when both inputs are equal. W",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, 1]",
        slip="all signs reversed: the negation of the gate",
        named=("The line is right, but every output has the wrong sign: these weight",),
    ),
    Answer(
        "and_not",
        "weights = [-1.5, 1, -1]",
        slip="the bias is that of an AND with two positive inputs, so that the sum never reaches 0",
        named=("Your gate is never true, because the sum reaches 0 for no input. For",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, -0.5]",
        slip="x2 inhibits too weakly: for (1, 1) the sum is exactly 0, which is true",
        named=("Your gate is true for (1, 0), but also for (1, 1): there x_2 does no",),
    ),
    Answer(
        "and_not",
        "weights = [-1, 2, 2]",
        slip="an OR, the not is forgotten",
        named=("This is OR: either input is enough. In the gate of the task one of t",),
    ),
    Answer(
        "and_not",
        "weights = [1, -1, -0.5]",
        slip="the bias is written last",
        named=("Your gate is false for (1, 1) only: this is NAND. Is the bias the fi",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, -1]",
        slip="not x1 and not x2: both inputs are negated",
        named=("Your gate is true when both inputs are 0, and then only: this is NOR",),
    ),
    Answer(
        "and_not",
        """
# the perceptron rule finds them
weights, wanted = np.zeros(3), [-1, -1, 1, -1]
for _ in range(50):
    for x, y in zip(inputs, wanted):
        if outputs(weights, x[None])[0] != y:
            weights = weights + y * np.array([1, *x])
weights = list(weights)
""",
    ),
    Answer(
        "and_not",
        """
ones = np.hstack([np.ones((4, 1)), inputs])
weights = np.linalg.pinv(ones) @ [-1, -1, 1, -1]
weights = weights.tolist()
""",
    ),
    Answer("and_not", "weights = np.float32(-1.25), np.float32(2), np.float32(-1.75)", form=True),
    # at_least
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k - 0.5] + [1] * d
""",
        slip="off by one: more than k instead of k or more",
        named=("Your committee asks for more than k votes. Look at what happens with",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [k] + [-1] * d
""",
        slip="all signs reversed: k or fewer members",
        named=("Your committee says yes when few members do: in your weights, a vote",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.ones(d + 1)
    w[0] = -(k - 1)
    return w
""",
        slip="off by one: k - 1 members are enough",
        named=("Your committee is content with one vote fewer than k. Look at what h",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k + 0.5] + [1] * k + [0] * (d - k)
""",
        slip="weights 1 for the first k members only, 0 for the others",
        named=("Some of the members have no influence in your committee, or one in t",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [0.5 - d] + d * [1]
""",
        slip="AND of all d members, k is not used",
        named=("Your committee wants all members to vote 1, whatever k is. The bias ",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [1] * d + [-k]
""",
        slip="the bias is written last",
        named=("The threshold is among your weights, but in the last place, where it",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [1 / k for _ in range(d)]
""",
        slip="the bias is missing: only d weights",
        named=("A committee of d members needs a weight for each member and a bias. ",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [d - 2 * k] + [1] * d
""",
        slip="the bias for votes -1 and +1, not 0 and 1",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = [-k]
    for _ in range(d):
        w.append(k)
    return w
""",
        slip="the weights are k as well, so that a single vote is enough",
        named=(),
        near=True,
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.full(d + 1, 2.0)
    w[0] = 1 - 2 * k
    return w
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    weights = [0]
    for _ in range(d):
        weights.append(3)
    for _ in range(k):
        weights[0] -= 3
    return weights
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return (np.float64(0.5 - k), *(np.float64(1) for _ in range(d)))
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
s = 3 * 2 - 4 * 3
output = -1
distance = 6 / 5
""",
        slip="the bias is left out of the weighted sum",
        named=("The bias is missing from the sum: it is w_0 times the constant input",),
    ),
    Answer(
        "by_hand",
        """
s = -10 + 3 * 2 + 4 * 3
output = 1
distance = 8 / 5
""",
        slip="the minus of w2 is lost in the sum",
        named=("Your sum belongs to a positive weight of the second input. Look at t",),
    ),
    Answer(
        "by_hand",
        """
w = np.array([-10, 3, -4])
s = w @ [1, 2, 3]
output = -1
distance = abs(s) / np.linalg.norm(w)
""",
        slip="the length of w includes the bias",
        named=("Only the weights that turn the line belong to the length of its perp",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = 0
distance = 3.2
""",
        slip="output 0 instead of -1",
        named=("The output belongs to another coding: the step function gives +1 or ",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = s / 5
""",
        slip="the distance keeps its sign",
        named=("Here a distance has no sign.",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 16 / (3**2 + 4**2)
""",
        slip="divided by the squared length of w: the root is forgotten",
        named=("What do you divide the sum by? It should be the length of a vector: ",),
    ),
    Answer(
        "by_hand",
        """
s = -10 + 6 - 12
output = -1
distance = abs(s) / np.sqrt(2**2 + 3**2)
""",
        slip="divided by the length of the point instead of that of the weights",
        named=("Has the bias, or the point, a part in the number that you divide by?",),
    ),
    Answer(
        "by_hand",
        """
s = 3 * 2 - 4 * 3 - (-10)
output = 1
distance = 4 / 5
""",
        slip="the bias is subtracted instead of added",
        named=("Your sum has the bias with the opposite sign. w_0 is added as it sta",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 16 / 7
""",
        slip="divided by |3| + |4|, the sum of the weights, not their length",
        named=("What do you divide the sum by? It should be the length of a vector: ",),
    ),
    Answer(
        "by_hand",
        """
w, x = np.array([-10, 3, -4]), np.array([2, 3])
s = w[0] + (w[1:] * x).sum()
output = outputs(w, x[None])[0]
distance = abs(s) / np.sqrt(np.einsum("i,i->", w[1:], w[1:]))
""",
    ),
    Answer(
        "by_hand",
        """
s = -10 * 1 + 3 * 2 + (-4) * 3
output = 1 if s >= 0 else -1
# the foot of the perpendicular lies t times (3, -4) away from the point
t = -s / (3 * 3 + 4 * 4)
distance = ((3 * t) ** 2 + (-4 * t) ** 2) ** 0.5
""",
    ),
    Answer(
        "by_hand",
        """
s = np.array(-16.0)
output = np.sign(s)
distance = np.float32(3.2)
""",
        form=True,
    ),
    # same_side
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((w[0] + direction @ a) * (direction @ b) > 0)
""",
        slip="the bias is added for the first point only",
        named=("The bias enters at one of the two points only. Both are measured fro",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a - w[0]) * (direction @ b - w[0]) > 0)
""",
        slip="the bias is subtracted instead of added",
        named=("The bias is in both sums, but with the wrong sign: w_0 is the thresh",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    w = np.array(w)
    return bool((w[0] + w[1:] @ a) * (w[0] + w[1:] @ b) < 0)
""",
        slip="the answer is reversed: True for different sides",
        named=("The two answers are exchanged: your function returns True for points",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a) * (direction @ b) + w[0] > 0)
""",
        slip="the bias is added to the product instead of to each sum",
        named=("You use the bias, but you add it once, to the product. It belongs in",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    d_a = w[0] + np.dot(w[1:], a)
    d_b = w[0] + np.dot(w[1:], b)
    return bool(d_a > 0 and d_b > 0)
""",
        slip="True only if both lie on the positive side",
        named=("Your function finds points that share the positive side. What about ",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction, bias = np.array(w[:-1]), w[-1]
    return bool((direction @ a + bias) * (direction @ b + bias) > 0)
""",
        slip="the bias is taken from the end of w",
        named=("The bias is taken to be the last of the weights. Here it comes first",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    side_a = w[0] + w[1] * a[0] + w[2] * a[1]
    side_b = w[0] + w[1] * b[0] + w[2] * b[1]
    return side_a * side_b > 0
""",
        slip="written for two dimensions only, further coordinates are ignored",
        named=("Your function reads the first two coordinates and no others. The poi",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((w[0] + direction @ a) + (w[0] + direction @ b) > 0)
""",
        slip="the sum of the two distances is compared with 0, not their product",
        named=("You ask whether the two values add up to more than 0. Can two points",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    s = w[0] + np.dot(w[1:], a)
    t = w[0] + np.dot(w[1:], b)
    return bool(s > 0 == t > 0)
""",
        slip="a chained comparison: s > 0 == t > 0 is never true",
        named=(),
        near=True,
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    signs = outputs(w, np.array([a, b]))
    return len(set(signs.tolist())) == 1
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    def above(x):
        s = w[0]
        for weight, coordinate in zip(w[1:], x):
            s += weight * coordinate
        return s > 0

    return bool(above(a)) is bool(above(b))
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    w = np.asarray(w, dtype=float)
    return np.sign(w[0] + w[1:] @ a) == np.sign(w[0] + w[1:] @ b)
""",
        form=True,
    ),
    # recoded
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, 1]",
        slip="still OR: the bias is thought to fit the new coding too",
        named=("These are the outputs of OR. The weights stayed the same, but an inp",),
    ),
    Answer(
        "recoded",
        "prediction = [0, 0, 0, 1]",
        slip="false is still written as 0 in the outputs",
        named=("These are outputs in the 0/1 coding, but the step function gives +1 ",),
    ),
    Answer(
        "recoded",
        "prediction = [-1.2, -0.2, -0.2, 0.8]",
        slip="the weighted sums instead of the outputs",
        named=("These are the weighted sums. What does the step function make of the",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, -1, -1]",
        slip="the weights are thought never to reach 0",
        named=("Take the last row: both inputs raise the sum. Is that not enough to ",),
    ),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, -1]",
        slip="NAND: the signs of all outputs are reversed",
        named=("The size is right, but the sign is wrong in every row. Work out the ",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, 1]",
        slip="the two inputs are multiplied, so (-1, -1) is thought to give +1",
        named=("Look at the first row: both inputs are negative and both weights pos",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, -1]",
        slip="the rows are taken in reverse order",
        named=("One row gives +1, as it should, but in your list it stands at the ot",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, 1, 1]",
        slip="for (1, -1) the first input alone is thought to decide",
        named=("Your output follows the first input alone. Where the two inputs diff",),
    ),
    Answer(
        "recoded",
        "prediction = [0, 1, 1, 1]",
        slip="OR, in zeros and ones",
        named=("The step function gives +1 or -1, and never 0. Besides, where the tw",),
    ),
    Answer(
        "recoded",
        """
prediction = []
for x_1 in (-1, 1):
    for x_2 in (-1, 1):
        s = -0.2 + 0.5 * x_1 + 0.5 * x_2
        prediction.append(1 if s >= 0 else -1)
""",
    ),
    Answer("recoded", "prediction = 3 * [-1] + [1]"),
    Answer("recoded", "prediction = np.array([-1.0, -1.0, -1.0, 1.0])", form=True),
    # flowers_apart
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, 1, 0]",
        slip="the signs are reversed: the others get +1 and setosa -1",
        named=("Your line separates the flowers, but all 150 outputs have the wrong ",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.9, -1, 0]",
        slip="the threshold lies between versicolor and virginica, not between setosa and versicolor",
        named=("Not only setosa are on the positive side: versicolor, or some of the",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [0, -1, -1]",
        slip="no bias: all sums are negative",
        named=("Every flower gets -1, the setosa included. For small petals, the bia",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.45, -1, 0]",
        slip="the threshold of 1.5 cm lies in the middle of setosa",
        named=("Only setosa are on the positive side, but not all of them. Compare t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, 0, 2.5]",
        slip="the bias is written last",
        named=("Large petals get +1, and many setosa do not: does a large petal rais",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [petals[:, 0].mean(), -1, 0]",
        slip="the threshold is the mean length of all 150 flowers, which is longer than some versicolor",
        named=("Nearly: all setosa are right, and only a few of the others are wrong",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [25, -1, 0]",
        slip="the bias is in millimetres, the inputs are in centimetres",
        named=("Every flower gets +1: either large petals do not lower the sum, or t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [0, 1, -4]",
        slip="a line through the origin, by the ratio of width and length",
    ),
    Answer(
        "flowers_apart",
        """
ones = np.column_stack([np.ones(150), petals])
y = np.where(flowers.y == 1, 1, -1)
flower_weights = np.linalg.lstsq(ones, y, rcond=None)[0].tolist()
""",
        slip="versicolor instead of setosa gets the target +1 in the search",
        named=("Your line does not run between setosa and the other species. Setosa ",),
    ),
    Answer(
        "flowers_apart",
        """
w = np.zeros(3)
for _ in range(200):
    for x, species in zip(petals, flowers.y):
        x, y = np.array([1.0, *x]), 1 if species == 0 else -1
        if y * (w @ x) <= 0:
            w += y * x
flower_weights = w.tolist()
""",
    ),
    Answer(
        "flowers_apart",
        """
mine = petals[flowers.y == 0].mean(axis=0)
others = petals[flowers.y == 1].mean(axis=0)
# the perpendicular bisector of the two means
flower_weights = [(others @ others - mine @ mine) / 2, *(mine - others)]
""",
    ),
    Answer("flowers_apart", "flower_weights = np.array([3.2, -1, -0.5], dtype=np.float32)", form=True),
    # all_samples
    Answer(
        "all_samples",
        'truth = "tttft"',
        slip="a is held to be true: the sums differ by more than a constant",
        named=("Look at statement a again. Work out both sums for two right samples,",),
    ),
    Answer(
        "all_samples",
        'truth = "fftft"',
        slip="b is held to be false, as in the perceptron's own objective, where right samples add nothing",
        named=("Look at statement b again. Which sign have target and weighted sum o",),
    ),
    Answer(
        "all_samples",
        'truth = "ftfft"',
        slip="c is held to be false: the friend's sum is thought to have a minimum",
        named=("Look at statement c again. What becomes of a term when all weights a",),
    ),
    Answer(
        "all_samples",
        'truth = "ftttt"',
        slip="d is held to be true, which is so for the sum over the misclassified samples only",
        named=("Look at statement d again. Which sign has the term of a sample that ",),
    ),
    Answer(
        "all_samples",
        'truth = "fttff"',
        slip="e is held to be false: fewer mistakes are thought to mean a smaller sum always",
        named=("Look at statement e again. One sample may lie far away on its right ",),
    ),
    Answer(
        "all_samples",
        'truth = "tfftf"',
        slip="the friend's sum is taken for the perceptron's own: same minimum, 0 if all are right",
        named=(),
        near=True,
    ),
    Answer(
        "all_samples",
        'truth = "ffftf"',
        slip="t and f exchanged throughout except for a",
    ),
    Answer(
        "all_samples",
        'truth = "ftfff"',
        slip="c and e are held to be false: the sum is thought to be bounded, and smallest without mistakes",
    ),
    Answer(
        "all_samples",
        'truth = "ftttf"',
        slip="d is held to be true and e to be false",
    ),
    Answer("all_samples", 'truth = "".join(["f", "t", "t", "f", "t"])'),
    Answer(
        "all_samples",
        """
truth = ""
for statement in (False, True, True, False, True):
    truth += "t" if statement else "f"
""",
    ),
    Answer("all_samples", 'truth = "FTTFT"', form=True),
]
