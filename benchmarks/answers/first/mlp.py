"""Answers to the exercise `mlp`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # Task 1: exactly_one
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]\nreadout = [-2.5, 1, 1]",
        slip="the readout's threshold is out of reach, so nothing passes",
        named=("Your network never answers +1. Write down both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]\nreadout = [1, 1, 1]",
        slip="the readout is an OR",
        named=("Your network answers +1 to every input. Work out both hidden",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [0, 1, -1]",
        slip="a readout of exactly 0 gives +1, so all inputs pass",
        named=("Your network answers +1 to every input. Work out both hidden",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [2, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        slip="a sum of 0 gives +1, so two of three pass",
        named=("for the hidden perceptron that vetoes to notice it",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [2.5, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        slip="one or two, not exactly one",
        named=("for the hidden perceptron that vetoes to notice it",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[1, 1, 1, -0.5], [-1, -1, -1, 1.5]]\nreadout = [1, 1, -1]",
        slip="the biases come last",
        named=("Your network answers +1 to every input. Work out both hidden",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[0, 1, 1, 1], [1, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        slip="a sum of 0 gives +1, so none passes as well",
        named=("Your network is right when at least one input is 1, but it a",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1.5], [1, -1], [1, -1], [1, -1]]\nreadout = [-1, 1, 1]",
        slip="hidden is transposed",
        named=("The numbers of weights do not fit. Each hidden perceptron is",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1], [1.5, -1, -1]]\nreadout = [-1, 1, 1]",
        slip="two inputs, not three",
        named=("The numbers of weights do not fit. Each hidden perceptron is",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]\nreadout = [1, -1, -1]",
        slip="all signs of the readout are turned: the opposite answer",
        named=("Every output has the wrong sign",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[0.5, 1, 1, 1], [-1.5, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        slip="the biases with the wrong sign",
        named=("Your network never answers +1. Write down both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        "hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]\nread_out = [-1, 1, 1]",
        slip="a typo in a name",
    ),
    Answer("exactly_one", "hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]\nreadout = [-1, 1, 1]"),
    Answer(
        "exactly_one",
        """at_least_one = [-1, 2, 2, 2]
