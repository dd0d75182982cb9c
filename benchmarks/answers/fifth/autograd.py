"""Answers to the exercise `autograd`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """
to_a = 70
to_b = 24
c_has_one = False
""",
        slip="the 3 that arrives from above is forgotten",
        named=("The gradient that arrives from above is missing: this is how d itsel",),
    ),
    Answer(
        "by_hand",
        """
to_a, to_b = 3 * (1 + 5) * 10 + 3 * (10 + 2) * 5, 3 * 2 * 10 + 3 * 12 * 2
c_has_one = False
""",
        slip="the detached c is differentiated as if it were not detached",
        named=("This would be the gradient without `detach`. The detached value stil",),
    ),
    Answer(
        "by_hand",
        """
to_a = 210
to_b = 72
c_has_one = True
""",
        slip="c is taken to keep a gradient, although it is not a leaf",
        named=("Is c a leaf, and was PyTorch told to keep its gradient?",),
    ),
    Answer(
        "by_hand",
        """
to_a = 30
to_b = 0
c_has_one = False
""",
        slip="detaching c is taken to cut off every use of c, also the factor c at the end",
        named=("`detach` cuts one use of c, not both: the other factor still leads b",),
    ),
    Answer(
        "by_hand",
        """
to_a = 180
to_b = 72
c_has_one = False
""",
        slip="the path of a straight through the bracket is forgotten",
        named=("a also stands in the line of d itself, beside the detached value, an",),
    ),
    Answer(
        "by_hand",
        """
c = 0 + 2
to_a = 3 * (10 + c * 5)
to_b = 3 * (c * 2)
c_has_one = False
""",
        slip="the detached c is taken as 0 in place of as a constant with the value 10",
        named=("`detach` keeps the value and cuts only the way back. Your detached f",),
    ),
    Answer(
        "by_hand",
        """
to_a = 72
to_b = 210
c_has_one = False
""",
        slip="the two numbers are exchanged",
        named=("Are the two gradients exchanged?",),
    ),
    Answer(
        "by_hand",
        """
up = 3
c, d_c = 10, 5
bracket, d_bracket = 12, 1
to_a = up * d_bracket * d_c
to_b = up * 0 * 2
c_has_one = False
""",
        slip="the derivative of the product as the product of the two derivatives",
    ),
    Answer(
        "by_hand",
        """
to_a = 70 + 3
to_b = 24 + 3
c_has_one = False
""",
        slip="the 3 is added to the gradients in place of multiplied",
        named=("You added the gradient that arrives from above. What does the chain ",),
    ),
    Answer(
        "by_hand",
        """
