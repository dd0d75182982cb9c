"""Answers to the exercise `backprop`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a = -4\nto_b = 16\nto_c = 8",
        slip="a: only the path through line 3",
        named=("only the gradient that comes from line 3",),
    ),
    Answer(
        "by_hand",
        "to_a = -24\nto_b = 16\nto_c = 8",
        slip="a: only the path through line 1",
        named=("only the gradient that comes from line 1",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -7, 4, 2",
        slip="1 instead of 4 arrives",
        named=("The gradient that arrives from above is missing: this is how o",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = 0, 12, -4",
        slip="times: each input gets its own value instead of the other's",
        named=("an input received the upstream gradient times itself",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = 20, 16, 8",
        slip="a: the two parts are subtracted",
        named=("a receives a share from line 3 and one from line 1. Go through",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = 68, 16, 8",
        slip="b taken as 3: the sign is lost",
        named=("The sign of b was lost on the way forward: what is p, and what",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -28, 8, 16",
        slip="b and c are exchanged",
        named=("in another order",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -28, 16, 4",
        slip="c: 4 is copied from the output, without line 3",
        named=("c takes part in o only through line 3: what does that line do",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -28, 16, 40",
        slip="c: plus treated as times, 8 · 5",
        named=("At the sum, c received the gradient times a value. What a sum",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -28, 8, 8",
        slip="b: the gradient of p is passed on without the factor a",
        named=("To b you passed the gradient of p as if line 1 were a sum, or left o",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, to_c = -16, 8, 4",
        slip="line 3 passes 4 on to q without a factor, to b, c and a",
        named=("Line 3 is a product, but you passed the gradient on to q as if",),
    ),
    Answer("by_hand", "to_A, to_B, to_C = -28, 16, 8", slip="capital letters in the names"),
    Answer("by_hand", "to_a = -28\nto_b = 16\nto_c = 8"),
    Answer(
        "by_hand",
        """\
a, b, c = 2.0, -3.0, 5.0
q = a * b + c
up_q = 4 * a
to_a = 4 * q + up_q * b
to_b = up_q * a
to_c = up_q
""",
    ),
    Answer("by_hand", "to_a, to_b, to_c = (4 * d for d in (2 * 2 * -3 + 5, 2**2, 2))"),
    Answer("by_hand", "to_a = np.array([-28.0])\nto_b = np.array([16.0])\nto_c = np.array([8.0])", form=True),
    # triple
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    out = x1 * x2 * x3\n"
        "    return upstream * out / x1, upstream * out / x2, upstream * out / x3",
        slip="divides by the input: 0 / 0",
        named=("You divide the product by the input, which gives no number",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    return x2 * x3, x1 * x3, x1 * x2",
        slip="the upstream is dropped",
        named=("not been multiplied by the upstream gradient",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    return upstream * x1, upstream * x2, upstream * x3",
        slip="each input gets its own value",
        named=("Each input received the upstream gradient times itself",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n"
        "    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)",
        slip="the sum of the others instead of their product",
        named=("times the sum of the other two",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    return upstream * x1 * x2, upstream * x1 * x3, upstream * x2 * x3",
        slip="the order of the results is reversed",
        named=("These are the right arrays in another order: each input",),
    ),
    Answer(
        "triple",
        """\
def triple_back(x1, x2, x3, upstream):
    return (upstream * x2 * x3).sum(), (upstream * x1 * x3).sum(), (upstream * x1 * x2).sum()
""",
        slip="summed to single numbers",
        named=("This is a sum of numbers that the task wants one by one.",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    g = upstream * x1 * x2 * x3\n    return g, g, g",
        slip="the output itself times the upstream for all",
        named=("times the whole product",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2, upstream * x1, upstream * x1 * x2",
        slip="x3 is left out in two of the three",
        named=("A factor is missing: all the other inputs belong to the local",),
    ),
    Answer(
        "triple",
        """\
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    return tuple(upstream * np.divide(out, x, out=np.zeros_like(out), where=x != 0) for x in (x1, x2, x3))
""",
        slip="divides, and gives 0 where the input is 0",
        named=("Where an input is 0, its gradient need not be 0: a division by",),
    ),
    Answer(
        "triple",
        """\
