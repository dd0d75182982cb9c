"""The marking of the exercise `autograd`: inputs, known mistakes with their messages, other right answers."""

from mlgrading.child.tasks import Task, Wrong


def draw_mixed(rng):
    """Three numbers other than 0 and of different size, and a matrix for the outputs of the curve."""
    return rng.permutation([2.0, 3.0, 5.0]) * rng.choice([-1, 1], 3), rng.choice([-2.0, -1.0, 1.0, 2.0, 3.0], (4, 4))


def draw_springs(rng):
    """Stiffnesses, stretches in more rows than columns, and an upstream gradient for each energy."""
    return tuple(rng.choice([-4.0, -3.0, -2.0, 1.0, 2.0, 3.0, 5.0], shape) for shape in ((3,), (5, 3), (5, 3)))


def draw_fit(rng):
    """A few samples, their targets, a rate and a number of steps."""
    X = rng.uniform(-1.5, 1.5, (5, 2)).round(2)
    return X, rng.uniform(-2, 2, 5).round(2), 0.1, int(rng.integers(4, 8))


def draw_line(rng):
    """A few points, a rate and a number of steps."""
    return rng.uniform(-2, 2, 4).round(2), rng.uniform(1, 3, 4).round(2), 0.1, int(rng.integers(3, 7))


def draw_gated(rng):
    """A vector and a gain other than 1."""
    return rng.uniform(-1.5, 1.5, 3).round(2), float(rng.choice([-2.0, 0.5, 3.0]))


def changed(code: str, old: str, new: str) -> str:
    """Return code with `old`, which must occur, replaced by `new`."""
    assert old in code, old
    return code.replace(old, new)


ROWS = """def jacobian_rows(f, x):
    y = f(x)
    rows = []
    for i in range(len(y)):
        v = torch.zeros(len(y), dtype=y.dtype)
        v[i] = 1
        x.grad = None
        y.backward(v, retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows)
"""

FIT = """def fit(X, y, rate, steps):
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
        w.grad = None
    return w
"""

LINE = """def line(x, y, rate, steps):
    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([slope, height], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((slope * x + height - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return slope, height
"""

TRAIN = """def train(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(200):
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(net(points), ring)
        loss.backward()
        optimizer.step()
"""


def energy(backward: str) -> str:
    """Return the class `Energy` whose `backward` ends with this line."""
    return (
        "class Energy(EnergyClassmate):\n    @staticmethod\n    def backward(ctx, up):\n"
        f"        k, x = ctx.saved_tensors\n        {backward}"
    )


