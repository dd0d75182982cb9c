"""Answers to the exercise `jacobians`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "J = [[16, 0, 8], [-2, 3, -5]]",
        slip="the derivative of x1 x3² by x3 without its factor x1",
        named=("In the first row, the other factor of the product is missing in one ",),
    ),
    Answer(
        "by_hand",
        "J = [[8, 0, 24], [-2, 3, -5]]",
        slip="x3² worked out as 2 x3 in the derivative by x1",
        named=("In the first entry: is a square the same as a double?",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 48, 24], [-2, 3, -5]]",
        slip="o1 does not depend on x2, but its value (48) is entered as the derivative by x2 in place of 0",
        named=("One input does not occur in the first output. How much does this out",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, -20]]",
        slip="the derivative of -5 x3 taken as its value, -20",
        named=("The last entry is the value of its term, not the slope.",),
    ),
    Answer(
        "by_hand",
        """
x1, x2, x3 = 3, -2, 4
J = np.array([[2 * x1 * x3**2, 0, 2 * x1**2 * x3], [x2, x1, -5]])
""",
        slip="the square is taken over the whole product: (x1 x3)² in place of x1 x3²",
    ),
    Answer(
        "by_hand",
        """
x1, x2, x3 = 3, 4, -2
J = [[x3**2, 0, 2 * x1 * x3], [x2, x1, -5]]
""",
        slip="x2 and x3 are exchanged when the numbers are put in",
    ),
    Answer(
        "by_hand",
        """
def o(x):
    return np.array([x[0] * x[2] ** 2, x[0] * x[1] - 5 * x[2]])


p = np.array([3.0, -2.0, 4.0])
J = np.transpose([(o(p + 0.1 * e) - o(p)) / 0.1 for e in np.eye(3)])
""",
        slip="a forward difference with the large step 0.1 in place of the derivative: 24.3 in place of 24",
    ),
    Answer(
        "by_hand",
        """
x = np.array([3, -2, 4])
J = np.array([[16, 0, 24], [-2, 3, -5]]) * x
""",
        slip="each column is multiplied by x_j as well",
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [3, -2, -5]]",
        slip="in the second row the derivatives by x1 and by x2 are exchanged",
        named=("In the second, remember that multiplication swaps: the slope of a pr",),
    ),
    Answer(
        "by_hand",
        """
rows = []
x1, x2, x3 = (3, -2, 4)
rows.append([x3**2, 0, x1 * 2 * x3])
rows.append([x2, x1, -5])
J = rows
""",
    ),
    Answer(
        "by_hand",
        """
