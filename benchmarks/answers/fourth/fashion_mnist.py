"""Answers to the exercise `fashion_mnist`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """
parameters = 784 * 300 + 300 * 100 + 100 * 10
steps = 860
last_batch = 24
bytes_needed = 4 * 4 * parameters
""",
        slip="the biases are not counted (nor in the bytes)",
        named=("The biases are missing: each neuron has one more parameter than it h",),
    ),
    Answer(
        "counts",
        """
parameters = 266610
steps = 55000 // 64
last_batch = 24
bytes_needed = 16 * 266610
""",
        slip="the short last batch is not counted as a step",
        named=("Your steps lack the last batch of the epoch, which counts although i",),
    ),
    Answer(
        "counts",
        """
parameters = 266610
steps = 860
last_batch = 860 * 64 - 55000
bytes_needed = 16 * 266610
""",
        slip="last batch: the images that are missing from it instead of those in it",
        named=("You gave how many images the last batch *lacks* to be full.",),
    ),
    Answer(
        "counts",
        """
parameters = 266610
steps = 860
last_batch = 24
bytes_needed = 3 * 4 * 266610
""",
        slip="Adam counted with one number for each parameter instead of two",
        named=("Those are 12 bytes, or three numbers, for each parameter. Besides it",),
    ),
    Answer(
        "counts",
        """
parameters = 266610
steps = 860
last_batch = 24
bytes_needed = 4 * 266610
""",
        slip="bytes of the parameters alone, without gradients and Adam",
        named=("How many numbers are stored for each parameter, and how many bytes d",),
    ),
    Answer(
        "counts",
        """
parameters = 784 * 300 + 300 + 300 * 100 + 100 + 100 * 10 + 10
steps = 860
last_batch = 24
bytes_needed = 4 * parameters + 4 * parameters
""",
        slip="what Adam stores is forgotten in the bytes",
        named=("Those are 8 bytes for each parameter. Its value, its gradient and wh",),
    ),
    Answer(
        "counts",
        """
parameters = 785 * 300 + 301 * 100
steps = 860
last_batch = 24
bytes_needed = 16 * parameters
""",
        slip="the output layer is forgotten",
        named=("One of the layers is missing. Between which layers are there weights",),
    ),
    Answer(
        "counts",
        """
