"""The marking of the exercise `backprop`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_triple(rng):
    """Three arrays and an upstream gradient; one entry of one of the arrays is 0."""
    x1, x2, x3, up = rng.choice([-4.0, -3.0, -2.0, -1.0, 2.0, 3.0, 4.0, 5.0], (4, 4))
    zero = [x1, x2, x3][rng.integers(3)]
    zero[rng.integers(4)] = 0.0
    return x1, x2, x3, up


def draw_layer(rng):
    """A layer, with more samples than outputs, and its upstream gradient."""
    d, p = int(rng.integers(2, 4)), int(rng.integers(2, 4))
    return tuple(rng.integers(-8, 9, shape) / 4 for shape in ((5, d), (d, p), (p,), (5, p)))


def draw_graph(rng):
    """A graph of additions whose nodes are numbered at random, its output, and the upstream gradient."""
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
    """A few samples, a small network and a few steps."""
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
    """Return code with `old`, which must occur, replaced by `new`."""
    assert old in code, old
    return code.replace(old, new)


TASKS = [
    Task(
        name="by_hand",
        returns="three numbers: what a, b and c receive",
        wrong=[
            Wrong(
                "These are the derivatives of o. They have not been multiplied by the gradient that arrives from "
                "above.",
                "to_a, to_b, to_c = -7, 4, 2",
            ),
            Wrong(
                "b and c are right. a is used twice, and only the gradient that comes from line 1 was counted.",
                "to_a, to_b, to_c = -24, 16, 8",
            ),
            Wrong(
                "b and c are right. a is used twice, and only the gradient that comes from line 3 was counted.",
                "to_a, to_b, to_c = -4, 16, 8",
            ),
            Wrong(
                "b and c are right. The gradients that reach a by two paths are added, not multiplied.",
                "to_a, to_b, to_c = 96, 16, 8",
            ),
            Wrong(
                "At each product, an input received the upstream gradient times itself. Which input's value is the "
                "local derivative?",
                "to_a, to_b, to_c = 0, 12, -4",
            ),
            Wrong(
                "At the sum, you multiplied the gradient by the values of the inputs. What a sum passes on does not "
                "depend on them.",
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
                "These are the local derivatives. They have not been multiplied by the upstream gradient.",
                "def triple_back(x1, x2, x3, upstream):\n    return x2 * x3, x1 * x3, x1 * x2",
            ),
            Wrong(
                "The first gradient is right, but the other two are 0. Every input of a product has a path to the "
                "output.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    zero = np.zeros_like(x1)\n"
                "    return upstream * x2 * x3, zero, zero",
            ),
            Wrong(
                "All three inputs received the same: the upstream gradient times the whole product. The local "
                "derivative by an input does not contain that input.",
                "def triple_back(x1, x2, x3, upstream):\n    g = upstream * x1 * x2 * x3\n    return g, g, g",
            ),
            Wrong(
                "Each input received the upstream gradient times itself. Multiplication swaps: by what is this input "
                "multiplied in the product?",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x1, upstream * x2, upstream * x3",
            ),
            Wrong(
                "Each input received the upstream gradient times the sum of the other two. By how much does the "
                "product grow when one input grows by 1?",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)",
            ),
            Wrong(
                "Each input received the upstream gradient times only one of the other two factors.",
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
                "The gradients of X and W are right. That of the bias has a row for each sample, although the bias "
                "has one number for each output and is used by every sample.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream",
            ),
            Wrong(
                "The gradients of X and W are right. For the bias you averaged over the samples, but each use acts on "
                "the objective in full: what happens to gradients at a fan-out?",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)",
            ),
            Wrong(
                "The gradients of X and W are right. For the bias you added over the outputs, and not over the "
                "samples that share it.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)",
            ),
            Wrong(
                "The gradients of X and W are right. For the bias you added everything up to one number, but each "
                "output has a bias of its own.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum()",
            ),
            Wrong(
                "The gradients of X and W are right. In that of the bias only the last sample counts: each sample "
                "replaced the one before it.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream[-1]",
            ),
            Wrong(
                "The gradients of X and W are right. That of the bias contains the bias itself, but what a sum passes "
                "on does not depend on its inputs.",
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
            ([[], [0, 0], [1, 1], [1, 0]], 2, 3.0),  # the last node uses others, but the output does not use it
        ],
        probes=6,
        wrong=[
            Wrong(
                "A node waits here for users that the output does not depend on, and so never hands its gradient on. "
                "Count only users through which a gradient can come.",
                """def walk_back(inputs, output, upstream):
    users = [0] * len(inputs)
    for earlier in inputs:
        for k in earlier:
            users[k] += 1
    gradients, ready = [0.0] * len(inputs), [output]
    gradients[output] = upstream
    while ready:
        node = ready.pop()
        for k in inputs[node]:
            gradients[k] += gradients[node]
            users[k] -= 1
            if not users[k]:
                ready.append(k)
    return gradients""",
            ),
            Wrong(
                "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At what "
                "moment may a node pass it on?",
                "walk_back = walk_classmate",
            ),
            Wrong(
                "Some shares were counted several times: whenever a node received more, it passed on its whole "
                "gradient again, with what it had passed on before.",
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
                "The share that arrived last replaced the earlier ones. What happens to gradients at a fan-out?",
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
                "A node that is added twice received one share only, but each of its two arrows brings one.",
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
                "You visited the nodes in the order of their numbers. These are only names: the order must come from "
                "the arrows.",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(range(len(inputs))):\n"
                "        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "The paths are counted correctly, but your backward pass starts with 1 at the output. What arrives "
                "there?",
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
                "The first number is right. In the second case the gradient is routed to 2 - x: what happens to it on "
                "its way through the minus?",
                "prediction = [6, 6, 6]",
            ),
            Wrong(
                "The first number is right. In the second case the gradient is routed to 2 - x and does not stop "
                "there, but is passed on to x.",
                "prediction = [6, 0, 3]",
            ),
            Wrong(
                "The first two numbers are right. In the third case both halves reach x, one of them through a minus.",
                "prediction = [6, -6, 3]",
            ),
            Wrong(
                "The first two numbers are right. In the third case one of the halves changes its sign before the two "
                "are added.",
                "prediction = [6, -6, 6]",
            ),
            Wrong(
                "These are the slopes of the max, for an upstream gradient of 1. Another number arrives here.",
                "prediction = [1, -1, 0]",
            ),
            Wrong(
                "There is no derivative at a tie, but each package follows a convention, which the task states.",
                "prediction = [0, 0, 0]",
            ),
            Wrong(
                "The third number is right, but the signs of the other two are not: x passes the gradient on as it "
                "is, and 2 - x with the opposite sign.",
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
                "These are one-sided differences. A central difference takes one step up and one step down.",
                changed(NUMBERS, "(f(x + step) - f(x - step)) / (2 * h)", "(f(x + step) - f(x)) / h"),
            ),
            Wrong(
                "Your numerical gradient is too large: the two points are two steps apart, but you divided by one "
                "step.",
                changed(NUMBERS, "(2 * h)", "h"),
            ),
            Wrong(
                "You moved all entries of x at once, so that each difference is the sum of all slopes.",
                changed(NUMBERS, "step[i] = h", "step[:] = h"),
            ),
            Wrong(
                "The steps accumulate: entries that were moved earlier have not been moved back.",
                changed(
                    changed(NUMBERS, "        step = np.zeros(len(x))\n", ""),
                    "    numeric = np.zeros(len(x))\n",
                    "    numeric = np.zeros(len(x))\n    step = np.zeros(len(x))\n",
                ),
            ),
            Wrong(
                "This is the distance itself. A distance of 0.1 is large for a gradient of length 0.2 and small for "
                "one of length 1000, so it is compared with the lengths.",
                changed(NUMBERS, " / (np.linalg.norm(claimed) + np.linalg.norm(numeric))", ""),
            ),
            Wrong(
                "You compared the lengths of the two vectors. Vectors of one length can point in any direction, so "
                "the length of their difference is needed.",
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
                "The numerator is right. You divided by the longer of the two lengths, but this formula contains "
                "their sum.",
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
                "v was changed before the gradient by W was computed, but that gradient contains the v of the forward "
                "pass.",
                changed(
                    TRAIN,
                    "        up_S = np.outer(up_o, v) * (1 - Z**2)\n"
                    "        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o\n",
                    "        v = v - rate * Z.T @ up_o\n"
                    "        W = W - rate * X.T @ (np.outer(up_o, v) * (1 - Z**2))\n",
                ),
            ),
            Wrong(
                "The slope of the hidden activation function is missing: the gradient passes the tanh as if there "
                "were none.",
                changed(TRAIN, " * (1 - Z**2)", ""),
            ),
            Wrong(
                "The slope in the hidden layer is that of a sigmoid, but its activation function is another one.",
                changed(TRAIN, "(1 - Z**2)", "Z * (1 - Z)"),
            ),
            Wrong(
                "The slope of tanh was computed from its output as if that were the weighted sum.",
                changed(TRAIN, "(1 - Z**2)", "(1 - np.tanh(Z) ** 2)"),
            ),
            Wrong(
                "Your gradient is that of the sum over the samples, but the loss is their mean.",
                changed(TRAIN, " / len(y)", ""),
            ),
            Wrong(
                "The loss grows: your steps follow the gradient uphill.",
                changed(TRAIN, "W - rate * X.T @ up_S, v - rate", "W + rate * X.T @ up_S, v + rate"),
            ),
            Wrong(
                "Only the output layer learns; the weights of the hidden layer stay as they were.",
                changed(TRAIN, "W, v = W - rate * X.T @ up_S, v - rate", "v = v - rate"),
            ),
            Wrong(
                "Your gradient is twice as large as it should be: the square brings down a factor of 2, and a factor "
                "of the loss cancels it.",
                changed(TRAIN, "(Z @ v - y) / len(y)", "2 * (Z @ v - y) / len(y)"),
            ),
            Wrong(
                "The weights are right, but the given arrays have changed: an update in place changes the arrays of "
                "the caller, too.",
                changed(
                    TRAIN,
                    "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                    "W -= rate * X.T @ up_S\n        v -= rate * Z.T @ up_o",
                ),
            ),
            Wrong(
                "You took a single step. The gradients must be computed anew for each of the steps.",
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
                "Three letters are right. In case 2, an error of two per cent is large, because central differences "
                "are accurate to about ten digits; and it does not depend on h.",
                'verdicts = "aaca"',
            ),
            Wrong(
                "Three letters are right. In case 3, how far does the step reach, and how far away is the point where "
                "the slope jumps?",
                'verdicts = "abba"',
            ),
            Wrong(
                "Three letters are right. In case 4, only the precision changed. What does this say about the formula "
                "for the gradient?",
                'verdicts = "abcb"',
            ),
            Wrong(
                "Three letters are right. In case 4, think of how gradient descent behaves when its steps contain "
                "small rounding errors.",
                'verdicts = "abcd"',
            ),
            Wrong(
                "Three letters are right. In case 2 all entries are affected alike, whereas a kink affects single "
                "entries.",
                'verdicts = "acca"',
            ),
            Wrong(
                "Three letters are right. In case 1 the error is as small as rounding allows.",
                'verdicts = "bbca"',
            ),
        ],
        right=["verdicts = 'abca '", 'verdicts = "ab" + "ca"'],
    ),
]
