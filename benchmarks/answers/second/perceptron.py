"""Answers to the exercise `perceptron`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # and_not
    Answer(
        "and_not",
        "weights = [0.5, 1, -1]",
        slip="the threshold entered as the bias, without the minus",
        named=("Your gate is true for (1, 0), but also when both inputs are equal.",),
    ),
    Answer(
        "and_not",
        "weights = [-0.5, -1, 1]",
        slip="the inputs exchanged: x_2 and not x_1",
        named=("Your gate is true when x_2 is 1 and x_1 is not: the roles of the two",),
    ),
    Answer(
        "and_not",
        "weights = [-1.5, 1, 1]",
        slip="AND: the not is ignored",
        named=("This is AND, where both inputs raise the sum. In the gate of the",),
    ),
    Answer(
        "and_not",
        "weights = [0, 1, -1]",
        slip="no bias: a sum of 0 already gives +1",
        named=("Your gate is true for (1, 0), but also when both inputs are equal.",),
    ),
    Answer(
        "and_not",
        "weights = [0.5, -1, 1]",
        slip="all signs flipped, so the output is negated",
        named=("The line is right, but every output has the wrong sign: these weights",),
    ),
    Answer(
        "and_not",
        "weights = [1, -1]",
        slip="the bias is left out: only two weights",
        named=("Three weights are asked for: one for each input, and one that decides",),
    ),
    Answer("and_not", "weights = [-1.5, 1, -1]", slip="false written as -1 instead of 0, so it never fires", near=True),
    Answer(
        "and_not",
        "weights = [-0.5, 1, -0.5]",
        slip="expects a sum of 0 to be silent",
        named=("Your gate is true for (1, 0), but also for (1, 1): there x_2 does no",),
    ),
    Answer("and_not", "weights = [-7, 10, -20]"),
    Answer(
        "and_not",
        """w = np.zeros(3)
for _ in range(50):
    for (a, b), t in zip(inputs, [-1, -1, 1, -1]):
        if t * (w @ [1, a, b]) <= 0:
            w = w + t * np.array([1, a, b])
weights = list(w)
""",
    ),
    Answer("and_not", "weights = np.array([[-0.5], [1.0], [-1.0]])", form=True),
    # at_least
    Answer(
        "at_least",
        """def at_least(k, d):
    return [0.5 + k] + [1] * d