def triple_back(x1, x2, x3, upstream):
    out = x1 * x2 * x3
    eps = 1e-8
    return upstream * out / (x1 + eps), upstream * out / (x2 + eps), upstream * out / (x3 + eps)
""",
        slip="divides with an epsilon: 0 where the input is 0",
        named=("Where an input is 0, its gradient need not be 0: a division by",),
    ),
    Answer(
        "triple",
        """\
def triple_back(x1, x2, x3, upstream):
    p = x1 * x2
    to_p = upstream * x3
    to_x3 = upstream * p
    return to_p, to_p, to_x3
""",
        slip="stops at the inner product",
        named=("A factor is missing: all the other inputs belong to the local",),
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n"
        "    return (upstream * x2 * x3, upstream * x1 * x3, upstream * x1 * x2)[::-1][:2]",
        slip="only two of the three, reversed",
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2 * x3, upstream * x1 * x3, upstream * x1 * x2",
    ),
    Answer(
        "triple",
        """\
def triple_back(x1, x2, x3, upstream):
    p = x1 * x2
    to_x3 = upstream * p
    to_p = upstream * x3
    to_x1 = to_p * x2
    to_x2 = to_p * x1
    return to_x1, to_x2, to_x3
""",
    ),
    Answer(
        "triple",
        """\
def triple_back(x1, x2, x3, upstream):
    xs = np.array([x1, x2, x3])
    grads = []
    for i in range(3):
        others = np.delete(xs, i, axis=0)
        grads.append(upstream * others.prod(axis=0))
    return tuple(grads)
""",
    ),
    Answer(
        "triple",
        "def triple_back(x1, x2, x3, upstream):\n"
        "    return [upstream * x2 * x3, upstream * x1 * x3, upstream * x1 * x2]",
        form=True,
    ),
    # layer
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)",
        slip="b: mean instead of sum",
        named=("you averaged over the samples",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)",
        slip="b: summed over the wrong axis",
        named=("you added over the outputs",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum()",
        slip="b: summed over both axes",
        named=("you added everything up to one number",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return X.T @ upstream, upstream @ W.T, upstream.sum(axis=0)",
        slip="X and W are exchanged in the result",
        named=("The gradients of X and W are in each other's place: the order",),
    ),
    Answer(
        "layer",
        """\
def layer_back(X, W, b, upstream):
    n = len(X)
    return upstream @ W.T, X.T @ upstream / n, upstream.sum(axis=0) / n
""",
        slip="divided by the number of samples",
        named=("For W and b you averaged over the samples, but what arrives is",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W, X.T @ upstream, upstream.sum(axis=0)",
        slip="X: W is not transposed",
        named=("Two arrays do not fit each other in a matrix product.",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, upstream.T @ X, upstream.sum(axis=0)",
        slip="W: the gradient is transposed",
        named=("The gradient of W is transposed: the gradient of an array has",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream",
        slip="the classmate's: b is not summed",
        named=("a row for each sample",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0) * b",
        slip="b: multiplied by its own value",
        named=("contains the bias itself",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream[0]",
        slip="b: only the first sample",
        named=("In the gradient of the bias only the first sample counts. It is",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, len(X) * np.ones_like(b)",
        slip="b: the upstream is dropped",
        named=("The gradient of the bias does not contain what arrives from",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n"
        "    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0, keepdims=True)",
        slip="b: shape (1, p) instead of (p,)",
        named=("The numbers are right, but the gradient of an array has the",),
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0)",
    ),
    Answer(
        "layer",
        """\
def layer_back(X, W, b, upstream):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(X)):
        dX[i] = W @ upstream[i]
        dW += np.outer(X[i], upstream[i])
        db += upstream[i]
    return dX, dW, db
