"""Answers to the exercise `autograd`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 70, 24, False",
        slip="the upstream gradient 3 is forgotten",
        named=("The gradient that arrives from above is missing: this is how d itsel",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 360, 132, False",
        slip="detach is ignored: d = (c + a) c",
        named=("This would be the gradient without `detach`. The detached value stil",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 210, 72, True",
        slip="c.grad is thought to be kept, but c is no leaf",
        named=("Is c a leaf, and was PyTorch told to keep its gradient?",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 180, 72, False",
        slip="the whole bracket is detached: the path through + a is missing",
        named=("a also stands in the line of d itself, beside the detached value, an",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 72, 210, False",
        slip="to_a and to_b exchanged",
        named=("Are the two gradients exchanged?",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 60, 12, False",
        slip="the detached c counts as 0, not as its value",
        named=("`detach` keeps the value and cuts only the way back. Your detached f",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 30, 0, False",
        slip="the other factor c is taken as a constant, too: only the path + a is left",
        named=("`detach` cuts one use of c, not both: the other factor still leads b",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 73, 27, False",
        slip="the upstream gradient is added, not multiplied",
        named=("You added the gradient that arrives from above. What does the chain ",),
    ),
    Answer(
        "by_hand",
        """
to_a = 3 * (10 + 12 * 2)
to_b = 3 * 12 * 5
c_has_one = False
""",
        slip="dc/da and dc/db exchanged: c = a b has the derivative b by a",
        named=("At the product a · b, an input received the gradient times itself. W",),
    ),
    Answer(
        "by_hand",
        """
a, b, up = 2.0, 5.0, 3.0
c = a * b
kept = c + a
to_a = up * (c + kept * b)
to_b = up * kept * a
c_has_one = False
""",
    ),
    Answer(
        "by_hand",
        """
def d(a, b, const=10.0):
    return (const + a) * a * b


h = 0.5
to_a = 3 * (d(2 + h, 5) - d(2 - h, 5)) / (2 * h)
to_b = 3 * (d(2, 5 + h) - d(2, 5 - h)) / (2 * h)
c_has_one = not True
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
        y[i].backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
