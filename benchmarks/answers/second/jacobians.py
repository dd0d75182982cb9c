"""Answers to the exercise `jacobians`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "J = [[16, -2], [0, 3], [24, -5]]",
        slip="transposed: a row for each input",
        named=("The entries are right, but the matrix is transposed: which of the",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 12], [-2, 3, -5]]",
        slip="forgets the factor 2 of the square",
        named=("Five entries are right. In the square the same input comes in twice,",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, 5]]",
        slip="loses the minus before 5 x3",
        named=("Five entries are right. In the last entry, look at the sign of its",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [-2, 3, -20]]",
        slip="leaves x3 in the derivative of -5 x3",
        named=("Five entries are right. The last entry is the value of its term, not",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 8], [-2, 3, -5]]",
        slip="forgets the factor x1 in the derivative by x3",
        named=("Five entries are right. In the first row, the other factor of the",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 0, 24], [3, -2, -5]]",
        slip="exchanges x1 and x2 in the derivatives of their product",
        named=("The first row is right. In the second, remember that multiplication",),
    ),
    Answer(
        "by_hand",
        "J = [14, 3, 19]",
        slip="adds up the outputs: the gradient of o1 + o2",
        named=("You added the two rows. A Jacobian keeps one row for each output.",),
    ),
    Answer(
        "by_hand",
        "J = [[16, 24, 0], [-2, 3, -5]]",
        slip="puts the derivative by x3 into the column of x2",
        named=("The numbers are right, but a column belongs to each input: which of",),
    ),
    Answer(
        "by_hand",
        """x1, x2, x3 = 3, -2, 4
J = [[x3**2, 0, 2 * x1 * x3], [x2, x1, -5]]
""",
    ),
    Answer(
        "by_hand",
        """by_x1, by_x2, by_x3 = (16, -2), (0, 3), (24, -5)
