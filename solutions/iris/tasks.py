"""The marking of the exercise `iris`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, slips, told


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


#: logits that lie close together, so that no class gets a probability of one half
CLOSE = np.array(
    [
        [0.5, 0.25, 0.0],
        [0.125, 0.375, 0.25],
        [0.0, 0.25, 0.375],
        [0.375, 0.25, 0.125],
        [0.25, 0.5, 0.375],
        [0.125, 0.375, 0.0],
        [0.25, 0.125, 0.5],
        [0.0, 0.125, 0.375],
    ]
)


def draw_batches(rng):
    """Losses, right answers and sizes of batches, the last one short, as lists; most quotients have few decimals."""
    full, last, k = [(4, 2, 3), (5, 2, 3), (6, 3, 3), (3, 1, 4), (6, 4, 3), (8, 4, 3), (5, 1, 4)][rng.integers(7)]
    sizes = [full] * (k - 1) + [last]
    return (rng.permutation(12)[:k] / 2 + 0.5).tolist(), [int(rng.integers(1, s + 1)) for s in sizes], sizes


def draw_company(rng):
    """Samples away from the running averages, so that the batch matters, and whether the network is in training."""
    n = int(rng.integers(3, 7))
    return rng.integers(-6, 7, (n, 2)) / 2 + rng.choice([-3.25, 3.25], 2), bool(rng.integers(2))


def draw_chosen(rng):
    """Some of the four tensors of a network and some of an older network's four."""
    own, older = rng.permutation(4)[: rng.integers(5)], 4 + rng.permutation(4)[: rng.integers(1, 4)]
    return "some of both", sorted(int(i) for i in [*own, *older])


STOPPED = """def keep_and_stop(losses, patience, least):
    kept = 0
    for epoch, loss in enumerate(losses):
        if losses[kept] - loss > least:
            kept = epoch
        if epoch - kept == patience:
            break
    return kept, epoch"""


def draw_run(rng):
    """Losses, a patience and the least improvement that counts, such that two or three of the usual slips show.

    Losses are multiples of 1/16, so that a difference can be exactly the least one. In two draws of three the run is
    stopped before a lower loss.
    """
    right, slips = {}, []
    exec(STOPPED, right)
    for old, new in [
        ("> least", "> 0"),
        ("> least", ">= least"),
        ("losses[kept] - loss", "losses[max(epoch - 1, 0)] - loss"),
        ("losses[kept] - loss", "min(losses[: max(epoch, 1)]) - loss"),
        ("== patience", "> patience"),
    ]:
        exec(changed(STOPPED, (old, new)), space := {})
        slips.append(space["keep_and_stop"])
    stops, wanted = bool(rng.integers(3)), int(rng.integers(2, 4))
    while True:
        n, patience = int(rng.integers(9, 14)), int(rng.integers(2, 4))
        losses = ((50 + rng.integers(-4, 3, n).cumsum()) / 16).tolist()
        call = losses, patience, float(rng.choice([1 / 16, 1 / 8]))
        kept, last = right["keep_and_stop"](*call)
        shown = sum(slip(*call) != (kept, last) for slip in slips)
        stopped = last - kept == patience and last < n - 2 and min(losses[last:]) < losses[kept]
        if shown >= wanted and kept > 1 and stopped == stops and last - kept not in (0, kept):
            return call


def numbers(names, *values):
    """Return an answer that gives values to names."""
    return f"{names} = " + ", ".join(map(repr, values))


COUNTS = {"learn": 133, "held_out": 45, "batches": 17, "last_batch": 5, "steps": 510}


def counted(*values):
    """Return an answer to the task on counts."""
    return numbers(", ".join(COUNTS), *values)


def with_settings(rate, momentum, batch, epochs):
    """Return an answer to the task on settings."""
    return f'settings = {{"rate": {rate}, "momentum": {momentum}, "batch": {batch}, "epochs": {epochs}}}'


HEAD = "def to_tensors(x_train, x_test, y_train, y_test):\n"

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


PLACE = ["first", "second", "third", "fourth"]
NAMES = ["x_train", "x_test", "y_train", "y_test"]
RIGHT = [
    f"torch.as_tensor({name}).{kind}()" for name, kind in zip(NAMES, ("float", "float", "long", "long"), strict=True)
]


def four(*parts):
    """Return an answer to the task on tensors, from what is written for the first of the four; None is right."""
    parts += (None,) * (4 - len(parts))
    return HEAD + "    return " + ", ".join(part or right for part, right in zip(parts, RIGHT, strict=True))


def of_another_argument():
    """Return known mistakes in which one of the four tensors is made from the array of another one."""
    for place, name in enumerate(NAMES):
        for source in NAMES:
            kinds = ["float"] if place < 2 else ["long"] if source[0] == "y" else ["long", "float", "double"]
            for kind in kinds if source != name else []:
                parts = [None] * 4
                parts[place] = f"torch.as_tensor({source}).{kind}()"
                yield Wrong(
                    f"Your {PLACE[place]} result holds the values of another argument. Read the line that makes it "
                    "letter by letter: from which array does it come?",
                    four(*parts),
                )
                if place == 3 and source == "x_test":
                    for y_train in (None, "torch.as_tensor(y_train)"):
                        yield Wrong(
                            "Your fourth result holds features, and the second one still has 64 bits. Read line by "
                            "line what is made from what. Has each of the four a line of its own?",
                            four(None, "x_test", y_train, parts[3]),
                        )


FEATURES = {
    ("float", "double"): "The test features still have 64 bits: they have to be treated like the training features.",
    ("double", "float"): "The training features still have 64 bits: they have to be treated like the test features.",
    ("double", "double"): "Your features still have 64 bits, as NumPy's floats do, whereas the weights of a network "
    "have 32.",
}
KEPT = "that come with 32 bits keep them in your function."
LABELS = {
    ("kept", "kept"): f"Class numbers {KEPT}",
    ("long", "kept"): f"Test labels {KEPT}",
    ("kept", "long"): f"Training labels {KEPT}",
    ("float", "float"): "Your class numbers have become floating-point numbers, but a class number is an index and so "
    "an integer.",
    ("double", "double"): "Your class numbers have become floating-point numbers, but a class number is an index and "
    "so an integer.",
    ("long", "float"): "The test labels have become floating-point numbers, but a label is an index and so an integer.",
    ("float", "long"): "The training labels have become floating-point numbers, but a label is an index and so an "
    "integer.",
    ("int", "int"): "Your class numbers always have 32 bits. Which integer type does the task name?",
    ("long", "int"): "The test labels have 32 bits. Which integer type does the task name?",
    ("int", "long"): "The training labels have 32 bits. Which integer type does the task name?",
}


def of_another_type():
    """Return known mistakes in the types of the features, of the class numbers, and of both."""
    for x in [("float", "float"), *FEATURES]:
        for y in [("long", "long"), *LABELS]:
            if said := " ".join(told[kinds] for told, kinds in ((FEATURES, x), (LABELS, y)) if kinds in told):
                parts = [
                    f"torch.as_tensor({name})" + ("" if kind == "kept" else f".{kind}()")
                    for name, kind in zip(NAMES, x + y, strict=True)
                ]
                yield Wrong(said, four(*parts))


def in_another_order():
    """Return known mistakes in the order of the four tensors."""
    for message, *orders in [
        (
            "The types are right, but your four tensors are not in the order of the arguments: both sets of features "
            "come before the class numbers.",
            (0, 2, 1, 3),
            (2, 3, 0, 1),
            (2, 0, 3, 1),
            (1, 3, 0, 2),
        ),
        ("Training and test have changed places in what you return, or on the way to it.", (1, 0, 3, 2)),
        ("The two sets of features have changed places.", (1, 0, 2, 3)),
        ("The two sets of class numbers have changed places.", (0, 1, 3, 2)),
    ]:
        yield from (Wrong(message, HEAD + "    return " + ", ".join(RIGHT[i] for i in order)) for order in orders)


SHARE = "def share_of_class(logits, y, k):\n    values, prediction = torch.max(logits, dim=1)\n    return {}"

LOSSES = {
    "np.mean(losses)": "Your loss is a mean over the batches, in which each sample of a short batch counts more than "
    "the others.",
    "sum(losses) / sum(sizes)": "For the loss you divided by the number of samples, but the numbers that you added up "
    "are means already.",
    "np.dot(losses, sizes) / len(sizes)": "You weighted the losses, but divided by the number of batches. By what is a "
    "weighted mean divided?",
    "np.dot(losses, rights) / sum(sizes)": "You weighted each loss by the number of right answers. Over how many "
    "samples is the loss of a batch a mean?",
    "np.dot(losses, rights) / sum(rights)": "You weighted each loss by the number of right answers. Over how many "
    "samples is the loss of a batch a mean?",
    "np.dot(losses, sizes)": "Your loss is the sum over all samples. What turns a sum into a mean?",
    "sum(losses)": "Your loss is the sum over the batches. Each number in it is the mean of so many samples: how does "
    "the sum over the samples come out of it?",
    "np.dot(losses, sizes) / (len(sizes) * sizes[0])": "For the loss you took all batches to be as large as the first "
    "when you counted the samples, but the last one may be shorter.",
    "np.dot(losses[:-1], sizes[:-1]) / sum(sizes[:-1])": "Your loss leaves the last batch out, but its samples count "
    "as "
    "well.",
    "np.median(losses)": "Your loss is a median of the batches. A mean over the samples is asked for.",
    "losses[-1]": "Your loss is that of the last batch alone. The epoch has others before it.",
    "losses[0]": "Your loss is that of the first batch alone. Is there a `return` inside a loop?",
    "sum(losses) / sum(rights)": "For the loss you divided by the number of right answers. Over what is the mean to be "
    "taken?",
    "np.dot(losses, sizes) / sum(rights)": "For the loss you divided by the number of right answers, but the wrong "
    "ones "
    "have a loss as well.",
    "np.average(losses, weights=1 / np.array(sizes))": "Your weights are the wrong way round: a large batch counts "
    "less "
    "than a small one.",
    "np.mean(np.array(losses) / sizes)": "You divided each loss by the size of its batch, but it is a mean already.",
    "sum(np.array(losses) / sizes)": "You divided each loss by the size of its batch, but it is a mean already.",
}
SHARES = {
    "np.mean(np.array(rights) / sizes)": "Your accuracy is a mean over the batches, in which the samples of a short "
    "batch count more than the others.",
    "sum(rights) / len(rights)": "For the accuracy you divided the right answers by the number of batches. Among how "
    "many samples are they?",
    "100 * sum(rights) / sum(sizes)": "Your accuracy is in per cent. As a mean over samples that are right or not, it "
    "lies between 0 and 1.",
    "sum(rights)": "Your accuracy is a number of samples. A mean is asked for.",
    "sum(rights) / (len(sizes) * sizes[0])": "For the accuracy you took all batches to be as large as the first, but "
    "the last one may be shorter.",
    "1 - sum(rights) / sum(sizes)": "You gave the share of the wrong answers in place of the accuracy.",
    "sum(sizes) / sum(rights)": "Your accuracy is divided the wrong way round.",
    "sum(rights) // sum(sizes)": "Your accuracy has been cut to a whole number, or nothing is added to it. Which "
    "division keeps the decimals?",
    "sum(rights[:-1]) / sum(sizes[:-1])": "Your accuracy leaves the last batch out, but its samples count as well.",
    "rights[-1] / sizes[-1]": "Your accuracy is that of the last batch alone. The epoch has others before it.",
    "sum(np.array(rights) / sizes)": "You added up the accuracies of the batches. Is this still a share?",
    "np.dot(rights, sizes) / sum(sizes)": "You weighted the numbers of right answers by the sizes of the batches, but "
    "they are no means: they can simply be added up.",
}


