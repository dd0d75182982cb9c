"""Answers to the exercise `autograd`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 360, 132, False",
        slip="the detach is ignored",
        named=("This would be the gradient without `detach`. The detached value",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 180, 72, False",
        slip="a: the path through the sum is forgotten",
        named=("a also stands in the line of d itself",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 30, 72, False",
        slip="a: only the path through the sum",
        named=("`detach` cuts one use of c, not both: the other factor still",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 70, 24, False",
        slip="1 instead of 3 arrives",
        named=("The gradient that arrives from above is missing: this is how d",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 210, 72, True",
        slip="c taken for a tensor that keeps its gradient",
        named=("Is c a leaf",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 60, 12, False",
        slip="the detached value taken as 0",
        named=("`detach` keeps the value and cuts only the way back. Your",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 102, 180, False",
        slip="a b: each input gets its own value",
        named=("At the product a · b, an input received the gradient times itself. W",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 210, 36, False",
        slip="b: the factor a is dropped",
        named=("The gradient that arrives at c was handed on to b unchanged.",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 30, 0, False",
        slip="detach taken to cut c everywhere",
        named=("cuts one use of c, not both",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 180, 60, False",
        slip="the + a is forgotten in the factor of c",
        named=("What c is multiplied by is a sum of two terms, and a reaches d",),
    ),
    Answer(
        "by_hand",
        "to_a, to_b, c_has_one = 70, 72, False",
        slip="the upstream is forgotten for a",
        named=("The gradient that arrives from above is missing: this is how d",),
    ),
    Answer("by_hand", "to_a, to_b, c_grad = 210, 72, False", slip="a wrong name"),
    Answer("by_hand", "to_a = 210\nto_b = 72\nc_has_one = False"),
    Answer(
        "by_hand",
        """\
a, b, up = 2.0, 5.0, 3.0
c = a * b
up_c = up * (c + a)
to_a = up_c * b + up * c
to_b = up_c * a
c_has_one = False
""",
    ),
    Answer(
        "by_hand",
        """\
import warnings

