"""Answers to the exercise `perceptron`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # and_not
    Answer(
        "and_not",
        "weights = [-1.5, 1, 1]",
        slip="the gate AND",
        named=("This is AND, where both inputs raise the sum. In the gate of the tas",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, -1, 1]",
        slip="the inputs exchanged: not x1 and x2",
        named=("Your gate is true when x_2 is 1 and x_1 is not: the roles of the two",),
    ),
    Answer(
        "and_not",
        "weights = [0, 1, -1]",
        slip="bias 0, so the row (0, 0) has the sum 0 and fires",
        named=("Your gate is true for (1, 0), but also when both inputs are equal. W",),
    ),
    Answer(
        "and_not",
        "weights = [1, -1, -0.5]",
        slip="the bias last",
        named=("Your gate is false for (1, 1) only: this is NAND. Is the bias the fi",),
    ),
    Answer(
        "and_not",
        "weights = [-1, 2, -1]",
        slip="the second weight too small: at (1, 1) the sum is 0, which counts as +1",
        named=("Your gate is true for (1, 0), but also for (1, 1): there x_2 does no",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, 1]",
        slip="the signs exchanged: the gate that is false for this one row",
        named=("The line is right, but every output has the wrong sign: these weight",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, 1]",
        slip="the negation of x2 overlooked: x1 or x2",
        named=("This is OR: either input is enough. In the gate of the task one of t",),
    ),
    Answer(
        "and_not",
        "weights = [-1.5, 1, -1]",
        slip="the threshold too high, it never fires",
        named=("Your gate is never true, because the sum reaches 0 for no input. For",),
    ),
    Answer(
        "and_not",
        "weights = [-1, 1, -1]",
    ),
    Answer(
        "and_not",
        """
wanted = [-1, -1, 1, -1]
weights = None
for w0 in range(-3, 4):
    for w1 in range(-3, 4):
        for w2 in range(-3, 4):
            if list(outputs([w0, w1, w2], inputs)) == wanted:
                weights = [w0, w1, w2]
""",
    ),
    Answer(
        "and_not",
        "weights = np.array([-0.25, 0.5, -1], dtype=np.float32)",
        form=True,
    ),
    # at_least
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [k] + [1] * d
""",
        slip="the bias without its minus",
        named=("Your committee says yes to everything. A bias that is positive or 0",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k - 0.5] + [1] * d
