"""Answers to the exercise `iris`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    Answer(
        "counts",
        """\
learn = 143
held_out = 45
batches = 18
last_batch = 7
steps = 540
""",
        slip="the misprinted 143 is taken for the training set",
        named=("first shape of the report as it stands",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 134, 44, 17, 6, 510",
        slip="the held-out part is rounded down",
        named=("A quarter of the wines is no whole number",),
    ),
    Answer(
        "counts",
        """\
learn = 133
held_out = 45
batches = learn // 8
last_batch = 8
steps = batches * 30
""",
        slip="the incomplete last batch is dropped",
        named=("is not full, but it counts as a batch",),
    ),
    Answer(
        "counts",
        """\
learn = 133
held_out = 45
batches = 133 // 8
last_batch = 133 % 8
steps = batches * 30
""",
        slip="batches rounded down, although the rest of 5 is given",
        named=("is not full, but it counts as a batch",),
    ),
    Answer(
        "counts",
        "learn, held_out, batches, last_batch, steps = 133, 45, 17, 8, 510",
        slip="the last batch is taken for a full one",
        named=("holds only what is left",),
    ),
    Answer(
        "counts",
        """\
learn, held_out = 133, 45
batches = 17
last_batch = 17 * 8 - 133
steps = 17 * 30
""",
        slip="last_batch is what is missing to a full batch",
        named=("You gave how many wines the last batch *lacks*",),
    ),
    Answer(
        "counts",
        """\
learn = 45
held_out = 133
batches = 6
last_batch = 5
steps = 180
""",
        slip="training and held-out set exchanged",
        named=("smaller of the two parts",),
    ),
    Answer(
        "counts",
        """\
learn, held_out, batches, last_batch = 133, 45, 17, 5
steps = 17
""",
        slip="the epochs are forgotten in steps",
        named=("Those are the steps of a single epoch, but",),
    ),
    Answer(
        "counts",
        """\
learn, held_out, batches, last_batch = 133, 45, 17, 5
steps = 133 * 30
""",
        slip="a step for each sample instead of each batch",
        named=("The optimiser takes a step for each batch, not",),
    ),
    Answer(
        "counts",
        """\
learn, held_out, batches, last_batch = 133, 45, 17, 5
steps = int(np.ceil(133 * 30 / 8))
""",
        slip="batches over the borders of the epochs",
        named=("A batch never reaches over the end of an",),
    ),
    Answer(
        "counts",
        """\
learn, held_out = 133, 45
batches = 23
last_batch = 178 - 22 * 8
steps = 23 * 30
""",
        slip="all 178 wines go through the loader",
        named=("Those are batches of the whole table",),
    ),
    Answer(
        "counts",
        """\
n = 178
held_out = 45
learn = n - held_out
batches = learn / 8
last_batch = learn % 8
steps = batches * 30
""",
        slip="fractions of batches and steps",
        named=("A batch that is not full is still a",),
    ),
    Answer(
        "counts",
        """\
learn = 133
held_out = 45
batches = 17
last_batch = 5
steps = 510
""",
    ),
    Answer(
        "counts",
        """\
import math

held_out = math.ceil(178 / 4)
learn = 178 - held_out
batches = math.ceil(learn / 8)
last_batch = learn - (batches - 1) * 8
steps = 30 * batches
""",
    ),
    Answer(
        "counts",
        """\
