"""The marking of the exercise `backprop`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_triple(rng):
    """Three arrays and what arrives from above; one entry of one of them is 0."""
    x1, x2, x3, up = rng.choice([-4.0, -3.0, -2.0, -1.0, 2.0, 3.0, 4.0, 5.0], (4, 4))
    zero = [x1, x2, x3][rng.integers(3)]
    zero[rng.integers(4)] = 0.0
    return x1, x2, x3, up


def draw_layer(rng):
    """A layer, with more samples than outputs, and what arrives at it."""
    d, p = int(rng.integers(2, 4)), int(rng.integers(2, 4))
    return tuple(rng.integers(-8, 9, shape) / 4 for shape in ((5, d), (d, p), (p,), (5, p)))


def draw_graph(rng):
    """A graph of additions whose nodes are numbered at random, its output, and what arrives there."""
    size = int(rng.integers(5, 9))
    names = [int(k) for k in rng.permutation(size)]
    inputs = [[] for _ in range(size)]
    for k in range(2, size):
        inputs[names[k]] = [names[int(j)] for j in [k - 1, *rng.integers(0, k, int(rng.integers(1, 3)))]]
    return inputs, names[size - 1], float(rng.integers(2, 6)) / 2


def draw_numbers(rng):
    """A claimed gradient, a point, and a step that is large enough to tell the kinds of differences apart."""
    d = int(rng.integers(3, 5))
    x = rng.uniform(-1.5, 1.5, d).round(2)
    claimed = (np.exp(x) + rng.normal(0, 0.5, d)).round(2)
    return claimed, x, float(rng.choice([0.3, 0.4, 0.5]))


def draw_training(rng):
    """A small net, a few samples and a few steps."""
    n, d, p = 4, int(rng.integers(2, 4)), int(rng.integers(2, 4))
    X, y, W, v = (rng.uniform(-1.5, 1.5, shape).round(2) for shape in ((n, d), (n,), (d, p), (p,)))
    return X, y, W, v, 0.5, int(rng.integers(3, 6))


TRAIN = """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        up_o = (Z @ v - y) / len(y)
        up_S = np.outer(up_o, v) * (1 - Z**2)
        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o
    return W, v
"""

NUMBERS = """def distance_to_numbers(f, claimed, x, h):
    numeric = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        numeric[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))
