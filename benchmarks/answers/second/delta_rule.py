"""Answers to the exercise `delta_rule`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # two_rules
    Answer(
        "two_rules",
        """perceptron_A = [0.9, 1.8, 0.2]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.8, 1, -0.1]
""",
        slip="perceptron rule with target minus output, so twice the step",
        named=("Your perceptron rule takes steps of twice the length: target minus",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.2, 0.4, -1.9]
perceptron_B = [0.5, 1, -1]
delta_B = [0.2, 1, -1.9]
""",
        slip="delta rule with the wrong sign: s minus target",
        named=("Your delta rule moves the sum away from its target. Has the differen",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.3, 1, -1.6]
delta_B = [0.8, 1, -0.1]
""",
        slip="perceptron rule moves the weights for B although B is right",
        named=("Your perceptron rule moves the weights for B, although B is",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="delta rule leaves the weights alone when the sample is right",
        named=("Sample B is already classified correctly: ask of each rule whether",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.5, 1.4, -0.4]
delta_A = [0.5, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -0.1]
""",
        slip="the bias is not moved",
        named=("The bias stayed as it was. It is a weight like the others, of an",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.7, 1.4, -0.4]
delta_B = [0.5, 1.6, -1.0]
""",
        slip="B continues from the weights after A",
        named=("Your weights for B contain a step of A. Did you start from the weigh",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [1.5, 3, 2]
delta_A = [2, 4, 3.5]
perceptron_B = [0.5, 1, -1]
delta_B = [2, 1, 3.5]
""",
        slip="the learning rate is left out",
        named=("The learning rate is missing: these are steps of the full length.",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.9, 1.8, 0.2]
perceptron_B = [0.5, 1, -1]
delta_B = [0.9, 1, 0.2]
""",
        slip="the bias is left out of the weighted sum: s = -1 and -3",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """w = np.array([0.5, 1, -1])
A, B = np.array([1, 2, 3]), np.array([1, 0, 3])
perceptron_A, perceptron_B = list(w + 0.2 * A), list(w)
delta_A = list(w + 0.2 * (1 - w @ A) * A)
delta_B = list(w + 0.2 * (-1 - w @ B) * B)
""",
    ),
    Answer(
        "two_rules",
        """results = []
for x, t in (([1, 2, 3], 1), ([1, 0, 3], -1)):
    s = 0.5 * x[0] + x[1] - x[2]
    wrong = t * s < 0
    results.append([u + 0.2 * t * v * wrong for u, v in zip((0.5, 1, -1), x)])
    results.append([u - 0.2 * (s - t) * v for u, v in zip((0.5, 1, -1), x)])
perceptron_A, delta_A, perceptron_B, delta_B = results
""",
    ),
    Answer(
        "two_rules",
        """perceptron_A = (0.7, 1.4, -0.4)
delta_A = np.array([[0.8], [1.6], [-0.1]])
perceptron_B = (0.5, 1, -1)
delta_B = np.array([[0.8], [1.0], [-0.1]])
""",
        form=True,
    ),
    # who_changes
    Answer(
        "who_changes",
        "rows = [0, 3]",
        slip="the first epoch only",
        named=("These are the right rows for the first epoch. The task asks for the",),
    ),
    Answer(
        "who_changes",
        "rows = [3, 0, 1, 3]",
        slip="takes a sum of 0 as output -1",
        named=("Your list begins with row 3, as if a weighted sum of 0 gave the outp",),
    ),
    Answer(
        "who_changes",
        "rows = [1, 4, 1, 2, 4]",
        slip="counts the rows from 1",
        named=("The rows are right, but their numbers are not: here they are counted",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 3]",
        slip="each row once, or only the second epoch",
        named=("You list each row once, or one epoch only. Write a row down each time",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 3]",
        slip="the second epoch is thought to be like the first",
        named=("The first epoch is right, but your second repeats it, as if it start",),
    ),
    Answer("who_changes", "rows = [0, 3, 0, 2, 3]", slip="rows 1 and 2 exchanged", near=True),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3]",
        slip="batch updates: first rows 0, 1, 2 together, then row 3",
        named=("Rows 0, 1 and 2 would all change the weights if a whole epoch were j",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 1, 3, 1, 2, 3]",
        slip="three epochs instead of two",
        named=("The first two epochs are right. Yours goes on with a third.",),
    ),
    Answer(
        "who_changes",
        """rows, w0, w1, w2 = [], 0, 0, 0