rows = list(range(178))
held_out = -(-len(rows) // 4)
loader = DataLoader(TensorDataset(torch.zeros(178 - held_out, 13)), batch_size=8)
sizes = [len(x) for (x,) in loader]
learn, batches, last_batch = sum(sizes), len(sizes), sizes[-1]
steps = 30 * batches
""",
    ),
    Answer(
        "counts",
        """\
held_out = np.ceil(178 * 0.25)
learn = 178 - held_out
batches = np.ceil(learn / 8)
last_batch = learn % 8
steps = batches * 30
""",
        form=True,
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(x_test.numpy()).long()
    return x_train, x_test, y_train, y_test
""",
        slip="y_test is made from x_test, as in the classmate's",
        named=("Your fourth result holds the values of another argument",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="x_test stays an array",
        named=("The test features still have 64 bits: they have",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    return tuple(torch.from_numpy(a) for a in (x_train, x_test, y_train, y_test))
""",
        slip="the features stay float64",
        named=("Your features still have 64 bits, as NumPy's floats",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test)
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="only the training features are made float32",
        named=("The test features still have 64 bits: they have",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    arrays = [x_train, x_test, y_train, y_test]
    return tuple(torch.from_numpy(a).float() for a in arrays)
""",
        slip="the class numbers are made floats too",
        named=("class numbers have become floating-point",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    X1 = torch.tensor(x_train, dtype=torch.float32)
    X2 = torch.tensor(x_test, dtype=torch.float32)
    y1 = torch.tensor(y_train, dtype=torch.int32)
    y2 = torch.tensor(y_test, dtype=torch.int32)
    return X1, X2, y1, y2
""",
        slip="the class numbers are int32",
        named=("Your class numbers always have 32 bits",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, y_train, x_test, y_test
""",
        slip="features and labels alternate in what is returned",
        named=("not in the order of the arguments",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = x_train.float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
        slip="x_test is made from x_train",
        named=("Your second result holds the values of another argument",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train, x_test = (torch.as_tensor(a).float() for a in (x_train, x_test))
    labels = torch.as_tensor(y_train).long()
    return x_train, x_test, labels, labels
""",
        slip="y_test is made from y_train",
        named=("Your fourth result holds the values of another argument",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
""",
        slip="nothing is returned",
        named=("There is None where tensors are expected",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train)
    y_test = torch.from_numpy(y_test)
    return x_train, x_test, y_train, y_test
""",
        slip="the class numbers keep the 32 bits of NumPy's integers",
        named=("come with 32 bits keep them",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    a, b, c, d = (torch.from_numpy(v).long() for v in (x_train, x_test, y_train, y_test))
    return a.float(), b.float(), c, d
""",
        slip="the features are cut to whole numbers on the way",
        named=("Your features have become integers and lost their decimals",),
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    x_train = torch.from_numpy(x_train).float()
    x_test = torch.from_numpy(x_test).float()
    y_train = torch.from_numpy(y_train).long()
    y_test = torch.from_numpy(y_test).long()
    return x_train, x_test, y_train, y_test
""",
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    features = [torch.tensor(a, dtype=torch.float32) for a in (x_train, x_test)]
    classes = [torch.tensor(a, dtype=torch.int64) for a in (y_train, y_test)]
    return (*features, *classes)
""",
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    out = []
    for a, kind in [(x_train, "f4"), (x_test, "f4"), (y_train, "i8"), (y_test, "i8")]:
        out.append(torch.from_numpy(a.astype(kind)))
    return tuple(out)
""",
    ),
    Answer(
        "to_tensors",
        """\
def to_tensors(x_train, x_test, y_train, y_test):
    return [
        torch.as_tensor(x_train).to(torch.float),
        torch.as_tensor(x_test).to(torch.float),
        torch.as_tensor(y_train).to(torch.long),
        torch.as_tensor(y_test).to(torch.long),
    ]
""",
        form=True,
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="counted from 0",
        named=("count the batches from 0",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in loader:
        seen += len(x)
        if (batch + 1) % every == 0:
            lines.append(seen)
    return lines
""",
        slip="enumerate is still missing",
        named=("Something is taken apart that has more or fewer",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        if batch % every == 0:
            lines.append(seen)
        seen += len(x)
    return lines
""",
        slip="noted before the batch is added",
        named=("Each of your numbers lacks the batch after which",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, 1):
        seen += 1
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
        slip="batches are counted instead of samples",
        named=("numbers of the batches",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for i, (x, _) in enumerate(loader):
        seen += x.shape[1]
        if (i + 1) % every == 0:
            lines.append(seen)
    return lines
""",
        slip="features are counted instead of samples",
        named=("number of features",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    lines = []
    for i, (x, _) in enumerate(loader):
        if (i + 1) % every == 0:
            lines.append(len(x))
    return lines
""",
        slip="the size of the batch instead of the running total",
        named=("sizes of single batches",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    lines = []
    for batch, (x, y) in enumerate(loader, start=1):
        if batch % every == 0:
            lines.append(batch * loader.batch_size)
    return lines
""",
        slip="the short last batch is taken for a full one",
        named=("every batch as a full one",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
            return lines
""",
        slip="returns after the first note",
        named=("Your function gives None, for some inputs or for",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for x, _ in loader:
        seen += len(x)
        lines.append(seen)
    return lines
""",
        slip="every is ignored",
        named=("You note a number after every batch, whatever `every`",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen = 0
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            print(seen)
""",
        slip="printed and not returned",
        named=("Your function gives None, for some inputs or for",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
            seen = 0
    return lines
""",
        slip="counted anew after each note",
        named=("Your numbers are counted anew after each note",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0 or batch == len(loader):
            lines.append(seen)
    return lines
""",
        slip="the end of the epoch is always noted too",
        named=("You also note the end of the epoch, where",),
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    seen, lines = 0, []
    for batch, (x, _) in enumerate(loader, start=1):
        seen += len(x)
        if batch % every == 0:
            lines.append(seen)
    return lines
""",
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    sizes = [len(y) for _, y in loader]
    return np.cumsum(sizes)[every - 1 :: every].tolist()
""",
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    result = []
    count = 0
    total = 0
    for pair in loader:
        total = total + pair[0].shape[0]
        count = count + 1
        if count == every:
            result.append(total)
            count = 0
    return result
""",
    ),
    Answer(
        "report",
        """\
def report(loader, every):
    totals = torch.tensor([len(x) for x, _ in loader]).cumsum(0)
    return tuple(totals[every - 1 :: every].tolist())
""",
        form=True,
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    right = (prediction := y)[y == k] == k
    return right.float().mean().item()
""",
        slip="the walrus is kept",
        named=("Your share is 1 whatever the logits are",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (y[prediction == k] == k).float().mean().item()
""",
        slip="the precision instead of the recall",
        named=("the precision, not the recall",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = logits.argmax(dim=1)
    return (prediction == y).float().mean().item()
""",
        slip="the accuracy over all samples",
        named=("accuracy over all samples",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=0).indices
    return (prediction[y == k] == k).float().mean().item()
""",
        slip="argmax along the samples",
        named=("An index or a mask does not fit what",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return ((prediction == k) & (y == k)).sum().item() / len(y)
""",
        slip="divided by all samples",
        named=("divided by the number of all samples",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    return (prediction[y == k] == k).sum().item()
""",
        slip="the number instead of the share",
        named=("number of samples, but the task asks for a share",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).values
    return (prediction[y == k] == k).float().mean().item()
""",
        slip="the largest logits instead of their indices",
        named=("compared the largest logits with a class number",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.argmax(logits, dim=1)
    return (prediction == k).float().mean().item()
""",
        slip="the share of all samples that are predicted as k",
        named=("This is how often the network says k, right",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.argmax(logits, dim=1)
    return (prediction[y != k] == y[y != k]).float().mean().item()
""",
        slip="the samples of all other classes",
        named=("You look at the samples of the *other* classes",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = logits.argmax(1)
    return ((prediction == k) == (y == k)).float().mean().item()
""",
        slip="agreement in k or not k, over all samples",
        named=("You also count the samples of other classes that",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = logits.argmax(1)
    return 100 * (prediction[y == k] == k).float().mean().item()
""",
        slip="per cent instead of a share",
        named=("off by a factor of a hundred",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = logits.argmax(1)
    return (prediction[y == k] != k).float().mean().item()
""",
        slip="the share that is missed",
        named=("This is 1 minus what is asked for",),
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    prediction = torch.max(logits, dim=1).indices
    right = prediction[y == k] == k
    return right.float().mean().item()
""",
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    hits = total = 0
    for row, label in zip(logits.tolist(), y.tolist()):
        if label != k:
            continue
        total += 1
        if row.index(max(row)) == k:
            hits += 1
    return hits / total
""",
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    p = torch.softmax(logits, dim=1)
    mine = y == k
    return float(((p.argmax(dim=-1) == k) & mine).sum()) / float(mine.sum())
""",
    ),
    Answer(
        "share_of_class",
        """\
def share_of_class(logits, y, k):
    return (logits[y == k].argmax(dim=1) == k).double().mean()
""",
        form=True,
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    return np.mean(losses), sum(rights) / sum(sizes)
""",
        slip="the mean over the batches, as in the classmate's",
        named=("loss is a mean over the batches",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    loss = sum(l * s for l, s in zip(losses, sizes)) / len(losses)
    return loss, sum(rights) / sum(sizes)
""",
        slip="weighted, but divided by the number of batches",
        named=("By what is a weighted mean divided",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    n = sum(sizes)
    return sum(losses) / n, sum(rights) / n
""",
        slip="the sum of the means is divided by the samples",
        named=("added up are means already",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(a * b for a, b in zip(losses, sizes)) / n
    accuracy = sum(rights) / n
    return accuracy, loss
""",
        slip="loss and accuracy exchanged",
        named=("in reverse order",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    losses, rights, sizes = map(np.array, (losses, rights, sizes))
    return (losses * sizes).sum() / sizes.sum(), (rights / sizes).mean()
""",
        slip="the accuracy is the mean of those of the batches",
        named=("The loss is right. Your accuracy is a mean over the batches,",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    loss = np.average(losses, weights=sizes)
    return loss, sum(rights) / len(rights)
""",
        slip="the accuracy is divided by the number of batches",
        named=("The loss is right. For the accuracy you divided the right an",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    loss = sum(l * r for l, r in zip(losses, rights)) / sum(sizes)
    return loss, sum(rights) / sum(sizes)
""",
        slip="weighted by the right answers",
        named=("by the number of right answers",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    n = len(sizes) * sizes[0]
    return sum(l * sizes[0] for l in losses) / n, sum(rights) / n
""",
        slip="all batches are taken to be as large as the first",
        named=("Your loss is a mean over the batches, in",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(l * s for l, s in zip(losses, sizes)) / n
    return round(loss, 2), round(sum(rights) / n, 2)
""",
        slip="rounded to two places",
        named=("Round as late as possible",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    return np.dot(losses, sizes) / np.sum(sizes)
""",
        slip="only the loss is returned",
        named=("Two numbers are to be returned: the loss, then",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    loss = np.dot(losses, sizes) / np.sum(sizes)
    return loss, 100 * sum(rights) / sum(sizes)
""",
        slip="the accuracy in per cent",
        named=("The loss is right. Your accuracy is in per cent. As a mean o",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    total_loss, total_right = 0, 0
    for l, r, s in zip(losses, rights, sizes):
        total_loss += l * s
        total_right += r
    return total_loss, total_right
""",
        slip="the sums are not divided",
        named=("Your loss is the sum over all samples",),
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    n = sum(sizes)
    loss = sum(l * s for l, s in zip(losses, sizes, strict=True)) / n
    return loss, sum(rights) / n
""",
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    return np.average(losses, weights=sizes), np.sum(rights) / np.sum(sizes)
""",
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    total, correct, seen = 0.0, 0, 0
    for k in range(len(sizes)):
        total += losses[k] * sizes[k]
        correct += rights[k]
        seen += sizes[k]
    return total / seen, correct / seen
""",
    ),
    Answer(
        "epoch",
        """\
def epoch(losses, rights, sizes):
    losses, rights, sizes = (torch.tensor(v, dtype=torch.float64) for v in (losses, rights, sizes))
    return [(losses * sizes).sum() / sizes.sum(), rights.sum() / sizes.sum()]
""",
        form=True,
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    held = {id(p) for p in optimizer.param_groups[0]["params"]}
    return sum(id(p) in held for p in net.parameters())
""",
        slip="only the first group is looked at",
        named=("first parameter group only",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    return sum(len(group["params"]) for group in optimizer.param_groups)
""",
        slip="all tensors of the optimiser are counted",
        named=("all tensors that the optimiser holds",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    return len(list(net.parameters()))
""",
        slip="all tensors of the network are counted",
        named=("Your answer does not depend on the optimiser. Is each",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    count = 0
    for p in net.parameters():
        for group in optimizer.param_groups:
            if any(p.shape == q.shape and torch.equal(p, q) for q in group["params"]):
                count += 1
    return count
""",
        slip="compared by value, so a copy counts",
        named=("You compared values",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    shapes = [q.shape for g in optimizer.param_groups for q in g["params"]]
    return sum(p.shape in shapes for p in net.parameters())
""",
        slip="compared by shape",
        named=("as they do if you compared shapes",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    held = [q for g in optimizer.param_groups for q in g["params"]]
    return sum(p in held for p in net.parameters())
""",
        slip="in compares the tensors entry by entry",
        named=("combined entry by entry here, as by `==`, which `in` uses",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    held = {id(q) for g in optimizer.param_groups for q in g["params"]}
    return sum(p.numel() for p in net.parameters() if id(p) in held)
""",
        slip="the numbers are counted and not the tensors",
        named=("counted the entries of the tensors",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    held = {id(q) for g in optimizer.param_groups for q in g["params"]}
    return any(id(p) in held for p in net.parameters())
""",
        slip="only says whether there is any",
        named=("Your answer only says whether the optimiser holds any of them",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    held = {id(q) for g in optimizer.param_groups for q in g["params"]}
    return sum(id(p) not in held for p in net.parameters())
""",
        slip="those that the optimiser does not hold",
        named=("does *not* hold",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    mine = [id(p) for p in net.parameters()]
    count = 0
    for group in optimizer.param_groups:
        if any(id(q) in mine for q in group["params"]):
            count += 1
    return count
""",
        slip="the groups are counted",
        named=("You counted parameter groups, but a group can hold",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    mine = {id(p) for p in net.parameters()}
    for group in optimizer.param_groups:
        count = sum(id(q) in mine for q in group["params"])
        return count
""",
        slip="returns inside the loop over the groups",
        named=("first parameter group only",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    names = [n for n, _ in net.named_parameters()]
    held = [q for g in optimizer.param_groups for q in g["params"]]
    return sum(n in held for n in names)
""",
        slip="the names of the parameters are looked for",
        named=("Your answer is 0 for every optimiser",),
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    held = {id(q) for group in optimizer.param_groups for q in group["params"]}
    return sum(id(p) in held for p in net.parameters())
""",
    ),
    Answer(
        "in_charge",
        """\
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
        """\
def in_charge(optimizer, net):
    mine = set(net.parameters())
    theirs = set()
    for group in optimizer.param_groups:
        theirs.update(group["params"])
    return len(mine & theirs)
""",
    ),
    Answer(
        "in_charge",
        """\
def in_charge(optimizer, net):
    places = [q.data_ptr() for g in optimizer.param_groups for q in g["params"]]
    return torch.tensor([p.data_ptr() in places for p in net.parameters()]).sum()
""",
        form=True,
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 2.89, 2.29, 4.0",
        slip="the factor 2 of the derivative is forgotten",
        named=("What is the derivative of a square",),
    ),
    Answer(
        "zero_grad",
        """\
usual = 2.8
never = 2.8
between = 4.0
""",
        slip="one step only",
        named=("For `usual` you gave the value after one step",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 0.76, 1.96, 4.0",
        slip="usual and never exchanged",
        named=("Your answers for the first and the second case",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.76, 1.96",
        slip="between is taken to be like usual",
        named=("what is left of the gradient",),
    ),
    Answer(
        "zero_grad",
        """\
usual = 1.96
never = 0.76
between = 0.76
""",
        slip="between is taken to be like never",
        named=("In the third case, what is left of the",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 0.76, 0.0",
        slip="the parameter is set to 0 instead of its gradient",
        named=("`zero_grad` sets gradients to zero, not the parameter",),
    ),
    Answer(
        "zero_grad", "usual, never, between = 6.76, 7.96, 4.0", slip="steps uphill", named=("moved along the gradient",)
    ),
    Answer(
        "zero_grad",
        """\
usual = 4 * 0.7**2
never = 2.8 - 0.1 * (12 + 12)
between = 4
""",
        slip="the old gradient is taken twice in never",
        named=("added the same gradient twice",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.96, 1.96, 4.0",
        slip="no accumulation in never",
        named=("gradient of the first step is still there",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 2.56, 1.76, 4",
        slip="the factor 1.5 is forgotten",
        named=("Your derivative is that of w squared, without the",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 1.372, -1.508, 4",
        slip="three steps",
        named=("That is the value after three steps, but the",),
    ),
    Answer(
        "zero_grad",
        "usual, never, between = 2.0, 0.8, 4.0",
        slip="rounded to one place",
        named=("Round as late as possible",),
    ),
    Answer("zero_grad", "usual, never, between = 1.96, 0.76, 4.0"),
    Answer(
        "zero_grad",
        """\
w = 4
w -= 0.1 * 3 * w
usual = w - 0.1 * 3 * w
never = w - 0.1 * (3 * 4 + 3 * w)
between = 4
""",
    ),
    Answer(
        "zero_grad",
        """\
def two_steps(keep, lost):
    w, grad = 4.0, 0.0
    for _ in range(2):
        grad = keep * grad + 3 * w
        w -= 0.1 * (0 if lost else grad)
    return w


usual = two_steps(0, False)
never = two_steps(1, False)
between = two_steps(1, True)
""",
    ),
    Answer("zero_grad", "usual, never, between = torch.tensor([1.96, 0.76, 4.0], dtype=torch.float64)", form=True),
    Answer(
        "classes",
        """\
def classes(net, X):
    with torch.no_grad():
        return net(X).argmax(dim=1)
""",
        slip="eval is forgotten",
        named=("Your answers still depend on the rest of the",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    net.eval()
    with torch.no_grad():
        return net(X).argmax(dim=1)
""",
        slip="left in the mode for inference",
        named=("left in the mode for inference",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train()
    return found
""",
        slip="always left in training mode",
        named=("leave every network in training mode",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    net.eval()
    was = net.training
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(was)
    return found
""",
        slip="the mode is read after eval",
        named=("left in the mode for inference",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    twin = copy.deepcopy(net)
    with torch.no_grad():
        return twin(X).argmax(dim=1)
""",
        slip="a copy, but in training mode",
        named=("The network is left in its mode and with its running means, ",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        logits = net(X)
    net.train(was)
    return logits
""",
        slip="the logits are returned",
        named=("You returned the logits. Which of the three of a sample is t",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=0)
    net.train(was)
    return found
""",
        slip="argmax along the samples",
        named=("You looked for the largest logit among the samples",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    was = net.training
    with torch.no_grad():
        out = net(X)
    net.eval()
    found = out.argmax(dim=1)
    net.train(was)
    return found
""",
        slip="eval after the forward pass",
        named=("Your answers still depend on the rest of the",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    was = net.training
    net.training = False
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.training = was
    return found
""",
        slip="only the outer module is switched",
        named=("Your answers still depend on the rest of the",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    with torch.no_grad():
        return torch.cat([net(x[None]).argmax(dim=1) for x in X])
""",
        slip="one sample at a time in training mode",
        named=("In training mode, batch norm needs several samples for",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        found, _ = torch.max(net(X), dim=1)
    net.train(was)
    return found
""",
        slip="largest logits instead of their indices",
        named=("returned the largest logits",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    kept = copy.deepcopy(net.state_dict())
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.load_state_dict(kept)
    return found
""",
        slip="the running averages are put back, but the batch is used",
        named=("The network is left in its mode and with its running means, ",),
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    was = net.training
    net.eval()
    with torch.no_grad():
        found = net(X).argmax(dim=1)
    net.train(was)
    return found
""",
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    return copy.deepcopy(net).eval()(X).argmax(dim=1)
""",
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    mode = net.training
    try:
        net.train(False)
        with torch.inference_mode():
            p = torch.softmax(net(X), dim=1)
            _, answer = torch.max(p, 1)
        return answer
    finally:
        net.train(mode)
""",
    ),
    Answer(
        "classes",
        """\
def classes(net, X):
    training = net.training
    net.eval()
    with torch.no_grad():
        found = [int(torch.argmax(row)) for row in net(X)]
    net.train(training)
    return found
""",
        form=True,
    ),
    Answer(
        "error_bar",
        "share, error, needed = 92, 3.8367, 736",
        slip="per cent",
        named=("You gave the share in per cent",),
    ),
    Answer(
        "error_bar",
        """\
share = 46 / 50
error = round(share * (1 - share) / 50, 4)
needed = 736
""",
        slip="the root is forgotten",
        named=("the root is missing",),
    ),
    Answer(
        "error_bar",
        """\
share = 0.92
error = round((0.92 * 0.08) ** 0.5, 4)
needed = 736
""",
        slip="not divided by n",
        named=("number of samples is missing",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0384, 192",
        slip="needed as if the error fell like 1/n",
        named=("falls with the *root*",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0384, 738",
        slip="needed from the rounded error",
        named=("Was a rounded number used on the way",),
    ),
    Answer(
        "error_bar",
        """\
share = 0.92
error = round(np.sqrt(0.92 * 0.08 / 49), 4)
needed = 737
""",
        slip="n - 1 instead of n",
        named=("You divided by n - 1",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.0767, 2944",
        slip="twice the standard error",
        named=("You gave the half width of an interval of",),
    ),
    Answer(
        "error_bar",
        """\
share = 46 / 50
error = round(np.sqrt(share / 50), 4)
needed = 9200
""",
        slip="the root of p/n, without 1 - p",
        named=("A factor of the variance of a single answer",),
    ),
    Answer(
        "error_bar",
        """\
share, error = 0.92, 0.0384
needed = round(0.92 * 0.08 / 0.01, 2)
""",
        slip="0.01 is not squared",
        named=("In the formula for the standard error n stands",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.08, 0.0384, 736",
        slip="the share of the wrong ones",
        named=("This is 1 minus what is asked for",),
    ),
    Answer(
        "error_bar",
        "share, error, needed = 0.92, 0.04, 736",
        slip="rounded to two places",
        named=("Give four decimals, rounded at the very end",),
    ),
    Answer(
        "error_bar",
        """\
share = 0.92
error = round(np.sqrt(0.92 * 0.08) / 50, 4)
needed = 28
""",
        slip="divided by n outside the root",
        named=("You divided by n outside the root, but it",),
    ),
    Answer(
        "error_bar",
        """\
share = 0.92
error = 0.0384
needed = 736
""",
    ),
    Answer(
        "error_bar",
        """\
n = 50
share = 46 / n
error = round(float(np.sqrt(share * (1 - share) / n)), 4)
needed = round(share * (1 - share) / 0.01**2)
""",
    ),
    Answer(
        "error_bar",
        """\
p, q = 0.92, 0.08
share, error, needed = p, round((p * q / 50) ** 0.5, 4), 92 * 8
""",
    ),
    Answer(
        "error_bar",
        """\
share = np.array([1.0] * 46 + [0.0] * 4).mean()
error = share * (1 - share)
needed = error / 0.0001
error = np.sqrt(error / 50)
""",
        form=True,
    ),
    Answer(
        "target",
        'settings = {"rate": 0.001, "momentum": 0.0, "batch": 16, "epochs": 10}',
        slip="the settings of the example, too few and too short steps",
        named=("At least one of the three networks is nearly",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.02, "momentum": 0.9, "batch": 16, "epochs": 200}',
        slip="too many steps",
        named=("more steps than are allowed",),
    ),
    Answer(
        "target",
        'settings = {"rate": 10.0, "momentum": 0.9, "batch": 16, "epochs": 50}',
        slip="the rate is much too large",
        named=("At least one of the three networks was thrown",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.0001, "momentum": 0.0, "batch": 16, "epochs": 85}',
        slip="the rate is far too small",
        named=("At least one of the three networks is nearly",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 16, "epochs": 2}',
        slip="too few epochs",
        named=("The loss is still high when the training ends, for at least",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 1.0, "batch": 16, "epochs": 50}',
        slip="momentum 1",
        named=("At least one of the three networks was thrown",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.05, "momentum": 0.9, "batch": 16, "epochs": 86}',
        slip="602 steps, as the batches are rounded down",
        named=("more steps than are allowed",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.01, "momentum": 0.9, "batch": 4, "epochs": 600}',
        slip="the steps are counted as if an epoch were one step",
        named=("so many steps that they were not tried",),
    ),
    Answer(
        "target",
        'settings = {"lr": 0.05, "momentum": 0.9, "batch": 16, "epochs": 50}',
        slip="another key for the rate",
        named=("Your dictionary lacks a key that `outcome` asks for",),
    ),
    Answer(
        "target",
        "settings = (0.05, 0.9, 16, 50)",
        slip="a tuple instead of a dictionary",
        named=("`settings` is to be a dictionary that has a",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.0, "momentum": 0.9, "batch": 16, "epochs": 50}',
        slip="the rate is 0",
        named=("At least one of the three networks is nearly",),
    ),
    Answer(
        "target",
        'settings = {"rate": 0.3, "momentum": 0.9, "batch": 4, "epochs": 20}',
        slip="a rate that is unstable with this momentum and small batches",
        named=("At least one of the three networks was thrown",),
    ),
    Answer("target", 'settings = {"rate": 0.02, "momentum": 0.9, "batch": 16, "epochs": 80}'),
    Answer("target", "settings = dict(rate=0.01, momentum=0.9, batch=16, epochs=60)"),
    Answer("target", 'settings = {"rate": 0.05, "momentum": 0.9, "batch": 112, "epochs": 600}'),
    Answer(
        "target", 'settings = {"rate": "0.02", "momentum": "0.9", "batch": 16.0, "epochs": np.array(80)}', form=True
    ),
]