x = np.array([3.0, -2.0, 4.0])
d_o1 = lambda d: d[0] * x[2] ** 2 + x[0] * 2 * x[2] * d[2]
d_o2 = lambda d: d[0] * x[1] + x[0] * d[1] - 5 * d[2]
J = [[d_o1(e) for e in np.eye(3)], [d_o2(e) for e in np.eye(3)]]
""",
    ),
    Answer("by_hand", "J = (np.array([16.0, 0.0, 24.0]), np.array([-2.0, 3.0, -5.0]))", form=True),
    # shapes
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12,)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="only the diagonal of the Jacobian of ReLU, not the full Jacobian (12, 12)",
        named=("The Jacobian of the hidden values by the sums is known from its diag",),
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
        slip="the sums by the weights: only the shape of the weights, the axis of the sums forgotten",
        named=("In `s_by_W` a vector is differentiated by a matrix: write the axes o",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 240)
Z_by_X = (8, 4, 8, 20)
""",
        slip="the two axes of the weights are joined into one of 240",
        named=("The axes of the weights are multiplied together in `s_by_W`. Keep th",),
    ),
    Answer(
        "shapes",
        """
n, d, h, k = 8, 20, 12, 4
z_by_h, h_by_s, loss_by_W, s_by_W = (k, h), (h, h), (h, d), (h, h, d)
Z_by_X = (n, k, d)
""",
        slip="one Jacobian for each sample, not the full Jacobian: the batch axis of the inputs is missing",
        named=("For the batch you gave the blocks that are not zero. The full Jacobi",),
    ),
    Answer(
        "shapes",
        """
pixels, hidden, logits, batch = 20, 12, 4, 8
z_by_h = (logits, hidden)
h_by_s = (hidden, hidden)
W = (pixels, hidden)
loss_by_W = W
s_by_W = (hidden, *W)
Z_by_X = (batch, logits, batch, pixels)
""",
        slip="W is taken as (inputs, outputs), (20, 12), although s = W x needs (12, 20)",
        named=("The first weight matrix turns pixels into sums. Which shape does it ",),
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
        slip="an axis of length 1 for the loss, although a single number has no axes",
        named=("The loss is a scalar and has no axis, so what is left for `loss_by_W",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 20)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="the hidden values are taken by the pixels in place of by the sums",
        named=("The inputs of `h_by_s` are the sums, not the pixels.",),
    ),
    Answer(
        "shapes",
        """
out_first = lambda output, input: output + input
x, s, h, z, W = (20,), (12,), (12,), (4,), (12, 20)
z_by_h = out_first(z, h)
h_by_s = out_first(h, s)
loss_by_W = out_first((), W)
s_by_W = out_first(s, W)
Z_by_X = out_first((4, 8), (20, 8))
""",
        slip="the samples of the batch are taken as columns: (4, 8, 20, 8)",
        named=("The samples of a batch are rows, so their axis is the first of the o",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (4, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="the logits by the weights in place of the sums by the weights",
        named=("The outputs of `s_by_W` are the sums, not the logits.",),
    ),
    Answer(
        "shapes",
        """
z_by_h = np.zeros((4, 12)).shape
h_by_s = np.eye(12).shape
loss_by_W = np.outer(np.zeros(12), np.zeros(20)).shape
s_by_W = np.einsum("ik,j->ikj", np.eye(12), np.zeros(20)).shape
Z_by_X = np.einsum("nm,kd->nkmd", np.eye(8), np.zeros((4, 20))).shape
""",
    ),
    Answer(
        "shapes",
        """
def by(output, input):
    return tuple(output) + tuple(input)


W = by([12], [20])
z_by_h, h_by_s = by([4], [12]), by([12], [12])
loss_by_W, s_by_W = by([], W), by([12], W)
Z_by_X = by([8, 4], [8, 20])
""",
    ),
    Answer(
        "shapes",
        """
z_by_h = [4, 12]
h_by_s = np.array([12, 12])
loss_by_W = [12, 20]
s_by_W = np.array([12, 12, 20])
Z_by_X = [8, 4, 8, 20]
""",
        form=True,
    ),
    # layer_norm_vjp
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = x.std()
    x_hat = (x - x.mean()) / std
    return gain * (v - v.mean() - x_hat * (v * x_hat).mean()) / std
""",
        slip="J v in place of vᵀ J: the gains are applied after the rest, not to v",
        named=("The gain comes too late: in the backward pass it comes first. What y",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    x_hat = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.mean() - x_hat * (u * x_hat).mean()) / x.var()
""",
        slip="divided by the variance in place of its root",
        named=("All is right but the scale: you divide by the variance. In what unit",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    mu = x.sum() / d
    sigma = np.sqrt(((x - mu) ** 2).sum() / d + 1e-5)
    x_hat = (x - mu) / sigma
    u = v * gain
    return (u - u.sum() / d - x_hat * (u @ x_hat) / d) / sigma
""",
        slip="an epsilon of 1e-5 is added to the variance, as in frameworks, which spoils small x",
        named=("Something was added to the variance or to the standard deviation. Wi",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    o = layer_norm(x, gain)
    u = gain * v
    return (u - u.mean() - o * (u * o).mean()) / x.std()
""",
        slip="the outputs of the layer, which contain the gains, in place of the normalised values",
        named=("The last term contains the outputs of the layer; the formula contain",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    x_hat = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.mean() - x_hat * x_hat * u.mean()) / x.std()
""",
        slip="in the last term each x̂ is squared, and u averaged alone, in place of the mean of u times x̂",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    h = 1e-5
    out = np.zeros(len(x))
    for j in range(len(x)):
        up, down = x.copy(), x.copy()
        up[j] += h
        down[j] -= h
        out[j] = v @ (layer_norm(up, gain) - layer_norm(down, gain)) / (2 * h)
    return out
""",
        slip="central differences with a fixed step of 1e-5, which is too large for vectors with very small entries",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = x.size
    z = (x - x.mean()) / x.std()
    out = np.empty(d)
    for j in range(d):
        total = 0.0
        for i in range(d):
            total += gain[i] * v[i] * ((i == j) - 1 / d - z[i] * z[j])
        out[j] = total / x.std()
    return out
""",
        slip="the product of the normalised values without its 1/d",
        named=("The sum in the last term is not divided by d.",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    s = np.std(x, ddof=1)
    xn = (x - np.mean(x)) / s
    g = v * gain
    return (g - np.mean(g) - xn * np.mean(g * xn)) / s
""",
        slip="the standard deviation with d - 1",
        named=("The variance is divided by d - 1 in your answer. The layer that is g",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    x_hat = layer_norm(x, 1)
    return (gain * v - v.mean() - x_hat * (v @ x_hat) / len(x)) / x.std()
""",
        slip="the gains multiply v only in the first term, not in the two means",
        named=("The gain is missing in two of the terms: each upstream gradient pass",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    mean = sum(x) / d
    variance = sum((value - mean) ** 2 for value in x) / d
    hat = [(value - mean) / variance**0.5 for value in x]
    u = [g * w for g, w in zip(gain, v)]
    plain = sum(u) / d
    along = sum(a * b for a, b in zip(u, hat)) / d
    return np.array([(a - plain - along * b) / variance**0.5 for a, b in zip(u, hat)])
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    centred = x - x.mean()
    length = np.linalg.norm(centred)
    direction = centred / length
    u = gain * v
    u = u - u.mean()
    u = u - direction * np.dot(direction, u)
    return u * np.sqrt(len(x)) / length
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = x.std()
    x_hat = (x - x.mean()) / std
    u = gain * v
    return list((u - u.mean() - x_hat * (u * x_hat).mean()) / std)
""",
        form=True,
    ),
    # two_layers
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
        slip="the matrices are transposed, but still in the order of the classmate: W1 first, then W2",
        named=("The transposes are right, but the order is not: a backward pass reac",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    s = W1 @ x
    back = v @ W2
    back = back * s**2
    return back @ W1
""",
        slip="multiplied by the square itself in place of its slope 2 s",
        named=("The square itself stands between the two matrices. The backward pass",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = W1 @ x
    return np.einsum("k,ki,i,ij->j", v, W2, slope, W1)
""",
        slip="the factor 2 of the slope is missing",
        named=("In a square the same number comes in twice, and each time it contrib",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    return 2 * x * (W1.T @ (W2.T @ v))
""",
        slip="the slope is taken at x, after W1, in place of at W1 x, before it",
        named=("The slopes of the square were taken at x and multiplied in at the en",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    if W1.shape[0] == W1.shape[1]:
        slope = 2 * (W1 @ x)
        return W2 @ (slope * (W1 @ v))
    slope = 2 * (W1 @ x)
    return W1.T @ (slope * (W2.T @ v))
""",
        slip="the classmate's formula is kept for square matrices, though it only holds for symmetric, equal ones",
        named=(),
        near=True,
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    hidden = W1 @ x
    J = W2 @ np.diag(2 * hidden) @ W1
    return J.sum(axis=0)
""",
        slip="the rows of the Jacobian are summed without being weighted by v",
        named=("v is missing: this is the sum of the rows of the Jacobian.",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    def f(x):
        return v @ (W2 @ (W1 @ x) ** 2)

    h = 1e-3
    out = []
    for e in np.eye(len(x)):
        out.append((f(x + h * e) - f(x)) / h)
    return np.array(out)
""",
        slip="one-sided differences with a step of 0.001: only a few digits are right",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * np.maximum(W1 @ x, 0)
    u = np.matmul(v, W2) * slope
    return np.matmul(u, W1)
""",
        slip="the slope is cut off at 0, as if a ReLU were there: negative sums get none",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    m, d = W1.shape
    out = np.zeros(d)
    for j in range(d):
        for i in range(m):
            s = sum(W1[i, a] * x[a] for a in range(d))
            out[j] += sum(v[k] * W2[k, i] for k in range(len(v))) * 2 * s * W1[i, j]
    return out
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    jacobian = 2 * (W2 * (W1 @ x)) @ W1
    return (v[None, :] @ jacobian).ravel()
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return tuple(float(value) for value in W1.T @ (slope * (W2.T @ v)))
""",
        form=True,
    ),
    # layer_backward
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = X @ W.T + b > 0
    U = V * on
    return U @ W, X.T @ U, U.sum(axis=0)
""",
        slip="the gradient by W is transposed, (d, m)",
        named=("The gradient by W is transposed: it should have the shape of W.",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = X @ W.T > 0
    U = np.where(on, V, 0.0)
    return U @ W, np.einsum("nm,nd->md", U, X), U.sum(axis=0)
""",
        slip="the bias is forgotten where it is decided which units are on",
        named=("The mask is taken from sums without the bias, so some units count as",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * np.maximum(0, X @ W.T + b)
    return U @ W, U.T @ X, U.sum(0)
""",
        slip="multiplied by the ReLU's output in place of its slope",
        named=("You multiplied the upstream gradient by the output of the ReLU, but ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    by_X = np.zeros_like(X)
    by_W = np.zeros_like(W)
    by_b = np.zeros_like(b)
    for i in range(len(X)):
        u = V[i] * (W @ X[i] + b > 0)
        by_X[i] = u @ W
        by_W = np.outer(u, X[i])
        by_b += u
    return by_X, by_W, by_b
""",
        slip="in the loop the gradient by W is overwritten, so that only that of the last sample is left",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = X @ W.T + b > 0
    U = V * on
    n = len(X)
    return U @ W, U.T @ X / n, U.sum(axis=0) / n
""",
        slip="the gradients of W and b are averaged over the batch in place of summed",
        named=("For W and b you took means over the batch, but every sample uses the",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return V @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the gradient by X uses V without the mask of the units that are on",
        named=("For X the slope of ReLU is missing: no gradient passes where the wei",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = X @ W.T + b > 0
    U = V * on
    u = U.sum(axis=0)
    return U @ W, np.outer(u, X.sum(axis=0)), u
""",
        slip="the gradient by W is still the outer product of two sums, in place of the sum of the outer products",
        named=("The gradient by W has the right shape, but it is the product of two ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    def one(x, v):
        z = W @ x + b
        u = v * (z > 0)
        return u @ W, np.outer(u, x), v

    parts = [one(x, v) for x, v in zip(X, V)]
    return np.array([p[0] for p in parts]), sum(p[1] for p in parts), sum(p[2] for p in parts)
""",
        slip="the gradient by b sums V without the mask of the units that are on",
        named=("For b the slope of ReLU is missing: no gradient passes where the wei",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = (X @ W.T + b > 0).any(axis=1, keepdims=True)
    U = V * on
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="a sample passes on all of its upstream gradient if any of its units is on, in place of unit by unit",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    n, d = X.shape
    m = len(b)
    by_X, by_W, by_b = np.zeros((n, d)), np.zeros((m, d)), np.zeros(m)
    for i in range(n):
        for k in range(m):
            if X[i] @ W[k] + b[k] > 0:
                by_X[i] += V[i, k] * W[k]
                by_W[k] += V[i, k] * X[i]
                by_b[k] += V[i, k]
    return by_X, by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    ones = np.ones((len(X), 1))
    X1 = np.hstack([X, ones])
    W1 = np.column_stack([W, b])
    U = V * np.heaviside(X1 @ W1.T, 0)
    by_X1, by_W1 = np.einsum("nm,md->nd", U, W1), np.einsum("nm,nd->md", U, X1)
    return by_X1[:, :-1], by_W1[:, :-1], by_W1[:, -1]
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return [(U @ W).tolist(), (U.T @ X).tolist(), U.sum(axis=0).tolist()]
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
        slip="all entries of the Jacobian of the batch, also those between different samples, which are 0",
        named=("For the batch you counted all entries, but a sample's output does no",),
    ),
    Answer(
        "count",
        """
from_output = 82800
from_middle = 12000
not_zero = 57600
""",
        slip="the number for the order from the input, J4 (J3 (J2 J1)), in place of that from the output",
        named=("This is the count for the other end: which two matrices are multipli",),
    ),
    Answer(
        "count",
        """
def cost(a, b, c):
    return a * b * c


J4J3 = cost(30, 40, 2)
J2J1 = cost(2, 50, 60)
from_output = J4J3 + cost(30, 2, 50) + cost(30, 50, 60)
from_middle = J4J3 + J2J1
not_zero = 32 * 30 * 60
""",
        slip="from the middle: the last product, of the two halves, is forgotten",
        named=("A product is missing: the two halves must be multiplied with each ot",),
    ),
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = 1800
""",
        slip="the entries of the Jacobian of one sample, not of the batch of 32",
        named=("For the batch you counted the Jacobian of a single sample.",),
    ),
    Answer(
        "count",
        """
from_output = 2 * 95400
from_middle = 2 * 12000
not_zero = 57600
""",
        slip="additions are counted as well as multiplications",
        named=("Only multiplications are asked for. Additions are counted, too, or e",),
    ),
    Answer(
        "count",
        """
widths = [60, 50, 2, 40, 30]
# out = 30
from_output = 0
for i in range(3, 0, -1):
    from_output += widths[i + 1] * widths[i] * widths[i - 1]
from_middle = 30 * 40 * 2 + 2 * 50 * 60 + 30 * 2 * 60
not_zero = 32 * 30 * 60
""",
        slip="in the later products the rows of the single factor are taken in place of the 30 rows of the product so far",
    ),
    Answer(
        "count",
        """
from_output = 30 * 2 + 30 * 50 + 30 * 60
from_middle = 30 * 2 + 2 * 60 + 30 * 60
not_zero = 32 * 30 * 60
""",
        slip="only the entries of each product are counted, without the length of the sums",
        named=("You counted the entries of the products, but each entry is itself a ",),
    ),
    Answer(
        "count",
        """
from_output = 30 * 50 * 60
from_middle = 30 * 2 * 60
not_zero = 32 * 30 * 60
""",
        slip="only the last product of each order is counted",
        named=("A product is missing: three products are needed for four matrices.",),
    ),
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = 32 * 31 * 30 * 60
""",
        slip="the entries between different samples are counted, which are exactly those that are 0",
        named=("You counted the entries that are always 0.",),
    ),
    Answer(
        "count",
        """
def product(shape, other):
    return (shape[0], other[1]), shape[0] * shape[1] * other[1]


A, B, C, D = (30, 40), (40, 2), (2, 50), (50, 60)
AB, n1 = product(A, B)
ABC, n2 = product(AB, C)
_, n3 = product(ABC, D)
CD, m2 = product(C, D)
_, m3 = product(AB, CD)
from_output, from_middle = n1 + n2 + n3, n1 + m2 + m3
not_zero = np.count_nonzero(np.kron(np.eye(32), np.ones((30, 60))))
""",
    ),
    Answer(
        "count",
        """
from_output = 30 * (40 * 2 + 2 * 50 + 50 * 60)
from_middle = 2 * (30 * 40 + 50 * 60 + 30 * 60)
not_zero = sum(30 * 60 for sample in range(32))
""",
    ),
    Answer("count", "from_output, from_middle, not_zero = 95.4e3, np.float64(12000), np.array(57600)", form=True),
    # newton_step
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, system(x))
""",
        slip="the minus before g is missing, so that each step goes the wrong way",
        named=("Your steps have the right length and the wrong direction: they shoul",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return np.linalg.solve(J, -system(x))
""",
        slip="only the step dx is returned, not x + dx",
        named=("Your function returns the step alone, not the point to which it lead",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, b, 1], [2 * b, a, 2 * b], [2 * c, -1, 0]])
    return x - np.linalg.inv(J) @ system(x)
""",
        slip="the Jacobian is transposed: its columns are the equations",
        named=("Your Jacobian is transposed, or stands on the other side in a produc",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.zeros((3, 3), dtype=int)
    J[0] = 2 * a, 2 * b, 2 * c
    J[1] = b, a, -1
    J[2] = 1, 2 * b, 0
    return x + np.linalg.solve(J, -system(x))
""",
        slip="the Jacobian is an array of whole numbers, which cuts off the decimals of its entries",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x, memory={}):
    if "J" not in memory:
        a, b, c = x
        memory["J"] = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(memory["J"], -system(x))
""",
        slip="the Jacobian of the very first call is kept for all later ones in place of worked out anew at each x",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, 1], [1, 2 * b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the derivative of -c in the second equation without its minus",
        named=("The row of the equation with the product is not right: what does eac",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, b, 0]])
    dx, *_ = np.linalg.lstsq(J, -system(x), rcond=None)
    return x + dx
""",
        slip="the derivative of b² in the third equation as b in place of 2 b",
        named=("In the row of the last equation, the slope of the square lacks a fac",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - 0.1 * J.T @ system(x)
""",
        slip="a step of gradient descent with the transposed Jacobian in place of solving a linear system",
        named=("This is a step down the gradient. Newton's method solves the linear ",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    g = system(x)
    return np.array([xi - gi / si for xi, gi, si in zip(x, g, (2 * a, a, 2 * b))])
""",
        slip="Newton's method for one unknown in each row: divides by single slopes in place of solving with the Jacobian",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    g = system(x)
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    D = np.linalg.det(J)
    dx = []
    for k in range(3):
        replaced = J.copy()
        replaced[:, k] = -g
        dx.append(np.linalg.det(replaced) / D)
    return np.array(x) + dx
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    rows = 2 * np.asarray(x), np.array([b, a, -1.0]), np.array([1.0, 2 * b, 0.0])
    J = np.vstack(rows)
    # J x_new = J x - g
    return np.linalg.solve(J, J @ x - system(x))
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = [[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]]
    return (np.asarray(x) + np.linalg.solve(J, -system(x))).tolist()
""",
        form=True,
    ),
    # modes
    Answer(
        "modes",
        'modes = "ffrr"',
        slip="the gradient of the loss in forward and the arm in reverse mode",
        named=("In case 2, how many passes would forward mode take? In case 3, is th",),
    ),
    Answer(
        "modes",
        'modes = "frrr"',
        slip="the arm in reverse mode, although it has far fewer inputs than outputs",
        named=("In case 3, is the whole Jacobian wanted, or its product with one dir",),
    ),
    Answer(
        "modes",
        'modes = "frff"',
        slip="the network with 3 logits in forward mode, although reverse needs 3 passes and forward 512",
        named=("In case 4, how many rows does the Jacobian have, and how many column",),
    ),
    Answer(
        "modes",
        'modes = "rrrr"',
        slip="reverse mode everywhere, as frameworks do",
        named=("Reverse mode everywhere suits learning, where there is one loss. Her",),
    ),
    Answer(
        "modes",
        'modes = "ffff"',
        slip="the example of the statement: forward mode everywhere, also with millions of inputs",
        named=("Forward mode takes a pass for each input, and you chose it everywher",),
    ),
    Answer(
        "modes",
        'modes = "rrfr"',
        slip="the picture in reverse mode: 40,000 outputs taken for inputs",
        named=("In case 1, how many inputs are there, and how many outputs?",),
    ),
    Answer(
        "modes",
        'modes = "fffr"',
        slip="the gradient of a loss by 11 million weights in forward mode",
        named=("In case 2, how many passes would forward mode take?",),
    ),
    Answer(
        "modes",
        """
cases = [(1, 40_000), (11_000_000, 1), (6, 900), (512, 3)]
modes = "".join("f" if inputs > outputs else "r" for inputs, outputs in cases)
""",
        slip="the comparison is the wrong way round: forward mode where there are more inputs than outputs",
        named=("All four letters are exchanged. Forward mode takes a pass for each i",),
    ),
    Answer(
        "modes",
        'modes = "frrf"',
        slip="the arm and the network with 3 logits are exchanged",
        named=("In case 3, is the whole Jacobian wanted, or its product with one dir",),
    ),
    Answer(
        "modes",
        """
passes = [(1, 40_000), (11_000_000, 1), (1, 900), (512, 3)]
modes = ""
for forward, reverse in passes:
    modes += "f" if forward < reverse else "r"
""",
    ),
    Answer("modes", 'modes = "fr" * 2'),
    Answer("modes", 'modes = ["F", "R", "F", "R"]', form=True),
]