"""


def changed(code: str, old: str, new: str) -> str:
    """Return code with one piece exchanged, which must be there."""
    assert old in code, old
    return code.replace(old, new)


TASKS = [
    Task(
        name="by_hand",
        returns="three numbers: what a, b and c receive",
        wrong=[
            Wrong(
                "What arrives from above was dropped: these are the derivatives of o, not yet multiplied by the "
                "upstream gradient.",
                "to_a, to_b, to_c = -7, 4, 2",
            ),
            Wrong(
                "b and c are right. a is used twice, and only what comes by line 1 was counted.",
                "to_a, to_b, to_c = -24, 16, 8",
            ),
            Wrong(
                "b and c are right. a is used twice, and only what comes by line 3 was counted.",
                "to_a, to_b, to_c = -4, 16, 8",
            ),
            Wrong(
                "b and c are right. What comes to a on two ways is added, not multiplied.",
                "to_a, to_b, to_c = 96, 16, 8",
            ),
            Wrong(
                "At a product each input was given the upstream gradient times itself; look again at which input's "
                "value belongs there.",
                "to_a, to_b, to_c = 0, 12, -4",
            ),
            Wrong(
                "A sum does not look at the values of its inputs when it passes a gradient on; yours did.",
                "to_a, to_b, to_c = -124, 80, -48",
            ),
        ],
        right=[
            "q, p = -1, -6\nup_q = 4 * 2\nto_a, to_b, to_c = 4 * q + up_q * -3, up_q * 2, up_q",
            "to_a, to_b, to_c = -28.0, 16.0, 8.0",
        ],
    ),
    Task(
        name="triple",
        returns="a tuple of three arrays",
        draw=draw_triple,
        wrong=[
            Wrong(
                "The gradient that arrives from above was dropped: what you return are the local derivatives.",
                "def triple_back(x1, x2, x3, upstream):\n    return x2 * x3, x1 * x3, x1 * x2",
            ),
            Wrong(
                "The gradient was passed on for one input only. Every input of a product has a way to the output.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    zero = np.zeros_like(x1)\n"
                "    return upstream * x2 * x3, zero, zero",
            ),
            Wrong(
                "The same came back for all three: upstream times the whole product. The local derivative by an input "
                "does not contain that input.",
                "def triple_back(x1, x2, x3, upstream):\n    g = upstream * x1 * x2 * x3\n    return g, g, g",
            ),
            Wrong(
                "Each input received upstream times itself. Multiply swaps: think of what stands beside the input.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x1, upstream * x2, upstream * x3",
            ),
            Wrong(
                "Each input received the sum of the other two. How much does the product grow if one grows by 1?",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)",
            ),
            Wrong(
                "Only one of the other two factors was multiplied in.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2, upstream * x3, upstream * x1",
            ),
        ],
        right=[
            "def triple_back(x1, x2, x3, upstream):\n"
            "    pair = x1 * x2\n"
            "    up_pair, to_3 = upstream * x3, upstream * pair\n"
            "    return up_pair * x2, up_pair * x1, to_3",
            "def triple_back(x1, x2, x3, upstream):\n"
            "    x = np.stack([x1, x2, x3])\n"
            "    return tuple(upstream * np.delete(x, k, axis=0).prod(axis=0) for k in range(3))",
        ],
    ),
    Task(
        name="layer",
        returns="a tuple of three arrays, of the shapes of X, W and b",
        draw=draw_layer,
        wrong=[
            Wrong(
                "The bias has one number for each output, and it was used once for every sample. Its gradient came "
                "back for every sample separately.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream",
            ),
            Wrong(
                "The shares of the samples were averaged. Each use of the bias acts on the error in full: what do "
                "branches do at a fan-out?",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)",
            ),
            Wrong(
                "You added along the wrong axis: over the outputs, not over the samples that share the bias.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)",
            ),
            Wrong(
                "Everything was added up into one number. Each output has a bias of its own.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum()",
            ),
            Wrong(
                "Only the last sample counts in your gradient of the bias: each sample overwrote the one before it.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream[-1]",
            ),
            Wrong(
                "A sum passes on what arrives, whatever the values of its inputs are: the bias itself has no place in "
                "a gradient here.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, (upstream * b).sum(axis=0)",
            ),
        ],
        right=[
            "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, np.ones(len(X)) @ upstream",
            "def layer_back(X, W, b, upstream):\n"
            "    to_b = np.zeros(len(b))\n"
            "    for row in upstream:\n"
            "        to_b += row\n"
            "    return np.einsum('np,dp->nd', upstream, W), np.einsum('nd,np->dp', X, upstream), to_b",
        ],
    ),
    Task(
        name="engine",
        returns="one number for each node",
        draw=draw_graph,
        edges=[
            ([[], [0, 0], [1, 1]], 2, 3.0),
            ([[], [0, 0], [1, 1], [2, 1]], 3, 3.0),
            ([[], [2, 0], [0, 0], [1]], 1, 2.0),
        ],
        probes=6,
        wrong=[
            Wrong(
                "A node passed its gradient on before all of it had arrived, and what came later was lost. When may a "
                "node have its turn?",
                "walk_back = walk_classmate",
            ),
            Wrong(
                "Shares were passed on twice: a node that gets more passes on its whole gradient again, with what it "
                "had passed on before.",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    def visit(node, arrives):\n"
                "        grad[node] += arrives\n"
                "        for child in inputs[node]:\n"
                "            visit(child, grad[node])\n"
                "    visit(output, upstream)\n"
                "    return grad",
            ),
            Wrong(
                "What arrives second replaced what arrived first. A fan-out asks for something else.",
                "def walk_back(inputs, output, upstream):\n"
                "    order = []\n"
                "    def visit(node):\n"
                "        if node not in order:\n"
                "            for child in inputs[node]:\n"
                "                visit(child)\n"
                "            order.append(node)\n"
                "    visit(output)\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(order):\n"
                "        for child in inputs[node]:\n"
                "            grad[child] = grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "A node that is added twice got one share only: each of its arrows brings one.",
                "def walk_back(inputs, output, upstream):\n"
                "    order = []\n"
                "    def visit(node):\n"
                "        if node not in order:\n"
                "            for child in inputs[node]:\n"
                "                visit(child)\n"
                "            order.append(node)\n"
                "    visit(output)\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(order):\n"
                "        for child in set(inputs[node]):\n"
                "            grad[child] += grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "You visited the nodes in the order of their numbers. These are names: the order must come from the "
                "arrows.",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(range(len(inputs))):\n"
                "        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "Your pass starts with 1 at the output; something else arrives there.",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    def visit(node):\n"
                "        grad[node] += 1\n"
                "        for child in inputs[node]:\n"
                "            visit(child)\n"
                "    visit(output)\n"
                "    return grad",
            ),
        ],
        right=[
            "def walk_back(inputs, output, upstream):\n"
            "    grad = np.zeros(len(inputs))\n"
            "    def visit(node):\n"
            "        grad[node] += upstream\n"
            "        for child in inputs[node]:\n"
            "            visit(child)\n"
            "    visit(output)\n"
            "    return grad",
            "def walk_back(inputs, output, upstream):\n"
            "    reached, stack = {output}, [output]\n"
            "    while stack:\n"
            "        for child in inputs[stack.pop()]:\n"
            "            if child not in reached:\n"
            "                reached.add(child)\n"
            "                stack.append(child)\n"
            "    missing = {k: sum(inputs[n].count(k) for n in reached) for k in reached}\n"
            "    grad, ready = [0.0] * len(inputs), [output]\n"
            "    grad[output] = upstream\n"
            "    while ready:\n"
            "        node = ready.pop()\n"
            "        for child in inputs[node]:\n"
            "            grad[child] += grad[node]\n"
            "            missing[child] -= 1\n"
            "            if missing[child] == 0:\n"
            "                ready.append(child)\n"
            "    return grad",
        ],
    ),
    Task(
        name="tie",
        returns="three numbers",
        wrong=[
            Wrong(
                "At a tie the gradient is routed to one input. For the other order of the inputs, that is 2 - x: what "
                "becomes of a gradient on its way through a minus?",
                "prediction = [6, 6, 6]",
            ),
            Wrong(
                "For the second, the gradient goes to 2 - x, and from there on to x. It does not stop there.",
                "prediction = [6, 0, 3]",
            ),
            Wrong(
                "The first two are right. In the third, both halves find their way to x: one of them through a minus.",
                "prediction = [6, -6, 3]",
            ),
            Wrong(
                "The first two are right. In the third, one of the halves changes its sign before they add up.",
                "prediction = [6, -6, 6]",
            ),
            Wrong(
                "These are the slopes of the max alone, for 1 from above. Something else arrives here.",
                "prediction = [1, -1, 0]",
            ),
            Wrong(
                "There is no derivative at the tie, but each package still has a convention; it was given in the task.",
                "prediction = [0, 0, 0]",
            ),
            Wrong(
                "Signs: x itself passes the gradient on as it is, and 2 - x with the opposite sign.",
                "prediction = [-6, 6, 0]",
            ),
        ],
        right=["prediction = np.array([6.0, -6.0, 0.0])", "prediction = (6, -6, 3 - 3)"],
    ),
    Task(
        name="numbers",
        returns="one number",
        draw=draw_numbers,
        wrong=[
            Wrong(
                "These are differences to one side only. Central means: one step up and one step down.",
                changed(NUMBERS, "(f(x + step) - f(x - step)) / (2 * h)", "(f(x + step) - f(x)) / h"),
            ),
            Wrong(
                "The two points lie two steps apart, and you divided by one.",
                changed(NUMBERS, "(2 * h)", "h"),
            ),
            Wrong(
                "All entries were moved at once. Then the difference is a sum of all slopes, the same for each entry.",
                changed(NUMBERS, "step[i] = h", "step[:] = h"),
            ),
            Wrong(
                "The steps pile up: entries that were moved before stayed moved.",
                changed(
                    changed(NUMBERS, "        step = np.zeros(len(x))\n", ""),
                    "    numeric = np.zeros(len(x))\n",
                    "    numeric = np.zeros(len(x))\n    step = np.zeros(len(x))\n",
                ),
            ),
            Wrong(
                "That is the distance itself. 0.1 is much for a gradient of 0.2 and little for one of 1000: relate it "
                "to the lengths.",
                changed(NUMBERS, " / (np.linalg.norm(claimed) + np.linalg.norm(numeric))", ""),
            ),
            Wrong(
                "The lengths of the two vectors were compared. Two vectors of one length can point anywhere: take the "
                "length of their difference.",
                changed(
                    NUMBERS,
                    "np.linalg.norm(claimed - numeric)",
                    "abs(np.linalg.norm(claimed) - np.linalg.norm(numeric))",
                ),
            ),
            Wrong(
                "The number is right, but `x` is not what it was before.",
                changed(NUMBERS, "    return np", "    x[0] += h\n    return np"),
            ),
            Wrong(
                "You divided by the longer of the two lengths; this formula asks for their sum.",
                changed(
                    NUMBERS,
                    "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                    "max(np.linalg.norm(claimed), np.linalg.norm(numeric))",
                ),
            ),
        ],
        right=[
            "def distance_to_numbers(f, claimed, x, h):\n"
            "    steps = h * np.eye(len(x))\n"
            "    n = np.array([f(x + s) - f(x - s) for s in steps]) / (2 * h)\n"
            "    return np.sqrt(((claimed - n) ** 2).sum()) / (np.sqrt((claimed**2).sum()) + np.sqrt((n**2).sum()))",
            "def distance_to_numbers(f, claimed, x, h):\n"
            "    n = []\n"
            "    for i in range(len(x)):\n"
            "        old = x[i]\n"
            "        x[i] = old + h\n"
            "        up = f(x)\n"
            "        x[i] = old - h\n"
            "        n.append((up - f(x)) / 2 / h)\n"
            "        x[i] = old\n"
            "    length = np.linalg.norm\n"
            "    return length(np.subtract(claimed, n)) / (length(claimed) + length(n))",
        ],
    ),
    Task(
        name="train",
        returns="a tuple of two arrays, of the shapes of W and v, from which two numbers follow",
        draw=draw_training,
        wrong=[
            Wrong(
                "v was changed before the gradient by W was computed, which needs the v of the way forward.",
                changed(
                    TRAIN,
                    "        up_S = np.outer(up_o, v) * (1 - Z**2)\n"
                    "        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o\n",
                    "        v = v - rate * Z.T @ up_o\n"
                    "        W = W - rate * X.T @ (np.outer(up_o, v) * (1 - Z**2))\n",
                ),
            ),
            Wrong(
                "The slope of the hidden activation is missing: the gradient went past the tanh as if none were there.",
                changed(TRAIN, " * (1 - Z**2)", ""),
            ),
            Wrong(
                "The slope in the hidden layer is that of a sigmoid; here its activation is another one.",
                changed(TRAIN, "(1 - Z**2)", "Z * (1 - Z)"),
            ),
            Wrong(
                "The slope of tanh was taken at the output of tanh, as if that were the weighted sum.",
                changed(TRAIN, "(1 - Z**2)", "(1 - np.tanh(Z) ** 2)"),
            ),
            Wrong(
                "The loss is a mean over the samples; your steps are those of the sum.",
                changed(TRAIN, " / len(y)", ""),
            ),
            Wrong(
                "Uphill: the steps go along the gradient, and the loss grows.",
                changed(TRAIN, "W - rate * X.T @ up_S, v - rate", "W + rate * X.T @ up_S, v + rate"),
            ),
            Wrong(
                "Only the output layer learns. The hidden layer stayed as it was.",
                changed(TRAIN, "W, v = W - rate * X.T @ up_S, v - rate", "v = v - rate"),
            ),
            Wrong(
                "Twice the gradient: the square brings down a factor 2, and the loss has a factor that cancels it.",
                changed(TRAIN, "(Z @ v - y) / len(y)", "2 * (Z @ v - y) / len(y)"),
            ),
            Wrong(
                "The weights are right, but the arrays that were given have changed: an update in place reaches them.",
                changed(
                    TRAIN,
                    "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                    "W -= rate * X.T @ up_S\n        v -= rate * Z.T @ up_o",
                ),
            ),
            Wrong(
                "That is one step. The gradients must be computed anew for each of the steps.",
                changed(TRAIN, "range(steps)", "range(1)"),
            ),
        ],
        right=[
            "def train(X, y, W, v, rate, steps):\n"
            "    W, v, n = W.copy(), v.copy(), len(X)\n"
            "    for _ in range(steps):\n"
            "        S = X @ W\n"
            "        Z = np.tanh(S)\n"
            "        d = Z @ v - y\n"
            "        to_v = Z.T @ d / n\n"
            "        to_W = X.T @ ((d[:, None] * v) / np.cosh(S) ** 2) / n\n"
            "        W -= rate * to_W\n"
            "        v -= rate * to_v\n"
            "    return W, v",
            "def train(X, y, W, v, rate, steps):\n"
            "    if steps == 0:\n"
            "        return W, v\n"
            "    to_W, to_v = np.zeros(W.shape), np.zeros(v.shape)\n"
            "    for x, target in zip(X, y):\n"
            "        z = np.tanh(x @ W)\n"
            "        up = (z @ v - target) / len(y)\n"
            "        to_v += up * z\n"
            "        to_W += np.outer(x, up * v * (1 - z * z))\n"
            "    return train(X, y, W - rate * to_W, v - rate * to_v, rate, steps - 1)",
        ],
    ),
    Task(
        name="verdict",
        returns="four letters as text",
        wrong=[
            Wrong(
                "A relative error of a few per cent is large here: the central difference itself is exact to about ten "
                "digits. And it does not depend on h.",
                'verdicts = "aaca"',
            ),
            Wrong(
                "In the third, how far does the step reach, and how far away is the place where the slope jumps?",
                'verdicts = "abba"',
            ),
            Wrong(
                "In the fourth, only the precision of the numbers changed. What does that say about the formula for "
                "the gradient?",
                'verdicts = "abcb"',
            ),
            Wrong(
                "A gradient that is right is right to learn with: rounding errors do not disturb gradient descent.",
                'verdicts = "abcd"',
            ),
            Wrong(
                "A kink shows in single entries, not in all of them alike. Look at the second once more.",
                'verdicts = "acca"',
            ),
            Wrong(
                "The first is as small as rounding allows. Nothing better can be expected.",
                'verdicts = "bbca"',
            ),
        ],
        right=["verdicts = 'abca '", 'verdicts = "ab" + "ca"'],
    ),
]
