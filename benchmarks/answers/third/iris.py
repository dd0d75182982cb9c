"""Answers to the exercise `iris`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """learn, held_out = 143, 45
batches = 18
last_batch = 7
steps = 540
""",
        slip="the misprinted shape taken for the right one",
        named=("That is the first shape of the report as it stands. One of the two",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 134, 44, 17, 6, 510",
        slip="the held-out part rounded down",
        named=("A quarter of the wines is no whole number. In which direction does t",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = learn // 8
last_batch = learn % 8
steps = batches * 30
""",
        slip="the incomplete last batch is not counted",
        named=("The last batch of an epoch is not full, but it counts as a batch, be",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = 17
last_batch = 17 * 8 - 133
steps = 17 * 30
""",
        slip="last batch: how many are missing to a full one",
        named=("You gave how many wines the last batch *lacks* to be full; the task ",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 5, 133 * 30",
        slip="one step for each wine instead of each batch",
        named=("The optimiser takes a step for each batch, not for each wine.",),
    ),
    Answer(
        "counts",
        """held_out, learn = 133, 45
batches = 6
last_batch = 5
steps = 180
""",
        slip="training set and held-out set exchanged",
        named=("Your training set is the smaller of the two parts, but only a quarte",),
    ),
    Answer(
        "counts",
        """learn, held_out, batches, last_batch = 133, 45, 17, 5
steps = -(-133 * 30 // 8)
""",
        slip="steps as if short batches were filled up from the next epoch",
        named=("A batch never reaches over the end of an epoch. How many steps has o",),
    ),
    Answer(
        "counts",
        """learn, held_out = 133, 45
batches = 23
last_batch = 2
steps = 23 * 30
""",
        slip="all wines go through the loader",
        named=("Those are batches of the whole table. Which of the two parts goes th",),
    ),
    Answer(
        "counts",
        """held_out = -(-178 // 4)
learn = 178 - held_out
starts = list(range(0, learn, 8))
batches = len(starts)
last_batch = learn - starts[-1]
steps = sum(batches for epoch in range(30))
""",
    ),
    Answer(
        "counts",
        """held_out = round(178 * 0.25 + 0.25)
learn = 178 - held_out
sizes = [len(part) for part in torch.zeros(learn, 13).split(8)]
batches, last_batch, steps = len(sizes), sizes[-1], 30 * len(sizes)
""",
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = np.array([133.0, 45.0, 17.0, 5.0, 510.0])",
        form=True,
    ),
    # to_tensors
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="the test features stay a NumPy array",
        named=("The test features still have 64 bits: they have to be treated like t",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = x_test.long()
    return x_train, x_test, y_train, y_test
""",
        slip="the test labels are made from the test features",
        named=("Your fourth result holds the values of another argument. Read the li",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    features = [torch.from_numpy(x) for x in (x_train, x_test)]
    classes = [torch.from_numpy(y).long() for y in (y_train, y_test)]
    return (*features, *classes)
""",
        slip="the features keep NumPy's float64",
        named=("Your features still have 64 bits, as NumPy's floats do, whereas the ",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    return tuple(torch.from_numpy(a).float() for a in (x_train, x_test, y_train, y_test))
""",
        slip="the class numbers become float32, too",
        named=("Your class numbers have become floating-point numbers, but a class n",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.tensor(x_train, dtype=torch.float32)
    y_train = torch.tensor(y_train, dtype=torch.int64)
    x_test = torch.tensor(x_test, dtype=torch.float32)
    y_test = torch.tensor(y_test, dtype=torch.int64)
    return x_train, y_train, x_test, y_test
""",
        slip="returned as pairs, training first",
        named=("The types are right, but your four tensors are not in the order of t",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).int()
    y_test = torch.from_numpy(y_test).int()
    return x_train, x_test, y_train, y_test
""",
        slip="int() gives int32, not int64",
        named=("Your class numbers always have 32 bits. Which integer type does the ",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    a = torch.from_numpy(x_train).float()
    b = torch.from_numpy(x_train).float()
    c = torch.from_numpy(y_train).long()
    d = torch.from_numpy(y_test).long()
    return a, b, c, d
""",
        slip="copied line: the test features are those of training",
        named=("Your second result holds the values of another argument. Read the li",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = torch.from_numpy(x_train).float(), torch.from_numpy(x_test).float()
    y_train = nn.functional.one_hot(torch.from_numpy(y_train).long())
    y_test = nn.functional.one_hot(torch.from_numpy(y_test).long())
    return x_train, x_test, y_train, y_test
""",
        slip="the class numbers are made one-hot",
        near=True,
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    kinds = [torch.float32, torch.float32, torch.int64, torch.int64]
    arrays = [x_train, x_test, y_train, y_test]
    return tuple(torch.as_tensor(array).to(kind) for array, kind in zip(arrays, kinds))
""",
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = torch.FloatTensor(x_train.tolist()), torch.FloatTensor(x_test.tolist())
    y_train, y_test = torch.LongTensor(y_train.tolist()), torch.LongTensor(y_test.tolist())
    return x_train, x_test, y_train, y_test
""",
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    for x in (x_train, x_test):
        yield torch.tensor(x, dtype=torch.float32)
    for y in (y_train, y_test):
        yield torch.tensor(y, dtype=torch.long)
""",
        form=True,
    ),
    # report
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="enumerate begins with 0, so the batches are counted wrongly",
        named=("Your first note comes after the first batch, whatever `every` is",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    lines = []
    for batch, (x, _) in enumerate(loader, start=1):
        if batch % every == 0:
            lines.append(len(x))
    return lines
""",
        slip="notes the size of the batch, not the sum so far",
        named=("Your list holds the sizes of single batches. The task asks how many ",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    lines = []
    for number, (x, y) in enumerate(loader, 1):
        seen = number * len(x)
        if number % every == 0:
            lines.append(seen)
    return lines
""",
        slip="number of batches times the size of the present one",
        near=True,
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
            seen = 0
    return lines
""",
        slip="the sum is set to 0 after each note",
        named=("Your numbers are counted anew after each note. The task asks for all",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines, batch = 0, [], 0
    for x, _ in loader:
        batch += 1
        seen += len(x)
        if batch % every == 0 or batch == len(loader):
            lines.append(seen)
    return lines
""",
        slip="always notes the end of the epoch as well",
        named=("You also note the end of the epoch, where no report may be due.",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        if batch % every == 0:
            lines.append(seen)
        seen += len(x)
    return lines
""",
        slip="notes before the batch is added",
        named=("Each of your numbers lacks the batch after which it is noted. Which ",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for x, y in loader:
        seen += len(y)
        if seen % every == 0:
            lines.append(seen)
    return lines
""",
        slip="every applied to samples instead of batches",
        named=("You report when the number of samples is a multiple of `every`. It i",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += x.numel()
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="counts the numbers in the batch, not its samples",
        named=("You added up the entries of the batches. A sample is a row, and it c",),
    ),
    Answer(
        "report",
        """from itertools import accumulate


def report(loader, every):
    seen = list(accumulate(len(y) for _, y in loader))
    return [seen[i] for i in range(every - 1, len(seen), every)]
""",
    ),
    Answer(
        "report",
        """def report(loader, every):
    lines = []
    seen = 0
    left = every
    for samples, _ in loader:
        seen = seen + samples.shape[0]
        left = left - 1
        if left == 0:
            lines = lines + [seen]
            left = every
    return lines
""",
    ),
    Answer(
        "report",
        """def report(loader, every):
    sizes = torch.tensor([len(x) for x, _ in loader])
    return torch.cumsum(sizes, dim=0)[every - 1 :: every]
""",
        form=True,
    ),
    # share_of_class
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (y[prediction == k] == k).float().mean().item()
""",
        slip="precision: divided by the predictions of the class",
        named=("You took the samples that are *predicted* as this class and asked ho",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction == y).float().mean().item()
""",
        slip="the accuracy over all classes",
        named=("This is the accuracy over all samples, which hides how the single cl",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    right = (prediction == k) & (y == k)
    return right.float().mean().item()
""",
        slip="divided by all samples",
        named=("You divided by the number of all samples. Each class is to be judged",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=0).indices
    right = (prediction == y)[y == k]
    return right.float().mean().item()
""",
        slip="argmax over the samples",
        named=("along which axis do the logits of one sample lie",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    p = torch.softmax(logits.double(), dim=1)
    return p[y == k, k].mean().item()
""",
        slip="mean probability of the class instead of a share",
        near=True,
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction[y == k] == k).sum().item()
""",
        slip="the number of samples, not their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) == (y == k)).float().mean().item()
""",
        slip="accuracy of the question whether it is class k",
        named=("You also count the samples of other classes that were not taken for ",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction == k).float().mean().item()
""",
        slip="how often the class is predicted at all",
        named=("This is how often the network says k, right or not. Which samples do",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    found = 0
    there = 0
    for row, label in zip(logits.tolist(), y.tolist()):
        if label == k:
            there += 1
            if row.index(max(row)) == k:
                found += 1
    return found / there
""",
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    own = (y == k).double()
    hit = (logits.max(dim=1)[1] == k).double()
    return (own @ hit / own.sum()).item()
""",
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    return (logits[y == k].argmax(dim=1) == k).double().mean()
""",
        form=True,
    ),
    # epoch
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss = np.mean(losses)
    accuracy = np.sum(rights) / np.sum(sizes)
    return loss, accuracy
""",
        slip="the mean over the batches, as before",
        named=("The accuracy is right. Your loss is a mean over the batches, in whic",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss = sum(l * n for l, n in zip(losses, sizes)) / sum(sizes)
    return sum(rights) / sum(sizes), loss
""",
        slip="accuracy first",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss = sum(l * n for l, n in zip(losses, sizes)) / sum(sizes)
    accuracy = sum(r / n for r, n in zip(rights, sizes)) / len(sizes)
    return loss, accuracy
""",
        slip="accuracy as the mean of the batches' accuracies",
        named=("The loss is right. Your accuracy is a mean over the batches, in whic",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(losses) / n, sum(rights) / n
""",
        slip="mean losses added and divided by the samples",
        named=("The accuracy is right. For the loss you divided by the number of sam",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss = sum(l * r for l, r in zip(losses, rights)) / sum(rights)
    return loss, sum(rights) / sum(sizes)
""",
        slip="weighted with the right ones instead of the sizes",
        named=("The accuracy is right. You weighted each loss by the number of right",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    total = 0
    for loss, size in zip(losses, sizes):
        total += loss * size
    return total / len(losses), sum(rights) / sum(sizes)
""",
        slip="weighted sum divided by the number of batches",
        named=("The accuracy is right. You weighted the losses, but divided by the n",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(l * s for l, s in zip(losses, sizes)) / n, 1 - sum(rights) / n
""",
        slip="the share of wrong ones in place of the accuracy",
        named=("The loss is right. You gave the share of the wrong answers in place ",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    full = sizes[0]
    loss = sum(l * full for l in losses) / sum(sizes)
    return loss, sum(rights) / sum(sizes)
""",
        slip="every batch taken for a full one",
        near=True,
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    return np.average(losses, weights=sizes), np.sum(rights) / np.sum(sizes)
""",
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss, accuracy, n = 0.0, 0.0, 0
    for l, r, s in zip(losses, rights, sizes):
        n += s
        loss += (l - loss) * s / n
        accuracy += (r / s - accuracy) * s / n
    return loss, accuracy
""",
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    s = torch.tensor(sizes, dtype=torch.float64)
    l = torch.tensor(losses, dtype=torch.float64)
    r = torch.tensor(rights, dtype=torch.float64)
    return torch.stack([l @ s, r.sum()]) / s.sum()
""",
        form=True,
    ),
    # in_charge
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = []
    for group in optimizer.param_groups:
        held.extend(group["params"])
    return sum(1 for p in net.parameters() if p in held)
""",
        slip="tensors compared with in, which compares their entries",
        named=("combined entry by entry here, as by `==`, which `in` uses",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(any(torch.equal(p, q) for q in held) for p in net.parameters())
""",
        slip="equal values taken for the same tensor",
        named=("You compared values. A copy has the same values, but the optimiser d",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for p in optimizer.param_groups[0]["params"]}
    return sum(id(p) in held for p in net.parameters())
""",
        slip="only the first group",
        named=("You looked at the first parameter group only, but an optimiser may h",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    return sum(len(group["params"]) for group in optimizer.param_groups)
""",
        slip="counts all tensors of the optimiser",
        named=("You counted all tensors that the optimiser holds, including those of",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return sum(p.numel() for p in net.parameters() if id(p) in held)
""",
        slip="counts the numbers in the tensors",
        named=("You counted the entries of the tensors, but the task asks for the nu",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return all(id(p) in held for p in net.parameters())
""",
        slip="says only whether it holds all of them",
        named=("Your answer is 0 or 1, as when one asks whether one of the two holds ",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    own = net.parameters()
    count = 0
    for group in optimizer.param_groups:
        for p in group["params"]:
            for q in own:
                if p is q:
                    count += 1
    return count
""",
        slip="the generator of the parameters is used up after one pass",
        near=True,
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return len([p for p in net.parameters() if id(p) not in held])
""",
        slip="counts those that are not held",
        named=("You counted the tensors of the network that the optimiser does *not*",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = set()
    for group in optimizer.param_groups:
        held.update(group["params"])
    return len(held & set(net.parameters()))
""",
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    count = 0
    for p in net.parameters():
        for group in optimizer.param_groups:
            for q in group["params"]:
                if q is p:
                    count += 1
    return count
""",
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = [id(p) for group in optimizer.param_groups for p in group["params"]]
    return torch.tensor(float(sum(id(p) in held for p in net.parameters())))
""",
        form=True,
    ),
    # zero_grad
    Answer(
        "zero_grad",
        "usual, never, between = 2.8, 2.8, 4",
        slip="the three numbers after one step",
        named=("For `usual` you gave the value after one step",),
    ),
    Answer(
        "zero_grad",
        """usual = 4 * 0.85**2
never = 3.4 - 0.1 * (6 + 5.1)
between = 4
""",
        slip="the slope of the square without the factor 2",
        named=("What is the derivative of a square? Something is missing in yours.",),
    ),
    Answer(
        "zero_grad",
        """usual, between = 1.96, 4
never = 2.8 - 0.1 * 2 * (3 * 2.8)
""",
        slip="never: the new gradient doubled, not added to the old one",
        near=True,
    ),
    Answer(
        "zero_grad",
        """usual = 1.96
never = 1.96
between = 4.0
""",
        slip="thinks that zero_grad makes no difference when missing",
        named=("Without zero_grad, the gradient of the first step is still there in ",),
    ),
    Answer(
        "zero_grad",
        """usual = 1.96
never = 0.76
between = 1.96
""",
        slip="between: thinks any place of zero_grad is as good",
        named=("In the third case, what is left of the gradient when the optimiser m",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.76, 0",
        slip="zero_grad taken to set the parameter to 0",
        named=("`zero_grad` sets gradients to zero, not the parameter. What does the",),
    ),
    Answer(
        "zero_grad",
        """usual = 4 * 1.3 * 1.3
never = 5.2 + 0.1 * (12 + 15.6)
between = 4
""",
        slip="steps uphill",
        named=("You moved along the gradient, but gradient descent goes against it.",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 2.8 - 1.2, 4",
        slip="never: the old gradient is used again, the new one is not added",
        named=("The second step uses the gradient of the first alone. The new one is",),
    ),
    Answer(
        "zero_grad",
        """w, usual = 4, 4
for _ in range(2):
    usual = usual - 0.1 * 3 * usual
never, collected = 4, 0
for _ in range(2):
    collected = collected + 3 * never
    never = never - 0.1 * collected
between = w
""",
    ),
    Answer(
        "zero_grad",
        """usual = 4 * (1 - 0.1 * 3) ** 2
never = 4 - 0.1 * 12 - 0.1 * (12 + 3 * 2.8)
between = 4.0
""",
    ),
    Answer(
        "zero_grad",
        "usual, never, between = torch.tensor([49 / 25, 19 / 25, 4], dtype=torch.float64)",
        form=True,
    ),
    # classes
    Answer(
        "classes",
        """def classes(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
""",
        slip="the network is left in the mode for inference",
        named=("The classes are right. A network that came in training mode is left ",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train()
    return found
""",
        slip="always left in training mode",
        named=("The classes are right. You leave every network in training mode, eve",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    mode = net.training
    with torch.no_grad():
        found = net(X).argmax(dim=1)
        net.eval()
    net.train(mode)
    return found
""",
        slip="inference mode only after the prediction",
        named=("Your answers still depend on the rest of the batch, because batch no",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    net.eval()
    mode = net.training
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(mode)
    return found
""",
        slip="the mode is noted only after it was changed",
        near=True,
    ),
    Answer(
        "classes",
        """def classes(net, X):
    before = net.training
    net.training = False
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.training = before
    return found
""",
        slip="sets the attribute of the outer module alone",
        named=("Your answers still depend on the rest of the batch, because batch no",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    before = copy.deepcopy(net.state_dict())
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.load_state_dict(before)
    return found
""",
        slip="restores the averages, but predicts in the mode it comes in",
        named=("The network is left in its mode and with its running means, but your",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=0)
    net.train(mode)
    return found
""",
        slip="argmax over the samples",
        named=("You looked for the largest logit among the samples. Along which axis",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    with torch.no_grad():
        return torch.cat([net(x.unsqueeze(0)).argmax(dim=1) for x in X])
""",
        slip="one sample at a time instead of the mode for inference",
        named=("In training mode, batch norm needs several samples for its statistic",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        found = torch.max(net(X), dim=1).values
    net.train(mode)
    return found
""",
        slip="the largest logits instead of their places",
        named=("You returned the largest logits. The class is the index of the large",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    twin = copy.deepcopy(net).eval()
    return twin(X).detach().max(dim=1).indices
""",
    ),
    Answer(
        "classes",
        """def classes(net, X):
    was_training = net.training
    try:
        with torch.inference_mode():
            scores = net.train(False)(X)
        return torch.tensor([int(torch.argmax(row)) for row in scores])
    finally:
        net.train(was_training)
""",
    ),
    Answer(
        "classes",
        """def classes(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1).tolist()
    net.train(mode)
    return found
""",
        form=True,
    ),
    # error_bar
    Answer(
        "error_bar",
        """share = 0.92
error = 0.0015
needed = 736
""",
        slip="the variance: root forgotten",
        named=("Your error is a variance, which is measured in squares: the root is ",),
    ),
    Answer(
        "error_bar",
        """share = 46 / 50
error = 0.2713
needed = 736
""",
        slip="not divided by the number of samples",
        named=("Your error is that of a single answer: the number of samples is miss",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = 0.0752
needed = 2828
""",
        slip="1.96 standard errors",
        named=("You gave the half width of an interval of about two standard errors.",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0384, 192",
        slip="number of samples grows linearly, not with the square",
        named=("The standard error falls with the *root* of the number of samples, s",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 46, 0.0384, 736",
        slip="the number of right ones as the accuracy",
        named=("You gave a number of samples. Of how many are they a share?",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = round((0.25 / 50) ** 0.5, 4)
needed = 2500
""",
        slip="the worst case 1/4 for p (1 - p)",
        named=("You took the worst case, an accuracy of one half, instead of the mea",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = round((share / 50) ** 0.5, 4)
needed = 9200
""",
        slip="the factor 1 - p forgotten",
        named=("A factor of the variance of a single answer is missing, or a root: w",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.04, 736",
        slip="rounded to two places",
        named=("Give four decimals, rounded at the very end. If you did: which two s",),
    ),
    Answer(
        "error_bar",
        """share = 46 / 50
error = (share * (1 - share) / 50) ** 0.5
needed = round(50 * (error / 0.01) ** 2)
""",
    ),
    Answer(
        "error_bar",
        """answers = np.array([1.0] * 46 + [0.0] * 4)
share = answers.mean()
error = round(float(answers.std() / np.sqrt(50)), 4)
needed = int(np.rint(answers.var() / 0.0001))
""",
    ),
    Answer(
        "error_bar",
        "share, error, needed = torch.tensor([0.92, 0.0384, 736.0], dtype=torch.float64)",
        form=True,
    ),
    # target
    Answer(
        "target",
        'settings = {"rate": 0.0001, "momentum": 0.0, "batch": 16, "epochs": 80}',
        slip="a learning rate that is much too small",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.01, "momentum": 0.9, "batch": 112, "epochs": 5}',
        slip="far too few epochs for such large batches",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 5.0, "momentum": 0.9, "batch": 16, "epochs": 80}',
        slip="a learning rate that is much too large",
        named=("At least one of the three networks was thrown far away, and too few",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.01, "momentum": 0.9, "batch": 16, "epochs": 300}',
        slip="too many steps",
        named=("The target is reached, but with more steps than are allowed. Let eac",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.02, "momentum": 0.9, "batch": 32, "epochs": 170}',
        slip="the short last batch is not counted as a step",
        near=True,
    ),
    Answer(
        "target",
        "settings = dict(rate=0.01, momentum=0.9, batch=16, epochs=600)",
        slip="600 steps taken for 600 epochs",
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.01, "momentum": 90, "batch": 16, "epochs": 80}',
        slip="momentum entered in per cent",
        named=("At least one of the three networks was thrown far away, and too few",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.9, "momentum": 0.01, "batch": 16, "epochs": 80}',
        slip="rate and momentum exchanged",
        named=("At least one of the three networks was thrown far away, and too few",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.02, "momentum": 0.9, "batch": 112, "epochs": 500}',
    ),
    Answer(
        "target",
        'settings = dict(zip(("epochs", "batch", "momentum", "rate"), (600 // 4, 28, 0.9, 0.01)))',
    ),
    Answer(
        "target",
        'settings = {"rate": "0.02", "momentum": "0.9", "batch": np.int64(112), "epochs": 550.0}',
        form=True,
    ),
    # too_high
    Answer(
        "too_high",
        'truth = "tftft"',
        slip="a: thinks a perfect score proves a bug",
        named=("Four of your letters are right. Look at statement a again. A network",),
    ),
    Answer(
        "too_high",
        'truth = "fttft"',
        slip="b: thinks a perfect score proves a better network",
        named=("Four of your letters are right. Look at statement b again. How large",),
    ),
    Answer(
        "too_high",
        'truth = "fffft"',
        slip="c: thinks 38 right ones in a row are next to impossible",
        named=("Four of your letters are right. Look at statement c again. The 38 an",),
    ),
    Answer(
        "too_high",
        'truth = "ffttt"',
        slip="d: thinks a training accuracy of 1 excludes bugs",
        named=("Four of your letters are right. Look at statement d again. Name a bu",),
    ),
    Answer(
        "too_high",
        'truth = "fftff"',
        slip="e: thinks one flower changes less than 0.02",
        named=("Four of your letters are right. Look at statement e again. By how mu",),
    ),
    Answer(
        "too_high",
        'truth = "ttftf"',
        slip="t and f exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "too_high",
        'truth = "tftff"',
        slip="entered from e to a",
        near=True,
    ),
    Answer(
        "too_high",
        'truth = "ftttt"',
        slip="b and d: thinks perfect numbers prove something",
        near=True,
    ),
    Answer(
        "too_high",
        'truth = "fftft"',
    ),
    Answer(
        "too_high",
        """judged = [False, False, 0.15 < 0.96**38 < 0.25, False, 1 / 38 > 0.02]
truth = "".join("t" if right else "f" for right in judged)
""",
    ),
    Answer(
        "too_high",
        'truth = "FFTFT"',
        form=True,
    ),
    # keep_and_stop
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch - 1] - losses[epoch] > least:
            kept, waited = epoch, 0
        else:
            waited += 1
            if waited == patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="compared with the epoch before, not with the kept one",
        named=("You compare each epoch with the one before it. Which epoch does it h",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept]:
            kept = epoch
        elif epoch - kept >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="least is not used",
        named=("For you any lower loss counts as better. What is the third argument ",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    last = len(losses) - 1
    for epoch, loss in enumerate(losses):
        if epoch == 0:
            continue
        if loss < losses[kept] - least:
            kept = epoch
        else:
            bad += 1
        if bad == patience:
            last = epoch
            break
    return kept, last
""",
        slip="the epochs without success need not be in a row",
        named=("You count all epochs that were not better since the beginning. A bet",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    best, kept, waited = losses[0], 0, 0
    for epoch, loss in enumerate(losses):
        if epoch > 0:
            if loss < best - least:
                best, kept, waited = loss, epoch, 0
            else:
                waited += 1
            if waited > patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="stops one epoch too late",
        named=("You wait for one more epoch than the patience allows.",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] >= least:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="lower by exactly least counts as better",
        named=("A loss that is lower by exactly the third argument counts as better ",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited >= patience:
            return kept, epoch
    return kept, len(losses)
""",
        slip="without a stop the last epoch is counted from 1",
        named=(),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    best, waited, last = losses[0], 0, len(losses) - 1
    for epoch in range(1, len(losses)):
        if losses[epoch] < best - least:
            best, waited = losses[epoch], 0
        else:
            waited += 1
            if waited == patience:
                last = epoch
                break
    return int(np.argmin(losses[: last + 1])), last
""",
        slip="keeps the lowest loss so far, however small the gain",
        named=("You keep the epoch with the lowest loss among those trained, even wh",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    best, kept, waited = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best - least:
            kept, waited = epoch, 0
        else:
            waited += 1
        best = min(best, losses[epoch])
        if waited == patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="a small gain lowers the bar without being kept",
        named=("You compare with the lowest loss so far. After several small improve",),
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept = epoch = 0
    while epoch < len(losses) - 1 and epoch - kept < patience:
        epoch += 1
        if losses[kept] - losses[epoch] > least:
            kept = epoch
    return kept, epoch
""",
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept = 0
    while True:
        ahead = range(kept + 1, min(kept + patience, len(losses) - 1) + 1)
        better = [e for e in ahead if losses[e] + least < losses[kept]]
        if not better:
            return kept, min(kept + patience, len(losses) - 1)
        kept = better[0]
""",
    ),
    Answer(
        "keep_and_stop",
        """def keep_and_stop(losses, patience, least):
    kept, waited, last = 0, 0, len(losses) - 1
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept] - least:
            kept, waited = epoch, 0
        else:
            waited += 1
            if waited == patience:
                last = epoch
                break
    return np.array([kept, last])
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0058, 0.07, 0.6062, 0.8575",
        slip="the multiplications rounded up",
        named=("You have one drop too many. When does the third one come?",),
    ),
    Answer(
        "by_hand",
        """stepped = round(0.09 * (1 - 0.4) ** 2, 4)
cosine, decayed, lowest = 0.07, 0.6062, 0.8575
""",
        slip="lowered by the factor instead of multiplied with it",
        named=("You take 40 % of the rate away at each drop",),
    ),
    Answer(
        "by_hand",
        """stepped = 0.0144
cosine = round(0.09 * (1 + np.cos(np.pi / 3)) / 2, 4)
decayed = 0.6062
lowest = 0.8575
""",
        slip="the lowest rate left out of the cosine schedule",
        named=("Your wave ends at 0. To which rate does this one come down?",),
    ),
    Answer(
        "by_hand",
        """stepped, decayed, lowest = 0.0144, 0.6062, 0.8575
cosine = 0.01 + 0.08 * 0.5
""",
        slip="the cosine not shifted up and halved",
        near=True,
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.0633, 0.6062, 0.8575",
        slip="a straight line in place of the cosine",
        named=("That is a straight line. The wave starts flat, so it lies above the ",),
    ),
    Answer(
        "by_hand",
        """stepped, cosine, lowest = 0.0144, 0.07, 0.8575
decayed = 1 - 250 * 0.04 * 0.05
""",
        slip="the decay added up instead of multiplied",
        named=("You take the same amount away in each step, but a step takes a share",),
    ),
    Answer(
        "by_hand",
        """stepped, cosine, lowest = 0.0144, 0.07, 0.8575
decayed = round(0.95**250, 4)
""",
        slip="the decay without the learning rate",
        named=("Learning rate and decay act as a product. Have you used both?",),
    ),
    Answer(
        "by_hand",
        """stepped = 0.0144
cosine = 0.07
decayed = 0.6062
lowest = round(0.05 ** (1 / 24), 4)
""",
        slip="5 % on one side",
        named=("You left 5 % on one side. An interval of 95 % leaves half of that on",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.6062, 1.0",
        slip="the interval from the standard error, which is 0 here",
        named=("A standard error of 0 is no sign of certainty. Which smaller accurac",),
    ),
    Answer(
        "by_hand",
        """import math

stepped = 0.09
for epoch in range(1, 24):
    if epoch % 8 == 0:
        stepped *= 0.4
cosine = 0.05 + 0.04 * math.cos(math.pi * 8 / 24)
decayed = 1.0
for _ in range(250):
    decayed -= 0.04 * 0.05 * decayed
lowest = math.exp(math.log(0.025) / 24)
""",
    ),
    Answer(
        "by_hand",
        """stepped = round(0.09 * 0.4 ** (23 // 8), 4)
cosine = round(0.01 + (0.09 - 0.01) * np.cos(np.pi * 8 / 48) ** 2, 4)
decayed = round(0.998**250, 4)
lowest = round((1 - 0.975) ** (1 / 24), 4)
""",
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = np.array([[0.0144], [0.07], [0.6062], [0.8575]])",
        form=True,
    ),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "dhaebc"',
        slip="shuffled inputs and missing zero_grad exchanged",
        named=("All but two are right: recordings 4 and 5 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "fhabec"',
        slip="slow start taken for a tiny learning rate",
        named=("All but recording 1 are right. The loss falls, though more slowly th",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dcabeh"',
        slip="vanishing gradients taken for dead units and the reverse",
        named=("All but two are right: recordings 2 and 6 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dfabec"',
        slip="a loss that stays at log 5 taken for a tiny learning rate",
        named=("All but recording 2 are right. Compare the gradients of the first an",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabgc"',
        slip="a rising loss taken for the sum of the losses",
        named=("All but recording 5 are right. At first this loss falls faster than ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dahbec"',
        slip="sigmoids and the doubled softmax exchanged",
        named=("All but two are right: recordings 2 and 3 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabef"',
        slip="no movement at all taken for a tiny learning rate",
        named=("All but recording 6 are right. The loss goes down to the logarithm o",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "chabed"',
        slip="the replaced layer and the dead layer exchanged",
        named=("All but two are right: recordings 1 and 6 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabec"',
    ),
    Answer(
        "diagnosis",
        """made_by = {"a": 3, "b": 4, "c": 6, "d": 1, "e": 5, "h": 2}
diagnosis = "".join(sorted(made_by, key=made_by.get))
""",
    ),
    Answer(
        "diagnosis",
        'diagnosis = ["D", "H", "A", "B", "E", "C"]',
        form=True,
    ),
    # train
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean()) / X.std(correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="one mean and deviation for all columns",
        named=("The whole table gets one mean and one standard deviation, so its col",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        p = torch.softmax(X @ W, dim=1)
        loss = nn.functional.cross_entropy(p, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="softmax before cross_entropy is kept",
        named=("The loss expects logits and applies softmax itself, so that it is ap",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="the gradients add up: no zero_grad",
        named=("The gradients of the earlier steps are still in `.grad` and are adde",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="standard deviation divided by n - 1",
        named=("Your standard deviation divides by one less than the number of sampl",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(X @ W, y).backward()
        optimizer.step()
        with torch.no_grad():
            losses.append(nn.functional.cross_entropy(X @ W, y).item())
    return losses, W.detach()
""",
        slip="the losses after the steps",
        named=("Each of your losses stands after its step. The task asks for the los",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="zero_grad between backward and step",
        named=("The weights do not move. Is a step taken, does the optimiser hold th",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.var(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="divided by the variance",
        named=("You divide by the variance. Which root is missing?",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y, reduction="sum")
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="the sum of the losses instead of their mean",
        named=("Your loss is the sum over the samples. The task asks for their mean.",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=1, keepdim=True)) / X.std(dim=1, correction=0, keepdim=True)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="standardised along the rows",
        named=("You standardise each sample over its own features. The columns are t",),
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    targets = nn.functional.one_hot(y, W.shape[1]).to(X.dtype)
    losses = []
    for _ in range(steps):
        logits = X @ W
        losses.append(nn.functional.cross_entropy(logits, y).item())
        W = W - rate * (X.T @ (torch.softmax(logits, dim=1) - targets)) / len(X)
    return losses, W
""",
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    centred = X - X.mean(0)
    X = centred / (centred**2).mean(0).sqrt()
    rows = torch.arange(len(y))
    losses = []
    for _ in range(steps):
        W = W.detach().clone().requires_grad_(True)
        J = -torch.log_softmax(X @ W, dim=1)[rows, y].mean()
        losses.append(float(J))
        (slope,) = torch.autograd.grad(J, W)
        W = W - rate * slope
    return losses, W.detach()
""",
    ),
    Answer(
        "train",
        """def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = np.zeros(steps)
    for i in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        losses[i] = loss.item()
        optimizer.step()
    return losses, W.detach().numpy()
""",
        form=True,
    ),
]
