"""Answers to the exercise `mlp`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # exactly_one
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]   # at least one, at most one
readout = [1, 1, 1]
""",
        slip="the readout is OR in place of AND, so every answer is +1",
        named=("Your network answers +1 to every input. Work out both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        """
hidden = np.array([[-0.5, 1, 1, 1],
                   [-1.5, 1, 1, 1]])
readout = np.array([-1, 1, 1])
""",
        slip="the second hidden neuron (at least two) is not negated by the readout: the network says at least two",
        named=("Your network answers +1 when two or three inputs are 1, but not when",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[0.5, 1, 1, 1], [1.5, -1, -1, -1]]
readout = [-1, 1, 1]
""",
        slip="the bias of the first hidden neuron has the wrong sign, so it always fires: three zeros get +1 too",
        named=(),
        near=True,
    ),
    Answer(
        "exactly_one",
        """
hidden = [[1, 1, 1, -0.5], [1, 1, 1, -1.5]]
readout = [1, -1, -1]
""",
        slip="the bias is written last in place of first, in all three neurons",
        named=("Your network answers +1 for a single 1 at one of the three places on",),
    ),
    Answer(
        "exactly_one",
        """
# at least one: x1 + x2 + x3 >= 1; less than two: 2 - x1 - x2 - x3
hidden = [[-1, 1, 1, 1], [2, -1, -1, -1]]
readout = [-1, 1, 1]
""",
        slip="a sum of 0 counts as +1, so the second hidden neuron fires for two ones as well: one or two ones get +1",
        named=("Your network answers +1 for one and for two. How many inputs must be",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]
readout = [0.5, -1, -1]
""",
        slip="the outputs are the wrong way round: -1 for exactly one, +1 otherwise (NAND in place of AND)",
        named=("Every output has the wrong sign: your network computes the opposite ",),
    ),
    Answer(
        "exactly_one",
        """
h1 = [-1.5, 1, 1, 1]
h2 = [2.5, -1, -1, -1]
hidden = [h1, h2]
readout = [-1, 1, 1]
""",
        slip="both thresholds are one too high: the network says exactly two",
        named=("Your network answers +1 for exactly two. Both hidden perceptrons cha",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 0], [1.5, -1, -1, 0]]
readout = [-1, 1, 1]
""",
        slip="the XOR of the first two inputs; the third input is ignored",
        named=("One of the three inputs makes no difference to your network. Has it ",),
    ),
    Answer(
        "exactly_one",
        """
# (1, 0, 0) or (0, 1, 0)
hidden = [[-0.5, 1, -1, -1], [-0.5, -1, 1, -1]]
readout = [1, 1, 1]
""",
        slip="each hidden neuron recognises one pattern, and the third, where the last input is the one, is missing",
        named=("Your network finds a single 1 at two of the three places only. Does ",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-1, 1, 1, 1], [-2, 1, 1, 1]]
readout = [-1, 1, -1]
""",
    ),
    Answer(
        "exactly_one",
        """
at_least_one = np.r_[-2.0, np.full(3, 3.0)]
at_least_two = np.r_[-4.0, np.full(3, 3.0)]
hidden = np.vstack([at_least_two, at_least_one])
readout = np.array([-3.0, -2.0, 2.0])
""",
    ),
    Answer(
        "exactly_one",
        """
