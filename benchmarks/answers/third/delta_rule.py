"""Answers to the exercise `delta_rule`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # two_rules
    Answer(
        "two_rules",
        """
perceptron_A = [0.9, 1.8, 0.2]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.8, 1, -0.1]
""",
        slip="the perceptron rule with the difference of target and output, twice the step",
        named=("Your perceptron rule takes steps of twice the length: target minus o",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.5 - 0.3, 1 - 0.6, -1 - 0.9]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5 - 0.3, 1, -1 - 0.9]
""",
        slip="the delta rule with the sign exchanged, s - y",
        named=("Your delta rule moves the sum away from its target. Has the differen",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.3, 1, -1.6]
delta_B = [0.8, 1, -0.1]
""",
        slip="the perceptron rule changes the weights for a sample that is right",
        named=("Your perceptron rule moves the weights for B, although B is classifi",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="the delta rule leaves the weights for a sample that is right",
        named=("Sample B is already classified correctly: ask of each rule whether t",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.5, 1.4, -0.4]
delta_A = [0.5, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -0.1]
""",
        slip="the bias not updated",
        named=("The bias stayed as it was. It is a weight like the others, of an inp",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
perceptron_B = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
delta_B = [0.5, 1.6, -1.0]
""",
        slip="B goes on from the weights after A",
        named=("Your weights for B contain a step of A. Did you start from the weigh",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [1.5, 3, 2]
delta_A = [0.5 + 1.5, 1 + 3, -1 + 4.5]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5 + 1.5, 1, -1 + 4.5]
""",
        slip="the learning rate left out",
        named=("The learning rate is missing: these are steps of the full length.",),
    ),
    Answer(
        "two_rules",
        """
w, rho = np.array([0.5, 1, -1]), 0.2
A, B = np.array([1, 2, 3]), np.array([1, 0, 3])
perceptron_A = w + rho * A
perceptron_B = w
delta_A = w + rho * (1 - (2 - 3)) * A
delta_B = w + rho * (-1 - (0 - 3)) * B
""",
        slip="the bias left out of the weighted sum of the delta rule",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """
def step(x, y, rule):
    w = np.array([0.5, 1.0, -1.0])
    x = np.array([1.0, *x])
    s = w @ x
    if rule == "delta":
        return list(w + 0.2 * (y - s) * x)
    o = 1 if s >= 0 else -1
    return list(w + 0.2 * (y - o) / 2 * x)


perceptron_A, delta_A = step((2, 3), 1, "perceptron"), step((2, 3), 1, "delta")
perceptron_B, delta_B = step((0, 3), -1, "perceptron"), step((0, 3), -1, "delta")
""",
    ),
    Answer(
        "two_rules",
        """
# in tenths; both delta steps have rho (y - s) = 3 tenths
perceptron_A = [(5 + 2) / 10, (10 + 4) / 10, (-10 + 6) / 10]
delta_A = [(5 + 3) / 10, (10 + 6) / 10, (-10 + 9) / 10]
perceptron_B = [1 / 2, 1, -1]
delta_B = [(5 + 3) / 10, (10 + 0) / 10, (-10 + 9) / 10]
""",
    ),
    Answer(
        "two_rules",
        """
perceptron_A = np.array([[0.7], [1.4], [-0.4]])
delta_A = np.array([[0.8], [1.6], [-0.1]])
perceptron_B = np.array([[0.5], [1], [-1]])
delta_B = np.array([[0.8], [1], [-0.1]])
""",
        form=True,
    ),
    # who_changes
    Answer(
        "who_changes",
        "rows = [3, 0, 1, 3]",
        slip="a sum of 0 taken for -1",
        named=("Your list begins with row 3, as if a weighted sum of 0 gave the outp",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3]",
        slip="the first epoch only",
        named=("These are the right rows for the first epoch. The task asks for the ",),
    ),
    Answer(
        "who_changes",
        "rows = [1, 4, 1, 2, 4]",
        slip="numbered from 1",
        named=("The rows are right, but their numbers are not: here they are counted",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 3]",
        slip="each row once only",
        named=("You list each row once, or one epoch only. Write a row down each tim",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 0, 1, 3, 3]",
        slip="sorted by row instead of by time",
        named=("You list which rows change the weights, but in the order of their nu",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3]",
        slip="all rows of an epoch judged with the weights at its start",
        named=("Rows 0, 1 and 2 would all change the weights if a whole epoch were j",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 3]",
        slip="the second epoch begins at zero again",
        named=("The first epoch is right, but your second repeats it, as if it start",),
    ),
    Answer(
        "who_changes",
        "rows = [1, 2, 3, 1, 2, 3]",
        slip="the bias left out, so the sums of rows 1 and 2 are 0 and wrong",
        near=True,
    ),
    Answer(
        "who_changes",
        """
rows = []
w0 = w1 = w2 = 0
for time in range(8):
    a, b = divmod(time % 4, 2)
    fired = w0 + w1 * a + w2 * b >= 0
    wanted = a == 1 and b == 1
    if fired != wanted:
        rows.append(time % 4)
        sign = 1 if wanted else -1
        w0, w1, w2 = w0 + sign, w1 + sign * a, w2 + sign * b
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
    Answer(
        "who_changes",
        "rows = np.array([0, 3, 0, 1, 3], dtype=float)",
        form=True,
    ),
    # pocket
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x) != t:
                w = w + t * np.array([1, *x])
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w.copy(), mistakes
    return w
""",
        slip="returns the last weights instead of those in the pocket",
        named=("Your function returns the last weights, not the best ones. (Did you ",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x) != t:
                w = w + t * np.append(1, x)
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes <= fewest:
                    best, fewest = w, mistakes
    return best
""",
        slip="weights that are only as good replace those in the pocket",
        named=("You keep the best weights, but weights that are only as good as thos",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x) != t:
                w = w + t * np.append(1, x)
        mistakes = np.sum(outputs(w, X) != y)
        if mistakes < fewest:
            best, fewest = w, mistakes
    return best
""",
        slip="the mistakes counted only at the end of an epoch",
        named=("You compare the weights once an epoch. Good weights may be reached a",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best = w
    fewest = np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for k in range(len(A)):
            s = A[k] @ w
            if (1 if s >= 0 else -1) != y[k]:
                w += y[k] * A[k]
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    fewest = mistakes
                    best = w
    return best
""",
        slip="the pocket holds the same array, which later updates change",
        named=("Your function returns the last weights, not the best ones. (Did you ",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w.copy(), np.inf
    for _ in range(epochs):
        for k in range(len(A)):
            if outputs(w, X[k]) != y[k]:
                w = w + y[k] * A[k]
                mistakes = np.count_nonzero(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w.copy(), mistakes
    return best
""",
        slip="the weights at the start not counted",
        named=("You compare the weights after each update, but not those at the star",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(y * (A @ w) <= 0)
    for _ in range(epochs):
        for a, t in zip(A, y):
            if t * (a @ w) <= 0:
                w = w + t * a
                mistakes = np.sum(y * (A @ w) <= 0)
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return best
""",
        slip="a sum of 0 taken for a mistake",
        named=("You also update when the sum is exactly 0 and the target is +1. Whic",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    fewest = np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for a, t in zip(A, y):
            if np.where(a @ w >= 0, 1, -1) != t:
                candidate = w + t * a
                mistakes = np.sum(outputs(candidate, X) != y)
                if mistakes < fewest:
                    w, fewest = candidate, mistakes
    return w
""",
        slip="after a worse update it goes on from the pocket",
        named=("Your search returns to the weights in the pocket whenever a step did",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(X, y):
            o = outputs(w, x)
            if o != t:
                w = w + (t - o) * np.append(1, x)
                mistakes = np.sum(outputs(w, X) != y)
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return best
""",
        slip="the difference of target and output in the update, twice the step",
        named=("Your weights are twice as large as they should be: target minus outp",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    n, d = np.shape(X)
    w = np.zeros(d + 1)
    seen = [w]
    for k in list(range(n)) * epochs:
        if outputs(w, X[k]) != y[k]:
            w = w + y[k] * np.concatenate([[1], X[k]])
            seen.append(w)
    mistakes = [(outputs(v, X) != y).sum() for v in seen]
    return seen[int(np.argmin(mistakes))]  # argmin takes the first of equals
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    bias, weights = 0.0, np.zeros(X.shape[1])

    def count():
        return sum((bias + weights @ x >= 0) != (t > 0) for x, t in zip(X, y))

    record = count()
    kept = (bias, *weights)
    epoch = 0
    while epoch < epochs:
        for x, t in zip(X, y):
            fires = bias + weights @ x >= 0
            if fires and t < 0 or not fires and t > 0:
                bias += t
                weights += t * x
                if count() < record:
                    record = count()
                    kept = (bias, *weights)
        epoch += 1
    return np.array(kept)
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = [0.0] * (X.shape[1] + 1)
    best, fewest = w, int(np.sum(outputs(w, X) != y))
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x) != t:
                w = [wi + t * xi for wi, xi in zip(w, [1, *x])]
                mistakes = int(np.sum(outputs(w, X) != y))
                if mistakes < fewest:
                    best, fewest = w, mistakes
    return [float(v) for v in best]
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
        slip="the targets reordered, but no longer the samples",
        named=("Each sample still meets the target of another one. Follow one row of",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[np.argsort(order)]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the targets put in the inverse order",
        near=True,
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for b in range(len(A) // size):
        group = A[b * size : (b + 1) * size]
        targets = y[b * size : (b + 1) * size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the last, smaller group left out",
        named=("Your function leaves out the samples at the end, when they are too f",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong] / len(group)
    return w
""",
        slip="the mean over the group instead of the sum",
        named=("You divide by a number of samples. The rule adds up the terms of the",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(A), size):
        for k in order[start : start + size]:
            o = 1 if A[k] @ w >= 0 else -1
            if o != y[k]:
                w = w + rate * y[k] * A[k]
    return w
""",
        slip="the weights move after each sample, not once a group",
        named=("Your weights move within a group, so that the second sample of the g",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    wrong = np.where(A @ w >= 0, 1, -1) != y
    for start in range(0, len(A), size):
        part = slice(start, start + size)
        w = w + rate * y[part][wrong[part]] @ A[part][wrong[part]]
    return w
""",
        slip="all groups judged with the weights at the start of the epoch",
        named=("You find all mistakes with the weights at the start of the epoch, as",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        w = w + rate * targets @ group
    return w
""",
        slip="all samples of a group added, the right ones too",
        named=("Samples that are classified correctly move the weights. The perceptr",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
        return w
""",
        slip="returns inside the loop, after the first group",
        named=("Your function stops after the first group. How far is the `return` i",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    w = np.array(w, dtype=float)
    taken = 0
    step = np.zeros(len(w))
    for k in order:
        if outputs(w, X[k]) != y[k]:
            step += y[k] * np.array([1, *X[k]])
        taken += 1
        if taken % size == 0 or taken == len(order):
            w += rate * step
            step[:] = 0
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    groups = np.split(np.asarray(order), range(size, len(order), size))
    for numbers in groups:
        A = np.hstack([np.ones((len(numbers), 1)), X[numbers]])
        o = np.where(A.dot(w) < 0, -1, 1)
        w = w + rate * A.T.dot((y[numbers] - o) / 2)
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    v = np.reshape(w, (-1, 1)).astype(float)
    for start in range(0, len(A), size):
        ids = order[start : start + size]
        group, targets = A[ids], y[ids].reshape(-1, 1)
        wrong = np.where(group @ v >= 0, 1, -1) != targets
        v = v + rate * group.T @ (targets * wrong)
    return v
""",
        form=True,
    ),
    # proof
    Answer(
        "proof",
        """
R = np.sqrt(3**2 + 1.5**2)
margin = 2
product = 4 * 0.5 * margin
length = np.sqrt(4) * 0.5 * R
most = int((R / margin) ** 2)
""",
        slip="R without the leading 1 of the samples",
        named=("The samples are augmented, so the constant input 1 belongs to their ",),
    ),
    Answer(
        "proof",
        """
R, margin = 3.5, 6
product = 4 * 0.5 * margin
length = 2 * 0.5 * R
most = int((R / margin) ** 2)
""",
        slip="the margin with weights that are not scaled to length 1",
        named=("The margin belongs to weights of length 1, and the given weights are",),
    ),
    Answer(
        "proof",
        """
R, margin = 3.5, 2
product = 4 * margin
length = np.sqrt(4) * R
most = 3
""",
        slip="the learning rate left out of both bounds",
        named=("In each update the product grows by at least the same number, in whi",),
    ),
    Answer(
        "proof",
        """
R, margin = 3.5, 2
product = 4 * 0.5 * margin
length = 4 * 0.5 * R
most = 3
""",
        slip="no root: the length grows with the number of updates",
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
        slip="the ratio not squared",
        named=("The bound of the theorem is a square.",),
    ),
    Answer(
        "proof",
        """
R, margin, product, length = 3.5, 2, 4, 3.5
most = int(np.ceil((R / margin) ** 2))
""",
        slip="rounded up instead of down",
        named=("The number of updates is at most the bound: which whole numbers keep",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = (7 + 6 + 8) / 3 / 3
product = 4 * 0.5 * margin
length = 3.5
most = int((R / margin) ** 2)
""",
        slip="the mean margin instead of the smallest",
        named=("A margin must hold for every sample. Which of the three decides?",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 6 / np.sqrt(2**2 + 2**2)
product = 0.5 * 4 * margin
length = 0.5 * 2 * R
most = int((R / margin) ** 2)
""",
        slip="scaled by the length without the bias",
        named=("When you scale the weights to length 1, count the bias too: here it ",),
    ),
    Answer(
        "proof",
        """
X = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
y = np.array([1, -1, 1])
w_star = np.array([-1, 2, 2]) / np.linalg.norm([-1, 2, 2])
R = np.linalg.norm(X, axis=1).max()
margin = (y * (X @ w_star)).min()
product = 0.5 * 4 * margin
length = np.sqrt(0.5**2 * 4 * R**2)
most = np.floor(R**2 / margin**2)
""",
    ),
    Answer(
        "proof",
        """
R = (1 + 9 + 2.25) ** 0.5
margin = min(7, 6, 8) / (1 + 4 + 4) ** 0.5
product = sum(0.5 * margin for _ in range(4))
length = sum(0.25 * R * R for _ in range(4)) ** 0.5
most = max(t for t in range(100) if t * margin <= t**0.5 * R)
""",
    ),
    Answer(
        "proof",
        """
R = np.array([3.5])
margin = np.array([2])
product = np.array([4])
length = np.array([3.5])
most = np.array([3.0])
""",
        form=True,
    ),
    # classify
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.zeros(X.shape[1])
    for _ in range(5000):
        w += 0.03 * (y - X @ w) @ X / len(X)
    return np.where(new @ w >= 0, 1, -1)
""",
        slip="no bias, a line through the origin",
        named=("Your labels are those of a line through the origin, or nearly so. Is",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(8000):
        w += 0.03 * (y - A @ w) @ A / len(A)
    return np.column_stack([np.ones(len(new)), new]) @ w
""",
        slip="returns the weighted sums",
        named=("You return numbers other than -1 and +1, such as the weighted sums, ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(8000):
        w += 0.03 * (y - A @ w) @ A / len(A)
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, 0)
""",
        slip="labels 0 and 1",
        named=("The line is good, or may be, but the answers are in another coding: ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.zeros(3)
    for x, t in zip(X, y):
        a = np.array([1, *x])
        w = w + 0.01 * (t - w @ a) * a
    return outputs(w, new)
""",
        slip="one epoch only",
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.zeros(3)
    for epoch in range(200):
        for x, t in zip(X, y):
            a = np.array([1, *x])
            w = w + 0.5 * (t - w @ a) * a
    return outputs(w, new)
""",
        slip="the learning rate too large, the weights grow without bound",
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    A = np.column_stack([np.ones(len(Z)), Z])
    w = np.zeros(3)
    for _ in range(1000):
        w += 0.1 * (y - A @ w) @ A / len(A)
    return outputs(w, new)
""",
        slip="the new petals not scaled like those of the training",
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(8000):
        w += 0.03 * (y - A @ w) @ A / len(A)
    return outputs(w, X)
""",
        slip="labels of the training flowers instead of the new ones",
        named=("One label is asked for each row of `new`. If the error says so, do y",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.array([-8.05, 1, 2])
    return outputs(w, new)
""",
        slip="a fixed line for versicolor and virginica as they are, nothing trained",
        named=("In some draws a quarter of the labels or more are wrong.",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w = np.zeros(3)
    for epoch in range(100):
        for z, t in zip(Z, y):
            a = np.array([1, *z])
            w += 0.005 * (t - a @ w) * a
    return outputs(w, (new - mean) / std)
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.insert(X, 0, 1.0, axis=1)
    H, b = A.T @ A / len(A), A.T @ y / len(A)
    w, v = np.zeros(3), np.zeros(3)
    for _ in range(5000):
        v = 0.9 * v + 0.02 * (b - H @ w)
        w = w + v
    return np.array([1 if w[0] + w[1] * p + w[2] * q >= 0 else -1 for p, q in new])
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean = X.mean(axis=0)
    A = np.column_stack([np.ones(len(X)), X - mean])
    w = np.zeros(3)
    for _ in range(4000):
        w = w + 0.3 * (y - A @ w) @ A / len(A)
    return [float(label) for label in outputs(w, new - mean)]
""",
        form=True,
    ),
    # stuck
    Answer(
        "stuck",
        'truth = "ftfft"',
        slip="a: does not see that J is convex",
        named=("Four of your letters are right. Look at statement a again. Chapter 2",),
    ),
    Answer(
        "stuck",
        'truth = "tffft"',
        slip="b: a small rate thought not to slow the descent down",
        named=("Four of your letters are right. Look at statement b again. How far d",),
    ),
    Answer(
        "stuck",
        'truth = "tttft"',
        slip="c: a larger rate thought to jump out of a local minimum",
        named=("Four of your letters are right. Look at statement c again. Has J a l",),
    ),
    Answer(
        "stuck",
        'truth = "ttftt"',
        slip="d: J thought to fall for ever",
        named=("Four of your letters are right. Look at statement d again. Which sig",),
    ),
    Answer(
        "stuck",
        'truth = "ttftf"',
        slip="d and e: J thought to fall for ever, so that zero is no minimum",
        near=True,
    ),
    Answer(
        "stuck",
        'truth = "ttfff"',
        slip="e: zero not seen to be a minimum",
        named=("Four of your letters are right. Look at statement e again. What is e",),
    ),
    Answer(
        "stuck",
        'truth = "fttft"',
        slip="a and c: believes in local minima and in jumping out of them",
        near=True,
    ),
    Answer(
        "stuck",
        'truth = "ffttf"',
        slip="all letters exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "stuck",
        """
answers = [True, True, False, False, True]
truth = "".join("ft"[answer] for answer in answers)
""",
    ),
    Answer(
        "stuck",
        """
truth = "f" * 5
for place in (0, 1, 4):
    truth = truth[:place] + "t" + truth[place + 1 :]
""",
    ),
    Answer(
        "stuck",
        'truth = ("T", "T", "F", "F", "T")',
        form=True,
    ),
    # valley
    Answer(
        "valley",
        """
limit = 1 / 8
w_0, w_1 = -0.6, 0.92
shrunk = 0.95
""",
        slip="1 over the largest curvature as the limit",
        named=("With this rate one step reaches the minimum of the steep axis, but l",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 0.4
w_0, w_1 = 1 - 0.2 * 8, 1 - 0.2 * 0.4
shrunk = 1 - 0.4 / 8
""",
        slip="the smallest curvature decides the limit",
        named=("That is the limit of the flat axis alone. Along which axis does the ",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0 = 1 - 0.2 * 8 / 2
w_1 = 1 - 0.2 * 0.4 / 2
shrunk = 0.95
""",
        slip="the factor of one half not cancelled by the derivative",
        named=("Is the gradient the curvature times the weight, or half of that? Dif",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0 = 1 + 0.2 * 8
w_1 = 1 + 0.2 * 0.4
shrunk = 0.95
""",
        slip="uphill: the gradient added",
        named=("A step goes against the gradient, so the weight becomes smaller.",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.6, 0.92
shrunk = 1 - 8 / 8
""",
        slip="the steep axis for the factor",
        named=("That is the factor of the steep axis.",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 8
w_0, w_1 = -0.6, 0.92
shrunk = 0.4 / 8
""",
        slip="the share that is lost instead of the factor",
        named=("You gave what is taken away. What remains of the distance?",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 8
w_0 = -0.2 * 8
w_1 = -0.2 * 0.4
shrunk = 0.95
""",
        slip="the step instead of the point it leads to",
        named=("You gave the step itself. Where does it lead from 1?",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 8
w_0, w_1 = -0.6, 0.92
shrunk = 1 - 0.2 * 0.4
""",
        slip="the factor with the rate of the question before",
        named=("You took the rate of the step before. Which one does this question n",),
    ),
    Answer(
        "valley",
        """
H = np.diag([8, 0.4])
limit = 2 / np.linalg.eigvalsh(H).max()
w_0, w_1 = (np.eye(2) - 0.2 * H) @ np.ones(2)
shrunk = (np.eye(2) - H / 8)[1, 1]
""",
    ),
    Answer(
        "valley",
        """
from fractions import Fraction

steep, flat = Fraction(8), Fraction(2, 5)
limit = float(2 / steep)
w_0, w_1 = float(1 - steep / 5), float(1 - flat / 5)
shrunk = float((steep - flat) / steep)
""",
    ),
    Answer(
        "valley",
        """
limit = np.array([0.25])
w_0, w_1 = np.array([[-0.6], [0.92]])
shrunk = np.array([0.95])
""",
        form=True,
    ),
    # heavy_ball
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w.copy()]
    v = np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w += v
        path.append(w.copy())
    return np.array(path)
""",
        slip="changes its argument w",
        named=("Your function changes `w` or `H`, which belong to its caller",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = []
    v = 0
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="the start missing from the path",
        named=("Your path lacks the start.",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    v = np.zeros(len(w))
    for _ in range(steps):
        grad = H @ w
        w = w + v
        v = beta * v - rate * grad
        path.append(w)
    return np.array(path)
""",
        slip="moves with the old velocity, before the gradient changes it",
        named=("Your ball moves by the last step before the new one is computed, so ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    m = np.zeros(len(w))
    for _ in range(steps):
        m = beta * m + (1 - beta) * (H @ w)
        w = w - rate * m
        path.append(w)
    return np.array(path)
""",
        slip="a running mean: the gradient weighted with 1 - beta",
        named=("You weight the gradient with one minus beta. Here the last step fade",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    v = np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * H @ (w + beta * v)
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="the gradient at the point ahead, as Nesterov does",
        named=("You take the gradient ahead of the ball, as in Nesterov's momentum. ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    v = np.zeros(len(w))
    for _ in range(steps):
        v = -rate * H @ w - beta * v
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="the momentum slows instead: the old velocity subtracted",
        near=True,
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    v = np.zeros(len(w))
    for _ in range(steps):
        v = beta * (v - rate * H @ w)
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="beta also multiplies the new gradient step",
        named=("You multiply the gradient by beta as well. Only the last step fades.",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w = w + v
    return w
""",
        slip="returns only the last point",
        named=("You return the last point. The whole path was asked for.",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    points = np.empty((steps + 1, len(w)))
    points[0] = w
    for t in range(steps):
        last = points[max(t - 1, 0)]
        points[t + 1] = points[t] - rate * (H @ points[t]) + beta * (points[t] - last)
    return points
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    d = len(w)
    identity = np.eye(d)
    # one matrix for the point and its velocity together
    M = np.block([[identity - rate * H, beta * identity], [-rate * H, beta * identity]])
    state = np.concatenate([w, np.zeros(d)])
    path = [np.linalg.matrix_power(M, t) @ state for t in range(steps + 1)]
    return np.array(path)[:, :d]
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path, v = [list(w)], [0.0] * len(w)
    for _ in range(steps):
        now = path[-1]
        slope = [sum(h * c for h, c in zip(row, now)) for row in H]
        v = [beta * a - rate * b for a, b in zip(v, slope)]
        path.append([a + b for a, b in zip(now, v)])
    return path
""",
        form=True,
    ),
    # one_flower
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the loss of the label 1",
        named=("That is the loss for the label 1. Which label does the flower have?",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.7 + 0.4 * 3 + 1.1 * -1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = 0.2 * (p - 0) * 3
bias = 0.7 - np.log(3)
""",
        slip="the change with the sign exchanged",
        named=("The sum is too large for this label, so the step goes the other way.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = 0.2 * (0 - p)
bias = 0.7 - np.log(3)
""",
        slip="the input left out of the change",
        named=("That is the change of a weight whose input is 1, such as the bias. W",),
    ),
    Answer(
        "one_flower",
        """
log_odds = np.exp(0.8)
p = log_odds / (1 + log_odds)
loss = -np.log(1 - p)
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
p = 0.68997
loss = 1.17110
change = -0.41398
bias = 0.7 / 3
""",
        slip="a third of the bias instead of a third of the odds",
        named=("A third of the bias does not make a third of the odds. What does add",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - log_odds + np.log((p / 3) / (1 - p / 3))
""",
        slip="a third of the probability instead of the odds",
        named=("You made a third of the probability. Probability and odds are not th",),
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
        slip="a factor p (1 - p) in the change, as for the squared error",
        named=("The slope of the sigmoid is still a factor, as for the squared error",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log10(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the logarithm to base 10 for the loss",
        named=("You took the logarithm with base 10 or 2. All logarithms here are na",),
    ),
    Answer(
        "one_flower",
        """
log_odds = float(np.dot([0.7, 0.4, 1.1], [1, 3, -1]))
odds = np.exp(log_odds)
p = odds / (1 + odds)
loss = np.log1p(odds)
change = 0.2 * (0 - p) * 3
bias = np.log(odds / 3) - 0.4 * 3 + 1.1
""",
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 0.689974
loss = 1.171101
change = -0.413985
bias = -0.398612
""",
    ),
    Answer(
        "one_flower",
        """
log_odds = np.array([0.8])
p = 0.5 + np.tanh(log_odds / 2) / 2
loss = np.logaddexp(0, log_odds)
change = -0.6 * p
bias = np.array([0.7]) - np.log(3)
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
    loss = np.logaddexp(0, -m).sum()
    gradient = -(y * np.exp(-np.logaddexp(0, m))) @ A
    return loss, gradient
""",
        slip="the negative, which training would make small",
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
    m = y * (A @ w)
    value = np.sum(np.log(1 / (1 + np.exp(-m))))
    gradient = (y * (1 - 1 / (1 + np.exp(-m)))) @ A
    return value, gradient
""",
        slip="overflows: the logarithm of a sigmoid that has become 0",
        named=("For sums of several hundred your value is infinite or not a number, ",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = np.clip(y * (A @ w), -30, 30)
    p = 1 / (1 + np.exp(-m))
    return np.log(p).sum(), (y * (1 - p)) @ A
""",
        slip="the probability kept away from 0 by clipping, so large sums are cut off",
        near=True,
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = A @ w
    value = -np.logaddexp(0, -y * s).sum()
    p = np.exp(-np.logaddexp(0, -s))
    return value, (y - p) @ A
""",
        slip="the gradient for labels 0 and 1",
        named=("Your gradient takes the difference between label and probability. Th",),
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
        slip="the label left out of the gradient",
        near=True,
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    s = X @ w[1:] + w[0]
    value = -np.logaddexp(0, -y * s).sum()
    gradient = (y * np.exp(-np.logaddexp(0, y * s))) @ X
    return value, gradient
""",
        slip="the gradient without the entry for the bias",
        named=("The gradient has no entry for the bias. Its input is always 1.",),
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
        slip="the probability of the right label in the gradient instead of that of the other",
        named=("Each sample should weigh the more in the gradient, the less probable",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    value, gradient = 0.0, np.zeros(len(w))
    for x, label in zip(X, y):
        a = np.array([1.0, *x])
        m = label * (a @ w)
        small = np.exp(-abs(m))
        value += min(m, 0.0) - np.log1p(small)
        other = small / (1 + small) if m > 0 else 1 / (1 + small)
        gradient += label * other * a
    return value, gradient
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.insert(X, 0, 1, axis=1).astype(float)
    s = A @ w
    ones = (y > 0).astype(float)  # labels 0 and 1
    p = (1 + np.tanh(s / 2)) / 2
    value = ones @ s - np.logaddexp(s, 0).sum()
    return value, A.T @ (ones - p)
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = (y * (A @ w)).reshape(-1, 1)
    value = -np.logaddexp(0, -m).sum(axis=0)
    gradient = A.T @ (y.reshape(-1, 1) * np.exp(-np.logaddexp(0, m)))
    return [value, gradient]
""",
        form=True,
    ),
]
