"""Answers to the exercise `mlp`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # exactly_one
    Answer(
        "exactly_one",
        """hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [0, 1, -1]""",
        slip="no bias in the readout: equal hidden outputs add up to 0, which gives +1",
        near=True,
    ),
    Answer(
        "exactly_one",
        """hidden = [[-0.5, 1, 1, 1], [-2.5, 1, 1, 1]]
readout = [-1, 1, -1]""",
        slip="the second neuron only notices three: one or two instead of exactly one",
        named=("Your network answers +1 for one and for two. How many inputs must be",),
    ),
    Answer(
        "exactly_one",
        """hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [-1, 1, 1]""",
        slip="the second neuron is not negated: at least two",
        named=("Your network answers +1 when two or three inputs are 1, but not when",),
    ),
    Answer(
        "exactly_one",
        """hidden = [[1, 1, 1, -0.5], [1, 1, 1, -1.5]]
readout = [1, -1, -1]""",
        slip="the biases come last",
        near=True,
    ),
    Answer(
        "exactly_one",
        """hidden = [[2, 1, 1, 1], [0, 1, 1, 1]]
readout = [-1, 1, -1]""",
        slip="hidden neurons made for inputs -1 and +1",
        near=True,
    ),
    Answer(
        "exactly_one",
        """hidden = [[-0.5, 1, 1], [-1.5, 1, 1]]
readout = [-1, 1, -1]""",
        slip="the weights of XOR with two inputs: one weight too few",
        named=("The numbers of weights do not fit. Each hidden perceptron is a row:",),
    ),
    Answer(
        "exactly_one",
        """hidden = [[-1.5, 1, 1, 1], [-0.5, 1, 1, 1]]
readout = [-1, 1, -1]""",
        slip="the two hidden neurons in the wrong order for the readout",
        near=True,
    ),
    Answer(
        "exactly_one",
        """hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]
readout = [1, 1, -1]""",
        slip="the bias of the readout with the wrong sign: an OR",
        named=("Your network answers +1 to every input. Work out both hidden outputs",),
    ),
    Answer(
        "exactly_one",
        """hidden = [[-3, 4, 4, 4], [3, -2, -2, -2]]
readout = [-1.5, 1, 1]""",
    ),
    Answer(
        "exactly_one",
        """hidden = np.ones((2, 4))
hidden[:, 0] = [-1, -2]
readout = np.array([-0.5, 1, -1])
""",
    ),
    Answer(
        "exactly_one",
        """hidden = np.array([[-1, 1, 1, 1], [-2, 1, 1, 1]])
