"""Answers to the exercise `jacobians`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "J = [[16, -2], [0, 3], [24, -5]]",
        slip="transposed: a row for each input",
        named=("The entries are right, but the matrix is transposed: which of the tw",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 8], [-2, 3, -5]]",
        slip="o1 by x3: the factor x1 is missing",
        named=("Five entries are right. In the first row, the other factor of the pr",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 12], [-2, 3, -5]]",
        slip="o1 by x3: the 2 of the square is missing",
        named=("Five entries are right. In the square the same input comes in twice,",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [3, -2, -5]]",
        slip="o2: derivatives by x1 and x2 exchanged",
        named=("The first row is right. In the second, remember that multiplication ",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, 5]]",
        slip="o2 by x3: lost the minus sign",
        named=("Five entries are right. In the last entry, look at the sign of its t",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, -20]]",
        slip="o2 by x3: left x3 in place, the value of the term",
        named=("Five entries are right. The last entry is the value of its term, not",),
    ),
    Answer(
        "by_hand",
        "J = [[48, 0, 24], [-2, 3, -5]]",
        slip="o1 by x1: entered the value of o1, with x1 left in",
        named=("Five entries are right. The first entry is the value of the output, ",),
    ),
    Answer(
        "by_hand",
        "J = [[-2, 3, -5], [16, 0, 24]]",
        slip="the rows of the two outputs exchanged",
        named=("The entries are right, but the rows are exchanged: the first row bel",),
    ),
    Answer(
        "by_hand",
        """
x1, x2, x3 = 3, -2, 4
J = [[x3**2, 0, 2 * x1 * x3], [x2, x1, -5]]
""",
    ),
    Answer(
        "by_hand",
        """
def o(x):
    return np.array([x[0] * x[2] ** 2, x[0] * x[1] - 5 * x[2]])


# Each entry is at most quadratic in one input, so central differences with a step of 1 are exact.
x = np.array([3.0, -2.0, 4.0])
columns = [(o(x + e) - o(x - e)) / 2 for e in np.eye(3)]
J = np.column_stack(columns).tolist()
""",
    ),
    Answer("by_hand", "J = np.array([[16.0, 0.0, 24.0], [-2.0, 3.0, -5.0]])", form=True),
    # shapes
    Answer(
        "shapes",
        """