parameters = (784 * 300 + 1) + (300 * 100 + 1) + (100 * 10 + 1)
steps = 860
last_batch = 24
bytes_needed = 16 * parameters
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("Each neuron has a bias of its own, not each layer.",),
    ),
    Answer(
        "counts",
        """
parameters = 785 * 300 + 301 * 100 + 101 * 10
steps = -(-60000 // 64)
last_batch = 60000 % 64
bytes_needed = 16 * parameters
""",
        slip="60,000 images instead of 55,000",
        named=("Those are the steps of 60,000 images, but this network learns from f",),
    ),
    Answer(
        "counts",
        """
sizes = [784, 300, 100, 10]
parameters = sum(a * b + b for a, b in zip(sizes, sizes[1:]))
batches = [len(range(k, min(k + 64, 55000))) for k in range(0, 55000, 64)]
steps = len(batches)
last_batch = batches[-1]
bytes_needed = 4 * (parameters + parameters + 2 * parameters)
""",
    ),
    Answer(
        "counts",
        """
parameters = 235500 + 30100 + 1010
full, last_batch = divmod(55000, 64)
steps = full + 1
bytes_needed = 2 ** 4 * parameters
""",
    ),
    Answer(
        "counts",
        """
parameters = np.int64(266610)
steps = np.ceil(55000 / 64)
last_batch = np.array(24)
bytes_needed = 4265760.0
""",
        form=True,
    ),
    # scaled
    Answer(
        "scaled",
        """
def scaled(train, test):
    return train / 255, test / 255
""",
        slip="divided by 255 instead of scaled by the darkest and brightest training pixel",
        named=("You used the largest byte that there can be. The task asks for the d",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="subtraction in bytes: test pixels darker than all training pixels wrap round",
        named=("A byte cannot be negative, so a test pixel darker than all training ",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    both = np.concatenate([train.ravel(), test.ravel()]).astype(float)
    low, high = both.min(), both.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="darkest and brightest pixel of both sets together",
        named=("Your scale depends on the test images, from which nothing may be lea",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    a, b = (train - low) / (high - low), (test - low) / (high - low)
    return a, np.clip(b, 0, 1)
""",
        slip="test pixels outside the training range are clipped to 0 and 1",
        named=("You cut off test pixels that are darker or brighter than all trainin",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    low, high = train.min(axis=0), train.max(axis=0)
    spread = np.where(high > low, high - low, 1)
    return (train - low) / spread, (test - low) / spread
""",
        slip="each column of pixels is scaled by its own minimum and maximum",
        named=("You scale each column by itself, so the same byte becomes different ",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    high = float(train.max())
    return train / high, test / high
""",
        slip="the darkest training pixel is not subtracted",
        named=("Your darkest training pixel does not become 0. What is subtracted, a",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()
""",
        slip="standardised with mean and standard deviation of the training pixels",
        named=("You standardised: a mean of 0 and a standard deviation of 1. The tas",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    train = (train - train.min()) / (train.max() - train.min())
    test = (test - train.min()) / (train.max() - train.min())
    return train, test
""",
        slip="train is overwritten first, so the test set is scaled with 0 and 1, that is not at all",
        named=(),
        near=True,
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(int), test.astype(int)
    low, high = train.min(), train.max()
    return (train - low) // (high - low), (test - low) // (high - low)
""",
        slip="whole-number division",
        named=("You divide whole numbers without a rest, or store the result as byte",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    table = np.array([(byte - low) / (high - low) for byte in range(256)])
    return table[train], table[test]
""",
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    ends = [float(np.min(train)), float(np.max(train))]
    slope, shift = np.polyfit(ends, [0.0, 1.0], 1)
    return slope * train + shift, slope * test + shift
""",
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return [((part - low) / (high - low)).tolist() for part in (train, test)]
""",
        form=True,
    ),
    # bounds
    Answer(
        "bounds",
        """
def bounds(k):
    return 0.0, np.inf
""",
        slip="the bounds of the ordinary cross-entropy, as if softmax were applied once",
        named=("The lowest would be 0 if softmax were applied once. How different ca",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.log(k)
""",
        slip="highest value taken for equal outputs instead of a sure wrong answer",
        named=("The loss is highest when the network is sure of a wrong class, not w",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(1 + k / np.e), np.log(np.e + k)
""",
        slip="k other outputs counted instead of k - 1",
        named=("One of the k outputs is that of the true class, so how many others a",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(np.e + k - 1), np.log(1 + (k - 1) / np.e)
""",
        slip="highest value first",
        named=("Both values are right, but in the wrong order: the lowest comes firs",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log2(np.e + k - 1) - 1, np.log2(np.e + k - 1)
""",
        slip="logarithm to base 2 instead of the natural one",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    total = np.e + k - 1
    return 1 / total, np.e / total
""",
        slip="the probabilities are returned instead of the losses",
        named=("These are probabilities of the true class. The loss is minus the log",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.log(1 + (k - 1) * np.e)
""",
        slip="highest value with all k - 1 wrong outputs at 1, although they sum to 1",
        named=("The outputs of a softmax sum to 1, so how many wrong classes can hav",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return 1 - np.log(np.e + k - 1), -np.log(np.e + k - 1)
""",
        slip="the minus before the logarithm is missing, so both losses have the wrong sign",
        named=("The size is right, but the sign is wrong: follow it through each ste",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    low = cross_entropy(np.array([[1.0] + [0.0] * (k - 1)]), np.array([0]))
    other = 1 / (k - 1)
    high = cross_entropy(np.array([[0.0] + [other] * (k - 1)]), np.array([0]))
    return low, high
""",
        slip="highest value with the wrong outputs all equal instead of a single one at 1",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    rows = np.zeros((2, k))
    rows[0, 0] = rows[1, 1] = 1e4
    return tuple(loss_classmate(row[None], np.array([0])) for row in rows)
""",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    high = np.logaddexp.reduce([1.0] + [0.0] * (k - 1))
    return float(high - 1), float(high)
""",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(np.e + k - 1) - np.array([1.0, 0.0])
""",
        form=True,
    ),
    # top
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = outputs.argsort(axis=1)[:, :k]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="argsort is ascending: the k smallest outputs are taken",
        named=("You look for the label among the smallest outputs. A sort puts these",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    return (outputs.argmax(axis=1) == y).mean()
""",
        slip="k is not used: ordinary accuracy",
        named=("This is the ordinary accuracy, whatever k is: the share of the sampl",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = outputs.argsort(axis=1)[:, -k:]
    return (best == y[:, None]).any(axis=1).sum()
""",
        slip="the number of samples instead of their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, None]).sum(axis=1)
    return (larger <= k).mean()
""",
        slip="off by one: k larger outputs are allowed, so the k + 1 largest count",
        named=("You let one output too many through. How many outputs may be larger ",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = outputs.argsort(axis=1)[:, -k:]
    return (best == y[:, None]).mean()
""",
        slip="mean over all places of the table instead of over the samples: divided by k as well",
        named=("Your answer is too small by a factor of k or of the number of classe",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return np.mean([label in best for label in y])
""",
        slip="the label is looked for among the best of all samples instead of its own",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)
    return (best[:, k - 1] == y).mean()
""",
        slip="only the k-th largest output is compared instead of the k largest",
        named=("You count only the labels in place k itself. Those with larger outpu",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    hits = 0
    for row, label in zip(outputs, y):
        if label in np.argsort(row)[::-1][:k]:
            hits += 1
        return hits / len(y)
""",
        slip="return inside the loop: only the first sample is counted",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, 1 : k + 1]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="off by one in the slice: the largest output itself is left out",
        named=("The largest output, or the last that may count, is not let through. ",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    own = np.take_along_axis(outputs, y[:, None], axis=1)
    return np.count_nonzero((outputs > own).sum(axis=1) < k) / len(y)
""",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    share = 0.0
    for row, label in zip(outputs.tolist(), y.tolist()):
        threshold = sorted(row, reverse=True)[k - 1]
        share += (row[label] >= threshold) / len(y)
    return share
""",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = outputs.argsort(axis=1)[:, ::-1][:, :k]
    return np.array((best == y[:, None]).any(axis=1).mean())
""",
        form=True,
    ),
    # shares
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    answered = counts.sum(axis=1)
    recall = right / np.maximum(counts.sum(axis=0), 1)
    precision = right / answered
    return recall, precision
""",
        slip="axes still interchanged, only the division by 0 is mended",
        named=("Recall and precision are exchanged. Which numbers count the bags the",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    with np.errstate(invalid="ignore"):
        return right / counts.sum(axis=1), right / counts.sum(axis=0)
""",
        slip="the precision of an answer that is never given is nan instead of 0",
        named=("Some garment is never the answer, so its total is 0. What does the t",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    answered = counts.sum(axis=0)
    precision = np.ones(len(counts))
    given = answered > 0
    precision[given] = right[given] / answered[given]
    return right / counts.sum(axis=1), precision
""",
        slip="the precision of an answer that is never given is 1 instead of 0",
        named=("For a garment that is never the answer, your precision is not what t",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    answered = counts.sum(axis=0)
    if (answered == 0).any():
        precision = np.zeros(len(counts))
    else:
        precision = right / answered
    return right / counts.sum(axis=1), precision
""",
        slip="one garment that is never the answer makes all precisions 0, not only its own",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / (counts.sum(axis=0) + 1)
""",
        slip="1 is added to every divisor of the precision to avoid the division by 0",
        named=("You changed all totals in order to avoid a division by 0. Only a tot",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / counts.sum(axis=1)
""",
        slip="the sums of the rows are used for both",
        named=("Your precision is another share of the garments of a kind, but it sh",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    answered = counts.sum(axis=0)
    given = answered > 0
    return right / counts.sum(axis=1), right[given] / answered[given]
""",
        slip="answers that are never given are left out of the precisions",
        named=("A garment that is never the answer is missing from your precisions; ",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    total = counts.sum()
    return right / total, right / total
""",
        slip="divided by the number of all samples",
        named=("You divide by the number of all images. Recall is a share of the gar",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    rows, columns = counts.sum(axis=1) - right, counts.sum(axis=0) - right
    return right / np.maximum(rows, 1), right / np.maximum(columns, 1)
""",
        slip="divided by the wrong ones only, the right ones are left out of the divisor",
        named=("You divide by the wrong ones. A share is taken of all, the right one",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    k = len(counts)
    recall, precision = np.zeros(k), np.zeros(k)
    for j in range(k):
        labelled = sum(counts[j, i] for i in range(k))
        answered = sum(counts[i, j] for i in range(k))
        recall[j] = counts[j, j] / labelled
        if answered:
            precision[j] = counts[j, j] / answered
    return recall, precision
""",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.einsum("ii->i", counts).astype(float)
    answered = np.einsum("ij->j", counts)
    precision = np.divide(right, answered, out=np.zeros_like(right), where=answered != 0)
    return right / np.einsum("ij->i", counts), precision
""",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    return np.array([right / counts.sum(axis=1), right / np.maximum(counts.sum(axis=0), 1)])
""",
        form=True,
    ),
    # report
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = np.full(len(losses), batch)
    sizes[-1] = n % batch
    return np.sum(sizes * np.array(losses)) / n, np.sum(rights) / n
""",
        slip="size of the last batch by the remainder, which is 0 when it is full",
        named=("Your loss is right while the last batch is short. When all batches a",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.mean(losses), np.sum(rights) / n
""",
        slip="only the accuracy is mended, the mean loss still weighs all batches alike",
        named=("Your loss is a mean over the batches, in which each sample of a shor",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    last = n - (len(losses) - 1) * batch
    loss = (batch * np.sum(losses[:-1]) + last * losses[-1]) / n
    return loss, np.sum(rights) / (len(rights) * batch)
""",
        slip="only the mean loss is mended, the accuracy still counts the last batch as full",
        named=("Your accuracy still counts samples that do not exist: is the last ba",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.sum(losses) / n, np.sum(rights) / n
""",
        slip="the mean losses are added without the sizes of their batches",
        named=("The losses are means over batches, so their sum, divided by the numb",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    rights = np.array(rights)
    return np.sum(rights * np.array(losses)) / rights.sum(), rights.sum() / n
""",
        slip="losses weighted with the numbers of right answers instead of the batch sizes",
        named=("You weighted each loss by the number of right answers. Over how many",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    last = n - (len(losses) - 1) * batch
    sizes = np.array([batch] * (len(losses) - 1) + [last])
    return np.sum(sizes * np.array(losses)) / n, np.mean(np.array(rights) / sizes)
""",
        slip="accuracy as the plain mean of the accuracies of the batches",
        named=("Your accuracy is a mean over the batches, in which the samples of a ",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    full = n // batch
    return np.mean(losses[:full]), np.sum(rights[:full]) / (full * batch)
""",
        slip="the short last batch is left out",
        named=("You left out the last batch where it is short, but its samples count",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    loss = 0
    for l in losses:
        loss += l * batch
    return loss / n, sum(rights) / n
""",
        slip="every batch weighted as full, the last one too, but divided by n",
        named=("You weight each loss by the size of a full batch, the last one too.",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    first = n - (len(losses) - 1) * batch
    sizes = [first] + [batch] * (len(losses) - 1)
    return np.dot(sizes, losses) / n, np.sum(rights) / n
""",
        slip="the first batch is taken for the short one",
        named=("Which of the batches is the short one?",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    left, total, hits = n, 0.0, 0
    for loss, right in zip(losses, rights):
        size = min(batch, left)
        total += size * loss
        hits += right
        left -= size
    return total / n, hits / n
""",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    by_sample = np.repeat(losses, batch)[:n]
    return by_sample.mean(), np.sum(rights) / n
""",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = np.diff(np.append(np.arange(0, n, batch), n))
    return np.array([[sizes @ np.array(losses) / n], [np.sum(rights) / n]]).ravel()
""",
        form=True,
    ),
    # error_bars
    Answer(
        "error_bars",
        """
on_1000 = 0.9 * 0.1 / 1000
on_10000 = 0.9 * 0.1 / 10000
images_needed = 90
""",
        slip="no root: variance instead of the standard error",
        named=("The root is missing: this is the variance of an accuracy, not its st",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = round(np.sqrt(0.9 / 1000), 4)
on_10000 = round(np.sqrt(0.9 / 10000), 4)
images_needed = 900000
""",
        slip="p instead of p (1 - p) under the root",
        named=("Is the factor 1 - p missing? When p is near 1, nearly all answers ar",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0316
on_10000 = 0.01
images_needed = 1000000
""",
        slip="1 over the root of n, without p (1 - p)",
        named=("The error depends on the probability too, not on n alone.",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.3 / 1000
on_10000 = 0.3 / 10000
images_needed = 300
""",
        slip="divided by n instead of by its root",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0186
on_10000 = 0.0059
images_needed = 345744
""",
        slip="1.96 standard errors, the half-width of an interval of 95 %, instead of one",
        named=("This is about twice the standard error, the half width of an interva",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0095
on_10000 = 0.0009
images_needed = 9487
""",
        slip="ten times as many images are thought to make the error ten times as small",
        named=("Ten times as many images do not make the standard error ten times sm",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = round((1000 * 0.9 * 0.1) ** 0.5, 4)
on_10000 = round((10000 * 0.9 * 0.1) ** 0.5, 4)
images_needed = 90000
""",
        slip="standard deviation of the number of right answers instead of their share",
        named=("The first two are standard errors of the *number* of right images, w",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0095
on_10000 = 0.0030
images_needed = int(0.3 / 0.001)
""",
        slip="images needed: the quotient is not squared",
        named=("In the formula for the standard error n stands under a root. When yo",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = round(np.sqrt(0.1 / 1000), 4)
on_10000 = round(np.sqrt(0.1 / 10000), 4)
images_needed = 100000
""",
        slip="1 - p instead of p (1 - p) under the root",
        named=("Give four decimals, rounded at the very end. If you did: is one of t",),
    ),
    Answer(
        "error_bars",
        """
def error(n, p=0.9):
    one = np.array([1.0] * 9 + [0.0])
    return one.std() / n ** 0.5


on_1000, on_10000 = error(1000), error(10000)
images_needed = 90_000
""",
    ),
    Answer(
        "error_bars",
        """
variance = 0.9 - 0.9 ** 2
on_1000 = round((variance / 1000) ** 0.5, 4)
on_10000 = 0.003
images_needed = round(10000 * (on_10000 / 0.001) ** 2)
""",
    ),
    Answer(
        "error_bars",
        """
on_1000 = np.float32(0.0095)
on_10000 = np.array(0.003)
images_needed = 9e4
""",
        form=True,
    ),
    # difference
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))
""",
        slip="n - 1 instead of n in the standard deviation",
        named=("You took n - 1 in place of n, which is often done, but the task asks",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    a, b = right_a.mean(), right_b.mean()
    return a - b, np.sqrt(a * (1 - a) / n + b * (1 - b) / n)
""",
        slip="error of two independent accuracies, as if tested on different images",
        named=("You added the errors as if the networks had been tested on different",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std()
""",
        slip="the standard deviation is not divided by the root of n",
        named=("Your error says how far single images stray, but the mean of n of th",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), np.sqrt((d ** 2).mean() / len(d))
""",
        slip="the mean is not subtracted before squaring",
        named=("You took the squared distances from 0, but the standard deviation ta",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_b.astype(int) - right_a.astype(int)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="B minus A instead of A minus B",
        named=("The difference has the wrong sign: it is A minus B.",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = np.abs(right_a.astype(int) - right_b.astype(int))
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="absolute differences: +1 wherever one of them alone is right",
        named=("You counted where the two networks differ at all. It matters which o",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(np.uint8) - right_b.astype(np.uint8)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="unsigned bytes, in which 0 - 1 becomes 255",
        named=("Bytes without a sign cannot hold -1, so it wraps around.",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    return d.mean(), d.var() / np.sqrt(len(d))
""",
        slip="variance instead of the standard deviation",
        named=("You divided the variance, not the standard deviation, by the root of",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    d = d[d != 0]
    return d.sum() / len(right_a), d.std() / np.sqrt(len(right_a))
""",
        slip="standard deviation only over the images on which A and B differ",
        named=("Your error leaves out the images on which both agree. Their differen",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    only_a = np.count_nonzero(right_a & ~right_b) / n
    only_b = np.count_nonzero(~right_a & right_b) / n
    gap = only_a - only_b
    return gap, ((only_a + only_b - gap ** 2) / n) ** 0.5
""",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = [int(a) - int(b) for a, b in zip(right_a, right_b)]
    n = len(d)
    mean = sum(d) / n
    spread = (sum((x - mean) ** 2 for x in d) / n) ** 0.5
    return mean, spread / n ** 0.5
""",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = np.where(right_a, 1.0, 0.0) - np.where(right_b, 1.0, 0.0)
    return np.array([d.mean(), d.std() / np.sqrt(d.size)])
""",
        form=True,
    ),
    # zero_start
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [True, True, True, True]
""",
        slip="every parameter is thought to change",
        named=("You say that all four change. The gradient of a weight is the upstre",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, True, True]
""",
        slip="W2 is thought to change although all hidden outputs are 0",
        named=("The gradient of W2 is the output of the hidden layer times the upstr",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, False, False]
""",
        slip="b2 is thought to stay too: nothing is thought to change",
        named=("You say that nothing changes. The upstream gradient at the logits is",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, True, False, True]
""",
        slip="b1 is thought to change although nothing passes back through W2 = 0",
        named=("On its way to the hidden layer, the upstream gradient is multiplied ",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 0.0
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
        slip="logits of 0 are thought to give a loss of 0",
        named=("The loss is not 0: equal logits give each class a probability of one",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.0
changes = [False, False, False, True]
""",
        slip="equal outputs are thought to be never right, although argmax returns 0",
        named=("All outputs are equal, so every image gets the same answer. For how ",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = round(np.log10(10), 2)
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
        slip="logarithm to base 10 instead of the natural one",
        named=("The cross-entropy of the course takes the natural logarithm.",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = round(-np.log(1 / 10), 2)
zero_accuracy = 100
changes = [False, False, False, True]
""",
        slip="the number of right answers instead of the accuracy",
        named=("Is the accuracy a share, in per cent, or a number of images?",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [True, True, True, False]
""",
        slip="the truth values say what stays instead of what changes",
        named=("Does your list say what changes, or what stays as it is? The loss an",),
    ),
    Answer(
        "zero_start",
        """
p = np.full(10, 0.1)
zero_loss = round(float(-np.log(p[0])), 2)
zero_accuracy = 100 / 1000
hidden, W2 = np.zeros(128), np.zeros((128, 10))
up = p - np.eye(10)[3]
arrives = W2 @ up
changes = [bool(arrives.any()), bool(arrives.any()), bool(np.outer(hidden, up).any()), bool(up.any())]
""",
    ),
    Answer(
        "zero_start",
        """
zero_loss = np.log(10)
zero_accuracy = 1 / 10
changes = [name == "b2" for name in ("W1", "b1", "W2", "b2")]
""",
    ),
    Answer(
        "zero_start",
        """
zero_loss = np.float64(2.3)
zero_accuracy = np.array(0.1)
changes = (0, 0, 0, 1)
""",
        form=True,
    ),
    # gradients
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    up = (P - T) / len(y)
    back = (up @ W2.T) * (S > 0)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="backward pass with the slope 0 of the ordinary ReLU below 0",
        named=("Below, yours stop where the weighted sum is negative, as for a plain",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.maximum(S, 0)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    up = (P - T) / len(y)
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="forward pass with the ordinary ReLU",
        named=("In your forward pass the ReLU is not leaky yet: of a negative sum, a",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    T = np.eye(P.shape[1])[y]
    up = (P - T) / len(y)
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="targets not smoothed",
        named=("Your targets are still one-hot: the smoothing is missing.",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = np.full(P.shape, 0.2 / k)
    T[np.arange(len(y)), y] = 0.8
    up = (P - T) / len(y)
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the true class gets 0.8 in all, without its share 0.2 / k",
        named=("What do your targets of a sample sum to, and does the true class get",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = np.full(P.shape, 0.2 / (k - 1))
    T[np.arange(len(y)), y] = 0.8
    up = (P - T) / len(y)
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the 0.2 is spread over the k - 1 other classes only",
        named=("You share the 0.2 among the wrong classes only. The task gives it to",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    up = P - T
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="sum over the samples instead of the mean: 1 / n is missing",
        named=("All four of your gradients are those of a sum over the samples, but ",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    up = (P - T) / len(y)
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.mean(axis=0), Z.T @ up, up.mean(axis=0)
""",
        slip="gradients of the biases divided by n a second time, by a mean",
        named=("Those of the biases are means, but the upstream gradient has already",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    up = (P - T) / len(y)
    back = (up @ W2.T) * Z
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="multiplied by the hidden outputs instead of the slope of the leaky ReLU",
        named=("Below, the upstream gradient is multiplied by the *slope* of the act",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    up = (P - T) * P * (1 - P) / len(y)
    back = (up @ W2.T) * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="an additional slope p (1 - p) of softmax, as with squared errors",
        named=("Softmax and cross-entropy together have a simple gradient by the log",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    found = [np.zeros(a.shape) for a in (W1, b1, W2, b2)]
    k = len(b2)
    for x, label in zip(X, y):
        s = x @ W1 + b1
        slope = np.array([1.0 if v > 0 else 0.1 for v in s])
        z = slope * s
        logits = z @ W2 + b2
        e = np.exp(logits - logits.max())
        target = np.full(k, 0.2 / k)
        target[label] += 0.8
        up = e / e.sum() - target
        back = slope * (W2 @ up)
        for g, part in zip(found, (np.outer(x, back), back, np.outer(z, up), up)):
            g += part / len(y)
    return found
""",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = np.einsum("nd,dh->nh", X, W1) + b1
    Z = np.maximum(S, S / 10)
    P = softmax(Z @ W2 + b2)
    n, k = P.shape
    P -= 0.2 / k
    P[np.arange(n), y] -= 0.8
    back = np.einsum("nk,hk->nh", P, W2) * (0.1 + 0.9 * (S > 0))
    return (np.einsum("nd,nh->dh", X, back) / n, np.einsum("nh->h", back) / n,
            np.einsum("nh,nk->hk", Z, P) / n, np.einsum("nk->k", P) / n)
""",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    f = np.where(S > 0, 1.0, 0.1)
    Z = f * S
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    up = (P - 0.8 * np.eye(k)[y] - 0.2 / k) / len(y)
    back = up @ W2.T * f
    by_b1, by_b2 = np.sum(back, axis=0, keepdims=True), np.sum(up, axis=0, keepdims=True)
    return [X.T @ back, by_b1, Z.T @ up, by_b2]
""",
        form=True,
    ),
    # best_of_twenty
    Answer(
        "best_of_twenty",
        'truth = "ffftt"',
        slip="a: the chosen maximum is thought to be no luckier on new images",
        named=("Look at statement a again. Of twenty networks that are equally good,",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ttftt"',
        slip="b: the best of twenty, chosen on the test set, is thought to be a fair report",
        named=("Look at statement b again. The figure is meant to say what the netwo",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfttt"',
        slip="c: different seeds are thought to make the mean meaningless",
        named=("Look at statement c again. What would twenty runs with one seed have",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tffft"',
        slip="d: the mean is thought to be made too high by the choice",
        named=("Look at statement d again. Which of the twenty figures enter into th",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfftf"',
        slip="e: choosing on a validation set is thought to be no fairer",
        named=("Look at statement e again. Which images decide there, and have the t",),
    ),
    Answer("best_of_twenty", 'truth = "ftftt"', slip="a and b: the best result is believed as it stands"),
    Answer(
        "best_of_twenty", 'truth = "tffff"', slip="d and e: all figures of this experiment are thought to be too high"
    ),
    Answer(
        "best_of_twenty",
        'truth = "fttff"',
        slip="each letter turned round: t and f interchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ttttt"',
        slip="all judged true, the false b and c among them",
        named=(),
        near=True,
    ),
    Answer("best_of_twenty", 'truth = "".join(letter for letter in ("t", "f", "f", "t", "t"))'),
    Answer(
        "best_of_twenty",
        """
right = {"a", "d", "e"}
truth = ""
for statement in "abcde":
    truth += "ft"[statement in right]
""",
    ),
    Answer("best_of_twenty", 'truth = "TFFTT"', form=True),
    # calibration_error
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p[np.arange(len(y)), y], p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    inside = [number == b for b in np.unique(number)]
    gaps = np.array([abs(confidence[at].mean() - right[at].mean()) for at in inside])
    counts = np.array([at.sum() for at in inside])
    return (counts * gaps).sum() / len(y), gaps.max(), confidence.mean() - right.mean()
""",
        slip="confidence taken as the probability of the true class instead of the largest",
        named=("You took the probability of the true class for the confidence. The c",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.ceil(confidence * bins).astype(int) - 1
    inside = [number == b for b in np.unique(number)]
    gaps = np.array([abs(confidence[at].mean() - right[at].mean()) for at in inside])
    counts = np.array([at.sum() for at in inside])
    return (counts * gaps).sum() / len(y), gaps.max(), confidence.mean() - right.mean()
""",
        slip="a confidence on a border goes to the lower bin",
        named=("A confidence on a border went into the lower bin.",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = (confidence * bins).astype(int)
    inside = [number == b for b in np.unique(number)]
    gaps = np.array([abs(confidence[at].mean() - right[at].mean()) for at in inside])
    counts = np.array([at.sum() for at in inside])
    return (counts * gaps).sum() / len(y), gaps.max(), confidence.mean() - right.mean()
""",
        slip="a confidence of 1 gets a bin of its own instead of the last one",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = []
    for b in range(bins):
        at = number == b
        if at.any():
            gaps.append(abs(confidence[at].mean() - right[at].mean()))
    return np.mean(gaps), max(gaps), confidence.mean() - right.mean()
""",
        slip="plain mean of the distances, not weighted with the numbers of samples",
        named=("Your error is a mean over the bins, in which a bin with one sample c",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0, 0
    for b in range(bins):
        at = number == b
        if at.any():
            gap = confidence[at].mean() - right[at].mean()
            error += at.mean() * gap
            largest = max(largest, abs(gap))
    return error, largest, confidence.mean() - right.mean()
""",
        slip="first number without absolute values, so bins of opposite sign cancel",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    inside = [number == b for b in np.unique(number)]
    gaps = np.array([abs(confidence[at].mean() - right[at].mean()) for at in inside])
    counts = np.array([at.sum() for at in inside])
    return (counts * gaps).sum() / len(y), gaps.max(), abs(confidence.mean() - right.mean())
""",
        slip="third number without its sign",
        named=("The third number has lost its sign, which tells too much confidence ",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    inside = [number == b for b in np.unique(number)]
    gaps = np.array([abs(confidence[at].mean() - right[at].mean()) for at in inside])
    counts = np.array([at.sum() for at in inside])
    return (counts * gaps).sum() / len(y), gaps.max(), right.mean() - confidence.mean()
""",
        slip="third number: accuracy minus confidence",
        named=("The third number has the wrong sign: it is positive for a network th",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0, 0
    for b in np.unique(number):
        at = number == b
        gap = abs((b + 0.5) / bins - right[at].mean())
        error += at.mean() * gap
        largest = max(largest, gap)
    return error, largest, confidence.mean() - right.mean()
""",
        slip="the middle of the bin instead of the mean confidence in it",
        named=("You took the middle of each bin for the confidence. Its samples have",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    parts = []
    for b in np.unique(number):
        at = number == b
        parts.append(at.mean() * abs(confidence[at].mean() - right[at].mean()))
    return sum(parts), max(parts), confidence.mean() - right.mean()
""",
        slip="second number: the largest weighted distance",
        named=("Your largest distance is weighted by the share of its bin. The secon",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence = [max(row) for row in p.tolist()]
    right = [row.index(max(row)) == label for row, label in zip(p.tolist(), y)]
    table = {}
    for c, r in zip(confidence, right):
        table.setdefault(min(int(c * bins), bins - 1), []).append((c, r))
    error, largest = 0.0, 0.0
    for entries in table.values():
        m = len(entries)
        gap = abs(sum(c for c, _ in entries) / m - sum(r for _, r in entries) / m)
        error += m * gap / len(y)
        largest = max(largest, gap)
    return error, largest, (sum(confidence) - sum(right)) / len(y)
""",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    n = len(y)
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.clip(np.floor(confidence * bins), 0, bins - 1).astype(int)
    excess = np.bincount(number, weights=confidence - right, minlength=bins)
    counts = np.bincount(number, minlength=bins)
    return np.abs(excess).sum() / n, np.max(np.abs(excess) / np.maximum(counts, 1)), excess.sum() / n
""",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    inside = np.eye(bins)[number]
    counts = inside.sum(axis=0)
    filled = counts > 0
    gaps = np.abs((confidence - right) @ inside)[filled] / counts[filled]
    return np.array([counts[filled] @ gaps / len(y), gaps.max(), np.mean(confidence - right)])
""",
        form=True,
    ),
    # temperature
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = 0.1956
odds = 5.25
""",
        slip="sign of the slope: the minus of da/dT forgotten",
        named=("The sign is wrong: where the network is too sure, a higher temperatu",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = 0.7824
odds = 5.25
""",
        slip="slope with respect to a = 1/T instead of T",
        named=("That is the derivative with respect to 1/T. The chain rule has anoth",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = -0.3912
odds = 5.25
""",
        slip="slope divided by T instead of its square",
        named=("You multiplied by the derivative of 1/T without its square.",),
    ),
    Answer(
        "temperature",
        """
confidence = round(625 / 626, 4)
at_two = round(625 / 626 / 2, 4)
slope = round(-np.log(625) * (625 / 626 / 2 - 0.84) / 4, 4)
odds = 5.25
""",
        slip="the probability is divided by the temperature instead of the logits",
        named=("The logits are divided, not the probabilities.",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = round(625**2 / (625**2 + 1), 4)
slope = round(-np.log(625) * (625**2 / (625**2 + 1) - 0.84) / 4, 4)
odds = 5.25
""",
        slip="logits multiplied by the temperature",
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = -0.1956
odds = 0.84
""",
        slip="odds: the best confidence itself instead of its ratio to the other probability",
        named=("That is the confidence at the best temperature. By what is it to be ",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = -0.1956
odds = round(64 / 336, 4)
""",
        slip="odds turned round: wrong ones divided by right ones",
        named=("Your odds are upside down.",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = -0.2549
odds = 5.25
""",
        slip="slope with the confidence at T = 1 instead of T = 2",
        named=("You took the confidence without the temperature, but the slope is as",),
    ),
    Answer(
        "temperature",
        """
s = np.log10(625)
confidence = round(np.exp(s) / (np.exp(s) + 1), 4)
at_two = round(np.exp(s / 2) / (np.exp(s / 2) + 1), 4)
slope = round(-s * (at_two - 0.84) / 4, 4)
odds = 5.25
""",
        slip="the logarithm read as that to base 10, the power taken to base e",
    ),
    Answer(
        "temperature",
        """
def J(T):
    z = np.log(625) / T
    return np.log(1 + np.exp(z)) - 0.84 * z


h = 1e-5
confidence = 1 / (1 + 1 / 625)
at_two = 1 / (1 + 1 / 25)
slope = (J(2 + h) - J(2 - h)) / (2 * h)
odds = 336 / 64
""",
    ),
    Answer(
        "temperature",
        """
s = np.array([np.log(625), 0])
p = np.exp(s / 2) / np.exp(s / 2).sum()
confidence = round(np.exp(s[0]) / np.exp(s).sum(), 4)
at_two = round(p[0], 4)
by_a = (336 * (p @ s - s[0]) + 64 * (p @ s - s[1])) / 400
slope = round(-by_a / 2**2, 4)
odds = 21 / 4
""",
    ),
    Answer(
        "temperature",
        """
confidence = np.array(0.9984)
at_two = np.float32(0.9615)
slope = np.array([-0.1956])[0]
odds = np.array(5.25)
""",
        form=True,
    ),
    # train_and_predict
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) * 1.0
    X_new = new_images.reshape(len(new_images), -1) * 1.0
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="pixels not divided by 255, with a learning rate for inputs up to 1",
        named=("Your network gives nearly the same answer for every image, but it le",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 += rate * Z.T @ up
            b2 += rate * up.sum(axis=0)
            W1 += rate * X[at].T @ back
            b1 += rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="gradients added instead of subtracted",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        X = rng.permutation(X)
        for k in range(0, len(X), 32):
            at = np.arange(k, min(k + 32, len(X)))
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the training images are shuffled, their labels are not",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = np.zeros((784, 64)), np.zeros(64)
    W2, b2 = np.zeros((64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="all weights start at 0, so only the output biases ever change",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="answers for the training images instead of the new ones",
        named=("You return as many numbers as there are training images. To which im",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=0)
""",
        slip="argmax over the images instead of the classes",
        named=("You return ten numbers, and not one label for each new image. If they",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    labels = test_labels
    X = test_images.reshape(len(test_images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(30):
        rate = 0.2 * 0.9 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="trained on the notebook's test images and labels instead of the arguments",
        named=("Your labels are hardly better than guessing, or worse. Label the trai",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[:32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the slice does not move on: each epoch uses one batch of 32 images again and again",
        named=("Your network learns, but misses the target. Label the training image",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) // 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="new images divided by 255 in whole numbers, so nearly all pixels become 0",
        named=(),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, X_new = (a.reshape(len(a), 784).astype(np.float32) / 255 for a in (images, new_images))
    mean = X.mean(axis=0)
    X, X_new = X - mean, X_new - mean
    T = np.eye(10, dtype=np.float32)[labels]
    sizes = [784, 100, 10]
    weights = []
    for m, n in zip(sizes, sizes[1:]):
        weights += [rng.normal(0, (2 / m) ** 0.5, (m, n)).astype(np.float32), np.zeros(n, dtype=np.float32)]
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]

    def forward(X):
        Z = np.maximum(X @ weights[0] + weights[1], 0)
        s = Z @ weights[2] + weights[3]
        e = np.exp(s - s.max(axis=1, keepdims=True))
        return Z, e / e.sum(axis=1, keepdims=True)

    step, epochs = 0, 8
    for epoch in range(epochs):
        rate = 0.002 * (1 - epoch / epochs)
        for at in np.array_split(rng.permutation(len(X)), max(1, len(X) // 50)):
            Z, P = forward(X[at])
            up = (P - T[at]) / len(at)
            back = up @ weights[2].T * (Z > 0)
            step += 1
            found = X[at].T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
            for w, g, (m, v) in zip(weights, found, moments):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-7)
    return forward(X_new)[1].argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)

    def rows(a):
        return np.hstack([a.reshape(len(a), -1) / 255.0, np.ones((len(a), 1))])

    def hidden(A):
        return np.hstack([np.tanh(A @ V), np.ones((len(A), 1))])

    X = rows(images)
    V = rng.normal(size=(785, 80)) / 28
    W = np.zeros((81, 10))
    speed_V, speed_W = np.zeros_like(V), np.zeros_like(W)
    for rate in (0.05, 0.05, 0.03, 0.02, 0.01, 0.005):
        order = rng.permutation(len(X))
        for k in range(0, len(X), 40):
            A, t = X[order[k : k + 40]], labels[order[k : k + 40]]
            H = hidden(A)
            s = H @ W
            P = np.exp(s - s.max(axis=1)[:, None])
            P /= P.sum(axis=1)[:, None]
            P[range(len(t)), t] -= 1
            back = (P @ W[:-1].T) * (1 - H[:, :-1] ** 2)
            speed_W = 0.9 * speed_W - rate * H.T @ P / len(t)
            speed_V = 0.9 * speed_V - rate * A.T @ back / len(t)
            W, V = W + speed_W, V + speed_V
    return np.argmax(hidden(rows(new_images)) @ W, axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    X_new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 * 0.6 ** epoch
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            at = order[k : k + 32]
            Z = np.maximum(X[at] @ W1 + b1, 0)
            s = Z @ W2 + b2
            up = np.exp(s - s.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(at)), labels[at]] -= 1
            up /= len(at)
            back = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[at].T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(X_new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1).tolist()
""",
        form=True,
    ),
]
