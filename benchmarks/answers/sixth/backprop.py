"""Answers to the exercise `backprop`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a = 8 * -3\nto_b = 8 * 2\nto_c = 8",
        slip="only what a receives from line 1: the share from line 3 is overwritten",
        named=("a is used twice, and only the gradient that comes from line 1 was co",),
    ),
    Answer(
        "by_hand",
        "to_a = 4 * -1\nto_b = 16\nto_c = 8",
        slip="only what a receives from line 3: the share from line 1 is missing",
        named=("a is used twice, and only the gradient that comes from line 3 was co",),
    ),
    Answer(
        "by_hand",
        "to_a = -7\nto_b = 4\nto_c = 2",
        slip="the upstream gradient 4 is left out: it is taken to be 1",
        named=("The gradient that arrives from above is missing: this is how o itsel",),
    ),
    Answer(
        "by_hand",
        """
# o = q a: each factor times what arrives
to_q = 4 * -1
to_a = 4 * 2
to_p, to_c = to_q, to_q
to_a = to_a + to_p * 2
to_b = to_p * -3
""",
        slip="each factor of a product receives upstream times itself in place of the other factor",
        named=("At each product, an input received the upstream gradient times itsel",),
    ),
    Answer(
        "by_hand",
        "to_q = 4\nto_c = to_q\nto_a = 4 * -1 + to_q * -3\nto_b = to_q * 2",
        slip="the 4 reaches q unchanged: the factor a of line 3 is left out",
        named=("Half of what should arrive at q, p and c is there: line 3 passes its",),
    ),
    Answer(
        "by_hand",
        "to_a = (4 * -1 + 8 * -3) / 2\nto_b = 16\nto_c = 8",
        slip="the two shares of a are averaged in place of added",
    ),
    Answer(
        "by_hand",
        "to_a = 4 * -1 + 8 * -3\nto_b = 8 * 2\nto_c = 8 * 5",
        slip="the addition's gradient for c is multiplied by the value of c",
        named=("At the sum, c received the gradient times a value. What a sum passes",),
    ),
    Answer(
        "by_hand",
        """
a, b, c = 2, -3, 5
p = a * b
q = p - c
to_q = 4 * a
to_a = 4 * q + to_q * b
to_b = to_q * a
to_c = to_q
""",
        slip="a sign in the forward pass: q = p - c = -11 in place of -1",
    ),
    Answer(
        "by_hand",
        "to_a = -4 - (-24)\nto_b = 16\nto_c = 8",
        slip="the two shares of a are subtracted in place of added",
        named=("a receives a share from line 3 and one from line 1. Go through the s",),
    ),
    Answer(
        "by_hand",
        """
# o = (a b + c) a = a^2 b + c a
a, b, c = 2, -3, 5
to_a = 4 * (2 * a * b + c)
to_b = 4 * a ** 2
to_c = 4 * a
""",
    ),
    Answer(
        "by_hand",
        """
def o(a, b, c):
    return (a * b + c) * a

