"""Answers to the exercise `backprop`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """to_a = -4
to_b = 16
to_c = 8""",
        slip="a gets only what line 3 passes on",
        named=("a is used twice, and only the gradient that comes from line 3 was",),
    ),
    Answer(
        "by_hand",
        """to_a = -24
to_b = 16
to_c = 8""",
        slip="a gets only what line 1 passes on",
        named=("a is used twice, and only the gradient that comes from line 1 was",),
    ),
    Answer(
        "by_hand",
        """to_a = -7
to_b = 4
to_c = 2""",
        slip="starts with 1 instead of the 4 from above",
        named=("The gradient that arrives from above is missing: this is how o itself",),
    ),
    Answer(
        "by_hand",
        """to_a = 0
to_b = 12
to_c = -4""",
        slip="a product passes on the own value, not the other one",
        named=("At each product, an input received the upstream gradient times",),
    ),
    Answer(
        "by_hand",
        """to_a = 4
to_b = 8
to_c = 8""",
        slip="the product in line 1 only copies, like a sum",
        near=True,
    ),
    Answer(
        "by_hand",
        """to_a = 20
to_b = 16
to_c = 8""",
        slip="loses the minus of p in the forward pass (q = 11)",
        near=True,
    ),
    Answer(
        "by_hand",
        """to_a = -16
to_b = 8
to_c = 4""",
        slip="the sum in line 2 splits the gradient in halves",
        named=(),
    ),
    Answer(
        "by_hand",
        """to_a = -28
to_b = 8
to_c = 16""",
        slip="b and c are exchanged",
        named=("The numbers are right, but in another order.",),
    ),
    Answer(
        "by_hand",
        """a, b, c = 2, -3, 5
# o = (a b + c) a = a² b + a c
to_a = 4 * (2 * a * b + c)
to_b = 4 * a**2
to_c = 4 * a
""",
    ),
    Answer(
        "by_hand",
        """def o(a, b, c):
    return (a * b + c) * a

at, h = np.array([2.0, -3.0, 5.0]), 0.5
to_a, to_b, to_c = [4 * (o(*(at + h * e)) - o(*(at - h * e))) / (2 * h) for e in np.eye(3)]
""",
    ),
    Answer(
        "by_hand",
        """to_a = np.array([-28.0])