""",
        slip="the half on the wrong side: more than k needed",
        named=("Your committee asks for more than k votes. Look at what happens with",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k] + [1] * (d - 1)
""",
        slip="one weight too few",
        named=("A committee of d members needs a weight for each member and a bias. ",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [1] * d + [-k]
""",
        slip="the bias last",
        named=("The threshold is among your weights, but in the last place, where it",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k] + [1] * k + [0] * (d - k)
""",
        slip="only the first k members have a vote",
        named=("Some of the members have no influence in your committee, or one in t",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.ones(d + 1)
    w[0] = -(k - 1)
    return w
""",
        slip="one vote too few is enough",
        named=("Your committee is content with one vote fewer than k. Look at what h",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return np.concatenate([[-k], np.ones(d) / d])
""",
        slip="the votes averaged, but compared with the number k",
        named=("Your committee hardly ever says yes. Give the votes and the threshol",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    # k of +1 and d - k of -1 make the sum 2k - d
    return [d - 2 * k] + [1] * d
""",
        slip="the bias for votes of -1 and +1",
        near=True,
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return np.append(1 - 2 * k, np.full(d, 2))
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    weights = [3.0 for _ in range(d)]
    weights.insert(0, -3 * (k - 0.5))
    return weights
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return (-k, *(1 for _ in range(d)))
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
s = -10 + 6 - 12
output = -1
distance = s / 5
""",
        slip="the sign of the distance kept",
        named=("Here a distance has no sign.",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 16 / np.sqrt(10**2 + 3**2 + 4**2)
""",
        slip="divided by the length of all weights, the bias included",
        named=("Only the weights that turn the line belong to the length of its perp",),
    ),
    Answer(
        "by_hand",
        """
s = 3 * 2 - 4 * 3
output = -1
distance = 6 / 5
""",
        slip="the bias left out of the sum",
        named=("The bias is missing from the sum: it is w_0 times the constant input",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = 0
distance = 3.2
""",
        slip="0 instead of -1 for the output",
        named=("The output belongs to another coding: the step function gives +1 or ",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = abs(s)
""",
        slip="not divided by the length of the weights",
        named=("The sum would grow if all weights were multiplied by 1000, but the d",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 16 / (3**2 + 4**2)
""",
        slip="divided by the squared length",
        named=("What do you divide the sum by? It should be the length of a vector:",),
    ),
    Answer(
        "by_hand",
        """
s = -10 + 3 * 2 + 4 * 3
output = 1
distance = 8 / 5
""",
        slip="the minus of the third weight lost",
        named=("Your sum belongs to a positive weight of the second input. Look at t",),
    ),
    Answer(
        "by_hand",
        """
s = -16
output = -1
distance = 10 / 5
""",
        slip="the distance of the line from the origin",
        named=("That is how far the line is from the origin. Where does the point co",),
    ),
    Answer(
        "by_hand",
        """
w = np.array([-10, 3, -4])
s = w @ np.array([1, 2, 3])
output = 1 if s >= 0 else -1
distance = abs(s) / np.linalg.norm(w[1:])
""",
    ),
    Answer(
        "by_hand",
        """
s = -10 + 3 * 2 + (-4) * 3
output = s // 16
# from the point to its foot on the line, along (3, -4)
t = -s / 25
distance = ((3 * t) ** 2 + (-4 * t) ** 2) ** 0.5
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
        slip="the bias added to the product",
        named=("You use the bias, but you add it once, to the product. It belongs in",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((w[0] + direction @ a) * (direction @ b) > 0)
""",
        slip="the bias added for the first point only",
        named=("The bias enters at one of the two points only. Both are measured fro",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a - w[0]) * (direction @ b - w[0]) > 0)
""",
        slip="the bias subtracted",
        named=("The bias is in both sums, but with the wrong sign: w_0 is the thresh",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    s_a = w[0] + np.dot(w[1:], a)
    s_b = w[0] + np.dot(w[1:], b)
    return bool(s_a * s_b < 0)
""",
        slip="the wrong way round: True for different sides",
        named=("The two answers are exchanged: your function returns True for points",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da = w[0] + w[1] * a[0] + w[2] * a[1]
    db = w[0] + w[1] * b[0] + w[2] * b[1]
    return bool(da * db > 0)
""",
        slip="two dimensions only",
        named=("Your function reads the first two coordinates and no others. The poi",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[:-1])
    bias = w[-1]
    return bool((direction @ a + bias) * (direction @ b + bias) > 0)
""",
        slip="the bias taken from the end",
        named=("The bias is taken to be the last of the weights. Here it comes first",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    d_a = np.array(w[1:]) @ a + w[0]
    d_b = np.array(w[1:]) @ b + w[0]
    return bool(d_a > 0 and d_b > 0)
""",
        slip="only the positive side counts",
        named=("Your function finds points that share the positive side. What about ",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    norm = np.linalg.norm(w[1:])
    d_a = (w[0] + np.dot(w[1:], a)) / norm
    d_b = (w[0] + np.dot(w[1:], b)) / norm
    return bool(d_a + d_b > 0)
""",
        slip="the sum of the distances instead of the product",
        named=("You ask whether the two values add up to more than 0. Can two points",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    first, second = outputs(w, np.array([a, b]))
    return bool(first == second)
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    # the segment from a to b meets the line at a share t of the way; same side when that is not between
    sa, sb = w[0], w[0]
    for wi, ai, bi in zip(w[1:], a, b):
        sa += wi * ai
        sb += wi * bi
    if sa == sb:
        return True
    t = sa / (sa - sb)
    return not 0 < t < 1
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return (direction @ a + w[0]) * (direction @ b + w[0]) > 0
""",
        form=True,
    ),
    # recoded
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, 1]",
        slip="still OR",
        named=("These are the outputs of OR. The weights stayed the same, but an inp",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, 0, 0, 1]",
        slip="0 for the two rows in which the inputs cancel",
        named=("These are the weighted sums, for inputs 0 and 1 or without the bias.",),
    ),
    Answer(
        "recoded",
        "prediction = [0, 0, 0, 1]",
        slip="0 written for false",
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
        "prediction = [-1, 1, 1, -1]",
        slip="the gate taken for XOR",
        named=("These are the outputs of XOR, which no single line can produce. Work",),
    ),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, -1]",
        slip="the signs exchanged",
        named=("The size is right, but the sign is wrong in every row. Work out the ",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, -1]",
        slip="the order of the rows reversed",
        named=("One row gives +1, as it should, but in your list it stands at the ot",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, -1, -1]",
        slip="never fires, as -0.2 is negative",
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
    Answer(
        "recoded",
        """
# the same weights now compute AND
prediction = [2 * int(a and b) - 1 for a, b in inputs]
""",
    ),
    Answer(
        "recoded",
        "prediction = np.array([[-1.0], [-1.0], [-1.0], [1.0]])",
        form=True,
    ),
    # flowers_apart
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, 1, 0]",
        slip="the signs exchanged: setosa gets -1",
        named=("Your line separates the flowers, but all 150 outputs have the wrong ",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, -1, 0]",
        slip="the threshold with the wrong sign, nothing gets +1",
        named=("Every flower gets -1, the setosa included. For small petals, the bia",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, 0, 2.5]",
        slip="the bias last",
        named=("Large petals get +1, and many setosa do not: does a large petal rais",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, 0, -1]",
        slip="the threshold of the length applied to the width",
        named=("Every flower gets +1: either large petals do not lower the sum, or t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.85, -1, 0]",
        slip="the line between versicolor and virginica",
        named=("Not only setosa are on the positive side: versicolor, or some of the",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.46, -1, 0]",
        slip="the line through the middle of setosa, at its mean",
        named=("Only setosa are on the positive side, but not all of them. Compare t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [5, -1, -1]",
        slip="the line too far out, some versicolor lie inside",
        named=("Not only setosa are on the positive side: versicolor, or some of the",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [0, 1, -4]",
        slip="no bias, a line through the origin",
        near=True,
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [3.2, -1, -1]",
    ),
    Answer(
        "flowers_apart",
        """
targets = np.where(flowers.y == 0, 1, -1)
w = np.zeros(3)
for _ in range(100):
    for x, t in zip(petals, targets):
        if t * (w[0] + w[1:] @ x) <= 0:
            w += t * np.array([1, *x])
flower_weights = list(w)
""",
    ),
    Answer(
        "flowers_apart",
        "flower_weights = np.array([0.8, 0, -1], dtype=np.float32)",
        form=True,
    ),
    # all_samples
    Answer(
        "all_samples",
        'truth = "tttft"',
        slip="a: believes that the right samples add a constant",
        named=("Four of your letters are right. Look at statement a again. Work out ",),
    ),
    Answer(
        "all_samples",
        'truth = "fftft"',
        slip="b: believes that a right sample adds a positive term",
        named=("Four of your letters are right. Look at statement b again. Which sig",),
    ),
    Answer(
        "all_samples",
        'truth = "ftfft"',
        slip="c: does not see that the sum has no lower bound",
        named=("Four of your letters are right. Look at statement c again. What beco",),
    ),
    Answer(
        "all_samples",
        'truth = "ftttt"',
        slip="d: believes that right samples add nothing",
        named=("Four of your letters are right. Look at statement d again. Which sig",),
    ),
    Answer(
        "all_samples",
        'truth = "ffttt"',
        slip="d: believes that right samples add nothing, and so b is false",
        near=True,
    ),
    Answer(
        "all_samples",
        'truth = "fttff"',
        slip="e: believes that a mistake always costs more",
        named=("Four of your letters are right. Look at statement e again. One sampl",),
    ),
    Answer(
        "all_samples",
        'truth = "tfftf"',
        slip="all letters exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "all_samples",
        'truth = "ftfff"',
        slip="c and e: takes the friend's sum for as good as the objective",
        near=True,
    ),
    Answer(
        "all_samples",
        'truth = "".join(["f", "t", "t", "f", "t"])',
    ),
    Answer(
        "all_samples",
        """
true_ones = {"b", "c", "e"}
truth = ""
for letter in "abcde":
    truth += "t" if letter in true_ones else "f"
""",
    ),
    Answer(
        "all_samples",
        'truth = ["f", "t", "t", "f", "t"]',
        form=True,
    ),
]