def epochs():
    """Return known mistakes in the loss, in the accuracy, and in both."""
    head, loss, share = (
        "def epoch(losses, rights, sizes):\n    return ",
        "np.average(losses, weights=sizes)",
        ("sum(rights) / sum(sizes)"),
    )
    for wrong, said in LOSSES.items():
        yield Wrong(f"The accuracy is right. {said}", f"{head}{wrong}, {share}")
    for wrong, said in SHARES.items():
        yield Wrong(f"The loss is right. {said}", f"{head}{loss}, {wrong}")
    for first, said in [*LOSSES.items()][:7]:
        for second, also in [*SHARES.items()][:7]:
            yield Wrong(f"{said} {also}", f"{head}{first}, {second}")
    for first, said in LOSSES.items():
        yield Wrong(f"The loss comes first and the accuracy second. {said}", f"{head}{share}, {first}")
    for wrong in (loss, share, "np.mean(losses)"):
        yield Wrong("Two numbers are to be returned: the loss, then the accuracy.", head + wrong)


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


def left_or_asked():
    """Return known mistakes on batch norm: what is asked of the network, together with how it is left."""
    asked = {
        "net(X)": "You returned the logits. Which of the three of a sample is the largest is still to be found.",
        "net(X).argmax(dim=0)": "You looked for the largest logit among the samples. Along which axis do the logits of "
        "one sample lie?",
        "net(X).max(dim=1).values": "You returned the largest logits. The class is the index of the largest logit, not "
        "its value.",
        "net(X).max(dim=1)": "`torch.max` along an axis gives the largest logits and their indices together. Only one "
        "of the two is asked for.",
        "net(X).argmax()": "You looked for the largest of all logits together, but each sample has a class of its own.",
        "net(X).argmin(dim=1)": "You took the class with the smallest logit. Which one does the network hold for most "
        "likely?",
        "net(X).argmax(dim=1) + 1": "Your class numbers count from 1, but class numbers are indices.",
        "net(X).softmax(dim=0).argmax(dim=1)": "Other samples have a say in your classes: do your probabilities sum "
        "to 1 over the samples? The classes of *one* sample compete with each other.",
        "net(X).softmax(dim=1).round()": "You returned a 0 or 1 for each class. One number for each sample is asked "
        "for, its class.",
        "None": "What comes out of your function are no numbers. Is there a `return`, and does it give class numbers?",
    }
    left = {
        "net.train(before)": "",
        "pass": " Besides, the network is left in the mode for inference, in whichever it came.",
        "net.train()": " Besides, the network is left in training mode, in whichever it came.",
    }
    for answer, said in asked.items():
        for back, also in left.items():
            if answer != "None" or not also:
                yield Wrong(said + also, classed(answer=answer, back=back))
        if answer in ("net(X).argmax(dim=0)", "net(X).argmax()"):
            yield Wrong(
                f"{said} Besides, in training mode the answers depend on the rest of the batch.",
                classed("pass", answer, "pass"),
            )


def classed(switch="net.eval()", answer="net(X).argmax(dim=1)", back="net.train(before)"):
    """Return an answer to the task on batch norm; the defaults are right."""
    return CLASSES.format(switch=switch, answer=answer, back=back)


def draw_training(rng):
    """Samples whose columns have different sizes, their classes, first weights, a rate and a number of steps.

    The rate is no short decimal, with which some numbers would lie exactly on a rounding boundary.
    """
    n, d = int(rng.integers(6, 9)), int(rng.integers(2, 4))
    X = rng.normal(0, 1, (n, d)).round(2) * 4.0 ** rng.permutation(3)[:d] + rng.integers(-3, 4, d)
    W = rng.integers(-3, 4, (d, 3)) / 7
    return X, rng.permutation(np.arange(n) % 3), W, float(rng.choice([1 / 3, 3 / 7, 4 / 7])), int(rng.integers(3, 5))


LOOK = (
    "The loss falls, though more slowly than it could. Which of the numbers on its right is unusual?",
    "Compare the gradients of the first and of the last layer.",
    "The gradients are in order, and the loss falls at first. Down to which number?",
    "The loss stays where it began. Are the gradients 0, and is it moving in the last decimals?",
    "At first this loss falls faster than it should. What happens later?",
    "The loss goes down to the logarithm of 5. Which of the numbers on its right are unusual?",
)


def diagnoses():
    """Return known mistakes in one of the six letters, in two that are exchanged, and in all of them."""
    right = "dhabec"
    for k, hint in enumerate(LOOK):
        for letter in "abcdefgh".replace(right[k], ""):
            if letter not in right:
                answer = right[:k] + letter + right[k + 1 :]
                yield Wrong(f"All but recording {k + 1} are right. {hint}", f'diagnosis = "{answer}"')
    for i, j in itertools.combinations(range(6), 2):
        letters = list(right)
        letters[i], letters[j] = letters[j], letters[i]
        yield Wrong(
            f"All but two are right: recordings {i + 1} and {j + 1} are exchanged. What tells them apart?",
            f'diagnosis = "{"".join(letters)}"',
        )
    for k, hint in enumerate(LOOK):
        for letter in right.replace(right[k], ""):
            answer = right[:k] + letter + right[k + 1 :]
            yield Wrong(
                f"One letter stands twice, but each of the six made a different mistake. Look at recording {k + 1} "
                "again. "
                f"{hint}",
                f'diagnosis = "{answer}"',
            )
    for letter in "bcf":
        yield Wrong(
            "You gave one fault to all six, but they differ. Which of them learn at all?",
            f'diagnosis = "{letter * 6}"',
        )


TRAIN = """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()"""


