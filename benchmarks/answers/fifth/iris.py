"""Answers to the exercise `iris`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """
learn, held_out = 134, 44
batches = 17
last_batch = 6
steps = 510
""",
        slip="the size of the held-out part is rounded down",
        named=("A quarter of the wines is no whole number. In which direction does t",),
    ),
    Answer(
        "counts",
        """
learn, held_out = 143, 35
batches = 18
last_batch = 7
steps = 540
""",
        slip="the misprint, 143, is taken as right, and the rest of the 178 as held out",
        named=("That is the first shape of the report as it stands. One of the two i",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 133 // 8
last_batch = 8
steps = batches * 30
""",
        slip="the incomplete last batch is dropped: 16 batches",
        named=("The last batch of an epoch is not full, but it counts as a batch, be",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 17
last_batch = 8 - 133 % 8
steps = 510
""",
        slip="how many are missing in the last batch, 3, in place of how many it holds, 5",
        named=("You gave how many wines the last batch *lacks* to be full; the task ",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = round(30 * 133 / 8)
""",
        slip="the steps from the fraction 133 / 8 for each epoch, without rounding up in each",
        named=("A batch never reaches over the end of an epoch. How many steps has o",),
    ),
    Answer(
        "counts",
        """
n = 178
held_out = -(-n // 4)
learn = n - held_out
batches = -(-n // 8)
last_batch = n % 8
steps = 30 * batches
""",
        slip="the batches are made of all the wines, not only of the training set",
        named=("Those are batches of the whole table. Which of the two parts goes th",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = 30 * 133
""",
        slip="a step for each sample in place of for each batch",
        named=("The optimiser takes a step for each batch, not for each wine.",),
    ),
    Answer(
        "counts",
        """
learn, held_out = 45, 133
batches, last_batch = 6, 5
steps = 180
""",
        slip="the two parts are exchanged: the training is on the quarter",
        named=("Your training set is the smaller of the two parts, but only a quarte",),
    ),
    Answer(
        "counts",
        """
learn, held_out, batches, last_batch = 133, 45, 17, 5
steps = batches
""",
        slip="the steps of a single epoch in place of all 30",
        named=("Those are the steps of a single epoch, but the training has several.",),
    ),
    Answer(
        "counts",
        """
held_out = int(np.ceil(178 / 4))
learn = 178 - held_out
parts = torch.arange(learn).split(8)
batches, last_batch = len(parts), len(parts[-1])
steps = sum(len(parts) for epoch in range(30))
""",
    ),
    Answer(
        "counts",
        """
learn, held_out = 3 * 178 // 4, 178 - 3 * 178 // 4
full, last_batch = divmod(learn, 8)
batches = full + (last_batch > 0)
steps = 30 * batches
""",
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = torch.tensor([133.0, 45.0, 17.0, 5.0, 510.0])",
        form=True,
    ),
    # to_tensors
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
        slip="class numbers of 32 bits are not converted",
        named=("Class numbers that come with 32 bits keep them in your function.",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test)
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="x_test becomes a tensor, but is not converted to float32",
        named=("The test features still have 64 bits: they have to be treated like t",),
    ),
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
def to_tensors(*arrays):
    return tuple(torch.Tensor(array) for array in arrays)
""",
        slip="torch.Tensor makes floats of everything, also of the class numbers",
        named=("Your class numbers have become floating-point numbers, but a class n",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    X = [torch.as_tensor(a, dtype=torch.float32) for a in (x_train, x_test)]
    y = [torch.as_tensor(a, dtype=torch.int64) for a in (y_train, y_test)]
    return X[0], y[0], X[1], y[1]
""",
        slip="returned in another order: y_train before x_test",
        named=("The types are right, but your four tensors are not in the order of t",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    parts = [torch.from_numpy(a) for a in (x_train, x_test, y_train, y_test)]
    return tuple(p.float() if p.dtype == torch.float64 else p.int() for p in parts)
""",
        slip="int() makes class numbers of 32 bits in place of 64",
        named=("Your class numbers always have 32 bits. Which integer type does the ",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0) + 1e-8
    x_train, x_test = (torch.from_numpy((x - mean) / std) for x in (x_train, x_test))
    return x_train.float(), x_test.float(), torch.from_numpy(y_train).long(), torch.from_numpy(y_test).long()
""",
        slip="the features are standardised as well",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    parts = [torch.from_numpy(a).to(torch.int64) for a in (x_train, x_test, y_train, y_test)]
    return parts[0].float(), parts[1].float(), parts[2], parts[3]
""",
        slip="the features pass through whole numbers, int64, before they become floats",
        named=("Your features have become integers and lost their decimals. Only the",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    out = []
    for a in (x_train, x_test, y_train, y_test):
        kind = torch.float32 if a is x_train else torch.int64
        out.append(torch.tensor(a).to(kind))
    return tuple(out)
""",
        slip="x_test is treated like the class numbers: cut to whole numbers",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    kinds = np.float32, np.float32, np.int64, np.int64
    arrays = x_train, x_test, y_train, y_test
    return tuple(torch.from_numpy(np.array(a, dtype=kind)) for a, kind in zip(arrays, kinds))
""",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(*arrays):
    features, numbers = arrays[:2], arrays[2:]
    return (*map(torch.FloatTensor, (f.tolist() for f in features)), *map(torch.LongTensor, (n.tolist() for n in numbers)))
""",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    return [
        torch.from_numpy(x_train).float(),
        torch.from_numpy(x_test).float(),
        torch.from_numpy(y_train).long(),
        torch.from_numpy(y_test).long(),
    ]
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
        slip="the batches are counted from 0, so the report comes after the first, not after the every-th",
        named=("Your first note comes after the first batch, whatever `every` is, as",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, x in enumerate(loader, 1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="the length of the pair of features and classes, 2, is added in place of the number of samples",
        named=("What you add up for each batch is the number of parts that the loade",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    return [i * loader.batch_size for i in range(1, len(loader) + 1) if i % every == 0]
""",
        slip="an incomplete last batch is counted as a full one",
        named=("You count every batch as a full one, but the last one may be shorter",),
    ),
    Answer(
        "report",
        """
def report(loader, every, lines=[]):
    seen = 0
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="the list is a default value, which keeps the lines of earlier calls",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
            seen = 0
    return lines
""",
        slip="the count starts again after each report",
        named=("Your numbers are counted anew after each note. The task asks for all",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines, batch = 0, [], 0
    for x, _ in loader:
        batch += 1
        if batch % every == 0:
            lines.append(seen)
        seen += len(x)
    return lines
""",
        slip="the report is written before the samples of the batch are added",
        named=("Each of your numbers lacks the batch after which it is noted. Which ",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    if not lines or lines[-1] != seen:
        lines.append(seen)
    return lines
""",
        slip="the end of the epoch is always reported, also where it is no every-th batch",
        named=("You also note the end of the epoch, where no report may be due.",),
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
        slip="the number of samples is divided by every, not the number of batches",
        named=("You report when the number of samples is a multiple of `every`. It i",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    sizes = torch.tensor([x.numel() for x, _ in loader])
    return torch.cumsum(sizes, 0)[every - 1 :: every].tolist()
""",
        slip="the numbers in a batch are counted, samples times features, in place of its samples",
        named=("You added up the entries of the batches. A sample is a row, and it c",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    sizes = [len(y) for _, y in loader]
    return [sum(sizes[:end]) for end in range(every, len(sizes) + 1, every)]
""",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    n = len(loader.dataset)
    full = range(1, len(loader) + 1)
    return [min(i * loader.batch_size, n) for i in full if not i % every]
""",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    sizes = np.array([x.shape[0] for x, _ in loader])
    return np.cumsum(sizes)[every - 1 :: every]
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
        slip="the precision: the share of the samples predicted as k that are of class k",
        named=("You took the samples that are *predicted* as this class and asked ho",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) & (y == k)).float().mean().item()
""",
        slip="divided by the number of all samples in place of those of class k",
        named=("You divided by the number of all samples. Each class is to be judged",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) == (y == k)).float().mean().item()
""",
        slip="the accuracy of the decision k or not k, over all samples",
        named=("You also count the samples of other classes that were not taken for ",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    return (logits.argmax(dim=1) == k).double().mean().item()
""",
        slip="the share of all samples that are predicted as k, whatever their class",
        named=("This is how often the network says k, right or not. Which samples do",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    right = 0
    of_class = 0
    for z, label in zip(logits.tolist(), y.tolist()):
        if label == k:
            of_class += 1
            right += z.index(max(z)) == k
    return right // of_class
""",
        slip="a division of whole numbers, which makes every share below 1 a 0",
        named=("Your answer is 0 for every input of the check. Does a division of wh",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    p = torch.softmax(logits, dim=1)
    return p[y == k, k].mean().item()
""",
        slip="the mean probability of class k in place of the share of predictions",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction == y).float().mean().item()
""",
        slip="the accuracy over all classes: k is not used",
        named=("This is the accuracy over all samples, which hides how the single cl",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    threshold = torch.sigmoid(logits[:, k]) > 0.5
    return threshold[y == k].float().mean().item()
""",
        slip="class k counts as predicted if its own logit is positive, not if it is the largest",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    both = ((prediction == k) & (y == k)).sum()
    return (2 * both / ((prediction == k).sum() + (y == k).sum())).item()
""",
        slip="the F1 score, which mixes recall and precision",
        named=("You mixed recall and precision. Only the recall is asked for.",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    hits = [int(z.argmax()) == k for z, label in zip(logits, y) if label == k]
    return sum(hits) / len(hits)
""",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    table = torch.zeros(3, 3)
    for label, guess in zip(y, logits.max(1).indices):
        table[label, guess] += 1
    return (table.diagonal() / table.sum(dim=1))[k].item()
""",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    return (logits.argmax(dim=1)[y == k] == k).double().mean()
""",
        form=True,
    ),
    # epoch
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    return sum(losses) / sum(sizes), sum(rights) / sum(sizes)
""",
        slip="the sum of the mean losses is divided by the number of samples, without weighting each by its size",
        named=("For the loss you divided by the number of samples, but the numbers t",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    return np.dot(losses, rights) / n, sum(rights) / n
""",
        slip="the losses are weighted by the number of right ones in place of the sizes",
        named=("You weighted each loss by the number of right answers. Over how many",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = np.average(losses, weights=sizes)
    accuracy = np.mean([r / s for r, s in zip(rights, sizes)])
    return loss, accuracy
""",
        slip="the accuracy is a mean over the batches now",
        named=("Your accuracy is a mean over the batches, in which the samples of a ",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    total = sum(loss * size for loss, size in zip(losses, sizes))
    return total / len(losses), sum(rights) / sum(sizes)
""",
        slip="the weighted sum is divided by the number of batches",
        named=("You weighted the losses, but divided by the number of batches. By wh",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = right = n = 0
    for l, r, s in zip(losses, rights, sizes):
        loss += l * s
        right += r
        n += s
    return right / n, loss / n
""",
        slip="the two results are in the wrong order",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss, n = 0.0, 0
    for l, s in zip(losses, sizes):
        loss += l * sizes[0]
        n += s
    return loss / n, sum(rights) / n
""",
        slip="each batch is weighted with the size of the first one",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    mean = 0.0
    for i, loss in enumerate(losses):
        share = sizes[i] / sum(sizes[: i + 1])
        mean = mean + share * loss
    return mean, sum(rights) / sum(sizes)
""",
        slip="a running mean that forgets to shrink the mean so far",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(l * s for l, s in zip(losses, sizes)) / n, 1 - sum(rights) / n
""",
        slip="the share of wrong samples in place of the accuracy",
        named=("You gave the share of the wrong answers in place of the accuracy.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    full = [i for i, s in enumerate(sizes) if s == max(sizes)]
    n = sum(sizes[i] for i in full)
    return sum(losses[i] * sizes[i] for i in full) / n, sum(rights[i] for i in full) / n
""",
        slip="the smaller batches are left out",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    each = [loss for loss, size in zip(losses, sizes) for _ in range(size)]
    return sum(each) / len(each), sum(rights) / len(each)
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
    s = torch.tensor(sizes, dtype=torch.float64)
    both = torch.stack([torch.tensor(losses, dtype=torch.float64) @ s, torch.tensor(rights).double().sum()])
    return both / s.sum()
""",
        form=True,
    ),
    # in_charge
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for p in optimizer.param_groups[0]["params"]}
    return sum(id(p) in held for p in net.parameters())
""",
        slip="only the first group of the optimiser is looked at",
        named=("You looked at the first parameter group only, but an optimiser may h",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    return sum(len(group["params"]) for group in optimizer.param_groups)
""",
        slip="all tensors of the optimiser are counted, whether they are of this network or not",
        named=("You counted all tensors that the optimiser holds, including those of",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    count = 0
    for p in net.parameters():
        for q in held:
            if p.shape == q.shape and torch.equal(p, q):
                count += 1
                break
    return count
""",
        slip="values are compared, so that the tensors of a copy count as those of the network",
        named=("You compared values. A copy has the same values, but the optimiser d",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p in held for p in net.parameters())
""",
        slip="`in` on a list of tensors compares their values, which raises an error or counts wrongly",
        named=("Tensors of different shapes are combined entry by entry here, as by ",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return sum(p.numel() for p in net.parameters() if id(p) in held)
""",
        slip="the numbers in the tensors are counted in place of the tensors",
        named=("You counted the entries of the tensors, but the task asks for the nu",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    own = {id(p) for p in net.parameters()}
    count = 0
    for group in optimizer.param_groups:
        count = sum(id(p) in own for p in group["params"])
    return count
""",
        slip="the count of each group overwrites that of the groups before",
        named=("You looked at one parameter group only, the last, but an optimiser m",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    own = set(net.parameters())
    held = {p for group in optimizer.param_groups for p in group["params"]}
    return len(own - held)
""",
        slip="counts the tensors of the network that the optimiser does not hold",
        named=("You counted the tensors of the network that the optimiser does *not*",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p is q for p, q in zip(net.parameters(), held))
""",
        slip="compared by position only: the first with the first, the second with the second",
        named=("A tensor is found only where it has the same place in both lists. Do",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {p for group in optimizer.param_groups for p in group["params"]}
    layers_held = [layer for layer in net if any(p in held for p in layer.parameters())]
    return len(layers_held)
""",
        slip="layers are counted, not parameter tensors: a weight and its bias count as one",
        named=("You counted layers, but a layer has a tensor of weights and one of b",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    count = 0
    for p in net.parameters():
        for group in optimizer.param_groups:
            if any(p is q for q in group["params"]):
                count += 1
                break
    return count
""",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {p.data_ptr() for group in optimizer.param_groups for p in group["params"]}
    return len(held & {p.data_ptr() for p in net.parameters()})
""",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return torch.tensor([id(p) in held for p in net.parameters()]).sum()
""",
        form=True,
    ),
    # zero_grad
    Answer(
        "zero_grad",
        """
usual = 2.89
never = 2.29
between = 4.0
""",
        slip="the gradient of 1.5 w² is taken as 1.5 w, without the factor 2",
        named=("What is the derivative of a square? Something is missing in yours.",),
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 0.4
between = 4.0
""",
        slip="never: the second gradient is taken at the old w, 12 again, in place of 8.4 at the new one",
        named=("You added the same gradient twice, but the gradient of the second st",),
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 1.96
between = 4.0
""",
        slip="never: nothing is taken to add up without zero_grad",
        named=("Without zero_grad, the gradient of the first step is still there in ",),
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 0.76
between = 1.96
""",
        slip="between: zero_grad after the backward pass is taken to be harmless",
        named=("In the third case, what is left of the gradient when the optimiser m",),
    ),
    Answer(
        "zero_grad",
        """
w = 4.0
for step in range(2):
    w = w + 0.1 * 3 * w
usual = w
first = 4 + 1.2
never = first + 0.1 * (12 + 3 * first)
between = 4.0
""",
        slip="the steps go up the gradient in place of down",
        named=("You moved along the gradient, but gradient descent goes against it.",),
    ),
    Answer(
        "zero_grad",
        """
usual = 2.8
never = 2.8
between = 4.0
""",
        slip="the values after one step in place of two",
        named=("For `usual` you gave the value after one step, but the task asks for",),
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 2.8 - 0.1 * (8.4 + 8.4)
between = 4.0
""",
        slip="never: the new gradient counts twice, in place of the old and the new one once each",
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 0.76
between = 2.8
""",
        slip="between: the first step is taken to happen, and only the second to be lost",
        named=("In the third case, what is left of the gradient when the optimiser m",),
    ),
    Answer(
        "zero_grad",
        """
usual, never = 4.0, 4.0
total = 0
for _ in range(2):
    slope = 4.5 * usual
    usual -= 0.1 * slope
    total += 4.5 * never
    never -= 0.1 * total
between = 4
""",
        slip="the factor 1.5 is squared too: (1.5 w)² with the slope 4.5 w",
    ),
    Answer(
        "zero_grad",
        """
def after(carry, cleared):
    w, g = 4.0, 0.0
    for _ in range(2):
        g = g * carry + 3 * w
        if cleared:
            g = 0.0
        w -= 0.1 * g
    return w


usual, never, between = after(0, False), after(1, False), after(0, True)
""",
    ),
    Answer(
        "zero_grad",
        """
usual = 4 * (1 - 0.3) ** 2
never = 4 * (1 - 0.3) - 0.1 * 3 * (4 + 4 * (1 - 0.3))
between = 4 * (1 - 0) ** 2
""",
    ),
    Answer("zero_grad", "usual, never, between = np.array([1.96, 0.76, 4.0], dtype=np.float32)", form=True),
    # classes
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
""",
        slip="the network is left in the mode for inference, whatever it was in",
        named=("A network that came in training mode is left in the mode for inferen",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train()
    return found
""",
        slip="the network is always left in training mode, also if it was in the mode for inference",
        named=("You leave every network in training mode, even one that came in the ",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    saved = copy.deepcopy(net.state_dict())
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.load_state_dict(saved)
    return found
""",
        slip="the running averages are restored, but in training mode the classes still depend on the batch",
        named=("The network is left in its mode and with its running means, but your",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    mode = net.training
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(mode)
    return found
""",
        slip="the mode is noted after eval() has changed it already",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.training = training
    return found
""",
        slip="the mode is set back for the outer module only, not for the layers in it",
        named=("The classes are right, but a network that came in training mode is l",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        p = torch.softmax(net(X), dim=0)
    net.train(was)
    return p.argmax(dim=1)
""",
        slip="softmax over the samples in place of the classes, so the answers depend on the batch again",
        named=("Other samples have a say in your classes: do your probabilities sum ",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    other = copy.copy(net)
    other.eval()
    with torch.inference_mode():
        return other(X).argmax(dim=1)
""",
        slip="a shallow copy shares its layers with the network, so these are left in the mode for inference",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        net.train(was)
        return net(X).argmax(dim=1)
""",
        slip="the mode is set back before the network is applied",
        named=("Your answers still depend on the rest of the batch, because batch no",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    try:
        net.eval()
        with torch.no_grad():
            return net(X).max(dim=1).values
    finally:
        net.train(was)
""",
        slip="the largest logits are returned in place of the class numbers",
        named=("You returned the largest logits. The class is the index of the large",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    twin = copy.deepcopy(net).eval()
    with torch.no_grad():
        return torch.stack([twin(row[None])[0].argmax() for row in X])
""",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    modes = {module: module.training for module in net.modules()}
    try:
        net.train(False)
        return torch.max(net(X).detach(), dim=1)[1]
    finally:
        for module, mode in modes.items():
            module.training = mode
""",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(was)
    return found.tolist()
""",
        form=True,
    ),
    # error_bar
    Answer(
        "error_bar",
        """
share = 46 / 50
error = 0.2713
needed = 736
""",
        slip="the standard deviation of one sample, without the division by the root of 50",
        named=("Your error is that of a single answer: the number of samples is miss",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0384
needed = 2500
""",
        slip="needed: for the worst case, an accuracy of a half, in place of the same accuracy",
        named=("You took the worst case, an accuracy of one half, instead of the sam",),
    ),
    Answer(
        "error_bar",
        """
share = 46 / 50
error = (share * (1 - share) / 50) ** 0.5
needed = int(share * (1 - share) / 0.01**2)
""",
        slip="needed: 735.99… from the computer's arithmetic is cut off to 735",
        named=("Was a rounded number used on the way, or the result cut off that a c",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = round(1.96 * (0.92 * 0.08 / 50) ** 0.5, 4)
needed = 736
""",
        slip="half the width of a 95 % interval, 1.96 standard errors, in place of one",
        named=("You gave the half width of an interval of about two standard errors.",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0384
needed = round(50 * 0.0384 / 0.01)
""",
        slip="needed: the standard error is taken to fall with n in place of with its root",
        named=("The standard error falls with the *root* of the number of samples, s",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0384
needed = 736 - 50
""",
        slip="needed: how many more samples than the 50, in place of how many in all",
        named=("You gave how many *more* are needed. The task asks how many in all.",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = round(0.92 * 0.08 / 50, 4)
needed = 736
""",
        slip="the variance in place of its root",
        named=("Your error is a variance, which is measured in squares: the root is ",),
    ),
    Answer(
        "error_bar",
        """
right = np.array([1] * 46 + [0] * 4)
share = right.mean()
error = round(right.std(ddof=1) / 50**0.5, 4)
needed = 736
""",
        slip="divided by 49 in place of 50 in the variance: 0.0388",
        named=("You divided by n - 1. The variance of a share follows from the share",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0054
needed = 27
""",
        slip="divided by n outside of the root in place of inside",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bar",
        """
right = np.repeat([1.0, 0.0], [46, 4])
share = right.mean()
error = right.std() / np.sqrt(len(right))
needed = round(right.var() / 0.01**2)
""",
    ),
    Answer(
        "error_bar",
        """
n, k = 50, 46
share = k / n
error = round((k * (n - k)) ** 0.5 / n**1.5, 4)
needed = k * (n - k) * 10_000 // n**2
""",
    ),
    Answer("error_bar", "share, error, needed = np.float32(0.92), np.array(0.0384), 736.0", form=True),
    # target
    Answer(
        "target",
        'settings = {"rate": 0.001, "momentum": 0.0, "batch": 16, "epochs": 80}',
        slip="the learning rate is still far too small",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 3.0, "momentum": 0.9, "batch": 16, "epochs": 50}',
        slip="the learning rate is far too large",
        named=("How long does a step become with this rate and this momentum?",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 16, "epochs": 200}',
        slip="1400 steps, more than the 600 allowed",
        named=("The target is reached, but with more steps than are allowed. Let eac",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 16, "epochs": 1}',
        slip="a single epoch, 7 steps, is too short",
        named=("The loss is still high when the training ends, for at least one seed",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 1, "epochs": 10}',
        slip="batches of one sample: 112 steps an epoch, 1120 in all",
        named=("At least one of the three networks was thrown far away, and more ste",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.1, "momentum": 1.0, "batch": 16, "epochs": 50}',
        slip="a momentum of 1, which never forgets a gradient",
        named=("How long does a step become with this rate and this momentum?",),
    ),
    Answer(
        "target",
        """
settings = {"rate": 0.01, "momentum": 0.0, "batch": 112, "epochs": 30}
""",
        slip="one full batch for each epoch, so only 30 small steps",
        named=("The loss is still high when the training ends, for at least one seed",),
    ),
    Answer(
        "target",
        """
settings = dict(rate=0.1, momentum=0.9, batch=16, epochs=600)
""",
        slip="600 is taken as the number of epochs in place of steps",
        named=("At least one of the three networks was thrown far away, and more ste",),
    ),
    Answer(
        "target",
        """
settings = dict(rate=1e-5, momentum=0.9, batch=16, epochs=80)
""",
        slip="a learning rate of 0.00001, with which the weights hardly move",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer("target", 'settings = {"rate": 0.05, "momentum": 0.9, "batch": 112, "epochs": 300}'),
    Answer(
        "target",
        """
settings = {"rate": 0.001, "momentum": 0.0, "batch": 16, "epochs": 10}
settings.update(rate=0.01, momentum=0.9, epochs=600 // 7)
""",
    ),
    Answer(
        "target",
        'settings = {"rate": "0.01", "momentum": np.float64(0.9), "batch": 16.0, "epochs": torch.tensor(85)}',
        form=True,
    ),
    # too_high
    Answer(
        "too_high",
        'truth = "tftft"',
        slip="a: all right is taken to be impossible without a bug",
        named=("Look at statement a again. A network that is right on most flowers m",),
    ),
    Answer(
        "too_high",
        'truth = "fttft"',
        slip="b: 38 of 38 is taken to show that the network is better",
        named=("Look at statement b again. How large is the chance that a network wi",),
    ),
    Answer(
        "too_high",
        'truth = "fffft"',
        slip="c: 0.96 to the power of 38 is not worked out; the chance is taken to be far from a fifth",
        named=("Look at statement c again. The 38 answers are independent. How likel",),
    ),
    Answer(
        "too_high",
        'truth = "ffttt"',
        slip="d: a perfect training accuracy is taken to show that there is no bug",
        named=("Look at statement d again. Name a bug with which both accuracies wou",),
    ),
    Answer(
        "too_high",
        """
step = round(1 / 150, 3)
truth = "fft" + "f" + ("t" if step > 0.02 else "f")
""",
        slip="e: one of all 150 flowers in place of one of the 38 test flowers",
        named=("Look at statement e again. By how much does the share of 38 flowers ",),
    ),
    Answer(
        "too_high",
        'truth = "ttttt"',
        slip="the example of the statement: everything taken as true",
        named=(),
        near=True,
    ),
    Answer(
        "too_high",
        'truth = "ttftf"',
        slip="the letters are exchanged: t where a statement is false",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "too_high",
        """
chance = 1 - 0.96**38
truth = "ff" + ("t" if abs(chance - 0.2) < 0.05 else "f") + "tt"
""",
        slip="c: the chance of at least one error; and d taken as true",
    ),
    Answer(
        "too_high",
        'truth = "fffff"',
        slip="all the friends are taken to be wrong, c and e too",
        named=(),
        near=True,
    ),
    Answer(
        "too_high",
        """
c = abs(0.96**38 - 1 / 5) < 0.02
e = 1 / 38 > 0.02
truth = "".join("ft"[int(value)] for value in (False, False, c, False, e))
""",
    ),
    Answer("too_high", 'truth = "".join(["f", "f", "t", "f", "t"])'),
    Answer("too_high", 'truth = ("F", "F", "T", "F", "T")', form=True),
    # keep_and_stop
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept] - least:
            kept, waited = epoch, 0
        else:
            waited += 1
            if waited > patience:
                return kept, epoch
    return kept, len(losses) - 1
""",
        slip="stops one epoch too late: after more than `patience` epochs without a better one",
        named=("You wait for one more epoch than the patience allows.",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept = epoch
        else:
            waited += 1
        if waited >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="the count of epochs without improvement is not set back to 0 by a better one",
        named=("You count all epochs that were not better since the beginning. A bet",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
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
        slip="compared with the epoch before in place of the kept one",
        named=("You compare each epoch with the one before it. Which epoch does it h",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    best, kept, waited = losses[0], 0, 0
    for epoch, loss in enumerate(losses[1:], 1):
        if best - loss > least:
            kept, waited = epoch, 0
        else:
            waited += 1
        best = min(best, loss)
        if waited >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="compared with the lowest loss so far, also where that epoch was not kept",
        named=("You compare with the lowest loss so far. After several small improve",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
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
        slip="an improvement of exactly `least` counts as better, although it must be more",
        named=("A loss that is lower by exactly the third argument counts as better ",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[kept] - losses[epoch] > least:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return int(np.argmin(losses[: epoch + 1])), epoch
""",
        slip="the lowest loss of the trained epochs is kept, without regard to `least`",
        named=("You keep the epoch with the lowest loss among those trained, even wh",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[kept] - least:
            kept = epoch
        if epoch - kept == patience:
            return kept, epoch
    return kept, len(losses)
""",
        slip="a run that is not stopped ends with the number of epochs in place of the last epoch's number",
        named=("Where nothing stops the training, the last epoch is that of the last",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept] * (1 - least):
            kept = epoch
        elif epoch - kept >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="`least` is taken as a share of the kept loss in place of a difference",
        named=("You ask for another improvement than the third argument. Do you take",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, bad, stopped = 0, 0, len(losses) - 1
    for epoch in range(1, len(losses)):
        better = losses[kept] - losses[epoch] > least
        kept = epoch if better else kept
        bad = 0 if better else bad + 1
        if bad == patience:
            stopped = min(stopped, epoch)
    return kept, stopped
""",
        slip="the last epoch is right, but the loop goes on and keeps epochs after the stop",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    def go(kept, epoch):
        if epoch - kept == patience or epoch == len(losses) - 1:
            return kept, epoch
        following = epoch + 1
        return go(following if losses[kept] - losses[following] > least else kept, following)

    return go(0, 0)
""",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = 0
    while True:
        window = range(kept + 1, min(kept + patience + 1, len(losses)))
        better = [epoch for epoch in window if losses[kept] - losses[epoch] > least]
        if not better:
            return kept, min(kept + patience, len(losses) - 1)
        kept = better[0]
""",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, last = 0, 0
    for epoch in range(1, len(losses)):
        last = epoch
        if losses[kept] - losses[epoch] > least:
            kept = epoch
        if epoch - kept >= patience:
            break
    return np.array([kept, last])
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        """
stepped = 0.0058
cosine = 0.07
decayed = 0.6062
lowest = 0.8575
""",
        slip="stepped: the rate is multiplied three times by epoch 23, one too many",
        named=("You have one drop too many. When does the third one come?",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.0775
decayed = 0.6062
lowest = 0.8575
""",
        slip="cosine: the lowest rate is added to the full 0.09 in place of to the difference 0.08",
        named=("You added the lowest rate to a wave that comes down by the whole of ",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.09 * 0.4 ** (23 // 8)
cosine = 0.01 + 0.08 * (1 + np.cos(np.pi * 8 / 24)) / 2
decayed = (1 - 0.05) ** 250
lowest = 0.025 ** (1 / 24)
""",
        slip="decayed: the weight decay alone, without the learning rate",
        named=("Learning rate and decay act as a product. Have you used both?",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.07
decayed = 0.6062
lowest = 0.8827
""",
        slip="lowest: 5 % in the one tail in place of 2.5 %",
        named=("You left 5 % on one side. An interval of 95 % leaves half of that on",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.09 * 0.4 ** (23 / 8)
cosine = 0.07
decayed = 0.6062
lowest = 0.8575
""",
        slip="stepped: the rate falls continuously, with a fractional exponent",
        named=("Your rate falls a little in every epoch, but StepLR keeps it until t",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.03
decayed = 0.6062
lowest = 0.8575
""",
        slip="cosine: with a minus before the cosine, so the rate would rise from 0.01",
        named=("Your rate is that after two thirds of the run. Does the wave cover a",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.0633
decayed = 0.6062
lowest = 0.8575
""",
        slip="cosine: a straight line between the two rates in place of the cosine",
        named=("That is a straight line. The wave starts flat, so it lies above the ",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.07
w = 1.0
for _ in range(250):
    w = w - 0.002
decayed = w
lowest = 0.8575
""",
        slip="decayed: the same amount is taken off in each step, in place of the same share",
        named=("You take the same amount away in each step, but a step takes a share",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.07
decayed = 0.6062
lowest = 1 - 3 / 24
""",
        slip="lowest: the rule of three, 1 - 3 / n, in place of the exact interval",
    ),
    Answer(
        "by_hand",
        """
rate = 0.09
for epoch in range(1, 24):
    if epoch % 8 == 0:
        rate *= 0.4
stepped = rate
cosine = 0.05 + 0.04 * torch.cos(torch.tensor(torch.pi / 3)).item()
w = 1.0
for _ in range(250):
    w -= 0.04 * 0.05 * w
decayed = w
low, high = 0.0, 1.0
while high - low > 1e-9:
    middle = (low + high) / 2
    low, high = (middle, high) if middle**24 < 0.025 else (low, middle)
lowest = low
""",
    ),
    Answer(
        "by_hand",
        """
stepped = round(0.09 * 0.16, 4)
cosine = round(0.01 + 0.08 * np.cos(np.pi / 6) ** 2, 4)
decayed = round(np.exp(250 * np.log1p(-0.002)), 4)
lowest = round(np.exp(np.log(0.025) / 24), 4)
""",
    ),
    Answer("by_hand", "stepped, cosine, decayed, lowest = torch.tensor([0.0144, 0.07, 0.6062, 0.8575])", form=True),
    # diagnosis
    Answer(
        "diagnosis",
        'diagnosis = "fhabec"',
        slip="1: a tiny learning rate in place of a replaced last layer, although the loss falls to 0.016",
        named=("The loss falls, though more slowly than it could. Which of the numbe",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dcabeh"',
        slip="2 and 6: the sigmoids and the dead layer are exchanged",
        named=("All but two are right: recordings 2 and 6 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhbaec"',
        slip="3 and 4: softmax and the shuffled inputs are exchanged",
        named=("All but two are right: recordings 3 and 4 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabgc"',
        slip="5: the sum of the losses in place of a missing zero_grad, although the first loss is an ordinary mean",
        named=("At first this loss falls faster than it should. What happens later?",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhafec"',
        slip="4: a tiny learning rate, although the first steps are as long as in the others",
        named=("The loss stays where it began. Are the gradients 0, and is it moving",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabef"',
        slip="6: a tiny learning rate, although the gradients themselves are 0",
        named=("The loss goes down to the logarithm of 5. Which of the numbers on it",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhebac"',
        slip="3 and 5: softmax and the missing zero_grad are exchanged",
        named=("All but two are right: recordings 3 and 5 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dfabec"',
        slip="2: a tiny learning rate, although the last layer's step is the longest of all",
        named=("Compare the gradients of the first and of the last layer.",),
    ),
    Answer(
        "diagnosis",
        """
recording_of = {"d": 1, "h": 2, "a": 3, "e": 4, "b": 5, "c": 6}
diagnosis = "".join(sorted(recording_of, key=recording_of.get))
""",
        slip="4 and 5: the shuffled inputs and the missing zero_grad are exchanged",
        named=("All but two are right: recordings 4 and 5 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        """
found = dict(a=3, b=4, c=6, d=1, e=5, h=2)
diagnosis = "".join(letter for _, letter in sorted((n, letter) for letter, n in found.items()))
""",
    ),
    Answer("diagnosis", 'diagnosis = "d" + "h" + "ab" + "ec"'),
    Answer("diagnosis", 'diagnosis = ["D", "H", "A", "B", "E", "C"]', form=True),
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
        slip="X is still standardised as a whole, not column by column",
        named=("The whole table gets one mean and one standard deviation, so its col",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    W = W.clone().requires_grad_()
    losses = []
    for _ in range(steps):
        p = torch.softmax(X @ W, dim=1)
        loss = nn.functional.cross_entropy(p, y)
        (g,) = torch.autograd.grad(loss, W)
        W = (W - rate * g).detach().requires_grad_()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="softmax is still applied before the cross-entropy",
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
    optimizer.zero_grad()
    return losses, W.detach()
""",
        slip="zero_grad is called only once, after the loop, so the gradients add up",
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
        slip="each row is standardised in place of each column",
        named=("You standardise each sample over its own features. The columns are t",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(0)) / X.std(0, correction=0)
    Y = nn.functional.one_hot(y, 3).to(X.dtype)
    losses = []
    for _ in range(steps):
        p = torch.softmax(X @ W, dim=1)
        W = W - rate * X.T @ (p - Y) / len(X)
        losses.append(nn.functional.cross_entropy(X @ W, y).item())
    return losses, W
""",
        slip="the loss is noted after each step in place of before it",
        named=("Each of your losses stands after its step. The task asks for the los",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(0)) / X.std(0, correction=0)
    W = W.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        p = torch.softmax(X @ W, dim=1)
        loss = nn.functional.nll_loss(p, y) + 1
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="1 minus the probability of the right class as the loss: the logarithm is missing",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(0)) / X.var(0, correction=0)
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
        slip="divided by the variance of each column in place of its root",
        named=("You divide by the variance. Which root is missing?",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(0)) / X.std(0, correction=0)
    start = W
    W = torch.zeros_like(start).requires_grad_()
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
        slip="the training starts from zeros in place of the given weights",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(0)) / X.std(0, correction=0)
    Y = torch.eye(3, dtype=X.dtype)[y]
    losses = []
    for _ in range(steps):
        z = X @ W
        log_p = z - torch.logsumexp(z, dim=1, keepdim=True)
        losses.append(-(Y * log_p).sum(dim=1).mean().item())
        W = W - rate * torch.einsum("nd,nk->dk", X, log_p.exp() - Y) / len(y)
    return losses, W
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    centred = X - X.mean(dim=0, keepdim=True)
    X = centred / centred.square().mean(dim=0).sqrt()
    W = nn.Parameter(W.clone())
    sgd = torch.optim.SGD([W], lr=rate)
    losses = []
    while len(losses) < steps:
        log_p = torch.log_softmax(X @ W, dim=1)
        loss = nn.functional.cross_entropy(log_p, y)
        losses.append(loss.item())
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    return losses, W.data
""",
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
        losses.append(loss.detach())
    return [torch.stack(losses).numpy(), W.tolist()]
""",
        form=True,
    ),
]
