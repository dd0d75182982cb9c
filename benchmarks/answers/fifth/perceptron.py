"""Answers to the exercise `perceptron`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # and_not
    Answer(
        "and_not",
        "weights = [1, -1, -0.5]",
        slip="the bias stands last instead of first",
        named=("Your gate is false for (1, 1) only: this is NAND. Is the bias the fi",),
    ),
    Answer(
        "and_not",
        "weights = [-1.5, 1, -1]",
        slip="weights for inputs written as -1 and +1: with 0 and 1 the sum never reaches 0, and all outputs are -1",
        named=(),
        near=True,
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, -0.5]",
        slip="the weight of x2 is too weak: at (1, 1) the sum is exactly 0, which fires",
        named=("Your gate is true for (1, 0), but also for (1, 1): there x_2 does no",),
    ),
    Answer(
        "and_not",
        "weights = [0, 1, -1]",
        slip="bias 0, as if a sum of 0 did not fire: (0, 0) and (1, 1) give +1",
        named=("Your gate is true for (1, 0), but also when both inputs are equal. W",),
    ),
    Answer(
        "and_not",
        """
gate = np.array([-0.5, 1, -1])
NOT = -1
weights = NOT * gate
""",
        slip="the `not` is applied to the whole gate, so every output has the opposite sign",
        named=("The line is right, but every output has the wrong sign: these weight",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, -1, 1]",
        slip="x1 and x2 are exchanged: the gate x2 and not x1",
        named=("Your gate is true when x_2 is 1 and x_1 is not: the roles of the two",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, -1]",
        slip="not x1 and not x2 (NOR)",
        named=("Your gate is true when both inputs are 0, and then only: this is NOR",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, 1]",
        slip="the minus of the weight of x2 is missing: the gate OR",
        named=("This is OR: either input is enough. In the gate of the task one of t",),
    ),
    Answer(
        "and_not",
        "weights = -1.5 * np.eye(3)[0] + [0, 1, 1]",
        slip="the gate AND: the `not` is ignored",
        named=("This is AND, where both inputs raise the sum. In the gate of the tas",),
    ),
    Answer(
        "and_not",
        """
w = np.zeros(3)
for _ in range(50):
    for x, t in zip(inputs, [-1, -1, 1, -1]):
        x = np.append(1, x)
        if (1 if w @ x >= 0 else -1) != t:
            w += t * x
weights = w.tolist()
""",
    ),
    Answer("and_not", "weights = [-1, 1, -7]"),
    Answer("and_not", "weights = np.array([[-0.5], [1.0], [-1.0]]).ravel().astype(np.float32)", form=True),
    # at_least
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.ones(d + 1, dtype=int)
    w[0] = -(k - 0.5)
    return w
""",
        slip="the bias -(k - 0.5) is put into an array of whole numbers and cut to -(k - 1), so k - 1 votes are enough",
        named=("Your committee is content with one vote fewer than k. Look at what h",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d, known={}):
    if d not in known:
        known[d] = [-k] + [1] * d
    return known[d]
""",
        slip="the weights are kept between calls by d alone, so a later call with another k gets the old bias",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [d - 2 * k] + [1] * d
""",
        slip="bias for votes written as -1 and +1, although they are 0 and 1",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return np.concatenate([[-k], np.ones(k), np.zeros(d - k)])