a, b, up = 2, 5, 3
k = a * b
to_c = up * (k + a)
to_a = up * k + to_c * b
to_b = to_c * a
c_has_one = None is not None
""",
    ),
    Answer(
        "by_hand",
        """
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
# with k = 10 held fixed: d = k a b + a² b
d = 10 * a * b + a**2 * b
to_a, to_b = (3 * g.item() for g in torch.autograd.grad(d, (a, b)))
c_has_one = False
""",
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = torch.tensor(210.0), torch.tensor([72.0])[0], torch.tensor(False)",
        form=True,
    ),
    # rows
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for value in y:
        value.backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
""",
        slip="x.grad is not emptied between the passes, so each row contains the earlier ones",
        named=("The first row is right, but each later row contains all rows before ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        if x.grad is not None:
            x.grad.zero_()
        y[i].backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="the rows are all the same tensor, x.grad, which is emptied and refilled in place: no clone",
        named=("All your rows are the same, the last one of the right ones. Is each ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    rows = []
    for i in range(len(f(x))):
        (row,) = torch.autograd.grad(f(x)[i], x)
        rows.append(row)
    return torch.stack(rows)
""",
        slip="f is called anew for each row in place of once",
        named=("The function f may be called once only: the result that you have the",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(x), len(y))
    for i in range(len(y)):
        J[:, i] = torch.autograd.grad(y[i], x, retain_graph=True)[0]
    return J
""",
        slip="the Jacobian is transposed: a column for each output",
        named=("The entries are right, but rows and columns are exchanged: in this c",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    units = torch.eye(len(x))
    return torch.stack([torch.autograd.grad(y[i], x, retain_graph=True)[0] for i in range(len(units))])
""",
        slip="as many passes as there are inputs in place of outputs",
        named=("Only as many rows as there are inputs: the Jacobian has a row for ea",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    y.backward(torch.ones_like(y))
    return x.grad
""",
        slip="one pass with ones: the sum of all the rows",
        named=("You return a single row, the sum of all of them. Does one pass start",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for v in torch.eye(len(y)):
        rows.append(torch.autograd.grad(y, x, v)[0])
    return torch.stack(rows)
""",
        slip="the graph is not retained, so the second pass raises an error",
        named=("The first backward pass frees what was kept for it. Several passes t",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        v = torch.zeros(len(y))
        v[: i + 1] = 1
        rows.append(torch.autograd.grad(y, x, grad_outputs=v, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="the vector v has ones up to the row's index in place of a single one",
        named=("The first row is right, but each later row contains all rows before ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = torch.zeros(len(y), len(x))
    for i, value in enumerate(y):
        rows[i] = torch.autograd.grad(value, x, retain_graph=True)[0]
        return rows
""",
        slip="the return stands inside the loop, so that only the first row is filled",
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
    rows = []
    for v in torch.eye(len(y), dtype=y.dtype).unbind():
        x.grad = None
        (v @ y).backward(retain_graph=True)
        rows.append(x.grad)
    x.grad = None
    return torch.vstack(rows)
""",
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    return [torch.autograd.grad(value, x, retain_graph=True)[0].tolist() for value in f(x)]
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
        slip="the gradient by k without its ½",
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
        slip="the gradient by k is averaged over the samples in place of summed",
        named=("For k you averaged over the samples, but each use of a stiffness act",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        by_k = up.sum(0) * (0.5 * x.pow(2)).sum(0)
        return by_k, up * k * x
""",
        slip="up and x²/2 are summed separately, before they are multiplied",
        named=("For k you summed first and multiplied then. Compute the product for ",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        total = (up * x**2 / 2).sum()
        return total.expand_as(k), up * k * x
""",
        slip="the gradient by k is summed over the columns too, so every spring receives the same",
        named=("For k you summed over everything, but a stiffness is used by its own",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        x, k = ctx.saved_tensors
        return (up * x**2 / 2).sum(0), up * k * x
""",
        slip="the saved tensors are unpacked in the wrong order, so k receives the square of k",
        named=("k receives the square of a stiffness. In which order were the two te",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        up = up * k * x
        return torch.einsum("nd,nd->d", up, x**2 / 2), up
""",
        slip="up is overwritten by the gradient by x before the gradient by k is worked out from it",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (x**2 / 2).sum(0), up * k * x
""",
        slip="the gradient by k leaves out what arrives from above",
        named=("This is the local derivative alone. It has not been multiplied by th",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        by_k = torch.zeros_like(k)
        for u, row in zip(up, x):
            by_k = u * row**2 / 2
        return by_k, up * k * x
""",
        slip="in the loop over the samples the gradient by k is overwritten: only the last sample counts",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        by_k = (up * x**2 / 2).sum(0) if not ctx.needs_input_grad[0] else None
        by_x = up * k * x if ctx.needs_input_grad[1] else None
        return by_k, by_x
""",
        slip="the condition for k is the wrong way round: k still receives nothing when it needs a gradient",
        named=(),
        near=True,
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        by_k = torch.zeros_like(k)
        for u, row in zip(up, x):
            by_k += 0.5 * u * row * row
        by_x = torch.stack([u * k * row for u, row in zip(up, x)])
        return by_k, by_x
""",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        saved = [t.detach().requires_grad_() for t in ctx.saved_tensors]
        with torch.enable_grad():
            out = saved[0] * saved[1] ** 2 / 2
        return torch.autograd.grad(out, saved, up)
""",
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return 0.5 * (up * x * x).sum(0, keepdim=True), x * up * k
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
        w.grad.zero_()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="the gradient is emptied between the backward pass and the step, so nothing moves",
        named=("The weights have not left 0. Is a step taken, what does the gradient",),
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
        slip="the gradient is emptied only once, after the loop",
        named=("Each step still follows the sum of all gradients so far. Which line ",),
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
        slip="the gradient by hand without the factor 2 of the square",
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
        slip="w is replaced by a new tensor that requires no gradient, so the second step raises an error",
        named=("No gradient leads back from the loss to w. Does w require one, also ",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate, momentum=0.9)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(X @ w, y).backward()
        optimizer.step()
    return w
""",
        slip="momentum is used in place of plain gradient descent",
        named=("Each step depends on those before it, as with momentum. Plain gradie",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        (g,) = torch.autograd.grad(((X @ w - y) ** 2).mean().sqrt(), w)
        with torch.no_grad():
            w -= rate * g
    return w
""",
        slip="the root of the mean squared error is made smaller in place of the mean squared error",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    return torch.linalg.lstsq(X, y[:, None]).solution[:, 0]
""",
        slip="the exact solution in place of the weights after the given number of steps",
        named=("This is where the steps would lead in the end. The weights after `st",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        for row, target in zip(X, y):
            w.grad = None
            ((row @ w - target) ** 2).backward()
            with torch.no_grad():
                w -= rate * w.grad
    return w
""",
        slip="a step after each sample in place of one step on the mean loss of all samples",
        named=("The samples were taken one by one, with a step after each. One step ",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    loss = ((X @ w - y) ** 2).mean()
    for _ in range(steps):
        w.grad = None
        loss.backward(retain_graph=True)
        w.data -= rate * w.grad
    return w
""",
        slip="the loss is computed only once, before the loop, so that its graph does not follow the weights",
        named=("All steps together follow the gradient at the first weights. Is a st",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    n, d = X.shape
    w = torch.zeros(d, dtype=X.dtype)
    for _ in range(steps):
        residual = torch.mv(X, w) - y
        w = w - 2 * rate / n * torch.einsum("nd,n->d", X, residual)
    return w
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = nn.Parameter(torch.zeros(X.shape[1], dtype=X.dtype))
    sgd = torch.optim.SGD([w], lr=rate)
    while steps > 0:
        loss = nn.functional.mse_loss(X @ w, y)
        loss.backward()
        sgd.step()
        sgd.zero_grad(set_to_none=False)
        steps -= 1
    return w.detach()
""",
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
        w.grad = None
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
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="height requires gradients now, but was not given to the optimiser",
        named=(),
        near=True,
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="slope and height are one and the same tensor",
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
        slip="zero_grad was lost, so that the gradients of all steps add up",
        named=("Slope and height both learn, but each step follows the sum of all gr",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64)
    height = torch.zeros(1, dtype=torch.float64)
    for _ in range(steps):
        slope = slope - rate * 2 * ((slope * x + height - y) * x).mean()
        height = height - rate * 2 * (slope * x + height - y).mean()
    return slope, height
""",
        slip="the gradient by the height is taken at the new slope already, in place of both at the old values",
        named=("The two take their steps one after the other, the second with a loss",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = y.mean().reshape(1).clone().requires_grad_()
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the height starts at the mean of y in place of at 0",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="steps of Adam in place of the same kind of steps, plain SGD",
        named=("The steps are those of Adam, whose length hardly depends on the grad",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    net = nn.Linear(1, 1, dtype=torch.float64)
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(x[:, None].double())[:, 0], y.double()).backward()
        optimizer.step()
    return net.weight[0], net.bias
""",
        slip="a layer with its random first values in place of slope 0 and height 0",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        height.required_grad_ = True
        loss = ((slope * x + height.detach() - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    height = (y - slope.detach() * x).mean().reshape(1)
    return slope, height
""",
        slip="the height is not learnt: the slope is fitted through the origin, and the height worked out at the end",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([height, slope], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((height * x + slope - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="slope and height have exchanged their roles in the formula of the line",
        named=("You have the numbers for slope and height in each other's place. Whi",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    both = torch.zeros(2, dtype=torch.float64)
    A = torch.stack([x, torch.ones_like(x)], dim=1).double()
    for _ in range(steps):
        both = both - rate * 2 / len(x) * A.T @ (A @ both - y.double())
    return both[:1], both[1:]
""",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope, height = nn.Parameter(torch.zeros(1).double()), nn.Parameter(torch.zeros(1).double())
    for _ in range(steps):
        loss = (slope * x + height - y).square().mean()
        gradients = torch.autograd.grad(loss, [slope, height])
        with torch.no_grad():
            for p, g in zip((slope, height), gradients):
                p.sub_(g, alpha=rate)
    return slope, height
""",
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
    return [slope.detach().numpy(), height.detach().numpy()]
""",
        form=True,
    ),
    # gated
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h.data *= gain
    return (h * x).sum()
""",
        slip="multiplied in place behind autograd's back, so the rule of tanh uses changed values",
        named=("The error is gone, but the gradient is wrong: PyTorch did not see th",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x).detach()
    h *= gain
    return (h * x).sum()
""",
        slip="h is detached, so the gradient lacks the path through tanh",
        named=("In the gradient the path through tanh is missing: there, h counts as",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x * gain)
    return (h * x).sum()
""",
        slip="the gain multiplies the input of tanh in place of its output",
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
        slip="changed in place without a record, which is still noticed and raises the error",
        named=("The rule of tanh needs the output of tanh in the backward pass, and ",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = gain * torch.tanh(x)
    return h.sum() * x.sum()
""",
        slip="the product of two sums in place of the sum of the products",
        named=("You multiplied two sums. The formula is a sum of products.",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h = h * gain
    return (h * x.detach()).sum()
""",
        slip="the factor x is detached, so the gradient lacks its path",
        named=("In the gradient the path through the second factor is missing, becau",),
    ),
    Answer(
        "gated",
        """
class Gate(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, gain):
        t = torch.tanh(x)
        ctx.save_for_backward(x, t)
        ctx.gain = gain
        return gain * t * x

    @staticmethod
    def backward(ctx, up):
        x, t = ctx.saved_tensors
        return up * ctx.gain * (t * (1 - t) * x + t), None


def gated(x, gain):
    return Gate.apply(x, gain).sum()
""",
        slip="an own Function with the slope of the sigmoid, t (1 - t), in place of that of tanh",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    out = 0
    for hi, xi in zip(h, x):
        out = gain * hi * xi
    return out
""",
        slip="in the loop the sum is overwritten, so only the last term is left",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    gain = torch.as_tensor(gain, dtype=x.dtype)
    gain = gain * h.detach()
    return (gain + h - h.detach()) @ x
""",
        slip="the gain is in the value only: tanh is put back into the graph without it",
        named=("The error is gone, but in the gradient the gain is missing on the pa",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x).clone()
    h *= gain
    return torch.dot(h, x)
""",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    total = x.new_zeros(())
    for xi in x:
        e = torch.exp(2 * xi)
        total = total + gain * xi * (1 - 2 / (e + 1))
    return total
""",
    ),
    Answer("gated", "gated = lambda x, gain: torch.einsum('i,i->', gain * torch.tanh(x), x)", form=True),
    # accumulate
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 5]",
        slip="each pass is taken to replace the gradient: nothing adds up",
        named=("You let each pass replace the gradient that was there. What does `ba",),
    ),
    Answer(
        "accumulate",
        "printed = [6.0, 12.0, 18.0, 23.0]",
        slip="the zero_ is overlooked, so everything adds up",
        named=("The underscore of `zero_` means that something is changed in place. ",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 21]",
        slip="the last gradient is taken as the value 5 x = 15 in place of the slope 5",
        named=("The last line adds a gradient, not a value of 5x.",),
    ),
    Answer(
        "accumulate",
        "printed = [9, 18, 9, 14]",
        slip="the value x² = 9 in place of the slope 2 x = 6",
        named=("You took the value of y. A gradient says how y changes with x.",),
    ),
    Answer(
        "accumulate",
        """
printed, grad = [], 0
for g in (6, 6, 6, 5):
    grad += g
    printed.append(grad)
    if len(printed) == 3:
        grad = 0
""",
        slip="the gradient is emptied one pass too late, after the third print in place of before it",
        named=(),
        near=True,
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 0, 5]",
        slip="the backward pass after the zero_ is overlooked",
        named=("Which pass comes between emptying the gradient and the third line, a",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 5]",
        slip="the gradient of another expression, 5 x, is taken to replace what y left",
        named=("The last line has another function and another graph, but where does",),
    ),
    Answer("accumulate", "printed = [6, 36, 6, 30]", slip="the gradients are multiplied in place of added"),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 30]",
        slip="the last: 5 times the gradient so far, in place of 5 more",
        named=("What does `backward` do with the gradient that is there?",),
    ),
    Answer(
        "accumulate",
        """
slope = 2 * 3.0
printed = [slope, slope + slope]
printed += [0 + slope]
printed += [printed[-1] + 5]
""",
    ),
    Answer(
        "accumulate",
        """
printed, total = [], 0.0
for emptied, g in [(False, 6.0), (False, 6.0), (True, 6.0), (False, 5.0)]:
    total = g if emptied else total + g
    printed.append(total)
""",
    ),
    Answer("accumulate", "printed = torch.tensor([6.0, 12.0, 6.0, 11.0])", form=True),
    # errors
    Answer(
        "errors",
        "fails = [False, False, True, True, False, False, True]",
        slip="whole numbers are taken to be able to require gradients",
        named=("In line 1, can a whole number be changed by a small amount?",),
    ),
    Answer(
        "errors",
        "fails = [True, True, True, True, False, False, True]",
        slip="a misspelt attribute is taken to raise an error",
        named=("In line 2, what does Python do when an attribute of an unknown name ",),
    ),
    Answer(
        "errors",
        "fails = [True, False, False, True, False, False, True]",
        slip="a backward pass from a vector is taken to be allowed",
        named=("In line 3, with how many numbers does the backward pass start, and w",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, False, False, True]",
        slip="changing the result of exp in place is taken to be harmless",
        named=("In line 4, which value does the rule of exp need in the backward pas",),
    ),
    Answer(
        "errors",
        """
fails = [False] * 7
for number in (1, 3, 4, 5, 7):
    fails[number - 1] = True
""",
        slip="every change in place is taken to raise an error, also after a sum that keeps nothing",
        named=("In line 5, does the rule of a sum need any value in the backward pas",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, True, True]",
        slip="a step without a gradient is taken to raise an error",
        named=("In line 6, no gradient has arrived yet. An optimiser often meets thi",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, False, False]",
        slip="a second pass through the same graph is taken to be allowed",
        named=("In line 7, what does the first backward pass do with the values that",),
    ),
    Answer(
        "errors",
        """
right = [False, True, False, False, True, True, False]
fails = right
""",
        slip="True where a line runs in place of where it fails",
        named=("All seven are reversed: `True` stands for an error.",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, True, False, True]",
        slip="the two changes in place are exchanged: that of exp allowed, that of the sum not",
        named=("In line 4, which value does the rule of exp need in the backward pas",),
    ),
    Answer("errors", "fails = [number in {1, 3, 4, 7} for number in range(1, 8)]"),
    Answer(
        "errors",
        """
ok = {"misspelt", "plus", "step"}
lines = ["whole", "misspelt", "vector", "exp", "plus", "step", "twice"]
fails = [name not in ok for name in lines]
""",
    ),
    Answer("errors", "fails = (1, 0, 1, 1, 0, 0, 1)", form=True),
    # ways
    Answer(
        "ways",
        'ways = "badb"',
        slip="no_grad around the upper layers, which would cut off the new layers below them",
        named=("In case 1, if the upper layers are not recorded, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "aadb"',
        slip="the upper layers' output is detached, which would cut off the new layers below",
        named=("In case 1, if the output of a layer is detached, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "cbdb"',
        slip="no_grad for a value that is constant in one place only",
        named=("In case 2, a block without a record makes h a constant for all that ",),
    ),
    Answer(
        "ways",
        'ways = "ccdb"',
        slip="a frozen parameter for a value that is used in two places",
        named=("In case 2, a value is to count as a constant. Is it a parameter?",),
    ),
    Answer(
        "ways",
        'ways = "cabb"',
        slip="no_grad to look at a gradient, which would leave none",
        named=("In case 3, without a record there is no gradient at all, and one is ",),
    ),
    Answer(
        "ways",
        'ways = "cada"',
        slip="detach for the evaluation, which still records the graph",
        named=("In case 4, by the time a result is detached, the record of the whole",),
    ),
    Answer(
        "ways",
        'ways = "dacb"',
        slip="freezing and retaining a gradient are exchanged",
        named=("In case 1, keeping a gradient for inspection keeps no parameter as i",),
    ),
    Answer(
        "ways",
        'ways = "cadc"',
        slip="the parameters are frozen for the evaluation in place of recording nothing",
        named=("In case 4, frozen parameters would stay frozen in the next epoch, to",),
    ),
    Answer(
        "ways",
        """
cases = {"a": 4, "b": 2, "c": 1, "d": 3}
ways = "".join(sorted(cases, key=cases.get))
""",
        slip="detach and no_grad are exchanged",
        named=("In case 2, a block without a record makes h a constant for all that ",),
    ),
    Answer("ways", 'ways = "".join({1: "c", 2: "a", 3: "d", 4: "b"}[case] for case in range(1, 5))'),
    Answer(
        "ways",
        """
frozen, constant, look, evaluate = "c", "a", "d", "b"
ways = frozen + constant + look + evaluate
""",
    ),
    Answer("ways", 'ways = " C A D B "', form=True),
    # train
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        out = net(points)
        loss = nn.functional.cross_entropy(out, ring)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
""",
        slip="zero_grad stands between the backward pass and the step, so nothing moves",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    net = Rings()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="a new network is made and trained in place of the given one",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        order = torch.randperm(60)
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points[order]), ring).backward()
        optimizer.step()
""",
        slip="the points are shuffled, but their rings are not",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        value = nn.functional.cross_entropy(net(points), ring).item()
        torch.tensor(value, requires_grad=True).backward()
        optimizer.step()
""",
        slip="the loss is turned into a number and back into a tensor, which has no graph",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for step in range(300):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            return
""",
        slip="returns after the first step, which was to be a report every 100 steps",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    target = ring.double()[:, None]
    for _ in range(300):
        optimizer.zero_grad()
        loss = ((net(points) - target) ** 2).mean()
        loss.backward()
        optimizer.step()
""",
        slip="both outputs are trained towards the number of the ring, so argmax compares two equal outputs",
        named=(),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05, weight_decay=1.0)
    for _ in range(400):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="a weight decay of 1, which pulls all the weights to 0",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5, momentum=0.9)
    batches = torch.split(points, 10), torch.split(ring, 10)
    x, y = batches[0][0], batches[1][0]
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(x[:2]), y[:2]).backward()
        optimizer.step()
""",
        slip="only the first two points are ever shown to the network",
        named=("After training, the loss is larger than before, as a cross-entropy o",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        right = (net(points).argmax(dim=1) == ring).double().mean()
        (1 - right).backward()
        optimizer.step()
""",
        slip="the share of wrong points as the loss, which has no gradient",
        named=("No gradient leads back from your loss to the parameters: look for a ",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        z = net(points)
        margin = (2 * ring - 1) * (z[:, 1] - z[:, 0])
        loss = nn.functional.softplus(-margin).sum()
        gradients = torch.autograd.grad(loss, list(net.parameters()))
        for p, g in zip(net.parameters(), gradients):
            p.grad = g
        optimizer.step()
""",
    ),
    Answer(
        "train",
        """
def train(net):
    for _ in range(4000):
        net.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= 0.5 * p.grad
""",
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(400):
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
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    mean = gradients.mean(dim=0)
    length = mean.norm()
    return mean * limit / length if length > limit else mean
""",
        slip="the mean is shortened in place of each sample's gradient",
        named=("You shorten the mean. It is each sample's gradient that is limited, ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    return gradients.clamp(-limit, limit).mean(dim=0)
""",
        slip="each entry is cut off at the limit, which changes the direction",
        named=("You limit each entry by itself, which changes the direction. It is t",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    return (limit * nn.functional.normalize(gradients, dim=1)).mean(dim=0)
""",
        slip="the short gradients are lengthened to the limit as well",
        named=("Every gradient now has the same length. Those that are short enough ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    squared = (gradients**2).sum(dim=1, keepdim=True)
    factor = torch.where(squared > limit, limit / squared, torch.ones_like(squared))
    return (factor * gradients).mean(dim=0)
""",
        slip="the length without its root: the sum of the squares is compared with the limit and divides",
        named=("You compared and divided by the square of the length.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    kept = []
    for x, target in zip(X, y):
        g = grad(sample_loss)(w, x, target)
        if g.norm() <= limit:
            kept.append(g)
    return torch.stack(kept).mean(dim=0) if kept else torch.zeros_like(w)
""",
        slip="gradients that are too long are left out in place of shortened",
        named=("Samples with a long gradient were left out. They should still pull, ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x, target in zip(X, y):
        t = torch.tanh(w @ x)
        g = 2 * (t - target) * x
        total += g * min(1.0, limit / max(g.norm().item(), 1e-12))
    return total / len(X)
""",
        slip="the gradient by hand without the slope of tanh, 1 - t²",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = gradients.norm(dim=0, keepdim=True)
    return (gradients * (limit / lengths).clamp(max=1)).mean(dim=0)
""",
        slip="the length is taken over the samples, for each entry, in place of over the entries of each sample",
        named=("You took a length for each weight, over the samples, in place of one",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = torch.linalg.vector_norm(gradients, dim=1)
    long = lengths > limit
    gradients[long] = gradients[long] / lengths[long][:, None]
    return gradients.mean(0)
""",
        slip="long gradients are shortened to the length 1 in place of the limit",
        named=("The long gradients now have the length 1. Which length was asked for",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    w = w.clone().requires_grad_()
    total = torch.zeros_like(w)
    for x, target in zip(X, y):
        sample_loss(w, x, target).backward()
        g = w.grad
        total = total + g * (limit / g.norm()).clamp(max=1)
    return total.detach() / len(X)
""",
        slip="w.grad is not emptied between the samples, so each gradient contains the earlier ones",
        named=("From the second sample on, each gradient contains those before it. W",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    t = torch.tanh(X @ w)
    g = (2 * (t - y) * (1 - t**2))[:, None] * X
    lengths = torch.sqrt(torch.einsum("nd,nd->n", g, g))
    factors = torch.tensor([1.0 if n <= limit else limit / n for n in lengths.tolist()], dtype=g.dtype)
    return factors @ g / len(X)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    def one(x, target):
        own = w.detach().clone().requires_grad_()
        sample_loss(own, x, target).backward()
        length = own.grad.norm()
        return own.grad / max(length / limit, 1)

    return sum(one(x, target) for x, target in zip(X, y)) / len(X)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = gradients.norm(dim=1, keepdim=True)
    return torch.where(lengths > limit, gradients * limit / lengths, gradients).mean(dim=0).numpy()
""",
        form=True,
    ),
    # judged
    Answer(
        "judged",
        'truth = "ffttf"',
        slip="a: an inference tensor is taken to be forbidden in any loss, also where it is only subtracted",
        named=("In statement a, which values does the rule of a difference keep for ",),
    ),
    Answer(
        "judged",
        'truth = "ttttf"',
        slip="b: detach is taken to make an inference tensor usable for a product with weights",
        named=("In statement b, does `detach` make a copy, or does its result remain",),
    ),
    Answer(
        "judged",
        'truth = "tfftf"',
        slip="c: the hook is taken to stop the gradient of the third layer too",
        named=("In statement c, in which direction does a gradient travel, and where",),
    ),
    Answer(
        "judged",
        'truth = "tftff"',
        slip="d: the hook is taken to run for net.forward as well",
        named=("In statement d, what becomes of a result that a forward hook returns",),
    ),
    Answer(
        "judged",
        'truth = "tfttt"',
        slip="e: an inference tensor is taken to be able to become a leaf that learns",
        named=("In statement e, which kind of tensor does the name `w` stand for aft",),
    ),
    Answer(
        "judged",
        'truth = "ttttt"',
        slip="the example of the statement: b and e taken as true",
        named=(),
        near=True,
    ),
    Answer("judged", 'truth = "fttft"', slip="all but c wrong: a, d as false and b, e as true"),
    Answer(
        "judged",
        """
error = {"a": False, "b": True, "c": False, "d": False, "e": True}
truth = "".join("t" if wrong else "f" for wrong in error.values())
""",
        slip="the letters are exchanged: t where a statement is false",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "judged",
        'truth = "tffff"',
        slip="both statements on hooks, c and d, taken as false",
        named=("In statement c, in which direction does a gradient travel, and where",),
    ),
    Answer("judged", 'truth = "".join("t" if letter in "acd" else "f" for letter in "abcde")'),
    Answer(
        "judged",
        """
a = c = d = "t"
b = e = "f"
truth = a + b + c + d + e
""",
    ),
    Answer("judged", "truth = (True, False, True, True, False)", form=True),
]