""",
    ),
    Answer(
        "layer",
        """\
def layer_back(X, W, b, upstream):
    to_X = np.einsum("np,dp->nd", upstream, W)
    to_W = np.einsum("nd,np->dp", X, upstream)
    to_b = np.ones(X.shape[0]) @ upstream
    return to_X, to_W, to_b
""",
    ),
    Answer(
        "layer",
        "def layer_back(X, W, b, upstream):\n    return [upstream @ W.T, X.T @ upstream, upstream.sum(0)]",
        form=True,
    ),
    # engine
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    waiting, seen = [output], {output}
    while waiting:
        node = waiting.pop()
        for child in inputs[node]:
            grad[child] += grad[node]
            if child not in seen:
                seen.add(child)
                waiting.append(child)
    return grad
""",
        slip="the classmate's, unchanged",
        named=("before all of it had arrived",),
    ),
    Answer(
        "engine",
        """\
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
        slip="breadth first: a node may still be too early",
        named=("Part of the gradient was lost: a node passed its gradient on",),
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    for node in reversed(range(len(inputs))):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="takes the numbers for the order",
        named=("in the order of their numbers",),
    ),
    Answer(
        "engine",
        """\
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
        slip="a node passes on its whole gradient at each visit: counted again and again",
        named=("Some shares were counted several times: whenever a node",),
    ),
    Answer(
        "engine",
        """\
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
        for child in set(inputs[node]):
            grad[child] += grad[node]
    return grad
""",
        slip="a node that is added twice gets its gradient once",
        named=("A node that is added twice received one share only",),
    ),
    Answer(
        "engine",
        """\
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
        slip="overwrites instead of adding up",
        named=("Every node that is reached has just what arrives at the output, as i",),
    ),
    Answer(
        "engine",
        """\
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
    grad[output] = 1.0
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="starts with 1 instead of the upstream",
        named=("starts with 1 at the output",),
    ),
    Answer(
        "engine",
        """\
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
    for node in order:
        for child in inputs[node]:
            grad[child] += grad[node]
    return grad
""",
        slip="the topological order is not reversed",
        named=("Only the inputs of the output itself have received something,",),
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    n = len(inputs)
    users = [0] * n
    for node in range(n):
        for child in inputs[node]:
            users[child] += 1
    grad = np.zeros(n)
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
        slip="waits for users that the output does not depend on",
        named=("In a graph with a node that the output does not depend on, part of t",),
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))
    grad[output] = upstream
    waiting, done = [output], set()
    while waiting:
        node = waiting.pop()
        if node in done:
            continue
        done.add(node)
        for child in inputs[node]:
            grad[child] += grad[node]
            waiting.append(child)
    return grad
