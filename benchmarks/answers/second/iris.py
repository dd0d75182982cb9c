"""Answers to the exercise `iris`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """learn = 143
held_out = 45
batches = 18
last_batch = 7
steps = 540""",
        slip="the misprinted 143 is believed, although 143 + 45 is not 178",
        named=("That is the first shape of the report as it stands. One of the two",),
    ),
    Answer(
        "counts",
        """learn = 134
held_out = 44
batches = 17
last_batch = 6
steps = 510""",
        slip="the held-out part is rounded down",
        named=("A quarter of the wines is no whole number. In which direction does",),
    ),
    Answer(
        "counts",
        """learn = 45
held_out = 133
batches = 6
last_batch = 5
steps = 180""",
        slip="training set and held-out part are exchanged",
        named=("Your training set is the smaller of the two parts, but only a quarter",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = 17
last_batch = 8
steps = 510""",
        slip="the last batch is taken to be full",
        named=("The last batch holds only what is left when all others are full.",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = 133 * 30""",
        slip="a step for each sample instead of each batch",
        named=("The optimiser takes a step for each batch, not for each wine.",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = 23
last_batch = 2
steps = 690""",
        slip="all 178 wines go through the loader",
        named=("Those are batches of the whole table. Which of the two parts goes",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = learn // 8
last_batch = learn % 8
steps = 30 * batches""",
        slip="the number of batches is rounded down",
        named=("The last batch of an epoch is not full, but it counts as a batch,",),
    ),
    Answer(
        "counts",
        """learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = 499""",
        slip="the epochs are run together: 30 times 133 samples in batches of 8",
        named=("A batch never reaches over the end of an epoch. How many steps has",),
    ),
    Answer(
        "counts",
        """held_out = -(-178 // 4)
learn = 178 - held_out
batches = -(-learn // 8)
last_batch = learn - 8 * (batches - 1)
steps = sum(batches for _ in range(30))
""",
    ),
    Answer(
        "counts",
        """held_out = int(np.ceil(178 / 4))
learn = 178 - held_out
sizes = [len(x) for (x,) in DataLoader(TensorDataset(torch.zeros(learn, 13)), batch_size=8)]
batches, last_batch, steps = len(sizes), sizes[-1], 30 * len(sizes)
""",
    ),
    Answer(
        "counts",
        """learn, held_out, batches = 133.0, torch.tensor(45), np.array([17])
last_batch = " 5"
steps = 510.0""",
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
        slip="x_test stays a NumPy array",
        near=True,
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(x_test).long()
    x_test = torch.from_numpy(x_test).float()
    return x_train, x_test, y_train, y_test
""",
        slip="y_test is still made from x_test",
        named=("Your fourth result holds the values of another argument. Read the",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    return tuple(torch.from_numpy(part).float() for part in (x_train, x_test, y_train, y_test))
""",
        slip="all four become float32, the class numbers too",
        named=("Your class numbers have become floating-point numbers, but a class",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = torch.from_numpy(x_train).float(), torch.from_numpy(x_test).float()
    return x_train, x_test, torch.from_numpy(y_train), torch.from_numpy(y_test)
""",
        slip="the class numbers keep the dtype that NumPy gave them",
        named=("Class numbers that come with 32 bits keep them in your function.",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = torch.from_numpy(x_train).float(), torch.from_numpy(x_test).float()
    y_train, y_test = torch.from_numpy(y_train).long(), torch.from_numpy(y_test).long()
    return x_train, y_train, x_test, y_test
""",
        slip="returns the parts in another order",
        named=("The types are right, but your four tensors are not in the order of",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = x_train.float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="x_test is made from x_train",
        named=("Your second result holds the values of another argument. Read the",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = torch.tensor(x_train), torch.tensor(x_test)
    y_train, y_test = torch.tensor(y_train).long(), torch.tensor(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="the features stay float64",
        named=("Your features still have 64 bits, as NumPy's floats do, whereas the",),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = torch.from_numpy(x_train).float(), torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long().reshape(-1, 1)
    y_test = torch.from_numpy(y_test).long().reshape(-1, 1)
    return x_train, x_test, y_train, y_test
""",
        slip="the class numbers are made into a column",
        named=(),
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    features = [torch.tensor(x, dtype=torch.float32) for x in (x_train, x_test)]
    numbers = [torch.tensor(y, dtype=torch.int64) for y in (y_train, y_test)]
    return (*features, *numbers)
""",
    ),
    Answer(
        "to_tensors",
        """def to_tensors(*arrays):
    kinds = [np.float32, np.float32, np.int64, np.int64]
    return tuple(torch.from_numpy(a.astype(kind)) for a, kind in zip(arrays, kinds))
""",
    ),
    Answer(
        "to_tensors",
        """def to_tensors(x_train, x_test, y_train, y_test):
    x = [torch.from_numpy(x_train).float(), torch.from_numpy(x_test).float()]
    return x + [torch.from_numpy(y_train).long(), torch.from_numpy(y_test).long()]
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
        slip="the batches are counted from 0",
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
        slip="the size of this batch instead of the samples so far",
        named=("Your list holds the sizes of single batches. The task asks how many",),
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
        slip="the count begins anew after each report",
        named=("Your numbers are counted anew after each note. The task asks for all",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    lines = []
    for batch, (x, _) in enumerate(loader, start=1):
        if batch % every == 0:
            lines.append(batch * loader.batch_size)
    return lines
""",
        slip="batch number times batch size, as if the last batch were full",
        named=("You count every batch as a full one, but the last one may be shorter.",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
        return lines
""",
        slip="return stands inside the loop",
        named=("Your list holds what is noted after the first batch at most. Is there",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = 0, []
    for x, _ in loader:
        seen += len(x)
        if seen % every == 0:
            lines.append(seen)
    return lines
""",
        slip="every is compared with the samples, not with the batches",
        named=("You report when the number of samples is a multiple of `every`. It is",),
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
        slip="noted before this batch is added",
        named=("Each of your numbers lacks the batch after which it is noted. Which",),
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
        slip="counts the features, 3 for each sample",
        named=("You added up the entries of the batches. A sample is a row, and it",),
    ),
    Answer(
        "report",
        """def report(loader, every):
    totals = np.cumsum([len(x) for x, _ in loader])
    return totals[every - 1 :: every].tolist()
""",
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, left, lines = 0, every, []
    for _, y in loader:
        seen, left = seen + y.numel(), left - 1
        if not left:
            lines, left = lines + [seen], every
    return lines
""",
    ),
    Answer(
        "report",
        """def report(loader, every):
    seen, lines = torch.tensor(0.0), []
    for batch, (x, _) in enumerate(loader, start=1):
        seen = seen + len(x)
        if batch % every == 0:
            lines.append(seen)
    return tuple(lines)
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
        slip="precision: the share of the predictions k that are right",
        named=("You took the samples that are *predicted* as this class and asked how",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction == y).float().mean().item()
""",
        slip="the accuracy over all samples, k is not used",
        named=("This is the accuracy over all samples, which hides how the single",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) & (y == k)).float().mean().item()
""",
        slip="divided by all samples instead of those of class k",
        named=("You divided by the number of all samples. Each class is to be judged",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction[y == k] == k).sum().item()
""",
        slip="the number of right samples instead of their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    return (logits.argmax(dim=1) == k).float().mean().item()
""",
        slip="the share of all samples that are predicted as k, whatever they are",
        named=("This is how often the network says k, right or not. Which samples",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) == (y == k)).float().mean().item()
""",
        slip="the accuracy of the question k or not k, over all samples",
        named=("You also count the samples of other classes that were not taken for",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction[y == k] == k).mean().item()
""",
        slip="the mean of truth values without float(), which PyTorch refuses",
        near=True,
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).values
    return (prediction[y == k] == k).float().mean().item()
""",
        slip="the largest logits are compared with k, not their indices",
        named=("You compared the largest logits with a class number. The maximum",),
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    members = [row for row, label in zip(logits.tolist(), y.tolist()) if label == k]
    return sum(row.index(max(row)) == k for row in members) / len(members)
""",
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    confusion = torch.zeros(3, 3, dtype=torch.float64)
    for label, answer in zip(y, logits.argmax(dim=1)):
        confusion[label, answer] += 1
    return (confusion[k, k] / confusion[k].sum()).item()
""",
    ),
    Answer(
        "share_of_class",
        """def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction[y == k] == k).float().mean(dim=0, keepdim=True)
""",
        form=True,
    ),
    # epoch
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    return sum(losses) / sum(sizes), sum(rights) / sum(sizes)
""",
        slip="the batch means are added unweighted and divided by the samples",
        named=("The accuracy is right. For the loss you divided by the number of",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    total = sum(loss * right for loss, right in zip(losses, rights))
    return total / sum(sizes), sum(rights) / sum(sizes)
""",
        slip="the losses are weighted with the right answers, not with the sizes",
        named=("The accuracy is right. You weighted each loss by the number of right",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    total = sum(loss * size for loss, size in zip(losses, sizes))
    return total / len(losses), sum(rights) / sum(sizes)
""",
        slip="the total loss is divided by the batches, not by the samples",
        named=("The accuracy is right. You weighted the losses, but divided by the",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss = sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)
    return loss, sum(right / size for right, size in zip(rights, sizes)) / len(sizes)
""",
        slip="the accuracy is the mean of the batches' accuracies",
        named=("The loss is right. Your accuracy is a mean over the batches, in which",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    loss = sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)
    return sum(rights) / sum(sizes), loss
""",
        slip="accuracy and loss are returned in the wrong order",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    n = len(sizes) * sizes[0]
    return sum(loss * size for loss, size in zip(losses, sizes)) / n, sum(rights) / n
""",
        slip="all batches are counted as full in the number of samples",
        near=True,
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(loss * size for loss, size in zip(losses, sizes)) / n, sum(rights) // n
""",
        slip="integer division in the accuracy",
        named=("The loss is right. Your accuracy has been cut to a whole number",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(loss * size for loss, size in zip(losses, sizes)) / n, 100 * sum(rights) / n
""",
        slip="the accuracy in per cent",
        named=("The loss is right. Your accuracy is in per cent. As a mean over",),
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    of_each_batch = np.divide(rights, sizes)
    return np.average(losses, weights=sizes), np.average(of_each_batch, weights=sizes)
""",
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    each_sample = np.repeat(losses, sizes)
    return float(each_sample.mean()), sum(rights) / len(each_sample)
""",
    ),
    Answer(
        "epoch",
        """def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(loss * size for loss, size in zip(losses, sizes)) / n
    return torch.tensor([[loss], [sum(rights) / n]], dtype=torch.float64)
""",
        form=True,
    ),
    # in_charge
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    return sum(len(group["params"]) for group in optimizer.param_groups)
""",
        slip="counts all tensors of the optimiser, the network is not looked at",
        named=("You counted all tensors that the optimiser holds, including those of",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for p in optimizer.param_groups[0]["params"]}
    return sum(id(p) in held for p in net.parameters())
""",
        slip="only the first parameter group is searched",
        named=("You looked at the first parameter group only, but an optimiser may",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(any(torch.equal(p, q) for q in held) for p in net.parameters())
""",
        slip="equal values count, so a copy is taken for the same tensor",
        named=("You compared values. A copy has the same values, but the optimiser",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return sum(p.numel() for p in net.parameters() if id(p) in held)
""",
        slip="counts the numbers in the tensors, not the tensors",
        named=("You counted the entries of the tensors, but the task asks for the",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return any(id(p) in held for p in net.parameters())
""",
        slip="returns whether there is any instead of how many",
        named=("Your answer only says whether the optimiser holds any of them",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p is q for p, q in zip(net.parameters(), held))
""",
        slip="compares place by place, so a tensor in another place is missed",
        named=("A tensor is found only where it has the same place in both lists",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p in held for p in net.parameters())
""",
        slip="in compares the tensors' values with ==, which fails",
        named=("combined entry by entry here, as by `==`, which `in` uses",),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    return sum(p in optimizer.state for p in net.parameters())
""",
        slip="looks into the optimiser's state, which is empty for plain SGD",
        named=(),
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = set()
    for group in optimizer.param_groups:
        held.update(group["params"])
    return len(held.intersection(net.parameters()))
""",
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    count = 0
    for mine in net.parameters():
        for group in optimizer.param_groups:
            if any(mine is other for other in group["params"]):
                count += 1
                break
    return count
""",
    ),
    Answer(
        "in_charge",
        """def in_charge(optimizer, net):
    held = [id(p) for group in optimizer.param_groups for p in group["params"]]
    return torch.tensor([float(id(p) in held) for p in net.parameters()]).sum()
""",
        form=True,
    ),
    # zero_grad
    Answer(
        "zero_grad",
        "usual, never, between = 2.8, 2.8, 4.0",
        slip="only one step is made",
        named=("For `usual` you gave the value after one step",),
    ),
    Answer(
        "zero_grad",
        """usual = 2.89
never = 2.29
between = 4""",
        slip="the slope is taken as 1.5w, the factor 2 is missing",
        named=("What is the derivative of a square? Something is missing in yours.",),
    ),
    Answer(
        "zero_grad",
        """usual = 1.96
never = 0.76
between = 1.96""",
        slip="zero_grad before step is taken to be harmless",
        named=("In the third case, what is left of the gradient when the optimiser",),
    ),
    Answer(
        "zero_grad",
        """usual = 1.96
never = 1.96
between = 4""",
        slip="without zero_grad: the new gradient replaces the old one",
        named=("Without zero_grad, the gradient of the first step is still there in",),
    ),
    Answer(
        "zero_grad",
        """usual = 16
never = 4
between = 4""",
        slip="the learning rate is forgotten",
        named=("The learning rate is missing: the gradient is multiplied by it before",),
    ),
    Answer(
        "zero_grad",
        """usual = 1.96
never = 0.4
between = 4""",
        slip="without zero_grad: the second gradient is not computed at the new w",
        named=("You added the same gradient twice, but the gradient of the second",),
    ),
    Answer(
        "zero_grad",
        """usual = 1.96
never = 1.12
between = 4""",
        slip="without zero_grad: the second gradient is doubled instead of added to the first",
        near=True,
    ),
    Answer(
        "zero_grad",
        """usual = 4 + 1.2 + 1.56
never = 7.96
between = 4""",
        slip="the gradient is added: steps uphill",
        named=("You moved along the gradient, but gradient descent goes against it.",),
    ),
    Answer(
        "zero_grad",
        """usual = 4 * 0.7**2
never = 4 - 0.1 * 12 - 0.1 * (12 + 3 * 2.8)
between = 4 - 0.1 * 0 - 0.1 * 0
""",
    ),
    Answer(
        "zero_grad",
        """ends = []
for forget_before, forget_after in ((True, False), (False, False), (False, True)):
    w, grad = 4.0, 0.0
    for _ in range(2):
        grad = 3 * w + (0.0 if forget_before else grad)
        if forget_after:
            grad = 0.0
        w -= 0.1 * grad
    ends.append(w)
usual, never, between = ends
""",
    ),
    Answer(
        "zero_grad",
        """usual = torch.tensor([1.96])
never = " 0.76 "
between = np.array(4)""",
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
        named=("The classes are right. A network that came in training mode is left",),
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
        slip="the network is always left in training mode",
        named=("The classes are right. You leave every network in training mode, even",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    with torch.inference_mode():
        return net(X).argmax(dim=1)
""",
        slip="inference_mode is taken for eval, so batch norm still uses the batch",
        named=("Your answers still depend on the rest of the batch, because batch",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=0)
    net.train(training)
    return found
""",
        slip="argmax over the samples instead of the classes",
        named=("You looked for the largest logit among the samples. Along which axis",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    training = net.training
    net.train()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(training)
    return found
""",
        slip="train() instead of eval(): the batch's own averages are always used",
        named=("You switched to training mode for the answer, so every network now",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    with torch.no_grad():
        return torch.cat([net(x[None]).argmax(dim=1) for x in X])
""",
        slip="one sample at a time without eval(), which batch norm refuses in training mode",
        named=("In training mode, batch norm needs several samples for its",),
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
        slip="the running averages are restored, but the mode is never changed",
        named=("The network is left in its mode and with its running means, but you",),
    ),
    Answer(
        "classes",
        """def classes(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        found = torch.softmax(net(X), dim=1)
    net.train(training)
    return found
""",
        slip="returns the probabilities instead of the class numbers",
        near=True,
    ),
    Answer(
        "classes",
        """def classes(net, X):
    with torch.no_grad():
        return copy.deepcopy(net).eval()(X).argmax(dim=1)
""",
    ),
    Answer(
        "classes",
        """def classes(net, X):
    modes = [(module, module.training) for module in net.modules()]
    try:
        return net.eval()(X).detach().max(dim=1).indices
    finally:
        for module, mode in modes:
            module.training = mode
""",
    ),
    Answer(
        "classes",
        """def classes(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1, keepdim=True)
    net.train(training)
    return found.tolist()
""",
        form=True,
    ),
    # error_bar
    Answer(
        "error_bar",
        """share = 0.92
error = round(0.92 * 0.08 / 50, 4)
needed = 8""",
        slip="the variance, the root is missing",
        named=("Your error is a variance, which is measured in squares: the root is",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = 0.0054
needed = 28""",
        slip="divided by n instead of the root of n",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bar",
        """share = 0.08
error = 0.0384
needed = 736""",
        slip="the share of the wrong samples instead of the right ones",
        named=("This is 1 minus what is asked for. Which share, or which probability",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = 0.0752
needed = 2828""",
        slip="half the 95% interval, 1.96 standard errors",
        named=("You gave the half width of an interval of about two standard errors.",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = 0.0384
needed = 192""",
        slip="the samples are taken to grow with 1 / error, not with its square",
        named=("The standard error falls with the *root* of the number of samples, so",),
    ),
    Answer(
        "error_bar",
        """share = 46 / 50
error = round(0.5 / 50**0.5, 4)
needed = 2500""",
        slip="the worst case, an accuracy of one half, is used",
        named=("You took the worst case, an accuracy of one half, instead of the",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = 0.04
needed = 736""",
        slip="the error is rounded to two decimal places",
        named=("Give four decimals, rounded at the very end. If you did: which two",),
    ),
    Answer(
        "error_bar",
        """share = 0.92
error = round((0.92 / 50) ** 0.5, 4)
needed = 9200""",
        slip="the factor 1 - p is forgotten",
        named=("A factor of the variance of a single answer is missing, or a root:",),
    ),
    Answer(
        "error_bar",
        """sample = np.array([1] * 46 + [0] * 4)
share = sample.mean()
error = round(sample.std() / np.sqrt(len(sample)), 4)
needed = round((sample.std() / 0.01) ** 2)
""",
    ),
    Answer(
        "error_bar",
        """share = 1 - 4 / 50
error = 0.0384
needed = 92 * 8
""",
    ),
    Answer(
        "error_bar",
        """share = torch.tensor(0.92)
error = "0.0384"
needed = np.array([736.0])""",
        form=True,
    ),
    # target
    Answer(
        "target",
        'settings = {"rate": 0.001, "momentum": 0.0, "batch": 16, "epochs": 10}',
        slip="the settings of the example are left as they are",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.01, "momentum": 0.9, "batch": 16, "epochs": 600}',
        slip="600 epochs instead of 600 steps",
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.0001, "momentum": 0.0, "batch": 16, "epochs": 85}',
        slip="the learning rate is much too small",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 10.0, "momentum": 0.9, "batch": 16, "epochs": 85}',
        slip="the learning rate is much too large",
        named=("At least one of the three networks was thrown far away, and too few",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.01, "momentum": 0.9, "batch": 1, "epochs": 100}',
        slip="batches of one sample, so an epoch alone has 112 steps",
        named=("These settings take so many steps that they were not tried. The task",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 1.5, "batch": 16, "epochs": 80}',
        slip="a momentum above 1, so that the steps grow without end",
        named=("At least one of the three networks was thrown far away, and too few",),
    ),
    Answer(
        "target",
        'settings = {"lr": 0.02, "momentum": 0.9, "batch_size": 112, "epochs": 600}',
        slip="other keys than in the example",
        named=("Your dictionary lacks a key that `outcome` asks for. Compare its keys",),
    ),
    Answer(
        "target",
        'settings = outcome({"rate": 0.02, "momentum": 0.9, "batch": 112, "epochs": 600})',
        slip="the outcome is entered instead of the settings",
        named=("`settings` is to be a dictionary that has a single number for each of",),
    ),
    Answer("target", 'settings = {"rate": 0.02, "momentum": 0.9, "batch": 112, "epochs": 600}'),
    Answer(
        "target",
        """batch = 56
settings = dict(rate=0.01, momentum=0.9, batch=batch, epochs=600 * batch // 112)
""",
    ),
    Answer("target", 'settings = {"rate": "0.03", "momentum": " 0.9", "batch": 112.0, "epochs": "600"}', form=True),
    # too_high
    Answer(
        "too_high",
        'truth = "tftft"',
        slip="a: believes real flowers overlap so much that no network gets 38 of 38",
        named=("Look at statement a again",),
    ),
    Answer(
        "too_high",
        'truth = "fttft"',
        slip="b: compares 1.0 with 0.96 and overlooks that chance explains the difference",
        named=("Look at statement b again",),
    ),
    Answer(
        "too_high", 'truth = "fffft"', slip="c: thinks 0.96 ** 38 is nearly 0", named=("Look at statement c again",)
    ),
    Answer(
        "too_high",
        'truth = "ffttt"',
        slip="d: takes two equal accuracies as proof that nothing leaks and nothing overfits",
        named=("Look at statement d again",),
    ),
    Answer(
        "too_high",
        'truth = "fftff"',
        slip="e: divides by all 150 flowers, 1 / 150 = 0.007",
        named=("Look at statement e again",),
    ),
    Answer(
        "too_high",
        'truth = "tffft"',
        slip="a and c: thinks 38 right in a row is next to impossible at 0.96, so it must be a bug",
    ),
    Answer("too_high", 'truth = "abd"', slip="letters of the wrong statements instead of t and f"),
    Answer("too_high", 'Truth = "fftft"', slip="misspelt name: capital T"),
    Answer("too_high", 'truth = "FfTfT"'),
    Answer("too_high", 'truth = "ff" + "tft"'),
    Answer("too_high", 'truth = ("f", "f", "t", "f", "t")', form=True),
]
