"""Answers to the exercise `delta_rule`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # two_rules
    Answer(
        "two_rules",
        """
w = np.array([0.5, 1, -1])
rho = 0.2
A, B = np.array([1, 2, 3]), np.array([1, 0, 3])

perceptron_A = w
if perceptron_A @ A < 0:
    perceptron_A += rho * A
delta_A = w
delta_A += rho * (1 - delta_A @ A) * A
perceptron_B = w
if perceptron_B @ B >= 0:
    perceptron_B -= rho * B
delta_B = w
delta_B += rho * (-1 - delta_B @ B) * B
""",
        slip="+= changes the one array w, so each rule starts from the last result, and all four names are the same array",
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.7, 1.4, -0.4]   # already right
delta_B = [0.5, 1.6, -1.0]        # s = 0.5, delta = -1.5
""",
        slip="B goes on from the weights after A instead of from the same w",
        named=("Your weights for B contain a step of A. Did you start from the weigh",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.9, 1.8, 0.2]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="the delta rule with the output instead of the weighted sum: 1 - (-1) = 2 for A, and 0 for B",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """
def move(x, t, rule):
    w = np.array([0.5, 1, -1])
    x = np.array([1, *x])
    return w + 0.2 * (t if rule == "p" else t - w @ x) * x


perceptron_A, delta_A = move((2, 3), 1, "p"), move((2, 3), 1, "d")
perceptron_B, delta_B = move((0, 3), -1, "p"), move((0, 3), -1, "d")
""",
        slip="the perceptron rule does not ask whether the sample is wrong: it changes the weights for B too",
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
        slip="the delta rule leaves B alone because B is right already",
        named=("Sample B is already classified correctly: ask of each rule whether t",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.2, 0.4, -1.9]
perceptron_B = [0.5, 1, -1]
delta_B = [0.2, 1, -1.9]
""",
        slip="sum minus target in the delta rule, added: the step goes the wrong way",
        named=("Your delta rule moves the sum away from its target. Has the differen",),
    ),
    Answer(
        "two_rules",
        """
# s(A) = 2 - 3 = -1, s(B) = -3
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.9, 1.8, 0.2]
perceptron_B = [0.5, 1, -1]
delta_B = [0.9, 1, 0.2]
""",
        slip="the weighted sum without the bias, so both differences are 2 instead of 1.5",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.5, 1.4, -0.4]
delta_A = [0.5, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -0.1]
""",
        slip="the bias is not changed",
        named=("The bias stayed as it was. It is a weight like the others, of an inp",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.2, 0.4, 0.6]
delta_A = [0.3, 0.6, 0.9]
perceptron_B = [0, 0, 0]
delta_B = [0.3, 0, 0.9]
""",
        slip="the changes instead of the new weights",
        named=("These are the changes. The task asks for the weights after them.",),
    ),
    Answer(
        "two_rules",
        """
w, rho = [0.5, 1, -1], 0.2


def add(w, factor, x):
    return [a + factor * b for a, b in zip(w, x)]


A, B = [1, 2, 3], [1, 0, 3]
s_A, s_B = (sum(a * b for a, b in zip(w, x)) for x in (A, B))
perceptron_A = add(w, rho / 2 * (1 - (1 if s_A >= 0 else -1)), A)
perceptron_B = add(w, rho / 2 * (-1 - (1 if s_B >= 0 else -1)), B)
delta_A, delta_B = add(w, rho * (1 - s_A), A), add(w, rho * (-1 - s_B), B)
""",
    ),
    Answer(
        "two_rules",
        """
w = np.array([0.5, 1, -1])
X, y = np.array([[1, 2, 3], [1, 0, 3]]), np.array([1, -1])
s = X @ w
perceptron_A, perceptron_B = w + 0.2 * np.einsum("k,ki->ki", y * (np.where(s >= 0, 1, -1) != y), X)
delta_A, delta_B = w + 0.2 * (y - s)[:, None] * X
""",
    ),
    Answer(
        "two_rules",
        """
perceptron_A = (0.7, 1.4, -0.4)
delta_A = np.array([[0.8, 1.6, -0.1]])
perceptron_B = np.array([0.5, 1, -1], dtype=np.float32)
delta_B = (np.float64(0.8), 1, -0.1)
""",
        form=True,
    ),
    # who_changes
    Answer(
        "who_changes",
        "rows = [3, 0, 1, 3]",
        slip="takes the output at the sum 0 to be -1, so row 0 is right at the start",
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
        "rows = sorted([0, 3, 0, 1, 3])",
        slip="in the order of the row numbers, not in the order of the changes",
        named=("You list which rows change the weights, but in the order of their nu",),
    ),
    Answer(
        "who_changes",
        """
