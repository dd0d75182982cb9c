"""Answers to the exercise `autograd`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """to_a = 360
to_b = 132
c_has_one = False""",
        slip="overlooks detach: counts both uses of c",
        named=("This would be the gradient without `detach`. The detached value still",),
    ),
    Answer(
        "by_hand",
        """to_a = 70
to_b = 24
c_has_one = False""",
        slip="forgets the 3 from above",
        named=("The gradient that arrives from above is missing: this is how d itself",),
    ),
    Answer(
        "by_hand",
        """to_a = 210
to_b = 72
c_has_one = True""",
        slip="thinks that c, no leaf, keeps its grad",
        named=("Is c a leaf, and was PyTorch told to keep its gradient?",),
    ),
    Answer(
        "by_hand",
        """to_a = 180
to_b = 72
c_has_one = False""",
        slip="forgets the direct path from a to the sum",
        named=("a also stands in the line of d itself, beside the detached value, and",),
    ),
    Answer(
        "by_hand",
        """to_a = 30
to_b = 0
c_has_one = False""",
        slip="thinks that detach cuts off c everywhere",
        named=("`detach` cuts one use of c, not both: the other factor still leads",),
    ),
    Answer(
        "by_hand",
        """to_a = 60
to_b = 12
c_has_one = False""",
        slip="takes the value of c.detach() to be 0",
        named=("`detach` keeps the value and cuts only the way back. Your detached",),
    ),
    Answer(
        "by_hand",
        """to_a = 72
to_b = 210
c_has_one = False""",
        slip="a and b are exchanged",
        named=("Are the two gradients exchanged?",),
    ),
    Answer(
        "by_hand",
        """to_a = 102
to_b = 180
c_has_one = False""",
        slip="a product passes on the own value",
        named=("At the product a · b, an input received the gradient times itself. W",),
    ),
    Answer(
        "by_hand",
        """a, b = 2, 5
constant = a * b
# d = (constant + a) a b
to_a = 3 * (constant + 2 * a) * b
to_b = 3 * (constant + a) * a
c_has_one = not True
""",
    ),
    Answer(
        "by_hand",
        """to_c = 3 * (10 + 2)
to_sum = 3 * 10
to_a = to_sum + 5 * to_c
to_b = 2 * to_c
c_has_one = 1 > 2
""",
    ),
    Answer(
        "by_hand",
        """to_a = torch.tensor(210.0)
to_b = torch.tensor(72.0)
c_has_one = torch.tensor(False)""",
        form=True,
    ),
    # rows
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        y[i].backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
""",
        slip="does not clear x.grad, so each row adds up all rows before it",
        named=("The first row is right, but each later row contains all rows before",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    y.sum().backward()
    return x.grad
""",
        slip="one backward pass of the sum of the outputs, which adds up the rows",
        named=("You return a single row, the sum of all of them. Does one pass star",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    columns = [torch.autograd.grad(out, x, retain_graph=True)[0] for out in y]
    return torch.stack(columns, dim=1)
""",
        slip="stacks the rows as columns: transposed",
        named=("The entries are right, but rows and columns are exchanged: in this",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    rows = []
    for i in range(len(f(x))):
        rows.append(torch.autograd.grad(f(x)[i], x)[0])
    return torch.stack(rows)
""",
        slip="calls f again for every row",
        named=("The function f may be called once only: the result that you have then",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        x.grad = None
        y[i].backward()
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="forgets retain_graph, so the second backward pass fails",
        named=("The first backward pass frees what was kept for it. Several passes",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        if x.grad is not None:
            x.grad.zero_()
        y[i].backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
""",
        slip="collects x.grad itself without a copy, so all rows are the last one",
        named=("All your rows are the same, the last one of the right ones. Is each",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(x)):
        v = torch.zeros(len(y))
        v[i] = 1
        rows.append(torch.autograd.grad(y, x, v, retain_graph=True)[0])
    return torch.stack(rows)
""",
        slip="as many rows as there are inputs, not outputs",
        named=("Only as many rows as there are inputs: the Jacobian has a row for",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(y), len(x))
    for i in range(len(y)):
        x.grad = None
        y[i].backward(retain_graph=True)
        J[i] = x.grad
""",
        slip="forgets to return the Jacobian",
        named=("The answer is None: is it not filled in, or is a `return` missing?",),
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    return torch.autograd.functional.jacobian(f, x)
""",
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    J = torch.empty(y.numel(), x.numel(), dtype=x.dtype)
    for i, v in enumerate(torch.eye(y.numel(), dtype=y.dtype)):
        x.grad = None
        y.backward(v, retain_graph=True)
        J[i] = x.grad
    return J
""",
    ),
    Answer(
        "rows",
        """def jacobian_rows(f, x):
    y = f(x)
    return [torch.autograd.grad(out, x, retain_graph=True)[0].tolist() for out in y]
""",
        form=True,
    ),
    # energy
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2).sum(dim=0), up * k * x
""",
        slip="forgets the factor 1/2 in the gradient of k",
        named=("For k, look at the constant in front of the formula.",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (x**2 / 2).sum(dim=0), up * k * x
""",
        slip="forgets the upstream gradient for k",
        named=("This is the local derivative alone. It has not been multiplied by the",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).mean(dim=0), up * k * x
