"""The marking of the exercise `mlp`: inputs, known mistakes with their messages, other right answers."""

from mlgrading.child.tasks import Task, Wrong


def draw_network(rng):
    """A few samples, the matrices of a two-layer network of which no two sizes are equal, and a steepness."""
    n, k = rng.permutation([1, 2])
    d, p = rng.permutation([3, 4])
    X, U1, U2 = rng.normal(size=(n, d)), rng.normal(size=(p, d + 1)), rng.normal(size=(k, p + 1))
    return X.round(2), U1.round(2), U2.round(2), round(float(rng.uniform(0.4, 1.6)), 2)


def draw_outputs(rng):
    """Outputs (n, 1) between 0 and 1 and as many targets (n,)."""
    n = int(rng.integers(3, 7))
    return rng.uniform(0, 1, (n, 1)).round(2), rng.integers(0, 2, n).astype(float)


TASKS = [
    Task(
        name="exactly_one",
        returns="two rows of four weights and three weights, from which eight outputs follow",
        wrong=[
            Wrong(
                "Your network answers +1 when two or three inputs are 1: the second hidden perceptron helps where it "
                "ought to veto.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [-1, 1, 1]",
            ),
            Wrong(
                "Your network answers +1 as soon as any input is 1: nothing holds it back when there are more.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [1, 1, 1]",
            ),
            Wrong(
                "It also answers +1 when no input is 1. Both hidden outputs are -1 there, and pull the readout in "
                "opposite "
                "directions: what decides then?",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [0, 1, -1]",
            ),
            Wrong(
                "It answers +1 for one and for two: look at what the hidden perceptron that vetoes needs to notice.",
                "hidden = [[-0.5, 1, 1, 1], [-2.5, 1, 1, 1]]\nreadout = [-1, 1, -1]",
            ),
            Wrong(
                "Every output has the wrong sign: this is the opposite of what was asked.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [0.5, -1, 1]",
            ),
            Wrong(
                "Your network never answers +1: the bias of the readout is too strong for its two inputs.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [-3, 1, -1]",
            ),
        ],
        right=[
            "hidden = np.array([[-3, 2, 2, 2], [-1, 2, 2, 2]])\nreadout = (-0.5, -1, 1)",
            "hidden = [[-1, 1, 1, 1], [1, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        ],
        survivors={
            "hidden = [[-0.5, 2, 1, 1], [-1.5, 1, 1, 1]]": "another right answer: one input is enough as before",
            "hidden = [[-0.5, 1, 2, 1], [-1.5, 1, 1, 1]]": "another right answer, for the same reason",
            "hidden = [[-0.5, 1, 1, 2], [-1.5, 1, 1, 1]]": "another right answer, for the same reason",
            "readout = [-2, 1, -1]": "another right answer: the sum is 0 where it should be +1, and 0 counts as +1",
        },
    ),
    Task(
        name="by_hand",
        returns="three numbers: the two hidden outputs and the output",
        decimals=2,
        wrong=[
            Wrong(
                "You used the step: with a sigmoid the hidden neurons give degrees of confidence, not 0 and 1.",
                "z_1, z_2, o = 1, 1, sigmoid(4)",
            ),
            Wrong(
                "These hidden outputs are the weighted sums: the activation of the hidden layer is missing.",
                "z_1, z_2, o = 0, 2, sigmoid(1)",
            ),
            Wrong(
                "The hidden outputs are right. The output neuron has an activation, too.",
                "z_1, z_2, o = 0.5, sigmoid(2), 1 + sigmoid(2)",
            ),
            Wrong(
                "The hidden outputs are right. The output neuron has a bias, and so a weight more than there are "
                "hidden neurons.",
                "z_1, z_2, o = 0.5, sigmoid(2), sigmoid(2 + sigmoid(2))",
            ),
            Wrong(
                "The two inputs are exchanged: which of the numbers is the first?",
                "z_1, z_2 = sigmoid(6), sigmoid(2)\no = sigmoid(-1 + 4 * z_1 + z_2)",
            ),
            Wrong(
                "The biases of the hidden neurons are missing from their sums.",
                "z_1, z_2 = sigmoid(-1), sigmoid(4)\no = sigmoid(-1 + 4 * z_1 + z_2)",
            ),
            Wrong(
                "The bias was added after the activation: it belongs to the weighted sum.",
                "z_1, z_2 = 1 + sigmoid(-1), -2 + sigmoid(4)\no = -1 + sigmoid(4 * z_1 + z_2)",
            ),
        ],
        right=[
            "z_1, z_2, o = 0.5, 0.881, 0.868",
            "z_1, z_2 = sigmoid(0), sigmoid(2)\no = sigmoid(-1 + 4 * z_1 + 1 * z_2)",
        ],
    ),
    Task(
        name="regions",
        returns="three whole numbers",
        wrong=[
            Wrong(
                "So many regions come from four lines in the best case. Look for lines that never meet, and for points "
                "where more than two meet.",
                "n_regions, n_closed, n_empty_corners = 11, 3, 5",
            ),
            Wrong(
                "Nearly. Two things make fewer regions here: parallel lines, and a point that three lines share. You "
                "have "
                "taken account of one of them.",
                "n_regions, n_closed, n_empty_corners = 10, 2, 6",
            ),
            Wrong(
                "Not every list of signs belongs to a point of the plane: a point cannot be left of one line and "
                "right of "
                "another that lies further left.",
                "n_regions, n_closed, n_empty_corners = 16, 1, 0",
            ),
            Wrong(
                "You counted the regions that go on for ever. The closed ones are regions, too.",
                "n_regions, n_closed, n_empty_corners = 8, 1, 8",
            ),
            Wrong(
                "The first two are right. How many corners has a cube in four dimensions, if each coordinate has two "
                "values?",
                "n_regions, n_closed, n_empty_corners = 9, 1, -1",
            ),
            Wrong(
                "The first two are right. The third number is about the corners that are not reached.",
                "n_regions, n_closed, n_empty_corners = 9, 1, 9",
            ),
            Wrong(
                "The first and the last are right. A region is closed only when no side of it is open: follow its "
                "edge all "
                "the way round.",
                "n_regions, n_closed, n_empty_corners = 9, 2, 7",
            ),
        ],
        right=[
            "n_regions, n_closed, n_empty_corners = 9.0, 1.0, 7.0",
            "n_regions = 2 + 1 + 3 + 3\nn_closed = n_regions - 2 * 4\nn_empty_corners = 2**4 - n_regions",
        ],
    ),
    Task(
        name="forward",
        returns="an array of shape (n, k), one row a sample",
        draw=draw_network,
        probes=2,
        wrong=[
            Wrong(
                "The hidden layer has no activation here, so the two layers collapse into one.",
                "def forward(X, U1, U2, a):\n    z = a * (X @ U1[:, 1:].T + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The bias of the hidden neurons was added after their activation: it belongs inside, to the weighted "
                "sum.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T)) + U1[:, 0]\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The steepness multiplies the whole weighted sum, the bias included.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T) + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The steepness belongs inside the activation. Outside, it only scales what comes out.",
                "def forward(X, U1, U2, a):\n    z = a * np.tanh(X @ U1[:, 1:].T + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The outputs were squashed, too. This network approximates a function, and its outputs may be any "
                "number.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return np.tanh(a * (z @ U2[:, 1:].T + U2[:, 0]))",
            ),
            Wrong(
                "The bias is taken from the last column: here it comes first.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, :-1].T + U1[:, -1]))\n"
                "    return z @ U2[:, :-1].T + U2[:, -1]",
            ),
            Wrong(
                "There is no bias in the output layer: its first column is one.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return z @ U2[:, 1:].T",
            ),
            Wrong(
                "The values are right, but samples are rows: yours are columns.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return (z @ U2[:, 1:].T + U2[:, 0]).T",
            ),
        ],
        right=[
            "def forward(X, U1, U2, a):\n    return with_one(np.tanh(a * with_one(X) @ U1.T)) @ U2.T",
            "def forward(X, U1, U2, a):\n    rows = []\n    for x in X:\n"
            "        z = [np.tanh(a * np.dot(u, [1, *x])) for u in U1]\n"
            "        rows.append([np.dot(u, [1, *z]) for u in U2])\n    return rows",
        ],
    ),
    Task(
        name="cost",
        returns="one number",
        draw=draw_outputs,
        wrong=[
            Wrong(
                "This is still the classmate's function: every output is compared with every target.",
                "def cost(o, y):\n    return np.mean((o - y) ** 2) / 2",
            ),
            Wrong(
                "The pairs are right now. The factor one half is missing.",
                "def cost(o, y):\n    return np.mean((o[:, 0] - y) ** 2)",
            ),
            Wrong(
                "The pairs are right now. The error is a mean, not a sum: it must not grow with the number of samples.",
                "def cost(o, y):\n    return np.sum((o[:, 0] - y) ** 2) / 2",
            ),
            Wrong(
                "You square the mean difference: then errors of opposite sign cancel. Square first.",
                "def cost(o, y):\n    return np.mean(o[:, 0] - y) ** 2 / 2",
            ),
            Wrong(
                "All pairs are still there: dividing a sum over n times n differences by n does not take the wrong "
                "ones away.",
                "def cost(o, y):\n    return np.sum((o - y) ** 2) / (2 * len(y))",
            ),
            Wrong(
                "You add the differences as they are, or their sizes. The error is made of their squares.",
                "def cost(o, y):\n    return np.mean(np.abs(o[:, 0] - y)) / 2",
            ),
        ],
        right=[
            "def cost(o, y):\n    return np.sum((o - y[:, None]) ** 2) / (2 * len(y))",
            "def cost(o, y):\n    return sum((a - b) ** 2 for a, b in zip(o.ravel(), y)) / 2 / len(y)",
            "def cost(o, y):\n    d = np.squeeze(o) - y\n    return d @ d / (2 * d.size)",
        ],
    ),
    Task(
        name="diagnosis",
        returns="four letters as one text",
        wrong=[
            Wrong(
                "The two failures are exchanged. Which one shows on a network's own samples already?",
                'diagnosis = "ouff"',
            ),
            Wrong(
                "You seem to judge by the error on the samples alone: the smallest is not the best when it is far "
                "below the noise.",
                'diagnosis = "ufff"',
            ),
            Wrong(
                "The held-out error is nearly always a little above the other. That alone is not overfitting.",
                'diagnosis = "uoof"',
            ),
            Wrong(
                "A network can do a little better on held-out samples by chance. Compare both of its numbers with the "
                "noise.",
                'diagnosis = "uofu"',
            ),
            Wrong(
                "For A the two numbers agree, but look at how large they are.",
                'diagnosis = "foff"',
            ),
            Wrong("A and B fail in different ways: compare the two numbers of each.", 'diagnosis = "ooff"'),
        ],
        right=['diagnosis = " uoff"', "diagnosis = 'u' + 'o' + 2 * 'f'"],
    ),
    Task(
        name="names",
        returns="four values: two counts, a truth value and a count",
        wrong=[
            Wrong(
                "The inputs were counted as a layer. They do not compute.",
                "n_hidden, n_layers, deep, n_weights = 4, 6, True, 102",
            ),
            Wrong(
                "The last layer is not hidden: its outputs are what the network answers.",
                "n_hidden, n_layers, deep, n_weights = 5, 5, True, 102",
            ),
            Wrong(
                "The number of weights is that without biases.", "n_hidden, n_layers, deep, n_weights = 4, 5, True, 84"
            ),
            Wrong(
                "The counts are right. Look again at where this course begins to call a network deep.",
                "n_hidden, n_layers, deep, n_weights = 4, 5, False, 102",
            ),
            Wrong(
                "A network is named after its layers that compute, not after the hidden ones alone.",
                "n_hidden, n_layers, deep, n_weights = 4, 4, True, 102",
            ),
            Wrong(
                "That is the number of neurons. A neuron has a weight for each of its inputs, and a bias.",
                "n_hidden, n_layers, deep, n_weights = 4, 5, True, 18",
            ),
        ],
        right=[
            "n_hidden, n_layers, deep, n_weights = 4, 5, 1, 7 * 5 + 6 * 4 + 5 * 4 + 5 * 3 + 4 * 2",
            "sizes = [6, 5, 4, 4, 3, 2]\nn_hidden = len(sizes) - 2\nn_layers = len(sizes) - 1\ndeep = n_hidden >= 4\n"
            "n_weights = sum((d + 1) * p for d, p in zip(sizes, sizes[1:]))",
        ],
    ),
    Task(
        name="trained",
        returns="a list of two matrices, from which five truth values follow",
        wrong=[
            Wrong(
                "The weights are still those of the start: nothing has been trained.",
                "trained = [U.copy() for U in start]",
            ),
            Wrong(
                "The error grew: the gradient points uphill, and learning has to go the other way.",
                "trained = [U.copy() for U in start]\nfor _ in range(1000):\n"
                "    trained = [U + 1.0 * g for U, g in zip(trained, gradients(trained))]",
            ),
            Wrong(
                "Both matrices have moved and the error has not grown, but some of the eight are still wrong: more "
                "steps, or "
                "longer ones.",
                "trained = [U.copy() for U in start]\nfor _ in range(100):\n"
                "    trained = [U - 0.1 * g for U, g in zip(trained, gradients(trained))]",
            ),
            Wrong(
                "All eight are right, but the error is not yet below the target. Learning goes on after the last "
                "mistake: "
                "confidence still grows.",
                "trained = [U.copy() for U in start]\nwhile not report(trained)[0]:\n"
                "    trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained))]",
            ),
            Wrong(
                "Only the output layer has learnt. It reads features that were not fitted to the task.",
                "trained = [U.copy() for U in start]\nfor _ in range(1000):\n"
                "    trained[1] = trained[1] - 1.0 * gradients(trained)[1]",
            ),
            Wrong(
                "Only the hidden layer has learnt. The output layer still reads it with the weights of the start.",
                "trained = [U.copy() for U in start]\nfor _ in range(1000):\n"
                "    trained[0] = trained[0] - 0.1 * gradients(trained)[0]",
            ),
        ],
        right=[
            "trained = [U.copy() for U in start]\nspeed = [np.zeros_like(U) for U in start]\n"
            "while error(trained) > 0.004:\n"
            "    for U, v, g in zip(trained, speed, gradients(trained)):\n        v *= 0.9\n        v -= 0.3 * g\n"
            "        U += v",
            "trained = start\nwhile error(trained) >= 0.001:\n    g1, g2 = gradients(trained)\n"
            "    trained[0] -= 2 * g1\n    trained[1] -= 2 * g2",
        ],
        survivors={
            "for _ in range(1001):": "another right answer: one step more",
            "trained = [U - 2.0 * g for U, g in zip(trained, gradients(trained), strict=True)]": (
                "another right answer: a larger rate, and the target is reached sooner"
            ),
            "trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained), strict=False)]": (
                "the two lists have the same length, so this changes nothing"
            ),
        },
    ),
]