at_least_two = [-3, 2, 2, 2]
hidden = np.array([at_least_one, at_least_two])
readout = np.array([-1, 1, -1])
""",
    ),
    Answer(
        "exactly_one",
        "hidden = [[1.2, -1, -1, -1], [0.8, -1, -1, -1]]\nreadout = [-1, 1, -1]",
    ),
    Answer(
        "exactly_one",
        "hidden = ((-0.5, 1, 1, 1), (1.5, -1, -1, -1))\nreadout = (-1, 1, 1)",
        form=True,
    ),
    # Task 2: by_hand
    Answer(
        "by_hand",
        "z_1 = 0\nz_2 = 2\no = 1",
        slip="sums only, the sigmoid is left out",
        named=("These are weighted sums. Every neuron of this network has an",),
    ),
    Answer(
        "by_hand",
        "z_1 = 0.5\nz_2 = 0.8808\no = 1.8808",
        slip="no sigmoid at the output",
        named=("The output neuron has an activation, too",),
    ),
    Answer(
        "by_hand",
        "z_1 = sigmoid(-3 + 2)\nz_2 = sigmoid(3 + 1)\no = sigmoid(4 * z_1 + z_2)",
        slip="the biases are left out",
        named=("The biases of the hidden neurons seem to be missing from their sums,",),
    ),
    Answer(
        "by_hand",
        "z_1 = sigmoid(3 * 1 - 1 * 1 + 2)\nz_2 = sigmoid(3 * -2 + 1 + 1)\no = sigmoid(-z_1 + 4 * z_2 + 1)",
        slip="the biases are taken to come last",
        named=("The first sum is too large. You may have taken the bias from",),
    ),
    Answer(
        "by_hand",
        "z_1 = sigmoid(1 - 1 + 6)\nz_2 = sigmoid(-2 + 1 + 3)\no = sigmoid(-1 + 4 * z_1 + z_2)",
        slip="the two inputs are exchanged",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
    ),
    Answer(
        "by_hand",
        "z_1 = 0\nz_2 = 0.8808\no = sigmoid(-1 + 0.8808)",
        slip="the sigmoid of 0 is taken for 0",
        named=("The sigmoid of 0 is neither 0 nor 1. Put 0 into its formula.",),
    ),
    Answer(
        "by_hand",
        "z_1 = np.tanh(0)\nz_2 = np.tanh(2)\no = np.tanh(-1 + 4 * z_1 + z_2)",
        slip="tanh, not the sigmoid",
        named=("Your activation is not the sigmoid, since it gives 0 for a s",),
    ),
    Answer(
        "by_hand",
        "z_1 = 0.5\nz_2 = 0.9\no = 0.87",
        slip="rounded too early",
        named=("You rounded too early. Keep four decimals until the end.",),
    ),
    Answer(
        "by_hand",
        "z_1 = sigmoid(0)\nz_2 = sigmoid(2)\no = sigmoid(-1 + 4 * 0 + 1 * 2)",
        slip="the output reads the hidden sums, not the hidden outputs",
        named=("The output neuron reads both hidden neurons, and of each the",),
    ),
    Answer(
        "by_hand",
        "z_1 = sigmoid(0)\nz_2 = sigmoid(-2)\no = sigmoid(-1 + 4 * z_1 + z_2)",
        slip="the sigmoid with exp(+s) for z_2",
        named=("The second sum is positive, so its output lies above 0.5. Ch",),
    ),
    Answer(
        "by_hand",
        "z_1 = sigmoid(1 + 3 + 2)\nz_2 = sigmoid(-2 + 3 + 1)\no = sigmoid(-1 + 4 * z_1 + z_2)",
        slip="the sign of a weight is lost",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
    ),
    Answer(
        "by_hand",
        "z_1 = 1\nz_2 = 1\no = 1",
        slip="the step, not the sigmoid",
        named=("All three are 1, or very nearly. Is that the step function, ",),
    ),
    Answer("by_hand", "z_1 = 0.5\nz_2 = 0.8808\no = 0.8677"),
    Answer(
        "by_hand",
        """U1 = np.array([[1, -1, 2], [-2, 1, 1]])
U2 = np.array([-1, 4, 1])
z_1, z_2 = sigmoid(U1 @ [1, 3, 1])
o = sigmoid(U2 @ np.array([1, z_1, z_2]))
""",
    ),
    Answer(
        "by_hand",
        """import math

def sig(v):
    return 1 / (1 + math.exp(-v))

z_1 = sig(1 - 1 * 3 + 2 * 1)
z_2 = sig(-2 + 1 * 3 + 1 * 1)
o = sig(-1 + 4 * z_1 + 1 * z_2)
""",
    ),
    Answer(
        "by_hand",
        """z = sigmoid(with_one(np.array([[3, 1]])) @ np.array([[1, -1, 2], [-2, 1, 1]]).T)
