"""Answers to the exercise `backprop`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a = 4 * -1\nto_b = 16\nto_c = 8",
        slip="a receives only what line 3 passes down, the share from line 1 is forgotten",
        named=("a is used twice, and only the gradient that comes from line 3 was co",),
    ),
    Answer(
        "by_hand",
        "to_a = 8 * -3\nto_b = 16\nto_c = 8",
        slip="a receives only the share from line 1, the direct use in line 3 is forgotten",
        named=("a is used twice, and only the gradient that comes from line 1 was co",),
    ),
    Answer(
        "by_hand",
        "to_a = -7\nto_b = 4\nto_c = 2",
        slip="the upstream gradient of 4 is forgotten: plain derivatives",
        named=("The gradient that arrives from above is missing: this is how o itsel",),
    ),
    Answer(
        "by_hand",
        "to_a = -28\nto_b = 16\nto_c = 4",
        slip="c receives the 4 that arrives at o, without the factor a of line 3",
        named=("c takes part in o only through line 3: what does that line do to the",),
    ),
    Answer(
        "by_hand",
        "to_q = 4 * 2\nto_c = to_q\nto_p = to_q\nto_b = to_p\nto_a = to_p * -3 + 4 * -1",
        slip="b receives what arrives at p, without the factor a of line 1",
        named=("To b you passed the gradient of p as if line 1 were a sum, or left o",),
    ),
    Answer(
        "by_hand",
        "p = 2 * -3\nq = p + 5\nto_a = 4 * 2 * 3 + 4 * q\nto_b = 16\nto_c = 8",
        slip="the minus of b lost in the share of line 1: 24 instead of -24",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        """
a, b, c = 2, -3, 5
q = a * b + c
to_q = 4 * a
to_a = 4 * q
to_c = to_q
to_p = to_q
to_b = to_p * a
to_a = to_a * (to_p * b)
""",
        slip="the two shares of a are multiplied instead of added",
        named=("The gradients that reach a by two paths are added, not multiplied.",),
    ),
    Answer(
        "by_hand",
        """
a, b, c = 2, -3, 5
p = a * b
q = p + c
o = q * a
g = 4
to_q = g * q
to_a = g * a
to_p = to_c = to_q
to_a += to_p * b
to_b = to_p * a
""",
        slip="in line 3 each factor receives the upstream gradient times itself instead of times the other factor",
        named=("At line 3, q and a both received the gradient times themselves. Whic",),
    ),
    Answer(
        "by_hand",
        """
a, b, c = 2, -3, 5
q = a * b + c
o = q * a
to_q = o * a
to_a = o * q + to_q * b
to_b = to_q * a
to_c = to_q
""",
        slip="starts with the value of o, -2, instead of the 4 that arrives from above",
    ),
    Answer(
        "by_hand",
        """
# o = (a * b + c) * a = a**2 * b + a * c
a, b, c = 2, -3, 5
to_a, to_b, to_c = 4 * (2 * a * b + c), 4 * a**2, 4 * a
""",
    ),
    Answer(
        "by_hand",
        """
def o(a, b, c):
    return (a * b + c) * a

