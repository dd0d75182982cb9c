"""Answers to the exercise `jacobians`: sixth set, written from its statements, see `benchmarks.feedback`."""

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
        "J = [[16, 0, 24], [-2, 3, 5]]",
        slip="the minus before 5 x3 is lost",
        named=("In the last entry, look at the sign of its term.",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 12], [-2, 3, -5]]",
        slip="the factor 2 of the derivative of the square is lost: x1 x3 for 2 x1 x3",
        named=("In the square the same input comes in twice, and each time it contri",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [3, -2, -5]]",
        slip="x1 and x2 exchanged in the derivatives of the product x1 x2",
        named=("In the second, remember that multiplication swaps: the slope of a pr",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 8], [-2, 3, -5]]",
        slip="the factor x1 is lost in the derivative of x1 x3^2 by x3",
        named=("In the first row, the other factor of the product is missing in one ",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, -20]]",
        slip="the value -5 x3 in place of its derivative -5",
        named=("The last entry is the value of its term, not the slope.",),
    ),
    Answer(
        "by_hand",
        "J = [[48, 0, 24], [-2, 3, -5]]",
        slip="the value of x1 x3^2 in place of its derivative by x1",
        named=("The first entry is the value of the output, not a slope.",),
    ),
    Answer(
        "by_hand",
        "J = [[-2, 3, -5], [16, 0, 24]]",
        slip="the two rows exchanged",
        named=("The entries are right, but the rows are exchanged: the first row bel",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 24, 0], [-2, 3, -5]]",
        slip="the derivative by x3 stands in the column of x2",
        named=("The numbers are right, but a column belongs to each input: which of ",),
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
row1 = [4.0 * 4.0, 0.0, 2.0 * 3.0 * 4.0]
row2 = [-2.0, 3.0, -5.0]
J = []
for row in (row1, row2):
    J.append(row)