""",
        slip="the bias is positive",
        named=("Your committee says yes to everything. A bias that is positive or 0",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [-k - 0.5] + [1] * d
""",
        slip="more than k instead of at least k",
        named=("Your committee asks for more than k votes. Look at what happens with",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [1] * d + [0.5 - k]
""",
        slip="the bias comes last",
        named=("The threshold is among your weights, but in the last place, where it",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [-k] + [1 / d] * d
""",
        slip="the mean of the votes is compared with k",
        named=("Your committee hardly ever says yes. Give the votes and the threshold",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [d - 2 * k] + [1] * d
""",
        slip="takes the votes as -1 and +1 instead of 0 and 1",
        named=(),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    weights = [-k]
    for _ in range(d):
        weights.append(1)
""",
        slip="return is missing",
        named=("It seems that your function returns nothing, or a single number, whe",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [-k] + [1] * k
""",
        slip="k ones instead of d",
        named=("A committee of d members needs a weight for each member and a bias.",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return [k] + [-1] * d
""",
        slip="all signs flipped: at most k",
        named=("Your committee says yes when few members do: in your weights, a vote",),
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    w = 2 * np.ones(d + 1)
    w[0] = 1 - 2 * k
    return w
""",
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    share = 1 / d
    return [-(k - 0.25) * share, *(share for _ in range(d))]
""",
    ),
    Answer(
        "at_least",
        """def at_least(k, d):
    return (-k,) + (1,) * d
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """s = -16
output = -1
distance = 16 / np.sqrt(125)""",
        slip="the bias counted in the norm",
        named=("Only the weights that turn the line belong to the length of its",),
    ),
    Answer(
        "by_hand",
        """s = -6
output = -1
distance = 6 / 5""",
        slip="the bias forgotten in the sum",
        named=("The bias is missing from the sum: it is w_0 times the constant input",),
    ),
    Answer(
        "by_hand",
        """s = -16
output = -1
distance = -3.2""",
        slip="the distance entered with its sign",
        named=("Here a distance has no sign.",),
    ),
    Answer(
        "by_hand",
        """s = -16
output = 0
distance = 3.2""",
        slip="the output 0 instead of -1",
        named=("The output belongs to another coding: the step function gives +1 or",),
    ),
    Answer(
        "by_hand",
        """s = -16
output = -1
distance = 16 / 25""",
        slip="no root in the norm",
        near=True,
    ),
    Answer(
        "by_hand",
        """s = -16
output = -1
distance = 16 / 7""",
        slip="the weights' sizes added instead of the norm",
        near=True,
    ),
    Answer(
        "by_hand",
        """s = -10 + 9 - 8
output = -1
distance = 9 / 5""",
        slip="x_1 and x_2 exchanged",
        named=("The two inputs are exchanged: which weight belongs to the first",),
    ),
    Answer(
        "by_hand",
        """s = -16
output = -1
distance = 16""",
        slip="the sum is not divided by the norm",
        named=("The sum would grow if all weights were multiplied by 1000, but the",),
    ),
    Answer(
        "by_hand",
        """w = np.array([-10, 3, -4])
s = float(w @ np.array([1, 2, 3]))
output = np.sign(s)
distance = np.hypot(*(np.array([2, 3]) - (np.array([2, 3]) - s * w[1:] / 25)))
""",
    ),
    Answer(
        "by_hand",
        """s = -10 + 3 * 2 - 4 * 3
output = (s >= 0) * 2 - 1
distance = -s / (3**2 + 4**2) ** 0.5""",
    ),
    Answer(
        "by_hand",
        """s = [-16]
output = '-1'
distance = np.array([3.2])""",
        form=True,
    ),
    # same_side
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a + w[0]) * (direction @ b) > 0)
""",
        slip="the bias added for one of the two points only",
        named=("The bias enters at one of the two points only. Both are measured from",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a) * (direction @ b) + w[0] > 0)
""",
        slip="the bias added to the product",
        named=("You use the bias, but you add it once, to the product. It belongs",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a + w[0]) * (direction @ b + w[0]) < 0)
""",
        slip="the comparison the wrong way round",
        named=("The two answers are exchanged: your function returns True for points",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[:-1])
    return bool((direction @ a + w[-1]) * (direction @ b + w[-1]) > 0)
""",
        slip="takes the last weight as the bias",
        named=("The bias is taken to be the last of the weights. Here it comes first.",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a - w[0]) * (direction @ b - w[0]) > 0)
""",
        slip="the bias subtracted instead of added",
        named=("The bias is in both sums, but with the wrong sign: w_0 is the",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    d_a = w[0] + w[1] * a[0] + w[2] * a[1]
    d_b = w[0] + w[1] * b[0] + w[2] * b[1]
    return bool(d_a * d_b > 0)
""",
        slip="written for two dimensions only",
        named=("Your function reads the first two coordinates and no others. The",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool(direction @ a + w[0] > 0 and direction @ b + w[0] > 0)
""",
        slip="true on the positive side only",
        named=("Your function finds points that share the positive side. What about",),
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    direction = np.array(w[1:])
    return bool((direction @ a - 3) * (direction @ b - 3) > 0)
""",
        slip="the bias of the example written into the code",
        near=True,
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    return len(set(outputs(w, np.array([a, b])))) == 1
""",
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    def positive(x):
        total = w[0]
        for weight, value in zip(w[1:], x):
            total += weight * value
        return total > 0

    return not positive(a) ^ positive(b)
""",
    ),
    Answer(
        "same_side",
        """def same_side(a, b, w):
    sums = np.array([a, b]) @ np.array(w[1:]) + w[0]
    return int(np.sign(sums[0]) == np.sign(sums[1]))
""",
        form=True,
    ),
    # recoded
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, 1]",
        slip="expects OR as before, whatever the code for false",
        named=("These are the outputs of OR. The weights stayed the same, but an",),
    ),
    Answer(
        "recoded",
        "prediction = [0, 0, 0, 1]",
        slip="writes false as 0",
        named=("These are outputs in the 0/1 coding, but the step function gives +1",),
    ),
    Answer(
        "recoded",
        "prediction = [-1.2, -0.2, -0.2, 0.8]",
        slip="the weighted sums instead of the outputs",
        named=("These are the weighted sums. What does the step function make of them?",),
    ),
    Answer(
        "recoded",
        "prediction = [1, -1, -1, -1]",
        slip="the four outputs in reverse order",
        named=("One row gives +1, as it should, but in your list it stands at the",),
    ),
    Answer(
        "recoded",
        "prediction = [1, 1, 1, -1]",
        slip="the signs of the outputs exchanged",
        named=("The size is right, but the sign is wrong in every row. Work out the",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, 1, 1, -1]",
        slip="takes it for XOR",
        named=("These are the outputs of XOR, which no single line can produce. Work",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, 0, 0, 1]",
        slip="without the bias, and a sum of 0 left as 0",
        named=("These are the weighted sums, for inputs 0 and 1 or without the bias.",),
    ),
    Answer(
        "recoded",
        "prediction = [-1, -1, 1, 1]",
        slip="only the first input counted",
        named=("Your output follows the first input alone. Where the two inputs",),
    ),
    Answer("recoded", "prediction = [1 if -0.2 + 0.5 * (a + b) >= 0 else -1 for a in (-1, 1) for b in (-1, 1)]"),
    Answer(
        "recoded",
        """prediction = [-1] * 4
prediction[-1] = 1""",
    ),
    Answer("recoded", "prediction = np.array([[-1.0], [-1.0], [-1.0], [1.0]])", form=True),
    # flowers_apart
    Answer(
        "flowers_apart",
        "flower_weights = [-2.5, 1, 0]",
        slip="the signs: +1 for all that are not setosa",
        named=("Your line separates the flowers, but all 150 outputs have the wrong",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [-1, 0, 2.5]",
        slip="the bias comes last",
        named=("Large petals get +1, and many setosa do not: does a large petal rais",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, 0, -1]",
        slip="the threshold for the length used on the width",
        named=("Every flower gets +1: either large petals do not lower the sum, or",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [1.5, -1, 0]",
        slip="the mean of setosa as the threshold",
        named=("Only setosa are on the positive side, but not all of them. Compare",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.0, -1, 0]",
        slip="a threshold so high that some versicolor get +1",
        named=("Not only setosa are on the positive side: versicolor, or some of",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, 1, 1]",
        slip="weights without the minus: everything gets +1",
        named=("Every flower gets +1: either large petals do not lower the sum, or",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [2.5, -1]",
        slip="a single input: the weight of the width is missing",
        named=("Three numbers are asked for, the bias first, then the weights of",),
    ),
    Answer(
        "flowers_apart",
        "flower_weights = [4.9, -1, 0]",
        slip="separates virginica instead of setosa",
        named=("Not only setosa are on the positive side: versicolor, or some of",),
    ),
    Answer(
        "flowers_apart",
        """targets = np.where(flowers.y == 0, 1, -1)
rows = np.column_stack([np.ones(150), petals])
flower_weights = list(np.linalg.lstsq(rows * 1.0, targets, rcond=None)[0])
if (outputs(flower_weights, petals) != targets).any():
    flower_weights = [2.4, -1, 0]
""",
    ),
    Answer("flowers_apart", "flower_weights = [0.8, 0, -1]"),
    Answer("flowers_apart", "flower_weights = (30, -10, -6)", form=True),
    # all_samples
    Answer(
        "all_samples",
        'truth = "tttft"',
        slip="a: takes the part of the right samples for a constant, though it depends on w",
        named=("Look at statement a again",),
    ),
    Answer(
        "all_samples",
        'truth = "fftft"',
        slip="b: overlooks the minus sign, thinks right samples add a positive term",
        named=("Look at statement b again",),
    ),
    Answer(
        "all_samples",
        'truth = "ftfft"',
        slip="c: thinks only the direction of the weights matters, as it does for the line",
        named=("Look at statement c again",),
    ),
    Answer(
        "all_samples",
        'truth = "fttff"',
        slip="e: thinks mistakes always make the sum larger than that of a line without any",
        named=("Look at statement e again",),
    ),
    Answer(
        "all_samples",
        'truth = "ftftt"',
        slip="c and d: thinks the sum is 0 when all are right, as for J, so longer weights change nothing",
    ),
    Answer("all_samples", 'truth = "ffttt"', slip="b and d: thinks right samples add 0, as they do in J"),
    Answer("all_samples", 'thruth = "fttft"', slip="misspelt name: thruth"),
    Answer("all_samples", 'truth = "fttf"', slip="four letters only, the last one is missing"),
    Answer("all_samples", 'truth = "ftt" + "ft"'),
    Answer("all_samples", 'truth = "".join("t" if s in "bce" else "f" for s in "abcde")'),
    Answer("all_samples", 'truth = ["f", "t", "t", "f", "t"]', form=True),
]
