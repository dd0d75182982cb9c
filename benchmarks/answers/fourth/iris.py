"""Answers to the exercise `iris`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """
held_out = 178 // 4
learn = 178 - held_out
batches = 17
last_batch = 6
steps = 510
""",
        slip="the held-out part rounded down",
        named=("A quarter of the wines is no whole number. In which direction does t",),
    ),
    Answer(
        "counts",
        """
learn = 143
held_out = 178 - 143
batches = 18
last_batch = 7
steps = 540
""",
        slip="takes the wrong one of the two shapes for the misprint",
        named=("That is the first shape of the report as it stands. One of the two i",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 16, 8, 480",
        slip="drops the last batch, which is not full",
        named=("The last batch of an epoch is not full, but it counts as a batch, be",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 3, 510",
        slip="last_batch is what is missing from a full batch, not what is in it",
        named=("You gave how many wines the last batch *lacks* to be full; the task ",),
    ),
    Answer(
        "counts",
        """
learn, held_out = 133, 45
batches = -(-learn // 8)
last_batch = learn % 8
steps = learn * 30
""",
        slip="counts a step for each sample, not for each batch",
        named=("The optimiser takes a step for each batch, not for each wine.",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 45, 133, 6, 5, 180",
        slip="learns from the quarter that is to be held out",
        named=("Your training set is the smaller of the two parts, but only a quarte",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 23
last_batch = 2
steps = 690
""",
        slip="puts all 178 wines into the loader",
        named=("Those are batches of the whole table. Which of the two parts goes th",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = 499   # 30 * 133 = 3990 samples, 3990 / 8 = 498.75
""",
        slip="fills the batches across the ends of the epochs when counting the steps",
        named=("A batch never reaches over the end of an epoch. How many steps has o",),
    ),
    Answer(
        "counts",
        """
learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = 17
""",
        slip="the steps of one epoch only",
        named=("Those are the steps of a single epoch, but the training has several.",),
    ),
    Answer(
        "counts",
        """
held_out = int(np.ceil(178 / 4))
learn = 178 - held_out
sizes = [min(8, learn - first) for first in range(0, learn, 8)]
batches, last_batch = len(sizes), sizes[-1]
steps = sum(1 for _ in range(30) for _ in sizes)
""",
    ),
    Answer(
        "counts",
        """
wines = TensorDataset(torch.zeros(133, 13))
sizes = [len(x) for (x,) in DataLoader(wines, batch_size=8)]
learn, held_out = sum(sizes), 178 - sum(sizes)
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
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(x_test.numpy()).long()
    return x_train, x_test, y_train, y_test
""",
        slip="y_test is still made from x_test",
        named=("Your fourth result holds the values of another argument. Read the li",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    return tuple(torch.tensor(a, dtype=torch.float32) for a in (x_train, x_test, y_train, y_test))
""",
        slip="the class numbers as float32 too",
        named=("Your class numbers have become floating-point numbers, but a class n",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train)
    x_test = torch.from_numpy(x_test)
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="the features are left as float64",
        named=("Your features still have 64 bits, as NumPy's floats do, whereas the ",),
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
        slip="int() makes int32, not int64",
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
        slip="another order: y_train in the second place and x_test in the third",
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
        slip="class numbers of 32 bits are not converted",
        named=("Class numbers that come with 32 bits keep them in your function.",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = nn.functional.one_hot(torch.from_numpy(y_train).long())
    y_test = nn.functional.one_hot(torch.from_numpy(y_test).long())
    return x_train, x_test, y_train, y_test
""",
        slip="one-hot rows in place of class numbers",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0) + 1e-8
    x_train = torch.from_numpy((x_train - mean) / std).float()
    x_test = torch.from_numpy((x_test - mean) / std).float()
    return x_train, x_test, torch.from_numpy(y_train).long(), torch.from_numpy(y_test).long()
""",
        slip="standardises the features as well, which nobody asked for",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).long().float()
    x_test = torch.from_numpy(x_test).long().float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="the features go through long() first and lose what is behind the point",
        named=("Your features have become integers and lost their decimals. Only the",),
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    def features(a):
        return torch.from_numpy(a.astype(np.float32))

    def numbers(a):
        return torch.from_numpy(a.astype("int64"))

    return features(x_train), features(x_test), numbers(y_train), numbers(y_test)
""",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(*arrays):
    kinds = [torch.float32] * 2 + [torch.int64] * 2
    return tuple(torch.as_tensor(a).to(kind) for a, kind in zip(arrays, kinds))
""",
    ),
    Answer(
        "to_tensors",
        """
def to_tensors(x_train, x_test, y_train, y_test):
    x = [torch.tensor(a, dtype=torch.float32) for a in (x_train, x_test)]
    return x + [torch.tensor(a, dtype=torch.int64) for a in (y_train, y_test)]
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
        slip="enumerate counts from 0, so the first batch is always noted",
        named=("Your first note comes after the first batch, whatever `every` is, as",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    lines = []
    for batch, (x, _) in enumerate(loader, start=1):
        if batch % every == 0:
            lines.append(batch * loader.batch_size)
    return lines
""",
        slip="takes the last batch for a full one",
        named=("You count every batch as a full one, but the last one may be shorter",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        if batch % every == 0:
            seen += len(x)
            lines.append(seen)
    return lines
""",
        slip="counts only the samples of the batches that are noted",
        named=("You add the samples only of those batches after which you note. All ",),
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
        slip="starts again at 0 after each note",
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
        slip="tests the number of samples, not that of the batches",
        named=("You report when the number of samples is a multiple of `every`. It i",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    batch, seen, lines = 0, 0, []
    for x, _ in loader:
        batch += 1
        if batch % every == 0:
            lines.append(seen)
        seen += len(x)
    return lines
""",
        slip="notes the count before the samples of the batch are added",
        named=("Each of your numbers lacks the batch after which it is noted. Which ",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    batch, seen, lines = 0, 0, []
    for x, _ in loader:
        batch =+ 1
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="=+ in place of +=: the number of the batch is always 1",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        seen += x.numel()
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="counts the numbers in x, three for each sample",
        named=("You added up the entries of the batches. A sample is a row, and it c",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        seen += len(x)
        if batch % every == 0 or batch == len(loader):
            lines.append(seen)
    return lines
""",
        slip="always notes the end of the epoch too",
        named=("You also note the end of the epoch, where no report may be due.",),
    ),
    Answer(
        "report",
        """
def report(loader, every):
    sizes = [len(y) for _, y in loader]
    return [sum(sizes[:stop]) for stop in range(every, len(sizes) + 1, every)]
""",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    seen, lines, left = 0, [], every
    for pair in loader:
        seen += pair[0].shape[0]
        left -= 1
        if left == 0:
            lines.append(seen)
            left = every
    return lines
""",
    ),
    Answer(
        "report",
        """
def report(loader, every):
    return np.cumsum([len(x) for x, _ in loader])[every - 1 :: every]
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
        slip="the precision: the share among those predicted as k",
        named=("You took the samples that are *predicted* as this class and asked ho",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction == y).float().mean().item()
""",
        slip="the accuracy over all classes",
        named=("This is the accuracy over all samples, which hides how the single cl",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction[y == k] == k).sum().item()
""",
        slip="the number of right samples of the class, not their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return ((prediction == k) & (y == k)).float().mean().item()
""",
        slip="divides by the number of all samples in place of those of the class",
        named=("You divided by the number of all samples. Each class is to be judged",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction == k).float().mean().item()
""",
        slip="the share of all samples that are predicted as k, whatever they are",
        named=("This is how often the network says k, right or not. Which samples do",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).values
    return (prediction[y == k] == k).float().mean().item()
""",
        slip="the largest logits themselves in place of their indices",
        named=("You compared the largest logits with a class number. The maximum alo",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    p = torch.softmax(logits, dim=1)
    return p[y == k, k].mean().item()
""",
        slip="the mean probability of the class in place of the share of right predictions",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    right = total = 0
    for row, label in zip(logits, y):
        if label == k:
            total += 1
            right += int(row.argmax() == k)
    return right // total
""",
        slip="division of whole numbers: 0 unless all are right",
        named=(),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    wrong = prediction[y == k] != k
    return wrong.float().mean().item()
""",
        slip="the share of the class that is misclassified",
        named=("This is 1 minus what is asked for. Which share, or which probability",),
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    own = logits[y == k].numpy()
    return np.count_nonzero(own.argmax(axis=1) == k) / len(own)
""",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    table = torch.zeros(3, 3, dtype=torch.float64)
    for label, guess in zip(y.tolist(), logits.max(dim=1).indices.tolist()):
        table[label, guess] += 1
    return (table[k, k] / table[k].sum()).item()
""",
    ),
    Answer(
        "share_of_class",
        """
def share_of_class(logits, y, k):
    prediction = torch.argmax(logits, dim=1)
    return (prediction[y == k] == k).double().mean()
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
        slip="the sum of the mean losses divided by the number of samples, without weights",
        named=("For the loss you divided by the number of samples, but the numbers t",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = sum(l * n for l, n in zip(losses, sizes)) / len(losses)
    return loss, sum(rights) / sum(sizes)
""",
        slip="the weighted losses divided by the number of batches",
        named=("You weighted the losses, but divided by the number of batches. By wh",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = np.average(losses, weights=sizes)
    accuracy = np.mean([r / n for r, n in zip(rights, sizes)])
    return loss, accuracy
""",
        slip="the mean of the batches' accuracies in place of that over the samples",
        named=("Your accuracy is a mean over the batches, in which the samples of a ",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(rights) / n, sum(l * s for l, s in zip(losses, sizes)) / n
""",
        slip="the accuracy first",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(l * r for l, r in zip(losses, rights)) / n
    return loss, sum(rights) / n
""",
        slip="weights the losses by the right ones of each batch, not by its size",
        named=("You weighted each loss by the number of right answers. Over how many",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(l * s for l, s in zip(losses, sizes)) / n
    return loss, sum(rights)
""",
        slip="the number of right samples in place of the accuracy",
        named=("Your accuracy is a number of samples. A mean is asked for.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = len(losses) * sizes[0]
    loss = sum(l * s for l, s in zip(losses, sizes)) / n
    return loss, sum(rights) / n
""",
        slip="takes all batches to be as large as the first when dividing",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    total = right = n = 0
    for l, r, s in zip(losses, rights, sizes):
        total += l * s
        right += r
        n += s
        return total / n, right / n
""",
        slip="return inside the loop: only the first batch",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(l * s for l, s in zip(losses, sizes)) / n
    return loss, 1 - sum(rights) / n
""",
        slip="the error rate in place of the accuracy",
        named=("You gave the share of the wrong answers in place of the accuracy.",),
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    sizes = np.array(sizes)
    return float(np.dot(losses, sizes) / sizes.sum()), float(np.sum(rights) / sizes.sum())
""",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    loss = accuracy = 0.0
    n = 0
    for l, r, s in zip(losses, rights, sizes):
        n += s
        loss += (l - loss) * s / n
        accuracy += (r / s - accuracy) * s / n
    return loss, accuracy
""",
    ),
    Answer(
        "epoch",
        """
def epoch(losses, rights, sizes):
    sums = torch.tensor([[l * s, r] for l, r, s in zip(losses, rights, sizes)], dtype=torch.float64).sum(dim=0)
    return sums / sum(sizes)
""",
        form=True,
    ),
    # in_charge
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    return sum(len(group["params"]) for group in optimizer.param_groups)
""",
        slip="counts all tensors of the optimiser, whatever network they belong to",
        named=("You counted all tensors that the optimiser holds, including those of",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for p in optimizer.param_groups[0]["params"]}
    return sum(id(p) in held for p in net.parameters())
""",
        slip="looks only into the first group",
        named=("You looked at the first parameter group only, but an optimiser may h",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    count = 0
    for group in optimizer.param_groups:
        for p in group["params"]:
            if any(torch.equal(p, q) for q in net.parameters()):
                count += 1
    return count
""",
        slip="compares values, so the tensors of a copy count as well",
        named=("You compared values. A copy has the same values, but the optimiser d",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p in held for p in net.parameters())
""",
        slip="`in` compares the entries of tensors with ==, which raises an error or gives a tensor",
        named=("Tensors of different shapes are combined entry by entry here, as by ",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return sum(p.numel() for p in net.parameters() if id(p) in held)
""",
        slip="counts the numbers in the tensors, not the tensors",
        named=("You counted the entries of the tensors, but the task asks for the nu",),
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
    for group in optimizer.param_groups:
        count = 0
        for p in group["params"]:
            count += any(p is q for q in net.parameters())
    return count
""",
        slip="sets the count to 0 again for each group, so only the last group counts",
        named=(),
        near=True,
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [p for group in optimizer.param_groups for p in group["params"]]
    return sum(p is q for p, q in zip(held, net.parameters()))
""",
        slip="compares place by place, as if the optimiser had the tensors in the order of the network",
        named=("A tensor is found only where it has the same place in both lists. Do",),
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    return int(all(id(p) in held for p in net.parameters())) * len(list(net.parameters()))
""",
        slip="all or nothing: 0 if the optimiser holds only some of the tensors",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    own = set(map(id, net.parameters()))
    held = set()
    for group in optimizer.param_groups:
        held.update(map(id, group["params"]))
    return len(own & held)
""",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    count = 0
    for q in net.parameters():
        for group in optimizer.param_groups:
            for p in group["params"]:
                if p.data_ptr() == q.data_ptr():
                    count += 1
    return count
""",
    ),
    Answer(
        "in_charge",
        """
def in_charge(optimizer, net):
    held = [id(p) for group in optimizer.param_groups for p in group["params"]]
    return torch.tensor([float(id(p) in held) for p in net.parameters()]).sum()
""",
        form=True,
    ),
    # zero_grad
    Answer(
        "zero_grad",
        "usual, never, between = 2.89, 2.29, 4",
        slip="the derivative of 1.5 w**2 taken as 1.5 w",
        named=("What is the derivative of a square? Something is missing in yours.",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 2.8, 2.8, 4.0",
        slip="one step in place of two",
        named=("For `usual` you gave the value after one step, but the task asks for",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 1.96, 4",
        slip="thinks that a missing zero_grad changes nothing",
        named=("Without zero_grad, the gradient of the first step is still there in ",),
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 0.76
between = 1.96
""",
        slip="thinks that the place of zero_grad does not matter",
        named=("In the third case, what is left of the gradient when the optimiser m",),
    ),
    Answer(
        "zero_grad",
        """
usual = 4 * 0.7**2
never = 2.8 - 0.1 * 2 * 8.4
between = 4
""",
        slip="without zero_grad, twice the newest gradient in place of the sum of both",
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 6.76, 7.96, 4",
        slip="adds the gradient: steps uphill",
        named=("You moved along the gradient, but gradient descent goes against it.",),
    ),
    Answer(
        "zero_grad",
        """
usual = 1.96
never = 4 - 1.2 - 2.4
between = 4.0
""",
        slip="without zero_grad, the second gradient is taken at the start w = 4 again",
        named=("You added the same gradient twice, but the gradient of the second st",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.76, 0.0",
        slip="thinks that zero_grad before step sets the weight to 0",
        named=("`zero_grad` sets gradients to zero, not the parameter. What does the",),
    ),
    Answer(
        "zero_grad",
        """
w = 4
w = w - 0.1 * 1.5 * w**2
usual = w - 0.1 * 1.5 * w**2
never = w - 0.1 * (24 + 1.5 * w**2)
between = 4
""",
        slip="the loss itself in place of its gradient",
        named=("You subtracted the loss times the learning rate. What is the derivat",),
    ),
    Answer(
        "zero_grad",
        """
def two(keep, lose):
    w = 4.0
    g = 0.0
    for _ in range(2):
        g = keep * g + 3 * w
        w -= 0.1 * g * lose
    return w


usual, never, between = two(0, 1), two(1, 1), two(0, 0)
""",
    ),
    Answer(
        "zero_grad",
        """
between = 4
first = between - 0.1 * 12
usual = first * 0.7
never = usual - 0.1 * 12
""",
    ),
    Answer("zero_grad", "usual, never, between = np.float32([1.96, 0.76, 4])", form=True),
    # classes
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
""",
        slip="leaves the network in evaluation mode",
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
        slip="always goes to training mode at the end, also if the network came in evaluation mode",
        named=("You leave every network in training mode, even one that came in the ",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    with torch.inference_mode():
        return net(X).argmax(dim=1)
""",
        slip="takes inference_mode for evaluation mode: batch norm still uses the batch",
        named=("Your answers still depend on the rest of the batch, because batch no",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    before = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=0)
    net.train(before)
    return found
""",
        slip="argmax along the samples in place of the classes",
        named=("You looked for the largest logit among the samples. Along which axis",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    net.eval()
    before = net.training
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(before)
    return found
""",
        slip="asks for the mode only after changing it",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    other = net
    other.eval()
    with torch.no_grad():
        return other(X).argmax(dim=1)
""",
        slip="takes a second name for a copy, and so leaves the network in evaluation mode",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    before = net.training
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
    net.train(before)
""",
        slip="the line that restores the mode stands after return and never runs",
        named=(),
        near=True,
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    before = copy.deepcopy(net.state_dict())
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.load_state_dict(before)
    return found
""",
        slip="restores the running averages, but still classifies in training mode",
        named=("The network is left in its mode and with its running means, but your",),
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    before = net.training
    with torch.no_grad():
        net(X)
        net.eval()
        found = net(X).argmax(dim=1)
    net.train(before)
    return found
""",
        slip="a first pass in training mode, which changes the running averages",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    twin = copy.deepcopy(net).eval()
    return torch.max(twin(X).detach(), 1).indices
""",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    modes = {m: m.training for m in net.modules()}
    try:
        net.train(False)
        with torch.inference_mode():
            found = [int(net(row.unsqueeze(0)).argmax()) for row in X]
    finally:
        for m, mode in modes.items():
            m.training = mode
    return torch.tensor(found)
""",
    ),
    Answer(
        "classes",
        """
def classes(net, X):
    before = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).numpy().argmax(axis=1)
    net.train(before)
    return found.tolist()
""",
        form=True,
    ),
    # error_bar
    Answer(
        "error_bar",
        """
share = 46 / 50
error = share * (1 - share) / 50
needed = 8     # 0.0736 / 0.01 = 7.36
""",
        slip="the root forgotten: the variance in place of the standard error",
        named=("Your error is a variance, which is measured in squares: the root is ",),
    ),
    Answer(
        "error_bar",
        """
share = 46 / 50
error = round(np.sqrt(share * (1 - share) / 49), 4)
needed = 737
""",
        slip="divides by n - 1",
        named=("You divided by n - 1. The variance of a share follows from the share",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0752
needed = 2828
""",
        slip="half the width of the 95 % interval, 1.96 standard errors",
        named=("You gave the half width of an interval of about two standard errors.",),
    ),
    Answer(
        "error_bar",
        """
share = 46 / 50
error = round(float(np.sqrt(share * (1 - share))), 4)
needed = 736
""",
        slip="the standard deviation of one sample, not divided by the root of n",
        named=("Your error is that of a single answer: the number of samples is miss",),
    ),
    Answer(
        "error_bar",
        """
share = 0.08
error = 0.0384
needed = 736
""",
        slip="the share of the wrong ones",
        named=("This is 1 minus what is asked for. Which share, or which probability",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0384
needed = round(50 * 0.0384 / 0.01)
""",
        slip="the standard error falls like 1/n: four times as small with four times as many samples",
        named=("The standard error falls with the *root* of the number of samples, s",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0384
needed = 2500
""",
        slip="needed for the accuracy 0.5, the worst case, in place of the same accuracy",
        named=("You took the worst case, an accuracy of one half, instead of the sam",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.1356
needed = 9200
""",
        slip="p / n under the root, the factor 1 - p forgotten",
        named=("A factor of the variance of a single answer is missing, or a root: w",),
    ),
    Answer(
        "error_bar",
        """
share = 0.92
error = 0.0054
needed = 28
""",
        slip="n outside the root: sqrt(p (1 - p)) / n",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bar",
        """
hits = np.repeat([1, 0], [46, 4])
share = hits.mean()
error = hits.std() / 50**0.5
needed = round(hits.var() * 100**2)
""",
    ),
    Answer(
        "error_bar",
        """
share = 23 / 25
error = 0.0384
needed = 1
while share * (1 - share) / needed > 0.01**2 + 1e-12:
    needed += 1
""",
    ),
    Answer("error_bar", "share, error, needed = torch.tensor([0.92, 0.0384, 736.0], dtype=torch.float64)", form=True),
    # target
    Answer(
        "target",
        'settings = {"rate": 0.001, "momentum": 0.0, "batch": 16, "epochs": 80}',
        slip="only more epochs: at this rate the network is still on the way",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.1, "momentum": 0.9, "batch": 8, "epochs": 100}',
        slip="far more than 600 steps: counts an epoch as a step",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 30.0, "momentum": 0.9, "batch": 16, "epochs": 50}',
        slip="a rate that throws the network far away",
        named=("How long does a step become with this rate and this momentum?",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.1, "momentum": 0.9, "batch": 112, "epochs": 2}',
        slip="all flowers in one batch and two epochs: only two steps",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 16, "epochs": 600}',
        slip="600 epochs in place of 600 steps",
        named=(),
        near=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 1e-5, "momentum": 0.9, "batch": 8, "epochs": 40}',
        slip="a rate so small that nothing moves",
        named=("At least one of the three networks is nearly where it was before the",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 1.0, "batch": 16, "epochs": 50}',
        slip="a momentum of 1, which never fades",
        named=("How long does a step become with this rate and this momentum?",),
    ),
    Answer(
        "target",
        'settings = {"rate": -0.05, "momentum": 0.9, "batch": 16, "epochs": 50}',
        slip="a rate below 0, which PyTorch refuses",
        named=("One of your settings has a value that it cannot have: all four are n",),
    ),
    Answer(
        "target",
        'settings = {"lr": 0.05, "momentum": 0.9, "batch_size": 16, "epochs": 50}',
        slip="other keys than those given",
        named=("Your dictionary lacks a key that `outcome` asks for. Compare its key",),
    ),
    Answer("target", 'settings = {"rate": 0.02, "momentum": 0.9, "batch": 16, "epochs": 80}'),
    Answer("target", "settings = dict(epochs=500, batch=112, momentum=0.9, rate=0.02)"),
    Answer(
        "target",
        'settings = {"rate": np.float64(0.01), "momentum": "0.9", "batch": torch.tensor(16), "epochs": 80.0}',
        form=True,
    ),
    # too_high
    Answer(
        "too_high",
        'truth = "tftft"',
        slip="a: thinks that 38 of 38 is impossible without a bug",
        named=("Look at statement a again. A network that is right on most flowers m",),
    ),
    Answer(
        "too_high",
        'truth = "fttft"',
        slip="b: takes a difference of one or two flowers for a proof",
        named=("Look at statement b again. How large is the chance that a network wi",),
    ),
    Answer(
        "too_high",
        'truth = "fffft"',
        slip="c: underestimates 0.96 to the power of 38, which is 0.21",
        named=("Look at statement c again. The 38 answers are independent. How likel",),
    ),
    Answer(
        "too_high",
        'truth = "ffttt"',
        slip="d: thinks that a perfect training accuracy rules out a bug",
        named=("Look at statement d again. Name a bug with which both accuracies wou",),
    ),
    Answer(
        "too_high",
        'truth = "fftff"',
        slip="e: thinks that one of 38 flowers is less than 0.02",
        named=("Look at statement e again. By how much does the share of 38 flowers ",),
    ),
    Answer("too_high", 'truth = "tffft"', slip="agrees with the colleague: a true, and c false"),
    Answer("too_high", 'truth = "ftttt"', slip="b and d: believes whatever speaks for the network"),
    Answer(
        "too_high",
        'truth = "fffff"',
        slip="nothing true: neither c nor e worked out",
        named=(),
        near=True,
    ),
    Answer(
        "too_high",
        'truth = "ttftf"',
        slip="all the wrong way round, t for what is false",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "too_high",
        """
chance = 0.96**38
truth = "ff" + ("t" if 0.15 < chance < 0.25 else "f") + "f" + ("t" if 1 / 38 > 0.02 else "f")
""",
    ),
    Answer("too_high", 'truth = "".join("t" if letter in "ce" else "f" for letter in "abcde")'),
    Answer("too_high", "truth = (False, False, True, False, True)", form=True),
    # keep_and_stop
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] <= losses[kept] - least:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="at least `least` lower in place of more than `least`",
        named=("A loss that is lower by exactly the third argument counts as better ",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept]:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited >= patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="least is never used",
        named=("For you any lower loss counts as better. What is the third argument ",),
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
        slip="compares with the epoch before, not with the kept one",
        named=("You compare each epoch with the one before it. Which epoch does it h",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept] - least:
            kept = epoch
        else:
            waited += 1
        if waited == patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="the count of bad epochs is not set back: bad epochs in all, not in a row",
        named=("You count all epochs that were not better since the beginning. A bet",),
    ),
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
        slip="stops one epoch too late: > patience",
        named=("You wait for one more epoch than the patience allows.",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[kept] - least:
            kept = epoch
        elif epoch - kept == patience:
            break
    return kept, kept + patience
""",
        slip="always kept + patience as the last epoch, also where the run ends before",
        named=("Where nothing stops the training, the last epoch is that of the last",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    best, waited, last = losses[0], 0, len(losses) - 1
    for epoch, loss in enumerate(losses[1:], 1):
        if loss < best - least:
            best, waited = loss, 0
        else:
            waited += 1
        if waited == patience:
            last = epoch
            break
    return int(np.argmin(losses[: last + 1])), last
""",
        slip="keeps the lowest loss of the trained epochs, also if it is lower by too little",
        named=("You keep the epoch with the lowest loss among those trained, even wh",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept, best, waited = 0, losses[0], 0
    for epoch, loss in enumerate(losses):
        if epoch == 0:
            continue
        if loss < best - least:
            kept, waited = epoch, 0
        else:
            waited += 1
        best = min(best, loss)
        if waited == patience:
            return kept, epoch
    return kept, len(losses) - 1
""",
        slip="compares with the lowest loss so far, also of epochs that were not kept",
        named=("You compare with the lowest loss so far. After several small improve",),
    ),
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
        if waited == patience:
            return kept, epoch
    return kept, len(losses)
""",
        slip="a run that is never stopped: the number of epochs in place of the last one",
        named=("Where nothing stops the training, the last epoch is that of the last",),
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    def follow(kept, epoch):
        if epoch == len(losses):
            return kept, epoch - 1
        if losses[kept] - losses[epoch] > least:
            return follow(epoch, epoch + 1)
        if epoch - kept >= patience:
            return kept, epoch
        return follow(kept, epoch + 1)

    return follow(0, 1)
""",
    ),
    Answer(
        "keep_and_stop",
        """
def keep_and_stop(losses, patience, least):
    kept = 0
    while True:
        window = range(kept + 1, min(kept + patience + 1, len(losses)))
        better = [e for e in window if losses[e] + least < losses[kept]]
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
    for last in range(1, len(losses)):
        if losses[kept] - losses[last] > least:
            kept = last
        if last - kept == patience:
            break
    return np.array([kept, last], dtype=float)
""",
        form=True,
    ),
    # by_hand
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0058, 0.07, 0.6062, 0.8575",
        slip="three drops of the rate up to epoch 23 in place of two",
        named=("You have one drop too many. When does the third one come?",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.09 * 0.4 ** (23 / 8)
cosine = 0.07
decayed = 0.6062
lowest = 0.8575
""",
        slip="the exponent 23 / 8 is not rounded down",
        named=("Your rate falls a little in every epoch, but StepLR keeps it until t",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.0775, 0.6062, 0.8575",
        slip="the wave has the height of the first rate, not of the difference between the first and the last",
        named=("You added the lowest rate to a wave that comes down by the whole of ",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.01 + 0.5 * (0.09 - 0.01) * (1 + np.cos(2 * np.pi * 8 / 24))
decayed = 0.6062
lowest = 0.8575
""",
        slip="a whole wave in place of half a wave",
        named=("Your rate is that after two thirds of the run. Does the wave cover a",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.0633, 0.6062, 0.8575",
        slip="a straight line in place of the cosine",
        named=("That is a straight line. The wave starts flat, so it lies above the ",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.07
decayed = (1 - 0.05) ** 250
lowest = 0.8575
""",
        slip="the decay without the learning rate",
        named=("Learning rate and decay act as a product. Have you used both?",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.5, 0.8575",
        slip="takes off 0.002 of the first weight in each step, in place of 0.002 of what is left",
        named=("You take the same amount away in each step, but a step takes a share",),
    ),
    Answer(
        "by_hand",
        """
stepped = 0.0144
cosine = 0.07
decayed = 0.6062
lowest = round(0.05 ** (1 / 24), 4)
""",
        slip="0.05 in place of 0.025: a one-sided interval",
        named=("You left 5 % on one side. An interval of 95 % leaves half of that on",),
    ),
    Answer(
        "by_hand",
        "stepped, cosine, decayed, lowest = 0.0144, 0.07, 0.6062, 0.862",
        slip="Wilson's interval in place of the exact one",
        named=("That is Wilson's interval, which is an approximation. The exact one ",),
    ),
    Answer(
        "by_hand",
        """
stepped, decayed = 0.09, 1.0
for epoch in range(1, 24):
    if epoch % 8 == 0:
        stepped *= 0.4
for _ in range(250):
    decayed -= 0.04 * (0 + 0.05 * decayed)
cosine = 0.09 - 0.08 * np.sin(np.pi * 8 / 48) ** 2
low, high = 0.5, 1.0
for _ in range(60):
    middle = (low + high) / 2
    low, high = (middle, high) if middle**24 < 0.025 else (low, middle)
lowest = low
""",
    ),
    Answer(
        "by_hand",
        """
weight = torch.ones(1, requires_grad=True)
sgd = torch.optim.SGD([weight], lr=0.04, weight_decay=0.05)
weight.grad = torch.zeros(1)
for _ in range(250):
    sgd.step()
decayed = round(weight.item(), 4)
stepped = 0.09 * 0.4 ** (23 // 8)
cosine = 0.01 + 0.04 * 1.5
lowest = np.exp(np.log(0.025) / 24)
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
        'diagnosis = "dhabgc"',
        slip="recording 5: the sum of the losses in place of a missing zero_grad",
        named=("At first this loss falls faster than it should. What happens later?",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "fhabec"',
        slip="recording 1: takes the slow start for a tiny learning rate",
        named=("The loss falls, though more slowly than it could. Which of the numbe",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dcabeh"',
        slip="recordings 2 and 6 exchanged: dead units and sigmoids",
        named=("All but two are right: recordings 2 and 6 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhbaec"',
        slip="recordings 3 and 4 exchanged: softmax and shuffled inputs",
        named=("All but two are right: recordings 3 and 4 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhaebc"',
        slip="recordings 4 and 5 exchanged: shuffled inputs and a missing zero_grad",
        named=("All but two are right: recordings 4 and 5 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dfabec"',
        slip="recording 2: takes the tiny first step for a tiny learning rate",
        named=("Compare the gradients of the first and of the last layer.",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhabef"',
        slip="recording 6: takes gradients that are exactly 0 for a tiny learning rate",
        named=("The loss goes down to the logarithm of 5. Which of the numbers on it",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "chabed"',
        slip="recordings 1 and 6 exchanged: a step of 0 and a gradient of 0",
        named=("All but two are right: recordings 1 and 6 are exchanged. What tells ",),
    ),
    Answer(
        "diagnosis",
        'diagnosis = "dhfbec"',
        slip="recording 3: takes the slow fall for a tiny learning rate, not for the floor of two softmaxes",
        named=("The gradients are in order, and the loss falls at first. Down to whi",),
    ),
    Answer(
        "diagnosis",
        """
found = {3: "a", 4: "b", 6: "c", 1: "d", 5: "e", 2: "h"}
diagnosis = ""
for recording in range(1, 7):
    diagnosis += found[recording]
""",
    ),
    Answer("diagnosis", 'diagnosis = "cebahd"[::-1]'),
    Answer("diagnosis", 'diagnosis = "D, H, A, B, E, C"', form=True),
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
        slip="one mean and one deviation for the whole table in place of one for each column",
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
        slip="softmax before the cross-entropy is still there",
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
        slip="the standard deviation with n - 1",
        named=("Your standard deviation divides by one less than the number of sampl",),
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
        slip="brackets missing: only the mean is divided by the deviation",
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
        nn.functional.cross_entropy(X @ W, y).backward()
        optimizer.step()
        losses.append(nn.functional.cross_entropy(X @ W, y).item())
    return losses, W.detach()
""",
        slip="the losses after the steps in place of before them",
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
        loss = nn.functional.cross_entropy(X @ W, y, reduction="sum")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="the sum of the cross-entropies in place of the mean",
        named=("Your loss is the sum over the samples. The task asks for their mean.",),
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
        slip="standardises the rows in place of the columns",
        named=("You standardise each sample over its own features. The columns are t",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = (X - X.mean(dim=0)) / X.std(dim=0, correction=0)
    optimizer = torch.optim.SGD([W.clone().requires_grad_()], lr=rate)
    W = W.clone().requires_grad_()
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(X @ W, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, W.detach()
""",
        slip="the optimiser holds another copy of W, so that nothing is learnt",
        named=("The weights do not move. Is a step taken, does the optimiser hold th",),
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    X = X - X.mean(dim=0)
    X = X / (X**2).mean(dim=0).sqrt()
    target = nn.functional.one_hot(y, 3).to(X.dtype)
    losses = []
    for _ in range(steps):
        scores = X @ W
        logp = scores - torch.logsumexp(scores, dim=1, keepdim=True)
        losses.append(-(logp * target).sum(dim=1).mean().item())
        W = W - rate * X.T @ (logp.exp() - target) / len(X)
    return losses, W
""",
    ),
    Answer(
        "train",
        """
def train(X, y, W, rate, steps):
    columns = [(c - c.mean()) / c.var(correction=0) ** 0.5 for c in X.unbind(dim=1)]
    X = torch.stack(columns, dim=1)
    W = W.clone().requires_grad_(True)
    losses = []
    for _ in range(steps):
        loss = nn.functional.nll_loss(torch.log_softmax(X @ W, dim=1), y)
        (slope,) = torch.autograd.grad(loss, W)
        W.data.sub_(slope, alpha=rate)
        losses.append(loss.item())
    return losses, W.detach()
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
    return [torch.stack(losses), W.detach().numpy()]
""",
        form=True,
    ),
]
