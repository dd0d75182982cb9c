"""Answers to the exercise `autograd`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 360.0, 132.0, False",
        slip="the detached c treated as if it still passed a gradient on",
        named=("This would be the gradient without `detach`. The detached value stil",),
    ),
    Answer(
        "by_hand",
        """
to_a = 70
to_b = 24
c_has_one = False
""",
        slip="the 3 that is given to backward left out",
        named=("The gradient that arrives from above is missing: this is how d itsel",),
    ),
    Answer(
        "by_hand",
        """
to_a = 210
to_b = 72
c_has_one = True
""",
        slip="thinks that c, which is not a leaf, keeps its gradient",
        named=("Is c a leaf, and was PyTorch told to keep its gradient?",),
    ),
    Answer(
        "by_hand",
        """
# d = 12 * c, and 12 is constant
to_b = 3 * 12 * 2
to_a = 3 * 12 * 5
c_has_one = False
""",
        slip="the direct path from a through the bracket forgotten",
        named=("a also stands in the line of d itself, beside the detached value, an",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 180, 60, False",
        slip="detached the second c, the factor, in place of the c in the bracket",
        named=(),
        near=True,
    ),
    Answer(
        "by_hand",
        """
# detach makes c vanish: d = a * c
to_a = 3 * (10 + 2 * 5)
to_b = 3 * 2 * 2
c_has_one = False
""",
        slip="takes the value of the detached c to be 0",
        named=("`detach` keeps the value and cuts only the way back. Your detached f",),
    ),
    Answer(
        "by_hand",
        """
to_a = 102.0   # 3 * (10 + 12 * 2)
to_b = 180.0   # 3 * 12 * 5
c_has_one = False
""",
        slip="the derivatives of a * b exchanged: c to a is taken as a, c to b as b",
        named=("At the product a · b, an input received the gradient times itself. W",),
    ),
    Answer(
        "by_hand",
        """
to_a = 3 * 10 + 9 * 12 * 5
to_b = 9 * 12 * 2
c_has_one = False
""",
        slip="multiplies by the 3 once more on the way through c, at each of the two nodes",
    ),
    Answer(
        "by_hand",
        """
up = 3
c = 10
bracket = 12
to_a = up * (bracket * 5 + bracket)
to_b = up * bracket * 2
c_has_one = False
""",
        slip="the direct path from a gets the value of the bracket in place of that of c",
    ),
    Answer(
        "by_hand",
        """
a, b, up = 2, 5, 3
c = a * b
k = c          # a constant with the value of c
to_c = (k + a) * up
to_a = c * up + to_c * b
to_b = to_c * a
c_has_one = 1 == 0
""",
    ),
    Answer(
        "by_hand",
        """
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
to_a, to_b = (g.item() for g in torch.autograd.grad(3 * (10 + a) * a * b, [a, b]))
c_has_one = False
""",
    ),
    Answer(
        "by_hand",
        """
