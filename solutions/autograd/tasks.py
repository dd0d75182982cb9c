"""The marking of the exercise `autograd`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, several, told


def draw_mixed(rng):
    """Three numbers other than 0 and of different size, and a matrix for the outputs of the curve."""
    return rng.permutation([2.0, 3.0, 5.0]) * rng.choice([-1, 1], 3), rng.choice([-2.0, -1.0, 1.0, 2.0, 3.0], (4, 4))


def draw_springs(rng):
    """Stiffnesses, stretches in more rows than columns, and an upstream gradient for each energy."""
    return tuple(rng.choice([-4.0, -3.0, -2.5, -1.5, 1.5, 2.0, 3.0, 3.5], shape) for shape in ((4,), (5, 4), (5, 4)))


def draw_fit(rng):
    """A few samples, their targets, a rate and a number of steps."""
    X = rng.uniform(-1.5, 1.5, (5, 2)).round(2)
    return X, rng.uniform(-2, 2, 5).round(2), 0.1, int(rng.integers(4, 8))


def draw_line(rng):
    """A few points, a rate and a number of steps."""
    return rng.uniform(-2, 2, 4).round(2), rng.uniform(1, 3, 4).round(2), 0.1, int(rng.integers(3, 7))


def draw_gated(rng):
    """A vector and a gain that is neither 1 nor the number of entries."""
    return rng.uniform(-1.5, 1.5, 3).round(2), float(rng.choice([-2.0, -1.3, 0.6, 1.7]))


def draw_clipped(rng):
    """Weights, samples with targets, and a length that some of their gradients exceed, and so does their mean.

    A gradient lies between this length and its root, so that it matters which of the two is compared. There are not
    twice as many samples as weights, so that a mean over the weights is no multiple of the mean over the samples.
    """
    while True:
        d, n = int(rng.integers(2, 4)), int(rng.integers(5, 8))
        w, X, y = rng.uniform(-0.6, 0.6, d), rng.uniform(-0.5, 1.5, (n, d)), rng.uniform(-1.0, 0.5, n)
        o = np.tanh(X @ w)
        G = 2 * ((o - y) * (1 - o**2))[:, None] * X
        lengths = np.sort(np.linalg.norm(G, axis=1))
        limit = float(np.sqrt(lengths[2] * lengths[3]))
        low, high = sorted([limit, np.sqrt(limit)])
        if n == 2 * d or not np.any((lengths > low + 0.02) & (lengths < high - 0.02)):
            continue
        if lengths[2] < 0.9 * limit and lengths[0] < 0.4 * limit and np.linalg.norm(G.mean(axis=0)) > 1.1 * limit:
            return w, X, y, limit


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


EMPTIED = changed(ROWS, ("        x.grad = None\n", "        if x.grad is not None:\n            x.grad.zero_()\n"))

INTO = """def jacobian_rows(f, x):
    y = f(x)
    J = torch.zeros(len(y), len(x), dtype=y.dtype)
    for i in range(len(y)):
        J[i] = torch.autograd.grad(y[i], x, retain_graph=True)[0]
    return J
"""

CLIPPED = """def clipped(w, X, y, limit):
    total = torch.zeros_like(w)
    for x, target in zip(X, y):
        g = grad(sample_loss)(w, x, target)
        length = g.norm()
        if length > limit:
            g = g * limit / length
        total = total + g
    return total / len(X)
"""

TOGETHER = """def clipped(w, X, y, limit):
    G = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y)
    lengths = G.norm(dim=1, keepdim=True)
    G = G * (limit / lengths).clamp(max=1)
    return G.mean(0)
"""

ADDED_UP = """def clipped(w, X, y, limit):
    w = w.clone().requires_grad_()
    total = 0
    for x, target in zip(X, y):
        sample_loss(w, x, target).backward()
        g = w.grad.clone()
        total = total + g * min(1, limit / g.norm())
    return total / len(X)