z_by_h = (12, 4)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="z_by_h: the axis of the input first",
        named=("`z_by_h` is transposed: the axes of the output come first.",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12,)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="h_by_s: only the diagonal instead of the full Jacobian",
        named=("The Jacobian of the hidden values by the sums is known from its diag",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (1, 12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="loss_by_W: an axis of length 1 for the loss, which has none",
        named=("The loss is a scalar and has no axis, so what is left for `loss_by_W",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="s_by_W: the shape of W, without the axis of the sums",
        named=("In `s_by_W` a vector is differentiated by a matrix: write the axes o",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 20)
""",
        slip="Z_by_X: one Jacobian per sample instead of the full one",
        named=("For the batch you gave the blocks that are not zero. The full Jacobi",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8 * 4, 8 * 20)
""",
        slip="Z_by_X: joined the axes of samples and entries into one",
        named=("For the batch, the axes are multiplied together. Keep them apart: fi",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (20, 12)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="loss_by_W: W taken as inputs by neurons, (20, 12)",
        named=("The gradient of a scalar has the shape of what it is taken by. Which",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 8, 4, 20)
""",
        slip="Z_by_X: both axes of the samples first instead of all axes of the output first",
        named=("For the batch, all axes of the output come first, then all axes of t",),
    ),
    Answer(
        "shapes",
        """
x, h, z, W = (20,), (12,), (4,), (12, 20)
s = h
z_by_h = z + h
h_by_s = h + s
loss_by_W = () + W
s_by_W = s + W
Z_by_X = (8,) + z + (8,) + x
""",
    ),
    Answer(
        "shapes",
        """
z_by_h = np.zeros((4, 12)).shape
h_by_s = np.diag(np.ones(12)).shape
loss_by_W = np.outer(np.ones(12), np.ones(20)).shape
s_by_W = np.einsum("ij,k->ijk", np.eye(12), np.ones(20)).shape
Z_by_X = np.einsum("mn,ij->minj", np.eye(8), np.ones((4, 20))).shape
""",
    ),
    Answer(
        "shapes",
        """
z_by_h = [4, 12]
h_by_s = [12, 12]
loss_by_W = [12, 20]
s_by_W = [12, 12, 20]
Z_by_X = [8, 4, 8, 20]
""",
        form=True,
    ),
    # layer_norm_vjp
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    n = (x - x.mean()) / x.std()
    return gain * (v - v.mean() - n * (v * n).mean()) / x.std()
""",
        slip="the gain multiplies the result instead of v, as if the Jacobian were symmetric",
        named=("The gain comes too late: in the backward pass it comes first. What y",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = np.sqrt(x.var() + 1e-5)
    n = (x - x.mean()) / std
    u = gain * v
    return (u - u.mean() - n * (u * n).mean()) / std
""",
        slip="added a small number to the variance, as libraries do: wrong for tiny entries",
        named=("Something was added to the variance or to the standard deviation. Wi",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    n = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.mean() - n * (u * n).mean()) / x.var()
""",
        slip="divided by the variance instead of by its root",
        named=("All is right but the scale: you divide by the variance. In what unit",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    n = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.mean() - n * (u @ n)) / x.std()
""",
        slip="the last term is a sum instead of a mean: 1/d is missing",
        named=("The sum in the last term is not divided by d.",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    u = gain * v
    return (u - u.mean()) / x.std()
""",
        slip="only the mean moves with x: the term of the standard deviation is missing",
        named=("Your result treats the standard deviation as a constant: its term is",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    V = x.var(ddof=1)
    n = (x - x.mean()) / np.sqrt(V)
    u = gain * v
    return (u - u.mean() - n * (u * n).mean()) / np.sqrt(V)
""",
        slip="the variance with d - 1 instead of d",
        named=("The variance is divided by d - 1 in your answer. The layer that is g",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    n = (x - x.mean()) / x.std()
    return (v - v.mean() - n * (v * n).mean()) / x.std()
""",
        slip="the gain is missing",
        named=("The normalisation is right, but the gain is missing: each upstream g",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    n = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.mean() - n * n * u.mean()) / x.std()
""",
        slip="n_j squared times the mean of u: the index i of the sum mixed up with j",
        near=True,
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    # Centre, remove the part along the centred x, divide.
    c = x - np.mean(x)
    direction = c / np.linalg.norm(c)
    u = np.multiply(v, gain)
    u = u - np.mean(u)
    u = u - direction * np.dot(direction, u)
    return u / (np.linalg.norm(c) / len(x) ** 0.5)
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    mean = sum(x) / d
    std = (sum((xj - mean) ** 2 for xj in x) / d) ** 0.5
    n = [(xj - mean) / std for xj in x]
    u = [vi * gi for vi, gi in zip(v, gain)]
    first = sum(u) / d
    second = sum(ui * ni for ui, ni in zip(u, n)) / d
    return np.array([(u[j] - first - second * n[j]) / std for j in range(d)])
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    n = (x - x.mean()) / x.std()
    u = v * gain
    return ((u - u.mean() - n * np.mean(u * n)) / x.std()).tolist()
""",
        form=True,
    ),
    # two_layers
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = W1 @ x
    return W1.T @ (slope * (W2.T @ v))
""",
        slip="the 2 of the square is missing",
        named=("The order and the transposes are right. In a square the same number ",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1.T @ (slope * (W2 @ v))
""",
        slip="W2 is not transposed",
        named=("The order is right, and one of the two matrices is transposed. Is th",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W2.T @ (slope * (W1.T @ v))
""",
        slip="transposed both matrices but kept the order of the forward pass",
        named=("The transposes are right, but the order is not: a backward pass reac",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1.T @ x)
    return W1.T @ (slope * (W2.T @ v))
""",
        slip="transposed W1 in the forward pass too, in the slope",
        named=("The slopes of the square were taken at the wrong point: the square r",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x) ** 2
    return W1.T @ (slope * (W2.T @ v))
""",
        slip="kept the square in the slope of the square",
        named=("The slopes of the square were taken at the output of the square. Wha",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return (W2 * slope) @ W1
""",
        slip="returns the whole Jacobian, without v",
        named=("This is a matrix: the whole Jacobian, or part of it. The product wit",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return slope * (W2.T @ v)
""",
        slip="stops at the hidden sums: the last factor W1 is missing",
        named=("The first matrix is missing at the end: what leads from the sums bac",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1.T @ (W2.T @ v)
""",
        slip="the slope of the square is not used",
        named=("The two linear maps are right, but the Jacobian of the square betwee",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    hidden = v @ W2
    sums = 2 * hidden * np.dot(W1, x)
    return sums @ W1
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    # v . f = sum_k v_k sum_m W2_km (w_m . x)^2, whose gradient is a sum over the rows of W1
    gradient = np.zeros(len(x))
    for w, column in zip(W1, W2.T):
        gradient += 2 * (v @ column) * (w @ x) * w
    return gradient
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    J = W2 @ np.diag(2 * (W1 @ x)) @ W1
    return v.reshape(1, -1) @ J
""",
        form=True,
    ),
    # layer_backward
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    return V @ W, V.T @ X, V.sum(axis=0)
""",
        slip="the slope of ReLU is missing",
        named=("The slope of ReLU is missing, or 1 everywhere: no gradient passes wh",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    u = U.sum(axis=0)
    return U @ W, np.outer(u, X.sum(axis=0)), u
""",
        slip="by W: still the product of the sums instead of the sum of the products",
        named=("The gradient by W has the right shape, but it is the product of two ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, X.T @ U, U.sum(axis=0)
""",
        slip="the gradient by W is transposed",
        named=("The gradient by W is transposed: it should have the shape of W.",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T > 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="decides without the bias whether a unit is on",
        named=("The mask is taken from sums without the bias, so some units count as",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    u = U.sum(axis=0)
    return np.tile(u @ W, (len(X), 1)), U.T @ X, u
""",
        slip="by X: gave every sample the gradient summed over the batch, to mend the shape",
        named=("The gradient by X has the right shape now, but all of its rows are t",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X / len(X), U.mean(axis=0)
""",
        slip="averages over the batch instead of summing",
        named=("For W and b you took means over the batch, but every sample uses the",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * np.maximum(0, X @ W.T + b)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="multiplied by the output of ReLU instead of by its slope",
        named=("You multiplied the upstream gradient by the output of the ReLU, but ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (V > 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="applied ReLU to the upstream gradient instead of looking at the sums",
        named=("You cut off negative gradients; it is the sums that decide where a g",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = np.where(np.einsum("nd,md->nm", X, W) + b > 0, V, 0.0)
    return np.einsum("nm,md->nd", U, W), np.einsum("nm,nd->md", U, X), np.einsum("nm->m", U)
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    by_X, by_W, by_b = [], 0, 0
    for x, v in zip(X, V):
        u = v.copy()
        u[W @ x + b <= 0] = 0
        by_X.append(u @ W)
        by_W = by_W + np.outer(u, x)
        by_b = by_b + u
    return np.array(by_X), by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * np.heaviside(X @ W.T + b, 0)
    gradients = [U @ W, (X.T @ U).T, U.T @ np.ones(len(U))]
    return gradients
""",
        form=True,
    ),
    # count
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = (32 * 30) * (32 * 60)
""",
        slip="counted all entries of the batch's Jacobian, also those between different samples",
        named=("For the batch you counted all entries, but a sample's output does no",),
    ),
    Answer(
        "count",
        "from_output, from_middle, not_zero = 95400, 12000, 30 * 60",
        slip="not_zero of a single sample",
        named=("For the batch you counted the Jacobian of a single sample.",),
    ),
    Answer(
        "count",
        "from_output, from_middle, not_zero = 90000, 12000, 57600",
        slip="counted the last product only",
        named=("A product is missing: three products are needed for four matrices.",),
    ),
    Answer(
        "count",
        "from_output, from_middle, not_zero = 82800, 12000, 57600",
        slip="counted from the input",
        named=("This is the count for the other end: which two matrices are multipli",),
    ),
    Answer(
        "count",
        """
from_output = 30 * 40 * 2 + 30 * 2 * 50 + 30 * 50 * 60
from_middle = 30 * 40 * 2 + 2 * 50 * 60
not_zero = 32 * 30 * 60
""",
        slip="from_middle: forgot to multiply the two halves with each other",
        named=("A product is missing: the two halves must be multiplied with each ot",),
    ),
    Answer(
        "count",
        """
from_output = 30 * 40 * 2 + 30 * 50 * 60
from_middle = 30 * 40 * 2 + 2 * 50 * 60 + 30 * 2 * 60
not_zero = 32 * 30 * 60
""",
        slip="from_output: the product with J2 is missing",
        named=("A product is missing: three products are needed for four matrices.",),
    ),
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = 32 * (30 * 40 + 40 * 2 + 2 * 50 + 50 * 60)
""",
        slip="not_zero: counted the entries of the four factors instead of those of their product",
        named=("The entries of the product are asked for, not those of the factors.",),
    ),
    Answer(
        "count",
        """
from_output = 40 * 2 * 50 + 40 * 50 * 60 + 30 * 40 * 60
from_middle = 12000
not_zero = 57600
""",
        slip="from_output: began with J3 J2 instead of J4 J3",
        near=True,
    ),
    Answer(
        "count",
        """
def cost(*shape):
    return int(np.prod(shape))


from_output = cost(30, 40, 2) + cost(30, 2, 50) + cost(30, 50, 60)
from_middle = cost(30, 40, 2) + cost(2, 50, 60) + cost(30, 2, 60)
not_zero = np.kron(np.eye(32, dtype=int), np.ones((30, 60), dtype=int)).sum().item()
""",
    ),
    Answer(
        "count",
        """
w = [60, 50, 2, 40, 30]
from_output = w[4] * sum(w[k + 1] * w[k] for k in (2, 1, 0))
from_middle = w[4] * w[3] * w[2] + w[2] * w[1] * w[0] + w[4] * w[2] * w[0]
not_zero = 2**5 * w[4] * w[0]
""",
    ),
    Answer("count", "from_output, from_middle, not_zero = np.array([95.4, 12.0, 57.6]) * 1000.0", form=True),
    # newton_step
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, system(x))
""",
        slip="the wrong sign of the step: solves J dx = g",
        named=("Your steps have the right length and the wrong direction: they shoul",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, b, 1], [2 * b, a, 2 * b], [2 * c, -1, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the Jacobian is transposed",
        named=("Your Jacobian is transposed, or stands on the other side in a produc",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, 1], [1, 2 * b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="lost the minus of -c in the second row",
        named=("The row of the equation with the product is not right: what does eac",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return np.linalg.solve(J, -system(x))
""",
        slip="returns the step dx instead of the next x",
        named=("Your function returns the step alone, not the point to which it lead",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [a, b, -1], [1, 2 * b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="derivatives of a b by a and by b exchanged",
        named=("In the row of the product, each entry should be the *other* factor.",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - J.T @ system(x)
""",
        slip="multiplied by the transposed Jacobian instead of solving: a gradient step",
        named=("You multiplied by the Jacobian, or by its transpose. The step is wha",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    x += np.linalg.solve(J, -system(x))
    return x
""",
        slip="changes x in place, and with it the earlier points of the path",
        named=("After one step your function is where six steps lead. Does it take m",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = 1.5, 1.8, 2.6
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="the Jacobian is taken at the example's point instead of at x",
        named=("Your Jacobian is always that of the same point. The slopes change as",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    # Cramer's rule
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    g = system(x)
    dx = np.empty(3)
    for k in range(3):
        replaced = J.copy()
        replaced[:, k] = -g
        dx[k] = np.linalg.det(replaced) / np.linalg.det(J)
    return x + dx
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    r1, r2, r3 = np.array([2 * a, 2 * b, 2 * c]), np.array([b, a, -1.0]), np.array([1.0, 2 * b, 0.0])
    # The columns of the inverse are the cross products of the rows, divided by the determinant.
    columns = [np.cross(r2, r3), np.cross(r3, r1), np.cross(r1, r2)]
    inverse = np.stack(columns, axis=1) / (r1 @ columns[0])
    return x - inverse @ system(x)
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = [[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]]
    da, db, dc = np.linalg.inv(J) @ -system(x)
    return [a + da, b + db, c + dc]
""",
        form=True,
    ),
    # modes
    Answer(
        "modes",
        'modes = "rfrf"',
        slip="forward and reverse exchanged",
        named=("All four letters are exchanged. Forward mode takes a pass for each i",),
    ),
    Answer(
        "modes",
        'modes = "rrfr"',
        slip="1: thinks that 40,000 outputs call for reverse mode",
        named=("Three letters are right. In case 1, how many inputs are there, and h",),
    ),
    Answer(
        "modes",
        'modes = "fffr"',
        slip="2: thinks that a single output needs only one forward pass",
        named=("Three letters are right. In case 2, how many passes would forward mo",),
    ),
    Answer(
        "modes",
        'modes = "frrr"',
        slip="3: overlooked that one direction is wanted, which is one forward pass",
        named=("Three letters are right. In case 3, is the whole Jacobian wanted, or",),
    ),
    Answer(
        "modes",
        'modes = "frff"',
        slip="4: thinks that a whole Jacobian always needs forward mode",
        named=("Three letters are right. In case 4, how many rows does the Jacobian ",),
    ),
    Answer(
        "modes",
        'modes = "rrrr"',
        slip="reverse mode is always cheaper, since frameworks use it",
        named=("Reverse mode everywhere suits learning, where there is one loss. Her",),
    ),
    Answer(
        "modes",
        'modes = "ffff"',
        slip="forward mode is always cheaper, as it stores nothing",
        named=("Forward mode takes a pass for each input, and you chose it everywher",),
    ),
    Answer(
        "modes",
        """
cases = [(1, 40_000), (11_000_000, 1), (1, 900), (512, 3)]   # directions that enter, numbers that come out
modes = "".join("f" if inputs < outputs else "r" for inputs, outputs in cases)
""",
    ),
    Answer("modes", 'modes = 2 * "fr"'),
    Answer("modes", 'modes = "FRFR"', form=True),
]