J = np.column_stack([by_x1, by_x2, by_x3])
""",
    ),
    Answer("by_hand", "J = ((16.0, 0.0, 24.0), (-2.0, 3.0, -5.0))", form=True),
    # shapes
    Answer(
        "shapes",
        """z_by_h = (12, 4)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="puts the inputs first in the logits by the hidden values",
        named=("`z_by_h` is transposed: the axes of the output come first.",),
    ),
    Answer(
        "shapes",
        """z_by_h = (4, 12)
h_by_s = (12,)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="enters only the diagonal of the Jacobian of ReLU",
        named=("The Jacobian of the hidden values by the sums is known from its",),
    ),
    Answer(
        "shapes",
        """z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (20, 12)
s_by_W = (12, 20, 12)
Z_by_X = (8, 4, 8, 20)
""",
        slip="takes W for inputs by outputs, so its shape is transposed",
        named=("The first weight matrix turns pixels into sums. Which shape does it",),
    ),
    Answer(
        "shapes",
        """z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="gives the sums by W the shape of W, without the axis of the sums",
        named=("In `s_by_W` a vector is differentiated by a matrix: write the axes of",),
    ),
    Answer(
        "shapes",
        """z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (4, 20)
""",
        slip="the Jacobian of a single sample instead of the batch",
        named=("For the batch you gave the Jacobian of one sample.",),
    ),
    Answer(
        "shapes",
        """z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 20)
""",
        slip="has the axis of the samples only once in the batch Jacobian",
        named=("For the batch you gave the blocks that are not zero. The full",),
    ),
    Answer(
        "shapes",
        """z_by_h = (4, 12)
h_by_s = (12, 12)
loss_by_W = (4, 12, 20)
s_by_W = (12, 12, 20)
Z_by_X = (8, 4, 8, 20)
""",
        slip="the logits by W instead of the loss by W",
        named=("In `loss_by_W` the output is a single number, not the logits.",),
    ),
    Answer(
        "shapes",
        """z_by_h = (12, 4)
h_by_s = (12, 12)
loss_by_W = (12, 20)
s_by_W = (12, 20, 12)
Z_by_X = (8, 20, 8, 4)
""",
        slip="the axes of the input come first everywhere",
        named=("The sizes are right, but the axes of the input come first in all of",),
    ),
    Answer(
        "shapes",
        """pixels, sums, logits, batch = (20,), (12,), (4,), (8,)
weights = sums + pixels
z_by_h = logits + sums
h_by_s = sums + sums
loss_by_W = () + weights
s_by_W = sums + weights
Z_by_X = batch + logits + batch + pixels
""",
    ),
    Answer(
        "shapes",
        """W, V = np.zeros((12, 20)), np.zeros((4, 12))
z_by_h = V.shape
h_by_s = np.diag(W.sum(axis=1)).shape
loss_by_W = W.shape
s_by_W = np.multiply.outer(np.eye(12), np.zeros(20)).shape
Z_by_X = np.multiply.outer(np.zeros((8, 4)), np.zeros((8, 20))).shape
""",
    ),
    Answer(
        "shapes",
        """z_by_h = [4, 12]
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
        """def layer_norm_vjp(x, gain, v):
    hat = (x - x.mean()) / x.std()
    return gain * (v - v.mean() - hat * (hat * v).mean()) / x.std()
""",
        slip="multiplies by the gains at the end: J v instead of v^T J",
        named=("The gain comes too late: in the backward pass it comes first. What",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    hat = (x - x.mean()) / x.std()
    return (v - v.mean() - hat * (hat * v).mean()) / x.std()
""",
        slip="forgets the gains",
        named=("The normalisation is right, but the gain is missing: each upstream",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    w = gain * v
    return (w - w.mean()) / x.std()
""",
        slip="drops the term of the standard deviation",
        named=("Your result treats the standard deviation as a constant: its term is",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    return gain * v / x.std()
""",
        slip="treats the mean and the standard deviation as constants",
        named=("Your Jacobian is diagonal, as for an elementwise function. Here every",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    w = gain * v
    hat = (x - x.mean()) / x.std()
    return (w - w.mean() - hat * (hat * w).mean()) / np.sqrt(x.var() + 1e-5)
""",
        slip="adds a small epsilon to the variance",
        near=True,
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    w = gain * v
    hat = (x - x.mean()) / x.std()
    return (w - w.sum() - hat * (hat * w).sum()) / x.std()
""",
        slip="sums instead of means: forgets 1/d in both terms",
        named=("The terms are the right ones, but the sums over the entries are not",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    w = gain * v
    hat = layer_norm(x, gain)
    return (w - w.mean() - hat * (hat * w).mean()) / x.std()
""",
        slip="takes the outputs, with the gains, for the normalised values",
        named=("The last term contains the outputs of the layer; the formula contains",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    w = gain * v
    hat = (x - x.mean()) / x.std()
    return (w - w.mean() - hat * (hat * w).mean()) / x.var()
""",
        slip="divides by the variance instead of its root",
        named=("All is right but the scale: you divide by the variance. In what units",),
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    std = x.std()
    hat = (x - x.mean()) / std
    to_hat = v * gain
    to_std = -(to_hat @ hat) / std
    to_centred = to_hat / std + to_std * hat / len(x)
    return to_centred - to_centred.mean()
""",
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    d, w = x.size, np.multiply(v, gain)
    hat = layer_norm(x, np.ones(d))
    along_mean, along_hat = np.sum(w), np.dot(w, hat)
    return (d * w - along_mean - along_hat * hat) / (d * np.std(x))
""",
    ),
    Answer(
        "layer_norm_vjp",
        """def layer_norm_vjp(x, gain, v):
    w = gain * v
    hat = (x - x.mean()) / x.std()
    return ((w - w.mean() - hat * (hat * w).mean()) / x.std())[:, None]
""",
        form=True,
    ),
    # two_layers
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W2.T @ (slope * (W1.T @ v))
""",
        slip="transposes the matrices but leaves them in the order of the forward pass",
        named=("The transposes are right, but the order is not: a backward pass",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1 @ (slope * (W2 @ v))
""",
        slip="reverses the order but does not transpose the matrices",
        named=("The order of the factors is right. But a matrix times v sums over the",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    return W1.T @ ((W1 @ x) * (W2.T @ v))
""",
        slip="forgets the factor 2 of the square",
        named=("The order and the transposes are right. In a square the same number",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    return W1.T @ (W2.T @ v)
""",
        slip="leaves out the slope of the square",
        named=("The two linear maps are right, but the Jacobian of the square between",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    return W1.T @ ((W1 @ x) ** 2 * (W2.T @ v))
""",
        slip="multiplies by the squares instead of their slopes",
        named=("The square itself stands between the two matrices. The backward pass",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W1.T @ (slope * (W2 @ v))
""",
        slip="transposes only the first matrix",
        named=("The order is right, and one of the two matrices is transposed. Is the",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    return W2 @ np.diag(slope) @ W1
""",
        slip="returns the whole Jacobian, without v",
        named=("This is a matrix: the whole Jacobian, or part of it. The product with",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    slope = 2 * (W1 @ x)
    u = slope * (W2.T @ v)
    by_x = W1.T @ u
""",
        slip="forgets to return the result",
        named=("The answer is None: is it not filled in, or is a `return` missing?",),
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    J = W2 @ (2 * (W1 @ x)[:, None] * W1)
    return v @ J
""",
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    by_x = np.zeros(len(x))
    for k, row in enumerate(W1):
        by_x += sum(v[i] * W2[i, k] for i in range(len(v))) * 2 * (row @ x) * row
    return by_x
""",
    ),
    Answer(
        "two_layers",
        """def two_layers_vjp(W1, W2, x, v):
    return (W1.T @ (2 * (W1 @ x) * (W2.T @ v))).tolist()
""",
        form=True,
    ),
    # layer_backward
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    return V @ W, V.T @ X, V.sum(axis=0)
""",
        slip="forgets the ReLU",
        named=("The slope of ReLU is missing, or 1 everywhere: no gradient passes wh",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    u = U.sum(axis=0)
    return U @ W, np.outer(u, X.sum(axis=0)), u
""",
        slip="repairs only the gradient by X, that by W is still a product of sums",
        named=("The gradient by W has the right shape, but it is the product of two",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, X.T @ U, U.sum(axis=0)
""",
        slip="the gradient by W is transposed",
        named=("The gradient by W is transposed: it should have the shape of W.",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return U @ W, U.T @ X / len(X), U.mean(axis=0)
""",
        slip="means over the batch instead of sums",
        named=("For W and b you took means over the batch, but every sample uses the",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return (U @ W).sum(axis=0), U.T @ X, U.sum(axis=0)
""",
        slip="sums the gradient by X over the batch, too",
        named=("The gradient by X is summed over the batch. Each sample has its own",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (X @ W.T > 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="forgets the bias when it decides which units are on",
        named=("The mask is taken from sums without the bias, so some units count as",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (V > 0)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="looks at the sign of the upstream gradient instead of that of the weighted sums",
        named=("You cut off negative gradients; it is the sums that decide where a",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * np.maximum(0, X @ W.T + b)
    return U @ W, U.T @ X, U.sum(axis=0)
""",
        slip="multiplies by the outputs of the ReLU instead of its slope",
        named=("You multiplied the upstream gradient by the output of the ReLU, but",),
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    by_X, by_W, by_b = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, x in enumerate(X):
        u = np.where(W @ x + b > 0, V[i], 0)
        by_X[i] = u @ W
        by_W += np.outer(u, x)
        by_b += u
    return by_X, by_W, by_b
""",
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V.copy()
    U[X @ W.T <= -b] = 0.0
    by_W = np.einsum("nm,nd->md", U, X)
    return np.einsum("nm,md->nd", U, W), by_W, np.ones(len(X)) @ U
""",
    ),
    Answer(
        "layer_backward",
        """def layer_backward(X, W, b, V):
    U = V * (X @ W.T + b > 0)
    return [(U @ W).tolist(), (U.T @ X).tolist(), U.sum(axis=0).tolist()]
""",
        form=True,
    ),
    # count
    Answer(
        "count",
        """from_output = 95400
from_middle = 12000
not_zero = 1843200""",
        slip="counts all entries of the batch Jacobian, also those that are always 0",
        named=("For the batch you counted all entries, but a sample's output does not",),
    ),
    Answer(
        "count",
        """from_output = 95400
from_middle = 12000
not_zero = 1800""",
        slip="the Jacobian of a single sample instead of the batch",
        named=("For the batch you counted the Jacobian of a single sample.",),
    ),
    Answer(
        "count",
        """from_output = 82800
from_middle = 12000
not_zero = 57600""",
        slip="counts from the input instead of from the output",
        named=("This is the count for the other end: which two matrices are",),
    ),
    Answer(
        "count",
        """from_output = 95400
from_middle = 8400
not_zero = 57600""",
        slip="forgets the last product, of the two halves",
        named=("A product is missing: the two halves must be multiplied with each",),
    ),
    Answer(
        "count",
        """from_output = 12000
from_middle = 95400
not_zero = 57600""",
        slip="from_output and from_middle are exchanged",
        named=("Are the two orders exchanged? Which brackets belong to which name?",),
    ),
    Answer(
        "count",
        """from_output = 5400
from_middle = 12000
not_zero = 57600""",
        slip="stops before the product with J1",
        named=("A product is missing: three products are needed for four matrices.",),
    ),
    Answer(
        "count",
        """from_output = 32 * 95400
from_middle = 32 * 12000
not_zero = 57600""",
        slip="multiplies the costs by the size of the batch",
        near=True,
    ),
    Answer(
        "count",
        """from_output = 30 * 2 + 30 * 50 + 30 * 60
from_middle = 30 * 2 + 2 * 60 + 30 * 60
not_zero = 32 * 30 * 60
""",
        slip="counts the entries of the products, without the inner width",
        named=("You counted the entries of the products, but each entry is itself a",),
    ),
    Answer(
        "count",
        """w = [60, 50, 2, 40, 30]
from_output = sum(w[4] * w[k] * w[k - 1] for k in (3, 2, 1))
from_middle = w[4] * w[3] * w[2] + w[2] * w[1] * w[0] + w[4] * w[2] * w[0]
not_zero = 32 * w[4] * w[0]
""",
    ),
    Answer(
        "count",
        """from_output = 2_400 + 3_000 + 90_000
from_middle = 2_400 + 6_000 + 3_600
not_zero = np.kron(np.eye(32), np.ones((30, 60))).astype(bool).sum()
""",
    ),
    Answer(
        "count",
        """from_output = "95,400"
from_middle = "12,000"
not_zero = "57,600\"""",
        form=True,
    ),
    # newton_step
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, system(x))
""",
        slip="forgets the minus before g",
        named=("Your steps have the right length and the wrong direction: they should",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return x - J.T @ system(x)
""",
        slip="takes a gradient step, with J transposed instead of the solution of the equations",
        named=("You multiplied by the Jacobian, or by its transpose. The step is what",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    return np.linalg.solve(J, -system(x))
""",
        slip="returns dx instead of x + dx",
        named=("Your function returns the step alone, not the point to which it leads.",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, b, 1], [2 * b, a, 2 * b], [2 * c, -1, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="the Jacobian is transposed",
        named=("Your Jacobian is transposed, or stands on the other side in a produc",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="forgets the factor 2 in the derivative of b squared in the third row",
        named=("In the row of the last equation, the slope of the square lacks a",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, 1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="wrong sign of the derivative by c in the second row",
        named=("The row of the equation with the product is not right: what does each",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    x += np.linalg.solve(J, -system(x))
    return x
""",
        slip="changes the given x in place",
        named=("After one step your function is where six steps lead. Does it take m",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [a, b, -1], [1, 2 * b, 0]])
    return x + np.linalg.solve(J, -system(x))
""",
        slip="exchanges a and b in the derivatives of their product",
        named=("In the row of the product, each entry should be the *other* factor.",),
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    by_a, by_b, by_c = [2 * a, b, 1], [2 * b, a, 2 * b], [2 * c, -1, 0]
    J = np.column_stack([by_a, by_b, by_c])
    return np.linalg.solve(J, J @ x - system(x))
""",
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    g = system(x)
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]], dtype=float)
    new = np.zeros(3)
    for k in range(3):
        replaced = J.copy()
        replaced[:, k] = -g
        new[k] = x[k] + np.linalg.det(replaced) / np.linalg.det(J)
    return new
""",
    ),
    Answer(
        "newton_step",
        """def newton_step(x):
    a, b, c = x
    J = np.array([[2 * a, 2 * b, 2 * c], [b, a, -1], [1, 2 * b, 0]])
    dx = np.linalg.solve(J, -system(x))
    return a + dx[0], b + dx[1], c + dx[2]
""",
        form=True,
    ),
    # modes
    Answer(
        "modes",
        'modes = "rfrf"',
        slip="the letters are exchanged everywhere",
        named=("All four letters are exchanged. Forward mode takes a pass for each",),
    ),
    Answer(
        "modes",
        'modes = "frrr"',
        slip="reverse for the robot arm, whose joints all turn along one direction",
        named=("Three letters are right. In case 3, is the whole Jacobian wanted, or",),
    ),
    Answer(
        "modes",
        'modes = "frff"',
        slip="forward for the 3 logits, as if few outputs were few inputs",
        named=("Three letters are right. In case 4, how many rows does the Jacobian",),
    ),
    Answer(
        "modes",
        'modes = "rrfr"',
        slip="reverse for the picture, counting its pixels as inputs",
        named=("Three letters are right. In case 1, how many inputs are there, and",),
    ),
    Answer(
        "modes",
        'modes = "rrrr"',
        slip="reverse mode everywhere, as the frameworks do",
        named=("Reverse mode everywhere suits learning, where there is one loss.",),
    ),
    Answer(
        "modes",
        'modes = "fffr"',
        slip="forward for the loss, as it has a single output",
        named=("Three letters are right. In case 2, how many passes would forward",),
    ),
    Answer(
        "modes",
        'modes = "ffff"',
        slip="copies the example: forward everywhere",
        named=("Forward mode takes a pass for each input, and you chose it",),
    ),
    Answer(
        "modes",
        'modes = "rrff"',
        slip="exchanges forward and reverse for the picture and the logits",
        named=("Two letters are right. In case 1, how many inputs are there, and how",),
    ),
    Answer(
        "modes",
        """passes = [(1, 40_000), (11_000_000, 1), (1, 300 * 3), (512, 3)]
modes = "".join("f" if forward < reverse else "r" for forward, reverse in passes)
""",
    ),
    Answer("modes", 'modes = 2 * "fr"'),
    Answer("modes", 'modes = "F R F R"', form=True),
]