hidden = ((-0.5, 1, 1, 1), (1.5, -1, -1, -1))
readout = [[-1.5], [1], [1]]
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
z_1 = sigmoid(-3 + 2)
z_2 = sigmoid(3 + 1)
o = sigmoid(4 * z_1 + z_2)
""",
        slip="all biases are forgotten",
        named=("The biases of the hidden neurons seem to be missing from their sums,",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1*3 - 1*1 + 2)
z_2 = sigmoid(-2*3 + 1*1 + 1)
o = sigmoid(-1*z_1 + 4*z_2 + 1)
""",
        slip="the bias is taken to be the last entry of each row",
        named=("The first sum is too large. You may have taken the bias from the las",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(0)
z_2 = sigmoid(2)
o = -1 + 4 * z_1 + z_2
""",
        slip="the output is the weighted sum, without the sigmoid",
        named=("The output neuron has an activation, too.",),
    ),
    Answer(
        "by_hand",
        """
x1, x2 = 1, 3
z_1 = sigmoid(1 - x1 + 2*x2)
z_2 = sigmoid(-2 + x1 + x2)
o = sigmoid(-1 + 4*z_1 + z_2)
""",
        slip="the two inputs are swapped",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
    ),
    Answer(
        "by_hand",
        """
z_1 = np.tanh(0)
z_2 = np.tanh(2)
o = np.tanh(-1 + 4*z_1 + z_2)
""",
        slip="tanh in place of the sigmoid",
        named=("Your activation is not the sigmoid, since it gives 0 for a sum of 0 ",),
    ),
    Answer(
        "by_hand",
        """
s1 = 1 - 3 + 2
s2 = -2 + 3 + 1
z_1, z_2 = s1, s2
o = sigmoid(-1 + 4*s1 + s2)
""",
        slip="the hidden neurons have no sigmoid: their weighted sums are passed on",
        named=("Your hidden outputs are the weighted sums, or one of them is. The ac",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(-1 - 3 + 2)
z_2 = sigmoid(2 + 3 + 1)
o = sigmoid(1 + 4 * z_1 + z_2)
""",
        slip="the biases are subtracted (their signs reversed), as if they were thresholds",
        named=("The biases of the hidden neurons seem to have the opposite sign in y",),
    ),
    Answer(
        "by_hand",
        """
# columns of U1
z_1 = sigmoid(-1 * 3 + 1 * 1)
z_2 = sigmoid(2 * 3 + 1 * 1)
o = sigmoid(-1 + 4 * z_1 + 1 * z_2)
""",
        slip="the columns of U1 are read as the neurons, and the first column is left out",
        named=(),
    ),
    Answer(
        "by_hand",
        """
z_1 = 0.5
z_2 = 0.8808
o = sigmoid(4*0.5 + 0.8808)
""",
        slip="the bias -1 of the output neuron is forgotten",
        named=("Check the sum of the output neuron: is its bias there, and does each",),
    ),
    Answer(
        "by_hand",
        """
x = np.array([1, 3, 1])
U1 = np.array([[1, -1, 2], [-2, 1, 1]])
U2 = np.array([-1, 4, 1])
z = 1 / (1 + np.exp(-U1 @ x))
z_1, z_2 = z
o = 1 / (1 + np.exp(-U2 @ np.concatenate([[1], z])))
""",
    ),
    Answer("by_hand", "z_1 = 0.5\nz_2 = 0.8808\no = 0.8677"),
    Answer(
        "by_hand",
        """
z_1, z_2 = sigmoid([0]), sigmoid([2])
o = sigmoid([[-1 + 4 * z_1[0] + z_2[0]]])
""",
        form=True,
    ),
    # regions
    Answer(
        "regions",
        "n_regions = 11\nn_closed = 3\nn_empty_corners = 5",
        slip="the formulas for four lines in general position, without the parallel lines and the point where three meet",
        named=("Four lines make this many regions at most. Look for lines that never",),
    ),
    Answer(
        "regions",
        "n_regions = 10\nn_closed = 2\nn_empty_corners = 6",
        slip="three lines meet in one point, which is counted as if they made another small triangle",
        named=("Nearly: parallel lines and a point that three lines share both reduc",),
    ),
    Answer(
        "regions",
        "n_regions, n_closed, n_empty_corners = 9, 1, 9",
        slip="the third number counts the corners that are reached",
        named=("The third question is about the corners that are not reached.",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 2\nn_empty_corners = 7",
        slip="an open region (the strip between the parallels) is counted as bounded",
        named=("A region is bounded only when lines enclose it on all sides: follow ",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 8\nn_empty_corners = 2**4 - 9",
        slip="the unbounded regions are counted in place of the bounded ones",
        named=("Are these the regions that go on for ever, or some of them? Which on",),
    ),
    Answer(
        "regions",
        """
n = 4
n_regions = 2 ** n
n_closed = 1
n_empty_corners = 2 ** n - n_regions
""",
        slip="four lines are said to make 2^4 regions, one for each corner",
        named=("This is the number of all lists of four signs, but not every list be",),
    ),
    Answer(
        "regions",
        "n_regions = 8\nn_closed = 1\nn_empty_corners = 8",
        slip="one region too few is counted (2n, as if all four lines met in one point)",
        named=("You have missed a region. The bounded ones are regions, too, and sev",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 1\nn_empty_corners = 8 - 9",
        slip="the cube is taken to have 2*4 corners in place of 2^4",
        named=("How many corners does a cube in four dimensions have, if each coordi",),
    ),
    Answer(
        "regions",
        "n_regions = 9\nn_closed = 1\nn_empty_corners = 4   # the triple point (1, 0) and the lines reach some more",
        slip="the corners on the lines are thought to be new ones: points with a sum of 0 reach no other corner than the regions do",
        named=(),
        near=True,
    ),
    Answer(
        "regions",
        """
n_regions = 1
for new_points in (0, 0, 2, 2):      # each line adds the points on it, plus one
    n_regions += new_points + 1
n_closed = 1
n_empty_corners = 2**4 - n_regions
""",
    ),
    Answer(
        "regions",
        """
w = np.array([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]])
g = np.arange(-3.05, 4, 0.1)
points = np.array([[1, a, b] for a in g for b in g + 0.013])
codes = {tuple(row) for row in (points @ w.T >= 0)}
n_regions = len(codes)
n_closed = 1
n_empty_corners = 16 - len(codes)
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
        slip="the slope parameter multiplies the tanh from outside",
        named=("The slope parameter belongs inside the activation. Outside, it only ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(with_one(X) @ U1.T / a)
    return with_one(z) @ U2.T
""",
        slip="the sum is divided by a",
        named=("The slope parameter multiplies the weighted sum. Yours divides it, o",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    Z = np.tanh(a * (with_one(X) @ U1.T))
    return np.tanh(a * (with_one(Z) @ U2.T))
""",
        slip="the output neurons have the activation, too",
        named=("The hidden layer is right, but the outputs went through an activatio",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    n = len(X)
    Z = np.tanh(a * (X @ U1[:, 1:].T) + U1[:, 0])
    return Z @ U2[:, 1:].T + U2[:, 0]
""",
        slip="the bias of the hidden neurons is not multiplied by a",
        named=("The slope parameter multiplies all of the weighted sum but the bias.",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    ones = np.ones((len(X), 1))
    z = np.tanh(a * np.hstack([X, ones]) @ U1.T)
    return np.hstack([z, ones]) @ U2.T
""",
        slip="the column of ones is the last, though the biases come first",
        named=("You took the biases from the last column of each matrix. Here they c",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = sigmoid(a * (with_one(X) @ U1.T))
    return with_one(z) @ U2.T
""",
        slip="the sigmoid in place of tanh",
        named=("The outputs of your hidden neurons are never negative; those of tanh",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    return z @ U2[:, 1:].T
""",
        slip="the bias of the output neurons is left out",
        named=("The hidden layer is right, but the output layer has no bias. What do",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    layer = with_one(with_one(X) @ U1.T)
    return np.tanh(a * layer) @ U2.T
""",
        slip="the column of ones is appended before the tanh, which turns it into tanh(a)",
        named=("The 1 that is multiplied by the biases of the output layer has gone ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    result = np.zeros((len(X), len(U2)))
    for i, x in enumerate(X):
        z = np.tanh(a * (U1 @ np.r_[1, x]))
        result[i] = U2 @ np.r_[1, z]
        return result
""",
        slip="return is inside the loop, so only the first sample is computed",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    hidden = np.tanh(a * (U1[:, 0] + np.einsum("nd,pd->np", X, U1[:, 1:])))
    return U2[:, 0] + np.einsum("np,kp->nk", hidden, U2[:, 1:])
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    rows = []
    for x in X:
        z = 2 * sigmoid(2 * a * (U1[:, 1:] @ x + U1[:, 0])) - 1
        rows.append(U2[:, 1:].dot(z) + U2[:, 0])
    return np.array(rows)
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * with_one(X) @ U1.T)
    return (with_one(z) @ U2.T).tolist()
""",
        form=True,
    ),
    # cost
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean((o - y[:, np.newaxis]) ** 2)
""",
        slip="the factor one half is missing",
        named=("The pairs are right now, but the result is larger than J by a consta",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.sum((o[:, 0] - y) ** 2) / 2
""",
        slip="the sum in place of the mean: not divided by n",
        named=("The pairs are right now, but J is a mean, not a sum: it must not gro",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    y = y.reshape(1, -1)
    return np.mean((o - y) ** 2) / 2
""",
        slip="the targets are made a row, not a column, so the difference is still n by n",
        named=("This is still the classmate's function: every output is compared wit",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean(o.ravel() - y) ** 2 / 2
""",
        slip="the mean difference is squared, in place of the mean of the squares",
        named=("You square the mean difference, so that differences of opposite sign",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    n = len(y)
    difference = o.flatten() - y
    return np.mean(difference**2) / (2 * n)
""",
        slip="divided by n twice: the mean, and n once more",
        named=("The pairs are right now, but you divide by the number of samples twi",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.abs(o.squeeze() - y).mean() / 2
""",
        slip="absolute differences in place of squares",
        named=("The pairs are right now, but you add up the sizes of the differences",),
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
        slip="the sum is overwritten in the loop, so that only the last sample counts",
        named=("Only the last sample is counted. If you use a loop, does each term c",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    # one number for each sample
    return np.mean((o - y.reshape(-1, 1)) ** 2, axis=1) / 2
""",
        slip="the mean is taken along the wrong axis: one number for each sample in place of one number",
        named=("You return one number for each sample, a term of the sum or a differ",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.sqrt(np.mean((o[:, 0] - y) ** 2)) / 2
""",
        slip="a root is taken of the mean square",
        named=("You take a root. J is made of squares and stays so.",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    e = np.ravel(o) - y
    return e @ e / (2 * e.size)
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    # the diagonal holds the differences that are meant
    return np.trace((o - y) ** 2) / (2 * len(y))
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return ((o - y[:, None]) ** 2).mean(axis=0) / 2
""",
        form=True,
    ),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "ouff"',
        slip="underfitting and overfitting are swapped",
        named=("The two failures are exchanged. Which of them shows on the training ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uoof"',
        slip="C called overfitting because its held-out error is a little larger; both are close to the noise",
        named=("For C, the held-out error is nearly always a little larger than the ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofu"',
        slip="D called underfitting because its training error is above its held-out error",
        named=("For D, a network may do a little better on held-out samples by chanc",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uuff"',
        slip="B called underfitting because its held-out error is large; the training error says that it overfits",
        named=("A and B fail in different ways: one of them follows its training sam",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "foff"',
        slip="A called fine because its two errors are about equal, though both are far above the noise",
        named=("For A, the two errors agree, but a network that is fine comes close ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ufff"',
        slip="B called fine because of its small training error",
        named=("For B, a small error on the training samples is no merit when it is ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ooof"',
        slip="every network whose held-out error is larger than its training error is called overfitting",
        named=("Did you take every held-out error that is the larger of the two for ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouu"',
        slip="C and D called underfitting since their training errors are above the noise, if by a little",
        named=("Did you compare the training error with the noise, and allow it noth",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofo"',
        slip="D called overfitting, though it does better on held-out samples",
        named=("For D, which of the two errors is the larger, and which is it in ove",),
    ),
    Answer(
        "diagnosis",
        """
table = {"A": (0.30, 0.31), "B": (0.02, 0.27), "C": (0.11, 0.13), "D": (0.12, 0.11)}
diagnosis = ""
for train, test in table.values():
    if train > 0.2:
        diagnosis += "u"
    elif test - train > 0.1:
        diagnosis += "o"
    else:
        diagnosis += "f"
""",
    ),
    Answer("diagnosis", 'diagnosis = "u" + "o" + 2 * "f"'),
    Answer("diagnosis", 'diagnosis = ["U", "O", "F", "F"]', form=True),
    # names
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 6*5 + 5*4 + 4*4 + 4*3 + 3*2",
        slip="the biases are left out of the number of weights",
        named=("The number of weights leaves out the biases.",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 6\ndeep = True\nn_weights = 102",
        slip="the inputs are counted as a layer",
        named=("For the name, the inputs were counted as a layer, but they do not co",),
    ),
    Answer(
        "names",
        "n_hidden = 5\nn_layers = 5\ndeep = True\nn_weights = 102",
        slip="the output layer is counted as hidden",
        named=("You count one hidden layer too many. Hidden are the layers between t",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = False\nn_weights = 102",
        slip="not called deep, though four hidden layers are enough",
        named=("Look again at where this course begins to call a network deep.",),
    ),
    Answer(
        "names",
        """
sizes = [6, 5, 4, 4, 3, 2]
n_hidden = len(sizes) - 2
n_layers = len(sizes) - 1
deep = n_hidden >= 4
n_weights = sum(d * (p + 1) for d, p in zip(sizes, sizes[1:]))
""",
        slip="the bias is counted on the side of the outputs: d (p + 1) in place of (d + 1) p",
        named=("In your count the inputs seem to have biases, and the outputs perhap",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 5\ndeep = True\nn_weights = 84 + 5",
        slip="one bias for each layer in place of one for each neuron",
        named=("You counted four to six biases, about one a layer. Does a bias belon",),
    ),
    Answer(
        "names",
        "n_hidden = 4\nn_layers = 4\ndeep = True\nn_weights = 102",
        slip="the output layer is not counted as a layer",
        named=("A network is named after all layers that compute. The hidden ones do",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = 84 + (6 + 5 + 4 + 4 + 3 + 2)
""",
        slip="biases are given to the six inputs, too",
        named=("In your count the inputs seem to have biases, and the outputs perhap",),
    ),
    Answer(
        "names",
        """
sizes = [6, 5, 4, 4, 3, 2]
n_weights = 0
for k in range(len(sizes) - 2):
    n_weights += (sizes[k] + 1) * sizes[k + 1]
n_hidden, n_layers, deep = 4, 5, True
""",
        slip="the loop ends one too early, so that the last layer's weights are missing",
        named=("One of the matrices seems to be missing from your sum. There is one ",),
    ),
    Answer(
        "names",
        """
sizes = np.array([6, 5, 4, 4, 3, 2])
n_weights = int((sizes[:-1] + 1) @ sizes[1:])
n_layers = len(sizes) - 1
n_hidden = n_layers - 1
deep = n_hidden > 3
""",
    ),
    Answer("names", "n_hidden, n_layers, deep, n_weights = 4, 5, True, 7*5 + 6*4 + 5*4 + 5*3 + 4*2"),
    Answer(
        "names", "n_hidden = 4.0\nn_layers = np.int64(5)\ndeep = np.bool_(True)\nn_weights = np.array(102)", form=True
    ),
    # trained
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for epoch in range(3000):
    trained[1] = trained[1] - 2 * gradients(trained)[1]
""",
        slip="only the second matrix is trained",
        named=("Only the output layer has been trained. It reads features that were ",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for step in range(1000):
    g = gradients(trained)
    trained = [trained[0] + g[0], trained[1] + g[1]]
""",
        slip="the steps go up the gradient: plus in place of minus",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for _ in range(1000):
    for U, g in zip(trained, gradients(trained)):
        U = U - 2 * g
""",
        slip="the loop rebinds the local name U, so that the list never changes",
        named=("The weights are still those at the start, so nothing has been traine",),
    ),
    Answer(
        "trained",
        """
U1, U2 = start
rate = 0.1
for step in range(1000):
    g1, g2 = gradients([U1, U2])
    U1 = U1 - rate * g1
    U2 = U2 - rate * g2
trained = [U1, U2]
""",
        slip="too small a rate for so few steps: stopped long before the target",
        named=("Both matrices have changed and the error has not grown, but some of ",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
while not np.all((outputs(trained)[1] > 0.5) == (odd == 1)):
    g = gradients(trained)
    trained = [trained[0] - g[0], trained[1] - g[1]]
""",
        slip="stops as soon as all outputs are on the right side, with the error still above 0.005",
        named=("All eight outputs are right, but the error is not yet below the targ",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
g = gradients(trained)
for step in range(2000):
    trained = [U - 1.0 * d for U, d in zip(trained, g)]
""",
        slip="the gradient is computed only once, before the loop",
        named=(),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for step in range(2000):
    g = gradients(trained)
    trained[0] -= 1000 * g[0]
    trained[1] -= 1000 * g[1]
""",
        slip="far too large a learning rate: the neurons saturate and the error grows",
        named=(),
    ),
    Answer(
        "trained",
        """
layers = [U.copy() for U in start]
for step in range(3000):
    g = gradients(start)
    layers = [start[0] - 2 * g[0], start[1] - 2 * g[1]]
trained = layers
""",
        slip="each step begins again from the first weights, so that only one step is taken",
        named=("Both matrices have changed and the error has not grown, but some of ",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for step in range(3000):
    g = gradients(trained)
    trained[0] = trained[0] - 2 * g[0]
""",
        slip="only the first matrix is trained",
        named=("Only the hidden layer has been trained. The output layer still has t",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
speed = [np.zeros_like(U) for U in start]
while error(trained) >= 0.004:
    for k, g in enumerate(gradients(trained)):
        speed[k] = 0.9 * speed[k] - 0.5 * g
    trained = [U + v for U, v in zip(trained, speed)]
""",
    ),
    Answer(
        "trained",
        """
# in place, on the very arrays
trained = start
for epoch in range(4000):
    g1, g2 = gradients(trained)
    trained[0] -= 2 * g1
    trained[1] -= 2 * g2
print(error(trained))
""",
    ),
    Answer(
        "trained",
        """
U1, U2 = first_weights()
for epoch in range(2000):
    g1, g2 = gradients([U1, U2])
    U1, U2 = U1 - 3 * g1, U2 - 3 * g2
trained = (U1.tolist(), U2.tolist())
""",
        form=True,
    ),
    # folds
    Answer(
        "folds",
        "value = 0.95\nslope = -27\npieces = 81\none_layer = 80",
        slip="only one layer is applied for the value",
        named=("That is the output of the first layer. What does the second one make",),
    ),
    Answer(
        "folds",
        "value = 0.85\nslope = 27\npieces = 81\none_layer = 80",
        slip="the falling piece's minus sign is lost in the slope",
        named=("On how many of the three pieces does the function fall? Mind the sig",),
    ),
    Answer(
        "folds",
        "value = 0.85\nslope = -27\npieces = 3 * 4\none_layer = 11",
        slip="the pieces of the layers are multiplied by their number (3 · 4) in place of 3^4",
        named=("Every further layer multiplies the number of pieces; it does not add",),
    ),
    Answer(
        "folds",
        "value = 0.85\nslope = -27\npieces = 81\none_layer = 81",
        slip="one ReLU for each piece in place of one for each kink",
        named=("That is the number of pieces. How many bends lie between so many?",),
    ),
    Answer(
        "folds",
        "value = 0.85\nslope = -3 + 3 + 3\npieces = 3**4\none_layer = 80",
        slip="the slopes of the layers are added in place of multiplied",
        named=("The slopes of maps inside one another multiply, one for each layer a",),
    ),
    Answer(
        "folds",
        """
def f(x):
    return 3*max(0, x) - 6*max(0, x - 1/3) + 6*max(0, x - 2/3)
value = f(f(0.35))
slope = (-3)**3
pieces = 4**3
one_layer = pieces - 1
""",
        slip="base and exponent are swapped: 4^3 pieces in place of 3^4",
        named=("Are base and exponent exchanged: which number is multiplied, and how",),
    ),
    Answer(
        "folds",
        """
f_x = 0.95
value = f_x ** 2
slope = -27
pieces = 81
one_layer = 80
""",
        slip="f(f(x)) is taken for the product f(x) times f(x)",
        named=("You squared the output. The second layer is applied to it instead.",),
    ),
    Answer(
        "folds",
        "value = 0.85\nslope = 9 * -1\npieces = 81\none_layer = 80",
        slip="the slope of two layers in place of three (-9)",
        named=("You took two layers. The second question names one more.",),
    ),
    Answer(
        "folds",
        "value = 0.85\nslope = -27\npieces = 81\none_layer = 12",
        slip="the ReLUs of the four layers together, in place of those that a single layer needs",
        named=(),
        near=True,
    ),
    Answer(
        "folds",
        """
def f(x):
    return 1 - abs((3 * x) % 2 - 1)      # the zigzag, on 0 to 1

def slope_at(x):
    return -3 if 1/3 < x < 2/3 else 3

x = 0.35
value = f(f(x))
slope = slope_at(x) * slope_at(f(x)) * slope_at(f(f(x)))
pieces = 3 ** 4
one_layer = pieces - 1
""",
    ),
    Answer(
        "folds",
        """
relu = lambda s: np.maximum(0, s)
f = lambda x: 3 * relu(x) - 6 * relu(x - 1/3) + 6 * relu(x - 2/3)
value = f(f(0.35))
h = 1e-5
slope = (f(f(f(0.35 + h))) - f(f(f(0.35 - h)))) / (2 * h)
t = np.linspace(0, 1, 81 * 20 + 1)
rising = np.diff(f(f(f(f(t))))) > 0
one_layer = int(np.sum(rising[1:] != rising[:-1]))     # the kinks
pieces = one_layer + 1
""",
    ),
    Answer("folds", "value, slope, pieces, one_layer = np.array([[0.85], [-27.0], [81.0], [80.0]])", form=True),
    # templates
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1 @ np.r_[1, x] > 0
    return (U2[:, 1:] * active) @ U1
""",
        slip="the biases of the output layer are forgotten",
        named=("The biases of the output neurons are missing.",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    T = U2[:, 1:] @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="the ReLU is ignored: all hidden neurons count, the silent ones, too",
        named=("You multiply the matrices as if there were no ReLUs. What does a sil",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    silent = U1 @ np.concatenate([[1], x]) < 0
    T = (U2[:, 1:] * silent) @ U1
    T[:, 0] = T[:, 0] + U2[:, 0]
    return T
""",
        slip="the mask keeps the silent neurons in place of the active ones",
        named=("You keep the neurons that are silent, and drop those that are active",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    z = np.maximum(0, U1 @ np.r_[1, x])
    T = (U2[:, 1:] * z) @ U1
    T[:, 0] += U2[:, 0]
    return T
""",
        slip="multiplied by the hidden outputs in place of a mask of zeros and ones",
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
        slip="the silent rows of the given U1 are set to 0 in place",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = (U1[:, 1:] @ x) > 0
    W = U2[:, 1:][:, active] @ U1[active]
    W[:, 0] += U2[:, 0]
    return W
""",
        slip="the biases of the hidden neurons are left out when it is decided which are active",
        named=("Whether a neuron is active depends on its whole sum, the bias includ",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = (U1 @ np.r_[1, x] > 0).astype(float)
    T = U2[:, 1:] @ np.diag(on) @ U1
    return T + U2[:, :1]
""",
        slip="the output bias is added to every column in place of the first only",
        named=("You add the bias of an output to every weight. It belongs to the fir",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = U1 @ np.r_[1, x] > 0
    weights = (U2[:, 1:] * on) @ U1[:, 1:]
    bias = U2[:, 1:] @ U1[:, 0] + U2[:, 0]
    return np.column_stack([bias, weights])
""",
        slip="the biases of silent neurons are still counted: the mask is missing in the bias",
        named=("All hidden biases reach the outputs in your layer, even those of the",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = U1 @ np.r_[1, x] > 0
    weights = (U2[:, 1:] * on) @ U1[:, 1:]
    bias = U2[:, 0]
    return np.column_stack([bias, weights])
""",
        slip="the bias is only that of the output layer: what the hidden biases contribute is missing",
        named=("The biases of the hidden neurons are missing: those of the active on",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    k, p = U2.shape[0], U1.shape[0]
    T = np.zeros((k, len(x) + 1))
    for i in range(k):
        T[i, 0] = U2[i, 0]
        for j in range(p):
            if U1[j, 0] + U1[j, 1:] @ x > 0:
                T[i] += U2[i, j + 1] * U1[j]
    return T
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    # the network with frozen gates is affine: read it off at 0 and at the unit vectors
    gates = (U1[:, 0] + U1[:, 1:] @ x) > 0

    def frozen(v):
        return U2[:, 0] + U2[:, 1:] @ (gates * (U1[:, 0] + U1[:, 1:] @ v))

    zero = frozen(np.zeros(len(x)))
    columns = [zero] + [frozen(e) - zero for e in np.eye(len(x))]
    return np.stack(columns, axis=1)
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = U1 @ np.r_[1, x] > 0
    T = (U2[:, 1:] * on) @ U1
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
    best, kept, wait = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] <= best:
            best, kept, wait = losses[epoch], epoch, 0
        else:
            wait += 1
        if wait == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="a loss equal to the lowest so far counts as a new minimum",
        named=("A loss that only equals the lowest one so far counts as a new minimu",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept, wait = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            kept, wait = epoch, 0
        else:
            wait += 1
        if wait == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="compared with the loss of the epoch before in place of the lowest so far",
        named=("You compare each loss with the one before. It may be lower than that",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept]:
            kept = epoch
        elif epoch - kept > patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="one epoch too late: more than patience epochs are waited for",
        named=("You wait for one epoch too many. How many epochs without a new minim",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = int(np.argmin(losses))
    return min(kept + patience, len(losses) - 1), kept
""",
        slip="the lowest loss of the whole training is used, with the losses from after the end",
        named=("You wait for the lowest loss of all, and count the patience from the",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, bad = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, kept = loss, epoch
        else:
            bad += 1
            if bad == patience:
                return epoch, kept
    return len(losses) - 1, kept
""",
        slip="the counter is not reset at a new minimum: the epochs need not be in a row",
        named=("You count all epochs that are no new minimum. The patience is about ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, bad = losses[0], 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, bad = losses[epoch], 0
        else:
            bad += 1
        if bad >= patience:
            return epoch, epoch - patience
    return len(losses) - 1, len(losses) - 1
""",
        slip="if the training is not ended early, the last epoch is kept in place of the best",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept, since = 1, 0
    for epoch in range(2, len(losses)):
        if losses[epoch] < losses[kept]:
            kept, since = epoch, 0
        else:
            since += 1
        if since == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="entry 0, from before the training, is left out, so that it can never be kept",
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
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="the two numbers are returned in the wrong order",
        named=("The two numbers are exchanged.",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept, since = 0, 0
    for epoch, loss in enumerate(losses):
        if loss < losses[kept]:
            kept, since = epoch, 0
        elif epoch > 0:
            since += 1
        if since == patience:
            break
    return epoch + 1, kept
""",
        slip="the first number is the count of losses seen, one more than the number of the last epoch",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    losses = np.asarray(losses)
    lowest = np.minimum.accumulate(losses)
    last = len(losses) - 1
    for epoch in range(patience, last + 1):
        if lowest[epoch] == lowest[epoch - patience]:
            last = epoch
            break
    return last, int(np.argmin(losses[: last + 1]))
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    epoch, kept = 0, 0
    while epoch < len(losses) - 1 and epoch - kept < patience:
        epoch += 1
        if losses[epoch] < min(losses[:epoch]):
            kept = epoch
    return epoch, kept
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[kept]:
            kept = epoch
        if epoch == kept + patience:
            break
    return np.array([epoch, kept])
""",
        form=True,
    ),
    # by_numbers
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (-0.6 - 0.4 * 2.5)
left = (1 - 0.1 * 0.4) ** 50
strays = 0.45 / 3
excess = 0.096 / 16
""",
        slip="the decay has the wrong sign and makes the weight grow in the first answer",
        named=("With you the decay makes the weight larger. On which side of 0 does ",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (-0.6 + 0.5 * 0.4 * 2.5)
left = (1 - 0.1 * 0.2) ** 50
strays = 0.15
excess = 0.006
""",
        slip="the one half of the penalty is kept in its gradient: half the decay",
        named=("Your decay is half of what it should be. What becomes of the factor ",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 1 - 50 * 0.04
strays = 0.15
excess = 0.006
""",
        slip="the share that is left sinks by 0.04 in each step, in place of by a factor",
        named=("Each step takes a share of what is left, not of the weight at the st",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 * (1 - 0.4) + 0.1 * 0.6
left = 0.6 ** 50
strays = 0.15
excess = 0.006
""",
        slip="the decay is not multiplied by the learning rate",
        named=("You shrink the weight by λ alone. What is the gradient of the penalt",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.96 ** 50
strays = 0.45 * 6 / 54
excess = 0.006
""",
        slip="the standard error sinks with the number of samples in place of its root",
        named=("You divided by the ratio of the sizes. Is it the variance that falls",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.1299
strays = 0.45 * np.sqrt(54 / 6)
excess = 0.006
""",
        slip="the standard error grows with the mini-batch: the ratio is upside down",
        named=("With more samples the estimate becomes better, not worse.",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.1299
strays = 0.15
excess = 0.096 * (0.05 / 0.2) * np.sqrt(10 / 40)
""",
        slip="the excess is taken to sink with the root of the size of the mini-batch",
        named=("Is one of the two factors under a root? It is the variance that coun",),
    ),
    Answer(
        "by_numbers",
        """
rho, lam = 0.1, 0.4
moved = 2.5 - rho * (-0.6 + lam * 2.5)
left = 1 - (1 - rho * lam) ** 50
strays = 0.45 * (6 / 54) ** 0.5
excess = 0.096 / 16
""",
        slip="the share that is lost in place of the share that is left",
        named=("You gave what is lost. How much is left?",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.1299
strays = 0.15
excess = 0.096 * (0.05 / 0.2)**2 * (10 / 40)
""",
        slip="the excess is taken to sink with the square of the learning rate",
        named=("You squared one of the two factors. Is the excess in proportion to i",),
    ),
    Answer(
        "by_numbers",
        """
shrink = 1 - 0.1 * 0.4
moved = shrink * 2.5 - 0.1 * -0.6
left = 1.0
for _ in range(50):
    left *= shrink
strays = np.sqrt(0.45**2 * 6 / 54)
excess = 0.096 * 0.05 / 0.2 * 10 / 40
""",
    ),
    Answer("by_numbers", "moved, left, strays, excess = 2.46, 0.1299, 0.15, 0.0060"),
    Answer(
        "by_numbers",
        """
moved = np.float64(2.46)
left = np.array(0.96) ** 50
strays = np.array([0.15])
excess = np.float32(0.006)
""",
        form=True,
    ),
]
