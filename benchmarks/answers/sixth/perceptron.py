"""Answers to the exercise `perceptron`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # and_not
    Answer(
        "and_not",
        "weights = [0.5, 1, -1]",
        slip="the bias without its minus, so that (0, 0) fires too",
        named=("Your gate is true for (1, 0), but also when both inputs are equal. W",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, -1, 1]",
        slip="x_1 and x_2 exchanged: the gate x_2 and not x_1",
        named=("Your gate is true when x_2 is 1 and x_1 is not: the roles of the two",),
    ),
    Answer(
        "and_not",
        "weights = [0, 1, -1]",
        slip="bias 0: the sums of 0 at (0, 0) and (1, 1) are answered with +1",
        named=("Your gate is true for (1, 0), but also when both inputs are equal. W",),
    ),
    Answer(
        "and_not",
        "weights = [-1.5, 1, -1]",
        slip="the bias for inputs written as -1 and 1: with 0 and 1 no row reaches it",
        named=(),
        near=True,
    ),
    Answer(
        "and_not",
        "weights = [1, -1, -0.5]",
        slip="the bias last instead of first",
        named=("Your gate is false for (1, 1) only: this is NAND. Is the bias the fi",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, 1]",
        slip="all signs turned: false only at (1, 0), the opposite of the gate",
        named=("The line is right, but every output has the wrong sign: these weight",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, -0.25]",
        slip="the weight of x_2 too weak to silence (1, 1)",
        named=("Your gate is true for (1, 0), but also for (1, 1): there x_2 does no",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, -1]",
        slip="the gate neither x_1 nor x_2: not applied to both inputs",
        named=("Your gate is true when both inputs are 0, and then only: this is NOR",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, 1]",
        slip="the gate OR, the not forgotten",
        named=("This is OR: either input is enough. In the gate of the task one of t",),
    ),
    Answer("and_not", "weights = [-1, 1, -1]"),
    Answer(
        "and_not",
        """
# perceptron rule until all four rows are right
targets = np.array([-1, -1, 1, -1])
w = np.zeros(3)
while (outputs(w, inputs) != targets).any():
    for x, t in zip(inputs, targets):
        if outputs(w, x[None])[0] != t:
            w = w + t * np.array([1, *x])
weights = list(w)
""",
    ),
    Answer("and_not", "weights = np.array([-0.3, 0.4, -0.7])", form=True),
    # at_least
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k - 0.5] + [1] * d
""",
        slip="the threshold half a vote too high: needs more than k votes",
        named=("Your committee asks for more than k votes. Look at what happens with",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k] + [1] * (d - 1)
""",
        slip="one weight too few: d in all instead of d + 1",
        named=("A committee of d members needs a weight for each member and a bias. ",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.ones(d + 1)
    w[0] = -k / d
    return w
""",
        slip="the bias as a share k / d of the votes although the weights are 1",
        named=("A single vote is enough for your committee, whatever k is. If your b",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-d / 2] + [1] * d
""",
        slip="a majority of the committee, k is ignored",
        named=("Your committee waits for half of its members or more, whatever k is.",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    # the sum of the votes is (number of yes) - (number of no) = 2 k - d
    return [d - 2 * k] + [1] * d
""",
        slip="the bias for votes written as -1 and 1 instead of 0 and 1",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    weights = [-k]
    for i in range(d):
        weights.append(1 if i < k else 0)
    return weights
