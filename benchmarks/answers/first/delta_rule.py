"""Answers to the exercise `delta_rule`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # Task 1: two_rules
    Answer(
        "two_rules",
        """perceptron_A = [0.3, 0.6, -1.6]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.8, 1, -0.1]
""",
        slip="the perceptron rule subtracts for A",
        named=("The target of A is +1 and its output is not. Should the perc",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.3, 1, -1.6]
delta_B = [0.8, 1, -0.1]
""",
        slip="the perceptron rule moves although B is right",
        named=("although B is classified correctly",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="the delta rule does nothing for B since it is right",
        named=("ask of each rule whether that matters to it",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.9, 1.8, 0.2]
delta_A = [0.9, 1.8, 0.2]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -1]
""",
        slip="target minus output, 2, as the error in both rules",
        named=("Your perceptron rule takes steps of twice the length: target",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.2, 0.4, -1.9]
perceptron_B = [0.5, 1, -1]
delta_B = [0.2, 1, -1.9]
""",
        slip="the delta rule with the wrong sign",
        named=("Your delta rule moves the sum away from its target",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.7, 1.4, -0.4]
delta_B = [0.74, 1.6, -0.28]
""",
        slip="B starts from the weights that A left",
        named=("Your weights for B contain a step of A. Did you start from the weigh",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.5, 1.4, -0.4]
delta_A = [0.5, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.5, 1, -0.1]
""",
        slip="the bias is not updated",
        named=("The bias stayed as it was. It is a weight like the others, o",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [1.5, 3, 2]
delta_A = [2, 4, 3.5]
perceptron_B = [0.5, 1, -1]
delta_B = [2, 1, 3.5]
""",
        slip="the learning rate is left out",
        named=("The learning rate is missing: these are steps of the full le",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.6, 1.2, -0.7]
perceptron_B = [0.5, 1, -1]
delta_B = [0.0, 1, -2.5]
""",
        slip="target plus sum in place of target minus sum",
        named=("The weighted sum is negative. What is the target minus a neg",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.8, 1.6, -0.1]
delta_A = [0.7, 1.4, -0.4]
perceptron_B = [0.8, 1, -0.1]
delta_B = [0.5, 1, -1]
""",
        slip="the two rules are exchanged",
        named=("The names of the two rules are exchanged, or the perceptron ",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.2, 0.4, 0.6]
delta_A = [0.3, 0.6, 0.9]
perceptron_B = [0, 0, 0]
delta_B = [0.3, 0, 0.9]
""",
        slip="the changes of the weights, not the weights",
        named=("These are the changes. The task asks for the weights after t",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [1.4, -0.4, 0.7]
delta_A = [1.6, -0.1, 0.8]
perceptron_B = [1, -1, 0.5]
delta_B = [1, -0.1, 0.8]
""",
        slip="the bias comes last",
        named=("in another order",),
    ),
    Answer(
        "two_rules",
        """perceptron_A = [0.7, 1.4, -0.4]
delta_A = [0.8, 1.6, -0.1]
perceptron_B = [0.5, 1, -1]
delta_B = [0.8, 1, -0.1]
""",
    ),
    Answer(
        "two_rules",
        """w = np.array([0.5, 1, -1])
rate = 0.2

def perceptron_step(x, y):
    x = np.array([1, *x])
    out = 1 if w @ x >= 0 else -1
    return w + rate * y * x if out != y else w

def delta_step(x, y):
    x = np.array([1, *x])
    return w + rate * (y - w @ x) * x

perceptron_A, delta_A = perceptron_step([2, 3], 1), delta_step([2, 3], 1)
perceptron_B, delta_B = perceptron_step([0, 3], -1), delta_step([0, 3], -1)
""",
    ),
    Answer(
        "two_rules",
        """w = [0.5, 1, -1]
xA, xB = [1, 2, 3], [1, 0, 3]
sA = 0.5 + 2 - 3    # -0.5, wrong
sB = 0.5 + 0 - 3    # -2.5, right
perceptron_A = [w[i] + 0.2 * xA[i] for i in range(3)]
delta_A = [w[i] + 0.2 * (1 - sA) * xA[i] for i in range(3)]
perceptron_B = list(w)
delta_B = [w[i] + 0.2 * (-1 - sB) * xB[i] for i in range(3)]
""",
    ),
    Answer(
        "two_rules",
        """perceptron_A = (0.7, 1.4, -0.4)
delta_A = (0.8, 1.6, -0.1)
perceptron_B = (0.5, 1.0, -1.0)
delta_B = (0.8, 1.0, -0.1)
""",
        form=True,
    ),
    # Task 2: who_changes
    Answer(
        "who_changes",
        "rows = [3, 0, 1, 3]",
        slip="a sum of 0 is taken to give -1, so row 0 is right at first",
        named=("Your list begins with row 3, as if a weighted sum of 0 gave the outp",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 3]",
        slip="every row once, no repetitions",
        named=("You list each row once, or one epoch only. Write a row down ",),
    ),
    Answer(
        "who_changes",
        "rows = [[0, 3], [0, 1, 3]]",
        form=True,
        named=("The changes are right, but one list is asked for: put one ep",),
    ),
    Answer("who_changes", "rows = [0, 3]", slip="the first epoch only", named=("the right rows for the first epoch",)),
    Answer(
        "who_changes", "rows = [1, 4, 1, 2, 4]", slip="rows counted from 1", named=("here they are counted from 0",)
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 1, 3, 1, 2, 3]",
        slip="three epochs",
        named=("The first two epochs are right. Yours goes on with a third.",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 3, 0, 1, 2, 3]",
        slip="the bias is left out, so every row changes them",
        named=("check whether the bias changes too",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 3]",
        slip="the second epoch is taken to be like the first",
        named=("The first epoch is right, but your second repeats it, as if it start",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 0, 1, 3, 3]",
        slip="sorted by number, not in the order of the changes",
        named=("You list which rows change the weights, but in the order of ",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 1, 2, 0, 1, 2]",
        slip="all rows with the target -1",
        named=("These are the rows whose target is -1. A row changes the wei",),
    ),
    Answer(
        "who_changes",
        "rows = 5",
        slip="the number of changes",
        named=("Are these numbers of changes: of all, of each epoch or of each row?",),
    ),
    Answer(
        "who_changes",
        "rows = [0, 3, 0, 1, 2, 3]",
        slip="row 2 is taken to be wrong in the second epoch",
        named=("The first epoch is right, but not all of the second. Follow ",),
    ),
    Answer("who_changes", "rows = [0, 3, 0, 1, 3]"),
    Answer(
        "who_changes",
        """rows = []
w = np.zeros(3)
for epoch in range(2):
    for k in range(4):
        x = np.array([1, inputs[k, 0], inputs[k, 1]])
        answer = 1 if w @ x >= 0 else -1
        if answer != and_targets[k]:
            w = w + and_targets[k] * x
            rows.append(k)
""",
    ),
    Answer("who_changes", "first = [0, 3]\nsecond = [0, 1, 3]\nrows = first + second"),
    Answer("who_changes", "rows = np.array([0, 3, 0, 1, 3])", form=True),
    # Task 3: pocket
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return w
""",
        slip="returns the last weights, not those in the pocket",
        named=("returns the last weights, not the best ones",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong <= fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="weights that are only as good replace those in the pocket",
        named=("weights that are only as good as those in the pocket take their place",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w.copy(), np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
        wrong = np.sum(outputs(w, X) != y)
        if wrong < fewest:
            best, fewest = w.copy(), wrong
    return best
""",
        slip="counts at the end of each epoch only",
        named=("You compare the weights once an epoch",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best = w
    fewest = np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w += t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best = w
                    fewest = wrong
    return best
""",
        slip="no copy: the pocket changes with the weights",
        named=("Did you change the array in place?",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, len(y) + 1
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="the mistakes of the weights at the start are not counted",
        named=("but not those at the start",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if t * (w @ x) <= 0:
                w = w + t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="a sum of 0 counts as wrong for the target +1 too",
        named=("You also update when the sum is exactly 0 and the target is ",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([X, np.ones(len(X))])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(np.where(A @ w >= 0, 1, -1) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                wrong = np.sum(np.where(A @ w >= 0, 1, -1) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="the bias comes last",
        named=("The bias is the last of the weights that you return. Here it",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
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
        slip="the batch rule, one update an epoch",
        named=("You update once an epoch, with all mistakes together. The ru",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, most = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                count = np.sum(outputs(w, X) != y)
                if count > most:
                    best, most = w, count
    return best
""",
        slip="keeps the weights with the most mistakes",
        named=("You keep the weights that make the most mistakes, or take ri",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w - t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="the update with the wrong sign",
        named=("Your pocket still holds the weights of the start. Is any sam",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
                w = w + t * x
    return best
""",
        slip="counts before the update, so the last weights are never counted",
        named=("You compare the weights before each update, so those after t",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            o = 1 if w @ x >= 0 else -1
            if o != t:
                w = w + (t - o) * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
        slip="target minus output doubles each step",
        named=("Your weights are twice as large as they should be: target mi",),
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return best
""",
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    n, d = X.shape
    w = [0.0] * (d + 1)

    def answer(weights, row):
        total = weights[0]
        for i in range(d):
            total += weights[i + 1] * row[i]
        return 1 if total >= 0 else -1

    def mistakes(weights):
        return sum(1 for k in range(n) if answer(weights, X[k]) != y[k])

    kept = list(w)
    kept_mistakes = mistakes(w)
    for epoch in range(epochs):
        for k in range(n):
            if answer(w, X[k]) != y[k]:
                w[0] += y[k]
                for i in range(d):
                    w[i + 1] += y[k] * X[k][i]
                now = mistakes(w)
                if now < kept_mistakes:
                    kept_mistakes = now
                    kept = list(w)
    return np.array(kept)
""",
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    Xa = np.insert(np.asarray(X, dtype=float), 0, 1, axis=1)
    w = np.zeros(Xa.shape[1])
    history = [w.copy()]
    for _ in range(epochs):
        for k in range(len(Xa)):
            if (w @ Xa[k] >= 0) != (y[k] == 1):
                w = w + y[k] * Xa[k]
                history.append(w.copy())
    wrong = [int(((Xa @ v >= 0) != (y == 1)).sum()) for v in history]
    return history[int(np.argmin(wrong))]
""",
    ),
    Answer(
        "pocket",
        """def pocket(X, y, epochs):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    best, fewest = w, np.sum(outputs(w, X) != y)
    for _ in range(epochs):
        for x, t in zip(A, y):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + t * x
                wrong = np.sum(outputs(w, X) != y)
                if wrong < fewest:
                    best, fewest = w, wrong
    return [float(v) for v in best]
""",
        form=True,
    ),
    # Task 4: one_epoch
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])
    A = A[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the classmate's function again: the targets are not put in the new order",
        named=("Each sample still meets the target of another one",),
    ),
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
        slip="the order is not used at all",
        named=("does not use the order that it is given",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong] / size
    return w
""",
        slip="the mean over the group, not the sum",
        named=("You divide by a number of samples. The rule adds up the term",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A) - size + 1, size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the smaller last group is dropped",
        named=("leaves out the samples at the end",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        for x, t in zip(A[start : start + size], y[start : start + size]):
            if (1 if w @ x >= 0 else -1) != t:
                w = w + rate * t * x
    return w
""",
        slip="the weights move within the group, one sample at a time",
        named=("Your weights move within a group",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        w = w + rate * targets @ group
    return w
""",
        slip="all samples of the group, not the misclassified ones",
        named=("Samples that are classified correctly move the weights. The perceptr",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w - rate * targets[wrong] @ group[wrong]
    return w
""",
        slip="the update with the wrong sign",
        named=("the step follows what the neuron answered",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    wrong = np.where(A @ w >= 0, 1, -1) != y
    new = np.array(w, dtype=float)
    for start in range(0, len(A), size):
        part = wrong[start : start + size]
        new = new + rate * y[start : start + size][part] @ A[start : start + size][part]
    return new
""",
        slip="the mistakes are looked up once, with the weights of the start",
        named=("You find all mistakes with the weights at the start of the epoch",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
        return w
""",
        slip="return inside the loop: one group only",
        named=("Your function stops after the first group. How far is the `r",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        o = np.where(group @ w >= 0, 1, -1)
        w = w + rate * (targets - o) @ group
    return w
""",
        slip="target minus output doubles each step",
        named=("Your steps go in the right direction but have twice the leng",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w += rate * targets[wrong] @ group[wrong]
    return w
""",
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group, targets = A[start : start + size], y[start : start + size]
        w = w + rate * (targets - group @ w) @ group
    return w
""",
        slip="the delta rule, not the perceptron rule",
        named=("Your steps depend on how far the sum is from the target, as in the d",),
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w
""",
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    w = np.array(w, dtype=float)
    order = list(order)
    while order:
        batch, order = order[:size], order[size:]
        step = np.zeros(len(w))
        for k in batch:
            x = np.concatenate([[1.0], X[k]])
            out = 1 if np.dot(w, x) >= 0 else -1
            if out != y[k]:
                step += y[k] * x
        w = w + rate * step
    return w
""",
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    order = np.asarray(order)
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        bad = rows[outputs(w, X[rows]) != y[rows]]
        w = w + rate * np.concatenate([[y[bad].sum()], y[bad] @ X[bad]])
    return w
""",
    ),
    Answer(
        "one_epoch",
        """def one_epoch(X, y, w, rate, order, size):
    A = np.column_stack([np.ones(len(X)), X])[order]
    y = y[order]
    for start in range(0, len(A), size):
        group = A[start : start + size]
        targets = y[start : start + size]
        wrong = np.where(group @ w >= 0, 1, -1) != targets
        w = w + rate * targets[wrong] @ group[wrong]
    return w.tolist()
""",
        form=True,
    ),
    # Task 5: proof
    Answer(
        "proof",
        "R = np.sqrt(11.25)\nmargin = 2\nproduct = 4\nlength = 2 * 0.5 * R\nmost = 2",
        slip="R without the 1 in front of the samples",
        named=("the constant input 1 belongs to their length",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 6\nproduct = 4 * 0.5 * 6\nlength = 3.5\nmost = 0",
        slip="w* is not scaled to length 1",
        named=("The margin belongs to weights of length 1",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 8 / 3\nproduct = 4 * 0.5 * 8 / 3\nlength = 3.5\nmost = 1",
        slip="the largest in place of the smallest for the margin",
        named=("A margin must hold for every sample. Which of the three deci",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 8\nlength = 7\nmost = 3",
        slip="rho is left out of both bounds",
        named=("In each update the product grows by at least the same number",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 4 * 0.5 * 3.5\nmost = 3",
        slip="no root: M in place of the root of M",
        named=("the squares of the lengths that add up",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 4 * 0.25 * 12.25\nmost = 3",
        slip="the bound of the squared length, not of the length",
        named=("This looks like a bound of the square of the length. The task asks f",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 3.5\nmost = 4",
        slip="rounded up",
        named=("The number of updates is at most the bound: which whole numb",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 3.5\nmost = (3.5 / 2) ** 2",
        slip="not a whole number",
        named=("A number of updates is a whole number.",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 4\nlength = 3.5\nmost = 1",
        slip="R / gamma is not squared",
        named=("The bound of the theorem is a square",),
    ),
    Answer(
        "proof",
        "R = 12.25\nmargin = 2\nproduct = 4\nlength = 12.25\nmost = 37",
        slip="the squared length for R",
        named=("R is a length. Yours is the square of one, and the bound wou",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 6 / np.sqrt(8)\nproduct = 2 * margin\nlength = 3.5\nmost = int((R / margin) ** 2)",
        slip="scaled by the length of the weights without the bias",
        named=("count the bias too",),
    ),
    Answer(
        "proof",
        "R = 3.5\nmargin = 2\nproduct = 3.5\nlength = 4\nmost = 3",
        slip="the two bounds are exchanged",
        named=("Both bounds seem to be exchanged, or R stands where the marg",),
    ),
    Answer("proof", "R = 3.5\nmargin = 2\nproduct = 4\nlength = 3.5\nmost = 3"),
    Answer(
        "proof",
        """A = np.array([[1, 2, 2], [1, -1, -1.5], [1, 3, 1.5]])
t = np.array([1, -1, 1])
w_star = np.array([-1, 2, 2])
w_star = w_star / np.linalg.norm(w_star)
R = np.linalg.norm(A, axis=1).max()
margin = (t * (A @ w_star)).min()
rho, M = 0.5, 4
product = M * rho * margin
length = np.sqrt(M) * rho * R
most = int((R / margin) ** 2)
""",
    ),
    Answer(
        "proof",
        """import math

R = max(math.sqrt(1 + a * a + b * b) for a, b in [(2, 2), (-1, -1.5), (3, 1.5)])
margin = min(y * (-1 + 2 * a + 2 * b) / 3 for a, b, y in [(2, 2, 1), (-1, -1.5, -1), (3, 1.5, 1)])
product = 4 * 0.5 * margin
length = math.sqrt(4 * 0.5**2 * R**2)
most = math.floor(R**2 / margin**2)
""",
    ),
    Answer(
        "proof",
        "R = np.array([3.5])\nmargin = np.array([2.0])\nproduct = 4.0\nlength = 3.5\nmost = np.floor(3.0625)",
        form=True,
    ),
    # Task 6: classify
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return np.column_stack([np.ones(len(new)), new]) @ w
""",
        slip="returns the sums, not the labels",
        named=("You return numbers other than -1 and +1, such as the weighte",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, 0)
""",
        slip="0 for the label -1",
        named=("the answers are in another coding",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    w = np.zeros(2)
    for _ in range(1000):
        for x, t in zip(X, y):
            w = w + 0.01 * (t - w @ x) * x
    return np.where(new @ w >= 0, 1, -1)
""",
        slip="no bias",
        named=("In some draws a quarter of the labels or more are wrong.",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for x, t in zip(A, y):
        w = w + 0.01 * (t - w @ x) * x
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
        slip="one epoch only",
        named=("All new flowers get the same label in every draw. Print the ",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(300):
        for x, t in zip(A, y):
            w = w + 0.5 * (t - w @ x) * x
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
        slip="the rate is too large: the weights diverge",
        named=("All new flowers get the same label in every draw. Print the ",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.column_stack([np.ones(len(X)), (X - mean) / std])
    w = np.zeros(3)
    for _ in range(200):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
        slip="the new petals are not standardised",
        named=("All new flowers get the same label in every draw. Print the ",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return outputs(w, X)
""",
        slip="returns the labels of X, not of new",
        named=("One label is asked for each row of `new`. If the error says so, do y",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        for x, t in zip(A, y):
            w = w - 0.01 * (t - w @ x) * x
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
        slip="the update with the wrong sign: the weights diverge",
        named=("All new flowers get the same label in every draw. Print the ",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    return np.where(new[:, 0] + new[:, 1] > 6.55, 1, -1)
""",
        slip="the line of the chapter, nothing is trained",
        named=("In some draws your labels are right, in others they are exch",),
    ),
    Answer(
        "classify",
        """A = np.column_stack([np.ones(40), some_petals])
w = np.zeros(3)
for _ in range(1000):
    for x, t in zip(A, some_labels):
        w = w + 0.01 * (t - w @ x) * x

def classify(X, y, new):
    return outputs(w, new)
""",
        slip="trained once, on the example, and not on X and y",
        named=("In some draws a quarter of the labels or more are wrong.",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x)
    return np.where(np.column_stack([np.ones(len(new)), new]) @ w >= 0, 1, -1)
""",
        slip="the difference is not multiplied by the input",
        named=("All new flowers get the same label in every draw. Print the ",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(3)
    for _ in range(1000):
        for x, t in zip(A, y):
            w = w + 0.01 * (t - w @ x) * x
    return w
""",
        slip="returns the weights",
        named=("One label is asked for each row of `new`. If the error says so, do y",),
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for epoch in range(15000):
        delta = y - A @ w
        w = w + 0.02 * delta @ A / len(A)
    return outputs(w, new)
""",
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    m, s = X.mean(axis=0), X.std(axis=0)
    Z = (X - m) / s
    w = np.zeros(3)
    for epoch in range(150):
        for k in range(len(Z)):
            x = np.array([1.0, Z[k, 0], Z[k, 1]])
            w += 0.005 * (y[k] - np.dot(w, x)) * x
    labels = []
    for row in (new - m) / s:
        total = w[0] + w[1] * row[0] + w[2] * row[1]
        labels.append(1 if total >= 0 else -1)
    return np.array(labels)
""",
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    centre = X.mean(axis=0)
    A = np.c_[np.ones(len(X)), X - centre]
    w = np.zeros(3)
    rate = 0.5
    for _ in range(2000):
        gradient = -A.T @ (y - A @ w) / len(y)
        w = w - rate * gradient
    return np.sign(np.c_[np.ones(len(new)), new - centre] @ w)
""",
    ),
    Answer(
        "classify",
        """def classify(X, y, new):
    centre = X.mean(axis=0)
    A = np.c_[np.ones(len(X)), X - centre]
    w = np.zeros(3)
    for _ in range(2000):
        w = w + 0.5 * A.T @ (y - A @ w) / len(y)
    return [1 if w[0] + w[1:] @ (petal - centre) >= 0 else -1 for petal in new]
""",
        form=True,
    ),
]