TASKS = [
    Task(
        name="counts",
        idea="Work out the held-out part as the task defines it; all other wines are for training. Then deal these "
        "out in piles of eight: how many piles are there, how large is the last one, and how often is a pile "
        "used in 30 epochs?",
        section="Batches",
        returns="five whole numbers",
        wrong=slips(
            COUNTS,
            {
                "learn": [
                    (
                        "That is the first shape of the report as it stands. One of the two is a misprint: which of "
                        "them fits a quarter of the whole table?",
                        143,
                    ),
                    (
                        "A quarter of the wines is no whole number. In which direction does the task round the "
                        "held-out part?",
                        134,
                    ),
                    (
                        "Your training set is the smaller of the two parts, but only a quarter of the wines is held "
                        "out.",
                        45,
                        44,
                    ),
                    ("Those are all wines of the table. Only the ones that are not held out are learnt from.", 178),
                    ("You held out a fifth. Which share does the task name?", 142, 143.4, 142.4),
                    ("You held out a third. Which share does the task name?", 118, 119),
                    ("You held out one half. Which share does the task name?", 89),
                    ("A wine is in one of the two parts as a whole. What does the task say on rounding?", 133.5),
                    ("You counted measurements. The rows of the table are the wines.", 1729, 13, 1859),
                    ("You subtracted one part from the other. Of what are both of them parts?", 98),
                ],
                "held_out": [
                    ("Rounding goes up here, and the two parts have to add up to the whole table.", 44),
                    ("A wine is held out or not. In which direction does the task round?", 44.5),
                    (
                        "The two parts have to add up to the whole table. Which of the two shapes in the report fits a "
                        "quarter of it?",
                        35,
                    ),
                    ("The two parts have to add up to the whole table.", 143, 178, 34, 36, 46, 133),
                    ("You counted measurements. The rows of the table are the wines.", 585, 13),
                ],
                "batches": [
                    (
                        "The last batch of an epoch is not full, but it counts as a batch, because nothing is dropped.",
                        16,
                    ),
                    ("A batch that is not full is still a batch, so the number of batches is a whole one.", 16.625),
                    ("Those are batches of the whole table. Which of the two parts goes through the loader?", 22, 23),
                    (
                        "So few batches would be enough for the held-out part. Which part goes through the loader, "
                        "and into how many batches is it divided?",
                        5,
                        6,
                    ),
                    (
                        "Those are the batches of all epochs together. The task asks for those of one epoch.",
                        510,
                        480,
                        499,
                        498.75,
                    ),
                    ("That is one too many, or the misprint has crept in: how many batches of 8 hold all 133?", 18),
                    ("You gave the size of a batch, or its number of features. How many batches are there?", 8, 13),
                    ("That comes out if one divides by the number of measurements. A batch is made of wines.", 10, 11),
                    ("You counted wines. How many of them go into one batch?", 133, 178),
                    ("You gave the number of epochs. Into how many batches is a single one divided?", 30),
                    (
                        "You multiplied by the size of a batch. Into how many parts of that size is the set divided?",
                        1064,
                    ),
                ],
                "last_batch": [
                    (
                        "You gave how many wines the last batch *lacks* to be full; the task asks how many it holds.",
                        3,
                    ),
                    ("The last batch holds only what is left when all others are full.", 8),
                    (
                        "Is this the rest of the training set? How many of its wines are left when all other batches "
                        "are full?",
                        2,
                        4,
                        6,
                        7,
                    ),
                    ("That is more than a full batch holds.", 9, 13, 16, 18, 45, 133),
                    ("You spread the wines evenly over the batches. All of them but the last are full.", 133 / 17, 7.8),
                    ("You gave which share of a full batch the last one is. How many wines are that?", 0.625, 0.63),
                    ("Those are all wines in full batches. How many are left?", 128, 136),
                ],
                "steps": [
                    ("Those are the steps of a single epoch, but the training has several.", 17, 16),
                    ("The optimiser takes a step for each batch, not for each wine.", 3990, 5340, 133),
                    (
                        "A batch never reaches over the end of an epoch. How many steps has one epoch?",
                        499,
                        498,
                    ),
                    ("A step is taken for a batch that is not full as well, and as a whole one.", 498.75, 480),
                    ("An epoch is more than one step: the optimiser takes one for each batch.", 30),
                    (
                        "You multiplied by the size of a batch. What does one step use up, and what one epoch?",
                        4080,
                        136,
                    ),
                    ("That is the size of a batch times the number of epochs. How many steps has one epoch?", 240),
                    ("You counted the steps of the whole table. Which part goes through the loader?", 690, 660),
                    ("You counted the steps with the held-out part. Which part goes through the loader?", 180, 1350),
                    ("You counted one batch too many in each epoch.", 540),
                    ("You counted one epoch too many or too few.", 527, 493),
                    ("The last, short batch comes in every epoch, not at the very end only.", 481, 485),
                ],
            },
        )
        + [
            Wrong(message, counted(*values))
            for message, *cases in [
                (
                    "Your training set is the smaller of the two parts, but only a quarter of the wines is held out.",
                    (45, 133, 6, 5, 180),
                ),
                (
                    "The first batch of an epoch is full, and so are all others but the last. What is left for that "
                    "one, when the training set is no multiple of 8?",
                    (133, 45, 17, 0, 510),
                    (133, 45, 17, 1, 510),
                ),
            ]
            for values in cases
        ],
        right=[
            "held_out = int(np.ceil(178 / 4))\nlearn = 178 - held_out\nbatches = -(-learn // 8)\n"
            "last_batch = learn - 8 * (batches - 1)\nsteps = batches * 30",
            counted(133.0, 45.0, 17.0, 5.0, 510.0),
        ],
    ),
    Task(
        name="to_tensors",
        idea="Compare the printed table with what is wanted, one row at a time: is it a tensor, has it the right "
        "shape, the right dtype? Each deviation comes from one line of the function, or from a line that is "
        "missing.",
        section="From arrays to tensors",
        exact=True,
        returns="four tensors, of which the check takes the dtypes and the values",
        draw=draw_arrays,
        edges=[
            (np.array([[0.5, 2.0]]), np.array([[1.5, -1.0]]), np.array([1], np.int32), np.array([2], np.int32)),
            (np.array([[1.5, 0.25]]), np.array([[-0.5, 3.0]]), np.array([2], np.int64), np.array([0], np.int64)),
        ],
        wrong=[
            *of_another_type(),
            *of_another_argument(),
            *in_another_order(),
            *(
                Wrong(
                    "Your features have become integers and lost their decimals. Only the class numbers are integers.",
                    four(*(f"torch.as_tensor({name}){kind}" for name in NAMES[:2]), *labels),
                )
                for kind in (".long()", ".long().float()", ".int()", ".round().float()")
                for labels in [(None, None), ("torch.as_tensor(y_train)", "torch.as_tensor(y_test)")]
            ),
            Wrong(
                "The types are exchanged: the features have become integers, and the class numbers "
                "floating-point numbers.",
                four(
                    *(
                        f"torch.as_tensor({name}).{kind}()"
                        for name, kind in zip(NAMES, ["long", "long", "float", "float"], strict=True)
                    )
                ),
            ),
            Wrong(
                "Your features have 16 bits, but the weights of a network have 32.",
                four(*(f"torch.as_tensor({name}).half()" for name in NAMES[:2])),
            ),
            *(
                Wrong(
                    "Your class numbers have fewer bits than the task names.",
                    four(None, None, *(f"torch.as_tensor({name}).{kind}" for name in NAMES[2:])),
                )
                for kind in ("short()", "char()", "to(torch.uint8)")
            ),
            *(
                Wrong(
                    "Some of your results have become truth values or have been scaled. Only the types are to change.",
                    four(*parts),
                )
                for parts in [
                    [None, None, "torch.as_tensor(y_train).bool()", "torch.as_tensor(y_test).bool()"],
                    ["torch.as_tensor(x_train).float() / 255", "torch.as_tensor(x_test).float() / 255", None, None],
                ]
            ),
            Wrong(
                "There is None where tensors are expected. Does your function end with a `return`?",
                HEAD + "    x_train = torch.as_tensor(x_train).float()",
            ),
            Wrong(
                "Something is asked of an object that does not have it: arrays and tensors have methods of different "
                "names. Is it a tensor at that moment?",
                HEAD + "    return x_train.float(), x_test.float(), y_train.long(), y_test.long()",
            ),
            *(
                Wrong("Four tensors are to be returned, one for each argument.", HEAD + "    return " + made)
                for made in (", ".join(RIGHT[:2]), RIGHT[0], ", ".join([RIGHT[0], RIGHT[2]]), ", ".join(RIGHT[:3]))
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
        idea="Print the first thing that the loader hands out in a plain loop: how many parts has it, and what are "
        "they? The loop also wants a count, which a loader does not supply but a function of Python does.",
        section="Batches",
        inside=True,
        returns="a list of numbers of samples",
        draw=draw_loader,
        edges=[(10, 4, 1), (10, 4, 2), (6, 2, 3), (11, 4, 3), (7, 4, 3)],
        wrong=[
            *(
                Wrong(message, code)
                for message, *codes in [
                    (
                        "Your first note comes after the first batch, whatever `every` is, as it does if you count "
                        "the batches from 0. After how many batches is the first report due?",
                        reported(start=""),
                        reported(start="", when="number % every == 0", line="(number + 1) * loader.batch_size"),
                    ),
                    (
                        "Each of your numbers lacks the batch after which it is noted. Which of the two comes first in "
                        "the loop: adding up or noting?",
                        reported(line="seen - len(x)"),
                    ),
                    (
                        "Your first note comes with the first batch and is 0. Are the batches counted from 0, and the "
                        "samples before they are added? Go through the first two batches by hand: what has been seen "
                        "when the first note is due?",
                        reported(start="", line="seen - len(x)"),
                    ),
                    (
                        "Your notes come one batch late. After how many batches is the first report due?",
                        reported(start="", when="number and number % every == 0"),
                    ),
                    (
                        "Your list is empty for `every` = 1, and otherwise the first note comes after the first batch "
                        "already. After how many batches is it due?",
                        reported(when="number % every == 1"),
                    ),
                    (
                        "You count every batch as a full one, but the last one may be shorter.",
                        reported(line="number * loader.batch_size"),
                    ),
                    (
                        "Your numbers do not depend on how large the batches are, and the first of them is 0. How "
                        "many samples has the loader handed out when the first note is due?",
                        reported(start=", start=0", when="number % every == 0", line="number * every"),
                    ),
                    (
                        "Your list holds the numbers of the batches. The task asks how many samples have been seen.",
                        reported(line="number"),
                        reported(start="", line="number"),
                        reported(start="", line="number + 1"),
                    ),
                    (
                        "Your list holds the sizes of single batches. The task asks how many samples have been seen "
                        "so far.",
                        reported(line="len(x)"),
                        reported(start="", line="len(x)"),
                        reported(when="True", line="len(x)"),
                        reported(line="loader.batch_size"),
                    ),
                    (
                        "You report when the number of samples is a multiple of `every`. It is batches that should be "
                        "counted for this.",
                        reported(when="seen % every == 0"),
                    ),
                    (
                        "You added up the number of features, not the number of samples.",
                        reported(size="x.shape[1]"),
                        reported(start="", size="x.shape[1]"),
                    ),
                    (
                        "You added up the entries of the batches. A sample is a row, and it counts once.",
                        reported(size="x.numel()"),
                        reported(start="", size="x.numel()"),
                    ),
                    (
                        "What you add up for each batch is the number of parts that the loader yields, features and "
                        "labels. How many samples are in them?",
                        reported(size="2"),
                        reported(start="", size="2"),
                    ),
                    (
                        "You note a number after every batch, whatever `every` is.",
                        reported(when="True"),
                    ),
                    (
                        "You note a number after nearly every batch. Which condition holds for every second, or every "
                        "third, batch only? (A number counts as true unless it is 0.)",
                        reported(when="seen // every"),
                    ),
                    (
                        "Once about `every` batches are through, you note a number after each of them. Which "
                        "condition holds for every second, or every third, batch only?",
                        reported(when="number >= every"),
                        reported(when="number > every"),
                    ),
                    (
                        "You note a number once only, but one is due after each further `every` batches as well. "
                        "Is there a `return` or a `break` inside the loop, or a condition that holds only once?",
                        reported(when="number == every"),
                        reported(when="number // every == 1 and number == every", line="number"),
                    ),
                    (
                        "Your condition holds for the divisors of `every`. Which of the two is divided by which?",
                        reported(when="every % number == 0"),
                    ),
                    (
                        "You note when the batch is *not* a multiple of `every`. A rest that is not 0 counts as true.",
                        reported(when="number % every"),
                    ),
                    (
                        "You note when the number of the batch, counted from 0, is *not* a multiple of `every`. A rest "
                        "that is not 0 counts as true.",
                        reported(start="", when="number % every"),
                    ),
                    (
                        "Your numbers are counted anew after each note. The task asks for all samples since the start "
                        "of the epoch.",
                        reported(line="seen").replace("(seen)\n", "(seen)\n            seen = 0\n"),
                        reported(start="").replace("(seen)\n", "(seen)\n            seen = 0\n"),
                    ),
                    (
                        "You also note the end of the epoch, where no report may be due.",
                        reported(when="number % every == 0 or number == len(loader)"),
                        reported(start="", when="number % every == 0 or number + 1 == len(loader)"),
                    ),
                    (
                        "Your numbers are those of the whole epoch, or of the whole set, from the first note on. How "
                        "many samples have been seen by then?",
                        reported(line="len(loader.dataset)"),
                        reported(line="len(loader)"),
                    ),
                    (
                        "You give one number where a list of all notes is asked for.",
                        reported().replace("return lines", "return seen"),
                        reported().replace("return lines", "return lines[-1] if lines else 0"),
                        reported().replace("return lines", "return len(lines)"),
                        reported().replace("return lines", "return sum(lines)"),
                    ),
                    (
                        "Your function gives None, for some inputs or for all. Is there a `return`, and is it reached "
                        "whatever happens in the loop?",
                        reported().replace("return lines", "print(lines)"),
                        reported().replace("    return lines", "            return lines"),
                    ),
                    (
                        "Your list holds what is noted after the first batch at most. Is there a `return` or a "
                        "`break` in the middle of the loop, or a condition that cannot hold later?",
                        reported().replace("    return lines", "        return lines"),
                    ),
                    (
                        "You add the samples only of those batches after which you note. All batches count.",
                        REPORT.replace("        seen += {size}\n", "")
                        .replace("lines.append", "seen += len(x)\n            lines.append")
                        .format(start=", start=1", when="number % every == 0", line="seen"),
                        REPORT.replace("        seen += {size}\n", "")
                        .replace("lines.append", "seen += len(x)\n            lines.append")
                        .format(start="", when="number % every == 0", line="seen"),
                    ),
                    (
                        "Something is taken apart that has more or fewer parts than there are names. The loader yields "
                        "pairs of features and labels: from where does the number of the batch come, and which "
                        "parentheses keep a pair together?",
                        reported().replace("enumerate(loader, start=1)", "loader"),
                    ),
                ]
                for code in codes
            )
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
        idea="Do the three samples on paper for k = 1: which samples belong to this class, and what was predicted for "
        "them? Get the predictions from the logits first, and do not let anything overwrite them.",
        section="torch.max and argmax",
        returns="a number from 0 to 1",
        draw=draw_logits,
        edges=[(CLOSE, np.array([0, 1, 2, 1, 1, 0, 2, 1]), 1)],
        probes=5,
        wrong=[
            Wrong(message, SHARE.format(share))
            for message, *shares in [
                (
                    "Your share is 1 whatever the logits are. Are the labels, or the predictions, compared with "
                    "themselves, or do you ask whether *any* of them is right?",
                    "((prediction := y)[y == k] == k).float().mean().item()",
                ),
                (
                    "You compared the largest logits with a class number. The maximum along an axis has two results: "
                    "which of them is a class?",
                    "(values[y == k] == k).float().mean().item()",
                    "(values == y).float().mean().item()",
                    "((values == k) & (y == k)).float().mean().item()",
                ),
                (
                    "You divided by the number of all samples. Each class is to be judged by its own samples.",
                    "((prediction == k) & (y == k)).float().mean().item()",
                ),
                (
                    "You took the samples that are *predicted* as this class and asked how many of them belong to it. "
                    "That share is the precision, not the recall.",
                    "(y[prediction == k] == k).float().mean().item()",
                ),
                (
                    "This is the accuracy over all samples, which hides how the single class fares.",
                    "(prediction == y).float().mean().item()",
                ),
                (
                    "This is a number of samples, but the task asks for a share.",
                    "(prediction[y == k] == k).sum().item()",
                    "(y == k).sum().item()",
                    "(prediction == k).sum().item()",
                    "(prediction == y).sum().item()",
                    "(prediction[y == k] != k).sum().item()",
                ),
                (
                    "This is how often the network says k, right or not. Which samples does a recall look at?",
                    "(prediction == k).float().mean().item()",
                    "((prediction == k).sum() / len(torch.unique(y))).item()",
                ),
                (
                    "This is how often class k occurs. Where does the prediction come in?",
                    "(y == k).float().mean().item()",
                ),
                (
                    "Your answer is the ratio of how often the network says k and how often k occurs. Among the "
                    "samples that are taken for k there are some of other classes.",
                    "((prediction == k).sum() / (y == k).sum()).item()",
                    "((y == k).sum() / (prediction == k).sum()).item()",
                ),
                (
                    "You look at the samples of the *other* classes. The recall of a class asks for its own samples.",
                    "(prediction[y != k] == y[y != k]).float().mean().item()",
                    "(prediction[y != k] == k).float().mean().item()",
                    "(prediction[y != k] != k).float().mean().item()",
                ),
                (
                    "You also count the samples of other classes that were not taken for k. The recall looks at the "
                    "samples of class k only.",
                    "((prediction == k) == (y == k)).float().mean().item()",
                ),
                (
                    "You divided by all right answers. Among how many samples could those of this class be right?",
                    "((prediction == k) & (y == k)).sum().item() / (prediction == y).sum().item()",
                ),
                (
                    "You also divided by the samples that are taken for this class without belonging to it.",
                    "((prediction == k) & (y == k)).sum().item() / ((prediction == k) | (y == k)).sum().item()",
                ),
                (
                    "You mixed recall and precision. Only the recall is asked for.",
                    "2 * ((prediction == k) & (y == k)).sum().item() / ((prediction == k).sum() + (y == "
                    "k).sum()).item()",
                ),
                (
                    "Your answer does not depend on k, but on one class or on all of them.",
                    "(prediction[y == 0] == 0).float().mean().item() if (y == 0).any() else 0.0",
                    "(prediction[y == 1] == 1).float().mean().item() if (y == 1).any() else 0.0",
                    "sum((prediction[y == c] == c).float().mean().item() for c in y.unique()) / len(y.unique())",
                ),
                (
                    "Your answer is 0 or 1, as it is if k is taken for the number of a sample. It is a class: which "
                    "samples belong to it?",
                    "float(prediction[k] == y[k])",
                ),
                (
                    "You averaged class numbers. A prediction is right or not, and the share of the "
                    "right ones is asked for.",
                    "prediction[y == k].float().mean().item()",
                ),
                (
                    "You took the class with the smallest logit for the prediction.",
                    "(logits.argmin(dim=1)[y == k] == k).float().mean().item()",
                ),
                (
                    "Your answer is 0 for every input of the check. Does a division of whole numbers cut the "
                    "share off, do you compare things that are never equal, or do you ask whether *all* are "
                    "right?",
                    "(prediction[y == k] == k).sum().item() // (y == k).sum().item()",
                ),
                (
                    "You returned a number for each sample. Which share of them is right?",
                    "(prediction[y == k] == k).float()",
                    "((prediction == k) & (y == k)).float()",
                    "(prediction == k).float()",
                    "(prediction == y).float()",
                    "prediction",
                    "prediction[y == k]",
                ),
                (
                    "Your function returns nothing. Is there a `return`, or only a `print`?",
                    "None",
                ),
                (
                    "An index or a mask does not fit what it is applied to. Each *sample* needs a prediction: along "
                    "which axis do its logits lie?",
                    "(logits.argmax(dim=0)[y == k] == k).float().mean().item()",
                ),
                (
                    "Tensors of different lengths are combined entry by entry. Is there one prediction for each "
                    "sample: along which axis do the logits of one sample lie?",
                    "((logits.argmax(dim=0) == k) & (y == k)).sum().item() / (y == k).sum().item()",
                ),
            ]
            for share in shares
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
        idea="Totals may be added over batches, means may not. If a batch of 3 samples has a mean loss of 2, what is "
        "the sum of its losses? Bring every batch back to such a total first.",
        section="Mean loss and accuracy over an epoch",
        returns="two numbers, the loss and the accuracy",
        draw=draw_batches,
        edges=[([0.4, 2.6, 2.0], [5, 4, 1], [9, 9, 1])],  # with quotients that have many decimals
        wrong=[
            *epochs(),
            Wrong(
                "Losses, right answers and sizes are lists, which Python neither multiplies nor divides entry by "
                "entry. "
                "Where does your code treat a list as a number, or a number as a list?",
                "def epoch(losses, rights, sizes):\n    return losses * sizes / sum(sizes), sum(rights) / sum(sizes)",
            ),
            Wrong(
                "Your function returns nothing. Is there a `return`, or only a `print`?",
                "def epoch(losses, rights, sizes):\n    sum(sizes)",
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
        idea="An optimiser moves objects, and equal numbers do not make two tensors the same object. Collect the "
        "tensors of all its groups, then ask for each parameter of `net` whether that very object is among them.",
        section="An optimiser of another network",
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
            ("some of both", [0, 2, 5]),
        ],
        probes=2,
        fresh=6,
        wrong=[
            Wrong(message, IN_CHARGE + "    " + code)
            for message, *codes in [
                (
                    "Tensors of another network count as well, as they do if you compared shapes. A new network has "
                    "tensors of the same shapes, but they are other tensors.",
                    "return sum(any(p.shape == q.shape for q in held) for p in net.parameters())",
                    "return sum(p.shape == q.shape for p, q in zip(net.parameters(), held))",
                ),
                (
                    "You compared values. A copy has the same values, but the optimiser does not move it.",
                    "return sum(any(torch.equal(p, q) for q in held) for p in net.parameters())",
                    "return sum(torch.equal(p, q) for p, q in zip(net.parameters(), held))",
                ),
                (
                    "A tensor is found only where it has the same place in both lists. Do you go through them in "
                    "step? The optimiser may hold them in any order, and others among them.",
                    "return sum(p is q for p, q in zip(net.parameters(), held))",
                ),
                (
                    "You counted all tensors that the optimiser holds, including those of other networks. Do you "
                    "compare them with those of this network, or perhaps only their shapes?",
                    "return len(held)",
                ),
                (
                    "Your answer does not depend on the optimiser. Is each tensor of the network looked for among "
                    "those that the optimiser holds, and is what you find out about it used?",
                    "return len(list(net.parameters()))",
                    "return len(net)",
                    "return len(list(net.children())) - 1",
                ),
                (
                    "You looked at the first parameter group only, but an optimiser may have several.",
                    "return sum(any(p is q for q in optimizer.param_groups[0]['params']) for p in net.parameters())",
                ),
                (
                    "You looked at one parameter group only, the last, but an optimiser may have several.",
                    "return sum(any(p is q for q in optimizer.param_groups[-1]['params']) for p in net.parameters())",
                ),
                (
                    "You counted what is in one parameter group, whichever network it belongs to.",
                    "return len(optimizer.param_groups[0]['params'])",
                ),
                (
                    "You counted the entries of the tensors, but the task asks for the number of tensors.",
                    "return sum(p.numel() for p in net.parameters() if any(p is q for q in held))",
                    "return sum(p.numel() for p in net.parameters())",
                    "return sum(q.numel() for q in held)",
                    "return sum(len(p) for p in net.parameters() if any(p is q for q in held))",
                ),
                (
                    "You counted the tensors of the network that the optimiser does *not* hold.",
                    "return sum(all(p is not q for q in held) for p in net.parameters())",
                ),
                (
                    "You counted the tensors of the optimiser that do *not* belong to the network.",
                    "return sum(all(p is not q for p in net.parameters()) for q in held)",
                ),
                (
                    "You counted the pairs of tensors that are different.",
                    "return sum(p is not q for p in net.parameters() for q in held)",
                ),
                (
                    "Your answer only says whether the optimiser holds any of them, but the task asks how many.",
                    "return any(p is q for p in net.parameters() for q in held)",
                ),
                (
                    "Your answer is 0 or 1, as when one asks whether one of the two holds all that the other "
                    "has. The task asks how many tensors both have.",
                    "return {id(p) for p in net.parameters()} <= {id(q) for q in held}",
                    "return {id(p) for p in net.parameters()} == {id(q) for q in held}",
                    "return {id(q) for q in held} <= {id(p) for p in net.parameters()}",
                ),
                (
                    "You looked for the first tensor of the network only, so your answer is 0 or 1. Does the `return` "
                    "stand inside the loop?",
                    "return sum(next(net.parameters()) is q for q in held)",
                ),
                (
                    "You looked for the last tensor of the network only, so your answer is 0 or 1. Is the number added "
                    "to what has been counted before?",
                    "return sum([*net.parameters()][-1] is q for q in held)",
                ),
                (
                    "You gave a share of the tensors, but the task asks for a number of them.",
                    "return sum(any(p is q for q in held) for p in net.parameters()) / 4",
                    "return sum(any(p is q for q in held) for p in net.parameters()) / len(held)",
                ),
                (
                    "You counted parameter groups, but a group can hold several tensors.",
                    "return len(optimizer.param_groups)",
                    "return sum(\n"
                    "        any(p is q for q in g['params'] for p in net.parameters()) for g in "
                    "optimizer.param_groups\n"
                    "    )",
                    "return sum(\n"
                    "        all(any(p is q for p in net.parameters()) for q in g['params'])\n"
                    "        for g in optimizer.param_groups\n"
                    "    )",
                ),
                (
                    "You counted layers, but a layer has a tensor of weights and one of biases.",
                    "return sum(any(p is q for p in m.parameters() for q in held) for m in net)",
                ),
                (
                    "Only the weights are counted, but the biases are parameter tensors too.",
                    "return sum(any(p is q for q in held) for p in net.parameters() if p.ndim == 2)",
                ),
                (
                    "You counted together what either of the two holds. Which tensors do both of them hold?",
                    "return len({id(p) for p in [*net.parameters(), *held]})",
                    "return len(held) + 4",
                ),
                (
                    "Your answer is 0 for every optimiser. Do you look where it holds its tensors, in "
                    "`param_groups`, and do you compare the very tensors, and not names, copies or what is "
                    "made anew each time that you ask for it, such as `p.data`?",
                    "return 0",
                ),
                (
                    "You returned a list, but the task asks for one number: how many tensors there are.",
                    "return sorted([id(p) for p in net.parameters() if any(p is q for q in held)])[:0]",
                    "return [float(any(p is q for q in held)) for p in net.parameters()]",
                ),
                (
                    "Your function gives None, for some inputs or for all. Is there a `return`, and is it reached in "
                    "every case?",
                    "print(len(held))",
                ),
                (
                    "Tensors of different shapes are combined entry by entry here, as by `==`, which `in` uses too. "
                    "You want to know whether two names mean the same object.",
                    "return sum(p in held for p in net.parameters())",
                ),
                (
                    "`param_groups` is a list of dictionaries, and `parameters()` yields tensors one by one. Where "
                    "does "
                    "your code treat one of them as something else?",
                    "return optimizer.param_groups['params']",
                ),
                (
                    "You ask an object for something that it does not have. The tensors of an optimiser stand in the "
                    "dictionaries of `param_groups`, those of a network come from `parameters()`.",
                    "return len(optimizer.params)",
                ),
            ]
            for code in codes
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
        idea="Make a table with a line for each of the two steps: w, the slope there, what `.grad` holds when the "
        "step is taken, the new w. What the three cases change is the third column; the rest follows from it.",
        section="The training step in five lines",
        returns="three numbers",
        wrong=slips(
            {"usual": 1.96, "never": 0.76, "between": 4.0},
            {
                "usual": [
                    ("For `usual` you gave the value after one step, but the task asks for two.", 2.8),
                    ("That is the value after three steps, but the task asks for two.", 1.372),
                    (
                        "With zero_grad at the start of each step, the gradient of the first step is gone in the "
                        "second.",
                        0.76,
                    ),
                    ("You subtracted the loss times the learning rate. What is the derivative of the loss?", 1.216),
                    (
                        "You moved along the gradient, but gradient descent goes against it.",
                        6.76,
                        5.2,
                    ),
                    (
                        "What is the derivative of a square? Something is missing in yours.",
                        2.89,
                        3.4,
                    ),
                    ("Your derivative is that of w squared, without the factor of the loss.", 2.56, 3.2),
                    ("Your derivative lacks both the factor of the loss and that of the square.", 3.24, 3.6),
                    (
                        "Take the two steps one at a time: the gradient of the second is taken at the place that the "
                        "first reached, and the gradient is the derivative of the loss, not the loss.",
                        1.6,
                    ),
                    (
                        "The learning rate is missing: the gradient is multiplied by it before it is subtracted.",
                        16.0,
                        -8,
                    ),
                    ("You took 0.01 for the learning rate.", 3.7636),
                    ("The optimiser makes a step each time. Which gradient does it use?", 4.0),
                    ("You gave a loss or a gradient. The task asks for the parameter.", 5.76, 5.7624, 5.88, 11.76, 8.4),
                    ("You gave how far the parameter has moved. Where does it stand then?", 2.04, 1.2),
                    ("Your step has twice the length of the gradient times the learning rate.", 0.64),
                    ("Your parameter comes too close to 0. How long is a step: what is the gradient?", 0.16),
                ],
                "never": [
                    ("Without zero_grad, the gradient of the first step is still there in the second.", 1.96),
                    (
                        "You added the same gradient twice, but the gradient of the second step is taken at the place "
                        "that the first step reached.",
                        0.4,
                    ),
                    (
                        "The second step uses the gradient of the first alone. The new one is added to the old one.",
                        1.6,
                    ),
                    ("That is the value after one step, but the task asks for two.", 2.8),
                    ("That is the value after three steps, but the task asks for two.", -1.508),
                    (
                        "The optimiser makes its steps without zero_grad too. Which gradient does it use in the "
                        "second?",
                        4.0,
                    ),
                    ("`backward` adds to what is there. You took the mean of both gradients.", 1.78),
                    (
                        "Your steps are too long: some gradient counts once too often. What does `.grad` hold when "
                        "the second step is taken?",
                        -1.28,
                        -0.44,
                        -0.08,
                    ),
                    ("The new gradient is added to the old one, not subtracted from it.", 3.16, 2.44),
                    ("You moved along the gradient, but gradient descent goes against it.", 7.96, 4.84),
                    ("You gave how far the parameter has moved. Where does it stand then?", 3.24, 2.04),
                    ("You gave the gradient or the loss. The task asks for the parameter.", 20.4, 0.8664, 2.28),
                ],
                "between": [
                    (
                        "In the third case, what is left of the gradient when the optimiser makes its step?",
                        1.96,
                        0.76,
                        2.8,
                        1.6,
                        3.16,
                        1.372,
                        0.4,
                    ),
                    (
                        "`zero_grad` sets gradients to zero, not the parameter. What does the optimiser do with a "
                        "gradient of zero?",
                        0.0,
                    ),
                    ("You gave a loss or a gradient. The task asks for the parameter.", 24.0, 12.0),
                ],
            },
        )
        + [
            Wrong(message, numbers("usual, never, between", *values))
            for message, *cases in [
                (
                    "For `usual` you gave the value after one step, but the task asks for two.",
                    (2.8, 2.8, 4.0),
                    (2.8, 1.6, 4.0),
                ),
                (
                    "You subtracted the loss times the learning rate. What is the derivative of the loss?",
                    (1.216, -1.184, 4.0),
                    (1.216, -0.8, 4.0),
                ),
                (
                    "You moved along the gradient, but gradient descent goes against it.",
                    (6.76, 7.96, 4.0),
                    (6.76, 7.6, 4.0),
                ),
                (
                    "The learning rate is missing: the gradient is multiplied by it before it is subtracted.",
                    (16.0, 4.0, 4.0),
                ),
                (
                    "Your answers for the first and the second case are exchanged: in which of the two is the "
                    "gradient of the first step still there?",
                    (0.76, 1.96, 4.0),
                ),
            ]
            for values in cases
        ],
        right=[
            "usual = 4 * 0.7**2\nnever = 4 - 1.2 - (1.2 + 0.84)\nbetween = 4",
            "usual, never, between = 1.96, 0.76, 4",
        ],
    ),
    Task(
        name="classes",
        idea="A layer such as batch norm behaves in two ways, so find out which switch decides between them. Then "
        "think of the network as borrowed: what must you note before you use it, and do before you return it?",
        section="eval() and no_grad()",
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
                "Your answers still depend on the rest of the batch, because batch norm uses its statistics. In which "
                "mode is each module of the network at the moment when it computes the answers?",
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
                "The classes are right, but the mode in which you leave the network is the opposite of the one in "
                "which "
                "it came.",
                classed(back="net.train(not before)"),
            ),
            Wrong(
                "You switched the outermost module only, but every module of the network has a mode of its own.",
                classed(switch="net.training = False", back="pass"),
            ),
            Wrong(
                "The classes are right, but a network that came in training mode is left with its batch "
                "norm in the mode for inference, and the outermost module in training mode. Every module "
                "has a mode of its own.",
                classed(back="net.training = before"),
            ),
            Wrong(
                "You switched to training mode for the answer, so every network now uses the statistics of the batch, "
                "even one that came in the mode for inference.",
                classed(switch="net.train()"),
            ),
            Wrong(
                "The network computes its answers in training mode, in whichever it came, and is left in it. Which "
                "mode "
                "is the one for answers that do not depend on the batch?",
                classed(switch="net.train()", back="pass"),
            ),
            Wrong(
                "The network computes its answers in training mode, in whichever it came. Which mode is the one for "
                "answers that do not depend on the batch?",
                classed(switch="net.train()", back="net.eval()"),
            ),
            Wrong(
                "Your answers still depend on the rest of the batch, and the network is left in the mode for "
                "inference. "
                "Is it switched before it computes the answers, and back after them?",
                classed(switch="pass", back="net.eval()"),
            ),
            Wrong(
                "Your answers still depend on the rest of the batch, and the network is left in training mode. In "
                "which "
                "mode are the answers to be computed, and in which one did it come?",
                classed(switch="pass", back="net.train()"),
            ),
            Wrong(
                "The network is left in its mode and with its running means, but your answers still "
                "depend on the rest of the batch. Which statistics does batch norm use in the mode in "
                "which you asked for the answers?",
                classed(switch="kept = copy.deepcopy(net)", answer="kept(X).argmax(dim=1)", back="pass"),
            ),
            Wrong(
                "The mode is right again, but the running averages have been changed or set back to their start. What "
                "does `eval` alone change?",
                classed(switch="net[0].reset_running_stats(); net.eval()"),
            ),
            Wrong(
                "In training mode, batch norm needs several samples for its statistics. If that is what stopped your "
                "code: in which mode do the answers not depend on the other samples?",
                classed(switch="pass", answer="torch.cat([net(x[None]).argmax(dim=1) for x in X])", back="pass"),
            ),
            *left_or_asked(),
        ],
        right=[
            "def classes(net, X):\n    twin = copy.deepcopy(net).eval()\n    return torch.max(twin(X), dim=1).indices",
            classed(answer="torch.cat([net(x[None]).argmax(dim=1) for x in X])"),
        ],
    ),
    Task(
        name="error_bar",
        idea="One formula connects accuracy, number of samples and standard error. Insert what is given for the first "
        "two questions; for the third, square both sides and solve for the number of samples.",
        section="The standard error of an accuracy",
        returns="three numbers: the accuracy, its standard error and a count",
        wrong=slips(
            {"share": 0.92, "error": 0.0384, "needed": 736},
            {
                "share": [
                    ("You gave the share in per cent. As a share of all samples, it lies between 0 and 1.", 92),
                    ("You gave a number of samples. Of how many are they a share?", 46, 4, 50),
                    ("You compared the right ones with the wrong ones. A share is taken of all samples.", 11.5, 0.087),
                    ("Round later, and do not cut digits off.", 0.9),
                ],
                "error": [
                    ("Your error is a variance, which is measured in squares: the root is missing.", 0.0015),
                    ("You divided by n outside the root, but it is the variance that falls as 1/n.", 0.0054),
                    ("Your error is that of a single answer: the number of samples is missing.", 0.2713),
                    ("That is the variance of a single answer. What makes a standard error of it?", 0.0736),
                    ("You gave the error in per cent, but the accuracy is a share.", 3.8367, 3.84, 3.8),
                    (
                        "You took the worst case, an accuracy of one half, instead of the measured one.",
                        0.0707,
                        0.005,
                    ),
                    (
                        "You divided by n - 1. The variance of a share follows from the share itself and is divided "
                        "by n.",
                        0.0388,
                    ),
                    (
                        "You gave the half width of an interval of about two standard errors. One of them is asked "
                        "for.",
                        0.0767,
                        0.0752,
                        0.0768,
                        0.0753,
                    ),
                    (
                        "A factor of the variance of a single answer is missing, or a root: which two shares make it?",
                        0.1356,
                        0.0184,
                        0.9592,
                        0.0016,
                    ),
                    (
                        "Give four decimals, rounded at the very end. If you did: which two shares make the variance?",
                        0.04,
                    ),
                    ("Four decimals are asked for. Round the last one; do not cut the others off.", 0.0383, 0.038),
                    ("The root goes over the whole variance, over its numerator too.", 0.0104, 0.1301, 0.0113),
                    ("The measured share is missing: the error depends on it, not on n alone.", 0.1414, 0.02),
                    ("That belongs to the *number* of right samples. What is the error of their share?", 1.9183, 3.68),
                    (
                        "This would grow with the number of samples. Does something stand upside down?",
                        26.0643,
                        26.0645,
                        7.0711,
                    ),
                ],
                "needed": [
                    (
                        "The standard error falls with the *root* of the number of samples, so more of them are "
                        "needed.",
                        192,
                        191.8,
                        191.83,
                        191.8333,
                        191,
                        184,
                        369,
                        13,
                    ),
                    (
                        "In the formula for the standard error n stands under a root. When you solve it for n, what "
                        "has "
                        "to be done with the 0.01?",
                        7.36,
                        7,
                        8,
                        27.1293,
                        27.13,
                        27.1,
                        27,
                        28,
                    ),
                    (
                        "This is a little too large. Was a rounded error, or n - 1, used on the way, or was a whole "
                        "result rounded up because of a rounding error?",
                        737,
                    ),
                    (
                        "Was a rounded number used on the way, or the result cut off that a computer gives a little "
                        "below the exact one? Round last.",
                        737.28,
                        738,
                        722,
                        735,
                        784,
                    ),
                    (
                        "Either you computed this from a rounded error, or a factor of the variance is missing: which "
                        "two shares make it?",
                        800,
                    ),
                    ("A factor of the variance is missing: which two shares make it?", 9200),
                    ("You took the worst case, an accuracy of one half, instead of the same accuracy.", 2500),
                    (
                        "That is for an interval of about two standard errors. One of them is to be 0.01.",
                        2944,
                        2827,
                        2827.4,
                        2828,
                    ),
                    ("You gave how many *more* are needed. The task asks how many in all.", 686, 687),
                    (
                        "You gave how many times as many are needed. How many are that?",
                        14.72,
                        15,
                        14.7,
                    ),
                    ("You gave the ratio of the two errors. How does the error depend on n?", 3.84, 3.8367, 3.8),
                    ("The variance of a single answer is missing.", 10000, 100),
                    ("Is 0.01 right in your formula? Look at its zeros and at its square.", 73600, 7360, 73.6),
                    (
                        "Is it the variance of a single answer that you divide, or the standard error of 50?",
                        384,
                        383.67,
                        14.6969,
                    ),
                    ("You counted the right or the wrong ones. How many samples are needed in all?", 677, 59, 677.12),
                    ("You gave a number of samples that has nothing to do with the 0.01.", 50, 46),
                ],
            },
        )
        + [
            Wrong(
                "You gave the share in per cent. As a share of all samples, it lies between 0 and 1.",
                numbers("share, error, needed", 92, error, 736),
            )
            for error in (3.8367, 3.84)
        ],
        right=[
            "share = 46 / 50\nerror = np.sqrt(share * (1 - share) / 50)\nneeded = share * (1 - share) / 0.01**2",
            numbers("share, error, needed", 0.92, 0.03837, 736.0),
        ],
    ),
    Task(
        name="target",
        idea="Read what `outcome` says and change one setting at a time, the rate first, by factors of three or more. "
        "Momentum makes steps longer as well. Work out the steps as epochs times batches before each try.",
        section="Accuracy over twenty seeds",
        returns="four settings that `outcome` can try",
        wrong=[
            Wrong(message, with_settings(*settings))
            for message, *cases in [
                (
                    "The loss is still high when the training ends, for at least one seed. Are the steps long enough, "
                    "but not so long that it jumps about, and have you used as many as are allowed?",
                    (0.001, 0.9, 16, 20),
                ),
                (
                    "The loss is still high when the training ends, although more steps were taken than are allowed. "
                    "Does each step achieve enough, or is it so long that the loss jumps about?",
                    (0.001, 0.0, 4, 40),
                ),
                (
                    "At least one of the three networks was thrown far away, and too few flowers are right. How long "
                    "does a step become with this rate and this momentum?",
                    (5.0, 0.0, 16, 40),
                ),
                (
                    "At least one of the three networks was thrown far away, and more steps were taken than are "
                    "allowed. "
                    "How long does a step become with this rate and this momentum?",
                    (5.0, 0.0, 16, 90),
                ),
                (
                    "At least one of the three networks is nearly where it was before the first step. Is each step "
                    "long "
                    "enough to change anything, and are there enough of them?",
                    (0.0001, 0.0, 16, 40),
                ),
                (
                    "At least one of the three networks is nearly where it was before the first step, although more "
                    "steps were taken than are allowed. Is each step long enough to change anything?",
                    (0.00001, 0.0, 16, 100),
                ),
                (
                    "The target is reached, but with more steps than are allowed. Let each step achieve more.",
                    (0.01, 0.9, 16, 200),
                ),
                (
                    "The loss on the training flowers is low, but for at least one seed too few of the held-out "
                    "flowers "
                    "are right. Would more steps help, or steps of another length?",
                    (0.001, 0.9, 16, 40),
                ),
                (
                    "The loss on the training flowers is low, but for at least one seed too few of the held-out "
                    "flowers "
                    "are right, and there were more steps than are allowed. Would steps of another length help?",
                    (0.001, 0.0, 4, 100),
                ),
                (
                    "These settings take so many steps that they were not tried. The task names a limit, and an epoch "
                    "has a step for each batch.",
                    (0.001, 0.0, 4, 2000),
                ),
                (
                    "A batch holds at least one sample, and its size is a whole number.",
                    (0.02, 0.9, 0, 80),
                ),
                (
                    "One of your settings has a value that it cannot have: all four are numbers, and neither the rate "
                    "nor the momentum is negative.",
                    (-0.02, 0.9, 16, 80),
                ),
            ]
            for settings in cases
        ]
        + [
            Wrong(
                "Your dictionary lacks a key that `outcome` asks for. Compare its keys with those in the last line of "
                "the given cell.",
                'settings = {"lr": 0.02, "momentum": 0.9, "batch": 16, "epochs": 80}',
            ),
            Wrong(
                "`settings` is to be a dictionary that has a single number for each of the four names.",
                "settings = (0.02, 0.9, 16, 80)",
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
        idea="How much does a single flower change this share, and how many flowers lie between 0.96 and a perfect "
        "score? Judge each statement by what so few flowers can show.",
        section="The standard error of an accuracy",
        returns="five letters as one text",
        kinds=(),
        wrong=[
            Wrong(
                "Four of your letters are right. Look at statement a again. "
                "A network that is right on most flowers may well be right on these 38. How likely is that?",
                'truth = "tftft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement b again. "
                "How large is the chance that a network with an accuracy of 0.96 gets 38 of 38 right?",
                'truth = "fttft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement c again. "
                "The 38 answers are independent. How likely is it that all of them are right?",
                'truth = "fffft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement d again. "
                "Name a bug with which both accuracies would be 1, such as test flowers among those for training.",
                'truth = "ffttt"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement e again. "
                "By how much does the share of 38 flowers change when one more is wrong?",
                'truth = "fftff"',
            ),
            Wrong("Every letter is wrong, as if true and false were exchanged.", 'truth = "ttftf"'),
            Wrong("Not all of the statements are true.", 'truth = "ttttt"'),
            Wrong("Not all of the statements are false.", 'truth = "fffff"'),
        ],
        right=['truth = "F, F, T, F, T"', "truth = ['f', 'f', 't', 'f', 't']"],
    ),
    Task(
        name="keep_and_stop",
        idea="Go through the epochs in order and remember only which epoch is kept at the moment. How many epochs have "
        "passed since then says whether the patience has run out.",
        section="iris_protocol: Early stopping with patience",
        returns="two whole numbers, the epoch that is kept and the last epoch that is trained",
        draw=draw_run,
        edges=[
            ([4.0, 3.0, 2.875, 2.0, 2.5, 2.125, 2.25, 2.125, 1.0], 3, 0.125),
            ([3.0625, 2.875, 2.5625, 2.5625, 2.6875, 2.5, 2.375, 2.0625, 1.75, 1.6875], 3, 0.0625),
            ([2.75, 2.75, 2.6875, 2.5, 2.25, 1.9375, 1.8125, 1.75, 1.75, 1.875], 3, 0.125),
            ([1.5, 1.75, 1.625, 1.75, 0.5], 3, 0.0625),  # none is better than the first
        ],
        wrong=told(
            STOPPED,
            (
                "You look at the whole list for the lowest loss. Training may have stopped before that epoch.",
                ("return kept, epoch", "return int(np.argmin(losses)), epoch"),
            ),
            (
                "You keep the epoch with the lowest loss among those trained, even where it is lower by too little to "
                "count as better.",
                ("return kept, epoch", "return int(np.argmin(losses[: epoch + 1])), epoch"),
            ),
            (
                "Your run goes on where the patience has run out. Is anything there to stop it, and does "
                "it count each epoch that was not better?",
                ("            break", "            pass"),
            ),
            (
                "For you any lower loss counts as better. What is the third argument for?",
                ("> least", "> 0"),
            ),
            (
                "For you a loss that is a little higher than that of the kept epoch counts as better, too.",
                ("> least", "> -least"),
            ),
            (
                "A loss that is lower by exactly the third argument counts as better for you. By how much must it be "
                "lower?",
                ("> least", ">= least"),
            ),
            (
                "You ask for another improvement than the third argument. Do you take it for a share of the loss? It "
                "is a difference between two losses.",
                ("losses[kept] - loss > least", "loss < losses[kept] * (1 - least)"),
            ),
            (
                "You compare each epoch with the one before it. Which epoch does it have to beat?",
                ("losses[kept] - loss", "losses[max(epoch - 1, 0)] - loss"),
            ),
            (
                "You compare with the lowest loss so far. After several small improvements this is not the loss of the "
                "epoch that is kept.",
                ("losses[kept] - loss", "min(losses[: max(epoch, 1)]) - loss"),
            ),
            (
                "You compare every epoch with epoch 0. Which epoch is kept by then?",
                ("losses[kept] - loss", "losses[0] - loss"),
            ),
            (
                "You keep the epochs with the higher loss. Is a high loss good?",
                ("losses[kept] - loss > least", "loss - losses[kept] > least"),
            ),
            (
                "You wait for one more epoch than the patience allows.",
                ("epoch - kept == patience", "epoch - kept > patience"),
            ),
            (
                "You stop one epoch too early. How many epochs in a row may pass without a better one?",
                ("epoch - kept == patience", "epoch - kept >= patience - 1"),
            ),
            (
                "You count all epochs that were not better since the beginning. A better one starts the count anew.",
                [
                    ("    kept = 0\n", "    kept = bad = 0\n"),
                    (
                        "            kept = epoch\n",
                        "            kept = epoch\n        elif epoch:\n            bad += 1\n",
                    ),
                    ("epoch - kept == patience", "bad == patience"),
                ],
            ),
            (
                "You stop after as many epochs in all as the patience says. From which epoch on does it count?",
                ("epoch - kept == patience", "epoch == patience"),
            ),
            (
                "Where nothing stops the training, the last epoch is that of the last loss, counted from 0: not the "
                "kept one plus the patience, and not the number of losses.",
                ("return kept, epoch", "return kept, kept + patience"),
            ),
            (
                "Your second number is one too large: so many epochs are trained, but what is the index of the last "
                "one, counted from 0?",
                ("return kept, epoch", "return kept, epoch + 1"),
            ),
            (
                "You count epochs from 1. The first epoch is epoch 0.",
                ("return kept, epoch", "return kept + 1, epoch + 1"),
            ),
            (
                "Your first number is one too large. Is it counted from 0?",
                ("return kept, epoch", "return kept + 1, epoch"),
            ),
            (
                "Your two numbers have changed places. The kept epoch comes first.",
                ("return kept, epoch", "return epoch, kept"),
            ),
            (
                "You keep the last epoch that is trained. For what was the patience waiting in between?",
                ("return kept, epoch", "return epoch, epoch"),
            ),
            (
                "You give the kept epoch as the last one that is trained, too. How is it known that no better one "
                "follows?",
                ("return kept, epoch", "return kept, kept"),
            ),
            (
                "Your first number is a loss. The epoch is asked for.",
                ("return kept, epoch", "return losses[kept], epoch"),
            ),
            (
                "Two numbers are to be returned: the kept epoch, then the last one that is trained.",
                ("return kept, epoch", "return kept"),
                ("return kept, epoch", "return epoch"),
            ),
        ),
        right=[
            """def keep_and_stop(losses, patience, least):
    lowest, kept, waited, last = losses[0], 0, 0, 0
    for epoch in range(1, len(losses)):
        last = epoch
        if losses[epoch] + least < lowest:
            lowest, kept, waited = losses[epoch], epoch, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return [kept, last]""",
            """def keep_and_stop(losses, patience, least):
    losses, kept = np.asarray(losses), 0
    while True:
        ahead = losses[kept + 1 : kept + 1 + patience]
        better = np.flatnonzero(losses[kept] - ahead > least)
        if len(better) == 0:
            return kept, kept + len(ahead)
        kept += 1 + int(better[0])""",
        ],
    ),
    Task(
        name="by_hand",
        idea="For the schedules, first work out how many drops or which part of the half wave lies behind. For the "
        "decay ask what a single step does, and for the interval how probable 24 right answers of 24 are.",
        section="iris_protocol: Learning-rate schedules",
        returns="four numbers",
        wrong=slips(
            {"stepped": 0.0144, "cosine": 0.07, "decayed": 0.6062, "lowest": 0.8575},
            {
                "stepped": [
                    ("You have one drop too many. When does the third one come?", 0.0058),
                    ("Your rate falls a little in every epoch, but StepLR keeps it until the next drop.", 0.0065),
                    ("You take 40 % of the rate away at each drop. By what is it multiplied?", 0.0324),
                    ("You have a single drop. How many epochs lie behind?", 0.036),
                    ("You add up the factors of the drops. What do two of them do together?", 0.072),
                    (
                        "Hardly anything is left of your rate, as if it were multiplied in every epoch. How often "
                        "does it drop?",
                        0.0,
                    ),
                    ("You gave the factor alone. From which rate does it start?", 0.16),
                ],
                "cosine": [
                    ("That is a straight line. The wave starts flat, so it lies above the line at first.", 0.0633),
                    ("Your wave ends at 0. To which rate does this one come down?", 0.0675),
                    ("You added the lowest rate to a wave that comes down by the whole of the first rate.", 0.0775),
                    (
                        "Your rate is that after two thirds of the run. Does the wave cover a half turn, and start at "
                        "the top?",
                        0.03,
                    ),
                    ("The factor of one half is missing, so that your rate is above the first one.", 0.13),
                    (
                        "That is still the first rate. Does your cosine take its angle in degrees, so that it hardly "
                        "moves?",
                        0.09,
                    ),
                    ("You gave what the wave adds to the lowest rate.", 0.06),
                    ("That is the middle of the two rates, half of the way. How far has the run come?", 0.05),
                ],
                "decayed": [
                    ("That is a single step. How many are taken?", 0.998),
                    ("You take the same amount away in each step, but a step takes a share of what is left.", 0.5),
                    ("That is the limit of ever more and smaller steps. There are 250 of them.", 0.6065),
                    ("You gave what has been lost. What remains?", 0.3938),
                    ("Your weight has grown. In which direction does the decay act?", 1.6479, 1.648),
                    ("Learning rate and decay act as a product. Have you used both?", 0.0),
                ],
                "lowest": [
                    ("You left 5 % on one side. An interval of 95 % leaves half of that on each side.", 0.8827),
                    ("That is Wilson's interval, which is an approximation. The exact one is asked for.", 0.862),
                    ("A standard error of 0 is no sign of certainty. Which smaller accuracies are compatible?", 1.0),
                    (
                        "Your accuracy makes 24 of 24 right a probable result. How improbable may it be at the end?",
                        0.9989,
                    ),
                    ("You gave the largest share of wrong answers. Which accuracy belongs to it?", 0.1425),
                    (
                        "Did you divide the 2.5 % by the number of samples? A product of 24 probabilities is needed, "
                        "and it is to be 2.5 %.",
                        0.999,
                    ),
                ],
            },
        ),
        right=[
            "stepped = 0.0144\ncosine = 0.07\ndecayed = 0.6062\nlowest = 0.8575",
            """stepped, decayed, lowest = 0.09, 1.0, 0.0
for epoch in range(1, 24):
    if epoch % 8 == 0:
        stepped *= 0.4
cosine = 0.01 + 0.08 * np.cos(np.pi * 8 / 24 / 2) ** 2
for _ in range(250):
    decayed -= 0.04 * 0.05 * decayed
while lowest**24 < 0.025:
    lowest += 1e-6""",
        ],
    ),
    Task(
        name="diagnosis",
        idea="First compare the losses with the logarithm of 5, which a network reaches that does not use its inputs. "
        "Where the loss stays there, the gradients tell why; where it falls, ask down to which value, and what moves.",
        section="iris_debugging: Symptoms and causes",
        returns="six letters as one text",
        kinds=(),
        parts=False,
        wrong=[*diagnoses()],
        right=[
            'diagnosis = "D, H, A, B, E, C"',
            "diagnosis = ['d', 'h', 'a', 'b', 'e', 'c']",
        ],
    ),
    Task(
        name="train",
        idea="Take the tests in order. Look at the columns that go into the layer, at what goes into the loss, and at "
        "what `.grad` holds when `backward` is called for the second time.",
        section="iris_debugging: Second test: one batch by heart",
        returns="a list of losses, and an array of weights with a row for each column of X",
        draw=draw_training,
        fresh=3,
        wrong=told(
            TRAIN,
            (
                "The whole table gets one mean and one standard deviation, so its columns keep their different sizes.",
                ("X.mean(dim=0)) / X.std(dim=0, correction=0)", "X.mean()) / X.std(correction=0)"),
            ),
            (
                "Two faults are still there: the columns are not standardised one by one, and the gradients add up.",
                [
                    ("X.mean(dim=0)) / X.std(dim=0, correction=0)", "X.mean()) / X.std(correction=0)"),
                    ("optimizer.zero_grad()", "pass"),
                ],
            ),
            (
                "Two faults are still there: the columns are not standardised one by one, and the loss is not given "
                "logits.",
                [
                    ("X.mean(dim=0)) / X.std(dim=0, correction=0)", "X.mean()) / X.std(correction=0)"),
                    ("cross_entropy(X @ W, y)", "cross_entropy((X @ W).softmax(dim=1), y)"),
                ],
            ),
            (
                "Two faults are still there: the loss is not given logits, and the gradients add up from step to step.",
                [
                    ("optimizer.zero_grad()", "pass"),
                    ("cross_entropy(X @ W, y)", "cross_entropy((X @ W).softmax(dim=1), y)"),
                ],
            ),
            (
                "All three faults are still there. What goes into the layer, what goes into the loss, and what does "
                "`.grad` hold?",
                [
                    ("X.mean(dim=0)) / X.std(dim=0, correction=0)", "X.mean()) / X.std(correction=0)"),
                    ("optimizer.zero_grad()", "pass"),
                    ("cross_entropy(X @ W, y)", "cross_entropy((X @ W).softmax(dim=1), y)"),
                ],
            ),
            (
                "The inputs are not standardised at all.",
                ("X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)", "X = X * 1.0"),
            ),
            (
                "Your columns have mean 0, but they keep their different spreads.",
                (" / X.std(dim=0, correction=0)", ""),
            ),
            (
                "Your columns have a standard deviation of 1, but their means are not 0.",
                ("X = (X - X.mean(dim=0)) /", "X = X /"),
            ),
            (
                "You standardise each sample over its own features. The columns are the features.",
                (
                    "X.mean(dim=0)) / X.std(dim=0, correction=0)",
                    "X.mean(dim=1, keepdim=True)) / X.std(dim=1, keepdim=True, correction=0)",
                ),
            ),
            (
                "Your standard deviation divides by one less than the number of samples.",
                ("X.std(dim=0, correction=0)", "X.std(dim=0)"),
            ),
            (
                "You divide by the variance. Which root is missing?",
                ("X.std(dim=0, correction=0)", "X.var(dim=0, correction=0)"),
            ),
            (
                "You scale the columns to the range from 0 to 1, but a mean of 0 is asked for.",
                (
                    "(X - X.mean(dim=0)) / X.std(dim=0, correction=0)",
                    "(X - X.min(dim=0).values) / (X.max(dim=0).values - X.min(dim=0).values)",
                ),
            ),
            (
                "The loss expects logits and applies softmax itself, so that it is applied twice.",
                ("cross_entropy(X @ W, y)", "cross_entropy((X @ W).softmax(dim=1), y)"),
            ),
            (
                "Your loss is that of the logits themselves, as if they were logarithms of probabilities.",
                ("cross_entropy(X @ W, y)", "nll_loss(X @ W, y)"),
            ),
            (
                "Your loss takes probabilities where it needs their logarithms, so it can be negative.",
                ("cross_entropy(X @ W, y)", "nll_loss((X @ W).softmax(dim=1), y)"),
            ),
            (
                "Your softmax runs over the samples. The classes of one sample compete with each other.",
                ("cross_entropy(X @ W, y)", "nll_loss((X @ W).log_softmax(dim=0), y)"),
            ),
            (
                "Your loss is the sum over the samples. The task asks for their mean.",
                ("cross_entropy(X @ W, y)", 'cross_entropy(X @ W, y, reduction="sum")'),
            ),
            (
                "The gradients of the earlier steps are still in `.grad` and are added to each new one.",
                ("optimizer.zero_grad()", "pass"),
            ),
            (
                "The weights do not move. Is a step taken, does the optimiser hold the tensor that the "
                "layer uses, and is the gradient there at that moment?",
                ("torch.optim.SGD([W], lr=rate)", "torch.optim.SGD([W.clone().detach().requires_grad_()], lr=rate)"),
            ),
            (
                "That is not plain gradient descent: you added momentum.",
                ("lr=rate", "lr=rate, momentum=0.9"),
            ),
            (
                "Plain gradient descent was asked for, and you took another optimiser.",
                ("torch.optim.SGD", "torch.optim.Adam"),
            ),
            (
                "The steps go uphill.",
                ("lr=rate", "lr=rate, maximize=True"),
            ),
            (
                "Each of your losses stands after its step. The task asks for the loss before it.",
                ("losses.append(loss.item())", "losses.append(nn.functional.cross_entropy(X @ W, y).item())"),
            ),
            (
                "You return only the last loss. One for each step is asked for.",
                ("return losses, W.detach()", "return losses[-1:], W.detach()"),
            ),
            (
                "The first loss is missing from your list.",
                ("return losses, W.detach()", "return losses[1:], W.detach()"),
            ),
            (
                "There is one step too many.",
                ("range(steps)", "range(steps + 1)"),
            ),
            (
                "There is one step too few.",
                ("range(steps)", "range(steps - 1)"),
            ),
            (
                "You return the weights before the training. Where have the steps led?",
                [
                    ("    W = W.clone().requires_grad_()\n", "    start = W\n    W = W.clone().requires_grad_()\n"),
                    ("return losses, W.detach()", "return losses, start"),
                ],
            ),
            (
                "The losses come first, then the weights.",
                ("return losses, W.detach()", "return W.detach(), losses"),
            ),
            (
                "Two things are to be returned: the losses and the weights.",
                ("return losses, W.detach()", "return losses"),
                ("return losses, W.detach()", "return W.detach()"),
            ),
            (
                "You return one row of weights for each class. A row belongs to a column of the samples.",
                ("W.detach()", "W.detach().T"),
            ),
        ),
        right=[
            """def train(X, y, W, rate, steps):
    X, W, target = X - X.mean(dim=0), W.clone(), nn.functional.one_hot(y, 3)
    X = X / (X**2).mean(dim=0).sqrt()
    losses = []
    for _ in range(steps):
        log_p = (X @ W).log_softmax(dim=1)
        losses.append(-(log_p * target).sum().item() / len(X))
        W -= rate * X.T @ (log_p.exp() - target) / len(X)
    return losses, W""",
            """def train(X, y, W, rate, steps):
    X, losses = (X - X.mean(0)) / X.std(0, unbiased=False), []
    for _ in range(steps):
        W = W.detach().requires_grad_()
        loss = nn.CrossEntropyLoss()(X @ W, y)
        loss.backward()
        W = W - rate * W.grad
        losses.append(loss.item())
    return np.array(losses), W.detach().numpy()""",
        ],
    ),
]