""",
        slip="only the first k members get a weight, so these must all vote 1",
        named=("Some of the members have no influence in your committee, or one in t",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-(k - 1)] + [1] * d
""",
        slip="the bias -(k - 1): already k - 1 votes suffice, as a sum of 0 gives +1",
        named=("Your committee is content with one vote fewer than k. Look at what h",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return np.concatenate([[k], -np.ones(d)])
""",
        slip="at most k votes: all signs turned",
        named=("Your committee says yes when few members do: in your weights, a vote",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [1] * d + [-k]
""",
        slip="the bias last instead of first",
        named=("The threshold is among your weights, but in the last place, where it",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return np.concatenate([[1 - 2 * k], np.full(d, 2)])
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.zeros(d + 1)
    for i in range(1, d + 1):
        w[i] = 0.1
    w[0] = -0.1 * (k - 0.5)
    return w
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return (np.float64(0.5) - k, *(1 for _ in range(d)))
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
s = -10 + 3 * 2 - 4 * 3
output = -1
distance = abs(s) / np.sqrt(10**2 + 3**2 + 4**2)
""",
        slip="divides the distance by the length of all three weights, the bias included",
        named=("Only the weights that turn the line belong to the length of its perp",),
    ),
    Answer(
        "by_hand",
        """
s = 3 * 2 - 4 * 3
output = -1
distance = abs(s) / 5
""",
        slip="the bias left out of the weighted sum, and hence of the distance",
        named=("The bias is missing from the sum: it is w_0 times the constant input",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = -16 / 5
""",
        slip="the distance with its sign",
        named=("Here a distance has no sign.",),
    ),
    Answer(
        "by_hand",
        """
s = -10 + 3 * 2 + 4 * 3
output = 1
distance = 8 / 5
""",
        slip="the minus of w_2 = -4 lost",
        named=("Your sum belongs to a positive weight of the second input. Look at t",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = 0
distance = 3.2
""",
        slip="the output 0 instead of -1",
        named=("The output belongs to another coding: the step function gives +1 or ",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 16 / (3**2 + 4**2)
""",
        slip="divides by the squared length of the weights, the root forgotten",
        named=("What do you divide the sum by? It should be the length of a vector: ",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 16 / np.sqrt(2**2 + 3**2)
""",
        slip="divides by the length of the point x instead of the weights",
        named=("Has the bias, or the point, a part in the number that you divide by?",),
    ),
    Answer(
        "by_hand",
        """
s = -10 + 3 * 3 - 4 * 2
output = -1
distance = 9 / 5
""",
        slip="the two coordinates of the point exchanged",
        named=("The two inputs are exchanged: which weight belongs to the first coor",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = 1 if s >= 0 else -1
distance = abs(s) / (abs(3) + abs(-4))
""",
        slip="divides by the sum |w_1| + |w_2| instead of the length",
        named=("What do you divide the sum by? It should be the length of a vector: ",),
    ),
    Answer(
        "by_hand",
        """
w, x = np.array([-10, 3, -4]), np.array([1, 2, 3])
s = w @ x
output = np.where(s >= 0, 1, -1)
distance = np.abs(s) / np.linalg.norm(w[1:])
""",
    ),
    Answer(
        "by_hand",
        """
# foot of the perpendicular from (2, 3)
s = -10 + 6 - 12
output = -1
t = -s / 25
foot = (2 + 3 * t, 3 - 4 * t)
distance = ((foot[0] - 2) ** 2 + (foot[1] - 3) ** 2) ** 0.5
""",
    ),
    Answer(
        "by_hand",
        """
s = np.array([-16.0])
output = np.array([-1.0])
distance = np.array([3.2])
""",
        form=True,
    ),
    # same_side
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a) * (direction @ b) + w[0] > 0)
""",
        slip="the bias is added to the product instead of to each of the two sums",
        named=("You use the bias, but you add it once, to the product. It belongs in",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a - w[0]) * (direction @ b - w[0]) > 0)
""",
        slip="the bias subtracted as if it were the threshold",
        named=("The bias is in both sums, but with the wrong sign: w_0 is the thresh",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((w[0] + direction @ a) * (direction @ b) > 0)
""",
        slip="the bias added for the point a only",
        named=("The bias enters at one of the two points only. Both are measured fro",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[:-1])
    return bool((direction @ a + w[-1]) * (direction @ b + w[-1]) > 0)
""",
        slip="takes the last weight for the bias",
        named=("The bias is taken to be the last of the weights. Here it comes first",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da = w[0] + w[1] * a[0] + w[2] * a[1]
    db = w[0] + w[1] * b[0] + w[2] * b[1]
    return bool(da * db > 0)
""",
        slip="only for points of two coordinates, not of any dimension",
        named=("Your function reads the first two coordinates and no others. The poi",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    w = np.array(w)
    da = w[0] + w[1:] @ a
    db = w[0] + w[1:] @ b
    return bool(da > 0 and db > 0)
""",
        slip="two points that are both on the negative side count as apart",
        named=("Your function finds points that share the positive side. What about ",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    w = np.array(w)
    da = w[0] + w[1:] @ a
    db = w[0] + w[1:] @ b
    return bool(da + db > 0)
""",
        slip="adds the two values instead of multiplying them",
        named=("You ask whether the two values add up to more than 0. Can two points",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    d_a, d_b = w[0], w[0]
    for i in range(len(a)):
        d_a += w[i] * a[i]
        d_b += w[i] * b[i]
    return bool(d_a * d_b > 0)
""",
        slip="an index shifted by one: the coordinates meet w_0 ... instead of w_1 ...",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    w = np.array(w)
    product = (w[0] + w[1:] @ a) * (w[0] + w[1:] @ b)
    if product > 0:
        return False
    else:
        return True
""",
        slip="True and False exchanged",
        named=("The two answers are exchanged: your function returns True for points",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    sides = outputs(w, np.array([a, b]))
    return bool(sides[0] == sides[1])
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    def d(x):
        total = w[0]
        for weight, value in zip(w[1:], x):
            total += weight * value
        return total

    return bool((d(a) > 0) == (d(b) > 0))
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    points = np.column_stack([np.ones(2), np.array([a, b])])
    return np.prod(points @ np.array(w)) > 0
""",
        form=True,
    ),
    # recoded
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, 1]",
        slip="still OR, as if the coding did not matter",
        named=("These are the outputs of OR. The weights stayed the same, but an inp",),
    ),
    Answer(
        "recoded",
        "prediction = [0, 0, 0, 1]",
        slip="the outputs written as 0 and 1 instead of -1 and +1",
        named=("These are outputs in the 0/1 coding, but the step function gives +1 ",),
    ),
    Answer(
        "recoded",
        "prediction = [-1.2, -0.2, -0.2, 0.8]",
        slip="the weighted sums without the step",
        named=("These are the weighted sums. What does the step function make of the",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, -1]",
        slip="XOR",
        named=("These are the outputs of XOR, which no single line can produce. Work",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, -1]",
        slip="the order of the rows reversed, from (1, 1) on",
        named=("One row gives +1, as it should, but in your list it stands at the ot",),
    ),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, -1]",
        slip="every sign turned round, NAND",
        named=("The size is right, but the sign is wrong in every row. Work out the ",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, 1]",
        slip="takes two minus signs for a plus: multiplies the inputs instead of adding them",
        named=("Look at the first row: both inputs are negative and both weights pos",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, 1, 1]",
        slip="only x_1 decides, the second input ignored",
        named=("Your output follows the first input alone. Where the two inputs diff",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, -1, -1]",
        slip="thinks that no row reaches the threshold, not even (1, 1)",
        named=("Take the last row: both inputs raise the sum. Is that not enough to ",),
    ),
    Answer(
        "recoded",
        """
prediction = []
for x1 in (-1, 1):
    for x2 in (-1, 1):
        prediction.append(1 if -0.2 + 0.5 * x1 + 0.5 * x2 >= 0 else -1)
""",
    ),
    Answer("recoded", "prediction = [-1] * 3 + [1]"),
    Answer("recoded", "prediction = np.array([-1.0, -1.0, -1.0, 1.0])", form=True),
    # flowers_apart
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, 1, 0]",
        slip="all signs turned: setosa gets -1, the others +1",
        named=("Your line separates the flowers, but all 150 outputs have the wrong ",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.9, -1, -1]",
        slip="the bias of the length alone although the width is subtracted too: cuts off a few setosa",
        named=(),
        near=True,
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, 0, 2.5]",
        slip="the bias last instead of first",
        named=("Large petals get +1, and many setosa do not: does a large petal rais",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, -1, 0]",
        slip="the bias with the wrong sign: no flower gets +1",
        named=("Every flower gets -1, the setosa included. For small petals, the bia",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.5, -1, 0]",
        slip="the line through the middle of setosa instead of the gap behind it",
        named=("Only setosa are on the positive side, but not all of them. Compare t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.9, -1, 0]",
        slip="the line between versicolor and virginica: versicolor gets +1 as well",
        named=("Not only setosa are on the positive side: versicolor, or some of the",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, 0, -1]",
        slip="the threshold of the length used for the width: all flowers get +1",
        named=("Every flower gets +1: either large petals do not lower the sum, or t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [25, -1, -1]",
        slip="the bias in millimetres: all flowers get +1",
        named=("Every flower gets +1: either large petals do not lower the sum, or t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [0, -1, -1]",
        slip="no bias: every sum is negative, no flower gets +1",
        named=("Every flower gets -1, the setosa included. For small petals, the bia",),
    ),
    Answer("flowers_apart", "flower_weights = [4, -1, -2]"),
    Answer(
        "flowers_apart",
        """
targets = np.where(flowers.y == 0, 1, -1)
A = np.column_stack([np.ones(len(petals)), petals])
w = np.zeros(3)
for _ in range(1000):
    wrong = np.flatnonzero(np.where(A @ w >= 0, 1, -1) != targets)
    if len(wrong) == 0:
        break
    w += targets[wrong[0]] * A[wrong[0]]
flower_weights = w.tolist()
""",
    ),
    Answer("flowers_apart", "flower_weights = np.array([0.8, 0, -1], dtype=np.float32)", form=True),
    # all_samples
    Answer(
        "all_samples",
        'truth = "tttft"',
        slip="a taken for true: takes the sum of the right samples for a constant",
        named=("Look at statement a again. Work out both sums for two right samples,",),
    ),
    Answer(
        "all_samples",
        'truth = "fftft"',
        slip="b taken for false: thinks that right samples add a positive term or none",
        named=("Look at statement b again. Which sign have target and weighted sum o",),
    ),
    Answer(
        "all_samples",
        'truth = "ftfft"',
        slip="c taken for false: thinks that the friend's sum has a lower bound",
        named=("Look at statement c again. What becomes of a term when all weights a",),
    ),
    Answer(
        "all_samples",
        'truth = "ftttt"',
        slip="d taken for true: takes the friend's sum for 0 when all are right, as J is",
        named=("Look at statement d again. Which sign has the term of a sample that ",),
    ),
    Answer(
        "all_samples",
        'truth = "fttff"',
        slip="e taken for false: thinks that a mistake always makes the friend's sum larger",
        named=("Look at statement e again. One sample may lie far away on its right ",),
    ),
    Answer(
        "all_samples",
        'truth = "tfftf"',
        slip="all five the wrong way round: takes the friend's sum for as good as J, or t and f exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("all_samples", 'truth = "ffftt"', slip="thinks that right samples add 0: b and c false, d true"),
    Answer(
        "all_samples",
        'truth = "ttfff"',
        slip="a true, c and e false: takes the negative terms for a harmless shift of the same objective",
    ),
    Answer(
        "all_samples",
        'truth = "ttttt"',
        slip="everything taken for true: a and d are false",
        named=(),
        near=True,
    ),
    Answer(
        "all_samples",
        """
a, b, c, d, e = False, True, True, False, True
truth = "".join("ft"[int(v)] for v in (a, b, c, d, e))
""",
    ),
    Answer("all_samples", "truth = 'ftt' + 'ft'"),
    Answer("all_samples", 'truth = "FTTFT"', form=True),
]