to_a, to_b = torch.tensor([210.0, 72.0])
c_has_one = torch.tensor(False)
""",
        form=True,
    ),
    # rows
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        x.grad = None
        y[i].backward()
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="no retain_graph, so that the second pass raises an error",
        named=("The first backward pass frees what was kept for it. Several passes t",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(y), len(x))
    for i in range(len(y)):
        y[i].backward(retain_graph=True)
        J[i] = x.grad
    return J
""",
        slip="x.grad is never emptied, so each row also contains the rows above it",
        named=("The first row is right, but each later row contains all rows before ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    n = len(f(x))
    J = torch.empty(n, len(x))
    for i in range(n):
        x.grad = None
        f(x)[i].backward()
        J[i] = x.grad
    return J
""",
        slip="calls f anew for each row",
        named=("The function f may be called once only: the result that you have the",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    return torch.stack([torch.autograd.grad(out, x, retain_graph=True)[0] for out in y], dim=1)
""",
        slip="the transpose: a column for each output",
        named=("The entries are right, but rows and columns are exchanged: in this c",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for out in y:
        if x.grad is not None:
            x.grad.zero_()
        out.backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="appends x.grad without a copy, so that all rows are the last one",
        named=("All your rows are the same, the last one of the right ones. Is each ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    y.backward(torch.ones_like(y))
    return x.grad
""",
        slip="a single pass with ones: the sum of the rows and not the rows",
        named=("You return a single row, the sum of all of them. Does one pass start",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(y), len(x))
    for i in range(len(y)):
        x.grad = None
        y[i].backward(retain_graph=True)
        J[i] = x.grad
        return J
""",
        slip="returns inside the loop: only the first row is filled",
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(x)):
        x.grad = None
        y[i].backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
""",
        slip="as many passes as there are inputs, not outputs",
        named=("Only as many rows as there are inputs: the Jacobian has a row for ea",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for v in torch.diag(y.detach()):
        x.grad = None
        y.backward(v, retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="sends the value of the output up in place of 1, so that each row is multiplied by its output",
        named=("Each row is multiplied by the value of its output. The vector of a b",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    return torch.autograd.grad(y, x, torch.eye(len(y), dtype=y.dtype), is_grads_batched=True)[0]
""",
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    def row(i):
        unit = torch.zeros_like(outputs)
        unit[i] = 1
        x.grad = None
        outputs.backward(unit, retain_graph=True)
        return x.grad

    outputs = f(x)
    return torch.cat([row(i)[None] for i in range(outputs.numel())])
""",
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    return [torch.autograd.grad(out, x, retain_graph=True)[0].tolist() for out in y]
""",
        form=True,
    ),
    # energy
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=1), up * k * x
""",
        slip="sums over the columns in place of the samples",
        named=("What k receives does not fit the shape of k. A stiffness belongs to ",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).mean(dim=0), up * k * x
""",
        slip="the mean over the samples in place of the sum",
        named=("For k you averaged over the samples, but each use of a stiffness act",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        to_x = up * k * x
        to_k = (up * x**2 / 2).sum(0)
        return to_x, to_k
""",
        slip="the two gradients returned in the wrong order",
        named=("What x receives does not fit the shape of x, which has a row for eac",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (x**2 / 2).sum(dim=0), up * k * x
""",
        slip="the gradient of k without what arrives from above",
        named=("This is the local derivative alone. It has not been multiplied by th",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2).sum(dim=0), up * k * x
""",
        slip="the half forgotten in the gradient of k",
        named=("For k, look at the constant in front of the formula.",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up.sum(dim=0) * (x**2).sum(dim=0) / 2, up * k * x
""",
        slip="sums the two factors one by one: a product of sums, not a sum of products",
        named=("For k you summed first and multiplied then. Compute the product for ",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        grad_k = torch.zeros_like(k)
        for row, u in zip(x, up):
            grad_k += u * k * row**2 / 2
        return grad_k, up * k * x
""",
        slip="k left as a factor in its own derivative",
        named=("The gradient of k contains k itself, but the local derivative by a f",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * k * x / 2
""",
        slip="halves the gradient of x, which was right: the 2 of the square cancels the half",
        named=("For x, differentiate the square once more: its 2 and the constant in",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        grad_k = torch.zeros_like(k)
        for i in range(len(x)):
            grad_k = up[i] * x[i] ** 2 / 2
        return grad_k, up * k * x
""",
        slip="overwrites the gradient of k for each sample in place of adding: only the last sample counts",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return torch.einsum("nd,nd,nd->d", up, x, x) / 2, torch.einsum("nd,d,nd->nd", up, k, x)
""",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        columns = [0.5 * torch.dot(up[:, j], x[:, j].square()) for j in range(len(k))]
        return torch.stack(columns), x * up * k
""",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0, keepdim=True), up * k * x
""",
        form=True,
    ),
    # fit
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return w
""",
        slip="an optimiser, but still no zero_grad: the gradients add up",
        named=("Each step still follows the sum of all gradients so far. Which line ",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        w.grad.zero_()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="empties the gradient before the step, so that w never moves",
        named=("The weights have not left 0. Is a step taken, what does the gradient",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
        w.grad = None
    return w
""",
        slip="the sum of the squares in place of their mean",
        named=("Your loss is the sum over the samples; it should be their mean, as i",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * X.T @ (X @ w - y) / len(y)
    return w
""",
        slip="the factor 2 of the squared error left out of the gradient",
        named=("All your steps are half as long as they should be. Is the loss the m",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
        w.grad.zero_()
        return w
""",
        slip="return inside the loop, after the first step",
        named=("These are the weights after a single step. Does the `return` stand b",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w = w - rate * w.grad
    return w
""",
        slip="a new w without requires_grad in place of a change in place: an error in the second step",
        named=("No gradient leads back from the loss to w. Does w require one, also ",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], 1, dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w[:, 0]
""",
        slip="(n, 1) minus (n,) is broadcast to (n, n), so each output is compared with all targets",
        named=("Each prediction was compared with the targets of all samples, or wit",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        ((X @ w - y) ** 2).mean().backward()
        optimizer.step()
    return w
""",
        slip="Adam in place of plain gradient descent",
        named=("These are steps of Adam, whose length hardly depends on the gradient",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(1, steps):
        loss = ((X @ w - y) ** 2).mean()
        (g,) = torch.autograd.grad(loss, w)
        with torch.no_grad():
            w -= rate * g
    return w
""",
        slip="one step too few",
        named=("Your loop takes one step too few.",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = X.new_zeros(X.shape[1])
    gram, moment = X.T @ X, X.T @ y
    for _ in range(steps):
        w = w - 2 * rate / len(X) * (gram @ w - moment)
    return w
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    def loss(w):
        return nn.functional.mse_loss(X @ w, y)

    slope = torch.func.grad(loss)
    w = torch.zeros_like(X[0])
    while steps > 0:
        w = w - rate * slope(w)
        steps -= 1
    return w
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        w.data -= rate * w.grad
    return w.tolist()
""",
        form=True,
    ),
    # line
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64)
    height.require_grad = True
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="requires_grad misspelled in another way: the height still never moves",
        named=(),
        near=True,
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the optimiser does not hold the height",
        named=(),
        near=True,
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="zero_grad lost",
        named=("Slope and height both learn, but each step follows the sum of all gr",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([height, slope], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return height, slope
""",
        slip="returns height and slope in this order",
        named=("You have the numbers for slope and height in each other's place. Whi",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * (x + height) - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="adds the height to x before the multiplication: another line",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([slope, height], lr=rate)
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the height starts at 0 again in each step",
        named=(),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate, momentum=0.9)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="momentum added, which makes other steps",
        named=("Each step depends on those before it, as with momentum. The classmat",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope, height = 0.0, 0.0
    for _ in range(steps):
        slope = slope - rate * 2 * ((slope * x + height - y) * x).mean()
        height = height - rate * 2 * (slope * x + height - y).mean()
    return slope.reshape(1), height.reshape(1)
""",
        slip="the height is changed with the new slope, after it, in place of both from the old values",
        named=("The two take their steps one after the other, the second with a loss",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.ones(1, dtype=torch.float64, requires_grad=True)
    height = torch.ones(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="starts at 1 in place of 0",
        named=("The start is slope 0 and height 0.",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope, height = torch.zeros(2, 1, dtype=torch.float64)
    for _ in range(steps):
        error = slope * x + height - y
        slope, height = slope - 2 * rate * (error * x).mean(), height - 2 * rate * error.mean()
    return slope, height
""",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    layer = nn.Linear(1, 1, dtype=x.dtype)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    sgd = torch.optim.SGD(layer.parameters(), lr=rate)
    for _ in range(steps):
        sgd.zero_grad()
        nn.functional.mse_loss(layer(x[:, None])[:, 0], y).backward()
        sgd.step()
    return layer.weight.detach().flatten(), layer.bias.detach()
""",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64)
    height.requires_grad = True
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return [slope.item(), height.item()]
""",
        form=True,
    ),
    # gated
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x).detach()
    h *= gain
    return (h * x).sum()
""",
        slip="detach: the path through tanh is lost",
        named=("In the gradient the path through tanh is missing: there, h counts as",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h.data *= gain
    return (h * x).sum()
""",
        slip="changes the data behind autograd's back, so that the derivative of tanh is worked out from the wrong h",
        named=("The error is gone, but the gradient is wrong: PyTorch did not see th",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x) * gain
    return (h * x.detach()).sum()
""",
        slip="detaches x: the direct path is lost, only that through tanh is left",
        named=("In the gradient the path through the second factor is missing, becau",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h = h * x
    return h.sum()
""",
        slip="the gain forgotten",
        named=("The error is gone, but the gain is missing: the line that raised the",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(gain * x)
    return (h * x).sum()
""",
        slip="the gain inside tanh",
        named=("The gain stands inside tanh, where it changes something else, namely",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    out = (h * x).sum()
    out.data *= gain
    return out
""",
        slip="multiplies only the value by the gain, so the gradient lacks it",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    with torch.no_grad():
        h *= gain
    return (h * x).sum()
""",
        slip="still in place, under no_grad, which raises the same error",
        named=("The rule of tanh needs the output of tanh in the backward pass, and ",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = gain * torch.tanh(x)
    return gain * torch.sum(x * h)
""",
        slip="the gain twice: in h and before the sum",
        named=("The gain is in your result twice.",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    total = 0
    for v in x:
        total = gain * torch.tanh(v) * v
    return total
""",
        slip="overwrites the total in place of adding: only the last entry is left",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x).clone()
    h *= gain
    return (h * x).sum()
""",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    total = torch.zeros((), dtype=x.dtype)
    for v in x:
        total = total + (1 - 2 / (torch.exp(2 * v) + 1)) * v
    return gain * total
""",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    return (gain * torch.tanh(x) @ x).float()
""",
        form=True,
    ),
    # accumulate
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 5]",
        slip="each backward pass overwrites the gradient",
        named=("You let each pass replace the gradient that was there. What does `ba",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 18, 23]",
        slip="zero_ overlooked: everything adds up",
        named=("The underscore of `zero_` means that something is changed in place. ",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 5]",
        slip="the last pass overwrites, since it belongs to another output",
        named=("The last line has another function and another graph, but where does",),
    ),
    Answer(
        "accumulate",
        "printed = [9.0, 18.0, 9.0, 24.0]",
        slip="the values of the outputs in place of their gradients",
        named=("You added up the values of y and 5x. A gradient says how these chang",),
    ),
    Answer(
        "accumulate",
        "printed = [3, 6, 3, 8]",
        slip="the derivative of the square as x, without the 2",
        named=("What comes down from the square when it is differentiated?",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 18, 6, 11]",
        slip="the second pass through the kept graph yields 12, which is added to the 6",
        named=(),
        near=True,
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 21]",
        slip="the value 15 of 5 * x added in place of its derivative 5",
        named=("The last line adds a gradient, not a value of 5x.",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 0, 5]",
        slip="the backward pass after zero_ is taken to leave the 0",
        named=("Which pass comes between emptying the gradient and the third line, a",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 30]",
        slip="the last gradient multiplied by 5 in place of adding 5",
        named=("What does `backward` do with the gradient that is there?",),
    ),
    Answer("accumulate", "g = 2 * 3.0\nprinted = [g, g + g, 0 + g, g + 5]"),
    Answer(
        "accumulate",
        """
printed = []
total = 0
for gradient, empty in ((6, False), (6, False), (6, True), (5, False)):
    total = gradient if empty else total + gradient
    printed.append(total)
""",
    ),
    Answer("accumulate", "printed = torch.tensor((6.0, 12.0, 6.0, 11.0))", form=True),
    # errors
    Answer(
        "errors",
        "fails = [False, False, True, True, False, False, True]",
        slip="thinks that whole numbers can have gradients (line 1)",
        named=("In line 1, can a whole number be changed by a small amount?",),
    ),
    Answer(
        "errors",
        "fails = [True, True, True, True, False, False, True]",
        slip="thinks that the misspelled attribute raises an error (line 2)",
        named=("In line 2, what does Python do when an attribute of an unknown name ",),
    ),
    Answer(
        "errors",
        "fails = [True, False, False, True, False, False, True]",
        slip="thinks that backward works for a vector without an argument (line 3)",
        named=("In line 3, with how many numbers does the backward pass start, and w",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, False, False, True]",
        slip="thinks that exp does not need its output in the backward pass (line 4)",
        named=("In line 4, which value does the rule of exp need in the backward pas",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, True, False, True]",
        slip="thinks that every change in place raises an error (line 5)",
        named=("In line 5, does the rule of a sum need any value in the backward pas",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, True, True]",
        slip="thinks that step fails if there is no gradient yet (line 6)",
        named=("In line 6, no gradient has arrived yet. An optimiser often meets thi",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, False, False]",
        slip="thinks that a second backward pass just adds up (line 7)",
        named=("In line 7, what does the first backward pass do with the values that",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, True, False, True]",
        slip="lines 4 and 5 exchanged: thinks that the sum x + 1 is saved and the output of exp is not",
        named=("In line 4, which value does the rule of exp need in the backward pas",),
    ),
    Answer(
        "errors",
        "fails = [False, True, False, False, True, True, False]",
        slip="True for the lines that run: the question turned round",
        named=("All seven are reversed: `True` stands for an error.",),
    ),
    Answer("errors", "fails = [number in (1, 3, 4, 7) for number in range(1, 8)]"),
    Answer("errors", 'fails = [c == "x" for c in "x.xx..x"]'),
    Answer("errors", "fails = (1, 0, 1, 1, 0, 0, 1)", form=True),
    # ways
    Answer(
        "ways",
        'ways = "badb"',
        slip="no_grad for the upper layers, which also cuts off the layers below",
        named=("In case 1, if the upper layers are not recorded, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "aadb"',
        slip="detach for the upper layers, so that no gradient reaches the layers below",
        named=("In case 1, if the output of a layer is detached, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "ccdb"',
        slip="requires_grad_(False) for a value that must be constant in one place only",
        named=("In case 2, a value is to count as a constant. Is it a parameter?",),
    ),
    Answer(
        "ways",
        'ways = "cbdb"',
        slip="no_grad for the value that must be constant in one place",
        named=("In case 2, a block without a record makes h a constant for all that ",),
    ),
    Answer(
        "ways",
        'ways = "caab"',
        slip="detach in order to look at a gradient",
        named=("In case 3, what is detached receives no gradient at all, and one is ",),
    ),
    Answer(
        "ways",
        'ways = "cada"',
        slip="detach for the evaluation, in place of no_grad",
        named=("In case 4, by the time a result is detached, the record of the whole",),
    ),
    Answer(
        "ways",
        'ways = "cadc"',
        slip="requires_grad_(False) on the parameters for the evaluation",
        named=("In case 4, frozen parameters would stay frozen in the next epoch, to",),
    ),
    Answer(
        "ways",
        'ways = "cdab"',
        slip="cases 2 and 3 exchanged: retain_grad for the constant, detach for the look at a gradient",
        named=("In case 2, keeping the gradient of h makes it a constant nowhere.",),
    ),
    Answer(
        "ways",
        'ways = "bdac"',
        slip="answers in the order of the letters: the case of a, of b, of c and of d",
        named=(),
        near=True,
    ),
    Answer("ways", 'ways = "c" + "a" + "d" + "b"'),
    Answer(
        "ways",
        """
tool = {1: "c", 3: "d", 4: "b", 2: "a"}
ways = "".join(tool[case] for case in sorted(tool))
""",
    ),
    Answer("ways", 'ways = "C A D B"', form=True),
    # train
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(500):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
""",
        slip="step is never called",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam([*net.parameters()][-1:], lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="the optimiser gets only the last tensor, the bias of the outputs",
        named=(),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(200):
        optimizer.zero_grad()
        loss = -nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="a minus before the cross-entropy, which already has one: climbs",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(600):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), 1 - ring)
        loss.backward()
        optimizer.step()
""",
        slip="the two rings exchanged in the targets",
        named=("Most points are assigned to the wrong ring: are inside and outside e",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=1e-5)
    for _ in range(300):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="a learning rate that is far too small",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    net = Rings()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="trains a network of its own, not the given one",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    for _ in range(500):
        optimizer.zero_grad()
        prediction = net(points).argmax(dim=1)
        loss = ((prediction - ring) ** 2).double().mean()
        loss.backward()
        optimizer.step()
""",
        slip="a loss of the predicted classes, argmax, through which there is no gradient",
        named=("No gradient leads back from your loss to the parameters: look for a ",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        order = torch.randperm(60)
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points[order]), ring).backward()
        optimizer.step()
""",
        slip="the points are shuffled but their targets are not",
        named=(),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    loss = nn.functional.cross_entropy(net(points), ring)
    loss.backward()
    for _ in range(500):
        optimizer.zero_grad()
        optimizer.step()
""",
        slip="the loss and its gradient worked out only once, before the loop, and emptied before the first step",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    target = nn.functional.one_hot(ring, 2).double()
    sgd = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for step in range(3000):
        sgd.zero_grad()
        ((net(points) - target) ** 2).mean().backward()
        sgd.step()
        if (net(points).argmax(1) == ring).all() and step > 500:
            break
""",
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.LBFGS(net.parameters(), max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.nll_loss(nn.functional.log_softmax(net(points), dim=1), ring)
        loss.backward()
        return loss

    for _ in range(3):
        optimizer.step(closure)
""",
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
    for _ in range(800):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
    return net
""",
        form=True,
    ),
    # clipped
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y).mean(dim=0)
    length = g.norm()
    return g * limit / length if length > limit else g
""",
        slip="shortens the mean of the gradients in place of each of them",
        named=("You shorten the mean. It is each sample's gradient that is limited, ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    return g.clamp(-limit, limit).mean(dim=0)
""",
        slip="cuts off each component in place of shortening the vector",
        named=("You limit each entry by itself, which changes the direction. It is t",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    g = limit * g / g.norm(dim=1, keepdim=True)
    return g.mean(dim=0)
""",
        slip="gives all gradients the length limit, also the short ones",
        named=("Every gradient now has the same length. Those that are short enough ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x, target in zip(X, y):
        g = grad(sample_loss)(w, x, target)
        if g.norm() > limit:
            g = g / g.norm() * limit
        total += g
    return total
""",
        slip="the sum in place of the mean",
        named=("This is the sum of the shortened gradients.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x, target in zip(X, y):
        g = grad(sample_loss)(w, x, target)
        length = g.norm()
        if length > limit:
            g = g / length
        total += g
    return total / len(X)
""",
        slip="long gradients are shortened to the length 1 and not to limit",
        named=("The long gradients now have the length 1. Which length was asked for",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.norm(dim=1)
    return g[length <= limit].sum(dim=0) / len(X)
""",
        slip="leaves the long gradients out",
        named=("Samples with a long gradient count as 0. They should still pull, in ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.abs().sum(dim=1, keepdim=True)
    return torch.where(length > limit, g * limit / length, g).mean(dim=0)
""",
        slip="the length as the sum of the absolute values",
        named=("You took the sum of the sizes of the entries for the length.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    w = w.clone().requires_grad_()
    for x, target in zip(X, y):
        sample_loss(w, x, target).backward()
        torch.nn.utils.clip_grad_norm_([w], limit)
    return w.grad / len(X)
""",
        slip="the gradients add up in w.grad, and the sum so far is shortened after each sample",
        named=("You shorten the running sum, sample after sample. Each gradient has ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    out = torch.tanh(X @ w)
    g = ((out - y) * (1 - out**2))[:, None] * X
    length = (g**2).sum(dim=1, keepdim=True).sqrt()
    return torch.where(length > limit, g * limit / length, g).mean(dim=0)
""",
        slip="the 2 of the square missing in a gradient worked out by hand",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    out = torch.tanh(X @ w)
    share = 2 * (out - y) * (1 - out * out)
    lengths = share.abs() * torch.linalg.vector_norm(X, dim=1)
    factors = torch.where(lengths > limit, limit / lengths, torch.ones_like(lengths))
    return (share * factors) @ X / len(y)
""",
    ),
    Answer(
        "clipped",
        """
def shortened(g, limit):
    length = torch.sqrt(torch.sum(g * g))
    return g if length <= limit else g * (limit / length)


def clipped(w, X, y, limit):
    v = w.detach().clone().requires_grad_(True)
    kept = []
    for i in range(X.shape[0]):
        v.grad = None
        sample_loss(v, X[i], y[i]).backward()
        kept.append(shortened(v.grad, limit))
    return torch.stack(kept).mean(0)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    g = g * (limit / g.norm(dim=1, keepdim=True)).clamp(max=1)
    return g.mean(dim=0, keepdim=True).tolist()[0]
""",
        form=True,
    ),
    # judged
    Answer(
        "judged",
        'truth = "ffttf"',
        slip="a: thinks that a tensor from inference mode can take part in no loss",
        named=("In statement a, which values does the rule of a difference keep for ",),
    ),
    Answer(
        "judged",
        'truth = "ttttf"',
        slip="b: thinks that detach turns an inference tensor into an ordinary one",
        named=("In statement b, does `detach` make a copy, or does its result remain",),
    ),
    Answer(
        "judged",
        'truth = "tfftf"',
        slip="c: thinks that a hook on the second layer's output also changes the third layer's gradients",
        named=("In statement c, in which direction does a gradient travel, and where",),
    ),
    Answer(
        "judged",
        'truth = "tftff"',
        slip="d: thinks that net.forward(X) runs the hooks too",
        named=("In statement d, what becomes of a result that a forward hook returns",),
    ),
    Answer(
        "judged",
        'truth = "tfttt"',
        slip="e: thinks that requires_grad_ is enough for a tensor from inference mode",
        named=("In statement e, which kind of tensor does the name `w` stand for aft",),
    ),
    Answer(
        "judged",
        'truth = "ftttf"',
        slip="a and b exchanged: as if subtracting saved T for the backward pass and the product did not need H",
        named=("In statement a, which values does the rule of a difference keep for ",),
    ),
    Answer(
        "judged",
        'truth = "ttttt"',
        slip="everything true: inference mode taken for no_grad (b and e)",
        named=(),
        near=True,
    ),
    Answer(
        "judged",
        'truth = "tffff"',
        slip="c and d wrong: how far hooks reach",
        named=("In statement c, in which direction does a gradient travel, and where",),
    ),
    Answer(
        "judged",
        'truth = "ftfft"',
        slip="all five the wrong way round, f for what is true",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("judged", 'truth = "tf" + 2 * "t" + "f"'),
    Answer("judged", 'truth = "".join("ft"[v] for v in (1, 0, 1, 1, 0))'),
    Answer("judged", 'truth = ["T", "F", "T", "T", "F"]', form=True),
]
