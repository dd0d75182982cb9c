"""Answers to the exercise `mlp`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # exactly_one
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [-1, 1, 1]
""",
        slip="the readout adds both hidden outputs: two or more of three",
        named=("Your network answers +1 when two or three inputs are 1, but not when",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [0, 1, -1]
""",
        slip="the bias of the readout 0, so equal hidden outputs give the sum 0 and fire",
        named=("Your network answers +1 to every input. Work out both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [1.5, -1, -1, -1]]
readout = [1, 1, 1]
""",
        slip="or instead of and: at least one, or at most one",
        named=("Your network answers +1 to every input. Work out both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-2.5, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="not all three instead of at most one",
        named=("Your network answers +1 for one and for two. How many inputs must be",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-1.5, 1, 1, 1], [-2.5, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="exactly two instead of exactly one",
        named=("Your network answers +1 for exactly two. Both hidden perceptrons cha",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[0, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="the first neuron fires without any input, as a sum of 0 does",
        named=("Your network is right when at least one input is 1, but it also answ",),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[1, 1, 1, -0.5], [1, 1, 1, -1.5]]
readout = [1, -1, -1]
""",
        slip="the biases last",
        near=True,
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-0.5, 1, 1, 1], [-1, 1, 1, 1]]
readout = [-1, 1, -1]
""",
        slip="a sum of 0 taken for -1: both neurons fire for one of three",
        named=(),
    ),
    Answer(
        "exactly_one",
        """
hidden = [[-1, 1, 1, 1], [1, -1, -1, -1]]  # at least one, at most one
readout = [-2, 1, 1]
""",
    ),
    Answer(
        "exactly_one",
        """
more_than_one = [-3, 2, 2, 2]
none = [0, -1, -1, -1]
hidden = np.array([more_than_one, none])
readout = np.array([-1, -1, -1])
""",
    ),
    Answer(
        "exactly_one",
        """
hidden = ((-0.5, 1, 1, 1), (-1.5, 1, 1, 1))
readout = np.array([[-0.5], [1], [-1]])
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 - 3 + 2)
z_2 = sigmoid(-2 + 3 + 1)
o = -1 + 4 * z_1 + 1 * z_2
""",
        slip="no activation at the output",
        named=("The output neuron has an activation, too.",),
    ),
    Answer(
        "by_hand",
        """
z_1 = 1 * 1 - 1 * 3 + 2 * 1
z_2 = -2 * 1 + 1 * 3 + 1 * 1
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="no activation in the hidden layer",
        named=("Your hidden outputs are the weighted sums, or one of them is. The ac",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(-1 * 3 + 2 * 1)
z_2 = sigmoid(1 * 3 + 1 * 1)
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="the biases of the hidden neurons left out",
        named=("The biases of the hidden neurons seem to be missing from their sums,",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 * 3 - 1 * 1 + 2)
z_2 = sigmoid(-2 * 3 + 1 * 1 + 1)
o = sigmoid(-1 * z_1 + 4 * z_2 + 1)
""",
        slip="the last number of each row taken for the bias",
        named=("The first sum is too large. You may have taken the bias from the las",),
    ),
    Answer(
        "by_hand",
        """
z_1 = sigmoid(1 - 1 + 6)
z_2 = sigmoid(-2 + 1 + 3)
o = sigmoid(-1 + 4 * z_1 + z_2)
""",
        slip="x1 and x2 exchanged",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
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
z_1 = 0.5
z_2 = sigmoid(2)
o = sigmoid(4 * z_1 + z_2)
""",
        slip="the bias of the output left out",
        named=("Check the sum of the output neuron: is its bias there, and does each",),
    ),
    Answer(
        "by_hand",
        """
z_1 = 1 / (1 + np.exp(0))
z_2 = 1 / (1 + np.exp(2))
o = 1 / (1 + np.exp(-1 + 4 * z_1 + z_2))
""",
        slip="the minus in the exponent lost",
        named=("The second sum is positive, so its output lies above 0.5. Check the ",),
    ),
    Answer(
        "by_hand",
        """
U1, U2 = np.array([[1, -1, 2], [-2, 1, 1]]), np.array([[-1, 4, 1]])
z = sigmoid(U1 @ [1, 3, 1])
z_1, z_2 = z
o = float(sigmoid(U2 @ np.append(1, z))[0])
""",
    ),
    Answer(
        "by_hand",
        """
z_1 = 1 / 2
z_2 = 0.88080
o = 0.86770
""",
    ),
    Answer(
        "by_hand",
        """
z_1 = np.array([0.5])
z_2 = sigmoid([2])
o = sigmoid(np.array([[1 + 0.880797]]))
""",
        form=True,
    ),
    # regions
    Answer(
        "regions",
        """
n_regions = 10
n_closed = 2
n_empty_corners = 16 - 10
""",
        slip="the corner where three lines meet counted like three single crossings",
        named=("Nearly: parallel lines and a point that three lines share both reduc",),
    ),
    Answer(
        "regions",
        """
n_regions = 1 + 4 + 6
n_closed = 3
n_empty_corners = 16 - 11
""",
        slip="general position: the parallel lines overlooked too",
        named=("Four lines make this many regions at most. Look for lines that never",),
    ),
    Answer(
        "regions",
        """
n_regions = 2**4
n_closed = 1
n_empty_corners = 0
""",
        slip="a region for each corner of the cube",
        named=("This is the number of all lists of four signs, but not every list be",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 8
n_empty_corners = 7
""",
        slip="the regions that are not bounded counted as bounded",
        named=("Are these the regions that go on for ever, or some of them? Which on",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 1
n_empty_corners = 9
""",
        slip="the corners that are reached instead of the empty ones",
        named=("The third question is about the corners that are not reached.",),
    ),
    Answer(
        "regions",
        """
n_regions = 8
n_closed = 1
n_empty_corners = 16 - 8
""",
        slip="one region at the edge of the drawing overlooked",
        named=("You have missed a region. The bounded ones are regions, too, and sev",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 0
n_empty_corners = 7
""",
        slip="the triangle not seen as bounded",
        named=("Do any three of your lines enclose something?",),
    ),
    Answer(
        "regions",
        """
n_regions = 9
n_closed = 1
n_empty_corners = 16 - (9 - 1)
""",
        slip="only the regions that are not bounded counted as reached corners",
        named=("Every region reaches one corner, and no two regions the same one. Co",),
    ),
    Answer(
        "regions",
        """
crossings = 1 + 1 + 2  # (0, 0), (0, 1), and (1, 0), where three lines meet
n_regions = 1 + 4 + crossings
n_closed = 1 - 4 + crossings
n_empty_corners = 2**4 - n_regions
""",
    ),
    Answer(
        "regions",
        """
reached = set()
for i in range(-40, 41):
    for j in range(-40, 41):
        x1, x2 = i / 8, j / 8
        reached.add((x1 >= 0, x1 >= 1, x2 >= 0, x1 + x2 >= 1))
n_regions = len(reached)
n_closed = 1
n_empty_corners = 16 - len(reached)
""",
    ),
    Answer(
        "regions",
        "n_regions, n_closed, n_empty_corners = np.array([[9.0], [1.0], [7.0]])",
        form=True,
    ),
    # forward
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    return np.tanh(a * (with_one(z) @ U2.T))
""",
        slip="the activation at the output too",
        named=("The hidden layer is right, but the outputs went through an activatio",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="the slope parameter left out",
        named=("Your hidden outputs are those of the slope parameter 1. Where does a",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = a * np.tanh(with_one(X) @ U1.T)
    return with_one(z) @ U2.T
""",
        slip="the slope parameter outside the tanh",
        named=("The slope parameter belongs inside the activation. Outside, it only ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    s = a * (X @ U1[:, 1:].T) + U1[:, 0]
    return with_one(np.tanh(s)) @ U2.T
""",
        slip="the hidden bias not multiplied by the slope parameter",
        named=("The slope parameter multiplies all of the weighted sum but the bias.",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = np.tanh(a * (with_one(X) @ U1.T))
    z = np.column_stack([z, np.ones(len(z))])
    return z @ U2.T
""",
        slip="the one of the hidden layer appended at the end",
        named=("In one of the two layers you took the biases from the last column. I",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    s = with_one(with_one(X) @ U1.T)
    z = np.tanh(a * s)
    return z @ U2.T
""",
        slip="the one of the hidden layer goes through the activation as well",
        named=("The 1 that is multiplied by the biases of the output layer has gone ",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    z = sigmoid(a * (with_one(X) @ U1.T))
    return with_one(z) @ U2.T
""",
        slip="the sigmoid instead of tanh",
        named=("The outputs of your hidden neurons are never negative; those of tanh",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    n = len(X)
    z = np.tanh(a * U1 @ np.vstack([np.ones(n), X.T]))
    return U2 @ np.vstack([np.ones(n), z])
""",
        slip="one column a sample: the result transposed",
        named=("The values are right, but in the result samples should be rows: your",),
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    result = np.zeros((len(X), len(U2)))
    for k, x in enumerate(X):
        z = np.tanh(a * (U1[:, 0] + U1[:, 1:] @ x))
        result[k] = U2[:, 0] + U2[:, 1:] @ z
    return result
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    s = np.einsum("nd,pd->np", np.insert(X, 0, 1, axis=1), U1)
    z = 2 * sigmoid(2 * a * s) - 1  # the same as tanh(a s)
    return U2[:, 0] + np.einsum("np,kp->nk", z, U2[:, 1:])
""",
    ),
    Answer(
        "forward",
        """
def forward(X, U1, U2, a):
    rows = []
    for x in X:
        z = [1.0] + [float(np.tanh(a * (u[0] + u[1:] @ x))) for u in U1]
        rows.append([sum(v * zi for v, zi in zip(u, z)) for u in U2])
    return rows
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
        slip="the half forgotten",
        named=("The pairs are right now, but the result is larger than J by a consta",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.sum((o.ravel() - y) ** 2) / 2
""",
        slip="the sum instead of the mean",
        named=("The pairs are right now, but J is a mean, not a sum: it must not gro",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    difference = (o - y).flatten()
    return np.mean(difference**2) / 2
""",
        slip="the difference flattened only after it was taken",
        named=("This is still the classmate's function: every output is compared wit",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    n = len(y)
    return np.mean((o[:, 0] - y) ** 2) / (2 * n)
""",
        slip="divided by n twice",
        named=("The pairs are right now, but you divide by the number of samples twi",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean(o[:, 0] - y) ** 2 / 2
""",
        slip="the mean taken before the square",
        named=("You square the mean difference, so that differences of opposite sign",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean(np.abs(o.squeeze(axis=1) - y)) / 2
""",
        slip="the absolute value instead of the square",
        named=("The pairs are right now, but you add up the sizes of the differences",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    n = len(y)
    return np.sum((o - y) ** 2) / (2 * n)
""",
        slip="the sum of the n times n table divided by n",
        named=("All pairs of an output and a target are still there. Dividing the su",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.mean((o[0] - y) ** 2) / 2
""",
        slip="the first output for all samples",
        named=("You compare every target with the same output. Each sample has its o",),
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    total = 0.0
    for (output,), target in zip(o, y):
        total += (output - target) ** 2
    return total / (2 * len(y))
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    return np.linalg.norm(o.T - y) ** 2 / 2 / len(o)
""",
    ),
    Answer(
        "cost",
        """
def cost(o, y):
    e = o - y[:, None]
    return e.T @ e / (2 * len(e))
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
        slip="C: every larger error on the held-out samples taken for overfitting",
        named=("For C, the held-out error is nearly always a little larger than the ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofu"',
        slip="D: an error that is smaller on the held-out samples taken for underfitting",
        named=("For D, a network may do a little better on held-out samples by chanc",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ufff"',
        slip="B: judged by its small training error alone",
        named=("For B, a small error on the training samples is no merit when it is ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "foff"',
        slip="A: judged by the small gap alone",
        named=("For A, the two errors agree, but a network that is fine comes close ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ooff"',
        slip="A: a large held-out error taken for overfitting",
        named=("A and B fail in different ways. Compare the two errors of each.",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uuff"',
        slip="B: a large held-out error taken for underfitting",
        named=("A and B fail in different ways: one of them follows its training sam",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouu"',
        slip="C and D: errors above the noise taken for underfitting",
        named=("Did you compare the training error with the noise, and allow it noth",),
    ),
    Answer(
        "diagnosis",
        """
table = {"A": (0.30, 0.31), "B": (0.02, 0.27), "C": (0.11, 0.13), "D": (0.12, 0.11)}
diagnosis = ""
for train, held_out in table.values():
    if held_out - train > 0.1:
        diagnosis += "o"
    elif train > 0.2:
        diagnosis += "u"
    else:
        diagnosis += "f"
""",
    ),
    Answer(
        "diagnosis",
        """
A, B, C, D = "u", "o", "f", "f"
diagnosis = A + B + C + D
""",
    ),
    Answer(
        "diagnosis",
        'diagnosis = ["U", "O", "F", "F"]',
        form=True,
    ),
    # names
    Answer(
        "names",
        """
n_hidden = 5
n_layers = 5
deep = True
n_weights = 102
""",
        slip="the output layer counted as hidden",
        named=("You count one hidden layer too many. Hidden are the layers between t",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 6
deep = True
n_weights = 102
""",
        slip="the inputs counted as a layer",
        named=("For the name, the inputs were counted as a layer, but they do not co",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 4
deep = True
n_weights = 102
""",
        slip="the hidden layers alone give the name",
        named=("A network is named after all layers that compute. The hidden ones do",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = False
n_weights = 102
""",
        slip="not called deep",
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
        slip="the biases left out",
        named=("The number of weights leaves out the biases.",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = 31 + 21 + 17 + 13 + 7
""",
        slip="one bias for a layer instead of one for a neuron",
        named=("You counted four to six biases, about one a layer. Does a bias belon",),
    ),
    Answer(
        "names",
        """
n_hidden = 4
n_layers = 5
deep = True
n_weights = 6 * 6 + 5 * 5 + 4 * 5 + 4 * 4 + 3 * 3
""",
        slip="the bias at the wrong side: a weight more for each input instead of each neuron",
        named=("In your count the inputs seem to have biases, and the outputs perhap",),
    ),
    Answer(
        "names",
        """
n_hidden = 3
n_layers = 5
deep = True
n_weights = 102
""",
        slip="the two equal layers counted as one hidden layer",
        named=("You have overlooked a hidden layer. Two layers of the same size are ",),
    ),
    Answer(
        "names",
        """
sizes = [6, 5, 4, 4, 3, 2]
n_layers = len(sizes) - 1
n_hidden = n_layers - 1
deep = n_hidden > 1
n_weights = sum((sizes[i] + 1) * sizes[i + 1] for i in range(n_layers))
""",
    ),
    Answer(
        "names",
        """
connections = 30 + 20 + 16 + 12 + 6
biases = 5 + 4 + 4 + 3 + 2
n_hidden, n_layers, deep, n_weights = 4, 5, bool("deep"), connections + biases
""",
    ),
    Answer(
        "names",
        """
n_hidden = 4.0
n_layers = np.int64(5)
deep = np.bool_(True)
n_weights = np.array([102])
""",
        form=True,
    ),
    # trained
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
for step in range(50):
    g1, g2 = gradients(trained)
    trained[0] -= 0.5 * g1
    trained[1] -= 0.5 * g2
""",
        slip="too few steps",
        named=("Both matrices have changed and the error has not grown, but some of ",),
    ),
    Answer(
        "trained",
        """
trained = start
for step in range(5000):
    trained = [U + 2.0 * g for U, g in zip(trained, gradients(trained))]
""",
        slip="uphill: the gradient added",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """
U1, U2 = start
for step in range(5000):
    U2 = U2 - 1.0 * gradients([U1, U2])[1]
trained = [U1, U2]
""",
        slip="only the second matrix trained",
        named=("Only the output layer has been trained. It reads features that were ",),
    ),
    Answer(
        "trained",
        """
U1, U2 = start
for step in range(5000):
    U1 = U1 - 1.0 * gradients([U1, U2])[0]
trained = [U1, U2]
""",
        slip="only the first matrix trained",
        named=("Only the hidden layer has been trained. The output layer still has t",),
    ),
    Answer(
        "trained",
        """
g1, g2 = gradients(start)
trained = [start[0].copy(), start[1].copy()]
for step in range(1000):
    trained[0] -= 0.1 * g1
    trained[1] -= 0.1 * g2
""",
        slip="the gradients computed once, before the loop",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """
layers = [U.copy() for U in start]
while not np.all((outputs(layers)[1] > 0.5) == (odd > 0.5)):
    layers = [U - 0.5 * g for U, g in zip(layers, gradients(layers))]
trained = layers
""",
        slip="stops as soon as all are right, whatever the error",
        named=("All eight outputs are right, but the error is not yet below the targ",),
    ),
    Answer(
        "trained",
        """
trained = [np.zeros((6, 4)), np.zeros((1, 7))]
for step in range(10000):
    g1, g2 = gradients(trained)
    trained = [trained[0] - 1.0 * g1, trained[1] - 1.0 * g2]
""",
        slip="begins with zeros",
        named=("Both matrices have changed and the error has not grown, but some of ",),
    ),
    Answer(
        "trained",
        """
layers = [U.copy() for U in start]
for step in range(20000):
    layers = [U - 2.0 * g for U, g in zip(layers, gradients(layers))]
trained = start
""",
        slip="leaves the matrices of the start in trained",
        named=("The weights are still those at the start, so nothing has been traine",),
    ),
    Answer(
        "trained",
        """
trained = [U.copy() for U in start]
speed = [np.zeros_like(U) for U in start]
while error(trained) > 0.002:
    for U, v, g in zip(trained, speed, gradients(trained)):
        v *= 0.9
        v -= 0.2 * g
        U += v
""",
    ),
    Answer(
        "trained",
        """
trained = first_weights()
rate, now = 1.0, error(trained)
for step in range(20000):
    moved = [U - rate * g for U, g in zip(trained, gradients(trained))]
    then = error(moved)
    if then < now:
        trained, now, rate = moved, then, rate * 1.05
    else:
        rate /= 2
    if now < 0.003:
        break
""",
    ),
    Answer(
        "trained",
        """
U1, U2 = start
for step in range(20000):
    g1, g2 = gradients((U1, U2))
    U1, U2 = U1 - 2.0 * g1, U2 - 2.0 * g2
trained = (U1.tolist(), U2.tolist())
""",
        form=True,
    ),
    # folds
    Answer(
        "folds",
        """
value = 1 - 3 * (0.35 - 1 / 3)
slope = -27
pieces = 81
one_layer = 80
""",
        slip="one layer instead of two",
        named=("That is the output of the first layer. What does the second one make",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = 3 * 3 * 3
pieces = 81
one_layer = 80
""",
        slip="the sign of the slope lost",
        named=("On how many of the three pieces does the function fall? Mind the sig",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -9
pieces = 81
one_layer = 80
""",
        slip="the slope of two layers",
        named=("You took two layers. The second question names one more.",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -3 + 3 + 3
pieces = 81
one_layer = 80
""",
        slip="the slopes added instead of multiplied",
        named=("The slopes of maps inside one another multiply, one for each layer a",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 4 * 3
one_layer = pieces - 1
""",
        slip="the pieces of the layers added",
        named=("Every further layer multiplies the number of pieces; it does not add",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 4**3
one_layer = 63
""",
        slip="base and exponent exchanged",
        named=("Are base and exponent exchanged: which number is multiplied, and how",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 3**4
one_layer = 4 * 3
""",
        slip="the ReLUs of the four layers",
        named=("A single ReLU bends the function in one place. How many bends are ne",),
    ),
    Answer(
        "folds",
        """
value = 0.85
slope = -27
pieces = 3**4
one_layer = 3**4
""",
        slip="as many ReLUs as pieces",
        named=("That is the number of pieces. How many bends lie between so many?",),
    ),
    Answer(
        "folds",
        """
def f(x):
    return 3 * max(0, x) - 6 * max(0, x - 1 / 3) + 6 * max(0, x - 2 / 3)


h = 1e-5
value = f(f(0.35))
slope = round((f(f(f(0.35 + h))) - f(f(f(0.35 - h)))) / (2 * h))
pieces = 1
for layer in range(4):
    pieces *= 3
one_layer = pieces - 1
""",
    ),
    Answer(
        "folds",
        """
value = 3 * 0.95 - 2
slope = (-3) * 3 * 3
pieces = 9 * 9
kinks = pieces - 1
one_layer = kinks
""",
    ),
    Answer(
        "folds",
        """
value = np.array([0.85])
slope = np.array([-27.0])
pieces = 81.0
one_layer = np.float64(80)
""",
        form=True,
    ),
    # templates
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1 @ np.append(1, x) > 0
    return U2[:, 1:][:, active] @ U1[active]
""",
        slip="the biases of the outputs left out",
        named=("The biases of the output neurons are missing.",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    W = U2[:, 1:] @ U1
    W[:, 0] += U2[:, 0]
    return W
""",
        slip="all ReLUs taken for active",
        named=("You multiply the matrices as if there were no ReLUs. What does a sil",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    silent = U1 @ np.append(1, x) < 0
    U1[silent] = 0
    W = U2[:, 1:] @ U1
    W[:, 0] += U2[:, 0]
    return W
""",
        slip="changes its argument U1",
        named=("an array that was given has been changed",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    z = np.maximum(0, U1 @ np.append(1, x))
    s = U2 @ np.append(1, z)
    W = np.zeros((len(U2), len(x) + 1))
    W[:, 0] = s
    return W
""",
        slip="the sums as biases and zeros for the inputs: right for x alone",
        near=True,
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    z = np.maximum(0, U1 @ np.append(1, x))
    W = (U2[:, 1:] * z) @ U1
    W[:, 0] += U2[:, 0]
    return W
""",
        slip="multiplied by the hidden outputs instead of by 0 and 1",
        named=("You weight each neuron with its output. An active one passes its wei",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = (U1[:, 1:] @ x > 0).astype(float)
    W = (U2[:, 1:] * active) @ U1
    W[:, 0] += U2[:, 0]
    return W
""",
        slip="which ReLUs are active decided without their biases",
        named=("Whether a neuron is active depends on its whole sum, the bias includ",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = (U1 @ np.append(1, x) > 0).astype(float)
    W = (U2[:, 1:] * active) @ U1[:, 1:]
    return np.column_stack([U2[:, 0], W])
""",
        slip="only the biases of the outputs in the first column, those of the ReLUs lost",
        named=("The biases of the hidden neurons are missing: those of the active on",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    active = U1 @ np.append(1, x) > 0
    V = U2[:, 1:] * active
    bias = U2[:, 0] + V @ U1[:, 0]
    return np.column_stack([V @ U1[:, 1:], bias])
""",
        slip="the biases last",
        named=("The biases should be in the first column, not in the last.",),
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    on = U1[:, 0] + U1[:, 1:] @ x > 0

    def linear(point):
        z = np.where(on, U1[:, 0] + U1[:, 1:] @ point, 0)
        return U2[:, 0] + U2[:, 1:] @ z

    bias = linear(np.zeros(len(x)))
    return np.stack([bias] + [linear(unit) - bias for unit in np.eye(len(x))], axis=1)
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    p, d = U1.shape[0], U1.shape[1] - 1
    extended = np.zeros((p + 1, d + 1))  # (1, x) to (1, z)
    extended[0, 0] = 1
    for i in range(p):
        if U1[i] @ [1, *x] > 0:
            extended[i + 1] = U1[i]
    return U2 @ extended
""",
    ),
    Answer(
        "templates",
        """
def templates(x, U1, U2):
    mask = np.diag((U1 @ np.append(1, x) > 0) * 1.0)
    W = U2[:, 1:] @ mask @ U1
    return [[float(v + (b if j == 0 else 0)) for j, v in enumerate(row)] for row, b in zip(W, U2[:, 0])]
""",
        form=True,
    ),
    # stop_at
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept = losses[0], 0
    for epoch in range(1, len(losses)):
        if losses[epoch] <= best:
            best, kept = losses[epoch], epoch
        elif epoch - kept >= patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="an equal loss counted as a new minimum",
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
        slip="one epoch too late",
        named=("You wait for one epoch too many. How many epochs without a new minim",),
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
        if waited >= patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="the count not set back by a new minimum",
        named=("You count all epochs that are no new minimum. The patience is about ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            waited = 0
        else:
            waited += 1
        if losses[epoch] < best:
            best, kept = losses[epoch], epoch
        if waited == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="compared with the loss before instead of the lowest",
        named=("You begin to count anew when a loss is lower than the one before. On",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = int(np.argmin(losses))
    best, waited = losses[0], 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best:
            best, waited = losses[epoch], 0
        else:
            waited += 1
            if waited == patience:
                return epoch, kept
    return len(losses) - 1, kept
""",
        slip="the kept epoch looked for in all losses, those after the end too",
        named=("You keep the weights of the lowest loss of all, which may come after",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept = losses[0], 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, kept = loss, epoch
        elif epoch - kept >= patience:
            return epoch, kept
    return len(losses), kept
""",
        slip="the number of losses as the last epoch",
        named=("When the patience is never exhausted, you return the number of losse",),
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
        if waited == patience:
            return epoch, best
    return len(losses) - 1, best
""",
        slip="the lowest loss instead of its epoch",
        named=("You return the lowest loss in place of the number of its epoch.",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(losses[1:], start=1):
        if loss < best:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return epoch, kept
    return len(losses) - 1, kept
""",
        slip="the network before training not a candidate",
        named=("You leave out the network before training. When no epoch is better, ",),
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    for end in range(len(losses)):
        known = list(losses[: end + 1])
        kept = known.index(min(known))
        if end - kept == patience:
            break
    return end, kept
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    kept = 0
    while True:
        ahead = losses[kept + 1 : kept + 1 + patience]
        better = [i for i, loss in enumerate(ahead) if loss < losses[kept]]
        if not better:
            return kept + len(ahead), kept
        kept += 1 + better[0]
""",
    ),
    Answer(
        "stop_at",
        """
def stop_at(losses, patience):
    losses = np.array(losses)
    kept = epoch = 0
    while epoch < len(losses) - 1 and epoch - kept < patience:
        epoch += 1
        kept = np.argmin(losses[: epoch + 1])
    return np.array([epoch, kept], dtype=float)
""",
        form=True,
    ),
    # by_numbers
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (0.6 + 0.4 * 2.5)
left = 0.96**50
strays = 0.45 / 3
excess = 0.096 / 4 / 4
""",
        slip="the sign of the gradient lost",
        named=("The step goes against the gradient of J. Which sign does this gradie",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 + 0.1 * 0.6 - 0.4 * 2.5
left = (1 - 0.4) ** 50
strays = 0.15
excess = 0.006
""",
        slip="the decay not multiplied by the learning rate",
        named=("You shrink the weight by λ alone. What is the gradient of the penalt",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.5 - 0.1 * (-0.6 + 0.4 * 2.5 / 2)
left = (1 - 0.1 * 0.4 / 2) ** 50
strays = 0.45 / np.sqrt(9)
excess = 0.096 / 16
""",
        slip="the half of the penalty not cancelled by the derivative",
        named=("Your decay is half of what it should be. What becomes of the factor ",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 1 - 50 * 0.1 * 0.4
strays = 0.15
excess = 0.006
""",
        slip="the share lost added up step by step",
        named=("Each step takes a share of what is left, not of the weight at the st",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 1 - 0.96**50
strays = 0.15
excess = 0.006
""",
        slip="the share that is lost instead of the one that is left",
        named=("You gave what is lost. How much is left?",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = (1 - 0.04) ** 50
strays = 0.45 * 6 / 54
excess = 0.006
""",
        slip="no root: the standard error divided by 9",
        named=("You divided by the ratio of the sizes. Is it the variance that falls",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.96**50
strays = 0.15
excess = 0.096 * (0.05 / 0.2) * np.sqrt(10 / 40)
""",
        slip="a root for the batch size in the excess",
        named=("Is one of the two factors under a root? It is the variance that coun",),
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 0.96**50
strays = 0.15
excess = 0.096 * 0.05 / 0.2
""",
        slip="the learning rate alone changes the excess",
        named=("Two things have changed, and the excess depends on both of them, wit",),
    ),
    Answer(
        "by_numbers",
        """
rho, decay, weight = 0.1, 0.4, 2.5
moved = (1 - rho * decay) * weight - rho * -0.6
left = np.exp(50 * np.log(1 - rho * decay))
strays = (0.45**2 * 6 / 54) ** 0.5
excess = 0.096 * (0.05 / 40) / (0.2 / 10)
""",
    ),
    Answer(
        "by_numbers",
        """
moved = 2.46
left = 1.0
for step in range(50):
    left -= 0.1 * 0.4 * left
sigma = 0.45 * 6**0.5
strays = sigma / 54**0.5
per_unit = 0.096 * 10 / 0.2
excess = per_unit * 0.05 / 40
""",
    ),
    Answer(
        "by_numbers",
        "moved, left, strays, excess = np.array([[2.46], [0.12989], [0.15], [0.006]])",
        form=True,
    ),
]
