"""Answers to the exercise `delta_rule`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # two_rules
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.9, 1.8, 0.2]      # target - output = 2
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]         # target - output = 0
""",
        slip="the delta rule with the output after the step instead of the weighted sum",
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
        slip="the perceptron rule moves the weights for B too, although B is classified correctly",
        named=("Your perceptron rule moves the weights for B, although B is classifi",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [1.1, 2.2, 0.8]
perceptron_B = [0.5, 1, -1]
delta_B = [1.1, 1, 0.8]
""",
        slip="a factor of 2 in the delta rule, from a squared error without the one half",
        named=("The delta rule multiplies the input by the difference as it is, neit",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
# B starts from these
perceptron_B = [0.7, 1.4, -0.4]
delta_B = [0.5, 1.6, -1.0]
""",
        slip="B starts from the weights after A instead of from the same weights",
        named=("Your weights for B contain a step of A. Did you start from the weigh",),
    ),
    Answer(
        "two_rules",
        """
rho, error = 0.2, 1 - (-1)
perceptron_A = [0.5 + rho * error, 1 + rho * error * 2, -1 + rho * error * 3]
delta_A = [0.5 + rho * 1.5, 1 + rho * 1.5 * 2, -1 + rho * 1.5 * 3]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5 + rho * 1.5, 1, -1 + rho * 1.5 * 3]
""",
        slip="the perceptron rule with target minus output, which is 2, so that its step is twice as long",
        named=("Your perceptron rule takes steps of twice the length: target minus o",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]         # B is right, nothing to learn
""",
        slip="the delta rule leaves the sample B alone because its output is right",
        named=("Sample B is already classified correctly: ask of each rule whether t",),
    ),
    Answer(
        "two_rules",
        """
# A: s = 2 - 3 = -1,  B: s = 0 - 3 = -3
perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.9, 1.8, 0.2]
perceptron_B = [0.5, 1, -1]
delta_B = [0.9, 1, 0.2]
""",
        slip="the weighted sums without the bias, so the delta rule's errors are 2 and 2",
        named=("Your difference for A is 2. The delta rule takes it before the step:",),
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.2, 0.4, 0.6]
delta_A = [0.3, 0.6, 0.9]
perceptron_B = [0, 0, 0]
delta_B = [0.3, 0, 0.9]
""",
        slip="the changes of the weights instead of the weights after the update",
        named=("These are the changes. The task asks for the weights after them.",),
    ),
    Answer(
        "two_rules",
        """
w, rate = np.array([0.5, 1, -1]), 0.2
xA, xB = np.array([1, 2, 3]), np.array([1, 0, 3])
perceptron_A = list(w + rate * xA)
delta_A = list(w + rate * 1 * (1 - w @ xA) * xA)
perceptron_B = list(w)
delta_B = list(w + rate * (-1) * (-1 - w @ xB) * xB)
""",
        slip="the delta rule's error multiplied by the target as well, which turns the step for B round",
        named=("Your delta rule moves the sum away from its target. Has the differen",),
    ),
    Answer(
        "two_rules",
        """
def update(x, y, rule):
    w = np.array([0.5, 1.0, -1.0])
    x = np.array([1, *x])
    s = np.dot(w, x)
    if rule == "delta":
        step = y - s
    else:
        step = (y - (1 if s >= 0 else -1)) / 2
    return (w + 0.2 * step * x).tolist()

perceptron_A, delta_A = update((2, 3), 1, "perceptron"), update((2, 3), 1, "delta")
perceptron_B, delta_B = update((0, 3), -1, "perceptron"), update((0, 3), -1, "delta")
""",
    ),
    Answer(
        "two_rules",
        """
perceptron_A = [0.5 + 0.2, 1 + 0.4, -1 + 0.6]
delta_A = [0.5 + 0.3, 1 + 0.6, -1 + 0.9]
perceptron_B = [0.5, 1.0, -1.0]
delta_B = [0.5 + 0.3, 1 + 0.0, -1 + 0.9]
""",
    ),
    Answer(
        "two_rules",
        """
perceptron_A = np.array([0.7, 1.4, -0.4])
delta_A = (0.8, 1.6, -0.1)
perceptron_B = np.array([0.5, 1, -1])
delta_B = np.array([[0.8, 1, -0.1]])[0]
""",
        form=True,
    ),
    # who_changes
    Answer(
        "who_changes",
        "rows = [0, 3]",
        slip="the first epoch only",
        named=("These are the right rows for the first epoch. The task asks for the ",),
    ),
    Answer(
        "who_changes",
        "rows = [1, 4, 1, 2, 4]",
        slip="rows numbered from 1",
        named=("The rows are right, but their numbers are not: here they are counted",),
    ),
    Answer(
        "who_changes",
        "rows = [3, 0, 1, 3]",
        slip="takes the output at a sum of 0 for -1, so the first row does not change the zero weights",
        named=("Your list begins with row 3, as if a weighted sum of 0 gave the outp",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 3]",
        slip="every row named only once, or the second epoch alone",
        named=("You list each row once, or one epoch only. Write a row down each tim",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 3]",
        slip="the second epoch starts from zero again, or repeats the first",
        named=("The first epoch is right, but your second repeats it, as if it start",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3]",
        slip="one update for the whole batch at the end of each epoch, not sample by sample",
        named=("Rows 0, 1 and 2 would all change the weights if a whole epoch were j",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3, 0, 1, 2, 3]",
        slip="every row changes the weights, as if the bias stayed 0 or right answers counted too",
        named=("Some of these rows are right when their turn comes, and such a row c",),
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
        slip="the right rows, sorted by number instead of in the order of the changes",
        named=("You list which rows change the weights, but in the order of their nu",),
    ),
    Answer(
        "who_changes",
        """
w, rows = [0, 0, 0], []
for _ in range(2):
    for row in range(4):
        x = [1, *inputs[row]]
        s = sum(wi * xi for wi, xi in zip(w, x))
        if (s >= 0) != (and_targets[row] == 1):
            rows.append(row)
            w = [wi + and_targets[row] * xi for wi, xi in zip(w, x)]
""",
    ),
    Answer(
        "who_changes",
        """
first_epoch, second_epoch = [0, 3], [0, 1, 3]
rows = first_epoch + second_epoch
""",
    ),
    Answer("who_changes", "rows = np.array([0.0, 3.0, 0.0, 1.0, 3.0])", form=True),
    # pocket
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                wrong = (outputs(w, X) != y).sum()
                if wrong <= fewest:
                    best, fewest = w, wrong
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
    best, fewest = w.copy(), (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w.copy(), wrong
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
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
        wrong = (outputs(w, X) != y).sum()
        if wrong < fewest:
            best, fewest = w, wrong
    return best
""",
        slip="counts the mistakes only at the end of every epoch, not after every update",
        named=("You compare the weights once an epoch. Good weights may be reached a",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w += t * np.array([1, *x])
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="best is the same array as w, which += goes on changing: no copy",
        named=("Your function returns the last weights, not the best ones. (Did you ",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, longest, run = w, 0, 0
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] == t:
                run += 1
                if run > longest:
                    best, longest = w, run
            else:
                w = w + t * np.array([1, *x])
                run = 0
    return best
""",
        slip="keeps the weights with the longest run of right answers instead of counting the mistakes on all samples",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = None, len(y) + 1
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="the weights of the start never come into the pocket: not counted before the first update",
        named=("You compare the weights after each update, but not those at the star",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for k in range(len(A)):
            w = w + y[k] * A[k]
            wrong = np.sum(outputs(w, X) != y)
            if wrong < fewest:
                best, fewest = w, wrong
    return best
""",
        slip="every sample changes the weights, also the ones that are right",
        named=("Each sample moves your weights, also where it is classified correctl",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        w = best
        for a, t in zip(A, y):
            if (1 if a @ w >= 0 else -1) != t:
                w = w + t * a
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="every epoch goes on from the weights in the pocket instead of from the last ones",
        named=("Your function stops too early, or begins anew in each epoch. How far",),
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best = w
    for _ in range(epochs):
        fewest = (outputs(w, X) != y).sum()
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="the record is started anew in every epoch, so worse weights can replace those in the pocket",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    history = [np.zeros(X.shape[1] + 1)]
    for _ in range(epochs):
        for x, t in zip(X, y):
            w = history[-1]
            if t * (w[0] + w[1:] @ x) < 0 or (t == -1 and w[0] + w[1:] @ x == 0):
                history.append(w + t * np.concatenate([[1], x]))
    mistakes = [np.count_nonzero(outputs(w, X) - y) for w in history]
    return history[int(np.argmin(mistakes))]
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    n, d = X.shape

    def answer(w, x):
        s = w[0]
        for i in range(d):
            s += w[i + 1] * x[i]
        return 1 if s >= 0 else -1

    def mistakes(w):
        return sum(1 for k in range(n) if answer(w, X[k]) != y[k])

    w = [0.0] * (d + 1)
    best, fewest = list(w), mistakes(w)
    for k in list(range(n)) * epochs:
        if answer(w, X[k]) == y[k]:
            continue
        w[0] += y[k]
        for i in range(d):
            w[i + 1] += y[k] * X[k][i]
        if mistakes(w) < fewest:
            best, fewest = list(w), mistakes(w)
    return np.array(best)
""",
    ),
    Answer(
        "pocket",
        """
def pocket(X, y, epochs):
    w = np.zeros(X.shape[1] + 1)
    best, fewest = w, (outputs(w, X) != y).sum()
    for _ in range(epochs):
        for x, t in zip(X, y):
            if outputs(w, x[None])[0] != t:
                w = w + t * np.array([1, *x])
                wrong = (outputs(w, X) != y).sum()
                if wrong < fewest:
                    best, fewest = w, wrong
    return tuple(best)
""",
        form=True,
    ),
    # one_epoch
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
        slip="the order is ignored: the samples are taken as they come",
        named=("Samples and targets belong together again, but your function does no",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    order = np.argsort(order)
    A, y = A[order], y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the inverse of the order: argsort, as if order held the places of the rows",
        named=("Samples and targets belong together, but the order is read backwards",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(A), size):
        rows = order[start : start + size]
        group, targets = A[rows], y[rows]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * (targets[wrong] @ group[wrong]) / len(rows)
    return w
""",
        slip="divides the sum by the size of the group, a mean",
        named=("You divide by a number of samples. The rule adds up the terms of the",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for g in range(len(A) // size):
        rows = order[g * size : (g + 1) * size]
        wrong = np.where(A[rows] @ w >= 0, 1, -1) != y[rows]
        w = w + rate * y[rows][wrong] @ A[rows][wrong]
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
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        w = w + rate * targets @ group
    return w
""",
        slip="adds all samples of the group, not only the misclassified ones",
        named=("Samples that are classified correctly move the weights. The perceptr",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    wrong = np.where(A @ w >= 0, 1, -1) != y
    for start in range(0, len(A), size):
        group = slice(start, start + size)
        mask = wrong[group]
        w = w + rate * y[group][mask] @ A[group][mask]
    return w
""",
        slip="decides with the weights before the epoch which samples are misclassified, as a full batch does",
        named=("You find all mistakes with the weights at the start of the epoch, as",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for rows in np.array_split(np.array(order), size):
        wrong = np.where(A[rows] @ w >= 0, 1, -1) != y[rows]
        w = w + rate * y[rows][wrong] @ A[rows][wrong]
    return w
""",
        slip="size taken for the number of groups instead of the samples in a group",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A = A[order]
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
        return w
""",
        slip="the return inside the loop: only the first group is learnt",
        named=("Your function stops after the first group. How far is the `return` i",),
    ),
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
        slip="puts the targets in the new order but no longer the samples",
        named=("Each sample still meets the target of another one. Follow one row of",),
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    w = np.array(w, dtype=float)
    order = list(order)
    while order:
        group, order = order[:size], order[size:]
        step = np.zeros_like(w)
        for k in group:
            x = np.concatenate([[1.0], X[k]])
            output = 1 if x @ w >= 0 else -1
            if output != y[k]:
                step += y[k] * x
        w = w + rate * step
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    X, y = X[order], y[order]
    for start in range(0, len(X), size):
        x, t = X[start : start + size], y[start : start + size]
        half_error = (t - outputs(w, x)) / 2   # 0 if right, else the target
        w = w + rate * np.concatenate([[half_error.sum()], np.einsum("k,ki->i", half_error, x)])
    return w
""",
    ),
    Answer(
        "one_epoch",
        """
def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        rows = [k for k in rows if (A[k] @ w >= 0) != (y[k] > 0)]
        w = w + rate * sum((y[k] * A[k] for k in rows), start=np.zeros(A.shape[1]))
    return list(w)
""",
        form=True,
    ),
    # proof
    Answer(
        "proof",
        """
R = np.sqrt(3**2 + 1.5**2)
margin = 2
product = 4
length = 2 * 0.5 * R
most = 2   # R**2 / 4 = 2.8
""",
        slip="R of the samples without the 1 in front",
        named=("The samples are augmented, so the constant input 1 belongs to their ",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 6
product = 4 * 0.5 * 6
length = 2 * 0.5 * 3.5
most = 0
""",
        slip="the margin with weights that are not scaled to length 1",
        named=("The margin belongs to weights of length 1, and the given weights are",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4
length = 4 * 0.5 * 3.5
most = 3
""",
        slip="the bound of the length with M instead of its root",
        named=("In the proof it is the squares of the lengths that add up, and the l",),
    ),
    Answer(
        "proof",
        """
R = 1 + 9 + 2.25
margin = 2
product = 4
length = 2 * 0.5 * R
most = 37
""",
        slip="R without the root: the squared length of the longest sample",
        named=("R is a length. Yours is the square of one, and the bound would then ",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4
length = 3.5
most = 4   # 3.06 rounded up
""",
        slip="the bound 3.06 rounded up instead of down",
        named=("The number of updates is at most the bound: which whole numbers keep",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 8 / 3
product = 4 * 0.5 * margin
length = 3.5
most = 1
""",
        slip="the largest of the three products for the margin instead of the smallest",
        named=("A margin must hold for every sample. Which of the three decides?",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4 * 2
length = 2 * 3.5
most = 3
""",
        slip="the rate of 0.5 left out of both bounds",
        named=("In each update the product grows by at least the same number, in whi",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 6 / np.sqrt(8)
product = 4 * 0.5 * margin
length = 3.5
most = 2
""",
        slip="scales w* by the length of (w_1, w_2) alone, the bias left out",
        named=("When you scale the weights to length 1, count the bias too: here it ",),
    ),
    Answer(
        "proof",
        """
R = 3.5
margin = 2
product = 4 * 0.5 * 2
length = np.sqrt(4) * 0.5 * 3.5
most = int((3.5 / (0.5 * 2)) ** 2)
""",
        slip="the rate in the bound of the number of updates, where it cancels",
        named=("In the bound of the theorem the learning rate cancels. What is divid",),
    ),
    Answer(
        "proof",
        """
A = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
t = np.array([1, -1, 1])
star = np.array([-1, 2, 2]) / np.linalg.norm([-1, 2, 2])
R = np.sqrt((A**2).sum(axis=1)).max()
margin = (t * (A @ star)).min()
M, rho = 4, 0.5
product, length = M * rho * margin, np.sqrt(M) * rho * R
most = np.floor((R / margin) ** 2)
""",
    ),
    Answer(
        "proof",
        """
R, margin = 7 / 2, 6 / 3
product = sum(0.5 * margin for _ in range(4))
length = (4 * 0.5**2 * R**2) ** 0.5
most = 0
while (most + 1) * margin <= (most + 1) ** 0.5 * R:
    most += 1
""",
    ),
    Answer(
        "proof",
        """
R = np.array(3.5)
margin = np.float32(2)
product = np.array([4.0])
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
    w = np.zeros(X.shape[1])
    for epoch in range(2000):
        w = w + 0.01 * X.T @ (y - X @ w) / len(X)
    return np.where(new @ w >= 0, 1, -1)
""",
        slip="no bias, a line through the origin",
        named=("Your labels are those of a line through the origin, or nearly so. Is",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, spread = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / spread])
    w = np.zeros(3)
    for epoch in range(300):
        w = w + 0.1 * A.T @ (y - A @ w) / len(A)
    B = np.column_stack([np.ones(len(new)), (new - mean) / spread])
    return (B @ w >= 0).astype(int)
""",
        slip="labels 0 and 1 instead of -1 and +1",
        named=("The line is good, or may be, but the answers are in another coding: ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for epoch in range(5000):
        w = w + 0.03 * A.T @ (y - A @ w) / len(A)
    return np.column_stack([np.ones(len(new)), new]) @ w
""",
        slip="returns the weighted sums without the step",
        named=("You return numbers other than -1 and +1, such as the weighted sums, ",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for epoch in range(100):
        for x, t in zip(A, y):
            w = w + 0.5 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="the learning rate far too large, the weights diverge",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    w = np.zeros(3)
    for x, t in zip(X, y):
        x = np.array([1, *x])
        w = w + 0.001 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="only one epoch with a small rate, far too little training",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    # virginica have the larger petals
    return np.where(new[:, 0] + new[:, 1] >= 6.5, 1, -1)
""",
        slip="a fixed line known beforehand, nothing is learnt from X and y",
        named=("In some draws your labels are right, in others they are exchanged. W",),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, spread = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / spread])
    w = np.zeros(3)
    for epoch in range(200):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="trained on standardised petals but applied to new ones that are not standardised",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([X, np.ones(len(X))])
    w = np.zeros(3)
    for epoch in range(1000):
        for x, t in zip(A, y):
            w = w + 0.005 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="the 1 of the bias last in training but the bias first when the labels are given",
        named=(),
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    for epoch in range(1000):
        w = np.zeros(3)
        for x, t in zip(A, y):
            w = w + 0.002 * (t - w @ x) * x
    return outputs(w, new)
""",
        slip="the weights are set back to zero in every epoch",
        named=(),
        near=True,
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, spread = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / spread])
    w = np.zeros(A.shape[1])
    for epoch in range(300):
        error = y - np.einsum("ki,i->k", A, w)
        w += 0.3 * np.einsum("k,ki->i", error, A) / len(A)
    return outputs(w, (new - mean) / spread)
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    centre = X.mean(axis=0)
    w0, w1, w2 = 0.0, 0.0, 0.0
    rate = 0.02
    for epoch in range(250):
        for (a, b), t in zip((X - centre).tolist(), y):
            error = t - (w0 + w1 * a + w2 * b)
            w0, w1, w2 = w0 + rate * error, w1 + rate * error * a, w2 + rate * error * b
        rate *= 0.985
    return np.array([1 if w0 + w1 * a + w2 * b >= 0 else -1 for a, b in new - centre])
""",
    ),
    Answer(
        "classify",
        """
def classify(X, y, new):
    mean, spread = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / spread])
    w = np.zeros(3)
    for epoch in range(400):
        w = w + 0.2 * A.T @ (y - A @ w) / len(A)
    return [float(label) for label in outputs(w, (new - mean) / spread)]
""",
        form=True,
    ),
    # stuck
    Answer(
        "stuck",
        'truth = "ftfft"',
        slip="a taken for false: thinks that J has local minima that are not global",
        named=("Look at statement a again. Chapter 2 proves something about the shap",),
    ),
    Answer(
        "stuck",
        'truth = "tffft"',
        slip="b taken for false: thinks that a small rate is not slow",
        named=("Look at statement b again. How far does one step lead when the rate ",),
    ),
    Answer("stuck", 'truth = "ttttf"', slip="c and d taken for true and e for false"),
    Answer(
        "stuck",
        'truth = "tttft"',
        slip="c taken for true: a jump out of a local minimum that does not exist",
        named=("Look at statement c again. Has J a local minimum that is not a globa",),
    ),
    Answer(
        "stuck",
        'truth = "ttftf"',
        slip="d taken for true and e for false: thinks that J has no minimum but falls for ever",
    ),
    Answer(
        "stuck",
        'truth = "ttfff"',
        slip="e taken for false: w = 0 is not accepted as a minimum",
        named=("Look at statement e again. What is every weighted sum for these weig",),
    ),
    Answer(
        "stuck",
        'truth = "fttff"',
        slip="believes the sentence: local minima that a larger rate jumps out of, no global minimum at 0",
    ),
    Answer(
        "stuck",
        'truth = "ttftt"',
        slip="d taken for true although e, a minimum at 0, is true as well",
        named=("Look at statement d again. Which sign have the terms of J, and can t",),
    ),
    Answer(
        "stuck",
        'truth = "ffttf"',
        slip="all five the wrong way round",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "stuck",
        """
true_ones = {"a", "b", "e"}
truth = "".join("t" if c in true_ones else "f" for c in "abcde")
""",
    ),
    Answer("stuck", "truth = 'tt' + 'ff' + 't'"),
    Answer("stuck", 'truth = "TTFFT"', form=True),
    # valley
    Answer(
        "valley",
        """
limit = 1 / 8
w_0, w_1 = -0.6, 0.92
shrunk = 0.95
""",
        slip="the limit 1 / curvature instead of 2 / curvature",
        named=("With this rate one step reaches the minimum of the steep axis, but l",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 0.4
w_0, w_1 = -0.6, 0.92
shrunk = 0.95
""",
        slip="the limit from the flat axis instead of the steep one",
        named=("That is the limit of the flat axis alone. Along which axis does the ",),
    ),
    Answer(
        "valley",
        """
# gradient (16 w_0, 0.8 w_1)
limit = 2 / 16
w_0 = 1 - 0.2 * 16
w_1 = 1 - 0.2 * 0.8
shrunk = 1 - 0.8 / 8
""",
        slip="the one half in J forgotten: the gradient twice as large",
        named=(),
        near=True,
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0 = 1 + 0.2 * 8
w_1 = 1 + 0.2 * 0.4
shrunk = 0.95
""",
        slip="the step goes up along the gradient, plus instead of minus",
        named=("A step goes against the gradient, so the weight becomes smaller.",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -1.6, -0.08
shrunk = 0.95
""",
        slip="the step itself instead of the point it leads to",
        named=("You gave the step itself. Where does it lead from 1?",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.6, 0.92
shrunk = 0.4 / 8
""",
        slip="the share by which the distance shrinks, not the factor that is left",
        named=("You gave what is taken away. What remains of the distance?",),
    ),
    Answer(
        "valley",
        """
limit = 0.25
w_0, w_1 = -0.6, 0.92
shrunk = 1 - 8 / 8
""",
        slip="the factor along the steep axis instead of the flat one",
        named=("That is the factor of the steep axis.",),
    ),
    Answer(
        "valley",
        """
limit = 2 / (8 + 0.4)
w_0, w_1 = -0.6, 0.92
shrunk = 0.95
""",
        slip="the rate that is fastest, 2 over the sum of the curvatures, for the limit",
        named=("The curvature of one axis sets the limit, as it stands: not halved, ",),
    ),
    Answer(
        "valley",
        """
limit = 2 / 8
w_0 = 1 - 0.2 * 8
w_1 = 1 - 0.2 * 0.4
shrunk = (1 - 0.4 / 8) ** 2
""",
        slip="the factor of J, which is the square of that of the distance",
        named=("Does the task ask for this, for its square or for its root? Think of",),
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
def step(w, curvature, rate):
    return w - rate * curvature * w

limit = 0.25
w_0, w_1 = step(1, 8, 0.2), step(1, 0.4, 0.2)
shrunk = step(10, 0.4, 1 / 8) / 10
""",
    ),
    Answer(
        "valley",
        """
limit = np.array([0.25])
w_0, w_1 = np.array([-0.6]), np.array([0.92])
shrunk = np.array([0.95])
""",
        form=True,
    ),
    # heavy_ball
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
        slip="Nesterov's variant: the gradient at the point where the momentum leads",
        named=("You take the gradient ahead of the ball, as in Nesterov's momentum. ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    m = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        m = beta * m + (1 - beta) * (H @ w)
        w = w - rate * m
        path.append(w)
    return np.array(path)
""",
        slip="a running mean of the gradients, with the factor 1 - beta, as in Adam",
        named=("You weight the gradient with one minus beta. Here the last step fade",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    w = w.copy()
    v = np.zeros(len(w))
    path = [w]
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w += v
        path.append(w)
    return np.array(path)
""",
        slip="the path holds the same array again and again, so that all rows are the last point",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w.copy()]
    v = np.zeros(len(w))
    for _ in range(steps):
        v *= beta
        v -= rate * (H @ w)
        w += v
        path.append(w.copy())
    return np.array(path)
""",
        slip="changes the array w that was given, by += on it",
        named=("Your function changes `w` or `H`, which belong to its caller and mus",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = np.zeros((steps, len(w)))
    v = np.zeros(len(w))
    w = w.copy()
    for i in range(steps):
        v = beta * v - rate * H @ w
        w = w + v
        path[i] = w
    return path
""",
        slip="the row of the start is missing",
        named=("Your path lacks the start.",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w]
    v = np.zeros(len(w))
    for _ in range(steps):
        new_v = beta * v - rate * H @ w
        w = w + v
        v = new_v
        path.append(w)
    return np.array(path)
""",
        slip="moves with the velocity from before the update, a step late",
        named=("Your ball moves by the last step before the new one is computed, so ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w]
    g = H @ w
    v = 0 * w
    for _ in range(steps):
        v = beta * v - rate * g
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="the gradient is computed only once, at the start",
        named=("You take the gradient at the start in every step. The ball has moved",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w]
    v = np.zeros(len(w))
    for _ in range(steps):
        v = beta * v - rate * np.diag(H) * w
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="only the diagonal of H in the gradient",
        named=("You multiply with the diagonal of the matrix alone. All of its entri",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = [w]
    v = -rate * H @ w
    for _ in range(steps):
        v = beta * v - rate * H @ w
        w = w + v
        path.append(w)
    return np.array(path)
""",
        slip="the ball is not at rest at first, its velocity starts with a step of descent",
        named=("Your ball is not at rest at first. What is the last step before the ",),
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    path = np.empty((steps + 1, len(w)))
    path[0] = w
    for t in range(steps):
        last = path[t] - path[t - 1] if t > 0 else 0
        path[t + 1] = path[t] - rate * np.einsum("ij,j->i", H, path[t]) + beta * last
    return path
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    # (w, v) as one vector that a matrix moves on
    d = len(w)
    v_row = np.hstack([-rate * H, beta * np.eye(d)])
    w_row = np.hstack([np.eye(d) - rate * H, beta * np.eye(d)])
    M = np.vstack([w_row, v_row])
    state = np.concatenate([w, np.zeros(d)])
    rows = [state[:d]]
    for _ in range(steps):
        state = M @ state
        rows.append(state[:d])
    return np.vstack(rows)
""",
    ),
    Answer(
        "heavy_ball",
        """
def heavy_ball(H, w, rate, beta, steps):
    v = np.zeros(len(w))
    path = [w.tolist()]
    for _ in range(steps):
        v = beta * v - rate * (H @ w)
        w = w + v
        path.append(w.tolist())
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
change = 0.2 * (1 - p) * 3
bias = 0.7 - np.log(3)
""",
        slip="the loss and the step for the label 1 instead of 0",
        named=("That is the loss for the label 1. Which label does the flower have?",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.4 * 3 - 1.1 * 1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the bias left out of the weighted sum",
        named=("The bias is missing from the sum.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = 0.2 * (p - 0) * 3
bias = 0.7 - np.log(3)
""",
        slip="the change with the sign of the gradient, without the minus of the descent",
        named=("The sum is too large for this label, so the step goes the other way.",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * p * 3
# a third of the log odds
bias = 0.8 / 3 - (0.4 * 3 - 1.1)
""",
        slip="a third of the log odds instead of the odds",
        named=("You made a third of the log odds. It is the odds that are to be a th",),
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
        slip="the logarithm to base 10 in the loss",
        named=("You took the logarithm with base 10 or 2. All logarithms here are na",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.7 + 0.4 * 3 + 1.1
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = -0.2 * p * 3
bias = 0.7 - np.log(3)
""",
        slip="the minus of the input -1 lost",
        named=("Mind the sign of the second input.",),
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
        slip="the derivative of the sigmoid p (1 - p) in the change, as with the squared error",
        named=("The slope of the sigmoid is still a factor, as for the squared error",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 0.68997
loss = 1.17110
change = 0.4 - 0.41398
bias = -0.39861
""",
        slip="the new value of w_1 instead of its change",
        named=("You gave the new weight. By how much does it change?",),
    ),
    Answer(
        "one_flower",
        """
log_odds = 0.8
p = 1 / (1 + np.exp(-0.8))
loss = -np.log(1 - p)
change = -0.2 * p * 3
third = p / 3
bias = np.log(third / (1 - third)) - 0.1
""",
        slip="a third of the probability instead of the odds",
        named=("You made a third of the probability. Probability and odds are not th",),
    ),
    Answer(
        "one_flower",
        """
w, x = np.array([0.7, 0.4, 1.1]), np.array([1, 3, -1])
log_odds = w @ x
odds = np.exp(log_odds)
p = odds / (1 + odds)
loss = np.log1p(odds)
change = (-0.2 * (p - 0) * x)[1]
bias = np.log(odds / 3) - w[1:] @ x[1:]
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
p = 1 / (1 + np.exp(-log_odds))
loss = -np.log(1 - p)
change = -0.2 * p * 3
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
    t = (y + 1) / 2
    p = 1 / (1 + np.exp(-A @ w))
    value = np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
    return value, A.T @ (t - p)
""",
        slip="log(1 - p) for large sums: p rounds to 1, and the logarithm of 0 gives minus infinity or nan",
        named=("For sums of several hundred your value is infinite or not a number, ",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = y * (A @ w)
    value = np.logaddexp(0, -s).sum()
    gradient = -A.T @ (y * np.exp(-np.logaddexp(0, s)))
    return value, gradient
""",
        slip="the negative log-likelihood and its gradient, a loss that training would make small",
        named=("Both results have the wrong sign: that is the function which is mini",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = y * (A @ w)
    value = -np.logaddexp(0, -s).mean()
    gradient = A.T @ (y * np.exp(-np.logaddexp(0, s))) / len(X)
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
    s = A @ w
    value = -np.logaddexp(0, -y * s).sum()
    p = np.exp(-np.logaddexp(0, -s))
    return value, A.T @ (y - p)
""",
        slip="the gradient with y - p, which is for labels 0 and 1, used with -1 and +1",
        named=("Your gradient takes the difference between label and probability. Th",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = y * (A @ w)
    value = -np.logaddexp(0, -s).sum()
    gradient = A.T @ np.exp(-np.logaddexp(0, s))
    return value, gradient
""",
        slip="the factor y missing in the gradient",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = y * (A @ w)
    value = -np.logaddexp(0, -s).sum()
    gradient = A.T @ (y * np.exp(-np.logaddexp(0, -s)))
    return value, gradient
""",
        slip="the probability of the label that was observed instead of the other one in the gradient, sigma(ys) for sigma(-ys)",
        named=("Each sample should weigh the more in the gradient, the less probable",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = np.clip(y * (A @ w), -30, 30)
    p = 1 / (1 + np.exp(-s))
    return np.log(p).sum(), A.T @ (y * (1 - p))
""",
        slip="cuts the sums off at 30, so that a very wrong sample costs no more than 30",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    s = y * (w[0] + X @ w[1:])
    value = -np.logaddexp(0, -s).sum()
    gradient = X.T @ (y * np.exp(-np.logaddexp(0, s)))
    return value, gradient
""",
        slip="the gradient lacks the component of the bias",
        named=("The gradient has no entry for the bias. Its input is always 1.",),
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = A @ w
    # y log p, the other term is 0
    value = -(y * np.logaddexp(0, -s)).sum()
    gradient = A.T @ (y * np.exp(-np.logaddexp(0, s)))
    return value, gradient
""",
        slip="y log p as if y were 1 or 0: for the label -1 it takes minus the log of the probability of +1",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    value, gradient = 0.0, np.zeros(len(w))
    for x, label in zip(X, y):
        a = np.concatenate([[1.0], x])
        s = label * float(a @ w)
        e = np.exp(-abs(s))        # never more than 1
        value += min(s, 0.0) - np.log1p(e)
        other = 1 / (1 + e) if s < 0 else e / (1 + e)
        gradient += other * label * a
    return value, gradient
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    t = (np.asarray(y) + 1) / 2
    s = w[0] + np.einsum("ki,i->k", X, w[1:])
    p = (1 + np.tanh(s / 2)) / 2
    value = np.sum(t * s - np.maximum(s, 0) - np.log1p(np.exp(-np.abs(s))))
    return value, np.concatenate([[np.sum(t - p)], X.T @ (t - p)])
""",
    ),
    Answer(
        "log_likelihood",
        """
def log_likelihood(X, y, w):
    A = np.column_stack([np.ones(len(X)), X])
    s = y * (A @ w)
    value = -np.logaddexp(0, -s).sum()
    gradient = A.T @ (y * np.exp(-np.logaddexp(0, s)))
    return [np.array([value]), gradient.tolist()]
""",
        form=True,
    ),
]
