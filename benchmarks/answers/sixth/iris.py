"""Answers to the exercise `iris`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 134, 44, 17, 6, 510",
        slip="the held-out part is rounded down",
        named=("A quarter of the wines is no whole number. In which direction does t",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 143, 45, 18, 7, 540",
        slip="the misprint 143 is taken as the size of the training set",
        named=("That is the first shape of the report as it stands. One of the two i",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 16, 5, 480",
        slip="the incomplete last batch is not counted as a batch",
        named=("The last batch of an epoch is not full, but it counts as a batch, be",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 8, 510",
        slip="the last batch is thought to be full",
        named=("The last batch holds only what is left when all others are full.",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 45, 133, 6, 5, 180",
        slip="training and held-out part exchanged",
        named=("Your training set is the smaller of the two parts, but only a quarte",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 5, 17",
        slip="the steps of one epoch, not of all 30",
        named=("Those are the steps of a single epoch, but the training has several.",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 5, 133 * 30",
        slip="a step for each sample in place of each batch",
        named=("The optimiser takes a step for each batch, not for each wine.",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 23, 2, 690",
        slip="all 178 wines go through the loader",
        named=("Those are batches of the whole table. Which of the two parts goes th",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 3, 510",
        slip="what the last batch lacks (8 - 5) in place of what it holds",
        named=("You gave how many wines the last batch *lacks* to be full; the task ",),
    ),
    Answer(
        "counts",
        """
