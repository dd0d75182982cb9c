"""The marking of the exercise `iris`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_arrays(rng):
    """Features of two sizes, and class numbers with 64 or with 32 bits."""
    whole = [np.int64, np.int32][rng.integers(2)]
    n, m = int(rng.integers(4, 7)), int(rng.integers(2, 4))
    X = rng.integers(-8, 9, (n + m, 3)) / 4
    y = rng.permutation(np.arange(n + m) % 3).astype(whole)
    return X[:n], X[n:], y[:n], y[n:]


def draw_loader(rng):
    """A loader whose last batch is short."""
    batch = int(rng.integers(3, 7))
    return batch * int(rng.integers(3, 7)) + int(rng.integers(1, batch)), batch, int(rng.integers(1, 4))


def draw_logits(rng):
    """Logits, labels and a class: some of its samples are right, some wrong, and some others are taken for it."""
    n = int(rng.integers(9, 14))
    while True:
        y, k = rng.integers(0, 3, n), int(rng.integers(3))
        logits = rng.permuted(np.tile([-1.5, 0.25, 2.0], (n, 1)), axis=1) + rng.integers(0, 3, (n, 3)) / 8
        hits, own, taken = np.sum((logits.argmax(1) == k) & (y == k)), np.sum(y == k), np.sum(logits.argmax(1) == k)
        if 0 < hits < own and own != taken and hits > 1:
            return logits, y, k


def draw_batches(rng):
    """Losses, right answers and sizes of batches, the last one short, as lists."""
    k, size = int(rng.integers(3, 6)), int(rng.integers(4, 9))
    sizes = [size] * (k - 1) + [int(rng.integers(1, size))]
    return (rng.integers(1, 30, k) / 8).tolist(), [int(rng.integers(1, s + 1)) for s in sizes], sizes


def draw_company(rng):
    """Samples away from the running averages, so that the batch matters, and whether the network is in training."""
    n = int(rng.integers(3, 7))
    return rng.integers(-6, 7, (n, 2)) / 2 + rng.choice([-3.25, 3.25], 2), bool(rng.integers(2))


def draw_chosen(rng):
    """Some of the four tensors of a network and some of an older network's four."""
    own, older = rng.permutation(4)[: rng.integers(5)], 4 + rng.permutation(4)[: rng.integers(1, 4)]
    return "some of both", sorted(int(i) for i in [*own, *older])


def numbers(names, *values):
    """Return an answer that gives values to names."""
    return f"{names} = " + ", ".join(map(repr, values))


def counted(*values):
    """Return an answer to the task on counts."""
    return numbers("learn, held_out, batches, last_batch, steps", *values)


def with_settings(rate, momentum, batch, epochs):
    """Return an answer to the task on settings."""
    return f'settings = {{"rate": {rate}, "momentum": {momentum}, "batch": {batch}, "epochs": {epochs}}}'


HEAD = "def to_tensors(x_train, x_test, y_train, y_test):\n"
TENSORS = """    features = [torch.tensor(x, dtype={}) for x in (x_train, x_test)]
    return features + [torch.tensor(y{}) for y in (y_train, y_test)]"""

REPORT = """def report(loader, every):
    seen, lines = 0, []
    for number, (x, y) in enumerate(loader{start}):
        seen += {size}
        if {when}:
            lines.append({line})
    return lines"""


def reported(start=", start=1", size="len(x)", when="number % every == 0", line="seen"):
    """Return an answer to the task on the report; the defaults are right."""
    return REPORT.format(start=start, size=size, when=when, line=line)


SHARE = "def share_of_class(logits, y, k):\n    values, prediction = torch.max(logits, dim=1)\n    return {}"
IN_CHARGE = """def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
"""
CLASSES = """def classes(net, X):
    before = net.training
    {switch}
    with torch.no_grad():
        found = {answer}
    {back}
    return found"""


def classed(switch="net.eval()", answer="net(X).argmax(dim=1)", back="net.train(before)"):
    """Return an answer to the task on batch norm; the defaults are right."""
    return CLASSES.format(switch=switch, answer=answer, back=back)