TASKS = [
    Task(
        name="by_hand",
        returns="two numbers and a truth value",
        wrong=[
            Wrong(
                "These are the derivatives of d. They have not been multiplied by the gradient that arrives from "
                "above.",
                "to_a, to_b, c_has_one = 70, 24, False",
            ),
            Wrong(
                "These are the gradients without `detach`. The detached value still enters the sum, but no gradient "
                "passes back through it.",
                "to_a, to_b, c_has_one = 360, 132, False",
            ),
            Wrong(
                "`detach` cuts one use of c, not both: the other factor still leads back to a and b.",
                "to_a, to_b, c_has_one = 30, 0, False",
            ),
            Wrong(
                "b is right. a also stands in the line of d itself, beside the detached value, and this path is not "
                "cut.",
                "to_a, to_b, c_has_one = 180, 72, False",
            ),
            Wrong(
                "The two numbers are right. Is c a leaf, and was PyTorch told to keep its gradient?",
                "to_a, to_b, c_has_one = 210, 72, True",
            ),
        ],
        right=[
            "to_a, to_b, c_has_one = 210.0, 72.0, 0",
            "up_c = 3 * (10 + 2)\nto_a, to_b, c_has_one = 3 * 10 + up_c * 5, up_c * 2, False",
        ],
    ),
    Task(
        name="rows",
        inside=True,
        returns="a tensor with a row for each output and a column for each input, and f called once",
        draw=draw_mixed,
        wrong=[
            Wrong(
                "The first row is right, but each later row contains all rows before it, too. What does `backward` do "
                "with a gradient that is already there?",
                changed(ROWS, "        x.grad = None\n", ""),
            ),
            Wrong(
                "All your rows are the same, the sum of the right ones. Each entry of your list is the same tensor, "
                "to which every backward pass adds.",
                changed(changed(ROWS, "        x.grad = None\n", ""), "x.grad.clone()", "x.grad"),
            ),
            Wrong(
                "You return a single row, the sum of all of them. With a 1 for every output, one pass cannot tell the "
                "outputs apart.",
                "def jacobian_rows(f, x):\n    y = f(x)\n    y.backward(torch.ones_like(y))\n    return x.grad",
            ),
            Wrong(
                "The entries are right, but rows and columns are exchanged: in this course a row belongs to an output.",
                changed(ROWS, "torch.stack(rows)", "torch.stack(rows, dim=1)"),
            ),
            Wrong(
                "Each row is multiplied by the value of its output. The vector of a backward pass should only pick "
                "out one of the outputs.",
                changed(ROWS, "v[i] = 1", "v[i] = y[i].item()"),
            ),
        ],
        right=[
            ROWS,
            "def jacobian_rows(f, x):\n"
            "    y = f(x)\n"
            "    return torch.stack([torch.autograd.grad(part, x, retain_graph=True)[0] for part in y])",
            "def jacobian_rows(f, x):\n    return torch.autograd.functional.jacobian(f, x)",
        ],
    ),
    Task(
        name="energy",
        inside=True,
        returns="what k receives, of the shape of k, and what x receives, of the shape of x",
        draw=draw_springs,
        wrong=[
            Wrong(
                "x is right, but k still receives nothing. `None` says that an input gets no gradient; does the "
                "energy not change with the stiffness?",
                energy("return None, up * k * x"),
            ),
            Wrong(
                "These are the local derivatives. They have not been multiplied by the upstream gradient.",
                energy("return (x**2 / 2).sum(0), k * x"),
            ),
            Wrong(
                "The two gradients are exchanged: `backward` returns them in the order of the inputs of `forward`.",
                energy("return up * k * x, up * x**2 / 2"),
            ),
            Wrong(
                "x is right. For k you averaged over the samples, but each use of a stiffness acts on the result in "
                "full: what happens to gradients at a fan-out?",
                energy("return (up * x**2 / 2).mean(0), up * k * x"),
            ),
            Wrong(
                "x is right. For k, look at the constant in front of the formula.",
                energy("return (up * x**2).sum(0), up * k * x"),
            ),
            Wrong(
                "x is right. The gradient of k contains k itself, but the local derivative by a factor does not "
                "contain that factor.",
                energy("return (up * k * x**2 / 2).sum(0), up * k * x"),
            ),
        ],
        right=[
            energy("return (up * x**2 / 2).sum_to_size(k.shape), up * k * x"),
            energy("return up * x**2 / 2, up * k * x"),
            energy("return torch.einsum('nd,nd->d', up, x * x) * 0.5, (up * x) * k"),
        ],
    ),
    Task(
        name="fit",
        returns="one weight for each column of X",
        draw=draw_fit,
        wrong=[
            Wrong(
                "Each step still follows the sum of all gradients so far. Which line empties what the last backward "
                "pass has left?",
                "fit = fit_classmate",
            ),
            Wrong(
                "The weights have not left 0: the gradient was emptied between the backward pass and the step that "
                "needs it.",
                changed(
                    changed(FIT, "        w.grad = None\n", ""),
                    "loss.backward()\n",
                    "loss.backward()\n        w.grad.zero_()\n",
                ),
            ),
            Wrong(
                "Each step follows the mean of all gradients so far, not the gradient at the present weights.",
                changed(
                    changed(changed(FIT, "        w.grad = None\n", ""), "for _ in", "for k in"),
                    "rate * w.grad",
                    "rate * w.grad / (k + 1)",
                ),
            ),
            Wrong(
                "Every step follows the gradient at the first weights: the loss was computed once, and not again "
                "after each step.",
                "def fit(X, y, rate, steps):\n"
                "    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)\n"
                "    ((X @ w - y) ** 2).mean().backward()\n"
                "    with torch.no_grad():\n"
                "        for _ in range(steps):\n"
                "            w -= rate * w.grad\n"
                "    return w",
            ),
            Wrong(
                "The loss grows: the steps follow the gradient instead of going against it.",
                changed(FIT, "w -= rate", "w += rate"),
            ),
            Wrong(
                "Your loss is the sum over the samples; it should be their mean, as in the classmate's function.",
                changed(FIT, ".mean()", ".sum()"),
            ),
        ],
        right=[
            FIT,
            "def fit(X, y, rate, steps):\n"
            "    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)\n"
            "    optimizer = torch.optim.SGD([w], lr=rate)\n"
            "    for _ in range(steps):\n"
            "        optimizer.zero_grad()\n"
            "        nn.functional.mse_loss(X @ w, y).backward()\n"
            "        optimizer.step()\n"
            "    return w",
            "def fit(X, y, rate, steps):\n"
            "    w = torch.zeros(X.shape[1], dtype=X.dtype)\n"
            "    for _ in range(steps):\n"
            "        w = w - rate * 2 * X.T @ (X @ w - y) / len(y)\n"
            "    return w",
        ],
    ),
    Task(
        name="line",
        returns="a tuple of slope and height",
        draw=draw_line,
        wrong=[
            Wrong(
                "The slope learns, but the height is still 0: either it requires no gradient, or the optimiser does "
                "not change it. Compare the attribute that is set with the one that PyTorch reads.",
                "line = line_classmate",
            ),
            Wrong(
                "The height learns now, but the slope does not. Both of them must require a gradient.",
                changed(
                    LINE,
                    "slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)",
                    "slope = torch.zeros(1, dtype=torch.float64)",
                ),
            ),
            Wrong(
                "Slope and height both learn, but each step follows the sum of all gradients so far. The classmate's "
                "function had this right.",
                changed(LINE, "        optimizer.zero_grad()\n", ""),
            ),
            Wrong(
                "Neither slope nor height changes. Look at the order of the four lines in the loop: what do the "
                "gradients hold when the step is taken?",
                changed(
                    LINE,
                    "        loss.backward()\n        optimizer.step()\n",
                    "        optimizer.step()\n        loss.backward()\n",
                ),
            ),
            Wrong(
                "Slope and height both learn, but by one step too many or too few. Count how often your loop takes a "
                "step.",
                changed(LINE, "range(steps)", "range(steps - 1)"),
            ),
        ],
        right=[
            "def line(x, y, rate, steps):\n"
            "    slope = torch.zeros(1, dtype=torch.float64).requires_grad_()\n"
            "    height = torch.zeros(1, dtype=torch.float64).requires_grad_()\n"
            "    for _ in range(steps):\n"
            "        ((slope * x + height - y) ** 2).mean().backward()\n"
            "        with torch.no_grad():\n"
            "            for p in (slope, height):\n"
            "                p -= rate * p.grad\n"
            "                p.grad = None\n"
            "    return slope, height",
            "def line(x, y, rate, steps):\n"
            "    both = torch.zeros(2, 1, dtype=torch.float64, requires_grad=True)\n"
            "    optimizer = torch.optim.SGD([both], lr=rate)\n"
            "    for _ in range(steps):\n"
            "        optimizer.zero_grad()\n"
            "        ((both[0] * x + both[1] - y) ** 2).mean().backward()\n"
            "        optimizer.step()\n"
            "    return both[0], both[1]",
        ],
    ),
    Task(
        name="gated",
        inside=True,
        returns="a number, and a gradient of the shape of x",
        draw=draw_gated,
        wrong=[
            Wrong(
                "The value is right and the error is gone, but the gradient is wrong: PyTorch did not see the change, "
                "and computed the slope of tanh from the changed values.",
                "def gated(x, gain):\n    h = torch.tanh(x)\n    h.data *= gain\n    return (h * x).sum()",
            ),
            Wrong(
                "The value is right. In the gradient the path through tanh is missing: h counts as a constant, "
                "because it was detached or computed without a record.",
                "def gated(x, gain):\n    h = torch.tanh(x).detach()\n    h *= gain\n    return (h * x).sum()",
            ),
            Wrong(
                "The value is right. In the gradient the path through the second factor is missing, because that x "
                "counts as a constant.",
                "def gated(x, gain):\n    h = gain * torch.tanh(x)\n    return (h * x.detach()).sum()",
            ),
            Wrong(
                "The error is gone, but the gain is missing: the line that raised the error is needed for the value.",
                "def gated(x, gain):\n    h = torch.tanh(x)\n    return (h * x).sum()",
            ),
            Wrong(
                "The gain stands inside tanh, where it changes something else, namely how fast tanh saturates.",
                "def gated(x, gain):\n    h = torch.tanh(gain * x)\n    return (h * x).sum()",
            ),
        ],
        right=[
            "def gated(x, gain):\n    h = torch.tanh(x).clone()\n    h *= gain\n    return (h * x).sum()",
            "def gated(x, gain):\n    return gain * (torch.tanh(x) @ x)",
        ],
    ),
    Task(
        name="accumulate",
        returns="four numbers",
        wrong=[
            Wrong(
                "The first number is right. You let each pass replace the gradient that was there. What does "
                "`backward` do with it?",
                "printed = [6, 6, 6, 5]",
            ),
            Wrong(
                "The first two numbers are right. The underscore of `zero_` means that something is changed in place. "
                "What is it?",
                "printed = [6, 12, 18, 23]",
            ),
            Wrong(
                "The first three numbers are right. The last line has another function and another graph, but where "
                "does its gradient go?",
                "printed = [6, 12, 6, 5]",
            ),
            Wrong(
                "The first two numbers are right. The graph is still there at the third pass, because the pass before "
                "kept it.",
                "printed = [6, 12, 0, 5]",
            ),
            Wrong(
                "You added up the values of y and 5x. A gradient says how these change with x.",
                "printed = [9, 18, 9, 24]",
            ),
        ],
        right=["printed = (6.0, 12.0, 6.0, 11.0)", "printed = [2 * 3, 2 * 2 * 3, 2 * 3, 2 * 3 + 5]"],
    ),
    Task(
        name="errors",
        returns="seven truth values",
        wrong=[
            Wrong(
                "Six of the seven are right. In line 1, can a whole number be changed by a small amount?",
                "fails = [False, False, True, True, False, False, True]",
            ),
            Wrong(
                "Six of the seven are right. In line 2, what does Python do when an attribute of an unknown name is "
                "set?",
                "fails = [True, True, True, True, False, False, True]",
            ),
            Wrong(
                "Six of the seven are right. In line 3, with how many numbers does the backward pass start, and where "
                "do they come from?",
                "fails = [True, False, False, True, False, False, True]",
            ),
            Wrong(
                "Six of the seven are right. In line 4, which value does the rule of exp need in the backward pass, "
                "and is it still there?",
                "fails = [True, False, True, False, False, False, True]",
            ),
            Wrong(
                "Six of the seven are right. In line 5, does the rule of a sum need any value in the backward pass?",
                "fails = [True, False, True, True, True, False, True]",
            ),
            Wrong(
                "Six of the seven are right. In line 6, no gradient has arrived yet. An optimiser often meets this "
                "case, with layers that are not in use.",
                "fails = [True, False, True, True, False, True, True]",
            ),
            Wrong(
                "Six of the seven are right. In line 7, what does the first backward pass do with the values that "
                "were kept for it?",
                "fails = [True, False, True, True, False, False, False]",
            ),
            Wrong(
                "All seven are reversed: `True` stands for an error.",
                "fails = [False, True, False, False, True, True, False]",
            ),
        ],
        right=["fails = [1, 0, 1, 1, 0, 0, 1]", "fails = tuple(n in (1, 3, 4, 7) for n in range(1, 8))"],
    ),
    Task(
        name="ways",
        returns="four letters as one text",
        wrong=[
            Wrong(
                "Three letters are right. In case 1, if the output of a layer is detached, does any gradient reach "
                "the layers below it?",
                'ways = "aadb"',
            ),
            Wrong(
                "Three letters are right. In case 1, if the upper layers are not recorded, does any gradient reach "
                "the layers below them?",
                'ways = "badb"',
            ),
            Wrong(
                "Three letters are right. In case 2, a block without a record makes h a constant for everything "
                "computed from it there, not for one use.",
                'ways = "cbdb"',
            ),
            Wrong(
                "The first two letters are right. Cases 3 and 4 are exchanged: one is about looking at a gradient, "
                "the other about not keeping what a gradient would need.",
                'ways = "cabd"',
            ),
            Wrong(
                "Three letters are right. In case 4, frozen parameters would stay frozen in the next epoch, too.",
                'ways = "cadc"',
            ),
        ],
        right=['ways = " cadb"', "ways = 'c' + 'a' + 'd' + 'b'"],
    ),
    Task(
        name="train",
        inside=("parameters_after",),
        returns="the class of each of the 60 points",
        wrong=[
            Wrong(
                "The network answers as before training: its parameters have not changed. Does the optimiser hold the "
                "parameters of this network, and is a step taken after each backward pass?",
                changed(TRAIN, "net.parameters()", "Rings().parameters()"),
            ),
            Wrong(
                "The network has begun to learn, but has not finished. It needs more steps.",
                changed(TRAIN, "range(200)", "range(10)"),
            ),
            Wrong(
                "Only the last layer learns. With the first layer as it was initialised, the rings cannot be "
                "separated.",
                changed(TRAIN, "net.parameters()", "net.out.parameters()"),
            ),
            Wrong(
                "The network does not settle, because the gradients of all steps so far add up.",
                changed(TRAIN, "        optimizer.zero_grad()\n", ""),
            ),
            Wrong(
                "Every point is assigned to the wrong ring: inside and outside are exchanged in the targets.",
                changed(TRAIN, "ring)", "1 - ring)"),
            ),
            Wrong(
                "The loss grows: the steps lead uphill.",
                changed(TRAIN, "loss.backward()", "(-loss).backward()"),
            ),
        ],
        right=[
            TRAIN,
            "def train(net):\n"
            "    for _ in range(600):\n"
            "        net.zero_grad()\n"
            "        nn.functional.cross_entropy(net(points), ring).backward()\n"
            "        with torch.no_grad():\n"
            "            for p in net.parameters():\n"
            "                p -= 0.5 * p.grad",
            "def train(net):\n"
            "    optimizer = torch.optim.SGD(net.parameters(), lr=0.5, momentum=0.5)\n"
            "    while (net(points).argmax(dim=1) != ring).any():\n"
            "        optimizer.zero_grad()\n"
            "        nn.functional.cross_entropy(net(points), ring).backward()\n"
            "        optimizer.step()",
        ],
        survivors={
            "optimizer = torch.optim.Adam(net.parameters(), lr=1.05)": "also right: larger steps reach the target too",
            "for _ in range(201):": "also right: one step more",
        },
    ),
]