to_b = np.array([16.0])
to_c = np.array([8.0])""",
        form=True,
    ),
    # triple
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    return upstream * out / x1, upstream * out / x2, upstream * out / x3
""",
        slip="divides the product by the own input, which fails at 0",
        named=("You divide the product by the input, which gives no number where the",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return x2 * x3, x1 * x3, x1 * x2
""",
        slip="forgets the upstream gradient",
        named=("These are the local derivatives. They have not been multiplied by the",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return upstream * x1, upstream * x2, upstream * x3
""",
        slip="multiplies by the own input instead of the other two",
        named=("Each input received the upstream gradient times itself.",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return upstream * x2, upstream * x3, upstream * x1
""",
        slip="multiplies by only one of the two other inputs",
        named=("A factor is missing: all the other inputs belong to the local",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return upstream * x1 * x2, upstream * x1 * x3, upstream * x2 * x3
""",
        slip="returns the gradients in reverse order",
        named=("These are the right arrays in another order: each input receives what",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)
""",
        slip="adds the two other inputs instead of multiplying them",
        named=("Each input received the upstream gradient times the sum of the other",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    to_x1 = upstream
    to_x1 *= x2 * x3
    to_x2 = upstream * x1 * x3
    to_x3 = upstream * x1 * x2
    return to_x1, to_x2, to_x3
""",
        slip="changes upstream in place, so the later gradients get it already multiplied",
        near=True,
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return np.sum(upstream * x2 * x3), np.sum(upstream * x1 * x3), np.sum(upstream * x1 * x2)
""",
        slip="sums each gradient over the entries",
        named=("This is a sum of numbers that the task wants one by one.",),
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    product = x1 * x2
    to_product, to_x3 = upstream * x3, upstream * product
    return to_product * x2, to_product * x1, to_x3
""",
    ),
    Answer(
        "triple",
        """def triple_back(*arrays):
    *xs, upstream = arrays
    downstream = []
    for k in range(3):
        others = [xs[j] for j in range(3) if j != k]
        downstream.append(upstream * np.prod(others, axis=0))
    return tuple(downstream)
""",
    ),
    Answer(
        "triple",
        """def triple_back(x1, x2, x3, upstream):
    return np.stack([upstream * x2 * x3, upstream * x1 * x3, upstream * x1 * x2])
""",
        form=True,
    ),
    # layer
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)
""",
        slip="sums the gradient of b over the outputs (axis 1) instead of the samples",
        named=("For the bias you added over the outputs, and not over the samples",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)
""",
        slip="mean instead of sum over the samples for b",
        named=("For the bias you averaged over the samples, but each use acts on the",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum()
""",
        slip="sums the gradient of b over everything, to one number",
        named=("For the bias you added everything up to one number, but each output",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream[0]
""",
        slip="takes the row of the first sample for b",
        named=("In the gradient of the bias only the first sample counts. It is used",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    n = len(X)
    return upstream @ W.T, X.T @ upstream / n, upstream.sum(axis=0) / n
""",
        slip="divides the gradients of W and b by the number of samples",
        named=("For W and b you averaged over the samples, but what arrives is",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    return upstream @ W.T, upstream.T @ X, upstream.sum(axis=0)
""",
        slip="the gradient of W is transposed",
        named=("The gradient of W is transposed: the gradient of an array has the",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    to_b = upstream.sum(axis=0)
    to_W = X.T @ upstream
    to_X = upstream @ W.T
    return to_W, to_X, to_b
""",
        slip="returns the gradients of W and X in the wrong order",
        named=("The gradients of X and W are in each other's place: the order asked",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, np.ones(len(b))
""",
        slip="enters 1 for b, the derivative of the sum, without the upstream gradient",
        named=("The gradient of the bias does not contain what arrives from above.",),
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    to_X, to_W, to_b = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(X)):
        to_X[i] = W @ upstream[i]
        to_W += np.outer(X[i], upstream[i])
        to_b += upstream[i]
    return to_X, to_W, to_b
""",
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    # The bias is one more weight, of an input that is always 1.
    extended = np.column_stack([X, np.ones(len(X))])
    both = np.einsum("nd,np->dp", extended, upstream)
    return np.einsum("np,dp->nd", upstream, W), both[:-1], both[-1]
""",
    ),
    Answer(
        "layer",
        """def layer_back(X, W, b, upstream):
    to_X, to_W, to_b = upstream @ W.T, X.T @ upstream, upstream.sum(axis=0)
    return [to_X.tolist(), to_W.tolist(), to_b.tolist()]
""",
        form=True,
    ),
    # engine
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
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
        slip="takes the first waiting node instead of the last, which still can be too early",
        named=("Part of the gradient was lost: a node passed its gradient on before",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in reversed(range(len(inputs))):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="goes through the nodes by falling numbers, as if these were an order",
        named=("You visited the nodes in the order of their numbers. These are only",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
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
    for node in reversed(order):
        for child in set(inputs[node]):
            grad[child] += grad[node]
    return grad
""",
        slip="counts a node that is added twice only once",
        named=("A node that is added twice received one share only, but each of its",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
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
        slip="forgets to reverse the order, so it starts at the leaves",
        named=("Only the inputs of the output itself have received something, but",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
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
        slip="visits a node once for each path and passes on its whole sum every time",
        named=("Some shares were counted several times: whenever a node received",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
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
        slip="also waits for users that the output does not depend on",
        named=("In a graph with a node that the output does not depend on, part of t",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
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
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] = grad[node]
    return grad
""",
        slip="overwrites the gradient of a child instead of adding to it",
        named=("Every node that is reached has just what arrives at the output, as i",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad = np.zeros(len(inputs))
    grad[output] = 1.0
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="starts with 1 instead of upstream",
        named=("The paths are counted correctly, but your backward pass starts with 1",),
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
    n = len(inputs)
    uses = np.zeros((n, n))
    for node, children in enumerate(inputs):
        for child in children:
            uses[child, node] += 1
    wave = np.zeros(n)
    wave[output] = upstream
    grad = wave.copy()
    for _ in range(n):
        wave = uses @ wave
        grad += wave
    return grad
""",
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
    known = {output: float(upstream)}

    def received(node):
        if node not in known:
            known[node] = sum(
                children.count(node) * received(user) for user, children in enumerate(inputs) if node in children
            )
        return known[node]

    return np.array([received(node) for node in range(len(inputs))])
""",
    ),
    Answer(
        "engine",
        """def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad = [0] * len(inputs)
    grad[output] = upstream
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        form=True,
    ),
    # tie
    Answer(
        "tie",
        "prediction = [6, 6, 6]",
        slip="forgets the minus in 2 - x",
        named=("The first number is right. In the second case the gradient is routed",),
    ),
    Answer(
        "tie",
        "prediction = [6, 0, 3]",
        slip="counts only the input x, not the path through 2 - x",
        named=("The first number is right. In the second case the gradient is routed",),
    ),
    Answer(
        "tie",
        "prediction = [-6, 6, 0]",
        slip="gives the gradient to the second input",
        named=("The third number is right, but the signs of the other two are not.",),
    ),
    Answer(
        "tie",
        "prediction = [0, 0, 0]",
        slip="lets both inputs pass on the gradient in every case",
        named=("The third number is right. In `mlcourse` each tie follows a",),
    ),
    Answer(
        "tie",
        "prediction = [1, -1, 0]",
        slip="forgets the 6 from above",
        named=("These are the slopes of the max, for an upstream gradient of 1.",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3]",
        slip="in the third case, counts only the half that goes to x directly",
        named=("The first two numbers are right. In the third case both halves reach",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 6]",
        slip="adds the two halves without the minus",
        named=("The first two numbers are right. In the third case one of the halves",),
    ),
    Answer(
        "tie",
        "prediction = [3, -3, 0]",
        slip="halves the gradient in mlcourse, too",
        named=("The third number is right. In the first two you shared the gradient",),
    ),
    Answer(
        "tie",
        """slopes = np.array([1, -1])
shares = np.array([[1, 0], [0, 1], [0.5, 0.5]])
prediction = list(6 * shares @ slopes)
""",
    ),
    Answer(
        "tie",
        """first = 6 * 1
second = 6 * -1
prediction = [first, second, (first + second) / 2]""",
    ),
    Answer("tie", "prediction = np.array([[6.0], [-6.0], [0.0]])", form=True),
    # numbers
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        moved = x.copy()
        moved[i] += h
        n[i] = (f(moved) - f(x)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="one-sided instead of central differences",
        named=("These are one-sided differences. A central difference takes one step",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        n[i] = (f(x + step) - f(x - step)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="divides by h instead of 2 h",
        named=("Your numerical gradient is too large: the two points are two steps",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        n[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.max(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the largest relative error of an entry instead of the distance of the whole vectors",
        named=("You compare entry by entry, and take the largest. The formula",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        plus = f(x)
        x[i] -= 2 * h
        n[i] = (plus - f(x)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="does not put x back after moving an entry",
        named=("x has been moved, and not moved back. After its entry is measured, x",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        plus, minus = x, x
        plus[i] += h
        minus[i] -= h
        n[i] = (f(plus) - f(minus)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="plus and minus are the same array, as x is not copied, so all differences are 0",
        named=("The distance is 1, as if your numerical gradient were 0 everywhere.",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        n[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.linalg.norm(claimed - n)
""",
        slip="the absolute distance, not divided by the norms",
        named=("This is the distance itself. A distance of 0.1 is large for a",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        n[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed + n)
""",
        slip="divides by the norm of the sum instead of the sum of the norms",
        named=("In the denominator you took the length of the sum. It should be the",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        n[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.sum((claimed - n) ** 2) / (np.sum(claimed**2) + np.sum(n**2))
""",
        slip="forgets the square root in the norms",
        named=("These are squares of lengths: a root is missing above and below.",),
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + e) - f(x - e)) / 2 / h for e in h * np.eye(x.size)])
    a = np.asarray(claimed, dtype=float)
    return float(np.sqrt((a - n) @ (a - n)) / (np.sqrt(a @ a) + np.sqrt(n @ n)))
""",
    ),
    Answer(
        "numbers",
        """import math

def distance_to_numbers(f, claimed, x, h):
    n = []
    for i, old in enumerate(x.tolist()):
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        n.append((above - below) / (2 * h))
    return math.dist(claimed, n) / (math.hypot(*claimed) + math.hypot(*n))
""",
    ),
    Answer(
        "numbers",
        """def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])
    return np.array([np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))])
