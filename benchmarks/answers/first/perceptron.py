"""Answers to the exercise `perceptron`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # Task 1: and_not
    Answer(
        "and_not",
        "weights = [1, -1, -0.5]",
        slip="the bias comes last",
        named=("Your gate is false for (1, 1) only: this is NAND. Is the bia",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, -1, 1]",
        slip="the inputs are exchanged",
        named=("the roles of the two inputs are exchanged",),
    ),
    Answer("and_not", "weights = [-1.5, 1, 1]", slip="this is AND", named=("This is AND",)),
    Answer(
        "and_not",
        "weights = [-0.5, 1, 1]",
        slip="this is OR",
        named=("This is OR: either input is enough. In the gate of the task ",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, 1]",
        slip="all signs are turned: the opposite of the gate",
        named=("these weights compute the opposite of the gate",),
    ),
    Answer(
        "and_not",
        "weights = [0, 1, -1]",
        slip="a sum of 0 gives +1, so (0, 0) and (1, 1) fire",
        named=("When both are 0, the bias alone decides",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, 1, 0]",
        slip="x_2 is not read",
        named=("Your gate is true for (1, 0), but also for (1, 1): there x_2 does no",),
    ),
    Answer(
        "and_not",
        "weights = [1, -1]",
        slip="no bias",
        named=("Three weights are asked for: one for each input, and one tha",),
    ),
    Answer(
        "and_not",
        "weights = [-1.5, 1, -1]",
        slip="the threshold is too high, so nothing fires",
        named=("Your gate is never true, because the sum reaches 0 for no input. For",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, 1, -1]",
        slip="the threshold with the wrong sign",
        named=("When both are 0, the bias alone decides",),
    ),
    Answer(
        "and_not",
        "weights = [-1, -1, 1, -1]",
        slip="the outputs of the four rows, not weights",
        named=("Three weights are asked for: one for each input, and one tha",),
    ),
    Answer("and_not", "weight = [-0.5, 1, -1]", slip="a typo in the name"),
    Answer("and_not", "weights = np.array([-1, 2, -2])"),
    Answer("and_not", "w0 = -0.7\nw1 = 1.0\nw2 = -0.5\nweights = [w0, w1, w2]"),
    Answer("and_not", "weights = [-1, 1, -1]"),
    Answer("and_not", "weights = (-0.25, 0.5, -0.5)", form=True),
    # Task 2: at_least
    Answer(
        "at_least",
        """def at_least(k, d):
    return [k] + [1] * d
