"""Answers to the exercise `autograd`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 360, 132, False",
        slip="ignored detach: the detached c passes a gradient on, too",
        named=("This would be the gradient without `detach`. The detached value stil",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 70, 24, False",
        slip="left out the 3 that arrives from above",
        named=("The gradient that arrives from above is missing: this is how d itsel",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 210, 72, True",
        slip="thinks that a value in between keeps its gradient, though only leaves do",
        named=("Is c a leaf, and was PyTorch told to keep its gradient?",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 180, 72, False",
        slip="a receives only what comes through c: its direct use is missing",
        named=("a also stands in the line of d itself, beside the detached value, an",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 60, 12, False",
        slip="counted the detached value as 0 instead of as the constant 10",
        named=("`detach` keeps the value and cuts only the way back. Your detached f",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 30, 0, False",
        slip="thinks that detach cuts c itself off, so that the factor c passes nothing on",
        named=("`detach` cuts one use of c, not both: the other factor still leads b",),
    ),
    Answer(
        "by_hand",
        """
a, b, up = 2, 5, 3
c = a * b
to_c = up * (c + a)
to_a = up * c + to_c * a
to_b = to_c * b
c_has_one = False
""",
        slip="a and b exchanged in the backward pass of c = a b",
        named=("At the product a · b, an input received the gradient times itself. W",),
    ),
    Answer(
        "by_hand",
        """
to_a = 3 * 10
to_b = 3 * (10 + 2) * 2
c_has_one = False
""",
        slip="a receives only what comes by its direct use in the sum",
        named=("`detach` cuts one use of c, not both: the other factor still leads b",),
    ),
    Answer(
        "by_hand",
        """
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
constant = 10.0
d = (constant + a) * (a * b)
grads = torch.autograd.grad(d, [a, b], grad_outputs=torch.tensor(3.0))
to_a, to_b = [g.item() for g in grads]
c_has_one = not True
""",
    ),
    Answer(
        "by_hand",
        """
# d = (10 + a) a b with a constant 10, so d = 10 a b + a^2 b
to_a = 3 * (10 * 5 + 2 * 2 * 5)
to_b = 3 * (10 * 2 + 2**2)
c_has_one = None is not None
""",
    ),
    Answer(
        "by_hand",
        """
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
c = a * b
d = (c.detach() + a) * c
d.backward(torch.tensor(3.0))
to_a, to_b = a.grad, b.grad
c_has_one = torch.tensor(c.requires_grad and c.is_leaf)
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
    for k in range(len(y)):
        y[k].backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