a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
c = a * b
d = (c.detach() + a) * c
d.backward(torch.tensor(3.0))
to_a, to_b = a.grad.item(), b.grad.item()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    c_has_one = c.grad is not None
""",
    ),
    Answer("by_hand", "to_a = torch.tensor([210.0])\nto_b = torch.tensor([72.0])\nc_has_one = 0", form=True),
    # rows
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    rows = []
    for i in range(len(f(x))):
        rows.append(torch.autograd.grad(f(x)[i], x)[0])
    return torch.stack(rows)
""",
        slip="calls f anew for each row",
        named=("The function f may be called once only: the result that you",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    rows = [torch.autograd.grad(y[i], x, retain_graph=True)[0] for i in range(len(y))]
    return torch.stack(rows, dim=1)
""",
        slip="transposed",
        named=("rows and columns are exchanged",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        y[i].backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
""",
        slip="the gradients add up from row to row",
        named=("each later row contains all rows before it",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    y.sum().backward()
    return x.grad
""",
        slip="one backward pass from the sum",
        named=("a single row, the sum of all of them",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        x.grad = None
        y[i].backward()
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="retain_graph is forgotten",
        named=("The first backward pass frees what was kept for it. Several",),
    ),
    Answer(
        "rows",
        """\
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
        slip="the same tensor is stored each time: no clone",
        named=("All your rows are the same, the last one of the right ones. Is each",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(x)):
        rows.append(torch.autograd.grad(y[i], x, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="as many rows as inputs",
        named=("Only as many rows as there are inputs: the Jacobian has a row",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    m = len(f(x))
    y = f(x)
    rows = []
    for i in range(m):
        rows.append(torch.autograd.grad(y[i], x, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="f is called twice, once for the number of outputs",
        named=("The function f may be called once only: the result that you",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    v = torch.ones(len(y))
    rows = []
    for i in range(len(y)):
        rows.append(torch.autograd.grad(y, x, v, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="v is all ones instead of a unit vector",
        named=("All your rows are the same, the sum of the right ones. Does",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x.detach())
    rows = [torch.autograd.grad(y[i], x, retain_graph=True)[0] for i in range(len(y))]
    return torch.stack(rows)
""",
        slip="x is detached",
        named=("No gradient leads back to x: was f called with x itself, and",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(y), len(x))
    for i in range(1, len(y)):
        J[i] = torch.autograd.grad(y[i], x, retain_graph=True)[0]
    return J
""",
        slip="off by one: the first row stays 0",
        named=("The first row has been left at 0. Python counts from 0.",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        rows.append(torch.autograd.grad(y[i], x, retain_graph=True)[0])
        return torch.stack(rows)
""",
        slip="return stands in the loop: only the first row",
        named=("Only the row of the first output comes back. Does the `return`",),
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    return torch.stack([torch.autograd.grad(out, x, retain_graph=True)[0] for out in y])
""",
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    J = torch.empty(len(y), len(x))
    for i in range(len(y)):
        v = torch.zeros(len(y))
        v[i] = 1
        x.grad = None
        y.backward(v, retain_graph=True)
        J[i] = x.grad
    return J
""",
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    out = f(x)
    return torch.autograd.grad(out, x, torch.eye(len(out)), is_grads_batched=True)[0]
""",
    ),
    Answer(
        "rows",
        """\
def jacobian_rows(f, x):
    y = f(x)
    return [torch.autograd.grad(out, x, retain_graph=True)[0].tolist() for out in y]
""",
        form=True,
    ),
    # energy
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2).sum(dim=0), up * k * x
""",
        slip="k: the 1/2 is dropped",
        named=("look at the constant in front of the formula",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up * k * x, (up * x**2 / 2).sum(dim=0)
""",
        slip="the two results are exchanged",
        named=("What x receives does not fit the shape of x, which has a row",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).mean(dim=0), up * k * x
""",
        slip="k: mean over the samples instead of sum",
        named=("you averaged over the samples",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=1), up * k * x
""",
        slip="k: summed over the wrong axis",
        named=("What k receives does not fit the shape of k. A stiffness",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (x**2 / 2).sum(dim=0), up * k * x
""",
        slip="k: the upstream is dropped",
        named=("This is the local derivative alone. It has not been multiplied",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x / 2).sum(dim=0), up * k * x
""",
        slip="k: x is not squared",
        named=("For k, the square of x is forgotten.",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * k * x**2 / 2).sum(dim=0), up * k * x
""",
        slip="k: the energy itself instead of its derivative",
        named=("contains k itself",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * k * x / 2
""",
        slip="x: the 1/2 is kept, the 2 of the square is forgotten",
        named=("For x, differentiate the square once more: its 2 and the",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0)
""",
        slip="only one gradient is returned",
        named=("`backward` returns as many gradients as `forward` has inputs,",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(), up * k * x
""",
        slip="k: summed over both axes",
        named=("What k receives does not fit the shape of k. A stiffness",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up.sum(dim=0) * (x**2).sum(dim=0) / 2, up * k * x
""",
        slip="k: the product of two sums",
        named=("For k you summed first and multiplied then. Compute the product",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * x
""",
        slip="x: k is dropped",
        named=("For x, the stiffness is missing.",),
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * k * x
""",
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        stiffness, stretch = ctx.saved_tensors
        to_k = torch.zeros_like(stiffness)
        for row in range(len(stretch)):
            to_k += 0.5 * up[row] * stretch[row] ** 2
        to_x = up * stiffness * stretch
        return to_k, to_x
""",
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return 0.5 * torch.einsum("ij,ij,ij->j", up, x, x), torch.einsum("ij,j,ij->ij", up, k, x)
""",
    ),
    Answer(
        "energy",
        """\
class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up * x**2 / 2, up * k * x
""",
        form=True,
    ),
    # fit
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="the classmate's: gradients add up",
        named=("the sum of all gradients so far",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    w.grad = None
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="emptied only once, before the loop",
        named=("the sum of all gradients so far",),
    ),
    Answer(
        "fit",
        """\
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
        slip="emptied between backward and the step",
        named=("The weights have not left 0. Is a step taken, what does the g",),
    ),
    Answer(
        "fit",
        """\
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
        slip="sum instead of mean",
        named=("Your loss is the sum over the samples",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * X.T @ (X @ w - y) / len(y)
    return w
""",
        slip="by hand, the 2 of the square is dropped",
        named=("All your steps are half as long as they should be. Is the loss",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w = w - rate * w.grad
    return w
""",
        slip="w = w - … makes a tensor that requires no gradient",
        named=("No gradient leads back from the loss to w. Does w require one,",),
    ),
    Answer(
        "fit",
        """\
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
        slip="zero_ without brackets does nothing",
        named=("Which line empties what the last backward pass has left",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        w -= rate * w.grad
        w.grad = None
    return w
""",
        slip="no_grad is forgotten around the step",
        named=("A step of gradient descent is no part of the function to be",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate, momentum=0.9)
    for _ in range(steps):
        optimizer.zero_grad()
        ((X @ w - y) ** 2).mean().backward()
        optimizer.step()
    return w
""",
        slip="with momentum, not plain gradient descent",
        named=("Each step depends on those before it, as with momentum. Plain",),
    ),
    Answer(
        "fit",
        "def fit(X, y, rate, steps):\n    return torch.linalg.lstsq(X, y[:, None]).solution[:, 0]",
        slip="the true minimum instead of the weights after the steps",
        named=("This is where the steps would lead in the end. The weights",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.ones(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
        w.grad = None
    return w
""",
        slip="starts from ones",
        named=("The start is w = 0.",),
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w += rate * w.grad
        w.grad = None
    return w
""",
        slip="goes uphill",
        named=("follow the gradient instead of going against it",),
    ),
    Answer(
        "fit",
        """\
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
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.nn.Parameter(torch.zeros(X.shape[1], dtype=X.dtype))
    optimizer = torch.optim.SGD([w], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(X @ w, y)
        loss.backward()
        optimizer.step()
    return w.detach()
""",
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    n, d = X.shape
    w = torch.zeros(d, dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * 2 / n * X.T @ (X @ w - y)
    return w
""",
    ),
    Answer(
        "fit",
        """\
def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        (g,) = torch.autograd.grad(((X @ w - y) ** 2).mean(), w)
        w = (w - rate * g).detach().requires_grad_()
    return w.tolist()
""",
        form=True,
    ),
    # line
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64)
    height.required_grad = True
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the classmate's: required_grad",
        named=("The slope learns, but the height is still 0. Look whether it",),
    ),
    Answer(
        "line",
        """\
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
        slip="the height is not given to the optimiser",
        named=("The slope learns, but the height is still 0. Look whether it",),
    ),
    Answer(
        "line",
        """\
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
        slip="zero_grad is lost",
        named=("the sum of all gradients so far",),
    ),
    Answer(
        "line",
        """\
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
        slip="sum instead of mean",
        named=("Your loss is the sum over the points; it should be their mean,",),
    ),
    Answer(
        "line",
        """\
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
        slip="slope and height are exchanged",
        named=("You have the numbers for slope and height in each other's",),
    ),
    Answer(
        "line",
        """\
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
        slip="zero_grad between backward and step: nothing is learnt",
        named=("Neither slope nor height changes. Is a step taken, what do t",),
    ),
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    A = torch.stack([x, torch.ones_like(x)], dim=1)
    best = torch.linalg.lstsq(A, y[:, None]).solution
    return best[0], best[1]
""",
        slip="the best line instead of the line after the steps",
        named=("This is where the steps would lead in the end. The line after",),
    ),
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64)
    height.requires_grad()
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="requires_grad called like a function",
        named=("Something is called that is no function. If it is `requires_grad`: t",),
    ),
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps - 1):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="one step too few",
        named=("Slope and height both learn, but by one step too few. Count ",),
    ),
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height.detach() - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="the height is detached in the loss",
        named=("The slope learns, but the height is still 0. Look whether it",),
    ),
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean() / 2
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="half of the loss",
        named=("All your steps are half as long as the classmate's. Is the loss",),
    ),
    Answer(
        "line",
        """\
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
        slip="another kind of steps: Adam",
        named=("The steps are those of Adam, whose length hardly depends on the",),
    ),
    Answer(
        "line",
        """\
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
    return slope, height
""",
    ),
    Answer(
        "line",
        """\
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
        """\
def line(x, y, rate, steps):
    params = [nn.Parameter(torch.zeros(1, dtype=torch.float64)) for _ in range(2)]
    for _ in range(steps):
        m, c = params
        loss = torch.mean(torch.square(m * x + c - y))
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p -= rate * g
    return tuple(p.detach() for p in params)
""",
    ),
    Answer(
        "line",
        """\
def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope.item(), height.item()
""",
        form=True,
    ),
    # gated
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    h *= gain\n    return (h * x).sum()",
        slip="the classmate's, unchanged",
        named=("The rule of tanh needs the output of tanh in the backward pass,",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    h.data *= gain\n    return (h * x).sum()",
        slip=".data silences the error, the gradient is wrong",
        named=("PyTorch did not see the change",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x).detach()\n    h *= gain\n    return (h * x).sum()",
        slip="detach: the path through tanh is cut",
        named=("h counts as a constant",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    with torch.no_grad():\n"
        "        h *= gain\n    return (h * x).sum()",
        slip="in place under no_grad: still counted",
        named=("The rule of tanh needs the output of tanh in the backward pass,",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    return (h * x).sum()",
        slip="the gain is left out",
        named=("the gain is missing",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x) * gain\n    return (h * x).mean()",
        slip="mean instead of sum",
        named=("This is the mean of the products. Their sum is asked for.",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(gain * x)\n    return (h * x).sum()",
        slip="the gain is put inside the tanh",
        named=("The gain stands inside tanh",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = gain * torch.tanh(x)\n    return (h * x.detach()).sum()",
        slip="detach: the direct path of x is cut",
        named=("that x counts as a constant",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    with torch.no_grad():\n        h = torch.tanh(x) * gain\n    return (h * x).sum()",
        slip="tanh under no_grad: its path is not recorded",
        named=("computed without a record",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    h = h * gain\n    return (gain * h * x).sum()",
        slip="the gain counts twice",
        named=("The gain is in your result twice.",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    h = h * gain\n    return h * x",
        slip="the sum is forgotten",
        named=("The result has axes, as when it has one number for each x. A single",),
    ),
    Answer(
        "gated",
        "def gated(x, gain):\n    h = torch.tanh(x)\n    h = h * gain\n    return (h * x).sum().item()",
        slip="item() gives a number without a record",
        named=("The result is no tensor. Is it a plain number of Python, which has n",),
    ),
    Answer("gated", "def gated(x, gain):\n    h = torch.tanh(x)\n    h = h * gain\n    return (h * x).sum()"),
    Answer("gated", "def gated(x, gain):\n    h = torch.tanh(x).clone()\n    h *= gain\n    return (h * x).sum()"),
    Answer("gated", "def gated(x, gain):\n    return gain * torch.dot(x, torch.tanh(x))"),
    # accumulate
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 5]",
        slip="each backward replaces the gradient",
        named=("let each pass replace the gradient",),
    ),
    Answer("accumulate", "printed = [6, 12, 18, 23]", slip="zero_ is overlooked", named=("The underscore of `zero_`",)),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 5]",
        slip="the last gradient replaces the one before",
        named=("where does its gradient go",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 11]",
        slip="retain_graph taken to keep the gradient as it is",
        named=("The first number is right. `retain_graph` keeps the graph for",),
    ),
    Answer(
        "accumulate",
        "printed = [9, 18, 9, 24]",
        slip="the values instead of the gradients",
        named=("added up the values of y and 5x",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 0, 5]",
        slip="the third backward after zero_ is forgotten",
        named=("The first two numbers are right. Which pass comes between",),
    ),
    Answer(
        "accumulate",
        "printed = [3, 6, 3, 8]",
        slip="the 2 of the square is dropped",
        named=("What comes down from the square when it is differentiated?",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 21]",
        slip="5 x = 15 added instead of 5",
        named=("The first three numbers are right. The last line adds a",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 6]",
        slip="the last line is taken to act on another x",
        named=("The first three numbers are right. Is the x of the last line",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 12, 17]",
        slip="zero_ is taken to undo only the last pass",
        named=("The first two numbers are right. What does the gradient hold",),
    ),
    Answer("accumulate", "printed = [6, 12, 11]", slip="a number is missing"),
    Answer("accumulate", "print = [6, 12, 6, 11]", slip="a wrong name"),
    Answer("accumulate", "printed = [6, 12, 6, 11]"),
    Answer("accumulate", "g = 2 * 3.0\nprinted = [g, g + g, g, g + 5]"),
    Answer("accumulate", "printed = [6.0, 12.0, 6.0, 11.0]"),
    Answer("accumulate", "printed = torch.tensor([6.0, 12.0, 6.0, 11.0])", form=True),
    # errors
    Answer(
        "errors",
        "fails = [False, True, False, False, True, True, False]",
        slip="True for the lines without an error",
        named=("All seven are reversed",),
    ),
    Answer(
        "errors",
        "fails = [False, False, True, True, False, False, True]",
        slip="1: whole numbers are overlooked",
        named=("In line 1, can a whole number",),
    ),
    Answer(
        "errors",
        "fails = [True, True, True, True, False, False, True]",
        slip="2: a misspelt attribute taken for an error",
        named=("an attribute of an unknown name",),
    ),
    Answer(
        "errors",
        "fails = [True, False, False, True, False, False, True]",
        slip="3: backward from a vector overlooked",
        named=("with how many numbers does the backward pass start",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, False, False, True]",
        slip="4: adding in place taken for harmless",
        named=("which value does the rule of exp need",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, True, False, True]",
        slip="5: every change in place taken for an error",
        named=("does the rule of a sum need any value",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, True, False, True]",
        slip="4 and 5 are exchanged",
        named=("Five of the seven are right. In line 4, which value does the",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, True, True]",
        slip="6: a step without a gradient taken for an error",
        named=("no gradient has arrived yet",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, False, False]",
        slip="7: a second backward taken for allowed",
        named=("the values that were kept for it",),
    ),
    Answer(
        "errors",
        "fails = [False, True, True, True, False, False, True]",
        slip="1 and 2 are exchanged",
        named=("Five of the seven are right. In line 1, can a whole number be",),
    ),
    Answer("errors", "fails = [True, False, True, True, False, False]", slip="a value is missing"),
    Answer(
        "errors",
        "fails = [True, True, True, True, True, True, True]",
        slip="an error everywhere",
        named=("Not every line fails. Ask of each which rule misses something",),
    ),
    Answer("errors", "fails = [True, False, True, True, False, False, True]"),
    Answer("errors", "bad = {1, 3, 4, 7}\nfails = [k in bad for k in range(1, 8)]"),
    Answer(
        "errors",
        """\
def raises(number):
    x = torch.tensor([0.5, 2.0], requires_grad=True)
    try:
        if number == 1:
            torch.tensor([2, 4], requires_grad=True)
        elif number == 3:
            (3 * x).backward()
        elif number == 4:
            s = torch.exp(x)
            s += 1
            s.sum().backward()
        elif number == 7:
            y = (x * x).sum()
            y.backward()
            y.backward()
    except RuntimeError:
        return True
    return False


fails = [raises(k) for k in range(1, 8)]
""",
    ),
    Answer("errors", "fails = (1, 0, 1, 1, 0, 0, 1)", form=True),
    # ways
    Answer(
        "ways",
        'ways = "badb"',
        slip="1: no_grad, which cuts off the layers below",
        named=("if the upper layers are not recorded",),
    ),
    Answer(
        "ways",
        'ways = "aadb"',
        slip="1: detach, which cuts off the layers below",
        named=("if the output of a layer is detached",),
    ),
    Answer("ways", 'ways = "cbdb"', slip="2: no_grad instead of detach", named=("not for one use",)),
    Answer(
        "ways",
        'ways = "ccdb"',
        slip="2: a value is no parameter to be frozen",
        named=("Three letters are right. In case 2, a value is to count as a",),
    ),
    Answer(
        "ways",
        'ways = "cacb"',
        slip="3: the parameters are frozen",
        named=("Three letters are right. In case 3, a gradient is to be seen: h",),
    ),
    Answer(
        "ways",
        'ways = "caab"',
        slip="3: detach instead of retain_grad",
        named=("Three letters are right. In case 3, what is detached receives",),
    ),
    Answer(
        "ways",
        'ways = "cada"',
        slip="4: detach instead of no_grad",
        named=("Three letters are right. In case 4, by the time a result is",),
    ),
    Answer(
        "ways",
        'ways = "cadc"',
        slip="4: frozen parameters instead of no_grad",
        named=("frozen parameters would stay frozen",),
    ),
    Answer(
        "ways",
        'ways = "bcda"',
        slip="the tools are mixed up",
        named=("One letter is right. In case 1, if the upper layers are not",),
    ),
    Answer("ways", 'ways = "cabd"', slip="3 and 4 are exchanged", named=("Cases 3 and 4 are exchanged",)),
    Answer("ways", 'ways = "cad"', slip="a letter is missing"),
    Answer("ways", 'way = "cadb"', slip="a typo in the name"),
    Answer("ways", 'ways = "cadb"'),
    Answer("ways", "frozen, constant, look, values = 'c', 'a', 'd', 'b'\nways = frozen + constant + look + values"),
    Answer("ways", 'ways = ["C", "A", "D", "B"]', form=True),
    # train
    Answer(
        "train",
        "def train(net):\n    pass",
        slip="nothing is trained",
        named=("The parameters of the network are those from before. Does the",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(300):
        optimizer.zero_grad()
        loss = loss_function(net(points), ring)
        loss.backward()
""",
        slip="optimizer.step() is forgotten",
        named=("The parameters of the network are those from before. Does the",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.001)
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="the rate is too small",
        named=("Every point is still assigned as before training, although parameter",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(10):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="too few steps",
        named=("Some points are still wrong. Print your loss every few steps, and ho",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        loss = -nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="the sign of the loss: it grows",
        named=("the steps lead uphill",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        predicted = net(points).argmax(dim=1).double()
        loss = ((predicted - ring) ** 2).mean()
        loss.backward()
        optimizer.step()
""",
        slip="argmax has no gradient",
        named=("No gradient leads back from your loss to the parameters: look",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), 1 - ring)
        loss.backward()
        optimizer.step()
""",
        slip="the two rings are exchanged",
        named=("Most points are assigned to the wrong ring: are inside and",),
    ),
    Answer(
        "train",
        """\
def train(net):
    net = Rings()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(points), ring).backward()
        optimizer.step()
""",
        slip="another network is trained, not the given one",
        named=("the parameters of this network",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        with torch.no_grad():
            logits = net(points)
        nn.functional.cross_entropy(logits, ring).backward()
        optimizer.step()
""",
        slip="the forward pass runs under no_grad",
        named=("No gradient leads back from your loss to the parameters: look",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="MSE between (60, 2) outputs and 60 class numbers",
        named=("The network has two outputs for each point, the targets one",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    for _ in range(500):
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
""",
        slip="zero_grad between backward and step",
        named=("The parameters of the network are those from before. Does the",),
    ),
    Answer(
        "train",
        """\
def train(net):
    for _ in range(500):
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        for p in net.parameters():
            p = p - 0.5 * p.grad
            p.grad = None
""",
        slip="p = p - … binds a name, the parameter stays",
        named=("The parameters of the network are those from before. Does the",),
    ),
    Answer(
        "train",
        """\
def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(400):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
    ),
    Answer(
        "train",
        """\
def train(net):
    targets = torch.eye(2, dtype=torch.float64)[ring]
    for _ in range(2000):
        net.zero_grad()
        loss = ((net(points) - targets) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= 0.5 * p.grad
""",
    ),
    Answer(
        "train",
        """\
def train(net):
    opt = torch.optim.SGD(net.parameters(), lr=0.3, momentum=0.9)
    while (net(points).argmax(1) != ring).any():
        p = torch.softmax(net(points), dim=1)
        loss = -torch.log(p[torch.arange(60), ring]).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
""",
    ),
    Answer(
        "train",
        """\
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
]
