"""Answers to the exercise `backprop`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """
to_a = 4 * 2 * -3
to_b = 4 * 2 * 2
to_c = 4 * 2
""",
        slip="a receives only its gradient from line 1: that of line 3 is overwritten",
        named=("a is used twice, and only the gradient that comes from line 1 was co",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -4, 16, 8",
        slip="a receives only its gradient from line 3: that of line 1 is missing",
        named=("a is used twice, and only the gradient that comes from line 3 was co",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -7, 4, 2",
        slip="the upstream gradient 4 is left out: 1 arrives at o",
        named=("The gradient that arrives from above is missing: this is how o itsel",),
    ),
    Answer(
        "by_hand",
        """
to_q = 4 * -1
to_a = 4 * 2
to_p = to_c = to_q
to_a += to_p * 2
to_b = to_p * -3
""",
        slip="in the products each factor is multiplied by itself instead of the other factor",
        named=("At each product, an input received the upstream gradient times itsel",),
    ),
    Answer(
        "by_hand",
        """
a, b, c = 2, -3, 5
p = a * b
q = p + c
gq, ga = 4 * a, 4 * q
gp, gc = gq * c, gq * p
to_a, to_b, to_c = ga + gp * b, gp * a, gc
""",
        slip="the sum in line 2 is treated like a product",
        named=("At the sum, you multiplied the gradient by the values of the inputs.",),
    ),
    Answer(
        "by_hand",
        "to_a = 4 * 11 + 8 * -3\nto_b = 8 * 2\nto_c = 8",
        slip="p computed as +6 instead of -6, so q is 11",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -16, 8, 4",
        slip="the sum in line 2 shares the gradient out, half to each input",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        "to_a = (4 * -1) * (4 * 2 * -3)\nto_b = 16\nto_c = 8",
        slip="the two gradients of a are multiplied instead of added",
        named=("The gradients that reach a by two paths are added, not multiplied.",),
    ),
    Answer(
        "by_hand",
        "to_a = -4 + 2 * -3\nto_b = 2 * 2\nto_c = 2",
        slip="the upstream gradient is lost on the way to q, so below line 3 it counts as 1",
        named=("In the share that a receives from line 1, the gradient from above is",),
    ),
    Answer(
        "by_hand",
        """
o = lambda a, b, c: (a * b + c) * a
h = 0.5
to_a = 4 * (o(2 + h, -3, 5) - o(2 - h, -3, 5)) / (2 * h)
to_b = 4 * (o(2, -3 + h, 5) - o(2, -3 - h, 5)) / (2 * h)
to_c = 4 * (o(2, -3, 5 + h) - o(2, -3, 5 - h)) / (2 * h)
""",
    ),
    Answer(
        "by_hand",
        """