""",
        slip="the bias has the wrong sign",
        named=("a threshold is the bias with the opposite sign",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    w = np.ones(d + 1)
    w[0] = -(k + 0.5)
    return w
""",
        slip="more than k",
        named=("asks for more than k votes",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [-(k - 1)] + [1] * d
""",
        slip="fires at k - 1 already, since a sum of 0 gives +1",
        named=("content with one vote fewer than k",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [1 / k] * d
""",
        slip="d weights, no bias",
        named=("A committee of d members needs a weight for each member and ",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [1] * d + [-k]
""",
        slip="the bias comes last",
        named=("The threshold is among your weights, but in the last place, ",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return np.array([-k / d] + [1.0] * d)
""",
        slip="the threshold is a share, the weights are not",
        named=("A single vote is enough for your committee, whatever k is. I",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return np.array([-d / 2] + [1] * d)
""",
        slip="the majority, whatever k is",
        named=("waits for half of its members or more",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    weights = np.full(d + 1, 1 / d)
    weights[0] = 0.5 - k
    return weights
""",
        slip="the mean of the votes is compared with the number k",
        named=("Your committee hardly ever says yes. Give the votes and the ",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    w = np.concatenate([[-k + 0.5], np.ones(d)])
""",
        slip="returns nothing",
        named=("It seems that your function returns nothing, or a single number, whe",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [0.5 - d] + [1] * k
""",
        slip="k and d are exchanged",
        named=("A committee of d members needs a weight for each member and ",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [k - 0.5] + [-1] * d
""",
        slip="fires when fewer than k vote 1",
        named=("a vote of 1 lowers the sum",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    w = np.ones(d + 1, dtype=int)
    w[0] = 0.5 - k
    return w
""",
        slip="an array of whole numbers cuts the half off the bias",
        named=("Your committee is content with one vote fewer than k. Look a",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [0.5 - k] + [1] * d
""",
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    weights = np.ones(d + 1)
    weights[0] = -k
    return weights
""",
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    w = [-(2 * k - 1)]
    for member in range(d):
        w.append(2)
    return w
""",
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return (-k, *(1 for _ in range(d)))
""",
        form=True,
    ),
    # Task 3: by_hand
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = -3.2",
        slip="the distance has a sign",
        named=("Here a distance has no sign.",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 16 / np.sqrt(125)",
        slip="the bias is in the length of w",
        named=("w_0 shifts the line",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 16",
        slip="the sum is not divided by the length of w",
        named=("The sum would grow if all weights were multiplied by 1000",),
    ),
    Answer(
        "by_hand",
        "s = 6 - 12\noutput = -1\ndistance = 6 / 5",
        slip="the bias is left out",
        named=("The bias is missing from the sum: it is w_0 times the consta",),
    ),
    Answer(
        "by_hand",
        "s = 10 + 6 - 12\noutput = 1\ndistance = 4 / 5",
        slip="the bias has the wrong sign",
        named=("Your sum has the bias with the opposite sign. w_0 is added a",),
    ),
    Answer(
        "by_hand",
        "s = -10 + 6 + 12\noutput = 1\ndistance = 8 / 5",
        slip="the sign of w_2 is lost",
        named=("a positive weight of the second input",),
    ),
    Answer(
        "by_hand", "s = -16\noutput = 0\ndistance = 3.2", slip="0 for the output, not -1", named=("+1 or -1, never 0",)
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 16 / 25",
        slip="divided by the squared length",
        named=("What do you divide the sum by? It should be the length of a vector:",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 16 / 7",
        slip="divided by the sum of the sizes of the weights",
        named=("What do you divide the sum by? It should be the length of a vector:",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = -1\ndistance = 10 / 5",
        slip="the distance of the line from the origin",
        named=("That is how far the line is from the origin. Where does the ",),
    ),
    Answer(
        "by_hand",
        "s = -10 + 9 - 8\noutput = -1\ndistance = 9 / 5",
        slip="the two inputs are exchanged",
        named=("The two inputs are exchanged: which weight belongs to the fi",),
    ),
    Answer(
        "by_hand",
        "s = -16\noutput = 1\ndistance = 3.2",
        slip="the output has the wrong sign",
        named=("Compare your output with the sign of your sum.",),
    ),
    Answer("by_hand", "s = -16\noutput = -1\ndistance = 3.2"),
    Answer(
        "by_hand",
        """w = np.array([-10, 3, -4])
x = np.array([1, 2, 3])
s = w @ x
output = 1 if s >= 0 else -1
distance = abs(s) / np.linalg.norm(w[1:])
""",
    ),
    Answer(
        "by_hand",
        """import math

s = -10 * 1 + 3 * 2 + (-4) * 3
if s >= 0:
    output = +1
else:
    output = -1
distance = math.fabs(s) / math.hypot(3, 4)
""",
    ),
    Answer("by_hand", "s = np.array([-16])\noutput = np.array([-1])\ndistance = np.array([3.2])", form=True),
    # Task 4: same_side
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a) * (direction @ b) > 0)
""",
        slip="the classmate's function again: no bias",
        named=("The bias is still missing",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a) * (direction @ b) + w[0] > 0)
""",
        slip="the bias is added to the product",
        named=("you add it once, to the product",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a + w[0]) * (direction @ b) > 0)
""",
        slip="the bias is added for one of the two points only",
        named=("The bias enters at one of the two points only. Both are meas",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a - w[0]) * (direction @ b - w[0]) > 0)
""",
        slip="the bias is subtracted",
        named=("with the wrong sign: w_0 is the threshold",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    v = np.array(w[:-1])
    bias = w[-1]
    return bool((v @ a + bias) * (v @ b + bias) > 0)
""",
        slip="the bias is taken to be the last weight",
        named=("The bias is taken to be the last of the weights. Here it com",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    v = np.array(w[1:])
    return bool(v @ a + w[0] > 0 and v @ b + w[0] > 0)
""",
        slip="True only when both lie on the positive side",
        named=("Your function finds points that share the positive side. Wha",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    da = w[0] + w[1] * a[0] + w[2] * a[1]
    db = w[0] + w[1] * b[0] + w[2] * b[1]
    return bool(da * db > 0)
""",
        slip="two dimensions only",
        named=("Your function reads the first two coordinates and no others.",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    v = np.array(w[1:])
    return bool((v @ a + w[0]) * (v @ b + w[0]) < 0)
""",
        slip="True for different sides",
        named=("returns True for points on different sides",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    v = np.array(w[1:])
    result = (v @ a + w[0]) * (v @ b + w[0]) > 0
    print(result)
""",
        slip="prints and returns nothing",
        named=("Your function returns nothing. Showing an answer with `print",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    v = np.array(w[1:])
    return bool((v @ a + w[0]) + (v @ b + w[0]) > 0)
""",
        slip="the two values are added, not multiplied",
        named=("the two values add up to more than 0",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    w = np.array(w)
    da, db = w @ a, w @ b
    return bool(np.sign(da) == np.sign(db))
""",
        slip="the bias stays in w, but the points get no 1 in front",
        named=("In a matrix product the inner lengths must be equal. The wei",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return (direction @ a + w[0]) * (direction @ b + w[0])
""",
        slip="returns the product and not whether it is positive",
        named=("You return a number. The task asks for the answer itself, `True` or",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a + w[0]) * (direction @ b + w[0]) > 0)
""",
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    side_a = w[0]
    side_b = w[0]
    for i in range(len(a)):
        side_a += w[i + 1] * a[i]
        side_b += w[i + 1] * b[i]
    if (side_a > 0 and side_b > 0) or (side_a < 0 and side_b < 0):
        return True
    return False
""",
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    points = np.array([[1, *a], [1, *b]])
    d = points @ np.asarray(w)
    return bool((d[0] >= 0) == (d[1] >= 0))
""",
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    d = [np.dot(w[1:], p) + w[0] for p in (a, b)]
    return np.sign(d[0]) == np.sign(d[1])
""",
        form=True,
    ),
    # Task 5: recoded
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, 1]",
        slip="OR as before: the coding is taken to change nothing",
        named=("These are the outputs of OR",),
    ),
    Answer("recoded", "prediction = [0, 0, 0, 1]", slip="0 for the output -1", named=("outputs in the 0/1 coding",)),
    Answer(
        "recoded", "prediction = [1, -1, -1, 1]", slip="the sign of (-1, -1) is lost", named=("Look at the first row",)
    ),
    Answer(
        "recoded",
        "prediction = [-1.2, -0.2, -0.2, 0.8]",
        slip="the weighted sums, not the outputs",
        named=("These are the weighted sums. What does the step function mak",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, -1, -1]",
        slip="also (1, 1) is taken for silent",
        named=("Take the last row: both inputs raise the sum. Is that not en",),
    ),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, -1]",
        slip="all signs are turned",
        named=("The size is right, but the sign is wrong",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, -1]",
        slip="the rows in reverse order",
        named=("One row gives +1, as it should, but in your list it stands a",),
    ),
    Answer("recoded", "prediction = [-1, 1, 1, -1]", slip="taken for XOR", named=("These are the outputs of XOR",)),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, 1]",
        slip="the bias has the wrong sign and a sum of 0 counts",
        named=("For two inputs of -1 all three terms of the sum are negative",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, 1, 1]",
        slip="only x_1 counts",
        named=("Your output follows the first input alone. Where the two inp",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, 1]",
        slip="three numbers, the two mixed rows taken as one",
        named=("There are four rows, also where two of them give the same. E",),
    ),
    Answer("recoded", "predictions = [-1, -1, -1, 1]", slip="a typo in the name"),
    Answer("recoded", "prediction = [-1, -1, -1, 1]"),
    Answer("recoded", "prediction = np.where(np.array([-1.2, -0.2, -0.2, 0.8]) >= 0, 1, -1)"),
    Answer(
        "recoded",
        """prediction = []
for a in (-1, 1):
    for b in (-1, 1):
        total = -0.2 + 0.5 * a + 0.5 * b
        prediction.append(1.0 if total >= 0 else -1.0)
""",
    ),
    Answer("recoded", "prediction = (-1, -1, -1, +1)", form=True),
    # Task 6: flowers_apart
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, 1, 0]",
        slip="+1 for the others, -1 for setosa",
        named=("all 150 outputs have the wrong sign",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, 1, 0]",
        slip="the weight of the length has the wrong sign, so all get +1",
        named=("Every flower gets +1: either large petals do not lower the s",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.8, -1, 0]",
        slip="the longest setosa petals are beyond the threshold",
        named=("Only setosa are on the positive side, but not all of them. C",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [3.0, -1, 0]",
        slip="a sum of 0 gives +1, so a versicolor of 3.0 cm fires",
        named=("Nearly: all setosa are right, and only a few of the others are wrong",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, 0, 2.5]",
        slip="the bias comes last",
        named=("Large petals get +1, and many setosa do not: does a large petal rais",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, -1]",
        slip="no bias",
        named=("Three numbers are asked for, the bias first, then the weight",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.85, -1, 0]",
        slip="between versicolor and virginica",
        named=("Not only setosa are on the positive side: versicolor, or som",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [25, -1, 0]",
        slip="the threshold in millimetres",
        named=("Every flower gets +1: either large petals do not lower the s",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [0, -1, -1]",
        slip="a bias of 0, so nothing fires",
        named=("the bias must be large enough",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, 0, -1]",
        slip="the length's threshold with the width's weight",
        named=("Every flower gets +1: either large petals do not lower the s",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = np.where(flowers.y == 0, 1, -1)",
        slip="the targets, not weights",
        named=("Three numbers are asked for, the bias first, then the weight",),
    ),
    Answer(
        "flowers_apart",
        """A = np.column_stack([np.ones(150), petals])
t = np.where(flowers.y == 1, 1, -1)
w = np.zeros(3)
for epoch in range(20):
    for x, target in zip(A, t):
        if (1 if w @ x >= 0 else -1) != target:
            w = w + target * x
flower_weights = list(w)
""",
        slip="trained with versicolor as +1",
        named=("Only setosa are on the positive side, but not all of them. C",),
    ),
    Answer("flowers_apart", "flower_weights = [2.5, -1, 0]"),
    Answer("flowers_apart", "flower_weights = np.array([3.25, -1, -1])"),
    Answer(
        "flowers_apart",
        """X1 = np.hstack([np.ones((len(petals), 1)), petals])
target = np.where(flowers.y == 0, 1, -1)
w = np.zeros(3)
mistakes = 1
while mistakes > 0:
    mistakes = 0
    for i in range(len(X1)):
        guess = 1 if X1[i] @ w >= 0 else -1
        if guess != target[i]:
            w += target[i] * X1[i]
            mistakes += 1
flower_weights = w.tolist()
""",
    ),
    Answer("flowers_apart", "flower_weights = (0.8, 0, -1)", form=True),
]
