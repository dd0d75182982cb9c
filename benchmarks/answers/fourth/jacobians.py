"""Answers to the exercise `jacobians`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "J = [[16, -2], [0, 3], [24, -5]]",
        slip="transposed: columns are outputs and rows are inputs",
        named=("The entries are right, but the matrix is transposed: which of the tw",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 2 * 4], [-2, 3, -5]]",
        slip="the factor x1 is missing in the derivative of o1 by x3",
        named=("In the first row, the other factor of the product is missing in one ",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 12], [-2, 3, -5]]",
        slip="the factor 2 of the derivative of the square is missing",
        named=("In the square the same input comes in twice, and each time it contri",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, 5]]",
        slip="the minus of -5 x3 is lost",
        named=("In the last entry, look at the sign of its term.",),
    ),
    Answer(
        "by_hand",
        "x1, x2, x3 = 3, -2, 4\nJ = [[x3**2, 0, 2 * x1 * x3], [x1, x2, -5]]",
        slip="the derivatives of x1 x2 by x1 and by x2 are exchanged",
        named=("In the second, remember that multiplication swaps: the slope of a pr",),
    ),
    Answer(
        "by_hand",
        "x1, x2, x3 = 3, -2, 4\nJ = [[x3**2, 0, 2 * x1 * x3], [x2, x1, -5 * x3]]",
        slip="the term -5 x3 is kept instead of its derivative -5",
        named=("The last entry is the value of its term, not the slope.",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 48, 24], [-2, 3, -5]]",
        slip="o1 itself as its derivative by x2, on which it does not depend",
        named=("One input does not occur in the first output. How much does this out",),
    ),
    Answer(
        "by_hand",
        "J = [[2 * 3 * 16, 0, 2 * 9 * 4], [-2, 3, -5]]",
        slip="the square is applied to the whole product x1 x3",
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [2, 3, -5]]",
        slip="the minus of x2 = -2 is lost",
        named=("In the second row, look at the sign of the second input.",),
    ),
    Answer(
        "by_hand",
        """
x1, x2, x3 = 3, -2, 4
J = np.zeros((2, 3))
J[0, 0] = x3**2
J[0, 2] = 2 * x1 * x3
J[1] = x2, x1, -5
J = J.tolist()
""",
    ),
    Answer(
        "by_hand",
        """
def o(x):
    return np.array([x[0] * x[2] ** 2, x[0] * x[1] - 5 * x[2]])

x = np.array([3.0, -2.0, 4.0])
columns = [(o(x + e) - o(x - e)) / 2 for e in np.eye(3)]    # exact, of degree 2 in each variable
J = np.array(columns).T.tolist()
""",
    ),
    Answer("by_hand", "J = np.array([(16, 0, 24), (-2, 3, -5)], dtype=np.float32)", form=True),
    # shapes
    Answer(
        "shapes",
        "z_by_h = (12, 4)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="z_by_h with the inputs first",
        named=("`z_by_h` is transposed: the axes of the output come first.",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12,)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="only the diagonal of the ReLU's Jacobian, not the full one",
        named=("The Jacobian of the hidden values by the sums is known from its diag",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (20, 12)\ns_by_W = (12, 20, 12)\nZ_by_X = (8, 4, 8, 20)",
        slip="W taken as inputs by outputs, (20, 12)",
        named=("The first weight matrix turns pixels into sums. Which shape does it ",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (1, 12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="the loss gets an axis of length 1, though a single number has none",
        named=("The loss is a scalar and has no axis, so what is left for `loss_by_W",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="s_by_W has the shape of W only, the axis of the sums is missing",
        named=("In `s_by_W` a vector is differentiated by a matrix: write the axes o",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12 * 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="the two axes of W are joined into one",
        named=("The axes of the weights are multiplied together in `s_by_W`. Keep th",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 20)",
        slip="one Jacobian for each sample instead of the full one of the batch: the second axis of samples is missing",
        named=("For the batch you gave the blocks that are not zero. The full Jacobi",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 20, 8, 4)",
        slip="Z_by_X with the axes of the input first",
        named=("For the batch, the axes of the output come first, then those of the ",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (4, 8, 20, 8)",
        slip="the samples are taken for columns of the batch, not rows",
        named=("The samples of a batch are rows, so their axis is the first of the o",),
    ),
    Answer(
        "shapes",
        """
def derivative(output, by):
    return output + by