w = np.zeros(3)
rows = []
for epoch in range(2):
    for row in range(4):
        if outputs(w, inputs[row]) != and_targets[row]:
            w = and_targets[row] * np.array([1, *inputs[row]])
            rows.append(row)
""",
        slip="the update replaces the weights by the sample instead of adding it",
        named=(),
        near=True,
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3]",
        slip="the batch rule: all mistakes of an epoch are judged with the weights at its start",
        named=("Rows 0, 1 and 2 would all change the weights if a whole epoch were j",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3]",
        slip="only the first epoch",
        named=("These are the right rows for the first epoch. The task asks for the ",),
    ),
    Answer(
        "who_changes",
        """
w0, w1, w2 = 0, 0, 0
rows = []
for k in range(8):
    (x1, x2), t = inputs[k % 4], and_targets[k % 4]
    o = 1 if w0 + w1 * x1 + w2 * x2 >= 0 else -1
    if o != t:
        w1, w2 = w1 + t * x1, w2 + t * x2
        rows.append(k % 4)
""",
        slip="the bias is never changed",
        named=("Some of these rows are right when their turn comes, and such a row c",),
    ),
    Answer(
        "who_changes",
        """
w, rows = [0, 0, 0], set()
for epoch in range(2):
    for k, (a, b) in enumerate(inputs.tolist()):
        o = 1 if w[0] + w[1] * a + w[2] * b >= 0 else -1
        if o != and_targets[k]:
            w = [w[0] + and_targets[k], w[1] + and_targets[k] * a, w[2] + and_targets[k] * b]
            rows.add(k)
rows = list(rows)
""",
        slip="each row only once, since a set forgets repetitions",
        named=("You list each row once, or one epoch only. Write a row down each tim",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 0, 2]",
        slip="targets of OR instead of AND",
        named=("These are the changes for OR. For AND only one row has the target +1",),
    ),
    Answer(
        "who_changes",
        """
A = np.insert(inputs, 0, 1, axis=1)
coefficients = np.zeros(4, dtype=int)  # the weights are coefficients @ A
rows = []
for k in np.tile(np.arange(4), 2):
    if (coefficients @ A @ A[k] >= 0) != (and_targets[k] == 1):
        coefficients[k] += and_targets[k]
        rows.append(int(k))
""",
    ),
    Answer("who_changes", "first = [0, 3]\nsecond = [0, 1, 3]\nrows = first + second"),
    Answer("who_changes", "rows = np.array([0.0, 3.0, 0.0, 1.0, 3.0])", form=True),
    # pocket
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, (np.where(A @ w >= 0, 1, -1) != y).sum()
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w += t * x
                wrong = (np.where(A @ w >= 0, 1, -1) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="no copy: w is changed in place, so the pocket always holds the last weights",
        named=("Your function returns the last weights, not the best ones. (Did you ",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.insert(np.asarray(X, dtype=float), 0, 1, axis=1)
    w = np.zeros(A.shape[1])
    best, run, longest = w.copy(), 0, 0
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (w @ x >= 0) == (t == 1):
                run += 1
                if run > longest:
                    longest, best = run, w.copy()
            else:
                w = w + t * x
                run = 0
    return best
""",
        slip="the best weights are those with the longest run of right samples, as in the original paper, and not those with the fewest "
        "mistakes among all samples",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    kept = {}
    kept[(np.where(A @ w >= 0, 1, -1) != y).sum()] = w
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (w @ x >= 0) != (t > 0):
                w = w + t * x
                kept[(np.where(A @ w >= 0, 1, -1) != y).sum()] = w
    return kept[min(kept)]