""",
        slip="mean instead of sum over the samples for k",
        named=("For k you averaged over the samples, but each use of a stiffness acts",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return up * k * x, (up * x**2 / 2).sum(dim=0)
""",
        slip="returns the gradients of x and k in the wrong order",
        named=("What x receives does not fit the shape of x, which has a row for each",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=1), up * k * x
""",
        slip="sums over the springs (axis 1) instead of the samples",
        named=("What k receives does not fit the shape of k. A stiffness belongs to a",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * k * x / 2
""",
        slip="keeps the factor 1/2 in the gradient of x",
        named=("For x, differentiate the square once more: its 2 and the constant in",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        x, k = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * k * x
""",
        slip="unpacks the saved tensors in the wrong order",
        named=("k receives the square of a stiffness. In which order were the two",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        return (up * x**2 / 2).sum(dim=0), up * x
""",
        slip="forgets the stiffness in the gradient of x",
        named=("For x, the stiffness is missing.",),
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        k, x = ctx.saved_tensors
        to_k = torch.zeros_like(k)
        for row, arrived in zip(x, up):
            to_k = to_k + 0.5 * arrived * row * row
        return to_k, torch.mul(up, k) * x
""",
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
    @staticmethod
    def backward(ctx, up):
        with torch.enable_grad():
            k, x = (saved.detach().requires_grad_() for saved in ctx.saved_tensors)
            out = k * x**2 / 2
        return torch.autograd.grad(out, (k, x), up)
""",
    ),
    Answer(
        "energy",
        """class Energy(EnergyClassmate):
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
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
    w.grad.zero_()
    return w
""",
        slip="clears the gradient only once, after the loop",
        named=("Each step still follows the sum of all gradients so far. Which line",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
            w.grad.zero_()
    return w
""",
        slip="sum instead of mean in the loss",
        named=("Your loss is the sum over the samples; it should be their mean, as in",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        w.grad.zero_()
        with torch.no_grad():
            w -= rate * w.grad
    return w
""",
        slip="clears the gradient between the backward pass and the step",
        named=("The weights have not left 0. Is a step taken, what does the gradi",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w += rate * w.grad
    return w
""",
        slip="adds the gradient: climbs instead of descending",
        named=("The loss grows: the steps follow the gradient instead of going",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(1, steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
        w.grad = None
    return w
""",
        slip="one step too few",
        named=("Your loop takes one step too few.",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate, momentum=0.9)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return w
""",
        slip="gradient descent with momentum instead of plain",
        named=("Each step depends on those before it, as with momentum. Plain",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * X.T @ (X @ w - y) / len(y)
    return w
""",
        slip="forgets the factor 2 of the square in a gradient by hand",
        named=("All your steps are half as long as they should be. Is the loss the",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w = w - rate * w.grad
    return w
""",
        slip="makes a new w that requires no gradients, so the second step fails",
        named=("No gradient leads back from the loss to w. Does w require one, also a",),
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    for _ in range(steps):
        w = w - rate * 2 / len(y) * (X.T @ (X @ w - y))
    return w
""",
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype)
    while steps:
        w = w.detach().requires_grad_()
        (slope,) = torch.autograd.grad(nn.functional.mse_loss(X @ w, y), w)
        w = w - rate * slope
        steps -= 1
    return w.detach()
""",
    ),
    Answer(
        "fit",
        """def fit(X, y, rate, steps):
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
        """def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64)
    height.requires_gradient = True
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="another wrong name for requires_grad, so the height stays 0",
        named=("The slope learns, but the height is still 0. Look whether it requir",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
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
        slip="does not give the height to the optimizer",
        named=("The slope learns, but the height is still 0. Look whether it requir",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
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
        slip="clears the gradients between the backward pass and the step",
        named=("Neither slope nor height changes. Is a step taken, what do the grad",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
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
        slip="returns height and slope in the wrong order",
        named=("You have the numbers for slope and height in each other's place.",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.ones(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="starts at height 1 instead of 0",
        named=("The height does not start at 0.",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
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
        slip="sum instead of mean in the loss",
        named=("Your loss is the sum over the points; it should be their mean, as in",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
""",
        slip="forgets zero_grad, so the gradients add up",
        named=("Slope and height both learn, but each step follows the sum of all",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
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
        slip="takes another optimizer, Adam instead of SGD",
        named=("The steps are those of Adam, whose length hardly depends on the",),
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
    slope, height = torch.zeros(1, dtype=x.dtype), torch.zeros(1, dtype=x.dtype)
    for _ in range(steps):
        miss = slope * x + height - y
        slope, height = slope - 2 * rate * (miss * x).mean(), height - 2 * rate * miss.mean()
    return slope, height
""",
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
    both = nn.Parameter(torch.zeros(2, dtype=torch.float64))
    inputs = torch.stack([x, torch.ones_like(x)], dim=1)
    for _ in range(steps):
        both.grad = None
        nn.functional.mse_loss(inputs @ both, y).backward()
        both.data -= rate * both.grad
    slope, height = both.detach().split(1)
    return slope, height
""",
    ),
    Answer(
        "line",
        """def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
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
        """def gated(x, gain):
    h = torch.tanh(x).detach()
    h *= gain
    return (h * x).sum()
""",
        slip="detaches h, so the gradient through tanh is lost",
        named=("In the gradient the path through tanh is missing: there, h coun",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x)
    h.data *= gain
    return (h * x).sum()
""",
        slip="changes h.data in place behind autograd's back",
        named=("The error is gone, but the gradient is wrong: PyTorch did not see the",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x) * gain
    return (h * x.detach()).sum()
""",
        slip="detaches the second use of x",
        named=("In the gradient the path through the second factor is missing,",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x)
    h * gain
    return (h * x).sum()
""",
        slip="does not keep the result of h * gain, so the gain is missing",
        near=True,
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(gain * x)
    return (h * x).sum()
""",
        slip="puts the gain inside tanh",
        named=("The gain stands inside tanh, where it changes something else, namely",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = gain * torch.tanh(x)
    return (h * x).mean()
""",
        slip="mean instead of sum",
        named=("This is the mean of the products. Their sum is asked for.",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x)
    with torch.no_grad():
        h *= gain
    return (h * x).sum()
""",
        slip="still changes h in place, only under no_grad, which keeps the error",
        named=("The rule of tanh needs the output of tanh in the backward pass, and",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x) * gain
    return h * x
""",
        slip="forgets the sum",
        named=("The result has axes, as when it has one number for each x. A single",),
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    return gain * torch.sum(x * torch.tanh(x))
""",
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x).clone()
    h *= gain
    return (h * x).sum()
""",
    ),
    Answer(
        "gated",
        """def gated(x, gain):
    h = torch.tanh(x)
    h = h * gain
    return (h * x).sum().float()
""",
        form=True,
    ),
    # accumulate
    Answer(
        "accumulate",
        "printed = [6, 6, 6, 5]",
        slip="thinks that each backward pass overwrites x.grad",
        named=("The first number is right. You let each pass replace the gradient",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 18, 23]",
        slip="overlooks zero_",
        named=("The first two numbers are right. The underscore of `zero_` means that",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 5]",
        slip="thinks that the pass through 5 x overwrites x.grad",
        named=("The first three numbers are right. The last line has another function",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 21]",
        slip="adds the value of 5 x, not its slope, at the end",
        named=("The first three numbers are right. The last line adds a gradient, not",),
    ),
    Answer(
        "accumulate",
        "printed = [9, 18, 9, 24]",
        slip="takes the values of x squared and 5 x for the slopes",
        named=("You added up the values of y and 5x. A gradient says how these change",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 0, 5]",
        slip="thinks that the third pass adds nothing after zero_",
        named=("The first two numbers are right. Which pass comes between emptying",),
    ),
    Answer(
        "accumulate",
        "printed = [3, 6, 3, 8]",
        slip="forgets the factor 2 in the slope of x squared",
        named=("What comes down from the square when it is differentiated?",),
    ),
    Answer(
        "accumulate",
        "printed = [6, 12, 6, 30]",
        slip="multiplies by the slope 5 instead of adding it",
        named=("The first three numbers are right. What does `backward` do with the",),
    ),
    Answer(
        "accumulate",
        """slope = 2 * 3
printed = [slope, slope + slope, 0 + slope, slope + 5]
""",
    ),
    Answer(
        "accumulate",
        """from itertools import accumulate

printed = [*accumulate([6, 6]), *accumulate([6, 5])]
""",
    ),
    Answer("accumulate", "printed = torch.tensor([6.0, 12.0, 6.0, 11.0])", form=True),
    # errors
    Answer(
        "errors",
        "fails = [False, False, True, True, False, False, True]",
        slip="thinks that integers can require gradients",
        named=("Six of the seven are right. In line 1, can a whole number be changed",),
    ),
    Answer(
        "errors",
        "fails = [True, True, True, True, False, False, True]",
        slip="thinks that a misspelt attribute raises an error",
        named=("Six of the seven are right. In line 2, what does Python do when an",),
    ),
    Answer(
        "errors",
        "fails = [True, False, False, True, False, False, True]",
        slip="thinks that backward works for an output of two numbers",
        named=("Six of the seven are right. In line 3, with how many numbers does the",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, False, False, False, True]",
        slip="thinks that the change in place does no harm to exp",
        named=("Six of the seven are right. In line 4, which value does the rule of",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, True, False, True]",
        slip="thinks that every change in place raises an error",
        named=("Six of the seven are right. In line 5, does the rule of a sum need",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, True, True]",
        slip="thinks that a step without gradients raises an error",
        named=("Six of the seven are right. In line 6, no gradient has arrived yet.",),
    ),
    Answer(
        "errors",
        "fails = [True, False, True, True, False, False, False]",
        slip="thinks that the gradients of a second backward pass are just added",
        named=("Six of the seven are right. In line 7, what does the first backward",),
    ),
    Answer(
        "errors",
        "fails = [False, True, False, False, True, True, False]",
        slip="enters True where a line works",
        named=("All seven are reversed: `True` stands for an error.",),
    ),
    Answer("errors", "fails = [number in (1, 3, 4, 7) for number in range(1, 8)]"),
    Answer(
        "errors",
        """fails = 7 * [False]
fails[0] = True  # only floating-point numbers can require gradients
fails[2] = True  # backward needs a single number
fails[3] = True  # exp keeps its output
fails[6] = True  # the graph is gone
""",
    ),
    Answer("errors", "fails = (1, 0, 1, 1, 0, 0, 1)", form=True),
    # ways
    Answer(
        "ways",
        'ways = "badb"',
        slip="no_grad for the upper layers, which also cuts off the layers below",
        named=("Three letters are right. In case 1, if the upper layers are not",),
    ),
    Answer(
        "ways",
        'ways = "aadb"',
        slip="detach for the upper layers, which also cuts off the layers below",
        named=("Three letters are right. In case 1, if the output of a layer is",),
    ),
    Answer(
        "ways",
        'ways = "cbdb"',
        slip="no_grad instead of detach for the constant value",
        named=("Three letters are right. In case 2, a block without a record makes h",),
    ),
    Answer(
        "ways",
        'ways = "cada"',
        slip="detach instead of no_grad for the accuracy",
        named=("Three letters are right. In case 4, by the time a result is detached,",),
    ),
    Answer(
        "ways",
        'ways = "cadc"',
        slip="freezes the parameters for the accuracy",
        named=("Three letters are right. In case 4, frozen parameters would stay",),
    ),
    Answer(
        "ways",
        'ways = "cabd"',
        slip="the tools of the last two cases are exchanged",
        named=("The first two letters are right. Cases 3 and 4 are exchanged: one is",),
    ),
    Answer(
        "ways",
        'ways = "cddb"',
        slip="retain_grad for the value that counts as a constant",
        named=("Three letters are right. In case 2, keeping the gradient of h makes",),
    ),
    Answer("ways", 'ways = "bcda"', slip="takes no_grad for freezing and freezing for the constant value", near=True),
    Answer(
        "ways",
        """frozen, constant, look, memory = "cadb"
ways = frozen + constant + look + memory""",
    ),
    Answer(
        "ways",
        """tools = {2: "a", 4: "b", 1: "c", 3: "d"}
ways = "".join(tools[case] for case in sorted(tools))""",
    ),
    Answer("ways", 'ways = "C, A, D, B"', form=True),
    # train
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
""",
        slip="forgets the step of the optimizer",
        near=True,
    ),
    Answer(
        "train",
        """def train(net):
    net = Rings()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="trains a new network instead of the given one",
        near=True,
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        loss = -nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="a minus before the loss, so it grows",
        near=True,
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), 1 - ring)
        loss.backward()
        optimizer.step()
""",
        slip="the two classes are exchanged",
        named=("Most points are assigned to the wrong ring: are inside and outside",),
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
""",
        slip="clears the gradients between the backward pass and the step",
        near=True,
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        with torch.no_grad():
            loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="computes the loss under no_grad, so there is nothing to go back through",
        named=("No gradient leads back from your loss to the parameters: look for a",),
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(500):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring.double())
        loss.backward()
        optimizer.step()