""",
        slip="does not zero the gradient between the passes: the rows add up",
        named=("The first row is right, but each later row contains all rows before ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    x.grad = torch.zeros_like(x)
    rows = []
    for k in range(len(y)):
        x.grad.zero_()
        y[k].backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="no copy of the gradient: all rows are the same tensor, which is overwritten",
        named=("All your rows are the same, the last one of the right ones. Is each",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = [torch.autograd.grad(out, x, retain_graph=True)[0] for out in y]
    return torch.stack(rows, dim=1)
""",
        slip="the Jacobian is transposed: a column for each output",
        named=("The entries are right, but rows and columns are exchanged: in this c",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    return torch.stack([torch.autograd.grad(out, x)[0] for out in y])
""",
        slip="forgot to retain the graph for the next pass",
        named=("The first backward pass frees what was kept for it. Several passes t",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    rows = []
    for k in range(len(f(x))):
        x.grad = None
        f(x)[k].backward()
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="calls f anew for each row",
        named=("The function f may be called once only: the result that you have the",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    f(x).sum().backward()
    return x.grad
""",
        slip="one backward pass from the sum of the outputs: the sum of the rows",
        named=("You return a single row, the sum of all of them. Does one pass start",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for k in range(len(x)):
        rows.append(torch.autograd.grad(y[k], x, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="as many passes as there are inputs instead of outputs",
        named=("Only as many rows as there are inputs: the Jacobian has a row for ea",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for k in range(len(y)):
        rows.append(torch.autograd.grad(y[k], x, retain_graph=True)[0])
    return torch.cat(rows)
""",
        slip="strung the rows together in one long vector",
        named=("The numbers are right, but their shape is not. Your answer is array(",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    J = torch.empty(len(y), len(x))
    for k, v in enumerate(torch.eye(len(y))):
        x.grad = None
        y.backward(v, retain_graph=True)
        J[k] = x.grad
    return J
""",
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    return torch.autograd.functional.jacobian(f, x)
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
        return (up * x**2).sum(dim=0), up * k * x
""",
        slip="the factor 1/2 is missing in the gradient of k",
        named=("For k, look at the constant in front of the formula.",),
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
        slip="averages over the samples instead of summing",
        named=("For k you averaged over the samples, but each use of a stiffness act",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up * k * x, (up * x**2 / 2).sum(dim=0)
""",
        slip="the gradients of k and x exchanged",
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
        slip="the upstream gradient is missing in the gradient of k",
        named=("This is the local derivative alone. It has not been multiplied by th",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * k * x**2 / 2).sum(dim=0), up * k * x
""",
        slip="left the factor k in the derivative by k",
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
        slip="kept the 1/2 in the gradient of x, where the 2 of the square cancels it",
        named=("For x, differentiate the square once more: its 2 and the constant in",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up.sum(dim=0) * (x**2 / 2).sum(dim=0), up * k * x
""",
        slip="sums both factors over the samples before multiplying them",
        named=("For k you summed first and multiplied then. Compute the product for ",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=1), up * k * x
""",
        slip="sums over the columns instead of over the samples",
        named=("What k receives does not fit the shape of k. A stiffness belongs to ",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        to_k = torch.einsum("nd,nd,nd->d", up, x, x) / 2
        to_x = torch.einsum("nd,d,nd->nd", up, k, x)
        return to_k, to_x
""",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        with torch.enable_grad():
            k, x = [t.detach().clone().requires_grad_() for t in ctx.saved_tensors]
            energy = 0.5 * k * x * x
        return torch.autograd.grad(energy, (k, x), grad_outputs=up)
""",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        # PyTorch itself sums over the axis along which k was broadcast.
        return up * x**2 / 2, up * k * x
""",
        form=True,
    ),
    # fit
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
        w.grad.zero_
    return w
""",
        slip="the parentheses of zero_() are missing, so that nothing is called",
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
        slip="zeroes the gradient after the backward pass but before the step",
        named=("The weights have not left 0. Is a step taken, what does the gradient",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        loss = ((X @ w - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="the sum of the squares instead of their mean",
        named=("Your loss is the sum over the samples; it should be their mean, as i",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        loss = ((X @ w - y) ** 2).mean() / 2
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="half of the loss",
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
            w = w - rate * w.grad
    return w
""",
        slip="a new w instead of an update in place: it no longer requires gradients",
        named=("No gradient leads back from the loss to w. Does w require one, also ",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps + 1):
        w.grad = None
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="one step too many",
        named=("Your loop takes one step too many.",),
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
    return w.detach()
""",
        slip="Adam instead of plain gradient descent",
        named=("These are steps of Adam, whose length hardly depends on the gradient",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    return torch.linalg.lstsq(X, y[:, None]).solution[:, 0]
""",
        slip="returns the best weights instead of those after so many steps",
        named=("This is where the steps would lead in the end. The weights after `st",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros_like(X[0])
    for _ in range(steps):
        error = X @ w - y
        w = w - 2 * rate / len(y) * (X.T @ error)
    return w
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = nn.Parameter(torch.zeros(X.shape[1], dtype=X.dtype))
    optimizer = torch.optim.SGD([w], lr=rate)
    for _ in range(steps):
        loss = nn.functional.mse_loss(X @ w, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return w.data
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], 1, dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y[:, None]) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, w)
        with torch.no_grad():
            w -= rate * gradient
    return w.detach().numpy()[:, 0]
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
    height.requires_grad_ = True
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="assigns to the method requires_grad_ instead of calling it: still no gradient for the height",
        named=("The slope learns, but the height is still 0. Look whether it require",),
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
        slip="the optimiser is given the slope only",
        named=("The slope learns, but the height is still 0. Look whether it require",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    optimizer.zero_grad()
    for _ in range(steps):
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="zero_grad once before the loop instead of in every step",
        named=("Slope and height both learn, but each step follows the sum of all gr",),
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
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return height, slope
""",
        slip="returns the height first and the slope second",
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
        loss = ((slope * x + height - y) ** 2).sum()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the sum of the squares instead of their mean",
        named=("Your loss is the sum over the points; it should be their mean, as in",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(len(x), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="a height of its own for every point",
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
        optimizer.zero_grad()
        optimizer.step()
    return slope, height
""",
        slip="zero_grad between the backward pass and the step: nothing moves",
        named=("Neither slope nor height changes. Is a step taken, what do the gradi",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = y.mean().to(torch.float64).reshape(1).clone().requires_grad_()
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="starts at the mean of y instead of at height 0",
        near=True,
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64)
    height = torch.zeros(1, dtype=torch.float64)
    for _ in range(steps):
        error = slope * x + height - y
        to_slope, to_height = 2 * (error * x).mean(), 2 * error.mean()
        slope = slope - rate * to_slope
        height = height - rate * to_height
    return slope, height
""",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    net = nn.Linear(1, 1, dtype=torch.float64)
    for p in net.parameters():
        nn.init.zeros_(p)
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    inputs, targets = x.double()[:, None], y.double()[:, None]
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(inputs), targets).backward()
        optimizer.step()
    return net.weight.detach().flatten(), net.bias.detach()
""",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    both = torch.zeros(2, dtype=torch.float64).requires_grad_(True)
    optimizer = torch.optim.SGD([both], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        ((both[0] * x + both[1] - y) ** 2).mean().backward()
        optimizer.step()
    return both.tolist()
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
        slip="detached the tanh: the error is gone, and so is a path of the gradient",
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
        slip="changes .data behind autograd's back: tanh's slope is computed from the changed values",
        named=("The error is gone, but the gradient is wrong: PyTorch did not see th",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = gain * torch.tanh(x)
    return (h * x.detach()).sum()
""",
        slip="detached the factor x, whose path is missing",
        named=("In the gradient the path through the second factor is missing, becau",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x.clone())
    h *= gain
    return (h * x).sum()
""",
        slip="a copy of x instead of the tanh: tanh's saved result is still changed in place",
        named=("The rule of tanh needs the output of tanh in the backward pass, and ",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(gain * x)
    return (h * x).sum()
""",
        slip="the gain inside of the tanh",
        named=("The gain stands inside tanh, where it changes something else, namely",),
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
        slip="no_grad around the change in place, which does not undo it: the error stays",
        named=("The rule of tanh needs the output of tanh in the backward pass, and ",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    with torch.no_grad():
        h = h * gain
    return (h * x).sum()
""",
        slip="multiplies under no_grad: h counts as a constant",
        named=("In the gradient the path through tanh is missing: there, h counts as",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = gain * torch.tanh(x)
    return (h * x).mean()
""",
        slip="the mean instead of the sum",
        named=("This is the mean of the products. Their sum is asked for.",),
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
    total = 0.0
    for xi in x:
        total = total + gain * xi * (1 - 2 / (torch.exp(2 * xi) + 1))
    return total
""",
    ),
    Answer("gated", "gated = lambda x, gain: torch.dot(torch.tanh(x), gain * x)", form=True),
    # accumulate
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 5]",
        slip="thinks that each backward pass replaces the gradient",
        named=("The first number is right. You let each pass replace the gradient th",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 5]",
        slip="the last pass replaced the gradient instead of adding to it",
        named=("The first three numbers are right. The last line has another functio",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 18, 23]",
        slip="overlooked zero_",
        named=("The first two numbers are right. The underscore of `zero_` means tha",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 21]",
        slip="added the value 15 of 5 x instead of its derivative 5",
        named=("The first three numbers are right. The last line adds a gradient, no",),
    ),
    Answer(
        "accumulate",
        "printed = [3, 6, 3, 8]",
        slip="the derivative of x squared taken as x: the 2 is missing",
        named=("What comes down from the square when it is differentiated?",),
    ),
    Answer(
        "accumulate",
        "printed = [9, 18, 9, 14]",
        slip="the value of y, 9, in place of its derivative",
        named=("You took the value of y. A gradient says how y changes with x.",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 0, 5]",
        slip="thinks that y passes nothing on any more after zero_",
        named=("The first two numbers are right. Which pass comes between emptying t",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 30]",
        slip="multiplied the last gradient by 5 instead of adding 5",
        named=("The first three numbers are right. What does `backward` do with the ",),
    ),
    Answer(
        "accumulate",
        """
slope = 2 * 3
printed = [slope, slope + slope, 0 + slope, 0 + slope + 5]
""",
    ),
    Answer(
        "accumulate",
        """
printed, grad = [], 0.0
for received in (6.0, 6.0, None, 6.0, 5.0):
    if received is None:
        grad = 0.0
    else:
        grad += received
        printed.append(grad)
""",
    ),
    Answer("accumulate", "printed = torch.tensor([6, 12, 6, 11])", form=True),
    # errors
    Answer(
        "errors",
        "fails = [False, False, True, True, False, False, True]",
        slip="1: thinks that whole numbers can require gradients",
        named=("Six of the seven are right. In line 1, can a whole number be changed",),
    ),
    Answer(
        "errors",
        "fails = [True, True, True, True, False, False, True]",
        slip="2: thinks that a misspelt attribute raises an error",
        named=("Six of the seven are right. In line 2, what does Python do when an a",),
    ),
    Answer(
        "errors",
        "fails = [True, False, False, True, False, False, True]",
        slip="3: thinks that backward starts from a vector without an argument",
        named=("Six of the seven are right. In line 3, with how many numbers does th",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, False, False, True]",
        slip="4: overlooked that exp keeps its result for the backward pass",
        named=("Six of the seven are right. In line 4, which value does the rule of ",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, True, False, True]",
        slip="5: takes every change in place for an error",
        named=("Six of the seven are right. In line 5, does the rule of a sum need a",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, True, True]",
        slip="6: thinks that a step without gradients raises an error",
        named=("Six of the seven are right. In line 6, no gradient has arrived yet. ",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, False, False]",
        slip="7: thinks that the graph survives the first backward pass",
        named=("Six of the seven are right. In line 7, what does the first backward ",),
    ),
    Answer(
        "errors",
        "fails = [False, True, False, False, True, True, False]",
        slip="True for the lines that run: the answer inverted",
        named=("All seven are reversed: `True` stands for an error.",),
    ),
    Answer("errors", "fails = [number in {1, 3, 4, 7} for number in range(1, 8)]"),
    Answer(
        "errors",
        """
fails = [False] * 7
for number in (1, 3, 4, 7):
    fails[number - 1] = True
""",
    ),
    Answer("errors", "fails = (1, 0, 1, 1, 0, 0, 1)", form=True),
    # ways
    Answer(
        "ways",
        'ways = "badb"',
        slip="1: no_grad around the upper layers, which also cuts off the layers below",
        named=("Three letters are right. In case 1, if the upper layers are not reco",),
    ),
    Answer(
        "ways",
        'ways = "aadb"',
        slip="1: detach, after which nothing reaches the layers below",
        named=("Three letters are right. In case 1, if the output of a layer is deta",),
    ),
    Answer(
        "ways",
        'ways = "cbdb"',
        slip="2: no_grad for one of the two uses of a value",
        named=("Three letters are right. In case 2, a block without a record makes h",),
    ),
    Answer(
        "ways",
        'ways = "ccdb"',
        slip="2: requires_grad_(False), which makes it a constant in both places",
        named=("Three letters are right. In case 2, a value is to count as a constan",),
    ),
    Answer(
        "ways",
        'ways = "cabb"',
        slip="3: no_grad to look at a gradient",
        named=("Three letters are right. In case 3, without a record there is no gra",),
    ),
    Answer(
        "ways",
        'ways = "cada"',
        slip="4: detach of the result, after the graph has been built",
        named=("Three letters are right. In case 4, by the time a result is detached",),
    ),
    Answer(
        "ways",
        'ways = "cadc"',
        slip="4: freezes the parameters instead of turning the recording off",
        named=("Three letters are right. In case 4, frozen parameters would stay fro",),
    ),
    Answer(
        "ways",
        'ways = "cdab"',
        slip="2 and 3 exchanged: detach and retain_grad confused",
        named=("Two letters are right. In case 2, keeping the gradient of h makes it",),
    ),
    Answer("ways", 'ways = "".join(["c", "a", "d", "b"])'),
    Answer(
        "ways",
        """
freeze, constant, look, test = "c", "a", "d", "b"
ways = freeze + constant + look + test
""",
    ),
    Answer("ways", 'ways = ["c", "a", "d", "b"]', form=True),
    # train
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(400):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
""",
        slip="the optimiser never takes a step",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    net = Rings()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(400):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="trains a new network instead of the given one",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.out.parameters(), lr=0.02)
    for _ in range(400):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="the optimiser is given the last layer only",
        named=(),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(400):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), 1 - ring)
        loss.backward()
        optimizer.step()
""",
        slip="the two classes exchanged",
        named=("Most points are assigned to the wrong ring: are inside and outside e",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.0001)
    for _ in range(300):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="a learning rate far too small",
        named=("Every point is still assigned as before training, although parameter",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(400):
        optimizer.zero_grad()
        loss = -nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="climbs instead of descending: the loss has the wrong sign",
        named=("After training, the loss is larger than before, as a cross-entropy o",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(400):
        optimizer.zero_grad()
        guess = net(points).argmax(dim=1)
        loss = ((guess - ring) ** 2).double().mean()
        loss.backward()
        optimizer.step()
""",
        slip="a loss of the chosen classes, which have no gradient",
        named=("No gradient leads back from your loss to the parameters: look for a ",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(400):
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
""",
        slip="zero_grad between the backward pass and the step: nothing moves",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    targets = nn.functional.one_hot(ring, 2).double()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
    for _ in range(600):
        optimizer.zero_grad()
        ((net(points) - targets) ** 2).mean().backward()
        optimizer.step()
""",
    ),
    Answer(
        "train",
        """
def train(net):
    parameters = list(net.parameters())
    everyone = torch.arange(len(points))
    for _ in range(1500):
        log_p = torch.log_softmax(net(points), dim=1)
        loss = -log_p[everyone, ring].mean()
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for p, g in zip(parameters, gradients):
                p -= 0.5 * g
""",
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.RMSprop(net.parameters(), lr=0.01)
    for _ in range(500):
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(net(points), ring)
        loss.backward()
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
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    mean = G.mean(dim=0)
    return mean * (limit / mean.norm()).clamp(max=1)
""",
        slip="shortens the mean instead of the gradients of the samples",
        named=("You shorten the mean. It is each sample's gradient that is limited, ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    return G.clamp(-limit, limit).mean(dim=0)
""",
        slip="cuts off each entry instead of the length, which changes the direction",
        named=("You limit each entry by itself, which changes the direction. It is t",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = G.norm(dim=1, keepdim=True)
    return (G * limit / lengths).mean(dim=0)
""",
        slip="brings every gradient to the limit: short ones are lengthened",
        named=("Every gradient now has the same length. Those that are short enough ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = G.norm(dim=1, keepdim=True)
    return (G * (limit / lengths).clamp(max=1)).sum(dim=0)
""",
        slip="the sum of the gradients instead of their mean",
        named=("This is the sum of the shortened gradients.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    return (G * (limit / G.norm()).clamp(max=1)).mean(dim=0)
""",
        slip="one length for the whole matrix instead of one per sample",
        named=("You took the length of all gradients together. That of each sample h",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = (G**2).sum(dim=1, keepdim=True)
    return (G * (limit / lengths).clamp(max=1)).mean(dim=0)
""",
        slip="the root of the length is missing",
        named=("You compared and divided by the square of the length.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = G.norm(dim=1)
    return G[lengths <= limit].sum(dim=0) / len(G)
""",
        slip="drops long gradients instead of shortening them",
        named=("Samples with a long gradient count as 0. They should still pull, in ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = G.norm(dim=1, keepdim=True)
    return (G * (lengths / limit).clamp(max=1)).mean(dim=0)
""",
        slip="the factor is upside down: shortens the short gradients and leaves the long ones",
        near=True,
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x, target in zip(X, y):
        v = w.detach().clone().requires_grad_()
        sample_loss(v, x, target).backward()
        length = (v.grad**2).sum().sqrt()
        total += v.grad * limit / length if length > limit else v.grad
    return total / len(y)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    # The gradient of a sample is a number times its row.
    t = torch.tanh(X @ w)
    factors = 2 * (t - y) * (1 - t**2)
    lengths = factors.abs() * torch.linalg.vector_norm(X, dim=1)
    factors = torch.where(lengths > limit, factors * limit / lengths, factors)
    return factors @ X / len(X)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = []
    for x, target in zip(X, y):
        g = grad(sample_loss)(w, x, target)
        length = float(torch.linalg.norm(g))
        gradients.append([gi * min(1.0, limit / length) if length else gi for gi in g.tolist()])
    return [sum(column) / len(gradients) for column in zip(*gradients)]
""",
        form=True,
    ),
    # judged
    Answer(
        "judged",
        'truth = "ftttf"',
        slip="a and b: thinks that an inference tensor needs detach, which helps",
        named=("Three of your letters are right. In statement a, which values does t",),
    ),
    Answer(
        "judged",
        'truth = "ffttf"',
        slip="a: thinks that a tensor of inference mode may not be used at all",
        named=("Four of your letters are right. In statement a, which values does th",),
    ),
    Answer(
        "judged",
        'truth = "ttttf"',
        slip="b: thinks that detach makes an inference tensor an ordinary one",
        named=("Four of your letters are right. In statement b, does `detach` make a",),
    ),
    Answer(
        "judged",
        'truth = "tfftf"',
        slip="c: thinks that the hook stops the gradients of the layers above, too",
        named=("Four of your letters are right. In statement c, in which direction d",),
    ),
    Answer(
        "judged",
        'truth = "tftff"',
        slip="d: thinks that forward hooks run in net.forward, or cannot change it",
        named=("Four of your letters are right. In statement d, what becomes of a re",),
    ),
    Answer(
        "judged",
        'truth = "tfttt"',
        slip="e: thinks that requires_grad_ works on an inference tensor",
        named=("Four of your letters are right. In statement e, which kind of tensor",),
    ),
    Answer("judged", 'truth = "ttttt"', slip="takes inference mode for no_grad: b and e would be right", near=True),
    Answer(
        "judged",
        'truth = "ftfft"',
        slip="t for the false statements: the answer inverted",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "judged",
        """
right = {"a": True, "b": False, "c": True, "d": True, "e": False}
truth = "".join("t" if right[letter] else "f" for letter in "abcde")
""",
    ),
    Answer("judged", 'truth = "tf" + 2 * "t" + "f"'),
    Answer("judged", 'truth = "TFTTF"', form=True),
]