""",
        slip="weights with as few mistakes as those in the pocket replace them: the dictionary keeps the last for each count",
        named=("You keep the best weights, but weights that are only as good as thos",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, (np.where(A @ w >= 0, 1, -1) != y).sum()
    for _ in range(epochs):
        for x, t in zip(A, y):
            if np.where(w @ x >= 0, 1, -1) != t:
                w = w + t * x
        wrong = (np.where(A @ w >= 0, 1, -1) != y).sum()
        if wrong < fewest:
            best, fewest = w, wrong
    return best
""",
        slip="counts the mistakes only once an epoch, not after every update",
        named=("You compare the weights once an epoch. Good weights may be reached a",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, (np.where(A @ w >= 0, 1, -1) != y).sum()
    for _ in range(epochs):
        for x, t in zip(A, y):
            if np.where(w @ x >= 0, 1, -1) != t:
                w = w + t * x
                wrong = (np.where(A @ w >= 0, 1, -1) != y).sum()
                if wrong < fewest:
                    best = w
    return best
""",
        slip="the fewest mistakes are never updated, so any weights better than the start go into the pocket",
        named=("You compare with the number of mistakes at the start, or of the last",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, len(y) + 1
    for _ in range(epochs):
        for x, t in zip(A, y):
            if np.where(w @ x >= 0, 1, -1) != t:
                w = w + t * x
                wrong = np.count_nonzero(outputs(w, X) - y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="the weights at the start are not counted, so the first update always goes into the pocket",
        named=("You compare the weights after each update, but not those at the star",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(np.sign(A @ w) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if outputs(w, x[1:]) != t:
                w = w + t * x
                wrong = np.sum(np.sign(A @ w) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="counts with np.sign, so every sample on the line is a mistake, even one with target +1 (all of them at the start)",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        w = best
        for x, t in zip(A, y):
            if outputs(w, x[1:]) != t:
                w = w + t * x
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="every epoch starts again from the weights in the pocket, which disturbs the run of the perceptron rule",
        named=("Your function stops too early, or begins anew in each epoch. How far",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for k in range(len(A)):
            if outputs(w, X[k]) != y[k]:
                w = w + y[k] * A[k]
                wrong = (outputs(w, X[: k + 1]) != y[: k + 1]).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="after an update only the samples up to the present one are counted, not all",
        named=("You count the mistakes among some of the samples only. Weights are g",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    tried = [np.zeros(np.shape(X)[1] + 1)]
    for k in list(range(len(X))) * epochs:
        if outputs(tried[-1], X[k]) != y[k]:
            tried.append(tried[-1] + y[k] * np.append(1, X[k]))
    return tried[int(np.argmin([np.count_nonzero(outputs(w, X) != y) for w in tried]))]
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    def mistakes(w):
        return sum((w[0] + sum(c * v for c, v in zip(w[1:], x)) >= 0) != (t == 1) for x, t in zip(X, y))

    w = [0.0] * (len(X[0]) + 1)
    held = list(w)
    for _ in range(epochs):
        for x, t in zip(X, y):
            s = w[0] + sum(c * v for c, v in zip(w[1:], x))
            if (s >= 0) == (t == 1):
                continue
            w[0] += t
            for i, v in enumerate(x, start=1):
                w[i] += t * v
            if mistakes(w) < mistakes(held):
                held = list(w)
    return np.array(held)
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
        for x, t in zip(A, y):
            if outputs(w, x[1:]) != t:
                w = w + t * x
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
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
    for group in np.array_split(np.array(order), size):
        wrong = np.where(A[group] @ w >= 0, 1, -1) != y[group]
        w = w + rate * y[group][wrong] @ A[group][wrong]
    return w
""",
        slip="array_split makes `size` groups, not groups of `size` samples",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[np.argsort(order)]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the targets get the inverse of the order (argsort), so they match the samples only if the order is its own inverse",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    t = y[order]
    for g in range(len(order) // size):
        group, targets = A[g * size : (g + 1) * size], t[g * size : (g + 1) * size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the whole-number division drops the last, smaller group",
        named=("Your function leaves out the samples at the end, when they are too f",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(order), size):
        for k in order[start : start + size]:
            if (1 if A[k] @ w >= 0 else -1) != y[k]:
                w = w + rate * y[k] * A[k]
    return w
""",
        slip="the weights move after each sample, not once for each group",
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
        slip="which samples are wrong is worked out once, with the weights before the epoch, as in a full batch",
        named=("You find all mistakes with the weights at the start of the epoch, as",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        if wrong.any():
            w = w + rate * (targets[wrong, None] * group[wrong]).mean(axis=0)
    return w
""",
        slip="the mean over the misclassified samples of the group instead of their sum",
        named=("You divide by a number of samples. The rule adds up the terms of the",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    starts = range(0, len(A), size)
    for start in starts:
        rows = [k for k in order if start <= k < start + size]
        wrong = [k for k in rows if (A[k] @ w >= 0) != (y[k] == 1)]
        w = w + rate * sum((y[k] * A[k] for k in wrong), np.zeros(A.shape[1]))
    return w
""",
        slip="the groups are made of neighbouring rows of X, and the order only sorts within a group",
        named=(),
        near=True,
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(len(A) - size + 1):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the groups overlap: the start moves by 1 instead of by size",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.sign(group @ w) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="np.sign is 0 on the line, so a sample with target +1 and the sum 0 counts as misclassified",
        named=("You also update when the sum is exactly 0 and the target is +1. Whic",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    waiting = list(order)
    while waiting:
        group, waiting = waiting[:size], waiting[size:]
        errors = y[group] - np.where(A[group] @ w >= 0, 1, -1)
        w = w + rate / 2 * np.einsum("k,ki->i", errors, A[group])
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    w = [float(v) for v in w]
    total = [0.0] * len(w)
    for count, k in enumerate(order, start=1):
        x = [1.0, *X[k]]
        if (sum(a * b for a, b in zip(w, x)) >= 0) != (y[k] > 0):
            total = [a + y[k] * b for a, b in zip(total, x)]
        if count % size == 0 or count == len(order):
            w = [a + rate * b for a, b in zip(w, total)]
            total = [0.0] * len(w)
    return np.array(w)
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return tuple(w)
""",
        form=True,
    ),
    # proof
    Answer(
        "proof",
        """
R = np.hypot(3, 1.5)
margin = 2
product = 4 * 0.5 * margin
length = 2 * 0.5 * R
most = int((R / margin) ** 2)
""",
        slip="R of the samples without the 1 in front",
        named=("The samples are augmented, so the constant input 1 belongs to their ",),
    ),
    Answer(
        "proof",
        """
w_star = np.array([-1, 2, 2]) / np.sqrt(2**2 + 2**2)
A = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
R = np.linalg.norm(A, axis=1).max()
margin = (np.array([1, -1, 1]) * (A @ w_star)).min()
product = 4 * 0.5 * margin
length = np.sqrt(4) * 0.5 * R
most = int((R / margin) ** 2)
""",
        slip="w* is scaled by the length of (2, 2), without the bias",
        named=("When you scale the weights to length 1, count the bias too: here it ",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 6\nproduct = 12\nlength = 3.5\nmost = 0",
        slip="the weights are not scaled to length 1",
        named=("The margin belongs to weights of length 1, and the given weights are",),
    ),
    Answer(
        "proof",
        "R, margin = 3.5, 2\nproduct, length = 4 * margin, 4**0.5 * R\nmost = 3",
        slip="the rate 0.5 is forgotten in both bounds",
        named=("In each update the product grows by at least the same number, in whi",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 3.5\nmost = 4",
        slip="3.06 is rounded up instead of down",
        named=("The number of updates is at most the bound: which whole numbers keep",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 4 * 0.25 * 3.5**2\nmost = 3",
        slip="the bound for the squared length: the root is missing",
        named=("This looks like a bound of the square of the length. The task asks f",),
    ),
    Answer(
        "proof",
        """
R, margin, rho = 3.5, 2.0, 0.5
product = 4 * rho * margin
length = 2 * rho * R
most = (rho * R / margin) ** 2 // 1
""",
        slip="puts the rate into the bound for the updates, in which it cancels",
        named=("In the bound of the theorem the learning rate cancels. What is divid",),
    ),
    Answer(
        "proof",
        """
w = np.array([-1, 2, 2]) / 3
A = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
R = max(np.linalg.norm(a) for a in A)
margin = min(A @ w)
product = 4 * 0.5 * margin
length = 2 * 0.5 * R
most = int(R**2 / margin**2)
""",
        slip="the margin without the targets, so it becomes negative",
        named=("A margin is never negative when all samples are classified correctly",),
    ),
    Answer(
        "proof",
        """
scaled = [(1 * -1 + 2 * 2 + 2 * 2) / 3, (1 + 2 + 3) / 3, (-1 + 6 + 3) / 3]
R = 3.5
margin = sum(scaled) / 3
product = 4 * 0.5 * margin
length = 2 * 0.5 * R
most = int((R / margin) ** 2)
""",
        slip="the mean of the three margins instead of the smallest",
        named=("A margin must hold for every sample. Which of the three decides?",),
    ),
    Answer(
        "proof",
        """
A = np.array([[1, 2, 2], [-1, 1, 1.5], [1, 3, 1.5]])  # samples times their targets
w_star = np.array([-1, 2, 2]) / 3
R, margin = np.sqrt((A * A).sum(axis=1).max()), (A @ w_star).min()
product, length = 4 * 0.5 * margin, np.sqrt(4 * 0.25 * R**2)
most = max(M for M in range(100) if M * margin <= np.sqrt(M) * R)
""",
    ),
    Answer("proof", "R = 7 / 2\nmargin = 6 / 3\nproduct = margin * 2\nlength = R\nmost = 49 // 16"),
    Answer(
        "proof",
        """
from fractions import Fraction

R, margin = Fraction(7, 2), np.array(2)
product, length = np.float32(4), np.array([3.5])
most = 3.0
""",
        form=True,
    ),
    # classify
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(500):
        for x, t in zip(A, y):
            w = w + 0.1 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="the learning rate is so large that the weights diverge (to nan)",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.zeros(X.shape[1])
    for _ in range(500):
        for x, t in zip(X, y):
            w += 0.005 * (t - w @ x) * x
    return np.where(new @ w >= 0, 1, -1)
""",
        slip="no bias, so the line goes through the origin",
        named=("Your labels are those of a line through the origin, or nearly so. Is",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), (X - X.mean(axis=0)) / X.std(axis=0)])
    w = np.zeros(3)
    for _ in range(300):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
        slip="trains on standardised petals but classifies the new ones as they were measured",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X - X.mean(axis=0)])
    targets = (y + 1) / 2
    w = np.zeros(3)
    for _ in range(200):
        for x, t in zip(A, targets):
            w = w + 0.02 * (t - w @ x) * x
    return outputs(w, new - X.mean(axis=0))
""",
        slip="trains with the targets 0 and 1, but still asks whether the sum is at least 0 and not 0.5",
        named=(),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.insert(X, 0, 1, axis=1)
    for _ in range(300):
        w = np.zeros(3)
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="the weights are set back to zero in every epoch, so only one epoch is learnt",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    m, d = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - m) / d])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.1 * (y - A @ w) @ A / len(A)
    return np.column_stack([np.ones(len(new)), (new - m) / d]) @ w
""",
        slip="returns the weighted sums instead of labels",
        named=("You return numbers other than -1 and +1, such as the weighted sums, ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(4000):
        w -= 0.02 * (A @ w + y) @ A / len(A)
    return outputs(w, new)
""",
        slip="sign of the target: the weights learn -y, so the labels are exchanged",
        named=("All labels are exchanged, or nearly all. Which side of the line did ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    return outputs([-6.55, 1, 1], new)
""",
        slip="cheats with a line known from the chapter, which does not fit exchanged or reversed columns or labels",
        named=("In some draws your labels are right, in others they are exchanged. W",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(500):
        w = w + 0.1 * (y - A @ w) @ A / len(A)
    B = np.column_stack([np.ones(len(new)), (new - mean) / std])
    return (B @ w >= 0).astype(int)
""",
        slip="labels 1 and 0 instead of +1 and -1",
        named=("The line is good, or may be, but the answers are in another coding: ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X - X.mean(axis=0)])
    H, b = A.T @ A / len(A), y @ A / len(A)
    w, v = np.zeros(3), np.zeros(3)
    for _ in range(2000):
        v = 0.9 * v - 0.1 * (H @ w - b)
        w = w + v
    return np.where(w[0] + (new - X.mean(axis=0)) @ w[1:] >= 0, 1, -1)
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z, w0, w1, w2 = (X - mean) / std, 0.0, 0.0, 0.0
    for epoch in range(400):
        rate = 0.02 / (1 + epoch / 20)
        for (a, b), t in zip(Z.tolist(), y.tolist()):
            delta = t - (w0 + w1 * a + w2 * b)
            w0, w1, w2 = w0 + rate * delta, w1 + rate * delta * a, w2 + rate * delta * b
    return outputs([w0, w1, w2], (new - mean) / std)
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(1000):
        w = w + 0.1 * (y - A @ w) @ A / len(A)
    return [float(label) for label in outputs(w, (new - mean) / std)]
""",
        form=True,
    ),
    # stuck
    Answer("stuck", 'truth = "ftfff"', slip="does not see that J is convex, nor that w = 0 is a minimum"),
    Answer(
        "stuck",
        'truth = "ttfff"',
        slip="e: does not take w = 0 for a minimum",
        named=("Look at statement e again. What is every weighted sum for these weig",),
    ),
    Answer(
        "stuck",
        'truth = "tffft"',
        slip="b: a small rate is taken to do no harm at all, since J is convex",
        named=("Look at statement b again. How far does one step lead when the rate ",),
    ),
    Answer(
        "stuck",
        'truth = "fttft"',
        slip="believes the sentence: J has local minima that are not global (a), out of which a larger rate can jump (c)",
    ),
    Answer(
        "stuck",
        'truth = "ttftf"',
        slip="d and e: believes that J falls for ever as the weights grow, so it has no minimum",
    ),
    Answer(
        "stuck",
        'truth = "tttft"',
        slip="c: a larger rate as a help against a local minimum, although a says there is none that is not global",
        named=("Look at statement c again. Has J a local minimum that is not a globa",),
    ),
    Answer("stuck", 'truth = "ffftf"', slip="only d is taken for true: no minimum, neither at 0 nor anywhere"),
    Answer(
        "stuck",
        'truth = "ttftt"',
        slip="d: no minimum, although e says that w = 0 is one",
        named=("Look at statement d again. Which sign have the terms of J, and can t",),
    ),
    Answer(
        "stuck",
        """
true_ones = {"a", "b", "e"}
truth = "".join("ft"[letter not in true_ones] for letter in "abcde")
""",
        slip="t and f exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("stuck", 'truth = "t" * 2 + "f" * 2 + "t"'),
    Answer(
        "stuck",
        """
a = b = e = True
c = d = False
truth = "".join(("t" if claim else "f") for claim in [a, b, c, d, e])
""",
    ),
    Answer("stuck", 'truth = "TTFFT "', form=True),
    # valley
    Answer(
        "valley",
        "limit = 2 / 0.4\nw_0, w_1 = -0.6, 0.92\nshrunk = 0.95",
        slip="the limit from the flat axis instead of the steep one",
        named=("That is the limit of the flat axis alone. Along which axis does the ",),
    ),
    Answer(
        "valley",
        "limit = 1 / 8\nw_0 = 1 - 0.2 * 8\nw_1 = 1 - 0.2 * 0.4\nshrunk = 1 - 0.4 / 8",
        slip="limit 1 / 8 instead of 2 / 8",
        named=("With this rate one step reaches the minimum of the steep axis, but l",),
    ),
    Answer(
        "valley",
        """
# gradient (4 w0, 0.2 w1)
g = np.array([4, 0.2])
limit = 2 / g.max()
w_0, w_1 = 1 - 0.2 * g
shrunk = 1 - g[1] / 8
""",
        slip="the half of J is kept although the 2 of the square cancels it: all curvatures are halved",
        named=("The curvature of one axis sets the limit, as it stands: not halved, ",),
    ),
    Answer(
        "valley",
        "limit = 0.25\nw_0, w_1 = np.array([1, 1]) - 0.2 * np.array([8, 0.4])\nshrunk = 0.4 / 8",
        slip="the share that a step takes away instead of the factor that remains",
        named=("You gave what is taken away. What remains of the distance?",),
    ),
    Answer(
        "valley",
        "limit = 0.25\nw_0 = 1 + 0.2 * 8\nw_1 = 1 + 0.2 * 0.4\nshrunk = 1 + 0.4 / 8",
        slip="steps uphill: plus the gradient",
        named=("A step goes against the gradient, so the weight becomes smaller.",),
    ),
    Answer(
        "valley",
        "limit = 0.25\nw_0, w_1 = -0.2 * 8, -0.2 * 0.4\nshrunk = 0.95",
        slip="the step instead of the point to which it leads",
        named=("You gave the step itself. Where does it lead from 1?",),
    ),
    Answer(
        "valley",
        "limit = 0.25\nw_0, w_1 = -0.6, 0.92\nshrunk = 1 - 8 * (1 / 8)",
        slip="the factor along the steep axis instead of the flat one",
        named=("That is the factor of the steep axis.",),
    ),
    Answer(
        "valley",
        """
curvature = {"w_0": 8, "w_1": 0.4}
factor = lambda rho: {name: 1 - rho * c for name, c in curvature.items()}
limit = 2 / sum(curvature.values())
w_0, w_1 = factor(0.2).values()
shrunk = factor(1 / 8)["w_1"]
""",
        slip="the limit from the sum of the two curvatures (2 / 8.4), which is the best rate and not the largest",
        named=("The curvature of one axis sets the limit, as it stands: not halved, ",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.6, 0.92
shrunk = 1 - 0.4 * 1 // 8
""",
        slip="// rounds the share down to 0, so the factor comes out as 1",
        named=(),
        near=True,
    ),
    Answer(
        "valley",
        """
H = np.diag([8, 0.4])
limit = 2 / np.linalg.eigvalsh(H)[-1]
w_0, w_1 = (np.eye(2) - 0.2 * H) @ [1, 1]
shrunk = np.linalg.norm((np.eye(2) - H / 8) @ [0, 1])
""",
    ),
    Answer(
        "valley",
        """
J = lambda a, b: (8 * a**2 + 0.4 * b**2) / 2
h = 1e-3
slope_0 = (J(1 + h, 1) - J(1 - h, 1)) / (2 * h)
slope_1 = (J(1, 1 + h) - J(1, 1 - h)) / (2 * h)
limit = 2 / slope_0
w_0, w_1 = 1 - 0.2 * slope_0, 1 - 0.2 * slope_1
shrunk = 1 - slope_1 / 8
""",
    ),
    Answer(
        "valley",
        "limit = np.array([0.25])\nw_0, w_1 = np.float32(-0.6), np.float64(0.92)\nshrunk = np.array(0.95)",
        form=True,
    ),
    # heavy_ball
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w]
    for _ in range(steps):
        v = np.zeros(len(w))
        v = beta * v - rate * H @ w
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="the velocity is set to zero in every step, so there is no momentum",
        named=("That is gradient descent without momentum: the last step leaves no t",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    w = w.copy()
    v = np.zeros_like(w)
    path = [w]
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w += v
        path.append(w)
    return np.array(path)
""",
        slip="the path holds the same array again and again, so every row is the last point",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path, m = [w], 0 * w
    for _ in range(steps):
        m = beta * m + (1 - beta) * (H @ path[-1])
        path.append(path[-1] - rate * m)
    return np.stack(path)
""",
        slip="a running mean of the gradients, with the factor 1 - beta, as in Adam",
        named=("You weight the gradient with one minus beta. Here the last step fade",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [np.array(w)]
    v = np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * H @ (path[-1] + beta * v)
        path.append(path[-1] + v)
    return np.array(path)
""",
        slip="the gradient is taken at the point ahead (Nesterov) instead of where the ball is",
        named=("You take the gradient ahead of the ball, as in Nesterov's momentum. ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = []
    for _ in range(steps + 1):
        v = beta * v - rate * H @ w
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="one step too many and without the start: the rows are shifted by one",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    old = w
    path = [w]
    for _ in range(steps):
        w = w - rate * H @ w + beta * (w - old)
        path.append(w)
    return np.array(path)
""",
        slip="the last point is never updated, so the momentum is the whole way from the start instead of the last step",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = np.empty((steps + 1, len(w)))
    path[0] = w
    v = -rate * H @ w
    for t in range(steps):
        path[t + 1] = path[t] + v
        v = beta * v - rate * H @ path[t]
    return path
""",
        slip="the velocity for the next step is worked out from the point before the step, so the gradient is one step old",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    curvatures = np.diag(H)
    path, v = [w], np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * curvatures * path[-1]
        path.append(path[-1] + v)
    return np.vstack(path)
""",
        slip="the gradient from the diagonal of H alone: what one weight does to the slope of the other is missing",
        named=("You multiply with the diagonal of the matrix alone. All of its entri",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        v = beta * (v - rate * H @ w)
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="beta multiplies the new gradient too, so with beta = 0 nothing moves",
        named=("You multiply the gradient by beta as well. Only the last step fades.",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w, w]  # at rest: the point before the start is the start
    for _ in range(steps):
        path.append((1 + beta) * path[-1] - beta * path[-2] - rate * H @ path[-1])
    return np.array(path[1:])
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    n = len(w)
    eye = np.eye(n)
    step = np.block([[eye - rate * H, beta * eye], [-rate * H, beta * eye]])
    state = np.concatenate([w, np.zeros(n)])
    path = np.zeros((steps + 1, n))
    for t in range(steps + 1):
        path[t] = state[:n]
        state = step @ state
    return path
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path, v = [w.tolist()], np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * H @ path[-1]
        path.append((path[-1] + v).tolist())
    return path
""",
        form=True,
    ),
    # one_flower
    Answer(
        "one_flower",
        """
log_odds = 0.7 + 0.4 * 3 - 1.1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(p)
change = -0.2 * (p - 1) * 3
bias = 0.7 - np.log(3)
""",
        slip="loss and change as for the label 1",
        named=("That is the loss for the label 1. Which label does the flower have?",),
    ),
    Answer(
        "one_flower",
        """
log_odds = np.array([0.7, 0.4, 1.1]) @ [1, 3, -1]
p = 1 / (1 + np.exp(-log_odds))
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
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = np.log(p / 3 / (1 - p / 3)) - 0.1
""",
        slip="a third of the probability instead of a third of the odds",
        named=("You made a third of the probability. Probability and odds are not th",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = np.log(1 / 3) - 0.4 * 3 + 1.1
""",
        slip="makes the odds equal to one third instead of a third of what they were",
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * (p - 0) * p * (1 - p) * 3
bias = 0.7 - np.log(3)
""",
        slip="the factor p (1 - p) of the squared error stays in the change",
        named=("The slope of the sigmoid is still a factor, as for the squared error",),
    ),
    Answer(
        "one_flower",
        """
s = 3 * 0.4 + -1 * 1.1
log_odds = s
p = np.exp(s) / (1 + np.exp(s))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the bias is left out of the weighted sum, and of p, loss and change with it",
        named=("The bias is missing from the sum.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log2(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the cross-entropy in bits, with the logarithm to base 2",
        named=("You took the logarithm with base 10 or 2. All logarithms here are na",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(0.8))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the minus in the exponent is missing: p of the label 0",
        named=("That is the probability of the label 0.",),
    ),
    Answer(
        "one_flower",
        "log_odds = 0.8\np = 0.689974\nloss = 1.171101\nchange = -0.413985\nbias = 0.7 / 3",
        slip="the bias itself is divided by 3 instead of lowered by the logarithm of 3",
        named=("A third of the bias does not make a third of the odds. What does add",),
    ),
    Answer(
        "one_flower",
        """
w, x, y = np.array([0.7, 0.4, 1.1]), np.array([1.0, 3.0, -1.0]), 0


def cost(w):
    return np.logaddexp(0, w @ x) - y * (w @ x)


log_odds = w @ x
odds = np.exp(log_odds)
p = odds / (1 + odds)
loss = cost(w)
h = np.array([0, 1e-5, 0])
change = -0.2 * (cost(w + h) - cost(w - h)) / 2e-5
bias = np.log(odds / 3) - w[1:] @ x[1:]
""",
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = (1 + np.tanh(log_odds / 2)) / 2
loss = log_odds + np.log1p(np.exp(-log_odds))
change = -0.6 * p
bias = np.log(np.exp(0.7) / 3)
""",
    ),
    Answer(
        "one_flower",
        """
log_odds = np.array([[0.8]])
p = np.array([0.6899744811])
loss = (1.1711006659,)
change = np.float32(-0.4139847)
bias = np.array(-0.3986122887)
""",
        form=True,
    ),
    # log_likelihood
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = A @ w
    log_p, log_q = -np.logaddexp(0, -s), -np.logaddexp(0, s)
    p = np.exp(log_p)
    return np.sum(y * log_p + (1 - y) * log_q), (y - p) @ A
""",
        slip="the formulas for the labels 0 and 1 with the labels -1 and +1",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    t = (y + 1) / 2
    p = np.clip(1 / (1 + np.exp(-np.clip(A @ w, -500, 500))), 1e-12, 1 - 1e-12)
    return np.sum(t * np.log(p) + (1 - t) * np.log(1 - p)), (t - p) @ A
""",
        slip="p is clipped at 1e-12, so a sample that is very wrong costs 27.6 at most instead of several hundred",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    value = -np.logaddexp(0, -m).sum()
    factor = np.exp(-m) / (1 + np.exp(-m))
    return value, (y * factor) @ A
""",
        slip="the value is safe, but the gradient divides inf by inf when a sum is very wrong (nan)",
        named=("For sums of several hundred your gradient is not a number, as when i",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    p = np.exp(-np.logaddexp(0, -m))
    return np.log(np.prod(p)), (y * (1 - p)) @ A
""",
        slip="the logarithm of the product, which is rounded to 0 (minus infinity)",
        named=("For sums of several hundred your value is infinite or not a number, ",),
    ),
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
        slip="the cost to be minimised instead of the log-likelihood: both results have the wrong sign",
        named=("Both results have the wrong sign: that is the function which is mini",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    own = np.exp(-np.logaddexp(0, -m))
    return -np.logaddexp(0, -m).sum(), np.einsum("k,k,ki->i", y, own, A)
""",
        slip="the gradient is weighted by the probability of the own label instead of 1 minus it",
        named=("Each sample should weigh the more in the gradient, the less probable",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    m = y * (w[0] + X @ w[1:])
    value = -np.logaddexp(0, -m).mean()
    rest = y * np.exp(-np.logaddexp(0, m))
    return value, np.append(rest.mean(), rest @ X / len(X))
""",
        slip="means over the samples instead of sums",
        named=("You took the mean over the samples. The log-likelihood of all sample",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    total, gradient = 0.0, np.zeros(len(w))
    for x, t in zip(A, y):
        m = t * (w @ x)
        total += min(m, 0.0) - np.log1p(np.exp(-abs(m)))
        gradient += np.exp(-np.logaddexp(0, m)) * x
    return total, gradient
""",
        slip="the factor y is missing in the gradient, so samples with the label -1 pull the wrong way",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = A @ w
    value = np.where(y > 0, -np.logaddexp(0, -s), 0.0).sum()
    gradient = A[y > 0].T @ np.exp(-np.logaddexp(0, s[y > 0]))
    return value, gradient
""",
        slip="only the samples with the label +1 are counted",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    total, gradient = 0.0, [0.0] * len(w)
    for features, label in zip(X, y):
        x = [1.0, *features]
        m = label * sum(a * b for a, b in zip(w, x))
        small = np.exp(-abs(m))
        total += -np.log1p(small) if m >= 0 else m - np.log1p(small)
        other = small / (1 + small) if m >= 0 else 1 / (1 + small)
        gradient = [g + label * other * v for g, v in zip(gradient, x)]
    return total, np.array(gradient)
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.insert(np.asarray(X, dtype=float), 0, 1.0, axis=1)
    t = np.asarray(y) > 0
    s = A @ w
    value = t @ s - np.logaddexp(0, s).sum()
    p = (1 + np.tanh(s / 2)) / 2
    return value, A.T @ (t - p)
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    m = y * (A @ w)
    gradient = (y * np.exp(-np.logaddexp(0, m))) @ A
    return [np.array([-np.logaddexp(0, -m).sum()]), gradient.tolist()]
""",
        form=True,
    ),
]
