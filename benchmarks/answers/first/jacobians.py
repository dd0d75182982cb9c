"""Answers to the exercise `jacobians`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "J = [[16, -2], [0, 3], [24, -5]]",
        slip="transposed: inputs as rows",
        named=("the matrix is transposed",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, 5]]",
        slip="a sign slip: +5",
        named=("Five entries are right. In the last entry, look at the sign of",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [3, -2, -5]]",
        slip="x1 x2: each input gets its own value",
        named=("multiplication swaps",),
    ),
    Answer(
        "by_hand",
        "J = [[-2, 3, -5], [16, 0, 24]]",
        slip="the two outputs are exchanged",
        named=("the rows are exchanged",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 12], [-2, 3, -5]]",
        slip="the 2 of the square is dropped",
        named=("In the square the same input comes in twice",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 8], [-2, 3, -5]]",
        slip="x1 is dropped in the derivative by x3",
        named=("Five entries are right. In the first row, the other factor of",),
    ),
    Answer(
        "by_hand",
        "J = [[8, 0, 24], [-2, 3, -5]]",
        slip="4 squared taken as 8",
        named=("Five entries are right. In the first entry: is a square the",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, -20]]",
        slip="-5 x3 instead of its derivative",
        named=("the value of its term, not the slope",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 24], [-2, 3, -5]]",
        slip="the input that does not occur is left out",
        named=("A row is too short: an input that does not occur in an output",),
    ),
    Answer(
        "by_hand",
        "J = [48, -26]",
        slip="the values of the outputs",
        named=("These are the values of the outputs, not how they change with",),
    ),
    Answer(
        "by_hand",
        "J = [14, 3, 19]",
        slip="the gradient of the sum of both outputs",
        named=("You added the two rows. A Jacobian keeps one row for each",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 1, 24], [-2, 3, -5]]",
        slip="the derivative by a missing input taken as 1",
        named=("One input does not occur in the first output",),
    ),
    Answer("by_hand", "J = [[16, 0, 24], [-2, 3, -5]]"),
    Answer("by_hand", "x1, x2, x3 = 3.0, -2.0, 4.0\nJ = [[x3**2, 0, 2 * x1 * x3], [x2, x1, -5]]"),
    Answer("by_hand", "J = np.array([[16.0, 0.0, 24.0], [-2.0, 3.0, -5.0]])"),
    Answer("by_hand", "J = ((16, 0, 24), (-2, 3, -5))", form=True),
    # shapes
    Answer(
        "shapes",
        "z_by_h = (12, 4)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="z_by_h: inputs first",
        named=("`z_by_h` is transposed",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12,)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="h_by_s: only the diagonal",
        named=("known from its diagonal",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (20, 12)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="loss_by_W: the shape of W transposed",
        named=("The gradient of a scalar has the shape of what it is taken by.",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (1, 12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="loss_by_W: an axis for the single number",
        named=("The loss is a scalar",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="s_by_W: only one of the two axes of 12",
        named=("a vector is differentiated by a matrix",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 20, 12)\nZ_by_X = (8, 4, 8, 20)",
        slip="s_by_W: the output's axis comes last",
        named=("In `s_by_W`, the axis of the output comes first, then those of",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 20)",
        slip="Z_by_X: the batch counted once, a Jacobian for each sample",
        named=("the blocks that are not zero",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (4, 20)",
        slip="Z_by_X: the batch is forgotten",
        named=("For the batch you gave the Jacobian of one sample.",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 20, 8, 4)",
        slip="Z_by_X: inputs first",
        named=("For the batch, the axes of the output come first, then those of",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 8, 4, 20)",
        slip="Z_by_X: the two batch axes stand together",
        named=("yours are sorted by kind",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (4, 12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
        slip="loss_by_W: the logits by W instead of the loss",
        named=("In `loss_by_W` the output is a single number, not the logits.",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (240,)\ns_by_W = (12, 240)\nZ_by_X = (32, 160)",
        slip="the axes of the weights and of the batch are flattened",
        named=("All numbers of entries are right, but the axes are multiplied",),
    ),
    Answer(
        "shapes",
        "z_by_h = (4, 12)\nh_by_s = (12, 12)\nloss_by_W = (12, 20)\ns_by_W = (12, 12, 20)\nZ_by_X = (8, 4, 8, 20)",
    ),
    Answer(
        "shapes",
        """\