TASKS = [
    Task(
        name="counts",
        returns="five whole numbers",
        wrong=[
            Wrong(
                "You took the first shape of the report as it stands. Do the two parts add up to the whole table?",
                counted(143, 45, 18, 7, 540),
            ),
            Wrong(
                "You rounded the held-out part down, but the task says that it is rounded up.",
                counted(134, 44, 17, 6, 510),
            ),
            Wrong(
                "The two parts are right. The last batch of an epoch is not full, but it counts as a batch.",
                counted(133, 45, 16, 8, 480),
            ),
            Wrong(
                "The other four numbers are right. The last batch holds only what is left when all others are full.",
                counted(133, 45, 17, 8, 510),
            ),
            Wrong(
                "The first four numbers are right. Your `steps` are those of a single epoch, but the training has "
                "several.",
                counted(133, 45, 17, 5, 17),
            ),
            Wrong(
                "Your training set is the smaller of the two parts, but only a quarter of the wines is held out.",
                counted(45, 133, 6, 5, 180),
            ),
        ],
        right=[
            "held_out = int(np.ceil(178 / 4))\nlearn = 178 - held_out\nbatches = -(-learn // 8)\n"
            "last_batch = learn - 8 * (batches - 1)\nsteps = batches * 30",
            counted(133.0, 45.0, 17.0, 5.0, 510.0),
        ],
    ),
    Task(
        name="to_tensors",
        returns="four tensors, of which the check takes the dtypes and the values",
        draw=draw_arrays,
        edges=[
            (np.array([[0.5, 2.0]]), np.array([[1.5, -1.0]]), np.array([1], np.int32), np.array([2], np.int32)),
        ],
        wrong=[
            Wrong(
                "Your fourth result holds features, and the second is still an array. Read the line that makes the "
                "test labels letter by letter.",
                HEAD + "    return (torch.from_numpy(x_train).float(), x_test, torch.from_numpy(y_train).long(), "
                "torch.from_numpy(x_test))",
            ),
            Wrong(
                "The class numbers are right. Your features still have 64 bits, as NumPy's floats do, whereas the "
                "weights of a network have 32.",
                HEAD + TENSORS.format("torch.float64", ", dtype=torch.int64"),
            ),
            Wrong(
                "The features are right. Your class numbers have become floating-point numbers, but a class number is "
                "an index and so an integer.",
                HEAD + TENSORS.format("torch.float32", ", dtype=torch.float32"),
            ),
            Wrong(
                "The features are right. Class numbers that come with 32 bits keep them in your function.",
                HEAD + TENSORS.format("torch.float32", ""),
            ),
            Wrong(
                "The types are right, but your four tensors are not in the order of the arguments: both sets of "
                "features come before the class numbers.",
                HEAD + "    return [torch.from_numpy(a).to(torch.float32 if a.ndim == 2 else torch.int64) for a in "
                "(x_train, y_train, x_test, y_test)]",
            ),
            Wrong(
                "Your features have become integers and lost their decimals. Only the class numbers are integers.",
                HEAD + TENSORS.format("torch.int64", ", dtype=torch.int64"),
            ),
        ],
        right=[
            HEAD + "    return (torch.from_numpy(x_train).float(), torch.from_numpy(x_test).float(), "
            "torch.from_numpy(y_train).long(), torch.from_numpy(y_test).long())",
            HEAD + "    return [torch.as_tensor(a.astype('float32' if a.ndim == 2 else 'int64')) for a in "
            "(x_train, x_test, y_train, y_test)]",
        ],
    ),
    Task(
        name="report",
        inside=True,
        returns="a list of numbers of samples",
        draw=draw_loader,
        edges=[(10, 4, 1), (10, 4, 2), (6, 2, 3), (11, 4, 3)],
        wrong=[
            Wrong(
                "You count the batches from 0, so the first batch already counts as a multiple of `every`. After how "
                "many batches is the first report due?",
                reported(start=""),
            ),
            Wrong(
                "You count every batch as a full one, but the last one may be shorter.",
                reported(line="number * loader.batch_size"),
            ),
            Wrong(
                "Your list holds the numbers of the batches. The task asks how many samples have been seen.",
                reported(line="number"),
            ),
            Wrong(
                "Your list holds the sizes of single batches. The task asks how many samples have been seen so far.",
                reported(line="len(x)"),
            ),
            Wrong(
                "You report when the number of samples is a multiple of `every`. It is batches that should be counted "
                "for this.",
                reported(when="seen % every == 0"),
            ),
            Wrong("You added up the number of features, not the number of samples.", reported(size="x.shape[1]")),
        ],
        right=[
            "def report(loader, every):\n"
            "    seen = np.cumsum([len(y) for x, y in loader])\n"
            "    return seen[every - 1 :: every].tolist()",
            reported(start="", when="(number + 1) % every == 0"),
        ],
    ),
    Task(
        name="share_of_class",
        returns="a number from 0 to 1",
        draw=draw_logits,
        probes=5,
        wrong=[
            Wrong(
                "Your answer does not depend on the logits, because the labels are compared with themselves.",
                SHARE.format("((prediction := y)[y == k] == k).float().mean().item()"),
            ),
            Wrong(
                "You compared the largest logits with a class number. The maximum along an axis has two results: "
                "which of them is a class?",
                SHARE.format("(values[y == k] == k).float().mean().item()"),
            ),
            Wrong(
                "You divided by the number of all samples. Each class is to be judged by its own samples.",
                SHARE.format("((prediction == k) & (y == k)).float().mean().item()"),
            ),
            Wrong(
                "You took the samples that are *predicted* as this class and asked how many of them belong to it. "
                "That share is the precision, not the recall.",
                SHARE.format("(y[prediction == k] == k).float().mean().item()"),
            ),
            Wrong(
                "This is the accuracy over all samples, which hides how the single class fares.",
                SHARE.format("(prediction == y).float().mean().item()"),
            ),
            Wrong(
                "This is a number of samples, but the task asks for a share.",
                SHARE.format("(prediction[y == k] == k).sum().item()"),
            ),
        ],
        right=[
            SHARE.format("((prediction == k) & (y == k)).sum() / (y == k).sum()"),
            "def share_of_class(logits, y, k):\n"
            "    own = [int(np.argmax(row) == k) for row, label in zip(logits.numpy(), y.tolist()) if label == k]\n"
            "    return sum(own) / len(own)",
        ],
    ),
    Task(
        name="epoch",
        returns="two numbers, the loss and the accuracy",
        draw=draw_batches,
        wrong=[
            Wrong(
                "The accuracy is right. Your loss is a mean over the batches, in which each sample of a short batch "
                "counts more than the others.",
                "def epoch(losses, rights, sizes):\n    return np.mean(losses), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "The accuracy is right. For the loss you divided by the number of samples, but the numbers that you "
                "added up are means already.",
                "def epoch(losses, rights, sizes):\n    return sum(losses) / sum(sizes), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "The loss is right. Your accuracy has become a mean over the batches, whereas the classmate's was a "
                "mean over the samples.",
                "def epoch(losses, rights, sizes):\n"
                "    return np.average(losses, weights=sizes), np.mean(np.array(rights) / sizes)",
            ),
            Wrong(
                "Both of your numbers are means over the batches, in which the samples of the short last batch count "
                "too much.",
                "def epoch(losses, rights, sizes):\n    return np.mean(losses), np.mean(np.array(rights) / sizes)",
            ),
            Wrong(
                "The accuracy is right. You weighted the losses, but divided by the number of batches. By what is a "
                "weighted mean divided?",
                "def epoch(losses, rights, sizes):\n"
                "    return np.dot(losses, sizes) / len(sizes), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "The accuracy is right. You weighted each loss by the number of right answers. Over how many samples "
                "is the loss of a batch a mean?",
                "def epoch(losses, rights, sizes):\n"
                "    return np.dot(losses, rights) / sum(sizes), sum(rights) / sum(sizes)",
            ),
        ],
        right=[
            "def epoch(losses, rights, sizes):\n"
            "    return [np.average(losses, weights=sizes), np.average(np.divide(rights, sizes), weights=sizes)]",
            "def epoch(losses, rights, sizes):\n"
            "    each = [loss for loss, size in zip(losses, sizes) for _ in range(size)]\n"
            "    return np.mean(each), sum(rights) / len(each)",
        ],
        survivors={
            "total = sum((loss * size for loss, size in zip(losses, sizes, strict=False)))": (
                "the two differ only for lists of different lengths, which no epoch has"
            )
        },
    ),
    Task(
        name="in_charge",
        inside=True,
        returns="a whole number",
        draw=draw_chosen,
        edges=[
            ("its own",),
            ("older network",),
            ("a copy",),
            ("last layer only",),
            ("a rate for each layer",),
            ("both networks",),
        ],
        probes=2,
        fresh=6,
        wrong=[
            Wrong(
                "You compared shapes. A new network has tensors of the same shapes, but they are other tensors.",
                IN_CHARGE + "    return sum(any(p.shape == q.shape for q in held) for p in net.parameters())",
            ),
            Wrong(
                "You compared values. A copy has the same values, but the optimiser does not move it.",
                IN_CHARGE + "    return sum(any(torch.equal(p, q) for q in held) for p in net.parameters())",
            ),
            Wrong(
                "You counted all tensors that the optimiser holds, including those of other networks.",
                IN_CHARGE + "    return len(held)",
            ),
            Wrong(
                "You looked at the first parameter group only, but an optimiser may have several.",
                "def in_charge(optimizer, net):\n"
                "    held = {id(p) for p in optimizer.param_groups[0]['params']}\n"
                "    return sum(id(p) in held for p in net.parameters())",
            ),
            Wrong(
                "You counted the entries of the tensors, but the task asks for the number of tensors.",
                IN_CHARGE + "    return sum(p.numel() for p in net.parameters() if any(p is q for q in held))",
            ),
            Wrong(
                "You counted the tensors of the network that the optimiser does *not* hold.",
                IN_CHARGE + "    return sum(all(p is not q for q in held) for p in net.parameters())",
            ),
        ],
        right=[
            IN_CHARGE + "    return sum(p is q for p in net.parameters() for q in held)",
            "def in_charge(optimizer, net):\n"
            "    mine = set(net.parameters())\n"
            "    return sum(len(mine & set(group['params'])) for group in optimizer.param_groups)",
        ],
    ),
    Task(
        name="zero_grad",
        returns="three numbers",
        wrong=[
            Wrong(
                "The first and the third number are right. Without zero_grad, the gradient of the first step is still "
                "there in the second.",
                numbers("usual, never, between", 1.96, 1.96, 4.0),
            ),
            Wrong(
                "The first and the third number are right. In the second you added the same gradient twice, but the "
                "gradient of the second step is taken at the place that the first step reached.",
                numbers("usual, never, between", 1.96, 0.4, 4.0),
            ),
            Wrong(
                "The first two numbers are right. In the third case, what is left of the gradient when the optimiser "
                "makes its step?",
                numbers("usual, never, between", 1.96, 0.76, 1.96),
            ),
            Wrong(
                "These are the values after one step, but the task asks for two.",
                numbers("usual, never, between", 2.8, 2.8, 4.0),
            ),
            Wrong(
                "The third number is right. In the others you subtracted the loss times the learning rate. What is "
                "the derivative of the loss?",
                numbers("usual, never, between", 1.216, -1.184, 4.0),
            ),
            Wrong(
                "The third number is right. In the others you moved along the gradient, but gradient descent goes "
                "against it.",
                numbers("usual, never, between", 6.76, 7.96, 4.0),
            ),
        ],
        right=[
            "usual = 4 * 0.7**2\nnever = 4 - 1.2 - (1.2 + 0.84)\nbetween = 4",
            "usual, never, between = 1.96, 0.76, 4",
        ],
    ),
    Task(
        name="classes",
        inside=True,
        returns="the class numbers of the samples, and a network that is left as it was",
        draw=draw_company,
        probes=6,
        edges=[
            (np.array([[3.0, -1.5], [9.0, -2.0], [8.0, -3.0]]), True),
            (np.array([[3.0, -1.5], [9.0, -2.0], [8.0, -3.0]]), False),
        ],
        wrong=[
            Wrong(
                "Your answers still depend on the rest of the batch, because batch norm uses its statistics. That no "
                "graph is recorded does not change the mode of the network.",
                classed(switch="pass", back="pass"),
            ),
            Wrong(
                "The classes are right. A network that came in training mode is left in the mode for inference, so "
                "that its further training goes wrong without a message.",
                classed(back="pass"),
            ),
            Wrong(
                "The classes are right. You leave every network in training mode, even one that came in the mode for "
                "inference.",
                classed(back="net.train()"),
            ),
            Wrong(
                "You switched the outermost module only, but every module of the network has a mode of its own.",
                classed(switch="net.training = False", back="pass"),
            ),
            Wrong(
                "You returned the largest logits. The class is the index of the largest logit, not its value.",
                classed(answer="net(X).max(dim=1).values"),
            ),
            Wrong(
                "You switched to training mode for the answer, so every network now uses the statistics of the batch, "
                "even one that came in the mode for inference.",
                classed(switch="net.train()"),
            ),
        ],
        right=[
            "def classes(net, X):\n    twin = copy.deepcopy(net).eval()\n    return torch.max(twin(X), dim=1).indices",
            classed(answer="torch.cat([net(x[None]).argmax(dim=1) for x in X])"),
        ],
    ),
    Task(
        name="error_bar",
        returns="three numbers: the accuracy, its standard error and a count",
        wrong=[
            Wrong(
                "The accuracy is right. Your error is the variance, which is measured in squares: the root is missing.",
                numbers("share, error, needed", 0.92, 0.0015, 7.36),
            ),
            Wrong(
                "The accuracy is right. You divided by n outside the root, but it is the variance that falls as 1/n.",
                numbers("share, error, needed", 0.92, 0.0054, 27.13),
            ),
            Wrong(
                "The first two numbers are right. The standard error falls with the *root* of the number of samples, "
                "so more of them are needed.",
                numbers("share, error, needed", 0.92, 0.0384, 192),
            ),
            Wrong(
                "The accuracy and the last number are right. Your error is that of a single answer: the number of "
                "samples is missing.",
                numbers("share, error, needed", 0.92, 0.2713, 736),
            ),
            Wrong(
                "The accuracy and the last number are right. You gave the error in per cent, but the accuracy as a "
                "share.",
                numbers("share, error, needed", 0.92, 3.8367, 736),
            ),
            Wrong(
                "The accuracy is right. For the error you took the worst case, an accuracy of one half, instead of "
                "the measured one.",
                numbers("share, error, needed", 0.92, 0.0707, 2500),
            ),
        ],
        right=[
            "share = 46 / 50\nerror = np.sqrt(share * (1 - share) / 50)\nneeded = share * (1 - share) / 0.01**2",
            numbers("share, error, needed", 0.92, 0.03837, 736.0),
        ],
    ),
    Task(
        name="target",
        returns="four settings that `outcome` can try",
        wrong=[
            Wrong(
                "The loss is still falling when the training ends. Are the steps long enough?",
                with_settings(0.001, 0.0, 4, 20),
            ),
            Wrong(
                "At least one of the three networks knows no more than at the start. Were the steps too long, too "
                "short or too few?",
                with_settings(5.0, 0.0, 16, 40),
            ),
            Wrong(
                "The target is reached, but with more steps than are allowed. Let each step achieve more.",
                with_settings(0.01, 0.9, 16, 200),
            ),
            Wrong(
                "The loss on the training flowers is low, but for at least one seed too few of the held-out flowers "
                "are right. Try more steps or longer ones.",
                with_settings(0.001, 0.9, 16, 40),
            ),
            Wrong(
                "These settings take so many steps that they were not tried. The task names a limit.",
                with_settings(0.001, 0.0, 4, 2000),
            ),
        ],
        right=[
            with_settings(0.05, 0.0, 4, 20),
            with_settings(0.02, 0.9, 16, 40),
            with_settings(0.02, 0.0, 16, 80),
        ],
        survivors={
            line: "another right answer"
            for line in (
                "settings = {'rate': 0.02, 'momentum': 0.9, 'batch': 113, 'epochs': 120}",
                "settings = {'rate': 0.02, 'momentum': 0.9, 'batch': 112, 'epochs': 121}",
            )
        },
    ),
    Task(
        name="too_high",
        returns="one letter as text",
        wrong=[
            Wrong(
                "You rule out that all 38 are right. How likely is it that a network that is nearly always right is "
                "right 38 times in a row?",
                'choice = "a"',
            ),
            Wrong(
                "You take the difference for a real one. Compare it with the standard error of an accuracy on 38 "
                "flowers.",
                'choice = "b"',
            ),
            Wrong(
                "You rely on the training accuracy. A perfect score on the training set says nothing about other "
                "flowers, with or without a bug.",
                'choice = "d"',
            ),
        ],
        right=['choice = " c"', "choice = 'c'"],
    ),
]