x, W, s, h, z, loss = (20,), (12, 20), (12,), (12,), (4,), ()
z_by_h, h_by_s = derivative(z, h), derivative(h, s)
loss_by_W, s_by_W = derivative(loss, W), derivative(s, W)
Z_by_X = derivative((8, 4), (8, 20))
""",
    ),
    Answer(
        "shapes",
        """
z_by_h = np.zeros((4, 12)).shape
h_by_s = np.eye(12).shape
loss_by_W = np.zeros((12, 20)).shape
s_by_W = np.einsum("ij,k->ijk", np.eye(12), np.ones(20)).shape
Z_by_X = np.einsum("np,ij->nipj", np.eye(8), np.ones((4, 20))).shape
""",
    ),
    Answer(
        "shapes",
        "z_by_h = [4, 12]\nh_by_s = [12, 12]\nloss_by_W = [12, 20]\ns_by_W = np.array([12, 12, 20])\nZ_by_X = [8, 4, 8, 20]",
        form=True,
    ),
    # layer_norm_vjp
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    xhat = (x - x.mean()) / x.std()
    return gain * (v - v.mean() - xhat * np.mean(v * xhat)) / x.std()
""",
        slip="the gains multiply at the end instead of v at the beginning: J v instead of v^T J",
        named=("The gain comes too late: in the backward pass it comes first. What y",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = np.sqrt(x.var() + 1e-5)
    xhat = (x - x.mean()) / std
    g = gain * v
    return (g - g.mean() - xhat * np.mean(g * xhat)) / std
""",
        slip="an epsilon is added to the variance, which matters when the entries are very small",
        named=("Something was added to the variance or to the standard deviation. Wi",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    V = x.var()
    xhat = (x - x.mean()) / np.sqrt(V)
    g = gain * v
    return (g - g.mean() - xhat * np.mean(g * xhat)) / V
""",
        slip="divided by the variance instead of its root",
        named=("All is right but the scale: you divide by the variance. In what unit",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    xhat = (x - x.mean()) / x.std()
    return (v - v.mean() - xhat * np.mean(v * xhat)) / x.std()
""",
        slip="the gains are forgotten",
        named=("The normalisation is right, but the gain is missing: each upstream g",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    xhat = (x - x.mean()) / x.std()
    g = gain * v
    return (g - g.mean() - xhat * np.dot(g, xhat)) / x.std()
""",
        slip="the factor 1/d of the last term is missing: a sum instead of a mean",
        named=("The sum in the last term is not divided by d.",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    xhat = (x - x.mean()) / x.std()
    g = gain * v
    return (g - xhat * np.mean(g * xhat)) / x.std()
""",
        slip="the term 1/d, through the mean of x, is missing",
        named=("Your result treats the mean as a constant: its term is missing, or has",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = x.std(ddof=1)
    xhat = (x - x.mean()) / std
    g = gain * v
    return (g - g.mean() - xhat * np.mean(g * xhat)) / std
""",
        slip="the standard deviation with d - 1 instead of d",
        named=("The variance is divided by d - 1 in your answer. The layer that is g",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    std = x.std()
    o = gain * (x - x.mean()) / std
    g = gain * v
    return (g - g.mean() - o * np.mean(g * o)) / std
""",
        slip="the outputs, with the gains in them, stand where the normalised values belong",
        named=("The last term contains the outputs of the layer; the formula contain",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    xhat = (x - x.mean()) / x.std()
    g = gain * v
    return (g - 1 / d - xhat * np.mean(g * xhat)) / x.std()
""",
        slip="1/d is subtracted instead of the mean of the gained v: the sum over the outputs is forgotten in this term",
        named=("In the middle term, the sum over the upstream gradients is missing: ",),
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    # backward through the mean, the centred values, the standard deviation and the quotient, one after the other
    d = len(x)
    c = x - x.mean()
    std = np.sqrt(np.mean(c**2))
    to_hat = v * gain
    to_std = -np.sum(to_hat * c) / std**2
    to_c = to_hat / std + to_std * c / (d * std)
    return to_c - to_c.sum() / d
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    d = len(x)
    spread = x.std()
    xhat = (x - x.mean()) / spread
    total = cross = 0.0
    for i in range(d):
        total += gain[i] * v[i]
        cross += gain[i] * v[i] * xhat[i]
    out = np.zeros(d)
    for j in range(d):
        out[j] = (gain[j] * v[j] - total / d - xhat[j] * cross / d) / spread
    return out
""",
    ),
    Answer(
        "layer_norm_vjp",
        """
def layer_norm_vjp(x, gain, v):
    xhat = (x - x.mean()) / x.std()
    g = gain * v
    down = g - np.average(g) - xhat * (g @ xhat) / g.size
    return list(down / x.std())
""",
        form=True,
    ),
    # two_layers
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W2.T @ (slope * (W1.T @ v))
""",
        slip="both matrices are transposed, but they stand in each other's place",
        named=("The transposes are right, but the order is not: a backward pass reac",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1 @ (slope * (W2 @ v))
""",
        slip="the matrices are in the right places, but not transposed",
        named=("But a matrix times v sums over the columns of the matrix, and v has ",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    return W1.T @ ((W1 @ x) * (W2.T @ v))
""",
        slip="the factor 2 of the derivative of the square is missing",
        named=("In a square the same number comes in twice, and each time it contrib",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1.T @ x)
    return W1.T @ (slope * (W2.T @ v))
""",
        slip="W1 is transposed in the forward pass too, inside the slope",
        named=("The slopes of the square were taken at the wrong point: the square r",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    h = (W1 @ x) ** 2
    return W1.T @ (h * (W2.T @ v))
""",
        slip="the squares themselves instead of their derivative",
        named=("The square itself stands between the two matrices. The backward pass",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * x
    return W1.T @ (slope * (W2.T @ v))
""",
        slip="the slope of the square is taken at x instead of at W1 x",
        named=("The slopes of the square were taken at the wrong point: the square r",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    J = W2 @ np.diag(2 * (W1 @ x)) @ W1
    return J @ v
""",
        slip="the Jacobian is right, but J v is returned, not v^T J",
        named=("This is a product with v from the right, as the classmate's. Write d",),
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    h = 1e-3
    def f(x):
        return v @ (W2 @ (W1 @ x) ** 2)
    return np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])
""",
        slip="measured by one-sided differences, so not exact",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1.T @ (W2.T @ v)
""",
        slip="the slope of the square is computed but never used",
        named=("The two linear maps are right, but the Jacobian of the square betwee",),
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
    out = np.zeros(W1.shape[1])
    for k in range(W1.shape[0]):
        s = sum(W1[k, j] * x[j] for j in range(len(x)))
        up = sum(v[i] * W2[i, k] for i in range(len(v)))
        out += 2 * s * up * W1[k]
    return out
""",
    ),
    Answer(
        "two_layers",
        """
def two_layers_vjp(W1, W2, x, v):
    return tuple(np.einsum("i,ik,k,kj->j", v, W2, 2 * (W1 @ x), W1).tolist())
""",
        form=True,
    ),
    # layer_backward
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    u = U.sum(axis=0)
    return U @ W, np.outer(u, X.sum(axis=0)), u
""",
        slip="the gradient of W is still the outer product of two sums instead of the sum of the outer products",
        named=("The gradient by W has the right shape, but it is the product of two ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    return V @ W, V.T @ X, V.sum(axis=0)
""",
        slip="the ReLU's slope is left out",
        named=("The slope of ReLU is missing, or 1 everywhere: no gradient passes wh",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    n = len(X)
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X / n, U.mean(axis=0)
""",
        slip="means over the batch instead of sums for W and b",
        named=("For W and b you took means over the batch, but every sample uses the",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, X.T @ U, U.sum(axis=0)
""",
        slip="the gradient of W is transposed: (d, m) instead of (m, d)",
        named=("The gradient by W is transposed: it should have the shape of W.",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = np.where(X @ W.T > 0, V, 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the bias is forgotten when it is decided which units are on",
        named=("The mask is taken from sums without the bias, so some units count as",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = np.maximum(0, V)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="ReLU is applied to the upstream gradients, instead of its slope at the sums",
        named=("You cut off negative gradients; it is the sums that decide where a g",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    O = np.maximum(0, X @ W.T + b)
    U = V * O
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="multiplied by the outputs of the ReLU instead of its slopes 0 and 1",
        named=("You multiplied the upstream gradient by the output of the ReLU, but ",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    by_X = np.zeros(X.shape)
    for i in range(len(X)):
        u = V[i] * (W @ X[i] + b > 0)
        by_X[i] = u @ W
        by_W = np.outer(u, X[i])
        by_b = u
    return by_X, by_W, by_b
""",
        slip="in the loop the gradients of W and b are overwritten, so only the last sample counts",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    u = U.sum(axis=0)
    return np.tile(u @ W, (len(X), 1)), U.T @ X, u
""",
        slip="every sample gets the summed gradient: the shape of X is mended by repeating the row",
        named=("The gradient by X has the right shape now, but all of its rows are t",),
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    on = (X @ W.T + b > 0).astype(float)
    by_X = np.einsum("nm,nm,md->nd", V, on, W)
    by_W = np.einsum("nm,nm,nd->md", V, on, X)
    by_b = np.einsum("nm,nm->m", V, on)
    return by_X, by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """
def layer_backward(X, W, b, V):
    A = np.column_stack([np.ones(len(X)), X])
    U = np.column_stack([b, W])
    u = V * np.heaviside(A @ U.T, 0)
    by_U = sum(np.outer(one, a) for one, a in zip(u, A))
    return (u @ U)[:, 1:], by_U[:, 1:], by_U[:, 0]
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
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 32 * 30 * 32 * 60",
        slip="all entries of the batch's Jacobian are counted, also those between different samples, which are 0",
        named=("For the batch you counted all entries, but a sample's output does no",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 30 * 60",
        slip="the Jacobian of a single sample, the batch of 32 is forgotten",
        named=("For the batch you counted the Jacobian of a single sample.",),
    ),
    Answer(
        "count",
        "from_output = 2 * 50 * 60 + 40 * 2 * 60 + 30 * 40 * 60\nfrom_middle = 12000\nnot_zero = 57600",
        slip="the order that starts from the input instead of the output",
        named=("This is the count for the other end: which two matrices are multipli",),
    ),
    Answer(
        "count",
        "from_output = 30 * 40 + 40 * 2 + 2 * 50 + 50 * 60\nfrom_middle = 12000\nnot_zero = 57600",
        slip="the cost of a single row, one VJP, instead of the 30 rows of the Jacobian",
        named=(),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 30 * 40 * 2 + 2 * 50 * 60\nnot_zero = 57600",
        slip="the last product, of the two halves, is forgotten",
        named=("A product is missing: the two halves must be multiplied with each ot",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 30 * 40 * 2 + 2 * 50 * 60 + 30 * 50 * 60\nnot_zero = 57600",
        slip="the last product of from_middle with the inner width 50 instead of 2",
        named=("What is the shape of each half, and through which length are the two",),
    ),
    Answer(
        "count",
        "from_output = 12000\nfrom_middle = 95400\nnot_zero = 57600",
        slip="the two orders are exchanged",
        named=("Are the two orders exchanged? Which brackets belong to which name?",),
    ),
    Answer(
        "count",
        "from_output = 30 * 40 * 2 + 40 * 2 * 50 + 2 * 50 * 60\nfrom_middle = 12000\nnot_zero = 57600",
        slip="each product is taken between neighbouring factors, as if the rows stayed those of the single matrices and not 30",
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 32 * (50 * 60 + 2 * 50 + 40 * 2 + 30 * 40)",
        slip="the entries of the four factors are counted instead of those of their product",
        named=("The entries of the product are asked for, not those of the factors.",),
    ),
    Answer(
        "count",
        """
def cost(a, b, c):
    return a * b * c

from_output = cost(30, 40, 2) + cost(30, 2, 50) + cost(30, 50, 60)
from_middle = cost(30, 40, 2) + cost(2, 50, 60) + cost(30, 2, 60)
not_zero = np.kron(np.eye(32, dtype=int), np.ones((30, 60), dtype=int)).sum()
""",
    ),
    Answer(
        "count",
        """
d = [60, 50, 2, 40, 30]
from_output = sum(d[4] * d[k + 1] * d[k] for k in range(3))
from_middle = d[4] * d[3] * d[2] + d[2] * d[1] * d[0] + d[4] * d[2] * d[0]
not_zero = sum(d[0] * d[4] for sample in range(32))
""",
    ),
    Answer("count", "from_output, from_middle, not_zero = np.array([95.4e3, 12e3, 57.6e3])", form=True),
    # newton_step
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, system(x))
""",
        slip="the minus before g is lost, so each step goes the wrong way",
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
        slip="the Jacobian is transposed, the gradients stand in its columns",
        named=("Your Jacobian is transposed, or stands on the other side in a produc",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[a, b, c], [b, a, -1], [1, b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the factor 2 is missing in the derivatives of all squares",
        named=("The slope of each square lacks a factor: an input that is used twice",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, 1], [1, 2 * b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the derivative of the second equation by c is 1 instead of -1",
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
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, -5]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="the constant -5 of the third equation stands in the Jacobian as its derivative by c",
        named=("The row of the last equation is not right: what does each unknown co",),
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - 0.05 * J.T @ system(x)
""",
        slip="a step of gradient descent on the squared error instead of solving for dx",
        named=("This is a step down the gradient. Newton's method solves the linear ",),
    ),
    Answer(
        "newton_step",
        """
kept = []

def newton_step(x):
    a, b, c = x
    if not kept:
        kept.append(np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]]))
    return x - np.linalg.solve(kept[0], system(x))
""",
        slip="the Jacobian of the very first point is kept for all later calls",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - (np.linalg.inv(J) * system(x)).sum(axis=0)
""",
        slip="the inverse is multiplied by g with the star and summed over the wrong axis, not a matrix product",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    g1, g2, g3 = system(x)
    # by hand: the third line gives da, the second dc, the first is left for db
    # da = -g3 - 2b db;  dc = g2 + b da + a db
    # 2a da + 2b db + 2c dc = -g1
    k = (2 * a + 2 * c * b) * (-2 * b) + 2 * b + 2 * c * a
    r = -g1 - 2 * c * g2 + (2 * a + 2 * c * b) * g3
    db = r / k
    da = -g3 - 2 * b * db
    dc = g2 + b * da + a * db
    return np.array([a + da, b + db, c + dc])
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = np.asarray(x, dtype=float)
    J = np.zeros((3, 3))
    J[0] = 2 * a, 2 * b, 2 * c
    J[1] = b, a, -1
    J[2, :2] = 1, 2 * b
    # J (new x) = J x - g
    return np.linalg.inv(J) @ (J @ x - system(x))
""",
    ),
    Answer(
        "newton_step",
        """
def newton_step(x):
    a, b, c = x
    J = [[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]]
    dx = np.linalg.solve(J, -system(x))
    return tuple(float(old + d) for old, d in zip(x, dx))
""",
        form=True,
    ),
    # modes
    Answer(
        "modes",
        'modes = "rfrf"',
        slip="the two letters are exchanged: forward for few outputs, reverse for few inputs",
        named=("All four letters are exchanged. Forward mode takes a pass for each i",),
    ),
    Answer(
        "modes",
        'modes = "frrr"',
        slip="case 3 in reverse, although a single velocity, J t, is wanted: one pass forward",
        named=("In case 3, is the whole Jacobian wanted, or its product with one dir",),
    ),
    Answer(
        "modes",
        'modes = "frff"',
        slip="case 4 forward: 512 passes for the inputs instead of 3 for the logits",
        named=("In case 4, how many rows does the Jacobian have, and how many column",),
    ),
    Answer(
        "modes",
        'modes = "rrfr"',
        slip="case 1 in reverse: 40,000 passes instead of one",
        named=("In case 1, how many inputs are there, and how many outputs?",),
    ),
    Answer(
        "modes",
        'modes = "fffr"',
        slip="case 2 forward: one pass for each of the 11 million weights",
        named=("In case 2, how many passes would forward mode take?",),
    ),
    Answer(
        "modes",
        'modes = "rrrr"',
        slip="always reverse mode, as frameworks use it",
        named=("Reverse mode everywhere suits learning, where there is one loss. Her",),
    ),
    Answer(
        "modes",
        'modes = "ffrr"',
        slip="cases 2 and 3 are exchanged",
        named=("In case 2, how many passes would forward mode take? In case 3, is th",),
    ),
    Answer(
        "modes",
        'modes = "ffff"',
        slip="always forward mode",
        named=("Forward mode takes a pass for each input, and you chose it everywher",),
    ),
    Answer(
        "modes",
        'modes = "rrff"',
        slip="cases 1 and 4 the wrong way round",
        named=("In case 1, how many inputs are there, and how many outputs? In case ",),
    ),
    Answer(
        "modes",
        """
# (passes in forward mode, passes in reverse mode)
passes = [(1, 40_000), (11_000_000, 1), (1, 900), (512, 3)]
modes = "".join("f" if forward < reverse else "r" for forward, reverse in passes)
""",
    ),
    Answer("modes", 'modes = "fr" * 2'),
    Answer("modes", 'modes = list("frfr")', form=True),
]
