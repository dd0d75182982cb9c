"""Answers to the exercise `delta_rule`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # two_rules
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.9, 1.8, 0.2]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="the delta rule with the output τ(s) in the place of the sum",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.3, 1, -1.6]
delta_B = [0.8, 1, -0.1]
""",
        slip="the perceptron rule also changes the weights for B, which is right",
        named=("Your perceptron rule moves the weights for B, although B is classifi",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.2, 0.4, -1.9]
perceptron_B = [0.5, 1, -1]
delta_B = [0.2, 1, -1.9]
""",
        slip="the error of the delta rule has the wrong sign, s - y",
        named=("Your delta rule moves the sum away from its target. Has the differen",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.5, 1.4, -0.4]
delta_A = [0.5, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -0.1]
""",
        slip="the bias is not updated",
        named=("The bias stayed as it was. It is a weight like the others, of an inp",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.7, 1.4, -0.4]
delta_B = [0.5, 1.6, -1.0]
""",
        slip="B starts from the weights after A instead of the given ones",
        named=("Your weights for B contain a step of A. Did you start from the weigh",),
    ),
    Answer(
        "two_rules",
        """
w = np.array([0.5, 1, -1])
A, B = np.array([1, 2, 3]), np.array([1, 0, 3])
perceptron_A = w + 0.2 * (1 - -1) * A
delta_A = w + 0.2 * (1 - w @ A) * A
perceptron_B = w + 0.2 * (-1 - -1) * B
delta_B = w + 0.2 * (-1 - w @ B) * B
""",
        slip="the perceptron rule with the factor y - o, which is 2, so its step is twice as long",
        named=("Your perceptron rule takes steps of twice the length: target minus o",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [1.5, 3, 2]
delta_A = [2, 4, 3.5]
perceptron_B = [0.5, 1, -1]
delta_B = [2, 1, 3.5]
""",
        slip="the learning rate is forgotten",
        named=("The learning rate is missing: these are steps of the full length.",),
    ),
    Answer(
        "two_rules",
        """
w = np.array([0.5, 1, -1])
sum_A, sum_B = 2 - 3, 0 - 3
perceptron_A = list(w + 0.2 * np.array([1, 2, 3]))
delta_A = list(w + 0.2 * (1 - sum_A) * np.array([1, 2, 3]))
perceptron_B = list(w)
delta_B = list(w + 0.2 * (-1 - sum_B) * np.array([1, 0, 3]))
""",
        slip="the bias is left out of the weighted sum",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="the delta rule too leaves the weights alone when the sample is right (B)",
        named=("Sample B is already classified correctly: ask of each rule whether t",),
    ),
    Answer(
        "two_rules",
        """
def both(x, y):
    w, x = np.array([0.5, 1.0, -1.0]), np.array([1.0, *x])
    s = float(np.inner(w, x))
    mistake = y if y * np.heaviside(s, 1) * 2 - y != 1 else 0
    return (w + 0.2 * mistake * x).tolist(), (w + 0.2 * (y - s) * x).tolist()


perceptron_A, delta_A = both([2, 3], 1)
perceptron_B, delta_B = both([0, 3], -1)
""",
    ),
    Answer(
        "two_rules",
        """
rho, w = 0.2, [0.5, 1, -1]
perceptron_A = [w_i + rho * x_i for w_i, x_i in zip(w, [1, 2, 3])]
delta_A = [w_i + rho * 1.5 * x_i for w_i, x_i in zip(w, [1, 2, 3])]
perceptron_B = list(w)
delta_B = [w_i + rho * 1.5 * x_i for w_i, x_i in zip(w, [1, 0, 3])]
""",
    ),
    Answer(
        "two_rules",
        """
perceptron_A = (0.7, 1.4, -0.4)
delta_A = np.array([0.8, 1.6, -0.1])
perceptron_B = np.array([0.5, 1, -1], dtype=np.float32)
delta_B = np.float64(0.8), np.float64(1), np.float64(-0.1)
""",
        form=True,
    ),
    # who_changes
    Answer(
        "who_changes",
        "rows = [3, 0, 1, 3]",
        slip="a sum of 0 is taken for -1",
        named=("Your list begins with row 3, as if a weighted sum of 0 gave the outp",),
    ),
    Answer(
        "who_changes",
        "rows = [1, 2, 3, 1, 2, 3]",
        slip="the bias stays 0",
    ),
    Answer(
        "who_changes",
        "rows = [0, 3]",
        slip="only the first epoch",
        named=("These are the right rows for the first epoch. The task asks for the ",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3]",
        slip="the weights change only at the end of an epoch: batch instead of one sample after the other",
        named=("Rows 0, 1 and 2 would all change the weights if a whole epoch were j",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 3]",
        slip="only the second epoch",
        named=("You list each row once, or one epoch only. Write a row down each tim",),
    ),
    Answer(
        "who_changes",
        "rows = [1, 4, 1, 2, 4]",
        slip="rows counted from 1",
        named=("The rows are right, but their numbers are not: here they are counted",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 1, 3, 1, 2, 3]",
        slip="three epochs instead of two",
        named=("Yours goes on with a third.",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 0, 1, 3, 3]",
        slip="sorted by number, not in the order of the changes",
        named=("You list which rows change the weights, but in the order of their nu",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 3]",
        slip="the second epoch starts again from zero",
        named=("The first epoch is right, but your second repeats it, as if it start",),
    ),
    Answer(
        "who_changes",
        """
rows, v = [], [0, 0, 0]
for n in range(8):
    x, target = [1, *inputs[n % 4]], and_targets[n % 4]
    s = sum(v_i * x_i for v_i, x_i in zip(v, x))
    if (s >= 0) != (target > 0):
        rows.append(n % 4)
        v = [v_i + target * x_i for v_i, x_i in zip(v, x)]
""",
    ),
    Answer(
        "who_changes",
        """
first_epoch = [0, 3]
second_epoch = [0, 1, 3]
rows = first_epoch + second_epoch
""",
    ),
    Answer("who_changes", "rows = np.array((0.0, 3.0, 0.0, 1.0, 3.0))", form=True),
    # pocket
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(A, y):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count = np.sum(outputs(w, X) != y)
                if count <= fewest:
                    best, fewest = w, count
    return best