z_1, z_2 = z[:, 0], z[:, 1]
o = sigmoid(with_one(z) @ np.array([[-1, 4, 1]]).T)[0]
""",
        form=True,
    ),
    # Task 3: regions
    Answer(
        "regions",
        "n_regions = 11\nn_closed = 1\nn_empty_corners = 5",
        slip="the most that four lines can make",
        named=("Four lines make this many regions at most",),
    ),
    Answer(
        "regions",
        "n_regions = 10\nn_closed = 1\nn_empty_corners = 6",
        slip="the parallel lines are seen, the three lines through one point are not",
        named=("Nearly: parallel lines and a point that three lines share both reduc",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 1\nn_empty_corners = 0",
        slip="takes every corner for reached",
        named=("Not every corner is reached. Count the corners of the cube, ",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 1\nn_empty_corners = 9",
        slip="the corners that are reached",
        named=("the corners that are not reached",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 0\nn_empty_corners = 7",
        slip="the triangle is overlooked",
        named=("Do any three of your lines enclose something?",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 2\nn_empty_corners = 7",
        slip="an open strip is taken for bounded",
        named=("only when lines enclose it on all sides",),
    ),
    Answer(
        "regions",
        "n_regions = 16\nn_closed = 1\nn_empty_corners = 0",
        slip="2 to the power of 4 regions",
        named=("This is the number of all lists of four signs, but not every list be",),
    ),
    Answer(
        "regions",
        "n_regions = 8\nn_closed = 1\nn_empty_corners = 8",
        slip="one region is overlooked",
        named=("You have missed a region. The bounded ones are regions, too,",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 1\nn_empty_corners = 5",
        slip="the corners that four lines leave empty at best",
        named=("This is what four lines leave over when they make as many re",),
    ),
    Answer(
        "regions",
        "n_regions = 8\nn_closed = 1\nn_empty_corners = 7",
        slip="the bounded region is not among the regions",
        named=("You have missed a region. The bounded ones are regions, too,",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 8\nn_empty_corners = 7",
        slip="the unbounded regions are counted",
        named=("Are these the regions that go on for ever, or some of them? Which on",),
    ),
    Answer(
        "regions",
        "n_regions = 5\nn_closed = 1\nn_empty_corners = 11",
        slip="one region more than lines",
        named=("This is one region for each line, or one more. A new line that cross",),
    ),
    Answer("regions", "n_regions = 9\nn_closed = 1\nn_empty_corners = 7"),
    Answer("regions", "n_regions = 1 + 1 + 1 + 3 + 3\nn_closed = 1\nn_empty_corners = 2**4 - n_regions"),
    Answer(
        "regions",
        """W = np.array([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]])
seen = set()
for a in np.arange(-12, 13) / 4:
    for b in np.arange(-12, 13) / 4:
        seen.add(tuple(bool(v) for v in W @ np.array([1, a, b]) >= 0))
