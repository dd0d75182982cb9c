"""Answers to the exercise `backprop`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -24, 16, 8",
        slip="a receives only what comes through line 1: the later gradient overwrote the first",
        named=("a is used twice, and only the gradient that comes from line 1 was co",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -4, 16, 8",
        slip="a receives only what comes through line 3",
        named=("a is used twice, and only the gradient that comes from line 3 was co",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -7, 4, 2",
        slip="started with 1 instead of the upstream 4",
        named=("The gradient that arrives from above is missing: this is how o itsel",),
    ),
    Answer(
        "by_hand",
        """
up = 4
to_q, to_a = up * 2, up * -1
to_p, to_c = to_q, to_q
to_a = to_a + to_p * 2
to_b = to_p * -3
""",
        slip="line 1: each factor multiplied by its own value instead of by the other one",
        named=("At line 1, a received the gradient times itself. Which input's value",),
    ),
    Answer(
        "by_hand",
        """
# line 3
to_a = 4 * 2
to_q = 4 * (2 * -3 + 5)
# line 2
to_p = to_q
to_c = to_q
# line 1
to_a += to_p * -3
to_b = to_p * 2
""",
        slip="line 3: the gradients of q and a exchanged",
        named=("At line 3, q and a both received the gradient times themselves. Whic",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -68, 16, 8",
        slip="sign slip in the forward pass: q = -11 instead of -1",
        near=True,
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -28, 16, 40",
        slip="line 2: treated the sum like a product, times c",
        named=("At the sum, c received the gradient times a value. What a sum passes",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = 96, 16, 8",
        slip="multiplied the two gradients of a instead of adding them",
        named=("The gradients that reach a by two paths are added, not multiplied.",),
    ),
    Answer(
        "by_hand",
        """
# o = (a b + c) a = a^2 b + a c
a, b, c = 2, -3, 5
to_a = 4 * (2 * a * b + c)
to_b = 4 * a**2
to_c = 4 * a
""",
    ),
    Answer(
        "by_hand",
        """
def o(a, b, c):
    return (a * b + c) * a


# exact, since o is at most quadratic in each of them
to_a = 4 * (o(3.0, -3, 5) - o(1.0, -3, 5)) / 2
to_b = 4 * (o(2, -2.0, 5) - o(2, -4.0, 5)) / 2
to_c = 4 * (o(2, -3, 6.0) - o(2, -3, 4.0)) / 2
""",
    ),
    Answer("by_hand", "to_a, to_b, to_c = np.array([[-28.0], [16.0], [8.0]])", form=True),
    # triple
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    return upstream * out / x1, upstream * out / x2, upstream * out / x3
""",
        slip="divides the output by the input: 0 / 0 where an input is 0",
        named=(),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3

    def without(x):
        return np.where(x == 0, 0.0, out / np.where(x == 0, 1.0, x))

    return upstream * without(x1), upstream * without(x2), upstream * without(x3)