""",
        slip="x.grad is never cleared: each row contains the sum of those before it",
        named=("The first row is right, but each later row contains all rows before ",),
    ),
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
        slip="retain_graph is missing: the second backward pass raises an error",
        named=("The first backward pass frees what was kept for it. Several passes t",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    rows = []
    for i in range(len(f(x))):
        rows.append(torch.autograd.grad(f(x)[i], x)[0])
    return torch.stack(rows)
""",
        slip="f is called anew for each row",
        named=("The function f may be called once only: the result that you have the",),
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
        slip="x.grad is stored without a copy, so that all rows are the last one",
        named=("All your rows are the same, the last one of the right ones. Is each ",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    columns = [torch.autograd.grad(out, x, retain_graph=True)[0] for out in y]
    return torch.stack(columns, dim=1)
""",
        slip="the Jacobian is transposed: a row for each input",
        named=("The entries are right, but rows and columns are exchanged: in this c",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(x)):
        rows.append(torch.autograd.grad(y[i], x, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="as many rows as inputs, not as outputs",
        named=("Only as many rows as there are inputs: the Jacobian has a row for ea",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    y.sum().backward()
    return x.grad
""",
        slip="a single pass from the sum of the outputs: the sum of the rows",
        named=("You return a single row, the sum of all of them. Does one pass start",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        g, = torch.autograd.grad(y[i], x, retain_graph=True)
        rows.append(g)
        return torch.stack(rows)
""",
        slip="the return stands inside the loop: only the first row",
        named=("Only the row of the first output comes back. Does the `return` stand",),
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        v = torch.ones(len(y))
        v[i] = 0
        rows.append(torch.autograd.grad(y, x, v, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="v is 0 at the row and 1 elsewhere: the sum of all other rows",
    ),
    Answer(
        "rows",
        """
def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(y), len(x))
    for i, v in enumerate(torch.eye(len(y))):
        x.grad = None
        y.backward(v, retain_graph=True)
        J[i] = x.grad
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
        return up * k * x, (up * x**2 / 2).sum(dim=0)
""",
        slip="the two gradients are returned in the wrong order",
        named=("What x receives does not fit the shape of x, which has a row for eac",),
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
        slip="summed over the columns, not over the samples",
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
        return (x**2 / 2).sum(dim=0), up * k * x
""",
        slip="the upstream gradient is missing in the gradient by k",
        named=("This is the local derivative alone. It has not been multiplied by th",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        grad_k = (up * x**2).sum(0)
        grad_x = up * k * x
        return grad_k, grad_x
""",
        slip="the factor 1/2 is missing in the gradient by k",
        named=("For k, look at the constant in front of the formula.",),
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
        slip="up and x^2 / 2 are summed before they are multiplied",
        named=("For k you summed first and multiplied then. Compute the product for ",),
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
        slip="the factor k is kept in the gradient by k",
        named=("The gradient of k contains k itself, but the local derivative by a f",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), (up * k * x).sum(dim=0)
""",
        slip="the gradient by x is summed over the samples as well",
        named=("What x receives does not fit the shape of x, which has a row for eac",),
    ),
    Answer(
        "energy",
        """
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * k * x).sum(dim=0), up * k * x
""",
        slip="k receives the summed gradient by x, not x^2 / 2",
        named=("What k receives is the derivative of the energy by x. By which of th",),
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
        to_k = torch.zeros_like(k)
        for u_row, x_row in zip(up, x):
            to_k = to_k + 0.5 * u_row * x_row * x_row
        return to_k, up * (k * x)
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
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        w.grad.zero_()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="the gradient is cleared between the backward pass and the step",
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
    w.grad = None
    return w
""",
        slip="the gradient is cleared only once, after the loop",
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
        with torch.no_grad():
            w = w - rate * w.grad
    return w
""",
        slip="w is a new tensor after the first step, which does not require gradients",
        named=("No gradient leads back from the loss to w. Does w require one, also ",),
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
            w.grad.zero_()
    return w
""",
        slip="the sum of the squares in place of their mean",
        named=("Your loss is the sum over the samples; it should be their mean, as i",),
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
        with torch.no_grad():
            w -= rate * w.grad
        return w
""",
        slip="the return stands inside the loop: a single step",
        named=("These are the weights after a single step. Does the `return` stand b",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        error = X @ w - y
        gradient = X.T @ error / len(y)
        w = w - rate * gradient
    return w
""",
        slip="the factor 2 of the derivative of the square is missing",
        named=("All your steps are half as long as they should be. Is the loss the m",),
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
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="the loss is computed once, before the loop: the gradient never changes",
        named=("All steps together follow the gradient at the first weights. Is a st",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate, momentum=0.9)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return w
""",
        slip="momentum, which is no plain gradient descent",
        named=("Each step depends on those before it, as with momentum. Plain gradie",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    return torch.linalg.lstsq(X, y[:, None]).solution[:, 0]
""",
        slip="the exact solution, not the weights after so many steps",
        named=("This is where the steps would lead in the end. The weights after `st",),
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * 2 / len(y) * X.T @ (X @ w - y)
    return w
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w.requires_grad_()
        g = torch.autograd.grad(nn.functional.mse_loss(X @ w, y), w)[0]
        w = (w - rate * g).detach()
    return w
""",
    ),
    Answer(
        "fit",
        """
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    sgd = torch.optim.SGD([w], lr=rate)
    for _ in range(steps):
        sgd.zero_grad()
        ((X @ w - y) ** 2).mean().backward()
        sgd.step()
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
        slip="requires_grad is still misspelt: the height does not learn",
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
        slope.grad = None
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the height is not given to the optimiser",
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
        slip="zero_grad was lost: the gradients add up",
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
        slip="height and slope returned in the wrong order",
        named=("You have the numbers for slope and height in each other's place. Whi",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=0.1)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the learning rate is fixed at 0.1, the argument is not used",
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
        slip="Adam, which takes other steps than SGD",
        named=("The steps are those of Adam, whose length hardly depends on the grad",),
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
        slip="the height is added to x, inside the bracket",
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
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        height.requires_grad = True
    return slope, height
""",
        slip="requires_grad is set after the first step, so the height misses one",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for i in range(1, steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="one step too few: the loop begins with 1",
        named=("Slope and height both learn, but by one step too few. Count the roun",),
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64)
    height = torch.zeros(1, dtype=torch.float64)
    for _ in range(steps):
        error = slope * x + height - y
        slope, height = slope - rate * 2 * (error * x).mean(), height - rate * 2 * error.mean()
    return slope, height
""",
    ),
    Answer(
        "line",
        """
def line(x, y, rate, steps):
    both = torch.zeros(2, dtype=torch.float64)
    X = torch.stack([x, torch.ones_like(x)], dim=1).double()
    for _ in range(steps):
        both.requires_grad_(True)
        (g,) = torch.autograd.grad(((X @ both - y) ** 2).mean(), both)
        both = (both - rate * g).detach()
    return both[:1], both[1:]
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
        slip="changes .data in place: no error, but tanh uses the changed values and the gain is not recorded",
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
        slip="tanh is detached: only the path through the factor x is left",
        named=("In the gradient the path through tanh is missing: there, h counts as",),
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
        slip="the product with the gain is computed under no_grad, which cuts the path through tanh",
        named=("In the gradient the path through tanh is missing: there, h counts as",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(gain * x)
    return (h * x).sum()
""",
        slip="the gain stands inside tanh",
        named=("The gain stands inside tanh, where it changes something else, namely",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h = h * gain
    return h.sum()
""",
        slip="the factor x is missing",
        named=("The factor x is missing.",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    return (h * x.detach() * gain).sum()
""",
        slip="the factor x is detached: only the path through tanh is left",
        named=("In the gradient the path through the second factor is missing, becau",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h * gain
    return (h * x).sum()
""",
        slip="the result of h * gain is not assigned: the gain has no effect",
        named=(),
        near=True,
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = torch.tanh(x)
    h = h.mul_(gain)
    return (h * x).sum()
""",
        slip="mul_ is in place as well: the same error",
        named=("The rule of tanh needs the output of tanh in the backward pass, and ",),
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    h = gain * torch.tanh(x)
    return (h * x).mean()
""",
        slip="the mean in place of the sum",
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
    return gain * torch.dot(torch.tanh(x), x)
""",
    ),
    Answer(
        "gated",
        """
def gated(x, gain):
    total = torch.zeros(1, dtype=x.dtype)
    for xi in x:
        total = total + gain * torch.tanh(xi) * xi
    return total.reshape(())  # a number without axes
""",
        form=True,
    ),
    # accumulate
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 5]",
        slip="each backward pass is thought to overwrite the gradient",
        named=("You let each pass replace the gradient that was there. What does `ba",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 18, 23]",
        slip="zero_ is ignored",
        named=("The underscore of `zero_` means that something is changed in place. ",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 21]",
        slip="the value 15 of 5 x is added, not its derivative 5",
        named=("The last line adds a gradient, not a value of 5x.",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 5]",
        slip="the last backward pass is thought to overwrite the gradient, since it is another graph",
        named=("The last line has another function and another graph, but where does",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 0, 5]",
        slip="the third backward pass is thought to add nothing after zero_",
        named=("Which pass comes between emptying the gradient and the third line, a",),
    ),
    Answer(
        "accumulate",
        "printed = [9, 18, 9, 24]",
        slip="the values of y and 5 x in place of the derivatives",
        named=("You added up the values of y and 5x. A gradient says how these chang",),
    ),
    Answer(
        "accumulate",
        "printed = [3, 6, 3, 8]",
        slip="the derivative of x^2 is taken as x, without the factor 2",
        named=("What comes down from the square when it is differentiated?",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 6, 0, 5]",
        slip="no accumulation, and the third pass is thought to leave 0",
        named=("`retain_graph` keeps the graph for another pass. What does `backward",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 30]",
        slip="the last gradient is multiplied by 5, in place of adding 5",
        named=("What does `backward` do with the gradient that is there?",),
    ),
    Answer(
        "accumulate",
        """
slope = 2 * 3
printed = [slope, 2 * slope, 0 + slope, slope + 5]
""",
    ),
    Answer(
        "accumulate",
        """
printed, grad = [], 0.0
for clear, g in ((False, 6.0), (False, 6.0), (True, 6.0), (False, 5.0)):
    grad = g if clear else grad + g
    printed.append(grad)
""",
    ),
    Answer("accumulate", "printed = torch.tensor([6.0, 12.0, 6.0, 11.0])", form=True),
    # errors
    Answer(
        "errors",
        "fails = [False, False, True, True, False, False, True]",
        slip="1: integers are thought to be able to require gradients",
        named=("In line 1, can a whole number be changed by a small amount?",),
    ),
    Answer(
        "errors",
        "fails = [True, True, True, True, False, False, True]",
        slip="2: the misspelt attribute is thought to raise an error",
        named=("In line 2, what does Python do when an attribute of an unknown name ",),
    ),
    Answer(
        "errors",
        "fails = [True, False, False, True, False, False, True]",
        slip="3: backward without an argument is thought to work for a vector",
        named=("In line 3, with how many numbers does the backward pass start, and w",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, False, False, True]",
        slip="4: adding 1 in place is thought to be harmless, but exp keeps its result",
        named=("In line 4, which value does the rule of exp need in the backward pas",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, True, False, True]",
        slip="5: each change in place is thought to raise an error",
        named=("In line 5, does the rule of a sum need any value in the backward pas",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, True, True]",
        slip="6: a step without a gradient is thought to raise an error",
        named=("In line 6, no gradient has arrived yet. An optimiser often meets thi",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, False, False]",
        slip="7: a second backward pass is thought to work without retain_graph",
        named=("In line 7, what does the first backward pass do with the values that",),
    ),
    Answer(
        "errors",
        "fails = [False, True, False, False, True, True, False]",
        slip="all exchanged: True for no error",
        named=("All seven are reversed: `True` stands for an error.",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, True, False, True]",
        slip="4 and 5 exchanged: which of the operations keeps its result",
        named=("In line 4, which value does the rule of exp need in the backward pas",),
    ),
    Answer("errors", "fails = [number in (1, 3, 4, 7) for number in range(1, 8)]"),
    Answer(
        "errors",
        """
fails = [False] * 7
fails[0] = True  # integers
fails[2] = True  # no scalar
fails[3] = True  # exp keeps its result
fails[6] = True  # the graph is freed
""",
    ),
    Answer("errors", "fails = (1, 0, 1, 1, 0, 0, 1)", form=True),
    # ways
    Answer(
        "ways",
        'ways = "badb"',
        slip="1: no_grad on the upper layers would stop the gradients for the layers below",
        named=("In case 1, if the upper layers are not recorded, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "aadb"',
        slip="1: detaching cuts the layers below off",
        named=("In case 1, if the output of a layer is detached, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "cbdb"',
        slip="2: no_grad in place of detach for one of two uses of a value",
        named=("In case 2, a block without a record makes h a constant for all that ",),
    ),
    Answer(
        "ways",
        'ways = "cdab"',
        slip="2 and 3 exchanged: retain_grad for the constant, detach for the inspection",
        named=("In case 2, keeping the gradient of h makes it a constant nowhere.",),
    ),
    Answer(
        "ways",
        'ways = "cada"',
        slip="4: detach in place of no_grad for a whole evaluation",
        named=("In case 4, by the time a result is detached, the record of the whole",),
    ),
    Answer(
        "ways",
        'ways = "cadc"',
        slip="4: frozen parameters in place of no_grad",
        named=("In case 4, frozen parameters would stay frozen in the next epoch, to",),
    ),
    Answer(
        "ways",
        'ways = "bdac"',
        slip="all four wrong: every tool in another's place",
        named=("In case 1, if the upper layers are not recorded, does any gradient r",),
    ),
    Answer(
        "ways",
        'ways = "cacb"',
        slip="3: freezing parameters does not show a gradient",
        named=("In case 3, a gradient is to be seen: h is no leaf, so what does PyTo",),
    ),
    Answer(
        "ways",
        'ways = "bcda"',
        slip="1: no_grad, 2: freezing, 4: detach, only retain_grad is right",
        named=("In case 1, if the upper layers are not recorded, does any gradient r",),
    ),
    Answer(
        "ways",
        """
best = {1: "c", 2: "a", 3: "d", 4: "b"}
ways = "".join(best[case] for case in sorted(best))
""",
    ),
    Answer("ways", 'ways = "ca" "db"'),
    Answer("ways", 'ways = "CADB"', form=True),
    # train
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        value = nn.functional.cross_entropy(net(points), ring)
        value.backward()
""",
        slip="optimizer.step() is missing",
        named=("The parameters of the network are those from before. Does the optimi",),
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
        slip="a new network is trained, not the given one",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.out.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="the optimiser has only the last layer",
        named=("Nothing but the last layer has changed, or a part of it. That is not",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(500):
        optimizer.zero_grad()
        loss = -nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="the sign of the loss: it is maximised",
        named=("After training, the loss is larger than before, as a cross-entropy o",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    target = (ring == 0).long()
    for _ in range(800):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), target).backward()
        optimizer.step()
""",
        slip="the two classes are exchanged in the targets",
        named=("Most points are assigned to the wrong ring: are inside and outside e",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
        return
""",
        slip="the return stands inside the loop: a single step",
        named=(),
        near=True,
    ),
    Answer(
        "train",
        """
def train(net):
    goal = nn.functional.one_hot(ring, 2).double()
    optimizer = torch.optim.SGD(net.parameters(), lr=10)
    for _ in range(2000):
        optimizer.zero_grad()
        ((net(points) - goal) ** 2).sum(dim=1).mean().backward()
        optimizer.step()
""",
        slip="a learning rate that is far too large for squared errors: the weights overflow",
        named=("The parameters are no finite numbers any more. Were the steps too lo",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=1e-4)
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="a learning rate that is far too small",
        named=("Every point is still assigned as before training, although parameter",),
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    for _ in range(500):
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.zero_grad()
        optimizer.step()
""",
        slip="zero_grad stands between the backward pass and the step",
        named=("The parameters of the network are those from before. Does the optimi",),
    ),
    Answer(
        "train",
        """
def train(net):
    for _ in range(3000):
        value = nn.functional.cross_entropy(net(points), ring)
        grads = torch.autograd.grad(value, list(net.parameters()))
        with torch.no_grad():
            for p, g in zip(net.parameters(), grads):
                p -= 1.0 * g
""",
    ),
    Answer(
        "train",
        """
def train(net):
    goal = torch.stack([1.0 - ring, 1.0 * ring], dim=1).double()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.3, momentum=0.9)
    for _ in range(2000):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(points), goal).backward()
        optimizer.step()
""",
    ),
    Answer(
        "train",
        """
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
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
    return g * min(1.0, limit / g.norm().item())
""",
        slip="the mean is shortened, not the gradient of each sample",
        named=("You shorten the mean. It is each sample's gradient that is limited, ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    return g.clamp(-limit, limit).mean(dim=0)
""",
        slip="each entry is clipped, not the length",
        named=("You limit each entry by itself, which changes the direction. It is t",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.norm(dim=1, keepdim=True).clamp(min=1e-12)
    return (limit * g / length).mean(dim=0)
""",
        slip="all gradients are brought to the length limit, also the short ones",
        named=("Every gradient now has the same length. Those that are short enough ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.norm(dim=1, keepdim=True).clamp(min=1e-12)
    return (g * (limit / length).clamp(max=1)).sum(dim=0)
""",
        slip="the sum in place of the mean",
        named=("This is the sum of the shortened gradients.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x_i, y_i in zip(X, y):
        g = grad(sample_loss)(w, x_i, y_i)
        length = (g**2).sum()
        if length > limit:
            g = g * limit / length
        total += g
    return total / len(X)
""",
        slip="the root is missing: the squared length",
        named=("You compared and divided by the square of the length.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x_i, y_i in zip(X, y):
        g = grad(sample_loss)(w, x_i, y_i)
        if g.norm() > limit:
            continue
        total += g
    return total / len(X)
""",
        slip="long gradients are left out, not shortened",
        named=("Samples with a long gradient count as 0. They should still pull, in ",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    factor = limit / g.norm()
    if factor < 1:
        g = g * factor
    return g.mean(dim=0)
""",
        slip="one length for the gradients of all samples together",
        named=("You took the length of all gradients together. That of each sample h",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.norm(dim=1, keepdim=True)
    return (g / length * length.clamp(max=limit)).mean(dim=0)
""",
        slip="a gradient of length 0 is divided by its length: not a number",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.abs().sum(dim=1, keepdim=True).clamp(min=1e-12)
    return (g * (limit / length).clamp(max=1)).mean(dim=0)
""",
        slip="the length is taken as the sum of the absolute values",
        named=("You took the sum of the sizes of the entries for the length.",),
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    out = torch.tanh(X @ w)
    g = (2 * (out - y) * (1 - out**2))[:, None] * X
    length = torch.sqrt((g**2).sum(dim=1, keepdim=True))
    return torch.where(length > limit, g * limit / length, g).mean(dim=0)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    kept = []
    for i in range(X.shape[0]):
        w_i = w.clone().requires_grad_()
        sample_loss(w_i, X[i], y[i]).backward()
        g = w_i.grad
        length = torch.linalg.vector_norm(g).item()
        kept.append(g * (limit / length) if length > limit else g)
    return torch.stack(kept).mean(0)
""",
    ),
    Answer(
        "clipped",
        """
def clipped(w, X, y, limit):
    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    length = g.norm(dim=1, keepdim=True).clamp(min=1e-12)
    return (g * (limit / length).clamp(max=1)).mean(dim=0).tolist()
""",
        form=True,
    ),
    # judged
    Answer(
        "judged",
        'truth = "ffttf"',
        slip="a: the difference is thought to need the inference tensor in the backward pass",
        named=("In statement a, which values does the rule of a difference keep for ",),
    ),
    Answer(
        "judged",
        'truth = "ttttf"',
        slip="b: detach is thought to make a normal tensor of an inference tensor",
        named=("In statement b, does `detach` make a copy, or does its result remain",),
    ),
    Answer(
        "judged",
        'truth = "tfftf"',
        slip="c: the hook is thought to change the gradients of the layer above, too",
        named=("In statement c, in which direction does a gradient travel, and where",),
    ),
    Answer(
        "judged",
        'truth = "tftff"',
        slip="d: net.forward(X) is thought to run the hook as well",
        named=("In statement d, what becomes of a result that a forward hook returns",),
    ),
    Answer(
        "judged",
        'truth = "tfttt"',
        slip="e: requires_grad_ is thought to work on an inference tensor outside of the block",
        named=("In statement e, which kind of tensor does the name `w` stand for aft",),
    ),
    Answer("judged", 'truth = "fttff"', slip="a, b and d wrong"),
    Answer(
        "judged",
        'truth = "ftfft"',
        slip="all five exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "judged",
        'truth = "fffff"',
        slip="everything false: a, c and d are true",
        named=(),
        near=True,
    ),
    Answer("judged", 'truth = "ftttt"', slip="a, b and e wrong: the rules of inference tensors"),
    Answer(
        "judged",
        """
judgement = dict(a=True, b=False, c=True, d=True, e=False)
truth = "".join("t" if judgement[letter] else "f" for letter in "abcde")
""",
    ),
    Answer("judged", 'truth = "tf" + "tt" + "f"'),
    Answer("judged", 'truth = "TFTTF"', form=True),
]