n_regions = len(seen)
n_closed = 1
n_empty_corners = 16 - len(seen)
""",
    ),
    Answer("regions", "n_regions, n_closed, n_empty_corners = np.array([9.0, 1.0, 7.0])", form=True),
    # Task 4: forward
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    return np.tanh(a * (with_one(z) @ U2.T))
""",
        slip="tanh at the output too",
        named=("the outputs went through an activation as well",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="the slope is left out",
        named=("Your hidden outputs are those of the slope parameter 1. Wher",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = a * np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="the slope is outside of tanh",
        named=("The slope parameter belongs inside the activation",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = sigmoid(a * (with_one(X) @ U1.T))
    return with_one(z) @ U2.T
""",
        slip="the sigmoid, not tanh",
        named=("The outputs of your hidden neurons are never negative; those",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1))
    return with_one(z) @ U2
""",
        slip="the matrices are not transposed",
        named=("The shapes do not fit. A row of a matrix holds the weights o",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    ones = np.ones((len(X), 1))
    z = np.tanh(a * (np.hstack([X, ones]) @ U1.T))
    return np.hstack([z, ones]) @ U2.T
""",
        slip="the biases come last",
        named=("from the last column of each matrix",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (X @ U1[:, 1:].T))
    return z @ U2[:, 1:].T
""",
        slip="the biases are left out",
        named=("There is no bias in either layer. What does the first column",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    return U2 @ with_one(z).T
""",
        slip="the result is transposed, shape (k, n)",
        named=("in the result samples should be rows",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (X @ U1[:, 1:].T) + U1[:, 0])
    return z @ U2[:, 1:].T + U2[:, 0]
""",
        slip="the slope does not multiply the hidden bias",
        named=("It should multiply the bias as well",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    o = with_one(z) @ U2.T
    return o[:, 0]
""",
        slip="the first output only",
        named=("You return one output of each sample, or all in one row. The",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    o = with_one(z) @ U2.T
""",
        slip="returns nothing",
        named=("Your function returns nothing, so what it computes is lost a",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    s = a * (with_one(X) @ U1.T)
    z = (np.exp(s) - np.exp(-s)) / (np.exp(s) + np.exp(-s))
    return a * (with_one(z) @ U2.T)
""",
        slip="the slope at the output too",
        named=("The slope parameter belongs inside the activation of the hid",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    return with_one(z) @ U2.T
""",
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    n, p, k = len(X), len(U1), len(U2)
    o = np.zeros((n, k))
    for i in range(n):
        z = []
        for j in range(p):
            s = U1[j][0]
            for m in range(len(X[i])):
                s += U1[j][m + 1] * X[i][m]
            z.append(np.tanh(a * s))
        for j in range(k):
            o[i, j] = U2[j][0] + sum(U2[j][m + 1] * z[m] for m in range(p))
    return o
""",
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    hidden_sum = U1[:, :1] + U1[:, 1:] @ X.T
    z = 2 * sigmoid(2 * a * hidden_sum) - 1
    return (U2[:, :1] + U2[:, 1:] @ z).T
""",
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ np.transpose(U1)))
    return (with_one(z) @ np.transpose(U2)).tolist()
""",
        form=True,
    ),
    # Task 5: cost
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o - y) ** 2) / 2
""",
        slip="the classmate's function again: o - y is a square array",
        named=("every output is compared with every target",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.sum((o[:, 0] - y) ** 2) / 2
""",
        slip="the sum, not the mean",
        named=("J is a mean, not a sum",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o[:, 0] - y) ** 2)
""",
        slip="the half is left out",
        named=("larger than J by a constant factor",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    n = len(y)
    return np.sum((o - y) ** 2) / (2 * n)
""",
        slip="o - y is still a square array, and is summed over",
        named=("All pairs of an output and a target are still there",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o - y.reshape(1, -1)) ** 2) / 2
""",
        slip="y is reshaped to a row, not to a column",
        named=("every output is compared with every target",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean(np.abs(o[:, 0] - y)) / 2
""",
        slip="not squared",
        named=("you add up the sizes of the differences",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return (o[:, 0] - y) ** 2 / 2
""",
        slip="one number a sample, no mean",
        named=("You return one number for each sample, a term of the sum or a differ",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean(o[:, 0] - y) ** 2 / 2
""",
        slip="the square of the mean, not the mean of the squares",
        named=("You square the mean difference",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o[0] - y) ** 2) / 2
""",
        slip="compares all targets with the first output",
        named=("You compare every target with the same output. Each sample h",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    d = o.ravel() - y
    return np.mean(d ** 2) / (2 * len(y))
""",
        slip="divided by n twice",
        named=("The pairs are right now, but you divide by the number of sam",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    total = 0
    for k in range(len(y)):
        total += (o[k, 0] - y[k]) ** 2
        return total / (2 * len(y))
""",
        slip="return inside the loop: the first sample only",
        named=("Only the first sample is counted. If you use a loop, how far",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.sqrt(np.mean((o[:, 0] - y) ** 2)) / 2
""",
        slip="the root of the mean square",
        named=("You take a root. J is made of squares and stays so.",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o[:, 0] - y) ** 2) / 2
""",
    ),
    Answer(
        "cost",
        """def cost(o, y):
    total = 0.0
    for output, target in zip(o, y):
        total += (output[0] - target) ** 2
    return total / (2 * len(y))
""",
    ),
    Answer(
        "cost",
        """def cost(o, y):
    difference = o - y[:, None]
    return float((difference.T @ difference)[0, 0] / (2 * len(o)))
""",
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o - y[:, np.newaxis]) ** 2, axis=0) / 2
""",
        form=True,
    ),
    # Task 6: diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "uofff"',
        slip="a letter too many",
        named=("Four networks, four letters: one stands for each of them, al",),
    ),
    Answer("diagnosis", 'diagnosis = "ouff"', slip="u and o are exchanged", named=("The two failures are exchanged",)),
    Answer(
        "diagnosis",
        'diagnosis = "uofo"',
        slip="D is taken for overfitting",
        named=("For D, which of the two errors is the larger, and which is i",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofu"',
        slip="D is taken for underfitting, since its training error is the larger",
        named=("better on held-out samples by chance",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uoof"',
        slip="C is taken for overfitting, since its held-out error is the larger",
        named=("that alone is not overfitting",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uffo"',
        slip="small training error is taken for fine",
        named=("Did you judge by the error on the training samples? For B, is it goo",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "foff"',
        slip="A is taken for fine, since its two errors agree",
        named=("For A, the two errors agree, but a network that is fine come",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ufff"',
        slip="B is taken for fine",
        named=("For B, a small error on the training samples is no merit whe",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "oooo"',
        slip="every held-out error above 0.10 is taken for overfitting",
        named=("Did you compare the held-out error with the noise alone? Overfitting",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouu"',
        slip="every training error above 0.10 is taken for underfitting",
        named=("Did you compare the training error with the noise, and allow it noth",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uof"',
        slip="three letters",
        named=("Four networks, four letters: one stands for each of them, al",),
    ),
    Answer("diagnosis", "diagnosis = uoff", slip="no quotation marks"),
    Answer("diagnosis", 'diagnosis = "uoff"'),
    Answer("diagnosis", 'diagnosis = "u" + "o" + "f" * 2'),
    Answer(
        "diagnosis",
        """answers = {"A": "u", "B": "o", "C": "f", "D": "f"}
diagnosis = "".join(answers[name] for name in "ABCD")
""",
    ),
    Answer("diagnosis", 'diagnosis = "U, O, F, F"', form=True),
    # Task 7: names
    Answer(
        "names",
        "n_hidden = 5\nn_layers = 6\ndeep = True\nn_weights = 102",
        slip="the inputs count as a layer",
        named=("You count one hidden layer too many. Hidden are the layers b",),
    ),
    Answer(
        "names",
        "n_hidden = 5\nn_layers = 5\ndeep = True\nn_weights = 102",
        slip="the output layer counts as hidden",
        named=("You count one hidden layer too many. Hidden are the layers b",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 4\ndeep = True\nn_weights = 102",
        slip="the output layer is no layer",
        named=("A network is named after all layers that compute",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = False\nn_weights = 102",
        slip="deep from five hidden layers on",
        named=("where this course begins to call a network deep",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 6*5 + 5*4 + 4*4 + 4*3 + 3*2",
        slip="the biases are left out",
        named=("leaves out the biases",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 7*6 + 6*5 + 5*5 + 5*4 + 4*2",
        slip="weights lead into the constant 1 too",
        named=("You counted weights that lead into the constant inputs, the ",),
    ),
    Answer(
        "names",
        "n_hidden = 3\nn_layers = 4\ndeep = False\nn_weights = 102",
        slip="one hidden layer is overlooked",
        named=("You have overlooked a hidden layer. Two layers of the same s",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 84 + 5",
        slip="one bias a layer",
        named=("You counted four to six biases, about one a layer. Does a bias belon",),
    ),
    Answer(
        "names",
        "n_hidden = 16\nn_layers = 5\ndeep = True\nn_weights = 102",
        slip="counts the hidden neurons, not layers",
        named=("You counted neurons. How many layers do they form?",),
    ),
    Answer(
        "names",
        "n_hidden = 5\nn_layers = 4\ndeep = True\nn_weights = 102",
        slip="the first two answers are exchanged",
        named=("in another order",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 5*6 + 6*4 + 5*4 + 5*3 + 4*2",
        slip="the biases of the first layer are left out",
        named=("Some of the neurons seem to have no bias in your count. Every neuron",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 6\ndeep = True\nn_weights = 102",
        slip="the inputs count in the name",
        named=("the inputs were counted as a layer",),
    ),
    Answer("names", "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 102"),
    Answer(
        "names",
        """sizes = [6, 5, 4, 4, 3, 2]
n_hidden = len(sizes) - 2
n_layers = n_hidden + 1
deep = n_hidden >= 4
n_weights = sum((d + 1) * p for d, p in zip(sizes[:-1], sizes[1:]))
""",
    ),
    Answer(
        "names",
        """n_hidden, n_layers, deep = 4, 5, True
n_weights = 0
sizes = (6, 5, 4, 4, 3, 2)
for i in range(1, 6):
    n_weights += np.zeros((sizes[i], sizes[i - 1] + 1)).size
""",
    ),
    Answer("names", "n_hidden = 4.0\nn_layers = 5.0\ndeep = 1\nn_weights = 102.0", form=True),
    # Task 8: trained
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(20000):
    layers[1] = layers[1] - 5 * gradients(layers)[1]
trained = layers
""",
        slip="only the second matrix is trained",
        named=("Only the output layer has been trained",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(20000):
    layers[0] = layers[0] - 5 * gradients(layers)[0]
trained = layers
""",
        slip="only the first matrix is trained",
        named=("Only the hidden layer has been trained. The output layer sti",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(100):
    g = gradients(layers)
    layers = [U - 1.0 * d for U, d in zip(layers, g)]
trained = layers
""",
        slip="too few steps",
        named=("It takes more steps, or longer ones",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(2000):
    g = gradients(layers)
    layers = [U + 5 * d for U, d in zip(layers, g)]
trained = layers
""",
        slip="uphill: the step with the wrong sign",
        named=("in which direction do the steps go?",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(3000):
    g = gradients(layers)
    layers = [U - 0.001 * d for U, d in zip(layers, g)]
trained = layers
""",
        slip="the rate is too small",
        named=("It takes more steps, or longer ones",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(2000):
    g = gradients(layers)
    layers = [U - 100 * d for U, d in zip(layers, g)]
trained = layers
""",
        slip="the rate is too large",
        named=("are the steps too long, or is the gradient",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
while ((outputs(layers)[1] > 0.5) != (odd > 0.5)).any():
    g = gradients(layers)
    layers = [U - 1.0 * d for U, d in zip(layers, g)]
trained = layers
""",
        slip="stops when all eight are right, with an error above 0.005",
        named=("the error is not yet below the target",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(3000):
    for U, d in zip(layers, gradients(layers)):
        U = U - 5 * d
trained = layers
""",
        slip="the new matrix is bound to the loop's name only, so nothing moves",
        named=("The weights are still those at the start",),
    ),
    Answer(
        "trained",
        """g = gradients(start)
layers = [U.copy() for U in start]
for step in range(3000):
    layers = [U - 1.0 * d for U, d in zip(layers, g)]
trained = layers
""",
        slip="the gradient is computed once, before the loop",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """U1, U2 = start
for step in range(3000):
    g1, g2 = gradients([U1, U2])
    U1 = U1 - 5 * g1
    U2 = U2 - 5 * g2
trained = [U2, U1]
""",
        slip="the two matrices are exchanged",
        named=("`trained` should hold two matrices, first that of the hidden",),
    ),
    Answer(
        "trained",
        """layers = start
for step in range(3000):
    g = gradients(layers)
    layers = [U - 5 * d for U, d in zip(layers, g)]
trained = start
""",
        slip="the weights of the start are handed in",
        named=("The weights are still those at the start",),
    ),
    Answer(
        "trained",
        """def train(layers, rate, steps):
    for step in range(steps):
        g = gradients(layers)
        layers = [U - rate * d for U, d in zip(layers, g)]

trained = train(start, 5, 3000)
""",
        slip="the function returns nothing",
        named=("`trained` is None. If a function trains the network, does it",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for step in range(3000):
    g = gradients(layers)
    layers = [U - 5 * d for U, d in zip(layers, g)]
trained = layers
print(error(trained))
""",
    ),
    Answer(
        "trained",
        """U1, U2 = first_weights()
steps = 0
while error([U1, U2]) >= 0.003 and steps < 20000:
    g1, g2 = gradients([U1, U2])
    U1 -= 2.0 * g1
    U2 -= 2.0 * g2
    steps += 1
trained = [U1, U2]
""",
    ),
    Answer(
        "trained",
        """trained = [np.array(U) for U in start]
speed = [np.zeros(U.shape) for U in trained]
for _ in range(500):
    g = gradients(trained)
    for i in (0, 1):
        speed[i] = 0.9 * speed[i] - 1.0 * g[i]
        trained[i] = trained[i] + speed[i]
""",
    ),
    Answer(
        "trained",
        """layers = tuple(U.copy() for U in start)
for step in range(3000):
    g = gradients(layers)
    layers = (layers[0] - 5 * g[0], layers[1] - 5 * g[1])
trained = layers
""",
        form=True,
    ),
]
