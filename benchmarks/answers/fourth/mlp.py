"""Answers to the exercise `mlp`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # exactly_one
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [-1, 1, 1]
""",
        slip="the readout is an AND of both hidden perceptrons: at least two of the inputs",
        named=("Your network answers +1 when two or three inputs are 1, but not when",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [0, 1, 0]
""",
        slip="the second hidden perceptron is not used: at least one of the inputs",
        named=("Your network answers +1 as soon as any input is 1. Nothing holds it ",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-2.5, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="the second hidden perceptron asks for all three: one or two of the inputs",
        named=("Your network answers +1 for one and for two. How many inputs must be",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-1.5, 1, 1, 1], [-2.5, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="both thresholds one too high: exactly two of the inputs",
        named=("Your network answers +1 for exactly two. Both hidden perceptrons cha",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [0, 1, -1]
""",
        slip="the readout has the bias 0, so equal hidden outputs give the sum 0 and +1: always +1",
        named=(),
        near=True,
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [-1, -1, 1]
""",
        slip="the two weights of the readout are exchanged, so it never gives +1",
        named=("Your network never answers +1. Write down both hidden outputs for no",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 0], [-1.5, 1, 1, 0]]
readout = [-1, 1, -1]
""",
        slip="XOR of the first two inputs, the third is not used",
        named=("One of the three inputs makes no difference to your network. Has it ",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[0, 1, 1, 1], [-1, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="both thresholds one too low: none of the inputs is 1",
        named=(),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [0.5, -1, 1]
""",
        slip="all signs of the readout are reversed: the negation",
        named=("Every output has the wrong sign: your network computes the opposite ",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[1.5, -1, -1, -1], [-2, 3, 3, 3]]  # at most one, at least one
readout = [-1.5, 1, 1]
""",
    ),
    Answer(
        "exactly_one",
        """
counts = np.array([1, 2])
hidden = np.hstack([-counts[:, None], np.ones((2, 3))]).tolist()
readout = [-0.5, 0.75, -0.75]
""",
    ),
    Answer(
        "exactly_one",
        """
hidden = tuple(np.array([bias, 2, 2, 2], dtype=np.float32) for bias in (-1, -3))
readout = np.array([[-3], [3], [-3]])
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
z_1 = sigmoid(0)
z_2 = sigmoid(2)
o = -1 + 4 * z_1 + z_2
""",
        slip="no sigmoid at the output",
        named=("The output neuron has an activation, too.",),
    ),
    Answer(
        "by_hand",
        """
z_1 = 1 - 3 + 2
z_2 = -2 + 3 + 1
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="no sigmoid in the hidden layer",
        named=("Your hidden outputs are the weighted sums, or one of them is. The ac",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(-3 + 2)
z_2 = sigmoid(3 + 1)
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="the biases of the hidden neurons are forgotten",
        named=("The biases of the hidden neurons seem to be missing from their sums,",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 * 3 - 1 * 1 + 2)
z_2 = sigmoid(-2 * 3 + 1 * 1 + 1)
o = sigmoid(-z_1 + 4 * z_2 + 1)
""",
        slip="the bias is taken to be the last weight of each row",
        named=("The first sum is too large. You may have taken the bias from the las",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 - 1 + 2 * 3)
z_2 = sigmoid(-2 + 1 + 3)
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="x1 and x2 exchanged",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
    ),
    Answer(
        "by_hand",
        """
z_1 = 0.5
z_2 = 0.8808
o = sigmoid(4 * z_1 + z_2)
""",
        slip="the bias of the output is forgotten",
        named=("Check the sum of the output neuron: is its bias there, and does each",),
    ),
    Answer(
        "by_hand",
        """
z_1, z_2 = np.tanh([0, 2])
o = np.tanh(-1 + 4 * z_1 + z_2)
""",
        slip="tanh instead of the sigmoid",
        named=("Your activation is not the sigmoid, since it gives 0 for a sum of 0 ",),
    ),
    Answer(
        "by_hand",
        """
z_1 = 0
z_2 = 0.8808
o = sigmoid(-1 + 0 + 0.8808)
""",
        slip="the sigmoid of 0 is taken to be 0",
        named=("The sigmoid of 0 is neither 0 nor 1. Put 0 into its formula.",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(0)
z_2 = sigmoid(2)
o = sigmoid(-1 + z_1 + 4 * z_2)
""",
        slip="the two weights of the output neuron are exchanged",
        named=("Check the sum of the output neuron: is its bias there, and does each",),
    ),
    Answer(
        "by_hand",
        """
U1, U2 = np.array([[1, -1, 2], [-2, 1, 1]]), np.array([[-1, 4, 1]])
z = sigmoid(with_one(np.array([[3, 1]])) @ U1.T)
(z_1, z_2), o = z[0], sigmoid(with_one(z) @ U2.T)[0, 0]
""",
    ),
    Answer(
        "by_hand",
        """
z_1 = 1 / 2
z_2 = 1 / (1 + np.exp(-2))
o = np.exp(1 + z_2) / (1 + np.exp(1 + z_2))
""",
    ),
    Answer(
        "by_hand",
        """
z_1 = np.array(0.5)
z_2 = np.float32(0.880797)
o = sigmoid(np.array(1.880797))
""",
        form=True,
    ),
    # regions
    Answer(
        "regions",
        """
n_regions = 1 + 4 + 4 * 3 // 2
n_closed = 3
n_empty_corners = 16 - 11
""",
        slip="the formula for lines in general position: neither the parallels nor the common point are seen",
        named=("Four lines make this many regions at most. Look for lines that never",),
    ),
    Answer(
        "regions",
        """
n_regions = 10
n_closed = 2
n_empty_corners = 6
""",
        slip="the point in which three lines meet is overlooked",
        named=("Nearly: parallel lines and a point that three lines share both reduc",),
    ),
    Answer(
        "regions",
        """
n_regions = 8
n_closed = 1
n_empty_corners = 8
""",
        slip="the closed region is not counted among the regions",
        named=("You have missed a region. The bounded ones are regions, too, and sev",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 1
n_empty_corners = 9
""",
        slip="the corners that are reached instead of those that are not",
        named=("The third question is about the corners that are not reached.",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 2
n_empty_corners = 7
""",
        slip="a half-open strip is counted as bounded",
        named=("A region is bounded only when lines enclose it on all sides: follow ",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 0
n_empty_corners = 7
""",
        slip="no region is held to be bounded",
        named=("Do any three of your lines enclose something?",),
    ),
    Answer(
        "regions",
        """
n_regions = 2**4
n_closed = 1
n_empty_corners = 0
""",
        slip="the corners of the cube are taken for the regions, so none is empty",
        named=("This is the number of all lists of four signs, but not every list be",),
    ),
    Answer(
        "regions",
        """
n_regions = 7
n_closed = 1
n_empty_corners = 9
""",
        slip="the second parallel line is thought to add nothing: the regions of three lines",
        named=(),
        near=True,
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 1
n_empty_corners = 2**4 - (1 + 4 + 6)
""",
        slip="the empty corners by the formula for lines in general position, though the regions are right",
        named=("This is what four lines leave over when they make as many regions as",),
    ),
    Answer(
        "regions",
        """
grid = np.arange(-200, 200) / 20 + 0.013
points = np.array([[a, b + 0.007] for a in grid for b in grid])
lines = np.array([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]])
signs = np.where(with_one(points) @ lines.T >= 0, 1, -1)
n_regions = len(np.unique(signs, axis=0))
far = np.unique(signs[np.abs(points).max(axis=1) > 5], axis=0)
n_closed = n_regions - len(far)
n_empty_corners = 16 - n_regions
""",
    ),
    Answer(
        "regions",
        """
# each line adds a region, and one more for each point in which it meets the lines before it
n_regions = 1 + (1 + 0) + (1 + 0) + (1 + 2) + (1 + 2)
n_closed = n_regions - 2 * 4
n_empty_corners = 2**4 - n_regions
""",
    ),
    Answer("regions", "n_regions, n_closed, n_empty_corners = np.array([9.0, 1.0, 7.0])", form=True),
    # forward
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = a * np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="a is outside the tanh",
        named=("The slope parameter belongs inside the activation. Outside, it only ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * with_one(X) @ U1.T)
    return np.tanh(a * with_one(z) @ U2.T)
""",
        slip="the output neurons too have a tanh",
        named=("The hidden layer is right, but the outputs went through an activatio",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = sigmoid(a * (with_one(X) @ U1.T))
    return with_one(z) @ U2.T
""",
        slip="sigmoid instead of tanh",
        named=("The outputs of your hidden neurons are never negative; those of tanh",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    z = np.column_stack([z, np.ones(len(z))])
    return z @ U2.T
""",
        slip="the ones are the last column of the hidden outputs, while the bias is the first of U2",
        named=("In one of the two layers you took the biases from the last column. I",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="a is not used",
        named=("Your hidden outputs are those of the slope parameter 1. Where does a",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (X @ U1[:, 1:].T) + U1[:, 0])
    return z @ U2[:, 1:].T + U2[:, 0]
""",
        slip="the bias of the hidden neurons is not multiplied by a",
        named=("The slope parameter multiplies all of the weighted sum but the bias.",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * U1 @ with_one(X).T)
    z = np.vstack([np.ones(z.shape[1]), z])
    return U2 @ z
""",
        slip="the result is transposed: one column a sample",
        named=("The values are right, but in the result samples should be rows: your",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(with_one(X) @ U1.T / a)
    return with_one(z) @ U2.T
""",
        slip="the slope parameter divides the sum instead of multiplying it",
        named=("The slope parameter multiplies the weighted sum. Yours divides it, o",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    s = with_one(with_one(X) @ U1.T)
    z = np.tanh(a * s)
    return z @ U2.T
""",
        slip="the ones for the bias are added before the tanh, so it becomes tanh(a)",
        named=("The 1 that is multiplied by the biases of the output layer has gone ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    n, p, k = len(X), len(U1), len(U2)
    out = np.empty((n, k))
    for i in range(n):
        z = [np.tanh(a * (U1[j, 0] + U1[j, 1:] @ X[i])) for j in range(p)]
        for m in range(k):
            out[i, m] = U2[m, 0] + sum(U2[m, j + 1] * z[j] for j in range(p))
    return out
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    s = U1[:, 0] + np.einsum("ni,pi->np", X, U1[:, 1:])
    z = 2 * sigmoid(2 * a * s) - 1
    return np.einsum("np,kp->nk", z, U2[:, 1:]) + U2[:, 0]
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ np.transpose(U1)))
    return (with_one(z) @ np.transpose(U2)).tolist()
""",
        form=True,
    ),
    # cost
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean((o[:, 0] - y) ** 2)
""",
        slip="the factor one half is forgotten",
        named=("The pairs are right now, but the result is larger than J by a consta",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean((o - y.T) ** 2) / 2
""",
        slip="transposing y does not change a one-dimensional array, so all pairs are still subtracted",
        named=("This is still the classmate's function: every output is compared wit",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    d = o.flatten() - y
    return d @ d / 2
""",
        slip="the sum is not divided by n",
        named=("The pairs are right now, but J is a mean, not a sum: it must not gro",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.sum((o - y) ** 2) / (2 * len(y))
""",
        slip="divides by n, but still sums over all n times n pairs",
        named=("All pairs of an output and a target are still there. Dividing the su",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean(o[:, 0] - y) ** 2 / 2
""",
        slip="the mean is squared instead of the mean of the squares",
        named=("You square the mean difference, so that differences of opposite sign",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    n = len(y)
    return np.sum((o.ravel() - y) ** 2) / 2 * n
""",
        slip="precedence: / 2 * n multiplies by n",
        named=("The pairs are right now, but you multiply by n where the formula div",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean((o[0] - y) ** 2) / 2
""",
        slip="only the first output is compared with all targets",
        named=("You compare every target with the same output. Each sample has its o",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    total = 0
    n = len(y)
    for k in range(n):
        total += (o[k, 0] - y[k]) ** 2
        return total / (2 * n)
""",
        slip="return inside the loop: only the first sample counts",
        named=("Only the first sample is counted. If you use a loop, how far is the ",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.sqrt(np.mean((o.reshape(-1) - y) ** 2)) / 2
""",
        slip="the root of the mean square",
        named=("You take a root. J is made of squares and stays so.",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    total = 0.0
    for (output,), target in zip(o.tolist(), y.tolist()):
        total += (output - target) ** 2
    return total / (2 * len(y))
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    # only the diagonal of the table of all differences belongs together
    return np.trace((o - y) ** 2) / (2 * o.size)
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    d = o - np.reshape(y, (-1, 1))
    return np.array(np.einsum("kj,kj->", d, d) / (2 * len(d)))
""",
        form=True,
    ),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "ouff"',
        slip="underfitting and overfitting exchanged for A and B",
        named=("The two failures are exchanged. Which of them shows on the training ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "foff"',
        slip="A is held to be fine, since both its errors are alike",
        named=("For A, the two errors agree, but a network that is fine comes close ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uoof"',
        slip="C is held to overfit, since its held-out error is a little larger",
        named=("For C, the held-out error is nearly always a little larger than the ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofu"',
        slip="D is held to underfit, since its training error is larger than its held-out error",
        named=("For D, a network may do a little better on held-out samples by chanc",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofo"',
        slip="D is held to overfit, though its held-out error is the smallest",
        named=("For D, which of the two errors is the larger, and which is it in ove",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ufff"',
        slip="B is held to be fine, since its training error is the smallest",
        named=("For B, a small error on the training samples is no merit when it is ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uuff"',
        slip="B is held to underfit, since its held-out error is large",
        named=("A and B fail in different ways: one of them follows its training sam",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouf"',
        slip="C is held to underfit, since it does not get below the noise",
        named=("For C, no network can do better than the noise on new samples. How m",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouu"',
        slip="C and D are held to underfit: the noise is not taken into account",
        named=(),
        near=True,
    ),
    Answer(
        "diagnosis",
        """
errors = {"A": (0.30, 0.31), "B": (0.02, 0.27), "C": (0.11, 0.13), "D": (0.12, 0.11)}
diagnosis = ""
for seen, unseen in errors.values():
    if seen > 0.2:
        diagnosis += "u"
    elif unseen > seen + 0.1:
        diagnosis += "o"
    else:
        diagnosis += "f"
""",
    ),
    Answer("diagnosis", 'diagnosis = "".join({"A": "u", "B": "o", "C": "f", "D": "f"}[network] for network in "ABCD")'),
    Answer("diagnosis", 'diagnosis = "UOFF"', form=True),
    # names
    Answer(
        "names",
        """
n_hidden = 5
n_layers = 6
deep = True
n_weights = 102
""",
        slip="the output layer is counted as a hidden layer",
        named=("You count one hidden layer too many. Hidden are the layers between t",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 6
deep = True
n_weights = 7 * 5 + 6 * 4 + 5 * 4 + 5 * 3 + 4 * 2
""",
        slip="the inputs are counted as a layer",
        named=("For the name, the inputs were counted as a layer, but they do not co",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = n_hidden > 4
n_weights = 102
""",
        slip="four hidden layers are not yet held to be deep",
        named=("Look again at where this course begins to call a network deep.",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = 6 * 5 + 5 * 4 + 4 * 4 + 4 * 3 + 3 * 2
""",
        slip="the biases are left out",
        named=("The number of weights leaves out the biases.",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 4
deep = True
n_weights = 102
""",
        slip="L is taken to be the number of hidden layers, the output layer is not counted",
        named=("A network is named after all layers that compute. The hidden ones do",),
    ),
    Answer(
        "names",
        """
n_hidden = 5 + 4 + 4 + 3
n_layers = 5
deep = True
n_weights = 102
""",
        slip="the number of hidden neurons instead of hidden layers",
        named=("You counted neurons. How many layers do they form?",),
    ),
    Answer(
        "names",
        """
n_hidden = 3
n_layers = 4
deep = False
n_weights = 35 + 24 + 15 + 8
""",
        slip="the second layer of 4 is overlooked",
        named=("You have overlooked a hidden layer. Two layers of the same size are ",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = 30 + 20 + 16 + 12 + 6 + 5
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("You counted four to six biases, about one a layer. Does a bias belon",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = sum(d * (p + 1) for d, p in [(6, 5), (5, 4), (4, 4), (4, 3), (3, 2)])
""",
        slip="one bias for each input of a layer instead of one for each of its neurons",
        named=("In your count the inputs seem to have biases, and the outputs perhap",),
    ),
    Answer(
        "names",
        """
sizes = [6, 5, 4, 4, 3, 2]
n_layers = len(sizes[1:])
n_hidden = n_layers - 1
deep = n_hidden >= 4
n_weights = int(np.dot(np.array(sizes[:-1]) + 1, sizes[1:]))
""",
    ),
    Answer(
        "names",
        """
n_hidden, n_layers, deep = 4, 5, True
n_weights = sum(np.zeros((p, d + 1)).size for d, p in [(6, 5), (5, 4), (4, 4), (4, 3), (3, 2)])
""",
    ),
    Answer(
        "names",
        """
n_hidden = np.array(4)
n_layers = 5.0
deep = np.bool_(True)
n_weights = np.float64(102)
""",
        form=True,
    ),
    # trained
    Answer(
        "trained",
        """
layers = start
for _ in range(3000):
    g = gradients(layers)
    layers = [layers[0] + 0.5 * g[0], layers[1] + 0.5 * g[1]]
trained = layers
""",
        slip="the sign: steps along the gradient, so the error grows",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """
U1, U2 = start
for _ in range(4000):
    U1 = U1 - 1.0 * gradients([U1, U2])[0]
trained = [U1, U2]
""",
        slip="only the first matrix is trained",
        named=("Only the hidden layer has been trained. The output layer still has t",),
    ),
    Answer(
        "trained",
        """
U1, U2 = start
for _ in range(4000):
    U2 = U2 - 1.0 * gradients([U1, U2])[1]
trained = [U1, U2]
""",
        slip="only the second matrix is trained",
        named=("Only the output layer has been trained. It reads features that were ",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for epoch in range(100):
    for U, g in zip(trained, gradients(trained)):
        U -= 0.1 * g
""",
        slip="far too few steps with a small rate",
        named=("Both matrices have changed and the error has not grown, but some of ",),
    ),
    Answer(
        "trained",
        """
trained = start
for _ in range(2000):
    trained = [U - 500 * g for U, g in zip(trained, gradients(trained))]
""",
        slip="the rate is far too large, so the sigmoid saturates",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """
trained = [np.zeros((6, 4)), np.zeros((1, 7))]
for _ in range(5000):
    trained = [U - 2.0 * g for U, g in zip(trained, gradients(trained))]
""",
        slip="begins with zeros instead of start, so nothing but the output bias can move",
        named=("Both matrices have changed and the error has not grown, but some of ",),
    ),
    Answer(
        "trained",
        """
trained = start
while not np.array_equal(outputs(trained)[1] > 0.5, odd > 0.5):
    trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained))]
""",
        slip="stops as soon as all eight outputs are right, before the error is small enough",
        named=("All eight outputs are right, but the error is not yet below the targ",),
    ),
    Answer(
        "trained",
        """
trained = start
while error(trained) >= 0.05:
    trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained))]
""",
        slip="stops below 0.05 instead of 0.005",
        named=(),
        near=True,
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for _ in range(2000):
    g = gradients(start)
    trained[0] = trained[0] - 0.5 * g[0]
    trained[1] = trained[1] - 0.5 * g[1]
""",
        slip="the gradients are always taken at the start, so every step is the same",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """
trained, m, v = [U.copy() for U in start], [0, 0], [0, 0]
for t in range(1, 3001):
    for i, g in enumerate(gradients(trained)):
        m[i] = 0.9 * m[i] + 0.1 * g
        v[i] = 0.99 * v[i] + 0.01 * g**2
        trained[i] = trained[i] - 0.03 * (m[i] / (1 - 0.9**t)) / (np.sqrt(v[i] / (1 - 0.99**t)) + 1e-8)
    if error(trained) < 0.003:
        break
""",
    ),
    Answer(
        "trained",
        """
U1, U2 = (np.array(U) for U in start)
V1, V2 = np.zeros_like(U1), np.zeros_like(U2)
steps = 0
while error([U1, U2]) > 0.004 and steps < 20000:
    D1, D2 = gradients([U1, U2])
    V1, V2 = 0.9 * V1 - 0.5 * D1, 0.9 * V2 - 0.5 * D2
    U1, U2 = U1 + V1, U2 + V2
    steps += 1
trained = [U1, U2]
""",
    ),
    Answer(
        "trained",
        """
layers = start
for _ in range(8000):
    if error(layers) < 0.002:
        break
    layers = [U - 2.0 * g for U, g in zip(layers, gradients(layers))]
trained = tuple(U.tolist() for U in layers)
""",
        form=True,
    ),
    # folds
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 3**4
one_layer = 81
""",
        slip="one ReLU for each piece, though 80 folds already make 81 pieces",
        named=("That is the number of pieces. How many bends lie between so many?",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 3 * 4
one_layer = 11
""",
        slip="the pieces of the layers are added instead of multiplied",
        named=("Every further layer multiplies the number of pieces; it does not add",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = 3**3
pieces = 81
one_layer = 80
""",
        slip="the minus of the slope is lost",
        named=("On how many of the three pieces does the function fall? Mind the sig",),
    ),
    Answer(
        "folds",
        """
value = 0.95
slope = -27
pieces = 81
one_layer = 80
""",
        slip="the value after one layer only",
        named=("That is the output of the first layer. What does the second one make",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -9
pieces = 81
one_layer = 80
""",
        slip="the slope of two layers, not three",
        named=("You took two layers. The second question names one more.",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 81
one_layer = 3 * 4
""",
        slip="as many ReLUs as the four layers have together",
        named=("A single ReLU bends the function in one place. How many bends are ne",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 4**4
one_layer = 4**4 - 1
""",
        slip="each layer is thought to make 4 pieces of one, the folds and one more",
        named=("One ReLU of each layer bends nothing inside: its bend is at the end ",),
    ),
    Answer(
        "folds",
        """
value = 0.95**2
slope = -27
pieces = 81
one_layer = 80
""",
        slip="the square of f instead of f of f",
        named=("You squared the output. The second layer is applied to it instead.",),
    ),
    Answer(
        "folds",
        """
def f(x):
    return 3 * max(0, x) - 6 * max(0, x - 1 / 3)


value = f(f(0.35))
slope = (f(f(f(0.35 + 1e-6))) - f(f(f(0.35 - 1e-6)))) / 2e-6
pieces = 81
one_layer = 80
""",
        slip="the third ReLU is forgotten, also in the slope",
        named=("Which of the ReLUs are active at the output of the first layer? You ",),
    ),
    Answer(
        "folds",
        """
def f(x):
    return 3 * max(0, x) - 6 * max(0, x - 1 / 3) + 6 * max(0, x - 2 / 3)


def slope_at(x):
    return 3 - 6 * (x > 1 / 3) + 6 * (x > 2 / 3)


x_1 = f(0.35)
value = x_2 = f(x_1)
slope = slope_at(0.35) * slope_at(x_1) * slope_at(x_2)
pieces = 1
for layer in range(4):
    pieces *= 3
one_layer = pieces - 1
""",
    ),
    Answer(
        "folds",
        """
value = 1 - 3 * (1 - (1 - 3 * (0.35 - 1 / 3)))
slope = (-3) * 3 * 3
# the folds: two of the first layer, and in every later layer two more for each piece before
one_layer = 2 * (1 + 3 + 9 + 27)
pieces = one_layer + 1
""",
    ),
    Answer(
        "folds",
        """
value = np.array(0.85)
slope = np.float64(-27)
pieces = 81.0
one_layer = np.array(80)
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
        slip="all ReLUs are taken to be active",
        named=("You multiply the matrices as if there were no ReLUs. What does a sil",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1[:, 1:] @ x + U1[:, 0] > 0
    return U2[:, 1:] @ (U1 * active[:, None])
""",
        slip="the biases of the outputs are forgotten",
        named=("The biases of the output neurons are missing.",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1 @ np.concatenate([[1], x]) > 0
    T = (U2[:, 1:] * active) @ U1[:, 1:]
    return np.column_stack([U2[:, 0], T])
""",
        slip="the biases of the hidden neurons are forgotten in the bias of the layer",
        named=("The biases of the hidden neurons are missing: those of the active on",),
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
        slip="which ReLUs are active is judged without their biases",
        named=("Whether a neuron is active depends on its whole sum, the bias includ",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    z = np.maximum(0, U1 @ np.append(1, x))
    T = (U2[:, 1:] * z) @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="multiplied by the hidden outputs themselves instead of by 1 for active and 0 for silent",
        named=("You weight each neuron with its output. An active one passes its wei",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    silent = U1 @ np.append(1, x) < 0
    T = U2[:, 1:][:, silent] @ U1[silent]
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="the silent ReLUs are kept and the active ones left out",
        named=("You keep the neurons that are silent, and drop those that are active",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    s = U1 @ np.concatenate([[1.0], x])
    U1[s < 0] = 0
    T = U2[:, 1:] @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="the rows of the given U1 are set to 0 in place, so the array is changed",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1 @ np.append(1, x) > 0
    return (U2[:, 1:] * active) @ U1 + U2[:, :1]
""",
        slip="the bias of the outputs is added to every column, not to the first only",
        named=("You add the bias of an output to every weight. It belongs to the fir",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    z = np.maximum(0, U1 @ np.append(1, x))
    sums = U2 @ np.append(1, z)
    slopes = (U2[:, 1:] * (z > 0)) @ U1[:, 1:]
    return np.column_stack([sums, slopes])
""",
        slip="the bias is the output at x, so the weights count twice",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    k, d = len(U2), len(x)
    T = np.zeros((k, d + 1))
    T[:, 0] = U2[:, 0]
    for j, row in enumerate(U1):
        if row[0] + sum(row[i + 1] * x[i] for i in range(d)) > 0:
            for c in range(k):
                T[c] += U2[c, j + 1] * row
    return T
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = np.heaviside(with_one(x[None]) @ U1.T, 0)[0]
    slopes = np.einsum("kp,p,pi->ki", U2[:, 1:], on, U1[:, 1:])
    sums = U2[:, 0] + U2[:, 1:] @ np.maximum(0, U1[:, 0] + U1[:, 1:] @ x)
    return np.hstack([(sums - slopes @ x)[:, None], slopes])
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = (U1 @ np.append(1, x) > 0).astype(float)
    T = U2[:, 1:] @ np.diag(active) @ U1
    T[:, 0] += U2[:, 0]
    return [tuple(row) for row in T]
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
            best, kept, waited = losses[epoch], epoch, 0
        else:
            waited += 1
            if waited > patience:
                return epoch, kept
    return len(losses) - 1, kept
""",
        slip="waits one epoch too long",
        named=("You wait for one epoch too many. How many epochs without a new minim",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, waited = losses[0], 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, waited = losses[epoch], 0
        else:
            waited += 1
        if waited >= patience:
            return epoch, int(np.argmin(losses))
    return len(losses) - 1, int(np.argmin(losses))
""",
        slip="the kept epoch is the minimum of all losses, also of those after the end",
        named=("You keep the weights of the lowest loss of all, which may come after",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, kept = losses[epoch], epoch
        else:
            waited += 1
            if waited == patience:
                return epoch, kept
    return len(losses) - 1, kept
""",
        slip="the counter is not set back to 0 at a new minimum",
        named=("You count all epochs that are no new minimum. The patience is about ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            waited = 0
            if losses[epoch] < losses[kept]:
                kept = epoch
        else:
            waited += 1
            if waited == patience:
                return epoch, kept
    return len(losses) - 1, kept
""",
        slip="each loss is compared with the one before, not with the lowest so far",
        named=("You begin to count anew when a loss is lower than the one before. On",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, waited, end = losses[0], 0, len(losses) - 1
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, waited = losses[epoch], 0
        else:
            waited += 1
        if waited == patience:
            end = epoch
            break
    return end, max(end - patience, 0)
""",
        slip="the kept epoch is always the end minus the patience, also when the training goes on to the last epoch",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return epoch, kept
""",
        slip="the epochs are counted one too high",
        named=("Both numbers are too large by one, as when the epochs are counted fr",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, kept, waited = losses[epoch], epoch, 0
        else:
            waited += 1
        if waited == patience:
            return epoch, kept
""",
        slip="nothing is returned when the patience is never used up",
        named=("When the patience is never exhausted, you return nothing. How does s",),
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
        slip="the network before training is not considered, the first minimum is that of epoch 1",
        named=("You leave out the network before training. When no epoch is better, ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[kept]:
            kept = epoch
        if epoch - kept == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    losses = np.asarray(losses)
    lowest = np.minimum.accumulate(losses)
    new = np.concatenate([[True], losses[1:] < lowest[:-1]])
    last_new = np.maximum.accumulate(np.where(new, np.arange(len(losses)), 0))
    over = np.flatnonzero(np.arange(len(losses)) - last_new >= patience)
    end = over[0] if len(over) else len(losses) - 1
    return int(end), int(last_new[end])
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
        elif epoch - kept >= patience:
            break
    else:
        epoch = len(losses) - 1
    return np.array([epoch, kept], dtype=float)
""",
        form=True,
    ),
    # by_numbers
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * -0.6
left = (1 - 0.1 * 0.4) ** 50
strays = 0.45 / 3
excess = 0.096 / 4 / 4
""",
        slip="the weight decay is left out of the step",
        named=("That is the step without the penalty.",),
    ),
    Answer(
        "by_numbers",
        """
moved = (1 - 0.4) * 2.5 + 0.1 * 0.6
left = (1 - 0.4) ** 50
strays = 0.45 / np.sqrt(9)
excess = 0.006
""",
        slip="the decay is not multiplied by the learning rate",
        named=("You shrink the weight by λ alone. What is the gradient of the penalt",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (-0.6 + 2 * 0.4 * 2.5)
left = (1 - 2 * 0.1 * 0.4) ** 50
strays = 0.15
excess = 0.096 * 0.25 * 10 / 40
""",
        slip="the one half of the penalty is overlooked: its gradient is taken as 2 lambda theta",
        named=("Your decay is twice as strong as it should be. What becomes of the f",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 1 - 50 * 0.1 * 0.4
strays = 0.15
excess = 0.006
""",
        slip="the shares of the single steps are added up instead of multiplied",
        named=("Each step takes a share of what is left, not of the weight at the st",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = np.exp(-50 * 0.1 * 0.4)
strays = 0.15
excess = 0.006
""",
        slip="the approximation by the exponential function, not exact to four decimals",
        named=("This is close. Take exactly as many factors as there are steps, and ",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (-0.6 + 0.4 * 2.5)
left = 0.96**50
strays = 0.45 * 6 / 54
excess = 0.006
""",
        slip="the standard error is divided by 9, the root is forgotten",
        named=("You divided by the ratio of the sizes. Is it the variance that falls",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.96**50
strays = 0.15
excess = 0.096 * (0.05 / 0.2) / np.sqrt(40 / 10)
""",
        slip="the excess falls with the root of the number of samples, like the standard error",
        named=("Is one of the two factors under a root? It is the variance that coun",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.96**50
strays = 0.45 / 3
excess = 0.096 * (0.05 / 0.2) * (40 / 10)
""",
        slip="the excess grows with the number of samples",
        named=("Both changes lower the excess; they do not cancel.",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (-0.6 - 0.4 * 2.5)
left = (1 + 0.1 * 0.4) ** 50
strays = 0.15
excess = 0.006
""",
        slip="the sign of the decay: the weight grows",
        named=("With you the decay makes the weight larger. On which side of 0 does ",),
    ),
    Answer(
        "by_numbers",
        """
rho, decay = 0.1, 0.4


def step(weight, gradient):
    return (1 - rho * decay) * weight - rho * gradient


moved = step(2.5, -0.6)
left = 1.0
for _ in range(50):
    left = step(left, 0.0)
strays = 0.45 * 6**0.5 / 54**0.5
variance = 0.096 * 4 * 10 / 0.2
excess = 0.05 * variance / (4 * 40)
""",
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 * 0.96 + 0.06
left = np.exp(50 * np.log(0.96))
strays = np.sqrt(0.45**2 * 6 / 54)
excess = 0.096 / 16
""",
    ),
    Answer(
        "by_numbers",
        """
moved = np.float64(2.46)
left = np.array([0.12988579])[0]
strays = np.array(0.15)
excess = np.float32(0.006)
""",
        form=True,
    ),
]