h = 0.5     # o is a polynomial of degree 2 in each variable: central differences are exact
to_a = 4 * (o(2 + h, -3, 5) - o(2 - h, -3, 5)) / (2 * h)
to_b = 4 * (o(2, -3 + h, 5) - o(2, -3 - h, 5)) / (2 * h)
to_c = 4 * (o(2, -3, 5 + h) - o(2, -3, 5 - h)) / (2 * h)
""",
    ),
    Answer("by_hand", "to_a, to_b, to_c = np.array([-28, 16, 8], dtype=np.float32)", form=True),
    # triple
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    with np.errstate(all="ignore"):
        return upstream * out / x1, upstream * out / x2, upstream * out / x3
""",
        slip="the output divided by each input, which gives nan where an input is 0",
        named=("You divide the product by the input, which gives no number where the",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return x2 * x3, x1 * x3, x1 * x2
""",
        slip="the local derivatives only, the upstream gradient is forgotten",
        named=("These are the local derivatives. They have not been multiplied by th",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * x1 * x2, upstream * x1 * x3, upstream * x2 * x3
""",
        slip="the three gradients in the reverse order",
        named=("These are the right arrays in another order: each input receives wha",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * x2, upstream * x3, upstream * x1
""",
        slip="each input receives only one of the two other factors",
        named=("A factor is missing: all the other inputs belong to the local deriva",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)
""",
        slip="the two other inputs are added instead of multiplied",
        named=("Each input received the upstream gradient times the sum of the other",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    down = upstream * x1 * x2 * x3
    return down, down, down
""",
        slip="the product of all three is passed to every input, the own factor is not left out",
        named=("All three inputs received the same: the upstream gradient times the ",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    total = upstream * x1 * x2 * x3
    grads = []
    for x in (x1, x2, x3):
        safe = np.where(x == 0, 1, x)
        grads.append(np.where(x == 0, 0, total / safe))
    return tuple(grads)
""",
        slip="where an input is 0 it receives 0, to avoid the division, but it should receive the product of the others",
        named=("Where an input is 0, its gradient need not be 0: a division by the i",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    g = np.array(upstream, dtype=float)
    g *= x2 * x3
    to_1 = g
    g *= x1 * x3
    to_2 = g
    g *= x1 * x2
    to_3 = g
    return to_1, to_2, to_3
""",
        slip="one array is multiplied in place again and again, and the three results are all this array",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return upstream * np.sum(x2 * x3), upstream * np.sum(x1 * x3), upstream * np.sum(x1 * x2)
""",
        slip="scalar products, summed over the entries, although the rule works entry by entry",
        named=("The product of the other two is taken entry by entry, but yours is o",),
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    xs = [x1, x2, x3]
    grads = []
    for i in range(3):
        g = np.array(upstream, dtype=float)
        for j in range(3):
            if j != i:
                g = g * xs[j]
        grads.append(g)
    return tuple(grads)
""",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    # two multiplications, one after the other: p = x1 * x2, out = p * x3
    def multiply_back(a, b, up):
        return up * b, up * a

    to_p, to_3 = multiply_back(x1 * x2, x3, upstream)
    to_1, to_2 = multiply_back(x1, x2, to_p)
    return to_1, to_2, to_3
""",
    ),
    Answer(
        "triple",
        """
def triple_back(x1, x2, x3, upstream):
    return np.stack([upstream * x2 * x3, upstream * x1 * x3, upstream * x1 * x2])
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
        slip="the bias's gradient is summed over the neurons instead of the samples: wrong axis",
        named=("For the bias you added over the outputs, and not over the samples th",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)
""",
        slip="the mean over the samples instead of the sum for the bias",
        named=("For the bias you averaged over the samples, but each use acts on the",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, np.sum(upstream) * np.ones_like(b)
""",
        slip="the bias's gradient is summed over everything, samples and neurons",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0, keepdims=True)
""",
        slip="the bias's gradient keeps an axis of length 1: shape (1, p) instead of (p,)",
        named=("The numbers are right, but the gradient of an array has the shape of",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    n = len(X)
    return upstream @ W.T, X.T @ upstream / n, upstream.sum(axis=0) / n
""",
        slip="the gradients of W and b are divided by the number of samples",
        named=("For W and b you averaged over the samples, but what arrives is alrea",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_W = X.T @ upstream
    to_b = upstream.sum(axis=0)
    to_X = upstream @ W.T
    return to_W, to_b, to_X
""",
        slip="the order of the tuple: W, b, X instead of X, W, b",
        named=("The gradients are in another order: X, W, b is asked for.",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, X.T @ upstream, upstream[0]
""",
        slip="the bias receives only the row of the first sample",
        named=("In the gradient of the bias only the first sample counts. It is used",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return upstream @ W.T, upstream.T @ X, upstream.sum(axis=0)
""",
        slip="the gradient of W transposed: (p, d) instead of (d, p)",
        named=("The gradient of W is transposed: the gradient of an array has the sh",),
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    to_b = np.full(b.shape, float(len(X)))
    return upstream @ W.T, X.T @ upstream, to_b
""",
        slip="the bias's gradient is the number of samples, the upstream gradient is left out",
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
    for i in range(len(X)):
        to_X[i] = W @ upstream[i]
        to_W += np.outer(X[i], upstream[i])
        to_b += upstream[i]
    return to_X, to_W, to_b
""",
    ),
    Answer(
        "layer",
        """
def layer_back(X, W, b, upstream):
    return [(upstream @ W.T).tolist(), (X.T @ upstream).tolist(), list(sum(upstream))]
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
        slip="a queue instead of the stack (breadth first), which still visits a node before all its gradient has arrived",
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
        slip="each node is visited again for every edge and passes its whole gradient on each time, so shares count repeatedly",
        named=("Some shares were counted several times: whenever a node received mor",),
    ),
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
        slip="goes through the nodes by falling number, although the numbers say nothing about the order",
        named=("You visited the nodes in the order of their numbers. These are only ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    order = []

    def visit(node):
        if node not in order:
            for child in inputs[node]:
                visit(child)
            order.append(node)

    visit(output)
    grad[output] = upstream
    for node in order[::-1]:
        for child in set(inputs[node]):
            grad[child] += grad[node]
    return grad
""",
        slip="a set of the inputs, so a node that is added twice receives the gradient only once",
        named=("A node that is added twice received one share only, but each of its ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for child in inputs[node]:
            if child not in seen:
                visit(child)
        order.append(node)

    visit(output)
    grad = [0.0] * len(inputs)
    grad[output] = upstream
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] = grad[node]
    return np.array(grad)
""",
        slip="the gradients are overwritten, = instead of +=, so only the last share is kept",
        named=("Every node that is reached has just what arrives at the output, as i",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    order = []

    def visit(node):
        if node in order:
            return
        order.append(node)
        for child in inputs[node]:
            visit(child)

    visit(output)
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in order:
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="the order in which a depth-first search first meets the nodes (preorder), instead of the reverse of the order in which it leaves them",
        named=("Part of the gradient was lost: a node passed its gradient on before ",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    uses = np.zeros(len(inputs), dtype=int)
    for children in inputs:
        for child in children:
            uses[child] += 1
    ready = [output]
    while ready:
        node = ready.pop()
        for child in inputs[node]:
            grad[child] += grad[node]
            uses[child] -= 1
            if uses[child] == 0:
                ready.append(child)
    return grad
""",
        slip="counts the uses of a node in the whole graph, so a node that is also used outside of what the output depends on never becomes ready",
        named=("In a graph with a node that the output does not depend on, part of t",),
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream, grad={}):
    def send(node, g):
        grad[node] = grad.get(node, 0.0) + g
        for child in inputs[node]:
            send(child, g)

    send(output, upstream)
    return np.array([grad.get(k, 0.0) for k in range(len(inputs))])
""",
        slip="the gradients are kept in a default argument, so those of earlier calls are added",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs), dtype=int)

    def send(node, g):
        grad[node] += int(g)
        for child in inputs[node]:
            send(child, g)

    send(output, upstream)
    return grad
""",
        slip="whole numbers for the gradients, so a fractional upstream gradient is cut off",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))

    def send(node, g):
        # the sum over all paths
        grad[node] += g
        for child in inputs[node]:
            send(child, g)

    send(output, upstream)
    return grad
""",
    ),
    Answer(
        "engine",
        """
def walk_back(inputs, output, upstream):
    n = len(inputs)
    edges = np.zeros((n, n))
    for node, children in enumerate(inputs):
        for child in children:
            edges[node, child] += 1
    now = np.zeros(n)
    now[output] = upstream
    total = now.copy()
    for _ in range(n):          # no path is longer than n
        now = now @ edges
        total += now
    return total
""",
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
        order.insert(0, node)

    visit(output)
    grad = [0] * len(inputs)
    grad[output] = upstream
    for node in order:
        for child in inputs[node]:
            grad[child] += grad[node]
    return tuple(grad)
""",
        form=True,
    ),
    # tie
    Answer(
        "tie",
        "prediction = [6, 6, 6]",
        slip="the minus of 2 - x forgotten everywhere: x gets 6 through either input",
        named=("In the second case the gradient is routed to 2 - x: what happens to ",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3]",
        slip="with PyTorch only the half through x is counted, the half through 2 - x is forgotten",
        named=("In the third case both halves reach x, one of them through a minus.",),
    ),
    Answer(
        "tie",
        "prediction = [0, 0, 0]",
        slip="both inputs receive the gradient in every case, so the shares of x cancel",
        named=("In `mlcourse` each tie follows a convention that the task states: th",),
    ),
    Answer(
        "tie",
        "prediction = [-6, 6, 0]",
        slip="on a tie the second input receives the gradient instead of the first",
        named=("The third number is right, but the signs of the other two are not. W",),
    ),
    Answer(
        "tie",
        "prediction = [6, 0, 0]",
        slip="in the second case x receives nothing because 2 - x is treated as a constant",
        named=("In the second case the gradient is routed to 2 - x and does not stop",),
    ),
    Answer(
        "tie",
        "prediction = [3, -3, 0]",
        slip="the gradient is halved in mlcourse too",
        named=("In the first two you shared the gradient between the inputs, but thi",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3 + 3]",
        slip="the two halves are added without the minus of 2 - x",
        named=("In the third case one of the halves changes its sign before the two ",),
    ),
    Answer(
        "tie",
        "prediction = [1, -1, 0]",
        slip="the slopes only, without the 6 that arrives",
        named=("These are the slopes of the max, for an upstream gradient of 1. Anot",),
    ),
    Answer(
        "tie",
        "prediction = [6, 6, 0]",
        slip="the order of the two inputs is thought not to matter: in both cases x itself receives the 6",
        named=("In the second case the gradient is routed to 2 - x: what happens to ",),
    ),
    Answer(
        "tie",
        """
def through(share_x, share_other):
    return 6 * (share_x * 1 + share_other * -1)

prediction = [through(1, 0), through(0, 1), through(0.5, 0.5)]
""",
    ),
    Answer(
        "tie",
        "x_slope, other_slope = 1, -1\nprediction = [6 * x_slope, 6 * other_slope, 3 * x_slope + 3 * other_slope]",
    ),
    Answer("tie", "prediction = np.array([6.0, -6.0, -0.0])", form=True),
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
        slip="one-sided differences instead of central ones",
        named=("These are one-sided differences. A central difference takes one step",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        n[i] = (f(x + e) - f(x - e)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="divided by h instead of 2h",
        named=("Your numerical gradient is too large: the two points are two steps a",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed + n)
""",
        slip="the norm of the sum of the two vectors instead of the sum of their norms in the denominator",
        named=("In the denominator you took the length of the sum. It should be the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.max(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the largest relative error of a single entry instead of that of the whole vectors",
        named=("You compare entry by entry, and take the largest. The formula contai",),
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
        slip="x is not restored after each entry, so it stays shifted by -h",
        named=("x has been moved, and not moved back. After its entry is measured, x",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        n[i] = (f(x + h) - f(x - h)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="all entries of x are shifted at once instead of one at a time",
        named=("You moved all entries of x together, so that each difference is the ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        e = h * (np.arange(len(x)) == i)
        n[i] = (f(x + e) - f(x - e)) / (2 * h)
    return np.abs(claimed - n).sum() / (np.abs(claimed).sum() + np.abs(n).sum())
""",
        slip="sums of absolute values instead of Euclidean norms",
        named=("You added up the sizes of the entries. The length of a vector is ano",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros_like(x)
    for i in range(len(x)):
        e = np.zeros_like(x)
        e[i] = h
        n[i] = (f(x + e) - f(x - e)) / (2 * h)
        return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="the return stands inside the loop, so only the first entry is measured",
        named=("Only the first entry has been measured. Does the `return` stand behi",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x, x
        up[i] += h
        down[i] -= h
        n[i] = (f(up) - f(down)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="the two shifted points are the same array as x, not copies, so all differences are 0",
        named=("The distance is 1, as if your numerical gradient were 0 everywhere. ",),
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    def size(vector):
        return sum(value**2 for value in vector) ** 0.5

    n = []
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += h
        below[i] -= h
        n.append((f(above) - f(below)) / (2 * h))
    return size([a - b for a, b in zip(claimed, n)]) / (size(claimed) + size(n))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    steps = h * np.eye(x.size)
    n = (np.apply_along_axis(f, 1, x + steps) - np.apply_along_axis(f, 1, x - steps)) / (2 * h)
    length = lambda u: np.sqrt(np.dot(u, u))
    return length(n - claimed) / (length(n) + length(claimed))
""",
    ),
    Answer(
        "numbers",
        """
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i, e in enumerate(np.eye(len(x))):
        n[i] = (f(x + h * e) - f(x - h * e)) / 2 / h
    return np.array(np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n)))
""",
        form=True,
    ),
    # train
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = Z @ v - y
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        v = v - rate * to_v
        W = W - rate * to_W
    return W, v
""",
        slip="the factor 1/n of the loss is forgotten, so the steps are n times too long",
        named=("Your gradient is that of the sum over the samples, but the loss is t",),
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
        slip="the slope of tanh is left out of the gradient of W",
        named=("The slope of the hidden activation function is missing: the gradient",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    n = len(X)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        v = v - rate * Z.T @ e
        to_Z = e[:, None] * v
        W = W - rate * X.T @ (to_Z * (1 - Z**2))
    return W, v
""",
        slip="v is changed first, and the gradient of W is computed with the new v",
        named=("v was changed before the gradient by W was computed, but that gradie",),
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
        slip="-= changes the arrays that were given",
        named=("The given arrays have changed: an update in place changes the arrays",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (y - Z @ v) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * to_W
        v -= rate * to_v
    return W, v
""",
        slip="the error as y - o with a minus in the step as well: the loss is climbed",
        named=("The loss grows: your steps follow the gradient uphill.",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_v = Z.T @ e
        to_W = X.T @ (np.outer(e, v) * Z * (1 - Z))
        W -= rate * to_W
        v -= rate * to_v
    return W, v
""",
        slip="the slope of the sigmoid, z (1 - z), instead of that of tanh",
        named=("The slope in the hidden layer is that of a sigmoid, but its activati",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        o = np.tanh(Z @ v)
        delta = (o - y) * (1 - o**2) / len(y)
        to_v = Z.T @ delta
        to_W = X.T @ (np.outer(delta, v) * (1 - Z**2))
        W -= rate * to_W
        v -= rate * to_v
    return W, v
""",
        slip="the output is treated as a tanh too, though it is linear",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = np.array(W), np.array(v)
    Z = np.tanh(X @ W)
    e = (Z @ v - y) / len(y)
    for _ in range(steps):
        W = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2))
        v = v - rate * Z.T @ e
    return W, v
""",
        slip="the forward pass stands before the loop, so the errors are never renewed",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for step in range(1, steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        to_v = Z.T @ e
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
    n, p = len(y), len(v)
    for _ in range(steps):
        to_W, to_v = np.zeros(W.shape), np.zeros(p)
        for i in range(n):
            z = np.tanh(W.T @ X[i])
            error = (z @ v - y[i]) / n
            to_v = to_v + error * z
            for k in range(p):
                to_W[:, k] += error * v[k] * (1 - z[k] ** 2) * X[i]
        W, v = W - rate * to_W, v - rate * to_v
    return W, v
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    if steps == 0:
        return W.copy(), v.copy()
    S = np.einsum("nd,dp->np", X, W)
    Z = np.tanh(S)
    to_o = (np.einsum("np,p->n", Z, v) - y) / len(y)
    to_S = np.einsum("n,p,np->np", to_o, v, 1 / np.cosh(S) ** 2)
    theta = W - rate * np.einsum("nd,np->dp", X, to_S), v - rate * np.einsum("np,n->p", Z, to_o)
    return train(X, y, *theta, rate, steps - 1)
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        to_W = X.T @ (np.outer(e, v) * (1 - Z**2))
        v -= rate * (Z.T @ e)
        W -= rate * to_W
    return [W, v]
""",
        form=True,
    ),
    # verdict
    Answer(
        "verdict",
        'verdicts = "abcb"',
        slip="case 4: single precision is not recognised as the cause, the gradient is taken for wrong",
        named=("In case 4, only the precision changed. What does this say about the ",),
    ),
    Answer(
        "verdict",
        'verdicts = "abba"',
        slip="case 3: the kink of the ReLU is not recognised, the gradient is taken for wrong",
        named=("In case 3, how far does the step reach, and how far away is the poin",),
    ),
    Answer(
        "verdict",
        'verdicts = "acba"',
        slip="the verdicts of cases 2 and 3 are exchanged: a kink in case 2, a missing term in case 3",
        named=("In case 2 all entries are affected alike, whereas a kink affects sin",),
    ),
    Answer(
        "verdict",
        'verdicts = "acca"',
        slip="case 2: a kink is suspected although the error is in every entry and does not depend on h",
        named=("In case 2 all entries are affected alike, whereas a kink affects sin",),
    ),
    Answer(
        "verdict",
        'verdicts = "abaa"',
        slip="case 3: called right because all other entries agree",
        named=("In case 3 one entry is off by half: what is special about its weight",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcd"',
        slip="case 4: the gradient is called right but not to be used, because of single precision",
        named=("In case 4, think of how gradient descent behaves when its steps cont",),
    ),
    Answer(
        "verdict",
        'verdicts = "aaca"',
        slip="case 2: an error of 2 % is called small enough",
        named=("In case 2, an error of two per cent is large, because central differ",),
    ),
    Answer(
        "verdict",
        'verdicts = "bbca"',
        slip="case 1: an error that is not 0 is called wrong, though it is rounding",
        named=("In case 1 the error is as small as rounding allows.",),
    ),
    Answer(
        "verdict",
        'verdicts = "abda"',
        slip="case 3: called right but unusable because of the kink",
        named=("In case 3 nothing is known yet of the one entry: compare its weighte",),
    ),
    Answer(
        "verdict",
        """
found = {1: "a", 2: "b", 3: "c", 4: "a"}
verdicts = "".join(found[case] for case in sorted(found))
""",
    ),
    Answer("verdict", 'right, wrong, kink = "abc"\nverdicts = right + wrong + kink + right'),
    Answer("verdict", 'verdicts = "ABCA"', form=True),
    # neurons_by_hand
    Answer(
        "neurons_by_hand",
        "to_sum, to_weight, to_first, to_second, to_input = 0.128, 0.096, 0.048, -0.16, -0.08",
        slip="y - o instead of o - y: all signs are reversed",
        named=(),
        near=True,
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
        slip="the slope of the output neuron is forgotten, as with cross-entropy",
        named=("That is what arrives at the output. The output neuron multiplies it ",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = (0.2 - 1) * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = to_sum * 2
to_second = to_sum * -5
to_input = to_first * 5 + to_second * 2
""",
        slip="the slopes of the hidden neurons are forgotten",
        named=("That is what arrives at the output of the hidden neuron. Its slope i",),
    ),
    Answer(
        "neurons_by_hand",
        "to_sum = -0.128\nto_weight = -0.096\nto_first = -0.048\nto_second = 0.16\nto_input = to_first * 5",
        slip="the input receives only the share of the first hidden neuron",
        named=("That is the share of the first hidden neuron. The input acts in anot",),
    ),
    Answer(
        "neurons_by_hand",
        "to_sum = -0.128\nto_weight = to_sum * 2\nto_first = -0.048\nto_second = 0.16\nto_input = 0.08",
        slip="the gradient of the weight multiplied by the weight instead of the answer 0.75 that it reads",
        named=("You multiplied by the weight. In a product each factor receives the ",),
    ),
    Answer(
        "neurons_by_hand",
        "to_sum = -0.128\nto_weight = -0.096\nto_first = -0.048\nto_second = 0.16\nto_input = (to_first + to_second) * 3",
        slip="the gradient of the input multiplied by the input 3 instead of by the weights",
        named=("An input receives a gradient times a weight, not times its own value",),
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = (0.2 - 1) * 0.2 * 0.8
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.75 * 0.25
to_second = to_sum * 5 * 0.5 * 0.5
to_input = to_first * 5 + to_second * 2
""",
        slip="the minus of the weight -5 is lost, and carried on to the input",
        named=("Check the sign: the gradient of the sum above, and the weight of the",),
    ),
    Answer(
        "neurons_by_hand",
        """
slope = lambda o: 1 - o**2
to_sum = (0.2 - 1) * slope(0.2)
to_weight = to_sum * 0.75
to_first = to_sum * 2 * slope(0.75)
to_second = to_sum * -5 * slope(0.5)
to_input = to_first * 5 + to_second * 2
""",
        slip="the slope of tanh, 1 - o², in place of the sigmoid's",
    ),
    Answer(
        "neurons_by_hand",
        """
to_sum = 2 * (0.2 - 1) * 0.2 * (1 - 0.2)
to_weight = to_sum * 0.75
to_first = to_sum * 2 * 0.75 * (1 - 0.75)
to_second = to_sum * -5 * 0.5 * (1 - 0.5)
to_input = to_first * 5 + to_second * 2
""",
        slip="the factor 1/2 of the loss is forgotten, so everything is doubled",
        named=(),
        near=True,
    ),
    Answer(
        "neurons_by_hand",
        """
hidden, last, first = np.array([0.75, 0.5]), np.array([2.0, -5.0]), np.array([5.0, 2.0])
to_sum = (0.2 - 1) * 0.2 * (1 - 0.2)
to_weight = to_sum * hidden[0]
to_first, to_second = to_sum * last * hidden * (1 - hidden)
to_input = np.array([to_first, to_second]) @ first
""",
    ),
    Answer(
        "neurons_by_hand",
        """
def slope(answer):
    return answer - answer * answer

to_o = -(1 - 0.2)
to_sum = to_o * slope(0.2)
to_weight = 0.75 * to_sum
downstream = [weight * to_sum * slope(answer) for weight, answer in ((2, 0.75), (-5, 0.5))]
to_first, to_second = downstream
to_input = sum(weight * g for weight, g in zip((5, 2), downstream))
""",
    ),
    Answer(
        "neurons_by_hand",
        "to_sum, to_weight, to_first, to_second, to_input = (np.array([value]) for value in (-0.128, -0.096, -0.048, 0.16, 0.08))",
        form=True,
    ),
    # sandwich
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T, A.T @ upstream @ A
""",
        slip="only the first of the two uses of A is counted",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B + upstream.T @ A @ B, A.T @ upstream @ A
""",
        slip="B is not transposed in the first term of A's gradient",
        named=("In the share of A on the left, B has to change sides in the product,",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T + upstream @ A @ B, A.T @ upstream @ A
""",
        slip="the upstream gradient is not transposed in the second term of A's gradient",
        named=("In the share of A on the right, A is transposed in the product. What",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = 2 * upstream @ A @ B.T
    to_B = A.T @ upstream @ A
    return to_A, to_B
""",
        slip="twice the first term, as if B and the upstream gradient were symmetric",
        named=("The two shares of A are the same only where B and what arrives are s",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T + upstream.T @ A @ B
    to_B = A.T @ upstream.T @ A
    return to_A, to_B
""",
        slip="the gradient of B is transposed",
        named=("The gradient of A is right. In that of B, in which form does what ar",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_A = upstream @ A @ B.T
    to_A =+ upstream.T @ A @ B
    to_B = A.T @ upstream @ A
    return to_A, to_B
""",
        slip="=+ instead of +=, so the second term overwrites the first",
        named=("A is used twice, on the left and on the right of B. Only its use on ",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    to_B = A.T @ upstream @ A
    to_A = upstream @ A @ B.T + upstream.T @ A @ B
    return to_B, to_A
""",
        slip="the order of the tuple: B before A",
        named=("The two gradients are asked for in another order.",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    return upstream @ A @ B.T + upstream.T @ A @ B, A.T @ A
""",
        slip="the upstream gradient is left out of B's gradient",
        named=("The gradient of A is right. That of B lacks what arrives.",),
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    # S = P A^T with P = A B
    to_P = upstream @ A
    to_last = (A @ B).T @ upstream
    return to_P @ B.T + to_last.reshape(A.shape), A.T @ to_P
""",
        slip="the gradient by the transpose of A is brought to the shape of A by reshape instead of a transpose",
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
    def matmul_back(left, right, up):
        return up @ right.T, left.T @ up

    P = A @ B
    to_P, to_transposed = matmul_back(P, A.T, upstream)
    to_first, to_B = matmul_back(A, B, to_P)
    return to_first + to_transposed.T, to_B
""",
    ),
    Answer(
        "sandwich",
        """
def sandwich_back(A, B, upstream):
    n, d = A.shape
    to_A, to_B = np.zeros((n, d)), np.zeros((d, d))
    for i in range(n):
        for j in range(n):
            to_A[i] += upstream[i, j] * B @ A[j]
            to_A[j] += upstream[i, j] * A[i] @ B
            to_B += upstream[i, j] * np.outer(A[i], A[j])
    return [to_A.tolist(), to_B.tolist()]
""",
        form=True,
    ),
]