""",
        slip="an input of 0 receives 0, though the product of the other two is not 0",
        named=(),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return x2 * x3, x1 * x3, x1 * x2
""",
        slip="the upstream gradient is missing",
        named=("These are the local derivatives. They have not been multiplied by th",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * x1 * x2, upstream * x1 * x3, upstream * x2 * x3
""",
        slip="gradients in reverse order: the first belongs to x3",
        named=("These are the right arrays in another order: each input receives wha",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)
""",
        slip="adds the other two inputs instead of multiplying them",
        named=("Each input received the upstream gradient times the sum of the other",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    to_p = upstream * x3
    to_x3 = upstream * x1 * x2
    to_x1 = upstream * to_p * x2
    to_x2 = upstream * to_p * x1
    return to_x1, to_x2, to_x3
""",
        slip="two products in a row, and the upstream gradient multiplied in twice",
        named=("The upstream gradient was multiplied in twice.",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return np.sum(upstream * x2 * x3), np.sum(upstream * x1 * x3), np.sum(upstream * x1 * x2)
""",
        slip="summed over the entries, as if each input were one number",
        named=("This is a sum of numbers that the task wants one by one.",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    g = upstream
    g *= x2 * x3
    to_x1 = g.copy()
    to_x2 = g * x1 * x3
    to_x3 = g * x1 * x2
    return to_x1, to_x2, to_x3
""",
        slip="overwrites the upstream gradient in place before it is used for the others",
        near=True,
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    p = x1 * x2
    to_p, to_x3 = x3 * upstream, p * upstream
    return x2 * to_p, x1 * to_p, to_x3
""",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    stack = np.stack([x1, x2, x3])
    return tuple(np.multiply(upstream, np.prod(np.delete(stack, k, axis=0), axis=0)) for k in range(3))
""",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return np.array([x2 * x3, x1 * x3, x1 * x2]) * upstream
""",
        form=True,
    ),
    # layer
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)
""",
        slip="the gradient of b is summed over the outputs instead of over the samples",
        named=("For the bias you added over the outputs, and not over the samples th",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)
""",
        slip="the gradient of b is averaged over the samples instead of summed",
        named=("For the bias you averaged over the samples, but each use acts on the",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, np.full(b.shape, upstream.sum())
""",
        slip="every entry of b receives the sum over all entries",
        near=True,
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream[0]
""",
        slip="b receives the gradient of the first sample only",
        named=("In the gradient of the bias only the first sample counts. It is used",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return X.T @ upstream, upstream @ W.T, upstream.sum(axis=0)
""",
        slip="the gradients of W and X exchanged",
        named=("The gradients of X and W are in each other's place: the order asked ",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, upstream.T @ X, upstream.sum(axis=0)
""",
        slip="the gradient of W is transposed",
        named=("The gradient of W is transposed: the gradient of an array has the sh",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, b * upstream.sum(axis=0)
""",
        slip="multiplied the gradient of b by b, as if it were a factor",
        named=("The gradient of the bias contains the bias itself, but what a sum pa",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, np.full(b.shape, float(len(X)))
""",
        slip="b receives the number of samples: the upstream gradient is missing there",
        named=("The gradient of the bias does not contain what arrives from above: i",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_X = np.einsum("np,dp->nd", upstream, W)
    to_W = np.einsum("nd,np->dp", X, upstream)
    to_b = np.einsum("np->p", upstream)
    return to_X, to_W, to_b
""",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_X, to_W, to_b = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, (x, u) in enumerate(zip(X, upstream)):
        to_X[i] = W @ u
        to_W += np.outer(x, u)
        to_b += u
    return to_X, to_W, to_b
""",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    gradients = [(W @ upstream.T).T, (upstream.T @ X).T, np.ones(len(X)) @ upstream]
    return gradients
""",
        form=True,
    ),
    # engine
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in range(len(inputs) - 1, -1, -1):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="goes by the numbers of the nodes, as if they were in topological order",
        named=("You visited the nodes in the order of their numbers. These are only ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    waiting, seen = [output], {output}
    while waiting:
        node = waiting.pop(0)
        for child in inputs[node]:
            grad[child] += grad[node]
            if child not in seen:
                seen.add(child)
                waiting.append(child)
    return grad
""",
        slip="a queue instead of a stack: breadth first, which is right only by chance",
        named=("Part of the gradient was lost: a node passed its gradient on before ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    waiting = [output]
    while waiting:
        node = waiting.pop()
        for child in inputs[node]:
            grad[child] += grad[node]
            waiting.append(child)
    return grad
""",
        slip="visits a node once per edge and passes on its whole gradient each time",
        named=("Some shares were counted several times: whenever a node received mor",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for child in set(inputs[node]):
            visit(child)
        order.append(node)

    visit(output)
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in reversed(order):
        for child in set(inputs[node]):
            grad[child] += grad[node]
    return grad
""",
        slip="a node that is added twice receives the gradient only once",
        named=("A node that is added twice received one share only, but each of its ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    users = np.zeros(len(inputs), dtype=int)
    for children in inputs:
        for child in children:
            users[child] += 1
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    ready = [output]
    while ready:
        node = ready.pop()
        for child in inputs[node]:
            grad[child] += grad[node]
            users[child] -= 1
            if users[child] == 0:
                ready.append(child)
    return grad
""",
        slip="waits for users of a node that the output does not depend on",
        named=("In a graph with a node that the output does not depend on, part of t",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in order[::-1]:
        for child in inputs[node]:
            grad[child] = grad[node]
    return grad
""",
        slip="overwrites the gradient instead of adding to it",
        named=("Every node that is reached has just what arrives at the output, as i",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in order:
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="goes through the topological order from the leaves up: forgot to reverse it",
        named=("Only the inputs of the output itself have received something, but th",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in order[::-1]:
        for child in inputs[node]:
            grad[child] += grad[node] / len(inputs[node])
    return grad
""",
        slip="a sum shares the gradient out among its inputs instead of copying it",
        named=("A node divided its gradient among its inputs. What does a sum pass o",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    # One wave for each number of edges: what arrives by paths of just that length.
    wave = np.zeros(len(inputs))
    wave[output] = upstream
    grad = wave.copy()
    while wave.any():
        further = np.zeros(len(inputs))
        for node in np.flatnonzero(wave):
            for child in inputs[node]:
                further[child] += wave[node]
        wave = further
        grad += wave
    return grad
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    needed, waiting = {output}, [output]
    while waiting:
        for child in inputs[waiting.pop()]:
            if child not in needed:
                needed.add(child)
                waiting.append(child)
    missing = {node: 0 for node in needed}
    for node in needed:
        for child in inputs[node]:
            missing[child] += 1
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    ready = [output]
    while ready:
        node = ready.pop()
        for child in inputs[node]:
            grad[child] += grad[node]
            missing[child] -= 1
            if missing[child] == 0:
                ready.append(child)
    return grad
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    times = np.zeros((len(inputs), len(inputs)))
    for node, children in enumerate(inputs):
        for child in children:
            times[node, child] += 1
    wave = np.zeros(len(inputs))
    wave[output] = upstream
    total = wave
    for _ in inputs:
        wave = wave @ times
        total = total + wave
    return total.tolist()
""",
        form=True,
    ),
    # tie
    Answer(
        "tie",
        "prediction = [6, -6, 6]",
        slip="PyTorch: 3 + 3, forgot the minus of 2 - x",
        named=("The first two numbers are right. In the third case one of the halves",),
    ),
    Answer(
        "tie",
        "prediction = [6, 6, 0]",
        slip="second case: forgot the minus of 2 - x",
        named=("The first number is right. In the second case the gradient is routed",),
    ),
    Answer(
        "tie",
        "prediction = [6, 0, 0]",
        slip="second case: x is not the first input, so it receives nothing",
        named=("The first number is right. In the second case the gradient is routed",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3]",
        slip="PyTorch: counted only the half that reaches x directly",
        named=("The first two numbers are right. In the third case both halves reach",),
    ),
    Answer(
        "tie",
        "prediction = [-6, 6, 0]",
        slip="gave the gradient to the second input on a tie",
        named=("The third number is right, but the signs of the other two are not. W",),
    ),
    Answer(
        "tie",
        "prediction = [1, -1, 0]",
        slip="left out the upstream gradient of 6",
        named=("These are the slopes of the max, for an upstream gradient of 1. Anot",),
    ),
    Answer(
        "tie",
        "prediction = [0, 0, 0]",
        slip="both inputs receive all of it in each case: 6 - 6",
        named=("The third number is right. In `mlcourse` each tie follows a conventi",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, -6]",
        slip="PyTorch: subtracted both halves",
        named=("The first two numbers are right. In the third case only one of the h",),
    ),
    Answer(
        "tie",
        """
by_x, by_other = 1, -1     # the slopes of x and of 2 - x
up = 6
prediction = [up * by_x, up * by_other, up / 2 * by_x + up / 2 * by_other]
""",
    ),
    Answer(
        "tie",
        """
shares = np.array([[1, 0], [0, 1], [0.5, 0.5]])   # what x and 2 - x get
prediction = (6 * shares @ np.array([1, -1])).tolist()
""",
    ),
    Answer("tie", "prediction = np.array([[6.0], [-6.0], [0.0]])", form=True),
    # numbers
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = h
        n[k] = (f(x + step) - f(x)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="one-sided differences",
        named=("These are one-sided differences. A central difference takes one step",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = h
        n[k] = (f(x + step) - f(x - step)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="central differences divided by h instead of 2 h",
        named=("Your numerical gradient is too large: the two points are two steps a",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for k in range(len(x)):
        n[k] = (f(x + h) - f(x - h)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="moves all entries at once instead of one at a time",
        named=("You moved all entries of x together, so that each difference is the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for k in range(len(x)):
        x[k] += h
        above = f(x)
        x[k] -= 2 * h
        below = f(x)
        n[k] = (above - below) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="changes x in place and does not set the entry back",
        named=("x has been moved, and not moved back. After its entry is measured, x",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])
    return np.mean(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the mean of the relative distances of the entries instead of that of the whole vectors",
        named=("You compare entry by entry, and take the mean. The formula contains ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed + n)
""",
        slip="the length of the sum instead of the sum of the lengths",
        named=("In the denominator you took the length of the sum. It should be the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed)
""",
        slip="divides by the length of the claimed gradient alone",
        named=("You divided by the length of the claimed gradient alone. This formul",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])
    return np.sum((claimed - n) ** 2) / (np.sum(claimed**2) + np.sum(n**2))
""",
        slip="squared lengths: the roots are missing",
        named=("These are squares of lengths: a root is missing above and below.",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = []
    for k, value in enumerate(x):
        values = []
        for sign in (1, -1):
            moved = np.array(x, dtype=float)
            moved[k] = value + sign * h
            values.append(f(moved))
        n.append((values[0] - values[1]) / h / 2)
    n = np.array(n)
    difference = claimed - n
    return (difference @ difference) ** 0.5 / ((claimed @ claimed) ** 0.5 + (n @ n) ** 0.5)
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    above = np.apply_along_axis(f, 1, x + h * np.identity(x.size))
    below = np.apply_along_axis(f, 1, x - h * np.identity(x.size))
    n = 0.5 * (above - below) / h
    apart, a, b = map(np.linalg.norm, (n - claimed, claimed, n))
    return float(apart / (a + b))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([[(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))]])
    a = np.reshape(claimed, (1, -1))
    return np.linalg.norm(a - n, axis=1) / (np.linalg.norm(a, axis=1) + np.linalg.norm(n, axis=1))
""",
        form=True,
    ),
    # train
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        v = v - rate * Z.T @ e
        W = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2))
    return W, v
""",
        slip="the gradient of W is computed with the v that has already been changed",
        named=("v was changed before the gradient by W was computed, but that gradie",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = Z @ v - y
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the gradients are not divided by the number of samples",
        named=("Your gradient is that of the sum over the samples, but the loss is t",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = 2 * (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="a factor 2 too much, which the 1/2 of the loss cancels",
        named=("Your gradient is twice as large as it should be: the square brings d",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ np.outer(e, v)
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the slope of tanh is missing in the gradient of W",
        named=("The slope of the hidden activation function is missing: the gradient",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * Z * (1 - Z))
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the slope of the sigmoid instead of that of tanh",
        named=("The slope in the hidden layer is that of a sigmoid, but its activati",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * to_W
        v -= rate * to_v
    return W, v
""",
        slip="changes the given arrays in place",
        named=("The given arrays have changed: an update in place changes the arrays",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(1, steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="one step too few",
        named=("Your loop takes one step too few.",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (e[:, np.newaxis] * (1 - Z**2))
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the weights v are missing on the way back to W",
        named=("The gradient of W does not contain v: it reaches the hidden values t",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        to_W, to_v = np.zeros(W.shape), np.zeros(v.shape)
        for x, target in zip(X, y):
            z = np.tanh(x @ W)
            error = z @ v - target
            to_v += error * z
            to_W += np.outer(x, error * v * (1 - z) * (1 + z))
        W -= rate / len(X) * to_W
        v -= rate / len(X) * to_v
    return W, v
""",
    ),
    Answer(
        "train",
        """
def gradients(X, y, W, v):
    S = X @ W
    e = np.tanh(S) @ v - y
    to_W = np.einsum("n,p,np,nd->dp", e, v, 1 / np.cosh(S) ** 2, X) / len(y)
    return to_W, np.mean(e[:, None] * np.tanh(S), axis=0)


def train(X, y, W, v, rate, steps):
    if steps == 0:
        return W, v
    to_W, to_v = gradients(X, y, W, v)
    for _ in range(steps - 1):
        W, v = W - rate * to_W, v - rate * to_v
        to_W, to_v = gradients(X, y, W, v)
    return W - rate * to_W, v - rate * to_v
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    parameters = [np.array(W, dtype=float), np.array(v, dtype=float)]
    for _ in range(steps):
        Z = np.tanh(X.dot(parameters[0]))
        e = (Z.dot(parameters[1]) - y) / y.size
        to_W = X.T.dot(e[:, None] * parameters[1] * (1 - Z * Z))
        to_v = e.dot(Z)
        parameters[0] -= rate * to_W
        parameters[1] -= rate * to_v
    return parameters
""",
        form=True,
    ),
    # verdict
    Answer(
        "verdict",
        'verdicts = "abcb"',
        slip="4: took the rounding of single precision for an error",
        named=("Three letters are right. In case 4, only the precision changed. What",),
    ),
    Answer(
        "verdict",
        'verdicts = "abba"',
        slip="3: took the disagreement at the kink for an error",
        named=("Three letters are right. In case 3, how far does the step reach, and",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcd"',
        slip="4: thinks that single precision must not be used for learning",
        named=("Three letters are right. In case 4, think of how gradient descent be",),
    ),
    Answer(
        "verdict",
        'verdicts = "abaa"',
        slip="3: passed over the one entry because all others agree",
        named=("Three letters are right. In case 3 one entry is off by half: what is",),
    ),
    Answer(
        "verdict",
        'verdicts = "acca"',
        slip="2: took a constant error in every entry for a kink",
        named=("Three letters are right. In case 2 all entries are affected alike, w",),
    ),
    Answer(
        "verdict",
        'verdicts = "bbca"',
        slip="1: expects the relative error of a right gradient to be exactly 0",
        named=("Three letters are right. In case 1 the error is as small as rounding",),
    ),
    Answer(
        "verdict",
        'verdicts = "aaca"',
        slip="2: two per cent counted as close enough",
        named=("Three letters are right. In case 2, an error of two per cent is larg",),
    ),
    Answer(
        "verdict",
        'verdicts = "abda"',
        slip="3: thinks that a ReLU next to its kink must not learn",
        named=("Three letters are right. In case 3 nothing is known yet of the one e",),
    ),
    Answer("verdict", 'verdicts = "a" + "b" + "c" + "a"'),
    Answer(
        "verdict",
        """
chosen = {1: "a", 2: "b", 3: "c", 4: "a"}
verdicts = "".join(chosen[case] for case in sorted(chosen))
""",
    ),
    Answer("verdict", 'verdicts = "ABCA"', form=True),
    # neurons_by_hand
    Answer(
        "neurons_by_hand",
        """
to_sum = 0.128
to_weight = 0.096
to_first, to_second = 0.048, -0.16
to_input = -0.08
""",
        slip="y - o instead of o - y: all signs are turned round",
        named=("The size is right, but the sign is wrong: follow it through each ste",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = 0.2 - 1
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.75 * 0.25
to_second = to_sum * -5 * 0.5 * 0.5
to_input = 5 * to_first + 2 * to_second
""",
        slip="the slope of the output's sigmoid is missing",
        named=("That is what arrives at the output. The output neuron multiplies it ",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.096
to_first, to_second = -0.048, 0.16
to_input = 3 * (to_first + to_second)
""",
        slip="to_input: multiplied by the input 3 instead of by the weights from it",
        named=("An input receives a gradient times a weight, not times its own value",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.096
to_first, to_second = -0.048, 0.16
to_input = -0.24
""",
        slip="to_input: only the way through the first hidden neuron",
        named=("That is the share of the first hidden neuron. The input acts in anot",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.8 * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = to_sum * 2
to_second = to_sum * -5
to_input = to_first * 5 + to_second * 2
""",
        slip="the slopes of the hidden sigmoids are missing",
        named=("That is what arrives at the output of the hidden neuron. Its slope i",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.8 * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = to_sum * 2 * (1 - 0.75**2)
to_second = to_sum * -5 * (1 - 0.5**2)
to_input = to_first * 5 + to_second * 2
""",
        slip="the slope of tanh for the hidden sigmoids",
        near=True,
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = to_sum * 2
to_first, to_second = -0.048, 0.16
to_input = 0.08
""",
        slip="to_weight: multiplied by the weight instead of by what it reads",
        named=("You multiplied by the weight. In a product each factor receives the ",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = to_sum * 0.75
to_first = to_sum * -5 * 0.75 * 0.25
to_second = to_sum * 2 * 0.5 * 0.5
to_input = to_first * 5 + to_second * 2
""",
        slip="the two weights to the output exchanged",
        near=True,
    ),
    Answer(
        "neurons_by_hand",
        """
h, v, w = np.array([0.75, 0.5]), np.array([2, -5]), np.array([5, 2])
o, y = 0.2, 1
to_sum = (o - y) * (o - o**2)
to_weight, _ = to_sum * h
to_first, to_second = to_sum * v * (h - h**2)
to_input = w @ [to_first, to_second]
""",
    ),
    Answer(
        "neurons_by_hand",
        """
from fractions import Fraction as F

o, h1, h2 = F(1, 5), F(3, 4), F(1, 2)
delta = (o - 1) * o * (1 - o)
first = delta * 2 * h1 * (1 - h1)
second = delta * -5 * h2 * (1 - h2)
to_sum, to_weight, to_first, to_second, to_input = map(
    float, [delta, delta * h1, first, second, 5 * first + 2 * second]
)
""",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = np.array([-0.128])
to_weight = np.array([-0.096])
to_first = np.array([-0.048])
to_second = np.array([0.16])
to_input = np.array([0.08])
""",
        form=True,
    ),
    # sandwich
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T, A.T @ upstream @ A
""",
        slip="A receives only what comes through its left use",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream.T @ A @ B, A.T @ upstream @ A
""",
        slip="A receives only what comes through its right use",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return 2 * upstream @ A @ B.T, A.T @ upstream @ A
""",
        slip="twice the left term, as if upstream and B were symmetric",
        named=("The two shares of A are the same only where B and what arrives are s",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T + upstream @ A @ B, A.T @ upstream @ A
""",
        slip="the second term of A lacks the transpose of upstream",
        named=("In the share of A on the right, A is transposed in the product. What",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return (upstream + upstream.T) @ A @ B, A.T @ upstream @ A
""",
        slip="the first term of A lacks the transpose of B",
        named=("In the share of A on the left, B has to change sides in the product,",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B + upstream.T @ A @ B.T, A.T @ upstream @ A
""",
        slip="B and its transpose exchanged between the two terms",
        named=(),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T + upstream.T @ A @ B, A.T @ upstream.T @ A
""",
        slip="the gradient of B is transposed",
        named=("The gradient of A is right. In that of B, in which form does what ar",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_B = A.T @ upstream @ A
    to_A = upstream @ A @ B.T + upstream.T @ A @ B
    return to_B, to_A
""",
        slip="the gradient of B first, that of A second",
        named=("The two gradients are asked for in another order.",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    # P = A B, then S = P A^T
    P = A @ B
    to_P = upstream @ A
    to_A = upstream.T @ P
    to_A = to_A + to_P @ B.T
    return to_A, A.T @ to_P
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    left = np.einsum("ij,jl,kl->ik", upstream, A, B)
    right = np.einsum("ji,jl,lk->ik", upstream, A, B)
    return left + right, np.einsum("ik,ij,jl->kl", A, upstream, A)
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream.dot(A).dot(B.T) + (B.T.dot(A.T).dot(upstream)).T
    return [to_A, np.matmul(A.T, np.matmul(upstream, A))]
""",
        form=True,
    ),
]