a, b, c = 2, -3, 5
to_a, to_b, to_c = (4 * d for d in (2 * a * b + c, a**2, a))
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
        slip="divides the product by the input, which gives nan where it is 0",
        named=("You divide the product by the input, which gives no number where the",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    out = upstream * x1 * x2 * x3
    return tuple(np.divide(out, x, out=np.zeros_like(out), where=x != 0) for x in (x1, x2, x3))
""",
        slip="gives 0 where the input is 0, though the other two need not be",
        named=("Where an input is 0, its gradient need not be 0: a division by the i",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return x2 * x3, x1 * x3, x1 * x2
""",
        slip="the upstream gradient is left out",
        named=("These are the local derivatives. They have not been multiplied by th",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    y = x1 * x2
    to_y, to_x3 = upstream * x3, upstream * y
    return to_y, to_y, to_x3
""",
        slip="the gradient of the inner product is passed on to x1 and x2 without the other factor",
        named=("A factor is missing: all the other inputs belong to the local deriva",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)
""",
        slip="the sum of the other two inputs instead of their product",
        named=("Each input received the upstream gradient times the sum of the other",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    xs = [x1, x2, x3]
    return tuple(upstream * np.prod([x for j, x in enumerate(xs) if j != i]) for i in range(3))
""",
        slip="prod without an axis multiplies all entries of the two arrays to one number",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    down = []
    g = upstream
    for x in (x3, x2, x1):
        down.append(g)
        g = g * x
    return tuple(down[::-1])
""",
        slip="a running product from behind: x3 gets the bare upstream gradient, x2 lacks the factor x1",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    pairs = np.stack([x1 * x2, x1 * x3, x2 * x3])
    a, b, c = upstream * pairs
    return a, b, c
""",
        slip="the gradients in the reverse order, that of x3 first",
        named=("These are the right arrays in another order: each input receives wha",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    back = lambda u, v: (np.ravel(upstream) * np.ravel(u) * np.ravel(v)).sum()
    return back(x2, x3), back(x1, x3), back(x1, x2)
""",
        slip="adds up over all entries, so each gradient is a number instead of an array",
        named=("This is a sum of numbers that the task wants one by one.",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    def product_back(u, v, g):
        return g * v, g * u

    to_y, to_x3 = product_back(x1 * x2, x3, upstream)
    to_x1, to_x2 = product_back(x1, x2, to_y)
    return to_x1, to_x2, to_x3
""",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    # out is linear in each input: the difference between the values at 1 and at 0
    out = lambda a, b, c: upstream * a * b * c
    one, zero = np.ones_like(upstream), np.zeros_like(upstream)
    return (out(one, x2, x3) - out(zero, x2, x3), out(x1, one, x3) - out(x1, zero, x3),
            out(x1, x2, one) - out(x1, x2, zero))
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
    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)
""",
        slip="averages over the samples for b instead of adding up",
        named=("For the bias you averaged over the samples, but each use acts on the",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)
""",
        slip="adds up over the outputs instead of the samples for b",
        named=("For the bias you added over the outputs, and not over the samples th",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, np.full_like(b, upstream.sum())
""",
        slip="adds up over everything, so all biases get the same gradient",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    n = len(X)
    return upstream @ W.T, X.T @ upstream / n, upstream.sum(axis=0) / n
""",
        slip="divides the gradients of W and b by the number of samples",
        named=("For W and b you averaged over the samples, but what arrives is alrea",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_X = np.einsum("np,dp->nd", upstream, W)
    to_W = np.einsum("np,nd->pd", upstream, X)
    return to_X, to_W, np.einsum("np->p", upstream)
""",
        slip="the gradient of W is transposed",
        named=("The gradient of W is transposed: the gradient of an array has the sh",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_W = np.zeros(W.shape)
    to_b = np.zeros(b.shape)
    for x, g in zip(X, upstream):
        to_W = np.outer(x, g)
        to_b = g
    return upstream @ W.T, to_W, to_b
""",
        slip="the loop over the samples overwrites the gradients, so only the last sample counts",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream[0]
""",
        slip="takes only the row of the first sample for b",
        named=("In the gradient of the bias only the first sample counts. It is used",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, b * upstream.sum(axis=0)
""",
        slip="multiplies the gradient of b by b itself",
        named=("The gradient of the bias contains the bias itself, but what a sum pa",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_b = sum(upstream)
    to_W = X.T @ upstream
    return to_W, upstream @ W.T, to_b
""",
        slip="the gradients by W and X in the wrong order",
        named=("The gradients of X and W are in each other's place: the order asked ",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    X1 = np.hstack([np.ones((len(X), 1)), X])
    together = X1.T @ upstream
    return (W @ upstream.T).T, together[1:], together[0]
""",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    n, d = X.shape
    p = len(b)
    to_X, to_W, to_b = np.zeros((n, d)), np.zeros((d, p)), np.zeros(p)
    for i in range(n):
        for k in range(p):
            g = upstream[i, k]
            to_b[k] += g
            to_W[:, k] += g * X[i]
            to_X[i] += g * W[:, k]
    return to_X, to_W, to_b
""",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return [(upstream @ W.T).tolist(), (X.T @ upstream).tolist(), upstream.sum(axis=0).tolist()]
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
    for node in range(output, -1, -1):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="goes through the nodes by their numbers, which say nothing about their order",
        named=("You visited the nodes in the order of their numbers. These are only ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    queue, seen = [output], {output}
    while queue:
        node = queue.pop(0)
        for child in inputs[node]:
            grad[child] += grad[node]
            if child not in seen:
                seen.add(child)
                queue.append(child)
    return grad
""",
        slip="a queue instead of a stack: a node still passes on before all its gradients have arrived",
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
        slip="a node passes on its whole gradient again each time it is reached, so parts are counted more than once",
        named=("Some shares were counted several times: whenever a node received mor",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    order, done = [], set()

    def visit(node):
        if node in done:
            return
        done.add(node)
        for child in inputs[node]:
            visit(child)
        order.append(node)

    visit(output)
    grad[output] = upstream
    for node in reversed(order):
        for child in set(inputs[node]):
            grad[child] += grad[node]
    return grad
""",
        slip="a set of inputs: a node that is added twice receives the gradient only once",
        named=("A node that is added twice received one share only, but each of its ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    readers = np.zeros(len(inputs), dtype=int)
    for children in inputs:
        for child in children:
            readers[child] += 1
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    ready = [output]
    while ready:
        node = ready.pop()
        for child in inputs[node]:
            grad[child] += grad[node]
            readers[child] -= 1
            if readers[child] == 0:
                ready.append(child)
    return grad
""",
        slip="waits also for readers that the output does not depend on, whose gradients never come",
        named=("In a graph with a node that the output does not depend on, part of t",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order = []

    def visit(node):
        for child in inputs[node]:
            if child not in order:
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
        slip="the order of the nodes is not reversed: it goes from the leaves to the output",
        named=("Only the inputs of the output itself have received something, but th",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream, grad={}):
    def walk(node, g):
        grad[node] = grad.get(node, 0.0) + g
        for child in inputs[node]:
            walk(child, g)

    walk(output, upstream)
    return np.array([grad.get(k, 0.0) for k in range(len(inputs))])
""",
        slip="the dictionary in the default argument keeps the gradients from one call to the next",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))

    def walk(node, g):
        grad[node] = g
        for child in inputs[node]:
            walk(child, g)

    walk(output, upstream)
    return grad
""",
        slip="sets the gradient instead of adding to it, so only one path counts",
        named=("Every node that is reached has just what arrives at the output, as i",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))

    def walk(node, g):
        if not inputs[node]:
            grad[node] += g
        for child in inputs[node]:
            walk(child, g)

    walk(output, upstream)
    return grad
""",
        slip="only the leaves get a gradient; the nodes in between and the output stay at 0",
        named=("Only the leaves have a gradient in your result. A node that has pass",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    n = len(inputs)
    edges = np.zeros((n, n))
    for node, children in enumerate(inputs):
        for child in children:
            edges[child, node] += 1
    step = np.zeros(n)
    step[output] = upstream
    grad = step.copy()
    for _ in range(n):
        step = edges @ step
        grad += step
    return grad
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    known = {}

    def g(node):
        if node not in known:
            total = upstream if node == output else 0.0
            for reader, children in enumerate(inputs):
                if node in children:
                    total += children.count(node) * g(reader)
            known[node] = total
        return known[node]

    return np.array([g(k) for k in range(len(inputs))], dtype=float)
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = [0.0] * len(inputs)

    def walk(node, g):
        grad[node] += g
        for child in inputs[node]:
            walk(child, g)

    walk(output, upstream)
    return tuple(grad)
""",
        form=True,
    ),
    # tie
    Answer(
        "tie",
        "prediction = [6, 6, 6]",
        slip="forgets that x goes into 2 - x with a minus, so the sign of that way is lost",
        named=("In the second case the gradient is routed to 2 - x: what happens to ",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3]",
        slip="with halves, only the way through x is counted, not that through 2 - x",
        named=("In the third case both halves reach x, one of them through a minus.",),
    ),
    Answer(
        "tie",
        "prediction = [0, 0, 0]",
        slip="lets mlcourse, too, give half to each input on a tie, so the two ways cancel in every case",
        named=("In `mlcourse` each tie follows a convention that the task states: th",),
    ),
    Answer(
        "tie",
        "prediction = [6, 0, 3]",
        slip="thinks nothing comes to x by way of 2 - x, as if that were another variable",
        named=("In the second case the gradient is routed to 2 - x and does not stop",),
    ),
    Answer(
        "tie",
        "prediction = [-6, 6, 0]",
        slip="as if the second input got the gradient on a tie",
        named=("The third number is right, but the signs of the other two are not. W",),
    ),
    Answer(
        "tie",
        """
up = 1
prediction = [up, -up, up / 2 - up / 2]
""",
        slip="the upstream gradient 6 is left out",
        named=("These are the slopes of the max, for an upstream gradient of 1. Anot",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 6]",
        slip="adds the two halves without the minus of 2 - x",
        named=("In the third case one of the halves changes its sign before the two ",),
    ),
    Answer(
        "tie",
        "prediction = [6 / 2, -6 / 2, 0]",
        slip="gives the first input only half of the gradient in mlcourse, too",
        named=("In the first two you shared the gradient between the inputs, but thi",),
    ),
    Answer(
        "tie",
        "prediction = [6, 12 - 6, 0]",
        slip="the second maximum taken to be the same as the first, since max does not depend on the order",
        named=("In the second case the gradient is routed to 2 - x: what happens to ",),
    ),
    Answer(
        "tie",
        """
shares = np.array([[1, 0], [0, 1], [0.5, 0.5]])     # of x and of 2 - x
prediction = list(6 * shares @ [1, -1])
""",
    ),
    Answer("tie", "prediction = [+6, 6 * (-1), 3 + (-3)]"),
    Answer("tie", "prediction = np.array([[6.0], [-6.0], [0.0]])", form=True),
    # numbers
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="one-sided differences",
        named=("These are one-sided differences. A central difference takes one step",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="divides the central difference by h instead of 2h",
        named=("Your numerical gradient is too large: the two points are two steps a",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h / 2 * e) - f(x - h / 2 * e)) / h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="steps by half of h to either side, so h is the whole width",
        named=("You took steps of another length: a whole step up and a whole step d",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        n[i] = (above - below) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="x is not put back after the two steps, so it ends h lower in every entry",
        named=("x has been moved, and not moved back. After its entry is measured, x",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.empty_like(x)
    for i in range(x.size):
        up, down = x.copy(), x.copy()
        up += h
        down -= h
        n[i] = (f(up) - f(down)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="moves all entries at once instead of one at a time",
        named=("You moved all entries of x together, so that each difference is the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.max(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the largest relative distance of the single entries instead of that of the whole vectors",
        named=("You compare entry by entry, and take the largest. The formula contai",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    y = x.copy()
    for i in range(len(x)):
        y[i] = x[i] + h
        n[i] += f(y) / (2 * h)
        y[i] = x[i] - h
        n[i] -= f(y) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="the entry of the copy is not put back before the next one is moved",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed + n)
""",
        slip="the norm of the sum in the denominator instead of the sum of the norms",
        named=("In the denominator you took the length of the sum. It should be the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    d = claimed - n
    return d @ d / (claimed @ claimed + n @ n)
""",
        slip="the squares of the norms, without the roots",
        named=("These are squares of lengths: a root is missing above and below.",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = []
    for i in range(len(x)):
        keep = x[i]
        values = []
        for t in (keep + h, keep - h):
            x[i] = t
            values.append(f(x))
        x[i] = keep
        n.append((values[0] - values[1]) / h / 2)
    length = lambda v: sum(c * c for c in v) ** 0.5
    return length([a - b for a, b in zip(claimed, n)]) / (length(claimed) + length(n))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    steps = np.diag(np.full(len(x), h))
    both = np.array([np.apply_along_axis(f, 1, x + sign * steps) for sign in (1, -1)])
    n = -np.diff(both, axis=0)[0] / (2 * h)
    return np.sqrt(np.square(claimed - n).sum()) / (np.hypot.reduce(claimed) + np.hypot.reduce(n))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([[(f(x + h * e) - f(x - h * e)) / (2 * h)] for e in np.eye(len(x))])
    a = claimed[:, None]
    return np.linalg.norm(a - n, axis=0) / (np.linalg.norm(a, axis=0) + np.linalg.norm(n, axis=0))
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
        d = Z @ v - y
        to_v = Z.T @ d
        to_W = X.T @ (np.outer(d, v) * (1 - Z**2))
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the gradients are not divided by n",
        named=("Your gradient is that of the sum over the samples, but the loss is t",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / n
        W, v = W - rate * X.T @ np.outer(d, v), v - rate * Z.T @ d
    return W, v
""",
        slip="the slope of tanh is missing in the gradient of W",
        named=("The slope of the hidden activation function is missing: the gradient",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / n
        v = v - rate * (Z.T @ d)
        W = W - rate * (X.T @ (d[:, None] * v * (1 - Z**2)))
    return W, v
""",
        slip="the gradient of W uses v after its step instead of before",
        named=("v was changed before the gradient by W was computed, but that gradie",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W[:], v[:]
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / len(y)
        to_W = X.T @ (np.outer(d, v) * (1 - Z**2))
        v -= rate * (Z.T @ d)
        W -= rate * to_W
    return W, v
""",
        slip="a slice is no copy in NumPy, so the given arrays are changed",
        named=("The given arrays have changed: an update in place changes the arrays",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        for i in range(len(y)):
            z = np.tanh(X[i] @ W)
            d = z @ v - y[i]
            to_W = np.outer(X[i], d * v * (1 - z**2))
            v -= rate * d * z
            W -= rate * to_W
    return W, v
""",
        slip="a step after every single sample instead of one with the full batch",
        named=("The samples were taken one by one, with a step after each. One step ",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / n
        to_W = np.einsum("nd,n,p,np->dp", X, d, v, 1 - np.tanh(Z) ** 2)
        W, v = W - rate * to_W, v - rate * np.einsum("n,np->p", d, Z)
    return W, v
""",
        slip="takes tanh of the hidden outputs once more in the slope",
        named=("The slope of tanh was computed from its output as if that were the w",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    step = 1
    while step < steps:
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / len(y)
        W, v = W - rate * X.T @ (np.outer(d, v) * (1 - Z**2)), v - rate * d @ Z
        step += 1
    return W, v
""",
        slip="one step too few",
        named=("Your loop takes one step too few.",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    Z = np.tanh(X @ W)
    d = (Z @ v - y) / n
    to_v = Z.T @ d
    to_W = X.T @ (np.outer(d, v) * (1 - Z**2))
    for _ in range(steps):
        W = W - rate * to_W
        v = v - rate * to_v
    return W, v
""",
        slip="the gradients are computed once before the loop instead of in each step",
        named=("Every step follows the gradients of the first weights: they have to ",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        v = v - rate * (Z.T @ (Z @ v - y)) / len(y)
    return W.copy(), v
""",
        slip="only v is trained, W stays as it was",
        named=("Only the output layer learns; the weights of the hidden layer stay a",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n, d = X.shape
    W, v = np.array(W, dtype=float), np.array(v, dtype=float)
    for _ in range(steps):
        to_W, to_v = np.zeros(W.shape), np.zeros(v.shape)
        for x, target in zip(X, y):
            z = np.tanh(x @ W)
            e = (z @ v - target) / n
            to_v += e * z
            for j in range(d):
                to_W[j] += e * v * (1 - z * z) * x[j]
        W -= rate * to_W
        v -= rate * to_v
    return W, v
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    if steps == 0:
        return W.copy(), v.copy()
    S = X @ W
    Z, slope = np.tanh(S), np.cosh(S) ** -2
    error = (Z @ v - y)[:, None] / len(y)
    return train(X, y, W - rate * X.T @ (error @ v[None, :] * slope), v - rate * (error.T @ Z)[0], rate, steps - 1)
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / len(y)
        W, v = W - rate * X.T @ (np.outer(d, v) * (1 - Z**2)), v - rate * Z.T @ d
    return [W.tolist(), v.tolist()]
""",
        form=True,
    ),
    # verdict
    Answer(
        "verdict",
        'verdicts = "abcd"',
        slip="says of the gradient that is right in double precision that it must not be used for learning",
        named=("In case 4, think of how gradient descent behaves when its steps cont",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcb"',
        slip="takes the rounding of single precision for a wrong gradient",
        named=("In case 4, only the precision changed. What does this say about the ",),
    ),
    Answer(
        "verdict",
        'verdicts = "abba"',
        slip="takes the kink of the ReLU for a wrong gradient",
        named=("In case 3, how far does the step reach, and how far away is the poin",),
    ),
    Answer(
        "verdict",
        'verdicts = "bbca"',
        slip="takes an error of 3e-10 for too large, as it is not 0",
        named=("In case 1 the error is as small as rounding allows.",),
    ),
    Answer(
        "verdict",
        'verdicts = "aaca"',
        slip="takes an error of 2 % for small enough",
        named=("In case 2, an error of two per cent is large, because central differ",),
    ),
    Answer(
        "verdict",
        """
errors = [3e-10, 2e-2, 0.5, 4e-3]
verdicts = "".join("a" if e < 1e-6 else "b" for e in errors)
""",
        slip="judges by the size of the error alone, without the kink and the precision",
        named=("In case 3, how far does the step reach, and how far away is the poin",),
    ),
    Answer(
        "verdict",
        'verdicts = "acba"',
        slip="the kink and the wrong gradient exchanged",
        named=("In case 2 all entries are affected alike, whereas a kink affects sin",),
    ),
    Answer(
        "verdict",
        'verdicts = "abda"',
        slip="concludes from the kink that the gradient must not be used for learning",
        named=("In case 3 nothing is known yet of the one entry: compare its weighte",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcc"',
        slip="takes the rounding of single precision for a kink",
        named=("In case 4 the error is gone in double precision, whereas a kink woul",),
    ),
    Answer(
        "verdict",
        """
case = {1: "right", 2: "wrong", 3: "kink", 4: "right"}
letter = {"right": "a", "wrong": "b", "kink": "c"}
verdicts = "".join(letter[case[k]] for k in sorted(case))
""",
    ),
    Answer("verdict", 'verdicts = "%s%s%s%s" % tuple("abc"[i] for i in (0, 1, 2, 0))'),
    Answer("verdict", 'verdicts = ["A", "B", "C", "A"]', form=True),
    # neurons_by_hand
    Answer(
        "neurons_by_hand",
        """
to_sum = (1 - 0.2) * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.75 * 0.25
to_second = to_sum * -5 * 0.5 * 0.5
to_input = to_first * 5 + to_second * 2
""",
        slip="y - o instead of o - y, so all signs are wrong",
        named=(),
        near=True,
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = 0.2 - 1
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.1875
to_second = to_sum * -5 * 0.25
to_input = to_first * 5 + to_second * 2
""",
        slip="the slope of the sigmoid at the output is missing, as with cross-entropy",
        named=("That is what arrives at the output. The output neuron multiplies it ",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.096
to_first = -0.256
to_second = 0.64
to_input = 5 * to_first + 2 * to_second
""",
        slip="the slopes of the hidden sigmoids are missing",
        named=("That is what arrives at the output of the hidden neuron. Its slope i",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.8 * 0.16
to_weight = to_sum * 2
to_first = to_sum * 2 * 0.1875
to_second = to_sum * -5 * 0.25
to_input = to_first * 5 + to_second * 2
""",
        slip="the gradient of the weight is multiplied by the weight instead of the hidden output",
        named=("You multiplied by the weight. In a product each factor receives the ",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum, to_weight, to_first, to_second = -0.128, -0.096, -0.048, 0.16
to_input = 3 * (to_first + to_second)
""",
        slip="multiplies by the value of the input instead of the weights with which it is read",
        named=("An input receives a gradient times a weight, not times its own value",),
    ),
    Answer(
        "neurons_by_hand",
        """
z, u = np.array([0.75, 0.5]), np.array([2, -5])
to_sum = -0.8 * 0.2 * 0.8
to_weight = to_sum * z[0]
to_first, to_second = to_sum * u * (1 - z**2)
to_input = np.dot([to_first, to_second], [5, 2])
""",
        slip="the slope of tanh, 1 - z², at the hidden sigmoids",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.096
to_first = -0.048
to_second = 0.16
to_input = to_first * 5
""",
        slip="only the way through the first hidden neuron counts for the input",
        named=("That is the share of the first hidden neuron. The input acts in anot",),
    ),
    Answer(
        "neurons_by_hand",
        """
sigma = lambda s: 1 / (1 + np.exp(-s))
slope = lambda s: sigma(s) * (1 - sigma(s))
to_sum = (0.2 - 1) * slope(0.2)
to_weight = to_sum * 0.75
to_first = to_sum * 2 * slope(0.75)
to_second = to_sum * -5 * slope(0.5)
to_input = 5 * to_first + 2 * to_second
""",
        slip="takes the outputs for weighted sums and applies the sigmoid to them once more",
    ),
    Answer(
        "neurons_by_hand",
        """
error = 0.2 - 1
to_sum = error * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = error * 2 * 0.75 * 0.25
to_second = error * -5 * 0.5 * 0.5
to_input = to_first * 5 + to_second * 2
""",
        slip="passes on o - y to the hidden neurons, without the slope of the output's sigmoid",
        named=("The slope of the output neuron is missing on the way.",),
    ),
    Answer(
        "neurons_by_hand",
        """
z = np.array([0.75, 0.5])
s1, s2 = np.log(z / (1 - z))
s = np.log(0.2 / 0.8)


def loss(a=0.0, b=0.0, top=0.0, w=2.0):
    first, second = 1 / (1 + np.exp(-s1 - a)), 1 / (1 + np.exp(-s2 - b))
    total = s + top + w * first - 5 * second - (2 * 0.75 - 5 * 0.5)
    return (1 / (1 + np.exp(-total)) - 1) ** 2 / 2


h = 1e-5
to_sum = round((loss(top=h) - loss(top=-h)) / (2 * h), 6)
to_weight = round((loss(w=2 + h) - loss(w=2 - h)) / (2 * h), 6)
to_first = round((loss(a=h) - loss(a=-h)) / (2 * h), 6)
to_second = round((loss(b=h) - loss(b=-h)) / (2 * h), 6)
to_input = round((loss(a=5 * h, b=2 * h) - loss(a=-5 * h, b=-2 * h)) / (2 * h), 6)
""",
    ),
    Answer(
        "neurons_by_hand",
        """
V, u, z, o = np.array([5, 2]), np.array([2, -5]), np.array([0.75, 0.5]), 0.2
to_sum = (o - 1) * (o - o**2)
to_weight, _ = to_sum * z
hidden = np.diag(z - z * z) @ u * to_sum
to_first, to_second = hidden
to_input = V @ hidden
""",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum, to_weight, to_first, to_second, to_input = np.split(np.array([-0.128, -0.096, -0.048, 0.16, 0.08]), 5)
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
        slip="only the gradient from the first place of A: that from the second is missing",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return 2 * upstream @ A @ B, A.T @ upstream @ A
""",
        slip="twice one term, which holds only when B and the upstream gradient are symmetric",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ (B + B.T), A.T @ upstream @ A
""",
        slip="the upstream gradient is not transposed in the second term of A",
        named=("In the share of A on the right, A is transposed in the product. What",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return (upstream + upstream.T) @ A @ B, A.T @ upstream @ A
""",
        slip="B is not transposed in the first term of A",
        named=("In the share of A on the left, B has to change sides in the product,",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = np.einsum("ij,jl,kl->ik", upstream, A, B) + np.einsum("ij,ik,kl->jl", upstream, A, B)
    to_B = np.einsum("ij,ik,jl->lk", upstream, A, A)
    return to_A, to_B
""",
        slip="the gradient of B is transposed",
        named=(),
        near=True,
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B + upstream.T @ A @ B.T, A.T @ upstream @ A
""",
        slip="the transpose of B stands in the wrong one of the two terms",
        named=("In both shares of A, one of the matrices beside A stands in the form",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    def S(A, B):
        return (upstream * (A @ B @ A.T)).sum()

    h = 1e-2
    grads = []
    for which, M in enumerate((A, B)):
        G = np.zeros(M.shape)
        for index in np.ndindex(*M.shape):
            E = np.zeros(M.shape)
            E[index] = h
            G[index] = ((S(A + E, B) if which == 0 else S(A, B + E)) - S(A, B)) / h
        grads.append(G)
    return tuple(grads)
""",
        slip="one-sided differences with a coarse step, which are not exact for A, as S is quadratic in it",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    first = upstream @ A @ B.T
    second = upstream.T @ A @ B
    return (first + second) / 2, A.T @ upstream @ A
""",
        slip="the mean of the two gradients of A instead of their sum",
        named=("The shares of the two uses of A are to be added, not averaged.",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    # two steps: P = A B, then S = P A^T
    P = A @ B
    to_P = upstream @ A
    to_A, to_B = to_P @ B.T, A.T @ to_P
    to_A = upstream.T @ P
    return to_A, to_B
""",
        slip="the gradient of A from the product P = A B is overwritten by that from S = P Aᵀ",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    n, d = A.shape
    to_A, to_B = np.zeros((n, d)), np.zeros((d, d))
    for i in range(n):
        for j in range(n):
            g = upstream[i, j]
            to_A[i] += g * (B @ A[j])
            to_A[j] += g * (A[i] @ B)
            to_B += g * np.outer(A[i], A[j])
    return to_A, to_B
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    # linear in B, quadratic in A: central differences with a step of 1 are exact
    def weighted(A, B):
        return np.sum(upstream * (A @ B @ A.T))

    def slopes(f, shape):
        units = np.eye(np.prod(shape)).reshape(-1, *shape)
        return np.array([(f(E) - f(-E)) / 2 for E in units]).reshape(shape)

    return slopes(lambda E: weighted(A + E, B), A.shape), slopes(lambda E: weighted(A, B + E), B.shape)
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T + upstream.T @ A @ B
    to_B = A.T @ upstream @ A
    return [to_A.tolist(), np.matrix(to_B)]
""",
        form=True,
    ),
]