x, h, z, batch = (20,), (12,), (4,), 8
W = h + x
z_by_h = z + h
h_by_s = h + h
loss_by_W = () + W
s_by_W = h + W
Z_by_X = (batch,) + z + (batch,) + x
""",
    ),
    Answer(
        "shapes",
        """\
z_by_h = np.zeros((4, 12)).shape
h_by_s = np.diag(np.ones(12)).shape
loss_by_W = np.zeros((12, 20)).shape
s_by_W = np.multiply.outer(np.zeros(12), np.zeros((12, 20))).shape
Z_by_X = np.multiply.outer(np.zeros((8, 4)), np.zeros((8, 20))).shape
""",
    ),
    Answer(
        "shapes",
        "z_by_h = [4, 12]\nh_by_s = [12, 12]\nloss_by_W = [12, 20]\ns_by_W = [12, 12, 20]\nZ_by_X = [8, 4, 8, 20]",
        form=True,
    ),
    # layer_norm_vjp
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = np.sqrt(x.var() + 1e-5)
    xhat = (x - x.mean()) / std
    g = v * gain
    return (g - g.mean() - xhat * (g * xhat).mean()) / std
""",
        slip="an epsilon under the root, as in PyTorch",
        named=("Something was added to the variance or to the standard",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    return gain * (v - v.mean() - xhat * (v * xhat).mean()) / std
""",
        slip="the gain is multiplied at the end: J v instead of v J",
        named=("The gain comes too late",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    return (v - v.mean() - xhat * (v * xhat).mean()) / std
""",
        slip="the gain is forgotten",
        named=("the gain is missing",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    g = v * gain
    return (g - xhat * (g * xhat).mean()) / std
""",
        slip="the term of the mean is dropped",
        named=("Your result treats the mean as a constant: its term is missing, or has",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    g = v * gain
    return (g - g.mean()) / x.std()
""",
        slip="the term of the standard deviation is dropped",
        named=("Your result treats the standard deviation as a constant: its term is",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    V = x.var()
    xhat = (x - x.mean()) / np.sqrt(V)
    g = v * gain
    return (g - g.mean() - xhat * (g * xhat).mean()) / V
""",
        slip="divided by the variance, not by its root",
        named=("All is right but the scale: you divide by the variance. In what",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    g = v * gain
    return (g - g.sum() - xhat * (g @ xhat)) / std
""",
        slip="sums for means: 1/d is forgotten",
        named=("are not divided by d",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std(ddof=1)
    xhat = (x - x.mean()) / std
    g = v * gain
    return (g - g.mean() - xhat * (g * xhat).mean()) / std
""",
        slip="the variance divided by d - 1",
        named=("The variance is divided by d - 1 in your answer. The layer that",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    g = v * gain
    return (g - g.mean() - x * (g * x).mean()) / x.std()
""",
        slip="x in place of the normalised values",
        named=("x itself instead of the normalised values",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    out = gain * (x - x.mean()) / std
    g = v * gain
    return (g - g.mean() - out * (g * out).mean()) / std
""",
        slip="the outputs, gain included, for the normalised values",
        named=("The last term contains the outputs of the layer; the formula",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    g = v * gain
    return (g - g.mean() + xhat * (g * xhat).mean()) / std
""",
        slip="a sign slip in the last term",
        named=("One of the two terms that are subtracted was added.",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    xhat = (x - x.mean()) / x.std()
    g = v * gain
    return g - g.mean() - xhat * (g * xhat).mean()
""",
        slip="the factor 1 / std is dropped",
        named=("All is right but the scale",),
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    g = v * gain
    return (g - g.mean() - xhat * (g * xhat).mean()) / std
""",
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    d = len(x)
    mean = sum(x) / d
    sd = (sum((xi - mean) ** 2 for xi in x) / d) ** 0.5
    h = [(xi - mean) / sd for xi in x]
    out = np.zeros(d)
    for j in range(d):
        for i in range(d):
            out[j] += v[i] * gain[i] * ((i == j) - 1 / d - h[i] * h[j] / d) / sd
    return out
""",
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    d, root = x.size, np.sqrt(np.var(x))
    n = (x - np.mean(x)) / root
    u = gain * v / root
    return u - np.sum(u) / d - np.dot(u, n) / d * n
""",
    ),
    Answer(
        "layer_norm_vjp",
        """\
def layer_norm_vjp(x, gain, v):
    std = x.std()
    xhat = (x - x.mean()) / std
    g = v * gain
    return list((g - g.mean() - xhat * (g * xhat).mean()) / std)
""",
        form=True,
    ),
    # two_layers
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W2 @ (slope * (W1 @ v))",
        slip="the classmate's, unchanged",
        named=("This is a product with v from the right, as the classmate's.",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    return W1.T @ ((W1 @ x) * (W2.T @ v))",
        slip="the 2 of the square is dropped",
        named=("In a square the same number comes in twice",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W1 @ (slope * (W2.T @ v))",
        slip="W1 is not transposed",
        named=("The order is right, and one of the two matrices is transposed.",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W1.T @ (slope * (W2 @ v))",
        slip="W2 is not transposed",
        named=("The order is right, and one of the two matrices is transposed.",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W1 @ (slope * (W2 @ v))",
        slip="the order is right, neither matrix is transposed",
        named=("sums over the columns of the matrix",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W2.T @ (slope * (W1.T @ v))",
        slip="transposed, but the matrices are still exchanged",
        named=("but the order is not",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * x\n    return slope * (W1.T @ (W2.T @ v))",
        slip="the slope is taken at x",
        named=("The slopes of the square were taken at x and multiplied in at",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = (W1 @ x) ** 2\n    return W1.T @ (slope * (W2.T @ v))",
        slip="the square itself instead of its slope",
        named=("The square itself stands between the two matrices. The backward",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    J = W2 @ np.diag(2 * (W1 @ x)) @ W1\n    return J @ v",
        slip="J v instead of v J",
        named=("Write down the shapes of its factors",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W1.T @ (slope * W2.sum(axis=0))",
        slip="v is dropped",
        named=("v is missing: this is the sum of the rows of the Jacobian.",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    return W1.T @ (W2.T @ v)",
        slip="the slope of the square is forgotten",
        named=("the square between them is missing",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1.T @ x)\n    return W1.T @ (slope * (W2.T @ v))",
        slip="W1 is transposed in the forward pass, too",
        named=("The slopes of the square were taken at the wrong point: the",),
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    slope = 2 * (W1 @ x)\n    return W1.T @ (slope * (W2.T @ v))",
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    J = W2 @ np.diag(2 * (W1 @ x)) @ W1\n    return v @ J",
    ),
    Answer(
        "two_layers",
        """\
def two_layers_vjp(W1, W2, x, v):
    result = np.zeros(len(x))
    hidden = [sum(W1[k, j] * x[j] for j in range(len(x))) for k in range(len(W1))]
    for j in range(len(x)):
        for k in range(len(W1)):
            for i in range(len(v)):
                result[j] += v[i] * W2[i, k] * 2 * hidden[k] * W1[k, j]
    return result
""",
    ),
    Answer(
        "two_layers",
        "def two_layers_vjp(W1, W2, x, v):\n    row = v.reshape(1, -1)\n    return (row @ W2 * (2 * (W1 @ x))) @ W1",
        form=True,
    ),
    # layer_backward
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    on = X @ W.T + b > 0
    u = (V * on).sum(axis=0)
    return u @ W, np.outer(u, X.sum(axis=0)), u
""",
        slip="the classmate's, unchanged",
        named=("You still sum before you multiply",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return (U @ W).sum(axis=0), U.T @ X, U.sum(axis=0)
""",
        slip="the gradient by X is summed over the batch",
        named=("The gradient by X is summed over the batch. Each sample has its",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    u = U.sum(axis=0)
    return U @ W, np.outer(u, X.sum(axis=0)), u
""",
        slip="only the shape is mended: W still gets the product of sums",
        named=("the product of two sums",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    n = len(X)
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X / n, U.mean(axis=0)
""",
        slip="means over the batch instead of sums",
        named=("took means over the batch",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, X.T @ U, U.sum(axis=0)
""",
        slip="the gradient by W is transposed",
        named=("The gradient by W is transposed",),
    ),
    Answer(
        "layer_backward",
        "def layer_backward(X, W, b, V):\n    return V @ W, V.T @ X, V.sum(axis=0)",
        slip="the ReLU is forgotten",
        named=("The slope of ReLU is missing",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W.T, U.T @ X, U.sum(axis=0)
""",
        slip="W is transposed",
        named=("Two arrays do not fit each other in a matrix product. `V` has a",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T > 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the bias is forgotten in the sums",
        named=("The mask is taken from sums without the bias, so some units",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * np.maximum(0, X @ W.T + b)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="multiplied by the output of the ReLU, not by its slope",
        named=("You multiplied the upstream gradient by the output of the ReLU,",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = (X @ W.T + b > 0).astype(float)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the upstream is dropped",
        named=("Your gradients do not contain V, which arrives from above.",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X, U
""",
        slip="b is not summed over the batch",
        named=("no axis for the samples",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = np.maximum(0, V)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="the ReLU is applied to the upstream",
        named=("You cut off negative gradients; it is the sums that decide",),
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    on = X @ W.T + b > 0
    U = V * on
    return U @ W, U.T @ X, U.sum(axis=0)
""",
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    by_X, by_W, by_b = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(X)):
        for j in range(len(b)):
            if W[j] @ X[i] + b[j] > 0:
                by_X[i] += V[i, j] * W[j]
                by_W[j] += V[i, j] * X[i]
                by_b[j] += V[i, j]
    return by_X, by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    G = np.where(X @ W.T + b > 0, V, 0.0)
    return np.einsum("nm,md->nd", G, W), np.einsum("nm,nd->md", G, X), np.einsum("nm->m", G)
""",
    ),
    Answer(
        "layer_backward",
        """\
def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return [U @ W, U.T @ X, U.sum(axis=0)]
""",
        form=True,
    ),
    # count
    Answer(
        "count",
        "from_output = 82800\nfrom_middle = 12000\nnot_zero = 57600",
        slip="from the input instead of the output",
        named=("the count for the other end",),
    ),
    Answer(
        "count",
        "from_output = 93000\nfrom_middle = 12000\nnot_zero = 57600",
        slip="the first product is forgotten",
        named=("A product is missing: three products are needed for four",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 1843200",
        slip="all entries, with the zeros",
        named=("you counted all entries",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 1800",
        slip="the batch is forgotten",
        named=("the Jacobian of a single sample",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 8400\nnot_zero = 57600",
        slip="the last product is forgotten",
        named=("A product is missing: the two halves must be multiplied with",),
    ),
    Answer(
        "count",
        "from_output = 190800\nfrom_middle = 24000\nnot_zero = 57600",
        slip="additions counted, too",
        named=("Only multiplications are asked for. Additions are counted, too,",),
    ),
    Answer(
        "count",
        "from_output = 12000\nfrom_middle = 95400\nnot_zero = 57600",
        slip="the two orders are exchanged",
        named=("Are the two orders exchanged? Which brackets belong to which name?",),
    ),
    Answer(
        "count",
        "from_output = 30 * 2 + 30 * 50 + 30 * 60\nfrom_middle = 30 * 2 + 2 * 60 + 30 * 60\nnot_zero = 32 * 30 * 60",
        slip="the entries of the products instead of the multiplications",
        named=("the entries of the products",),
    ),
    Answer(
        "count",
        "from_output = 14400\nfrom_middle = 12000\nnot_zero = 57600",
        slip="a zero lost: 30·50·60 as 9000",
        named=("Look at the number of zeros: one of the products is ten times",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 32**2 * 30 * 60 - 32 * 30 * 60",
        slip="the zeros are counted",
        named=("You counted the entries that are always 0.",),
    ),
    Answer(
        "count",
        "from_output = 95400\nfrom_middle = 12000\nnot_zero = 32 * (60 * 50 + 50 * 2 + 2 * 40 + 40 * 30)",
        slip="the entries of the four factors",
        named=("The entries of the product are asked for, not those of the",),
    ),
    Answer(
        "count",
        "from_output = 95,400\nfrom_middle = 12,000\nnot_zero = 57,600",
        slip="a comma in a number makes a tuple",
        named=("In Python a comma in a number makes a tuple: two numbers where",),
    ),
    Answer("count", "from_output = 95400\nfrom_middle = 12000\nnot_zero = 57600"),
    Answer(
        "count",
        "from_output = 30 * 40 * 2 + 30 * 2 * 50 + 30 * 50 * 60\n"
        "from_middle = 30 * 40 * 2 + 2 * 50 * 60 + 30 * 2 * 60\n"
        "not_zero = 32 * 30 * 60",
    ),
    Answer(
        "count",
        """\
d0, d1, d2, d3, d4 = 60, 50, 2, 40, 30
from_output = d4 * (d3 * d2 + d2 * d1 + d1 * d0)
from_middle = d4 * d3 * d2 + d2 * d1 * d0 + d4 * d2 * d0
not_zero = sum(d4 * d0 for sample in range(32))
""",
    ),
    Answer("count", "from_output = 9.54e4\nfrom_middle = 1.2e4\nnot_zero = np.array([57600])", form=True),
    # newton_step
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, system(x))
""",
        slip="a sign slip: moves away",
        named=("the wrong direction",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, b, 1], [2 * b, a, 2 * b], [2 * c, -1, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the Jacobian is transposed",
        named=("Your Jacobian is transposed",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return np.linalg.solve(J, -system(x))
""",
        slip="returns dx instead of the next x",
        named=("returns the step alone",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[a, b, c], [b, a, -1], [1, b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the 2 of the squares is dropped",
        named=("The slope of each square lacks a factor",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [a, b, -1], [1, 2 * b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="a b: a and b are exchanged in the second row",
        named=("each entry should be the *other* factor",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, 1], [1, 2 * b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the sign of -c is lost",
        named=("The row of the equation with the product is not right: what",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, -5]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the constant -5 is kept as the derivative by c",
        named=("The row of the last equation is not right: what does each",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - 0.01 * J.T @ system(x)
""",
        slip="gradient descent instead of Newton",
        named=("This is gradient descent",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - 0.5 * np.linalg.solve(J, system(x))
""",
        slip="only half of each step",
        named=("You take a part of the step only. Newton's method goes all the",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - J @ system(x)
""",
        slip="multiplied by J instead of solved",
        named=("You multiplied by the Jacobian",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    J = np.array([[3.0, 3.6, 5.2], [1.8, 1.5, -1], [1, 3.6, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the Jacobian at the example's point, not at x",
        named=("always that of the same point",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, b, 0]])
    return x - np.linalg.solve(J, system(x))
""",
        slip="the 2 of b squared is dropped in the third row",
        named=("In the row of the last equation, the slope of the square lacks",),
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    J = np.zeros((3, 3))
    J[0] = 2 * np.asarray(x)
    J[1] = x[1], x[0], -1
    J[2] = 1, 2 * x[1], 0
    return x - np.linalg.inv(J) @ system(x)
""",
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    g = system(x)
    det = np.linalg.det(J)
    new = np.array(x, dtype=float)
    for k in range(3):
        replaced = J.copy()
        replaced[:, k] = -g
        new[k] += np.linalg.det(replaced) / det
    return new
""",
    ),
    Answer(
        "newton_step",
        """\
def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    da, db, dc = np.linalg.solve(J, -system(x))
    return [a + da, b + db, c + dc]
""",
        form=True,
    ),
    # modes
    Answer("modes", 'modes = "rfrf"', slip="f and r are exchanged", named=("All four letters are exchanged",)),
    Answer(
        "modes",
        'modes = "frrr"',
        slip="3: reverse, since many numbers are wanted",
        named=("its product with one direction",),
    ),
    Answer(
        "modes",
        'modes = "frff"',
        slip="4: forward, since there are many inputs",
        named=("how many rows does the Jacobian have",),
    ),
    Answer(
        "modes",
        'modes = "rrfr"',
        slip="1: reverse, since there are many outputs",
        named=("In case 1, how many inputs",),
    ),
    Answer(
        "modes",
        'modes = "fffr"',
        slip="2: forward, for many inputs",
        named=("Three letters are right. In case 2, how many passes would",),
    ),
    Answer("modes", 'modes = "rrrr"', slip="always reverse, as frameworks do", named=("Reverse mode everywhere",)),
    Answer("modes", 'modes = "ffff"', slip="the example of the statement", named=("you chose it everywhere",)),
    Answer(
        "modes",
        'modes = "frrf"',
        slip="3 and 4 are exchanged",
        named=("Two letters are right. In case 3, is the whole Jacobian wanted,",),
    ),
    Answer(
        "modes",
        'modes = "rffr"',
        slip="1 and 2 are exchanged",
        named=("Two letters are right. In case 1, how many inputs are there,",),
    ),
    Answer(
        "modes",
        'modes = "rrrf"',
        slip="1, 3 and 4 wrong: only the gradient is known",
        named=("One letter is right. Forward mode takes a pass for each input,",),
    ),
    Answer("modes", 'modes = "frf"', slip="a letter is missing"),
    Answer("modes", 'mode = "frfr"', slip="a typo in the name"),
    Answer("modes", 'modes = "frfr"'),
    Answer(
        "modes",
        "sizes = [(1, 40000), (11_000_000, 1), (1, 900), (512, 3)]\n"
        'modes = "".join("f" if inputs < outputs else "r" for inputs, outputs in sizes)',
    ),
    Answer("modes", "modes = 'fr' * 2"),
    Answer("modes", 'modes = "F, R, F, R"', form=True),
]