""",
        slip="gives the classes as floating-point numbers, which cross_entropy refuses",
        near=True,
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.001)
    for _ in range(10):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
""",
        slip="far too few and too small steps",
        named=("Every point is still assigned as before training, although parameter",),
    ),
    Answer(
        "train",
        """def train(net):
    # Squared distance to one-hot targets.
    targets = nn.functional.one_hot(ring, 2).double()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
    for _ in range(1000):
        net.zero_grad()
        ((net(points) - targets) ** 2).sum(dim=1).mean().backward()
        optimizer.step()
""",
    ),
    Answer(
        "train",
        """def train(net):
    mean, square = {}, {}
    for step in range(1, 1001):
        log_p = torch.log_softmax(net(points), dim=1)
        loss = -log_p[torch.arange(60), ring].mean()
        gradients = torch.autograd.grad(loss, list(net.parameters()))
        with torch.no_grad():
            for k, (p, g) in enumerate(zip(net.parameters(), gradients)):
                # Adam, by hand.
                mean[k] = 0.9 * mean.get(k, 0) + 0.1 * g
                square[k] = 0.999 * square.get(k, 0) + 0.001 * g**2
                p -= 0.03 * (mean[k] / (1 - 0.9**step)) / ((square[k] / (1 - 0.999**step)).sqrt() + 1e-8)
""",
    ),
    Answer(
        "train",
        """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(1000):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(points), ring)
        loss.backward()
        optimizer.step()
    return net
""",
        form=True,
    ),
]
