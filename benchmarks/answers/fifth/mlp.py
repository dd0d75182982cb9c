"""Answers to the exercise `mlp`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # exactly_one
    Answer(
        "exactly_one",
        """
hidden = [[0, 1, 1, 1], [-1, 1, 1, 1]]   # more than 0 ones, more than 1 one
readout = [-1, 1, -1]
""",
        slip="takes a sum of 0 for an answer of -1, so the thresholds of both hidden neurons are one too low",
        named=("Your network answers +1 only when no input is 1. Do both hidden perc",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[1, 1, 1, -0.5], [1, 1, 1, -1.5]]
readout = [1, -1, -1]
""",
        slip="the biases last instead of first",
        named=("Your network answers +1 for a single 1 at one of the three places on",),
    ),
    Answer(
        "exactly_one",
        """
at_least_one = np.r_[-0.5, np.ones(3)]
at_most_one = np.r_[1.5, -np.ones(3)]
hidden = np.vstack((at_least_one, at_most_one))
readout = np.ones(3)
""",
        slip="the readout is OR of the two hidden neurons instead of AND",
        named=("Your network answers +1 to every input. Work out both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [-0.5, 1, -2]
""",
        slip="the readout is made for hidden outputs of 0 and 1 instead of -1 and +1, so that no ones at all gives +1",
        named=(),
        near=True,
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-1.5, 1, 1, 1], [-2.5, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="exactly two ones instead of exactly one",
        named=("Your network answers +1 for exactly two. Both hidden perceptrons cha",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, 0]]
readout = [-1.5, 1, 1]
""",
        slip="the second hidden neuron, at most one, does not read the third input",
        named=("Your network is right for a single 1, but it answers +1 for some of ",),
    ),
    Answer(
        "exactly_one",
        """
hidden = np.array([[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]])
readout = np.array([-1, -1, 1])
""",
        slip="the two weights of the readout have the wrong signs, so it never answers +1",
        named=("Your network never answers +1. Write down both hidden outputs for no",),
    ),
    Answer(
        "exactly_one",
        """
signs = np.array([[1], [-1]])                          # at least one, fewer than two
hidden = np.column_stack([[-1, 2], signs * np.ones((2, 3))])
readout = -1, 1, 1
""",
        slip="the second hidden neuron lets two ones through, since its sum is then 0, which gives +1",
        named=("Your network answers +1 for one and for two. How many inputs must be",),
    ),
    Answer(
        "exactly_one",
        """
# read the bits as a binary number: 1, 2 and 4 have exactly one 1
bits = np.array([4, 2, 1])
hidden = np.array([[-1, *bits], [4, *-bits]])
readout = [-1, 1, 1]
""",
        slip="an interval of binary numbers from 1 to 4, which lets in 3, that is 0, 1, 1",
    ),
    Answer(
        "exactly_one",
        """
hidden = [[1 - 2 * k for k in (1, 0, 0, 0)], [1, -1, -1, -1]]
readout = [-1, 1, 1]
""",
    ),
    Answer(
        "exactly_one",
        """
# neuron 1: two or more; neuron 2: none at all; the answer is NOR of the two
hidden = 10 * np.array([[-2, 1, 1, 1], [0, -1, -1, -1]])
readout = -np.ones(3)
""",
    ),
    Answer(
        "exactly_one",
        """
hidden = ((-0.5, 1, 1, 1), (-1.5, 1, 1, 1))
readout = np.array([[-1], [1], [-1]], dtype=np.float32)
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 * 3 - 1 * 1 + 2)
z_2 = sigmoid(-2 * 3 + 1 * 1 + 1)
o = sigmoid(-1 * z_1 + 4 * z_2 + 1)
""",
        slip="the biases taken to be last in the rows",
        named=("The first sum is too large. You may have taken the bias from the las",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 - 3 + 2)
z_2 = sigmoid(-2 + 3 + 1)
o = -1 + 4 * z_1 + 1 * z_2
""",
        slip="no sigmoid at the output",
        named=("The output neuron has an activation, too.",),
    ),
    Answer(
        "by_hand",
        """
z_1, z_2 = 1 - 3 + 2, -2 + 3 + 1
o = 1 / (1 + np.exp(-(-1 + 4 * z_1 + z_2)))
""",
        slip="no sigmoid at the hidden neurons: their sums are passed on",
        named=("Your hidden outputs are the weighted sums, or one of them is. The ac",),
    ),
    Answer(
        "by_hand",
        """
x = [1, 1, 3]
z_1, z_2 = sigmoid(np.array([[1, -1, 2], [-2, 1, 1]]) @ x)
o = sigmoid(np.dot([-1, 4, 1], [1, z_1, z_2]))
""",
        slip="x_1 and x_2 exchanged",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
    ),
    Answer(
        "by_hand",
        """
z_1 = 0.2689
z_2 = 0.9820
o = 0.8867
""",
        slip="all biases forgotten",
        named=("The biases of the hidden neurons seem to be missing from their sums,",),
    ),
    Answer(
        "by_hand",
        """
U1 = np.array([[1, -1, 2], [-2, 1, 1]])
s = U1[:, 0] + np.array([3, 1]) @ U1[:, 1:]
z_1, z_2 = sigmoid(s)
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="the weights of the hidden layer without their biases are transposed, so columns are read for rows",
        named=(),
    ),
    Answer(
        "by_hand",
        """
z_1 = 0           # the sum is 0
z_2 = 0.8808
o = 0.4702
""",
        slip="the sigmoid of 0 taken to be 0 instead of one half",
        named=("The sigmoid of 0 is neither 0 nor 1. Put 0 into its formula.",),
    ),
    Answer(
        "by_hand",
        """
s = lambda t: 1 / (1 + np.exp(t))
z_1, z_2 = s(0), s(2)
o = s(-1 + 4 * z_1 + z_2)
""",
        slip="the minus in the exponent of the sigmoid forgotten",
        named=("The second sum is positive, so its output lies above 0.5. Check the ",),
    ),
    Answer(
        "by_hand",
        """
z_1 = np.tanh(0)
z_2 = np.tanh(2)
o = np.tanh(-1 + 4 * z_1 + z_2)
""",
        slip="tanh instead of the sigmoid",
        named=("Your activation is not the sigmoid, since it gives 0 for a sum of 0 ",),
    ),
    Answer(
        "by_hand",
        """
v = np.array([3.0, 1.0])
for U in (np.array([[1, -1, 2], [-2, 1, 1]]), np.array([[-1, 4, 1]])):
    before, v = v, sigmoid(U[:, 0] + U[:, 1:] @ v)
z_1, z_2 = before
o = v[0]
""",
    ),
    Answer(
        "by_hand",
        """
e2 = np.exp(2)
z_1 = 1 / 2
z_2 = e2 / (e2 + 1)
o = 0.5 + 0.5 * np.tanh((1 + z_2) / 2)
""",
    ),
    Answer(
        "by_hand",
        """
z = sigmoid(np.array([[1, -1, 2], [-2, 1, 1]]) @ [[1], [3], [1]])
z_1, z_2 = z
o = sigmoid(with_one(z.T) @ np.array([[-1], [4], [1]]))
""",
        form=True,
    ),
    # regions
    Answer(
        "regions",
        """
p = 4
n_regions = 1 + p * (p + 1) // 2
n_closed = (p - 1) * (p - 2) // 2
n_empty_corners = 2**p - n_regions
""",
        slip="Steiner's number for lines in general position, though two are parallel and three meet in a point",
        named=("Four lines make this many regions at most. Look for lines that never",),
    ),
    Answer(
        "regions",
        """
n_regions = 10
n_closed = 2
n_empty_corners = 6
""",
        slip="does not see that three of the lines meet in the point (1, 0), which costs a region",
        named=("Nearly: parallel lines and a point that three lines share both reduc",),
    ),
    Answer(
        "regions",
        "n_regions, n_closed, n_empty_corners = 9, 1, 9",
        slip="counts the corners that are reached instead of those that are not",
        named=("The third question is about the corners that are not reached.",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 2
n_empty_corners = 16 - 9
""",
        slip="counts the open strip between the parallel lines as bounded, too",
        named=("A region is bounded only when lines enclose it on all sides: follow ",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 1
n_empty_corners = 4   # x1 < 0 and x1 > 1 cannot both be: 1 * 1 * 2 * 2
""",
        slip="sees only the empty corners that come from the parallel lines",
        named=(),
        near=True,
    ),
    Answer(
        "regions",
        """
strips = 3
n_regions = strips * 2 * 2
n_closed = 1
n_empty_corners = 2 ** 4 - n_regions
""",
        slip="lets every line cut all regions in two, 3 times 2 times 2",
        named=("Four lines cannot make so many regions. Draw one line after the othe",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 8
n_empty_corners = 7
""",
        slip="counts the open regions instead of the bounded ones",
        named=("Are these the regions that go on for ever, or some of them? Which on",),
    ),
    Answer(
        "regions",
        """
U = np.array([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]])
g = np.linspace(0, 1, 101)
P = np.array([[1, a, b] for a in g for b in g])
n_regions = len(np.unique(P @ U.T >= 0, axis=0))
n_closed = 1
n_empty_corners = 16 - n_regions
""",
        slip="looks only at the unit square instead of the whole plane",
        named=(),
        near=True,
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 1
n_empty_corners = 24 - n_regions
""",
        slip="takes the wrong number of corners for the cube in four dimensions, 24 instead of 16",
        named=("How many corners does a cube in four dimensions have, if each coordi",),
    ),
    Answer(
        "regions",
        """
U = np.array([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]])
grid = np.array([[1, a, b] for a in np.arange(-3, 4, 0.25) for b in np.arange(-3, 4, 0.25)])
turn = np.linspace(0, 2 * np.pi, 5001) + 1e-4
rim = np.column_stack([np.ones(5001), 30 * np.cos(turn), 30 * np.sin(turn)])
met = {tuple(row) for row in np.where(grid @ U.T >= 0, 1, -1)}
far = {tuple(row) for row in np.where(rim @ U.T >= 0, 1, -1)}
n_regions = len(met | far)
n_closed = len(met - far)
n_empty_corners = 2**4 - n_regions
""",
    ),
    Answer(
        "regions",
        """
# each new line adds one more region than there are different points on it: x1 = 0, x1 = 1, x2 = 0, the slanted one
n_regions = 1 + (1 + 0) + (1 + 0) + (1 + 2) + (1 + 2)
n_closed = (0 + 0 + 1 + 1) - 1
n_empty_corners = (1 << 4) - n_regions
""",
    ),
    Answer(
        "regions",
        "n_regions, n_closed, n_empty_corners = np.array([9, 1, 7], dtype=float)",
        form=True,
    ),
    # forward
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = a * np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="the slope parameter multiplies tanh from outside instead of its sum",
        named=("The slope parameter belongs inside the activation. Outside, it only ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    ones = np.ones((len(X), 1))
    z = np.tanh(a * np.hstack([X, ones]) @ U1.T)
    return np.hstack([z, ones]) @ U2.T
""",
        slip="the column of ones last, though the biases come first",
        named=("You took the biases from the last column of each matrix. Here they c",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (U1[:, 0] + X @ U1[:, 1:].T))
    return z @ U2[:, 1:].T
""",
        slip="the biases of the output neurons are left out",
        named=("The hidden layer is right, but the output layer has no bias. What do",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    A = X
    for U in (U1, U2):
        A = np.tanh(a * (with_one(A) @ U.T))
    return A
""",
        slip="the activation also at the output, which should have none",
        named=("The hidden layer is right, but the outputs went through an activatio",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    b1, W1 = U1[:, 0], U1[:, 1:]
    b2, W2 = U2[:, 0], U2[:, 1:]
    z = np.tanh(a * np.einsum("nd,pd->np", X, W1) + b1)
    return np.einsum("np,kp->nk", z, W2) + b2
""",
        slip="the slope parameter does not multiply the biases of the hidden neurons",
        named=("The slope parameter multiplies all of the weighted sum but the bias.",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    out = []
    s = np.zeros(len(U1))
    for x in X:
        s += U1 @ np.r_[1, x]
        z = np.tanh(a * s)
        out.append(U2 @ np.r_[1, z])
    return np.array(out)
""",
        slip="the hidden sums are not set back to 0 for each sample, so they go on adding up",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * with_one(X) @ U1.T)
    return (with_one(z) @ U2.T).squeeze()
""",
        slip="squeeze removes an axis when there is one output or one sample, so the shape is not (n, k)",
        named=(),
        near=True,
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    def f(s):
        return 2 * sigmoid(a * s) - 1
    return with_one(f(with_one(X) @ U1.T)) @ U2.T
""",
        slip="2 sigmoid(a s) - 1 is tanh(a s / 2): half the slope",
        named=("Your activation has another slope than tanh(a s) at 0. Is a applied ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    X = with_one(X)
    Z = np.tanh(U1 @ X.T * a)
    Z[0] = 1
    return (U2[:, : len(Z)] @ Z).T
""",
        slip="the one for the bias overwrites the first hidden neuron instead of being put before it",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    n, k = len(X), len(U2)
    result = np.empty((n, k))
    for i in range(n):
        z = [1.0]
        for row in U1:
            s = row[0]
            for j, x in enumerate(X[i]):
                s = s + row[j + 1] * x
            z.append(np.tanh(a * s))
        for m in range(k):
            result[i, m] = sum(u * v for u, v in zip(U2[m], z))
    return result
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    e = np.exp(-2 * np.abs(a * (X @ U1[:, 1:].T + U1[:, 0])))
    z = np.sign(a * (X @ U1[:, 1:].T + U1[:, 0])) * (1 - e) / (1 + e)
    return np.tensordot(z, U2[:, 1:], axes=(1, 1)) + U2[:, 0]
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    return (with_one(np.tanh(a * (with_one(X) @ U1.T))) @ U2.T).tolist()
""",
        form=True,
    ),
    # cost
    Answer(
        "cost",
        """
def cost(o, y):
    n = len(y)
    return np.sum((o - y) ** 2) / (2 * n)
""",
        slip="o - y is still an n by n matrix, now added up over all pairs",
        named=("All pairs of an output and a target are still there. Dividing the su",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    y = y.reshape(1, -1)
    return np.mean((o - y) ** 2) / 2
""",
        slip="y becomes a row instead of a column, so the difference is a matrix of all pairs as before",
        named=("This is still the classmate's function: every output is compared wit",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean((o[:, 0] - y) ** 2)
""",
        slip="the factor one half forgotten",
        named=("The pairs are right now, but the result is larger than J by a consta",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    d = o.ravel() - y
    return d @ d / 2
""",
        slip="the sum is not divided by n",
        named=("The pairs are right now, but J is a mean, not a sum: it must not gro",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    J = 0
    for k in range(len(y)):
        J = (o[k, 0] - y[k]) ** 2
    return J / (2 * len(y))
""",
        slip="the loop overwrites the sum, so only the last sample counts",
        named=("Only the last sample is counted. If you use a loop, does each term c",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean(o.T - y) ** 2 / 2
""",
        slip="the mean is squared instead of the squares averaged, so errors of both signs cancel",
        named=("You square the mean difference, so that differences of opposite sign",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.linalg.norm(o.flatten() - y) / (2 * len(y))
""",
        slip="the norm is not squared",
        named=("You take a root. J is made of squares and stays so.",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    d = np.diag(o - y)
    return np.sum(d ** 2) / (2 * o.size * y.size)
""",
        slip="divides by n squared, as if the matrix of all pairs were still averaged",
        named=("The pairs are right now, but you divide by the number of samples twi",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    o, y = np.sort(o, axis=None), np.sort(y)
    return np.mean((o - y) ** 2) / 2
""",
        slip="sorts outputs and targets, so they are not compared sample by sample",
        named=("You sort or turn the samples, so an output meets the target of anoth",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.trace((o - y) ** 2) / len(y) / 2
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    total = 0.0
    for (answer,), target in zip(o, y):
        total += (answer - target) * (answer - target)
    return 0.5 * total / len(o)
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    d = o - y[:, np.newaxis]
    return d.T @ d / (2 * len(y))
""",
        form=True,
    ),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "ouff"',
        slip="underfitting and overfitting exchanged",
        named=("The two failures are exchanged. Which of them shows on the training ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uoof"',
        slip="takes C, a little worse on held-out samples, for overfitting",
        named=("For C, the held-out error is nearly always a little larger than the ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "foff"',
        slip="takes A for fine because its two errors agree",
        named=("For A, the two errors agree, but a network that is fine comes close ",),
    ),
    Answer(
        "diagnosis",
        """
errors = {"A": (0.30, 0.31), "B": (0.02, 0.27), "C": (0.11, 0.13), "D": (0.12, 0.11)}
diagnosis = ""
for train, test in errors.values():
    diagnosis += "o" if test > train else "u"
""",
        slip="judges by which of the two errors is larger, so A and C count as overfitting and D as underfitting",
        named=("For A, the two errors hardly differ, so nothing has been learnt by h",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofu"',
        slip="takes D for underfitting because it is worse on the training samples than on others",
        named=("For D, a network may do a little better on held-out samples by chanc",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouu"',
        slip="takes errors just above the noise for underfitting, so only what is below 0.10 is well fitted",
        named=("Did you compare the training error with the noise, and allow it noth",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ufff"',
        slip="takes B for fine because its training error is the smallest",
        named=("For B, a small error on the training samples is no merit when it is ",),
    ),
    Answer(
        "diagnosis",
        """
letters = ["f", "f", "o", "u"]
diagnosis = "".join(letters)
""",
        slip="the letters in the reverse order, D to A",
        named=(),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uoff"[0] + "u" + "ff"',
        slip="takes B, with its large held-out error, for underfitting",
        named=("A and B fail in different ways: one of them follows its training sam",),
    ),
    Answer(
        "diagnosis",
        """
table = [(0.30, 0.31), (0.02, 0.27), (0.11, 0.13), (0.12, 0.11)]
diagnosis = "".join("u" if a > 0.2 else "o" if b - a > 0.1 else "f" for a, b in table)
""",
    ),
    Answer("diagnosis", 'diagnosis = "u" + "o" + 2 * "f"'),
    Answer("diagnosis", 'diagnosis = ("U", "O", "F", "F")', form=True),
    # names
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 6
deep = True
n_weights = 102
""",
        slip="counts the inputs as a layer",
        named=("For the name, the inputs were counted as a layer, but they do not co",),
    ),
    Answer(
        "names",
        """
n_hidden = 5
n_layers = 5
deep = True
n_weights = 102
""",
        slip="counts the output layer as hidden",
        named=("You count one hidden layer too many. Hidden are the layers between t",),
    ),
    Answer(
        "names",
        """
sizes = [6, 5, 4, 4, 3, 2]
n_hidden, n_layers, deep = 4, 5, True
n_weights = sum(p * q for p, q in zip(sizes, sizes[1:]))
""",
        slip="the biases are not counted",
        named=("The number of weights leaves out the biases.",),
    ),
    Answer(
        "names",
        "n_hidden, n_layers, deep, n_weights = 4, 5, False, 102",
        slip="thinks that only more than four hidden layers are called deep",
        named=("Look again at where this course begins to call a network deep.",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = n_hidden
deep = True
n_weights = 7*5 + 6*4 + 5*4 + 5*3 + 4*2
""",
        slip="counts only the hidden layers in L, without the output layer",
        named=("A network is named after all layers that compute. The hidden ones do",),
    ),
    Answer(
        "names",
        """
sizes = [6, 5, 4, 4, 3, 2]
n_hidden = len(sizes) - 2
n_layers = len(sizes) - 1
deep = n_hidden >= 4
n_weights = 0
for k in range(n_layers):
    n_weights += sizes[k] * (sizes[k + 1] + 1)
""",
        slip="adds the bias to the neurons instead of the inputs of each layer, d (p + 1)",
        named=("In your count the inputs seem to have biases, and the outputs perhap",),
    ),
    Answer(
        "names",
        """
hidden_sizes = {5, 4, 4, 3}
n_hidden = len(hidden_sizes)
n_layers = n_hidden + 1
deep = n_hidden >= 4
n_weights = 35 + 24 + 20 + 15 + 8
""",
        slip="a set drops the second layer of four neurons, so there are only three hidden layers",
        named=("You have overlooked a hidden layer. Two layers of the same size are ",),
    ),
    Answer(
        "names",
        """
n_hidden, n_layers, deep = 4, 5, True
n_weights = 6*5 + 5*4 + 4*4 + 4*3 + 3*2 + (6 + 5 + 4 + 4 + 3 + 2)
""",
        slip="counts a bias for each of the six inputs, too",
        named=("In your count the inputs seem to have biases, and the outputs perhap",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = 7*5 + 6*4 + 5*4 + 5*3
""",
        slip="the weights of the output layer are left out",
        named=("One of the matrices seems to be missing from your sum. There is one ",),
    ),
    Answer(
        "names",
        """
sizes = np.array([6, 5, 4, 4, 3, 2])
n_layers = int(np.diff(sizes).size)
n_hidden = n_layers - 1
deep = not n_hidden < 4
n_weights = int((sizes[:-1] + 1) @ sizes[1:])
""",
    ),
    Answer(
        "names",
        """
*hidden_layers, last = [np.zeros((p, d + 1)) for d, p in ((6, 5), (5, 4), (4, 4), (4, 3), (3, 2))]
n_hidden = len(hidden_layers)
n_layers = n_hidden + 1
deep = True
n_weights = sum(U.size for U in hidden_layers) + last.size
""",
    ),
    Answer(
        "names",
        """
n_hidden, n_layers, n_weights = np.array([4.0, 5.0, 102.0])
deep = np.bool_(1)
""",
        form=True,
    ),
    # trained
    Answer(
        "trained",
        """
U1, U2 = first_weights()
for step in range(20000):
    G1, G2 = gradients([U1, U2])
    U2 = U2 - 5 * G2
trained = [U1, U2]
""",
        slip="only the second matrix is trained",
        named=("Only the output layer has been trained. It reads features that were ",),
    ),
    Answer(
        "trained",
        """
trained = first_weights()
for _ in range(3000):
    trained = [U + 2.0 * G for U, G in zip(trained, gradients(trained))]
""",
        slip="goes up the gradient instead of down",
        named=(),
        near=True,
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for epoch in range(100):
    g = gradients(trained)
    trained[0] -= 0.1 * g[0]
    trained[1] -= 0.1 * g[1]
""",
        slip="far too few and too small steps",
        named=(),
        near=True,
    ),
    Answer(
        "trained",
        """
layers = first_weights()
for _ in range(5000):
    layers = [U - 1.0 * G for U, G in zip(layers, gradients(start))]
trained = layers
""",
        slip="the gradient is always taken at the start instead of at the present weights",
        named=(),
        near=True,
    ),
    Answer(
        "trained",
        """
layers = first_weights()
while not np.all((outputs(layers)[1] > 0.5) == (odd > 0.5)):
    layers = [U - 3 * G for U, G in zip(layers, gradients(layers))]
trained = layers
""",
        slip="stops as soon as all outputs are right, before the error is below 0.005",
        named=("All eight outputs are right, but the error is not yet below the targ",),
    ),
    Answer(
        "trained",
        """
for t in range(20000):
    layers = first_weights()
    G = gradients(layers)
    layers[0] -= 2 * G[0]
    layers[1] -= 2 * G[1]
trained = layers
""",
        slip="begins from the first weights again in every step, so only one step is left in the end",
        named=(),
        near=True,
    ),
    Answer(
        "trained",
        """
z = np.column_stack([np.ones(8), np.tanh(with_one(three_bits) @ start[0].T)])
wanted = np.where(odd > 0.5, 5.0, -5.0)
readout = np.linalg.lstsq(z, wanted, rcond=None)[0].T
trained = [start[0], readout]
""",
        slip="solves for the readout only by least squares, and leaves the first matrix as it was",
        named=("Only the output layer has been trained. It reads features that were ",),
    ),
    Answer(
        "trained",
        """
layers = first_weights()
velocity = [np.zeros_like(U) for U in layers]
for t in range(4000):
    for U, v, g in zip(layers, velocity, gradients(layers)):
        v = 0.9 * v - 0.5 * g
        U = U + v
trained = layers
""",
        slip="the loop gives new values to its own names only, so the matrices stay as they are",
        named=("The weights are still those at the start, so nothing has been traine",),
    ),
    Answer(
        "trained",
        """
layers, decay = first_weights(), 0.01
for t in range(20000):
    layers = [U - 1.0 * (G + decay * U) for U, G in zip(layers, gradients(layers))]
trained = layers
""",
        slip="a weight decay that is too strong pulls the weights to 0 and keeps the error high",
        named=(),
        near=True,
    ),
    Answer(
        "trained",
        """
trained = start
while error(trained) >= 0.004 or (outputs(trained)[1].round() != odd).any():
    for U, G in zip(trained, gradients(trained)):
        U -= 2 * G
""",
    ),
    Answer(
        "trained",
        """
theta = np.concatenate([U.ravel() for U in start])
m, v = np.zeros_like(theta), np.zeros_like(theta)


def unpack(theta):
    return [theta[:24].reshape(6, 4), theta[24:].reshape(1, 7)]


for t in range(1, 3001):
    g = np.concatenate([G.ravel() for G in gradients(unpack(theta))])
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    theta = theta - 0.02 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
trained = unpack(theta)
""",
    ),
    Answer(
        "trained",
        """
U1, U2 = first_weights()
for _ in range(20000):
    G1, G2 = gradients([U1, U2])
    U1, U2 = U1 - 2 * G1, U2 - 2 * G2
trained = (U1.tolist(), np.float32(U2))
""",
        form=True,
    ),
    # folds
    Answer(
        "folds",
        """
value = 0.85
slope = 27
pieces = 81
one_layer = 80
""",
        slip="the slope without its sign: at 0.35 the first layer falls",
        named=("On how many of the three pieces does the function fall? Mind the sig",),
    ),
    Answer(
        "folds",
        """
value, slope = 0.85, -27
pieces = 3 * 4
one_layer = pieces - 1
""",
        slip="the pieces of the layers are added instead of multiplied",
        named=("Every further layer multiplies the number of pieces; it does not add",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = (-3) * 3 * 3
pieces = 3 ** 4
one_layer = pieces
""",
        slip="a ReLU for each piece, though the first piece needs none: there is one fold fewer than pieces",
        named=("That is the number of pieces. How many bends lie between so many?",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 81
one_layer = 4 * 3
""",
        slip="counts the ReLUs of the four layers instead of those that a single layer needs",
        named=("A single ReLU bends the function in one place. How many bends are ne",),
    ),
    Answer(
        "folds",
        """
f = lambda x: 3 * max(0, x) - 6 * max(0, x - 1/3) + 6 * max(0, x - 2/3)
value = f(0.35) * f(0.35)
slope = 3 * f(0.35) ** 2 * (-3)
pieces = 81
one_layer = 80
""",
        slip="multiplies the outputs of the layers instead of applying one to the output of the other",
        named=("You squared the output. The second layer is applied to it instead.",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -3 + 3 + 3
pieces = 81
one_layer = 80
""",
        slip="adds the slopes of the layers instead of multiplying them",
        named=("The slopes of maps inside one another multiply, one for each layer a",),
    ),
    Answer(
        "folds",
        """
value = 1.15      # f(0.35) = 1.05
slope = 27
pieces = 81
one_layer = 80
""",
        slip="takes 0.35 to be before the first fold at 1/3, so that f(0.35) = 1.05",
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 4 ** 3
one_layer = 4 ** 3 - 1
""",
        slip="base and exponent exchanged: four to the power three instead of three to the power four",
        named=("Are base and exponent exchanged: which number is multiplied, and how",),
    ),
    Answer(
        "folds",
        """
def f(x):
    y = 3 * x
    if x > 1/3:
        y -= 6 * (x - 1/3)
    elif x > 2/3:
        y += 6 * (x - 2/3)
    return y

h = 1e-6
value = f(f(0.35))
slope = (f(f(f(0.35 + h))) - f(f(f(0.35 - h)))) / (2 * h)
pieces, one_layer = 81, 80
""",
        slip="the third ReLU never acts, as its branch is not reached, so f keeps falling beyond 2/3",
        named=("Which of the ReLUs are active at the output of the first layer? You ",),
    ),
    Answer(
        "folds",
        """
def f(x):
    return 3 * np.maximum(0, x) - 6 * np.maximum(0, x - 1 / 3) + 6 * np.maximum(0, x - 2 / 3)


h = 2.0**-20
value = f(f(0.35))
slope = ((f(f(f(0.35 + h))) - f(f(f(0.35 - h)))) / (2 * h)).round(3)
t = (np.arange(8100) + 0.5) / 8100
for _ in range(4):
    y = t = f(t)
rises = np.sign(np.diff(y))
rises = rises[rises != 0]
one_layer = int((rises[1:] != rises[:-1]).sum())
pieces = one_layer + 1
""",
    ),
    Answer(
        "folds",
        """
value = 3 * (2 / 3 - 0.35)               # on the way down ...
value = 3 * (value - 2 / 3)              # ... and up again
slope = -(3**3)
pieces = 1
for layer in "1234":
    pieces *= 3
one_layer = pieces - 1
""",
    ),
    Answer(
        "folds",
        """
value = np.array(0.85)
slope, pieces, one_layer = np.float64(-27), 81.0, np.int64(80)
""",
        form=True,
    ),
    # templates
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    T = U2[:, 1:] @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="treats all ReLUs as active",
        named=("You multiply the matrices as if there were no ReLUs. What does a sil",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1 @ np.append(1, x) > 0
    return U2[:, 1:][:, active] @ U1[active]
""",
        slip="the biases of the outputs are left out",
        named=("The biases of the output neurons are missing.",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1[:, 1:] @ x > 0
    T = (U2[:, 1:] * active) @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="decides which ReLUs are active without their biases",
        named=("Whether a neuron is active depends on its whole sum, the bias includ",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1[:, 0] + U1[:, 1:] @ x > 0
    W = np.einsum("kp,p,pd->kd", U2[:, 1:], active, U1[:, 1:])
    return np.hstack([U2[:, :1], W])
""",
        slip="the biases of the hidden neurons are lost",
        named=("The biases of the hidden neurons are missing: those of the active on",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    z = np.maximum(0, U1 @ np.r_[1, x])
    T = U2[:, 1:] @ (z[:, None] * U1)
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="multiplies by the outputs of the ReLUs instead of their slopes, 1 or 0",
        named=("You weight each neuron with its output. An active one passes its wei",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    s = U1 @ np.r_[1, x]
    U1[s < 0] = 0
    T = U2[:, 1:] @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="sets the rows of the silent ReLUs to 0 in the given matrix itself",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    def net(x):
        return U2 @ np.r_[1, np.maximum(0, U1 @ np.r_[1, x])]

    W = np.column_stack([net(x + e) - net(x) for e in np.eye(len(x))])
    b = net(x) - W @ x
    return np.column_stack([b, W])
""",
        slip="differences with a step of 1, which is not close to x and crosses folds",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = (U1 @ np.concatenate(([1], x)) > 0).astype(float)
    W = U2[:, 1:] @ np.diag(on) @ U1[:, 1:]
    bias = U2 @ np.concatenate(([1], np.maximum(0, U1[:, 0])))
    return np.column_stack([bias, W])
""",
        slip="the bias is the output of the network for the input 0, where other ReLUs are active than at x",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    k, d = len(U2), len(x)
    T = np.zeros((k, d + 1))
    for p, row in enumerate(U1):
        if row[0] + row[1:] @ x > 0:
            T += np.outer(U2[:, p], row)
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="off by one: takes the column of the bias for the weights of the first hidden neuron, and so on",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    one_x = np.insert(x.astype(float), 0, 1.0)
    lower = np.where((U1 @ one_x > 0)[:, None], U1, 0.0)
    first = np.zeros((1, U1.shape[1]))
    first[0, 0] = 1.0
    return U2 @ np.vstack([first, lower])
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    T = np.zeros((U2.shape[0], U1.shape[1]))
    for i in range(U2.shape[0]):
        T[i, 0] = U2[i, 0]
        for p in range(U1.shape[0]):
            if U1[p, 0] + sum(U1[p, j + 1] * x[j] for j in range(len(x))) > 0:
                T[i] += U2[i, p + 1] * U1[p]
    return T
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1[:, 0] + U1[:, 1:] @ x > 0
    T = (U2[:, 1:] * active) @ U1
    T[:, 0] += U2[:, 0]
    return [list(row) for row in T]
""",
        form=True,
    ),
    # stop_at
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] <= best:
            best, kept, waited = losses[epoch], epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, kept
    return len(losses) - 1, kept
""",
        slip="a loss equal to the lowest counts as a new minimum",
        named=("A loss that only equals the lowest one so far counts as a new minimu",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, kept = losses[epoch], epoch
        if losses[epoch] < losses[epoch - 1]:
            waited = 0
        else:
            waited += 1
        if waited >= patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="the patience compares with the loss of the epoch before instead of the lowest so far",
        named=("You begin to count anew when a loss is lower than the one before. On",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[kept]:
            kept = epoch
        elif epoch - kept > patience:
            break
    return epoch, kept
""",
        slip="waits one epoch too long",
        named=("You wait for one epoch too many. How many epochs without a new minim",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, bad = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, kept = loss, epoch
        else:
            bad += 1
        if bad == patience:
            return epoch, kept
    return epoch, kept
""",
        slip="the counter is not set back at a new minimum, so the epochs need not be in a row",
        named=("You count all epochs that are no new minimum. The patience is about ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = int(np.argmin(losses))
    end = min(kept + patience, len(losses) - 1)
    return end, kept
""",
        slip="takes the minimum of the whole training, so it looks at losses from after the end",
        named=("You wait for the lowest loss of all, and count the patience from the",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    end = len(losses) - 1
    for t in range(patience, len(losses)):
        if min(losses[t - patience + 1 : t + 1]) >= losses[t - patience]:
            end = t
            break
    return end, max(0, end - patience)
""",
        slip="keeps the epoch that lies patience before the end also when the training runs to the last epoch",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = losses[1], 1, 0
    for epoch in range(2, len(losses)):
        if losses[epoch] < best:
            best, kept, waited = losses[epoch], epoch, 0
        else:
            waited += 1
        if waited == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="does not count entry 0, the network before training, as a candidate for the minimum",
        named=("You leave out the network before training. When no epoch is better, ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    lowest = np.minimum.accumulate(losses)
    new = np.flatnonzero(np.r_[True, lowest[1:] < lowest[:-1]])
    gaps = np.diff(np.append(new, len(losses) - 1))
    for k, gap in zip(new, gaps):
        if gap >= patience:
            return int(k + patience), int(k)
    return len(losses), int(new[-1])
""",
        slip="a training that is not stopped ends one epoch after the last: the number of losses instead of epochs",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept, end = 0, 0
    while end < len(losses) - 1 and end - kept < patience:
        end += 1
        if losses[end] < losses[kept]:
            kept = end
    return kept, end
""",
        slip="the two numbers in the wrong order",
        named=("The two numbers are exchanged.",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    for end in range(patience, len(losses)):
        if min(losses[end - patience + 1 : end + 1]) >= losses[end - patience]:
            return end, end - patience
    return len(losses) - 1, min(range(len(losses)), key=losses.__getitem__)
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    def go(epoch, kept):
        if epoch == len(losses) - 1 or epoch - kept == patience:
            return epoch, kept
        return go(epoch + 1, epoch + 1 if losses[epoch + 1] < losses[kept] else kept)

    return go(0, 0)
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept]:
            kept = epoch
        if epoch - kept == patience:
            return np.array([epoch, kept])
    return np.array([len(losses) - 1, kept])
""",
        form=True,
    ),
    # by_numbers
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (0.6 + 0.4 * 2.5)
left = 0.96 ** 50
strays = 0.15
excess = 0.006
""",
        slip="the minus of the gradient forgotten in the step",
        named=("The step goes against the gradient of J. Which sign does this gradie",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 + 0.1 * 0.6 - 0.4 * 2.5
left = (1 - 0.4) ** 50
strays = 0.45 / 3
excess = 0.096 / 16
""",
        slip="the decay is not multiplied by the learning rate",
        named=("You shrink the weight by λ alone. What is the gradient of the penalt",),
    ),
    Answer(
        "by_numbers",
        """
rho, lam = 0.1, 0.4
moved = 2.5 - rho * (-0.6 + 0.5 * lam * 2.5)
left = (1 - rho * lam / 2) ** 50
strays = 0.45 * np.sqrt(6 / 54)
excess = 0.096 / 4 / 4
""",
        slip="the factor one half is kept in the derivative of the penalty",
        named=("Your decay is half of what it should be. What becomes of the factor ",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = np.exp(-0.1 * 0.4 * 50)
strays = 0.15
excess = 0.006
""",
        slip="exp(-2), the limit for small steps, instead of 0.96 to the power 50",
        named=("This is close. Take exactly as many factors as there are steps, and ",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.1299
strays = 0.45 * 6 / 54
excess = 0.006
""",
        slip="the standard error falls with the number of samples instead of its root",
        named=("You divided by the ratio of the sizes. Is it the variance that falls",),
    ),
    Answer(
        "by_numbers",
        """
moved = (2.5 + 0.1 * 0.6) * (1 - 0.1 * 0.4)
left = (1 - 0.1 * 0.4) ** 50
strays = 0.45 / np.sqrt(54 / 6)
excess = 0.096 * (0.05 / 0.2) * (10 / 40)
""",
        slip="decays the weight after the step of the gradient, instead of the weight from before it",
        named=("You let the weight shrink after the step. At which weight is the pen",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.1299
strays = 0.15
excess = 0.096 * (0.05 / 0.2) / np.sqrt(40 / 10)
""",
        slip="the excess falls only with the root of the number of samples",
        named=("Is one of the two factors under a root? It is the variance that coun",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 1 - 0.04 * 50
strays = 0.15
excess = 0.006
""",
        slip="subtracts the same 4 % fifty times instead of multiplying",
        named=("Each step takes a share of what is left, not of the weight at the st",),
    ),
    Answer(
        "by_numbers",
        """
w = 2.5
w -= 0.1 * -0.6
w -= 0.1 * 0.4
moved = w
left = 0.96 ** 50
strays = 0.15
excess = 0.006
""",
        slip="the gradient of the penalty is λ alone, not λ times the weight",
        named=("You subtract the same amount from each weight. Is the decay in propo",),
    ),
    Answer(
        "by_numbers",
        """
def step(w, gradient, rho=0.1, lam=0.4):
    return w - rho * (gradient + lam * w)


moved = step(2.5, -0.6)
left = 1.0
for _ in range(50):
    left = step(left, 0)
s = 0.45 * 6**0.5
strays = s / 54**0.5
s_squared = 4 * 10 * 0.096 / 0.2
excess = 0.05 * s_squared / (4 * 40)
""",
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 * 0.96 + 0.06
left = np.exp(50 * np.log1p(-0.04))
strays = np.sqrt(0.45**2 / 9)
excess = 6e-3
""",
    ),
    Answer("by_numbers", "moved, left, strays, excess = np.array([[2.46], [0.1299], [0.15], [0.006]])", form=True),
]