""",
        form=True,
    ),
    # train
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = (Z @ v - y) / len(y)
        by_v = Z.T @ error
        by_W = X.T @ np.outer(error, v)
        W = W - rate * by_W
        v = v - rate * by_v
    return W, v
""",
        slip="forgets the slope of tanh",
        named=("The slope of the hidden activation function is missing: the gradient",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = Z @ v - y
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * (1 - Z**2))
        W = W - rate * by_W
        v = v - rate * by_v
    return W, v
""",
        slip="forgets to divide by the number of samples",
        named=("Your gradient is that of the sum over the samples, but the loss is",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = 2 * (Z @ v - y) / len(y)
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * (1 - Z**2))
        W = W - rate * by_W
        v = v - rate * by_v
    return W, v
""",
        slip="a factor 2 too much: overlooks the 1/2 in the loss",
        named=("Your gradient is twice as large as it should be: the square brings",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = (Z @ v - y) / len(y)
        v = v - rate * Z.T @ error
        W = W - rate * X.T @ (np.outer(error, v) * (1 - Z**2))
    return W, v
""",
        slip="changes v before the gradient of W is computed with it",
        named=("v was changed before the gradient by W was computed, but that",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = (Z @ v - y) / len(y)
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * (1 - Z**2))
        W -= rate * by_W
        v -= rate * by_v
    return W, v
""",
        slip="changes the given arrays in place",
        named=("The given arrays have changed: an update in place changes the arrays",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = (Z @ v - y) / len(y)
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * Z * (1 - Z))
        W -= rate * by_W
        v -= rate * by_v
    return W, v
""",
        slip="takes the slope of the sigmoid, Z (1 - Z), instead of that of tanh",
        named=("The slope in the hidden layer is that of a sigmoid, but its",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = (Z @ v - y) / len(y)
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * (1 - Z**2))
        W -= rate * by_W
        v -= rate * by_v
        return W, v
""",
        slip="returns inside the loop, after a single step",
        named=("This is where a single step leads. Is the `return` behind the loop,",),
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    Z = np.tanh(X @ W)
    error = (Z @ v - y) / len(y)
    for _ in range(steps):
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * (1 - Z**2))
        W -= rate * by_W
        v -= rate * by_v
    return W, v