""",
        slip="only the bookkeeping is changed: still handled before all users are done",
        named=("before all of it had arrived",),
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))

    def walk(node, value):
        grad[node] = value
        for child in inputs[node]:
            walk(child, grad[child] + value)

    walk(output, upstream)
    return grad
""",
        slip="recursion that passes the sum so far down again",
        named=("passed on its whole gradient again",),
    ),
    Answer(
        "engine",
        """\
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
    grad = {output: upstream}
    for node in reversed(order):
        for child in inputs[node]:
            grad[child] = grad.get(child, 0) + grad[node]
    return [grad[node] for node in order]
""",
        slip="in the order of the walk, without the nodes that do not matter",
        named=("Your result lists the nodes in the order of your visit. It",),
    ),
    Answer(
        "engine",
        """\
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
            grad[child] += grad[node]
    return grad.tolist()
""",
        form=True,
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    # which nodes does the output depend on?
    needed, stack = set(), [output]
    while stack:
        k = stack.pop()
        if k not in needed:
            needed.add(k)
            stack.extend(inputs[k])
    pending = np.zeros(len(inputs), dtype=int)
    for k in needed:
        for c in inputs[k]:
            pending[c] += 1
    g = np.zeros(len(inputs))
    g[output] = upstream
    ready = [output]
    while ready:
        k = ready.pop()
        for c in inputs[k]:
            g[c] += g[k]
            pending[c] -= 1
            if pending[c] == 0:
                ready.append(c)
    return g
""",
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    n = len(inputs)
    A = np.zeros((n, n))
    for k in range(n):
        for c in inputs[k]:
            A[c, k] += 1
    step = np.zeros(n)
    step[output] = upstream
    total = step.copy()
    for _ in range(n):
        step = A @ step
        total += step
    return total
""",
    ),
    Answer(
        "engine",
        """\
def walk_back(inputs, output, upstream):
    grad = np.zeros(len(inputs))

    def send(node, value):
        grad[node] += value
        for child in inputs[node]:
            send(child, value)

    send(output, upstream)
    return grad
""",
    ),
    # tie
    Answer(
        "tie",
        "prediction = [6, 6, 3]",
        slip="the input that gets the gradient is taken for x",
        named=("The first number is right. You may have what the input of the",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 3]",
        slip="PyTorch: the half that goes to 2 - x is forgotten",
        named=("both halves reach x",),
    ),
    Answer(
        "tie",
        "prediction = [6, 6, 0]",
        slip="the minus of 2 - x is forgotten in the second",
        named=("The first number is right. In the second case the gradient is",),
    ),
    Answer(
        "tie",
        "prediction = [6, 0, 3]",
        slip="only x itself counts, 2 - x passes nothing on",
        named=("does not stop there",),
    ),
    Answer(
        "tie",
        "prediction = [0, 0, 0]",
        slip="both inputs get all of the gradient each time",
        named=("The third number is right. In `mlcourse` each tie follows a",),
    ),
    Answer("tie", "prediction = [1, -1, 0]", slip="the upstream is dropped", named=("for an upstream gradient of 1",)),
    Answer(
        "tie",
        "prediction = [-6, 6, 0]",
        slip="the gradient goes to the second input",
        named=("The third number is right, but the signs of the other two are",),
    ),
    Answer(
        "tie",
        "prediction = [6, -6, 6]",
        slip="PyTorch: 3 + 3, the minus of 2 - x is forgotten",
        named=("one of the halves changes its sign",),
    ),
    Answer(
        "tie",
        "prediction = [6, 6, 6]",
        slip="the minus is forgotten everywhere",
        named=("on its way through the minus",),
    ),
    Answer(
        "tie",
        "prediction = [3, -3, 0]",
        slip="half in mlcourse, too",
        named=("The third number is right. In the first two you shared the",),
    ),
    Answer("tie", "prediction = [6, -6]", slip="the third number is missing"),
    Answer("tie", "predictions = [6, -6, 0]", slip="a typo in the name"),
    Answer("tie", "prediction = [6, -6, 0]"),
    Answer("tie", "up = 6.0\nprediction = [up * 1, up * -1, up / 2 * 1 + up / 2 * -1]"),
    Answer("tie", "prediction = [6.0, -6.0, 0.0]"),
    Answer("tie", "prediction = (6, -6, 0)", form=True),
    # numbers
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = h
        n[i] = (f(x + e) - f(x)) / h
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="one-sided differences",
        named=("one-sided differences",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="divided by h instead of 2h",
        named=("you divided by one step",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.max(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the largest error of an entry, not of the whole vectors",
        named=("You compare entry by entry, and take the largest. The formula",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.mean(np.abs(claimed - n) / (np.abs(claimed) + np.abs(n)))
""",
        slip="the mean over the entries",
        named=("You compare entry by entry, and take the mean. The formula",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / max(np.linalg.norm(claimed), np.linalg.norm(n))
""",
        slip="divided by the larger norm instead of the sum",
        named=("the longer of the two lengths",),
    ),
    Answer(
        "numbers",
        """\
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
        slip="x is not put back after each entry",
        named=("x has been moved, and not moved back. After its entry is",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.zeros(len(x))
    for i in range(len(x)):
        plus, minus = x, x
        plus[i] += h
        minus[i] -= h
        n[i] = (f(plus) - f(minus)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="plus and minus are the same array: no copy",
        named=("The distance is 1, as if your numerical gradient were 0 everywhere.",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return ((claimed - n) ** 2).sum() / ((claimed**2).sum() + (n**2).sum())
""",
        slip="the root of the norms is forgotten",
        named=("These are squares of lengths: a root is missing above and below.",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / np.linalg.norm(claimed + n)
""",
        slip="the norm of the sum instead of the sum of the norms",
        named=("In the denominator you took the length of the sum. It should be",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = (f(x + h) - f(x - h)) / (2 * h)
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="all entries are moved at once",
        named=("You moved all entries of x together, so that there is one slope",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n)
""",
        slip="the absolute distance",
        named=("This is the distance itself",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / 2 * h for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
        slip="/ 2 * h multiplies by h",
        named=("Your numerical gradient is off by the square of the step: a",),
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))
""",
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    numeric = []
    for i in range(x.size):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        numeric.append((up - down) / (2 * h))
    numeric = np.array(numeric)
    num = np.sqrt(np.sum((claimed - numeric) ** 2))
    den = np.sqrt(np.sum(claimed**2)) + np.sqrt(np.sum(numeric**2))
    return num / den
""",
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    g = np.empty(len(x))
    for i in range(len(x)):
        right, left = x.copy(), x.copy()
        right[i] += h
        left[i] -= h
        g[i] = (f(right) - f(left)) / (right[i] - left[i])
    norm = np.linalg.norm
    return float(norm(g - claimed) / (norm(g) + norm(claimed)))
""",
    ),
    Answer(
        "numbers",
        """\
def distance_to_numbers(f, claimed, x, h):
    n = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    return np.array([np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))])
""",
        form=True,
    ),
    # train
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v = W.copy(), v.copy()
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = Z @ v - y
        dv = Z.T @ e
        dW = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="1/n is forgotten",
        named=("the sum over the samples",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v, n = W.copy(), v.copy(), len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / (2 * n)
        dv = Z.T @ e
        dW = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="1/(2n): the 2 of the square is forgotten",
        named=("Your gradient is half as large as it should be: what becomes of",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v, n = W.copy(), v.copy(), len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = 2 * (Z @ v - y) / n
        dv = Z.T @ e
        dW = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="a factor 2 too many: the 1/2 of J is forgotten",
        named=("twice as large as it should be",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v, n = W.copy(), v.copy(), len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        dv = Z.T @ e
        dW = X.T @ np.outer(e, v)
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="the slope of tanh is missing",
        named=("passes the tanh as if there were none",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v, n = W.copy(), v.copy(), len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        dv = Z.T @ e
        dW = X.T @ (np.outer(e, v) * Z * (1 - Z))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="the slope of the sigmoid",
        named=("is that of a sigmoid",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v, n = W.copy(), v.copy(), len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (y - Z @ v) / n
        dv = Z.T @ e
        dW = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="y - o: goes uphill",
        named=("follow the gradient uphill",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        dv = Z.T @ e
        dW = X.T @ (np.outer(e, v) * (1 - Z**2))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
        slip="changes the given arrays in place",
        named=("The given arrays have changed: an update in place changes the",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        v = v - rate * Z.T @ e
        W = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2))
    return W, v
""",
        slip="the gradient by W uses the new v",
        named=("v was changed before the gradient by W",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        v = v - rate * Z.T @ (Z @ v - y) / n
    return W, v
""",
        slip="only v is trained",
        named=("Only the output layer learns",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        W, v = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2)), v - rate * Z.T @ e
        return W, v
""",
        slip="return stands in the loop: one step only",
        named=("This is where a single step leads",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = len(y)
    Z = np.tanh(X @ W)
    for _ in range(steps):
        e = (Z @ v - y) / n
        W, v = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2)), v - rate * Z.T @ e
    return W, v
""",
        slip="the hidden layer is computed only once, before the loop",
        named=("The hidden values are still those of the first weights. What in",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = len(y)
    for _ in range(steps + 1):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / n
        W, v = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2)), v - rate * Z.T @ e
    return W, v
""",
        slip="one step too many",
        named=("Your loop takes one step too many.",),
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    W, v, n = W.copy(), v.copy(), len(y)
    for _ in range(steps):
        Z = np.tanh(X @ W)
        delta = (Z @ v - y) / n
        dv = Z.T @ delta
        dW = X.T @ (delta[:, None] * v * (1 - Z**2))
        W -= rate * dW
        v -= rate * dv
    return W, v
""",
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    n = X.shape[0]
    for step in range(steps):
        grad_W = np.zeros(W.shape)
        grad_v = np.zeros(v.shape)
        for i in range(n):
            z = np.tanh(X[i] @ W)
            error = z @ v - y[i]
            grad_v += error * z / n
            grad_W += np.outer(X[i], error * v * (1 - z * z)) / n
        W = W - rate * grad_W
        v = v - rate * grad_v
    return W, v
""",
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        S = X @ W
        Z = np.tanh(S)
        up = (Z @ v - y) / y.size
        grad_v = up @ Z
        grad_W = np.einsum("nd,n,p,np->dp", X, up, v, 1 / np.cosh(S) ** 2)
        W, v = W - rate * grad_W, v - rate * grad_v
    return W, v
""",
    ),
    Answer(
        "train",
        """\
def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        e = (Z @ v - y) / len(y)
        W, v = W - rate * X.T @ (np.outer(e, v) * (1 - Z**2)), v - rate * Z.T @ e
    return [W, v]
""",
        form=True,
    ),
    # verdict
    Answer(
        "verdict",
        'verdicts = "abcb"',
        slip="4: single precision taken for a wrong gradient",
        named=("only the precision changed",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcd"',
        slip="4: right, but not to be used; the example of the statement",
        named=("small rounding errors",),
    ),
    Answer(
        "verdict", 'verdicts = "abba"', slip="3: the kink taken for an error", named=("how far does the step reach",)
    ),
    Answer(
        "verdict",
        'verdicts = "abaa"',
        slip="3: a single entry is ignored",
        named=("Three letters are right. In case 3 one entry is off by half:",),
    ),
    Answer(
        "verdict",
        'verdicts = "aaca"',
        slip="2: two per cent taken for right",
        named=("an error of two per cent is large",),
    ),
    Answer("verdict", 'verdicts = "acca"', slip="2: taken for a kink", named=("a kink affects single entries",)),
    Answer(
        "verdict",
        'verdicts = "bbca"',
        slip="1: an error that is not 0 taken for wrong",
        named=("as small as rounding allows",),
    ),
    Answer(
        "verdict",
        'verdicts = "dbca"',
        slip="1: right, but not to be used",
        named=("Three letters are right. In case 1 nothing is wrong with the",),
    ),
    Answer(
        "verdict",
        'verdicts = "bacb"',
        slip="a and b are exchanged",
        named=("The letters of a right and a wrong gradient are exchanged. Read",),
    ),
    Answer(
        "verdict",
        'verdicts = "abcc"',
        slip="4: taken for a kink",
        named=("Three letters are right. In case 4 the error is gone in double",),
    ),
    Answer("verdict", 'verdicts = "abc"', slip="a letter is missing"),
    Answer("verdict", 'verdict = "abca"', slip="a typo in the name"),
    Answer("verdict", 'verdicts = "abca"'),
    Answer(
        "verdict", "answers = {1: 'a', 2: 'b', 3: 'c', 4: 'a'}\nverdicts = ''.join(answers[k] for k in (1, 2, 3, 4))"
    ),
    Answer("verdict", 'verdicts = "a, b, c, a"', form=True),
    Answer("verdict", 'verdicts = "ABCA"', form=True),
]