h = 1e-4
to_a = 4 * (o(2 + h, -3, 5) - o(2 - h, -3, 5)) / (2 * h)
to_b = 4 * (o(2, -3 + h, 5) - o(2, -3 - h, 5)) / (2 * h)
to_c = 4 * (o(2, -3, 5 + h) - o(2, -3, 5 - h)) / (2 * h)
to_a, to_b, to_c = round(to_a, 6), round(to_b, 6), round(to_c, 6)
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
        slip="the product is divided by each input, which fails where an input is 0",
        named=("You divide the product by the input, which gives no number where the",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    with np.errstate(divide="ignore", invalid="ignore"):
        return tuple(upstream * np.where(x == 0, 0, out / x) for x in (x1, x2, x3))
""",
        slip="where an input is 0 its gradient is set to 0, though it is the product of the other two",
        named=("Where an input is 0, its gradient need not be 0: a division by the i",),
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
    return upstream * x1, upstream * x2, upstream * x3
""",
        slip="each input itself in place of the product of the other two",
        named=("Each input received the upstream gradient times itself. Multiplicati",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)
""",
        slip="the other two inputs are added in place of multiplied",
        named=("Each input received the upstream gradient times the sum of the other",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * x1 * x2, upstream * x2 * x3, upstream * x1 * x3
""",
        slip="the pairs are in the wrong order: each gradient belongs to another input",
        named=("These are the right arrays in another order: each input receives wha",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    x1 = upstream * x2 * x3
    x2 = upstream * x1 * x3
    x3 = upstream * x1 * x2
    return x1, x2, x3
""",
        slip="the inputs are overwritten by their gradients, which the next lines then use",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    # out = (x1 * x2) * x3
    p = x1 * x2
    to_p = upstream * x3
    to_3 = upstream * p
    return to_p, to_p, to_3
""",
        slip="the gradient of the first product is passed on to both its factors unchanged",
        named=("A factor is missing: all the other inputs belong to the local deriva",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    return (upstream * out, upstream * out, upstream * out)
""",
        slip="the whole product, the input itself included, in place of the other two factors",
        named=("All three inputs received the same: the upstream gradient times the ",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    def product_back(a, b, up):
        return up * b, up * a

    to_pair, to_3 = product_back(x1 * x2, x3, upstream)
    to_1, to_2 = product_back(x1, x2, to_pair)
    return to_1, to_2, to_3
""",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    xs = np.stack([x1, x2, x3])
    return tuple(upstream * np.prod(np.delete(xs, k, axis=0), axis=0) for k in range(3))
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
        slip="the mean over the samples in place of their sum for b",
        named=("For the bias you averaged over the samples, but each use acts on the",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)
""",
        slip="the gradient by b is summed along the wrong axis: over the neurons",
        named=("For the bias you added over the outputs, and not over the samples th",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream[0]
""",
        slip="only the first sample's gradient reaches b, to make the shapes fit",
        named=("In the gradient of the bias only the first sample counts. It is used",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum() * np.ones_like(b)
""",
        slip="b gets the sum of the whole upstream array in each entry",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    n = len(X)
    return upstream @ W.T, X.T @ upstream / n, upstream.sum(axis=0) / n
""",
        slip="the gradients by W and b are divided by the number of samples",
        named=("For W and b you averaged over the samples, but what arrives is alrea",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_b = len(X) * np.ones(len(b))
    return upstream @ W.T, X.T @ upstream, to_b
""",
        slip="the gradient by b is the number of samples: the upstream gradient is left out",
        named=("The gradient of the bias does not contain what arrives from above: i",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return X.T @ upstream, upstream @ W.T, upstream.sum(axis=0)
""",
        slip="the gradients by X and W are returned in the wrong order",
        named=("The gradients of X and W are in each other's place: the order asked ",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_b = np.zeros_like(b, dtype=float)
    for row in upstream:
        to_b = to_b + row * b
    return upstream @ W.T, X.T @ upstream, to_b
""",
        slip="the gradient by b is multiplied by b, as if b were a factor",
        named=("The gradient of the bias contains the bias itself, but what a sum pa",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_W = np.zeros(W.shape)
    to_b = np.zeros(b.shape)
    for x, g in zip(X, upstream):
        to_W = np.outer(x, g)
        to_b += g
    return upstream @ W.T, to_W, to_b
""",
        slip="the gradient by W is overwritten in the loop, so that only the last sample counts",
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
    # the bias is the weight of an input that is always 1
    X1 = np.column_stack([X, np.ones(len(X))])
    W1 = np.vstack([W, b])
    to_X1, to_W1 = upstream @ W1.T, X1.T @ upstream
    return to_X1[:, :-1], to_W1[:-1], to_W1[-1]
""",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return [upstream.dot(W.T).tolist(), X.T.dot(upstream).tolist(), upstream.sum(axis=0).tolist()]
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
        slip="the nodes are visited by descending number, though the numbers say nothing about the order",
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
        slip="a queue in place of the stack: a node is still visited before all its gradients have arrived",
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
        slip="a node is visited once for each path, and passes on its whole gradient, what it passed on before included, every time",
        named=("Some shares were counted several times: whenever a node received mor",),
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
        slip="the order of the depth-first search is not reversed: inputs come before the nodes that use them",
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
    for node in reversed(order):
        for child in set(inputs[node]):
            grad[child] += grad[node]
    return grad
""",
        slip="a node that is added twice receives the gradient only once, because of the set",
        named=("A node that is added twice received one share only, but each of its ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    users = [0] * len(inputs)
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
        slip="a node waits also for users that the output does not depend on, which never come",
        named=("In a graph with a node that the output does not depend on, part of t",),
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
        slip="the gradient is assigned in place of added",
        named=("Every node that is reached has just what arrives at the output, as i",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    order = []

    def visit(node):
        order.append(node)
        for child in inputs[node]:
            if child not in order:
                visit(child)

    visit(output)
    grad[output] = upstream
    for node in order:
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="the nodes are listed when they are reached, before their inputs (pre-order), which is no right order",
        named=("Part of the gradient was lost: a node passed its gradient on before ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    seen, order = set(), []

    def visit(node):
        if node not in seen:
            seen.add(node)
            for child in inputs[node]:
                visit(child)
            order.append(node)

    for node in range(len(inputs)):
        visit(node)
    grad = np.zeros(len(inputs))
    grad[order[-1]] = upstream
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="the upstream gradient is put at the last node of the order in place of the output",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    # grad = e + A grad, where A[i, k] says how often node k adds node i
    n = len(inputs)
    A = np.zeros((n, n))
    for k, children in enumerate(inputs):
        for child in children:
            A[child, k] += 1
    e = np.zeros(n)
    e[output] = upstream
    grad = e.copy()
    for _ in range(n):
        grad = e + A @ grad
    return grad
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    known = {output: upstream}
    users = [[] for _ in inputs]
    for k, children in enumerate(inputs):
        for child in children:
            users[child].append(k)

    def gradient(node):
        if node not in known:
            known[node] = sum(gradient(user) for user in users[node])
        return known[node]

    # what lies above the output receives nothing
    return np.array([gradient(node) for node in range(len(inputs))], dtype=float)
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order = []

    def visit(node):
        if node not in order:
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad = [0] * len(inputs)
    grad[output] = upstream
    for node in order[::-1]:
        for child in inputs[node]:
            grad[child] += grad[node]
    return tuple(grad)
""",
        form=True,
    ),
    # tie
    Answer(
        "tie",
        "prediction = [6, 6, 3]",
        slip="the minus sign of 2 - x is forgotten: its gradient is taken to be +1",
        named=("You may have what the input of the max receives: the question is wha",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3]",
        slip="in PyTorch only one of the two halves is counted",
        named=("In the third case both halves reach x, one of them through a minus.",),
    ),
    Answer(
        "tie",
        "prediction = [0, 0, 0]",
        slip="both inputs are taken to receive the gradient, in all three cases",
        named=("In `mlcourse` each tie follows a convention that the task states: th",),
    ),
    Answer(
        "tie",
        "prediction = [-6, 6, 0]",
        slip="the second input is taken to win the tie",
        named=("The third number is right, but the signs of the other two are not. W",),
    ),
    Answer(
        "tie",
        "prediction = [1, -1, 0]",
        slip="the upstream gradient 6 is left out",
        named=("These are the slopes of the max, for an upstream gradient of 1. Anot",),
    ),
    Answer(
        "tie",
        "prediction = [6, 0, 3]",
        slip="x is taken to receive only what reaches it as itself, not through 2 - x",
        named=("In the second case the gradient is routed to 2 - x and does not stop",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 6]",
        slip="in PyTorch the halves 3 and 3 are added without the minus sign of 2 - x",
        named=("In the third case one of the halves changes its sign before the two ",),
    ),
    Answer("tie", "prediction = [12, -12, 0]", slip="the gradient is doubled because x fans out"),
    Answer(
        "tie",
        "prediction = [6, 6, 0]",
        slip="the order is thought not to matter in mlcourse: the second case as the first",
        named=("In the second case the gradient is routed to 2 - x: what happens to ",),
    ),
    Answer(
        "tie",
        """
upstream = 6
d_x, d_other = 1, -1        # derivatives of x and of 2 - x by x
prediction = [upstream * d_x, upstream * d_other, upstream / 2 * d_x + upstream / 2 * d_other]
""",
    ),
    Answer("tie", "prediction = [share * 6 - (1 - share) * 6 for share in (1, 0, 0.5)]"),
    Answer("tie", "prediction = np.array([[6.0], [-6.0], [0.0]])", form=True),
    # numbers
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        n[i] = (f(x + e) - f(x)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="one-sided differences in place of central ones",
        named=("These are one-sided differences. A central difference takes one step",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="divided by h in place of 2h",
        named=("Your numerical gradient is too large: the two points are two steps a",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed + n)
""",
        slip="the norm of the sum in place of the sum of the norms below",
        named=("In the denominator you took the length of the sum. It should be the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / 2 * h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="brackets: divided by 2 and then multiplied by h",
        named=("Your numerical gradient is off by the square of the step: a division",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.max(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the largest relative distance of single entries in place of that of the whole vectors",
        named=("You compare entry by entry, and take the largest. The formula contai",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        plus = f(x)
        x[i] -= 2 * h
        minus = f(x)
        n[i] = (plus - minus) / (2 * h)
    a = claimed
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))
""",
        slip="x is not restored: each entry stays lower by h",
        named=("x has been moved, and not moved back. After its entry is measured, x",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = (f(x + h) - f(x - h)) / (2 * h) * np.ones(len(x))
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="all entries are moved at once in place of one at a time",
        named=("You moved all entries of x together, so that each difference is the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = []
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        n.append((f(up) - f(down)) / (2 * h))
    n = np.array(n)
    return np.sum((claimed - n) ** 2) / (np.sum(claimed**2) + np.sum(n**2))
""",
        slip="squared norms: the roots are missing",
        named=("These are squares of lengths: a root is missing above and below.",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(x.size)])
    return np.linalg.norm(claimed - n) / np.linalg.norm(n)
""",
        slip="only the norm of the numerical gradient below, in place of the sum of both norms",
        named=("You divided by the length of the numerical gradient alone. This form",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    def length(v):
        return sum(float(entry) ** 2 for entry in v) ** 0.5

    n = []
    for i in range(len(x)):
        x[i], old = x[i] + h, x[i]
        plus = f(x)
        x[i] = old - h
        minus = f(x)
        x[i] = old
        n.append((plus - minus) / h / 2)
    return length([a - b for a, b in zip(claimed, n)]) / (length(claimed) + length(n))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    steps = np.diag(np.full(len(x), h))
    forward = np.apply_along_axis(f, 1, x + steps)
    backward = np.apply_along_axis(f, 1, x - steps)
    n = (forward - backward) / (2 * h)
    return np.sqrt(((claimed - n) ** 2).sum()) / (np.sqrt(claimed @ claimed) + np.sqrt(n @ n))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    norm = np.linalg.norm
    return np.array(norm(claimed - n) / (norm(claimed) + norm(n)))
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
        slip="the gradients are not divided by the number of samples",
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
        W -= rate * X.T @ (d[:, None] * v * (1 - Z**2))
        v -= rate * Z.T @ d
    return W, v
""",
        slip="the given arrays are changed in place",
        named=("The given arrays have changed: an update in place changes the arrays",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / n
        v = v - rate * Z.T @ d
        W = W - rate * X.T @ (np.outer(d, v) * (1 - Z**2))
    return W, v
""",
        slip="v is updated before the gradient by W is computed, which then uses the new v",
        named=("v was changed before the gradient by W was computed, but that gradie",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / n
        to_W = X.T @ np.outer(d, v)
        to_v = Z.T @ d
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the slope of tanh is missing in the gradient by W",
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
        to_W = X.T @ (np.outer(d, v) * Z * (1 - Z))
        to_v = Z.T @ d
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="the slope of the sigmoid, z (1 - z), in place of that of tanh",
        named=("The slope in the hidden layer is that of a sigmoid, but its activati",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    Z = np.tanh(X @ W)
    d = (Z @ v - y) / n
    to_W = X.T @ (np.outer(d, v) * (1 - Z**2))
    to_v = Z.T @ d
    for _ in range(steps):
        W = W - rate * to_W
        v = v - rate * to_v
    return W, v
""",
        slip="the gradients are computed only once, before the loop",
        named=("Every step follows the gradients of the first weights: they have to ",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (y - Z @ v) / n
        to_W = X.T @ (np.outer(d, v) * (1 - Z**2))
        to_v = Z.T @ d
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="y - o in place of o - y: the steps go up the gradient",
        named=("The loss grows: your steps follow the gradient uphill.",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for step in range(1, steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / n
        to_W = X.T @ (np.outer(d, v) * (1 - Z**2))
        to_v = Z.T @ d
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
        slip="one step too few: the range begins at 1",
        named=("Your loop takes one step too few.",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        for i in range(n):
            z = np.tanh(X[i] @ W)
            d = z @ v - y[i]
            to_W = np.outer(X[i], d * v * (1 - z**2))
            W, v = W - rate / n * to_W, v - rate / n * d * z
    return W, v
""",
        slip="the weights move after every sample in place of once for the full batch",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n, d = X.shape
    for _ in range(steps):
        to_W, to_v = np.zeros(W.shape), np.zeros(v.shape)
        for x_i, y_i in zip(X, y):
            z = np.tanh(W.T @ x_i)
            delta = (z @ v - y_i) / n
            to_v += delta * z
            for j in range(d):
                to_W[j] += delta * v * (1 - z * z) * x_i[j]
        W = W - rate * to_W
        v = v - rate * to_v
    return W, v
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(np.einsum("nd,dp->np", X, W))
        error = np.einsum("np,p->n", Z, v) - y
        grad_v = np.einsum("n,np->p", error, Z) / len(X)
        grad_W = np.einsum("n,p,np,nd->dp", error, v, 1 - Z**2, X) / len(X)
        W -= rate * grad_W
        v -= rate * grad_v
    return W, v
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        d = (Z @ v - y) / len(y)
        W, v = W - rate * X.T @ (np.outer(d, v) * (1 - Z**2)), v - rate * d @ Z
    return [W.tolist(), v.tolist()]
""",
        form=True,
    ),
    # verdict
    Answer(
        "verdict",
        'verdicts = "abba"',
        slip="the ReLU at its kink is judged wrong: a bias whose term is missing",
        named=("In case 3, how far does the step reach, and how far away is the poin",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcb"',
        slip="the error in single precision is taken for a mistake; it is rounding",
        named=("In case 4, only the precision changed. What does this say about the ",),
    ),
    Answer(
        "verdict",
        'verdicts = "acca"',
        slip="an error of 2 % in every entry is taken for a kink",
        named=("In case 2 all entries are affected alike, whereas a kink affects sin",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcd"',
        slip="a gradient that is right is said not to be fit for learning in single precision",
        named=("In case 4, think of how gradient descent behaves when its steps cont",),
    ),
    Answer(
        "verdict",
        'verdicts = "aaca"',
        slip="an error of 2 % in every entry is taken to be small enough",
        named=("In case 2, an error of two per cent is large, because central differ",),
    ),
    Answer(
        "verdict",
        'verdicts = "abaa"',
        slip="a single wrong entry is passed over, though one should compare at another point first",
        named=("In case 3 one entry is off by half: what is special about its weight",),
    ),
    Answer(
        "verdict",
        'verdicts = "bbca"',
        slip="an error of 3e-10 is taken for wrong because it is not 0",
        named=("In case 1 the error is as small as rounding allows.",),
    ),
    Answer(
        "verdict",
        'verdicts = "abda"',
        slip="because of the kink the gradient is said not to be used for learning",
        named=("In case 3 nothing is known yet of the one entry: compare its weighte",),
    ),
    Answer(
        "verdict",
        'verdicts = "abac"',
        slip="the verdicts of the third and fourth case are swapped",
        named=("In case 3 one entry is off by half: what is special about its weight",),
    ),
    Answer("verdict", 'cases = {1: "a", 2: "b", 3: "c", 4: "a"}\nverdicts = "".join(cases[k] for k in sorted(cases))'),
    Answer("verdict", 'right, wrong, kink = "a", "b", "c"\nverdicts = right + wrong + kink + right'),
    Answer("verdict", 'verdicts = ("A", "B", "C", "A")', form=True),
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
        slip="y - o in place of o - y: all signs are reversed",
        named=("The size is right, but the sign is wrong: follow it through each ste",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = 0.2 - 1
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.75 * 0.25
to_second = to_sum * -5 * 0.5 * 0.5
to_input = to_first * 5 + to_second * 2
""",
        slip="the slope of the output's sigmoid is missing",
        named=("That is what arrives at the output. The output neuron multiplies it ",),
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
to_sum = -0.128
to_weight = -0.096
to_first = -0.048
to_second = 0.16
to_input = (5 * to_first + 2 * to_second) * 3
""",
        slip="the gradient by the input is multiplied by the input's value",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.096
to_first = -0.128 * -5 * 0.75 * 0.25
to_second = -0.128 * 2 * 0.5 * 0.5
to_input = 5 * to_first + 2 * to_second
""",
        slip="the weights 2 and -5 to the output are swapped",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.8 * (1 - 0.2**2)
to_weight = to_sum * 0.75
to_first = to_sum * 2 * (1 - 0.75**2)
to_second = to_sum * -5 * (1 - 0.5**2)
to_input = 5 * to_first + 2 * to_second
""",
        slip="the slope of tanh, 1 - o^2, in place of that of the sigmoid",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.128 * 2
to_first = -0.048
to_second = 0.16
to_input = 0.08
""",
        slip="the gradient by the weight is the weight times the gradient of the sum, in place of the hidden output times it",
        named=("You multiplied by the weight. In a product each factor receives the ",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = -0.128
to_weight = -0.096
to_first = -0.048
to_second = 0.16
to_input = 5 * to_first
""",
        slip="the input receives only what comes from the first hidden neuron",
        named=("That is the share of the first hidden neuron. The input acts in anot",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = 2 * (0.2 - 1) * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.1875
to_second = to_sum * -5 * 0.25
to_input = 5 * to_first + 2 * to_second
""",
        slip="a factor 2 from the square, though the loss has the one half",
        named=(),
        near=True,
    ),
    Answer(
        "neurons_by_hand",
        """
z = np.array([0.75, 0.5])
o, y = 0.2, 1
to_sum = (o - y) * o * (1 - o)
to_weight = to_sum * z[0]
to_first, to_second = to_sum * np.array([2, -5]) * z * (1 - z)
to_input = np.dot([5, 2], [to_first, to_second])
""",
    ),
    Answer(
        "neurons_by_hand", "to_sum, to_weight, to_first, to_second, to_input = -0.128, -0.096, -0.048, 0.160, 0.080"
    ),
    Answer(
        "neurons_by_hand",
        "to_sum, to_weight, to_first, to_second, to_input = np.array([[-0.128], [-0.096], [-0.048], [0.16], [0.08]])",
        form=True,
    ),
    # sandwich
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T, A.T @ upstream @ A
""",
        slip="only the left A counts: the share of the transposed A on the right is missing",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream.T @ A @ B, A.T @ upstream @ A
""",
        slip="only the right A counts: the share of the left one is missing",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return 2 * upstream @ A @ B.T, A.T @ upstream @ A
""",
        slip="twice the share of the left A, which is right only for symmetric B and upstream",
        named=("The two shares of A are the same only where B and what arrives are s",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T + upstream @ A @ B
    return to_A, A.T @ upstream @ A
""",
        slip="the upstream gradient is not transposed in the share of the right A",
        named=("In the share of A on the right, A is transposed in the product. What",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B + upstream.T @ A @ B
    return to_A, A.T @ upstream @ A
""",
        slip="B is not transposed in the share of the left A",
        named=("In the share of A on the left, B has to change sides in the product,",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T + upstream.T @ A @ B
    to_B = A.T @ upstream.T @ A
    return to_A, to_B
""",
        slip="the gradient by B is transposed",
        named=("The gradient of A is right. In that of B, in which form does what ar",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T
    to_A_again = upstream.T @ A @ B
    return (to_A + to_A_again) / 2, A.T @ upstream @ A
""",
        slip="the two shares of A are averaged in place of added",
        named=("The shares of the two uses of A are to be added, not averaged.",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T + upstream.T @ A @ B
    to_B = A.T @ upstream @ A
    return to_B, to_A
""",
        slip="the two gradients are returned in the wrong order",
        named=("The two gradients are asked for in another order.",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T + upstream.T @ A @ B.T
    return to_A, A.T @ upstream @ A
""",
        slip="B is transposed in the share of the right A, too",
        named=("In the share of A on the right, follow B. How often is it transposed",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = np.einsum("ij,kl,jl->ik", upstream, B, A) + np.einsum("ij,ik,kl->jl", upstream, A, B)
    to_B = np.einsum("ij,ik,jl->kl", upstream, A, A)
    return to_A, to_B
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    def product_back(P, Q, G):
        return G @ Q.T, P.T @ G

    to_AB, to_right = product_back(A @ B, A.T, upstream)
    to_left, to_B = product_back(A, B, to_AB)
    return to_left + to_right.T, to_B
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    G = np.asmatrix(upstream)
    A, B = np.asmatrix(A), np.asmatrix(B)
    return [G * A * B.T + G.T * A * B, A.T * G * A]
""",
        form=True,
    ),
]