""",
        slip="only the first k members have a weight, so it asks whether these k all vote 1",
        named=("Some of the members have no influence in your committee, or one in t",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = [-k]
    for i in range(1, d + 1):
        w.append(i)
    return w
""",
        slip="member i gets the weight i instead of 1, so the votes do not count the same",
        named=("The members of your committee have votes of different weight. Does i",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return np.full(d + 1, 1.0) - (k + 1.5) * np.eye(d + 1)[0]
""",
        slip="the bias is -(k + 0.5): more than k votes are needed",
        named=("Your committee asks for more than k votes. Look at what happens with",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [k - 0.5] + d * [-1]
""",
        slip="all signs are turned round: +1 when fewer than k vote 1",
        named=("Your committee says yes when few members do: in your weights, a vote",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return [-k] + [1 / d] * d
""",
        slip="the weights make a mean of the votes, but the bias is still the number k, not k / d",
        named=("Your committee hardly ever says yes. Give the votes and the threshol",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    threshold = d / 2
    return [-threshold, *(1 for _ in range(d))]
""",
        slip="a majority of the committee, whatever k is",
        named=("Your committee waits for half of its members or more, whatever k is.",),
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    w = np.tile(2.0, d + 1)
    w[0] = 1 - 2 * k
    return w
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    share, needed = 1 / (d + 1), (k - 0.5) / (d + 1)
    return [-needed] + [share for member in range(d)]
""",
    ),
    Answer(
        "at_least",
        """
def at_least(k, d):
    return tuple(np.array([0.5 - k] + [1] * d, dtype=np.float16))
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
s = -10 + 3 * 2 + -4 * 3
output = -1
distance = abs(s) / abs(3**2 + -4**2) ** 0.5
""",
        slip="-4**2 is -16 in Python, so the length comes out as the root of 7 instead of 5",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        """
w, x = np.array([-10, 3, -4]), np.array([1, 2, 3])
s = w @ x
output = 1 if s >= 0 else -1
distance = abs(s) / np.linalg.norm(x[1:])
""",
        slip="divides by the length of the point instead of the length of (w1, w2)",
        named=("Has the bias, or the point, a part in the number that you divide by?",),
    ),
    Answer(
        "by_hand",
        """
s = -10 * 2 + 3 * 3 - 4 * 1
output = -1
distance = 15 / np.sqrt(10**2 + 3**2)
""",
        slip="takes the last weight for the bias: the inputs meet the weights -10 and 3",
        named=("Is each term of your sum the product of two numbers that belong toge",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 16 / np.sqrt(125)",
        slip="the length contains the bias as well",
        named=("Only the weights that turn the line belong to the length of its perp",),
    ),
    Answer(
        "by_hand",
        "s = 3*2 - 4*3\noutput = -1\ndistance = 6 / 5",
        slip="the bias is left out of the sum",
        named=("The bias is missing from the sum: it is w_0 times the constant input",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = 0\ndistance = 3.2",
        slip="the output is written as 0 instead of -1",
        named=("The output belongs to another coding: the step function gives +1 or ",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 10 / 5",
        slip="the distance of the line from the origin, not of the point from the line",
        named=("That is how far the line is from the origin. Where does the point co",),
    ),
    Answer(
        "by_hand",
        "s = -10 + 6 + 12\noutput = 1\ndistance = 8 / 5",
        slip="the minus of the weight -4 is lost",
        named=("Your sum belongs to a positive weight of the second input. Look at t",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 16 / (3 + 4)",
        slip="adds the two weights up instead of taking the root of their squares",
        named=("What do you divide the sum by? It should be the length of a vector: ",),
    ),
    Answer(
        "by_hand",
        """
s = np.dot((-10, 3, -4), (1, 2, 3))
output = (s >= 0) * 2 - 1
foot = np.array([2, 3]) - s / 25 * np.array([3, -4])
distance = np.linalg.norm(foot - [2, 3])
""",
    ),
    Answer(
        "by_hand",
        """
s = sum(w * x for w, x in zip([-10, 3, -4], [1, 2, 3]))
output = int(np.sign(s))
distance = abs(s) / abs(complex(3, -4))
""",
    ),
    Answer("by_hand", "s = np.array([-16.0])\noutput = np.int8(-1)\ndistance = np.float32(3.2)", form=True),
    # same_side
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    d = lambda x: w[0] + np.dot(w[1:], x)
    return bool((d(a) and d(b)) > 0)
""",
        slip="(d(a) and d(b)) > 0 only tests d(b), since `and` gives back its last value",
        named=(),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da = w[0] + np.dot(w[1:], a)
    db = w[0] + np.dot(w[1:], b)
    return bool(da > 0 == db > 0)
""",
        slip="da > 0 == db > 0 is a chain of comparisons, which asks for 0 == db as well and is never true",
        named=(),
        near=True,
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    w = np.array(w)
    middle = (np.array(a) + np.array(b)) / 2
    side = [w[0] + w[1:] @ np.array(p) > 0 for p in (a, middle)]
    return bool(side[0] == side[1])
""",
        slip="compares a with the middle of a and b, so a point b that is nearer to the line on the other side counts as the same side",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a) * (direction @ b) + w[0] > 0)
