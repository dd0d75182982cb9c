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
                "Your network answers +1 when two or three inputs are 1, but not when one is: the second hidden "
                "perceptron helps where it should veto.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [-1, 1, 1]",
            ),
            Wrong(
                "Your network answers +1 as soon as any input is 1. Nothing holds it back when there are more.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [1, 1, 1]",
            ),
            Wrong(
                "Your network is right when at least one input is 1, but it also answers +1 when none is. Work out "
                "both hidden outputs for that input: what decides in the readout?",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [0, 1, -1]",
            ),
            Wrong(
                "Your network answers +1 for one and for two. How many inputs must be 1 for the hidden perceptron "
                "that vetoes to notice it?",
                "hidden = [[-0.5, 1, 1, 1], [-2.5, 1, 1, 1]]\nreadout = [-1, 1, -1]",
            ),
            Wrong(
                "Every output has the wrong sign: your network computes the opposite of what is asked.",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [0.5, -1, 1]",
            ),
            Wrong(
                "Your network never answers +1. Take an input with a single 1 and work out both hidden outputs: what "
                "keeps the sum of the readout below 0?",
                "hidden = [[-0.5, 1, 1, 1], [-1.5, 1, 1, 1]]\nreadout = [-3, 1, -1]",
            ),
        ],
        right=[
            "hidden = np.array([[-3, 2, 2, 2], [-1, 2, 2, 2]])\nreadout = (-0.5, -1, 1)",
            "hidden = [[-1, 1, 1, 1], [1, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        ],
        survivors={
            "hidden = [[-0.5, 2, 1, 1], [-1.5, 1, 1, 1]]": "another right answer: a single 1 is enough, as before",
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
                "These hidden outputs are those of the step function. A sigmoid gives degrees of confidence between 0 "
                "and 1.",
                "z_1, z_2, o = 1, 1, sigmoid(4)",
            ),
            Wrong(
                "Your hidden outputs are the weighted sums, and these are right, but the activation of the hidden "
                "layer is missing.",
                "z_1, z_2, o = 0, 2, sigmoid(1)",
            ),
            Wrong(
                "The hidden outputs are right. The output neuron has an activation, too.",
                "z_1, z_2, o = 0.5, sigmoid(2), 1 + sigmoid(2)",
            ),
            Wrong(
                "The hidden outputs are right. Check the sum of the output neuron: is its bias there, and does each "
                "weight multiply its own hidden output?",
                "z_1, z_2, o = 0.5, sigmoid(2), sigmoid(2 + sigmoid(2))",
            ),
            Wrong(
                "The two inputs are exchanged. Which of the two numbers is the first input?",
                "z_1, z_2 = sigmoid(6), sigmoid(2)\no = sigmoid(-1 + 4 * z_1 + z_2)",
            ),
            Wrong(
                "The biases of the hidden neurons are missing from their sums. In which column of the matrix are they?",
                "z_1, z_2 = sigmoid(-1), sigmoid(4)\no = sigmoid(-1 + 4 * z_1 + z_2)",
            ),
            Wrong(
                "You added the biases after the activation. A bias belongs to the weighted sum, which comes before "
                "the activation.",
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
                "Four lines make this many regions at most. Look for lines that never meet, and for points where more "
                "than two lines meet.",
                "n_regions, n_closed, n_empty_corners = 11, 3, 5",
            ),
            Wrong(
                "Nearly: parallel lines and a point that three lines share both reduce the number of regions. You "
                "have taken account of one of them.",
                "n_regions, n_closed, n_empty_corners = 10, 2, 6",
            ),
            Wrong(
                "You counted every list of four signs, but not every list belongs to a point of the plane: no point "
                "is left of one line and also right of a parallel line that lies further right.",
                "n_regions, n_closed, n_empty_corners = 16, 1, 0",
            ),
            Wrong(
                "You counted the unbounded regions. The bounded ones are regions, too.",
                "n_regions, n_closed, n_empty_corners = 8, 1, 8",
            ),
            Wrong(
                "The first two numbers are right. How many corners does a cube in four dimensions have, if each "
                "coordinate has two values?",
                "n_regions, n_closed, n_empty_corners = 9, 1, -1",
            ),
            Wrong(
                "The first two numbers are right. The third question is about the corners that are not reached.",
                "n_regions, n_closed, n_empty_corners = 9, 1, 9",
            ),
            Wrong(
                "The first and the last number are right. A region is bounded only when lines enclose it on all "
                "sides: follow its edge all the way round.",
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
                "The shape is right, but the hidden layer has no activation here, so the two layers collapse into one.",
                "def forward(X, U1, U2, a):\n    z = a * (X @ U1[:, 1:].T + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "You added the biases of the hidden neurons after their activation. They belong to the weighted sum, "
                "which comes before it.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T)) + U1[:, 0]\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The slope parameter multiplies all of the weighted sum but the bias. It should multiply the bias as "
                "well.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T) + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The slope parameter belongs inside the activation. Outside, it only scales the hidden outputs.",
                "def forward(X, U1, U2, a):\n    z = a * np.tanh(X @ U1[:, 1:].T + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The hidden layer is right, but the outputs went through an activation as well. This network "
                "approximates a function, so its outputs may be any number.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return np.tanh(a * (z @ U2[:, 1:].T + U2[:, 0]))",
            ),
            Wrong(
                "You took the biases from the last column of each matrix. Here they come first.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, :-1].T + U1[:, -1]))\n"
                "    return z @ U2[:, :-1].T + U2[:, -1]",
            ),
            Wrong(
                "The hidden layer is right, but the output layer has no bias. What does the first column of its "
                "matrix hold?",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return z @ U2[:, 1:].T",
            ),
            Wrong(
                "The values are right, but in the result samples should be rows: yours are columns.",
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
                "This is still the classmate's function: every output is compared with every target. With which "
                "target should an output be compared?",
                "def cost(o, y):\n    return np.mean((o - y) ** 2) / 2",
            ),
            Wrong(
                "The pairs are right now, but the result is larger than J by a constant factor. Compare it with the "
                "formula.",
                "def cost(o, y):\n    return np.mean((o[:, 0] - y) ** 2)",
            ),
            Wrong(
                "The pairs are right now, but J is a mean, not a sum: it must not grow with the number of samples.",
                "def cost(o, y):\n    return np.sum((o[:, 0] - y) ** 2) / 2",
            ),
            Wrong(
                "You square the mean difference, so that differences of opposite sign cancel. Which numbers does the "
                "formula square?",
                "def cost(o, y):\n    return np.mean(o[:, 0] - y) ** 2 / 2",
            ),
            Wrong(
                "All pairs of an output and a target are still there. Dividing the sum of n times n squares by n does "
                "not remove the wrong ones.",
                "def cost(o, y):\n    return np.sum((o - y) ** 2) / (2 * len(y))",
            ),
            Wrong(
                "The pairs are right now, but you add up the sizes of the differences. J is made of their squares.",
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
                "The two failures are exchanged. Which of them shows on the training samples already?",
                'diagnosis = "ouff"',
            ),
            Wrong(
                "You seem to judge by the error on the training samples alone. A small error there is no good sign "
                "when it is far below the noise.",
                'diagnosis = "ufff"',
            ),
            Wrong(
                "A and B are right. The held-out error is nearly always a little larger than the other, and that "
                "alone is not overfitting.",
                'diagnosis = "uoof"',
            ),
            Wrong(
                "A network may do a little better on held-out samples by chance. Compare both of its errors with the "
                "noise.",
                'diagnosis = "uofu"',
            ),
            Wrong(
                "For A the two errors agree, but compare them with the noise.",
                'diagnosis = "foff"',
            ),
            Wrong("A and B fail in different ways. Compare the two errors of each.", 'diagnosis = "ooff"'),
        ],
        right=['diagnosis = " uoff"', "diagnosis = 'u' + 'o' + 2 * 'f'"],
    ),
    Task(
        name="names",
        returns="four values: two counts, a truth value and a count",
        wrong=[
            Wrong(
                "The number of hidden layers is right. For the name, the inputs were counted as a layer, but they do "
                "not compute.",
                "n_hidden, n_layers, deep, n_weights = 4, 6, True, 102",
            ),
            Wrong(
                "The name is right. The last layer is not hidden, because its outputs are those of the network.",
                "n_hidden, n_layers, deep, n_weights = 5, 5, True, 102",
            ),
            Wrong(
                "The layers are right, but the number of weights leaves out the biases.",
                "n_hidden, n_layers, deep, n_weights = 4, 5, True, 84",
            ),
            Wrong(
                "The three numbers are right. Look again at where this course begins to call a network deep.",
                "n_hidden, n_layers, deep, n_weights = 4, 5, False, 102",
            ),
            Wrong(
                "The number of hidden layers is right. A network is named after all layers that compute, not after "
                "the hidden ones alone.",
                "n_hidden, n_layers, deep, n_weights = 4, 4, True, 102",
            ),
            Wrong(
                "The layers are right, but the last number is that of the neurons. A neuron has a weight for each of "
                "its inputs, and a bias.",
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
                "The weights are still those at the start, so nothing has been trained.",
                "trained = [U.copy() for U in start]",
            ),
            Wrong(
                "Both matrices have changed, but the error has grown. Do the steps go against the gradient, and are "
                "they short enough not to overshoot?",
                "trained = [U.copy() for U in start]\nfor _ in range(1000):\n"
                "    trained = [U + 1.0 * g for U, g in zip(trained, gradients(trained))]",
            ),
            Wrong(
                "Both matrices have changed and the error has not grown, but some of the eight outputs are still "
                "wrong. It takes more steps, or longer ones.",
                "trained = [U.copy() for U in start]\nfor _ in range(100):\n"
                "    trained = [U - 0.1 * g for U, g in zip(trained, gradients(trained))]",
            ),
            Wrong(
                "All eight outputs are right, but the error is not yet below the target. It goes on falling after the "
                "last mistake, because confidence still grows.",
                "trained = [U.copy() for U in start]\nwhile not report(trained)[0]:\n"
                "    trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained))]",
            ),
            Wrong(
                "Only the output layer has been trained. It reads features that were not fitted to the task.",
                "trained = [U.copy() for U in start]\nfor _ in range(1000):\n"
                "    trained[1] = trained[1] - 1.0 * gradients(trained)[1]",
            ),
            Wrong(
                "Only the hidden layer has been trained. The output layer still has the weights of the start.",
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
