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
    """Logits, classes and one of these: some of it right, some wrong, and some others taken for it."""
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
    """Samples off the average, so that the company matters, for a network that comes in either mode."""
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
    """Return an answer to the task about counts."""
    return numbers("learn, held_out, batches, last_batch, steps", *values)


def with_settings(rate, momentum, batch, epochs):
    """Return an answer to the task about settings."""
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
    """Return an answer to the task about the report, right where nothing is said."""
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
    """Return an answer to the task about the company, right where nothing is said."""
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
            Wrong("The held-out part was rounded down; the text says up.", counted(134, 44, 17, 6, 510)),
            Wrong(
                "The two parts are right. The last batch of an epoch is not full, but it is a batch all the same.",
                counted(133, 45, 16, 8, 480),
            ),
            Wrong(
                "The last batch holds what is left over when the others are full.",
                counted(133, 45, 17, 8, 510),
            ),
            Wrong("Those are the steps of a single epoch.", counted(133, 45, 17, 5, 17)),
            Wrong(
                "You learn from the smaller part: a quarter is held out, not kept.",
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
        returns="four tensors, each as its type of number and its values",
        draw=draw_arrays,
        edges=[
            (np.array([[0.5, 2.0]]), np.array([[1.5, -1.0]]), np.array([1], np.int32), np.array([2], np.int32)),
        ],
        wrong=[
            Wrong(
                "The last of the four holds features, and the second is still an array. Read the line that makes the "
                "test labels letter by letter.",
                HEAD + "    return (torch.from_numpy(x_train).float(), x_test, torch.from_numpy(y_train).long(), "
                "torch.from_numpy(x_test))",
            ),
            Wrong(
                "The features still have 64 bits, as NumPy's numbers do. The weights of a network have 32.",
                HEAD + TENSORS.format("torch.float64", ", dtype=torch.int64"),
            ),
            Wrong(
                "The class numbers have become numbers with a point. A class is counted, not measured.",
                HEAD + TENSORS.format("torch.float32", ", dtype=torch.float32"),
            ),
            Wrong(
                "For class numbers that come with 32 bits, yours stay as they come.",
                HEAD + TENSORS.format("torch.float32", ""),
            ),
            Wrong(
                "The order of what comes back is not that of the arguments: X, X, y, y.",
                HEAD + "    return [torch.from_numpy(a).to(torch.float32 if a.ndim == 2 else torch.int64) for a in "
                "(x_train, y_train, x_test, y_test)]",
            ),
            Wrong(
                "The features were rounded to whole numbers: only the classes are whole.",
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
                "You count the batches from 0, so the first one already counts as a multiple. After how many batches "
                "is the first report due?",
                reported(start=""),
            ),
            Wrong(
                "Every batch counts as a full one in your report. The last may be shorter.",
                reported(line="number * loader.batch_size"),
            ),
            Wrong(
                "Your report numbers the batches. It is asked how many samples have been seen.",
                reported(line="number"),
            ),
            Wrong(
                "Your report gives the size of the batch at hand, not of all that have been seen so far.",
                reported(line="len(x)"),
            ),
            Wrong(
                "You reported whenever so many samples had come, not so many batches.",
                reported(when="seen % every == 0"),
            ),
            Wrong("You counted the features of a sample, not the samples.", reported(size="x.shape[1]")),
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
                "Your answer does not depend on the logits: the labels are compared with themselves.",
                SHARE.format("((prediction := y)[y == k] == k).float().mean().item()"),
            ),
            Wrong(
                "You compared the largest values with a class number. Which of the two results of the maximum says "
                "where it stands?",
                SHARE.format("(values[y == k] == k).float().mean().item()"),
            ),
            Wrong(
                "You divided by all samples. Each class is to be judged by its own samples.",
                SHARE.format("((prediction == k) & (y == k)).float().mean().item()"),
            ),
            Wrong(
                "You took the samples that were *answered* with this class, and asked how many of them belong to it. "
                "That is another question.",
                SHARE.format("(y[prediction == k] == k).float().mean().item()"),
            ),
            Wrong(
                "This is the accuracy over all samples. It hides what happens to the class.",
                SHARE.format("(prediction == y).float().mean().item()"),
            ),
            Wrong("This is a count and not a share.", SHARE.format("(prediction[y == k] == k).sum().item()")),
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
                "The accuracy is right. For the loss a batch of two counts as much as a batch of eight: its samples "
                "count four times as much as the others.",
                "def epoch(losses, rights, sizes):\n    return np.mean(losses), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "The accuracy is right. For the loss you divided by samples, but what you added are means already.",
                "def epoch(losses, rights, sizes):\n    return sum(losses) / sum(sizes), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "The loss is right. The accuracy is a mean over the batches now: it had been right before.",
                "def epoch(losses, rights, sizes):\n"
                "    return np.average(losses, weights=sizes), np.mean(np.array(rights) / sizes)",
            ),
            Wrong(
                "Both are means over batches: the samples of the short last batch count too much.",
                "def epoch(losses, rights, sizes):\n    return np.mean(losses), np.mean(np.array(rights) / sizes)",
            ),
            Wrong(
                "The loss is weighted, then divided by the number of batches. Divide by what the weights add up to.",
                "def epoch(losses, rights, sizes):\n"
                "    return np.dot(losses, sizes) / len(sizes), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "The losses are weighted by how many samples were right. How many samples does a mean stand for?",
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
                "the two differ for lists of different lengths only, which belong to no epoch"
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
                "You compared shapes. A network made anew has the same shapes and other tensors.",
                IN_CHARGE + "    return sum(any(p.shape == q.shape for q in held) for p in net.parameters())",
            ),
            Wrong(
                "You compared values. A copy has the same values, but the optimiser does not move it.",
                IN_CHARGE + "    return sum(any(torch.equal(p, q) for q in held) for p in net.parameters())",
            ),
            Wrong(
                "You counted all that the optimizer holds, of whatever network.",
                IN_CHARGE + "    return len(held)",
            ),
            Wrong(
                "You looked at the first group only. An optimizer may have several.",
                "def in_charge(optimizer, net):\n"
                "    held = {id(p) for p in optimizer.param_groups[0]['params']}\n"
                "    return sum(id(p) in held for p in net.parameters())",
            ),
            Wrong(
                "You counted numbers. It is asked how many tensors.",
                IN_CHARGE + "    return sum(p.numel() for p in net.parameters() if any(p is q for q in held))",
            ),
            Wrong(
                "You counted the tensors of the network that the optimizer does not hold.",
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
                "Without zero_grad the gradient of the first step is still there in the second one.",
                numbers("usual, never, between", 1.96, 1.96, 4.0),
            ),
            Wrong(
                "The gradient of the second step is taken where the parameter then is, and added to the first one. You "
                "took it at the start again.",
                numbers("usual, never, between", 1.96, 0.4, 4.0),
            ),
            Wrong(
                "The third: what is left in the gradient when step comes to read it?",
                numbers("usual, never, between", 1.96, 0.76, 1.96),
            ),
            Wrong("That is after one step; it is asked for two.", numbers("usual, never, between", 2.8, 2.8, 4.0)),
            Wrong(
                "You moved by the loss. The gradient of a square brings down a factor 2 and lowers the power.",
                numbers("usual, never, between", 1.216, -1.184, 4.0),
            ),
            Wrong(
                "You moved up the gradient. Descent goes against it.",
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
        returns="the class numbers, and a network that is left as it was",
        draw=draw_company,
        probes=6,
        edges=[
            (np.array([[3.0, -1.5], [9.0, -2.0], [8.0, -3.0]]), True),
            (np.array([[3.0, -1.5], [9.0, -2.0], [8.0, -3.0]]), False),
        ],
        wrong=[
            Wrong(
                "The answers still depend on the company: batch norm uses the batch at hand. That nothing is recorded "
                "does not change its mode.",
                classed(switch="pass", back="pass"),
            ),
            Wrong(
                "The classes are right. A network that came in training mode is left in the other one, and whoever "
                "goes on training does not notice.",
                classed(back="pass"),
            ),
            Wrong(
                "The classes are right. You leave every network in training mode, also one that came in the other.",
                classed(back="net.train()"),
            ),
            Wrong(
                "You switched the outermost module only. The mode is kept in each of its parts.",
                classed(switch="net.training = False", back="pass"),
            ),
            Wrong(
                "You gave the largest logits. The place where they stand is the class.",
                classed(answer="net(X).max(dim=1).values"),
            ),
            Wrong(
                "You switched to training mode for the answer: then the company matters even more often.",
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
                "The root is missing: you gave the variance, which is measured in squares.",
                numbers("share, error, needed", 0.92, 0.0015, 7.36),
            ),
            Wrong(
                "You divided by n outside of the root. It is the variance that falls with n.",
                numbers("share, error, needed", 0.92, 0.0054, 27.13),
            ),
            Wrong(
                "The first two are right. The error falls with the *root* of the number of samples: it takes more.",
                numbers("share, error, needed", 0.92, 0.0384, 192),
            ),
            Wrong(
                "The number of samples is missing from your error: you gave that of a single sample.",
                numbers("share, error, needed", 0.92, 0.2713, 736),
            ),
            Wrong(
                "You gave the error in percent, the share not. Keep to shares.",
                numbers("share, error, needed", 0.92, 3.8367, 736),
            ),
            Wrong(
                "You took the worst case, a share of one half, instead of the one that was measured.",
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
        returns="what `outcome` says of four settings",
        wrong=[
            Wrong(
                "The loss is still falling when the steps run out. Are they long enough?",
                with_settings(0.001, 0.0, 4, 20),
            ),
            Wrong(
                "Some network did not learn at all: after such long steps it is further away than before.",
                with_settings(5.0, 0.0, 16, 40),
            ),
            Wrong(
                "They learn, but take more steps than are allowed. Let each step do more.",
                with_settings(0.01, 0.9, 16, 200),
            ),
            Wrong(
                "The losses are low enough on the flowers it learnt from, but one of the seeds lags behind on the "
                "others. Give it more or longer steps.",
                with_settings(0.001, 0.9, 16, 40),
            ),
            Wrong(
                "So many steps were not even tried. There is a limit in the task.",
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
                "How likely is it that a network that is nearly always right is right 38 times in a row?",
                'choice = "a"',
            ),
            Wrong(
                "Compare the error bar of 38 flowers with the difference between the two numbers.",
                'choice = "b"',
            ),
            Wrong(
                "A perfect score on what was learnt says nothing about the other flowers, with or without a bug.",
                'choice = "d"',
            ),
        ],
        right=['choice = " c"', "choice = 'c'"],
    ),
]