""",
        slip="does the forward pass only once, before the loop",
        near=True,
    ),
    Answer(
        "train",
        """def gradients(X, y, W, v):
    by_W, by_v = np.zeros(W.shape), np.zeros(v.shape)
    for x, target in zip(X, y):
        z = np.tanh(x @ W)
        error = z @ v - target
        by_v += error * z
        by_W += np.outer(x, error * v * (1 - z * z))
    return by_W / len(y), by_v / len(y)


def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        by_W, by_v = gradients(X, y, W, v)
        W, v = W - rate * by_W, v - rate * by_v
    return W, v
""",
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    W, v = np.array(W, dtype=float), np.array(v, dtype=float)
    n = len(y)
    while steps > 0:
        S = np.einsum("nd,dp->np", X, W)
        miss = np.einsum("np,p->n", np.tanh(S), v) - y
        by_v = np.einsum("n,np->p", miss, np.tanh(S))
        by_W = np.einsum("n,p,np,nd->dp", miss, v, np.cosh(S) ** -2.0, X)
        W -= rate / n * by_W
        v -= rate / n * by_v
        steps -= 1
    return W, v
""",
    ),
    Answer(
        "train",
        """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        error = (Z @ v - y) / len(y)
        by_v = Z.T @ error
        by_W = X.T @ (np.outer(error, v) * (1 - Z**2))
        W = W - rate * by_W
        v = v - rate * by_v
    return [W.tolist(), v.tolist()]
""",
        form=True,
    ),
    # verdict
    Answer(
        "verdict",
        'verdicts = "abcd"',
        slip="says that a gradient good to 1e-9 must not be used, as single fails",
        named=("Three letters are right. In case 4, think of how gradient descent",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcb"',
        slip="takes the rounding error of single precision for a wrong gradient",
        named=("Three letters are right. In case 4, only the precision changed. What",),
    ),
    Answer(
        "verdict",
        'verdicts = "abba"',
        slip="takes the kink of the ReLU for a missing term",
        named=("Three letters are right. In case 3, how far does the step reach, and",),
    ),
    Answer(
        "verdict",
        'verdicts = "acca"',
        slip="takes an error that does not depend on h for a kink",
        named=("Three letters are right. In case 2 all entries are affected alike,",),
    ),
    Answer(
        "verdict",
        'verdicts = "aaca"',
        slip="takes two percent in every entry for a rounding error",
        named=("Three letters are right. In case 2, an error of two per cent is",),
    ),
    Answer(
        "verdict",
        'verdicts = "abaa"',
        slip="calls the gradient right because all other entries agree",
        named=("Three letters are right. In case 3 one entry is off by half: what is",),
    ),
    Answer(
        "verdict",
        'verdicts = "bbca"',
        slip="takes 3e-10 for an error because it is not 0",
        named=("Three letters are right. In case 1 the error is as small as rounding",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcc"',
        slip="takes the rounding error of single precision for a kink",
        named=("Three letters are right. In case 4 the error is gone in double",),
    ),
    Answer(
        "verdict",
        """found = {1: "a", 2: "b", 3: "c", 4: "a"}
verdicts = "".join(found.values())""",
    ),
    Answer(
        "verdict",
        """right, wrong, kink = "abc"
verdicts = right + wrong + kink + right""",
    ),
    Answer("verdict", 'verdicts = ["A", "B", "C", "A"]', form=True),
]