readout = [[-1], [1], [-1]]""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """z_1 = 0
z_2 = 2
o = sigmoid(-1 + 4 * z_1 + z_2)""",
        slip="no sigmoid in the hidden layer",
        named=("Your hidden outputs are the weighted sums, or one of them is. The",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = sigmoid(0), sigmoid(2)
o = -1 + 4 * z_1 + z_2""",
        slip="no sigmoid at the output",
        named=("The output neuron has an activation, too.",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = sigmoid(3 - 1 + 2), sigmoid(-2 * 3 + 1 + 1)
o = sigmoid(-z_1 + 4 * z_2 + 1)""",
        slip="the bias read as the last column",
        named=("The first sum is too large. You may have taken the bias from the last",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = sigmoid(1 - 1 + 2 * 3), sigmoid(-2 + 1 + 3)
o = sigmoid(-1 + 4 * z_1 + z_2)""",
        slip="x_1 and x_2 exchanged",
        named=("Your first hidden output is about 1, as for a large sum. Which of th",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = np.tanh(0), np.tanh(2)
o = np.tanh(-1 + 4 * z_1 + z_2)""",
        slip="tanh for sigmoid",
        named=("Your activation is not the sigmoid, since it gives 0 for a sum of 0",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = sigmoid(0), sigmoid(2)
o = sigmoid(4 * z_1 + z_2)""",
        slip="no bias at the output",
        named=("Check the sum of the output neuron: is its bias there, and does each",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = sigmoid(-3 + 2), sigmoid(3 + 1)
o = sigmoid(4 * z_1 + z_2)""",
        slip="the biases left out in both layers",
        named=("The biases of the hidden neurons seem to be missing from their sums,",),
    ),
    Answer(
        "by_hand",
        """z_1, z_2 = sigmoid(0), sigmoid(2)
o = sigmoid(-1 + 4 * z_2 + z_1)""",
        slip="the hidden outputs exchanged in the sum of the output",
        named=("Check the sum of the output neuron: is its bias there, and does each",),
    ),
    Answer(
        "by_hand",
        """U1, U2 = np.array([[1, -1, 2], [-2, 1, 1]]), np.array([[-1, 4, 1]])
Z = sigmoid(with_one(np.array([[3.0, 1.0]])) @ U1.T)
(z_1, z_2), o = Z[0], sigmoid(with_one(Z) @ U2.T)[0, 0]
""",
    ),
    Answer(
        "by_hand",
        """z_1 = 0.5
z_2 = (1 + np.tanh(1)) / 2
o = np.exp(1 + z_2) / (1 + np.exp(1 + z_2))""",
    ),
    Answer(
        "by_hand",
        """z_1 = [0.5]
z_2 = sigmoid([2])
o = sigmoid([[1 + 0.8807970779778823]])""",
        form=True,
    ),
    # regions
    Answer(
        "regions",
        """n_regions = 11
n_closed = 3
n_empty_corners = 5""",
        slip="the formula for four lines in general position",
        named=("Four lines make this many regions at most. Look for lines that never",),
    ),
    Answer(
        "regions",
        """n_regions = 10
n_closed = 2
n_empty_corners = 6""",
        slip="sees the parallels but not that three lines meet in one point",
        named=("Nearly: parallel lines and a point that three lines share both reduce",),
    ),
    Answer(
        "regions",
        """n_regions = 9
n_closed = 1
n_empty_corners = 9""",
        slip="the corners that are reached",
        named=("The third question is about the corners that are not reached.",),
    ),
    Answer(
        "regions",
        """n_regions = 9
n_closed = 8
n_empty_corners = 7""",
        slip="the open regions, not the bounded",
        named=("Are these the regions that go on for ever, or some of them? Which on",),
    ),
    Answer(
        "regions",
        """n_regions = 16
n_closed = 1
n_empty_corners = 0""",
        slip="a region for each corner of the cube",
        named=("This is the number of all lists of four signs, but not every list be",),
    ),
    Answer(
        "regions",
        """n_regions = 9
n_closed = 0
n_empty_corners = 7""",
        slip="misses the triangle",
        named=("Do any three of your lines enclose something?",),
    ),
    Answer(
        "regions",
        """n_regions = 9
n_closed = 2
n_empty_corners = 7""",
        slip="a strip is seen as bounded",
        named=("A region is bounded only when lines enclose it on all sides: follow",),
    ),
    Answer(
        "regions",
        """n_regions = 8
n_closed = 1
n_empty_corners = 8""",
        slip="one region missed in the drawing",
        named=("You have missed a region. The bounded ones are regions, too, and",),
    ),
    Answer(
        "regions",
        """grid = np.arange(-5, 5, 0.25) + 0.1
points = np.array([[1, p, q] for p in grid for q in grid + 0.01])
weights = np.array([[0, 1, 0], [-1, 1, 0], [0, 0, 1], [-1, 1, 1]])
reached = {tuple(row) for row in points @ weights.T >= 0}
n_regions = len(reached)
n_closed = sum(1 for row in reached if row == (True, False, True, False))
n_empty_corners = 2**4 - len(reached)
""",
    ),
    Answer(
        "regions",
        """crossings = {(0, 0): 2, (0, 1): 2, (1, 0): 3}
extra = sum(lines - 1 for lines in crossings.values())
n_regions = 1 + 4 + extra
n_closed = 1 - 4 + extra
n_empty_corners = 16 - n_regions
""",
    ),
    Answer(
        "regions",
        """n_regions = "9"
n_closed = True
n_empty_corners = 7.0""",
        form=True,
    ),
    # forward
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(with_one(X) @ U1.T)
    return with_one(Z) @ U2.T
""",
        slip="the slope parameter is left out",
        named=("Your hidden outputs are those of the slope parameter 1. Where does a",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = a * np.tanh(with_one(X) @ U1.T)
    return with_one(Z) @ U2.T
""",
        slip="the slope parameter multiplies the tanh, not its sum",
        named=("The slope parameter belongs inside the activation. Outside, it only",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(a * with_one(X) @ U1.T)
    return np.tanh(a * with_one(Z) @ U2.T)
""",
        slip="the activation at the output too",
        named=("The hidden layer is right, but the outputs went through an activation",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(with_one(a * X) @ U1.T)
    return with_one(Z) @ U2.T
""",
        slip="the slope parameter multiplies the inputs but not the bias",
        named=("The slope parameter multiplies all of the weighted sum but the bias.",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = sigmoid(a * with_one(X) @ U1.T)
    return with_one(Z) @ U2.T
""",
        slip="sigmoid instead of tanh",
        named=("The outputs of your hidden neurons are never negative; those of tanh",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(a * with_one(X) @ U1.T)
    return Z @ U2.T
""",
        slip="no column of ones for the output layer, so the shapes do not fit",
        named=("The shapes do not fit. A row of a matrix holds the weights of one",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(a * (X @ U1[:, :-1].T + U1[:, -1]))
    return Z @ U2[:, :-1].T + U2[:, -1]
""",
        slip="takes the last column as the biases",
        named=("You took the biases from the last column of each matrix. Here they",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(a * with_one(X) @ U1.T)
    return U2 @ with_one(Z).T
""",
        slip="the result is transposed: one column a sample",
        named=("The values are right, but in the result samples should be rows: yours",),
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    result = np.zeros((len(X), len(U2)))
    for n, x in enumerate(X):
        z = np.array([np.tanh(a * (u[0] + u[1:] @ x)) for u in U1])
        for k, u in enumerate(U2):
            result[n, k] = u[0] + np.sum(u[1:] * z)
    return result
""",
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    S = np.einsum("nd,pd->np", X, U1[:, 1:]) + U1[:, 0]
    Z = 2 * sigmoid(2 * a * S) - 1
    return U2[:, 0] + np.einsum("np,kp->nk", Z, U2[:, 1:])
""",
    ),
    Answer(
        "forward",
        """def forward(X, U1, U2, a):
    Z = np.tanh(a * with_one(X) @ U1.T)
    return (with_one(Z) @ U2.T).tolist()
""",
        form=True,
    ),
    # cost
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o[:, 0] - y) ** 2)
""",
        slip="the half is left out",
        named=("The pairs are right now, but the result is larger than J by a",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.sum((o[:, 0] - y) ** 2) / 2
""",
        slip="the sum instead of the mean",
        named=("The pairs are right now, but J is a mean, not a sum: it must not grow",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean((o - y.T) ** 2) / 2
""",
        slip="transposes y, which changes nothing for one axis",
        named=("This is still the classmate's function: every output is compared with",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.sum((o - y) ** 2) / (2 * len(y))
""",
        slip="writes out the mean but leaves the shapes as they are",
        named=("All pairs of an output and a target are still there. Dividing the sum",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean(o[:, 0] - y) ** 2 / 2
""",
        slip="squares the mean instead of taking the mean of the squares",
        named=("You square the mean difference, so that differences of opposite sign",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.mean(np.abs(o[:, 0] - y)) / 2
""",
        slip="absolute values instead of squares",
        named=("The pairs are right now, but you add up the sizes of the differences.",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return (o[:, 0] - y) ** 2 / 2
""",
        slip="the errors of the samples, without the mean",
        named=("You return one number for each sample, a term of the sum or a differ",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    return np.sqrt(np.mean((o[:, 0] - y) ** 2)) / 2
""",
        slip="takes a root",
        named=("You take a root. J is made of squares and stays so.",),
    ),
    Answer(
        "cost",
        """def cost(o, y):
    total = 0.0
    for (output,), target in zip(o, y):
        total += (output - target) ** 2
    return total / (2 * len(y))
""",
    ),
    Answer(
        "cost",
        """def cost(o, y):
    difference = o - y
    return float(np.trace(difference**2)) / 2 / y.size
""",
    ),
    Answer(
        "cost",
        """def cost(o, y):
    difference = o - y.reshape(-1, 1)
    return difference.T @ difference / (2 * len(y))
""",
        form=True,
    ),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "uofo"',
        slip="D taken for overfitting",
        named=("For D, which of the two errors is the larger, and which is it in",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uoof"',
        slip="C taken for overfitting because held-out is a little worse",
        named=("For C, the held-out error is nearly always a little larger than the",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ouff"',
        slip="the two letters exchanged",
        named=("The two failures are exchanged. Which of them shows on the training",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "fouf"',
        slip="A fine since the errors are alike, C underfitting",
        named=("For A, the two errors agree, but a network that is fine comes close",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uofu"',
        slip="D taken for underfitting because held-out is better",
        named=("For D, a network may do a little better on held-out samples by",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ufff"',
        slip="B fine because its training error is the smallest",
        named=("For B, a small error on the training samples is no merit when it is",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ooof"',
        slip="overfitting wherever held-out is worse",
        named=("Did you take every held-out error that is the larger of the two for",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "uouu"',
        slip="underfitting wherever the training error is above the noise",
        named=("Did you compare the training error with the noise, and allow it noth",),
    ),
    Answer("diagnosis", 'diagnosis = "u" + "o" + 2 * "f"'),
    Answer(
        "diagnosis",
        """table = [(0.30, 0.31), (0.02, 0.27), (0.11, 0.13), (0.12, 0.11)]
diagnosis = ""
for train, held_out in table:
    diagnosis += "u" if train > 0.2 else "o" if held_out > 2 * train else "f"
""",
    ),
    Answer("diagnosis", 'diagnosis = "U, O, F, F"', form=True),
    # names
    Answer(
        "names",
        """n_hidden = 5
n_layers = 5
deep = True
n_weights = 102""",
        slip="the output counted as hidden",
        named=("You count one hidden layer too many. Hidden are the layers between",),
    ),
    Answer(
        "names",
        """n_hidden = 4
n_layers = 6
deep = True
n_weights = 102""",
        slip="the inputs counted as a layer",
        named=("For the name, the inputs were counted as a layer, but they do not",),
    ),
    Answer(
        "names",
        """n_hidden = 4
n_layers = 5
deep = True
n_weights = 84""",
        slip="the weights without the biases",
        named=("The number of weights leaves out the biases.",),
    ),
    Answer(
        "names",
        """n_hidden = 4
n_layers = 5
deep = False
n_weights = 102""",
        slip="thinks it is not deep",
        named=("Look again at where this course begins to call a network deep.",),
    ),
    Answer(
        "names",
        """n_hidden = 4
n_layers = 5
deep = True
n_weights = 89""",
        slip="one bias a layer",
        named=("You counted four to six biases, about one a layer. Does a bias belon",),
    ),
    Answer(
        "names",
        """n_hidden = 4
n_layers = 4
deep = True
n_weights = 102""",
        slip="L taken for the hidden layers",
        named=("A network is named after all layers that compute. The hidden ones do,",),
    ),
    Answer(
        "names",
        """n_hidden = 16
n_layers = 5
deep = True
n_weights = 102""",
        slip="hidden neurons, not layers",
        named=("You counted neurons. How many layers do they form?",),
    ),
    Answer(
        "names",
        """n_hidden = 4
n_layers = 5
deep = True
n_weights = 18""",
        slip="only the biases are counted",
        near=True,
    ),
    Answer(
        "names",
        """sizes = [6, 5, 4, 4, 3, 2]
n_layers = len(sizes) - 1
n_hidden = n_layers - 1
deep = n_hidden > 1
n_weights = int(np.dot(np.array(sizes[:-1]) + 1, sizes[1:]))
""",
    ),
    Answer(
        "names",
        """matrices = [np.zeros(shape) for shape in [(5, 7), (4, 6), (4, 5), (3, 5), (2, 4)]]
n_layers, n_weights = len(matrices), sum(U.size for U in matrices)
n_hidden = len(matrices[:-1])
deep = not n_hidden < 2
""",
    ),
    Answer(
        "names",
        """n_hidden = 4.0
n_layers = "5"
deep = "yes"
n_weights = np.array([102])""",
        form=True,
    ),
    # trained
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
for _ in range(5000):
    g = gradients(trained)
    trained = [U + 1.0 * d for U, d in zip(trained, g)]
""",
        slip="adds the gradient: climbs",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
for _ in range(100):
    g = gradients(trained)
    trained = [U - 0.1 * d for U, d in zip(trained, g)]
""",
        slip="stops far too early",
        named=("Both matrices have changed and the error has not grown, but some of",),
    ),
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
for _ in range(20_000):
    trained[1] = trained[1] - 1.0 * gradients(trained)[1]
""",
        slip="trains the second matrix only",
        named=("Only the output layer has been trained. It reads features that were",),
    ),
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
g = gradients(trained)
for _ in range(2000):
    trained = [U - 1.0 * d for U, d in zip(trained, g)]
""",
        slip="computes the gradients once, before the loop",
        named=("Both matrices have changed, but the error has grown, or is no number",),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for _ in range(5000):
    g = gradients(layers)
    layers = [U - 1.0 * d for U, d in zip(layers, g)]
trained = start
""",
        slip="hands in the weights from before training",
        named=("The weights are still those at the start, so nothing has been",),
    ),
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
while ((outputs(trained)[1] > 0.5) != (odd > 0.5)).any():
    g = gradients(trained)
    trained = [U - 0.5 * d for U, d in zip(trained, g)]
""",
        slip="stops as soon as all eight are right, with the error still above 0.005",
        named=("All eight outputs are right, but the error is not yet below the",),
    ),
    Answer(
        "trained",
        """trained = [np.zeros((6, 4)), np.zeros((1, 7))]
for _ in range(5000):
    g = gradients(trained)
    trained = [U - 1.0 * d for U, d in zip(trained, g)]
""",
        slip="starts at zero, where all hidden neurons stay alike",
        named=(),
    ),
    Answer(
        "trained",
        """layers = [U.copy() for U in start]
for _ in range(5000):
    g = gradients(layers)
    layers = [U - 1.0 * d for U, d in zip(layers, g)]
trained = error(layers)
""",
        slip="the error instead of the matrices",
        named=("`trained` is not a list of matrices. Leave the matrices themselves in",),
    ),
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
speed = [np.zeros_like(U) for U in trained]
while error(trained) > 0.002:
    for U, v, d in zip(trained, speed, gradients(trained)):
        v *= 0.9
        v -= 0.2 * d
        U += v
""",
    ),
    Answer(
        "trained",
        """first, second = first_weights()
rate = 1.0
for step in range(20_000):
    d_first, d_second = gradients([first, second])
    first, second = first - rate * d_first, second - rate * d_second
    if error([first, second]) < 1e-3:
        break
trained = [first, second]
""",
    ),
    Answer(
        "trained",
        """trained = [U.copy() for U in start]
for _ in range(20_000):
    g = gradients(trained)
    trained = [U - 1.0 * d for U, d in zip(trained, g)]
trained = tuple(U.tolist() for U in trained)
""",
        form=True,
    ),
]