""",
    ),
    Answer("by_hand", "J = np.array([[16, 0, 24], [-2, 3, -5]])", form=True),
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
        slip="the axes of the input come first in z_by_h",
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
        slip="only the diagonal of the Jacobian of ReLU",
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
        slip="an axis of length 1 for the loss, which is a single number",
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
        slip="s_by_W has the shape of W, without the axis of the outputs",
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
        slip="one Jacobian for each sample in place of the full Jacobian of the batch",
        named=("For the batch you gave the blocks that are not zero. The full Jacobi",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12 * 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="the two axes of the weights joined into one in s_by_W",
        named=("The axes of the weights are multiplied together in `s_by_W`. Keep th",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (20, 12)
s_by_W = (12, 20, 12)
Z_by_X = (8, 4, 8, 20)
""",
        slip="W taken as (20, 12), inputs by outputs, as in s = x W",
        named=("The first weight matrix turns pixels into sums. Which shape does it ",),
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
        slip="the two axes of the batch come first in Z_by_X, not the axes of the output",
        named=("For the batch, all axes of the output come first, then all axes of t",),
    ),
    Answer(
        "shapes",
        """
z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 12, 8, 20)
""",
        slip="the hidden values in place of the logits in Z_by_X",
        named=("The outputs of the batch are logits, not hidden values.",),
    ),
    Answer(
        "shapes",
        """
pixels, hidden, logits, batch = 20, 12, 4, 8
z_by_h = (logits, hidden)
h_by_s = (hidden, hidden)
loss_by_W = () + (hidden, pixels)
s_by_W = (hidden,) + (hidden, pixels)
Z_by_X = (batch, logits) + (batch, pixels)
""",
    ),
    Answer(
        "shapes",
        """
def derivative(out, inp):
    return np.zeros(out + inp).shape


z_by_h = derivative((4,), (12,))
h_by_s = derivative((12,), (12,))
loss_by_W = derivative((), (12, 20))
s_by_W = derivative((12,), (12, 20))
Z_by_X = derivative((8, 4), (8, 20))
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
    std = x.std()
    xh = (x - x.mean()) / std
    return gain * (v - v.mean() - xh * (v * xh).mean()) / std
""",
        slip="J v in place of v J: the gains are applied after the product, not to v",
        named=("The gain comes too late: in the backward pass it comes first. What y",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    u = gain * v
    return (u - u.mean()) / x.std()
""",
        slip="the standard deviation taken as a constant: the term with x_hat is missing",
        named=("Your result treats the standard deviation as a constant: its term is",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xh = (x - x.mean()) / std
    u = gain * v
    return (u - xh * (u * xh).mean()) / std
""",
        slip="the mean taken as a constant: the term 1/d is missing",
        named=("Your result treats the mean as a constant: its term is missing, or h",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    V = x.var()
    xh = (x - x.mean()) / np.sqrt(V)
    u = gain * v
    return (u - u.sum() / d - xh * (u @ xh) / d) / V
""",
        slip="divided by the variance, not by its root",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    eps = 1e-5
    std = np.sqrt(x.var() + eps)
    xh = (x - x.mean()) / std
    u = gain * v
    return (u - u.mean() - xh * (u * xh).mean()) / std
""",
        slip="a small eps is added to the variance, as in PyTorch",
        named=("Something was added to the variance or to the standard deviation. Wi",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    std = x.std()
    x_hat = (x - x.mean()) / std
    u = gain * v
    result = np.zeros(d)
    for j in range(d):
        result[j] = (u[j] - u.sum() / d + x_hat[j] * (u @ x_hat) / d) / std
    return result
""",
        slip="a plus before the term with x_hat",
        named=("One of the two terms that are subtracted was added.",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = x.std()
    o = layer_norm(x, gain)
    u = gain * v
    return (u - u.mean() - o * (u * o).mean()) / std
""",
        slip="the outputs, with their gains, in place of x_hat",
        named=("The last term contains the outputs of the layer; the formula contain",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    xh = (x - x.mean()) / x.std()
    u = gain * v
    return (u - u.sum() - xh * (u @ xh)) / x.std()
""",
        slip="the factors 1/d are missing",
        named=("The terms are the right ones, but the sums over the entries are not ",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    h = 1e-5
    out = np.empty(len(x))
    for j in range(len(x)):
        e = np.zeros(len(x))
        e[j] = h
        out[j] = v @ (layer_norm(x + e, gain) - layer_norm(x - e, gain)) / (2 * h)
    return out
""",
        slip="central differences, whose step is larger than very small entries of x",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    centred = x - x.mean()
    V = np.mean(centred**2)
    u = v * gain
    # back through centred / sqrt(V), then through x - mean
    by_centred = u / np.sqrt(V)
    by_V = -0.5 * np.sum(u * centred) * V**-1.5
    by_centred = by_centred + by_V * 2 * centred / len(x)
    return by_centred - by_centred.mean()
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d, s = len(x), x.std()
    xh = [(xi - x.mean()) / s for xi in x]
    out = []
    for j in range(d):
        total = 0.0
        for i in range(d):
            total += v[i] * gain[i] * ((i == j) - 1 / d - xh[i] * xh[j] / d) / s
        out.append(total)
    return np.array(out)
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    s = x.std()
    xh = (x - x.mean()) / s
    u = gain * v
    return list((u - u.mean() - xh * np.dot(u, xh) / len(x)) / s)
""",
        form=True,
    ),
    # two_layers
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1 @ (slope * (W2.T @ v))
""",
        slip="W1 is not transposed in the last step",
        named=("The order is right, and one of the two matrices is transposed. Is th",),
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
        slip="both transposed, but the order of the layers is the forward one",
        named=("The transposes are right, but the order is not: a backward pass reac",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    s = W1 @ x
    return W1.T @ (s * (W2.T @ v))
""",
        slip="the factor 2 of the derivative of the square is missing",
        named=("In a square the same number comes in twice, and each time it contrib",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x) ** 2
    return (v @ W2 * slope) @ W1
""",
        slip="the square itself in the slope: 2 s^2 in place of 2 s",
        named=("The slopes of the square were taken at the output of the square. Wha",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    return measured(W1, W2, x, v)
""",
        slip="central differences, which are not right to the last digit",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    J = W2 @ np.diag(slope) @ W1
    return J @ v
""",
        slip="J v in place of v J",
        named=("This is a product with v from the right, as the classmate's. Write d",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    hidden = W1 @ x
    u = W2.T @ v
    return 2 * hidden * u
""",
        slip="stops at the hidden layer: the last product, with W1, is missing",
        named=("The first matrix is missing at the end: what leads from the sums bac",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    # the slope of the square is 2x
    u = v @ W2 @ W1
    return u * 2 * x
""",
        slip="the slope is taken at x, not at W1 x",
        named=("The slopes of the square were taken at x and multiplied in at the en",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    J = W2 @ (2 * (W1 @ x)[:, None] * W1)
    return v @ J
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    return np.einsum("i,ij,j,jk->k", v, W2, 2 * W1 @ x, W1)
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    u = v.reshape(1, -1) @ W2
    u = u * (2 * W1 @ x)
    return tuple((u @ W1)[0])
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
        slip="ReLU is forgotten: no mask",
        named=("The slope of ReLU is missing, or 1 everywhere: no gradient passes wh",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = X @ W.T > 0
    U = V * on
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the bias is missing in the mask",
        named=("The mask is taken from sums without the bias, so some units count as",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, X.T @ U, U.sum(axis=0)
""",
        slip="the gradient by W is transposed, (d, m)",
        named=("The gradient by W is transposed: it should have the shape of W.",),
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
        slip="the gradient by W is still the outer product of two sums",
        named=("The gradient by W has the right shape, but it is the product of two ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    n = len(X)
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X / n, U.mean(axis=0)
""",
        slip="means over the batch in place of sums",
        named=("For W and b you took means over the batch, but every sample uses the",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X, V.sum(axis=0)
""",
        slip="the mask is missing in the gradient by b",
        named=("For b the slope of ReLU is missing: no gradient passes where the wei",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    by_X = np.zeros_like(X)
    for i in range(len(X)):
        u = V[i] * (W @ X[i] + b > 0)
        by_X[i] = u @ W
        by_W = np.outer(u, X[i])
        by_b = u
    return by_X, by_W, by_b
""",
        slip="the gradients by W and b are overwritten by each sample, not summed",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    O = np.maximum(0, X @ W.T + b)
    U = V * O
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="multiplied by the output of ReLU in place of its slope",
        named=("You multiplied the upstream gradient by the output of the ReLU, but ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (V > 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the mask is taken from the sign of the upstream gradients",
        named=("You cut off negative gradients; it is the sums that decide where a g",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    S = X @ W.T + b
    U = np.where(S > 0, V, 0.0)
    by_X = np.einsum("ij,jk->ik", U, W)
    by_W = np.einsum("ij,ik->jk", U, X)
    by_b = np.einsum("ij->j", U)
    return by_X, by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    by_X, by_W, by_b = [], np.zeros(W.shape), np.zeros(b.shape)
    for x, v in zip(X, V):
        u = v.copy()
        u[W @ x + b <= 0] = 0
        by_X.append(W.T @ u)
        by_W += np.outer(u, x)
        by_b += u
    return np.array(by_X), by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = (X @ W.T + b > 0) * V
    return [(U @ W).tolist(), (U.T @ X).tolist(), U.sum(0).tolist()]
""",
        form=True,
    ),
    # count
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = 1843200
""",
        slip="all entries of the full Jacobian of the batch, also the blocks between different samples, which are zero",
        named=("For the batch you counted all entries, but a sample's output does no",),
    ),
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = 30 * 60
""",
        slip="the entries of the Jacobian of a single sample",
        named=("For the batch you counted the Jacobian of a single sample.",),
    ),
    Answer(
        "count",
        """
from_output = 2 * 50 * 60 + 40 * 2 * 60 + 30 * 40 * 60
from_middle = 12000
not_zero = 57600
""",
        slip="the order from the input in place of the one from the output",
        named=("This is the count for the other end: which two matrices are multipli",),
    ),
    Answer(
        "count",
        """
from_output = 30 * 2 + 30 * 50 + 30 * 60
from_middle = 30 * 2 + 2 * 60 + 30 * 60
not_zero = 57600
""",
        slip="the entries of each product are counted, without the inner width",
        named=("You counted the entries of the products, but each entry is itself a ",),
    ),
    Answer(
        "count",
        """
from_output = 95400
from_middle = 2400 + 6000
not_zero = 57600
""",
        slip="the last product, of the two halves, is missing in from_middle",
        named=("A product is missing: the two halves must be multiplied with each ot",),
    ),
    Answer(
        "count",
        """
from_output = 30 * 40 * 2 + 30 * 2 * 50
from_middle = 12000
not_zero = 57600
""",
        slip="the last product, with J1, is missing in from_output",
        named=("A product is missing: three products are needed for four matrices.",),
    ),
    Answer(
        "count",
        """
from_output = 190800
from_middle = 24000
not_zero = 57600
""",
        slip="twice too many: the additions are counted as well",
        named=("Only multiplications are asked for. Additions are counted, too, or e",),
    ),
    Answer(
        "count",
        """
from_output = 95400
from_middle = 12000
not_zero = 32 * (60 * 50 + 50 * 2 + 2 * 40 + 40 * 30)
""",
        slip="the entries of all four factors in place of those of the whole Jacobian, outputs times inputs",
        named=("The entries of the product are asked for, not those of the factors.",),
    ),
    Answer(
        "count",
        """
from_output = 95400 * 32
from_middle = 12000 * 32
not_zero = 57600
""",
        slip="the multiplications are counted for the batch of 32, not for one chain",
    ),
    Answer(
        "count",
        """
def cost(a, b, c):
    return a * b * c


from_output = cost(30, 40, 2) + cost(30, 2, 50) + cost(30, 50, 60)
from_middle = cost(30, 40, 2) + cost(2, 50, 60) + cost(30, 2, 60)
not_zero = 32 * 30 * 60
""",
    ),
    Answer(
        "count",
        """
w = [60, 50, 2, 40, 30]
from_output = sum(w[4] * w[k] * w[k - 1] for k in (3, 2, 1))
from_middle = w[4] * w[3] * w[2] + w[2] * w[1] * w[0] + w[4] * w[2] * w[0]
not_zero = np.kron(np.eye(32, dtype=int), np.ones((30, 60), dtype=int)).sum()
""",
    ),
    Answer(
        "count",
        """
from_output = 95400.0
from_middle = np.float64(12000)
not_zero = np.array(57600)
""",
        form=True,
    ),
    # newton_step
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, system(x))
""",
        slip="the sign: moves by plus J^-1 g",
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
        slip="the Jacobian is transposed: a column for each equation",
        named=("Your Jacobian is transposed, or stands on the other side in a produc",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, 1], [1, 2 * b, 0]])
    dx = np.linalg.solve(J, -system(x))
    return x + dx
""",
        slip="the sign of the derivative of -c",
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
        slip="returns the step dx, not the next x",
        named=("Your function returns the step alone, not the point to which it lead",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, b, 0]])
    return x - np.linalg.inv(J) @ system(x)
""",
        slip="the derivative of b^2 in the third equation is b, without the 2",
        named=("In the row of the last equation, the slope of the square lacks a fac",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - J.T @ system(x)
""",
        slip="multiplies by the transposed Jacobian, a gradient step, in place of solving",
        named=("You multiplied by the Jacobian, or by its transpose. The step is wha",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = 1.5, 1.8, 2.6
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="the Jacobian is always taken at the same point, not at x",
        named=("Your Jacobian is always that of the same point. The slopes change as",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [a, b, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="a and b exchanged in the derivatives of the product a b",
        named=("In the row of the product, each entry should be the *other* factor.",),
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
        slip="changes the given array in place, so that the earlier x is lost",
        named=("After one step your function is where six steps lead. Does it take m",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    g1, g2, g3 = system(x)
    J = np.zeros((3, 3))
    J[0] = 2 * np.asarray(x)
    J[1] = b, a, -1
    J[2] = 1, 2 * b, 0
    det = np.linalg.det(J)
    dx = []
    for k in range(3):
        K = J.copy()
        K[:, k] = [-g1, -g2, -g3]
        dx.append(np.linalg.det(K) / det)
    return np.array([a + dx[0], b + dx[1], c + dx[2]])
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    by_a = [2 * a, b, 1]
    by_b = [2 * b, a, 2 * b]
    by_c = [2 * c, -1, 0]
    J = np.stack([by_a, by_b, by_c], axis=1)
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
    da, db, dc = np.linalg.solve(J, -system(x))
    return [a + da, b + db, c + dc]
""",
        form=True,
    ),
    # modes
    Answer(
        "modes",
        'modes = "rfrf"',
        slip="forward and reverse exchanged throughout",
        named=("All four letters are exchanged. Forward mode takes a pass for each i",),
    ),
    Answer(
        "modes",
        'modes = "rrfr"',
        slip="reverse for many outputs of a single input",
        named=("In case 1, how many inputs are there, and how many outputs?",),
    ),
    Answer(
        "modes",
        'modes = "ffff"',
        slip="forward everywhere, also for many inputs and few outputs",
        named=("Forward mode takes a pass for each input, and you chose it everywher",),
    ),
    Answer(
        "modes",
        'modes = "frrr"',
        slip="reverse for the robot, whose velocities are one product J v",
        named=("In case 3, is the whole Jacobian wanted, or its product with one dir",),
    ),
    Answer(
        "modes",
        'modes = "frff"',
        slip="forward for 3 outputs of 512 inputs",
        named=("In case 4, how many rows does the Jacobian have, and how many column",),
    ),
    Answer(
        "modes",
        'modes = "rrrr"',
        slip="reverse everywhere, as frameworks do",
        named=("Reverse mode everywhere suits learning, where there is one loss. Her",),
    ),
    Answer(
        "modes",
        'modes = "fffr"',
        slip="forward for the loss of many weights",
        named=("In case 2, how many passes would forward mode take?",),
    ),
    Answer(
        "modes",
        'modes = "rrrf"',
        slip="only the loss is right; the other three are exchanged",
        named=(),
        near=True,
    ),
    Answer(
        "modes",
        'modes = "frrf"',
        slip="the robot and the whole Jacobian of 3 logits are exchanged",
        named=("In case 3, is the whole Jacobian wanted, or its product with one dir",),
    ),
    Answer(
        "modes",
        """
# (inputs, outputs); the robot needs a single JVP
passes = [(1, 40_000), (11_000_000, 1), (1, 900), (512, 3)]
modes = "".join("f" if i < o else "r" for i, o in passes)
""",
    ),
    Answer("modes", 'modes = "f" + "r" + "f" + "r"'),
    Answer("modes", 'modes = "FRFR"', form=True),
]