""",
        slip="weights that are only as good replace those in the pocket",
        named=("You keep the best weights, but weights that are only as good as thos",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(A, y):
            if (1 if x @ w >= 0 else -1) != target:
                w += target * x
                count = np.sum(outputs(w, X) != y)
                if count < fewest:
                    best, fewest = w, count
    return best
""",
        slip="no copy: the pocket is the same array as w, which changes in place",
        named=("Your function returns the last weights, not the best ones. (Did you ",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(A, y):
            if np.where(x @ w >= 0, 1, -1) != target:
                w = w + target * x
        count = np.sum(outputs(w, X) != y)
        if count < fewest:
            best, fewest = w.copy(), count
    return best
""",
        slip="counts the mistakes only at the end of each epoch",
        named=("You compare the weights once an epoch. Good weights may be reached a",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w.copy(), np.inf
    for _ in range(epochs):
        for k in range(len(y)):
            if outputs(w, X[k : k + 1])[0] != y[k]:
                w = w + y[k] * A[k]
                count = (outputs(w, X) != y).sum()
                if count < fewest:
                    best, fewest = w.copy(), count
    return best
""",
        slip="the zero weights of the start are not in the pocket",
        named=("You compare the weights after each update, but not those at the star",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, longest, run = w.copy(), 0, 0
    for _ in range(epochs):
        for x, target in zip(A, y):
            if (1 if x @ w >= 0 else -1) == target:
                run += 1
                if run > longest:
                    best, longest = w.copy(), run
            else:
                w = w + target * x
                run = 0
    return best
""",
        slip="keeps the weights with the longest run of right samples, not those with the fewest mistakes",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(X, y):
            if (1 if w[0] + x @ w[1:] >= 0 else -1) != target:
                w[1:] += target * x
                count = np.sum(outputs(w, X) != y)
                if count < fewest:
                    best, fewest = w.copy(), count
    return best
""",
        slip="the bias is not updated",
        named=("The bias is never learnt, so all lines that you try pass through the",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])

    def mistakes(w):
        return np.sum(y * (A @ w) <= 0)

    best, fewest = w.copy(), mistakes(w)
    for _ in range(epochs):
        for x, target in zip(A, y):
            if target * (x @ w) <= 0:
                w = w + target * x
                if mistakes(w) < fewest:
                    best, fewest = w.copy(), mistakes(w)
    return best
""",
        slip="a sum of 0 is a mistake whatever the target is",
        named=("You also update when the sum is exactly 0 and the target is +1. Whic",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best = w.copy()
    fewest = np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, target in zip(A, y):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count = np.sum(outputs(w, X) != y)
                if count < fewest:
                    best = w.copy()
    return best
""",
        slip="the smallest number of mistakes is not updated with the pocket",
        named=("You compare with the number of mistakes at the start, or of the last",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        wrong = outputs(w, X) != y
        w = w + y[wrong] @ A[wrong]
        count = np.sum(outputs(w, X) != y)
        if count < fewest:
            best, fewest = w, count
    return best
""",
        slip="one update for each epoch, by the sum over all mistakes (batch), not one per sample",
        named=("You update once an epoch, with all mistakes together. The rule of th",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    path = [np.zeros(X.shape[1] + 1)]
    for n in range(epochs * len(X)):
        x, target = np.append(1.0, X[n % len(X)]), y[n % len(X)]
        if (path[-1] @ x >= 0) != (target > 0):
            path.append(path[-1] + target * x)
    mistakes = [(outputs(w, X) != y).sum() for w in path]
    return path[int(np.argmin(mistakes))]
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    n, d = np.shape(X)
    w = [0.0] * (d + 1)

    def answer(x):
        return 1 if w[0] + sum(w[i + 1] * x[i] for i in range(d)) >= 0 else -1

    def mistakes():
        return sum(answer(X[k]) != y[k] for k in range(n))

    kept = (mistakes(), tuple(w))
    for _ in range(epochs):
        for k in range(n):
            if answer(X[k]) == y[k]:
                continue
            w[0] += y[k]
            for i in range(d):
                w[i + 1] += y[k] * X[k][i]
            now = mistakes()
            if now < kept[0]:
                kept = (now, tuple(w))
    return np.array(kept[1])
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for x, target in zip(A, y):
            if target != np.where(w @ x >= 0, 1, -1):
                w = w + target * x
                count = (outputs(w, X) != y).sum()
                if count < fewest:
                    best, fewest = w, count
    return best.tolist()
""",
        form=True,
    ),
    # one_epoch
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the targets are put in order, but the samples are not",
        named=("Each sample still meets the target of another one. Follow one row of",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    order = np.array(order)
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[order[start : start + size]]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the targets are put in order twice",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong] / len(group)
    return w
""",
        slip="the mean over the group instead of the sum over its misclassified samples",
        named=("You divide by a number of samples. The rule adds up the terms of the",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for g in range(len(A) // size):
        group = A[g * size : (g + 1) * size]
        targets = y[g * size : (g + 1) * size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the last group is left out when it is smaller",
        named=("Your function leaves out the samples at the end, when they are too f",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    wrong = np.where(A @ w >= 0, 1, -1) != y
    for start in range(0, len(A), size):
        part = slice(start, start + size)
        w = w + rate * y[part][wrong[part]] @ A[part][wrong[part]]
    return w
""",
        slip="the mistakes of all groups are found with the weights of the start of the epoch",
        named=("You find all mistakes with the weights at the start of the epoch, as",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
        return w
""",
        slip="return inside the loop: only the first group",
        named=("Your function stops after the first group. How far is the `return` i",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the order is not used at all: the samples are taken as they stand in X",
        named=("Samples and targets belong together again, but your function does no",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        w = w + rate * targets @ group
    return w
""",
        slip="all samples of the group move the weights, right ones too",
        named=("Samples that are classified correctly move the weights. The perceptr",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        o = np.where(A[rows] @ w >= 0, 1, -1)
        w = w + rate * A[rows].T @ (y[rows] - o)
    return w
""",
        slip="the factor y - o, which is 2 or -2 for a mistake, instead of y",
        named=("Your steps go in the right direction but have twice the length. How ",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    w = np.array(w, dtype=float)
    left = list(order)
    while left:
        group, left = left[:size], left[size:]
        step = np.zeros_like(w)
        for k in group:
            x = np.concatenate([[1.0], X[k]])
            if (1 if w @ x >= 0 else -1) != y[k]:
                step += y[k] * x
        w += rate * step
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    order = np.asarray(order)
    for rows in np.split(order, range(size, len(order), size)):
        factor = (y[rows] - outputs(w, X[rows])) / 2
        w = w + rate * np.append(factor.sum(), np.einsum("k,ki->i", factor, X[rows]))
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = np.array(y)[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return [float(weight) for weight in w]
""",
        form=True,
    ),
    # proof
    Answer(
        "proof",
        """
R = 3.5
margin = 6
product = 4 * 0.5 * margin
length = 2 * 0.5 * R
most = int((R / margin) ** 2)
""",
        slip="the separating weights are not scaled to length 1",
        named=("The margin belongs to weights of length 1, and the given weights are",),
    ),
    Answer(
        "proof",
        """
R = np.hypot(3, 1.5)
margin = 2
product = 4
length = np.sqrt(4) * 0.5 * R
most = 2
""",
        slip="R without the leading 1 of the augmented samples",
        named=("The samples are augmented, so the constant input 1 belongs to their ",),
    ),
    Answer(
        "proof",
        """
R = np.sqrt(1 + 1 + 2.25)
margin = 2
product = 4
length = R
most = 1
""",
        slip="R is the shortest sample instead of the longest",
        named=("R is the largest length among the samples, the 1 included. To which ",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 8 / 3
product = 4 * 0.5 * 8 / 3
length = 3.5
most = 1
""",
        slip="the margin is the largest of the three products instead of the smallest",
        named=("A margin must hold for every sample. Which of the three decides?",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = -2
product = 4 * 0.5 * margin
length = 3.5
most = 3
""",
        slip="the products are not multiplied by the targets, so the smallest is negative",
        named=("A margin is never negative when all samples are classified correctly",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4 * margin
length = np.sqrt(4) * R
most = 3
""",
        slip="the learning rate is left out of both bounds",
        named=("In each update the product grows by at least the same number, in whi",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4 * 0.5 * 2
length = 4 * 0.5 * 3.5
most = 3
""",
        slip="the bound for the length grows with M instead of the root of M",
        named=("In the proof it is the squares of the lengths that add up, and the l",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4
length = 3.5
most = int(R / margin)
""",
        slip="R / margin is not squared for the number of updates",
        named=("The bound of the theorem is a square.",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 6 / np.sqrt(8)
product = 4 * 0.5 * margin
length = 3.5
most = int((R / margin) ** 2)
""",
        slip="the length of w* is taken without its bias",
        named=("When you scale the weights to length 1, count the bias too: here it ",),
    ),
    Answer(
        "proof",
        """
X = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
w_star = np.array([-1, 2, 2]) / np.linalg.norm([-1, 2, 2])
R = np.linalg.norm(X, axis=1).max()
margin = (np.array([1, -1, 1]) * (X @ w_star)).min()
product = 4 * 0.5 * margin
length = np.sqrt(4) * 0.5 * R
most = int(np.floor((R / margin) ** 2 + 1e-9))
""",
    ),
    Answer(
        "proof",
        """
R = 7 / 2
margin = min(7 / 3, 6 / 3, 8 / 3)
product = sum(0.5 * margin for _ in range(4))
length = (4 * (0.5 * R) ** 2) ** 0.5
most = max(m for m in range(100) if m * margin <= m**0.5 * R)
""",
    ),
    Answer(
        "proof",
        """
R = np.array(3.5)
margin = np.float32(2)
product = np.array(4)
length = np.float64(3.5)
most = 3.0
""",
        form=True,
    ),
    # classify
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.1 * (y - A @ w) @ A / len(A)
    N = np.column_stack([np.ones(len(new)), (new - mean) / std])
    return (N @ w >= 0).astype(int)
""",
        slip="returns zeros and ones instead of -1 and +1",
        named=("The line is good, or may be, but the answers are in another coding: ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    with np.errstate(all="ignore"):
        for _ in range(300):
            for x, target in zip(A, y):
                w = w + 0.5 * (target - w @ x) * x
        return outputs(w, new)
""",
        slip="the learning rate is far too large for centimetres, so the weights overflow",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(20):
        w = w + 0.0001 * (y - A @ w) @ A / len(A)
    return outputs(w, new)
""",
        slip="far too few steps at a tiny rate, so the line has hardly begun to move",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.zeros(2)
    for _ in range(3000):
        w = w + 0.02 * X.T @ (y - X @ w) / len(X)
    return np.where(new @ w >= 0, 1, -1)
""",
        slip="no bias: the line goes through the origin",
        named=("Your labels are those of a line through the origin, or nearly so. Is",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(20):
        w = w + 0.05 * (A @ w - y) @ A / len(A)
    N = np.column_stack([np.ones(len(new)), (new - mean) / std])
    return np.where(N @ w >= 0, 1, -1)
""",
        slip="the sign of the error is reversed, so the labels come out exchanged",
        named=("All labels are exchanged, or nearly all. Which side of the line did ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    w = np.zeros(3)
    for _ in range(200):
        for z, target in zip(Z, y):
            error = target - (w[0] + w[1:] @ z)
            w[0] += 0.01 * error
            w[1:] += 0.01 * error * z
    return outputs(w, new)
""",
        slip="trains on standardised petals, but the new ones are not standardised",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(400):
        w = w + 0.2 * (y - A @ w) @ A / len(A)
    return np.column_stack([np.ones(len(new)), (new - mean) / std]) @ w
""",
        slip="returns the weighted sums instead of labels",
        named=("You return numbers other than -1 and +1, such as the weighted sums, ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    A = np.column_stack([np.ones(len(X)), Z])
    w = np.zeros(3)
    for _ in range(400):
        w = w + 0.2 * (y - A @ w) @ A / len(A)
    return outputs(w, Z)
""",
        slip="returns the labels of the training petals instead of the new ones",
        named=("One label is asked for each row of `new`. If the error says so, do y",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    # larger petals are virginica
    return np.where(new[:, 0] + 2 * new[:, 1] >= 8, 1, -1)
""",
        slip="a line known beforehand, without any training on X and y",
        named=("In some draws a quarter of the labels or more are wrong.",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    centre, spread = X.mean(axis=0), X.std(axis=0)
    w_0, w_1, w_2 = 0.0, 0.0, 0.0
    Z = (X - centre) / spread
    for _ in range(2000):
        error = y - w_0 - w_1 * Z[:, 0] - w_2 * Z[:, 1]
        w_0 += 0.3 * error.mean()
        w_1 += 0.3 * (error * Z[:, 0]).mean()
        w_2 += 0.3 * (error * Z[:, 1]).mean()
    return outputs([w_0, w_1, w_2], (new - centre) / spread)
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.hstack([np.ones((len(X), 1)), X])
    H, b = A.T @ A / len(A), A.T @ y / len(A)
    rate = 1 / np.linalg.eigvalsh(H)[-1]
    # many steps of the batch delta rule at once, by squaring: w <- M w + rate * b
    M, c = np.eye(3) - rate * H, rate * b
    for _ in range(25):
        M, c = M @ M, M @ c + c
    return np.where(new @ c[1:] + c[0] >= 0, 1, -1)
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(1500):
        w = w + 0.3 * (y - A @ w) @ A / len(A)
    s = np.column_stack([np.ones(len(new)), (new - mean) / std]) @ w
    return [1.0 if s_k >= 0 else -1.0 for s_k in s]
""",
        form=True,
    ),
    # stuck
    Answer(
        "stuck",
        'truth = "ftfft"',
        slip="a is held to be false: J is thought to have local minima that are not global",
        named=("Look at statement a again. Chapter 2 proves something about the shap",),
    ),
    Answer(
        "stuck",
        'truth = "tffft"',
        slip="b is held to be false: a small rate is thought to need no more steps",
        named=("Look at statement b again. How far does one step lead when the rate ",),
    ),
    Answer(
        "stuck",
        'truth = "tttft"',
        slip="c is held to be true: a larger rate is thought to jump out of local minima",
        named=("Look at statement c again. Has J a local minimum that is not a globa",),
    ),
    Answer(
        "stuck",
        'truth = "ttftt"',
        slip="d is held to be true, which is so for the sum over all samples",
        named=("Look at statement d again. Which sign have the terms of J, and can t",),
    ),
    Answer(
        "stuck",
        'truth = "ttfff"',
        slip="e is held to be false: zero weights are thought not to be a minimum",
        named=("Look at statement e again. What is every weighted sum for these weig",),
    ),
    Answer(
        "stuck",
        'truth = "fttft"',
        slip="the student's sentence is believed: local minima exist and a larger rate helps",
    ),
    Answer(
        "stuck",
        'truth = "ttftf"',
        slip="J is thought to fall for ever and zero not to be a minimum",
    ),
    Answer(
        "stuck",
        'truth = "tttff"',
        slip="c true and e false: jumps out of minima, and zero is no minimum",
    ),
    Answer(
        "stuck",
        'truth = "ffttf"',
        slip="t and f exchanged throughout",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("stuck", 'truth = "{}{}{}{}{}".format("t", "t", "f", "f", "t")'),
    Answer(
        "stuck",
        """
false_ones = "cd"
truth = "".join("f" if letter in false_ones else "t" for letter in "abcde")
""",
    ),
    Answer("stuck", 'truth = "TTFFT"', form=True),
    # valley
    Answer(
        "valley",
        """
limit = 1 / 8
w_0, w_1 = -0.6, 0.92
shrunk = 0.95
""",
        slip="the limit is 1 / curvature instead of 2 / curvature",
        named=("With this rate one step reaches the minimum of the steep axis, but l",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 0.4
w_0, w_1 = 1 - 0.2 * 8, 1 - 0.2 * 0.4
shrunk = 1 - 0.4 / 8
""",
        slip="the limit is that of the flat axis",
        named=("That is the limit of the flat axis alone. Along which axis does the ",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 4
w_0, w_1 = 1 - 0.2 * 4, 1 - 0.2 * 0.2
shrunk = 1 - 0.2 / 8
""",
        slip="the one half of J is kept in the gradient, so all steps are half as long",
        named=(),
        near=True,
    ),
    Answer(
        "valley",
        """
limit = 2 / 16
w_0, w_1 = 1 - 0.2 * 16, 1 - 0.2 * 0.8
shrunk = 1 - 0.8 / 8
""",
        slip="the one half of J is overlooked, so all steps are twice as long",
        named=(),
        near=True,
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = 1 + 0.2 * 8, 1 + 0.2 * 0.4
shrunk = 0.95
""",
        slip="the step goes uphill",
        named=("A step goes against the gradient, so the weight becomes smaller.",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.6, 0.92
shrunk = 0.4 / 8
""",
        slip="shrunk is the share by which the distance shrinks, not the factor",
        named=("You gave what is taken away. What remains of the distance?",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.6, 0.92
shrunk = 1 - 8 / 8
""",
        slip="shrunk belongs to the steep axis",
        named=("That is the factor of the steep axis.",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = 1 - 0.2 * 0.4, 1 - 0.2 * 8
shrunk = 0.95
""",
        slip="the two axes are exchanged",
        named=("The numbers are right, but in another order.",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.2 * 8, -0.2 * 0.4
shrunk = 0.95
""",
        slip="the changes instead of the new position",
        named=("You gave the step itself. Where does it lead from 1?",),
    ),
    Answer(
        "valley",
        """
curvature = np.array([8, 0.4])
limit = 2 / curvature.max()
w_0, w_1 = (np.eye(2) - 0.2 * np.diag(curvature)) @ np.ones(2)
shrunk = (1 - curvature / 8)[1]
""",
    ),
    Answer(
        "valley",
        """
limit = 1 / 4
w_0 = 1.0
w_0 -= 0.2 * 8 * w_0
w_1 = 1.0
w_1 -= 0.2 * 0.4 * w_1
shrunk = 19 / 20
""",
    ),
    Answer(
        "valley",
        """
limit = np.array(0.25)
w_0, w_1 = np.array([-0.6, 0.92], dtype=np.float32)
shrunk = np.float64(0.95)
""",
        form=True,
    ),
    # heavy_ball
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    w = np.array(w, dtype=float)
    v = np.zeros_like(w)
    path = [w]
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w = w - v
        path.append(w)
    return np.array(path)
""",
        slip="the sign of the step is reversed: the ball rolls uphill",
        named=("Your steps go uphill. Which sign does the gradient have in the new s",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    m = np.zeros(len(w))
    for _ in range(steps):
        m = beta * m + (1 - beta) * (H @ path[-1])
        path.append(path[-1] - rate * m)
    return np.array(path)
""",
        slip="the gradient has the factor 1 - beta, as in a running mean",
        named=("You weight the gradient with one minus beta. Here the last step fade",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        v = beta * v - rate * H @ (w + beta * v)
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="Nesterov's momentum: the gradient is taken ahead, at w + beta v",
        named=("You take the gradient ahead of the ball, as in Nesterov's momentum. ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = 0 * w
    path = np.zeros((steps, len(w)))
    for t in range(steps):
        v = beta * v - rate * H @ w
        w = w + v
        path[t] = w
    return path
""",
        slip="the start is missing from the path",
        named=("Your path lacks the start.",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        v = v - rate * H @ w
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="beta is not used, so the velocity never decays",
        named=("Your ball does not lose any speed, whatever beta is. Which share of ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    w = np.array(w, dtype=float)
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w += v
        path.append(w)
    return np.array(path)
""",
        slip="the path holds the same array again and again, which changes in place",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        w = w + v
        v = beta * v - rate * H @ w
        path.append(w)
    return np.array(path)
""",
        slip="the position moves before the velocity is updated, so the first step stays at the start",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w.copy()]
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w += v
        path.append(w.copy())
    return np.array(path)
""",
        slip="the given w is changed in place",
        named=("Your function changes `w` or `H`, which belong to its caller",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        g = H @ w
        v = beta * v - rate * g
        w = w + rate * v
        path.append(w)
    return np.array(path)
""",
        slip="the rate is multiplied twice, in the velocity and in the step",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    before, now = np.array(w, dtype=float), np.array(w, dtype=float)
    path = np.empty((steps + 1, len(now)))
    path[0] = now
    for t in range(steps):
        before, now = now, now - rate * (H @ now) + beta * (now - before)
        path[t + 1] = now
    return path
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    # one step is a matrix for position and velocity together
    d = len(w)
    eye = np.eye(d)
    step = np.block([[eye - rate * H, beta * eye], [-rate * H, beta * eye]])
    state = np.concatenate([w, np.zeros(d)])
    return np.array([(np.linalg.matrix_power(step, t) @ state)[:d] for t in range(steps + 1)])
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [tuple(w)]
    for _ in range(steps):
        v = beta * v - rate * np.dot(H, path[-1])
        path.append(tuple(path[-1] + v))
    return path
""",
        form=True,
    ),
    # one_flower
    Answer(
        "one_flower",
        """
log_odds = 0.4 * 3 - 1.1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the bias is left out of the weighted sum",
        named=("The bias is missing from the sum.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.7 + 0.4 * 3 + 1.1 * 1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the minus of the second input is lost",
        named=("Mind the sign of the second input.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the loss is that of a flower with the label 1",
        named=("That is the loss for the label 1. Which label does the flower have?",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * (p - 0)
bias = 0.7 - np.log(3)
""",
        slip="the change lacks the factor of the input",
        named=("That is the change of a weight whose input is 1, such as the bias. W",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 + np.log(3)
""",
        slip="the odds are tripled instead of divided by three",
        named=("The odds are to become smaller, so the bias must, too.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.7 + 1.2 - 1.1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log10(1 - p)
change = 0.2 * (0 - p) * 3
bias = 0.7 - np.log(3)
""",
        slip="the loss with the logarithm to base 10",
        named=("You took the logarithm with base 10 or 2. All logarithms here are na",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * p * p * (1 - p) * 3
bias = 0.7 - np.log(3)
""",
        slip="the change is that of the squared error, with the derivative of the sigmoid",
        named=("The slope of the sigmoid is still a factor, as for the squared error",),
    ),
    Answer(
        "one_flower",
        """
log_odds = np.exp(0.8)
p = log_odds / (1 + log_odds)
loss = np.log(1 + log_odds)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the odds instead of the log odds",
        named=("Those are the odds. Their logarithm was asked for.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = 0.4 - 0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the new weight instead of its change",
        named=("You gave the new weight. By how much does it change?",),
    ),
    Answer(
        "one_flower",
        """
log_odds = np.inner([0.7, 0.4, 1.1], [1, 3, -1])
odds = np.exp(log_odds)
p = odds / (odds + 1)
loss = np.log1p(odds)
change = 0.6 / (1 + odds) - 0.6
bias = np.log(odds / 3) - (log_odds - 0.7)
""",
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = (1 + np.tanh(0.4)) / 2
loss = np.logaddexp(0, 0.8)


def cross_entropy(w_1):
    return np.logaddexp(0, 0.7 + 3 * w_1 - 1.1)


change = -0.2 * (cross_entropy(0.4 + 1e-5) - cross_entropy(0.4 - 1e-5)) / 2e-5
bias = 0.7 + np.log(1 / 3)
""",
    ),
    Answer(
        "one_flower",
        """
log_odds = np.array(0.8)
p = np.array([0.68997448])[0]
loss = np.float64(1.17110067)
change = np.array(-0.41398469)
bias = np.float64(-0.39861229)
""",
        form=True,
    ),
    # log_likelihood
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    value = np.logaddexp(0, -m).sum()
    gradient = -(y * np.exp(-np.logaddexp(0, m))) @ A
    return value, gradient
""",
        slip="the sign: the negative log-likelihood, a loss to be made small, and its gradient",
        named=("Both results have the wrong sign: that is the function which is mini",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    value = -np.logaddexp(0, -m).mean()
    gradient = (y * np.exp(-np.logaddexp(0, m))) @ A / len(A)
    return value, gradient
""",
        slip="the mean over the samples instead of the sum",
        named=("You took the mean over the samples. The log-likelihood of all sample",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = np.clip(A @ w, -500, 500)
    p = np.clip(1 / (1 + np.exp(-s)), 1e-12, 1 - 1e-12)
    value = np.sum(np.where(y == 1, np.log(p), np.log(1 - p)))
    gradient = A.T @ ((y == 1) - p)
    return value, gradient
""",
        slip="the probabilities are clipped, so that the logarithm of very small ones is wrong",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-A @ w))
        value = sum(np.log(p_k) if y_k == 1 else np.log(1 - p_k) for p_k, y_k in zip(p, y))
    gradient = ((y == 1) - p) @ A
    return value, gradient
""",
        slip="log(1 - p) with p rounded to 1 gives minus infinity for large sums",
        named=("For sums of several hundred your value is infinite or not a number, ",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = A @ w
    log_p, log_q = -np.logaddexp(0, -s), -np.logaddexp(0, s)
    value = np.sum(y * log_p + (1 - y) * log_q)
    gradient = A.T @ (y - np.exp(log_p))
    return value, gradient
""",
        slip="the formulas for labels 0 and 1 are used with the labels -1 and +1",
        named=("Your value multiplies by the label and by one minus the label. That ",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = A @ w
    value = -np.sum(np.logaddexp(0, -s))
    gradient = np.exp(-np.logaddexp(0, s)) @ A
    return value, gradient
""",
        slip="the label is missing in the logarithm: all samples count as +1",
        named=("The value does not depend on the labels: each sample is treated as i",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    value = -np.logaddexp(0, -m).sum()
    gradient = (y * np.exp(-np.logaddexp(0, -m))) @ A
    return value, gradient
""",
        slip="the gradient has the probability of the right label instead of that of the wrong one",
        named=("Each sample should weigh the more in the gradient, the less probable",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    right = np.exp(-np.logaddexp(0, -m))
    with np.errstate(divide="ignore"):
        value = np.log(np.prod(right))
    gradient = A.T @ (y * (1 - right))
    return value, gradient
""",
        slip="the logarithm of the product: the product of the probabilities becomes 0 for large sums",
        named=("For sums of several hundred your value is infinite or not a number, ",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    value = -np.logaddexp(0, -m).sum()
    gradient = np.exp(-np.logaddexp(0, m)) @ A
    return value, gradient
""",
        slip="the gradient lacks the factor y",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    def softplus(m):
        return max(m, 0.0) + np.log1p(np.exp(-abs(m)))

    value, gradient = 0.0, np.zeros(len(w))
    for x, label in zip(X, y):
        x = np.array([1.0, *x])
        m = label * float(x @ w)
        value -= softplus(-m)
        gradient += label * x * np.exp(-softplus(m))
    return value, gradient
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.pad(np.asarray(X, dtype=float), ((0, 0), (1, 0)), constant_values=1)
    half = A @ w / 2
    # s(t) = (1 + tanh(t / 2)) / 2, and log s(t) = t / 2 - log(2 cosh(t / 2))
    log_2_cosh = np.logaddexp(half, -half)
    target = (np.asarray(y) + 1) / 2
    return np.sum(y * half - log_2_cosh), np.einsum("k,ki->i", target - (1 + np.tanh(half)) / 2, A)
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    value = np.array(-np.logaddexp(0, -m).sum())
    gradient = (y * np.exp(-np.logaddexp(0, m))) @ A
    return [value, gradient.tolist()]
""",
        form=True,
    ),
]