""",
        slip="the bias is added once to the product instead of to each of the two sums",
        named=("You use the bias, but you add it once, to the product. It belongs in",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    theta = w[0]
    return bool((direction @ a - theta) * (direction @ b - theta) > 0)
""",
        slip="the bias is subtracted as if it were a threshold",
        named=("The bias is in both sums, but with the wrong sign: w_0 is the thresh",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da = w[0] + w[1] * a[0] + w[2] * a[1]
    db = w[0] + w[1] * b[0] + w[2] * b[1]
    return bool(da * db > 0)
""",
        slip="written for two dimensions only: a third input is ignored (and a single one is an IndexError)",
        named=("Your function reads the first two coordinates and no others. The poi",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da, db = (np.dot(w, np.append(p, 1)) for p in (a, b))
    return bool(np.sign(da) == np.sign(db))
""",
        slip="the 1 is appended at the end of the point although the bias is the first weight",
        named=("The bias is taken to be the last of the weights. Here it comes first",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    points = np.column_stack([np.ones(2), np.array([a, b])])
    return bool((points @ w > 0).all())
""",
        slip="both on the positive side: two points that are both on the negative side are called different",
        named=("Your function finds points that share the positive side. What about ",),
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    direction = np.array(w[1:])
    length = np.linalg.norm(direction)
    distance_a = abs(direction @ a + w[0]) / length
    distance_b = abs(direction @ b + w[0]) / length
    return bool(distance_a * distance_b > 0)
""",
        slip="distances without a sign, whose product is always positive",
        named=(),
        near=True,
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da, db = np.column_stack([np.ones(2), np.stack([a, b])]) @ np.array(w, dtype=float)
    return bool(abs(da - db) < max(abs(da), abs(db)))
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    return len({sum(c * x for c, x in zip(w, [1, *p])) > 0 for p in (a, b)}) == 1
""",
    ),
    Answer(
        "same_side",
        """
def same_side(a, b, w):
    da = w[0] + np.dot(w[1:], a)
    db = w[0] + np.dot(w[1:], b)
    return np.array(int(da * db > 0))
""",
        form=True,
    ),
    # recoded
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, 1]",
        slip="still OR, as if the coding of the inputs did not matter",
        named=("These are the outputs of OR. The weights stayed the same, but an inp",),
    ),
    Answer(
        "recoded",
        "prediction = [-1.2, -0.2, -0.2, 0.8]",
        slip="the weighted sums instead of the outputs",
        named=("These are the weighted sums. What does the step function make of the",),
    ),
    Answer(
        "recoded",
        "prediction = [0, 0, 0, 1]",
        slip="silent written as 0 instead of -1",
        named=("These are outputs in the 0/1 coding, but the step function gives +1 ",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, -1]",
        slip="in the reverse order of the rows",
        named=("One row gives +1, as it should, but in your list it stands at the ot",),
    ),
    Answer(
        "recoded",
        """
rows = [(-1, -1), (-1, 1), (1, -1), (1, 1)]
prediction = [1 if -0.2 + 0.5 * abs(a) + 0.5 * abs(b) >= 0 else -1 for a, b in rows]
""",
        slip="the minus of the inputs is lost, so every row has the sum 0.8",
        named=(),
        near=True,
    ),
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, -1]",
        slip="XOR: the two rows with different inputs as true",
        named=("These are the outputs of XOR, which no single line can produce. Work",),
    ),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, -1]",
        slip="NAND: every output with the opposite sign",
        named=("The size is right, but the sign is wrong in every row. Work out the ",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, 1, 1]",
        slip="follows x1 alone: the row (1, -1) is answered with +1",
        named=("Your output follows the first input alone. Where the two inputs diff",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, -1, -1]",
        slip="no row reaches the threshold: the last sum, 0.8, is taken for negative",
        named=("Take the last row: both inputs raise the sum. Is that not enough to ",),
    ),
    Answer(
        "recoded",
        """
rows = [(-1, -1), (-1, 1), (1, -1), (1, 1)]
prediction = [min(a, b) for a, b in rows]
""",
    ),
    Answer("recoded", "prediction = (np.sign(np.sum(2 * inputs - 1, axis=1) / 2 - 0.2)).tolist()"),
    Answer("recoded", "prediction = np.array([[-1.0], [-1.0], [-1.0], [1.0]]).ravel()", form=True),
    # flowers_apart
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, 1, 0]",
        slip="the signs are turned round: +1 for the two other species",
        named=("Your line separates the flowers, but all 150 outputs have the wrong ",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [25, -1, 0]",
        slip="a threshold in millimetres: every petal counts as short, and all get +1",
        named=("Every flower gets +1: either large petals do not lower the sum, or t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.5, -1, 0]",
        slip="the threshold lies inside versicolor, so a part of it gets +1",
        named=("Not only setosa are on the positive side: versicolor, or some of the",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.45, -1, 0]",
        slip="the threshold is the mean length of setosa, so the longer half of setosa is lost",
        named=("Only setosa are on the positive side, but not all of them. Compare t",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, 0, 2.5]",
        slip="the bias stands last instead of first",
        named=("Large petals get +1, and many setosa do not: does a large petal rais",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [6.55, -1, -1]",
        slip="the line between versicolor and virginica, so nearly all versicolor get +1 as well",
        named=("Not only setosa are on the positive side: versicolor, or some of the",),
    ),
    Answer(
        "flowers_apart",
        """
labels = np.where(flowers.y == 0, 1, -1)
w = np.zeros(2)
for epoch in range(100):
    for x, t in zip(petals, labels):
        if (1 if w @ x >= 0 else -1) != t:
            w = w + t * x
flower_weights = [0, *w]
""",
        slip="trains without a bias, so the line goes through the origin",
        named=(),
        near=True,
    ),
    Answer(
        "flowers_apart",
        """
labels = -np.ones(150)
labels[-50:] = 1
A = np.column_stack([np.ones(150), petals])
w = np.linalg.lstsq(A, labels, rcond=None)[0]
flower_weights = list(w)
""",
        slip="the last 50 rows get +1: the weights are fitted to virginica instead of setosa",
        named=("Your line does not run between setosa and the other species. Setosa ",),
    ),
    Answer(
        "flowers_apart",
        """
for c in np.arange(0.5, 8, 0.1):
    flower_weights = [c, -1, -1]
    if (outputs(flower_weights, petals)[flowers.y == 0] == 1).all():
        continue
    break
""",
        slip="the search stops at the first threshold with which setosa is not all right, instead of going on until all 150 are",
        named=(),
        near=True,
    ),
    Answer(
        "flowers_apart",
        """
near, far = petals[flowers.y == 0].mean(axis=0), petals[flowers.y > 0].min(axis=0)
direction = near - far
middle = (near + far) / 2
flower_weights = [-direction @ middle, *direction]
""",
    ),
    Answer(
        "flowers_apart",
        """
labels = np.where(flowers.y == 0, 1, -1)
flower_weights = np.zeros(3)
while (outputs(flower_weights, petals) != labels).any():
    k = np.flatnonzero(outputs(flower_weights, petals) != labels)[0]
    flower_weights = flower_weights + labels[k] * np.insert(petals[k], 0, 1)
""",
    ),
    Answer("flowers_apart", "flower_weights = (np.float64(0.8), 0, np.int64(-1))", form=True),
    # all_samples
    Answer(
        "all_samples",
        'truth = "ttttf"',
        slip="the two sums differ by a constant and are 0 together; a mistake can never have the smaller sum",
    ),
    Answer(
        "all_samples",
        'truth = "fttff"',
        slip="e: believes that a mistake always makes the friend's sum larger",
        named=("Look at statement e again. One sample may lie far away on its right ",),
    ),
    Answer(
        "all_samples",
        'truth = "ftfft"',
        slip="c: does not see that the sum falls without bound as right weights grow",
        named=("Look at statement c again. What becomes of a term when all weights a",),
    ),
    Answer(
        "all_samples",
        'truth = "ffttf"',
        slip="b, d and e: takes right samples to add 0 in the friend's sum, as they do in J, so that a mistake can only make it larger",
    ),
    Answer(
        "all_samples",
        'truth = "fffft"',
        slip="b and c: the sign of the term of a right sample is turned round, so that it adds a positive number",
    ),
    Answer(
        "all_samples",
        'truth = "fffff"',
        slip="every statement taken for false, the right ones b, c and e too",
        named=(),
        near=True,
    ),
    Answer(
        "all_samples",
        'truth = "tttft"',
        slip="a: a sum over more samples is taken for a shift by a constant, though b and c are seen",
        named=("Look at statement a again. Work out both sums for two right samples,",),
    ),
    Answer(
        "all_samples",
        'truth = "ftttt"',
        slip="d: believes that the friend's sum is 0 when all are right, although b says that they add negative terms",
        named=("Look at statement d again. Which sign has the term of a sample that ",),
    ),
    Answer(
        "all_samples",
        """
false_ones = "bce"
truth = "".join("f" if letter in false_ones else "t" for letter in "abcde")
""",
        slip="t and f exchanged: the right statements are marked as false",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("all_samples", 'truth = "".join("ft"[bit] for bit in (0, 1, 1, 0, 1))'),
    Answer(
        "all_samples",
        """
judged = [("a", False), ("b", True), ("c", True), ("d", False), ("e", True)]
truth = ""
for letter, holds in judged:
    truth += str(holds)[0].lower()
""",
    ),
    Answer("all_samples", 'truth = "FTTFT"', form=True),
]