held_out = -(-178 // 4)
learn = 178 - held_out
batches = len(range(0, learn, 8))
last_batch = learn - 8 * (batches - 1)
steps = batches * 30
""",
    ),
    Answer(
        "counts",
        """
wines = TensorDataset(torch.zeros(178 - 45, 13))
sizes = [len(x) for (x,) in DataLoader(wines, batch_size=8)]
learn, held_out, batches, last_batch = sum(sizes), 45, len(sizes), sizes[-1]
steps = sum(1 for _ in range(30) for _ in sizes)
""",
    ),
    Answer(
        "counts", "learn, held_out, batches, last_batch, steps = np.array([133.0, 45.0, 17.0, 5.0, 510.0])", form=True
    ),
    # to_tensors
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = x_test.long()
    return x_train, x_test, y_train, y_test
""",
        slip="y_test is still made from x_test",
        named=("Your fourth result holds the values of another argument. Read the li",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="x_test remains a NumPy array",
        named=("The test features still have 64 bits: they have to be treated like t",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    return (
        torch.from_numpy(x_train),
        torch.from_numpy(x_test),
        torch.from_numpy(y_train).long(),
        torch.from_numpy(y_test).long(),
    )
""",
        slip="the features keep float64: .float() is missing",
        named=("Your features still have 64 bits, as NumPy's floats do, whereas the ",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(*arrays):
    return tuple(torch.from_numpy(a).float() for a in arrays)
""",
        slip="the class numbers become float32, too",
        named=("Your class numbers have become floating-point numbers, but a class n",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
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
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, y_train, x_test, y_test
""",
        slip="the order of the results: x_train, y_train, x_test, y_test",
        named=("The types are right, but your four tensors are not in the order of t",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train)
    y_test = torch.from_numpy(y_test)
    return x_train, x_test, y_train, y_test
""",
        slip="the class numbers keep NumPy's integer type, which can be int32",
        named=("Class numbers that come with 32 bits keep them in your function.",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.tensor(x_train, dtype=torch.float32)
    x_test = torch.tensor(x_test, dtype=torch.float32)
    y_train = torch.tensor(y_train, dtype=torch.int64)
    y_test = torch.tensor(y_train, dtype=torch.int64)
    return x_train, x_test, y_train, y_test
""",
        slip="y_test is made from y_train",
        named=("Your fourth result holds the values of another argument. Read the li",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    parts = [torch.from_numpy(a) for a in (x_train, x_test, y_train, y_test)]
    for part in parts[:2]:
        part = part.float()
    for part in parts[2:]:
        part = part.long()
    return tuple(parts)
""",
        slip="the conversions are assigned to the loop's variable and lost",
        named=(),
        near=True,
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    xs = [torch.as_tensor(x.astype(np.float32)) for x in (x_train, x_test)]
    ys = [torch.as_tensor(y.astype(np.int64)) for y in (y_train, y_test)]
    return *xs, *ys
""",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    def features(a):
        return torch.FloatTensor(a.tolist())

    def labels(a):
        return torch.LongTensor(a.tolist())

    return features(x_train), features(x_test), labels(y_train), labels(y_test)
""",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    kinds = [torch.float32, torch.float32, torch.int64, torch.int64]
    return [torch.tensor(a, dtype=k) for a, k in zip([x_train, x_test, y_train, y_test], kinds)]
""",
        form=True,
    ),
    # report
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="the batches are counted from 0, so the first is always noted",
        named=("Your first note comes after the first batch, whatever `every` is, as",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        seen += loader.batch_size
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="each batch counts as full, also the last one",
        named=("You count every batch as a full one, but the last one may be shorter",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for number, batch in enumerate(loader, start=1):
        seen += len(batch)
        if number % every == 0:
            lines.append(seen)
    return lines
""",
        slip="the length of the pair (x, y), always 2, in place of the number of samples",
        named=("What you add up for each batch is the number of parts that the loade",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(batch)
    return lines
""",
        slip="notes the number of the batch, not of the samples seen",
        named=("Your list holds the numbers of the batches. The task asks how many s",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
            seen = 0
    return lines
""",
        slip="the counter is set back to 0 after each report",
        named=("Your numbers are counted anew after each note. The task asks for all",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for x, _ in loader:
        seen += len(x)
        if seen % every == 0:
            lines.append(seen)
    return lines
""",
        slip="the number of samples, not of batches, is tested for every",
        named=("You report when the number of samples is a multiple of `every`. It i",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    if lines[-1:] != [seen]:
        lines.append(seen)
    return lines
""",
        slip="the end of the epoch is noted, too",
        named=("You also note the end of the epoch, where no report may be due.",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        if batch % every == 0:
            lines.append(seen)
        seen += len(x)
    return lines
""",
        slip="noted before the samples of the batch are added",
        named=("Each of your numbers lacks the batch after which it is noted. Which ",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
            return lines
""",
        slip="the return stands inside the loop, after the first report",
        named=(),
        near=True,
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen = np.cumsum([len(x) for x, _ in loader])
    return [int(s) for s in seen[every - 1 :: every]]
""",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    lines, seen, wait = [], 0, every
    for x, y in loader:
        seen += y.shape[0]
        wait -= 1
        if not wait:
            lines += [seen]
            wait = every
    return lines
""",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    sizes = torch.tensor([len(x) for x, _ in loader])
    return sizes.cumsum(0)[every - 1 :: every]
""",
        form=True,
    ),
    # share_of_class
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (y[prediction == k] == k).float().mean().item()
""",
        slip="the precision: the share of those predicted as k that are k",
        named=("You took the samples that are *predicted* as this class and asked ho",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction == y).float().mean().item()
""",
        slip="the accuracy over all classes",
        named=("This is the accuracy over all samples, which hides how the single cl",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    right = (prediction == k) & (y == k)
    return right.float().mean().item()
""",
        slip="divided by all samples, not by those of class k",
        named=("You divided by the number of all samples. Each class is to be judged",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k).sum() / (y == k).sum()).item()
""",
        slip="all samples predicted as k are counted, also those of other classes",
        named=("Your answer is the ratio of how often the network says k and how oft",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction[y == k] == k).sum().item()
""",
        slip="the number of right ones, not their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    of_k = logits[y == k]
    return (of_k[:, k] > 0).float().mean().item()
""",
        slip="a positive logit counts as predicted, without comparing the classes",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    p = torch.softmax(logits.double(), dim=1)
    return p[y == k, k].mean().item()
""",
        slip="the mean probability of class k, not the share of predictions",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    right = 0
    for p, t in zip(prediction, y):
        if p == t == k:
            right += 1
    return right // int((y == k).sum())
""",
        slip="integer division",
        named=("Your answer is 0 for every input of the check. Does a division of wh",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) == (y == k)).float().mean().item()
""",
        slip="the accuracy of 'k or not k': the other samples not predicted as k count as right",
        named=("You also count the samples of other classes that were not taken for ",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    right = total = 0
    for row, target in zip(logits.tolist(), y.tolist()):
        if target != k:
            continue
        total += 1
        right += row.index(max(row)) == k
    return right / total
""",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    confusion = torch.zeros(3, 3)
    for t, p in zip(y, logits.argmax(1)):
        confusion[t, p] += 1
    return (confusion[k, k] / confusion[k].sum()).item()
""",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    of_k = y == k
    return (logits.argmax(dim=1) == k)[of_k].double().mean()
""",
        form=True,
    ),
    # epoch
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(losses) / n, sum(rights) / n
""",
        slip="the mean losses are summed without their batch sizes, then divided by the samples",
        named=("For the loss you divided by the number of samples, but the numbers t",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = sum(l * s for l, s in zip(losses, sizes)) / len(losses)
    return loss, sum(rights) / sum(sizes)
""",
        slip="weighted by the sizes, but divided by the number of batches",
        named=("You weighted the losses, but divided by the number of batches. By wh",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = sum(l * s for l, s in zip(losses, sizes)) / sum(sizes)
    accuracy = sum(r / s for r, s in zip(rights, sizes)) / len(sizes)
    return loss, accuracy
""",
        slip="the accuracy is a mean of the batches' accuracies",
        named=("Your accuracy is a mean over the batches, in which the samples of a ",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(rights) / n, sum(l * s for l, s in zip(losses, sizes)) / n
""",
        slip="accuracy and loss in the wrong order",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = len(sizes) * sizes[0]
    loss = sum(l * s for l, s in zip(losses, sizes)) / n
    return loss, sum(rights) / n
""",
        slip="all batches are taken to be as large as the first",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = np.average(losses, weights=rights)
    return loss, sum(rights) / sum(sizes)
""",
        slip="weighted by the numbers of right samples, not by the sizes",
        named=("You weighted each loss by the number of right answers. Over how many",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    total = 0
    for l, s in zip(losses, sizes):
        total = l * s
    return total / sum(sizes), sum(rights) / sum(sizes)
""",
        slip="the total is overwritten by each batch: only the last one counts",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = sum(l * s for l, s in zip(losses, sizes)) / sum(sizes)
    return loss, 1 - sum(rights) / sum(sizes)
""",
        slip="the share of errors in place of the accuracy",
        named=("You gave the share of the wrong answers in place of the accuracy.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = sum(l / s for l, s in zip(losses, sizes)) / sum(1 / s for s in sizes)
    return loss, sum(rights) / sum(sizes)
""",
        slip="weighted by the inverse of the sizes: small batches count more",
        named=("Your weights are the wrong way round: a large batch counts less than",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = np.sum(sizes)
    return float(np.dot(losses, sizes) / n), float(np.sum(rights) / n)
""",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = accuracy = 0.0
    seen = 0
    for l, r, s in zip(losses, rights, sizes):
        seen += s
        loss += (l - loss) * s / seen
        accuracy += (r / s - accuracy) * s / seen
    return loss, accuracy
""",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    return np.array([np.average(losses, weights=sizes), np.sum(rights) / np.sum(sizes)])
""",
        form=True,
    ),
    # in_charge
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return len(held)
""",
        slip="counts all tensors of the optimiser, whosesoever they are",
        named=("You counted all tensors that the optimiser holds, including those of",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [id(p) for p in optimizer.param_groups[0]["params"]]
    return sum(id(p) in held for p in net.parameters())
""",
        slip="only the first group of parameters is looked at",
        named=("You looked at the first parameter group only, but an optimiser may h",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    count = 0
    for p in net.parameters():
        if any(p.shape == q.shape and torch.equal(p, q) for q in held):
            count += 1
    return count
""",
        slip="compares the values, so that a copy counts as the same tensor",
        named=("You compared values. A copy has the same values, but the optimiser d",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = []
    for group in optimizer.param_groups:
        held.extend(group["params"])
    return len([p for p in net.parameters() if p in held])
""",
        slip="`in` compares tensors by their values, which fails for tensors of different shapes",
        named=("Tensors of different shapes are combined entry by entry here, as by ",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return sum(p.numel() for p in net.parameters() if id(p) in held)
""",
        slip="counts the single numbers, not the tensors",
        named=("You counted the entries of the tensors, but the task asks for the nu",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return all(id(p) in held for p in net.parameters())
""",
        slip="returns whether all are held, not how many",
        named=("Your answer is 0 or 1, as when one asks whether one of the two holds",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return sum(id(p) not in held for p in net.parameters())
""",
        slip="counts those that the optimiser does not hold",
        named=("You counted the tensors of the network that the optimiser does *not*",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    own = {id(p) for p in net.parameters()}
    for group in optimizer.param_groups:
        count = 0
        for p in group["params"]:
            if id(p) in own:
                count += 1
    return count
""",
        slip="the counter is set back for each group: only the last group counts",
        named=(),
        near=True,
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p is q for p, q in zip(net.parameters(), held))
""",
        slip="compares position by position, so that other tensors before them hide those of the network",
        named=("A tensor is found only where it has the same place in both lists. Do",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    count = 0
    for p in net.parameters():
        for group in optimizer.param_groups:
            for q in group["params"]:
                if p is q:
                    count += 1
    return count
""",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {q.data_ptr() for group in optimizer.param_groups for q in group["params"]}
    return len(held & {p.data_ptr() for p in net.parameters()})
""",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = set()
    for group in optimizer.param_groups:
        held.update(map(id, group["params"]))
    return torch.tensor([id(p) in held for p in net.parameters()]).sum()
""",
        form=True,
    ),
    # zero_grad
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 1.96, 4",
        slip="without zero_grad the gradients are thought not to add up",
        named=("Without zero_grad, the gradient of the first step is still there in ",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.76, 1.96",
        slip="zero_grad before the step is thought to be harmless",
        named=("In the third case, what is left of the gradient when the optimiser m",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 2.89, 2.29, 4",
        slip="the derivative is taken as 1.5 w, without the factor 2",
        named=("What is the derivative of a square? Something is missing in yours.",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 2.8, 2.8, 4",
        slip="the weights after one step",
        named=("For `usual` you gave the value after one step, but the task asks for",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 6.76, 7.96, 4",
        slip="the step goes uphill: plus the gradient",
        named=("You moved along the gradient, but gradient descent goes against it.",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 16, 4, 4",
        slip="the learning rate is forgotten",
        named=("The learning rate is missing: the gradient is multiplied by it befor",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.4, 4",
        slip="the second gradient is taken at the start again (12 + 12) when they add up",
        named=("You added the same gradient twice, but the gradient of the second st",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 1.12, 4",
        slip="the second gradient is doubled, in place of adding the first one",
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.76, 0",
        slip="after zero_grad before the step the weight is thought to be 0",
        named=("`zero_grad` sets gradients to zero, not the parameter. What does the",),
    ),
    Answer(
        "zero_grad",
        """
rate, w = 0.1, 4.0
usual = w * (1 - 3 * rate) ** 2
first = w - rate * 3 * w
never = first - rate * (3 * w + 3 * first)
between = w
""",
    ),
    Answer(
        "zero_grad",
        """
def run(clear_first, clear_between):
    w, grad = 4.0, 0.0
    for _ in range(2):
        if clear_first:
            grad = 0.0
        grad += 3 * w
        if clear_between:
            grad = 0.0
        w -= 0.1 * grad
    return w


usual, never, between = run(True, False), run(False, False), run(False, True)
""",
    ),
    Answer("zero_grad", "usual, never, between = torch.tensor([1.96, 0.76, 4.0], dtype=torch.float64)", form=True),
    # classes
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
""",
        slip="the network is left in the mode for inference",
        named=("A network that came in training mode is left in the mode for inferen",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    with torch.no_grad():
        result = net(X).argmax(dim=1)
    net.train()
    return result
""",
        slip="the network is always left in training mode, also if it came in the other one",
        named=("You leave every network in training mode, even one that came in the ",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    was = net.training
    with torch.no_grad():
        result = net(X).argmax(dim=1)
    net.train(was)
    return result
""",
        slip="the mode is noted only after eval()",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    with torch.inference_mode():
        return net(X).argmax(dim=1)
""",
        slip="inference_mode is taken for eval(): batch norm still uses the batch and moves its averages",
        named=("Your answers still depend on the rest of the batch, because batch no",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    state = copy.deepcopy(net.state_dict())
    with torch.no_grad():
        result = net(X).argmax(dim=1)
    net.load_state_dict(state)
    return result
""",
        slip="the averages are restored, but the classes still come from the statistics of the batch",
        named=("The network is left in its mode and with its running means, but your",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.training = False
    with torch.no_grad():
        result = net(X).argmax(dim=1)
    net.training = was
    return result
""",
        slip="the flag of the outer module only: the batch norm inside stays in training mode",
        named=("Your answers still depend on the rest of the batch, because batch no",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        result = net(X).argmax(dim=0)
    net.train(was)
    return result
""",
        slip="argmax over the samples, not over the classes",
        named=("You looked for the largest logit among the samples. Along which axis",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        result = net(X).max(dim=1)[0]
    net.train(was)
    return result
""",
        slip="the largest logits, not the numbers of their classes",
        named=("You returned the largest logits. The class is the index of the large",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
    net.train(was)
""",
        slip="the mode is restored after the return, which is never reached",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    frozen = copy.deepcopy(net).eval()
    with torch.no_grad():
        return frozen(X).argmax(dim=1)
""",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    modes = {m: m.training for m in net.modules()}
    try:
        net.eval()
        with torch.no_grad():
            return torch.cat([net(x[None]).argmax(dim=1) for x in X])
    finally:
        for m, mode in modes.items():
            m.training = mode
""",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.train(False)
    result = net(X).detach().numpy().argmax(axis=1)
    net.train(was)
    return result.tolist()
""",
        form=True,
    ),
    # error_bar
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.2713, 736",
        slip="not divided by the number of samples: the standard deviation of one sample",
        named=("Your error is that of a single answer: the number of samples is miss",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0015, 7",
        slip="the root is missing in the standard error",
        named=("Your error is a variance, which is measured in squares: the root is ",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0388, 737",
        slip="n - 1 in place of n in the standard error, and one sample too many from it",
        named=("You divided by n - 1. The variance of a share follows from the share",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0752, 2827",
        slip="1.96 standard errors, the half width of an interval, in place of one",
        named=("You gave the half width of an interval of about two standard errors.",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0384, 7",
        slip="the standard error 0.01 is not squared: 0.0736 / 0.01",
        named=("In the formula for the standard error n stands under a root. When yo",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0384, 192",
        slip="the number of samples is scaled by the ratio of the errors, not by its square",
        named=("The standard error falls with the *root* of the number of samples, s",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.08, 0.0384, 736",
        slip="the share of errors in place of the accuracy",
        named=("This is 1 minus what is asked for. Which share, or which probability",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0707, 2500",
        slip="the worst case of an accuracy of 1/2 in place of 0.92",
        named=("You took the worst case, an accuracy of one half, instead of the mea",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0054, 27",
        slip="the standard deviation is divided by n, not by its root",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bar",
        """
share = 46 / 50
error = (share * (1 - share) / 50) ** 0.5
needed = round(share * (1 - share) / 0.01**2)
""",
    ),
    Answer(
        "error_bar",
        """
results = np.array([1] * 46 + [0] * 4)
share = results.mean()
error = round(results.std() / np.sqrt(len(results)), 4)
needed = int(np.rint(results.var() * 10_000))
""",
    ),
    Answer("error_bar", "share, error, needed = np.float32(0.92), np.array(0.0384), 736.0", form=True),
    # target
    Answer(
        "target",
        'settings = {"rate": 0.1, "momentum": 0.0, "batch": 16, "epochs": 600}',
        slip="600 epochs in place of 600 steps",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 5, "momentum": 0.0, "batch": 16, "epochs": 80}',
        slip="a learning rate that is far too large",
        named=("How long does a step become with this rate and this momentum?",),
    ),
    Answer(
        "target",
        'settings = {"rate": 1e-6, "momentum": 0.0, "batch": 16, "epochs": 80}',
        slip="a learning rate that is far too small",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.001, "momentum": 0.0, "batch": 16, "epochs": 10}',
        slip="the settings of the example, unchanged: too small a rate and too few steps",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 1, "epochs": 600}',
        slip="batches of a single sample: 67,200 steps",
        named=("These settings take so many steps that they were not tried. The task",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 90, "batch": 16, "epochs": 80}',
        slip="the momentum in per cent",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.002, "momentum": 0.0, "batch": 112, "epochs": 600}',
        slip="steps that are too short for only 600 of them",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.0, "batch": 15, "epochs": 85}',
        slip="the incomplete last batch is not counted: 8 steps for each epoch, 680 in all",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.1, "momentum": 0.0, "batch": 112, "epochs": 5}',
        slip="five steps in all: far too short a training",
        named=("The loss is still high when the training ends, for at least one seed",),
    ),
    Answer("target", "settings = dict(rate=0.1, momentum=0.0, batch=112, epochs=600)"),
    Answer(
        "target",
        """
batch = 112
settings = {"rate": 0.05, "momentum": 0.5, "batch": batch, "epochs": 600 // -(-112 // batch)}
""",
    ),
    Answer(
        "target",
        'settings = {"rate": "0.1", "momentum": np.float32(0), "batch": 112.0, "epochs": np.array(590)}',
        form=True,
    ),
    # too_high
    Answer(
        "too_high",
        'truth = "tftft"',
        slip="a: believes that no real network gets all right",
        named=("Look at statement a again. A network that is right on most flowers m",),
    ),
    Answer(
        "too_high",
        'truth = "fttft"',
        slip="b: a single result of 38 flowers is taken as proof that the network is better",
        named=("Look at statement b again. How large is the chance that a network wi",),
    ),
    Answer(
        "too_high",
        'truth = "fffft"',
        slip="c: 0.96^38 is thought to be far from one in five",
        named=("Look at statement c again. The 38 answers are independent. How likel",),
    ),
    Answer(
        "too_high",
        'truth = "ffttt"',
        slip="d: a training accuracy of 1 is thought to exclude a bug",
        named=("Look at statement d again. Name a bug with which both accuracies wou",),
    ),
    Answer(
        "too_high",
        'truth = "fftff"',
        slip="e: one flower of 38 is thought to change the accuracy by less than 0.02",
        named=("Look at statement e again. By how much does the share of 38 flowers ",),
    ),
    Answer(
        "too_high",
        'truth = "ttftf"',
        slip="all five exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "too_high",
        'truth = "fffff"',
        slip="everything false: c and e are true",
        named=(),
        near=True,
    ),
    Answer("too_high", 'truth = "tffft"', slip="a and c: sides with the colleague"),
    Answer("too_high", 'truth = "ftttt"', slip="b and d: trusts a perfect result"),
    Answer(
        "too_high",
        """
c = abs(0.96**38 - 1 / 5) < 0.02
e = 1 / 38 > 0.02
truth = "".join("ft"[int(s)] for s in (False, False, c, False, e))
""",
    ),
    Answer("too_high", 'truth = "ff" + "t" + "ft"'),
    Answer("too_high", 'truth = "FFTFT"', form=True),
    # keep_and_stop
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept]:
            kept = epoch
        elif epoch - kept >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="least is not used: each lower loss counts as better",
        named=("For you any lower loss counts as better. What is the third argument ",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1] - least:
            kept, bad = epoch, 0
        else:
            bad += 1
            if bad == patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="compared with the epoch before, not with the kept one",
        named=("You compare each epoch with the one before it. Which epoch does it h",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept = epoch
        else:
            bad += 1
            if bad == patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="the counter is not set back by a better epoch: epochs in a row are not required",
        named=("You count all epochs that were not better since the beginning. A bet",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept, bad = epoch, 0
        else:
            bad += 1
            if bad > patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="stops one epoch too late: more than patience epochs",
        named=("You wait for one more epoch than the patience allows.",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] >= least:
            kept, bad = epoch, 0
        else:
            bad += 1
            if bad == patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="at least `least` in place of more than `least`",
        named=("A loss that is lower by exactly the third argument counts as better ",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = int(np.argmin(losses))
    return kept, min(kept + patience, len(losses) - 1)
""",
        slip="keeps the lowest loss of the whole run, also if it comes after the stop",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept, bad = epoch, 0
        else:
            bad += 1
            if bad == patience:
                return kept, epoch
    return kept, len(losses)
""",
        slip="without a stop, the last epoch is given as the number of epochs, one too high",
        named=("Where nothing stops the training, the last epoch is that of the last",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    best, kept, bad = losses[0], 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < best - least:
            kept, bad = epoch, 0
        else:
            bad += 1
            if bad >= patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="the best loss is never updated: all are compared with epoch 0",
        named=("You compare every epoch with epoch 0. Which epoch is kept by then?",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept, bad = epoch, 0
        else:
            bad += 1
            if bad == patience:
                break
    return epoch, kept
""",
        slip="the two numbers are returned in the wrong order",
        named=("Your two numbers have changed places. The kept epoch comes first.",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = epoch = 0
    while epoch + 1 < len(losses) and epoch - kept < patience:
        epoch += 1
        if losses[epoch] < losses[kept] - least:
            kept = epoch
    return kept, epoch
""",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    def next_better(kept):
        for e in range(kept + 1, min(kept + patience, len(losses) - 1) + 1):
            if losses[kept] - losses[e] > least:
                return e
        return None

    kept = 0
    while (better := next_better(kept)) is not None:
        kept = better
    return kept, min(kept + patience, len(losses) - 1)
""",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, last = 0, 0
    for epoch, loss in enumerate(losses):
        last = epoch
        if loss < losses[kept] - least:
            kept = epoch
        elif epoch - kept == patience:
            break
    return np.array([kept, last])
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0058, 0.07, 0.6062, 0.8575",
        slip="three reductions until epoch 23: 23 / 8 rounded up",
        named=("You have one drop too many. When does the third one come?",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0065, 0.07, 0.6062, 0.8575",
        slip="the rate falls smoothly, 0.4 to the power 23/8, not in steps",
        named=("Your rate falls a little in every epoch, but StepLR keeps it until t",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.0675, 0.6062, 0.8575",
        slip="the cosine falls to 0: the lowest rate 0.01 is left out",
        named=("Your wave ends at 0. To which rate does this one come down?",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.0633, 0.6062, 0.8575",
        slip="the rate falls on a straight line, not on a cosine",
        named=("That is a straight line. The wave starts flat, so it lies above the ",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.0000, 0.8575",
        slip="the weight decay is not multiplied by the learning rate: 0.95 to the power 250",
        named=("Learning rate and decay act as a product. Have you used both?",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.5, 0.8575",
        slip="the decays are added up: 1 - 250 * 0.002",
        named=("You take the same amount away in each step, but a step takes a share",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.6062, 0.8827",
        slip="the one-sided limit: 0.05 in place of 0.025",
        named=("You left 5 % on one side. An interval of 95 % leaves half of that on",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.03, 0.6062, 0.8575",
        slip="a minus before the cosine: the schedule rises",
        named=("Your rate is that after two thirds of the run. Does the wave cover a",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.6062, 0.8620",
        slip="Wilson's interval in place of the exact one",
        named=("That is Wilson's interval, which is an approximation. The exact one ",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.09 * 0.4 ** (23 // 8)
cosine = 0.01 + (0.09 - 0.01) / 2 * (1 + np.cos(np.pi * 8 / 24))
decayed = (1 - 0.04 * 0.05) ** 250
lowest = 0.025 ** (1 / 24)
""",
    ),
    Answer(
        "by_hand",
        """
stepped = 0.09
for epoch in range(1, 24):
    if epoch % 8 == 0:
        stepped *= 0.4
cosine = 0.05 + 0.04 * 0.5
decayed = 1.0
for _ in range(250):
    decayed -= 0.04 * (0 + 0.05 * decayed)
low, high = 0.0, 1.0
for _ in range(60):
    lowest = (low + high) / 2
    if lowest**24 < 0.025:
        low = lowest
    else:
        high = lowest
""",
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = torch.tensor([0.0144, 0.07, 0.6062, 0.8575], dtype=torch.float64)",
        form=True,
    ),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "dcabeh"',
        slip="2 and 6: sigmoids and the dead layer exchanged",
        named=("All but two are right: recordings 2 and 6 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhaebc"',
        slip="4 and 5: the shuffled inputs and the missing zero_grad exchanged",
        named=("All but two are right: recordings 4 and 5 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "fhabec"',
        slip="1: a tiny learning rate in place of the replaced last layer",
        named=("The loss falls, though more slowly than it could. Which of the numbe",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhgbec"',
        slip="3: the sum of the losses in place of softmax before the loss",
        named=("The gradients are in order, and the loss falls at first. Down to whi",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabgc"',
        slip="5: the sum of the losses in place of the missing zero_grad",
        named=("At first this loss falls faster than it should. What happens later?",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhafec"',
        slip="4: a tiny learning rate in place of the shuffled inputs",
        named=("The loss stays where it began. Are the gradients 0, and is it moving",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dfabec"',
        slip="2: a tiny learning rate in place of sigmoids",
        named=("Compare the gradients of the first and of the last layer.",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabef"',
        slip="6: a tiny learning rate in place of the dead layer",
        named=("The loss goes down to the logarithm of 5. Which of the numbers on it",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "ahdbec"',
        slip="1 and 3: softmax and the replaced layer exchanged",
        named=("All but two are right: recordings 1 and 3 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        """
found = {6: "c", 1: "d", 3: "a", 5: "e", 4: "b", 2: "h"}
diagnosis = "".join(found[number] for number in range(1, 7))
""",
    ),
    Answer("diagnosis", 'diagnosis = "dha" + "bec"'),
    Answer("diagnosis", 'diagnosis = "DHABEC"', form=True),
    # train
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
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
        slip="still standardised by one mean and one deviation for all columns",
        named=("The whole table gets one mean and one standard deviation, so its col",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        p = torch.softmax(X @ W, dim=1)
        loss = nn.functional.cross_entropy(p, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="softmax is still applied before cross_entropy",
        named=("The loss expects logits and applies softmax itself, so that it is ap",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
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
        slip="zero_grad is still missing",
        named=("The gradients of the earlier steps are still in `.grad` and are adde",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
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
        slip="the standard deviation divides by n - 1",
        named=("Your standard deviation divides by one less than the number of sampl",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=1, keepdim=True)) / X.std(dim=1, keepdim=True, correction=0)
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
        slip="each row is standardised, not each column",
        named=("You standardise each sample over its own features. The columns are t",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            losses.append(nn.functional.cross_entropy(X @ W, y).item())
    return losses, W.detach()
""",
        slip="the loss after each step, not before it",
        named=("Each of your losses stands after its step. The task asks for the los",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y, reduction="sum")
        loss.backward()
        optimizer.step()
        losses.append(loss.item() / len(y))
    return losses, W.detach()
""",
        slip="the steps follow the sum of the losses, only the noted loss is a mean",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = X - X.mean(dim=0) / X.std(dim=0, correction=0)
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
        slip="the brackets are missing: only the mean is divided by the deviation",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.var(dim=0, correction=0)
    V = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([V], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ V, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, V.detach()
""",
        slip="divided by the variance, not by the standard deviation",
        named=("You divide by the variance. Which root is missing?",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    Z = X - X.mean(dim=0)
    Z = Z / (Z**2).mean(dim=0).sqrt()
    target = nn.functional.one_hot(y, 3).to(Z.dtype)
    losses = []
    for _ in range(steps):
        log_p = torch.log_softmax(Z @ W, dim=1)
        losses.append(-(log_p * target).sum(dim=1).mean().item())
        W = W - rate * Z.T @ (log_p.exp() - target) / len(y)
    return losses, W
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    scaled = torch.stack([(c - c.mean()) / c.std(correction=0) for c in X.T], dim=1)
    W = W.detach().clone()
    losses = []
    for _ in range(steps):
        W.requires_grad_(True)
        loss = nn.NLLLoss()(nn.LogSoftmax(dim=1)(scaled @ W), y)
        (g,) = torch.autograd.grad(loss, W)
        losses.append(float(loss))
        W = W.detach() - rate * g
    return losses, W.detach()
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(0)) / X.std(0, correction=0)
    W = W.clone().requires_grad_()
    sgd = torch.optim.SGD([W], lr=rate)
    losses = np.zeros(steps)
    for i in range(steps):
        sgd.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        losses[i] = loss.item()
        loss.backward()
        sgd.step()
    return [losses, W.detach().numpy()]
""",
        form=True,
    ),
]