"""


def hand(to_a, to_b, c_has_one=False) -> str:
    """Return the answer to the task on two paths with these values."""
    return f"to_a, to_b, c_has_one = {to_a}, {to_b}, {c_has_one}"


def energy(backward: str) -> str:
    """Return the class `Energy` whose `backward` ends with this line."""
    return (
        "class Energy(EnergyClassmate):\n    @staticmethod\n    def backward(ctx, up):\n"
        f"        k, x = ctx.saved_tensors\n        {backward}"
    )


def optimised(optimizer: str) -> str:
    """Return a fit with an optimiser of PyTorch."""
    return (
        "def fit(X, y, rate, steps):\n"
        "    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)\n"
        f"    optimizer = {optimizer}\n"
        "    for _ in range(steps):\n"
        "        optimizer.zero_grad()\n"
        "        ((X @ w - y) ** 2).mean().backward()\n"
        "        optimizer.step()\n"
        "    return w"
    )


#: what a pass of y is taken to give, and what the line with 5x is taken to give, with what is said of it
PASS = {
    6: "",
    3: "What comes down from the square when it is differentiated?",
    2: "The derivative of the square still contains x. What is its value there?",
    9: "You took the value of y. A gradient says how y changes with x.",
    1: "You took the gradient with which the pass starts. What does the rule of the square make of it?",
}
LAST = {
    5: "",
    15: "The first three numbers are right. The last line adds a gradient, not a value of 5x.",
    1: "The first three numbers are right. What is the derivative of 5x?",
}
#: the second number for a gradient g per pass
SECOND = {
    "added": ("g + g", ""),
    "kept": (
        "g",
        "The first number is right. `retain_graph` keeps the graph for another pass. What does `backward` do with a "
        "gradient that is already there?",
    ),
    "none": ("0", "The first number is right. The second pass gives a gradient, too, since the graph was kept."),
    "squared": ("g * g", "The first number is right. What does a second pass do with the gradient that is there?"),
    "third": ("3 * g", "The first number is right. How many passes have there been up to the second line?"),
}
#: the third number for a gradient g per pass and the second number s
THIRD = {
    "emptied": ("g", ""),
    "ignored": (
        "s + g",
        "The first two numbers are right. The underscore of `zero_` means that something is changed in place. What is "
        "it?",
    ),
    "undone": (
        "s",
        "The first two numbers are right. What does the gradient hold after `zero_`, and what "
        "does the third pass add to it?",
    ),
    "missed": (
        "0",
        "The first two numbers are right. Between emptying and the third line there is another pass, for which the one "
        "before has kept the graph.",
    ),
}
#: the last number for the third number t and the gradient n of the last line
FOURTH = {
    "added": ("t + n", ""),
    "replaced": (
        "n",
        "The first three numbers are right. The last line has another function and another graph, but where does its "
        "gradient go?",
    ),
    "elsewhere": ("t", "The first three numbers are right. Is the x of the last line another one?"),
    "both": (
        "t + g + n",
        "The first three numbers are right. Does the backward pass of the last line go through y as well?",
    ),
    "product": ("t * n", "The first three numbers are right. What does `backward` do with the gradient that is there?"),
}


def accumulated() -> list[Wrong]:
    """Return a mistake for each way to misread the passes; the first slip is named, unless two ways give the same."""
    found: dict[tuple, set[str]] = {}
    for (g, of_pass), (n, of_last) in itertools.product(PASS.items(), LAST.items()):
        for second, third, fourth in itertools.product(SECOND.values(), THIRD.values(), FOURTH.values()):
            slips = [said for said in (of_pass, second[1], third[1], fourth[1], of_last) if said]
            rare = [
                g in (1, 2),
                n == 1,
                *(way[0] in ("0", "g * g", "3 * g", "t + g + n", "t * n") for way in (second, fourth)),
            ]
            if not slips or len(slips) > 2 or (len(slips) == 2 and any(rare)):
                continue
            s = eval(second[0], {"g": g})
            t = eval(third[0], {"g": g, "s": s})
            numbers = (g, s, t, eval(fourth[0], {"g": g, "t": t, "n": n}))
            if numbers != (6, 12, 6, 11):
                found.setdefault(numbers, set()).add(slips[0])
    own = {
        (6, 6, 6, 5): "The first number is right. You let each pass replace the gradient that was there. What does "
        "`backward` do with it?",
        (6, 12, 0, 5): "The first two numbers are right. Which pass comes between emptying the gradient and the third "
        "line, and is the graph still there for it?",
        (9, 18, 9, 24): "You added up the values of y and 5x. A gradient says how these change with x.",
        (9, 9, 9, 15): "You took the values of y and 5x. A gradient says how these change with x.",
    }
    told = {numbers: said for numbers, (said, *others) in found.items() if not others} | own
    return [Wrong(said, f"printed = {list(numbers)}") for numbers, said in told.items()]


#: a question for each line that may raise an error
LINES = (
    "In line 1, can a whole number be changed by a small amount?",
    "In line 2, what does Python do when an attribute of an unknown name is set?",
    "In line 3, with how many numbers does the backward pass start, and where do they come from?",
    "In line 4, which value does the rule of exp need in the backward pass, and is it still there?",
    "In line 5, does the rule of a sum need any value in the backward pass?",
    "In line 6, no gradient has arrived yet. An optimiser often meets this case, with layers that are not in use.",
    "In line 7, what does the first backward pass do with the values that were kept for it?",
)


def all_lines() -> list[Wrong]:
    """Return a mistake for one, two or three lines that are judged wrongly, and for all of them."""

    def answer(*wrong: int) -> str:
        return f"fails = {[raised != (n in wrong) for n, raised in enumerate((1, 0, 1, 1, 0, 0, 1))]}"

    own = {
        (1, 4, 5): "Not every line fails. Ask of each which rule misses something that it needs, and what is merely "
        "unusual and does no harm.",
        (0, 2, 3, 6): "Some of the lines do fail. Ask of each whether a rule misses something that it needs.",
        (0, 1, 2, 3, 4, 5, 6): "All seven are reversed: `True` stands for an error.",
    }
    told = {(n,): f"Six of the seven are right. {LINES[n]}" for n in range(7)}
    told |= {
        pair: f"Five of the seven are right. {LINES[pair[0]]} {LINES[pair[1]]}"
        for pair in itertools.combinations(range(7), 2)
    }
    likely = itertools.combinations((0, 1, 3, 4, 5), 3)
    told |= {three: f"Four of the seven are right. {LINES[three[0]]}" for three in likely}
    return [Wrong(said, answer(*wrong)) for wrong, said in (told | own).items()]


#: what is said of each wrong letter in each case
WAYS = (
    {
        "a": "In case 1, if the output of a layer is detached, does any gradient reach the layers below it?",
        "b": "In case 1, if the upper layers are not recorded, does any gradient reach the layers below them?",
        "d": "In case 1, keeping a gradient for inspection keeps no parameter as it is.",
    },
    {
        "b": "In case 2, a block without a record makes h a constant for all that is computed from it there, not for "
        "one use.",
        "c": "In case 2, a value is to count as a constant. Is it a parameter?",
        "d": "In case 2, keeping the gradient of h makes it a constant nowhere.",
    },
    {
        "a": "In case 3, what is detached receives no gradient at all, and one is to be seen.",
        "b": "In case 3, without a record there is no gradient at all, and one is to be seen.",
        "c": "In case 3, a gradient is to be seen: h is no leaf, so what does PyTorch do with its gradient after use?",
    },
    {
        "a": "In case 4, by the time a result is detached, the record of the whole forward pass is already in memory.",
        "c": "In case 4, frozen parameters would stay frozen in the next epoch, too.",
        "d": "In case 4, keeping one more gradient takes memory and frees none.",
    },
)


def all_ways() -> list[Wrong]:
    """Return a mistake for one or two wrong letters, and for each of the letters once in any other order."""
    told = {}
    texts = itertools.product("abcd", repeat=4)
    for letters in texts:
        wrong = [n for n, letter in enumerate(letters) if letter in WAYS[n]]
        said = [WAYS[n][letters[n]] for n in wrong]
        if len(wrong) == 1 or (len(wrong) == 2 and not any(letters[n] == "d" for n in wrong if n in (0, 1))):
            told["".join(letters)] = (
                f"{('Three letters are', 'Two letters are')[len(wrong) - 1]} right. {' '.join(said)}"
            )
        elif len(set(letters)) == 4 and wrong:
            count = {2: "Two letters are", 3: "One letter is", 4: "No letter is"}[len(wrong)]
            told["".join(letters)] = f"{count} right. {said[0]}"
    told["cabd"] = (
        "The first two letters are right. Cases 3 and 4 are exchanged: one is about looking at a gradient, the other "
        "about not keeping what a gradient would need."
    )
    told |= {
        4 * letter: f"One letter is right. {WAYS[n][letter]}" for letter, n in zip("abcd", (0, 0, 1, 0), strict=True)
    }
    return [Wrong(said, f'ways = "{letters}"') for letters, said in told.items()]


#: a question for each statement on inference mode and hooks
STATEMENTS = {
    "a": "which values does the rule of a difference keep for the backward pass?",
    "b": "does `detach` make a copy, or does its result remain what the tensor was?",
    "c": "in which direction does a gradient travel, and where has it been before it reaches the hook?",
    "d": "what becomes of a result that a forward hook returns, and which of the two calls runs the hook?",
    "e": "which kind of tensor does the name `w` stand for after the block?",
}


def all_statements(right: str) -> list[Wrong]:
    """Return a mistake for one or two statements that are judged wrongly, for all of them, and for one letter alone."""

    def answer(*wrong: int) -> str:
        return "".join("ft"[(letter == "t") != (n in wrong)] for n, letter in enumerate(right))

    texts = {
        answer(*range(5)): "Every letter is wrong, as if true and false were exchanged.",
        "ttttt": "Not all of the statements are true.",
        "fffff": "Not all of the statements are false.",
    }
    for n, m in itertools.combinations_with_replacement(range(5), 2):
        said = " ".join(f"In statement {'abcde'[k]}, {STATEMENTS['abcde'[k]]}" for k in sorted({n, m}))
        count = "Four" if n == m else "Three"
        texts.setdefault(answer(n, m), f"{count} of your letters are right. {said}")
    return [Wrong(said, f'truth = "{text}"') for text, said in texts.items()]


TASKS = [
    Task(
        name="by_hand",
        idea="Draw the graph of d with all its arrows and strike out the one that is cut. The forward pass is as "
        "usual; in the backward pass, follow the arrows that are left and add up what reaches each leaf.",
        section="detach(): a constant for this use",
        returns="two numbers and a truth value",
        wrong=[
            Wrong(
                "The gradient that arrives from above is missing: this is how d itself changes, as if a 1 arrived.",
                hand(70, 24),
            ),
            Wrong(
                "Here the gradient that arrives from above is missing. It enters at d, so it is a factor of whatever "
                "reaches the inputs.",
                hand(210, 24),
            ),
            Wrong(
                "This would be the gradient without `detach`. The detached value still enters the sum, but no "
                "gradient passes back through it.",
                hand(360, 132),
            ),
            Wrong(
                "This would be the gradient without `detach`, and a 1 that arrives from above. What does `detach` "
                "stop, and with which number does the backward pass start?",
                hand(120, 44),
            ),
            Wrong(
                "This would be the gradient without `detach`, and a also has a path of its own into the line of d.",
                hand(330, 132),
            ),
            Wrong(
                "`detach` cuts one use of c, not both: the other factor still leads back to a and b.",
                hand(30, 0),
            ),
            Wrong(
                "`detach` cuts one use of c, not both, and the backward pass starts with the number from above.",
                hand(10, 0),
            ),
            Wrong(
                "`detach` cuts one use of c, not both: does the other factor lead back to b as well?",
                hand(210, 0),
            ),
            Wrong(
                "a also stands in the line of d itself, beside the detached value, and this path is not cut.",
                hand(180, 72),
            ),
            Wrong(
                "a also stands in the line of d itself, and the gradient that arrives from above is missing.",
                hand(60, 24),
            ),
            Wrong(
                "What c is multiplied by is a sum of two terms, and a reaches d through that sum as well. Is either of "
                "them forgotten?",
                hand(180, 60),
            ),
            Wrong(
                "What c is multiplied by is a sum, and the gradient of c contains all of its terms.",
                hand(150, 60),
            ),
            Wrong(
                "What c is multiplied by is a sum, and the gradient that arrives at c contains all of its terms.",
                hand(210, 60),
            ),
            Wrong(
                "`detach` keeps the value and cuts only the way back. Your detached factor counts as 0.",
                hand(60, 12),
            ),
            Wrong(
                "At the product a · b, an input received the gradient times itself. Which input's value is the "
                "local derivative?",
                hand(102, 180),
            ),
            Wrong(
                "At the product a · b, this input received the gradient times itself. Which input's value is the local "
                "derivative?",
                hand(210, 180),
            ),
            Wrong(
                "The gradient that arrives at c was handed on unchanged. What does the product a · b do to it on the "
                "way to each input?",
                hand(66, 36),
            ),
            Wrong(
                "The gradient that arrives at c was handed on to b unchanged. What does the product a · b do to it?",
                hand(210, 36),
            ),
            Wrong(
                "a reaches d on two paths. The gradient from above multiplies what comes back along both of them, and "
                "one of yours lacks it.",
                hand(90, 72),
            ),
            Wrong(
                "a reaches d on two paths, and the gradient from above multiplies what comes back along both.",
                hand(190, 72),
            ),
            Wrong(
                "In the line of d, the sum is multiplied by c. What does that do to the path of a through the sum?",
                hand(183, 72),
            ),
            Wrong(
                "In the line of d, the sum is multiplied by c, and a 3 arrives from above. What do both do to the path "
                "of a through the sum?",
                hand(181, 72),
            ),
            Wrong(
                "You added the gradient that arrives from above. What does the chain rule do with it?",
                hand(73, 27),
            ),
            Wrong("The gradient that arrives from above counts more than once.", hand(630, 216)),
            Wrong("The gradient that arrives from above counts more than once in b.", hand(210, 216)),
            Wrong("b does not stand in the line of d itself: it reaches d through c alone.", hand(210, 102)),
            Wrong("Are the two gradients exchanged?", hand(72, 210)),
            Wrong("Is c a leaf, and was PyTorch told to keep its gradient?", hand(210, 72, True)),
            Wrong(
                "A gradient does pass c, but the question is whether `c.grad` holds a number afterwards: `True` or "
                "`False`.",
                hand(210, 72, 36),
            ),
        ],
        right=[
            "to_a, to_b, c_has_one = 210.0, 72.0, 0",
            "up_c = 3 * (10 + 2)\nto_a, to_b, c_has_one = 3 * 10 + up_c * 5, up_c * 2, False",
        ],
    ),
    Task(
        name="rows",
        idea="One backward pass returns a combination of the rows, and v says which. Which v leaves a single row? Get "
        "the first row right, then look at what `x.grad` holds before the next pass begins.",
        section="backward(v): the vector-Jacobian product",
        inside=True,
        returns="a tensor with a row for each output and a column for each input, and f called once",
        draw=draw_mixed,
        wrong=[
            Wrong(
                "The first row is right, but each later row contains all rows before it, too. Is each pass started "
                "with an empty gradient, and with a vector that picks out one output only?",
                changed(ROWS, ("        x.grad = None\n", "")),
            ),
            Wrong(
                "All your rows are the same, the sum of the right ones. Does every pass start with the same vector, "
                "or is every entry of your list the same tensor, to which each backward pass adds?",
                changed(changed(ROWS, ("        x.grad = None\n", "")), ("x.grad.clone()", "x.grad")),
            ),
            Wrong(
                "All your rows are the same, the last one of the right ones. Is each entry of your list "
                "the same tensor, which each pass fills anew, or does every pass start from the last "
                "output?",
                changed(EMPTIED, ("x.grad.clone()", "x.grad")),
            ),
            Wrong(
                "Every entry is 0. Is each row of your list the same tensor, which was emptied after the last "
                "pass, or are the rows never stored?",
                changed(
                    changed(EMPTIED, ("x.grad.clone()", "x.grad")), ("    return", "    x.grad.zero_()\n    return")
                ),
            ),
            Wrong(
                "You return a single row, the sum of all of them. Does one pass start with a 1 for every "
                "output, do several passes add to the same gradient, or do you add the rows up?",
                "def jacobian_rows(f, x):\n    y = f(x)\n    y.backward(torch.ones_like(y))\n    return x.grad",
            ),
            Wrong(
                "You return a single row, the mean of all of them. Does your pass start from the mean of "
                "the outputs, or do you average the rows?",
                "def jacobian_rows(f, x):\n    f(x).mean().backward()\n    return x.grad",
            ),
            Wrong(
                "You return a single row, in which each output counts with its own value. Which vector picks out just "
                "one output?",
                "def jacobian_rows(f, x):\n    y = f(x)\n    y.backward(y.detach())\n    return x.grad",
            ),
            Wrong(
                "The entries are right, but rows and columns are exchanged: in this course a row belongs to an output.",
                changed(ROWS, ("torch.stack(rows)", "torch.stack(rows, dim=1)")),
            ),
            Wrong(
                "Rows and columns are exchanged, and each pass adds to the gradient that the pass before has left.",
                changed(
                    changed(ROWS, ("        x.grad = None\n", "")), ("torch.stack(rows)", "torch.stack(rows, dim=1)")
                ),
            ),
            Wrong(
                "Each row is multiplied by the value of its output. The vector of a backward pass should only pick "
                "out one of the outputs.",
                changed(ROWS, ("v[i] = 1", "v[i] = y[i].item()")),
            ),
            Wrong(
                "Each row is multiplied by its index. The vector of a backward pass should only pick out one of the "
                "outputs.",
                changed(ROWS, ("v[i] = 1", "v[i] = i")),
            ),
            Wrong(
                "Each row is multiplied by its number. The vector of a backward pass should only pick out one of the "
                "outputs.",
                changed(ROWS, ("v[i] = 1", "v[i] = i + 1")),
            ),
            *(
                Wrong(
                    "The function f may be called once only: the result that you have then says how many outputs there "
                    "are, and all backward passes can start from it.",
                    f"def jacobian_rows(f, x):\n    for _ in range({n}):\n        y = f(x)\n    return y",
                )
                for n in (2, 3, 4, 5, 6, 7, 8, 9, 12)
            ),
            Wrong(
                "The function that is passed to you was never called. The check takes others than `curve`, so work "
                "with `f`.",
                "def jacobian_rows(f, x):\n    return torch.autograd.functional.jacobian(curve, x)",
            ),
            Wrong(
                "The first backward pass frees what was kept for it. Several passes through one graph need it to be "
                "kept.",
                changed(ROWS, (", retain_graph=True", "")),
            ),
            Wrong(
                "No gradient leads back to x: was f called with x itself, and was the call recorded?",
                changed(ROWS, ("f(x)", "f(x.detach())")),
            ),
            Wrong(
                "A backward pass starts from a single number. Pick out one output, or say by a vector which one is "
                "meant.",
                changed(ROWS, ("y.backward(v, ", "y.backward(")),
            ),
            Wrong(
                "Something is None here. Before the first backward pass, `x.grad` is None and cannot be emptied, and "
                "only a leaf such as x keeps its gradient.",
                changed(ROWS, ("x.grad = None", "x.grad.zero_()")),
            ),
            Wrong(
                "The vector of a backward pass has an entry for each output, not for each input.",
                changed(ROWS, ("torch.zeros(len(y)", "torch.zeros(len(x)")),
            ),
            Wrong(
                "Only as many rows as there are inputs: the Jacobian has a row for each output.",
                changed(ROWS, ("range(len(y))", "range(len(x))")),
            ),
            Wrong(
                "The row of the first output is missing. Python counts from 0: does your loop, and is every row kept?",
                changed(ROWS, ("range(len(y))", "range(1, len(y))")),
            ),
            Wrong(
                "The first row has been left at 0. Python counts from 0.",
                changed(INTO, ("range(len(y))", "range(1, len(y))")),
            ),
            Wrong(
                "The last row has been left at 0. There is a row for each output: up to which index does your loop go?",
                changed(INTO, ("range(len(y))", "range(len(y) - 1)")),
            ),
            Wrong(
                "Only the row of the first output comes back. Does the `return` stand inside the loop, or "
                "is there no pass for the other outputs?",
                changed(ROWS, ("    return", "        return")),
            ),
            Wrong(
                "Only the row of the first output comes back. Is there a pass for each output, and does the `return` "
                "stand behind the loop?",
                "def jacobian_rows(f, x):\n    f(x)[0].backward()\n    return x.grad",
            ),
            Wrong(
                "Only the row of the last output comes back. Where is each row kept until all of them are there?",
                changed(ROWS, ("torch.stack(rows)", "x.grad")),
            ),
            Wrong(
                "Only the row of the last output comes back. Is your list begun anew in every round, or "
                "are the other rows not kept?",
                changed(
                    changed(ROWS, ("    rows = []\n", "")), ("        x.grad", "        rows = []\n        x.grad")
                ),
            ),
            Wrong(
                "These are the outputs of f, not how they change with the inputs.",
                changed(ROWS, ("torch.stack(rows)", "y")),
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
        idea="Differentiate the energy by k on paper, with x held fixed, as you would for single numbers, and bring "
        "in what arrives from above. Then compare shapes: one stiffness serves a whole column.",
        section="Broadcasting",
        inside=True,
        returns="what k receives, of the shape of k, and what x receives, of the shape of x",
        draw=draw_springs,
        decimals=6,
        wrong=[
            Wrong(
                "k still receives nothing. `None` says that an input gets no gradient; does the energy not change "
                "with the stiffness?",
                energy("return None, up * k * x"),
            ),
            Wrong(
                "`None` says that an input gets no gradient, but the energy changes with both inputs.",
                energy("return None, None"),
            ),
            Wrong(
                "Now x receives nothing. The energy changes with both inputs.",
                energy("return (up * x**2 / 2).sum(0), None"),
            ),
            Wrong(
                "This is the local derivative alone. It has not been multiplied by the upstream gradient.",
                energy("return (x**2 / 2).sum(0), k * x"),
            ),
            Wrong(
                "For x, the gradient that arrives from above is missing.",
                energy("return (up * x**2 / 2).sum(0), k * x"),
            ),
            Wrong(
                "For k, the gradient that arrives from above is missing, and so is the derivative of a factor: k "
                "itself does not stand in it.",
                energy("return (k * x**2 / 2).sum(0), up * k * x"),
            ),
            Wrong(
                "The two gradients are exchanged: `backward` returns them in the order of the inputs of `forward`.",
                energy("return up * k * x, up * x**2 / 2"),
            ),
            Wrong(
                "What k receives is the derivative of the energy by x. By which of the two is each place of the "
                "result?",
                energy("return (up * k * x).sum(0), up * k * x"),
            ),
            Wrong(
                "For k you averaged over the samples, but each use of a stiffness acts on the result in full: what "
                "happens to gradients at a fan-out?",
                energy("return (up * x**2 / 2).mean(0), up * k * x"),
            ),
            Wrong(
                "For k you took one sample only, but each use of a stiffness acts on the result.",
                energy("return (up * x**2 / 2)[0], up * k * x"),
            ),
            Wrong(
                "For k, look at the constant in front of the formula.", energy("return (up * x**2).sum(0), up * k * x")
            ),
            Wrong(
                "For k, the constant in front of the formula counts twice.",
                energy("return (up * x**2 / 4).sum(0), up * k * x"),
            ),
            Wrong(
                "The gradient of k contains k itself, but the local derivative by a factor does not contain that "
                "factor.",
                energy("return (up * k * x**2 / 2).sum(0), up * k * x"),
            ),
            Wrong(
                "The gradient of k contains k itself, and the constant in front of the formula is lost.",
                energy("return (up * k * x**2).sum(0), up * k * x"),
            ),
            Wrong(
                "For k you differentiated the square as well, but there x is a constant: what does k stand in front "
                "of?",
                energy("return (up * x).sum(0), up * k * x"),
            ),
            Wrong("For k, the square of x is forgotten.", energy("return (up * x / 2).sum(0), up * k * x")),
            Wrong(
                "k receives the square of a stiffness. In which order were the two tensors saved?",
                energy("return (up * k**2 / 2).sum(0), up * k * x"),
            ),
            Wrong(
                "For k you summed first and multiplied then. Compute the product for each sample, then the sum.",
                energy("return up.sum(0) * (x**2).sum(0) / 2, up * k * x"),
            ),
            Wrong(
                "For k you summed before you squared. Compute the derivative for each sample, then the sum.",
                energy("return (up * x).sum(0) ** 2 / 2, up * k * x"),
            ),
            Wrong(
                "For k you squared the upstream gradient together with x. Only x is squared.",
                energy("return ((up * x) ** 2 / 2).sum(0), up * k * x"),
            ),
            Wrong(
                "For k you summed over everything, but a stiffness is used by its own column only.",
                energy("return (up * x**2 / 2).sum() * torch.ones_like(k), up * k * x"),
            ),
            Wrong(
                "For x, differentiate the square once more: its 2 and the constant in front belong together.",
                energy("return (up * x**2 / 2).sum(0), up * k * x / 2"),
            ),
            Wrong(
                "For x, the constant in front of the formula is lost: it meets the 2 of the square.",
                energy("return (up * x**2 / 2).sum(0), 2 * up * k * x"),
            ),
            Wrong("For x, the stiffness is missing.", energy("return (up * x**2 / 2).sum(0), up * x")),
            Wrong(
                "For x, x itself is missing: what is left of a square?", energy("return (up * x**2 / 2).sum(0), up * k")
            ),
            Wrong(
                "For x you multiplied by the energy itself instead of its derivative.",
                energy("return (up * x**2 / 2).sum(0), up * k * x**2 / 2"),
            ),
            Wrong(
                "For x, the square is still there: which power is left when it is differentiated?",
                energy("return (up * x**2 / 2).sum(0), up * k * x**2"),
            ),
            Wrong(
                "x receives the derivative by the stiffness. By which of the two is each place of the result?",
                energy("return (up * x**2 / 2).sum(0), up * x**2 / 2"),
            ),
            Wrong(
                "What x receives is the same for all samples. Each sample has its own energy, so nothing is summed "
                "here.",
                energy("return (up * x**2 / 2).sum(0), (up * k * x).sum(0).expand_as(x)"),
            ),
            Wrong(
                "What k receives does not fit the shape of k. A stiffness belongs to a column and is used by every "
                "row, so over which axis do its shares add up?",
                energy("return (up * x**2 / 2).sum(1), up * k * x"),
            ),
            Wrong(
                "What x receives does not fit the shape of x, which has a row for each sample. Is it summed, too, or "
                "do the two gradients stand in another order than the inputs of `forward`?",
                energy("return up * k * x, (up * x**2 / 2).sum(0)"),
            ),
            Wrong(
                "`backward` returns as many gradients as `forward` has inputs, `ctx` left aside.",
                energy("return (up * x**2 / 2).sum(0)"),
            ),
            Wrong(
                "Something here is None. What was put into `ctx` comes back from `ctx.saved_tensors`, and `backward` "
                "returns its gradients.",
                energy("return (up * x.grad).sum(0), up * k * x"),
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
        idea="Print `w.grad` in the first three steps, and work out by hand what it should be in the second one. "
        "Where do the two begin to differ?",
        section="Gradients accumulate",
        returns="one weight for each column of X",
        draw=draw_fit,
        edges=[
            (
                np.array([[0.8313, -0.4171], [-0.5719, 1.1237], [1.2109, 0.3873]]),
                np.array([1.31, -0.73, 0.97]),
                0.0613,
                5,
            )
        ],
        wrong=[
            Wrong(
                "Each step still follows the sum of all gradients so far. Which line empties what the last backward "
                "pass has left, does it run in every round, and is it really called?",
                "fit = fit_classmate",
            ),
            Wrong(
                "The weights have not left 0. Is a step taken, what does the gradient hold at that "
                "moment, and does the step change the weights that you return?",
                changed(
                    changed(FIT, ("        w.grad = None\n", "")),
                    ("loss.backward()\n", "loss.backward()\n        w.grad.zero_()\n"),
                ),
            ),
            Wrong(
                "Each step follows the mean of all gradients so far, not the gradient at the present weights.",
                changed(
                    changed(changed(FIT, ("        w.grad = None\n", "")), ("for _ in", "for k in")),
                    ("rate * w.grad", "rate * w.grad / (k + 1)"),
                ),
            ),
            Wrong(
                "All steps together follow the gradient at the first weights. Is a step taken in every "
                "round, and is the loss computed again after it, with the present weights?",
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
                changed(FIT, ("w -= rate", "w += rate")),
            ),
            Wrong(
                "Your loss is the sum over the samples; it should be their mean, as in the classmate's function.",
                changed(FIT, (".mean()", ".sum()")),
            ),
            Wrong(
                "All your steps are half as long as they should be. Is the loss the mean of the squares without a "
                "factor, and what comes down from the square when it is differentiated?",
                changed(FIT, (".mean()", ".mean() / 2")),
            ),
            Wrong("All your steps are twice as long as they should be.", changed(FIT, ("rate *", "2 * rate *"))),
            Wrong(
                "Your steps are those for the sum of the squares, divided by 2. The classmate's loss is "
                "their mean: how many samples are there, and which factor comes down from a square?",
                changed(FIT, (".mean()", ".sum() / 2")),
            ),
            Wrong("Does the step contain the rate?", changed(FIT, ("rate *", ""))),
            Wrong(
                "The steps go uphill, and each of them follows the sum of all gradients so far.",
                changed(changed(FIT, ("        w.grad = None\n", "")), ("w -= rate", "w += rate")),
            ),
            Wrong("Your loop takes one step too few.", changed(FIT, ("range(steps)", "range(steps - 1)"))),
            Wrong("Your loop takes one step too many.", changed(FIT, ("range(steps)", "range(steps + 1)"))),
            Wrong(
                "These are the weights after a single step. Does the `return` stand behind the loop, and does each "
                "step begin where the last one has ended?",
                changed(FIT, ("range(steps)", "range(1)")),
            ),
            Wrong(
                "Each step depends on those before it, as with momentum. Plain gradient descent follows the gradient "
                "at the present weights alone.",
                optimised("torch.optim.SGD([w], lr=rate, momentum=0.9)"),
            ),
            Wrong(
                "Each step still has half of the one before in it. Plain gradient descent follows the present gradient "
                "alone.",
                optimised("torch.optim.SGD([w], lr=rate, momentum=0.5)"),
            ),
            Wrong(
                "These are steps of Adam, whose length hardly depends on the gradient. Plain gradient descent is "
                "asked for.",
                optimised("torch.optim.Adam([w], lr=rate)"),
            ),
            Wrong(
                "The steps are those of another optimiser, which divides by the size of earlier gradients. Plain "
                "gradient descent is asked for.",
                optimised("torch.optim.RMSprop([w], lr=rate)"),
            ),
            Wrong(
                "All steps are of the same length: the gradient was divided by its own length. Plain gradient "
                "descent takes it as it is.",
                changed(FIT, ("rate * w.grad", "rate * w.grad / w.grad.norm()")),
            ),
            Wrong(
                "Each step follows the sign of the gradient only, as does the very first step of an "
                "optimiser such as Adam. Plain gradient descent takes the gradient as it is.",
                changed(FIT, ("w.grad\n", "w.grad.sign()\n")),
            ),
            Wrong("The start is w = 0.", changed(FIT, ("torch.zeros", "torch.ones"))),
            Wrong(
                "This is where the steps would lead in the end. The weights after `steps` steps are asked for.",
                "def fit(X, y, rate, steps):\n    return torch.linalg.lstsq(X, y[:, None]).solution[:, 0]",
            ),
            Wrong(
                "The loss takes the size of each error. The classmate's takes its square.",
                changed(FIT, ("((X @ w - y) ** 2)", "(X @ w - y).abs()")),
            ),
            Wrong(
                "A mean was taken too early, of the errors or of the inputs. Each sample has an error and a "
                "square of its own.",
                changed(FIT, ("((X @ w - y) ** 2).mean()", "(X @ w - y).mean() ** 2")),
            ),
            Wrong("The loss does not contain the square.", changed(FIT, ("((X @ w - y) ** 2)", "(X @ w - y)"))),
            Wrong(
                "Each prediction was compared with the targets of all samples, or with their mean. A "
                "column minus a row is a whole table: print the shape of the difference.",
                changed(FIT, ("X @ w - y", "X @ w - y[:, None]")),
            ),
            Wrong(
                "The samples were taken one by one, with a step after each. One step follows the mean over all of "
                "them.",
                changed(
                    changed(FIT, ("        loss =", "        for i in range(len(y)):\n          loss =")),
                    ("X @ w - y", "X[i] @ w - y[i]"),
                )
                .replace("        loss.b", "          loss.b")
                .replace("        with", "          with")
                .replace("            w -=", "              w -=")
                .replace("        w.grad = None", "          w.grad = None"),
            ),
            Wrong(
                "Each step sees one sample only. One step follows the mean over all of them.",
                changed(changed(FIT, ("for _ in", "for k in")), ("X @ w - y", "X[k % len(y)] @ w - y[k % len(y)]")),
            ),
            Wrong(
                "What you return is a gradient. The weights are asked for.",
                changed(
                    FIT, ("        w.grad = None\n    return w", "        last, w.grad = w.grad, None\n    return last")
                ),
            ),
            Wrong("What you return is the loss. The weights are asked for.", changed(FIT, ("return w", "return loss"))),
            Wrong(
                "The sum of all gradients so far was emptied in every other round only.",
                changed(
                    changed(FIT, ("for _ in", "for k in")), ("w.grad = None", "w.grad = w.grad if k % 2 else None")
                ),
            ),
            Wrong(
                "A step of gradient descent is no part of the function to be differentiated: PyTorch must not record "
                "it.",
                changed(FIT, ("with torch.no_grad()", "if True")),
            ),
            Wrong(
                "No gradient leads back from the loss to w. Does w require one, also after a step that "
                "may have put a new tensor in its place, and is the loss computed from w itself, with a "
                "record?",
                changed(FIT, ("w -= rate * w.grad", "w = w - rate * w.grad")).replace("        w.grad = None\n", ""),
            ),
            Wrong(
                "The gradient is None when it is used. Either it has been thrown away before the step, no "
                "pass has reached `w`, or `w` now stands for a new tensor, and only a leaf keeps its "
                "gradient.",
                changed(
                    changed(FIT, ("        w.grad = None\n", "")),
                    ("loss.backward()\n", "loss.backward()\n        w.grad = None\n"),
                ),
            ),
            Wrong(
                "A second pass goes through a graph that the first one has used up. The loss, and all "
                "that leads to it, must be computed anew before each pass.",
                "def fit(X, y, rate, steps):\n"
                "    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)\n"
                "    loss = ((X @ w - y) ** 2).mean()\n"
                "    for _ in range(steps):\n"
                "        loss.backward()\n"
                "    return w",
            ),
            Wrong(
                "A backward pass starts from a single number: make one loss of those of all samples.",
                changed(FIT, (".mean()", "")),
            ),
            Wrong(
                "X and w have numbers of different kinds: the samples are of type float64, and `torch.zeros` makes "
                "float32 unless it is told otherwise.",
                changed(FIT, (", dtype=X.dtype", "")),
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
        idea="Print `requires_grad` for both tensors just before the loop, and compare it with what the code was "
        "meant to set. Then read the names in the code letter by letter.",
        section="Integers and misspelt attributes",
        returns="a tuple of slope and height",
        draw=draw_line,
        edges=[(np.array([0.8313, -1.4171, 1.5719]), np.array([1.31, 2.73, 1.97]), 0.0613, 4)],
        wrong=[
            Wrong(
                "The slope learns, but the height is still 0. Look whether it requires a gradient, "
                "whether a step changes it, whether the loss leads back to it, and whether anything sets "
                "it to 0 again.",
                "line = line_classmate",
            ),
            Wrong(
                "The height learns now, but the slope does not. Both of them must require a gradient, be "
                "held by the optimiser, stand in the loss and keep what they have learnt.",
                changed(
                    LINE,
                    (
                        "slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)",
                        "slope = torch.zeros(1, dtype=torch.float64)",
                    ),
                ),
            ),
            Wrong(
                "Slope and height both learn, but each step follows the sum of all gradients so far. The classmate's "
                "function had this right.",
                changed(LINE, ("        optimizer.zero_grad()\n", "")),
            ),
            Wrong(
                "Neither slope nor height changes. Is a step taken, what do the gradients hold at that "
                "moment, and are the tensors that it changes those that you return?",
                changed(
                    LINE,
                    (
                        "        loss.backward()\n        optimizer.step()\n",
                        "        optimizer.step()\n        loss.backward()\n",
                    ),
                ),
            ),
            Wrong(
                "Slope and height both learn, but by one step too few. Count the rounds of your loop. Is "
                "a gradient there when the first step is taken?",
                changed(LINE, ("range(steps)", "range(steps - 1)")),
            ),
            Wrong(
                "Slope and height both learn, but by one step too many. Count how often your loop takes a step.",
                changed(LINE, ("range(steps)", "range(steps + 1)")),
            ),
            Wrong(
                "This is the line after a single step. Does the `return` stand behind the loop, and does "
                "each step begin where the last one has ended?",
                changed(LINE, ("range(steps)", "range(1)")),
            ),
            Wrong(
                "Your loss is the sum over the points; it should be their mean, as in the classmate's function.",
                changed(LINE, (".mean()", ".sum()")),
            ),
            Wrong(
                "All your steps are half as long as the classmate's. Is the loss the mean of the squares without a "
                "factor, and what comes down from the square?",
                changed(LINE, (".mean()", ".mean() / 2")),
            ),
            Wrong("All your steps are twice as long as the classmate's.", changed(LINE, ("lr=rate", "lr=2 * rate"))),
            Wrong(
                "You have the numbers for slope and height in each other's place. Which of the two is multiplied by "
                "x, and which is returned first?",
                changed(LINE, ("return slope, height", "return height, slope")),
            ),
            Wrong("Both results are the slope.", changed(LINE, ("return slope, height", "return slope, slope"))),
            Wrong("Both results are the height.", changed(LINE, ("return slope, height", "return height, height"))),
            Wrong(
                "Slope and height are treated alike, so they stay equal. Which of the two is multiplied by x?",
                changed(LINE, ("slope * x + height", "slope + height")),
            ),
            Wrong(
                "Both are multiplied by x. The height is where the line is at x = 0.",
                changed(LINE, ("slope * x + height", "(slope + height) * x")),
            ),
            Wrong(
                "The height has the opposite sign: with which sign does it stand in the formula of the line?",
                changed(LINE, ("+ height", "- height")),
            ),
            Wrong(
                "The slope has the opposite sign: with which sign does it stand in the formula of the line?",
                changed(LINE, ("(slope * x + height - y)", "(slope * x - height + y)")),
            ),
            Wrong(
                "The steps are those of Adam, whose length hardly depends on the gradient. The classmate's kind of "
                "steps is asked for.",
                changed(LINE, ("SGD([slope, height], lr=rate)", "Adam([slope, height], lr=rate)")),
            ),
            Wrong(
                "Each step depends on those before it, as with momentum. The classmate's steps follow the present "
                "gradient alone.",
                changed(LINE, ("lr=rate", "lr=rate, momentum=0.9")),
            ),
            Wrong(
                "The steps are those of another optimiser, which divides by the size of earlier gradients. The "
                "classmate's kind of steps is asked for.",
                changed(LINE, ("SGD([slope, height], lr=rate)", "RMSprop([slope, height], lr=rate)")),
            ),
            Wrong(
                "This is where the steps would lead in the end. The line after `steps` steps is asked for.",
                "def line(x, y, rate, steps):\n"
                "    A = torch.stack([x, torch.ones_like(x)], dim=1)\n"
                "    best = torch.linalg.lstsq(A, y[:, None]).solution\n"
                "    return best[0], best[1]",
            ),
            Wrong("The start is slope 0 and height 0.", changed(LINE, ("torch.zeros", "torch.ones"))),
            Wrong(
                "The height does not start at 0.",
                changed(LINE, ("height = torch.zeros", "height = torch.ones")),
            ),
            Wrong("The slope does not start at 0.", changed(LINE, ("slope = torch.zeros", "slope = torch.ones"))),
            Wrong(
                "The loss grows: the steps follow the gradients instead of going against them.",
                changed(LINE, ("loss.backward()", "(-loss).backward()")),
            ),
            Wrong(
                "The gradient of the height is emptied in every round, that of the slope is not.",
                changed(LINE, ("optimizer.zero_grad()", "height.grad = None")),
            ),
            Wrong(
                "The gradient of the slope is emptied in every round, that of the height is not.",
                changed(LINE, ("optimizer.zero_grad()", "slope.grad = None")),
            ),
            Wrong(
                "The loss takes the size of each error. The classmate's takes its square.",
                changed(LINE, ("((slope * x + height - y) ** 2)", "(slope * x + height - y).abs()")),
            ),
            Wrong(
                "A mean was taken too early, of the errors or of x. Each point has an error and a square of its own.",
                changed(LINE, ("((slope * x + height - y) ** 2).mean()", "(slope * x + height - y).mean() ** 2")),
            ),
            Wrong(
                "The two take their steps one after the other, the second with a loss that already knows the first "
                "step. Both follow gradients of the same loss.",
                "def line(x, y, rate, steps):\n"
                "    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)\n"
                "    height = torch.zeros(1, dtype=torch.float64, requires_grad=True)\n"
                "    for _ in range(steps):\n"
                "        for p in (slope, height):\n"
                "            (slope_of,) = torch.autograd.grad(((slope * x + height - y) ** 2).mean(), p)\n"
                "            p.data -= rate * slope_of\n"
                "    return slope, height",
            ),
            Wrong(
                "All steps together follow the gradients at the start: in every round a step must be "
                "taken, and the loss computed anew with the present slope and height.",
                changed(
                    changed(LINE, ("        optimizer.zero_grad()\n", "")),
                    ("        loss = ((slope * x + height - y) ** 2).mean()\n        loss.backward()\n", ""),
                ).replace("    for _", "    ((slope * x + height - y) ** 2).mean().backward()\n    for _"),
            ),
            Wrong(
                "Something is called that is no function. If it is `requires_grad`: this is an attribute, "
                "and the function that sets it has an underscore at its end.",
                changed(LINE, ("    optimizer =", "    height.requires_grad()\n    optimizer =")),
            ),
            Wrong(
                "No gradient leads back from the loss. Do slope and height require one, and is the loss recorded?",
                changed(LINE, (", requires_grad=True", "")),
            ),
            Wrong(
                "A second pass goes through a graph that the first one has used up. The loss, and all "
                "that leads to it, must be computed anew before each pass.",
                "def line(x, y, rate, steps):\n"
                "    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)\n"
                "    loss = (slope * x).mean()\n"
                "    loss.backward()\n"
                "    loss.backward()",
            ),
            Wrong(
                "A step of gradient descent is no part of the function to be differentiated: PyTorch must not record "
                "it.",
                "def line(x, y, rate, steps):\n"
                "    slope = torch.zeros(1, dtype=torch.float64, requires_grad=True)\n"
                "    slope -= rate",
            ),
            Wrong(
                "A backward pass starts from a single number: make one loss of those of all points.",
                changed(LINE, (".mean()", "")),
            ),
            Wrong(
                "Something is None when it is used. A gradient is None where no pass has reached the tensor, "
                "where it has been thrown away, or where the tensor is no leaf.",
                changed(LINE, ("        optimizer.step()", "        height -= rate * x.grad")),
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
        idea="The rule of tanh computes its slope from its own output, which PyTorch therefore keeps. Which line "
        "overwrites this output, and how can the product be had while the old values stay?",
        section="In-place changes of values that backward needs",
        inside=True,
        returns="a number, and a gradient of the shape of x",
        draw=draw_gated,
        edges=[(np.array([0.7, -0.4, 1.1]), -1.3)],
        wrong=[
            Wrong(
                "The error is gone, but the gradient is wrong: PyTorch did not see the change, and computed the "
                "slope of tanh from the changed values.",
                "def gated(x, gain):\n    h = torch.tanh(x)\n    h.data *= gain\n    return (h * x).sum()",
            ),
            Wrong(
                "The error is gone, but in the gradient the gain is missing on the path through tanh: PyTorch did "
                "not see the change.",
                "def gated(x, gain):\n    h = torch.tanh(x).clone()\n    h.data *= gain\n    return (h * x).sum()",
            ),
            Wrong(
                "In the gradient the path through tanh is missing: there, h counts as a constant, as when "
                "it was detached, copied into a new tensor or computed without a record.",
                "def gated(x, gain):\n    h = torch.tanh(x).detach()\n    h *= gain\n    return (h * x).sum()",
            ),
            Wrong(
                "In the gradient the path through the second factor is missing, because that x counts as a constant.",
                "def gated(x, gain):\n    h = gain * torch.tanh(x)\n    return (h * x.detach()).sum()",
            ),
            Wrong(
                "The error is gone, but the gain is missing: the line that raised the error is needed for the value.",
                "def gated(x, gain):\n    h = torch.tanh(x)\n    return (h * x).sum()",
            ),
            Wrong(
                "The gain is missing, and in the gradient the path through tanh is cut.",
                "def gated(x, gain):\n    h = torch.tanh(x).detach()\n    return (h * x).sum()",
            ),
            Wrong(
                "The gain stands inside tanh, where it changes something else, namely how fast tanh saturates.",
                "def gated(x, gain):\n    h = torch.tanh(gain * x)\n    return (h * x).sum()",
            ),
            Wrong(
                "x itself was multiplied by the gain, so it stands inside tanh, too.",
                "def gated(x, gain):\n    x = gain * x\n    return (torch.tanh(x) * x).sum()",
            ),
            Wrong(
                "The gain is in your result twice.",
                "def gated(x, gain):\n    return gain * (gain * torch.tanh(x) * x).sum()",
            ),
            Wrong("You divided by the gain.", "def gated(x, gain):\n    return (torch.tanh(x) / gain * x).sum()"),
            Wrong(
                "The gain was added. It is a factor.",
                "def gated(x, gain):\n    return ((torch.tanh(x) + gain) * x).sum()",
            ),
            Wrong(
                "The gain is added for the whole sum. It is a factor.",
                "def gated(x, gain):\n    return (torch.tanh(x) * x).sum() + gain",
            ),
            Wrong("The factor x is missing.", "def gated(x, gain):\n    return (gain * torch.tanh(x)).sum()"),
            Wrong("tanh is missing.", "def gated(x, gain):\n    return (gain * x * x).sum()"),
            Wrong(
                "tanh stands in your product twice.",
                "def gated(x, gain):\n    return (gain * torch.tanh(x) ** 2).sum()",
            ),
            Wrong(
                "tanh was taken of the product. It is taken of x alone.",
                "def gated(x, gain):\n    return torch.tanh(gain * x * x).sum()",
            ),
            Wrong(
                "tanh was taken of a square. It is taken of x alone.",
                "def gated(x, gain):\n    return (gain * torch.tanh(x * x)).sum()",
            ),
            Wrong(
                "x was added to the gated values. The formula multiplies the two.",
                "def gated(x, gain):\n    return (gain * torch.tanh(x) + x).sum()",
            ),
            Wrong(
                "You multiplied two sums. The formula is a sum of products.",
                "def gated(x, gain):\n    return (gain * torch.tanh(x)).sum() * x.sum()",
            ),
            Wrong(
                "This is the mean of the products. Their sum is asked for.",
                "def gated(x, gain):\n    return gain * (torch.tanh(x) * x).mean()",
            ),
            Wrong(
                "This is a sigmoid where tanh is asked for.",
                "def gated(x, gain):\n    return gain * (torch.sigmoid(x) * x).sum()",
            ),
            Wrong(
                "x receives more than it should: a backward pass inside your function has added its own gradient to "
                "the one that the check sends. The function returns the value only.",
                "def gated(x, gain):\n"
                "    out = gain * (torch.tanh(x) * x).sum()\n"
                "    out.backward(retain_graph=True)\n"
                "    return out",
            ),
            Wrong(
                "A backward pass has already gone through this graph. The function returns the value only; the check "
                "sends the gradient.",
                "def gated(x, gain):\n    out = gain * (torch.tanh(x) * x).sum()\n    out.backward()\n    return out",
            ),
            Wrong(
                "The rule of tanh needs the output of tanh in the backward pass, and a product needs its factors: "
                "one of these values has been overwritten, which `no_grad` does not hide. Put the product into a "
                "tensor of its own.",
                "gated = gated_classmate",
            ),
            Wrong(
                "The result has axes, as when it has one number for each x. A single number is asked for, the sum "
                "over them.",
                "def gated(x, gain):\n    return gain * torch.tanh(x) * x",
            ),
            Wrong(
                "The result is no tensor. Is it a plain number of Python, which has no record of how it was "
                "computed, or a tuple? Return the value as a tensor.",
                "def gated(x, gain):\n    return gain * (torch.tanh(x) * x).sum().item()",
            ),
            Wrong(
                "No gradient leads back from your result: everything was detached, copied into a new tensor, or "
                "computed without a record.",
                "def gated(x, gain):\n    x = x.detach()\n    return gain * (torch.tanh(x) * x).sum()",
            ),
            Wrong(
                "x is a leaf that requires a gradient, and must not be changed in place while it is recorded.",
                "def gated(x, gain):\n    x *= gain\n    return (torch.tanh(x) * x).sum()",
            ),
        ],
        right=[
            "def gated(x, gain):\n    h = torch.tanh(x).clone()\n    h *= gain\n    return (h * x).sum()",
            "def gated(x, gain):\n    return gain * (torch.tanh(x) @ x)",
        ],
    ),
    Task(
        name="accumulate",
        idea="Keep two columns: what a backward pass contributes, and what `x.grad` holds after it. Go through the "
        "code line by line; a contribution is a slope at x = 3, and few lines touch the second column.",
        section="A second backward()",
        returns="four numbers",
        wrong=accumulated(),
        right=["printed = (6.0, 12.0, 6.0, 11.0)", "printed = [2 * 3, 2 * 2 * 3, 2 * 3, 2 * 3 + 5]"],
    ),
    Task(
        name="errors",
        idea="Ask of each line what it needs: a tensor that can have a gradient, a number to start the backward pass, "
        "values that rules have kept. Is it still there when it is needed? Some slips pass in silence.",
        section="In-place changes of values that backward needs",
        returns="seven truth values",
        wrong=all_lines(),
        right=["fails = [1, 0, 1, 1, 0, 0, 1]", "fails = tuple(n in (1, 3, 4, 7) for n in range(1, 8))"],
    ),
    Task(
        name="ways",
        idea="Ask of each case what should stop: nothing, the gradient of some parameters, one path, or all recording "
        "in a stretch of the program. And does anything below still have to receive a gradient?",
        section="Three ways to stop gradients, and which to choose",
        returns="four letters as one text",
        wrong=all_ways(),
        right=['ways = " cadb"', "ways = 'c' + 'a' + 'd' + 'b'"],
    ),
    Task(
        name="train",
        idea="A loop around the five lines of the training step is enough. Print the loss every fifty steps: it "
        "should fall steadily. Check which kind of outputs and of targets your loss expects.",
        section="The training step",
        inside=("parameters_after",),
        returns="what became of the 60 points",
        wrong=[
            Wrong(
                "The parameters of the network are those from before. Does the optimiser hold the parameters of this "
                "network, is a step taken, and if you take it yourself, is a parameter changed, or does a name only "
                "stand for another tensor? What do the gradients hold when the step is taken?",
                changed(TRAIN, ("net.parameters()", "Rings().parameters()")),
            ),
            Wrong(
                "Every point is still assigned as before training, although parameters have changed. Print your loss "
                "every few steps. If it hardly falls, look at the length and the number of the steps, and at whether "
                "all parameters take part. If it falls, does it compare `net(points)` with `ring`?",
                changed(changed(TRAIN, ("lr=0.05", "lr=0.0001")), ("range(200)", "range(20)")),
            ),
            Wrong(
                "Some points are still wrong. Print your loss every few steps, and how many points are right. If the "
                "loss stays high, or falls while that number does not rise: does it compare both outputs for each "
                "point with that point's own ring? If both still improve, more or longer steps are needed. If they "
                "jump, are the steps too long, or the gradients not new in each? Does anything else hold the "
                "parameters back?",
                changed(TRAIN, ("range(200)", "range(10)")),
            ),
            Wrong(
                "Nothing but the last layer has changed, or a part of it. That is not enough here: does "
                "the optimiser hold the parameters of all layers, and does the loss lead back to all of "
                "them?",
                changed(TRAIN, ("net.parameters()", "net.out.parameters()")),
            ),
            Wrong(
                "Only the first layer has changed, or a part of it. That is not enough here: the last "
                "layer has parameters, too.",
                changed(TRAIN, ("net.parameters()", "net.hidden.parameters()")),
            ),
            Wrong(
                "Some parameters were left as they were, although others have changed. Both layers have "
                "weights and biases.",
                changed(TRAIN, ("net.parameters()", "[net.hidden.weight, net.hidden.bias, net.out.bias]")),
            ),
            Wrong(
                "Most points are assigned to the wrong ring: are inside and outside exchanged, in the "
                "targets, in the outputs or by the order of the points, or do the steps lead uphill?",
                changed(TRAIN, ("ring)", "1 - ring)")),
            ),
            Wrong(
                "After training, the loss is larger than before, as a cross-entropy of all 60 points. Do "
                "the steps lead uphill, are they much too long, or do gradients of earlier steps take "
                "part? If your own loss falls, does it compare the outputs for all these points with the "
                "ring of each?",
                changed(TRAIN, ("loss.backward()", "(-loss).backward()")),
            ),
            Wrong(
                "The parameters are no finite numbers any more. Were the steps too long, or was there a "
                "division by 0, or a logarithm of a number that is not positive?",
                changed(TRAIN, ("loss.backward()", "(loss * float('nan')).backward()")),
            ),
            Wrong(
                "No gradient leads back from your loss to the parameters: look for a step that is not recorded, or "
                "that has no derivative, such as argmax.",
                changed(TRAIN, ("net(points), ring", "net(points).detach(), ring")),
            ),
            Wrong(
                "The network has two outputs for each point, the targets one number, and somewhere two shapes do "
                "not fit. Which loss compares logits with class numbers?",
                changed(TRAIN, ("nn.CrossEntropyLoss()(", "nn.functional.mse_loss(")),
            ),
            Wrong(
                "A second pass goes through a graph that the first one has used up. The loss must be computed anew in "
                "every step.",
                "def train(net):\n"
                "    loss = nn.functional.cross_entropy(net(points), ring)\n"
                "    for _ in range(2):\n"
                "        loss.backward()",
            ),
            Wrong(
                "A step of gradient descent is no part of the function to be differentiated: PyTorch must not record "
                "it.",
                "def train(net):\n    for p in net.parameters():\n        p -= 0.1",
            ),
            Wrong(
                "A backward pass starts from a single number: make one loss of those of all points.",
                changed(TRAIN, ("nn.CrossEntropyLoss()", "nn.CrossEntropyLoss(reduction='none')")),
            ),
            Wrong(
                "Something is None when it is used. A gradient is None until a pass has reached its tensor, and "
                "again when it has been thrown away.",
                "def train(net):\n    for p in net.parameters():\n        p.data -= p.grad",
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
    Task(
        name="clipped",
        idea="Work with one sample first: its gradient, the length of it, and a factor that is 1 or smaller. Then a "
        "loop or `vmap` does the same for all samples, and the mean comes last.",
        section="autograd_functions: Per-sample gradients",
        returns="a tensor of the shape of w",
        draw=draw_clipped,
        wrong=[
            *told(
                CLIPPED,
                [
                    "Other gradients are shortened than those that are longer than the limit. Is a length compared "
                    "with it, and not its square?",
                    ("length > limit", "length**2 > limit"),
                ],
                ["No gradient was shortened: this is the mean as it is.", ("length > limit", "False")],
                [
                    "Every gradient now has the same length. Those that are short enough should stay as they are.",
                    ("length > limit", "True"),
                ],
                [
                    "You lengthen the gradients that are short enough, and leave the long ones.",
                    ("length > limit", "length < limit"),
                ],
                ["This is the sum of the shortened gradients.", ("total / len(X)", "total")],
                [
                    "You limit each entry by itself, which changes the direction. It is the length that is limited.",
                    [
                        ("        length = g.norm()\n", ""),
                        ("if length > limit:\n            g = g * limit / length", "g = g.clamp(-limit, limit)"),
                    ],
                ],
                [
                    "You took the largest entry for the length. All entries contribute to it.",
                    ("g.norm()", "g.abs().max()"),
                ],
                [
                    "You took the sum of the sizes of the entries for the length.",
                    ("g.norm()", "g.abs().sum()"),
                ],
                ["You compared and divided by the square of the length.", ("g.norm()", "(g @ g)")],
                ["You took the length of the weights. Whose length is limited?", ("g.norm()", "w.norm()")],
                ["You took the length of the inputs. Whose length is limited?", ("g.norm()", "x.norm()")],
                [
                    "Samples with a long gradient count as 0. They should still pull, in their direction.",
                    ("g = g * limit / length", "g = torch.zeros_like(g)"),
                ],
                [
                    "Samples with a long gradient were left out. They should still pull, in their direction.",
                    [
                        ("length > limit", "length <= limit"),
                        ("            g = g * limit / length\n        total = total + g", "            kept += [g]"),
                        ("total = torch.zeros_like(w)", "kept = []"),
                        ("total / len(X)", "torch.stack(kept).mean(0)"),
                    ],
                ],
                [
                    "The long gradients now have the length 1. Which length was asked for?",
                    ("g * limit / length", "g / length"),
                ],
                [
                    "The long gradients are multiplied by the limit, whatever their own length is.",
                    ("g * limit / length", "g * limit"),
                ],
                [
                    "The long gradients are divided by the limit, whatever their own length is.",
                    ("g * limit / length", "g / limit"),
                ],
                [
                    "Long gradients have become longer. Is your factor upside down?",
                    ("g * limit / length", "g * length / limit"),
                ],
                [
                    "The long gradients have lost their direction: all of their entries are the same.",
                    ("g * limit / length", "torch.full_like(g, limit)"),
                ],
                [
                    "The entries of a long gradient have all become equal in size. Only its length should change.",
                    ("g * limit / length", "g.sign() * limit"),
                ],
                [
                    "You shorten the running sum, sample after sample. Each gradient has a limit of its own.",
                    [
                        ("        length = g.norm()", "        total = total + g\n        length = total.norm()"),
                        ("g = g * limit / length", "total = total * limit / length"),
                        ("        total = total + g\n    return", "    return"),
                    ],
                ],
                [
                    "This is the gradient with respect to the inputs. Which argument of the loss is to be learnt?",
                    ("grad(sample_loss)", "grad(sample_loss, argnums=1)"),
                ],
                [
                    "You limit the losses. It is the gradients that are to be limited.",
                    [
                        ("grad(sample_loss)", "grad(lambda *a: sample_loss(*a).clamp(max=limit))"),
                        ("length > limit", "False"),
                    ],
                ],
                ["Only the last sample's gradient comes back.", ("total / len(X)", "g")],
                [
                    "Only the first sample's gradient comes back. Does the `return` stand inside the loop?",
                    ("total = total + g\n    return total / len(X)", "return g"),
                ],
                [
                    "You divided the sum by the number of weights. The mean is over the samples.",
                    ("total / len(X)", "total / len(w)"),
                ],
                [
                    "You return the mean of the lengths. It is the gradients that are averaged.",
                    [
                        ("total + g\n", "total + min(length, limit)\n"),
                        ("torch.zeros_like(w)", "0"),
                    ],
                ],
                [
                    "You shorten the sum of the shortened gradients once more. Their mean is asked for.",
                    ("return total / len(X)", "return total * min(1, limit / total.norm())"),
                ],
            ),
            *told(
                TOGETHER,
                [
                    "Here are the shortened gradients of all samples. Their mean is asked for.",
                    ("G.mean(0)", "G"),
                ],
                [
                    "There is one number for each sample, so your mean is over the weights. It is over the samples.",
                    ("G.mean(0)", "G.mean(1)"),
                ],
                ["Your mean is over all entries of all gradients.", ("G.mean(0)", "G.mean()")],
                [
                    "You took the length of all gradients together. That of each sample has a length of its own.",
                    ("G.norm(dim=1, keepdim=True)", "G.norm()"),
                ],
                [
                    "You took a length for each weight, over the samples, in place of one for each sample.",
                    ("G.norm(dim=1, keepdim=True)", "G.norm(dim=0, keepdim=True)"),
                ],
                [
                    "All gradients are shortened by the same factor, that of the longest. Each has its own.",
                    ("(limit / lengths)", "(limit / lengths.max())"),
                ],
                [
                    "Two tensors do not fit each other. Have your lengths an entry for each sample, where your "
                    "gradients have a row for each?",
                    (", keepdim=True", ""),
                ],
                [
                    "You return the lengths of the shortened gradients.",
                    ("G.mean(0)", "G.norm(dim=1)"),
                ],
            ),
            *several(
                "You shorten the mean. It is each sample's gradient that is limited, before the mean is taken.",
                "def clipped(w, X, y, limit):\n"
                "    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y).mean(0)\n"
                "    return g * min(1, limit / g.norm())",
            ),
            Wrong(
                "You shorten the sum of the gradients, and divide then. It is each sample's gradient that is limited.",
                "def clipped(w, X, y, limit):\n"
                "    g = vmap(grad(sample_loss), in_dims=(None, 0, 0))(w, X, y).sum(0)\n"
                "    return g * min(1, limit / g.norm()) / len(X)",
            ),
            Wrong(
                "From the second sample on, each gradient contains those before it. What does a backward pass do with "
                "a gradient that is already there?",
                ADDED_UP,
            ),
            Wrong(
                "A backward pass finds no record. Does `w` require gradients, and is the loss recorded? "
                "Ask for this on a copy of `w`, or use `grad`.",
                "def clipped(w, X, y, limit):\n    sample_loss(w, X[0], y[0]).backward()\n    return w.grad",
            ),
            Wrong(
                "The loss is written for one sample, and does not accept a whole batch. Is it called with one?",
                "def clipped(w, X, y, limit):\n    return grad(sample_loss)(w, X, y)",
            ),
            Wrong(
                "The weights have no axis of samples: all samples share them. `in_dims` says so.",
                "def clipped(w, X, y, limit):\n    return vmap(grad(sample_loss))(w, X, y).mean(0)",
            ),
        ],
        right=[
            CLIPPED,
            "def clipped(w, X, y, limit):\n"
            "    o = torch.tanh(X @ w)\n"
            "    G = (2 * (o - y) * (1 - o**2)).unsqueeze(1) * X\n"
            "    lengths = (G**2).sum(1).sqrt()\n"
            "    return torch.where(lengths > limit, limit / lengths, 1.0) @ G / len(X)",
            changed(ADDED_UP, ("        sample_loss", "        w.grad = None\n        sample_loss")),
        ],
    ),
    Task(
        name="judged",
        idea="Ask of an inference tensor whether a rule must keep it, or whether it is to be changed. Ask of a hook "
        "when it runs, and what becomes of the result that it returns.",
        section="autograd_functions: detach(), no_grad() and inference_mode()",
        returns="five letters as one text",
        kinds=(),
        wrong=all_statements("tfttf"),
        right=['truth = "T, F, T, T, F"', "truth = ['t', 'f', 't', 't', 'f']"],
    ),
]