for n in 2 * [0, 1, 2, 3]:
    a, b = n // 2, n % 2
    o = 1 if w0 + w1 * a + w2 * b >= 0 else -1
    t = 1 if n == 3 else -1
    if o != t:
        rows.append(n)
        w0, w1, w2 = w0 + t, w1 + t * a, w2 + t * b
""",
    ),
    Answer(
        "who_changes",
        """first, second = [0, 3], [0, 1, 3]
rows = first + second""",
    ),
    Answer("who_changes", "rows = [[0, 3], [0, 1, 3]]", form=True),
    # pocket
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w.copy(), mistakes
    return w
""",
        slip="returns the last weights instead of those in the pocket",
        named=("Your function returns the last weights, not the best ones. (Did you",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes <= fewest:
                    best, fewest = w.copy(), mistakes
    return best
""",
        slip="weights that are only as good replace those in the pocket",
        named=("You keep the best weights, but weights that are only as good as those",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w += t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return best
""",
        slip="the pocket is no copy, and += changes it",
        named=("Your function returns the last weights, not the best ones. (Did you",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
        mistakes = np.sum(outputs(w, X) != y)
        if mistakes < fewest:
            best, fewest = w.copy(), mistakes
    return best
""",
        slip="counts the mistakes once an epoch, not after every update",
        named=("You compare the weights once an epoch. Good weights may be reached",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), len(X) + 1
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w.copy(), mistakes
    return best
""",
        slip="does not count the mistakes of the weights at the start",
        named=("You compare the weights after each update, but not those at the",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if w[0] + w[1:] @ x <= 0 and t == 1 or w[0] + w[1:] @ x > 0 and t == -1:
                w = w + t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w.copy(), mistakes
    return best
""",
        slip="takes a sum of 0 as output -1 in the updates",
        named=("You count or update as if a sum of 0 were an output of -1, or never a",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w.copy(), mistakes
                w = w + t * np.array([1, *x])
    return best
""",
        slip="counts the mistakes before each update, so the last weights are never counted",
        named=("You compare the weights before each update, so those after the last",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, longest, run = w.copy(), 0, 0
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] == t:
                run += 1
                if run > longest:
                    best, longest = w.copy(), run
            else:
                w = w + t * np.array([1, *x])
                run = 0
    return best
""",
        slip="keeps the weights with the longest run of right samples, not the fewest mistakes",
        near=True,
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.hstack([np.ones((len(X), 1)), X])
    visited = [np.zeros(A.shape[1])]
    for k in list(range(len(A))) * epochs:
        s = A[k] @ visited[-1]
        if (s < 0 and y[k] > 0) or (s >= 0 and y[k] < 0):
            visited.append(visited[-1] + y[k] * A[k])
    mistakes = [int(((A @ v >= 0) != (y > 0)).sum()) for v in visited]
    return visited[int(np.argmin(mistakes))]
""",
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    def n_right(w):
        return sum(1 for x, t in zip(X, y) if (w[0] + np.dot(w[1:], x) >= 0) == (t == 1))

    w = np.zeros(len(X[0]) + 1)
    in_pocket, most = w.copy(), n_right(w)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if (w[0] + np.dot(w[1:], x) >= 0) != (t == 1):
                w[0] += t
                w[1:] += t * x
                if n_right(w) > most:
                    in_pocket, most = w.copy(), n_right(w)
    return in_pocket
""",
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return best.tolist()
""",
        form=True,
    ),
    # one_epoch
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the order is left out for samples and targets alike",
        named=("Samples and targets belong together again, but your function does not",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        if wrong.any():
            w = w + rate * targets[wrong] @ group[wrong] / wrong.sum()
    return w
""",
        slip="the mean over the misclassified samples instead of the sum",
        named=("You divide by a number of samples. The rule adds up the terms of the",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A) - size + 1, size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the last, smaller group is left out",
        named=("Your function leaves out the samples at the end, when they are too",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        w = w + rate * targets @ group
    return w
""",
        slip="adds all samples of a group, not only the misclassified ones",
        named=("Samples that are classified correctly move the weights. The perceptr",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    wrong_all = np.where(A @ w >= 0, 1, -1) != y
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = wrong_all[start : start + size]
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="decides once, with the first weights, which samples are wrong",
        named=("You find all mistakes with the weights at the start of the epoch, as",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + targets[wrong] @ group[wrong]
    return w
""",
        slip="the learning rate is left out",
        named=("Your steps have another factor than the learning rate that the funct",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
        return w
""",
        slip="returns inside the loop, after the first group",
        named=("Your function stops after the first group. How far is the `return`",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A)):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the groups overlap: the start moves by 1 instead of size",
        named=("Your groups are not those of the task: they overlap, have another si",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    w = np.array(w, dtype=float)
    order = list(order)
    while order:
        numbers, order = order[:size], order[size:]
        step = np.zeros(len(w))
        for k in numbers:
            s = w[0] + w[1:] @ X[k]
            if (1 if s >= 0 else -1) != y[k]:
                step[0] += y[k]
                step[1:] += y[k] * X[k]
        w = w + rate * step
    return w
""",
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    for start in range(0, len(order), size):
        rows = np.asarray(order)[start : start + size]
        half_error = (y[rows] - outputs(w, X[rows])) / 2
        w = w + rate * np.concatenate([[half_error.sum()], half_error @ X[rows]])
    return w
""",
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    t = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], t[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w.reshape(-1, 1)
""",
        form=True,
    ),
    # proof
    Answer(
        "proof",
        """R = 11.25**0.5
margin = 2
product = 4
length = 11.25**0.5
most = 2""",
        slip="R without the first component x_0 = 1",
        named=("The samples are augmented, so the constant input 1 belongs to their",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 6
product = 12
length = 3.5
most = 0""",
        slip="the weights are not scaled to length 1",
        named=("The margin belongs to weights of length 1, and the given weights are",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 2
product = 8
length = 7
most = 3""",
        slip="the learning rate is left out",
        named=("In each update the product grows by at least the same number, in",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 2
product = 4
length = 7
most = 3""",
        slip="four times instead of the root of four in the length",
        named=("In the proof it is the squares of the lengths that add up, and the",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 2
product = 4
length = 12.25
most = 3""",
        slip="the square of the length",
        named=("This looks like a bound of the square of the length. The task asks f",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 2
product = 4
length = 3.5
most = 4""",
        slip="the bound is rounded up",
        named=("The number of updates is at most the bound: which whole numbers keep",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 8 / 3
product = 16 / 3
length = 3.5
most = 1""",
        slip="the largest distance instead of the smallest",
        named=("A margin must hold for every sample. Which of the three decides?",),
    ),
    Answer(
        "proof",
        """R = 3.5
margin = 2
product = 4
length = 3.5
most = 1""",
        slip="R / margin without the square",
        named=("The bound of the theorem is a square.",),
    ),
    Answer(
        "proof",
        """samples = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
signs = np.array([1, -1, 1])
w_star = np.array([-1, 2, 2]) / np.linalg.norm([-1, 2, 2])
R = np.linalg.norm(samples, axis=1).max()
margin = (signs * (samples @ w_star)).min()
product = 4 * 0.5 * margin
length = 0.5 * R * np.sqrt(4)
most = int(R**2 / margin**2)
""",
    ),
    Answer(
        "proof",
        """R = (1 + 9 + 2.25) ** 0.5
margin = min(7, 6, 8) / 3
product = 0.5 * margin * 4
length = (4 * 0.5**2 * R**2) ** 0.5
most = max(t for t in range(100) if 0.5 * t * margin <= 0.5 * R * t**0.5)
""",
    ),
    Answer(
        "proof",
        """R = "3.5"
margin = [2]
product = 4.0
length = np.array([3.5])
most = 3.0""",
        form=True,
    ),
    # classify
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        w = w + 0.1 * (y - A @ w) @ A
    return outputs(w, new)
""",
        slip="the learning rate is far too large, so the weights run off",
        near=True,
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(10):
        for x, t in zip(A, y):
            w = w + 0.001 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="far too few epochs",
        near=True,
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.01 * (y - A @ w) @ A
    return outputs(w, new)
""",
        slip="trains on standardised inputs but classifies the raw ones",
        near=True,
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    w = np.zeros(2)
    for _ in range(2000):
        w = w + 0.0005 * (y - X @ w) @ X
    return np.where(new @ w >= 0, 1, -1)
""",
        slip="no bias",
        named=("Your labels are those of a line through the origin, or nearly so. Is",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.01 * (y - A @ w) @ A
    return w[0] + (new - mean) / std @ w[1:]
""",
        slip="returns the weighted sums instead of labels",
        named=("You return numbers other than -1 and +1, such as the weighted sums,",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w - 0.01 * (y - A @ w) @ A
    return outputs(w, (new - mean) / std)
""",
        slip="the wrong sign: climbs instead of descending",
        named=("All labels are exchanged, or nearly all. Which side of the line did",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    w = np.array([-6.6, 1, 1])
    return outputs(w, new)
""",
        slip="a line known beforehand instead of training",
        named=("In some draws your labels are right, in others they are exchanged.",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.01 * (y - A @ w) @ A
    return outputs(w, (X - mean) / std)
""",
        slip="classifies the training flowers instead of the new ones",
        named=("One label is asked for each row of `new`. If the error says so, do y",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    centre = X.mean(axis=0)
    size = X.std(axis=0)
    U = (X - centre) / size
    bias, a, b = 0.0, 0.0, 0.0
    for epoch in range(60):
        rate = 0.05 / (1 + epoch)
        for (p, q), t in zip(U, y):
            miss = t - (bias + a * p + b * q)
            bias, a, b = bias + rate * miss, a + rate * miss * p, b + rate * miss * q
    V = (new - centre) / size
    return np.array([1 if bias + a * p + b * q >= 0 else -1 for p, q in V])
""",
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    C, v = A.T @ A / len(A), A.T @ y / len(A)
    w = np.zeros(3)
    rate = 1 / np.linalg.eigvalsh(C)[-1]
    for _ in range(30_000):
        w = w + rate * (v - C @ w)
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.01 * (y - A @ w) @ A
    return [float(label) for label in outputs(w, (new - mean) / std)]
""",
        form=True,
    ),
    # stuck
    Answer(
        "stuck",
        'truth = "tffft"',
        slip="b: thinks a small rate makes the descent more exact and costs no more steps",
        named=("Look at statement b again",),
    ),
    Answer(
        "stuck",
        'truth = "tttft"',
        slip="c: believes a large rate is the way out of a local minimum, does not see that there is none to leave",
        named=("Look at statement c again",),
    ),
    Answer(
        "stuck",
        'truth = "ttfff"',
        slip="e: thinks w = 0 classifies nothing, so it cannot be a minimum",
        named=("Look at statement e again",),
    ),
    Answer(
        "stuck",
        'truth = "ttftt"',
        slip="d: mixes J up with the sum over all samples, which falls for ever",
        named=("Look at statement d again",),
    ),
    Answer(
        "stuck", 'truth = "fttft"', slip="a and c: believes the note, J has bad local minima and a large rate jumps out"
    ),
    Answer(
        "stuck", 'truth = "ttftf"', slip="d and e: thinks J falls below 0 as the weights grow, so w = 0 is no minimum"
    ),
    Answer(
        "stuck",
        'truth = "ffttf"',
        slip="all five in reverse: t for false, f for true",
        named=("Every letter is wrong",),
    ),
    Answer("stuck", "truth = [True, True, False, False, True]", slip="a list of True and False instead of letters"),
    Answer("stuck", 'truth = "TTFFT"'),
    Answer("stuck", 'truth = 2 * "t" + 2 * "f" + "t"'),
    Answer("stuck", 'truth = "t,t,f,f,t"', form=True),
]
